"""Files that are written whole or not at all."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from litigator.errors import NotFound
from litigator.tongue import phrase


def called(path: Path | str) -> str:
    """What a file is called, as text: a byte of its name that is no letter is shown by a sign."""
    return os.fsencode(path).decode("utf-8", "replace")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a temporary file beside it, synced, then put in its place, and the folder synced."""
    write_together({path: content})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files, all of them whole or none: each is put in its place only when all of them lie on the disk beside theirs.

    Raises `OSError`, whose `filename` is the place that could not be written.
    """
    ready: dict[Path, str] = {}
    place = Path()
    try:
        for place, content in contents.items():
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            ready[place] = f"{place.parent}/.writing-{os.urandom(8).hex()}"
            _write_new(ready[place], content)
        for place, temporary in ready.items():
            os.replace(temporary, place)
    except BaseException as error:
        for temporary in ready.values():
            Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(place), None
        raise
    if os.name == "posix":
        for parent in dict.fromkeys(place.parent for place in contents):
            _sync(parent, os.O_RDONLY)  # the folder, which holds the name


def _write_new(path: str, content: bytes) -> None:
    # Not by `tempfile`, which brings archives, compression and random numbers along: a fortieth of what one draft takes from start to end.
    new = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, new, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def write_asked(path: Path, content: bytes) -> None:
    """`write_whole` to a place somebody named. Raises `NotFound` where no file can be made there, with what helps."""
    write_all_asked({path: content})


def write_all_asked(contents: Mapping[Path, bytes]) -> None:
    """`write_together` to places somebody named. Raises `NotFound` where one of them cannot be written, with what helps; then none is."""
    try:
        write_together(contents)
    except OSError as error:
        told = phrase(
            "{path} cannot be written: {strerror}", path=error.filename, strerror=error.strerror or type(error).__name__
        )
        raise NotFound(told, fix=_mend(error)) from error


def _mend(error: OSError) -> str:
    """What helps where a file could not be written: space on a disk that is full, another folder where this one may not be written."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return phrase("the disk is full: make room on it, or name a folder on another")
    if error.errno == errno.EFBIG:
        return phrase("the file is larger than may be written there: name a folder on another disk")
    return phrase("name a folder that is there and may be written")


def sync_file(path: Path) -> None:
    """Make sure that a file already written is on the disk."""
    _sync(path, os.O_RDWR)


def _sync(path: Path, opened: int) -> None:
    handle = os.open(path, opened)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
