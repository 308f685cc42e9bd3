"""Bytes read as text: the mark at the start first, then what the bytes themselves prove, then what the file says, then a guess told as one."""

import codecs
import re
from dataclasses import dataclass

from litigator.errors import Unreadable
from litigator.tongue import phrase, plural

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAYS = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_GUESSES = ("cp1257", "cp1252", "cp1251", "cp1250")
# What a wrong guess makes of letters: these hardly ever stand in the prose of the languages the encoding is for.
_STRANGE = {
    "cp1252": frozenset("ÞþÐðÝý¡¢¤¥¦¨¬¯±²³´¸¹¼½¾¿×÷ËëÎÏØøÆæÅåÃãÕõÛûÈÊ"),
    "cp1257": frozenset("¢£¤¦¨¬±²³¸¹¼½¾×÷ŪĪ¯ŖŗĶķĢģĻļŅņŹźŃńŁł"),
    "cp1250": frozenset("¤¦§¨¬±˛¸ˇ˘˝˙÷×ĽľŔŕĹĺŢţ"),
    "cp1251": frozenset("ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄєЇїІіЅѕ№¤¦¬±µ"),
}
_LITHUANIAN = frozenset("ąčęėįšųūžĄČĘĖĮŠŲŪŽ")
_LITHUANIAN_WORDS = re.compile(
    r"\b(?:ir|kad|yra|dėl|teism\w*|teis\w*|byl\w*|žmog\w*|sprend\w*|nutart\w*|įstatym\w*|pareiškėj\w*|respublik\w*|lietuv\w*|straipsn\w*)\b",
    re.IGNORECASE,
)
_FRENCH_WORDS = re.compile(
    r"\b(?:le|la|les|des|du|et|est|à|été|que|où|droits?|arrêt|requérante?|cour|état)\b", re.IGNORECASE
)
# Loaded here: a child process that reads a file can load nothing later.
_KNOWN = {
    codecs.lookup(name).name
    for name in (
        "utf-8",
        "ascii",
        "latin-1",
        *_GUESSES,
        "iso8859-2",
        "iso8859-4",
        "iso8859-5",
        "iso8859-13",
        "iso8859-15",
    )
} | {
    codecs.lookup(name).name for name in ("cp775", "cp1254", "koi8-r", "koi8-u", "utf-16-le", "utf-16-be", "utf-32-le")
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and what is to be told of it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text in `data`. Raises `Unreadable` when it is empty or no text at all."""
    if not data.strip():
        raise Unreadable(phrase("{name} is empty", name=name), fix=phrase("ask for the file again"))
    found = _decoded(data, name)
    if not _is_prose(found.text):
        raise Unreadable(
            phrase("{name} holds no readable text", name=name),
            fix=phrase("ask for the file again, or save it as UTF-8"),
        )
    return _without_nul(found)


def declared(data: bytes) -> str | None:
    """The encoding that HTML or XML says it is in, as Python names it; None where it says none or one that is not met here."""
    said = _SAYS.search(data[:4096])
    if said is None:
        return None
    name = said[1].decode("ascii").lower().replace("_", "-")
    name = re.sub(r"^(?:windows|x-cp|cp)-?(\d+)$", r"cp\1", name)
    name = re.sub(r"^(?:iso-?8859-?|latin-?(?=1$))(\d+)$", r"iso8859-\1", name)
    name = {"utf8": "utf-8", "us-ascii": "ascii", "l1": "iso8859-1"}.get(name, name)
    return name if name in _KNOWN else None


def _decoded(data: bytes, name: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name)
    wide = _wide(data)
    if wide is not None:
        return Decoded(
            data.decode(wide, "replace"),
            wide,
            (phrase("it says no encoding; it was read as {encoding}", encoding=wide),),
        )
    says = declared(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, says)
    if data.isascii():
        return Decoded(text, "ascii")
    mended = _twice_encoded(text)
    if mended is not None:
        return Decoded(mended, "utf-8", (phrase("its letters had been encoded twice; they were put right"),))
    if says is not None and says != "utf-8":
        return Decoded(text, "utf-8", (phrase("it says it is in {encoding}, but it is in UTF-8", encoding=says),))
    return Decoded(text, "utf-8")


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            phrase(
                "{name} begins as {encoding} but is not: byte {start} is wrong",
                name=name,
                encoding=encoding,
                start=error.start,
            ),
            fix=phrase("save it again as UTF-8"),
        ) from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows by a zero in every second byte."""
    head = data[:4000]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if sum(zeros) < len(head) * 0.2:
        return None
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _broken_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, each shown as a sign. None where it is another encoding: letters of one byte hardly ever look like UTF-8."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(ord(character) > 127 for character in text) - text.count("\ufffd")
    if whole < 4 * lost:
        return None
    told = plural(
        "{count} broken place, the first on line {line}; it is shown as {sign}",
        "{count} broken places, the first on line {line}; each is shown as {sign}",
        lost,
        line=text.count("\n", 0, text.index("\ufffd")) + 1,
        sign="\ufffd",
    )
    return Decoded(text, "utf-8", (told,))


def _not_utf8(data: bytes, says: str | None) -> Decoded:
    broken = _broken_utf8(data)
    if broken is not None:
        return broken
    guess = _likeliest(data)
    if says is None or says == "utf-8":
        what = phrase("it says it is in UTF-8, but it is not") if says else phrase("it says no encoding")
        return Decoded(
            data.decode(guess, "replace"),
            guess,
            (phrase("{what}; it was read as {encoding}", what=what, encoding=guess),),
        )
    encoding = "cp1252" if says in ("iso8859-1", "ascii") else says
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return Decoded(
            data.decode(guess, "replace"),
            guess,
            (phrase("it says {encoding}, but it is not; it was read as {guess}", encoding=says, guess=guess),),
        )
    if encoding == "cp1252" and guess == "cp1257" and _is_lithuanian(data.decode(guess, "replace")):
        return Decoded(
            data.decode(guess, "replace"),
            guess,
            (phrase("it says {encoding}, but its letters are Lithuanian ({guess})", encoding=says, guess=guess),),
        )
    return Decoded(text, encoding)


def _likeliest(data: bytes) -> str:
    """Of the one-byte encodings met here, the one whose letters are least strange; Lithuanian letters in Lithuanian words decide."""
    texts = {encoding: data.decode(encoding, "replace") for encoding in _GUESSES}
    high = sum(byte >= 0xC0 for byte in data)
    letters = sum(character.isalpha() for character in texts["cp1251"])
    if letters and high > letters * 0.5:
        return "cp1251"
    if _is_lithuanian(texts["cp1257"]):
        return "cp1257"
    if _FRENCH_WORDS.search(texts["cp1252"]) and not _LITHUANIAN_WORDS.search(texts["cp1257"]):
        return "cp1252"
    return min(("cp1257", "cp1252", "cp1250"), key=lambda encoding: _strangeness(texts[encoding], encoding))


def _strangeness(text: str, encoding: str) -> int:
    return sum(character in _STRANGE[encoding] or character == "\ufffd" for character in text)


def _is_lithuanian(text: str) -> bool:
    """Lithuanian words, with Lithuanian letters among them, and more of them than French ones."""
    words = [match[0] for match in _LITHUANIAN_WORDS.finditer(text[:200_000])]
    return len(words) > len(_FRENCH_WORDS.findall(text[:200_000])) and not _LITHUANIAN.isdisjoint(text)


def _twice_encoded(text: str) -> str | None:
    """UTF-8 that was taken for Latin letters and encoded once more, put right; None where the text is not wholly of that kind."""
    for encoding in ("latin-1", "cp1252"):
        try:
            inner = text.encode(encoding)
            if not inner.isascii():
                return inner.decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return None


def _is_prose(text: str) -> bool:
    """Letters, and few control characters: a picture or a program has neither."""
    head = text[:100_000]
    controls = sum(ord(character) < 32 and character not in "\0\t\n\r\f\v" for character in head)
    lost = head.count("\ufffd") + head.count("\0")
    letters = sum(character.isalpha() for character in head)
    return letters > len(head) * 0.02 and controls < len(head) * 0.03 + 1 and lost < len(head) * 0.3


def _without_nul(found: Decoded) -> Decoded:
    if "\0" not in found.text:
        return found
    told = phrase(
        "{count} null characters stand in it; each is shown as {sign}", count=found.text.count(chr(0)), sign="\ufffd"
    )
    return Decoded(found.text.replace("\0", "\ufffd"), found.encoding, (*found.warnings, told))
