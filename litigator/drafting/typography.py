"""How printed words are set: an abbreviation keeps its full stop, and a number stays on one line with what it counts.

One room for what a typesetter would do to a sentence after the lawyer has written it; nothing here adds or takes a word.
"""

import re
import unicodedata
from functools import cache

# Letters and marks by category that leave the paper white all the same: fillers, joiners, variation selectors, the blank Braille cell.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0") | {
    chr(n) for n in range(0xFE00, 0xFE10)
}
_CLOSING = "”“’»\"')"
# What can end a sentence and is no word by itself; those of one letter (d., m., p., g., l.) and initials are known by their length.
_ABBREVIATED = {
    "lt": frozenset(
        [
            "str",
            "pan",
            "kt",
            "nr",
            "pvz",
            "proc",
            "vnt",
            "val",
            "min",
            "sek",
            "tūkst",
            "mln",
            "mlrd",
            "eur",
            "ct",
            "past",
            "red",
            "sav",
            "apskr",
            "raj",
            "gyv",
            "pav",
            "lent",
            "plg",
            "žr",
            "vad",
            "ats",
            "dr",
            "doc",
            "prof",
            "adv",
            "tel",
            "faks",
            "kv",
            "sk",
            "pr",
            "aut",
            "vyr",
        ]
    ),
    "en": frozenset(
        [
            "nos",
            "al",
            "etc",
            "vs",
            "cf",
            "ibid",
            "cit",
            "jr",
            "sr",
            "mr",
            "mrs",
            "ms",
            "dr",
            "ltd",
            "inc",
            "vol",
            "pp",
            "e.g",
            "i.e",
        ]
    ),
}
_LAST_WORD = re.compile(r"([^\s.(„“\"]+(?:\.[^\s.]+)*)\.$")


def ends_in_abbreviation(text: str, language: str) -> bool:
    """Whether the full stop that ends `text` belongs to its last word: «… 15 d.», «… ir kt.», «… A. B.», «… et al.»."""
    last = _LAST_WORD.search(text)
    if last is None:
        return False
    word = last[1].rsplit(".", 1)[-1]
    return (len(word) == 1 and word.isalpha()) or bool({last[1].lower(), word.lower()} & _ABBREVIATED[language])


def without_stop(text: str, language: str) -> str:
    """`text` as it stands inside a longer sentence: its full stop given up, an abbreviation's own kept."""
    return text[:-1] if text.endswith(".") and not ends_in_abbreviation(text, language) else text


def is_closed(text: str) -> bool:
    """Whether `text` ends as a sentence does, a quotation's end counted: then what is put after it needs a stop of its own."""
    return text.rstrip(_CLOSING).endswith((".", "…", "?", "!"))


def is_blank(text: str) -> bool:
    """Whether `text` shows nothing on paper: only spaces, controls and signs of no width."""
    if text[:1].isalnum() and text[0] not in _UNSEEN:
        return False
    return all(character in _UNSEEN or unicodedata.category(character)[0] in "ZC" for character in text)


_NO_BREAK = "\u00a0"
_CAPITAL = "A-ZĄČĘĖĮŠŲŪŽ"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹]"
_COUNTED = r"(?:d|m|p|str|g|l|val|min|proc|psl|vnt|kv|tūkst|mln|mlrd)\."
_NAMED_BY_NUMBER = (
    *("Article", "Articles", "Annex", "Annexes", "Rule"),
    *("paragraph", "paragraphs", "point", "box", "boxes"),
)
# (what stands before, what after) a space that a line may not end at. A number may come from the value before, or the sign stand before a
# value: then the piece begins, or ends, with the space.
_BOTH = (("§", r"\d|$"), (r"\d", "§"), (rf"\b[{_CAPITAL}]\.", f"[{_CAPITAL}]"))
_BOUND = {
    "lt": (
        (_NUMBER, _COUNTED),
        (_NUMBER, r"straipsn|dal[iyįė]|punkt|papunk|pried|Eur\b|EUR\b|proc\b"),
        (r"\b[a-z]", r"p\."),
        (r"\b[Nn]r\.", r"\S|$"),
        (r"\b(?:g|t)\.", r"\d|[ty]\."),
        (r"\b(?:pr|al|pl)\.", r"\d"),
    ),
    "en": (
        (r"\d", rf"(?:{_MONTHS})\b|pp?\.|EUR\b"),
        (r"\b[Nn]o\.", r"\S*\d|$"),
        (r"\b[Nn]os\.", r"\S*\d|$"),
        *((rf"\b{word}", r"\d") for word in _NAMED_BY_NUMBER),
    ),
}
_FIRST = r"(?<![\s\S]{2})"  # behind a space that begins the piece


@cache
def _binding(language: str) -> re.Pattern[str]:
    """One expression that begins with the space itself, so that the search leaps from space to space."""
    sides = [f"(?<={before} )(?={after})" for before, after in (*_BOTH, *_BOUND[language])]
    if language == "lt":
        sides.append(f"{_FIRST}(?={_COUNTED})")
    return re.compile(f" (?:{'|'.join(sides)})")


def bound(text: str, language: str) -> str:
    """`text` with the spaces that a line may not end at: «3 d.», «Nr. 22696/16», «§ 5», «A. B.», «20 June». No letter changes."""
    return _binding(language).sub(_NO_BREAK, text)


def sum_of_money(amount: str, currency: str, language: str) -> str:
    """A sum («8000.00», «EUR») as a pleading writes it: «8 000 Eur», «8 000,50 Eur»; in English “EUR 8,000”, “EUR 8,000.50”."""
    whole, _, cents = amount.partition(".")
    thousands = f"{int(whole):,}"
    if language == "lt":
        tail = "" if cents.strip("0") == "" else f",{cents}"
        return f"{thousands.replace(',', _NO_BREAK)}{tail}{_NO_BREAK}{'Eur' if currency == 'EUR' else currency}"
    return f"{currency}{_NO_BREAK}{thousands}{'' if cents.strip('0') == '' else '.' + cents}"
