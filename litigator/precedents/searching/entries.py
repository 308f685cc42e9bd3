"""The library's own decisions, found by name, holding, notes and issues: those that were not imported, or all where nothing is imported."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from litigator.citations.authority import Precedent
from litigator.library.contents import Library
from litigator.precedents.kept import kept
from litigator.precedents.searching import analysis
from litigator.precedents.searching.filters import Filters
from litigator.precedents.searching.findings import article, articles
from litigator.precedents.searching.ranking import Term, rarity
from litigator.precedents.searching.titles import names_like, reads_like_a_name

_K1, _B = 1.2, 0.75  # the constants of BM25, as the engine has them
_NAMED: Final = 2  # a word of the name counts so many times
_LEAST: Final = 0.25  # of the best: what answers less is not listed


@dataclass(frozen=True, slots=True)
class Shelf:
    """The decisions of a library as bags of stems, English and Lithuanian; a stem bears its field before it (`stems:detent`)."""

    counts: Mapping[str, Mapping[str, int]]
    sizes: Mapping[str, int]
    frequencies: Mapping[str, int]
    average: float


_SHELVES: dict[str, Shelf] = {}


def shelf_of(library: Library) -> Shelf:
    if library.fingerprint not in _SHELVES:
        _SHELVES.clear()
        counts: dict[str, dict[str, int]] = kept(
            "entries", library, lambda: {entry.id: _bag(entry, library) for entry in library.precedents.values()}
        )
        sizes = {name: sum(bag.values()) for name, bag in counts.items()}
        frequencies = Counter(term for bag in counts.values() for term in bag)
        _SHELVES[library.fingerprint] = Shelf(counts, sizes, frequencies, sum(sizes.values()) / max(len(sizes), 1))
    return _SHELVES[library.fingerprint]


def _bag(entry: Precedent, library: Library) -> Counter[str]:
    english = " ".join(
        filter(
            None, (*(entry.name,) * _NAMED, entry.holding, entry.notes, *(key.about for key in entry.key_paragraphs))
        )
    )
    titles = [library.issues[code].title for code in entry.issues if code in library.issues]
    english += " " + " ".join(title.get("en", "") for title in titles)
    lithuanian = " ".join((entry.name_lt or "", *(title.get("lt", "") for title in titles)))
    bag = Counter(f"stems:{stem}" for stem in analysis.stems(english))
    bag.update(f"lt:{stem}" for stem in analysis.lithuanian_stems(lithuanian))
    return bag


def found_entries(
    library: Library, typed: str, terms: Iterable[Term], filters: Filters, without: Iterable[str], limit: int
) -> list[tuple[Precedent, float]]:
    """The decisions of the library that answer, the best first, each with its score; never one of `without`, which is imported."""
    shelf, barred = shelf_of(library), frozenset(without)
    wanted = [entry for entry in library.precedents.values() if entry.id not in barred and _passes(entry, filters)]
    if reads_like_a_name(typed):
        near = names_like(typed, {entry.id: entry.name for entry in wanted})
        if near:
            return [(library.precedents[name], 2 + likeness / 100) for name, likeness in near][:limit]
    terms = list(terms)
    scored = [(score, entry.id, entry) for entry in wanted if (score := _score(shelf, entry.id, terms)) > 0]
    scored.sort(key=lambda one: (-one[0], one[1]))
    best = scored[0][0] if scored else 1.0
    return [(entry, score / best) for score, _, entry in scored[:limit] if score >= _LEAST * best]


def entries_numbered(library: Library, number: str, without: Iterable[str]) -> list[Precedent]:
    """The decisions of the library in the case of that number, or with that ECLI or id."""
    barred = frozenset(without)
    return [
        entry
        for entry in library.precedents.values()
        if entry.id not in barred and number in (entry.id, entry.ecli, *entry.numbers)
    ]


def _score(shelf: Shelf, name: str, terms: Sequence[Term]) -> float:
    bag, size, total = shelf.counts[name], shelf.sizes[name], 0.0
    for term in terms:
        name_of_term = f"{term.field}:{term.stem}"
        times = bag.get(name_of_term, 0)
        if times:
            known = rarity(len(shelf.counts), shelf.frequencies[name_of_term])
            total += term.weight * known * times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * size / shelf.average))
    return total


def _passes(entry: Precedent, filters: Filters) -> bool:
    """Whether an entry is what the filters ask for, as far as entries tell."""
    return filters.empty or (
        _one_of(filters.court, (entry.court,))
        and _one_of(filters.state, entry.respondents)
        and _one_of(filters.issue, entry.issues)
        and _one_of(filters.formation, (entry.formation,))
        and (not filters.article or bool({article(one) for one in filters.article} & articles(entry.articles)))
        and all(_found(entry, name, getattr(filters, name)) for name in ("violation", "no_violation"))
        and (not filters.since or (entry.date is not None and entry.date >= filters.since))
        and (not filters.until or (entry.date is not None and entry.date <= filters.until))
        and not (filters.kind or filters.importance or filters.language or filters.title or filters.keys is not None)
    )


def _found(entry: Precedent, name: str, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    found = articles(outcome.article or "" for outcome in entry.outcomes if outcome.result == name)
    return bool(found and "*" in wanted) or bool(found & {article(one) for one in wanted})


def _one_of(wanted: Sequence[str], given: Sequence[str]) -> bool:
    return not wanted or bool({one.casefold() for one in wanted} & {one.casefold() for one in given})
