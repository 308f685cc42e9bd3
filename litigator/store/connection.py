"""The one place that opens a database. Plain DB-API: the engine and the docket both come through here.

Every connection is set right and then asked whether it is: WAL with FULL sync (an acknowledged deadline survives a power cut),
foreign keys, secure delete, a busy timeout. A file that is not ours, is damaged or is newer than this program is told in a sentence.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from litigator.errors import StoreFault
from litigator.tongue import phrase

APPLICATION_ID = 0x4C495447
HEADER = b"SQLite format 3\x00"
BUSY_MS = 30_000
HEAD = "0005"  # the last step of store/migrations
_PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": BUSY_MS}


def connect(
    path: Path, *, actor: str | None = None, create: bool = False, identity: int = APPLICATION_ID
) -> sqlite3.Connection:
    """Open the database at `path`. Without an `actor` nothing can be written through the connection.

    Raises `StoreFault` when there is none, or it is damaged, foreign or locked. `create` makes an empty one. `identity` says
    what kind of database it is: an office's, unless told otherwise.
    """
    if create:
        _make_for_its_owner(path)
    else:
        _must_look_like_ours(path)
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_MS / 1000,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise as_fault(error, path) from error
    try:
        if create:
            connection.execute(f"PRAGMA application_id = {identity}")
        elif connection.execute("PRAGMA application_id").fetchone()[0] != identity:
            raise StoreFault(
                phrase("{path} is a database of another program", path=path),
                fix=phrase("name the office's own with --db"),
            )
        connection.create_function("litigator_actor", 0, lambda: actor)
        _set_right(connection, path)
        if actor is None:
            connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        connection.close()
        raise as_fault(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _make_for_its_owner(path: Path) -> None:
    """An empty file that only its owner may read: it will hold names of people whom states look for. An existing one is left as it is."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreFault(
            phrase("{path} cannot be made: {strerror}", path=path, strerror=error.strerror),
            fix=phrase("name another place with --db"),
        ) from error


def _must_look_like_ours(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            head = stream.read(len(HEADER))
    except FileNotFoundError:
        raise StoreFault(
            phrase("there is no office at {path}", path=path), fix="litigator office init, or name one with --db"
        ) from None
    except OSError as error:
        raise StoreFault(phrase("{path} cannot be opened: {strerror}", path=path, strerror=error.strerror)) from error
    if head != HEADER:
        raise StoreFault(
            phrase("{path} is not an office's database, or it is damaged", path=path),
            fix=phrase("restore it from a copy"),
        )


def _set_right(connection: sqlite3.Connection, path: Path) -> None:
    for name, wanted in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != wanted:
            raise StoreFault(
                phrase(
                    "{path} cannot be opened safely: {name} is {found}, not {wanted}",
                    path=path,
                    name=name,
                    found=found,
                    wanted=wanted,
                ),
                fix=phrase("move it to a local disk"),
            )


def as_fault(error: sqlite3.Error, path: Path) -> StoreFault:
    """A database error as one sentence a person can act on."""
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return StoreFault(phrase("{path} is in use by someone else", path=path), fix=phrase("try again in a moment"))
    if "malformed" in text or "not a database" in text or "disk image" in text:
        return StoreFault(phrase("{path} is damaged", path=path), fix=phrase("restore it from a copy"))
    if "litigator_actor" in text or "readonly" in text or "query_only" in text:
        return StoreFault(phrase("{path} was opened for reading only", path=path))
    if "disk is full" in text or "full" in text:
        return StoreFault(phrase("the disk that holds {path} is full; nothing was changed", path=path))
    return StoreFault(
        phrase("{path} could not be used ({name__})", path=path, name__=type(error).__name__),
        fix="litigator office doctor",
    )


@contextmanager
def reading_plainly(path: Path) -> Iterator[sqlite3.Connection]:
    """The plain connection to a current database, for reading; closed at the end of the block."""
    connection = connect(path)
    try:
        must_be_current(connection, path)
        yield connection
    except sqlite3.Error as error:
        raise as_fault(error, path) from error
    finally:
        connection.close()


def must_be_current(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `StoreFault` for a database of an older or newer version than this program."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise StoreFault(
            phrase("{path} has no stamp of this program: it is damaged or foreign", path=path),
            fix=phrase("restore it from a copy"),
        ) from error
    stamp = row[0] if row else ""
    if stamp == HEAD:
        return
    if stamp < HEAD:
        raise StoreFault(
            phrase("{path} is of an older version ({stamp})", path=path, stamp=stamp),
            fix=phrase("litigator office upgrade (a copy is taken first)"),
        )
    raise StoreFault(
        phrase("{path} is of a newer version ({stamp}) than this program", path=path, stamp=stamp),
        fix=phrase("install the newer litigator"),
    )
