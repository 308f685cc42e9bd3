"""A published copy of a document: scrubbed, people under pseudonyms, proved, and read a second time for what may still identify them."""

import base64
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from litigator.casefile import CaseFile
from litigator.documents.package import open_package, write_package
from litigator.drafting.properties import neutral_properties
from litigator.drafting.publishing.scrubbing import pictures_in, scrub
from litigator.drafting.publishing.texts import Change, Text, texts_of, with_changes
from litigator.errors import Problem, Refused
from litigator.library.contents import Library
from litigator.privacy.elsewhere import Stranger, named_in
from litigator.privacy.finding import Names, initials_in
from litigator.privacy.folding import Word, folded, words_of
from litigator.privacy.ordinary import LITTLE, ORDINARY
from litigator.privacy.persons import numbers_of, people_of
from litigator.privacy.protecting import PRIVATE, Cited, Protected, protected_spans
from litigator.privacy.remaining import Finding, Known, gathered, second_reading, stems_of
from litigator.privacy.replacing import Pseudonymiser, Replacement
from litigator.privacy.values import ways_of_writing
from litigator.tongue import marked, phrase, plural

_NEEDED = (zipfile, etree)  # by the package, in a child that may open nothing any more
_LENGTH = 8
_OWN = frozenset(("email", "code", "phone"))
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONG_ENOUGH = 5  # letters of a name that is looked for inside other words


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The copy; how often each person was replaced (by reference) and each other thing (by kind); what was scrubbed; what may still identify.

    `pseudonyms` tell who is who: they are for the office alone, and nothing of them is in the copy.
    """

    data: bytes
    language: str
    pseudonyms: Mapping[str, str]
    replaced: Mapping[str, int]
    scrubbed: tuple[str, ...]
    findings: tuple[Finding, ...]


def publish(
    data: bytes,
    name: str,
    case: CaseFile,
    library: Library,
    *,
    language: str | None = None,
    others: Sequence[str] = (),
    elsewhere: Iterable[Stranger] = (),
) -> Published:
    """A copy of the document in `data` fit to be read over and published: pseudonymised, which is not anonymised.

    `others` are further names to replace; `elsewhere` the people of the office's other cases, who may not be named in it. Raises `Refused`
    where a name is left anywhere after all or somebody of another case is named (then there is no copy), where there is nobody to replace,
    and for a hostile file; `Unreadable` for what is no Word document.
    """
    from litigator.documents.confined import confined
    from litigator.documents.language import language_of

    people = people_of(case, others)
    if not people:
        raise Refused(
            phrase("{reference} names nobody to be replaced", reference=case.reference),
            fix=phrase("name them with --also NAME"),
        )
    told = confined("litigator.drafting.publishing.publishing:read_in_child", data, name)
    texts = [Text(*one) for one in told["texts"]]
    spoken = language or ("en" if language_of("\n".join(text.text for text in texts)) == "en" else "lt")
    pseudonymiser = Pseudonymiser(
        people,
        language=spoken,
        numbers=numbers_of(case),
        taken=initials_in(text.text for text in texts),
        ordinary=_ordinary(library),
    )
    reader = _Reader(case, library)
    changes, counts = _changes(texts, pseudonymiser, reader)
    made = confined("litigator.drafting.publishing.publishing:write_in_child", _packed(changes, spoken, data), name)
    copy = base64.b64decode(made["data"])
    left = [Text(*one) for one in made["texts"]]
    _prove(copy, name, left, pseudonymiser, reader)
    _nobody_of_other_cases(name, left, elsewhere, reader)
    protected = [(text.where, text.text, reader.protected(text.text)) for text in left]
    findings = second_reading(protected, pseudonymiser.names, _known(case, library))
    pictures = [
        Finding(
            risk="high",
            what=marked("a picture: look at it for faces, names, signatures"),
            where=part,
            words=part.rpartition("/")[2],
        )
        for part in made["pictures"]
    ]
    if not counts.keys() & pseudonymiser.pseudonyms.keys():
        findings.insert(
            0,
            Finding(
                risk="high",
                what=marked("nobody of the case was found in it: is it of this case?"),
                where=name,
                words=case.reference,
            ),
        )
    return Published(
        data=copy,
        language=spoken,
        pseudonyms=pseudonymiser.pseudonyms,
        replaced=counts,
        scrubbed=tuple(told["told"]),
        findings=tuple(gathered([*pictures, *findings])),
    )


class _Reader:
    """Reads citations, so that the names of cited cases are left alone."""

    def __init__(self, case: CaseFile, library: Library) -> None:
        from litigator.library.citing import families_of

        self._case, self._library = case, library
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
            self._kept[text] = protected_spans(text, cited, self._case, self._states)
        return self._kept[text]

    def _is_known(self, numbers: Sequence[str]) -> bool:
        return any(number in self._numbers for number in numbers)


def _changes(
    texts: Sequence[Text], pseudonymiser: Pseudonymiser, reader: _Reader
) -> tuple[dict[tuple[str, int], list[Replacement]], dict[str, int]]:
    changes: dict[tuple[str, int], list[Replacement]] = {}
    counts: dict[str, int] = {}
    for text in texts:
        found = pseudonymiser.replacements(text.text, reader.protected(text.text))
        if found:
            changes[text.part, text.number] = found
        for one in found:
            keys = sorted(one.people) if len(one.people) == 1 else [one.kind]
            for key in keys:
                counts[key] = counts.get(key, 0) + 1
    return changes, counts


def _packed(changes: Mapping[tuple[str, int], Sequence[Replacement]], language: str, data: bytes) -> bytes:
    said = json.dumps(
        {
            "language": language,
            "changes": [
                [part, number, [(one.start, one.end, one.instead) for one in found]]
                for (part, number), found in changes.items()
            ],
        }
    ).encode()
    return len(said).to_bytes(_LENGTH, "big") + said + data


# In the child


def read_in_child(data: bytes, name: str) -> dict[str, Any]:
    """The texts of the scrubbed file and what was scrubbed."""
    parts, told = scrub(open_package(data, name, only_read=True))
    return {"texts": [tuple(text) for text in texts_of(parts)], "told": told}


def write_in_child(packed: bytes, name: str) -> dict[str, Any]:
    """The finished copy, its texts and its pictures."""
    length = int.from_bytes(packed[:_LENGTH], "big")
    said, data = json.loads(packed[_LENGTH : _LENGTH + length]), packed[_LENGTH + length :]
    parts, _ = scrub(open_package(data, name, only_read=True))
    changes: dict[tuple[str, int], list[Change]] = {
        (part, number): [(start, end, instead) for start, end, instead in found]
        for part, number, found in said["changes"]
    }
    with_changes(parts, changes)
    parts.update(neutral_properties(parts, "", said["language"]))
    return {
        "data": base64.b64encode(write_package(parts)).decode(),
        "texts": [tuple(text) for text in texts_of(parts)],
        "pictures": list(pictures_in(parts)),
    }


# The proof


def _prove(copy: bytes, name: str, texts: Sequence[Text], pseudonymiser: Pseudonymiser, reader: _Reader) -> None:
    """Raises `Refused` where any form of a name is left in the copy: in a text, an attribute, the name of a part, or across parts of it."""
    from litigator.documents.confined import confined

    told = confined("litigator.drafting.publishing.proving:strings_in_child", copy, name)
    left = [
        Problem(
            phrase("a name is left"), text.where, phrase("tell the maintainers; until then replace it in Word first")
        )
        for text in texts
        if pseudonymiser.replacements(text.text, reader.protected(text.text))
    ]
    cited = " ".join(text.text[start:end] for text in texts for start, end in reader.protected(text.text).all)
    left += _left_in_strings(told, pseudonymiser, _squeezed(cited))
    if left:
        raise Refused(
            plural(
                "{name}: names are left in {count} place, so no copy was written",
                "{name}: names are left in {count} places, so no copy was written",
                len(left),
                name=name,
            ),
            problems=tuple(left),
        )


def _nobody_of_other_cases(name: str, texts: Sequence[Text], elsewhere: Iterable[Stranger], reader: _Reader) -> None:
    """Raises `Refused` where people of other cases of the office are named: the file is of another case, or they must be hidden as well."""
    found = named_in([(text.where, text.text, reader.protected(text.text).firm) for text in texts], elsewhere)
    if found:
        raise Refused(
            phrase("{name} names people of other cases of the office, so no copy was written", name=name),
            problems=tuple(
                Problem(
                    phrase("{person} of {case} is named", person=one.person, case=one.case),
                    where,
                    f"--case {one.case} if the file is of that case; else replace them too: --also NAME",
                )
                for one, where in found
            ),
        )


def _left_in_strings(told: Mapping[str, Any], pseudonymiser: Pseudonymiser, cited: str) -> list[Problem]:
    """Names outside the paragraphs, and whole names joined over what parts them there."""
    names = pseudonymiser.names
    wholes = {whole for whole in _whole_names(pseudonymiser) if whole not in cited}
    words = {base for base in names.bases if len(base) > 3 and base not in ORDINARY}
    inside = {base for base in words if len(base) >= _LONG_ENOUGH}

    def tells(string: str) -> bool:
        squeezed = _squeezed(string)
        return (
            any(word.text in words or _is_a_form(word, names) for word in words_of(string))
            or any(whole in squeezed for whole in wholes)
            or any(one.kind in _OWN for one in pseudonymiser.values(string))
        )

    found = []
    for string in told["free"]:
        squeezed = _squeezed(string)
        if any(word in squeezed for word in inside) or tells(string):
            found.append(_not_text(string))
    found += [_not_text(string) for string in told["strings"] if tells(string)]
    for part, text in told["joined"].items():
        squeezed = _squeezed(text)
        found += [Problem(phrase("a whole name is left, in pieces"), part) for whole in wholes if whole in squeezed]
    return found


def _is_a_form(word: Word, names: Names) -> bool:
    """Whether a word of what is not text is some form of a name: with a capital, and none that names nobody as well."""
    return (
        word.capital
        and len(word.text) > 3
        and word.text not in names.ordinary
        and word.text not in LITTLE
        and bool(names.whose(word.text))
    )


def _not_text(string: str) -> Problem:
    return Problem(
        phrase("a name is left in what is not text"), f"«{string[:40]}»", phrase("take it out in Word first")
    )


def _whole_names(pseudonymiser: Pseudonymiser) -> set[str]:
    """The whole names, first to last and last to first, without what parts their words."""
    found = set()
    for person in pseudonymiser.people:
        for words in person.parts:
            parts = [folded(word) for word in words]
            if len(parts) > 1 and sum(map(len, parts)) > 6:
                found |= {"".join(parts), "".join(reversed(parts))}
    return found


def _squeezed(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isalpha())


# What the library knows


def _known(case: CaseFile, library: Library) -> Known:
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


def _ordinary(library: Library) -> frozenset[str]:
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
