"""A case recorded command by command, as somebody does it who knows no word of the program: what is refused says what to type, and that works."""

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from litigator.casefile import Relief
from litigator.drafting.facts import Setting, facts_of
from litigator.drafting.mending import EVENT_BEHIND, answer_to
from litigator.library.gathering import open_library
from litigator.office import case_file_from
from litigator.office.given import relief_with

LIBRARY = open_library()
CASE = "2026-001"


@pytest.fixture
def office(say, tmp_path):
    """A command of one person in an office with one empty case."""
    db = tmp_path / "cases.db"
    assert say("--db", db, "office", "init").code == 0
    assert say("--db", db, "office", "user", "add", "rasa", "--name", "Rasa").code == 0

    def run(*arguments):
        return say("--db", db, "--user", "rasa", "--today", "2026-05-20", *arguments)

    assert run("case", "add", CASE, "--name", "Šeima").code == 0
    assert run("claimant", "add", CASE, "Zahra Rahimi", "--gender", "f").code == 0
    return run


def shown(office):
    return json.loads(office("case", "show", CASE, "--json").out)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("exhibit", "add", CASE, "--kind", "teismo sprendimas", "--title", "x"), "judgment (judgment)"),
        (("case", "stage", CASE, "S1", "--forum", "migracijos departamentas"), "lt.migration (Migration Department"),
        (("case", "relief", CASE, "panaikinti aktą"), "annul_act ("),
        (("claimant", "detention", "P-0001", "Medininkai", "2026-01-01"), "medininkai ("),
        (("case", "party", CASE, "atstovas", "R. A."), "representative (representative)"),
        (("case", "event", CASE, "įteiktas sprendimas", "2026-03-02"), "decision_delivered (decision delivered)"),
        (("case", "edit", CASE, "--issue", "qqqq"), "all of them: docs/words.md"),
    ],
)
def test_a_word_nobody_knows_is_offered_by_what_things_are_called(office, typed, offered):
    said = office(*typed)
    assert said.code == 2
    assert offered in said.err


def test_issues_people_and_parties_are_changed_without_a_file(office):
    child = ("--gender", "m", "--born", "2015-06-03", "--acts-through", "P-0001", "--role", "child")
    assert office("claimant", "add", CASE, "Ali Rahimi", *child).code == 0
    assert office("claimant", "edit", "P-0001", "--nationality", "AF", "--born", "1990-04-02").code == 0
    assert office("case", "edit", CASE, "--issue", "a4", "--issue", "a1", "--regime", "other").code == 0
    for phone in ((), ("--phone", "+370 600 00001")):
        assert office("case", "party", CASE, "representative", "Rasa", "--number", "99-001", *phone).code == 0
    case = shown(office)
    assert [(one["code"], one["lead"]) for one in case["issues"]] == [("a4", True), ("a1", False)]
    assert case["regime"] == "other"
    people = [(one["role"], one["gender"], one["born"], one["nationality"]) for one in case["claimants"]]
    assert people == [("claimant", "f", "1990-04-02", "AF"), ("child", "m", "2015-06-03", None)]
    assert case["claimants"][1]["acts_through"] == "P-0001"
    (party,) = case["parties"]
    assert (party["key"], party["number"], party["phone"]) == ("representative-1", "99-001", "+370 600 00001")
    assert office("claimant", "edit", "P-0001", "--acts-through", "P-9999").code != 0
    assert office("case", "party", CASE, "respondent", "Kitas", "--key", "representative-1").code != 0
    assert [one["name"] for one in shown(office)["parties"]] == ["Rasa"], "a key that is taken replaces nobody"


def test_a_sum_is_that_of_what_is_asked_and_loses_no_other(office):
    damage = ("case", "relief", CASE, "non_pecuniary_damage")
    for more in (("--detail", "pirma"), ("--detail", "antra", "--amount", "5 000,50"), ("--amount", "15000")):
        assert office(*damage, *more).code == 0, more
    asked = [(one["detail"], one["amount"], one["currency"]) for one in shown(office)["relief"]]
    assert asked == [("pirma", "15000", "EUR"), ("antra", "5000.50", "EUR")]
    assert office(*damage, "--amount", "much").code == 2
    plain = Relief(code="annul_act")
    assert relief_with((plain,), plain) == (plain, plain), "without a sum it is asked anew"


@pytest.mark.parametrize("fact", ["decision.delivered", "judgment.delivered", "final_decision.served", "decision.date"])
def test_the_day_a_mend_says_to_record_is_then_known(office, fact, tmp_path):
    for stage, forum in (("S1", "lt.migration"), ("S2a", "lt.rat"), ("S3", "lt.lvat")):
        assert office("case", "stage", CASE, stage, "--forum", forum).code == 0
        done = {"S1": "decision_adopted", "S2a": "judgment_pronounced", "S3": "final_decision_pronounced"}[stage]
        if fact != "decision.date":
            said = office("case", "event", CASE, done, "2026-03-02", "--stage", stage, "--proof", "pronouncement")
            assert said.code == 0, said.err
    assert known(office, fact, tmp_path) is None
    told = answer_to(fact, LIBRARY, case_file_from(tmp_path / "case.json"))
    command = re.search(r"litigator (case event .*)", told)[1].replace(" DATE", " 2026-03-03").replace("NUMBER", "N-1")
    assert EVENT_BEHIND[fact] in command
    said = office(*shlex.split(command))
    assert said.code == 0, said.err
    assert known(office, fact, tmp_path) == date(2026, 3, 3), command


def known(office, fact, folder):
    """What an appeal of the case as it is kept knows of `fact`; the case is left in case.json."""
    saved = folder / "case.json"
    saved.write_text(office("case", "show", CASE, "--json").out, encoding="utf-8")
    setting = Setting(form=LIBRARY.forms["lvat-appeal"], language="lt", today=date(2026, 5, 20), place="Vilnius")
    part, _, name = fact.partition(".")
    return facts_of(case_file_from(saved), LIBRARY, setting)[part][name]


def test_a_paragraph_is_put_right_by_its_place(office):
    say_it = ("case", "statement", CASE, "facts")
    for text in ("Pirma.", "Antra.", "Trečia."):
        assert office(*say_it, text).code == 0
    assert office(*say_it, "Second.", "--language", "en").code == 0
    right = office(*say_it, "Antra, teisingai.", "--position", "2", "--instead")
    assert (right.code, right.out.strip()) == (0, f"{CASE}: facts 2")
    said = office("case", "show", CASE).out
    assert "facts 2 (lt): Antra, teisingai." in said and "facts 1 (en): Second." in said
    assert "Antra.\n" not in said and said.count("facts ") == 4
    assert office(*say_it, "Ketvirta.", "--position", "9", "--instead").code == 5
    assert office(*say_it, "Ketvirta.", "--instead").code == 5


def test_what_to_type_for_a_draft_in_another_language_names_the_language(office):
    mends = office("draft", "plan", CASE, "rat-complaint", "--language", "en").err
    assert f"litigator case statement {CASE} facts TEXT --language en" in mends
    assert "--language" not in office("draft", "plan", CASE, "rat-complaint").err, "the control"


def test_what_the_log_says_of_an_exhibit_is_changed(office):
    assert office("exhibit", "add", CASE, "--kind", "other", "--title", "Nutartis", "--pages", "3").code == 0
    more = ("--kind", "judgment", "--title-en", "Ruling", "--dated", "2026-03-02", "--no-annex")
    assert office("exhibit", "edit", CASE, "E-1", *more).code == 0
    (log,) = shown(office)["exhibits"]
    told = [log[name] for name in ("kind", "title", "title_en", "dated", "pages", "annex")]
    assert told == ["judgment", "Nutartis", "Ruling", "2026-03-02", 3, False]
    assert office("exhibit", "edit", CASE, "E-1", "--annex").code == 0
    assert shown(office)["exhibits"][0]["annex"] is True
    assert office("exhibit", "edit", CASE, "E-9", "--pages", "1").code == 5
    assert office("exhibit", "edit", CASE, "E-1", "--kind", "picnic").code == 2


def test_the_first_case_of_the_docs_works_line_by_line(say, tmp_path, monkeypatch):
    page = (Path(__file__).resolve().parents[1] / "docs" / "first-case.md").read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LITIGATOR_USER", "rasa")
    assert len(lines) > 25
    for line in lines:
        if line.startswith("litigator "):
            said = say("--today", "2026-05-20", *shlex.split(line)[1:])
            assert said.code == 0, (line, said.err)
    assert (tmp_path / "appeal.docx").is_file()
    table = [shlex.split(one) for one in re.findall(r"`litigator ([^`]*)`", page[page.index("## To put") :])]
    for typed in table[:-2]:
        said = say("--today", "2026-05-20", *typed)
        assert said.code == 0, (typed, said.err)
