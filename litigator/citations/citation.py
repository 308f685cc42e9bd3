"""A citation as it stands in a text: where, of what, which numbers and paragraphs, and what a short form stands for."""

import datetime
from typing import Literal

from litigator.shape import dataclass

Kind = Literal["ecthr", "cjeu", "ecli", "celex", "lt", "un", "statute", "other"]
Form = Literal["full", "report", "number", "short", "ibid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One span of a text, from the name (or the number, where no name stands) to the last pinpoint.

    `id` is the normal form of what is cited (`16483/12`, `C-411/10`, `A-1798-822/2017`, `CCPR/C/120/D/2728/2016`,
    `dir.2013/33:8(3)(e)`); a case cited without a number is called by its volume (`Series A no. 28`), else by name and date. `numbers` are all
    numbers of a joined case as the court writes them, of an act its number; `pinpoints` digits (`91`, `49-51`), of an act its provisions.
    A short form has no number of its own: `resolves_to` is the `id` of the full citation in the same text, or None;
    where its name fits several equally («Saadi», of two States), it is None and `candidates` are their ids, the nearest first.
    `marks` are what stands beside the name: `GC`, `dec`, `PPU`, `pending`, `opinion`; `continued` of a further paragraph of the case cited before.
    """

    start: int
    end: int
    text: str
    kind: Kind
    form: Form = "full"
    id: str | None = None
    numbers: tuple[str, ...] = ()
    pinpoints: tuple[str, ...] = ()
    name: str | None = None
    date: datetime.date | None = None
    ecli: str | None = None
    marks: tuple[str, ...] = ()
    resolves_to: str | None = None
    candidates: tuple[str, ...] = ()
