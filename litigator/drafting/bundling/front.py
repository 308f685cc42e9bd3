"""The pages a bundle adds of its own: its cover, its index and the stamps, drawn in Word's format and rendered with the rest."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from litigator.dates.written import written

COARSEST = 72 / 50
"""Points a picture's dot may take at most: a small picture is not blown up past 50 dots an inch."""
STRIP = 24.0
"""The height of the strip at the foot of a page that its stamp stands in, in points."""
_FACE = "Times New Roman"
_WORDS: Mapping[str, Mapping[str, Any]] = {
    "lt": {
        "title": "Dokumentų rinkinys",
        "case": "Byla Nr. {number}",
        "and": "ir",
        "index": "Turinys",
        "heads": ("Priedas", "Dokumentas", "Data", "Lapai", "Rinkinio psl."),
        "document": "{title}",
        "annexes": "Priedų: {count}",
        "pages": "Puslapių: {count}",
        "annex": "{number} priedas",
        "stamp": "{number} priedas, {page} l. iš {pages}",
        "running": "rinkinio {page} psl. iš {pages}",
        "against": "Atsakovas",
        "claimant": "Pareiškėjas",
        "annexes alone": "Priedai",
    },
    "en": {
        "title": "Bundle of documents",
        "case": "Case no. {number}",
        "and": "and",
        "index": "Index",
        "heads": ("Annex", "Document", "Date", "Pages", "Bundle pp."),
        "document": "{title}",
        "annexes": "Annexes: {count}",
        "pages": "Pages: {count}",
        "annex": "Annex {number}",
        "stamp": "Annex {number}, p. {page} of {pages}",
        "running": "bundle p. {page} of {pages}",
        "against": "Respondent",
        "claimant": "Applicant",
        "annexes alone": "Annexes",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the cover says: the court, the number of the case, who against whom (a label and names), what is filed, and the day."""

    language: str
    court: str | None = None
    number: str | None = None
    parties: tuple[tuple[str, tuple[str, ...]], ...] = ()
    title: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the index: the document itself (`number` None) or an annex, where it begins and ends in the bundle."""

    number: int | None
    title: str
    dated: date | None
    pages: int
    first: int = 0
    last: int = 0


def words_of(language: str) -> Mapping[str, Any]:
    return _WORDS[language]


def span_of(line: Line) -> str:
    """Where a document stands in the bundle: `16–24`, or `25` where it has one page."""
    return str(line.first) if line.first == line.last else f"{line.first}–{line.last}"


def front_pages(cover: Cover, lines: Sequence[Line], total: int, *, with_cover: bool) -> bytes:
    """The cover and the index as one .docx."""
    from docx import Document

    document = Document()
    section = document.sections[0]
    _a4(section)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FACE, _pt(12)
    style.element.rPr.rFonts.set(_w("eastAsia"), _FACE)
    style.paragraph_format.space_after = _pt(0)
    if with_cover:
        _cover(document, cover, lines, total)
    _index(document, cover, lines)
    return _saved(document)


def stamps(texts: Iterable[str]) -> bytes:
    """A .docx of narrow pages, one a text: each is laid on the foot of its page."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import RGBColor

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = _pt(595), _pt(STRIP)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", _pt(2))
    section.header_distance = section.footer_distance = _pt(0)
    for number, text in enumerate(texts):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        spacing = paragraph.paragraph_format
        spacing.page_break_before = number > 0
        spacing.space_before = spacing.space_after = _pt(0)
        spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, _pt(12)
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.font.color.rgb = _FACE, _pt(8.5), RGBColor(0x33, 0x33, 0x33)
    return _saved(document)


def stamp_text(language: str, annex: tuple[int, int, int] | None, page: int, total: int) -> str:
    """`3 priedas, 2 l. iš 7 · rinkinio 14 psl. iš 60`; `annex` is its number, the page of it and how many it has."""
    words = _WORDS[language]
    running = words["running"].format(page=page, pages=total)
    if annex is None:
        return str(running[:1].upper() + running[1:])
    number, own, count = annex
    return f"{words['stamp'].format(number=number, page=own, pages=count)}  ·  {running}"


def plain_pages(blocks: Iterable[tuple[str, bool]]) -> bytes:
    """A .docx of paragraphs, each with whether it is a heading: how a text or a web page is annexed."""
    from docx import Document

    document = Document()
    _a4(document.sections[0])
    for text, is_heading in blocks:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.bold = _FACE, _pt(11), is_heading
    return _saved(document)


def picture_page(data: bytes, width: int, height: int) -> bytes:
    """A .docx with one picture on one page, upright or across as the picture lies."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = Document()
    section = document.sections[0]
    _a4(section)
    if width > height:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", _pt(36))
    section.header_distance = section.footer_distance = _pt(0)
    room = (section.page_width.pt - 74, section.page_height.pt - 90)  # type: ignore[union-attr]
    scale = min(room[0] / width, room[1] / height, COARSEST)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = _pt(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run().add_picture(io.BytesIO(data), width=_pt(width * scale), height=_pt(height * scale))
    return _saved(document)


# The cover and the index


def _cover(document: Any, cover: Cover, lines: Sequence[Line], total: int) -> None:
    words = _WORDS[cover.language]
    if cover.court:
        _centred(document, cover.court, 15, before=40)
    if cover.number:
        _centred(document, words["case"].format(number=cover.number), 12, before=10)
    _rule(_centred(document, "", 6, before=50))
    _centred(document, cover.title or words["annexes alone"], 24, before=34, bold=True)
    _centred(document, words["title"], 14, before=12)
    _rule(_centred(document, "", 6, before=22))
    for place, (label, names) in enumerate(cover.parties):
        _centred(document, label, 10, before=40 if place == 0 else 20, grey=True)
        for name in names:
            _centred(document, name, 13, before=3)
    annexes = sum(1 for line in lines if line.number is not None)
    counted = "   ·   ".join((words["annexes"].format(count=annexes), words["pages"].format(count=total)))
    if cover.day is not None:
        _centred(document, written(cover.day, cover.language), 12, before=64)
    _centred(document, counted, 10, before=10 if cover.day is not None else 64, grey=True)


def _index(document: Any, cover: Cover, lines: Sequence[Line]) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT

    words = _WORDS[cover.language]
    title = document.add_paragraph()
    title.paragraph_format.page_break_before = len(document.paragraphs) > 1
    title.paragraph_format.space_after = _pt(14)
    run = title.add_run(words["index"])
    run.bold, run.font.size, run.font.name = True, _pt(16), _FACE
    widths = (46, 216, 118, 38, 66)
    table = document.add_table(rows=1, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _lined(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = _pt(width)
    for cell, head in zip(table.rows[0].cells, words["heads"], strict=True):
        _cell(cell, head, 9, grey=True)
    _every_page(table.rows[0])
    for line in lines:
        row = table.add_row()
        _whole(row)
        number = "" if line.number is None else str(line.number)
        dated = written(line.dated, cover.language).replace(" ", "\u00a0") if line.dated else ""
        for place, text in enumerate((number, line.title, dated, str(line.pages), span_of(line))):
            _cell(row.cells[place], text, 11, bold=place == 1 and line.number is None)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = _pt(width)


def _centred(document: Any, text: str, size: float, *, before: float, bold: bool = False, grey: bool = False) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = 1
    paragraph.paragraph_format.space_before = _pt(before)
    _say(paragraph, text, size, bold=bold, grey=grey)
    return paragraph


def _cell(cell: Any, text: str, size: float, *, bold: bool = False, grey: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    _say(paragraph, text, size, bold=bold, grey=grey)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _pt(4)


def _say(paragraph: Any, text: str, size: float, *, bold: bool = False, grey: bool = False) -> None:
    from docx.shared import RGBColor

    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold = _FACE, _pt(size), bold
    if grey:
        run.font.color.rgb = RGBColor(0x55, 0x55, 0x55)


def _rule(paragraph: Any) -> None:
    _bordered(paragraph._p.get_or_add_pPr(), "w:pBdr", ("bottom",), "8", "333333")


def _lined(table: Any) -> None:
    """Hairlines between the rows, none between the columns."""
    _bordered(table._tbl.tblPr, "w:tblBorders", ("top", "bottom", "insideH"), "4", "AAAAAA")


def _bordered(properties: Any, name: str, sides: Sequence[str], size: str, colour: str) -> None:
    from docx.oxml import OxmlElement

    borders = OxmlElement(name)
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", size), ("space", "1"), ("color", colour)):
            line.set(_w(key), value)
        borders.append(line)
    properties.append(borders)


def _every_page(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _a4(section: Any) -> None:
    section.page_width, section.page_height = _pt(595.3), _pt(841.9)
    section.left_margin = section.right_margin = _pt(56)
    section.top_margin, section.bottom_margin = _pt(64), _pt(56)


def _pt(points: float) -> Any:
    from docx.shared import Pt

    return Pt(points)


def _w(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}"


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
