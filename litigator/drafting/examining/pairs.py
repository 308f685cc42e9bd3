"""Quotation marks and brackets: each has its other half, and the marks are those of the document's language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from litigator.drafting.examining.passages import Examined, Passage
from litigator.drafting.examining.tongues import tongue_of
from litigator.drafting.examining.words import found, near, say
from litigator.errors import Problem

_BRACKETS = {")": "(", "]": "["}
_QUOTES = {"”": "“", "»": "«"}
_ITEM = re.compile(r"(?:^|[\s,;:(–—-])[0-9a-zA-Ząčęėįšųūž]{1,4}$")
_APART = 12
_MANY = 20
"""More open marks than anybody nests: past it a paragraph is not read on, and of its lone marks so many are told."""
_WORDS = {"lt": "„…“", "en": "“…”"}


@dataclass(frozen=True, slots=True)
class _Half:
    """A mark without its other half: the place, and whether it opens."""

    passage: Passage
    order: int
    at: int
    mark: str
    opens: bool


def pair_problems(document: Examined, language: str | None) -> Iterator[Problem]:
    """Halves without their other half, and quotation marks of another language than the document's."""
    waiting: dict[tuple[int, int], _Half] = {}
    for order, passage in enumerate(document.passages):
        if not passage.running:
            continue
        _carry_on(waiting, passage, order)
        quotes, brackets = _halves(passage, order)
        yield from (_bracket(half) for half in brackets)
        for half in quotes:
            opened = None if half.opens else _opened(half, waiting)
            if half.opens or opened is None:
                waiting[half.order, half.at] = half
            else:
                del waiting[opened.order, opened.at]
        if language in _WORDS:
            yield from _foreign(passage, language)
    yield from (_quote(half) for half in waiting.values())


def _opened(half: _Half, waiting: dict[tuple[int, int], _Half]) -> _Half | None:
    """A quotation may run over several paragraphs: its beginning stands in one of those just before."""
    for earlier in reversed(waiting.values()):
        if half.order - earlier.order > _APART:
            return None
        if earlier.opens:
            return earlier
    return None


def _carry_on(waiting: dict[tuple[int, int], _Half], passage: Passage, order: int) -> None:
    """A quotation of several paragraphs may open each of them and close the last only: an earlier opening is then done with."""
    for at in [*islice(reversed(waiting), _MANY)]:
        half = waiting[at]
        if half.order == order - 1 and half.opens and passage.text.startswith(half.mark):
            del waiting[at]


def _halves(passage: Passage, order: int) -> tuple[list[_Half], list[_Half]]:
    """The quotation marks and the brackets of one paragraph that found no other half in it."""
    text = passage.text
    open_quotes: list[_Half] = []
    open_brackets: list[_Half] = []
    lone_quotes: list[_Half] = []
    lone_brackets: list[_Half] = []
    for at, mark in enumerate(text):
        if len(open_quotes) > _MANY or len(open_brackets) > _MANY:
            break
        if mark in "([":
            open_brackets.append(_Half(passage, order, at, mark, True))
        elif mark in _BRACKETS:
            if open_brackets and open_brackets[-1].mark == _BRACKETS[mark]:
                open_brackets.pop()
            elif not (mark == ")" and _ITEM.search(text[max(at - 6, 0) : at])):
                lone_brackets.append(_Half(passage, order, at, mark, False))
        elif mark in '„“”«»"':
            _take_quote(_Half(passage, order, at, mark, True), open_quotes, lone_quotes)
    return [*lone_quotes[:_MANY], *open_quotes], [*lone_brackets[:_MANY], *open_brackets]


def _take_quote(half: _Half, opened: list[_Half], lone: list[_Half]) -> None:
    """“ closes a Lithuanian quotation and opens an English one; " does whichever is due."""
    top = opened[-1].mark if opened else ""
    mark = half.mark
    closes = (
        (mark == "“" and top == "„")
        or (mark == "”" and top in ("“", "„"))
        or (mark == "»" and top == "«")
        or (mark == '"' and any(one.mark == '"' for one in opened))
    )
    if closes:
        while opened and mark == '"' and opened[-1].mark != '"':
            lone.append(opened.pop())
        opened.pop()
    elif mark in _QUOTES or (mark == "“" and _closes(half)):
        lone.append(_Half(half.passage, half.order, half.at, mark, False))
    else:
        opened.append(half)


def _closes(half: _Half) -> bool:
    """Whether “ stands where a quotation ends: after a word, and before none."""
    text, at = half.passage.text, half.at
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([–—" and not text[at + 1 : at + 2].isalnum()


def _bracket(half: _Half) -> Problem:
    what = "the bracket {mark} is not closed: «{near}»" if half.opens else "the bracket {mark} was not opened: «{near}»"
    return _half(half, what)


def _quote(half: _Half) -> Problem:
    opens = "a quotation that opens with {mark} is not closed: «{near}»"
    return _half(half, opens if half.opens else "a quotation is closed with {mark} and was not opened: «{near}»")


def _half(half: _Half, what: str) -> Problem:
    words = near(half.passage.text, half.at, half.at + 1)
    fix = say("put its other half where it belongs")
    return found(half.passage, say(what, mark=half.mark, near=words), fix, "warning")


# Marks of another language

_LITHUANIAN_MADE = re.compile(r"„([^„“”]{1,300})([“”])")
_ENGLISH_MADE = re.compile(r"(?<!\w)[“]([^„“”]{1,300})”")
_STRAIGHT = re.compile(r"\"([^\"]{1,300})\"")


def _foreign(passage: Passage, language: str) -> Iterator[Problem]:
    """The first quotation of a paragraph that is marked as another language marks it. A name keeps its own marks, and so do words quoted within."""
    for match in _wrong(passage.text, language):
        what = say("quotation marks of another language: «{near}»", near=near(passage.text, *match.span()))
        yield found(passage, what, say("write them as {marks}", marks=_WORDS[language]), "warning")
        return


def _wrong(text: str, language: str) -> Iterator[re.Match[str]]:
    if language == "en":
        for match in _LITHUANIAN_MADE.finditer(text):
            if len(match[1].split()) > 3 and tongue_of(match[1], fewest=4) != "lt":
                yield match
        return
    for match in _LITHUANIAN_MADE.finditer(text):
        if match[2] == "”":
            yield match
    bare = _LITHUANIAN_MADE.sub(lambda match: " " * len(match[0]), text)
    for pattern in (_ENGLISH_MADE, _STRAIGHT):
        yield from pattern.finditer(bare)
