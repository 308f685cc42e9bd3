"""Files that are written whole or not at all."""

import errno
import os
from pathlib import Path

from litigator.errors import NotFound
from litigator.tongue import phrase


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a temporary file beside it, synced, then put in its place, and the folder synced."""
    temporary = f"{path.parent}/.writing-{os.urandom(8).hex()}"
    # Not by `tempfile`, which brings archives, compression and random numbers along: a fortieth of what one draft takes from start to end.
    new = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(temporary, new, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write_asked(path: Path, content: bytes) -> None:
    """`write_whole` to a place somebody named. Raises `NotFound` where no file can be made there, with what helps."""
    try:
        write_whole(path, content)
    except OSError as error:
        told = phrase(
            "{path} cannot be written: {strerror}", path=path, strerror=error.strerror or type(error).__name__
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
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
