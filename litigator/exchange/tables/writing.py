"""Tables written: a workbook with filters, frozen headings, real days and native charts; or CSV that no spreadsheet runs."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from litigator.exchange.tables.giving_out import Matrix, Rows
from litigator.exchange.tables.neutral import SIGNS, escaped, neutralised
from litigator.exchange.tables.sheet import Cell, letter, text_of

LONGEST = 32_000  # characters; a cell of Excel holds 32,767
_WIDEST, _NARROWEST = 60, 8
_DAY = "yyyy-mm-dd"
_FIRST_DAY = date(1901, 1, 1)  # Excel counts its days from 1900, with one that never was


def csv_of(table: Rows) -> bytes:
    """One table as CSV: UTF-8 with its mark, every cell neutralised; what a spreadsheet changes nothing of comes back as it was."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([neutralised(one) for one in table.headings])
    writer.writerows([neutralised(text_of(cell)) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def workbook_of(tables: Sequence[Rows], matrix: Matrix | None) -> bytes:
    """The tables as one .xlsx, a sheet each, the matrix with its charts at the end."""
    from openpyxl import Workbook  # type: ignore[import-untyped]

    book = Workbook(write_only=True)
    for table in tables:
        _sheet(book, table)
    if matrix is not None:
        _matrix(book, matrix)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(book: Any, table: Rows) -> None:
    sheet = book.create_sheet(table.name)
    parts = _parts(table)
    headings = [
        heading if not part else f"{heading} ({part + 1})"
        for heading, number in zip(table.headings, parts, strict=True)
        for part in range(number)
    ]
    sheet.freeze_panes = "B2" if table.name == "cases" else "A2"
    _widths(sheet, headings, _split(table.rows[:400], parts))
    sheet.auto_filter.ref = f"A1:{letter(max(len(headings), 1) - 1)}{len(table.rows) + 1}"
    sheet.append([_bold(sheet, one) for one in headings])
    for row in _split(table.rows, parts):
        sheet.append([_cell(sheet, cell) for cell in row])


def _parts(table: Rows) -> list[int]:
    """Into how many cells each column must be cut, so that the longest text of it fits."""
    longest = [1] * len(table.headings)
    for row in table.rows:
        for place, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > LONGEST // 7:
                longest[place] = max(longest[place], len(_pieces(cell)))
    return longest


def _pieces(text: str) -> list[str]:
    """The text in pieces that each fit a cell, written out as Excel keeps them."""
    size = LONGEST if len(escaped(text)) - len(text) < 700 else LONGEST // 7
    return [text[begin : begin + size] for begin in range(0, len(text), size)]


def _split(rows: Sequence[tuple[Cell, ...]], parts: Sequence[int]) -> list[list[Cell]]:
    if all(number == 1 for number in parts):
        return [list(row) for row in rows]
    return [[one for cell, number in zip(row, parts, strict=True) for one in _padded(cell, number)] for row in rows]


def _padded(cell: Cell, number: int) -> list[Cell]:
    pieces: list[Cell] = [*_pieces(cell)] if isinstance(cell, str) and number > 1 else [cell]
    return [*pieces, *[None] * (number - len(pieces))]


def _widths(sheet: Any, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    for place, heading in enumerate(headings):
        longest = max([len(heading) + 3, *(len(text_of(row[place]).split("\n")[0]) for row in rows)])
        sheet.column_dimensions[letter(place)].width = min(max(longest + 1, _NARROWEST), _WIDEST)


def _bold(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
    from openpyxl.styles import Font  # type: ignore[import-untyped]

    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Cell) -> Any:
    """A cell: days as days, numbers as numbers, and text as text whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, date) and value >= _FIRST_DAY:
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = _DAY
        return cell
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if value is None:
        return None
    text = escaped(text_of(value))
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if text.startswith(SIGNS):
        cell.quotePrefix = True
    return cell


def _matrix(book: Any, matrix: Matrix) -> None:
    """Counts with their charts. The sheet is computed, and never read back."""
    sheet = book.create_sheet("matrix")
    sheet.column_dimensions["A"].width = 10
    sheet.column_dimensions["B"].width = 60
    rows: list[list[Any]] = [
        ["(issue)", "(title)", *(f"({forum})" for forum in matrix.forums)],
        *(
            [code, title, *(matrix.cells.get((code, forum), 0) for forum in matrix.forums)]
            for code, title in matrix.issues
        ),
    ]
    begin_months = len(rows) + 2
    rows += [[], ["(month)", "(limits to keep)"], *([month, number] for month, number in matrix.months)]
    begin_issues = len(rows) + 2
    rows += [[], ["(issue)", "(open cases)"], *([code, number] for code, number in matrix.by_issue)]
    right = letter(len(matrix.forums) + 3)
    if matrix.months:
        chart = _chart(sheet, "Limits to keep, by month", begin_months, len(matrix.months))
        sheet.add_chart(chart, f"{right}2")
    if matrix.by_issue:
        chart = _chart(sheet, "Open cases, by issue", begin_issues, len(matrix.by_issue))
        sheet.add_chart(chart, f"{right}20")
    for number, row in enumerate(rows, 1):
        bold = number in (1, begin_months, begin_issues)
        sheet.append([_bold(sheet, str(one)) if bold else _cell(sheet, one) for one in row])


def _chart(sheet: Any, title: str, heading_row: int, number: int) -> Any:
    """A native chart over two columns: names in A, counts in B, under the heading row."""
    from openpyxl.chart import BarChart, Reference  # type: ignore[import-untyped]

    chart = BarChart()
    chart.type, chart.style, chart.title, chart.legend = "col", 10, title, None
    chart.height, chart.width = 8, 18
    chart.add_data(
        Reference(sheet, min_col=2, min_row=heading_row, max_row=heading_row + number), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=heading_row + 1, max_row=heading_row + number))
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorUnit = None
    return chart
