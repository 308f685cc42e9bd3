"""Slips of the hand: a word that stands twice, double spaces, a space before a comma."""

import re
from collections.abc import Iterator

from litigator.drafting.examining.passages import Examined, Passage
from litigator.drafting.examining.words import bare_number, found, near, say, where
from litigator.errors import Problem

_TWICE = re.compile(r"(?<![\w.-])([^\W\d_]{2,})[ \u00a0]+(\1)(?![\w-])", re.IGNORECASE)
_RIGHTLY = frozenset(
    ("that", "had", "vos", "toli", "vėl", "ilgai", "daug", "labai", "pat", "bla", "po", "šalia", "dar", "ne")
)
"""What may stand twice: «had had», «vos vos»."""
_LONG = 80
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s*")
_DOUBLE = re.compile(r"(?<=[^\s.]) {2,}(?=\S)")
_BEFORE = re.compile(r"(?<=\w) +(?=[,;](?:\s|$)|\.(?:\s|$))")


def slip_problems(document: Examined) -> Iterator[Problem]:
    """Words that stand twice, each at its place; spaces counted once for the whole document, as they harm nobody."""
    doubles: list[tuple[Passage, int]] = []
    stray: list[tuple[Passage, int]] = []
    for passage in document.passages:
        if not passage.running:
            continue
        for match in _TWICE.finditer(passage.text):
            if match[1].lower() not in _RIGHTLY and not _is_name(match, passage.text):
                what = say("a word stands twice: «{near}»", near=near(passage.text, *match.span()))
                yield found(passage, what, say("take one out"), "warning")
        doubles += [(passage, match.start()) for match in _DOUBLE.finditer(passage.text)]
        stray += [(passage, match.start()) for match in _BEFORE.finditer(passage.text)]
    yield from _paragraphs_twice(document)
    for told, places in (
        ("double spaces in {count} places, first: «{near}»", doubles),
        ("a space before a comma or full stop in {count} places, first: «{near}»", stray),
    ):
        if places:
            passage, at = places[0]
            # What is near keeps its spaces: they are what is shown.
            words = passage.text[max(at - 20, 0) : at + 20].replace("\n", " ")
            yield found(passage, say(told, count=len(places), near=words), say("for looks only"), "warning")


def _paragraphs_twice(document: Examined) -> Iterator[Problem]:
    """Long numbered paragraphs that stand word for word twice: what has no number may be a provision quoted again."""
    first: dict[str, Passage] = {}
    for passage in document.passages:
        if passage.story != "body" or passage.in_contents or len(passage.text) < _LONG or not bare_number(passage):
            continue
        words = " ".join(_NUMBERED.sub("", passage.text).split())
        earlier = first.setdefault(words, passage)
        if earlier is not passage:
            what = say("this paragraph stands twice, first here: {place}", place=where(earlier))
            yield found(passage, what, say("take one out"), "warning")


def _is_name(match: re.Match[str], text: str) -> bool:
    """Two equal names, as some people bear them: «Duran Duran». At the beginning of a sentence only the first has a capital."""
    return match[1][0].isupper() and match[2][0].isupper() and len(match[1]) > 3
