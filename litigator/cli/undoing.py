"""`litigator case undo`: take back what was recorded last on a case."""

from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, talk, tell_moved
from litigator.tongue import marked, phrase


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator case`."""


@command(group)
@click.argument("case")
@click.argument("event", required=False)
@click.option("--reason", help="Why: needed to take back a waiver or another day, which stay on record.")
@click.option("--of-others", is_flag=True, help="Also what another person recorded.")
@click.option("--dry-run", is_flag=True, help="Only show what would be taken back, and what would move.")
@json_option
def undo(
    desk: Desk, case: str, event: str | None, reason: str | None, of_others: bool, dry_run: bool, as_json: bool
) -> None:
    """Take back what was recorded last on CASE: an event, or what the office decided about a limit.

    With EVENT (its key), only if that is still the last. Changes of columns are not taken back: the log keeps no values. What stood there is
    printed, so that it can be typed again.
    """
    from litigator.office import writing_office
    from litigator.office.undoing import undo as take_back

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries, dry_run=dry_run) as office:
        last = take_back(office, case, event=event, reason=reason, of_others=of_others, today=desk.today())
    if as_json:
        print_json(
            "undone",
            case=case,
            event=last.event,
            recorded_by=last.recorded.by,
            recorded_at=last.recorded.at,
            reopened=last.reopens,
            dry_run=dry_run,
        )
        return
    say(_told(case, last, dry_run))
    if not last.reopens:
        talk("  " + phrase("it was: {words}", words=shown(_words(last.event))))
    tell_moved(office.moved)


def _told(case: str, last: Any, dry_run: bool) -> str:
    sentence = marked("{case}: {event} is taken back; {person} recorded it on {day}")
    if last.reopens:
        sentence = marked("{case}: the limit is open again; {event} of {person} on {day} stays on record")
    if dry_run:
        sentence = marked("{case}: {event}, which {person} recorded on {day}, would be taken back; nothing is written")
    return phrase(
        sentence,
        case=shown(case),
        event=shown(last.event.key),
        person=shown(last.recorded.by),
        day=last.recorded.at.date(),
    )


def _words(event: Any) -> str:
    """The event as a line: what it said, column by column."""
    from dataclasses import fields

    said = [(one.name, getattr(event, one.name)) for one in fields(event) if one.name not in ("key", "recorded_by")]
    return ", ".join(f"{name} {value}" for name, value in said if value not in (None, (), "none"))
