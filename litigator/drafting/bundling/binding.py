"""The bundle bound: plain pages one after another, stamped at the foot, with an outline, and an index whose lines lead to their annexes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from litigator.drafting.bundling.front import STRIP, Line, span_of
from litigator.drafting.bundling.sheet import page_of

Matrix = tuple[float, float, float, float, float, float]
_LARGEST = 14_400.0
WIDTH, MARGIN, LAST_COLUMN = 595.3, 56.0, 440.0
"""The page of the index, and where its last column begins, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is bound in: its plain PDF, its name in the outline, and whether its pages make room for a stamp (ours have it in their margins)."""

    pdf: bytes
    title: str
    number: int | None = None
    makes_room: bool = True


def bound(
    parts: Sequence[Part], stamps: bytes | None, links: Sequence[tuple[int, Sequence[float], int]], language: str
) -> bytes:
    """The PDF of `parts`. `stamps` is a PDF with a narrow page for each page of the bundle; `links` are (page, rectangle, page it leads to).

    The same parts give the same bytes: nothing in it tells who bound it, or when.
    """
    writer = PdfWriter()
    writer.metadata = None
    strips = PdfReader(io.BytesIO(stamps)).pages if stamps is not None else None
    switches: list[Any] = []
    starts = []
    for part in parts:
        reader = PdfReader(io.BytesIO(part.pdf))
        starts.append(len(writer.pages))
        for page in reader.pages:
            strip = strips[len(writer.pages)] if strips is not None else None
            writer.add_page(_bound_page(writer, page, strip, part.makes_room))
        layers: Any = reader.trailer["/Root"]
        if "/OCProperties" in layers:
            switches.append(layers["/OCProperties"].clone(writer))
    for part, start in zip(parts, starts, strict=True):
        writer.add_outline_item(title=part.title, page_number=start)
    for page_number, rectangle, leads_to in links:
        _link(writer, page_number, rectangle, leads_to)
    _layers(writer, switches)
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    writer.root_object[NameObject("/Lang")] = TextStringObject({"lt": "lt-LT", "en": "en-GB"}[language])
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def index_links(words: Sequence[Sequence[Any]], lines: Sequence[Line]) -> list[tuple[int, list[float], int]]:
    """Where on the front pages a click leads to which page: the row of each line, known by the pages it says in its last column.

    `words` are (page, left, bottom, right, top, text), in the order of the page; the rows stand in the order of the lines.
    """
    found: list[tuple[int, list[float], int]] = []
    rest = iter(words)
    for line in lines:
        said = span_of(line)
        row = next(
            (word for word in rest if str(word[5]).strip().replace("-", "–") == said and word[1] > LAST_COLUMN), None
        )
        if row is None:
            break
        found.append((int(row[0]), [MARGIN, row[2] - 6.0, WIDTH - MARGIN, row[4] + 6.0], line.first - 1))
    return found


def _bound_page(writer: PdfWriter, page: Any, strip: Any, makes_room: bool) -> Any:
    """A page of the size that is seen, with the plain page drawn in it, a little smaller where its stamp needs the room."""
    box, turned = _box(page), int(page.get("/Rotate", 0) or 0) % 360
    width, height = box[2] - box[0], box[3] - box[1]
    if turned in (90, 270):
        width, height = height, width
    unit = min(max(float(page.get("/UserUnit", 1) or 1), 0.1), _LARGEST / max(width, height))
    width, height = width * unit, height * unit
    room = STRIP if strip is not None and makes_room else 0.0
    scale = max((height - room) / height, 0.1) if room else 1.0
    matrix = _times(_upright(box, turned), (unit * scale, 0, 0, unit * scale, (width - width * scale) / 2, room))
    drawn = DictionaryObject({NameObject("/Page"): _form(writer, page, box)})
    words = f"q {_said(matrix)} cm /Page Do Q"
    if strip is not None:
        size = float(strip.mediabox.width)
        narrow = min(1.0, width / size)
        drawn[NameObject("/Stamp")] = _form(writer, strip, _box(strip))
        words += f" q {_said((narrow, 0, 0, narrow, (width - size * narrow) / 2, 2))} cm /Stamp Do Q"
    from pypdf.generic import StreamObject

    stream = StreamObject()
    stream.set_data(words.encode())
    corners = ArrayObject(
        [NumberObject(0), NumberObject(0), FloatObject(round(width, 2)), FloatObject(round(height, 2))]
    )
    return page_of(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Page"),
                NameObject("/MediaBox"): corners,
                NameObject("/Resources"): DictionaryObject({NameObject("/XObject"): drawn}),
                NameObject("/Contents"): writer._add_object(stream),
            }
        )
    )


def _form(writer: PdfWriter, page: Any, box: Sequence[float]) -> Any:
    """A plain page as a drawing that can be put into another; what stands outside its box is not seen there either."""
    stream: Any = page["/Contents"].get_object().clone(writer, force_duplicate=True)
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Form")
    stream[NameObject("/BBox")] = ArrayObject(FloatObject(side) for side in box)
    stream[NameObject("/Resources")] = page["/Resources"].clone(writer)
    if "/Group" in page:
        stream[NameObject("/Group")] = page["/Group"].clone(writer)
    return stream.indirect_reference


def _box(page: Any) -> list[float]:
    """The part of a page that is seen, as left, bottom, right, top: its crop box, as far as that lies on the page."""
    whole = _corners(page["/MediaBox"]) if "/MediaBox" in page else [0.0, 0.0, 595.0, 842.0]
    if "/CropBox" not in page:
        return whole
    crop = _corners(page["/CropBox"])
    seen = [max(crop[0], whole[0]), max(crop[1], whole[1]), min(crop[2], whole[2]), min(crop[3], whole[3])]
    return seen if seen[2] - seen[0] > 1 and seen[3] - seen[1] > 1 else whole


def _corners(given: Any) -> list[float]:
    sides = [float(side) for side in given.get_object()]
    left, right, bottom, top = *sorted((sides[0], sides[2])), *sorted((sides[1], sides[3]))
    return [left, bottom, right, top] if right - left > 1 and top - bottom > 1 else [0.0, 0.0, 595.0, 842.0]


def _upright(box: Sequence[float], turned: int) -> Matrix:
    """What brings a box that is shown turned (clockwise) upright, its lower left corner at the origin."""
    left, bottom, right, top = box
    return {
        90: (0.0, -1.0, 1.0, 0.0, -bottom, right),
        180: (-1.0, 0.0, 0.0, -1.0, right, top),
        270: (0.0, 1.0, -1.0, 0.0, top, -left),
    }.get(turned, (1.0, 0.0, 0.0, 1.0, -left, -bottom))


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _said(matrix: Matrix) -> str:
    return " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in matrix)


def _link(writer: PdfWriter, page_number: int, rectangle: Sequence[float], leads_to: int) -> None:
    page = writer.pages[page_number]
    target: Any = writer.pages[leads_to].indirect_reference
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject(FloatObject(side) for side in rectangle),
            NameObject("/Border"): ArrayObject(NumberObject(0) for _ in range(3)),
            NameObject("/Dest"): ArrayObject([target, NameObject("/XYZ"), NullObject(), NullObject(), NullObject()]),
        }
    )
    notes = page.get("/Annots")
    if notes is None:
        notes = page[NameObject("/Annots")] = ArrayObject()
    notes.append(writer._add_object(note))


def _layers(writer: PdfWriter, switches: Sequence[Any]) -> None:
    """The switchboards of all parts as one, so that what was switched off stays off."""
    if not switches:
        return
    layers = ArrayObject(layer for one in switches for layer in one["/OCGs"])
    off = ArrayObject(layer for one in switches for layer in one["/D"]["/OFF"])
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): layers, NameObject("/D"): DictionaryObject({NameObject("/OFF"): off})}
    )
