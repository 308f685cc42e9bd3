"""A page of the docket: the first lines asked for, in one of two orders, read from the heads of the lanes; and how many follow.

What the lanes are asked in SQL stands in `asking`; what a line's standing decides is asked of each line as it comes by.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from heapq import merge
from itertools import islice
from typing import NamedTuple

from litigator.docket.asking import Asked, Key, asked_once, key_of, lane_decides, lane_query, lanes_there
from litigator.docket.lanes import LANES
from litigator.docket.reading import SELECT, Line, Wanted, standing_of, standing_on
from litigator.docket.rows import Row

COUNTED = 200  # what follows a page is counted up to here: to know more costs more than it tells


class Page(NamedTuple):
    """The lines, and whether others follow."""

    lines: list[Line]
    more: bool


def listed(connection: sqlite3.Connection, wanted: Wanted, today: date) -> list[Line]:
    """Every date asked for, the nearest first; what cannot be counted yet stands before all, what has no day after them."""
    return page(connection, wanted, today).lines


def page(
    connection: sqlite3.Connection,
    wanted: Wanted,
    today: date,
    *,
    order: str = "day",
    limit: int | None = None,
    after: Line | None = None,
) -> Page:
    """The first `limit` lines asked for (all, without one) that follow `after`, by `order`: the nearest `day` or the highest `urgency` first."""
    asked = asked_once(connection, wanted, today, order, after)
    stream = _stream(connection, asked)
    if limit is None:
        return Page(list(stream), False)
    lines = list(islice(stream, limit))
    return Page(lines, len(lines) == limit and next(stream, None) is not None)


def how_many(
    connection: sqlite3.Connection, wanted: Wanted, today: date, *, order: str = "day", after: Line | None = None
) -> int:
    """How many lines are asked for, or follow `after`: exact below `COUNTED`, which stands for so many at least."""
    asked = asked_once(connection, wanted, today, order, after)
    if wanted.case is not None:
        return sum(1 for _ in islice(_stream(connection, asked), COUNTED))
    total = len(_reopened(connection, asked))
    for name in lanes_there(connection, wanted):
        room = COUNTED - total
        if room <= 0:
            return COUNTED
        if lane_decides(name, wanted):
            query = lane_query(asked, name, "SELECT 1 FROM docket")
            counting = f"SELECT count(*) FROM ({query[0]} LIMIT {room})" if query else ""
            total += connection.execute(counting, query[1]).fetchone()[0] if query else 0
        else:
            lines = (line for _, line in _of_lane(connection, asked, name) if _is_wanted(line, wanted))
            total += sum(1 for _ in islice(lines, room))
    return min(total, COUNTED)


def between(connection: sqlite3.Connection, wanted: Wanted, today: date, first: date, last: date) -> list[Line]:
    """The lines asked for whose day to keep falls between two days, both included, the nearest first."""
    asked, days = asked_once(connection, wanted, today), [first.isoformat(), last.isoformat()]
    lines = (line for _, line in _few(connection, asked, "docket_day", "day BETWEEN ? AND ?", days))
    return [line for line in lines if wanted.case in (None, line.row.reference)]


def line_named(connection: sqlite3.Connection, uid: str, today: date) -> Line | None:
    """The line of that name as it stands, to go on after it; None where there is none, or it stands nowhere on `today`."""
    found = connection.execute(f"{SELECT} WHERE uid = ?", [uid]).fetchone()
    return standing_of(Row._make(found), today) if found else None


# The stream of lines in their order


def _stream(connection: sqlite3.Connection, asked: Asked) -> Iterator[Line]:
    """The lines asked for, as they follow each other."""
    wanted = asked.wanted
    if wanted.case is not None:
        yield from (line for _, line in _few(connection, asked, "docket_reference", "reference = ?", [wanted.case]))
        return
    lanes = (_of_lane(connection, asked, lane) for lane in lanes_there(connection, wanted))
    for _, line in merge(*lanes, _reopened(connection, asked)):  # by their keys: no two lines have the same
        if _is_wanted(line, wanted):
            yield line


def _reopened(connection: sqlite3.Connection, asked: Asked) -> list[tuple[Key, Line]]:
    """Lines that were met only after the day asked about, and are open on it."""
    if not asked.timely.text:
        return []
    return _few(connection, asked, "docket_met", "met_on > ?", [asked.today.isoformat()])


def _few(
    connection: sqlite3.Connection, asked: Asked, index: str, condition: str, known: list[str]
) -> list[tuple[Key, Line]]:
    """The lines that one index finds, where they are few, in their order."""
    wanted, found = asked.wanted, list[tuple[Key, Line]]()
    beyond = key_of(asked.after, asked) if asked.after else None
    text = f"{condition} AND NOT gone{'' if wanted.closed else ' AND NOT closed'}{asked.filters.text}"
    for one in connection.execute(f"{SELECT} INDEXED BY {index} WHERE {text}", [*known, *asked.filters.values]):
        line = standing_of(Row._make(one), asked.today)
        if line is not None and _is_open_enough(line, wanted) and _is_wanted(line, wanted):
            key = key_of(line, asked)
            if beyond is None or key > beyond:
                found.append((key, line))
    return sorted(found)


def _of_lane(connection: sqlite3.Connection, asked: Asked, name: str) -> Iterator[tuple[Key, Line]]:
    query = lane_query(asked, name, SELECT)
    if query is None:
        return
    lane, by_day = LANES[name], asked.order == "day"
    turn, press_in, make, stand = lane.turn, lane.urgency, Row._make, standing_on(asked.today)
    for found in connection.execute(f"{query[0]} ORDER BY day, reference, rule, uid", query[1]):
        line = stand(make(found))
        if line is not None:
            row, days, _ = line
            if by_day:
                yield (turn, row.day or "", -press_in(days), row.reference, row.rule, row.uid), line
            else:
                yield (-press_in(days), row.day or "~", row.reference, row.rule, row.uid), line


def _is_open_enough(line: Line, wanted: Wanted) -> bool:
    """What the lanes say, of a line that came another way."""
    near = wanted.within is None or line.days is None or line.days <= wanted.within
    return near and (wanted.done or not line.row.done)


def _is_wanted(line: Line, wanted: Wanted) -> bool:
    if wanted.standing is not None and line.standing != wanted.standing:
        return False
    left_out = (wanted.ahead and line.standing == "overdue", wanted.running and line.standing == "expired")
    return not any(left_out) and (not wanted.unconfirmed or line.unconfirmed)
