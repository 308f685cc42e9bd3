"""Bringing an older database up to this version: a copy first, then Alembic, and the original whole if anything fails.

Alembic is imported only here, only when the stamp is behind.
"""

import sqlite3
from pathlib import Path

from litigator.errors import StoreFault
from litigator.files import sync_file
from litigator.store import audit
from litigator.store.connection import as_fault, connect
from litigator.store.engine import HEAD
from litigator.tongue import phrase

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def upgrade_if_behind(path: Path, *, head: str = HEAD, migrations: Path = MIGRATIONS) -> Path | None:
    """Upgrade the database at `path` to `head`; return the copy taken before, or None when it was current.

    Raises `StoreFault` for a database that is newer than this program, and when a step fails: then nothing has changed.
    """
    stamp = stamp_of(path)
    if stamp == head:
        return None
    if stamp > head:
        raise StoreFault(
            phrase("{path} is of a newer version ({stamp}) than this program", path=path, stamp=stamp),
            fix=phrase("install the newer litigator"),
        )
    copy = copy_of(path, stamp)
    try:
        _run(path, head, migrations)
    except Exception as error:
        raise StoreFault(
            phrase("{path} could not be upgraded and is as it was; a copy is {name}", path=path, name=copy.name),
            fix=phrase("tell the maintainers"),
        ) from error
    return copy


def stamp_of(path: Path) -> str:
    """The version a database says it has."""
    connection = connect(path)
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise as_fault(error, path) from error
    finally:
        connection.close()
    return str(row[0]) if row else ""


def copy_of(path: Path, stamp: str) -> Path:
    """A whole, synced copy of the database beside it, named after its version. An earlier copy is kept."""
    number = 1
    while (copy := path.with_name(f"{path.name}.before-{stamp}-{number}")).exists():
        number += 1
    source = connect(path)
    try:
        target = sqlite3.connect(copy)
        try:
            source.backup(target)
        finally:
            target.close()
    finally:
        source.close()
    sync_file(copy)
    return copy


def _run(path: Path, head: str, migrations: Path) -> None:
    """One transaction for all steps: SQLite's schema changes roll back like any other. What steps change in rows is logged and chained."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    raw = connect(path, actor="upgrade")
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE") and None)
    script = ScriptDirectory(str(migrations))
    try:
        with engine.begin() as connection:
            context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
            stamp = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or None
            with Operations.context(context):
                for revision in reversed(list(script.iterate_revisions(head, stamp))):
                    revision.module.upgrade()
                    connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (revision.revision,))
            if audit.key_path(path).exists():
                audit.chain(raw, audit.read_key(path))
    finally:
        engine.dispose()
        raw.close()
