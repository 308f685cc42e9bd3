"""What happened in a case and before whom: the act contested, the rulings, the proceedings, the removal, the pushbacks."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from litigator.casefile import CaseFile, Claimant, Event, Stage
from litigator.drafting.names import Names, title_of

COURT_STAGES = ("S2", "S3")
JUDGMENTS = ("judgment_pronounced", "order_pronounced", "detention_ordered", "detention_reviewed")
FINAL = ("final_decision_pronounced", "judgment_pronounced", "order_pronounced")


def _events(case: CaseFile, kinds: Iterable[str], stages: Callable[[Stage], bool] | None = None) -> list[Event]:
    wanted = set(kinds)
    open_to = {stage.key for stage in case.stages if stages is None or stages(stage)}
    found = [event for event in case.events if event.kind in wanted and (stages is None or event.stage in open_to)]
    return sorted(found, key=lambda event: event.on)


def day_of(case: CaseFile, kind: str) -> date | None:
    found = _events(case, (kind,))
    return found[0].on if found else None


def contested_act(case: CaseFile, words: Names) -> dict[str, Any]:
    """The contested act: the last decision adopted at stage S1."""
    adopted = _events(case, ("decision_adopted",), lambda stage: stage.code == "S1") or _events(
        case, ("decision_adopted",)
    )
    if not adopted:
        return dict.fromkeys(("title", "number", "date", "delivered", "author", "author_gen"))
    act = adopted[-1]
    # A delivery without a number is that of the decision where the case has but one.
    numbers = (act.number, None) if len(_events(case, ("decision_adopted",))) == 1 else (act.number,)
    delivered = [
        event for event in _events(case, ("decision_delivered",)) if event.number in numbers and event.on >= act.on
    ]
    author = words.forum(act.author) if act.author else {"name": None, "gen": None}
    return {
        "title": title_of(act, words.language),
        "number": act.number,
        "date": act.on,
        "delivered": delivered[-1].on if delivered else None,
        "author": author["name"],
        "author_gen": author["gen"],
    }


def judgment(case: CaseFile, words: Names, kinds: Iterable[str]) -> dict[str, Any]:
    """The judgment or order of first instance that an appeal is brought against: the last of those kinds in a stage S2."""
    given = _last(_events(case, kinds, lambda stage: stage.code.startswith("S2")))
    return _ruling(case, words, given, ("judgment_delivered", "order_delivered"))


def final_decision(case: CaseFile, words: Names) -> dict[str, Any]:
    """The final domestic decision: the last ruling of an appeal stage, with the day it was served."""
    ruling = _ruling(case, words, final_ruling(case), ("final_decision_served", "judgment_delivered"))
    return {**{part: ruling[part] for part in ("court", "court_gen", "number", "date")}, "served": ruling["delivered"]}


def final_ruling(case: CaseFile) -> Event | None:
    """The event by which the final domestic decision was given."""
    return _last(_events(case, FINAL, lambda stage: stage.code.startswith("S3")))


def _last(events: list[Event]) -> Event | None:
    return events[-1] if events else None


def _ruling(case: CaseFile, words: Names, ruling: Event | None, services: Iterable[str]) -> dict[str, Any]:
    if ruling is None:
        return dict.fromkeys(("court", "court_gen", "number", "date", "delivered"))
    stage = next(stage for stage in case.stages if stage.key == ruling.stage)
    served = [event for event in _events(case, services) if event.stage == ruling.stage and event.on >= ruling.on]
    court = words.forum(stage.forum)
    return {
        "court": court["name"],
        "court_gen": court["gen"],
        "number": ruling.number or stage.number,
        "date": ruling.on,
        "delivered": served[-1].on if served else None,
    }


def proceedings(case: CaseFile, words: Names) -> dict[str, Any]:
    """The court proceedings a request is made in: the last stage before a court still open, or the last of all.

    `last_instance` is whether no appeal lies from the court (yes or no); `stage` is the code of the stage; `referred` the day on
    which a question was referred to the Court of Justice.
    """
    before_courts = [stage for stage in case.stages if stage.code.startswith(COURT_STAGES)]
    open_ones = [stage for stage in before_courts if stage.closed is None]
    if not before_courts:
        parts = ("court", "court_gen", "court_dat", "court_loc", "number", "stage", "last_instance", "referred")
        return dict.fromkeys(parts)
    stage = (open_ones or before_courts)[-1]
    court = words.forum(stage.forum)
    known = words.library.forums.get(stage.forum)
    return {
        "court": court["name"],
        **{f"court_{form}": court[form] for form in ("gen", "dat", "loc")},
        "number": stage.number,
        "stage": stage.code,
        "last_instance": None if known is None else ("no" if known.appeals_to else "yes"),
        "referred": day_of(case, "reference_made"),
    }


def removal(case: CaseFile, language: str) -> dict[str, Any]:
    """The removal that is scheduled last: its day, its hour («14:30») where one is known, and what was noted of it (flight, destination)."""
    found = _events(case, ("removal_scheduled",))
    if not found:
        return dict.fromkeys(("date", "time", "details"))
    last = found[-1]
    return {
        "date": last.on,
        "time": f"{last.at:%H:%M}" if last.at else None,
        "details": title_of(last, language),
    }


def pushback(case: CaseFile) -> dict[str, Any]:
    found = _events(case, ("pushback",))
    return {"date": found[0].on if found else None, "count": len(found)}


LIVED = frozenset(
    {
        "asylum_claimed",
        "asylum_claimed_at_border",
        "asylum_registration_refused",
        "detained",
        "handed_over",
        "pushback",
        "removed",
    }
)
"""Events that are themselves what a person complains of."""


def facts_began(case: CaseFile, claimant: Claimant) -> date | None:
    """The first day of what the claimant complains of: inside a place, or an event lived through; None where no such day is recorded."""
    days = [stay.since for stay in claimant.detentions]
    days += [event.on for event in case.events if event.kind in LIVED]
    return min(days, default=None)
