"""A decision as every style prints it and every export carries it, whether it is a built-in precedent or an imported judgment."""

import datetime
import re
from typing import Literal

from litigator.citations.authority import Precedent
from litigator.shape import dataclass

Court = Literal["ECtHR", "CJEU", "LT", "UN", "other"]
Kind = Literal["judgment", "decision", "order", "opinion", "views", "soft-law", "pending", "other"]
Bench = Literal["constitutional", "supreme", "supreme-administrative", "first-instance"]

_BENCH_OF_ID: tuple[tuple[str, Bench], ...] = (
    ("lt-kt-", "constitutional"),
    ("lt-lat-", "supreme"),
    ("lt-lvat-", "supreme-administrative"),
)
_BENCH_OF_NUMBER: tuple[tuple[str, Bench], ...] = (
    (r"KT\d|\d+-[A-Z]-N\d", "constitutional"),
    (r"e?[23]K-", "supreme"),
    (r"e?(?:AS?|P)\d?-\d", "supreme-administrative"),
)
_ADVOCATE = r" \(Opinion of (?:AG|Advocate General) ([^)]+?)(?: only)?\)$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One decision, ready to be printed. `id` is the built-in id or the one it was imported with.

    `name` has no mark of formation (`[GC]`, `(dec.)`): `grand` and `kind` say that; it is empty where no name is known. `named_surely` is False where the name could only be
    taken over as a database gave it. `numbers_total` counts the joined cases where not all numbers are known. `bench` is the Lithuanian
    court, `advocate` the Advocate General whose opinion it is.
    """

    id: str
    court: Court
    name: str
    kind: Kind = "judgment"
    grand: bool = False
    formation: str = ""
    numbers: tuple[str, ...] = ()
    numbers_total: int | None = None
    date: datetime.date | None = None
    final: datetime.date | None = None
    ecli: str | None = None
    url: str | None = None
    language: str = "en"
    name_lt: str | None = None
    named_surely: bool = True
    bench: Bench = "first-instance"
    advocate: str | None = None
    respondents: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What a list calls it: its name, else its numbers, else its id."""
        return self.name or ", ".join(self.numbers) or self.id

    @property
    def pending(self) -> bool:
        return self.kind == "pending"


def of_precedent(precedent: Precedent) -> Cited:
    """The decision that a file of `precedents/` describes."""
    name, advocate = precedent.name, None
    if "(Opinion of" in name and (found := re.search(_ADVOCATE, name)):
        name, advocate = name[: found.start()], found[1]
    return Cited(
        id=precedent.id,
        court=precedent.court,
        name=name.removesuffix(" (dec.)"),
        kind=_kind(precedent),
        grand=precedent.formation.startswith("Grand Chamber"),
        formation=precedent.formation,
        numbers=precedent.numbers,
        numbers_total=precedent.numbers_total,
        date=precedent.date,
        final=precedent.final,
        ecli=precedent.ecli,
        name_lt=precedent.name_lt,
        bench=bench_of(precedent.id, precedent.numbers) if precedent.court == "LT" else "first-instance",
        advocate=advocate,
        respondents=precedent.respondents,
    )


def bench_of(identity: str, numbers: tuple[str, ...]) -> Bench:
    """Which Lithuanian court decided, by the id of the built-in entry, else by the shape of the number."""
    for prefix, bench in _BENCH_OF_ID:
        if identity.startswith(prefix):
            return bench
    if not identity.startswith("lt-"):
        for shape, bench in _BENCH_OF_NUMBER:
            if any(re.match(shape, number) for number in numbers):
                return bench
    return "first-instance"


def _kind(precedent: Precedent) -> Kind:
    if precedent.status == "pending":
        return "pending"
    if precedent.status == "opinion-only":
        return "opinion"
    if precedent.status == "soft-law":
        return "soft-law"
    if precedent.court == "UN":
        return "views"
    return "decision" if precedent.name.endswith(" (dec.)") else "judgment"
