"""The life of a time limit: confirmed, met, waived, overridden, assigned. Each is an event with its author and moment; nothing is typed in twice."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from litigator.casefile import Event
from litigator.deadlines.reckoning import Deadline
from litigator.shape import dataclass

State = Literal["open", "met", "met late", "undocumented", "waived", "answered"]
DONE = ("met", "met late", "waived", "answered")
CONFIRMED, WAIVED, OVERRIDDEN, REOPENED, ASSIGNED = (
    "deadline_confirmed",
    "deadline_waived",
    "deadline_overridden",
    "deadline_reopened",
    "deadline_assigned",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """Where a limit stands. `confirmed_by` is empty while nobody has confirmed the very day that is computed now; `overrides` is the day a
    person put in the place of the computed one; `by` and `why` tell who waived or overrode it, and the reason.
    """

    state: State = "open"
    met_by: str | None = None
    met_on: date | None = None
    late: bool = False
    confirmed_by: str | None = None
    confirmed_due: date | None = None
    overrides: date | None = None
    person: str | None = None
    by: str | None = None
    why: str | None = None


OPEN = Life()


def life(
    rule: str, start: str, deadline: Deadline, act: Event | None, marks: Iterable[Event], *, documented: bool
) -> Life:
    """What `marks` (the office's decisions about limits, in order) and the act that met it make of the limit `rule` begun by `start`.

    `documented` says that an act counts only with its document: without one the limit is not done. Only an act after every day that can be
    argued is late.
    """
    last = _in_force(mark for mark in marks if mark.limit == rule and mark.started_by == start)
    waived, overridden, confirmed = last.get(WAIVED), last.get(OVERRIDDEN), last.get(CONFIRMED)
    overrides = overridden.due if overridden else None
    stands = confirmed is not None and confirmed.due == (overrides or _day(deadline.due or deadline.safe))
    latest = overrides or max(
        filter(None, map(_day, (deadline.due, *(other.due for other in deadline.alternatives)))), default=None
    )
    late = act is not None and deadline.due is not None and latest is not None and act.on > latest
    reason = waived or overridden
    return Life(
        state=_state(act, late, waived, documented=documented),
        met_by=act.key if act else None,
        met_on=act.on if act else None,
        late=late,
        confirmed_by=confirmed.recorded_by if confirmed and stands else None,
        confirmed_due=confirmed.due if confirmed else None,
        overrides=overrides,
        person=last[ASSIGNED].person if ASSIGNED in last else None,
        by=reason.recorded_by if reason else None,
        why=reason.title if reason else None,
    )


def _in_force(marks: Iterable[Event]) -> dict[str, Event]:
    """The last decision of each kind; reopening a limit takes back a waiver or another day, and leaves who has it."""
    last: dict[str, Event] = {}
    for mark in marks:
        if mark.kind == REOPENED:
            last.pop(WAIVED, None)
            last.pop(OVERRIDDEN, None)
        else:
            last[mark.kind] = mark
    return last


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _state(act: Event | None, late: bool, waived: Event | None, *, documented: bool) -> State:
    if act is not None and documented and act.proof_exhibit is None:
        return "undocumented"
    if act is not None:
        return "met late" if late else "met"
    return "waived" if waived is not None else "open"
