"""The documents say what the program does: the manual is printed from it, and nothing in it is missing or stale."""

from pathlib import Path

import click
import pytest

from litigator.cli import root
from litigator.cli.manual import commands, facts_text, manual_text
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


def test_the_facts_page_is_what_templates_may_name():
    assert (DOCS / "facts.md").read_text(encoding="utf-8") == facts_text(), "run: python -m litigator.cli.manual docs"


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path, _ in ALL])
def test_every_command_has_help_and_the_common_options(path, command):
    assert command.help, path
    options = {option for parameter in command.params for option in parameter.opts}
    if not isinstance(command, click.Group):
        assert {"--db", "--user", "--today", "--library", "--no-input"} <= options, path
    if path[-1] in READING:
        assert "--json" in options, path


def test_every_setting_is_documented():
    import dataclasses

    text = README.read_text(encoding="utf-8")
    for field in dataclasses.fields(Settings):
        assert f"LITIGATOR_{field.name.upper()}" in text or f"`{field.name}`" in text, field.name


def test_every_page_the_readme_links_to_is_there():
    import re

    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")):
        assert target.startswith("http") or (README.parent / target).exists(), target
