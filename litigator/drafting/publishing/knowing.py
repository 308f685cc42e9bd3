"""What the library and the case know: which names are of cited cases, which words are of courts and states, which of the language."""

import re
from collections.abc import Sequence

from litigator.casefile import CaseFile
from litigator.library.contents import Library
from litigator.privacy.days import ways_of_writing
from litigator.privacy.folding import folded
from litigator.privacy.protecting import PRIVATE, Cited, Protected, others_of, protected_spans
from litigator.privacy.remaining import Known, stems_of

_WORD = re.compile(r"[^\W\d_]{3,}")


class Reader:
    """Reads citations, so that the names of cited cases are left alone."""

    def __init__(self, case: CaseFile, library: Library) -> None:
        from litigator.library.citing import families_of

        self._others = others_of(case)
        self._families = families_of(library)
        self._numbers = {
            number for precedent in library.precedents.values() for number in (*precedent.numbers, precedent.id)
        }
        self._states = frozenset(
            folded(name)
            for names in (library.countries.get("en", {}), library.countries.get("lt", {}))
            for name in names.values()
        ) | frozenset(folded(name) for state in library.states.values() for name in (state.name, *state.lt.values()))
        self._kept: dict[str, Protected] = {}

    def protected(self, text: str) -> Protected:
        if text not in self._kept:
            from litigator.citations.reading import extract

            cited = [
                Cited(
                    one.start,
                    one.end,
                    one.numbers,
                    self._is_known((*one.numbers, one.id or "", one.resolves_to or "")),
                    one.text,
                )
                for one in extract(text, self._families)
                if one.kind != "statute"
            ]
            self._kept[text] = protected_spans(text, cited, self._others, self._states)
        return self._kept[text]

    def _is_known(self, numbers: Sequence[str]) -> bool:
        return any(number in self._numbers for number in numbers)


def known_to(case: CaseFile, library: Library) -> Known:
    """What the library and the case tell the second reading."""
    public = [
        contact
        for party in case.parties
        if party.role not in PRIVATE
        for contact in (party.email, party.phone, party.address)
        if contact
    ]
    days = {event.on for event in case.events} | {one.dated for one in case.exhibits if one.dated}
    for claimant in case.claimants:
        days |= {day for stay in claimant.detentions for day in (stay.since, stay.until, stay.order_date) if day}
    return Known(
        stems=_stems(library),
        public=tuple(public),
        nationalities=_nationalities(case, library),
        days=tuple(ways_of_writing(day) for day in sorted(days)),
    )


def ordinary_words(library: Library) -> frozenset[str]:
    """The words of the clauses that are written small there: of the language, and of no person."""
    words: set[str] = set()
    for clause in library.clauses.values():
        for text in clause.texts.values():
            for passage in text.passages:
                for piece in passage.pieces:
                    words.update(word for word in _WORD.findall(piece.text) if word.islower())
    return frozenset(folded(word) for word in words)


def _stems(library: Library) -> frozenset[str]:
    """Words that are of courts, states, acts and places, and so of nobody."""
    said: list[str] = []
    for forum in library.forums.values():
        said += [*forum.names.lt.values(), forum.names.en]
    for act in library.acts.values():
        said += [*act.title.values(), *act.short.values(), *(name for names in act.named.values() for name in names)]
    for names in (*library.countries.values(), *library.tongues.values()):
        said += names.values()
    for state in library.states.values():
        said += [state.name, *state.lt.values()]
    for clause in library.clauses.values():
        for text in clause.texts.values():
            said += [piece.text for passage in text.passages for piece in passage.pieces]
    return stems_of(said)


def _nationalities(case: CaseFile, library: Library) -> tuple[str, ...]:
    codes = {claimant.nationality for claimant in case.claimants if claimant.nationality}
    names = (library.countries.get(language, {}).get(code) for code in codes for language in ("lt", "en"))
    return tuple(sorted({name for name in names if name}))
