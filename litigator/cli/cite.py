"""`litigator cite`: the citations of a text found, and held against what is known."""

import re
from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown
from litigator.tongue import again, marked, phrase, plural, word


@click.group(context_settings=HELP)
def group() -> None:
    """Citations: find them in any document, check every one before it is filed."""


@command(group)
@click.argument("file", required=False)
@click.option(
    "--batch",
    metavar="FILE.jsonl",
    type=click.Path(path_type=Path),
    help="A passage {id, text} a line in, a line {id, citations} out.",
)
@json_option
def extract(desk: Desk, file: str | None, batch: Path | None, as_json: bool) -> None:
    """Find every citation in FILE (.docx, .pdf, .html, .md, .txt; - for what is piped in).

    Strasbourg, Luxembourg, Lithuanian courts, the United Nations, treaties and acts, in English, French and Lithuanian. Each with its number,
    paragraphs, name and date; a short form («cited above», «ibid.») with what it stands for in the same text.
    """
    from litigator.cli.extracting import answer_batch, citations_of
    from litigator.errors import UsageFault

    if (file is None) == (batch is None):
        raise UsageFault(phrase("name one FILE, or --batch FILE.jsonl"), fix="litigator cite extract brief.docx")
    if batch is not None:
        answer_batch(batch, desk.libraries)
        return
    found = citations_of(file or "-", desk.libraries)
    if as_json:
        print_json("citations", citations=found)
        return
    for one in found:
        cited = ", ".join(one["numbers"]) or one["id"] or (f"→ {one['resolves_to']}" if one["resolves_to"] else "?")
        points = f" [{', '.join(one['pinpoints'])}]" if one["pinpoints"] else ""
        say(shown(f"{one['start']}–{one['end']} {word(one['kind'])} {cited}{points}: {one['text']}"))
    say(plural("{count} citations", "{count} citations", len(found)))


@command(group)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--filing", metavar="DATE", help="The day it is filed on (default: today).")
@click.option("--judgments", metavar="DIR", help="The folder of imported judgments (default: settings).")
@click.option(
    "--authorities",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A list of authorities (.csv or .json): names, numbers, dates.",
)
@click.option(
    "--comments",
    metavar="OUT.docx",
    type=click.Path(path_type=Path),
    help="Write a copy with a Word comment at each finding.",
)
@click.option("--all", "everything", is_flag=True, help="List also the citations that agree.")
@click.option("--fail-if-wrong", is_flag=True, help="Exit code 10 where a citation is wrong or could not be proved.")
@json_option
def check(
    desk: Desk,
    file: Path,
    filing: str | None,
    judgments: str | None,
    authorities: Path | None,
    comments: Path | None,
    everything: bool,
    fail_if_wrong: bool,
    as_json: bool,
) -> None:
    """Check every citation and quotation of FILE (.docx, .pdf, .html, .md, .txt) before it is filed.

    Each is held against the library, the imported judgments and a list of authorities: number, name, date, ECLI, paragraph, the words
    quoted; whether it is pending, not final, an opinion, overruled, later than the filing; whether an act was law. Exit code 6 where a
    citation is wrong; what could not be proved (unknown, unverified) is a warning.
    """
    from litigator.documents.reading import read_document
    from litigator.errors import DraftIncomplete
    from litigator.office import judgments_folder, reading_office
    from litigator.precedents.checking.authority_list import authorities_for
    from litigator.precedents.checking.checking import check_document
    from litigator.precedents.checking.question import Asked

    document = read_document(file)
    folder = judgments_folder(judgments, desk.db)
    with reading_office(desk.db, libraries=desk.libraries, may_lack_database=True) as office:
        found = check_document(
            document,
            office.library,
            folder=folder,
            authorities=authorities_for(authorities, folder),
            checked=office.checked(),
            asked=Asked(filing=desk.day(filing) if filing else desk.today(), marks=_marks(office)),
        )
    if comments is not None:
        from litigator.precedents.checking.marking import write_comments

        written = write_comments(file, comments, document.blocks, found.wrong())
        click.echo(
            plural(
                "{file}: a copy with {count} comments",
                "{file}: a copy with {count} comments",
                written,
                file=shown(comments),
            ),
            err=True,
        )
    if as_json:
        told = [finding.as_dict() for finding in found.findings]
        print_json(
            "cite-check",
            file=str(file),
            worst=found.worst,
            sources=found.sources,
            warnings=found.warnings,
            findings=told,
        )
    else:
        _print_findings(found, everything)
    if fail_if_wrong and found.worst in ("error", "warning"):
        raise click.exceptions.Exit(10)
    if found.worst == "error":
        raise click.exceptions.Exit(DraftIncomplete.exit_code)


def _marks(office: Any) -> Any:
    """How the office has marked judgments; nothing where there is no office."""
    from litigator.precedents.treatment import Marks

    if office.session is None:
        return Marks({})
    from litigator.registry.marks import marks

    return marks(office.session)


WORDS = (  # what is found, as it is shown
    *(marked("unknown"), marked("name mismatch"), marked("number mismatch"), marked("date mismatch")),
    *(marked("ecli mismatch"), marked("formation mismatch"), marked("kind mismatch"), marked("ambiguous")),
    *(marked("pinpoint out of range"), marked("quote altered"), marked("pending cited as decided")),
    *(marked("opinion cited as judgment"), marked("later than filing"), marked("not final"), marked("overruled")),
    *(marked("repealed"), marked("not in force"), marked("unverified"), marked("ok")),
)
_SIGNS = {"error": "✗", "warning": "!", "note": "·", "ok": "✓"}


_PLACES = {
    "paragraph": marked("paragraph {n}"),
    "table": marked("table {n}"),
    "row": marked("row {n}"),
    "page": marked("page {n}"),
    "line": marked("line {n}"),
    "footnote": marked("footnote {n}"),
    "endnote": marked("endnote {n}"),
}


def _place(where: str) -> str:
    """Where a citation stands: `paragraph 14`, `table 2, row 3`."""
    return re.sub(
        r"\b([a-z]+) (\d+)\b",
        lambda found: phrase(_PLACES[found[1]], n=found[2]) if found[1] in _PLACES else found[0],
        shown(where),
    )


def _print_findings(found: Any, everything: bool) -> None:
    """What is wrong first, each with its place, what stands there, what the source says and how it should read."""
    listed = [*found.wrong(), *(one for one in found.findings if everything and one.status == "ok")]
    for one in listed:
        say(f"{_SIGNS[one.severity]} {_place(one.where)}: {shown(one.citation)}")
        say(f"    {word(one.status.replace('_', ' '))}: {shown(one.detail)}")
        if one.suggestion:
            say(f"    → {shown(one.suggestion)}")
    for warning in found.warnings:
        click.echo(f"· {shown(again(warning))}", err=True)
    counts = {name: sum(one.severity == name for one in found.findings) for name in ("error", "warning", "note", "ok")}
    places = len({(one.block, one.start) for one in found.findings})
    say(
        phrase(
            "{places} citations held against {sources}: {error} wrong, {warning} to be looked at, {note} notes, {ok} agree",
            places=places,
            sources=", ".join(map(shown, found.sources)),
            error=counts["error"],
            warning=counts["warning"],
            note=counts["note"],
            ok=counts["ok"],
        )
    )
