"""Case files saved by hand: read with everything that is doubtful told, and never waited for."""

import os
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from litigator.casefile import Answer, CaseFile, Claimant, Statement
from litigator.errors import Unreadable
from litigator.office.opening import case_file_from
from litigator.registry.validating import faults


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


LONG = CaseFile(
    reference="x",
    name="Kazlauskienė ir kiti prieš Lietuvą, " * 20,
    opened=date(2022, 1, 1),
    claimants=(Claimant(reference="P-1", name="A" * 300_000, aliases=("a", "ž" * 510_000)),),
    answers=(Answer(fact="a", value="z" * 510_000),),
)
TOO_LONG = ["answers[1].value", "claimants[1].aliases[2]"]


@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_a_value_longer_than_any_is_told_by_its_place_and_one_within_bounds_is_kept_whole(tmp_path, ending):
    path = tmp_path / f"case.{ending}"  # what is JSON is YAML as well
    path.write_bytes(msgspec.json.encode(LONG))
    with pytest.raises(Unreadable, match="holds more than any case") as caught:
        case_file_from(path)
    assert sorted(problem.where for problem in caught.value.problems) == [f"{path}: {place}" for place in TOO_LONG]
    assert all(problem.fix for problem in caught.value.problems)
    sound = replace(LONG, claimants=(replace(LONG.claimants[0], aliases=()),), answers=())
    path.write_bytes(msgspec.json.encode(sound))
    assert case_file_from(path) == sound


def test_what_is_too_long_or_too_much_is_not_recorded_either():
    assert sorted(problem.where for problem in faults(LONG)) == TOO_LONG
    one = Statement(slot="facts", position=1, text="x" * 500_000, language="lt")
    many = tuple(replace(one, position=place) for place in range(1, 21))
    assert not faults(replace(LONG, claimants=(), answers=(), statements=many[:19]))
    assert [problem.where for problem in faults(replace(LONG, claimants=(), answers=(), statements=many))] == ["x"]
