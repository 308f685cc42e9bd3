"""Text tables (CSV and its kin) into lines of cells: any of four separators, line breaks in quotes, and a quote left open that swallows no row."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from litigator.errors import Refused
from litigator.exchange.tables.decoding import decoded
from litigator.exchange.tables.gate import MAX_ROWS
from litigator.exchange.tables.neutral import restored
from litigator.exchange.tables.sheet import Broken, Cell, Line, Sheet, said, span
from litigator.lengths import LONGEST
from litigator.tongue import marked, phrase, plural

SEPARATORS = (";", ",", "\t", "|")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SAYS = re.compile(r"sep=(.)", re.IGNORECASE)
_NAMES = {";": marked("semicolons"), ",": marked("commas"), "\t": marked("tabs"), "|": marked("bars")}
_SAMPLE = 60
_MOST_LINES = 500  # that one row may take


def read_separated(
    data: bytes,
    name: str,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    knows: Callable[[str], bool] = lambda heading: False,
) -> Sheet:
    """The table in `data`. `knows` says whether a text is a heading we know: it decides between separators where counting does not.

    Raises `Unreadable` for what is no text, `Refused` for more lines than a sheet of Excel has. Every line that is no whole row comes back with its trouble.
    """
    found = decoded(data, name, encoding=encoding)
    lines = _LINE.findall(found.text)
    if len(lines) > MAX_ROWS:
        raise Refused(
            phrase(
                "{name} has {count:,} lines; no more than {most:,} are read", name=name, count=len(lines), most=MAX_ROWS
            ),
            fix=phrase("delete the empty lines, or part it into several files"),
        )
    notes = list(found.notes)
    begins, told = _said_separator(lines)
    chosen = separator or told or _likeliest(lines[begins:], knows)
    if told and separator is None:
        notes.append(
            phrase(
                "the file itself says that its cells are separated by {signs}",
                signs=phrase(_NAMES[told]) if told in _NAMES else said(told),
            )
        )
    reading = _Reading(lines, chosen, begins)
    reading.read()
    return Sheet(name=name, lines=tuple(reading.rows), notes=(*notes, *reading.notes()), is_text=True)


def _said_separator(lines: Sequence[str]) -> tuple[int, str | None]:
    """Excel's own first line `sep=;`, and how many lines to pass over for it."""
    match = _SAYS.fullmatch(lines[0].strip("\r\n ").strip('"')) if lines else None
    if match is None and lines and lines[0].rstrip("\r\n") == "sep=\t":
        return 1, "\t"
    return (1, match[1]) if match else (0, None)


def _likeliest(lines: Sequence[str], knows: Callable[[str], bool]) -> str:
    """The separator that makes known headings of one line; else the one that cuts most lines into the same number of cells."""

    def weight(separator: str) -> tuple[int, float, int]:
        rows = [_cut(line.rstrip("\r\n"), separator)[0] for line in lines[:_SAMPLE] if line.strip()]
        counts = Counter(len(row) for row in rows if len(row) > 1)
        headings = max((sum(knows(cell) for cell in row) for row in rows), default=0)
        columns, times = counts.most_common(1)[0] if counts else (1, 0)
        return headings, times / max(len(rows), 1), columns

    return max(SEPARATORS, key=weight)


def _cut(text: str, separator: str) -> tuple[list[str], bool, str]:
    """The cells of one line, whether its last one is an open quote, and what stands in a cell that goes on behind its closing quote.

    A cell in quotes may hold separators, line breaks and doubled quotes; a quote in the middle of a bare cell is a character like any other.
    """
    cells: list[str] = []
    place, strays = 0, ""
    while True:
        begin = place
        while separator != " " and text[begin : begin + 1] == " ":
            begin += 1
        if text[begin : begin + 1] == '"':
            cell, after, closed = _quoted(text, begin + 1)
            if not closed:
                return [*cells, cell], True, strays
            rest = text[after:].split(separator, 1)[0]
            if rest.strip(" "):
                strays += cell
                cell, after = text[begin : after + len(rest)], after + len(rest)
            else:
                after += len(rest)
            cells.append(cell)
        else:
            end = text.find(separator, place)
            after = len(text) if end < 0 else end
            cells.append(text[place:after])
        if after >= len(text):
            return cells, False, strays
        place = after + 1


def _end_of(line: str) -> str:
    """The line break at the end of a line, as it stands there."""
    return line[len(line.rstrip("\r\n")) :]


def _quoted(text: str, begin: int) -> tuple[str, int, bool]:
    """What stands in quotes from `begin` on, the place after them, and whether they are closed."""
    end = begin
    while True:
        end = text.find('"', end)
        if end < 0:
            return text[begin:].replace('""', '"'), len(text), False
        if text[end + 1 : end + 2] != '"':
            return text[begin:end].replace('""', '"'), end + 1, True
        end += 2


@dataclass(slots=True)
class _Reading:
    """One pass over the lines of a text. Rows that a quote may have joined by mistake are kept apart, or told."""

    lines: Sequence[str]
    separator: str
    begins: int
    rows: list[Line] = field(default_factory=list)
    columns: int = 0
    strays: list[int] = field(default_factory=list)

    def read(self) -> None:
        number = self.begins
        while number < len(self.lines):
            number += self._row(number)

    def _row(self, at: int) -> int:
        """Read the row that begins at line `at`, and say how many lines it took."""
        text = self.lines[at].rstrip("\r\n")
        if '"' not in text:
            self._keep(at, text.split(self.separator) if text else [])
            return 1
        cells, still_open, strays = _cut(text, self.separator)
        if not still_open:
            if self.separator in strays:
                told = phrase(
                    "a quote holds several cells together and the text goes on behind it: where the cells end cannot be told"
                )
                self.rows.append(Line(at + 1, (text,), f"{said(text, 40)}: {told}"))
                return 1
            if strays:
                self.strays.append(at + 1)
            self._keep(at, cells)
            return 1
        whole = self._joined(at)
        if whole is not None:
            cells, taken = whole
            if self._looks_swallowed(at, taken):
                self._refuse_all(at, taken)
            else:
                self._keep(at, cells)
            return taken
        self.rows.append(
            Line(
                at + 1,
                (text,),
                phrase("a quote opens in {text} and does not close where the row ends", text=said(text, 40)),
            )
        )
        return 1

    def _joined(self, at: int) -> tuple[list[str], int] | None:
        """The row that begins at `at` with the following lines its quote takes in; None where that cannot be one row.

        It cannot where the quote never closes, where something stands behind the closing quote, or where the row has another number of cells
        than the table while its lines look like rows of their own.
        """
        cells, _, _ = _cut(self.lines[at].rstrip("\r\n"), self.separator)
        held = [cells.pop(), _end_of(self.lines[at])]
        for taken, line in enumerate(self.lines[at + 1 : at + _MOST_LINES], 2):
            inside, after, closed = _quoted(line.rstrip("\r\n"), 0)
            if not closed:
                held += [inside, _end_of(line)]
                continue
            more, still_open, strays = _cut('""' + line[after:].rstrip("\r\n"), self.separator)
            if strays or more[0]:
                return None
            cells += ["".join(held) + inside, *more[1:]]
            if still_open:
                held = [cells.pop(), _end_of(line)]
                continue
            fits = self.columns in (0, len(cells)) or not self._looks_swallowed(at, taken)
            return (cells, taken) if fits else None
        return None

    def _looks_swallowed(self, at: int, taken: int) -> bool:
        """Whether lines after the first look like rows themselves: as many separators as the table has."""
        if self.columns < 2:
            return False
        counts = [line.count(self.separator) + 1 for line in self.lines[at : at + taken]]
        inner = any(count == self.columns for count in counts[1:-1])
        return inner or (counts[0] >= self.columns and counts[-1] >= self.columns)

    def _refuse_all(self, at: int, taken: int) -> None:
        """Lines that quotes make one row and that look like rows each: nobody can say which, so each is told."""
        why = phrase(
            "quotes hold rows {at}–{at2} together, and yet each looks like a row: put the quotes right",
            at=at + 1,
            at2=at + taken,
        )
        self.rows += [Line(at + place + 1, (self.lines[at + place].rstrip("\r\n"),), why) for place in range(taken)]

    def _keep(self, at: int, cells: list[str]) -> None:
        if len(cells) > 1 and self.columns == 0:
            self.columns = len(cells)
        self.rows.append(Line(at + 1, tuple(_cell(text) for text in cells)))

    def notes(self) -> list[str]:
        notes = []
        if self.strays:
            notes.append(
                phrase(
                    "{strays}: quotes stand in the middle of {count}; they are kept as they are",
                    strays=span(self.strays),
                    count=plural("{count:,} cell", "{count:,} cells", len(self.strays)),
                )
            )
        return notes


def _cell(text: str) -> Cell:
    if "\x00" in text:
        return Broken(text, phrase("a NUL character stands in it"))
    if len(text) > LONGEST:
        return Broken(f"{text[:60]}…", phrase("it has {count:,} signs, more than any text", count=len(text)))
    return restored(text)
