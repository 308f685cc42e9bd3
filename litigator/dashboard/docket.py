"""The docket: every open date a page at a time, the saved views of it, and a filter that looks through the whole list as you type."""

from functools import partial
from typing import ClassVar

from textual.worker import get_current_worker

from litigator.cli.asked import Desk
from litigator.dashboard import drawing
from litigator.dashboard.entries import Entry, words
from litigator.dashboard.views import Sought, View, is_limit_sought
from litigator.docket.reading import Line, Wanted
from litigator.errors import LitigatorError
from litigator.office.desk import listing

PAGE, LONG_PAGE = 50, 2_000
ENOUGH, MOST_SEARCHED = 200, 40_000  # a filter stops at so many hits, or after so many lines


class Docket(View):
    TITLE = "Docket"
    ABOUT = "Every open date of open cases, the nearest first; what cannot be counted yet stands before all."
    TWIN = "litigator deadline list"
    WANTED: ClassVar[Wanted] = Wanted()
    EMPTY: ClassVar[str] = "no open time limits"

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, name)
        self.order = "day"
        self.saved: tuple[str, Wanted] | None = None
        self.last: str | None = None

    def wanted(self, asked: Sought) -> Wanted:
        """What is asked of the office: the saved view with the fields of the filter."""
        base = self.saved[1] if self.saved else self.WANTED
        names = {"who": "person", "case": "case", "rule": "rule", "issue": "issue"}
        given = {names[name]: value for name, value in asked.fields if name in names}
        return base._replace(**given)  # type: ignore[arg-type]

    def keep_to(self, name: str, wanted: Wanted) -> None:
        """Show a saved view."""
        self.saved = (name, wanted)
        self.filter_text, self.asked = "", Sought()
        self.renew()

    def leave(self) -> bool:
        if super().leave():
            return True
        if self.saved is None:
            return False
        self.saved = None
        self.renew()
        return True

    def turn(self) -> None:
        """By day, or by urgency."""
        self.order = "urgency" if self.order == "day" else "day"
        self.renew()

    def read(self) -> None:
        self.last = None
        if self.asked:
            self.run_worker(partial(self._search, self.asked), thread=True, exclusive=True, group="filter")
            return
        self.workers.cancel_group(self, "filter")
        room = max(PAGE, len(self.rows.entries))  # what was read on stays read
        found = self._page(min(room, LONG_PAGE), None)
        self._tell_page(len(found), self._more)
        self.rows.put(map(_entry, found) if found else [words(self.EMPTY)])

    _more = 0

    def _page(self, limit: int, after: str | None) -> list[Line]:
        desk = self.desk
        found = listing(
            desk.db,
            self.wanted(self.asked),
            desk.today(),
            order=self.order,
            limit=limit,
            after=after,
            libraries=desk.libraries,
        )
        self._more = found.more
        self.last = found.lines[-1].row.uid if found.lines and found.more else None
        return found.lines

    def _tell_page(self, shown: int, more: int) -> None:
        order = "the nearest first" if self.order == "day" else "the most urgent first"
        many = f", {shown} of {shown + more}{' or more' if more >= 200 else ''}" if more else f", {shown} in all"
        self.tell(f"{f'{self.saved[0]} (Esc: all), ' if self.saved else ''}{order}{many}")

    def more(self) -> None:
        if self.last is None or self.asked:
            return
        try:
            found = self._page(PAGE, self.last)
        except LitigatorError as fault:
            self.app.notify(fault.message, severity="error", markup=False)
            return
        self.rows.add(map(_entry, found))
        self._tell_page(len(self.rows.entries), self._more)

    # The filter: in a thread, so that typing never waits

    def _search(self, asked: Sought) -> None:
        worker, desk = get_current_worker(), self.desk
        hits: list[Line] = []
        searched, after = 0, None
        wanted, order = self.wanted(asked), self.order
        try:
            while len(hits) < ENOUGH and searched < MOST_SEARCHED:
                found = listing(
                    desk.db,
                    wanted,
                    desk.today(),
                    order=order,
                    limit=LONG_PAGE if searched else ENOUGH,
                    after=after,
                    libraries=desk.libraries,
                )
                if worker.is_cancelled:
                    return
                searched += len(found.lines)
                hits += (line for line in found.lines if is_limit_sought(line, asked))
                after = found.lines[-1].row.uid if found.lines and found.more else None
                if after is None:
                    break
        except LitigatorError as fault:
            self.app.call_from_thread(self.rows.put, [words(f"{fault.message} {fault.fix}")])
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_hits, hits[:ENOUGH], searched, after is None)

    def _show_hits(self, hits: list[Line], searched: int, whole: bool) -> None:
        far = "" if whole else f" in the first {searched} lines; narrow it with who: case: rule: issue:"
        self.tell(f"{f'{self.saved[0]}, ' if self.saved else ''}{len(hits)} found{far}")
        self.rows.put(map(_entry, hits) if hits else [words(f"nothing of the list is so{far}")])


def _entry(line: Line) -> Entry:
    return Entry(line, drawing.short_limit, line.row.uid)
