"""Which act meets which limit, which letter answers which: only where there is no doubt; where there is, it is asked and the limit stays open."""

from collections.abc import Iterable, Sequence
from datetime import date

from litigator.casefile import CaseFile, Event
from litigator.deadlines.rule import Rule
from litigator.errors import Problem
from litigator.tongue import lasting, paired


def act_that_meets(
    rule: Rule, event: Event, since: date, acts: Sequence[Event], rivals: Iterable[Event], case: CaseFile
) -> tuple[Event | None, Problem | None]:
    """The first of `acts` that meets the limit begun by `event`; or what must be said first.

    `rivals` are the events that began the same rule: an act of the office that may meet several of them meets none before it says which
    (`started_by`). The State and the courts need no naming: a release ends every clock it can end.
    """
    fitting = [act for act in acts if act.on >= since and act is not event and _may_meet(rule, act, event, case)]
    first = min(fitting, key=lambda act: act.on, default=None)
    if first is None:
        return None, _without_stage(rule, event, since, acts, case)
    if rule.bound != "party" or first.started_by is not None:
        return first, None
    others = [
        rival
        for rival in rivals
        if rival is not event
        and rival.on <= first.on
        and _people(rival, case) & _people(event, case)
        and _may_meet(rule, first, rival, case)
        and not any(rival.on <= act.on < first.on and _may_meet(rule, act, rival, case) for act in acts)
    ]
    if not others:
        return first, None
    keys = (event.key, *(rival.key for rival in others))
    either = paired(" or ".join(keys), " arba ".join(keys))
    return None, Problem(
        lasting("{key} of {on} may meet this limit or another: {either}", key=first.key, on=first.on, either=either),
        f"{case.reference}, {rule.id}",
        f"litigator case correct {case.reference} {first.key} --meets {event.key}",
        "warning",
    )


def _without_stage(rule: Rule, event: Event, since: date, acts: Iterable[Event], case: CaseFile) -> Problem | None:
    """An act that would meet the limit if it were recorded in which proceedings it was done."""
    for act in acts:
        if act.stage is None and act.on >= since and act is not event and rule.bound == "party":
            return Problem(
                lasting(
                    "{key} of {on} may meet it, but in which proceedings it was done is not recorded",
                    key=act.key,
                    on=act.on,
                ),
                f"{case.reference}, {rule.id}",
                f"litigator case correct {case.reference} {act.key} --stage {event.stage}",
                "warning",
            )
    return None


def _may_meet(rule: Rule, act: Event, event: Event, case: CaseFile) -> bool:
    if rule.bound == "party" and act.started_by is not None:
        return act.started_by == event.key
    if not _people(event, case) <= _people(act, case):
        return False
    if event.stage is None:
        return True
    if act.stage is None:
        return rule.bound != "party" or len(case.stages) < 2
    return act.stage == event.stage or any(
        stage.key == act.stage and stage.opened_by == event.stage for stage in case.stages
    )


def _people(event: Event, case: CaseFile) -> frozenset[str]:
    """Whom an event concerns: those it names, or everyone the case is for (a case without people yet is for somebody)."""
    return frozenset(event.claimants or [claimant.reference for claimant in case.claimants] or [""])


def answer_to(letter: Event, letters: Sequence[Event], came: Iterable[Event]) -> Event | None:
    """The letter that answers `letter`: the one that names it; or one that names none and can answer no other of `letters`."""
    answers = [one for one in came if _may_answer(one, letter) and (one.started_by or _only_for(one, letters))]
    return min(answers, key=lambda one: one.on, default=None)


def _only_for(answer: Event, letters: Sequence[Event]) -> bool:
    return sum(_may_answer(answer, letter) for letter in letters) == 1


def _may_answer(answer: Event, letter: Event) -> bool:
    """An answer that names no letter may be for one sent before it, in the same proceedings, to nobody else."""
    if answer.started_by is not None:
        return answer.started_by == letter.key
    same_author = letter.author is None or answer.author is None or letter.author == answer.author
    return answer.on >= letter.on and answer.stage == letter.stage and same_author
