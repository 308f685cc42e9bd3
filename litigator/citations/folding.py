"""The text as patterns read it: word processors' spaces, dashes and quotes made plain, each in its place, so that places stay places."""

import re
from collections.abc import Sequence
from itertools import pairwise

from litigator.shape import dataclass

_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\r\x0b\x0c\u2028"
_PLAIN = (
    *((space, " ") for space in _SPACES),
    *((dash, "-") for dash in "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"),
    *((quote, "'") for quote in "\u2018\u2019\u201a\u201b\u02bc\u2032"),
    *((quote, '"') for quote in "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"),
    ("\u2044", "/"),
    ("\u2215", "/"),
    ("\u2029", "\n"),
)
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ANY_UNSEEN = re.compile(f"[{_UNSEEN}]")
# The stars that set a name in italics; a star alone is a footnote's.
_STARS = re.compile(r"\*(?=[^\s*])[^*\n]{2,200}(?<=\S)\*(?![\w*])")
# A line that breaks inside a citation goes on: `Drozdowski v.` / `Poland`, `nos.` / `12345/06`, `Series A` / `no. 28`.
_GOES_ON_AFTER = (
    *(
        " v.",
        " c.",
        " v",
        "no.",
        "nos.",
        "No.",
        "Nos.",
        " no",
        "Nr.",
        "§",
        "p.",
        "ara.",
        "aras.",
        " A",
        " and",
        " of",
        " the",
        "see",
        "ECHR",
        "Reports",
    ),
    *(
        "Case",
        "Cases",
        "graph",
        "graphs",
        "prieš",
        " m.",
        " d.",
        "Article",
        "Articles",
        " de",
        " du",
        " et",
        " ir",
        "point",
        "points",
        " in",
    ),
)
_GOES_ON_WITH = (
    "Series A",
    "Reports",
    "ECHR",
    "CEDH",
    "No. ",
    "Nos. ",
    "DR ",
    "Decisions and",
    "Commission",
    "Nr. ",
    "EU:C",
    "C-",
    "ECLI:",
)
_GOES_ON_IN = re.compile(r"(?:applications?|requêtes?|no|nos|nr|joined)\b|\[GC\]|\(?n?os?\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is folded; where unseen characters were left out, `places` gives the place of each character in the original."""

    text: str
    places: Sequence[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded `start` to `end` stands in the original text."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """`text` folded. A character becomes one character; soft hyphens and zero-width characters, if there are any, are left out."""
    places = None
    unseen: list[int] = []
    if not text.isascii() and any(letter in text for letter in _UNSEEN):
        unseen += [found.start() for found in _ANY_UNSEEN.finditer(text)]
    if "*" in text:
        unseen += [place for found in _STARS.finditer(text) for place in (found.start(), found.end() - 1)]
    if unseen:
        spans = list(pairwise([-1, *sorted(unseen), len(text)]))
        places = [place for before, after in spans for place in range(before + 1, after)]
        text = "".join([text[before + 1 : after] for before, after in spans])
    if not text.isascii():
        for written, plain in _PLAIN:
            if written in text:
                text = text.replace(written, plain)
    else:
        text = text.replace("\t", " ").replace("\r", " ").replace("\x0b", " ").replace("\x0c", " ")
    return Folded(_mended(text), places)


def _mended(text: str) -> str:
    """The text with a space in the place of each line break that falls inside a sentence's citation."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    joined = [lines[0]]
    for before, after in pairwise(lines):
        joined.append(" " if _goes_on(before, after) else "\n")
        joined.append(after)
    return "".join(joined)


def _goes_on(before: str, after: str) -> bool:
    following = after[:1]
    if not following or following in "-•*—" or not before:
        return False
    if following == " " and after.lstrip().startswith(("v. ", "v ", "c. ", "no. ", "§")):
        return True
    ending = before[-9:].rstrip()
    if ending.endswith(_GOES_ON_AFTER):
        return True
    if following in "§([":
        return following == "§" or _GOES_ON_IN.match(after, 0 if following == "[" else 1) is not None
    last = ending[-1:]
    if last == "," and after.startswith(_GOES_ON_WITH):
        return True
    return last.isalnum() or last == "," if following.islower() else following.isdigit() and last in ",(/"
