"""Drafting for those who do not live in a terminal: each clause explained, and a draft asked question by question."""

import io
import json
import os
import shlex
import subprocess
import sys
from datetime import date

from litigator.clauses.conditions import TESTS
from litigator.cli import guiding
from litigator.drafting.explaining import rule_in_words, value_in_words
from litigator.library.gathering import open_library

LIBRARY = open_library()


# Explained


def test_a_rule_reads_as_a_sentence_in_both_languages():
    rule = rule_in_words(
        {
            "all": [
                {"fact": "detention.days", "over": 90},
                {"any": [{"fact": "answers.x", "is": "no"}, {"fact": "detention.order_date", "known": "false"}]},
                {"not": {"fact": "vulnerabilities", "has_any": ["minor", "elderly"]}},
            ]
        }
    )
    assert rule == (
        "detention.days is more than 90 and (answers.x is no or detention.order_date is not known) and "
        "not (vulnerabilities has any of minor, elderly)"
    )
    assert rule.lt == (
        "detention.days daugiau kaip 90 ir (answers.x yra no arba nežinoma: detention.order_date) ir "
        "ne (vulnerabilities turi bent vieną iš: minor, elderly)"
    )


def test_every_condition_of_the_library_has_its_words():
    for clause in LIBRARY.clauses.values():
        if clause.head.when is not None:
            said = rule_in_words(clause.head.when)
            assert "{" not in said + said.lt
            assert said.lt != said, clause.id


def test_values_are_read_back_as_words():
    assert [value_in_words(value, "en") for value in (True, None, ["a", "b"], [], 3)] == [
        "yes",
        "not known",
        "a, b",
        "none",
        "3",
    ]
    assert value_in_words([{"text": "Pirma."}], "lt") == "Pirma."


def test_the_plan_says_what_is_in_what_waits_and_how_to_answer(on_sample):
    said = on_sample("draft", "plan", "2021-013", "echr-application")
    assert said.code == 0
    assert said.out.index("In the draft") < said.out.index("Waiting for an answer")
    assert "--all shows them" in said.out
    waiting = said.out[said.out.index("Waiting") :]
    assert "litigator case edit 2021-013 --answer" in waiting
    everything = on_sample("draft", "plan", "2021-013", "echr-application", "--all").out
    assert everything.count("is pleaded") > said.out.count("is pleaded")


def test_one_clause_is_explained_whole(on_sample):
    said = on_sample("draft", "explain", "2021-004", "lvat-appeal", "a3-no-judicial-review").out
    assert "rule: detention.days_without_order is more than 2" in said
    assert "detention.days_without_order = 182" in said
    assert "[ecthr-khlaifia-italy]: may be cited" in said
    near = on_sample("draft", "explain", "2021-004", "lvat-appeal", "a3-no-judicial")
    assert near.code == 5 and "a3-no-judicial-review" in near.err
    told = json.loads(on_sample("draft", "explain", "2021-004", "lvat-appeal", "--json").out)
    evidence = next(one for one in told["clauses"] if one["id"] == "general-representation")["evidence_needed"]
    assert evidence == [
        {"kind": "power_of_attorney", "label": "power of attorney", "exhibits": ["E-8"], "answer": None}
    ]


def test_evidence_that_is_missing_is_told_with_what_to_type(on_sample, tmp_path, say):
    case = json.loads(on_sample("case", "show", "2021-004", "--json").out)
    case["exhibits"] = [one for one in case["exhibits"] if one["kind"] != "power_of_attorney"]
    saved = tmp_path / "case.json"
    saved.write_text(json.dumps(case), encoding="utf-8")
    said = say("--today", "2026-05-20", "draft", "plan", "lvat-appeal", "--from", saved).out
    assert "✗ evidence missing: power of attorney" in said
    assert "→ litigator exhibit add 2021-004 --kind power_of_attorney --title TITLE" in said


# Asked


def typing(monkeypatch, *lines: str) -> None:
    """A person at a terminal who types `lines`; one line too few ends the input, which leaves."""
    monkeypatch.setattr(guiding, "can_ask", lambda desk: not desk.no_input)
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_what_is_asked_is_kept_and_the_command_does_the_same(say, sample, tmp_path, monkeypatch):
    by = ("--db", sample, "--today", "2026-05-20", "--user", "sample")
    monkeypatch.chdir(tmp_path)
    typing(monkeypatch, "kontrolės punkte", "ežtt formos", "en", *["no", "", "maybe", "y"], *[""] * 12)
    said = say(*by, "draft", "assemble")
    assert said.code == 0, said.err
    assert "Answered already" in said.err and "claim_accepted = no" in said.err
    assert "that is not an answer to it" in said.err
    written = tmp_path / "2021-013-echr-application.docx"
    assert written.exists()
    answers = json.loads(say(*by, "case", "show", "2021-013", "--json").out)["answers"]
    assert {"fact": "individual_procedure", "value": "no", "note": None} in answers

    commands = [line.strip() for line in said.err.splitlines() if line.strip().startswith("litigator ")]
    edits = [line for line in commands if "--answer individual_procedure=no" in line]
    drafting = next(line for line in commands if line.startswith("litigator draft assemble"))
    assert edits and drafting.endswith("--language en -o 2021-013-echr-application.docx --partial")
    before = written.read_bytes()
    assert say(*by, *shlex.split(drafting)[1:]).code == 0
    assert written.read_bytes() == before


def test_the_form_whose_limit_runs_stands_first_with_its_day(say, sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    first = {"2021-004": "lvat-appeal", "2025-002": "lvat-appeal", "2022-008": "rat-complaint"}
    for case, form in first.items():
        typing(monkeypatch, case)
        said = say("--db", sample, "--today", "2026-05-20", "--user", "sample", "draft", "assemble")
        listed = said.err.split("   1  ")[2].splitlines()[0]  # of the forms: the first list is that of the cases
        assert listed.split()[0] == form, case
        assert ("(by 2026-05-2" in listed) == (form == "lvat-appeal")


def test_a_limit_that_has_passed_or_is_met_puts_no_form_first():
    from litigator.drafting.limit import running_days
    from litigator.sample import CLOCK, specimens

    cases = {case.reference: case for case in specimens()}
    forms = list(LIBRARY.forms.values())
    assert running_days(forms, cases["2021-004"], LIBRARY, CLOCK)["lvat-appeal"] == "2026-05-26"
    assert "lvat-appeal" not in running_days(forms, cases["2021-004"], LIBRARY, date(2026, 5, 27))
    assert "rat-complaint" not in running_days(forms, cases["2022-008"], LIBRARY, CLOCK)


def test_an_office_without_cases_says_how_to_add_one(say, tmp_path, monkeypatch):
    by = ("--db", tmp_path / "empty.db", "--user", "sample")
    assert say(*by, "office", "init", "--plain").code == 0
    assert "litigator case add" in say(*by, "case", "list").out
    typing(monkeypatch)
    said = say(*by, "draft", "assemble")
    assert said.code == 5 and "no cases yet" in said.err and "litigator case add" in said.err
    assert "Which case?" not in said.err


def test_a_list_that_fits_no_case_does_not_say_that_there_is_none(on_sample):
    said = on_sample("case", "list", "--owner", "nobody").out
    assert "no cases yet" not in said and "--closed" in said


def test_who_leaves_has_written_no_draft(say, sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    typing(monkeypatch, "2021-004")
    said = say("--db", sample, "--today", "2026-05-20", "--user", "sample", "draft", "assemble")
    assert said.code != 0 and not list(tmp_path.glob("*.docx"))


def test_without_a_terminal_nothing_is_asked(say, sample):
    for arguments in ((), ("2021-004",), ("2021-004", "lvat-appeal")):
        said = say("--db", sample, "draft", "assemble", *arguments)
        assert said.code == 2, arguments
        assert "litigator draft assemble 2021-004" in said.err or "-o OUT.docx" in said.err


def test_at_a_real_terminal_it_asks_and_with_no_input_it_does_not(sample, tmp_path):
    import pty

    def run(*more: str) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        child = subprocess.Popen(
            [sys.executable, "-m", "litigator", "--db", sample, "draft", "assemble", *more],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=tmp_path,
            env={**os.environ, "TERM": "xterm"},
            start_new_session=True,
        )
        os.close(theirs)
        said = b""
        while chunk := _read(ours):
            said += chunk
            if b"Which case?" in said:
                os.write(ours, b"\x04")
        os.close(ours)
        return child.wait(), said.decode()

    asked = run()
    assert "Which case?" in asked[1]
    refused = run("--no-input")
    assert refused[0] == 2 and "Which case?" not in refused[1]


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_every_kind_of_condition_can_be_put_into_words():
    for test in TESTS:
        said = rule_in_words({"fact": "detention.days", test: "true" if test == "known" else ["a"]})
        assert "detention.days" in said and said.lt != said, test


def test_what_only_a_person_can_answer_for_is_a_list_to_tick(on_sample, tmp_path):
    told = on_sample("draft", "plan", "2021-004", "lvat-appeal")
    assert "For a person to tick (lvat-appeal):" in told.err and "[ ] ap-" in told.err
    path = tmp_path / "appeal.docx"
    assert on_sample("draft", "assemble", "2021-004", "lvat-appeal", "-o", path).code == 0
    checked = on_sample("draft", "check", path, "--form", "lvat-appeal")
    assert checked.err.count("[ ] ap-") >= told.err.count("[ ] ap-")
    assert "[ ]" not in on_sample("draft", "check", path).err
    listed = json.loads(on_sample("draft", "check", path, "--form", "lvat-appeal", "--json").out)["to_tick"]
    assert {"id", "rule", "flag", "source"} == set(listed[0])
