"""A Word package in places: its parts, the paragraphs of each with table cell and heading, and whose run holds which letter."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from litigator.documents.package import BODY, parse_part
from litigator.documents.styles import style_names
from litigator.drafting.linting.finding import Place
from litigator.drafting.paragraphs import own_texts, w

FILLED = re.compile(r"word/(document|header\w*|footer\w*|footnotes|endnotes)\.xml")
HEADING = re.compile(r"heading|title|antraštė|pavadinimas", re.IGNORECASE)
# What a paragraph shows besides text: lost with it when a tag takes the whole paragraph.
SHOWN = ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "fldSimple", "instrText")


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its place, its text with the runs joined, and the text nodes the letters stand in."""

    place: Place
    text: str
    style: str = ""
    element: Any = None
    nodes: tuple[Any, ...] = ()
    shows: bool = False


@dataclass(slots=True)
class Part:
    """A part that is filled: its name, its XML, its paragraphs in the order of the document."""

    name: str
    root: Any
    paragraphs: list[Paragraph] = field(default_factory=list)


def filled_parts(parts: Mapping[str, bytes]) -> list[Part]:
    """The parts whose tags are filled, the body first."""
    styles = styles_of(parts)
    names = sorted((name for name in parts if FILLED.fullmatch(name)), key=lambda name: (name != BODY, name))
    return [_part(name, parse_part(parts[name]), styles) for name in names]


def styles_of(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The names of the styles by their ids."""
    content = parts.get("word/styles.xml")
    return style_names(parse_part(content) if content is not None else None)


def _part(name: str, root: Any, styles: Mapping[str, str]) -> Part:
    part = Part(name, root)
    cells = dict(_cells(root))
    heading = ""
    for number, element in enumerate(root.iter(w("p")), 1):
        nodes = tuple(own_texts(element))
        text = "".join(node.text or "" for node in nodes)
        style = element.find(f"{w('pPr')}/{w('pStyle')}")
        named = styles.get(style.get(w("val")) or "", "") if style is not None else ""
        way = tuple(cells[cell] for cell in reversed(list(element.iterancestors(w("tc")))) if cell in cells)
        boxed = next(element.iterancestors(w("txbxContent")), None) is not None
        place = Place(name, number, way, heading, boxed)
        shows = any(_own(found, element) for kind in SHOWN for found in element.iter(w(kind)))
        part.paragraphs.append(Paragraph(place, text, named, element, nodes, shows))
        if text.strip() and HEADING.search(named):
            heading = " ".join(text.split())[:60]
    return part


def _own(node: Any, paragraph: Any) -> bool:
    return next(node.iterancestors(w("p")), None) is paragraph


def _cells(root: Any) -> Iterator[tuple[Any, tuple[int, int, int]]]:
    """Every table cell of a part with its table (counted through the part), row and cell number."""
    tables = {table: number for number, table in enumerate(root.iter(w("tbl")), 1)}
    rows: dict[Any, int] = {}
    counted: dict[Any, int] = {}
    for node in root.iter(w("tr"), w("tc")):
        holder = next(node.iterancestors(w("tbl") if node.tag == w("tr") else w("tr")), None)
        if holder is None:
            continue
        counted[holder] = counted.get(holder, 0) + 1
        if node.tag == w("tr"):
            rows[node] = counted[holder]
        else:
            table = next(holder.iterancestors(w("tbl")), None)
            if table in tables:
                yield node, (tables[table], rows.get(holder, 0), counted[holder])
