"""One grammar for the forms in which Lithuanian and European law is dated, and for nothing that merely looks like one.

A deadline hangs on the day, so a text is read only when it can be read in one way; otherwise the error says why, and
what could have been meant. Case numbers, articles and laws are no dates: dateparser takes `3K-3-45-969/2019` for one.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from unicodedata import is_normalized, normalize

from litigator.dates.spoken import read_spoken
from litigator.dates.words import (
    MONTHS,
    MONTHS_EN,
    MONTHS_LT,
    ORDINAL_ENDINGS,
    ORDINAL_STEMS,
    ORDINALS,
    WEEKDAYS,
    WEEKDAYS_EN,
    WEEKDAYS_LT,
    fold,
    in_words,
)
from litigator.dates.written import EN_MONTHS
from litigator.tongue import lasting, paired

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST = 100  # no written date is longer; it bounds the time of everything below
EDGES = " \t\r\n\u00a0\u202f"
FORMS = lasting("write 2022-01-31, 2022 m. sausio 31 d., 31 January 2022 or 31.01.2022")

Day = date  # within Reading, the field `date` hides the type


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: a `date` and no error, or an `error` and no date.

    `readings` are the days it may mean: the date itself, or the choices offered with a refusal (none, one or more).
    """

    text: str
    date: Day | None
    readings: tuple[Day, ...]
    error: str | None


def read(text: str, *, today: date | None = None) -> Reading:
    """The day a text names; never an exception. Phrases counted from today (`in two weeks`) are read if it is given."""
    trimmed = text.strip(EDGES)
    if len(trimmed) > LONGEST:
        return _refused(text, lasting("too long for a date; {forms}", forms=FORMS))
    plain = fold(trimmed if trimmed.isascii() else normalize("NFC", trimmed))
    match = _matched(plain)
    if match is not None:
        return _dated(text, match)
    match, weekday = _beside_weekday(plain)
    if match is not None:
        return _on_weekday(_dated(text, match), weekday)
    return _read_otherwise(text, plain, today)


def find(text: str) -> list[tuple[int, int, Reading]]:
    """The dates in running text, as (start, end, reading) in the order of the text; the weekday is left outside.

    Stricter than `read`: a Lithuanian day wants its mark (`d.`, `dieną`, `-oji`), as „2022 m. kovo 10 bylų“ are ten
    cases; and digits are dates only when the day exists. An impossible day of a named month is found with its error.
    """
    composed, places = _composed(text)
    plain = fold(composed)
    matches = [match for form in _running() for match in form.finditer(plain)]
    found: list[tuple[int, int, Reading]] = []
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        begins, ends = (places[match.start()], places[match.end()]) if places else match.span()
        reading = _dated(text[begins:ends], match)
        free = not found or begins >= found[-1][1]
        if free and (reading.date or match["m"] in MONTHS) and not _is_number(plain, match):
            found.append((begins, ends, reading))
    return found


# The forms, over folded text. The groups y, m, d are year, month and day; `suffix` is the English -st, -nd, -rd, -th.


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_S, _O = r"[ \n]{1,4}", r"[ \n]{0,4}"  # a space, or none; bounded, so that no text takes long
_YEAR = r"(?P<y>[0-9]{4})"
_YEAR_MONTH_LT = (
    rf"{_YEAR}(?:-(?:uju|aisiais|ieji|uosius|iesiems))?"
    rf"(?:{_O}m\.{_O}|{_O}m{_S}|{_S}met(?:u|ai|ais|ams|us|uose){_S}|{_S})"
    rf"(?P<m>{_any(MONTHS_LT)}|[0-9]{{1,2}}(?={_O}men))"  # 2022 m. 01 mėn. 31 d.
    rf"(?:{_O}men(?:\.{_O}|esio{_S}|{_S})|{_S})"
)
_DIENA = rf"{_S}dien(?:a|os|ai|oje)"
_DAY_MARK = rf"(?:{_O}d\.?|{_DIENA}|-?(?:{_any(ORDINAL_ENDINGS)})(?:{_DIENA})?)"
_LITHUANIAN = rf"{_YEAR_MONTH_LT}(?P<d>[0-9]{{1,2}}){_DAY_MARK}"
_LITHUANIAN_BARE = rf"{_YEAR_MONTH_LT}(?P<d>[0-9]{{1,2}})"
_LITHUANIAN_ORDINAL = rf"{_YEAR_MONTH_LT}(?P<d>(?:{_any(ORDINAL_STEMS)})(?:{_any(ORDINAL_ENDINGS)}))"

_DAY_EN = r"(?P<d>[0-9]{1,2})(?P<suffix>st|nd|rd|th)?"
_MONTH_EN = rf"(?P<m>{_any(MONTHS_EN)})\.?"
_DAY_FIRST = rf"{_DAY_EN}(?:{_S}day)?(?:{_S}of)?{_S}{_MONTH_EN},?{_S}{_YEAR}"
_MONTH_FIRST = rf"{_MONTH_EN}{_S}(?:the{_S})?{_DAY_EN}(?:,{_O}|{_S}){_YEAR}"

_ISO = rf"{_YEAR}(?P<s>[-.]| {{1,2}})(?P<m>[0-9]{{2}})(?P=s)(?P<d>[0-9]{{2}})(?:{_O}d\.)?"
_DOTTED = rf"(?P<d>[0-9]{{2}})\.(?P<m>[0-9]{{2}})\.{_YEAR}"

_FROM_DIGIT = tuple(
    re.compile(form)
    for form in (_ISO, _DOTTED, _LITHUANIAN, _DAY_FIRST, _LITHUANIAN_BARE, rf"{_LITHUANIAN_ORDINAL}(?:{_DIENA})?")
)
_FROM_LETTER = tuple(re.compile(form) for form in (_MONTH_FIRST, rf"the{_S}{_DAY_FIRST}"))
_BY_FIRST = {**dict.fromkeys("0123456789", _FROM_DIGIT), **dict.fromkeys("abcdefghijklmnopqrstuvwxyz", _FROM_LETTER)}


@cache
def _running() -> tuple[re.Pattern[str], ...]:
    """The forms where they stand free in running text: no part of a number (T-12/20 May 2022), a range or a sum."""
    a_day_not_a_week = rf"{_LITHUANIAN}(?! savait| pus| dekad)"  # 1-ąją savaitę
    forms = (_ISO, _DOTTED, a_day_not_a_week, rf"{_LITHUANIAN_ORDINAL}{_DIENA}", _DAY_FIRST, _MONTH_FIRST)
    return tuple(re.compile(rf"(?<![\w./§+-])(?<![0-9]:){form}(?![\w/+-]|[.,:][0-9])") for form in forms)


_NUMBERED = re.compile(r"(?:\b(?:nr|no|art|tel)|§)\.?[ \n]?$")


def _is_number(plain: str, match: re.Match[str]) -> bool:
    """Whether digits that would be a date are a document's number, or some of a longer row of digits."""
    if match["m"] in MONTHS:
        return False
    before, after = plain[max(0, match.start() - 8) : match.start()], plain[match.end() : match.end() + 2]
    spaced = "s" in match.re.groupindex and match["s"].isspace()  # 2022 01 31
    return bool(_NUMBERED.search(before)) or (spaced and (before[-2:-1].isdigit() or after[1:].isdigit()))


def _composed(text: str) -> tuple[str, list[int]]:
    """The text with its letters in one piece (ž, not z and a caron), and where each stood; no places if none moved."""
    if is_normalized("NFC", text):
        return text, []
    letters: list[str] = []
    places: list[int] = []
    for piece in re.finditer(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", text, re.DOTALL):
        whole = normalize("NFC", piece[0])
        letters.append(whole)
        places.extend([piece.start()] * len(whole))
    return "".join(letters), [*places, len(text)]


# From a form to a day.


def _matched(plain: str) -> re.Match[str] | None:
    for form in _BY_FIRST.get(plain[:1], ()):
        if match := form.fullmatch(plain):
            return match
    return None


_WEEKDAY_BEFORE = re.compile(rf"(?P<weekday>{_any(WEEKDAYS)})\.?,?{_S}(?P<rest>.+)", re.DOTALL)
_WEEKDAY_AFTER = re.compile(rf"(?P<rest>.+?)(?:,{_S}|{_S}\((?=.*\)$))(?P<weekday>{_any(WEEKDAYS)})\)?", re.DOTALL)


def _beside_weekday(plain: str) -> tuple[re.Match[str] | None, int]:
    """The date beside a weekday, before or behind it, and the weekday (Monday is 0)."""
    said = _WEEKDAY_BEFORE.fullmatch(plain) or _WEEKDAY_AFTER.fullmatch(plain)
    return (_matched(said["rest"]), WEEKDAYS[said["weekday"]]) if said else (None, 0)


def _dated(text: str, match: re.Match[str]) -> Reading:
    day_said, month_said = match["d"], match["m"]
    day = int(day_said) if day_said.isdigit() else ORDINALS[day_said]
    year, month = int(match["y"]), MONTHS.get(month_said) or int(month_said)
    if why := _impossible(year, month, day):
        return _refused(text, why)
    suffix, right = match.groupdict().get("suffix"), _suffix(day)
    if suffix and suffix != right:
        return _refused(
            text,
            lasting(
                "{day}{suffix} is not a day: write {day}{right}, or the one that was meant",
                day=day,
                suffix=suffix,
                right=right,
            ),
        )
    whole = date(year, month, day)
    return Reading(text, whole, (whole,), None)


def _impossible(year: int, month: int, day: int) -> str:
    """Why there is no such day; empty when there is."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return lasting("the year {year} is outside {first}–{last}", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    if not 1 <= month <= 12:
        return lasting("there is no month {month}", month=month)
    days = monthrange(year, month)[1]
    return (
        ""
        if 1 <= day <= days
        else lasting(
            "{month} {year} has {days} days; there is no day {day}",
            month=paired(EN_MONTHS[month - 1], f"{month:02}"),
            year=year,
            days=days,
            day=day,
        )
    )


def _suffix(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _on_weekday(reading: Reading, weekday: int) -> Reading:
    """The reading, unless the weekday beside it belongs to another day."""
    day = reading.date
    if day is None or day.weekday() == weekday:
        return reading
    said = lasting(
        "the text says {weekday}, but the day is {day}",
        weekday=paired(WEEKDAYS_EN[weekday], WEEKDAYS_LT[weekday]),
        day=_both(day),
    )
    return _refused(reading.text, lasting("{said}; correct one of them", said=said), (day,))


# Why a text is no date.


def _refused(text: str, error: str, readings: tuple[date, ...] = ()) -> Reading:
    return Reading(text, None, readings, error)


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:t|[ \n]+)[0-9]{1,2}[:.]?[0-9]{2}.*", re.DOTALL)
_PUNCTUATED = re.compile(r"(?P<a>[0-9]{1,4})(?P<s>[-./ ])(?P<b>[0-9]{1,2})(?P=s)(?P<c>[0-9]{4}|[0-9]{1,2})")
_LONG_YEAR = re.compile(r"(?:-[0-9]{4,}|[0-9]{5,})-[0-9]{2}-[0-9]{2}")
_ORDERS = {"/": ("dmy", "mdy"), "-": ("dmy", "mdy", "ymd"), ".": ("dmy", "ymd"), " ": ("dmy", "ymd")}
_LETTER_FOR_DIGIT = re.compile(r"(?<=[0-9])[oli]|[oli](?=[0-9])")
_WORDS = re.compile(r"(?:[0-9]{1,3} )?[a-z]+(?: (?:[a-z]+|[0-9]{1,3}))*")


def _read_otherwise(text: str, plain: str, today: date | None) -> Reading:
    """What is none of the forms: refused with the reason that fits it best, or asked as a phrase counted from today."""
    if not plain:
        return _refused(text, lasting("no date was given; {forms}", forms=FORMS))
    if why := _foreign(plain):
        return _refused(text, lasting("{why}; {forms}", why=why, forms=FORMS))
    if _MOMENT.fullmatch(plain):
        return _refused(text, lasting("a time of day stands beside the day: a day alone is asked, as 2022-01-31"))
    if punctuated := _PUNCTUATED.fullmatch(plain):
        return _choices(text, punctuated)
    if _matched(_LETTER_FOR_DIGIT.sub(lambda letter: "0" if letter[0] == "o" else "1", plain)):
        return _refused(text, lasting("a letter stands where a digit belongs (O for 0, l for 1); {forms}", forms=FORMS))
    if _LONG_YEAR.fullmatch(plain):
        return _refused(
            text,
            lasting(
                "the year is outside {first}–{last}; {forms}",
                first=FIRST_YEAR,
                last=LAST_YEAR,
                forms=FORMS,
            ),
        )
    if plain.isdigit():
        return _refused(text, lasting("a bare number is no date; {forms}", forms=FORMS))
    if any(word in MONTHS for word in re.findall(r"[a-z]+", plain)):
        missing = (
            "" if re.search(r"(?<![0-9])[0-9]{4}(?![0-9])", plain) else lasting(": a year of four digits is missing")
        )
        return _refused(
            text,
            lasting(
                "a month is named, but not a whole date in a known form{missing}; {forms}", missing=missing, forms=FORMS
            ),
        )
    phrase = " ".join(plain.split())
    spoken = read_spoken(phrase, today) if _WORDS.fullmatch(phrase) else None
    if not isinstance(spoken, date):
        return _refused(
            text, lasting("{why}; {forms}", why=spoken or lasting("not a date in a known form"), forms=FORMS)
        )
    outside = _impossible(spoken.year, spoken.month, spoken.day)
    return _refused(text, outside) if outside else Reading(text, spoken, (spoken,), None)


def _foreign(plain: str) -> str:
    """The character that no date of these two languages is written with; empty when there is none."""
    for character in plain:
        name = f"U+{ord(character):04X}"
        if character.isascii():
            if not character.isprintable() and character != "\n":
                return lasting("the control character {name} stands in it", name=name)
        elif character.isnumeric():
            return lasting("the digit {name} is of another script", name=name)
        elif character.isalpha():
            return lasting("the letter {name} is neither Lithuanian nor English", name=name)
        elif not character.isprintable():
            return lasting("the invisible character {name} stands in it", name=name)
    return ""


def _choices(text: str, said: re.Match[str]) -> Reading:
    """Three numbers in no form of ours: refused with each day they may mean, written out.

    `2022-2-3` is among them. It has one reading, but where a digit was dropped another may have been, and the
    right form costs two keys.
    """
    numbers = (said["a"], said["b"], said["c"])
    short = len(numbers[0]) <= 2 and len(numbers[2]) <= 2
    usual = [order for order in _ORDERS[said["s"]] if order != "ymd" or short]
    orders = usual if len(numbers[0]) <= 2 else ["ymd"]
    days = sorted({day for order in orders if (day := _in_order(order, numbers))})
    if not days:
        return _refused(
            text, lasting("the calendar has no such day, whichever number is the year; {forms}", forms=FORMS)
        )
    meant = paired(*(_or(language).join(in_words(day, language) for day in days) for language in ("en", "lt")))
    write = paired(*(_or(language).join(day.isoformat() for day in days) for language in ("en", "lt")))
    if len(days) > 1:
        return _refused(text, lasting("it may be {meant}: write {write}", meant=meant, write=write), tuple(days))
    return _refused(
        text,
        lasting("not a known form, though it can only be {meant}: write {write}", meant=meant, write=write),
        tuple(days),
    )


def _or(language: str) -> str:
    return " arba " if language == "lt" else " or "


def _both(day: date) -> str:
    """A day in words, in either language."""
    return paired(in_words(day, "en"), in_words(day, "lt"))


def _in_order(order: str, numbers: tuple[str, str, str]) -> date | None:
    """The day that three numbers are in this order, if there is one; of two digits, 00–49 are years after 2000."""
    said = dict(zip(order, numbers, strict=True))
    if len(said["y"]) not in (2, 4):
        return None
    year = int(said["y"]) if len(said["y"]) == 4 else int(said["y"]) + (2000 if said["y"] < "50" else 1900)
    month, day = int(said["m"]), int(said["d"])
    return None if _impossible(year, month, day) else date(year, month, day)
