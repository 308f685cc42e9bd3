"""`litigator draft`: templates, clauses, plan, assemble, check."""

from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown, tell_problems


@click.group(context_settings=HELP)
def group() -> None:
    """Draft documents from the case, the clauses and the precedents."""


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
    print_table(("template", "language", "form"), rows)


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
        ("clause", "form", "slot", "issues", "languages", "status"),
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


def _drafting_arguments(function: Any) -> Any:
    for option in (
        click.argument("case", metavar="CASE"),
        click.argument("template", metavar="TEMPLATE", required=False),
        click.option(
            "--from",
            "saved",
            metavar="CASE.json",
            type=click.Path(path_type=Path),
            help="Draft from a saved case file.",
        ),
        click.option(
            "--language", type=click.Choice(["lt", "en"]), help="The document's language (default: the form's)."
        ),
        click.option("--place", metavar="PLACE", help="The place of filing (default: settings)."),
    )[::-1]:
        function = option(function)
    return function


def _case_and_template(case: str, template: str | None, saved: Path | None) -> tuple[str | None, str]:
    """CASE may be left out where the case comes from a file: then the one word given is the template."""
    from litigator.errors import UsageFault

    if template is not None:
        return case, template
    if saved is None:
        raise UsageFault("name the case and the template", fix="litigator draft plan 2021-004 lvat-appeal")
    return None, case


@command(group)
@_drafting_arguments
@json_option
def plan(
    desk: Desk, case: str, template: str, saved: Path | None, language: str | None, place: str | None, as_json: bool
) -> None:
    """Show each clause in or out and why, and what is missing, before anything is written."""
    from litigator.office import reading_office

    wanted, form = _case_and_template(case, template, saved)
    with reading_office(desk.db, libraries=desk.libraries, saved=saved) as office:
        if as_json:
            foreseen = office.drafted(wanted, form, today=desk.today(), language=language, place=place, partial=True)
            print_json("plan", **_foreseen(foreseen))
            return
        planned = office.plan(wanted, form, today=desk.today(), language=language, place=place)
    marks = {True: "in", False: "out", None: "?"}
    print_table(("", "clause", "why"), [(marks[c.taken], c.clause.id, "; ".join(c.why)) for c in planned.choices])
    if planned.adverse:
        say(f"\nAgainst us on these issues: {', '.join(map(shown, planned.adverse))}")
    tell_problems(planned.problems)


def _foreseen(draft: Any) -> dict[str, Any]:
    """What `draft plan --json` says: the report of a draft with its gaps, of which nothing was written; and why each clause is in or out."""
    placed = {used.id: used.paragraphs for used in draft.clauses}
    told = {name: value for name, value in report(draft, Path()).items() if name not in ("path", "sha256")}
    return {
        **told,
        "case": draft.case,
        "clauses": [{**_choice(choice), "paragraphs": placed.get(choice.clause.id)} for choice in draft.plan.choices],
        "adverse": draft.plan.adverse,
    }


def _choice(choice: Any) -> dict[str, Any]:
    return {
        "id": choice.clause.id,
        "version": choice.clause.head.version,
        "in": choice.taken,
        "why": choice.why,
        "unknown": choice.unknown,
        "evidence": choice.clause.head.evidence,
    }


@command(group)
@_drafting_arguments
@click.option(
    "-o", "--output", metavar="OUT.docx", required=True, type=click.Path(path_type=Path), help="Where to write it."
)
@click.option(
    "--partial", is_flag=True, help="Write it though facts are missing: marked as a draft, gaps visible and commented."
)
@json_option
def assemble(
    desk: Desk,
    case: str,
    template: str | None,
    saved: Path | None,
    language: str | None,
    place: str | None,
    output: Path,
    partial: bool,
    as_json: bool,
) -> None:
    """Draft TEMPLATE (a form's name, or a .docx) for CASE and write it with its manifest.

    Nothing is written when a fact is missing or a precedent unverified: every problem is listed instead (exit code 6).
    """
    from litigator.office import judgments_folder, reading_office

    wanted, form = _case_and_template(case, template, saved)
    with reading_office(desk.db, libraries=desk.libraries, saved=saved) as office:
        draft, path = office.assemble(
            wanted,
            form,
            output,
            today=desk.today(),
            language=language,
            place=place,
            partial=partial,
            by=desk.user_given,
            judgments=judgments_folder(None, desk.db),
        )
    if as_json:
        print_json("draft", **report(draft, path))
        return
    tell_problems(draft.problems)
    say(
        f"{path}: {draft.form} for {draft.case}, {len(draft.clauses)} clauses, {len(draft.authorities)} authorities, {len(draft.annexes)} annexes"
    )
    if path != output:
        say(f"{output.name} was edited by hand, so this is the next version")


@command(group)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--form", "form_name", metavar="FORM", help="The form it must fit, such as echr-application.")
@json_option
def check(desk: Desk, file: Path, form_name: str | None, as_json: bool) -> None:
    """Read a finished .docx again: left-over marks, weekdays, citations, and the page limits of its form as rendered (LibreOffice)."""
    from litigator.drafting.examining import document_problems
    from litigator.errors import DraftIncomplete
    from litigator.office import judgments_folder

    library = _library(desk)
    problems = document_problems(
        file,
        library.form(form_name) if form_name else None,
        library=library,
        judgments=judgments_folder(None, desk.db),
        filing=desk.today(),
    )
    if as_json:
        print_json("check", file=str(file), problems=[problem.as_dict() for problem in problems])
    else:
        tell_problems(problems)
        say("nothing found" if not problems else f"{len(problems)} findings")
    if any(problem.severity == "error" for problem in problems):
        raise click.exceptions.Exit(DraftIncomplete.exit_code)


def report(draft: Any, path: Path) -> dict[str, Any]:
    """What `draft assemble --json` says of a finished draft."""
    return {
        "path": str(path),
        "template": draft.form,
        "language": draft.language,
        "clauses": [
            {"id": used.id, "version": used.version, "in": True, "why": used.why, "paragraphs": used.paragraphs}
            for used in draft.clauses
        ],
        "authorities": [{"id": name, "paragraphs": numbers} for name, numbers in draft.authorities],
        "annexes": draft.annexes,
        "problems": [problem.as_dict() for problem in draft.problems],
        "sha256": draft.sha256,
    }


def _library(desk: Desk) -> Any:
    from litigator.library.gathering import open_library

    return open_library(*desk.libraries)
