"""A Word file read as text: body, tables, text boxes, then foot- and endnotes; deleted and hidden text left out, numbers as printed."""

import re
from collections.abc import Iterator
from typing import Any

from litigator.documents.document import Block, Document, Style, hidden_text
from litigator.documents.language import language_of
from litigator.documents.numbering import Numbering, numbering_of
from litigator.documents.package import BODY, W, left_alone, open_package, parse_part
from litigator.errors import Refused, Unreadable
from litigator.tongue import phrase

_Q = f"{{{W}}}"
_VAL = f"{_Q}val"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_UNREAD = frozenset(
    (
        f"{_Q}del",
        f"{_Q}moveFrom",
        f"{_Q}instrText",
        f"{_Q}delText",
        f"{_Q}pPr",
        f"{_Q}rPr",
        f"{_Q}txbxContent",
        _FALLBACK,
    )
)
_SIGNS = {
    f"{_Q}tab": "\t",
    f"{_Q}ptab": "\t",
    f"{_Q}br": "\n",
    f"{_Q}cr": "\n",
    f"{_Q}noBreakHyphen": "\u2011",
}
_TYPED = re.compile(r"(\d{1,4})\.\s")
_LAYERS = 200


def read(data: bytes, name: str) -> Document:
    """The .docx in `data`. Raises `Unreadable` when it is no Word document or holds no text, `Refused` when it is a hostile one."""
    parts = open_package(data, name, only_read=True)
    file = _WordFile(parts, name)
    blocks = tuple(file.blocks())
    if not blocks:
        raise Unreadable(
            phrase("{name} holds no text", name=name),
            fix=phrase("if it holds pictures of pages, have them read (OCR) first"),
        )
    warnings = list(left_alone(parts))
    if file.hidden:
        warnings.append(hidden_text(file.hidden))
    text = "\n".join(block.text for block in blocks)
    return Document(
        kind="docx", language=language_of(text), title=_title(parts), blocks=blocks, warnings=tuple(warnings)
    )


class _WordFile:
    """The walk through the parts of one file. `hidden` counts the runs that Word would not show."""

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        def root(part: str) -> Any:
            return parse_part(parts[part]) if part in parts else None

        self.hidden = 0
        self._name = name
        self._body = root(BODY)
        styles = root("word/styles.xml")
        self._numbers: Numbering = numbering_of(root("word/numbering.xml"), styles)
        self._hidden_styles = _hidden_styles(styles)
        self._headings = _heading_styles(styles)
        self._coloured_page = self._body.find(f"{_Q}background") is not None
        self._notes = {kind: root(f"word/{kind}s.xml") for kind in ("footnote", "endnote")}
        self._ordinal = 0
        self._shown = 0
        self._last_number: str | None = None
        self._tables = 0
        self._boxes = 0

    def blocks(self) -> Iterator[Block]:
        yield from self._inside(self._body, "paragraph", "", 0)
        for kind in ("footnote", "endnote"):
            yield from self._notes_of(kind)

    def _inside(self, node: Any, style: Style, where: str, depth: int) -> Iterator[Block]:
        """The blocks of a body, cell, box or note. Raises `Refused` for what is nested past reason."""
        if depth > _LAYERS:
            raise Refused(
                phrase("{name} holds tables in tables, deeper than any document", name=self._name),
                fix=phrase("ask for it again"),
            )
        for child in node:
            if child.tag == f"{_Q}p":
                yield from self._paragraph(child, style, where, depth)
            elif child.tag == f"{_Q}tbl":
                yield from self._table(child, where, depth)
            elif child.tag not in _UNREAD:
                yield from self._inside(child, style, where, depth + 1)

    def _paragraph(self, node: Any, style: Style, where: str, depth: int) -> Iterator[Block]:
        ordinal = self._ordinal
        self._ordinal += 1
        number = self._numbers.printed(node)
        text = "".join(self._pieces(node)).strip()
        name = node.find(f"{_Q}pPr/{_Q}pStyle")
        if style == "paragraph" and name is not None and name.get(_VAL) in self._headings:
            style = "heading"
        if text:
            place = where or self._place(number, text)
            yield Block(text=text, style=style, where=place, number=number, ordinal=ordinal)
        for box in node.iter(f"{_Q}txbxContent"):
            fallback = any(above.tag == _FALLBACK for above in box.iterancestors())
            if not fallback and next(box.iterancestors(f"{_Q}p")) is node:
                self._boxes += 1
                yield from self._inside(box, "text box", where or f"text box {self._boxes}", depth + 1)

    def _place(self, number: str | None, text: str) -> str:
        """How a person finds a paragraph: by its number, printed or typed, by the last one before it, or by counting."""
        self._shown += 1
        typed = _TYPED.match(text) if number is None else None
        bare = typed[1] if typed else (number or "").strip(".() ")
        if bare[:1].isdigit():
            self._last_number = bare
            return f"paragraph {bare}"
        if self._last_number is None:
            return f"paragraph {bare}" if bare else f"paragraph {self._shown} from the top"
        return f"paragraph {self._last_number}, point {bare}" if bare else f"after paragraph {self._last_number}"

    def _table(self, node: Any, where: str, depth: int) -> Iterator[Block]:
        self._tables += 1
        table = self._tables
        for number, row in enumerate(node.iter(f"{_Q}tr"), 1):
            if next(row.iterancestors(f"{_Q}tbl")) is not node:
                continue
            cells = [
                list(self._inside(cell, "table", "", depth + 1))
                for cell in row.iter(f"{_Q}tc")
                if next(cell.iterancestors(f"{_Q}tr")) is row
            ]
            place = where or f"table {table}, row {number}"
            if all(len(cell) <= 1 for cell in cells):
                texts = [block.text for cell in cells for block in cell]
                if texts:
                    first = next(block for cell in cells for block in cell)
                    yield Block(
                        text="\t".join(texts), style="table", where=place, number=first.number, ordinal=first.ordinal
                    )
                continue
            for block in (block for cell in cells for block in cell):
                yield Block(text=block.text, style="table", where=place, number=block.number, ordinal=block.ordinal)

    def _notes_of(self, kind: str) -> Iterator[Block]:
        """The notes in the order in which the text calls them, numbered as Word numbers them."""
        root = self._notes[kind]
        if root is None:
            return
        notes = {node.get(f"{_Q}id"): node for node in root.iter(f"{_Q}{kind}")}
        number = 0
        for call in self._body.iter(f"{_Q}{kind}Reference"):
            node = notes.pop(call.get(f"{_Q}id"), None)
            if node is None:
                continue
            if call.get(f"{_Q}customMarkFollows") not in ("1", "true"):
                number += 1
            for first, block in enumerate(self._inside(node, kind, f"{kind} {number}", 1)):  # type: ignore[arg-type]
                yield Block(
                    text=block.text, style=block.style, where=block.where, number=None if first else f"[{number}]"
                )

    # Runs

    def _pieces(self, node: Any) -> Iterator[str]:
        """The text of a paragraph, run by run, without what was deleted and what does not show."""
        waiting = [iter(node)]
        while waiting:
            child = next(waiting[-1], None)
            if child is None:
                waiting.pop()
            elif child.tag in (f"{_Q}t", f"{_M}t"):
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == f"{_Q}sym":
                yield _symbol(child)
            elif child.tag == f"{_Q}r" and self._is_hidden(child):
                self.hidden += any(text.text for text in child.iter(f"{_Q}t"))
            elif child.tag not in _UNREAD:
                waiting.append(iter(child))

    def _is_hidden(self, run: Any) -> bool:
        own = run.find(f"{_Q}rPr")
        if own is not None:
            vanish = own.find(f"{_Q}vanish")
            if vanish is not None:
                return vanish.get(_VAL) not in ("0", "false", "off")
            style = own.find(f"{_Q}rStyle")
            if style is not None and style.get(_VAL) in self._hidden_styles:
                return True
            if self._is_white(run, own):
                return True
        paragraph = next(run.iterancestors(f"{_Q}p"), None)
        named = paragraph.find(f"{_Q}pPr/{_Q}pStyle") if paragraph is not None else None
        return named is not None and named.get(_VAL) in self._hidden_styles

    def _is_white(self, run: Any, own: Any) -> bool:
        """White on the white page. In a table or a box the ground may be of any colour, and there the text counts as seen."""
        colour = own.find(f"{_Q}color")
        if colour is None or str(colour.get(_VAL)).upper() != "FFFFFF" or self._coloured_page:
            return False
        if own.find(f"{_Q}shd") is not None or own.find(f"{_Q}highlight") is not None:
            return False
        grounds = (f"{_Q}tbl", f"{_Q}txbxContent")
        above = list(run.iterancestors())
        return not any(node.tag in grounds or node.find(f"{_Q}pPr/{_Q}shd") is not None for node in above)


def _symbol(node: Any) -> str:
    try:
        code = int(node.get(f"{_Q}char", ""), 16)
    except ValueError:
        return ""
    return "" if 0xD800 <= code <= 0xF8FF or code > 0x10FFFF else chr(code)


def _hidden_styles(styles: Any) -> frozenset[str]:
    if styles is None:
        return frozenset()
    found = set()
    for style in styles.iter(f"{_Q}style"):
        vanish = style.find(f"{_Q}rPr/{_Q}vanish")
        if vanish is not None and vanish.get(_VAL) not in ("0", "false", "off"):
            found.add(style.get(f"{_Q}styleId", ""))
    return frozenset(found)


def _heading_styles(styles: Any) -> frozenset[str]:
    """The styles that make a paragraph a heading: those with a place in the outline, and Word's own by name."""
    if styles is None:
        return frozenset()
    found = set()
    for style in styles.iter(f"{_Q}style"):
        name = style.find(f"{_Q}name")
        called = str(name.get(_VAL, "")).lower() if name is not None else ""
        outline = style.find(f"{_Q}pPr/{_Q}outlineLvl")
        if called.startswith(("heading ", "title")) or (outline is not None and outline.get(_VAL) != "9"):
            found.add(style.get(f"{_Q}styleId", ""))
    return frozenset(found)


def _title(parts: dict[str, bytes]) -> str | None:
    if "docProps/core.xml" not in parts:
        return None
    node = parse_part(parts["docProps/core.xml"]).find(_TITLE)
    return (node.text or "").strip() or None if node is not None else None
