"""The marks of clauses in a paragraph: whole, and of things the library has; what was meant where it has not."""

import re
from collections.abc import Collection, Iterator, Mapping

from litigator.drafting.linting.finding import Findings
from litigator.drafting.linting.meaning import meant, nearest
from litigator.drafting.linting.places import Paragraph
from litigator.drafting.linting.wording import tell
from litigator.drafting.wording import Sentence

MARK = re.compile(r"\[(?P<sign>[@&#>])(?P<name>[^\],\s]*)(?:[,\s]\s*(?P<rest>[^\]]*))?\]")
ROOMS = {
    "@": ("precedents", "precedent"),
    "&": ("acts", "act"),
    "#": ("exhibits", "kind of exhibit"),
    ">": ("clauses", "clause"),
}
_OPEN = re.compile(r"\[[@&#>](?![^\]\n]*\])|\[\[|\]\]")


def check(paragraph: Paragraph, findings: Findings, rooms: Mapping[str, Collection[str]]) -> None:
    """Every mark of the paragraph that leads nowhere or is left open. `rooms` are the names the library has, by room."""
    for mark in MARK.finditer(paragraph.text):
        room, kind = ROOMS[mark["sign"]]
        for what, fix in unknown(mark["name"], room, kind, rooms):
            findings.wrong("reference", paragraph.place, what, fix)
        if mark["sign"] == "&" and not mark["rest"]:
            what = tell("the mark «{tag}» names no provision", tag=mark[0])
            findings.wrong("mark", paragraph.place, what, tell("write {example}", example="[&echr 5(4)]"))
    for opened in _OPEN.finditer(paragraph.text):
        what = tell("the mark «{tag}» is never closed", tag=paragraph.text[opened.start() : opened.start() + 40])
        findings.wrong("mark", paragraph.place, what, tell("close it with a bracket"))


def unknown(
    name: str, room: str, kind: str, rooms: Mapping[str, Collection[str]]
) -> Iterator[tuple[Sentence, Sentence | str]]:
    """The fault of a name that a room of the library does not have; a room nobody gave is not asked."""
    known = rooms.get(room, ())
    if known and name not in known:
        everywhere = tell("all of them: docs/words.md") if room in ("exhibits", "issues") else ""
        yield tell(f"there is no {kind} «{{name}}»", name=name), meant(nearest(name, [*known])) or everywhere
