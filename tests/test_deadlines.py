"""Time limits: every rule's own examples, the law's odd corners, what is refused, how sure we are, and properties over 70 years."""

import json
import re
from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litigator.deadlines import counting
from litigator.deadlines.calendar import Moved, easter_sunday, free_days
from litigator.deadlines.counting import add_months, add_working_days
from litigator.deadlines.examples import example_faults, moment_or_day
from litigator.deadlines.law import Law
from litigator.deadlines.reckoning import Deadline, NotInForce, Question, reckon
from litigator.deadlines.rule import Example, Rule, Step, Version
from litigator.deadlines.timeliness import timely
from litigator.errors import Unreadable, UsageFault
from litigator.library.gathering import open_library

SHARED = Path(__file__).resolve().parents[2] / "shared"
RULE_IDS = SHARED / "facts" / "rule_ids.md"
STATUTES = SHARED / "data" / "statutes"
LIBRARY = open_library()
LAW = LIBRARY.law
RULES, CALENDARS = LAW.rules, LAW.calendars
LT = CALENDARS["lt"]


def computed(rule: str, start: str, law: Law = LAW, **question: Any) -> Deadline:
    return reckon(law.rules[rule], moment_or_day(start), law, Question(**question))


def due(rule: str, start: str, **question: Any) -> str:
    found = computed(rule, start, **question).due
    return "" if found is None else found.isoformat()


def days(value: int, unit: Any = "day") -> tuple[Step, ...]:
    return (Step(value=value, unit=unit),)


def worked(rule: Rule, version: Version, example: Example) -> Deadline:
    return computed(rule.id, example.start, decided=example.decided, length=example.length)


def answered(version: Version) -> list[Example]:
    return [example for example in version.examples if not example.fails]


# The library's own examples


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_example_of_every_rule_comes_out(rule: Rule) -> None:
    assert list(example_faults(rule, LAW)) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_version_has_an_answered_example_that_it_decides(rule: Rule) -> None:
    undecided = [
        version.name
        for version in rule.versions
        if version.kind not in ("question", "letter")
        and version.name not in {worked(rule, version, example).version for example in answered(version)}
    ]
    assert undecided == []
    assert [version.name for version in rule.versions if not version.source.strip() or not version.examples] == []


def test_the_day_before_a_rule_and_the_day_after_it_are_among_its_examples() -> None:
    refused = {(rule.id, e.start[:10]) for rule in RULES.values() for v in rule.versions for e in v.examples if e.fails}
    for rule in RULES.values():
        ordered = sorted(rule.versions, key=lambda version: version.valid_from or date.min)
        edges = [day - timedelta(days=1) for day in [ordered[0].valid_from] if day]
        edges += [day + timedelta(days=1) for day in [ordered[-1].valid_to] if day]
        assert [(rule.id, day.isoformat()) for day in edges if (rule.id, day.isoformat()) not in refused] == []


def with_examples(*examples: Example) -> Rule:
    rule = RULES["lt.abti.29-2"]
    return replace(rule, versions=(replace(rule.versions[0], examples=examples),))


@pytest.mark.parametrize(
    ("example", "told"),
    [
        (Example(start="2025-04-30", due="2025-07-01"), "gives 2025-06-30"),
        (Example(start="2025-04-30", fails=True), "should not be answered"),
        (Example(start="2016-06-30", due="2016-08-30"), "fails: lt.abti.29-2 was not in force"),
    ],
)
def test_an_example_that_is_wrong_is_told(example: Example, told: str) -> None:
    (fault,) = example_faults(with_examples(example), LAW)
    assert told in fault
    assert list(example_faults(with_examples(Example(start="2025-04-30", due="2025-06-30")), LAW)) == []


def test_a_version_without_an_example_is_told() -> None:
    assert list(example_faults(with_examples(), LAW)) == ["version 2016-07-01 has no example"]


@pytest.mark.skipif(not RULE_IDS.is_file(), reason="the list of rule ids is not here")
def test_every_id_of_the_list_is_a_rule() -> None:
    cells = re.findall(r"^\| ([^|]+)\|(.*)\|$", RULE_IDS.read_text(encoding="utf-8"), re.MULTILINE)
    listed = {name.strip() for first, _ in cells[1:] for name in re.split("[,;]", first)}
    listed |= {name for _, second in cells for name in re.findall(r"\b(?:lt|echr|un)(?:\.[\w-]+){2,}", second)}
    assert len(listed) > 95
    assert sorted(listed - set(RULES) - {"---"}) == []


@pytest.mark.skipif(not STATUTES.is_dir(), reason="the statutes are not here")
def test_every_quotation_stands_in_the_statutes_word_for_word() -> None:
    statutes = [json.loads(path.read_text(encoding="utf-8")) for path in STATUTES.glob("*.json")]
    texts = [" ".join(provision["content"].split()) for act in statutes for provision in act["provisions"]]
    quotes = {
        f"{rule.id} {version.name}": [part.strip() for part in " ".join(version.quote.split()).split("…")]
        for rule in RULES.values()
        for version in rule.versions
        if version.quote
    }
    assert len(quotes) > 40
    assert [name for name, parts in quotes.items() if not any(all(p in t for p in parts) for t in texts)] == []
    assert not any("per 15 dienų nuo sprendimo įteikimo dienos" in text for text in texts)


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


@pytest.mark.parametrize(
    ("rule", "start", "there"),
    [
        ("lt.foreigners.138-2", "2021-07-22", True),
        ("lt.foreigners.138-2", "2021-07-23", False),
        ("lt.foreigners.138-2", "2021-12-31", False),
        ("lt.foreigners.138-2", "2022-01-01", True),
        ("un.opic.7-h", "2023-01-02", False),
        ("un.opic.7-h", "2023-01-03", True),
        ("dublin3.29-1", "2026-06-30", True),
        ("dublin3.29-1", "2026-07-01", False),
        ("lt.kt.65-2", "2019-08-31", False),
        ("lt.kt.65-2", "2019-09-01", True),
    ],
)
def test_a_rule_is_answered_from_its_first_day_to_its_last(rule: str, start: str, there: bool) -> None:
    if there:
        assert computed(rule, start).due is not None
        return
    with pytest.raises(NotInForce, match=f"{re.escape(rule)} was not in force on {start}") as caught:
        computed(rule, start)
    assert caught.value.fix.startswith("it was in force ")


CONDITIONED = [rule.id for rule in RULES.values() if any(version.condition for version in rule.versions)]


@pytest.mark.parametrize("rule", CONDITIONED)
def test_a_rule_of_a_declared_emergency_is_not_answered_for_a_day_without_one(rule: str) -> None:
    start = start_of(rule, date(2024, 7, 1))
    ended = replace(LAW.declarations["lt.mass_influx"], valid_to=date(2024, 6, 30))
    assert computed(rule, start).version
    with pytest.raises(NotInForce, match="applies only while") as caught:
        computed(rule, start, replace(LAW, declarations={"lt.mass_influx": ended}))
    assert "2021-07-02 to 2024-06-30" in caught.value.fix
    with pytest.raises(UsageFault, match="which no pack has"):
        computed(rule, start, replace(LAW, declarations={}))


@pytest.mark.parametrize(("start", "sure"), [("2024-03-01", True), ("2024-03-02", False)])
def test_a_declaration_is_shown_with_its_days_and_doubted_after_the_day_it_was_seen_to_stand(
    start: str, sure: bool
) -> None:
    assert len(CONDITIONED) > 5
    found = computed("lt.foreigners.140_25-1", start)
    (english,) = [line for line in found.trace("en") if "It applies only while" in line]
    (lithuanian,) = [line for line in found.trace("lt") if "Taikoma tik galiojant" in line]
    assert "2021-07-02" in english and "2021-07-02" in lithuanian
    assert found.status == ("verified" if sure else "unverified")
    assert (f"UNVERIFIED whether it stood on {start}" in english) is not sure
    assert (f"NEPATIKRINTA, ar galiojo {start}" in lithuanian) is not sure


@pytest.mark.parametrize("start", ["2024-05-06", "2024-05-06T14:30:00"])
def test_hours_without_a_moment_and_its_offset_are_refused(start: str) -> None:
    with pytest.raises(Unreadable, match="counted in hours"):
        computed("lt.foreigners.114-1", start)


@pytest.mark.parametrize(
    ("shown", "end"),
    [
        ("2024-05-06T14:30:00", "2024-05-08T14:30:00+03:00"),
        ("2024-10-27T02:59:00", "2024-10-29T01:59:00+02:00"),
        ("2024-10-27T04:00:00", "2024-10-29T04:00:00+02:00"),
    ],
)
def test_a_moment_shown_by_the_clocks_of_a_named_zone_is_that_moment(shown: str, end: str) -> None:
    assert due("lt.foreigners.114-1", shown, tz="Europe/Vilnius") == end


@pytest.mark.parametrize(
    ("shown", "told"), [("2024-10-27T03:30:00", r"twice"), ("2024-03-31T03:30:00", "never showed")]
)
def test_a_moment_that_the_clocks_showed_twice_or_never_is_refused(shown: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        computed("lt.foreigners.114-1", shown, tz="Europe/Vilnius")


@pytest.mark.parametrize(
    ("start", "ends", "shown"),
    [
        ("2024-03-30T10:00:00+02:00", "2024-04-01T11:00:00+03:00", "2024-04-01T10:00:00+03:00"),
        ("2024-10-26T10:00:00+03:00", "2024-10-28T09:00:00+02:00", "2024-10-28T10:00:00+02:00"),
        ("2024-05-06T14:30:00+03:00", "2024-05-08T14:30:00+03:00", None),
    ],
)
def test_where_the_clocks_changed_the_hour_on_the_wall_stands_beside_and_the_earlier_is_kept(
    start: str, ends: str, shown: str | None
) -> None:
    found = computed("lt.foreigners.114-1", start)
    others = [other.due.isoformat() for other in found.alternatives]
    assert (str(found.due).replace(" ", "T"), others) == (ends, [shown] if shown else [])
    assert str(found.keep).replace(" ", "T") == min(filter(None, (ends, shown)))
    assert any("clock on the wall" in line for line in found.trace("en")) is (shown is not None)
    assert any("sieninį laikrodį" in line for line in found.trace("lt")) is (shown is not None)


UNSET = [(rule.id, rule.versions[-1]) for rule in RULES.values() if rule.versions[-1].kind in ("question", "letter")]


@pytest.mark.parametrize(("rule", "version"), UNSET, ids=[name for name, _ in UNSET])
def test_a_length_that_another_act_fixes_must_be_said(rule: str, version: Version) -> None:
    start = "2026-07-02"
    with pytest.raises(UsageFault, match="has no length of its own") as caught:
        computed(rule, start)
    assert "--fixed DATE" in caught.value.fix
    assert computed(rule, start, length=days(20)).due is not None


@pytest.mark.parametrize(("rule", "version"), UNSET, ids=[name for name, _ in UNSET])
def test_the_day_that_a_letter_or_an_order_names_is_the_last_day_as_it_stands(rule: str, version: Version) -> None:
    sunday = date(2026, 7, 19)
    found = computed(rule, "2026-07-02", fixed=sunday)
    assert found.due == sunday
    assert any("itself names the day: 2026-07-19" in line for line in found.trace("en"))
    with pytest.raises(Unreadable, match="is before its start"):
        computed(rule, "2026-07-20", fixed=sunday)


def test_a_day_given_for_a_limit_with_a_length_of_its_own_is_used_or_refused_never_dropped() -> None:
    try:
        found = computed("lt.abti.139-2", "2025-02-04", fixed=date(2025, 2, 10))
    except (UsageFault, Unreadable):
        return
    assert date(2025, 2, 10) in {found.due, *(other.due for other in found.alternatives)}


@pytest.mark.parametrize(("fixed", "outside"), [(12, True), (17, False), (30, False)])
def test_a_fixed_day_outside_what_the_rule_allows_is_told_too(fixed: int, outside: bool) -> None:
    found = computed("lt.foreigners.127-1", "2024-06-10", fixed=date(2024, 6, fixed))
    assert any("lies outside what the rule allows (7–30 days" in line for line in found.trace("en")) is outside


@pytest.mark.parametrize(
    "moment", ["2025-02-03T22:30:00+00:00", "2025-02-04T00:30:00+02:00", "2025-02-04T07:30:00+09:00"]
)
def test_a_moment_counts_as_the_day_it_was_where_the_law_is_in_force(moment: str) -> None:
    assert due("lt.foreigners.140-4", moment) == "2025-02-18"


def test_a_day_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(Unreadable, match="cannot be counted"):
        computed("lt.cc.1_125-9", "9998-01-01")


def test_an_unknown_calendar_is_refused() -> None:
    with pytest.raises(UsageFault, match="there is no calendar lt"):
        computed("lt.abti.29-1", "2025-01-31", replace(LAW, calendars={}))


@pytest.mark.parametrize("zone", ["Europe/Vilnus", "../../etc/passwd", "/etc/localtime"])
def test_an_unknown_time_zone_is_refused(zone: str) -> None:
    moment = "2024-05-06T14:30:00+03:00"
    assert computed("lt.foreigners.114-1", moment, tz="Europe/Riga").due is not None
    with pytest.raises(UsageFault, match="there is no time zone"):
        computed("lt.foreigners.114-1", moment, tz=zone)


# How sure we are


def start_of(rule: str, day: date) -> str:
    hours = any(step.unit == "hour" for version in RULES[rule].versions for step in version.length)
    return f"{day}T10:00:00+03:00" if hours else day.isoformat()


FOREIGNERS = [name for name in RULES if name.startswith(("lt.foreigners.", "lt.dublin."))]


@pytest.mark.parametrize("rule", FOREIGNERS)
def test_every_rule_of_the_foreigners_law_is_unverified_after_the_day_it_was_checked_to(rule: str) -> None:
    if RULES[rule].versions[-1].valid_to == date(2021, 12, 31):
        with pytest.raises(NotInForce):
            computed(rule, start_of(rule, date(2026, 6, 12)))
        return
    length = days(14) if RULES[rule].versions[-1].kind == "question" else ()
    before, after = (computed(rule, start_of(rule, date(2026, 6, day)), length=length) for day in (11, 12))
    sure = RULES[rule].versions[-1].status == "verified" and rule not in CONDITIONED
    assert (before.status, after.status) == ("verified" if sure else "unverified", "unverified")
    for language, mark in (("en", "UNVERIFIED"), ("lt", "NEPATIKRINTA")):
        told = after.trace(language)
        assert any(mark in line for line in told)
        assert any("2026-06-11" in line for line in told)
    assert any("UNVERIFIED" in line for line in before.trace("en")) is not sure
    assert any("NEPATIKRINTA" in line for line in before.trace("lt")) is not sure


def test_nearly_every_rule_of_the_foreigners_law_was_verified_until_then() -> None:
    assert len(FOREIGNERS) > 30
    assert {name for name in FOREIGNERS if RULES[name].versions[-1].status == "unverified"} == {"lt.foreigners.117-1"}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("language", ["en", "lt"])
def test_every_rule_tells_how_it_came_about(rule: Rule, language: str) -> None:
    for version in rule.versions:
        for example in answered(version):
            found = worked(rule, version, example)
            told = found.trace(language)
            assert rule.id in told[0]
            assert any(one.source in told[0] for one in rule.versions if one.name == found.version)
            assert all(line.strip() for line in told)
            assert found.due is None or any(str(found.due)[:10] in line for line in told)
            assert (found.status == "unverified") is any("UNVERIFIED" in x or "NEPATIKRINTA" in x for x in told)


def test_a_limit_the_law_does_not_number_has_no_last_day_but_a_safe_one() -> None:
    found = computed("lt.foreigners.117-1", "2022-06-13")
    assert (found.due, found.safe) == (None, date(2022, 6, 20))
    assert timely(found.due, {"sent": "2022-06-14"}) is None
    assert any("2022-06-20" in line for line in found.trace("en"))


def test_the_emergency_limit_is_seven_days_and_fourteen_can_be_argued() -> None:
    found = computed("lt.foreigners.140_25-1", "2022-06-17")
    assert (found.due, found.keep) == (date(2022, 6, 27), date(2022, 6, 27))
    assert [alternative.due for alternative in found.alternatives] == [date(2022, 7, 1)]
    assert any("2022-07-01" in line for line in found.trace("lt"))


def test_a_limit_on_which_doctrine_is_unsettled_has_a_safe_day_before() -> None:
    found = computed("echr.43-1", "2021-03-18")
    assert (found.due, found.safe, found.keep) == (date(2021, 6, 18), date(2021, 6, 17), date(2021, 6, 17))


@pytest.mark.parametrize(
    ("decided", "other"),
    [("2019-09-15", None), ("2019-09-16", "2020-06-16"), ("2019-12-15", "2020-09-15"), ("2019-12-16", None)],
)
def test_the_measure_of_spring_2020_is_shown_beside_limits_that_ended_in_its_window(
    decided: str, other: str | None
) -> None:
    found = computed("echr.35-1", decided, decided=date.fromisoformat(decided))
    assert [one.due.isoformat() for one in found.alternatives] == ([other] if other else [])
    assert found.keep == found.due
    assert any("Saakashvili" in line and "unverified" in line for line in found.trace("en")) is (other is not None)
    assert any("Saakashvili" in line and "nepatikrinta" in line for line in found.trace("lt")) is (other is not None)


@pytest.mark.parametrize(
    ("rule", "start", "until"),
    [
        ("lt.foreigners.140-4", "2018-12-28", None),
        ("lt.foreigners.140-4", "2018-12-29", date(2019, 3, 29)),
        ("lt.abti.132-1", "2025-11-30", date(2026, 2, 28)),
        ("lt.abti.29-1", "2025-01-31", None),
    ],
)
def test_a_missed_limit_may_be_restored_until_the_cap_and_without_one_no_day_is_named(
    rule: str, start: str, until: date | None
) -> None:
    found = computed(rule, start)
    (line,) = [line for line in found.trace("en") if "restoration may be asked" in line]
    assert found.restorable_until == until
    assert ("at the latest" in line) is (until is not None)
    assert any("galima prašyti jį atnaujinti" in line for line in found.trace("lt"))


def test_what_cannot_be_restored_says_nothing_of_it() -> None:
    found = computed("echr.35-1", "2025-02-28", decided=date(2025, 2, 28))
    assert found.restorable_until is None
    assert not any("restor" in line for line in found.trace("en"))


# Service


@pytest.mark.parametrize(
    ("rule", "service", "sent", "served", "last"),
    [
        ("lt.abti.152-3", None, "2025-04-24", "2025-04-24", "2025-05-02"),
        ("lt.abti.152-3", "e_service", "2025-04-10", "2025-04-11", "2025-04-18"),
        ("lt.abti.152-3", "e_service", "2025-04-18", "2025-04-22", "2025-04-29"),
        ("lt.abti.152-3", "e_service", "2024-12-23", "2024-12-27", "2025-01-03"),
        ("lt.abti.152-3", "notice_left", "2025-04-10", "2025-04-10", "2025-04-17"),
        ("lt.cpk.335-1", "notice_left", "2025-01-10", "2025-02-09", "2025-02-17"),
        ("lt.cpk.335-1", "e_service", "2025-01-10", "2025-01-10", "2025-01-17"),
        ("lt.foreigners.140-4", "e_service", "2025-02-04", "2025-02-04", "2025-02-18"),
        ("lt.foreigners.138-1", "e_service", "2025-04-07", "2025-04-07", "2025-04-22"),
    ],
)
def test_service_is_deemed_made_later_only_where_the_rule_knows_that_fiction(
    rule: str, service: str | None, sent: str, served: str, last: str
) -> None:
    found = computed(rule, sent, service=service)
    assert found.starts == date.fromisoformat(served)
    assert found.due == date.fromisoformat(last)
    assert any("deemed served" in line and served in line for line in found.trace("en")) is (sent != served)
    assert any("laikoma įteikta" in line and served in line for line in found.trace("lt")) is (sent != served)


@pytest.mark.parametrize(("length", "outside"), [(6, True), (7, False), (30, False), (31, True)])
def test_a_length_outside_what_the_rule_allows_is_told(length: int, outside: bool) -> None:
    found = computed("lt.foreigners.127-1", "2024-06-10", length=days(length))
    assert any("lies outside what the rule allows (7–30 days" in line for line in found.trace("en")) is outside
    assert any("nepatenka į taisyklės leidžiamą (7–30 dienų" in line for line in found.trace("lt")) is outside


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
    "sunday", ["1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2038-04-25"]
)
def test_easter_falls_where_it_is_known_to(sunday: str) -> None:
    assert easter_sunday(int(sunday[:4])) == date.fromisoformat(sunday)


def test_a_moved_working_day_counts_as_what_it_became() -> None:
    moved = replace(
        LT,
        moved=(
            Moved(on=date(2025, 5, 2), working=False, source="a resolution"),
            Moved(on=date(2025, 5, 10), working=True, source="a resolution"),
        ),
    )
    law = replace(LAW, calendars={**CALENDARS, "lt": moved})
    assert (LT.is_working_day(date(2025, 5, 2)), moved.is_working_day(date(2025, 5, 2))) == (True, False)
    assert (LT.is_working_day(date(2025, 5, 10)), moved.is_working_day(date(2025, 5, 10))) == (False, True)
    assert moved.is_working_day(date(2025, 5, 5)) and not moved.is_working_day(date(2025, 5, 1))
    assert due("lt.abti.152-2", "2025-04-24") == "2025-05-02"
    assert computed("lt.abti.152-2", "2025-04-24", law).due == date(2025, 5, 5)
    assert computed("lt.abti.152-2", "2025-05-03", law).due == date(2025, 5, 10)


# Properties

FIXED = [
    (rule, version)
    for rule in RULES.values()
    for version in rule.versions
    if version.kind == "fixed" and not any(step.unit == "hour" for step in version.length)
]
FIXED_NAMES = [f"{rule.id} {version.name}" for rule, version in FIXED]
FIRST, LAST = date(1990, 1, 1), date(2060, 12, 31)
DAYS = st.dates(FIRST, LAST)


def end(rule: Rule, day: date) -> date:
    found = reckon(rule, day, LAW, Question(decided=day)).due
    assert isinstance(found, date)
    return found


def window(version: Version) -> tuple[date, date]:
    return max(version.valid_from or FIRST, FIRST), min(version.valid_to or LAST, LAST)


@pytest.mark.parametrize(("rule", "version"), FIXED, ids=FIXED_NAMES)
def test_day_by_day_a_later_start_never_ends_earlier_and_a_rolling_limit_never_ends_on_a_day_off(
    rule: Rule, version: Version
) -> None:
    first, last = window(version)
    day, before = max(first, min(date(2023, 1, 1), last - timedelta(days=60))), date.min
    for _ in range(500):
        if day > last:
            break
        ended = end(rule, day)
        assert day < ended and before <= ended, day
        assert version.roll == "none" or CALENDARS[version.calendar or ""].is_working_day(ended), day
        day, before = day + timedelta(days=1), ended


@pytest.mark.parametrize(("rule", "version"), FIXED, ids=FIXED_NAMES)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_over_seventy_years_a_later_start_never_ends_earlier_nor_on_a_day_off(
    rule: Rule, version: Version, data: st.DataObject
) -> None:
    first, second = sorted(data.draw(st.tuples(*[st.dates(*window(version))] * 2)))
    ends = end(rule, first), end(rule, second)
    assert first < ends[0] <= ends[1]
    assert version.roll == "none" or all(map(CALENDARS[version.calendar or ""].is_working_day, ends))


def test_some_limits_that_do_not_roll_do_end_on_a_day_off() -> None:
    assert not LT.is_working_day(date.fromisoformat(due("dublin3.29-1", "2025-03-06")))
    assert sum(version.roll != "none" for _, version in FIXED) > 30


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


def test_hours_run_from_the_moment_and_days_from_the_day_after() -> None:
    hours = computed("lt.foreigners.114-1", "2024-05-06T14:30:00+03:00").trace("en")
    assert any("from the moment, 2024-05-06T14:30" in line for line in hours)
    assert not any("not counted" in line for line in hours)
    assert any("not counted" in line for line in computed("lt.foreigners.140-4", "2025-02-04").trace("en"))
