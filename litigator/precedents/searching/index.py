"""The search index beside the imported texts: three levels, made again when absent, older in format or damaged, brought up when behind.

It holds no text and nothing that cannot be computed: throw `index/` away at any time. Only whole states are seen: what a broken-off
making left is made again.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from litigator.errors import StoreFault
from litigator.files import write_whole
from litigator.precedents.texts import STRIDE, Texts
from litigator.tongue import phrase

FOLDER: Final = "index"
STATE: Final = "state.json"
HEAP: Final = 96_000_000  # bytes a level gathers before it writes
BATCH: Final = 20_000  # judgments between two lasting states: what a break costs at most
_WAIT = 30.0  # seconds for another process that is making the index


@dataclass(slots=True)
class State:
    """What the index was made of: `revision` of the texts, `sources` what each judgment was seen to cite, as a digest."""

    format: int = 0
    revision: int = 0
    count: int = 0
    sources: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Index:
    """The three levels, open for searching, as they were at one revision of the texts."""

    judgments: Any
    paragraphs: Any
    passages: Any
    revision: int


_OPEN: dict[str, Index] = {}


def open_index(texts: Texts, progress: Callable[[int], None] = lambda _: None) -> Index:
    """The index of `texts`, brought up first where it is behind. Raises `StoreFault` where it can be neither read nor made."""
    place = folder_of(texts)
    kept = _OPEN.get(str(place))
    if kept is not None and kept.revision == texts.revision():
        return kept
    state = _state(place)
    if not _current(state, texts):
        refresh(texts, progress)
        state = _state(place)
    try:
        found = _opened(place, state.revision)
    except (ValueError, OSError):
        shutil.rmtree(place, ignore_errors=True)
        refresh(texts, progress)
        found = _opened(place, _state(place).revision)
    _OPEN.clear()
    _OPEN[str(place)] = found
    return found


def refresh(texts: Texts, progress: Callable[[int], None] = lambda _: None) -> None:
    """Bring the index up to `texts`: what is new or changed is put in the place of what was there. `progress` is told how many are done."""
    place = folder_of(texts)
    with suppress(_Elsewhere):
        _bring_up(texts, place, progress)
        return
    begun = time.monotonic()
    while time.monotonic() - begun < _WAIT:
        time.sleep(0.1)
        if _current(_state(place), texts):
            return
        with suppress(_Elsewhere):
            _bring_up(texts, place, progress)
            return
    if _state(place).format == 0:
        raise StoreFault(phrase("another process is making the search index"), fix=phrase("try again in a moment"))


class _Elsewhere(Exception):
    """Another process is writing."""


def folder_of(texts: Texts) -> Path:
    """Beside the texts; where nothing may be written there, in the user's cache."""
    import os

    beside = texts.folder / FOLDER
    if os.access(beside if beside.is_dir() else texts.folder, os.W_OK):
        return beside
    import hashlib

    from litigator.settings import cache_folder

    named = hashlib.blake2b(str(texts.folder.absolute()).encode(), digest_size=8).hexdigest()
    return cache_folder() / f"index-{named}"


def _state(place: Path) -> State:
    from litigator.precedents.searching.fields import FORMAT

    try:
        state = State(**json.loads((place / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return State()
    return state if state.format == _format(FORMAT) else State()


def _format(number: int) -> int:
    """Ours and the engine's together: an index of another engine is made again."""
    import re

    import tantivy

    theirs = re.search(r"index_format v(\d+)", str(getattr(tantivy, "__version__", "")))
    return number * 1000 + (int(theirs[1]) if theirs else 0)


def _current(state: State, texts: Texts) -> bool:
    return state.format != 0 and state.revision == texts.revision()


# Making


def _bring_up(texts: Texts, place: Path, progress: Callable[[int], None]) -> None:
    from litigator.precedents.searching.fields import FORMAT

    state = _state(place)
    if state.format == 0:
        shutil.rmtree(place, ignore_errors=True)
        state = State(format=_format(FORMAT))
    revision, keys = texts.revision(), texts.keys_since(state.revision)
    with _writers(place) as writers:
        if state.revision and not keys and state.count != texts.count():
            keys = _start_over(writers, texts, state)
        fresh = state.revision == 0
        for batch in (keys[start : start + BATCH] for start in range(0, len(keys), BATCH)) if keys else ([],):
            for key in batch:
                _put(texts, writers, key, replacing=not fresh)
                progress(1)
            _put_passages(texts, writers["passages"], state, batch)
            for writer in writers.values():
                writer.commit()
            if batch:
                state.revision = _revision_of(texts, batch[-1]) if fresh and batch[-1] != keys[-1] else state.revision
        state.revision, state.count = revision, texts.count()
        write_whole(place / STATE, json.dumps(asdict(state)).encode())


def _revision_of(texts: Texts, key: int) -> int:
    return int(texts.connection.execute("SELECT revision FROM judgment WHERE key = ?", (key,)).fetchone()[0])


def _start_over(writers: dict[str, Any], texts: Texts, state: State) -> list[int]:
    """Judgments have gone from the texts: everything anew."""
    for writer in writers.values():
        writer.delete_all_documents()
    state.revision, state.sources = 0, {}
    return texts.keys_since(0)


@contextmanager
def _writers(place: Path) -> Iterator[dict[str, Any]]:
    """A writer a level. Raises `_Elsewhere` while another process holds them; `StoreFault` when the disk lets nothing be written."""
    import tantivy

    from litigator.precedents.searching.fields import LEVELS, registered, schema

    writers: dict[str, Any] = {}
    try:
        for level in LEVELS:
            (place / level).mkdir(parents=True, exist_ok=True)
            index = registered(tantivy.Index(schema(level), path=str(place / level)))
            writers[level] = index.writer(HEAP, 1)
    except ValueError as error:
        if "lock" in str(error).lower():
            raise _Elsewhere from error
        raise StoreFault(
            phrase("the search index at {place} cannot be made", place=place),
            fix=phrase("remove {place}; it will be made again", place=place),
        ) from error
    except OSError as error:
        raise StoreFault(
            phrase("the search index at {place} cannot be made: {strerror}", place=place, strerror=error.strerror)
        ) from error
    yield writers
    for writer in writers.values():
        writer.wait_merging_threads()


def _put(texts: Texts, writers: dict[str, Any], key: int, *, replacing: bool) -> None:
    from litigator.precedents.searching.fields import judgment_document, paragraph_documents

    if replacing:
        writers["judgments"].delete_documents_by_term("key", key)
        writers["paragraphs"].delete_documents_by_term("judgment", key)
    judgment = texts.judgment(key)
    writers["judgments"].add_document(judgment_document(key, judgment))
    for document in paragraph_documents(key, judgment):
        writers["paragraphs"].add_document(document)


def _put_passages(texts: Texts, writer: Any, state: State, changed: Sequence[int]) -> None:
    """The passages of every judgment whose text changed, or whose citations now lead elsewhere than when they were last seen."""
    from litigator.precedents.searching.fields import day_number, passage_documents

    again = {str(key) for key in changed}
    rows = texts.connection.execute(
        "SELECT citing, count(*), sum(cited), sum(cited * (paragraph & 1023)) FROM citation WHERE cited IS NOT NULL AND cited <> citing "
        "GROUP BY citing"
    )
    now = {str(citing): f"{count}-{total}-{places}" for citing, count, total, places in rows}
    for source in {*now, *state.sources}:
        if now.get(source) == state.sources.get(source) and source not in again:
            continue
        key = int(source)
        if source in state.sources:
            writer.delete_documents_by_term("source", key)
        if source in now:
            cited = _citations(texts, key)
            places = sorted({row[0] for row in cited})
            there = {
                paragraph.place: paragraph for paragraph in texts.paragraphs(key) if paragraph.place in set(places)
            }
            head = texts.known(key)
            for document in passage_documents(key, day_number(head.date), cited, there, head.language):
                writer.add_document(document)
    state.sources = now


def _citations(texts: Texts, key: int) -> list[tuple[int, int, int, int, int]]:
    """(place of the paragraph, start, end, cited, whether by its number) of every citation that leads to another imported judgment."""
    return texts.connection.execute(
        "SELECT paragraph - ?1 * ?2, start, end, cited, form IN ('full', 'number') FROM citation "
        "WHERE citing = ?1 AND cited IS NOT NULL AND cited <> citing ORDER BY paragraph, start",
        (key, STRIDE),
    ).fetchall()


def _opened(place: Path, revision: int) -> Index:
    import tantivy

    from litigator.precedents.searching.fields import LEVELS, registered

    found = {}
    for level in LEVELS:
        index = registered(tantivy.Index.open(str(place / level)))
        index.config_reader("manual", 0)
        index.reload()
        found[level] = index.searcher()
    return Index(revision=revision, **found)
