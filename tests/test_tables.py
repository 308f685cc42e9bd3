"""Tables of strangers taken in: every row accounted for, no day guessed, nothing swallowed, nothing that runs; the same file again changes nothing."""

import csv
import io
import json
import random
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import strange_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from litigator.errors import LitigatorError, NotFound, Refused, Unreadable, UsageFault
from litigator.exchange.tables import entries, gate, separated
from litigator.exchange.tables.days import read_days
from litigator.exchange.tables.decoding import decoded
from litigator.exchange.tables.files import Manner, content_of
from litigator.exchange.tables.headings import meaning, vocabulary
from litigator.exchange.tables.known import Known
from litigator.exchange.tables.meanings import Meanings
from litigator.exchange.tables.neutral import restored
from litigator.exchange.tables.rowwork import NOTED
from litigator.exchange.tables.separated import read_separated
from litigator.exchange.tables.sheet import Broken, text_of
from litigator.exchange.tables.taking_in import Plan
from litigator.exchange.tables.workbook import read_workbook
from litigator.library.gathering import open_library
from litigator.office import found_office, reading_office, writing_office
from litigator.office.reading import Office
from litigator.office.tables import keep, plan_for

SHARED = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile"
LIBRARY = open_library()
WORDS = vocabulary(LIBRARY.columns, LIBRARY.vocabularies["event"])
TODAY = date(2026, 5, 20)
PLAIN = Manner()
HEAD = "case_ref,name,deadline,note\n"


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "own.db"
    found_office(str(path), name="Test", user="rasa")
    with writing_office(str(path), user="rasa", founding="rasa") as office:
        office.add_user("rasa", "Rasa Ąžuolaitė", "lawyer")
    return path


def planned(path: Path, db: Path | None = None, manner: Manner = PLAIN, today: date = TODAY) -> Plan:
    """What a file would do to an office, or to an empty one."""
    content = content_of(path, LIBRARY, manner)
    if db is None:
        return plan_for(Office(LIBRARY, None, None), content, manner, today=today)
    with reading_office(str(db)) as office:
        return plan_for(office, content, manner, today=today)


def taken(path: Path, db: Path, manner: Manner = PLAIN, today: date = TODAY, *, strict: bool = False) -> Plan:
    content = content_of(path, LIBRARY, manner)
    with writing_office(str(db), user="rasa") as office:
        plan = plan_for(office, content, manner, today=today)
        keep(office, plan, strict=strict)
    return plan


def written(tmp_path: Path, text: str | bytes, name: str = "table.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def cases(db: Path) -> dict:
    with reading_office(str(db)) as office:
        return {line.reference: office.case_file(line.reference) for line in office.cases()}


def rows(plan: Plan, *statuses: str) -> list[int]:
    return [one.row for one in plan.outcomes if one.status in statuses]


def why(plan: Plan) -> dict[int, str]:
    return {one.row: one.why for one in plan.rejected}


# The three ugly tables: no row is lost


@pytest.mark.parametrize(
    ("make", "name", "expected"),
    [
        (strange_tables.lawyers, "lawyer.xlsx", set(strange_tables.LAWYER_DATA)),
        (strange_tables.ngos, "ngo.xlsx", set(strange_tables.NGO_DATA)),
        (strange_tables.courts, "court.csv", {3, 4, 5, 8, 9}),
    ],
)
def test_every_row_of_an_ugly_table_is_taken_or_told_and_the_same_file_again_changes_nothing(
    make, name, expected, tmp_path, db
):
    path = make(tmp_path / name)
    plan = taken(path, db)
    assert sorted(one.row for one in plan.outcomes) == sorted(expected)  # each once, none besides
    assert all(one.why.startswith(f"row {one.row}") for one in plan.rejected)
    assert all(one.case in cases(db) for one in plan.outcomes if one.status != "rejected")
    before = cases(db)
    again = taken(path, db)
    assert rows(again, "new", "changed") == []
    assert rows(again, "same") == rows(plan, "new", "changed", "same")
    assert cases(db) == before


def test_what_the_lawyers_table_holds_is_in_the_office(tmp_path, db):
    plan = taken(strange_tables.lawyers(tmp_path / "lawyer.xlsx"), db)
    told = why(plan)
    assert sorted(told) == [8, 9, 12, 15, 17]
    assert "«Terminas»: 03/04/2026 may be two days" in told[8]
    assert "«Terminas»: 31/02/2026 is not a date" in told[9]
    assert "46150 is a bare number, not a date (as a day of Excel it would be 2026-05-08" in told[12]
    assert "it names no case" in told[15]
    assert "#REF!" in told[17]
    by_row = {one.row: cases(db)[one.case] for one in plan.outcomes if one.case}
    first = by_row[6]
    assert by_row[7].reference == first.reference  # the merged number counts for each of its rows
    assert {(one.kind, one.on) for one in first.events} >= {
        ("hearing", date(2026, 6, 9)),
        ("letter_in", date(2026, 5, 4)),
    }
    assert next(one for one in first.events if one.kind == "hearing").title == "10:30"
    assert any(one.limit == NOTED and one.due == date(2026, 6, 2) for one in first.events)
    assert first.parties[0].name.startswith("Migracijos departamentas prie")
    assert [person.name for person in by_row[10].claimants] == ["Hanan Pavyzdė", "Adam Pavyzdys"]
    assert (by_row[11].language, by_row[13].claimants[0].languages) == ("en", ("fa",))
    assert any(one.due == date(2026, 8, 20) for one in by_row[13].events)  # an unknown event ahead stands in the docket
    assert {one.title for one in by_row[18].events} >= {"<b>&amp;</b>"}
    warnings = " ".join(plan.warnings)
    assert "rows 8, 10, 18 read day first, as «25/04/2026» in row 8 shows" in warnings
    assert "cells are merged" in warnings and "column K without a heading is not imported (1 value)" in warnings


def test_what_the_organisations_table_holds_is_in_the_office(tmp_path, db):
    plan = taken(strange_tables.ngos(tmp_path / "ngo.xlsx"), db)
    told = why(plan)
    assert sorted(told) == [6, 12, 13]
    assert "a formula without a kept value" in told[6]
    assert "birthday 1990-01-04 here, not 1985-05-05" in told[12]  # the number is M-004's, the person is not
    found = cases(db)
    assert found["M-008"].claimants[0].born == date(1990, 1, 8)  # a hidden row
    assert found["M-005"].owner == "rasa"
    assert any(one.due == date(2026, 6, 15) for one in found["M-005"].events)  # the value that Excel kept of a formula
    assert not any(one.limit for one in found["M-007"].events)  # done already: a note, not a date of the docket
    assert date(2026, 6, 7) in {one.due for one in found["M-007"].events}
    warnings = " ".join(plan.warnings)
    for said in (
        "sheet «Overview» (2 rows) is not imported",
        'sheet «Archive» (1 row) is not imported: --sheet "Archive" imports it',
        "row 8: hidden in Excel",
        "column K: hidden in Excel",
        "1 comment on cells",
        "«Next dedline» is read as deadline, because it is near that name",
        "row 11: the same as row 3",
        "«Lawyer»: «Somebody Else» is nobody of this office",
    ):
        assert said in warnings, said
    archive = planned(tmp_path / "ngo.xlsx", db, Manner(sheets=("Archive",)))
    assert [one.values["reference"] for one in archive.outcomes] == ["M-900"]


def test_what_the_courts_list_holds_is_in_the_office(tmp_path, db):
    plan = taken(strange_tables.courts(tmp_path / "court.csv"), db)
    assert sorted(why(plan)) == [5, 8, 9]
    assert "where the cells end cannot be told" in why(plan)[5]
    names = {person.name for case in cases(db).values() for person in case.claimants}
    assert names == {'Šeima "Ąžuolų" ir kt.', "Žygimantas Įžūlus"}
    warnings = " ".join(plan.warnings)
    assert "read as cp1257" in warnings and "row 6: the headings again" in warnings


# Hostile files


@pytest.mark.skipif(not SHARED.is_dir(), reason="the hostile files are not here")
@pytest.mark.parametrize(
    "path", sorted((SHARED / "csv").glob("*.csv")) if SHARED.is_dir() else [], ids=lambda path: path.stem
)
def test_a_hostile_file_is_taken_row_by_row_or_refused_by_name(path, say, db):
    run = say("--db", db, "--user", "rasa", "--today", TODAY, "import", path, "--json")
    assert run.code in (0, 9), run.err
    assert "unexpected fault" not in run.err and "\x1b" not in run.out
    answer = json.loads(run.out)
    if run.code == 9:
        assert path.name in answer["error"]
        assert path.stem in ("bad_utf8", "binary", "no_header")
        return
    expected = {"header_only": 0, "mixed_dates": 4, "formula": 3, "dup_rows": 3, "ragged": 2}.get(path.stem, 1)
    assert len(answer["rows"]) + len(answer["rejected"]) == expected
    assert all(one["why"] for one in answer["rejected"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the hostile files are not here")
def test_bytes_that_are_no_letters_are_refused_by_line_and_byte(say, db):
    run = say("--db", db, "--user", "rasa", "import", SHARED / "csv" / "bad_utf8.csv")
    assert run.code == 9
    assert "bad_utf8.csv, line 2: byte 36 (0xff)" in run.err


@pytest.mark.skipif(not SHARED.is_dir(), reason="the hostile values are not here")
def test_every_hostile_value_is_kept_as_it_is_or_its_row_is_told(tmp_path, db):
    """Through JSON, which can hold them all: as a claimant's name, and as a note."""
    values = [path.read_bytes().decode("utf-8") for path in sorted((SHARED / "values").glob("*.txt"))]
    records = [{"reference": f"V-{number}", "claimant": "Vardas", "note": value} for number, value in enumerate(values)]
    path = written(tmp_path, json.dumps(records), "values.json")
    plan = taken(path, db)
    assert len(plan.outcomes) == len(values)
    found = cases(db)
    for number, value in enumerate(values):
        notes = [one.title for one in found[f"V-{number}"].events] if f"V-{number}" in found else []
        rejected = any(one.values.get("reference") == f"V-{number}" for one in plan.rejected)
        assert rejected == ("\x00" in value), value
        if not rejected and value.strip():
            assert notes == [value.strip()]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the hostile dates are not here")
def test_hostile_dates_are_read_exactly_or_told(tmp_path):
    lines = (SHARED / "dates" / "dates.txt").read_text(encoding="utf-8").splitlines()
    found, notes = read_days([(number, line) for number, line in enumerate(lines) if line.strip()], "Terminas")
    read = {lines[number]: day.day for number, day in found.items() if day.day is not None}
    assert read.get("2024-02-29") == date(2024, 2, 29)
    assert read.get("2022 m. balandžio 8 d.") == date(2022, 4, 8)
    for text in ("2022 m. vasario 30 d.", "44682", "April 31, 2022", "NaT", "0000-00-00", "08.04.22", "10000-01-01"):
        assert text not in read, text
    # 12/31/2022 can be read in one order only, and so it tells the other: this column is month first, and says so
    assert read.get("12/31/2022") == date(2022, 12, 31) and read.get("03/04/2022") == date(2022, 3, 4)
    assert any("read month first, as «12/31/2022»" in note for note in notes)
    assert all(day.why for number, day in found.items() if day.day is None)


# Days


def days(*cells: object) -> list[date | str | None]:
    found, _ = read_days(list(enumerate(cells)), "Terminas")
    return [found[number].day or found[number].why for number in range(len(cells))]


def test_a_day_that_may_be_two_is_read_only_where_its_column_shows_the_order():
    assert str(days("03/04/2022")[0]).startswith("03/04/2022 may be two days")
    assert days("03/04/2022", "25/12/2022") == [date(2022, 4, 3), date(2022, 12, 25)]
    assert days("03/04/2022", "12/25/2022") == [date(2022, 3, 4), date(2022, 12, 25)]
    assert "may be two days" in str(days("03/04/2022", "25.12.2022")[0])  # another form shows nothing of this one


def test_a_column_that_contradicts_itself_shows_no_order():
    found = days("03/04/2022", "25/12/2022", "12/25/2022")
    assert all(isinstance(one, str) for one in found)


def test_impossible_days_bare_numbers_and_moments_are_told():
    assert "31/02/2026 is not a date" in str(days("31/02/2026")[0])
    assert "as a day of Excel it would be 2022-05-01" in str(days(44682)[0])
    assert "44682 is a bare number" in str(days("44682")[0])
    assert "the year is outside" in str(days(date(3022, 1, 1))[0])
    found, _ = read_days(
        [(1, "2024-05-06 14:30"), (2, datetime.fromisoformat("2024-05-06")), (3, "06.05.2024, 9:05")], "Posėdis"
    )
    assert [(one.day, one.time) for one in found.values()] == [
        (date(2024, 5, 6), "14:30"),
        (date(2024, 5, 6), None),
        (date(2024, 5, 6), "09:05"),
    ]


def test_excel_days_of_both_epochs_are_days(tmp_path):
    for name, epoch in (("1900", None), ("1904", "1904")):
        book = Workbook()
        if epoch is not None:
            from openpyxl.utils.datetime import CALENDAR_MAC_1904

            book.epoch = CALENDAR_MAC_1904
        book.active.append(["Ref", "Deadline"])
        book.active.append(["A-1", date(2026, 6, 30)])
        path = tmp_path / f"{name}.xlsx"
        book.save(path)
        assert planned(path).outcomes[0].values["deadline"] == "2026-06-30"


# Text tables


def lines(data: bytes | str) -> list[tuple[int, list[str], str | None]]:
    raw = data if isinstance(data, bytes) else data.encode()
    sheet = read_separated(raw, "t.csv", knows=lambda text: meaning(text, WORDS)[1] == "exact")
    return [
        (line.number, [text_of(cell) for cell in line.cells], line.trouble) for line in sheet.lines if not line.is_empty
    ]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1257"])
def test_separators_and_encodings_are_recognised(separator, encoding):
    text = separator.join(["Bylos Nr.", "Pareiškėjas", "Terminas"]) + "\r\n"
    text += separator.join(["eI-1/2026", "Šarūnė Žąsytė", "2026-06-30"]) + "\r\n"
    assert lines(text.encode(encoding))[1][1] == ["eI-1/2026", "Šarūnė Žąsytė", "2026-06-30"]


def test_a_western_name_is_not_taken_for_a_lithuanian_one():
    found = decoded("Name;Case\r\nGünther Größe Müller;1\r\n".encode("cp1252"), "t.csv")
    assert (found.encoding, "Günther Größe" in found.text) == ("cp1252", True)
    assert "read as cp1252" in found.notes[0]
    with pytest.raises(Unreadable, match=r"line 2: byte 13 \(0x81\)"):
        decoded(b"Name;Case\r\nN \x81;1", "t.csv")


def test_the_file_may_say_its_separator_and_cells_may_hold_line_breaks():
    text = 'sep=|\r\nBylos Nr.|Pastabos\r\n1/26|"pirma; eilutė\r\nantra ""eilutė"""\r\n2/26|x\r\n'
    assert lines(text)[1:] == [(3, ["1/26", 'pirma; eilutė\r\nantra "eilutė"'], None), (5, ["2/26", "x"], None)]


UNCLOSED = HEAD + 'LT-1,"Jonas,2026-06-01,x\nLT-2,Petras,2026-06-02,y\nLT-3,Ona,2026-06-03,z\n'


def test_a_quote_left_open_swallows_no_row(tmp_path):
    plan = planned(written(tmp_path, UNCLOSED))
    assert rows(plan, "new") == [3, 4]
    assert "a quote opens" in why(plan)[2]
    twice = HEAD + 'LT-1,"Jonas,2026-06-01,x\nLT-2,Petras,2026-06-02,y\nLT-3,Ona",2026-06-03,z\nLT-4,Ada,2026-06-04,w\n'
    plan = planned(written(tmp_path, twice))
    assert (rows(plan, "new"), sorted(why(plan))) == ([5], [2, 3, 4])
    assert "quotes hold rows 2–4 together, and yet each looks like a row" in why(plan)[3]


def test_without_the_guard_the_quote_swallows_rows(tmp_path):
    """The control: Python's own reader takes three rows for one."""
    assert len(list(csv.reader(io.StringIO(UNCLOSED)))) == 2  # headings, and everything else


CELLS = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=12)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8)
)


@given(TABLES, st.sampled_from(separated.SEPARATORS))
@settings(max_examples=300, deadline=None)
def test_whatever_a_spreadsheet_writes_is_read_as_it_was_written_or_told(table, separator):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(table)
    data = stream.getvalue().encode()
    reading = separated._Reading(separated._LINE.findall(data.decode()), separator, 0)
    reading.read()
    if any(line.trouble for line in reading.rows):
        assert any("\n" in cell or "\r" in cell for row in table for cell in row)
        assert all("each looks like a row" in line.trouble for line in reading.rows if line.trouble)
        return
    assert [list(line.cells) for line in reading.rows] == [[restored(cell) for cell in row] for row in table]


@pytest.mark.parametrize(("line", "told"), [('1,"x\n', 20_000), ('1,"x"",y\n', 20_000), ('1,"x"y,z\n', 0)])
def test_a_file_of_nothing_but_odd_quotes_ends_and_accounts_for_each_line(line, told):
    found = lines((HEAD + line * 20_000).encode())
    assert {number for number, _, _ in found} == set(range(1, 20_002))
    assert sum(trouble is not None for _, _, trouble in found) == told


def test_mutants_of_a_list_are_refused_by_name_or_taken_row_by_row(tmp_path):
    """Sixty lists with bytes changed, lost and put in: never a crash, never a row twice, never a rejection without its reason."""
    chance = random.Random(6)
    whole = strange_tables.courts(tmp_path / "court.csv").read_bytes()
    for _ in range(60):
        mutant = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(mutant))
            mutant[place : place + chance.randint(0, 2)] = chance.choice(
                [b'"', b";", b"\n", b"\x00", b"\xff", b'""', b""]
            )
        try:
            plan = planned(written(tmp_path, bytes(mutant), "mutant.csv"))
        except LitigatorError as error:
            assert "mutant.csv" in error.message
            continue
        numbers = [one.row for one in plan.outcomes]
        assert len(set(numbers)) == len(numbers)
        assert all(one.why for one in plan.rejected) and all(
            one.case for one in plan.outcomes if one.status != "rejected"
        )


def test_rows_with_too_many_cells_are_told_and_the_control_sees_them_slip(tmp_path, monkeypatch):
    path = written(tmp_path, HEAD + "LT-1,Jonas, Petraitis,2026-06-01,x\n")
    assert "it has 5 cells under 4 headings" in why(planned(path))[2]
    monkeypatch.setattr(entries._Reading, "_must_fit", lambda *_: None)
    slipped = planned(path)
    assert "Petraitis is not a date" in why(slipped)[2]  # the surname stands under the deadline


def test_a_cell_of_any_length_is_taken(tmp_path, db):
    taken(written(tmp_path, HEAD + f"LT-1,{'ą' * 200_000},2026-06-01,x\n"), db)
    assert len(cases(db)["LT-1"].claimants[0].name) == 200_000


def test_a_nul_is_told_in_its_row(tmp_path):
    plan = planned(written(tmp_path, HEAD + "LT-1,Jo\x00nas,2026-06-01,x\nLT-2,Ona,2026-06-01,x\n"))
    assert (rows(plan, "new"), "a NUL character stands in it" in why(plan)[2]) == ([3], True)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"<html><table><tr><td>Pareiskejas", "is a web page"),
        (b"  \r\n", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old format of Excel"),
        (b"PK\x03\x04 broken", "is not a whole workbook"),
    ],
)
def test_what_is_no_table_is_refused_by_name(data, said, tmp_path):
    with pytest.raises(Unreadable, match=said):
        planned(written(tmp_path, data, "table.xlsx"))


def test_a_table_without_headings_is_refused_with_how_to_say_them_and_then_taken(tmp_path):
    path = written(tmp_path, "LT-1,Jonas,2026-05-01,x\nLT-2,Ona,2026-05-02,y\n")
    with pytest.raises(Unreadable) as refusal:
        planned(path)
    assert [problem.where for problem in refusal.value.problems] == ["row 1", "row 2"]
    assert '--map "A=reference"' in refusal.value.fix
    said = Manner(mapping={"A": "reference", "B": "claimant", "C": "deadline", "D": "note"})
    assert rows(planned(path, manner=said), "new") == [1, 2]


# Workbooks


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes | None = None, old: bytes = b"", new: bytes = b"") -> bytes:
    """The workbook with a part added, or with some of a part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    parts[name] = parts.get(name, b"").replace(old, new, 1) if content is None else content
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, part in parts.items():
            archive.writestr(one, part)
    return stream.getvalue()


TABLE = workbook(["Ref", "Client"], ["A-1", "Jonas"])
SHEET = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (with_part(TABLE, "xl/vbaProject.bin", b"x"), Refused, "it carries a macro"),
        (with_part(TABLE, SHEET, old=b"<worksheet", new=BOMB + b"<worksheet"), Refused, "declares a document type"),
        (
            with_part(TABLE, "xl/_rels/workbook.xml.rels", old=b"<Relationships", new=BOMB + b"<Relationships"),
            Refused,
            "declares",
        ),
        (with_part(TABLE, SHEET, "<worksheet/>".encode("utf-16")), Refused, "not in UTF-8"),
        (with_part(TABLE, "../evil.xml", b"<x/>"), Refused, "outside the file"),
        (with_part(TABLE, "xl/big.xml", b" " * (gate.MAX_PART + 1)), Refused, "unfolds to more"),
        (with_part(TABLE, SHEET, b"<worksheet><sheetData><row r='1'><c"), Unreadable, "is damaged"),
        (TABLE[:-200], Unreadable, "is not a whole workbook"),
        (
            with_part(TABLE, SHEET, old=b"</sheetData>", new=b"<row/>" * gate.MAX_ROWS + b"</sheetData>"),
            Refused,
            "or 1,048,576 rows",
        ),
        (with_part(TABLE, SHEET, old=b'r="A2"', new=b'r="A-2"'), Unreadable, "not as Excel writes it"),
    ],
    ids=["macro", "entities", "entities in a relation", "utf-16", "path", "bomb", "damaged", "cut", "rows", "place"],
)
def test_a_hostile_workbook_is_refused_by_name(data, error, said, tmp_path):
    with pytest.raises(error) as refusal:
        planned(written(tmp_path, data, "table.xlsx"))
    assert said in f"{refusal.value} {' '.join(map(str, refusal.value.problems))}"


def test_more_lines_than_a_sheet_has_are_refused_before_they_are_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(separated, "MAX_ROWS", 3)
    assert planned(written(tmp_path, b"Ref;Client\nA-1;Jonas\n\n", "table.csv"))
    with pytest.raises(Refused, match="has 4 lines"):
        planned(written(tmp_path, b"Ref;Client\nA-1;Jonas\n\n\n", "table.csv"))


def test_a_cell_longer_than_any_text_is_told_and_the_row_beside_it_is_taken(tmp_path):
    table = b"Ref;Client\nA-1;" + b"a" * 510_000 + b"\nA-2;Jonas\n"
    plan = planned(written(tmp_path, table, "table.csv"))
    assert "510,000 signs, more than any text" in str(plan) and "A-2" in str(plan) and "a" * 1000 not in str(plan)


def test_the_control_opens_what_the_gate_is_taken_away_from(monkeypatch):
    hostile = with_part(TABLE, "xl/vbaProject.bin", b"x")
    monkeypatch.setattr("litigator.exchange.tables.workbook.admitted", lambda data, name: ())
    assert len(read_workbook(hostile, "t.xlsx")) == 1
    assert len(read_workbook(TABLE, "t.xlsx")) == 1


def test_a_far_cell_makes_no_million_rows():
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Ref", "far"
    stream = io.BytesIO()
    book.save(stream)
    (sheet,) = read_workbook(stream.getvalue(), "t.xlsx")
    assert [line.number for line in sheet.lines] == [1, 1048576]


def test_numbers_and_forbidden_characters_come_in_as_they_are_seen():
    (sheet,) = read_workbook(workbook(["Ref", "Bell"], [12345678901, "a_x0007_b"], [1.5, True]), "t.xlsx")
    assert [[text_of(cell) for cell in line.cells] for line in sheet.lines[1:]] == [
        ["12345678901", "a\x07b"],
        ["1.5", "yes"],
    ]


# Headings


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Pareiškėjas", "claimant"),
        ("PAREISKEJAS", "claimant"),
        ("Pareiškėjas / Claimant", "claimant"),
        ("Pareiškėjas (-a)", "claimant"),
        ("Bylos Nr.", "case_number"),
        ("case_ref", "reference"),
        ("Teismas", "court"),
        ("Terminas", "deadline"),
        ("Apeliacinio skundo terminas", "deadline"),
        ("Next deadline", "deadline"),
        ("Next dedline", "deadline"),
        ("Įvykis", "event"),
        ("Data", "date"),
        ("Atsakovas", "respondent"),
        ("Kalba", "language"),
        ("Client", "claimant"),
        ("Case no", "case_number"),
        ("judgment delivered", "event:judgment_delivered"),
        ("Gimimo data", "born"),
        ("Spalva", None),
        ("Datų", None),
        ("Claimant / Court", None),
    ],
)
def test_headings_are_known_in_two_languages_and_nothing_is_known_that_is_not(header, field):
    assert meaning(header, WORDS)[0] == field


def test_no_name_of_a_column_is_another_columns_too():
    from litigator.exchange.tables.headings import fold

    seen: dict[str, str] = {}
    for column in LIBRARY.columns.values():
        for name in {fold(name) for name in (column.id, *column.names)}:
            assert seen.setdefault(name, column.id) == column.id, name


def test_every_word_of_a_column_means_something_that_is_there():
    known = {"court": LIBRARY.forums, "stage": LIBRARY.stages, "event": LIBRARY.vocabularies["event"]}
    for column, there in known.items():
        assert set(LIBRARY.columns[column].words) <= set(there), column
    assert all(name.removeprefix("event:") in known["event"] for name in LIBRARY.columns if name.startswith("event:"))


def test_headings_twice_are_told_and_the_second_is_reached_by_its_letter(tmp_path):
    path = written(tmp_path, "case_ref,name,name,deadline\nLT-1,a,b,2026-06-01\n")
    plan = planned(path)
    assert plan.outcomes[0].values["claimant"] == "a"
    assert "column C «name» is not imported: the heading stands twice" in plan.warnings[0]
    mapped = planned(path, manner=Manner(mapping={"C": "note"}))
    assert (mapped.outcomes[0].values["note"], mapped.warnings) == ("b", [])


def test_an_unknown_column_is_told_and_kept_or_left_out_as_it_is_said(tmp_path):
    path = written(tmp_path, "Ref;Client;Spalva\nA-1;Jonas;žalia\nA-2;Ona;\n")
    (warning,) = planned(path).warnings
    assert 'column C «Spalva» is not imported (1 value); --map "Spalva=note" keeps it' in warning
    kept = planned(path, manner=Manner(mapping={"Spalva": "note"}))
    assert "note: «Spalva: žalia»" in kept.outcomes[0].does
    assert planned(path, manner=Manner(mapping={"Spalva": "-"})).warnings == []
    for wrong in (Manner(mapping={"Spalva": "colour"}), Manner(separator=";;"), Manner(stages={"lt.lvat": "S99"})):
        with pytest.raises(UsageFault, match="what a column is to be"):
            planned(path, manner=wrong)
    assert (
        "«Spalvos» of the mapping is no heading here" in planned(path, manner=Manner(mapping={"Spalvos": "-"})).warnings
    )


def test_a_case_that_has_a_name_instead_of_a_number_is_found_by_it(tmp_path, db):
    path = written(tmp_path, "Case;Client;Notes\nDoe v. Lithuania;;x\nRoe v. Lithuania;Ona;y\n")
    plan = taken(path, db)
    assert [case.name for case in plan.cases] == ["Doe v. Lithuania", "Roe v. Lithuania"]
    assert {one.status for one in taken(path, db).outcomes} == {"same"}
    other = planned(written(tmp_path, "Case;Client\nDoe v. Lithuania;Ada\n"), db)
    assert other.outcomes[0].status == "new"
    assert "2026-001 is called so too; this is another case" in " ".join(other.warnings)


# What is meant


def test_courts_are_known_by_name_abbreviation_and_chamber_and_one_city_is_not_another():
    meanings = Meanings(LIBRARY)
    known = {
        "LVAT": "lt.lvat",
        "Lietuvos vyriausiojo administracinio teismo": "lt.lvat",
        "EŽTT": "echr",
        "ECtHR": "echr",
    }
    known |= {"Regionų administracinis teismas, Kauno rūmai": "lt.rat", "Regionų administracinis teizmas": "lt.rat"}
    for text, forum in known.items():
        assert meanings.court(text).code == forum, text
    for text in (
        "Kauno apylinkės teismas",
        "Kauno apygardos administracinis teismas",
        "Tauragės apylinkės teismas",
        "teismas",
    ):
        assert meanings.court(text).code is None, text


def test_events_are_known_by_their_words_and_a_vague_one_is_none():
    meanings = Meanings(LIBRARY)
    known = {"Posėdis": "hearing", "appeal lodged": "appeal_lodged", "Pateiktas apeliacinis skundas": "appeal_lodged"}
    for text, kind in known.items():
        assert meanings.event(text).code == kind
    for text in ("Sprendimas", "skambutis klientui", "deadline_confirmed"):
        assert meanings.event(text).code is None, text


# Which case a row is about


def test_cases_are_found_by_reference_by_number_and_by_name_and_court(tmp_path, db):
    head = "Ref;Bylos Nr.;Pareiškėjas;Teismas;Stadija;Pastabos\n"
    taken(written(tmp_path, head + "A-1;eI-1/2026;Jonas Vienas;RAT;S2a;x\n"), db)
    for row in (
        "A-1;;;;;1",
        ";eI–1/2026;;;;2",
        ";;Jonas Vienas;RAT;;3",
        ";;Jónas vienas;;;4",
        "B-7;eI-1/2026;;;;5",
        ";A-1;;;;6",
    ):
        plan = planned(written(tmp_path, head + row + "\n"), db)
        assert [(one.status, one.case) for one in plan.outcomes] == [("changed", "A-1")], row
    other = planned(written(tmp_path, head + ";;Jonas Vienas;LVAT;;x\n"), db)
    assert (other.outcomes[0].status, other.outcomes[0].case) == ("new", "2026-001")
    assert "has A-1 here; this is another court or number, so a new case" in other.warnings[0]


def test_a_number_of_another_case_and_a_name_of_two_cases_are_told(tmp_path, db):
    head = "Ref;Bylos Nr.;Pareiškėjas\n"
    taken(written(tmp_path, head + "A-1;eI-1/2026;Jonas\nA-2;eI-2/2026;Jonas\n"), db)
    plan = planned(written(tmp_path, head + "A-1;eI-2/2026;\n;;Jonas\n"), db)
    assert "belongs to A-2 here, not to A-1" in why(plan)[2]
    assert "has 2 cases here that it may be: A-1, A-2" in why(plan)[3]


def test_a_near_name_is_told_and_not_merged(tmp_path, db):
    head = "Ref,Client\n"
    taken(written(tmp_path, head + "A-1,Amina Testaite\n"), db)
    plan = taken(written(tmp_path, head + "A-1,Amina Testaitee\nA-2,Amina Testaite\n"), db)
    assert [one.name for one in cases(db)["A-1"].claimants] == ["Amina Testaite", "Amina Testaitee"]
    assert "is near «Amina Testaite» (P-0001) of the same case: kept as another person" in plan.warnings[0]
    assert "stands in other cases too (P-0001 in A-1): kept as another person" in plan.warnings[1]
    assert cases(db)["A-2"].claimants[0].reference == "P-0003"


def test_one_court_that_hears_one_kind_of_thing_opens_its_stage_and_others_are_said(tmp_path):
    path = written(tmp_path, "Bylos Nr.;Pareiškėjas;Teismas\nC-1/26;A;ESTT\neA-1/26;B;LVAT\n")
    plan = planned(path)
    assert [(stage.code, stage.forum, stage.number) for case in plan.cases for stage in case.stages] == [
        ("S4", "cjeu", "C-1/26")
    ]
    assert "--stage lt.lvat=S3" in " ".join(plan.warnings)
    said = planned(path, manner=Manner(stages={"lt.lvat": "S3"}))
    assert [(stage.code, stage.number) for case in said.cases for stage in case.stages] == [
        ("S4", "C-1/26"),
        ("S3", "eA-1/26"),
    ]


# Deadlines: the table's and the law's


def appeal(tmp_path: Path, day: str) -> Path:
    head = "Ref;Teismas;Stadija;Įvykis;Data;Terminas\n"
    return written(tmp_path, f"{head}A-1;VAAT;S2a;judgment pronounced;2023-09-12;{day}\n")


def test_a_deadline_that_the_rule_gives_too_agrees_and_adds_nothing(tmp_path, db):
    plan = taken(appeal(tmp_path, "2023-09-26"), db, today=date(2023, 9, 15))
    assert "«Terminas» 2023-09-26: lt.foreigners.140-4 gives the same day" in plan.outcomes[0].does
    assert [one.kind for one in cases(db)["A-1"].events] == ["judgment_pronounced"]


def test_a_deadline_that_differs_is_told_and_both_stand_in_the_docket(tmp_path, db, say):
    plan = taken(appeal(tmp_path, "2023-09-25"), db, today=date(2023, 9, 15))
    (told,) = [one for one in plan.warnings if "the table says" in one]
    assert "row 2: «Terminas»: the table says 2023-09-25, the rule lt.foreigners.140-4 says 2023-09-26" in told
    listed = json.loads(say("--db", db, "--today", "2023-09-15", "deadline", "list", "--json").out)["deadlines"]
    assert {(one["rule"], one["day"]) for one in listed} == {
        (NOTED, "2023-09-25"),
        ("lt.foreigners.140-4", "2023-09-26"),
    }
    noted = next(one for one in listed if one["rule"] == NOTED)
    assert (noted["status"], noted["fatal"], noted["standing"]) == ("unverified", False, "due")


def test_a_noted_day_is_waived_or_done_like_any_other(tmp_path, db, say):
    taken(appeal(tmp_path, "2023-09-25"), db, today=date(2023, 9, 15))
    by = ("--db", db, "--user", "rasa", "--today", "2023-09-20")
    assert say(*by, "deadline", "waive", "A-1", NOTED, "--reason", "the rule's day stands").code == 0
    listed = json.loads(say(*by, "deadline", "list", "--json").out)["deadlines"]
    assert [one["rule"] for one in listed] == ["lt.foreigners.140-4"]


def test_an_act_that_has_not_happened_is_told_and_a_hearing_ahead_is_taken(tmp_path):
    head = "Ref;Įvykis;Data\n"
    plan = planned(written(tmp_path, head + "A-1;appeal lodged;2026-06-01\nA-2;posėdis;2026-06-01\n"))
    assert "appeal_lodged on 2026-06-01 is in the future (today is 2026-05-20)" in why(plan)[2]
    assert rows(plan, "new") == [3]


# The whole file at once


def test_one_bad_row_keeps_out_itself_alone_or_with_strict_everything(tmp_path, db):
    path = written(tmp_path, HEAD + "LT-1,A,2026-06-01,x\nLT-2,B,31/02/2026,x\n")
    with pytest.raises(Unreadable, match="1 rows cannot be taken"):
        taken(path, db, strict=True)
    assert cases(db) == {}
    taken(path, db)
    assert list(cases(db)) == ["LT-1"]


def test_a_dry_run_writes_nothing_and_needs_no_office(tmp_path, say, db):
    path = written(tmp_path, HEAD + "LT-1,A,2026-06-01,x\n")
    for where in (db, tmp_path / "none.db"):
        run = say("--db", where, "--today", TODAY, "import", path, "--dry-run")
        assert (run.code, "nothing was written (--dry-run)" in run.out) == (0, True)
        assert "+ row 2: LT-1" in run.out
    assert cases(db) == {} and not (tmp_path / "none.db").exists()


def test_the_answer_has_the_shape_of_the_contract(tmp_path, say, db):
    text = "Ref,Client,Case no,Court,Event,Date,Deadline\nA-1,Jonas,eI-1/26,RAT,posėdis,2026-06-01,2026-06-10\nA-2,Ona,,,,,31/02/2026\n"
    run = say("--db", db, "--user", "rasa", "--today", TODAY, "import", written(tmp_path, text), "--dry-run", "--json")
    answer = json.loads(run.out)
    assert answer["schema"] == "litigator/import/1"
    (row,), (rejected,) = answer["rows"], answer["rejected"]
    assert {
        "row": 2,
        "claimant": "Jonas",
        "case_number": "eI-1/26",
        "court": "RAT",
        "event": "posėdis",
    }.items() <= row.items()
    assert {"date": "2026-06-01", "deadline": "2026-06-10"}.items() <= row.items()
    assert rejected["row"] == 3 and rejected["why"].startswith("row 3, «Deadline»: 31/02/2026 is not a date")
    assert answer["mapping"]["Deadline"] == "deadline"
    assert (answer["new"], answer["changed"], answer["same"]) == (1, 0, 0)


def test_a_case_closed_before_it_was_opened_is_told(tmp_path, db):
    path = written(tmp_path, "Ref,Client,Issue,Closed\nA-1,Jonas,a3,2020-01-01\nA-1,Ona,,\nA-2,Ona,,\n")
    taken(path, db)
    late = planned(written(tmp_path, "Ref,Opened,Closed\nA-2,2026-05-02,2026-05-01\n"), db)
    assert "closed on 2026-05-01, before it was opened on 2026-05-02" in why(late)[2]


def test_mappings_are_saved_beside_the_office_and_used_again(tmp_path, say, db):
    path = written(tmp_path, "Nr. pas mus;Žmogus;Padaryti\nA-1;Jonas;2026-06-01\n")
    by = ("--db", db, "--user", "rasa", "--today", TODAY, "import", path, "--no-input")
    maps = ("--map", "Nr. pas mus=reference", "--map", "Žmogus=claimant", "--map", "Padaryti=deadline")
    assert say(*by, *maps, "--save-mapping", "kolega").code == 0
    again = say(*by, "--mapping", "kolega", "--json")
    assert (again.code, json.loads(again.out)["same"]) == (0, 1)
    assert "Jonas" not in (tmp_path / "mappings" / "kolega.json").read_text(encoding="utf-8")
    assert say(*by, "--mapping", "kolegos").code == 5
    assert say(*by, *maps, "--save-mapping", "../x").code == 2


def test_the_wizard_asks_for_what_is_not_known_and_prints_the_command(tmp_path, say, db, monkeypatch):
    import sys

    path = written(tmp_path, "Ref;Client;Teismas;Kažkas\nA-1;Jonas;LVAT;2026-06-30\n")
    stream = io.StringIO("zzz\ndeadline\nS3\ny\n")
    monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", stream)
    run = say("--db", db, "--user", "rasa", "--today", TODAY, "import", path)
    assert run.code == 0, run.err
    assert "there is no field zzz" in run.err
    assert "--map Kažkas=deadline --stage lt.lvat=S3" in run.err.replace("'", "")
    case = cases(db)["A-1"]
    assert [stage.code for stage in case.stages] == ["S3"]
    assert any(one.due == date(2026, 6, 30) for one in case.events)
    quiet = io.StringIO("")
    monkeypatch.setattr(quiet, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", quiet)
    assert say("--db", db, "--user", "rasa", "--today", TODAY, "import", path, "--no-input").code == 0


def test_terminal_signs_in_a_table_reach_no_terminal(tmp_path, say, db):
    path = written(tmp_path, HEAD + "LT-1,\x1b]0:own\x07Jonas\u202e,2026-06-01,\x1b[2J\n")
    run = say("--db", db, "--user", "rasa", "--today", TODAY, "import", path)
    assert run.code == 0
    assert not set(run.out + run.err) & {"\x1b", "\x07", "\u202e"}
    assert cases(db)["LT-1"].claimants[0].name == "\x1b]0:own\x07Jonas\u202e"


def test_whoever_is_in_two_cases_is_changed_in_both_at_once(tmp_path, db):
    with writing_office(str(db), user="rasa") as office:
        for reference in ("A-1", "A-2"):
            office.open_case(reference, reference, language="lt", issues=(), goal=None, on=TODAY)
        office.add_claimant("A-1", "Jonas")
        office.add_claimant("A-2", "Jonas", reference="P-0001")
    head = "Ref,Client,Phone,Note\n"
    taken(written(tmp_path, head + "A-1,Jonas,+37060000001,a\nA-2,Jonas,+37060000001,b\n"), db)
    assert {case.claimants[0].phone for case in cases(db).values()} == {"+37060000001"}
    plan = planned(written(tmp_path, head + "A-1,Jonas,1,\nA-2,Jonas,2,\n"), db)
    assert why(plan) == {3: "row 3: phone of P-0001 is «2» here, and «1» in row 2"}


def test_two_rows_that_say_different_things_of_one_case_are_told_each_time(tmp_path, db):
    path = written(tmp_path, "Ref,Client,Goal,Phone\nA-1,Jonas,free him,1\nA-1,Jonas,free them,1\nA-1,Jonas,,2\n")
    for status in ("new", "same"):
        plan = taken(path, db)
        assert plan.outcomes[0].status == status
        assert why(plan) == {
            3: "row 3: goal of A-1 is «free them» here, and «free him» in row 2",
            4: "row 4: phone of P-0001 is «2» here, and «1» in row 2",
        }


def test_an_unknown_sheet_file_or_encoding_is_told(tmp_path):
    path = written(tmp_path, TABLE, "t.xlsx")
    with pytest.raises(NotFound, match="there is no sheet"):
        planned(path, manner=Manner(sheets=("Nope",)))
    with pytest.raises(NotFound, match="there is no file"):
        planned(tmp_path / "nope.csv")
    with pytest.raises(LitigatorError, match="there is no encoding"):
        planned(written(tmp_path, HEAD), manner=Manner(encoding="klingon"))


def test_values_for_every_row_are_read_like_cells(tmp_path):
    path = written(tmp_path, "Ref,Client,Opened\nA-1,Jonas,2026-01-01\nA-2,Ona,\n")
    plan = planned(path, manner=Manner(constants={"opened": "2025 m. gegužės 5 d.", "language": "English"}))
    assert [(case.opened, case.language) for case in plan.cases] == [(date(2026, 1, 1), "en"), (date(2025, 5, 5), "en")]
    with pytest.raises(Unreadable, match="--set opened"):
        planned(path, manner=Manner(constants={"opened": "yesterday-ish"}))


def test_a_rejected_row_leaves_no_gap_in_the_references(tmp_path):
    path = written(tmp_path, "Client,Event,Date\nA,appeal lodged,2026-06-01\nB,,\nC,,\n")
    assert [case.reference for case in planned(path).cases] == ["2026-001", "2026-002"]


def test_the_control_for_known_cases_sees_a_double():
    """Without an index of what there is, the same row would open the case again."""
    empty = Known(load=lambda reference: pytest.fail(reference))
    assert empty.free_reference(2026) == "2026-001" and empty.free_reference(2026) == "2026-002"
    assert isinstance(separated._cell("a\x00"), Broken)
