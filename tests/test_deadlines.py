"""Time limits: every rule's examples, the worked cases, the law's odd corners, and wrong engines that must be caught."""

import json
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from drafting_office import case_file
from hypothesis import given, settings
from hypothesis import strategies as st

from litigator.casefile import CaseFile, Event, Stage
from litigator.deadlines import counting, reckoning
from litigator.deadlines.calendar import Calendar, easter_sunday, free_days
from litigator.deadlines.case_deadlines import CaseDeadline, case_deadlines
from litigator.deadlines.counting import add_months, add_working_days
from litigator.deadlines.examples import example_faults, moment_or_day
from litigator.deadlines.reckoning import Deadline, NotInForce, Question, reckon, timely
from litigator.deadlines.rule import Rule, Step, Version
from litigator.errors import Unreadable, UsageFault
from litigator.library.gathering import open_library

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "deadline_cases.jsonl"
LIBRARY = open_library()
RULES, CALENDARS = LIBRARY.rules, LIBRARY.calendars
LT = CALENDARS["lt"]


def computed(rule: str, start: str, calendars: Mapping[str, Calendar] = CALENDARS, **question: Any) -> Deadline:
    return reckon(RULES[rule], moment_or_day(start), calendars, Question(**question))


def due(rule: str, start: str, **question: Any) -> str:
    found = computed(rule, start, **question).due
    return "" if found is None else found.isoformat()


# The library's own examples


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_example_of_every_rule_comes_out(rule: Rule) -> None:
    assert list(example_faults(rule, CALENDARS)) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_version_has_an_example_that_it_decides_and_a_source(rule: Rule) -> None:
    deciding = {
        computed(rule.id, example.start, decided=example.decided, length=example.length).version
        for version in rule.versions
        for example in version.examples
    }
    assert deciding == {version.name for version in rule.versions}
    assert [version.name for version in rule.versions if not version.source.strip() or not version.examples] == []


def test_an_example_that_is_wrong_is_told() -> None:
    rule = RULES["lt.abti.29-2"]
    version = rule.versions[0]
    wrong = replace(version, examples=(replace(version.examples[0], due="2025-07-01"),))
    assert len(list(example_faults(replace(rule, versions=(wrong,)), CALENDARS))) == 1
    assert list(example_faults(replace(rule, versions=(replace(version, examples=()),)), CALENDARS)) == [
        f"version {version.name} has no example"
    ]


# The worked cases


def worked_cases() -> list[dict[str, Any]]:
    if not CASES.is_file():
        return []
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip()]


def asked(case: dict[str, Any]) -> Question:
    own_length = case["rule"] in ("eu.1182-71", "lt.detention.court_fixed")
    return Question(
        decided=date.fromisoformat(case["decision_date"]) if "decision_date" in case else None,
        publication_days=case.get("publication_days"),
        distance_days=case.get("distance_days"),
        length=(Step(value=case["length"], unit=case["unit"]),) if own_length else (),
        tz=case.get("tz"),
    )


@pytest.mark.skipif(not CASES.is_file(), reason="the worked cases are not here")
def test_there_are_sixty_worked_cases() -> None:
    assert len(worked_cases()) == 60


@pytest.mark.skipif(not CASES.is_file(), reason="the worked cases are not here")
@pytest.mark.parametrize("case", worked_cases(), ids=lambda case: case["id"])
def test_every_worked_case_comes_out_to_the_day(case: dict[str, Any]) -> None:
    found = reckon(RULES[case["rule"]], moment_or_day(case["trigger_date"]), CALENDARS, asked(case))
    assert found.due is not None
    assert found.due.isoformat() == case["expected_last_day"]
    if "safe_last_day" in case:
        assert found.safe == date.fromisoformat(case["safe_last_day"])
    if "act" in case:
        assert timely(found.due, case["act"]) is case["expected_timely"]


@dataclass(frozen=True)
class Worked:
    """A case whose answer is known, kept here so that the engine is tested without any other file."""

    name: str
    rule: str
    start: str
    due: str
    decided: date | None = None
    length: tuple[Step, ...] = ()

    def question(self) -> Question:
        return Question(decided=self.decided, length=self.length)


WORKED = (
    Worked("plain", "lt.foreigners.140-4", "2025-02-04", "2025-02-18"),
    Worked("month end", "lt.kt.65-2", "2024-10-31", "2025-02-28"),
    Worked("leap day", "un.opic.7-h", "2024-02-29", "2025-02-28"),
    Worked("leap February", "lt.abti.29-1", "2024-01-31", "2024-02-29"),
    Worked("month not thirty days", "dublin3.29-1", "2024-08-31", "2025-02-28"),
    Worked("Easter Monday", "lt.foreigners.138-1", "2025-04-07", "2025-04-22"),
    Worked("Christmas", "lt.foreigners.138-1", "2024-12-10", "2024-12-27"),
    Worked("2 November before 2020", "lt.foreigners.138-1", "2018-10-19", "2018-11-02"),
    Worked("2 November since 2020", "lt.foreigners.138-1", "2026-10-19", "2026-11-03"),
    Worked("Good Friday is worked", "lt.foreigners.77-2", "2025-04-17", "2025-04-23"),
    Worked("spring clocks", "lt.foreigners.114-1", "2024-03-30T10:00:00+02:00", "2024-04-01T11:00:00+03:00"),
    Worked("autumn clocks", "lt.foreigners.114-1.handover", "2024-10-27T01:00:00+03:00", "2024-10-27T05:00:00+02:00"),
    Worked("decided before Protocol 15", "echr.35-1", "2022-02-10", "2022-08-10", decided=date(2022, 1, 20)),
    Worked("decided since Protocol 15", "echr.35-1", "2022-02-01", "2022-06-01", decided=date(2022, 2, 1)),
    Worked("Sunday at Strasbourg", "echr.35-1", "2005-11-28", "2006-05-28", decided=date(2005, 11, 28)),
    Worked("Dublin Saturday", "dublin3.29-1", "2025-03-06", "2025-09-06"),
    Worked("two working days", "eu.1182-71", "2025-05-16", "2025-05-20", length=(Step(value=3, unit="day"),)),
)


def failing(calendars: Mapping[str, Calendar] = CALENDARS) -> set[str]:
    """The names of the worked cases the engine, as it now stands, gets wrong."""
    wrong = set()
    for case in WORKED:
        found = reckon(RULES[case.rule], moment_or_day(case.start), calendars, case.question()).due
        if found is None or found.isoformat() != case.due:
            wrong.add(case.name)
    return wrong


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case.name)
def test_the_telling_cases_come_out(case: Worked) -> None:
    found = reckon(RULES[case.rule], moment_or_day(case.start), CALENDARS, case.question())
    assert found.due is not None
    assert found.due.isoformat() == case.due


# Wrong engines


def changed(name: str, holidays: Callable[[Calendar], tuple[Any, ...]]) -> dict[str, Calendar]:
    return {**CALENDARS, name: replace(CALENDARS[name], holidays=holidays(CALENDARS[name]))}


def thirty_for_a_month(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(counting, "add_months", lambda day, months: day + timedelta(days=30 * months))


def no_roll(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reckoning, "rolled", lambda day, roll, calendar, start: day)


def roll_backwards(patch: pytest.MonkeyPatch) -> None:
    def back(day: date, roll: str, calendar: Calendar | None, start: date) -> date:
        while roll != "none" and calendar is not None and not calendar.is_working_day(day):
            day -= timedelta(days=1)
        return day

    patch.setattr(reckoning, "rolled", back)


def roll_everything(patch: pytest.MonkeyPatch) -> None:
    right = reckoning.rolled
    patch.setattr(reckoning, "rolled", lambda day, roll, calendar, start: right(day, "next_workday", LT, start))


def no_two_working_days(patch: pytest.MonkeyPatch) -> None:
    right = reckoning.rolled
    patch.setattr(
        reckoning,
        "rolled",
        lambda day, roll, calendar, start: right(day, "none" if roll == "none" else "next_workday", calendar, start),
    )


def event_day_counted(patch: pytest.MonkeyPatch) -> None:
    right = reckoning.add
    patch.setattr(reckoning, "add", lambda day, step, calendar: right(day - timedelta(days=1), step, calendar))


def month_end_overflows(patch: pytest.MonkeyPatch) -> None:
    def over(day: date, months: int) -> date:
        years, month = divmod(day.month - 1 + months, 12)
        return date(day.year + years, month + 1, 1) + timedelta(days=day.day - 1)

    patch.setattr(counting, "add_months", over)


def month_end_stays_month_end(patch: pytest.MonkeyPatch) -> None:
    def end_to_end(day: date, months: int) -> date:
        reached = add_months(day, months)
        return reached - timedelta(days=1) if day.day == monthrange(day.year, day.month)[1] else reached

    patch.setattr(counting, "add_months", end_to_end)


def wall_clock_hours(patch: pytest.MonkeyPatch) -> None:
    from zoneinfo import ZoneInfo

    patch.setattr(
        reckoning,
        "add_hours",
        lambda moment, hours, tz: moment.astimezone(ZoneInfo(tz)) + timedelta(hours=hours),
    )


def version_by_service(patch: pytest.MonkeyPatch) -> None:
    right = reckoning._version
    patch.setattr(
        reckoning,
        "_version",
        lambda rule, day, question: right(rule, day, replace(question, decided=day)),
    )


def thirteen_for_fourteen(patch: pytest.MonkeyPatch) -> None:
    right = reckoning.add
    patch.setattr(
        reckoning,
        "add",
        lambda day, step, calendar: right(day, replace(step, value=13) if step.value == 14 else step, calendar),
    )


def weekends_worked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Calendar, "is_working_day", lambda self, day: day not in free_days(self, day.year))


WRONG_ENGINES = [
    (thirty_for_a_month, {"month not thirty days", "leap February", "decided before Protocol 15"}),
    (no_roll, {"Easter Monday", "Christmas", "2 November since 2020", "two working days"}),
    (roll_backwards, {"Easter Monday", "Christmas", "2 November since 2020"}),
    (roll_everything, {"Sunday at Strasbourg", "Dublin Saturday"}),
    (no_two_working_days, {"two working days"}),
    (event_day_counted, {"plain", "decided since Protocol 15"}),
    (month_end_overflows, {"month end", "leap day", "leap February"}),
    (month_end_stays_month_end, {"month end", "leap February"}),
    (wall_clock_hours, {"spring clocks", "autumn clocks"}),
    (version_by_service, {"decided before Protocol 15"}),
    (thirteen_for_fourteen, {"plain"}),
    (weekends_worked, {"Good Friday is worked"}),
]


def test_the_right_engine_fails_no_worked_case() -> None:
    assert failing() == set()


@pytest.mark.parametrize(("break_it", "caught"), WRONG_ENGINES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_wrong_engine_is_caught_by_the_worked_cases(
    monkeypatch: pytest.MonkeyPatch, break_it: Callable[[pytest.MonkeyPatch], None], caught: set[str]
) -> None:
    break_it(monkeypatch)
    assert caught <= failing()


def test_a_calendar_without_the_second_of_november_is_caught() -> None:
    without = changed("lt", lambda calendar: tuple(h for h in calendar.holidays if (h.month, h.day) != (11, 2)))
    assert failing(without) == {"2 November since 2020"}


def test_a_calendar_that_always_had_the_second_of_november_is_caught() -> None:
    always = changed("lt", lambda calendar: tuple(replace(h, first_year=1900) for h in calendar.holidays))
    assert failing(always) == {"2 November before 2020"}


def test_a_calendar_with_good_friday_is_caught() -> None:
    friday = changed("lt", lambda calendar: (*calendar.holidays, replace(calendar.holidays[0], after_easter=-2)))
    assert failing(friday) == {"Good Friday is worked"}


# What is refused, never guessed


@pytest.mark.parametrize("served", ["2022-02-01", "2022-02-10", "2025-01-15"])
def test_a_decision_served_since_protocol_15_needs_its_own_date_and_is_told_why(served: str) -> None:
    with pytest.raises(UsageFault, match="needs the day the decision was taken") as caught:
        computed("echr.35-1", served)
    assert "shorter limit" in caught.value.message
    assert "2022-02-01" in caught.value.message
    assert caught.value.fix == "--decided DATE"


def test_a_decision_served_before_protocol_15_needs_no_date_of_its_own() -> None:
    assert due("echr.35-1", "2022-01-31") == "2022-07-31"


def test_a_decision_taken_after_it_was_served_is_refused() -> None:
    with pytest.raises(Unreadable, match="before it was taken"):
        computed("echr.35-1", "2022-02-10", decided=date(2022, 2, 11))


def test_a_rule_between_two_versions_is_not_in_force() -> None:
    with pytest.raises(NotInForce, match=r"lt\.foreigners\.138-2 was not in force on 2021-10-01") as caught:
        computed("lt.foreigners.138-2", "2021-10-01")
    assert "2021-03-01 to 2021-07-22" in caught.value.fix


@pytest.mark.parametrize(("start", "there"), [("2021-07-22", True), ("2021-07-23", False), ("2022-01-01", True)])
def test_a_version_holds_from_its_first_day_to_its_last(start: str, there: bool) -> None:
    try:
        found = computed("lt.foreigners.138-2", start).due is not None
    except NotInForce:
        found = False
    assert found is there


def test_a_start_in_the_future_is_refused_when_today_is_known() -> None:
    with pytest.raises(Unreadable, match="in the future"):
        computed("lt.abti.29-1", "2025-01-31", today=date(2025, 1, 30))
    assert due("lt.abti.29-1", "2025-01-31", today=date(2025, 1, 31)) == "2025-02-28"


@pytest.mark.parametrize("start", ["2024-05-06", "2024-05-06T14:30:00"])
def test_hours_without_a_moment_and_its_offset_are_refused(start: str) -> None:
    with pytest.raises(Unreadable, match="counted in hours"):
        computed("lt.foreigners.114-1", start)


@pytest.mark.parametrize("rule", ["eu.1182-71", "lt.detention.court_fixed", "echr.observations"])
def test_a_length_that_another_act_fixes_must_be_said(rule: str) -> None:
    with pytest.raises(UsageFault, match="takes its length from"):
        computed(rule, "2022-05-02")


def test_a_day_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(Unreadable, match="cannot be counted"):
        computed("lt.cc.1_125-9", "9998-01-01")


def test_an_unknown_calendar_is_refused() -> None:
    with pytest.raises(UsageFault, match="there is no calendar lt"):
        computed("lt.abti.29-1", "2025-01-31", {})


# How sure we are


def watched() -> list[str]:
    return [
        rule.id
        for rule in RULES.values()
        if rule.id.startswith("lt.foreigners.") and rule.versions[-1].verified_until is not None
    ]


def start_of(rule: str, day: date) -> str:
    hours = any(step.unit == "hour" for step in RULES[rule].versions[-1].length)
    return f"{day}T10:00:00+03:00" if hours else day.isoformat()


@pytest.mark.parametrize("rule", watched())
def test_a_rule_of_the_foreigners_law_is_unverified_after_the_day_it_was_checked_to(rule: str) -> None:
    before, after = (computed(rule, start_of(rule, day)) for day in (date(2026, 6, 11), date(2026, 6, 12)))
    assert (before.status, after.status) == ("verified", "unverified")
    assert any("UNVERIFIED" in line and "2026-06-11" in line for line in after.trace("en"))
    assert any("NEPATIKRINTA" in line and "2026-06-11" in line for line in after.trace("lt"))
    assert not any("UNVERIFIED" in line for line in before.trace("en"))
    assert not any("NEPATIKRINTA" in line for line in before.trace("lt"))


def test_every_rule_of_the_foreigners_law_in_force_is_watched_or_unverified_anyway() -> None:
    unwatched = [
        rule.id
        for rule in RULES.values()
        if rule.id.startswith("lt.foreigners.") and rule.versions[-1].valid_to is None and rule.id not in watched()
    ]
    assert {RULES[name].versions[-1].status for name in unwatched} <= {"unverified"}
    assert len(watched()) > 10


def test_a_limit_the_law_does_not_number_has_no_last_day_but_a_safe_one() -> None:
    found = computed("lt.foreigners.117-1", "2022-06-13")
    assert (found.due, found.safe) == (None, date(2022, 6, 20))
    assert timely(found.due, {"sent": "2022-06-14"}) is None
    assert any("2022-06-20" in line for line in found.trace("en"))


def test_the_emergency_limit_is_seven_days_and_fourteen_can_be_argued() -> None:
    found = computed("lt.foreigners.140_25-1", "2022-06-17")
    assert found.due == date(2022, 6, 27)
    assert [alternative.due for alternative in found.alternatives] == [date(2022, 7, 1)]
    assert any("2022-07-01" in line for line in found.trace("lt"))


def test_a_limit_on_which_doctrine_is_unsettled_has_a_safe_day_before() -> None:
    found = computed("echr.43-1", "2021-03-18")
    assert (found.due, found.safe) == (date(2021, 6, 18), date(2021, 6, 17))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("language", ["en", "lt"])
def test_every_rule_tells_how_it_came_about(rule: Rule, language: str) -> None:
    for version in rule.versions:
        for example in version.examples:
            found = computed(rule.id, example.start, decided=example.decided, length=example.length)
            told = found.trace(language)
            assert rule.id in told[0]
            assert version.source in told[0]
            assert all(line.strip() for line in told)
            assert found.due is None or any(str(found.due)[:10] in line for line in told)


@pytest.mark.parametrize(
    ("act", "in_time"),
    [
        ({"sent": "2025-03-12", "received": "2025-03-20"}, True),
        ({"sent": "2025-03-13"}, False),
        ({"channel": "in_person", "at": "2025-03-12T17:00", "court_closes": "17:00"}, True),
        ({"channel": "in_person", "at": "2025-03-12T17:01", "court_closes": "17:00"}, False),
        ({"channel": "e_filing", "at": "2025-03-12T23:59", "court_closes": "17:00"}, True),
        ({"channel": "e_filing", "at": "2025-03-13T00:00"}, False),
    ],
)
def test_an_act_is_in_time_until_midnight_if_sent_and_until_the_office_closes_if_handed_in(
    act: dict[str, str], in_time: bool
) -> None:
    assert timely(computed("lt.foreigners.138-2", "2025-03-05").due, act) is in_time


def test_an_act_counted_in_hours_is_in_time_to_the_moment() -> None:
    end = computed("lt.foreigners.114-1", "2024-05-06T14:30:00+03:00").due
    assert timely(end, {"at": "2024-05-08T11:30:00+00:00"}) is True
    assert timely(end, {"at": "2024-05-08T11:31:00+00:00"}) is False


# Calendars


@pytest.mark.parametrize("year", range(2017, 2036))
def test_the_lithuanian_calendar_is_that_of_an_independent_source(year: int) -> None:
    oracle = pytest.importorskip("holidays").country_holidays("LT", years=year)
    assert set(free_days(LT, year)) == set(oracle)
    day = date(year, 1, 1)
    while day.year == year:
        assert LT.is_working_day(day) is (day.weekday() < 5 and day not in oracle), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1961, (4, 2)),
        (2000, (4, 23)),
        (2008, (3, 23)),
        (2011, (4, 24)),
        (2024, (3, 31)),
        (2025, (4, 20)),
        (2038, (4, 25)),
        (2049, (4, 18)),
    ],
)
def test_easter_falls_where_it_is_known_to(year: int, sunday: tuple[int, int]) -> None:
    assert easter_sunday(year) == date(year, *sunday)


def test_a_moved_working_day_counts_as_what_it_became() -> None:
    from litigator.deadlines.calendar import Moved

    moved = replace(
        LT,
        moved=(
            Moved(on=date(2025, 5, 2), working=False, source="a resolution"),
            Moved(on=date(2025, 5, 10), working=True, source="a resolution"),
        ),
    )
    assert (LT.is_working_day(date(2025, 5, 2)), moved.is_working_day(date(2025, 5, 2))) == (True, False)
    assert (LT.is_working_day(date(2025, 5, 10)), moved.is_working_day(date(2025, 5, 10))) == (False, True)
    assert moved.is_working_day(date(2025, 5, 5))
    assert not moved.is_working_day(date(2025, 5, 1))


# Properties

FIXED = [
    (rule, version)
    for rule in RULES.values()
    for version in rule.versions
    if version.kind == "fixed" and not any(step.unit == "hour" for step in version.length)
]
FIXED_NAMES = [f"{rule.id} {version.name}" for rule, version in FIXED]
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def days_of(version: Version) -> st.SearchStrategy[date]:
    first, last = date(1990, 1, 1), date(2060, 12, 31)
    return st.dates(max(version.valid_from or first, first), min(version.valid_to or last, last))


def end(rule: Rule, day: date) -> date:
    found = reckon(rule, day, CALENDARS, Question(decided=day)).due
    assert found is not None
    return found


@pytest.mark.parametrize(("rule", "version"), FIXED, ids=FIXED_NAMES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_later_start_never_ends_earlier(rule: Rule, version: Version, data: st.DataObject) -> None:
    first, second = sorted((data.draw(days_of(version)), data.draw(days_of(version))))
    assert first < end(rule, first) <= end(rule, second)


@pytest.mark.parametrize(("rule", "version"), FIXED, ids=FIXED_NAMES)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_the_next_days_start_never_ends_earlier(rule: Rule, version: Version, data: st.DataObject) -> None:
    day = data.draw(days_of(version))
    following = min(day + timedelta(days=1), version.valid_to or date.max)
    assert end(rule, day) <= end(rule, following)


ROLLING = [(rule, version) for rule, version in FIXED if version.roll != "none"]


@pytest.mark.parametrize(("rule", "version"), ROLLING, ids=[f"{rule.id} {version.name}" for rule, version in ROLLING])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_limit_that_rolls_never_ends_on_a_day_off(rule: Rule, version: Version, data: st.DataObject) -> None:
    assert CALENDARS[version.calendar or ""].is_working_day(end(rule, data.draw(days_of(version))))


def test_some_limits_that_do_not_roll_do_end_on_a_day_off() -> None:
    assert not LT.is_working_day(date.fromisoformat(due("dublin3.29-1", "2025-03-06")))
    assert len(ROLLING) > 5


@settings(max_examples=500, deadline=None)
@given(day=DAYS, months=st.integers(0, 120))
def test_months_later_is_the_same_day_number_or_the_last_of_the_month(day: date, months: int) -> None:
    found = add_months(day, months)
    last = monthrange(found.year, found.month)[1]
    assert found.day == day.day or (found.day == last and day.day > last)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months


@settings(max_examples=200, deadline=None)
@given(day=DAYS, number=st.integers(1, 30))
def test_working_days_later_is_a_working_day_with_that_many_counted(day: date, number: int) -> None:
    found = add_working_days(day, number, LT)
    between = (day + timedelta(days=offset) for offset in range(1, (found - day).days + 1))
    assert LT.is_working_day(found)
    assert sum(LT.is_working_day(each) for each in between) == number


@settings(max_examples=200, deadline=None)
@given(
    moment=st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    hours=st.integers(1, 200),
)
def test_hours_are_hours_whatever_the_clock_does(moment: datetime, hours: int) -> None:
    found = counting.add_hours(moment, hours, "Europe/Vilnius")
    assert found.astimezone(UTC) - moment == timedelta(hours=hours)


# In a case

TODAY = date(2022, 6, 20)
APPEAL = "lt.foreigners.140-4"
JUDGMENT = Event(key="judgment", kind="judgment_pronounced", on=date(2022, 6, 13), stage="first", proof="pronouncement")


def limits(*events: Event, today: date = TODAY, **changes: Any) -> list[CaseDeadline]:
    case: CaseFile = case_file(events=events, **changes)
    return list(case_deadlines(case, RULES, CALENDARS, today=today)[0])


def appeal(*events: Event) -> CaseDeadline:
    (found,) = [limit for limit in limits(*events) if limit.deadline.rule == APPEAL]
    return found


def test_a_judgment_opens_the_limit_for_the_appeal() -> None:
    found = appeal(JUDGMENT)
    assert (found.deadline.due, found.event, found.met, found.problems) == (date(2022, 6, 27), "judgment", False, ())


def test_an_appeal_lodged_meets_it() -> None:
    lodged = Event(key="appeal", kind="appeal_lodged", on=date(2022, 6, 17), stage="first")
    found = appeal(JUDGMENT, lodged)
    assert (found.met, found.met_by) == (True, "appeal")


def test_an_appeal_lodged_before_the_judgment_does_not_meet_it() -> None:
    earlier = Event(key="appeal", kind="appeal_lodged", on=date(2022, 6, 1), stage="first")
    assert not appeal(JUDGMENT, earlier).met


@pytest.mark.parametrize(("proof", "words"), [("none", "nothing proves"), ("notice", "from a notice only")])
def test_a_date_that_is_not_proven_is_warned_of(proof: Any, words: str) -> None:
    (problem,) = appeal(replace(JUDGMENT, proof=proof)).problems
    assert words in problem.what
    assert problem.severity == "warning"


@pytest.mark.parametrize(
    ("sent", "served", "last"),
    [
        (date(2022, 6, 13), date(2022, 6, 14), date(2022, 6, 28)),
        (date(2022, 6, 10), date(2022, 6, 13), date(2022, 6, 27)),
    ],
)
def test_what_the_court_serves_electronically_is_served_on_the_next_working_day(
    sent: date, served: date, last: date
) -> None:
    found = appeal(replace(JUDGMENT, on=sent, proof="e_service"))
    assert found.deadline.due == last
    assert any("e-service" in line and served.isoformat() in line for line in found.deadline.trace("en"))


def test_an_event_still_to_come_starts_nothing() -> None:
    assert limits(JUDGMENT, today=date(2022, 6, 12)) == []
    assert limits(JUDGMENT, today=date(2022, 6, 13)) != []


def test_an_event_of_another_stage_or_regime_starts_nothing_here() -> None:
    other_regime = [limit.deadline.rule for limit in limits(JUDGMENT, regime="other")]
    without_stage = [limit.deadline.rule for limit in limits(replace(JUDGMENT, stage=None))]
    assert APPEAL not in other_regime
    assert APPEAL not in without_stage


def test_what_cannot_be_computed_is_told_and_the_rest_is_computed() -> None:
    detained = Event(key="detained", kind="detained", on=date(2022, 6, 13), proof="delivery")
    found, problems = case_deadlines(case_file(events=(detained, JUDGMENT)), RULES, CALENDARS, today=TODAY)
    assert any("counted in hours" in problem.what and "detained" in problem.where for problem in problems)
    assert {problem.severity for problem in problems} == {"warning"}
    assert APPEAL in {limit.deadline.rule for limit in found}


def test_with_its_moment_the_detention_is_counted_in_hours() -> None:
    moment = datetime.fromisoformat("2022-06-13T14:30:00+03:00")
    detained = Event(key="detained", kind="detained", on=date(2022, 6, 13), at=moment, proof="delivery")
    (found,) = [limit for limit in limits(detained) if limit.deadline.rule == "lt.foreigners.114-1"]
    assert found.deadline.due == moment + timedelta(hours=48)


def test_service_that_comes_after_the_pronouncement_is_judged_by_the_day_of_the_decision() -> None:
    pronounced = Event(key="p", kind="final_decision_pronounced", on=date(2022, 1, 20), stage="first", proof="delivery")
    served = Event(key="s", kind="final_decision_served", on=date(2022, 2, 10), stage="first", proof="delivery")
    found = [limit for limit in limits(pronounced, served) if limit.deadline.rule == "echr.35-1"]
    assert [(limit.event, limit.deadline.due) for limit in found] == [("s", date(2022, 8, 10))]


# What meets a limit


APPEALED = CaseFile(
    reference="2022-001",
    name="x",
    opened=date(2022, 1, 1),
    stages=(
        Stage(key="first", code="S2a", forum="lt.vaat"),
        Stage(key="appeal", code="S3", forum="lt.lvat", opened_by="first"),
    ),
    events=(Event(key="j", kind="judgment_pronounced", on=date(2022, 6, 13), stage="first", proof="pronouncement"),),
)


def limit_with(act: Event, today: date) -> CaseDeadline:
    case = replace(
        APPEALED, events=(*APPEALED.events, act), stages=(*APPEALED.stages, Stage(key="x", code="S2c", forum="lt.vaat"))
    )
    found, _ = case_deadlines(case, LIBRARY.rules, LIBRARY.calendars, today=today)
    return next(item for item in found if item.deadline.rule == "lt.foreigners.140-4")


def test_an_appeal_in_the_stage_it_opened_meets_the_limit() -> None:
    assert limit_with(Event(key="a", kind="appeal_lodged", on=date(2022, 6, 20), stage="appeal"), date(2022, 7, 1)).met


@pytest.mark.parametrize(
    "act",
    [
        Event(key="a", kind="appeal_lodged", on=date(2022, 6, 20), stage="x"),
        Event(key="a", kind="appeal_lodged", on=date(2022, 8, 1)),
    ],
)
def test_an_act_elsewhere_or_in_the_future_meets_nothing(act: Event) -> None:
    assert not limit_with(act, date(2022, 7, 1)).met


def test_an_act_after_the_last_day_is_told_to_be_late() -> None:
    late = limit_with(Event(key="a", kind="appeal_lodged", on=date(2022, 6, 28), stage="appeal"), date(2022, 7, 1))
    assert late.met
    assert any("met late" in problem.what for problem in late.problems)


def test_a_served_decision_whose_date_nobody_entered_is_asked_for_not_guessed() -> None:
    served = Event(key="s", kind="final_decision_served", on=date(2022, 2, 10), proof="delivery")
    found, problems = case_deadlines(
        replace(APPEALED, events=(served,)), LIBRARY.rules, LIBRARY.calendars, today=date(2022, 3, 1)
    )
    assert "echr.35-1" not in {item.deadline.rule for item in found}
    assert any("needs the day the decision was taken" in problem.what for problem in problems)
