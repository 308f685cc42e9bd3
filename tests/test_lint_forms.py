"""Lint against a form: statements it does not declare, styles its clauses need, answers that no question takes, and its own YAML files."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import drafting_office as small
import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from test_lint import HEAD, clause, run, saved
from test_word_clauses import clause_of

from litigator.drafting import template as word
from litigator.drafting.linting import asking
from litigator.library.contents import Library
from litigator.library.shapes import StatementSlot

WORDS = {"lt": "Faktai", "en": "Facts"}
DECLARED = tuple(StatementSlot(slot=slot, title=WORDS, holds=WORDS) for slot in ("facts", "grounds"))


def office(folder: Path, *clauses: Any) -> Library:
    """The small library with two forms: an appeal of declared statements, and a reply that declares another."""
    library = small.library(folder, clauses=clauses or small.CLAUSES)
    appeal = replace(library.forms["appeal"], statements=DECLARED)
    reply = replace(appeal, id="reply", statements=(replace(DECLARED[0], slot="reply_text"),))
    return replace(library, forms={"appeal": appeal, "reply": reply})


def told(
    folder: Path, *texts: str, name: str = "appeal.lt.docx", library: Library | None = None
) -> list[dict[str, Any]]:
    """What lint says of a template with these paragraphs, as it stands in an office's library."""
    file = folder / name
    data = small.template_bytes((*small.PARAGRAPHS, *(("Normal", text) for text in texts)))
    shelf = asking._Shelf((), None)
    shelf._library = library or office(folder)
    return list(shelf.template(file, data, annotate=False, mend=False)["problems"])


@pytest.mark.parametrize(
    ("text", "name", "what", "fix"),
    [
        ("[[statements: grouns]]", "appeal.lt.docx", "appeal declares no statements «grouns»", "did you mean «[[statements: grounds]]»?"),
        ("[[statements: xyz]]", "appeal.lt.docx", "appeal declares no statements «xyz»", "declared are: facts, grounds; another is declared in forms.yaml"),
        ("[[statements: reply_text]]", "appeal.lt.docx", "appeal declares no statements «reply_text»", "declared are: facts, grounds; another is declared in forms.yaml"),
        ("[[statements: grouns]]", "my-own.lt.docx", "no form declares statements «grouns»", "did you mean «[[statements: grounds]]»?"),
        ("{{ statements.grouns[0].text }}", "appeal.lt.docx", "there is no name «statements.grouns[0].text», in «{{ statements.grouns[0].text }}»", "did you mean «statements.grounds[0].text»?"),
    ],
)  # fmt: skip
def test_statements_that_the_form_does_not_declare_are_told_with_what_was_meant(tmp_path, text, name, what, fix):
    assert told(tmp_path, name=name) == [], "the control"
    (problem,) = told(tmp_path, text, name=name)
    assert (problem["what"], problem["fix"], problem["where"]) == (
        what,
        fix,
        "paragraph 10, under «Apeliacinis skundas»",
    )
    assert problem["severity"] == "error"


def test_a_statement_of_another_form_is_no_name_of_this_one(tmp_path):
    tag = "{% for s in statements.reply_text %}{{ s.text }}{% endfor %}"
    assert {problem["rule"] for problem in told(tmp_path, tag)} == {"name"}
    assert [problem["rule"] for problem in told(tmp_path, tag, name="my-own.lt.docx")] == [], "some form has it"


def test_a_style_that_a_clause_drawn_in_word_needs_is_told_at_its_slot(tmp_path):
    document = Document()
    document.styles.add_style(word.PARAGRAPH, WD_STYLE_TYPE.PARAGRAPH)
    document.styles.add_style("Own Look", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Tekstas.", style=word.PARAGRAPH)
    document.add_paragraph("Savaip.", style="Own Look")
    document.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0).text = "Diena"
    drawn = clause_of(saved(document))
    library = office(tmp_path, *small.CLAUSES, drawn)
    (problem,) = told(tmp_path, library=library)
    assert problem["rule"] == "style" and problem["where"].startswith("paragraph 6")
    assert (
        problem["what"]
        == "the clause a3-drawn, drawn in Word, needs the style «Own Look», which is not in the template"
    )
    assert problem["fix"] == "add it in Word (Modify style), or draw the clause in a style of the template"
    assert told(tmp_path, name="appeal.en.docx", library=library) == [], "the clause has no English text"
    retired = replace(drawn, head=replace(drawn.head, status="retired"))
    assert told(tmp_path, library=office(tmp_path, *small.CLAUSES, retired)) == []


@pytest.mark.parametrize("word_given", ["maybe", "taip", "Yes"])
def test_an_answer_compared_with_what_no_answer_is_is_told(tmp_path, word_given):
    tag = "{% if answers.alternatives_considered == 'WORD' %}x{% endif %}"
    for fair in ("yes", "no"):
        assert told(tmp_path, tag.replace("WORD", fair)) == [], "the control"
    (problem,) = told(tmp_path, tag.replace("WORD", word_given))
    assert problem["what"] == f"the question alternatives_considered is answered yes or no, never «{word_given}»"
    assert problem["fix"] == "write answers.alternatives_considered == 'yes'"


def test_clauses_are_held_to_what_their_questions_take():
    asked = {"plain": ["answers.q", "case.name"], "questions": {"q": "yes_no"}}
    head = HEAD.replace('{fact: case.nmae, is: "x"}', "{fact: answers.q, is: WORD}")
    for given, rules in (("yes", []), ("maybe", ["condition"])):
        problems = clause("Tekstas [@ecthr-x].", head=head.replace("WORD", f'"{given}"'), **asked)["problems"]
        assert [one["rule"] for one in problems] == rules
    text = "Tekstas [@ecthr-x]{% if answers.q == 'ne' %}x{% endif %}."
    problems = clause(text, head=head.replace("WORD", '"yes"'), **asked)["problems"]
    assert [(one["rule"], one["where"]) for one in problems] == [("answer", "a-test.lt.md, line 1")]


FORM = """- id: leave-to-inspect
  title: {lt: Prašymas, en: Request}
  language: lt
  forum: lt.rat
  stages: [S2a]
  statements:
    - slot: inspect
      title: {lt: prašymas, en: the request}
      holds: {lt: "su kuo", en: "what"}
  required:
    - fact: statements.inspect
      what: {lt: prašymas, en: the request}
      why: {lt: tvarka, en: practice}
  checks:
    - id: li-01
      rule: {lt: Taisyklė, en: Rule}
      severity: error
      flag: M
      source: practice
      when: {fact: answers.oral_hearing_wanted, is: "yes"}
      draft: {more_than_a_reference: {slots: [inspect], letters: "60"}}
"""


@pytest.mark.parametrize(
    ("before", "after", "where", "what", "fix"),
    [
        ("fact: statements.inspect", "fact: statements.inspct", "line 11", "there is no name «statements.inspct»", "did you mean «statements.inspect»?"),
        ("fact: statements.inspect", "fact: statements.facts", "line 11", "there is no name «statements.facts»", ""),
        ("slots: [inspect]", "slots: [inspekt]", "line 15", "leave-to-inspect declares no statements «inspekt»", "did you mean «inspect»?"),
        ("answers.oral_hearing_wanted", "answers.oral_hering_wanted", "line 20", "there is no name «answers.oral_hering_wanted»", "did you mean «answers.oral_hearing_wanted»?"),
        ('is: "yes"', 'is: "maybe"', "line 15", "the condition is not one: the question oral_hearing_wanted is answered yes or no, never `maybe`", "see docs/forms.md"),
        ("flag: M", "flga: M", "line 18", "the entry is not as it should be: 1.checks.1: `flga` is not a key here", "did you mean `flag`?"),
    ],
)  # fmt: skip
def test_a_form_of_the_office_is_told_what_it_names_and_nobody_has(tmp_path, before, after, where, what, fix):
    file = tmp_path / "forms.yaml"
    file.write_text(FORM, encoding="utf-8")
    assert run(file) == (0, run(file)[1]) and run(file)[1]["problems"] == [], "the control"
    file.write_text(FORM.replace(before, after), encoding="utf-8")
    code, said = run(file)
    assert code == 4
    assert (where, what, fix) in [(one["where"], one["what"], one["fix"]) for one in said["problems"]]


def test_a_question_of_no_known_type_is_told_with_what_was_meant(tmp_path):
    file = tmp_path / "questions.yaml"
    good = 'first: {type: yes_no, lt: "Ar?", en: "Was it?"}\nsecond: {type: date, lt: "Kada?", en: "When?"}\n'
    file.write_text(good, encoding="utf-8")
    assert run(file)[1]["problems"] == [], "the control"
    file.write_text(good.replace("yes_no", "yesno").replace("type: date", "type: dat"), encoding="utf-8")
    code, said = run(file)
    assert code == 4
    assert [(one["where"], one["fix"]) for one in said["problems"]] == [
        ("line 1", "did you mean `yes_no`?"),
        ("line 2", "did you mean `date`?"),
    ]


def test_the_forms_and_questions_of_the_program_are_clean():
    rules = Path(__file__).resolve().parents[1] / "rules"
    code, said = run(*sorted(rules.rglob("forms.yaml")), *rules.rglob("questions.yaml"))
    assert (code, said["problems"]) == (0, [])


def test_a_condition_that_is_none_is_told_from_the_child_in_both_languages(tmp_path):
    """What is wrong with it is said by the catalogue, which the child can no longer open once its rights are given up."""
    source = tmp_path / "a-test.yaml"
    source.write_text(HEAD.replace('is: "x"', 'isa: "x"'), encoding="utf-8")
    (tmp_path / "a-test.lt.md").write_text("Tekstas [@ecthr-x].", encoding="utf-8")
    code, said = run(source)
    (problem,) = [one for one in said["problems"] if one["rule"] == "condition"]
    assert (code, problem["where"]) == (4, "line 6")
    assert "`isa` is not a test" in problem["what"] and "`isa` nėra patikra" in problem["lt"]["what"]
