"""What is a person's alone besides the name: the day of birth in every way it is written, addresses, numbers, e-mail and telephone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from litigator.privacy.persons import Person

_MONTHS_LT = (
    *(
        "saus",
        "vasar",
        "kov",
        "baland",
        "gegu[žz]",
        "bir[žz]el",
        "liep",
        "rugp",
        "rugs",
        "spal",
        "lapkri[čct]",
        "gruod",
    ),
)
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PHONE = re.compile(r"(?<![\w/-])\+?\d(?:[\s().\u00a0-]{0,2}\d){6,14}(?![\w/])")
_BAND = 5
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "lt": {
            "email": "[el. paštas]",
            "link": "[nuoroda]",
            "zone": "[paso eilutė]",
            "phone": "[telefonas]",
            "code": "[asmens kodas]",
            "address": "[adresas]",
            "number": "[numeris {n}]",
            "born": "[{band} m.]",
            "surname": "[pavardė]",
            "name": "[vardas]",
        },
        "en": {
            "email": "[e-mail]",
            "link": "[link]",
            "zone": "[line of a passport]",
            "phone": "[telephone]",
            "code": "[personal code]",
            "address": "[address]",
            "number": "[number {n}]",
            "born": "[{band}]",
            "surname": "[surname]",
            "name": "[name]",
        },
    }
)


@dataclass(frozen=True, slots=True)
class Value:
    """A place in a text where something of a person's stands, and what is put there instead."""

    start: int
    end: int
    instead: str
    kind: str


class Values:
    """What to look for, made once for a case: `of` finds it in a text."""

    def __init__(self, people: Iterable[Person], numbers: Iterable[str], language: str) -> None:
        words = WORDS[language]
        self._patterns: list[tuple[re.Pattern[str], str, str]] = []
        self._phones: set[str] = set()
        for person in people:
            for email in person.emails:
                self._add(re.escape(email), words["email"], "email")
            for code in person.codes:
                self._add(_spaced(code), words["code"], "code")
            for address in person.addresses:
                self._add(_loose(address), words["address"], "address")
                street = address.split(",")[0]
                if any(letter.isdigit() for letter in street):
                    self._add(_loose(street), words["address"], "address")
                    self._add(_street(street), words["address"], "address")
            if person.born:
                self._add(ways_of_writing(person.born), words["born"].format(band=band(person.born)), "born")
            self._phones |= {_digits(phone)[-7:] for phone in person.phones if len(_digits(phone)) >= 7}
        for count, number in enumerate(sorted(set(numbers), key=len, reverse=True), 1):
            self._add(_numbered(number), words["number"].format(n=count), "number")
        self._phone_word = words["phone"]

    def _add(self, pattern: str, instead: str, kind: str) -> None:
        self._patterns.append((re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), instead, kind))

    def of(self, text: str) -> Iterator[Value]:
        """What stands in `text`; places may overlap, the longest of them counts."""
        for pattern, instead, kind in self._patterns:
            for one in pattern.finditer(text):
                yield Value(one.start(), one.end(), instead, kind)
        if self._phones:
            for one in _PHONE.finditer(text):
                if _digits(one.group())[-7:] in self._phones:
                    yield Value(one.start(), one.end(), self._phone_word, "phone")


def band(born: date) -> str:
    """The years of birth between which a person is hidden: `1990–1994`."""
    first = born.year - born.year % _BAND
    return f"{first}–{first + _BAND - 1}"


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _spaced(code: str) -> str:
    """A number whose digits may be set apart."""
    return r"[\s\u00a0-]?".join(re.escape(letter) for letter in code if not letter.isspace())


def _loose(text: str) -> str:
    """Words in a row, whatever spaces, commas and dashes stand between them."""
    parts = [re.escape(part) for part in re.split(r"[\s,\u00a0]+", text.strip()) if part]
    pattern = r"[\s,\u00a0]{1,3}".join(parts)
    return pattern.replace("\\-", "[-\u2010-\u2015]")


_ACCENTS = {"a": "aą", "c": "cč", "e": "eęė", "i": "iį", "s": "sš", "u": "uųū", "z": "zž"}
_STREET = re.compile(r"(?P<name>.*?)[\s\u00a0]+(?P<kind>[^\W\d]{1,4}\.|[^\W\d]+)?[\s\u00a0]*(?P<house>\d\S*)$")
_KINDS = r"(?:[\s\u00a0]*(?:g|pr|al|pl|skg|a|str|st)\.|[\s\u00a0]+(?:gatv|prospekt|alėj|plent|skverg|aikšt|street|road|avenue)\w*)?"


def _street(street: str) -> str:
    """A street and house however the street is called (`g.`, `gatvė`, `gatvėje`, nothing), with or without the Lithuanian letters."""
    read = _STREET.fullmatch(street.strip())
    if read is None or len(read["name"]) < 3:
        return _loose(street)
    letters = "".join(_with_accents(letter) for letter in read["name"])
    house, dash, flat = read["house"].partition("-")
    return f"{letters}{_KINDS}[\\s\\u00a0]*{re.escape(house)}" + (
        rf"(?:[\s\u00a0]?[-\u2010-\u2015][\s\u00a0]?{re.escape(flat)})?" if dash else ""
    )


def _with_accents(letter: str) -> str:
    if letter.isspace():
        return r"[\s\u00a0]{1,3}"
    for plain, written in _ACCENTS.items():
        if letter.lower() in written:
            return f"[{written if letter.lower() != plain else plain + written[1:]}]"
    return re.escape(letter)


def _numbered(number: str) -> str:
    """The number of a case, also with blanks for its dashes, without the `e` of an electronic file, and without its year."""
    pattern = _loose(number).replace("[-\u2010-\u2015]", r"[\s\u00a0]?[-\u2010-\u2015\s\u00a0][\s\u00a0]?")
    read = re.fullmatch(r"(?P<e>e?)(?P<rest>[A-Z].*?)(?P<year>/\d{4})?", number)
    if read is None or number.count("-") < 2 or len(number) < 8:
        return pattern
    year = re.escape(read["year"] or "")
    if year and pattern.endswith(year):
        pattern = f"{pattern.removesuffix(year)}(?:{year})?"
    return f"e?{pattern[1:]}" if read["e"] else pattern


def ways_of_writing(day: date) -> str:
    """Every way a day is written in Lithuanian and English, in words and in figures."""
    y, m, d = day.year, day.month, day.day
    gap = r"[\s\u00a0]*"
    dash = rf"{gap}[-./\s\u2010-\u2015]{gap}"
    lithuanian = rf"{y}{gap}(?:m\.|metų|metais)?{gap}{_MONTHS_LT[m - 1]}\w*{gap}(?:mėn\.|mėnes\w*)?{gap}0?{d}{gap}(?:d\.|dien\w+|-\w+)?"
    english = rf"0?{d}(?:st|nd|rd|th)?{gap}(?:of{gap})?{_MONTHS_EN[m - 1]}\w*\.?{gap},?{gap}{y}"
    american = rf"{_MONTHS_EN[m - 1]}\w*\.?{gap}0?{d}(?:st|nd|rd|th)?{gap},?{gap}{y}"
    figures = rf"{y}{dash}0?{m}{dash}0?{d}"
    short = rf"(?:{y}|{y % 100:02})"
    turned = rf"0?{d}{gap}[-./\u2010-\u2015]{gap}0?{m}{gap}[-./\u2010-\u2015]{gap}{short}|0?{m}/0?{d}/{short}"
    roman = rf"0?{d}{gap}[-./]?{gap}{_ROMAN[m - 1]}{gap}[-./]?{gap}{short}"
    months = rf"{y}{gap}m\.{gap}0?{m}{gap}mėn\.{gap}0?{d}{gap}(?:d\.)?"
    return "|".join((lithuanian, english, american, figures, turned, roman, months))
