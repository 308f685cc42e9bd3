"""The docket as iCalendar (RFC 5545): one all-day entry a date, under a name that stays however the date moves.

A calendar program is told of every change: SEQUENCE grows with each move, and what is done or gone is CANCELLED, never merely left out.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from litigator.docket.reading import standing_of
from litigator.docket.rows import Row

LEADS = {True: (14, 7, 3, 1), False: (3, 1)}  # days before, for a limit whose miss ends the case and for the others
WORDS = {
    "en": {
        "mirror": "A mirror of the docket, never the alarm: ask `litigator deadline list`.",
        "unverified": "The rule is not verified.",
        "moment": "The very moment: {}.",
        "unconfirmed": "Nobody has confirmed the day.",
        "source": "Source: {}",
    },
    "lt": {
        "mirror": "Tai terminų knygos atspindys, o ne priminimas: klauskite `litigator deadline list`.",
        "unverified": "Taisyklė nepatikrinta.",
        "moment": "Tikslus momentas: {}.",
        "unconfirmed": "Dienos niekas nepatvirtino.",
        "source": "Šaltinis: {}",
    },
}


def calendar_of(rows: Iterable[Row], *, names: Mapping[str, str], language: str, today: date) -> bytes:
    """The calendar of `rows` that have a day, or had one. `names` are what the office calls its cases; an empty mapping lets no name out."""
    calendar = Calendar()
    calendar.add("prodid", "-//litigator//docket//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for row in sorted(rows, key=lambda row: (row.day or "", row.uid)):
        if _is_told(row, today):
            calendar.add_component(_entry(row, names.get(row.reference), WORDS[language], language, stamp))
    return bytes(calendar.to_ical())


def _is_told(row: Row, today: date) -> bool:
    """What has begun and has a day, hearings that are over too; and what has lost its day after it stood in the calendar."""
    begun = row.kind in ("hearing", "removal") or standing_of(row, today) is not None
    return begun and (row.day is not None or row.revision > 0)


def _entry(row: Row, name: str | None, words: Mapping[str, str], language: str, stamp: datetime) -> Event:
    day = date.fromisoformat(
        row.day or row.starts[:10]
    )  # an entry that has lost its day is cancelled, and still needs one
    title = row.title_lt if language == "lt" else row.title_en
    cancelled = row.gone or row.done or row.closed or row.day is None
    entry = Event()
    entry.add("uid", f"{row.uid}@litigator")
    entry.add("dtstamp", stamp)
    entry.add("sequence", row.revision)
    entry.add("summary", f"{_printable(row.reference)}: {title}" + (f" ({_printable(name)})" if name else ""))
    entry.add("dtstart", day)  # without an end: an all-day entry lasts its day (RFC 5545, 3.6.1)
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    entry.add("description", "\n".join(_description(row, words)))
    if not cancelled:
        for days in LEADS[row.fatal and row.bound == "party"]:
            entry.add_component(_alarm(days, f"{_printable(row.reference)}: {title}"))
    return entry


def _description(row: Row, words: Mapping[str, str]) -> Iterable[str]:
    yield row.rule
    if row.due and "T" in row.due:
        yield words["moment"].format(row.due)
    if row.status != "verified":
        yield words["unverified"]
    if row.fatal and row.bound == "party" and row.confirmed_by is None and row.kind == "limit":
        yield words["unconfirmed"]
    if row.kind in ("limit", "order") and row.source:
        yield words["source"].format(row.source)
    yield words["mirror"]


def _printable(text: str) -> str:
    """The text on one line, with a visible sign for what no calendar may hold (RFC 5545, 3.1: no control characters)."""
    return "".join("\ufffd" if unicodedata.category(one) in ("Cc", "Cs") else one for one in " ".join(text.split("\n")))


def _alarm(days: int, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", timedelta(days=-days))
    return alarm
