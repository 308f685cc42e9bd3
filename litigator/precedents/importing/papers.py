"""The inside of the child process that reads judgments that are files of their own: Word, PDF, HTML, text, each into one item."""

from collections.abc import Callable

import msgspec

from litigator.documents import docx, html, pdf, plain
from litigator.documents.document import Document
from litigator.errors import Refused, Unreadable
from litigator.precedents.importing.composing import from_document
from litigator.precedents.importing.item import Item

_READERS: dict[str, Callable[[bytes, str], Document]] = {
    "docx": docx.read,
    "html": html.read,
    "pdf": pdf.read,
    "text": plain.read,
}


def read_files(data: bytes, name: str) -> list[Item]:
    """One item for each of the files packed in `data` as (name, kind, bytes)."""
    return [_item(*file) for file in msgspec.msgpack.decode(data, type=list[tuple[str, str, bytes]])]


def _item(name: str, kind: str, data: bytes) -> Item:
    try:
        return from_document(_READERS[kind](data, name), name)
    except (Unreadable, Refused) as error:
        return Item(why="; ".join((error.message, *(problem.what for problem in error.problems))), fix=error.fix)
