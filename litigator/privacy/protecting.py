"""Names that are not the claimants' though they read alike: those of cited cases, of judges, lawyers and offices."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from litigator.casefile import CaseFile
from litigator.privacy.declensions import declined
from litigator.privacy.folding import folded, words_of
from litigator.privacy.naming import Span

_OURS = ("lithuania", "lietuv", "lituanie")
PRIVATE = frozenset(("third_party", "intervener", "interpreter", "expert", "witness"))
_CAPITAL = r"(?<!\w)[A-ZŠŽČĖĮŲŪĄĘ][\w.'’-]{0,60}"  # a name begins a word and has an end: else a long word is read over and over
_VERSUS = re.compile(
    rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|and|ir|&|et)){{0,3}}\s+(?:v\.?|c\.|prieš)\s+(?:the\s+)?(?P<state>{_CAPITAL}(?:\s{_CAPITAL})?)"
)


class Cited(NamedTuple):
    """A citation as found in a text: its span, its numbers, and whether the library or the imported judgments know it."""

    start: int
    end: int
    numbers: tuple[str, ...]
    known: bool
    text: str


class Protected(NamedTuple):
    """Spans of a text that name others. In a `firm` one nobody is looked for; in a `soft` one a whole name still counts as a claimant's."""

    firm: tuple[Span, ...]
    soft: tuple[Span, ...]

    @property
    def all(self) -> tuple[Span, ...]:
        return (*self.firm, *self.soft)


NOTHING = Protected((), ())


class Others(NamedTuple):
    """Of a case, made once for all its texts: its own numbers, and its lawyers, judges and officials, each word of a name in all its forms."""

    own: frozenset[str]
    officials: tuple[Sequence[frozenset[str]], ...]


def others_of(case: CaseFile) -> Others:
    numbers = (*(stage.number for stage in case.stages), *(event.number for event in case.events))
    return Others(frozenset(_plain(number) for number in numbers if number), tuple(_officials(case)))


def protected_spans(text: str, cited: Iterable[Cited], others: Others, states: frozenset[str]) -> Protected:
    """Where `text` names others: cited cases, unless they are this case itself, and the case's own lawyers, judges and officials.

    A case that nobody knows is cited against a foreign state (`states`: folded names); else its name may be a claimant's own.
    """
    firm, soft = list(_spans_of(others.officials, text)), []
    for one in cited:
        if any(_plain(number) in others.own for number in one.numbers):
            continue
        if one.known:
            firm.append((one.start, one.end))
        elif not any(state in folded(one.text) for state in _OURS) and any(_names(one.text, states)):
            soft.append((one.start, one.end))
    for found in _VERSUS.finditer(text):
        if any(_names(found["state"], states)):
            soft.append((found.start(), found.end()))
    return Protected(tuple(firm), tuple(soft))


def _names(text: str, states: frozenset[str]) -> Iterable[bool]:
    """Whether each word of the text begins the name of a foreign state."""
    for word in words_of(text):
        stem = word.text[:-2] if len(word.text) > 6 else word.text
        yield (
            word.capital
            and len(stem) > 3
            and any(state.startswith(stem) for state in states)
            and not stem.startswith(("lithu", "lietu"))
        )


def _plain(number: str) -> str:
    return re.sub(r"[\s\u2010-\u2015-]", "", number).casefold()


def _officials(case: CaseFile) -> Iterator[Sequence[frozenset[str]]]:
    """The whole names of the parties who are no claimants, nor called as one, in any case ending."""
    hidden = [_forms(name) for claimant in case.claimants for name in (claimant.name, *claimant.aliases)]
    for party in case.parties:
        for name in (party.name, party.name_en) if party.role not in PRIVATE else ():
            if name and " " in name and not _is_one_of(forms := _forms(name), hidden):
                yield forms


def _spans_of(names: Iterable[Sequence[frozenset[str]]], text: str) -> Iterator[Span]:
    """Where `text` holds one of the whole names."""
    words = words_of(text)
    for forms in names:
        for first in range(len(words) - len(forms) + 1):
            here = words[first : first + len(forms)]
            if all(word.text in said for word, said in zip(here, forms, strict=True)):
                yield here[0].start, here[-1].end


def _is_one_of(forms: Sequence[frozenset[str]], hidden: Iterable[Sequence[frozenset[str]]]) -> bool:
    """Whether a party is called as somebody who is hidden: a father who acts for his child is a claimant all the same."""
    return any(len(one) == len(forms) and all(any(said & other for other in one) for said in forms) for one in hidden)


@lru_cache(maxsize=500)
def _forms(name: str) -> tuple[frozenset[str], ...]:
    """Each word of a name in all its case endings."""
    return tuple(
        frozenset((word.text, *(declined(word.text) if word.text.isascii() else ()))) for word in words_of(name)
    )
