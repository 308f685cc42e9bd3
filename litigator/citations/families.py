"""Families of citations compiled: what `citations.yaml` says (its shape stands in `family`) becomes a pattern that can be run.

A family says in data which words or numbers give a citation away (`pattern`), where the name stands, and how it is read. Its examples say
what must be found, its counter-examples what must not; checking the library runs both.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from litigator.citations.engine import engine
from litigator.citations.family import Family
from litigator.citations.folding import fold
from litigator.citations.grammar import FRAGMENTS, any_of, expanded
from litigator.citations.tails import PIECES, TAILS
from litigator.citations.words import OTHER_ACTS, RESPONDENTS
from litigator.tongue import phrase


@dataclass(frozen=True, slots=True, eq=False)
class Families:
    """Families ready to run, in order, with the names of States and acts their patterns look for."""

    patterns: tuple[tuple[Family, tuple[str, ...], Any], ...]
    tails: Mapping[str, Any]
    states: Mapping[str, tuple[str, ...]]
    acts: Mapping[str, str]

    @property
    def families(self) -> tuple[Family, ...]:
        """The families themselves, in order."""
        return tuple(family for family, _, _ in self.patterns)

    def is_state(self, words: str) -> bool:
        """Whether `words`, read from their beginning, name a State."""
        bare = _ARTICLES.sub("", words)
        first = bare.split(" ", 1)[0].rstrip(",")
        return any(bare.startswith(state) for state in self.states.get(first, ()))

    def act_called(self, words: str) -> str | None:
        """The id of the act whose name begins `words`, the longest name first."""
        found = self.acts.get(words)
        if found is None:
            lengths = [name for name in self.acts if words.startswith(name)]
            found = self.acts[max(lengths, key=len)] if lengths else None
        return found


_ARTICLES = re.compile(r"^(?:the |la |le |les |l')")


def compiled(
    families: Iterable[Family],
    states: Iterable[str] = (),
    acts: Mapping[str, Iterable[str]] | None = None,
    countries: Iterable[str] = (),
) -> Families:
    """`families` ready to run. `states` are the respondents of cases in any language, `countries` what else is called a State; `acts` gives,
    for each act, how a text may begin its name.

    Raises `ValueError`, naming the family, for a pattern that cannot be compiled or has an unbounded repeat.
    """
    known = {name for state in (*states, *RESPONDENTS) for name in (state, state.upper())}
    named = {
        variant: act
        for act, names in (*OTHER_ACTS.items(), *(acts or {}).items())
        for name in names
        for variant in _capitals(fold(name).text)
    }
    pieces = {**FRAGMENTS, **PIECES, "state": any_of(known) or "(?!)", "act": any_of(named) or "(?!)"}
    patterns = tuple((family, _anchors(family, named), _pattern(family, pieces)) for family in families)
    tails = {name: engine().compile(expanded(pattern, pieces)) for name, pattern in TAILS.items()}
    return Families(patterns=patterns, tails=tails, states=_by_first_word(known | set(countries)), acts=named)


def _by_first_word(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        first = name.split(" ", 1)[0]
        found[first] = (*found.get(first, ()), name)
    return found


def _capitals(name: str) -> tuple[str, ...]:
    """A name as it stands inside a sentence and at its beginning."""
    return (name, name[0].upper() + name[1:]) if name[1:2].islower() else (name,)


def _anchors(family: Family, acts: Iterable[str]) -> tuple[str, ...]:
    """The literal beginnings of a family's claims; «act» stands for the names of all acts. None begins another: a place is tried once."""
    written = [anchor for given in family.anchors for anchor in (acts if given == "«act»" else (given,))]
    return tuple(
        one for one in dict.fromkeys(written) if not any(one != other and one.startswith(other) for other in written)
    )


def _pattern(family: Family, pieces: Mapping[str, str]) -> Any:
    try:
        return engine().compile(expanded(family.pattern, pieces))
    except (ValueError, engine().error) as error:
        raise ValueError(
            phrase("the pattern of {family} cannot be used: {why}", family=family.id, why=error)
        ) from error
