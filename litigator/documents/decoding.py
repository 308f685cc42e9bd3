"""Bytes read as text: the mark at the start first, then what the bytes themselves prove, then what the file says, then a guess told as one.

A file in UTF-8 with something wrong in it stays a file in UTF-8: each broken place is shown as a sign, and its line told. A whole line in
letters of one byte, among lines in UTF-8, is read as what it is.
"""

import codecs
import re
from collections import Counter
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
_GUESSES = ("cp1257", "cp1252", "cp1251", "cp1250", "cp775")
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
_BROKEN = re.compile("[\udc80-\udcff]+")  # bytes that are no UTF-8, as Python keeps them: a run of them is one place
# What only UTF-8 makes of bytes: read a byte at a time, these letters would be two or three signs in the midst of a word.
_SURELY = re.compile("[\u00a0-\u017f\u2010-\u203f\u20ac]|[^\x00-\x7f\udc80-\udcff]{3,}")
_BELIEVED = 4  # broken places for each of these, and a text may still be UTF-8
_FOREIGN = 3  # broken places in one line, and none of these, before the line is in another encoding
_ZEROS, _SHORT = 0.8, 64  # in so few bytes a fifth must be zeros: one stray zero is no alphabet
_SPOILT = 0.02  # of a text in UTF-16 or UTF-32 with its mark that may be broken
# Letters of Windows, with the five bytes that it leaves empty as other programs fill them.
_WINDOWS = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(256)}
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
    codecs.lookup(name).name
    for name in (
        *("cp1253", "cp1254", "cp1255", "cp1256", "iso8859-6", "iso8859-9", "koi8-r", "koi8-u"),
        *("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"),
    )
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
    name = _said(data).replace("_", "-")
    name = re.sub(r"^(?:windows|x-cp|cp)-?(\d+)$", r"cp\1", name)
    name = re.sub(r"^(?:iso-?8859-?|latin-?(?=1$))(\d+)$", r"iso8859-\1", name)
    name = {"utf8": "utf-8", "us-ascii": "ascii", "l1": "iso8859-1"}.get(name, name)
    return name if name in _KNOWN else None


def _said(data: bytes) -> str:
    """The name of an encoding as the file has it; "" where it has none."""
    found = _SAYS.search(data[:4096])
    return found[1].decode("ascii").lower() if found else ""


def _decoded(data: bytes, name: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return _narrow(rest, "utf-8") if encoding == "utf-8" else _marked(rest, encoding, name)
    wide = _wide(data)
    if wide is not None:
        return Decoded(
            data.decode(wide, "replace"),
            wide,
            (phrase("it says no encoding; it was read as {encoding}", encoding=wide),),
        )
    return _narrow(data, declared(data))


def _narrow(data: bytes, says: str | None) -> Decoded:
    """UTF-8, or letters of one byte."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data, says) or _of_one_byte(data, says)
    if data.isascii():
        return Decoded(text, "ascii")
    mended = _twice_encoded(text)
    if mended is not None:
        return Decoded(mended, "utf-8", (phrase("its letters had been encoded twice; they were put right"),))
    if says is not None and says != "utf-8":
        return Decoded(text, "utf-8", (phrase("it says it is in {encoding}, but it is in UTF-8", encoding=says),))
    return Decoded(text, "utf-8")


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    """UTF-16 or UTF-32 as its mark says, for all that is broken in it, unless that is much."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text, kept = data.decode(encoding, "replace"), data.decode(encoding, "ignore")
        lost = len(text) - len(kept)
        if lost > 1 + len(kept) * _SPOILT:
            raise Unreadable(
                phrase(
                    "{name} begins as {encoding} but is not: byte {start} is wrong",
                    name=name,
                    encoding=encoding,
                    start=error.start,
                ),
                fix=phrase("save it again as UTF-8"),
            ) from None
        line = data[: error.start].decode(encoding, "ignore").count("\n") + 1
        return Decoded(text, encoding, (_told_of_broken([line] * lost),))


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark shows by its zeros: no other text has any. They stand in every second byte, or in three of four.

    Where the letters are not Latin, the zeros of blanks and signs stand among the bytes that name the script, one and the same.
    """
    head = data[:4000]
    columns = [Counter(head[at::4]) for at in range(4)]
    size = max(len(head) // 4, 1)
    zeros = [column[0] / size for column in columns]
    if sum(zeros) < _ZEROS and len(head) < _SHORT:
        return None
    if min(zeros[2:]) > 0.9 > zeros[0]:
        return "utf-32-le"
    if min(zeros[:2]) > 0.9 > zeros[3]:
        return "utf-32-be"
    for high, low, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        scripts = columns[high] + columns[high + 2]
        few = sum(count for _, count in scripts.most_common(3)) / (2 * size)
        if scripts[0] / (2 * size) > 0.02 and few > 0.9 and zeros[low] + zeros[low + 2] < 0.02:
            return encoding
    return None


def _mostly_utf8(data: bytes, says: str | None) -> Decoded | None:
    """UTF-8 for all that is broken in it. None where it is another encoding: its letters hardly ever look like UTF-8."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    broken, sure = [len(_BROKEN.findall(line)) for line in lines], [len(_SURELY.findall(line)) for line in lines]
    apart = [places >= _FOREIGN and places > 2 * sure[at] for at, places in enumerate(broken)]
    foreign = [at for at, is_apart in enumerate(apart) if is_apart]
    there = sum(sure) - sum(sure[at] for at in foreign)
    spoilt = [at + 1 for at, places in enumerate(broken) if not apart[at] for _ in range(places)]
    if not there or len(spoilt) > _BELIEVED * there:
        return None
    told = [_told_of_broken(spoilt)] if spoilt else []
    if foreign:
        guessed = _of_one_byte(b"\n".join(lines[at].encode("utf-8", "surrogateescape") for at in foreign), says)
        for at, line in zip(foreign, guessed.text.split("\n"), strict=True):
            lines[at] = line
        told.append(
            plural(
                "{count} line, line {line}, is in another encoding; it was read as {encoding}",
                "{count} lines, the first line {line}, are in another encoding; they were read as {encoding}",
                len(foreign),
                line=foreign[0] + 1,
                encoding=guessed.encoding,
            )
        )
    return Decoded(_BROKEN.sub("\ufffd", "\n".join(lines)), "utf-8", tuple(told))


def _told_of_broken(lines: list[int]) -> str:
    """That so many places are broken, each on one of these lines."""
    return plural(
        "{count} broken place, the first on line {line}; it is shown as {sign}",
        "{count} broken places, the first on line {line}; each is shown as {sign}",
        len(lines),
        line=lines[0],
        sign="\ufffd",
    )


def _of_one_byte(data: bytes, says: str | None) -> Decoded:
    guess = _likeliest(data)
    if says is None or says == "utf-8":
        what = phrase("it says it is in UTF-8, but it is not") if says else phrase("it says no encoding")
        named = "" if says else _said(data)
        if named:
            what = phrase("it says {encoding}, which is not read here", encoding=named)
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
    lithuanian = max(("cp1257", "cp775"), key=lambda encoding: _lithuanian_letters(texts[encoding]))
    if _is_lithuanian(texts[lithuanian]):
        return lithuanian
    if _FRENCH_WORDS.search(texts["cp1252"]) and not _LITHUANIAN_WORDS.search(texts["cp1257"]):
        return "cp1252"
    return min(("cp1257", "cp1252", "cp1250"), key=lambda encoding: _strangeness(texts[encoding], encoding))


def _strangeness(text: str, encoding: str) -> int:
    return sum(character in _STRANGE[encoding] or character == "\ufffd" for character in text)


def _lithuanian_letters(text: str) -> int:
    return sum(character in _LITHUANIAN for character in text[:200_000])


def _is_lithuanian(text: str) -> bool:
    """Lithuanian words, with Lithuanian letters among them, and more of them than French ones."""
    words = [match[0] for match in _LITHUANIAN_WORDS.finditer(text[:200_000])]
    return len(words) > len(_FRENCH_WORDS.findall(text[:200_000])) and not _LITHUANIAN.isdisjoint(text)


def _twice_encoded(text: str) -> str | None:
    """UTF-8 that was taken for Latin letters and encoded once more, put right; None where the text is not wholly of that kind."""
    for letters in ({byte: byte for byte in range(256)}, _WINDOWS):
        try:
            inner: bytes = codecs.charmap_encode(text, "strict", letters)[0]
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
