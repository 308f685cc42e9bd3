"""What a table calls a deadline beside what the rules give: the same day is told to agree; another stands in the docket as noted, and both are told.

A day in a stranger's table is not law. It is neither put in the place of a computed one nor dropped.
"""

from collections.abc import Sequence
from datetime import date, datetime

from litigator.deadlines.case_deadlines import CaseDeadline, case_deadlines
from litigator.exchange.tables.entries import Said
from litigator.exchange.tables.rowwork import NOTED, RowWork
from litigator.exchange.tables.sheet import said
from litigator.tongue import phrase


def put_deadlines(work: RowWork, reckoned: Sequence[CaseDeadline]) -> None:
    """The row's deadlines, each compared with the party's limits of the case as the rules give them (`reckoned`)."""
    entry = work.entry
    done = entry.text("done")
    is_done = done is not None and work.setting.meanings.word("done", done) == "yes"
    if done is not None and work.setting.meanings.word("done", done) is None:
        work.keep_apart("done", phrase("is neither yes nor no"))
    for one in entry.said.get("deadline", ()):
        if one.day is None:
            continue
        title = _title(work, one)
        if is_done:
            work.noted(one.day, title, done=True)
        else:
            _compare(work, one, title, _fitting(work, reckoned))


def party_limits(work: RowWork) -> list[CaseDeadline]:
    """The limits of the case that bind the party and are open, as they stand when all rows are in. What other tables noted is none."""
    law = work.setting.library.law
    return [
        one
        for one in case_deadlines(work.case, law, today=work.setting.today)
        if one.kind == "limit"
        and one.deadline.rule != NOTED
        and not one.done
        and law.rules[one.deadline.rule].bound == "party"
    ]


def _title(work: RowWork, one: Said) -> str:
    """What the table calls the day: the event it stands beside without a day of its own, else its heading; with the time, if it has one."""
    event = work.entry.text("event") if "date" not in work.entry.said else None
    return " ".join(filter(None, (event or one.header, one.time)))


def _fitting(work: RowWork, reckoned: Sequence[CaseDeadline]) -> list[CaseDeadline]:
    """The limits the row may mean: of the rule it names, else those begun on the row's own day, else all."""
    rule = work.entry.text("rule")
    if rule is not None:
        named = [one for one in reckoned if one.deadline.rule == rule]
        if not named and rule not in work.setting.library.rules:
            work.keep_apart("rule", phrase("is no rule of the library"))
        return named or list(reckoned)
    on = work.entry.day("date")
    begun = [one for one in reckoned if on is not None and _day(one.deadline.starts) == on]
    return begun or list(reckoned)


def _compare(work: RowWork, one: Said, title: str, limits: Sequence[CaseDeadline]) -> None:
    assert one.day is not None
    days = [(limit.deadline.rule, day) for limit in limits if (day := _day(limit.keep)) is not None]
    agreeing = [rule for rule, day in days if day == one.day]
    if agreeing:
        work.agrees.append(
            phrase(
                "{header} {day}: {agreeing} gives the same day",
                header=said(one.header),
                day=one.day,
                agreeing=agreeing[0],
            )
        )
        return
    work.noted(one.day, title)
    if days:
        nearest = sorted(days, key=lambda pair: abs((pair[1] - one.day).days) if one.day else 0)[:3]
        rules = "; ".join(phrase("the rule {rule} says {day}", rule=rule, day=day) for rule, day in nearest)
        work.tell(
            phrase(
                "{header}: the table says {day}, {rules}. Both stand in the docket: keep the earlier until one is set right",
                header=said(one.header),
                day=one.day,
                rules=rules,
            )
        )


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
