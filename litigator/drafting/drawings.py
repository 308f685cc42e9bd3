"""What a clause drawn in Word brings besides its words: footnotes and pictures, laid into the parts of the document.

The template's own footnotes and their separators stay; those of clauses follow with numbers of their own (Word counts them anew by their place).
Names of pictures and of the relations to them come from the clause, so that no two clauses can meet.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from litigator.clauses.clause import Picture
from litigator.documents.package import W
from litigator.documents.packing import Member, whole

FOOTNOTES = "word/footnotes.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NEW = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>'
)
_NOTE_ID = re.compile(rb'<w:footnote [^>]*w:id="(-?\d+)"')

Parts = dict[str, bytes | Member]


def first_free(parts: Mapping[str, bytes | Member | str]) -> int:
    """The number from which the footnotes of clauses are counted: the first that no footnote of the template has."""
    given = parts.get(FOOTNOTES)
    if given is None:
        return 1
    content = given.encode() if isinstance(given, str) else whole(given)
    return max((int(number) for number in _NOTE_ID.findall(content)), default=0) + 1


def with_notes(parts: Parts, notes: Sequence[tuple[int, str]]) -> Parts:
    """`parts` with the footnotes `notes`: each its number and its paragraphs."""
    if not notes:
        return parts
    written = "".join(f'<w:footnote w:id="{number}">{paragraphs}</w:footnote>' for number, paragraphs in notes)
    laid = dict(parts)
    laid[FOOTNOTES] = _inserted(parts.get(FOOTNOTES, _NEW.encode()), "</w:footnotes>", written)
    if FOOTNOTES in parts:
        return laid
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    laid[_TYPES] = _inserted(laid[_TYPES], "</Types>", f'<Override PartName="/{FOOTNOTES}" ContentType="{kind}"/>')
    return _related(laid, "rIdFootnotes", "footnotes", "footnotes.xml")


def with_pictures(parts: Parts, pictures: Iterable[Picture]) -> Parts:
    """`parts` with the pictures, each under its own name."""
    laid = dict(parts)
    for picture in pictures:
        kind = picture.name.rpartition(".")[2]
        laid[f"word/media/{picture.name}"] = picture.content
        laid = _related(laid, picture.relation, "image", f"media/{picture.name}")
        if f'Extension="{kind}"'.encode() not in whole(laid[_TYPES]):
            laid[_TYPES] = _inserted(
                laid[_TYPES], "</Types>", f'<Default Extension="{kind}" ContentType="image/{kind}"/>'
            )
    return laid


def _related(parts: Parts, name: str, kind: str, target: str) -> Parts:
    relation = f'<Relationship Id="{name}" Type="{_KIND}/{kind}" Target="{target}"/>'
    return {**parts, _RELATIONS: _inserted(parts[_RELATIONS], "</Relationships>", relation)}


def _inserted(part: bytes | Member, before: str, xml: str) -> bytes:
    head, _, tail = whole(part).rpartition(before.encode())
    return head + xml.encode() + before.encode() + tail
