"""The sample office and what is drafted from it: golden texts, both forms, both languages."""

import sqlite3
from pathlib import Path

import pytest

from litigator.documents.package import BODY, open_package, parse_part
from litigator.drafting.assembling import assemble
from litigator.drafting.prove import part_text
from litigator.errors import Refused
from litigator.library.gathering import open_library
from litigator.registry.validating import faults
from litigator.sample import CLOCK, DRAFTS, build_example, run_demo, specimens

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).resolve().parent / "golden"
CASES = {case.reference: case for case in specimens()}


def dump(path: Path) -> list[str]:
    """The content of an office, without the log's times and links, which differ at each building, and without what can be computed again."""
    connection = sqlite3.connect(path)
    connection.create_function("litigator_actor", 0, lambda: "test")
    without = ('INSERT INTO "audit_log"', 'INSERT INTO "docket', "sqlite_sequence")
    lines = [line for line in connection.iterdump() if not any(mark in line[:40] for mark in without)]
    connection.close()
    return sorted(lines)


def test_there_are_ten_cases_two_on_each_issue_at_different_stages():
    leads = [issue.code[0] for case in CASES.values() for issue in case.issues if issue.lead]
    assert sorted(leads) == sorted("aabbccddee")
    assert len({case.stages[-1].code for case in CASES.values()}) >= 5
    needs = {need.code for case in CASES.values() for claimant in case.claimants for need in claimant.vulnerabilities}
    assert {"unaccompanied_minor", "torture_rape_violence", "minor", "disabled"} <= needs


@pytest.mark.parametrize("reference", sorted(CASES))
def test_each_case_holds_together_and_says_that_it_is_invented(reference):
    assert faults(CASES[reference]) == ()
    path = ROOT / "litigator" / "specimens" / "cases" / f"{reference}.yaml"
    assert path.read_text(encoding="utf-8").startswith("# Every person, number and event in this file is invented")


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize("reference, form", DRAFTS)
def test_the_drafts_read_as_they_were_approved(reference, form, language):
    """Golden text: after a change that is meant, run with GOLDEN_WRITE=1 and read the difference."""
    import os

    made = assemble(CASES[reference], form, open_library(), today=CLOCK, language=language)
    text = part_text(parse_part(open_package(made.data, form)[BODY])) + "\n"
    golden = GOLDEN / f"{reference}-{form}.{language}.txt"
    if os.environ.get("GOLDEN_WRITE"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("reference, form", [*DRAFTS, ("2025-002", "lvat-appeal"), ("2025-012", "lvat-appeal")])
def test_the_drafts_have_no_error_no_placeholder_and_number_on(reference, form):
    made = assemble(CASES[reference], form, open_library(), today=CLOCK)
    text = part_text(parse_part(open_package(made.data, form)[BODY]))
    assert not [problem for problem in made.problems if problem.severity == "error"]
    assert not any(mark in text for mark in ("{{", "{%", "[[", "____", "⟦", "None", "TRŪKSTA", "MISSING"))
    spans = [used.paragraphs for used in made.clauses]
    assert sorted(spans) == sorted(set(spans))
    library = open_library()
    for name, _ in made.authorities:
        assert name not in library.precedents or library.precedents[name].verification.fileable == "yes"


def test_the_demonstration_draws_both_drafts_and_the_limits(tmp_path):
    day, limits, drafts, database = run_demo(tmp_path / "demo")
    assert day == CLOCK
    assert len(drafts) == 2 and all(path.is_file() for _, path in drafts)
    assert any(line.row.rule == "lt.foreigners.140-4" for line in limits)
    assert database.is_file()
    run_demo(tmp_path / "demo")


def test_a_folder_with_someone_s_work_is_not_swept_away(tmp_path):
    (tmp_path / "mine.txt").write_text("work")
    with pytest.raises(Refused):
        run_demo(tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "work"


def test_the_example_in_the_repository_is_what_the_specimens_give(tmp_path):
    build_example(tmp_path / "cases.db")
    assert dump(tmp_path / "cases.db") == dump(ROOT / "cases.db.example"), "run: make example"
