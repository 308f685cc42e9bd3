"""The findings written into a copy of the Word file: a comment at each citation, in Word's own way. The original is only read."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from litigator.documents.document import Block
from litigator.documents.package import BODY, W, open_package, parse_part, write_package
from litigator.documents.reading import bytes_of
from litigator.errors import Refused, UsageFault
from litigator.files import write_asked
from litigator.precedents.checking.finding import Finding
from litigator.tongue import phrase

_Q = f"{{{W}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SHOWN = frozenset(f"{_Q}{tag}" for tag in ("del", "moveFrom")) | {_MC}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "word/_rels/document.xml.rels"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PACKAGE_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SIGNS = {f"{_Q}tab": "\t", f"{_Q}br": "\n", f"{_Q}cr": "\n", f"{_Q}noBreakHyphen": "\u2011"}
_NOTE = re.compile(r"(footnote|endnote) (\d+)")
_IN_A_ROW = 60
MARKS = {"error": "✗", "warning": "!", "note": "·", "ok": "✓"}


def write_comments(source: Path, target: Path, blocks: Sequence[Block], findings: Iterable[Finding]) -> int:
    """Write to `target` a copy of the .docx `source` with a comment at each finding; return how many comments it bears.

    Raises `UsageFault` where `source` is no Word file or `target` is the same file, `Refused` where `target` is already there.
    """
    if source.suffix.lower() != ".docx":
        raise UsageFault(
            phrase("comments are written into Word files only, and {name} is none", name=source.name),
            fix=phrase("give a .docx"),
        )
    if target.exists():
        same = target.samefile(source)
        raise Refused(
            phrase("{file} is the document itself: nothing is written over", file=target)
            if same
            else phrase("{file} is already there: nothing is written over", file=target),
            fix=phrase("name another file with --comments"),
        )
    parts, written = with_comments(open_package(bytes_of(source), source.name), blocks, findings)
    write_asked(target, write_package(parts))
    return written


def with_comments(
    parts: Mapping[str, bytes], blocks: Sequence[Block], findings: Iterable[Finding]
) -> tuple[dict[str, bytes], int]:
    """`parts` with a comment at each finding, those of one place in one comment; and how many comments there are.

    What has no place in the body (a header, a text that Word builds itself) is commented at the first paragraph.
    """
    places: dict[tuple[int, int, int], list[Finding]] = {}
    for finding in findings:
        places.setdefault((finding.block, finding.start, finding.end), []).append(finding)
    if not places:
        return dict(parts), 0
    body = parse_part(parts[BODY])
    paragraphs = list(_paragraphs(body))
    comments = _Comments(parts)
    # From the end to the beginning, so that a run split for one comment does not move the place of the next.
    for (block, start, end), told in sorted(places.items(), reverse=True):
        number = comments.add(told)
        spot = _spot(body, paragraphs, blocks[block], start, end)
        _anchor(spot, number) if spot else _anchor_paragraph(paragraphs[0], number)
    marked = comments.parts(parts)
    marked[BODY] = _serialised(body)
    return marked, len(places)


# Where a comment stands

Spot = tuple[Any, Any]
"""The first and the last run that a comment covers."""


def _paragraphs(body: Any) -> Iterator[Any]:
    """The paragraphs of the body in the order in which a document is read, those of the fallback drawings left out."""
    for paragraph in body.iter(f"{_Q}p"):
        if not any(above.tag in _NOT_SHOWN for above in paragraph.iterancestors()):
            yield paragraph


def _spot(body: Any, paragraphs: Sequence[Any], block: Block, start: int, end: int) -> Spot | None:
    """The runs of a citation: those of the characters [start, end) of its block, or the call of the note it stands in."""
    note = _NOTE.fullmatch(block.where)
    if note and block.style in ("footnote", "endnote"):
        return _call(body, note[1], int(note[2]))
    if block.ordinal is None or block.ordinal >= len(paragraphs):
        return None
    wanted, before = block.text[start:end], block.text[:start].count(block.text[start:end])
    reach = _IN_A_ROW if block.style == "table" else 1
    for paragraph in paragraphs[block.ordinal : block.ordinal + reach]:
        text = "".join(letters for _, _, letters in _pieces(paragraph))
        at = -1
        while (at := text.find(wanted, at + 1)) >= 0:
            if before == 0:
                return _runs(paragraph, at, at + len(wanted))
            before -= 1
    return None


def _call(body: Any, kind: str, number: int) -> Spot | None:
    """Word has no comments inside a note: the comment stands at the note's call in the text."""
    calls = [
        call for call in body.iter(f"{_Q}{kind}Reference") if call.get(f"{_Q}customMarkFollows") not in ("1", "true")
    ]
    if number > len(calls):
        return None
    run = calls[number - 1].getparent()
    return run, run


def _pieces(paragraph: Any) -> Iterator[tuple[Any, Any, str]]:
    """(run, the node in it, its letters) of everything shown in a paragraph."""
    for run in paragraph.iter(f"{_Q}r"):
        hidden = any(above.tag in _NOT_SHOWN for above in run.iterancestors())
        if hidden or next(run.iterancestors(f"{_Q}p")) is not paragraph:
            continue
        for node in run:
            if node.tag == f"{_Q}t":
                yield run, node, node.text or ""
            elif node.tag in _SIGNS:
                yield run, node, _SIGNS[node.tag]


def _runs(paragraph: Any, start: int, end: int) -> Spot | None:
    """The runs of the characters [start, end) of a paragraph, cut out of longer runs where need be."""
    last = _cut(paragraph, end, after=False)
    first = _cut(paragraph, start, after=True)
    return None if first is None or last is None else (first, last)


def _cut(paragraph: Any, at: int, *, after: bool) -> Any:
    """Part a run at a character; return the run that begins there (`after`) or the one that ends there."""
    position, last = 0, None
    for run, node, letters in _pieces(paragraph):
        inside = at - position
        if 0 < inside < len(letters):
            rest = _parted(run, node, inside)
            return rest if after else run
        if inside == 0 and last is not None and run is last:
            rest = _parted(run, node, 0)
            return rest if after else run
        if inside == 0:
            return run if after else last
        position, last = position + len(letters), run
    return None if after else last


def _parted(run: Any, node: Any, letters: int) -> Any:
    """Move what follows `letters` characters of `node` into a new run after `run`, of the same appearance."""
    rest = deepcopy(run)
    for child in list(rest):
        if child.tag != f"{_Q}rPr":
            rest.remove(child)
    following = list(node.itersiblings())
    if letters:
        text = deepcopy(node)
        node.text, text.text = node.text[:letters], node.text[letters:]
        for one in (node, text):
            one.set(_SPACE, "preserve")
        rest.append(text)
    else:
        following.insert(0, node)
    rest.extend(following)
    run.addnext(rest)
    return rest


def _anchor(spot: Spot, number: int) -> None:
    first, last = spot
    first.addprevious(_node("commentRangeStart", id=number))
    reference = _node("r")
    reference.append(_node("commentReference", id=number))
    end = _node("commentRangeEnd", id=number)
    last.addnext(end)
    end.addnext(reference)


def _anchor_paragraph(paragraph: Any, number: int) -> None:
    reference = _node("r")
    reference.append(_node("commentReference", id=number))
    paragraph.append(reference)


# The comments themselves


class _Comments:
    """The part that holds comments: the document's own, with ours after its own, or a new one."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.name = _comments_part(parts)
        self.root = parse_part(parts[self.name]) if self.name in parts else _new_root()
        taken = [int(node.get(f"{_Q}id", "0")) for node in self.root.iter(f"{_Q}comment")]
        self.next = max(taken, default=-1) + 1

    def add(self, findings: Sequence[Finding]) -> int:
        number, self.next = self.next, self.next + 1
        comment = _node("comment", id=number, author="litigator", initials="l")
        for finding in findings:
            comment.append(_line(f"{MARKS[finding.severity]} {finding.status.replace('_', ' ')}: {finding.detail}"))
            if finding.suggestion:
                comment.append(_line(f"→ {finding.suggestion}"))
        self.root.append(comment)
        return number

    def parts(self, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        marked = {**parts, self.name: _serialised(self.root)}
        if self.name not in parts:
            marked["[Content_Types].xml"] = _with_child(
                parts["[Content_Types].xml"], _PACKAGE_TYPES, "Override", PartName=f"/{self.name}", ContentType=_TYPE
            )
            marked[_RELATIONS] = _with_child(
                parts.get(_RELATIONS, f'<Relationships xmlns="{_PACKAGE_RELATIONS}"/>'.encode()),
                _PACKAGE_RELATIONS,
                "Relationship",
                Id=_free_id(parts),
                Type=_RELATION,
                Target=self.name.removeprefix("word/"),
            )
        return marked


def _comments_part(parts: Mapping[str, bytes]) -> str:
    """The part the document names as its comments; where it names none, one of the usual name."""
    if _RELATIONS in parts:
        for relation in parse_part(parts[_RELATIONS]):
            if relation.get("Type") == _RELATION:
                target = relation.get("Target", "")
                return str(target.lstrip("/") if target.startswith("/") else f"word/{target}")
    return "word/comments.xml"


def _free_id(parts: Mapping[str, bytes]) -> str:
    taken = {relation.get("Id") for relation in parse_part(parts[_RELATIONS])} if _RELATIONS in parts else set()
    number = 1
    while f"rIdCiteCheck{number}" in taken:
        number += 1
    return f"rIdCiteCheck{number}"


def _new_root() -> Any:
    from lxml import etree

    return etree.Element(f"{_Q}comments", nsmap={"w": W})


def _node(tag: str, **attributes: object) -> Any:
    from lxml import etree

    node = etree.Element(f"{_Q}{tag}", nsmap={"w": W})
    for name, value in attributes.items():
        node.set(f"{_Q}{name}", str(value))
    return node


def _line(words: str) -> Any:
    paragraph, run, text = _node("p"), _node("r"), _node("t")
    text.text = "".join(letter for letter in words if letter in "\t\n" or ord(letter) >= 0x20)
    text.set(_SPACE, "preserve")
    run.append(text)
    paragraph.append(run)
    return paragraph


def _with_child(content: bytes, namespace: str, tag: str, **attributes: str) -> bytes:
    from lxml import etree

    root = parse_part(content)
    etree.SubElement(root, f"{{{namespace}}}{tag}", attributes)
    return _serialised(root)


def _serialised(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
