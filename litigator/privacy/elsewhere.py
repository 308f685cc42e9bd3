"""People of the office's other cases, whom a document of this case should not name: looked for by their whole names only."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from litigator.privacy.declensions import spellings_of
from litigator.privacy.finding import found_in
from litigator.privacy.folding import folded, words_of
from litigator.privacy.naming import Span, names_of
from litigator.privacy.persons import PARTICLES, Person
from litigator.privacy.scripts import consonants_of

_STEM = 3
_FEW = 2  # consonants by which a word of another alphabet is compared


class Stranger(NamedTuple):
    """Somebody of another case: the name, the reference, the case."""

    name: str
    person: str
    case: str


def named_in(
    texts: Sequence[tuple[str, str, Sequence[Span]]], people: Iterable[Stranger]
) -> list[tuple[Stranger, str]]:
    """Who of `people` stands with the whole name in `texts` ((where, text, spans that name others)), and where first."""
    begun = {begin for _, text, _ in texts for word in words_of(text) for begin in _begun_by(word.text)}
    found: dict[str, tuple[Stranger, str]] = {}
    for one in people:
        if one.person in found or not _may_stand(one.name, begun):
            continue
        names = names_of([Person(key=one.person, names=(one.name,))])
        for where, text, spans in texts:
            if any(_is_whole(text[place.start : place.end]) for place in found_in(text, names, spans, wide=False)):
                found[one.person] = (one, where)
                break
    return list(found.values())


def _may_stand(name: str, begun: set[str]) -> bool:
    """Whether the name has two words or more, and each is begun somewhere: what keeps a large office quick."""
    words = [folded(word) for word in name.split() if folded(word) not in PARTICLES]
    return len(words) > 1 and all(any(begin in begun for begin in _beginnings(word)) for word in words)


def _begun_by(word: str) -> Iterator[str]:
    """The first letters of a folded word of the text; of one in another alphabet its first consonants too."""
    yield word[:_STEM]
    if not word.isascii():
        yield from (f"~{skeleton[:_FEW]}" for skeleton in consonants_of(word))


def _beginnings(word: str) -> Iterator[str]:
    """How a folded word of a name may begin in a text: as it may be spelt, and as it sounds in another alphabet."""
    yield from (spelling[:_STEM] for spelling in (spellings_of(word) if word.isascii() else {word}))
    yield from (f"~{skeleton[:_FEW]}" for skeleton in consonants_of(word))


def _is_whole(said: str) -> bool:
    return sum(1 for word in words_of(said) if len(word.text) > 1) > 1
