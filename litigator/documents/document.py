"""A document from outside as text: its blocks in order, each with the place where a person finds it."""

from dataclasses import dataclass, field
from typing import Literal

from litigator.tongue import phrase

Kind = Literal["docx", "pdf", "html", "text"]
Style = Literal["paragraph", "heading", "quote", "table", "footnote", "endnote", "text box"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, table row or note. `where` is said to people: `paragraph 14`, `table 2, row 3`, `page 5`, `footnote 3`.

    `number` is the number printed before it that is not part of `text` (Word's automatic `14.`, `(a)`). `ordinal` counts the
    paragraphs of the body of a Word file from 0, empty ones and those of tables included, in the order of the file.
    """

    text: str
    style: Style = "paragraph"
    where: str = ""
    number: str | None = None
    ordinal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What was read of a file. `language` is None where the text speaks none we know; `warnings` say what was left out or doubtful."""

    kind: Kind
    language: str | None = None
    title: str | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The whole text, a line a block, numbers as printed."""
        return "\n".join(f"{block.number} {block.text}" if block.number else block.text for block in self.blocks)


def hidden_text(places: int) -> str:
    """What is told of hidden text that was left out."""
    if places == 1:
        return phrase("hidden text was left out in 1 place")
    return phrase("hidden text was left out in {count} places", count=places)
