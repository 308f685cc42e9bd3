"""The keys: what each does, where, under which name; the line at the foot of the screen, and the help for the focused pane."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from litigator.dashboard.drawing import QUIET, Parts, heading, text
from litigator.tongue import marked, phrase


class Key(NamedTuple):
    """A key, the action it calls, its short name, what it does in a sentence; and the command that does the same."""

    key: str
    action: str
    name: str
    tooltip: str
    twin: str = ""

    @property
    def shown_key(self) -> str:
        return {"slash": "/", "question_mark": "?", "ctrl+p": "^p", "enter": "Enter", "escape": "Esc"}.get(
            self.key, self.key
        )

    def binding(self) -> Binding:
        return Binding(self.key, self.action, phrase(self.name), show=False, tooltip=phrase(self.tooltip))


VIEWS = (
    Key("1", "view('today')", marked("Today"), marked("What presses most, the most urgent first."), "litigator"),
    Key(
        "2",
        "view('docket')",
        marked("Docket"),
        marked("Every open date, the nearest first."),
        "litigator deadline list",
    ),
    Key("3", "view('cases')", marked("Cases"), marked("The cases by reference."), "litigator case list"),
    Key(
        "4",
        "view('matrix')",
        marked("Matrix"),
        marked("Issue by forum, stage and outcome, with the gaps."),
        "litigator case matrix",
    ),
    Key(
        "5",
        "view('detention')",
        marked("Detention"),
        marked("Who is held, and what must be reviewed."),
        "litigator claimant held",
    ),
    Key(
        "6",
        "view('awaiting')",
        marked("Awaiting"),
        marked("Letters that wait for an answer."),
        "litigator deadline list --standing awaiting",
    ),
    Key("7", "view('visits')", marked("Visits"), marked("Monitoring visits and what was recommended.")),
)
SAVED = (
    Key(
        "8",
        "saved('mine')",
        marked("Mine"),
        marked("The docket: only what I have."),
        "litigator deadline list --person ME",
    ),
    Key(
        "9",
        "saved('unconfirmed')",
        marked("Unconfirmed"),
        marked("The docket: what ends a case and nobody has confirmed."),
        "litigator deadline list --unconfirmed",
    ),
    Key(
        "o",
        "saved('overdue')",
        marked("Overdue"),
        marked("The docket: what is overdue."),
        "litigator deadline list --standing overdue",
    ),
    Key(
        "n",
        "saved('week')",
        marked("Next 7 days"),
        marked("The docket: the next seven days."),
        "litigator deadline list --days 7",
    ),
)
DECISIONS = (
    Key(
        "c",
        "confirm",
        marked("Confirm"),
        marked("Confirm the day, as the second person."),
        "litigator deadline confirm CASE RULE",
    ),
    Key(
        "d",
        "done",
        marked("Done"),
        marked("Record the act that meets it, with its document."),
        "litigator deadline done CASE RULE",
    ),
    Key(
        "w",
        "waive",
        marked("Waive"),
        marked("Let it pass, with the reason."),
        "litigator deadline waive CASE RULE --reason …",
    ),
    Key(
        "a",
        "assign",
        marked("Assign"),
        marked("Give it to a person of the office."),
        "litigator deadline assign CASE RULE PERSON",
    ),
    Key(
        "u",
        "undo",
        marked("Undo"),
        marked("Take back my last decision; before any, what was recorded last on the case under the cursor."),
        "litigator case undo CASE",
    ),
)
LOOKING = (
    Key(
        "enter",
        "open_case",
        marked("Open"),
        marked("Open the case: limits, timeline, detention."),
        "litigator case show CASE",
    ),
    Key(
        "e",
        "explain",
        marked("Why"),
        marked("How the day was reckoned, step by step."),
        "litigator deadline explain CASE RULE",
    ),
    Key("slash", "filter", marked("Filter"), marked("Filter as you type; also who:, case:, rule:, forum:, issue:.")),
    Key("m", "month", marked("Month"), marked("The month with its agenda."), "litigator deadline calendar"),
    Key(
        "s",
        "order",
        marked("Order"),
        marked("The docket by day, or by urgency."),
        "litigator deadline list --by-urgency",
    ),
    Key(
        "b",
        "across",
        marked("Across"),
        marked("The matrix by forum, stage or outcome."),
        "litigator case matrix --by …",
    ),
)
GENERAL = (
    Key("question_mark", "help", marked("Help"), marked("The keys of this pane, and why one does nothing.")),
    Key("ctrl+p", "command_palette", marked("Palette"), marked("Every command by name.")),
    Key(
        "r",
        "renew",
        marked("Read again"),
        marked("Read the office again now; it is done by itself when the office changes."),
    ),
    Key("t", "look", marked("Look"), marked("Dark, light, high contrast.")),
    Key("escape", "leave", marked("Back"), marked("Back: out of a pane, a filter, a saved view.")),
    Key("q", "quit", marked("Quit"), marked("Leave the dashboard.")),
)
GROUPS = (
    (marked("Look"), LOOKING),
    (marked("Decide"), DECISIONS),
    (marked("Views"), VIEWS),
    (marked("Saved views"), SAVED),
    (marked("General"), GENERAL),
)
EVERY = tuple(key for _, keys in GROUPS for key in keys)
BINDINGS = [key.binding() for key in EVERY if key.key not in ("enter", "ctrl+p")]
_AT_THE_FOOT = ("?", "/", "Enter", "e", "c", "d", "w", "a", "u", "m", "^p", "q", "s", "b", "r", "t")


def foot(wide: int, refused: dict[str, str]) -> Content:
    """The keys in one line, as many as fit; what does nothing here and now is quiet and struck out, and `?` says why."""
    by_key = {key.shown_key: key for key in EVERY}
    parts: Parts = []
    taken = 0
    for one in _AT_THE_FOOT:
        key = by_key[one]
        name = phrase(key.name)
        size = len(one) + len(name) + 3
        if taken + size > wide:
            continue
        taken += size
        off = key.action in refused
        if off and key.action in ("order", "across"):
            taken -= size
            continue
        parts += [(one, QUIET if off else "bold $primary"), " ", (name, f"{QUIET} strike" if off else ""), "  "]
    return text(*parts)


class Help(ModalScreen[None]):
    """The help for the focused pane: what it shows, its command, its keys, and why one of them does nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "app.pop_screen", phrase("Back"), tooltip=phrase("Back to the pane.")),
    ]

    def __init__(self, title: str, about: str, twin: str, refused: dict[str, str]) -> None:
        super().__init__()
        self.about = (title, about, twin)
        self.refused = refused

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="box"):
            yield Static(self._told(), markup=False)

    def _told(self) -> Content:
        title, about, twin = self.about
        parts = [heading(phrase(title)), text("\n", (phrase(about), ""), "\n")]
        if twin:
            parts.append(text((phrase("The same as a command: "), QUIET), (twin, "bold"), "\n"))
        for name, keys in GROUPS:
            parts.append(text("\n", (phrase(name), "bold $primary")))
            for key in keys:
                off = self.refused.get(key.action)
                said = text("\n  ", (f"{key.shown_key:<6}", "bold"), (phrase(key.tooltip), QUIET if off else ""))
                parts.append(
                    said + text(f"\n{' ' * 8}", (phrase("does nothing here: {off}", off=off), "$text-warning"))
                    if off
                    else said
                )
            parts.append(text("\n"))
        parts.append(text("\n", (phrase("↑ ↓ PgUp PgDn Home End move; Tab goes to the next list; Esc leaves."), QUIET)))
        return Content("").join(parts)
