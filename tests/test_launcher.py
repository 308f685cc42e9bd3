"""The launcher: every target has a line, and what is missing is said in one sentence without a traceback."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
import make  # noqa: E402

TARGETS = ("demo", "test", "check", "bench", "soak", "example")


def run(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code] if code else [sys.executable, str(ROOT / "make.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_each_target_has_one_line_of_help_and_stands_in_the_makefile():
    said = run("help").stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in TARGETS:
        assert re.search(rf"(?m)^  {target} +\S", said)
        assert target in makefile


def test_an_unknown_target_is_a_usage_error():
    said = run("dmeo")
    assert said.returncode == 2
    assert "no target dmeo" in said.stderr


def test_a_missing_venv_module_names_the_package_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(make, "has_module", lambda name: name != "ensurepip")
    monkeypatch.setattr(make, "STAMP", str(tmp_path / "none"))
    problem = make.make_environment()
    assert problem is not None
    assert f"python{sys.version_info[0]}.{sys.version_info[1]}-venv" in problem


def test_an_old_python_gets_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(make.sys, "version_info", (3, 9, 0))
    assert make.main(["demo"]) == 3
    assert "Python 3.11 or newer" in capsys.readouterr().err


def test_the_environment_is_made_anew_when_the_lock_changes(monkeypatch, tmp_path):
    first = make.wanted_stamp()
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    monkeypatch.setattr(make, "ROOT", str(tmp_path))
    assert make.wanted_stamp() != first


def test_the_launcher_imports_nothing_outside_the_standard_library():
    said = run(
        code="import sys; before = set(sys.modules); import make; print(sorted(n for n in sys.modules if 'site-packages' in str(getattr(sys.modules[n], '__file__', '')) and n not in before))"
    )
    assert said.stdout.strip() == "[]"
