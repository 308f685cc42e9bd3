"""What was compiled before, on this machine: templates and steps in the user's cache folder. It may be thrown away at any time.

Only data is kept, never code: a stranger's file could at worst be read as words. It is not read either: a file counts only where it is the
user's own and nobody else may write it, and its name is the hash of what it was made from, so that nothing in it can be out of date.
"""

import os
from dataclasses import fields
from typing import Any, TypeVar

from litigator import __version__
from litigator.digest import blake2b, sha256
from litigator.drafting.steps import Ask, Step, Steps, steps_of
from litigator.drafting.template import Mark, Slot, Tag, Template
from litigator.files import write_whole
from litigator.settings import cache_folder

T = TypeVar("T")
_READ = "4"  # raised where reading lets in less than before: what was let in then is read again
# What another program compiled, or one of another shape, is compiled anew.
_SHAPE = ";".join(
    (__version__, _READ, *(field.name for made in (Template, Slot, Mark, Tag, Step, Ask) for field in fields(made)))
)


def key_of(*parts: bytes) -> str:
    """The name of what is made from `parts` by this program."""
    digest = sha256(_SHAPE.encode())
    for part in parts:
        digest.update(b"%d\0" % len(part) + part)
    return digest.hexdigest()[:40]


def kept(name: str, kind: type[T]) -> T | None:
    """What is kept under `name`, or None: never there, damaged, or perhaps not ours."""
    import msgspec

    path = cache_folder() / f"{name}.msgpack"
    try:
        with path.open("rb") as stream:
            return msgspec.msgpack.decode(stream.read(), type=kind) if _ours(stream.fileno()) else None
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return None


def keep(name: str, made: Any) -> None:
    """Keep `made` under `name`; an office whose cache folder cannot be written works without."""
    import msgspec

    path = cache_folder() / f"{name}.msgpack"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, msgspec.msgpack.encode(made))
    except OSError:
        return


def _ours(handle: int) -> bool:
    """Whether the open file belongs to who runs the program and can be written by nobody else."""
    if os.name != "posix":
        return True  # the user's own folder is closed to others by its own rules
    status = os.fstat(handle)
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


class KeptSteps:
    """The steps of the pieces that go into one template in one language, compiled once per content."""

    def __init__(self, template: Template, language: str) -> None:
        self._name = f"steps-{key_of(template.sha256.encode(), language.encode())}"
        self._known: dict[str, Steps] = kept(self._name, dict[str, Steps]) or {}
        self._fresh = False

    def of(self, source: str, name: str) -> Steps:
        """The steps of `source`, which is called `name` in messages."""
        content = blake2b(source.encode(), digest_size=16).hexdigest()
        if content not in self._known:
            self._known[content] = steps_of(source, name)
            self._fresh = True
        return self._known[content]

    def save(self) -> None:
        if self._fresh:
            keep(self._name, self._known)
            self._fresh = False
