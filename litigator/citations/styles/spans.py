"""What every style is made of: spans of (words, italic), the pinpoints and the numbers of a citation in words."""

import re
from collections.abc import Sequence

Spans = tuple[tuple[str, bool], ...]
Pinpoints = str | Sequence[str] | None

# Compiled where they are first used: the commonest pinpoint is one number.
_BETWEEN = r"\s*(?:[,;]|\band\b|\bir\b)\s*"
_RANGE = r"(?<=\d)\s*[-‑–]\s*(?=\d)"


def points_of(pinpoints: Pinpoints) -> tuple[str, ...]:
    """The single pinpoints of a citation: `91`, `97-100`, `9.3`. Given as one text (`91, 97-100 and 103`) or as a list of them."""
    texts = [pinpoints] if isinstance(pinpoints, str) else list(pinpoints or ())
    return tuple(point for text in texts for point in _parted(text.strip()))


def _parted(text: str) -> list[str]:
    if text.isdigit():
        return [text]
    return [re.sub(_RANGE, "-", part) for part in re.split(_BETWEEN, text) if part]


def pinpoint_words(pinpoints: Pinpoints, one: str, many: str, last: str, *, to: str = "-", after: bool = False) -> str:
    """`§ 91`, `§§ 91, 97-100 and 103`; nothing where there is no pinpoint. `last` joins the last two, `to` a range;
    `after` sets the word behind its numbers: `91 punktas`.
    """
    points = points_of(pinpoints)
    if not points:
        return ""
    word = one if len(points) == 1 and "-" not in points[0] else many
    numbers = listed([re.sub(_RANGE, to, point) if "-" in point else point for point in points], last)
    return f"{numbers} {word}" if after else f"{word} {numbers}"


def listed(items: Sequence[str], last: str) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])}{last}{items[-1]}"


def with_commas(*parts: str) -> str:
    """The parts there are, with commas between them."""
    return ", ".join(filter(None, parts))


def tail(*parts: str) -> str:
    """The parts there are, a comma before each."""
    return "".join(f", {part}" for part in parts if part)


def without_holes(spans: Spans) -> Spans:
    """The spans there are, joined where a decision has no name: `judgment of 11 May 2017, C-44/16 P`, `sprendimas byloje Nr. 1/20`."""
    kept: list[tuple[str, bool]] = []
    for words, italic in spans:
        text = words
        if kept and text and kept[-1][0].endswith(" "):
            before = kept[-1][0].rstrip(", ")
            if text.startswith(","):
                # «in», «byloje», «case» lead straight to the number; elsewhere the comma stays.
                text = text[1:] if before.endswith(_LEADING) else text
                kept[-1] = (before, kept[-1][1])
            elif text.startswith(" "):
                text = text[1:]
        if not kept:
            text = text.lstrip(", ")
        if text:
            kept.append((text, italic))
    return tuple(kept)


_LEADING = (" in", " byloje", " byla", " case")
