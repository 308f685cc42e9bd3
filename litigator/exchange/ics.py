"""The docket as iCalendar (RFC 5545): one all-day entry a date, under a name that stays however the date moves.

A calendar program is told of every change: SEQUENCE grows with each move, and what is done or gone is CANCELLED, never merely left out.
"""

import os
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from icalendar import Alarm, Calendar, Event

from litigator.docket.reading import standing_of
from litigator.docket.rows import Row
from litigator.errors import Refused
from litigator.files import write_whole
from litigator.tongue import phrase

OURS = "-//litigator//docket//EN"
NOBODY = "nobody"
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


def calendar_of(
    rows: Iterable[Row], *, names: Mapping[str, str], language: str, today: date, person: str | None = None
) -> bytes:
    """The calendar of `rows` that have a day, or had one. `names` are what the office calls its cases; an empty mapping lets no name out.

    With `person`, what they have; and what they had and somebody else has now, cancelled.
    """
    calendar = Calendar()
    calendar.add("prodid", OURS)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    for row in sorted(rows, key=lambda row: (row.day or "", row.uid)):
        theirs = person is None or row.who == person
        if _is_told(row, today) and (theirs or person in row.had.split("\n")):
            name = names.get(row.reference) if theirs else None
            calendar.add_component(_entry(row, name, WORDS[language], language, stamp, theirs=theirs))
    return bytes(calendar.to_ical())


def publish(
    rows: Collection[Row],
    folder: Path,
    *,
    people: Iterable[str],
    names: Mapping[str, str],
    language: str,
    today: date,
) -> list[tuple[Path, int]]:
    """A file a person in `folder`, each written whole or not at all; returns them with how many dates each holds.

    Somebody who has nothing gets an empty calendar, and so does every file of ours whose person is there no more: a program that reads it must
    not go on showing what it held. What nobody has stands in a file of its own. Files of others are left alone.
    """
    had = {handle for row in rows for handle in row.had.split("\n") if handle}
    handles = sorted({*people, *had, *(row.who for row in rows if row.who)})
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            phrase("the calendars cannot be put into {folder}: {strerror}", folder=folder, strerror=error.strerror),
            fix=phrase("name a folder"),
        ) from error
    written: dict[Path, int] = {}
    for handle in (*handles, None):
        path = _file_for(folder, handle, written)
        theirs = [row for row in rows if row.who is None] if handle is None else rows
        feed = calendar_of(theirs, names=names, language=language, today=today, person=handle)
        _put(path, feed)
        written[path] = feed.count(b"BEGIN:VEVENT")
    for path in sorted(folder.glob("*.ics")):
        if path not in written and _is_ours(path):
            _put(path, calendar_of((), names={}, language=language, today=today))
            written[path] = 0
    return list(written.items())


def _file_for(folder: Path, handle: str | None, taken: Collection[Path]) -> Path:
    """The file of a person, under a name that every disk can hold and that nobody else has, whatever the case of its letters."""
    used = {path.name.casefold() for path in taken}
    stem = quote(handle, safe="@+") if handle else NOBODY
    names = (f"{stem}{'' if number == 1 else f'-{number}'}.ics" for number in range(1, len(used) + 2))
    return folder / next(name for name in names if name.casefold() not in used)


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return f"PRODID:{OURS}".encode() in stream.read(400)
    except OSError:
        return False


def _put(path: Path, feed: bytes) -> None:
    """Write the file unless it says that already; who may read it stays as it was set."""
    mode = None
    try:
        mode = path.stat().st_mode & 0o777
        if path.read_bytes() == feed:
            return
    except FileNotFoundError:
        pass
    write_whole(path, feed)
    if mode is not None:
        os.chmod(path, mode)


def _is_told(row: Row, today: date) -> bool:
    """What has begun and has a day, hearings that are over too; and what has lost its day after it stood in the calendar."""
    begun = row.kind in ("hearing", "removal") or standing_of(row, today) is not None
    return begun and (row.day is not None or row.revision > 0)


def _entry(
    row: Row, name: str | None, words: Mapping[str, str], language: str, stamp: datetime, *, theirs: bool
) -> Event:
    day = date.fromisoformat(
        row.day or row.starts[:10]
    )  # an entry that has lost its day is cancelled, and still needs one
    title = row.title_lt if language == "lt" else row.title_en
    cancelled = not theirs or row.gone or row.done or row.closed or row.day is None
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
