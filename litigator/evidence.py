"""The evidence log: what an exhibit is, and the hash that later shows its file is the same."""

import hashlib
from dataclasses import replace
from pathlib import Path

from litigator.casefile import Exhibit
from litigator.errors import Unreadable
from litigator.tongue import phrase


def described(exhibit: Exhibit, path: Path | None) -> Exhibit:
    """`exhibit` with the name and the SHA-256 of its file. Raises `Unreadable` when the file cannot be read."""
    if path is None:
        return exhibit
    return replace(exhibit, file=path.name, sha256=file_hash(path))


def file_hash(path: Path) -> str:
    """The SHA-256 of a file, read in stretches so that a scan of any size fits."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while stretch := stream.read(1 << 20):
                digest.update(stretch)
    except OSError as error:
        raise Unreadable(phrase("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from error
    return digest.hexdigest()
