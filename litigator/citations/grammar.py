"""How numbers, dates, paragraphs and references back are written in English, French and Lithuanian: the pieces patterns are made of.

A pattern of a family names a piece as «piece». A space in a pattern stands for one to three spaces, ` ?` for none to three. Every repeat
is bounded, so that no text, however hostile, costs more than its length times a constant.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from litigator.dates.written import EN_MONTHS, LT_MONTHS
from litigator.tongue import phrase

_FR_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_FR_SHORT = {"janv": 1, "févr": 2, "avr": 4, "juill": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12}
MONTHS: Mapping[str, int] = {
    name: number for names in (EN_MONTHS, LT_MONTHS, _FR_MONTHS) for number, name in enumerate(names, 1)
} | _FR_SHORT
_CAP = r"\p{Lu}[\p{L}\p{M}\d'&/+-]{0,40}+"
_NUMERAL = r"\d{1,4}(?:\.\d{1,3}){0,2}(?:bis|ter|[a-z](?![\w]))?(?: ?\([a-zα-ω0-9]{1,3}\)){0,3}"
_NOT_A_DATE = r"(?![\d/]|\.\d|-[IVX]|(?<=\d{4}|\d{4}-\d\d)-\d\d(?!\d)|(?:er|st|nd|rd|th)? (?!punkt|pastr|dal|par|(?:and|et|ir|to|bei) )\p{Lu}?\p{Ll}{2,9},? \d{4}| ?m\. )"
_RANGE = rf"{_NUMERAL}(?: ?-{{1,2}} ?{_NUMERAL}| (?:to|à|au|iki) {_NUMERAL})?{_NOT_A_DATE}"
_FOLLOWING = r"(?: ?, ?(?:and |et |ir )?| and | et | ir | & | or | as well as | bei )(?:§{1,2} ?|at )?"

FRAGMENTS: dict[str, str] = {
    "date": (
        rf"(?P<date>\d{{1,2}}(?:st|nd|rd|th|er)? (?:{'|'.join((*EN_MONTHS, *_FR_MONTHS))}|(?:{'|'.join(_FR_SHORT)})\.),? \d{{4}}(?!\d)"
        rf"|\d{{4}} ?m\. ?(?:{'|'.join(LT_MONTHS)}) ?\d{{1,2}} ?d\."
        r"|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d)|(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d))"
    ),
    "no": r"(?:[Nn]os?|NOS?|[Nn]rs?|[Nn][°º]s?|[Nn]umbers?|№)(?: ?\.)?",
    "Cap": _CAP,
    "numbers below": rf"(?P<pin>{_RANGE}(?:{_FOLLOWING}{_RANGE}){{0,40}}+)",
    "others": (
        r"(?: ?,? ?(?:and|et|ir) (?P<others>\d{1,4}|[a-z]{2,12}) "
        r"(?:other applications?|others?|autres(?: requêtes)?|kit\w{1,3}(?: \w{2,12})?|kt\.)|,? et al\.|,? (?:and others|ir kt\.|ir kit[iu])(?=[ ,;)]))?"
    ),
    # § 45, §§ 45-49 and 51, para. 31, paragraphs 35 to 38, points 3 and 4; 37 punktas, 35–38 punktai, 71 p.
    "pinpoint": (
        r"(?:(?:see,? )?(?:in particular,? |especially,? |notably,? )?(?:at |in |its )?(?:§{1,2}(?: §{1,2})?|[Pp]aras?(?=[. ])\.?|[Pp]aragraphe?s?|[Pp]ars?\.|[Pp]ts?\.? |[Pp]oints?|[Pp]kt\.) ?«numbers below»"
        r"|«numbers below» ?(?:punkt\w{1,4}|pastraip\w{1,4}|p\.(?! ?\d)|par\.|dal[iįy]\w{0,3}(?!\w)))(?! (?:above|below)\b)"
    ),
    "page": (
        r"(?P<page>(?:at |à la )?(?:pp?\.|pages?)) ?(?:\d{1,5}|\.{2,3}|…)(?: ?- ?\d{1,5})?(?![\d/])"
        r"(?:(?: ?, ?| and | et | & )\d{1,5}(?: ?- ?\d{1,5})?(?![\d/]| \p{Lu}?\p{Ll}{2,9},? \d{4})){0,8}+"
    ),
}


def month_of(word: str) -> int | None:
    """Which month a word names, in any of the three languages, whatever its capitals."""
    return MONTHS.get(word) or MONTHS.get(word.lower()) or MONTHS.get(word.capitalize())


_ENGLISH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)? +(\w+)[.,]? +(\d{4})")
_LITHUANIAN = re.compile(r"(\d{4}) ?m\. *(\w+) *(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@lru_cache(maxsize=4096)
def day_of(text: str) -> date | None:
    """The day that a date written as a citation writes it means; None where there is no such day."""
    if found := _ENGLISH.match(text):
        day, month, year = found[1], month_of(found[2]), found[3]
    elif found := _LITHUANIAN.match(text):
        day, month, year = found[3], month_of(found[2]), found[1]
    elif found := _FIGURES.match(text):
        day, month, year = found[1], int(found[2]), found[3]
    elif found := _ISO.match(text):
        day, month, year = found[3], int(found[2]), found[1]
    else:
        return None
    try:
        return date(int(year), month or 0, int(day))
    except ValueError:
        return None


_NAMED = re.compile(r"«([^»]{1,40})»")
_LIMIT = 12


def expanded(pattern: str, fragments: Mapping[str, str]) -> str:
    """`pattern` with every «piece» written out and every space made patient. Raises `ValueError` for an unknown piece or an unbounded repeat."""
    for _ in range(_LIMIT):
        if "«" not in pattern:
            break
        pattern = _NAMED.sub(lambda found: _piece(found[1], fragments), pattern)
    else:
        raise ValueError(phrase("its pieces go round in a circle"))
    if unbounded := _UNBOUNDED.search(pattern):
        near = pattern[max(0, unbounded.start() - 20) : unbounded.end()]
        raise ValueError(phrase("an unbounded repeat stands at «{near}»", near=near))
    return pattern.replace(" ?", r"\x20{0,3}+").replace(" ", r"\x20{1,3}+")


def _piece(name: str, fragments: Mapping[str, str]) -> str:
    if name not in fragments:
        known = ", ".join(sorted(fragments))
        raise ValueError(phrase("there is no piece «{name}»; the pieces are {pieces}", name=name, pieces=known))
    return f"(?:{fragments[name]})"


_UNBOUNDED = re.compile(r"(?<!\\)(?:\\\\)*(?:\*|(?<![}?+*])\+|\{\d*,\})(?![^\[\]]*\])")


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of `words`, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(set(words), key=len, reverse=True))
