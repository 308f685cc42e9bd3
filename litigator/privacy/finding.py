"""Where the people of a case stand in a text: in any form of their names, by initials, by what is theirs alone; cited cases left alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from litigator.privacy.declensions import declined, forms_of
from litigator.privacy.folding import Word, folded, words_of
from litigator.privacy.ordinary import LITTLE, ORDINARY
from litigator.privacy.persons import PARTICLES, Person

Span = tuple[int, int]
Kind = Literal["name", "shared", "initials"]
_GAP = re.compile(r"[\s,\-\u2010-\u2015\u00ad'\u2019\u200b-\u200f]{0,4}")
_INITIALS = re.compile(r"(?<!\w)([^\W\d_])\.\s?([^\W\d_])\.(?!\w)")
_PARTICLED = re.compile(
    r"(?<!\w)([^\W\d_])\.[\s\u00a0]?(?:[^\W\d_]{1,5}[\s\u00a0\-\u2010-\u2015'\u2019]|[^\W\d_]\.[\s\u00a0]?)([^\W\d_])\.(?!\w)"
)  # «A. al-J.», «A. a. J.»
_PARTING = re.compile(r"[\s\u00a0]?[-\u2010\u2011\u00ad]?[\s\u00a0]?|[.'\u2019_]")
_LONG_ENOUGH = 5  # letters of a name that is looked for in two halves
_INITIAL_BEFORE = re.compile(r"(?<!\w)([^\W\d_])\.[\s\u00a0-]{0,2}$")
_INITIAL_AFTER = re.compile(r"[,\s\u00a0]{0,2}([^\W\d_])\.(?!\w)")
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
    forms: dict[str, set[tuple[str, str]]] = field(default_factory=dict)  # a form: whose, and of which word of the name
    weak: set[str] = field(default_factory=set)
    stems: dict[str, set[str]] = field(default_factory=dict)  # of names in Cyrillic, whose endings are many
    bases: dict[str, set[str]] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)  # forms of the name as it is spelt, not as it may be heard
    ordinary: frozenset[str] = ORDINARY

    def whose(self, word: str) -> frozenset[str]:
        """Whose name this folded word is a form of."""
        found = self.forms.get(word)
        if found is None and word[:1] in _PREFIXES:
            found = self.forms.get(word[1:])
        if found is not None:
            return frozenset(key for key, _ in found)
        if _CYRILLIC.fullmatch(word):
            people = (
                who
                for stem, who in self.stems.items()
                if word.startswith(stem) and len(word) - len(stem) <= _LONGEST_CYRILLIC_ENDING
            )
            return frozenset().union(*people)
        return frozenset()

    def same_part(self, one: str, other: str) -> bool:
        """Whether two words are forms of the same word of a name."""
        return bool(self.forms.get(one, set()) & self.forms.get(other, set()))


def names_of(people: Iterable[Person], ordinary: frozenset[str] = frozenset()) -> Names:
    """The names of the people in all their forms. `ordinary` are folded words that, written small or opening a sentence, name nobody."""
    people = tuple(people)
    names = Names({person.key: person for person in people}, ordinary=ORDINARY | ordinary)
    for person in people:
        for words in person.parts:
            parts = [folded(word) for word in words]
            joined = ["".join(pair) for pair in zip(parts, parts[1:], strict=False)]
            for part in (*parts, *joined):
                _take(names, person.key, part)
    return names


def _take(names: Names, key: str, part: str) -> None:
    if part in PARTICLES or len(part) < 2:
        names.weak.add(part)
        names.forms.setdefault(part, set()).add((key, part))
        return
    names.bases.setdefault(part, set()).add(key)
    names.plain |= declined(part) if part.isascii() else {part}
    if _CYRILLIC.fullmatch(part):
        stem = part[:-1] if len(part) > 3 and part[-1] in "аеёийоуыьэюя" else part
        names.stems.setdefault(stem, set()).add(key)
    for form in forms_of(part):
        names.forms.setdefault(form, set()).add((key, part))
        if len(form) < 3:
            names.weak.add(form)


def found_in(text: str, names: Names, protected: Sequence[Span] = ()) -> list[Found]:
    """Where the people are named in `text`, in order; what lies in a `protected` span is somebody else's."""
    words = words_of(text)
    groups: list[Found] = []
    place = 0
    while place < len(words):
        people = names.whose(words[place].text)
        if not people or _inside(words[place].start, words[place].end, protected):
            place += 1
            continue
        last = place
        while last + 1 < len(words) and (joint := _joint(text, words, place, last, people, names, protected)):
            people, last = joint, last + 1
        group = _group(text, words[place : last + 1], people, names)
        if group is not None:
            groups.append(_with_initials(text, group, names))
        place = last + 1
    groups += _parted(text, words, names, protected, groups)
    return sorted([*groups, *_initials(text, names, protected, groups)], key=lambda one: one.start)


def _parted(
    text: str, words: Sequence[Word], names: Names, protected: Sequence[Span], groups: Sequence[Found]
) -> list[Found]:
    """Names in two halves, as a line's end or a scan leaves them: «Naz-ari», «Na zari»."""
    taken = [(group.start, group.end) for group in groups]
    found = []
    for one, other in zip(words, words[1:], strict=False):
        whole = one.text + other.text
        if not (one.capital and len(whole) >= _LONG_ENOUGH and whole in names.plain):
            continue
        people = names.whose(whole)
        if (
            people
            and _PARTING.fullmatch(text[one.end : other.start])
            and not _inside(one.start, other.end, [*protected, *taken])
        ):
            found.append(Found(one.start, other.end, people, "name" if len(people) == 1 else "shared"))
    return found


def _joint(
    text: str,
    words: Sequence[Word],
    place: int,
    last: int,
    people: frozenset[str],
    names: Names,
    protected: Sequence[Span],
) -> frozenset[str]:
    """Who the words from `place` to `last` name when the next one belongs to them too; nobody when it does not."""
    following = words[last + 1]
    gap = text[words[last].end : following.start]
    if not _GAP.fullmatch(gap) or _inside(following.start, following.end, protected):
        return frozenset()
    joint = people & names.whose(following.text)
    if joint and "," in gap and not _surname_first(text, words, place, last, names):
        return frozenset()
    return joint


def _surname_first(text: str, words: Sequence[Word], place: int, last: int, names: Names) -> bool:
    """Whether the comma behind `last` is that of «Nazari, Farid», and not one of a list («Zahrai, Zahrą», «Nazari, Omidas Nazari»)."""
    following = words[last + 1]
    if last != place or names.same_part(words[last].text, following.text):
        return False
    beyond = words[last + 2] if last + 2 < len(words) else None
    return beyond is None or not (
        text[following.end : beyond.start].isspace() and names.same_part(words[last].text, beyond.text)
    )


def _group(text: str, words: Sequence[Word], people: frozenset[str], names: Names) -> Found | None:
    """The words as one naming; None where they are too little to be one: a particle, an ordinary word."""
    first, last = 0, len(words)
    strong = [word for word in words if word.text not in names.weak]
    if not strong:
        whole = len(words) > 1 and all(word.capital for word in words)
        if not whole and not (len(words) == 1 and _is_short_name(words[0], names)):
            return None
    elif len(strong) == 1 and not _is_meant(text, strong[0], names):
        return None
    return Found(words[first].start, words[last - 1].end, people, "name" if len(people) == 1 else "shared")


def _is_meant(text: str, word: Word, names: Names) -> bool:
    """Whether one word alone is meant as a name: by its capital; written small only where it is spelt as the name and is no ordinary word."""
    if not word.capital:
        return len(word.text) > 3 and word.text in names.plain and word.text not in names.ordinary
    if word.text in LITTLE or (word.text in names.ordinary and word.text not in names.bases):
        return _inside_a_sentence(text, word.start)
    return True


def _inside_a_sentence(text: str, start: int) -> bool:
    """Whether a capital at this place is not the sentence's own: a small letter, digit or comma stands before it."""
    before = text[:start].rstrip(" \u00a0\n\t„“”\"'(«")
    return bool(before) and (before[-1].isalnum() or before[-1] == ",")


def _is_short_name(word: Word, names: Names) -> bool:
    return word.capital and len(word.text) == 2 and word.text not in PARTICLES and word.text in names.bases


def _with_initials(text: str, found: Found, names: Names) -> Found:
    """The naming with an initial that stands before or behind it: «F. Nazari», «Nazari F.»."""
    before = _INITIAL_BEFORE.search(text, max(0, found.start - 4), found.start)
    if before and (people := _of_initial(before[1], found.people, names)):
        return Found(before.start(), found.end, people, "name" if len(people) == 1 else "shared")
    after = _INITIAL_AFTER.match(text, found.end)
    if after and (people := _of_initial(after[1], found.people, names)):
        return Found(found.start, after.end(), people, "name" if len(people) == 1 else "shared")
    return found


def _of_initial(letter: str, people: frozenset[str], names: Names) -> frozenset[str]:
    told = folded(letter)
    if not letter.isupper():
        return frozenset()
    return frozenset(
        key for key in people if any(folded(word)[:1] == told for words in names.people[key].parts for word in words)
    )


def _initials(text: str, names: Names, protected: Sequence[Span], groups: Sequence[Found]) -> Iterator[Found]:
    taken = [(group.start, group.end) for group in groups]
    for one in (*_INITIALS.finditer(text), *_PARTICLED.finditer(text)):
        pair = (folded(one[1]).upper(), folded(one[2]).upper())
        people = frozenset(key for key, person in names.people.items() if pair in person.initials)
        if people and not _inside(one.start(), one.end(), [*protected, *taken]):
            yield Found(one.start(), one.end(), people, "initials" if len(people) == 1 else "shared")


def initials_in(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Every pair of initials that stands in the texts already."""
    return {(one[1].upper(), one[2].upper()) for text in texts for one in _INITIALS.finditer(text)}


def _inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    return any(first < end and start < last for first, last in spans)
