"""Tags outside the text: in document properties, in attributes, in fields, in parts that are never filled."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from litigator.documents.package import parse_part
from litigator.drafting.linting import names as naming
from litigator.drafting.linting.code import faults_of
from litigator.drafting.linting.finding import Findings, Place
from litigator.drafting.linting.judging import Law
from litigator.drafting.linting.names import Names
from litigator.drafting.linting.places import FILLED, Paragraph, Part
from litigator.drafting.linting.reading import read_part
from litigator.drafting.linting.wording import tell
from litigator.drafting.paragraphs import every_text, w

CORE = "docProps/core.xml"  # docxtpl fills these
REMARKS = "word/comments"
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
_GALLERY = "word/glossary/"  # Word's own building blocks, never part of the document


def check_other_parts(parts: Mapping[str, bytes], findings: Findings, law: Law, names: Names | None) -> None:
    """Every part that is no text of the document."""
    for name, content in sorted(parts.items()):
        if FILLED.fullmatch(name) or not name.endswith((".xml", ".rels")):
            continue
        if name.startswith(_GALLERY) and not law.strict:
            continue
        if _plainly_without(content):
            continue
        if name.startswith(REMARKS):  # a remark may quote a tag, and goes with the remark
            quoted = "".join(every_text(parse_part(content)))
            _remark(quoted, Place(name), findings, law)
            continue
        root = parse_part(content)
        if name.startswith("docProps/"):
            for named, text in _properties(root):
                _text(
                    text, Place(name, named=named), findings, law, names if name == CORE else None, filled=name == CORE
                )
            continue
        for text in every_text(root):
            if "{{" in text or "{%" in text:
                _text(text, Place(name), findings, law, None, filled=False)


def _plainly_without(content: bytes) -> bool:
    """Whether a part holds no brace however it is read: plain UTF-8, and no sign written by its number."""
    declared = _ENCODING.search(content[:200])
    plain = declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")
    return plain and b"\x00" not in content[:200] and b"{" not in content and b"&#" not in content


def _properties(root: Any) -> Iterator[tuple[str, str]]:
    for node in root.iter():
        if isinstance(node.tag, str):
            label = node.get("name") or node.tag.rsplit("}", 1)[-1]
            for text in (node.text, node.tail, *node.attrib.values()):
                if text and ("{{" in text or "{%" in text):
                    yield label, text


def check_hidden_in(part: Part, findings: Findings, law: Law, names: Names | None) -> None:
    """Attributes and instructions of a filled part: a tag there is not seen in Word."""
    places = {paragraph.element: paragraph.place for paragraph in part.paragraphs}
    hidden: dict[Any, list[str]] = {}
    for node in part.root.iter():
        if not isinstance(node.tag, str):
            text = node.text or ""
            if "{{" in text or "{%" in text:
                _text(text, Place(part.name), findings, law, None, filled=False)
            continue
        holder = node if node in places else next(node.iterancestors(w("p")), None)
        for text in node.attrib.values():
            if "{{" in text or "{%" in text:
                _text(text, places.get(holder, Place(part.name)), findings, law, names, filled=True)
        if node.tag != w("t"):
            hidden.setdefault(holder, []).append(node.text or "")
    for holder, texts in hidden.items():
        text = "".join(texts)  # a tag may be split over formulas, shapes or fields as well
        if "{{" in text or "{%" in text:
            _text(text, places.get(holder, Place(part.name)), findings, law, names, filled=True)


def _text(text: str, place: Place, findings: Findings, law: Law, names: Names | None, *, filled: bool) -> None:
    """A tag outside the text of the document. Ours are never filled there, so it is refused; docxtpl fills some (`filled`), where a name
    may stand.
    """
    read = read_part(Part(place.part, None, [Paragraph(place, text)]))
    if law.strict and read.tokens:
        shown = read.tokens[0][1][0].raw[:60]
        findings.refuse("code", place, tell("a tag stands outside the text: «{tag}»", tag=shown), tell("remove it"))
        return
    for tag in read.tags:
        shown = tag.token.raw[:60]
        if any(hostile for hostile, _ in faults_of(tag, law)):
            findings.refuse("code", place, tell("a tag stands outside the text: «{tag}»", tag=shown), tell("remove it"))
        elif not filled:
            findings.wrong(
                "unfilled", place, tell("«{tag}» stands where nothing is filled in", tag=shown), tell("remove it")
            )
    if names is not None:
        naming.check(read, findings, names)


def _remark(text: str, place: Place, findings: Findings, law: Law) -> None:
    """A Word comment that quotes a tag: drafting takes none with it, docxtpl leaves it as it is."""
    read = read_part(Part(place.part, None, [Paragraph(place, text)]))
    if any(hostile for tag in read.tags for hostile, _ in faults_of(tag, Law(strict=False))):
        findings.refuse("code", place, tell("code stands in a Word comment"), tell("remove it"))
    elif read.tokens and law.strict:
        what = tell("a Word comment quotes a tag")
        findings.wrong("remark", place, what, tell("remove it: a template goes into filed documents"))
