"""What a view is: a sentence about what it shows, a list, and beside it what the list leaves out; the filter every view reads alike."""

import unicodedata
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from litigator.cli.asked import Desk
from litigator.dashboard import drawing
from litigator.dashboard.drawing import QUIET, Parts, text
from litigator.dashboard.entries import Entries, words
from litigator.docket.reading import Line
from litigator.errors import LitigatorError
from litigator.tongue import phrase

WIDE = 130  # columns from which something stands beside the list
FIELDS = ("who", "case", "rule", "forum", "issue")


class Sought(NamedTuple):
    """What a filter asks: words that must all be there, and fields that must be just so."""

    words: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str | None:
        return next((value for field, value in self.fields if field == name), None)

    def is_in(self, *told: object) -> bool:
        """Whether every word is somewhere in what is told, whatever its case and marks."""
        if not self.words:
            return True
        hay = folded(" ".join(str(one) for one in told if one))
        return all(word in hay for word in self.words)

    def __bool__(self) -> bool:
        return bool(self.words or self.fields)


def sought(said: str) -> Sought:
    """A filter as it is typed: `rasa appeal`, `who:rasa`, `issue:a3 lvat`."""
    plain, fields = [], []
    for word in said.split():
        name, colon, value = word.partition(":")
        if colon and value and name.lower() in FIELDS:
            fields.append((name.lower(), value))
        else:
            plain.append(folded(word))
    return Sought(tuple(plain), tuple(fields))


def folded(said: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", said.casefold()) if not unicodedata.combining(one))


def is_limit_sought(line: Line, asked: Sought) -> bool:
    row = line.row
    told = (row.reference, row.rule, row.title_en, row.title_lt, row.who, row.forum, row.stage, row.issues, row.event)
    if not asked.is_in(*told, row.day, line.standing, line.urgency.word, "unconfirmed" if line.unconfirmed else ""):
        return False
    return all(_is_so(line, name, value) for name, value in asked.fields)


def _is_so(line: Line, field: str, value: str) -> bool:
    row = line.row
    if field == "issue":  # a letter stands for all its sub-codes
        return any(code.startswith(value) if len(value) == 1 else code == value for code in row.issues.split())
    there = {"who": row.who, "case": row.reference, "rule": row.rule, "forum": row.forum}[field]
    return there == value or (field == "forum" and there == f"lt.{value}")


class Aside(VerticalScroll, can_focus=False):
    """What the list leaves out of the entry under the cursor, where the screen is wide."""

    def compose(self) -> ComposeResult:
        yield Static("", markup=False)

    def show(self, said: Content) -> None:
        for one in self.query(Static):
            one.update(said)


class View(Vertical):
    """A view of the office. `renew` reads it; `asked` is the filter in force."""

    TITLE: ClassVar[str]
    ABOUT: ClassVar[str]
    TWIN: ClassVar[str] = ""
    FILTERED: ClassVar[bool] = True

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(id=name, classes="view")
        self.desk = desk
        self.asked = Sought()
        self.filter_text = ""

    def compose(self) -> ComposeResult:
        yield Static("", classes="about", markup=False)
        yield from self.above()
        with Horizontal(classes="body"):
            yield Entries()
            if self.app.size.width >= WIDE:
                yield Aside(classes="aside")

    def on_resize(self) -> None:
        self._make_room_beside()

    def _make_room_beside(self) -> None:
        if self.app.size.width >= WIDE and not self.query(Aside):
            self.query_one(".body").mount(Aside(classes="aside"))
            self.call_after_refresh(self._show_beside)

    def above(self) -> ComposeResult:
        """What stands over the list."""
        yield from ()

    @property
    def rows(self) -> Entries:
        return self.query_one(Entries)

    def on_mount(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Read the office again, the cursor where it was. A fault of the store is told in words."""
        try:
            self.read()
        except LitigatorError as fault:
            self.tell(phrase("it cannot be read now"))
            self.rows.put([words(drawing.fault_in_words(fault))])

    def read(self) -> None:
        raise AssertionError

    def tell(self, said: str) -> None:
        """The sentence about what is shown."""
        parts: Parts = [(phrase(self.TITLE), "bold"), "  ", (said, QUIET)]
        if self.filter_text:
            parts += ["  ", (phrase("filter: {filter_text}", filter_text=self.filter_text), "$text-accent")]
        self.query_one(".about", Static).update(text(*parts))

    def seek(self, said: str) -> None:
        """Show only what is sought."""
        self.filter_text, self.asked = said.strip(), sought(said)
        self.renew()

    def leave(self) -> bool:
        """Go back a step within the view: out of the filter. Whether there was one."""
        if not self.filter_text:
            return False
        self.seek("")
        return True

    def case_here(self) -> str | None:
        """The case of what is under the cursor."""
        thing = self.rows.chosen
        return thing.row.reference if isinstance(thing, Line) else None

    def line_here(self) -> Line | None:
        """The limit under the cursor."""
        thing = self.rows.chosen
        return thing if isinstance(thing, Line) else None

    def beside(self, thing: Any, wide: int) -> Content:
        """What stands beside the list about the thing under the cursor."""
        return drawing.detail(thing, wide) if isinstance(thing, Line) else Content("")

    @on(Entries.Chosen)
    def _show_beside(self) -> None:
        aside = next(iter(self.query(Aside)), None)
        if aside is not None:
            aside.show(self.beside(self.rows.chosen, (aside.size.width or 41) - 1))

    @on(Entries.NearTheEnd)
    def _read_on(self) -> None:
        self.more()

    def more(self) -> None:
        """Read on, where there is more."""
