"""Who is held now, as the desk lists them: since when, with what order, for how many days, and what must be reviewed next. Plain connection."""

import sqlite3
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from litigator.docket.reading import SELECT, Line, standing_on
from litigator.docket.rows import Row


class Stay(NamedTuple):
    """One stay of a person, days as ISO text."""

    place: str
    since: str
    until: str | None
    order_court: str | None
    order_number: str | None
    order_date: str | None
    order_until: str | None


class Detained(NamedTuple):
    """A person who is held: the stay, every stay they ever had, their open cases, and the lines of those that are about being held: the
    nearest first, what has expired before.
    """

    reference: str
    name: str
    now: Stay
    stays: tuple[Stay, ...]
    cases: tuple[str, ...]
    owners: tuple[str, ...]
    limits: tuple[Line, ...]


def detained(
    connection: sqlite3.Connection,
    today: date,
    rules: Collection[str],
    *,
    person: str | None = None,
    limit: int | None = None,
) -> list[Detained]:
    """The people held on `today`, the longest stay first; `person` of the office has a case of theirs. `rules` are those about being held."""
    day = today.isoformat()
    mine = f"AND EXISTS (SELECT 1 {_CASES} AND whole.owner = ?)" if person is not None else ""
    found = connection.execute(
        f"SELECT {_STAY}, person.id, person.reference, person.name FROM detention JOIN person ON person.id = detention.person_id "
        f"WHERE since <= ? AND (until IS NULL OR until > ?) {mine} ORDER BY since, person.reference LIMIT ?",
        [day, day, *([person] if person is not None else []), -1 if limit is None else limit + 50],
    )
    people: dict[int, tuple[str, str, Stay]] = {}
    for *stay, number, reference, name in found:  # somebody in two places at once stands where they came last
        people[number] = (reference, name, Stay._make(stay))
    chosen = list(people.items())[: limit if limit is not None else len(people)]
    return [_of(connection, today, rules, number, *one) for number, one in chosen]


def how_many_detained(connection: sqlite3.Connection, today: date) -> int:
    """How many people are held."""
    day = today.isoformat()
    wanted = "SELECT count(DISTINCT person_id) FROM detention WHERE since <= ? AND (until IS NULL OR until > ?)"
    return int(connection.execute(wanted, [day, day]).fetchone()[0])


_STAY = "place, since, until, order_court, order_number, order_date, order_until"
_CASES = (
    "FROM case_claimant AS part JOIN legal_case AS whole ON whole.id = part.case_id "
    "WHERE part.person_id = person.id AND whole.closed IS NULL"
)


def _of(
    connection: sqlite3.Connection,
    today: date,
    rules: Collection[str],
    number: int,
    reference: str,
    name: str,
    now: Stay,
) -> Detained:
    stays = connection.execute(f"SELECT {_STAY} FROM detention WHERE person_id = ? ORDER BY position", [number])
    wanted = _CASES.replace("person.id", "?")
    involved = connection.execute(f"SELECT whole.reference, whole.owner {wanted} ORDER BY whole.reference", [number])
    cases = [(case, owner) for case, owner in involved]
    limits = [
        line for case, _ in cases for line in _limits(connection, today, rules, case) if _is_theirs(line, reference)
    ]
    return Detained(
        reference,
        name,
        now,
        tuple(map(Stay._make, stays)),
        tuple(case for case, _ in cases),
        tuple(dict.fromkeys(owner for _, owner in cases if owner)),
        tuple(sorted(limits, key=_nearest)),
    )


def _limits(connection: sqlite3.Connection, today: date, rules: Collection[str], case: str) -> list[Line]:
    stand = standing_on(today)
    wanted = f"{SELECT} INDEXED BY docket_reference WHERE reference = ? AND NOT gone AND NOT closed"
    lines = (stand(Row._make(found)) for found in connection.execute(wanted, [case]))
    return [line for line in lines if line is not None and not line.row.done and line.row.rule in rules]


def _is_theirs(line: Line, person: str) -> bool:
    """The end of what a court ordered is one person's; what runs in the case is everybody's who is held in it."""
    return line.row.kind != "order" or line.row.event.startswith(f"{person} ")


def _nearest(line: Line) -> tuple[Any, ...]:
    return (line.row.day is None, line.row.day or "", line.row.rule, line.row.uid)
