"""Clauses drawn in Word: tables, footnotes and pictures come into the draft; numbers run on; what a clause cannot bring is refused by name."""

import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import drafting_office as small
import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm

from litigator.clauses.clause import Clause, ClauseHead
from litigator.documents.package import BODY, W, open_package, parse_part, write_package
from litigator.drafting import template as word
from litigator.drafting.assembling import Draft, assemble
from litigator.drafting.prove import paragraph_numbers, part_text
from litigator.drafting.template import read_template
from litigator.errors import DraftIncomplete, LibraryFault
from litigator.library.contents import Library
from litigator.library.drawn import read_drawn
from litigator.library.gathering import read_library

NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="7"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Plačiau žr. {{ case.reference }} ir [@ecthr-khlaifia-italy].</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def picture() -> bytes:
    """A red PNG of four pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(b"\0\xff\0\0\xff\0\0" * 2)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">2I5B", 2, 2, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def drawn(draw: Callable[[Any], None]) -> bytes:
    """A clause drawn with the styles of the house."""
    document = Document()
    for style in small.STYLES:
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    draw(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def whole_clause(document: Any) -> None:
    document.add_paragraph("Dėl laikymo sąlygų", style=word.SUBHEADING)
    first = document.add_paragraph(style=word.PARAGRAPH)
    for words in (
        "{{ claim",
        "ant.name }} laikytas su 3 d. pertrauka ",
        "[@ecthr-khl",
        "aifia-italy]; žr. [>a3-length] ",
        "punktą [#order]",
        "[&echr 5(4)].",
    ):
        first.add_run(words).bold = words.startswith("ant")
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.cell(0, 0).text = "Diena"
    table.cell(0, 1).paragraphs[0].add_run("Kiek: {{ minors_count }}")
    document.add_paragraph("Tai {{ judgment.date }} & <visa>.", style=word.PARAGRAPH)
    document.add_paragraph("Citata.", style=word.QUOTE)
    document.add_picture(BytesIO(picture()), width=Cm(3))


def with_note(data: bytes) -> bytes:
    """The clause with a footnote at the end of its first numbered paragraph."""
    parts = open_package(data, "c")
    sign = (
        b'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="7"/></w:r></w:p><w:tbl>'
    )
    body = parts[BODY].replace(b"</w:p><w:tbl>", sign, 1)
    assert body != parts[BODY]
    return write_package({**parts, BODY: body, "word/footnotes.xml": NOTES.encode()})


def clause_of(data: bytes, name: str = "a3-drawn", **changes: Any) -> Clause:
    plain = small.clause(name, "x", **changes)
    return replace(plain, texts={"lt": read_drawn(data, f"{name}.lt.docx", f"{name}.lt")})


def office(folder: Path, *clauses: Clause, data: bytes | None = None) -> Library:
    return small.library(folder, clauses=(*clauses, small.CLAUSES[1]), data=data)


def draft(folder: Path, *clauses: Clause, data: bytes | None = None) -> Draft:
    return assemble(small.case_file(), "appeal", office(folder, *clauses, data=data), today=small.TODAY)


def text_of(made: Draft, part: str = BODY) -> str:
    return part_text(parse_part(open_package(made.data, "x")[part])).replace("\u00a0", " ")


def test_words_table_footnote_and_picture_come_into_the_draft(tmp_path):
    clause, template = clause_of(with_note(drawn(whole_clause)), order=5), small.template_bytes()
    made = draft(tmp_path, clause, data=template)
    text = text_of(made)
    assert "Dėl laikymo sąlygų\nAhmad Rahimi laikytas su 3 d. pertrauka EŽTT Didžiosios kolegijos" in text
    assert "Nr. 16483/12; žr. 6 punktą (1 priedas)." in text
    assert "\nDiena\nKiek: 0\nTai 2022 m. birželio 10 d. & <visa>.\nCitata.\n" in text
    assert "3\u00a0d." in part_text(parse_part(open_package(made.data, "x")[BODY]))
    parts = open_package(made.data, "x")
    assert "Plačiau žr. 2021-004 ir EŽTT Didžiosios kolegijos" in text_of(made, "word/footnotes.xml")
    body = parse_part(parts[BODY])
    (note,) = body.iter(f"{{{W}}}footnoteReference")
    assert [one.get(f"{{{W}}}id") for one in parse_part(parts["word/footnotes.xml"])] == [
        "-1",
        "0",
        note.get(f"{{{W}}}id"),
    ]
    (media,) = [part for part in parts if part.startswith("word/media/c_")]
    assert parts[media] == picture()
    relations = {one.get("Id"): one.get("Target") for one in parse_part(parts["word/_rels/document.xml.rels"])}
    (blip,) = body.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    shown = blip.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
    assert f"word/{relations[shown]}" == media
    assert b'Extension="png"' in parts["[Content_Types].xml"] and b"/word/footnotes.xml" in parts["[Content_Types].xml"]
    assert Document(BytesIO(made.data)).tables[0].style.name == "Table Grid"
    assert [(used.id, used.paragraphs) for used in made.clauses] == [("a3-drawn", (4, 5)), ("a3-length", (6, 6))]
    assert dict(made.authorities)["echr"] == (4,)
    assert made.data == draft(tmp_path, clause, data=template).data


def test_marks_keep_the_look_of_the_run_they_begin_in(tmp_path):
    def bold(document: Any) -> None:
        document.add_paragraph(style=word.PARAGRAPH).add_run("{{ case.reference }}").bold = True

    body = open_package(draft(tmp_path, clause_of(drawn(bold))).data, "x")[BODY]
    assert b'<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">2021-004' in body


def test_the_footnotes_of_the_template_stay_and_those_of_clauses_follow(tmp_path):
    parts = open_package(small.template_bytes(), "t")
    own = NOTES.replace('w:id="7"', 'w:id="3"').replace("[@ecthr-khlaifia-italy]", "X")
    relation = b'<Relationship Id="rIdF" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    kind = b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    template = write_package(
        {
            **parts,
            "word/footnotes.xml": own.encode(),
            "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
                b"</Relationships>", relation
            ),
            "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", kind),
        }
    )
    clauses = [clause_of(with_note(drawn(whole_clause)), f"a3-drawn-{n}", order=n) for n in (1, 2)]
    made = open_package(draft(tmp_path, *clauses, data=template).data, "x")
    ids = [one.get(f"{{{W}}}id") for one in parse_part(made["word/footnotes.xml"])]
    assert ids == ["-1", "3", "4", "5"]
    assert made["[Content_Types].xml"].count(b"/word/footnotes.xml") == 1
    assert len([part for part in made if part.startswith("word/media/c_")]) == 2


def test_sixty_drawn_clauses_are_numbered_from_one_to_n(tmp_path):
    def plain(document: Any) -> None:
        document.add_paragraph("Pirma; žr. [>a3-drawn-59].", style=word.PARAGRAPH)
        document.add_paragraph("Antra.", style=word.PARAGRAPH)

    data = drawn(plain)
    made = draft(tmp_path, *(clause_of(data, f"a3-drawn-{n:02}", order=n) for n in range(60)))
    body = parse_part(open_package(made.data, "x")[BODY])
    numbers = paragraph_numbers(body, read_template(small.template_bytes(), "t"))
    assert list(numbers.values()) == list(range(1, 3 + 1 + 60 * 2 + 1))
    last = next(used.paragraphs[0] for used in made.clauses if used.id == "a3-drawn-59")
    assert text_of(made).count(f"žr. {last}.") == 60
    assert not re.search(rb"<w:numPr>", open_package(made.data, "x")[BODY])


def test_a_style_the_template_has_not_is_told(tmp_path):
    def strange(document: Any) -> None:
        document.styles.add_style("Kito biuro", WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Viena.", style=word.PARAGRAPH)
        document.add_paragraph("Kita.", style="Kito biuro")

    with pytest.raises(DraftIncomplete) as caught:
        draft(tmp_path, clause_of(drawn(strange)))
    assert any("«Kito biuro», which the template has not" in problem.what for problem in caught.value.problems)


def raw(xml: str) -> Callable[[Any], None]:
    """A clause with that XML in its numbered paragraph."""
    from docx.oxml import parse_xml

    def draw(document: Any) -> None:
        paragraph = document.add_paragraph("Viena.", style=word.PARAGRAPH)
        for node in parse_xml(f'<w:p xmlns:w="{W}" xmlns:wp="urn:x">{xml}</w:p>'):
            paragraph._p.append(node)

    return draw


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        ('<w:ins w:id="1" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins>', "a tracked change"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "a comment"),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>x</w:t></w:r></w:fldSimple>', "a field"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "a field"),
        ("<w:r><w:object/></w:r>", "an embedded object"),
        ("<w:r><w:pict/></w:r>", "an old drawing"),
        ("<w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>", "a content control"),
        ('<w:r><w:endnoteReference w:id="1"/></w:r>', "an endnote"),
        ("<w:r><w:drawing/></w:r>", "no picture"),
        ("<w:r><w:t>[@ecthr-x</w:t></w:r>", "left open"),
        ("<w:r><w:t>{# slapta #}</w:t></w:r>", "left open"),
        ("<w:weird/>", "<weird>"),
        ("<w:r><w:t>{% if case.number %}</w:t></w:r>", "begins and ends in one paragraph"),
    ],
)
def test_what_a_clause_cannot_bring_is_refused_by_name(xml, told):
    with pytest.raises(LibraryFault) as caught:
        read_drawn(drawn(raw(xml)), "c.lt.docx", "c.lt")
    assert any(told in problem.what for problem in caught.value.problems), caught.value.problems
    assert read_drawn(drawn(raw("")), "c.lt.docx", "c.lt").passages


def test_every_fault_is_told_at_once():
    def faulty(document: Any) -> None:
        raw('<w:ins w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>')(document)
        raw("<w:r><w:object/></w:r>")(document)

    with pytest.raises(LibraryFault) as caught:
        read_drawn(drawn(faulty), "c.lt.docx", "c.lt")
    assert len(caught.value.problems) == 3
    assert all("paragraph" in problem.where for problem in caught.value.problems)


def test_numbering_by_hand_and_a_macro_are_refused():
    def numbered(document: Any) -> None:
        from docx.oxml import parse_xml

        paragraph = document.add_paragraph("Viena.", style=word.PARAGRAPH)
        paragraph._p.pPr.append(parse_xml(f'<w:numPr xmlns:w="{W}"><w:numId w:val="1"/></w:numPr>'))

    with pytest.raises(LibraryFault, match="cannot be taken") as caught:
        read_drawn(drawn(numbered), "c.lt.docx", "c.lt")
    assert "numbering set by hand" in caught.value.problems[0].what
    parts = open_package(drawn(raw("")), "c")
    with pytest.raises(LibraryFault) as caught:
        read_drawn(write_package({**parts, "word/vbaProject.bin": b"x"}), "c.lt.docx", "c.lt")
    assert "macro" in caught.value.problems[0].what


def test_a_link_becomes_its_text(tmp_path):
    made = draft(
        tmp_path,
        clause_of(drawn(raw("<w:hyperlink><w:r><w:t xml:space='preserve'> Nuoroda.</w:t></w:r></w:hyperlink>"))),
    )
    assert "Viena. Nuoroda." in text_of(made)
    assert b"hyperlink" not in open_package(made.data, "x")[BODY]


def test_a_library_takes_a_clause_drawn_in_word_and_no_second_text_of_it(tmp_path):
    folder = tmp_path / "templates" / "clauses" / "a"
    folder.mkdir(parents=True)
    head = "id: a3-drawn\nversion: 1\nslot: merits\norder: 1\nforms: [lvat-appeal]\nstatus: draft\nwhy: x\ntitle: {lt: x, en: x}\n"
    (folder / "a3-drawn.yaml").write_text(head, encoding="utf-8")
    (folder / "a3-drawn.lt.docx").write_bytes(drawn(whole_clause))
    library, problems = read_library(str(tmp_path))
    assert not [problem for problem in problems if "a3-drawn" in problem.where]
    text = library.clauses["a3-drawn"].texts["lt"]
    assert text.heading == "Dėl laikymo sąlygų" and text.drawn is not None
    assert [passage.kind for passage in text.passages][:2] == ["paragraph", "subparagraph"]
    assert isinstance(library.clauses["a3-drawn"].head, ClauseHead)
    (folder / "a3-drawn.lt.md").write_text("Tekstas.\n", encoding="utf-8")
    assert any("two texts" in problem.what for problem in read_library(str(tmp_path))[1])


def test_a_table_as_word_draws_it_needs_no_style_of_the_template(tmp_path):
    template = Document(BytesIO(small.template_bytes()))
    grid = template.styles["Table Grid"]
    grid.element.getparent().remove(grid.element)
    buffer = BytesIO()
    template.save(buffer)
    made = draft(tmp_path, clause_of(with_note(drawn(whole_clause)), order=5), data=buffer.getvalue())
    body = open_package(made.data, "x")[BODY].decode()
    assert "Diena" in text_of(made)
    assert '<w:tblStyle w:val="TableNormal"/>' in body
    assert '<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>' in body, "its lines stay"


def test_a_header_in_which_nothing_stands_is_left_behind():
    def headed(words: str) -> bytes:
        def draw(document: Any) -> None:
            document.add_paragraph("Tekstas.", style=word.PARAGRAPH)
            document.sections[0].header.paragraphs[0].text = words
            document.sections[0].footer.is_linked_to_previous = False

        return drawn(draw)

    assert read_drawn(headed(""), "c.lt.docx", "c.lt").passages
    with pytest.raises(LibraryFault) as caught:
        read_drawn(headed("Kontora"), "c.lt.docx", "c.lt")
    assert [problem.what for problem in caught.value.problems] == ["it holds a header, which a clause cannot bring"]
