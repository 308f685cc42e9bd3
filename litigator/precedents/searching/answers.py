"""What a search answers with: judgments, the paragraphs that answer, and how the question was taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, Protocol

from litigator.citations.authority import Precedent

Mode = Literal["words", "boolean", "facts", "similar"]
Sort = Literal["relevance", "date", "cited-by"]
How = Literal["words", "query", "number", "name", "facts", "similar"]
MODES: Final = ("words", "boolean", "facts", "similar")
SORTS: Final = ("relevance", "date", "cited-by")
SHOWN: Final = 3  # paragraphs shown of a judgment


class Meaning(Protocol):
    """An extra that knows what words mean: how near each of `texts` is to `question`, −1 to 1. See `litigator.precedents.searching.meaning`."""

    def nearness(self, question: str, texts: Sequence[str]) -> Sequence[float]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownParagraph:
    """A paragraph that answers: its number (None where the court gave none), its place in the document, the words around what was found."""

    n: int | None
    place: int
    snippet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A judgment found. `key` is None for a decision of the library that is not imported; `precedent` its built-in id, and `holding` what the
    library says, in its own words, that it holds.
    """

    id: str
    title: str
    court: str
    date: date | None
    score: float
    paragraphs: tuple[ShownParagraph, ...] = ()
    cited_by: int = 0
    treatment: str | None = None
    precedent: str | None = None
    holding: str = ""
    key: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An answer. `total` counts the judgments that hold what was asked; `entries` are decisions of the library that are not imported.

    `how` says what the question was taken for; `widened` the ideas of the thesaurus that were added; `notes` what was not read as written.
    """

    query: str
    mode: Mode
    how: How = "words"
    took_ms: float = 0.0
    total: int = 0
    hits: tuple[Hit, ...] = ()
    entries: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    widened: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def entry_hit(entry: Precedent, score: float, treatments: Mapping[str, str]) -> Hit:
    """A decision of the library as a hit; its key paragraphs are what the library says of them."""
    paragraphs = tuple(
        ShownParagraph(n=int(number), place=-1, snippet=key.about)
        for key in entry.key_paragraphs[:SHOWN]
        if (number := key.pinpoint.split("-")[0].split(",")[0].strip()).isdigit()
    )
    return Hit(
        id=entry.id,
        title=entry.name,
        court=entry.court,
        date=entry.date,
        score=round(score, 4),
        paragraphs=paragraphs,
        precedent=entry.id,
        holding=entry.holding,
        treatment=treatments.get(entry.id),
    )
