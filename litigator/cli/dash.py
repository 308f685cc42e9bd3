"""`litigator dash`: the dashboard on a terminal that can show it; the plain twin of a view everywhere else."""

import gc
import os
import sys
from typing import Any

import click

from litigator.cli.caseload import csv_option
from litigator.cli.shell import HELP, Desk, common_options, json_option, print_json, say
from litigator.tongue import marked, phrase

VIEWS = ("today", "docket", "cases", "matrix", "detention", "awaiting", "visits", "month")
NO_VISITS = marked("No visits are recorded: this office does not keep monitoring visits yet.")


@click.command(context_settings=HELP)
@click.option("--view", type=click.Choice(VIEWS), default="today", show_default=True, help="The view to begin with.")
@click.option(
    "--look", type=click.Choice(["dark", "light", "contrast"]), default="dark", show_default=True, help="The colours."
)
@click.option("--plain", is_flag=True, help="Print the view as plain text instead.")
@csv_option
@json_option
@common_options
@click.pass_context
def group(
    context: click.Context, /, view: str, look: str, plain: bool, as_csv: bool, as_json: bool, **given: object
) -> None:
    """Open the dashboard: what must happen today, why, and who has it.

    Keys 1 to 7 change the view, ? tells the others. Decisions need --user. On a pipe, or with --plain, --json or --csv, the view is printed.
    """
    desk: Desk = context.obj
    desk.take(given)
    if plain or as_csv or as_json or not _can_show():
        _print(context, desk, view, as_csv=as_csv, as_json=as_json)
        return
    from litigator.office.desk import has_no_office

    if has_no_office(desk.db) is not None:
        _print(context, desk, "today", as_csv=False, as_json=False)
        return
    code = _open(desk, view, look)
    if code:
        context.exit(code)


def _can_show() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in ("dumb", "")


def _open(desk: Desk, view: str, look: str) -> int:
    from litigator.office.desk import due

    due(
        desk.db, desk.today(), limit=1, libraries=desk.libraries
    )  # an office that cannot be read is told before the screen is taken
    from litigator.dashboard.app import Dashboard

    gc.set_threshold(50_000, 20, 20)  # unlike a command, it lives long: it collects, though not while a frame is drawn
    app = Dashboard(desk, view=view, look=look)
    code = app.run()
    if app.fault is not None:
        raise app.fault
    return code or 0


def _print(context: click.Context, desk: Desk, view: str, *, as_csv: bool, as_json: bool) -> None:
    """The view as the command that is its twin prints it."""
    if view == "today" and not as_csv:
        from litigator.cli.desk import show_due

        code = show_due(desk, as_json=as_json)
        if code:
            context.exit(code)
    elif view in ("today", "docket", "awaiting"):
        _print_list(desk, view, as_csv=as_csv, as_json=as_json)
    elif view == "visits":
        _print_visits(as_csv=as_csv, as_json=as_json)
    else:
        context.invoke(_twin(view), as_csv=as_csv, as_json=as_json)


def _print_list(desk: Desk, view: str, *, as_csv: bool, as_json: bool) -> None:
    from litigator.cli.listing import show_list
    from litigator.cli.options import LIST

    asked: dict[str, Any] = {option.name: False if option.kind == "flag" else None for option in LIST}
    asked |= {"as_csv": as_csv, "as_json": as_json, "by_urgency": view == "today"}
    if view == "awaiting":
        asked["standing"] = "awaiting"
    show_list(desk, **asked)


def _print_visits(*, as_csv: bool, as_json: bool) -> None:
    if as_csv:
        raise click.UsageError(phrase("there is no table of visits: this office does not keep them yet"))
    if as_json:
        print_json("visits", visits=[], kept=False)
    else:
        say(phrase(NO_VISITS))


def _twin(view: str) -> click.Command:
    from litigator.cli import caseload, held, month

    rooms: dict[str, tuple[click.Group, str]] = {
        "cases": (caseload.group, "list"),
        "matrix": (caseload.group, "matrix"),
        "detention": (held.group, "held"),
        "month": (month.group, "calendar"),
    }
    room, name = rooms[view]
    return room.commands[name]
