"""The strategic matrix: issues down, forums, stages or outcomes across, each gap to be seen; as many columns as fit, the rest by ← and →."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from litigator.cli.asked import Desk
from litigator.cli.terminal import columns
from litigator.dashboard.drawing import QUIET, Parts, cell, cut, text
from litigator.dashboard.entries import Entry, title, words
from litigator.dashboard.views import View
from litigator.office.views import Matrix, matrix
from litigator.tongue import either, marked, phrase

GAP = "·"
WAYS = (marked("forum"), marked("stage"), marked("outcome"))
LEAST, CODE = 5, 5  # columns of a number, and of an issue's code


class MatrixView(View):
    TITLE = marked("Strategic matrix")
    ABOUT = marked(
        "How many cases plead an issue before a forum (b: by stage, by outcome). A dot is a gap: nobody has taken it there."
    )
    TWIN = "litigator case matrix"
    BINDINGS: ClassVar = [
        Binding("left", "shift(-1)", "←", show=False, tooltip=phrase("Columns to the left.")),
        Binding("right", "shift(1)", "→", show=False, tooltip=phrase("Columns to the right.")),
    ]

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, name)
        self.by, self.first = "forum", 0
        self.found = Matrix([], {}, {}, {})
        self.numbers: dict[tuple[str, str], int] = {}
        self.used: list[str] = []

    def above(self) -> ComposeResult:
        yield Static("", classes="across", markup=False)

    def read(self) -> None:
        found = self.found = matrix(self.desk.db, self.desk.libraries)
        self.numbers = {}
        for one in found.cells:
            place = (one.issue, getattr(one, self.by))
            self.numbers[place] = self.numbers.get(place, 0) + one.cases
        self.used = [code for code in found.issues if any(issue == code for issue, _ in self.numbers)]
        chosen = [code for code in self.used if self.asked.is_in(code, *found.issues[code].values())]
        never = [code for code in found.issues if code not in self.used and self.asked.is_in(code)]
        entries = [Entry(code, self._row, code) for code in chosen]
        if not self.used:
            entries = [words(phrase("no case stands anywhere yet"))]
        if never:
            entries += [title(phrase("Issues without any case")), words(" ".join(never))]
        self.rows.put(entries)
        self._head()

    def over(self) -> list[str]:
        """What stands across, in order."""
        if self.by == "forum":
            return list(self.found.forums)
        there = {getattr(one, self.by) for one in self.found.cells}
        if self.by == "stage":
            return sorted(there, key=lambda code: (len(code.rstrip("abcd")), code))
        return sorted(there, key=lambda one: (-sum(n for (_, o), n in self.numbers.items() if o == one), one))

    def turn(self) -> None:
        """By forum, by stage, by outcome."""
        self.by, self.first = WAYS[(WAYS.index(self.by) + 1) % len(WAYS)], 0
        self.renew()

    def action_shift(self, by: int) -> None:
        self.first = min(max(0, self.first + by), max(0, len(self.over()) - 1))
        self.renew()

    def _block(self, wide: int) -> list[tuple[str, int]]:
        """The columns that fit, each with its width."""
        block: list[tuple[str, int]] = []
        taken = CODE
        for name in self.over()[self.first :]:
            size = max(LEAST, min(columns(_short(name)), 18)) + 1
            if taken + size > wide:
                break
            block.append((name, size))
            taken += size
        return block

    def _row(self, code: Any, wide: int) -> Content:
        parts: Parts = [(cell(code, CODE), "bold")]
        for name, size in self._block(wide):
            number = self.numbers.get((code, name))
            parts.append((f"{number if number else GAP:>{size}}", "" if number else "$text-warning"))
        if wide >= 100:
            parts.append("  ")
            taken = CODE + sum(size for _, size in self._block(wide))
            parts.append((cut(self._called(code), wide - taken - 2), QUIET))
        return text(*parts)

    def _called(self, code: str) -> str:
        """An issue in words."""
        names = self.found.issues[code]
        return either(names.get("en", code), names.get("lt"))

    def _head(self) -> None:
        wide = self.rows.drawn_for or 80
        block = self._block(wide)
        parts: Parts = [" " * (CODE + 1)]
        for name, size in block:
            empty = not any(other == name for _, other in self.numbers)
            parts.append((f"{cut(_short(name), size - 1):>{size}}", "$text-warning" if empty else "bold"))
        self.query_one(".across", Static).update(text(*parts))
        every, last = len(self.over()), self.first + len(block)
        part = (
            phrase(", {first}–{last} of {every} (← →)", first=self.first + 1, last=last, every=every)
            if len(block) < every
            else ""
        )
        self.tell(phrase("by {way}{part}; {gap} is a gap", way=phrase(self.by), part=part, gap=GAP))

    def on_resize(self) -> None:
        self.call_after_refresh(self._head)

    def line_here(self) -> None:
        return None

    def beside(self, thing: Any, wide: int) -> Content:
        if not isinstance(thing, str) or thing not in self.found.issues:
            return Content("")
        stand: dict[tuple[str, str], int] = {}
        for one in self.found.cells:
            if one.issue == thing:
                stand[one.stage, one.outcome] = stand.get((one.stage, one.outcome), 0) + one.cases
        gaps = ", ".join(_short(name) for name in self.found.gaps.get(thing, ()))
        parts: Parts = [
            (f"{thing}: {self._called(thing)}", "bold"),
            "\n",
        ]
        for (stage, outcome), number in stand.items():
            parts += ["\n", (f"{number:>3}  {stage} {outcome}", "")]
        parts += ["\n\n", (phrase("no case before: "), QUIET), (gaps or phrase("nowhere, no gap"), "$text-warning")]
        return text(*parts, "\n\n", (phrase("Enter: the cases on it."), QUIET))


def _short(name: str) -> str:
    return name.removeprefix("lt.")
