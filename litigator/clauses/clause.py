"""What a clause is: a head that says when and on what it rests, and its text in each language.

The text is a small, closed notation (`docs/clauses.md`): paragraphs, one heading, quotations, sub-items, and
five marks. `parse_text` turns it into pieces once; nothing reads the notation again afterwards.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any, Literal

from litigator.shape import dataclass
from litigator.tongue import phrase

TABLE_GRID = "Table Grid"
"""The style Word gives every table it draws: a clause brings its lines itself, so no template needs it."""
Kind = Literal["paragraph", "subparagraph", "quote"]
PieceKind = Literal["text", "italic", "bold", "cite", "provision", "exhibit", "clause", "tag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A precedent the clause stands on. `pinpoint` only where the paragraph was seen in the decision."""

    authority: str
    pinpoint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A provision of an act (`rules/acts.yaml`) the clause relies on."""

    act: str
    provision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseHead:
    """`templates/clauses/<issue>/<name>.yaml`, as a lawyer writes it."""

    id: str
    version: int
    slot: str
    order: int
    forms: tuple[str, ...]
    status: Literal["draft", "approved", "retired"]
    why: str
    title: Mapping[str, str]
    issues: tuple[str, ...] = ()
    when: Any = None
    requires: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    legislation: tuple[Provision, ...] = ()
    evidence: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    complaint: str | None = None
    approved_by: str | None = None
    approved_on: date | None = None
    review_by: date | None = None
    supersedes: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of clause text. `text` is the words, the tag, or the target of a mark; `detail` its pinpoint or provision."""

    kind: PieceKind
    text: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a clause: what it is in the pleading, and its pieces in order."""

    kind: Kind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of what was drawn in Word. `xml` is written as it is; `style` puts the template's id of the style called `text`; `opened` and
    `closed` stand around the paragraph with the number `number` in the clause; `piece` is a mark, its runs as `text` has them; `note`
    is the id of the footnote `number`.
    """

    kind: Literal["xml", "style", "opened", "closed", "piece", "note"]
    text: str = ""
    number: int = 0
    piece: Piece | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a clause: what the clause's XML calls it (`relation`), its file name in the document, and the file."""

    relation: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a clause drawn in Word looks like: its paragraphs and tables, its footnotes, its pictures."""

    body: tuple[Stretch, ...]
    notes: tuple[tuple[Stretch, ...], ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause in one language. `passages` are its words; where it was `drawn` in Word, that is how they are laid out."""

    heading: str | None
    passages: tuple[Passage, ...]
    drawn: Drawn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause as the library holds it. `hash` covers head and texts, so that a draft can name exactly what it used."""

    head: ClauseHead
    texts: Mapping[str, ClauseText]
    hash: str
    file: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        return self.head.id


# Compiled when the first text is read: a library that comes from its cache has none to read.
_MARK = (
    r"(?P<tag>\{\{.*?\}\}|\{%.*?%\})"
    r"|\[@(?P<cite>[a-z0-9.-]+)(?:,\s*(?P<pinpoint>[^\]]+))?\]"
    r"|\[&(?P<act>[a-z0-9.-]+)\s+(?P<provision>[^\]]+)\]"
    r"|\[#(?P<exhibit>[a-z_]+)\]"
    r"|\[>(?P<clause>[a-z0-9-]+)\]"
)
_NOTATION = (
    _MARK + r"|\*\*(?P<bold>[^*]+)\*\*"
    r"|\*(?P<italic>[^*]+)\*"
)


def parse_text(text: str) -> ClauseText:
    """Read the notation of a clause. Raises `ValueError` naming what is wrong: a mark left open, a second heading, no paragraph."""
    heading: str | None = None
    passages: list[Passage] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        if not block.strip():
            continue
        if block.startswith("# "):
            if heading is not None or passages:
                raise ValueError(phrase("a heading stands once, at the top"))
            heading = " ".join(block[2:].split())
            continue
        passages.extend(_passages(block))
    if not passages:
        raise ValueError(phrase("the text has no paragraph"))
    return ClauseText(heading, tuple(passages))


def _passages(block: str) -> list[Passage]:
    """A block is one paragraph, unless its lines are quotations or sub-items."""
    lines = block.strip().split("\n")
    found: list[tuple[Kind, str]] = []
    for line in lines:
        stripped = line.strip()
        if stripped.startswith("> "):
            found.append(("quote", stripped[2:]))
        elif stripped.startswith("- "):
            found.append(("subparagraph", stripped[2:]))
        elif found and not line.startswith(("> ", "- ")):
            kind, words = found[-1]
            found[-1] = (kind, f"{words} {stripped}")
        else:
            found.append(("paragraph", stripped))
    return [Passage(kind, tuple(_pieces(words))) for kind, words in found]


def marks_in(words: str) -> list[tuple[int, int, Piece]]:
    """The marks in a paragraph drawn in Word, each with where it begins and ends. Raises `ValueError` for a mark left open."""
    found = [(match.start(), match.end(), _piece(match)) for match in re.finditer(_MARK, words)]
    position = 0
    for start, end, _ in (*found, (len(words), len(words), None)):
        _plain(words[position:start], "")
        position = end
    return found


def _pieces(words: str) -> list[Piece]:
    pieces: list[Piece] = []
    position = 0
    for match in re.finditer(_NOTATION, words):
        if match.start() > position:
            pieces.append(_plain(words[position : match.start()], "*"))
        pieces.append(_piece(match))
        position = match.end()
    if position < len(words):
        pieces.append(_plain(words[position:], "*"))
    return pieces


def _plain(words: str, signs: str) -> Piece:
    for mark in ("{{", "}}", "{%", "%}", "{#", "#}", "[@", "[&", "[#", "[>", "[[", *signs):
        if mark in words:
            raise ValueError(phrase("the mark `{mark}` is left open in «{near}»", mark=mark, near=words.strip()[:50]))
    return Piece("text", words)


def _piece(match: re.Match[str]) -> Piece:
    part: dict[str, str] = {"bold": "", "italic": "", **match.groupdict("")}
    if part["tag"]:
        return Piece("tag", part["tag"])
    if part["cite"]:
        return Piece("cite", part["cite"], part["pinpoint"].strip() or None)
    if part["act"]:
        return Piece("provision", part["act"], part["provision"].strip())
    if part["exhibit"]:
        return Piece("exhibit", part["exhibit"])
    if part["clause"]:
        return Piece("clause", part["clause"])
    return Piece("bold", part["bold"]) if part["bold"] else Piece("italic", part["italic"])
