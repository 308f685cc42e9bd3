"""`litigator deadline`: the time limits of the cases, listed, explained; what would move.

What the office decides about a limit (confirm, done, waive …) stands in `cli/deciding`, what needs no case in `cli/reckoning`, the month in
`cli/month`, calendars for other programs in `cli/feeds`, reminders in `cli/digest`; how the list is printed in `cli/listing`.
"""

from typing import Any

import click
from click.core import ParameterSource

from litigator.cli import deciding, digest, feeds, month, reckoning
from litigator.cli.options import LIST
from litigator.cli.shell import HELP, Desk, command, json_option, options, print_json, print_table, say, shown, talk
from litigator.tongue import again, phrase, spoken, word


@click.group(context_settings=HELP)
def group() -> None:
    """Time limits, computed from events and dated rules, with their reasons."""


@command(group, "list")
@options(LIST)
def list_(desk: Desk, **asked: Any) -> None:
    """List the open time limits, hearings, removals and awaited answers, the nearest first."""
    from litigator.cli.listing import show_list

    code = show_list(desk, **asked)
    if code:
        raise click.exceptions.Exit(code)


@command(group)
@click.argument("case")
@click.argument("rule")
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
@json_option
def explain(desk: Desk, case: str, rule: str, language: str, as_json: bool) -> None:
    """Explain how RULE gives its date in CASE: the event, the rule with its source, each step of the count, its life, its urgency."""
    from litigator.office import reading_office
    from litigator.office.limits import explained

    if click.get_current_context().get_parameter_source("language") is ParameterSource.DEFAULT:
        language = spoken()
    with reading_office(desk.db, libraries=desk.libraries) as office:
        found = explained(office, case, rule, desk.today())
    if as_json:
        print_json(
            "explanations",
            case=case,
            explanations=[
                {
                    **(
                        one.line.as_dict()
                        if one.line
                        else {"rule": one.row.rule, "due": one.row.due, "standing": "over"}
                    ),
                    "trace": one.computed.deadline.trace(language),
                    "problems": one.row.problem_list(),
                }
                for one in found
            ],
        )
        return
    for one in found:
        for line in _explanation(case, one, language):
            say(shown(line) if not line.startswith("  ") else "  " + shown(line[2:]))


def _explanation(case: str, one: Any, language: str) -> list[str]:
    row, line, lt = one.row, one.line, language == "lt"
    said_in = word if language == spoken() else str
    last = row.due or row.safe or ("diena dar nežinoma" if lt else "no day yet")
    said = [f"{row.rule} ({row.title_lt if lt else row.title_en}), {case}, {row.event}: {last}, {said_in(row.status)}"]
    said += [f"  {number}. {sentence}" for number, sentence in enumerate(one.computed.deadline.trace(language), 1)]
    if row.computed != row.due:
        said.append(f"  {'Pakeista' if lt else 'Overridden'} ({row.by}): {row.computed} → {row.due}. {row.why}")
    elif row.why:
        said.append(f"  {'Atsisakyta' if lt else 'Waived'} ({row.by}): {row.why}")
    if row.met_by:
        said.append(f"  {'Įvykdyta' if lt else 'Met'}: {row.met_by}, {row.met_on} ({said_in(row.state)})")
    if row.confirmed_by:
        said.append(f"  {'Dieną patvirtino' if lt else 'The day was confirmed by'} {row.confirmed_by}")
    said += [f"  · {again(problem['what'])} → {again(problem['fix'])}" for problem in row.problem_list()]
    if line is not None and line.standing == "expired" and row.opens_en:
        said.append(
            f"  {'Pasibaigęs terminas atveria' if lt else 'Its expiry opens'}: {row.opens_lt if lt else row.opens_en}"
        )
    if line is not None and line.standing != "done":
        mark = line.urgency
        said.append(f"  {'Skubumas' if lt else 'Urgency'}: {said_in(mark.word)} – {mark.formula(language)}")
    return said


@command(group)
@click.argument("case", required=False)
@json_option
def impact(desk: Desk, case: str | None, as_json: bool) -> None:
    """Show what would move in the docket if the rules, calendars and events as they are now took hold; write nothing.

    Try a changed rule before it holds: put it into a folder of the library's shape and name that with --library.
    """
    from litigator.office import limits, reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        changes = limits.impact(office, case)
    if as_json:
        print_json("impact", changes=[change.as_dict() for change in changes])
        return
    moved = [change for change in changes if change.moved]
    print_table(
        ("case", "rule", "event", "day", "why"),
        [
            (
                change.row.reference,
                change.row.rule,
                change.row.event,
                change.days(),
                change.why(),
            )
            for change in moved
        ],
        empty=phrase("no date would move"),
    )
    others = len(changes) - len(moved)
    if others:
        talk(phrase("  {others} more would change without moving (wording, verification)", others=others))
    if changes:
        talk(phrase("  To let it take hold: litigator office upgrade"))


for others in (deciding, digest, feeds, month, reckoning):
    for name, one in others.group.commands.items():
        group.add_command(one, name)
