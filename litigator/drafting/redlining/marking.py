"""The tracked changes themselves: runs marked as inserted or deleted, paragraph marks, rows, changes of look."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from litigator.drafting.paragraphs import w

WHEN = "1980-01-01T00:00:00Z"
_NOT_FORMER = (w("rPr"), w("sectPr"), w("pPrChange"))
_BEFORE_MARK = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))


@dataclass(slots=True)
class Marker:
    """Writes changes by one author, all of one time, numbered from `number` on."""

    author: str
    number: int = 9000
    insertions: int = 0
    deletions: int = 0

    def change(self, tag: str) -> Any:
        self.number += 1
        node = etree.Element(w(tag))
        node.set(w("id"), str(self.number))
        node.set(w("author"), self.author)
        node.set(w("date"), WHEN)
        return node

    def insert(self, runs: Iterable[Any]) -> None:
        """Mark runs that stand in the document as inserted, neighbours together."""
        last: Any = None
        for run in runs:
            if last is not None and last.getnext() is run:
                last.append(run)
                continue
            last = self.change("ins")
            self.insertions += 1
            above = run.getparent()
            above.replace(run, last)
            last.append(run)

    def deleted(self, runs: Sequence[Any]) -> Any:
        """Runs of the old document as one deletion, to be put in its place."""
        node = self.change("del")
        self.deletions += 1
        for run in runs:
            for text in [one for one in run if one.tag in (w("t"), w("instrText"))]:
                text.tag = w("delText") if text.tag == w("t") else w("delInstrText")
            node.append(run)
        return node

    def mark_end(self, paragraph: Any, tag: str) -> None:
        """Mark the end of a paragraph as inserted (`ins`) or deleted (`del`)."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        look = properties.find(w("rPr"))
        if look is None:
            look = etree.Element(w("rPr"))
            after = [child for child in properties if child.tag in (w("sectPr"), w("pPrChange"))]
            if after:
                after[0].addprevious(look)
            else:
                properties.append(look)
        look.insert(0, self.change(tag))

    def mark_row(self, row: Any, tag: str) -> None:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            before = row.find(w("tblPrEx"))
            row.insert(0 if before is None else 1, properties)
        properties.append(self.change(tag))

    def look_changed(self, run: Any, former: Any) -> None:
        """Say how a run was set before (`former`: its old properties, or None)."""
        properties = run.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            run.insert(0, properties)
        change = self.change("rPrChange")
        change.append(_copied(former, "rPr"))
        properties.append(change)

    def setting_changed(self, paragraph: Any, former: Any) -> None:
        """Say how a paragraph was set before (`former`: its old properties, or None)."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        change = self.change("pPrChange")
        change.append(_copied(former, "pPr"))
        properties.append(change)


def _copied(former: Any, tag: str) -> Any:
    copy = etree.Element(w(tag))
    if former is not None:
        for child in former:
            if child.tag not in _NOT_FORMER and child.tag not in _BEFORE_MARK:
                copy.append(deepcopy(child))
    return copy


def setting_of(paragraph: Any) -> str:
    """How a paragraph is set, as text that is the same for the same setting; the look of its end and its section apart."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return ""
    return "".join(
        sorted(
            etree.tostring(child, method="c14n", exclusive=True, with_tail=False).decode()
            for child in properties
            if child.tag not in _NOT_FORMER
        )
    )
