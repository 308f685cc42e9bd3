"""What is a person's alone besides the name: the day of birth in every way it is written, addresses, numbers, e-mail and telephone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from litigator.privacy.days import ways_of_writing
from litigator.privacy.folding import seen
from litigator.privacy.persons import Person

_PHONE = re.compile(r"(?<![\d/-])\+?\d(?:[\s().\u00a0~-]{0,2}\d){6,14}(?![\d/])")
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
                self._add(_mailed(email), words["email"], "email")
            for code in person.codes:
                self._add(_spaced(code), words["code"], "code", beside=r"\d")
            for address in person.addresses:
                for pattern in _addresses(address):
                    self._add(pattern, words["address"], "address")
            if person.born:
                self._add(ways_of_writing(person.born), words["born"].format(band=band(person.born)), "born")
            self._phones |= {_digits(phone)[-7:] for phone in person.phones if len(_digits(phone)) >= 7}
        for count, number in enumerate(sorted(set(numbers), key=len, reverse=True), 1):
            self._add(_numbered(number), words["number"].format(n=count), "number")
        self._phone_word = words["phone"]

    def _add(self, pattern: str, instead: str, kind: str, *, beside: str = r"\w") -> None:
        """`beside`: what may not stand right before or behind it, or it is something else."""
        compiled = re.compile(rf"(?<!{beside})(?:{pattern})(?!{beside})", re.IGNORECASE)
        self._patterns.append((compiled, instead, kind))

    def of(self, text: str) -> Iterator[Value]:
        """What stands in `text`, read as it is seen; places may overlap, the longest of them counts."""
        said, places = seen(text)
        for pattern, instead, kind in self._patterns:
            for one in pattern.finditer(said):
                yield Value(places[one.start()], places[one.end()], instead, kind)
        if self._phones:
            for one in _PHONE.finditer(said):
                if _digits(one.group())[-7:] in self._phones:
                    yield Value(places[one.start()], places[one.end()], self._phone_word, "phone")


def band(born: date) -> str:
    """The years of birth between which a person is hidden: `1990–1994`."""
    first = born.year - born.year % _BAND
    return f"{first}–{first + _BAND - 1}"


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _spaced(code: str) -> str:
    """A number whose digits may be set apart."""
    return r"[\s\u00a0-]?".join(re.escape(letter) for letter in code if not letter.isspace())


def _mailed(email: str) -> str:
    """An e-mail address, also with blanks about its sign, or with the sign in words so that machines do not see it."""
    at, dot = r"\s*(?:@|[(\[{]\s*(?:at|eta)\s*[)\]}])\s*", r"(?:\.|\s*[(\[{]\s*(?:dot|taškas)\s*[)\]}]\s*)"
    return re.escape(email).replace("@", at).replace(r"\.", dot)


def _loose(text: str) -> str:
    """Words in a row, whatever spaces, commas and dashes stand between them."""
    parts = [re.escape(part) for part in re.split(r"[\s,\u00a0]+", text.strip()) if part]
    pattern = r"[\s,\u00a0]{1,3}".join(parts)
    return pattern.replace("\\-", "[-\u2010-\u2015]")


_ACCENTS = {"a": "aą", "c": "cč", "e": "eęė", "i": "iį", "s": "sš", "u": "uųū", "z": "zž"}
_STREET = re.compile(r"(?P<name>.*?)[\s\u00a0]+(?P<kind>[^\W\d]{1,4}\.|[^\W\d]+)?[\s\u00a0]*(?P<house>\d\S*)$")
_ENGLISH_STREET = re.compile(
    r"(?P<house>\d\S*)[\s\u00a0]+(?P<name>.*?)[\s\u00a0]+(?:street|road|avenue|lane|square|st\.?|rd\.?|ave\.?|g\.|gatvė)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?:LT[-\s]?)?\d{5}", re.IGNORECASE)
_KINDS = (
    r"(?:[\s\u00a0]*(?:g|pr|al|pl|skg|a|str|st|rd|ave)\."
    r"|[\s\u00a0]+(?:gatv|prospekt|alėj|plent|skverg|aikšt|street|road|avenue|lane|square)\w*)?"
)
_FLAT = r"(?:,?[\s\u00a0]*(?:but(?:as|o|\.)?|flat|apt\.?|apartment)[\s\u00a0]*\d+\w?|,[\s\u00a0]*\d+[\s\u00a0]*but\w*)?"


def _addresses(address: str) -> Iterator[str]:
    """The address whole; its street and house, however they are written; its postcode."""
    yield _loose(address)
    for part in (one.strip() for one in address.split(",")):
        code = _POSTCODE.match(part)
        if code:
            figures = code.group()[-5:]
            yield rf"LT[-\u2010-\u2015\s]?{figures}" if code.group() != figures else figures
        elif any(sign.isdigit() for sign in part) and sum(sign.isalpha() for sign in part) > 3:
            yield _loose(part)
            yield from _street(part)


def _street(street: str) -> Iterator[str]:
    """A street and house however the street is called (`g.`, `gatvė`, `gatvėje`, nothing), in either order, with or without the
    Lithuanian letters.
    """
    read = _ENGLISH_STREET.match(street) or _STREET.fullmatch(street)
    if read is None or len(read["name"]) < 3:
        return
    name = "".join(_with_accents(letter) for letter in read["name"])
    house, dash, flat = read["house"].rstrip(".").partition("-")
    number = re.escape(house) + (rf"(?:[\s\u00a0]?[-\u2010-\u2015][\s\u00a0]?{re.escape(flat)})?" if dash else "")
    yield rf"{name}{_KINDS}[\s\u00a0]*(?:(?:Nr|No)\.[\s\u00a0]*)?{number}{_FLAT}"
    yield rf"{number}[\s\u00a0]+{name}{_KINDS}"


def _with_accents(letter: str) -> str:
    if letter.isspace():
        return r"[\s\u00a0]{1,3}"
    for plain, written in _ACCENTS.items():
        if letter.lower() in written:
            return f"[{written if letter.lower() != plain else plain + written[1:]}]"
    return re.escape(letter)


_RUN = re.compile(r"[^\W\d_]+|\d+|[\s\u00a0]+|[-\u2010-\u2015]|.")
_BLANK = r"[\s\u00a0]?"


def _numbered(number: str) -> str:
    """The number of a case, also with blanks for its dashes or none, without the `e` of an electronic file, and without its year."""
    read = re.fullmatch(r"(?P<e>e?)(?P<rest>[A-Z].*?)(?P<year>/\d{4})?", number)
    if read is None or number.count("-") < 2 or len(number) < 8:
        return _runs(number)
    year = f"(?:{_BLANK}{_runs(read['year'])})?" if read["year"] else ""
    return ("e?" if read["e"] else "") + _runs(read["rest"]) + year


def _runs(number: str) -> str:
    """Letters and figures in a row, with what parts them written more or less closely."""
    pattern = ""
    for run in _RUN.findall(number):
        if run.isspace():
            continue
        if run in "-\u2010\u2011\u2012\u2013\u2014\u2015":
            pattern += rf"{_BLANK}[-\u2010-\u2015]?{_BLANK}"
        else:
            pattern += (_BLANK if pattern else "") + re.escape(run)
    return pattern
