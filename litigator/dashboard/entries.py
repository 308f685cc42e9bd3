"""The list that every view shares: entries of one line or a few, drawn to the width there is, read on as the cursor nears the end."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from litigator.dashboard.drawing import heading, text

NEAR_THE_END = 15  # entries


class Entry(NamedTuple):
    """What stands in the list: the thing itself, and how it is drawn in so many columns. A heading is no thing, and is passed over."""

    thing: Any
    draw: Callable[[Any, int], Content]
    key: str = ""


def title(said: str) -> Entry:
    return Entry(None, lambda _, wide: heading(said))


def words(said: str) -> Entry:
    """A sentence in the place of entries."""
    return Entry(None, lambda _, wide: text((said, "$text-muted")))


class Entries(OptionList):
    """The list. It asks for more by `NearTheEnd` when the cursor comes near what it has."""

    class NearTheEnd(Message):
        """More is wanted, if there is any."""

    class Chosen(Message):
        """Another entry is under the cursor."""

    def __init__(self, **given: Any) -> None:
        super().__init__(markup=False, compact=True, **given)
        self.entries: list[Entry] = []
        self.drawn_for = 0

    @property
    def chosen(self) -> Any:
        """The thing under the cursor, or None."""
        place = self.highlighted
        return self.entries[place].thing if place is not None and place < len(self.entries) else None

    def put(self, entries: Iterable[Entry]) -> None:
        """Show these instead, the cursor on the entry it was on where that is still there, else at the same height."""
        before, place = self._key_here(), self.highlighted or 0
        self.entries = list(entries)
        self._draw(before, place)

    def add(self, entries: Iterable[Entry]) -> None:
        """Show these after what there is."""
        more = list(entries)
        self.entries += more
        if self.drawn_for:
            self.add_options(map(self._option, more))

    def go_to(self, wanted: Callable[[Any], bool]) -> bool:
        """Put the cursor on the first thing that is wanted; whether there is one."""
        for place, entry in enumerate(self.entries):
            if entry.thing is not None and wanted(entry.thing):
                self.highlighted = place
                return True
        return False

    def _key_here(self) -> str:
        place = self.highlighted
        return self.entries[place].key if place is not None and place < len(self.entries) else ""

    def _option(self, entry: Entry) -> Option:
        return Option(entry.draw(entry.thing, self.drawn_for), disabled=entry.thing is None)

    def _draw(self, key: str, place: int) -> None:
        if not self.drawn_for:
            return
        self.set_options(map(self._option, self.entries))
        open_to = [at for at, entry in enumerate(self.entries) if entry.thing is not None]
        if open_to:
            same = next((at for at in open_to if key and self.entries[at].key == key), None)
            self.highlighted = same if same is not None else min(open_to, key=lambda at: abs(at - place))
        self.post_message(self.Chosen())

    def on_resize(self, event: events.Resize) -> None:
        wide = self.size.width - 3  # a column before, one behind, one for the scroll bar
        if wide > 0 and wide != self.drawn_for:
            key, place = self._key_here(), self.highlighted or 0
            self.drawn_for = wide
            self._draw(key, place)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.post_message(self.Chosen())
        if event.option_index >= len(self.entries) - NEAR_THE_END:
            self.post_message(self.NearTheEnd())
