"""What a span of days brought, as the plain connection reads it: what was met, decided and corrected in it, which cases are new, who has dates."""

import sqlite3
from datetime import date
from typing import NamedTuple

from litigator.docket.reading import SELECT, Line, standing_on
from litigator.docket.rows import Row

DECISIONS = (
    *("deadline_confirmed", "deadline_waived", "deadline_overridden"),
    *("deadline_reopened", "deadline_assigned"),
)


class Decided(NamedTuple):
    """What a person decided about a limit: `kind` is one of `DECISIONS`, `due` the day it names."""

    reference: str
    kind: str
    on: str
    limit: str | None
    due: str | None
    person: str | None
    by: str | None


class Corrected(NamedTuple):
    """An event whose day was corrected: `at` is the day of the correction, by the log."""

    reference: str
    kind: str
    on: str
    at: str
    by: str


class Opened(NamedTuple):
    """A case that was opened."""

    reference: str
    name: str
    opened: str
    issues: tuple[str, ...]
    owner: str | None


def whose(connection: sqlite3.Connection) -> list[str | None]:
    """Everybody whom a date of the docket belongs to, None for nobody; from one to the next by the index, however many dates each has."""
    nobody = connection.execute("SELECT EXISTS (SELECT 1 FROM docket WHERE who IS NULL)").fetchone()[0]
    named = connection.execute(
        "WITH RECURSIVE one(who) AS (SELECT min(who) FROM docket UNION ALL "
        "SELECT (SELECT min(who) FROM docket WHERE who > one.who) FROM one WHERE one.who IS NOT NULL) "
        "SELECT who FROM one WHERE who IS NOT NULL"
    )
    return [*(who for (who,) in named), *([None] if nobody else [])]


def met(connection: sqlite3.Connection, today: date, first: date, last: date) -> list[Line]:
    """What was met between two days, both included, in the order of those days."""
    wanted = f"{SELECT} INDEXED BY docket_met WHERE met_on >= ? AND met_on < ? AND NOT gone ORDER BY met_on, reference, rule, uid"
    found = connection.execute(wanted, [first.isoformat(), date.fromordinal(last.toordinal() + 1).isoformat()])
    return _lines(found, today)


def fallen(connection: sqlite3.Connection, today: date, first: date, last: date) -> list[Line]:
    """What fell between two days and stands open: missed, or let pass by the State."""
    wanted = f"{SELECT} INDEXED BY docket_day WHERE day BETWEEN ? AND ? AND NOT gone AND NOT closed AND NOT done ORDER BY day, reference, rule, uid"
    return [
        line
        for line in _lines(connection.execute(wanted, [first.isoformat(), last.isoformat()]), today)
        if line.days != 0
    ]


def _lines(found: sqlite3.Cursor, today: date) -> list[Line]:
    stand = standing_on(today)
    lines = (stand(Row._make(one)) for one in found)
    return [line for line in lines if line is not None]


def decided(connection: sqlite3.Connection, first: date, last: date) -> list[Decided]:
    """What people decided about limits between two days, both included."""
    kinds = ", ".join("?" * len(DECISIONS))
    found = connection.execute(
        'SELECT reference, kind, "on", "limit", due, person, recorded_by FROM event JOIN legal_case ON legal_case.id = event.case_id '
        f'WHERE kind IN ({kinds}) AND "on" BETWEEN ? AND ? ORDER BY "on", reference, event.id',
        [*DECISIONS, first.isoformat(), last.isoformat()],
    )
    return [Decided._make(one) for one in found]


def corrected(connection: sqlite3.Connection, first: date, last: date) -> list[Corrected]:
    """The events whose day or moment was corrected between two days, by the log, which is read from its end only as far back as `first`."""
    begin, end, seen = first.isoformat(), last.isoformat(), dict[int, tuple[str, str]]()
    log = connection.execute("SELECT at, actor, table_name, row_id, operation, fields FROM audit_log ORDER BY seq DESC")
    for at, actor, table, row, operation, fields in log:
        if at[:10] < begin:
            break
        if at[:10] <= end and (table, operation) == ("event", "update") and {"on", "at", "due"} & set(fields.split()):
            seen.setdefault(row, (at[:10], actor))
    found = []
    for row, (at, actor) in seen.items():
        one = connection.execute(
            'SELECT reference, kind, "on" FROM event JOIN legal_case ON legal_case.id = event.case_id WHERE event.id = ?',
            [row],
        ).fetchone()
        if one is not None:
            found.append(Corrected(one[0], one[1], one[2], at, actor))
    return sorted(found, key=lambda one: (one.at, one.reference, one.kind))


def opened(connection: sqlite3.Connection, first: date, last: date) -> list[Opened]:
    """The cases opened between two days, both included."""
    found = connection.execute(
        "SELECT reference, name, opened, (SELECT group_concat(code, ' ') FROM case_issue WHERE case_id = legal_case.id), owner "
        "FROM legal_case WHERE opened BETWEEN ? AND ? ORDER BY opened, reference",
        [first.isoformat(), last.isoformat()],
    )
    return [
        Opened(reference, name, day, tuple((issues or "").split()), owner)
        for reference, name, day, issues, owner in found
    ]


def office_name(connection: sqlite3.Connection) -> str:
    """What the office calls itself."""
    row = connection.execute("SELECT name FROM office").fetchone()
    return str(row[0]) if row else ""


def tally(connection: sqlite3.Connection) -> tuple[dict[tuple[str, str], int], set[str]]:
    """How many cases each issue, by its letter, has before each forum, a case counted once however many of its sub-codes it pleads; and
    every sub-code that is pleaded.
    """
    counted = connection.execute(
        "SELECT substr(issue, 1, 1) AS letter, forum, count(DISTINCT reference) FROM docket_cell GROUP BY letter, forum"
    )
    numbers = {(letter, forum): int(cases) for letter, forum, cases in counted}
    return numbers, {issue for (issue,) in connection.execute("SELECT DISTINCT issue FROM docket_tally")}
