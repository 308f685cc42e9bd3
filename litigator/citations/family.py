"""The shape of a family of citations in `citations.yaml`. It stands alone, so that a library is read without the grammar of citations.

A family says in data which words or numbers give a citation away (`pattern`), where the name stands, and how it is read. Its examples say
what must be found, its counter-examples what must not.
"""

import datetime
from collections.abc import Mapping
from typing import Literal

from litigator.citations.citation import Form, Kind
from litigator.shape import dataclass

Naming = Literal["versus", "before", "dated", "court", "ruling", "inside", "none"]
Reading = Literal["case", "provision", "symbol"]
Tail = Literal["strasbourg", "luxembourg", "symbol"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an example says is found. Only what is given is compared; `text` is the whole span."""

    text: str | None = None
    kind: Kind | None = None
    form: Form | None = None
    id: str | None = None
    numbers: tuple[str, ...] | None = None
    pinpoints: tuple[str, ...] | None = None
    name: str | None = None
    date: datetime.date | None = None
    marks: tuple[str, ...] | None = None
    resolves_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of our own, and every citation in it, in order."""

    text: str
    finds: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One way of citing. Of two that claim the same words, the one that starts earlier has them, then the one that stands first in the files.

    `pattern` is a regular expression whose pieces «…» stand in the program (grammar, tails); its groups are `number`, `pin`, `date`,
    `mark`, `report`, `cited`, `ecli`, `name`, and for provisions `act`, `article` and the rest. `naming` says where the name stands: around
    `v.` (`versus`), directly before (`before`), after the date (`dated`), as the words of a court (`court`), as those of the Constitutional Court earlier in the list (`ruling`), in the pattern itself
    (`inside`), or nowhere. The pattern is tried only where one of the `anchors` begins (without any, it is searched for), and only in a text
    that holds one of `needs`. `lead` says how many characters of the pattern stand before the anchor, so that `rticle` serves both cases.
    """

    id: str
    kind: Kind
    title: Mapping[str, str]
    pattern: str
    examples: tuple[Example, ...]
    anchors: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    lead: int = 0
    counter_examples: tuple[str, ...] = ()
    form: Form = "full"
    reading: Reading = "case"
    naming: Naming = "none"
    tail: Tail | None = None
    numbered: str = "{}"
    note: str | None = None
