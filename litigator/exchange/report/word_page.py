"""The page of the week as a Word document: native tables, bars drawn in text, nothing pasted; one A4 sheet, no author and no name in its properties."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from litigator.exchange.report.page import BAD, WARN, Bar, Day, Item, Page, Table

if TYPE_CHECKING:
    from docx.document import Document

INK, DIM, LINE, SOFT = "1B2430", "5A6676", "CCD3DC", "F1F3F6"
TONES = {BAD: "A01C15", WARN: "7D4A00"}
FATAL, OURS, STATE = "A01C15", "2F5D8C", "DDE2E8"
HEAT = ("DCE7F3", "B4CDE6", "7FA9D1", "3F75AB")
BLOCKS = 64  # signs of the longest bar
SIDE, BETWEEN, WIDE = 90, 6, 186  # millimetres: a column, the space between the two, and the page


def word_page(page: Page) -> bytes:
    """The page as .docx."""
    from docx import Document

    document = Document()
    _set_up(document, page)
    _head(document, page)
    _figures(document, page)
    _heading(document.add_paragraph(), page.ahead)
    _strip(document, page)
    left, right = _halves(document)
    _table(left, page.table("comes"))
    _table(left, page.table("fell"))
    _held(left, page)
    _table(right, page.table("unconfirmed"))
    _table(right, page.table("done"))
    _table(right, page.table("moved"))
    _table(right, page.table("new"))
    _heading(document.add_paragraph(), page.gaps)
    _grid(document, page)
    for note in page.grid.notes:
        _write(document.add_paragraph(), note, size=7.5, colour=DIM)
    _write(document.add_paragraph(), page.foot, size=7, colour=DIM)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document: "Document", page: Page) -> None:
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin = section.bottom_margin = Mm(10)
    section.header_distance = section.footer_distance = Mm(5)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(8.5)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    known = document.core_properties
    known.author = known.last_modified_by = known.comments = ""
    known.title = page.title
    known.created = known.modified = datetime(2000, 1, 1, tzinfo=UTC)


def _head(document: "Document", page: Page) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    row = _plain_table(document, 1, (66, 120)).rows[0].cells
    _write(row[0].paragraphs[0], page.title, size=19, bold=True)
    for number, said in enumerate((page.office, page.span)):
        paragraph = row[1].paragraphs[0] if number == 0 else row[1].add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _write(paragraph, said, size=8.5, bold=number == 0, colour=DIM)
    for cell in row:
        _edges(cell, bottom=("single", 12, INK))


def _figures(document: "Document", page: Page) -> None:
    _gap(document)
    cells = _plain_table(document, 1, [WIDE / len(page.figures)] * len(page.figures)).rows[0].cells
    for cell, one in zip(cells, page.figures, strict=True):
        _shade(cell, SOFT)
        _edges(cell, left=("single", 24, "FFFFFF"), right=("single", 24, "FFFFFF"))
        _write(cell.paragraphs[0], one.number, size=17, bold=True, colour=TONES.get(one.tone, INK))
        _write(cell.add_paragraph(), one.label, size=7.5, colour=DIM)


def _strip(document: "Document", page: Page) -> None:
    """The days ahead: how many fall on each, in the colour of the gravest; the words under it say which colour is which."""
    table = _plain_table(document, 3, [WIDE / len(page.days)] * len(page.days))
    tops, labels, weekdays = (row.cells for row in table.rows)
    for number, one in enumerate(page.days):
        total = one.fatal + one.ours + one.state
        top, label, weekday = tops[number], labels[number], weekdays[number]
        colour, ink = _kind(one)
        _shade(top, colour if total else SOFT if one.is_rest else "FFFFFF")
        _edges(top, left=("single", 8, "FFFFFF"), right=("single", 8, "FFFFFF"), bottom=("single", 4, LINE))
        _centred(top, str(total) if total else " ", size=10, bold=True, colour=ink)
        _centred(label, one.label, size=7, bold=number == 0, colour=INK if number == 0 else DIM)
        _centred(weekday, one.weekday, size=6.5, colour=DIM)
    paragraph = document.add_paragraph()
    for colour, said in zip((FATAL, OURS, "A9B3BF"), page.legend, strict=True):
        _write(paragraph, "■ ", size=8, colour=colour)
        _write(paragraph, f"{said}    ", size=7.5, colour=DIM)


def _kind(one: Day) -> tuple[str, str]:
    return (FATAL, "FFFFFF") if one.fatal else (OURS, "FFFFFF") if one.ours else (STATE, INK)


def _halves(document: "Document") -> Sequence[Any]:
    left, between, right = _plain_table(document, 1, (SIDE, BETWEEN, SIDE)).rows[0].cells
    for cell in (left, between, right):
        cell.paragraphs[0].paragraph_format.line_spacing = 0.1
    return left, right


def _table(cell: Any, table: Table) -> None:
    _heading(cell.add_paragraph(), table.heading)
    if not table.items:
        _write(cell.add_paragraph(), table.empty, colour=DIM)
    for one in table.items:
        _item(cell, one)
    if table.more:
        _write(cell.add_paragraph(), table.more, size=7.5, colour=DIM)


def _item(cell: Any, one: Item) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt

    paragraph = cell.add_paragraph()
    form = paragraph.paragraph_format
    form.tab_stops.add_tab_stop(Mm(17))
    form.tab_stops.add_tab_stop(Mm(SIDE - 4), WD_TAB_ALIGNMENT.RIGHT)
    form.keep_with_next, form.space_before = bool(one.body), Pt(1)
    _write(paragraph, f"{one.front}\t")
    _write(paragraph, _short(one.head, 34), bold=True)
    _write(paragraph, f"\t{one.mark}", size=7.5, bold=True, colour=TONES.get(one.tone, INK))
    if one.body:
        second = cell.add_paragraph()
        second.paragraph_format.left_indent = Mm(17)
        _write(second, _short(one.body, 54), size=7.5, colour=DIM)


def _held(cell: Any, page: Page) -> None:
    _heading(cell.add_paragraph(), page.held)
    if not page.bars:
        _write(cell.add_paragraph(), page.held_empty, colour=DIM)
        return
    most = max([1, *(one.days for one in page.bars)])
    for one in page.bars:
        _bar(cell, one, most)
    if page.held_more:
        _write(cell.add_paragraph(), page.held_more, size=7.5, colour=DIM)
    legend = cell.add_paragraph()
    for colour, said in zip((HEAT[1], FATAL), page.held_legend, strict=True):
        _write(legend, "■ ", size=8, colour=colour)
        _write(legend, f"{said}    ", size=7.5, colour=DIM)


def _bar(cell: Any, one: Bar, most: int) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt

    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(SIDE - 4), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.paragraph_format.space_before = Pt(1)
    _write(paragraph, _short(one.label, 34), bold=True)
    _write(paragraph, f"\t{one.sum}", size=7.5)
    whole = max(1, round(BLOCKS * one.days / most))
    part = round(BLOCKS * min(one.part, one.days) / most)
    drawn = cell.add_paragraph()
    _write(drawn, "█" * part, size=5.5, colour=FATAL)
    _write(drawn, "█" * (whole - part), size=5.5, colour=HEAT[1])
    _write(cell.add_paragraph(), _short(one.told, 62), size=7.5, colour=DIM)


def _grid(document: "Document", page: Page) -> None:
    grid = page.grid
    if not grid.forums:
        return
    each = 22.0
    table = _plain_table(document, 1 + len(grid.forums), (WIDE - each * len(grid.issues), *[each] * len(grid.issues)))
    most = max([1, *(number for row in grid.numbers for number in row)])
    for cell, (code, title) in zip(table.rows[0].cells[1:], grid.issues, strict=True):
        _centred(cell, code, size=7.5, bold=True)
        _write(cell.add_paragraph(), _short(title, 40), size=6.5, colour=DIM, centred=True)
    for row, forum, numbers in zip(table.rows[1:], grid.forums, grid.numbers, strict=True):
        _write(row.cells[0].paragraphs[0], _short(forum, 48), size=7.5)
        for cell, number in zip(row.cells[1:], numbers, strict=True):
            heat = min(3, 4 * (number - 1) // most) if number else None
            if heat is not None:
                _shade(cell, HEAT[heat])
            white = ("single", 8, "FFFFFF")
            _edges(cell, top=white, bottom=white, left=white, right=white)
            _centred(
                cell,
                str(number) if number else "–",
                size=8,
                bold=bool(number),
                colour="FFFFFF" if heat == 3 else INK if number else DIM,
            )


# The smallest parts


def _plain_table(document: "Document", rows: int, widths: Sequence[float]) -> Any:
    """A table without lines, its columns as wide as told in millimetres."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table = document.add_table(rows, len(widths))
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "40" if len(widths) < 20 else "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Mm(wide)
    for row in table.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = Mm(wide)
    return table


def _heading(paragraph: Any, text: str) -> None:
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(6), Pt(1.5), True
    _write(paragraph, text, size=8.5, bold=True)
    _line_under(paragraph)


def _line_under(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, edge = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", LINE)):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _write(
    paragraph: Any, text: str, *, size: float = 8.5, bold: bool = False, colour: str = INK, centred: bool = False
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = RGBColor.from_string(colour)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _centred(cell: Any, text: str, *, size: float, bold: bool = False, colour: str = INK) -> None:
    _write(cell.paragraphs[0], text, size=size, bold=bold, colour=colour, centred=True)


def _gap(document: "Document") -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(6)


def _shade(cell: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _edges(cell: Any, **sides: tuple[str, int, str]) -> None:
    """Lines of a cell, each (kind, eighths of a point, colour); they stand before the shading, as the schema has it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            edge = OxmlElement(f"w:{side}")
            for name, value in zip(("val", "sz", "color"), sides[side], strict=True):
                edge.set(qn(f"w:{name}"), str(value))
            borders.append(edge)
    properties = cell._tc.get_or_add_tcPr()
    shade = properties.find(qn("w:shd"))
    if shade is None:
        properties.append(borders)
    else:
        shade.addprevious(borders)


def _short(text: str, most: int) -> str:
    """No line of a page of fixed size runs over: the whole text stands in the office."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
