"""The tour: five minutes through the sample office, in a terminal as a newcomer sees it, and run through without anybody there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from conftest import Said

from litigator.cli.commands import root
from litigator.cli.tour import AFTERWARDS, STEPS

Saying = Callable[..., Said]


def test_it_runs_through_without_anybody_there_and_every_step_is_well(say: Saying, tmp_path: Path) -> None:
    before = dict(os.environ), Path.cwd()
    said = say("tour", tmp_path / "tour", "--no-input")
    assert said.code == 0, said.err
    headings = re.findall(r"── (\d) of 8 · (.+) ──", said.out)
    assert headings == [(str(number), step.heading) for number, step in enumerate(STEPS, 1)]
    assert "litigator:" not in said.err and "Traceback" not in said.err
    assert (tmp_path / "tour" / "appeal.docx").is_file()
    assert said.out.rstrip().endswith("This is a tool for lawyers, not legal advice.")
    assert (dict(os.environ), Path.cwd()) == before


def test_each_step_says_why_in_a_sentence_or_two() -> None:
    for step in STEPS:
        assert step.why.endswith(".") and 40 < len(step.why) < 160, step.heading


def test_the_commands_shown_can_be_typed_as_they_stand(
    say: Saying, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the tour shows and what it says to do next, typed again in its folder after its two lines."""
    said = say("tour", tmp_path / "tour")
    place, exported = re.findall(r"^  cd (.+)\n  export (.+)$", said.out, re.MULTILINE)[0]
    monkeypatch.chdir(shlex.split(place)[0])
    for pair in exported.split():
        monkeypatch.setenv(*pair.split("=", 1))
    shown = [shlex.split(line) for line in re.findall(r"^\$ litigator ?(.*)$", said.out, re.MULTILINE)]
    assert len(shown) == len(STEPS)
    for words in shown:
        assert say(*words).code == 0, words
    for _, command in AFTERWARDS:
        words = command.split()[1:]
        if not words or "dash" in words:
            continue
        assert say(*words).code == (5 if "import" in words else 0), command  # there is no workbook to take in yet
    assert Path("week.html").is_file()


def test_somebody_s_folder_is_not_swept_away(say: Saying, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("work")
    assert say("tour", tmp_path).code == 7
    assert (tmp_path / "mine.txt").read_text() == "work"


def test_a_step_that_fails_makes_the_tour_fail(say: Saying, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from litigator.cli import tour

    monkeypatch.setattr(
        tour, "STEPS", (tour.Step("A slip", "It names a case that is not there.", ("case", "show", "1999-001")),)
    )
    assert say("tour", tmp_path / "tour").code == 1


def test_every_command_of_the_tour_is_one() -> None:
    context = click.Context(root)
    for words in [step.words for step in STEPS] + [tuple(command.split()[1:]) for _, command in AFTERWARDS]:
        name = next((word for word in words if word in root.list_commands(context)), None)
        assert name is not None or not words, words


# In a terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A terminal of its own, by a server of its own: run tmux with these words and return what it says."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    socket = str(tmp_path / "tmux")
    surroundings = {
        name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR", "TMUX")
    }

    def tmux(*words: str) -> str:
        return subprocess.run(
            ["tmux", "-S", socket, "-f", os.devnull, *words],
            capture_output=True,
            text=True,
            check=False,
            env=surroundings,
        ).stdout

    yield tmux
    tmux("kill-server")


def seen(tmux: Callable[..., str], text: str, patience: float = 60) -> str:
    """The screen, with what has scrolled off, once `text` stands on it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        screen = tmux("capture-pane", "-p", "-J", "-S", "-2000", "-t", "tour")
        if text in screen:
            return screen
        time.sleep(0.1)
    raise AssertionError(f"«{text}» did not come; the screen:\n{screen}")


def begun(tmux: Callable[..., str], folder: Path, wide: int = 110, end: str = "; echo ended=$?; sleep 600") -> None:
    command = f"{shlex.quote(sys.executable)} -m litigator tour {shlex.quote(str(folder))}{end}"
    kept = {name: os.environ[name] for name in ("LITIGATOR_CACHE", "LITIGATOR_SETTINGS") if name in os.environ}
    kept |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    given = [part for name, value in kept.items() for part in ("-e", f"{name}={value}")]
    tmux("-u", "new-session", "-d", "-s", "tour", "-x", str(wide), "-y", "40", *given, command)


def test_a_newcomer_sees_what_must_happen_this_week(terminal: Callable[..., str], tmp_path: Path) -> None:
    begun(terminal, tmp_path / "tour")
    for number, step in enumerate(STEPS, 1):
        waiting = "Enter to begin" if number == 1 else "Enter to go on"
        screen = seen(terminal, waiting if number == 1 else f"── {number - 1} of 8")
        screen = seen(terminal, waiting) if number == 1 else _waits(terminal, number - 1)
        assert f"── {number} of 8" not in screen, "it waits"
        terminal("send-keys", "-t", "tour", "Enter")
        assert step.heading in seen(terminal, f"── {number} of 8")
    _waits(terminal, len(STEPS))
    terminal("send-keys", "-t", "tour", "Enter")
    screen = seen(terminal, "ended=")
    assert "ended=0" in screen
    assert "Wed 2026-05-20: nothing overdue, 6 due within a week, 11 that end a case and are not confirmed" in screen
    assert "What next, in the same folder" in screen
    assert "Traceback" not in screen


def _waits(tmux: Callable[..., str], number: int) -> str:
    """The screen once step `number` is over and the tour waits."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        screen = seen(tmux, f"── {number} of 8")
        if "Enter to go on" in screen.split(f"── {number} of 8")[-1]:
            return screen
        time.sleep(0.1)
    raise AssertionError(screen)


def test_q_leaves_and_says_where_the_office_is(terminal: Callable[..., str], tmp_path: Path) -> None:
    begun(terminal, tmp_path / "tour", wide=70)
    seen(terminal, "Enter to begin")
    terminal("send-keys", "-t", "tour", "q", "Enter")
    screen = seen(terminal, "ended=")
    assert "ended=0" in screen and "The office stays in" in screen
    assert "1 of 8" not in screen
    assert (tmp_path / "tour" / "cases.db").is_file()
