"""`litigator precedent`: the decisions of the library and the imported judgments.

Importing stands in `cli/importing`, searching in `cli/searching`, who cites whom, treatment and watches in `cli/following`, export in
`cli/exporting`; this file takes their commands into one group.
"""

from importlib import import_module

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown


@click.group(context_settings=HELP)
def group() -> None:
    """Decisions of the library: what they hold, and whether they may be cited."""


@command(group)
@click.argument("precedent")
@json_option
def show(desk: Desk, precedent: str, as_json: bool) -> None:
    """Show PRECEDENT (its id): names, numbers, outcome by article, holding, verification."""
    from dataclasses import asdict

    from litigator.office import may_be_cited, reading_office

    with reading_office(desk.db, libraries=desk.libraries, may_lack_database=True) as office:
        entry = office.library.precedent(precedent)
        fileable = may_be_cited(office, entry)
        citations = {language: office.citation(entry, language) for language in ("en", "lt")}
    if as_json:
        print_json("precedent", **asdict(entry), citations=citations, may_be_cited=fileable)
        return
    say(shown(citations["en"]))
    say(shown(citations["lt"]))
    rows = [
        ("status", entry.status),
        ("ECLI", f"{entry.ecli or '—'} ({entry.ecli_basis})" if entry.ecli else "—"),
        (
            "outcome",
            "; ".join(" ".join(filter(None, (o.article, o.result, o.kind, o.scope))) for o in entry.outcomes) or "none",
        ),
        ("issues", " ".join(entry.issues)),
        ("against us", "yes" if entry.adverse else "no"),
        (
            "paragraphs",
            "; ".join(f"{key.pinpoint} ({key.about}; {key.basis})" for key in entry.key_paragraphs) or "none noted",
        ),
        ("may be cited", fileable),
        ("verified in", "; ".join(entry.verification.sources)),
        ("notes", entry.notes or "—"),
    ]
    for label, value in rows:
        say(f"{label:>13}  {shown(value)}")
    say("")
    say(shown(entry.holding))


@command(group)
@click.argument("precedent")
@click.option("--against", required=True, metavar="SOURCE", help="What you compared it with, such as HUDOC or EUR-Lex.")
@click.option("--note", help="Anything a colleague should know.")
def verify(desk: Desk, precedent: str, against: str, note: str | None) -> None:
    """Mark PRECEDENT as checked by you against SOURCE, so that it may be filed.

    The mark is bound to the entry as it reads now: when the entry changes, it must be checked again.
    """
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        entry = office.verify_precedent(precedent, against=against, note=note, on=desk.today())
    say(f"{shown(entry.name)} is marked as checked against {shown(against)}")


@command(group, "list")
@click.option("--issue", metavar="LETTER", help="Only decisions on this issue, a to e.")
@click.option("--unverified", is_flag=True, help="Only those that may not be cited before someone checks them.")
@json_option
def list_(desk: Desk, issue: str | None, unverified: bool, as_json: bool) -> None:
    """List the decisions of the library."""
    from litigator.library.gathering import open_library

    found = [
        entry
        for entry in open_library(*desk.libraries).precedents.values()
        if (issue is None or issue in entry.issues)
        and (not unverified or entry.verification.fileable in ("after-check", "no"))
    ]
    if as_json:
        print_json(
            "precedents",
            precedents=[
                {"id": e.id, "name": e.name, "date": e.date, "fileable": e.verification.fileable} for e in found
            ],
        )
        return
    print_table(("id", "date", "cite", "name"), [(e.id, e.date, e.verification.fileable, e.name) for e in found])


for room in ("importing", "searching", "following", "exporting"):
    for name, one in import_module(f"litigator.cli.{room}").group.commands.items():
        group.add_command(one, name)
