"""Case files saved by hand: read with everything that is doubtful told, and never waited for."""

import os

import pytest

from litigator.errors import Unreadable
from litigator.office.opening import case_file_from


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are named on POSIX only")
@pytest.mark.parametrize("name", ["case.json", "case.yaml"])
def test_a_pipe_is_no_case_file(tmp_path, name):
    os.mkfifo(tmp_path / name)
    with pytest.raises(Unreadable, match="is no file"):
        case_file_from(tmp_path / name)


def test_a_case_file_beyond_measure_is_refused_unread(tmp_path):
    path = tmp_path / "case.json"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    with pytest.raises(Unreadable, match="longer than any case"):
        case_file_from(path)


def test_a_key_that_stands_twice_is_told_and_a_word_with_a_colon_is_none(tmp_path):
    path = tmp_path / "case.json"
    said = (
        '{"reference": "x", "name": "a \\"b\\": c \\\\", "opened": "2020-01-01", "language": "lt", "claimants": []%s}'
    )
    path.write_text(said % "", encoding="utf-8")
    assert case_file_from(path).name == 'a "b": c \\'
    path.write_text(said % ', "opened": "2021-01-01"', encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        case_file_from(path)
    assert [problem.what for problem in caught.value.problems] == ["the key «opened» stands twice"]
