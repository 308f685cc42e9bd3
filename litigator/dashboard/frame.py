"""The frame of the screen: the line at the head, the views, the line at the foot; what may be done here and now, and why not."""

import os
from importlib import import_module
from typing import Any, ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from litigator.cli.asked import Desk
from litigator.cli.desk import weekday
from litigator.dashboard import keys
from litigator.dashboard.drawing import QUIET, Parts, text
from litigator.dashboard.entries import Entries
from litigator.dashboard.themes import NAMES, THEMES
from litigator.dashboard.today import number
from litigator.dashboard.views import View
from litigator.docket.reading import Line
from litigator.errors import LitigatorError
from litigator.office.desk import Due, due
from litigator.settings import database_path
from litigator.tongue import heard, marked, phrase

ROOMS = {
    "today": "Today",
    "docket": "Docket",
    "cases": "Cases",
    "matrix": "MatrixView",
    "detention": "Detention",
    "awaiting": "Awaiting",
    "visits": "Visits",
}
NARROWEST, LOWEST = 44, 10  # columns and lines: below them it says so and shows nothing
LOOK_AGAIN = 5  # seconds between two looks whether the office has changed
SETTLE = 0.3  # seconds after which what the first frame does not need is looked up
_NEEDS_A_USER = ("confirm", "done", "waive", "assign", "undo")
_NEEDS_A_LIMIT = ("confirm", "done", "waive", "assign", "explain")


class TooNarrow(ModalScreen[None]):
    """What a terminal is told that has no room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", phrase("Quit"), tooltip=phrase("Leave the dashboard."))
    ]

    def compose(self) -> ComposeResult:
        said = phrase(
            "Too narrow: the dashboard needs {columns} columns and {lines} lines. Widen it, or q and: litigator",
            columns=NARROWEST,
            lines=LOWEST,
        )
        yield Static(said, markup=False)


class Frame(App[int]):
    """The views in their frame; what the keys do beyond changing the view stands in `decisions` and `app`."""

    TITLE = "litigator"
    CSS_PATH = "theme.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.BINDINGS]
    HORIZONTAL_BREAKPOINTS = [(130, "-wide")]  # noqa: RUF012
    NOTIFICATION_TIMEOUT = 8

    def __init__(self, desk: Desk, *, view: str = "today", look: str = "dark") -> None:
        super().__init__()
        self.desk, self.first_view, self.opens_month = desk, "today" if view == "month" else view, view == "month"
        self.view_name = ""
        self.known = False  # whether it has been looked up who acts
        self.read_only: str | None = None
        self.actor: str | None = None
        self.backs: list[Any] = []
        self.fault: Exception | None = None
        self._seen: tuple[Any, ...] = ()
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(App.theme, NAMES[look])  # before the first frame, so that nothing is styled twice
        self.stylesheet.set_variables(self.get_css_variables())

    def compose(self) -> ComposeResult:
        yield Static("", id="head", markup=False)
        yield Static("", id="tabs", markup=False)
        with Vertical(id="views"):
            yield self._made(self.first_view)
        yield Static("", classes="foot", markup=False)

    def on_mount(self) -> None:
        self._to_the_list()
        self.call_after_refresh(self.set_timer, SETTLE, self.settle)
        if self.opens_month:
            self.call_after_refresh(self.run_action, "month")

    def _made(self, name: str) -> View:
        """The view of that name; only those that are looked at are ever made, and their rooms loaded."""
        self.view_name = name
        found = getattr(import_module(f"litigator.dashboard.{name}"), ROOMS[name])(self.desk, name)
        assert isinstance(found, View)
        return found

    def settle(self) -> None:
        """What the first frame does not wait for; once."""
        if self._seen:
            return
        self._know_who_acts()
        self._tell_head_anew()
        self._seen = self._looks()
        self.set_interval(LOOK_AGAIN, self._look_again)
        self.tell_keys()

    def _know_who_acts(self) -> None:
        from litigator.dashboard.deciding import actor, why_read_only

        if self.known:
            return
        self.known = True
        try:
            self.read_only = why_read_only(self.desk)
            self.actor = actor(self.desk)
        except LitigatorError as fault:
            self.read_only = heard(fault.message)

    # The head and the foot

    def tell_head(self, found: Due) -> None:
        """The day, and what it holds."""
        day = self.desk.today()
        overdue = (
            phrase("{all_overdue} overdue", all_overdue=number(found.all_overdue))
            if found.all_overdue
            else phrase("nothing overdue")
        )
        near = number(found.within_days) if found.within_days else phrase("nothing")
        week = phrase("{near} due within a week", near=near)
        parts: Parts = [
            (f"{weekday(day.isoformat())} {day.isoformat()}", "bold"),
            "  ",
            (overdue, "bold $text-error" if found.all_overdue else QUIET),
            (" · ", QUIET),
            (week, "bold $text-warning" if found.within_days else QUIET),
        ]
        if found.unconfirmed and self.size.width >= 76:
            parts += [
                (" · ", QUIET),
                (phrase("{unconfirmed} to confirm", unconfirmed=number(found.unconfirmed)), "$text-warning"),
            ]
        if self.actor and self.size.width >= 100:
            parts += [(phrase("   acting: "), QUIET), (self.actor, "$text-accent")]
        self._static("#head").update(text(*parts))

    def _tell_head_anew(self) -> None:
        try:
            self.tell_head(due(self.desk.db, self.desk.today(), limit=1, libraries=self.desk.libraries))
        except LitigatorError as fault:
            self._static("#head").update(text((heard(fault.message), "bold $text-error")))

    def _static(self, selector: str) -> Static:
        return self.screen_stack[0].query_one(selector, Static)

    def _tell_tabs(self) -> None:
        slim = self.size.width < 84
        short = {"detention": marked("Held"), "awaiting": marked("Asked")} if slim else {}
        parts: Parts = []
        for key in keys.VIEWS:
            name = key.action.split("'")[1]
            style = "bold reverse $primary" if name == self.view_name else QUIET
            parts += [
                (f" {key.key} {phrase(short.get(name, key.name))}{'' if slim else ' '}", style),
                "" if slim else " ",
            ]
        self._static("#tabs").update(text(*parts))

    def tell_keys(self) -> None:
        """The line at the foot of the screen in front."""
        try:
            self.screen.query_one(".foot", Static).update(keys.foot(self.size.width - 2, self.refused()))
        except NoMatches:
            return

    def on_resize(self, event: events.Resize) -> None:
        small = event.size.width < NARROWEST or event.size.height < LOWEST
        if small != isinstance(self.screen, TooNarrow):
            if small:
                self.push_screen(TooNarrow())
            else:
                self.pop_screen()
        self.call_after_refresh(self._draw_lines)

    def _draw_lines(self) -> None:
        self._tell_tabs()
        self.tell_keys()
        if self.view_name and self.view_name != "today":
            self._tell_head_anew()

    # What the keys may do here and now

    @property
    def view(self) -> View | None:
        return (
            next(iter(self.screen_stack[0].query(f"#{self.view_name}").results(View)), None) if self.view_name else None
        )

    def pane(self) -> Any:
        """What is in front: the view, or the screen over it."""
        return self.view if len(self.screen_stack) == 1 else self.screen

    def line_here(self) -> Line | None:
        asked = getattr(self.pane(), "line_here", None)
        found = asked() if asked else None
        return found if isinstance(found, Line) else None

    def case_here(self) -> str | None:
        """The case under the cursor, or the one that is open."""
        return None if self.view_name == "matrix" and len(self.screen_stack) == 1 else self._to_open()

    def refused(self) -> dict[str, str]:
        """Which actions do nothing here and now, and why."""
        why: dict[str, str] = {}
        if self.line_here() is None:
            why |= dict.fromkeys(_NEEDS_A_LIMIT, phrase("no limit is under the cursor"))
        if not self.backs and self.case_here() is None:
            why["undo"] = phrase("nothing was decided in this sitting, and no case is under the cursor")
        if self.read_only:
            why |= dict.fromkeys(_NEEDS_A_USER, phrase("read-only, {read_only}", read_only=self.read_only))
            why["saved('mine')"] = self.read_only
        over = len(self.screen_stack) > 1
        if self._to_open() is None:
            why["open_case"] = phrase("no case is under the cursor") if not over else phrase("the case is open already")
        view = self.view
        if over or view is None or not view.FILTERED:
            why["filter"] = phrase("there is nothing to filter here")
        if over or self.view_name not in ("docket", "awaiting"):
            why["order"] = phrase("it orders the docket: press 2 first")
        if over or self.view_name != "matrix":
            why["across"] = phrase("it turns the matrix: press 4 first")
        return why

    def may(self, action: str) -> bool:
        """Whether the action does anything; where not, say why."""
        self._know_who_acts()
        why = self.refused().get(action)
        if why:
            self.notify(why, severity="warning", markup=False)
        return why is None

    @on(Entries.Chosen)
    def _another_entry(self) -> None:
        self.tell_keys()

    # Views

    def action_view(self, name: str) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if name == self.view_name:
            if self.view:
                self.view.leave()
            return
        self._hide_filter()
        shelf = self.screen_stack[0].query_one("#views", Vertical)
        for other in shelf.children:
            other.display = other.id == name
        self.view_name = name
        view = self.view
        if view is None:
            shelf.mount(self._made(name))
        else:
            view.renew()
        self._tell_tabs()
        self.call_after_refresh(self._to_the_list)

    def _to_the_list(self) -> None:
        view = self.view
        if view is not None and view.is_attached and len(self.screen_stack) == 1:
            view.rows.focus()
        self.tell_keys()

    def action_renew(self) -> None:
        self.renew()
        self.notify(phrase("read again"), timeout=2)

    def renew(self) -> None:
        """Read what is in front again, and what stands behind it."""
        for pane in {id(one): one for one in (self.view, self.pane())}.values():
            again = getattr(pane, "renew", None)
            if again is not None:
                again()
        if self.view_name != "today":
            self._tell_head_anew()
        self.tell_keys()

    def _looks(self) -> tuple[Any, ...]:
        path = os.fspath(database_path(self.desk.db))
        found: list[Any] = [self.desk.today()]
        for one in (path, f"{path}-wal"):
            try:
                looks = os.stat(one)
                found.append((looks.st_mtime_ns, looks.st_size))
            except OSError:
                found.append(None)
        return tuple(found)

    def _look_again(self) -> None:
        now = self._looks()
        if now != self._seen:
            self._seen = now
            self.renew()

    def _to_open(self) -> str | None:
        """What Enter opens: a case, or of the matrix the cases on an issue."""
        pane = self.pane()
        if isinstance(pane, View) and self.view_name == "matrix":
            return pane.rows.chosen if isinstance(pane.rows.chosen, str) else None
        asked = getattr(pane, "case_here", None)
        found = asked() if asked else None
        return str(found) if found else None

    def _filter_line(self) -> Input | None:
        return next(iter(self.screen_stack[0].query("#filter").results(Input)), None)

    def _hide_filter(self) -> None:
        seeking = self._filter_line()
        if seeking is not None and seeking.display:
            seeking.display = False
            self.call_after_refresh(self._to_the_list)
