"""What one lane of the docket is asked in SQL: from where it goes on after a line, within which days, with which filters.

Only what an index can leave out is left out here; what the standing of each line decides is asked of it as it comes by (`paging`).
"""

import sqlite3
from datetime import date
from typing import Any, NamedTuple

from litigator.docket.lanes import ARGUABLE, LANES, LATE, OPEN, OURS, UNDATED, first_days, lane_of
from litigator.docket.reading import Line, Wanted

ORDERS = ("day", "urgency")
Place = tuple[str, str, str, str]  # day, case, rule, uid: how the lines of a lane follow each other
Key = tuple[Any, ...]
_EVERY: Place = ("", "", "", "")
_NO_DAY = {"day": "", "urgency": "~"}  # where a line without a day stands among those of the same turn, or urgency


class Asked(NamedTuple):
    """A question put once. `filters` hold in every lane; `timely` holds of a line on the day asked about, and is empty where every line of
    the docket has begun and none was met later: on any day but a past one.
    """

    wanted: Wanted
    today: date
    order: str
    after: Line | None
    filters: "Text"
    timely: "Text"


class Text(NamedTuple):
    """A condition of SQL, beginning with AND or empty, and its values."""

    text: str = ""
    values: tuple[Any, ...] = ()


def asked_once(
    connection: sqlite3.Connection, wanted: Wanted, today: date, order: str = "day", after: Line | None = None
) -> Asked:
    """The question with what every lane is told of it."""
    day, tomorrow = today.isoformat(), _ahead(today, 1)
    timely = Text()
    if connection.execute(_OTHER_TIMES, [tomorrow, day]).fetchone()[0]:
        text = f" AND ({_NOT_BEGINNING} OR starts < ?) AND (met_on IS NULL OR met_on <= ?)"
        timely = Text(text, (tomorrow, day))
    return Asked(wanted, today, order, after, _filters(wanted), timely)


_NOT_BEGINNING = "kind NOT IN ('limit', 'missing', 'order')"
_OTHER_TIMES = (
    "SELECT EXISTS (SELECT 1 FROM docket INDEXED BY docket_starts WHERE starts >= ? AND kind IN ('limit', 'missing', 'order')) "
    "OR EXISTS (SELECT 1 FROM docket INDEXED BY docket_met WHERE met_on > ?)"
)


def key_of(line: Line, asked: Asked) -> Key:
    """Where a line stands in the order."""
    row, lane = line.row, LANES[lane_of(line.row)]
    press = -lane.urgency(line.days)
    first: Key = (lane.turn, row.day or "", press) if asked.order == "day" else (press, row.day or "~")
    return (*first, row.reference, row.rule, row.uid)


def lane_query(asked: Asked, name: str, select: str) -> tuple[str, list[Any]] | None:
    """The lines of one lane from where the page begins, as a statement; None where the lane has nothing to give."""
    begin = _begin(asked, name)
    if begin is None:
        return None
    bounds = _day_bounds(name, asked.wanted, asked.today)
    following = Text()
    if begin != _EVERY and name.endswith(UNDATED):
        following = Text(" AND (reference, rule, uid) > (?, ?, ?)", begin[1:])
    elif begin != _EVERY:
        following = Text(" AND (day, reference, rule, uid) > (?, ?, ?, ?)", begin)
    parts = (bounds, following, _in_closed_cases(name, asked), asked.timely, asked.filters)
    text = f"{select} WHERE lane = '{name}'" + "".join(part.text for part in parts)
    return text, [value for part in parts for value in part.values]


def _filters(wanted: Wanted) -> Text:
    asked: dict[str, Any] = {
        "who = ?": wanted.person,
        "rule = ?": wanted.rule,
        "forum = ?": wanted.forum,
        "' ' || issues || ' ' LIKE ? ESCAPE '\\'": issue_pattern(wanted.issue) if wanted.issue else None,
    }
    given = {condition: value for condition, value in asked.items() if value is not None}
    return Text("".join(f" AND {condition}" for condition in given), tuple(given.values()))


def _in_closed_cases(name: str, asked: Asked) -> Text:
    """What other lanes say by their names."""
    if not name.startswith(("closed", "done")):
        return Text()
    text = " AND (kind NOT IN ('hearing', 'removal') OR day IS NULL OR day >= ?)"
    if asked.wanted.unconfirmed:
        text += " AND kind = 'limit' AND state = 'open' AND fatal AND bound = 'party' AND confirmed_by IS NULL"
    return Text(text + ("" if asked.wanted.done else " AND NOT done"), (asked.today.isoformat(),))


def _day_bounds(name: str, wanted: Wanted, today: date) -> Text:
    """From which day, and to which, the lane can hold what is asked for. Days are compared as text: ISO days sort as they follow."""
    if name.endswith(UNDATED):
        return Text()
    text, values = "", list[str]()
    passed = name in OURS if wanted.standing == "overdue" else name in _NOT_OURS and wanted.standing == "expired"
    ahead = (
        name == "hearing"
        or (name in _NOT_OURS and (wanted.running or wanted.standing == "due"))
        or (name in OURS and (wanted.ahead or wanted.standing == "due"))
    )
    if passed or ahead:
        text, values = f" AND day {'<' if passed else '>='} ?", [today.isoformat()]
    if wanted.within is not None:
        text, values = f"{text} AND day <= ?", [*values, _ahead(today, wanted.within)]
    return Text(text, tuple(values))


_NOT_OURS = ("state", "unbound")


def lane_decides(name: str, wanted: Wanted) -> bool:
    """Whether every line of the lane within those bounds is wanted, so that none need be looked at to be counted."""
    if name.startswith((*ARGUABLE, *LATE, "closed")):
        return not (wanted.standing or wanted.ahead or wanted.running)
    return wanted.standing in (None, "overdue", "expired")


def _ahead(today: date, days: int) -> str:
    return date.fromordinal(min(today.toordinal() + days, date.max.toordinal())).isoformat()


def issue_pattern(code: str) -> str:
    """A letter stands for all its sub-codes; a sub-code only for itself (a1 is not a10)."""
    plain = code.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"% {plain}%" if len(code) == 1 else f"% {plain} %"


def lanes_there(connection: sqlite3.Connection, wanted: Wanted) -> list[str]:
    """The lanes that hold anything, of this person where one is named, and that may hold what is asked for."""
    mine, values = ("who = ? AND ", [wanted.person] * 2) if wanted.person is not None else ("", [])
    found = connection.execute(
        f"WITH RECURSIVE one(lane) AS (SELECT * FROM (SELECT lane FROM docket WHERE {mine}lane > '' ORDER BY lane LIMIT 1) "
        f"UNION ALL SELECT (SELECT lane FROM docket WHERE {mine}lane > one.lane ORDER BY lane LIMIT 1) FROM one "
        "WHERE one.lane IS NOT NULL) SELECT lane FROM one WHERE lane IS NOT NULL",
        values,
    )
    return [name for (name,) in found if name in LANES and _may_hold(name, wanted)]


def _may_hold(name: str, wanted: Wanted) -> bool:
    if name.startswith("closed"):
        return wanted.closed
    if name.startswith("done"):
        return wanted.done and wanted.standing in (None, "done") and not wanted.unconfirmed
    if wanted.unconfirmed and "unconfirmed" not in name:
        return False
    if wanted.standing in ("overdue", "due", "expired", "undated"):
        return name.endswith(UNDATED) == (wanted.standing == "undated") and _bare(name) in _MAY_STAND[wanted.standing]
    return wanted.standing is None or _bare(name) in _MAY_STAND.get(wanted.standing, OPEN)


def _bare(name: str) -> str:
    return name.removesuffix(UNDATED)


_MISSING = ("missing", "missing fatal", "missing undocumented")
_MAY_STAND: dict[str, tuple[str, ...]] = {
    "overdue": (*OURS, *ARGUABLE, *LATE),
    "due": (*OURS, *ARGUABLE, "hearing", "state", "unbound"),
    "expired": ("state", "unbound"),
    "awaiting": (*OURS, *ARGUABLE),
    "undocumented": ("undocumented", *LATE),
    "missing": _MISSING,
    "undated": (*OURS, *ARGUABLE, "hearing", "state", "unbound"),
    "done": (),
}


def _begin(asked: Asked, name: str) -> Place | None:
    """From where in the lane the lines follow `after`; None where the whole lane stands before it."""
    if asked.after is None:
        return _EVERY
    key = key_of(asked.after, asked)
    return _begin_by_day(name, key, asked.today) if asked.order == "day" else _begin_by_urgency(name, key, asked.today)


def _begin_by_day(name: str, key: Key, today: date) -> Place | None:
    turn, day, press, *rest = key
    lane, undated = LANES[name], name.endswith(UNDATED)
    if lane.turn != turn or (day == "" and not undated):
        return _EVERY if lane.turn >= turn else None
    if day and undated:
        return None
    own = -lane.urgency((date.fromisoformat(day) - today).days if day else None)
    if own == press:
        return (day, rest[0], rest[1], rest[2])
    if own > press:
        return (day, "", "", "")
    return None if undated or day == date.max.isoformat() else _place(1, date.fromisoformat(day))


def _begin_by_urgency(name: str, key: Key, today: date) -> Place | None:
    press, day, reference, rule, uid = key
    lane, here = LANES[name], (day, reference, rule, uid)
    if name.endswith(UNDATED):
        if lane.points != -press:
            return _EVERY if lane.points < -press else None
        return here if day == _NO_DAY["urgency"] else _EVERY
    not_more, less = first_days(lane, -press)
    if not_more is None:
        return None
    lowest = _place(not_more, today)
    highest = _place(less, today) if less is not None else (_NO_DAY["urgency"], "", "", "")
    return min(max(lowest, here), highest)


def _place(days: int, today: date) -> Place:
    return _EVERY if days < 0 else (_ahead(today, days), "", "", "")
