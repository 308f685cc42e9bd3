"""The cases by reference, a page at a time: where each stands, who has it, the next day to keep."""

from typing import Any

from textual.content import Content

from litigator.cli.asked import Desk
from litigator.dashboard import drawing
from litigator.dashboard.drawing import QUIET, Parts, text
from litigator.dashboard.entries import Entry, words
from litigator.dashboard.views import Sought
from litigator.dashboard.windowed import LONG_PAGE, PAGE, Reading, Windowed, how_many
from litigator.docket.cases import CaseLine
from litigator.office.views import case_lines
from litigator.tongue import marked, phrase


class Cases(Windowed):
    TITLE = marked("Cases")
    ABOUT = marked("The open cases by reference: where each stands, who has it, the next day to keep.")
    TWIN = "litigator case list"

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, name)
        self.last: str | None = None
        self.following = 0

    def read(self) -> None:
        self.last = None
        if self.look_through():
            return
        found = self._page(min(max(PAGE, len(self.rows.entries)), LONG_PAGE), None)
        self._tell_page(len(found))
        self.rows.put(map(_entry, found) if found else [words(phrase("no cases yet: litigator case add"))])

    def _page(self, limit: int, after: str | None) -> list[CaseLine]:
        found, self.following = case_lines(self.desk.db, self.desk.today(), limit=limit, after=after)
        self.last = found[-1].reference if found and self.following else None
        return found

    def _tell_page(self, shown: int) -> None:
        more = self.following
        self.tell(phrase("by reference") + how_many(shown, more) if more else phrase("{shown} open", shown=shown))

    def more(self) -> None:
        if self.last is not None and not self.asked:
            self.rows.add(map(_entry, self._page(PAGE, self.last)))
            self._tell_page(len(self.rows.entries))

    def reading(self, asked: Sought) -> Reading:
        desk, today = self.desk, self.desk.today()
        owner, issue = asked.field("who"), asked.field("issue")

        def read(limit: int, after: str | None) -> tuple[list[CaseLine], str | None]:
            found, more = case_lines(desk.db, today, limit=limit, after=after, owner=owner, issue=issue)
            return found, found[-1].reference if found and more else None

        return read

    def is_sought(self, thing: CaseLine, asked: Sought) -> bool:
        return _is_sought(thing, asked)

    def show_hits(self, hits: list[CaseLine], searched: int, whole: bool) -> None:
        far = "" if whole else phrase(" in the first {searched}", searched=searched)
        self.tell(phrase("{count} found{far}", count=len(hits), far=far))
        self.rows.put(map(_entry, hits) if hits else [words(phrase("no case is so{far}", far=far))])

    def case_here(self) -> str | None:
        thing = self.rows.chosen
        return thing.reference if isinstance(thing, CaseLine) else None

    def beside(self, thing: Any, wide: int) -> Content:
        if not isinstance(thing, CaseLine):
            return Content("")
        facts = (
            (phrase("issues"), " ".join(thing.issues)),
            (phrase("stage"), f"{thing.stage or phrase('none yet')} {thing.forum or ''}"),
            (phrase("who"), thing.owner or phrase("nobody has it")),
            (phrase("next day"), thing.next or phrase("nothing dated")),
        )
        parts: Parts = [(thing.reference, "bold $primary"), "\n", (thing.name, "bold"), "\n"]
        for label, said in facts:
            parts += ["\n", (drawing.cell(label, 10), QUIET), (said, "")]
        return text(*parts, "\n\n", (phrase("Enter opens it: limits, timeline, detention."), QUIET))


def _is_sought(one: CaseLine, asked: Sought) -> bool:
    forum, case = asked.field("forum"), asked.field("case")
    return (
        forum in (None, one.forum, (one.forum or "").removeprefix("lt."))
        and case in (None, one.reference)
        and asked.is_in(one.reference, one.name, " ".join(one.issues), one.stage, one.forum, one.owner, one.next)
    )


def _entry(one: CaseLine) -> Entry:
    return Entry(one, drawing.case, one.reference)
