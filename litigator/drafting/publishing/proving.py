"""Every string of a finished file, wherever it stands, so that a name left anywhere is found: text, attributes, names of parts, bytes."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from litigator.documents.package import open_package, parse_part
from litigator.drafting.paragraphs import w
from litigator.drafting.publishing.links import targets_in

_NEEDED = (zipfile, etree)  # by the package, in a child that may open nothing any more
_TECHNICAL = re.compile(r"[\d.,%#-]{1,12}|[0-9A-Fa-f]{6,8}|true|false|auto|rId\d+")
_TEXT, _PARAGRAPH = w("t"), w("p")
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
    every other string (`strings`), what its `fonts` are called, and where its `links` lead.
    """
    parts = open_package(data, name, only_read=True)
    free, strings, fonts = strings_of(parts)
    return {
        "joined": joined_texts(parts),
        "free": sorted(free),
        "strings": sorted(strings),
        "fonts": sorted(fonts),
        "links": sorted(targets_in(parts)),
    }


def joined_texts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The text of each XML part as one string, joined over all that parts it."""
    found = {}
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            found[part] = "".join(parse_part(content).itertext())
    return found


def strings_of(parts: Mapping[str, bytes]) -> tuple[set[str], set[str], set[str]]:
    """Names of parts, addresses, descriptions, text outside paragraphs, letters in pictures; every other attribute and name of an element;
    and the names of fonts, which are apart, as `Roman` is one. Values that only a program can have meant are left out.
    """
    free, strings, fonts = set(parts), set(), set()
    spaces: set[tuple[str | None, str]] = set()
    for part, content in parts.items():
        if not part.endswith((".xml", ".rels")):
            free |= {run.decode("ascii") for run in re.findall(rb"[A-Za-z][A-Za-z .'-]{5,}", content)}
            continue
        root = parse_part(content)
        spaces |= {space for _, space in etree.iterwalk(root, events=("start-ns",))}
        for node in root.iter():
            if not isinstance(node.tag, str):
                free.add(str(node.text or ""))
                continue
            local = etree.QName(node).localname
            strings.add(local)
            free |= set(_words_of(node, local))
            if local not in _FONTS:
                _attributes(node, free, strings)
            else:
                fonts |= {str(value) for value in node.attrib.values()}
    free |= {one for space in spaces for one in space if one}
    return free, {one for one in strings if len(one) > 1 and not _TECHNICAL.fullmatch(one)}, fonts


def _words_of(node: Any, local: str) -> Iterator[str]:
    """What an element says that no paragraph of Word's does: its own text, and that of a formula or a drawn paragraph in one."""
    if (
        node.text
        and not node.text.isspace()
        and (node.tag != _TEXT or next(node.iterancestors(_PARAGRAPH), None) is None)
    ):
        yield str(node.text)
    if node.tag != _PARAGRAPH and local in ("p", "oMath"):
        yield "".join(str(one) for one in node.itertext())


def _attributes(node: Any, free: set[str], strings: set[str]) -> None:
    for name, value in node.attrib.items():
        local = etree.QName(name).localname
        strings.add(local)
        (free if local in _FREE else strings).add(str(value))
