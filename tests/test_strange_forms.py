"""Forms not made by us: written by hand, sign by sign; turned, locked, hidden, covered, hostile; and one form for each applicant."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pypdfium2
import pytest
from click.testing import CliRunner
from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions as May

from litigator.casefile import Claimant
from litigator.cli import filling as cli
from litigator.drafting.assembling import assemble
from litigator.drafting.filling import applicants, describing, entries, filling, mapping, worksheet
from litigator.drafting.filling.form import form_problems, read_form
from litigator.errors import DraftIncomplete, NotFound, Refused, UsageFault
from litigator.library.gathering import open_library
from litigator.sample import specimens

DAY = date(2026, 5, 20)
BOX = "/Type/XObject/Subtype/Form/BBox[0 0 12 12]"
FULL = f"<<{BOX}/Length 14>>stream\n0 0 12 12 re f\nendstream"
EMPTY = f"<<{BOX}/Length 0>>stream\n\nendstream"
WHITE = "<</Type/XObject/Subtype/Form/BBox[0 0 260 40]/Length 20>>stream\n1 g 0 0 260 40 re f \nendstream"


def written(objects: dict[int, str]) -> bytes:
    """A PDF of these objects; 1 is its catalogue."""
    out, places = b"%PDF-1.7\n", {}
    for number, text in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start, size = len(out), max(objects) + 1
    rows = (f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(1, size))
    out += f"xref\n0 {size}\n0000000000 65535 f \n{''.join(rows)}".encode()
    return out + f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()


def form(
    *fields: str, catalogue: str = "", page: str = "", inside: str = "", more: Any = None, listed: bool = True
) -> bytes:
    """A form of one page. `more` are further objects (20 and on; those that are widgets stand on the page too)."""
    objects = {10 + n: f"<<{field}>>" for n, field in enumerate(fields)} | (more or {})
    shown = " ".join(f"{n} 0 R" for n, text in objects.items() if "/Type/Annot" in text)
    tops = " ".join(f"{10 + n} 0 R" for n in range(len(fields))) if listed else ""
    objects[1] = f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{tops}]/DA(/Helv 10 Tf 0 g){inside}>>{catalogue}>>"
    objects[2] = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
    objects[3] = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[{shown}]{page}>>"
    return written(objects)


def widget(rect: str = "50 700 250 720", *, flags: int = 4) -> str:
    return f"/Type/Annot/Subtype/Widget/F {flags}/Rect[{rect}]"


def text(tip: str = "Section A: Full name", more: str = "", **place: Any) -> str:
    return f"{widget(**place)}/FT/Tx/T(n)/TU({tip}){more}"


def tick(more: str, tip: str = "Section A: male") -> str:
    return f"{widget('50 700 62 712')}/FT/Btn/T(n)/TU({tip}){more}"


def choice(options: str, flags: int = 1 << 17) -> str:
    return f"{widget()}/FT/Ch/Ff {flags}/T(n)/TU(Section A: Nationality)/Opt[{options}]/I[1]"


@pytest.fixture(scope="module")
def ours() -> Any:
    library = open_library()
    case = next(case for case in specimens() if case.reference == "2022-007")
    draft = assemble(case, "echr-application", library, today=DAY)
    boxes = worksheet.boxes_of(draft.data, "worksheet.docx")
    return SimpleNamespace(
        case=case, facts=draft.plan.facts, boxes=boxes, entries=entries.entries_of(draft.plan.facts, boxes)
    )


def filled(pdf: bytes, ours: Any, typed: str = "") -> filling.Filled:
    """The form with what is proposed for it, or with `typed` words in its field `n`."""
    made = mapping.proposed(read_form(pdf, "f.pdf"), ours.entries)
    uses = (mapping.FieldUse(field="n", text=typed),) if typed else made.fields
    return filling.fill_form(pdf, "f.pdf", ours.entries, replace(made, confirmed="yes", fields=uses))


def held(data: bytes, field: str = "n") -> str:
    return str((PdfReader(BytesIO(data)).get_fields() or {})[field].get("/V", ""))


def dark(data: bytes, place: tuple[float, float, float, float]) -> int:
    """The dark points between left, bottom, right and top, as a viewer draws them."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    left, bottom, right, top = place
    page = document[0]
    width, height = page.get_size()
    shown = page.render(scale=3, may_draw_forms=True, grayscale=True, crop=(left, bottom, width - right, height - top))
    return sum(1 for point in bytes(shown.buffer) if point < 128)


# Text


@pytest.mark.parametrize(
    ("more", "place", "fits"),
    [
        ("/Ff 16777216/MaxLen 20", "50 700 350 720", True),
        ("/Ff 16777216/MaxLen 20/DA(/Helv 12 Tf 0 g)", "50 700 240 720", True),  # cells narrower than the letters
        ("/Ff 16777216/MaxLen 20", "50 700 110 720", False),  # cells that no letter fits
        ("/MaxLen 5", "50 700 350 720", False),
        ("/DA(/Helv 12 Tf 0 g)", "50 700 350 706", False),  # letters higher than their box
        ("/DA(/Helv 12 Tf 0 g)", "50 700 350 710", True),
        ("/DA(/Helv 1e9 Tf 0 g)", "50 700 350 720", True),
        ("/DA(/Helv nan Tf 0 g)/MaxLen -3", "50 700 350 720", True),
        ("/Q 2", "50 700 350 720", True),
        ("/RV(<p>old</p>)/V(old)", "50 700 350 720", True),
    ],
)
def test_text_is_whole_and_within_its_box_or_told(more, place, fits, ours):
    pdf = form(text(more=more, rect=place))
    if not fits:
        with pytest.raises(DraftIncomplete, match="not everything fits") as caught:
            filled(pdf, ours)
        assert "do not fit" in caught.value.problems[0].what
        return
    done = filled(pdf, ours).data
    left, bottom, right, top = map(float, place.split())
    ink = dark(done, (left, bottom, right, top))
    assert held(done) == "Dilshad Barakat" and ink > 100
    assert dark(done, (left - 20, bottom - 20, right + 20, top + 20)) == ink  # nothing hangs over the edge
    if "/Q 2" in more:
        assert dark(done, (left, bottom, left + 150, top)) == 0


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_field_is_drawn_turned(turn, ours):
    place = "50 600 70 800" if turn in (90, 270) else "50 700 250 720"
    done = filled(form(text(more=f"/MK<</R {turn}/BG[.9 1 .9]>>", rect=place)), ours).data
    left, bottom, right, top = map(float, place.split())
    (shown,) = PdfReader(BytesIO(done)).pages[0]["/Annots"]
    assert ("/Matrix" in shown.get_object()["/AP"]["/N"]) == (turn != 0)
    halves = {
        0: ((left, bottom, left + 100, top), (left + 100, bottom, right, top)),
        90: ((left, bottom, right, bottom + 100), (left, bottom + 100, right, top)),
        180: ((left + 100, bottom, right, top), (left, bottom, left + 100, top)),
        270: ((left, bottom + 100, right, top), (left, bottom, right, bottom + 100)),
    }[turn]  # where the words begin, and where they have ended
    assert dark(done, halves[0]) > 100 and dark(done, halves[1]) == 0


def test_letters_are_seen_on_a_dark_ground_and_are_printed(ours):
    done = filled(form(text(more="/MK<</BG[0 0 .3]/BC[1 0 0]>>", flags=0)), ours).data
    assert dark(done, (50, 700, 250, 720)) < 100 * 20 * 9 / 2  # the ground is left out
    assert PdfReader(BytesIO(done)).pages[0]["/Annots"][0].get_object()["/F"] & 4


def test_words_never_become_an_action(ours):
    typed = ") /S /JavaScript /JS (app.alert(1)) <script>"
    done = filled(form(text(rect="50 700 550 720")), ours, typed).data
    assert held(done) == typed and not read_form(done, "f.pdf").scripts


@pytest.mark.parametrize("typed", ["دلشاد", "a\u202eb", "Đức"])
def test_letters_that_are_not_drawn_are_told(typed, ours):
    with pytest.raises(DraftIncomplete) as caught:
        filled(form(text()), ours, typed)
    assert "letters have no" in caught.value.problems[0].what


# Ticks and choices


@pytest.mark.parametrize(
    ("field", "more", "state"),
    [
        (tick("/AP<</N<</Ja#20Nein#C4 20 0 R/Off 21 0 R>>>>/AS/Off"), {20: FULL, 21: EMPTY}, "/Ja Nein"),
        (tick(""), {}, "/Yes"),  # no drawing at all: a cross is drawn
        (tick("/AP<</D<</On 20 0 R>>>>"), {20: FULL}, "/Yes"),
    ],
    ids=["odd state", "no drawing", "only pressed"],
)
def test_a_tick_leaves_a_mark_whatever_its_state_is_called(field, more, state, ours):
    pdf = form(field, more=more)
    done = filled(pdf, ours).data
    assert held(done).startswith(state) and dark(done, (50, 700, 62, 712)) > 50 > dark(pdf, (50, 700, 62, 712))


def test_a_tick_that_leaves_no_mark_is_told(ours):
    with pytest.raises(DraftIncomplete) as caught:
        filled(form(tick("/AP<</N<</On 20 0 R/Off 20 0 R>>>>/AS/Off"), more={20: EMPTY}), ours)
    assert "nothing is seen" in caught.value.problems[0].what


def radio() -> bytes:
    kid = f"{widget('{} 700 {} 712')}/Parent 10 0 R/AS/Off/AP<</N<</{{}} 30 0 R>>>>"
    more = {20: f"<<{kid.format(50, 62, 0)}>>", 21: f"<<{kid.format(90, 102, 1)}>>", 30: FULL}
    return form("/FT/Btn/Ff 32768/T(n)/TU(B: State)/Opt[(Lithuania)(Latvia)]/Kids[20 0 R 21 0 R]", more=more)


@pytest.mark.parametrize(("typed", "state", "left"), [("Latvia", "/1", 90), ("/0", "/0", 50), ("1", "/1", 90)])
def test_of_radio_buttons_one_is_named_by_its_state_or_by_what_is_seen(typed, state, left, ours):
    assert read_form(radio(), "f.pdf").fields[0].shown == ("Lithuania", "Latvia")
    done = filled(radio(), ours, typed).data
    assert held(done) == state and dark(done, (left, 700, left + 12, 712)) > 100
    assert dark(done, (140 - left, 700, 152 - left, 712)) == 0


@pytest.mark.parametrize(
    ("options", "flags", "typed", "value"),
    [
        ("[(IQ)(Iraq)][(IR)(Iran)]", 1 << 17, "", "IQ"),
        ("[(IQ)(Iraq)][(IR)(Iran)]", 1 << 17, "IR", "IR"),
        ("(Iran)(Iraq)", 0, "", "Iraq"),
        ("(x)", 1 << 17 | 1 << 18, "Kurdistan", "Kurdistan"),
        ("(x)", 1 << 17, "Kurdistan", None),
    ],
)
def test_a_choice_is_made_by_what_is_seen_and_another_only_where_the_form_lets_it(options, flags, typed, value, ours):
    pdf = form(choice(options, flags))
    if value is None:
        with pytest.raises(DraftIncomplete, match="not everything"):
            filled(pdf, ours, typed)
        return
    done = filled(pdf, ours, typed).data
    assert held(done) == value and "/I" not in PdfReader(BytesIO(done)).pages[0]["/Annots"][0].get_object()
    assert dark(done, (50, 700, 250, 720)) > 30


# Where fields are


def test_fields_are_found_in_branches_and_where_no_list_names_them(ours):
    deep = form(
        "/T(form)/Kids[20 0 R]", more={20: "<</T(page)/Parent 10 0 R/Kids[21 0 R]>>", 21: f"<<{text()}/Parent 20 0 R>>"}
    )
    assert held(filled(deep, ours).data, "form.page.n") == "Dilshad Barakat"
    assert held(filled(form(text()), ours).data) == "Dilshad Barakat"
    orphan = filled(form(text(), listed=False), ours)
    assert orphan.values == {"n": "Dilshad Barakat"} and dark(orphan.data, (50, 700, 250, 720)) > 100


HIDDEN = {
    "read only": form(text(more="/Ff 1")),
    "a password": form(text(more="/Ff 8192")),
    "a file": form(text(more="/Ff 1048576")),
    "on no page": form(text().replace("/Type/Annot", "")),
    "off the page": form(text(rect="50 900 250 920")),
    "over the edge": form(text(rect="500 700 700 720")),
    "of no size": form(text(rect="50 700 50 720")),
    "hidden": form(text(flags=2)),
    "not viewed": form(text(flags=32)),
    "in a layer that is off": form(
        text(more="/OC 20 0 R"),
        catalogue="/OCProperties<</OCGs[20 0 R]/D<</OFF[20 0 R]>>>>",
        more={20: "<</Type/OCG/Name(x)>>"},
    ),
    "covered": form(text(), f"{widget('40 690 300 730')}/FT/Btn/Ff 65536/T(over)/AP<</N 20 0 R>>", more={20: WHITE}),
}


@pytest.mark.parametrize("pdf", HIDDEN.values(), ids=HIDDEN)
def test_a_field_nobody_sees_or_may_fill_takes_nothing(pdf, ours):
    assert [
        use.takes for use in mapping.proposed(read_form(pdf, "f.pdf"), ours.entries).fields if use.field == "n"
    ] in ([], [""])
    with pytest.raises(UsageFault, match="cannot be used") as caught:
        filled(pdf, ours, "x")
    assert "leave it empty" in caught.value.problems[0].fix


def test_the_control_what_is_written_where_nobody_sees_it_is_found_by_looking(ours, monkeypatch):
    monkeypatch.setattr(filling, "must_fit", lambda mapping, form, entries, applicant: None)
    with pytest.raises(DraftIncomplete) as caught:
        filled(HIDDEN["hidden"], ours, "x")
    assert "nothing is seen" in caught.value.problems[0].what
    assert filled(form(text()), ours, "x").values == {"n": "x"}


def test_of_two_places_the_tighter_counts_in_each_way(ours):
    places = {20: f"<<{widget('50 700 150 730')}/Parent 10 0 R>>", 21: f"<<{widget('50 650 350 661')}/Parent 10 0 R>>"}
    pdf = form("/FT/Tx/T(n)/TU(Section A: Full name)/Kids[20 0 R 21 0 R]", more=places)
    with pytest.raises(DraftIncomplete, match="not everything fits"):  # the one is too narrow, though larger
        filled(pdf, ours, "A name that is long but not too long")
    done = filled(pdf, ours, "Short").data
    assert dark(done, (50, 700, 150, 730)) > 50 and dark(done, (50, 650, 350, 661)) > 50


# Locked and hostile


def locked(*, user: str = "", allowed: May = May.FILL_FORM_FIELDS) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(form(text()))))
    writer.encrypt(user, "owner", algorithm="RC4-128", permissions_flag=allowed)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_form_that_is_locked_but_may_be_filled_is_filled_and_told(ours):
    done = filled(locked(), ours)
    assert held(done.data) == "Dilshad Barakat" and not PdfReader(BytesIO(done.data)).is_encrypted
    assert any("locked against other changes" in problem.what for problem in done.problems)
    with pytest.raises(Refused, match="does not allow it to be filled"):
        read_form(locked(allowed=May.PRINT), "f.pdf")
    with pytest.raises(Refused, match="locked"):
        read_form(locked(user="secret"), "f.pdf")


LAUNCH = "<</S/Launch/F(cmd.exe)>>"
HOSTILE = {
    "in a field that is no widget": form(
        f"/FT/Tx/T(n)/AA<</K {LAUNCH}>>/Kids[20 0 R]", more={20: f"<<{widget()}/Parent 10 0 R>>"}
    ),
    "sends": form(text(), f"{widget('50 600 90 620')}/FT/Btn/Ff 65536/T(s)/A<</S/SubmitForm/F(https://example.org)>>"),
    "opens an address": form(text(), catalogue="/OpenAction<</S/URI/URI(https://example.org)>>"),
    "on a page": form(text(), page="/AA<</O<</S/URI/URI(https://example.org)>>>>"),
    "in a list that follows": form(text(), catalogue=f"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[<</S/Named/N/Print>>{LAUNCH}]>>"),
    "in the outline": form(
        text(), catalogue="/Outlines 50 0 R", more={50: "<</First 51 0 R>>", 51: f"<</Title(x)/Parent 50 0 R/A {LAUNCH}>>"}
    ),
    "a file on the page": form(text(), "/Type/Annot/Subtype/FileAttachment/FS<<>>/Rect[0 0 9 9]"),
    "a portfolio": form(text(), catalogue="/Collection<<>>"),
    "opens another file": form(text(more="/A<</S/GoToR/F(other.pdf)>>")),
}  # fmt: skip


@pytest.mark.parametrize("pdf", HOSTILE.values(), ids=HOSTILE)
def test_a_form_that_starts_sends_or_carries_something_is_refused(pdf):
    with pytest.raises(Refused) as caught:
        read_form(pdf, "f.pdf")
    assert "is not filled" in caught.value.message and "Court's own site" in (caught.value.fix or "")


def test_scripts_and_links_that_wait_are_told(ours):
    scripted = form(text(), catalogue="/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>")
    linked = form(text(more="/A<</S/URI/URI(https://example.org)>>"))
    assert any("scripts" in problem.what for problem in form_problems(read_form(scripted, "f.pdf")))
    assert any("links" in problem.what for problem in form_problems(read_form(linked, "f.pdf")))
    assert form_problems(read_form(form(text()), "f.pdf")) == []


def test_a_form_whose_parts_are_no_parts_ends_in_a_named_error(ours):
    broken = form(text()).replace(b"/Kids[3 0 R]", b"/Kids 77   ")
    for pdf in (
        broken,
        form(text()).replace(b"/Rect[50", b"/Rect 5 "),
        form("/T(n)/Kids 5"),
        form(text(more="/Parent 10 0 R")),
    ):
        try:
            read_form(pdf, "f.pdf")
        except (Refused, Exception) as error:
            assert type(error).__name__ in ("Refused", "Unreadable")
    assert describing.whole("x") == 0 and describing.whole(float("inf")) == 0


# One form for each applicant


def of_two(ours: Any) -> Any:
    """The case with a second applicant."""
    second = Claimant(
        reference="P-0011",
        name="Hêvî Barakat",
        gender="f",
        born=date(1995, 3, 2),
        nationality="IQ",
        phone="+370 600 00001",
    )
    return replace(ours.case, claimants=(*ours.case.claimants, second))


TWO = form(
    text(),
    f"{widget('50 600 250 620')}/FT/Tx/T(born)/TU(Section A: Date of birth)",
    f"{widget('50 500 250 520')}/FT/Tx/T(own)/TU(Section A: Surname)",
)


def run(*arguments: Any) -> Any:
    return CliRunner().invoke(cli.group, [str(one) for one in arguments])


@pytest.fixture
def office(ours, tmp_path, monkeypatch):
    """A folder with the form, the case of two, and a worksheet, so that no draft is made again for each question."""
    monkeypatch.chdir(tmp_path)
    Path("form.pdf").write_bytes(TWO)
    Path("case.json").write_bytes(msgspec.json.encode(of_two(ours)))
    Path("w.docx").write_bytes(assemble(ours.case, "echr-application", open_library(), today=DAY).data)
    monkeypatch.setattr("litigator.documents.confined.confined", lambda reader, data, name: _here(reader, data, name))
    return ("fill", "--form-pdf", "form.pdf", "--from", "case.json", "--worksheet", "w.docx", "-o", "out.pdf")


def _here(function: str, data: bytes, name: str) -> Any:
    import importlib

    module, _, called = function.partition(":")
    return msgspec.json.decode(msgspec.json.encode(getattr(importlib.import_module(module), called)(data, name)))


def confirmed(office: Any, *more: str, typed: str = "") -> str:
    assert run(*office, *more).exit_code == 6
    paper = Path("out.mapping.yaml")
    said = paper.read_text("utf-8").replace("confirmed: no", "confirmed: yes")
    if typed:
        said = said.replace('field: "own"', f'field: "own"\n    text: "{typed}"')
    paper.write_text(said, "utf-8")
    return str(paper)


def test_it_says_for_whom_it_is_filled_and_for_whom_not(office):
    paper = confirmed(office)
    told = run(*office, "--mapping", paper)
    assert told.exit_code == 0 and held(Path("out.pdf").read_bytes()) == "Dilshad Barakat"
    assert "filled for P-0010 only; not for P-0011" in told.output and "--applicant P-0011" in told.output
    said = json.loads(run(*office, "--mapping", paper, "--json").stdout)
    assert said["applicants"] == ["P-0010", "P-0011"] and said["remaining"] == ["P-0011"]


def test_it_is_filled_for_another_or_for_each(office):
    paper = confirmed(office)
    assert run(*office, "--mapping", paper, "--applicant", "P-0011").exit_code == 0
    assert (
        held(Path("out.pdf").read_bytes()) == "Hêvî Barakat"
        and held(Path("out.pdf").read_bytes(), "born") == "02/03/1995"
    )
    each = run(*office, "--mapping", paper, "--each", "--table", "all.csv")
    assert each.exit_code == 0 and "stands in each of the 2 forms" in each.output and "only; not for" not in each.output
    assert [held(Path(f"out-{one}.pdf").read_bytes()) for one in ("P-0010", "P-0011")] == [
        "Dilshad Barakat",
        "Hêvî Barakat",
    ]
    rows = list(csv.reader(io.StringIO(Path("all.csv").read_text("utf-8-sig"))))
    assert rows[0] == list(applicants.HEADINGS) and rows[2][:5] == ["2", "Hêvî Barakat", "02/03/1995", "female", "Iraq"]
    assert not rows[2][6].startswith("+")  # a spreadsheet would reckon with it
    strange = run(*office, "--mapping", paper, "--applicant", "P-9999")
    assert isinstance(strange.exception, NotFound) and "P-0011" in (strange.exception.fix or "")
    assert isinstance(run(*office, "--each", "--applicant", "P-0011").exception, UsageFault)


def test_what_was_typed_for_one_is_never_another_s(office):
    paper = confirmed(office, typed="Barakat")
    assert run(*office, "--mapping", paper).exit_code == 0
    for more in (("--applicant", "P-0011"), ("--each",)):
        refused = run(*office, "--mapping", paper, *more)
        assert isinstance(refused.exception, UsageFault)
        assert "typed for P-0010, not for P-0011" in refused.exception.problems[0].what
    assert not Path("out-P-0010.pdf").exists()
    Path("out.mapping.yaml").rename("first.yaml")
    theirs = (*office, "--mapping", confirmed(office, "--applicant", "P-0011", typed="B."), "--applicant", "P-0011")
    assert isinstance(run(*theirs).exception, Refused)  # the form of P-0010 stands there
    assert run(*theirs, "--force").exit_code == 0


def test_of_several_forms_all_are_written_or_none(office):
    paper = confirmed(office)
    Path("out-P-0011.pdf").mkdir()
    assert run(*office, "--mapping", paper, "--each").exit_code != 0
    assert not Path("out-P-0010.pdf").exists()


def test_many_applicants_are_told_of_the_table(ours):
    facts = {**ours.facts, "claimants": [{**ours.facts["claimant"], "reference": f"P-{n}"} for n in range(6)]}
    said = "\n".join(map(str, applicants.remaining(facts, ("P-0",), "f.pdf")))
    assert "6 applicants: beyond 10 (in older notes 5)" in said and "--table" in said
    assert len(applicants.table_of(facts)) == 6
    with pytest.raises(NotFound):
        applicants.references({"claimants": []})


def test_how_many_applicants_are_many_is_what_the_form_says():
    check = next(one for one in open_library().forms["echr-application"].checks if one.id == "ec-14")
    assert check.test == {"not": {"fact": "claimants_count", "over": str(applicants.MANY)}}
    assert (
        "ten" in check.rule["en"]
        and "five" in check.rule["en"]
        and (applicants.MANY, applicants.MANY_BEFORE) == (10, 5)
    )
