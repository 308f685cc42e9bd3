"""Why a date is what it is: everything about a limit, and how its day was reckoned, step by step."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from litigator.cli.terminal import shown, wrapped
from litigator.dashboard import drawing
from litigator.dashboard.drawing import QUIET, Parts, heading, text
from litigator.docket.reading import Line
from litigator.tongue import phrase


class Why(ModalScreen[None]):
    """The twin of `litigator deadline explain`."""

    BINDINGS: ClassVar = [Binding("escape,e,q", "app.pop_screen", phrase("Back"), tooltip=phrase("Back to the list."))]

    def __init__(self, line: Line, steps: list[str]) -> None:
        super().__init__()
        self.line, self.steps = line, steps

    def compose(self) -> ComposeResult:
        wide = min(self.app.size.width - 12, 90)
        parts: Parts = []
        for number, step in enumerate(self.steps, 1):
            for place, piece in enumerate(wrapped(shown(step), wide, "    ")):
                parts += ["\n", (f"{number:>3} {piece[4:]}" if place == 0 else piece, "")]
        command = f"litigator deadline explain {self.line.row.reference} {self.line.row.rule}"
        with VerticalScroll(classes="box"):
            yield Static(drawing.detail(self.line, wide), markup=False)
            yield Static(text("\n") + heading(phrase("How it was reckoned")) + text(*parts), markup=False)
            yield Static(text("\n", (command, QUIET)), markup=False)
