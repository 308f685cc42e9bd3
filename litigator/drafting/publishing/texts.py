"""The texts of a scrubbed file, paragraph by paragraph, and the replacements written back into whatever runs hold them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

from litigator.documents.package import BODY, parse_part
from litigator.drafting.paragraphs import w
from litigator.drafting.publishing.parts import texts_in_order

_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "\u00ad"}
_CODE = re.compile(r"[0-9A-Fa-f]{1,5}")
_PICTURE_FONTS = ("Symbol", "Wingdings", "Webdings", "ZapfDingbats", "MS Gothic", "Segoe UI Symbol")
_NO_LETTERS = range(0xD800, 0xE000)
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Text(NamedTuple):
    """A paragraph: its part, its number there (from 0), where a person finds it, and what it says."""

    part: str
    number: int
    where: str
    text: str


Change = tuple[int, int, str]  # from, to, what stands there instead


def texts_of(parts: Mapping[str, bytes]) -> Iterator[Text]:
    """Every paragraph that says something: of the body, headers, footers, notes, and the boxes in them."""
    for part in texts_in_order(parts):
        noun = "" if part == BODY else f"{part[5:-4]}, "
        said = 0
        for number, paragraph in enumerate(parse_part(parts[part]).iter(w("p"))):
            text = "".join(_said(node) for node in _own(paragraph))
            if text.strip():
                said += 1
                yield Text(part, number, f"{noun}paragraph {said}", text)


def with_changes(parts: dict[str, bytes], changes: Mapping[tuple[str, int], Sequence[Change]]) -> None:
    """Write the changes into the paragraphs (by part and number), in place."""
    for part in texts_in_order(parts):
        wanted = {number: found for (name, number), found in changes.items() if name == part}
        if not wanted:
            continue
        root = parse_part(parts[part])
        for number, paragraph in enumerate(list(root.iter(w("p")))):
            for start, end, instead in sorted(wanted.get(number, ()), reverse=True):
                _write(paragraph, start, end, instead)
        parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _own(paragraph: Any) -> Iterator[Any]:
    """What shows as text in this paragraph, not in those of a box inside it."""
    for node in paragraph.iter(w("t"), w("sym"), *_SIGNS):
        if next(node.iterancestors(w("p"))) is paragraph and next(node.iterancestors(w("pPr")), None) is None:
            yield node


def _said(node: Any) -> str:
    if node.tag == w("sym"):
        return _symbol(node)
    return str(node.text or "") if node.tag == w("t") else _SIGNS[node.tag]


def _symbol(node: Any) -> str:
    """The letter that a symbol shows, in whatever font; of the fonts of pictures no letter."""
    code = str(node.get(w("char"), ""))
    if not _CODE.fullmatch(code) or str(node.get(w("font"), "")).startswith(_PICTURE_FONTS):
        return "\ufffc"
    number = int(code, 16)
    return chr(number - 0xF000 if 0xF000 <= number <= 0xF0FF else number) if number not in _NO_LETTERS else "\ufffc"


def _write(paragraph: Any, start: int, end: int, instead: str) -> None:
    place = 0
    written = False
    for node in list(_own(paragraph)):
        text = _said(node)
        first, last = max(start - place, 0), min(end - place, len(text))
        place += len(text)
        if first >= last:
            continue
        if node.tag != w("t"):
            node.getparent().remove(node)
            continue
        node.text = text[:first] + ("" if written else instead) + text[last:]
        node.set(_XML_SPACE, "preserve")
        written = True
