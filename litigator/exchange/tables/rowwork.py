"""A row on its way into a case: what it changes, in words; what is to be told; why it cannot be taken. Notes keep what nobody here understands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from litigator.casefile import CaseFile, Event
from litigator.exchange.tables.entries import Entry
from litigator.exchange.tables.known import Known
from litigator.exchange.tables.meanings import Meanings
from litigator.exchange.tables.sheet import said
from litigator.library.contents import Library
from litigator.tongue import phrase

NOTED = "office.noted"
_PLAIN_NOTES = {"pastaba", "pastabos", "note", "notes", "comment", "comments", "komentaras", "komentarai"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a whole table is put in with: the library's words, the office, the day, which stage a court stands for."""

    library: Library
    meanings: Meanings
    known: Known
    today: date
    stages: Mapping[str, str]


@dataclass(slots=True)
class RowWork:
    """A row and the case it goes into. `does` says in words what it changes, `agrees` what it only confirms, `told` what to know, `problems` why it cannot be taken at all."""

    entry: Entry
    case: CaseFile
    setting: Setting
    names: list[str]
    court: str | None
    does: list[str] = field(default_factory=list)
    agrees: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    says: dict[tuple[str, str], tuple[int, object]] = field(default_factory=dict)

    def tell(self, what: str) -> None:
        self.told.append(what)

    def refuse(self, why: str) -> None:
        self.problems.append(phrase("row {row}: {why}", row=self.entry.row, why=why))

    def change(self, what: str, **changes: Any) -> None:
        """The next state of the case, with what was done to it."""
        self.case = replace(self.case, **changes)
        self.does.append(what)

    def may_say(self, of: str, name: str, value: object) -> bool:
        """Whether the row may say this of a case or person. Two rows that say different things are told; neither wins by standing later."""
        row, earlier = self.setting.known.given.get((of, name), (0, value))
        if earlier != value:
            self.refuse(
                phrase(
                    "{replace} of {of} is {value} here, and {earlier} in row {row}",
                    replace=name.replace("_", " "),
                    of=of,
                    value=_shown(value),
                    earlier=_shown(earlier),
                    row=row,
                )
            )
            return False
        self.says[of, name] = (self.entry.row, value)
        return True

    def set(self, name: str, value: object) -> None:
        """A plain field of the case, where the row gives it another value."""
        before = getattr(self.case, name)
        if value is not None and self.may_say(self.case.reference, name, value) and value != before:
            self.change(f"{name.replace('_', ' ')}: {_shown(before)} → {_shown(value)}", **{name: value})

    def add_event(self, kind: str, on: date, *, what: str, **details: Any) -> None:
        event = Event(key=free(kind, {one.key for one in self.case.events}), kind=kind, on=on, **details)
        self.change(what, events=(*self.case.events, event))

    def note(self, text: str) -> None:
        """A note of the case, kept once."""
        if not any(one.kind == "note" and one.limit is None and one.title == text for one in self.case.events):
            self.add_event("note", self.setting.today, title=text, what=phrase("note: {text}", text=said(text)))

    def noted(self, due: date, title: str, *, done: bool = False) -> None:
        """A day of the table's own in the docket, kept once. Done already, it is a note that bears the day."""
        kept = [one for one in self.case.events if (one.kind, one.due, one.title) == ("note", due, title)]
        if kept:
            if done and all(one.limit == NOTED for one in kept):
                self.tell(
                    phrase(
                        "{title}, {due}, is done by the table and open in the docket: litigator deadline done, or waive",
                        title=title,
                        due=due,
                    )
                )
            return
        what = (
            phrase("{title}, {due}: done already, kept as a note", title=said(title), due=due)
            if done
            else phrase("noted day {due}, {title}", due=due, title=said(title))
        )
        limit = None if done else NOTED
        self.add_event("note", min(self.setting.today, due), title=title, due=due, limit=limit, what=what)

    def keep_apart(self, column: str, why: str) -> None:
        """What a cell says and nobody here understands: told, and kept as a note."""
        for one in self.entry.said.get(column, ()):
            self.tell(
                phrase("{header}: {text} {why}; kept as a note", header=said(one.header), text=said(one.text), why=why)
            )
            self.note(f"{one.header}: {one.text}")

    def remarks(self) -> None:
        """The row's own notes."""
        for one in self.entry.said.get("note", ()):
            self.note(one.text if one.header.casefold() in _PLAIN_NOTES else f"{one.header}: {one.text}")


def _shown(value: object) -> str:
    return said(value) if isinstance(value, str) else str(value or "—")


def several(text: str | None) -> list[str]:
    """Several names in one cell: apart by semicolons or line breaks. A comma may stand inside a name."""
    return [" ".join(piece.split()) for piece in re.split(r"[;\r\n]", text or "") if piece.strip()]


def free(wanted: str, used: set[str]) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 and so on that is not used."""
    return next(
        key for number in range(1, 1_000_000) if (key := wanted if number == 1 else f"{wanted}-{number}") not in used
    )


def perhaps(nearest: tuple[str, ...]) -> str:
    return phrase(" (nearest: {nearest})", nearest=", ".join(nearest)) if nearest else ""
