"""A copy of the Word file with a comment at each place where something was found, so that it is mended where lawyers work: in Word."""

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from litigator.documents.package import BODY, W, parse_part
from litigator.drafting.linting.finding import Finding
from litigator.drafting.linting.wording import tell
from litigator.drafting.paragraphs import w
from litigator.drafting.wording import in_language

AUTHOR = "litigator lint"
LANGUAGES = ("en", "lt")
_COMMENTS = "word/comments.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def annotated(parts: Mapping[str, bytes], findings: Iterable[Finding]) -> dict[str, bytes]:
    """The parts with one comment a place. Word takes comments in the body only: what stands elsewhere is told at its first paragraph."""
    body = parse_part(parts[BODY])
    paragraphs = list(body.iter(w("p")))
    if not paragraphs:
        return dict(parts)
    by_place: dict[int, list[Finding]] = {}
    for finding in findings:
        place = finding.place
        here = place.part == BODY and 0 < place.paragraph <= len(paragraphs)
        by_place.setdefault(_outer(paragraphs, place.paragraph) if here else 1, []).append(finding)
    done = dict(parts)
    name, comments = _comments(done)
    number = _next_number(comments, body)
    for spot in sorted(by_place):
        _comment(comments, number, by_place[spot])
        _point(paragraphs[spot - 1], number)
        number += 1
    done[name] = _written(comments)
    done[BODY] = _written(body)
    return done


def _outer(paragraphs: list[Any], number: int) -> int:
    """The paragraph that holds the text box, for one that stands in a text box: Word lets no comment into it."""
    outer = list(paragraphs[number - 1].iterancestors(w("p")))
    return paragraphs.index(outer[-1]) + 1 if outer else number


def _comments(parts: dict[str, bytes]) -> tuple[str, Any]:
    """The part of comments: the one there is, or a new one made known to the package."""
    relations = (
        parse_part(parts[_RELATIONS])
        if _RELATIONS in parts
        else etree.fromstring(f'<Relationships xmlns="{_RELATION}"/>')
    )
    target = next((one.get("Target", "") for one in relations if one.get("Type") == _KIND), None)
    if target is not None:
        name = target.lstrip("/") if target.startswith("/") else f"word/{target}"
        return name, parse_part(parts[name]) if name in parts else etree.Element(w("comments"), nsmap={"w": W})
    taken = {one.get("Id") for one in relations}
    fresh = next(f"rIdLint{number}" for number in range(1, len(taken) + 2) if f"rIdLint{number}" not in taken)
    etree.SubElement(relations, f"{{{_RELATION}}}Relationship", Id=fresh, Type=_KIND, Target="comments.xml")
    parts[_RELATIONS] = _written(relations)
    types = parse_part(parts[_TYPES])
    if not any(one.get("PartName") == f"/{_COMMENTS}" for one in types):
        etree.SubElement(types, f"{{{_CONTENT}}}Override", PartName=f"/{_COMMENTS}", ContentType=_MEDIA)
        parts[_TYPES] = _written(types)
    return _COMMENTS, etree.Element(w("comments"), nsmap={"w": W})


def _next_number(comments: Any, body: Any) -> int:
    marked = [*comments.iter(w("comment")), *body.iter(w("commentReference"), w("commentRangeStart"))]
    numbers = [int(one.get(w("id"))) for one in marked if (one.get(w("id")) or "").isdigit()]
    return max(numbers, default=-1) + 1


def _comment(comments: Any, number: int, findings: list[Finding]) -> None:
    comment = etree.SubElement(
        comments, w("comment"), {w("id"): str(number), w("author"): AUTHOR, w("initials"): "lint"}
    )
    for language in LANGUAGES:
        for finding in findings:
            what, fix = in_language(finding.what, language), in_language(finding.fix, language)
            elsewhere = (
                ""
                if finding.place.part == BODY
                else f"{in_language(tell('in {part}', part=finding.place.part), language)}, {in_language(finding.place.where(), language)}: "
            )
            _line(comment, f"{elsewhere}{what}" + (f" — {fix}" if fix else ""))


def _line(comment: Any, text: str) -> None:
    node = etree.SubElement(etree.SubElement(etree.SubElement(comment, w("p")), w("r")), w("t"))
    node.text = "".join(letter if letter >= " " else " " for letter in text)
    node.set(_SPACE, "preserve")


def _point(paragraph: Any, number: int) -> None:
    """Put the comment's range around what the paragraph holds."""
    properties = paragraph.find(w("pPr"))
    paragraph.insert(0 if properties is None else 1, etree.Element(w("commentRangeStart"), {w("id"): str(number)}))
    paragraph.append(etree.Element(w("commentRangeEnd"), {w("id"): str(number)}))
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(run, w("commentReference"), {w("id"): str(number)})


def _written(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
