"""Detention: who is held now, the longest first, with the days no court had ordered and the next review."""

from typing import Any

from textual.content import Content

from litigator.dashboard import drawing
from litigator.dashboard.bar import bar, legend
from litigator.dashboard.drawing import QUIET, text
from litigator.dashboard.entries import Entry, words
from litigator.dashboard.views import View
from litigator.docket.reading import Line
from litigator.office.views import Held, held_now
from litigator.tongue import marked, phrase, plural

PAGE = 50


class Detention(View):
    TITLE = marked("Detention")
    ABOUT = marked(
        "Who is held: since when, how many days and how many of them without a court, the next review or limit."
    )
    TWIN = "litigator claimant held"
    wanted = PAGE
    number = 0

    def read(self) -> None:
        limit = None if self.asked else self.wanted
        found, self.number = held_now(self.desk.db, self.desk.today(), limit=limit, libraries=self.desk.libraries)
        chosen = [one for one in found if self._is_sought(one)]
        self.tell(
            phrase("{count} of {number} held, the longest first", count=len(chosen), number=self.number)
            if self.number
            else phrase("nobody is held")
        )
        none = (
            phrase("nobody of them is so")
            if self.asked
            else phrase("nobody is held on {today}", today=self.desk.today())
        )
        self.rows.put([Entry(one, drawing.person, one.person.reference) for one in chosen] or [words(none)])

    def more(self) -> None:
        if not self.asked and self.wanted < self.number:
            self.wanted += PAGE
            self.renew()

    def _is_sought(self, one: Held) -> bool:
        who, case, issue = (self.asked.field(name) for name in ("who", "case", "issue"))
        named = (who is None or who in one.person.owners) and (case is None or case in one.person.cases)
        return (
            named
            and issue is None
            and self.asked.is_in(
                one.person.reference,
                one.person.name,
                one.person.now.place,
                *one.person.cases,
                *one.person.owners,
                one.since,
            )
        )

    def case_here(self) -> str | None:
        thing = self.rows.chosen
        return next(iter(thing.person.cases), None) if isinstance(thing, Held) else None

    def line_here(self) -> Line | None:
        thing = self.rows.chosen
        return thing.next or thing.expired if isinstance(thing, Held) else None

    def beside(self, thing: Any, wide: int) -> Content:
        if not isinstance(thing, Held):
            return Content("")
        drawn = [
            text(
                (thing.person.name, "bold"),
                "\n",
                (
                    plural(
                        "{count} days, {without_order} without a court",
                        "{count} days, {without_order} without a court",
                        thing.days,
                        without_order=thing.without_order,
                    ),
                    "",
                ),
            ),
            bar(thing.person.stays, self.desk.today(), wide - 2),
            legend(),
        ]
        for line in (thing.expired, thing.next):
            if line is not None:
                drawn.append(drawing.detail(line, wide))
        return Content("\n\n").join(drawn) + text("\n\n", (phrase("Enter opens the case."), QUIET))
