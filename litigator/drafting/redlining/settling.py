"""Accepting or rejecting every tracked change of a part, as Word does it: the one way a redline is proved and a copy is cleaned."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from litigator.drafting.paragraphs import w

_MARKERS = frozenset(
    w(name)
    for name in (
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
        *("customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
        *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "numberingChange", "cellMerge"),
    )
)
_CHANGES = frozenset(
    w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")
)
_PROPERTIES = frozenset(w(name) for name in ("rPr", "trPr", "numPr", "ctrlPr"))
_KEPT_OF = {w("pPr"): (w("rPr"), w("sectPr")), w("sectPr"): (w("headerReference"), w("footerReference"))}
_UNSEEN = frozenset((w("rPr"), w("fldChar"), w("instrText"), w("lastRenderedPageBreak")))
_HOLDERS = frozenset((w("sdtContent"), w("customXml")))
TRACKED = frozenset((*_MARKERS, *_CHANGES, *(w(n) for n in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))))


def has_tracked(root: Any) -> bool:
    """Whether any change of the part still waits to be accepted or rejected."""
    return next(root.iter(*TRACKED), None) is not None


def settle(root: Any, *, accept: bool) -> None:
    """Accept, or reject, every tracked change of the part `root`, in place."""
    if not has_tracked(root):
        return
    lost = (w("del"), w("moveFrom")) if accept else (w("ins"), w("moveTo"))
    kept = (w("ins"), w("moveTo")) if accept else (w("del"), w("moveFrom"))
    _settle_properties(root, accept)
    for marker in list(root.iter(*_MARKERS)):
        _drop(marker)
    _settle_rows(root, lost[0], w("cellDel") if accept else w("cellIns"))
    _settle_runs(root, lost, kept)
    _settle_paragraph_marks(root, lost)
    for name in (*lost, *kept, w("cellIns"), w("cellDel")):
        for left in list(root.iter(name)):
            _drop(left)


def _settle_properties(root: Any, accept: bool) -> None:
    for change in list(root.iter(*_CHANGES)):
        holder = change.getparent()
        if holder is None:
            continue
        former = None if accept or not len(change) else change[0]
        holder.remove(change)
        if accept:
            continue
        stays = [child for child in holder if child.tag in (*_KEPT_OF.get(holder.tag, ()), w("ins"), w("del"))]
        for child in list(holder):
            holder.remove(child)
        before = [] if former is None else [deepcopy(child) for child in former]
        order = [*stays, *before] if holder.tag == w("sectPr") or holder.tag == w("rPr") else [*before, *stays]
        for child in order:
            holder.append(child)


def _settle_rows(root: Any, lost: str, lost_cell: str) -> None:
    for row in list(root.iter(w("tr"))):
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(lost) is not None:
            _drop(row)
    for cell in list(root.iter(w("tc"))):
        properties = cell.find(w("tcPr"))
        if properties is not None and properties.find(lost_cell) is not None:
            _drop(cell)
    for table in list(root.iter(w("tbl"))):
        if table.find(f".//{w('tr')}") is None:
            _drop(table)


def _settle_runs(root: Any, lost: tuple[str, ...], kept: tuple[str, ...]) -> None:
    for node in list(root.iter(*lost)):
        above = node.getparent()
        if above is None or above.tag in _PROPERTIES:
            continue
        _drop(node)
        while above is not None and above.tag == w("hyperlink") and not len(above):
            emptied, above = above, above.getparent()
            _drop(emptied)
    for node in list(root.iter(*kept)):
        above = node.getparent()
        if above is None or above.tag in _PROPERTIES:
            continue
        for text in node.iter(w("delText"), w("delInstrText")):
            text.tag = w("t") if text.tag == w("delText") else w("instrText")
        place = above.index(node)
        above[place : place + 1] = list(node)


def _settle_paragraph_marks(root: Any, lost: tuple[str, ...]) -> None:
    for paragraph in list(root.iter(w("p"))):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        found = [] if mark is None else [child for child in mark if child.tag in lost]
        if not found:
            continue
        for child in found:
            mark.remove(child)
        following = next_block(paragraph)
        if following is not None and following.tag == w("p"):
            _merge(paragraph, following)
        elif following is not None and not _shows(paragraph):
            _drop(paragraph)


def _shows(paragraph: Any) -> bool:
    """Whether anything of a paragraph is seen: marks of places and of fields are not."""
    runs = paragraph.iter(w("r"))
    return any(child.tag not in _UNSEEN for run in runs for child in run) or any(
        str(child.tag).endswith(("}oMath", "}oMathPara")) for child in paragraph
    )


def _merge(paragraph: Any, following: Any) -> None:
    """What the paragraph holds goes to the beginning of the next one, whose properties stay."""
    start = 1 if len(following) and following[0].tag == w("pPr") else 0
    following[start:start] = list(content_of(paragraph))
    _drop(paragraph)


def content_of(paragraph: Any) -> Iterator[Any]:
    """What stands in a paragraph, its properties apart."""
    return (child for child in paragraph if child.tag != w("pPr"))


def next_block(node: Any) -> Any:
    """The paragraph or table that follows, through content controls; None at the end of a cell, note or body."""
    following = node.getnext()
    while True:
        if following is None:
            above = node.getparent()
            if above is None or above.tag not in _HOLDERS:
                return None
            node = above.getparent() if above.tag == w("sdtContent") else above
            following = node.getnext()
        elif following.tag in (w("p"), w("tbl")):
            return following
        elif following.tag == w("sdt"):
            inner = following.find(w("sdtContent"))
            following = inner[0] if inner is not None and len(inner) else following.getnext()
        elif following.tag == w("sectPr"):
            return None
        else:
            following = following.getnext()


def _drop(node: Any) -> None:
    above = node.getparent()
    if above is not None:
        above.remove(node)
