"""How much a case file may hold: a value has an end and so has a case, and what is longer is a mistake of whatever wrote it."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from litigator.errors import Problem
from litigator.tongue import phrase

LONGEST = 500_000  # signs of one value: a book; what a person pastes into a field by mistake stays below it, and is kept as it was given
_MOST = 10_000_000  # signs of all of them: a case of three thousand pages


def too_long(case: Any) -> Iterator[Problem]:
    """Every value of the `CaseFile` that is longer than any, by its place (`claimants[2].name`); or that all of them are too much."""
    count = 0
    for where, length in _lengths(case, ""):
        count += length
        if length > LONGEST:
            yield Problem(
                phrase("it has {count:,} signs, more than any text ({longest:,})", count=length, longest=LONGEST),
                where,
                phrase("correct it"),
            )
    if count > _MOST:
        yield Problem(
            phrase("the case holds {count:,} signs, more than any case ({longest:,})", count=count, longest=_MOST),
            case.reference[:40],
            phrase("look whether something stands in it many times over"),
        )


def _lengths(value: Any, where: str) -> Iterator[tuple[str, int]]:
    if isinstance(value, str):
        yield where, len(value)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _lengths(item, f"{where}[{number}]")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _lengths(getattr(value, field.name), f"{where}.{field.name}" if where else field.name)
