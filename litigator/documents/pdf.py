"""A PDF read as text, page by page: lines joined to paragraphs, words parted at a line's end joined, running heads and page numbers dropped."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from litigator.documents.document import Block, Document, Style
from litigator.documents.language import language_of
from litigator.errors import Refused, Unreadable
from litigator.tongue import phrase

MAX_PAGES = 3_000
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|puslapis|psl\.)?\s*[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*(?:/|of|iš|sur)\s*\d{1,4})?", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d{1,4}\.(?:\d{1,3}\.?)?(?:\s+\S|$)")
_ENDS = re.compile(r"[.:;!?…]['\"”’»“)\]]*$")
_DIGITS = re.compile(r"\d+")
_BOUNDARY = re.compile(r"\w+")
_WORDS = re.compile(r"\w+(?:-\w+)?")
_PART_HYPHEN = "\ufffe"
_WHY = {
    pdfium.FPDF_ERR_PASSWORD: ("is locked with a password", "open it with its password and save it without one"),
    pdfium.FPDF_ERR_SECURITY: ("is locked in a way that is not known", "open it and print it to a new PDF"),
}


@dataclass(slots=True)
class _Line:
    """A line of a page: its text, and where it stands in points from the left and the bottom.

    A word parted at the end of a line makes one line of two, so that the last character may stand lower (`end`) than the first (`bottom`).
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    end: float
    size: float


def read(data: bytes, name: str) -> Document:
    """The PDF in `data`. Raises `Unreadable` when it is broken, locked or holds no text, `Refused` when it has too many pages."""
    pages = _pages(data, name)
    lines = _without_running_heads(pages)
    if not lines:
        raise Unreadable(
            phrase("{name} holds no text, only pictures of pages", name=name),
            fix=phrase("have the pages read (OCR) and save that"),
        )
    body = median([line.size for line in lines])
    notes = [line for line in lines if _is_note(line, body)]
    noted = {id(line) for line in notes}
    words = Counter(word.lower() for line in lines for word in _WORDS.findall(line.text))
    blocks = [
        *_paragraphs([line for line in lines if id(line) not in noted], "paragraph", words),
        *_paragraphs(notes, "footnote", words),
    ]
    return Document(kind="pdf", language=language_of("\n".join(block.text for block in blocks)), blocks=tuple(blocks))


def letters_by_page(data: bytes, name: str) -> list[int]:
    """How many letters and figures each page holds as text: none where a page is a picture. Raises as `read` does."""
    return [sum(character.isalnum() for line in page for character in line.text) for page in _pages(data, name)]


def opened(data: bytes, name: str, *, most: int) -> Any:
    """The PDF in `data`, as pypdfium2 has it. Raises `Unreadable` when it is broken, locked or has no pages, `Refused` above `most` pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        what, fix = _WHY.get(
            getattr(error, "err_code", None) or 0,
            ("is broken or no PDF", "ask for the file again, or print it to a new PDF"),
        )
        raise Unreadable(f"{name} {what}", fix=fix) from error
    count = len(document)
    if count == 0:
        raise Unreadable(phrase("{name} has no pages", name=name), fix=phrase("ask for the file again"))
    if count > most:
        raise Refused(
            phrase("{name} has {count:,} pages; at most {most:,} are read", name=name, count=count, most=most),
            fix=phrase("part it"),
        )
    return document


def _pages(data: bytes, name: str) -> list[list[_Line]]:
    document = opened(data, name, most=MAX_PAGES)
    found = []
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise Unreadable(
                phrase("{name}: page {number} cannot be read", name=name, number=number + 1),
                fix=phrase("print it to a new PDF"),
            ) from error
        found.append(list(_lines(text, number + 1)))
        text.close()
        page.close()
    return found


def _lines(page: Any, number: int) -> Iterator[_Line]:
    """The lines of a page as the reader of PDFs finds them."""
    count = page.count_chars()
    if count <= 0:
        return
    text = page.get_text_range(0, count)
    start = 0
    for piece in re.split(r"(\r\n|\r|\n)", text):
        shown = piece.strip()
        if shown and piece not in ("\r", "\n"):
            first = start + len(piece) - len(piece.lstrip())
            yield _placed(page, shown, number, first)
        start += len(piece)


def _placed(page: Any, text: str, number: int, first: int) -> _Line:
    start, middle, end = (
        pdfium.FPDFText_GetCharIndexFromTextIndex(page, first + at) for at in (0, len(text) // 2, len(text) - 1)
    )
    left, bottom, _ = _box(page, start)
    _, lower, right = _box(page, end)
    size = float(pdfium.FPDFText_GetFontSize(page, middle))
    return _Line(text, number, left, right, bottom, lower, round(size, 1))


def _box(page: Any, index: int) -> tuple[float, float, float]:
    """Left, bottom and right of one character."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top):
        return 0.0, 0.0, 0.0
    return left.value, bottom.value, right.value


# What is on every page


def _without_running_heads(pages: list[list[_Line]]) -> list[_Line]:
    """All lines but those that stand at the top or the bottom of page after page, and the page numbers."""
    edges = [(page[:2], page[-2:]) for page in pages]
    seen = Counter(
        pattern
        for top, bottom in edges
        for pattern in {_pattern(line) for line in (*top, *bottom) if len(line.text) < 160}
    )
    often = max(3, len(pages) // 4)
    offsets = Counter(
        int(match[1]) - line.page
        for top, bottom in edges
        for line in {id(line): line for line in (*top[:1], *bottom[-1:])}.values()
        if (match := _PAGE_NUMBER.fullmatch(line.text))
    )
    offset, times = offsets.most_common(1)[0] if offsets else (None, 0)
    numbered = times >= max(2, len(pages) // 2)
    kept = []
    for page in pages:
        marginal = {id(line) for line in (*page[:2], *page[-2:])}
        for line in page:
            match = _PAGE_NUMBER.fullmatch(line.text)
            is_number = numbered and match is not None and int(match[1]) - line.page == offset
            is_head = seen[_pattern(line)] >= often and any(character.isalpha() for character in line.text)
            if id(line) not in marginal or not (is_number or is_head):
                kept.append(line)
    return kept


def _pattern(line: _Line) -> str:
    return _DIGITS.sub("#", line.text.lower())


def _is_note(line: _Line, body: float) -> bool:
    """Small print: the notes at the foot of a page."""
    return 0 < line.size < body * 0.92


# Paragraphs


def _paragraphs(lines: list[_Line], style: Style, words: Counter[str]) -> Iterator[Block]:
    gathered: list[_Line] = []
    measure = _Measure.of(lines)
    for line in lines:
        if gathered and measure.begins(line, gathered[-1]):
            yield _block(gathered, style, words)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _block(gathered, style, words)


def _block(lines: list[_Line], style: Style, words: Counter[str]) -> Block:
    return Block(text=_joined([line.text for line in lines], words), style=style, where=f"page {lines[0].page}")


@dataclass(frozen=True, slots=True)
class _Measure:
    """How the lines of a text are set: its margins, and how far apart its lines stand."""

    left: float
    right: float
    pitch: float

    @classmethod
    def of(cls, lines: Iterable[_Line]) -> "_Measure":
        lines = list(lines)
        placed = [line for line in lines if line.right > line.left]
        if not placed:
            return cls(0, 0, 0)
        lefts = Counter(round(line.left) for line in placed)
        rights = sorted(line.right for line in placed)
        gaps = [
            upper.bottom - lower.bottom
            for upper, lower in zip(placed, placed[1:], strict=False)
            if upper.page == lower.page and 0 < upper.bottom - lower.bottom < 60
        ]
        return cls(float(lefts.most_common(1)[0][0]), rights[int(len(rights) * 0.9)], median(gaps) if gaps else 0.0)

    def begins(self, line: _Line, before: _Line) -> bool:
        """Whether `line` begins a paragraph, `before` being the line above it."""
        ended = bool(_ENDS.search(before.text))
        if not self.pitch:
            return ended
        short = self._had_room(before, line)
        if _NUMBERED.match(line.text) and (ended or short):
            return True
        if line.page != before.page:
            return ended and (short or not line.text[:1].islower())
        if before.end - line.bottom > self.pitch * 1.45 or before.end < line.bottom:
            return True
        if before.text.isupper() and line.text.isupper():
            return False  # a heading that runs over two lines
        indented = line.left > self.left + 8 and line.left > before.left + 4
        return (ended and (short or indented)) or (short and line.text[:1].isupper() and not before.text.endswith(","))

    def _had_room(self, before: _Line, line: _Line) -> bool:
        """Whether the first word of `line` would still have fitted on the line before it: then that line was left off on purpose."""
        word = len(line.text.split(" ", 1)[0]) + 1
        wide = (line.right - line.left) / max(len(line.text), 1) if line.right > line.left else 0.0
        room = self.right - before.right
        return room > max(word * min(wide, 12.0) * 1.3, (self.right - self.left) * 0.04)


def _joined(lines: list[str], words: Counter[str]) -> str:
    """Lines as one text. A hyphen at a line's end goes where the whole word stands elsewhere in the text, or nothing says that it stays."""
    text = lines[0]
    for line in lines[1:]:
        parted = text.endswith(("-", "\u00ad", "\u2010", _PART_HYPHEN)) and text[-2:-1].isalnum()
        text = f"{text[:-1]}{_PART_HYPHEN}{line}" if parted else f"{text} {line}"
    first, *others = text.split(_PART_HYPHEN)
    for other in others:
        first = _rejoined(first, other, words)
    return first


def _rejoined(text: str, line: str, words: Counter[str]) -> str:
    before = _BOUNDARY.findall(text)
    after = _BOUNDARY.match(line)
    if not before or after is None or not line[:1].islower():
        return f"{text}-{line}"
    first, second = before[-1].lower(), after[0].lower()
    whole, compound = words[first + second], words[f"{first}-{second}"]
    if whole or compound:
        return text + line if whole > compound else f"{text}-{line}"
    return f"{text}-{line}" if words[first] > 1 and words[second] > 1 else text + line
