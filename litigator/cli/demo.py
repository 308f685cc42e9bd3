"""`litigator demo`: a sample office, two drafts from it, and its time limits."""

from pathlib import Path

import click

from litigator.cli.shell import HELP, Desk, common_options, print_table, say, shown
from litigator.tongue import phrase


@click.command(context_settings=HELP)
@click.argument("folder", metavar="[DIR]", required=False, default="build/demo", type=click.Path(path_type=Path))
@click.option(
    "--example", metavar="FILE", type=click.Path(path_type=Path), help="Only build the example database FILE."
)
@common_options
@click.pass_obj
def group(desk: Desk, /, folder: Path, example: Path | None, **given: object) -> None:
    """Build a sample office in DIR (default build/demo), draft an LVAT appeal and an ECtHR worksheet, list the time limits.

    Every person in it is invented. DIR is made anew each time.
    """
    from litigator.cli.listing import HEADINGS, listed_row
    from litigator.sample import build_example, run_demo

    desk.take(given)
    if example is not None:
        build_example(example)
        say(phrase("{example}: ten invented cases", example=example))
        return
    shown_day, limits, drafts, database = run_demo(folder, libraries=desk.libraries)
    say(phrase("A sample office of ten invented cases, as on {shown_day}:\n", shown_day=shown_day))
    print_table(HEADINGS, [listed_row(line) for line in limits])
    say(phrase("\nDrafted, with a manifest beside each:"))
    for title, path in drafts:
        say(f"  {path}   {shown(title)}")
    say(phrase("\nOpen the two in Word or LibreOffice. Then try, on the same office ({database}):", database=database))
    say(f"  litigator --db {database} --today {shown_day} case list")
    say(f"  litigator --db {database} --today {shown_day} draft plan 2021-004 lvat-appeal")
    say(f"  litigator --db {database} --today {shown_day} deadline explain 2021-004 lt.foreigners.140-4")
