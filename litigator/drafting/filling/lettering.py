"""The letters a form's own fonts have: every viewer draws them; the rest of the Latin ones are put together of a letter and its accent.

Viewers stand in for a font that a form does not carry, and some of the stand-ins know no `ė` or `ų`: a name would lose letters
without a word. All know the bare letter and the bare accent.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from litigator.drafting.filling.fitting import Placed, width_of

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\u2011": "-", "\u00ad": None})
_KNOWN = frozenset("–—“”„’‘…•€‹›†‡‰ŠšŽžŒœŁłŸ")
ACCENTS = {
    "\u0300": "/grave",
    "\u0301": "/acute",
    "\u0302": "/circumflex",
    "\u0303": "/tilde",
    "\u0304": "/macron",
    "\u0306": "/breve",
    "\u0307": "/dotaccent",
    "\u0308": "/dieresis",
    "\u030a": "/ring",
    "\u030b": "/hungarumlaut",
    "\u030c": "/caron",
    "\u0326": "/cedilla",
    "\u0327": "/cedilla",
    "\u0328": "/ogonek",
}
_HOOK = "\u0328"
_BELOW = frozenset("\u0326\u0327\u0328")
_ACCENT_WIDTH = 0.333
_CAPITAL = 0.195
"""How much higher than a small letter a capital of Helvetica stands, in parts of the size."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Signs drawn in one go, and where they begin."""

    text: str
    left: float
    bottom: float


def plain(text: str) -> str:
    """`text` as a form takes it: spaces and hyphens that a line may not end at become plain ones; no word is touched."""
    return unicodedata.normalize("NFC", text.translate(_SPACES).replace("\r\n", "\n").replace("\r", "\n"))


def undrawable(text: str) -> str:
    """The letters of `text` that a form cannot show (Arabic, Cyrillic …), each once."""
    return "".join(dict.fromkeys(sign for sign in text if sign != "\n" and not (_is_known(sign) or _is_made(sign))))


def _is_known(sign: str) -> bool:
    code = ord(sign)
    return 32 <= code <= 126 or 161 <= code <= 255 or sign in _KNOWN


def _is_made(sign: str) -> bool:
    parts = unicodedata.normalize("NFD", sign)
    return len(parts) == 2 and parts[0].isascii() and parts[1] in ACCENTS


def strokes_of(line: Placed, size: float) -> Iterator[Stroke]:
    """The line as bare letters in one stroke, then each accent at its place."""
    bare = "".join(sign if _is_known(sign) else unicodedata.normalize("NFD", sign)[0] for sign in line.text)
    yield Stroke(bare, line.left, line.bottom)
    at = line.left
    for sign, letter in zip(line.text, bare, strict=True):
        width = width_of(letter, size)
        if not _is_known(sign):
            accent = unicodedata.normalize("NFD", sign)[1]
            # A hook hangs from the right foot of its letter; every other accent stands over (or under) the middle.
            spare = width - _ACCENT_WIDTH * size
            left = at + (spare + 0.02 * size if accent == _HOOK else spare / 2)
            raised = 0.0 if accent in _BELOW or letter.islower() else _CAPITAL * size
            yield Stroke(accent, left, line.bottom + raised)
        at += width
