"""`litigator precedent`: the decisions of the library and the imported judgments.

Importing stands in `cli/importing`, searching in `cli/searching`, who cites whom in `cli/following`, treatment and notes in `cli/marking`,
watches in `cli/watching`, export in `cli/exporting`; this file takes their commands into one group. `cli/showing` prints a judgment.
"""

from importlib import import_module
from typing import Any

import click

from litigator.cli.following import judgments_option, reading, tell_faults
from litigator.cli.marking import writing
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown, talk
from litigator.tongue import marked, phrase, word


@click.group(context_settings=HELP)
def group() -> None:
    """Decisions of the library: what they hold, and whether they may be cited."""


@command(group)
@click.argument("precedent")
@click.option("--paragraphs", metavar="N[-M],…", help="Print these paragraphs, with who cites each: 91-95,103.")
@click.option(
    "--section", metavar="NAME", help="Print a section: facts, law, assessment, operative … or words of its heading."
)
@click.option("--notes", is_flag=True, help="Show the office's notes and highlights.")
@click.option(
    "--cite", metavar="[N]", is_flag=False, flag_value="", help="Print only the citation to copy, at paragraph N."
)
@click.option("--style", help="strasbourg, cjeu, lithuanian or oscola (default: the house style of --language).")
@click.option("--language", type=click.Choice(["en", "lt"]), default="en", show_default=True, help="Of the citation.")
@judgments_option
@json_option
def show(
    desk: Desk,
    precedent: str,
    paragraphs: str | None,
    section: str | None,
    notes: bool,
    cite: str | None,
    style: str | None,
    language: str,
    folder: str | None,
    as_json: bool,
) -> None:
    """Show PRECEDENT (its id, number, ECLI or name): what it is, what it held, what became of it, its parts and paragraphs.

    Works for decisions of the library and for imported judgments, with or without an office.
    """
    from litigator.cli import showing

    with reading(desk, folder) as judgments:
        if cite is not None:
            _print_citation(judgments, precedent, cite or None, style or language, as_json)
            return
        read = None
        if paragraphs or section:
            read = judgments.read(precedent, pinpoints=_pinpoints(paragraphs), section=section)
        if read is not None and not as_json:
            showing.print_paragraphs(read)
            return
        dossier = judgments.dossier(precedent)
    if as_json:
        showing.dossier_as_json(dossier, read)
    else:
        showing.print_dossier(dossier, with_notes=notes)


def _print_citation(judgments: Any, precedent: str, pinpoint: str | None, style: str, as_json: bool) -> None:
    """The citation alone, on stdout, so that it can be piped and pasted; a paragraph past the end is refused."""
    found = judgments.find(precedent)
    judgments.must_reach(found, _pinpoints(pinpoint))
    citation = judgments.citation(found, style=style, pinpoint=pinpoint)
    if as_json:
        print_json("citation", id=found.id or found.name, pinpoint=pinpoint, style=style, citation=citation)
    else:
        say(shown(citation))


def _pinpoints(given: str | None) -> tuple[str, ...]:
    """`91-95, 103` as pinpoints."""
    if not given:
        return ()
    parts = given.replace("–", "-").replace("§", " ").replace(";", ",").split(",")
    return tuple("".join(part.split()) for part in parts if part.strip())


@command(group)
@click.argument("precedent")
@click.option("--against", required=True, metavar="SOURCE", help="What you compared it with, such as HUDOC or EUR-Lex.")
@click.option("--note", help="Anything a colleague should know.")
@judgments_option
@json_option
def verify(desk: Desk, precedent: str, against: str, note: str | None, folder: str | None, as_json: bool) -> None:
    """Mark PRECEDENT as checked by you against SOURCE: an entry of the library by its id, so that it may be filed, or an imported text.

    The mark is bound to what reads there now: when the entry or the text changes, it must be checked again.
    """
    from litigator.office import marking

    with writing(desk, folder) as (office, judgments):
        name, is_text = marking.verify(office, judgments, precedent, against=against, note=note, on=desk.today())
    if as_json:
        print_json(
            "verified",
            precedent=precedent,
            name=name,
            of="text" if is_text else "entry",
            against=against,
            on=desk.today(),
        )
        return
    say(phrase("{name} is marked as checked against {against}", name=shown(name), against=shown(against)))
    if is_text:
        talk(phrase("The imported text is checked; an entry of the library is checked by its own id."))


@command(group, "list")
@click.option("--issue", metavar="LETTER", help="Only decisions on this issue, a to e.")
@click.option("--imported", is_flag=True, help="List the imported judgments instead, the latest first.")
@click.option("--court", help="Of the imported ones, only this court: ECtHR, CJEU, LT, UN.")
@click.option("--limit", type=click.IntRange(1, 10000), default=50, show_default=True, help="How many imported ones.")
@click.option(
    "--unverified", is_flag=True, help="Only those that nobody checked, or that may not be cited before someone does."
)
@judgments_option
@json_option
def list_(
    desk: Desk,
    issue: str | None,
    imported: bool,
    court: str | None,
    limit: int,
    unverified: bool,
    folder: str | None,
    as_json: bool,
) -> None:
    """List the decisions of the library, or the imported judgments."""
    if imported:
        _list_imported(desk, issue, court, limit, unverified, folder, as_json)
        return
    from litigator.library.gathering import open_in_part

    library = open_in_part(*desk.libraries)
    found = [
        entry
        for entry in library.precedents.values()
        if (issue is None or issue in entry.issues)
        and (court is None or court.casefold() == entry.court.casefold())
        and (not unverified or entry.verification.fileable in ("after-check", "no"))
    ]
    tell_faults(library)
    if as_json:
        print_json(
            "precedents",
            precedents=[
                {"id": e.id, "name": e.name, "date": e.date, "fileable": e.verification.fileable} for e in found
            ],
        )
        return
    print_table(("id", "date", "cite", "name"), [(e.id, e.date, word(e.verification.fileable), e.name) for e in found])


WORDS = (  # of the data, as they are shown
    *(marked("yes"), marked("no"), marked("after-check"), marked("as-pending")),
    *(marked("checked"), marked("changed"), marked("unchecked"), marked("decided"), marked("pending")),
)


def _list_imported(
    desk: Desk, issue: str | None, court: str | None, limit: int, unverified: bool, folder: str | None, as_json: bool
) -> None:
    with reading(desk, folder) as judgments:
        total, found = judgments.listed(unverified=unverified, issue=issue, court=court, limit=limit)
    if as_json:
        lines = [
            {
                "id": one.line.id,
                "title": one.line.title,
                "court": one.line.court,
                "date": one.line.date,
                "precedent": one.line.precedent,
                "verification": one.verification.state,
                "treatment": one.treatment,
            }
            for one in found
        ]
        print_json("imported", total=total, judgments=lines)
        return
    print_table(
        ("id", "date", "court", "text", "treatment", "title"),
        [
            (
                one.line.id,
                one.line.date,
                one.line.court,
                word(one.verification.state),
                word(one.treatment or ""),
                one.line.title,
            )
            for one in found
        ],
        empty=phrase("nothing is imported: litigator precedent import FILE"),
    )
    if total > len(found):
        talk(phrase("{count} of {total}: --limit shows more", count=len(found), total=total))


for room in ("importing", "searching", "following", "marking", "watching", "exporting"):
    for name, one in import_module(f"litigator.cli.{room}").group.commands.items():
        group.add_command(one, name)
