"""What is asked before a decision: one question in a box, a field or a list to answer with; Esc takes nothing."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from litigator.dashboard.drawing import QUIET, text
from litigator.tongue import phrase


class Field(NamedTuple):
    """One thing to be said. `least` is what is said where it is left empty and must not be."""

    name: str
    label: str
    hint: str = ""
    least: str = ""


class Asked(ModalScreen[dict[str, str] | None]):
    """A question with fields; Enter goes from field to field and at the last one answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", phrase("Back"), tooltip=phrase("Nothing is decided."))
    ]

    def __init__(self, question: str, about: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self.question, self.about, self.fields = question, about, fields

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(text((self.question, "bold $primary")), markup=False)
            yield Static(text((self.about, QUIET)), markup=False, classes="why")
            for field in self.fields:
                yield Static(text((field.label, "bold")), markup=False)
                asked = Input(id=field.name, placeholder=field.hint.replace("\n", " "), compact=True)
                asked.cursor_blink = False
                yield asked
            yield Static("", classes="fault", markup=False)
            yield Static(text((phrase("Enter: decide   Esc: nothing is decided"), QUIET)), markup=False)

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        names = [field.name for field in self.fields]
        place = names.index(event.input.id or "")
        said = {name: self.query_one(f"#{name}", Input).value.strip() for name in names}
        field = self.fields[place]
        if field.least and not said[field.name]:
            self.query_one(".fault", Static).update(text((field.least, "bold $text-error")))
            return
        if place + 1 < len(names):
            self.query_one(f"#{names[place + 1]}", Input).focus()
            return
        lacking = next((one for one in self.fields if one.least and not said[one.name]), None)
        if lacking is not None:
            self.query_one(".fault", Static).update(text((lacking.least, "bold $text-error")))
            self.query_one(f"#{lacking.name}", Input).focus()
            return
        self.dismiss(said)

    def action_leave(self) -> None:
        self.dismiss(None)


class Choice(ModalScreen[str | None]):
    """A question answered by one of a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", phrase("Back"), tooltip=phrase("Nothing is decided."))
    ]

    def __init__(self, question: str, among: Sequence[str]) -> None:
        super().__init__()
        self.question, self.among = question, among

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(text((self.question, "bold $primary")), markup=False)
            options: list[Any] = [Option(text((one, ""))) for one in self.among]
            yield OptionList(*options, markup=False, compact=True)
            yield Static(text((phrase("Enter: choose   Esc: nothing is decided"), QUIET)), markup=False)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.among[event.option_index])

    def action_leave(self) -> None:
        self.dismiss(None)
