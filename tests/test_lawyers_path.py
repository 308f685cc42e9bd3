"""A lawyer alone with the docs: a template drawn in Word for the form of docs/templates.md, two clauses of her own, and the draft that comes of them.

python-docx is the hand in Word; every other step is a command as it is typed.
"""

import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm

ROOT = Path(__file__).resolve().parents[1]
FORM, CASE = "leave-to-inspect", "2025-005"
HEAD = """\
id: {id}
version: 1
slot: merits
order: {order}
forms: [leave-to-inspect]
when: {{fact: answers.interpreter_provided, is: "no"}}
requires: [claimant.name]
status: draft
title: {{lt: "Vertėjas", en: "The interpreter"}}
why: "when nobody interpreted"
"""
WORDS = {
    "lt": "# Dėl vertėjo\n\n{{ claimant.name }} lietuvių kalbos nemoka, o vertėjo nebuvo.\n",
    "en": "# The interpreter\n\n{{ claimant.name }} speaks no Lithuanian, and there was no interpreter.\n",
}


def example_form() -> str:
    """The entry of docs/templates.md, as a lawyer copies it."""
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    (entry,) = re.findall(rf"^```yaml\n(- id: {FORM}\n.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return entry


def draw_template(path: Path, *more: tuple[str, str]) -> None:
    """A copy of our appeal with its own title and parts; `more` are (style, text) above the annexes."""
    document = Document(str(ROOT / "templates" / "lvat-appeal.lt.docx"))
    paragraphs = document.paragraphs
    title = next(one for one in paragraphs if one.style.name == "Pleading Title")
    dated = next(number for number, one in enumerate(paragraphs) if one.style.name == "Pleading Date")
    for row in list(document.tables[0].rows)[-4:]:  # the judgment under appeal
        row._tr.getparent().remove(row._tr)
    for one in paragraphs:
        if one.style.name == "Pleading Subtitle" or "Paduodama per" in one.text:
            one._p.getparent().remove(one._p)
    for one in paragraphs[dated + 1 : -1]:
        one._p.getparent().remove(one._p)
    rewrite(title, "Prašymas leisti susipažinti su byla")
    rewrite(document.sections[0].header.paragraphs[0], "{{ case.reference }}")
    signatures = document.tables[1]
    for style, text in (
        ("Pleading Heading", "Prašymas"),
        ("Pleading Paragraph", "[[statements: inspect]]"),
        ("Pleading Paragraph", "[[clauses: merits]]"),
        ("Template Control", "{%p if respondents %}"),
        ("Pleading Text", "Atsakovas – {{ respondent.name }}."),
        ("Template Control", "{%p endif %}"),
        *more,
        ("Pleading Heading Unnumbered", "Priedai"),
        ("Annex Item", "[[annexes]]"),
    ):
        signatures._tbl.addprevious(document.add_paragraph(text, style=style)._p)
    document.save(str(path))


def rewrite(paragraph: Any, text: str) -> None:
    for run in paragraph.runs:
        run.text = ""
    paragraph.runs[0].text = text


def draw_clause(path: Path, heading: str, words: str, cell: str) -> None:
    """A clause drawn in a new document, with the styles of the house: words, a table without a style of Word's own, a picture."""
    document = Document()
    for style in ("Pleading Subheading", "Pleading Paragraph"):
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph(heading, style="Pleading Subheading")
    document.add_paragraph(words, style="Pleading Paragraph")
    table = document.add_table(rows=1, cols=2)
    table.style = None
    table.cell(0, 0).text, table.cell(0, 1).text = cell, "{{ filing.date }}"
    document.add_picture(BytesIO(picture()), width=Cm(2))
    document.save(str(path))


def picture() -> bytes:
    """One red point as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The office's own library: the form, its template, a written clause and a drawn one."""
    library = tmp_path / "ours"
    clauses = library / "templates" / "clauses" / "general"
    clauses.mkdir(parents=True)
    (library / "rules" / "ours").mkdir(parents=True)
    (library / "rules" / "ours" / "forms.yaml").write_text(example_form(), encoding="utf-8")
    draw_template(library / "templates" / f"{FORM}.lt.docx")
    for number, name in enumerate(("inspect-interpreter", "inspect-times"), 1):
        (clauses / f"{name}.yaml").write_text(HEAD.format(id=name, order=number * 10), encoding="utf-8")
    for language, words in WORDS.items():
        (clauses / f"inspect-interpreter.{language}.md").write_text(words, encoding="utf-8")
    draw_clause(clauses / "inspect-times.lt.docx", "Dėl laiko", "Laikas, tinkamas {{ claimant.name }}.", "Diena")
    draw_clause(clauses / "inspect-times.en.docx", "The time", "A time that suits {{ claimant.name }}.", "Day")
    return library


@pytest.fixture
def typed(on_sample, own: Path) -> Callable[..., Any]:
    """A command of an office that has this library."""
    return lambda *words: on_sample(*words, "--library", own)


def lines_of(path: Path) -> list[str]:
    return [one.text.replace("\u00a0", " ") for one in Document(str(path)).paragraphs]


def told_by_library(said: Any, own: Path) -> str:
    """What `check-library` says of the lawyer's own files."""
    return "\n".join(line for line in said.err.splitlines() if str(own) in line)


def test_a_template_and_two_clauses_drawn_by_the_docs_come_into_a_draft_by_their_condition(typed, own, tmp_path):
    template, out, without = own / "templates" / f"{FORM}.lt.docx", tmp_path / "request.docx", tmp_path / "without.docx"
    assert typed("draft", "lint", template).code == 0
    assert told_by_library(typed("office", "check-library"), own) == ""

    asked = typed("draft", "assemble", CASE, FORM, "-o", out)
    assert asked.code == 6 and not out.exists()
    assert f"litigator case statement {CASE} inspect TEXT" in asked.err

    assert typed("case", "statement", CASE, "inspect", "Norima susipažinti su bylos medžiaga.").code == 0
    assert typed("case", "edit", CASE, "--answer", "interpreter_provided=yes").code == 0
    why = typed("draft", "explain", CASE, FORM, "inspect-interpreter")
    assert "In the draft" not in why.out and "answers.interpreter_provided is yes" in why.out
    assert typed("draft", "assemble", CASE, FORM, "-o", without).code == 0
    lines = lines_of(without)
    assert "Norima susipažinti su bylos medžiaga." in lines
    assert not any("vertėj" in line or "Laikas" in line for line in lines)

    assert typed("case", "edit", CASE, "--answer", "interpreter_provided=no").code == 0
    why = typed("draft", "explain", CASE, FORM, "inspect-interpreter")
    assert "In the draft" in why.out and "answers.interpreter_provided is no" in why.out

    made = typed("draft", "assemble", CASE, FORM, "-o", out)
    assert made.code == 0, made.err
    lines = lines_of(out)
    first = lines.index("Norima susipažinti su bylos medžiaga.")
    assert lines[first + 1 : first + 5] == [
        "Dėl vertėjo",
        "Alena Kavalchuk lietuvių kalbos nemoka, o vertėjo nebuvo.",
        "Dėl laiko",
        "Laikas, tinkamas Alena Kavalchuk.",
    ]
    assert any(line.startswith("Atsakovas – Migracijos departamentas") for line in lines)
    assert lines.index("Priedai") > first and "Prašymas leisti susipažinti su byla" in lines
    assert not any(sign in line for line in lines for sign in ("{{", "{%", "[["))
    parties, drawn, _ = Document(str(out)).tables
    assert drawn.cell(0, 0).text == "Diena" and drawn.cell(0, 1).text == "2026\u00a0m. gegužės 20\u00a0d."
    assert "eliant" not in parties.cell(0, 0).text.lower(), "the roles of the form name the claimant"
    assert len(Document(str(out)).inline_shapes) == 1


@pytest.mark.parametrize(
    ("style", "text", "said"),
    [
        ("Pleading Text", "{{ claimant.nam }}", "did you mean «claimant.name»?"),
        ("Template Control", "{%p if respondents %}", "is never closed"),
        ("Pleading Text", "{%p if respondents %} tekstas", "would be lost"),
        ("Pleading Text", "{% if claimant.gender == „f“ %}x{% endif %}", "holds signs that no tag is typed with"),
        ("Pleading Text", "Gerb. [VARDAS]", "a gap of another system"),
        ("Pleading Paragraph", "Žr. [[clauses: merits]] čia", "does not stand alone"),
        ("Pleading Text", "{{ minors_count + 1 }}", "is code"),
    ],
)
def test_lint_tells_the_slips_that_the_docs_warn_of(say, tmp_path, style, text, said):
    template = tmp_path / f"{FORM}.lt.docx"
    draw_template(template, (style, text))
    told = say("draft", "lint", template)
    assert told.code in (4, 7)
    assert said in told.out + told.err
    assert re.search(r"paragraph \d+, under «Prašymas»", told.out + told.err), told


def test_lint_tells_the_line_of_a_slip_in_a_clause(say, tmp_path):
    head, text = tmp_path / "inspect-times.yaml", tmp_path / "inspect-times.lt.md"
    head.write_text(HEAD.format(id="inspect-times", order=20).replace("interpreter_provided", "interpretr_provided"))
    text.write_text("# Dėl laiko\n\n{{ claimant.nam }} prašo.\n", encoding="utf-8")
    told = say("draft", "lint", head)
    assert told.code == 4
    for said in ("line 6", "«answers.interpreter_provided»", "line 3", "«claimant.name»"):
        assert said in told.out + told.err, (said, told)
