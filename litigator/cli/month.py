"""`litigator deadline calendar`: a month, day by day, with its agenda."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from litigator.cli.caseload import csv_option
from litigator.cli.desk import DAYS, told, weekday
from litigator.cli.listing import CSV, csv_row
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown
from litigator.cli.terminal import coloured, cut, width, wrapped
from litigator.tongue import marked, phrase, word

PAGE = 50
MONTHS: tuple[str, ...] = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
)
MONTHS += (marked("November"), marked("December"))
CELL = 8  # columns of a day in the grid: its number, and how many dates fall on it


@click.group(context_settings=HELP)
def group() -> None:
    """The month; `cli/deadline` takes this command into its own group."""


@command(group, "calendar")
@click.option("--month", "asked_month", metavar="YYYY-MM", help="The month (default: the one it is).")
@click.option("--case", metavar="CASE", help="Only this case.")
@click.option("--person", metavar="HANDLE", help="Only what this person of the office has.")
@click.option("--issue", metavar="CODE", help="Only cases on this issue, such as a or a3.")
@click.option("--forum", metavar="ID", help="Only before this forum, such as lt.lvat.")
@click.option("--all", "everything", is_flag=True, help="Also what is done, and closed cases; and every line.")
@click.option("--limit", type=click.IntRange(0, 100_000), help="So many lines of the agenda at most (50).")
@csv_option
@json_option
def calendar(
    desk: Desk,
    asked_month: str | None,
    everything: bool,
    limit: int | None,
    as_csv: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Show a month with what falls on each day, and the agenda below it."""
    from litigator.docket.reading import Wanted
    from litigator.office.views import month

    today = desk.today()
    first = _first_of(asked_month) if asked_month else today.replace(day=1)
    lines = month(desk.db, Wanted(**asked, done=everything, closed=everything), today, first)
    if as_csv:
        from litigator.cli.sheet import print_csv

        print_csv(CSV, map(csv_row, lines))
        return
    numbers: dict[str, int] = {}
    for line in lines:
        day = line.row.day or ""
        numbers[day] = numbers.get(day, 0) + 1
    if as_json:
        print_json(
            "calendar",
            month=f"{first:%Y-%m}",
            today=today.isoformat(),
            days=[{"day": day, "dates": number} for day, number in numbers.items()],
            deadlines=[line.as_dict() for line in lines],
        )
        return
    room = width() or 100
    say(coloured(named(first), "bold"))
    if room >= 7 * CELL:
        for week in _weeks(first, numbers, today):
            say(week)
    _print_agenda(lines, PAGE if limit is None and not everything else limit, room)


def named(first: date) -> str:
    """A month with its year, as the language has it."""
    return phrase("{month} {year}", month=phrase(MONTHS[first.month - 1]), year=first.year)


def _first_of(text: str) -> date:
    from litigator.errors import UsageFault

    year, _, number = text.partition("-")
    if len(year) == 4 and year.isascii() and year.isdigit() and number.isascii() and number.isdigit():
        try:
            return date(int(year), int(number), 1)
        except ValueError:
            pass
    raise UsageFault(
        phrase("«{text}» is no month", text=shown(text)[:20]), fix=phrase("write it YYYY-MM, such as 2026-11")
    )


def _weeks(first: date, numbers: dict[str, int], today: date) -> Iterator[str]:
    """The month as a grid: each day with how many dates fall on it, today in brackets."""
    yield "".join(phrase(day).ljust(CELL) for day in DAYS).rstrip()
    cells = [" " * CELL] * first.weekday()
    for ordinal in range(first.toordinal(), first.toordinal() + 31):
        day = date.fromordinal(min(ordinal, date.max.toordinal()))
        if day.month != first.month or day.toordinal() != ordinal:
            break
        number = numbers.get(day.isoformat())
        named = f"[{day.day}]" if day == today else f"{day.day:>2}"
        cell = (f"{named} ({number})" if number else named).ljust(CELL)
        cells.append(coloured(cell, "bold") if number else cell)
    for begin in range(0, len(cells), 7):
        yield "".join(cells[begin : begin + 7]).rstrip()


def _print_agenda(lines: list[Any], limit: int | None, room: int) -> None:
    if not lines:
        say(phrase("\nnothing falls in it"))
    chosen, day = lines if limit is None else lines[:limit], None
    for line in chosen:
        row = line.row
        if row.day != day:
            day = row.day
            say("")
            say(coloured(f"{day} {weekday(day)}", "bold"))
        mark = line.urgency
        urgent = word(row.state) if line.standing == "done" else f"{word(mark.word)} {mark.number}"
        head = f"{urgent}  {shown(row.reference)}  {shown(row.who or phrase('nobody has it'))}"
        if room >= 110:
            say(cut(f"  {head}  {told(line)}", room))
            continue
        for text in (*wrapped(head, room, "  "), *wrapped(told(line), room, "    ")):
            say(text)
    if len(lines) > len(chosen):
        say(phrase("\n… and {count} more: --limit N, or --all", count=len(lines) - len(chosen)))
