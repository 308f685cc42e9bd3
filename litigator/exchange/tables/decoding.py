"""Which letters the bytes of a text table mean: UTF-8, UTF-16, or one of the two old encodings, told; or refused by line and byte."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from litigator.errors import Unreadable, UsageFault
from litigator.tongue import marked, phrase

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_QUOTES = "„“”«»‘’–—…\u00a0§°€№"
_LITHUANIAN = frozenset("ąčęėįšųūžĄČĘĖĮŠŲŪŽ" + _QUOTES)
_LATIN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽ" + _QUOTES)
_WORDS = re.compile(r"[^\W\d_]+")
_OTHER_FILES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", marked("a picture")),
    (b"\xff\xd8\xff", marked("a picture")),
    (b"GIF8", marked("a picture")),
    (b"{\\rtf", marked("a text of Word (RTF)")),
    (b"\x7fELF", marked("a program")),
    (b"MZ\x90", marked("a program")),
    (b"\x1f\x8b", marked("a compressed file")),
    (b"SQLite format 3\x00", marked("a database")),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read in, and what is to be told of that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decoded(data: bytes, name: str, *, encoding: str | None = None) -> Decoded:
    """The text of a table in `data`. Raises `Unreadable` for what is no text, by line and byte where it stops being one."""
    _must_be_text(data, name)
    if encoding is not None:
        return Decoded(_in(data, encoding, name), encoding)
    for mark, named in _MARKS:
        if data.startswith(mark):
            return Decoded(_in(data[len(mark) :], named, name), named)
    wide = _wide(data)
    if wide is not None:
        return Decoded(
            _in(data, wide, name),
            wide,
            (phrase("the file does not say its encoding: it was read as {wide}", wide=wide),),
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _one_byte(data, name, error)


def _must_be_text(data: bytes, name: str) -> None:
    head = data[:2048]
    for magic, what in _OTHER_FILES:
        if head.startswith(magic):
            raise Unreadable(
                phrase("{name} is {what}, not a table", name=name, what=phrase(what)),
                fix=phrase("give the .xlsx or .csv file itself"),
            )
    if re.match(rb"\s*<(!doctype html|html|table|\?xml)", head, re.IGNORECASE):
        raise Unreadable(
            phrase("{name} is a web page or XML under the name of a table", name=name),
            fix=phrase("open it in Excel and save it as .xlsx or .csv"),
        )
    if not data.strip():
        raise Unreadable(phrase("{name} is empty", name=name))


def _in(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise UsageFault(
            phrase("there is no encoding «{encoding}»", encoding=encoding[:20]),
            fix=phrase("utf-8, utf-16, cp1257 or cp1252"),
        ) from error
    except UnicodeDecodeError as error:
        raise _not_in(data, name, encoding, error.start) from error


def _not_in(data: bytes, name: str, encoding: str, at: int) -> Unreadable:
    line = data[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    return Unreadable(
        phrase(
            "{name}, line {line}: byte {at} ({data:#04x}) is no {encoding} text, nor text in another encoding met here",
            name=name,
            line=line,
            at=at,
            data=data[at],
            encoding=encoding.upper(),
        ),
        fix=phrase("save the file as UTF-8 (in Excel: CSV UTF-8), or name its encoding with --encoding"),
    )


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows by a zero in every second byte."""
    head = data[:4000]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if len(data) % 2 or sum(zeros) < len(head) * 0.3 or min(zeros) > max(zeros) * 0.1:
        return None
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _one_byte(data: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    """Of the two old encodings met here, the one in which every byte is a letter that people write with; the words decide between two.

    Neither is asked to explain bytes that are no letters in it: such a file is refused, for a name guessed wrong is a wrong name.
    """
    fitting = {
        encoding: text
        for encoding, letters in (("cp1257", _LITHUANIAN), ("cp1252", _LATIN))
        if (text := _all_letters(data, encoding, letters)) is not None
    }
    if not fitting:
        raise _not_in(data, name, "utf-8", error.start)
    chosen = max(fitting, key=lambda encoding: _likelihood(fitting[encoding], encoding))
    told = phrase(
        "the file is not UTF-8: it was read as {chosen} ({fitting}); if the letters are wrong, --encoding",
        chosen=chosen,
        fitting=_sample(fitting[chosen]),
    )
    return Decoded(fitting[chosen], chosen, (told,))


def _all_letters(data: bytes, encoding: str, letters: frozenset[str]) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if {one for one in set(text) if ord(one) > 0x7F} <= letters else None


def _likelihood(text: str, encoding: str) -> tuple[float, int]:
    """How many of the words with such letters look like words of the language; a tie goes to Lithuanian, which this office writes."""
    words = [word for word in _WORDS.findall(text[:200_000]) if not word.isascii()]
    foreign = sum(len(re.findall(r"[qwx]|[aeiou]{3}|lle|que|eur\b|tion\b", word.lower())) > 0 for word in words)
    share = foreign / len(words) if words else 0.0
    return (1 - share if encoding == "cp1257" else share, encoding == "cp1257")


def _sample(text: str) -> str:
    words = [word for word in _WORDS.findall(text) if not word.isascii()]
    return phrase("as in {words}", words=words[0][:30]) if words else phrase("no word shows it")


def kind_of(data: bytes, path: PurePath) -> str:
    """What a file is by what stands in it, not by its name: `xlsx`, `json`, `text`. Raises `Unreadable` for what Excel must save anew first."""
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(
            phrase("{name} is locked with a password", name=path.name)
            if locked
            else phrase("{name} is in the old format of Excel (.xls)", name=path.name),
            fix=phrase("save a copy without the password")
            if locked
            else phrase("open it in Excel and save it as .xlsx"),
        )
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return "json" if path.suffix.lower() == ".json" or head[:1] in (b"{", b"[") else "text"
