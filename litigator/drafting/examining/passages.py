"""What a Word file shows, as plain values: its paragraphs in order with their numbers, fields and marks, and what it carries unseen."""

from dataclasses import dataclass, field
from typing import Literal

Story = Literal["body", "table", "text box", "footnote", "endnote", "header", "footer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of Word: what it does (`REF`), to which bookmark, with which switches, and the text it shows at present."""

    does: str
    target: str = ""
    switches: tuple[str, ...] = ()
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph as printed. `text` leaves out what was deleted or is hidden.

    `number` is what Word itself prints before it (`14.`, `(a)`), `list` and `level` the list that number is of, `style` the style's name.
    `anchor` is the plain number of this paragraph, or of the last one before it that had one. `heading` is the heading it stands under.
    `boxes` are prompts of content controls nobody filled in.
    """

    text: str
    story: Story = "body"
    number: str | None = None
    list: str | None = None
    level: int = 0
    style: str = ""
    is_heading: bool = False
    in_contents: bool = False
    heading: str = ""
    anchor: str | None = None
    top: int = 0
    table: int = 0
    row: int = 0
    note: int = 0
    fields: tuple[Field, ...] = ()
    links: tuple[str, ...] = ()
    bookmarks: tuple[str, ...] = ()
    highlighted: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    inserted: int = 0
    deleted: int = 0
    reformatted: int = 0
    comments: tuple[str, ...] = ()

    @property
    def running(self) -> bool:
        """Whether it is text of the filing itself: not a running head or foot, nor a line of a table of contents."""
        return self.story not in ("header", "footer") and not self.in_contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment in the margin: who wrote it, and what."""

    author: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A whole file. `marked` is the text of every bookmark that begins and ends in one paragraph, `watermarks` the words across its pages,
    `reset` how many tracked changes of paragraph ends, settings, rows and cells wait in it.
    """

    passages: tuple[Passage, ...] = ()
    marked: dict[str, str] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    watermarks: tuple[str, ...] = ()
    reset: int = 0

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages if passage.running)
