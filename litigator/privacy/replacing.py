"""What is put in the place of whom: the replacements for each text of a document, and what of them a person should read again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from litigator.privacy.finding import found_in
from litigator.privacy.folding import folded, words_of
from litigator.privacy.naming import Names, Span, names_of
from litigator.privacy.persons import Person, pseudonyms_for
from litigator.privacy.protecting import NOTHING, Protected
from litigator.privacy.values import WORDS, Value, Values

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>()«»„“”]+|(?<!\w)@[\w.]{3,}")
# The middle of an address, from which its beginning is found by going back: else a word without end is read over and over.
_BEHIND = {
    "_.+-": re.compile(r"@[\w-]+(?:\.[\w-]+)+"),  # of a name@host
    "_.-": re.compile(r"\.[a-z]{2,}/[^\s<>()«»„“”]+"),  # of a host/name
}
_ZONE = re.compile(r"(?<![\w<])(?=[A-Z0-9<]*<)[A-Z0-9<]{8,}")  # the line of a passport that machines read
_WHOLE_ZONE = 28
_OPENS, _CLOSES = re.compile(r"[\s\u00a0]*[(\[][\s\u00a0]*"), re.compile(r"[\s\u00a0]*[)\]]")


@dataclass(frozen=True, slots=True)
class Replacement:
    """From `start` to `end` of a text, `instead` is written. `kind` says what stood there, `people` whose it was."""

    start: int
    end: int
    instead: str
    kind: str
    people: frozenset[str] = field(default_factory=frozenset)


class Pseudonymiser:
    """Everything known of the people of a case, ready to read any text of a document."""

    def __init__(
        self,
        people: Sequence[Person],
        *,
        language: str,
        numbers: Iterable[str] = (),
        taken: Iterable[tuple[str, str]] = (),
        ordinary: frozenset[str] = frozenset(),
    ) -> None:
        self.people = tuple(people)
        self.language = language
        self.names: Names = names_of(self.people, ordinary)
        self.pseudonyms = pseudonyms_for(self.people, language, taken=taken)
        self._values = Values(self.people, numbers, language)

    def replacements(self, text: str, protected: Protected = NOTHING) -> list[Replacement]:
        """What to replace in `text`, in order, no two overlapping; `protected` spans keep the names in them."""
        found = [
            Replacement(value.start, value.end, value.instead, value.kind)
            for value in self._values.of(text)
            if value.kind != "number" or not _touches(value.start, value.end, protected.firm)
        ]
        found += self._addresses(text)
        found += [
            Replacement(one.start, one.end, self.called(one.people, text[one.start : one.end]), one.kind, one.people)
            for one in found_in(text, self.names, protected.firm)
            if len(words_of(text[one.start : one.end])) > 1 or not _touches(one.start, one.end, protected.soft)
        ]
        return _once(text, _apart(text, found))

    def values(self, text: str) -> Iterator[Value]:
        """What stands in `text` that is somebody's alone besides the name."""
        return self._values.of(text)

    def _addresses(self, text: str) -> Iterator[Replacement]:
        """E-mail addresses, links and lines of passports that have a name in them, whole; any line of a passport that is long enough."""
        bases = [base for base in self.names.bases if len(base) > 3]
        for start, end in _addresses_in(text):
            said = unquote(text[start:end], errors="replace")
            told = folded(said)
            if any(base in told for base in bases) or any(word.text in self.names.bases for word in words_of(said)):
                kind = "email" if "@" in told else "link"
                yield Replacement(start, end, WORDS[self.language][kind], kind)
        for one in _ZONE.finditer(text):
            if len(one.group()) >= _WHOLE_ZONE or any(base in folded(one.group()) for base in bases):
                yield Replacement(one.start(), one.end(), WORDS[self.language]["zone"], "zone")

    def called(self, people: frozenset[str], said: str) -> str:
        """What stands in the place of `said`: somebody's pseudonym, or a word where it may be the name of several."""
        if len(people) == 1:
            return self.pseudonyms[next(iter(people))]
        words = WORDS[self.language]
        told = {"surname" if self._is_last(key, said) else "name" for key in people}
        return words["surname" if "surname" in told else "name"]

    def _is_last(self, key: str, said: str) -> bool:
        """Whether what is said is rather the last word of the person's name than the first."""
        first = self.names.people[key].parts[0]
        return bool(first) and not folded(said).startswith(folded(first[0])[:3])


def _addresses_in(text: str) -> Iterator[Span]:
    """Where e-mail addresses and links stand, in order, none within another."""
    found = [one.span() for one in _LINK.finditer(text)]
    for signs, behind in _BEHIND.items():
        last = 0
        for one in behind.finditer(text):
            start = one.start()
            while start > last and (text[start - 1].isalnum() or text[start - 1] in signs):
                start -= 1
            last = one.end()
            if start < one.start() and text[max(start - 1, 0)] != "@":
                found.append((start, last))
    last = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """`text` with the replacements made."""
    for one in sorted(replacements, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + one.instead + text[one.end :]
    return text


def _apart(text: str, found: Iterable[Replacement]) -> list[Replacement]:
    """The replacements in order, none overlapping: the longest count, and what a shorter one has beyond them is replaced as well."""
    chosen: list[Replacement] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not _touches(one.start, one.end, [(other.start, other.end) for other in chosen]):
            chosen.append(one)
            continue
        over = [other for other in chosen if other.start < one.end and one.start < other.end]
        for start, end in (
            (one.start, min(other.start for other in over)),
            (max(other.end for other in over), one.end),
        ):
            if any(letter.isalnum() for letter in text[start:end]):
                chosen.append(Replacement(start, end, one.instead, one.kind, one.people))
    return sorted(chosen, key=lambda one: one.start)


def _once(text: str, found: Sequence[Replacement]) -> list[Replacement]:
    """The replacements, with a name said twice («Farid Nazari (فرید نظری)») put once."""
    told: list[Replacement] = []
    for one in found:
        last = told[-1] if told else None
        if last and last.instead == one.instead and one.people and _OPENS.fullmatch(text[last.end : one.start]):
            closes = _CLOSES.match(text, one.end)
            if closes:
                told[-1] = Replacement(last.start, closes.end(), last.instead, last.kind, last.people)
                continue
        told.append(one)
    return told


def _touches(start: int, end: int, spans: Iterable[Span]) -> bool:
    return any(first < end and start < last for first, last in spans)
