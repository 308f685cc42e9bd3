"""A paragraph as tokens: words, signs, fields, notes and pictures, each in runs of its own, so that a change can be marked around it."""

import hashlib
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree

from litigator.documents.package import W
from litigator.drafting.paragraphs import w
from litigator.drafting.redlining.settling import settle

_WORDS = re.compile(r"\w+|\s|[^\w\s]")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXTS = {w("t"), w("delText")}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_LOOSE = frozenset(
    w(name)
    for name in (*("commentReference", "annotationRef", "separator", "continuationSeparator", "lastRenderedPageBreak"),)
)
_NOISE = frozenset(w(name) for name in ("proofErr", "lastRenderedPageBreak", "noProof"))
Resolve = Callable[[str], str]


@dataclass(slots=True)
class Token:
    """One piece of a paragraph: `key` is what it says, `runs` what holds it (and nothing else), `look` how its text is set."""

    key: str
    runs: list[Any]
    look: str = ""
    note: tuple[str, str] | None = None  # kind and id, of a foot- or endnote's reference


def normalise(root: Any) -> None:
    """Make the part fit to be compared: changes accepted, revision marks and spelling marks gone, simple fields in runs, runs alike joined."""
    settle(root, accept=True)
    for node in list(root.iter(*_NOISE)):
        node.getparent().remove(node)
    for node in root.iter():
        for name in [name for name in node.attrib if name.startswith(f"{{{W}}}rsid")]:
            del node.attrib[name]
    for field in list(root.iter(w("fldSimple"))):
        _in_runs(field)
    for table in list(root.iter(w("tbl"))):
        following = table.getnext()
        if following is None or following.tag == w("sectPr"):
            table.addnext(etree.Element(w("p")))  # as Word does: a body or cell ends with a paragraph
    rejoin(root)


def _in_runs(field: Any) -> None:
    above = field.getparent()
    place = above.index(field)
    instruction = etree.Element(w("r"))
    said = etree.SubElement(instruction, w("instrText"))
    said.text = field.get(w("instr"), "")
    said.set(_XML_SPACE, "preserve")
    above[place : place + 1] = [_sign("begin"), instruction, _sign("separate"), *list(field), _sign("end")]


def _sign(kind: str) -> Any:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    return run


def own_runs(paragraph: Any) -> Iterator[Any]:
    """The runs and formulas of this paragraph, not those of a text box in it."""
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        if node.tag == w("r") or node.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
            yield node
        elif isinstance(node.tag, str) and node.tag not in (w("pPr"), w("sdtPr"), w("p")):
            waiting.extend(reversed(node))


def tokens_of(paragraph: Any, resolve: Resolve, *, as_it_stands: bool = False) -> list[Token]:
    """The tokens of a paragraph; its runs are split so that each holds one. `resolve` gives the print of what a relation leads to.

    To be read only, it may be left `as_it_stands`: then the text of a run is one token, and nothing is split.
    """
    pieces: list[Piece] = []
    for run in list(own_runs(paragraph)):
        if run.tag != w("r"):
            pieces.append(Piece(run, run, f"formula:{_print(run, resolve)}", ""))
            continue
        look = look_of(run)
        pieces += [
            Piece(part, child, _key(child, resolve), look)
            for part, child in (_whole(run) if as_it_stands else _split(run))
        ]
    return _with_fields_whole(pieces)


class Piece(NamedTuple):
    """A run that holds one thing (`node`), what it says, and how it is set."""

    run: Any
    node: Any
    key: str
    look: str


def _split(run: Any) -> list[tuple[Any, Any]]:
    """The run as runs that hold one piece each, put in its place; an empty one is taken out."""
    properties = run.find(w("rPr"))
    made: list[tuple[Any, Any]] = []
    if len(run) == (properties is not None) + 1 and _is_one(run[-1]):
        return [(run, run[-1])]
    for child in [child for child in run if child.tag != w("rPr") and isinstance(child.tag, str)]:
        if child.tag in _TEXTS:
            for text in _WORDS.findall(child.text or ""):
                node = etree.Element(child.tag)
                node.text = text
                node.set(_XML_SPACE, "preserve")
                made.append((_run_of(properties, node), node))
        else:
            made.append((_run_of(properties, child), child))
    above = run.getparent()
    place = above.index(run)
    above[place : place + 1] = [part for part, _ in made]
    return made


def _whole(run: Any) -> list[tuple[Any, Any]]:
    children = (child for child in run if child.tag != w("rPr") and isinstance(child.tag, str))
    return [(run, child) for child in children if child.tag not in _TEXTS or child.text]


def _is_one(node: Any) -> bool:
    """Whether the only thing in a run is one piece already."""
    return node.tag not in _TEXTS or bool(node.text and _WORDS.fullmatch(node.text))


def _run_of(properties: Any, node: Any) -> Any:
    run = etree.Element(w("r"))
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(node)
    return run


def _key(node: Any, resolve: Resolve) -> str:
    if node.tag in _TEXTS:
        return f"t:{node.text}"
    if node.tag in _NOTES:
        return f"note:{_NOTES[node.tag]}"
    if node.tag == w("fldChar"):
        return f"field:{node.get(w('fldCharType'))}"
    if node.tag == w("instrText"):
        return f"says:{node.text}"
    if node.tag in _LOOSE:
        return "loose"
    if not len(node):
        return f"{etree.QName(node).localname}:{sorted(node.attrib.items())}"
    return f"object:{_print(node, resolve)}"


def _print(node: Any, resolve: Resolve) -> str:
    """The print of a picture, text box or formula: what it shows, whatever its numbers are called in this file."""
    copy = deepcopy(node)
    for one in copy.iter():
        if not isinstance(one.tag, str):
            continue
        if etree.QName(one).localname == "docPr":
            one.attrib.pop("id", None)
        for name, value in list(one.attrib.items()):
            if name.startswith(_R):
                one.set(name, resolve(value))
    copy.tail = None
    return hashlib.sha256(etree.tostring(copy, method="c14n", exclusive=True)).hexdigest()[:16]


def _with_fields_whole(pieces: list[Piece]) -> list[Token]:
    """A field that begins and ends in the paragraph is one token; the signs of one that does not are no tokens at all."""
    tokens: list[Token] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        end = _end_of_field(pieces, place) if piece.key == "field:begin" else None
        if end is not None:
            inside = pieces[place : end + 1]
            said = "".join(
                one.key.partition(":")[2] if one.key.startswith(("t:", "says:")) else "\x00" for one in inside
            )
            tokens.append(Token(f"whole field:{' '.join(said.split())}", [one.run for one in inside]))
            place = end + 1
            continue
        if not piece.key.startswith(("field:", "says:")) and piece.key != "loose":
            node = piece.node
            note = (_NOTES[node.tag], node.get(w("id"), "")) if node.tag in _NOTES else None
            tokens.append(Token(piece.key, [piece.run], piece.look, note))
        place += 1
    return tokens


def _end_of_field(pieces: list[Piece], begin: int) -> int | None:
    depth = 0
    for place in range(begin, len(pieces)):
        depth += {"field:begin": 1, "field:end": -1}.get(pieces[place].key, 0)
        if depth == 0:
            return place
    return None


def look_of(run: Any) -> str:
    """How a run is set, as text that is the same for the same look."""
    properties = run.find(w("rPr")) if run.tag == w("r") else None
    if properties is None or not len(properties):
        return ""
    parts = (
        etree.tostring(child, method="c14n", exclusive=True, with_tail=False).decode()
        for child in properties
        if child.tag != w("rPrChange")
    )
    return "".join(sorted(parts))


def rejoin(root: Any) -> None:
    """Put neighbouring runs that are set alike, and were before, back into one."""
    last: Any = None
    last_print = ""
    for run in list(root.iter(w("r"))):
        texts = [child for child in run if child.tag != w("rPr")]
        only = texts[0] if len(texts) == 1 and texts[0].tag in _TEXTS else None
        if only is None:
            last = None
            continue
        look = f"{only.tag}{look_of(run)}{_former_look(run)}"
        if last is not None and last.getnext() is run and look == last_print:
            last[-1].text = (last[-1].text or "") + (only.text or "")
            last[-1].set(_XML_SPACE, "preserve")
            run.getparent().remove(run)
            continue
        last, last_print = run, look


def _former_look(run: Any) -> str:
    change = run.find(f"{w('rPr')}/{w('rPrChange')}")
    if change is None:
        return ""
    return "was " + "".join(etree.tostring(child, method="c14n", exclusive=True).decode() for child in change)
