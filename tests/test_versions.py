"""Versions: what the office remembers of a draft, what a file proves, and which drafts a change in the library or the case reaches."""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import drafting_office as small
import pytest
from click.testing import CliRunner
from docx import Document
from filed_papers import filed_paper
from sqlalchemy import text

from litigator.casefile import Statement
from litigator.cli import versions
from litigator.documents.package import BODY, W, open_package, write_package
from litigator.drafting.assembling import Draft, assemble
from litigator.drafting.redlining import engines
from litigator.drafting.saving import edited_before, is_open, manifest_path, save_draft
from litigator.drafting.versions import prints
from litigator.drafting.versions.made import Made, made_from
from litigator.drafting.versions.prints import fact_prints, paragraph_texts
from litigator.drafting.versions.traces import traces_of
from litigator.drafting.versions.verifying import compared_with, read_file
from litigator.errors import LitigatorError, NotFound, SettingsFault, UsageFault
from litigator.library.contents import Library
from litigator.library.gathering import open_library
from litigator.office.changing import WritingOffice
from litigator.office.drafts import current, drafts_in, drafts_known, impact, mark_filed, state_of, verify
from litigator.office.keeping import keep_draft
from litigator.office.reading import Office
from litigator.registry import add_office_person, save_case
from litigator.registry.marks import add_mark
from litigator.sample import CLOCK, DRAFTS, specimens
from litigator.store.engine import create, reading, writing

AT = datetime(2022, 6, 20, 12, tzinfo=UTC)


class Bureau:
    """A small office with one case and its library, in a folder."""

    def __init__(self, folder: Path, founded: Path) -> None:
        self.folder, self.path = folder, folder / "office.db"
        self.library = small.library(folder)
        for name in ("office.db", "office.db.audit-key"):
            shutil.copy(founded / name, folder / name)

    def draft(self, **changes: Any) -> Draft:
        return assemble(small.case_file(**changes), "appeal", self.library, today=small.TODAY, place="Vilnius")

    def keep(
        self,
        draft: Draft | None = None,
        *,
        name: str = "appeal.docx",
        by: str | None = "rasa",
        at: datetime = AT,
    ) -> tuple[Draft, Path]:
        with reading(self.path) as session:
            office = Office(self.library, session, None, self.path)
            return keep_draft(office, draft or self.draft(), self.folder / name, by=by, at=at)

    def ask(self, function: Any, *arguments: Any, library: Library | None = None, **given: Any) -> Any:
        with reading(self.path) as session:
            return function(Office(library or self.library, session, None, self.path), *arguments, **given)

    def change(self, function: Any, *arguments: Any, **given: Any) -> Any:
        with writing(self.path, actor="rasa") as session:
            office = WritingOffice(self.library, session, None, self.path, "rasa")
            return function(office, *arguments, **given)

    def with_clause(self, name: str, **changes: Any) -> Library:
        clause = self.library.clauses[name]
        hash_ = changes.pop("hash", clause.hash)
        head = replace(clause.head, **changes)
        return replace(self.library, clauses={**self.library.clauses, name: replace(clause, head=head, hash=hash_)})


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    create(folder / "office.db", name="Biuras", actor="init")
    with writing(folder / "office.db", actor="init") as session:
        add_office_person(session, handle="rasa", name="Rasa", role="lawyer")
        save_case(session, small.case_file(), new=True)
    return folder


@pytest.fixture
def bureau(tmp_path: Path, founded: Path) -> Bureau:
    return Bureau(tmp_path, founded)


def saved_by_word(path: Path, change: Any = None) -> None:
    """The file opened and saved by another program, with or without a change."""
    document = Document(str(path))
    if change is not None:
        change(document)
    buffer = BytesIO()
    document.save(buffer)
    path.write_bytes(buffer.getvalue())


# Remembering


def test_a_draft_is_remembered_with_what_went_into_it(bureau):
    draft, path = bureau.keep()
    (made,) = bureau.ask(drafts_known)
    assert (made.case, made.form, made.by, made.file) == ("2021-004", "appeal", "rasa", str(path))
    assert [(one.id, one.version) for one in made.clauses] == [(one.id, one.version) for one in draft.clauses]
    assert made.precedents == {"ecthr-khlaifia-italy": "hash now"}
    assert made.day == small.TODAY and made.sha256 == draft.sha256
    assert [problem for problem in draft.problems if "remember" in problem.what] == []
    assert state_of(made) == "as generated"


def test_no_name_of_a_claimant_is_in_the_manifest_or_the_log(bureau):
    _, path = bureau.keep()
    said = manifest_path(path).read_text(encoding="utf-8")
    assert "Rahimi" in "".join(text for _, text in paragraph_texts(open_package(path.read_bytes(), "x")))
    assert "Rahimi" not in said and "Ahmad" not in said


@pytest.mark.parametrize("by", [None, "nobody"])
def test_who_is_not_of_the_office_gets_the_draft_and_is_told_it_is_not_remembered(bureau, by):
    draft, path = bureau.keep(by=by)
    assert path.exists() and bureau.ask(drafts_known) == []
    (told,) = [problem for problem in draft.problems if "does not remember" in problem.what]
    assert told.severity == "warning" and "user" in told.fix


def test_what_the_log_has_is_neither_changed_nor_deleted(bureau):
    bureau.keep()
    for statement in ("UPDATE draft SET sha256 = 'x'", "DELETE FROM draft"):
        with pytest.raises(Exception, match="only added to"), writing(bureau.path, actor="rasa") as session:
            session.execute(text(statement))


def test_the_last_of_a_file_stands_and_every_filed_one(bureau):
    _, path = bureau.keep()
    bureau.change(mark_filed, path, on=date(2026, 11, 29), by="rasa")
    bureau.keep(bureau.draft(answers=(), statements=small.case_file().statements[:1]))
    bureau.keep(bureau.draft())
    assert [made.number for made in current(bureau.ask(drafts_known))] == [1, 3]


# The next version


def test_an_edited_draft_stays_and_the_next_version_comes_with_a_redline(bureau):
    _, path = bureau.keep()
    saved_by_word(path, lambda document: document.paragraphs[0].add_run(" Ranka įrašyta."))
    edited = path.read_bytes()
    draft, following = bureau.keep()
    assert following.name == "appeal-2.docx" and path.read_bytes() == edited
    redline = bureau.folder / "appeal-2.redline.docx"
    assert "Ranka įrašyta" in "".join(Document(str(redline)).element.body.xpath("//w:delText/text()"))
    (told,) = [problem for problem in draft.problems if "edited by hand" in problem.what]
    assert "appeal-2.redline.docx" in told.fix
    redline.write_bytes(b"someone works in it")
    saved_by_word(following, lambda document: document.add_paragraph("Ir čia."))
    bureau.keep()
    bureau.keep()
    assert redline.read_bytes() == b"someone works in it"
    assert sorted(one.name for one in bureau.folder.glob("*redline*")) == [
        "appeal-2.redline.docx",
        "appeal-3.redline.docx",
    ]


def test_a_draft_that_is_open_in_a_word_processor_is_not_written_over(bureau):
    _, path = bureau.keep()
    lock = bureau.folder / "~$peal.docx"
    lock.touch()
    assert is_open(path)
    assert bureau.keep()[1].name == "appeal-2.docx"
    lock.unlink()
    assert bureau.keep()[1].name == "appeal.docx"


def test_which_version_stood_in_the_way(tmp_path):
    path = tmp_path / "a.docx"
    assert edited_before(path, path) is None
    assert edited_before(path, tmp_path / "a-2.docx") == path
    assert edited_before(path, tmp_path / "a-3.docx") == tmp_path / "a-2.docx"


def test_a_save_that_was_cut_short_is_no_edit(bureau):
    first, path = bureau.keep()
    second = bureau.draft(statements=small.case_file().statements[:1])
    save_draft(second, path, by="rasa", at=AT)
    path.write_bytes(first.data)  # the manifest was written, the document not yet
    assert save_draft(second, path, by="rasa", at=AT) == path
    path.write_bytes(first.data)
    assert bureau.ask(verify, path).status == "generated"  # the log has the first one too
    assert Verifier(bureau.library).status(path) == "interrupted"


class Verifier:
    """Verifying without an office's database: by the manifest alone."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def status(self, path: Path) -> str:
        return str(verify(Office(self.library, None, None), path).status)


# Verifying


def test_the_generated_file_is_proved_byte_for_byte(bureau):
    _, path = bureau.keep()
    verdict = bureau.ask(verify, path)
    assert (verdict.status, verdict.logged, verdict.doubts, verdict.since) == ("generated", True, (), ())


def test_a_file_without_its_manifest_is_known_by_the_identity_inside_it(bureau):
    _, path = bureau.keep()
    elsewhere = bureau.folder / "filed" / "skundas.docx"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(path.read_bytes())
    assert bureau.ask(verify, elsewhere).status == "generated"
    saved_by_word(elsewhere, lambda document: document.add_paragraph("Prierašas."))
    verdict = bureau.ask(verify, elsewhere)
    assert verdict.status == "edited" and verdict.logged


def test_a_file_saved_again_with_the_same_text_is_told_from_an_edited_one(bureau):
    _, path = bureau.keep()
    saved_by_word(path)
    assert bureau.ask(verify, path).status == "resaved"
    saved_by_word(path, lambda document: document.paragraphs[-1].add_run(" ne"))
    assert bureau.ask(verify, path).status == "edited"


def test_an_edit_is_told_by_its_paragraph(bureau):
    _, path = bureau.keep()
    texts = paragraph_texts(open_package(path.read_bytes(), "x"))
    count = sum(1 for where, _ in texts if where.startswith("paragraph"))  # the heads and feet of the pages come after

    def edit(document: Any) -> None:
        document.paragraphs[0].runs[0].text = "Kitas teismas"
        document.add_paragraph("Pridėta pabaigoje.")

    saved_by_word(path, edit)
    edits = bureau.ask(verify, path).edits
    assert edits[0] == "its words are not the same:"
    assert edits[1].startswith("paragraph 1 was changed; it reads: «Kitas teismas")
    assert edits[2] == f"paragraph {count + 1} was added; it reads: «Pridėta pabaigoje.»"
    assert edits[3].startswith("compared were")
    saved_by_word(path, lambda document: document.element.body.remove(document.paragraphs[0]._p))
    assert any("taken out" in edit for edit in bureau.ask(verify, path).edits)


SLIPS: tuple[tuple[str, str, str], ...] = (
    # what was done to the file (in the first run of its text), what is said of it, of what status it is
    ("<w:r><w:t>{}</w:t></w:r>", "compared were the text", "resaved"),
    ('<w:ins w:id="1" w:author="x"><w:r><w:t>{}</w:t></w:r></w:ins>', "tracked changes wait in it", "edited"),
    (
        '<w:r><w:t>{}</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>ne</w:delText></w:r></w:del>',
        "tracked changes wait in it",
        "edited",
    ),
    ("<w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r>", "words of it are struck through: «Vilniaus", "edited"),
    ('<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>{}</w:t></w:r>', "compared were the text", "resaved"),
    ('<w:r><w:rPr><w:rStyle w:val="Slapta"/></w:rPr><w:t>{}</w:t></w:r>', "words of it are hidden by their", "edited"),
    (
        "<w:r><w:t>{}</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>slapta</w:t></w:r>",
        "hidden words in it besides: «slapta»",
        "resaved",
    ),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>", "its words are not the same", "edited"),
    ("<w:r><w:t>{}</w:t></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "its words are not the same", "edited"),
)
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def one_paragraph(inside: str, **more: bytes) -> bytes:
    """A Word file of one paragraph, with a style that hides."""
    styles = (
        '<w:style w:type="character" w:styleId="Slapta"><w:name w:val="Slapta"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    path = filed_paper(
        Path(mkdtemp()) / "x.docx",
        (f'<w:p xmlns:m="{MATH}">{inside}</w:p>',),
        more={"word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode(), **more},
    )
    return path.read_bytes()


def held_against(data: bytes, generated: bytes) -> tuple[str, tuple[str, ...]]:
    made = Made(
        case="x",
        form="x",
        language="lt",
        sha256=sha256(generated).hexdigest(),
        template_sha256="",
        facts_sha256="",
        clauses=(),
        paragraphs=tuple(prints.paragraph_prints(open_package(generated, "x"))),
    )
    return compared_with(read_file(data, "x.docx"), made)


@pytest.mark.parametrize(("done", "told", "status"), SLIPS, ids=[told for _, told, _ in SLIPS])
def test_a_file_with_the_same_words_is_said_to_have_them_and_what_differs_is_named(done, told, status):
    generated = one_paragraph("<w:r><w:t>Vilniaus teismui</w:t></w:r>")
    now, said_ = held_against(one_paragraph(done.format("Vilniaus") + "<w:r><w:t> teismui</w:t></w:r>"), generated)
    if now == "resaved" and told == "compared were the text":
        assert len(said_) == 1  # nothing else is held against it
    assert now == status and any(told in one for one in said_), said_
    assert ("its words are not the same:" in said_) is ("its words are not" in told)


def test_a_picture_put_in_taken_out_or_replaced_is_told():
    words = "<w:r><w:t>Vilniaus teismui</w:t></w:r>"
    plain, one, other = (
        one_paragraph(words, **({"word/media/a.png": content} if content else {})) for content in (b"", b"one", b"two")
    )
    for before, now, counts in ((plain, one, (1, 0)), (one, plain, (0, 1)), (one, other, (1, 1))):
        status, said_ = held_against(now, before)
        assert status == "edited" and said_[0] == "its words are the same; what differs:"
        assert [sum("has not: 1" in line for line in said_), sum("not in it: 1" in line for line in said_)] == [*counts]
    renamed = one_paragraph(words, **{"word/media/kitas.png": b"one"})
    assert held_against(renamed, one)[0] == "resaved"


def test_a_body_that_is_shown_from_elsewhere_is_never_taken_for_the_one_that_is_read():
    generated = one_paragraph("<w:r><w:t>Sulaikymas neteisėtas.</w:t></w:r>")
    parts = open_package(generated, "x")
    shown = {
        **parts,
        "word/other.xml": parts[BODY].replace("neteisėtas".encode(), "teisėtas".encode()),
        "_rels/.rels": parts["_rels/.rels"].replace(b"word/document.xml", b"word/other.xml"),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"/word/document.xml", b"/word/other.xml"),
    }
    assert traces_of(shown).unread == ("word/other.xml",)
    assert traces_of(parts).unread == ()  # the control
    assert held_against(write_package(parts), generated)[0] in ("generated", "resaved")
    relations = "word/_rels/document.xml.rels"
    head = {**parts, "word/top.xml": parts["word/header1.xml"], relations: parts[relations].replace(b"header1", b"top")}
    types = parts["[Content_Types].xml"].replace(b"/word/header1.xml", b"/word/top.xml")
    status, said_ = held_against(write_package({**head, "[Content_Types].xml": types}), generated)
    assert status == "edited" and said_[0] == "whether its words are the same cannot be told:"
    assert any("word/top.xml" in one for one in said_)


def test_what_saved_the_file_last_is_told_by_its_own_account():
    generated = one_paragraph("<w:r><w:t>Vilniaus teismui</w:t></w:r>")
    spaces = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
    app = f"<Properties {spaces}><Application>LibreOffice/7.4.7.2$Linux_X86_64</Application></Properties>".encode()
    again = one_paragraph("<w:r><w:t>Vilniaus  teismui</w:t></w:r>", **{"docProps/app.xml": app})
    status, said_ = held_against(again, generated)
    assert status == "resaved" and said_[0] == "by its own account LibreOffice/7.4.7.2 saved it last"


def test_a_manifest_alone_is_no_proof_at_the_desk(bureau):
    _, path = bureau.keep()
    assert said(called(bureau, "verify", path, "--json"))["proved"] is True
    parts = open_package(path.read_bytes(), "x")
    parts["docProps/core.xml"] = re.sub(rb"[0-9a-f]{32}", b"f" * 32, parts["docProps/core.xml"])
    parts[BODY] = parts[BODY].replace(b"</w:t>", b" ne</w:t>", 1)
    path.write_bytes(write_package(parts))
    beside = json.loads(manifest_path(path).read_text(encoding="utf-8"))
    beside |= {"sha256": sha256(path.read_bytes()).hexdigest(), "identity": "f" * 32}
    manifest_path(path).write_text(json.dumps(beside), encoding="utf-8")
    assert bureau.ask(verify, path).status == "generated"  # the control: what is beside it agrees
    told = called(bureau, "verify", path)
    assert told.exit_code == 6 and "no log of an office proves" in told.output
    assert said(called(bureau, "verify", path, "--json"))["proved"] is False


def test_an_unknown_file_is_said_to_be_unknown(bureau, tmp_path):
    path = tmp_path / "svetimas.docx"
    Document().save(str(path))
    assert bureau.ask(verify, path).status == "unknown"


def test_a_manifest_that_was_altered_is_told_and_does_not_count(bureau):
    _, path = bureau.keep()
    beside = manifest_path(path)
    said = json.loads(beside.read_text(encoding="utf-8"))
    said["clauses"] = []
    beside.write_text(json.dumps(said), encoding="utf-8")
    verdict = bureau.ask(verify, path)
    assert verdict.status == "generated" and "altered" in verdict.doubts[0]
    assert len(verdict.made.clauses) == 2


def test_a_forged_manifest_does_not_make_an_edited_file_a_generated_one(bureau):
    import hashlib

    _, path = bureau.keep()
    saved_by_word(path, lambda document: document.add_paragraph("Prierašas."))
    beside = manifest_path(path)
    said = json.loads(beside.read_text(encoding="utf-8"))
    said["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    beside.write_text(json.dumps(said), encoding="utf-8")
    assert Verifier(bureau.library).status(path) == "generated"  # the control: the manifest alone would be believed
    assert bureau.ask(verify, path).status == "edited"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"schema": "other"}', b'{"schema": "litigator/manifest/1"}', b"\xff"]
)
def test_a_broken_manifest_is_told(bureau, content):
    _, path = bureau.keep()
    manifest_path(path).write_bytes(content)
    verdict = bureau.ask(verify, path)
    assert verdict.status == "generated" and any("cannot be read" in doubt for doubt in verdict.doubts)
    assert Verifier(bureau.library).status(path) == "unknown"
    assert drafts_in(bureau.folder) == []


def test_a_manifest_of_the_first_kind_still_tells(bureau):
    _, path = bureau.keep()
    said = json.loads(manifest_path(path).read_text(encoding="utf-8"))
    for later in ("identity", "day", "place", "facts", "precedents", "paragraphs"):
        del said[later]
    made = made_from(said, file=str(path))
    assert made is not None and made.paragraphs is None and made.clauses


def test_a_draft_reads_the_same_by_the_quick_way_and_as_xml(bureau):
    library = open_library()
    made = [
        assemble(next(case for case in specimens() if case.reference == reference), form, library, today=CLOCK)
        for reference, form in DRAFTS
    ]
    for data in (bureau.draft().data, *(one.data for one in made)):
        for part, content in prints.printed_parts(data).items():
            if part.startswith("word/"):
                quick = prints._quick(content)
                assert quick is not None
                assert quick == list(prints._thorough(content))
        assert prints.printed_parts(data).items() <= open_package(data, "x").items()


@pytest.mark.parametrize(
    "inside",
    [
        '<w:r><w:t xml:space="preserve">a &amp;amp; &lt;b&gt; </w:t><w:tab/><w:t>c</w:t></w:r>',
        '<w:r><w:t/><w:br w:type="page"/><w:t>x</w:t><w:br w:clear="all"/></w:r><w:r><w:noBreakHyphen/></w:r>',
        '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r>',
        "<w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:t>4</w:t></w:r>",
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:t>y</w:t></w:r>",
        "<w:r><w:txbxContent><w:p><w:r><w:t>in</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:t>out</w:t></w:r>",
        "<w:r><w:t>a&#x17E;</w:t></w:r><!-- <w:t>no</w:t> -->",
    ],
)
def test_the_quick_way_reads_right_or_leaves_it_to_the_parser(inside):
    content = f'<w:document xmlns:w="{W}"><w:body><w:p>{inside}</w:p><w:p/></w:body></w:document>'.encode()
    content = content.replace(b"<w:p/>", b"") if b"<w:t/>" in content or b"amp" in content else content
    quick = prints._quick(content)
    assert quick is None or quick == list(prints._thorough(content))


# Impact


def changes(bureau: Bureau, library: Library | None = None, **asked: Any) -> list[str]:
    found = bureau.ask(impact, library=library, **asked)
    return [change.what for one in found for change in one.changes]


def test_nothing_has_changed_under_a_fresh_draft(bureau):
    bureau.keep()
    assert changes(bureau) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"version": 2, "hash": "x"}, ["clause a3-length: version 1 → 2"]),
        ({"hash": "x"}, ["clause a3-length: its text or head was changed, still called version 1"]),
        ({"status": "retired"}, ["clause a3-length is retired"]),
        ({"valid_to": date(2021, 7, 31)}, ["clause a3-length is for claims lodged by 2021-07-31"]),
        (
            {"valid_to": date(2021, 8, 1)},
            [],
        ),  # the claim was lodged that day: that the day of the draft is later ends nothing
    ],
)
def test_a_changed_clause_reaches_the_drafts_that_used_it(bureau, change, told):
    bureau.keep()
    assert [one for one in changes(bureau, bureau.with_clause("a3-length", **change)) if "facts" not in one] == told


def test_a_clause_that_is_gone_is_told(bureau):
    bureau.keep()
    library = replace(bureau.library, clauses={k: v for k, v in bureau.library.clauses.items() if k != "a3-length"})
    assert changes(bureau, library, clause="a3-length") == ["clause a3-length is no longer in the library"]


def test_the_template_the_precedent_and_the_facts_are_told(bureau):
    bureau.keep()
    template = replace(bureau.library.templates[0], sha256="other")
    assert changes(bureau, replace(bureau.library, templates=(template,))) == ["the template appeal (lt) was changed"]
    hashes = {"ecthr-khlaifia-italy": "hash later"}
    assert changes(bureau, replace(bureau.library, precedent_hashes=hashes)) == [
        "the entry of ecthr-khlaifia-italy was changed"
    ]
    statement = Statement(slot="facts", position=3, text="Trečias faktas.", language="lt")
    bureau.change(
        lambda office: save_case(
            office.open_session, replace(office.case_file("2021-004"), statements=(statement,), version=1), new=False
        )
    )
    assert changes(bureau) == ["the facts of 2021-004 have changed since: statements"]


def test_an_overruled_precedent_reaches_a_filed_draft_as_such(bureau):
    _, path = bureau.keep()
    bureau.change(mark_filed, path, on=date(2026, 11, 30), by="rasa")
    bureau.change(
        lambda office: add_mark(
            office.open_session,
            authority="ecthr-khlaifia-italy",
            treatment="overruled",
            reason="invented",
            on=small.TODAY,
            by="rasa",
        )
    )
    (found,) = bureau.ask(impact, precedent="ecthr-khlaifia-italy")
    assert found.made.filed == date(2026, 11, 30)
    assert "is marked overruled" in found.changes[0].what and "it is filed" in found.changes[0].fix


def test_asked_by_name_every_draft_that_used_it_is_given(bureau):
    bureau.keep()
    (found,) = bureau.ask(impact, clause="a3-length")
    assert found.changes == ()
    with pytest.raises(NotFound, match="a3-lenght"):
        bureau.ask(impact, clause="a3-lenght")


def test_drafts_are_found_in_a_folder_without_an_office(bureau):
    bureau.keep()
    found = impact(
        Office(bureau.with_clause("a3-length", version=2, hash="x"), None, None),
        folder=bureau.folder,
    )
    assert [change.what for one in found for change in one.changes] == ["clause a3-length: version 1 → 2"]


def test_a_filing_needs_a_draft_of_the_office_and_a_day_after_it_was_made(bureau, tmp_path):
    _, path = bureau.keep(at=datetime(2026, 11, 29, tzinfo=UTC))
    with pytest.raises(UsageFault, match="was made on"):
        bureau.change(mark_filed, path, on=date(2022, 1, 1), by="rasa")
    # What counts is the draft's own day (here in 2022), not the clock of whoever made it.
    day_before = small.TODAY - timedelta(days=1)
    with pytest.raises(UsageFault, match=f"was made on {small.TODAY}, after {day_before}"):
        bureau.change(mark_filed, path, on=day_before, by="rasa")
    assert bureau.change(mark_filed, path, on=small.TODAY, by="rasa").filed == small.TODAY
    other = tmp_path / "kitas.docx"
    Document().save(str(other))
    with pytest.raises(NotFound):
        bureau.change(mark_filed, other, on=date(2027, 1, 1), by="rasa")


def test_prints_of_facts_tell_which_part_changed():
    before, after = fact_prints({"a": 1, "b": [date(2022, 1, 1)]}), fact_prints({"a": 2, "b": [date(2022, 1, 1)]})
    assert before["a"] != after["a"] and before["b"] == after["b"]


# At the desk


def called(bureau: Bureau, *arguments: Any) -> Any:
    given = [
        arguments[0],
        "--db",
        str(bureau.path),
        "--user",
        "rasa",
        "--today",
        "2022-06-20",
        *map(str, arguments[1:]),
    ]
    return CliRunner().invoke(versions.group, given)


def said(result: Any) -> Mapping[str, Any]:
    return json.loads(result.stdout)


def test_the_commands_answer_in_words_and_in_json(bureau):
    _, path = bureau.keep()
    assert called(bureau, "list").exit_code == 0
    (line,) = said(called(bureau, "list", "2021-004", "--json"))["drafts"]
    assert line["state"] == "as generated" and line["file"] == str(path)
    verdict = called(bureau, "verify", path, "--json")
    assert verdict.exit_code == 0 and said(verdict)["status"] == "generated" and said(verdict)["logged"] is True
    # The library of the test is not the program's own: every clause of it is gone there.
    found = said(called(bureau, "impact", "--json"))["drafts"]
    assert {change["kind"] for change in found[0]["changes"]} >= {"clause"}
    assert called(bureau, "impact", "--fail-if-any").exit_code == 10
    assert "no longer in the library" in called(bureau, "impact", "--in", bureau.folder).output
    assert called(bureau, "filed", path, "--on", "2026-12-01", "--today", "2026-12-02").exit_code == 0
    assert said(called(bureau, "list", "--json"))["drafts"][0]["filed"] == "2026-12-01"
    saved_by_word(path, lambda document: document.add_paragraph("Prierašas."))
    edited = called(bureau, "verify", path)
    assert edited.exit_code == 6 and "was added" in edited.output and "filed on 2026-12-01" in edited.output


def test_the_redline_is_written_whole_and_never_over_its_sources(bureau):
    _, path = bureau.keep()
    later = bureau.folder / "later.docx"
    later.write_bytes(path.read_bytes())
    saved_by_word(later, lambda document: document.add_paragraph("Prierašas."))
    out = bureau.folder / "out.docx"
    result = called(bureau, "redline", path, later, "-o", out, "--json")
    assert result.exit_code == 0 and said(result)["insertions"] == 1
    assert b"<w:ins " in open_package(out.read_bytes(), "x")[BODY]
    assert "1 paragraphs differ" in called(bureau, "redline", path, later, "-o", out).output
    with pytest.raises(UsageFault):
        CliRunner().invoke(
            versions.group,
            ["redline", str(path), str(later), "-o", str(later)],
            standalone_mode=False,
            catch_exceptions=False,
        )


def test_another_engine_that_is_not_there_is_said_so(bureau):
    data = bureau.draft().data
    with pytest.raises((SettingsFault, LitigatorError), match="docxodus"):
        engines.compared(data, data, old_name="a.docx", new_name="b.docx", engine="docxodus")
