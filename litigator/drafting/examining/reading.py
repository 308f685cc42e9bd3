"""A Word file taken apart for examination: what it prints, in order, and what it carries unseen. Done in the confined child.

Unlike `documents/docx`, which reads a text to be cited, this reading keeps what a finished filing must not have: fields and their targets,
highlights, comments, changes, hidden words.
"""

import gzip  # noqa: F401 - lxml asks for it; the child can load nothing once it has begun
import re
import zipfile  # noqa: F401 - likewise the gate
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import lxml._elementpath
import lxml.etree  # noqa: F401

from litigator.documents.numbering import Numbering, numbering_of
from litigator.documents.package import BODY, W, open_package, parse_part
from litigator.drafting.examining.looks import Look, Style, styles_of
from litigator.drafting.examining.passages import Comment, Examined, Field, Passage, Story

_Q = f"{{{W}}}"
_VAL = f"{_Q}val"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_SIGNS = {f"{_Q}tab": "\t", f"{_Q}ptab": "\t", f"{_Q}br": "\n", f"{_Q}cr": "\n", f"{_Q}noBreakHyphen": "\u2011"}
_GONE = frozenset((f"{_Q}del", f"{_Q}moveFrom"))
_UNREAD = frozenset((f"{_Q}pPr", f"{_Q}rPr", f"{_Q}sdtPr", f"{_Q}txbxContent", f"{_Q}tbl", _FALLBACK))
_RESET = tuple(
    f"{_Q}{name}"
    for name in (
        *("ins", "del", "cellIns", "cellDel", "cellMerge", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange"),
        *("tblGridChange", "trPrChange", "tcPrChange", "numberingChange"),
    )
)
_TYPED = re.compile(r"(\d{1,4})[.)]\s")
_PLAIN = re.compile(r"(\d{1,4})[.)]?")
_SHORT = 140


def read(data: bytes, name: str) -> Examined:
    """The .docx in `data`. Raises `Unreadable` when it is no Word document, `Refused` when it is a hostile one."""
    return _WordFile(open_package(data, name)).examined()


@dataclass(slots=True)
class _OpenField:
    """A field whose end has not come: its instruction until the separator, then what it shows."""

    instruction: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    showing: bool = False

    def closed(self) -> Field:
        words = "".join(self.instruction).split()
        does = words[0].upper() if words else ""
        target = next((word for word in words[1:] if not word.startswith("\\")), "").strip('"')
        switches = tuple(word[1:] for word in words[1:] if word.startswith("\\"))
        if does == "HYPERLINK":
            target = words[words.index("\\l") + 1].strip('"') if "\\l" in words[:-1] else ""
        return Field(does=does, target=target, switches=switches, shown="".join(self.shown).strip())


@dataclass(slots=True)
class _Gathered:
    """What is found in one paragraph while it is walked."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    fields: list[Field] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    starts: dict[str, tuple[str, int]] = field(default_factory=dict)
    highlighted: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    inserted: int = 0
    deleted: int = 0
    reformatted: int = 0
    bold: int = 0
    in_contents: bool = False

    def take(self, text: str, look: Look) -> None:
        """Add `text`, which looks so, to what is told of the paragraph."""
        if look.hidden:
            self.hidden.append(text)
            return
        if look.highlighted:
            self.highlighted.append(text)
        if look.struck:
            self.struck.append(text)


class _WordFile:
    """The walk through the parts of one file."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._roots = {
            part: parse_part(content)
            for part, content in parts.items()
            if re.fullmatch(r"word/[\w.-]+\.xml", part) or part == BODY
        }
        styles = self._roots.get("word/styles.xml")
        self._numbers: Numbering = numbering_of(self._roots.get("word/numbering.xml"), styles)
        self._styles = styles_of(styles)
        self._open: list[_OpenField] = []
        self._marked: dict[str, str] = {}
        self._heading = ""
        self._anchor: str | None = None
        self._top = 0
        self._tables = 0
        self._rows: dict[Any, tuple[int, int]] = {}

    def examined(self) -> Examined:
        return Examined(
            passages=tuple(self._passages()),
            marked=self._marked,
            comments=self._comments(),
            watermarks=tuple(
                node.get("string", "")
                for part, root in self._roots.items()
                if part == BODY or part.startswith("word/header")
                for node in root.iter(_TEXTPATH)
                if node.get("string")
            ),
            reset=sum(1 for root in self._roots.values() for node in root.iter(*_RESET) if _is_of_form(node)),
        )

    def _passages(self) -> Iterator[Passage]:
        for part in sorted(self._roots):
            for story in ("header", "footer"):
                if re.fullmatch(rf"word/{story}\d*\.xml", part):
                    yield from self._story(self._roots[part], story)
        yield from self._story(self._roots[BODY], "body")
        for kind in ("footnote", "endnote"):
            yield from self._notes(kind)

    def _story(self, root: Any, story: Story) -> Iterator[Passage]:
        self._open = []
        waiting: list[str] = []
        for node in root.iter(f"{_Q}p", f"{_Q}bookmarkStart"):
            if node.tag == f"{_Q}bookmarkStart":
                if next(node.iterancestors(f"{_Q}p"), None) is None:
                    waiting.append(node.get(f"{_Q}name", ""))
            elif next(node.iterancestors(_FALLBACK), None) is None:
                yield self._passage(node, story, waiting)
                waiting = []

    def _notes(self, kind: Any) -> Iterator[Passage]:
        """The notes in the order in which the text calls them."""
        root = self._roots.get(f"word/{kind}s.xml")
        if root is None:
            return
        notes = {node.get(f"{_Q}id"): node for node in root.iter(f"{_Q}{kind}")}
        self._heading = ""
        for number, call in enumerate(self._roots[BODY].iter(f"{_Q}{kind}Reference"), 1):
            node = notes.pop(call.get(f"{_Q}id"), None)
            for paragraph in node.iter(f"{_Q}p") if node is not None else ():
                yield self._passage(paragraph, kind, [], note=number)

    def _passage(self, node: Any, story: Story, waiting: list[str], note: int = 0) -> Passage:
        number = self._numbers.printed(node)
        listed, level = self._list_of(node)
        style = self._style_of(node)
        found = _Gathered(bookmarks=[*waiting])
        self._walk(node, found, style.hidden, False)
        text = "".join(found.pieces).strip()
        table = row = 0
        if story == "body":
            story, table, row = self._place(node)
        in_contents = found.in_contents or style.name.lower().startswith(("toc ", "turinys"))
        heading = story == "body" and bool(text) and not in_contents and self._is_heading(text, style, found, number)
        if heading:
            self._heading = text
        self._count(number, text, story, heading)
        return Passage(
            text=text,
            story=story,
            number=number,
            list=listed,
            level=level,
            style=style.name,
            is_heading=heading,
            in_contents=in_contents,
            heading="" if story in ("header", "footer") else self._heading,
            anchor=self._anchor if story in ("body", "table", "text box") else None,
            top=self._top,
            table=table,
            row=row,
            note=note,
            fields=tuple(found.fields),
            links=tuple(found.links),
            bookmarks=tuple(found.bookmarks),
            highlighted=tuple(found.highlighted),
            struck=tuple(found.struck),
            boxes=tuple(found.boxes),
            hidden=tuple(found.hidden),
            inserted=found.inserted,
            deleted=found.deleted,
            reformatted=found.reformatted,
            comments=tuple(found.comments),
        )

    def _count(self, number: str | None, text: str, story: Story, heading: bool) -> None:
        """Keep count of where the walk is, as a reader finds it: the last plain number, else paragraphs from the top."""
        if story in ("header", "footer", "footnote", "endnote") or not text:
            return
        self._top += 1
        plain = _PLAIN.fullmatch(number) if number else (_TYPED.match(text) if story == "body" else None)
        if plain and not heading:
            self._anchor = plain[1]

    def _list_of(self, node: Any) -> tuple[str | None, int]:
        """The list a paragraph is numbered in, by its own properties or its style's, and how deep."""
        style = node.find(f"{_Q}pPr/{_Q}pStyle")
        inherited = self._numbers.by_style.get(style.get(_VAL, "")) if style is not None else None
        own = node.find(f"{_Q}pPr/{_Q}numPr")
        identity = own.find(f"{_Q}numId") if own is not None else None
        depth = own.find(f"{_Q}ilvl") if own is not None else None
        name = identity.get(_VAL, "0") if identity is not None else (inherited[0] if inherited else "0")
        level = inherited[1] if inherited else 0
        if depth is not None and str(depth.get(_VAL, "")).isdigit():
            level = int(depth.get(_VAL))
        if name == "0" or name not in self._numbers.levels:
            return None, 0
        return name, level

    def _style_of(self, node: Any) -> Style:
        style = node.find(f"{_Q}pPr/{_Q}pStyle")
        return self._styles.get(style.get(_VAL, "") if style is not None else "", Style(""))

    def _is_heading(self, text: str, style: Style, found: _Gathered, number: str | None) -> bool:
        """A heading by its style, or set as one: short, all bold or in capitals, and no sentence."""
        if style.heading:
            return True
        if len(text) > _SHORT or text.endswith((".", ";", ",", ":")) or _PLAIN.fullmatch(number or ""):
            return False
        letters = sum(character.isalpha() for character in text)
        return letters > 2 and (found.bold >= letters or style.bold or text.isupper())

    def _place(self, node: Any) -> tuple[Story, int, int]:
        for above in node.iterancestors(f"{_Q}tr", f"{_Q}txbxContent"):
            if above.tag == f"{_Q}txbxContent":
                return "text box", 0, 0
            if above not in self._rows:
                self._tables += 1
                for number, row in enumerate(above.getparent().iterchildren(f"{_Q}tr"), 1):
                    self._rows[row] = (self._tables, number)
            return "table", *self._rows[above]
        return "body", 0, 0

    # Runs

    def _walk(self, node: Any, found: _Gathered, hidden: bool, prompt: bool) -> None:
        """Go through what a paragraph holds. libxml2 lets nothing nest deeper than 256."""
        for child in node:
            tag = child.tag
            if tag in _UNREAD or not isinstance(tag, str):
                continue
            if tag in _GONE:
                found.deleted += 1
            elif tag == f"{_Q}r":
                self._run(child, found, hidden, prompt)
            elif tag == f"{_Q}fldSimple":
                self._open.append(_OpenField([child.get(f"{_Q}instr", "")], showing=True))
                self._walk(child, found, hidden, prompt)
                found.fields.append(self._open.pop().closed())
            elif tag == f"{_Q}bookmarkStart":
                name = child.get(f"{_Q}name", "")
                found.bookmarks.append(name)
                found.starts[child.get(f"{_Q}id", "")] = (name, found.length)
            elif tag == f"{_Q}bookmarkEnd" and child.get(f"{_Q}id", "") in found.starts:
                name, start = found.starts[child.get(f"{_Q}id", "")]
                self._marked[name] = "".join(found.pieces)[start:]
            else:
                found.inserted += tag in (f"{_Q}ins", f"{_Q}moveTo")
                if tag == f"{_Q}hyperlink" and child.get(f"{_Q}anchor"):
                    found.links.append(child.get(f"{_Q}anchor"))
                empty = tag == f"{_Q}sdt" and child.find(f"{_Q}sdtPr/{_Q}showingPlcHdr") is not None
                self._walk(child, found, hidden, prompt or empty)

    def _run(self, run: Any, found: _Gathered, hidden: bool, prompt: bool) -> None:
        properties = run.find(f"{_Q}rPr")
        said = Look.of(properties, self._styles, hidden)
        found.reformatted += properties is not None and properties.find(f"{_Q}rPrChange") is not None
        words: list[str] = []
        for child in run:
            if child.tag == f"{_Q}fldChar":
                self._field_mark(child.get(f"{_Q}fldCharType", ""), found)
            elif child.tag == f"{_Q}instrText":
                if self._open and not self._open[-1].showing:
                    self._open[-1].instruction.append(child.text or "")
            elif child.tag == f"{_Q}commentReference":
                found.comments.append(child.get(f"{_Q}id", ""))
            elif child.tag == f"{_Q}t" or child.tag in _SIGNS:
                piece = _SIGNS.get(child.tag) or child.text or ""
                words.append(piece)
                if not said.hidden:
                    self._show(piece, found)
        text = "".join(words)
        if not text.strip():
            return
        found.take(text, said)
        if prompt:
            found.boxes.append(text)
        found.bold += sum(character.isalpha() for character in text) if said.bold else 0
        found.in_contents = found.in_contents or any(
            "".join(one.instruction).split()[:1] == ["TOC"] for one in self._open
        )

    def _show(self, piece: str, found: _Gathered) -> None:
        if all(one.showing for one in self._open):
            found.pieces.append(piece)
            found.length += len(piece)
        for one in self._open:
            if one.showing:
                one.shown.append(piece)

    def _field_mark(self, kind: str, found: _Gathered) -> None:
        if kind == "begin":
            self._open.append(_OpenField())
        elif kind == "separate" and self._open:
            self._open[-1].showing = True
        elif kind == "end" and self._open:
            found.fields.append(self._open.pop().closed())

    def _comments(self) -> dict[str, Comment]:
        root = self._roots.get("word/comments.xml")
        if root is None:
            return {}
        return {
            node.get(f"{_Q}id", ""): Comment(
                author=node.get(f"{_Q}author", ""), text="".join(text.text or "" for text in node.iter(f"{_Q}t"))
            )
            for node in root.iter(f"{_Q}comment")
        }


def _is_of_form(change: Any) -> bool:
    """Whether a tracked change is of the end of a paragraph, a setting, a row or a cell: those of words are counted where they stand."""
    if change.tag not in (f"{_Q}ins", f"{_Q}del"):
        return True
    above = change.getparent()
    return above is not None and above.tag in (f"{_Q}rPr", f"{_Q}trPr")
