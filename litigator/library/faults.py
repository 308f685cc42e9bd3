"""What is wrong in a room of the library, told to whoever looks into that room; whoever does without it is not stopped."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Never

from litigator.errors import LibraryFault, Problem
from litigator.tongue import plural


def fault_of(problems: Iterable[Problem]) -> LibraryFault:
    """The fault of a library with these problems, each told once."""
    each = tuple(dict.fromkeys(problems))
    said = plural("the library has {count} problem", "the library has {count} problems", len(each))
    return LibraryFault(said, problems=each)


class Faulty(Mapping[str, Any]):
    """A room that may not be used: what could be read of it is not all of it. Every look into it raises `LibraryFault` with its problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems

    def _raise(self) -> Never:
        raise fault_of(self._problems)

    def __getitem__(self, name: str) -> Any:
        self._raise()

    def __iter__(self) -> Iterator[str]:
        self._raise()

    def __len__(self) -> int:
        self._raise()
