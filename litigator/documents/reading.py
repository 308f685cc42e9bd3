"""Any file from outside as a `Document`: its kind by what it is and not by its name, the reading itself in a child with limits."""

from pathlib import Path
from typing import Any

from litigator.documents.confined import confined
from litigator.documents.document import Document
from litigator.documents.kinds import BY_SUFFIX, WORDS, kind_of
from litigator.errors import NotFound, Refused, Unreadable
from litigator.tongue import phrase

MAX_FILE = 60_000_000
READERS = {
    "docx": "litigator.documents.docx:read",
    "pdf": "litigator.documents.pdf:read",
    "html": "litigator.documents.html:read",
    "text": "litigator.documents.plain:read",
}


def read_document(path: Path) -> Document:
    """The text of the file at `path`. Raises `Unreadable`, `Refused` or `NotFound`, each saying what to do."""
    return document_in(bytes_of(path), path.name)


def bytes_of(path: Path) -> bytes:
    """The bytes of a plain file of a size a document can have."""
    try:
        if not path.is_file():
            raise (
                Unreadable(phrase("{path} is no file", path=path))
                if path.exists()
                else NotFound(phrase("there is no file {path}", path=path))
            )
        size = path.stat().st_size
        if size > MAX_FILE:
            raise Refused(
                phrase(
                    "{name} has {size:,} bytes; a document stays under {most:,}",
                    name=path.name,
                    size=size,
                    most=MAX_FILE,
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(phrase("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from error


def document_in(data: bytes, name: str) -> Document:
    """The text of a file already in memory, called `name`."""
    import msgspec

    told: Any = confined(READERS[readable_kind(data, name)], data, name)
    return msgspec.convert(told, Document)


def readable_kind(data: bytes, name: str) -> str:
    """`docx`, `pdf`, `html` or `text`. Raises `Unreadable` for what is none of them, and for what is not what its name says."""
    kind = kind_of(data)
    named = BY_SUFFIX.get(Path(name).suffix.lower())
    if kind == "empty":
        raise Unreadable(phrase("{name} is empty", name=name), fix=phrase("ask for the file again"))
    if kind not in READERS:
        fix = (
            phrase("open it in Word and save it as .docx")
            if kind in ("ole", "rtf")
            else phrase("save it as .docx, PDF, HTML or text")
        )
        raise Unreadable(phrase("{name} is {kind}", name=name, kind=phrase(WORDS[kind])), fix=fix)
    if named is None or named == kind:
        return kind
    if {named, kind} == {"html", "text"}:
        return "html"
    if named in ("docx", "pdf") and kind == "text":
        return named  # its own reader says what is wrong with it
    return _misnamed(name, kind)


def _misnamed(name: str, kind: str) -> str:
    suffix = next(suffix for suffix, known in BY_SUFFIX.items() if known == kind)
    raise Unreadable(
        phrase("{name} is {kind}, whatever its name says", name=name, kind=phrase(WORDS[kind])),
        fix=phrase("rename it so that it ends in {suffix}", suffix=suffix),
    )
