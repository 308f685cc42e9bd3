"""Two Word files as one with tracked changes: accepting all gives the new text, rejecting all the old, and both are proved before it is kept."""

import base64
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from litigator.documents.package import BODY, left_alone, open_package, parse_part, write_package
from litigator.drafting.paragraphs import w
from litigator.drafting.redlining.blocks import NOTES, Block, Side
from litigator.drafting.redlining.carrying import Carrier, Relations, leave_template
from litigator.drafting.redlining.comparing import Comparison
from litigator.drafting.redlining.marking import Marker, setting_of
from litigator.drafting.redlining.settling import has_tracked, settle
from litigator.drafting.redlining.tokens import normalise, rejoin
from litigator.errors import Refused
from litigator.tongue import phrase

_NEEDED = (zipfile, etree)  # by the package, in a child that may open nothing any more
AUTHOR = "Redline"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOTE_PARTS = tuple(f"word/{kind}s.xml" for kind in NOTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """The file with tracked changes, how many there are, and what of the two could not be shown (`told`)."""

    data: bytes
    insertions: int
    deletions: int
    looks: int
    changed: int
    told: tuple[str, ...]


def redline(
    old: bytes, new: bytes, *, old_name: str = "old.docx", new_name: str = "new.docx", author: str = AUTHOR
) -> Redline:
    """What changed from `old` to `new`, as tracked changes in `new`. Raises `Refused` or `Unreadable` for a file that is not let in.

    Headers and footers are compared by their place; changes that wait in either file are taken as accepted, and told.
    """
    theirs, ours = _let_in(old, old_name), _let_in(new, new_name)
    told = [
        f"{name}: changes that waited were taken as accepted"
        for name, parts in ((old_name, theirs), (new_name, ours))
        if _waits(parts)
    ]
    old_roots, new_roots = _roots(theirs), _roots(ours)
    made = dict(ours)
    carrier, marker = Carrier(theirs, made), Marker(author)
    changed = 0
    for old_part, new_part in ((BODY, BODY), *_margins(theirs, ours, old_roots[BODY], new_roots[BODY], told)):
        comparison = Comparison(
            Side(old_part, theirs, old_roots, carrier), Side(new_part, made, new_roots, carrier), marker, carrier
        )
        comparison.compare(_inside(old_roots[old_part]), _inside(new_roots[new_part]))
        changed += comparison.changed
    for part, root in new_roots.items():
        rejoin(root)
        made[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    told += carrier.told
    told += _prove(theirs, ours, made)
    return Redline(
        data=write_package(made),
        insertions=marker.insertions,
        deletions=marker.deletions,
        looks=sum(1 for root in new_roots.values() for _ in root.iter(w("rPrChange"), w("pPrChange"))),
        changed=changed,
        told=tuple(told),
    )


def _let_in(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of a file whose text is written again: what leads out of it is refused, but for its template, which is left behind."""
    parts = open_package(data, name, only_read=True)
    if left_alone(parts):
        leave_template(parts)
        open_package(write_package(parts), name)
    return parts


def _inside(root: Any) -> Any:
    body = root.find(w("body"))
    return root if body is None else body


def _waits(parts: dict[str, bytes]) -> bool:
    return any(has_tracked(parse_part(parts[part])) for part in (BODY, *_NOTE_PARTS) if part in parts)


def _roots(parts: dict[str, bytes]) -> dict[str, Any]:
    """The parts that are compared, made fit for it."""
    roots = {}
    for part in parts:
        if part in (BODY, *_NOTE_PARTS) or part.startswith(("word/header", "word/footer")):
            roots[part] = parse_part(parts[part])
            normalise(roots[part])
    return roots


def _margins(
    old: dict[str, bytes], new: dict[str, bytes], old_body: Any, new_body: Any, told: list[str]
) -> Iterator[tuple[str, str]]:
    """The headers and footers that stand in the same place in both: section, kind and page."""
    theirs, ours = _margins_of(old, old_body), _margins_of(new, new_body)
    if theirs.keys() != ours.keys():
        told.append("a header or footer stands in only one of the versions; it is not marked")
    seen: set[str] = set()
    for place, part in ours.items():
        former = theirs.get(place)
        if former is not None and part not in seen and former in old and part in new:
            seen.add(part)
            yield former, part


def _margins_of(parts: dict[str, bytes], body: Any) -> dict[tuple[int, str, str], str]:
    relations = Relations(parts, BODY)
    found = {}
    for number, section in enumerate(body.iter(w("sectPr"))):
        for reference in section.iter(w("headerReference"), w("footerReference")):
            relation = relations.get(reference.get(_R_ID, ""))
            if relation is not None:
                kind = etree.QName(reference).localname
                found[number, kind, reference.get(w("type"), "default")] = relations.target(relation)
    return found


# The proof


def _prove(old: dict[str, bytes], new: dict[str, bytes], made: dict[str, bytes]) -> list[str]:
    """Raises `Refused` where accepting all is not the new text or rejecting all not the old; returns what is only set otherwise."""
    told = []
    for accept, wanted in ((True, new), (False, old)):
        found, meant = reading_of(settled(made, accept=accept)), reading_of(wanted)
        if text_only(found) != text_only(meant):
            raise Refused(
                phrase("the redline could not be proved: accepting all its changes does not give the new text")
                if accept
                else phrase("the redline could not be proved: rejecting all its changes does not give the old text"),
                fix=phrase("nothing was written; compare the two in Word, and tell the maintainers"),
            )
        if found != meant:
            told.append(
                phrase("accepting all gives the new text, but some of it set otherwise")
                if accept
                else phrase("rejecting all gives the old text, but some of it set otherwise")
            )
    return told


def settled(parts: dict[str, bytes], *, accept: bool) -> dict[str, bytes]:
    """The parts with every tracked change accepted, or rejected."""
    done = dict(parts)
    for part in parts:
        if part in (BODY, *_NOTE_PARTS) or part.startswith(("word/header", "word/footer")):
            root = parse_part(parts[part])
            settle(root, accept=accept)
            done[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return done


class Look(str):
    """How a piece of a reading is set."""

    __slots__ = ()


def reading_of(parts: dict[str, bytes]) -> list[Any]:
    """What the body and its notes say and how it is set (`Look`), as nested lists that are equal for equal documents."""
    roots = _roots(parts)
    side = Side(BODY, parts, roots, Carrier(parts, parts))
    # A body that holds nothing reads as an empty paragraph: Word leaves one, whatever is rejected.
    return [_said(block, side) for block in side.blocks(_inside(roots[BODY]))] or [[Look("")]]


def _said(block: Block, side: Side) -> list[Any]:
    if block.is_table:
        return [[[_said(inner, side) for inner in cell] for cell in row.cells] for row in block.rows]
    said: list[Any] = [Look(setting_of(block.node))]
    for token in block.read:
        if token.key.startswith("t:") and len(said) > 1 and _goes_on(said, token.look):
            said[-2] += token.key[2:]
        else:
            said += [token.key, Look(token.look)]
        note = side.note(*token.note) if token.note else None
        if note is not None and token.note is not None:
            of_note = Side(f"word/{token.note[0]}s.xml", side.parts, side.roots, side.carrier)
            said.append([_said(inner, of_note) for inner in of_note.blocks(note)])
    return said


def _goes_on(said: list[Any], look: str) -> bool:
    """Whether text set in that look goes on from what was said last: where runs part is no difference."""
    return isinstance(said[-1], Look) and said[-1] == look and isinstance(said[-2], str) and said[-2].startswith("t:")


def text_only(reading: list[Any]) -> list[Any]:
    """A reading without how it is set."""
    said: list[Any] = []
    for one in reading:
        if isinstance(one, Look):
            continue
        if isinstance(one, list):
            said.append(text_only(one))
        elif one.startswith("t:") and said and isinstance(said[-1], str) and said[-1].startswith("t:"):
            said[-1] += one[2:]
        else:
            said.append(one)
    return said


# In a child process


def packed(blobs: Sequence[bytes]) -> bytes:
    """Several files as one run of bytes: each after its length."""
    return b"".join(len(blob).to_bytes(8, "big") + blob for blob in blobs)


def unpacked(data: bytes) -> list[bytes]:
    blobs, place = [], 0
    while place < len(data):
        length = int.from_bytes(data[place : place + 8], "big")
        blobs.append(data[place + 8 : place + 8 + length])
        place += 8 + length
    return blobs


def let_in(data: bytes, name: str) -> bool:
    """That a file passes the gate: what a child runs on one that another program is to read."""
    open_package(data, name)
    return True


def redline_in_child(data: bytes, name: str) -> dict[str, Any]:
    """`redline` of the two files in `data`, called `OLD → NEW`, as plain values: what the confined child runs."""
    old, new, author = unpacked(data)
    old_name, _, new_name = name.partition(" → ")
    made = redline(old, new, old_name=old_name, new_name=new_name, author=author.decode())
    return {
        "data": base64.b64encode(made.data).decode(),
        "insertions": made.insertions,
        "deletions": made.deletions,
        "looks": made.looks,
        "changed": made.changed,
        "told": list(made.told),
    }


def redline_of_files(old: bytes, new: bytes, *, old_name: str, new_name: str, author: str = AUTHOR) -> Redline:
    """`redline` of two files from outside, worked out in a child process with limits."""
    from litigator.documents.confined import confined

    told = confined(
        "litigator.drafting.redlining.redlining:redline_in_child",
        packed((old, new, author.encode())),
        f"{old_name} → {new_name}",
    )
    return Redline(
        data=base64.b64decode(told["data"]),
        insertions=told["insertions"],
        deletions=told["deletions"],
        looks=told["looks"],
        changed=told["changed"],
        told=tuple(told["told"]),
    )
