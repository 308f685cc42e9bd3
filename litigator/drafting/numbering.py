"""Which paragraph gets which number, known before anything is rendered, and who refers to whom.

The paragraphs of a template are numbered by style, so a number is a count: the template's own numbered paragraphs before a
slot, then the composed ones in it. `prove` counts again in the finished document.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from litigator.citations.provisions import by_article, provision_words
from litigator.citations.style import Spans
from litigator.drafting import compose
from litigator.drafting.compose import ComposedClause

Place = tuple[str, int]


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
            key = (reliance.kind, reliance.id)
            places = self.reliances.setdefault(key, [])
            if place not in places:
                places.append(place)
            if reliance.detail and reliance.detail not in self.details.setdefault(key, []):
                self.details[key].append(reliance.detail)


def annex_bookmark(key: str) -> str:
    return compose.bookmark_of(f"annex {key}", 0)


def exhibit_marks(annexes: Sequence[Mapping[str, Any]], kinds: Iterable[str], language: str) -> dict[str, Markup]:
    """For each kind of exhibit, the reference to its annexes with the space before it: ` (3 priedas)`; empty where there is none."""
    marks = {kind: annex_mark([annex for annex in annexes if annex["kind"] == kind], language) for kind in kinds}
    return {kind: compose.text_run(" ") + mark if mark else mark for kind, mark in marks.items()}


def annex_mark(annexes: Sequence[Mapping[str, Any]], language: str) -> Markup:
    if not annexes:
        return Markup("")
    numbers = [annex["number"] for annex in annexes]
    return compose.annex_references(numbers, [annex_bookmark(annex["key"]) for annex in annexes], language)


def statement_items(
    statements: Sequence[Mapping[str, Any]], annexes: Sequence[Mapping[str, Any]], language: str, slot: str
) -> list[dict[str, Any]]:
    """The lawyer's paragraphs with their annex references put before the last full stop."""
    items = []
    for number, statement in enumerate(statements, 1):
        text = statement["text"].rstrip()
        cited = [annex for annex in annexes if annex["key"] in statement["exhibits"]]
        stop = "." if text.endswith(".") and cited else ""
        opened, closed = compose.bookmarked(f"s_{slot}_{number}")
        items.append(
            {
                "text": text.removesuffix(".") if stop else text,
                "mark": compose.text_run(" ") + annex_mark(cited, language) if cited else Markup(""),
                "stop": stop,
                "opened": Markup(opened),
                "closed": Markup(closed),
            }
        )
    return items


def authority_groups(
    numbered: Numbered,
    citations: Mapping[str, tuple[str, Spans]],
    acts: Mapping[str, str],
    headings: Mapping[str, str],
    language: str,
) -> list[dict[str, Any]]:
    """The table of authorities: cases by court, then acts. `citations` gives (court, spans) an authority, `acts` the words of an act."""
    groups: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for (kind, name), places in numbered.reliances.items():
        if kind == "cite":
            court, spans = citations[name]
            sort, runs = "".join(words for words, _ in spans), compose.citation_runs(spans)
        else:
            court, sort = "acts", acts[name]
            details = sorted(numbered.details.get((kind, name), []), key=by_article)
            provisions = ", ".join(provision_words(detail, language) for detail in details)
            runs = compose.text_run(f"{acts[name]}: {provisions}" if provisions else acts[name])
        entry = {"citation": runs, "places": compose.paragraph_references(places)}
        groups.setdefault(court, []).append((sort, entry))
    order = ("ECtHR", "CJEU", "LT", "UN", "acts")
    return [
        {
            "heading": headings[court],
            "entries": [entry for _, entry in sorted(groups[court], key=lambda item: item[0].casefold())],
        }
        for court in order
        if court in groups
    ]
