"""Files are written whole or not at all, and by nobody else's leave."""

import hashlib
import os
import stat
from pathlib import Path

import pytest

from litigator import digest
from litigator.files import called, write_whole


def test_a_file_is_replaced_whole_and_only_its_owner_may_read_it(tmp_path):
    target = tmp_path / "draft.docx"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new" and os.listdir(tmp_path) == ["draft.docx"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_fails_half_way_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch, step):
    def fails(*_args):
        raise OSError(28, "No space left on device")

    target = tmp_path / "draft.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, step, fails)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old" and os.listdir(tmp_path) == ["draft.docx"]


def test_a_file_in_the_folder_one_stands_in(tmp_path, monkeypatch):
    from pathlib import Path

    monkeypatch.chdir(tmp_path)
    write_whole(Path("note.txt"), b"here")
    assert (tmp_path / "note.txt").read_bytes() == b"here"


def test_the_hashes_of_short_runs_are_those_of_hashlib():
    assert digest.sha256(b"ab").hexdigest() == hashlib.sha256(b"ab").hexdigest()
    assert digest.blake2b(b"ab", digest_size=16).hexdigest() == hashlib.blake2b(b"ab", digest_size=16).hexdigest()
    assert digest.blake2s(b"ab", digest_size=6).hexdigest() == hashlib.blake2s(b"ab", digest_size=6).hexdigest()


def test_a_name_that_is_no_text_is_shown_as_some():
    assert called(Path(os.fsdecode(b"bad\xff.html"))) == "bad\ufffd.html"
    assert called("šaltinis.docx") == "šaltinis.docx"
