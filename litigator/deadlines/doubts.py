"""What to know about a limit of a case beside its day: what is not proved, came late, or stands still. Each with its mend."""

from collections.abc import Iterator

from litigator.casefile import CaseFile, Event
from litigator.deadlines.life import Life
from litigator.deadlines.reckoning import Deadline
from litigator.deadlines.rule import Rule
from litigator.errors import Problem


def of_the_start(case: CaseFile, rule: Rule, event: Event) -> Iterator[Problem]:
    """What is not sure about the day that a limit runs from."""
    where = f"{case.reference}, {rule.id}"
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


def of_suspension(case: CaseFile, rule: Rule, event: Event, suspending: frozenset[str]) -> Iterator[Problem]:
    """Periods stop while a court has suspended the case (ABTĮ 66(1)): told, not counted, for nobody has said from when to when."""
    if not rule.id.startswith("lt.") or event.stage is None:
        return
    for stage in case.stages:
        if stage.code in suspending and stage.opened_by == event.stage and stage.closed is None:
            yield Problem(
                f"the case is suspended by {stage.key}: periods before the court stop meanwhile, which is not counted here",
                f"{case.reference}, {rule.id}",
                "ask a lawyer (Law on Administrative Proceedings VIII-1029, Art. 66(1)); until then keep this day",
                "warning",
            )


def of_the_end(case: CaseFile, rule: Rule, state: Life, deadline: Deadline) -> Iterator[Problem]:
    """An act that came late, or has no document; a confirmation that no longer fits the day."""
    where = f"{case.reference}, {rule.id}"
    if state.late:
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
            f"litigator deadline done {case.reference} {rule.id} --exhibit KEY",
            "warning",
        )
    if state.confirmed_due is not None and state.confirmed_by is None:
        yield Problem(
            f"it was confirmed for {state.confirmed_due} and has moved since",
            where,
            f"check it again: litigator deadline confirm {case.reference} {rule.id}",
            "warning",
        )


def _restoration(deadline: Deadline) -> str:
    if not any(kind == "restoration" for kind, _ in deadline.steps):
        return "see whether the limit can be restored"
    last = deadline.restorable_until
    return f"ask for restoration{f' by {last}' if last else ''}, together with the act"
