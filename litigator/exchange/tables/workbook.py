"""An .xlsx into sheets of lines of cells: days as days, the last values of formulas, and everything hidden, merged or commented told."""

import io
import warnings
from collections import defaultdict
from typing import Any

from litigator.errors import Refused, Unreadable
from litigator.exchange.tables.gate import MAX_CELLS, admitted
from litigator.exchange.tables.neutral import unescaped
from litigator.exchange.tables.sheet import Broken, Cell, Line, Sheet, letter, span
from litigator.tongue import marked, phrase, plural

_MOST_PLACES = 6_000_000
_ERRORS = marked("an error of the spreadsheet stands in it")
_NO_VALUE = marked("a formula without a kept value: open the file in Excel and save it, then import it again")


def read_workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Every sheet of the workbook in `data` that has cells. Raises `Unreadable` and `Refused` as the gate does."""
    notes = admitted(data, name)
    book = _opened(data, name, values=False)
    formulas = any(cell.data_type == "f" for sheet in book.worksheets for cell in _cells(sheet).values())
    valued = _opened(data, name, values=True) if formulas else book
    sheets = [
        _sheet(sheet, _cells(valued.worksheets[place]), notes if not place else ())
        for place, sheet in enumerate(book.worksheets)
    ]
    found = tuple(sheet for sheet in sheets if sheet.lines)
    if not found:
        raise Unreadable(phrase("{name} has no cells", name=name), fix=phrase("check that it is the right file"))
    return found


def _opened(data: bytes, name: str, *, values: bool) -> Any:
    import openpyxl  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of drawings and validations that we do not read
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
        except Exception as error:  # it raises whatever a damaged part makes its reader stumble on
            raise Unreadable(
                phrase("{name} is damaged: a part of it is not as Excel writes it", name=name),
                fix=phrase("open it in Excel and save it again"),
            ) from error
    if sum(len(_cells(sheet)) for sheet in book.worksheets) > MAX_CELLS:
        raise Refused(
            phrase("{name} has more than {MAX_CELLS:,} cells", name=name, MAX_CELLS=MAX_CELLS),
            fix=phrase("split it, or save the sheet as CSV"),
        )
    return book


def _cells(sheet: Any) -> dict[tuple[int, int], Any]:
    """The cells that are there, by (row, column): asking for a range would make a cell of every place in it."""
    cells: dict[tuple[int, int], Any] = sheet._cells
    return cells


def _sheet(sheet: Any, valued: dict[tuple[int, int], Any], notes: tuple[str, ...]) -> Sheet:
    reading = _Reading(sheet, valued)
    lines = reading.lines()
    return Sheet(
        name=str(sheet.title),
        lines=lines,
        notes=(*notes, *reading.notes()) if lines else (),
        hidden=sheet.sheet_state != "visible",
    )


class _Reading:
    """One sheet, and what is to be told of it."""

    def __init__(self, sheet: Any, valued: dict[tuple[int, int], Any]) -> None:
        self.sheet, self.valued = sheet, valued
        self.formulas = self.comments = 0
        self.rows: dict[int, dict[int, Cell]] = defaultdict(dict)
        for (row, column), cell in _cells(sheet).items():
            value = self._value(cell, row, column)
            if value is not None and value != "":
                self.rows[row][column] = value
            self.comments += getattr(cell, "comment", None) is not None
        self.merged = self._spread_merged()
        if sum(max(cells, default=0) for cells in self.rows.values()) > _MOST_PLACES:
            raise Refused(
                phrase("{title} is too wide and too long at once", title=sheet.title),
                fix=phrase("delete the empty columns, or save the sheet as CSV"),
            )

    def lines(self) -> tuple[Line, ...]:
        return tuple(
            Line(row, tuple(cells.get(column) for column in range(1, max(cells) + 1)))
            for row, cells in sorted(self.rows.items())
            if cells
        )

    def _value(self, cell: Any, row: int, column: int) -> Cell:
        value = cell.value
        if cell.data_type == "f":
            formula = getattr(value, "text", None) or str(value)
            self.formulas += 1
            kept = self.valued.get((row, column))
            if kept is None or kept.value is None:
                return Broken(f"={str(formula).removeprefix('=')}", phrase(_NO_VALUE))
            cell, value = kept, kept.value
        if cell.data_type == "e":
            return Broken(str(value), phrase(_ERRORS))
        if isinstance(value, str):
            text = unescaped(value)
            return Broken(text, phrase("a NUL character stands in it")) if "\x00" in text else text
        if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
            return int(value)
        return value if isinstance(value, Cell) else str(value)

    def _spread_merged(self) -> list[str]:
        """A cell merged over several rows counts for each of them; over several columns for the first."""
        spread = []
        for area in self.sheet.merged_cells.ranges:
            value = self.rows.get(area.min_row, {}).get(area.min_col)
            if value is None or area.max_row == area.min_row:
                continue
            span_of = range(area.min_row + 1, area.max_row + 1)
            below = [
                row
                for row in (span_of if len(span_of) < len(self.rows) else list(self.rows))
                if row in span_of and row in self.rows
            ]
            for row in below:
                self.rows[row].setdefault(area.min_col, value)
            if below:
                spread.append(f"{letter(area.min_col - 1)}{area.min_row}–{area.max_row}")
        return spread

    def notes(self) -> list[str]:
        rows = [number for number, line in self.sheet.row_dimensions.items() if line.hidden and number in self.rows]
        columns = self._hidden_columns()
        notes = []
        if self.sheet.sheet_state != "visible":
            notes.append(phrase("the sheet is hidden in Excel; it is read all the same"))
        if rows:
            notes.append(phrase("{rows}: hidden in Excel, and read all the same", rows=span(rows)))
        if columns:
            notes.append(phrase("column {columns}: hidden in Excel, and read all the same", columns=", ".join(columns)))
        if self.merged:
            notes.append(
                phrase(
                    "cells are merged ({merged}): their value counts for each of their rows",
                    merged=", ".join(self.merged[:6]),
                )
            )
        if self.formulas:
            notes.append(
                phrase(
                    "{formulas} computed by formulas: the value that Excel last kept is read",
                    formulas=plural("{count:,} cell", "{count:,} cells", self.formulas),
                )
            )
        if self.comments:
            notes.append(
                phrase(
                    "{comments} on cells: comments are not imported",
                    comments=plural("{count:,} comment", "{count:,} comments", self.comments),
                )
            )
        return notes

    def _hidden_columns(self) -> list[str]:
        used = {column for cells in self.rows.values() for column in cells}
        hidden: set[int] = set()
        for dimension in self.sheet.column_dimensions.values():
            if dimension.hidden:
                first, last = dimension.min or 0, dimension.max or 0
                hidden.update(column for column in used if first <= column <= last)
        return [letter(column - 1) for column in sorted(hidden)]
