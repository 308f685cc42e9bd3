"""The time limits of one case: which events start which rules, what met them, what lies ahead, what cannot be said and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from litigator.casefile import OFFICE_EVENTS, CaseFile, Event
from litigator.deadlines.law import Law
from litigator.deadlines.life import DONE, OPEN, Life, life
from litigator.deadlines.reckoning import Alternative, Day, Deadline, NotInForce, Question, reckon
from litigator.deadlines.rule import Rule
from litigator.errors import LitigatorError, Problem

DECISIONS = ("final_decision_pronounced", "judgment_pronounced", "order_pronounced")
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
            preferred = starts.events[: starts.events.index(event.kind)]
            if not any(other.kind in preferred and other.stage == event.stage for other in fitting):
                earlier = next((one for one in doubtful if one.stage == event.stage and one.on < event.on), None)
                yield event, earlier if event.proof in ("none", "notice") else None
        for event in doubtful:
            if not any(other.stage == event.stage for other in fitting):
                yield event, None

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
        problem = Problem(error.message, f"{self.case.reference}, {event.key}", self._supply(rule, event), "warning")
        act = self._met_by(rule, event, event.on)
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
            return f"{correct} --at {event.on}T14:30+03:00 (its moment, with the offset)"
        if any(version.kind in ("letter", "question") for version in rule.versions):
            return f"{correct} --due DATE (the day that the letter, order or decision names)"
        return f"record the decision itself: litigator case event {self.case.reference} final_decision_pronounced DATE --stage …"

    def _computed(self, rule: Rule, event: Event, doubted: Event | None) -> CaseDeadline:
        deadline = self._reckoned(rule, doubted or event)
        later = self._reckoned(rule, event).due if doubted is not None else None
        if later is not None:
            why = f"if only the {event.kind} of {event.on} started it; keep the earlier day until that date is proved"
            deadline = replace(
                deadline,
                alternatives=(*deadline.alternatives, Alternative(later, why)),
                steps=(*deadline.steps, ("doubted", (later, event.on))),
            )
        act = self._met_by(rule, event, event.on)
        state = life(rule.id, event.key, deadline, act, self.marks, documented=rule.bound == "party")
        problems = (*self._doubts(rule, doubted or event), *self._lateness(rule, state, deadline))
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
        if opened is None or found.met or due is None or any(self._fitting(kind, ()) for kind in opened.starts.events):
            return
        start = due.date() if isinstance(due, datetime) else due
        if self.today is not None and start > self.today:
            return
        try:
            deadline = reckon(opened, start, self.law)
        except LitigatorError:
            return
        act, key = self._met_by(opened, event, start), f"{event.key} {rule.id}"
        state = life(opened.id, key, deadline, act, self.marks, documented=opened.bound == "party")
        yield CaseDeadline(kind="limit", deadline=deadline, event=key, stage=event.stage, life=state)

    def _lateness(self, rule: Rule, state: Life, deadline: Deadline) -> Iterator[Problem]:
        where = f"{self.case.reference}, {rule.id}"
        if state.state == "met late":
            last = state.overrides or deadline.due
            mend = _restoration(deadline) if rule.bound == "party" else ""
            yield Problem(f"met late: due {last}, done {state.met_on}", where, mend, "warning")
        elif (
            state.met_on is not None
            and deadline.keep is not None
            and state.met_on.isoformat() > deadline.keep.isoformat()[:10]
        ):
            yield Problem(
                f"met on {state.met_on}, after the earliest day that can be argued, {deadline.keep}",
                where,
                "",
                "warning",
            )
        if state.state == "undocumented":
            yield Problem(
                f"{state.met_by} is recorded, but no document shows it",
                where,
                f"litigator deadline done {self.case.reference} {rule.id} --exhibit KEY",
                "warning",
            )
        if state.confirmed_due is not None and state.confirmed_by is None:
            yield Problem(
                f"it was confirmed for {state.confirmed_due} and has moved since",
                where,
                f"check it again: litigator deadline confirm {self.case.reference} {rule.id}",
                "warning",
            )

    def _doubts(self, rule: Rule, event: Event) -> Iterator[Problem]:
        where = f"{self.case.reference}, {rule.id}"
        if event.kind in rule.starts.doubtful:
            yield Problem(
                f"counted from {event.kind}, which may not start the limit: it runs from delivery",
                where,
                "find out when it was delivered; until then keep this day",
                "warning",
            )
        elif event.proof == "none":
            yield Problem(
                f"nothing proves that {event.kind} was on {event.on}", where, "record the proof of the date", "warning"
            )
        elif event.proof == "notice":
            yield Problem(
                f"{event.kind} on {event.on} is known from a notice only",
                where,
                "find out when it was delivered, or happened",
                "warning",
            )

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

    def _met_by(self, rule: Rule, event: Event, since: date) -> Event | None:
        """The first act that meets the limit, in the same proceedings or in those they opened."""
        acts = [
            act for kind in rule.met_by for act in self.by_kind.get(kind, ()) if act.on >= since and act is not event
        ]
        here = [
            act for act in acts if event.stage is None or act.stage is None or self._follows(act.stage, event.stage)
        ]
        return min(here, key=lambda act: act.on, default=None)

    def _follows(self, stage: str, first: str) -> bool:
        return stage == first or self.openers.get(stage) == first


def _in_hours(rule: Rule) -> bool:
    return any(step.unit == "hour" for version in rule.versions for step in version.length)


def _restoration(deadline: Deadline) -> str:
    if not any(kind == "restoration" for kind, _ in deadline.steps):
        return "see whether the limit can be restored"
    last = deadline.restorable_until
    return f"ask for restoration{f' by {last}' if last else ''}, together with the act"


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
    for letter in events:
        if letter.kind != "letter_out" or letter.due is None:
            continue
        answer = min((one for one in came if _may_answer(one, letter)), key=lambda one: one.on, default=None)
        state = Life(state="answered", met_by=answer.key, met_on=answer.on) if answer else Life()
        yield CaseDeadline(
            kind="answer",
            deadline=_fixed("answer", letter.due, letter.title or letter.number or letter.key),
            event=letter.key,
            stage=letter.stage,
            life=state,
        )


def _may_answer(letter_in: Event, letter: Event) -> bool:
    """The answer names the letter it answers; one that names none may be it when it came later, in the same proceedings, from nobody else."""
    if letter_in.started_by is not None:
        return letter_in.started_by == letter.key
    same_author = letter.author is None or letter_in.author is None or letter.author == letter_in.author
    return letter_in.on >= letter.on and letter_in.stage == letter.stage and same_author


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
