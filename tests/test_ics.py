"""The docket as a calendar: whole days under lasting names, changes told, no name let out, nothing that can break the file."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Said
from icalendar import Calendar

from litigator.docket.rows import Row
from litigator.exchange.ics import calendar_of, publish
from litigator.office import reading_office, writing_office
from litigator.office.limits import docket_rows
from litigator.sample import CLOCK

VALUES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile" / "values"
APPEAL = "lt.foreigners.140-4"
Saying = Callable[..., Said]
TODAY = date(2022, 6, 20)
ROW = Row(
    **{
        **dict.fromkeys(("stage", "forum", "issue", "person", "safe", "restorable_until", "calendar"), None),
        **dict.fromkeys(("met_by", "met_on", "confirmed_by", "by", "why", "opens_lt", "opens_en"), None),
        "uid": "u1",
        "reference": "2022-001",
        "kind": "limit",
        "rule": APPEAL,
        "event": "judgment",
        "issues": "a3",
        "owner": "rasa",
        "bound": "party",
        "fatal": True,
        "title_lt": "Apeliacinis skundas",
        "title_en": "Appeal",
        "starts": "2022-06-13",
        "due": "2022-06-27",
        "computed": "2022-06-27",
        "day": "2022-06-27",
        "alternatives": "[]",
        "problems": "[]",
        "status": "verified",
        "rule_version": "2022-01-01",
        "rule_print": "p",
        "source": "Law IX-2206, Art. 140(4)",
        "state": "open",
        "done": False,
        "closed": False,
    }
)


def feed(*rows: Row, language: str = "en", today: date = TODAY, **names: str) -> bytes:
    called = {"2022-001": names["name"]} if names else {}
    return calendar_of(rows, names=called, language=language, today=today)


def entries(ics: bytes | str) -> list[Any]:
    return [one for one in Calendar.from_ical(ics).walk() if one.name == "VEVENT"]


def entry(*rows: Row, **asked: Any) -> Any:
    (found,) = entries(feed(*rows, **asked))
    return found


def alarms(found: Any) -> list[timedelta]:
    return [one["TRIGGER"].dt for one in found.subcomponents if one.name == "VALARM"]


def unfolded(ics: bytes) -> list[str]:
    return ics.replace(b"\r\n ", b"").decode().split("\r\n")


# One entry


def test_a_date_is_a_whole_day_without_a_clock_or_a_zone() -> None:
    found = entry(ROW)
    assert found["DTSTART"].dt == date(2022, 6, 27)
    assert type(found["DTSTART"].dt) is date
    assert "DTEND" not in found, "without an end it lasts the one day (RFC 5545, 3.6.1)"
    assert "DTSTART;VALUE=DATE:20220627" in unfolded(feed(ROW))
    assert b"TZID" not in feed(ROW)
    assert found["TRANSP"] == "TRANSPARENT"


def test_a_moment_is_a_whole_day_and_told_in_words() -> None:
    moment = ROW._replace(rule="lt.foreigners.114-1", due="2022-06-15T14:30:00+03:00", day="2022-06-15")
    found = entry(moment)
    assert found["DTSTART"].dt == date(2022, 6, 15)
    assert "The very moment: 2022-06-15T14:30:00+03:00." in found["DESCRIPTION"]
    assert "Tikslus momentas: 2022-06-15T14:30:00+03:00." in entry(moment, language="lt")["DESCRIPTION"]


def test_the_day_of_an_entry_is_the_one_to_keep() -> None:
    kept = ROW._replace(due="2021-06-18", safe="2021-06-17", day="2021-06-17")
    assert entry(kept)["DTSTART"].dt == date(2021, 6, 17)


def test_the_name_of_an_entry_stays_and_its_sequence_grows_when_the_day_moves() -> None:
    moved = ROW._replace(due="2022-06-28", day="2022-06-28", revision=1)
    before, after = entry(ROW), entry(moved)
    assert before["UID"] == after["UID"] == "u1@litigator"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CONFIRMED")


@pytest.mark.parametrize("change", [{"done": True, "state": "met"}, {"gone": True}, {"closed": True}])
def test_what_is_done_gone_or_closed_is_cancelled_and_rings_no_more(change: dict[str, Any]) -> None:
    found = entry(ROW._replace(**change))
    assert (found["STATUS"], alarms(found)) == ("CANCELLED", [])
    assert alarms(entry(ROW)) != []


def test_a_limit_that_lost_its_day_is_cancelled_never_merely_left_out() -> None:
    lost = ROW._replace(kind="missing", due=None, computed=None, day=None, revision=1)
    assert [(one["UID"], one["STATUS"], one["SEQUENCE"]) for one in entries(feed(lost))] == [
        ("u1@litigator", "CANCELLED", 1)
    ]


@pytest.mark.parametrize(
    ("change", "days"),
    [
        ({}, (14, 7, 3, 1)),
        ({"fatal": False}, (3, 1)),
        ({"bound": "state"}, (3, 1)),
        ({"kind": "hearing", "bound": None}, (3, 1)),
    ],
)
def test_alarms_ring_so_many_days_before(change: dict[str, Any], days: tuple[int, ...]) -> None:
    found = entry(ROW._replace(**change))
    assert alarms(found) == [timedelta(days=-one) for one in days]
    assert {one["ACTION"] for one in found.subcomponents} == {"DISPLAY"}
    assert all(one["DESCRIPTION"] for one in found.subcomponents)


@pytest.mark.parametrize(
    ("language", "title", "told"),
    [
        ("en", "Appeal", ("Nobody has confirmed the day.", "The rule is not verified.", "never the alarm")),
        ("lt", "Apeliacinis skundas", ("Dienos niekas nepatvirtino.", "Taisyklė nepatikrinta.", "o ne priminimas")),
    ],
)
def test_an_entry_says_what_it_is_and_what_is_not_sure_of_it(language: str, title: str, told: tuple[str, ...]) -> None:
    found = entry(ROW._replace(status="unverified"), language=language)
    assert found["SUMMARY"] == f"2022-001: {title}"
    assert [one for one in told if one not in found["DESCRIPTION"]] == []
    sure = entry(ROW._replace(confirmed_by="rasa"), language=language)["DESCRIPTION"]
    assert told[0] not in sure and told[1] not in sure
    assert "Law IX-2206, Art. 140(4)" in sure


def test_a_day_at_the_end_of_time_breaks_nothing() -> None:
    assert entry(ROW._replace(due="9999-12-31", day="9999-12-31"))["DTSTART"].dt == date(9999, 12, 31)


# The file


def test_the_calendar_publishes_and_asks_nothing_of_anybody() -> None:
    calendar = Calendar.from_ical(feed(ROW))
    assert {name: str(calendar[name]) for name in ("METHOD", "VERSION", "CALSCALE")} == {
        "METHOD": "PUBLISH",
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
    }
    names = {line.split(":")[0].split(";")[0] for line in unfolded(feed(ROW)) if line}
    assert names == {
        *(
            "BEGIN",
            "END",
            "VERSION",
            "PRODID",
            "CALSCALE",
            "METHOD",
            "UID",
            "DTSTAMP",
            "SEQUENCE",
            "SUMMARY",
            "DTSTART",
        ),
        *("TRANSP", "STATUS", "DESCRIPTION", "ACTION", "TRIGGER"),
    }


def test_an_empty_docket_is_an_empty_calendar() -> None:
    assert entries(feed()) == []


def test_the_bytes_depend_on_the_rows_and_the_day_alone() -> None:
    other = ROW._replace(uid="u2", day="2022-06-26", due="2022-06-26")
    assert feed(ROW, other) == feed(other, ROW)
    assert [one["UID"] for one in entries(feed(ROW, other))] == ["u2@litigator", "u1@litigator"]
    assert feed(ROW) != feed(ROW, today=TODAY + timedelta(days=1))


LONG = ROW._replace(title_lt="Šiaurė – ąčęėįšųūž " * 20, source="„ž“ " * 60)


@pytest.mark.parametrize("row", [ROW, LONG], ids=["short", "long"])
def test_no_line_is_longer_than_75_bytes_and_each_ends_as_the_standard_says(row: Row) -> None:
    ics = feed(row, language="lt", name="ĄŽUOLAS " * 30)
    assert ics.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in ics.replace(b"\r\n", b"") and b"\r" not in ics.replace(b"\r\n", b"")
    lines = ics.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if line != line.decode("utf-8").encode()] == []
    assert max(len(line) for line in unfolded(ics)) > 75


# Hostile names


def hostile() -> list[Path]:
    return sorted(VALUES.glob("*.txt")) if VALUES.is_dir() else []


BREAKING = (
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:injected",
    "x\nATTENDEE:mailto:someone@example.org",
    "x\rMETHOD:REQUEST",
    "x\x0bMETHOD:REQUEST\x0cEND:VCALENDAR",
    "x\x85METHOD:REQUEST\u2028END:VEVENT\u2029",
    "x\x00\x07\x1b[2J\x7f",
    'a;b,c\\d:e"f"',
    "\\nEND:VEVENT",
)


def assert_whole(ics: bytes) -> None:
    """One event of the usual properties, and no sign in the file that the standard forbids."""
    (found,) = entries(ics)
    assert found["UID"] == "u1@litigator"
    plain = unfolded(feed(ROW))
    shape = [line.split(":")[0] for line in plain]
    assert [line.split(":")[0] for line in unfolded(ics)] == shape
    assert [line for line in unfolded(ics) if not line.startswith("SUMMARY")] == [
        line for line in plain if not line.startswith("SUMMARY")
    ]
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", ics)
    assert max(map(len, ics.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("name", BREAKING, ids=range(len(BREAKING)))
def test_a_name_cannot_break_the_calendar(name: str) -> None:
    assert_whole(feed(ROW, name=name))


@pytest.mark.skipif(not VALUES.is_dir(), reason="the hostile values are not here")
def test_no_hostile_value_breaks_the_calendar() -> None:
    assert len(hostile()) > 50
    broken = []
    for path in hostile():
        try:
            assert_whole(feed(ROW, name=path.read_bytes().decode("utf-8", "replace") or "x"))
        except (AssertionError, ValueError) as error:
            broken.append((path.name, str(error).splitlines()[:1]))
    assert broken == []


def test_a_name_with_signs_of_the_standard_is_read_back_as_it_was() -> None:
    name = "Ąžuolas; Nazari, \\ „x“ (2)"
    assert entry(ROW, name=name)["SUMMARY"] == f"2022-001: Appeal ({name})"


# The command


def people_and_cases(sample: Path) -> set[str]:
    """Every name that the office knows: of its cases and of their people, word by word."""
    with reading_office(str(sample)) as office:
        cases = [office.case_file(line.reference) for line in office.cases()]
    names = {case.name for case in cases}
    for case in cases:
        for person in case.claimants:
            names |= {person.name, person.native_name or person.name, *person.name.split()}
    return {name for name in names if len(name) > 3}


def said_in(ics: str, names: Iterable[str]) -> set[str]:
    text = ics.replace("\r\n ", "").replace("\\", "")
    return {name for name in names if name in text}


def test_no_name_leaves_the_office_unless_asked_for(on_sample: Saying, sample: Path) -> None:
    names = people_and_cases(sample)
    assert len(names) > 20
    for language in ("en", "lt"):
        assert said_in(on_sample("deadline", "ics", "--language", language).out, names) == set()
    with_names = said_in(on_sample("deadline", "ics", "--names").out, names)
    assert "Šeima Pabradėje" in with_names
    assert "Farid Nazari" not in with_names


def by_uid(said: Said) -> dict[str, Any]:
    assert said.code == 0, said.err
    return {str(one["UID"]): one for one in entries(said.out)}


def test_the_calendar_has_every_dated_line_once(on_sample: Saying, sample: Path) -> None:
    rows, _ = docket_rows(str(sample))
    found = by_uid(on_sample("deadline", "ics"))
    dated = {f"{row.uid}@litigator": row for row in rows if row.day}
    assert set(found) == set(dated)
    assert len(entries(on_sample("deadline", "ics").out)) == len(found)
    assert {uid for uid, one in found.items() if one["STATUS"] == "CANCELLED"} == {
        uid for uid, row in dated.items() if row.done or row.closed or row.gone
    }
    assert all(one["DTSTART"].dt.isoformat() == dated[uid].day for uid, one in found.items())


def test_one_case_and_one_person_have_their_own_calendar(on_sample: Saying) -> None:
    everything = by_uid(on_sample("deadline", "ics"))
    case = by_uid(on_sample("deadline", "ics", "--case", "2021-004"))
    rasa, jonas = (by_uid(on_sample("deadline", "ics", "--person", who)) for who in ("rasa", "jonas"))
    assert 0 < len(case) < len(everything)
    assert all(one["SUMMARY"].startswith("2021-004: ") for one in case.values())
    assert set(rasa) | set(jonas) == set(everything) and not set(rasa) & set(jonas)


def test_a_corrected_event_a_removed_one_and_a_done_limit_are_told_to_the_calendar(
    on_sample: Saying, sample: Path
) -> None:
    (uid,) = [f"{row.uid}@litigator" for row in docket_rows(str(sample), "2021-004")[0] if row.rule == APPEAL]
    told = lambda: by_uid(on_sample("deadline", "ics"))[uid]  # noqa: E731
    steps = [(told()["DTSTART"].dt, told()["SEQUENCE"], told()["STATUS"])]
    for change in (
        ("case", "correct", "2021-004", "judgment", "--on", "2026-05-13"),
        ("deadline", "done", "2021-004", APPEAL, "--exhibit", "E-9"),
        ("case", "correct", "2021-004", "judgment", "--remove"),
    ):
        assert on_sample(*change).code == 0
        steps.append((told()["DTSTART"].dt, told()["SEQUENCE"], told()["STATUS"]))
    assert steps == [
        (date(2026, 5, 26), 0, "CONFIRMED"),
        (date(2026, 5, 27), 1, "CONFIRMED"),
        (date(2026, 5, 27), 2, "CANCELLED"),
        (date(2026, 5, 27), 3, "CANCELLED"),
    ]


def test_closing_a_case_is_a_change_that_the_calendar_is_told_of(on_sample: Saying, sample: Path) -> None:
    before = by_uid(on_sample("deadline", "ics", "--case", "2022-008"))
    with writing_office(str(sample), user="rasa") as office:
        office.edit_case("2022-008", {"closed": CLOCK})
    after = by_uid(on_sample("deadline", "ics", "--case", "2022-008"))
    assert {one["STATUS"] for one in after.values()} == {"CANCELLED"}
    changed = [uid for uid in after if before[uid]["STATUS"] != "CANCELLED"]
    assert changed
    assert [uid for uid in changed if after[uid]["SEQUENCE"] <= before[uid]["SEQUENCE"]] == []


def test_what_is_in_force_in_the_calendar_stands_in_the_list(on_sample: Saying) -> None:
    registered = ("case", "event", "2022-008", "asylum_registered", "2026-05-04", "--proof", "delivery")
    assert on_sample(*registered).code == 0
    listed = json.loads(on_sample("deadline", "list", "--case", "2022-008", "--all", "--json").out)["deadlines"]
    found = by_uid(on_sample("deadline", "ics", "--case", "2022-008"))
    in_force = {uid for uid, one in found.items() if one["STATUS"] == "CONFIRMED"}
    assert in_force - {f"{one['uid']}@litigator" for one in listed} == set()


def test_the_same_day_gives_the_same_bytes_on_paper_and_in_a_file(on_sample: Saying, tmp_path: Path) -> None:
    path = tmp_path / "office.ics"
    said = on_sample("deadline", "ics", "-o", path)
    assert said.code == 0
    assert f"{len(entries(path.read_bytes()))} dates" in said.out
    assert path.read_bytes() == on_sample("deadline", "ics").out.encode()


def test_a_calendar_of_a_case_that_is_not_there_is_empty_or_refused(on_sample: Saying) -> None:
    said = on_sample("deadline", "ics", "--case", "1999-999")
    assert said.code == 5 or entries(said.out) == []


# A folder to publish


def published(folder: Path) -> dict[str, dict[str, Any]]:
    return {path.name: {str(one["UID"]): one for one in entries(path.read_bytes())} for path in folder.glob("*.ics")}


def test_a_folder_has_a_file_a_person_and_every_date_once(on_sample: Saying, tmp_path: Path) -> None:
    said = on_sample("deadline", "ics", "--folder", tmp_path / "feeds" / "deep")
    assert said.code == 0, said.err
    files = published(tmp_path / "feeds" / "deep")
    assert set(files) == {"jonas.ics", "rasa.ics", "sample.ics", "nobody.ics"}
    everything = by_uid(on_sample("deadline", "ics"))
    together = [uid for file in files.values() for uid in file]
    assert sorted(together) == sorted(everything)
    assert files["sample.ics"] == {} and files["nobody.ics"] == {}
    assert set(files["rasa.ics"]) == set(by_uid(on_sample("deadline", "ics", "--person", "rasa")))
    assert f"{tmp_path}/feeds/deep/rasa.ics: {len(files['rasa.ics'])} dates" in said.out


def test_a_limit_that_passes_to_another_is_cancelled_where_it_was_and_comes_back_later(
    on_sample: Saying, sample: Path, tmp_path: Path
) -> None:
    (row,) = [row for row in docket_rows(str(sample), "2021-004")[0] if row.rule == APPEAL]
    uid, steps = f"{row.uid}@litigator", []
    for person in (None, "jonas", "sample", "rasa"):
        if person is not None:
            assert on_sample("deadline", "assign", "2021-004", APPEAL, person).code == 0
        assert on_sample("deadline", "ics", "--folder", tmp_path).code == 0
        files = published(tmp_path)
        steps.append(
            {
                name.removesuffix(".ics"): (str(file[uid]["STATUS"]), file[uid]["SEQUENCE"])
                for name, file in files.items()
                if uid in file
            }
        )
    assert steps == [
        {"rasa": ("CONFIRMED", 0)},
        {"rasa": ("CANCELLED", 1), "jonas": ("CONFIRMED", 1)},
        {"rasa": ("CANCELLED", 2), "jonas": ("CANCELLED", 2), "sample": ("CONFIRMED", 2)},
        {"rasa": ("CONFIRMED", 3), "jonas": ("CANCELLED", 3), "sample": ("CANCELLED", 3)},
    ]
    cancelled = published(tmp_path)["jonas.ics"][uid]
    assert alarms(cancelled) == []


def test_a_case_that_passes_to_another_takes_its_dates_along(on_sample: Saying, sample: Path, tmp_path: Path) -> None:
    with writing_office(str(sample), user="rasa") as office:
        office.edit_case("2021-004", {"owner": "jonas"})
    assert on_sample("deadline", "ics", "--folder", tmp_path).code == 0
    files = published(tmp_path)
    of_case = lambda name: {str(one["STATUS"]) for one in files[name].values() if "2021-004" in one["SUMMARY"]}  # noqa: E731
    assert of_case("rasa.ics") == {"CANCELLED"}
    assert "CONFIRMED" in of_case("jonas.ics")


def test_names_go_out_only_when_asked_and_never_to_who_no_longer_has_the_case(
    on_sample: Saying, sample: Path, tmp_path: Path
) -> None:
    assert on_sample("deadline", "assign", "2021-004", APPEAL, "jonas").code == 0
    names, folder = people_and_cases(sample), tmp_path / "feeds"
    assert on_sample("deadline", "ics", "--folder", folder).code == 0
    assert {path.name for path in folder.iterdir() if said_in(path.read_text(), names)} == set()
    assert on_sample("deadline", "ics", "--folder", folder, "--names").code == 0
    files = published(folder)
    (row,) = [row for row in docket_rows(str(sample), "2021-004")[0] if row.rule == APPEAL]
    assert "Šeima Pabradėje" in files["jonas.ics"][f"{row.uid}@litigator"]["SUMMARY"]
    assert "Šeima Pabradėje" not in files["rasa.ics"][f"{row.uid}@litigator"]["SUMMARY"]


def test_a_file_of_somebody_who_is_gone_is_emptied_and_those_of_others_are_left(
    on_sample: Saying, tmp_path: Path
) -> None:
    ours = feed(ROW)
    foreign = ours.replace(b"-//litigator//docket//EN", b"-//somebody//else//EN")
    (tmp_path / "petras.ics").write_bytes(ours)
    (tmp_path / "team.ics").write_bytes(foreign)
    (tmp_path / "notes.txt").write_text("x")
    said = on_sample("deadline", "ics", "--folder", tmp_path)
    assert entries((tmp_path / "petras.ics").read_bytes()) == []
    assert f"{tmp_path}/petras.ics: 0 dates" in said.out
    assert (tmp_path / "team.ics").read_bytes() == foreign
    assert (tmp_path / "notes.txt").read_text() == "x"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_who_may_read_a_feed_stays_as_it_was_set_and_the_same_feed_is_not_written_again(
    on_sample: Saying, tmp_path: Path
) -> None:
    assert on_sample("deadline", "ics", "--folder", tmp_path).code == 0
    path = tmp_path / "rasa.ics"
    path.chmod(0o644)
    before = path.stat()
    assert on_sample("deadline", "ics", "--folder", tmp_path).code == 0
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert on_sample("deadline", "assign", "2021-004", APPEAL, "jonas").code == 0
    assert on_sample("deadline", "ics", "--folder", tmp_path).code == 0
    assert path.stat().st_ino != before.st_ino
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("handle", ["../rasa", "a/b", "Rasa", "rasa", "nobody", "č ž", "x\x1b[2J", ".."])
def test_whatever_a_person_is_called_the_file_stays_in_the_folder(tmp_path: Path, handle: str) -> None:
    folder = tmp_path / "feeds"
    rows = [ROW._replace(owner="rasa"), ROW._replace(uid="u2", owner=handle)]
    written = publish(rows, folder, people=("rasa", handle), names={}, language="en", today=TODAY)
    assert {path.parent for path, _ in written} == {folder}
    assert [path.name for path in tmp_path.iterdir()] == ["feeds"]
    names = [path.name.casefold() for path, _ in written]
    assert len(names) == len(set(names)) == len({"rasa", handle}) + 1
    assert sum(number for _, number in written) == 2


def test_a_folder_that_cannot_be_is_refused_and_goes_with_nothing_else(on_sample: Saying, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert on_sample("deadline", "ics", "--folder", tmp_path / "file").code == 7
    for other in (("--person", "rasa"), ("--case", "2021-004"), ("-o", tmp_path / "x.ics")):
        assert on_sample("deadline", "ics", "--folder", tmp_path / "d", *other).code == 2
    assert not (tmp_path / "d").exists()
