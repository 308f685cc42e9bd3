"""Which paragraph gets which number, known before anything is rendered, and who refers to whom.

The paragraphs of a template are numbered by style, so a number is a count: the template's own numbered paragraphs before a
slot, then the composed ones in it. `prove` counts again in the finished document.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from markupsafe import Markup

from litigator.documents.package import bookmarked
from litigator.drafting import compose
from litigator.drafting.compose import ComposedClause
from litigator.drafting.template import Mark, Slot
from litigator.drafting.typography import is_closed, without_stop
from litigator.shape import dataclass

Place = tuple[str, int]
"""A bookmark and the number its paragraph has; where that has none, the heading above it and 0."""


@dataclass(slots=True)
class Numbered:
    """The numbers given so far: of clauses (their first paragraph and all of them), and of what paragraphs rest on."""

    last: int = 0
    clauses: dict[str, Place] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    reliances: dict[tuple[str, str], list[Place]] = field(default_factory=dict)
    details: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def take_clause(self, clause: ComposedClause) -> None:
        """Give the clause its numbers; a clause with quotations only takes none and is referred to by the paragraph before."""
        first = self.last + 1
        self.last += clause.numbered
        self.spans[clause.id] = (first, self.last)
        self.clauses[clause.id] = (compose.bookmark_of(clause.id, 1), first)
        for reliance in clause.reliances:
            place = (compose.bookmark_of(clause.id, reliance.paragraph), first + reliance.paragraph - 1)
            self.rest(reliance.kind, reliance.id, reliance.detail, place)

    def take_mark(self, mark: Mark) -> None:
        """A provision that the template's own text names; where its paragraph has no number, the heading above stands for it."""
        place = (mark.bookmark, self.last + mark.number) if mark.number else (mark.heading, 0)
        self.rest("provision", mark.act, mark.provision, place)

    def take_statement(self, slot: Slot, number: int, named: Iterable[tuple[str, str]]) -> None:
        """A paragraph of the lawyer's own takes the next number, unless its slot is drawn in a style of another list or of none;
        `named` are the provisions its words name.
        """
        self.last += slot.numbered
        place = (statement_bookmark(slot.name, number), self.last) if slot.numbered else (slot.heading, 0)
        for act, provision in named:
            self.rest("provision", act, provision, place)

    def rest(self, kind: str, name: str, detail: str | None, place: Place) -> None:
        """Note that the paragraph at `place` rests on an authority."""
        places = self.reliances.setdefault((kind, name), [])
        if place not in places:
            places.append(place)
        details = self.details.setdefault((kind, name), [])
        if detail and detail not in details:
            details.append(detail)

    def relied(self, kind: str) -> list[str]:
        """The authorities of one kind, as the document comes to them."""
        return [name for known, name in self.reliances if known == kind]


def statement_bookmark(slot: str, number: int) -> str:
    return f"s_{slot}_{number}"


def annex_bookmark(key: str) -> str:
    return compose.bookmark_of(f"annex {key}", 0)


def exhibit_marks(annexes: Sequence[Mapping[str, Any]], kinds: Iterable[str], language: str) -> dict[str, Markup]:
    """For each kind of exhibit, the reference to its annexes with the space before it: ` (3 priedas)`; empty where there is none."""
    marks = {kind: annex_mark([annex for annex in annexes if annex["kind"] == kind], language) for kind in kinds}
    return {kind: compose.text_run(" ", language) + mark if mark else mark for kind, mark in marks.items()}


def annex_mark(annexes: Sequence[Mapping[str, Any]], language: str) -> Markup:
    if not annexes:
        return Markup("")
    numbers = [annex["number"] for annex in annexes]
    return compose.annex_references(numbers, [annex_bookmark(annex["key"]) for annex in annexes], language)


def statement_items(
    statements: Sequence[Mapping[str, Any]], annexes: Sequence[Mapping[str, Any]], language: str, slot: str
) -> list[dict[str, Any]]:
    """The lawyer's paragraphs with their annex references put before the last full stop; an abbreviation keeps its own."""
    items = []
    for number, statement in enumerate(statements, 1):
        text = statement["text"].rstrip()
        cited = [annex for annex in annexes if annex["key"] in statement["exhibits"]]
        stop = "." if cited and is_closed(text) else ""
        opened, closed = bookmarked(statement_bookmark(slot, number))
        items.append(
            {
                "text": without_stop(text, language) if stop else text,
                "mark": compose.text_run(" ", language) + annex_mark(cited, language) if cited else Markup(""),
                "stop": stop,
                "opened": Markup(opened),
                "closed": Markup(closed),
            }
        )
    return items
