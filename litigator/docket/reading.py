"""The docket as the desk reads it: plain rows from the plain connection, and where each stands today. No SQLAlchemy, no rules, no library."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from litigator.docket.rows import COLUMNS, Row
from litigator.docket.urgency import Urgency, urgency

STANDINGS = ("overdue", "due", "expired", "awaiting", "undocumented", "missing", "undated", "done")
_SELECT = "SELECT " + ", ".join(f'"{name}"' for name in COLUMNS) + " FROM docket"
_FLAGS = ("fatal", "done", "closed", "gone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which dates to list. Everything not said is not asked: all open dates of open cases."""

    case: str | None = None
    rule: str | None = None
    person: str | None = None
    issue: str | None = None
    forum: str | None = None
    within: int | None = None
    standing: str | None = None
    unconfirmed: bool = False
    done: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands on a day: `days` to the day to keep, negative when it has passed."""

    row: Row
    days: int | None
    standing: str

    @property
    def urgency(self) -> Urgency:
        return urgency(self.row, self.days)

    @property
    def latest(self) -> str:
        """The last day that can be argued."""
        return latest_of(self.row)

    @property
    def unconfirmed(self) -> bool:
        """Whether a second person must still confirm the day: only where a miss ends the case."""
        row = self.row
        return (
            row.fatal and row.bound == "party" and row.state == "open" and row.kind == "limit" and not row.confirmed_by
        )

    def as_dict(self) -> dict[str, Any]:
        """The line as scripts get it."""
        row = self.row
        return {
            "case": row.reference,
            "kind": row.kind,
            "rule": row.rule,
            "version": row.rule_version,
            "title": {"lt": row.title_lt, "en": row.title_en},
            "event": row.event,
            "stage": row.stage,
            "forum": row.forum,
            "issues": row.issues.split(),
            "starts": row.starts,
            "due": row.due,
            "computed": row.computed,
            "safe": row.safe,
            "day": row.day,
            "alternatives": row.alternative_list(),
            "restorable_until": row.restorable_until,
            "status": row.status,
            "standing": self.standing,
            "state": row.state,
            "met": row.met_by is not None,
            "met_by": row.met_by,
            "met_on": row.met_on,
            "days": self.days,
            "urgency": {"word": self.urgency.word, "number": self.urgency.number, "formula": self.urgency.formula()},
            "fatal": row.fatal,
            "bound": row.bound,
            "confirmed_by": row.confirmed_by,
            "unconfirmed": self.unconfirmed,
            "who": row.who,
            "decided_by": row.by,
            "reason": row.why,
            "opens": {"lt": row.opens_lt, "en": row.opens_en} if row.opens_en else None,
            "source": row.source,
            "uid": row.uid,
            "revision": row.revision,
        }


def listed(connection: sqlite3.Connection, wanted: Wanted, today: date) -> list[Line]:
    """The dates asked for, the nearest first; what cannot be counted yet stands before all, what has no day after them."""
    conditions, values = _conditions(wanted, today)
    where = f" WHERE {' AND '.join(conditions)}"
    rows = (_row(found) for found in connection.execute(_SELECT + where, values))
    lines = [line for row in rows if (line := standing_of(row, today)) is not None and _is_wanted(line, wanted)]
    return sorted(lines, key=_by_day)


def everything(connection: sqlite3.Connection, case: str | None = None) -> list[Row]:
    """Every row, those that are gone included: what a calendar must be told."""
    where, values = (" WHERE reference = ?", [case]) if case else ("", [])
    return [_row(found) for found in connection.execute(f"{_SELECT}{where} ORDER BY day, uid", values)]


def law_kept(connection: sqlite3.Connection) -> str | None:
    """The fingerprint of the law that the docket was computed with; None for an empty docket."""
    row = connection.execute("SELECT value FROM docket_state WHERE name = 'law'").fetchone()
    return str(row[0]) if row else None


def prints_kept(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Of each rule in the docket, the fingerprints of the law that its lines were computed with."""
    found: dict[str, set[str]] = {}
    for rule, rule_print in connection.execute("SELECT DISTINCT rule, rule_print FROM docket WHERE NOT gone"):
        found.setdefault(rule, set()).add(rule_print)
    return found


def standing_of(row: Row, today: date) -> Line | None:
    """Where a row stands on `today`; None for one that has not begun by then, or a hearing that is over."""
    day = today.isoformat()
    if row.kind in ("limit", "missing", "order") and row.starts[:10] > day:
        return None
    if row.met_on is not None and row.met_on > day:  # met later than the day that is asked about
        row = replace(row, state="open", done=False, met_by=None, met_on=None)
    days = (date.fromisoformat(row.day) - today).days if row.day else None
    if row.kind in ("hearing", "removal") and days is not None and days < 0:
        return None
    return Line(row, days, _standing(row, days, today))


def _standing(row: Row, days: int | None, today: date) -> str:
    if row.done:
        return "done"
    if row.kind == "missing" or row.state == "undocumented":
        late = row.met_on is not None and row.bound == "party" and row.met_on > latest_of(row) > ""
        return "missing" if row.kind == "missing" else "overdue" if late else "undocumented"
    if row.kind == "answer":
        return "overdue" if days is not None and days < 0 else "awaiting"
    if days is None:
        return "undated"
    if row.bound != "party":
        return "due" if days >= 0 else "expired"
    return "due" if days >= 0 or latest_of(row) >= today.isoformat() else "overdue"


def latest_of(row: Row) -> str:
    """The latest day that can be argued, as text: before it has passed a limit is not missed, though the earlier day is to be kept."""
    last = (row.due or row.day or "")[:10]
    if row.computed != row.due:  # somebody put another day in its place
        return last
    return max([last, *(str(other["due"])[:10] for other in row.alternative_list())])


def _conditions(wanted: Wanted, today: date) -> tuple[list[str], list[Any]]:
    """What SQL can leave out. Days to come are compared as text: ISO days sort as they follow."""
    asked: Mapping[str, Any] = {
        "reference = ?": wanted.case,
        "rule = ?": wanted.rule,
        "forum = ?": wanted.forum,
        "COALESCE(person, owner) = ?": wanted.person,
        "' ' || issues || ' ' LIKE ? ESCAPE '\\'": _issue(wanted.issue) if wanted.issue else None,
    }
    conditions = ["NOT gone", *(condition for condition, value in asked.items() if value is not None)]
    values = [value for value in asked.values() if value is not None]
    if wanted.within is not None:
        conditions.append("(day IS NULL OR day <= ?)")
        values.append(_horizon(today, wanted.within))
    if not wanted.done:
        conditions.append("(NOT done OR met_on > ?)")
        values.append(today.isoformat())
    if not wanted.closed:
        conditions.append("NOT closed")
    return conditions, values


def _horizon(today: date, days: int) -> str:
    return date.fromordinal(min(today.toordinal() + days, date.max.toordinal())).isoformat()


def _issue(code: str) -> str:
    """A letter stands for all its sub-codes; a sub-code only for itself (a1 is not a10)."""
    return f"% {_plain(code)}%" if len(code) == 1 else f"% {_plain(code)} %"


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _is_wanted(line: Line, wanted: Wanted) -> bool:
    if wanted.standing is not None and line.standing != wanted.standing:
        return False
    return not wanted.unconfirmed or line.unconfirmed


def _by_day(line: Line) -> tuple[int, str, int, str, str]:
    row = line.row
    first = 0 if line.standing == "missing" else 1 if row.day else 2
    return (first, row.day or "", -line.urgency.number, row.reference, row.rule)


def _row(found: Iterable[Any]) -> Row:
    values: dict[str, Any] = dict(zip(COLUMNS, found, strict=True))
    return Row(**values | {name: bool(values[name]) for name in _FLAGS})
