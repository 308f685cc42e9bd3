"""What is made beside a draft never lands on somebody's work; what a file proves is what a reader sees of it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from test_publishing import docx, p

from litigator.cli import linting, versions
from litigator.documents.package import W, open_package
from litigator.drafting.versions.guarding import is_same, must_be_free
from litigator.drafting.versions.prints import paragraph_texts
from litigator.errors import NotFound, Refused, Unreadable, UsageFault


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.docx").write_bytes(docx("Pirmas sakinys."))
    Path("new.docx").write_bytes(docx("Pirmas sakinys kitaip."))
    Path("mine.docx").write_bytes(docx("Mano darbas."))


def redline(*options: str, new: str = "new.docx", output: str = "mine.docx"):
    return CliRunner().invoke(versions.group, ["redline", "old.docx", new, "-o", output, *options])


def test_a_redline_is_not_written_over_somebody_s_work():
    before = Path("mine.docx").read_bytes()
    refused = redline()
    assert isinstance(refused.exception, Refused) and "--force" in (refused.exception.fix or "")
    assert Path("mine.docx").read_bytes() == before
    assert redline(output="r.docx").exit_code == 0
    assert redline(output="r.docx").exit_code == 0  # the same redline again
    assert redline("--force").exit_code == 0 and Path("mine.docx").read_bytes() != before


def test_a_file_open_in_a_word_processor_is_kept_whatever_is_asked():
    Path(".~lock.mine.docx#").touch()
    with pytest.raises(Refused, match="open in a word processor"):
        must_be_free(Path("mine.docx"), b"x", force=True)


def test_what_holds_nothing_or_the_same_may_be_written():
    Path("empty.docx").touch()
    for place, content in (("empty.docx", b"x"), ("mine.docx", Path("mine.docx").read_bytes()), ("none.docx", b"x")):
        must_be_free(Path(place), content)
    with pytest.raises(Refused):
        must_be_free(Path("mine.docx"), b"x")


def test_links_in_a_circle_are_no_fault_of_the_program():
    Path("a.docx").symlink_to("b.docx")
    Path("b.docx").symlink_to("a.docx")
    assert not is_same(Path("a.docx"), Path("mine.docx"))
    told = redline(new="a.docx", output="r.docx")
    assert isinstance(told.exception, (NotFound, Unreadable)) and not Path("r.docx").exists()
    linted = CliRunner().invoke(linting.group, ["lint", "a.docx", "--annotate", "l.docx"])
    assert linted.exit_code in (NotFound.exit_code, Unreadable.exit_code) and not Path("l.docx").exists()


def test_a_pipe_is_no_template():
    import os

    os.mkfifo("pipe.docx")
    linted = CliRunner().invoke(linting.group, ["lint", "pipe.docx"])
    assert linted.exit_code == Unreadable.exit_code and "is no file" in linted.stdout


def test_a_lint_copy_is_not_written_over_another_template():
    before = Path("mine.docx").read_bytes()
    refused = CliRunner().invoke(linting.group, ["lint", "old.docx", "--annotate", "mine.docx"])
    assert isinstance(refused.exception, Refused) and Path("mine.docx").read_bytes() == before


def test_a_filing_that_is_still_to_come_is_not_recorded():
    told = CliRunner().invoke(versions.group, ["filed", "mine.docx", "--today", "2026-05-20", "--on", "2026-05-21"])
    assert isinstance(told.exception, UsageFault) and "still to come" in str(told.exception)


# What a reader sees


def texts(body: str, **others: str) -> list[tuple[str, str]]:
    return paragraph_texts(open_package(docx(body=body, **others), "x.docx", only_read=True))


def header(text: str) -> str:
    counted = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{page}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>{text}</w:t></w:r>{counted.format(page=len(text))}</w:p></w:hdr>'


def test_another_case_number_in_the_head_of_the_page_is_an_edit():
    first, second = (texts(p("Sakinys"), word__header1__xml=header(number)) for number in ("Nr. 1", "Nr. 222"))
    assert first == [("paragraph 1", "Sakinys"), ("the head or foot of the page", "Nr. 1")] and first != second
    # A program that calls the part otherwise and writes it twice has edited nothing, nor has the page it counted.
    again = texts(p("Sakinys"), word__header7__xml=header("Nr. 1"), word__header8__xml=header("Nr. 1"))
    assert again == first


def test_hidden_words_are_no_words_and_signs_are():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ne</w:t></w:r><w:r><w:t>kaltas</w:t></w:r></w:p>"
    shown = hidden.replace("<w:vanish/>", '<w:vanish w:val="0"/>')
    assert texts(hidden) == [("paragraph 1", "kaltas")] and texts(shown) == [("paragraph 1", "nekaltas")]
    sign = '<w:p><w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r></w:p>'
    assert texts(sign) == [("paragraph 1", "[Symbol F0A3]")]
