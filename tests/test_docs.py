"""The documents say what the program does: the manual is printed from it, and nothing in it is missing or stale."""

import re
from pathlib import Path

import click
import pytest

from litigator.cli import main, root
from litigator.cli.manual import commands, facts_text, manual_text, words_text
from litigator.settings import Settings

DOCS = Path(__file__).resolve().parents[1] / "docs"
README = DOCS.parent / "README.md"
ALL = list(commands(root))
READING = {
    "list",
    "show",
    "timeline",
    "explain",
    "compute",
    "templates",
    "clauses",
    "plan",
    "check-library",
    "doctor",
    "check",
}


def test_the_manual_is_what_the_commands_say():
    assert (DOCS / "manual.md").read_text(encoding="utf-8") == manual_text(), "run: python -m litigator.cli.manual docs"


def test_the_manual_is_english_whatever_was_spoken_before(capsys):
    assert main(["--lang", "lt", "draft", "assemble", "--help"]) == 0
    assert capsys.readouterr().out.lstrip().startswith("Naudojimas: litigator draft assemble")
    assert manual_text() == (DOCS / "manual.md").read_text(encoding="utf-8")


def test_the_facts_page_is_what_templates_may_name():
    assert (DOCS / "facts.md").read_text(encoding="utf-8") == facts_text(), "run: python -m litigator.cli.manual docs"


def test_the_words_page_is_what_the_office_records_with():
    assert (DOCS / "words.md").read_text(encoding="utf-8") == words_text(), "run: python -m litigator.cli.manual docs"


def unknown_in(told: str) -> list[str]:
    """What of the commands in `told` no command of ours takes: the command itself, or an option."""
    from litigator.cli import root

    wrong = []
    for typed in re.findall(r"litigator ((?:(?!litigator )[^;,():])+)", told):
        words, found = typed.split(), root
        while isinstance(found, click.Group) and words and words[0] in found.list_commands(click.Context(found)):
            found = found.get_command(click.Context(found), words.pop(0))
        options = {option for parameter in found.params for option in (*parameter.opts, *parameter.secondary_opts)}
        wrong += [typed.strip()] if isinstance(found, click.Group) else []
        wrong += [f"{typed.strip()}: {word}" for word in words if word.startswith("--") and word not in options]
    return wrong


def test_what_a_mend_says_to_type_can_be_typed():
    from litigator.drafting.mending import LINE_BEHIND
    from litigator.library.gathering import open_library

    forms = open_library().forms.values()
    told = [words for form in forms for one in (*form.required, *form.checks) for words in one.mend.values()]
    assert len(told) > 200
    assert [wrong for words in (*told, *LINE_BEHIND.values()) for wrong in unknown_in(words)] == []
    assert unknown_in("litigator case edit CASE --colour red, or litigator case mend CASE") == [
        "case edit CASE --colour red: --colour",
        "case mend CASE",
    ], "the control"


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path, _ in ALL])
def test_every_command_has_help_and_the_common_options(path, command):
    assert command.help, path
    options = {option for parameter in command.params for option in parameter.opts}
    if not isinstance(command, click.Group):
        assert {"--db", "--user", "--today", "--library", "--no-input"} <= options, path
    if path[-1] in READING:
        assert "--json" in options, path


def test_every_setting_is_documented():
    text = README.read_text(encoding="utf-8")
    for name in Settings._fields:
        assert f"LITIGATOR_{name.upper()}" in text or f"`{name}`" in text, name


def test_every_page_the_readme_links_to_is_there():
    import re

    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")):
        assert target.startswith("http") or (README.parent / target).exists(), target


# Commands written in the documents


def written_commands() -> list[tuple[str, str]]:
    """Every command that stands in the documents, in a block or between backticks; with its page. Sessions are run whole elsewhere."""
    import re

    found = []
    for page in (README, *sorted(DOCS.glob("*.md"))):
        if page.name in ("manual.md", "decisions.md"):
            continue
        text = page.read_text(encoding="utf-8")
        fenced = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
        lines = [
            line.removeprefix("$ ")
            for kind, block in fenced.findall(text)
            for line in block.split("\n")
            if line.startswith("$ litigator " if kind == "console" else "litigator ")
        ]
        commands_there = [re.split(r" {3,}| > ", line)[0] for line in lines] + re.findall(
            r"`(litigator [^`\n]*)`", fenced.sub("", text)
        )
        found += [(page.name, command) for command in commands_there if "…" not in command]
    return sorted(set(found))


def fault_of(command: str) -> str:
    """What click says of a command that cannot be typed so: a name or an option that is not there; nothing where it can."""
    import shlex

    context = root.make_context("litigator", ["--no-input"], resilient_parsing=True)
    group, words = root, shlex.split(command)[1:]
    try:
        root.parse_args(context, list(words))
        words = [*context._protected_args, *context.args]
        while isinstance(group, click.Group) and words:
            name, found, words = group.resolve_command(context, words)
            assert found is not None, name
            if isinstance(found, click.Group) and not words:
                return ""  # a group alone prints its help
            context = click.Context(found, info_name=name, parent=context)
            found.parse_args(context, [*words])
            words = [*context._protected_args, *context.args] if isinstance(found, click.Group) else []
            group = found
    except click.UsageError as fault:
        return fault.format_message()
    return ""


@pytest.mark.parametrize(("page", "command"), written_commands())
def test_a_command_in_the_documents_can_be_typed_so(page, command):
    fault = fault_of(command)
    assert not fault or "does not exist" in fault or "Missing argument" in fault, f"{page}: {command}: {fault}"


@pytest.mark.parametrize(
    "command",
    ["litigator deadline lst", "litigator report --fromat html", "litigator nothing", "litigator case show --jsn X"],
)
def test_the_control_sees_a_command_that_is_none(command):
    assert fault_of(command)


def test_the_documents_hold_commands_of_every_room():
    rooms = {command.split()[1] for _, command in written_commands() if len(command.split()) > 1}
    assert {"case", "claimant", "deadline", "draft", "precedent", "cite", "office", "report"} <= rooms


# Manual pages and completion


def test_a_manual_page_names_every_command(on_sample, tmp_path):
    said = on_sample("office", "man", tmp_path / "man")
    assert said.code == 0, said.err
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "man").iterdir()}
    for path, command in ALL:
        text = pages[f"litigator-{path[1]}.1"].replace("\\-", "-")
        assert len(path) == 2 or f".SS {' '.join(path)}\n" in text, path
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.opts[0] not in (
                "--db",
                "--user",
                "--today",
                "--library",
                "--no-input",
                "--debug",
                "--lang",
            ):
                assert parameter.opts[0] in text, (path, parameter.opts)
    assert all(f"litigator\\-{name}\\fR(1)" in pages["litigator.1"] for name in root.list_commands(click.Context(root)))


def test_groff_takes_the_manual_pages_without_a_warning(on_sample, tmp_path):
    import shutil
    import subprocess

    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    on_sample("office", "man", tmp_path)
    (tmp_path / "broken.1").write_text(".TH X 1\n.nonsense\n")
    for page in sorted(tmp_path.glob("*.1")):
        run = subprocess.run(
            ["groff", "-man", "-ww", "-z", "-Tutf8", "-K", "utf8", page], capture_output=True, text=True, check=False
        )
        assert bool(run.stderr) == (page.name == "broken.1"), run.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["litigator", "deadl"], {"deadline"}),
        (["litigator", "deadline", "di"], {"digest"}),
        (["litigator", "report", "--fo"], {"--format", "--force"}),
        (["litigator", "report", "--format", "h"], {"html"}),
        (["litigator", "nonsense", "x"], set()),
    ],
)
def test_bash_completes(say, tmp_path, words, expected):
    import os
    import shlex
    import shutil
    import subprocess
    import sys

    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    script = tmp_path / "completion.bash"
    script.write_text(say("office", "completion", "bash").out)
    program = tmp_path / "litigator"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m litigator "$@"\n')
    program.chmod(0o755)
    asked = (
        f"source {shlex.quote(str(script))}; complete -p litigator >/dev/null || exit 9; COMP_WORDS=({shlex.join(words)}); "
        f"COMP_CWORD={len(words) - 1}; _litigator_completion litigator; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    path = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(
        ["bash", "--norc", "-c", asked], capture_output=True, text=True, env=path, check=False, cwd=DOCS.parent
    )
    assert run.returncode == 0, run.stderr
    assert set(filter(None, run.stdout.split("\n"))) == expected, run.stdout


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_have_a_script_that_they_can_read(say, tmp_path, shell):
    import shutil
    import subprocess

    text = say("office", "completion", shell).out
    assert "_LITIGATOR_COMPLETE" in text
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed: its script was only looked at")
    (tmp_path / "script").write_text(text)
    assert subprocess.run([shell, "-n", str(tmp_path / "script")], check=False).returncode == 0
