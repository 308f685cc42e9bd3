"""Where libraries are: the one that came with the program, and the folders an office puts before it."""

import os
from collections.abc import Iterator
from pathlib import Path

from litigator import settings
from litigator.errors import SettingsFault
from litigator.tongue import phrase

ROOMS = ("rules", "templates", "precedents")


def built_in() -> Path:
    """The library of this program: inside the wheel, or the repository's own folders in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for root in (package / "_library", package.parent):
        if all((root / room).is_dir() for room in ROOMS):
            return root
    raise SettingsFault(phrase("the program's own library is not here"), fix=phrase("install litigator again"))


def all_roots(extra: tuple[str | Path, ...] = ()) -> tuple[Path, ...]:
    """The built-in root first, then those of the settings (`LITIGATOR_LIBRARY`) and `extra`: what comes later overrides by id."""
    named = [Path(part) for part in settings.load().library.split(os.pathsep) if part]
    roots = [built_in()]
    for root in (*named, *map(Path, extra)):
        if not root.is_dir():
            raise SettingsFault(
                phrase("there is no library folder {root}", root=root),
                fix=phrase("check --library and LITIGATOR_LIBRARY"),
            )
        roots.append(root)
    return tuple(roots)


def files(root: Path) -> Iterator[str]:
    """Every file of a library root, in a fixed order, as text: there are 500. Links are not followed: a pack holds its own files."""
    for room in ROOMS:
        if (root / room).is_dir():
            yield from _files_in(str(root / room))


def _files_in(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda item: item.name):
            if entry.is_symlink() or entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir():
                yield from _files_in(entry.path)
            else:
                yield entry.path
