"""The terminal: what may be printed on it, how wide it is, whether it has colours; text and tables that fit. Nothing here loads click."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import IO, Any

from litigator.tongue import heard, phrase

_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_ASCII = {
    "…": "...",
    "–": "-",
    "—": "-",
    "·": "-",
    "•": "*",
    "→": "->",
    "↦": "->",
    "✗": "x",
    "×": "x",
    "≤": "<=",
    "≥": ">=",
}
_ASCII |= {
    "„": '"',
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "‹": "'",
    "›": "'",
    "‘": "'",
    "’": "'",
    "│": "|",
    "─": "-",
    "█": "#",
    "■": "#",
    "▏": "|",
}
LEAST = 14  # columns: narrower than this no column of a table is cut
COLOURS = {"red": "31", "yellow": "33", "green": "32", "dim": "2", "bold": "1", "red bold": "1;31"}


def shown(text: object) -> str:
    """Text as it may reach a terminal: control characters and direction overrides become visible signs, on one line."""
    said = heard(text)
    return said if said.isprintable() else "".join(map(_shown_character, said))


def _shown_character(character: str) -> str:
    code = ord(character)
    if code in (0x0A, 0x0D, 0x09):
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code <= 0x9F or code in _BIDI or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        return "\ufffd"
    return character


def say(text: str) -> None:
    """Data for a person, on stdout, in characters the terminal has."""
    sys.stdout.write(writable(text, sys.stdout) + "\n")


def talk(text: str) -> None:
    """What is said beside the data, on stderr."""
    sys.stderr.write(writable(text, sys.stderr) + "\n")


def tell_problems(problems: Iterable[Any]) -> None:
    """Each problem on its lines: the mark (✗ stops, · is for attention), where, what, how to mend."""
    for problem in problems:
        mark = "✗" if problem.severity == "error" else "·"
        where = f"{shown(problem.where)}: " if problem.where else ""
        talk(f"  {mark} {where}{shown(problem.what)}")
        if problem.fix:
            talk(f"      → {shown(problem.fix)}")


def writable(text: str, stream: IO[str]) -> str:
    """The text in characters that the stream can carry: signs become ASCII ones, letters lose their marks, the rest becomes `?`."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "".join(_in(character, encoding) for character in text)
    return text


def _in(character: str, encoding: str) -> str:
    import unicodedata

    for attempt in (character, _ASCII.get(character, ""), unicodedata.normalize("NFKD", character)[:1]):
        try:
            if attempt and attempt.encode(encoding):
                return attempt
        except (UnicodeEncodeError, LookupError):
            continue
    return "?"


def width() -> int | None:
    """How many columns there are: `COLUMNS`, or the terminal's own. None where no terminal is: then nothing is cut."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None if sys.stdout.isatty() else None
    except (OSError, ValueError):
        return None


def has_colour() -> bool:
    """Colour only for a terminal that has it and an office that wants it (`NO_COLOR`, `TERM=dumb`)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in (("dumb",) if os.name == "nt" else ("dumb", "")):
        return False
    return sys.stdout.isatty() and (os.name != "nt" or "WT_SESSION" in os.environ)


def coloured(text: str, colour: str) -> str:
    """The text in a colour of `COLOURS`, where there is colour. It never says what the words do not."""
    return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m" if colour and text.strip() and has_colour() else text


# Text that fits


def columns(text: str) -> int:
    """How many columns the text takes: a wide character two, a mark over another none."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def padded(text: str, wide: int) -> str:
    return text + " " * (wide - columns(text))


def cut(text: str, wide: int) -> str:
    """The text in no more than `wide` columns, with a sign where it was cut."""
    if columns(text) <= wide:
        return text
    if wide <= 0:
        return ""
    kept = text[: wide - 1]
    while columns(kept) > wide - 1:
        kept = kept[:-1]
    sign = writable("…", sys.stdout)
    return kept.rstrip() + (sign if len(sign) == 1 else "~")


def wrapped(text: str, wide: int, indent: str = "") -> list[str]:
    """The text in lines of no more than `wide` columns, broken between words where that can be; never a sign of it lost."""
    room = max(8, wide - len(indent))
    lines = [""]
    for word in text.split(" "):
        candidate = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(candidate) <= room:
            lines[-1] = candidate
            continue
        if lines[-1]:
            lines.append("")
        while columns(word) > room:
            piece = word[:room]
            while columns(piece) > room:
                piece = piece[:-1]
            lines[-1], word = piece, word[len(piece) :]
            lines.append("")
        lines[-1] = word
    return [indent + line for line in lines]


def print_table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str = "") -> None:
    """Rows in aligned columns. Where the terminal is too narrow the widest columns are cut; where that is not enough each row becomes a few
    lines of its own, whole.
    """
    cells = [[shown("" if cell is None else cell) for cell in row] for row in rows]
    if not cells:
        say(empty or phrase("nothing"))
        return
    heads = [phrase(heading).upper() for heading in headings]
    wanted = [max(columns(line[place]) for line in [heads, *cells]) for place in range(len(heads))]
    widths = _fitted(wanted, width())
    if widths is None:
        _print_stacked(heads, cells, width() or 80)
        return
    for line in [heads, *cells]:
        pieces = (padded(cut(cell, wide), wide) for cell, wide in zip(line, widths, strict=True))
        say("  ".join(pieces).rstrip())


def _fitted(wanted: list[int], room: int | None) -> list[int] | None:
    """Widths that fit into `room`: the widest columns give way first, none below `LEAST`. None where they cannot."""
    widths = list(wanted)
    gaps = 2 * (len(widths) - 1)
    if room is None:
        return widths
    while sum(widths) + gaps > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= LEAST:
            return None
        widths[widest] -= 1
    return widths


def _print_stacked(heads: Sequence[str], cells: Sequence[Sequence[str]], room: int) -> None:
    for number, line in enumerate(cells):
        if number:
            say("")
        for head, cell in zip(heads, line, strict=True):
            if cell:
                for piece in wrapped(f"{head}: {cell}", room):
                    say(piece)


# JSON


def print_json(name: str, /, **content: Any) -> None:
    """One JSON document on stdout, with its schema."""
    document = {"schema": f"litigator/{name}/1", **content}
    text = _small_json(document) or _large_json(document)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        import json

        text = json.dumps(json.loads(text), indent=2)  # every sign beyond ASCII escaped: the same document
    sys.stdout.write(text + "\n")


def _small_json(document: dict[str, Any]) -> str | None:
    """A document of plain values by Python's own encoder, which is there already; None for a long one, or one of other values."""
    if any(isinstance(part, (list, tuple)) and len(part) > 200 for part in document.values()):
        return None
    import json

    try:
        return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    except (TypeError, ValueError):
        return None


def _large_json(document: dict[str, Any]) -> str:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(document, enc_hook=str), indent=2).decode()
