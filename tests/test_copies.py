"""The copies of a lint: all of them or none."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from litigator.cli import linting
from litigator.errors import NotFound


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
    from litigator.drafting.linting import asking

    (template.parent / "a.docx").write_bytes(b"an earlier copy")
    write = asking.write_asked

    def full(path: Path, content: bytes) -> None:
        if path.name == "b.docx":
            raise NotFound("no room")
        write(path, content)

    monkeypatch.setattr(asking, "write_asked", full)
    assert copied(template, "--force") == (5, ["a.docx", "skundas.docx"])
    assert (template.parent / "a.docx").read_bytes() == b"an earlier copy"
