"""`litigator draft`: templates, clauses, assemble, check.

The plan and why each clause is in it stands in `cli/planning`, what `draft assemble` does in `cli/assembling`, its questions in `cli/guiding`; linting, bundling, versions,
publishing and filling have rooms of their own.
"""

from pathlib import Path
from typing import Any

import click

from litigator.cli.assembling import words_typed
from litigator.cli.options import ASSEMBLE, DRAFT
from litigator.cli.shell import (
    HELP,
    Desk,
    RoomedGroup,
    command,
    json_option,
    options,
    print_json,
    print_table,
    say,
    shown,
    talk,
    tell_problems,
)
from litigator.tongue import marked, phrase, plural

ROOMS = {
    "plan": "planning",
    "explain": "planning",
    "lint": "linting",
    "bundle": "bundling",
    "fill": "filling",
    "dispatch": "filling",
    "list": "versions",
    "verify": "versions",
    "filed": "versions",
    "redline": "versions",
    "impact": "versions",
    "publish": "publishing",
}


@click.group(cls=RoomedGroup, rooms=ROOMS, context_settings=HELP)
def group() -> None:
    """Draft documents from the case, the clauses and the precedents."""


def drafting_arguments(function: Any) -> Any:
    """CASE and TEMPLATE, and what a draft is made from and in."""
    function = options(DRAFT)(function)
    function = click.argument("template", metavar="TEMPLATE", required=False)(function)
    return click.argument("case", metavar="CASE", required=False)(function)


def case_and_template(case: str | None, template: str | None, saved: Path | None) -> tuple[str | None, str]:
    """CASE and TEMPLATE as they were typed. Raises `UsageFault` where no template is named."""
    from litigator.errors import UsageFault

    case, template = words_typed(case, template, saved)
    if template is None:
        raise UsageFault(phrase("name the case and the template"), fix="litigator draft plan 2021-004 lvat-appeal")
    return case, template


@command(group)
@json_option
def templates(desk: Desk, as_json: bool) -> None:
    """List the Word templates of the library, with form and languages."""
    library = _library(desk)
    rows = [
        (
            template.name,
            template.language,
            library.forms[template.name].title["en"] if template.name in library.forms else "",
        )
        for template in library.templates
    ]
    if as_json:
        print_json(
            "templates",
            templates=[{"name": name, "language": language, "title": title} for name, language, title in rows],
        )
        return
    print_table((marked("template"), marked("language"), marked("form")), rows)


@command(group)
@click.option("--issue", metavar="CODE", help="Only clauses for this issue, such as a or a4.")
@click.option("--form", metavar="FORM", help="Only clauses of this form.")
@json_option
def clauses(desk: Desk, issue: str | None, form: str | None, as_json: bool) -> None:
    """List the clauses of the library: form, slot, issues, languages, status."""
    chosen = [
        clause
        for clause in _library(desk).clauses.values()
        if (form is None or form in clause.head.forms)
        and (issue is None or any(code.startswith(issue) for code in clause.head.issues))
    ]
    if as_json:
        print_json(
            "clauses",
            clauses=[
                {
                    "id": clause.id,
                    "version": clause.head.version,
                    "forms": clause.head.forms,
                    "slot": clause.head.slot,
                    "issues": clause.head.issues,
                    "languages": sorted(clause.texts),
                    "status": clause.head.status,
                    "why": clause.head.why,
                    "hash": clause.hash,
                }
                for clause in chosen
            ],
        )
        return
    print_table(
        (marked("clause"), marked("form"), marked("slot"), marked("issues"), marked("languages"), marked("status")),
        [
            (
                c.id,
                " ".join(c.head.forms),
                c.head.slot,
                " ".join(c.head.issues),
                " ".join(sorted(c.texts)),
                c.head.status,
            )
            for c in chosen
        ],
    )


@command(group)
@click.argument("case", metavar="CASE", required=False)
@click.argument("template", metavar="TEMPLATE", required=False)
@options(ASSEMBLE)
def assemble(desk: Desk, **asked: Any) -> None:
    """Draft TEMPLATE (a form's name, or a .docx) for CASE and write it with its manifest.

    Nothing is written when a fact is missing or a precedent unverified: every problem is listed instead (exit code 6). At a terminal, what
    is left out (the case, the template, where to write it) is asked, with the answers the case already has.
    """
    from litigator.cli.assembling import show_draft

    show_draft(desk, **asked)


@command(group)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--form", "form_name", metavar="FORM", help="The form it must fit, such as echr-application.")
@click.option("--case", metavar="CASE", help="The case it is filed in: its annexes are held against the evidence log.")
@click.option(
    "--from", "saved", metavar="CASE.json", type=click.Path(path_type=Path), help="The same, from a saved file."
)
@click.option(
    "--files", metavar="DIR", multiple=True, type=click.Path(path_type=Path), help="Where the exhibits' files lie."
)
@click.option("--language", type=click.Choice(["lt", "en"]), help="What it should be written in.")
@json_option
def check(
    desk: Desk,
    file: Path,
    form_name: str | None,
    case: str | None,
    saved: Path | None,
    files: tuple[Path, ...],
    language: str | None,
    as_json: bool,
) -> None:
    """Read a finished .docx again, ours or a colleague's: everything that must not be filed, each with where it stands.

    Left-over marks, numbers, references, dates, quotation marks, language, annexes, citations, comments and changes; with --form also what that
    form asks for, pages as rendered (LibreOffice).
    """
    from contextlib import ExitStack

    from litigator.drafting.examining import document_problems
    from litigator.errors import DraftIncomplete
    from litigator.office import judgments_folder, reading_office
    from litigator.office.bundling import exhibit_folders

    with ExitStack() as held:
        office = None
        if case is not None or saved is not None:
            office = held.enter_context(reading_office(desk.db, libraries=desk.libraries, saved=saved))
        library = office.library if office is not None else _library(desk)
        form = library.form(form_name) if form_name else None
        known = office.case_file(case) if office is not None else None
        problems = document_problems(
            file,
            form,
            library=library,
            judgments=judgments_folder(None, desk.db),
            filing=desk.today(),
            case=known,
            language=language,
            folders=exhibit_folders(files, desk.db, known.reference, file) if known is not None else (),
        )
    if as_json:
        ticks = ticks_as_dicts(form, None) if form is not None else []
        print_json("check", file=str(file), problems=[problem.as_dict() for problem in problems], to_tick=ticks)
    else:
        tell_problems(problems)
        if form is not None:
            tell_ticks(form, None)
        say(
            plural("{count} finding", "{count} findings", len(problems))
            if problems
            else phrase("{file}: nothing found", file=shown(file.name))
        )
    if any(problem.severity == "error" for problem in problems):
        raise click.exceptions.Exit(DraftIncomplete.exit_code)


def tell_ticks(form: Any, facts: Any) -> None:
    """What the form asks and only a person can answer for: a list to tick, on stderr, never shown as passed."""
    from litigator.drafting.forms.judging import tick_line, to_tick

    lines = [tick_line(one) for one in to_tick(form, facts)]
    if lines:
        talk(phrase("For a person to tick ({form}):", form=form.id))
    for line in lines:
        talk(f"  [ ] {shown(line)}")


def ticks_as_dicts(form: Any, facts: Any) -> list[dict[str, Any]]:
    from litigator.drafting.forms.judging import to_tick

    return [{"id": one.id, "rule": one.rule, "flag": one.flag, "source": one.source} for one in to_tick(form, facts)]


def _library(desk: Desk) -> Any:
    from litigator.library.gathering import open_library

    return open_library(*desk.libraries)
