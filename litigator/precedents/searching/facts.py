"""Precedents for these facts: judgments that read like them, judgments cited in such words, judgments that the most similar ones cite.

What stands around a citation, and who cites what, serve here alone: plain questions are the worse for them. A guard keeps the past honest:
nothing of the case the facts were taken from, and nothing dated after it, may serve, neither as an answer nor as evidence.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from litigator.precedents.searching.fields import day_number, schema
from litigator.precedents.searching.filters import Filters, any_of_keys, query_of
from litigator.precedents.searching.index import Index
from litigator.precedents.searching.ranking import (
    CANDIDATES,
    Scored,
    Term,
    any_of,
    best_judgments,
    best_paragraphs,
    matching,
    narrowed,
    terms_of_text,
)
from litigator.precedents.searching.thesaurus import Thesaurus
from litigator.precedents.texts import Texts

TERMS: Final = 100  # stems of the facts that are looked for
FEW: Final = 40  # of these on paragraphs, which are many
PARTS: Final = 20  # paragraphs that speak for a judgment
PASSAGES: Final = 600  # citing passages that are looked at
VOICES: Final = 16  # of these for one judgment, each the less the more there are
NEIGHBOURS: Final = 150
PARAGRAPHS: Final = 4_000
WHOLE, IN_PARTS, CITED_FOR, CITED_BY_LIKE = 1.0, 0.5, 0.5, 0.6  # how much each kind of evidence counts
BY_NAME: Final = (
    0.2  # a citation without a number was led to its judgment by the name, and is mostly of an old leading case
)
STEEPNESS: Final = 4.0  # a neighbour's voice falls with this power of its likeness
ENOUGH: Final = 1.5  # citations a similar judgment has on average before what is cited is believed in full
_LAST: Final = 99_991_231


@dataclass(frozen=True, slots=True)
class Guard:
    """What may not serve: the judgments `own`, and all that is later than `until` or has no date, where a day is given."""

    own: tuple[int, ...] = ()
    until: date | None = None

    def judgments(self, index: Index) -> Any | None:
        return query_of(Filters(without=self.own, until=self.until, dated=self.until is not None), {})

    def passages(self) -> list[Any]:
        """Conditions on what stands around citations."""
        from tantivy import FieldType, Occur, Query

        conditions = []
        if self.until is not None:
            passages = schema("passages")
            conditions.append(Query.range_query(passages, "day", FieldType.Integer, 1, day_number(self.until)))
        if self.own:
            own = [any_of_keys("passages", name, self.own) for name in ("source", "target")]
            conditions.append(
                Query.boolean_query([(Occur.Must, Query.all_query()), *((Occur.MustNot, one) for one in own)])
            )
        return conditions


def guard_of(texts: Texts, source: str | None, day: date | None) -> Guard:
    """The guard of facts taken from the judgment `source`, decided on `day`: every judgment of the same case is its own."""
    key = texts.key_of(source) if source else None
    if key is None:
        return Guard(until=day)
    known = texts.known(key)
    own = {key, *(other for number in known.numbers for other in texts.keys_numbered(number))}
    return Guard(own=tuple(sorted(own)), until=day)


def judgments_for(
    index: Index,
    texts: Texts,
    text: str,
    guard: Guard,
    conditions: Any | None = None,
    thesaurus: Thesaurus | None = None,
) -> tuple[list[Scored], list[Term]]:
    """The judgments that may decide these facts, the best first, and the stems that were looked for. `conditions` narrow the answers only."""
    terms = terms_of_text(index, text, TERMS, thesaurus)
    allowed = guard.judgments(index)
    like = best_judgments(index, narrowed(any_of("judgments", terms), allowed), CANDIDATES)
    parts = best_paragraphs(index, terms[:FEW], [one.key for one in like], PARAGRAPHS).sums(PARTS)
    cited_for = _cited_for(index, terms, guard)
    by_like, trust = _cited_by_like(texts, like, parts)
    candidates = sorted({*(one.key for one in like), *cited_for, *by_like})
    rules = [one for one in (allowed, conditions, any_of_keys("judgments", "key", candidates)) if one is not None]
    answers = best_judgments(index, matching(any_of("judgments", terms), *rules), max(len(candidates), 1))
    whole = {one.key: one.score for one in answers}
    missing = [key for key in whole if key not in parts]
    parts |= best_paragraphs(index, terms[:FEW], missing, PARAGRAPHS).sums(PARTS)
    evidence = ((whole, WHOLE), (parts, IN_PARTS), (cited_for, CITED_FOR * trust), (by_like, CITED_BY_LIKE * trust))
    return _together(whole, evidence), terms


def _together(answers: Mapping[int, float], evidence: Sequence[tuple[Mapping[int, float], float]]) -> list[Scored]:
    """Each kind of evidence as a share of its best, weighted and added."""
    scores: dict[int, float] = dict.fromkeys(answers, 0.0)
    for found, weight in evidence:
        top = max((found.get(key, 0.0) for key in answers), default=0.0) or 1.0
        for key in answers:
            scores[key] += weight * found.get(key, 0.0) / top
    return sorted((Scored(key, score) for key, score in scores.items()), key=lambda one: (-one.score, one.key))


def _cited_for(index: Index, terms: Sequence[Term], guard: Guard) -> dict[int, float]:
    """How well the words around its citations in other judgments answer the facts, by the judgment cited."""
    query = narrowed(any_of("passages", terms), *guard.passages())
    hits = index.passages.search(query, PASSAGES, count=False).hits
    addresses = [address for _, address in hits]
    targets = index.passages.fast_field_values("target", addresses)
    numbered = index.passages.fast_field_values("numbered", addresses)
    voices: dict[int, list[float]] = defaultdict(list)
    for target, by_number, (score, _) in zip(targets, numbered, hits, strict=True):
        voices[int(target or 0)].append(score if by_number else score * BY_NAME)
    return {
        key: sum(score / place for place, score in enumerate(sorted(heard, reverse=True)[:VOICES], 1))
        for key, heard in voices.items()
    }


def _cited_by_like(texts: Texts, like: Sequence[Scored], parts: Mapping[int, float]) -> tuple[dict[int, float], float]:
    """What the most similar judgments cite, each voice by how similar it is; and how far citations are to be believed here.

    Where similar judgments cite next to nothing that is imported, it says little that a judgment is not cited.
    """
    neighbours = _together(
        {one.key: one.score for one in like},
        (({one.key: one.score for one in like}, WHOLE), (parts, IN_PARTS)),
    )[:NEIGHBOURS]
    if not neighbours:
        return {}, 0.0
    top = neighbours[0].score or 1.0
    voice = {one.key: (one.score / top) ** STEEPNESS for one in neighbours}
    marks = ", ".join("?" * len(voice))
    rows = texts.connection.execute(
        f"SELECT citing, cited, max(form IN ('full', 'number')) FROM citation WHERE citing IN ({marks}) AND cited IS NOT NULL "
        "AND cited <> citing GROUP BY citing, cited",
        list(voice),
    )
    found: dict[int, float] = defaultdict(float)
    heard = 0.0
    for citing, cited, by_number in rows:
        certain = 1.0 if by_number else BY_NAME
        found[cited] += voice[citing] * certain
        heard += voice[citing] * certain
    return dict(found), min(1.0, heard / sum(voice.values()) / ENOUGH)
