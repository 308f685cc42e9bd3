"""Which law there is, told without reading it: how the rule files look from outside is remembered with the fingerprints they gave.

A list asks on every call whether the rules have changed. Reading them all to say "no" would cost ten times the list, so they are read only
when a file has another path, size, time or place on the disk than the last time; then they are read whole, and what they say holds.
"""

import os
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from litigator import __version__
from litigator.library.roots import all_roots, files
from litigator.settings import cache_folder

RECENT = 2_000_000_000  # a file changed within so many nanoseconds could change again without its time moving: not remembered
_HEAD = f"litigator law 1 {__version__}"
_NAMES = ("utf-8", "surrogateescape")
_OF_DETENTION = frozenset(("released", "detention_reviewed"))


class Prints(NamedTuple):
    """The fingerprint of the whole law, that of each rule, and which rules are about people who are held."""

    law: str
    rules: dict[str, str]
    detention: frozenset[str]


def prints(*extra: str) -> Prints:
    """Of the built-in library with `extra` roots over it. Raises `LibraryFault` where it must be read and is at fault."""
    roots = [str(root) for root in all_roots(extra)]
    now = time.time_ns()
    looks, newest = _looks_of(roots)
    path = os.path.join(str(cache_folder()), f"law-{zlib.crc32('|'.join(roots).encode()):08x}.txt")
    return _remembered(path, looks) or _read(path, looks, extra, keep=newest < now - RECENT)


class Seen(NamedTuple):
    """A library as its files look from outside, and the fingerprint they had when they last looked so ("" where that is not known)."""

    path: str
    looks: str
    newest: int
    began: int
    fingerprint: str

    def remember(self, fingerprint: str) -> None:
        """That files which look so have this fingerprint; not where one of them had changed a moment before they were read."""
        if self.newest < self.began - RECENT:
            _write(self.path, f"{self.looks} {fingerprint}\n")


def seen_at(library_roots: Sequence[Path], shape: str) -> Seen:
    """The files of a library, looked at and not read; `shape` tells the program's own shapes."""
    from litigator.digest import blake2b  # not at the top: who only asks for the law's fingerprints does without

    began, newest = time.time_ns(), 0
    digest = blake2b(f"{_HEAD} {shape}".encode(), digest_size=16)
    for root in library_roots:
        for path in files(root):
            looks, changed = _look(path, os.stat(path, follow_symlinks=False))
            digest.update(f"\0{looks}".encode(*_NAMES))
            newest = max(newest, changed)
    looked = digest.hexdigest()
    named = "|".join(map(str, library_roots)).encode(*_NAMES)
    path = os.path.join(str(cache_folder()), f"seen-{zlib.crc32(named):08x}.txt")
    then, _, fingerprint = _said(path).partition(" ")
    return Seen(path, looked, newest, began, fingerprint.strip() if then == looked else "")


def _said(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as stream:
            return stream.read()
    except OSError:
        return ""


def _looks_of(roots: list[str]) -> tuple[str, int]:
    """Every rule file as it looks from outside, a line each, and when the newest of them changed."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [os.path.join(root, "rules") for root in roots]
    lines, newest = [_HEAD], 0
    for folder in (*folders, os.path.join(package, "deadlines"), os.path.join(package, "library")):
        lines.append(folder)
        for path, entry in _files_in(folder):
            look, changed = _look(path, entry.stat(follow_symlinks=False))
            lines.append(look)
            newest = max(newest, changed)
    return "\n".join(lines), newest


def _look(path: str, seen: os.stat_result) -> tuple[str, int]:
    """How a file looks from outside, on one line, and when it changed: on Windows `st_ctime_ns` is when it was made, so its own time counts too."""
    changed = max(seen.st_ctime_ns, seen.st_mtime_ns if os.name == "nt" else 0)
    return f"{path} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}", changed


def _files_in(folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """The files under a folder, in a fixed order, as the library reads them; what Python compiles beside our own is none."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        if entry.is_symlink() or entry.name.startswith((".", "~$", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _files_in(entry.path)
        else:
            yield entry.path, entry


def _remembered(path: str, looks: str) -> Prints | None:
    """What was read when the files looked so; None when they look otherwise, or nothing is remembered."""
    then, _, told = _said(path).partition("\n\n")
    if then != looks or not told.endswith("\nend\n"):
        return None
    law, *rules = told.split("\n")[:-2]
    pairs = [line.split("\t") for line in rules]
    return Prints(law, {rule: one for rule, one, _ in pairs}, frozenset(rule for rule, _, held in pairs if held))


def _read(path: str, looks: str, extra: tuple[str, ...], *, keep: bool) -> Prints:
    """Read the law, and remember it if its files had been still for a moment."""
    from litigator.deadlines.law import fingerprint
    from litigator.library.gathering import open_in_part

    law = open_in_part(*extra).law
    rules = dict(law.fingerprints)
    held = frozenset(
        rule.id for rule in law.rules.values() if _OF_DETENTION & {*rule.met_by} or _fixed_by_a_court(rule.id)
    )
    found = Prints(fingerprint(rules), rules, held)
    if keep:
        _remember(path, looks, found)
    return found


def _fixed_by_a_court(rule: str) -> bool:
    from litigator.deadlines.case_deadlines import COURT_FIXED

    return rule == COURT_FIXED


def _remember(path: str, looks: str, found: Prints) -> None:
    lines = (f"{rule}\t{one}\t{'held' if rule in found.detention else ''}" for rule, one in found.rules.items())
    _write(path, "\n".join((looks, "", found.law, *lines, "end", "")))


def _write(path: str, text: str) -> None:
    """An office whose cache folder cannot be written works without."""
    from litigator.files import write_whole

    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_whole(Path(path), text.encode(*_NAMES))
    except OSError:
        return
