"""One rule, one start: the last day, and the reasons. Unknown or ambiguous is refused, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from litigator.deadlines.calendar import Calendar
from litigator.deadlines.counting import add, add_hours, rolled
from litigator.deadlines.rule import Rule, Step, Version
from litigator.errors import Unreadable, UsageFault

Day = date | datetime


class NotInForce(Unreadable):
    """No version of the rule was in force on the date that picks it."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another day that can be argued, and why."""

    due: Day
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked beside the rule and the start. `length` only where another act fixes it."""

    decided: date | None = None
    publication_days: int | None = None
    distance_days: int | None = None
    length: tuple[Step, ...] = ()
    tz: str | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A computed time limit. `due` is the last day (a moment where hours count), or None where the law names no length; `safe` is the
    day to keep where the last one is unsettled. `trace(language)` tells how it came about.
    """

    rule: str
    version: str
    status: str
    starts: Day
    due: Day | None
    safe: Day | None
    alternatives: tuple[Alternative, ...]
    roll: str
    calendar: str | None
    source: str
    steps: tuple[tuple[str, Any], ...] = field(default=(), repr=False)

    def trace(self, language: str = "en") -> list[str]:
        """One sentence a step, each with the day it reaches."""
        from litigator.deadlines.telling import tell

        return [tell(kind, detail, language) for kind, detail in self.steps]


def reckon(rule: Rule, start: Day, calendars: Mapping[str, Calendar], question: Question = Question()) -> Deadline:
    """Compute `rule` from `start`.

    Raises `UsageFault` when something the rule needs is not said (and says why it matters), `Unreadable` when the start is of the wrong kind,
    lies in the future, or no version of the rule was in force.
    """
    day = start.date() if isinstance(start, datetime) else start
    if question.today is not None and day > question.today:
        raise Unreadable(
            f"{rule.id} cannot start on {day}: that is in the future", fix="a limit runs from what has happened"
        )
    version, selector = _version(rule, day, question)
    status = version.status
    if version.verified_until is not None and selector > version.verified_until:
        status = "unverified"
    steps: list[tuple[str, Any]] = [("version", (rule, version, selector)), ("start", start)]
    due = _due(rule, version, start, day, calendars, question, steps)
    safe = _safe(version, start, day, due, calendars, steps)
    alternatives = _alternatives(version, day, calendars, steps)
    if status == "unverified":
        steps.append(("unverified", (version, selector)))
    return Deadline(
        rule=rule.id,
        version=version.name,
        status=status,
        starts=start,
        due=due,
        safe=safe,
        alternatives=alternatives,
        roll=version.roll,
        calendar=version.calendar,
        source=version.source,
        steps=tuple(steps),
    )


def _version(rule: Rule, day: date, question: Question) -> tuple[Version, date]:
    """The version in force, picked by the date the rule itself names."""
    by_decision = [version for version in rule.versions if version.selected_by == "decided"]
    selector = day
    if by_decision:
        hinge = max(version.valid_from for version in by_decision if version.valid_from)
        if question.decided is not None:
            selector = question.decided
        elif day >= hinge:
            raise UsageFault(
                f"{rule.id} needs the day the decision was taken: decisions from {hinge} on have the shorter limit, and service tells nothing of that",
                fix="--decided DATE",
            )
        if selector > day:
            raise Unreadable(f"the decision of {selector} cannot have started {rule.id} on {day}, before it was taken")
    for version in rule.versions:
        if (version.valid_from or date.min) <= selector <= (version.valid_to or date.max):
            return version, selector
    raise NotInForce(f"{rule.id} was not in force on {selector}", fix=f"it was in force {_periods(rule)}")


def _periods(rule: Rule) -> str:
    return ", ".join(f"{version.valid_from or '…'} to {version.valid_to or 'now'}" for version in rule.versions)


def _due(
    rule: Rule,
    version: Version,
    start: Day,
    day: date,
    calendars: Mapping[str, Calendar],
    question: Question,
    steps: list[tuple[str, Any]],
) -> Day | None:
    if version.kind in ("none", "unnumbered"):
        steps.append((version.kind, version))
        return None
    length = question.length if version.kind in ("question", "letter") else version.length
    if not length:
        raise UsageFault(
            f"{rule.id} takes its length from the {'letter' if version.kind == 'letter' else 'order or act'} that fixes it",
            fix="--length N --unit day",
        )
    if length[0].unit == "hour":
        return _due_moment(rule, version, start, length[0], question, steps)
    calendar = _calendar(version, calendars)
    reached = day
    publication = question.publication_days if question.publication_days is not None else version.publication_days
    distance = question.distance_days if question.distance_days is not None else version.distance_days
    for kind, step in (
        *([("publication", Step(value=publication, unit="day"))] if publication else []),
        *(("length", step) for step in length),
        *([("distance", Step(value=distance, unit="day"))] if distance else []),
    ):
        reached = _added(reached, step, calendar, rule)
        steps.append((kind, (step, reached)))
    last = rolled(reached, version.roll, calendar, day)
    steps.append(("rolled", (reached, last, version, calendar)))
    return last


def _due_moment(
    rule: Rule, version: Version, start: Day, step: Step, question: Question, steps: list[tuple[str, Any]]
) -> datetime:
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise Unreadable(
            f"{rule.id} is counted in hours and needs the moment",
            fix="write it with its offset: 2024-05-06T14:30:00+03:00",
        )
    end = add_hours(start, step.value, question.tz or version.tz)
    steps += [("hours", (step, end)), ("no roll", end)]
    return end


def _added(day: date, step: Step, calendar: Calendar | None, rule: Rule) -> date:
    try:
        return add(day, step, calendar)
    except (OverflowError, ValueError) as error:
        raise Unreadable(f"{rule.id} cannot be counted from {day}") from error


def _calendar(version: Version, calendars: Mapping[str, Calendar]) -> Calendar | None:
    if version.calendar is None:
        return None
    if version.calendar not in calendars:
        raise UsageFault(f"there is no calendar {version.calendar}")
    return calendars[version.calendar]


def _safe(
    version: Version,
    start: Day,
    day: date,
    due: Day | None,
    calendars: Mapping[str, Calendar],
    steps: list[tuple[str, Any]],
) -> Day | None:
    if version.safe_day_before and isinstance(due, date):
        steps.append(("safe", due - timedelta(days=1)))
        return due - timedelta(days=1)
    if version.safe_after:
        reached = day
        for step in version.safe_after:
            reached = add(reached, step, _calendar(version, calendars))
        steps.append(("warning", (version, reached)))
        return reached
    return None


def _alternatives(
    version: Version, day: date, calendars: Mapping[str, Calendar], steps: list[tuple[str, Any]]
) -> tuple[Alternative, ...]:
    found = []
    for arguable in version.arguable:
        calendar = _calendar(version, calendars)
        reached = day
        for step in arguable.length:
            reached = add(reached, step, calendar)
        last = rolled(reached, version.roll, calendar, day)
        found.append(Alternative(last, arguable.why["en"]))
        steps.append(("alternative", (last, arguable)))
    return tuple(found)


def timely(due: Day | None, act: Mapping[str, Any]) -> bool | None:
    """Whether an act was in time: posted or sent by 24:00 of the last day; handed in before the office closes (ABTĮ 65(5), 65(6))."""
    if due is None:
        return None
    last = due.date() if isinstance(due, datetime) else due
    if "sent" in act:
        return date.fromisoformat(act["sent"]) <= last
    at = datetime.fromisoformat(act["at"])
    if isinstance(due, datetime) and at.tzinfo is not None:
        return at <= due
    if at.date() != last:
        return at.date() < last
    if act.get("channel") == "in_person" and act.get("court_closes"):
        return bool(at.strftime("%H:%M") <= act["court_closes"])
    return True
