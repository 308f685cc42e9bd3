"""`litigator deadline confirm | done | waive | override | reopen | assign`: what the office decides about a limit, each an event."""

from collections.abc import Callable
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, say, shown, tell_moved
from litigator.tongue import phrase

F = Any


@click.group(context_settings=HELP)
def group() -> None:
    """What the office decides; `cli/deadline` takes these commands into its own group."""


def _about_a_limit(function: F) -> F:
    """CASE and RULE, and which one where the rule runs twice."""
    start = click.option(
        "--start", metavar="EVENT", help="Which one, by the event that started it, where the rule runs twice."
    )
    return click.argument("case")(click.argument("rule")(start(function)))


def _reason_option(function: F) -> F:
    return click.option("--reason", required=True, help="Why; it stays with the case.")(function)


def _decide(desk: Desk, work: Callable[[Any], str]) -> None:
    """Do `work` in the office held for writing, then say what was decided and what moved."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        sentence = work(office)
    say(sentence)
    tell_moved(office.moved)


@command(group)
@_about_a_limit
@click.argument("day", metavar="[DATE]", required=False)
def confirm(desk: Desk, case: str, rule: str, day: str | None, start: str | None) -> None:
    """Confirm the day of RULE in CASE; with DATE, only if it is the day you reckoned yourself.

    Where a miss ends the case, a second person confirms: not the one who recorded the event.
    """

    def work(office: Any) -> str:
        from litigator.office import deciding

        given = desk.day_or_none(day)
        _, confirmed = deciding.confirm(office, case, rule, start=start, day=given, today=desk.today())
        return phrase(
            "{case} {rule}: {confirmed} is confirmed by {actor}",
            case=case,
            rule=rule,
            confirmed=confirmed,
            actor=shown(office.actor),
        )

    _decide(desk, work)


@command(group)
@_about_a_limit
@click.option("--exhibit", metavar="KEY", help="The document that shows the act.")
@click.option("--on", metavar="DATE", help="The day of the act (default: today).")
@click.option("--kind", help="What was done, where the rule may be met in several ways.")
def done(
    desk: Desk, case: str, rule: str, exhibit: str | None, on: str | None, kind: str | None, start: str | None
) -> None:
    """Record the act that meets RULE in CASE, with its document; nothing else clears a limit."""

    def work(office: Any) -> str:
        from litigator.office import deciding

        when = desk.day_or_none(on)
        act = deciding.done(office, case, rule, exhibit=exhibit, start=start, on=when, kind=kind, today=desk.today())
        return phrase(
            "{case} {rule}: {kind} of {on}, shown by {proof_exhibit}",
            case=case,
            rule=rule,
            kind=act.kind,
            on=act.on,
            proof_exhibit=shown(act.proof_exhibit),
        )

    _decide(desk, work)


@command(group)
@_about_a_limit
@_reason_option
def waive(desk: Desk, case: str, rule: str, reason: str, start: str | None) -> None:
    """Let RULE pass in CASE, with the reason."""

    def work(office: Any) -> str:
        from litigator.office import deciding

        deciding.waive(office, case, rule, reason=reason, start=start, today=desk.today())
        return phrase("{case} {rule}: waived by {actor}", case=case, rule=rule, actor=shown(office.actor))

    _decide(desk, work)


@command(group)
@_about_a_limit
@click.argument("due", metavar="DATE")
@_reason_option
def override(desk: Desk, case: str, rule: str, due: str, reason: str, start: str | None) -> None:
    """Put DATE in the place of the computed day, with the reason; the computed one stays beside it."""

    def work(office: Any) -> str:
        from litigator.office import deciding

        day = desk.day(due)
        limit = deciding.override(office, case, rule, day, reason=reason, start=start, today=desk.today())
        return phrase(
            "{case} {rule}: {day} instead of {due}",
            case=case,
            rule=rule,
            day=day,
            due=limit.deadline.due or phrase("no day"),
        )

    _decide(desk, work)


@command(group)
@_about_a_limit
@_reason_option
def reopen(desk: Desk, case: str, rule: str, reason: str, start: str | None) -> None:
    """Take back a waiver or another day: the computed day of RULE is in force again."""

    def work(office: Any) -> str:
        from litigator.office import deciding

        deciding.reopen(office, case, rule, reason=reason, start=start, today=desk.today())
        return phrase("{case} {rule}: the computed day is in force again", case=case, rule=rule)

    _decide(desk, work)


@command(group)
@_about_a_limit
@click.argument("person")
def assign(desk: Desk, case: str, rule: str, person: str, start: str | None) -> None:
    """Give RULE in CASE to PERSON of the office."""

    def work(office: Any) -> str:
        from litigator.office import deciding

        deciding.assign(office, case, rule, person, start=start, today=desk.today())
        return phrase("{case} {rule}: {person} has it", case=case, rule=rule, person=shown(person))

    _decide(desk, work)
