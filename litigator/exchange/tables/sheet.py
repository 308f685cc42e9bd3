"""A table as it stands in its file: sheets of numbered lines of cells, before anybody knows what a column means."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from litigator.tongue import plural


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that holds no value that could be kept: what it shows, and why."""

    shown: str
    why: str


Cell = str | int | float | bool | date | datetime | time | timedelta | Broken | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number in the file (from 1), its cells from the first column on, and what is wrong with the line as a whole."""

    number: int
    cells: tuple[Cell, ...]
    trouble: str | None = None

    @property
    def is_empty(self) -> bool:
        return self.trouble is None and all(is_blank(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or a whole text file. `notes` are to be told: what was hidden, merged, computed, decoded.

    `is_text`: a row with more cells than headings has slipped, for in a text file nothing but the separators holds them apart.
    """

    name: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    hidden: bool = False
    is_text: bool = False


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a decimal point, days as ISO, what is broken as it shows itself."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", timespec="minutes")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return cell.shown if isinstance(cell, Broken) else str(cell)


def letter(index: int) -> str:
    """The letter of a column, as a spreadsheet names it: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def said(text: object, longest: int = 60) -> str:
    """A piece of the table as it is told: in quotes, on one line, not longer than can be read."""
    plain = " ".join(str(text).split())
    return f"«{plain if len(plain) <= longest else plain[: longest - 1] + '…'}»"


def span(numbers: list[int], most: int = 8) -> str:
    """Row numbers as they are told: `rows 3, 5–7 and 9`, the first few where there are many."""
    groups: list[list[int]] = []
    for number in sorted(set(numbers)):
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    told = [str(group[0]) if len(group) == 1 else f"{group[0]}–{group[-1]}" for group in groups[:most]]
    left = len(groups) - most
    more = plural(" and {count} more places", " and {count} more places", left) if left > 0 else ""
    return plural("row {rows}", "rows {rows}", len(set(numbers)), rows=", ".join(told) + more)
