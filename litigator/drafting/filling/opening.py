"""A form opened in the child with limits: unlocked where its maker lets it be filled, refused where it starts, sends or carries something."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from litigator.errors import Refused, Unreadable
from litigator.tongue import marked, phrase

MAX_PAGES = 200
MAX_DEPTH = 40
MAX_NODES = 20_000
_MAY_FILL = 1 << 8 | 1 << 5  # fill in forms; add or change notes, which holds it
_HARMFUL = {
    "/Launch": marked("it starts a program"),
    "/ImportData": marked("it reads a file"),
    "/GoToE": marked("it opens a file inside it"),
    "/GoToR": marked("it opens another file"),
    "/SubmitForm": marked("it sends what is filled in to an address"),
    "/Rendition": marked("it plays something"),
    "/Movie": marked("it plays something"),
    "/Sound": marked("it plays something"),
    "/RichMediaExecute": marked("it plays something"),
}
_BY_ITSELF = marked("it opens an address by itself")
_CARRYING = frozenset(("/FileAttachment", "/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"))
_OWN_SITE = marked("take the form from the Court's own site")
BROKEN = (
    *(PyPdfError, DependencyError, pypdfium2.PdfiumError, zlib.error, ValueError, KeyError, IndexError),
    *(AttributeError, TypeError, RecursionError, OverflowError, NotImplementedError, AssertionError),
)
"""What readers of PDF raise at a file that is broken or is none."""


def opened(data: bytes, name: str) -> tuple[PdfReader, bool]:
    """The form, and whether it was locked against other changes than filling. Raises `Unreadable` or `Refused`."""
    try:
        reader, locked = _read(data), False
        if reader is None:
            reader, locked = PdfReader(BytesIO(_unlocked(data, name))), True
        if not 0 < len(reader.pages) <= MAX_PAGES:
            raise Refused(
                phrase(
                    "{name} has {count:,} pages; a form has at most {most}",
                    name=name,
                    count=len(reader.pages),
                    most=MAX_PAGES,
                )
            )
        _refuse_harm(reader, name)
    except BROKEN as error:
        raise Unreadable(
            phrase("{name} is broken or no PDF", name=name), fix=phrase("ask for the form again")
        ) from error
    return reader, locked


def _read(data: bytes) -> PdfReader | None:
    """The form as it stands; None where it is encrypted."""
    try:
        reader = PdfReader(BytesIO(data))
    except (DependencyError, NotImplementedError):  # it is encrypted in a way that is not known here
        return None
    return None if reader.is_encrypted else reader


def _unlocked(data: bytes, name: str) -> bytes:
    """The form without its lock, where it opens without a password and its maker allows filling it."""
    fix = phrase("download the form again, or print it to a new PDF and carry the worksheet over by hand")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(phrase("{name} is locked (encrypted), and is not filled", name=name), fix=fix) from error
    try:
        if not pdfium.FPDF_GetDocPermissions(document) & _MAY_FILL:
            raise Refused(phrase("{name} is locked: its maker does not allow it to be filled", name=name), fix=fix)
        out = BytesIO()
        document.save(out, flags=pdfium.FPDF_REMOVE_SECURITY)
    finally:
        document.close()
    return out.getvalue()


def _refuse_harm(reader: PdfReader, name: str) -> None:
    """A form that starts programs, sends or carries something is none of the Court's, and is not passed on filled."""
    root = inner(reader.trailer["/Root"])
    notes = [inner(note) for page in reader.pages for note in inner(page.get("/Annots", [])) or []]
    carried = "/EmbeddedFiles" in as_dict(root.get("/Names")) or "/Collection" in root or "/AF" in root
    if carried or any(str(note.get("/Subtype")) in _CARRYING for note in notes if isinstance(note, dict)):
        raise Refused(phrase("{name} carries files inside it, and is not filled", name=name), fix=phrase(_OWN_SITE))
    for action, by_itself in actions(reader):
        kind = str(action.get("/S"))
        what = _HARMFUL.get(kind) or (_BY_ITSELF if kind == "/URI" and by_itself else None)
        if what:
            raise Refused(
                phrase("{name} is hostile: {what}, and is not filled", name=name, what=phrase(what)),
                fix=phrase(_OWN_SITE),
            )


def actions(reader: PdfReader) -> Iterator[tuple[Any, bool]]:
    """Every action of the document, its outline, pages, annotations and fields, those that follow one among them, and whether it comes by
    itself (when the document or a page is opened) and not when somebody presses something.
    """
    root = inner(reader.trailer["/Root"])
    holders: list[tuple[Any, bool]] = [(root, True), *((page, True) for page in reader.pages)]
    holders += [(inner(note), False) for page in reader.pages for note in inner(page.get("/Annots", [])) or []]
    form = as_dict(root.get("/AcroForm"))
    holders += [(node, False) for node in _tree(inner(form.get("/Fields")), "/Kids")]
    holders += [(node, False) for node in _outline(as_dict(root.get("/Outlines")))]
    for holder, by_itself in holders:
        if not isinstance(holder, dict):
            continue
        found = [inner(holder[key]) for key in ("/OpenAction", "/A", "/PA") if key in holder]
        extra = as_dict(holder.get("/AA"))
        for action in (*found, *(inner(extra[key]) for key in extra)):
            yield from ((one, by_itself) for one in _chain(action))


def _chain(action: Any) -> Iterator[Any]:
    """An action and those that follow it, one or several after each."""
    waiting, steps = [action], 0
    while waiting and steps < MAX_NODES:
        one, steps = inner(waiting.pop()), steps + 1
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict) and "/S" in one:
            yield one
            if "/Next" in one and steps < MAX_DEPTH:
                waiting.append(one["/Next"])


def _tree(nodes: Any, branch: str) -> Iterator[Any]:
    seen: set[int] = set()
    waiting = list(nodes) if isinstance(nodes, list) else []
    while waiting and len(seen) < MAX_NODES:
        node = inner(waiting.pop())
        if not isinstance(node, dict) or identity(node) in seen:
            continue
        seen.add(identity(node))
        yield node
        kids = inner(node.get(branch))
        waiting += kids if isinstance(kids, list) else []


def _outline(top: Any) -> Iterator[Any]:
    seen: set[int] = set()
    waiting = [top.get("/First")]
    while waiting and len(seen) < MAX_NODES:
        node = inner(waiting.pop())
        if isinstance(node, dict) and identity(node) not in seen:
            seen.add(identity(node))
            yield node
            waiting += [node.get("/First"), node.get("/Next")]


def inner(value: Any) -> Any:
    """What a reference leads to."""
    return value.get_object() if hasattr(value, "get_object") else value


def as_dict(value: Any) -> Any:
    """What a reference leads to, where that is a dictionary; else an empty one."""
    found = inner(value)
    return found if isinstance(found, dict) else {}


def identity(node: Any) -> int:
    """The object's own number in the file, else where it stands in memory (less than nothing, so that the two never meet)."""
    reference = getattr(node, "indirect_reference", None)
    return int(reference.idnum) if reference is not None else -id(node)
