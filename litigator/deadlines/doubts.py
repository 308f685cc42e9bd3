"""What to know about a limit of a case beside its day: what is not proved, came late, or stands still. Each with its mend."""

from collections.abc import Iterator

from litigator.casefile import CaseFile, Event
from litigator.deadlines.life import Life
from litigator.deadlines.reckoning import Deadline
from litigator.deadlines.rule import Rule
from litigator.errors import Problem
from litigator.tongue import lasting


def of_the_start(case: CaseFile, rule: Rule, event: Event) -> Iterator[Problem]:
    """What is not sure about the day that a limit runs from."""
    where = f"{case.reference}, {rule.id}"
    if event.kind in rule.starts.doubtful:
        yield Problem(
            lasting("counted from {kind}, which may not start the limit: it runs from delivery", kind=event.kind),
            where,
            lasting("find out when it was delivered; until then keep this day"),
            "warning",
        )
    elif event.proof == "none":
        yield Problem(
            lasting("nothing proves that {kind} was on {on}", kind=event.kind, on=event.on),
            where,
            lasting("record the proof of the date"),
            "warning",
        )
    elif event.proof == "notice":
        yield Problem(
            lasting("{kind} on {on} is known from a notice only", kind=event.kind, on=event.on),
            where,
            lasting("find out when it was delivered, or happened"),
            "warning",
        )


def of_suspension(case: CaseFile, rule: Rule, event: Event, suspending: frozenset[str]) -> Iterator[Problem]:
    """Periods stop while a court has suspended the case (ABTĮ 66(1)): told, not counted, for nobody has said from when to when."""
    if not rule.id.startswith("lt.") or event.stage is None:
        return
    for stage in case.stages:
        if stage.code in suspending and stage.opened_by == event.stage and stage.closed is None:
            yield Problem(
                lasting(
                    "the case is suspended by {key}: periods before the court stop meanwhile, which is not counted here",
                    key=stage.key,
                ),
                f"{case.reference}, {rule.id}",
                lasting(
                    "ask a lawyer (Law on Administrative Proceedings VIII-1029, Art. 66(1)); until then keep this day"
                ),
                "warning",
            )


def of_the_end(case: CaseFile, rule: Rule, state: Life, deadline: Deadline) -> Iterator[Problem]:
    """An act that came late, or has no document; a confirmation that no longer fits the day."""
    where = f"{case.reference}, {rule.id}"
    if state.late:
        last = state.overrides or deadline.due
        mend = _restoration(deadline) if rule.bound == "party" else ""
        yield Problem(
            lasting("met late: due {last}, done {met_on}", last=last, met_on=state.met_on), where, mend, "warning"
        )
    elif (
        state.met_on is not None
        and deadline.keep is not None
        and state.met_on.isoformat() > deadline.keep.isoformat()[:10]
    ):
        yield Problem(
            lasting(
                "met on {met_on}, after the earliest day that can be argued, {keep}",
                met_on=state.met_on,
                keep=deadline.keep,
            ),
            where,
            "",
            "warning",
        )
    if state.state == "undocumented":
        yield Problem(
            lasting("{met_by} is recorded, but no document shows it", met_by=state.met_by),
            where,
            f"litigator deadline done {case.reference} {rule.id} --exhibit KEY",
            "warning",
        )
    if state.confirmed_due is not None and state.confirmed_by is None:
        yield Problem(
            lasting("it was confirmed for {confirmed_due} and has moved since", confirmed_due=state.confirmed_due),
            where,
            lasting(
                "check it again: litigator deadline confirm {reference} {id}", reference=case.reference, id=rule.id
            ),
            "warning",
        )


def _restoration(deadline: Deadline) -> str:
    if not any(kind == "restoration" for kind, _ in deadline.steps):
        return lasting("see whether the limit can be restored")
    last = deadline.restorable_until
    if last is None:
        return lasting("ask for restoration, together with the act")
    return lasting("ask for restoration by {last}, together with the act", last=last)
