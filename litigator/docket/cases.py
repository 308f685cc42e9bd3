"""The cases as the desk lists them: a line each, a page at a time, from the plain connection; and the strategic matrix, read as it was counted."""

import sqlite3
from datetime import date
from typing import Any, NamedTuple

from litigator.docket.asking import issue_pattern
from litigator.docket.lanes import LANES, OPEN

_LIMITS = tuple(sorted(name for name in OPEN if LANES[name].turn == 1))


class CaseLine(NamedTuple):
    """A case as one line. `stage` and `forum` are of the last stage opened, `next` is the nearest day to keep from today on."""

    reference: str
    name: str
    issues: tuple[str, ...]
    stage: str | None
    forum: str | None
    owner: str | None
    closed: str | None
    next: str | None


class Cell(NamedTuple):
    """How many cases have the issue before the forum, at the stage, with the outcome (`pending`, or `ended` without one)."""

    issue: str
    forum: str
    stage: str
    outcome: str
    cases: int


def cases(
    connection: sqlite3.Connection,
    today: date,
    *,
    issue: str | None = None,
    owner: str | None = None,
    closed: bool = False,
    limit: int | None = None,
    after: str | None = None,
) -> list[CaseLine]:
    """The cases asked for by reference, `limit` of them after the reference `after`."""
    where, values = _asked(issue, owner, closed, after)
    found = connection.execute(
        f"{_CASES} WHERE {where} ORDER BY whole.reference LIMIT ?",
        [today.isoformat(), *values, -1 if limit is None else limit],
    )
    return [_line(row) for row in found]


def how_many_cases(
    connection: sqlite3.Connection,
    *,
    issue: str | None = None,
    owner: str | None = None,
    closed: bool = False,
    after: str | None = None,
    most: int,
) -> int:
    """How many cases are asked for, counted up to `most`."""
    where, values = _asked(issue, owner, closed, after)
    counting = f"SELECT count(*) FROM (SELECT 1 FROM legal_case AS whole WHERE {where} LIMIT ?)"
    return int(connection.execute(counting, [*values, most]).fetchone()[0])


def cells(connection: sqlite3.Connection) -> list[Cell]:
    """The strategic matrix: every cell in which a case stands."""
    wanted = "SELECT issue, forum, stage, outcome, cases FROM docket_tally ORDER BY issue, forum, stage, outcome"
    return [Cell._make(row) for row in connection.execute(wanted)]


_CASES = f"""
SELECT whole.reference, whole.name,
  (SELECT group_concat(code, ' ') FROM (SELECT code FROM case_issue WHERE case_id = whole.id ORDER BY position)),
  (SELECT code || ' ' || forum FROM stage WHERE case_id = whole.id ORDER BY position DESC LIMIT 1),
  whole.owner, whole.closed,
  (SELECT min(day) FROM docket INDEXED BY docket_reference WHERE reference = whole.reference AND day >= ? AND lane IN {_LIMITS!r})
FROM legal_case AS whole"""


def _asked(issue: str | None, owner: str | None, closed: bool, after: str | None) -> tuple[str, list[Any]]:
    pleaded = "EXISTS (SELECT 1 FROM case_issue WHERE case_id = whole.id AND ' ' || code || ' ' LIKE ? ESCAPE '\\')"
    asked: dict[str, Any] = {
        "whole.reference > ?": after or "",
        "whole.owner = ?": owner,
        pleaded: issue_pattern(issue) if issue else None,
    }
    conditions = [condition for condition, value in asked.items() if value is not None]
    if not closed:
        conditions.append("whole.closed IS NULL")
    return " AND ".join(conditions), [value for value in asked.values() if value is not None]


def _line(row: tuple[Any, ...]) -> CaseLine:
    reference, name, issues, last, owner, closed, following = row
    stage, _, forum = (last or "").partition(" ")
    return CaseLine(
        reference, name, tuple((issues or "").split()), stage or None, forum or None, owner, closed, following
    )
