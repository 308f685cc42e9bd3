"""What several test files use: the sample office, built once a run, and commands run as a person types them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from litigator.cli import main
from litigator.sample import CLOCK, build_example


@dataclass(frozen=True)
class Said:
    """What a command said: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_settings(monkeypatch, tmp_path_factory):
    """No test reads the settings of whoever runs it."""
    for name in list(os.environ):
        if name.startswith("LITIGATOR_") and name != "LITIGATOR_CACHE":
            monkeypatch.delenv(name)
    for name in ("COLUMNS", "LINES"):  # a screen run in the same process leaves its size behind
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LITIGATOR_SETTINGS", str(tmp_path_factory.getbasetemp() / "no-settings.toml"))


@pytest.fixture(scope="session")
def sample_master(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "cases.db"
    build_example(path)
    return path


@pytest.fixture
def sample(sample_master, tmp_path) -> Path:
    """A copy of the sample office, to be changed at will."""
    import shutil

    folder = tmp_path / "office"
    folder.mkdir()
    for source in sample_master.parent.glob("cases.db*"):
        shutil.copy(source, folder / source.name)
    return folder / "cases.db"


@pytest.fixture
def say(capsys) -> Callable[..., Said]:
    def run(*arguments: object) -> Said:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture
def on_sample(say, sample):
    """A command on the sample office, on its own day."""
    return lambda *arguments: say("--db", sample, "--today", CLOCK, "--user", "sample", *arguments)
