"""The bundle: any exhibit becomes plain stamped pages, nothing that acts is bound in, and every obstacle is named before a byte is written."""

import base64
import io
import json
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner
from docx import Document
from drafting_office import case_file, library
from filed_papers import filed_paper
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from litigator.casefile import Exhibit
from litigator.cli.bundling import group
from litigator.cli.exhibit import group as exhibit_group
from litigator.documents.confined import confined
from litigator.drafting.bundling import bundling, converting
from litigator.drafting.bundling.binding import Part, bound, index_links
from litigator.drafting.bundling.bundling import make_bundle
from litigator.drafting.bundling.files import exhibit_file
from litigator.drafting.bundling.front import Line, span_of, stamp_text
from litigator.drafting.bundling.gates import is_odt
from litigator.drafting.bundling.gathering import Source, _prepared, exhibit_sources, plain
from litigator.errors import DraftIncomplete, NotFound, Refused, SettingsFault, Unreadable, UsageFault
from litigator.office.bundling import exhibit_folders

HOSTILE = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile"
TODAY = date(2022, 6, 20)
with_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
LETTERS = "ąčęėįšųūžĄČĘĖĮŠŲŪŽ"


# Specimens


def pdf_page(
    writer: PdfWriter,
    drawing: str,
    size: tuple[float, float] = (595, 842),
    *,
    resources: DictionaryObject | None = None,
) -> Any:
    """A page with this drawing on it."""
    page = writer.add_blank_page(*size)
    stream = StreamObject()
    stream.set_data(drawing.encode())
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    held = resources or DictionaryObject()
    held[NameObject("/Font")] = DictionaryObject(
        {NameObject("/F"): DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})}
    )
    page[NameObject("/Contents")] = writer._add_object(stream)
    page[NameObject("/Resources")] = held
    return page


def pdf(pages: int = 1, words: str = "Annexed page", **size: Any) -> bytes:
    writer = PdfWriter()
    for number in range(1, pages + 1):
        pdf_page(writer, f"BT /F 20 Tf 72 700 Td ({words} {number}) Tj ET", **size)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def names(given: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in given.items()})


def action(kind: str, **more: Any) -> DictionaryObject:
    return names({"/S": NameObject(kind), **{f"/{key}": value for key, value in more.items()}})


def appearance(writer: PdfWriter, words: str) -> Any:
    """What a stamp or a form field looks like: words in a box of 200 by 30."""
    stream = StreamObject()
    stream.set_data(f"BT /F 12 Tf 4 10 Td ({words}) Tj ET".encode())
    font = names(
        {"/Type": NameObject("/Font"), "/Subtype": NameObject("/Type1"), "/BaseFont": NameObject("/Helvetica")}
    )
    stream.update(
        names(
            {
                "/Type": NameObject("/XObject"),
                "/Subtype": NameObject("/Form"),
                "/BBox": ArrayObject(NumberObject(n) for n in (0, 0, 200, 30)),
                "/Resources": names({"/Font": names({"/F": font})}),
            }
        )
    )
    return writer._add_object(stream)


def note(writer: PdfWriter, kind: str, words: str, bottom: int, **more: Any) -> Any:
    box = ArrayObject(FloatObject(n) for n in (72, bottom, 272, bottom + 30))
    looks = {"/AP": names({"/N": appearance(writer, words)})} if words else {}
    said = {"/Type": NameObject("/Annot"), "/Subtype": NameObject(kind), "/Rect": box, "/F": NumberObject(4), **looks}
    return writer._add_object(names({**said, **{f"/{key}": value for key, value in more.items()}}))


def acting_pdf() -> bytes:
    """A PDF with everything a bundle must not hold, and everything it must keep the look of."""
    writer = PdfWriter()
    layer = writer._add_object(names({"/Type": NameObject("/OCG"), "/Name": TextStringObject("hidden")}))
    held = names({"/Properties": names({"/L": layer})})
    drawing = "BT /F 20 Tf 72 700 Td (Plain words) Tj ET /OC /L BDC 0 0 0 rg 300 300 200 200 re f EMC"
    page = pdf_page(writer, drawing, resources=held)
    script = action("/JavaScript", JS=TextStringObject("app.alert('CANARY')"))
    field = note(writer, "/Widget", "Typed into a field", 500, FT=NameObject("/Tx"), T=TextStringObject("a"), A=script)
    page[NameObject("/Annots")] = ArrayObject(
        [
            field,
            note(writer, "/Stamp", "Received by the court", 400),
            note(writer, "/Link", "", 350, A=action("/URI", URI=TextStringObject("http://127.0.0.1:9/CANARY"))),
            note(writer, "/Link", "", 320, A=action("/Launch", F=TextStringObject("CANARY.exe"))),
        ]
    )
    page[NameObject("/AA")] = names({"/O": script})
    root = writer.root_object
    root[NameObject("/OpenAction")] = script
    root[NameObject("/AcroForm")] = names({"/Fields": ArrayObject([field]), "/SigFlags": NumberObject(3)})
    root[NameObject("/OCProperties")] = names(
        {"/OCGs": ArrayObject([layer]), "/D": names({"/OFF": ArrayObject([layer])})}
    )
    writer.add_attachment("CANARY.txt", b"CANARY")
    writer.add_metadata({"/Author": "CANARY"})
    return written(writer)


def jpeg(width: int = 16, height: int = 8, turned: int = 1) -> bytes:
    """A grey JPEG of so many points (multiples of 8), and what the camera says of how it was held."""

    def segment(mark: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data

    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, turned, 0, 0)
    table = bytes([1, *([0] * 15), 0])
    blocks = (width // 8) * (height // 8) * 2
    bits = "0" * blocks + "1" * (-blocks % 8)
    packed = int(bits, 2).to_bytes(len(bits) // 8, "big")
    return b"".join(
        (
            b"\xff\xd8",
            segment(0xE1, exif),
            segment(0xDB, bytes([0, *([1] * 64)])),
            segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + bytes([1, 0x11, 0])),
            segment(0xC4, b"\x00" + table),
            segment(0xC4, b"\x10" + table),
            segment(0xDA, bytes([1, 1, 0, 0, 63, 0])),
            packed,
            b"\xff\xd9",
        )
    )


def png(width: int = 20, height: int = 10, *, kind: int = 2, rows: int | None = None) -> bytes:
    """A PNG: red (kind 2), grey (0), with a palette (3) or half clear (6)."""
    points = {0: b"\x80", 2: b"\xff\0\0", 3: b"\0", 6: b"\xff\0\0\x80"}[kind]
    lines = (b"\0" + points * width) * (height if rows is None else rows)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
    palette = chunk(b"PLTE", b"\0\xff\0") if kind == 3 else b""
    return b"\x89PNG\r\n\x1a\n" + head + palette + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def tiff(pages: int = 1) -> bytes:
    """The directories of a TIFF of so many pages."""
    data, at = b"II*\0" + struct.pack("<I", 8), 8
    for number in range(pages):
        at += 2 + 2 * 12 + 4
        entries = struct.pack("<HHII", 256, 4, 1, 30) + struct.pack("<HHII", 257, 4, 1, 20)
        data += struct.pack("<H", 2) + entries + struct.pack("<I", at if number + 1 < pages else 0)
    return data


def odt(content: str = "", **more: bytes) -> bytes:
    head = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
    )
    body = f"{head}<office:body><office:text><text:p>Atviras dokumentas {LETTERS}</text:p>{content}</office:text></office:body></office:document-content>"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": body.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in {**parts, **{name.replace("__", "/"): data for name, data in more.items()}}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(words: str = "Pridedamas raštas") -> bytes:
    document = Document()
    document.add_paragraph(f"{words} {LETTERS}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def shown_text(data: bytes, page: int) -> str:
    return str(pypdfium2.PdfDocument(data)[page].get_textpage().get_text_range())


def ink(data: bytes, page: int = 0) -> list[int]:
    """How many dark dots the four quarters of a page show: upper left, upper right, lower left, lower right."""
    shown = pypdfium2.PdfDocument(data)[page].render(scale=0.3, grayscale=True).to_numpy() < 128
    half, middle = shown.shape[0] // 2, shown.shape[1] // 2
    return [
        int(part.sum())
        for part in (shown[:half, :middle], shown[:half, middle:], shown[half:, :middle], shown[half:, middle:])
    ]


# A PDF made plain


def test_what_acts_is_taken_out_and_what_is_stuck_on_a_page_is_kept():
    acting = acting_pdf()
    assert b"CANARY" in acting
    made = plain(acting, "acting.pdf")
    assert made.count == 1
    words = shown_text(made.pdf, 0)
    for said in ("Plain words", "Typed into a field", "Received by the court"):
        assert said in words
    for gone in (
        b"CANARY",
        b"/JavaScript",
        b"/Launch",
        b"/URI",
        b"/OpenAction",
        b"/AcroForm",
        b"/EmbeddedFile",
        b"/Annots",
    ):
        assert gone not in made.pdf, gone
    assert set(made.taken_out) == {"scripts and actions", "attached files", "an electronic signature", "form fields"}
    assert plain(pdf(), "x.pdf").taken_out == ()


def filled_pdf(value: str, *, drawn: str = "") -> bytes:
    """A form with an entry, and a drawing of it where `drawn` says what it shows."""
    writer = PdfWriter()
    page = pdf_page(writer, "BT /F 20 Tf 72 700 Td (Born on) Tj ET")
    field = note(
        writer, "/Widget", drawn, 500, FT=NameObject("/Tx"), T=TextStringObject("born"), V=TextStringObject(value)
    )
    page[NameObject("/Annots")] = ArrayObject([field])
    writer.root_object[NameObject("/AcroForm")] = names({"/Fields": ArrayObject([field])})
    return written(writer)


def test_an_entry_of_a_form_that_no_page_shows_is_never_lost_in_silence():
    with pytest.raises(Unreadable, match=r"filled in \(born\).* would be lost"):
        plain(filled_pdf("1991"), "form.pdf")
    assert "1991" in shown_text(plain(filled_pdf("1991", drawn="1991"), "form.pdf").pdf, 0)
    assert plain(filled_pdf(" "), "form.pdf").count == 1


def test_a_layer_that_is_switched_off_stays_off_in_the_bundle():
    made = plain(acting_pdf(), "acting.pdf")
    quarters = ink(bound([Part(pdf=made.pdf, title="1")], None, [], "lt"))
    assert quarters[3] == 0 and quarters[0] > 0
    control = acting_pdf().replace(b"/OFF", b"/OOF")  # without its switch the layer shows
    assert ink(plain(control, "x.pdf").pdf)[3] > 100


def test_locked_broken_and_empty_files_are_refused_by_name():
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    for data, said in (
        (written(writer), "is locked with a password"),
        (b"%PDF-1.7 hello", "is broken or no PDF"),
        (written(PdfWriter()), "has no pages|is broken"),
    ):
        with pytest.raises(Unreadable, match=f"scan.pdf ({said})"):
            plain(data, "scan.pdf")


def test_a_file_locked_only_against_printing_is_taken_in():
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("", "owner", algorithm="RC4-128")
    assert "Annexed page 1" in shown_text(plain(written(writer), "x.pdf").pdf, 0)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared hostile files are not on this machine")
@pytest.mark.parametrize("name", ["encrypted.pdf", "flate_bomb.pdf", "truncated.pdf", "xref_lie.pdf", "zero.pdf"])
def test_hostile_pdfs_are_refused_by_name(name):
    with pytest.raises((Unreadable, Refused), match=name):
        plain((HOSTILE / "pdf" / name).read_bytes(), name)


def test_a_page_in_pieces_and_a_page_without_anything_are_plain_too():
    writer = PdfWriter()
    page = pdf_page(writer, "BT /F 20 Tf 72 700 Td (In pie")
    second = StreamObject()
    second.set_data(b"ces) Tj ET")
    page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(second)])
    writer.add_blank_page(300, 300)
    made = plain(written(writer), "x.pdf")
    assert made.count == 2
    assert ink(made.pdf)[0] > 0


# Bound


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_is_seen_as_it_was(turned):
    writer = PdfWriter()
    page = pdf_page(writer, "0 0 0 rg 30 700 100 100 re f")
    page.rotate(turned)
    before = plain(written(writer), "x.pdf").pdf
    strip = plain(pdf(1, size=(595, 24)), "s.pdf").pdf
    after = bound([Part(pdf=before, title="1")], strip, [], "lt")
    full = max(ink(before))
    assert [quarter > full * 0.8 for quarter in ink(after)] == [quarter == full for quarter in ink(before)]
    assert PdfReader(io.BytesIO(after)).pages[0].get("/Rotate") is None


def test_what_a_cropped_page_hides_stays_hidden_and_sizes_stay():
    writer = PdfWriter()
    page = pdf_page(writer, "0 0 0 rg 0 0 595 300 re f", (595, 842))
    page.cropbox.lower_left = (0, 400)
    pdf_page(writer, "", (1190, 842))
    made = bound([Part(pdf=plain(written(writer), "x.pdf").pdf, title="1")], None, [], "en")
    assert sum(ink(made)) == 0
    assert [tuple(map(float, page.mediabox)) for page in PdfReader(io.BytesIO(made)).pages] == [
        (0, 0, 595, 442),
        (0, 0, 1190, 842),
    ]


def test_two_hundred_and_fifty_pages_are_bound_alike_each_time_and_tell_nothing():
    annex = plain(pdf(240), "long.pdf").pdf
    strips = plain(pdf(250, "strip", size=(595, 24)), "strips.pdf").pdf
    parts = [
        Part(pdf=plain(pdf(10), "a.pdf").pdf, title="Ieškinys", makes_room=False),
        Part(pdf=annex, title="1 priedas", number=1),
    ]
    made = bound(parts, strips, [(0, [10, 10, 50, 50], 10)], "lt")
    assert made == bound(parts, strips, [(0, [10, 10, 50, 50], 10)], "lt")
    reader = PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 250 and reader.metadata is None
    assert [(one.title, reader.get_destination_page_number(one)) for one in reader.outline] == [
        ("Ieškinys", 0),
        ("1 priedas", 10),
    ]
    link: Any = reader.pages[0]["/Annots"][0].get_object()
    assert reader.get_page_number(link["/Dest"][0].get_object()) == 10
    assert "Annexed page 240" in shown_text(made, 249)


def test_stamps_and_spans_read_as_lawyers_write_them():
    assert stamp_text("lt", (3, 2, 7), 14, 60) == "3 priedas, 2 l. iš 7  ·  rinkinio 14 psl. iš 60"
    assert stamp_text("en", (3, 2, 7), 14, 60) == "Annex 3, p. 2 of 7  ·  bundle p. 14 of 60"
    assert stamp_text("lt", None, 1, 60) == "Rinkinio 1 psl. iš 60"
    one = Line(number=1, title="a", dated=None, pages=1, first=3, last=3)
    two = Line(number=2, title="b", dated=None, pages=2, first=4, last=5)
    assert [span_of(one), span_of(two)] == ["3", "4–5"]
    words = [[1, 60, 700, 66, 710, "3"], [1, 470, 700, 480, 710, "3"], [1, 470, 650, 490, 660, "4–5"]]
    assert [(page, leads) for page, _, leads in index_links(words, [one, two])] == [(1, 2), (1, 3)]


# Pictures, documents and other files


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_photograph_goes_in_as_it_is_and_the_right_way_up(turned):
    data = jpeg(160, 80, turned)
    kind, made = _prepared(Source(name="photo.jpg", data=data))
    assert kind == "pdf" and data in made
    page = PdfReader(io.BytesIO(made)).pages[0]
    assert page.get("/Rotate", 0) == {1: 0, 3: 180, 6: 90, 8: 270}[turned]
    width, height = pypdfium2.PdfDocument(made)[0].get_size()
    assert (width > height) == (turned in (1, 3))
    assert sum(ink(made)) == 0
    grey = pypdfium2.PdfDocument(made)[0].render(grayscale=True).to_numpy()
    assert 120 < int(grey[grey.shape[0] // 2, grey.shape[1] // 2]) < 136


@pytest.mark.parametrize("kind", [0, 2, 3])
def test_a_picture_without_transparency_goes_in_as_it_is(kind):
    told, made = _prepared(Source(name="scan.png", data=png(kind=kind)))
    assert told == "pdf"
    shown = pypdfium2.PdfDocument(made)[0].render(rev_byteorder=True).to_numpy()
    middle = tuple(int(n) for n in shown[shown.shape[0] // 2, shown.shape[1] // 2][:3])
    assert middle == {0: (128, 128, 128), 2: (255, 0, 0), 3: (0, 255, 0)}[kind]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", png(rows=3), "is a broken picture"),
        ("a.png", png()[:40], "is a broken picture"),
        ("a.jpg", jpeg()[:30], "is a broken picture"),
        ("a.jpg", b"\xff\xd8" + b"\xff" * 400, "is a broken picture"),
        ("a.gif", b"GIF89a\0\0\0\0", "is a broken picture"),
        ("a.tif", tiff(2), "is a TIFF of several pages"),
        ("a.bmp", b"BM" + b"\0" * 16 + struct.pack("<ii", 40_000, 40_000) + b"\0" * 20, "has 1,600,000,000 points"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old Word document"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 60, "is an archive"),
        ("a.pdf", b"", "is empty"),
        ("a.odt", odt('<draw:image xlink:href="http://127.0.0.1:9/x.png"/>'), "not let into a bundle"),
        ("a.odt", odt('<draw:image xlink:href="file:///etc/hosts"/>'), "not let into a bundle"),
        ("a.odt", odt("<script:event-listener/>"), "not let into a bundle"),
        ("a.odt", odt(Basic__Standard__x=b"<x/>"), "not let into a bundle"),
        ("a.odt", odt(styles=b"").replace(b"</office:text>", b"</office:texx>"), "not well formed|damaged"),
    ],
    ids=lambda given: given if isinstance(given, str) else f"{len(given)} bytes",
)  # fmt: skip
def test_what_cannot_be_annexed_is_refused_by_name(name, data, said):
    with pytest.raises((Unreadable, Refused), match=said):
        _prepared(Source(name=name, data=data))


def test_what_libreoffice_is_to_draw_passes_its_gate_first():
    assert is_odt(odt()) and not is_odt(docx())
    assert _prepared(Source(name="a.odt", data=odt('<text:a xlink:href="https://example.org">x</text:a>')))[0] == "odt"
    assert _prepared(Source(name="a.docx", data=docx()))[0] == "docx"
    assert _prepared(Source(name="a.png", data=png(kind=6)))[0] == "docx"
    page = "<html><body><p>Puslapis <img src='http://127.0.0.1:9/x.png'> su paveikslu, kurio niekas neparsisiunčia.</p></body></html>"
    kind, made = _prepared(Source(name="a.html", data=page.encode()))
    assert kind == "docx" and b"127.0.0.1" not in b"".join(
        zipfile.ZipFile(io.BytesIO(made)).read(n) for n in zipfile.ZipFile(io.BytesIO(made)).namelist()
    )


# Files and folders


def exhibit(key: str, title: str, file: str | None = None, data: bytes = b"", **more: Any) -> Exhibit:
    return Exhibit(
        key=key, kind="order", title=title, file=file, sha256=sha256(data).hexdigest() if file else None, **more
    )


def test_everything_wrong_with_the_files_is_named_at_once_and_nothing_is_made(tmp_path, monkeypatch):
    files = {
        "changed.pdf": pdf(2),
        "locked.pdf": b"",
        "broken.pdf": b"%PDF-1.4 x",
        "empty.pdf": b"",
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    }
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    files["locked.pdf"] = written(writer)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    exhibits = (
        exhibit("E-1", "Pakeistas", "changed.pdf", pdf(3)),
        exhibit("E-2", "Dingęs", "lost.pdf", b"x"),
        exhibit("E-3", "Be failo"),
        *(
            exhibit(f"E-{n}", "Kitas", name, files[name])
            for n, name in enumerate(("locked.pdf", "broken.pdf", "empty.pdf", "old.doc"), 4)
        ),
    )
    drawn: list[str] = []
    monkeypatch.setattr(converting, "libreoffice", lambda: "soffice")
    monkeypatch.setattr(bundling, "libreoffice", lambda: "soffice")
    monkeypatch.setattr(bundling, "to_pdf", lambda documents: drawn.extend(documents) or {})
    with pytest.raises(DraftIncomplete) as caught:
        make_bundle(replace(case_file(), exhibits=exhibits), library(tmp_path), None, today=TODAY, folders=[tmp_path])
    said = "\n".join(str(problem) for problem in caught.value.problems)
    for words in (
        "the file changed.pdf is no longer the one in the log",
        "the file lost.pdf is not in",
        "no file is named in the log for E-3",
        "locked.pdf is locked with a password",
        "broken.pdf is broken or no PDF",
        "empty.pdf is empty",
        "old.doc is an old Word document",
    ):
        assert words in said, words
    assert drawn == []


def test_a_file_is_known_by_its_hash_and_never_looked_for_outside_its_folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "out.pdf").write_bytes(b"out")
    (folder / "link.pdf").symlink_to(tmp_path / "out.pdf")
    (folder / "a.pdf").write_bytes(b"a")
    assert exhibit_file(exhibit("E-1", "x", "b.pdf", b"a"), [folder]) == folder / "a.pdf"
    for name in ("../out.pdf", "link.pdf", str(tmp_path / "out.pdf"), "sub/../../out.pdf"):
        assert exhibit_file(exhibit("E-1", "x", name, b"out"), [folder]) is None, name


def test_a_file_past_all_measure_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "big.pdf").open("wb") as stream:
        stream.truncate(61_000_000)
    found = replace(exhibit("E-1", "x", "big.pdf"), sha256=None)
    sources, problems = exhibit_sources([found], [tmp_path])
    assert not sources and any("at most 60 fit" in problem.what for problem in problems)


def test_folders_are_the_ones_given_or_those_beside_draft_and_database(tmp_path):
    (tmp_path / "exhibits" / "2021-004").mkdir(parents=True)
    (tmp_path / "drafts").mkdir()
    draft, db = tmp_path / "drafts" / "a.docx", str(tmp_path / "cases.db")
    assert exhibit_folders([Path("x")], db, "2021-004", draft) == (Path("x"),)
    assert exhibit_folders([], db, "2021-004", draft) == (
        tmp_path / "drafts",
        tmp_path / "exhibits" / "2021-004",
        tmp_path / "exhibits",
    )


def test_without_libreoffice_it_is_said_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SettingsFault, match="LibreOffice is not on this machine") as caught:
        make_bundle(case_file(), library(tmp_path), None, today=TODAY, folders=[])
    assert "libreoffice.org" in caught.value.fix


def test_a_case_with_nothing_to_bind_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(bundling, "libreoffice", lambda: "soffice")
    with pytest.raises(UsageFault, match="nothing to bind"):
        make_bundle(replace(case_file(), exhibits=()), library(tmp_path), None, today=TODAY, folders=[])


def test_the_child_gives_the_words_of_a_page_and_their_places():
    told: Any = confined("litigator.drafting.bundling.cleaning:words", pdf(2), "x.pdf")
    assert [(word[0], word[5]) for word in told] == [(0, "Annexed page 1"), (1, "Annexed page 2")]
    assert base64.b64decode(confined("litigator.drafting.bundling.cleaning:clean", pdf(), "x.pdf")["pdf"]).startswith(
        b"%PDF"
    )


def test_an_international_court_is_never_given_a_domestic_number(tmp_path):
    from litigator.library.shapes import Form

    strasbourg = Form(id="x", title={}, language="en", forum="echr", stages=("S5",))
    facts = {"proceedings": {"number": "eA-1"}}
    assert bundling._number(case_file(), strasbourg, facts) is None
    own = replace(case_file().stages[0], forum="echr", number="71234/25")
    assert bundling._number(replace(case_file(), stages=(own,)), strasbourg, facts) == "71234/25"
    assert bundling._number(case_file(), replace(strasbourg, forum="lt.lvat"), facts) == "eA-1"


# The whole, with LibreOffice

PAPER = (
    "# SKUNDAS",
    "Šiuo skundu pareiškėjas, kuris buvo sulaikytas ir kuriam apie tai nepranešta, prašo teismo ginti jo teises.",
    "1 Pareiškėjas buvo sulaikytas pasienyje (1–4 priedai).",
    "1 Teismas dėl jo laisvės nenusprendė (5, 6 ir 7 priedai).",
    "# Priedai",
    "+ Nutartis ąčęėįšųū, 2022 m. vasario 10 d., 3 l.",
    "+ Nuotrauka, 1 l.",
    "+ Skenuotas lapas, 1 l.",
    "+ Raštas, 1 l.",
    "+ Atviras dokumentas, 1 l.",
    "+ Tekstas, 1 l.",
    "+ Paveikslas, 1 l.",
)
FILES = {
    "order.pdf": pdf(3),
    "photo.jpg": jpeg(1600, 800),
    "scan.png": png(400, 600),
    "letter.docx": docx(),
    "open.odt": odt(),
    "text.txt": f"Paprastas tekstas {LETTERS}\n".encode(),
    "clear.png": png(40, 20, kind=6),
}
TITLES = ("Nutartis ąčęėįšųū", "Nuotrauka", "Skenuotas lapas", "Raštas", "Atviras dokumentas", "Tekstas", "Paveikslas")


@pytest.fixture
def office(tmp_path) -> Callable[..., Any]:
    """A case whose exhibits lie in a folder, and a filing that lists them."""
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    pages = (3, 1, 1, 1, 1, 1, 1)
    exhibits = tuple(
        exhibit(f"E-{n}", title, name, FILES[name], pages=count, dated=date(2022, 2, 10) if n == 1 else None)
        for n, (title, name, count) in enumerate(zip(TITLES, FILES, pages, strict=True), 1)
    )
    case = replace(case_file(), exhibits=exhibits)

    def bind(items: tuple[str, ...] = PAPER, **given: Any) -> Any:
        draft = filed_paper(tmp_path / "skundas.docx", items)
        return make_bundle(given.pop("case", case), library(tmp_path), draft, today=TODAY, folders=[tmp_path], **given)

    return bind


@with_office
@pytest.mark.xdist_group("libreoffice")
def test_a_whole_bundle_has_cover_index_filing_and_annexes_each_page_stamped(office):
    made = office()
    reader = PdfReader(io.BytesIO(made.data))
    assert made.pages == len(reader.pages) == 12
    assert [(line.number, line.first, line.last) for line in made.lines] == [
        (None, 3, 3), (1, 4, 6), (2, 7, 7), (3, 8, 8), (4, 9, 9), (5, 10, 10), (6, 11, 11), (7, 12, 12),
    ]  # fmt: skip
    pages = [shown_text(made.data, number).replace("\xa0", " ") for number in range(12)]
    for number, text in enumerate(pages, 1):
        assert f"inkinio {number} psl. iš 12" in text, number
    assert "Ahmad Rahimi" in pages[0] and "Pareiškėjas" in pages[0] and "SKUNDAS" in pages[0]
    assert "Turinys" in pages[1] and "2022 m. vasario 10 d." in pages[1] and "4–6" in pages[1]
    assert "1 priedas, 2 l. iš 3" in pages[4] and "Annexed page 2" in pages[4]
    for number in (8, 9, 10):
        assert LETTERS in pages[number], number
    assert [one.title for one in reader.outline] == [
        "Turinys",
        "SKUNDAS",
        *(f"{n} priedas. {title}" for n, title in enumerate(TITLES, 1)),
    ]
    links = [note.get_object()["/Dest"][0].get_object() for note in reader.pages[1]["/Annots"]]
    assert [reader.get_page_number(page) + 1 for page in links] == [line.first for line in made.lines]
    assert reader.metadata is None
    for gone in (b"LibreOffice", b"/Producer", b"/CreationDate", b"/URI", b"/JavaScript"):
        assert gone not in made.data
    assert [str(problem.what) for problem in made.problems] == []


@with_office
@pytest.mark.xdist_group("libreoffice")
def test_without_cover_or_stamps_and_in_english(office):
    order = (exhibit("E-1", "Nutartis", "order.pdf", FILES["order.pdf"]),)
    items = (*PAPER[:2], "1 Tai rodo nutartis (1 priedas).", "# Priedai", "+ Nutartis, 3 l.")
    asked = {"case": replace(case_file(), exhibits=order), "with_cover": False, "paginate": False, "language": "en"}
    made = office(items, **asked)
    pages = [shown_text(made.data, number) for number in range(made.pages)]
    assert made.pages == 5 and "Index" in pages[0]
    assert office(items, **asked).data == made.data
    assert not any("bundle p." in text for text in pages)
    assert [one.title for one in PdfReader(io.BytesIO(made.data)).outline][2].startswith("Annex 1. ")


@with_office
@pytest.mark.xdist_group("libreoffice")
def test_list_log_and_text_that_disagree_are_not_bound(office):
    with pytest.raises(DraftIncomplete) as caught:
        office((*PAPER[:-1], "+ Kitas dokumentas, 1 l."))
    said = [str(problem.what) for problem in caught.value.problems if problem.severity == "error"]
    assert said == [
        "annex 7 «Kitas dokumentas, 1 l.» is not in the evidence log",
        "E-7 «Paveikslas» is marked for annexing and is not on the list",
    ]
    with pytest.raises(DraftIncomplete, match="1 thing to mend"):
        office(("JUODRAŠTIS — NETEIKTI", *PAPER))
    with pytest.raises(DraftIncomplete) as caught:
        office((*PAPER[:4], "2. Dvigubas numeris.", *PAPER[4:-1]))
    assert [problem.severity for problem in caught.value.problems].count("error") == 1
    assert any("stands twice" in problem.what and problem.severity == "warning" for problem in caught.value.problems)


@with_office
@pytest.mark.xdist_group("libreoffice")
def test_libreoffice_fetches_nothing_even_for_a_document_that_slipped_past_the_gate(monkeypatch):
    import http.server
    import threading

    asked: list[str] = []

    class Ear(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Ear) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_port}/x.png"
        frame = f'<text:p><draw:frame><draw:image xlink:href="{place}" xlink:type="simple"/></draw:frame></text:p>'
        assert converting.to_pdf({"a.odt": odt(frame)})["a.odt"].startswith(b"%PDF")
        assert asked == []
        monkeypatch.setattr(converting, "_SET", ())  # the control: without the settings it does fetch
        converting.to_pdf({"a.odt": odt(frame)})
        assert asked
        server.shutdown()


@with_office
@pytest.mark.xdist_group("libreoffice")
def test_the_command_writes_the_bundle_and_says_what_is_where(tmp_path):
    (tmp_path / "order.pdf").write_bytes(pdf(2))
    case = replace(case_file(), exhibits=(exhibit("E-1", "Nutartis", "order.pdf", pdf(2), pages=3),))
    import msgspec

    (tmp_path / "case.json").write_bytes(msgspec.json.encode(case))
    draft = filed_paper(
        tmp_path / "a.docx", (*PAPER[:2], "1 Tai rodo nutartis (1 priedas).", "# Priedai", "+ Nutartis, 3 l.")
    )
    out = tmp_path / "out.pdf"
    asked = [
        "bundle",
        str(draft),
        "--from",
        str(tmp_path / "case.json"),
        "--files",
        str(tmp_path),
        "-o",
        str(out),
        "--json",
    ]
    run = CliRunner().invoke(group, asked, catch_exceptions=False)
    said = json.loads(run.stdout)
    assert said["schema"] == "litigator/bundle/1" and said["pages"] == 5
    assert said["document"] == {"title": "SKUNDAS", "from": 3, "to": 3}
    assert [(one["number"], one["key"], one["from"], one["to"], one["file"]) for one in said["annexes"]] == [
        (1, "E-1", 4, 5, "order.pdf")
    ]
    assert [problem["what"] for problem in said["problems"]] == ["the file has 2 pages, the log says 3"]
    assert said["sha256"] == sha256(out.read_bytes()).hexdigest()
    out.unlink()
    (tmp_path / "order.pdf").write_bytes(pdf(1))
    with pytest.raises(DraftIncomplete):
        CliRunner().invoke(group, asked, catch_exceptions=False)
    assert not out.exists()


def test_an_exhibit_logged_without_its_file_is_given_it(tmp_path):
    from litigator.office import found_office, writing_office

    db = str(tmp_path / "cases.db")
    found_office(db, name="Office", user="rasa")
    with writing_office(db, user="rasa", founding="rasa") as office:
        office.add_user("rasa", "Rasa Ąžuolaitė", "lawyer")
        office.take_in(case_file())
    (tmp_path / "order.pdf").write_bytes(pdf())
    asked = ["attach", "2021-004", "E-1", str(tmp_path / "order.pdf"), "--db", db, "--user", "rasa"]
    assert "E-1 of 2021-004 is order.pdf" in CliRunner().invoke(exhibit_group, [*asked], catch_exceptions=False).stdout
    (tmp_path / "order.pdf").write_bytes(pdf(2))
    with pytest.raises(Refused, match="is logged with another file"):
        CliRunner().invoke(exhibit_group, [*asked], catch_exceptions=False)
    CliRunner().invoke(exhibit_group, [*asked, "--instead"], catch_exceptions=False)
    with writing_office(db, user="rasa") as office:
        exhibits = office.case_file("2021-004").exhibits
    assert (exhibits[0].file, exhibits[0].sha256) == ("order.pdf", sha256(pdf(2)).hexdigest())
    assert exhibits[1].file is None
    with pytest.raises(NotFound, match="has no exhibit E-9"):
        CliRunner().invoke(exhibit_group, [*asked[:2], "E-9", *asked[3:]], catch_exceptions=False)


def test_the_output_is_a_pdf():
    with pytest.raises(UsageFault, match=r"not a \.pdf name"):
        CliRunner().invoke(group, ["bundle", "2021-004", "-o", "x.docx"], catch_exceptions=False)
