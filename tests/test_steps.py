"""What a template compiles to, and where it is kept: data only, nothing that runs, nothing a stranger left there."""

import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import drafting_office as small
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from litigator.casefile import CaseFile
from litigator.documents.package import BODY, open_package, write_package
from litigator.documents.packing import QUICK, Member, archive_of, member_of, whole
from litigator.drafting import kept
from litigator.drafting.assembling import Draft, assemble
from litigator.drafting.prove import broken_parts
from litigator.drafting.render import Filler, Gap, Ledger
from litigator.drafting.steps import Step, Steps, steps_of
from litigator.drafting.template import read_template
from litigator.drafting.workshop import workshop_of
from litigator.errors import LibraryFault
from litigator.sample import specimens

FACTS = {
    "name": "Ana & <Petras>",
    "blank": None,
    "yes": True,
    "list": [{"name": "a", "tags": ["x", "y"]}, {"name": "b", "tags": []}],
    "deep": {"one": {"two": "trys"}},
    "empty": [],
}
SOURCES = (
    "{{ name }} plain {{ deep.one.two }}",
    "{% if yes %}a{% else %}b{% endif %}{% if empty %}c{% elif deep.one %}d{% else %}e{% endif %}",
    "{% for item in list %}{{ loop.index }}/{{ loop.length }} {{ item.name }}{% for tag in item.tags %}.{{ tag }}{% else %}-{% endfor %};{% endfor %}",
    "{% if not empty and deep.one.two == 'trys' %}{{ 'x' }}{% endif %}{% if 'x' in list[0].tags %}in{% endif %}{% if 'z' not in list[0].tags %}out{% endif %}",
    "{{ name|upper }}{{ deep.one.two|capitalize }}{# said to nobody #}{%- if yes -%} tight {%- endif -%}",
    "{{ list[1].name }}{{ deep['one'].two }}{% if yes or name %}or{% endif %}{% if list != empty %}ne{% endif %}\n",
)


def filled(source: str, facts: dict[str, object] = FACTS) -> tuple[str, Ledger]:
    ledger = Ledger("lt")
    return "".join(Filler(ledger, facts).fill(steps_of(source, "it"), "it")), ledger


@pytest.mark.parametrize("source", SOURCES)
def test_steps_do_what_jinja_does(source):
    theirs = Environment(autoescape=True, keep_trailing_newline=True).from_string(source).render(FACTS)
    assert filled(source)[0] == theirs


@pytest.mark.parametrize(
    "source",
    [
        "{{ name.upper() }}",
        "{{ ''.__class__ }}{{ x() }}",
        "{{ cycler.__init__.__globals__ }}{{ range(3) }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% macro x() %}{% endmacro %}",
        "{{ name|attr('x') }}",
        "{{ 7 * 7 }}",
        "{{ name[1:2] }}",
        "{{ name ~ name }}",
        "{% for a, b in list %}{% endfor %}",
        "{% for a in list if a %}{% endfor %}",
        "{{ name is defined }}",
        "{{ [name] }}",
        "{{ name",
        "{% if name %}",
        "{{ name|nosuchfilter }}",
    ],
)
def test_what_is_more_than_a_fact_a_question_or_a_list_compiles_to_nothing(source):
    with pytest.raises(LibraryFault, match="it cannot be read"):
        steps_of(source, "it")


def test_the_inside_of_a_value_is_not_reached():
    """The tag is well formed, and yet there is nothing behind the name: facts have parts by key only."""
    for source in ("{{ name.upper }}", "{{ name.__class__ }}", "{{ list.append }}", "{{ deep.keys }}"):
        ledger = filled(source)[1]
        assert [path for _, path, _ in ledger.gaps] == [source.strip("{} ")]


def test_a_gap_names_the_whole_way_to_it():
    ledger = filled(
        "{% for item in list %}{{ item.email }}{% endfor %}{{ blank }}{{ blank.part }}{{ deep.one }}{{ nobody }}{{ name|upper }}{{ blank|upper }}"
    )[1]
    assert [(path, known) for _, path, known in ledger.gaps] == [
        ("list[0].email", False),
        ("list[1].email", False),
        ("blank", True),
        ("blank.part", True),
        ("deep.one (several values; name one)", False),
        ("nobody", False),
        ("blank", True),
    ]
    assert (
        filled(
            "{% if nobody == blank %}a{% endif %}{% if nobody in list %}b{% endif %}{% for x in blank %}c{% endfor %}"
        )[0]
        == "a"
    )
    assert bool(Gap("x")) is False and bool(Gap("x", stands=True)) is True


@given(st.text(max_size=40))
def test_a_value_is_never_read_again(value):
    first = filled("{{ name }}", {"name": value})[0]
    assert "<" not in first.replace('</w:t><w:br/><w:t xml:space="preserve">', "").replace(
        '</w:t><w:tab/><w:t xml:space="preserve">', ""
    )


def test_a_kept_template_that_is_broken_poisoned_or_a_strangers_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setenv("LITIGATOR_CACHE", str(tmp_path / "cache"))
    data = small.template_bytes()
    first = _draft(tmp_path, data)
    files = sorted((tmp_path / "cache").glob("*.msgpack"))
    assert {file.name.split("-")[0] for file in files} == {"template", "steps"}
    words = b"".join(file.read_bytes() for file in files)
    assert b"\x63" + b"posix" not in words and not words.startswith((b"\x80\x04", b"\xe3"))
    for poison in (b"", b"\x00" * 40, b"cposix\nsystem\n(S'touch /tmp/x'\ntR.", b"\xc1\xff", words[:100]):
        for file in files:
            file.write_bytes(poison)
        assert _draft(tmp_path, data).data == first.data
    for file in sorted((tmp_path / "cache").glob("*.msgpack")):
        file.chmod(0o666)
    name = next(file.stem for file in files if file.stem.startswith("steps"))
    assert kept.kept(name, dict[str, Steps]) is None
    (tmp_path / "cache" / f"{name}.msgpack").chmod(0o600)
    assert kept.kept(name, dict[str, Steps])


def _draft(folder: Path, data: bytes) -> Draft:
    """In a workshop of its own, as another process would."""
    from litigator.drafting import sources

    sources._COMPILED.clear()
    case: CaseFile = small.case_file()
    return assemble(case, "appeal", small.library(folder, data=data), today=small.TODAY)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners of files are a matter of POSIX")
def test_the_cache_folder_is_closed_to_others(tmp_path, monkeypatch):
    monkeypatch.setenv("LITIGATOR_CACHE", str(tmp_path / "new"))
    kept.keep("steps-x", {"a": (Step("text", "words"),)})
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0
    assert kept.kept("steps-x", dict[str, Steps]) == {"a": (Step("text", "words"),)}
    assert kept.kept("steps-y", dict[str, Steps]) is None


def test_a_second_draft_composes_nothing_anew(tmp_path, monkeypatch):
    office = small.library(tmp_path)
    assemble(small.case_file(), "appeal", office, today=small.TODAY)
    monkeypatch.setattr("litigator.drafting.compose.compose_clause", lambda *_, **__: pytest.fail("composed again"))
    assemble(small.case_file(), "appeal", office, today=small.TODAY)
    assert workshop_of(office) is workshop_of(office)
    other = small.library(tmp_path)
    with pytest.raises(pytest.fail.Exception, match="composed again"):
        assemble(small.case_file(), "appeal", other, today=small.TODAY)


def test_the_archive_is_one_that_others_read():
    parts: dict[str, bytes | Member] = {
        "[Content_Types].xml": b"<a/>",
        "word/ž.xml": b"x" * 100_000,
        "_rels/.rels": member_of(b"<r/>"),
    }
    for level in (QUICK, 6):
        data = write_package(parts, level=level)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/ž.xml"]
            assert all(archive.read(name) == whole(parts[name]) for name in parts)
    assert archive_of({}) == b"PK\x05\x06" + bytes(18)
    assert member_of(b"abc").unfolded() == b"abc"


def test_a_part_that_does_not_parse_is_told_and_one_that_came_as_it_was_is_not_read_again():
    assert not broken_parts({BODY: b"<a/>", "word/x.xml": member_of(b"<broken")})
    (problem,) = broken_parts({BODY: b"<a><b></a>"})
    assert "does not parse" in problem.what and problem.where == BODY


def test_the_draft_opens_and_its_unchanged_parts_are_those_of_the_template(tmp_path):
    data = small.template_bytes()
    made, template = open_package(_draft(tmp_path, data).data, "x"), open_package(data, "t")
    assert made["word/styles.xml"] == template["word/styles.xml"]
    assert set(made) == set(template)


def test_a_draft_from_a_saved_case_loads_nothing_heavy(tmp_path):
    """A second run of the whole command: no database, no Word library, no template engine, no YAML, no names of the world."""
    saved = tmp_path / "case.json"
    saved.write_bytes(msgspec.json.encode(next(case for case in specimens() if case.reference == "2021-004")))
    arguments = ["--today", "2026-05-20", "draft", "assemble", "2021-004", "lvat-appeal", "--from", str(saved)]
    arguments += ["-o", str(tmp_path / "a.docx"), "--json"]
    script = "import sys; from litigator.cli import main; code = main(sys.argv[1:]); print('loaded', *sys.modules); sys.exit(code)"
    for _ in range(2):
        run = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
    loaded = {name.split(".")[0] for name in run.stdout.rpartition("loaded ")[2].split()}
    assert not loaded & {"sqlalchemy", "docx", "docxtpl", "jinja2", "ruamel", "babel", "tantivy", "rich", "pypdf"}
    assert {"msgspec", "litigator"} <= loaded


def test_a_template_in_another_prefix_is_told_before_anything_is_composed_into_it():
    parts = open_package(small.template_bytes(), "t")
    other = (
        re.sub(rb"(</?)w:", rb"\1other:", parts[BODY]).replace(b" w:", b" other:").replace(b"xmlns:w=", b"xmlns:other=")
    )
    with pytest.raises(LibraryFault) as caught:
        read_template(write_package({**parts, BODY: other}), "t.docx")
    assert any("not as Word writes" in problem.what for problem in caught.value.problems)
