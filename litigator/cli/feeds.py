"""`litigator deadline ics`: the docket for other calendars, as a file or as a folder to publish."""

from pathlib import Path

import click

from litigator.cli.shell import HELP, Desk, command, say, shown
from litigator.tongue import phrase, plural


@click.group(context_settings=HELP)
def group() -> None:
    """Calendars for other programs; `cli/deadline` takes these commands into its own group."""


@command(group)
@click.option(
    "--output", "-o", metavar="FILE.ics", type=click.Path(path_type=Path), help="Write there (default: stdout)."
)
@click.option(
    "--folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write a file a person there, to publish. Somebody who has nothing gets an empty one.",
)
@click.option("--case", metavar="CASE", help="Only this case.")
@click.option("--person", metavar="HANDLE", help="Only what this person of the office has, or had.")
@click.option(
    "--names",
    is_flag=True,
    help="Put what the office calls the case into the entries. Without it no name leaves the office.",
)
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
def ics(
    desk: Desk,
    output: Path | None,
    folder: Path | None,
    case: str | None,
    person: str | None,
    names: bool,
    language: str,
) -> None:
    """Write the docket as a calendar (iCalendar). It mirrors the docket; the docket stays the alarm.

    What passes to somebody else is cancelled in the calendar of whoever had it.
    """
    from litigator.errors import UsageFault
    from litigator.exchange.ics import calendar_of, publish
    from litigator.files import write_asked
    from litigator.office.limits import docket_people, docket_rows

    rows, called = docket_rows(desk.db, case)
    shown_names = called if names else {}
    if folder is not None:
        if output is not None or person is not None or case is not None:
            raise UsageFault(
                phrase("--folder holds everybody's dates"), fix=phrase("leave out --output, --person and --case")
            )
        people = docket_people(desk.db)
        for path, dates in publish(
            rows, folder, people=people, names=shown_names, language=language, today=desk.today()
        ):
            say(plural("{path}: {count} dates", "{path}: {count} dates", dates, path=shown(path)))
        return
    feed = calendar_of(rows, names=shown_names, language=language, today=desk.today(), person=person)
    if output is None:
        click.echo(feed.decode(), nl=False)
        return
    write_asked(output, feed)
    say(plural("{path}: {count} dates", "{path}: {count} dates", feed.count(b"BEGIN:VEVENT"), path=shown(output)))
