"""A clause drawn in Word, read into data: its paragraphs and tables by the names of their styles, its footnotes and its pictures.

Only what a pleading's text is made of comes through; everything else is told by name and the clause is not taken. The look of the letters (font,
size, colour, spacing) stays behind: a clause takes the look of the template it goes into.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from hashlib import blake2s
from typing import Any

from litigator.clauses.clause import TABLE_GRID, ClauseText, Drawn, Kind, Passage, Picture, Piece, Stretch, marks_in
from litigator.documents.package import BODY, W, open_package, parse_part
from litigator.documents.styles import style_names
from litigator.errors import LibraryFault, LitigatorError, Problem
from litigator.library.brought import clean, element, refuse, tidy, w
from litigator.tongue import phrase

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_HOLE = re.compile("\ue000(\\d+)\ue001")
_KINDS: Mapping[str, Kind] = {"Pleading Paragraph": "paragraph", "Pleading Quote": "quote"}
_HEADING = "Pleading Subheading"
_FOOTNOTES = "word/footnotes.xml"
_SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_INLINE = (
    '<w:drawing><wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:docPr id="{number}" name="{name}"/><a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}">'
    '<pic:pic xmlns:pic="{pic}"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="{r}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
_GRID = f'<x xmlns:w="{W}"><w:tblBorders>{_LINES}</w:tblBorders></x>'
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def read_drawn(data: bytes, name: str, clause: str) -> ClauseText:
    """The clause in the .docx `data`; `clause` is its id and language, from which its pictures are named.

    Raises `LibraryFault` with every problem: what may not be in a clause, a mark left open, no numbered paragraph.
    """
    try:
        parts = open_package(data, name)
    except LitigatorError as error:
        raise LibraryFault(
            error.message, problems=error.problems or (Problem(error.message, name, error.fix),)
        ) from error
    reading = _Drawing(parts, name, clause)
    text = reading.text()
    if reading.problems:
        raise LibraryFault(phrase("the clause {name} cannot be taken", name=name), problems=tuple(reading.problems))
    return text


class _Drawing:
    """One walk through a clause drawn in Word, gathering its stretches and its problems."""

    def __init__(self, parts: Mapping[str, bytes], name: str, clause: str) -> None:
        self.parts = parts
        self.name = name
        self.named = blake2s(clause.encode(), digest_size=6).hexdigest()
        self.problems: list[Problem] = []
        styles = parts.get("word/styles.xml")
        self.styles = style_names(parse_part(styles) if styles is not None else None)
        self.relations = _relations(parts.get("word/_rels/document.xml.rels"))
        self.holes: list[Stretch] = []
        self.passages: list[Passage] = []
        self.numbered = 0
        self.notes: dict[str, tuple[Stretch, ...]] = {}
        self.note_pieces: dict[str, list[Piece]] = {}
        self.pictures: list[Picture] = []

    def wrong(self, what: str, where: str = "", fix: str = "") -> None:
        problem = Problem(what, f"{self.name}: {where}" if where else self.name, fix)
        if problem not in self.problems:
            self.problems.append(problem)

    def text(self) -> ClauseText:
        document = parse_part(self.parts[BODY])
        body = next(iter(document), None)
        if body is None or document.nsmap.get("w") != W:
            self.wrong(
                phrase("it is not as Word writes a document"), fix=phrase("open it in Word and save it as .docx")
            )
            return ClauseText(None, ())
        self._leave_empty_headers(body)
        refuse(body, "", self.wrong)
        footnotes = self.parts.get(_FOOTNOTES)
        notes = parse_part(footnotes) if footnotes is not None else None
        if notes is not None:
            refuse(notes, phrase("a footnote"), self.wrong)
        if any("\ue000" in text or "\ue001" in text for text in body.itertext()):
            self.wrong(phrase("it holds signs that no font has"), fix=phrase("remove them"))
        if self.problems:
            return ClauseText(None, ())
        heading = self._heading(body)
        clean(body, self.wrong)
        tidy(document)
        own_notes = [note for note in notes if note.get(w("type")) is None] if notes is not None else []
        for note in own_notes:
            for paragraph in note.iter(w("p")):
                clean(paragraph, self.wrong)
            tidy(notes)
            self._note(note)
        for number, paragraph in enumerate(body.iter(w("p")), 1):
            self._paragraph(paragraph, phrase("Word paragraph {number}", number=number))
        self._draw_grids(body)
        self._name_style(body, "tblStyle")
        if not self.numbered and not self.problems:
            self.wrong(
                phrase("it has no paragraph of the style Pleading Paragraph"), fix=phrase("set the style in Word")
            )
        notes_in_order = tuple(self.notes[stretch.text] for stretch in self._noted())
        drawn = Drawn(self._stretches(body), notes_in_order, tuple(self.pictures))
        return ClauseText(heading, tuple(self.passages), drawn)

    def _leave_empty_headers(self, body: Any) -> None:
        """Word leaves headers and footers behind in which nothing stands: they are no header of the clause."""
        for node in list(body.iter(w("headerReference"), w("footerReference"))):
            target = self.relations.get(node.get(f"{{{_R}}}id", ""), "")
            content = self.parts.get(f"word/{target}") if target else None
            if content is None or _is_bare(parse_part(content)):
                node.getparent().remove(node)

    def _draw_grids(self, body: Any) -> None:
        """The lines of Word's own «Table Grid» go with the table: a template need not have that style."""
        for properties in body.iter(w("tblPr")):
            style = properties.find(w("tblStyle"))
            named = self.styles.get(style.get(w("val"), "")) if style is not None else None
            if named == TABLE_GRID and properties.find(w("tblBorders")) is None:
                before = [child for child in properties if child.tag in (w("tblStyle"), w("tblW"), w("jc"))]
                before[-1].addnext(element(_GRID)[0])

    def _heading(self, body: Any) -> str | None:
        """The first paragraph, where it is a sub-heading: it is set as the heading of the clause."""
        first = next(iter(body), None)
        if first is None or first.tag != w("p") or self._style_of(first) != _HEADING:
            return None
        body.remove(first)
        return " ".join("".join(first.itertext(w("t"))).split())

    def _style_of(self, paragraph: Any) -> str:
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return self.styles.get(style.get(w("val")), "") if style is not None else ""

    # Paragraphs

    def _note(self, note: Any) -> None:
        pieces: list[Piece] = []
        for paragraph in note.iter(w("p")):
            pieces += self._marks(paragraph, phrase("a footnote"))
            self._name_style(paragraph, "pStyle")
        key = note.get(w("id"))
        self.note_pieces[key] = pieces
        self.notes[key] = self._stretches(note)

    def _paragraph(self, paragraph: Any, where: str) -> None:
        style = self._style_of(paragraph)
        if style == _HEADING:
            self.wrong(phrase("a heading stands once, at the top"), where, phrase("make it a clause of its own"))
        pieces = self._marks(paragraph, where)
        for reference in paragraph.iter(w("footnoteReference")):
            key = reference.get(w("id"), "")
            if key not in self.notes:
                self.wrong(phrase("a footnote has no text"), where, phrase("remove its sign"))
                continue
            pieces += self.note_pieces[key]
            reference.set(w("id"), self._hole(Stretch("note", key, len(self._noted()) + 1)))
        for drawing in list(paragraph.iter(w("drawing"))):
            self._picture(drawing, where)
        kind = _KINDS.get(style, "subparagraph")
        if kind == "paragraph":
            self.numbered += 1
            self._bookmark(paragraph)
        self._name_style(paragraph, "pStyle")
        if pieces:
            self.passages.append(Passage(kind, tuple(pieces)))
        elif kind == "paragraph":
            self.wrong(phrase("a numbered paragraph is empty"), where, phrase("remove it"))

    def _noted(self) -> list[Stretch]:
        return [hole for hole in self.holes if hole.kind == "note"]

    def _name_style(self, styled: Any, tag: str) -> None:
        """Name the style instead of numbering it; where the file itself knows no such style, the element has none."""
        for style in list(styled.iter(w(tag))):
            name = self.styles.get(style.get(w("val"), ""))
            if name:
                style.set(w("val"), self._hole(Stretch("style", name)))
            else:
                style.getparent().remove(style)

    def _bookmark(self, paragraph: Any) -> None:
        """Mark where the paragraph's bookmark begins and ends."""
        opened = self._hole(Stretch("opened", number=self.numbered))
        properties = paragraph.find(w("pPr"))
        properties.tail = opened + (properties.tail or "")
        paragraph[-1].tail = (paragraph[-1].tail or "") + self._hole(Stretch("closed", number=self.numbered))

    def _marks(self, paragraph: Any, where: str) -> list[Piece]:
        """The paragraph's words, parted at their marks, in whatever runs Word keeps them; a hole is left in the place of each mark."""
        for run in list(paragraph.iter(w("r"))):
            _part_run(run)
        nodes = [node for node in paragraph.iter(w("t")) if node.text]
        words = "".join(node.text for node in nodes)
        try:
            marks = marks_in(words)
        except ValueError as error:
            self.wrong(str(error), where)
            return []
        opened = [
            piece.text[2:-2].split()[0]
            for _, _, piece in marks
            if piece.text.startswith("{%") and piece.text[2:-2].split()
        ]
        if sum(word in ("if", "for") for word in opened) != sum(word in ("endif", "endfor") for word in opened):
            self.wrong(
                phrase("a condition begins and ends in one paragraph"), where, phrase("make it a clause of its own")
            )
        position = 0
        for node in nodes:
            self._set_apart(node, position, marks)
            position += len(node.text)
        return list(_pieces(words, marks))

    def _set_apart(self, node: Any, begins: int, marks: list[tuple[int, int, Piece]]) -> None:
        """Take the marks out of one text node: before its run go the words between them, each in a run of its own, and the holes."""
        run, text = node.getparent(), node.text
        ends, position = begins + len(text), begins
        for start, end, piece in marks:
            if end <= begins or start >= ends:
                continue
            if start > position:
                words = text[position - begins : start - begins]
                part = copy.deepcopy(run)
                part.find(w("t")).text = words.rstrip(" ") if piece.kind == "exhibit" else words
                run.addprevious(part)
            if start >= begins:
                properties = run.find(w("rPr"))
                look = "".join(_xml(child) for child in properties) if properties is not None else ""
                _put_before(run, self._hole(Stretch("piece", look, piece=piece)))
            position = min(end, ends)
        if position > begins:
            part = copy.deepcopy(run)
            part.find(w("t")).text = text[position - begins :]
            run.addprevious(part)
            run.set("gone", "1")

    def _picture(self, drawing: Any, where: str) -> None:
        """A picture in line with the text, drawn anew: its size and its file, and nothing else of what Word hangs on it."""
        blip = next(drawing.iter(f"{{{_A}}}blip"), None)
        extent = next(drawing.iter(f"{{{_WP}}}extent"), None)
        relation = blip.get(f"{{{_R}}}embed") if blip is not None else None
        target = self.relations.get(relation or "")
        content = self.parts.get(f"word/{target}") if target else None
        sides = [extent.get(side, "") for side in ("cx", "cy")] if extent is not None else []
        if content is None or not sides or not all(side.isdecimal() and len(side) < 10 for side in sides):
            self.wrong(
                phrase("it holds a drawing that is no picture, which a clause cannot bring"),
                where,
                phrase("put it in as a picture"),
            )
            return
        kind = next((kind for sign, kind in _SIGNATURES.items() if content.startswith(sign)), None)
        if kind is None:
            self.wrong(
                phrase("a picture is neither PNG, JPEG nor GIF"), where, phrase("save it as PNG and put it in again")
            )
            return
        number = len(self.pictures) + 1
        name = f"c_{self.named}_{number}"
        picture = Picture(f"rId_{name}", f"{name}.{kind}", content)
        self.pictures.append(picture)
        size = {"cx": int(sides[0]), "cy": int(sides[1]), "number": int(self.named[:7], 16) + number}
        whole = _INLINE.format(wp=_WP, a=_A, pic=_PIC, r=_R, relation=picture.relation, name=name, **size)
        run = drawing.getparent()
        run.replace(drawing, element(f'<x xmlns:w="{W}">{whole}</x>')[0])

    # Stretches

    def _hole(self, stretch: Stretch) -> str:
        self.holes.append(stretch)
        return f"\ue000{len(self.holes) - 1}\ue001"

    def _stretches(self, root: Any) -> tuple[Stretch, ...]:
        """The XML inside `root`, with the holes as stretches of their own."""
        for run in list(root.iter(w("r"))):
            if run.get("gone") or _is_empty(run):
                _drop(run)
        xml = "".join(_xml(child) for child in root)
        return tuple(self._parted(xml))

    def _parted(self, xml: str) -> Iterator[Stretch]:
        for place, part in enumerate(_HOLE.split(xml)):
            if place % 2:
                yield self.holes[int(part)]
            elif part:
                yield Stretch("xml", part)


def _is_bare(root: Any) -> bool:
    """Whether a part shows nothing: no letter, no field, no picture."""
    shows = ("drawing", "pict", "object", "fldSimple", "fldChar", "sym", "AlternateContent")
    tags = {str(node.tag).rpartition("}")[2] for node in root.iter()}
    return not "".join(root.itertext()).strip() and not tags & set(shows)


def _part_run(run: Any) -> None:
    """Give each thing in a run a run of its own."""
    things = [child for child in run if child.tag != w("rPr")]
    for thing in things[:-1]:
        own = copy.deepcopy(run)
        for child in [child for child in own if child.tag != w("rPr")]:
            own.remove(child)
        own.append(thing)
        run.addprevious(own)


def _pieces(words: str, marks: list[tuple[int, int, Piece]]) -> Iterator[Piece]:
    position = 0
    for start, end, piece in marks:
        if start > position:
            yield Piece("text", words[position:start])
        yield piece
        position = end
    if position < len(words):
        yield Piece("text", words[position:])


def _put_before(node: Any, text: str) -> None:
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        node.getparent().text = (node.getparent().text or "") + text


def _drop(node: Any) -> None:
    """Take `node` out; what stands behind it stays."""
    if node.tail:
        _put_before(node, node.tail)
    node.getparent().remove(node)


def _is_empty(run: Any) -> bool:
    things = [child for child in run if child.tag != w("rPr")]
    return not things or all(thing.tag == w("t") and not thing.text for thing in things)


def _xml(node: Any) -> str:
    """The element as text, in the document's own prefix."""
    from lxml import etree

    written = etree.tostring(node, encoding="unicode", with_tail=True)
    return re.sub(rf' xmlns:\w+="{re.escape(W)}"', "", written)


def _relations(content: bytes | None) -> dict[str, str]:
    return {node.get("Id", ""): node.get("Target", "") for node in parse_part(content)} if content is not None else {}
