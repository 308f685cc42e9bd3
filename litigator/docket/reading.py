"""The docket as the desk reads it: plain rows from the plain connection, and where each stands today. No SQLAlchemy, no rules, no library."""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from litigator.docket.rows import COLUMNS, Row
from litigator.docket.urgency import Urgency, urgency

STANDINGS = ("overdue", "due", "expired", "awaiting", "undocumented", "missing", "undated", "done")
SELECT = "SELECT " + ", ".join(f'"{name}"' for name in COLUMNS) + " FROM docket"


class Wanted(NamedTuple):
    """Which dates to list. Everything not said is not asked: all open dates of open cases.

    `ahead` leaves out what is overdue, and `running` the State's limits that have expired.
    """

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
    ahead: bool = False
    running: bool = False


class Line(NamedTuple):
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
        return bool(
            row.fatal and row.bound == "party" and row.state == "open" and row.kind == "limit" and not row.confirmed_by
        )

    def as_dict(self) -> dict[str, Any]:
        """The line as scripts get it."""
        row, mark = self.row, self.urgency
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
            "urgency": {"word": mark.word, "number": mark.number, "formula": mark.formula()},
            "fatal": bool(row.fatal),
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


def everything(connection: sqlite3.Connection, case: str | None = None) -> list[Row]:
    """Every row, those that are gone included: what a calendar must be told."""
    where, values = (" WHERE reference = ?", [case]) if case else ("", [])
    return [Row._make(found) for found in connection.execute(f"{SELECT}{where} ORDER BY day, uid", values)]


def law_kept(connection: sqlite3.Connection) -> str | None:
    """The fingerprint of the law that the docket was computed with; None for an empty docket."""
    row = connection.execute("SELECT value FROM docket_state WHERE name = 'law'").fetchone()
    return str(row[0]) if row else None


def prints_kept(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Of each rule in the docket, the first and the last of the fingerprints of the law that its lines were computed with: one, where all
    were computed alike. From rule to rule by the index, however many lines each has.
    """
    return {rule: {first, last} for rule, first, last in connection.execute(_PRINTS)}


_PRINTS = """
WITH RECURSIVE one(rule) AS (
  SELECT min(rule) FROM docket WHERE NOT gone
  UNION ALL
  SELECT (SELECT min(rule) FROM docket WHERE NOT gone AND rule > one.rule) FROM one WHERE one.rule IS NOT NULL
)
SELECT rule,
  (SELECT min(rule_print) FROM docket WHERE NOT gone AND rule = one.rule),
  (SELECT max(rule_print) FROM docket WHERE NOT gone AND rule = one.rule)
FROM one WHERE rule IS NOT NULL"""


def standing_of(row: Row, today: date) -> Line | None:
    """Where a row stands on `today`; None for one that has not begun by then, or a hearing that is over."""
    return standing_on(today)(row)


def standing_on(today: date) -> Callable[[Row], Line | None]:
    """The same for many rows on one day."""
    day, ordinal, read = today.isoformat(), today.toordinal(), date.fromisoformat

    def stand(row: Row) -> Line | None:
        kind = row.kind
        if kind in ("limit", "missing", "order") and row.starts[:10] > day:
            return None
        if row.met_on is not None and row.met_on > day:  # met later than the day that is asked about
            row = row._replace(state="open", done=False, met_by=None, met_on=None)
        days = read(row.day).toordinal() - ordinal if row.day else None
        if days is not None and days < 0 and kind in ("hearing", "removal"):
            return None
        return Line(row, days, _standing(row, days, day))

    return stand


def _standing(row: Row, days: int | None, today: str) -> str:
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
    return "due" if days >= 0 or latest_of(row) >= today else "overdue"


def latest_of(row: Row) -> str:
    """The latest day that can be argued, as text: before it has passed a limit is not missed, though the earlier day is to be kept."""
    last = (row.due or row.day or "")[:10]
    if row.computed != row.due:  # somebody put another day in its place
        return last
    return max([last, *(str(other["due"])[:10] for other in row.alternative_list())])
