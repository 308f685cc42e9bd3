"""The wheel, built and installed into an environment of its own, finds its library and its specimens."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    script = f"import os; os.chdir({str(ROOT)!r}); from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return next(folder.glob("*.whl"))


def test_it_carries_rules_templates_precedents_and_specimens(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for start, least in (
        ("_library/rules/", 20),
        ("_library/templates/clauses/", 100),
        ("_library/precedents/", 141),
        ("specimens/cases/", 10),
    ):
        assert sum(name.startswith(f"litigator/{start}") for name in names) >= least
    assert "litigator/store/migrations/versions/v0001_first_house.py" in names
    assert "litigator/locale/lt/LC_MESSAGES/litigator.mo" in names
    assert not [name for name in names if name.startswith("tests/") or name.endswith(".db")]


def test_installed_elsewhere_it_checks_its_library_and_gives_the_demonstration(wheel, tmp_path):
    """The dependencies are lent by path (no network); the package itself comes from the wheel alone."""
    place = tmp_path / "elsewhere"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    )
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    lent = tmp_path / "lent"
    lent.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "litigator" not in entry.name and entry.suffix != ".pth":
            (lent / entry.name).symlink_to(entry)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LITIGATOR_")}
    environment |= {"PYTHONPATH": str(lent), "HOME": str(tmp_path), "LITIGATOR_CACHE": str(tmp_path / "cache")}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [python, "-m", "litigator", *arguments],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment,
            check=False,
        )

    where = subprocess.run(
        [python, "-c", "import litigator; print(litigator.__file__)"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    assert str(place) in where.stdout
    checked = run("office", "check-library", "--json")
    assert checked.returncode == 0, checked.stderr
    assert json.loads(checked.stdout)["counts"]["precedents"] >= 141
    shown = run("demo", "demo")
    assert shown.returncode == 0, shown.stderr
    assert len(list((tmp_path / "demo").glob("*.docx"))) == 2
