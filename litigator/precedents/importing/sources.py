"""Where judgments come from: files and folders of them, parted into jobs small enough for a child process, every line and file in one.

What a job breaks on is parted again until one line or file is left, so that one bad line costs itself and no other.
"""

import gzip
import os
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from litigator.documents.confined import OverLimit, confined
from litigator.documents.reading import bytes_of, readable_kind
from litigator.errors import LitigatorError, NotFound
from litigator.files import called
from litigator.precedents.importing.item import Item
from litigator.precedents.texts import FILE as KEPT
from litigator.tongue import phrase

LINES, JSON, TABLE, FILE = "lines", "json", "table", "file"
JOB_BYTES = 6_000_000
JOB_FILES = 12
LONGEST_LINE = 40_000_000
LARGEST_TABLE = 40_000_000
MOST_EMPTY_LINES = 100_000
_AHEAD = 3
_FUNCTIONS = {
    LINES: "litigator.precedents.importing.tables:read_lines",
    JSON: "litigator.precedents.importing.tables:read_json",
    TABLE: "litigator.precedents.importing.tables:read_table",
    FILE: "litigator.precedents.importing.papers:read_files",
}
_FORMS = {".jsonl": LINES, ".ndjson": LINES, ".json": JSON, ".csv": TABLE, ".tsv": TABLE}
_PASSED_OVER = (".txt.sha256", ".sha256", ".py", ".db", ".db-wal", ".db-shm")


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path, what it is called in the report, and its size in bytes. `refused` says why it is not even opened."""

    path: Path
    name: str
    size: int
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """Lines (number, bytes), one whole table, or files (name, kind, bytes), all of one source unless they are files; `cost` is of its size."""

    form: str
    name: str
    parts: tuple[tuple[Any, ...], ...]
    cost: int
    told: tuple[tuple[str, Item], ...] = ()


def found_sources(paths: Sequence[Path]) -> list[Source]:
    """The files at `paths` and, recursively, in the folders there. Raises `NotFound` for a path where nothing is."""
    absent = [path for path in paths if not path.exists()]
    if absent:
        raise NotFound(
            phrase("there is no {paths}", paths=", ".join(map(str, absent))),
            fix=phrase("name a file, or a folder of files"),
        )
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            found += [_source(inside, called(inside.relative_to(path)), path) for inside in _inside(path)]
        else:
            found.append(_source(path, called(path.name), None))
    return found


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders, in order; hidden ones, linked folders and what is imported already are left alone."""
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not Path(at, name, KEPT).exists())
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(at, name)


def _source(path: Path, name: str, folder: Path | None) -> Source:
    if folder is not None and path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return Source(path, name, 0, phrase("it is a link that leads out of the folder"))
    try:
        if not path.is_file():
            return Source(path, name, 0, phrase("it is no plain file"))
        return Source(path, name, path.stat().st_size)
    except OSError as error:
        return Source(path, name, 0, phrase("it cannot be read: {why}", why=error.strerror))


def items(sources: Iterable[Source]) -> Iterator[tuple[str, Item, int]]:
    """Every item with where it stands, and how many bytes of its source are done with it. Children work ahead of whoever takes them."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        waiting: deque[Future[list[tuple[str, Item, int]]]] = deque()
        try:
            for job in _jobs(sources):
                waiting.append(pool.submit(_done, job))
                if len(waiting) >= _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


# Jobs


def _jobs(sources: Iterable[Source]) -> Iterator[Job]:
    """The jobs in the order of their sources; small files share one, a PDF is the last of its own."""
    gathered: list[tuple[Any, ...]] = []
    size = 0
    for source in sources:
        for job in _jobs_of(source):
            alone = job.form != FILE or bool(job.told)
            if gathered and (alone or _is_full(gathered, size)):
                yield Job(FILE, gathered[0][0], tuple(gathered), size)
                gathered, size = [], 0
            if alone:
                yield job
                continue
            gathered += job.parts
            size += job.cost
    if gathered:
        yield Job(FILE, gathered[0][0], tuple(gathered), size)


def _is_full(files: Sequence[tuple[Any, ...]], size: int) -> bool:
    return size >= JOB_BYTES or len(files) >= JOB_FILES or files[-1][1] == "pdf"


def _jobs_of(source: Source) -> Iterator[Job]:
    if source.refused:
        yield _told(source, source.refused)
        return
    try:
        form, packed = _form(source)
        if form == LINES:
            yield from _line_jobs(source, packed)
            return
        data = _unpacked(source) if packed else bytes_of(source.path)
        if form != FILE:
            if len(data) > LARGEST_TABLE:
                yield _told(
                    source,
                    phrase("it has {size:,} bytes; a table stays under {most:,}", size=len(data), most=LARGEST_TABLE),
                    phrase("save it as jsonl"),
                )
            else:
                yield Job(form, source.name, ((data,),), source.size)
            return
        name = Path(source.name.removesuffix(".gz")).name
        yield Job(FILE, source.name, ((source.name, readable_kind(data, name), data),), source.size)
    except LitigatorError as error:
        yield _told(source, error.message, error.fix)
    except (OSError, EOFError, zlib.error) as error:
        yield _told(
            source,
            phrase("it cannot be read: {why}", why=getattr(error, "strerror", None) or error),
            phrase("ask for the file again"),
        )


def _told(source: Source, why: str, fix: str = "", cost: int | None = None) -> Job:
    return Job(FILE, source.name, (), source.size if cost is None else cost, ((source.name, Item(why=why, fix=fix)),))


def _form(source: Source) -> tuple[str, bool]:
    """How a file is read, by its name and, where that says nothing, by how it begins; and whether it is packed with gzip."""
    suffixes = [suffix.lower() for suffix in source.path.suffixes[-2:]]
    packed = suffixes[-1:] == [".gz"]
    suffix = (suffixes[-2:-1] if packed else suffixes[-1:]) or [""]
    if suffix[0] in _FORMS:
        return _FORMS[suffix[0]], packed
    if suffix[0] in ("", ".txt"):
        with _opened(source.path, packed) as stream:
            if stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"'):
                return LINES, packed
    return FILE, packed


def _opened(path: Path, packed: bool) -> IO[bytes]:
    return gzip.open(path) if packed else path.open("rb")  # type: ignore[return-value]


def _unpacked(source: Source) -> bytes:
    with gzip.open(source.path) as stream:
        return stream.read(LARGEST_TABLE + 1)


def _line_jobs(source: Source, packed: bool) -> Iterator[Job]:
    """The lines of a file in jobs of a few megabytes. What is packed beyond measure, or breaks off, is told where it happens."""
    parts: list[tuple[int, bytes]] = []
    size = before = number = empty = 0
    with source.path.open("rb") as raw:
        stream: Any = gzip.GzipFile(fileobj=raw) if packed else raw
        while True:
            try:
                line = stream.readline(LONGEST_LINE + 1)
            except (OSError, EOFError, zlib.error):
                yield Job(LINES, source.name, tuple(parts), raw.tell() - before)
                yield _told(
                    source,
                    phrase("it breaks off, or is damaged, after line {number:,}", number=number),
                    phrase("ask for the file again"),
                    0,
                )
                return
            if not line:
                break
            number += 1
            empty = 0 if line.strip(b"\r\n\t ") else empty + 1
            if empty > MOST_EMPTY_LINES or (len(line) > LONGEST_LINE and not _skips_line(stream)):
                yield Job(LINES, source.name, tuple(parts), raw.tell() - before)
                yield _told(
                    source,
                    phrase("it goes on beyond measure at line {number:,}", number=number),
                    phrase("ask for the file again"),
                    0,
                )
                return
            if len(line) > LONGEST_LINE:
                yield Job(
                    LINES, source.name, (), 0, ((_at(source.name, number), Item(why=phrase("the line is too long"))),)
                )
            elif not empty:
                parts.append((number, line.rstrip(b"\r\n")))
                size += len(line)
            if size >= JOB_BYTES:
                yield Job(LINES, source.name, tuple(parts), raw.tell() - before)
                before = raw.tell()
                parts, size = [], 0
        yield Job(LINES, source.name, tuple(parts), raw.tell() - before)


def _skips_line(stream: Any) -> bool:
    """Pass over the rest of a line that is too long; False where it does not end within another such length."""
    for _ in range(LONGEST_LINE // 1_000_000):
        piece = stream.readline(1_000_000)
        if not piece or piece.endswith(b"\n"):
            return True
    return False


def _at(name: str, number: int) -> str:
    return f"{name} line {number}"


# The work


def _done(job: Job) -> list[tuple[str, Item, int]]:
    """What a job comes to; its cost stands with its last item, or alone where it has none."""
    found = [*job.told, *_worked(job)]
    costs = [0] * (len(found) - 1) + [job.cost]
    return (
        [(where, item, cost) for (where, item), cost in zip(found, costs, strict=True)]
        if found
        else [("", Item(), job.cost)]
    )


def _worked(job: Job) -> list[tuple[str, Item]]:
    import msgspec

    if not job.parts:
        return []
    try:
        answer = msgspec.convert(confined(_FUNCTIONS[job.form], _payload(job), job.name), list[Item])
    except OverLimit as error:
        if len(job.parts) > 1:
            half = len(job.parts) // 2
            return [
                item
                for parts in (job.parts[:half], job.parts[half:])
                for item in _worked(Job(job.form, job.name, parts, 0))
            ]
        where = (
            _at(job.name, job.parts[0][0]) if job.form == LINES else job.parts[0][0] if job.form == FILE else job.name
        )
        return [(where, Item(why=error.message, fix=error.fix))]
    except LitigatorError as error:
        return [(job.name, Item(why=error.message, fix=error.fix))]
    if job.form == FILE:
        return [(name, item) for (name, _, _), item in zip(job.parts, answer, strict=True)]
    return [(f"{job.name} {item.where}", item) for item in answer]


def _payload(job: Job) -> bytes:
    import msgspec

    if job.form == LINES:
        numbers = [number for number, _ in job.parts]
        lines: list[bytes] = []
        for number, line in job.parts:  # empty lines keep the count where some were left out
            lines += [b""] * (number - numbers[0] - len(lines))
            lines.append(line)
        return b"\n".join((str(numbers[0]).encode(), *lines))
    return bytes(job.parts[0][0]) if job.form != FILE else msgspec.msgpack.encode(job.parts)
