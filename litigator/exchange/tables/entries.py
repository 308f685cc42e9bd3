"""A sheet with named columns into entries: what each row says, field by field, or why it says nothing that could be used. No row is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from litigator.errors import Unreadable
from litigator.exchange.tables.days import Day, read_days
from litigator.exchange.tables.headings import Layout, Place, fold
from litigator.exchange.tables.sheet import Broken, Cell, Line, is_blank, letter, said, span, text_of
from litigator.library.shapes import Column
from litigator.tongue import phrase, plural

EVENT = "event:"
_TOTALS = ("is viso", "viso", "suma", "total", "totals", "sum", "in all")


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell says: text, or a day (with the time that stood beside it), under which heading."""

    header: str
    text: str
    day: date | None = None
    time: str | None = None


@dataclass(slots=True)
class Entry:
    """One row of a table: its number and sheet, what it says by field, and every reason why it cannot be taken."""

    row: int
    sheet: str
    said: dict[str, list[Said]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def text(self, name: str) -> str | None:
        """The one text under a field, or None."""
        found = self.said.get(name)
        return found[0].text if found else None

    def day(self, name: str) -> date | None:
        found = self.said.get(name)
        return found[0].day if found else None

    def values(self) -> dict[str, str]:
        """What the row says, for whoever reads the answer: several cells of a field one after another."""
        return {
            name: "; ".join(one.day.isoformat() if one.day else one.text for one in found)
            for name, found in self.said.items()
        }


def entries(
    layout: Layout, columns: Mapping[str, Column], constants: Mapping[str, Said]
) -> tuple[list[Entry], list[str]]:
    """Every row of the sheet as an entry, and what is to be told of the sheet. `constants` fill the fields that a row leaves empty."""
    reading = _Reading(layout, columns)
    found = [reading.entry(line, constants) for line in layout.lines]
    return found, [*layout.sheet.notes, *reading.notes(found)]


def constant(name: str, text: str, columns: Mapping[str, Column]) -> Said:
    """A value that was given for every row. Raises `Unreadable` for a day that is none."""
    if not is_day(name, columns):
        return Said(phrase("--set {name}", name=name), text)
    day = read_days([(0, text)], name)[0][0]
    if day.day is None:
        raise Unreadable(phrase("--set {name}: {why}", name=name, why=day.why))
    return Said(phrase("--set {name}", name=name), text, day.day, day.time)


def is_day(name: str, columns: Mapping[str, Column]) -> bool:
    """Whether a field holds days."""
    return name.startswith(EVENT) or (name in columns and columns[name].kind == "day")


class _Reading:
    def __init__(self, layout: Layout, columns: Mapping[str, Column]) -> None:
        self.layout = layout
        self.headings = len(layout.places) if layout.heading_row is None else _headed(layout)
        self.told: list[str] = []
        self.short: list[int] = []
        self.places = [place for place in layout.places if place.field not in (None, "line")]
        self.days: dict[int, dict[int, Day]] = {}
        for place in self.places:
            if is_day(place.field or "", columns):
                cells = [(line.number, _at(line, place.index)) for line in layout.lines if line.trouble is None]
                days, told = read_days([(row, cell) for row, cell in cells if not is_blank(cell)], _called(place))
                self.days[place.index] = days
                self.told += told

    def entry(self, line: Line, constants: Mapping[str, Said]) -> Entry:
        entry = Entry(line.number, self.layout.sheet.name)
        if line.trouble is not None:
            entry.problems.append(phrase("row {number}: {trouble}", number=line.number, trouble=line.trouble))
            return entry
        self._must_fit(line, entry)
        for place in self.places:
            cell = _at(line, place.index)
            if not is_blank(cell):
                self._take(entry, place, cell)
        if _is_total(line):
            entry.problems.append(phrase("row {number}: it looks like a total, not like a case", number=line.number))
        for name, one in constants.items():
            entry.said.setdefault(name, [one])
        return entry

    def _take(self, entry: Entry, place: Place, cell: Cell) -> None:
        name = place.field or ""
        where = phrase("row {row}, {place}", row=entry.row, place=said(_called(place)))
        if place.index in self.days:
            day = self.days[place.index][entry.row]
            if day.day is None:
                entry.problems.append(f"{where}: {day.why}")
                return
            entry.said.setdefault(name, []).append(Said(_called(place), text_of(cell).strip(), day.day, day.time))
            return
        if isinstance(cell, Broken):
            entry.problems.append(f"{where}: {said(cell.shown)}: {cell.why}")
            return
        entry.said.setdefault(name, []).append(Said(_called(place), text_of(cell).strip()))

    def _must_fit(self, line: Line, entry: Entry) -> None:
        """A row of a text file with more cells than headings has slipped, and nobody can say where."""
        if not self.layout.sheet.is_text or self.layout.heading_row is None:
            return
        over = [cell for cell in line.cells[self.headings :] if not is_blank(cell)]
        if over:
            shown = ", ".join(said(text_of(cell), 20) for cell in over[:3])
            entry.problems.append(
                plural(
                    "row {number}: it has {cells} cells under {headings} headings ({shown} is over)",
                    "row {number}: it has {cells} cells under {headings} headings ({shown} are over)",
                    len(over),
                    number=line.number,
                    cells=len(line.cells),
                    headings=self.headings,
                    shown=shown,
                )
            )
        elif len(line.cells) < self.headings:
            self.short.append(line.number)

    def notes(self, found: list[Entry]) -> list[str]:
        layout, told = self.layout, list(self.told)
        if layout.before:
            shown = "; ".join(said(" ".join(filter(None, map(text_of, line.cells)))) for line in layout.before[:3])
            told.append(
                phrase(
                    "above the headings in row {heading_row} stands what is no row: {shown}",
                    heading_row=layout.heading_row,
                    shown=shown,
                )
            )
        if layout.repeated:
            told.append(phrase("{repeated}: the headings again", repeated=span(list(layout.repeated))))
        if self.short:
            told.append(
                phrase("{short}: fewer cells than headings; what is missing is taken as empty", short=span(self.short))
            )
        for place in layout.places:
            told += self._of_column(place)
        return told

    def _of_column(self, place: Place) -> list[str]:
        """What is to be told of a column that is read by likeness, or not at all."""
        column = phrase("column {letter}", letter=place.letter)
        if place.how in ("near", "word"):
            like = phrase("it is near that name") if place.how == "near" else phrase("of a word in it")
            return [
                phrase(
                    '{header} is read as {field}, because {like}; --map "{name}=…" if it is not',
                    header=said(place.header),
                    field=place.field,
                    like=like,
                    name=place.name,
                )
            ]
        if place.field is not None or place.left_out:
            return []
        number = sum(not is_blank(_at(line, place.index)) for line in self.layout.lines if line.trouble is None)
        if not number or (self.layout.sheet.is_text and place.index >= self.headings):
            return []
        called = said(place.header) if place.header else phrase("without a heading")
        double = phrase(": the heading stands twice") if place.double else ""
        keep = phrase('--map "{name}=note" keeps it as notes, "{name}=-" leaves it out', name=place.name)
        return [
            phrase(
                "{column} {called} is not imported{double} ({number}); {keep}",
                column=column,
                called=called,
                double=double,
                number=plural("{count:,} value", "{count:,} values", number),
                keep=keep,
            )
        ]


def _is_total(line: Line) -> bool:
    """A line that adds up the others: hardly a cell, and the first of them says so."""
    given = [text_of(cell) for cell in line.cells if not is_blank(cell)]
    return 0 < len(given) <= 3 and any(f"{fold(given[0])} ".startswith(f"{one} ") for one in _TOTALS)


def _headed(layout: Layout) -> int:
    """How many cells the heading line of a text file has, the empty ones between others included."""
    line = next((one for one in layout.sheet.lines if one.number == layout.heading_row), None)
    return len(line.cells) if line is not None else 0


def _at(line: Line, index: int) -> Cell:
    return line.cells[index] if index < len(line.cells) else None


def _called(place: Place) -> str:
    return place.header or phrase("column {index}", index=letter(place.index))
