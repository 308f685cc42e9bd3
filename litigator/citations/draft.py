"""A citation in the making, and the claim it is made from: where a family's pattern fits a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from litigator.citations.citation import Form, Kind
from litigator.citations.family import Family

Groups = Mapping[str, list[str]]


@dataclass(slots=True)
class Draft:
    """A citation in the making. Places are those of the folded text; `named` is where its name stands.

    `candidates` are the ids of the cases a short name fits equally. `short` where words refer back («cited above»); `weak` where only a known name would make it one.
    """

    start: int
    end: int
    kind: Kind
    form: Form
    numbers: tuple[str, ...] = ()
    id: str | None = None
    pins: tuple[str, ...] = ()
    named: tuple[int, int] | None = None
    title: str | None = None
    date: str | None = None
    ecli: str | None = None
    reports: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    short: bool = False
    weak: bool = False
    paged: bool = False
    together: bool = False
    resolves_to: str | None = None
    candidates: tuple[str, ...] = ()


class Claim(NamedTuple):
    """Where a family's pattern fits; of two that begin together the earlier family's comes first."""

    start: int
    order: int
    end: int
    family: Family
    match: Any
