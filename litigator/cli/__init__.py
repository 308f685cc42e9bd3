"""The desk: the commands. This file knows only their names and one line about each; a command's room loads when it is called.

Errors end here: one place prints them and sets the exit code (`litigator.errors`). stdout is data, stderr is talk.
"""

import gc
import os
import sys

import click

from litigator.cli.shell import HELP, Desk, LazyGroup, common_options, tell_error

GROUPS = {
    "case": "Cases: add, list, show, edit, stages, events, links.",
    "claimant": "The people a case is for: add, list, show, detention, needs, consent.",
    "deadline": "Time limits: list them, explain one, compute one.",
    "draft": "Documents: templates, clauses, plan and assemble.",
    "precedent": "Judgments: import, search, follow, mark, export.",
    "cite": "Citations: extract them, check them.",
    "exhibit": "The evidence log: add, list.",
    "office": "The office: init, people, check-library, doctor.",
}
COMMANDS = {"demo": "Build a sample office and draft from it."}


@click.group(
    cls=LazyGroup,
    lazy={**GROUPS, **COMMANDS},
    context_settings=HELP,
    invoke_without_command=True,
)
@common_options
@click.version_option(package_name="litigator", message="%(version)s")
@click.pass_context
def root(context: click.Context, /, **given: object) -> None:
    """Draft appeals and applications, keep the cases, know the time limits.

    Begin with `litigator demo`, or `litigator office init` for an office of your own.
    """
    context.obj = Desk.opened(given)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; nothing but `--debug` ever shows a traceback."""
    gc.set_threshold(2_000_000, 20, 20)  # a command is short: collecting while modules load is a fifth of its time
    given = sys.argv[1:] if arguments is None else arguments
    try:
        result = root.main(args=given, prog_name="litigator", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except Exception as error:
        if "--debug" in given:
            raise
        return tell_error(error, as_json="--json" in given)
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
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
            os.write(2, f"litigator: not everything could be written: {error.strerror}\n".encode())
            code = code or 1
    return code
