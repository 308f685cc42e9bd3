"""The quotations of a document: passages between quotation marks or set off as a block, and which citation each belongs to.

A passage of fewer than `WORDS` words may be a term rather than a quotation: it is compared only right beside its citation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from litigator.citations.citation import Citation
from litigator.citations.continuing import MARK
from litigator.documents.document import Block

WORDS = 5
NOTES = ("footnote", "endnote")
BESIDE = 60
"""How far from its quotation a citation may begin and still be its own («…» (see X v. Y, § 12))."""

_CLOSING = {"„": "“”", "«": "»", "“": "”", "‟": "”", '"': '"', "‘": "’", "‚": "‘’", "'": "'"}
_SINGLE = "‘'"
_OPENING = re.compile("[„«“‟\"‘‚']")
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[„“«”»\"]")
_QUOTED = re.compile(r"[“„][^“„”]{0,900}[“”]|«[^«»]{0,900}»|\"[^\"]{0,900}\"(?=.)")
_IN_BRACKETS = re.compile(r"[(\[](?:at |see |in )?$")
_OPENS_BRACKETS = re.compile(r"[\s,)]*[\[(][“„«\"]")
_CLOSES_BRACKETS = re.compile(r"[”“»\"]?[.,]?[”“»\"]?\s?[\])]")
_SENTENCE_ENDS = re.compile(r"[.;]\s+(?=[^\W\d_a-z])")
_LEAD_IN = re.compile(r":\s*$")
_OWN_NUMBER = re.compile(r"^\s*(?:\d{1,3}[.)]|\([a-z]\)|[–—-])\s+")
_CITED_IN_BRACKETS = re.compile(r"[\s(\[–—,.;]*(?:see\s|žr\.\s|voir\s|cf\.\s)?[\s(]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A passage quoted, `text` at [start, end) of block `block`. `marked` is False for a block of text without quotation marks."""

    block: int
    start: int
    end: int
    text: str
    marked: bool = True

    @property
    def words(self) -> int:
        return len(_WORD.findall(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A citation and where it stands: `start` and `end` within block `block`."""

    citation: Citation
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose words a passage may be, the likeliest first. `closely` says that the first stands right beside it: there is no doubt whom it quotes.
    `shorter` is the passage without the citation it may end with.
    """

    quotation: Quotation
    candidates: tuple[Placed, ...]
    closely: bool
    shorter: Quotation | None = None


def quotations(blocks: Sequence[Block], least: int = WORDS) -> Iterator[Quotation]:
    """Every passage of at least `least` words that the document quotes, in order; one without quotation marks has five."""
    for place, block in enumerate(blocks):
        if block.style == "heading":
            continue
        found = [
            span for span in _between_marks(block.text) if len(_WORD.findall(block.text[span[0] : span[1]])) >= least
        ]
        for start, end in found:
            yield Quotation(block=place, start=start, end=end, text=block.text[start:end])
        introduced = place > 0 and bool(_LEAD_IN.search(blocks[place - 1].text))
        long = any(len(_WORD.findall(block.text[start:end])) >= WORDS for start, end in found)
        if not long and (block.style == "quote" or introduced) and len(_WORD.findall(block.text)) >= WORDS:
            opening = _OWN_NUMBER.match(block.text)
            start = opening.end() if opening else 0
            yield Quotation(block=place, start=start, end=len(block.text), text=block.text[start:], marked=False)


def _between_marks(text: str) -> Iterator[tuple[int, int]]:
    """The spans inside the outermost quotation marks; one that is never closed runs to the end of the block."""
    at = 0
    while opening := _OPENING.search(text, at):
        start = opening.start()
        end = _closed(text, start) if _opens(text, start) else None
        if end is None and (text[start] in _SINGLE + '"' or not _opens(text, start)):
            at = start + 1
            continue
        yield start + 1, len(text) if end is None else end
        at = len(text) if end is None else end + 1


def _opens(text: str, at: int) -> bool:
    if text[at] not in _SINGLE + '"':
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or not before.isalnum()) and bool(after) and not after.isspace()


def _closed(text: str, opening: int) -> int | None:
    mark, depth = text[opening], 0
    for found in re.compile(f"[{mark}{_CLOSING[mark]}]").finditer(text, opening + 1):
        at = found.start()
        if text[at] in _CLOSING[mark] and _closes(text, at, mark):
            if depth == 0:
                return at
            depth -= 1
        elif text[at] == mark and mark not in _SINGLE + '"':
            depth += 1
    return None


def _closes(text: str, at: int, mark: str) -> bool:
    """A single mark after a letter and before another is an apostrophe; so is one after an s, unless the passage plainly ends there."""
    if mark not in _SINGLE + "‚":
        return True
    after = text[at + 1 : at + 3]
    if after[:1].isalnum():
        return False
    return text[at - 1] != "s" or not after or after[0] in ".,;:)]!?" or (after[0].isspace() and after[1:2] in "([")


def attributed(
    blocks: Sequence[Block], found: Sequence[Quotation], citations: Sequence[Placed]
) -> Iterator[Attribution]:
    """Each quotation with the citations it may belong to: those of its own paragraph first, then of the one before and after."""
    by_block: dict[int, list[Placed]] = {}
    for one in citations:
        by_block.setdefault(one.block, []).append(one)
    for quotation in found:
        ranked = sorted(_candidates(blocks, quotation, by_block), key=lambda pair: pair[0])
        yield Attribution(
            quotation=quotation,
            candidates=tuple(one for _, one in ranked),
            closely=bool(ranked) and ranked[0][0] <= 1.0,
            shorter=_without_its_citation(quotation, by_block.get(quotation.block, ())),
        )


def _without_its_citation(quotation: Quotation, here: Sequence[Placed]) -> Quotation | None:
    """A block set off as a quotation often ends with its citation in brackets: the words end before it."""
    last = next((one for one in here if one.start - quotation.start > len(quotation.text) * 0.4), None)
    if quotation.marked or last is None:
        return None
    words = _CITED_IN_BRACKETS.sub("", quotation.text[: last.start - quotation.start])
    return replace(quotation, text=words, end=quotation.start + len(words))


def _candidates(
    blocks: Sequence[Block], quotation: Quotation, by_block: dict[int, list[Placed]]
) -> Iterator[tuple[float, Placed]]:
    """(rank, citation): 0 right after the passage, 1 before it in its paragraph, 2 and more farther off."""
    text = blocks[quotation.block].text
    for one in by_block.get(quotation.block, ()):
        if one.start >= quotation.end:
            if MARK in one.citation.marks and not _IN_BRACKETS.search(text[: one.start]):
                continue  # «“A”, and in § 8 that “B”»: § 8 is not where A stands
            gap = text[quotation.end : one.start]
            close = len(gap) <= BESIDE and not _SENTENCE_ENDS.search(gap.lstrip('”»“"’.,; '))
            yield (0.0 if close else 2.0) + len(gap) / 10_000, one
        elif one.end <= quotation.start:
            gap = text[one.end : quotation.start]
            if _OPENS_BRACKETS.fullmatch(gap) and _CLOSES_BRACKETS.match(text, quotation.end):
                yield -1.0, one  # «X v. Y, no. 1/20 [“A”], was followed in …»
                continue
            bare = _QUOTED.sub("", gap)  # «it said “A” and “B”»: both are of the citation before them
            close = (
                len(bare) <= 3 * BESIDE
                and not _SENTENCE_ENDS.search(bare.lstrip(".,; "))
                and not _MARKS.search(bare[:-1])
            )
            yield (0.9 if close or not gap.strip(' .,:;„“«”"‘’') else 2.5) + len(gap) / 100_000, one
        elif not quotation.marked:
            yield (0.5 if _CITED_IN_BRACKETS.search(text[: one.start]) else 3.5), one
        # A citation inside quotation marks is part of what is quoted.
    before = by_block.get(quotation.block - 1, [])
    if before:
        led = _LEAD_IN.search(blocks[quotation.block - 1].text)
        yield (1.2 if led else 4.0), before[-1]
        yield from (((1.4 if led else 4.5) + place / 100, one) for place, one in enumerate(reversed(before[:-1])))
    after = by_block.get(quotation.block + 1, [])
    if after:
        opening = blocks[quotation.block + 1].text[: after[0].start]
        yield (1.3 if _CITED_IN_BRACKETS.fullmatch(opening) else 5.0), after[0]
