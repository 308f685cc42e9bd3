"""Word templates: the gate, the tags, the slots; every mistake at its place, nothing hostile let in."""

import json
import os
import zipfile
from io import BytesIO
from pathlib import Path

import drafting_office as small
import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from litigator.documents.package import left_alone, open_package, parse_part, write_package
from litigator.drafting import losses
from litigator.drafting import template as word
from litigator.drafting.sources import form_and_template, template_at
from litigator.drafting.tags import faults_of, names_of
from litigator.drafting.template import read_template
from litigator.drafting.template_reading import _patched
from litigator.errors import LibraryFault, LitigatorError, Refused, Unreadable

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = ROOT.parent / "shared" / "cases" / "hostile"
TEMPLATES = sorted((ROOT / "templates").glob("*.docx"))


def docx(*paragraphs: str, **properties: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def faults(*paragraphs: str) -> list[str]:
    with pytest.raises(LibraryFault) as caught:
        read_template(docx(*paragraphs), "t.docx")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_each_template_of_the_library_reads_without_a_fault(path):
    template = read_template(path.read_bytes(), path.name)
    assert template.sections >= 1
    assert {"annexes", "authorities"} <= {slot.kind for slot in template.slots}


def test_every_mistake_is_told_at_once_with_paragraph_and_tag():
    found = faults(
        "{{ case.name", "fine {{ case.name }}", "{% if case.name %}open", "{ client.name }", "{{ case.name|vokatyvas }}"
    )
    assert len(found) == 4
    assert "paragraph 1" in found[0]
    assert "looks like a gap of another system" in found[1]
    assert "no filter `vokatyvas`" in found[2]
    assert "never closed" in found[3]


def test_the_nearest_heading_is_named():
    document = Document()
    document.add_heading("Faktinės aplinkybės", 1)
    document.add_paragraph("{{ case. }}")
    buffer = BytesIO()
    document.save(buffer)
    with pytest.raises(LibraryFault) as caught:
        read_template(buffer.getvalue(), "t.docx")
    assert "under «Faktinės aplinkybės»" in caught.value.problems[0].where


def test_quotes_that_autocorrect_typed_into_a_tag_are_named():
    assert "U+201E" in faults("{{ case[„name“] }}")[0]


def test_text_beside_a_paragraph_tag_would_be_lost_and_is_refused():
    assert any("would be lost" in fault for fault in faults("{%p if case.name %} text", "x", "{%p endif %}"))


def with_body(xml: str) -> bytes:
    """A Word file with `xml` at the end of its body."""
    parts = open_package(docx("First."), "x.docx")
    body = parts["word/document.xml"].decode()
    end = body.rindex("<w:sectPr")
    return write_package({**parts, "word/document.xml": (body[:end] + xml + body[end:]).encode()})


def paragraph(*runs: str) -> str:
    """A paragraph of runs; a run that is markup stands as it is."""
    made = (run if run.startswith("<") else f'<w:t xml:space="preserve">{run}</w:t>' for run in runs)
    return "<w:p>" + "".join(f"<w:r>{run}</w:r>" for run in made) + "</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>" for text in row) for row in rows]
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def told(data: bytes) -> list[str]:
    with pytest.raises(LibraryFault) as caught:
        read_template(data, "t.docx")
    return [str(problem) for problem in caught.value.problems]


END = "{%p endif %}"
LOSSES = {
    "words in a row": table(("{%tr for c in claimants %}", "gone"), ("{{ c.name }}",), ("{%tr endfor %}",)),
    "a tag in a row": table(("{%tr if case.name %}", "{%tr endif %}"), ("x", "y")),
    "words in a cell": table(("{%tc if case.name %} gone", "x", "{%tc endif %}")),
    "a table in a row": table(("{%tr if case.name %}",), ("{%tr endif %}",)).replace(
        "<w:tc>", f"<w:tc>{table(('',))}", 1
    ),
    "a row outside a table": paragraph("{%tr if case.name %}") + paragraph("{%tr endif %}"),
    "a picture": paragraph("{%p if case.name %}", "<w:drawing/>") + paragraph(END),
    "a footnote": paragraph("{%p if case.name %}", '<w:footnoteReference w:id="2"/>') + paragraph(END),
    "a field": paragraph("{%p if case.name %}", "<w:instrText>PAGE</w:instrText>") + paragraph(END),
    "a formula": paragraph("{%p if case.name %}", '<m:oMath xmlns:m="m"/>') + paragraph(END),
    "words behind a hyphen": paragraph("{% if case.name %}a{% endif -%} gone") + paragraph("x"),
    "blanks beside a hyphen": paragraph("a {{- case.name -}} b"),
    "a printed paragraph": paragraph("a {{p case.name }} b"),
    "a printed run": paragraph("a {{r case.name }} b"),
    "a word in an end": paragraph("{% if case.name %}a{% else if case.x %}b{% endif %}"),
}
NOTHING_LOST = {
    "rows": table(("{%tr for c in claimants %}", ""), ("{{ c.name }}", "x"), ("{%tr endfor %}", "")),
    "cells": table(("{%tc if case.name %}", "x", "{%tc endif %}")),
    "a picture of its own": paragraph("{%p if case.name %}") + paragraph("<w:drawing/>") + paragraph(END),
    "runs": paragraph("a {%r if case.name %}b{%r endif %} c {{ case.name }}"),
    "signs of XML": paragraph("a &lt; b &amp; c {% if case.name == '&lt;x&gt;' %}d{% endif %} „e“ {{ case['name'] }}"),
}


@pytest.mark.parametrize("xml", LOSSES.values(), ids=LOSSES)
def test_what_a_tag_would_take_along_is_told(xml):
    assert told(with_body(xml))


@pytest.mark.parametrize("xml", NOTHING_LOST.values(), ids=NOTHING_LOST)
def test_a_tag_that_takes_nothing_along_is_let_in(xml):
    assert read_template(with_body(xml), "t.docx").tags


@pytest.mark.parametrize("xml", LOSSES.values(), ids=LOSSES)
def test_the_outcome_shows_the_words_that_a_tag_took_along(xml):
    """The second net: what the rules name is lost, or breaks the part, when docxtpl rewrites it. Where no word goes, the rules stand alone."""
    alone = (
        "a picture",
        "a footnote",
        "a formula",
        "blanks",
        "a tag in",
        "a row",
        "a table",
        "a printed run",
        "a word in",
    )
    name = next(name for name, specimen in LOSSES.items() if specimen is xml)
    root = parse_part(open_package(with_body(xml), "t.docx")["word/document.xml"])
    if not name.startswith(alone):
        assert list(losses.outcome(root, _patched(root)))


def split(space: str, tag: str) -> str:
    return "".join(f'<w:r><x:t xmlns:x="{space}">{piece}</x:t></w:r>' for piece in (tag[:1], tag[1:]))


@pytest.mark.parametrize("tag", ["{{ cycler.__init__ }}", "{{ case.name }}", "{% set x = 1 %}"])
@pytest.mark.parametrize("hidden", ["a", "m"])
def test_a_tag_in_pieces_outside_the_text_is_refused(tag, hidden):
    with pytest.raises(Refused):
        read_template(with_body(f"<w:p>{split(hidden, tag)}</w:p>"), "t.docx")
    assert read_template(with_body(f"<w:p>{split(hidden, tag.strip('{}'))}</w:p>"), "t.docx")


@pytest.mark.parametrize("tag", ["{{ cycler.__init__ }}", "{{ cycler.__init__|upper }}"])
def test_code_whose_pieces_are_joined_past_every_paragraph_is_refused(tag):
    formula = f'<w:r><m:t xmlns:m="m">{tag[1:]}</m:t></w:r>'
    with pytest.raises(Refused):
        read_template(with_body(f"<w:p><w:r><w:t>{{</w:t></w:r>{formula}</w:p>"), "t.docx")


def test_words_that_braces_of_two_paragraphs_would_swallow_are_told():
    assert any(
        "put together" in fault
        for fault in told(with_body(paragraph("a {") + paragraph("# gone #") + paragraph("} b")))
    )


@pytest.mark.parametrize(
    "gap", ["{case number}", "${name}", "%NAME%", "@@name@@", "[VARDAS PAVARDĖ]", "____", "｛name｝"]
)
def test_a_gap_of_another_system_is_named(gap):
    assert any("another system" in fault for fault in faults(f"See {gap} here"))


@pytest.mark.parametrize("text", ["a set {1, 2", "[LT]", "100 %", "a @ b"])
def test_what_is_no_gap_stays(text):
    assert read_template(docx(text), "t.docx")


@pytest.mark.parametrize(
    "opening", ["{% if case.name == „x“ %}", "{%if case.name %}", "{%- if case.name %}", "{% if case.name -%}"]
)
def test_the_end_of_a_faulty_tag_is_not_told_as_well(opening):
    assert len(faults(f"{opening}a{{% endif %}}")) == 1


def row_of_clauses(third: str) -> bytes:
    document = Document(BytesIO(small.template_bytes()))
    cells = document.add_table(1, 3).rows[0].cells
    for cell, text in zip(cells, ("[[clause titles: violations]]", "[[clause texts: violations]]", third), strict=True):
        cell.paragraphs[0].text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_every_cell_of_a_row_of_clauses_is_read():
    assert read_template(row_of_clauses("{{ case.name }}"), "t.docx").rows
    assert told(row_of_clauses("{{ case. }}"))
    with pytest.raises(Refused):
        read_template(row_of_clauses("{{ cycler.__init__ }}"), "t.docx")
    assert told(with_body(paragraph("[[clause texts: violations]]")))


def test_a_slot_inside_a_condition_is_refused():
    assert any("stands inside" in fault for fault in faults("{%p if case.name %}", "[[relief]]", "{%p endif %}"))


def marked(*paragraphs: tuple[str, str]) -> bytes:
    return small.template_bytes(paragraphs)


def test_a_provision_mark_in_the_text_of_a_template_is_kept_and_not_printed():
    data = marked(
        (word.HEADING, "Prašymai"),
        (word.PARAGRAPH, "Pirmas."),
        ("Normal", "[[relief]]"),
        (word.PARAGRAPH, "Pagal ABTĮ 134 straipsnio 2 dalies 9 punktą[&lt.abti 134(2)(9)], prašoma."),
        ("Normal", "Pagal ABTĮ 144 straipsnį[&lt.abti 144] prašoma."),
    )
    template = read_template(data, "t.docx")
    assert [(mark.act, mark.provision, mark.slot, mark.number, mark.heading) for mark in template.marks] == [
        ("lt.abti", "134(2)(9)", 1, 1, "Prašymai"),
        ("lt.abti", "144", 1, 0, "Prašymai"),
    ]
    source = template.sources["word/document.xml"]
    assert "[&" not in source and "9 punktą" in source and template.marks[0].bookmark in source


def test_a_mark_that_word_has_split_into_runs_is_taken_out_whole():
    document = Document()
    for style in small.STYLES:
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    paragraph = document.add_paragraph(style=word.PARAGRAPH)
    for piece in ("ABTĮ 9 straipsnis[", "&lt.ab", "ti 9] galioja"):
        paragraph.add_run(piece)
    buffer = BytesIO()
    document.save(buffer)
    template = read_template(buffer.getvalue(), "t.docx")
    assert [(mark.act, mark.provision) for mark in template.marks] == [("lt.abti", "9")]
    assert template.passages == ("ABTĮ 9 straipsnis galioja",)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{%p if case.number %}", "ABTĮ 9 straipsnis[&lt.abti 9]", "{%p endif %}"),
        ("{% if case.number %}ABTĮ 9 straipsnis[&lt.abti 9]{% endif %}",),
    ],
)
def test_a_mark_that_may_not_be_printed_is_refused(paragraphs):
    assert any("inside a condition" in fault for fault in faults(*paragraphs))


def test_code_in_the_title_property_is_refused():
    with pytest.raises(Refused) as caught:
        read_template(docx("x", title="{{ cycler.__init__.__globals__ }}"), "t.docx")
    assert "outside the text" in caught.value.problems[0].what


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ case.delete() }}",
        "{% set x = 1 %}",
        "{{ case|attr('x') }}",
        "{{ 'a'*9 }}",
        "{{ case._secret }}",
        "{% for x in [1] recursive %}",
        "{{ range(9) }}",
    ],
)
def test_code_is_refused(tag):
    assert any(fault.hostile for fault in faults_of(tag, []))


@pytest.mark.parametrize(
    "tag", ["{{ case.name }}", "{{ claimants[0].name }}", "{{ case.name|upper }}", "{{ answers.x }}"]
)
def test_a_plain_name_is_no_fault(tag):
    assert faults_of(tag, []) == []


def test_names_are_gathered_with_their_loops():
    source = (
        "{{ case.name }}{% for c in claimants %}{{ c.name }}{% if c.email == 'x' %}{{ c.email }}{% endif %}{% endfor %}"
    )
    assert {name for name, _ in names_of(source)} == {"case.name", "claimants", "claimants[].name", "claimants[].email"}


def test_what_is_no_word_document_is_unreadable():
    for data in (b"", b"%PDF-1.4", b"PK\x03\x04broken", docx("x")[:-60]):
        with pytest.raises(Unreadable):
            open_package(data, "x.docx")


def test_macros_remote_parts_and_doctypes_are_refused():
    parts = open_package(docx("x"), "x.docx")
    attacks = {
        "word/vbaProject.bin": b"x",
        "word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="r99" Type="http://x/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>',
        ),
        "word/settings.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>',
    }
    for part, content in attacks.items():
        with pytest.raises(Refused):
            open_package(write_package({**parts, part: content}), "x.docx")


def related(kind: str, target: str, *, outside: bool = False, base: str = "") -> dict[str, bytes]:
    """The relations of a body with one more, of `kind`."""
    relations = open_package(docx("x"), "x.docx")["word/_rels/document.xml.rels"].decode()
    mode = ' TargetMode="External"' if outside else ""
    added = f'<Relationship Id="r99" Type="http://x/{kind}" Target="{target}"{mode}/></Relationships>'
    if base:
        relations = relations.replace("<Relationships ", f'<Relationships xml:base="{base}" ')
    return {"word/_rels/document.xml.rels": relations.replace("</Relationships>", added).encode()}


def field(*runs: str) -> bytes:
    """A Word file with one field made of `runs`: `{`, `|`, `}`, `t:words`, or what an instruction says."""
    marks = {"{": "begin", "|": "separate", "}": "end"}
    made = (
        f'<w:fldChar w:fldCharType="{marks[run]}"/>'
        if run in marks
        else f"<w:t>{run[2:]}</w:t>"
        if run.startswith("t:")
        else f"<w:instrText>{run}</w:instrText>"
        for run in runs
    )
    return with_body(paragraph(*made))


def types(kind: str) -> dict[str, bytes]:
    listed = open_package(docx("x"), "x.docx")["[Content_Types].xml"]
    added = f'<Override PartName="/word/a.dat" ContentType="application/{kind}"/></Types>'.encode()
    return {"[Content_Types].xml": listed.replace(b"</Types>", added), "word/a.dat": b"x"}


def drawn(attributes: str) -> bytes:
    shape = f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata {attributes}/></v:shape></w:pict>'
    return with_body(paragraph(shape))


MERGED = b'<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:mailMerge><w:%s w:val="DSN=x"/></w:mailMerge></w:settings>'
IN_DISGUISE = {
    "a macro under another name": {**related("vbaProject", "a.dat"), "word/a.dat": b"x"},
    "a macro told by its type alone": types("vnd.ms-office.vbaProject"),
    "a control under another name": related("control", "a.xml"),
    "a ribbon of its own": {
        "_rels/.rels": open_package(docx("x"), "x.docx")["_rels/.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="r9" Type="http://x/ui/extensibility" Target="c.xml"/></Relationships>',
        )
    },
    "a page of another kind, taken in by Word": {**related("aFChunk", "a.html"), "word/a.html": b"<html>x</html>"},
    "a file within, called as nothing": {**related("package", "a.dat"), "word/a.dat": b"x"},
    "an address that all relations start from": related("theme", "x.xml", base="http://127.0.0.1:9/"),
    "a data source": {"word/settings.xml": MERGED % b"connectString"},
    "a question to a data source": {"word/settings.xml": MERGED % b"query"},
    "a picture of an old drawing elsewhere": drawn('src="http://127.0.0.1:9/a.png"'),
    "a field in a part of another encoding": {
        "word/document.xml": open_package(docx("x"), "x.docx")["word/document.xml"]
        .decode()
        .replace("UTF-8", "UTF-16")
        .replace("<w:sectPr", '<w:p><w:fldSimple w:instr="DDEAUTO c"/></w:p><w:sectPr', 1)
        .encode("utf-16")
    },
}
FETCHING = {
    "a table of a database": ("{", "DATABASE x", "}"),
    "another document": ("{", 'RD "C:/x.docx"', "}"),
    "its name shown by another field": ("{", "{", "REF a", "|", "t:INCLUDETEXT", "}", ' "C:/x"', "}"),
    "its name quoted by another field": ("{", "{", 'QUOTE "INCLUDETEXT"', "}", ' "C:/x"', "}"),
    "its name quoted in numbers": ("{", "{", "QUOTE 68 68 69", "}", " c x", "}"),
    "its name parted by a field that shows nothing": ("{", "IN", "{", "REF a", "}", 'CLUDETEXT "C:/x"', "}"),
    "typed as text": ("{", 't:INCLUDETEXT "C:/x"', "}"),
}


@pytest.mark.parametrize("attack", IN_DISGUISE.values(), ids=IN_DISGUISE)
def test_what_is_dangerous_is_known_by_what_the_file_says_it_is(attack):
    data = attack if isinstance(attack, bytes) else write_package({**open_package(docx("x"), "x.docx"), **attack})
    with pytest.raises(Refused):
        open_package(data, "x.docx")


@pytest.mark.parametrize("runs", FETCHING.values(), ids=FETCHING)
@pytest.mark.parametrize("only_read", [False, True])
def test_a_field_that_fetches_is_refused_however_it_is_put_together(runs, only_read):
    with pytest.raises(Refused, match="not let into") as caught:
        open_package(field(*runs), "x.docx", only_read=only_read)
    assert "fetches from elsewhere" in str(caught.value.problems[0])


def test_a_field_struck_out_fetches_when_the_change_is_rejected():
    runs = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>DDE c x</w:delInstrText></w:r>'
    with pytest.raises(Refused):
        open_package(with_body(f'<w:p>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'), "x.docx")


INNOCENT = {
    "a page number": field("{", "PAGE", "|", "t:3", "}"),
    "a condition over a field": field("{", "IF ", "{", "REF a", "|", "t:LINK", "}", ' = "x" "a" "b"', "|", "t:a", "}"),
    "text that begins as such a field does": with_body(paragraph("LINK and IMPORT and DDE stand in the text")),
    "what a field shows": field("{", "REF a", "|", "t:INCLUDETEXT is a word", "}"),
    "text behind a field": field("{", "REF a", "|", "t:3", "}", "t:DATABASE of judgments"),
    "a picture of an old drawing within": drawn('r:id="rId1" xmlns:r="r" src="image1.png"'),
    "settings without a merge": docx("x"),
}


@pytest.mark.parametrize("data", INNOCENT.values(), ids=INNOCENT)
def test_the_control_an_ordinary_field_or_drawing_is_let_in(data):
    assert open_package(data, "x.docx")


def test_what_is_embedded_under_any_name_is_told_where_it_is_only_read():
    data = write_package({**open_package(docx("x"), "x.docx"), **related("aFChunk", "a.html"), "word/a.html": b"x"})
    assert left_alone(open_package(data, "x.docx", only_read=True)) == ("1 embedded object not read",)


def test_the_same_parts_give_the_same_bytes_and_survive_a_round_trip():
    parts = open_package(docx("ąčęėįšųūž"), "x.docx")
    assert write_package(parts) == write_package(dict(reversed(parts.items())))
    assert open_package(write_package(parts), "x.docx") == parts


def test_a_part_named_twice_is_refused():
    buffer = BytesIO(docx("x"))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<x/>")
    with pytest.raises(Refused):
        open_package(buffer.getvalue(), "x.docx")


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared hostile cases are not beside this checkout")
def test_the_hostile_templates_are_refused_or_read_as_the_manifest_says():
    lines = [json.loads(line) for line in (HOSTILE / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    readable = {"mal_split_proofErr.docx", "mal_textbox.docx", "mal_typo_var.docx", "mal_nested_tables_loop.docx"}
    for line in lines:
        if not line["kind"].startswith("template-"):
            continue
        path = HOSTILE / line["file"]
        try:
            read_template(path.read_bytes(), path.name)
        except LitigatorError as fault:
            assert path.name not in readable, path.name
            assert fault.problems, path.name
            if line["kind"] == "template-ssti":
                assert isinstance(fault, Refused), path.name
        else:
            assert path.name in readable, path.name


def test_a_slot_that_stands_twice_is_told():
    twice = small.template_bytes((*small.PARAGRAPHS, ("Normal", "[[annexes]]"), ("Normal", "[[clauses: merits]]")))
    assert [one.split(": ", 2)[2] for one in told(twice)] == [
        "the slot [[annexes]] stands twice — leave it in one place",
        "the slot [[clauses: merits]] stands twice — leave it in one place",
    ]
    both = small.template_bytes((*small.PARAGRAPHS, ("Normal", "[[statements: merits]]"), ("Normal", "[[relief]]")))
    assert read_template(both, "t.docx").slots, "two kinds of one name, and a list without marks, are well"


# Templates from outside the library


def test_a_template_from_outside_is_compiled_apart_and_one_of_the_library_is_not(tmp_path, monkeypatch):
    from litigator.documents import confined
    from litigator.drafting import sources
    from litigator.library.gathering import open_library

    library, read = open_library(), []
    monkeypatch.setenv("LITIGATOR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sources, "_COMPILED", {})
    real = confined.confined
    monkeypatch.setattr(confined, "confined", lambda *asked, **more: (read.append(asked[2]), real(*asked, **more))[1])
    sources.form_and_template(library, "lvat-appeal", "lt")
    assert read == []
    outside = tmp_path / "lvat-appeal.lt.docx"
    outside.write_bytes((ROOT / "templates" / "lvat-appeal.lt.docx").read_bytes())
    monkeypatch.setattr(sources, "_COMPILED", {})
    monkeypatch.setenv("LITIGATOR_CACHE", str(tmp_path / "another"))
    _, apart, _ = sources.form_and_template(library, str(outside), "lt")
    assert read == ["lvat-appeal.lt.docx"]
    assert apart == read_template(outside.read_bytes(), outside.name)


def test_a_pipe_is_no_template(tmp_path):
    import os

    pipe = tmp_path / "t.docx"
    os.mkfifo(pipe)
    with pytest.raises(Unreadable, match="is no file"):
        template_at(pipe, ours=False)


def test_the_faults_of_a_template_from_outside_come_back_whole(tmp_path):

    path = tmp_path / "t.docx"
    path.write_bytes(docx("{{ case.name", "{{ case.name|vokatyvas }}"))
    with pytest.raises(LibraryFault) as caught:
        template_at(path, ours=False)
    assert len(caught.value.problems) == 2


def test_loops_within_loops_end(monkeypatch):
    from litigator.drafting import render
    from litigator.drafting.steps import steps_of

    monkeypatch.setattr(render, "MOST_REPEATED", 20)
    loops = "{% for a in claimants %}{% for b in claimants %}{{ a.name }}{% endfor %}{% endfor %}"
    ledger = render.Ledger("lt", partial=True)
    people = [{"name": str(number)} for number in range(5)]

    with pytest.raises(Refused, match="repeats more than 20 times"):
        render.Filler(ledger, {"claimants": people}).fill(steps_of(loops, "t"), "t")
    monkeypatch.setattr(render, "MOST_REPEATED", 30)
    render.Filler(ledger, {"claimants": people}).fill(steps_of(loops, "t"), "t")


@pytest.mark.parametrize(
    "tag", ["{{ claimants[9999999999999999999999] }}", "{% if case.number == 99999999999999999999 %}x{% endif %}"]
)
def test_a_number_beyond_counting_is_refused_and_not_kept(tag, tmp_path):
    path = tmp_path / "t.docx"
    path.write_bytes(docx(tag))
    with pytest.raises(Refused, match="holds code"):
        template_at(path, ours=False)


@pytest.mark.parametrize(
    "mark",
    [
        "[@ecthr-mursic, 138]",
        "[#decision]",
        "[>a4-no-individual-assessment]",
        "[&lt.abti]",
        "[&../../etc/passwd]",
        "[& x",
    ],
)
def test_a_mark_that_would_be_printed_is_told(mark):
    assert any("would be printed as it is" in fault for fault in faults(f"As {mark} shows."))


def test_a_blank_in_a_provision_mark_is_no_matter_and_brackets_are_no_marks():
    template = read_template(docx("Article 5 [& echr 5(4)] of the Convention, [the] applicant [2020]."), "t.docx")
    assert [(mark.act, mark.provision) for mark in template.marks] == [("echr", "5(4)")]
    assert "[&" not in template.sources["word/document.xml"]


def test_an_act_that_the_library_does_not_have_is_a_mistake_of_the_template(tmp_path):
    path = tmp_path / "t.docx"
    path.write_bytes(docx("Article 5 [&lt.nope 5]."))
    with pytest.raises(LibraryFault) as caught:
        form_and_template(small.library(tmp_path), str(path), "en")
    assert [problem.what for problem in caught.value.problems] == ["there is no act lt.nope"]


def test_a_tag_without_end_is_told_in_a_few_words():
    with pytest.raises(Refused) as caught:
        read_template(docx("{{ claimant" + ".a" * 5000 + " }}"), "t.docx")
    assert len(caught.value.problems[0].where) < 160


def test_a_template_whose_name_is_no_text_is_read(tmp_path):
    path = tmp_path / os.fsdecode(b"bad\xff.docx")
    try:
        path.write_bytes(docx("{{ case.name }}"))
    except OSError:
        pytest.skip("no such name can be given on this system")
    assert template_at(path, ours=False).name == "bad\ufffd.docx"
