"""The files of exhibits: where each lies, and whether it is still the one that was logged."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from litigator.casefile import Exhibit
from litigator.drafting.examining.words import say
from litigator.errors import Problem

_LOOKED_THROUGH = 300
"""So many files of a folder are read to find one that was renamed."""


def exhibit_file(exhibit: Exhibit, folders: Sequence[Path]) -> Path | None:
    """The file of an exhibit in one of `folders`: the one that was logged, whatever it is called now; else the one of that name.

    A name never leads out of its folder, by `..`, a link or a root of its own.
    """
    if not exhibit.file:
        return None
    name = PureWindowsPath(exhibit.file).name if "\\" in exhibit.file else PurePosixPath(exhibit.file).name
    named = [path for folder in folders for given in (exhibit.file, name) if (path := _inside(folder, given))]
    if not exhibit.sha256:
        return next(iter(named), None)
    for path in dict.fromkeys(named):
        if hash_of(path) == exhibit.sha256:
            return path
    renamed = next((path for folder in folders for path in _files_of(folder) if hash_of(path) == exhibit.sha256), None)
    return renamed or next(iter(named), None)


def file_problems(exhibits: Sequence[Exhibit], folders: Sequence[Path]) -> Iterator[Problem]:
    """What stands in the way of annexing the files of these exhibits: none named, none there, or not the one that was logged."""
    nameless = [exhibit for exhibit in exhibits if not exhibit.file]
    if nameless:
        what = say("no file is named in the log for {keys}", keys=", ".join(exhibit.key for exhibit in nameless))
        fix = say("name them: litigator exhibit attach CASE EXHIBIT FILE")
        yield Problem(what, say("the evidence log"), fix, "warning")
    for exhibit in exhibits:
        if not exhibit.file:
            continue
        parts = {"key": exhibit.key, "title": exhibit.title, "file": exhibit.file}
        path = exhibit_file(exhibit, folders)
        if path is None:
            looked = ", ".join(map(str, folders)) or "–"
            what = say("{key} «{title}»: the file {file} is not in {folders}", folders=looked, **parts)
            yield Problem(what, say("the evidence log"), say("put it there, or name the folder with --files"))
        elif not exhibit.sha256:
            what = say("{key} «{title}»: the log has no hash of {file} to compare", **parts)
            yield Problem(what, say("the evidence log"), say("attach the file again"), "warning")
        elif hash_of(path) != exhibit.sha256:
            what = say("{key} «{title}»: the file {file} is no longer the one in the log", **parts)
            yield Problem(
                what, say("the evidence log"), say("find the file that was logged, or attach this one (--instead)")
            )


def hash_of(path: Path) -> str:
    """The SHA-256 of a file; nothing where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _inside(folder: Path, name: str) -> Path | None:
    try:
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def _files_of(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())[:_LOOKED_THROUGH]
    except OSError:
        return []
