"""The people to be hidden: their names part by part, what else is theirs alone, and the letters that stand for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from litigator.casefile import CaseFile, Claimant
from litigator.privacy.folding import folded, words_of
from litigator.privacy.scripts import latin_spellings

PARTICLES = frozenset(
    (
        *(
            "al",
            "el",
            "ul",
            "ud",
            "ad",
            "ar",
            "as",
            "an",
            "ibn",
            "bin",
            "bint",
            "ben",
            "bar",
            "abu",
            "umm",
            "ould",
            "ag",
        ),
        *(
            "de",
            "del",
            "la",
            "las",
            "los",
            "le",
            "van",
            "von",
            "der",
            "den",
            "da",
            "dos",
            "das",
            "do",
            "du",
            "di",
            "e",
            "y",
            "st",
        ),
    )
)
_LETTERS = ("AB", "CD", "EF", "GH", "KL", "MN", "PR", "ST", "UV", "ZY")
_ALPHABET = "ABCDEFGHKLMNPRSTUVZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone to be hidden. `names` are every name they go by, the first the one they are called; the rest is theirs alone."""

    key: str
    names: tuple[str, ...]
    born: date | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """Each name as its words, as written."""
        return tuple(tuple(name[word.start : word.end] for word in words_of(name)) for name in self.names)

    @property
    def ends(self) -> set[tuple[str, str]]:
        """The first and the last word of each name, folded, without particles."""
        found = set()
        for words in self.parts:
            strong = [folded(word) for word in words if folded(word) not in PARTICLES]
            if len(strong) > 1:
                found.add((strong[0], strong[-1]))
        return found

    @property
    def initials(self) -> set[tuple[str, str]]:
        """The first letters of the first and the last word of each name in Latin letters."""
        return {
            (first[0].upper(), last[0].upper())
            for first, last in self.ends
            if first[:1].isascii() and last[:1].isascii()
        }


def people_of(case: CaseFile, others: Iterable[str] = ()) -> tuple[Person, ...]:
    """Everyone the case is for, in any role, and `others` named beside them."""
    people = [_person(claimant) for claimant in case.claimants]
    people += [Person(key=f"also-{number}", names=(name,)) for number, name in enumerate(others, 1)]
    return tuple(people)


def _person(claimant: Claimant) -> Person:
    names = dict.fromkeys(name for name in (claimant.name, claimant.native_name, *claimant.aliases) if name)
    return Person(
        key=claimant.reference,
        names=(*names, *_in_latin(names)),
        born=claimant.born,
        emails=_said(claimant.email),
        phones=_said(claimant.phone),
        codes=_said(claimant.personal_code),
        addresses=_said(claimant.address),
    )


def _in_latin(names: Iterable[str]) -> tuple[str, ...]:
    """The names of other alphabets in ours, letter by letter."""
    told = (spelling for name in names if not folded(name).isascii() for spelling in latin_spellings(name))
    return tuple(dict.fromkeys(one for one in told if any(len(word.text) > 2 for word in words_of(one))))


def _said(value: str | None) -> tuple[str, ...]:
    return (value,) if value and value.strip() else ()


def numbers_of(case: CaseFile) -> tuple[str, ...]:
    """The numbers under which this case is found: those of courts and authorities, and the office's own references."""
    numbers = [stage.number for stage in case.stages]
    numbers += [event.number for event in case.events]
    numbers += [stay.order_number for claimant in case.claimants for stay in claimant.detentions]
    numbers += [case.reference, *(claimant.reference for claimant in case.claimants)]
    return tuple(dict.fromkeys(number for number in numbers if number and len(number) > 3))


def without_consent(case: CaseFile, use: str = "publication") -> tuple[str, ...]:
    """The references of those whose last word on this use is not yes; silence is no."""
    lacking = []
    for claimant in case.claimants:
        said = sorted((one for one in claimant.consents if one.use == use), key=lambda one: one.on)
        if not said or not said[-1].given:
            lacking.append(claimant.reference)
    return tuple(lacking)


def pseudonyms_for(people: Sequence[Person], language: str, *, taken: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Two letters for each person, in the order of the case: `A. B.` in Lithuanian, `A.B.` in English, which no case ending follows.

    They are never of the name: neither letter is an initial of that person's, and no pair is anybody's initials, nor one of `taken` (initials
    that stand in the text already).
    """
    forbidden = {pair for person in people for pair in person.initials} | set(taken)
    waiting = [(first, second) for first, second in (*_LETTERS, *product(_ALPHABET, repeat=2)) if first != second]
    chosen: dict[str, str] = {}
    for person in people:
        own = {letter for pair in person.initials for letter in pair}
        pair = next(pair for pair in waiting if pair not in forbidden and not own & set(pair))
        forbidden.add(pair)
        chosen[person.key] = f"{pair[0]}. {pair[1]}." if language == "lt" else f"{pair[0]}.{pair[1]}."
    return chosen
