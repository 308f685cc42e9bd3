"""`litigator draft bundle`: a filing with its annexes as one PDF, cover, index and page numbers included."""

from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown, tell_problems
from litigator.tongue import marked, phrase


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator draft`."""


@command(group)
@click.argument("case", metavar="CASE")
@click.argument("draft", metavar="DRAFT.docx", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="OUT.pdf", required=True, type=click.Path(path_type=Path), help="Where to write it."
)
@click.option(
    "--files",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the files of the exhibits lie (repeatable; default: beside the draft, and exhibits/CASE beside the database).",
)
@click.option(
    "--from",
    "saved",
    metavar="CASE.json",
    type=click.Path(path_type=Path),
    help="Take the case from a saved case file.",
)
@click.option("--form", metavar="FORM", help="The form the draft is of (default: what its manifest says).")
@click.option(
    "--language",
    type=click.Choice(["lt", "en"]),
    help="The language of cover, index and stamps (default: the draft's).",
)
@click.option(
    "--paginate/--no-paginate", default=True, help="Stamp every page with its annex and number (default: yes)."
)
@click.option("--no-cover", is_flag=True, help="Begin with the index.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@json_option
def bundle(
    desk: Desk,
    case: str,
    draft: Path | None,
    output: Path,
    files: tuple[Path, ...],
    saved: Path | None,
    form: str | None,
    language: str | None,
    paginate: bool,
    no_cover: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Bind DRAFT.docx and the exhibits of CASE marked for annexing into one PDF.

    The list of annexes, the evidence log and the files must agree: every difference is named, and nothing is written (exit code 6). PDFs go in
    as plain pages; .docx, .odt, text, web pages and pictures are made into pages by LibreOffice.
    """
    from litigator.drafting.bundling.front import span_of
    from litigator.drafting.versions.guarding import must_be_free
    from litigator.errors import UsageFault
    from litigator.files import write_asked
    from litigator.office import reading_office
    from litigator.office.bundling import bundle as bind

    wanted: str | None = case
    if saved is not None and draft is None and case.lower().endswith(".docx"):
        wanted, draft = None, Path(case)
    if output.suffix.lower() != ".pdf":
        raise UsageFault(phrase("{name} is not a .pdf name", name=output.name), fix=phrase("end the name in .pdf"))
    with reading_office(desk.db, libraries=desk.libraries, saved=saved) as office:
        made = bind(
            office,
            wanted,
            draft,
            today=desk.today(),
            files=files,
            db=desk.db,
            language=language,
            form=form,
            paginate=paginate,
            with_cover=not no_cover,
        )
    must_be_free(output, made.data, force=force)
    write_asked(output, made.data)
    if as_json:
        print_json("bundle", **_report(made, output))
        return
    tell_problems(made.problems)
    print_table(
        (marked("annex"), marked("document"), marked("pages"), marked("in the bundle")),
        [(line.number or "", line.title, line.pages, span_of(line)) for line in made.lines],
    )
    say(phrase("{path}: {pages} pages for {case}", path=shown(str(output)), pages=made.pages, case=shown(made.case)))


def _report(made: Any, output: Path) -> dict[str, Any]:
    """What `draft bundle --json` says; pages are counted from 1, `from` and `to` are those of the bundle."""
    return {
        "path": str(output),
        "case": made.case,
        "language": made.language,
        "pages": made.pages,
        "document": next(
            ({"title": line.title, "from": line.first, "to": line.last} for line in made.lines if line.number is None),
            None,
        ),
        "annexes": [
            {
                "number": line.number,
                "key": made.keys[line.number],
                "title": line.title,
                "dated": line.dated,
                "pages": line.pages,
                "from": line.first,
                "to": line.last,
                "file": made.files[line.number],
            }
            for line in made.lines
            if line.number is not None
        ],
        "problems": [problem.as_dict() for problem in made.problems],
        "sha256": made.sha256,
    }
