"""The Registry's own PDF form filled: fields read in a child, a mapping proposed and confirmed, nothing cut, nothing hostile passed on."""

import base64
import json
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from litigator.cli import filling as cli
from litigator.documents.pdf import letters_by_page
from litigator.drafting.assembling import assemble
from litigator.drafting.filling import entries, filling, fitting, lettering, mapping, sending, worksheet
from litigator.drafting.filling.form import form_problems, read_form
from litigator.errors import DraftIncomplete, Refused, Unreadable, UsageFault
from litigator.library.gathering import open_library
from litigator.sample import specimens

HOSTILE = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile" / "pdf"
DAY = date(2026, 5, 20)
N = NameObject
MANY, READ_ONLY, COMB = 1 << 12, 1, 1 << 24


class Form:
    """A PDF form made by hand, as no office's: a few fields of each kind."""

    def __init__(self) -> None:
        self.writer = PdfWriter()
        self.refs = ArrayObject()
        self.top = 0.0

    def page(self) -> "Form":
        self.current = self.writer.add_blank_page(595, 842)
        self.top = 800.0
        return self

    def field(self, name: str, tip: str, kind: str = "/Tx", *, rect: Any = None, **more: Any) -> "Form":
        box = rect or (50.0, self.top - 20, 400.0, self.top)
        self.top -= 30
        widget = DictionaryObject(
            {
                N("/Type"): N("/Annot"),
                N("/Subtype"): N("/Widget"),
                N("/FT"): N(kind),
                N("/T"): TextStringObject(name),
                N("/TU"): TextStringObject(tip),
                N("/Ff"): NumberObject(more.get("flags", 0)),
                N("/Rect"): ArrayObject(FloatObject(side) for side in box),
                N("/F"): NumberObject(4),
            }
        )
        if kind in ("/Tx", "/Ch"):
            widget[N("/DA")] = TextStringObject(more.get("letters", "/Helv 9 Tf 0 g"))
        if "most" in more:
            widget[N("/MaxLen")] = NumberObject(more["most"])
        if "choices" in more:
            widget[N("/Opt")] = ArrayObject(TextStringObject(choice) for choice in more["choices"])
        if kind == "/Btn":
            shown = DictionaryObject(
                {N(more.get("state", "/Yes")): self._drawing(b"0 0 9 9 re f"), N("/Off"): self._drawing(b"")}
            )
            widget[N("/AP")] = DictionaryObject({N("/N"): shown})
            widget[N("/AS")] = N("/Off")
        if "action" in more:
            widget[N("/A")] = more["action"]
        reference = self.writer._add_object(widget)
        self.current.setdefault(N("/Annots"), ArrayObject()).append(reference)
        self.refs.append(reference)
        return self

    def _drawing(self, content: bytes) -> Any:
        stream = DecodedStreamObject()
        stream.set_data(content)
        stream.update({N("/Subtype"): N("/Form"), N("/BBox"): ArrayObject(FloatObject(side) for side in (0, 0, 9, 9))})
        return self.writer._add_object(stream)

    def pdf(self, *, xfa: bool = False, locked_with: str = "") -> bytes:
        form = DictionaryObject({N("/Fields"): self.refs, N("/NeedAppearances"): BooleanObject(True)})
        if xfa:
            form[N("/XFA")] = ArrayObject([TextStringObject("template"), self._drawing(b"<template/>")])
        self.writer._root_object[N("/AcroForm")] = form
        if locked_with:
            self.writer.encrypt(locked_with, algorithm="RC4-128")
        out = BytesIO()
        self.writer.write(out)
        return out.getvalue()


def registry_form(*, box: tuple[float, float, float, float] = (40, 40, 555, 800)) -> Form:
    form = Form().page()
    form.field("A_name", "Section A: Surname and first name(s)")
    form.field("A_birth", "Section A: Date of birth (dd/mm/yyyy)")
    form.field("A_nationality", "Section A: Nationality")
    form.field("A_address", "Section A: Address", flags=MANY)
    form.field("A_male", "Section A: male", "/Btn", state="/1")
    form.field("B_LTU", "Section B: LTU - Lithuania", "/Btn", state="/On")
    form.field("C_name", "Section C.1: Surname and first name(s)")
    form.field("C_address", "Section C.1: Address", flags=MANY)
    form.field("C_signature", "Section C.3: Signature of the applicant", "/Sig")
    for number in (58, 59, 60):
        form.page().field(f"E_{number}", f"E. Statement of the facts ({number})", rect=box, flags=MANY)
    for number in (61, 62):
        form.page().field(f"F_{number}", f"F. Explanation ({number})", rect=box, flags=MANY)
    form.page().field(
        "G_63", "G. Information about remedies used and the date of the final decision", rect=box, flags=MANY
    )
    return form


@pytest.fixture(scope="module")
def ours() -> Any:
    """The case with an application, its worksheet, and what it has for the form."""
    library = open_library()
    case = next(case for case in specimens() if case.reference == "2022-007")
    draft = assemble(case, "echr-application", library, today=DAY)
    boxes = worksheet.boxes_of(draft.data, "worksheet.docx")
    return SimpleNamespace(case=case, draft=draft, boxes=boxes, entries=entries.entries_of(draft.plan.facts, boxes))


def confirmed(pdf: bytes, ours: Any, **changed: str) -> mapping.FormMapping:
    """The proposal, confirmed as it stands but for `changed` fields."""
    made = mapping.proposed(read_form(pdf, "form.pdf"), ours.entries)
    fields = tuple(
        mapping.FieldUse(field=use.field, text=changed[use.field]) if use.field in changed else use
        for use in made.fields
    )
    return mapping.FormMapping(form=made.form, fingerprint=made.fingerprint, confirmed="yes", fields=fields)


def values_in(data: bytes) -> dict[str, str]:
    fields = PdfReader(BytesIO(data)).get_fields() or {}
    return {name: str(field.get("/V", "")) for name, field in fields.items()}


# Reading the form


def test_the_fields_of_a_form_are_read_with_kind_place_and_tooltip():
    form = read_form(registry_form().pdf(), "form.pdf")
    name = form.field("A_name")
    assert form.pages == 7 and name is not None
    assert (name.kind, name.page, name.label) == ("text", 1, "Section A: Surname and first name(s)")
    assert form.field("A_male").states == ("/1",) and form.field("C_signature").kind == "signature"
    assert form.field("E_58").boxes[0].lines == "many" and not form.xfa and form_problems(form) == []
    assert "C_signature" not in [field.name for field in form.fillable]


def test_the_same_form_saved_again_is_the_same_and_another_is_not():
    one, again = read_form(registry_form().pdf(), "a.pdf"), read_form(registry_form().pdf(), "b.pdf")
    other = read_form(registry_form().field("new", "New").pdf(), "c.pdf")
    assert one.fingerprint == again.fingerprint != other.fingerprint


def test_a_form_drawn_by_a_program_is_told_and_filled_only_on_request(ours):
    pdf = registry_form().pdf(xfa=True)
    assert read_form(pdf, "form.pdf").xfa
    with pytest.raises(DraftIncomplete) as caught:
        filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours))
    assert any("XFA" in problem.what for problem in caught.value.problems)
    done = filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours), without_xfa=True)
    assert "/XFA" not in PdfReader(BytesIO(done.data)).trailer["/Root"]["/AcroForm"]


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", Unreadable, "broken or no PDF"),
        (b"%PDF-1.7\nnothing", Unreadable, "broken or no PDF"),
        (registry_form().pdf(locked_with="a b"), Refused, "locked"),
        (Form().page().pdf(), Unreadable, "no fields"),
    ],
    ids=["empty", "no PDF", "encrypted", "no fields"],
)
def test_what_cannot_be_filled_is_refused_in_a_sentence(data, error, says):
    with pytest.raises(error) as caught:
        read_form(data, "form.pdf")
    assert says in caught.value.message and caught.value.fix


@pytest.mark.parametrize(
    ("kind", "refused"), [("/Launch", True), ("/ImportData", True), ("/URI", False), ("/JavaScript", False)]
)
def test_a_form_that_starts_a_program_is_refused_and_one_with_scripts_is_told(kind, refused):
    action = DictionaryObject({N("/S"): N(kind), N("/JS"): TextStringObject("app.alert(1)")})
    pdf = registry_form().field("trap", "A trap", action=action).pdf()
    if refused:
        with pytest.raises(Refused, match="hostile"):
            read_form(pdf, "form.pdf")
    else:
        assert read_form(pdf, "form.pdf").scripts is (kind == "/JavaScript")


def test_a_form_with_files_inside_is_refused():
    form = registry_form()
    form.writer.add_attachment("payload.exe", b"MZ")
    with pytest.raises(Refused, match="carries files"):
        read_form(form.pdf(), "form.pdf")


def test_fields_that_are_their_own_parents_end():
    form = registry_form()
    loop = DictionaryObject({N("/T"): TextStringObject("loop")})
    reference = form.writer._add_object(loop)
    loop[N("/Kids")] = ArrayObject([reference])
    form.refs.append(reference)
    assert read_form(form.pdf(), "form.pdf").field("A_name") is not None


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared hostile files are not on this machine")
def test_every_hostile_pdf_ends_in_a_named_error():
    files = sorted(HOSTILE.glob("*.pdf"))
    for file in files:
        with pytest.raises((Refused, Unreadable)):
            read_form(file.read_bytes(), file.name)
    assert files


# What the case has for it


def test_the_boxes_of_the_worksheet_are_read_back_with_their_numbers(ours):
    assert ours.boxes["E"][0][0].startswith("1. The applicant, a Yazidi")
    assert all(len(row) == 2 for row in ours.boxes["F"]) and ours.boxes["F"][0][0].startswith("Article")
    assert ours.boxes["I"][0][0].startswith("1. ")
    assert "D" in ours.boxes and not any("At most three pages" in cell for row in ours.boxes["E"] for cell in row)
    other = assemble(ours.case, "echr-additional-submissions", open_library(), today=DAY)
    with pytest.raises(Unreadable, match="no worksheet"):
        worksheet.boxes_of(other.data, "other.docx")


def test_a_worksheet_that_a_lawyer_has_edited_is_what_counts(ours):
    from docx import Document

    document = Document(BytesIO(ours.draft.data))
    paragraph = next(one for one in document.paragraphs if one.text.startswith("The applicant, a Yazidi"))
    paragraph.runs[0].text = "Edited by hand: " + paragraph.runs[0].text
    out = BytesIO()
    document.save(out)
    assert worksheet.boxes_of(out.getvalue(), "edited.docx")["E"][0][0].startswith("1. Edited by hand: The applicant")


def other_comments(draft: Any, *, marked: bool = True, typed: str = "") -> str:
    """What goes into the form's field for other comments, of the worksheet as a lawyer may have left it."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(BytesIO(draft.data))
    for mark in list(document.element.iter(qn("w:bookmarkStart"))) if not marked else ():
        mark.getparent().remove(mark)
    heading = next(one for one in document.paragraphs if one.text == "Other comments")
    below = heading._p.getnext()
    while below.tag != qn("w:tbl"):
        below = below.getnext()
    cell = next(table for table in document.tables if table._tbl is below).cell(0, 0)
    cell.paragraphs[-1].text = typed
    out = BytesIO()
    document.save(out)
    boxes = worksheet.boxes_of(out.getvalue(), "edited.docx")
    return entries.entries_of(draft.plan.facts, boxes)["I.comments"].text


REQUEST = "Request not to disclose the identity of the applicant to the public (Rule 47 § 4): He was a child"


def test_a_request_for_anonymity_goes_into_the_form_and_is_told_where_no_field_takes_it(ours):
    case = next(case for case in specimens() if case.reference == "2021-011")
    draft = assemble(case, "echr-application", open_library(), today=DAY)
    given = entries.entries_of(draft.plan.facts, worksheet.boxes_of(draft.data, "worksheet.docx"))
    anonymous = SimpleNamespace(entries=given)
    listing = registry_form().field("I_list", "I. List of accompanying documents", rect=(40, 40, 555, 400), flags=MANY)
    without = listing.pdf()
    said = filling.fill_form(without, "form.pdf", given, confirmed(without, anonymous)).problems
    assert any("no field takes" in one.what and "I.comments" in one.what for one in said)

    asked = "70. Do you have any other comments about your application?"
    form = registry_form().page().field("topmost.page13.p70", asked, rect=(40, 40, 555, 400), flags=MANY).pdf()
    done = filling.fill_form(form, "form.pdf", given, confirmed(form, anonymous))
    assert values_in(done.data)["topmost.page13.p70"].startswith(REQUEST)
    assert not any("I.comments" in one.what for one in done.problems)

    silent = filling.fill_form(form, "form.pdf", ours.entries, confirmed(form, ours))
    assert not values_in(silent.data).get("topmost.page13.p70") and ours.entries["I.comments"].text == ""
    assert not any("I.comments" in one.what for one in silent.problems)


def test_other_comments_are_those_of_the_worksheet_as_the_lawyer_left_it(ours):
    case = next(case for case in specimens() if case.reference == "2021-011")
    draft = assemble(case, "echr-application", open_library(), today=DAY)
    assert other_comments(draft).startswith(REQUEST) and "only if needed" not in other_comments(draft)
    assert other_comments(draft, typed="He lives in hiding.").endswith("\nHe lives in hiding.")
    assert other_comments(draft, marked=False).startswith(REQUEST)
    assert other_comments(ours.draft, typed="He lives in hiding.") == "He lives in hiding."


# The mapping


def test_a_mapping_is_proposed_by_words_and_section(ours):
    made = mapping.proposed(read_form(registry_form().pdf(), "form.pdf"), ours.entries)
    taken = {use.field: use.takes for use in made.fields}
    assert taken == {
        "A_name": "A.name", "A_birth": "A.born", "A_nationality": "A.nationality", "A_address": "A.address", "A_male": "A.male",
        "B_LTU": "B.state", "C_name": "C.name", "C_address": "C.address", "E_58": "E.text", "E_59": "E.text", "E_60": "E.text",
        "F_61": "F.explanations", "F_62": "F.explanations", "G_63": "G.remedies",
    }  # fmt: skip
    assert made.confirmed == "no"


@pytest.mark.parametrize(
    "asked",
    [
        {"A.born": "A. 3. Date de naissance", "A.nationality": "A. 5. Nationalité", "A.phone": "A. 7. Téléphone (y compris le code pays)", "B.state": "B. 17. LTU - Lituanie", "E.text": "E. 58. Exposé des faits", "F.articles": "F. 61. Article invoqué", "G.complaints": "G. 63. Grief", "I.documents": "I. 70. Liste des documents joints"},
        {"A.born": "A. 3. Geburtsdatum", "A.address": "A. 6. Anschrift", "A.male": "A. 9. Geschlecht: männlich", "B.state": "B. 17. LTU - Litauen", "E.text": "E. 58. Darlegung des Sachverhalts", "F.explanations": "F. 61. Erläuterung", "G.complaints": "G. 63. Beschwerdepunkt"},
        {"A.phone": "A. 7. Telephone (including international dialling code)", "A.email": "A. 8. Email (if any)", "C.phone": "C.2. 30. Representative Telephone (including international dialling code)", "G.unused": "G. 65. If you answered Yes, please state which appeal or remedy you have not used and explain why not"},
    ],
    ids=["French", "German", "English with hints"],
)  # fmt: skip
def test_the_form_is_understood_in_the_languages_it_is_given_out_in(asked, ours):
    form = Form().page()
    for number, (entry, tip) in enumerate(asked.items()):
        form.field(f"field{number}", tip, "/Btn" if entry in ("A.male", "B.state") else "/Tx")
    made = mapping.proposed(read_form(form.pdf(), "form.pdf"), ours.entries)
    assert [use.takes for use in sorted(made.fields, key=lambda use: use.field)] == list(asked)


def test_a_place_of_birth_or_a_fax_is_no_date_and_no_name(ours):
    form = Form().page()
    for name, tip in (("1", "A. 4. Place of birth"), ("2", "A. 4. Lieu de naissance"), ("3", "A. 4. Geburtsort"), ("4", "C.2. 31. Representative Fax")):  # fmt: skip
        form.field(name, tip)
    made = mapping.proposed(read_form(form.pdf(), "form.pdf"), ours.entries)
    assert [use.takes for use in made.fields] == ["", "", "", ""]


def test_two_fields_of_one_name_stand_in_the_mapping_once_and_hidden_signs_are_spelt_out(ours, tmp_path):
    form = Form().page().field("same", "A. 5. Nationality").field("same", "A. 5. Nationality")
    pdf = form.field("turned", "A. \u202eevil").pdf()
    written = mapping.written_out(confirmed(pdf, ours), ours.entries)
    assert written.count('field: "same"') == 1 and "\u202e" not in written and "\\u202e" in written
    (tmp_path / "m.yaml").write_text(written, encoding="utf-8")
    done = filling.fill_form(pdf, "form.pdf", ours.entries, mapping.read_mapping(tmp_path / "m.yaml"))
    assert values_in(done.data)["same"] == "Iraq"


def test_nobody_guesses_which_word_of_a_name_is_the_surname(ours):
    form = Form().page().field("A1", "Section A: Surname").field("A2", "Section A: First name(s)")
    made = mapping.proposed(read_form(form.pdf(), "form.pdf"), ours.entries)
    assert [use.takes for use in made.fields] == ["", ""]


def test_a_part_of_a_date_goes_only_where_a_part_is_asked_for(ours):
    form = Form().page().field("one", "Section A: Born on").field("two", "Section A: Date of birth")
    made = mapping.proposed(read_form(form.pdf(), "form.pdf"), ours.entries)
    assert [use.takes for use in made.fields] in (["A.born", ""], ["", "A.born"])
    form = (
        Form()
        .page()
        .field("d", "A: Date of birth, day")
        .field("m", "A: Date of birth, month")
        .field("y", "A: Date of birth, year")
    )
    made = mapping.proposed(read_form(form.pdf(), "form.pdf"), ours.entries)
    assert [use.takes for use in made.fields] == ["A.born.day", "A.born.month", "A.born.year"]


def test_a_mapping_on_paper_reads_back_and_is_used_only_when_confirmed(ours, tmp_path):
    pdf = registry_form().pdf()
    form = read_form(pdf, "form.pdf")
    made = mapping.proposed(form, ours.entries)
    paper = tmp_path / "form.mapping.yaml"
    paper.write_text(mapping.written_out(made, ours.entries), encoding="utf-8")
    assert mapping.read_mapping(paper) == made
    with pytest.raises(UsageFault) as caught:
        filling.fill_form(pdf, "form.pdf", ours.entries, mapping.read_mapping(paper))
    assert "nobody has confirmed it" in str(caught.value.problems[0])
    paper.write_text(paper.read_text(encoding="utf-8").replace("confirmed: no", "confirmed: yes"), encoding="utf-8")
    assert filling.fill_form(pdf, "form.pdf", ours.entries, mapping.read_mapping(paper)).data.startswith(b"%PDF")
    as_json = tmp_path / "form.mapping.json"
    fields = [{"field": use.field, "takes": use.takes} for use in made.fields]
    as_json.write_text(json.dumps({"form": "f", "fingerprint": made.fingerprint, "confirmed": "yes", "fields": fields}))
    mapping.must_fit(mapping.read_mapping(as_json), form, ours.entries)


def test_every_fault_of_a_mapping_is_told_at_once(ours):
    form = read_form(registry_form().pdf(), "form.pdf")
    uses = (
        mapping.FieldUse(field="A_name", takes="A.nmae"),
        mapping.FieldUse(field="A_name", takes="A.name", text="twice"),
        mapping.FieldUse(field="nowhere", takes="A.born"),
        mapping.FieldUse(field="C_signature", text="signed"),
    )
    with pytest.raises(UsageFault) as caught:
        mapping.must_fit(mapping.FormMapping(form="f", fingerprint="old", fields=uses), form, ours.entries)
    said = "\n".join(map(str, caught.value.problems))
    for words in (
        "confirmed",
        "other fields",
        "did you mean A.male, A.name?",
        "twice",
        "no field nowhere",
        "signature by hand",
        "two things",
    ):
        assert words in said


# Fitting and filling


def test_words_fit_a_box_whole_or_not_at_all():
    box = fitting.Box(width=200, height=40, size=10, lines="many")
    words = "vienas du trys keturi penki " * 3
    setting = fitting.set_whole(words.strip(), box)
    assert setting is not None and " ".join(setting.lines) == words.strip()
    assert all(fitting.width_of(line, 10) <= 196 for line in setting.lines)
    assert fitting.set_whole(words * 4, box) is None
    assert fitting.set_whole("eleven sign", fitting.Box(width=200, height=20, size=10, most=10)) is None


@pytest.mark.parametrize("times", [1, 7, 40])
def test_what_flows_through_boxes_loses_no_word(times):
    paragraphs = [
        f"{number}. The applicant was held in the centre and no court dealt with it." for number in range(times)
    ]
    boxes = [fitting.Box(width=180, height=60, size=9, lines="many")] * 6
    poured, rest = fitting.flowed(paragraphs, boxes)
    assert " ".join(" ".join((*poured, rest)).split()) == " ".join(" ".join(paragraphs).split())
    assert all(fitting.set_whole(text, boxes[0]) for text in poured if text)
    assert bool(rest) == (times == 40)


def test_a_form_is_filled_and_reads_back(ours):
    pdf = registry_form().pdf()
    done = filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours))
    held = values_in(done.data)
    assert (
        held["A_name"] == "Dilshad Barakat" and held["A_birth"] == "14/05/1993" and held["C_name"] == "Rasa Ąžuolaitė"
    )
    assert held["A_male"] == "/1" and held["B_LTU"] == "/On" and held["C_signature"] == ""
    facts = " ".join(" ".join(held[f"E_{number}"] for number in (58, 59, 60)).split())
    assert facts == " ".join(ours.entries["E.text"].text.split())
    assert done.values["A_name"] == "Dilshad Barakat"
    again = filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours))
    assert values_in(again.data) == held


def test_what_does_not_fit_is_told_and_nothing_is_written(ours):
    pdf = registry_form(box=(40, 750, 555, 800)).pdf()
    with pytest.raises(DraftIncomplete) as caught:
        filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours))
    misfits = [problem for problem in caught.value.problems if "do not fit" in problem.what]
    assert {problem.where.split("(")[-1] for problem in misfits} >= {"E.text)", "F.explanations)"}
    assert all(problem.what.lt.startswith("netelpa") for problem in misfits)


def test_letters_the_form_does_not_have_are_told_and_lithuanian_ones_are_drawn(ours):
    pdf = registry_form().pdf()
    with pytest.raises(DraftIncomplete) as caught:
        filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours, A_name="دلشاد"))
    assert "no د ل ش ا" in caught.value.problems[0].what
    words = "ĄČĘĖĮŠŲŪŽ ąčęėįšųūž „kabutės“ – § 5"
    assert lettering.undrawable(words) == ""
    done = filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours, A_name=words))
    bare = filling.fill_form(
        pdf, "form.pdf", ours.entries, confirmed(pdf, ours, A_name="ACEEISUUZ aceeisuuz „kabutes“ – § 5")
    )
    assert values_in(done.data)["A_name"] == words
    # Every letter leaves its ink: a viewer that dropped one would leave less than the bare letters do.
    assert ink(done.data) > ink(bare.data) > 0


def ink(data: bytes) -> int:
    """The dark points of the first field as a viewer draws it."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    page = document[0].render(scale=4, may_draw_forms=True, grayscale=True, crop=(50, 778, 100, 40))
    return sum(1 for point in bytes(page.buffer) if point < 128)


def test_a_comb_of_cells_takes_no_more_than_it_has(ours):
    for cells, written in ((10, "14/05/1993"), (8, "14051993")):
        pdf = Form().page().field("birth", "Section A: Date of birth", most=cells, flags=COMB).pdf()
        done = filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours))
        assert values_in(done.data)["birth"] == written
    pdf = Form().page().field("birth", "Section A: Date of birth", most=6, flags=COMB).pdf()
    with pytest.raises(DraftIncomplete, match="not everything fits"):
        filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours))
    done = filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours, birth="140593"))
    assert values_in(done.data)["birth"] == "140593"


def test_a_choice_takes_only_what_it_offers(ours):
    pdf = Form().page().field("A_nat", "Section A: Nationality", "/Ch", choices=("Iran", "Iraq"), flags=1 << 17).pdf()
    assert values_in(filling.fill_form(pdf, "f.pdf", ours.entries, confirmed(pdf, ours)).data)["A_nat"] == "Iraq"
    with pytest.raises(DraftIncomplete) as caught:
        filling.fill_form(pdf, "f.pdf", ours.entries, confirmed(pdf, ours, A_nat="Kurdistan"))
    assert "choose: Iran, Iraq" in caught.value.problems[0].fix


def test_of_several_ticks_in_one_field_the_office_names_one(ours):
    form = Form().page().field("B_state", "Section B: State", "/Btn", state="/LTU")
    form.refs[0].get_object()["/AP"]["/N"][N("/LVA")] = form._drawing(b"0 0 9 9 re f")
    pdf = form.pdf()
    made = mapping.proposed(read_form(pdf, "f.pdf"), ours.entries)
    assert made.fields[0].takes == "" and made.fields[0].label == "Section B: State [/LTU, /LVA]"
    done = filling.fill_form(pdf, "f.pdf", ours.entries, confirmed(pdf, ours, B_state="LTU"))
    assert values_in(done.data)["B_state"] == "/LTU"
    guessed = mapping.FormMapping(
        form="f.pdf",
        fingerprint=made.fingerprint,
        confirmed="yes",
        fields=(mapping.FieldUse(field="B_state", tick="yes"),),
    )
    with pytest.raises(DraftIncomplete) as caught:
        filling.fill_form(pdf, "f.pdf", ours.entries, guessed)
    assert "several ticks: /LTU, /LVA" in caught.value.problems[0].what


def test_a_field_drawn_in_two_places_is_drawn_in_both_and_fits_the_smaller(ours):
    form = Form().page()
    parent = DictionaryObject(
        {N("/FT"): N("/Tx"), N("/T"): TextStringObject("A_name"), N("/TU"): TextStringObject("Section A: Full name")}
    )
    reference = form.writer._add_object(parent)
    kids = ArrayObject()
    for width in (300, 120):
        widget = {N("/Subtype"): N("/Widget"), N("/Parent"): reference, N("/DA"): TextStringObject("/Helv 9 Tf 0 g")}
        side = ArrayObject(FloatObject(one) for one in (50, 700 - width, 50 + width, 720 - width))
        kids.append(form.writer._add_object(DictionaryObject({**widget, N("/Rect"): side})))
    parent[N("/Kids")] = kids
    form.current[N("/Annots")] = kids
    form.refs.append(reference)
    pdf = form.pdf()
    assert [box.width for box in read_form(pdf, "f.pdf").field("A_name").boxes] == [300, 120]
    done = filling.fill_form(pdf, "f.pdf", ours.entries, confirmed(pdf, ours))
    drawn = [note.get_object() for note in PdfReader(BytesIO(done.data)).pages[0]["/Annots"]]
    assert [b"Tj" in one["/AP"]["/N"].get_data() for one in drawn] == [True, True]
    with pytest.raises(DraftIncomplete):
        filling.fill_form(
            pdf, "f.pdf", ours.entries, confirmed(pdf, ours, A_name="Wider than the smaller of the two places")
        )


def test_what_stays_for_a_person_is_told(ours):
    pdf = registry_form().field("A_fax", "Section A: Fax").pdf()
    said = "\n".join(map(str, filling.fill_form(pdf, "form.pdf", ours.entries, confirmed(pdf, ours)).problems))
    assert "Section A: Fax" in said and "by hand" in said and "no field takes A.phone" in said


# The commands


@pytest.fixture
def saved(ours, tmp_path):
    import msgspec

    path = tmp_path / "case.json"
    path.write_bytes(msgspec.json.encode(ours.case))
    return path


def run(*arguments: Any) -> Any:
    return CliRunner().invoke(cli.group, [str(one) for one in arguments])


def test_fill_proposes_first_and_fills_what_was_confirmed(saved, tmp_path):
    form, out = tmp_path / "form.pdf", tmp_path / "filled.pdf"
    form.write_bytes(registry_form().pdf())
    first = run("fill", "--form-pdf", form, "--from", saved, "-o", out)
    paper = tmp_path / "filled.mapping.yaml"
    assert first.exit_code == 6 and paper.exists() and not out.exists() and "Nothing is filled yet" in first.output
    again = run("fill", "--form-pdf", form, "--from", saved, "-o", out)
    assert isinstance(again.exception, UsageFault)
    paper.write_text(paper.read_text(encoding="utf-8").replace("confirmed: no", "confirmed: yes"), encoding="utf-8")
    done = run("fill", "--form-pdf", form, "--from", saved, "--mapping", paper, "-o", out, "--json")
    assert done.exit_code == 0, done.output
    assert values_in(out.read_bytes())["A_name"] == "Dilshad Barakat"
    assert json.loads(done.output[: done.output.rindex("}") + 1])["schema"] == "litigator/form-fill/1"


def test_fill_takes_the_text_of_an_edited_worksheet(ours, saved, tmp_path):
    from docx import Document

    document = Document(BytesIO(ours.draft.data))
    next(one for one in document.paragraphs if one.text.startswith("The applicant, a Yazidi")).runs[
        0
    ].text = "Changed. "
    document.save(str(tmp_path / "edited.docx"))
    form, out = tmp_path / "form.pdf", tmp_path / "filled.pdf"
    form.write_bytes(registry_form().pdf())
    asked = ("fill", "--form-pdf", form, "--from", saved, "--worksheet", tmp_path / "edited.docx", "-o", out)
    assert run(*asked).exit_code == 6
    paper = tmp_path / "filled.mapping.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("confirmed: no", "confirmed: yes"), encoding="utf-8")
    assert run(*asked, "--mapping", paper).exit_code == 0
    assert values_in(out.read_bytes())["E_58"].startswith("1. Changed.")


def test_a_misfit_leaves_no_file(saved, tmp_path):
    form, out = tmp_path / "form.pdf", tmp_path / "filled.pdf"
    form.write_bytes(registry_form(box=(40, 760, 555, 800)).pdf())
    run("fill", "--form-pdf", form, "--from", saved, "-o", out)
    paper = tmp_path / "filled.mapping.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("confirmed: no", "confirmed: yes"), encoding="utf-8")
    told = run("fill", "--form-pdf", form, "--from", saved, "--mapping", paper, "-o", out)
    assert isinstance(told.exception, DraftIncomplete) and not out.exists()


def test_a_filled_copy_never_lands_on_the_form_or_on_somebodys_work(saved, tmp_path):
    form, out = tmp_path / "form.pdf", tmp_path / "filled.pdf"
    form.write_bytes(registry_form().pdf())
    ours = form.read_bytes()
    run("fill", "--form-pdf", form, "--from", saved, "-o", out)
    paper = tmp_path / "filled.mapping.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("confirmed: no", "confirmed: yes"), encoding="utf-8")
    asked = ("fill", "--form-pdf", form, "--from", saved, "--mapping", paper)
    out.write_bytes(b"a signed copy")
    assert isinstance(run(*asked, "-o", out).exception, Refused) and out.read_bytes() == b"a signed copy"
    assert run(*asked, "-o", out, "--force").exit_code == 0 and out.read_bytes() != b"a signed copy"
    assert isinstance(run(*asked, "-o", form, "--force").exception, UsageFault) and form.read_bytes() == ours


# What is sent under Rule 39


@pytest.mark.parametrize(
    ("now", "watched"),
    [
        ("2026-05-20T08:00+02:00", True),  # a Wednesday in summer
        ("2026-05-20T07:59+02:00", False),
        ("2026-05-20T15:59+02:00", True),
        ("2026-05-20T16:00+02:00", False),
        ("2026-05-20T16:30+03:00", True),  # half past four in Vilnius is half past three in Strasbourg
        ("2026-05-20T08:30+03:00", False),
        ("2026-01-14T07:30+00:00", True),  # winter: an hour ahead of UTC
        ("2026-05-23T12:00+02:00", False),  # a Saturday
        ("2026-03-29T09:00+02:00", False),  # the Sunday on which summer time begins
        ("2026-03-30T08:00+02:00", True),
    ],
)
def test_the_hours_of_the_registry_are_those_of_strasbourg(now, watched):
    assert (list(sending.hours(datetime.fromisoformat(now))) == []) is watched


def test_files_are_looked_over_before_they_are_sent(tmp_path):
    text, picture = tmp_path / "request.pdf", tmp_path / "nutartis-dėl.pdf"
    text.write_bytes(text_pdf("Rule 39 - Urgent"))
    picture.write_bytes(Form().page().pdf())
    (tmp_path / "request.docx").write_bytes(b"PK")
    now = datetime.fromisoformat("2026-05-20T10:00+02:00")
    assert [str(one) for one in sending.sending_problems([text], now) if one.severity == "error"] == []
    said = "\n".join(map(str, sending.sending_problems([picture, tmp_path / "request.docx"], now)))
    for words in (
        "other than ASCII",
        "no text can be read on 1 of 1 pages",
        "request.docx: the file is no PDF",
        "never by e-mail",
    ):
        assert words in said
    assert letters_by_page(text.read_bytes(), "t.pdf") == [12]
    assert run("dispatch", text, "--now", "2026-05-20T10:00+02:00").exit_code == 0
    late = run("dispatch", picture, "--now", "2026-05-20T20:00+02:00")
    assert late.exit_code == 6 and "20:00 in Strasbourg" in late.output


def text_pdf(words: str) -> bytes:
    """A page with one line of text."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = DictionaryObject({N("/Type"): N("/Font"), N("/Subtype"): N("/Type1"), N("/BaseFont"): N("/Helvetica")})
    page[N("/Resources")] = DictionaryObject({N("/Font"): DictionaryObject({N("/F1"): font})})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET".encode())
    page[N("/Contents")] = writer._add_object(stream)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_child_that_is_asked_too_much_is_stopped_and_told():
    bomb = Form().page()
    stream = DecodedStreamObject()
    stream.set_data(b"0" * 200_000_000)
    packed = stream.flate_encode()
    bomb.current[N("/Contents")] = bomb.writer._add_object(packed)
    assert len(base64.b64encode(bomb.field("A", "Section A: Address").pdf())) < 2_000_000
    assert read_form(bomb.pdf(), "bomb.pdf").field("A") is not None  # what a form does not need is never unpacked
