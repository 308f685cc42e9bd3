"""The public door of search: a question, a query, facts or a judgment in; judgments out, each with the paragraphs that answer.

Built-in precedents that are imported bear the imported id; the others answer apart, in `entries`, or alone where nothing is imported.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from litigator.errors import NotFound, UsageFault
from litigator.library.contents import Library
from litigator.precedents.searching import ranking
from litigator.precedents.searching.analysis import plain
from litigator.precedents.searching.answers import (
    MODES,
    SHOWN,
    SORTS,
    Found,
    Hit,
    How,
    Meaning,
    Mode,
    ShownParagraph,
    Sort,
    entry_hit,
)
from litigator.precedents.searching.asking import Asked, Phrase, Prefix, asked
from litigator.precedents.searching.entries import entries_numbered, found_entries
from litigator.precedents.searching.filters import Filters, query_of, unmet, with_fields
from litigator.precedents.searching.jumping import numbered, pasted, pinpointed, with_pinpoint
from litigator.precedents.searching.ranking import Question, Scored, Term
from litigator.precedents.searching.thesaurus import Thesaurus, thesaurus_of
from litigator.precedents.searching.titles import reads_like_a_name
from litigator.precedents.texts import Texts
from litigator.tongue import phrase

MOST: Final = 1_000  # hits
_ENTRIES: Final = 5
_TEXT: Final = 3_000  # characters from which a question in words is a text: its telling words are taken
_SIMILAR: Final = ("facts", "law", "assessment", "other")
_MEANT: Final = 20  # hits that a `Meaning` looks at


@dataclass(slots=True)
class _Ranked:
    """Judgments in order, before they are dressed."""

    scored: list[Scored]
    terms: list[Term]
    total: int
    how: How
    question: Question
    widened: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    phrases: tuple[str, ...] = ()
    matching: Any = None
    number: str | None = None  # that was typed, where none imported is it
    point: tuple[int, int] | None = None  # the paragraphs named behind the judgment that was meant


class Search:
    """The imported texts and the library, ready to be asked. `texts` is None where nothing is imported.

    `treatments` are the office's marks by judgment id. `progress` is told how many judgments are done while the index is being made.
    """

    def __init__(
        self,
        texts: Texts | None,
        library: Library,
        *,
        treatments: Mapping[str, str] | None = None,
        meaning: Meaning | None = None,
        progress: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.texts = texts if texts is not None and texts.count() else None
        self.library = library
        self.treatments = treatments or {}
        self.meaning = meaning
        self._progress = progress
        self._imported: frozenset[str] | None = None

    def search(
        self,
        query: str,
        *,
        mode: Mode = "words",
        limit: int = 10,
        filters: Filters | None = None,
        sort: Sort = "relevance",
        facets: bool = False,
        snippets: bool = True,
        paragraphs: int = SHOWN,
        source: str | None = None,
        until: date | None = None,
    ) -> Found:
        """What answers `query`, the best first. In `facts`, nothing of the judgment `source` and nothing later than `until` may serve.

        In `similar`, `query` names a judgment. A broken query is read as words, with a note. Raises `UsageFault` for a mode, order or limit
        there is none of, `NotFound` where `similar` names nothing imported.
        """
        if mode not in MODES:
            raise UsageFault(phrase("there is no mode «{given}» of a search", given=mode), fix=", ".join(MODES))
        if sort not in SORTS:
            raise UsageFault(phrase("there is no order «{given}» of a search", given=sort), fix=", ".join(SORTS))
        if not 0 < limit <= MOST:
            said = phrase("a search shows between 1 and {most} judgments, not {limit}", most=MOST, limit=limit)
            raise UsageFault(said)
        begun = time.perf_counter()
        query = plain(query)
        ranked, understood = self._ranked(query, mode, filters or Filters(), source, until, limit)
        chosen = self._sorted(ranked, sort)[:limit]
        hits = self._dressed(chosen, ranked, paragraphs, snippets=snippets)
        if self.texts is not None and ranked.point:
            hits, missing = with_pinpoint(self.texts, hits, ranked.point, paragraphs)
            ranked.notes += missing
        if self.texts is not None and not understood.empty:
            ranked.notes += unmet(self._index().judgments, understood, self._issues())
        if self.meaning is not None and sort == "relevance":
            hits = self._by_meaning(query, hits)
        entries = self._entries(query, ranked, understood)
        if self.texts is None:
            hits, entries = entries[:limit], ()
        return Found(
            query=query,
            mode=mode,
            how=ranked.how,
            total=ranked.total if self.texts is not None else len(hits),
            hits=hits,
            entries=entries[:_ENTRIES],
            facets=self._facets(ranked) if facets else {},
            widened=ranked.widened,
            notes=tuple(ranked.notes),
            took_ms=round((time.perf_counter() - begun) * 1000, 2),
        )

    # The modes

    def _ranked(
        self, query: str, mode: Mode, filters: Filters, source: str | None, until: date | None, limit: int
    ) -> tuple[_Ranked, Filters]:
        if mode == "similar":
            return self._similar(query, filters), filters
        if mode == "facts":
            return self._facts(query, filters, source, until), filters
        understood = asked(query, strictly=mode == "boolean")
        filters, notes = with_fields(filters, understood.fields)
        typed = next((one.value for one in understood.fields if one.name == "id"), query)
        (case, point), (number, keys) = pinpointed(typed), numbered(self.texts, typed)
        if point and not keys:
            number, keys = numbered(self.texts, case)
        if not keys and typed is query and mode == "words" and (citation := pasted(query, self.library)):
            (case, point) = citation
            number, keys = numbered(self.texts, case)
        if keys or typed is not query:
            scored = [Scored(key, 3.0) for key in keys]
            return _Ranked(scored, [], len(keys), "number", Question(()), point=point), filters
        if number:
            understood = Asked(words=number, tree=Phrase(number), strict=True)
            notes.append(phrase("no imported judgment is {number}: only such as speak of it are found", number=number))
        elif point and understood.tree is None and self._is_named(case):
            understood = replace(understood, words=case)
        ranked = self._words(understood, filters, limit)
        ranked.point, ranked.number = point if ranked.how == "name" else None, number
        ranked.notes += [*([understood.note] if understood.note else []), *notes]
        return ranked, filters

    def _words(self, understood: Asked, filters: Filters, limit: int) -> _Ranked:
        text = understood.words
        question = ranking.question(text, None if understood.strict else self._thesaurus())
        if self.texts is None:
            return _Ranked([], [*question.own, *question.added], 0, "words", question, question.entries)
        index = self._index()
        conditions = query_of(filters, self._issues())
        terms = (
            ranking.terms_of_text(index, text, ranking.MOST)
            if len(text) > _TEXT
            else ranking.looked_for(index, question)
        )
        if not text.strip() and conditions is not None and understood.tree is None:
            return self._everything(conditions, question, limit)
        if understood.tree is not None:
            return self._holding(understood, terms, conditions, question, limit)
        named = self._named(index, text, conditions)
        any_term = ranking.any_of("judgments", terms)
        whole = ranking.best_judgments(index, ranking.narrowed(any_term, conditions), max(ranking.CANDIDATES, limit))
        parts = ranking.best_paragraphs(index, terms, [one.key for one in whole], ranking.PARAGRAPHS)
        scored = ranking.fused(whole, parts.sums(ranking.BEST))
        first = {one.key for one in named}
        ranked = _Ranked(
            [*named, *(one for one in scored if one.key not in first)],
            terms,
            self._counted(terms, question, conditions, len(named)),
            "name" if named else "words",
            question,
            question.entries,
        )
        if not named and reads_like_a_name(text):
            ranked.notes.append(phrase("no imported judgment has that name: these hold its words"))
        return ranked

    def _everything(self, conditions: Any, question: Question, limit: int) -> _Ranked:
        """What the filters let through, the newest first: nothing else was asked."""
        index = self._index()
        found = index.judgments.search(conditions, max(ranking.CANDIDATES, limit), order_by_field="day")
        keys = index.judgments.fast_field_values("key", [address for _, address in found.hits])
        ranked = _Ranked([Scored(int(key or 0), 1.0) for key in keys], [], int(found.count), "query", question)
        ranked.matching = conditions
        return ranked

    def _holding(
        self, understood: Asked, terms: list[Term], conditions: Any, question: Question, limit: int
    ) -> _Ranked:
        """The judgments that hold what must be held, ranked by how they answer its words."""
        from litigator.precedents.searching.matching import query_of_tree, terms_begun

        assert self.texts is not None
        assert understood.tree is not None
        index = self._index()
        must = query_of_tree(understood.tree)
        held = ranking.narrowed(must, conditions)
        query = ranking.matching(ranking.any_of("judgments", terms), held) if terms else held
        found = index.judgments.search(query, max(ranking.CANDIDATES, limit))
        keys = index.judgments.fast_field_values("key", [address for _, address in found.hits])
        whole = [Scored(int(key or 0), score) for key, (score, _) in zip(keys, found.hits, strict=True)]
        begun = [node.text for node in _leaves(understood.tree) if isinstance(node, Prefix)]
        terms = [*terms, *terms_begun(self.texts, [one.key for one in whole], begun)]
        parts = ranking.best_paragraphs(index, terms, [one.key for one in whole], ranking.PARAGRAPHS)
        phrases = tuple(node.text for node in _leaves(understood.tree) if isinstance(node, Phrase))
        ranked = _Ranked(ranking.fused(whole, parts.sums(ranking.BEST)), terms, int(found.count), "query", question)
        ranked.phrases, ranked.matching, ranked.widened = phrases, held, question.entries
        return ranked

    def _named(self, index: Any, text: str, conditions: Any) -> list[Scored]:
        from litigator.precedents.searching.filters import any_of_keys
        from litigator.precedents.searching.titles import keys_named

        named = keys_named(index, self.texts, text) if len(text) < 200 else []
        if named and conditions is not None:
            query = ranking.narrowed(any_of_keys("judgments", "key", [key for key, _ in named]), conditions)
            allowed = {one.key for one in ranking.best_judgments(index, query, len(named))}
            named = [one for one in named if one[0] in allowed]
        return [Scored(key, 2 + likeness / 100) for key, likeness in named]

    def _is_named(self, case: str) -> bool:
        return self.texts is not None and bool(self._named(self._index(), case, None))

    def _facts(self, text: str, filters: Filters, source: str | None, until: date | None) -> _Ranked:
        from litigator.precedents.searching import facts

        if self.texts is None:
            return self._words(Asked(words=text[:_TEXT]), filters, 10)
        index = self._index()
        guard = facts.guard_of(self.texts, source, until)
        scored, terms = facts.judgments_for(
            index, self.texts, text, guard, query_of(filters, self._issues()), self._thesaurus()
        )
        return _Ranked(scored, terms[: facts.FEW], len(scored), "facts", Question(tuple(terms)))

    def _similar(self, name: str, filters: Filters) -> _Ranked:
        from litigator.precedents.searching import facts

        texts = self.texts
        _, keys = numbered(texts, name)
        if texts is None or not keys:
            raise NotFound(
                phrase("no imported judgment is «{name}»", name=name[:80]),
                fix=phrase("give the id that search shows, a number or an ECLI"),
            )
        key = keys[0]
        said = "\n".join(one.text for one in texts.paragraphs(key) if one.section in _SIMILAR)
        text = said or "\n".join(one.text for one in texts.paragraphs(key))
        guard = replace(facts.guard_of(texts, texts.known(key).id, None), until=None)
        scored, terms = facts.judgments_for(
            self._index(), texts, text, guard, query_of(filters, self._issues()), self._thesaurus()
        )
        return _Ranked(scored, terms[: facts.FEW], len(scored), "similar", Question(tuple(terms)))

    # Dressing

    def _sorted(self, ranked: _Ranked, sort: Sort) -> list[Scored]:
        if sort == "relevance" or self.texts is None:
            return ranked.scored
        heads = self.texts.heads([one.key for one in ranked.scored])
        if sort == "date":
            return sorted(ranked.scored, key=lambda one: -(heads[one.key].date or date.min).toordinal())
        return sorted(ranked.scored, key=lambda one: -heads[one.key].cited_by)

    def _dressed(self, chosen: Sequence[Scored], ranked: _Ranked, each: int, *, snippets: bool) -> tuple[Hit, ...]:
        if self.texts is None or not chosen:
            return ()
        keys = [one.key for one in chosen]
        heads = self.texts.heads(keys)
        shown = self._paragraphs(keys, ranked, each, snippets=snippets)
        return tuple(
            Hit(
                key=one.key,
                id=(head := heads[one.key]).id,
                title=head.title,
                court=head.court,
                date=head.date,
                score=round(one.score, 4),
                paragraphs=shown.get(one.key, ()),
                cited_by=head.cited_by,
                precedent=head.precedent,
                treatment=self.treatments.get(head.id) or self.treatments.get(head.precedent or ""),
            )
            for one in chosen
        )

    def _paragraphs(
        self, keys: Sequence[int], ranked: _Ranked, each: int, *, snippets: bool
    ) -> dict[int, tuple[ShownParagraph, ...]]:
        from litigator.precedents.searching.showing import shown_paragraphs

        if self.texts is None or not ranked.terms or not each:
            return {}
        return shown_paragraphs(
            self._index(),
            self.texts,
            ranked.terms,
            keys,
            each,
            phrases=ranked.phrases,
            facts=ranked.how == "facts",
            snippets=snippets,
        )

    def _by_meaning(self, query: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The first hits in the order of their score and of what their best paragraph means, half and half."""
        first, rest = hits[:_MEANT], hits[_MEANT:]
        if self.meaning is None or not first:
            return hits
        best = [" ".join(paragraph.snippet for paragraph in hit.paragraphs) or hit.title for hit in first]
        near = self.meaning.nearness(query, best)
        top = max(hit.score for hit in first) or 1.0
        order = sorted(zip(first, near, strict=True), key=lambda pair: -(pair[0].score / top + pair[1]))
        return (*(hit for hit, _ in order), *rest)

    def _entries(self, query: str, ranked: _Ranked, filters: Filters) -> tuple[Hit, ...]:
        if ranked.how == "similar":
            return ()
        from litigator.citations.normalising import normal_form

        named = ranked.number or query.strip()
        form = normal_form(named) if len(named) < 90 else None
        if form is not None:
            numbered = entries_numbered(self.library, form[1], self._imported_precedents())
            return tuple(entry_hit(entry, 3.0, self.treatments) for entry in numbered)
        terms = ranked.terms or [*ranked.question.own, *ranked.question.added]
        limit = _ENTRIES if self.texts is not None else MOST
        found = found_entries(self.library, query[:300], terms, filters, self._imported_precedents(), limit)
        return tuple(entry_hit(entry, score, self.treatments) for entry, score in found)

    def _facets(self, ranked: _Ranked) -> Mapping[str, Mapping[str, int]]:
        from litigator.precedents.searching.facets import facets_of

        if self.texts is None:
            return {}
        keys = [one.key for one in ranked.scored]
        return facets_of(self._index(), self.texts, keys, ranked.matching)

    def _counted(self, terms: Sequence[Term], question: Question, conditions: Any, named: int) -> int:
        """How many judgments hold any of the words that were asked; of a question whose words none holds, what was found by others."""
        index = self._index()
        own = {(term.field, term.stem) for term in question.own}
        asked_for = [term for term in terms if (term.field, term.stem) in own] or list(terms)
        found = index.judgments.search(ranking.narrowed(ranking.any_of("judgments", asked_for), conditions), 1)
        return max(int(found.count), named)

    # What it works with

    def _index(self) -> Any:
        from litigator.precedents.searching.index import open_index

        assert self.texts is not None
        return open_index(self.texts, self._progress)

    def _thesaurus(self) -> Thesaurus:
        return thesaurus_of(self.library)

    def _issues(self) -> Mapping[str, Sequence[str]]:
        """The built-in precedents of each issue."""
        found: dict[str, list[str]] = {}
        for entry in self.library.precedents.values():
            for code in entry.issues:
                found.setdefault(code, []).append(entry.id)
        return found

    def _imported_precedents(self) -> frozenset[str]:
        if self._imported is None:
            rows = (
                ()
                if self.texts is None
                else self.texts.connection.execute("SELECT precedent FROM judgment WHERE precedent IS NOT NULL")
            )
            self._imported = frozenset(row[0] for row in rows)
        return self._imported


def _leaves(node: Any) -> Sequence[Any]:
    from litigator.precedents.searching.asking import And, Near, Not, Or

    if isinstance(node, And | Or):
        return [leaf for item in node.items for leaf in _leaves(item)]
    if isinstance(node, Near):
        return [*_leaves(node.left), *_leaves(node.right)]
    return [] if isinstance(node, Not) else [node]
