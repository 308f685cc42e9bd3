"""The strict YAML reader: types decide, every fault has its line, nothing runs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest

from litigator.errors import LibraryFault
from litigator.library.reading import parse, read

SHARED = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile" / "yaml"


@dataclass(frozen=True, kw_only=True)
class Entry:
    name: str
    on: date
    days: int = 0
    amount: Decimal | None = None
    kind: Literal["a", "b"] = "a"
    parts: tuple[str, ...] = ()


def problems(text: str) -> list[str]:
    with pytest.raises(LibraryFault) as caught:
        parse(text, Entry, name="x.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_the_declared_type_decides_what_a_scalar_means():
    entry = parse("{name: NO, on: 2022-06-20, days: 14, amount: 5000.00, parts: [yes, 0123, '1']}", Entry, name="x")
    assert entry == Entry(
        name="NO", on=date(2022, 6, 20), days=14, amount=Decimal("5000.00"), parts=("yes", "0123", "1")
    )


def test_all_problems_come_at_once_each_with_its_line():
    found = problems("name: x\nonn: 2022-01-01\ndays: many\nkind: c\n")
    assert [problem.split(": ")[0] for problem in found] == ["x.yaml:2", "x.yaml:3", "x.yaml:4", "x.yaml:1"]
    assert "did you mean `on`" in found[0]
    assert "`on` is missing" in found[3]


@pytest.mark.parametrize("text", ["2022-02-30", "2022-2-3", "20220203", "2022-W05-1", "31.01.2022", "03/04/2022"])
def test_only_a_real_iso_day_is_a_date(text):
    assert "is not a date" in problems(f"name: x\non: {text}\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "name: &a x\non: 2022-01-01",
        "name: !!python/object/apply:os.system ['true']\non: 2022-01-01",
        "name: x\nname: y\non: 2022-01-01",
        "name: x\non: 2022-01-01\n---\nname: y",
        "name: x\non: 2022-01-01\nparts: {a: b}",
        "- name",
        "",
        "[" * 5000,
    ],
)
def test_what_does_not_belong_is_refused_by_name(text):
    assert problems(text)


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes("name: x\non: 2022-01-01\nparts: [š]".encode("cp1257"))
    with pytest.raises(LibraryFault) as caught:
        read(path, Entry)
    assert caught.value.problems[0].where.endswith("a.yaml:3")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared hostile cases are not beside this checkout")
def test_the_hostile_yaml_is_read_as_text_or_refused():
    read_as_text = {"norway.yaml": {"country": "NO", "lang": "lt", "ver": "1.10", "time": "12:30:45", "octal": "0123"}}
    for path in sorted(SHARED.glob("*.yaml")):
        try:
            value: Any = read(path, dict[str, Any])
        except LibraryFault as fault:
            assert fault.problems, path.name
        else:
            assert value == read_as_text.get(path.name, {"d": "0000-00-00"})
