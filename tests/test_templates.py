"""Word templates: the gate, the tags, the slots; every mistake at its place, nothing hostile let in."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import drafting_office as small
import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from litigator.documents.package import open_package, write_package
from litigator.drafting import template as word
from litigator.drafting.tags import faults_of, names_of
from litigator.drafting.template import read_template
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
