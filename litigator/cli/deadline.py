"""`litigator deadline`: the time limits of the cases, explained; any limit computed, any date read; what would move; a calendar.

What the office decides about a limit (confirm, done, waive …) stands in `cli/deciding`.
"""

from pathlib import Path
from typing import Any

import click

from litigator.cli import deciding
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown
from litigator.docket.reading import STANDINGS


@click.group(context_settings=HELP)
def group() -> None:
    """Time limits, computed from events and dated rules, with their reasons."""


@command(group, "list")
@click.option("--case", metavar="CASE", help="Only this case.")
@click.option("--person", metavar="HANDLE", help="Only what this person of the office has.")
@click.option("--issue", metavar="CODE", help="Only cases on this issue, such as a or a3.")
@click.option("--forum", metavar="ID", help="Only before this forum, such as lt.lvat.")
@click.option(
    "--days", type=click.IntRange(0, 100_000), help="Only what falls within so many days, and what is overdue."
)
@click.option("--standing", type=click.Choice(STANDINGS), help="Only what stands so today.")
@click.option(
    "--unconfirmed", is_flag=True, help="Only limits that end the case and that no second person has confirmed."
)
@click.option("--by-urgency", is_flag=True, help="The most urgent first, instead of the nearest.")
@click.option("--all", "everything", is_flag=True, help="Also what is done, and closed cases.")
@click.option("--fail-if-overdue", is_flag=True, help="Exit with 10 when anything of the office's own is overdue.")
@json_option
def list_(
    desk: Desk,
    days: int | None,
    unconfirmed: bool,
    by_urgency: bool,
    everything: bool,
    fail_if_overdue: bool,
    as_json: bool,
    **asked: str | None,
) -> None:
    """List the open time limits, hearings, removals and awaited answers, the nearest first."""
    from litigator.docket.reading import Wanted
    from litigator.library.gathering import open_library
    from litigator.office.limits import docket_lines, is_stale

    wanted = Wanted(
        **asked, within=days, unconfirmed=unconfirmed, done=everything or asked["standing"] == "done", closed=everything
    )
    lines = docket_lines(desk.db, wanted, desk.today())
    if by_urgency:
        lines.sort(key=lambda line: -line.urgency.number)
    stale = is_stale(desk.db, open_library(*desk.libraries))
    if as_json:
        print_json(
            "deadlines",
            today=desk.today(),
            stale=stale,
            deadlines=[line.as_dict() for line in lines],
            problems=[problem for line in lines for problem in line.row.problem_list()],
        )
    else:
        print_table(HEADINGS, [listed_row(line) for line in lines], empty="no open time limits")
        _tell_lines(lines, stale)
    if fail_if_overdue and any(line.standing == "overdue" for line in lines):
        raise click.exceptions.Exit(10)


HEADINGS = ("day", "in days", "urgency", "case", "rule", "what", "who", "standing")


def listed_row(line: Any) -> tuple[Any, ...]:
    """A line of the docket as a row of the table."""
    row, mark = line.row, line.urgency
    urgent = "" if line.standing == "done" else f"{mark.word} {mark.number}"
    return (row.day, line.days, urgent, row.reference, row.rule, row.title_en, row.who, _standing(line))


def _standing(line: Any) -> str:
    row = line.row
    said = {"missing": "cannot be counted yet", "undocumented": "done, but no document shows it", "done": row.state}
    notes = [
        said.get(line.standing, line.standing),
        *(["unconfirmed"] if line.unconfirmed else []),
        *(["rule unverified"] if row.status != "verified" else []),
        *([f"arguable until {line.latest}"] if row.alternative_list() and line.standing != "done" else []),
    ]
    return ", ".join(notes)


def _tell_lines(lines: list[Any], stale: bool) -> None:
    """What stands behind the lines, on stderr: gaps and doubts, remedies that have opened, rules that have changed."""
    told = set()
    for line in lines:
        for problem in line.row.problem_list():
            text = f"  · {shown(problem['where'])}: {shown(problem['what'])}"
            if text not in told:
                told.add(text)
                click.echo(text, err=True)
                if problem["fix"]:
                    click.echo(f"      → {shown(problem['fix'])}", err=True)
        if line.standing == "expired" and line.row.opens_en:
            click.echo(
                f"  ! {shown(line.row.reference)}, {line.row.rule} has expired: it opens {line.row.opens_en}", err=True
            )
    if stale:
        click.echo(
            "  ! The rules have changed since these days were computed. What would move: litigator deadline impact; "
            "to let it: litigator office upgrade",
            err=True,
        )


@command(group)
@click.argument("case")
@click.argument("rule")
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
@json_option
def explain(desk: Desk, case: str, rule: str, language: str, as_json: bool) -> None:
    """Explain how RULE gives its date in CASE: the event, the rule with its source, each step of the count, its life, its urgency."""
    from litigator.office import reading_office
    from litigator.office.limits import explained

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
    last = row.due or row.safe or ("diena dar nežinoma" if lt else "no day yet")
    said = [f"{row.rule} ({row.title_lt if lt else row.title_en}), {case}, {row.event}: {last}, {row.status}"]
    said += [f"  {number}. {sentence}" for number, sentence in enumerate(one.computed.deadline.trace(language), 1)]
    if row.computed != row.due:
        said.append(f"  {'Pakeista' if lt else 'Overridden'} ({row.by}): {row.computed} → {row.due}. {row.why}")
    elif row.why:
        said.append(f"  {'Atsisakyta' if lt else 'Waived'} ({row.by}): {row.why}")
    if row.met_by:
        said.append(f"  {'Įvykdyta' if lt else 'Met'}: {row.met_by}, {row.met_on} ({row.state})")
    if row.confirmed_by:
        said.append(f"  {'Dieną patvirtino' if lt else 'The day was confirmed by'} {row.confirmed_by}")
    said += [f"  · {problem['what']} → {problem['fix']}" for problem in row.problem_list()]
    if line is not None and line.standing == "expired" and row.opens_en:
        said.append(
            f"  {'Pasibaigęs terminas atveria' if lt else 'Its expiry opens'}: {row.opens_lt if lt else row.opens_en}"
        )
    if line is not None and line.standing != "done":
        mark = line.urgency
        said.append(f"  {'Skubumas' if lt else 'Urgency'}: {mark.word} – {mark.formula(language)}")
    return said


@command(group)
@click.argument("rule", required=False)
@click.argument("start", metavar="DATE", required=False)
@click.option(
    "--decided", metavar="DATE", help="The day the decision was taken, where it picks the version of the rule."
)
@click.option(
    "--service", type=click.Choice(["e_service", "notice_left"]), help="How it was served, where that shifts the start."
)
@click.option("--fixed", metavar="DATE", help="The day that a letter, an order or a decision itself names.")
@click.option(
    "--publication-days", type=click.IntRange(0), help="Days from publication before the limit runs (OJ: 14)."
)
@click.option(
    "--distance-days", type=click.IntRange(0), help="Days added on account of distance (default: the rule's)."
)
@click.option("--length", type=click.IntRange(1), help="The length, where a letter, a court or another act fixes it.")
@click.option("--unit", help="Its unit: hour, day, working_day, week, month, year.")
@click.option("--tz", metavar="ZONE", help="The time zone of a limit in hours.")
@click.option("--act", metavar="JSON", help='What was done: {"sent", "received"} or {"channel", "at", "court_closes"}.')
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
@click.option(
    "--batch", metavar="FILE.jsonl", type=click.Path(path_type=Path), help="A question a line; an answer a line."
)
@json_option
def compute(
    desk: Desk,
    rule: str | None,
    start: str | None,
    batch: Path | None,
    language: str,
    as_json: bool,
    **question: Any,
) -> None:
    """Compute RULE from DATE (a day, or a moment with its offset for limits in hours), and print every step."""
    from litigator.cli.computing import answer_batch, answer_one
    from litigator.errors import UsageFault

    if batch is not None:
        answer_batch(batch, desk.libraries)
        return
    if rule is None or start is None:
        raise UsageFault(
            "say which rule and from which day",
            fix="litigator deadline compute echr.35-1 2024-05-02 --decided 2024-04-25",
        )
    answer = answer_one(desk, rule, start, question, language)
    if as_json:
        print_json("deadline", **answer)
        return
    say(f"{answer['rule']} ({answer['version']}, {answer['status']}): {answer.pop('headline')}")
    for number, sentence in enumerate(answer["trace"], 1):
        say(f"  {number}. {shown(sentence)}")


@command(group, "read-date")
@click.argument("text", required=False)
@click.option(
    "--batch", metavar="FILE.jsonl", type=click.Path(path_type=Path), help='{"text"} a line; a reading a line.'
)
@json_option
def read_date(desk: Desk, text: str | None, batch: Path | None, as_json: bool) -> None:
    """Read TEXT as a date and say it back in words; what may be two days is refused, and both are shown."""
    from litigator.cli.computing import read_batch, reading_of
    from litigator.dates.words import in_words
    from litigator.errors import Unreadable, UsageFault

    if batch is not None:
        read_batch(batch, desk.today())
        return
    if text is None:
        raise UsageFault("say which date", fix='litigator deadline read-date "2022 m. sausio 31 d."')
    reading = reading_of(text, desk.today())
    if as_json:
        print_json("date", **reading)
        if reading["date"] is None:
            raise click.exceptions.Exit(Unreadable.exit_code)
        return
    if reading["date"] is None:
        raise Unreadable(f"«{shown(text)[:60]}» is not read as a date: {reading['error']}")
    say(f"{reading['date']}  {in_words(reading['date'], 'en')}  /  {in_words(reading['date'], 'lt')}")


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
        empty="no date would move",
    )
    others = len(changes) - len(moved)
    if others:
        click.echo(f"  {others} more would change without moving (wording, verification)", err=True)
    if changes:
        click.echo("  To let it take hold: litigator office upgrade", err=True)


@command(group)
@click.argument("case", required=False)
@click.option(
    "--decided", metavar="DATE", help="The day the final domestic decision was taken, where no case tells it."
)
@click.option("--served", metavar="DATE", help="The day it was served.")
@click.option("--in-force", metavar="DATE", help="The day it came into force.")
@click.option(
    "--seized",
    multiple=True,
    metavar="BODY[=decided]",
    help="A body that has the same matter, or has decided it (repeatable).",
)
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
@json_option
def chain(
    desk: Desk, case: str | None, seized: tuple[str, ...], language: str, as_json: bool, **given: str | None
) -> None:
    """What follows the final domestic decision: each body side by side, its last day, and what bars it."""
    from litigator.office import reading_office
    from litigator.office.limits import after_final_decision

    days = {name: desk.day_or_none(value) for name, value in given.items()}
    with reading_office(desk.db, libraries=desk.libraries, may_lack_database=case is None) as office:
        decision, found = after_final_decision(office, case, days, seized, desk.today())
    if as_json:
        print_json(
            "chain",
            decided=decision.decided,
            served=decision.served,
            in_force=decision.in_force,
            avenues=[
                {
                    "forum": one.forum,
                    "name": dict(one.names),
                    "rule": one.rule,
                    "open": one.open,
                    "due": one.deadline.due if one.deadline else None,
                    "safe": one.deadline.safe if one.deadline else None,
                    "status": one.deadline.status if one.deadline else None,
                    "bars": [bar[language] for bar in one.bars],
                    "doubts": [doubt[language] for doubt in one.doubts],
                    "trace": one.deadline.trace(language) if one.deadline else [],
                }
                for one in found
            ],
        )
        return
    say(f"Final decision of {decision.decided}, served {decision.served or '—'}, in force {decision.in_force or '—'}:")
    print_table(
        ("last day", "body", "rule", "open"),
        [((one.deadline and one.deadline.keep) or "—", one.names[language], one.rule, one.open) for one in found],
    )
    for one in found:
        for mark, words in (*(("✗", bar) for bar in one.bars), *(("·", doubt) for doubt in one.doubts)):
            say(f"  {mark} {shown(one.names[language])}: {shown(words[language])}")


@command(group)
@click.option(
    "--output", "-o", metavar="FILE.ics", type=click.Path(path_type=Path), help="Write there (default: stdout)."
)
@click.option("--case", metavar="CASE", help="Only this case.")
@click.option("--person", metavar="HANDLE", help="Only what this person of the office has.")
@click.option(
    "--names",
    is_flag=True,
    help="Put what the office calls the case into the entries. Without it no name leaves the office.",
)
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
def ics(desk: Desk, output: Path | None, case: str | None, person: str | None, names: bool, language: str) -> None:
    """Write the docket as a calendar (iCalendar). It mirrors the docket; the docket stays the alarm."""
    from litigator.exchange.ics import calendar_of
    from litigator.files import write_whole
    from litigator.office.limits import docket_rows

    rows, called = docket_rows(desk.db, case)
    chosen = [row for row in rows if person is None or row.who == person]
    feed = calendar_of(chosen, names=called if names else {}, language=language, today=desk.today())
    if output is None:
        click.echo(feed.decode(), nl=False)
        return
    write_whole(output, feed)
    say(f"{output}: {feed.count(b'BEGIN:VEVENT')} dates")


for name, decision in deciding.group.commands.items():
    group.add_command(decision, name)
