"""The cases by reference, a page at a time: where each stands, who has it, the next day to keep."""

from functools import partial
from typing import Any

from textual.content import Content
from textual.worker import get_current_worker

from litigator.cli.asked import Desk
from litigator.dashboard import drawing
from litigator.dashboard.drawing import QUIET, Parts, text
from litigator.dashboard.entries import Entry, words
from litigator.dashboard.views import Sought, View
from litigator.docket.cases import CaseLine
from litigator.errors import LitigatorError
from litigator.office.views import case_lines

PAGE, LONG_PAGE = 50, 2_000
ENOUGH, MOST_SEARCHED = 200, 20_000


class Cases(View):
    TITLE = "Cases"
    ABOUT = "The open cases by reference: where each stands, who has it, the next day to keep."
    TWIN = "litigator case list"

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, name)
        self.last: str | None = None
        self.following = 0

    def read(self) -> None:
        self.last = None
        if self.asked:
            self.run_worker(partial(self._search, self.asked), thread=True, exclusive=True, group="filter")
            return
        self.workers.cancel_group(self, "filter")
        found = self._page(min(max(PAGE, len(self.rows.entries)), LONG_PAGE), None)
        self._tell_page(len(found))
        self.rows.put(map(_entry, found) if found else [words("no cases yet: litigator case add")])

    def _page(self, limit: int, after: str | None) -> list[CaseLine]:
        found, self.following = case_lines(self.desk.db, self.desk.today(), limit=limit, after=after)
        self.last = found[-1].reference if found and self.following else None
        return found

    def _tell_page(self, shown: int) -> None:
        more = self.following
        self.tell(
            f"by reference, {shown} of {shown + more}{' or more' if more >= 200 else ''}" if more else f"{shown} open"
        )

    def more(self) -> None:
        if self.last is not None and not self.asked:
            self.rows.add(map(_entry, self._page(PAGE, self.last)))
            self._tell_page(len(self.rows.entries))

    def _search(self, asked: Sought) -> None:
        worker = get_current_worker()
        hits: list[CaseLine] = []
        searched, after = 0, None
        named: dict[str, Any] = {"owner": asked.field("who"), "issue": asked.field("issue")}
        try:
            while len(hits) < ENOUGH and searched < MOST_SEARCHED:
                found, more = case_lines(
                    self.desk.db, self.desk.today(), limit=LONG_PAGE if searched else ENOUGH, after=after, **named
                )
                if worker.is_cancelled:
                    return
                searched += len(found)
                hits += (one for one in found if _is_sought(one, asked))
                after = found[-1].reference if found and more else None
                if after is None:
                    break
        except LitigatorError as fault:
            self.app.call_from_thread(self.rows.put, [words(f"{fault.message} {fault.fix}")])
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_hits, hits[:ENOUGH], searched, after is None)

    def _show_hits(self, hits: list[CaseLine], searched: int, whole: bool) -> None:
        far = "" if whole else f" in the first {searched}"
        self.tell(f"{len(hits)} found{far}")
        self.rows.put(map(_entry, hits) if hits else [words(f"no case is so{far}")])

    def case_here(self) -> str | None:
        thing = self.rows.chosen
        return thing.reference if isinstance(thing, CaseLine) else None

    def beside(self, thing: Any, wide: int) -> Content:
        if not isinstance(thing, CaseLine):
            return Content("")
        facts = (
            ("issues", " ".join(thing.issues)),
            ("stage", f"{thing.stage or 'none yet'} {thing.forum or ''}"),
            ("who", thing.owner or "nobody has it"),
            ("next day", thing.next or "nothing dated"),
        )
        parts: Parts = [(thing.reference, "bold $primary"), "\n", (thing.name, "bold"), "\n"]
        for label, said in facts:
            parts += ["\n", (drawing.cell(label, 10), QUIET), (said, "")]
        return text(*parts, "\n\n", ("Enter opens it: limits, timeline, detention.", QUIET))


def _is_sought(one: CaseLine, asked: Sought) -> bool:
    forum, case = asked.field("forum"), asked.field("case")
    return (
        forum in (None, one.forum, (one.forum or "").removeprefix("lt."))
        and case in (None, one.reference)
        and asked.is_in(one.reference, one.name, " ".join(one.issues), one.stage, one.forum, one.owner, one.next)
    )


def _entry(one: CaseLine) -> Entry:
    return Entry(one, drawing.case, one.reference)
