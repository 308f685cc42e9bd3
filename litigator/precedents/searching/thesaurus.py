"""People's words led to the courts' words, by the library's thesaurus: which entries a question meets, and what they add to it.

An entry is met by a phrase of its own, its words in any form and order with a few others between; or, more weakly, by many of its words.
Compiled once for each state of the library and kept in the cache.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from litigator.library.contents import Library
from litigator.precedents.kept import kept
from litigator.precedents.searching import analysis

Language = Literal["en", "lt"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "lt")
PHRASE: Final = {"en": 0.3, "lt": 0.15}  # what a phrase that is met adds: a word that was typed adds 1
COURTS: Final = 0.5  # of it, where the phrase is the courts' own
LIKENESS: Final = {"en": 0.6, "lt": 0.6}  # what an entry met by its words adds at most
ENOUGH: Final = {"en": 0.25, "lt": 0.15}  # of a question's weight that must be in an entry
ENTRIES, FALL = 6, 3.0  # so many entries, each the less the farther it is from the nearest
ALIKE = 0.7  # a word taken for another
TOGETHER = 2  # words of a question that an entry must have: one alone may mean anything
LEAST: Final = {"en": 0.08, "lt": 0.04}  # a stem that would add less is left out
_BETWEEN = 3  # words that may stand inside a phrase
_LONGEST = 60  # words of a question that are looked at
_SKIPPED = {
    "en": "a an the his her my your our their its he she it they i we him them me us you was were is are be been being had has have of s t do "
    "does did that who whose which there to for because and or if as",
    "lt": "ir ar bei o bet kad kai jo jos jų mano tavo savo mes jūs aš tu man jam jai jį ją juo yra buvo buvau bus esu nors nes dar jau tik taip",
}
_PARTICLES = {
    "en": "up out off in on away back down over at by from with into no not never without before after",
    "lt": "be iš į ne nuo prie po per už iki dėl su ant",
}


@dataclass(frozen=True, slots=True)
class Added:
    """What the thesaurus adds to a question: stems with their weights, by the language they are cut in, and the entries that did it."""

    terms: Mapping[Language, Mapping[str, float]]
    entries: tuple[str, ...]


class Thesaurus:
    """A compiled thesaurus."""

    def __init__(self, made: Mapping[str, Any]) -> None:
        self.ids: list[str] = made["ids"]
        self._courts: dict[str, list[str]] = made["courts"]
        self._phrases: dict[str, dict[str, str]] = made["phrases"]
        self._words: dict[str, dict[str, str]] = made["words"]
        self._classes: dict[str, dict[str, str]] = made["classes"]

    def knows(self, text: str, language: Language) -> int:
        """How many of the words of `text` the thesaurus has in `language`."""
        words = self._words[language]
        return sum(
            1
            for stem in sequence(text, language)[:_LONGEST]
            if any(form in words for form in self._forms(stem, language))
        )

    def added_to(self, text: str, language: Language) -> Added:
        """What a question in `language` is widened by; nothing for one so long that it is no question."""
        asked = sequence(text, language)
        if not self.ids or len(asked) > _LONGEST:
            return Added({}, ())
        weights: dict[int, float] = {}
        for entry, side in self._met(asked, language).items():
            weights[entry] = PHRASE[language] * (1.0 if side == "people" else COURTS)
        for entry, likeness in self._like(asked, language):
            weights[entry] = max(weights.get(entry, 0.0), LIKENESS[language] * likeness)
        terms: dict[Language, dict[str, float]] = {}
        for courts in LANGUAGES:
            found = terms.setdefault(courts, {})
            for entry, weight in weights.items():
                for phrase in _read(self._courts[courts][entry]):
                    share = weight / math.sqrt(len(phrase))
                    for stem in phrase if share >= LEAST[language] else ():
                        found[stem] = max(found.get(stem, 0.0), share)
        order = sorted(weights, key=lambda entry: -weights[entry])
        return Added(terms, tuple(self.ids[entry] for entry in order))

    def _forms(self, stem: str, language: Language) -> frozenset[str]:
        return frozenset((stem, *self._classes[language].get(stem, "").split()))

    def _met(self, asked: Sequence[str], language: Language) -> dict[int, str]:
        """The entries a phrase of which is in the question; one inside the words of a longer one is not."""
        forms = [self._forms(stem, language) for stem in asked]
        found: dict[int, tuple[float, frozenset[int], str]] = {}
        for place in range(len(asked)):
            for form in sorted(forms[place]):
                for phrase, lead, entry, side in _phrases_of(self._phrases[language].get(form, "")):
                    used = self._places(asked, forms, place, phrase, lead, language)
                    if used is None:
                        continue
                    exact = sum(1.0 if asked[at] in phrase else 0.8 for at in used)
                    if entry not in found or (exact, side == "people") > (found[entry][0], found[entry][2] == "people"):
                        found[entry] = (exact, frozenset(used), side)
        return {
            entry: side
            for entry, (_, used, side) in found.items()
            if not any(used < other for met, (_, other, _) in found.items() if met != entry)
        }

    def _places(
        self,
        asked: Sequence[str],
        forms: Sequence[frozenset[str]],
        place: int,
        phrase: Sequence[str],
        lead: str,
        language: Language,
    ) -> list[int] | None:
        """Where the words of `phrase` stand around `place`, which is its leading word; None where one is missing."""
        if len(phrase) == 1:
            return [place] if asked[place] == lead else None
        particles = _particles(language)
        if sum(stem not in particles for stem in phrase) == 1:
            return _in_order(asked, place, phrase, lead)
        low, high = max(0, place - len(phrase) - _BETWEEN), min(len(asked), place + len(phrase) + _BETWEEN + 1)
        used = [place]
        for stem in phrase:
            if stem == lead:
                continue
            wanted = frozenset((stem,)) if stem in particles else self._forms(stem, language)
            near = [at for at in range(low, high) if at not in used and (asked[at] == stem or forms[at] & wanted)]
            if not near:
                return None
            used.append(min(near, key=lambda at: (asked[at] != stem, abs(at - place))))
        return used if max(used) - min(used) <= len(phrase) + _BETWEEN else None

    def _like(self, asked: Sequence[str], language: Language) -> list[tuple[int, float]]:
        """The entries whose words the question has most of, the nearest first, each with its likeness (at most 1)."""
        said = analysis.telling([stem for stem in asked if stem not in _particles(language)], language)
        total = 0.0
        sums: dict[int, float] = defaultdict(float)
        counts = Counter[int]()
        for stem in said:
            here: dict[int, float] = {}
            rarest = 3.0
            for form in self._forms(stem, language):
                entries = _entries_of(self._words[language].get(form, ""))
                rarity = math.log(1 + (len(self.ids) - len(entries) + 0.5) / (len(entries) + 0.5))
                own = form == stem
                rarest = max(rarest, rarity) if own and entries else rarest
                for entry, weight in entries:
                    here[entry] = max(here.get(entry, 0.0), weight * rarity * (1.0 if own else ALIKE))
            total += rarest
            for entry, value in here.items():
                sums[entry] += value
                counts[entry] += 1
        if not sums:
            return []
        scores = {
            entry: value / total * math.sqrt(counts[entry])
            for entry, value in sums.items()
            if counts[entry] >= TOGETHER
        }
        if not scores:
            return []
        nearest = sorted(scores, key=lambda entry: (-scores[entry], entry))[:ENTRIES]
        most = scores[nearest[0]]
        return [
            (entry, min(1.0, scores[entry]) * (scores[entry] / most) ** FALL)
            for entry in nearest
            if scores[entry] >= ENOUGH[language]
        ]


def _in_order(asked: Sequence[str], place: int, phrase: Sequence[str], lead: str) -> list[int] | None:
    """A word with its particles (`locked up`, `without a judge`) stands as it is said, at most one word between."""
    at = place - phrase.index(lead)
    used: list[int] = []
    for stem in phrase:
        here = next(
            (
                p
                for p in range(max(0, at), min(at + 2, len(asked)))
                if asked[p] == stem or (stem == lead and p == place)
            ),
            None,
        )
        if here is None:
            return None
        used.append(here)
        at = here + 1
    return used


# Cutting


def sequence(text: str, language: Language) -> list[str]:
    """The stems of a phrase or a question, without the words that say nothing inside it."""
    stems = analysis.stems(text) if language == "en" else analysis.lithuanian_stems(text)
    return [stem for stem in stems if stem not in _set("skipped", language)]


def _particles(language: Language) -> frozenset[str]:
    return _set("particles", language)


_SETS: dict[tuple[str, str], frozenset[str]] = {}


def _set(which: str, language: Language) -> frozenset[str]:
    if (which, language) not in _SETS:
        text = (_SKIPPED if which == "skipped" else _PARTICLES)[language]
        cut = analysis.stems(text) if language == "en" else analysis.lithuanian_stems(text)
        _SETS[which, language] = frozenset(cut)
    return _SETS[which, language]


# Compiling: few large strings, because thousands of small lists would take longer to load than a question takes to answer


def _read(text: str) -> list[list[str]]:
    """`depriv liberti,detent` as its phrases."""
    return [phrase.split() for phrase in text.split(",") if phrase]


def _phrases_of(text: str) -> list[tuple[list[str], str, int, str]]:
    """(stems, the leading one, entry, side) of every phrase under one form."""
    rows = [line.split("\t") for line in text.split("\n") if line]
    return [(phrase.split(), lead, int(entry), side) for phrase, lead, entry, side in rows]


def _entries_of(text: str) -> list[tuple[int, float]]:
    """(entry, weight) of every entry a word is in; a court's word, marked `/`, weighs half."""
    return [(int(one.rstrip("/")), 0.5 if one.endswith("/") else 1.0) for one in text.split()]


def thesaurus_of(library: Library) -> Thesaurus:
    """The thesaurus of `library`, compiled, from the cache where it is there."""
    if library.fingerprint not in _READY:
        _READY.clear()
        _READY[library.fingerprint] = Thesaurus(kept("thesaurus", library, lambda: compiled(library)))
    return _READY[library.fingerprint]


_READY: dict[str, Thesaurus] = {}


def compiled(library: Library) -> dict[str, Any]:
    """The thesaurus of `library` as it is looked up in."""
    entries = [entry for entry in library.thesaurus.values() if entry.courts]
    alike = [entry for entry in library.thesaurus.values() if not entry.courts]
    made: dict[str, Any] = {
        "ids": [entry.id for entry in entries],
        "courts": {},
        "phrases": {},
        "words": {},
        "classes": {},
    }
    for language in LANGUAGES:
        classes = _classes((entry.id, phrases_in(entry.people, language)) for entry in alike)
        courts = [[_telling(phrase, language) for phrase in phrases_in(entry.courts, language)] for entry in entries]
        made["classes"][language] = {stem: " ".join(names) for stem, names in classes.items()}
        made["courts"][language] = [",".join(" ".join(phrase) for phrase in phrases if phrase) for phrases in courts]
        said = [
            [(side, place, sequence(phrase, language)) for side, told in (("people", entry.people), ("courts", entry.courts))
             for place, phrase in enumerate(phrases_in(told, language))]
            for entry in entries
        ]  # fmt: skip
        made["phrases"][language] = _phrases(said, classes, language)
        made["words"][language] = _words(said, classes, language)
    return made


def phrases_in(told: Mapping[str, str], language: str) -> list[str]:
    """`jail, behind bars` as its phrases."""
    return [phrase.strip() for phrase in told.get(language, "").split(",") if phrase.strip()]


def _telling(phrase: str, language: Language) -> list[str]:
    cut = analysis.stems(phrase) if language == "en" else analysis.lithuanian_stems(phrase)
    return analysis.telling(cut, language)


def _classes(alike: Iterable[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """The classes each stem belongs to, written `~id` so that none is taken for a word."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, phrases in alike:
        for phrase in phrases:
            for language in LANGUAGES:
                cut = sequence(phrase, language)
                if len(cut) == 1 and f"~{name}" not in found[cut[0]]:
                    found[cut[0]].append(f"~{name}")
    return dict(found)


Said = list[tuple[str, int, list[str]]]


def _phrases(said: Sequence[Said], classes: Mapping[str, list[str]], language: Language) -> dict[str, str]:
    """Each phrase under the forms of its leading word. A court's single word leads to its fellows only where one entry has it, near the front."""
    particles = _particles(language)
    lone = Counter(cut[0] for entry in said for side, _, cut in entry if side == "courts" and len(cut) == 1)
    found: dict[str, list[str]] = defaultdict(list)
    for number, entry in enumerate(said):
        for side, place, cut in entry:
            leads = [stem for stem in cut if stem not in particles]
            if not leads or (side == "courts" and len(cut) == 1 and (lone[cut[0]] > 1 or place > 2)):
                continue
            lead = max(leads, key=len)
            for form in (lead, *classes.get(lead, ())):
                found[form].append(f"{' '.join(cut)}\t{lead}\t{number}\t{side}")
    return {form: "\n".join(lines) for form, lines in found.items()}


def _words(said: Sequence[Said], classes: Mapping[str, list[str]], language: Language) -> dict[str, str]:
    """The entries each word is in, a court's word for half."""
    particles = _particles(language)
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for number, entry in enumerate(said):
        for side, _, cut in entry:
            weight = 1.0 if side == "people" else 0.5
            for stem in cut:
                if stem in particles or stem in analysis.silent()[language]:
                    continue
                for form in (stem, *classes.get(stem, ())):
                    found[form][number] = max(found[form].get(number, 0.0), weight)
    return {
        form: " ".join(f"{entry}{'/' if weight < 1 else ''}" for entry, weight in entries.items())
        for form, entries in found.items()
    }
