"""What of a Word file a clause may bring: words, tables, footnotes and pictures. The rest is refused by name, or left behind where it is only a look."""

from collections.abc import Callable
from typing import Any

from litigator.documents.package import W
from litigator.tongue import marked, phrase

Telling = Callable[[str, str, str], None]
"""(what is wrong, where, how to mend it)"""

_REFUSED = {
    "ins": marked("a tracked change"),
    "del": marked("a tracked change"),
    "moveFrom": marked("a tracked change"),
    "moveTo": marked("a tracked change"),
    "pPrChange": marked("a tracked change"),
    "rPrChange": marked("a tracked change"),
    "commentReference": marked("a comment"),
    "commentRangeStart": marked("a comment"),
    "fldSimple": marked("a field"),
    "fldChar": marked("a field"),
    "instrText": marked("a field"),
    "numPr": marked("numbering set by hand"),
    "object": marked("an embedded object"),
    "pict": marked("an old drawing (VML)"),
    "anchor": marked("a floating picture"),
    "sdt": marked("a content control"),
    "altChunk": marked("another document"),
    "endnoteReference": marked("an endnote"),
    "txbxContent": marked("a text box"),
    "oMath": marked("a formula"),
    "AlternateContent": marked("a drawing of shapes"),
    "headerReference": marked("a header"),
    "footerReference": marked("a footer"),
    "subDoc": marked("another document"),
    "sym": marked("a sign of a symbol font"),
}
_MENDS = {
    "a tracked change": marked("accept or reject it in Word"),
    "a comment": marked("remove it"),
    "a field": marked("write the text out; refer with [>clause] and [#exhibit]"),
    "numbering set by hand": marked("number by the style Pleading Paragraph"),
    "a floating picture": marked("set it in line with the text"),
    "an endnote": marked("make it a footnote"),
}
# What is kept of a paragraph's, a run's and a table's properties.
_KEPT = {
    "pPr": ("pStyle", "keepNext", "keepLines", "jc"),
    "rPr": ("b", "i", "u", "vertAlign", "smallCaps"),
    "tblPr": ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"),
    "trPr": ("cantSplit", "tblHeader"),
    "tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "vAlign"),
}
_DROPPED = (
    "bookmarkStart",
    "bookmarkEnd",
    "proofErr",
    "lastRenderedPageBreak",
    "sectPr",
    "commentRangeEnd",
    "permStart",
    "permEnd",
)
_PARTS = {
    "body": ("p", "tbl"),
    "p": ("pPr", "r"),
    "r": ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "footnoteReference", "footnoteRef", "drawing"),
    "tbl": ("tblPr", "tblGrid", "tr"),
    "tr": ("trPr", "tc"),
    "tc": ("tcPr", "p", "tbl"),
    "tblGrid": ("gridCol",),
}


def w(tag: str) -> str:
    """The name of a Word element."""
    return f"{{{W}}}{tag}"


def local(node: Any) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def refuse(root: Any, where: str, wrong: Telling) -> None:
    """Tell what may not be in a clause, each kind at the paragraph it stands in (or at `where`)."""
    for number, paragraph in enumerate([root, *root.iter(w("p"))]):
        for node in paragraph.iter() if number else root:
            what = _REFUSED.get(local(node))
            if what:
                mend = phrase(_MENDS[what]) if what in _MENDS else phrase("remove it")
                wrong(_cannot_bring(phrase(what)), where or phrase("Word paragraph {number}", number=number), mend)
    for node in root.iter(w("headerReference"), w("footerReference")):
        wrong(_cannot_bring(phrase(_REFUSED[local(node)])), where, phrase("remove it"))


def _cannot_bring(what: str) -> str:
    return phrase("it holds {what}, which a clause cannot bring", what=what)


def clean(node: Any, wrong: Telling) -> None:
    """Leave of `node` what a clause brings; links become their text, what Word notes for itself goes."""
    for child in list(node):
        if local(node) == "p" and local(child) in ("hyperlink", "smartTag"):
            for inner in list(child):
                child.addprevious(inner)
            node.remove(child)
            clean(node, wrong)
            return
    kept, parts = _KEPT.get(local(node)), _PARTS.get(local(node))
    for child in list(node):
        tag = local(child)
        if (kept is None and parts is None) or tag in (kept or parts or ()):
            if tag != "drawing" and kept is None:
                clean(child, wrong)
            for attribute in [key for key in child.attrib if not _is_words_own(key)]:
                del child.attrib[attribute]
            continue
        if tag and parts and tag not in _DROPPED:
            wrong(_cannot_bring(f"<{tag}>"), "", phrase("remove it"))
        node.remove(child)


def tidy(root: Any) -> None:
    """Signs of footnotes stand high, spaces are kept, and no name of another program is declared any more."""
    from lxml import etree

    for sign in root.iter(w("footnoteReference"), w("footnoteRef")):
        run = sign.getparent()
        for properties in list(run.iterfind(w("rPr"))):
            run.remove(properties)
        run.insert(0, element(f'<x xmlns:w="{W}"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></x>')[0])
    for text in root.iter(w("t")):
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    root.attrib.clear()
    etree.cleanup_namespaces(root)


def _is_words_own(name: str) -> bool:
    """Whether an attribute is one of Word's own words, and not a mark of revision (`rsid`) or of another program."""
    space, _, local = name.rpartition("}")
    return (space == f"{{{W}" and not local.startswith("rsid")) or name == "{http://www.w3.org/XML/1998/namespace}space"


def element(xml: str) -> Any:
    from lxml import etree

    return etree.fromstring(xml)
