"""What people write in the cells, as the codes of the library: courts, stages, events, issues, countries, languages, yes and no."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from litigator.casefile import OFFICE_EVENTS
from litigator.exchange.tables.headings import AHEAD, fold
from litigator.library.contents import Library

NEAR_WORD = 92  # of 100: a slip of the keyboard, no more


@dataclass(frozen=True, slots=True)
class Meant:
    """The code that a text means (None: none), whether it was only near, and the nearest names where there is none."""

    code: str | None
    near: bool = False
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meanings:
    """The library's words, folded once for a whole table; what a text meant is remembered, for a column says the same again and again."""

    library: Library
    _remembered: dict[tuple[str, str], Meant] = field(default_factory=dict)

    def court(self, text: str) -> Meant:
        """The forum a text names; of `Regionų administracinis teismas, Kauno rūmai` what stands before the comma is enough."""
        found = self._meant("court", text, self._courts)
        if found.code is None and re.search(r"[,(]", text):
            found = self._meant("court", re.split(r"[,(]", text)[0], self._courts)
        return found

    def stage(self, text: str) -> Meant:
        return self._meant("stage", text, self._stages)

    def event(self, text: str) -> Meant:
        return self._meant("event", text, self._events)

    def word(self, column: str, text: str) -> str | None:
        """The code that `text` means in a column whose words are all listed: yes and no, f and m, lt and en."""
        return self._listed.get(column, {}).get(fold(text) or text.strip())

    def country(self, text: str) -> str | None:
        """A country by its two letters, or by its name in either language."""
        code = text.strip().upper()
        return code if len(code) == 2 and code in self.library.countries["en"] else self._countries.get(fold(text))

    def tongue(self, text: str) -> str | None:
        code = text.strip().lower()
        return code if len(code) in (2, 3) and code in self.library.tongues["en"] else self._tongues.get(fold(text))

    def issues(self, text: str) -> list[Meant]:
        """Each issue that a cell names, by code or title."""
        whole = self._meant("issue", text, self._issues)
        if whole.code is not None:
            return [whole]
        return [self._meant("issue", piece, self._issues) for piece in re.split(r"[;,/\s]+", text) if piece]

    def _meant(self, kind: str, text: str, names: Mapping[str, str]) -> Meant:
        if (kind, text) not in self._remembered:
            self._remembered[kind, text] = _meant(text, names)
        return self._remembered[kind, text]

    @cached_property
    def _courts(self) -> Mapping[str, str]:
        names = {
            fold(name): forum.id
            for forum in self.library.forums.values()
            for name in (forum.id, *forum.names.lt.values(), forum.names.en)
        }
        return names | self._words_of("court", self.library.forums)

    @cached_property
    def _stages(self) -> Mapping[str, str]:
        names = {
            fold(name): code for code, kind in self.library.stages.items() for name in (code, *kind.title.values())
        }
        return names | self._words_of("stage", self.library.stages)

    @cached_property
    def _events(self) -> Mapping[str, str]:
        known = {kind: words for kind, words in self.library.vocabularies["event"].items() if kind not in OFFICE_EVENTS}
        names = {fold(name): kind for kind, words in known.items() for name in (kind, *words.values())}
        return names | self._words_of("event", known)

    @cached_property
    def _issues(self) -> Mapping[str, str]:
        return {
            fold(name): code
            for code, issue in self.library.issues.items()
            if issue.level == 2
            for name in (code, *issue.title.values())
        }

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        return _by_name(self.library.countries.values())

    @cached_property
    def _tongues(self) -> Mapping[str, str]:
        names = _by_name(self.library.tongues.values())
        return names | {name.removesuffix(" k"): code for name, code in names.items()}

    @cached_property
    def _listed(self) -> Mapping[str, Mapping[str, str]]:
        return {
            column.id: {fold(word) or word: code for code, words in column.words.items() for word in (code, *words)}
            for column in self.library.columns.values()
            if column.words
        }

    def _words_of(self, column: str, known: Iterable[str]) -> dict[str, str]:
        """The words of a column whose codes the library has: a pack may lack some."""
        there = set(known)
        given = self.library.columns[column].words if column in self.library.columns else {}
        return {fold(word): code for code, words in given.items() if code in there for word in words}


def _by_name(languages: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {fold(name): code for names in languages for code, name in names.items()}


def _meant(text: str, names: Mapping[str, str]) -> Meant:
    folded = fold(text)
    if folded in names:
        return Meant(names[folded])
    if len(folded) < 4:
        return Meant(None)
    from rapidfuzz import fuzz, process

    found = process.extract(folded, list(names), scorer=fuzz.token_sort_ratio, limit=6, score_cutoff=50)
    if found and found[0][1] >= NEAR_WORD and len(folded) >= 6:
        best = names[found[0][0]]
        if not any(names[name] != best and score > found[0][1] - AHEAD for name, score, _ in found):
            return Meant(best, near=True)
    return Meant(None, nearest=tuple(dict.fromkeys(names[name] for name, _, _ in found))[:3])
