"""`litigator deadline confirm | done | waive | override | reopen | assign`: what the office decides about a limit, each an event."""

from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, say, shown, tell_moved

F = Any


@click.group(context_settings=HELP)
def group() -> None:
    """What the office decides; `cli/deadline` takes these commands into its own group."""


def _start_option(function: F) -> F:
    return click.option(
        "--start", metavar="EVENT", help="Which one, by the event that started it, where the rule runs twice."
    )(function)


def _reason_option(function: F) -> F:
    return click.option("--reason", required=True, help="Why; it stays with the case.")(function)


@command(group)
@click.argument("case")
@click.argument("rule")
@click.argument("day", metavar="[DATE]", required=False)
@_start_option
def confirm(desk: Desk, case: str, rule: str, day: str | None, start: str | None) -> None:
    """Confirm the day of RULE in CASE; with DATE, only if it is the day you reckoned yourself.

    Where a miss ends the case, a second person confirms: not the one who recorded the event.
    """
    from litigator.office import deciding, writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        _, confirmed = deciding.confirm(office, case, rule, start=start, day=desk.day_or_none(day), today=desk.today())
    say(f"{case} {rule}: {confirmed} is confirmed by {shown(office.actor)}")


@command(group)
@click.argument("case")
@click.argument("rule")
@click.option("--exhibit", metavar="KEY", help="The document that shows the act.")
@click.option("--on", metavar="DATE", help="The day of the act (default: today).")
@click.option("--kind", help="What was done, where the rule may be met in several ways.")
@_start_option
def done(
    desk: Desk, case: str, rule: str, exhibit: str | None, on: str | None, kind: str | None, start: str | None
) -> None:
    """Record the act that meets RULE in CASE, with its document; nothing else clears a limit."""
    from litigator.office import deciding, writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        act = deciding.done(
            office,
            case,
            rule,
            exhibit=exhibit,
            start=start,
            on=desk.day_or_none(on),
            kind=kind,
            today=desk.today(),
        )
    say(f"{case} {rule}: {act.kind} of {act.on}, shown by {shown(act.proof_exhibit)}")
    tell_moved(office.moved)


@command(group)
@click.argument("case")
@click.argument("rule")
@_reason_option
@_start_option
def waive(desk: Desk, case: str, rule: str, reason: str, start: str | None) -> None:
    """Let RULE pass in CASE, with the reason."""
    from litigator.office import deciding, writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        deciding.waive(office, case, rule, reason=reason, start=start, today=desk.today())
    say(f"{case} {rule}: waived by {shown(office.actor)}")
    tell_moved(office.moved)


@command(group)
@click.argument("case")
@click.argument("rule")
@click.argument("due", metavar="DATE")
@_reason_option
@_start_option
def override(desk: Desk, case: str, rule: str, due: str, reason: str, start: str | None) -> None:
    """Put DATE in the place of the computed day, with the reason; the computed one stays beside it."""
    from litigator.office import deciding, writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        day = desk.day(due)
        limit = deciding.override(office, case, rule, day, reason=reason, start=start, today=desk.today())
    say(f"{case} {rule}: {day} instead of {limit.deadline.due or 'no day'}")
    tell_moved(office.moved)


@command(group)
@click.argument("case")
@click.argument("rule")
@_reason_option
@_start_option
def reopen(desk: Desk, case: str, rule: str, reason: str, start: str | None) -> None:
    """Take back a waiver or another day: the computed day of RULE is in force again."""
    from litigator.office import deciding, writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        deciding.reopen(office, case, rule, reason=reason, start=start, today=desk.today())
    say(f"{case} {rule}: the computed day is in force again")
    tell_moved(office.moved)


@command(group)
@click.argument("case")
@click.argument("rule")
@click.argument("person")
@_start_option
def assign(desk: Desk, case: str, rule: str, person: str, start: str | None) -> None:
    """Give RULE in CASE to PERSON of the office."""
    from litigator.office import deciding, writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        deciding.assign(office, case, rule, person, start=start, today=desk.today())
    say(f"{case} {rule}: {shown(person)} has it")
