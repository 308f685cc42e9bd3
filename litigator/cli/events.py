"""`litigator case event | correct | timeline`: what happened in a case, from which its time limits follow."""

from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, tell_moved
from litigator.tongue import marked, phrase, spoken


@click.group(context_settings=HELP)
def group() -> None:
    """What happened; `cli/case` takes these commands into its own group."""


F = Any
PROOFS = ("delivery", "notice", "pronouncement", "e_service", "notice_left", "none")


def _particulars(function: F) -> F:
    """What is recorded of an event beside its kind and day, or corrected."""
    options = (
        click.option("--at", metavar="MOMENT", help="The moment with its offset, where hours count."),
        click.option("--stage", help="The stage it belongs to, by its key."),
        click.option("--number", help="The document's number."),
        click.option("--title"),
        click.option("--title-en", help="The title in English, for working copies."),
        click.option(
            "--proof",
            type=click.Choice(PROOFS),
            help="How the date is known; must be said where the event starts a time limit.",
        ),
        click.option("--exhibit", "proof_exhibit", metavar="KEY", help="The exhibit that shows it."),
        click.option("--due", metavar="DATE", help="The day it fixes; on a letter sent, the day to be answered by."),
        click.option(
            "--answers",
            "--meets",
            "started_by",
            metavar="EVENT",
            help="The letter it answers, or the event whose limit it meets.",
        ),
        click.option(
            "--claimant",
            "claimants",
            multiple=True,
            metavar="PERSON",
            help="Whom it concerns, if not everyone (repeatable).",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@command(group)
@click.argument("case")
@click.argument("kind")
@click.argument("on", metavar="DATE")
@click.option("--author", help="The forum it came from.")
@click.option("--limit", metavar="RULE", help="The time limit that this letter, order or decision itself fixes.")
@_particulars
def event(desk: Desk, case: str, kind: str, on: str, due: str | None, limit: str | None, **details: Any) -> None:
    """Record that KIND (docs/words.md) happened on DATE in CASE; time limits follow from it.

    With --due, a letter sent waits for its answer, and a letter, order or decision received fixes the day of the limit named with --limit.
    """
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        if limit is not None:
            office.library.rule(limit)
        when = desk.day(on)
        key = office.record_event(
            case,
            kind,
            when,
            today=desk.today(),
            limit=limit,
            due=desk.day_or_none(due),
            **details,
        )
    say(phrase("{case}: {key} recorded, {when}", case=case, key=key, when=_in_words(when)))
    tell_moved(office.moved)


@command(group)
@click.argument("case")
@click.argument("event")
@click.option("--on", metavar="DATE", help="The day it happened.")
@_particulars
@click.option("--remove", is_flag=True, help="It never happened: take it out.")
@click.option("--dry-run", is_flag=True, help="Only show what would move.")
def correct(
    desk: Desk,
    case: str,
    event: str,
    on: str | None,
    due: str | None,
    remove: bool,
    dry_run: bool,
    **changes: Any,
) -> None:
    """Correct what was recorded of EVENT (its key stands in `case timeline`), and show which time limits move."""
    from litigator.errors import UsageFault
    from litigator.office import writing_office

    given: dict[str, Any] = {name: value for name, value in changes.items() if value not in (None, ())}
    given |= {name: desk.day(value) for name, value in (("on", on), ("due", due)) if value is not None}
    if bool(given) == remove:
        raise UsageFault(phrase("say what to correct, or --remove"), fix="litigator case correct --help")
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries, dry_run=dry_run) as office:
        if remove:
            office.remove_event(case, event)
        else:
            office.correct_event(case, event, today=desk.today(), **given)
    if dry_run:
        would = marked("{case}: {event} would be taken out; nothing is written")
        would = would if remove else marked("{case}: {event} would be corrected; nothing is written")
        say(phrase(would, case=case, event=event))
    else:
        done = marked("{case}: {event} is taken out") if remove else marked("{case}: {event} is corrected")
        say(phrase(done, case=case, event=event))
    tell_moved(office.moved)


def _in_words(day: Any) -> str:
    from litigator.dates.words import in_words

    return in_words(day, spoken())


@command(group)
@click.argument("case")
@json_option
def timeline(desk: Desk, case: str, as_json: bool) -> None:
    """Everything that happened in CASE, in order, with the proof of each date."""
    from dataclasses import asdict

    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        events = sorted(office.case_file(case).events, key=lambda item: item.on)
    if as_json:
        print_json("timeline", case=case, events=[asdict(item) for item in events])
        return
    print_table(
        ("date", "event", "what", "proof", "stage", "number", "title"),
        [(e.on, e.key, e.kind, e.proof, e.stage, e.number, e.title) for e in events],
    )
