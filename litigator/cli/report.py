"""`litigator report`: the week on one page, on the terminal, as HTML to open or print, or as a Word document."""

from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, common_options, json_option, print_json, say, shown
from litigator.cli.terminal import coloured, columns, cut, padded, width, wrapped
from litigator.tongue import phrase

ON_PAPER = 100  # columns, where nobody says how many there are
TONES = {"bad": "red bold", "warn": "yellow", "plain": ""}


@click.command(context_settings=HELP)
@click.option(
    "--days", type=click.IntRange(1, 28), default=7, show_default=True, help="So many days back, and as many ahead."
)
@click.option("--format", "form", type=click.Choice(["text", "html", "docx"]), default="text", show_default=True)
@click.option("--output", "-o", metavar="FILE", type=click.Path(path_type=Path), help="Write there (default: stdout).")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
@click.option("--names", is_flag=True, help="Also the names of people and cases. Without it no name leaves the office.")
@common_options
@json_option
@click.pass_obj
def group(
    desk: Desk,
    /,
    days: int,
    form: str,
    output: Path | None,
    force: bool,
    language: str,
    names: bool,
    as_json: bool,
    **given: object,
) -> None:
    """Put the week on one page: what fell due and was done, what comes, what is not confirmed, what moved, who is held, new cases, gaps.

    The HTML stands on its own (no script, nothing fetched) and prints on one A4 sheet, like the Word document.
    """
    from litigator.office.reporting import laid_out, week

    desk.take(given)
    found = week(desk.db, desk.today(), days=days, whole=as_json, libraries=desk.libraries)
    if as_json:
        print_json("report", **_as_dict(found, names))
        return
    page = laid_out(found, language=language, names=names)
    if form == "text" and output is None:
        for line in _text(page, width() or ON_PAPER):
            say(line)
        return
    content = _content(page, form)
    if output is None:
        _put_out(content, form)
        return
    _write(output, content, force)
    say(f"{shown(output)}: {page.title}, {page.span}")


def _content(page: Any, form: str) -> bytes:
    if form == "html":
        from litigator.exchange.report.html_page import html_page

        return html_page(page).encode()
    if form == "docx":
        from litigator.exchange.report.word_page import word_page

        return word_page(page)
    return "".join(f"{line}\n" for line in _text(page, ON_PAPER, plain=True)).encode()


def _put_out(content: bytes, form: str) -> None:
    import sys

    from litigator.errors import UsageFault

    if form == "docx" and sys.stdout.isatty():
        raise UsageFault(phrase("a Word document cannot be shown on a terminal"), fix=phrase("name a file with -o"))
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _write(path: Path, content: bytes, force: bool) -> None:
    from litigator.errors import Refused
    from litigator.files import write_asked

    if path.exists() and not force:
        raise Refused(phrase("{path} exists already", path=path), fix=phrase("name another file, or add --force"))
    if not path.parent.is_dir():
        raise Refused(phrase("there is no folder {parent}", parent=path.parent), fix=phrase("make it first"))
    write_asked(path, content)


# On the terminal


def _text(page: Any, room: int, *, plain: bool = False) -> list[str]:
    """The page in lines that fit. `plain`: for a file, without colours."""

    def tinted(text: str, colour: str) -> str:
        return text if plain else coloured(text, colour)

    lines = [tinted(one, "bold") for one in wrapped(f"{page.title}: {page.span} · {shown(page.office)}", room)]
    lines.append("")
    lines += wrapped(" · ".join(f"{one.number} {one.label}" for one in page.figures), room)
    lines += ["", tinted(page.ahead, "bold"), *(cut(one, room) for one in _chart(page))]
    for key in ("comes", "fell", "done", "unconfirmed", "moved", "new"):
        table = page.table(key)
        lines += ["", *(tinted(one, "bold") for one in wrapped(table.heading, room))]
        wide = max([0, *(columns(one.front) for one in table.items)])
        for one in table.items:
            lines += _item(one, wide, room, tinted)
        lines += (
            wrapped(table.more if table.items else table.empty, room, "  ") if table.more or not table.items else []
        )
    lines += ["", tinted(page.held, "bold"), *_held(page, room)]
    lines += ["", tinted(page.gaps, "bold"), *_grid(page, room)]
    return [*lines, "", *wrapped(page.foot, room)]


def _item(one: Any, wide: int, room: int, tinted: Any) -> list[str]:
    said = f"{padded(shown(one.front), wide)}  {shown(one.head)}"
    body = shown(" · ".join(filter(None, (one.mark, one.body))))
    if columns(said) + columns(body) + 6 <= room and body:
        return [f"  {said}  {tinted(body, TONES[one.tone])}"]
    return [
        *wrapped(said, room, "  "),
        *(tinted(line, TONES[one.tone]) for line in (wrapped(body, room, "      ") if body else ())),
    ]


def _chart(page: Any) -> list[str]:
    """A line a day on which anything falls: `!` ends a case, `■` other limits of ours, `·` the State's."""
    lines = []
    for one in page.days:
        count = one.fatal + one.ours + one.state
        if count:
            bar = "!" * one.fatal + "■" * one.ours + "·" * one.state
            lines.append(f"  {one.weekday} {one.label:>2}  {bar} {count}")
    names = zip("!■·", page.legend, strict=True)
    return [*lines, "  " + ", ".join(f"{sign} {said}" for sign, said in names)] if lines else ["  –"]


def _held(page: Any, room: int) -> list[str]:
    if not page.bars:
        return wrapped(page.held_empty, room, "  ")
    most = max([1, *(one.days for one in page.bars)])
    scale = max(4, min(40, room - 40)) / most
    lines = []
    for one in page.bars:
        part = round(min(one.part, one.days) * scale)
        bar = "█" * part + "─" * (max(1, round(one.days * scale)) - part)
        lines += wrapped(f"{shown(one.label)}: {one.sum}, {shown(one.told)}", room, "  ")
        lines.append(cut(f"  {bar}", room))
    signs = zip("─█", page.held_legend, strict=True)
    lines.append(cut("  " + ", ".join(f"{sign} {said}" for sign, said in signs), room))
    return [*lines, f"  {page.held_more}"] if page.held_more else lines


def _grid(page: Any, room: int) -> list[str]:
    grid, each = page.grid, 5 if room >= 40 else 3
    numbered = each * len(grid.issues)
    wide = min(max([0, *(columns(one) for one in grid.forums)]), room - 2 - numbered)
    alone = wide < 12  # too narrow for both: the forum stands on lines of its own
    heads = "".join(f"{code:>{each}}" for code, _ in grid.issues)
    lines = [f"  {'' if alone else ' ' * wide}{heads}"] if grid.forums else []
    for forum, numbers in zip(grid.forums, grid.numbers, strict=True):
        cells = "".join(f"{number or '·':>{each}}" for number in numbers)
        if alone:
            lines += [*wrapped(shown(forum), room, "  "), f"  {cells}"]
        else:
            lines.append(f"  {padded(cut(shown(forum), wide), wide)}{cells}")
    lines += wrapped("; ".join(f"{code}: {title}" for code, title in grid.issues), room, "  ")
    for note in grid.notes:
        lines += wrapped(note, room, "  ")
    return lines


# For scripts


def _as_dict(found: Any, names: bool) -> dict[str, Any]:
    """The week as it was gathered; names of people and cases only where they are asked for."""
    new = [{**one._asdict(), "issues": list(one.issues), "name": one.name if names else None} for one in found.new]
    held = [
        {
            "person": one.person.reference,
            "name": one.person.name if names else None,
            "place": one.person.now.place,
            "since": one.since,
            "days": one.days,
            "without_order": one.without_order,
            "order_until": one.person.now.order_until,
            "cases": list(one.person.cases),
        }
        for one in found.held
    ]
    lists = {key: [line.as_dict() for line in getattr(found, key)] for key in ("done", "fell", "comes", "unconfirmed")}
    return {
        "today": found.today.isoformat(),
        "first": found.first.isoformat(),
        "days": found.days,
        "office": found.office,
        "overdue": found.overdue,
        "all_unconfirmed": found.all_unconfirmed,
        **lists,
        "decided": [one._asdict() for one in found.decided],
        "corrected": [one._asdict() for one in found.corrected],
        "new": new,
        "held": held,
        "cells": [
            {"issue": issue, "forum": forum, "cases": cases} for (issue, forum), cases in sorted(found.tally.items())
        ],
        "without_any_case": list(found.without),
    }
