"""A library and a case made up for the measuring: one form, its Word template with the house's styles and slots, so many clauses of ten paragraphs.

Nothing here is law: the words are drawn by lot from a short list, always alike.
"""

import io
import random
from collections.abc import Iterator
from pathlib import Path

from litigator.casefile import CaseFile
from litigator.documents.package import BODY, open_package, write_package
from litigator.drafting import template as word
from litigator.drafting.template import STYLES_OF_SLOT, read_template
from litigator.library.roots import built_in

FORM = "bench-appeal"
PARAGRAPHS = 10
WORDS = (
    *("teismas", "sprendimas", "asmuo", "laikas", "vieta", "prašymas", "pagrindas", "aplinkybė"),
    *("byla", "tvarka", "teisė", "pareiga", "tarnyba", "dokumentas", "vertimas", "advokatas"),
    *("posėdis", "nutartis", "skundas", "įrodymas", "šeima", "vaikas", "sveikata", "gydymas"),
    *("pagalba", "kelias", "diena", "naktis", "namas", "kambarys", "langas", "raštas"),
    *("žodis", "mintis"),
)

_COURT = ("Pleading Court", "Party Detail", word.HEADING)
_PARAGRAPHS = (
    ("Pleading Court", "{{ forum.dat }}"),
    (word.HEADING, "Apeliacinis skundas"),
    ("Party Detail", "{{ claimant.name }}{% if claimant.native_name %} ({{ claimant.native_name }}){% endif %}"),
    ("Party Detail", "{{ respondent.name }}"),
    (word.PARAGRAPH, "Skundžiamas {{ judgment.court_gen }} {{ judgment.date }} sprendimas."),
    *((word.PARAGRAPH, slot) for slot in ("[[clauses: merits]]", "[[annexes]]", "[[authorities]]")),
    ("Party Detail", "{{ filing.place }}, {{ filing.date }}"),
)


def make_library(folder: Path, clauses: int, drawn: bytes) -> Path:
    """A library root in `folder` with a form of so many clauses (thirty make an appeal of 24 pages) and its template, `drawn` in Word."""
    root = folder / f"library-{clauses}"
    texts = root / "templates" / "clauses" / "general"
    texts.mkdir(parents=True)
    (root / "rules").mkdir()
    (root / "rules" / "forms.yaml").write_text(_FORM, encoding="utf-8")
    (root / "templates" / f"{FORM}.lt.docx").write_bytes(drawn)
    for number in range(1, clauses + 1):
        name = f"bench-{number:03}"
        (texts / f"{name}.yaml").write_text(_head(name, number), encoding="utf-8")
        (texts / f"{name}.lt.md").write_text(_text(number, clauses), encoding="utf-8")
    return root


def template() -> bytes:
    """The house's own appeal with another body: its styles, numbering, headers and settings, and the slots."""
    parts = open_package((built_in() / "templates" / "lvat-appeal.lt.docx").read_bytes(), "the appeal")
    body = parts[BODY].decode()
    opened = body[: body.index("<w:body>") + len("<w:body>")]
    section = body[body.rindex("<w:sectPr") :]
    styles = read_template(write_package(parts), "the appeal").styles
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{styles[style]}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        for style, text in _PARAGRAPHS
    )
    return write_package({**parts, BODY: f"{opened}{paragraphs}{section}".encode()})


def template_of_word() -> bytes:
    """The same appeal as python-docx makes a document: with the many styles, the theme and the settings that Word brings along."""
    from docx import Document
    from docx.enum.style import WD_STYLE_TYPE

    document = Document()
    for style in (*_COURT, *{name for names in STYLES_OF_SLOT.values() for name in names}):
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    for style, text in _PARAGRAPHS:
        document.add_paragraph(text, style=style)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


_FORM = f"""- id: {FORM}
  title: {{lt: Apeliacinis skundas, en: Appeal}}
  language: lt
  forum: lt.lvat
  stages: [S3]
  required:
    - fact: claimant.name
      what: {{lt: vardas, en: name}}
      why: {{lt: visada, en: always}}
      mend: {{lt: įrašyti, en: write it}}
"""


def _head(name: str, number: int) -> str:
    return f"""id: {name}
version: 1
slot: merits
order: {number}
forms: [{FORM}]
when: {{fact: detention.days, at_least: 1}}
cites: [{{authority: ecthr-saadi-uk}}]
legislation: [{{act: echr, provision: "5(1)"}}]
status: approved
approved_by: V. V.
title: {{lt: "Nuostata {number}", en: "Clause {number}"}}
why: for the measuring
"""


def _text(number: int, clauses: int) -> str:
    """Ten paragraphs: one citation, one reference to another clause, one to an annex; a fact, a word that agrees and a condition among them."""
    dice = random.Random(number)
    paragraphs = [" ".join(_sentence(dice) for _ in range(3)) for _ in range(PARAGRAPHS)]
    other = dice.randrange(1, clauses + 1)
    paragraphs[0] = f"*Pirma*: {paragraphs[0]} Žr. [@ecthr-saadi-uk] ir [>bench-{other:03}] punktą."
    paragraphs[1] += " Konvencijos 5 straipsnio 1 dalis[&echr 5(1)] to neleidžia [#decision]."
    paragraphs[2] += " {{ term.claimant.nom }} laikyta {{ detention.place_loc }} nuo {{ detention.since }} iki šiol."
    paragraphs[5] += "{% if detention.ongoing %} Laikymas tęsiasi.{% endif %} Byla {{ case.reference }} nebaigta."
    return f"# Nuostata {number}\n\n" + "\n\n".join(paragraphs) + "\n"


def _sentence(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=11)).capitalize() + "."


def cases(case: CaseFile, count: int) -> Iterator[CaseFile]:
    """So many cases that differ in their facts: another claimant and another reference each."""
    from dataclasses import replace

    for number in range(count):
        person = replace(case.claimants[0], name=f"{case.claimants[0].name} {number}", native_name=None)
        yield replace(case, reference=f"2021-{number:04}", claimants=(person, *case.claimants[1:]))
