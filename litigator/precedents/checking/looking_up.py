"""The forms in which numbers and names are looked up, and every number one slip of the hand away."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from litigator.precedents.checking.respondents import LETTERS

_SUFFIX = re.compile(r"(?<=\d/\d\d)\s+[A-Z(].*$")
LUXEMBOURG = re.compile(r"(?:([CTF])-)?(\d+)/(\d\d)")
_HYPHENS = re.compile(r"[\u2010-\u2015\u2212]")
_CELEX = re.compile(r"6(\d{4})([CTF])([A-Z])(\d{4})")
_LITHUANIAN = re.compile(r"([A-Z]{1,2})-(\d+-\d+/\d{4})")
_LETTERS = ("A", "AS", "P", "TA")
_HALVES = re.compile(r"([CTF]-)(\d\d)/(\d{3})")
_OLD = 88
"""Until 1988 cases in Luxembourg bore no letter: 283/81."""
_SPACED = re.compile(r"(?<![^\W\d_])([^\W\d_a-zß-öø-ÿ])\.? (?=[^\W\d_a-zß-öø-ÿ](?![^\W\d_]))")
_STOPS = re.compile(r"[,;:()\[\]/'\"’‘“”„«»–—‑&-]")


def number_key(number: str) -> str:
    """A number as it is looked up: no suffix of procedure, plain hyphens, no `e` of an electronic file: `C-72/22 PPU` → `C-72/22`."""
    text = _HYPHENS.sub("-", unicodedata.normalize("NFKC", number)).strip().removeprefix("case ")
    text = _SUFFIX.sub("", text)
    luxembourg = LUXEMBOURG.fullmatch(text)
    if luxembourg and luxembourg[1] == "C" and 50 < int(luxembourg[3]) <= _OLD:
        return f"{luxembourg[2]}/{luxembourg[3]}"
    return text[1:] if re.match(r"e[A-Z\d]", text) else text


def number_of_celex(celex: str) -> tuple[str, str] | None:
    """`62010CJ0411` → (`C-411/10`, `judgment`)."""
    found = _CELEX.match(celex)
    if found is None:
        return None
    kind = {"J": "judgment", "C": "opinion", "O": "order"}.get(found[3], "judgment")
    return f"{found[2]}-{int(found[4])}/{found[1][2:]}", kind


def slips(number: str) -> Iterator[str]:
    """Every number one slip of the hand away: a digit changed, two neighbours swapped, one left out, one too many; the letters of a Lithuanian
    case, the halves of one in Luxembourg turned round (`C-16/225`).
    """
    if ours := _LITHUANIAN.fullmatch(number):
        yield from (f"{letters}-{ours[2]}" for letters in _LETTERS if letters != ours[1])
    if halves := _HALVES.fullmatch(number):
        yield f"{halves[1]}{halves[3]}/{halves[2]}"
    places = [place for place, letter in enumerate(number) if letter.isdigit()]
    for place in places:
        for digit in "0123456789":
            if digit != number[place]:
                yield number[:place] + digit + number[place + 1 :]
            yield number[:place] + digit + number[place:]
        yield number[:place] + number[place + 1 :]
        if place + 1 in places and number[place] != number[place + 1]:
            yield number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    for place in places:
        if place + 1 not in places:
            yield from (number[: place + 1] + digit + number[place + 1 :] for digit in "0123456789")


class Titles:
    """The names of one source, folded all at once, so that a name is found without taking forty thousand apart."""

    def __init__(self, titles: Sequence[str]) -> None:
        self.titles = titles
        lines = [title.replace("\n", " ") for title in titles]
        other = [place for place, line in enumerate(lines) if not line.isascii()]
        self.folded = _folded("\n".join(lines)).split("\n")
        # Letters beyond ASCII are taken apart only where there are any.
        rest = "\n".join(lines[place] for place in other)
        for letter, plain_letter in LETTERS.items():
            rest = rest.replace(chr(letter), plain_letter).replace(chr(letter).upper(), plain_letter.upper())
        plain = unicodedata.normalize("NFKD", rest)
        for place, line in zip(other, _folded(re.sub(r"[\u0300-\u036f]", "", plain)).split("\n"), strict=False):
            self.folded[place] = line

    def having(self, word: str) -> list[int]:
        """Which names hold `word`; a short one must be a word of its own."""
        if len(word) > 3:
            return [place for place, title in enumerate(self.folded) if word in title]
        sought = f" {word} "
        return [place for place, title in enumerate(self.folded) if word in title and sought in f" {title} "]


def _folded(titles: str) -> str:
    """«CASE OF M. A. v. Malta» → `case of ma v malta`: small letters, no stops, initials joined."""
    return _STOPS.sub(" ", _SPACED.sub(r"\1", titles).replace(".", "")).casefold()
