"""`litigator precedent import`: judgments of any source, taken in."""

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litigator.cli.following import tell_faults
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, talk
from litigator.tongue import again, marked, phrase, plural, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from litigator.library.contents import Library
    from litigator.precedents.importing.importing import Entry, ImportReport

_TOLD = 30  # of each kind of what did not come in, so many are named
_WORDS = {
    "new": marked("new"),
    "changed": marked("changed"),
    "same": marked("already here"),
    "completed": marked("completed by metadata"),
    "duplicate": marked("duplicates, kept out"),
    "no text": marked("rows without a text, kept out"),
    "rejected": marked("not taken in"),
}


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator precedent`."""


@command(group, "import")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option(
    "--metadata",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Rows (jsonl, csv, json) that say more of judgments imported now or before (repeatable).",
)
@click.option("--judgments", metavar="DIR", help="Where imported judgments are (default: beside the database).")
@click.option("--dry-run", is_flag=True, help="Show what would come in; write nothing.")
@click.option("--read-again", is_flag=True, help="Read the citations of everything imported once more.")
@click.option("--fail-if-rejected", is_flag=True, help="Exit with 10 when a line or a file did not come in.")
@json_option
def import_(
    desk: Desk,
    files: tuple[Path, ...],
    metadata: tuple[Path, ...],
    judgments: str | None,
    dry_run: bool,
    read_again: bool,
    fail_if_rejected: bool,
    as_json: bool,
) -> None:
    """Import judgments from FILE: jsonl, csv or json of any number, HUDOC and EUR-Lex pages, Word, PDF, text, or a folder of them.

    Importing again changes nothing where nothing changed. Every line and file is accounted for: new, changed, the same, a duplicate, or not
    taken in and why. Files from outside are read in a process of their own that may open nothing.
    """
    from litigator.errors import UsageFault
    from litigator.library.gathering import open_in_part
    from litigator.office import judgments_folder
    from litigator.precedents.importing import importing
    from litigator.precedents.importing.sources import found_sources

    if not files and not metadata and not read_again:
        raise UsageFault(
            phrase("nothing to import was named"), fix=phrase("litigator precedent import FILE, or a folder of files")
        )
    folder = judgments_folder(judgments, desk.db)
    library = open_in_part(*desk.libraries)
    if files or metadata:
        size = sum(source.size for source in found_sources([*files, *metadata]))
        with _bar(size) as progress:
            report = importing.import_files(
                folder, files, library=library, metadata=metadata, progress=progress, dry_run=dry_run, index=False
            )
        _bring_up_index(folder, report, dry_run=dry_run)
    if read_again and not dry_run:
        report = _all_read_again(folder, library)
    tell_faults(library)
    if as_json:
        print_json("import", **_report(report, folder, dry_run=dry_run))
    else:
        _tell(report, dry_run=dry_run)
    if not dry_run:
        _tell_watches(desk, judgments)
    code = _exit_code(report, fail_if_rejected=fail_if_rejected)
    if code:
        raise click.exceptions.Exit(code)


def _tell_watches(desk: Desk, judgments: str | None) -> None:
    """How many watches of the office what arrived concerns. An office that cannot be read now does not undo an import."""
    from litigator.errors import LitigatorError
    from litigator.office.watching import watches_with_news

    try:
        count = watches_with_news(desk.db, today=desk.today(), folder=judgments, libraries=desk.libraries)
    except LitigatorError as error:
        talk(phrase("  · the watches were not asked: {message}", message=shown(error.message)))
        return
    if count:
        talk(
            plural(
                "{count} watch has news: litigator precedent watch news",
                "{count} watches have news: litigator precedent watch news",
                count,
            )
        )


def _bring_up_index(folder: Path, report: "ImportReport", *, dry_run: bool) -> None:
    """The search index follows what was imported, so that the first question does not wait for it."""
    from litigator.precedents.importing.importing import update_index

    if dry_run or not report.judgments:
        return
    changed = sum(report.outcomes.get(outcome, 0) for outcome in ("new", "changed", "completed"))
    with _bar(changed, phrase("indexing")) as progress:
        update_index(folder, progress)


def _all_read_again(folder: Path, library: "Library") -> "ImportReport":
    from litigator.errors import NotFound
    from litigator.precedents.importing.importing import read_again
    from litigator.precedents.texts import FILE, open_texts

    if not (folder / FILE).exists():
        raise NotFound(
            phrase("no judgments are kept in {folder}", folder=folder), fix="litigator precedent import FILE"
        )
    with open_texts(folder) as texts:
        count = texts.count()
    with _bar(count) as progress:
        return read_again(folder, library, progress)


@contextmanager
def _bar(length: int, label: str = "") -> "Iterator[Callable[[int], None]]":
    """A progress bar on stderr where someone may be watching it."""
    if not sys.stderr.isatty() or length <= 0:
        yield lambda _: None
        return
    with click.progressbar(length=length, label=label or phrase("reading"), file=sys.stderr, show_pos=False) as bar:
        yield bar.update


def _report(report: "ImportReport", folder: Path, *, dry_run: bool) -> dict[str, Any]:
    return {
        "folder": str(folder),
        "dry_run": dry_run,
        **{outcome.replace(" ", "_"): report.outcomes.get(outcome, 0) for outcome in _WORDS},
        "missing": dict(report.missing),
        "judgments": report.judgments,
        "citations": report.citations,
        "resolved": report.resolved,
        "entries": [_entry(entry) for entry in report.entries],
    }


def _entry(entry: "Entry") -> dict[str, Any]:
    return {
        "where": entry.where,
        "outcome": entry.outcome,
        "id": entry.id or None,
        "title": entry.title or None,
        "why": entry.why or None,
        "fix": entry.fix or None,
        "missing": entry.missing,
        "notes": entry.notes,
    }


def _tell(report: "ImportReport", *, dry_run: bool) -> None:
    """The counts on stdout; what did not come in, and what lacks something, on stderr."""
    outcomes = report.outcomes
    for outcome, words in _WORDS.items():
        if outcomes.get(outcome):
            say(f"{outcomes[outcome]:>8,}  {phrase(words)}")
    for what, count in sorted(report.missing.items(), key=lambda pair: -pair[1]):
        say(phrase("{count:>8,}  without {what}", count=count, what=again(what)))
    say(
        phrase(
            "{judgments:>8,}  judgments in all; {citations:,} citations of cases, {resolved:,} of judgments imported here",
            judgments=report.judgments,
            citations=report.citations,
            resolved=report.resolved,
        )
    )
    if dry_run:
        say(phrase("nothing was written"))
    for outcome in ("rejected", "duplicate", "changed"):
        _tell_entries([entry for entry in report.entries if entry.outcome == outcome])
    noted = [entry for entry in report.entries if entry.notes and entry.outcome in ("new", "changed")]
    for entry in noted[:_TOLD]:
        click.echo(f"  · {_place(entry.where)}: {'; '.join(shown(again(note)) for note in entry.notes)}", err=True)
    _tell_more(len(noted))


def _tell_entries(entries: "list[Entry]") -> None:
    for entry in entries[:_TOLD]:
        mark = "✗" if entry.outcome == "rejected" else "·"
        click.echo(f"  {mark} {_place(entry.where)}: {_why(entry)}", err=True)
        if entry.fix:
            click.echo(f"      → {shown(again(entry.fix))}", err=True)
    _tell_more(len(entries))


def _place(where: str) -> str:
    """Where a line or a file stands: `hudoc.jsonl line 7`."""
    name, apart, number = where.rpartition(" line ")
    told = apart and number.isdigit() and spoken() != "en"
    return phrase("{file}, line {number}", file=shown(name), number=number) if told else shown(where)


def _why(entry: "Entry") -> str:
    """Why a line or a file did not come in; a reason that names its file was told of without the name."""
    said, whole = again(entry.why), f"{entry.where} {entry.why}"
    if said == entry.why and again(whole) != whole:
        return shown(again(whole).removeprefix(f"{entry.where} "))
    return shown(said)


def _tell_more(count: int) -> None:
    if count > _TOLD:
        click.echo(phrase("  … and {count:,} more; --json lists all", count=count - _TOLD), err=True)


def _exit_code(report: "ImportReport", *, fail_if_rejected: bool) -> int:
    """9 when nothing could be read, 10 when asked to fail on what did not come in."""
    from litigator.errors import Unreadable

    rejected = len(report.rejected)
    if rejected and rejected == len(report.entries):
        return Unreadable.exit_code
    return 10 if rejected and fail_if_rejected else 0
