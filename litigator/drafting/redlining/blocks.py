"""A part as blocks: paragraphs with their tokens, tables with their rows of cells of blocks, notes by kind and number."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from litigator.drafting.paragraphs import w
from litigator.drafting.redlining.carrying import Carrier
from litigator.drafting.redlining.tokens import Resolve, Token, tokens_of

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NOTES = ("footnote", "endnote")


@dataclass(slots=True)
class Block:
    """A paragraph as it reads, or a table with its rows of cells of blocks. `tokens` splits the paragraph's runs when it is asked for."""

    node: Any
    resolve: Resolve
    read: list[Token] = field(default_factory=list)
    rows: "list[Row]" = field(default_factory=list)
    _tokens: list[Token] | None = None

    @property
    def is_table(self) -> bool:
        return bool(self.node.tag == w("tbl"))

    @property
    def tokens(self) -> list[Token]:
        """The paragraph token by token, each in runs of its own."""
        if self._tokens is None:
            self._tokens = tokens_of(self.node, self.resolve)
        return self._tokens

    @property
    def words(self) -> list[str]:
        """What it says, for telling how alike two are."""
        if self.is_table:
            return [word for row in self.rows for word in row.words]
        said: list[str] = []
        for token in self.read:
            said += token.key[2:].split() if token.key.startswith("t:") else [token.key]
        return said

    @property
    def key(self) -> str:
        if self.is_table:
            return "table\x00" + "\x00".join(row.key for row in self.rows)
        # Where runs part is no difference: text that goes on is one.
        return "paragraph" + "".join(
            f"\x01{token.key[2:]}" if token.key.startswith("t:") else f"\x00{token.key}\x00" for token in self.read
        ).replace("\x01", "")

    def is_the_same(self, other: "Block") -> bool:
        """Whether two paragraphs are the same to the letter and the look, with nothing in them that leads elsewhere."""
        ours, theirs = (
            etree.tostring(node, method="c14n", exclusive=True, with_tail=False) for node in (self.node, other.node)
        )
        return bool(ours == theirs) and not any(token.note for token in self.read) and not self._leads_elsewhere()

    def _leads_elsewhere(self) -> bool:
        return any(name.startswith(_RELATION) for node in self.node.iter() for name in node.attrib)


@dataclass(slots=True)
class Row:
    """A row of a table: each of its cells as blocks."""

    node: Any
    cells: list[list[Block]]

    @property
    def words(self) -> list[str]:
        return [word for cell in self.cells for block in cell for word in block.words]

    @property
    def key(self) -> str:
        return "\x02".join("\x01".join(block.key for block in cell) for cell in self.cells)


@dataclass(slots=True)
class Side:
    """One of the two versions of a part: its name, its parsed notes by kind and id."""

    part: str
    parts: dict[str, bytes]
    roots: dict[str, Any]
    carrier: Carrier

    def blocks(self, parent: Any) -> list[Block]:
        resolve = self.carrier.resolver(self.parts, self.part)
        return [self._block(node, resolve) for node in block_nodes(parent)]

    def _block(self, node: Any, resolve: Any) -> Block:
        if node.tag == w("p"):
            return Block(node, resolve, read=tokens_of(node, resolve, as_it_stands=True))
        rows = [
            Row(row, [[self._block(one, resolve) for one in block_nodes(cell)] for cell in nodes_inside(row, w("tc"))])
            for row in nodes_inside(node, w("tr"))
        ]
        return Block(node, resolve, rows=rows)

    def note(self, kind: str, identity: str) -> Any:
        root = self.roots.get(f"word/{kind}s.xml")
        if root is None:
            return None
        return next((note for note in root if note.get(w("id")) == identity), None)


_TRANSPARENT = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag"))


def nodes_inside(parent: Any, tag: str) -> Iterator[Any]:
    """The children of that name, through content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from nodes_inside(child, tag)


def block_nodes(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables of a body, cell or note, in order, through content controls."""
    for child in parent:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in _TRANSPARENT:
            yield from block_nodes(child)
