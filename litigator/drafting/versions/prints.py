"""Prints of a draft: of each paragraph as it reads, whatever program saved it; of its facts by name; the identity inside the file.

A draft that is saved is read by the quick way: our own parts, in which nothing is nested or tracked. Any other file is read as XML.
"""

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from litigator.digest import sha256

BODY = "word/document.xml"
_CORE = "docProps/core.xml"
_IDENTIFIER = re.compile(rb"<(?:\w+:)?identifier(?:\s[^>]*)?>\s*([0-9a-f]{32})\s*</")
_MARGINS = ("word/header", "word/footer")
_PICTURES = ("word/media/", "word/diagrams/", "word/charts/")
PICTURE = "picture:"
"""Begins the print of a picture or a drawing among those of the paragraphs."""
# What a field shows in a margin (the page) is told by the program, not by the draft.
_COUNTED = re.compile(
    rb"<w:fldSimple[ >].*?</w:fldSimple>|<w:fldChar[^>]*\"separate\".*?<w:fldChar[^>]*\"end\"[^>]*>", re.DOTALL
)
_OFF = ("0", "false", "off", "none")
_READ = (BODY, "word/footnotes.xml", "word/endnotes.xml")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHOWN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOT_OWN = frozenset(
    f"{{{_W}}}{name}" for name in ("pPr", "rPr", "txbxContent", "del", "moveFrom", "instrText", "delText")
)
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What the quick way does not read: boxes, tracked changes, alternatives, characters by number, another prefix, remarks, hidden words.
_NESTED = re.compile(r"txbxContent|<w:del[ >]|<w:moveFrom[ >]|:Fallback|&#|<!|<w:p/>|<w:tab>|<w:vanish|<w:sym |<m:t")
_DECLARED = f'xmlns:w="{_W}"'
_QUICK = re.compile(r"<w:t(?: [^>]*)?>([^<]*)|<(/)w:p>|<w:(br|cr|noBreakHyphen|tab(?=/))(?: [^>]*)?/>")
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def printed_parts(data: bytes) -> dict[str, bytes]:
    """The parts that are read of a file of our own making; one from outside passes the gate instead."""
    found = {}
    end = data.rindex(b"PK\x05\x06")
    count, _, place = struct.unpack_from("<HLL", data, end + 10)
    for _ in range(count):
        way, packed, _, name, extra, comment, at = (
            *struct.unpack_from("<H", data, place + 10),
            *struct.unpack_from("<LLHHH", data, place + 20),
            *struct.unpack_from("<L", data, place + 42),
        )
        part = data[place + 46 : place + 46 + name].decode()
        if is_read(part) or part == _CORE or part.startswith(_PICTURES):
            start = at + 30 + sum(struct.unpack_from("<HH", data, at + 26))
            content = data[start : start + packed]
            found[part] = zlib.decompress(content, -15) if way else content
        place += 46 + name + extra + comment
    return {part: found[part] for part in (*_READ, _CORE, *sorted(found.keys() - {*_READ, _CORE})) if part in found}


def is_read(part: str) -> bool:
    """Whether the words of a part are compared."""
    return part in _READ or (part.startswith(_MARGINS) and part.endswith(".xml"))


def identity_of(parts: Mapping[str, bytes]) -> str | None:
    """The opaque identity inside a draft: it ties the file to its manifest and to the office's log. None where there is none."""
    found = _IDENTIFIER.search(parts.get(_CORE, b""))
    return found[1].decode() if found else None


def paragraph_texts(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """What each paragraph says, with where it stands (`paragraph 14`, `footnotes text 2`, `head or foot of the page`); empty ones are not
    counted. The texts of the margins come last, each once and by their letters: a program may call them otherwise and write them twice.
    """
    found = []
    for part in _READ:
        if part not in parts:
            continue
        noun = "paragraph" if part == BODY else f"{part[5:-5]} text"
        told = _quick(parts[part])
        said = [text for text in map(_plain, told if told is not None else _thorough(parts[part])) if text]
        found += [(f"{noun} {number}", text) for number, text in enumerate(said, 1)]
    return [*found, *(("the head or foot of the page", text) for text in sorted(_margins(parts)))]


def _margins(parts: Mapping[str, bytes]) -> set[str]:
    """What the heads and feet of the pages say, without what is counted there."""
    found: set[str] = set()
    for part, content in parts.items():
        if part.startswith(_MARGINS) and part.endswith(".xml"):
            found |= _margin(content)
    return found - {""}


@lru_cache(maxsize=64)
def _margin(content: bytes) -> frozenset[str]:
    """The texts of one head or foot; most drafts of an office have the same."""
    plain = _COUNTED.sub(b"", content) if b"<w:fld" in content else content
    told = _quick(plain)
    try:
        return frozenset(map(_plain, told if told is not None else _thorough(plain)))
    except SyntaxError:  # a field begun in one paragraph and ended in another: then with what it shows
        return frozenset(map(_plain, _thorough(content)))


def paragraph_prints(parts: Mapping[str, bytes]) -> list[str]:
    """A short print of what each paragraph says, in order; then of each picture."""
    return [*(print_of(text) for _, text in paragraph_texts(parts)), *picture_prints(parts)]


def picture_prints(parts: Mapping[str, bytes]) -> list[str]:
    """A short print of each picture and drawing, whatever it is called and however often it is shown."""
    shown = (content for part, content in parts.items() if part.startswith(_PICTURES) and not part.endswith(".rels"))
    return sorted({f"{PICTURE}{sha256(content).hexdigest()[:16]}" for content in shown})


def print_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def fact_prints(facts: Mapping[str, Any]) -> dict[str, str]:
    """A short print of the facts under each first name (`claimants`, `detention` …)."""
    import msgspec

    return {
        name: sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()[:16]
        for name, value in facts.items()
    }


def _plain(text: str) -> str:
    """The text however it is spaced."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def _quick(content: bytes) -> list[str] | None:
    """The texts of the paragraphs of a part, read without a parser; None where there is something that only a parser reads right."""
    xml = content.decode("utf-8", "replace")
    if _NESTED.search(xml) or _DECLARED not in xml[:4000]:
        return None
    texts: list[str] = []
    said: list[str] = []
    for text, ends, sign in _QUICK.findall(xml):
        if ends:
            whole = "".join(said)
            said.clear()
            if "&" in whole:
                for written, meant in _ESCAPES:
                    whole = whole.replace(written, meant)
            texts.append(whole)
        else:
            said.append(_SHOWN[sign] if sign else text)
    return texts


def _thorough(content: bytes) -> Iterator[str]:
    """The texts of the paragraphs of a part, of whatever shape."""
    from litigator.documents.package import parse_part

    for paragraph in parse_part(content).iter(f"{{{_W}}}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield "".join(_pieces(paragraph))


def _pieces(node: Any) -> Iterator[str]:
    for child in node:
        if not isinstance(child.tag, str):
            continue
        local = child.tag.removeprefix(f"{{{_W}}}")
        if local in ("t", _FORMULA):
            yield child.text or ""
        elif local == "sym":
            yield f"[{child.get(f'{{{_W}}}font')} {child.get(f'{{{_W}}}char')}]"
        elif local == "r" and _is_hidden(child):
            continue
        elif local in _SHOWN:
            yield _SHOWN[local]
        elif child.tag not in _NOT_OWN and child.tag != _FALLBACK:
            yield from _pieces(child)


def _is_hidden(run: Any) -> bool:
    """Whether nobody sees the run: what is hidden was taken out of the text, however it is still in the file."""
    mark = run.find(f"{{{_W}}}rPr/{{{_W}}}vanish")
    return mark is not None and not is_off(mark)


def is_off(mark: Any) -> bool:
    """Whether a property of a run that is named there is switched off."""
    return str(mark.get(f"{{{_W}}}val", "1")).lower() in _OFF
