"""The desk: commands as a person types them, what they print, how they fail."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from litigator.cli.shell import shown

SHARED = Path(__file__).resolve().parents[2] / "shared" / "cases"


def test_bare_and_unknown_commands_help(say):
    assert "Commands:" in say().out
    missing = say("cas")
    assert missing.code == 2
    assert "Did you mean case?" in missing.err


def test_a_new_office_is_founded_and_a_case_built_up_to_a_plan(say, tmp_path):
    db = tmp_path / "own.db"
    assert say("--db", db, "office", "init", "--plain").code == 0
    assert say("--db", db, "office", "user", "add", "rasa", "--name", "Rasa").code == 0
    by = ("--db", db, "--user", "rasa", "--today", "2023-09-20")
    assert say(*by, "case", "add", "2023-001", "--name", "Test", "--issue", "a3").code == 0
    assert say(*by, "case", "stage", "2023-001", "S1", "--forum", "lt.migration").code == 0
    assert say(*by, "case", "stage", "2023-001", "S2a", "--forum", "lt.vaat", "--number", "eI2-9999-999/2023").code == 0
    recorded = say(
        *by,
        "case",
        "event",
        "2023-001",
        "judgment_pronounced",
        "2023-09-12",
        "--stage",
        "S2a",
        "--proof",
        "pronouncement",
    )
    assert recorded.code == 0, recorded.err
    assert say(*by, "claimant", "add", "2023-001", "Amina Test", "--gender", "f", "--native-name", "أمينة").code == 0
    assert say(*by, "claimant", "detention", "P-0001", "pabrade", "2023-01-02", "--until", "2023-03-02").code == 0
    assert say(*by, "claimant", "consent", "P-0001", "share_with_court", "yes").code == 0
    assert say(*by, "exhibit", "add", "2023-001", "--kind", "decision", "--title", "Sprendimas").code == 0
    limits = json.loads(say(*by, "deadline", "list", "--json").out)["deadlines"]
    assert [(limit["rule"], limit["due"]) for limit in limits] == [("lt.foreigners.140-4", "2023-09-26")]
    plan = json.loads(say(*by, "draft", "plan", "2023-001", "lvat-appeal", "--json").out)
    assert {"id": "a3-no-judicial-review", "in": True}.items() <= next(
        c for c in plan["clauses"] if c["id"] == "a3-no-judicial-review"
    ).items()
    refused = say(*by, "draft", "assemble", "2023-001", "lvat-appeal", "-o", tmp_path / "x.docx")
    assert refused.code == 6
    assert not (tmp_path / "x.docx").exists()
    assert "statements.facts" in refused.err and "respondent.name" in refused.err


def test_every_group_lists_and_shows_in_json(on_sample):
    for command in (
        ("case", "list"),
        ("case", "show", "2021-004"),
        ("case", "timeline", "2021-004"),
        ("claimant", "list"),
        ("claimant", "show", "2021-004", "P-0001"),
        ("exhibit", "list", "2021-004"),
        ("deadline", "list"),
        ("deadline", "explain", "2021-004", "lt.foreigners.140-4"),
        ("draft", "templates"),
        ("draft", "clauses"),
        ("draft", "plan", "2021-004", "lvat-appeal"),
        ("precedent", "show", "ecthr-mursic"),
        ("precedent", "list"),
        ("office", "user", "list"),
        ("office", "check-library"),
    ):
        plain, machine = on_sample(*command), on_sample(*command, "--json")
        assert plain.code == machine.code == 0, (command, plain.err, machine.err)
        assert plain.out.strip()
        assert json.loads(machine.out)["schema"].startswith("litigator/"), command


def test_drafting_prints_the_contract(on_sample, tmp_path):
    said = on_sample("draft", "assemble", "2021-004", "lvat-appeal", "-o", tmp_path / "a.docx", "--json")
    report = json.loads(said.out)
    assert said.code == 0
    assert set(report) >= {"path", "template", "language", "clauses", "authorities", "annexes", "problems", "sha256"}
    assert report["clauses"][0]["paragraphs"][0] == 1
    assert (tmp_path / "a.docx.manifest.json").is_file()


def test_a_saved_case_file_drafts_the_same_bytes(on_sample, say, tmp_path):
    saved = tmp_path / "case.json"
    saved.write_text(on_sample("case", "show", "2021-004", "--json").out, encoding="utf-8")
    first = json.loads(
        on_sample("draft", "assemble", "2021-004", "lvat-appeal", "-o", tmp_path / "a.docx", "--json").out
    )
    again = say(
        "--today",
        "2026-05-20",
        "draft",
        "assemble",
        "2021-004",
        "lvat-appeal",
        "--from",
        saved,
        "-o",
        tmp_path / "b.docx",
        "--json",
    )
    assert json.loads(again.out)["sha256"] == first["sha256"]


def test_a_missing_fact_gives_every_problem_in_json_and_no_file(on_sample, tmp_path):
    said = on_sample("draft", "assemble", "2025-005", "lvat-appeal", "-o", tmp_path / "a.docx", "--json")
    answer = json.loads(said.out)
    assert said.code == 6
    assert answer["schema"] == "litigator/error/1"
    assert len([problem for problem in answer["problems"] if problem["severity"] == "error"]) >= 4
    assert not list(tmp_path.glob("a.docx*"))


def test_a_partial_draft_is_written_and_says_what_is_missing(on_sample, tmp_path):
    said = on_sample("draft", "assemble", "2025-005", "lvat-appeal", "-o", tmp_path / "a.docx", "--partial")
    assert said.code == 0, said.err
    assert (tmp_path / "a.docx").is_file()
    assert "judgment.number" in said.err


def test_a_wrong_reference_is_answered_with_the_nearest(on_sample):
    said = on_sample("case", "show", "2021-04")
    assert said.code == 5
    assert "2021-004" in said.err


def test_a_stale_edit_is_refused(on_sample):
    assert on_sample("case", "edit", "2021-004", "--goal", "x", "--if-version", "1").code == 0
    stale = on_sample("case", "edit", "2021-004", "--goal", "y", "--if-version", "1")
    assert stale.code == 7
    assert "read it again" in stale.err


def test_a_stage_that_nothing_opens_is_refused(on_sample):
    said = on_sample("case", "stage", "2026-010", "S3", "--forum", "lt.lvat")
    assert said.code == 2
    assert "opened by" in said.err


def test_an_unverified_precedent_becomes_citable_when_someone_checks_it(on_sample):
    assert "not before someone checks it" in on_sample("precedent", "show", "ecthr-nabil-hungary").out
    assert on_sample("precedent", "verify", "ecthr-nabil-hungary", "--against", "HUDOC").code == 0
    assert "yes, checked by this office" in on_sample("precedent", "show", "ecthr-nabil-hungary").out
    assert on_sample("precedent", "verify", "ecthr-ma-latvia-dec", "--against", "HUDOC").code == 2


def test_nobody_acts_without_a_name_or_from_outside_the_office(say, sample):
    assert say("--db", sample, "case", "edit", "2021-004", "--goal", "x").code == 3
    stranger = say("--db", sample, "--user", "nobody", "case", "edit", "2021-004", "--goal", "x")
    assert stranger.code == 5


def test_damaged_foreign_and_missing_databases_get_one_sentence(say, sample, tmp_path):
    import sqlite3

    sqlite3.connect(tmp_path / "foreign.db").execute("CREATE TABLE x (y)").connection.commit()
    (tmp_path / "text.db").write_text("hello")
    damaged = bytearray(sample.read_bytes())
    damaged[100:4000] = b"\xff" * 3900
    (tmp_path / "damaged.db").write_bytes(damaged)
    for name in ("foreign.db", "text.db", "damaged.db", "missing.db"):
        said = say("--db", tmp_path / name, "case", "list")
        assert said.code == 8, (name, said)
        assert len(said.err.strip().splitlines()) <= 2
        assert "Traceback" not in said.err


def test_the_doctor_finds_a_tampered_log(on_sample, sample):
    import sqlite3

    assert on_sample("office", "doctor").code == 0
    raw = sqlite3.connect(sample)
    raw.create_function("litigator_actor", 0, lambda: "intruder")
    raw.execute("DROP TRIGGER audit_log_stays")
    raw.execute("UPDATE audit_log SET actor = 'somebody' WHERE seq = 5")
    raw.commit()
    raw.close()
    said = on_sample("office", "doctor")
    assert said.code == 8
    assert "entry 5 of the log was changed" in said.err


def test_one_limit_is_computed_with_its_trace(say):
    said = say("deadline", "compute", "echr.35-1", "2022-02-10", "--decided", "2022-01-20", "--json")
    answer = json.loads(said.out)
    assert (answer["due"], answer["version"], answer["roll"], answer["calendar"]) == (
        "2022-08-10",
        "1998-11-01",
        "none",
        None,
    )
    assert any("2022-08-10" in sentence for sentence in answer["trace"])
    assert say("deadline", "compute", "echr.35-1", "2024-05-02").code == 2


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared worked cases are not beside this checkout")
def test_the_batch_answers_every_worked_case(say):
    lines = [json.loads(line) for line in (SHARED / "deadline_cases.jsonl").read_text(encoding="utf-8").splitlines()]
    said = say("deadline", "compute", "--batch", SHARED / "deadline_cases.jsonl", "--json")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [answer["id"] for answer in answers] == [line["id"] for line in lines]
    for line, answer in zip(lines, answers, strict=True):
        assert answer["due"] == line["expected_last_day"], line["id"]
        assert "expected_timely" not in line or answer["timely"] == line["expected_timely"]


def test_a_batch_line_that_cannot_be_read_stops_nothing(say, tmp_path):
    (tmp_path / "b.jsonl").write_text(
        '{"id": 1, "rule": "nope", "trigger_date": "2022-01-01"}\nnot json\n{"id": 3}\n[]\n', encoding="utf-8"
    )
    said = say("deadline", "compute", "--batch", tmp_path / "b.jsonl")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert said.code == 0
    assert len(answers) == 4
    assert all("error" in answer for answer in answers)


@pytest.mark.parametrize("text", ["\x1b]0;x\x07", "\x9b31m", "\u202eabc", "a\nb", "\ufffe"])
def test_nothing_reaches_the_terminal_as_control(text):
    assert not any(ord(c) < 32 or 0x7F <= ord(c) <= 0x9F or c in "\u202e\ufffe" for c in shown(text))


def test_hostile_names_are_shown_as_signs(on_sample):
    assert on_sample("case", "edit", "2021-004", "--name", "\x1b]0;pwned\x07[/nope]").code == 0
    said = on_sample("case", "list")
    assert "\x1b" not in said.out
    assert "[/nope]" in said.out


def test_a_closed_pipe_is_no_fault(sample):
    script = f"{sys.executable} -m litigator --db {sample} precedent list | head -1"
    run = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {script}"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        check=False,
    )
    assert "Traceback" not in run.stderr


def test_completion_is_printed(say):
    assert "_LITIGATOR_COMPLETE" in say("office", "completion", "bash").out


def test_a_settings_file_is_read_and_its_mistakes_named(say, tmp_path, monkeypatch, sample):
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("LITIGATOR_SETTINGS", str(path))
    path.write_text(f'db = "{sample}"\n', encoding="utf-8")
    assert say("case", "list").code == 0
    path.write_text('dbb = "x"\n', encoding="utf-8")
    said = say("case", "list")
    assert said.code == 3
    assert "no setting" in said.err


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared hostile cases are not beside this checkout")
def test_no_hostile_template_is_run_and_nothing_is_written(on_sample, tmp_path, monkeypatch):
    """Each template of the hostile set, drafted from: refused with its tag named, or rendered where it is harmless."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "litigator-canary").mkdir()
    rendered = {"mal_split_proofErr.docx", "mal_textbox.docx", "mal_nested_tables_loop.docx"}
    for path in sorted((SHARED / "hostile" / "templates").glob("*.docx")):
        target = tmp_path / f"out-{path.name}"
        said = on_sample("draft", "assemble", "2021-004", path, "-o", target)
        if path.name in rendered:
            assert said.code == 0, (path.name, said.err)
            assert target.is_file()
        else:
            assert said.code in (4, 6, 7), (path.name, said.err)
            assert not target.exists()
            assert path.name in said.err
        assert "Traceback" not in said.err
    assert not list((tmp_path / "litigator-canary").iterdir())
    assert (
        on_sample(
            "draft",
            "assemble",
            "2021-004",
            SHARED / "hostile" / "templates" / "mal_typo_var.docx",
            "-o",
            tmp_path / "t.docx",
        ).code
        == 6
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "[1]"),
        ("a.json", "{"),
        ("a.json", '{"reference": "x", "name": "y", "opened": "2022-01-01", "claimnts": []}'),
        ("a.json", '{"reference": "x", "name": "y", "opened": "2022-02-30"}'),
        ("a.json", "[" * 100_000),
        ("a.yaml", "reference: x\nnme: y\nopened: 2022-01-01\n"),
        ("a.yaml", ""),
    ],
)
def test_a_case_file_that_cannot_be_read_whole_is_refused_by_name(say, tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    said = say("draft", "assemble", "lvat-appeal", "--from", tmp_path / name, "-o", tmp_path / "x.docx")
    assert said.code == 9, said.err
    assert name in said.err
    assert not (tmp_path / "x.docx").exists()


def test_a_case_from_a_file_may_be_named_but_not_otherwise(say, tmp_path):
    (tmp_path / "a.json").write_text('{"reference": "x", "name": "y", "opened": "2022-01-01"}', encoding="utf-8")
    assert say("draft", "plan", "lvat-appeal", "--from", tmp_path / "a.json").code == 0
    assert say("draft", "plan", "x", "lvat-appeal", "--from", tmp_path / "a.json").code == 0
    assert say("draft", "plan", "z", "lvat-appeal", "--from", tmp_path / "a.json").code == 2


# Leaving


def left(*arguments: str, stdout: object = None) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "litigator", *arguments]
    return subprocess.run(command, stdout=stdout or subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def test_everything_said_has_left_when_the_command_ends(sample) -> None:
    done = left("--db", str(sample), "--today", "2026-05-20", "case", "show", "2021-004", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["reference"] == "2021-004"
    assert left("--db", str(sample), "case", "show", "nope").returncode == 5


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no /dev/full")
def test_a_full_disk_is_no_success(sample) -> None:
    with open("/dev/full", "wb") as full:
        done = left("--db", str(sample), "--today", "2026-05-20", "case", "list", stdout=full)
    assert done.returncode != 0
    assert done.stderr


def test_every_command_of_a_drafting_room_stands_in_the_group():
    from importlib import import_module

    from litigator.cli import draft

    there = {room: set(import_module(f"litigator.cli.{room}").group.commands) for room in set(draft.ROOMS.values())}
    assert {(name, room) for room, names in there.items() for name in names} == set(draft.ROOMS.items())


def test_a_room_of_drafting_is_loaded_only_when_it_is_called():
    program = "import litigator.cli.draft, sys; print(sorted(name for name in sys.modules if name.startswith('litigator.cli.')))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "litigator.cli.draft" in run.stdout and "litigator.cli.linting" not in run.stdout
