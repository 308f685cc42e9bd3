"""A disk that is full: the user is told so, with what helps; the old file stays, and nothing half-written lies beside it."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import drafting_office as small
import pytest

from litigator.drafting.assembling import assemble
from litigator.drafting.saving import save_draft
from litigator.errors import NotFound
from litigator.files import write_asked


def no_room(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fails(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)


@pytest.mark.parametrize(
    ("number", "mend"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EFBIG, "larger than may be written"),
        (errno.EACCES, "may be written"),
    ],
)
def test_what_helps_is_what_is_wrong(tmp_path, monkeypatch, number, mend):
    target = tmp_path / "redline.docx"
    target.write_bytes(b"old")
    no_room(monkeypatch, number)
    with pytest.raises(NotFound) as told:
        write_asked(target, b"new")
    assert mend in told.value.fix
    assert ("the disk is full" in told.value.fix) is (number != errno.EACCES and number != errno.EFBIG)
    assert target.read_bytes() == b"old" and os.listdir(tmp_path) == ["redline.docx"]


def test_a_draft_that_finds_no_room_is_told_and_not_an_unexpected_fault(tmp_path, monkeypatch):
    draft = assemble(small.case_file(), "appeal", small.library(tmp_path), today=small.TODAY, place="Vilnius")
    folder = tmp_path / "drafts"
    folder.mkdir()
    no_room(monkeypatch, errno.ENOSPC)
    with pytest.raises(NotFound, match="cannot be written") as told:
        save_draft(draft, Path(folder / "appeal.docx"), by="rasa", at=datetime(2026, 5, 20, tzinfo=UTC))
    assert "the disk is full" in told.value.fix
    assert os.listdir(folder) == []
