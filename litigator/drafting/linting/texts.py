"""The text files of a library, as lint reads them: without signs that no text has, and with the line where each fault stands."""

import re
from collections.abc import Iterator
from typing import Any

from litigator.drafting.linting.finding import Finding, Findings, Place
from litigator.drafting.linting.wording import tell
from litigator.errors import LibraryFault, Problem, Unreadable
from litigator.tongue import lasting, phrase

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LINE = re.compile(r":(\d+)(?::|$)")
# What is wrong with a condition is said in both languages: the catalogue is opened here, as the child can open nothing later.
_ = lasting("yes").lt


def read_text(content: bytes, file: str, findings: Findings) -> str:
    """The text without the signs that no text has, each told at its line. Raises `Unreadable` where it is not UTF-8."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Unreadable(
            phrase("{file} is no text: it is not UTF-8", file=file), fix=phrase("save it as UTF-8")
        ) from error
    for number, line in enumerate(text.split("\n"), 1):
        signs = sorted({letter for letter in line if letter < " " and letter not in "\t\r"})
        if signs:
            what = tell(
                "the line holds signs that no text has: {signs}", signs=", ".join(f"U+{ord(one):04X}" for one in signs)
            )
            findings.wrong("signs", Place(file, line=number), what, tell("remove it"))
    return _CONTROL.sub("", text)


def by_line(fault: LibraryFault, file: str) -> Iterator[tuple[Place, Problem]]:
    """What is wrong with the shape of a file, each problem with the line where it stands."""
    for problem in fault.problems:
        line = _LINE.search(problem.where)
        yield Place(file, line=int(line[1]) if line else 1), problem


def line_of(text: str, word: str) -> int:
    """The first line that holds a word; the first of all where none does."""
    for number, line in enumerate(text.split("\n"), 1):
        if word in line:
            return number
    return 1


def in_order(found: list[Finding]) -> list[Finding]:
    """The findings in the order of the lines, each once."""
    kept: dict[Any, Finding] = {
        (one.rule, str(one.what), one.place.part, one.place.line): one for one in reversed(found)
    }
    return sorted(kept.values(), key=lambda one: (one.place.part, one.place.line))
