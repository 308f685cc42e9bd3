"""`litigator draft lint`: every fault of a template or clause at once, at its place; a copy with comments, a copy mended."""

from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, asked_or_spoken, command, json_option, print_json, say, shown, talk
from litigator.tongue import in_language, lasting, phrase


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator draft`."""


@command(group)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--vocabulary",
    "names",
    metavar="NAMES.json",
    type=click.Path(path_type=Path),
    help='Check against these names instead of our own: {"plain": [...], "rich": [...]}.',
)
@click.option(
    "--annotate", metavar="OUT.docx", type=click.Path(path_type=Path), help="Write a copy with a comment at each place."
)
@click.option(
    "--mend",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Write a copy with curly quotes, blanks and dashes inside tags mended.",
)
@click.option("--language", type=click.Choice(["en", "lt"]), default="en", help="The language of what is said.")
@click.option("--force", is_flag=True, help="Write over copies that are there already.")
@json_option
def lint(
    desk: Desk,
    files: tuple[Path, ...],
    names: Path | None,
    annotate: Path | None,
    mend: Path | None,
    language: str,
    force: bool,
    as_json: bool,
) -> None:
    """Read templates (.docx) and clauses (.yaml, .md) over: every fault with its place and how to mend it.

    0: clean. 4: faults. 7: code or another danger. 9: no document. 5: no such file. The files themselves are never changed.
    """
    from litigator.drafting.linting.asking import lint as examine
    from litigator.drafting.linting.asking import read_vocabulary

    report = examine(
        files,
        vocabulary=read_vocabulary(names) if names else None,
        libraries=desk.libraries,
        annotate=annotate,
        mend=mend,
        force=force,
    )
    if as_json:
        print_json(
            "lint",
            problems=report.problems,
            repairs=report.repairs,
            notes=[str(note) for note in report.notes],
            copies=report.copies,
            left=report.left,
        )
    else:
        language = asked_or_spoken(language)
        _tell(report, language, files)
    for note in report.notes:
        talk(f"· {shown(note.lt if language == 'lt' else note)}")
    if report.code:
        raise click.exceptions.Exit(report.code)


def _tell(report: Any, language: str, files: tuple[Path, ...]) -> None:
    """Each fault on its lines under its file; then what was mended, and what was written."""
    file = None
    for problem in report.problems:
        if problem["file"] != file:
            file = problem["file"]
            say(shown(file))
        words = problem["lt"] if language == "lt" else problem
        mark = "✗" if problem["severity"] == "error" else "·"
        where = f"{shown(words['where'])}: " if words["where"] else ""
        say(f"  {mark} {where}{shown(words['what'])}")
        if words["fix"]:
            say(f"      → {shown(words['fix'])}")
    for repair in report.repairs:
        words = repair["lt"] if language == "lt" else repair
        say(f"  ✓ {shown(words['where'])}: {shown(words['what'])}")
    for path in report.copies.values():
        talk(phrase("written: {path}", path=shown(path)))
    if not report.problems:
        for read in files:
            say(in_language(lasting("{file}: nothing found", file=shown(read.name)), language))
