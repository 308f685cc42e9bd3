"""The month: each day with how many dates fall on it, and the agenda below; a day is chosen with the arrows."""

from datetime import date, timedelta
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from litigator.cli.asked import Desk
from litigator.cli.desk import DAYS, weekday
from litigator.cli.month import named
from litigator.dashboard import drawing
from litigator.dashboard.drawing import QUIET, Parts, text
from litigator.dashboard.entries import Entries, Entry, title, words
from litigator.docket.reading import Line, Wanted
from litigator.errors import LitigatorError
from litigator.office.views import month
from litigator.tongue import marked, phrase

CELL = 8  # columns


class Grid(Static, can_focus=True):
    """The days of the month."""

    BINDINGS: ClassVar = [
        Binding("left", "move(-1)", phrase("Day before"), show=False, tooltip=phrase("The day before.")),
        Binding("right", "move(1)", phrase("Day after"), show=False, tooltip=phrase("The day after.")),
        Binding("up", "move(-7)", phrase("Week before"), show=False, tooltip=phrase("A week before.")),
        Binding("down", "move(7)", phrase("Week after"), show=False, tooltip=phrase("A week after.")),
        Binding(
            "pageup,left_square_bracket",
            "month(-1)",
            marked("Month before"),
            show=False,
            tooltip=phrase("The month before."),
        ),
        Binding(
            "pagedown,right_square_bracket",
            "month(1)",
            marked("Month after"),
            show=False,
            tooltip=phrase("The month after."),
        ),
    ]

    class Moved(Message):
        """Another day is chosen."""

    def __init__(self, today: date) -> None:
        super().__init__(markup=False)
        self.today = self.day = today
        self.numbers: dict[str, int] = {}

    def action_move(self, days: int) -> None:
        self.day = date.fromordinal(min(max(self.day.toordinal() + days, 1), date.max.toordinal()))
        self.post_message(self.Moved())

    def action_month(self, step: int) -> None:
        first = self.day.replace(day=1)
        near = min(max(first.toordinal() + (45 if step > 0 else -15), 1), date.max.toordinal())
        self.day = date.fromordinal(near).replace(day=1)
        self.post_message(self.Moved())

    def draw(self) -> None:
        first = self.day.replace(day=1)
        parts: Parts = [(named(first), "bold $primary"), "\n"]
        parts += [
            ("".join(f"{phrase(name):>{CELL - 2}}  " for name in DAYS), QUIET),
            "\n",
            " " * (CELL * first.weekday()),
        ]
        day = first
        while day.month == first.month:
            parts.append(self._cell(day))
            if day.weekday() == 6:
                parts.append("\n")
            if day == date.max:
                break
            day += timedelta(days=1)
        self.update(text(*parts))

    def _cell(self, day: date) -> tuple[str, str]:
        number = self.numbers.get(day.isoformat(), 0)
        said = f"{'›' if day == self.day else ' '}{day.day:>2}{f' ({number})' if number else ''}"
        style = "bold $text-warning" if number else "$text-muted"
        if day == self.today:
            style = "bold underline $primary"
        if day == self.day:
            style += " reverse"
        return f"{said:<{CELL}}", style


class Month(Screen[None]):
    """The month and its agenda."""

    TITLE = marked("Month")
    ABOUT = marked(
        "A month: how many dates fall on each day, and what they are. Arrows choose a day, [ and ] the month, Tab goes to the agenda."
    )
    twin = "litigator deadline calendar"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.read_for: date | None = None

    def compose(self) -> ComposeResult:
        yield Grid(self.desk.today())
        yield Entries(id="agenda")
        yield Static("", classes="foot", markup=False)

    def on_mount(self) -> None:
        self.renew()
        self.query_one(Grid).focus()

    def renew(self) -> None:
        grid, agenda = self.query_one(Grid), self.query_one(Entries)
        first = grid.day.replace(day=1)
        try:
            lines = month(self.desk.db, Wanted(), self.desk.today(), first)
        except LitigatorError as fault:
            agenda.put([words(drawing.fault_in_words(fault))])
            return
        grid.numbers = {}
        entries: list[Entry] = []
        for line in lines:
            day = line.row.day or ""
            if day not in grid.numbers:
                entries.append(title(f"{day} {weekday(day)}"))
            grid.numbers[day] = grid.numbers.get(day, 0) + 1
            entries.append(Entry(line, drawing.limit, line.row.uid))
        self.read_for = first
        grid.draw()
        agenda.put(entries or [words(phrase("nothing falls in it"))])

    def on_grid_moved(self) -> None:
        grid = self.query_one(Grid)
        if self.read_for != grid.day.replace(day=1):
            self.renew()
        else:
            grid.draw()
        chosen = grid.day.isoformat()
        self.query_one(Entries).go_to(lambda line: (line.row.day or "") >= chosen)

    def line_here(self) -> Line | None:
        thing: Any = self.query_one(Entries).chosen
        return thing if isinstance(thing, Line) else None

    def case_here(self) -> str | None:
        line = self.line_here()
        return line.row.reference if line else None
