"""`litigator export`: the office as a workbook to filter and chart, as CSV that no spreadsheet runs, or as JSON whole."""

import sys
from pathlib import Path

import click

from litigator.cli.shell import HELP, Desk, common_options, json_option, print_json, say, shown, talk
from litigator.tongue import phrase, plural


@click.command(context_settings=HELP)
@click.option("--cases", is_flag=True, help="The cases.")
@click.option("--deadlines", is_flag=True, help="The docket: every date, as it stands today.")
@click.option("--events", is_flag=True, help="What happened.")
@click.option(
    "--format", "form", type=click.Choice(["xlsx", "csv", "json"]), help="The format (default: by the ending of OUT)."
)
@click.option(
    "-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="Where to write it (default: stdout)."
)
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@json_option
@common_options
@click.pass_obj
def group(
    desk: Desk,
    /,
    cases: bool,
    deadlines: bool,
    events: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    as_json: bool,
    **given: object,
) -> None:
    """Give the office out: every case with all that is recorded of it, or one of its tables (a CSV file: the cases, if nothing is said).

    A workbook or JSON taken in by `litigator import` gives the same cases back. Names of people stand in it.
    """
    from litigator.errors import UsageFault
    from litigator.office import reading_office
    from litigator.office.tables import FORMATS, export_of

    desk.take(given)
    told = output.suffix.lower().lstrip(".") if output else ""
    wanted = form or (told if told in FORMATS else None)
    if wanted is None:
        raise UsageFault(phrase("which format?"), fix=phrase("--format xlsx, csv or json; or -o with such an ending"))
    if form and told in FORMATS and form != told:
        raise UsageFault(
            phrase("{output} ends as {told}, not {form}", output=shown(output), told=told, form=form),
            fix=phrase("leave --format out"),
        )
    if output is None and (wanted == "xlsx" or as_json):
        raise UsageFault(phrase("the export needs a file of its own"), fix=f"-o OUT.{wanted}")
    flags = {"cases": cases, "deadlines": deadlines, "events": events}
    kinds = [name for name, is_wanted in flags.items() if is_wanted]
    with reading_office(desk.db, libraries=desk.libraries) as office:
        data = export_of(office, desk.db, kinds, wanted, today=desk.today())
        number = len(office.cases())
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        from litigator.exchange.formats import save

        save(output, data, force=force)
        if not as_json:
            say(
                plural(
                    "{path}: {count:,} case, {size:,} bytes",
                    "{path}: {count:,} cases, {size:,} bytes",
                    number,
                    path=shown(output),
                    size=len(data),
                )
            )
    if as_json:
        print_json("exported", path=str(output), format=wanted, tables=kinds or ["everything"], cases=number)
    if number:
        talk(phrase("names of people stand in it: keep it where the office's own files are kept"))
