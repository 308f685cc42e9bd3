"""`litigator draft fill | dispatch`: the office's own copy of the Registry's PDF form filled; what is sent looked over."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, tell_problems
from litigator.tongue import marked, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from litigator.drafting.filling.entries import Entry

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
    without_xfa: bool,
    output: Path,
    as_json: bool,
) -> None:
    """Fill your own copy of the Registry's PDF form for CASE.

    Without --mapping, the fields of the form are read and a mapping is proposed beside OUT.pdf for you to confirm (exit code 6). With it,
    the copy is filled: a text that does not fit is told and nothing is written.
    """
    from litigator.documents.reading import bytes_of
    from litigator.errors import DraftIncomplete
    from litigator.files import write_asked

    data = bytes_of(form_pdf)
    entries = _entries(desk, case, saved, worksheet)
    if mapping is None:
        _propose(data, form_pdf.name, entries, output.with_suffix(".mapping.yaml"), as_json)
        raise click.exceptions.Exit(DraftIncomplete.exit_code)
    from litigator.drafting.filling.filling import fill_form
    from litigator.drafting.filling.mapping import read_mapping

    done = fill_form(data, form_pdf.name, entries, read_mapping(mapping), without_xfa=without_xfa)
    write_asked(output, done.data)
    if as_json:
        print_json(
            "form-fill",
            path=str(output),
            fields=sorted(done.values),
            problems=[problem.as_dict() for problem in done.problems],
        )
        return
    tell_problems(done.problems)
    told = marked("{path}: {count} fields filled; look at every page before it is signed")
    say(phrase(told, path=output, count=len(done.values)))


def _entries(desk: Desk, case: str | None, saved: Path | None, worksheet: Path | None) -> "Mapping[str, Entry]":
    """What the case and its worksheet have to say; the text of an edited worksheet where one is given."""
    from litigator.documents.confined import confined
    from litigator.documents.reading import bytes_of
    from litigator.drafting.filling.entries import entries_of
    from litigator.drafting.filling.worksheet import boxes_of
    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries, saved=saved) as office:
        if worksheet is not None:
            facts: Any = office.plan(case, FORM, today=desk.today()).facts
            reader = "litigator.drafting.filling.worksheet:boxes_of"
            return entries_of(facts, confined(reader, bytes_of(worksheet), worksheet.name))
        draft = office.drafted(case, FORM, today=desk.today())
    return entries_of(draft.plan.facts, boxes_of(draft.data, FORM))


def _propose(data: bytes, name: str, entries: "Mapping[str, Entry]", beside: Path, as_json: bool) -> None:
    """Read the form and write the proposal; one that is there already is somebody's work, and stays."""
    from litigator.drafting.filling.form import form_problems, read_form
    from litigator.drafting.filling.mapping import proposed, without_field, written_out
    from litigator.errors import UsageFault
    from litigator.files import write_asked

    form = read_form(data, name)
    if beside.exists():
        told = phrase("{path} is there already", path=beside)
        raise UsageFault(told, fix=phrase("confirm it and give it: --mapping {path}; or move it away", path=beside))
    mapping = proposed(form, entries)
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
