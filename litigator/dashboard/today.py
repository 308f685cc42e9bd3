"""Today: what is overdue, then what comes, the most urgent first. The twin of `litigator` alone."""

from litigator.dashboard import drawing
from litigator.dashboard.entries import Entry, title, words
from litigator.dashboard.views import View, is_limit_sought
from litigator.docket.reading import Line
from litigator.office.desk import COUNTED, Due, due
from litigator.tongue import marked, phrase

SHOWN = 30


def number(count: int) -> str:
    return f"{count}+" if count >= COUNTED else str(count)


class Today(View):
    TITLE = marked("Today")
    ABOUT = marked("What is overdue and what comes next, the most urgent first: why, and who has it.")
    TWIN = "litigator"
    found: Due | None = None

    def read(self) -> None:
        found = self.found = due(self.desk.db, self.desk.today(), limit=SHOWN, libraries=self.desk.libraries)
        self.app.tell_head(found)  # type: ignore[attr-defined]
        entries: list[Entry] = []
        for name, lines in ((marked("Overdue"), found.overdue), (marked("Next"), found.ahead)):
            chosen = [line for line in lines if is_limit_sought(line, self.asked)]
            if chosen:
                entries += [title(phrase(name)), *map(_entry, chosen)]
        left = found.all_overdue - len(found.overdue)
        if left > 0:
            entries.append(words(phrase("… and {left} more overdue: press o", left=number(left))))
        if found.expired:
            entries.append(
                words(
                    phrase(
                        "{expired} limits of the State have expired: 2, then / expired", expired=number(found.expired)
                    )
                )
            )
        if not entries:
            entries.append(words(phrase("nothing is due")))
        self.tell(
            phrase("the most urgent first")
            + (phrase("; THE RULES HAVE CHANGED since: deadline impact") if found.stale else "")
        )
        self.rows.put(entries)


def _entry(line: Line) -> Entry:
    return Entry(line, drawing.limit, line.row.uid)
