"""Lint: every fault of a template or clause at its place, nothing on clean ones, copies with comments or mended, no unnamed error."""

import ast
import json
import random
import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import drafting_office as small
import msgspec
import pytest
from click.testing import CliRunner
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls

from litigator.cli.linting import group
from litigator.documents.package import open_package, write_package
from litigator.drafting import template as word
from litigator.drafting.linting import asking, borrowed, clause_texts, examining, marks, mending, references, scanning
from litigator.drafting.linting.asked import Asked, AskedClause
from litigator.drafting.linting.wording import LITHUANIAN
from litigator.drafting.template import read_template
from litigator.errors import LibraryFault, LitigatorError, Refused, Unreadable, UsageFault

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = ROOT.parent / "shared" / "cases" / "hostile"
OURS = [
    "case.name",
    "case.number",
    "case.events[]",
    "claimants[].name",
    "claimants[].born",
    "filing.date",
    "case.reference",
    "summary",
]
GIVEN = {"plain": OURS[:-1], "rich": ["summary"]}
W = nsdecls("w")


def saved(document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(*paragraphs: str, header: str = "", footer: str = "", title: str = "") -> bytes:
    """The smallest Word file with these paragraphs: python-docx's own carries a hundred styles, and lint reads them all."""
    kinds = [kind for kind, text in (("header", header), ("footer", footer)) if text]
    references = "".join(f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in kinds)
    body = "".join(map(runs_of, paragraphs))
    space = f'{W} xmlns:r="{OFFICE}"'
    parts = {
        "[Content_Types].xml": types_of(kinds),
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}1.xml" for kind in kinds}),
        "word/document.xml": f"<w:document {space}><w:body>{body}<w:sectPr>{references}</w:sectPr></w:body></w:document>",
        "docProps/core.xml": f"<core><title>{escape(title)}</title></core>",
    }
    parts |= {
        f"word/{kind}1.xml": f"<w:{tag} {W}>{runs_of(text)}</w:{tag}>"
        for kind, tag, text in (("header", "hdr", header), ("footer", "ftr", footer))
        if text
    }
    return write_package({name: content.encode() for name, content in parts.items()})


def runs_of(text: str) -> str:
    return paragraph(escape(text))


def relations(targets: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def types_of(kinds: list[str]) -> str:
    overrides = "".join(f'<Override PartName="/word/{kind}1.xml" ContentType="{MEDIA}.{kind}+xml"/>' for kind in kinds)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MEDIA}.document.main+xml"/>{overrides}</Types>'
    )


def table(*rows: tuple[str, ...]) -> bytes:
    """A paragraph, and a table of these rows of cells."""
    cells = ["".join(f'<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>{runs_of(text)}</w:tc>' for text in row) for row in rows]
    return with_body("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>")


def with_body(xml: str, data: bytes | None = None) -> bytes:
    """A Word file with `xml` put before the end of its body."""
    parts = open_package(data or docx("First."), "x.docx")
    body = parts["word/document.xml"].decode()
    end = body.index("<w:sectPr")
    return write_package({**parts, "word/document.xml": (body[:end] + xml + body[end:]).encode()})


def with_part(name: str, xml: str, data: bytes | None = None) -> bytes:
    return write_package({**open_package(data or docx("First."), "x.docx"), name: xml.encode()})


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def examined(data: bytes, *, given: bool = False, **asked):
    names = {**GIVEN, "given": True} if given else {"plain": OURS, "acts": ["echr"]}
    return examining.examined(msgspec.msgpack.encode(Asked(data=data, **{**names, **asked})), "t.docx")


def found(data: bytes, *, given: bool = False, **asked) -> list[tuple[str, str, str]]:
    """(part, where, rule) of everything found."""
    problems = examined(data, given=given, **asked)["problems"]
    return [(Path(one["part"]).name, one["where"], one["rule"]) for one in problems]


BODY = "document.xml"
# One specimen a kind of fault: what it is, the document, where it stands, the rule. The second paragraph is the one at fault.
FAULTS = [
    ("a tag never closed", docx("First {{ case.name }}.", "Court {{ case.number"), (BODY, "paragraph 2", "open")),
    ("a closing left over", docx("First {{ case.name }}.", "Court }} here"), (BODY, "paragraph 2", "stray")),
    ("braces within braces", docx("First.", "{{ {{ case.name }} }}"), (BODY, "paragraph 2", "nested")),
    ("three braces", docx("First {{ case.number }}.", "{{{ case.name }}}"), (BODY, "paragraph 2", "nested")),
    ("one brace", docx("{{ case.name }}", "{ case.name }"), (BODY, "paragraph 2", "gap")),
    ("a brace beside a tag", docx("First.", "{{ case.name }}}"), (BODY, "paragraph 2", "brace")),
    ("wide braces", docx("{{ case.name }}", "｛｛ case.name ｝｝"), (BODY, "paragraph 2", "signs")),
    ("capitals in brackets", docx("{{ case.name }}", "Pareiškėjas [VARDAS PAVARDĖ]"), (BODY, "paragraph 2", "gap")),
    ("a drawn gap", docx("{{ case.name }}", "Byla Nr. ______"), (BODY, "paragraph 2", "gap")),
    ("angle brackets", docx("{{ case.name }}", "Case <<number>>"), (BODY, "paragraph 2", "gap")),
    ("a dollar gap", docx("{{ case.name }}", "Case ${case.number}"), (BODY, "paragraph 2", "gap")),
    ("cut by a paragraph", docx("First.", "{{ case.", "name }}"), (BODY, "paragraph 2", "cut")),
    ("Lithuanian quotation marks", docx("First.", "{{ case[„name“] }}"), (BODY, "paragraph 2", "signs")),
    ("English quotation marks", docx("First.", "{{ case[“name”] }}"), (BODY, "paragraph 2", "signs")),
    ("a blank that does not break", docx("First.", "{{\u00a0case.name }}"), (BODY, "paragraph 2", "signs")),
    ("a sign nobody sees", docx("First.", "{{ ca\u200bse.name }}"), (BODY, "paragraph 2", "signs")),
    ("a long dash", docx("First.", "{%– if case.name –%}x{% endif %}"), (BODY, "paragraph 2", "signs")),
    ("a dash in a name", docx("{{ case.number }}", "{{ case—name }}"), (BODY, "paragraph 2", "signs")),
    ("if never closed", docx("First.", "{% if case.name %}x"), (BODY, "paragraph 2", "block")),
    ("endif that closes nothing", docx("{{ case.name }}", "x{% endif %}"), (BODY, "paragraph 2", "block")),
    ("else without if", docx("{{ case.name }}", "x{% else %}"), (BODY, "paragraph 2", "block")),
    ("endfor for an if", docx("{% if case.name %}a", "b{% endfor %}"), (BODY, "paragraph 2", "block")),
    ("another level", docx("{%p if case.name %}", "x{% endif %}"), (BODY, "paragraph 2", "level")),
    ("a word nobody knows", docx("{{ case.name }}", "{% iff case.name %}"), (BODY, "paragraph 2", "word")),
    ("a blank before the level", docx("{{ case.name }}", "{% p if case.name %}"), (BODY, "paragraph 2", "word")),
    ("a misspelt name", docx("First {{ case.name }}.", "{{ case.nmae }}"), (BODY, "paragraph 2", "name")),
    ("a misspelt root", docx("First {{ case.name }}.", "{{ caes.name }}"), (BODY, "paragraph 2", "name")),
    (
        "a misspelt item",
        docx("{%p for c in claimants %}", "{{ c.nmae }}", "{%p endfor %}"),
        (BODY, "paragraph 2", "name"),
    ),
    (
        "after its loop",
        docx("{% for c in claimants %}{{ c.name }}{% endfor %}", "{{ c.born }}"),
        (BODY, "paragraph 2", "name"),
    ),
    ("a filter nobody knows", docx("First.", "{{ case.name|vokatyvas }}"), (BODY, "paragraph 2", "tag")),
    ("a condition of figures", docx("{{ case.name }}", "{% if 1 < 2 %}a{% endif %}"), (BODY, "paragraph 2", "tag")),
    ("figures alone", docx("{{ case.name }}", "{{ 1/0 }}"), (BODY, "paragraph 2", "tag")),
    ("nothing", docx("{{ case.name }}", "{{ none.x }}"), (BODY, "paragraph 2", "tag")),
    ("an empty tag", docx("{{ case.name }}", "{{ }}"), (BODY, "paragraph 2", "tag")),
    ("two names in a tag", docx("{{ case.name }}", "{{ case.name number }}"), (BODY, "paragraph 2", "tag")),
    (
        "text lost beside {%p",
        docx("First.", "{%p if case.name %} lost", "x", "{%p endif %}"),
        (BODY, "paragraph 2", "lost"),
    ),
    (
        "two {%p in a paragraph",
        docx("First.", "{%p if case.name %}{%p endif %}"),
        (BODY, "paragraph 2", "lost"),
    ),
    (
        "in a cell",
        table(("a", "b"), ("c", "{{ case.nmae }}")),
        (BODY, "paragraph 5 (table 1, row 2, cell 2)", "name"),
    ),
    (
        "text lost in a row",
        table(("{%tr for c in claimants %}", "lost"), ("{{ c.name }}", ""), ("{%tr endfor %}", "")),
        (BODY, "paragraph 2 (table 1, row 1, cell 1)", "DTL209"),
    ),
    (
        "opened and closed in one row",
        table(
            ("{%tr for c in claimants %}", "{%tr endfor %}"),
        ),
        (BODY, "paragraph 3 (table 1, row 1, cell 2)", "DTL206"),
    ),
    ("in a header", docx("{{ case.name }}", header="{{ case.nmae }}"), ("header1.xml", "header, paragraph 1", "name")),
    ("in a footer", docx("{{ case.name }}", footer="x }}"), ("footer1.xml", "footer, paragraph 1", "stray")),
    (
        "in a footnote",
        with_part("word/footnotes.xml", f"<w:footnotes {W}>{paragraph('{{ case.nmae }}')}</w:footnotes>"),
        ("footnotes.xml", "footnotes, paragraph 1", "name"),
    ),
    (
        "in a text box",
        with_body(
            f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('{{ case.nmae }}')}</w:txbxContent></w:pict></w:r></w:p>"
        ),
        (BODY, "paragraph 3, in a text box", "name"),
    ),
    ("over several runs", with_body(paragraph("{", "{ case.n", "mae }", "}")), (BODY, "paragraph 2", "name")),
    (
        "tracked changes",
        with_body('<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>{{ case.name }}</w:t></w:r></w:ins></w:p>'),
        (BODY, "paragraph 2", "change"),
    ),
    (
        "a picture lost beside {%p",
        with_body(
            "<w:p><w:r><w:t>{%p if case.name %}</w:t></w:r><w:r><w:drawing/></w:r></w:p>" + paragraph("{%p endif %}")
        ),
        (BODY, "paragraph 2", "lost"),
    ),
]
CODE = [
    "{{ ''.__class__.__mro__ }}",
    "{{ case.delete() }}",
    "{{ cycler.__init__ }}",
    "{{ lipsum|attr('x') }}",
    "{{ case|attr('name') }}",
    "{% import 'x' as y %}",
    "{% include 'x' %}",
    "{% macro m() %}{% endmacro %}",
    "{% do case.x() %}",
    "{{ 'a' * 999999 }}",
    "{{ 'a'.center(99) }}",
    "{{ '%99999d'|format(1) }}",
    "{% for x in range(9) %}{% endfor %}",
    "{% for x in case.events recursive %}{% endfor %}",
    "{{ " + "(" * 60 + "1" + ")" * 60 + " }}",
    "{% if case.name %}" * 14,
    "{{ self.x }}",
    "{{ 9**9 }}",
    "{{ case._secret }}",
    "{{ ['x']|map('attr', 'y')|list }}",
]


@pytest.mark.parametrize("given", [False, True], ids=["ours", "given"])
@pytest.mark.parametrize("case", FAULTS, ids=[case[0] for case in FAULTS])
def test_each_kind_of_fault_is_found_at_its_place(case, given):
    _, data, expected = case
    problems = found(data, given=given)
    assert expected in problems
    assert {where for _, where, _ in problems} == {expected[1]}, "nothing is told of a place that is well"


@pytest.mark.parametrize("given", [False, True], ids=["ours", "given"])
@pytest.mark.parametrize("tag", CODE, ids=range(len(CODE)))
def test_code_is_refused_wherever_it_stands(tag, given):
    for data, where in (
        (docx("{{ case.name }}", tag), (BODY, "paragraph 2", "code")),
        (docx("{{ case.name }}", header=tag), ("header1.xml", "header, paragraph 1", "code")),
    ):
        answer = examined(data, given=given)
        assert answer["hostile"], tag
        rules = [(Path(one["part"]).name, one["where"]) for one in answer["problems"]]
        assert where[:2] in rules
    assert examined(docx("x {{ case.name }}", title=tag[:250]), given=given)["hostile"] or len(tag) > 250 or "%}" in tag


def test_a_row_tag_outside_a_table_is_told_at_both_its_ends():
    data = docx("First.", "{%tr if case.name %}", "{%tr endif %}")
    assert found(data) == [(BODY, "paragraph 2", "DTL203"), (BODY, "paragraph 3", "DTL203")]


def test_code_in_a_property_is_refused_and_its_name_told():
    (problem,) = examined(docx("{{ case.name }}", title="{{ cycler.__init__ }}"))["problems"]
    assert (problem["part"], problem["where"]) == ("docProps/core.xml", "the document property title")
    assert examined(docx("{{ case.name }}", title="{{ case.name }}"))["hostile"], "ours never fill a property"
    assert examined(docx("{{ case.name }}", title="{{ case.name }}"), given=True)["problems"] == [], "docxtpl does"


def test_code_in_an_attribute_or_a_field_is_refused():
    hidden = with_body('<w:p><w:r><w:t>{{ case.name }}</w:t></w:r><w:fldSimple w:instr="QUOTE {{ case.x() }}"/></w:p>')
    assert examined(hidden)["hostile"]
    assert examined(hidden, given=True)["hostile"]


HIDING = {
    "a formula": lambda tag: with_body(f'<w:p><w:r><m:t xmlns:m="m">{tag}</m:t></w:r></w:p>'),
    "a shape, in pieces": lambda tag: with_body(
        f'<w:p><w:r><a:t xmlns:a="a">{tag[:1]}</a:t></w:r><w:r><a:t xmlns:a="a">{tag[1:]}</a:t></w:r></w:p>'
    ),
    "a remark of the XML": lambda tag: with_body(f"<!-- {tag} -->"),
    "words deleted": lambda tag: with_body(
        f'<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{tag}</w:delText></w:r></w:del></w:p>'
    ),
    "data of the office": lambda tag: with_part("customXml/item1.xml", f"<x>{tag}</x>"),
    "data told otherwise": lambda tag: with_part("customXml/item1.xml", f"<x>{tag.replace('{', '&#123;')}</x>"),
    "the settings": lambda tag: with_part("word/settings.xml", f'<x y="{tag}"/>'),
    "a Word comment": lambda tag: with_part("word/comments.xml", f"<x>{tag}</x>"),
}


@pytest.mark.parametrize("given", [False, True], ids=["ours", "given"])
@pytest.mark.parametrize("spot", HIDING)
def test_code_is_refused_where_nobody_sees_it(spot, given):
    for tag in ("{{ cycler.__init__ }}", "{{ case.name.gi_frame }}", "{% import case as x %}"):
        assert examined(HIDING[spot](tag), given=given)["hostile"]
    assert not examined(HIDING[spot]("plain words"), given=given)["hostile"], "the control"


def test_a_comment_that_quotes_a_tag_is_a_fault_and_no_danger():
    answer = examined(with_part("word/comments.xml", "<x>{{ case.name }}</x>"))
    assert [one["rule"] for one in answer["problems"]] == ["remark"] and not answer["hostile"]


def test_what_docxtpl_would_take_along_or_not_read_is_told_at_its_place():
    hyphen = docx("First {{ case.name }}.", "{% if case.name %}yes{% else %}no{%- endif %} after")
    assert found(hyphen, given=True) == [(BODY, "paragraph 2", "together")]
    lost = docx("First {{ case.name }}.", "lost {{ case.name }} {%- if case.name %} after {% endif %}")
    assert {where for _, where, _ in found(lost, given=True)} == {"paragraph 2"}


def test_formatted_and_plain_text_are_printed_each_in_its_way():
    problems = found(docx("{{ summary }}", "{{r case.name }}", "{{r summary }} {{ case.name }}"), given=True)
    assert problems == [(BODY, "paragraph 1", "rich"), (BODY, "paragraph 2", "rich")]
    assert found(docx("{{ summary }}", "{{r case.name }}"), given=True, plain=OURS, rich=None) == [], (
        "nobody said which"
    )


def test_what_was_meant_is_named_in_the_words_of_its_place():
    problems = examined(docx("{%p for c in claimants %}", "{{ c.nmae }} {{ case.nubmer }}", "{%p endfor %}"))[
        "problems"
    ]
    assert [one["fix"] for one in problems] == ["did you mean «c.name»?", "did you mean «case.number»?"]
    (item,) = examined(docx("{{ claimants[0].nam }}"))["problems"]
    assert item["fix"] == "did you mean «claimants[0].name»?"
    assert problems[0]["lt"]["fix"] == "gal turėta omenyje „c.name“?"
    assert problems[0]["lt"]["where"] == "2 pastraipa"


def test_the_nearest_heading_is_named():
    document = Document()
    document.add_heading("Faktinės aplinkybės", 1)
    document.add_paragraph("{{ case.nmae }}")
    (problem,) = examined(saved(document))["problems"]
    assert problem["where"] == "paragraph 2, under «Faktinės aplinkybės»"


CLEAN_OURS = [
    docx("{{ case.name }}", "{% if case.number %}No {{ case.number }}{% else %}none{% endif %}"),
    docx("{%p for c in claimants %}", "{{ loop.index }}. {{ c.name|upper }}", "{%p endfor %}"),
    docx(
        "{% if case.name %}", "over paragraphs", "{% endif %}", header="{{ case.number }}", footer="{{ filing.date }}"
    ),
    table(("{%tr for c in claimants %}", ""), ("{{ c.name }}", "{{ c.born }}"), ("{%tr endfor %}", "")),
    with_body(paragraph("{", "{ case.", "name }", "}")),
    docx("{{ case.name }}", "Straipsnio 1 dalis [1], „kabutės“, 5 % ir a < b & c – d."),
    docx("No tag at all."),
]
CLEAN_GIVEN = [
    *CLEAN_OURS,
    docx("{{r summary }}", "{%r if case.name %}{{r summary }}{%r endif %}", "{{p case.name }}"),
    docx("{# a remark #}", "{#p a remark that goes #}", "{{ case.name|default('–') }} {{ case.name|e }}"),
    docx(
        "My house {%- if case.name -%} in town {%- else -%} outside {%- endif -%} .",
        "{%- if case.name -%}",
        "{%- endif -%}",
    ),
    table(("{% cellbg case.name %}{{ case.number }}", "{% colspan 2 %}x"), ("{% vm %}{{ case.name }}", "{% hm %}y")),
    table(("{%tc for x in [1, 2] %}", "{{ x }}", "{%tc endfor %}")),
    docx("{% for k, v in case.events|dictsort %}{{ k.capitalize() }}: {{ v }}{% endfor %}", title="{{ case.name }}"),
    docx("{% if case.name is defined and case.number > 3 %}{{ case.number * 2 }}{% endif %}", "{_{ case.name }_}"),
    docx("{{ case.name }}", "_" * 45),
    docx("{% set total = case.number %}{{ total }}", "{{ case.name|pretty('x') }}", "{{ ‘Deric’ ~ case.name }}"),
]


@pytest.mark.parametrize("data", CLEAN_OURS, ids=range(len(CLEAN_OURS)))
def test_nothing_is_told_of_a_clean_template_of_ours(data):
    assert examined(data)["problems"] == []


@pytest.mark.parametrize("data", CLEAN_GIVEN, ids=range(len(CLEAN_GIVEN)))
def test_nothing_is_told_of_a_clean_template_of_another_program(data):
    assert examined(data, given=True)["problems"] == []


def test_a_template_that_names_none_of_our_facts_is_read_as_another_program_s():
    answer = examined(docx("{{ customer }}", "{%- if paid -%}", "{%- endif -%}"))
    assert (answer["dialect"], answer["problems"]) == ("foreign", [])
    assert examined(docx("{{ customer }} {{ case.nmae }}"))["dialect"] == "ours"
    assert examined(docx("{{ customer.__class__ }}"))["hostile"], "code is code in every dialect"


def test_names_without_their_parts_leave_the_parts_open():
    data = docx("{% for c in people %}{{ c.name }}{% endfor %}{{ unknown }}")
    assert found(data, given=True, plain=["people"], rich=[]) == [(BODY, "paragraph 1", "name")]


def slotted(*paragraphs: tuple[str, str]) -> bytes:
    return small.template_bytes(paragraphs)


@pytest.mark.parametrize(
    "text, rule, words",
    [
        ("[[cluases: merits]]", "slot", "did you mean «[[clauses: merits]]»?"),
        ("[[clauses]]", "slot", "write [[clauses: merits]]"),
        ("See [[relief]] here", "slot", "give it a paragraph of its own"),
        ("[[relief]", "slot", "write [[clauses: merits]]"),
        ("ABTĮ 9 str.[&ehcr 9]", "mark", "did you mean «echr»?"),
        ("[@ecthr-x]", "mark", "close it, or move the text to a clause"),
    ],
)
def test_slots_and_marks_that_are_none_are_told(text, rule, words):
    problems = examined(slotted(("Normal", "{{ case.name }}"), ("Normal", text)))["problems"]
    assert (rule, words) in [(one["rule"], one["fix"]) for one in problems]


def test_a_slot_in_a_condition_or_a_header_is_told_and_its_style_missed():
    inside = slotted(("Normal", "{%p if case.name %}"), ("Normal", "[[relief]]"), ("Normal", "{%p endif %}"))
    assert (BODY, "paragraph 2", "slot") in found(inside)
    assert ("header1.xml", "header, paragraph 1", "slot") in found(docx("{{ case.name }}", header="[[relief]]"))
    document = Document()
    document.styles.add_style("Relief item", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("[[relief]]")
    (problem,) = examined(saved(document))["problems"]
    assert (problem["rule"], problem["fix"]) == ("style", "rename the style «Relief item»")


@pytest.mark.parametrize(
    "tag, said",
    [
        ("{%if case.name %}x{% endif %}", "write {% if case.name %}"),
        ("{%- if case.name %}x{% endif %}", "write {% if case.name %}"),
        ("{% if case.name %}x{% endif -%}", "write {% endif %}"),
    ],
)
def test_a_tag_of_ours_is_typed_in_one_way(tag, said):
    (problem,) = examined(docx("{{ case.name }}", tag))["problems"]
    assert (problem["rule"], problem["fix"]) == ("word", said)


def test_one_broken_tag_upsets_no_other_place():
    data = docx("{{ case.name }}", "{%p if case.„name %}", "x", "{%p endif %}")
    assert {where for _, where, _ in found(data)} == {"paragraph 2"}


def test_what_the_form_requires_is_missed():
    (problem,) = examined(slotted(("Normal", "[[annexes]]")), required=["annexes", "merits"])["problems"]
    assert "the slot merits that the form requires is missing" in problem["what"]
    asked = {"required": ["statements: facts"], "plain": [*OURS, "statements.facts[].text"]}
    (problem,) = examined(slotted(("Normal", "[[clauses: facts]]")), **asked)["problems"]
    assert problem["fix"] == "write [[statements: facts]]"
    loop = "{% for s in statements.facts %}{{ s.text }}{% endfor %}"
    for there in ("[[statements: facts]]", loop):
        assert examined(slotted(("Normal", "[[annexes]]"), ("Normal", there)), **asked)["problems"] == []


def test_a_misspelt_slot_is_told_where_it_stands():
    goes = {"wanted": {"merits": "a-right"}}
    for typed, fix in (("merrits", "did you mean «[[clauses: merits]]»?"), ("Esmė", "its name is one of: merits")):
        problems = examined(slotted(("Normal", f"[[clauses: {typed}]]"), ("Normal", "x")), **goes)["problems"]
        assert (problems[0]["rule"], problems[0]["fix"]) == ("slot", fix)
        assert problems[0]["where"].startswith("paragraph"), problems
    (lost,) = examined(slotted(("Normal", "[[clauses: procedure]]")), **goes)["problems"]
    assert lost["what"] == "the slot «merits» is missing, which the clause a-right goes to"
    both = slotted(("Normal", "[[clauses: merits]]"), ("Normal", "[[clauses: procedure]]"))
    assert examined(both, **goes)["problems"] == [], "a slot that no clause goes to yet is no fault"


def test_what_a_lost_end_takes_with_it_is_told_once():
    data = slotted(("Normal", "{%p if case.name %}"), ("Normal", "x"), ("Normal", "[[annexes]]"))
    assert [one["what"] for one in examined(data)["problems"]] == ["«{%p if case.name %}» is never closed"]


def test_lint_passes_nothing_that_drafting_refuses(monkeypatch):
    data = slotted((word.PARAGRAPH, "{{ case.name }}"), ("Normal", "[[relief]]"))
    assert examined(data)["problems"] == []
    bad = slotted(("Normal", "{%p if case.name %}"), (word.PARAGRAPH, "Numbered."), ("Normal", "{%p endif %}"))
    assert (BODY, "paragraph 2", "reader") in found(bad)
    monkeypatch.setattr(examining, "_as_the_reader_says", lambda *_: None)
    assert found(bad) == [], "the control: no other rule sees it"


def test_every_rule_of_docxtpl_lint_is_said_in_our_words():
    assert borrowed.UNMAPPED == ()
    assert borrowed.translated(type("Issue", (), {"rule": "DTL999", "params": {}, "snippet": "", "message": "new"}))[
        0
    ] == ("docxtpl-lint says (DTL999): new")


def test_docxtpl_lint_that_stumbles_stops_nothing(monkeypatch):
    def stumbles(*_):
        raise KeyError("x")

    monkeypatch.setattr(borrowed.docxtpl_lint.core, "lint_path", stumbles)
    problems = examined(docx("{{ case.nmae }}"))["problems"]
    assert sorted(one["rule"] for one in problems) == ["borrowed", "name"]
    assert "KeyError" not in str(problems)  # a word of programmers helps nobody


def test_each_sentence_has_its_lithuanian_pair_with_the_same_parts():
    said = set()
    for path in (ROOT / "litigator" / "drafting" / "linting").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tell", "_said"):
                said |= {
                    a.value for a in node.args[: 2 if node.func.id == "_said" else 1] if isinstance(a, ast.Constant)
                }
                said |= {getattr(asking, a.id, a.id) for a in node.args[:1] if isinstance(a, ast.Name)} - {"english"}
    assert len(said) > 130
    assert sorted(said - set(LITHUANIAN)) == []
    for english, lithuanian in LITHUANIAN.items():
        assert sorted(re.findall(r"\{(\w+)\}", english)) == sorted(re.findall(r"\{(\w+)\}", lithuanian)), english
    assert all(f"there is no {kind} «{{name}}»" in LITHUANIAN for _, kind in references.ROOMS.values())


# --- copies


def test_the_annotated_copy_has_a_comment_at_each_place_in_both_languages():
    data = docx("First.", "{{ case.nmae }} {{ case.number", "Last.", header="{{ case.nmae }}")
    answer = examined(data, annotate=True)
    copy = Document(BytesIO(examining.base64.b64decode(answer["annotated"])))
    texts = [comment.text for comment in copy.comments]
    assert len(texts) == 2
    assert "header, paragraph 1" in texts[0] and "gal turėta omenyje „case.name“?" in texts[1]
    assert [p.text for p in copy.paragraphs] == ["First.", "{{ case.nmae }} {{ case.number", "Last."]
    ids = re.findall(r'commentReference w:id="(\d+)"', copy.element.xml)
    assert sorted(ids) == ["0", "1"]


def test_a_second_reading_puts_its_comments_beside_the_first():
    once = examining.base64.b64decode(examined(docx("{{ case.nmae }}"), annotate=True)["annotated"])
    twice = examined(once, given=True, annotate=True)
    copy = Document(BytesIO(examining.base64.b64decode(twice["annotated"])))
    assert sorted(comment.comment_id for comment in copy.comments) == [0, 1]


@pytest.mark.parametrize(
    "before, after",
    [
        ("{{ case[„name“] }}", '{{ case["name"] }}'),
        ("{{ case[‘name’] }}", "{{ case['name'] }}"),
        ("{{ case[«name»] }}", '{{ case["name"] }}'),
        ("{{\u00a0case.name\u00a0}}", "{{ case.name }}"),
        ("{{ ca\u200bse.name }}", "{{ case.name }}"),
        ("{%– if case.name –%}", "{% if case.name %}"),
        ("{%–endif–%}", "{% endif %}"),
        ("｛｛ case.name ｝｝", "{{ case.name }}"),
        ("{\u200b{ case.name }}", "{{ case.name }}"),
        ("{% if case.name == “d’Arc” %}", '{% if case.name == "d’Arc" %}'),
    ],
)
def test_signs_inside_a_tag_are_mended(before, after):
    assert mending.mended(before) == after


@pytest.mark.parametrize("raw", ["{{ case—name }}", "{{ case.name }}", "„{ text }“", "{{ case name }}", "{{ „ }}"])
def test_nothing_is_guessed(raw):
    assert mending.mended(raw) is None


def test_the_mended_copy_changes_tags_only_and_says_each_repair():
    data = docx(
        "Sakė: „taip“ – {{ case[„name“] }} „ne“\u00a0–", "{%– if case.name –%}x{%– endif –%}", "{{ case—name }}"
    )
    answer = examined(data, mend=True)
    copy = Document(BytesIO(examining.base64.b64decode(answer["mended"])))
    assert [p.text for p in copy.paragraphs] == [
        'Sakė: „taip“ – {{ case["name"] }} „ne“\u00a0–',
        "{% if case.name %}x{% endif %}",
        "{{ case—name }}",
    ]
    assert [one["where"] for one in answer["repairs"]] == ["paragraph 1", "paragraph 2", "paragraph 2"]
    assert answer["left"] == 1


def test_a_tag_that_word_keeps_in_pieces_is_put_together_where_they_look_alike():
    split = '<w:p><w:r><w:t>{{ </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:lang w:val="lt-LT"/></w:rPr><w:t>case.name</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve"> }}, t.</w:t></w:r></w:p>'
    answer = examined(with_body(split), mend=True)
    body = open_package(examining.base64.b64decode(answer["mended"]), "x.docx")["word/document.xml"].decode()
    assert ">{{ case.name }}<" in body and ">, t.<" in body and "proofErr" not in body
    bold = split.replace('<w:lang w:val="lt-LT"/>', "<w:b/>")
    assert examined(with_body(bold), mend=True)["repairs"] == [], "what looks different stays as its author made it"


# --- clauses

HEAD = """id: a-test
version: 1
slot: merits
order: 1
forms: [appeal]
when: {fact: case.nmae, is: "x"}
cites:
  - {authority: ecthr-x}
status: draft
title: {lt: "T", en: "T"}
why: "w"
"""


def clause(text: str, *, head: str | None = HEAD, only: str = "", **asked):
    names = {
        "plain": OURS,
        "rooms": {"precedents": ["ecthr-x"], "acts": ["echr"], "exhibits": ["order"], "forms": ["appeal"]},
    }
    packed = msgspec.msgpack.encode(
        AskedClause(
            head=head.encode() if head else None,
            head_name="a-test.yaml",
            texts={"a-test.lt.md": text.encode()},
            only=only,
            **{**names, **asked},
        )
    )
    return clause_texts.examined(packed, "a-test.yaml")


def test_a_clause_is_told_all_its_faults_with_their_lines():
    text = "# Antraštė\n\nPirma [@ecthr-x] eilutė\nir {{ case.nubmer }}.\n\n- Punktas [&ehcr 5] *atviras.\n- {{ case.number\n\n> „Citata“ [@ecthr-y]."
    problems = clause(text)["problems"]
    told = [(one["part"], one["where"], one["rule"]) for one in problems]
    assert ("a-test.yaml", "line 6", "name") in told
    assert ("a-test.lt.md", "a-test.lt.md, line 3", "name") in told
    assert ("a-test.lt.md", "a-test.lt.md, line 6", "reference") in told and (
        "a-test.lt.md",
        "a-test.lt.md, line 6",
        "mark",
    ) in told
    assert ("a-test.lt.md", "a-test.lt.md, line 7", "open") in told
    assert ("a-test.lt.md", "a-test.lt.md, line 9", "reference") in told
    assert "did you mean «case.number»?" in [one["fix"] for one in problems]


def test_a_clean_clause_is_clean_and_code_in_one_is_refused():
    clean = HEAD.replace("case.nmae", "case.name")
    assert clause("Tekstas [@ecthr-x], {{ case.name }}.", head=clean)["problems"] == []
    assert clause("Tekstas [@ecthr-x] {{ case.delete() }}.", head=clean)["hostile"]


def test_a_provision_in_one_place_only_is_told_with_the_place():
    head = HEAD.replace("case.nmae", "case.name").replace(
        "status:", 'legislation:\n  - {act: echr, provision: "5(1)"}\nstatus:'
    )
    problems = clause("Tekstas [@ecthr-x] [&echr 5(4)].", head=head)["problems"]
    assert {(one["what"], one["fix"]) for one in problems if one["rule"] == "agree"} == {
        ("echr 5(1) stands in the head, and not in the text", "mark it in the text, or take it out of legislation"),
        ("echr 5(4) stands in the text, and not in the head", "add it to legislation"),
    }


def test_a_head_at_fault_is_told_by_its_lines():
    problems = clause("Tekstas.", head=HEAD.replace("order: 1", "oder: 1"))["problems"]
    assert {one["rule"] for one in problems} == {"head"}
    assert any(one["where"] == "line 4" for one in problems)


def test_a_clause_that_lacks_a_language_or_a_slot_is_told():
    head = HEAD.replace("case.nmae", "case.name")
    slot, form = "merits", "appeal"
    english = clause("Text [@ecthr-x].", head=head, languages={form: ["lt", "en"]}, slots={form: {"a.lt.docx": [slot]}})
    assert [(one["severity"], one["what"], one["fix"]) for one in english["problems"]] == [
        ("warning", "the clause has no English text", "add a-test.en.md")
    ]
    filed = clause("Text [@ecthr-x].", head=head, languages={form: ["en"]})
    assert [(one["severity"], one["rule"]) for one in filed["problems"]] == [("error", "language")]
    assert filed["problems"][0]["lt"]["what"] == "nuostata neturi teksto anglų kalba"
    (lost,) = clause("Text [@ecthr-x].", head=head, slots={form: {"a.lt.docx": [f"{slot}s", "other"]}})["problems"]
    assert (lost["where"], lost["fix"]) == ("line 3", f"did you mean «{slot}s»?")
    assert lost["what"] == f"the template a.lt.docx has no slot «{slot}»"
    control = clause("Text [@ecthr-x].", head=head, languages={form: ["lt"]}, slots={form: {"a.lt.docx": [slot]}})
    assert control["problems"] == []


def test_signs_that_no_text_has_are_told_at_their_line():
    problems = clause("Vienas [@ecthr-x].\n\nDu\x00.", head=None, only="a-test.lt.md")["problems"]
    assert [(one["where"], one["rule"]) for one in problems] == [("a-test.lt.md, line 3", "signs")]


def test_the_word_text_of_a_clause_is_held_to_its_marks(tmp_path):
    (tmp_path / "a-test.yaml").write_text(HEAD, encoding="utf-8")
    source = tmp_path / "a-test.lt.docx"
    source.write_bytes(docx("Tekstas [@ecthr-nobody], {{ case.number }}.", "Antras [&echr"))
    code, said = run(source)
    assert (code, [(one["where"], one["rule"]) for one in said["problems"]]) == (
        4,
        [("paragraph 1", "reference"), ("paragraph 2", "mark")],
    )


def test_a_head_whose_text_is_drawn_in_word_has_a_text(tmp_path):
    source = tmp_path / "a-test.yaml"
    source.write_text(HEAD, encoding="utf-8")
    lacking = "the clause has no text"
    assert lacking in [one["what"] for one in run(source)[1]["problems"]], "the control"
    (tmp_path / "a-test.lt.docx").write_bytes(docx("Tekstas."))
    assert lacking not in [one["what"] for one in run(source)[1]["problems"]]


def test_a_clause_text_is_mended_inside_its_tags_only():
    answer = clause("„Tekstas“ {{\u00a0case.name }}.", head=None, only="a-test.lt.md", mend=True)
    assert answer["mended_text"] == "„Tekstas“ {{ case.name }}."


def test_every_clause_and_template_of_the_library_is_clean(tmp_path):
    shelf = asking._Shelf((), None)
    heads = sorted((ROOT / "templates" / "clauses").rglob("*.yaml"))
    names, rooms = shelf._names(), shelf._rooms()
    for path in heads:
        texts = {text.name: text.read_bytes() for text in path.parent.glob(f"{path.stem}.*.md")}
        asked = AskedClause(head=path.read_bytes(), head_name=path.name, texts=texts, rooms=rooms, **names)
        answer = clause_texts.examined(msgspec.msgpack.encode(asked), path.name)
        assert answer["problems"] == [], path.name
    for path in sorted((ROOT / "templates").glob("*.docx")):
        assert examined(path.read_bytes(), acts=sorted(shelf.library.acts), **names)["problems"] == [], path.name


# --- the command


def run(*arguments: object) -> tuple[int, dict]:
    result = CliRunner().invoke(group, ["lint", *map(str, arguments), "--json"], obj=None)
    return result.exit_code, json.loads(result.stdout) if result.stdout.strip() else {}


@pytest.fixture
def names(tmp_path) -> Path:
    path = tmp_path / "names.json"
    path.write_text(json.dumps(GIVEN), encoding="utf-8")
    return path


def test_the_exit_code_says_the_gravest(tmp_path, names):
    files = {
        "clean.docx": docx("{{ case.name }}"),
        "fault.docx": docx("{{ case.nmae }}"),
        "code.docx": docx("{{ case.x() }}"),
        "none.docx": b"%PDF-1.4",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    codes = {name: run(tmp_path / name, "--vocabulary", names) for name in (*files, "missing.docx")}
    assert {name: code for name, (code, _) in codes.items()} == {
        "clean.docx": 0, "fault.docx": 4, "code.docx": 7, "none.docx": 9, "missing.docx": 5
    }  # fmt: skip
    assert codes["clean.docx"][1]["problems"] == []
    problem = codes["fault.docx"][1]["problems"][0]
    assert {"file", "part", "where", "what", "fix", "severity"} <= set(problem)
    assert (problem["file"], problem["part"]) == (str(tmp_path / "fault.docx"), "word/document.xml")
    together = run(tmp_path / "fault.docx", tmp_path / "code.docx", tmp_path / "none.docx", "--vocabulary", names)
    assert together[0] == 7 and len({one["file"] for one in together[1]["problems"]}) == 3


def test_copies_are_written_whole_and_never_over_the_source(tmp_path, names):
    source = tmp_path / "t.docx"
    source.write_bytes(docx("{{ case[„name“] }}"))
    before = source.read_bytes()
    code, said = run(source, "--vocabulary", names, "--mend", tmp_path / "m.docx", "--annotate", tmp_path / "a.docx")
    assert (code, said["left"], len(said["repairs"])) == (4, 0, 1)
    assert Document(tmp_path / "m.docx").paragraphs[0].text == '{{ case["name"] }}'
    assert len(list(Document(tmp_path / "a.docx").comments)) == 1
    assert source.read_bytes() == before
    for target in (source, tmp_path / "." / "t.docx"):
        with pytest.raises(UsageFault):
            asking.lint([source], mend=target)
    source.write_bytes(docx("{{ case[„name“] }} {{ case.x() }}"))
    code, _ = run(source, "--vocabulary", names, "--mend", tmp_path / "no.docx")
    assert code == 7 and not (tmp_path / "no.docx").exists()


def test_names_that_are_none_are_told(tmp_path):
    path = tmp_path / "n.json"
    for text in ("{", "[]", '{"plain": [1]}', "{}", "\x00"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(Unreadable):
            asking.read_vocabulary(path)


def test_the_child_needs_nothing_that_it_has_not_loaded(tmp_path, names):
    """With its rights given up the child can open no file: whatever a rule loads late would stop it."""
    texts = [p.text for _, data, _ in FAULTS for p in Document(BytesIO(data)).paragraphs if "{%" not in p.text]
    texts += [
        "{% iff case.name %}",
        "{%p if case.name %} lost",
        "{%p endif %}",
        "{%– endif –%}",
        "{% if 1 < 2 %}x{% endif %}",
    ]
    source = tmp_path / "t.docx"
    source.write_bytes(docx(*texts, "[[relief]]", header="{{ case.nmae }}", title="plain"))
    for more in ((), ("--vocabulary", names)):
        code, said = run(source, *more, "--force", "--annotate", tmp_path / "a.docx", "--mend", tmp_path / "m.docx")
        assert code == 4 and len(said["problems"]) > 30 and said["copies"].keys() == {"annotated", "mended"}
    (tmp_path / "a-test.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "a-test.lt.md").write_text("Tekstas [@ecthr-x {{ case[„nmae“] }} {{ a b }}.", encoding="utf-8")
    assert [run(tmp_path / name)[0] for name in ("a-test.yaml", "a-test.lt.md")] == [4, 4]


def test_what_is_said_at_the_terminal_holds_no_control_signs(tmp_path, names):
    source = tmp_path / "t.docx"
    source.write_bytes(docx("{{ case.nmae\u202e }}"))
    result = CliRunner().invoke(group, ["lint", str(source), "--vocabulary", str(names), "--language", "lt"])
    assert result.exit_code == 4
    assert "1 pastraipa" in result.stdout and "\u202e" not in result.stdout


# --- hostile and damaged


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared hostile cases are not beside this checkout")
@pytest.mark.parametrize("given", [False, True], ids=["ours", "given"])
def test_the_hostile_set_is_found_at_its_place_as_the_manifest_says(given):
    lines = [json.loads(line) for line in (HOSTILE / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    clean = {"mal_split_proofErr.docx", "mal_textbox.docx", "mal_nested_tables_loop.docx", "good.docx"}
    for line in lines:
        path = HOSTILE / line["file"]
        if not line["file"].startswith(("templates/", "packages/")) or path.stat().st_size > 2_000_000:
            continue
        try:
            answer = examined(path.read_bytes(), given=given)
        except (Refused, Unreadable) as fault:
            assert line["file"].startswith("packages/"), path.name
            assert fault.message, path.name
            continue
        wheres = {one["where"] for one in answer["problems"]}
        if path.name in clean:
            assert not wheres, path.name
        else:
            assert wheres and "paragraph 1" in wheres, path.name
        assert answer["hostile"] == line["kind"].startswith(("template-ssti", "template-dos")), path.name


TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
ROWS = "".join(
    f"<w:tr><w:tc>{paragraph(text)}</w:tc></w:tr>"
    for text in ("{%tr for c in claimants %}", "{{ c.name }}", "{%tr endfor %}")
)
PARAGRAPHS = "".join(map(paragraph, ("{{ case[„name“] }}", "{%p if case.name %}", "x", "{%p endif %}", "[[relief]]")))
RICH_TEMPLATE = write_package(
    {
        "[Content_Types].xml": TYPES.encode(),
        "docProps/core.xml": b"<c><title>t</title></c>",
        "word/document.xml": f"<w:document {W}><w:body>{PARAGRAPHS}{paragraph('{{ ', 'case.name', ' }}')}<w:tbl>{ROWS}</w:tbl><w:sectPr/></w:body></w:document>".encode(),
        "word/header1.xml": f"<w:hdr {W}>{paragraph('{{ case.number }}')}</w:hdr>".encode(),
        "word/styles.xml": f'<w:styles {W}><w:style w:styleId="r"><w:name w:val="Relief Item"/></w:style></w:styles>'.encode(),
    }
)


def mutated(data: bytes, dice: random.Random) -> bytes:
    """A Word file damaged: bytes flipped or cut, a part lost or garbled, elements and tags moved about inside sound XML."""
    way = dice.randrange(6)
    if way == 0:
        changed = bytearray(data)
        for _ in range(dice.randrange(1, 9)):
            changed[dice.randrange(len(changed))] ^= dice.randrange(1, 256)
        return bytes(changed)
    if way == 1:
        return data[: dice.randrange(len(data))]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    victim = dice.choice(["word/document.xml"] * 3 + sorted(parts))
    if way == 2:
        del parts[victim]
    elif way == 3:
        content = bytearray(parts[victim])
        content[dice.randrange(len(content))] ^= dice.randrange(1, 256)
        parts[victim] = bytes(content)
    else:
        parts[victim] = _edited(parts[victim].decode("utf-8", "replace"), dice).encode()
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{%p ",
    "{% if ",
    "endif",
    "{#",
    "„",
    "“",
    "\u200b",
    "{{ a.b }}",
    "<w:p>",
    "</w:p>",
    "<w:t/>",
    "&amp;",
    "&#x0;",
    "[[",
    "]]",
    "{{ case.__class__ }}",
    "'",
    "(" * 40,
]


def _edited(text: str, dice: random.Random) -> str:
    """Pieces of tags put in, stretches left out or doubled."""
    for _ in range(dice.randrange(1, 5)):
        place = dice.randrange(len(text) + 1)
        end = min(place + dice.randrange(60), len(text))
        how = dice.randrange(3)
        middle = dice.choice(PIECES) if how == 0 else ("" if how == 1 else text[place:end] * 2)
        text = text[:place] + middle + (text[place:] if how == 0 else text[end:])
    return text


def unnamed(count: int, seed: int) -> list[str]:
    """What is raised on damaged files that is no error of ours: by lint, its copies, and the reader of templates."""
    dice, found = random.Random(seed), []
    for number in range(count):
        data = mutated(RICH_TEMPLATE, dice)
        for work in (
            lambda data=data: examined(data, annotate=True, mend=True),
            lambda data=data: examined(data, given=True, annotate=True, mend=True),
            lambda data=data: read_template(data, "t.docx"),
        ):
            try:
                work()
            except LitigatorError:
                continue
            except Exception as error:
                found.append(f"{seed}/{number}: {error!r}")
    return found


def test_a_sample_of_damaged_templates_gives_no_unnamed_error():
    assert unnamed(200, 11) == []


def test_the_control_a_reader_without_the_gate_stumbles():
    dice, stumbled = random.Random(11), 0
    for _ in range(60):
        try:
            Document(BytesIO(mutated(RICH_TEMPLATE, dice)))
        except LitigatorError:
            continue
        except Exception:
            stumbled += 1
    assert stumbled > 5


@pytest.mark.soak
def test_five_thousand_damaged_templates_give_no_unnamed_error():
    assert unnamed(5_000, 12) == []


def test_scanning_finds_what_is_whole_and_what_is_not():
    kinds = [(token.kind, token.raw) for token in scanning.scan("a {{ b }} }} {% if x %} {# n #} {{ '}}' }} {{ c")]
    assert kinds == [
        ("expr", "{{ b }}"), ("stray", "}}"), ("stmt", "{% if x %}"), ("comment", "{# n #}"), ("expr", "{{ '}}' }}"), ("unclosed", "{{ c"),
    ]  # fmt: skip


def test_strange_signs_are_told_but_not_those_of_a_quoted_text():
    assert marks.strange_in("{{ a|default('„Ąžuolas“') }}") == []
    assert marks.strange_in("{{ a[„b“] }}") == ["„", "“"]


def test_a_tag_longer_than_any_is_code_and_not_one_left_open():
    told = found(docx("{{ claimant" + ".a" * 5_000 + " }}"))
    assert [rule for _, _, rule in told if rule in ("code", "open")] == ["code"]
    told = found(docx("{{ claimant.name " + "word " * 2_000))
    assert [rule for _, _, rule in told if rule in ("code", "open")] == ["open"]


@pytest.mark.parametrize(
    ("tag", "fault"),
    [
        ("{{ 191*7 }}", LibraryFault),
        ("{{ 1/0 }}", LibraryFault),
        ("{{ 9 % 4 }}", LibraryFault),
        ("{{ 2**9 }}", Refused),
        ("{{ 'a' * 9 }}", Refused),
        ("{{ 'a' % 9 }}", Refused),
        ("{{ case.number * 2 }}", Refused),
        ("{{ 1 + 2 + 3 }}", Refused),
    ],
)
def test_figures_alone_are_a_mistake_and_every_other_calculation_is_code_to_lint_and_to_drafting_alike(tag, fault):
    with pytest.raises(fault):
        read_template(docx("First.", tag), "x.docx")
    assert [rule for _, _, rule in found(docx("First.", tag))] == ["code" if fault is Refused else "tag"]
