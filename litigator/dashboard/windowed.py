"""A long list seen through a window: pages are read as the cursor nears the end, and a filter looks through the whole of it in a thread."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual.worker import get_current_worker

from litigator.dashboard.drawing import fault_in_words
from litigator.dashboard.entries import words
from litigator.dashboard.views import Sought, View
from litigator.errors import LitigatorError
from litigator.tongue import phrase

PAGE, LONG_PAGE = 50, 2_000
ENOUGH = 200  # a filter stops at so many hits
COUNTED = 200  # more than this is not counted
Reading = Callable[
    [int, str | None], tuple[list[Any], str | None]
]  # (how many, after which) → those, and what to go on after


def how_many(shown: int, more: int) -> str:
    """How much of the list is seen, as it goes on in a sentence."""
    if not more:
        return phrase(", {shown} in all", shown=shown)
    if more >= COUNTED:
        return phrase(", {shown} of {every} or more", shown=shown, every=shown + more)
    return phrase(", {shown} of {every}", shown=shown, every=shown + more)


class Windowed(View):
    """A view of a list that may be long. A view says how a page is read, what is sought in it, and how the hits are shown."""

    MOST_SEARCHED: ClassVar[int] = 20_000  # a filter stops after so many lines

    def reading(self, asked: Sought) -> Reading:
        """How the pages are read for this filter. What it depends on is fixed now: the thread must not see it change."""
        raise AssertionError

    def is_sought(self, thing: Any, asked: Sought) -> bool:
        raise AssertionError

    def show_hits(self, hits: list[Any], searched: int, whole: bool) -> None:
        """Show what was found; `whole`: the list was looked through to its end."""
        raise AssertionError

    def look_through(self) -> bool:
        """Begin to look for what is asked, so that typing never waits; a later filter takes the place of this one. False where nothing is asked."""
        if not self.asked:
            self.workers.cancel_group(self, "filter")
            return False
        work = partial(self._search, self.asked, self.reading(self.asked))
        self.run_worker(work, thread=True, exclusive=True, group="filter")
        return True

    def _search(self, asked: Sought, read: Reading) -> None:
        worker = get_current_worker()
        hits: list[Any] = []
        searched, after = 0, None
        try:
            while len(hits) < ENOUGH and searched < self.MOST_SEARCHED:
                found, after = read(LONG_PAGE if searched else ENOUGH, after)
                if worker.is_cancelled:
                    return
                searched += len(found)
                hits += (one for one in found if self.is_sought(one, asked))
                if after is None:
                    break
        except LitigatorError as fault:
            self.app.call_from_thread(self.rows.put, [words(fault_in_words(fault))])
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self.show_hits, hits[:ENOUGH], searched, after is None)
