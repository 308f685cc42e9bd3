"""Repairs inside tags, and nowhere else: quotation marks, blanks, unseen signs, dashes, wide braces; tags that Word keeps in pieces.

A tag is mended only where it then reads as a tag; what would have to be guessed is left to its author. The text around the tags is
never touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from litigator.drafting.linting import marks
from litigator.drafting.linting.finding import Place
from litigator.drafting.linting.places import Paragraph, filled_parts
from litigator.drafting.linting.reading import reads_as_tag
from litigator.drafting.linting.wording import tell
from litigator.drafting.paragraphs import w
from litigator.drafting.wording import Sentence

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PASSING = (w("lang"), w("noProof"), w("proofErr"), w("webHidden"))


@dataclass(frozen=True, slots=True)
class Repair:
    """What was mended, and where."""

    place: Place
    what: Sentence


def mended(raw: str) -> str | None:
    """The tag as it was meant; None where that would have to be guessed, or where it is well as it is."""
    said = "".join(mended_letters(raw))
    return said if said != raw and reads_as_tag(said) else None


def mended_letters(raw: str) -> list[str]:
    """The plain sign for each letter of a whole tag, its braces and the dashes beside them too."""
    meant = marks.MEANT.fullmatch(raw)
    if meant is None:
        return list(raw)
    letters = marks.plain_letters(meant["body"])
    if "%" in "".join(map(marks.plain_sign, meant["open"])):
        for place, near in ((0, 1), (-1, -2)):
            if len(letters) > 1 and meant["body"][place] in marks.DASHES:
                letters[place] = "" if letters[near] == " " else " "
    return [*map(marks.plain_sign, meant["open"]), *letters, *map(marks.plain_sign, meant["close"])]


def mend_text(text: str, part: str) -> tuple[str, list[Repair]]:
    """A clause text with its tags mended."""
    repairs: list[Repair] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for meant in reversed(list(marks.MEANT.finditer(line))):
            said = mended(meant[0])
            if said is not None:
                repairs.append(Repair(Place(part, line=number + 1), _now(meant[0], said)))
                lines[number] = lines[number][: meant.start()] + said + lines[number][meant.end() :]
    return "\n".join(lines), repairs


def mend_parts(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Repair]]:
    """The parts of a Word file with the tags of its text mended, and what was mended."""
    done, repairs = dict(parts), list[Repair]()
    for part in filled_parts(parts):
        made = [repair for paragraph in part.paragraphs for repair in _mend_paragraph(paragraph)]
        if made:
            done[part.name] = etree.tostring(part.root, xml_declaration=True, encoding="UTF-8", standalone=True)
            repairs += made
    return done, repairs


def _mend_paragraph(paragraph: Paragraph) -> list[Repair]:
    found = list(marks.MEANT.finditer(paragraph.text))
    if not found:
        return []
    letters = list(paragraph.text)
    owners = [number for number, node in enumerate(paragraph.nodes) for _ in node.text or ""]
    repairs: list[Repair] = []
    for meant in found:
        start, end = meant.span()
        said = mended(meant[0])
        if said is not None:
            letters[start:end] = mended_letters(meant[0])
            repairs.append(Repair(paragraph.place, _now(meant[0], said)))
        pieces = sorted(set(owners[start:end]))
        whole = said is not None or reads_as_tag(meant[0])
        if len(pieces) > 1 and whole and _look_alike([paragraph.nodes[piece] for piece in pieces]):
            owners[start:end] = [pieces[0]] * (end - start)
            _drop_marks(paragraph.nodes[pieces[0]], paragraph.nodes[pieces[-1]])
            what = tell(
                "the tag «{tag}», which Word kept in {count} pieces, is in one", tag=said or meant[0], count=len(pieces)
            )
            repairs.append(Repair(paragraph.place, what))
    if repairs:
        _put_back(paragraph, letters, owners)
    return repairs


def _now(raw: str, said: str) -> Sentence:
    return tell("«{before}» is now «{after}»", before=raw, after=said)


def _put_back(paragraph: Paragraph, letters: list[str], owners: list[int]) -> None:
    texts = ["" for _ in paragraph.nodes]
    for letter, owner in zip(letters, owners, strict=True):
        texts[owner] += letter
    for node, text in zip(paragraph.nodes, texts, strict=True):
        if node.text != text:
            node.text = text
            if text != text.strip():
                node.set(_SPACE, "preserve")


def _look_alike(nodes: list[Any]) -> bool:
    """Whether the runs are formatted alike, language and spelling apart: joining them then changes nothing that is seen."""
    runs = [next(node.iterancestors(w("r")), None) for node in nodes]
    if any(run is None for run in runs):
        return False
    parents = {run.getparent() for run in runs if run is not None}
    return len(parents) == 1 and len({_formatting(run) for run in runs}) == 1


def _formatting(run: Any) -> tuple[bytes, ...]:
    properties = run.find(w("rPr"))
    if properties is None:
        return ()
    return tuple(sorted(etree.tostring(one, method="c14n") for one in properties if one.tag not in _PASSING))


def _drop_marks(first: Any, last: Any) -> None:
    """Take the spelling marks between two runs out: they part what is one tag."""
    run, end = next(first.iterancestors(w("r"))), next(last.iterancestors(w("r")))
    for mark in list(run.itersiblings(w("proofErr"))):
        if end in list(mark.itersiblings()):
            mark.getparent().remove(mark)
