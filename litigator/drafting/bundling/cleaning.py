"""A PDF from outside made into plain pages: what is stuck on them becomes part of them, and nothing that acts is left. Done in the confined child.

Only what a page shows is taken over into a new file: no script, no action, no attachment, no form, no link, no word of who wrote it.
"""

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from litigator.documents.pdf import opened
from litigator.drafting.bundling.sheet import page_of
from litigator.errors import Unreadable
from litigator.tongue import phrase

MAX_PAGES = 3_000
_PRINT = "print it to a new PDF"
_SHOWN = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group")
_ACTING = (
    "/AA",
    "/A",
    "/OpenAction",
    "/JS",
    "/JavaScript",
    "/EF",
    "/AF",
    "/OPI",
    "/Ref",
    "/RichMediaContent",
    "/RichMediaSettings",
)
_TELLING = ("/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/StructParents", "/Thumb")
_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")
"""In a stream these say that its data lie in another file."""


def clean(data: bytes, name: str) -> dict[str, Any]:
    """The PDF in `data` as plain pages: `{"pdf": bytes, "pages": 7, "taken_out": ["scripts", …]}`.

    Raises `Unreadable` when it is broken, locked or has no pages, `Refused` when it has too many.
    """
    reader = PdfReader(io.BytesIO(_flattened(data, name)))
    undrawn = _undrawn(data)
    if undrawn:
        raise Unreadable(
            phrase(
                "{name}: what is filled in ({fields}) is drawn only by the program that opens it, and would be lost",
                name=name,
                fields=", ".join(undrawn),
            ),
            fix=_PRINT,
        )
    try:
        writer = _rebuilt(reader)
        taken_out = _beside_its_pages(data) or [*_taken_out(reader)]
    except PyPdfError as error:
        raise Unreadable(
            phrase("{name} is broken ({fault})", name=name, fault=type(error).__name__), fix=_PRINT
        ) from error
    buffer = io.BytesIO()
    writer.write(buffer)
    return {"pdf": buffer.getvalue(), "pages": len(writer.pages), "taken_out": taken_out}


def words(data: bytes, name: str) -> list[list[Any]]:
    """The pieces of text of a PDF with their places: `[page, left, bottom, right, top, text]`, pages from 0, in points."""
    found: list[list[Any]] = []
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        text = document[number].get_textpage()
        for index in range(text.count_rects()):
            box = text.get_rect(index)
            found.append([number, *box, text.get_text_bounded(*box)])
    return found


def _flattened(data: bytes, name: str) -> bytes:
    """The same pages with their annotations and form fields drawn into them, as they would be printed."""
    document = opened(data, name, most=MAX_PAGES)
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as error:
            raise Unreadable(
                phrase("{name}: page {number} cannot be read", name=name, number=number + 1), fix=_PRINT
            ) from error
        if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_PRINT) == pdfium.FLATTEN_FAIL:
            raise Unreadable(
                phrase("{name}: what is stuck on page {number} cannot be drawn into it", name=name, number=number + 1),
                fix=_PRINT,
            )
        page.close()
    buffer = io.BytesIO()
    document.save(buffer, flags=pdfium.FPDF_REMOVE_SECURITY)
    document.close()
    return buffer.getvalue()


def _rebuilt(reader: PdfReader) -> PdfWriter:
    writer = PdfWriter()
    writer.metadata = None
    seen: set[int] = set()
    for page in reader.pages:
        shown = DictionaryObject({NameObject("/Type"): NameObject("/Page")})
        for key in _SHOWN:
            value = page.get(key) if key in page else _inherited(page, key)
            if value is not None:
                shown[NameObject(key)] = value.clone(writer)
        resources = page.get("/Resources") or _inherited(page, "/Resources") or DictionaryObject()
        _strip(resources, seen)
        shown[NameObject("/Resources")] = resources.clone(writer)
        shown[NameObject("/Contents")] = writer._add_object(_one_stream(page))
        writer.add_page(page_of(shown))
    _keep_layers(reader, writer)
    return writer


def _inherited(page: Any, key: str) -> Any:
    """What a page has from the nodes above it."""
    node, steps = page.get("/Parent"), 0
    while node is not None and steps < 50:
        node = node.get_object()
        if key in node:
            return node[key]
        node, steps = node.get("/Parent"), steps + 1
    return None


def _one_stream(page: Any) -> StreamObject:
    """What a page draws, as one stream: a page may keep it in pieces that end in the middle of a word."""
    contents: Any = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    pieces = [piece.get_object() for piece in (contents if isinstance(contents, ArrayObject) else [contents]) if piece]
    stream = StreamObject()
    stream.set_data(b"\n".join(piece.get_data() for piece in pieces if isinstance(piece, StreamObject)))
    return stream.flate_encode()


def _strip(root: Any, seen: set[int]) -> None:
    """Take out of everything a page draws with whatever acts, tells, or reaches outside the file."""
    waiting = [root]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, DictionaryObject):
            for key in (*_ACTING, *_TELLING, *(_OUTSIDE if isinstance(thing, StreamObject) else ())):
                thing.pop(key, None)
            waiting += thing.values()
        elif isinstance(thing, ArrayObject):
            waiting += thing


def _keep_layers(reader: PdfReader, writer: PdfWriter) -> None:
    """Layers that are switched off stay off: a hidden layer must not appear because the switchboard is gone."""
    root: Any = reader.trailer["/Root"]
    switches = root.get("/OCProperties")
    if switches is None:
        return
    switches = switches.get_object()
    standard = switches.get("/D", DictionaryObject()).get_object()
    layers = [layer for layer in switches.get("/OCGs", ArrayObject()) if isinstance(layer, IndirectObject)]
    off = {layer.idnum for layer in standard.get("/OFF", ArrayObject()) if isinstance(layer, IndirectObject)}
    if standard.get("/BaseState") == "/OFF":
        on = {layer.idnum for layer in standard.get("/ON", ArrayObject()) if isinstance(layer, IndirectObject)}
        off = {layer.idnum for layer in layers} - on
    for layer in layers:
        _strip(layer, set())
    kept = {layer.idnum: layer.clone(writer) for layer in layers}
    config = DictionaryObject({NameObject("/OFF"): ArrayObject(kept[number] for number in kept if number in off)})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject(kept.values()), NameObject("/D"): config}
    )


def _beside_its_pages(data: bytes) -> list[str]:
    """What is told of the file as it came, where it can be read so: drawing its forms into the pages leaves no trace of them."""
    try:
        return [*_taken_out(PdfReader(io.BytesIO(data)))]
    except Exception:  # what is broken in it is mended by now; this is for information
        return []


def _undrawn(data: bytes) -> list[str]:
    """The names of the fields with an entry that no drawing in the file shows: a viewer makes one up, the pages themselves have none."""
    found = []
    try:
        for page in PdfReader(io.BytesIO(data)).pages:
            for one in page.get("/Annots", ArrayObject()).get_object():
                widget = one.get_object()
                if widget.get("/Subtype") == "/Widget" and not _is_drawn(widget) and _entry(widget):
                    found.append(str(_inherited(widget, "/T") or widget.get("/T") or "?")[:40])
    except Exception:  # what is broken is drawn as it can be, or refused, elsewhere
        return found
    return found


def _is_drawn(widget: Any) -> bool:
    drawings = widget.get("/AP")
    return drawings is not None and drawings.get_object().get("/N") is not None


def _entry(widget: Any) -> str:
    """What is filled in: the text, or the choice. A box to tick has drawings or nothing to lose."""
    kind = widget.get("/FT") or _inherited(widget, "/FT")
    value = widget.get("/V") if "/V" in widget else _inherited(widget, "/V")
    value = value.get_object() if value is not None else ""
    if kind not in ("/Tx", "/Ch"):
        return ""
    return str(value).strip() if not isinstance(value, ArrayObject) else " ".join(map(str, value))


def _taken_out(reader: PdfReader) -> Iterator[str]:
    """What the file had beside its pages, by name, for the person who annexes it."""
    root: Any = reader.trailer["/Root"]
    names = root.get("/Names", DictionaryObject()).get_object()
    form = root.get("/AcroForm", DictionaryObject()).get_object()
    opens = root.get("/OpenAction")
    opens = opens.get_object() if opens is not None else None
    acts = isinstance(opens, DictionaryObject) and opens.get("/S") not in (None, "/GoTo")
    if "/JavaScript" in names or "/AA" in root or acts:
        yield "scripts and actions"
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield "attached files"
    if form.get("/SigFlags"):
        yield "an electronic signature"
    if "/XFA" in form:
        yield "a form that is drawn by a program"
    if form.get("/Fields"):
        yield "form fields"


def _warm() -> None:
    """Everything that is loaded only when it is needed is needed once here: after this the child can open nothing."""
    empty = PdfWriter()
    empty.add_blank_page(100, 100)
    stream = StreamObject()
    stream.set_data(b"q Q")
    empty.pages[0][NameObject("/Contents")] = empty._add_object(stream.flate_encode())
    buffer = io.BytesIO()
    empty.write(buffer)
    clean(buffer.getvalue(), "-")
    words(buffer.getvalue(), "-")


_warm()
