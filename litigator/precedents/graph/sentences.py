"""The sentence a citation stands in, cut whole from its paragraph: abbreviations, brackets and the citations themselves never end one.

Offsets are characters of the paragraph. Nothing here reads a file or a table.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]

_STOP = re.compile(r"[.!?…]+[)\]»”’\"']*(?=\s|$)")
_OPENS_A_SENTENCE = re.compile(r"\s+[(\[«„“‘\"'–—-]*\s*(?:[^\W\d_a-zà-öø-ÿāąčęėįłńśšųūźžż]|\d)")
_LINE = re.compile(r"(?<=[:;])[ \t]*\n\s*(?=\S)")
_LAST_WORD = re.compile(r"[\w§]+(?:\.[\w]+)*$")
# A stop after one of these is the abbreviation's own: numbers, names, Latin and reports of the three languages.
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\S+",
        "no nos nr n v vs c cf e.g i.e eg ie al et op cit loc ibid id art arts p pp pt para paras par sec s ss ch vol ed eds fn mr mrs "
        "ms dr prof st ltd inc co corp jr sr rep reg dec jud plc gmbh u.s u.k e.u m mm mme mlle req rec suiv str d pvz t.y kt pan g "
        "proc ref approx žr plg jan feb mar apr jun jul aug sept sep oct nov",
    )
)
_LONGEST = 2_400
_PAIRS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph and where in it the citation stands: `text[start:end]` is the citation."""

    text: str
    start: int
    end: int


def sentence_around(text: str, span: Span, citations: Iterable[Span] = ()) -> Sentence:
    """The whole sentence (or sentences, where a citation runs over a stop) of `text` that holds `span`.

    `citations` are the spans of all citations of the paragraph: no sentence ends within one. A sentence longer than 2,400 characters
    is cut at words around the citation, with an ellipsis where it was cut.
    """
    start, end = max(0, min(span[0], len(text))), max(0, min(span[1], len(text)))
    bounds = boundaries(text, (*citations, (start, end)))
    first = bisect_right(bounds, start) - 1
    left = bounds[first] if first >= 0 else 0
    right = next((bound for bound in bounds[first + 1 :] if bound >= end), len(text))
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return _shortened(text[left:right], start - left, end - left)


def boundaries(text: str, citations: Iterable[Span] = ()) -> list[int]:
    """Where the sentences of `text` begin, 0 first."""
    closed, brackets = list(citations), _bracketed(text)
    found = {0}
    for line in _LINE.finditer(text):
        # Some texts break their lines anywhere: only an introduction or an item of a list ends with its line.
        if not text[line.end()].islower() and not _within(line.start(), line.start(), brackets):
            found.add(line.start())
    for stop in _STOP.finditer(text):
        at = stop.end()
        if not _OPENS_A_SENTENCE.match(text, at) or _is_abbreviation(text, stop):
            continue
        if any(first < stop.start() < last for first, last in closed) or _within(stop.start(), at, brackets):
            continue
        found.add(at)
    return sorted(found)


def _within(start: int, end: int, brackets: Iterable[Span]) -> bool:
    """Whether what stands from `start` to `end` leaves brackets open around it."""
    return any(first < start and end < last for first, last in brackets)


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    """Whether the stop belongs to the word before it: a known abbreviation, an initial (M. S. S.), a number at the paragraph's head.

    A stop before a closing bracket or quotation mark ends what stands within.
    """
    if stop.group()[0] != "." or stop.group()[-1] in ")]»”":
        return False
    word = _LAST_WORD.search(text, max(0, stop.start() - 24), stop.start())
    if word is None:
        return False
    bare = word.group()
    if word.start() == 0 and bare.isdigit():
        return True
    if len(bare) == 1 and bare.isalpha() and bare.isupper():
        return True
    return bare.lower() in _ABBREVIATIONS and not (bare.isalpha() and bare.isupper() and len(bare) > 2)


def _bracketed(text: str) -> list[Span]:
    """The outermost pairs of brackets that close; one left open holds nothing together, nor does one longer than a long sentence."""
    open_: list[tuple[str, int]] = []
    found: list[Span] = []
    for mark in re.finditer(r"[()\[\]]", text):
        sign = mark.group()
        if sign in "([":
            open_.append((sign, mark.start()))
        elif open_ and open_[-1][0] == _PAIRS[sign]:
            start = open_.pop()[1]
            if mark.start() - start <= _LONGEST:
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, mark.end()))
    return found


def _shortened(text: str, start: int, end: int) -> Sentence:
    if len(text) <= _LONGEST:
        return Sentence(text, start, end)
    room = max(0, _LONGEST - (end - start)) // 2
    left, right = max(0, start - room), min(len(text), end + room)
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        right = max(text.rfind(" ", end, right), end)
    head, tail = "…" if left else "", "…" if right < len(text) else ""
    return Sentence(head + text[left:right] + tail, start - left + len(head), end - left + len(head))
