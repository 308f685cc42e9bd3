"""The copies of a lint: all of them or none."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from litigator.cli import linting
from litigator.errors import NotFound
from litigator.files import write_all_asked, write_together


@pytest.fixture
def template(tmp_path: Path) -> Path:
    document = Document()
    document.add_paragraph("Byla {{ case.“number” }}.")
    path = tmp_path / "skundas.docx"
    document.save(str(path))
    return path


def copied(template: Path, *more: str) -> tuple[int, list[str]]:
    folder = template.parent
    given = ["lint", str(template), "--annotate", str(folder / "a.docx"), "--mend", str(folder / "b.docx"), *more]
    result = CliRunner().invoke(linting.group, given)
    code = getattr(result.exception, "exit_code", result.exit_code)
    return code, sorted(os.listdir(folder))


def test_both_copies_are_written_where_both_places_are_free(template):
    assert copied(template)[1] == ["a.docx", "b.docx", "skundas.docx"]


def test_where_the_second_place_is_taken_the_first_copy_is_not_written_either(template):
    (template.parent / "b.docx").write_bytes(b"somebody's work")
    code, there = copied(template)
    assert code == 7 and there == ["b.docx", "skundas.docx"]
    assert (template.parent / "b.docx").read_bytes() == b"somebody's work"


def test_where_the_second_place_cannot_be_written_the_first_copy_is_not_written_either(template):
    (template.parent / "b.docx").mkdir()
    code, there = copied(template)
    assert code == 5 and there == ["b.docx", "skundas.docx"]


def test_where_the_disk_is_full_after_the_first_copy_what_stood_there_stands_again(template, monkeypatch):
    (template.parent / "a.docx").write_bytes(b"an earlier copy")
    fills_at_the_second_file(monkeypatch)
    assert copied(template, "--force") == (5, ["a.docx", "skundas.docx"])
    assert (template.parent / "a.docx").read_bytes() == b"an earlier copy"


def fills_at_the_second_file(monkeypatch: pytest.MonkeyPatch) -> None:
    left = [1]
    sync = os.fsync

    def full(handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)


def test_files_written_together_are_all_there_or_none(tmp_path, monkeypatch):
    one, other = tmp_path / "one", tmp_path / "other"
    write_together({one: b"1", other: b"2"})
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")
    (tmp_path / "taken").mkdir()
    with pytest.raises(IsADirectoryError) as told:
        write_together({one: b"new", tmp_path / "taken": b"2"})
    assert told.value.filename == str(tmp_path / "taken")
    with pytest.raises(NotFound, match="gone"):
        write_all_asked({one: b"new", tmp_path / "gone" / "other": b"2"})
    fills_at_the_second_file(monkeypatch)
    with pytest.raises(NotFound, match="other") as full:
        write_all_asked({one: b"new", other: b"new"})
    assert "the disk is full" in full.value.fix
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")
    assert sorted(os.listdir(tmp_path)) == ["one", "other", "taken"]
