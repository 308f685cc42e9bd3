"""`litigator claimant`: the people a case is for."""

from typing import Any

import click

from litigator.cli import held
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown, tell_moved
from litigator.tongue import phrase

_ABOUT = (
    click.option("--native-name", help="The name in its own script."),
    click.option("--gender", type=click.Choice(["f", "m", "x"])),
    click.option("--born", metavar="DATE"),
    click.option("--born-estimate", help="Words, where the date is not known."),
    click.option("--nationality", metavar="CODE", help="Two letters, such as AF."),
    click.option("--language", "languages", multiple=True, metavar="CODE", help="A language, such as fa (repeatable)."),
    click.option("--personal-code", help="The Lithuanian personal code."),
    click.option(
        "--acts-through", metavar="PERSON", help="Who acts for a child: a parent's reference, such as P-0001."
    ),
    click.option("--household"),
    click.option("--address"),
    click.option("--email"),
    click.option("--phone"),
)


def _about_a_person(function: Any) -> Any:
    """The options that say who somebody is, in their order."""
    for option in reversed(_ABOUT):
        function = option(function)
    return function


@click.group(context_settings=HELP)
def group() -> None:
    """The people the cases are for."""


@command(group)
@click.argument("case")
@click.argument("name")
@click.option("--reference", help="The person's own reference, if the office knows them already.")
@click.option("--role", default="claimant", show_default=True, help="Their role in the case.")
@_about_a_person
def add(
    desk: Desk,
    case: str,
    name: str,
    reference: str | None,
    born: str | None,
    languages: tuple[str, ...],
    **details: Any,
) -> None:
    """Add NAME to CASE, as the person writes it."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        added = office.add_claimant(
            case, name, reference=reference, born=desk.day_or_none(born), languages=languages, **details
        )
    say(phrase("{added} is in {case}", added=added, case=case))


@command(group)
@click.argument("person")
@click.option("--name", help="As the person writes it.")
@click.option("--role", help="Their role in the case: claimant, child …")
@_about_a_person
def edit(desk: Desk, person: str, born: str | None, languages: tuple[str, ...], **details: Any) -> None:
    """Change what is kept of PERSON; only the options given are changed."""
    from litigator.office import writing_office

    given = {key: value for key, value in details.items() if value is not None}
    given |= {"born": desk.day(born)} if born else {}
    given |= {"languages": languages} if languages else {}
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        office.edit_person(person, **given)
    say(phrase("{person} is changed", person=person))
    tell_moved(office.moved)


@command(group, "list")
@click.argument("case", required=False)
@json_option
def list_(desk: Desk, case: str | None, as_json: bool) -> None:
    """List the people of CASE, or of every case."""
    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        rows = office.people(case)
    if as_json:
        print_json(
            "claimants", claimants=[dict(zip(("reference", "name", "role", "case"), row, strict=True)) for row in rows]
        )
        return
    print_table(("person", "name", "role", "case"), rows, empty=phrase("nobody yet"))


@command(group)
@click.argument("case")
@click.argument("person")
@json_option
def show(desk: Desk, case: str, person: str, as_json: bool) -> None:
    """Show PERSON as they stand in CASE."""
    from dataclasses import asdict

    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        claimant = office.claimant(case, person)
    if as_json:
        print_json("claimant", **asdict(claimant))
        return
    for label, value in asdict(claimant).items():
        if value not in (None, (), []):
            say(f"{label:>18}  {shown(value)}")


@command(group)
@click.argument("person")
@click.argument("place")
@click.argument("since", metavar="SINCE")
@click.option("--until", metavar="DATE")
@click.option("--legal-basis")
@click.option("--order-court", help="The court that ordered it, by its id; none when no court did.")
@click.option("--order-number")
@click.option("--order-date", metavar="DATE")
@click.option("--order-until", metavar="DATE", help="To what day the court allowed it.")
def detention(desk: Desk, person: str, place: str, since: str, **details: str | None) -> None:
    """Record that PERSON was held in PLACE (docs/words.md) from SINCE, on what footing."""
    from litigator.office import writing_office

    dates = {
        key: desk.day_or_none(value) for key, value in details.items() if key in ("until", "order_date", "order_until")
    }
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        office.add_detention(person, place=place, since=desk.day(since), **{**details, **dates})
    say(phrase("{person}: held at {place} since {since}", person=person, place=place, since=since))
    tell_moved(office.moved)


@command(group)
@click.argument("case")
@click.option("--on", metavar="DATE", help="By this day (default: today).")
@json_option
def days(desk: Desk, case: str, on: str | None, as_json: bool) -> None:
    """Count the days each person of CASE has been held, with a court's order and without."""
    from litigator.office import reading_office
    from litigator.office.limits import days_in_detention

    by = desk.day(on) if on else desk.today()
    with reading_office(desk.db, libraries=desk.libraries) as office:
        people = days_in_detention(office, case, by)
    if as_json:
        print_json(
            "detention",
            case=case,
            on=by,
            people=[
                {
                    "reference": reference,
                    "days": inside.days,
                    "with_order": inside.with_order,
                    "without_order": inside.without_order,
                    "ongoing": inside.ongoing,
                }
                for reference, _, inside in people
            ],
        )
        return
    print_table(
        (
            "person",
            "name",
            phrase("days held"),
            phrase("by court order"),
            phrase("without order"),
            phrase("still held"),
        ),
        [
            (
                reference,
                name,
                one.days,
                one.with_order,
                one.without_order,
                phrase("yes") if one.ongoing else phrase("no"),
            )
            for reference, name, one in people
        ],
        empty=phrase("nobody in this case was held"),
    )


@command(group)
@click.argument("person")
@click.argument("code")
@click.option(
    "--source", required=True, type=click.Choice(["self", "ngo", "doctor", "authority"]), help="Who noticed it."
)
@click.option("--on", "identified_on", required=True, metavar="DATE", help="When.")
@click.option("--authority-informed", metavar="DATE")
@click.option("--needs")
def vulnerability(
    desk: Desk,
    person: str,
    code: str,
    source: str,
    identified_on: str,
    authority_informed: str | None,
    needs: str | None,
) -> None:
    """Record a special need of PERSON, such as torture_rape_violence."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        office.add_vulnerability(
            person,
            code=code,
            source=source,
            identified_on=desk.day(identified_on),
            authority_informed_on=desk.day_or_none(authority_informed),
            needs=needs,
        )
    say(f"{person}: {code}")


@command(group)
@click.argument("person")
@click.argument("use")
@click.argument("given", type=click.Choice(["yes", "no"]))
@click.option("--note")
def consent(desk: Desk, person: str, use: str, given: str, note: str | None) -> None:
    """Record whether PERSON allows USE, such as share_with_court."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        office.record_consent(person, use=use, given=given == "yes", on=desk.today(), note=note)
    say(f"{person}: {use} {given}")


for name, one in held.group.commands.items():
    group.add_command(one, name)
