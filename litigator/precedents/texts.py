"""The imported judgments, each text stored once: one SQLite file of public texts, apart from the office's own database.

Everything that can be computed from it (the search index) is disposable. Notes, watches and treatments are the office's and stand in
its own database. A paragraph's key is its judgment's key times `STRIDE` plus its place, so that a judgment's paragraphs lie together.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from litigator.citations.citation import Citation
from litigator.errors import StoreFault
from litigator.precedents.judgment import Judgment, Paragraph, Section
from litigator.store.connection import HEADER, as_fault, connect
from litigator.tongue import phrase

FILE = "texts.db"
IDENTITY = 0x4C495458
STRIDE = 1 << 16
SCHEMA = """
CREATE TABLE IF NOT EXISTS judgment (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, court TEXT NOT NULL, kind TEXT NOT NULL, formation TEXT,
    date TEXT, final TEXT, ecli TEXT, state TEXT, conclusion TEXT, importance TEXT, language TEXT NOT NULL, url TEXT, source TEXT,
    precedent TEXT, articles TEXT NOT NULL, keywords TEXT NOT NULL, issues TEXT NOT NULL, missing TEXT NOT NULL,
    text_hash TEXT NOT NULL, characters INTEGER NOT NULL, source_hash TEXT NOT NULL, revision INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS judgment_by_ecli ON judgment (ecli);
CREATE INDEX IF NOT EXISTS judgment_by_hash ON judgment (text_hash);
CREATE INDEX IF NOT EXISTS judgment_by_precedent ON judgment (precedent);
CREATE INDEX IF NOT EXISTS judgment_by_revision ON judgment (revision);
CREATE TABLE IF NOT EXISTS judgment_number (
    number TEXT NOT NULL, judgment INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (number, judgment)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS number_by_judgment ON judgment_number (judgment);
CREATE TABLE IF NOT EXISTS section (
    judgment INTEGER NOT NULL, place INTEGER NOT NULL, first INTEGER NOT NULL, level INTEGER NOT NULL, kind TEXT NOT NULL,
    title TEXT NOT NULL, PRIMARY KEY (judgment, place)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS paragraph (key INTEGER PRIMARY KEY, n INTEGER, section TEXT NOT NULL, text TEXT NOT NULL, label TEXT);
CREATE TABLE IF NOT EXISTS citation (
    paragraph INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, id TEXT,
    name TEXT, date TEXT, ecli TEXT, pinpoints TEXT NOT NULL, citing INTEGER NOT NULL, cited INTEGER, marks TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (paragraph, start)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS citation_by_cited ON citation (cited) WHERE cited IS NOT NULL;
CREATE INDEX IF NOT EXISTS citation_by_citing ON citation (citing);
CREATE INDEX IF NOT EXISTS citation_by_id ON citation (id);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_LISTS = ("articles", "keywords", "issues", "missing")
_COLUMNS = (
    "id",
    "title",
    "court",
    "kind",
    "formation",
    "date",
    "final",
    "ecli",
    "state",
    "conclusion",
    "importance",
    "language",
    "url",
    "source",
    "precedent",
    *_LISTS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a list of judgments shows of one."""

    key: int
    id: str
    title: str
    court: str
    date: date | None
    ecli: str | None
    precedent: str | None
    cited_by: int


class Texts:
    """The imported judgments behind one connection."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self.connection = connection
        self.folder = folder

    # Writing

    def put(self, judgment: Judgment, text_hash: str, source_hash: str = "") -> int:
        """Store `judgment`, in the place of an earlier one with the same id; return its key.

        `text_hash` is of the text alone, `source_hash` of all the source said: what comes again with it needs no second look.
        """
        row = self.connection.execute("SELECT key FROM judgment WHERE id = ?", (judgment.id,)).fetchone()
        key = row[0] if row else None
        if key is not None:
            self._clear(key)
        values = [_stored(getattr(judgment, name)) for name in _COLUMNS]
        names = ", ".join(("key", *_COLUMNS, "text_hash", "characters", "source_hash", "revision"))
        marks = ", ".join("?" * (len(_COLUMNS) + 5))
        size = sum(len(paragraph.text) + 1 for paragraph in judgment.paragraphs)
        added = self.connection.execute(
            f"INSERT INTO judgment ({names}) VALUES ({marks})",
            (key, *values, text_hash, size, source_hash, self._next_revision()),
        )
        key = int(added.lastrowid or 0)
        self._put_numbers(key, judgment.numbers)
        self.connection.executemany(
            "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?)",
            ((key, place, s.first, s.level, s.kind, s.title) for place, s in enumerate(judgment.sections)),
        )
        self.connection.executemany(
            "INSERT INTO paragraph VALUES (?, ?, ?, ?, ?)",
            ((key * STRIDE + p.place, p.n, p.section, p.text, p.label) for p in judgment.paragraphs),
        )
        return key

    def fill(self, key: int, judgment: Judgment, source_hash: str | None = None) -> None:
        """Let what is known of a stored judgment be as `judgment` says; its text stays."""
        names = ", ".join(f"{name} = ?" for name in _COLUMNS)
        values = [_stored(getattr(judgment, name)) for name in _COLUMNS]
        self.connection.execute(
            f"UPDATE judgment SET {names}, revision = ?, source_hash = coalesce(?, source_hash) WHERE key = ?",
            (*values, self._next_revision(), source_hash, key),
        )
        self.connection.execute("DELETE FROM judgment_number WHERE judgment = ?", (key,))
        self._put_numbers(key, judgment.numbers)

    def keep(self) -> None:
        """Make what was written so far last, and go on writing."""
        self.connection.execute("COMMIT")
        self.connection.execute("BEGIN IMMEDIATE")

    def _put_numbers(self, key: int, numbers: Iterable[str]) -> None:
        self.connection.executemany(
            "INSERT OR IGNORE INTO judgment_number VALUES (?, ?, ?)",
            ((number, key, place) for place, number in enumerate(numbers)),
        )

    def _next_revision(self) -> int:
        row = self.connection.execute(
            "INSERT INTO state VALUES ('revision', '1') "
            "ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1 RETURNING value"
        ).fetchone()
        return int(row[0])

    def put_citations(self, key: int, place: int, citations: Iterable[Citation]) -> None:
        """Store what the paragraph at `place` of a judgment cites."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO citation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",
            (
                (
                    key * STRIDE + place,
                    c.start,
                    c.end,
                    c.kind,
                    c.form,
                    c.id or c.resolves_to,
                    c.name,
                    _stored(c.date),
                    c.ecli,
                    json.dumps(c.pinpoints),
                    key,
                    json.dumps(c.marks),
                )
                for c in citations
            ),
        )

    def forget_citations(self, key: int) -> None:
        """Forget what a judgment cites, before it is read again."""
        self.connection.execute("DELETE FROM citation WHERE citing = ?", (key,))

    def remember(self, name: str, value: str) -> None:
        """Keep one fact about the whole collection."""
        self.connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def remembered(self, name: str) -> str | None:
        row = self.connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def remember_changed(self, id_: str, names: Sequence[str], day: date) -> None:
        """Keep on which day the paragraphs `names` of a judgment came to say something else."""
        days = {**self.changed(id_), **dict.fromkeys(names, day)}
        self.remember(f"changed {id_}", json.dumps({name: known.isoformat() for name, known in days.items()}))

    def changed(self, id_: str) -> dict[str, date]:
        """The days on which paragraphs of a judgment last came to say something else, by the names that notes have for them."""
        kept = json.loads(self.remembered(f"changed {id_}") or "{}")
        return {name: date.fromisoformat(day) for name, day in kept.items()}

    def _clear(self, key: int) -> None:
        low, high = key * STRIDE, (key + 1) * STRIDE
        self.connection.execute("DELETE FROM paragraph WHERE key >= ? AND key < ?", (low, high))
        for table in ("judgment_number", "section"):
            self.connection.execute(f"DELETE FROM {table} WHERE judgment = ?", (key,))
        self.connection.execute("DELETE FROM citation WHERE citing = ?", (key,))
        self.connection.execute("DELETE FROM judgment WHERE key = ?", (key,))

    # Reading

    def count(self) -> int:
        return int(self.connection.execute("SELECT count(*) FROM judgment").fetchone()[0])

    def key_of(self, name: str) -> int | None:
        """The key of the judgment that came with the id `name`, or is the built-in precedent `name`."""
        row = self.connection.execute(
            "SELECT key FROM judgment WHERE id = ?1 UNION ALL SELECT key FROM judgment WHERE precedent = ?1 LIMIT 1",
            (name,),
        ).fetchone()
        return None if row is None else int(row[0])

    def keys_numbered(self, number: str) -> list[int]:
        """The judgments in the case of that number, the latest first."""
        rows = self.connection.execute(
            "SELECT key FROM judgment JOIN judgment_number ON judgment = key WHERE number = ? ORDER BY date DESC, key",
            (number,),
        )
        return [row[0] for row in rows]

    def keys_with_ecli(self, ecli: str) -> list[int]:
        return [row[0] for row in self.connection.execute("SELECT key FROM judgment WHERE ecli = ?", (ecli,))]

    def keys_on(self, numbers: Sequence[str], day: date) -> list[int]:
        """The judgments of that day in a case of one of these numbers."""
        marks = ", ".join("?" * len(numbers))
        rows = self.connection.execute(
            f"SELECT DISTINCT key FROM judgment_number JOIN judgment ON judgment = key WHERE number IN ({marks}) AND date = ?",
            [*numbers, day.isoformat()],
        )
        return [row[0] for row in rows]

    def keys_with_text(self, text_hash: str) -> list[int]:
        return [row[0] for row in self.connection.execute("SELECT key FROM judgment WHERE text_hash = ?", (text_hash,))]

    def hashes(self, key: int) -> tuple[str, str]:
        """The hash of a judgment's text, and of all its source said."""
        row = self.connection.execute("SELECT text_hash, source_hash FROM judgment WHERE key = ?", (key,)).fetchone()
        return str(row[0]), str(row[1])

    def revision(self) -> int:
        """A count that grows with every judgment put or filled: what was built at an earlier one is behind."""
        row = self.connection.execute("SELECT value FROM state WHERE name = 'revision'").fetchone()
        return int(row[0]) if row else 0

    def keys_since(self, revision: int) -> list[int]:
        """The judgments put or filled after `revision`."""
        rows = self.connection.execute("SELECT key FROM judgment WHERE revision > ? ORDER BY key", (revision,))
        return [row[0] for row in rows]

    def judgment(self, key: int) -> Judgment:
        """The whole judgment."""
        sections = self.connection.execute(
            "SELECT kind, title, first, level FROM section WHERE judgment = ? ORDER BY place", (key,)
        )
        return replace(
            self.known(key),
            sections=tuple(
                Section(kind=kind, title=title, first=first, level=level) for kind, title, first, level in sections
            ),
            paragraphs=tuple(self.paragraphs(key)),
        )

    def known(self, key: int) -> Judgment:
        """What is known of a judgment, without its text and sections."""
        row = self.connection.execute(
            f"SELECT {', '.join(_COLUMNS)} FROM judgment WHERE key = ?",
            (key,),
        ).fetchone()
        values = dict(zip(_COLUMNS, row, strict=True))
        for name in _LISTS:
            values[name] = tuple(json.loads(values[name]))
        for name in ("date", "final"):
            values[name] = date.fromisoformat(values[name]) if values[name] else None
        numbers = self.connection.execute(
            "SELECT number FROM judgment_number WHERE judgment = ? ORDER BY place", (key,)
        )
        return Judgment(**values, numbers=tuple(row[0] for row in numbers))

    def paragraphs(self, key: int, places: Sequence[int] | None = None) -> Iterator[Paragraph]:
        """The paragraphs of a judgment in order, all or those at `places`."""
        low = key * STRIDE
        if places is None:
            rows = self.connection.execute(
                "SELECT key, n, section, text, label FROM paragraph WHERE key >= ? AND key < ? ORDER BY key",
                (low, low + STRIDE),
            )
        else:
            marks = ", ".join("?" * len(places))
            rows = self.connection.execute(
                f"SELECT key, n, section, text, label FROM paragraph WHERE key IN ({marks}) ORDER BY key",
                [low + place for place in places],
            )
        for paragraph, n, section, text, label in rows:
            yield Paragraph(place=paragraph - low, n=n, section=section, text=text, label=label)

    def heads(self, keys: Sequence[int]) -> Mapping[int, Head]:
        """What a list shows of the judgments `keys`, with how many other judgments cite each."""
        marks = ", ".join("?" * len(keys))
        rows = self.connection.execute(
            "SELECT key, id, title, court, date, ecli, precedent, "
            f"(SELECT count(DISTINCT paragraph / {STRIDE}) FROM citation "  # told by the index alone: it holds no `citing`
            f"WHERE cited = judgment.key AND paragraph / {STRIDE} <> judgment.key) "
            f"FROM judgment WHERE key IN ({marks})",
            list(keys),
        )
        return {
            row[0]: Head(
                key=row[0],
                id=row[1],
                title=row[2],
                court=row[3],
                date=date.fromisoformat(row[4]) if row[4] else None,
                ecli=row[5],
                precedent=row[6],
                cited_by=row[7],
            )
            for row in rows
        }


@contextmanager
def open_texts(folder: Path, *, writing: bool = False) -> Iterator[Texts]:
    """The judgments kept in `folder`; `writing` makes the folder and the file where they are not yet there, in one transaction.

    Raises `StoreFault` when the file is damaged, foreign or in use.
    """
    path = folder / FILE
    if writing:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreFault(
                phrase("{folder} cannot be made: {strerror}", folder=folder, strerror=error.strerror),
                fix=phrase("name another folder with --judgments"),
            ) from error
    try:
        connection = connect(
            path, actor="import" if writing else None, create=writing and not path.exists(), identity=IDENTITY
        )
    except StoreFault as fault:
        raise (_damaged(path) if _is_damage(fault.__cause__) or not _is_ours(path) else fault) from fault
    try:
        if writing:
            connection.executescript(SCHEMA)
            connection.execute("BEGIN IMMEDIATE")
        yield Texts(connection, folder)
        if writing:
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise (_damaged(path) if _is_damage(error) else as_fault(error, path)) from error
    finally:
        connection.close()


def _is_damage(error: BaseException | None) -> bool:
    """What the engine says of a file whose pages are broken; what is locked, full or read-only is another fault."""
    return isinstance(error, sqlite3.DatabaseError) and any(
        sign in str(error).lower() for sign in ("malformed", "not a database", "disk image")
    )


def _is_ours(path: Path) -> bool:
    """Whether a file that is there, and may be read, begins as a database does."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(HEADER)) == HEADER
    except OSError:
        return True  # that it is not there, or may not be read, has been told already


def _damaged(path: Path) -> StoreFault:
    """Imported judgments are public and can be imported again; notes and marks are in the office's own database and are kept."""
    return StoreFault(
        phrase("{path} is damaged; only what was imported is in it, notes and marks are not", path=path),
        fix=phrase("restore it from a copy, or move it away and import the judgments again"),
    )


def _stored(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value
