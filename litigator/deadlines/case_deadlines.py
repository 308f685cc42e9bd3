"""The time limits of one case: which events start which rules, what met them, what lies ahead, what cannot be said and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Literal

from litigator.casefile import OFFICE_EVENTS, CaseFile, Event
from litigator.deadlines import doubts
from litigator.deadlines.law import Law
from litigator.deadlines.life import DONE, OPEN, Life, life
from litigator.deadlines.meeting import act_that_meets, answer_to
from litigator.deadlines.reckoning import Alternative, Day, Deadline, NotInForce, Question, reckon
from litigator.deadlines.rule import Rule
from litigator.errors import LitigatorError, Problem, UsageFault
from litigator.shape import dataclass
from litigator.tongue import lasting

DECISIONS = (
    "final_decision_pronounced",
    "judgment_pronounced",
)  # an order may be an interim one: its date is no decision's
AHEAD: Mapping[str, Literal["hearing", "removal"]] = {"hearing": "hearing", "removal_scheduled": "removal"}
COURT_FIXED = "lt.detention.court_fixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDeadline:
    """A date in a case: a `limit` of a rule, the end of a court's detention `order`, a `hearing`, a `removal`, an `answer` awaited; or a
    `missing` one, a limit that has begun and cannot be counted before something is supplied.

    `event` is the key of the event that started it (for an order, of the stay; for a limit that another one opened, of both), `life` where
    it stands, `problems` what to know about it.
    """

    kind: Literal["limit", "order", "hearing", "removal", "answer", "missing"]
    deadline: Deadline
    event: str
    stage: str | None = None
    life: Life = OPEN
    problems: tuple[Problem, ...] = ()

    @property
    def met(self) -> bool:
        return self.life.met_by is not None

    @property
    def met_by(self) -> str | None:
        return self.life.met_by

    @property
    def done(self) -> bool:
        return self.life.state in DONE

    @property
    def due(self) -> Day | None:
        """The day in force: the one a person put in its place, else the computed one."""
        return self.life.overrides or self.deadline.due

    @property
    def keep(self) -> Day | None:
        """The day to keep: the overriding one, else the earliest that can be argued."""
        return self.life.overrides or self.deadline.keep


def case_deadlines(case: CaseFile, law: Law, *, today: date | None = None) -> tuple[CaseDeadline, ...]:
    """Every date that the events of `case` give, in the order of rules and events; what could not be computed is among them, `missing`.

    With `today`, events after it have not happened: they start nothing and meet nothing (hearings and removals still lie ahead).
    """
    events = [event for event in case.events if today is None or event.on <= today]
    reading = _Reading(case, law, events, today)
    return (*reading.limits(), *reading.set_by_letter(), *reading.orders(), *_ahead(case), *_answers(case, events))


class _Reading:
    """One pass over one case, its events sorted by kind."""

    def __init__(self, case: CaseFile, law: Law, events: list[Event], today: date | None) -> None:
        self.case, self.law, self.events, self.today = case, law, events, today
        self.marks = [event for event in events if event.kind in OFFICE_EVENTS]
        self.codes = {stage.key: stage.code for stage in case.stages}
        self.openers = {stage.key: stage.opened_by for stage in case.stages}
        self.by_kind: dict[str, list[Event]] = {}
        for event in events:
            self.by_kind.setdefault(event.kind, []).append(event)

    def limits(self) -> Iterator[CaseDeadline]:
        """The limits of rules that name what starts them, and those that open when a State's own limit has passed unmet."""
        rules = {rule.id: rule for kind in self.by_kind for rule in self.law.started_by.get(kind, ())}
        for rule in sorted(rules.values(), key=lambda rule: self.law.places[rule.id]):
            for event, doubted in self._starting(rule):
                found = self._tried(rule, event, doubted)
                if found is not None:
                    yield found
                    yield from self._opened(rule, event, found)
        yield from self._without_stage(rules.values())

    def _without_stage(self, rules: Iterable[Rule]) -> Iterator[CaseDeadline]:
        """Events that would start a limit if it were recorded in which proceedings they happened: one line for each event."""
        told: set[str] = set()
        for rule in sorted(rules, key=lambda rule: self.law.places[rule.id]):
            if not rule.starts.stages or (rule.starts.regimes and self.case.regime not in rule.starts.regimes):
                continue
            for event in (one for kind in rule.starts.events for one in self.by_kind.get(kind, ())):
                if event.stage is None and event.key not in told:
                    told.add(event.key)
                    lacks = lasting(
                        "in which proceedings {kind} of {on} happened is not recorded, so nothing follows from it yet",
                        kind=event.kind,
                        on=event.on,
                    )
                    fix = f"litigator case correct {self.case.reference} {event.key} --stage {' or '.join(rule.starts.stages)}"
                    yield self._missing(rule, event, UsageFault(lacks, fix=fix))

    def set_by_letter(self) -> Iterator[CaseDeadline]:
        """Limits that a letter, an order or a decision itself fixes: the event names the limit and the day."""
        for event in self.events:
            rule = self.law.rules.get(event.limit or "")
            if (
                event.kind in OFFICE_EVENTS
                or event.due is None
                or rule is None
                or rule in self.law.started_by.get(event.kind, ())
            ):
                continue
            found = self._tried(rule, event, None)
            if found is not None:
                yield found

    def orders(self) -> Iterator[CaseDeadline]:
        """The end of each detention a court has ordered: on that day the person is free, or another order stands."""
        rule = self.law.rules.get(COURT_FIXED)
        if rule is None:
            return
        for claimant in self.case.claimants:
            for stay in claimant.detentions:
                begun = stay.order_date or stay.since
                if stay.order_until is None or stay.order_until < begun:
                    continue
                key = f"{claimant.reference} {stay.place} {stay.since}"
                deadline = reckon(rule, begun, self.law, Question(fixed=stay.order_until))
                state = life(rule.id, key, deadline, None, self.marks, documented=False)
                if stay.until is not None and stay.until <= stay.order_until:
                    state = replace(state, state="met", met_by="left", met_on=stay.until)
                yield CaseDeadline(kind="order", deadline=deadline, event=key, life=state)

    def _starting(self, rule: Rule) -> Iterator[tuple[Event, Event | None]]:
        """(the event that starts it, the doubtful earlier one to count from as well), for each start in this case."""
        starts = rule.starts
        if starts.regimes and self.case.regime not in starts.regimes:
            return
        fitting = [event for kind in starts.events for event in self._fitting(kind, starts.stages)]
        doubtful = [event for kind in starts.doubtful for event in self._fitting(kind, starts.stages)]
        for event in fitting:
            if not self._has_better(event, starts.events, fitting):
                earlier = next((one for one in doubtful if one.stage == event.stage and one.on < event.on), None)
                yield event, earlier if event.proof in ("none", "notice") else None
        for event in doubtful:
            if not any(other.stage == event.stage for other in fitting):
                yield event, None

    def _has_better(self, event: Event, kinds: tuple[str, ...], fitting: list[Event]) -> bool:
        """Whether an event of a preferred kind starts the limit instead: the service of this very decision, not of an earlier or a later one."""
        preferred = kinds[: kinds.index(event.kind)]
        following = [
            other.on
            for other in fitting
            if other.kind == event.kind and other.stage == event.stage and other.on > event.on
        ]
        until = min(following, default=date.max)
        return any(
            other.kind in preferred and other.stage == event.stage and event.on <= other.on < until for other in fitting
        )

    def _fitting(self, kind: str, stages: tuple[str, ...]) -> list[Event]:
        return [
            event for event in self.by_kind.get(kind, ()) if not stages or self.codes.get(event.stage or "") in stages
        ]

    def _tried(self, rule: Rule, event: Event, doubted: Event | None) -> CaseDeadline | None:
        try:
            return self._computed(rule, event, doubted)
        except NotInForce:
            return None
        except LitigatorError as error:
            return self._missing(rule, event, error)

    def _missing(self, rule: Rule, event: Event, error: LitigatorError) -> CaseDeadline:
        """What the count lacks. A waiver or an override of the office still speaks."""
        fix = error.fix if error.fix.startswith("litigator case correct") else self._supply(rule, event)
        problem = Problem(error.message, f"{self.case.reference}, {event.key}", fix, "warning")
        act, _ = self._met_by(rule, event, event.on)
        told = _told(rule.id, event.on, ("missing", error.message))
        state = life(rule.id, event.key, told, act, self.marks, documented=rule.bound == "party")
        return CaseDeadline(
            kind="missing",
            deadline=told,
            event=event.key,
            stage=event.stage,
            life=state,
            problems=(problem,),
        )

    def _supply(self, rule: Rule, event: Event) -> str:
        """The command that supplies what the count lacks."""
        correct = f"litigator case correct {self.case.reference} {event.key}"
        if _in_hours(rule) and event.at is None:
            return lasting(
                "{correct} --at {on}T14:30+03:00 (its moment, with the offset)", correct=correct, on=event.on
            )
        if any(version.kind in ("letter", "question") for version in rule.versions):
            return lasting("{correct} --due DATE (the day that the letter, order or decision names)", correct=correct)
        return lasting(
            "record the decision itself: litigator case event {reference} final_decision_pronounced DATE --stage …",
            reference=self.case.reference,
        )

    def _computed(self, rule: Rule, event: Event, doubted: Event | None) -> CaseDeadline:
        deadline = self._reckoned(rule, doubted or event)
        later = self._reckoned(rule, event).due if doubted is not None else None
        if later is not None:
            why = lasting(
                "if only the {kind} of {on} started it; keep the earlier day until that date is proved",
                kind=event.kind,
                on=event.on,
            )
            deadline = replace(
                deadline,
                alternatives=(*deadline.alternatives, Alternative(later, why)),
                steps=(*deadline.steps, ("doubted", (later, event.on))),
            )
        act, unsure = self._met_by(rule, event, event.on)
        state = life(rule.id, event.key, deadline, act, self.marks, documented=rule.bound == "party")
        if rule.ends_the_case and state.confirmed_by is not None and state.confirmed_by == event.recorded_by:
            state = replace(state, confirmed_by=None)  # whoever recorded, or corrected, the start is no second person
        problems = (
            *unsure,
            *doubts.of_the_start(self.case, rule, doubted or event),
            *doubts.of_suspension(self.case, rule, event, self.law.suspending),
            *doubts.of_the_end(self.case, rule, state, deadline),
        )
        return CaseDeadline(
            kind="limit", deadline=deadline, event=event.key, stage=event.stage, life=state, problems=problems
        )

    def _reckoned(self, rule: Rule, event: Event) -> Deadline:
        start: Day = event.at if event.at is not None and _in_hours(rule) else event.on
        fixed = event.due if event.limit in (rule.id, None) else None
        return reckon(rule, start, self.law, Question(decided=self._decided(event), fixed=fixed, service=event.proof))

    def _opened(self, rule: Rule, event: Event, found: CaseDeadline) -> Iterator[CaseDeadline]:
        """A State's limit that nothing met opens a remedy: its own limit runs from the day the first one ended."""
        opened = self.law.rules.get(rule.opens_limit or "")
        due = found.deadline.due
        if opened is None or found.met or due is None or self._began_by_itself(opened, event):
            return
        start = due.date() if isinstance(due, datetime) else due
        if self.today is not None and start > self.today:
            return
        try:
            deadline = reckon(opened, start, self.law)
        except LitigatorError:
            return
        key = f"{event.key} {rule.id}"
        act, unsure = self._met_by(opened, event, start)
        state = life(opened.id, key, deadline, act, self.marks, documented=opened.bound == "party")
        yield CaseDeadline(kind="limit", deadline=deadline, event=key, stage=event.stage, life=state, problems=unsure)

    def _began_by_itself(self, opened: Rule, event: Event) -> bool:
        """Whether an event of its own began the remedy, after the State's duty arose and in the same proceedings."""
        own = (one for kind in opened.starts.events for one in self.by_kind.get(kind, ()))
        return any(one.on >= event.on and one.stage == event.stage for one in own)

    def _decided(self, event: Event) -> date | None:
        """When the decision that `event` pronounces or serves was taken; None where the case does not say: nothing is guessed."""
        if event.kind in (*DECISIONS, "act_or_knowledge"):
            return event.on
        taken = [
            other.on
            for kind in DECISIONS
            for other in self.by_kind.get(kind, ())
            if other.stage == event.stage and other.on <= event.on
        ]
        return max(taken, default=None)

    def _met_by(self, rule: Rule, event: Event, since: date) -> tuple[Event | None, tuple[Problem, ...]]:
        """The act that meets the limit begun by `event`, and what is in doubt about it."""
        acts = [act for kind in rule.met_by for act in self.by_kind.get(kind, ())]
        rivals = [
            one
            for kind in (*rule.starts.events, *rule.starts.doubtful)
            for one in self._fitting(kind, rule.starts.stages)
        ]
        act, doubt = act_that_meets(rule, event, since, acts, rivals, self.case)
        return act, (doubt,) if doubt is not None else ()


def _in_hours(rule: Rule) -> bool:
    return any(step.unit == "hour" for version in rule.versions for step in version.length)


def _ahead(case: CaseFile) -> Iterator[CaseDeadline]:
    """Hearings and removals: dates that others have fixed and that stand beside the limits."""
    for event in case.events:
        if event.kind in AHEAD:
            kind = AHEAD[event.kind]
            yield CaseDeadline(
                kind=kind,
                deadline=_fixed(kind, event.at or event.on, event.title or event.number or event.kind),
                event=event.key,
                stage=event.stage,
            )


def _answers(case: CaseFile, events: Iterable[Event]) -> Iterator[CaseDeadline]:
    """A letter sent with a day to answer by: it reminds only while nothing has come in."""
    came = [event for event in events if event.kind == "letter_in"]
    letters = [event for event in events if event.kind == "letter_out" and event.due is not None]
    for letter in letters:
        assert letter.due is not None
        answer = answer_to(letter, letters, came)
        state = Life(state="answered", met_by=answer.key, met_on=answer.on) if answer else Life()
        yield CaseDeadline(
            kind="answer",
            deadline=_fixed("answer", letter.due, letter.title or letter.number or letter.key),
            event=letter.key,
            stage=letter.stage,
            life=state,
        )


def _fixed(kind: str, day: Day, source: str) -> Deadline:
    """A day that somebody fixed: nothing is counted."""
    return replace(_told(kind, day, ("fixed", day)), due=day, source=source)


def _told(rule: str, starts: Day, step: tuple[str, Any]) -> Deadline:
    return Deadline(
        rule=rule,
        version="",
        status="verified",
        starts=starts,
        due=None,
        safe=None,
        alternatives=(),
        roll="none",
        calendar=None,
        source="",
        steps=(step,),
    )


def titles(kind: str, rule: Rule | None) -> Mapping[str, str]:
    """What a date is called, in both languages."""
    return rule.title if rule is not None else _TITLES[kind]


_TITLES: Mapping[str, Mapping[str, str]] = {
    "hearing": {"lt": "Teismo posėdis", "en": "Hearing"},
    "removal": {"lt": "Numatytas išsiuntimas", "en": "Removal"},
    "answer": {"lt": "Laukiama atsakymo", "en": "An answer is awaited"},
}
