"""The docket: rebuilt from events and rules, read without an ORM; nothing moves in it silently, and nobody's limit is cleared lightly."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Said

from litigator.deadlines.calendar import Moved
from litigator.deadlines.law import Law
from litigator.deadlines.rule import Rule, Step
from litigator.docket.impact import Change, compared
from litigator.docket.reading import Line, Wanted, standing_of
from litigator.docket.rebuilding import case_dates, rebuild_all, rebuild_case, rows_of
from litigator.docket.rows import Row
from litigator.library.gathering import open_library
from litigator.office import reading_office, writing_office
from litigator.office.limits import docket_lines, docket_rows
from litigator.sample import CLOCK

SHARED = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile" / "dates" / "dates.txt"
LAW = open_library().law
RULES, CALENDARS = LAW.rules, LAW.calendars
LT = CALENDARS["lt"]
APPEAL = "lt.foreigners.140-4"
Saying = Callable[..., Said]


@pytest.fixture
def as_rasa(say: Saying, sample: Path) -> Saying:
    """A command on the sample office by a second person: `sample` recorded everything."""
    return lambda *arguments: say("--db", sample, "--today", CLOCK, "--user", "rasa", *arguments)


def rows(sample: Path, case: str | None = None) -> dict[tuple[str, str, str], Row]:
    return {(row.reference, row.rule, row.event): row for row in docket_rows(str(sample), case)[0]}


def the(sample: Path, case: str, rule: str, event: str = "judgment") -> Row:
    return rows(sample, case)[case, rule, event]


def lines(said: Said) -> list[dict[str, Any]]:
    assert said.code == 0, said.err
    return list(json.loads(said.out)["deadlines"])


def content(path: Path) -> list[str]:
    """Everything the database holds."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


# Rebuilt from events and rules


def test_every_line_is_what_the_events_and_the_rules_give(sample: Path) -> None:
    with reading_office(str(sample)) as office:
        rebuilt = rebuild_all(office.open_session.connection(), LAW, keep=False)
    kept = rows(sample)
    assert rebuilt.changes == ()
    assert {row.uid: row for row in rebuilt.rows} == {row.uid: row for row in kept.values()}
    assert len(kept) > 40
    assert {row.reference for row in kept.values()} == {line.reference for line in cases(sample)}


def cases(sample: Path) -> list[Any]:
    with reading_office(str(sample)) as office:
        return list(office.cases())


def test_one_case_and_all_cases_are_rebuilt_alike_and_read_alike(sample: Path) -> None:
    with writing_office(str(sample), user="rasa", dry_run=True) as office:
        connection = office.open_session.connection()
        for bare in list(case_dates(connection)):
            whole = office.case_file(bare.reference)
            assert rows_of(bare, LAW) == rows_of(whole, LAW)
            alone = rebuild_all(connection, LAW, keep=False, reference=bare.reference)
            assert sorted(alone.rows, key=key) == sorted(rebuild_case(connection, whole, LAW).rows, key=key)


def key(row: Row) -> str:
    return row.uid


def test_a_docket_thrown_away_comes_back_as_it_was(on_sample: Saying, sample: Path) -> None:
    before = rows(sample)
    with closing(sqlite3.connect(sample)) as connection, connection:
        connection.execute("DELETE FROM docket")
    assert rows(sample) == {}
    assert on_sample("office", "upgrade").code == 0
    assert rows(sample) == before


def test_saving_a_case_again_changes_no_line(sample: Path) -> None:
    before = rows(sample)
    with writing_office(str(sample), user="rasa") as office:
        office.edit_case("2021-004", {"goal": "another"})
    assert office.moved == []
    assert rows(sample) == before


def test_a_line_keeps_its_name_when_its_day_moves_and_its_revision_grows(as_rasa: Saying, sample: Path) -> None:
    before = the(sample, "2021-004", APPEAL)
    assert as_rasa("case", "correct", "2021-004", "judgment", "--on", "2026-05-13").code == 0
    after = the(sample, "2021-004", APPEAL)
    assert (before.due, after.due) == ("2026-05-26", "2026-05-27")
    assert (after.uid, after.revision) == (before.uid, before.revision + 1)


def test_a_line_that_the_events_no_longer_give_is_kept_as_gone_and_may_come_back(as_rasa: Saying, sample: Path) -> None:
    before = the(sample, "2021-004", APPEAL)
    assert as_rasa("case", "correct", "2021-004", "judgment", "--remove").code == 0
    gone = the(sample, "2021-004", APPEAL)
    assert (gone.gone, gone.revision, gone.uid) == (True, before.revision + 1, before.uid)
    assert APPEAL not in {one["rule"] for one in lines(as_rasa("deadline", "list", "--case", "2021-004", "--json"))}
    with writing_office(str(sample), user="rasa") as office:
        case = office.case_file("2021-004")
        judgment = replace(
            case.events[0], key="judgment", kind="judgment_pronounced", on=date(2026, 5, 12), stage="S2a"
        )
        office.save(replace(case, events=(*case.events, judgment)))
    back = the(sample, "2021-004", APPEAL)
    assert (back.gone, back.revision, back.uid, back.due) == (False, before.revision + 2, before.uid, before.due)


# What would move


def own_rule(folder: Path, text: str) -> Path:
    (folder / "rules" / "own").mkdir(parents=True)
    (folder / "rules" / "own" / "time_limits.yaml").write_text(text, encoding="utf-8")
    return folder


VERSION = """
    - status: verified
      checked_by: "a test"
      length: [{value: 10, unit: day}]
      roll: next_workday
      calendar: lt
      source: "a bill, Art. 1"
      examples: [{start: "2025-02-04", due: "2025-02-14"}]
"""
TEN_DAYS = f"""
- id: {APPEAL}
  title: {{lt: "Apeliacinis skundas", en: "Appeal"}}
  bound: party
  starts: {{events: [judgment_pronounced], stages: [S2a], regimes: [foreigners, emergency]}}
  met_by: [appeal_lodged]
  versions:{VERSION}"""


def test_a_changed_rule_shows_what_it_would_move_before_it_takes_hold(
    say: Saying, sample: Path, tmp_path: Path
) -> None:
    own = own_rule(tmp_path / "own", TEN_DAYS)
    run = lambda *arguments: say("--db", sample, "--today", CLOCK, "--library", own, *arguments)  # noqa: E731
    before = content(sample)
    said = run("deadline", "impact", "--json")
    moved = {
        (one["case"], one["before"]["day"], one["after"]["day"])
        for one in json.loads(said.out)["changes"]
        if one["moved"]
    }
    assert ("2021-004", "2026-05-26", "2026-05-22") in moved
    assert {one["rule"] for one in json.loads(said.out)["changes"]} == {APPEAL}
    assert "2026-05-26 → 2026-05-22" in run("deadline", "impact", "2021-004").out
    assert content(sample) == before

    still = run("deadline", "list", "--case", "2021-004", "--json")
    assert [(one["due"]) for one in lines(still) if one["rule"] == APPEAL] == ["2026-05-26"]
    assert json.loads(still.out)["stale"] is True
    assert "The rules have changed since these days were computed" in run("deadline", "list").err
    assert "The rules have changed" not in say("--db", sample, "--today", CLOCK, "deadline", "list").err

    upgraded = run("office", "upgrade")
    assert upgraded.code == 0
    assert f"2021-004 {APPEAL} (judgment): 2026-05-26 → 2026-05-22" in upgraded.out
    after = run("deadline", "list", "--case", "2021-004", "--json")
    assert [one["due"] for one in lines(after) if one["rule"] == APPEAL] == ["2026-05-22"]
    assert json.loads(after.out)["stale"] is False
    assert json.loads(run("deadline", "impact", "--json").out)["changes"] == []


def test_without_a_change_nothing_would_move(on_sample: Saying) -> None:
    assert json.loads(on_sample("deadline", "impact", "--json").out)["changes"] == []
    assert "no date would move" in on_sample("deadline", "impact").out


def pack(*changes: tuple[str, str]) -> str:
    """A pack of rules, each wrong in one way, under ids of their own."""
    texts = [TEN_DAYS.replace(old, new).replace(APPEAL, f"own.{number}") for number, (old, new) in enumerate(changes)]
    assert not {TEN_DAYS.replace(APPEAL, f"own.{number}") for number in range(len(changes))} & set(texts)
    return "".join(texts)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            pack(
                (VERSION, VERSION + VERSION.strip("\n") + "\n"),
                ('"a bill, Art. 1"', '"a bill"'),
                ('source: "a bill, Art. 1"', 'source: ""'),
                ("2025-02-14", "2025-02-18"),
                ('      checked_by: "a test"\n', ""),
            ),
            (
                "own.0: the versions overlap",
                "own.1, version initial: no source with its article",
                "own.2, version initial: no source with its article",
                "own.3: the example from 2025-02-04 gives 2025-02-14",
                "own.4, version initial: nobody is named who verified it",
            ),
        ),
        (
            pack(("unit: day", "unit: moon"), ('      source: "a bill, Art. 1"\n', "")),
            ("`moon`", "`source` is missing"),
        ),
    ],
    ids=["it reads and is wrong", "it does not even read"],
)
def test_a_pack_that_is_wrong_is_refused_with_all_its_faults_and_nothing_is_written(
    say: Saying, sample: Path, tmp_path: Path, text: str, told: tuple[str, ...]
) -> None:
    own, before = own_rule(tmp_path / "own", text), content(sample)
    correct = ("case", "correct", "2021-004", "judgment", "--on", "2026-05-13")
    said = say("--db", sample, "--today", CLOCK, "--user", "rasa", "--library", own, *correct)
    assert said.code == 4
    assert [one for one in told if one not in said.err] == []
    assert content(sample) == before


def test_a_corrected_event_prints_what_moves_and_a_dry_run_writes_nothing(as_rasa: Saying, sample: Path) -> None:
    before = content(sample)
    correct = ("case", "correct", "2021-004", "judgment", "--on", "2026-05-13")
    tried = as_rasa(*correct, "--dry-run")
    assert tried.code == 0, tried.err
    assert (
        f"2021-004 {APPEAL} (judgment): 2026-05-26 → 2026-05-27 — the event that starts it has another date"
        in tried.err
    )
    assert "nothing is written" in tried.out
    assert content(sample) == before
    done = as_rasa(*correct)
    assert [line for line in done.err.splitlines() if "↦" in line] == [
        line for line in tried.err.splitlines() if "↦" in line
    ]
    assert content(sample) != before


def test_an_event_recorded_prints_what_it_starts(as_rasa: Saying) -> None:
    said = as_rasa("case", "event", "2022-008", "asylum_registered", "2026-05-04", "--proof", "delivery")
    assert said.code == 0, said.err
    assert "lt.foreigners.81-1 (asylum_registered): — → 2026-11-04 — a new date" in said.err


def sampled(**changes: Any) -> Row:
    values: dict[str, Any] = {
        **dict.fromkeys(("stage", "forum", "issue", "person", "safe", "restorable_until", "calendar"), None),
        **dict.fromkeys(("met_by", "met_on", "confirmed_by", "by", "why", "opens_lt", "opens_en"), None),
        "uid": "u",
        "reference": "2022-001",
        "kind": "limit",
        "rule": "r",
        "event": "e",
        "issues": "",
        "owner": "rasa",
        "bound": "party",
        "fatal": True,
        "title_lt": "l",
        "title_en": "t",
        "starts": "2022-06-13",
        "due": "2022-06-27",
        "computed": "2022-06-27",
        "day": "2022-06-27",
        "alternatives": "[]",
        "problems": "[]",
        "status": "verified",
        "rule_version": "1",
        "rule_print": "p",
        "source": "s",
        "state": "open",
        "done": False,
        "closed": False,
    }
    return Row(**{**values, **changes})


@pytest.mark.parametrize(
    ("change", "why", "moved"),
    [
        ({"starts": "2022-06-14", "day": "2022-06-28"}, "the event that starts it has another date", True),
        ({"rule_version": "2", "day": "2022-06-28"}, "another version of the rule applies (1 → 2)", True),
        ({"rule_print": "q", "day": "2022-06-28"}, "the rule or its calendar changed", True),
        ({"state": "waived"}, "open → waived", False),
        ({"due": "2022-06-24", "day": "2022-06-24"}, "decided by a person", True),
        ({"status": "unverified"}, "its verification changed", False),
    ],
)
def test_each_difference_says_what_made_it(change: dict[str, Any], why: str, moved: bool) -> None:
    before = sampled()
    kept, (told,) = compared({"u": before}, [before._replace(**change)])
    assert (told.why(), told.moved) == (why, moved)
    assert kept[0].revision == (0 if change.keys() <= {"status"} else 1)
    assert compared({"u": before}, [before]) == ([before], [])


def test_a_new_line_and_a_gone_one_are_told() -> None:
    row = sampled()
    assert compared({}, [row]) == ([row], [Change(None, row)])
    (gone,), (told,) = compared({"u": row}, [])
    assert (gone.gone, gone.revision, told.why()) == (True, 1, "the events no longer give it")
    assert compared({"u": gone}, []) == ([gone], [])


# A person in two cases


def test_a_persons_detention_brings_every_case_they_are_in_up_to_date(as_rasa: Saying, sample: Path) -> None:
    added = as_rasa("claimant", "add", "2022-008", "Farid Nazari", "--reference", "P-0001")
    assert added.code == 0, added.err
    held = ("--order-date", "2026-05-02", "--order-number", "A-1", "--order-until", "2026-08-02")
    said = as_rasa("claimant", "detention", "P-0001", "pabrade", "2026-05-01", *held)
    assert said.code == 0, said.err
    event = "P-0001 pabrade 2026-05-01"
    for case in ("2021-004", "2022-008"):
        assert the(sample, case, "lt.detention.court_fixed", event).due == "2026-08-02"
        assert f"{case} lt.detention.court_fixed ({event}): — → 2026-08-02" in said.err
    assert ("2025-005", "lt.detention.court_fixed", event) not in rows(sample)
    assert json.loads(as_rasa("deadline", "impact", "--json").out)["changes"] == []


@pytest.mark.parametrize("on", ["2021-08-12", "2022-02-10", "2022-07-05", "2026-05-20"])
def test_the_days_held_are_told_at_any_date(on_sample: Saying, on: str) -> None:
    people = json.loads(on_sample("claimant", "days", "2021-004", "--on", on, "--json").out)["people"]
    days = {"2021-08-12": (0, 0), "2022-02-10": (182, 0), "2022-07-05": (327, 145), "2026-05-20": (327, 145)}[on]
    assert {(one["days"], one["with_order"], one["days"] - one["without_order"]) for one in people} == {
        (*days, days[1])
    }


# Reading


READ = "import litigator.docket.reading, litigator.docket.rows, litigator.docket.urgency"
LIST = """
import datetime
from litigator.docket.reading import Wanted
from litigator.office.limits import docket_lines
assert docket_lines(sys.argv[1], Wanted(), datetime.date(2026, 5, 20))
"""


@pytest.mark.parametrize(
    ("code", "heavy"), [(READ, False), (LIST, False), ("import litigator.docket.rebuilding", True)]
)
def test_reading_the_docket_loads_no_orm(sample: Path, code: str, heavy: bool) -> None:
    tell = "print([name for name in ('sqlalchemy', 'litigator.records') if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\n{tell}", str(sample)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (done.stdout.strip() != "[]") is heavy


def asked(sample: Path, today: date = CLOCK, **wanted: Any) -> list[Line]:
    return docket_lines(str(sample), Wanted(**wanted), today)


def test_each_filter_keeps_what_it_names_and_leaves_out_the_rest(sample: Path) -> None:
    everything = asked(sample)
    for name, value, fits in (
        ("case", "2021-004", lambda line: line.row.reference == "2021-004"),
        ("person", "rasa", lambda line: line.row.who == "rasa"),
        ("issue", "a3", lambda line: "a3" in line.row.issues.split()),
        ("issue", "a", lambda line: any(code.startswith("a") for code in line.row.issues.split())),
        ("forum", "lt.rat", lambda line: line.row.forum == "lt.rat"),
        ("rule", APPEAL, lambda line: line.row.rule == APPEAL),
        ("standing", "expired", lambda line: line.standing == "expired"),
        ("standing", "awaiting", lambda line: line.standing == "awaiting"),
        ("within", 10, lambda line: line.days is None or line.days <= 10),
        ("unconfirmed", True, lambda line: line.unconfirmed),
    ):
        found = asked(sample, **{name: value})
        assert [line.row for line in found] == [line.row for line in everything if fits(line)], name
        assert 0 < len(found) < len(everything), name


def test_an_issue_is_its_whole_code(on_sample: Saying) -> None:
    found = lines(on_sample("deadline", "list", "--issue", "e10", "--all", "--json"))
    assert "2021-004" in {one["case"] for one in found}
    others = lines(on_sample("deadline", "list", "--issue", "e1", "--all", "--json"))
    assert [one["case"] for one in others if "e1" not in one["issues"]] == []


def test_done_and_closed_are_left_out_until_asked_for(sample: Path) -> None:
    assert not any(line.row.done or line.row.closed for line in asked(sample))
    assert any(line.row.done for line in asked(sample, done=True))
    with writing_office(str(sample), user="rasa") as office:
        office.edit_case("2022-008", {"closed": CLOCK})
    assert "2022-008" not in {line.row.reference for line in asked(sample)}
    assert "2022-008" in {line.row.reference for line in asked(sample, closed=True)}


def test_on_an_earlier_day_what_came_later_is_not_there_yet(sample: Path) -> None:
    assert asked(sample, date(2021, 1, 1)) == [
        line for line in asked(sample, date(2021, 1, 1)) if line.row.kind in ("hearing", "removal", "answer")
    ]
    (complaint,) = asked(sample, date(2026, 1, 20), case="2021-004", rule="lt.foreigners.138-1")
    assert (complaint.standing, complaint.row.met_on, complaint.days) == ("due", None, 8)
    assert asked(sample, date(2026, 1, 22), case="2021-004", rule="lt.foreigners.138-1") == []
    assert asked(sample, date(2026, 5, 11), case="2021-004", rule=APPEAL) == []
    assert len(asked(sample, date(2026, 5, 12), case="2021-004", rule=APPEAL)) == 1


@pytest.mark.parametrize(
    ("change", "today", "standing"),
    [
        ({}, "2022-06-27", "due"),
        ({}, "2022-06-28", "overdue"),
        ({"bound": "state"}, "2022-06-28", "expired"),
        ({"bound": "court"}, "2022-06-27", "due"),
        ({"state": "met", "done": True, "met_on": "2022-06-20"}, "2022-06-28", "done"),
        ({"state": "undocumented"}, "2022-06-28", "undocumented"),
        ({"kind": "missing", "day": None, "due": None}, "2022-06-28", "missing"),
        ({"day": None, "due": None, "computed": None}, "2022-06-28", "undated"),
        ({"kind": "answer", "bound": None}, "2022-06-27", "awaiting"),
        ({"kind": "answer", "bound": None}, "2022-06-28", "overdue"),
        ({"kind": "hearing", "bound": None}, "2022-06-27", "due"),
    ],
)
def test_where_a_line_stands_on_a_day(change: dict[str, Any], today: str, standing: str) -> None:
    line = standing_of(sampled(**change), date.fromisoformat(today))
    assert line is not None
    assert line.standing == standing


def test_a_hearing_that_is_over_and_a_limit_that_has_not_begun_stand_nowhere() -> None:
    assert standing_of(sampled(kind="hearing", bound=None), date(2022, 6, 28)) is None
    assert standing_of(sampled(), date(2022, 6, 12)) is None


@pytest.mark.parametrize(
    ("change", "days", "number", "word"),
    [
        ({}, 0, 100, "critical"),
        ({}, -5, 100, "critical"),
        ({"confirmed_by": "rasa"}, 1, 87, "critical"),
        ({"confirmed_by": "rasa"}, 3, 81, "high"),
        ({"confirmed_by": "rasa"}, 40, 30, "low"),
        ({"fatal": False}, 5, 45, "medium"),
        ({"bound": "state"}, -1, 20, "low"),
        ({"bound": "court"}, 4, 16, "low"),
        ({"kind": "missing"}, None, 90, "critical"),
        ({"state": "undocumented"}, 2, 30, "low"),
        ({"fatal": False}, None, 0, "low"),
    ],
)
def test_urgency_is_the_sum_of_its_terms_told_in_both_languages(
    change: dict[str, Any], days: int | None, number: int, word: str
) -> None:
    found = Line(sampled(**change), days, "due").urgency
    assert (found.number, found.word) == (number, word)
    for language in ("en", "lt"):
        told = found.formula(language)
        terms, _, total = told.rpartition(" = ") if "=" in told else ("", "", told)
        assert int(total) == number
        assert sum(int(term.split()[0]) for term in terms.split(" + ") if term) == number
    assert number == 0 or found.formula("en") != found.formula("lt")


def test_the_most_urgent_stand_first_when_asked(on_sample: Saying) -> None:
    numbers = [one["urgency"]["number"] for one in lines(on_sample("deadline", "list", "--by-urgency", "--json"))]
    assert numbers == sorted(numbers, reverse=True)
    days = [one["day"] for one in lines(on_sample("deadline", "list", "--json")) if one["day"]]
    assert days == sorted(days)


def test_only_what_the_office_has_let_pass_fails_when_asked(say: Saying, sample: Path) -> None:
    run = lambda today, *more: say("--db", sample, "--today", today, "deadline", "list", *more)  # noqa: E731
    assert run("2026-06-02", "--case", "2021-004", "--fail-if-overdue").code == 10
    assert run("2026-06-02", "--case", "2021-004").code == 0
    assert run("2026-05-26", "--case", "2021-004", "--fail-if-overdue").code == 0
    expired = run("2026-05-20", "--case", "2025-005", "--fail-if-overdue")
    assert (expired.code, "expired" in expired.out) == (0, True)


# What the office decides


def test_the_recorder_may_not_confirm_a_limit_that_ends_the_case_and_a_second_person_may(
    on_sample: Saying, as_rasa: Saying, sample: Path
) -> None:
    before = content(sample)
    refused = on_sample("deadline", "confirm", "2021-004", APPEAL)
    assert refused.code == 7
    assert "confirmed by a second person" in refused.err
    assert content(sample) == before
    assert as_rasa("deadline", "confirm", "2021-004", APPEAL, "2026-05-26").code == 0
    (line,) = lines(on_sample("deadline", "list", "--case", "2021-004", "--json"))
    assert (line["confirmed_by"], line["unconfirmed"]) == ("rasa", False)


def test_the_recorder_may_not_confirm_the_remedy_that_the_recorded_event_opened(
    as_rasa: Saying, say: Saying, sample: Path
) -> None:
    registered = ("case", "event", "2022-008", "asylum_registered", "2025-10-04", "--proof", "delivery")
    assert as_rasa(*registered).code == 0
    confirm = ("deadline", "confirm", "2022-008", "lt.abti.29-2", "2026-06-04")
    assert as_rasa(*confirm).code == 7
    assert say("--db", sample, "--today", CLOCK, "--user", "jonas", *confirm).code == 0


def test_who_put_another_day_in_its_place_may_not_confirm_it(as_rasa: Saying, say: Saying, sample: Path) -> None:
    assert as_rasa("deadline", "override", "2021-004", APPEAL, "2026-05-30", "--reason", "x").code == 0
    assert as_rasa("deadline", "confirm", "2021-004", APPEAL, "2026-05-30").code == 7
    by_another = ("deadline", "confirm", "2021-004", APPEAL, "2026-05-30")
    assert say("--db", sample, "--today", CLOCK, "--user", "jonas", *by_another).code == 0


def test_another_day_than_the_computed_one_is_not_confirmed(as_rasa: Saying, sample: Path) -> None:
    before = content(sample)
    said = as_rasa("deadline", "confirm", "2021-004", APPEAL, "2026-05-27")
    assert said.code == 7
    assert "ends on 2026-05-26 in 2021-004, not on 2026-05-27" in said.err
    assert content(sample) == before


def test_a_day_that_nothing_proves_is_not_confirmed(as_rasa: Saying, on_sample: Saying, sample: Path) -> None:
    assert on_sample("case", "correct", "2021-004", "judgment", "--proof", "none").code == 0
    said = as_rasa("deadline", "confirm", "2021-004", APPEAL)
    assert said.code == 7
    assert "nothing proves that judgment_pronounced was on 2026-05-12" in said.err
    assert on_sample("case", "correct", "2021-004", "judgment", "--proof", "pronouncement").code == 0
    assert as_rasa("deadline", "confirm", "2021-004", APPEAL).code == 0


def test_a_confirmed_day_that_moves_is_to_be_confirmed_again(as_rasa: Saying, on_sample: Saying, sample: Path) -> None:
    assert as_rasa("deadline", "confirm", "2021-004", APPEAL).code == 0
    assert on_sample("case", "correct", "2021-004", "judgment", "--on", "2026-05-13").code == 0
    row = the(sample, "2021-004", APPEAL)
    assert row.confirmed_by is None
    assert any("has moved since" in problem["what"] for problem in row.problem_list())


def test_a_limit_is_done_only_with_its_document(as_rasa: Saying, sample: Path) -> None:
    before = content(sample)
    said = as_rasa("deadline", "done", "2021-004", APPEAL)
    assert said.code == 7
    assert "--exhibit KEY" in said.err
    unknown = as_rasa("deadline", "done", "2021-004", APPEAL, "--exhibit", "E-99")
    assert unknown.code != 0
    ahead = as_rasa("deadline", "done", "2021-004", APPEAL, "--exhibit", "E-9", "--on", "2026-05-21")
    assert ahead.code == 2
    assert content(sample) == before
    assert as_rasa("deadline", "done", "2021-004", APPEAL, "--exhibit", "E-9").code == 0
    row = the(sample, "2021-004", APPEAL)
    assert (row.state, row.done, row.met_on) == ("met", True, "2026-05-20")


def test_an_act_before_the_limit_began_is_not_taken_for_what_meets_it(as_rasa: Saying, sample: Path) -> None:
    before = content(sample)
    early = as_rasa("deadline", "done", "2021-004", APPEAL, "--exhibit", "E-9", "--on", "2026-05-11")
    assert early.code == 2, early.out
    assert content(sample) == before
    assert as_rasa("deadline", "done", "2021-004", APPEAL, "--exhibit", "E-9", "--on", "2026-05-12").code == 0
    assert the(sample, "2021-004", APPEAL).done


def test_an_act_without_its_document_gets_it_afterwards(as_rasa: Saying, sample: Path) -> None:
    rule = "lt.foreigners.138-1"
    event = next(row.event for row in rows(sample, "2025-012").values() if row.rule == rule)
    assert the(sample, "2025-012", rule, event).state == "undocumented"
    assert as_rasa("exhibit", "add", "2025-012", "--kind", "other", "--title", "Patvirtinimas").code == 0
    with reading_office(str(sample)) as office:
        exhibit = office.case_file("2025-012").exhibits[-1].key
    said = as_rasa("deadline", "done", "2025-012", rule, "--exhibit", exhibit)
    assert said.code == 0, said.err
    assert the(sample, "2025-012", rule, event).state == "met"


@pytest.mark.parametrize("decision", [("waive",), ("override",), ("reopen",)])
def test_a_decision_without_a_reason_is_a_usage_error(as_rasa: Saying, sample: Path, decision: tuple[str, ...]) -> None:
    day = ("2026-05-25",) if decision == ("override",) else ()
    before = content(sample)
    assert as_rasa("deadline", *decision, "2021-004", APPEAL, *day).code == 2
    assert as_rasa("deadline", *decision, "2021-004", APPEAL, *day, "--reason", "  ").code == 2
    assert content(sample) == before


def test_a_waiver_another_day_and_a_person_live_and_are_taken_back(as_rasa: Saying, sample: Path) -> None:
    decide = lambda *what: as_rasa("deadline", *what)  # noqa: E731
    assert decide("assign", "2021-004", APPEAL, "jonas").code == 0
    assert decide("assign", "2021-004", APPEAL, "nobody").code == 5
    moved = decide("override", "2021-004", APPEAL, "2026-05-25", "--reason", "holiday")
    assert f"2021-004 {APPEAL} (judgment): 2026-05-26 → 2026-05-25 — decided by a person" in moved.err
    row = the(sample, "2021-004", APPEAL)
    assert (row.due, row.computed, row.why, row.who) == ("2026-05-25", "2026-05-26", "holiday", "jonas")
    assert decide("waive", "2021-004", APPEAL, "--reason", "the client left").code == 0
    assert the(sample, "2021-004", APPEAL).state == "waived"
    assert decide("reopen", "2021-004", APPEAL, "--reason", "the client is back").code == 0
    row = the(sample, "2021-004", APPEAL)
    assert (row.due, row.state, row.by, row.who) == ("2026-05-26", "open", None, "jonas")
    assert decide("reopen", "2021-004", APPEAL, "--reason", "again").code == 2


def test_an_explanation_tells_the_reasons_the_life_and_the_urgency_in_both_languages(as_rasa: Saying) -> None:
    assert as_rasa("deadline", "confirm", "2021-004", APPEAL).code == 0
    english = as_rasa("deadline", "explain", "2021-004", APPEAL).out
    lithuanian = as_rasa("deadline", "explain", "2021-004", APPEAL, "--language", "lt").out
    assert "14 days lead to 2026-05-26" in english and "confirmed by rasa" in english and "Urgency: high" in english
    assert "14 dienų baigiasi 2026-05-26" in lithuanian and "patvirtino rasa" in lithuanian
    assert "Skubumas" in lithuanian
    assert as_rasa("deadline", "explain", "2021-004", "echr.35-1").code == 5


# Bad input


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("judgment_pronounced", "2026-05-21", "--proof", "delivery"), 2, "is in the future"),
        (("appeal_lodged", "2026-05-21"), 2, "is in the future"),
        (("judgment_pronounced", "2026-05-19"), 2, "say how its date is known"),
        (("judgment_pronounced", "2026-02-30", "--proof", "delivery"), 9, "not read as a date"),
        (("judgment_pronounced", "03/04/2026", "--proof", "delivery"), 9, "2026-03-04"),
        (("judgment_pronouncd", "2026-05-19", "--proof", "delivery"), 2, "judgment_pronounced"),
        (("detained", "2026-05-19", "--proof", "delivery", "--at", "2026-05-19T10:00"), 9, "with its offset"),
        (("letter_in", "2026-05-19", "--limit", "echr.obs", "--due", "2026-06-19"), 5, "echr.observations"),
    ],
)
def test_an_event_that_cannot_be_is_refused_and_nothing_is_written(
    as_rasa: Saying, sample: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    before = content(sample)
    said = as_rasa("case", "event", "2021-004", *words, "--stage", "S2a")
    assert (said.code, told in said.err) == (code, True), said.err
    assert content(sample) == before


def test_what_lies_ahead_may_be_recorded(as_rasa: Saying, sample: Path) -> None:
    for kind in ("hearing", "removal_scheduled"):
        assert as_rasa("case", "event", "2021-004", kind, "2026-09-01", "--stage", "S2a").code == 0
    assert {row.kind for row in rows(sample, "2021-004").values()} >= {"hearing", "removal"}


def test_an_event_moved_into_the_future_is_refused(as_rasa: Saying, sample: Path) -> None:
    before = content(sample)
    assert as_rasa("case", "correct", "2021-004", "judgment", "--on", "2026-05-21").code == 2
    assert content(sample) == before


def hostile_dates() -> Iterator[tuple[str, bool]]:
    """Each hostile date and whether both readings are to be shown."""
    if not SHARED.is_file():
        return
    manifest = SHARED.parents[1] / "manifest.jsonl"
    for line in manifest.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["kind"] == "date":
            yield entry["value"], entry["expected"] == "ask"


EXACT = {
    "2024-02-29": "2024-02-29",
    "2022 m. balandžio 8 d.": "2022-04-08",
    "2022-04-08 ": "2022-04-08",
    "2022-2-3": "2022-02-03",
    "٢٠٢٢-٠٤-٠٨": "2022-04-08",
    "2022-04-08T10:00:00+03:00": "2022-04-08",
    "2022-10-30 03:30 Europe/Vilnius": "2022-10-30",
    "2022-03-27 03:30 Europe/Vilnius": "2022-03-27",
    "2022-ųjų gegužės trečioji": "2022-05-03",
}


@pytest.mark.skipif(not SHARED.is_file(), reason="the hostile dates are not here")
@pytest.mark.parametrize(("text", "ask"), list(hostile_dates()))
def test_a_hostile_date_is_refused_or_exact_and_never_a_crash(
    say: Saying, as_rasa: Saying, sample: Path, text: str, ask: bool
) -> None:
    said = say("--today", CLOCK, "deadline", "read-date", "--json", "--", text)
    reading = json.loads(said.out)
    assert "unexpected fault" not in said.err
    assert (said.code, reading["date"] is None) in ((0, False), (9, True))
    assert reading["date"] in (None, None if ask else EXACT.get(text))
    assert reading["date"] is not None or reading["error"].strip()
    if ask:
        assert reading["readings"]
        assert all(day in reading["error"] for day in reading["readings"])
    before = content(sample)
    event = as_rasa("case", "event", "2021-004", "--proof", "delivery", "--", "decision_delivered", text)
    assert "unexpected fault" not in event.err
    assert event.code or reading["date"] is not None, "one grammar for every command"
    if event.code:
        assert (event.code in (2, 9), content(sample) == before) == (True, True)
        return
    with reading_office(str(sample)) as office:
        assert office.case_file("2021-004").events[-1].on.isoformat() == reading["date"]


@pytest.mark.parametrize("text", ["2024-02-29", "2022 m. balandžio 8 d.", "2022-04-08 "])
def test_among_the_hostile_dates_the_sound_ones_are_read(say: Saying, text: str) -> None:
    assert json.loads(say("deadline", "read-date", "--json", "--", text).out)["date"] == EXACT[text]


@pytest.mark.skipif(not SHARED.is_file(), reason="the hostile dates are not here")
def test_every_line_of_the_hostile_dates_is_answered_in_a_batch(say: Saying, tmp_path: Path) -> None:
    texts = SHARED.read_text(encoding="utf-8").splitlines()
    batch = tmp_path / "dates.jsonl"
    batch.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    said = say("--today", CLOCK, "deadline", "read-date", "--batch", batch, "--json")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [one["text"] for one in answers] == texts
    assert [one for one in answers if (one["date"] is None) is not bool(one["error"])] == []
    assert len(texts) >= 29


# Fingerprints: what makes the docket stale


def days(value: int, unit: Any = "day") -> tuple[Step, ...]:
    return (Step(value=value, unit=unit),)


def with_versions(rule: str, *changes: dict[str, Any]) -> Rule:
    versions = RULES[rule].versions
    return replace(RULES[rule], versions=tuple(replace(v, **c) for v, c in zip(versions, changes, strict=True)))


def print_of(rule: Rule, law: Law = LAW) -> str:
    return replace(law, rules={**RULES, rule.id: rule}).fingerprints[rule.id]


@pytest.mark.parametrize(
    "change",
    [
        {"length": days(13)},
        {"roll": "none"},
        {"valid_from": date(2021, 3, 2)},
        {"valid_to": date(2030, 1, 1)},
        {"verified_until": None},
        {"status": "unverified"},
        {"safe_day_before": True},
        {"condition": "lt.mass_influx"},
        {"selected_by": "decided"},
        {"distance_days": 1},
        {"restoration": None},
    ],
)
def test_a_fingerprint_changes_with_whatever_moves_a_date_or_its_certainty(change: dict[str, Any]) -> None:
    rule = RULES["lt.foreigners.138-1"]
    assert print_of(with_versions(rule.id, {}, change)) != print_of(rule)


@pytest.mark.parametrize("change", [{"quote": "x"}, {"examples": ()}, {"note": None}, {"checked_by": "another"}])
def test_a_fingerprint_does_not_change_with_words_or_examples(change: dict[str, Any]) -> None:
    rule = RULES["lt.foreigners.138-1"]
    assert print_of(with_versions(rule.id, {}, change)) == print_of(rule)
    assert print_of(replace(rule, title={"lt": "x", "en": "y"})) == print_of(rule)


@pytest.mark.parametrize(
    ("changed", "moves", "stays"),
    [
        (
            {"calendars": {**CALENDARS, "lt": replace(LT, holidays=LT.holidays[1:])}},
            {"lt.foreigners.138-1", "lt.abti.152-3"},
            {"cjeu.263-6", "echr.35-1", "dublin3.29-1"},
        ),
        (
            {
                "calendars": {
                    **CALENDARS,
                    "lt": replace(LT, moved=(Moved(on=date(2027, 1, 4), working=False, source="x"),)),
                }
            },
            {"lt.foreigners.138-1"},
            {"cjeu.263-6"},
        ),
        (
            {
                "declarations": {
                    "lt.mass_influx": replace(LAW.declarations["lt.mass_influx"], valid_to=date(2026, 1, 1))
                }
            },
            {"lt.foreigners.140_25-1"},
            {"lt.foreigners.138-1"},
        ),
        (
            {"services": {**LAW.services, "lt.abti.74-8": replace(LAW.services["lt.abti.74-8"], length=days(2))}},
            {"lt.abti.152-3"},
            {"lt.abti.152-2", "lt.cpk.335-1"},
        ),
    ],
    ids=["a holiday", "a moved day", "an emergency", "a fiction of service"],
)
def test_a_fingerprint_changes_with_what_the_rule_uses_and_with_nothing_else(
    changed: dict[str, Any], moves: set[str], stays: set[str]
) -> None:
    before, after = LAW.fingerprints, replace(LAW, **changed).fingerprints
    different = {name for name in RULES if before[name] != after[name]}
    assert moves <= different
    assert not stays & different


def test_a_fingerprint_changes_with_the_calendar_of_a_fiction_of_service() -> None:
    rule = replace(RULES["lt.kt.65-2"], deemed=("lt.abti.74-8",))
    other = {**CALENDARS, "lt": replace(LT, holidays=LT.holidays[1:])}
    assert print_of(rule) != print_of(rule, replace(LAW, calendars=other))


# The doctor


TAMPERINGS = {
    ("2021-004", APPEAL): "due = '2026-06-26', day = '2026-06-26', computed = '2026-06-26'",
    ("2025-002", APPEAL): "state = 'met', done = 1",
    ("2025-012", APPEAL): "done = 1",
    ("2026-010", "lt.foreigners.138-1"): "confirmed_by = 'rasa'",
    ("2021-011", "echr.35-1"): "gone = 1",
    ("2022-007", "echr.35-1"): "fatal = 0",
    ("2022-007", "lt.kt.65-2"): "bound = 'state'",
    ("2021-015", "echr.44-3"): "closed = 1",
    ("2025-005", "answer"): "",
}


def test_the_doctor_finds_each_line_of_the_docket_that_the_events_do_not_give(on_sample: Saying, sample: Path) -> None:
    assert "docket" not in on_sample("office", "doctor").err
    with closing(sqlite3.connect(sample)) as connection, connection:
        for (case, rule), wrong in TAMPERINGS.items():
            said = f"UPDATE docket SET {wrong}" if wrong else "DELETE FROM docket"
            changed = connection.execute(f"{said} WHERE reference = ? AND rule = ?", [case, rule]).rowcount
            assert changed == 1, (case, rule)
    doctor = on_sample("office", "doctor")
    told = {(case, rule) for case, rule in TAMPERINGS if re.search(rf"docket.*{case} {re.escape(rule)}", doctor.err)}
    assert doctor.code == 8
    assert sorted(set(TAMPERINGS) - told) == []
