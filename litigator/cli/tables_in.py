"""`litigator import`: a stranger's table into the office, shown before it is taken, every row accounted for."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from litigator.cli.shell import HELP, Desk, common_options, json_option, print_json, say, shown, talk, tell_moved
from litigator.tongue import marked, phrase, plural

if TYPE_CHECKING:
    from litigator.exchange.tables.files import Content, Manner
    from litigator.exchange.tables.taking_in import Outcome, Plan

_COUNTS = {"new": marked("new"), "changed": marked("changed"), "same": marked("same")}
_MARKS = {"new": "+", "changed": "~", "rejected": "✗"}


@click.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--strict", is_flag=True, help="Take nothing at all if a single row cannot be taken.")
@click.option(
    "--map", "maps", multiple=True, metavar="HEADING=FIELD", help="What a column is, by heading or letter (repeatable)."
)
@click.option(
    "--set", "sets", multiple=True, metavar="FIELD=VALUE", help="A value for every row that has none (repeatable)."
)
@click.option(
    "--stage", "stages", multiple=True, metavar="FORUM=STAGE", help="Which stage a court stands for (repeatable)."
)
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    metavar="NAME",
    help="The sheet to take (repeatable; default: the one best understood).",
)
@click.option("--headings", type=click.IntRange(0), metavar="ROW", help="The row of the headings; 0: there are none.")
@click.option("--mapping", metavar="NAME", help="Read the columns as they were saved under NAME.")
@click.option("--save-mapping", metavar="NAME", help="Save what the columns are for the next time.")
@click.option("--encoding", help="How a text file is written, such as utf-8 or cp1257, if it is guessed wrong.")
@click.option("--separator", help="What separates the cells of a text file, if it is guessed wrong.")
@click.option("--yes", is_flag=True, help="Do not ask before writing.")
@json_option
@common_options
@click.pass_obj
def group(desk: Desk, /, file: Path, dry_run: bool, strict: bool, as_json: bool, yes: bool, **given: Any) -> int:
    """Take in a table of cases from FILE: .xlsx, .csv (any separator, old encodings), or .json.

    Columns are known by their headings, in Lithuanian or English. Every row becomes part of a case, or is told with its number and the
    reason. A deadline of the table never takes the place of a computed one: where they differ, both are told. The same file again changes
    nothing.
    """
    from litigator.exchange.tables.files import content_of
    from litigator.library.gathering import open_readable
    from litigator.office.tables import look_at, take_table

    desk.take(given)
    library = open_readable(*desk.libraries)
    manner = _manner(desk, given)
    content = content_of(file, library, manner)
    asks = not (as_json or desk.no_input) and sys.stdin.isatty()
    if asks and content.layouts:
        from litigator.cli.tables_asked import asked

        manner, content = asked(file, library, manner, content)
    plan = None
    if dry_run or asks:
        plan = look_at(desk.db, content, manner, today=desk.today(), libraries=desk.libraries)
        if not as_json:
            _tell(file, content, plan)
    if dry_run and plan is not None:
        return _end(plan, as_json=as_json, written=False, strict=strict)
    if asks and not yes and plan is not None and plan.cases:
        click.confirm(phrase("Write this?"), abort=True, err=True)
    how: Any = {"user": desk.user_given, "today": desk.today(), "libraries": desk.libraries}
    done, moved = take_table(desk.db, content, manner, strict=strict, as_seen=plan, **how)
    _tell_dates(moved, done)
    if not as_json and plan is None:
        _tell(file, content, done)
    if given["save_mapping"] and content.layouts:
        _save(desk, given["save_mapping"], manner, done)
    return _end(done, as_json=as_json, written=True, strict=strict)


def _manner(desk: Desk, given: dict[str, Any]) -> "Manner":
    """How the file is to be read: what was saved, and over it what is said now."""
    from litigator.exchange.tables.files import Manner
    from litigator.exchange.tables.saved import saved_manner
    from litigator.office.tables import mappings_folder

    saved = saved_manner(mappings_folder(desk.db), given["mapping"]) if given["mapping"] else Manner()
    return replace(
        saved,
        mapping={**saved.mapping, **_pairs(given["maps"], "--map")},
        constants={**saved.constants, **_pairs(given["sets"], "--set", first=True)},
        stages={**saved.stages, **_pairs(given["stages"], "--stage")},
        sheets=given["sheets"] or saved.sheets,
        headings=saved.headings if given["headings"] is None else given["headings"],
        encoding=given["encoding"] or saved.encoding,
        separator=(given["separator"] or saved.separator or "").replace("\\t", "\t") or None,
    )


def _pairs(texts: Iterable[str], option: str, *, first: bool = False) -> dict[str, str]:
    """`A=b` as a pair. A heading may hold `=` itself, so the last one parts; of a value, the first."""
    from litigator.errors import UsageFault

    pairs = {}
    for text in texts:
        left, sign, right = text.partition("=") if first else text.rpartition("=")
        if not sign or not left.strip():
            raise UsageFault(
                phrase("{option} «{text}» has no =", option=option, text=shown(text)[:40]),
                fix=f'{option} "Terminas=deadline"',
            )
        pairs[left.strip()] = right.strip()
    return pairs


def _tell_dates(moved: Iterable[Any], plan: "Plan") -> None:
    """What moved in the docket of cases that were there, a line each; the dates of new cases are counted."""
    changes = [change for change in moved if change.moved]
    tell_moved(change for change in changes if change.row.reference not in plan.opened)
    new = sum(change.row.reference in plan.opened for change in changes)
    if new:
        talk(phrase("  ↦ {new:,} dates of the new cases stand in the docket: litigator deadline list", new=new))


def _save(desk: Desk, name: str, manner: "Manner", plan: "Plan") -> None:
    from litigator.exchange.tables.saved import save_manner
    from litigator.office.tables import mappings_folder

    path = save_manner(mappings_folder(desk.db), name, manner, plan.mapping)
    talk(phrase("the columns are saved: litigator import FILE --mapping {stem}", stem=shown(path.stem)))


def _tell(file: Path, content: "Content", plan: "Plan") -> None:
    """The plan in plain words: what each row does, what is rejected and why. What to know beside it goes to stderr."""
    for layout in content.layouts:
        where = (
            phrase("under the headings of row {heading_row}", heading_row=layout.heading_row)
            if layout.heading_row
            else phrase("in all")
        )
        name = (
            file.name
            if layout.sheet.name == file.name
            else phrase("{name}, sheet {sheet}", name=file.name, sheet=layout.sheet.name)
        )
        rows = plural("{count:,} row", "{count:,} rows", len(layout.lines))
        say(shown(f"{name}: {rows} {where}"))
        for place in layout.places:
            if place.field:
                say(shown(f"  {place.letter}  {place.header or '—'} → {place.field}"))
    for one in plan.outcomes:
        for line in _lines(one, several=len({outcome.sheet for outcome in plan.outcomes}) > 1):
            say(shown(line))
    for warning in plan.warnings:
        talk(f"  · {shown(warning)}")


def _lines(one: "Outcome", *, several: bool) -> list[str]:
    if one.status == "same":
        return []
    if one.status == "rejected":
        return [f"✗ {one.why}"]
    sheet = f"{one.sheet}, " if several else ""
    return [
        phrase("{mark} {sheet}row {row}: {case}", mark=_MARKS[one.status], sheet=sheet, row=one.row, case=one.case),
        *(f"    {what}" for what in one.does),
    ]


def _end(plan: "Plan", *, as_json: bool, written: bool, strict: bool) -> int:
    """The last word: how many rows did what. A strict import that would be refused says so with its exit code."""
    counts = {status: plan.count(status) for status in ("new", "changed", "same")}
    fails = strict and bool(plan.rejected)
    if as_json:
        sheets = len({one.sheet for one in plan.outcomes}) > 1
        rows = [one.as_dict(sheets=sheets) for one in plan.outcomes]
        print_json(
            "import",
            rows=[row for row, one in zip(rows, plan.outcomes, strict=True) if one.status != "rejected"],
            rejected=[row for row, one in zip(rows, plan.outcomes, strict=True) if one.status == "rejected"],
            warnings=plan.warnings,
            mapping=plan.mapping,
            **counts,
            cases=[case.reference for case in plan.cases],
            written=written,
        )
    else:
        told = ", ".join(f"{number:,} {phrase(_COUNTS[status])}" for status, number in counts.items())
        end = "" if written else phrase("; nothing was written (--dry-run)")
        say(
            phrase(
                "{rows}: {told}, {rejected:,} rejected{end}",
                rows=plural("{count:,} row", "{count:,} rows", len(plan.outcomes)),
                told=told,
                rejected=len(plan.rejected),
                end=end,
            )
        )
    return 9 if fails else 0
