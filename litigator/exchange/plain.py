"""Words of any origin made safe to write into a file that a program reads: one line, no control characters, nothing lost without a sign."""

import re
import unicodedata

_TAKEN = {
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x200E,
    0x200F,
    0x061C,
}  # they turn the direction of what follows
_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_ADDRESS_SIGNS = re.compile(r"[^A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]")


def one_line(text: str) -> str:
    """The text on one line: line ends and tabs become spaces, other characters that no file may hold a visible sign (␀, �)."""
    return "".join(_sign(one) for one in text).strip()


def address(url: str | None) -> str:
    """A web address, its unusual characters encoded; nothing for what is none (`javascript:`, a path)."""
    if not url or not _ADDRESS.fullmatch(url.strip()):
        return ""
    return _ADDRESS_SIGNS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url.strip())


def _sign(one: str) -> str:
    code = ord(one)
    if one in "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code in _TAKEN or code in (0xFFFE, 0xFFFF) or unicodedata.category(one) in ("Cc", "Cs"):
        return "\ufffd"
    return one
