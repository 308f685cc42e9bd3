"""Dates in a finished document: days that do not exist, weekdays that do not fit, and what is told as past though it comes after the filing."""

import re
from collections.abc import Iterator
from datetime import date

from litigator.dates.written import EN_MONTHS, LT_MONTHS
from litigator.drafting.examining.passages import Examined, Passage
from litigator.drafting.examining.words import found, near, say
from litigator.drafting.prove import WEEKDAYS
from litigator.errors import Problem

_SPACE = r"[ \u00a0]"
_LT_DAY = rf"(\d{{4}}){_SPACE}?m(?:\.|etų|etais){_SPACE}?({'|'.join(LT_MONTHS)}){_SPACE}(?:mėn\.{_SPACE}?|mėnesio{_SPACE})?(\d{{1,2}})"
_LT = re.compile(rf"(?<!\d){_LT_DAY}(?:{_SPACE}?d\b|{_SPACE}dien\w+|-\w+)", re.IGNORECASE)
_EN = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?:{_SPACE}of)?{_SPACE}({'|'.join(EN_MONTHS)}),?{_SPACE}(\d{{4}})(?!\d)"
)
_US = re.compile(rf"\b({'|'.join(EN_MONTHS)}){_SPACE}(\d{{1,2}})(?:st|nd|rd|th)?,?{_SPACE}(\d{{4}})(?!\d)")
_ISO = re.compile(r"(?<![\w/.-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?![\w/-])")
_DOTTED = re.compile(r"(?<![\w/.-])(\d{2})\.(\d{2})\.((?:19|20)\d{2})(?![\w/-])")
_POINTED = re.compile(r"(?<![\w/.-])((?:19|20)\d{2})\.(0[1-9]|1[0-2])\.(0[1-9]|[12]\d|3[01])(?![\w/-]|\.\d)")
_WEEKDAY = {
    "lt": rf"({'|'.join(WEEKDAYS['lt'])})(?!iais|iai|ių)\w*",
    "en": rf"({'|'.join(WEEKDAYS['en'])})(?!s\b)(?:[’']s)?",
}
_AFTER = {
    language: re.compile(
        rf"{'[.]?' if language == 'lt' else ''}(?P<joined>,?\s*(?P<bracket>\()?(?:[–—-]\s*)?)(?:an?\s+|the\s+)?{weekday}\b",
        re.IGNORECASE,
    )
    for language, weekday in _WEEKDAY.items()
}
_BEFORE = {
    language: re.compile(rf"\b{weekday},?\s*\(?(?:the\s+)?$", re.IGNORECASE) for language, weekday in _WEEKDAY.items()
}
_ANY_WEEKDAY = re.compile("|".join(name for names in WEEKDAYS.values() for name in names), re.IGNORECASE)
_NEXT = re.compile(r",?\s*\(?(?:the\s+)?")
_AROUND = 90
_PAST = re.compile(
    r"\b(?:was|were|had|has been|have been|decided|held|received|arrived|lodged|served|delivered|adopted|dismissed|ordered|applied|signed|detained|released|refused|rejected"
    r"|buvo|gavo|gaut\w+|įteik(?:ė|t\w+)|priėmė|priimt\w+|nusprend\w+|nuspręs\w+|nutarė|paskelb(?:ė|t\w+)|atvyk(?:o|us\w*)|pateikė|pateikt\w+|sulaik(?:ė|yt\w+)|atmet(?:ė|t\w+)"
    r"|nustatė|kreipėsi|pripažin(?:o|t\w+)|užregistr\w+|paleid\w+|išleid\w+|pareiškė|apgyvendin\w+)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:iki|termin\w*|paskutin\w+|galioja|vyks|paskirt\w+|numatyt\w+|bus|until|till|before|no later|by|expir\w+|deadline|last day|time[- ]limit|will|shall|is to|are to|scheduled|valid|due|fixed for|listed for|ends?|runs? out|sueina|baig\w+|posėd\w+|hearing)\b",
    re.IGNORECASE,
)


def day_problems(document: Examined, filing: date | None) -> Iterator[Problem]:
    """Every date that cannot be, and with a day of `filing` those that come after it and are told as past (a warning: the words decide)."""
    for passage in document.passages:
        yield from _weekdays(passage)
        for start, end, day in dates_in(passage.text):
            if day is None:
                what = say("there is no such day: «{words}»", words=passage.text[start:end])
                yield found(passage, what, say("correct the date"))
            elif filing is not None and day > filing and passage.running:
                yield from _too_late(passage, start, end, filing)


def _weekdays(passage: Passage) -> Iterator[Problem]:
    """Weekdays beside a date they do not fall on, before it or after it, in either language and however inflected («antradienį», «a Monday»)."""
    text = passage.text
    if not _ANY_WEEKDAY.search(text):
        return
    dates = [(start, end, day) for start, end, day in sorted(dates_in(text), key=lambda one: one[0]) if day is not None]
    starts = {start for start, _, _ in dates}
    for start, end, day in dates:
        for language, names in WEEKDAYS.items():
            beside = _beside(text, start, end, language, starts)
            if beside is not None and beside[2] != names[day.weekday()].lower():
                words = " ".join(text[beside[0] : beside[1]].split())
                what = say("«{words}» is not that weekday", words=words)
                yield found(passage, what, say("correct the date or the weekday"))


def _beside(text: str, start: int, end: int, language: str, starts: set[int]) -> tuple[int, int, str] | None:
    """The weekday that goes with the date at a place: from where to where the two stand, and its name. One that opens the next date is that one's."""
    before = _BEFORE[language].search(text, max(start - 30, 0), start)
    if before is not None:
        return before.start(), end, before[1].lower()
    after = _AFTER[language].match(text, end)
    if after is None or (not after["joined"].strip() and language == "lt" and after[3][0].isupper()):
        return None  # «… 12 d. Pirmadienį»: a new sentence
    next_one = _NEXT.match(text, after.end())
    if not after["bracket"] and next_one is not None and next_one.end() in starts:
        return None
    return start, after.end(), after[3].lower()


def dates_in(text: str) -> Iterator[tuple[int, int, date | None]]:
    """Each date of the text with its place; None for a day that no calendar has."""
    for match in _LT.finditer(text):
        yield *match.span(), _day(match[1], LT_MONTHS.index(match[2].lower()) + 1, match[3])
    for match in _EN.finditer(text):
        yield *match.span(), _day(match[3], EN_MONTHS.index(match[2]) + 1, match[1])
    for match in _US.finditer(text):
        yield *match.span(), _day(match[3], EN_MONTHS.index(match[1]) + 1, match[2])
    for match in _ISO.finditer(text):
        yield *match.span(), _day(match[1], int(match[2]), match[3])
    for match in _POINTED.finditer(text):
        yield *match.span(), _day(match[1], int(match[2]), match[3])
    for match in _DOTTED.finditer(text):
        yield *match.span(), _day(match[3], int(match[2]), match[1])


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _too_late(passage: Passage, start: int, end: int, filing: date) -> Iterator[Problem]:
    words = passage.text[max(start - _AROUND, 0) : end + _AROUND]
    if _PAST.search(words) and not _COMING.search(passage.text[max(start - _AROUND, 0) : end + 40]):
        what = "«{words}» comes after the filing of {filing}, and is told as past"
        yield found(
            passage, say(what, words=near(passage.text, start, end), filing=filing), say("check the date"), "warning"
        )
