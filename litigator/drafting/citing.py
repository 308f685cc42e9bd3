"""The proof of citations: what a person typed into a draft, and everything a finished document cites, goes through the cite-check.

What the program itself cites comes from the library and is right by its making; only words that a person brought are read again. A text
without anything like a citation loads none of the machinery.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from litigator.documents.package import BODY, parse_part
from litigator.documents.packing import Member, whole
from litigator.drafting.prove import paragraph_numbers, part_text
from litigator.drafting.template import Template
from litigator.errors import Problem
from litigator.library.contents import Library

if TYPE_CHECKING:
    from litigator.documents.document import Document

MAY_CITE = re.compile(
    r"(?<![\d/])\d{1,6}/\d{2}(?![\d/])|\b[CTF][-‑]\d+/\d{2}|ECLI:|\b(?:EU:C|CE:ECHR):|/C/\d+/D/|/GC/\d", re.ASCII
)
"""What every citation of an international court or committee holds. The numbers of Lithuanian cases are not among it: those of the case
itself stand in every draft.
"""


def typed_citations(
    parts: Mapping[str, bytes | Member],
    template: Template,
    printed: Iterable[str],
    library: Library,
    *,
    filing: date,
    judgments: Path | None = None,
) -> list[Problem]:
    """What is wrong with the citations in the values `printed` into a draft, each at the paragraph where it stands."""
    brought = [value for value in dict.fromkeys(printed) if MAY_CITE.search(value)]
    if not brought:
        return []
    from litigator.documents.document import Block, Document

    body = parse_part(whole(parts[BODY]))
    numbers = paragraph_numbers(body, template)
    blocks = []
    for paragraph in body.iter("{*}p"):
        text = part_text(paragraph)
        if any(value in text for value in brought):
            number = numbers.get(paragraph)
            blocks.append(Block(text=text, where=f"paragraph {number}" if number else "the text outside the numbers"))
    return _problems(Document(kind="docx", blocks=tuple(blocks)), library, filing, judgments)


def cited_in(path: Path, library: Library, *, filing: date, judgments: Path | None = None) -> list[Problem]:
    """What is wrong with the citations of a finished document. Raises `Unreadable` or `Refused` for what is no document."""
    from litigator.documents.reading import read_document

    document = read_document(path)
    return _problems(document, library, filing, judgments) if MAY_CITE.search(document.text) else []


def _problems(document: "Document", library: Library, filing: date, judgments: Path | None) -> list[Problem]:
    from litigator.precedents.checking.checking import check_document
    from litigator.precedents.checking.question import Asked

    found = check_document(document, library, folder=judgments, asked=Asked(filing=filing))
    return [one.as_problem() for one in found.wrong() if one.severity != "note"]
