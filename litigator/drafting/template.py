"""A Word template ready to be filled: its parts as steps, its slots, its styles, and where each tag stands.

A template is drawn in Word. Short tags print facts; slots, each alone in its paragraph, take clauses, statements, relief,
annexes and authorities. `read_template` returns it compiled; everything wrong with it is told at once (`template_reading`).
"""

from collections.abc import Mapping
from dataclasses import field

from litigator.drafting.steps import Steps
from litigator.drafting.wording import say
from litigator.shape import dataclass

PARAGRAPH = "Pleading Paragraph"
SUBPARAGRAPH = "Pleading Subparagraph"
HEADING = "Pleading Heading"
SUBHEADING = "Pleading Subheading"
QUOTE = "Pleading Quote"
RELIEF = "Relief Item"
ANNEX = "Annex Item"
AUTHORITY_HEADING = "Authority Heading"
AUTHORITY = "Authority Item"
UNDECIDED = ("", "Normal", "Template Control")
"""Styles in which a slot's paragraph says nothing of how the statements in it are to look: they are numbered with the pleading."""
_SHOWN = 80  # signs of a tag that are told with its place
STYLES_OF_SLOT = {
    "clauses": (PARAGRAPH, SUBPARAGRAPH, SUBHEADING, QUOTE),
    "clause rows": (PARAGRAPH, SUBPARAGRAPH, QUOTE),
    "statements": (PARAGRAPH,),
    "relief": (RELIEF,),
    "annexes": (ANNEX,),
    "authorities": (AUTHORITY_HEADING, AUTHORITY),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for composed paragraphs. `before` counts the template's own numbered paragraphs ahead of it;
    `row` holds the table row to repeat, where the slot is one. `style` is what the slot's own paragraph is drawn in, which
    statements take, and `heading` the heading above it.
    """

    key: str
    kind: str
    name: str
    before: int
    row: str = ""
    style: str = PARAGRAPH
    heading: str = ""

    @property
    def numbered(self) -> bool:
        """Whether what stands here goes on with the numbers of the pleading."""
        return self.style == PARAGRAPH


@dataclass(frozen=True, slots=True)
class Mark:
    """A provision that the template's own text names: `slot` counts the slots before it, `number` its own numbered paragraphs since the
    last of them (0 where the paragraph has no number), `heading` is the heading above it, `words` the paragraph.
    """

    act: str
    provision: str
    slot: int
    number: int
    bookmark: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Tag:
    """Where a tag stands: part, paragraph number in it, the nearest heading above, and the tag."""

    part: str
    paragraph: int
    heading: str
    text: str

    @property
    def where(self) -> str:
        tag = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        if not self.heading:
            return say("{part}, paragraph {number}: {tag}", part=self.part, number=self.paragraph, tag=tag)
        under = "{part}, paragraph {number}, under «{heading}»: {tag}"
        return say(under, part=self.part, number=self.paragraph, heading=self.heading, tag=tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template ready to fill: `sources` are the parts with tags (Jinja text) and `steps` the same compiled, `rows` the steps of the rows
    of slots, `names` the facts each part names, `members` all other parts as they were.
    """

    name: str
    sha256: str
    sources: Mapping[str, str]
    steps: Mapping[str, Steps]
    members: Mapping[str, bytes]
    rows: Mapping[str, Steps] = field(default_factory=dict)
    slots: tuple[Slot, ...] = ()
    marks: tuple[Mark, ...] = ()
    passages: tuple[str, ...] = ()
    styles: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[Tag, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trailing: int = 0
    sections: int = 0


def read_template(data: bytes, name: str) -> Template:
    """Compile the Word template in `data`.

    Raises `Unreadable` (no Word document), `Refused` (hostile content, each tag named) or `LibraryFault` (mistakes, all of them).
    """
    from litigator.drafting import template_reading

    return template_reading.compiled(data, name)
