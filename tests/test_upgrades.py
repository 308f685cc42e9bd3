"""Upgrades: a copy first, Alembic only when behind, the original whole when a step fails."""

import re
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from litigator.errors import StoreFault
from litigator.registry.drafts import drafts, record_draft
from litigator.store import audit, engine, upgrades
from litigator.store.connection import connect

STEP = '''"""A step of the test."""

from alembic import op
import sqlalchemy as sa

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("legal_case", sa.Column("colour", sa.Text()))
    {fault}
'''


def schema(path: Path) -> set[str]:
    connection = connect(path)
    try:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    finally:
        connection.close()
    return {f"{kind} {name} {_sorted_parts(sql or '')}" for kind, name, sql in rows}


def _sorted_parts(sql: str) -> str:
    """The statement with its columns and constraints in a fixed order: their order is no difference."""
    return " | ".join(sorted(" ".join(part.split()) for part in re.sub(r'["()]', " ", sql).split(",")))


def step(tmp_path: Path, fault: str = "") -> Path:
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for real in (upgrades.MIGRATIONS / "versions").glob("v*.py"):
        (folder / "versions" / real.name).write_text(real.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "versions" / "v0006.py").write_text(STEP.format(fault=fault), encoding="utf-8")
    return folder


@pytest.fixture
def office(tmp_path) -> Path:
    path = tmp_path / "cases.db"
    engine.create(path, name="Office", actor="a")
    return path


def test_the_steps_give_the_very_schema_that_a_new_office_gets(office, tmp_path):
    empty = tmp_path / "empty.db"
    connection = connect(empty, actor="upgrade", create=True)
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute("INSERT INTO alembic_version VALUES ('')")
    connection.close()
    upgrades._run(empty, engine.HEAD, upgrades.MIGRATIONS)
    assert schema(empty) == schema(office)


def test_a_current_database_is_left_alone_and_alembic_is_not_imported(office):
    script = (
        "import sys; from pathlib import Path; from litigator.store.upgrades import upgrade_if_behind;"
        f"assert upgrade_if_behind(Path({str(office)!r})) is None; assert 'alembic' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
    assert not list(office.parent.glob("*.before-*"))


def test_an_older_database_is_copied_and_brought_up(office, tmp_path):
    before = schema(office)
    copy = upgrades.upgrade_if_behind(office, head="0006", migrations=step(tmp_path))
    assert copy is not None
    assert schema(copy) == before
    assert upgrades.stamp_of(office) == "0006"
    assert any("colour" in line for line in schema(office))


def test_a_step_that_fails_changes_nothing(office, tmp_path):
    before = schema(office)
    with pytest.raises(StoreFault, match="is as it was"):
        upgrades.upgrade_if_behind(office, head="0006", migrations=step(tmp_path, "raise ValueError"))
    assert schema(office) == before
    assert upgrades.stamp_of(office) == engine.HEAD


def test_the_control_without_a_transaction_half_a_step_would_stay(office):
    connection = connect(office, actor="x")
    connection.execute("ALTER TABLE legal_case ADD COLUMN colour TEXT")
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("ALTER TABLE nowhere ADD COLUMN colour TEXT")
    connection.close()
    assert any("colour" in line for line in schema(office))


def test_a_newer_database_is_not_touched(office):
    connection = connect(office, actor="x")
    connection.execute("UPDATE alembic_version SET version_num = '0009'")
    connection.close()
    with pytest.raises(StoreFault, match="newer"):
        upgrades.upgrade_if_behind(office)


def test_an_office_of_before_the_drafts_is_brought_up_with_what_is_in_it(tmp_path):
    path = tmp_path / "cases.db"
    connection = connect(path, actor="upgrade", create=True)
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute("INSERT INTO alembic_version VALUES ('')")
    connection.close()
    audit.make_key(path)
    upgrades._run(path, "0004", upgrades.MIGRATIONS)
    connection = connect(path, actor="rasa")
    connection.execute("INSERT INTO office_person (handle, name, role, version) VALUES ('rasa', 'Rasa', 'lawyer', 1)")
    audit.chain(connection, audit.read_key(path))
    connection.close()
    with pytest.raises(StoreFault, match="older version"), engine.reading(path):
        pass
    copy = upgrades.upgrade_if_behind(path)
    assert copy is not None and upgrades.stamp_of(path) == engine.HEAD
    with engine.writing(path, actor="rasa") as session:
        record_draft(
            session,
            reference="1",
            file="a.docx",
            sha256="0" * 64,
            identity=None,
            by="rasa",
            manifest="{}",
            at=datetime(2026, 1, 1, tzinfo=UTC),
        )
    with engine.reading(path) as session:
        (kept,) = drafts(session, reference="1")
        assert (kept.number, kept.by, kept.filed) == (1, "rasa", None)
    connection = connect(path)
    logged = connection.execute("SELECT actor, table_name FROM audit_log ORDER BY seq").fetchall()
    assert logged == [("rasa", "office_person"), ("rasa", "draft")]
    assert audit.verify_chain(connection, audit.read_key(path)) == []
    connection.close()
    for statement in ("UPDATE draft SET file = 'b'", "DELETE FROM draft"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            _change(path, statement)


def _change(path: Path, statement: str) -> None:
    connection = connect(path, actor="rasa")
    try:
        connection.execute(statement)
    finally:
        connection.close()
