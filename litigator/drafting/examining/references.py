"""References inside a document: Word's own fields and links, and those typed by hand to paragraphs that are not there."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from litigator.drafting.examining.numbers import main_run
from litigator.drafting.examining.passages import Examined, Field, Passage
from litigator.drafting.examining.pinpoints import own_pinpoints
from litigator.drafting.examining.words import found, near, say
from litigator.drafting.wording import Sentence
from litigator.errors import Problem

_BROKEN = re.compile(
    r"(?:Error|Klaida|Erreur|Fehler)\s?[!:]\s*\S[^.!\n]{0,60}|Reference source not found|Nerastas nuorodos šaltinis|Bookmark not defined|Žym(?:elė|ė) neapibrėžta",
)

_FEW = 5
"""Fewer numbered paragraphs than this are a list in a document that does not number its text."""
_SAY_WHOSE = say("correct the number, or say whose paragraph it is")
_MENDS: Mapping[str, tuple[Sentence, Literal["error", "warning"]]] = {
    "sure": (say("correct the number"), "error"),
    "sent": (_SAY_WHOSE, "error"),
    "likely": (_SAY_WHOSE, "warning"),
}


def reference_problems(document: Examined) -> Iterator[Problem]:
    """Fields and links that lead nowhere or show something else than what they point at, and typed references past the last paragraph."""
    places = {name: passage for passage in document.passages for name in passage.bookmarks}
    numbers = {number for number, _ in main_run(document)}
    for passage in document.passages:
        broken = _BROKEN.search(passage.text)
        if broken:
            what = say("a reference is broken: «{near}»", near=near(passage.text, *broken.span()))
            yield found(passage, what, say("point it at a paragraph that is there"))
        for one in passage.fields:
            yield from _field(passage, one, places, document)
        for name in passage.links:
            yield from _link(passage, name, places)
        if passage.running and numbers:
            yield from _typed(passage, numbers)


def _field(passage: Passage, one: Field, places: dict[str, Passage], document: Examined) -> Iterator[Problem]:
    if one.does == "HYPERLINK":
        yield from _link(passage, one.target, places)
    if one.does not in ("REF", "PAGEREF", "NOTEREF") or not one.target:
        return
    if one.target not in places:
        if _BROKEN.search(one.shown) is None:  # told already
            what = say("a reference to {name} leads nowhere: it shows «{shown}»", name=one.target, shown=one.shown[:60])
            yield found(passage, what, say("point it at a paragraph that is there"))
        return
    if one.does != "REF" or _BROKEN.search(one.shown):
        return
    target = places[one.target]
    by_number = {switch[:1].lower() for switch in one.switches} & {"r", "n", "w"}
    update = say("update the fields (Ctrl+A, F9)")
    if by_number:
        expected = _bare(target.number or "")
        if not _agrees(_bare(one.shown), expected):
            told = "a reference shows {shown} where the paragraph has {expected}"
            yield found(passage, say(told, shown=one.shown or "–", expected=expected or "–"), update)
    elif one.target in document.marked and "p" not in one.switches:
        expected = " ".join(document.marked[one.target].split())
        if expected and " ".join(one.shown.split()) != expected:
            told = "a reference shows «{shown}» where the text reads «{expected}»"
            yield found(passage, say(told, shown=one.shown[:60], expected=expected[:60]), update, "warning")


def _bare(number: str) -> str:
    return number.strip(".() \u00a0")


def _agrees(shown: str, expected: str) -> bool:
    """Whether a field shows the number of its paragraph, whole or, from nearby, its last part (`(a)` for `2(a)`)."""
    return shown == expected or bool(
        shown
        and expected
        and (shown.endswith(expected) or expected.endswith(shown))
        and not (shown.isdigit() and expected.isdigit())
    )


def _link(passage: Passage, name: str, places: dict[str, Passage]) -> Iterator[Problem]:
    if name and name not in places and name.lower() != "_top":
        what = say("a link to {name} leads nowhere", name=name)
        yield found(passage, what, say("point it at a paragraph that is there"), "warning")


def _typed(passage: Passage, numbers: set[int]) -> Iterator[Problem]:
    """References by hand to a paragraph the document has not."""
    for pinpoint in own_pinpoints(passage):
        if pinpoint.sureness == "likely" and len(numbers) < _FEW:
            continue
        for number in dict.fromkeys(pinpoint.numbers):
            if number not in numbers:
                what = "«{near}»: there is no paragraph {number}; the last is {last}"
                words = near(passage.text, pinpoint.start, pinpoint.end)
                yield found(
                    passage, say(what, near=words, number=number, last=max(numbers)), *_MENDS[pinpoint.sureness]
                )
