"""Where the people of a case stand in a text: in any form of their names, by initials, by what is theirs alone; cited cases left alone."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from litigator.privacy.folding import Word, folded, words_of
from litigator.privacy.naming import Found, Names, Span, inside, is_initial, kind_of
from litigator.privacy.ordinary import LITTLE
from litigator.privacy.persons import PARTICLES
from litigator.privacy.scripts import Part, is_near
from litigator.privacy.widening import LETTER, widened

_GAP = re.compile(r"[\s,\-\u2010-\u2015\u00ad'\u2019\u200b-\u200f]{0,4}")
_INITIALS = re.compile(rf"(?<!\w)({LETTER})\.\s?({LETTER})\.(?!\w)")
_PARTICLED = re.compile(
    rf"(?<!\w)({LETTER})\.[\s\u00a0]?(?:[^\W\d_]{{1,5}}[\s\u00a0\-\u2010-\u2015'\u2019]|{LETTER}\.[\s\u00a0]?)({LETTER})\.(?!\w)"
)  # «A. al-J.», «A. a. J.»
_PARTING = re.compile(r"[\s\u00a0]?[-\u2010\u2011\u00ad]?[\s\u00a0]?|[.'\u2019_]")
_ALIKE = 70  # of a hundred, for two words of another alphabet that together are a name
_LONG_ENOUGH = 5  # letters of a name that is looked for in two halves
_JOINED_BY = re.compile(r"[\s,\-\u2010-\u2015\u00ad'\u2019]{1,3}")


def found_in(text: str, names: Names, protected: Sequence[Span] = (), *, wide: bool = True) -> list[Found]:
    """Where the people are named in `text`, in order, no two overlapping; what lies in a `protected` span is somebody else's.

    `wide`: with what belongs to a naming beside the name itself (`widening`), and initials; without it only what is certain.
    """
    words = words_of(text)
    groups: list[Found] = []
    place = 0
    while place < len(words):
        people = names.whose(words[place].text)
        if not people or inside(words[place].start, words[place].end, protected):
            place += 1
            continue
        last = place
        while last + 1 < len(words) and (joint := _joint(text, words, place, last, people, names, protected)):
            people, last = joint, last + 1
        group = _group(text, words[place : last + 1], people, names)
        if group is not None:
            groups.append(group)
        place = last + 1
    groups += _parted(text, words, names, protected, groups)
    groups += _whole_by_sound(text, words, names, protected, groups)
    groups.sort(key=lambda one: one.start)
    if not wide:
        return groups
    groups = widened(text, words, groups, names, protected)
    return sorted([*groups, *_initials(text, names, protected, groups)], key=lambda one: one.start)


def _parted(
    text: str, words: Sequence[Word], names: Names, protected: Sequence[Span], groups: Sequence[Found]
) -> list[Found]:
    """Names in two halves, as a line's end or a scan leaves them: «Naz-ari», «Na zari»."""
    taken = [(group.start, group.end) for group in groups]
    found = []
    for one, other in zip(words, words[1:], strict=False):
        whole, between = one.text + other.text, text[one.end : other.start]
        if not (one.capital and len(whole) >= _LONG_ENOUGH and _PARTING.fullmatch(between)):
            continue
        broken = "\n" in between and not other.capital  # a line's end in the midst of a word
        people = names.whose(whole) if broken or whole in names.plain else frozenset()
        if people and not inside(one.start, other.end, [*protected, *taken]):
            found.append(Found(one.start, other.end, people, kind_of(people)))
    return found


def _whole_by_sound(
    text: str, words: Sequence[Word], names: Names, protected: Sequence[Span], groups: Sequence[Found]
) -> Iterator[Found]:
    """Words of another alphabet in a row that sound like the words of somebody's name: each alone proves nothing, two of them do.

    So a name in Arabic or Hebrew, written without vowels, is found by its consonants.
    """
    free = [*protected, *((group.start, group.end) for group in groups if group.kind == "name")]
    row: list[Word] = []
    for word in [*words, Word("", len(text), len(text), False)]:
        foreign = bool(word.text) and not word.text.isascii() and not inside(word.start, word.end, free)
        if foreign and (not row or _JOINED_BY.fullmatch(text[row[-1].end : word.start])):
            row.append(word)
            continue
        yield from _whole_in(row, names)
        row = [word] if foreign else []


def _whole_in(row: Sequence[Word], names: Names) -> Iterator[Found]:
    near = [names.parts(word.text) | names.heard.near(word.text, _ALIKE) for word in row] if len(row) > 1 else []
    place = 0
    while place + 1 < len(near):
        people = _named_by_two(near[place], near[place + 1])
        if not people:
            place += 1
            continue
        last = place + 1
        while last + 1 < len(near) and (more := people & {key for key, _ in near[last + 1]}):
            people, last = frozenset(more), last + 1
        yield Found(row[place].start, row[last].end, people, kind_of(people))
        place = last + 1


def _named_by_two(one: Collection[Part], other: Collection[Part]) -> frozenset[str]:
    """Whom two words may name together: with two different words of the name, of three consonants or more."""
    return frozenset(
        key
        for key, part in one
        for whose, another in other
        if key == whose and not is_near(part, another) and len(part) > 2 and len(another) > 2
    )


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
    if not _GAP.fullmatch(gap) or inside(following.start, following.end, protected):
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
    strong = [word for word in words if not names.is_weak(word.text)]
    if not strong:
        whole = len(words) > 1 and all(word.capital for word in words)
        if not whole and not (len(words) == 1 and _is_short_name(words[0], names)):
            return None
    elif len(strong) == 1 and not _is_meant(text, strong[0], names):
        return None
    return Found(words[first].start, words[last - 1].end, people, kind_of(people))


def _is_meant(text: str, word: Word, names: Names) -> bool:
    """Whether one word alone is meant as a name: by its capital; written small only where it is spelt as the name and is no ordinary word."""
    if not word.capital:
        return names.is_spelt(word.text)
    if word.text in LITTLE or (word.text in names.ordinary and word.text not in names.bases):
        return _inside_a_sentence(text, word.start)
    return True


def _inside_a_sentence(text: str, start: int) -> bool:
    """Whether a capital at this place is not the sentence's own: a small letter, digit or comma stands before it."""
    before = text[:start].rstrip(" \u00a0\n\t„“”\"'(«")
    return bool(before) and (before[-1].isalnum() or before[-1] == ",")


def _is_short_name(word: Word, names: Names) -> bool:
    return word.capital and len(word.text) == 2 and word.text not in PARTICLES and word.text in names.bases


def _initials(text: str, names: Names, protected: Sequence[Span], groups: Sequence[Found]) -> Iterator[Found]:
    """Initials that stand alone: «F. N.», «A. al-J.», also of a name as it sounds."""
    taken = [(group.start, group.end) for group in groups]
    for one in (*_INITIALS.finditer(text), *_PARTICLED.finditer(text)):
        if one[1][0].islower() or one[2][0].islower():  # «a. k.» is a personal code
            continue
        first, last = folded(one[1]), folded(one[2])
        people = frozenset(
            key
            for key, person in names.people.items()
            if any(is_initial(first, opening) and is_initial(last, closing) for opening, closing in person.ends)
        )
        if people and not inside(one.start(), one.end(), [*protected, *taken]):
            yield Found(one.start(), one.end(), people, "initials" if len(people) == 1 else "shared")


def initials_in(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Every pair of initials that stands in the texts already."""
    return {(one[1].upper(), one[2].upper()) for text in texts for one in _INITIALS.finditer(text)}
