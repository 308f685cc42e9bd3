"""Drafting: nothing lost, nothing run, every gap told, numbers that run on, the same bytes for the same facts."""

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import drafting_office as small
import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from litigator.casefile import CaseFile, Claimant, Exhibit, Issue, Statement
from litigator.citations.authority import Verification
from litigator.clauses.clause import Cite
from litigator.drafting import compose, numbering
from litigator.drafting.assembling import Draft, assemble
from litigator.drafting.package import BODY, open_package, parse_part
from litigator.drafting.prove import part_text, prove, weekday_faults
from litigator.drafting.saving import manifest_path, save_draft
from litigator.drafting.template import read_template
from litigator.errors import DraftIncomplete, UsageFault

HOSTILE = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile"


def draft(
    tmp_path: Path,
    case: CaseFile | None = None,
    *,
    partial: bool = False,
    language: str | None = None,
    **changes: object,
) -> Draft:
    checked = changes.pop("checked", None)
    office = small.library(tmp_path, **changes)  # type: ignore[arg-type]
    return assemble(
        case or small.case_file(),
        "appeal",
        office,
        today=small.TODAY,
        partial_draft=partial,
        language=language,
        checked=checked,  # type: ignore[arg-type]
    )


def text_of(made: Draft) -> str:
    return part_text(parse_part(open_package(made.data, "x")[BODY]))


def problems_of(tmp_path: Path, case: CaseFile | None = None, **changes: object) -> list[str]:
    with pytest.raises(DraftIncomplete) as caught:
        draft(tmp_path, case, **changes)
    return [str(problem) for problem in caught.value.problems if problem.severity == "error"]


def test_a_draft_holds_the_facts_the_clauses_and_the_lists(tmp_path):
    text = text_of(draft(tmp_path))
    assert "Lietuvos vyriausiajam administraciniam teismui" in text
    assert "Skundžiamas Vilniaus apygardos administracinio teismo 2022 m. birželio 10 d. sprendimas." in text
    assert "Pirmas faktas.\nAntras faktas (2 priedas)." in text
    assert (
        "EŽTT Didžiosios kolegijos 2016 m. gruodžio 15 d. sprendimas byloje Khlaifia ir kiti prieš Italiją, Nr. 16483/12"
        in text
    )
    assert "Pareiškėjas buvo sulaikytas." in text
    assert "panaikinti sprendimą." in text
    assert "Nutartis, 2 l." in text


def test_paragraph_numbers_run_on_and_references_show_them(tmp_path):
    made = draft(tmp_path)
    assert [(used.id, used.paragraphs) for used in made.clauses] == [("a3-review", (4, 5)), ("a3-length", (6, 6))]
    assert "žr. 6 punktą (1 priedas)" in text_of(made)
    assert dict(made.authorities) == {"echr": (4,), "ecthr-khlaifia-italy": (4,)}


def test_the_same_facts_give_the_same_bytes_and_another_fact_gives_others(tmp_path):
    data = small.template_bytes()
    first = draft(tmp_path, data=data)
    assert first.data == draft(tmp_path, data=data).data
    other = draft(tmp_path, replace(small.case_file(), reference="2021-005"), data=data)
    assert other.facts_sha256 != first.facts_sha256
    assert other.data != first.data


def test_no_author_no_date_and_no_name_is_in_the_properties(tmp_path):
    parts = open_package(draft(tmp_path).data, "x")
    core = parts["docProps/core.xml"].decode()
    assert "python-docx" not in core and "Rahimi" not in core and "creator" not in core
    assert all(info.date_time[0] == 1980 for info in zipfile.ZipFile(BytesIO(draft(tmp_path).data)).infolist())


def test_several_people_take_the_plural(tmp_path):
    case = small.case_file()
    people = (
        *case.claimants,
        Claimant(reference="P-2", name="Zahra Rahimi", gender="f", consents=case.claimants[0].consents),
    )
    assert "Pareiškėjai buvo sulaikyti." in text_of(draft(tmp_path, replace(case, claimants=people)))


def test_every_missing_thing_is_told_at_once_and_nothing_is_made(tmp_path):
    case = replace(small.case_file(), stages=(), events=(), answers=(), issues=(Issue(code="a3"), Issue(code="a4")))
    found = problems_of(tmp_path, case)
    assert any("judgment.number" in problem and "ABTĮ 134" in problem for problem in found)
    assert any("Ar svarstyta?" in problem and "--answer alternatives_considered" in problem for problem in found)


def test_a_value_the_template_prints_and_the_case_lacks_is_a_gap_with_its_place(tmp_path):
    data = small.template_bytes((*small.PARAGRAPHS, ("Normal", "{{ representative.email }}")))
    found = problems_of(tmp_path, data=data)
    assert found == [
        "word/document.xml, paragraph 10, under «Apeliacinis skundas»: {{ representative.email }}: representative.email is missing — add it to the case"
    ]


def test_a_misspelt_name_is_told_from_a_missing_value(tmp_path):
    data = small.template_bytes((*small.PARAGRAPHS, ("Normal", "{% if cleimant.name %}{{ claimant.nmae }}{% endif %}")))
    found = problems_of(tmp_path, data=data)
    assert any("there is no fact cleimant.name" in problem for problem in found)
    assert any(
        "there is no fact claimant.nmae" in problem and "did you mean claimant.name?" in problem for problem in found
    )


def test_a_partial_draft_shows_each_gap_and_says_it_is_no_filing(tmp_path):
    data = small.template_bytes((*small.PARAGRAPHS, ("Normal", "{{ representative.email }}")))
    made = draft(tmp_path, data=data, partial=True)
    document = Document(BytesIO(made.data))
    assert document.paragraphs[0].text == "JUODRAŠTIS — NETEIKTI"
    assert "⟦TRŪKSTA: representative.email⟧" in text_of(made)
    assert [comment.text for comment in document.comments] == ["TRŪKSTA: representative.email"]
    header = open_package(made.data, "x")["word/header1.xml"]
    assert "NETEIKTI" in part_text(parse_part(header))
    assert 'string="JUODRAŠTIS' in header.decode()


def test_an_unverified_precedent_stops_a_final_draft_until_its_very_entry_is_checked(tmp_path):
    unverified = small.precedent(
        verification=Verification(fileable="after-check", identity="verified", outcome="memory-certain")
    )
    changes = {"precedents": {unverified.id: unverified}}
    assert any(
        "is not verified" in problem and "precedent verify" in problem for problem in problems_of(tmp_path, **changes)
    )
    assert draft(tmp_path, checked={unverified.id: "hash now"}, **changes).authorities
    stale = problems_of(tmp_path, checked={unverified.id: "hash before"}, **changes)
    assert any("changed since it was checked" in problem for problem in stale)


def test_a_precedent_that_may_not_be_cited_stops_the_draft_though_someone_checked_it(tmp_path):
    never = small.precedent(verification=Verification(fileable="no", identity="verified", outcome="verified"))
    found = problems_of(tmp_path, precedents={never.id: never}, checked={never.id: "hash now"})
    assert any("may not be cited" in problem for problem in found)


def test_an_authority_dated_after_the_filing_stops_the_draft(tmp_path):
    later = small.precedent(date=date(2023, 1, 1))
    assert any("after the filing" in problem for problem in problems_of(tmp_path, precedents={later.id: later}))


def test_adverse_authority_is_shown_when_no_clause_meets_it(tmp_path):
    against = small.precedent("ecthr-against", adverse=True)
    office = {small.precedent().id: small.precedent(), against.id: against}
    made = draft(tmp_path, precedents=office, precedent_hashes=dict.fromkeys(office, "h"))
    assert made.plan.adverse == ("ecthr-against",)
    assert any("no clause in the draft meets it" in problem.what for problem in made.problems)
    met = (
        replace(small.CLAUSES[0], head=replace(small.CLAUSES[0].head, answers=("ecthr-against",))),
        *small.CLAUSES[1:],
    )
    answered = draft(tmp_path, precedents=office, precedent_hashes=dict.fromkeys(office, "h"), clauses=met)
    assert not any("meets it" in problem.what for problem in answered.problems)


def test_a_statement_that_cites_an_exhibit_not_annexed_stops_the_draft(tmp_path):
    case = replace(
        small.case_file(), statements=(Statement(slot="facts", position=1, text="x", language="lt", exhibits=("E-9",)),)
    )
    assert any("cites the exhibit E-9" in problem for problem in problems_of(tmp_path, case))


def test_a_clause_that_needs_evidence_says_so(tmp_path):
    needy = (
        replace(small.CLAUSES[0], head=replace(small.CLAUSES[0].head, evidence=("medical_report",))),
        *small.CLAUSES[1:],
    )
    assert any("medical_report" in problem for problem in problems_of(tmp_path, clauses=needy))


def test_a_language_a_clause_lacks_stops_the_draft(tmp_path):
    with pytest.raises(Exception, match="not in en"):
        draft(tmp_path, language="en")


VALUES = [
    "A & B < C > D",
    "</w:t></w:r></w:p><w:p>",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "„Kabutės“ 'x' \"y\"",
    "عبد الله",
    "a\tb\nc",
    "]]>",
    "{_{",
    "____",
    "\u202egnp.exe",
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_reaches_body_and_header_whole_and_is_never_run(tmp_path, value):
    data = small.template_bytes(header="{{ claimant.name }}")
    case = small.case_file()
    made = draft(tmp_path, replace(case, claimants=(replace(case.claimants[0], name=value),)), data=data)
    parts = open_package(made.data, "x")
    assert value in text_of(made)
    assert value in part_text(parse_part(parts["word/header1.xml"]))
    assert "Skundžiamas" in text_of(made)


def test_the_control_docxtpl_as_it_comes_loses_text(tmp_path):
    """Without our guard the stock renderer drops what stands after `<`: the reason this room exists."""
    from docxtpl import DocxTemplate

    stock = DocxTemplate(BytesIO(small.template_bytes()))
    stock.render(
        {"forum": {"dat": "x"}, "claimant": {"name": "A < B & C"}, "judgment": {"court_gen": "y"}, "case": {}},
        autoescape=False,
    )
    buffer = BytesIO()
    stock.save(buffer)
    assert "A < B & C" not in part_text(parse_part(open_package(buffer.getvalue(), "x")[BODY]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))
@example("\x1b[31m")
@example("\r\n")
def test_any_text_reaches_the_document_save_for_named_signs(tmp_path, value):
    import unicodedata

    case = small.case_file()
    made = draft(tmp_path, replace(case, statements=(Statement(slot="facts", position=1, text=value, language="lt"),)))
    given_text = unicodedata.normalize("NFC", value.rstrip()).replace("\r\n", "\n").replace("\r", "\n")
    signs = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"}
    expected = given_text.translate({**signs, 0x7F: "\u2421", 0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
    assert expected in text_of(made)
    assert (expected != given_text) == any(
        "a visible sign stands for each" in problem.what for problem in made.problems
    )


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared hostile cases are not beside this checkout")
def test_the_hostile_values_reach_the_document_whole_or_are_named(tmp_path):
    import unicodedata

    case = small.case_file()
    for path in sorted((HOSTILE / "values").glob("*.txt")):
        value = path.read_bytes().decode("utf-8")
        made = draft(tmp_path, replace(case, claimants=(replace(case.claimants[0], native_name=value or None),)))
        shown = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")
        clean = all(ord(character) >= 32 or character in "\t\n" for character in shown) and "\ufffe" not in shown
        if clean:
            assert shown in text_of(made), path.name
        else:
            assert any("a visible sign stands for each" in problem.what for problem in made.problems), path.name


def test_the_proof_finds_a_mark_left_over_a_lost_value_a_broken_reference_and_a_second_bookmark(tmp_path):
    data = small.template_bytes()
    template = read_template(data, "t.docx")
    made = draft(tmp_path)
    parts = open_package(made.data, "x")
    numbered = numbering.Numbered(last=6)

    def found(change: tuple[bytes, bytes], printed: list[str]) -> str:
        broken = {**parts, BODY: parts[BODY].replace(*change, 1)}
        assert broken[BODY] != parts[BODY] or change[0] == change[1]
        return " ".join(
            problem.what for problem in prove(broken, template, printed=printed, numbered=numbered, language="lt")
        )

    assert found((b"x", b"x"), []) == ""
    assert "`{{` is left" in found((b"Pirmas faktas", b"{{ x }}"), [])
    assert "did not reach" in found((b"Pirmas faktas", b"Pirmas"), ["Pirmas faktas"])
    bookmark = compose.bookmark_of("a3-length", 1).encode()
    assert "leads nowhere" in found((b"REF " + bookmark, b"REF nowhere"), [])
    assert "a reference shows" in found(
        (b"<w:r><w:t>6</w:t></w:r></w:fldSimple>", b"<w:r><w:t>7</w:t></w:r></w:fldSimple>"), []
    )
    assert "does not parse" in found((b"</w:body>", b""), [])


def test_a_weekday_that_is_not_that_day_is_found():
    assert not list(weekday_faults("Monday, 20 June 2022", "en"))
    assert list(weekday_faults("Monday, 21 June 2022", "en"))
    assert not list(weekday_faults("2022 m. birželio 20 d., pirmadienį", "lt"))
    assert list(weekday_faults("2022 m. birželio 21 d., pirmadienį", "lt"))


def test_a_saved_draft_has_a_manifest_and_an_edited_one_is_never_overwritten(tmp_path):
    made = draft(tmp_path)
    at = datetime(2022, 6, 20, tzinfo=UTC)
    target = tmp_path / "appeal-filed.docx"
    assert save_draft(made, target, by="jr", at=at) == target
    said = manifest_path(target).read_text(encoding="utf-8")
    assert made.sha256 in said and "Rahimi" not in said and '"by": "jr"' in said
    assert save_draft(made, target, by="jr", at=at) == target
    target.write_bytes(target.read_bytes() + b"edited")
    assert save_draft(made, target, by="jr", at=at) == tmp_path / "appeal-filed-2.docx"
    assert target.read_bytes().endswith(b"edited")


def test_nothing_half_written_is_left_when_the_folder_or_name_is_wrong(tmp_path):
    made = draft(tmp_path)
    for target in (tmp_path / "no" / "x.docx", tmp_path / "x.txt"):
        with pytest.raises(UsageFault):
            save_draft(made, target, by=None, at=datetime.now(UTC))
    assert not list(tmp_path.glob(".writing-*"))


def test_an_annex_nothing_speaks_of_is_a_warning(tmp_path):
    case = small.case_file()
    made = draft(
        tmp_path, replace(case, exhibits=(*case.exhibits, Exhibit(key="E-3", kind="photograph", title="Nuotrauka")))
    )
    assert any("annex 3 (E-3) is not mentioned" in problem.what for problem in made.problems)


def test_a_clause_citing_what_the_library_lacks_is_told(tmp_path):
    lost = (replace(small.CLAUSES[0], head=replace(small.CLAUSES[0].head, cites=(Cite(authority="ecthr-nobody"),))),)
    with pytest.raises(DraftIncomplete) as caught:
        draft(tmp_path, clauses=(*lost, small.CLAUSES[1]))
    assert any("no precedent ecthr-nobody" in problem.what for problem in caught.value.problems)


def test_words_for_a_slot_the_template_lacks_are_told_not_lost(tmp_path):
    without = small.template_bytes(
        tuple(line for line in small.PARAGRAPHS if line[1] not in ("[[clauses: merits]]", "[[statements: facts]]"))
    )
    found = problems_of(tmp_path, data=without)
    assert any("the template has no slot merits" in problem for problem in found)
    made = draft(tmp_path, replace(small.case_file(), issues=()), data=without)
    assert any("2 statements for facts have no place" in problem.what for problem in made.problems)


def test_a_misspelt_condition_in_a_clause_is_told(tmp_path):
    wrong = small.clause("a3-wrong", "Tekstas{% if detention.dais %} su sąlyga{% endif %}.")
    assert any(
        "there is no fact detention.dais" in problem
        for problem in problems_of(tmp_path, clauses=(*small.CLAUSES, wrong))
    )


def test_the_annex_mark_leaves_no_space_where_nothing_is_annexed(tmp_path):
    marked = small.clause("a3-marked", "Tai patvirtina nuotrauka [#photograph].")
    assert "Tai patvirtina nuotrauka." in text_of(draft(tmp_path, clauses=(*small.CLAUSES, marked)))
