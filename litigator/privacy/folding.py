"""Text as names are looked for in it: no capitals, accents, apostrophes or unseen signs, each letter with its place in the original."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_BLANK = frozenset("\u0640\u115f\u1160\u2800\u3164\uffa0")  # letters that show nothing, or only draw a word out
_APOSTROPHES = frozenset("'\u2018\u2019\u201b\u02bc\u02bb\u02bf\u02be\u0060\u00b4\u2032")
_LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "ħ": "h",
    "ə": "a",
    "ŋ": "n",
    # One letter of the Arabic script is written in several ways.
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ة": "ه",
    "ۀ": "ه",
    "ؤ": "و",
    "ئ": "ی",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
}
# Letters of another alphabet that look like Latin ones: told apart only beside Latin letters, where they are a trick or a slip.
_LOOKS_LATIN = dict(zip("аеорсухіјѕԁһквмнтвαοριυκν", "aeopcyxijsdhkbmhtbaopiukv", strict=True))
_CAPITAL_LOOKS_LATIN = dict(zip("АВЕКМНОРСТУХІЈЅԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abekmhopctyxijsqwabezhikmnoptyx", strict=True))
_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"(?<![^\W\d_])[^\W\d_](?:(?:\s{1,3}|[.\-\u2010\u2011_])[^\W\d_]){2,}(?![^\W\d_])")
_AS_IT_STANDS = re.compile(r"[\x00-\xac\xae-\u017e\u2010-\u201f\u2026\u20ac]*")  # signs of Lithuanian that hide nothing
_GEORGIAN = frozenset(
    chr(code) for code in range(0x10D0, 0x1100)
)  # a script without capitals, whatever is said of its letters
_HYPHENS = "-\u2010\u2011\u00ad"
_CHANGES_MORE = re.compile(
    r"['`]|-\n"
)  # of the signs of ASCII those that folding does more to than take the capital off


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, where it stands in the original, and whether it begins with a capital (or has no small letters)."""

    text: str
    start: int
    end: int
    capital: bool


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the original."""
    if text.isascii() and not _CHANGES_MORE.search(text):
        return text.lower(), list(range(len(text)))
    folded: list[str] = []
    places: list[int] = []
    skip_to = 0
    for place, character in enumerate(text):
        letters = "" if place < skip_to else _letters_of(character)
        if not letters or (character in _APOSTROPHES and _between_letters(text, place)):
            continue
        if character in _HYPHENS and text[place + 1 : place + 2] == "\n" and text[place + 2 : place + 3].isalpha():
            skip_to = place + 2
            continue
        for letter in letters:
            folded.append(letter)
            places.append(place)
    return "".join(folded), places


@lru_cache(maxsize=4_000)
def _letters_of(character: str) -> str:
    """What one character is folded to; nothing for what is not seen."""
    if is_unseen(character):
        return ""
    plain = unicodedata.normalize("NFKD", character).casefold()
    return "".join(
        _LETTERS.get(letter, letter)
        for letter in plain
        if not unicodedata.category(letter).startswith("M")  # accents, and the vowel signs of Indic scripts
    )


def is_unseen(character: str) -> bool:
    """Whether a character shows nothing: soft hyphens, joiners, marks of direction, letters that are blanks."""
    return character in _BLANK or (not character.isascii() and unicodedata.category(character) == "Cf")


def seen(text: str) -> tuple[str, list[int]]:
    """The text as a reader sees it, accents kept: without what is not seen, figures of any script as ours, letters in one piece.

    The places are those of its characters in the original, and one more for its end.
    """
    if _AS_IT_STANDS.fullmatch(text):
        return text, list(range(len(text) + 1))
    said: list[str] = []
    places: list[int] = []
    place = 0
    while place < len(text):
        end = place + 1
        while end < len(text) and unicodedata.category(text[end]).startswith("M"):
            end += 1
        if not is_unseen(text[place]):
            for letter in unicodedata.normalize("NFKC", text[place:end]):
                figure = unicodedata.decimal(letter, None)
                said.append(letter if figure is None else str(figure))
                places.append(place)
        place = end
    return "".join(said), [*places, len(text)]


def _between_letters(text: str, place: int) -> bool:
    return text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha()


def folded(text: str) -> str:
    """A name or word, folded."""
    return fold(text)[0]


@lru_cache(maxsize=4_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order; letters set apart («N a z a r i», «N.a.z.a.r.i») are one word."""
    told, places = fold(text)
    found: list[Word] = []
    spaced = [one.span() for one in _SPACED.finditer(told)]
    for start, end in spaced:
        found.append(_word(text, told, places, start, end))
    for one in _WORD.finditer(told):
        start, end = one.span()
        if not any(first <= start < last for first, last in spaced):
            found.append(_word(text, told, places, start, end))
    return tuple(sorted(found, key=lambda word: word.start))


def _word(text: str, told: str, places: list[int], start: int, end: int) -> Word:
    first, last = places[start], places[end - 1] + 1
    while last < len(text) and (unicodedata.category(text[last]).startswith("M") or is_unseen(text[last])):
        last += 1
    letter = text[first]
    letters = [place for place in range(start, end) if told[place].isalpha()]
    return Word(_in_one_alphabet(text, told, places, letters), first, last, not letter.islower() or letter in _GEORGIAN)


def _in_one_alphabet(text: str, told: str, places: list[int], letters: list[int]) -> str:
    """The letters as one word; beside Latin ones those that only look Latin count as what they look like."""
    word = "".join(told[place] for place in letters)
    if word.isascii() or not any("a" <= letter <= "z" for letter in word):
        return word
    return "".join(
        _CAPITAL_LOOKS_LATIN.get(text[places[place]]) or _LOOKS_LATIN.get(told[place], told[place]) for place in letters
    )
