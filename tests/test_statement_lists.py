"""Statements that are a list: how they are numbered is drawn in the template, by the style of the slot's own paragraph."""

from io import BytesIO
from pathlib import Path

import drafting_office as small
import pytest
from docx import Document
from test_drafting import draft, table_of, text_of
from test_forms import CASES, LIBRARY

from litigator.casefile import Statement
from litigator.drafting import template as word
from litigator.drafting.assembling import assemble
from litigator.drafting.sources import template_at
from litigator.drafting.template import read_template
from litigator.sample import CLOCK

SLOT = "[[statements: facts]]"
LISTS = (
    ("2021-013", "cjeu-reference-request", "questions"),
    ("refused", "separate-complaint", "order_request"),
    ("2021-011", "constitutional-complaint", "kt_request"),
)


def drawn(style: str) -> bytes:
    """The template of the small office with its slot of statements under a heading, in `style`."""
    at = next(number for number, (_, text) in enumerate(small.PARAGRAPHS) if text == SLOT)
    before, after = small.PARAGRAPHS[:at], small.PARAGRAPHS[at + 1 :]
    return small.template_bytes((*before, (word.HEADING, "Klausimai"), (style, SLOT), *after))


def styles_of(data: bytes) -> list[tuple[str, str]]:
    return [
        (paragraph.style.name, paragraph.text.replace("\u00a0", " "))
        for paragraph in Document(BytesIO(data)).paragraphs
    ]


def test_statements_take_the_style_their_slot_is_drawn_in(tmp_path):
    made = draft(tmp_path, data=drawn(word.RELIEF))
    facts = [style for style, text in styles_of(made.data) if "faktas" in text]
    assert facts == [word.RELIEF, word.RELIEF]
    assert [used.paragraphs for used in made.clauses] == [(2, 3), (4, 4)], "the list is not counted with the pleading"
    assert "žr. 4 punktą" in text_of(made)


def test_a_slot_that_says_nothing_of_its_look_goes_on_with_the_numbers_of_the_pleading(tmp_path):
    """Normal is what a paragraph is that nobody gave a style, and Template Control is the look of tags on paper."""
    for style in ("Normal", word.PARAGRAPH):
        made = draft(tmp_path, data=drawn(style))
        assert [style for style, text in styles_of(made.data) if "faktas" in text] == [word.PARAGRAPH] * 2
        assert [used.paragraphs for used in made.clauses] == [(4, 5), (6, 6)]
    control = Document(BytesIO(drawn("Normal")))
    paragraph = next(one for one in control.paragraphs if one.text == SLOT)
    paragraph.style = control.styles.add_style("Template Control", 1)
    buffer = BytesIO()
    control.save(buffer)
    (slot,) = [slot for slot in read_template(buffer.getvalue(), "t.docx").slots if slot.kind == "statements"]
    assert slot.style == word.PARAGRAPH


def test_a_provision_in_a_list_is_found_by_the_heading_it_stands_under(tmp_path):
    """Its number is another list's: a reader of the table would look it up among the paragraphs."""
    question = Statement(slot="facts", position=1, text="Ar taikytinas Konvencijos 5 straipsnis?", language="lt")
    case = small.case_file(statements=(question,))
    places = {}
    for style in ("Normal", word.RELIEF):
        table = table_of(draft(tmp_path, case, data=drawn(style)))
        (places[style],) = [where for entry, where in table.items() if entry.startswith("Konvencija")]
    assert places == {"Normal": "2, 3", word.RELIEF: "„Klausimai“, 2"}


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize(("case", "form", "slot"), LISTS, ids=[form for _, form, _ in LISTS])
def test_questions_and_requests_count_from_one(case, form, slot, language):
    """No other paragraph has the style of the list, so Word begins it at 1."""
    draft = assemble(CASES[case], form, LIBRARY, today=CLOCK, language=language)
    wanted = [item["text"].replace("\u00a0", " ") for item in draft.plan.facts["statements"][slot]]
    assert wanted and [text for style, text in styles_of(draft.data) if style == word.RELIEF] == wanted
    (place,) = [one for one in template_at(Path(LIBRARY.template(form, language).path)).slots if one.name == slot]
    assert not place.numbered
