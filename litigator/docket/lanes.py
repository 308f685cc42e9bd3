"""The lanes of the docket: what of a date's urgency does not change from day to day. In one lane the nearer day is the more urgent one.

The database computes each line's lane (`records`) and keeps them by lane and day, so that the first page of any order is read from the
heads of a dozen lanes, and costs the same at a hundred lines and at a million.
"""

from typing import NamedTuple

from litigator.docket.rows import Row
from litigator.docket.urgency import (
    ENDS_THE_CASE,
    FAR,
    MOST,
    UNCONFIRMED,
    UNCOUNTED,
    UNDOCUMENTED,
    nearness,
    nearness_of_the_state,
)


class Lane(NamedTuple):
    """`turn` in a list by day: 0 before all (it cannot be counted yet), 1 by its day, 2 after all (no day). `points` never change;
    `nears` says whose nearness is added to them, if anybody's.
    """

    turn: int
    points: int = 0
    nears: str = ""

    def urgency(self, days: int | None) -> int:
        """The number of a line of this lane, so many days from its day."""
        if days is None or not self.nears:
            return self.points
        near = nearness_of_the_state(days) if self.nears == "state" else nearness(days)
        return min(MOST, self.points + near)


_OURS = {"": 0, " fatal": ENDS_THE_CASE, " unconfirmed": ENDS_THE_CASE + UNCONFIRMED}
DATED = {
    **{f"{name}{weight}": Lane(1, points, "ours") for name in ("ours", "arguable") for weight, points in _OURS.items()},
    "hearing": Lane(1, 0, "ours"),
    "unbound": Lane(1, 0, "ours"),
    "state": Lane(1, 0, "state"),
    "undocumented": Lane(1, UNDOCUMENTED),
    "undocumented late": Lane(1, UNDOCUMENTED),
    "missing": Lane(0, UNCOUNTED),
    "missing fatal": Lane(0, UNCOUNTED + ENDS_THE_CASE),
    "missing undocumented": Lane(0, UNDOCUMENTED),
    "done": Lane(1),
    "closed": Lane(1),
}
UNDATED = " undated"
LANES = {**DATED, **{name + UNDATED: Lane(lane.turn * 2, lane.points) for name, lane in DATED.items()}}
OPEN = frozenset(name for name in LANES if not name.startswith(("done", "closed")))
OURS = tuple(f"ours{weight}" for weight in _OURS)
ARGUABLE = tuple(f"arguable{weight}" for weight in _OURS)
LATE = ("undocumented late",)


def lane_of(row: Row) -> str:
    """The lane of a line, as the database computes it; `gone` for one that the events no longer give."""
    if row.gone:
        return "gone" if row.day else "gone" + UNDATED
    return _name(row) + ("" if row.day else UNDATED)


def _name(row: Row) -> str:
    if row.closed or row.done:
        return "closed" if row.closed else "done"
    if row.state == "undocumented":
        if row.kind == "missing":
            return "missing undocumented"
        late = row.bound == "party" and (row.met_on or "") > ((row.due or "")[:10] or row.day or "~")
        return "undocumented late" if late else "undocumented"
    return _open_name(row) + _weight(row)


def _open_name(row: Row) -> str:
    if row.kind == "missing":
        return "missing"
    if row.kind in ("hearing", "removal"):
        return "hearing"
    if row.bound in ("state", "court"):
        return "state"
    if row.bound is None and row.kind != "answer":
        return "unbound"
    return "arguable" if row.alternatives != "[]" or (row.due and row.day and row.due[:10] != row.day) else "ours"


def _weight(row: Row) -> str:
    if not (row.fatal and row.bound == "party"):
        return ""
    return " unconfirmed" if row.confirmed_by is None and row.kind == "limit" else " fatal"


def first_days(lane: Lane, number: int) -> tuple[int | None, int | None]:
    """In how many days from today a line of the lane first presses no more than `number`, and first less; −1 stands for every day that has
    passed, None for never.
    """
    reach = range(-1, FAR + 1)
    not_more = next((days for days in reach if lane.urgency(days) <= number), None)
    return not_more, next((days for days in reach if lane.urgency(days) < number), None)
