"""A case meant by its name, as people type it: without accents or dots, a letter wrong, one of the parties, the State left out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from litigator.precedents.searching import analysis
from litigator.precedents.searching.fields import initials, schema
from litigator.precedents.searching.index import Index

ALIKE: Final = 86  # of 100: how near a name must be
CANDIDATES: Final = 120
_LONGEST: Final = 14  # words of a name
_FUZZY: Final = 5  # letters a word must have before one of them may be wrong
_RARE: Final = 10  # titles that may hold a word before it is no name by itself
_VERSUS = re.compile(r"\s(?:v\.?|vs\.?|prieš|pries|c\.|contre)\s", re.IGNORECASE)
_LEADS = re.compile(r"^\s*(?:the\s+)?(?:case\s+of|affaire|byla)\s+", re.IGNORECASE)
_FILLERS: Final = frozenset(
    (
        "v",
        "vs",
        "pries",
        "c",
        "contre",
        "case",
        "of",
        "the",
        "and",
        "others",
        "affaire",
        "byla",
        "ir",
        "kiti",
        "et",
        "autres",
    )
)


def keys_named(index: Index, texts: Any, text: str, most: int = 5) -> list[tuple[int, float]]:
    """The judgments whose name `text` may be, the nearest first, with how near (0–100); none where `text` reads like no name."""
    words = [word for word in analysis.words(_LEADS.sub("", text)) if word not in _FILLERS]
    words = _joined(text) or words
    if not words or len(words) > _LONGEST or not (_VERSUS.search(text) or _all_rare(index, words)):
        return []
    keys = _candidates(index, words)
    titles = titles_of(texts, keys)
    near = [(key, likeness(text, title)) for key, title in titles.items()]
    return sorted((one for one in near if one[1] >= ALIKE), key=lambda one: (-one[1], one[0]))[:most]


def _joined(text: str) -> list[str]:
    """The words of a name with its initials taken together, where it has some: `M.S.S. v. Belgium` → mss, belgium."""
    together = initials(text)
    if not together:
        return []
    rest = [word for word in analysis.words(_LEADS.sub("", text)) if word not in _FILLERS and len(word) > 1]
    return [word.lower() for word in together] + rest


def _all_rare(index: Index, words: Sequence[str]) -> bool:
    """Up to three words, each in a few titles and in no more: `maslov`, `sudita keita`; or in no judgment at all, as a name mistyped is."""
    return len(words) <= 3 and all(_rare(index, word) or _unheard(index, word) for word in words)


def _rare(index: Index, word: str) -> bool:
    return 0 < int(index.judgments.doc_freq("title", word)) <= _RARE


def _unheard(index: Index, word: str) -> bool:
    """Whether no title and no text has the word, and it is long enough for one of its letters to be wrong."""
    return len(word) >= _FUZZY and not any(index.judgments.doc_freq(field, word) for field in ("title", "words"))


def _candidates(index: Index, words: Sequence[str]) -> list[int]:
    from tantivy import Occur, Query

    fields = schema("judgments")

    def one(word: str) -> Any:
        exact = Query.boost_query(Query.term_query(fields, "title", word, "freq"), 2.0)
        if len(word) < _FUZZY:
            return exact
        near = Query.fuzzy_term_query(fields, "title", word, 2 if len(word) > 8 else 1)
        return Query.boolean_query([(Occur.Should, exact), (Occur.Should, near)])

    hits = index.judgments.search(
        Query.boolean_query([(Occur.Should, one(word)) for word in words]), CANDIDATES, count=False
    ).hits
    return [int(key or 0) for key in index.judgments.fast_field_values("key", [address for _, address in hits])]


def titles_of(texts: Any, keys: Sequence[int]) -> dict[int, str]:
    marks = ", ".join("?" * len(keys))
    return dict(texts.connection.execute(f"SELECT key, title FROM judgment WHERE key IN ({marks})", list(keys)))


def likeness(typed: str, title: str) -> float:
    """How near a typed name is to a title, 0–100: party to party, State to State."""
    from rapidfuzz import fuzz

    mine, theirs = _parties(typed), _parties(title)
    if not mine[0] or not theirs[0]:
        return 0.0
    first = max(fuzz.ratio(mine[0], theirs[0]), 0.97 * fuzz.token_set_ratio(mine[0], theirs[0]))
    if not mine[1]:
        return first
    second = max(fuzz.ratio(mine[1], theirs[1]), 0.97 * fuzz.token_set_ratio(mine[1], theirs[1])) if theirs[1] else 0.0
    return 0.65 * first + 0.35 * second


def _parties(name: str) -> tuple[str, str]:
    """Both sides of a name, folded, initials together, `and Others` and the article left out."""
    bare = re.sub(r",?\s*\([^)]*\)?\s*$", "", _LEADS.sub("", name))
    sides = _VERSUS.split(bare, maxsplit=1)
    folded = [_folded(side) for side in sides]
    return folded[0], folded[1] if len(folded) > 1 else ""


def _folded(side: str) -> str:
    together = initials(side)
    words = [word for word in analysis.words(side) if word not in _FILLERS]
    if together:
        words = [word.lower() for word in together] + [word for word in words if len(word) > 1]
    return " ".join(words)


def names_like(typed: str, names: Mapping[str, str], most: int = 5) -> list[tuple[str, float]]:
    """Of named things, those whose name is near `typed`: the ids with how near."""
    near = [(name, likeness(typed, title)) for name, title in names.items()]
    return sorted((one for one in near if one[1] >= ALIKE), key=lambda one: (-one[1], one[0]))[:most]


def reads_like_a_name(text: str) -> bool:
    return bool(_VERSUS.search(text)) and len(text) < 200
