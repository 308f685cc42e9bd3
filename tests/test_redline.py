"""The redline: accepting all gives the new version, rejecting all the old, whatever changed; the look, tables, notes and numbers stay."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import drafting_office as small
import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from litigator.documents.package import BODY, W, open_package, parse_part, write_package
from litigator.drafting.paragraphs import text_of, w
from litigator.drafting.redlining import redlining
from litigator.drafting.redlining.aligning import alignment, likeness_of, word_spans
from litigator.drafting.redlining.redlining import Redline, reading_of, redline, redline_of_files, settled
from litigator.drafting.redlining.settling import has_tracked, settle
from litigator.errors import Refused, Unreadable

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
Piece = tuple[str, str, str | None]  # text, how it is set, the text of a note behind it
Spec = list[Any]  # paragraphs: lists of pieces, first its style; tables: ("table", rows of cells of paragraphs)


def made(spec: Spec, *, header: str = "Antraštė", body: str | None = None) -> bytes:
    """A Word file of the paragraphs and tables of `spec`, with footnotes, a numbered style and a header."""
    notes: list[str] = []
    blocks = "".join(_block(one, notes) for one in spec) if body is None else body
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{kind}+xml"/>'
            for name, kind in (
                ("document", "document.main"),
                ("styles", "styles"),
                ("numbering", "numbering"),
                ("footnotes", "footnotes"),
                ("header1", "header"),
            )
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>'
            for name, kind in (
                ("styles", "styles"),
                ("numbering", "numbering"),
                ("footnotes", "footnotes"),
                ("header1", "header"),
            )
        )
        + "</Relationships>",
        BODY: f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{blocks}<w:sectPr>'
        '<w:headerReference w:type="default" r:id="header1"/></w:sectPr></w:body></w:document>',
        "word/header1.xml": f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>{header}</w:t></w:r></w:p></w:hdr>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        + "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve">{escape(note)}</w:t></w:r></w:p></w:footnote>'
            for number, note in enumerate(notes, 1)
        )
        + "</w:footnotes>",
    }
    return write_package({name: content.encode() for name, content in parts.items()})


def _block(one: Any, notes: list[str]) -> str:
    if one[0] == "table":
        return (
            "<w:tbl><w:tblPr/><w:tblGrid/>"
            + "".join(
                "<w:tr>"
                + "".join(f"<w:tc>{''.join(_block(p, notes) for p in cell)}</w:tc>" for cell in row)
                + "</w:tr>"
                for row in one[1]
            )
            + "</w:tbl>"
        )
    style, pieces = one
    setting = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = []
    for text, look, note in pieces:
        runs.append(
            f'<w:r>{f"<w:rPr><w:{look}/></w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        )
        if note is not None:
            notes.append(note)
            runs.append(f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>')
    return f"<w:p>{setting}{''.join(runs)}</w:p>"


def p(*texts: str, style: str = "") -> Any:
    return (style, [(text, "", None) for text in texts])


def table(*rows: tuple[str, ...]) -> Any:
    return ("table", [[[p(cell)] for cell in row] for row in rows])


def parts_of(data: bytes) -> dict[str, bytes]:
    return open_package(data, "x.docx")


def after(found: Redline, *, accept: bool) -> list[Any]:
    return reading_of(settled(parts_of(found.data), accept=accept))


def holds(old: bytes, new: bytes) -> Redline:
    """The redline of two files, its promise checked here and not by its own proof alone."""
    found = redline(old, new)
    assert after(found, accept=True) == reading_of(parts_of(new))
    assert after(found, accept=False) == reading_of(parts_of(old))
    for part, content in parts_of(found.data).items():
        if part.startswith("word/") and part.endswith(".xml"):
            ids = [node.get(w("id")) for node in parse_part(content).iter(w("ins"), w("del"))]
            assert len(ids) == len(set(ids))
    return found


def marked(found: Redline, tag: str) -> list[str]:
    body = parse_part(parts_of(found.data)[BODY])
    return ["".join(node.itertext()) for node in body.iter(w(tag)) if node.getparent().tag != w("rPr")]


# What is marked


def test_a_changed_word_is_one_deletion_and_one_insertion():
    found = holds(made([p("Teismas netikrino sulaikymo.")]), made([p("Teismas patikrino sulaikymo.")]))
    assert (marked(found, "del"), marked(found, "ins")) == (["netikrino"], ["patikrino"])
    assert found.changed == 1 and found.told == ()


def test_the_same_document_has_no_change():
    found = holds(made([p("a b"), table(("c", "d"))]), made([p("a b"), table(("c", "d"))]))
    assert (found.insertions, found.deletions, found.looks, found.changed) == (0, 0, 0, 0)


def test_author_and_time_tell_nothing():
    data = parts_of(redline(made([p("a")]), made([p("b")])).data)[BODY].decode()
    assert 'w:author="Redline"' in data and 'w:date="1980-01-01T00:00:00Z"' in data
    assert redline(made([p("a")]), made([p("b")])).data == redline(made([p("a")]), made([p("b")])).data


def test_a_bold_word_is_a_change_of_look_that_can_be_taken_back():
    found = holds(made([p("labai svarbu")]), made([("", [("labai ", "", None), ("svarbu", "b", None)])]))
    assert (found.insertions, found.deletions, found.looks) == (0, 0, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([p("A vienas du"), p("B trys keturi")], [p("A vienas du")]),
        ([p("A vienas du")], [p("A vienas du"), p("B trys", style="Head")]),
        ([p("A", style="Head")], [p("B visai kas kita")]),
        ([p("x"), table(("a", "b"), ("c", "d")), p("y")], [p("x"), table(("a", "b")), p("y")]),
        ([p("x"), table(("a", "b")), p("y")], [p("x"), table(("a", "b"), ("c", "d")), p("y")]),
        ([p("x"), p("y")], [p("x"), table(("a", "b")), p("y")]),
        ([p("x"), table(("a", "b")), p("y")], [p("x"), p("y")]),
        ([table(("a",)), p("")], [p("visai kitas tekstas")]),
        ([p("x"), table(("a", "b")), p("y")], [p("x"), table(("a", "b", "c")), p("y")]),
        ([("", [("Teiginys", "", "Pastaba viena")])], [("", [("Teiginys", "", "Pastaba kita")])]),
        ([("", [("Teiginys", "", "Pastaba")]), p("galas")], [p("Teiginys"), p("galas")]),
        ([p("Teiginys")], [("", [("Teiginys", "i", "Pastaba")])]),
        ([p("vienas", style="Point"), p("du", style="Point")], [p("nulis", style="Point"), p("vienas", style="Point")]),
        ([p("")], [p("a"), p(""), p("b")]),
        ([p("a  b\tc")], [p("a b c")]),
        ([p("& < > \" '")], [p("&amp; <w:p>")]),
        ([], [p("x"), table(("a",)), p("y")]),
        ([p("x"), table(("a",))], [p("y")]),
        ([table(("a",)), table(("b",))], [table(("a",))]),
    ],
)
def test_what_changes_can_be_accepted_and_rejected(old, new):
    assert holds(made(old), made(new)).changed + holds(made(new), made(old)).changed > 0


def test_a_deleted_note_keeps_its_text_for_whoever_rejects():
    found = holds(made([("", [("Teiginys", "", "Slapta pastaba")]), p("galas")]), made([p("Teiginys"), p("galas")]))
    assert "Slapta pastaba" in parts_of(found.data)["word/footnotes.xml"].decode()


def test_a_field_is_changed_whole():
    def reference(number: str) -> str:
        return (
            '<w:p><w:r><w:t xml:space="preserve">žr. </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText> REF a \\r </w:instrText></w:r>"
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{number}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )

    found = holds(made([], body=reference("14")), made([], body=reference("15")))
    body = parse_part(parts_of(found.data)[BODY])
    for tag, text in (("del", "14"), ("ins", "15")):
        (node,) = body.iter(w(tag))
        assert text in "".join(node.itertext())
        assert len(list(node.iter(w("fldChar")))) == 3
    assert [node.text for node in body.iter(w("delInstrText"))] == [" REF a \\r "]


def test_a_header_is_compared_too():
    found = redline(made([p("a")], header="Byla 1"), made([p("a")], header="Byla 2"))
    header = parse_part(parts_of(found.data)["word/header1.xml"])
    assert next(header.iter(w("delText"))).text == "1"
    assert found.changed == 1


def test_a_picture_that_went_is_still_there_for_whoever_rejects(tmp_path):
    picture = BytesIO(PNG)
    first, second = Document(), Document()
    first.add_paragraph("Prieš").add_run().add_picture(picture)
    for document in (first, second):
        document.add_paragraph("Po")
    second.paragraphs[0].insert_paragraph_before("Prieš")
    old, new = BytesIO(), BytesIO()
    first.save(old)
    second.save(new)
    found = holds(old.getvalue(), new.getvalue())
    assert any(name.startswith("word/media/old-") for name in parts_of(found.data))


def test_changes_that_wait_are_taken_as_accepted_and_told():
    first = redline(made([p("vienas du")]), made([p("vienas trys")])).data
    found = redline(first, made([p("vienas keturi")]), old_name="a.docx")
    assert marked(found, "del") == ["trys"]
    assert "a.docx: changes that waited were taken as accepted" in found.told


def test_a_redline_that_cannot_be_proved_is_refused(monkeypatch):
    monkeypatch.setattr(redlining, "settled", lambda parts, accept: parts)
    with pytest.raises(Refused, match="could not be proved"):
        redline(made([p("a")]), made([p("b")]))


def test_the_control_a_change_that_was_not_marked_is_seen(monkeypatch):
    monkeypatch.setattr("litigator.drafting.redlining.comparing.word_spans", lambda old, new: [])
    with pytest.raises(Refused, match="rejecting"):
        redline(made([p("vienas du trys")]), made([p("vienas du keturi")]))


def test_two_drafts_of_the_office(tmp_path):
    from litigator.drafting.assembling import assemble

    office, case = small.library(tmp_path), small.case_file()
    from dataclasses import replace

    first = assemble(case, "appeal", office, today=small.TODAY).data
    second = assemble(replace(case, statements=case.statements[1:]), "appeal", office, today=small.TODAY).data
    found = holds(first, second)
    assert "Antras faktas" in "".join(marked(found, "del"))
    assert marked(found, "ins") == [] or "faktas" not in "".join(marked(found, "ins"))


# Any two documents

WORDS = st.sampled_from(["teismas", "sulaikė", "2022", "m.", "ąžuolas", "a&b", "<x>", "„taip“", "—", " ", "  "])
TEXT = st.lists(WORDS, max_size=6).map(" ".join)
PIECE = st.tuples(TEXT, st.sampled_from(["", "b", "i"]), st.none() | TEXT)
PARAGRAPH = st.tuples(st.sampled_from(["", "Head", "Point"]), st.lists(PIECE, max_size=3))
CELL = st.lists(PARAGRAPH, min_size=1, max_size=2)
TABLE = st.tuples(
    st.just("table"),
    st.integers(1, 2).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=3)),
)


def _bodied(blocks: Spec) -> Spec:
    return [*blocks, p("galas")]


BLOCKS = st.lists(PARAGRAPH | TABLE, max_size=5)


@st.composite
def two_versions(draw: Any) -> tuple[Spec, Spec]:
    """A document, and the same after some paragraphs were put in, taken out, moved or written anew."""
    old = draw(BLOCKS)
    new = list(old)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(new)))
        if draw(st.booleans()) or place == len(new):
            new.insert(place, draw(PARAGRAPH | TABLE))
        elif draw(st.booleans()):
            del new[place]
        else:
            new[place] = draw(PARAGRAPH)
    ends = draw(st.booleans())
    return (old if not ends and old and old[-1][0] != "table" else _bodied(old)), (
        new if not ends and new and new[-1][0] != "table" else _bodied(new)
    )


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(two_versions())
@example(([p("a"), p("b")], [p("b"), p("a")]))
def test_any_two_versions_of_a_document(pair):
    holds(made(pair[0]), made(pair[1]))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(BLOCKS, BLOCKS)
def test_any_two_documents(old, new):
    holds(made(_bodied(old)), made(_bodied(new)))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from("abc "), max_size=12), st.lists(st.sampled_from("abc "), max_size=12))
def test_the_steps_of_an_alignment_cover_both_sides_once_and_in_order(old, new):
    steps = alignment(old, new, lambda one, other: 0.5)
    assert [step.old for step in steps if step.old >= 0] == list(range(len(old)))
    assert [step.new for step in steps if step.new >= 0] == list(range(len(new)))
    spans = word_spans([f"t:{c}" for c in old], [f"t:{c}" for c in new])
    for kind, a, b, c, d in spans:
        assert kind != "equal" or old[a:b] == new[c:d]
    assert likeness_of(old, old) == 1.0


# Settling, as Word does it


def settled_texts(body: str, *, accept: bool) -> list[str]:
    root = parse_part(f'<w:body xmlns:w="{W}">{body}</w:body>'.encode())
    settle(root, accept=accept)
    assert not has_tracked(root)
    return [text_of(node) for node in root.iter(w("p"))]


def test_a_paragraph_mark_that_goes_joins_what_it_parted():
    body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>vienas </w:t></w:r></w:p><w:p><w:r><w:t>du</w:t></w:r></w:p>"
    assert settled_texts(body, accept=True) == ["vienas du"]
    assert settled_texts(body, accept=False) == ["vienas ", "du"]


def test_moved_text_stands_where_it_went_or_where_it_was():
    body = (
        '<w:p><w:moveFromRangeStart w:id="1"/><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:r><w:t>a</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>b</w:t></w:r><w:moveTo><w:r><w:t>x</w:t></w:r></w:moveTo></w:p>"
    )
    assert settled_texts(body, accept=True) == ["a", "bx"]
    assert settled_texts(body, accept=False) == ["xa", "b"]


def test_a_row_that_was_put_in_goes_when_rejected():
    body = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p><w:r><w:t>n</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    assert settled_texts(body, accept=False) == ["", ""]
    assert settled_texts(body, accept=True) == ["", "n", ""]


# Files from outside


def test_files_from_outside_are_compared_in_a_child():
    found = redline_of_files(
        made([p("vienas")]), made([p("du")]), old_name="sena.docx", new_name="nauja.docx", author="Biuras"
    )
    assert found.data == redline(made([p("vienas")]), made([p("du")]), author="Biuras").data


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 torn"])
def test_what_is_no_document_is_said_to_be_none(data):
    with pytest.raises(Unreadable):
        redline_of_files(made([p("a")]), data, old_name="a.docx", new_name="b.docx")


RELATION = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="{kind}" Target="{target}" TargetMode="External"/></Relationships>'


def test_the_template_a_file_was_made_from_is_left_behind():
    tied = write_package(
        {
            **parts_of(made([p("vienas")])),
            "word/settings.xml": f'<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:attachedTemplate r:id="t"/></w:settings>'.encode(),
            "word/_rels/settings.xml.rels": RELATION.format(
                kind=f"{R}/attachedTemplate", target="file:///C:/Users/ona/biuras.dotm"
            ).encode(),
        }
    )
    found = redline(made([p("du")]), tied)
    content = b"".join(parts_of(found.data).values())
    assert b"attachedTemplate" not in content and b"ona" not in content


def test_what_else_leads_out_of_a_file_is_not_let_in():
    bad = write_package(
        {
            **parts_of(made([p("vienas")])),
            "word/_rels/header1.xml.rels": RELATION.format(
                kind=f"{R}/image", target="http://elsewhere.example/x.png"
            ).encode(),
        }
    )
    for pair in ((made([p("du")]), bad), (bad, made([p("du")]))):
        with pytest.raises(Refused):
            redline(*pair)


# As another program settles it

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub Settle(source As String, accepted As String, rejected As String)
  SettleOne(source, ".uno:AcceptAllTrackedChanges", accepted)
  SettleOne(source, ".uno:RejectAllTrackedChanges", rejected)
  StarDesktop.terminate()
End Sub
Sub SettleOne(source As String, command As String, target As String)
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  Dim storing(1) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  storing(0).Name = "FilterName"
  storing(0).Value = "Text (encoded)"
  storing(1).Name = "FilterOptions"
  storing(1).Value = "UTF8"
  document.storeToURL(target, storing())
  document.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Settling"/>
</library:library>
"""


def plain_lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.xdist_group("libreoffice")
def test_libreoffice_accepts_and_rejects_to_the_same_texts(tmp_path):
    old = [p("Teismas netikrino sulaikymo.", style="Head"), p("Antra pastraipa lieka."), table(("a", "b"), ("c", "d"))]
    new = [p("Teismas patikrino sulaikymą.", style="Head"), table(("a", "b2"), ("e", "f"), ("c", "d")), p("Nauja.")]
    old, new = [*old, p("Trečia, ilgesnė pastraipa."), p("Ketvirta.")], [*new, p("Trečia, visai trumpa pastraipa.")]
    for name, data in (("old", made(old)), ("new", made(new)), ("redline", redline(made(old), made(new)).data)):
        (tmp_path / f"{name}.docx").write_bytes(data)
    office = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command = [*office, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    files = [str(tmp_path / f"{name}.docx") for name in ("old", "new")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    basic = tmp_path / "profile" / "user" / "basic" / "Standard"
    (basic / "Settling.xba").write_text(MACRO, encoding="utf-8")
    (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    urls = [f"file://{tmp_path}/{name}" for name in ("redline.docx", "accepted.txt", "rejected.txt")]
    macro = f"macro:///Standard.Settling.Settle({','.join(urls)})"
    subprocess.run([*office, macro], check=True, capture_output=True, timeout=120)
    assert plain_lines(tmp_path / "accepted.txt") == plain_lines(tmp_path / "new.txt")
    assert plain_lines(tmp_path / "rejected.txt") == plain_lines(tmp_path / "old.txt")


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_a_change_inside_a_note_is_counted():
    found = holds(made([("", [("Teiginys", "", "Pastaba viena")])]), made([("", [("Teiginys", "", "Pastaba kita")])]))
    assert (found.changed, found.insertions, found.deletions) == (1, 1, 1)
