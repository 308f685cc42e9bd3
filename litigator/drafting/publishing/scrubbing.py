"""Taking out of a Word file what nobody reads in it: changes, comments, hidden text, fields that tell or fetch, names of things, marks."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from litigator.documents.package import W, parse_part
from litigator.drafting.paragraphs import w
from litigator.drafting.publishing.looks import (
    DESCRIBED,
    hidden_styles,
    only_needed_pictures,
    plain_picture_names,
    plain_settings,
    plain_styles,
)
from litigator.drafting.publishing.parts import close_relations, close_types, identities, is_text, kept_parts
from litigator.drafting.redlining.settling import has_tracked, settle
from litigator.errors import Unreadable
from litigator.tongue import marked, phrase

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SHAPES = ("wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas")
_MARKS = frozenset(
    w(name)
    for name in (
        *(
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "annotationRef",
            "delInstrText",
            "proofErr",
            "permStart",
            "permEnd",
        ),
        *(
            "lastRenderedPageBreak",
            "tblCaption",
            "tblDescription",
            "altChunk",
            "subDoc",
            "object",
            "control",
            "ffData",
            "fldData",
        ),
        *("printerSettings", "movie", "contentPart", "rt", "rubyPr"),
    )
)
_UNWRAPPED = frozenset(
    w(name) for name in ("smartTag", "customXml", "sdt", "sdtContent", "bdo", "dir", "rubyBase", "ruby")
)
_ENVELOPES = frozenset(w(name) for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_SAFE_FIELDS = frozenset(
    (
        *(
            "REF",
            "PAGEREF",
            "NOTEREF",
            "PAGE",
            "NUMPAGES",
            "SECTIONPAGES",
            "SECTION",
            "SEQ",
            "TOC",
            "STYLEREF",
            "LISTNUM",
        ),
        *("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "SYMBOL", "EQ", "TC", "TOA", "TA"),
    )
)
_HIDING = (w("vanish"), w("specVanish"), w("webHidden"))
_DRAWN_THINGS = frozenset(
    (
        "shape",
        "imagedata",
        "shapetype",
        "rect",
        "roundrect",
        "oval",
        "line",
        "polyline",
        "curve",
        "arc",
        "image",
        "group",
        "textbox",
    )
)
_OFF = ("0", "false", "off", "none")
_TINY = 4  # half-points


def scrub(parts: dict[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """The parts a published copy keeps, cleaned, and what was taken out, a sentence each."""
    told: list[str] = []
    kept = kept_parts(parts, told)
    close_relations(kept, told)
    hidden = hidden_styles(kept)
    roots = {part: parse_part(kept[part]) for part in kept if is_text(part)}
    _must_be_usual(roots)
    names: dict[str, str] = {}
    for part, root in roots.items():
        _Cleaning(root, identities(kept, part), hidden, told).clean()
    for root in roots.values():
        _name_bookmarks(root, names)
    _keep_only_referred(roots, names)
    for part, root in roots.items():
        kept[part] = _bytes(root)
    plain_settings(kept)
    plain_styles(kept)
    only_needed_pictures(kept, roots)
    plain_picture_names(kept)
    close_relations(kept, told)
    close_types(kept)
    return kept, list(dict.fromkeys(told))


def _must_be_usual(roots: dict[str, Any]) -> None:
    """Raises `Unreadable` where a part is written in other words than Word's usual ones («Strict Open XML»): nothing in it would be cleaned."""
    for part, root in roots.items():
        if not str(root.tag).startswith(f"{{{W}}}"):
            raise Unreadable(
                phrase("{part} is written in a form of Word's that is not looked through", part=part),
                fix=phrase("open it in Word and save it as «Word document (.docx)», not as Strict Open XML"),
            )


class _Cleaning:
    """The cleaning of one part."""

    def __init__(self, root: Any, identities: set[str], hidden: frozenset[str], told: list[str]) -> None:
        self.root, self.identities, self.hidden, self.told = root, identities, hidden, told

    def clean(self) -> None:
        if has_tracked(self.root):
            settle(self.root, accept=True)
            self.told.append(marked("tracked changes were accepted: the text as it reads"))
        self._take_out_hidden()
        self._unlink_fields()
        if next(self.root.iter(w("commentReference")), None) is not None:
            self.told.append(marked("comments were taken out"))
        for node in list(self.root.iter(*_MARKS, *_ENVELOPES)):
            if node.tag == w("object"):
                self.told.append(marked("an embedded object was taken out"))
            _drop(node)
        for node in list(self.root.iter(*_UNWRAPPED)):
            _unwrap(node)
        self._close_links()
        self._clean_drawings()
        self._clean_attributes()

    def _take_out_hidden(self) -> None:
        count = 0
        for run in list(self.root.iter(w("r"))):
            if self._is_hidden(run):
                _drop(run)
                count += 1
            elif _is_faint(run):
                words = "".join(run.itertext())[:40]
                self.told.append(phrase("text in white or too small to see was kept: «{words}»", words=words))
        for mark in list(self.root.iter(*_HIDING)):
            _drop(mark)
        if count:
            self.told.append(
                phrase("hidden text was taken out in {count} places", count=count)
                if count > 1
                else phrase("hidden text was taken out in 1 place")
            )

    def _is_hidden(self, run: Any) -> bool:
        own = run.find(w("rPr"))
        if own is not None:
            for tag in _HIDING:
                mark = own.find(tag)
                if mark is not None:
                    return str(mark.get(w("val"), "1")).lower() not in _OFF
            style = own.find(w("rStyle"))
            if style is not None and style.get(w("val")) in self.hidden:
                return True
        paragraph = next(run.iterancestors(w("p")), None)
        style = None if paragraph is None else paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return style is not None and style.get(w("val")) in self.hidden

    def _unlink_fields(self) -> None:
        """Fields that only count and refer stay; of every other one its shown text stays, and nothing of what it says."""
        for field in list(self.root.iter(w("fldSimple"))):
            if not _is_safe(field.get(w("instr"), "")):
                self._tell_field(field.get(w("instr"), ""))
                _unwrap(field)
        open_fields: list[list[Any]] = []
        for node in list(self.root.iter(w("fldChar"), w("instrText"))):
            kind = node.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append([node])
            elif open_fields:
                open_fields[-1].append(node)
                if kind == "end":
                    self._unlink(open_fields.pop())
            else:
                _drop(node)
        for left in open_fields:
            self._unlink(left)

    def _unlink(self, nodes: list[Any]) -> None:
        saying = [node for node in nodes if node.tag == w("instrText")]
        said = "".join(node.text or "" for node in saying)
        for node in saying[1:]:  # what it says stands in one piece, so that a name in it is found
            _drop(node)
        for node in saying[:1]:
            node.text = said
        if not _is_safe(said):
            self._tell_field(said)
            for node in nodes:
                _drop(node)

    def _tell_field(self, said: str) -> None:
        name = (said.split() or ["of no kind"])[0]
        self.told.append(
            phrase("the field {name} was replaced by the text it shows", name=name)
            if name.isalpha()
            else phrase("the field of no kind was replaced by the text it shows")
        )

    def _close_links(self) -> None:
        for link in list(self.root.iter(w("hyperlink"))):
            identity = link.get(f"{_R}id")
            for name in (w("tooltip"), w("docLocation"), w("tgtFrame"), w("history")):
                link.attrib.pop(name, None)
            if identity is not None and identity not in self.identities:
                _unwrap(link)

    def _clean_drawings(self) -> None:
        for data in list(self.root.iter(f"{_DRAWN}graphicData")):
            uri = data.get("uri", "")
            if uri != _PICTURE and not uri.endswith(_SHAPES):
                self.told.append(marked("a chart, diagram or other drawing was taken out"))
                _drop(next(data.iterancestors(w("drawing")), data))
        for node in list(self.root.iter()):
            if not isinstance(node.tag, str):
                continue
            for name in (f"{_R}link", f"{_R}href", f"{_R}pict", "src", "href", "althref"):
                node.attrib.pop(name, None)
            local = etree.QName(node).localname
            if local in ("hlinkClick", "hlinkHover", "extLst", "OLEObject", "videoFile", "audioFile"):
                _drop(node)
            elif local in ("blip", "imagedata", "fill") and _is_nowhere(node, self.identities):
                _drop(next(node.iterancestors(w("drawing"), w("pict")), node))
        for number, node in enumerate(self.root.iter(), 1):
            if isinstance(node.tag, str) and not node.tag.startswith(f"{{{W}}}"):
                _plain_names(node, number)

    def _clean_attributes(self) -> None:
        for node in self.root.iter():
            if not isinstance(node.tag, str):
                continue
            for name in list(node.attrib):
                local = etree.QName(name).localname
                if local.startswith("rsid") or local in (
                    "paraId",
                    "textId",
                    "author",
                    "initials",
                    "userId",
                    "date",
                    "dirty",
                ):
                    del node.attrib[name]
        for comment in list(self.root.iter(etree.Comment, etree.ProcessingInstruction)):
            _drop(comment)


def _is_nowhere(node: Any, identities: set[str]) -> bool:
    leads = [value for name, value in node.attrib.items() if name.startswith(_R)]
    return any(value not in identities for value in leads) or (etree.QName(node).localname == "blip" and not leads)


def _plain_names(node: Any, number: int) -> None:
    """What drawings are called and described as says who drew them, or whom they show."""
    local = etree.QName(node).localname
    for name in list(node.attrib):
        said = etree.QName(name).localname
        if said == "name" and local in ("docPr", "cNvPr"):
            node.set(name, f"drawing {number}")
        elif said in DESCRIBED or (said == "name" and local in _DRAWN_THINGS):
            del node.attrib[name]
        elif said in ("id", "spid") and local in _DRAWN_THINGS and not name.startswith(_R):
            node.set(name, f"shape{number}")


def _is_safe(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and (words[0].upper() in _SAFE_FIELDS or words[0].startswith("="))


def _is_faint(run: Any) -> bool:
    own = run.find(w("rPr"))
    if own is None or not any((node.text or "").strip() for node in run.iter(w("t"))):
        return False
    colour, size = own.find(w("color")), own.find(w("sz"))
    white = colour is not None and str(colour.get(w("val"))).upper() == "FFFFFF"
    value = "" if size is None else str(size.get(w("val"), ""))
    return white or (value.isdigit() and int(value) <= _TINY)


# Bookmarks


def _name_bookmarks(root: Any, names: dict[str, str]) -> None:
    for mark in root.iter(w("bookmarkStart")):
        name = mark.get(w("name"), "")
        mark.set(w("name"), names.setdefault(name, f"b{len(names) + 1}"))


def _keep_only_referred(roots: dict[str, Any], names: dict[str, str]) -> None:
    """Bookmarks that a field or a link leads to are kept under neutral names; the others go."""
    used: set[str] = set()
    for root in roots.values():
        for node in root.iter(w("instrText")):
            node.text = _renamed(node.text or "", names, used)
        for node in root.iter(w("fldSimple")):
            node.set(w("instr"), _renamed(node.get(w("instr"), ""), names, used))
        for node in root.iter(w("hyperlink")):
            anchor = node.attrib.pop(w("anchor"), None)
            if anchor in names:
                used.add(names[anchor])
                node.set(w("anchor"), names[anchor])
    for root in roots.values():
        gone = {mark.get(w("id")) for mark in root.iter(w("bookmarkStart")) if mark.get(w("name")) not in used}
        for mark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            if mark.get(w("id")) in gone:
                _drop(mark)


def _renamed(said: str, names: dict[str, str], used: set[str]) -> str:
    """What a field says, with the bookmarks in it under their neutral names."""

    def one(found: re.Match[str]) -> str:
        name = names.get(found.group())
        if name is None:
            return found.group()
        used.add(name)
        return name

    return re.sub(r"(?<!\w)[^\W\d][\w.-]*", one, said)


def _unwrap(node: Any) -> None:
    above = node.getparent()
    if above is not None:
        place = above.index(node)
        above[place : place + 1] = list(node)


def _drop(node: Any) -> None:
    above = node.getparent()
    if above is not None:
        if node.tail and not isinstance(node.tag, str):
            node.tail = None
        above.remove(node)


def _bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def pictures_in(parts: dict[str, bytes]) -> Iterator[str]:
    """The pictures of the copy."""
    yield from (part for part in sorted(parts) if part.startswith("word/media/"))
