"""The office given out as tables and taken back: the same cases to the last sign; no cell that runs; what was changed in Excel is told and kept."""

import csv
import io
import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from litigator.casefile import CaseFile, Claimant, Detention, Event, Exhibit, Relief, Stage, Statement
from litigator.errors import Unreadable
from litigator.exchange.tables import writing
from litigator.exchange.tables.files import Manner, content_of
from litigator.exchange.tables.giving_out import DEADLINES, Rows, matrix_of
from litigator.exchange.tables.neutral import SIGNS, escaped, neutralised, restored, unescaped
from litigator.exchange.tables.nouns import TABLES, from_cell, table_of, to_cell
from litigator.exchange.tables.taking_in import Plan
from litigator.library.gathering import open_library
from litigator.office import found_office, reading_office, writing_office
from litigator.office.tables import export_of, keep, plan_for
from litigator.registry.nouns import INNER
from litigator.sample import CLOCK

VALUES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile" / "values"
LIBRARY = open_library()
PLAIN = Manner()
NASTY = (
    *(
        "",
        '""',
        " ",
        "  x ",
        "'",
        "''",
        "'=1",
        "=1+1",
        "+370 600",
        "-1",
        "@SUM(1)",
        "\t=1",
        "\r",
        "a\r\nb",
        "a\nb",
        "\x07",
        "_x0007_",
    ),
    *(
        "a;b",
        "a\\;b",
        "\x0b",
        "\ufffe",
        '"',
        'say "so"',
        "a,b;c|d\te",
        "ąčę",
        "\u202eabc",
        "= ",
        " =1",
        "\u00a0=1",
        "true",
        "2026-06-01",
        "007",
    ),
)


def founded(path: Path) -> Path:
    found_office(str(path), name="Test", user="rasa")
    with writing_office(str(path), user="rasa", founding="rasa") as office:
        office.add_user("rasa", "Rasa", "lawyer")
    return path


@pytest.fixture
def empty(tmp_path):
    (tmp_path / "empty").mkdir()
    return founded(tmp_path / "empty" / "own.db")


def cases(db: Path) -> dict[str, CaseFile]:
    with reading_office(str(db)) as office:
        return {line.reference: _bare(office.case_file(line.reference)) for line in office.cases()}


def _bare(case: CaseFile) -> CaseFile:
    """A case without the registry's own counters."""
    return replace(case, version=1, claimants=tuple(replace(one, version=1) for one in case.claimants))


def given_out(db: Path, form: str, tmp_path: Path, kinds: tuple[str, ...] = ()) -> Path:
    path = tmp_path / f"out.{form}"
    with reading_office(str(db)) as office:
        path.write_bytes(export_of(office, str(db), kinds, form, today=CLOCK))
    return path


def taken(path: Path, db: Path) -> Plan:
    with writing_office(str(db), user="rasa") as office:
        plan = plan_for(office, content_of(path, LIBRARY, PLAIN), PLAIN, today=CLOCK)
        keep(office, plan)
    return plan


def full_case(reference: str, texts: tuple[str, ...]) -> CaseFile:
    """A case that holds every text in every kind of place."""
    people = tuple(
        Claimant(
            reference=f"{reference}-P{number}",
            name=text or "x",
            address=text,
            aliases=tuple(one for one in (text, "b; c", "d\\") if one),
            languages=("fa", "ps"),
            born=date(1899, 5, 1),
            detentions=(Detention(place="pabrade", since=date(2022, 1, 1), order_number=text),),
        )
        for number, text in enumerate(texts)
    )
    moment = datetime(2026, 5, 1, 14, 30, tzinfo=UTC)
    events = tuple(
        Event(
            key=f"e{number}",
            kind="note",
            on=date(2026, 5, 1),
            at=moment,
            title=text,
            claimants=(people[0].reference,),
            recorded_by="rasa",
        )
        for number, text in enumerate(texts)
    )
    return CaseFile(
        reference=reference,
        name="Byla",
        opened=date(2026, 1, 1),
        goal=texts[0],
        claimants=people,
        stages=(Stage(key="S1", code="S1", forum="lt.migration", number=texts[-1] or None),),
        events=events,
        exhibits=(Exhibit(key="E-1", kind="other", title="x", pages=7, annex=False),),
        relief=(Relief(code="release", amount=Decimal("1250.50"), currency="EUR"),),
        statements=(Statement(slot="facts", position=1, text="\n".join(texts), language="lt", exhibits=("E-1",)),),
    )


# There and back


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_the_sample_office_comes_back_whole_into_an_empty_one(form, sample, empty, tmp_path):
    path = given_out(sample, form, tmp_path)
    plan = taken(path, empty)
    assert plan.rejected == []
    assert cases(empty) == cases(sample)
    assert len(cases(empty)) == 10
    again = taken(path, empty)
    assert {one.status for one in again.outcomes} == {"same"}


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_texts_of_any_kind_come_back_to_the_last_sign(form, empty, tmp_path):
    source = founded(tmp_path / "source.db")
    with writing_office(str(source), user="rasa") as office:
        office.take_in(full_case("N-1", NASTY))
    taken(given_out(source, form, tmp_path), empty)
    assert cases(empty) == cases(source)


@pytest.mark.skipif(not VALUES.is_dir(), reason="the hostile values are not here")
@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_every_hostile_value_comes_back_equal(form, empty, tmp_path):
    values = tuple(path.read_bytes().decode("utf-8") for path in sorted(VALUES.glob("*.txt")))
    kept = tuple(value for value in values if "\x00" not in value)
    assert len(kept) > 50
    source = founded(tmp_path / "source.db")
    with writing_office(str(source), user="rasa") as office:
        office.take_in(full_case("V-1", kept))
    taken(given_out(source, form, tmp_path), empty)
    assert cases(empty) == cases(source)


@pytest.mark.parametrize("kind", ["cases", "events"])
def test_a_csv_comes_back_unchanged_over_the_office_it_came_from(kind, tmp_path):
    source = founded(tmp_path / "source.db")
    with writing_office(str(source), user="rasa") as office:
        office.take_in(full_case("N-1", NASTY))
    before = cases(source)
    plan = taken(given_out(source, "csv", tmp_path, (kind,)), source)
    assert {one.status for one in plan.outcomes} == {"same"}
    assert len(plan.outcomes) == (1 if kind == "cases" else len(NASTY))
    assert cases(source) == before


def test_a_text_longer_than_a_cell_of_excel_comes_back_whole(empty, tmp_path):
    source = founded(tmp_path / "source.db")
    long = ("ąžuolas " * 12_000, "\x07" * 40_000, "x" * 32_000)
    with writing_office(str(source), user="rasa") as office:
        office.take_in(full_case("L-1", long))
    path = given_out(source, "xlsx", tmp_path)
    book = load_workbook(path)
    assert max(len(str(cell.value or "")) for sheet in book for row in sheet.iter_rows() for cell in row) <= 32_767
    assert "title (2)" in [cell.value for cell in book["events"][1]]
    taken(path, empty)
    assert cases(empty) == cases(source)


def test_every_field_of_every_noun_is_a_column():
    for table in TABLES:
        inner = {kind.field for kind in INNER.get(table.noun, ())}
        lost = {one.name for one in fields(table.noun)} - set(table.own) - inner - {"claimants", "version"}
        assert lost == set(), table.name
        assert table_of(list(table.headings)) is table
    assert table_of(["reference", "name", "opened"]) is None  # a stranger's own words


# Excel in between


def edited(path: Path, sheet: str, **cells: object) -> Path:
    book = load_workbook(path)
    for place, value in cells.items():
        book[sheet][place] = value
    book.save(path)
    return path


def test_what_was_changed_in_excel_is_told_and_kept(sample, tmp_path):
    path = given_out(sample, "xlsx", tmp_path)
    column = next(cell.column_letter for cell in load_workbook(path)["cases"][1] if cell.value == "goal")
    last = load_workbook(path)["events"].max_row
    edited(path, "cases", **{f"{column}2": "Naujas tikslas"})
    edited(
        path,
        "events",
        **{
            f"A{last + 1}": "2021-004",
            f"B{last + 1}": "posedis",
            f"C{last + 1}": "hearing",
            f"D{last + 1}": date(2026, 7, 1),
        },
    )
    with writing_office(str(sample), user="rasa") as office:
        plan = plan_for(office, content_of(path, LIBRARY, PLAIN), PLAIN, today=CLOCK)
        keep(office, plan)
    assert [(one.sheet, one.row, one.status) for one in plan.outcomes if one.status != "same"] == [
        ("cases", 2, "changed"),
        ("events", last + 1, "changed"),
    ]
    assert "goal: «Kad šeimos su vaikais" in plan.outcomes[0].does[0]
    case = cases(sample)["2021-004"]
    assert case.goal == "Naujas tikslas"
    assert (case.events[-1].on, case.events[-1].recorded_by) == (date(2026, 7, 1), "rasa")


def test_what_cannot_be_taken_back_is_told_in_its_row(sample, tmp_path):
    path = given_out(sample, "xlsx", tmp_path)
    edited(path, "events", C2="picnic", D3="31/02/2026", A4="2099-001")
    edited(path, "stages", C2=None)
    edited(path, "links", A2="2021-011", C2="2099-001")
    with reading_office(str(sample)) as office:
        plan = plan_for(office, content_of(path, LIBRARY, PLAIN), PLAIN, today=CLOCK)
    told = {(one.sheet, one.row): one.why for one in plan.rejected}
    assert "31/02/2026 is not a date" in told["events", 3]
    assert "there is no case «2099-001»" in told["events", 4]
    assert "code is empty" in told["stages", 2]
    assert (
        "there is no kind of event «picnic»" in told["events", 2]
    )  # the case could not be kept, and its rows are told
    assert all(one.case != "2021-004" for one in plan.outcomes if one.status == "changed")


def test_nothing_is_deleted_by_a_row_that_is_gone(sample, tmp_path):
    path = given_out(sample, "xlsx", tmp_path)
    book = load_workbook(path)
    book["events"].delete_rows(2, 5)
    book.save(path)
    before = cases(sample)
    with writing_office(str(sample), user="rasa") as office:
        keep(office, plan_for(office, content_of(path, LIBRARY, PLAIN), PLAIN, today=CLOCK))
    assert cases(sample) == before


def test_a_person_of_two_cases_is_one_and_a_file_that_disagrees_is_told(empty, tmp_path):
    source = founded(tmp_path / "source.db")
    with writing_office(str(source), user="rasa") as office:
        for reference in ("A-1", "A-2"):
            office.open_case(reference, reference, language="lt", issues=(), goal=None, on=CLOCK)
        office.add_claimant("A-1", "Jonas", phone="1")
        office.add_claimant("A-2", "Jonas", reference="P-0001")
    path = given_out(source, "xlsx", tmp_path)
    taken(path, empty)
    assert cases(empty) == cases(source)
    phone = next(cell.column_letter for cell in load_workbook(path)["claimants"][1] if cell.value == "phone")
    taken(edited(path, "claimants", **{f"{phone}3": "2"}), empty)  # changed in one of the two rows
    assert {case.claimants[0].phone for case in cases(empty).values()} == {"2"}
    with writing_office(str(empty), user="rasa") as office:
        plan = plan_for(
            office,
            content_of(edited(path, "claimants", **{f"{phone}2": "3", f"{phone}3": "4"}), LIBRARY, PLAIN),
            PLAIN,
            today=CLOCK,
        )
    assert "P-0001 is described differently in A-1 and A-2" in plan.rejected[0].why


def test_a_key_that_no_case_has_and_a_case_that_is_none_are_told(sample, tmp_path):
    path = given_out(sample, "json", tmp_path)
    document = json.loads(path.read_text(encoding="utf-8"))
    document["cases"][0]["gaol"] = "x"
    document["cases"][1]["opened"] = "never"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(Unreadable) as refusal:
        content_of(path, LIBRARY, PLAIN)
    told = " ".join(map(str, refusal.value.problems))
    assert "`gaol` is no key of a case" in told and "case 2" in told


# What a spreadsheet does with it


def test_no_cell_of_a_csv_runs_and_each_comes_back():
    for text in NASTY:
        safe = neutralised(text)
        assert not safe.startswith(SIGNS) and restored(safe) == text, text
        assert not safe.lstrip(" \u00a0").startswith(SIGNS), text
    assert restored("'Ąžuolas") == "'Ąžuolas"  # somebody's own apostrophe
    assert restored("'+370 600") == "+370 600"  # neutralised by somebody else


def test_the_control_sees_a_formula_that_was_not_neutralised(monkeypatch):
    table = Rows("t", ("a",), (("=1+1",),))
    assert list(csv.reader(io.StringIO(writing.csv_of(table).decode("utf-8-sig"))))[1] == ["'=1+1"]
    monkeypatch.setattr(writing, "neutralised", lambda text: text)
    assert list(csv.reader(io.StringIO(writing.csv_of(table).decode("utf-8-sig"))))[1] == ["=1+1"]


def test_a_workbook_holds_no_formula_and_its_text_stays_text():
    data = writing.workbook_of((Rows("t", ("a", "b"), tuple((text, date(2026, 6, 1)) for text in NASTY)),), None)
    (sheet,) = load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert [unescaped(row[0].value or "") for row in sheet.iter_rows(min_row=2)] == list(NASTY)
    formula = next(row[0] for row in sheet.iter_rows(min_row=2) if row[0].value == "=1+1")
    assert formula.quotePrefix
    assert all(unescaped(escaped(text)) == text for text in NASTY)


def test_the_workbook_filters_freezes_and_charts(sample, tmp_path):
    book = load_workbook(given_out(sample, "xlsx", tmp_path))
    assert book.sheetnames[:3] == ["cases", "claimants", "stages"] and book.sheetnames[-2:] == ["deadlines", "matrix"]
    for sheet in book.worksheets[:-1]:
        assert sheet.auto_filter.ref.startswith("A1:") and sheet.freeze_panes in ("A2", "B2")
        assert all(8 <= sheet.column_dimensions[cell.column_letter].width <= 60 for cell in sheet[1])
        assert all(cell.font.bold for cell in sheet[1])
    opened = next(cell for cell in book["cases"][2] if cell.is_date)
    assert opened.number_format == "yyyy-mm-dd"
    assert len(book["matrix"]._charts) == 2
    assert [cell.value for cell in book["deadlines"][1]] == list(DEADLINES)


def test_the_matrix_counts_open_cases_by_issue_and_forum(sample):
    with reading_office(str(sample)) as office:
        found = [office.case_file(line.reference) for line in office.cases()]
    matrix = matrix_of(found, (), LIBRARY)
    running = [case for case in found if case.closed is None]
    for code, number in matrix.by_issue:
        assert number == sum(any(issue.code == code for issue in case.issues) for case in running)
    assert matrix.cells["a3", "lt.rat"] == sum(
        any(issue.code == "a3" for issue in case.issues)
        and any(s.forum == "lt.rat" and not s.closed for s in case.stages)
        for case in running
    )


# The commands


def test_export_and_import_from_the_command_line(on_sample, say, empty, tmp_path):
    out = tmp_path / "office.xlsx"
    done = on_sample("export", "-o", out)
    assert (done.code, "names of people stand in it" in done.err) == (0, True)
    assert on_sample("export", "-o", out).code == 7
    assert on_sample("export", "-o", out, "--force").code == 0
    back = say("--db", empty, "--user", "rasa", "--today", CLOCK, "import", out, "--json")
    answer = json.loads(back.out)
    assert (back.code, answer["rejected"], answer["new"] > 300, answer["written"]) == (0, [], True, True)
    assert "sheet «matrix» is not read: it is computed" in answer["warnings"]


def test_exports_that_cannot_be_are_told(on_sample, tmp_path):
    assert on_sample("export").code == 2
    assert on_sample("export", "--format", "xlsx").code == 2
    assert on_sample("export", "--cases", "--events", "-o", tmp_path / "x.csv").code == 2
    assert on_sample("export", "--format", "csv", "-o", tmp_path / "x.json").code == 2
    assert on_sample("export", "-o", tmp_path / "none" / "x.csv").code == 5


def test_the_docket_is_given_out_and_not_taken_back(on_sample, tmp_path):
    out = tmp_path / "docket.csv"
    assert on_sample("export", "--deadlines", "-o", out).code == 0
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert rows[0] == list(DEADLINES) and len(rows) > 20
    refused = on_sample("import", out)
    assert (refused.code, "it is not read back" in refused.err) == (9, True)


def test_values_that_no_cell_should_hold_are_told_by_field():
    for noun, name, cell, said in (
        (Event, "at", "2026-05-01 14:30", "a moment with its offset"),
        (Relief, "amount", "many", "an amount"),
        (Exhibit, "annex", "perhaps", "yes or no"),
        (Claimant, "gender", "q", "none of f, m, x"),
        (Exhibit, "pages", "seven", "a whole number"),
    ):
        with pytest.raises(ValueError, match=said):
            from_cell(noun, name, cell)
    assert from_cell(Relief, "amount", to_cell(Decimal("1250.50"))) == Decimal("1250.50")
