"""Which lines of a judgment begin a numbered paragraph: the one chain of numbers that runs on, and no number inside a quotation.

A «3.» in a quoted article is not paragraph 3. Every line that begins with a number is a candidate; of all ways to read them in order, the
one that counts on best is taken, and a candidate inside quotation marks, or one that looks like a heading, weighs less.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litigator.precedents.importing.headings import looks_like_heading

_DOTTED = re.compile(r"(\d{1,5})\s?\.\s*(?=[^\d\s.])")
_BARE = re.compile(r"(\d{1,5})[ \t]+(?=[A-ZÀ-ÖØ-ÞĀĄĆČĖĘĒĮĪŁŠŚŪŲŽŹŻ‘“„«\"'\[(–—])")
_SLIPPED = re.compile(r"(\d{1,5})\s?\.?\s+(?=\S)")
_ALONE = re.compile(r"(\d{1,5})\s?\.?")
_MINOR = re.compile(r"(\d{1,3})\.(\d{1,3})\.?\s+(?=[^\d\s.])")
_LEFT_OUT = re.compile(r"[\[(]?\s*(?:\.\s*){3,}[\])]?|[\[(]?…[\])]?")
_QUOTES = "“”„«»"
_STRAIGHT_START = re.compile(r'(?:\d+\.?\s+)?"')
_STRAIGHT_END = re.compile(r'"[.;,:)]*$')
_SINGLE_START = re.compile(r"(?:\d+\.?\s+)?‘")
_SINGLE_END = re.compile(r"’[.;,:)]*$")
_LONGEST_QUOTATION = 60
_GAP = 1.3
_FARTHEST = 4
_EXTRACT_GAP = 2.5
_NEAR = 8

Number = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Start:
    """A line that begins a numbered paragraph: the number (major and, after a point, minor or 0) and where its text begins."""

    number: Number
    text: int


@dataclass(frozen=True, slots=True)
class _Link:
    """The best way to count up to a candidate, and what came before."""

    score: float
    line: int
    start: Start
    before: "_Link | None"


def starts(lines: Sequence[str], quoted: Sequence[bool], *, minor: bool = False) -> Mapping[int, Start]:
    """The lines that begin a numbered paragraph, by their place. Empty where nothing counts on. `quoted` is what `quotations` says of them.

    `minor` says that the court numbers `7.4` within 7. Numbers with a full stop are tried first; a text without them may number bare.
    """
    found = _chain(lines, quoted, _DOTTED, minor)
    if sum(_BARE.match(line) is not None for line in lines if line[:1].isdigit()) > len(found):
        bare = _chain(lines, quoted, _BARE, minor)
        found = bare if len(bare) > len(found) else found
    return _with_slips(found, lines, quoted) if found else found


def _with_slips(found: Mapping[int, Start], lines: Sequence[str], quoted: Sequence[bool]) -> Mapping[int, Start]:
    """The chain with the numbers it lacks, where one stands between its neighbours with its full stop lost, or before another number."""
    whole = dict(found)
    places = sorted(found)
    for before, after in zip(places, places[1:], strict=False):
        wanted = found[before].number[0] + 1
        if found[after].number[0] <= wanted or found[after].number[1]:
            continue
        for place in range(before + 1, after):
            match = _SLIPPED.match(lines[place])
            if match and int(match[1]) == wanted and not quoted[place]:
                whole[place] = Start((wanted, 0), match.end())
                wanted += 1
    return dict(sorted(whole.items()))


def quotations(lines: Sequence[str]) -> Sequence[bool]:
    """For each line, whether a quotation begun on an earlier one is still open at its start."""
    low = any("„" in line for line in lines[:400])
    closing = "“”»" if low else "”»"
    found, opened, since = [], False, 0
    for line in lines:
        found.append(opened)
        since += 1
        place, last = max((line.rfind(mark), mark) for mark in _QUOTES)
        if place >= 0:
            opened = last not in closing
        elif '"' in line:
            opened = _straight(line, opened)
        elif "‘" in line or "’" in line:
            opened = _single(line, opened)
        if not opened:
            since = 0
        elif since > _LONGEST_QUOTATION:
            opened, since = False, 0
    return found


def _straight(line: str, opened: bool) -> bool:
    """What straight quotation marks say, which open and close alike: only those at the ends of a line count."""
    if _STRAIGHT_END.search(line[-6:]):
        return False
    return bool(opened or (_STRAIGHT_START.match(line) and line.count('"') % 2))


def _single(line: str, opened: bool) -> bool:
    """What single quotation marks say, of which the closing one is an apostrophe too: only those at the ends of a line count."""
    ends = _SINGLE_END.search(line[-6:]) is not None
    if not ends and _SINGLE_START.match(line):
        return True
    return opened and not ends


def _chain(lines: Sequence[str], quoted: Sequence[bool], pattern: re.Pattern[str], minor: bool) -> Mapping[int, Start]:
    best: dict[Number, _Link] = {}
    last: dict[int, _Link] = {}
    finest: _Link | None = None
    for place, line in enumerate(lines):
        start = _start(lines, place, pattern, minor)
        if start is None:
            continue
        cut = any(_LEFT_OUT.fullmatch(above) for above in lines[max(0, place - _NEAR) : place])
        onward = finest if cut and finest and finest.start.number[0] < start.number[0] else None
        link = _linked(start, place, _weight(line, start, quoted[place]), best, last, onward)
        known = best.get(start.number)
        if known is None or link.score > known.score:
            best[start.number] = link
        major = start.number[0]
        if major not in last or link.score > last[major].score:
            last[major] = link
        if finest is None or link.score > finest.score:
            finest = link
    found: dict[int, Start] = {}
    while finest is not None:
        found[finest.line] = finest.start
        finest = finest.before
    return found if _holds(found) else {}


def _start(lines: Sequence[str], place: int, pattern: re.Pattern[str], minor: bool) -> Start | None:
    line = lines[place]
    if not line[:1].isdigit():
        return None
    if minor and (match := _MINOR.match(line)):
        return Start((int(match[1]), int(match[2])), match.end())
    if match := pattern.match(line):
        return Start((int(match[1]), 0), match.end())
    alone = _ALONE.fullmatch(line)
    if alone and place + 1 < len(lines) and not lines[place + 1][:1].isdigit():
        return Start((int(alone[1]), 0), len(line))
    return None


def _weight(line: str, start: Start, quoted: bool) -> float:
    """How much a candidate looks like the beginning of a paragraph of the court's own."""
    weight = 1.0
    text = line[start.text :]
    if quoted:
        weight -= 0.45
    if not text or text[0].islower():
        weight -= 0.3
    elif looks_like_heading(text) and len(text) < 120:
        weight -= 0.35
    return weight


def _linked(
    start: Start,
    line: int,
    weight: float,
    best: Mapping[Number, _Link],
    last: Mapping[int, _Link],
    onward: _Link | None,
) -> _Link:
    """The candidate at the end of the best count that leads up to it. `onward` is the count that an extract leaves off before it."""
    major, minor = start.number
    ways: list[tuple[float, _Link | None]] = [(onward.score - _EXTRACT_GAP, onward)] if onward else []
    if minor == 0:
        ways += [
            (last[major - step].score - _GAP * (step - 1), last[major - step])
            for step in range(1, _FARTHEST + 1)
            if major - step in last
        ]
        ways.append((0.0 if major == 1 else -3.0, None))
    else:
        ways += [
            (best[major, minor - step].score - _GAP * (step - 1), best[major, minor - step])
            for step in (1, 2)
            if (major, minor - step) in best
        ]
        if minor == 1 and major - 1 in last:
            ways.append((last[major - 1].score, last[major - 1]))
        ways.append((0.0 if start.number == (1, 1) else -3.0, None))
    score, before = max(ways, key=lambda way: way[0])
    return _Link(score + weight, line, start, before)


def _holds(found: Mapping[int, Start]) -> bool:
    """A count that is worth the name: from 1 or 2 with at least two, or a long one from wherever an extract begins."""
    if not found:
        return False
    first = min(start.number for start in found.values())
    return len(found) >= (2 if first <= (2, 0) else 5)
