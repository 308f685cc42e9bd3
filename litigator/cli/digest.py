"""`litigator deadline digest`: what each person of the office must do, on the terminal, as messages to open, or sent; or a timer for it."""

import sys
from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, talk
from litigator.cli.terminal import coloured, width
from litigator.tongue import marked, phrase, plural


@click.group(context_settings=HELP)
def group() -> None:
    """Reminders; `cli/deadline` takes this command into its own group."""


def _days(context: click.Context, parameter: click.Parameter, given: str) -> tuple[int, ...]:
    """Days before, as in 7,3,1; nothing for never."""
    parts = [part.strip() for part in given.split(",") if part.strip()]
    if any(not (part.isascii() and part.isdigit() and int(part) <= 365) for part in parts):
        raise click.BadParameter(phrase("days before, such as 7,3,1"))
    return tuple(sorted({int(part) for part in parts}, reverse=True))


def _clock(context: click.Context, parameter: click.Parameter, given: str) -> tuple[int, int]:
    hour, _, minute = given.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60):
        raise click.BadParameter(phrase("a time of day, such as 07:30"))
    return int(hour), int(minute)


@command(group)
@click.option("--person", metavar="HANDLE", help="Only this person's.")
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
@click.option(
    "--names", is_flag=True, help="Also what the office calls each case. Without it no name leaves the office."
)
@click.option(
    "--escalate",
    metavar="DAYS",
    default="7,3,1",
    show_default=True,
    callback=_days,
    help="So many days before, a limit that ends a case and that nobody has confirmed goes to the coordinators too; '' for never.",
)
@click.option("--eml", metavar="DIR", type=click.Path(path_type=Path), help="Write a message a person there, to open.")
@click.option("--send", is_flag=True, help="Send the messages by the server in the settings (smtp_host …).")
@click.option("--once", is_flag=True, help="Send nobody a second one on the same day.")
@click.option(
    "--unit", type=click.Choice(["systemd", "cron", "windows"]), help="Print a timer that sends it every day."
)
@click.option("--at", metavar="HH:MM", default="07:30", show_default=True, callback=_clock, help="When the timer runs.")
@json_option
def digest(
    desk: Desk,
    person: str | None,
    language: str,
    names: bool,
    escalate: tuple[int, ...],
    eml: Path | None,
    send: bool,
    once: bool,
    unit: str | None,
    at: tuple[int, int],
    as_json: bool,
) -> None:
    """Tell each person what is overdue, due today and within seven days, awaited, and not confirmed; why, and what to run.

    It names cases by reference only. Nothing is sent unless --send asks for it; --unit prints a timer and installs nothing.
    """
    from litigator.errors import UsageFault

    if once and not send:
        raise UsageFault(phrase("--once is about sending"), fix=phrase("add --send"))
    if unit is not None:
        _print_unit(desk, unit, at, language, names)
        return
    from litigator.office.reminding import reminders

    today = desk.today()
    found = reminders(desk.db, today, person=person, calls=escalate, names=names)
    if send:
        _send(desk, found, language, once, as_json)
    elif eml is not None:
        _write(found, today, language, eml, as_json)
    elif as_json:
        print_json(
            "digest", today=today.isoformat(), digests=[_as_dict(one) for one in found.digests], **_account(found)
        )
    else:
        _print(found, today, language)
    _tell_gaps(found)


def _print(found: Any, today: Any, language: str) -> None:
    from litigator.exchange.digest import WIDE, text_of

    room = max(16, min(WIDE, width() or WIDE))
    for number, one in enumerate(found.digests):
        if number:
            say("")
        for place, line in enumerate(text_of(one, today, language, room).rstrip("\n").split("\n")):
            heading = place == 0 or (line.isupper() and not line.startswith(" "))
            say(coloured(line, "bold" if heading else "red bold" if line.startswith("!!") else ""))
    if not found.digests:
        say(phrase("nobody is of the office yet: litigator office user add NAME"))


def _write(found: Any, today: Any, language: str, folder: Path, as_json: bool) -> None:
    """A message a person in `folder`, to be opened in a mail program and sent from there."""
    from urllib.parse import quote

    from litigator.errors import Refused
    from litigator.exchange.mail import is_address, message_of
    from litigator.files import write_whole
    from litigator.settings import load

    sender = load().smtp_sender
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            phrase("no message can be put into {folder}: {strerror}", folder=folder, strerror=error.strerror),
            fix=phrase("name a folder"),
        ) from error
    written = []
    for one in found.digests:
        path = folder / f"digest-{today.isoformat()}-{quote(one.handle, safe='@+')}.eml"
        message = message_of(one, today, language=language, sender=sender if is_address(sender) else None, draft=True)
        write_whole(path, message.as_bytes())
        written.append((one, path))
    if as_json:
        messages = [
            {"person": one.handle, "path": str(path), "dates": one.dates, "to": one.address} for one, path in written
        ]
        print_json("digest-files", today=today.isoformat(), messages=messages, **_account(found))
        return
    for one, path in written:
        lacking = "" if one.address else phrase(", without an address (setting `people`)")
        say(plural("{path}: {count} dates", "{path}: {count} dates", one.dates, path=shown(path)) + lacking)


def _send(desk: Desk, found: Any, language: str, once: bool, as_json: bool) -> None:
    """Send what there is to tell; every person is accounted for, and one who was not reached makes the command fail."""
    from litigator.exchange.mail import Sent, message_of
    from litigator.office.reminding import post, sending, sent_today

    today, sender = desk.today(), post().sender
    already = sent_today(desk.db, today) if once else frozenset()
    results, messages = list[tuple[str, Sent]](), []
    for one in found.digests:
        if not one.dates:
            results.append((marked("nothing to tell"), Sent(one.handle, False)))
        elif one.handle in already:
            results.append((marked("sent already today"), Sent(one.handle, False)))
        elif one.address is None:
            results.append(
                (marked("NOT SENT"), Sent(one.handle, False, phrase("the setting `people` names no address")))
            )
        else:
            messages.append((one.handle, message_of(one, today, language=language, sender=sender)))
    results += [(marked("sent") if one.sent else "NOT SENT", one) for one in sending(messages, desk.db, today)]
    results.sort(key=lambda result: result[1].handle)
    if as_json:
        told = [{"person": one.handle, "result": word, "why": one.why or None} for word, one in results]
        print_json("digest-sent", today=today.isoformat(), results=told, **_account(found))
    for word, one in () if as_json else results:
        say(
            coloured(
                f"{shown(one.handle)}: {phrase(word)}{f', {shown(one.why)}' if one.why else ''}",
                "red bold" * word.isupper(),
            )
        )
    if any(word == "NOT SENT" for word, _ in results):
        raise click.exceptions.Exit(1)


def _account(found: Any) -> dict[str, Any]:
    return {"escalated": found.escalated, "coordinators": list(found.coordinators), "unheard": found.unheard}


def _tell_gaps(found: Any) -> None:
    if not found.coordinators:
        talk(
            phrase(
                "  ! The office has no coordinator: what nobody has confirmed goes to nobody else (office user add … --role coordinator)"
            )
        )
    if found.unheard:
        talk(
            phrase(
                "  ! {unheard} dates are nobody's and stand in no digest: litigator deadline list --days 7",
                unheard=found.unheard,
            )
        )


def _as_dict(one: Any) -> dict[str, Any]:
    return {
        "person": one.handle,
        "name": one.name,
        "address": one.address,
        "expired": one.expired,
        "sections": [
            {
                "section": section.key,
                "more": section.more,
                "deadlines": [
                    {**entry.line.as_dict(), "call": entry.call, "command": entry.command} for entry in section.entries
                ],
            }
            for section in one.sections
        ],
    }


def _print_unit(desk: Desk, kind: str, at: tuple[int, int], language: str, names: bool) -> None:
    """The timer for this office: every path absolute, this very interpreter."""
    import os

    from litigator.exchange.timer_units import unit
    from litigator.settings import database_path

    words = [os.path.abspath(sys.executable), "-m", "litigator", "--db", os.path.abspath(database_path(desk.db))]
    for library in desk.libraries:
        words += ["--library", os.path.abspath(library)]
    words += [
        "--no-input",
        "deadline",
        "digest",
        "--send",
        "--once",
        "--language",
        language,
        *(["--names"] if names else []),
    ]
    settings = os.environ.get("LITIGATOR_SETTINGS")
    path = os.path.abspath(settings) if settings else None
    say(unit(kind, words, hour=at[0], minute=at[1], settings=path).rstrip("\n"))
