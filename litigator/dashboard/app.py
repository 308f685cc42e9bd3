"""The dashboard itself: saved views, what stands over a view, the filter, the palette; and where a fault goes."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual import on
from textual.app import SystemCommand
from textual.screen import Screen
from textual.widgets import Input, OptionList

from litigator.dashboard import keys
from litigator.dashboard.decisions import Decisions
from litigator.dashboard.entries import Entries
from litigator.dashboard.frame import TooNarrow
from litigator.dashboard.themes import NAMES, THEMES
from litigator.docket.reading import Wanted
from litigator.tongue import marked, phrase


class Dashboard(Decisions):
    """`litigator dash`."""

    def action_saved(self, name: str) -> None:
        if not self.may(f"saved('{name}')"):
            return
        wanted = {
            "mine": (marked("mine"), Wanted(person=self.actor)),
            "unconfirmed": (marked("what ends a case, unconfirmed"), Wanted(unconfirmed=True)),
            "overdue": (marked("overdue"), Wanted(standing="overdue")),
            "week": (marked("the next 7 days"), Wanted(within=7, ahead=True, running=True)),
        }[name]
        self.action_view("docket")
        self.call_after_refresh(lambda: self.view.keep_to(*wanted))  # type: ignore[union-attr]

    def action_order(self) -> None:
        if self.may("order"):
            self.view.turn()  # type: ignore[union-attr]

    def action_across(self) -> None:
        if self.may("across"):
            self.view.turn()  # type: ignore[union-attr]

    def action_look(self) -> None:
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]

    def action_month(self) -> None:
        from litigator.dashboard.month import Month

        self._over(Month(self.desk))

    def action_open_case(self) -> None:
        found = self._to_open()
        if found is None:
            self.may("open_case")
        elif self.view_name == "matrix" and len(self.screen_stack) == 1:
            self.action_view("cases")
            self.call_after_refresh(self._seek, f"issue:{found}")
        else:
            from litigator.dashboard.case_pane import CasePane

            self._over(CasePane(self.desk, found))

    def _over(self, screen: Screen[Any]) -> None:
        """Put a screen over what is in front; what it stands over is read again when it goes."""
        self.push_screen(screen, lambda _: self.tell_keys())
        self.call_after_refresh(self.tell_keys)

    @on(OptionList.OptionSelected)
    def _entry_opened(self, event: OptionList.OptionSelected) -> None:
        if isinstance(event.option_list, Entries):
            self.action_open_case()

    def action_help(self) -> None:
        pane = self.pane()
        twin = str(getattr(pane, "TWIN", "") or getattr(pane, "twin", ""))
        if pane is not None and hasattr(pane, "ABOUT"):
            self.push_screen(keys.Help(str(pane.TITLE), pane.ABOUT, twin, self.refused()))

    def action_leave(self) -> None:
        if len(self.screen_stack) > 1:
            if not isinstance(self.screen, TooNarrow):
                self.pop_screen()
                self.call_after_refresh(self.tell_keys)
            return
        if self.view is not None:
            self.view.leave()
        self._hide_filter()

    # The filter

    def action_filter(self) -> None:
        if self.may("filter"):
            seeking = self._filter_line()
            if seeking is None:
                seeking = Input(
                    placeholder=phrase("filter as you type; who: case: rule: forum: issue:"), id="filter", compact=True
                )
                seeking.cursor_blink = False
                self.screen.mount(seeking, before=".foot")
            seeking.value = self.view.filter_text if self.view else ""
            seeking.display = True
            seeking.focus()

    def _seek(self, said: str) -> None:
        if self.view is not None:
            self.view.seek(said)

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        if event.input.display and self.view is not None and event.value.strip() != self.view.filter_text:
            self._seek(event.value)

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self._hide_filter()

    # The palette, and what goes wrong

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        for key in keys.EVERY:
            if key.key != "ctrl+p":
                twin = f"  [{key.twin}]" if key.twin else ""
                yield SystemCommand(
                    f"{phrase(key.name)} ({key.shown_key})",
                    f"{phrase(key.tooltip)}{twin}",
                    partial(self.run_action, key.action),
                )
        for look, theme in NAMES.items():
            yield SystemCommand(
                phrase("Look: {look}", look=phrase(look)),
                phrase("The colours of the screen."),
                partial(setattr, self, "theme", theme),
            )

    def _handle_exception(self, error: Exception) -> None:
        """A fault leaves the terminal whole, and is told where all errors are told (`cli`)."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        if self._exit:  # a key that came after the one that left
            return
        self.fault = error
        self.exit(return_code=1)
