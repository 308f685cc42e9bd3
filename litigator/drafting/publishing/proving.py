"""Every string of a finished file, wherever it stands, so that a name left anywhere is found: text, attributes, names of parts, bytes."""

import re
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from litigator.documents.package import open_package, parse_part

_NEEDED = (zipfile, etree)  # by the package, in a child that may open nothing any more
_TECHNICAL = re.compile(r"[\d.,%#-]{1,12}|[0-9A-Fa-f]{6,8}|true|false|auto|rId\d+")
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_FONTS = frozenset(("rFonts", "font", "latin", "ea", "cs", "sym", "altName"))
_FREE = frozenset(
    (
        "Target",
        "instr",
        "anchor",
        "tooltip",
        "descr",
        "title",
        "alt",
        "docLocation",
        "PartName",
        "alias",
        "tag",
        "string",
    )
)


def strings_in_child(data: bytes, name: str) -> dict[str, Any]:
    """What the confined child says of a finished file: its text by part (`joined`), what is written freely and read by machines (`free`),
    and every other string (`strings`).
    """
    parts = open_package(data, name, only_read=True)
    free, strings = strings_of(parts)
    return {"joined": joined_texts(parts), "free": sorted(free), "strings": sorted(strings)}


def joined_texts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The text of each XML part as one string, joined over all that parts it."""
    found = {}
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            found[part] = "".join(parse_part(content).itertext())
    return found


def strings_of(parts: Mapping[str, bytes]) -> tuple[set[str], set[str]]:
    """Names of parts, addresses, descriptions, text outside paragraphs, letters in pictures; and every other attribute and name of an element.

    The names of fonts are left out: `Roman` is one. So are values that only a program can have meant.
    """
    free, strings = set(parts), set()
    spaces: set[tuple[str | None, str]] = set()
    for part, content in parts.items():
        if not part.endswith((".xml", ".rels")):
            free |= {run.decode("ascii") for run in re.findall(rb"[A-Za-z][A-Za-z .'-]{5,}", content)}
            continue
        for node in parse_part(content).iter():
            if not isinstance(node.tag, str):
                free.add(str(node.text or ""))
                continue
            local = etree.QName(node).localname
            strings.add(local)
            spaces |= set(node.nsmap.items())
            if node.tag != _TEXT and node.text and not node.text.isspace():
                free.add(str(node.text))
            if local not in _FONTS:
                _attributes(node, free, strings)
    free |= {one for space in spaces for one in space if one}
    return free, {one for one in strings if len(one) > 1 and not _TECHNICAL.fullmatch(one)}


def _attributes(node: Any, free: set[str], strings: set[str]) -> None:
    for name, value in node.attrib.items():
        local = etree.QName(name).localname
        strings.add(local)
        (free if local in _FREE else strings).add(str(value))
