"""Text that a spreadsheet would run as a formula: given an apostrophe on its way out, and freed of it on its way in."""

import re

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_UNDERSCORED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def neutralised(text: str) -> str:
    """`text` as a cell of a CSV file: with an apostrophe before it where it begins like a formula, or with an apostrophe itself.

    A spreadsheet looks past blanks for the sign that begins a formula, so they are looked past here.
    """
    begins = text.lstrip(" \u00a0\u200b\ufeff\x0b\x0c")
    return f"'{text}" if text.startswith("'") or text[:1] in SIGNS or begins.startswith(SIGNS) else text


def restored(text: str) -> str:
    """The text of a cell that was neutralised, by us or by others. An apostrophe before anything but such a sign is somebody's own."""
    if not text.startswith("'"):
        return text
    rest = text[1:]
    begins = rest.lstrip(" \u00a0\u200b\ufeff\x0b\x0c")
    return rest if rest.startswith("'") or rest[:1] in SIGNS or begins.startswith(SIGNS) else text


def escaped(text: str) -> str:
    """`text` as Excel keeps what XML forbids: `_x0007_` for a bell, and `_x005F_` for an underscore that would be taken for one."""
    return _FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text of a cell whose forbidden characters Excel had written out."""
    return _UNDERSCORED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
