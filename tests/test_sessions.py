"""The sessions in the documents are as run: every command of a `console` block is run in order, and what it prints is what stands there.

`SESSIONS_WRITE=1` writes what is printed into the page, to be read before it is committed.
"""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from litigator.sample import CLOCK

DOCS = Path(__file__).resolve().parents[1] / "docs"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DAY = "2026-11-28"


def commands_of(block: str) -> list[tuple[str, str]]:
    """The commands of a block with what the page says they print."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    assert parts[0] == "", f"a block begins with its command: {block[:60]}"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def printed(said) -> str:
    """What a person sees, without trailing blanks and the blank line between one command and the next."""
    lines = [line.rstrip() for line in (said.out + said.err).rstrip().splitlines()]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(("page", "day"), [("precedents.md", DAY), ("desk.md", str(CLOCK))])
def test_a_session_prints_what_the_page_shows(page, day, say, sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if page == "desk.md":  # on the sample office
        monkeypatch.setenv("COLUMNS", "100")
        monkeypatch.chdir(sample.parent)
        monkeypatch.setenv("LITIGATOR_USER", "sample")
    shutil.copytree(DOCS / "practice", tmp_path / "practice")
    text = (DOCS / page).read_text(encoding="utf-8")
    assert BLOCK.search(text), "a page of sessions has commands"

    def as_run(match: re.Match[str]) -> str:
        told = []
        for command, _ in commands_of(match[1]):
            name, *words = shlex.split(command)
            assert name == "litigator", command
            said = say(*words, *([] if "--today" in words else ["--today", day]), "--no-input")
            assert "Traceback" not in said.err + said.out
            assert "unexpected fault" not in said.err, said.err
            told.append(f"$ {command}\n{printed(said)}")
        return "```console\n" + "\n".join(told) + "```"

    now = BLOCK.sub(as_run, text)
    if os.environ.get("SESSIONS_WRITE"):
        (DOCS / page).write_text(now, encoding="utf-8")
    assert now == text, "run with SESSIONS_WRITE=1, read the difference, commit it"


def test_the_control_sees_a_page_that_says_something_else(say):
    block = "$ litigator --version\nyesterday's version\n"
    [(command, shown)] = commands_of(block)
    assert printed(say(*shlex.split(command)[1:])) != shown
