"""What the desk reads at a glance, through the plain connection: what is due, a page of the list, whether the rules have changed."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from litigator.docket.paging import COUNTED, how_many, line_named, page
from litigator.docket.reading import Line, Wanted, law_kept, prints_kept
from litigator.errors import NotFound
from litigator.settings import database_path
from litigator.store.connection import reading_plainly
from litigator.tongue import phrase

SOON = 7  # days
FEW_EXPIRED = 10  # more of the State's limits that have expired than this are told by their number


class Due(NamedTuple):
    """What must happen next. `overdue` and `ahead` are the most urgent lines of each kind, the numbers exact below `COUNTED`."""

    overdue: list[Line]
    ahead: list[Line]
    all_overdue: int
    within_days: int
    unconfirmed: int
    expired: int
    twice: bool
    stale: bool


class Listed(NamedTuple):
    """A page of the docket: its lines, how many follow (exact below `COUNTED`), how many expired limits of the State it passes over."""

    lines: list[Line]
    more: int
    expired: int
    any_overdue: bool
    stale: bool


@contextmanager
def _docket(db: str | None) -> Iterator[sqlite3.Connection]:
    with reading_plainly(database_path(db)) as connection:
        yield connection


def has_no_office(db: str | None) -> Path | None:
    """The place where the office would be, when none was named and none is there."""
    from litigator.settings import Settings, load

    place = database_path(db)
    return place if not db and load().db == Settings().db and not place.exists() else None


def due(db: str | None, today: date, *, limit: int, libraries: Sequence[str] = ()) -> Due:
    """The `limit` lines that press most: what is overdue first, though never so much of it that nothing else is seen."""
    with _docket(db) as connection:
        late = Wanted(standing="overdue")
        overdue = page(connection, late, today, order="urgency", limit=(limit + 1) // 2).lines
        room = limit - len(overdue)
        ahead = page(connection, Wanted(ahead=True, running=True), today, order="urgency", limit=room).lines
        first = next(iter((*overdue, *ahead)), None)
        return Due(
            overdue,
            ahead,
            how_many(connection, late, today) if overdue else 0,
            how_many(connection, Wanted(within=SOON, ahead=True, running=True), today),
            how_many(connection, Wanted(unconfirmed=True), today),
            how_many(connection, Wanted(standing="expired"), today),
            first is not None and _runs_twice(connection, first),
            _is_stale(connection, libraries),
        )


def listing(
    db: str | None,
    wanted: Wanted,
    today: date,
    *,
    order: str = "day",
    limit: int | None = None,
    after: str | None = None,
    whole: bool = True,
    libraries: Sequence[str] = (),
) -> Listed:
    """A page of the list. Unless it is to be `whole`, many expired limits of the State are left to their number."""
    with _docket(db) as connection:
        last = _line_to_follow(connection, after, today) if after else None
        expired = 0
        if not whole and wanted.standing is None:
            expired = how_many(connection, wanted._replace(standing="expired"), today)
        passed_over = expired if expired > FEW_EXPIRED else 0
        asked = wanted._replace(running=passed_over > 0)
        lines, some_follow = page(connection, asked, today, order=order, limit=limit, after=last)
        more = how_many(connection, asked, today, order=order, after=lines[-1] if lines else last) if some_follow else 0
        late = wanted._replace(standing="overdue") if wanted.standing in (None, "overdue") else None
        any_overdue = late is not None and bool(page(connection, late, today, limit=1).lines)
        return Listed(lines, more, passed_over, any_overdue, _is_stale(connection, libraries))


def _line_to_follow(connection: sqlite3.Connection, name: str, today: date) -> Line:
    line = line_named(connection, name, today)
    if line is None:
        raise NotFound(
            phrase("there is no line «{name}» in the docket", name=name), fix=phrase("begin again without --after")
        )
    return line


def _runs_twice(connection: sqlite3.Connection, line: Line) -> bool:
    """Whether the rule runs more than once in the case, so that a command must say which one it means."""
    found = connection.execute(
        "SELECT count(*) FROM docket INDEXED BY docket_reference WHERE reference = ? AND rule = ? AND NOT gone AND NOT done",
        [line.row.reference, line.row.rule],
    )
    return int(found.fetchone()[0]) > 1


def _is_stale(connection: sqlite3.Connection, libraries: Sequence[str]) -> bool:
    """Whether the rules have changed since the docket was computed."""
    from litigator.library.remembered import prints

    kept = law_kept(connection)
    if kept is None:
        return False
    law, rules, _ = prints(*libraries)
    return kept != law or any(there != {rules.get(rule, "")} for rule, there in prints_kept(connection).items())


__all__ = ["COUNTED", "Due", "Listed", "due", "has_no_office", "listing"]
