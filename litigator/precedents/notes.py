"""Notes on judgments, and highlighted words found again in a text that may have been imported anew since."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from litigator.errors import NotFound, UsageFault
from litigator.precedents.judgment import Paragraph
from litigator.tongue import phrase

State = Literal["there", "moved", "gone", "text_missing"]
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note on `authority`. `paragraph` is `91`, `#14` (by place, where the court gave no number), or None for the whole judgment.

    `words` are highlighted, beginning at character `start` of that paragraph. `version` refuses an edit of an older state.
    """

    number: int
    version: int
    authority: str
    on: date
    by: str
    text: str | None = None
    paragraph: str | None = None
    words: str | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a note stands in the text as it is now: `there`, `moved` to another place or paragraph, `gone`, or no text is imported.

    `place` and `start` are where it is now; `told` says in words what changed.
    """

    note: Note
    state: State
    place: int | None = None
    start: int | None = None
    told: str | None = None


def paragraph_named(paragraphs: Iterable[Paragraph], name: str) -> Paragraph:
    """The paragraph `91` (outside separate opinions), `7.4` (by its label) or `#14` (by place). Raises `NotFound` with the last there is."""
    last = 0
    for paragraph in paragraphs:
        if name.startswith("#"):
            if str(paragraph.place) == name[1:]:
                return paragraph
            last = max(last, paragraph.place)
        elif paragraph.n is not None and paragraph.section != "separate_opinion":
            if str(paragraph.n) == name:
                return paragraph
            last = max(last, paragraph.n)
        elif paragraph.label == name:
            return paragraph
    if not name.lstrip("#").isdecimal():
        raise UsageFault(
            phrase("«{name}» is no paragraph", name=name[:20]),
            fix=phrase("a number, such as 91, or #14 for the fourteenth place"),
        )
    raise NotFound(
        phrase("there is no paragraph {name}", name=name),
        fix=phrase("the last one is {last}", last=f"#{last}" if name.startswith("#") else last),
    )


def name_of(paragraph: Paragraph) -> str:
    """What a paragraph is called in notes."""
    if paragraph.n is not None and paragraph.section != "separate_opinion":
        return str(paragraph.n)
    return f"#{paragraph.place}"


def highlighted(paragraph: Paragraph, words: str | None, first: str | None, last: str | None) -> tuple[str, int]:
    """The exact words of the text to highlight and where they begin: given whole, or by their `first` and `last` words, or all of it.

    Spaces and quotation marks may be typed otherwise than they stand. Raises `NotFound` when they are not there, `UsageFault` when they
    stand there more than once.
    """
    if words is None and first is None and last is None:
        return paragraph.text, 0
    if words is not None:
        return _only(_spans(paragraph.text, words), paragraph, words)
    begins = _spans(paragraph.text, first) if first else [(0, 0)]
    ends = _spans(paragraph.text, last) if last else [(len(paragraph.text), len(paragraph.text))]
    spans = [(start, end) for start, _ in begins for other, end in ends if other >= start]
    return _only(spans, paragraph, " … ".join(filter(None, (first, last))))


def _only(spans: Sequence[tuple[int, int]], paragraph: Paragraph, wanted: str) -> tuple[str, int]:
    name = name_of(paragraph)
    if not spans:
        raise NotFound(
            phrase("«{wanted}» does not stand in paragraph {name}", wanted=wanted[:80], name=name),
            fix=phrase("copy the words from: precedent show --paragraphs"),
        )
    if len(spans) > 1:
        raise UsageFault(
            phrase(
                "«{wanted}» fits {count} passages of paragraph {name}", wanted=wanted[:80], count=len(spans), name=name
            ),
            fix=phrase("give more of the words"),
        )
    start, end = spans[0]
    return paragraph.text[start:end], start


def _spans(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where `wanted` stands in `text`, whatever its spaces, dashes and quotation marks."""
    parts = [_loosely(word) for word in _WORD.findall(wanted)]
    return [match.span() for match in re.finditer(r"\s+".join(parts), text, re.IGNORECASE)] if parts else []


def _loosely(word: str) -> str:
    return "".join(_LOOSE.get(character, re.escape(character)) for character in word)


_LOOSE = {character: kind for kind in ('["“”„«»]', "['’‘ʼ]", "[-‐‑–—]") for character in kind[1:-1]}


def changed_between(before: Sequence[Paragraph], now: Sequence[Paragraph]) -> list[str]:
    """The names of the paragraphs that say something else in the text there is now, or stand in it no more."""
    said = {name_of(one): one.text for one in now}
    return [name for one in before if said.get(name := name_of(one)) != one.text]


def find_again(
    notes: Iterable[Note], paragraphs: Callable[[], Sequence[Paragraph]], changed: Mapping[str, date] | None = None
) -> list[Found]:
    """Each note with where it stands in the text there is now; the text is read only when some note is on a paragraph.

    `changed` are the days on which paragraphs came to say something else: a note of before, without words of its own, may mean another.
    """
    listed = list(notes)
    text = list(paragraphs()) if any(note.paragraph is not None for note in listed) else []
    return [_found(note, text, (changed or {}).get(note.paragraph or "")) for note in listed]


def _found(note: Note, text: Sequence[Paragraph], changed: date | None) -> Found:
    if note.paragraph is None:
        return Found(note=note, state="there")
    if not text:
        return Found(note=note, state="text_missing", told=phrase("its text is not imported here"))
    named = next((one for one in text if _is_named(one, note.paragraph)), None)
    if note.words is None or note.start is None:
        if named is not None and changed is not None and note.on <= changed:
            told = phrase(
                "the text was imported anew on {day}: see whether paragraph {paragraph} is still the one that is meant",
                day=changed,
                paragraph=note.paragraph,
            )
            return Found(note=note, state="moved", place=named.place, told=told)
        if named is not None:
            return Found(note=note, state="there", place=named.place)
        return Found(
            note=note,
            state="gone",
            told=phrase("the text has no paragraph {paragraph} any more", paragraph=note.paragraph),
        )
    if named is not None and named.text[note.start : note.start + len(note.words)] == note.words:
        return Found(note=note, state="there", place=named.place, start=note.start)
    holders = [one for one in text if note.words in one.text]
    if named is not None and named in holders:
        holders = [named]
    if len(holders) == 1 and holders[0].text.count(note.words) == 1:
        where = holders[0]
        told = (
            phrase("the words stand elsewhere in the paragraph")
            if where is named
            else phrase("the words stand in {paragraph} now", paragraph=name_of(where))
        )
        return Found(note=note, state="moved", place=where.place, start=where.text.index(note.words), told=told)
    told = (
        phrase("the text changed: the words stand in several places")
        if holders
        else phrase("the text changed: the words are not in the text any more")
    )
    return Found(note=note, state="gone", place=named.place if named else None, told=told)


def _is_named(paragraph: Paragraph, name: str) -> bool:
    return name_of(paragraph) == name or f"#{paragraph.place}" == name
