"""Days in a column of a table, by the one grammar of dates. A day that may be two is read only where the column itself shows its order, and told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from litigator.dates.grammar import FIRST_YEAR, LAST_YEAR, read
from litigator.exchange.tables.sheet import Broken, Cell, said, span, text_of
from litigator.tongue import heard, marked, phrase

_NUMBERS = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})\2(\d{4}|\d{2})")
_WITH_TIME = re.compile(
    r"(?P<day>.*\d.*?)[ T,]+(?P<time>\d{1,2}[:.]\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?(?:val\.?|h))?", re.DOTALL
)
_EXCEL_DAYS = range(20_000, 80_000)  # 1954 to 2119
_ORDERS = {"dmy": (3, 2, 1), "mdy": (3, 1, 2), "ymd": (1, 2, 3)}
_USUAL = {"/": ("dmy", "mdy"), "-": ("dmy", "mdy", "ymd"), ".": ("dmy", "ymd"), " ": ("dmy", "ymd")}
_ORDER_WORDS = {"dmy": marked("day first"), "mdy": marked("month first"), "ymd": marked("year first")}


@dataclass(frozen=True, slots=True)
class Day:
    """What a cell says of a day: the day and perhaps a time beside it, or why it is none."""

    day: date | None
    time: str | None = None
    why: str | None = None


def read_days(cells: Iterable[tuple[int, Cell]], header: str) -> tuple[dict[int, Day], list[str]]:
    """The days of a column by row, and what is to be told of it. `cells` are its (row, cell) that are not blank."""
    given = list(cells)
    found = {row: _one(cell) for row, cell in given}
    unsure = {row: str(cell) for row, cell in given if found[row].why is not None and isinstance(cell, str)}
    notes: list[str] = []
    for shape, rows in _shapes(unsure).items():
        order, shown_in = _order_of(rows)
        if order is None:
            continue
        settled = {row: day for row, text in rows.items() if (day := _in_order(text, order)) is not None}
        found.update({row: Day(day, _time_in(rows[row])) for row, day in settled.items()})
        if list(settled) == [shown_in]:
            notes.append(
                phrase(
                    "{header}: {text} in row {row} can only be read {order}",
                    header=said(header),
                    text=said(rows[shown_in]),
                    row=shown_in,
                    order=phrase(_ORDER_WORDS[order]),
                )
            )
        elif settled:
            notes.append(
                phrase(
                    "{header}: {rows} read {order}, as {text} in row {row} shows ({shape} in this column)",
                    header=said(header),
                    rows=span(list(settled)),
                    order=phrase(_ORDER_WORDS[order]),
                    text=said(rows[shown_in]),
                    row=shown_in,
                    shape=shape,
                )
            )
    return found, notes


def _one(cell: Cell) -> Day:
    """A cell by itself, without its column."""
    if isinstance(cell, datetime):
        clock = cell.time()
        return _within(cell.date(), None if clock == time() else clock.isoformat("minutes"))
    if isinstance(cell, date):
        return _within(cell)
    if isinstance(cell, Broken):
        return Day(None, why=f"{said(cell.shown)}: {cell.why}")
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return Day(None, why=_number(cell))
    if not isinstance(cell, str):
        return Day(None, why=phrase("{cell} is not a date", cell=text_of(cell)))
    return _text(cell)


def _within(day: date, clock: str | None = None) -> Day:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return Day(day, clock)
    return Day(
        None,
        why=phrase(
            "{day} is not a date: the year is outside {first}–{last}",
            day=day.isoformat(),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        ),
    )


def _number(value: float) -> str:
    told = phrase("{value} is a bare number, not a date", value=text_of(value))
    if value not in _EXCEL_DAYS:
        return told
    day = date(1899, 12, 30) + timedelta(days=int(value))
    return phrase(
        "{told} (as a day of Excel it would be {day}; give the cell a date format, or write it so)", told=told, day=day
    )


def _text(text: str) -> Day:
    plain = text.strip()
    reading = read(plain)
    if reading.date is not None:
        return Day(reading.date)
    beside = _WITH_TIME.fullmatch(plain)
    if beside is not None:
        inner = read(beside["day"].strip())
        if inner.date is not None:
            return Day(inner.date, _time_in(plain))
    if plain.isdecimal() and plain.isascii() and len(plain) < 7:
        return Day(None, why=_number(int(plain)))
    if len(reading.readings) > 1:
        return Day(
            None, why=phrase("{plain} may be two days: {error}", plain=_shown(plain), error=heard(reading.error))
        )
    return Day(None, why=phrase("{plain} is not a date ({error})", plain=_shown(plain), error=heard(reading.error)))


def _shown(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else plain[:39] + "…"


def _time_in(text: str) -> str | None:
    beside = _WITH_TIME.fullmatch(text.strip())
    if beside is None or beside["time"].replace(".", ":").lstrip("0:") == "":
        return None
    return beside["time"].replace(".", ":").zfill(5)


def _shapes(texts: dict[int, str]) -> dict[str, dict[int, str]]:
    """The cells that are three numbers, by how they are written: `../../....` apart from `..-..-..`; each shape has an order of its own."""
    shapes: dict[str, dict[int, str]] = {}
    for row, text in texts.items():
        numbers = _numbers(text)
        if numbers is not None:
            shape = f"the form 1{numbers[2]}2{numbers[2]}{'2003' if len(numbers[4]) == 4 else '03'}"
            shapes.setdefault(shape, {})[row] = text
    return shapes


def _numbers(text: str) -> re.Match[str] | None:
    plain = text.strip()
    beside = _WITH_TIME.fullmatch(plain)
    return _NUMBERS.fullmatch(plain) or (_NUMBERS.fullmatch(beside["day"].strip()) if beside else None)


def _order_of(rows: dict[int, str]) -> tuple[str | None, int]:
    """The one order in which every possible day of these cells can be read, and the row that shows it. None where none does, or two do."""
    possible = {row: {order for order in _ORDERS if _in_order(text, order) is not None} for row, text in rows.items()}
    read_somehow = {row: orders for row, orders in possible.items() if orders}
    shared = set(_ORDERS).intersection(*read_somehow.values()) if read_somehow else set()
    if len(shared) != 1:
        return None, 0
    (order,) = shared
    shown_in = next((row for row, orders in read_somehow.items() if orders == shared), None)
    return (order, shown_in) if shown_in is not None else (None, 0)


def _in_order(text: str, order: str) -> date | None:
    """The day that three numbers are in this order, by the grammar's own form; of a year in two figures, 00–49 are years after 2000."""
    numbers = _numbers(text)
    if numbers is None:
        return None
    parts: Sequence[str] = (numbers[1], numbers[3], numbers[4])
    year, month, day = (parts[place - 1] for place in _ORDERS[order])
    if (
        order not in _USUAL[numbers[2]]
        or len(year) not in (2, 4)
        or max(len(month), len(day)) > 2
        or (order == "ymd" and len(year) == 4)
    ):
        return None
    whole = year if len(year) == 4 else f"{20 if year < '50' else 19}{year}"
    return read(f"{whole}-{month.zfill(2)}-{day.zfill(2)}").date
