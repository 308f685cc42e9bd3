"""How judgments and paragraphs are scored: weighted stems on whole judgments, then on the paragraphs of the best of them, put together.

A judgment counts by how it answers as a whole and by its best paragraphs, each as a share of the best found. How often a judgment is cited
never enters. Terms of one kind without conditions let the engine pass over what cannot win.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from litigator.precedents.searching import analysis
from litigator.precedents.searching.fields import schema
from litigator.precedents.searching.filters import any_of_keys
from litigator.precedents.searching.index import Index
from litigator.precedents.searching.thesaurus import Language, Thesaurus

CANDIDATES: Final = 200  # judgments whose paragraphs are scored
PARAGRAPHS: Final = 1_000  # of these, so many paragraphs at most
_DEPTH: Final = 60  # paragraphs of a judgment among which those to show are looked for
BEST: Final = 3  # paragraphs that speak for a judgment
MOST: Final = 32  # weighted stems of one question
_FIELDS: Final = {"en": "stems", "lt": "lt"}
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\n")
_HANDFUL = 50  # judgments: in so few, a word that one of them has may still tell
_ELSEWHERE = 0.5  # what a Lithuanian word weighs in other languages
_LATIN = 4  # letters a Lithuanian word must have before it is looked for in other languages too


@dataclass(frozen=True, slots=True)
class Term:
    """One stem that is looked for, with its weight."""

    field: str
    stem: str
    weight: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A judgment and its score; the higher the better, the best near 2."""

    key: int
    score: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph of a judgment by its place, with what it scored among its fellows."""

    place: int
    score: float


# Terms


@dataclass(frozen=True, slots=True)
class Question:
    """A question as stems: its `own`, what the thesaurus adds, the entries that did, and the language it is in."""

    own: tuple[Term, ...]
    added: tuple[Term, ...] = ()
    entries: tuple[str, ...] = ()
    language: Language = "en"


def question(text: str, thesaurus: Thesaurus | None) -> Question:
    """The stems of a question, its own heaviest, and what the thesaurus adds."""
    language = language_of(text, thesaurus)
    own = tuple(_own(text, language))
    if thesaurus is None:
        return Question(own, language=language)
    widened = thesaurus.added_to(text, language)
    mine = {(term.field, term.stem) for term in own}
    added = tuple(
        Term(_FIELDS[spoken], stem, weight)
        for spoken, stems in widened.terms.items()
        for stem, weight in stems.items()
        if (_FIELDS[spoken], stem) not in mine
    )
    return Question(own, added, widened.entries, language)


def language_of(text: str, thesaurus: Thesaurus | None) -> Language:
    """English or Lithuanian: by its letters and small words, else by which of its words the thesaurus has."""
    if analysis.looks_lithuanian(text):
        return "lt"
    if thesaurus is not None and thesaurus.knows(text, "lt") > thesaurus.knows(text, "en"):
        return "lt"
    return "en"


def _own(text: str, language: Language) -> Iterable[Term]:
    """What was asked: in its own language, and as it stands in the other, where names and numbers are the same."""
    english, lithuanian = analysis.stems(text), analysis.lithuanian_stems(text)
    if language == "en":
        yield from (Term("stems", stem, 1.0) for stem in analysis.telling(english, "en"))
        yield from (Term("lt", stem, 1.0) for stem in analysis.telling(lithuanian, "lt"))
        return
    yield from (Term("lt", stem, 1.0) for stem in analysis.telling(lithuanian, "lt"))
    names = (stem for stem in dict.fromkeys(english) if len(stem) >= _LATIN and stem not in analysis.silent()["en"])
    yield from (Term("stems", stem, _ELSEWHERE) for stem in names)


def looked_for(index: Index, asked: Question) -> list[Term]:
    """At most `MOST` terms that are in the index at all: the telling ones of the question, then the telling ones of the rest."""
    own = _telling(index, asked.own)[: MOST - 4]
    return own + _telling(index, asked.added)[: MOST - len(own)]


def _telling(index: Index, terms: Iterable[Term]) -> list[Term]:
    count = index.judgments.num_docs
    ranked: list[tuple[float, int, Term]] = []
    for term in terms:
        frequency = index.judgments.doc_freq(term.field, term.stem)
        if frequency:
            ranked.append((-term.weight * rarity(count, frequency), len(ranked), term))
    return [term for _, _, term in sorted(ranked)]


def rarity(count: int, frequency: int) -> float:
    """How much it says that a stem is in a judgment, as the engine reckons it."""
    return math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))


def terms_of_text(index: Index, text: str, most: int, thesaurus: Thesaurus | None = None) -> list[Term]:
    """The most telling stems of a long text, each by the root of how often it stands there.

    A Lithuanian text is also looked for in English, as far as the thesaurus leads from its sentences.
    """
    counts: dict[tuple[str, str], float] = defaultdict(float)
    if not analysis.looks_lithuanian(text):
        for stem in analysis.stems(text):
            counts["stems", stem] += 1
    else:
        for stem in analysis.lithuanian_stems(text):
            counts["lt", stem] += 1
        for sentence in _SENTENCE.split(text) if thesaurus is not None else ():
            added = thesaurus.added_to(sentence, "lt").terms if thesaurus is not None else {}
            for stem, weight in added.get("en", {}).items():
                counts["stems", stem] += weight
    count = index.judgments.num_docs
    ranked: list[tuple[float, str, str, float]] = []
    silent = analysis.silent()
    for (field, stem), times in counts.items():
        if stem in silent["en" if field == "stems" else "lt"]:
            continue
        frequency = index.judgments.doc_freq(field, stem)
        if frequency > 1 or (frequency and count < _HANDFUL):
            ranked.append((-times * rarity(count, frequency), stem, field, math.sqrt(times)))
    return [Term(field, stem, weight) for _, stem, field, weight in sorted(ranked)[:most]]


# Queries


def any_of(level: str, terms: Sequence[Term]) -> Any:
    """A document with any of the terms."""
    from tantivy import Occur, Query

    if not terms:
        return Query.empty_query()
    fields = schema(level)
    return Query.boolean_query([
        (Occur.Should, Query.boost_query(Query.term_query(fields, term.field, term.stem, "freq"), term.weight)) for term in terms
    ])  # fmt: skip


def narrowed(query: Any, *conditions: Any) -> Any:
    """The documents of `query` that fulfil every condition, scored by `query` alone."""
    from tantivy import Occur, Query

    held = [one for one in conditions if one is not None]
    if not held:
        return query
    return Query.boolean_query(
        [*((Occur.Must, Query.const_score_query(one, 0.0)) for one in held), (Occur.Must, query)]
    )


def matching(query: Any, *must: Any) -> Any:
    """The documents that fulfil every one of `must`, scored by `query` where they answer it at all."""
    from tantivy import Occur, Query

    held = [(Occur.Must, Query.const_score_query(one, 0.0)) for one in must]
    return Query.boolean_query([*held, (Occur.Should, query)])


def best_judgments(index: Index, query: Any, limit: int) -> list[Scored]:
    found = index.judgments.search(query, limit, count=False).hits
    keys = index.judgments.fast_field_values("key", [address for _, address in found])
    return [Scored(int(key or 0), score) for key, (score, _) in zip(keys, found, strict=True)]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The best paragraphs of some judgments: `scores` by how they answer, in the order of the judgments' keys."""

    found: Mapping[int, Sequence[tuple[float, Any]]]

    def sums(self, best: int) -> dict[int, float]:
        """What a judgment's best paragraphs say together."""
        return {key: sum(score for score, _ in hits[:best]) for key, hits in self.found.items()}


def best_paragraphs(index: Index, terms: Sequence[Term], keys: Sequence[int], limit: int) -> Paragraphs:
    """The paragraphs of the judgments `keys` that answer best, `limit` in all, by judgment."""
    if not keys or not terms:
        return Paragraphs({})
    query = narrowed(any_of("paragraphs", terms), any_of_keys("paragraphs", "judgment", keys))
    hits = index.paragraphs.search(query, limit, count=False).hits
    whose = index.paragraphs.fast_field_values("judgment", [address for _, address in hits])
    found: dict[int, list[tuple[float, Any]]] = defaultdict(list)
    for key, hit in zip(whose, hits, strict=True):
        found[int(key or 0)].append(hit)
    return Paragraphs(found)


def fused(whole: Sequence[Scored], parts: Mapping[int, float], share: float = 1.0) -> list[Scored]:
    """Both as shares of the best, added: the order of the candidates."""
    top = max((one.score for one in whole), default=0.0) or 1.0
    part = max(parts.values(), default=0.0) or 1.0
    scored = [Scored(one.key, one.score / top + share * parts.get(one.key, 0.0) / part) for one in whole]
    return sorted(scored, key=lambda one: (-one.score, one.key))


def paragraphs_to_show(index: Index, terms: Sequence[Term], keys: Sequence[int], each: int) -> dict[int, list[Shown]]:
    """The paragraphs of each judgment to show, the best first: how they answer, by whose words they are."""
    found = best_paragraphs(index, terms, keys, _DEPTH * len(keys)).found
    addresses = [address for hits in found.values() for _, address in hits]
    places = iter(index.paragraphs.fast_field_values("place", addresses))
    weights = iter(index.paragraphs.fast_field_values("weight", addresses))
    shown: dict[int, list[Shown]] = {}
    for key, hits in found.items():
        weighed = [Shown(int(next(places) or 0), score * float(next(weights) or 1.0)) for score, _ in hits]
        shown[key] = sorted(weighed, key=lambda one: (-one.score, one.place))[:each]
    return shown
