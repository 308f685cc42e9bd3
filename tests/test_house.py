"""The house itself: rooms that say what they are for, a light desk, floors that hold, nothing of this or that machine."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "litigator"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = (
    "sqlalchemy",
    "rich",
    "docx",
    "docxtpl",
    "dateparser",
    "textual",
    "lxml",
    "jinja2",
    "msgspec",
    "ruamel",
    "babel",
    "tantivy",
    "numpy",
    "pypdfium2",
    "snowballstemmer",
    "anyascii",
    "regex",
    "rapidfuzz",
)


def loaded_by(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split("\n")[-2].split())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_room_says_what_it_is_for_and_stays_readable(path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a room begins with what it is for"
    assert len(text.splitlines()) <= 420, "a room that grows past this becomes a folder of its steps"


def test_no_room_has_a_name_that_says_nothing():
    empty = {"utils", "helpers", "common", "manager", "base", "misc"}
    assert not {path.stem for path in MODULES} & empty


def test_the_desk_loads_nothing_heavy():
    assert not loaded_by("import litigator.cli") & set(HEAVY)


def test_a_command_that_is_not_the_desk_s_loads_click_and_nothing_heavy():
    loaded = loaded_by(
        "import sys; from litigator.cli import main; sys.stdout = sys.stderr; main(['case', '--help']); sys.stdout = sys.__stdout__"
    )
    assert "click" in loaded
    assert not loaded & set(HEAVY)


def test_the_desk_itself_does_not_even_load_click():
    assert "click" not in loaded_by(
        "import litigator.cli, litigator.cli.door, litigator.cli.desk, litigator.cli.listing"
    )
    assert not loaded_by("import litigator.office.desk, litigator.office.views") & {*HEAVY, "click", "dataclasses"}


def test_drafting_from_a_saved_case_loads_neither_click_nor_the_cryptography_of_hashlib():
    loaded = loaded_by(
        "import litigator.cli.door, litigator.cli.assembling, litigator.office.opening, litigator.drafting.saving, litigator.drafting.assembling"
    )
    assert not loaded & {*HEAVY, "click", "hashlib"}


def test_the_control_sees_a_heavy_import():
    assert "lxml" in loaded_by("import litigator.drafting.template_reading")


def test_drafting_from_a_saved_case_loads_no_database():
    assert "sqlalchemy" not in loaded_by("import litigator.drafting.assembling, litigator.office")


def tracked_files() -> list[Path]:
    run = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False)
    if run.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in run.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_home_folder():
    hosts = re.compile(r"(pypi|pythonhosted|registry\.npmjs|deb\.debian)\." + "org|/home/[a-z]|/ro" + "ot/")
    for path in tracked_files():
        if path.suffix in (".py", ".md", ".toml", ".lock", ".yaml", ".yml", ".txt", "") and path.name != "LICENSE":
            assert not hosts.search(path.read_text(encoding="utf-8", errors="ignore")), path


def test_the_lock_has_every_hash_and_no_address():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(entries) > 30
    assert all("==" in line and line.endswith("\\") for line in entries)
    assert "://" not in text
    assert "hatchling==" in text
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8")


def test_every_dependency_has_an_upper_bound():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [line for extra in project["project"]["optional-dependencies"].values() for line in extra]
    listed = [*project["project"]["dependencies"], *extras]
    assert project["dependency-groups"]["dev"] == ["litigator[test]"]
    assert len(extras) > 5
    assert all("<" in line for line in listed if not line.startswith("tzdata"))


def test_nothing_is_left_unfinished():
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|raise NotImplemented" + r"Error)\b")
    for path in (*MODULES, *sorted((ROOT / "tests").glob("*.py"))):
        assert not marks.search(path.read_text(encoding="utf-8")), path


def test_practice_rooms_never_update_in_bulk():
    """Bulk statements pass by the version column; triggers would log them, but a stale edit would be lost."""
    bulk = re.compile(r"\bfrom sqlalchemy import [^\n]*\b(update|delete)\b")
    for path in (PACKAGE / "registry").glob("*.py"):
        assert not bulk.search(path.read_text(encoding="utf-8")), path


def test_the_import_contracts_hold():
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stdout
