"""A file from outside is taken apart in a child process with limits: what it breaks or fills is the child, never the desk.

The child runs one named function of ours on the bytes it is given, with 512 MiB of memory and ten seconds, and answers in JSON. Before
it sees a byte it gives up the right to open anything: no file can be written or read, no socket made, no process started. On a system
that knows no such limits the time limit still holds.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from litigator.errors import LibraryFault, LitigatorError, Problem, Refused, Unreadable
from litigator.tongue import again, marked, phrase

MEMORY = 512 * 1024 * 1024
SECONDS = 10
_START = "import sys; sys.path[:] = sys.argv[4:]; from litigator.documents.confined import child; child()"
_KINDS: dict[str, type[LitigatorError]] = {"Refused": Refused, "Unreadable": Unreadable, "LibraryFault": LibraryFault}
_PASSED = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
# Loaded before the bytes are read, as nothing can be loaded after: the encodings of archives and PDFs, and what Python loads when it needs it.
_ENCODINGS = ("unicode_escape", "cp437", "latin-1", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
_MODULES = ("bisect", "heapq", "linecache", "lxml.etree", "unicodedata", "zipfile", "zlib")
_MEND = marked("open it, save it under a new name in its own format, and try again")


class OverLimit(Refused):
    """The child was stopped: the file asked for more time or memory than a document needs, or broke the reader."""


def confined(function: str, data: bytes, name: str, *, seconds: int = SECONDS) -> Any:
    """What `function` (`module:name`) says of `data`, worked out in a child process: plain values (dict, list, str, number, bool, None).

    The function takes the bytes and `name`, what the file is called in an error. What it raises of ours is raised here; `OverLimit` when
    the child needed too much or died.
    """
    import msgspec

    command = [
        sys.executable,
        "-I",
        "-S",
        "-B",
        "-W",
        "ignore",
        "-c",
        _START,
        function,
        name,
        str(seconds),
        *_import_path(),
    ]
    try:
        run = subprocess.run(  # noqa: S603 - our own interpreter and our own function
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds + 2,
            env={key: os.environ[key] for key in _PASSED if key in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _over(
            phrase("{name} takes longer than {seconds} s to read, and is not let in", name=name, seconds=seconds)
        ) from None
    try:
        answer = msgspec.json.decode(run.stdout)
    except msgspec.DecodeError:
        raise _over(_end(run.returncode, seconds, name)) from None
    if "error" in answer:
        raise _error(answer["error"], name)
    return answer["result"]


def _over(said: str) -> OverLimit:
    return OverLimit(said, fix=phrase(_MEND))


def _end(code: int, seconds: int, name: str) -> str:
    """How a child ended that gave no answer."""
    if os.name == "posix":
        import signal

        if -code in (signal.SIGXCPU, signal.SIGKILL):
            return phrase("{name} takes longer than {seconds} s to read, and is not let in", name=name, seconds=seconds)
    return phrase("{name} breaks the program that reads it, and is not let in", name=name)


def _error(told: dict[str, Any], name: str) -> LitigatorError:
    if told["kind"] == "MemoryError":
        return _over(
            phrase(
                "{name} needs more than {size} MiB to read, and is not let in", name=name, size=MEMORY // 1024 // 1024
            )
        )
    kind = _KINDS.get(told["kind"])
    if kind is None:
        return _over(
            phrase("{name} breaks the program that reads it ({kind}), and is not let in", name=name, kind=told["kind"])
        )
    problems = tuple(
        Problem(again(one["what"]), again(one["where"]), again(one["fix"]), one["severity"]) for one in told["problems"]
    )
    return kind(again(told["message"]), problems=problems, fix=again(told["fix"]))


def _import_path() -> Sequence[str]:
    """Where this process imports from, without the folder it happens to stand in."""
    return [os.path.abspath(entry) for entry in sys.path if entry]


def child() -> None:
    """The child's whole life: its function is loaded, its rights given up, the bytes read, the answer said."""
    import codecs
    import gc
    import importlib

    import msgspec

    gc.disable()
    for encoding in _ENCODINGS:
        codecs.lookup(encoding)
    for needed in _MODULES:
        importlib.import_module(needed)
    module, _, called = sys.argv[1].partition(":")
    function = getattr(importlib.import_module(module), called)
    _give_up_rights(int(sys.argv[3]))
    try:
        said = msgspec.json.encode({"result": function(sys.stdin.buffer.read(), sys.argv[2])}, enc_hook=str)
    except LitigatorError as error:
        kind = next((name for name, known in _KINDS.items() if isinstance(error, known)), type(error).__name__)
        problems = [problem.as_dict() for problem in error.problems]
        said = msgspec.json.encode(
            {"error": {"kind": kind, "message": error.message, "fix": error.fix, "problems": problems}}, enc_hook=str
        )
    except Exception as error:  # of whatever kind: the parent tells it in a sentence
        said = f'{{"error": {{"kind": "{type(error).__name__}"}}}}'.encode()
    sys.stdout.buffer.write(said)
    sys.stdout.flush()
    os._exit(0)


def _give_up_rights(seconds: int) -> None:
    """Limits that cannot be taken back. With no file descriptor to spare, nothing can be opened, connected or started."""
    try:
        import resource
    except ImportError:  # Windows has none of them; the time limit is the parent's
        return
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 3),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MEMORY),
    ):
        _, hard = resource.getrlimit(limit)
        wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(limit, (wanted, wanted))
        except (ValueError, OSError):  # macOS does not bound the address space
            continue
