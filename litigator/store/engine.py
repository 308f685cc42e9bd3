"""Sessions over the one connection: reading ones that cannot write, writing ones that commit whole, chained, or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import StaticPool

from litigator.errors import Refused, StoreFault
from litigator.records import OfficeRow, Record
from litigator.store import audit
from litigator.store.connection import HEAD, as_fault, connect, must_be_current
from litigator.tongue import phrase


def create(path: Path, *, name: str, actor: str) -> None:
    """Make an empty office at `path`, with its audit key beside it. An existing file is refused; a failure leaves none behind."""
    if path.exists():
        raise StoreFault(phrase("{path} exists already", path=path), fix=phrase("name another file with --db"))
    if not path.parent.is_dir():
        raise StoreFault(phrase("there is no folder {parent}", parent=path.parent), fix=phrase("make it first"))
    audit.make_key(path)
    try:
        with _session(path, actor=actor, new=True) as session:
            found(session.connection())
            session.add(OfficeRow(name=name))
    except BaseException:
        for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            leftover.unlink(missing_ok=True)
        raise


def found(connection: Any) -> None:
    """The tables, the triggers and the stamp, in an empty database."""
    Record.metadata.create_all(connection)
    only_added = (table.name for table in Record.metadata.sorted_tables if table.info.get("only_added"))
    for statement in (*audit.trigger_statements(logged_tables()), *audit.only_added_statements(only_added)):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def logged_tables() -> list[tuple[str, tuple[str, ...]]]:
    """Every table with its columns: all are logged but those that can be computed again."""
    tables = [table for table in Record.metadata.sorted_tables if not table.info.get("disposable")]
    return [(table.name, tuple(column.name for column in table.columns)) for table in tables]


@contextmanager
def reading(path: Path) -> Iterator[Session]:
    """A session that reads; whatever it tries to write is refused by the database itself."""
    with _session(path, actor=None) as session:
        yield session


@contextmanager
def writing(path: Path, *, actor: str, dry_run: bool = False) -> Iterator[Session]:
    """A session that holds the write lock from its first statement and commits at the end of the block, or changes nothing.

    A `dry_run` does all of it and then takes it back.
    """
    with _session(path, actor=actor, keep=not dry_run) as session:
        yield session


@contextmanager
def _session(path: Path, *, actor: str | None, new: bool = False, keep: bool = True) -> Iterator[Session]:
    connection = connect(path, actor=actor, create=new)
    try:
        if not new:
            must_be_current(connection, path)
        key = audit.read_key(path) if actor is not None else b""
    except BaseException:
        connection.close()
        raise
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    begin = "BEGIN" if actor is None else "BEGIN IMMEDIATE"
    event.listen(engine, "begin", lambda sqlalchemy_connection: sqlalchemy_connection.exec_driver_sql(begin) and None)
    session = Session(engine, expire_on_commit=False)
    try:
        if actor is not None and not new:
            session.connection()
            audit.must_all_be_signed(connection, path)
        yield session
        if actor is not None and keep:
            session.flush()
            audit.chain(connection, key)
            session.commit()
    except StaleDataError as error:
        raise Refused(
            phrase("someone else changed this since you read it; nothing of yours was written"),
            fix=phrase("read it again, then edit"),
        ) from error
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and not isinstance(error.orig, sqlite3.IntegrityError):
            raise as_fault(error.orig, path) from error
        raise
    except sqlite3.DatabaseError as error:
        raise as_fault(error, path) from error
    finally:
        session.close()
        engine.dispose()
        connection.close()


__all__ = ["HEAD", "DatabaseError", "create", "found", "logged_tables", "reading", "writing"]
