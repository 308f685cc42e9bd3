"""`litigator exhibit`: the evidence log of a case."""

from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown
from litigator.tongue import phrase


@click.group(context_settings=HELP)
def group() -> None:
    """The evidence log: what there is, what is annexed."""


@command(group, "list")
@click.argument("case")
@json_option
def list_(desk: Desk, case: str, as_json: bool) -> None:
    """List the exhibits of CASE in the order of the log."""
    from dataclasses import asdict

    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        exhibits = office.case_file(case).exhibits
    if as_json:
        print_json("exhibits", case=case, exhibits=[asdict(exhibit) for exhibit in exhibits])
        return
    print_table(
        ("key", "kind", "dated", "pages", "annex", "title"),
        [(e.key, e.kind, e.dated, e.pages, phrase("yes") if e.annex else phrase("no"), e.title) for e in exhibits],
        empty=phrase("no exhibits yet"),
    )


@command(group)
@click.argument("case")
@click.option("--kind", required=True, help="What it is: decision, order, medical_report … (docs/words.md).")
@click.option("--title", required=True, help="What the annex list calls it.")
@click.option("--title-en", help="The same in English.")
@click.option("--dated", metavar="DATE", help="The date on it.")
@click.option("--pages", type=click.IntRange(min=1), help="How many pages.")
@click.option("--file", "path", type=click.Path(path_type=Path), help="The file; its hash goes into the log.")
@click.option("--source", help="Where it came from.")
@click.option("--no-annex", is_flag=True, help="Keep it in the log without annexing it.")
@click.option("--new-because", help="Why it was not filed earlier.")
def add(
    desk: Desk,
    case: str,
    kind: str,
    title: str,
    title_en: str | None,
    dated: str | None,
    pages: int | None,
    path: Path | None,
    source: str | None,
    no_annex: bool,
    new_because: str | None,
) -> None:
    """Add an exhibit to the log of CASE."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        exhibit = office.add_exhibit(
            case,
            kind=kind,
            title=title,
            title_en=title_en,
            dated=desk.day_or_none(dated),
            pages=pages,
            path=path,
            source=source,
            annex=not no_annex,
            new_because=new_because,
        )
    say(phrase("{key} added to {case}", key=exhibit.key, case=case))


@command(group)
@click.argument("case", metavar="CASE")
@click.argument("key", metavar="EXHIBIT")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--instead", is_flag=True, help="Take it in the place of the file the exhibit was logged with.")
def attach(desk: Desk, case: str, key: str, path: Path, instead: bool) -> None:
    """Give EXHIBIT of the log its file: its name and its hash go into the log, the file stays where it is."""
    from litigator.office import writing_office
    from litigator.office.bundling import attach as give

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        exhibit = give(office, case, key, path, instead=instead)
    say(phrase("{key} of {case} is {file}", key=shown(exhibit.key), case=shown(case), file=shown(exhibit.file or "")))


@command(group)
@click.argument("case", metavar="CASE")
@click.argument("key", metavar="EXHIBIT")
@click.option("--kind", help="What it is: decision, order, medical_report … (docs/words.md).")
@click.option("--title", help="What the annex list calls it.")
@click.option("--title-en", help="The same in English.")
@click.option("--dated", metavar="DATE", help="The date on it.")
@click.option("--pages", type=click.IntRange(min=1), help="How many pages.")
@click.option("--source", help="Where it came from.")
@click.option("--annex/--no-annex", default=None, help="Whether it is annexed.")
@click.option("--new-because", help="Why it was not filed earlier.")
def edit(desk: Desk, case: str, key: str, dated: str | None, **details: Any) -> None:
    """Change what the log says of EXHIBIT; only the options given are changed."""
    from litigator.office import writing_office
    from litigator.office.bundling import change_exhibit

    given = {name: value for name, value in details.items() if value is not None}
    given |= {"dated": desk.day(dated)} if dated else {}
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        change_exhibit(office, case, key, **given)
    say(phrase("{key} of {case} is changed", key=shown(key), case=shown(case)))
