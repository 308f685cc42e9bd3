"""Whether words fit a field: lines broken and sizes chosen as they will be drawn, nothing cut, what does not fit told before."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

# The widths of Helvetica in thousandths of the size, from the space (32) to the tilde (126).
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
_WIDE = {"—": 1000, "–": 556, "…": 1000, "“": 333, "”": 333, "„": 333, "’": 222, "‘": 222, "§": 556, "•": 350, " ": 278}
_OTHER = 667
LEADING = 1.16
MARGIN = 2.0
AUTO = 10.0
SMALLEST = 8.0
_SMALLEST_IN_CELLS = 6.0
_HIGH = 0.93  # from the foot of a g to the head of a k, in parts of the size
"""Where the form leaves the size open, 10 points are tried, and no less than 8: smaller print is not read."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page where a field is drawn: width and height in points, the size of its letters (0: free)."""

    width: float
    height: float
    size: float = 0.0
    lines: Literal["one", "many"] = "one"
    most: int | None = None
    comb: bool = False
    side: Literal["left", "middle", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Setting:
    """Words as they will be drawn: lines from the top at `size` points."""

    lines: tuple[str, ...]
    size: float


def width_of(text: str, size: float) -> float:
    """How wide `text` is in Helvetica of `size` points."""
    return sum(_width(sign) for sign in text) * size / 1000


def _width(sign: str) -> int:
    code = ord(sign)
    if 32 <= code <= 126:
        return _WIDTHS[code - 32]
    if sign in _WIDE:
        return _WIDE[sign]
    base = unicodedata.normalize("NFD", sign)[0]
    return _WIDTHS[ord(base) - 32] if 32 <= ord(base) <= 126 else _OTHER


def set_whole(text: str, box: Box) -> Setting | None:
    """`text` set in `box`, or None where it does not fit whole."""
    if box.most is not None and len(text) > box.most:
        return None
    if box.comb and box.most:
        return _in_cells(text, box, box.width / box.most)
    for size in _sizes(box):
        lines = broken(text, box.width - 2 * MARGIN, size) if box.lines == "many" else (" ".join(text.split()),)
        wide = any(width_of(line, size) > box.width - 2 * MARGIN for line in lines)
        if not wide and len(lines) <= lines_in(box, size):
            return Setting(lines, size)
    return None


def _in_cells(text: str, box: Box, cell: float) -> Setting | None:
    """A letter in each cell, as large as the form says but no wider and no higher than a cell."""
    widest = max((width_of(sign, 1) for sign in text), default=0.0)
    size = min(box.size or AUTO, box.height / _HIGH, cell / widest if widest else AUTO)
    return Setting((text,), size) if size >= _SMALLEST_IN_CELLS else None


def _sizes(box: Box) -> Iterator[float]:
    """The sizes to try: that of the form, where its letters are not higher than the box; where it leaves it open, or they are, smaller ones."""
    if box.size and (box.size * _HIGH <= box.height or box.size <= SMALLEST):
        yield box.size
        return
    size = min(AUTO, box.size or AUTO)
    while size >= SMALLEST:
        yield size
        size -= 0.5


def lines_in(box: Box, size: float) -> int:
    """How many lines of `size` points a box holds."""
    if box.lines == "one":
        return 1 if size * _HIGH <= box.height else 0
    return max(int((box.height - 2 * MARGIN - size) / (size * LEADING)) + 1, 0)


def broken(text: str, width: float, size: float) -> tuple[str, ...]:
    """`text` in lines no wider than `width`, broken between words (a word wider than a line, between its letters)."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if width_of(joined, size) <= width:
                line = joined
                continue
            if line:
                found.append(line)
            *full, line = _chopped(word, width, size)
            found += full
        found.append(line)
    return tuple(found)


def _chopped(word: str, width: float, size: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width_of(pieces[-1] + sign, size) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def flowed(paragraphs: Sequence[str], boxes: Sequence[Box]) -> tuple[list[str], str]:
    """`paragraphs` poured into `boxes`, each filled before the next; what is left over comes second, empty where all of it fits.

    A paragraph that does not fit a box whole is parted between lines, so that a page of the form is filled as a typist would.
    """
    poured: list[str] = []
    rest = "\n".join(paragraphs)
    for box in boxes:
        taken, rest = _filled(rest, box)
        poured.append(taken)
    return poured, rest


def _filled(text: str, box: Box) -> tuple[str, str]:
    if not text:
        return "", ""
    if set_whole(text, box):
        return text, ""
    size = box.size or SMALLEST
    lines = broken(text, box.width - 2 * MARGIN, size)
    room = lines_in(box, size)
    if box.most is not None:
        while room and sum(len(line) + 1 for line in lines[:room]) > box.most:
            room -= 1
    at = _position(text, lines[:room])
    return text[:at].rstrip("\n "), text[at:].lstrip("\n ")


def _position(text: str, lines: Sequence[str]) -> int:
    """Where in `text` the words after `lines` begin."""
    at = 0
    for line in lines:
        at = text.index(line, at) + len(line) if line else at
        while at < len(text) and text[at] == " ":
            at += 1
        if at < len(text) and text[at] == "\n":
            at += 1
    return at


@dataclass(frozen=True, slots=True)
class Placed:
    """A line (or, where each letter has a cell, a letter) and where it begins, in points from the left and the bottom of its box."""

    text: str
    left: float
    bottom: float


def placed(setting: Setting, box: Box) -> tuple[Placed, ...]:
    """Where each line of `setting` stands in `box`."""
    size = setting.size
    if box.comb and box.most:
        cell = box.width / box.most
        level = (box.height - size * 0.72) / 2
        word = setting.lines[0]
        return tuple(Placed(sign, cell * at + (cell - width_of(sign, size)) / 2, level) for at, sign in enumerate(word))
    if box.lines == "one":
        return (Placed(setting.lines[0], _left(setting.lines[0], box, size), (box.height - size * 0.72) / 2),)
    top = box.height - MARGIN - size * 0.78
    return tuple(
        Placed(line, _left(line, box, size), top - at * size * LEADING) for at, line in enumerate(setting.lines) if line
    )


def _left(line: str, box: Box, size: float) -> float:
    """Where a line begins that stands on the side the form gives it."""
    spare = box.width - 2 * MARGIN - width_of(line, size)
    return MARGIN + max(spare, 0.0) * {"left": 0.0, "middle": 0.5, "right": 1.0}[box.side]
