"""HTML read as the text a reader would see: no script, no style, nothing hidden, no address; nothing fetched.

The page is walked as a stream of tags with a stack of our own: elements nested ten thousand deep lose no text and overflow nothing.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from litigator.documents.appearance import VISIBLE, Appearance, Sheet
from litigator.documents.decoding import decode
from litigator.documents.document import Block, Document, Style, hidden_text
from litigator.documents.language import language_of
from litigator.errors import Unreadable
from litigator.tongue import phrase

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_UNREAD = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "iframe",
        "object",
        "applet",
        "canvas",
        "svg",
        "math",
        "audio",
        "video",
        "select",
        "textarea",
        "noframes",
        "noembed",
    ]
)
_BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What a start tag closes although nobody wrote the end tag.
_CLOSES = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
}
_OF_THE_HEAD = frozenset(["html", "head", "title", "meta", "link", "script", "style", "base", "noscript", "template"])
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_SECTION = re.compile(r"<!\[[^>]*>")
_SPACE = str.maketrans(dict.fromkeys("\t\n\r\f\v", " "))


def read(data: bytes, name: str) -> Document:
    """The HTML in `data`. Raises `Unreadable` when it is empty, no text, or shows nothing."""
    decoded = decode(data, name)
    page = Page()
    page.feed(_without_declarations(decoded.text))
    page.end()
    page.finish()
    if not page.blocks:
        raise Unreadable(
            phrase("{name} shows no text", name=name), fix=phrase("open it in a browser, copy the text and save that")
        )
    warnings = list(decoded.warnings)
    if page.hidden:
        warnings.append(hidden_text(page.hidden))
    text = "\n".join(block.text for block in page.blocks)
    said = {"encoding": decoded.encoding}
    if page.language:
        said["language"] = page.language
    return Document(
        kind="html",
        language=language_of(text),
        title=" ".join("".join(page.title).split()) or None,
        blocks=tuple(page.blocks),
        warnings=tuple(warnings),
        metadata=said,
    )


def _without_declarations(text: str) -> str:
    """A page without its document type and without sections (`<![CDATA[`, `<![if`), which browsers pass over up to the next `>`."""
    text = _DOCTYPE.sub("", text, count=1)
    last = text.rfind(">") + 1
    rest = text[last:].find("<![")
    return _SECTION.sub("", text[:last]) + (text[last:] if rest < 0 else text[last : last + rest])


@dataclass(slots=True)
class _Element:
    tag: str
    appearance: Appearance
    unread: bool


class Page(HTMLParser):
    """The walk through one page. `blocks` are what it shows, `hidden` how many pieces of text it does not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.hidden = 0
        self.title: list[str] = []
        self.language = ""
        self._sheet = Sheet()
        self._open: list[_Element] = [_Element("", VISIBLE, False)]
        self._count: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._style: Style = "paragraph"
        self._rows: list[list[int]] = []
        self._paragraph = 0

    def end(self) -> None:
        """The page is over: a comment or a script that nobody closed hides the rest of it, as it does in a browser."""
        if self.rawdata.startswith("<!"):
            self.rawdata = ""
        self.close()

    # What the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "html" and given.get("lang"):
            self.language = given["lang"][:20]
        if tag == "br":
            self._pieces.append("\n")
        self._close_implied(tag)
        if tag in _BREAKING:
            self._end_block()
        if tag in _VOID:
            return
        above = self._open[-1]
        appearance = self._sheet.appearance(tag, given, above.appearance)
        self._open.append(_Element(tag, appearance, above.unread or tag in _UNREAD))
        self._count[tag] += 1
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(len(self.blocks))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in ("script", "style", "iframe", "title"):  # a page in XHTML may end them so
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and not self._count["p"]:
            self._end_block()
        if not self._count[tag]:
            return
        while self._close_last() != tag:
            continue

    def handle_data(self, data: str) -> None:
        element = self._open[-1]
        if element.tag == "title":
            self.title.append(data)
        elif element.tag == "style":
            self._sheet.add(data)
        if element.unread or element.tag == "title":
            return
        if element.appearance.hidden:
            self.hidden += bool(data.strip())
            return
        self._pieces.append(data if element.appearance.preformatted else data.translate(_SPACE))

    # The stack and the blocks

    def _close_implied(self, tag: str) -> None:
        """End tags that nobody writes: a paragraph ends where a block begins, a list item where the next one does."""
        if tag in _BREAKING and self._open[-1].tag == "p":
            self._close_last()
        if self._count["head"] and tag not in _OF_THE_HEAD:
            self.handle_endtag("head")
        closes = _CLOSES.get(tag, ())
        while self._open[-1].tag in closes:
            self._close_last()

    def _close_last(self) -> str:
        if self._open[-1].tag in _BREAKING:
            self._end_block()
        element = self._open.pop()
        self._count[element.tag] -= 1
        if element.tag == "tr" and self._rows:
            self._end_row(self._rows.pop())
        return element.tag

    def _end_block(self) -> None:
        """What was gathered since the last block began becomes one, spaces run together, line breaks kept."""
        if not self._pieces:
            return
        lines = [" ".join(part for part in line.split(" ") if part) for line in "".join(self._pieces).split("\n")]
        self._pieces.clear()
        text = "\n".join(line for line in lines if line)
        if text:
            self._paragraph += 1
            self.blocks.append(Block(text=text, style=self._style_here(), where=f"paragraph {self._paragraph}"))

    def _style_here(self) -> Style:
        tag = self._open[-1].tag
        if tag in _HEADINGS:
            return "heading"
        if self._count["td"] or self._count["th"]:
            return "table"
        return "quote" if self._count["blockquote"] else "paragraph"

    def _end_row(self, cells: list[int]) -> None:
        """A row whose cells hold one block each is one line: a table row, or a paragraph whose number stands in a cell of its own."""
        bounds = [*cells, len(self.blocks)]
        if len(cells) < 2 or any(end - start > 1 for start, end in zip(bounds, bounds[1:], strict=False)):
            return
        row = self.blocks[cells[0] :]
        if len(row) > 1:
            self.blocks[cells[0] :] = [
                Block(text="\t".join(block.text for block in row), style="table", where=row[0].where)
            ]

    def finish(self) -> None:
        """Everything still open at the end of the page is closed."""
        while len(self._open) > 1:
            self._close_last()
        self._end_block()
