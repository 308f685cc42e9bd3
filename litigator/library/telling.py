"""Where a fault of the library stands, and the fault that most of them are: a name that names nothing."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.tongue import phrase


def place_of(library: Library, room: str, name: str) -> str:
    """The file of an entry, the line where it begins, and its name."""
    path = library.files.get(f"{room}/{name}")
    return f"{room} {name}" if path is None else f"{path}:{_beginnings(path).get(name, 1)}: {name}"


@cache
def _beginnings(path: str) -> dict[str, int]:
    """On which line each entry of a file begins."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    matches = ((number, _BEGINS.match(line)) for number, line in enumerate(lines, 1))
    return {match[1]: number for number, match in matches if match}


_BEGINS = re.compile(r"-?\s*(?:id|forum):\s*[\"']?([^\s\"']+)")


def not_there(what: str, names: Iterable[str], known: Collection[str], where: str, fix: str = "") -> Iterator[Problem]:
    """A fault for each of `names` that is not `known`; the nearest one is offered, else `fix`."""
    for name in names:
        if name not in known:
            from rapidfuzz import process

            near = process.extractOne(name, list(known), score_cutoff=70)
            meant = phrase("did you mean {names}?", names=near[0]) if near else fix
            yield Problem(phrase("there is no {what} {name}", what=phrase(what), name=name), where, meant)
