"""Forms before Strasbourg, the Committee of Ministers and Geneva: each assembles, is laid out as asked, and is told what keeps it back."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from litigator.casefile import Answer, CaseFile, Consent, Event, Exhibit, Issue, Party, Relief, Stage, Statement
from litigator.documents.package import BODY, open_package, parse_part
from litigator.drafting.assembling import assemble, plan_for
from litigator.drafting.forms.drafted import Logged
from litigator.drafting.forms.finished import finished
from litigator.drafting.forms.judging import draft_problems, form_problems, to_tick
from litigator.drafting.pages import headings_of, rendered_over_limit, spans
from litigator.errors import DraftIncomplete, NotFound, Refused
from litigator.library.gathering import open_library
from litigator.sample import CLOCK, specimens

CASES = {case.reference: case for case in specimens()}
FORMS = (
    "echr-application",
    "echr-additional-submissions",
    "echr-rule-39",
    "echr-third-party",
    "echr-third-party-comments",
    "cm-rule-9-2",
    "un-hrc",
    "un-crc",
)
AUTUMN = date(2026, 11, 2)
ORGANISATION = Party(key="org", role="intervener", name="Human Rights Office “Threshold”", email="info@example.org")
REPORT = Exhibit(key="E-1", kind="ngo_report", title="Ataskaita", title_en="Report on access to asylum, 2025", pages=34)


@pytest.fixture(scope="module")
def library() -> Any:
    return open_library()


def said(*pairs: tuple[str, str]) -> tuple[Statement, ...]:
    return tuple(
        Statement(slot=slot, position=at, text=text, language="en") for at, (slot, text) in enumerate(pairs, 1)
    )


def answered(**given: str) -> tuple[Answer, ...]:
    return tuple(Answer(fact=fact, value=value) for fact, value in given.items())


def intervention() -> CaseFile:
    """An organisation that wants to be heard in the case of others."""
    return CaseFile(
        reference="2026-T1",
        name="Trečioji šalis",
        opened=date(2026, 3, 20),
        language="en",
        parties=(ORGANISATION,),
        issues=(Issue(code="d2", lead=True), Issue(code="c2"), Issue(code="a1")),
        stages=(Stage(key="S7", code="S7", forum="echr", opened=date(2026, 3, 16)),),
        events=(Event(key="notice", kind="notice_to_government", on=date(2026, 3, 16), stage="S7"),),
        exhibits=(REPORT,),
        answers=answered(
            intervention_case="A. v. Lithuania, no. 99999/21",
            intervention_connected="no",
            intervention_leave_given="2026-05-11",
            intervention_page_limit="10",
        ),
        statements=said(
            ("interest", "The organisation has given legal aid to people held or turned back at the border since 2015, keeps records of it, and trains officials who receive asylum seekers."),
            ("points", "How States bound by the Convention have organised access to asylum at a land border in an emergency, and what records they keep of contacts at the border."),
            ("comments", "In the four States that were compared, the first official who hears a wish for protection records it."),
        ),
    )  # fmt: skip


def execution() -> CaseFile:
    """The execution of a judgment, as an organisation sees it."""
    return CaseFile(
        reference="2026-T2",
        name="Vykdymas",
        opened=date(2026, 2, 1),
        language="en",
        parties=(ORGANISATION,),
        issues=(Issue(code="c2", lead=True),),
        stages=(Stage(key="S9", code="S9", forum="coe.cm", opened=date(2026, 2, 1)),),
        exhibits=(REPORT,),
        answers=answered(
            execution_case="M.A. and Others v. Lithuania, no. 59793/17",
            execution_summary="Border guards did not accept the asylum claims of a family.",
            execution_aim="To inform the Committee of practice since the judgment.",
            execution_is_ma_lithuania="yes",
            execution_individual="no",
            execution_general="yes",
            execution_procedural="no",
        ),
        statements=said(
            ("interest", "The organisation has given legal aid to people held or turned back at the border since 2015."),
            ("execution", "In 2025 the organisation recorded forty-one accounts of claims that were not accepted."),
            ("recommendations", "To ask the Government how a wish for protection told to a border guard is recorded, and who checks it."),
        ),
    )  # fmt: skip


def child() -> CaseFile:
    """The family turned back in December 2025, after a final decision, for its child."""
    case = CASES["2025-012"]
    final = Event(
        key="final", kind="final_decision_pronounced", on=date(2026, 10, 14), stage="S3", number="eA-9912-999/2026"
    )
    return replace(
        case,
        stages=(*case.stages, Stage(key="S3", code="S3", forum="lt.lvat", opened=date(2026, 6, 1), closed=final.on)),
        events=(*case.events, final),
        relief=(*case.relief, Relief(code="un_reparation")),
        statements=(
            *case.statements,
            *said(
                ("facts", "On 9 December 2025 the family, with their son aged nine, told officials that they asked for asylum. They were driven to the border and told to walk back; in the same week it happened again."),
                ("remedies", "The complaint was dismissed at both instances; the ruling is final and no other remedy was open to the family."),
            ),
        ),
        answers=(
            *(answer for answer in case.answers if answer.fact not in ("other_procedure", "anonymity_requested")),
            *answered(other_procedure="no", anonymity_requested="no", authority_signed="yes", un_interim_requested="no"),
        ),
    )  # fmt: skip


DRAFTED = {
    "echr-application": (lambda: CASES["2022-007"], CLOCK),
    "echr-additional-submissions": (lambda: CASES["2022-007"], CLOCK),
    "echr-rule-39": (lambda: CASES["2026-010"], CLOCK),
    "echr-third-party": (intervention, CLOCK),
    "echr-third-party-comments": (intervention, CLOCK),
    "cm-rule-9-2": (execution, CLOCK),
    "un-hrc": (lambda: CASES["2021-011"], CLOCK),
    "un-crc": (child, AUTUMN),
}


def drafted(form: str, library: Any, case: CaseFile | None = None, day: date | None = None) -> Any:
    made, clock = DRAFTED[form]
    return assemble(case or made(), form, library, today=day or clock)


def judged(form: str, library: Any, case: CaseFile | None = None, day: date | None = None) -> dict[str, str]:
    """What the form's requirements find in the draft: severity by the id of the requirement."""
    made, clock = DRAFTED[form]
    case = case or made()
    plan, _ = plan_for(case, form, library, today=day or clock)
    taken = [choice.clause for choice in plan.taken]
    found = draft_problems(library.form(form), plan.facts, library=library, case=case, clauses=taken)
    return {problem.what.split(":")[0].split(" ")[0]: problem.severity for problem in found}


def lines(draft: Any) -> list[str]:
    return [line.text for line in finished(open_package(draft.data, "draft.docx")).lines]


def elsewhere(form: str, library: Any, case: CaseFile, logged: tuple[Logged, ...] = ()) -> list[Any]:
    """What is said of the same matter before another body."""
    entry, (_, clock) = library.form(form), DRAFTED[form]
    plan, _ = plan_for(case, form, library, today=clock, logged=logged)
    ids = [check.id for check in entry.checks if "same_matter" in check.draft]
    return [problem for problem in plan.problems if problem.what.split(" ")[0] in ids]


# Every form


@pytest.mark.parametrize("form", FORMS)
def test_each_form_assembles_and_meets_its_requirements(form, library):
    draft = drafted(form, library)
    assert not draft.partial and [p for p in draft.problems if p.severity == "error"] == []
    assert [found for found, severity in judged(form, library).items() if severity == "error"] == []
    document = finished(open_package(draft.data, "draft.docx"), language="en")
    assert [str(p) for p in form_problems(library.form(form), document) if "pages" not in p.what] == []


@pytest.mark.parametrize("form", FORMS)
def test_each_requirement_says_what_proves_it_and_where_it_is_from(form, library):
    for check in library.form(form).checks:
        assert set(check.rule) == {"lt", "en"}, check.id
        assert check.test is not None or check.draft or check.document or check.ask, check.id
        assert check.flag in "VMU" and (check.source or check.flag != "V"), check.id


@pytest.mark.parametrize(
    ("reference", "form"),
    [("2022-007", "echr-application"), ("2021-011", "echr-application"), ("2021-011", "un-hrc"), ("2021-015", "echr-application"), ("2026-010", "echr-rule-39")],
)  # fmt: skip
def test_sample_cases_that_go_abroad_assemble(reference, form, library):
    assert drafted(form, library, CASES[reference]).case == reference


def test_the_sixteen_requirements_of_the_application_are_all_there(library):
    ids = {check.id for check in library.form("echr-application").checks}
    assert ids == {*(f"ec-{number:02}" for number in range(1, 17)), "ec-01-h", "ec-10-substance", "ec-17"}
    plan, _ = plan_for(CASES["2022-007"], "echr-application", library, today=CLOCK)
    ticks = {check.id for check in to_tick(library.form("echr-application"), plan.facts)}
    assert {"ec-03", "ec-07", "ec-08", "ec-10-substance", "ec-16"} <= ticks and not {
        "ec-01",
        "ec-02",
        "ec-10",
        "ec-11",
    } & ticks


# The application


def test_an_applicant_with_a_blank_is_told_by_reference_and_not_by_name(library):
    case = CASES["2022-007"]
    assert "ec-01" not in judged("echr-application", library)
    blank = replace(case, claimants=(replace(case.claimants[0], gender=None),))
    assert judged("echr-application", library, blank)["ec-01"] == "error"


def test_a_mere_reference_to_annexes_is_no_statement_of_facts(library):
    case = CASES["2022-007"]
    kept = [item for item in case.statements if item.slot != "facts" or item.language == "lt"]
    poor = replace(case, statements=(*kept, *said(("facts", "See annexes 1 and 2 attached."))))
    assert judged("echr-application", library, poor)["ec-02"] == "error"


def test_pages_of_boxes_are_counted_from_their_headings_and_not_from_a_case_by_initials():
    pages = [
        "E. Statement of the facts\n1. text",
        "G. v. the State, cited above\nmore",
        "F. Alleged violations of the\nConvention",
        "G. Compliance with Article 35",
        "H. Other",
    ]
    headings = [("E", "E. Statement of the facts"), ("F", "F. Alleged violations of the Convention"), ("G", "G. Compliance with Article 35 § 1"), ("H", "H. Other")]  # fmt: skip
    assert spans(pages, headings) == {"E": 2, "F": 1, "G": 1}


def test_a_worksheet_whose_headings_are_gone_is_told_and_not_passed(library):
    form = library.form("echr-application")
    assert ["not found" in problem.what for problem in rendered_over_limit(form, {"E": 1, "F": 2})] == [True]
    assert [problem.severity for problem in rendered_over_limit(form, {"E": 4, "F": 2, "G": 1})] == ["error"]
    draft = drafted("echr-application", library)
    letters = [letter for letter, _ in headings_of(parse_part(open_package(draft.data, "d")[BODY]))]
    assert letters == list("ABCDEFGHI")


def test_who_was_a_child_then_complains_as_a_child_though_grown_up_now(library):
    case = CASES["2021-011"]
    assert "echr-3-children" in [used.id for used in drafted("echr-application", library, case).clauses]
    person = replace(case.claimants[0], vulnerabilities=(), born_estimate=None)
    for born, taken in ((date(2005, 3, 1), True), (date(2003, 10, 4), False), (date(2003, 10, 5), True)):
        plan, _ = plan_for(
            replace(case, claimants=(replace(person, born=born),)), "echr-application", library, today=CLOCK
        )
        assert (plan.facts["children_count"] == 1) is taken, born
        assert plan.facts["minors_count"] == 0


def test_an_application_that_was_posted_in_time_wants_no_annex_it_has_no_place_for_and_is_not_called_late(library):
    """2021-015 was posted in February 2022, has no final decision, and nothing in its boxes cites the authority."""
    made = drafted("echr-application", library, CASES["2021-015"])
    said = [problem.what for problem in made.problems]
    assert not [what for what in said if "refers to an annex" in what or "not mentioned" in what or "ec-09" in what]
    never = replace(
        CASES["2021-015"],
        events=tuple(event for event in CASES["2021-015"].events if event.kind != "application_lodged"),
    )
    assert "ec-09" in judged("echr-application", library, never)


def test_a_girl_is_no_boy_in_the_lithuanian_worksheet(library):
    case = CASES["2021-011"]
    for gender, words in (("f", "pareiškėja buvo nepilnametė."), ("m", "pareiškėjas buvo nepilnametis.")):
        child = replace(case, claimants=tuple(replace(person, gender=gender) for person in case.claimants))
        made = assemble(child, "echr-application", library, today=CLOCK, language="lt", partial_draft=True)
        assert any(f"Įvykiams prasidėjus {words}" in line for line in lines(made))


def test_who_asks_for_anonymity_asks_for_it_in_the_form(library):
    asked = "Request not to disclose the identity of the applicant to the public (Rule 47 § 4): He was a child"
    assert any(line.startswith(asked) for line in lines(drafted("echr-application", library, CASES["2021-011"])))
    assert not any("disclose" in line for line in lines(drafted("echr-application", library)))


def test_box_h_is_not_left_open(library):
    case = CASES["2022-007"]
    for question in ("other_procedure", "earlier_application"):
        silent = replace(case, answers=tuple(answer for answer in case.answers if answer.fact != question))
        assert judged("echr-application", library, silent)["ec-01-h"] == "error"
    assert "ec-01-h" not in judged("echr-application", library, case)


def test_a_child_alone_held_without_a_court_complains_of_the_missing_basis_in_law(library):
    used = [clause.id for clause in drafted("echr-application", library, CASES["2021-011"]).clauses]
    assert {"echr-5-1", "echr-5-1-g"} <= set(used)


# Additional submissions


def test_arguments_for_children_alone_are_not_made_for_children_with_their_family(library):
    case = replace(CASES["2021-011"], statements=(*CASES["2021-011"].statements, *said(("additional_facts", "He shared a cell with five men until he left the centre."))))  # fmt: skip
    alone = {used.id for used in drafted("echr-additional-submissions", library, case).clauses}
    assert {"add-3-children-alone", "add-5-1-children"} <= alone and "add-3-children" not in alone
    person = replace(case.claimants[0], vulnerabilities=(), born=date(2005, 3, 1))
    family = {used.id for used in drafted("echr-additional-submissions", library, replace(case, claimants=(person,))).clauses}  # fmt: skip
    assert "add-3-children" in family and "add-3-children-alone" not in family


def test_additional_submissions_raise_nothing_that_the_form_does_not(library):
    case = CASES["2022-007"]
    assert "ec-05" not in judged("echr-additional-submissions", library)
    # Articles 3 and 8 are made in F because their issues are pleaded and answered: a clause let in here alone is told.
    clauses = library.clauses
    stray = replace(clauses["add-34"], head=replace(clauses["add-34"].head, issues=("a1",)))
    plan, _ = plan_for(case, "echr-additional-submissions", library, today=CLOCK)
    taken = [*(choice.clause for choice in plan.taken), stray]
    form = library.form("echr-additional-submissions")
    found = [
        p for p in draft_problems(form, plan.facts, library=library, case=case, clauses=taken) if p.severity == "error"
    ]
    assert len(found) == 1 and "add-34" in found[0].what and found[0].what.startswith("ec-05")


def test_additional_submissions_are_laid_out_as_asked_and_a_narrow_margin_is_told(library):
    form = library.form("echr-additional-submissions")
    parts = open_package(drafted("echr-additional-submissions", library).data, "d.docx")
    assert [str(p) for p in form_problems(form, finished(parts, language="en"))] == []
    narrow = {**parts, BODY: parts[BODY].replace(b'w:left="1985"', b'w:left="1134"')}
    told = [p.what for p in form_problems(form, finished(narrow, language="en"))]
    assert len(told) == 1 and told[0].startswith("ec-06 (not verified): a margin of section 1 is 2.0 cm")
    headless = {**parts, BODY: parts[BODY].replace(b">Admissibility<", b">Remedies<")}
    assert any("ec-06-headings" in p.what for p in form_problems(form, finished(headless, language="en")))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.xdist_group("libreoffice")
def test_more_than_twenty_pages_are_too_many_as_rendered(library, tmp_path):
    case = CASES["2022-007"]
    long = said(
        *(
            ("additional_facts", "The applicant was held in the centre and no court dealt with it. " * 60)
            for _ in range(24)
        )
    )
    form = library.form("echr-additional-submissions")
    path = tmp_path / "long.docx"
    draft = drafted("echr-additional-submissions", library, replace(case, statements=(*case.statements, *long)))
    path.write_bytes(draft.data)
    told = [
        problem.what
        for problem in form_problems(form, finished(open_package(path.read_bytes(), path.name), path=path))
        if problem.severity == "error"
    ]
    assert len(told) == 1 and told[0].startswith("ec-04: the document takes")
    short = finished(open_package(drafted("echr-additional-submissions", library).data, "d.docx"))
    assert not [problem for problem in form_problems(form, short) if problem.severity == "error"]


# Rule 39


def test_the_first_page_is_marked_and_says_unknown_where_it_is(library):
    text = lines(drafted("echr-rule-39", library))
    assert text[0] == "Rule 39 – Urgent"
    assert text[1].startswith("Person to contact: Rasa Ąžuolaitė") and "+370 600 00001" in text[1]
    assert text[2] == "Scheduled date and time of removal: unknown" and text[3] == "Destination: Sri Lanka"


def scheduled(on: date, **more: Any) -> CaseFile:
    case = CASES["2026-010"]
    kept = tuple(answer for answer in case.answers if answer.fact != "removal_date_unknown")
    return replace(
        case, answers=kept, events=(*case.events, Event(key="flight", kind="removal_scheduled", on=on, **more))
    )


def test_a_removal_is_told_by_day_and_hour_and_silence_is_no_unknown(library):
    from datetime import datetime

    hour = datetime.fromisoformat("2026-05-28T06:35+03:00")
    text = lines(drafted("echr-rule-39", library, scheduled(date(2026, 5, 28), at=hour)))
    assert text[2].replace("\u00a0", " ") == "Scheduled date and time of removal: 28 May 2026, 06:35"
    silent = replace(
        CASES["2026-010"], answers=tuple(a for a in CASES["2026-010"].answers if a.fact != "removal_date_unknown")
    )
    assert "r39-02" in judged("echr-rule-39", library, silent)
    nowhere = replace(
        CASES["2026-010"], answers=tuple(a for a in CASES["2026-010"].answers if a.fact != "removal_destination")
    )
    assert judged("echr-rule-39", library, nowhere)["r39-02"] == "error"


@pytest.mark.parametrize(
    ("today", "removal", "told"),
    [
        (date(2026, 5, 20), date(2026, 5, 28), False),  # Wednesday, the Thursday of next week
        (date(2026, 5, 20), date(2026, 5, 21), True),  # tomorrow
        (date(2026, 5, 22), date(2026, 5, 25), True),  # Friday for Monday
        (date(2026, 5, 22), date(2026, 5, 26), False),
        (date(2026, 5, 23), date(2026, 6, 5), True),  # a Saturday
        (date(2026, 5, 20), date(2026, 5, 19), True),  # gone
    ],
)
def test_the_day_of_the_request_is_held_against_the_removal(today, removal, told, library):
    assert ("r39-09" in judged("echr-rule-39", library, scheduled(removal), today)) is told


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda case: replace(case, exhibits=tuple(e for e in case.exhibits if e.kind not in ("decision", "judgment", "order"))), "r39-04"),
        (lambda case: replace(case, exhibits=(*case.exhibits, replace(case.exhibits[0], key="E-9", file="prašymas.pdf"))), "r39-05"),
        (lambda case: replace(case, answers=tuple(a for a in case.answers if a.fact != "authority_signed")), "r39-08"),
        (lambda case: replace(case, answers=(*(a for a in case.answers if a.fact != "authority_signed"), *answered(authority_signed="no"))), "r39-08"),
        (lambda case: replace(case, statements=(*(s for s in case.statements if s.slot != "risk"), *said(("risk", "He fears harm; see annex 1.")))), "r39-03"),
        (lambda case: replace(case, statements=tuple(s for s in case.statements if s.slot != "remedies")), "r39-12"),
    ],
    ids=["no decision", "file name", "no authority", "no reason why", "thin reasons", "no remedies"],
)  # fmt: skip
def test_what_a_request_lacks_is_told(change, rule, library):
    assert rule not in judged("echr-rule-39", library)
    assert rule in judged("echr-rule-39", library, change(CASES["2026-010"]))


# Third-party intervention


def test_who_represents_a_party_does_not_intervene(library):
    assert "tp-04" not in judged("echr-third-party", library)
    both = Party(key="rep", role="representative", name="R. A.", organisation=ORGANISATION.name)
    mixed = replace(intervention(), parties=(ORGANISATION, both))
    assert judged("echr-third-party", library, mixed)["tp-04"] == "warning"
    assert "tp-02" in judged("echr-third-party", library, day=date(2026, 6, 9)) and "tp-02" not in judged("echr-third-party", library, day=date(2026, 6, 8))  # fmt: skip


def test_comments_say_nothing_of_the_case(library):
    assert "tpc-01" not in judged("echr-third-party-comments", library)
    arguing = replace(intervention(), statements=said(("comments", "The applicant in the present case was not heard.")))
    assert "tpc-01" in judged("echr-third-party-comments", library, arguing)
    form = library.form("echr-third-party-comments")
    parts = open_package(drafted("echr-third-party-comments", library).data, "d.docx")
    applied = {**parts, BODY: parts[BODY].replace(b">Conclusion<", b">Application to the facts<")}
    assert [p.what[:6] for p in form_problems(form, finished(applied, language="en")) if "heading" in p.what] == [
        "tpc-01"
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.xdist_group("libreoffice")
def test_comments_keep_to_the_pages_of_the_letter(library, tmp_path):
    case, form = intervention(), library.form("echr-third-party-comments")
    kept = tuple(answer for answer in case.answers if answer.fact != "intervention_page_limit")
    path = tmp_path / "comments.docx"
    limited = replace(case, answers=(*kept, *answered(intervention_page_limit="2")))
    path.write_bytes(drafted("echr-third-party-comments", library, limited).data)
    assert any(
        "tpc-03" in problem.what
        for problem in form_problems(form, finished(open_package(path.read_bytes(), path.name), path=path))
    )
    usual = finished(open_package(drafted("echr-third-party-comments", library).data, "d.docx"), language="en")
    assert not any("tpc-03" in problem.what for problem in form_problems(form, usual))


# Rule 9.2


def test_a_communication_that_is_published_names_nobody_who_has_not_agreed(library):
    person = replace(CASES["2022-007"].claimants[0], consents=(), personal_code="39305140000")
    named = ("execution", "Dilshado Barakato prašymas nepriimtas.")
    coded = ("execution", "The claim of 39305140000 was not accepted.")
    for text in (named, coded):
        case = replace(execution(), claimants=(person,), statements=(*execution().statements, *said(text)))
        assert judged("cm-rule-9-2", library, case)["cm-02"] == "error"
    agreed = replace(person, consents=(Consent(use="publication", given=True, on=date(2026, 1, 5)),))
    case = replace(execution(), claimants=(agreed,), statements=(*execution().statements, *said(named)))
    assert "cm-02" not in judged("cm-rule-9-2", library, case)
    silent = replace(execution(), claimants=(person,))
    assert "cm-02" not in judged("cm-rule-9-2", library, silent) and "Barakat" not in "\n".join(lines(drafted("cm-rule-9-2", library, silent)))  # fmt: skip


def test_a_communication_declares_what_it_concerns(library):
    text = "\n".join(lines(drafted("cm-rule-9-2", library)))
    assert "General measures (GM): yes" in text and "Individual measures (IM): no" in text
    for silent in ("execution_general", "execution_individual"):
        undeclared = replace(execution(), answers=tuple(a for a in execution().answers if a.fact != silent))
        assert judged("cm-rule-9-2", library, undeclared)["cm-01"] == "error"
    nothing = replace(execution(), answers=tuple(replace(a, value="no") if a.fact == "execution_general" else a for a in execution().answers))  # fmt: skip
    assert judged("cm-rule-9-2", library, nothing)["cm-01"] == "error"


def test_what_one_judgment_found_is_not_told_of_another(library):
    assert "cm-access" in [used.id for used in drafted("cm-rule-9-2", library).clauses]
    other = tuple(
        replace(answer, value="no") if answer.fact == "execution_is_ma_lithuania" else answer
        for answer in execution().answers
    )
    required = said(("requirements", "What that other judgment requires, in the words of the organisation."))
    case = replace(execution(), answers=other, statements=(*execution().statements, *required))
    assert "cm-access" not in [used.id for used in drafted("cm-rule-9-2", library, case).clauses]
    kept = tuple(answer for answer in execution().answers if answer.fact != "execution_is_ma_lithuania")
    with pytest.raises(DraftIncomplete):
        drafted("cm-rule-9-2", library, replace(execution(), answers=kept))


# Geneva


def test_facts_older_than_the_competence_of_the_committee_stop_the_communication(library):
    case = CASES["2021-011"]
    assert judged("un-crc", library, case, CLOCK)["crc-12"] == "error"
    goes_on = replace(case, answers=(*case.answers, *answered(violation_continues="yes")))
    found = judged("un-crc", library, goes_on, CLOCK)
    assert "crc-12" not in found and found["crc-12-continuing"] == "warning"
    assert not {"crc-12", "crc-12-continuing"} & set(judged("un-crc", library))


def test_a_communication_for_a_child_tells_children_from_those_who_bring_it(library):
    text = lines(drafted("un-crc", library))
    assert text.index("Child (alleged victim)") < text.index("Submitted on behalf by")
    assert "Adam Darwish v. Lithuania" in "\n".join(text)
    assert not any("Article 20 of" in line or "Articles 3, 20, 22" in line for line in text)
    grown = replace(child(), claimants=tuple(p for p in child().claimants if p.role != "child"))
    assert judged("un-crc", library, grown, AUTUMN)["crc-13"] == "warning"


@pytest.mark.parametrize("form", ["un-hrc", "un-crc"])
def test_another_procedure_is_asked_for_and_told(form, library):
    made, day = DRAFTED[form]
    pre = form.split("-")[1]
    kept = tuple(answer for answer in made().answers if answer.fact != "other_procedure")
    assert f"{pre}-02" in judged(form, library, replace(made(), answers=kept), day)
    pending = answered(other_procedure="yes", other_procedure_details="the Court of Strasbourg, no. 99999/26, pending")
    found = judged(form, library, replace(made(), answers=(*kept, *pending)), day)
    assert found[f"{pre}-03"] == "warning" and f"{pre}-02" not in found


def test_the_committee_against_torture_is_held_back_and_says_why(library):
    assert not any(template.name == "un-cat" for template in library.templates)
    with pytest.raises(Refused, match=r"not confirmed.*Article 22.*UN Treaty Collection"):
        plan_for(CASES["2021-011"], "un-cat", library, today=CLOCK)
    with pytest.raises(NotFound):
        library.form("un-cet")


# The clauses


def test_clauses_for_these_forms_rest_on_what_may_be_filed_and_stand_in_english(library):
    ours = [
        clause for clause in library.clauses.values() if set(clause.head.forms) & (set(FORMS) - {"echr-application"})
    ]
    assert len(ours) >= 40
    for clause in ours:
        assert clause.head.status == "draft" and "en" in clause.texts, clause.id
        for cite in clause.head.cites:
            precedent = library.precedents[cite.authority]
            assert precedent.verification.fileable in ("yes", "as-pending"), (clause.id, cite.authority)
            assert cite.pinpoint is None or precedent.key_paragraphs, clause.id


def test_a_final_draft_stops_where_a_question_is_open(library):
    case = replace(
        CASES["2021-011"], answers=tuple(a for a in CASES["2021-011"].answers if a.fact != "un_interim_requested")
    )
    with pytest.raises(DraftIncomplete) as caught:
        drafted("un-hrc", library, case)
    assert any("interim measures" in problem.what for problem in caught.value.problems)


def test_no_template_prints_an_address_that_no_source_gives(library):
    for form in ("un-hrc", "un-crc", "cm-rule-9-2"):
        assert "@" not in "".join(
            word for line in lines(drafted(form, library)) for word in line.split() if "example.org" not in word
        )
    assert Path(library.template("un-hrc", "en").path).exists()


# The same matter before two bodies


def test_a_stage_before_another_body_is_told_by_name_and_stops_nothing(library):
    before_court = replace(
        CASES["2021-011"], stages=(*CASES["2021-011"].stages, Stage(key="S7", code="S7", forum="echr"))
    )
    (told,) = elsewhere("un-hrc", library, before_court)
    assert told.severity == "warning" and "stands before the European Court of Human Rights (S7)" in told.what
    assert "Europos Žmogaus Teisių Teismas" in told.what.lt and "Article 5 § 2 (a)" in told.fix
    assert drafted("un-hrc", library, before_court).case == "2021-011"
    before_committee = replace(
        CASES["2022-007"], stages=(*CASES["2022-007"].stages, Stage(key="S8", code="S8", forum="un.hrc"))
    )
    (told,) = elsewhere("echr-application", library, before_committee)
    assert "stands before the Human Rights Committee (S8)" in told.what and "Article 35 § 2 (b)" in told.fix
    assert drafted("echr-application", library, before_committee).case == "2022-007"
    assert "other_procedure=yes" in told.fix
    two = replace(child(), stages=(*child().stages, Stage(key="S8", code="S8", forum="un.hrc")))
    assert len(elsewhere("un-crc", library, two)) == 1


def test_what_was_lodged_without_a_stage_is_told_and_what_has_one_only_once(library):
    lodged = Event(key="un", kind="un_communication_lodged", on=date(2026, 4, 1))
    case = replace(CASES["2022-007"], events=(*CASES["2022-007"].events, lodged))
    (told,) = elsewhere("echr-application", library, case)
    assert "2026-04-01" in told.what and "communication lodged with a UN body" in told.what
    (once,) = elsewhere("un-hrc", library, CASES["2021-015"])
    assert "(S6, S7)" in once.what


@pytest.mark.parametrize(
    ("logged", "says"),
    [
        (Logged("un-hrc", date(2026, 5, 4), False), "drafted on 2026-05-04: Individual communication"),
        (Logged("un-crc", date(2026, 5, 5), True), "filed on 2026-05-05: Individual communication"),
        (Logged("echr-application", date(2026, 5, 4), True), None),
        (Logged("echr-rule-39", date(2026, 5, 4), True), None),
        (Logged("lvat-appeal", date(2026, 5, 4), True), None),
    ],
)
def test_what_the_office_drafted_for_another_body_is_told(logged, says, library):
    told = [problem.what for problem in elsewhere("echr-application", library, CASES["2022-007"], (logged,))]
    assert says in told[0] if says else not told


@pytest.mark.parametrize("form", ["echr-application", "un-hrc", "un-crc"])
def test_a_case_before_no_other_body_is_not_warned(form, library):
    case = DRAFTED[form][0]()
    assert not elsewhere(form, library, case)
    court = Stage(key="S9", code="S9", forum="coe.cm")
    assert not elsewhere(form, library, replace(case, stages=(*case.stages, court)))


def test_the_second_of_two_drafts_on_one_matter_warns_from_the_log(on_sample, tmp_path):
    first = on_sample("draft", "assemble", "2021-011", "echr-application", "-o", tmp_path / "w.docx")
    assert first.code == 0 and "ec-17" not in first.err
    again = on_sample("draft", "assemble", "2021-011", "echr-application", "-o", tmp_path / "w2.docx")
    assert again.code == 0 and "ec-17" not in again.err
    second = on_sample("draft", "assemble", "2021-011", "un-hrc", "-o", tmp_path / "c.docx")
    assert second.code == 0
    assert "drafted on 2026-05-20: Application to the European Court of Human Rights" in second.err
    third = on_sample("draft", "assemble", "2021-011", "echr-application", "-o", tmp_path / "w3.docx")
    assert third.code == 0 and "ec-17" in third.err and "Human Rights Committee" in third.err
    assert on_sample("draft", "filed", tmp_path / "w.docx", "--on", "2026-05-20").code == 0
    filed = on_sample("draft", "assemble", "2021-011", "un-hrc", "-o", tmp_path / "d.docx")
    assert "filed on 2026-05-20: Application" in filed.err


# Titles of annexes


def untitled(case: CaseFile, language: str, library: Any) -> list[Any]:
    """What is said of annexes without an English title."""
    plan, _ = plan_for(case, "echr-application", library, today=CLOCK, language=language)
    return [problem for problem in plan.problems if "no English title" in problem.what]


def test_an_annex_without_an_english_title_is_told_of_an_english_draft_only(library):
    case = CASES["2022-007"]
    annexed = [exhibit.key for exhibit in case.exhibits if exhibit.annex][:2]
    bare = replace(
        case, exhibits=tuple(replace(one, title_en=None) if one.key in annexed else one for one in case.exhibits)
    )
    (told,) = untitled(bare, "en", library)
    assert told.severity == "warning" and told.what.endswith(": " + ", ".join(annexed))
    assert told.fix == f"litigator exhibit edit 2022-007 {annexed[0]} --title-en TITLE"
    assert not untitled(bare, "lt", library)
    english = tuple(replace(one, title_en=None) for one in case.exhibits)
    assert not untitled(replace(case, language="en", exhibits=english), "en", library)  # English as they stand
    assert len(untitled(replace(case, language="lt", exhibits=english), "en", library)) == 1
    kept = replace(bare, exhibits=tuple(replace(one, annex=one.key not in annexed) for one in bare.exhibits))
    assert not untitled(kept, "en", library)


@pytest.mark.parametrize("reference", sorted(CASES))
def test_the_sample_cases_have_english_titles(reference, library):
    assert not untitled(CASES[reference], "en", library)
