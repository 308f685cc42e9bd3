"""Wrong engines: each way of counting wrongly must be caught by the worked cases; the right engine fails none of them.

The worked cases are kept here, so that the engine is tested without any other file. Where the shared ones are present, the batch command
answers all of them too. A rule that is wrong in its data is told by the library's check.
"""

import json
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from litigator.deadlines import calendar as calendars
from litigator.deadlines import counting, reckoning
from litigator.deadlines.calendar import Calendar, Holiday, free_days
from litigator.deadlines.counting import add, add_hours, add_months, add_working_days, rolled
from litigator.deadlines.examples import moment_or_day
from litigator.deadlines.law import Law
from litigator.deadlines.reckoning import Deadline, NotInForce, Question, reckon
from litigator.deadlines.rule import Rule, Step
from litigator.errors import LitigatorError
from litigator.library.checking import cross_problems
from litigator.library.gathering import open_library

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "deadline_cases.jsonl"
LIBRARY = open_library()
LAW = LIBRARY.law
RULES, CALENDARS = LAW.rules, LAW.calendars
LT, CJEU = CALENDARS["lt"], CALENDARS["cjeu"]
EASTER, RIGHT_VERSION, RIGHT_DECLARED = calendars.easter_sunday, reckoning._version, reckoning._declared


# The worked cases


@dataclass(frozen=True)
class Worked:
    """A case whose answer is known; `due` «refused» where no answer is the answer. `safe` and `keep` only where they matter."""

    name: str
    rule: str
    start: str
    due: str
    safe: str | None = None
    keep: str | None = None
    decided: date | None = None
    length: tuple[Step, ...] = ()
    service: str | None = None

    def answer(self, law: Law) -> tuple[str, ...]:
        question = Question(decided=self.decided, length=self.length, service=self.service)
        try:
            found = reckoning.reckon(law.rules[self.rule], moment_or_day(self.start), law, question)
        except LitigatorError:
            return ("refused",)
        told = (found.due, found.safe if self.safe else None, found.keep if self.keep else None)
        return tuple(day.isoformat() for day in told if day is not None)

    @property
    def known(self) -> tuple[str, ...]:
        return tuple(day for day in (self.due, self.safe, self.keep) if day is not None)


def days(value: int, unit: Any = "day") -> tuple[Step, ...]:
    return (Step(value=value, unit=unit),)


WORKED = (
    Worked("plain", "lt.foreigners.140-4", "2025-02-04", "2025-02-18"),
    Worked("seven days", "lt.foreigners.138-2", "2025-03-18", "2025-03-25"),
    Worked("a Saturday", "lt.foreigners.138-1", "2025-03-01", "2025-03-17"),
    Worked("16 February", "lt.foreigners.138-2", "2024-02-09", "2024-02-19"),
    Worked("Easter Monday", "lt.foreigners.138-1", "2025-04-07", "2025-04-22"),
    Worked("Easter of 2024", "lt.foreigners.138-1", "2024-03-18", "2024-04-02"),
    Worked("first Sunday of June", "lt.foreigners.138-1", "2025-05-18", "2025-06-02"),
    Worked("24 June", "lt.foreigners.140-4", "2025-06-10", "2025-06-25"),
    Worked("6 July", "lt.foreigners.138-1", "2026-06-22", "2026-07-07"),
    Worked("2 November before 2020", "lt.foreigners.138-1", "2018-10-19", "2018-11-02"),
    Worked("2 November since 2020", "lt.foreigners.138-1", "2026-10-19", "2026-11-03"),
    Worked("no day for a holiday on a Sunday", "lt.abti.29-1", "2025-10-02", "2025-11-03"),
    Worked("Christmas", "lt.foreigners.138-1", "2024-12-10", "2024-12-27"),
    Worked("Good Friday is worked", "lt.foreigners.77-2", "2025-04-17", "2025-04-23"),
    Worked("working days over the New Year", "lt.abti.30-3", "2025-12-19", "2026-01-05"),
    Worked("month end", "lt.kt.65-2", "2024-10-31", "2025-02-28"),
    Worked("from a short month", "echr.35-1", "2025-02-28", "2025-06-28", decided=date(2025, 2, 28)),
    Worked("leap February", "lt.abti.29-1", "2024-01-31", "2024-02-29"),
    Worked("from a leap day", "un.opic.7-h", "2024-02-29", "2025-02-28"),
    Worked("a year over a leap day", "un.cescr.3-2", "2023-06-01", "2024-06-01"),
    Worked("a month is not thirty days", "dublin3.29-1", "2024-08-31", "2025-02-28"),
    Worked("twelve weeks", "echr.44-3", "2025-03-03", "2025-05-26"),
    Worked("a month until 2018", "lt.abti.132-1", "2018-01-31", "2018-02-28"),
    Worked("thirty days since", "lt.abti.132-1", "2019-01-31", "2019-03-04"),
    Worked("decided before Protocol 15, served after", "echr.35-1", "2022-02-10", "2022-08-10", decided=date(2022, 1, 20)),
    Worked("last day before Protocol 15", "echr.35-1", "2022-01-31", "2022-07-31", decided=date(2022, 1, 31)),
    Worked("first day of Protocol 15", "echr.35-1", "2022-02-01", "2022-06-01", decided=date(2022, 2, 1)),
    Worked("Sunday at Strasbourg", "echr.35-1", "2005-11-28", "2006-05-28", decided=date(2005, 11, 28)),
    Worked("spring of 2020", "echr.35-1", "2019-10-01", "2020-04-01", keep="2020-04-01", decided=date(2019, 10, 1)),
    Worked("in the gap of 2021", "lt.foreigners.138-2", "2021-10-01", "refused"),
    Worked("before the rule", "un.opic.7-h", "2023-01-02", "refused"),
    Worked("after the rule", "dublin3.29-1", "2026-07-01", "refused"),
    Worked("no length said", "eu.1182-71", "2025-05-16", "refused"),
    Worked("the Grand Chamber", "echr.43-1", "2021-03-18", "2021-06-18", safe="2021-06-17"),
    Worked("no number in the law", "lt.foreigners.117-1", "2022-06-13", "", safe="2022-06-20"),
    Worked("the emergency", "lt.foreigners.140_25-1", "2022-06-17", "2022-06-27", keep="2022-06-27"),
    Worked("hours", "lt.foreigners.114-1", "2024-05-06T14:30:00+03:00", "2024-05-08T14:30:00+03:00"),
    Worked("spring clocks", "lt.foreigners.114-1", "2024-03-30T10:00:00+02:00", "2024-04-01T11:00:00+03:00"),
    Worked("autumn clocks", "lt.foreigners.114-1.handover", "2024-10-27T01:00:00+03:00", "2024-10-27T05:00:00+02:00"),
    Worked("a moment after midnight", "lt.foreigners.140-4", "2025-02-04T00:30:00+02:00", "2025-02-18"),
    Worked("Dublin Saturday", "dublin3.29-1", "2025-03-06", "2025-09-06"),
    Worked("two working days", "eu.1182-71", "2025-05-16", "2025-05-20", length=days(3)),
    Worked("the hour of the event", "eu.1182-71", "2025-05-16T10:20:00+03:00", "2025-05-16T16:00:00+03:00", length=days(5, "hour")),
    Worked("by distance", "cjeu.263-6", "2024-01-15", "2024-03-25"),
    Worked("an inner Easter Sunday", "cjeu.263-6", "2024-01-31", "2024-04-10"),
    Worked("the whole ends on a Sunday", "cjeu.263-6", "2023-12-31", "2024-03-11"),
    Worked("months first, then days", "cjeu.263-6", "2025-02-20", "2025-04-30"),
    Worked("24 June is worked at Luxembourg", "cjeu.263-6", "2024-04-14", "2024-06-24"),
    Worked("23 June is not", "cjeu.263-6", "2025-04-13", "2025-06-24"),
    Worked("published in the Journal", "cjeu.263-6.oj", "2024-05-22", "2024-08-16"),
    Worked("two months twice", "cjeu.265", "2024-01-31", "2024-06-10"),
    Worked("served electronically", "lt.abti.152-3", "2025-04-10", "2025-04-18", service="e_service"),
    Worked("served electronically before Easter", "lt.abti.152-3", "2025-04-18", "2025-04-29", service="e_service"),
    Worked("delivered by hand", "lt.abti.152-3", "2025-04-10", "2025-04-17", service="delivery"),
    Worked("a notice left", "lt.cpk.335-1", "2025-01-10", "2025-02-17", service="notice_left"),
)  # fmt: skip


def failing(law: Law = LAW) -> set[str]:
    """The names of the worked cases the engine, as it now stands, gets wrong."""
    return {case.name for case in WORKED if case.answer(law) != tuple(day for day in case.known if day)}


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case.name)
def test_the_right_engine_answers_every_worked_case(case: Worked) -> None:
    assert case.answer(LAW) == tuple(day for day in case.known if day)


# Wrong data

Break = Callable[[pytest.MonkeyPatch], Law]


def with_calendar(name: str, change: Callable[[Calendar], Calendar]) -> Break:
    return lambda patch: replace(LAW, calendars={**CALENDARS, name: change(CALENDARS[name])})


def without(**day: int) -> Callable[[Calendar], Calendar]:
    return lambda one: replace(
        one, holidays=tuple(h for h in one.holidays if any(getattr(h, name) != value for name, value in day.items()))
    )


def plus(**day: int) -> Callable[[Calendar], Calendar]:
    return lambda one: replace(one, holidays=(*one.holidays, Holiday(name="wrong", **day)))


def with_rule(name: str, **changes: Any) -> Break:
    """Every version of the rule with `changes`."""
    rule = RULES[name]
    wrong = replace(rule, versions=tuple(replace(version, **changes) for version in rule.versions))
    return lambda patch: replace(LAW, rules={**RULES, name: wrong})


def unserved(patch: pytest.MonkeyPatch) -> Law:
    return replace(LAW, rules={name: replace(rule, deemed=()) for name, rule in RULES.items()})


def served_the_next_day(patch: pytest.MonkeyPatch) -> Law:
    return replace(
        LAW, services={**LAW.services, "lt.abti.74-8": replace(LAW.services["lt.abti.74-8"], length=days(1))}
    )


def versions_without_end(patch: pytest.MonkeyPatch) -> Law:
    return replace(
        LAW,
        rules={
            name: replace(rule, versions=tuple(replace(v, valid_to=None) for v in reversed(rule.versions)))
            for name, rule in RULES.items()
        },
    )


# Wrong functions


def adding(change: Callable[[date, Step, Calendar | None], date]) -> Break:
    """An engine that adds one step to a day as `change` does."""

    def broken(patch: pytest.MonkeyPatch) -> Law:
        patch.setattr(reckoning, "add", change)
        return LAW

    return broken


def months(change: Callable[[date, int], date]) -> Break:
    def broken(patch: pytest.MonkeyPatch) -> Law:
        patch.setattr(counting, "add_months", change)
        return LAW

    return broken


def rolling(change: Callable[[date, Any, Calendar | None, date], date]) -> Break:
    def broken(patch: pytest.MonkeyPatch) -> Law:
        patch.setattr(reckoning, "rolled", change)
        return LAW

    return broken


def hours(change: Callable[[datetime, int, str], datetime]) -> Break:
    def broken(patch: pytest.MonkeyPatch) -> Law:
        patch.setattr(reckoning, "add_hours", change)
        return LAW

    return broken


def versions(change: Callable[[Rule, date, Question], Any]) -> Break:
    def broken(patch: pytest.MonkeyPatch) -> Law:
        patch.setattr(reckoning, "_version", change)
        return LAW

    return broken


def answering(change: Callable[[Deadline], Deadline]) -> Break:
    """An engine whose answer is changed before it is given."""

    def broken(patch: pytest.MonkeyPatch) -> Law:
        patch.setattr(reckoning, "reckon", lambda *asked: change(reckon(*asked)))
        return LAW

    return broken


def working(change: Callable[[Calendar, date], bool]) -> Break:
    def broken(patch: pytest.MonkeyPatch) -> Law:
        patch.setattr(Calendar, "is_working_day", change)
        return LAW

    return broken


def of_length(right: int, wrong: int) -> Break:
    return adding(lambda day, step, one: add(day, replace(step, value=wrong) if step.value == right else step, one))


def in_unit(right: str, wrong: Any) -> Break:
    return adding(lambda day, step, one: add(day, replace(step, unit=wrong) if step.unit == right else step, one or LT))


def julian_easter(patch: pytest.MonkeyPatch) -> Law:
    def julian(year: int) -> date:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        month, day = divmod(d + (2 * a + 4 * b - d + 34) % 7 + 114, 31)
        return date(year, month, day + 1) + timedelta(days=13)

    patch.setattr(calendars, "easter_sunday", julian)
    return LAW


def substituted(self: Calendar, day: date) -> bool:
    """A holiday on a weekend is made up for on the Monday."""
    weekend = (day - timedelta(days=1), day - timedelta(days=2))
    made_up = day.weekday() == 0 and any(one in free_days(self, one.year) for one in weekend)
    return day.weekday() < 5 and day not in free_days(self, day.year) and not made_up


def back(day: date, roll: Any, calendar: Calendar | None, start: date) -> date:
    while roll != "none" and calendar is not None and not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day


def one_day_on(day: date, roll: Any, calendar: Calendar | None, start: date) -> date:
    return day if rolled(day, roll, calendar, start) == day else day + timedelta(days=1)


def to_monday(day: date, roll: Any, calendar: Calendar | None, start: date) -> date:
    """Only a weekend moves the last day."""
    return day + timedelta(days=7 - day.weekday()) if roll != "none" and day.weekday() > 4 else day


def inner_end_rolls(day: date, step: Step, calendar: Calendar | None) -> date:
    reached = add(day, step, calendar)
    return CJEU.next_working_day(reached) if step.unit == "month" and calendar is CJEU else reached


def distance_after_the_roll(patch: pytest.MonkeyPatch) -> Law:
    patch.setattr(
        reckoning,
        "rolled",
        lambda day, roll, one, start: rolled(day, roll, one, start) + timedelta(days=10 if one is CJEU else 0),
    )
    return with_rule("cjeu.263-6", distance_days=None)(patch)


def overflowing(day: date, count: int) -> date:
    first = add_months(day.replace(day=1), count)
    return first + timedelta(days=day.day - 1)


def end_to_end(day: date, count: int) -> date:
    reached = add_months(day, count)
    if day.day == monthrange(day.year, day.month)[1]:
        return reached.replace(day=monthrange(reached.year, reached.month)[1])
    return reached


def never_the_29th(day: date, count: int) -> date:
    reached = add_months(day, count)
    return reached.replace(day=28) if (reached.month, reached.day) == (2, 29) else reached


def year_of_365(day: date, step: Step, calendar: Calendar | None) -> date:
    return day + timedelta(days=365 * step.value) if step.unit == "year" else add(day, step, calendar)


def wall_clock(moment: datetime, count: int, tz: str) -> datetime:
    return moment.astimezone(ZoneInfo(tz)) + timedelta(hours=count)


def hours_that_roll(moment: datetime, count: int, tz: str) -> datetime:
    end = add_hours(moment, count, tz)
    return end + (LT.next_working_day(end.date()) - end.date())


def whole_days(moment: datetime, count: int, tz: str) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=-(-count // 24)), datetime.min.time(), ZoneInfo(tz))


def day_of_utc(patch: pytest.MonkeyPatch) -> Law:
    patch.setattr(
        reckoning,
        "reckon",
        lambda rule, start, *asked: reckon(
            rule,
            start.astimezone(UTC).date() if isinstance(start, datetime) and rule.versions[0].roll != "none" else start,
            *asked,
        ),
    )
    return LAW


def the_hour_is_counted(patch: pytest.MonkeyPatch) -> Law:
    patch.setattr(reckoning, "next_full_hour", lambda moment: moment)
    return LAW


def newest_begun(rule: Rule, day: date, question: Question) -> Any:
    """A version holds until the next one, gap or no gap."""
    found = [version for version in rule.versions if (version.valid_from or date.min) <= (question.decided or day)]
    return (found or rule.versions)[-1], question.decided or day


def first_when_none(rule: Rule, day: date, question: Question) -> Any:
    try:
        return RIGHT_VERSION(rule, day, question)
    except NotInForce:
        return rule.versions[0], day


def a_day_late(rule: Rule, day: date, question: Question) -> Any:
    """A new wording holds from the day after its first."""
    earlier = replace(question, decided=question.decided - timedelta(days=1)) if question.decided else question
    return RIGHT_VERSION(rule, day, earlier)


def a_day_early(rule: Rule, day: date, question: Question) -> Any:
    decided = question.decided
    later = replace(question, decided=decided + timedelta(days=1)) if decided else question
    return RIGHT_VERSION(rule, day + timedelta(days=1), later)


def keep_the_later(patch: pytest.MonkeyPatch) -> Law:
    patch.setattr(
        Deadline,
        "keep",
        property(lambda self: max([self.due, *(one.due for one in self.alternatives)], key=str)),
    )
    return LAW


WRONG: dict[str, tuple[Break, set[str]]] = {
    # calendar
    "no 2 November": (with_calendar("lt", without(month=11, day=2)), {"2 November since 2020"}),
    "2 November always": (with_calendar("lt", plus(month=11, day=2)), {"2 November before 2020"}),
    "Good Friday is free": (with_calendar("lt", plus(after_easter=-2)), {"Good Friday is worked"}),
    "no Easter Monday": (with_calendar("lt", without(after_easter=1)), {"Easter Monday", "Good Friday is worked"}),
    "Easter of the other Church": (julian_easter, {"Easter of 2024"}),
    "Mother's Day's Monday": (with_calendar("lt", plus(month=6, weekday=1, nth=1)), {"first Sunday of June"}),
    "a Monday for a holiday on a Sunday": (working(substituted), {"no day for a holiday on a Sunday"}),
    "no 24 June": (with_calendar("lt", without(month=6, day=24)), {"24 June"}),
    "no 16 February": (with_calendar("lt", without(month=2, day=16)), {"16 February"}),
    "no 6 July": (with_calendar("lt", without(month=7, day=6)), {"6 July"}),
    "no 1 January": (with_calendar("lt", without(month=1, day=1)), {"working days over the New Year"}),
    "Lithuania's holidays at Luxembourg": (
        with_calendar("cjeu", lambda one: replace(LT, id="cjeu")),
        {"24 June is worked at Luxembourg", "23 June is not"},
    ),
    "Luxembourg's holidays in Lithuania": (with_calendar("lt", lambda one: replace(CJEU, id="lt")), {"24 June"}),
    "no holidays": (with_calendar("lt", lambda one: replace(one, holidays=())), {"Christmas", "Easter Monday"}),
    "weekends are worked": (
        working(lambda self, day: day not in free_days(self, day.year)),
        {"a Saturday", "Good Friday is worked"},
    ),
    "Saturdays are worked": (
        working(lambda self, day: day.weekday() < 6 and day not in free_days(self, day.year)),
        {"a Saturday"},
    ),
    # roll
    "no roll": (rolling(lambda day, roll, one, start: day), {"Easter Monday", "Christmas", "two working days"}),
    "roll backwards": (rolling(back), {"Easter Monday", "Christmas", "two working days"}),
    "roll by one day": (rolling(one_day_on), {"Christmas", "a Saturday"}),
    "roll over weekends only": (rolling(to_monday), {"Easter Monday", "Christmas"}),
    "everything rolls": (
        rolling(lambda day, roll, one, start: rolled(day, "next_workday", one or LT, start)),
        {"Sunday at Strasbourg", "Dublin Saturday", "last day before Protocol 15"},
    ),
    "Dublin rolls": (with_rule("dublin3.29-1", roll="next_workday", calendar="lt"), {"Dublin Saturday"}),
    "Strasbourg rolls": (with_rule("echr.35-1", roll="next_workday", calendar="lt"), {"Sunday at Strasbourg"}),
    "the inner end rolls at Luxembourg": (adding(inner_end_rolls), {"an inner Easter Sunday", "two months twice"}),
    "hours roll": (hours(hours_that_roll), {"spring clocks"}),
    # distance and publication
    "distance forgotten": (with_rule("cjeu.263-6", distance_days=None), {"by distance", "an inner Easter Sunday"}),
    "distance after the roll": (distance_after_the_roll, {"the whole ends on a Sunday"}),
    "days before months": (
        with_rule("cjeu.263-6", length=(*days(10), *days(2, "month")), distance_days=None),
        {"months first, then days"},
    ),
    "publication days forgotten": (with_rule("cjeu.263-6.oj", publication_days=None), {"published in the Journal"}),
    # month end
    "thirty days a month": (
        months(lambda day, count: day + timedelta(days=30 * count)),
        {"a month is not thirty days", "leap February"},
    ),
    "four weeks a month": (months(lambda day, count: day + timedelta(weeks=4 * count)), {"leap February"}),
    "month end overflows": (months(overflowing), {"month end", "from a leap day", "leap February"}),
    "month end stays month end": (months(end_to_end), {"from a short month"}),
    "February never has 29 days": (months(never_the_29th), {"leap February"}),
    "a month ends the day before": (
        months(lambda day, count: add_months(day, count) - timedelta(days=1)),
        {"first day of Protocol 15", "month end"},
    ),
    "a year of 365 days": (adding(year_of_365), {"a year over a leap day"}),
    # the day of the event
    "the event's day is counted": (
        adding(lambda day, step, one: add(day - timedelta(days=1), step, one)),
        {"plain", "seven days", "first day of Protocol 15"},
    ),
    "the day after the event is not counted": (
        adding(lambda day, step, one: add(day + timedelta(days=1), step, one)),
        {"plain", "seven days"},
    ),
    "the first working day is not counted": (
        adding(
            lambda day, step, one: add(
                add_working_days(day, 1, LT) if step.unit == "working_day" and step.value > 1 else day, step, one
            )
        ),
        {"working days over the New Year", "Good Friday is worked"},
    ),
    # version
    "version by service": (
        versions(lambda rule, day, question: RIGHT_VERSION(rule, day, replace(question, decided=day))),
        {"decided before Protocol 15, served after"},
    ),
    "version by today": (
        versions(lambda rule, day, question: (rule.versions[-1], day)),
        {"a month until 2018", "last day before Protocol 15", "in the gap of 2021"},
    ),
    "the first version for all": (
        versions(lambda rule, day, question: (rule.versions[0], day)),
        {"thirty days since", "first day of Protocol 15"},
    ),
    "no gap between versions": (versions(newest_begun), {"in the gap of 2021", "after the rule"}),
    "a rule before it was one": (versions(first_when_none), {"before the rule", "in the gap of 2021"}),
    "a version holds a day too long": (versions(a_day_late), {"first day of Protocol 15"}),
    "a version holds a day too short": (versions(a_day_early), {"last day before Protocol 15", "before the rule"}),
    "versions without an end": (versions_without_end, {"after the rule", "in the gap of 2021"}),
    # clock
    "the clock on the wall": (hours(wall_clock), {"spring clocks", "autumn clocks"}),
    "hours in whole days": (hours(whole_days), {"hours", "spring clocks", "autumn clocks"}),
    "minutes dropped": (
        hours(lambda moment, count, tz: add_hours(moment.replace(minute=0), count, tz)),
        {"hours"},
    ),
    "hours in the sender's offset": (
        hours(lambda moment, count, tz: moment + timedelta(hours=count)),
        {"spring clocks", "autumn clocks"},
    ),
    "the day in Greenwich": (day_of_utc, {"a moment after midnight"}),
    "the hour of the event is counted": (the_hour_is_counted, {"the hour of the event"}),
    # length
    "thirteen for fourteen": (of_length(14, 13), {"plain", "published in the Journal"}),
    "fifteen for fourteen": (of_length(14, 15), {"plain"}),
    "thirty for fourteen": (of_length(14, 30), {"plain", "24 June"}),
    "fourteen for seven": (of_length(7, 14), {"seven days", "delivered by hand"}),
    "six months for four": (of_length(4, 6), {"first day of Protocol 15", "month end"}),
    "working days as days": (
        in_unit("working_day", "day"),
        {"Good Friday is worked", "working days over the New Year"},
    ),
    "days as working days": (in_unit("day", "working_day"), {"plain", "seven days"}),
    "weeks of five days": (
        adding(
            lambda day, step, one: day + timedelta(days=5 * step.value) if step.unit == "week" else add(day, step, one)
        ),
        {"twelve weeks"},
    ),
    "only the first step of two": (with_rule("cjeu.265", length=days(2, "month")), {"two months twice"}),
    "two working days forgotten": (
        rolling(lambda day, roll, one, start: rolled(day, roll if roll == "none" else "next_workday", one, start)),
        {"two working days"},
    ),
    "a length of its own": (with_rule("eu.1182-71", kind="fixed", length=days(14)), {"no length said"}),
    # service
    "service is what is sent": (unserved, {"served electronically", "a notice left"}),
    "served on the next day, worked or not": (served_the_next_day, {"served electronically before Easter"}),
    "whatever is served is served electronically": (
        lambda patch: replace(
            LAW, services={**LAW.services, "lt.abti.74-8": replace(LAW.services["lt.abti.74-8"], proof="delivery")}
        ),
        {"delivered by hand", "served electronically"},
    ),
    # doubt
    "no safe day": (
        answering(lambda found: replace(found, safe=None)),
        {"the Grand Chamber", "no number in the law"},
    ),
    "the warning day is the last day": (
        answering(lambda found: replace(found, due=found.due or found.safe)),
        {"no number in the law"},
    ),
    "the later of two days is kept": (keep_the_later, {"the emergency", "spring of 2020"}),
    "the measure moves the day": (
        answering(lambda found: replace(found, due=found.alternatives[0].due) if found.alternatives else found),
        {"spring of 2020"},
    ),
}


def forget_days() -> None:
    """What calendars remember of their days: an engine that counts them otherwise must not hear of it, nor be heard."""
    for remembered in vars(calendars).values():
        if hasattr(remembered, "cache_clear"):
            remembered.cache_clear()


@pytest.fixture
def nothing_remembered() -> Iterator[None]:
    forget_days()
    yield
    forget_days()


@pytest.mark.usefixtures("nothing_remembered")
@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_engine_is_caught_by_the_worked_cases(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    break_it, caught = WRONG[name]
    failed = failing(break_it(monkeypatch))
    assert caught <= failed
    assert failed != {case.name for case in WORKED}, "it fails everything: it is no engine"


@pytest.mark.usefixtures("nothing_remembered")
def test_the_right_engine_fails_no_worked_case_and_each_case_catches_some_wrong_engine() -> None:
    assert failing() == set()
    assert len(WRONG) >= 25
    caught: set[str] = set()
    for break_it, _ in WRONG.values():
        with pytest.MonkeyPatch.context() as patch:
            forget_days()
            caught |= failing(break_it(patch))
    assert {case.name for case in WORKED} - caught == set()


# Wrong rules are told by the library's check


def told_of(rule: Rule) -> str:
    library = replace(LIBRARY, rules={**RULES, rule.id: rule}, clauses={}, precedents={})
    return "\n".join(str(problem) for problem in cross_problems(library) if rule.id in str(problem))


def with_versions(rule: str, *changes: dict[str, Any]) -> Rule:
    there = RULES[rule].versions
    return replace(RULES[rule], versions=tuple(replace(v, **c) for v, c in zip(there, changes, strict=True)))


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (with_versions("lt.abti.132-1", {"valid_to": date(2018, 12, 29)}, {}), "the versions overlap at 2018-12-29"),
        (with_versions("lt.abti.132-1", {"valid_to": None}, {}), "the versions overlap at 2018-12-29"),
        (with_versions("lt.abti.29-1", {"valid_to": date(2016, 6, 30)}), "it ends before it begins"),
        (with_versions("lt.abti.29-1", {"source": "some law"}), "no source with its article"),
        (with_versions("lt.abti.29-1", {"source": ""}), "no source with its article"),
        (with_versions("lt.abti.29-1", {"checked_by": None}), "nobody is named who verified it"),
        (with_versions("lt.abti.29-1", {"month_end": None}), "how a month ends is not named"),
        (with_versions("lt.abti.29-1", {"calendar": "lv"}), "there is no calendar lv"),
        (with_versions("lt.abti.29-1", {"calendar": None}), "no calendar says which days are free"),
        (with_versions("lt.abti.30-3", {"calendar": None}), "no calendar says which they are"),
        (with_versions("lt.abti.29-1", {"condition": "lt.war"}), "there is no declaration lt.war"),
        (with_versions("lt.abti.29-1", {"examples": ()}), "has no example"),
        (with_versions("lt.abti.29-1", {"length": days(1, "week")}), "the example from 2025-01-31 gives"),
        (replace(RULES["lt.abti.29-1"], deemed=("lt.pigeon",)), "there is no fiction of service lt.pigeon"),
        (replace(RULES["lt.abti.29-1"], opens_limit="lt.no"), "it opens lt.no, which is no rule"),
        (replace(RULES["lt.abti.29-1"], met_by=("thought_of",)), "«thought_of» is no kind of event"),
    ],
)
def test_a_rule_that_is_wrong_is_told(rule: Rule, told: str) -> None:
    assert told in told_of(rule)
    assert told_of(RULES[rule.id]) == ""


# The batch command


def batch(say: Any, tmp_path: Path, *lines: Any) -> list[dict[str, Any]]:
    path = tmp_path / "cases.jsonl"
    texts = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(b"\n".join(texts))
    said = say("deadline", "compute", "--batch", path, "--json")
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


@pytest.mark.skipif(not CASES.is_file(), reason="the worked cases are not here")
def test_the_batch_command_answers_the_sixty_cases_exactly_and_in_their_order(say: Any, tmp_path: Path) -> None:
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip()]
    answers = batch(say, tmp_path, *cases)
    assert len(cases) == 60
    assert [(one["id"], one["due"], one["safe"], one.get("timely")) for one in answers] == [
        (one["id"], one["expected_last_day"], one.get("safe_last_day"), one.get("expected_timely")) for one in cases
    ]
    assert {frozenset(one) for one in answers} == {
        frozenset({"id", "due", "safe", "version", "status"}),
        frozenset({"id", "due", "safe", "version", "status", "timely"}),
    }


def test_what_the_reader_is_told_of_a_case_does_not_change_its_answer(say: Any, tmp_path: Path) -> None:
    asked = {"id": 1, "rule": "lt.foreigners.140-4", "trigger_date": "2025-02-04"}
    plain, told = batch(say, tmp_path, asked, {**asked, "length": 3, "unit": "day", "calendar": "CJEU", "roll": "none"})
    assert plain == told
    assert plain["due"] == "2025-02-18"


BROKEN = (
    b"not json",
    b"[]",
    b"null",
    b'"text"',
    b"\xff\xfe",
    {},
    {"id": "x"},
    {"id": "x", "rule": "lt.abti.29-1"},
    {"id": "x", "rule": "no.such", "trigger_date": "2025-01-31"},
    {"id": "x", "rule": "lt.abti.29-1", "trigger_date": "2025-02-30"},
    {"id": "x", "rule": "lt.abti.29-1", "trigger_date": "03/04/2025"},
    {"id": "x", "rule": "lt.abti.29-1", "trigger_date": 20250131},
    {"id": "x", "rule": "lt.abti.29-1", "trigger_date": None},
    {"id": "x", "rule": ["lt.abti.29-1"], "trigger_date": "2025-01-31"},
    {"id": "x", "rule": "lt.abti.29-1", "trigger_date": "9999-12-31"},
    {"id": "x", "rule": "echr.35-1", "trigger_date": "2024-05-02"},
    {"id": "x", "rule": "echr.35-1", "trigger_date": "2024-05-02", "decision_date": "yesterday"},
    {"id": "x", "rule": "lt.foreigners.114-1", "trigger_date": "2024-05-06"},
    {"id": "x", "rule": "lt.foreigners.114-1", "trigger_date": "2024-05-06T14:30"},
    {"id": "x", "rule": "lt.foreigners.114-1", "trigger_date": "2024-05-06T14:30:00+03:00", "tz": "Mars/Base"},
    {"id": "x", "rule": "eu.1182-71", "trigger_date": "2025-05-16"},
    {"id": "x", "rule": "eu.1182-71", "trigger_date": "2025-05-16", "length": -3, "unit": "day"},
    {"id": "x", "rule": "eu.1182-71", "trigger_date": "2025-05-16", "length": "3", "unit": "day"},
    {"id": "x", "rule": "eu.1182-71", "trigger_date": "2025-05-16", "length": 3, "unit": "moons"},
    {"id": "x", "rule": "eu.1182-71", "trigger_date": "2025-05-16", "length": 10**12, "unit": "day"},
    {"id": "x", "rule": "cjeu.263-6", "trigger_date": "2024-01-15", "distance_days": "ten"},
    {"id": "x", "rule": "lt.abti.29-1", "trigger_date": "2025-01-31", "act": {"channel": "post"}},
    {"id": "x", "rule": "lt.abti.29-1", "trigger_date": "2025-01-31", "act": {"sent": "2025-13-01"}},
    {"id": "x", "rule": "lt.abti.29-1", "trigger_date": "2025-01-31", "act": "sent"},
)


def test_a_broken_line_of_a_batch_says_why_and_stops_nothing(say: Any, tmp_path: Path) -> None:
    right = {"id": "last", "rule": "lt.abti.29-1", "trigger_date": "2025-01-31"}
    *answers, last = batch(say, tmp_path, *BROKEN, right)
    assert [one for one in answers if set(one) != {"id", "error"} or not one["error"].strip()] == []
    assert len(answers) == len(BROKEN)
    assert {"id": "last", "due": "2025-02-28"}.items() <= last.items()


def test_a_batch_that_is_not_there_is_an_error(say: Any, tmp_path: Path) -> None:
    said = say("deadline", "compute", "--batch", tmp_path / "none.jsonl")
    assert said.code == 9
    assert "none.jsonl cannot be read" in said.err
