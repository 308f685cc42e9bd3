"""The time limit a draft must keep: which one, its last day, and what to do where that day has passed."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from litigator.casefile import CaseFile
from litigator.deadlines.case_deadlines import CaseDeadline, case_deadlines
from litigator.drafting.wording import say
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.library.shapes import Form
from litigator.shape import dataclass

Day = date | datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A limit as a draft states it: `due` the last day, `keep` the earliest that can be argued; `met` where the act has been done already."""

    due: Day
    keep: Day
    rule: str
    source: str
    starts: Day
    verified: bool
    met: bool
    restorable: bool
    restorable_until: date | None

    def facts(self) -> dict[str, Any]:
        """What a template may print of it."""
        return {"due": self.due, "rule": self.rule, "source": self.source, "starts": self.starts}


NO_LIMIT = dict.fromkeys(("due", "rule", "source", "starts"))


def limit_of(form: Form, case: CaseFile, library: Library, today: date) -> TimeLimit | None:
    """The time limit `form` must meet: of the form's rules, the open one that falls first, or the last one."""
    if not form.deadlines:
        return None
    found = [item for item in case_deadlines(case, library.law, today=today) if item.deadline.rule in form.deadlines]
    stated = [(item, due) for item in found if (due := item.due or item.keep) is not None]
    if not stated:
        return None
    item, due = min(stated, key=lambda pair: (pair[0].done, pair[1].isoformat()))
    return _limit(item, due)


def running_days(forms: Iterable[Form], case: CaseFile, library: Library, today: date) -> dict[str, str]:
    """Of each form whose time limit runs on `today`, by its id, the day to keep (`2026-06-04`): the nearest, where several limits run."""
    days: dict[str, str] = {}
    for item in case_deadlines(case, library.law, today=today):
        keep = item.keep or item.due
        if keep is not None and not item.done and keep.isoformat()[:10] >= today.isoformat():
            rule, day = item.deadline.rule, keep.isoformat()[:10]
            days[rule] = min(day, days.get(rule, day))
    own = {form.id: [days[rule] for rule in form.deadlines if rule in days] for form in forms}
    return {name: min(found) for name, found in own.items() if found}


def _limit(item: CaseDeadline, due: Day) -> TimeLimit:
    deadline = item.deadline
    return TimeLimit(
        due=due,
        keep=item.keep or due,
        rule=deadline.rule,
        source=deadline.source,
        starts=deadline.starts,
        verified=deadline.status != "unverified",
        met=item.done,
        restorable=any(kind == "restoration" for kind, _ in deadline.steps),
        restorable_until=deadline.restorable_until,
    )


def lateness(limit: TimeLimit | None, today: date) -> Iterator[Problem]:
    """That the last day has passed on the day of the draft, and what must be asked with it."""
    if limit is None or limit.met:
        return
    day, due, keep = today.isoformat(), limit.due.isoformat()[:10], limit.keep.isoformat()[:10]
    if day > due:
        what = (
            "the last day was {due}, and this draft is dated {today}"
            if limit.verified
            else "the last day was {due}, by a rule that is not verified, and this draft is dated {today}"
        )
        yield Problem(say(what, due=due, today=day), say("time limit"), _mend(limit, today), "warning")
    elif day > keep:
        what = (
            "the earliest day that can be argued was {due}, and this draft is dated {today}"
            if limit.verified
            else "the earliest day that can be argued was {due}, by a rule that is not verified, and this draft is dated {today}"
        )
        fix = say("be ready to show why the later day counts ({due})", due=due)
        yield Problem(say(what, due=keep, today=day), say("time limit"), fix, "warning")


def _mend(limit: TimeLimit, today: date) -> str:
    last = limit.restorable_until
    if not limit.restorable:
        return say("no restoration of this limit is known: show that it began later, or see what other remedy is left")
    if last is None:
        return say("ask for restoration together with the act, with the reasons")
    if today > last:
        return say(
            "restoration is asked for together with the act, and could be until {day} only: see what other remedy is left",
            day=last,
        )
    return say("ask for restoration together with the act, by {day}, with the reasons", day=last)
