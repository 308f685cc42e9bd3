"""Judgments taken in: each new, changed, the same, a duplicate or refused with its reason; every file and every line accounted for.

Whole judgments only: they are kept in batches, and an import that is interrupted leaves what it had kept and nothing half. What a judgment
cites is read from its whole text, so that short forms find what they stand for, and led to what is imported when all of it is in.
"""

import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, groupby
from pathlib import Path
from typing import Literal

from litigator.citations.citation import Citation
from litigator.library.contents import Library
from litigator.precedents.importing.composing import is_derived
from litigator.precedents.importing.item import Item
from litigator.precedents.importing.joining import (
    Precedents,
    added_to,
    filled,
    meant_by,
    of_another_case,
    same_elsewhere,
    with_precedent,
)
from litigator.precedents.importing.linking import counts, link
from litigator.precedents.importing.sources import Source, found_sources, items
from litigator.precedents.judgment import Judgment
from litigator.precedents.notes import changed_between
from litigator.precedents.texts import FILE, Texts, open_texts
from litigator.tongue import marked, phrase, word

Outcome = Literal["new", "changed", "same", "duplicate", "completed", "no text", "rejected"]
Extract = Callable[[str], Sequence[Citation]]
BATCH = 8_000_000
_LINKED = "linked at revision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of one line or file. `why` says it of what was not taken in, or which other judgment it is; `missing` what its text lacks."""

    where: str
    outcome: Outcome
    id: str = ""
    title: str = ""
    why: str = ""
    fix: str = ""
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """What an import came to. `entries` has one for every line and file, in their order; those of metadata stand last."""

    entries: list[Entry] = field(default_factory=list)
    citations: int = 0
    resolved: int = 0
    judgments: int = 0

    @property
    def outcomes(self) -> Mapping[str, int]:
        return Counter(entry.outcome for entry in self.entries)

    @property
    def missing(self) -> Mapping[str, int]:
        """How many of the judgments taken in lack what."""
        taken = (entry for entry in self.entries if entry.outcome in ("new", "changed"))
        return Counter(_kind_of_lack(what) for entry in taken for what in entry.missing)

    @property
    def rejected(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.outcome == "rejected"]


def _kind_of_lack(what: str) -> str:
    return (
        marked("some paragraph numbers")
        if what.startswith("paragraph") and any(sign.isdigit() for sign in what)
        else what
    )


def import_files(
    folder: Path,
    paths: Sequence[Path],
    *,
    library: Library,
    extract: Extract | None = None,
    metadata: Sequence[Path] = (),
    progress: Callable[[int], None] = lambda _: None,
    dry_run: bool = False,
    index: bool = True,
) -> ImportReport:
    """Take in the judgments at `paths` (files, folders) and keep them in `folder`; return what became of each.

    `library` knows the built-in decisions and how citations are written; `extract` finds the citations of a text in its stead. `metadata` are
    files of rows that only complete judgments. `progress` is told how many bytes of the files are done with. A `dry_run` writes nothing and reports the same.
    """
    sources = found_sources([*paths, *metadata])
    made = [] if dry_run else [one for one in (folder / FILE, folder, *folder.parents) if not one.exists()]
    precedents, extract = Precedents(library.precedents.values()), extract or reader(library)
    with _place(folder, dry_run) as texts:
        work = _Import(texts, precedents, extract, keeping=not dry_run)
        work.take_all(sources, progress)
        work.complete()
        work.link()
        report = work.report
        report.judgments = texts.count()
        counted = counts(texts)
        report.citations, report.resolved = counted["citations"], counted["resolved"]
        if not dry_run:
            texts.keep()
        else:
            texts.connection.execute("ROLLBACK")
            texts.connection.execute("BEGIN")
    if made and not report.judgments:
        _take_away(made)
    elif index and not dry_run:
        update_index(folder)
    return report


def _take_away(made: Sequence[Path]) -> None:
    """Take away the shelf and the folders that were made for an import that took nothing in: an empty shelf looks like one that was searched."""
    shelf, *folders = made
    with open_texts(shelf.parent) as texts:
        if texts.count():  # by another import at the same moment
            return
    for ending in ("", "-wal", "-shm"):
        shelf.with_name(f"{shelf.name}{ending}").unlink(missing_ok=True)
    with suppress(OSError):  # that somebody put something there meanwhile
        for folder in folders:
            folder.rmdir()


def reader(library: Library) -> Extract:
    """What finds the citations of a text, as the library says they are written."""
    from litigator.citations.reading import extract
    from litigator.library.citing import families_of

    families = families_of(library)
    return lambda text: extract(text, families)


def read_again(folder: Path, library: Library, progress: Callable[[int], None] = lambda _: None) -> ImportReport:
    """Read what every imported judgment cites once more, as the library finds it now. `progress` is told how many judgments are done."""
    extract = reader(library)
    with open_texts(folder, writing=True) as texts:
        work = _Import(texts, Precedents(()), extract, keeping=True)
        for (key,) in texts.connection.execute("SELECT key FROM judgment ORDER BY key").fetchall():
            judgment = texts.judgment(key)
            texts.forget_citations(key)
            work.store_citations(key, judgment)
            work.batch(len(judgment.text))
            progress(1)
        link(texts)
        work.report.judgments = texts.count()
        counted = counts(texts)
        work.report.citations, work.report.resolved = counted["citations"], counted["resolved"]
    update_index(folder)
    return work.report


@contextmanager
def _place(folder: Path, dry_run: bool) -> Iterator[Texts]:
    """The imported texts; for a dry run on a collection that is not there yet, an empty one that goes away."""
    if not dry_run or (folder / FILE).exists():
        with open_texts(folder, writing=True) as texts:
            yield texts
        return
    with tempfile.TemporaryDirectory() as nowhere, open_texts(Path(nowhere), writing=True) as texts:
        yield texts


def update_index(folder: Path, progress: Callable[[int], None] = lambda _: None) -> None:
    """Bring the search index up to the texts in `folder`. `progress` is told how many judgments are done."""
    from litigator.precedents.searching.index import refresh

    with open_texts(folder) as texts:
        refresh(texts, progress)


class _Import:
    """One import under way."""

    def __init__(self, texts: Texts, precedents: Precedents, extract: Extract, *, keeping: bool) -> None:
        self.report = ImportReport()
        self._texts = texts
        self._precedents = precedents
        self._extract = extract
        self._keeping = keeping
        self._rows: list[tuple[str, Judgment]] = []
        self._touched: dict[int, None] = {}
        self._unkept = 0
        self._came: set[str] = set()

    def take_all(self, sources: Sequence[Source], progress: Callable[[int], None]) -> None:
        for where, item, done in items(sources):
            if item.judgment is not None or item.why:
                self.take(where, item)
            if done:
                progress(done)

    def take(self, where: str, item: Item) -> None:
        """Take in one line or file, or say why not."""
        if item.judgment is None:
            self._told(where, "rejected", why=item.why, fix=item.fix)
        elif not item.judgment.paragraphs:
            self._rows.append((where, item.judgment))
        else:
            self._judge(where, item, with_precedent(item.judgment, self._precedents))

    def _judge(self, where: str, item: Item, judgment: Judgment) -> None:
        key = self._key_of(judgment)
        if key is not None and is_derived(judgment) and self._texts.known(key).language != judgment.language:
            # Two languages of one decision are two texts; the id made from its number or its ECLI would be the same.
            judgment = replace(judgment, id=f"{judgment.id} {judgment.language}")
            key = self._key_of(judgment)
        if key is not None and of_another_case(other := self._texts.known(key), judgment):
            why = phrase(
                "the id {id} is that of another judgment imported already: no. {number}, {day}",
                id=other.id,
                number=other.numbers[0],
                day=other.date,
            )
            self._told(
                where, "rejected", judgment, why=why, fix=phrase("give one of the two another id"), notes=item.notes
            )
            return
        if key is not None and self._is_another_text(key, judgment, item):
            other = self._texts.known(key)
            why = (
                phrase(
                    "{id} is imported already from {source}, and this text of it differs",
                    id=other.id,
                    source=other.source,
                )
                if other.source
                else phrase("{id} is imported already, and this text of it differs", id=other.id)
            )
            fix = phrase("keep one of the two; a file of the same name takes the place of the text imported from it")
            self._told(where, "duplicate", judgment, why=why, fix=fix, notes=item.notes)
            return
        self._came.add(judgment.id)
        if key is None:
            same = same_elsewhere(self._texts, judgment, item.text_hash)
            if same is not None:
                other = self._texts.known(same[0])
                why = phrase("the same judgment as {id} ({how})", id=other.id, how=same[1])
                self._told(where, "duplicate", judgment, why=why, notes=item.notes)
                return
            self._put(where, "new", judgment, item)
            return
        text_hash, source_hash = self._texts.hashes(key)
        if source_hash == item.source_hash:
            self._told(where, "same", judgment)
            return
        stored = self._texts.judgment(key)
        fuller = filled(judgment, stored)
        if replace(fuller, source=stored.source) == stored:
            self._told(where, "same", judgment)
            return
        same_text = text_hash == item.text_hash
        if not same_text:
            self._texts.remember_changed(stored.id, changed_between(stored.paragraphs, fuller.paragraphs), date.today())
        self._put(where, "changed", fuller, item, why=phrase("what is said of it") if same_text else phrase("its text"))

    def _key_of(self, judgment: Judgment) -> int | None:
        """The imported judgment of that id: not the one that only has it for its built-in entry."""
        key = self._texts.key_of(judgment.id)
        return key if key is not None and self._texts.known(key).id == judgment.id else None

    def _is_another_text(self, key: int, judgment: Judgment, item: Item) -> bool:
        """Whether a text that differs may not take the place of the one there: two files of one decision would replace each other in turn."""
        if self._texts.hashes(key)[0] == item.text_hash:
            return False
        elsewhere = Path(self._texts.known(key).source or "").name != Path(judgment.source or "").name
        return judgment.id in self._came or (is_derived(judgment) and elsewhere)

    def _put(self, where: str, outcome: Outcome, judgment: Judgment, item: Item, why: str = "") -> None:
        key = self._texts.put(judgment, item.text_hash, item.source_hash)
        self._touched[key] = None
        self.store_citations(key, judgment)
        self._told(where, outcome, judgment, why=why, notes=item.notes)
        self.batch(sum(len(paragraph.text) for paragraph in judgment.paragraphs))

    def store_citations(self, key: int, judgment: Judgment) -> None:
        """Read what a judgment cites from its whole text, and store it by paragraph."""
        starts = list(accumulate((len(paragraph.text) + 1 for paragraph in judgment.paragraphs), initial=0))
        found = [(bisect_right(starts, citation.start) - 1, citation) for citation in self._extract(judgment.text)]
        for at, citations in groupby(found, key=lambda pair: pair[0]):
            paragraph = judgment.paragraphs[at]
            start, length = starts[at], len(paragraph.text)
            here = [
                replace(citation, start=citation.start - start, end=min(citation.end - start, length))
                for _, citation in citations
            ]
            self._texts.put_citations(key, paragraph.place, here)

    def batch(self, size: int) -> None:
        """Make a batch last once it is large enough."""
        self._unkept += size
        if self._keeping and self._unkept >= BATCH:
            self._texts.keep()
            self._unkept = 0

    def complete(self) -> None:
        """Let the rows without text complete the judgments they speak of; those that speak of none are counted."""
        for where, row in self._rows:
            keys = meant_by(self._texts, row)
            said: list[str] = []
            for key in keys:
                known = self._texts.known(key)
                fuller = with_precedent(filled(known, row), self._precedents)
                if fuller != known:
                    self._texts.fill(key, fuller)
                    self._touched[key] = None
                    said += added_to(known, fuller)
            if not keys:
                self._told(
                    where,
                    "no text",
                    row,
                    why=phrase("nothing imported is this judgment, and the row has no text of its own"),
                )
            else:
                outcome: Outcome = "completed" if said else "same"
                self._told(where, outcome, row, why=", ".join(map(word, dict.fromkeys(said))))

    def link(self) -> None:
        """Lead citations to judgments: of all texts where an earlier import was broken off before it came to that."""
        if self._texts.remembered(_LINKED) is None or self._behind():
            link(self._texts)
        elif self._touched:
            link(self._texts, list(self._touched))
        self._texts.remember(_LINKED, str(self._texts.revision()))

    def _behind(self) -> bool:
        """Whether judgments came in, before this import, whose citations were never led anywhere."""
        linked = int(self._texts.remembered(_LINKED) or 0)
        return any(key not in self._touched for key in self._texts.keys_since(linked))

    def _told(
        self,
        where: str,
        outcome: Outcome,
        judgment: Judgment | None = None,
        *,
        why: str = "",
        fix: str = "",
        notes: tuple[str, ...] = (),
    ) -> None:
        taken = outcome in ("new", "changed") and judgment is not None
        self.report.entries.append(
            Entry(
                where=where,
                outcome=outcome,
                id=judgment.id if judgment else "",
                title=judgment.title if judgment else "",
                why=why.removeprefix(f"{where} "),
                fix=fix,
                missing=judgment.missing if taken and judgment else (),
                notes=notes,
            )
        )
