"""`litigator claimant held`: who is held now, since when, with what order, and what must be reviewed next."""

from typing import Any

import click

from litigator.cli.caseload import csv_option
from litigator.cli.desk import called, when
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown
from litigator.cli.terminal import coloured, width, wrapped
from litigator.tongue import either, marked, phrase

PAGE = 50


@click.group(context_settings=HELP)
def group() -> None:
    """Who is held; `cli/claimant` takes this command into its own group."""


@command(group)
@click.option("--person", metavar="HANDLE", help="Only people in cases that this person of the office has.")
@click.option("--limit", type=click.IntRange(0, 1_000_000), help="So many people at most (50 on paper for people).")
@csv_option
@json_option
def held(desk: Desk, person: str | None, limit: int | None, as_csv: bool, as_json: bool) -> None:
    """List the people who are held: since when, how many days and how many of them without a court, the next review or limit.

    What has expired stands first: nothing may hold the person any more, unless a court has extended it.
    """
    from litigator.office.views import held_now

    page = PAGE if limit is None and not (as_json or as_csv) else limit
    today = desk.today()
    found, number = held_now(desk.db, today, person=person, limit=page, libraries=desk.libraries)
    if as_json:
        print_json("held", on=today.isoformat(), number=number, people=[_as_dict(one) for one in found])
        return
    if as_csv:
        from litigator.cli.sheet import print_csv

        print_csv(CSV, map(_csv_row, found))
        return
    headings = (
        marked("person"),
        marked("name"),
        marked("place"),
        marked("since"),
        marked("days"),
        marked("without court"),
        marked("order until"),
        marked("next"),
        marked("cases"),
    )
    print_table(headings, [_row(one) for one in found], empty=phrase("nobody is held on {today}", today=today))
    for one in found:
        if one.expired is not None:
            opens = either(one.expired.row.opens_en or "", one.expired.row.opens_lt)
            said = phrase(
                "  ! {reference}: {title} expired on {day}",
                reference=one.person.reference,
                title=called(one.expired.row),
                day=one.expired.row.day,
            )
            opening = phrase("; it opens {opens}", opens=opens) if opens else ""
            for text in wrapped(shown(f"{said}{opening}"), width() or 1000):
                say(coloured(text, "red bold"))
    if person is None and number > len(found):
        say(phrase("… and {number} more: --limit N", number=number - len(found)))


def _row(one: Any) -> tuple[object, ...]:
    who, following = one.person, one.next
    told = f"{when(following)}: {called(following.row)}" if following else phrase("nothing is recorded")
    return (
        *(who.reference, who.name, who.now.place, one.since, one.days, one.without_order),
        *(who.now.order_until, told, " ".join(who.cases)),
    )


CSV: tuple[str, ...] = (
    "person",
    "name",
    "place",
    "since",
    "days",
    "days_without_court",
    "order_court",
    "order_number",
    "order_until",
)
CSV += ("next_day", "next_rule", "expired_day", "expired_rule", "cases", "who")


def _csv_row(one: Any) -> tuple[object, ...]:
    who = one.person
    following, expired = (
        (line.row.day, line.row.rule) if line is not None else (None, None) for line in (one.next, one.expired)
    )
    return (
        *(who.reference, who.name, who.now.place, one.since, one.days, one.without_order),
        *(who.now.order_court, who.now.order_number, who.now.order_until, *following, *expired),
        *(" ".join(who.cases), " ".join(who.owners)),
    )


def _as_dict(one: Any) -> dict[str, Any]:
    who = one.person
    return {
        "reference": who.reference,
        "name": who.name,
        "held_since": one.since,
        "stay": who.now._asdict(),
        "days": one.days,
        "without_order": one.without_order,
        "cases": list(who.cases),
        "who": list(who.owners),
        "next": one.next.as_dict() if one.next else None,
        "expired": one.expired.as_dict() if one.expired else None,
    }
