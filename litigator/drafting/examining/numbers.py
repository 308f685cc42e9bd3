"""The numbers of paragraphs, printed by Word or typed by hand: none twice, none left out, no list that begins again where it should run on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from litigator.drafting.examining.passages import Examined, Passage
from litigator.drafting.examining.words import found, say
from litigator.errors import Problem

_PRINTED = re.compile(r"(\d{1,4})([.)]?)")
_TYPED = re.compile(
    r"(\d{1,3})([.)])(?:[ \t\u00a0]+(?=[\w„“\"«(\[])|(?=[A-ZĄČĘĖĮŠŲŪŽ][a-ząčęėįšųūž]))(?!\d{1,2}\s*d\.)"
)
_DEEP = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3})\.?[ \t\u00a0]+(?=[A-ZĄČĘĖĮŠŲŪŽ„“\"«(])")
_OWN_LISTS = re.compile(
    r"prašym|prašo|relief|request|order sought|pried|annex|appendi|enclos|exhibit|accompanying|document|pridedam|praktik|authorit|sąraš|list",
    re.IGNORECASE,
)
_LEADS_IN = (":", "：")


@dataclass(slots=True)
class _Numbered:
    number: int
    passage: Passage
    follows: str
    """The text of the paragraph before it: an enumeration begins after a colon."""


@dataclass(slots=True)
class _Run:
    """One way of numbering: the style and the form of the number (`12.`, `12)`), with everything numbered so."""

    name: tuple[str, str]
    numbered: list[_Numbered] = field(default_factory=list)


def main_run(document: Examined) -> list[tuple[int, Passage]]:
    """The paragraphs of the filing by their numbers: the longest run of plain numbers, which is what people refer to."""
    runs = [*_runs(document).values()]
    longest = max(runs, key=lambda run: len(run.numbered), default=None)
    return [(one.number, one.passage) for one in longest.numbered] if longest else []


def number_problems(document: Examined) -> Iterator[Problem]:
    """Numbers that stand twice, are left out, go back or begin again."""
    for run in _runs(document).values():
        if len(run.numbered) > 1:
            yield from _walk(run)
    yield from _deep(document)


def _deep(document: Examined) -> Iterator[Problem]:
    """Numbers of several parts typed by hand («2.1.», «2.3.»): one that stands twice in a row, or leaves its next one out."""
    before: tuple[int, ...] = ()
    for passage in document.passages:
        match = _DEEP.match(passage.text) if passage.story == "body" and not passage.number else None
        if match is None or passage.in_contents:
            continue
        number = tuple(int(part) for part in match[1].split("."))
        beside = len(number) == len(before) and number[:-1] == before[:-1]
        if beside and number == before:
            what = say("number {number} stands twice", number=match[1])
            yield found(passage, what, say("correct the numbers, and what refers to them"))
        elif beside and number[-1] > before[-1] + 1:
            missing = ".".join(map(str, (*number[:-1], before[-1] + 1)))
            parts = {"before": ".".join(map(str, before)), "after": match[1]}
            what = say("number {missing} is missing: {after} follows {before}", missing=missing, **parts)
            yield found(passage, what, say("correct the numbers, and what refers to them"))
        before = number


def _runs(document: Examined) -> dict[tuple[str, str], _Run]:
    """All numbered paragraphs by their way of numbering. What is typed by hand joins Word's own run of the same form in the same style."""
    found_: dict[tuple[str, str], _Run] = {}
    before = ""
    printed_styles = {passage.style for passage in document.passages if passage.number and passage.level == 0}
    for passage in document.passages:
        if passage.story not in ("body", "table") or not passage.text:
            continue
        name = _name(passage, printed_styles)
        if name is not None:
            number, way = name
            found_.setdefault(way, _Run(way)).numbered.append(_Numbered(number, passage, before))
        before = passage.text
    return _joined(found_)


def _joined(runs: dict[tuple[str, str], _Run]) -> dict[tuple[str, str], _Run]:
    """A run typed by hand that does not begin with 1 is meant to go on from the run of Word's own that stands nearest above: they are one."""
    for way in [way for way in runs if way[0] == "typed" and runs[way].numbered[0].number != 1]:
        top = runs[way].numbered[0].passage.top
        above = [
            (max(one.passage.top for one in run.numbered if one.passage.top < top), run)
            for (style, form), run in runs.items()
            if style not in ("typed", "heading") and form == way[1] and run.numbered[0].passage.top < top
        ]
        if above:
            main = max(above, key=lambda found_: found_[0])[1]
            main.numbered += runs.pop(way).numbered
            main.numbered.sort(key=lambda one: one.passage.top)
    return runs


def _name(passage: Passage, printed: set[str]) -> tuple[int, tuple[str, str]] | None:
    if passage.in_contents:
        return None
    if passage.number:
        match = _PRINTED.fullmatch(passage.number.strip())
        if match is None or passage.level > 0:
            return None
        return int(match[1]), (passage.style, match[2])
    match = _TYPED.match(passage.text)
    if match is None or passage.story == "table":
        return None
    kind = "heading" if passage.is_heading else "typed"
    return int(match[1]), (passage.style if passage.style in printed and kind == "typed" else kind, match[2])


def _walk(run: _Run) -> Iterator[Problem]:
    """Go through one run. A list inside the text begins with 1 after a colon or under a heading of its own; what it broke off goes on after it."""
    waiting: list[int] = []
    last = 0
    for place, one in enumerate(run.numbered):
        if place == 0 or one.number == last + 1:
            if place == 0 and one.number > 1 and len(run.numbered) > 2:
                what = say("the numbering begins with {number}", number=one.number)
                yield found(one.passage, what, say("correct the numbers, and what refers to them"), "warning")
            last = one.number
            continue
        if waiting and one.number == waiting[-1] + 1:
            last = waiting.pop() + 1
            continue
        if one.number == 1 and _begins_a_list(one, run.numbered[place - 1]):
            waiting.append(last)
            last = 1
            continue
        yield _fault(one, last)
        last = one.number


def _begins_a_list(one: _Numbered, before: _Numbered) -> bool:
    if one.follows.rstrip().endswith(_LEADS_IN):
        return True
    apart = one.passage.heading != before.passage.heading or one.follows == one.passage.heading
    other = one.passage.list != before.passage.list or one.passage.number is None
    own = bool(_OWN_LISTS.search(one.passage.heading) or (len(one.follows) < 60 and _OWN_LISTS.match(one.follows)))
    return own and (apart or other)


def _fault(one: _Numbered, last: int) -> Problem:
    number = one.number
    parts = {"before": last, "after": number}
    fix = say("correct the numbers, and what refers to them")
    if number == last:
        what = say("number {number} stands twice", number=number)
    elif number == 1:
        what, fix = (
            say("the numbering begins again: {after} follows {before}", **parts),
            say("let the numbering run on"),
        )
    elif number < last:
        what = say("the numbers go back: {after} follows {before}", **parts)
    elif number == last + 2:
        what = say("number {missing} is missing: {after} follows {before}", missing=last + 1, **parts)
    else:
        what = say(
            "numbers {first}–{last} are missing: {after} follows {before}", first=last + 1, last=number - 1, **parts
        )
    return found(one.passage, what, fix)
