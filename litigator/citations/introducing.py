"""Which cases a text introduces by a full citation, under which names, and which of them a shorter name means.

A name is never resolved by guess: it must be a name the text gave (`(hereinafter “M.A.”)`), the whole name, the first party, or words of it
in their order. One that fits two cases equally well (`Saadi`, of Italy and of the United Kingdom) means neither: both are told.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from unicodedata import combining, normalize

from litigator.citations.citation import Kind
from litigator.citations.draft import Draft

_VERSUS = re.compile(r" {1,3}(?:v\.?|c\.|c/|vs\.?|prieš|contre) {1,3}")
_OTHERS = re.compile(
    r" {1,3}(?:and (?:\d+ )?others?|et autres?|ir kiti|ir kitos|e\.a\.|et al\.?|& others)(?!\w).*$", re.IGNORECASE
)
_NUMBERED = re.compile(r" {0,3}(?:\((?:no|nr|n°)| no)\.? ?(\d{1,2})(?!\d)\)?", re.IGNORECASE)
_LETTERS = str.maketrans("łøđıßœəħ", "lodisoeh")
_ALIAS = re.compile(
    r"[^;.()]{0,40}?[(\[][^()\[\]\"']{0,60}?[\"'](?:the |l'arrêt |the case of )?([^\"'()]{2,60}?)(?: judgment| case| decision)?[\"'](?: judgment| case)?[)\]]"
)
_ALIAS_BARE = re.compile(r"[^;.()]{0,40}?\(toliau ?- ?(?:sprendimas |byla )?([^()]{2,40})\)")
_ELISION = re.compile(r"\b[dl]'(?=\w)")
_EMPTY = frozenset(("and", "et", "ir", "&", ""))
_NAMESAKES = 60


@dataclass(frozen=True, slots=True)
class Known:
    """A case the text introduced. Names are folded: `whole`, the first `party`, its `words`, the `respondent`; `written` is the party as it stands,
    `called` the same with its «and Others».

    `numbered` says which of several cases of the name it is («(no. 2)»); `aliases` are names the text itself gave it.
    """

    id: str
    kind: Kind
    start: int
    whole: str
    party: str
    words: tuple[str, ...]
    respondent: str
    numbered: str | None
    written: str
    called: str
    numbers: tuple[str, ...] = ()
    day: str | None = None
    aliases: tuple[str, ...] = field(default=())

    def is_another(self, other: "Known") -> bool:
        """Whether both cannot be one case: their numbers differ, or, where one has none, their names."""
        if self.id == other.id or _numbers(self) & _numbers(other):
            return False
        if self.numbers and other.numbers:
            return True
        return (self.party, self.respondent, self.numbered) != (other.party, other.respondent, other.numbered)


def _numbers(case: Known) -> set[str]:
    """The numbers of a case; `256/11` of a Case is `C-256/11`."""
    return {number.removeprefix("C-") if case.kind == "cjeu" else number for number in case.numbers}


class Introduced:
    """The cases a text introduces, found by the words of their names. Of one name no more than a handful are kept."""

    def __init__(self, cases: Iterable[Known]) -> None:
        self.cases: list[Known] = []
        self._by_word: dict[str, list[Known]] = {}
        seen: set[tuple[str, str]] = set()
        for case in cases:
            if (case.id, case.whole) in seen:
                continue
            seen.add((case.id, case.whole))
            self.cases.append(case)
            for word in {*case.words, *(alias.split(" ")[0] for alias in case.aliases), case.whole.split(" ")[0]}:
                namesakes = self._by_word.setdefault(word, [])
                if len(namesakes) < _NAMESAKES:
                    namesakes.append(case)

    def meant(self, name: str, place: int) -> Known | None:
        """The case that `name` at `place` stands for: the best fit, among equals the nearest before it; None where two fit equally."""
        cases = self.fitting(name, place)
        return cases[0] if len(cases) == 1 else None

    def fitting(self, name: str, place: int) -> list[Known]:
        """The cases that `name` at `place` fits best, the nearest first: several where it may mean any of them."""
        asked = _parted(name)
        best: list[tuple[tuple[int, bool, bool, int], Known]] = []
        for case in self._by_word.get(asked.words[0] if asked.words else asked.whole, ()):
            if not (fit := _fit(case, asked)):
                continue
            before = case.start < place
            rank = (fit, _parted(case.called).whole == asked.whole, before, case.start if before else -case.start)
            if best and rank[:3] < best[0][0][:3]:
                continue
            best = [(rank, case), *(one for one in best if one[0][:3] == rank[:3])]
        ranked = [case for _, case in sorted(best, key=itemgetter(0), reverse=True)]
        return ranked[:1] + [case for case in ranked[1:] if case.is_another(ranked[0])]


def introduced(text: str, drafts: Iterable[Draft]) -> Introduced:
    """The cases that full citations among `drafts` introduce, in order."""
    return Introduced(case for draft in drafts if draft.form != "short" and (case := _known(text, draft)))


def _known(text: str, draft: Draft) -> Known | None:
    if draft.named is None or draft.id is None:
        return None
    written = " ".join(text[draft.named[0] : draft.named[1]].split())
    asked = _parted(written)
    tail = text[draft.end : draft.end + 120]
    aliases = _aliases(tail) if "(" in tail or "[" in tail else ()
    called = _VERSUS.split(_NUMBERED.sub("", written), maxsplit=1)[0].strip()
    return Known(
        id=draft.id,
        kind=draft.kind,
        start=draft.start,
        whole=asked.whole,
        party=asked.party,
        words=asked.words,
        respondent=asked.respondent,
        numbered=asked.numbered,
        written=_OTHERS.sub("", called).strip(),
        called=called,
        numbers=draft.numbers,
        day=draft.date,
        aliases=aliases,
    )


def _aliases(tail: str) -> tuple[str, ...]:
    """The names that brackets right after a citation give it."""
    return tuple(_folded(found[1]) for pattern in (_ALIAS, _ALIAS_BARE) if (found := pattern.match(tail)))


@dataclass(frozen=True, slots=True)
class _Parted:
    """A name and its parts, folded."""

    whole: str
    party: str
    words: tuple[str, ...]
    respondent: str
    numbered: str | None


@lru_cache(maxsize=4096)
def _parted(name: str) -> _Parted:
    numbered = _NUMBERED.search(name)
    sides = _VERSUS.split(_NUMBERED.sub("", name), maxsplit=1)
    party = _folded(_OTHERS.sub("", sides[0]))
    respondent = _folded(sides[1]).split(" ")[0] if len(sides) > 1 else ""
    return _Parted(_folded(name), party, tuple(_words(party)), respondent, numbered[1] if numbered else None)


def _folded(name: str) -> str:
    """A name without capitals, accents, articles and the marks at its ends."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(letter for letter in normalize("NFD", plain) if not combining(letter)).translate(_LETTERS)
    if "'" in plain:
        plain = _ELISION.sub("", plain)
    return " ".join(plain.replace("the ", "").strip(" ,.'\"").split())


def _words(party: str) -> Iterator[str]:
    return (word for word in re.split(r"[ ,]+", party) if word not in _EMPTY)


def _fit(case: Known, asked: _Parted) -> int:
    """How well a name fits a case: 0 not at all, then some of its words, its first words, its first party, its whole name or alias."""
    if asked.numbered is not None and asked.numbered != (case.numbered or "1"):
        return 0
    exact = asked.numbered == case.numbered
    if asked.whole == case.whole or asked.whole in case.aliases or asked.party in case.aliases:
        return 9
    if asked.respondent and (asked.party != case.party or (case.respondent and case.respondent != asked.respondent)):
        return 0
    if asked.party and asked.party == case.party:
        return 7 if exact else 6
    size = len(asked.words)
    if not size or size > len(case.words):
        return 0
    if case.words[:size] == asked.words:
        return 5 if exact else 4
    inside = any(case.words[place : place + size] == asked.words for place in range(1, len(case.words) - size + 1))
    return 3 if inside and len(" ".join(asked.words)) > 3 else 0
