"""`litigator precedent export`: authorities for Zotero, a table, a reading list."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, tell_problems
from litigator.tongue import phrase, plural

if TYPE_CHECKING:
    from litigator.exchange.gathering import Choice

_FORMATS = ("ris", "bibtex", "csl", "csv", "docx")
_TOLD = 12  # of what may not be cited, so many are named


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator precedent`."""


@command(group)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--search", "query", metavar="QUERY", help="Also what this search finds, with its best paragraphs.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many a search gives.")
@click.option("--issue", metavar="CODE", help="Also what concerns this systemic issue, such as a.")
@click.option("--all", "everything", is_flag=True, help="All decisions of the library and all imported judgments.")
@click.option(
    "--from-list",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Also those a file names: one a line, pinpoints after a colon; or what `precedent search --json` printed (- for a pipe).",
)
@click.option("--format", "wanted", type=click.Choice(_FORMATS), help="The format (default: by the ending of OUT).")
@click.option(
    "-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="Where to write it (default: stdout)."
)
@click.option(
    "--pinpoints", multiple=True, metavar="ID:91,92", help="The paragraphs meant of an authority (repeatable)."
)
@click.option("--language", type=click.Choice(["en", "lt"]), default="en", show_default=True)
@click.option("--style", help="strasbourg, cjeu, lithuanian or oscola (default: the house style of --language).")
@click.option("--by-issue", is_flag=True, help="Group a reading list by systemic issue.")
@click.option("--title", help="The title of a reading list.")
@click.option("--judgments", metavar="DIR", help="Where imported judgments are (default: beside the database).")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@json_option
def export(desk: Desk, output: Path | None, wanted: str | None, force: bool, as_json: bool, **asked: Any) -> None:
    """Export authorities: for Zotero (ris, bibtex, csl), as a table (csv), as a reading list for Word (docx).

    ID is a built-in id, an imported id, a number, an ECLI or a name; it may carry its paragraphs: ecthr-mss:263,338-339. A search with
    filters is exported by a pipe: litigator precedent search QUERY --json | litigator precedent export --from-list - -o OUT.ris
    """
    from litigator.errors import UsageFault
    from litigator.exchange.formats import Wish, format_of, made, save
    from litigator.exchange.gathering import Choice
    from litigator.exchange.listing import Clerk
    from litigator.office import judgments_to_read, reading_office
    from litigator.office.judgments import style_named
    from litigator.precedents.texts import FILE, open_texts

    form = format_of(output, wanted)
    if output is None and form == "docx":
        raise UsageFault(phrase("a Word document needs a name"), fix="-o OUT.docx")
    if output is None and as_json:
        raise UsageFault(phrase("with --json the export needs a file of its own"), fix="-o OUT")
    folder = judgments_to_read(asked["judgments"], desk.db)
    with (
        reading_office(desk.db, libraries=desk.libraries, may_lack_database=True) as office,
        open_texts(folder) if (folder / FILE).exists() else nullcontext() as texts,
    ):
        style = style_named(asked["style"] or asked["language"])
        clerk = Clerk(library=office.library, texts=texts, checked=office.checked(), style=style)
        choice = Choice(office.library, texts)
        _choose(choice, asked, _searched(desk, asked))
        entries = choice.listed(clerk)
        doubts = choice.doubts(clerk)
        issues = {code: one.title[asked["language"]] for code, one in office.library.issues.items() if one.level == 1}
    wish = Wish(
        format=form,
        language=asked["language"],
        today=desk.today(),
        title=asked["title"],
        issues=issues if asked["by_issue"] else None,
    )
    data = made(entries, wish)
    barred = [entry.cited.id for entry in entries if not entry.free]
    if output is not None:
        save(output, data, force=force)
    tell_problems(doubts)
    if as_json:
        print_json(
            "export",
            path=str(output),
            format=form,
            authorities=[{"id": e.cited.id, "citation": e.words, "standing": e.standing} for e in entries],
            problems=[problem.as_dict() for problem in doubts],
        )
        return
    if output is None:
        _print(data)
    else:
        say(plural("{output}: {count} authority", "{output}: {count} authorities", len(entries), output=shown(output)))
    if barred:
        more = phrase(" and {count} more", count=len(barred) - _TOLD) if len(barred) > _TOLD else ""
        click.echo(
            phrase("  · not to be cited as they stand: {barred}", barred=shown(", ".join(barred[:_TOLD])) + more),
            err=True,
        )


def _print(data: bytes) -> None:
    """The export on stdout: to a program as it is, to a terminal line by line and without control characters."""
    import sys

    if sys.stdout.isatty():
        for line in data.decode("utf-8-sig").splitlines():
            say(shown(line))
    else:
        click.echo(data, nl=False)


def _searched(desk: Desk, asked: dict[str, Any]) -> list[tuple[str, str]]:
    """What the search finds, each with the numbers of its best paragraphs."""
    if not asked["query"]:
        return []
    from litigator.office.searching import search

    found = search(
        asked["query"], db=desk.db, folder=asked["judgments"], libraries=desk.libraries, limit=asked["limit"]
    )
    return [(hit.id, ",".join(str(one.n) for one in hit.paragraphs if one.n)) for hit in found.hits]


def _choose(choice: "Choice", asked: dict[str, Any], searched: list[tuple[str, str]]) -> None:
    """Everything that was named, in the order: IDs, the list, what the search found, the issue, all."""
    from litigator.errors import UsageFault
    from litigator.exchange.gathering import lines_of

    if not any(asked[name] for name in ("ids", "from_list", "query", "issue", "everything")):
        raise UsageFault(
            phrase("name what to export"), fix=phrase("an ID, --search QUERY, --issue CODE, --from-list FILE or --all")
        )
    for name in asked["ids"]:
        choice.add_marked(name, "")
    for name, where in lines_of(asked["from_list"]) if asked["from_list"] else ():
        choice.add_marked(name, where)
    for name, where in searched:
        choice.add_marked(name, where)
    if asked["issue"]:
        choice.add_issue(asked["issue"])
    if asked["everything"]:
        choice.add_all()
    for text in asked["pinpoints"]:
        choice.point(text)
