"""Visits: the office keeps none yet, and the view says so and how they will come."""

from litigator.dashboard.entries import words
from litigator.dashboard.views import View
from litigator.tongue import marked, phrase

SAID = (
    marked("No visits are recorded: this office does not keep monitoring visits yet."),
    (
        marked(
            "When it does, they come by `litigator visit add` and `visit finding`, and this view lists what was found, what was recommended, and whose follow-up is due."
        )
    ),
    marked("Until then, what was seen on a visit belongs to its case: litigator case event CASE KIND DATE."),
)


class Visits(View):
    TITLE = marked("Visits")
    ABOUT = marked("Monitoring visits, what was found and recommended, and the follow-up that is due.")
    FILTERED = False

    def read(self) -> None:
        self.tell(phrase("none are recorded"))
        self.rows.put(words(phrase(one)) for one in SAID)
