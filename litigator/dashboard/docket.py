"""The docket: every open date a page at a time, the saved views of it, and a filter that looks through the whole list as you type."""

from typing import ClassVar

from litigator.cli.asked import Desk
from litigator.dashboard import drawing
from litigator.dashboard.entries import Entry, words
from litigator.dashboard.views import Sought, is_limit_sought
from litigator.dashboard.windowed import LONG_PAGE, PAGE, Reading, Windowed, how_many
from litigator.docket.reading import Line, Wanted
from litigator.errors import LitigatorError
from litigator.office.desk import listing
from litigator.tongue import heard, marked, phrase


class Docket(Windowed):
    TITLE = marked("Docket")
    ABOUT = marked("Every open date of open cases, the nearest first; what cannot be counted yet stands before all.")
    TWIN = "litigator deadline list"
    MOST_SEARCHED = 40_000
    WANTED: ClassVar[Wanted] = Wanted()
    EMPTY: ClassVar[str] = marked("no open time limits")

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
        if self.look_through():
            return
        room = max(PAGE, len(self.rows.entries))  # what was read on stays read
        found = self._page(min(room, LONG_PAGE), None)
        self._tell_page(len(found), self._more)
        self.rows.put(map(_entry, found) if found else [words(phrase(self.EMPTY))])

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
        order = phrase("the nearest first") if self.order == "day" else phrase("the most urgent first")
        saved = phrase("{view} (Esc: all), ", view=phrase(self.saved[0])) if self.saved else ""
        self.tell(f"{saved}{order}{how_many(shown, more)}")

    def more(self) -> None:
        if self.last is None or self.asked:
            return
        try:
            found = self._page(PAGE, self.last)
        except LitigatorError as fault:
            self.app.notify(heard(fault.message), severity="error", markup=False)
            return
        self.rows.add(map(_entry, found))
        self._tell_page(len(self.rows.entries), self._more)

    def reading(self, asked: Sought) -> Reading:
        desk, wanted, order, today = self.desk, self.wanted(asked), self.order, self.desk.today()

        def read(limit: int, after: str | None) -> tuple[list[Line], str | None]:
            found = listing(desk.db, wanted, today, order=order, limit=limit, after=after, libraries=desk.libraries)
            return found.lines, found.lines[-1].row.uid if found.lines and found.more else None

        return read

    def is_sought(self, thing: Line, asked: Sought) -> bool:
        return is_limit_sought(thing, asked)

    def show_hits(self, hits: list[Line], searched: int, whole: bool) -> None:
        far = phrase(" in the first {searched} lines; narrow it with who: case: rule: issue:", searched=searched)
        far = "" if whole else far
        saved = f"{phrase(self.saved[0])}, " if self.saved else ""
        self.tell(saved + phrase("{count} found{far}", count=len(hits), far=far))
        self.rows.put(map(_entry, hits) if hits else [words(phrase("nothing of the list is so{far}", far=far))])


def _entry(line: Line) -> Entry:
    return Entry(line, drawing.short_limit, line.row.uid)
