"""The files of `precedents/`, one by one: identity, verification, text, and agreement with the fact sheet they were made from."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from litigator.citations.authority import Precedent
from litigator.citations.identity import ecthr_ecli, faults
from litigator.errors import LibraryFault
from litigator.library.reading import parse, read

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "precedents").glob("*/*.yaml"))
FACTS = Path(__file__).resolve().parents[2] / "shared" / "facts" / "precedents.jsonl"
FOLDERS = {"ecthr": "ECtHR", "cjeu": "CJEU", "lt": "LT", "un": "UN"}
OUTCOME_ALONE = {"ecthr-mamatkulov"}
"""Entries whose reasoning was not seen and whose holding therefore restates the verified outcome and nothing else."""

RUN = 9
"""So many words on end, the same as in the fact sheet, are a sentence copied."""

with_facts = pytest.mark.skipif(not FACTS.is_file(), reason="the shared fact sheet is not beside this checkout")


@pytest.fixture(scope="module")
def entries() -> dict[Path, Precedent]:
    return {path: read(path, Precedent) for path in FILES}


@pytest.fixture(scope="module")
def by_id(entries: dict[Path, Precedent]) -> dict[str, Precedent]:
    return {entry.id: entry for entry in entries.values()}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FACTS.read_text(encoding="utf-8").splitlines()]


def texts_of(entry: Precedent) -> list[str]:
    """Everything in an entry that a person reads."""
    return [
        *(entry.name, entry.name_lt or "", entry.formation, entry.holding, entry.notes or "", entry.numbers_note or ""),
        *(key.about for key in entry.key_paragraphs),
        *(outcome.scope or outcome.kind or "" for outcome in entry.outcomes),
        *entry.verification.sources,
    ]


def broken_words(text: str) -> list[str]:
    """Words that folding tore at their hyphen: `ill- treatment`."""
    return re.findall(r"\w+- \w+", text)


def shared_run(ours: str, theirs: str, length: int = RUN) -> str | None:
    """The first `length` words that both texts have on end, or None."""
    mine, yours = (re.findall(r"\w+", text.lower()) for text in (ours, theirs))
    runs = {tuple(yours[start : start + length]) for start in range(len(yours) - length + 1)}
    for start in range(len(mine) - length + 1):
        if tuple(mine[start : start + length]) in runs:
            return " ".join(mine[start : start + length])
    return None


def test_each_file_is_named_by_its_id_and_stands_in_the_folder_of_its_court(entries: dict[Path, Precedent]) -> None:
    for path, entry in entries.items():
        assert entry.id == path.stem
        assert entry.court == FOLDERS[path.parent.name], entry.id
        assert entry.id.startswith(f"{path.parent.name}-")


def test_no_decision_is_lost_and_no_id_stands_twice(entries: dict[Path, Precedent]) -> None:
    courts = Counter(entry.court for entry in entries.values())
    assert len(entries) >= 141
    assert courts["ECtHR"] >= 82 and courts["CJEU"] >= 33 and courts["LT"] >= 10 and courts["UN"] >= 16
    assert len({entry.id for entry in entries.values()}) == len(entries)


def test_number_date_and_ecli_of_every_entry_agree(by_id: dict[str, Precedent]) -> None:
    assert {entry.id: faults(entry) for entry in by_id.values() if faults(entry)} == {}


def test_every_decided_case_of_strasbourg_has_the_computed_ecli(by_id: dict[str, Precedent]) -> None:
    decided = [entry for entry in by_id.values() if entry.court == "ECtHR" and entry.status == "decided"]
    assert len(decided) >= 79
    for entry in decided:
        assert entry.date is not None, entry.id
        assert entry.ecli == ecthr_ecli(entry.numbers[0], entry.date, decision="decision" in entry.formation), entry.id


def test_a_pending_case_promises_nothing(by_id: dict[str, Precedent]) -> None:
    pending = [entry for entry in by_id.values() if entry.status == "pending"]
    assert len(pending) >= 3
    for entry in pending:
        assert entry.outcomes == () and entry.date is None and entry.ecli is None, entry.id
        assert entry.verification.fileable == "as-pending", entry.id
        assert "HUDOC" in (entry.notes or ""), entry.id


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("cjeu-c72-22", {"ecli": "ECLI:EU:C:2021:505"}, "the ECLI is of 2021"),
        ("cjeu-c72-22", {"ecli": "ECLI:CE:2022:505"}, "not an ECLI of the Court of Justice"),
        ("cjeu-c72-22", {"numbers": ("C‑72/22 PPU",)}, "not the number of a case in Luxembourg"),
        ("un-cat-sonko", {"numbers": ("CAT/C/47/368/2008",)}, "not the symbol of a communication"),
        ("lt-lvat-a-1804-502-2022", {"numbers": ("A-1804/2022",)}, "not an LVAT number"),
        ("lt-lvat-a-1804-502-2022", {"numbers": ("I-1804-502/2022",)}, "not an LVAT number"),
        ("ecthr-grj-greece", {"ecli": "ECLI:CE:ECHR:2024:1203JUD001506721"}, "number and date give"),
        ("ecthr-grj-greece", {"date": date(2024, 12, 4)}, "number and date give"),
        ("ecthr-ra-poland", {"date": date(2025, 2, 12)}, "a pending case has neither"),
        ("ecthr-sd-greece", {"final": date(2009, 6, 10)}, "before it was decided"),
    ],
)
def test_a_slip_in_one_of_them_shows(by_id: dict[str, Precedent], name: str, change: dict[str, Any], told: str) -> None:
    assert faults(by_id[name]) == ()
    assert told in " ".join(faults(replace(by_id[name], **change)))


@pytest.mark.parametrize("number", ["16483", "16483/2012", "16483-12", "", "C-72/22"])
def test_no_ecli_is_computed_from_what_is_no_application_number(number: str) -> None:
    with pytest.raises(ValueError, match="not an application number"):
        ecthr_ecli(number, date(2016, 12, 15))


def test_what_may_not_be_filed_says_why(by_id: dict[str, Precedent]) -> None:
    kept_back = [entry for entry in by_id.values() if entry.verification.fileable != "yes"]
    assert len(kept_back) >= 25
    assert [entry.id for entry in kept_back if not entry.notes] == []


def test_what_was_not_verified_is_not_filed_unchecked(by_id: dict[str, Precedent]) -> None:
    for entry in by_id.values():
        if {entry.verification.identity, entry.verification.outcome} & {"memory-certain", "memory-uncertain"}:
            assert entry.verification.fileable in ("after-check", "no"), entry.id


def test_an_entry_without_a_number_says_so(by_id: dict[str, Precedent]) -> None:
    without = [entry for entry in by_id.values() if not entry.numbers]
    assert [entry.id for entry in without if not entry.numbers_note] == []
    assert all(entry.verification.fileable != "yes" for entry in without)


def test_a_finality_date_in_the_notes_stands_in_its_field_too(by_id: dict[str, Precedent]) -> None:
    said = re.compile(r"\bFinal on \d|became final\b")
    assert [entry.id for entry in by_id.values() if said.search(entry.notes or "") and entry.final is None] == []


def test_no_text_has_a_template_tag_or_a_torn_word(by_id: dict[str, Precedent]) -> None:
    for entry in by_id.values():
        for text in texts_of(entry):
            assert "{{" not in text and "{%" not in text, entry.id
            assert text == " ".join(text.split()), entry.id
        assert broken_words(f"{entry.holding} {entry.notes}") == [], entry.id


def test_no_source_was_cut_in_two(by_id: dict[str, Precedent]) -> None:
    for entry in by_id.values():
        for source in entry.verification.sources:
            assert source.count("(") == source.count(")"), (entry.id, source)


def test_the_controls_see_a_torn_word_and_a_copied_sentence() -> None:
    assert broken_words("of ill- treatment, well-known, 20- and 30-year") == ["ill- treatment", "20- and"]
    sentence = "one two three four five six seven eight nine ten"
    assert shared_run(f"And {sentence}.", f"so: {sentence}") == "one two three four five six seven eight nine"
    assert shared_run("one two three four five six seven eight, then nine", sentence) is None


def test_a_key_that_the_shape_lacks_is_refused() -> None:
    text = FILES[0].read_text(encoding="utf-8")
    with pytest.raises(LibraryFault) as caught:
        parse(text + "importance: 1\n", Precedent, name="x.yaml")
    assert "`importance` is not a key here" in str(caught.value.problems[0])


@with_facts
def test_every_row_of_the_fact_sheet_has_its_entry_with_the_same_facts(
    by_id: dict[str, Precedent], rows: list[dict[str, Any]]
) -> None:
    assert len(rows) == 141
    for row in rows:
        entry = by_id[row["id"]]
        numbers = [number for number in row["numbers"] if not number.startswith("(")]
        assert list(entry.numbers) == numbers, entry.id
        assert (entry.date.isoformat() if entry.date else None) == row["date"], entry.id
        assert (entry.ecli, entry.ecli_basis) == (row["ecli"], row["ecli_basis"]), entry.id
        assert (entry.name, entry.court, entry.status, entry.formation) == (
            *(row["official_name"], row["source_court"], row["status"], row["formation"]),
        ), entry.id
        told = [
            {key: value for key in ("article", "result", "kind", "scope") if (value := getattr(outcome, key))}
            for outcome in entry.outcomes
        ]
        assert told == row["outcome"], entry.id
        assert (entry.adverse, list(entry.issues)) == (row["adverse"], row["issue_tags"]), entry.id


@with_facts
def test_the_flags_of_the_fact_sheet_are_kept(by_id: dict[str, Precedent], rows: list[dict[str, Any]]) -> None:
    for row in rows:
        checked = by_id[row["id"]].verification
        assert checked.fileable == row["ship"].removeprefix("yes-"), row["id"]
        assert (checked.identity, checked.outcome) == (row["confidence"], row["outcome_confidence"]), row["id"]
        assert checked.court_list == row.get("identity_in_court_list"), row["id"]


@with_facts
def test_no_paragraph_is_called_seen_that_the_fact_sheet_does_not_call_so(
    by_id: dict[str, Precedent], rows: list[dict[str, Any]]
) -> None:
    for row in rows:
        paragraphs = by_id[row["id"]].key_paragraphs
        source = row["key_paragraphs"] or ""
        assert bool(paragraphs) == bool(source), row["id"]
        for key in paragraphs:
            assert key.pinpoint in source, row["id"]
            assert (key.basis == "seen") == ("seen" in source), row["id"]


@with_facts
def test_details_that_were_not_seen_are_not_asserted(by_id: dict[str, Precedent], rows: list[dict[str, Any]]) -> None:
    """Where the fact sheet names the words it saw in no source, the holding goes without them, or says how it is known."""
    flagged = 0
    for row in rows:
        _, found, missing = (row["notes"] or "").partition("Holding detail not seen in a source: ")
        if not found:
            continue
        flagged += 1
        entry = by_id[row["id"]]
        for detail in re.findall(r'"([^"]+)"', missing):
            assert detail.lower() not in entry.holding.lower(), (entry.id, detail)
        if missing.startswith("whole sentence"):
            assert "not read again" in entry.holding or entry.id in OUTCOME_ALONE, entry.id
        assert re.search(r"(was|were) not( read| seen)?|seen in no source", entry.notes or ""), entry.id
    assert flagged >= 10


@with_facts
def test_no_holding_or_note_is_a_sentence_of_the_fact_sheet(
    by_id: dict[str, Precedent], rows: list[dict[str, Any]]
) -> None:
    for row in rows:
        entry = by_id[row["id"]]
        assert shared_run(entry.holding, row["holding"]) is None, (entry.id, shared_run(entry.holding, row["holding"]))
        if entry.notes and row["notes"]:
            assert shared_run(entry.notes, row["notes"]) is None, (entry.id, shared_run(entry.notes, row["notes"]))
