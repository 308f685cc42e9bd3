"""`litigator draft fill | dispatch`: the office's own copy of the Registry's PDF form filled; what is sent looked over."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, tell_problems
from litigator.tongue import marked, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from litigator.drafting.filling.entries import Entry
    from litigator.drafting.filling.filling import Filled
    from litigator.errors import Problem

FORM = "echr-application"


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator draft`."""


@command(group)
@click.argument("case", metavar="[CASE]", required=False)
@click.option(
    "--form-pdf",
    metavar="FORM.pdf",
    required=True,
    type=click.Path(path_type=Path),
    help="The office's copy of the form.",
)
@click.option(
    "--mapping",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Which field takes what, read and confirmed by you.",
)
@click.option(
    "--worksheet",
    metavar="W.docx",
    type=click.Path(path_type=Path),
    help="Take the text from a worksheet you have edited.",
)
@click.option("--from", "saved", metavar="CASE.json", type=click.Path(path_type=Path), help="Take a saved case file.")
@click.option("--applicant", metavar="REF", help="Fill it for this applicant (default: the first of the case).")
@click.option("--each", is_flag=True, help="Fill a copy for each applicant: OUT-REF.pdf.")
@click.option(
    "--table",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the table of applicants as well (.xlsx or .csv).",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@click.option("--without-xfa", is_flag=True, help="Leave the program's drawing (XFA) out of the copy.")
@click.option(
    "-o", "--output", metavar="OUT.pdf", required=True, type=click.Path(path_type=Path), help="The filled copy."
)
@json_option
def fill(
    desk: Desk,
    case: str | None,
    form_pdf: Path,
    mapping: Path | None,
    worksheet: Path | None,
    saved: Path | None,
    applicant: str | None,
    each: bool,
    table: Path | None,
    force: bool,
    without_xfa: bool,
    output: Path,
    as_json: bool,
) -> None:
    """Fill your own copy of the Registry's PDF form for CASE.

    Without --mapping, the fields of the form are read and a mapping is proposed beside OUT.pdf for you to confirm (exit code 6). With it,
    the copy is filled: a text that does not fit is told and nothing is written. One form is one applicant's: it says who else there is.
    """
    from litigator.documents.reading import bytes_of
    from litigator.drafting.filling.applicants import file_of, of_applicant, references, remaining
    from litigator.drafting.filling.entries import entries_of
    from litigator.errors import DraftIncomplete, UsageFault

    if each and applicant is not None:
        raise UsageFault(phrase("--each is for all of them, --applicant for one"), fix=phrase("leave one of them out"))
    data = bytes_of(form_pdf)
    facts, boxes = _material(desk, case, saved, worksheet)
    whose = references(facts) if each else (applicant or references(facts)[0],)
    entries = {one: entries_of(of_applicant(facts, one), boxes) for one in whose}
    if mapping is None:
        _propose(data, form_pdf.name, entries[whose[0]], whose[0], output.with_suffix(".mapping.yaml"), as_json)
        raise click.exceptions.Exit(DraftIncomplete.exit_code)
    done = _filled(data, form_pdf.name, entries, mapping, without_xfa)
    written = {one: file_of(output, one) if each else output for one in whose}
    problems = [*remaining(facts, whose, form_pdf.name), *_told_once(done.values())]
    _write(written, done, table, facts, form_pdf, force)
    if as_json:
        print_json(
            "form-fill",
            path=str(written[whose[0]]),
            paths={one: str(path) for one, path in written.items()},
            applicants=list(references(facts)),
            remaining=[one for one in references(facts) if one not in whose],
            fields=sorted(done[whose[0]].values),
            table=str(table) if table else None,
            problems=[problem.as_dict() for problem in problems],
        )
        return
    tell_problems(problems)
    told = marked("{path}: {count} fields filled for {person}; look at every page before it is signed")
    for one in whose:
        say(phrase(told, path=written[one], count=len(done[one].values), person=one))


def _filled(
    data: bytes, name: str, entries: "Mapping[str, Mapping[str, Entry]]", mapping: Path, without_xfa: bool
) -> "dict[str, Filled]":
    """A copy for each applicant; where any of them cannot be made, everything that stands in the way of any, and none is made."""
    from dataclasses import replace

    from litigator.drafting.filling.filling import fill_form
    from litigator.drafting.filling.mapping import read_mapping
    from litigator.errors import DraftIncomplete

    confirmed = read_mapping(mapping)
    if len(entries) > 1 and not confirmed.applicant:
        confirmed = replace(confirmed, applicant=next(iter(entries)))
    done: dict[str, Filled] = {}
    problems: list[Problem] = []
    last: DraftIncomplete | None = None
    for one, theirs in entries.items():
        try:
            done[one] = fill_form(data, name, theirs, confirmed, applicant=one, without_xfa=without_xfa)
        except DraftIncomplete as error:
            last = error
            problems += [problem._replace(where=f"{one}, {problem.where}") for problem in error.problems]
    if last is not None:
        raise DraftIncomplete(last.message, problems=tuple(problems), fix=last.fix)
    return done


def _told_once(done: "Iterable[Filled]") -> "Iterator[Problem]":
    """What a person must still look at, said once for all the copies."""
    yield from dict.fromkeys(problem for one in done for problem in one.problems)


def _write(
    written: "Mapping[str, Path]",
    done: "Mapping[str, Filled]",
    table: Path | None,
    facts: "Mapping[str, Any]",
    form_pdf: Path,
    force: bool,
) -> None:
    """Write the copies, and the table of applicants where one is asked for: all of them or none, and never over the form itself."""
    from litigator.drafting.versions.guarding import must_be_another, must_be_free
    from litigator.files import write_all_asked

    contents = {path: done[one].data for one, path in written.items()}
    if table is not None:
        contents[table] = _table(table, facts)
    for path, content in contents.items():
        must_be_another(path, form_pdf)
        must_be_free(path, content, force=force)
    write_all_asked(contents)


def _table(path: Path, facts: "Mapping[str, Any]") -> bytes:
    """The table of applicants, as a workbook or as CSV."""
    from litigator.drafting.filling.applicants import HEADINGS, table_of
    from litigator.errors import UsageFault
    from litigator.exchange.tables.giving_out import Rows
    from litigator.exchange.tables.writing import csv_of, workbook_of

    rows = Rows("applicants", HEADINGS, tuple(table_of(facts)))
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise UsageFault(phrase("{path} is no table", path=path), fix=phrase("name it .xlsx or .csv"))
    return csv_of(rows) if kind == ".csv" else workbook_of([rows], None)


def _material(
    desk: Desk, case: str | None, saved: Path | None, worksheet: Path | None
) -> "tuple[Mapping[str, Any], Mapping[str, Any]]":
    """The facts of the case, and what stands in the boxes of its worksheet; of an edited one where one is given."""
    from litigator.documents.confined import confined
    from litigator.documents.reading import bytes_of
    from litigator.drafting.filling.worksheet import boxes_of
    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries, saved=saved) as office:
        if worksheet is not None:
            reader = "litigator.drafting.filling.worksheet:boxes_of"
            facts = office.plan(case, FORM, today=desk.today()).facts
            return facts, confined(reader, bytes_of(worksheet), worksheet.name)
        draft = office.drafted(case, FORM, today=desk.today())
    return draft.plan.facts, boxes_of(draft.data, FORM)


def _propose(
    data: bytes, name: str, entries: "Mapping[str, Entry]", applicant: str, beside: Path, as_json: bool
) -> None:
    """Read the form and write the proposal; one that is there already is somebody's work, and stays."""
    from litigator.drafting.filling.form import form_problems, read_form
    from litigator.drafting.filling.mapping import proposed, without_field, written_out
    from litigator.errors import UsageFault
    from litigator.files import write_asked

    form = read_form(data, name)
    if beside.exists():
        told = phrase("{path} is there already", path=beside)
        raise UsageFault(told, fix=phrase("confirm it and give it: --mapping {path}; or move it away", path=beside))
    mapping = proposed(form, entries, applicant)
    write_asked(beside, written_out(mapping, entries).encode("utf-8"))
    problems = form_problems(form)
    if as_json:
        print_json(
            "form-mapping",
            path=str(beside),
            fields=[
                {"field": use.field, "label": use.label, "page": use.page, "takes": use.takes, "sure": use.sure}
                for use in mapping.fields
            ],
            without_field=without_field(mapping, entries),
            problems=[problem.as_dict() for problem in problems],
        )
        return
    tell_problems(problems)
    matched = sum(1 for use in mapping.fields if use.takes)
    found = marked("{name}: {fields} fields on {pages} pages; {matched} of them matched. Nothing is filled yet.")
    say(phrase(found, name=shown(name), fields=len(form.fields), pages=form.pages, matched=matched))
    say(phrase("Read {path} beside the form, mend it, write confirmed: yes, and give it with --mapping.", path=beside))


@command(group)
@click.argument("files", nargs=-1, required=True, metavar="FILE.pdf…", type=click.Path(path_type=Path))
@click.option("--now", metavar="DATE-TIME", help="Take this time (2026-05-20T15:30+03:00) instead of the clock's.")
@json_option
def dispatch(desk: Desk, files: tuple[Path, ...], now: str | None, as_json: bool) -> None:
    """Look over the files of a Rule 39 request before they are sent: names, size, text of the PDFs, the Registry's hours.

    Nothing is sent: there is no network here. Exit code 6 where a file would not be taken or not be read.
    """
    from litigator.drafting.filling.sending import sending_problems
    from litigator.errors import DraftIncomplete

    problems = list(sending_problems(files, _moment(now)))
    if as_json:
        print_json("dispatch", files=[str(file) for file in files], problems=[one.as_dict() for one in problems])
    else:
        tell_problems(problems)
    if any(problem.severity == "error" for problem in problems):
        raise click.exceptions.Exit(DraftIncomplete.exit_code)


def _moment(given: str | None) -> "datetime":
    """The time asked about: the one given, or the clock's."""
    from datetime import datetime

    from litigator.errors import UsageFault

    if given is None:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        told = phrase("{given} is no time", given=shown(given))
        raise UsageFault(told, fix=phrase("write it as 2026-05-20T15:30+03:00")) from None
    return moment if moment.tzinfo is not None else moment.astimezone()
