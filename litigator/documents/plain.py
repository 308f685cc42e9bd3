"""Plain text and Markdown: a block a line; in text wrapped by hand, a block a paragraph."""

import html
import re
import statistics

from litigator.documents.decoding import decode
from litigator.documents.document import Block, Document
from litigator.documents.language import language_of

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\((?:https?:|mailto:|#|\.{0,2}/)[^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![\w*_])")
_WRAPPED_AT = (40, 110)


def read(data: bytes, name: str) -> Document:
    """The text in `data`. Raises `Unreadable` when it is empty or no text."""
    decoded = decode(data, name)
    lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    marked = name.casefold().endswith((".md", ".markdown"))
    blocks = []
    for first, line in _paragraphs(lines):
        text = unmarked(line) if marked else line
        heading = _HEADING.fullmatch(text)
        blocks.append(
            Block(
                text=heading[2] if heading else text,
                style="heading" if heading else "paragraph",
                where=f"line {first}",
            )
        )
    return Document(
        kind="text",
        language=language_of(decoded.text),
        blocks=tuple(blocks),
        warnings=decoded.warnings,
        metadata={"encoding": decoded.encoding},
    )


def unmarked(text: str) -> str:
    """A line of Markdown as it is read: no emphasis, no link's address, no entity stands between a number and its digits."""
    text = _LINK.sub(r"\1", html.unescape(text))
    for _ in range(3):  # emphasis within emphasis
        text = _EMPHASIS.sub(r"\2", text)
    return text


def _paragraphs(lines: list[str]) -> list[tuple[int, str]]:
    """Each paragraph with the number of its first line."""
    wrapped = _is_wrapped(lines)
    found: list[tuple[int, str]] = []
    broken = True
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and wrapped and not broken:
            found[-1] = (found[-1][0], f"{found[-1][1]} {text}")
        elif text:
            found.append((number, text))
        broken = not text or text.startswith("#")
    return found


def _is_wrapped(lines: list[str]) -> bool:
    """Lines broken at a margin, paragraphs parted by empty lines: most lines are about as long as the longest ones."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    if len(lengths) < 8 or sum(not line.strip() for line in lines) < len(lines) * 0.05:
        return False
    longest = statistics.quantiles(lengths, n=20)[-1]
    full = sum(length > longest * 0.8 for length in lengths)
    return _WRAPPED_AT[0] <= longest <= _WRAPPED_AT[1] and full > len(lengths) * 0.5
