"""The wizard of `litigator import`: at a terminal, the columns that look important and are not known are asked, and the command is printed that says the same."""

import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litigator.cli.shell import shown, talk
from litigator.tongue import either, phrase

if TYPE_CHECKING:
    from litigator.exchange.tables.files import Content, Manner
    from litigator.exchange.tables.headings import Layout, Place
    from litigator.library.contents import Library

_LIKELY = 60
_SAMPLES = 3


def asked(file: Path, library: "Library", manner: "Manner", content: "Content") -> tuple["Manner", "Content"]:
    """Ask what the unknown columns are, and which stage a court stands for; then read the file so. Nothing asked, nothing changed."""
    from litigator.exchange.tables.files import content_of

    mapping = dict(manner.mapping)
    for layout in content.layouts:
        for place in layout.places:
            if _is_open(place, layout):
                mapping[place.name] = _field(place, layout, library)
    stages = dict(manner.stages) | _stages(content, library, manner)
    told = replace(manner, mapping=mapping, stages=stages)
    if told == manner:
        return manner, content
    talk(phrase("The same without questions:\n  {command}", command=shown(_command(file, told))))
    return told, content_of(file, library, told)


def _is_open(place: "Place", layout: "Layout") -> bool:
    return place.field is None and not place.left_out and bool(_samples(place, layout))


def _samples(place: "Place", layout: "Layout") -> list[str]:
    from litigator.exchange.tables.sheet import is_blank, said, text_of

    cells = [line.cells[place.index] for line in layout.lines if line.trouble is None and place.index < len(line.cells)]
    return [said(text_of(cell), 24) for cell in cells if not is_blank(cell)][:_SAMPLES]


def _field(place: "Place", layout: "Layout", library: "Library") -> str:
    """The field a person chooses for a column; a dash leaves it out. `?` lists the fields."""
    guess = _likeliest(place.header, library)
    title = f"«{place.header}»" if place.header else phrase("without a heading")
    talk(
        phrase(
            "Column {letter} {title}: {samples}",
            letter=place.letter,
            title=shown(title),
            samples=shown(", ".join(_samples(place, layout))),
        )
    )
    known = {*library.columns, *(f"event:{kind}" for kind in library.vocabularies["event"]), "-"}
    while True:
        answer: str = click.prompt(
            phrase("  which field? (? lists them, - leaves it out)"), default=guess, err=True
        ).strip()
        if answer in known:
            return answer
        if answer != "?":
            talk(phrase("  there is no field {answer}", answer=shown(answer)[:40]))
        for column in library.columns.values():
            talk(f"    {column.id:20} {column.title['lt']} / {column.title['en']}")
        talk(phrase("    event:KIND           a day on which something happened, such as event:decision_delivered"))


def _likeliest(header: str, library: "Library") -> str:
    """The field whose names are nearest to a heading, or a dash."""
    from rapidfuzz import fuzz, process

    from litigator.exchange.tables.headings import fold

    names = {fold(name): column.id for column in library.columns.values() for name in column.names}
    best = process.extractOne(fold(header), list(names), scorer=fuzz.token_set_ratio, score_cutoff=_LIKELY)
    return names[best[0]] if best and fold(header) else "-"


def _stages(content: "Content", library: "Library", manner: "Manner") -> dict[str, str]:
    """Which proceedings each court of the table stands for, where it may hear several and no column says."""
    from litigator.exchange.tables.meanings import Meanings

    chosen: dict[str, str] = {}
    meanings = Meanings(library)
    for layout in content.layouts:
        if any(place.field == "stage" for place in layout.places):
            continue
        courts = [place for place in layout.places if place.field == "court"]
        texts = {_text(line.cells, place.index) for place in courts for line in layout.lines if line.trouble is None}
        for forum in sorted({code for text in texts if text and (code := meanings.court(text).code)}):
            hears = [kind for kind in library.stages.values() if forum in kind.forums]
            if len(hears) > 1 and forum not in manner.stages and forum not in chosen:
                talk(
                    phrase(
                        "Before {forum} ({name}) the table does not say which proceedings:",
                        forum=forum,
                        name=either(library.forums[forum].names.en, library.forums[forum].names.lt.get("nominative")),
                    )
                )
                for kind in hears:
                    talk(f"    {kind.code:5} {kind.title['lt']} / {kind.title['en']}")
                codes = click.Choice([*(kind.code for kind in hears), "-"])
                answer = click.prompt(
                    phrase("  which? (- keeps court and number as a note)"), type=codes, default="-", err=True
                )
                if answer != "-":
                    chosen[forum] = answer
    return chosen


def _text(cells: "tuple[object, ...]", index: int) -> str:
    return str(cells[index]).strip() if index < len(cells) and cells[index] is not None else ""


def _command(file: Path, manner: "Manner") -> str:
    options = [f"--map {shlex.quote(f'{header}={field}')}" for header, field in manner.mapping.items()]
    options += [f"--set {shlex.quote(f'{field}={value}')}" for field, value in manner.constants.items()]
    options += [f"--stage {forum}={code}" for forum, code in manner.stages.items()]
    options += [f"--sheet {shlex.quote(name)}" for name in manner.sheets]
    return " ".join(["litigator import", shlex.quote(str(file)), *options])
