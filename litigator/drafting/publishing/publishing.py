"""A published copy of a document: scrubbed, people under pseudonyms, proved, and read a second time for what may still identify them."""

import base64
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from litigator.casefile import CaseFile
from litigator.documents.package import open_package, write_package
from litigator.drafting.properties import neutral_properties
from litigator.drafting.publishing.across import changes_across
from litigator.drafting.publishing.knowing import Reader, known_to, ordinary_words
from litigator.drafting.publishing.left import Telling, nobody_of_other_cases, prove
from litigator.drafting.publishing.links import as_read, targets_in, without_links
from litigator.drafting.publishing.proving import strings_of
from litigator.drafting.publishing.scrubbing import pictures_in, scrub
from litigator.drafting.publishing.texts import Change, Text, texts_of, with_changes
from litigator.errors import Refused
from litigator.library.contents import Library
from litigator.privacy.elsewhere import Stranger
from litigator.privacy.finding import initials_in
from litigator.privacy.persons import numbers_of, people_of
from litigator.privacy.remaining import Finding, gathered, second_reading
from litigator.privacy.replacing import Pseudonymiser, Replacement
from litigator.tongue import marked, phrase

_NEEDED = (zipfile, etree)  # by the package, in a child that may open nothing any more
_LENGTH = 8
_LONGEST_PARAGRAPH, _MOST_SIGNS = 100_000, 1_500_000  # a page has some 2,500
_MOST_PARAGRAPHS = 30_000  # with the cells of tables; a page has some 20
_LONGEST_NAME = 500
_MOST_STRINGS = 40_000  # different ones beside the text: a draft of 24 pages has some 450


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
    telling: Telling = field(repr=False, compare=False)

    def names_in(self, called: str) -> Iterator[Finding]:
        """That what the file is called names somebody, which nobody sees who only opens it."""
        if self.telling.is_inside(called):
            what = marked("the name of the file names somebody: rename it before it goes out")
            yield Finding(risk="high", what=what, where=called, words=called)


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
    for person in people:
        longest = max(map(len, person.names))
        if longest > _LONGEST_NAME:
            raise Refused(
                phrase("the name of {person} has {count:,} signs, and is none", person=person.key, count=longest),
                fix=phrase("correct it in the case"),
            )
    told = confined("litigator.drafting.publishing.publishing:read_in_child", data, name)
    texts = [Text(*one) for one in told["texts"]]
    _must_be_readable(name, texts, told["strings"])
    spoken = language or ("en" if language_of("\n".join(text.text for text in texts)) == "en" else "lt")
    pseudonymiser = Pseudonymiser(
        people,
        language=spoken,
        numbers=numbers_of(case),
        taken=initials_in(text.text for text in texts),
        ordinary=ordinary_words(library),
    )
    reader = Reader(case, library)
    changes, counts = _changes(texts, pseudonymiser, reader)
    telling = Telling(pseudonymiser)
    links = [target for target in told["links"] if telling.is_inside(target)]
    order = _packed(changes, links, spoken, data)
    made = confined("litigator.drafting.publishing.publishing:write_in_child", order, name)
    copy = base64.b64decode(made["data"])
    left = [Text(*one) for one in made["texts"]]
    leading = prove(copy, name, left, pseudonymiser, reader)
    nobody_of_other_cases(name, left, elsewhere, reader)
    protected = [(text.where, text.text, reader.protected(text.text)) for text in left]
    findings = second_reading(
        protected, pseudonymiser.names, known_to(case, library), pseudonymiser.pseudonyms.values()
    )
    looked_at = [*_to_look_at(made["pictures"]), *_to_follow(leading)]
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
        scrubbed=(*told["told"], *([marked("links that name somebody were taken out")] if links else [])),
        findings=tuple(gathered([*looked_at, *findings])),
        telling=telling,
    )


def _must_be_readable(name: str, texts: Sequence[Text], strings: int) -> None:
    """Raises `Refused` for more text, more or longer paragraphs, or more `strings` beside it, than any pleading has: holding all that against
    the names would take for ever.
    """
    longest = max((len(text.text) for text in texts), default=0)
    count = sum(len(text.text) for text in texts)
    if longest > _LONGEST_PARAGRAPH or count > _MOST_SIGNS:
        raise Refused(
            phrase(
                "{name} has {count:,} signs, {longest:,} of them in one paragraph: more than can be looked through for names",
                name=name,
                count=count,
                longest=longest,
            ),
            fix=phrase("part it into several files, and its text into paragraphs"),
        )
    if len(texts) > _MOST_PARAGRAPHS:
        raise Refused(
            phrase(
                "{name} has {count:,} paragraphs and cells, more than can be looked through for names",
                name=name,
                count=len(texts),
            ),
            fix=phrase("part it into several files"),
        )
    if strings > _MOST_STRINGS:
        raise Refused(
            phrase(
                "{name} holds {count:,} different strings beside its text, too many to look through",
                name=name,
                count=strings,
            ),
            fix=phrase("copy its text into a new document in Word"),
        )


def _to_look_at(pictures: Iterable[str]) -> Iterator[Finding]:
    for part in pictures:
        what = marked("a picture: look at it for faces, names, signatures")
        yield Finding(risk="high", what=what, where=part, words=part.rpartition("/")[2])


def _to_follow(links: Iterable[str]) -> Iterator[Finding]:
    """Where links lead, which their words may not show: an account may be behind them."""
    for target in links:
        what = marked("a link behind words: does it lead to somebody?")
        yield Finding(risk="medium", what=what, where=as_read(target)[:70], words=as_read(target)[:70])


def _changes(
    texts: Sequence[Text], pseudonymiser: Pseudonymiser, reader: Reader
) -> tuple[dict[tuple[str, int], list[Replacement]], dict[str, int]]:
    changes: dict[tuple[str, int], list[Replacement]] = {}
    counts: dict[str, int] = {}
    for text in texts:
        found = pseudonymiser.replacements(text.text, reader.protected(text.text))
        if found:
            changes[text.part, text.number] = found
    for place, over in changes_across(texts, pseudonymiser).items():
        there = changes.setdefault(place, [])
        there += [one for one in over if not any(one.start < other.end and other.start < one.end for other in there)]
    for one in (one for found in changes.values() for one in found if one.instead):
        for key in sorted(one.people) if len(one.people) == 1 else [one.kind]:
            counts[key] = counts.get(key, 0) + 1
    return changes, counts


def _packed(
    changes: Mapping[tuple[str, int], Sequence[Replacement]], links: Sequence[str], language: str, data: bytes
) -> bytes:
    said = json.dumps(
        {
            "language": language,
            "links": links,
            "changes": [
                [part, number, [(one.start, one.end, one.instead) for one in found]]
                for (part, number), found in changes.items()
            ],
        }
    ).encode()
    return len(said).to_bytes(_LENGTH, "big") + said + data


# In the child


def read_in_child(data: bytes, name: str) -> dict[str, Any]:
    """The texts of the scrubbed file, what was scrubbed, where its links lead, and how many `strings` it holds beside its text."""
    parts, told = scrub(open_package(data, name, only_read=True))
    return {
        "texts": [tuple(text) for text in texts_of(parts)],
        "told": told,
        "links": list(targets_in(parts)),
        "strings": sum(map(len, strings_of(parts))),
    }


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
    without_links(parts, said["links"])
    parts.update(neutral_properties(parts, "", said["language"]))
    return {
        "data": base64.b64encode(write_package(parts)).decode(),
        "texts": [tuple(text) for text in texts_of(parts)],
        "pictures": list(pictures_in(parts)),
    }
