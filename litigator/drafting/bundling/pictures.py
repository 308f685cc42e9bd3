"""A photograph or a scan as a page of A4, its very data put into the PDF unchanged where that can be done. Measured in the confined child."""

import io
import struct
import zlib
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, NumberObject, StreamObject

from litigator.drafting.bundling.sheet import page_of
from litigator.errors import Refused, Unreadable
from litigator.tongue import marked, phrase

A4 = (595.28, 841.89)
MARGIN = 36.0
COARSEST = 72 / 50
MAX_PIXELS = 120_000_000
_AS_PDF = marked("save it as PDF or JPEG")
_TURNED = {3: 180, 6: 90, 8: 270}
"""How far a photograph is to be turned clockwise, by what the camera wrote into it."""


def measured(data: bytes, name: str) -> dict[str, Any]:
    """`{"pdf": bytes}` for a JPEG or a plain PNG, `{"width": 800, "height": 600}` for a picture that must be drawn anew to be put on a page.

    Raises `Unreadable` for what is broken or no picture we know, `Refused` for one of too many points.
    """
    try:
        return _measured(data, name)
    except (struct.error, IndexError, zlib.error) as error:
        raise Unreadable(
            phrase("{name} is a broken picture", name=name), fix=phrase("open it, and save it as PDF or JPEG")
        ) from error


def _measured(data: bytes, name: str) -> dict[str, Any]:
    if data.startswith(b"\xff\xd8"):
        return {"pdf": _jpeg_page(data, name)}
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data, name)
    if data.startswith(b"GIF8"):
        width, height = struct.unpack("<HH", data[6:10])
    elif data.startswith(b"BM"):
        width, height = struct.unpack("<ii", data[18:26])
    elif data.startswith((b"II*\0", b"MM\0*")):
        width, height = _tiff(data, name)
    else:
        raise Unreadable(phrase("{name} is no picture that can be annexed", name=name), fix=phrase(_AS_PDF))
    return _size(width, abs(height), name)


def _size(width: int, height: int, name: str) -> dict[str, Any]:
    if width < 1 or height < 1:
        raise Unreadable(
            phrase("{name} is a broken picture", name=name), fix=phrase("open it, and save it as PDF or JPEG")
        )
    if width * height > MAX_PIXELS:
        raise Refused(
            phrase(
                "{name} has {width:,} points; a picture of a page has a few million", name=name, width=width * height
            ),
            fix=phrase("make it smaller"),
        )
    return {"width": width, "height": height}


def _jpeg_page(data: bytes, name: str) -> bytes:
    at, turned, adobe = 2, 0, False
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        mark = data[at + 1]
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        segment = data[at + 4 : at + 2 + length]
        if data[at] != 0xFF or length < 2 or mark in (0xD9, 0xDA):
            raise Unreadable(
                phrase("{name} is a broken picture", name=name), fix=phrase("open it, and save it as PDF or JPEG")
            )
        if mark == 0xE1 and segment.startswith(b"Exif\0\0"):
            turned = _TURNED.get(_exif_turn(segment[6:]), 0)
        adobe = adobe or (mark == 0xEE and segment.startswith(b"Adobe"))
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            break
        at += 2 + length
    bits, height, width, colours = struct.unpack(">BHHB", segment[:6])
    _size(width, height, name)
    spaces = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
    if bits != 8 or colours not in spaces or mark not in (0xC0, 0xC1, 0xC2):
        raise Unreadable(
            phrase("{name} is a JPEG of an unusual kind", name=name), fix=phrase("open it, and save it as PDF")
        )
    image = _image(width, height, spaces[colours], 8, data, "/DCTDecode")
    if colours == 4 and adobe:  # Adobe writes the colours of print the other way round
        image[NameObject("/Decode")] = ArrayObject(NumberObject(n) for n in (1, 0) * 4)
    return _page(image, width, height, turned)


def _exif_turn(data: bytes) -> int:
    """The orientation of a photograph (1 to 8); 1 where nothing is said."""
    order = ">" if data.startswith(b"MM") else "<"
    (start,) = struct.unpack(f"{order}I", data[4:8])
    (count,) = struct.unpack(f"{order}H", data[start : start + 2])
    for number in range(min(count, 200)):
        entry = data[start + 2 + number * 12 : start + 14 + number * 12]
        if struct.unpack(f"{order}H", entry[:2])[0] == 0x0112:
            return int(struct.unpack(f"{order}H", entry[8:10])[0])
    return 1


def _png(data: bytes, name: str) -> dict[str, Any]:
    """A PNG without transparency goes in as it is: a PDF keeps pictures packed in the same way."""
    width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    size = _size(width, height, name)
    packed, palette, clear, at = [], b"", False, 8
    while at + 8 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        chunk, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if chunk == b"IDAT":
            packed.append(body)
        elif chunk == b"PLTE":
            palette = body
        clear = clear or chunk == b"tRNS"
        at += 12 + length
    colours = {0: 1, 2: 3, 3: 1}.get(kind)
    whole = b"".join(packed)
    if not whole or (kind == 3 and not palette):
        raise Unreadable(
            phrase("{name} is a broken picture", name=name), fix=phrase("open it, and save it as PDF or JPEG")
        )
    if colours is None or clear or interlaced or bits > 8:
        return size
    row = 1 + (width * colours * bits + 7) // 8
    if _unpacked_length(whole, row * height) != row * height:
        raise Unreadable(
            phrase("{name} is a broken picture", name=name), fix=phrase("open it, and save it as PDF or JPEG")
        )
    space: Any = "/DeviceRGB" if colours == 3 else "/DeviceGray"
    image = _image(width, height, space, bits, whole, "/FlateDecode")
    if kind == 3:
        image[NameObject("/ColorSpace")] = ArrayObject(
            [
                NameObject("/Indexed"),
                NameObject("/DeviceRGB"),
                NumberObject(len(palette) // 3 - 1),
                ByteStringObject(palette),
            ]
        )
    image[NameObject("/DecodeParms")] = DictionaryObject(
        {
            NameObject("/Predictor"): NumberObject(15),
            NameObject("/Colors"): NumberObject(colours),
            NameObject("/BitsPerComponent"): NumberObject(bits),
            NameObject("/Columns"): NumberObject(width),
        }
    )
    return {"pdf": _page(image, width, height, 0)}


def _unpacked_length(packed: bytes, expected: int) -> int:
    """How long the data are when unpacked, no more than a little past what they should be."""
    unpacking, length, rest = zlib.decompressobj(), 0, packed
    while rest and length <= expected:
        length += len(unpacking.decompress(rest, 1 << 20))
        rest = unpacking.unconsumed_tail
    return length + len(unpacking.flush())


def _tiff(data: bytes, name: str) -> tuple[int, int]:
    order = ">" if data.startswith(b"MM") else "<"
    (at,) = struct.unpack(f"{order}I", data[4:8])
    (count,) = struct.unpack(f"{order}H", data[at : at + 2])
    tags = {}
    for number in range(min(count, 200)):
        entry = data[at + 2 + number * 12 : at + 14 + number * 12]
        tag, kind = struct.unpack(f"{order}HH", entry[:4])
        tags[tag] = (
            struct.unpack(f"{order}H", entry[8:10])[0] if kind == 3 else struct.unpack(f"{order}I", entry[8:12])[0]
        )
    if struct.unpack(f"{order}I", data[at + 2 + count * 12 : at + 6 + count * 12])[0]:
        raise Unreadable(phrase("{name} is a TIFF of several pages", name=name), fix=phrase("save it as PDF"))
    return tags.get(256, 0), tags.get(257, 0)


def _image(width: int, height: int, space: str, bits: int, data: bytes, packing: str) -> StreamObject:
    image = StreamObject()
    image.set_data(data)
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(width),
            NameObject("/Height"): NumberObject(height),
            NameObject("/ColorSpace"): NameObject(space),
            NameObject("/BitsPerComponent"): NumberObject(bits),
            NameObject("/Filter"): NameObject(packing),
        }
    )
    return image


def _page(image: StreamObject, width: int, height: int, turned: int) -> bytes:
    """A page of A4, upright or across as the picture lies once it is turned, with the picture in its middle, no coarser than 50 dots an inch."""
    writer = PdfWriter()
    writer.metadata = None
    across = (width > height) != (turned in (90, 270))
    paper = A4[::-1] if across else A4
    room = (paper[0] - 2 * MARGIN, paper[1] - 2 * MARGIN)
    if turned in (90, 270):
        paper, room = paper[::-1], room[::-1]
    scale = min(room[0] / width, room[1] / height, COARSEST)
    size = (width * scale, height * scale)
    left, bottom = (paper[0] - size[0]) / 2, (paper[1] - size[1]) / 2
    stream = StreamObject()
    stream.set_data(f"q {size[0]:.3f} 0 0 {size[1]:.3f} {left:.3f} {bottom:.3f} cm /Picture Do Q".encode())
    resources = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/Picture"): writer._add_object(image)})}
    )
    page = page_of(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Page"),
                NameObject("/MediaBox"): ArrayObject(NumberObject(round(n)) for n in (0, 0, *paper)),
                NameObject("/Rotate"): NumberObject(turned),
                NameObject("/Resources"): resources,
                NameObject("/Contents"): writer._add_object(stream),
            }
        )
    )
    writer.add_page(page)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
