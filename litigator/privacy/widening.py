"""A naming with all that belongs to it: initials, a patronymic, a middle name nobody knew of, a first name spelt otherwise than known."""

import re
from collections.abc import Sequence
from dataclasses import replace

from litigator.privacy.declensions import WITH_APOSTROPHE
from litigator.privacy.folding import Word, folded
from litigator.privacy.naming import Found, Names, Span, inside, is_initial, kind_of
from litigator.privacy.ordinary import LITTLE
from litigator.privacy.persons import PARTICLES
from litigator.privacy.scripts import is_near

LETTER = r"[^\W\d_][hžzsauo]?"
"""An initial: «F», and «Ch», «Dž», «Ju» as well."""
_BEFORE = re.compile(rf"(?<!\w)(?:{LETTER}\.[\s\u00a0-]{{0,2}}){{1,3}}$")
_AFTER = re.compile(rf"[,\s\u00a0]{{0,2}}(?:{LETTER}\.[\s\u00a0-]?){{0,2}}{LETTER}\.(?!\w)")
_ONE_AFTER = re.compile(rf"[,\s\u00a0]{{0,2}}{LETTER}\.(?!\w)")
_NEXT_NAME = re.compile(rf"[\s\u00a0]?((?:{LETTER}\.[\s\u00a0]?){{0,2}})(?=[^\W\d_a-ząčęėįšųūžа-я]{{1}}\w)")
_EACH = re.compile(rf"({LETTER})\.")
_SPACE = re.compile(r"[\s\u00a0]{1,2}|[\s\u00a0]?[-\u2010-\u2015][\s\u00a0]?")
_ENDING = re.compile(r"[-\u2010-\u2015]([^\W\d_]{1,4})(?![\w-])")
_CHAIN = 2  # unknown words between two words of one name
_PATRONYMIC = re.compile(
    r"[a-z]{2,}(?:ov|ev|yev)(?:i[cč]|yc|n[aoeiuą])[a-z]{0,5}|[a-z]{3,}inicn[a-z]{1,3}"
    r"|[\u0430-\u044f\u0456\u0454]{2,}(?:[ое]вич|[ое]вн|ивн|івн|ични|инични)[\u0430-\u044f\u0456\u0454]{0,4}"
)
_BEFORE_A_NAME = frozenset(["عبد", "ابو", "ابن", "بن", "بنت", "ام"])  # «servant of», «father of», «son of» …
_CHILD_OF = frozenset(
    ["oglu", "ogly", "ogli", "ogla", "qizi", "kyzy", "kizi", "gizi", "оглы", "оглу", "кызы", "кизи", "гызы", "угли"]
)


def widened(
    text: str, words: Sequence[Word], groups: Sequence[Found], names: Names, protected: Sequence[Span]
) -> list[Found]:
    """The namings `groups` (in order) with what belongs to them, those that come to touch made one."""
    wide = [_with_neighbours(text, words, group, groups, names, protected) for group in groups]
    wide = _joined(text, words, wide, names, protected)
    return _joined(
        text, words, [_with_ending(text, _with_initials(text, one, names)) for one in wide], names, protected
    )


def _with_neighbours(
    text: str, words: Sequence[Word], group: Found, groups: Sequence[Found], names: Names, protected: Sequence[Span]
) -> Found:
    """The naming with a word beside it that sounds much like another word of the same name («Alexander Ivanov»), and a patronymic."""
    taken = [*protected, *((one.start, one.end) for one in groups if one != group)]
    known = {word.text for word in words if group.start <= word.start < group.end}
    while True:
        after = next((word for word in words if word.start >= group.end), None)
        before = next((word for word in reversed(words) if word.end <= group.start), None)
        for word, gap in (
            (after, (group.end, after.start if after else 0)),
            (before, (before.end if before else 0, group.start)),
        ):
            if word is None or not _SPACE.fullmatch(text[slice(*gap)]) or inside(word.start, word.end, taken):
                continue
            if not word.capital and word.text not in _CHILD_OF:
                continue
            people = _whose_too(word.text, known, group.people, names)
            if not people and (_is_patronymic(text, words, word) if word is after else word.text in _BEFORE_A_NAME):
                people = group.people
            if people:
                known.add(word.text)
                start, end = min(group.start, word.start), max(group.end, word.end)
                group = Found(start, end, people, kind_of(people))
                break
        else:
            return group


def _whose_too(word: str, known: set[str], people: frozenset[str], names: Names) -> frozenset[str]:
    """Of `people`, those another word of whose name this one sounds like."""
    if len(word) < 3 or word in LITTLE or word in names.ordinary or word in PARTICLES:
        return frozenset()
    said = {part for one in known for part in names.parts(one)}
    return frozenset(
        key
        for key, part in names.heard.near(word)
        if key in people and not any(key == whose and is_near(part, other) for whose, other in said)
    )


def _is_patronymic(text: str, words: Sequence[Word], word: Word) -> bool:
    if _PATRONYMIC.fullmatch(word.text) or word.text in _CHILD_OF:
        return True
    after = next((one for one in words if one.start >= word.end), None)
    return after is not None and after.text in _CHILD_OF and text[word.end : after.start].isspace()


def _joined(
    text: str, words: Sequence[Word], groups: Sequence[Found], names: Names, protected: Sequence[Span]
) -> list[Found]:
    """Namings that overlap, or are parted by no more than a middle name, as one."""
    made: list[Found] = []
    for group in groups:
        last = made[-1] if made else None
        people = last.people & group.people if last else frozenset()
        if last and group.start < last.end:
            people = people or last.people | group.people
            made[-1] = Found(last.start, max(last.end, group.end), people, kind_of(people))
        elif last and people and _is_one_name(text, words, last, group, people, names, protected):
            made[-1] = Found(last.start, group.end, people, kind_of(people))
        else:
            made.append(group)
    return made


def _is_one_name(
    text: str,
    words: Sequence[Word],
    one: Found,
    other: Found,
    people: frozenset[str],
    names: Names,
    protected: Sequence[Span],
) -> bool:
    """Whether two namings are the words of one name, with at most two words with capitals between them: «Farid Ahmad Nazari»."""
    if inside(one.end, other.start, protected) or _say_the_same(words, one, other, people, names):
        return False
    at = one.end
    between = [word for word in words if one.end <= word.start and word.end <= other.start]
    if len(between) > _CHAIN:
        return False
    for word in between:
        small = word.text in PARTICLES or word.text in _CHILD_OF
        if (
            not _SPACE.fullmatch(text[at : word.start])
            or not (small or word.capital)
            or word.text in LITTLE - PARTICLES
        ):
            return False
        at = word.end
    return bool(_SPACE.fullmatch(text[at : other.start]))


def _say_the_same(words: Sequence[Word], one: Found, other: Found, people: frozenset[str], names: Names) -> bool:
    """Whether two namings have a word of a name in common, as those of a list have («Nazari, Omidas Nazari»)."""
    said, again = (
        {part for word in words if group.start <= word.start < group.end for part in names.parts(word.text)}
        for group in (one, other)
    )
    return any(part in again for part in said if part[0] in people)


def _with_initials(text: str, found: Found, names: Names) -> Found:
    """The naming with the initials before or behind it: «F. Nazari», «M. R. Hosseini», «Иванову А. С.»."""
    before = _BEFORE.search(text, max(0, found.start - 14), found.start)
    if before and (people := _of_initials(before[0], found, names)):
        return Found(before.start(), found.end, people, kind_of(people))
    for pattern in (_AFTER, _ONE_AFTER):
        after = pattern.match(text, found.end)
        if (
            after
            and (people := _of_initials(after[0], found, names))
            and not _begins_a_name(text, after[0], after.end())
        ):
            return Found(found.start, after.end(), people, kind_of(people))
    return found


def _begins_a_name(text: str, initials: str, end: int) -> bool:
    """Whether the last of these initials rather belongs to who is named next: «Nazari F. ir», but «Nazari F. A. Petraitis»."""
    following = _NEXT_NAME.match(text, end)
    return following is not None and (bool(following[1]) or len(_EACH.findall(initials)) > 1)


def _of_initials(said: str, found: Found, names: Names) -> frozenset[str]:
    """Of whom one of these initials may be; nobody where one of them is written small."""
    letters = _EACH.findall(said)
    if any(letter[0].islower() for letter in letters):
        return frozenset()
    return frozenset(
        key
        for key in found.people
        if any(
            is_initial(folded(letter), folded(part))
            for letter in letters
            for words in names.people[key].parts
            for part in words
        )
    )


def _with_ending(text: str, found: Found) -> Found:
    """The naming with a case ending behind a hyphen: «Nazari-o»."""
    ending = _ENDING.match(text, found.end)
    alike = ending and (ending[1].islower() or text[found.start : found.end].isupper())
    if ending and alike and folded(ending[1]) in WITH_APOSTROPHE:
        return replace(found, end=ending.end())
    return found
