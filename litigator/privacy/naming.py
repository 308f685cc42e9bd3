"""The names of the people of a case in every form, by whose they are; and a place in a text where one of them stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from litigator.privacy.declensions import declined, forms_of, spellings_of
from litigator.privacy.folding import folded
from litigator.privacy.ordinary import ORDINARY
from litigator.privacy.persons import PARTICLES, Person
from litigator.privacy.scripts import Heard, Part, sounds_of

Span = tuple[int, int]
Kind = Literal["name", "shared", "initials"]
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_PREFIXES = frozenset("وبلکف")  # «and», «in», «to», «as», «so», written together with the name
_LONGEST_CYRILLIC_ENDING = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text where someone is named: who it may be (more than one where they share the name)."""

    start: int
    end: int
    people: frozenset[str]
    kind: Kind


@dataclass(slots=True)
class Names:
    """Every form of the names of the people, with whose it is. Build it with `names_of`."""

    people: Mapping[str, Person]
    forms: dict[str, set[Part]] = field(default_factory=dict)  # a form: whose, and of which word of the name
    weak: set[str] = field(default_factory=set)
    stems: dict[str, set[Part]] = field(default_factory=dict)  # of names in Cyrillic, whose endings are many
    bases: dict[str, set[str]] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)  # forms of the name as it is spelt, not as it may be heard
    heard: Heard = field(default_factory=Heard)  # the same by their sound, for other alphabets
    ordinary: frozenset[str] = ORDINARY
    known: dict[str, frozenset[Part]] = field(default_factory=dict)  # what `parts` has said of each word

    def parts(self, word: str) -> frozenset[Part]:
        """Whose name this folded word is a form of, and of which word of it."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = frozenset(self._parts(word))
        return found

    def _parts(self, word: str) -> Iterator[Part]:
        yield from self.forms.get(word, ()) or (self.forms.get(word[1:], ()) if word[:1] in _PREFIXES else ())
        if not word.isascii():
            yield from self.heard.certain(word)
            if _CYRILLIC.fullmatch(word):
                for stem, parts in self.stems.items():
                    if word.startswith(stem) and len(word) - len(stem) <= _LONGEST_CYRILLIC_ENDING:
                        yield from parts

    def whose(self, word: str) -> frozenset[str]:
        """Whose name this folded word is a form of."""
        return frozenset(key for key, _ in self.parts(word))

    def same_part(self, one: str, other: str) -> bool:
        """Whether two words are forms of the same word of a name."""
        return bool(self.parts(one) & self.parts(other))

    def is_weak(self, word: str) -> bool:
        """Whether a word that is a form of a name says too little alone: a particle, two letters."""
        if word in self.weak:
            return True
        return not word.isascii() and all(part in self.weak or len(part) < 3 for _, part in self.parts(word))

    def is_spelt(self, word: str) -> bool:
        """Whether a word is a name as it is spelt, so that it is one even when it is written small."""
        if word.isascii():
            return len(word) > 3 and word in self.plain and word not in self.ordinary
        return len(word) > 4 or word in self.forms


def names_of(people: Iterable[Person], ordinary: frozenset[str] = frozenset()) -> Names:
    """The names of the people in all their forms. `ordinary` are folded words that, written small or opening a sentence, name nobody."""
    people = tuple(people)
    names = Names({person.key: person for person in people}, ordinary=ORDINARY | ordinary)
    for person in people:
        for words in person.parts:
            parts = [folded(word) for word in words]
            pairs = list(zip(parts, parts[1:], strict=False))
            joined = [one + other for pair in pairs for one, other in (pair, pair[::-1])]
            for part in dict.fromkeys((*parts, *joined)):
                _take(names, person.key, part)
    return names


def _take(names: Names, key: str, part: str) -> None:
    if part in PARTICLES or len(part) < 2:
        names.weak.add(part)
        names.forms.setdefault(part, set()).add((key, part))
        names.heard.take(key, part, weak=True)
        return
    names.bases.setdefault(part, set()).add(key)
    names.heard.take(key, part)
    names.plain |= declined(part) if part.isascii() else {part}
    if _CYRILLIC.fullmatch(part):
        stem = part[:-1] if len(part) > 3 and part[-1] in "аеёийоуыьэюя" else part
        names.stems.setdefault(stem, set()).add((key, part))
    for form in forms_of(part):
        names.forms.setdefault(form, set()).add((key, part))
        if len(form) < 3:
            names.weak.add(form)


def kind_of(people: frozenset[str]) -> Kind:
    """Whether a naming is somebody's or may be that of several."""
    return "name" if len(people) == 1 else "shared"


@lru_cache(maxsize=20_000)
def is_initial(said: str, part: str) -> bool:
    """Whether folded letters (`f`, `ch`, `ш`) may be the initial of a folded word of a name, however that is spelt."""
    if not part:
        return False
    if said.isascii() and part.isascii():
        return any(spelling[:1] == said[:1] for spelling in (part, *spellings_of(part)))
    return bool({sound[:1] for sound in sounds_of(said)} & {sound[:1] for sound in sounds_of(part)} - {""})


def inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a place touches any of the spans."""
    return any(first < end and start < last for first, last in spans)
