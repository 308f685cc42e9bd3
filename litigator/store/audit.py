"""The log of every change: written by triggers, so that no statement can slip by, and chained with a key before each commit.

The log holds who, when, which row and which fields, never what stood in them. The chain shows edits, deletions, renumbering and forgery;
an anchored head (kept outside: in manifests, in backups) also shows a tail that was cut off. Whoever holds the key and the file can rewrite
what came after the last anchor: the chain is evidence, not a lock.
"""

import hmac
import secrets
import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from litigator.errors import Problem, SettingsFault, StoreFault
from litigator.tongue import phrase

LOG_TABLE = """
CREATE TABLE audit_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    operation TEXT NOT NULL,
    fields TEXT NOT NULL,
    mac TEXT
)"""
GUARDS = (
    """CREATE TRIGGER audit_log_stays BEFORE UPDATE ON audit_log
    WHEN OLD.mac IS NOT NULL OR NEW.mac IS NULL OR OLD.seq IS NOT NEW.seq OR OLD.at IS NOT NEW.at OR OLD.actor IS NOT NEW.actor
      OR OLD.table_name IS NOT NEW.table_name OR OLD.row_id IS NOT NEW.row_id OR OLD.operation IS NOT NEW.operation
      OR OLD.fields IS NOT NEW.fields
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END""",
    "CREATE TRIGGER audit_log_keeps BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END",
)
_COLUMNS = "seq, at, actor, table_name, row_id, operation, fields"


def trigger_statements(tables: Iterable[tuple[str, tuple[str, ...]]]) -> list[str]:
    """The log table, its guards, and three triggers for each (table, columns). A write without an actor fails on NOT NULL."""
    statements = [LOG_TABLE, *GUARDS]
    for table, columns in tables:
        changed = " || ".join(
            f"CASE WHEN OLD.\"{column}\" IS NOT NEW.\"{column}\" THEN '{column} ' ELSE '' END" for column in columns
        )
        for operation, row, fields in (("insert", "NEW", "''"), ("update", "NEW", changed), ("delete", "OLD", "''")):
            statements.append(
                f'CREATE TRIGGER "log_{operation}_{table}" AFTER {operation.upper()} ON "{table}" BEGIN '
                "INSERT INTO audit_log (at, actor, table_name, row_id, operation, fields) VALUES "
                f"(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), litigator_actor(), '{table}', {row}.id, '{operation}', {fields}); END"
            )
    return statements


def only_added_statements(tables: Iterable[str]) -> list[str]:
    """Two triggers for each table whose rows are only ever added: neither an edit nor a deletion passes."""
    return [
        f'CREATE TRIGGER "{table}_{rule}" BEFORE {operation} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for table in tables
        for rule, operation in (("stays", "UPDATE"), ("keeps", "DELETE"))
    ]


def key_path(database: Path) -> Path:
    """Where the key of the chain is: a file beside the database."""
    return database.with_name(f"{database.name}.audit-key")


def make_key(database: Path) -> None:
    """Make the key of a new office, readable by its owner only. An existing key is kept."""
    import os

    try:
        handle = os.open(key_path(database), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(32) + "\n")


def read_key(database: Path) -> bytes:
    """The key of the office's chain. Raises `SettingsFault` when it is not beside the database."""
    try:
        return bytes.fromhex(key_path(database).read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise SettingsFault(
            phrase(
                "the audit key {name} is not beside the database, so nothing can be written",
                name=key_path(database).name,
            ),
            fix=phrase("copy it from where the office was made; it travels with the database"),
        ) from error


def must_all_be_signed(connection: Any, path: Path) -> None:
    """Refuse to write over a log that holds entries nobody signed: signing them now would make a forgery genuine."""
    row = connection.execute("SELECT seq FROM audit_log WHERE mac IS NULL ORDER BY seq LIMIT 1").fetchone()
    if row is not None:
        raise StoreFault(
            phrase(
                "entry {row} of the log in {path} was put there by another program; nothing was written",
                row=row[0],
                path=path,
            ),
            fix="litigator office doctor, then restore the database from a copy",
        )


def chain(connection: Any, key: bytes) -> None:
    """Chain what the triggers appended since the last commit. Runs inside the transaction that is about to commit."""
    last = connection.execute("SELECT mac FROM audit_log WHERE mac IS NOT NULL ORDER BY seq DESC LIMIT 1").fetchone()
    previous = last[0] if last else ""
    for row in connection.execute(f"SELECT {_COLUMNS} FROM audit_log WHERE mac IS NULL ORDER BY seq").fetchall():
        previous = _mac(key, previous, row)
        connection.execute("UPDATE audit_log SET mac = ? WHERE seq = ?", (previous, row[0]))


def _mac(key: bytes, previous: str, row: Iterable[Any]) -> str:
    return hmac.new(key, "\x1f".join((previous, *map(str, row))).encode(), sha256).hexdigest()


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """The last link (number, mac): anchor it outside the database."""
    row = connection.execute("SELECT seq, mac FROM audit_log ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1] or "") if row else (0, "")


def verify_chain(connection: sqlite3.Connection, key: bytes, anchor: tuple[int, str] | None = None) -> list[Problem]:
    """Walk the chain from its first link. `anchor` is a head kept outside; without one a cut tail cannot be seen."""
    problems: list[Problem] = []
    previous, expected, anchored = "", 1, anchor is None or anchor[0] == 0
    for *row, mac in connection.execute(f"SELECT {_COLUMNS}, mac FROM audit_log ORDER BY seq"):
        if row[0] != expected:
            problems.append(
                Problem(
                    phrase("entry {expected} is missing from the log", expected=expected),
                    phrase("audit log"),
                    phrase("restore the database from a copy"),
                )
            )
        expected = row[0] + 1
        previous = _mac(key, previous, row)
        if mac != previous:
            problems.append(
                Problem(
                    phrase("entry {row} of the log was changed or forged", row=row[0]),
                    phrase("audit log"),
                    phrase("restore the database from a copy"),
                )
            )
            previous = mac or ""
        if anchor is not None and row[0] == anchor[0]:
            anchored = mac == anchor[1]
    if not anchored:
        problems.append(
            Problem(
                phrase("the log ends before, or differs from, the anchored head"),
                phrase("audit log"),
                phrase("restore the database from a copy"),
            )
        )
    return problems
