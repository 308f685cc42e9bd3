"""Names that several paragraphs hold together: broken over two lines of a converted page, or spelt out in a row of cells, a letter each."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from litigator.drafting.publishing.texts import Text
from litigator.privacy.folding import folded, words_of
from litigator.privacy.naming import Names
from litigator.privacy.replacing import Pseudonymiser, Replacement

Place = tuple[str, int]  # the part and the number of a paragraph
_HYPHENS = "-\u2010\u2011\u00ad\u00ac"
_SPELT, _LONGEST = 3, 40  # letters in as many cells that may be a name


def changes_across(texts: Sequence[Text], pseudonymiser: Pseudonymiser) -> dict[Place, list[Replacement]]:
    """What to replace where a name begins in one paragraph and ends in another: the pseudonym goes into the first of them."""
    found: dict[Place, list[Replacement]] = {}
    for changes in (*_broken(texts, pseudonymiser), *_spelt_out(texts, pseudonymiser)):
        for text, change in changes:
            found.setdefault((text.part, text.number), []).append(change)
    return found


def _broken(texts: Sequence[Text], pseudonymiser: Pseudonymiser) -> Iterator[list[tuple[Text, Replacement]]]:
    """«… Naza-» at the end of a paragraph and «rio …» at the beginning of the next."""
    for one, other in pairwise(texts):
        said = one.text.rstrip()
        if one.part != other.part or not said or said[-1] not in _HYPHENS:
            continue
        first, last = words_of(said), words_of(other.text)
        if not first or not last or said[first[-1].end :].strip(_HYPHENS) or other.text[: last[0].start].strip():
            continue
        people = pseudonymiser.names.whose(first[-1].text + last[0].text)
        if not people or not first[-1].capital:
            continue
        start = first[-1].start
        yield [
            (one, Replacement(start, len(said), pseudonymiser.called(people, said[start:]), "name", people)),
            (other, Replacement(last[0].start, last[0].end, "", "name", people)),
        ]


def _spelt_out(texts: Sequence[Text], pseudonymiser: Pseudonymiser) -> Iterator[list[tuple[Text, Replacement]]]:
    """A letter in each cell, as forms have it: F, a, r, i, d."""
    row: list[Text] = []
    for text in [*texts, Text("", 0, "", "")]:
        letter = text.text.strip()
        is_one = letter.isalpha() and len(folded(letter)) == 1
        if is_one and (not row or row[-1].part == text.part):
            row.append(text)
            continue
        if len(row) >= _SPELT:
            yield from _named_in(row, pseudonymiser)
        row = [text] if is_one else []


def _named_in(row: Sequence[Text], pseudonymiser: Pseudonymiser) -> Iterator[list[tuple[Text, Replacement]]]:
    """The longest stretches of letters that are a word of a name."""
    letters = [folded(text.text.strip()) for text in row]
    start = 0
    while start <= len(row) - _SPELT:
        ends = range(min(len(row), start + _LONGEST), start + _SPELT - 1, -1)
        end = next((end for end in ends if _is_name("".join(letters[start:end]), pseudonymiser.names)), None)
        if end is None:
            start += 1
            continue
        people = pseudonymiser.names.whose("".join(letters[start:end]))
        said = pseudonymiser.called(people, "".join(letters[start:end]))
        yield [
            (text, Replacement(0, len(text.text), said if text is row[start] else "", "name", people))
            for text in row[start:end]
        ]
        start = end


def _is_name(word: str, names: Names) -> bool:
    return bool(names.whose(word)) and not names.is_weak(word)
