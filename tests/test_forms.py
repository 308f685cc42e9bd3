"""The domestic forms: each assembles where it is due, in both languages; each requirement is judged by what proves it, and none passes by itself."""

import os
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import forms_cases
import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from litigator.casefile import Event, Relief, Statement
from litigator.clauses.choosing import choose
from litigator.documents.package import BODY, open_package
from litigator.drafting.assembling import assemble, plan_for
from litigator.drafting.claimants import is_minor
from litigator.drafting.facts import Setting, facts_of, statement_slots, vocabulary
from litigator.drafting.forms.described import described
from litigator.drafting.forms.drafted import Drafted
from litigator.drafting.forms.finished import Finished, finished
from litigator.drafting.forms.judging import document_tests, draft_problems, form_problems, tick_line, to_tick
from litigator.drafting.forms.said import DRAFT_TESTS
from litigator.drafting.sources import template_at
from litigator.drafting.template import ANNEX
from litigator.errors import Problem
from litigator.library.gathering import open_library
from litigator.library.shapes import FormCheck
from litigator.sample import CLOCK, specimens

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = open_library()
CASES = {case.reference: case for case in specimens()}
CASES["detained"] = forms_cases.detained(CASES["2021-004"])
CASES["refused"] = forms_cases.refused(CASES["2026-010"])
DOMESTIC = (
    "rat-complaint",
    "lvat-appeal",
    "separate-complaint",
    "interim-measures",
    "detention-complaint",
    "cjeu-reference-request",
    "constitutional-complaint",
)
DUE = (
    ("2021-004", "lvat-appeal"),
    ("2025-002", "lvat-appeal"),
    ("2025-012", "lvat-appeal"),
    ("2026-010", "rat-complaint"),
    ("2022-008", "rat-complaint"),
    ("2026-010", "interim-measures"),
    ("2021-013", "cjeu-reference-request"),
    ("2025-005", "cjeu-reference-request"),
    ("2021-011", "constitutional-complaint"),
    ("detained", "detention-complaint"),
    ("refused", "separate-complaint"),
)

DATED = {"2025-005": date(2026, 3, 2)}
"""Cases whose form was due before the day of the sample office: here the court referred on 3 March 2026."""


def judged(case, form: str, *, library=LIBRARY, today: date = CLOCK, language: str = "lt") -> list[Problem]:
    """What the requirements of `form` say of a draft for `case`."""
    plan, _ = plan_for(case, form, library, today=today, language=language)
    taken = [choice.clause for choice in plan.taken]
    return list(draft_problems(plan.setting.form, plan.facts, library=library, case=case, clauses=taken))


def with_check(form: str, **check):
    """The library with one requirement only in `form`."""
    given = {"id": "t-01", "rule": {"lt": "taisyklė", "en": "rule"}, "severity": "error", "flag": "V", "source": "1"}
    changed = replace(LIBRARY.forms[form], checks=(FormCheck(**{**given, **check}),))
    return replace(LIBRARY, forms={**LIBRARY.forms, form: changed})


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize(("case", "form"), DUE, ids=[f"{case}-{form}" for case, form in DUE])
def test_each_form_assembles_where_it_is_due(case, form, language):
    draft = assemble(CASES[case], form, LIBRARY, today=DATED.get(case, CLOCK), language=language)
    facts = draft.plan.facts
    assert draft.clauses
    assert judged(CASES[case], form, today=DATED.get(case, CLOCK), language=language) == []
    document = finished(open_package(draft.data, "draft.docx"), language=language)
    assert [str(problem) for problem in form_problems(draft.plan.setting.form, document, facts)] == []
    assert not any("have no place" in problem.what for problem in draft.problems)


def test_every_domestic_form_is_due_somewhere_and_drawn_in_both_languages():
    assert set(DOMESTIC) == {form for _, form in DUE} <= set(LIBRARY.forms)
    drawn = {(template.name, template.language) for template in LIBRARY.templates}
    assert {(form, language) for form in DOMESTIC for language in ("lt", "en")} <= drawn


@pytest.mark.parametrize("form", DOMESTIC)
def test_a_template_has_a_place_for_every_statement_its_form_declares(form):
    declared = {slot.slot for slot in LIBRARY.forms[form].statements}
    for language in ("lt", "en"):
        template = template_at(Path(LIBRARY.template(form, language).path))
        assert {slot.name for slot in template.slots if slot.kind == "statements"} == declared, language


@pytest.mark.parametrize("form", DOMESTIC)
def test_a_form_says_where_and_when_it_is_filed_and_what_each_requirement_rests_on(form):
    entry = LIBRARY.forms[form]
    assert set(entry.where) == set(entry.opens) == {"lt", "en"}
    assert len(entry.checks) >= 9
    assert all(check.source and set(check.rule) == {"lt", "en"} for check in entry.checks)
    assert any(check.test is not None or check.draft for check in entry.checks)


def test_the_page_of_forms_is_what_the_library_says():
    assert (ROOT / "docs" / "forms.md").read_text(encoding="utf-8") == described(LIBRARY), (
        "run: python -m litigator.cli.manual docs"
    )


def test_the_page_about_templates_names_every_style_and_slot_and_its_example_is_a_form(tmp_path):
    from litigator.drafting.template import STYLES_OF_SLOT
    from litigator.library import reading
    from litigator.library.forms import form_problems as faults_of_forms
    from litigator.library.shapes import Form

    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    styles = {style for kinds in STYLES_OF_SLOT.values() for style in kinds}
    assert all(f"`{style}`" in page for style in styles)
    assert all(f"[[{kind}" in page for kind in STYLES_OF_SLOT if kind != "clause rows")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    (form,) = reading.parse(example, tuple[Form, ...], name="the example")
    told = [str(problem) for problem in faults_of_forms(replace(LIBRARY, forms={form.id: form}))]
    assert told == ["form leave-to-inspect: no template in lt — draw templates/leave-to-inspect.lt.docx"]
    names = vocabulary(replace(LIBRARY, forms={form.id: form}), form)
    assert {required.fact for required in form.required} <= names


# Requirements.


def test_only_a_requirement_that_was_seen_stops_a_draft():
    failing = {"test": {"fact": "claimants_count", "over": "100"}}
    for flag, severity, expected in (
        ("V", "error", "error"),
        ("V", "warn", "warning"),
        ("M", "error", "warning"),
        ("U", "error", "warning"),
    ):
        (problem,) = judged(
            CASES["2021-004"], "lvat-appeal", library=with_check("lvat-appeal", flag=flag, severity=severity, **failing)
        )
        assert problem.severity == expected
        assert ("not verified" in problem.what) == (flag != "V")
        assert ("nepatikrinta" in problem.what.lt) == (flag != "V")


def test_a_requirement_that_holds_says_nothing():
    assert (
        judged(
            CASES["2021-004"],
            "lvat-appeal",
            library=with_check("lvat-appeal", test={"fact": "claimants_count", "over": "1"}),
        )
        == []
    )


def test_a_requirement_applies_only_where_it_says_and_an_unknown_is_asked_for():
    failing = {"test": {"fact": "claimants_count", "over": "100"}}
    elsewhere = with_check("lvat-appeal", when={"fact": "answers.new_evidence", "is": "yes"}, **failing)
    assert judged(CASES["2021-004"], "lvat-appeal", library=elsewhere) == []
    unasked = with_check("lvat-appeal", when={"fact": "answers.fee_waiver_wanted", "is": "yes"}, **failing)
    (problem,) = judged(CASES["2021-004"], "lvat-appeal", library=unasked)
    assert "cannot be told yet" in problem.what
    assert "--answer fee_waiver_wanted=yes|no" in problem.fix
    plan, _ = plan_for(CASES["2021-004"], "lvat-appeal", unasked, today=CLOCK)
    told = draft_problems(
        plan.setting.form, plan.facts, library=unasked, case=plan.case, asked=["answers.fee_waiver_wanted"]
    )
    assert list(told) == []  # the clause that waits for the same answer has asked for it


def test_what_the_form_requires_anyway_is_told_once():
    bare = without_statements(CASES["2021-013"], "necessity", "questions")
    plan, _ = plan_for(bare, "cjeu-reference-request", LIBRARY, today=CLOCK)
    assert sum("statements.necessity" in problem.what for problem in plan.problems) == 1
    assert not any(problem.what.startswith(("pr-01", "pr-06")) for problem in judged(bare, "cjeu-reference-request"))
    short = reference(necessity="Būtina.")
    assert any(problem.what.startswith("pr-06") for problem in judged(short, "cjeu-reference-request"))


def test_what_only_a_person_can_answer_for_is_a_list_and_never_passed():
    facts = plan_for(CASES["2021-004"], "lvat-appeal", LIBRARY, today=CLOCK)[0].facts
    listed = {check.id for check in to_tick(LIBRARY.forms["lvat-appeal"], facts)}
    assert {"ap-04", "ap-09", "ap-10", "ap-12"} <= listed
    assert "ap-02" not in listed and "ap-05" not in listed
    alone = {check.id for check in to_tick(LIBRARY.forms["lvat-appeal"])}
    assert listed < alone and "ap-02" in alone
    assert "(not verified)" in tick_line(next(c for c in LIBRARY.forms["lvat-appeal"].checks if c.id == "ap-09"))


@pytest.mark.parametrize(
    "check",
    [
        {"draft": {"no_such_test": {}}},
        {"draft": {"names_law": {"slots": "facts"}}},
        {"test": {"fact": "claimant.name", "over": "1"}},
        {"document": {"margins": {"widest": "1"}}},
    ],
)
def test_a_requirement_that_cannot_be_judged_stops_nothing_and_is_told(check):
    library = with_check("lvat-appeal", **check)
    told = judged(CASES["2021-004"], "lvat-appeal", library=library)
    told += form_problems(library.forms["lvat-appeal"], word())
    assert [(problem.severity, "cannot be judged" in problem.what) for problem in told] == [("warning", True)]


def without_exhibits(case, *kinds):
    return replace(case, exhibits=tuple(one for one in case.exhibits if one.kind not in kinds))


def without_statements(case, *slots):
    return replace(case, statements=tuple(one for one in case.statements if one.slot not in slots))


def answered(case, **answers):
    from litigator.casefile import Answer

    kept = tuple(one for one in case.answers if one.fact not in answers)
    return replace(case, answers=(*kept, *(Answer(fact=fact, value=value) for fact, value in answers.items())))


@pytest.mark.parametrize(
    ("form", "case", "check", "stops"),
    [
        ("lvat-appeal", without_exhibits(CASES["2021-004"], "power_of_attorney"), "ap-08", True),
        ("lvat-appeal", answered(CASES["2021-004"], new_evidence="yes"), "ap-02", True),
        ("rat-complaint", without_exhibits(CASES["2026-010"], "decision"), "rc-02", True),
        ("rat-complaint", without_exhibits(CASES["2026-010"], "service_proof"), "rc-03", False),
        (
            "rat-complaint",
            replace(CASES["2026-010"], relief=(Relief(code="non_pecuniary_damage", detail="priteisti žalą"),)),
            "rc-06",
            False,
        ),
        ("interim-measures", without_statements(CASES["2026-010"], "balance"), "im-05", False),
        ("detention-complaint", without_statements(CASES["detained"], "alternatives"), "dc-04", False),
        (
            "detention-complaint",
            replace(CASES["detained"], relief=(Relief(code="annul_act", detail="panaikinti"),)),
            "dc-05",
            False,
        ),
        ("separate-complaint", without_exhibits(CASES["refused"], "order"), "sc-05", False),
        ("rat-complaint", without_statements(CASES["2026-010"], "means"), "rc-16", False),
        ("constitutional-complaint", without_exhibits(CASES["2021-011"], "judgment"), "cc-03", True),
    ],
)
def test_a_requirement_that_is_not_met_is_told_and_one_that_is_met_is_not(form, case, check, stops):
    found = [problem for problem in judged(case, form) if problem.what.startswith(f"{check}")]
    assert len(found) == 1
    assert (found[0].severity == "error") == stops
    whole = next(CASES[reference] for reference, due in DUE if due == form)
    assert not any(problem.what.startswith(check) for problem in judged(whole, form))


def test_a_late_complaint_must_ask_for_restoration():
    late = judged(CASES["2026-010"], "rat-complaint", today=date(2026, 6, 20))
    assert any(problem.what.startswith("rc-07") and problem.severity == "warning" for problem in late)
    asked = replace(
        CASES["2026-010"],
        statements=(
            *CASES["2026-010"].statements,
            Statement(slot="restoration", position=1, text="Terminas praleistas dėl ligos.", language="lt"),
        ),
    )
    assert not any(
        problem.what.startswith("rc-07") for problem in judged(asked, "rat-complaint", today=date(2026, 6, 20))
    )
    plan, _ = plan_for(asked, "rat-complaint", LIBRARY, today=date(2026, 6, 20))
    assert "restoration-complaint" in {choice.clause.id for choice in plan.taken}


def test_new_evidence_with_its_reason_in_the_log_is_enough():
    case = answered(CASES["2021-004"], new_evidence="yes")
    reasoned = tuple(
        replace(one, new_because="gauta tik po sprendimo") if one.key == "E-7" else one for one in case.exhibits
    )
    assert not any(
        problem.what.startswith("ap-02") for problem in judged(replace(case, exhibits=reasoned), "lvat-appeal")
    )


def reference(**slots):
    """2021-013 with other words in some slots."""
    case = without_statements(CASES["2021-013"], *slots)
    added = tuple(Statement(slot=slot, position=1, text=text, language="lt") for slot, text in slots.items())
    return replace(case, statements=(*case.statements, *added))


@pytest.mark.parametrize(
    ("slots", "check"),
    [
        ({"questions": "Ar galima neregistruoti prašymo?"}, "pr-02"),
        ({"questions": "Direktyvos 2013/32/ES 6 straipsnis ir Chartijos 18 straipsnis."}, "pr-03"),
        ({"questions": "Ar Direktyvos 2013/32/ES 6 straipsnis leido grąžinti Yasielį Cabrerą?"}, "pr-04"),
        ({"parties_view": ""}, "pr-10"),
    ],
)
def test_questions_name_union_law_ask_and_name_nobody(slots, check):
    case = without_statements(CASES["2021-013"], "parties_view") if check == "pr-10" else reference(**slots)
    assert any(problem.what.startswith(check) for problem in judged(case, "cjeu-reference-request"))
    assert judged(CASES["2021-013"], "cjeu-reference-request") == []


def test_a_reference_for_someone_held_asks_for_the_urgent_procedure():
    held = replace(CASES["2021-013"], claimants=CASES["detained"].claimants)
    plan, _ = plan_for(held, "cjeu-reference-request", LIBRARY, today=CLOCK)
    assert "reference-urgent" in {choice.clause.id for choice in plan.taken}
    assert any(
        problem.what.startswith("pr-08 (not verified)") and problem.severity == "warning"
        for problem in judged(held, "cjeu-reference-request")
    )


def test_a_reference_that_was_made_is_not_asked_for_again():
    told = judged(CASES["2025-005"], "cjeu-reference-request")
    assert [problem.severity for problem in told if "pr-13" in problem.what] == ["warning"]
    assert judged(CASES["2025-005"], "cjeu-reference-request", today=DATED["2025-005"]) == []


def test_the_duty_to_refer_is_argued_at_last_instance_only():
    for reference_, clause in (("2021-013", "reference-last-instance"), ("2025-005", "reference-any-court")):
        plan, _ = plan_for(CASES[reference_], "cjeu-reference-request", LIBRARY, today=CLOCK)
        chosen = {choice.clause.id for choice in plan.taken}
        assert chosen & {"reference-last-instance", "reference-any-court"} == {clause}


def test_each_named_test_of_the_forms_exists_and_every_test_is_used_or_written_down():
    used = {
        name for form in LIBRARY.forms.values() for check in form.checks for name in (*check.draft, *check.document)
    }
    assert used <= set(DRAFT_TESTS) | set(document_tests())
    assert all(test.__doc__ for test in (*DRAFT_TESTS.values(), *document_tests().values()))


def drafted(case=CASES["2021-004"], form="lvat-appeal", **changes):
    entry = LIBRARY.forms[form]
    facts = facts_of(case, LIBRARY, Setting(form=entry, language="lt", today=CLOCK, place="Vilnius"))
    return Drafted(form=entry, facts={**facts, **changes}, library=LIBRARY, case=case)


@pytest.mark.parametrize(
    ("test", "given", "bad", "good"),
    [
        (
            "amounts",
            ["non_pecuniary_damage"],
            {"relief": [{"code": "non_pecuniary_damage", "text": "x", "amount": None, "currency": None}]},
            {"relief": [{"code": "non_pecuniary_damage", "text": "x", "amount": "1.00", "currency": "EUR"}]},
        ),
        (
            "respondent_is",
            ["lt.vsat"],
            {"respondents": [{"name": "Kažkas"}]},
            {
                "respondents": [
                    {"name": "Valstybės sienos apsaugos tarnyba prie Lietuvos Respublikos vidaus reikalų ministerijos"}
                ]
            },
        ),
        (
            "more_than_a_reference",
            {"slots": ["facts"], "letters": "40"},
            {"statements": {"facts": [{"text": "Žr. 3 priedą.", "exhibits": []}]}},
            {},
        ),
    ],
)
def test_tests_over_what_a_draft_says(test, given, bad, good):
    assert list(DRAFT_TESTS[test](drafted(**bad), given))
    assert not list(DRAFT_TESTS[test](drafted(**good), given))


def test_file_names_and_paired_clauses():
    case = CASES["2021-004"]
    named = replace(case, exhibits=tuple(replace(one, file="įrodymas.pdf") for one in case.exhibits[:1]))
    assert len(list(DRAFT_TESTS["ascii_file_names"](drafted(named), "true"))) == 1
    assert not list(DRAFT_TESTS["ascii_file_names"](drafted(case), "true"))
    complaint = next(c for c in LIBRARY.clauses.values() if c.head.complaint and c.head.slot == "violations")
    lone = replace(drafted(), clauses=(complaint,))
    assert list(DRAFT_TESTS["paired_clauses"](lone, {"slot": "violations", "with": "compliance"}))


# The finished file.


def word(*paragraphs: tuple[str, str], margin: float = 3.0, size: float = 12, paged: bool = False) -> Finished:
    """A Word document of (style, text) paragraphs, read as the requirements read it."""
    document = Document()
    document.styles.add_style(ANNEX, WD_STYLE_TYPE.PARAGRAPH)
    document.styles["Normal"].font.size = Pt(size)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(margin))
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    if paged:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE ")
        section.footer.paragraphs[0]._p.append(field)
    buffer = BytesIO()
    document.save(buffer)
    return finished(open_package(buffer.getvalue(), "t.docx"), language="en")


ENGLISH = "The applicant was held for a long time and the court did not say why it was so, which is not what the law asks for in this case."
LITHUANIAN = "Pareiškėjas ilgai laikytas ir teismas nenurodė, kad tai yra būtina, nes pagal įstatymą jis turėjo tai pasakyti, o ne tik taip nuspręsti."


@pytest.mark.parametrize(
    ("test", "given", "bad", "good"),
    [
        ("margins", {"at_least_cm": "3.5"}, word(margin=3.0), word(margin=3.5)),
        ("letters", {"body": "12"}, word(("Normal", "x"), size=11), word(("Normal", "x"), size=12)),
        ("page_numbers", "true", word(), word(paged=True)),
        ("numbered_paragraphs", "true", word(("Normal", "x")), word(("List Number", "x"))),
        (
            "heading_order",
            {"en": ["Facts", "Complaints"]},
            word(("Heading 1", "II. Complaints"), ("Heading 1", "I. Facts")),
            word(("Heading 1", "I. Facts"), ("Heading 1", "II. Complaints")),
        ),
        ("heading_order", {"en": ["Facts"]}, word(("Normal", "Facts")), word(("Heading 1", "FACTS of the case"))),
        (
            "forbidden_heading",
            {"en": ["application to the facts"]},
            word(("Heading 1", "Application to the facts")),
            word(("Normal", "Application to the facts")),
        ),
        (
            "first_page_says",
            {"en": ["Rule 39 - Urgent"]},
            word(*[("Normal", "x")] * 40, ("Normal", "Rule 39 – Urgent")),
            word(("Normal", "Rule 39 – Urgent")),
        ),
        ("says", {"en": ["electronic means"]}, word(("Normal", "by post")), word(("Normal", "by electronic  means"))),
        ("language", ["en", "fr"], word(("Normal", LITHUANIAN)), word(("Normal", ENGLISH))),
        ("weekday", "true", word(("Normal", "Monday, 21 June 2022")), word(("Normal", "Tuesday, 21 June 2022"))),
        (
            "annex_listed",
            "true",
            word(("Normal", "x (Annex 2)"), (ANNEX, "a")),
            word(("Normal", "x (Annex 1)"), (ANNEX, "a")),
        ),
        ("text_layer", "true", word(), word(("Normal", "x"))),
        ("pages_at_most", "2", word(*[("Normal", "word " * 40)] * 120), word(("Normal", "x"))),
    ],
)
def test_each_test_of_a_finished_file_finds_its_fault_and_no_other(test, given, bad, good):
    check = document_tests()[test]
    assert len(list(check(bad, given))) >= 1
    assert list(check(good, given)) == []


def test_paper_name_and_size_of_the_file(tmp_path):
    letter = Document()
    letter.sections[0].page_width, letter.sections[0].page_height = Cm(21.59), Cm(27.94)
    path = tmp_path / "pažyma.docx"
    letter.save(path)
    document = finished(open_package(path.read_bytes(), path.name), path=path)
    tests = document_tests()
    assert list(tests["paper"](document, "A4")) and not list(tests["paper"](word(), "A4"))
    assert list(tests["ascii_file_name"](document, "true"))
    assert not list(tests["megabytes_at_most"](document, "50"))
    with path.open("ab") as stream:
        os.truncate(stream.fileno(), 2_000_000)
    assert list(tests["megabytes_at_most"](document, "1"))


def test_a_requirement_of_the_file_that_applies_sometimes_is_judged_only_with_the_facts():
    check = {"document": {"says": {"en": ["urgent"]}}, "when": {"fact": "detention.ongoing", "is": "true"}}
    form = with_check("lvat-appeal", **check).forms["lvat-appeal"]
    assert list(form_problems(form, word())) == []
    assert [check.id for check in to_tick(form)] == ["t-01"]
    assert list(form_problems(form, word(), {"detention": {"ongoing": False}})) == []
    (problem,) = form_problems(form, word(), {"detention": {"ongoing": True}})
    assert problem.severity == "error" and "does not say" in problem.what


def test_every_test_says_what_it_says_in_lithuanian_too():
    import re

    from litigator.drafting import wording

    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "litigator" / "drafting" / "forms").glob("*.py")
    )
    said = set(re.findall(r'say\(\s*"((?:[^"\\]|\\.)*)"', source))
    assert len(said) > 20
    assert said <= set(wording.LITHUANIAN)


# Slots, facts and the regime.


def test_slots_come_from_the_forms_and_a_strange_one_is_told_not_lost():
    everywhere = set(statement_slots(LIBRARY))
    assert {"facts", "judgment", "grounds", "remedies", "harm", "questions", "necessity", "restoration"} <= everywhere
    for case in CASES.values():
        assert {item.slot for item in case.statements} <= everywhere, case.reference
    strange = replace(
        CASES["2021-004"],
        statements=(*CASES["2021-004"].statements, Statement(slot="grunds", position=1, text="X.", language="lt")),
    )
    made = assemble(strange, "lvat-appeal", LIBRARY, today=CLOCK)
    assert any("1 statements for grunds have no place" in problem.what for problem in made.problems)
    elsewhere = assemble(CASES["2021-011"], "constitutional-complaint", LIBRARY, today=CLOCK, language="en")
    assert not any("remedies" in problem.what for problem in elsewhere.problems)


def test_a_form_knows_its_own_slots_only():
    assert "statements.harm" in vocabulary(LIBRARY, LIBRARY.forms["interim-measures"])
    assert "statements.harm" not in vocabulary(LIBRARY, LIBRARY.forms["lvat-appeal"])


def test_a_form_prints_its_own_relief_words_and_ruling():
    case = CASES["detained"]
    facts = facts_of(
        case, LIBRARY, Setting(form=LIBRARY.forms["detention-complaint"], language="lt", today=CLOCK, place="V")
    )
    assert facts["judgment"]["date"] == forms_cases.ORDERED
    assert facts["term"]["appellant"]["nom"] == "pareiškėjai" and facts["term"]["appeal"]["loc"] == "skunde"
    assert facts["relief_codes"] == ["annul_act", "release"]
    other = facts_of(
        case, LIBRARY, Setting(form=LIBRARY.forms["interim-measures"], language="lt", today=CLOCK, place="V")
    )
    assert other["relief"] == [] and other["term"]["appeal"]["nom"] == "prašymas"
    appeal = facts_of(case, LIBRARY, Setting(form=LIBRARY.forms["lvat-appeal"], language="lt", today=CLOCK, place="V"))
    assert appeal["term"]["appellant"]["nom"] == "apeliantai"


def test_facts_about_the_proceedings_and_the_removal():
    from datetime import datetime

    removal = Event(
        key="removal",
        kind="removal_scheduled",
        on=date(2026, 5, 25),
        at=datetime.fromisoformat("2026-05-25T14:30:00+03:00"),
        title="Skrydis į Kolombą",
        title_en="Flight to Colombo",
    )
    case = replace(CASES["2026-010"], events=(*CASES["2026-010"].events, removal))
    setting = Setting(form=LIBRARY.forms["interim-measures"], language="en", today=CLOCK, place="V")
    facts = facts_of(case, LIBRARY, setting)
    assert facts["removal"] == {"date": date(2026, 5, 25), "time": "14:30", "details": "Flight to Colombo"}
    assert facts["proceedings"]["court"] is None and facts["deadline"]["late"] is None
    appeal = facts_of(CASES["2021-013"], LIBRARY, replace(setting, language="lt"))
    assert appeal["proceedings"]["court_dat"] == "Lietuvos vyriausiajam administraciniam teismui"
    assert appeal["proceedings"]["last_instance"] == "yes"
    plan, _ = plan_for(case, "interim-measures", LIBRARY, today=CLOCK)
    assert "interim-removal" in {choice.clause.id for choice in plan.taken}


def test_a_guessed_year_of_birth_tells_who_is_a_child():
    person = CASES["2021-011"].claimants[0]
    assert person.born is None and "2005" in person.born_estimate
    assert is_minor(person, date(2022, 1, 1)) and not is_minor(person, CLOCK)
    assert is_minor(replace(person, born_estimate=None), CLOCK)


def test_a_child_is_named_with_the_person_who_acts_for_it_and_no_longer_once_of_age():
    """Two parents and two children: each child with its parent's name; a child who came of age speaks for itself."""
    setting = Setting(form=LIBRARY.forms["lvat-appeal"], language="lt", today=CLOCK, place="V")
    family = CASES["2021-004"]
    facts = facts_of(family, LIBRARY, setting)
    assert [person["acts_through"] for person in facts["claimants"]] == [None, None, "Laila Nazari", "Laila Nazari"]
    assert facts["minors_count"] == 2 and facts["minors_alone_count"] == 0
    grown = facts_of(family, LIBRARY, replace(setting, today=date(2033, 2, 1)))
    assert [person["acts_through"] for person in grown["claimants"]] == [None, None, None, "Laila Nazari"]
    alone = tuple(replace(person, acts_through=None) for person in family.claimants)
    assert facts_of(replace(family, claimants=alone), LIBRARY, setting)["minors_alone_count"] == 2


@pytest.mark.parametrize("form", DOMESTIC)
def test_no_filing_ends_with_an_empty_line_that_a_full_page_would_push_onto_a_page_of_its_own(form):
    """Word wants a paragraph after the table of signatures: it must take no room."""
    for language in ("lt", "en"):
        body = open_package((ROOT / "templates" / f"{form}.{language}.docx").read_bytes(), form)[BODY].decode()
        assert 'w:line="20" w:lineRule="exact"' in body[body.rindex("</w:tbl>") :]


@pytest.mark.parametrize("template", sorted((ROOT / "templates").glob("*.docx")), ids=lambda path: path.name)
def test_who_signs_for_a_child_stands_in_every_line_of_signatures(template):
    rows = [row.cells for table in Document(str(template)).tables for row in table.rows]
    signed = [cells[2].text for cells in rows if len(cells) == 3 and cells[1].text.endswith(("signature)", "parašas)"))]
    assert signed
    for name in signed:
        assert "person.name" not in name or "person.acts_through" in name


@pytest.mark.parametrize("language", ["lt", "en"])
def test_an_adult_signs_for_each_child(language):
    """On the worksheet always, in an appeal where nobody represents."""
    family = CASES["2021-004"]
    alone = replace(family, parties=tuple(party for party in family.parties if party.role != "representative"))
    for case, form in ((family, "echr-application"), (alone, "lvat-appeal")):
        made = assemble(case, form, LIBRARY, today=CLOCK, language=language, partial_draft=True)
        rows = [row.cells for table in Document(BytesIO(made.data)).tables for row in table.rows]
        names = [
            cells[2].text for cells in rows if len(cells) == 3 and cells[1].text.endswith(("signature)", "parašas)"))
        ]
        by = ", by Laila Nazari" if language == "en" else " (pasirašo Laila Nazari)"
        assert names[:4] == ["Farid Nazari", "Laila Nazari", f"Omid Nazari{by}", f"Sara Nazari{by}"], form


def test_a_claim_for_damages_alone_contests_no_act_and_names_the_day_its_limitation_ends():
    case = CASES["2022-008"]
    assert not [problem for problem in judged(case, "rat-complaint") if problem.severity == "error"]
    unknown = replace(case, events=tuple(event for event in case.events if event.kind != "damage_known"))
    assert any("rc-01" in str(problem.what) for problem in judged(unknown, "rat-complaint"))


@pytest.mark.parametrize("language", ["lt", "en"])
def test_a_claim_for_conditions_alone_does_not_argue_that_the_detention_was_unlawful(language):
    plan, _ = plan_for(CASES["2022-008"], "rat-complaint", LIBRARY, today=CLOCK, language=language)
    relied = {(item.act, item.provision) for choice in plan.taken for item in choice.clause.head.legislation}
    assert ("echr", "3") in relied and ("dir-2013-33", "11(1)") in relied and ("dir-2013-33", "22(1)") in relied
    assert not [law for law in relied if (law[0] == "echr" and law[1].startswith("5")) or law == ("lt.utpi", "114")]
    assert not [problem for problem in plan.problems if "Bouskoura" in problem.what]


def lodged_on(day: date):
    """2026-010 with its claim lodged on `day`, and every question of its form answered."""
    return replace(CASES["2026-010"], asylum_claim_lodged=day)


def test_a_claim_lodged_under_the_pact_gets_no_clause_of_the_law_before_it():
    ended = {act.id for act in LIBRARY.acts.values() if act.kind == "eu" and act.valid_to == date(2026, 6, 11)}
    assert ended
    resting = {
        clause.id for clause in LIBRARY.clauses.values() if ended & {item.act for item in clause.head.legislation}
    }
    assert resting
    for form in LIBRARY.forms:
        for day, none in ((date(2026, 6, 12), True), (date(2026, 6, 11), False)):
            chosen = choose(LIBRARY.clauses.values(), form=form, issues=list(LIBRARY.issues), facts={}, lodged=day)
            bound = {choice.clause.id for choice in chosen if choice.clause.id in resting and choice.taken is not False}
            mine = {clause for clause in resting if form in LIBRARY.clauses[clause].head.forms}
            assert bound == (set() if none else mine), form


def test_a_claim_lodged_under_the_pact_is_told_that_national_law_is_not_verified():
    before, after = (judged(lodged_on(day), "rat-complaint") for day in (date(2026, 6, 11), date(2026, 6, 12)))
    assert not any("is not verified: " in problem.what for problem in before)
    told = {problem.where: problem for problem in after if "is not verified: " in problem.what}
    assert {"issue c2", "issue c4"} <= set(told)
    assert all(problem.severity == "warning" for problem in told.values())
    assert "c2-refusal-to-register" in told["issue c2"].what and "2026-06-11" in told["issue c2"].what
    assert "nepatikrinta" in told["issue c2"].what.lt


def test_an_issue_with_no_clause_left_is_named():
    case = replace(lodged_on(date(2026, 6, 12)), issues=(replace(CASES["2026-010"].issues[0], code="e12"),))
    left = [problem for problem in judged(case, "rat-complaint") if "no clause of this form is left" in problem.what]
    assert [problem.where for problem in left] == ["issue e12"]


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize(("case", "form"), DUE, ids=[f"{case}-{form}" for case, form in DUE])
def test_short_names_are_those_the_draft_uses_and_no_other(case, form, language):
    draft = assemble(CASES[case], form, LIBRARY, today=CLOCK, language=language)
    listed = [one.split(" – ")[0] for one in draft.plan.facts["short_names"].split("; ")]
    body = [paragraph.text for paragraph in Document(BytesIO(draft.data)).paragraphs]
    (place,) = [
        number for number, text in enumerate(body) if draft.plan.facts["short_names"] in text.replace("\u00a0", " ")
    ]
    last = max(number for number, text in enumerate(body) if text.startswith(("Naudotos teisės", "Law and practice")))
    rest = "\n".join(body[place + 1 : last]).replace("\u00a0", " ")
    stems = {"Konvencija": "Konvencij", "Konstitucija": "Konstitucij", "Chartija": "Chartij"}
    stems |= {
        "Konstitucinis Teismas": "Konstitucini",
        "Teisingumo Teismas": "Teisingumo Teism",
        "Protokolas Nr. 4": "Protokolo Nr. 4",
    }
    assert listed and all(stems.get(name, name) in rest for name in listed)
    known = {
        name: stems.get(name, name) for name in ("UTPĮ", "SESV", "EŽTT", "LVAT", "Chartija", "TFEU", "ECtHR", "Charter")
    }
    assert {name for name, stem in known.items() if stem in rest} - {"Charter"} <= set(listed)
    assert ("Charter" in listed) == (language == "en" and "Charter" in rest)


def test_a_guessed_year_of_birth_is_said_in_the_language_of_the_draft():
    form = LIBRARY.forms["constitutional-complaint"]
    for language, said in (("lt", "apie 2005\u00a0m."), ("en", "about 2005")):
        setting = Setting(form=form, language=language, today=CLOCK, place="V")
        assert facts_of(CASES["2021-011"], LIBRARY, setting)["claimant"]["born"] == said


@pytest.mark.parametrize(
    ("typed", "lt", "en"),
    [
        ("apie 2005 metus", "apie 2005\u00a0m.", "about 2005"),
        ("maždaug 2005 m.", "apie 2005\u00a0m.", "about 2005"),
        ("~2005", "apie 2005\u00a0m.", "about 2005"),
        ("2005 m.", "2005\u00a0m.", "2005"),
        ("gimęs apie 2005 m.", "apie 2005\u00a0m.", "about 2005"),
        ("2004–2005 m.", "2004–2005\u00a0m.", "2004–2005"),
        ("2004 arba 2005 m.", "2004 arba 2005\u00a0m.", "2004 or 2005"),
        ("apie 2005 m. sausio mėn.", "apie 2005\u00a0m. sausio mėn.", "about January 2005"),
        ("born about May 2005", "apie 2005\u00a0m. gegužės mėn.", "about May 2005"),
        ("apie 17 metų", "apie 17\u00a0metų", "about 17 years old"),
        ("the winter of 2004", None, None),
        ("2004 m. žiemą, galbūt sausį", None, None),
    ],
)
def test_words_of_a_guessed_birth_are_said_in_the_language_of_the_draft_or_told(typed, lt, en):
    """What cannot be said again is printed as it was typed, and the plan says so."""
    person = replace(CASES["2021-011"].claimants[0], born_estimate=typed)
    case = replace(CASES["2021-011"], claimants=(person,))
    for language, said in (("lt", lt), ("en", en)):
        plan, _ = plan_for(case, "constitutional-complaint", LIBRARY, today=CLOCK, language=language)
        assert plan.facts["claimant"]["born"] == (said or typed)
        told = [problem for problem in plan.problems if "in the words typed" in problem.what]
        assert [problem.severity for problem in told] == ([] if said else ["warning"])
    known = replace(case, claimants=(replace(person, born=date(2005, 1, 1)),))
    plan, _ = plan_for(known, "constitutional-complaint", LIBRARY, today=CLOCK)
    assert not any("in the words typed" in problem.what for problem in plan.problems)


@pytest.mark.parametrize(
    ("reference", "form", "check"),
    [("2022-007", "echr-application", "ec-11"), ("2021-011", "constitutional-complaint", "cc-03")],
)
def test_the_annex_that_is_asked_for_is_the_final_decision_and_no_other_judgment(reference, form, check):
    case = CASES[reference]
    final = next(event for event in case.events if event.kind == "final_decision_pronounced")
    language = LIBRARY.forms[form].language

    def told(**changes) -> bool:
        """Whether the requirement fails where the exhibit of the final decision, or its event, is changed so."""
        exhibits = tuple(
            replace(one, **changes.get("exhibit", {})) if one.key == final.proof_exhibit else one
            for one in case.exhibits
        )
        events = tuple(replace(one, **changes.get("event", {})) if one is final else one for one in case.events)
        problems = judged(replace(case, exhibits=exhibits, events=events), form, language=language)
        return any(
            problem.what.startswith(check) and "no annex is the final decision" in problem.what for problem in problems
        )

    first = [one for one in case.exhibits if one.kind == "judgment" and one.key != final.proof_exhibit and one.annex]
    assert first, "the judgment of first instance is annexed throughout"
    assert not told()
    assert told(exhibit={"annex": False})
    assert told(exhibit={"kind": "service_proof"})
    assert not told(exhibit={"dated": None}), "its event names it"
    assert not told(event={"proof_exhibit": None}), "it has the date"
    assert told(exhibit={"dated": None}, event={"proof_exhibit": None})


def test_reasons_for_restoring_a_limit_follow_the_request_for_it():
    late = replace(
        CASES["2026-010"],
        statements=(
            *CASES["2026-010"].statements,
            Statement(slot="restoration", position=1, text="Pareiškėjas sirgo.", language="lt"),
        ),
    )
    draft = assemble(late, "rat-complaint", LIBRARY, today=date(2026, 6, 1), language="lt")
    body = [paragraph.text for paragraph in Document(BytesIO(draft.data)).paragraphs]
    assert body[body.index("Pareiškėjas sirgo.") - 1].startswith("Jeigu terminas laikytinas praleistu")
