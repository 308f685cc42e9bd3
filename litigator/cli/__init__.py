"""The desk: the commands. This file knows only their names and one line about each; a command's room loads when it is called.

Errors end here: one place prints them and sets the exit code (`litigator.errors`). stdout is data, stderr is talk. The two questions that are
asked most are answered at the door (`cli/door`), before click is loaded; `root`, where click begins, stands in `cli/commands`.
"""

import gc
import os
import sys
from typing import Any

from litigator.tongue import marked, phrase

GROUPS = {
    "case": marked("Cases: add, list, show, edit, stages, events, links."),
    "claimant": marked("The people a case is for: add, list, show, detention, needs, consent."),
    "deadline": marked("Time limits: list them, explain one, compute one."),
    "draft": marked("Documents: templates, clauses, plan and assemble."),
    "precedent": marked("Judgments: import, search, follow, mark, export."),
    "cite": marked("Citations: extract them, check them."),
    "exhibit": marked("The evidence log: add, list."),
    "office": marked("The office: init, people, check-library, doctor."),
}
COMMANDS = {
    "dash": marked("The dashboard: what must happen today, why, who has it."),
    "import": marked("Take in a table of cases: Excel, CSV, JSON."),
    "export": marked("Give the office out as a workbook, CSV or JSON."),
    "report": marked("The week on one page: terminal, HTML, Word."),
    "demo": marked("Build a sample office and draft from it."),
    "tour": marked("Five minutes through a sample office."),
}

COLLECTING = (2_000_000, 20, 20)
"""When rubbish is collected: a command is short, and collecting while its modules load would be a fifth of its time."""


def __getattr__(name: str) -> Any:
    if name == "root":
        from litigator.cli.commands import root

        return root
    raise AttributeError(f"litigator.cli has no {name}")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; nothing but `--debug` ever shows a traceback."""
    gc.set_threshold(*COLLECTING)
    given = sys.argv[1:] if arguments is None else arguments
    try:
        from litigator import tongue
        from litigator.cli import asked, door

        tongue.speak("en")
        tongue.speak(asked.language(given))
        code = door.answered(given)
        if code is not None:
            return code
        from litigator.cli.commands import root

        result = root.main(args=given, prog_name="litigator", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except Exception as error:
        if "--debug" in given:
            raise
        from litigator.cli.shell import tell_error

        return tell_error(error, as_json="--json" in given)
    except KeyboardInterrupt:
        from litigator.cli.terminal import talk

        talk(phrase("interrupted"))
        return 130


def run() -> None:
    """The entry point of the console script. It leaves without taking the interpreter apart: every file is closed and on the disk by now."""
    code = main()
    os._exit(_flushed(code))


def _flushed(code: int) -> int:
    """`code`, once everything said has left; a reader that has gone is no fault, a disk that is full is one."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            continue
        except OSError as error:
            told = phrase("litigator: not everything could be written: {reason}", reason=error.strerror)
            os.write(2, f"{told}\n".encode())
            code = code or 1
    return code
