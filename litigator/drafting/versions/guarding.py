"""Where a copy may be written: never on what it is made of, nor over a file that holds something else, unless that is asked for."""

from pathlib import Path

from litigator.errors import Refused, UsageFault
from litigator.tongue import phrase


def is_same(one: Path, other: Path) -> bool:
    """Whether two names lead to the same file; links in a circle lead nowhere."""
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except (OSError, RuntimeError, ValueError):
        return False


def must_be_another(copy: Path, *files: Path) -> None:
    """Raises `UsageFault` where a copy would land on what it is made of."""
    if any(is_same(copy, file) for file in files):
        raise UsageFault(
            phrase("{copy} is the file itself, and it is not written over", copy=copy), fix=phrase("name another file")
        )


def must_be_free(place: Path, content: bytes, *, force: bool = False) -> None:
    """Raises `Refused` where a file stands that is not already this very one: it may be an edited draft, and nobody would know it gone.

    An empty file holds nothing and may be written over, and with `force` any file; but one open in a word processor never is.
    """
    from litigator.drafting.saving import is_open

    if not place.exists():
        return
    if is_open(place):
        raise Refused(phrase("{name} is open in a word processor", name=place.name), fix=phrase("close it first"))
    if force or not place.is_file():
        return
    try:
        holds = place.stat().st_size
        same = holds == 0 or (holds == len(content) and place.read_bytes() == content)
    except OSError:
        same = False
    if not same:
        raise Refused(
            phrase("{name} is there already and holds something else", name=place.name),
            fix=phrase("name another file, or add --force"),
        )
