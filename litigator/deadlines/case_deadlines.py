"""The time limits of one case: which events start which rules, what met them, what cannot be said and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from litigator.casefile import CaseFile, Event
from litigator.deadlines.calendar import Calendar
from litigator.deadlines.reckoning import Day, Deadline, NotInForce, Question, reckon
from litigator.deadlines.rule import Rule
from litigator.errors import LitigatorError, Problem

DECISIONS = ("final_decision_pronounced", "judgment_pronounced", "order_pronounced")


@dataclass(frozen=True, slots=True)
class CaseDeadline:
    """A limit in a case: the event that started it, the one that met it (if any), and what to know about it."""

    deadline: Deadline
    event: str
    met_by: str | None
    problems: tuple[Problem, ...] = ()

    @property
    def met(self) -> bool:
        return self.met_by is not None


def case_deadlines(
    case: CaseFile, rules: Mapping[str, Rule], calendars: Mapping[str, Calendar], *, today: date
) -> tuple[tuple[CaseDeadline, ...], tuple[Problem, ...]]:
    """Every limit that events of `case` up to `today` have started, in the order of rules and events, and what could not be computed."""
    found: list[CaseDeadline] = []
    problems: list[Problem] = []
    for rule in rules.values():
        for event in _starting(case, rule, today):
            try:
                found.append(_computed(case, rule, event, calendars, today))
            except NotInForce:
                continue
            except LitigatorError as error:
                problems.append(Problem(error.message, f"{case.reference}, {event.key}", error.fix, "warning"))
    return tuple(found), tuple(problems)


def _starting(case: CaseFile, rule: Rule, today: date) -> Iterator[Event]:
    starts = rule.starts
    if not starts.events or (starts.regimes and case.regime not in starts.regimes):
        return
    codes = {stage.key: stage.code for stage in case.stages}
    fitting = [
        event
        for event in case.events
        if event.kind in starts.events
        and event.on <= today
        and (not starts.stages or codes.get(event.stage or "") in starts.stages)
    ]
    for event in fitting:
        preferred = starts.events[: starts.events.index(event.kind)]
        if not any(other.kind in preferred and other.stage == event.stage for other in fitting):
            yield event


def _computed(case: CaseFile, rule: Rule, event: Event, calendars: Mapping[str, Calendar], today: date) -> CaseDeadline:
    in_hours = any(step.unit == "hour" for version in rule.versions for step in version.length)
    start: Day = event.at if in_hours and event.at is not None else event.on
    deemed = None if in_hours else _deemed_served(event, calendars)
    deadline = reckon(rule, deemed or start, calendars, Question(decided=_decided(case, event)))
    if deemed is not None:
        deadline = replace(deadline, steps=(deadline.steps[0], ("deemed", deemed), *deadline.steps[1:]))
    act = _met_by(case, rule, event, today)
    problems = (*_doubts(case, rule, event), *_lateness(case, deadline, act))
    return CaseDeadline(deadline, event.key, act.key if act else None, problems)


def _lateness(case: CaseFile, deadline: Deadline, act: Event | None) -> Iterator[Problem]:
    due = deadline.due.date() if isinstance(deadline.due, datetime) else deadline.due
    if act is not None and due is not None and act.on > due:
        yield Problem(
            f"met late: due {due}, done {act.on}",
            f"{case.reference}, {deadline.rule}",
            "consider restoration",
            "warning",
        )


def _doubts(case: CaseFile, rule: Rule, event: Event) -> Iterator[Problem]:
    where = f"{case.reference}, {rule.id}"
    if event.proof == "none":
        yield Problem(
            f"nothing proves that {event.kind} was on {event.on}", where, "record the proof of the date", "warning"
        )
    elif event.proof == "notice":
        yield Problem(
            f"{event.kind} is known from a notice only; the limit runs from delivery",
            where,
            "find out when it was delivered",
            "warning",
        )


def _deemed_served(event: Event, calendars: Mapping[str, Calendar]) -> date | None:
    """Served electronically by a court: deemed served on the next working day after sending (ABTĮ 74(8))."""
    if event.proof != "e_service" or "lt" not in calendars:
        return None
    return calendars["lt"].next_working_day(event.on + timedelta(days=1))


def _decided(case: CaseFile, event: Event) -> date | None:
    """When the decision that `event` pronounces or serves was taken; None where the case does not say: nothing is guessed."""
    if event.kind in (*DECISIONS, "act_or_knowledge"):
        return event.on
    taken = [
        other.on
        for other in case.events
        if other.kind in DECISIONS and other.stage == event.stage and other.on <= event.on
    ]
    return max(taken, default=None)


def _met_by(case: CaseFile, rule: Rule, event: Event, today: date) -> Event | None:
    """The first act up to `today` that meets the limit, in the same proceedings or in those they opened."""
    after = {stage.key for stage in case.stages if stage.opened_by == event.stage} | {event.stage}
    for act in sorted(case.events, key=lambda item: item.on):
        here = event.stage is None or act.stage is None or act.stage in after
        if act.kind in rule.met_by and event.on <= act.on <= today and act.key != event.key and here:
            return act
    return None
