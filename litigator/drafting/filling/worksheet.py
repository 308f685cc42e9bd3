"""The worksheet read back, as drafted or as a lawyer has since edited it: what stands in each of its boxes, numbers as printed."""

import re
import zipfile  # noqa: F401 - loaded while a child may still load
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree  # noqa: F401 - likewise

from litigator.documents.numbering import numbering_of
from litigator.documents.package import BODY, W, open_package, parse_part
from litigator.documents.styles import style_names
from litigator.errors import Unreadable
from litigator.tongue import phrase

_Q = f"{{{W}}}"
_BOX = re.compile(r"box_([A-I]|comments)")
_HEADING = re.compile(r"([A-I])\. \S")
_COMMENTS = ("Other comments", "Kitos pastabos")
NOTES = ("Box Note", "Box Lead", "Box Column", "Template Control")
"""Styles of what the worksheet says to the office, not to the Court."""


def boxes_of(data: bytes, name: str) -> dict[str, list[list[str]]]:
    """What stands in each box, by its letter (the box for other comments, which has none, as `comments`): its rows, each a list of cells (one
    cell where it is a plain paragraph).

    Raises `Unreadable` where the file is no worksheet of ours, `Refused` where it is hostile.
    """
    parts = open_package(data, name, only_read=True)
    styles = parse_part(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
    numbers = numbering_of(parse_part(parts["word/numbering.xml"]) if "word/numbering.xml" in parts else None, styles)
    names = style_names(styles)
    found: dict[str, list[list[str]]] = {}
    letter = ""
    for node, row in _walk(parse_part(parts[BODY]).find(f"{_Q}body")):
        heading = _letter(node, names)
        if heading:
            letter = heading
            found.setdefault(letter, [])
            continue
        cells = [_cell(paragraphs, numbers, names) for paragraphs in row]
        if letter and any(cells):
            found[letter].append(cells)
    if not {"E", "F", "G"} <= set(found):
        raise Unreadable(
            phrase("{name} has no boxes E, F and G: it is no worksheet of the form", name=name),
            fix="litigator draft assemble CASE echr-application -o WORKSHEET.docx",
        )
    return found


def _walk(body: Any) -> Iterator[tuple[Any, list[list[Any]]]]:
    """Each paragraph of the body, and each row of its tables as the paragraphs of its cells."""
    for child in body:
        if child.tag == f"{_Q}p":
            yield child, [[child]]
        elif child.tag == f"{_Q}tbl":
            for row in child.iter(f"{_Q}tr"):
                yield row, [list(cell.iter(f"{_Q}p")) for cell in row.iter(f"{_Q}tc")]


def _letter(node: Any, names: Mapping[str, str]) -> str:
    if node.tag != f"{_Q}p":
        return ""
    for mark in node.iter(f"{_Q}bookmarkStart"):
        match = _BOX.fullmatch(mark.get(f"{_Q}name") or "")
        if match:
            return match[1]
    if not _style(node, names).startswith("Box Heading"):
        return ""
    heading = _text(node).strip()
    match = _HEADING.match(heading)
    return match[1] if match else "comments" if heading in _COMMENTS else "end"


def _cell(paragraphs: list[Any], numbers: Any, names: Mapping[str, str]) -> str:
    said = []
    for paragraph in paragraphs:
        number, text = numbers.printed(paragraph), _text(paragraph).strip()
        if text and not _style(paragraph, names).startswith(NOTES):
            said.append(f"{number} {text}" if number else text)
    return "\n".join(said)


def _text(paragraph: Any) -> str:
    pieces = []
    for node in paragraph.iter(f"{_Q}t", f"{_Q}tab", f"{_Q}br", f"{_Q}noBreakHyphen"):
        pieces.append({f"{_Q}t": node.text or "", f"{_Q}br": "\n", f"{_Q}tab": " "}.get(node.tag, "-"))
    return "".join(pieces)


def _style(paragraph: Any, names: Mapping[str, str]) -> str:
    style = paragraph.find(f"{_Q}pPr/{_Q}pStyle")
    return names.get(style.get(f"{_Q}val"), "") if style is not None else ""
