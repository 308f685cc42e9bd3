"""`litigator tour`: five minutes through a sample office. Each step says why, shows its command, runs it, and waits for Enter."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import click

from litigator.cli.asked import language_option
from litigator.cli.shell import HELP, Desk, common_options, say, shown
from litigator.cli.terminal import coloured, width, wrapped
from litigator.tongue import marked, phrase

ON_PAPER = 100  # columns, where nobody says how many there are


class Step(NamedTuple):
    """One stop of the tour: its heading, the sentence why, and the words of the command after `litigator`."""

    heading: str
    why: str
    words: tuple[str, ...]


STEPS = (
    Step(
        marked("What must happen now"),
        marked("Alone, litigator says what is due next, the most urgent first, and ends with the command to run."),
        (),
    ),
    Step(
        marked("Why that day"),
        marked(
            "No date is typed in: each follows from an event, a dated rule and a calendar, and tells every step of the count."
        ),
        ("deadline", "explain", "2021-004", "lt.foreigners.140-4"),
    ),
    Step(
        marked("A second pair of eyes"),
        marked(
            "Where a miss ends the case, a second person reckons the day again and confirms it; another day than hers would be refused."
        ),
        ("--user", "rasa", "deadline", "confirm", "2021-004", "lt.foreigners.140-4", "2026-05-26"),
    ),
    Step(
        marked("Each their own"),
        marked(
            "The digest tells each person what to do today; what nobody has confirmed goes on to the coordinator. It can be sent by mail."
        ),
        ("deadline", "digest", "--person", "jonas"),
    ),
    Step(
        marked("Who is held"),
        marked(
            "Days inside, days without a court's order, the next review. Four years earlier, in May 2022, six people of the sample office were held."
        ),
        ("--today", "2022-05-20", "claimant", "held"),
    ),
    Step(
        marked("Where the gaps are"),
        marked("Strategic litigation: which issue stands before which forum, and where the office has no case at all."),
        ("case", "matrix", "--issue", "a"),
    ),
    Step(
        marked("An appeal, drafted"),
        marked(
            "Facts, arguments with their citations, table of authorities, annexes: a Word document, and a list of what only a person can know."
        ),
        ("draft", "assemble", "2021-004", "lvat-appeal", "-o", "appeal.docx"),
    ),
    Step(
        marked("The week on a page"),
        marked("For the Monday meeting; with --format html or docx it prints on one sheet of A4."),
        ("report",),
    ),
)
AFTERWARDS = (
    (marked("open the draft in Word or LibreOffice"), "appeal.docx"),
    (marked("see each clause, in or out, and why"), "litigator --today 2026-05-20 draft plan 2021-004 lvat-appeal"),
    (marked("live in it"), "litigator --today 2026-05-20 dash"),
    (marked("print the week"), "litigator --today 2026-05-20 report --format html -o week.html"),
    (marked("found an office of your own"), "litigator --db office.db office init --plain"),
    (marked("look at the office's Excel before it is taken in"), "litigator import cases.xlsx --dry-run"),
)


@click.command(context_settings=HELP)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@common_options
@click.pass_obj
def group(desk: Desk, /, folder: Path | None, **given: object) -> int:
    """Walk through a sample office, step by step: Enter goes on, q leaves. It is built in DIR, or in a folder of its own.

    Every person in it is invented, and its clock stands on 20 May 2026. With --no-input it runs through without waiting.
    """
    from litigator.sample import CLOCK, build_example, make_room

    desk.take(given)
    place = _place(folder)
    make_room(place)
    room = width() or ON_PAPER
    _tell(phrase("A sample office of ten invented cases is being built in {place}.", place=shown(place)), room, "dim")
    build_example(place / "cases.db", libraries=desk.libraries)
    with _inside(place / "cases.db"):
        _tell(phrase("\nThe commands below can be typed as they stand, after these two lines:"), room)
        say(f"  cd {_quoted(str(place))}")
        say("  export LITIGATOR_DB=cases.db LITIGATOR_USER=sample\n")
        failed = 0
        for number, step in enumerate(STEPS, 1):
            if not _goes_on(desk, first=number == 1):
                _tell(phrase("The office stays in {place}.", place=shown(place)), room)
                return 0
            failed += _taken(step, number, str(CLOCK), room) != 0
        _goes_on(desk, first=False)
    _tell_what_next(room)
    return 1 if failed else 0


def _place(folder: Path | None) -> Path:
    if folder is not None:
        return folder.absolute()
    from tempfile import mkdtemp

    return Path(mkdtemp(prefix="litigator-tour-"))


@contextmanager
def _inside(database: Path) -> Iterator[None]:
    """Stand in the office's folder, as its user; the shell that called finds everything as it was."""
    folder, before = Path.cwd(), dict(os.environ)
    os.chdir(database.parent)
    os.environ |= {"LITIGATOR_DB": database.name, "LITIGATOR_USER": "sample"}
    try:
        yield
    finally:
        os.chdir(folder)
        for name in ("LITIGATOR_DB", "LITIGATOR_USER"):
            os.environ.pop(name)
            if name in before:
                os.environ[name] = before[name]


def _taken(step: Step, number: int, clock: str, room: int) -> int:
    """Say why, show the command, run it."""
    from litigator.cli import main

    words = [*(() if "--today" in step.words else ("--today", clock)), *step.words]
    words = [*language_option(), *words]
    say(
        coloured(
            phrase(
                "── {number} of {count} · {heading} ──", number=number, count=len(STEPS), heading=phrase(step.heading)
            ),
            "bold",
        )
    )
    _tell(phrase(step.why), room)
    say(coloured("\n$ " + " ".join(("litigator", *map(_quoted, words))), "green") + "\n")
    sys.stdout.flush()
    code = main(words)
    sys.stdout.flush()
    say("")
    return code


def _goes_on(desk: Desk, *, first: bool) -> bool:
    """Wait for Enter where somebody is there to press it; whether the tour goes on."""
    if desk.no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    sys.stdout.write(
        coloured(phrase("Enter to begin, q to leave ") if first else phrase("Enter to go on, q to leave "), "dim")
    )
    sys.stdout.flush()
    answer = sys.stdin.readline()
    say("")
    return answer != "" and answer.strip().lower() not in ("q", "quit")


def _tell_what_next(room: int) -> None:
    say(coloured(phrase("What next, in the same folder"), "bold"))
    for what, command in AFTERWARDS:
        for piece in wrapped(f"{phrase(what)}:", room, "  "):
            say(piece)
        say(f"    {command}")
    _tell(phrase("\nEvery command reads --help. This is a tool for lawyers, not legal advice."), room)


def _tell(text: str, room: int, colour: str = "") -> None:
    for line in text.split("\n"):
        for piece in wrapped(line, room):
            say(coloured(piece, colour))


def _quoted(word: str) -> str:
    from shlex import quote

    return quote(shown(word))
