"""Reminders: a digest for each person of the office from the docket, what goes on to the coordinators, and the sending of it."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litigator.docket.paging import COUNTED, how_many, page
from litigator.docket.reading import Line, Wanted
from litigator.docket.week import whose
from litigator.errors import NotFound, SettingsFault
from litigator.exchange.digest import SECTIONS, Digest, Entry, Section
from litigator.exchange.plain import one_line
from litigator.settings import Settings, database_path, load
from litigator.store.connection import reading_plainly
from litigator.tongue import phrase

if TYPE_CHECKING:
    import sqlite3

    from litigator.exchange.mail import Post, Sent

SOON = 7  # days
CALLS = (
    7,
    3,
    1,
)  # so many days before, a limit that ends a case and that nobody has confirmed goes to the coordinators too
ROOM = 25  # dates of a kind in one digest; the others are told by their number
COORDINATOR = "coordinator"


class Reminders(NamedTuple):
    """A digest a person. `unheard` are dates that reach nobody: nobody of the office has them, and there is no coordinator."""

    digests: tuple[Digest, ...]
    escalated: int
    unheard: int
    coordinators: tuple[str, ...]


def reminders(
    db: str | None, today: date, *, person: str | None = None, calls: Sequence[int] = CALLS, names: bool = False
) -> Reminders:
    """Everybody's digest of `today`, or one person's. Raises `NotFound` for somebody who is not of the office."""
    addresses = _addresses()
    with reading_plainly(database_path(db)) as connection:
        people = connection.execute("SELECT handle, name, role FROM office_person ORDER BY handle").fetchall()
        handles = [handle for handle, _, _ in people]
        if person is not None and person not in handles:
            raise NotFound(
                phrase("{person} is not a person of this office", person=one_line(person)[:40]), nearest=tuple(handles)
            )
        called = dict(connection.execute("SELECT reference, name FROM legal_case")) if names else {}
        coordinators = tuple(handle for handle, _, role in people if role == COORDINATOR)
        pressing = _unconfirmed_soon(connection, today, calls)
        loose = _of_nobody(connection, today, handles)
        digests = []
        for handle, name, role in people:
            if person not in (None, handle):
                continue
            sections = _own(connection, today, handle, calls)
            if role == COORDINATOR:
                others = [line for line in pressing if line.row.who != handle]
                loose_here = [line for line in loose if line not in others]
                sections = {**sections, "escalated": (others, 0), "nobody": (loose_here, 0)}
            expired = how_many(connection, Wanted(person=handle, standing="expired"), today)
            told = _told(connection, sections, called, calls)
            digests.append(Digest(handle, name, addresses.get(handle), told, expired))
    escalated = sum(1 for line in pressing if any(handle != line.row.who for handle in coordinators))
    return Reminders(tuple(digests), escalated, 0 if coordinators else len(loose), coordinators)


Sorted = dict[str, tuple[list[Line], int]]


def _own(connection: "sqlite3.Connection", today: date, handle: str, calls: Sequence[int]) -> Sorted:
    """What a person has, by how it stands, each date once; with how many of the kind are left out."""
    near = max((SOON, *calls))
    unconfirmed = page(connection, Wanted(person=handle, unconfirmed=True, within=near), today, limit=ROOM).lines
    more = how_many(connection, Wanted(person=handle, unconfirmed=True, within=near), today) - len(unconfirmed)
    found: Sorted = {"unconfirmed": (unconfirmed, max(0, more))}
    seen = {line.row.uid for line in unconfirmed}
    found["overdue"] = _some(connection, Wanted(person=handle, standing="overdue"), today, seen)
    week: dict[str, list[Line]] = {"today": [], "week": [], "open": []}
    wanted = Wanted(person=handle, within=SOON, ahead=True, running=True)
    lines, left = _some(connection, wanted, today, seen, room=3 * ROOM)
    for line in lines:
        if line.standing in ("missing", "undocumented", "undated"):
            week["open"].append(line)
        elif line.standing != "awaiting":
            week["week" if (line.days or 0) > 0 else "today"].append(line)  # an arguable day may have passed
    found |= {"today": (week["today"], 0), "week": (week["week"], left), "open": (week["open"], 0)}
    seen |= {line.row.uid for kind in week.values() for line in kind}
    found["awaiting"] = _some(connection, Wanted(person=handle, standing="awaiting"), today, seen)
    return found


def _some(
    connection: "sqlite3.Connection", wanted: Wanted, today: date, seen: Iterable[str], *, room: int = ROOM
) -> tuple[list[Line], int]:
    """The first `room` dates that were not told of yet, and how many more there are (exact below `COUNTED`)."""
    told = set(seen)
    found = page(connection, wanted, today, limit=room + len(told))
    fresh = [line for line in found.lines if line.row.uid not in told]
    beyond = how_many(connection, wanted, today, after=found.lines[-1]) if found.more else 0
    return fresh[:room], min(COUNTED, beyond + len(fresh[room:]))


def _unconfirmed_soon(connection: "sqlite3.Connection", today: date, calls: Sequence[int]) -> list[Line]:
    """What ends a case, is near or past, and nobody has confirmed, whoever has it."""
    if not calls:
        return []
    return page(connection, Wanted(unconfirmed=True, within=max(calls)), today).lines


def _of_nobody(connection: "sqlite3.Connection", today: date, handles: Sequence[str]) -> list[Line]:
    """What is near or overdue and belongs to nobody of the office: to nobody at all, or to somebody who has left."""
    owners = set(whose(connection)) - set(handles)
    if not owners:
        return []
    lines = page(connection, Wanted(within=SOON, running=True), today).lines
    return [line for line in lines if line.row.who in owners]


def _told(
    connection: "sqlite3.Connection", sections: Sorted, called: dict[str, str], calls: Sequence[int]
) -> tuple[Section, ...]:
    made = []
    for key in SECTIONS:
        lines, more = sections.get(key, ([], 0))
        entries = tuple(
            Entry(line, command_for(line), called.get(line.row.reference), call_of(line, calls))
            for line in lines[:ROOM]
        )
        if entries or more:
            made.append(Section(key, entries, more + len(lines[ROOM:])))
    return tuple(made)


def call_of(line: Line, calls: Sequence[int]) -> int:
    """How many of the days before have come for a limit that nobody has confirmed: 1 from the first on, and one more from each nearer one."""
    return sum(1 for days in calls if line.days is not None and line.days <= days) if line.unconfirmed else 0


def command_for(line: Line) -> str:
    """The command that does most about a date."""
    row = line.row
    words = ["deadline", "explain", row.reference, row.rule]
    if row.kind in ("hearing", "removal", "answer"):
        words = ["case", "show", row.reference]
    elif line.standing == "undocumented":
        words = ["deadline", "done", row.reference, row.rule, "--exhibit", "KEY"]
    elif line.unconfirmed and line.standing != "overdue":
        words = ["deadline", "confirm", row.reference, row.rule]
    return " ".join(("litigator", *(_quoted(word) for word in words if word)))


def _quoted(word: str) -> str:
    import shlex

    return shlex.quote(one_line(word))


# Addresses and the server, from the settings


def _addresses() -> dict[str, str]:
    """The address of each person of the office: `people = "rasa=rasa@office.example, jonas=…"`. Raises `SettingsFault` for what is none."""
    from litigator.exchange.mail import is_address

    found, wrong = {}, []
    for part in re.split(r"[,;\n]", load().people):
        handle, equals, address = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            continue
        if not (handle and equals and is_address(address)):
            wrong.append(one_line(part)[:60])
        found[handle] = address
    if wrong:
        raise SettingsFault(
            phrase("the setting `people` holds what is no address: {wrong}", wrong=", ".join(wrong)),
            fix='people = "rasa=rasa@office.example, …"',
        )
    return found


def post() -> "Post":
    """The server that the settings name, with its password. Raises `SettingsFault` for each thing that is lacking, all at once."""
    from litigator.errors import Problem
    from litigator.exchange.mail import Post, is_address

    known = load()
    port = known.smtp_port or {"tls": "465", "none": "25"}.get(known.smtp_security, "587")
    faults = {
        phrase("smtp_host is not set"): not known.smtp_host,
        phrase("smtp_sender is not set, or is no address"): not is_address(known.smtp_sender),
        phrase("smtp_port is no port"): not (port.isascii() and port.isdigit() and 0 < int(port) < 65536),
        phrase("smtp_security is not starttls, tls or none"): known.smtp_security not in ("starttls", "tls", "none"),
    }
    problems = tuple(Problem(what) for what, is_wrong in faults.items() if is_wrong)
    if problems:
        raise SettingsFault(
            phrase("no message can be sent yet"), problems=problems, fix=phrase("set them in the settings file")
        )
    password = _password(known) if known.smtp_user else ""
    return Post(known.smtp_host, int(port), known.smtp_security, known.smtp_sender, known.smtp_user, password)


def _password(known: Settings) -> str:
    """The password, from LITIGATOR_SMTP_PASSWORD or the file the settings name: never an option, never in the settings themselves."""
    given = os.environ.get("LITIGATOR_SMTP_PASSWORD", "")
    if given:
        return given
    fix = phrase("LITIGATOR_SMTP_PASSWORD, or smtp_password_file, a file that only you can read")
    if not known.smtp_password_file:
        raise SettingsFault(phrase("the server has a user but no password is given"), fix=fix)
    path = Path(known.smtp_password_file)
    try:
        mode, text = path.stat().st_mode, path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsFault(phrase("the password file {path} cannot be read", path=path), fix=fix) from error
    if os.name == "posix" and mode & 0o077:
        raise SettingsFault(
            phrase("others can read the password file {path}", path=path),
            fix=phrase("chmod 600 {path}", path=_quoted(str(path))),
        )
    if not text or not text.isprintable():
        raise SettingsFault(phrase("the password file {path} holds no password on a line", path=path), fix=fix)
    return text


# Sending, and what has been sent


def sent_today(db: str | None, today: date) -> frozenset[str]:
    """Who has been sent the digest of `today` already; nobody where that cannot be read: a reminder twice is better than none."""
    try:
        kept = json.loads(_sent_file(db).read_text(encoding="utf-8"))
        return frozenset(map(str, kept["sent"])) if kept["day"] == today.isoformat() else frozenset()
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def sending(messages: Sequence[tuple[str, EmailMessage]], db: str | None, today: date) -> "Iterator[Sent]":
    """Send each message and tell what became of it; who was sent one is written down at once."""
    from litigator.exchange.mail import deliver
    from litigator.files import write_whole

    reached = set(sent_today(db, today))
    for one in deliver(messages, post()):
        if one.sent:
            reached.add(one.handle)
            kept = json.dumps({"day": today.isoformat(), "sent": sorted(reached)})
            write_whole(_sent_file(db), f"{kept}\n".encode())
        yield one


def _sent_file(db: str | None) -> Path:
    path = database_path(db)
    return path.with_name(f"{path.name}.digest-sent")
