"""Days counted from today in spoken words: `in two weeks`, `tomorrow`, `po dviejų savaičių`, `rytoj`.

dateparser reckons them, behind a gate. Left alone it takes case numbers for dates, counts `two weeks from today`
backwards and finds nothing in `po dviejų savaičių`; so only phrases of the shapes below reach it, their counts as
digits, and what comes back must lie on the side of today that the phrase names.
"""

import re
from datetime import date, datetime
from typing import Any

from litigator.dates.words import WEEKDAYS
from litigator.tongue import lasting

FUTURE, TODAY, PAST = 1, 0, -1

_ALONE = {
    "today": ("today", TODAY),
    "tomorrow": ("tomorrow", FUTURE),
    "the day after tomorrow": ("day after tomorrow", FUTURE),
    "day after tomorrow": ("day after tomorrow", FUTURE),
    "yesterday": ("yesterday", PAST),
    "the day before yesterday": ("day before yesterday", PAST),
    "day before yesterday": ("day before yesterday", PAST),
    "siandien": ("šiandien", TODAY),
    "rytoj": ("rytoj", FUTURE),
    "poryt": ("po 2 d", FUTURE),
    "vakar": ("vakar", PAST),
    "uzvakar": ("prieš 2 d", PAST),
}

_EN_COUNTS = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
            *("sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        ),
        1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "sixty": 60, "ninety": 90}
_EN_COUNT = rf"(?P<count>[0-9]{{1,3}}|{'|'.join(_EN_COUNTS)}) (?P<unit>day|week|fortnight|month|year)s?"
_ENGLISH = re.compile(rf"in {_EN_COUNT}|{_EN_COUNT.replace('P<', 'P<then_')} (?P<side>ago|from now|from today|hence)")

_LT_COUNTS = {
    **dict.fromkeys(("vienos", "vieno", "viena", "vieneriu", "vienerius"), 1),
    **dict.fromkeys(("dvieju", "dvi", "du", "dveju", "dvejus"), 2),
    **dict.fromkeys(("triju", "tris", "treju", "trejus"), 3),
    **dict.fromkeys(("keturiu", "keturias", "keturis", "ketveriu", "ketverius"), 4),
    **dict.fromkeys(("penkiu", "penkias", "penkis", "penkeriu", "penkerius"), 5),
    **dict.fromkeys(("sesiu", "sesias", "sesis"), 6),
    **dict.fromkeys(("septyniu", "septynias", "septynis"), 7),
    **dict.fromkeys(("astuoniu", "astuonias", "astuonis"), 8),
    **dict.fromkeys(("devyniu", "devynias", "devynis"), 9),
    **dict.fromkeys(("desimties", "desimt"), 10),
    **{
        word + ending: number
        for number, word in enumerate(
            (
                *("vienuolik", "dvylik", "trylik", "keturiolik", "penkiolik"),
                *("sesiolik", "septyniolik", "astuoniolik", "devyniolik"),
            ),
            11,
        )
        for ending in ("a", "os")
    },
    **dict.fromkeys(("dvidesimties", "dvidesimt"), 20),
    **dict.fromkeys(("trisdesimties", "trisdesimt"), 30),
    **dict.fromkeys(("sesiasdesimties", "sesiasdesimt"), 60),
    **dict.fromkeys(("devyniasdesimties", "devyniasdesimt"), 90),
}
_LT_UNITS = {
    # every case after po, už and prieš; and what dateparser knows the unit by, whatever the count
    **dict.fromkeys(("dienos", "dienu", "diena", "dienas"), "d"),
    **dict.fromkeys(("savaites", "savaiciu", "savaite"), "sav"),
    **dict.fromkeys(("menesio", "menesiu", "menesi", "menesius"), "mėn"),
    **dict.fromkeys(("metu", "metus"), "m"),
}
_LITHUANIAN = re.compile(
    rf"(?P<side>po|uz|pries) (?:(?P<count>[0-9]{{1,3}}|{'|'.join(_LT_COUNTS)}) )?(?P<unit>{'|'.join(_LT_UNITS)})"
)

_WEEKDAY_ALONE = re.compile(r"(?:(?:on|this|next|last|coming|kita|si|praejusi|ateinanti) )?(?P<weekday>[a-z]+)")


def read_spoken(phrase: str, today: date | None) -> date | str | None:
    """The day that a folded phrase with single spaces names, or why it names none; None when it is no such phrase."""
    asked = _as_dateparser_says(phrase)
    if asked is None:
        weekday = _WEEKDAY_ALONE.fullmatch(phrase)
        return (
            lasting("a weekday alone may be either of two days") if weekday and weekday["weekday"] in WEEKDAYS else None
        )
    if today is None:
        return lasting("it is counted from today, and no day was given as today")
    words, side = asked
    day = _reckoned(words, today)
    if day is None or (day > today) - (day < today) != side:
        return lasting("it names no one day")
    return day


def _as_dateparser_says(phrase: str) -> tuple[str, int] | None:
    """The phrase in words that dateparser knows, and the side of today it must lie on."""
    if phrase in _ALONE:
        return _ALONE[phrase]
    if english := _ENGLISH.fullmatch(phrase):
        count, unit = english["count"] or english["then_count"], english["unit"] or english["then_unit"]
        counted = f"{_EN_COUNTS.get(count, count)} {unit}s"
        return (f"{counted} ago", PAST) if english["side"] == "ago" else (f"in {counted}", FUTURE)
    if lithuanian := _LITHUANIAN.fullmatch(phrase):
        said = lithuanian["count"] or "1"
        side = ("prieš", PAST) if lithuanian["side"] == "pries" else ("po", FUTURE)
        return f"{side[0]} {_LT_COUNTS.get(said, said)} {_LT_UNITS[lithuanian['unit']]}", side[1]
    return None


def _reckoned(words: str, today: date) -> date | None:
    """What dateparser makes of the words; None unless it is one whole day, whichever way it leans."""
    import dateparser  # type: ignore[import-untyped]  # late: 0.1–0.5 s to load

    base = datetime(today.year, today.month, today.day)  # noqa: DTZ001  a day, not a moment
    settings: dict[str, Any] = {"RELATIVE_BASE": base, "STRICT_PARSING": True, "PARSERS": ["relative-time"]}
    leanings = [
        dateparser.parse(words, languages=["lt", "en"], settings={**settings, "PREFER_DATES_FROM": leaning})
        for leaning in ("past", "future")
    ]
    one = leanings[0]
    if one is None or one != leanings[1] or (one.hour, one.minute, one.second) != (0, 0, 0):
        return None
    return date(one.year, one.month, one.day)
