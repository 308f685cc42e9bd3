"""The store: what it opens, what it refuses, what it logs, and what its chain finds."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from drafting_office import case_file
from sqlalchemy import Boolean, Date, Integer, String, insert, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from litigator.errors import SettingsFault, StoreFault
from litigator.records import Amount, Moment, OfficeRow, Record, Words
from litigator.registry import add_office_person, cases, office_people, save_case
from litigator.registry import case_file as read_case
from litigator.store import audit
from litigator.store.connection import APPLICATION_ID, connect
from litigator.store.engine import HEAD, create, logged_tables, reading, writing
from litigator.store.upgrades import upgrade_if_behind

ROOT = Path(__file__).resolve().parents[1]
PLANTED = "Žygimantas-Planted"
TABLES = [name for name, _ in logged_tables()]
ONLY_ADDED = [table.name for table in Record.metadata.sorted_tables if table.info.get("only_added")]
CHANGING = [name for name in TABLES if name not in ONLY_ADDED]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "office.db"
    create(path, name="Teisių biuras", actor="init")
    return path


def log_of(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(
            "SELECT seq, at, actor, table_name, row_id, operation, fields, mac FROM audit_log ORDER BY seq"
        ).fetchall()


def add_people(path: Path, *handles: str) -> None:
    for handle in handles:
        with writing(path, actor="rasa") as session:
            add_office_person(session, handle=handle, name=PLANTED, role="lawyer")


# Opening


def test_a_new_office_holds_its_name_and_nothing_else(office: Path) -> None:
    with reading(office) as session:
        assert [row.name for row in session.query(OfficeRow)] == ["Teisių biuras"]
        assert cases(session) == []


def test_what_one_session_writes_the_next_one_reads(office: Path) -> None:
    with writing(office, actor="rasa") as session:
        save_case(session, case_file(), new=True)
    with reading(office) as session:
        assert read_case(session, "2021-004").name == "The family at Pabradė"


def test_an_existing_file_is_not_made_again(office: Path) -> None:
    before = office.read_bytes()
    with pytest.raises(StoreFault, match="exists already"):
        create(office, name="another", actor="init")
    assert office.read_bytes() == before


def test_an_office_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="there is no folder"):
        create(tmp_path / "nowhere" / "office.db", name="x", actor="init")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_making_leaves_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("litigator.store.engine.found", lambda connection: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        create(tmp_path / "office.db", name="x", actor="init")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".db" or "-wal" in path.name] == []


@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("busy_timeout", 30_000)],
)
@pytest.mark.parametrize("actor", ["rasa", None])
def test_every_connection_has_every_pragma_right(office: Path, pragma: str, wanted: Any, actor: str | None) -> None:
    with closing(connect(office, actor=actor)) as connection:
        assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == wanted


def test_the_pragmas_are_the_stores_doing_for_a_plain_connection_lacks_them(office: Path) -> None:
    with closing(sqlite3.connect(office)) as plain:
        assert plain.execute("PRAGMA foreign_keys").fetchone()[0] == 0
        assert plain.execute("PRAGMA busy_timeout").fetchone()[0] != 30_000


def test_the_database_carries_the_programs_own_mark(office: Path) -> None:
    with closing(sqlite3.connect(office)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def _missing(folder: Path) -> Path:
    return folder / "nothing.db"


def _text(folder: Path) -> Path:
    path = folder / "notes.db"
    path.write_text("Pastabos apie bylą.\n" * 20, encoding="utf-8")
    return path


def _empty(folder: Path) -> Path:
    path = folder / "empty.db"
    path.touch()
    return path


def _foreign(folder: Path) -> Path:
    path = folder / "foreign.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE recipes (id INTEGER PRIMARY KEY)")
        raw.commit()
    return path


def _directory(folder: Path) -> Path:
    path = folder / "folder.db"
    path.mkdir()
    return path


def _stamped(stamp: str) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = folder / "stamped.db"
        create(path, name="x", actor="init")
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("UPDATE alembic_version SET version_num = ?", (stamp,))
            raw.commit()
        return path

    return made


def _unstamped(folder: Path) -> Path:
    path = folder / "unstamped.db"
    create(path, name="x", actor="init")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TABLE alembic_version")
        raw.commit()
    return path


def _torn(folder: Path) -> Path:
    path = folder / "torn.db"
    create(path, name="x", actor="init")
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    return path


UNFIT = [
    (_missing, "there is no office at"),
    (_text, "is not an office's database"),
    (_empty, "is not an office's database"),
    (_foreign, "is a database of another program"),
    (_directory, "cannot be opened"),
    (_stamped("9999"), "is of a newer version"),
    (_stamped("0000"), "is of an older version"),
    (_unstamped, "damaged or foreign"),
    (_torn, "damaged"),
]
UNFIT_NAMES = ["missing", "text", "empty", "foreign", "directory", "newer", "older", "unstamped", "torn"]


@pytest.mark.parametrize(("made", "words"), UNFIT, ids=UNFIT_NAMES)
@pytest.mark.parametrize("session", [reading, lambda path: writing(path, actor="rasa")], ids=["reading", "writing"])
def test_a_file_that_cannot_be_the_office_is_refused_in_one_sentence(
    tmp_path: Path, made: Callable[[Path], Path], words: str, session: Any
) -> None:
    path = made(tmp_path)
    with pytest.raises(StoreFault, match=words) as caught, session(path) as opened:
        opened.execute(text("SELECT count(*) FROM office"))
    assert "\n" not in caught.value.message
    assert "Traceback" not in caught.value.message
    assert not caught.value.message.rstrip(".").count(". ")


def test_a_missing_office_is_not_made_by_asking_for_it(tmp_path: Path) -> None:
    with pytest.raises(StoreFault), reading(tmp_path / "office.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_current_database_is_not_upgraded_and_no_copy_is_made(office: Path) -> None:
    assert upgrade_if_behind(office) is None
    assert list(office.parent.glob("*.before-*")) == []


def test_a_newer_database_is_not_upgraded_either(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="newer version"):
        upgrade_if_behind(_stamped("9999")(tmp_path))
    assert HEAD < "9999"


# Reading and writing


def test_a_reading_session_refuses_to_write(office: Path) -> None:
    before = log_of(office)
    with pytest.raises(StoreFault, match="for reading only"), reading(office) as session:
        session.execute(text("UPDATE office SET name = 'x'"))
    assert log_of(office) == before


def test_a_reading_session_refuses_what_the_mapper_writes_too(office: Path) -> None:
    with pytest.raises(StoreFault, match="for reading only"), reading(office) as session:
        add_office_person(session, handle="rasa", name="R", role="lawyer")
    with reading(office) as session:
        assert office_people(session) == []


def test_the_same_statement_passes_in_a_writing_session(office: Path) -> None:
    with writing(office, actor="rasa") as session:
        session.execute(text("UPDATE office SET name = 'x'"))
    with reading(office) as session:
        assert session.execute(text("SELECT name FROM office")).scalar() == "x"


def test_a_block_that_fails_leaves_nothing(office: Path) -> None:
    before = log_of(office)

    def saves_and_fails(session: Any) -> float:
        save_case(session, case_file(), new=True)
        assert [line.reference for line in cases(session)] == ["2021-004"]
        return 1 / 0

    with pytest.raises(ZeroDivisionError), writing(office, actor="rasa") as session:
        saves_and_fails(session)
    with reading(office) as session:
        assert cases(session) == []
    assert log_of(office) == before


def test_a_broken_reference_between_rows_fails_the_whole_block(office: Path) -> None:
    before = log_of(office)

    def adds_a_person_and_a_party_of_no_case(session: Any) -> None:
        add_office_person(session, handle="rasa", name="R", role="lawyer")
        session.execute(
            text("INSERT INTO party (case_id, position, version, key, role, name) VALUES (77, 0, 1, 'k', 'r', 'n')")
        )

    with pytest.raises(IntegrityError), writing(office, actor="rasa") as session:
        adds_a_person_and_a_party_of_no_case(session)
    assert log_of(office) == before


def test_four_processes_writing_at_once_lose_nothing(office: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from datetime import date\n"
        "from litigator.casefile import CaseFile\n"
        "from litigator.registry import save_case\n"
        "from litigator.store.engine import writing\n"
        "for number in range(10):\n"
        "    with writing(Path(sys.argv[1]), actor=sys.argv[2]) as session:\n"
        "        case = CaseFile(reference=f'{sys.argv[2]}-{number}', name='x', opened=date(2022, 1, 1))\n"
        "        save_case(session, case, new=True)\n"
    )
    writers = ("one", "two", "three", "four")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(office), name], env=environment, stderr=subprocess.PIPE, text=True
        )
        for name in writers
    ]
    errors = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0, 0], errors
    with reading(office) as session:
        found = {line.reference for line in cases(session)}
    assert found == {f"{name}-{number}" for name in writers for number in range(10)}
    with closing(sqlite3.connect(office)) as raw:
        assert audit.verify_chain(raw, audit.read_key(office)) == []


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_made_on_postgresql(table: str) -> None:
    statement = str(CreateTable(Record.metadata.tables[table]).compile(dialect=postgresql.dialect()))
    assert f"CREATE TABLE {table}" in statement


# The key


@pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX systems")
def test_the_key_is_readable_by_its_owner_only(office: Path) -> None:
    assert stat.S_IMODE(audit.key_path(office).stat().st_mode) == 0o600


def test_two_offices_have_two_keys(tmp_path: Path) -> None:
    for name in ("a.db", "b.db"):
        create(tmp_path / name, name=name, actor="init")
    assert audit.read_key(tmp_path / "a.db") != audit.read_key(tmp_path / "b.db")


@pytest.mark.parametrize("broken", ["missing", "no key at all", "ąč"])
def test_without_the_key_nothing_is_written(office: Path, broken: str) -> None:
    before = log_of(office)
    if broken == "missing":
        audit.key_path(office).unlink()
    else:
        audit.key_path(office).write_text(broken, encoding="utf-8")
    with pytest.raises(SettingsFault, match="audit key"), writing(office, actor="rasa") as session:
        add_office_person(session, handle="rasa", name="R", role="lawyer")
    assert log_of(office) == before
    with reading(office) as session:
        assert office_people(session) == []


# The log


def _value(column: Any, parents: dict[str, int]) -> Any:
    if column.foreign_keys:
        return parents.get(next(iter(column.foreign_keys)).column.table.name)
    kinds: tuple[tuple[type, Any], ...] = (
        (Words, (PLANTED,)),
        (Amount, Decimal("12.50")),
        (Moment, datetime(2022, 6, 20, 10, tzinfo=UTC)),
        (Boolean, True),
        (Integer, 1),
        (Date, date(2022, 6, 20)),
        (String, PLANTED),
    )
    return next(value for kind, value in kinds if isinstance(column.type, kind))


def _a_row_in_every_table(session: Any, tables: list[str] = TABLES) -> dict[str, int]:
    made: dict[str, int] = {}
    for table in (table for table in Record.metadata.sorted_tables if table.name in tables):
        values = {column.name: _value(column, made) for column in table.columns if column.name != "id"}
        made[table.name] = session.execute(insert(table).values(values)).inserted_primary_key[0]
    return made


def _text_column(table: str) -> str:
    columns = Record.metadata.tables[table].columns
    return next(column.name for column in columns if isinstance(column.type, String) and not column.foreign_keys)


@pytest.fixture
def busy(office: Path) -> tuple[Path, dict[str, int]]:
    """An office where every table had a row added, changed and deleted, by three people; to some, rows are only added."""
    with writing(office, actor="adder") as session:
        rows = _a_row_in_every_table(session)
    with writing(office, actor="changer") as session:
        for name in CHANGING:
            session.execute(
                text(f'UPDATE "{name}" SET "{_text_column(name)}" = :v WHERE id = {rows[name]}'), {"v": "[]"}
            )
    with writing(office, actor="deleter") as session:
        for name in reversed(CHANGING):
            session.execute(text(f'DELETE FROM "{name}" WHERE id = {rows[name]}'))
    return office, rows


@pytest.mark.parametrize(
    ("actor", "operation", "table"),
    [
        *(("adder", "insert", table) for table in TABLES),
        *(("changer", "update", table) for table in CHANGING),
        *(("deleter", "delete", table) for table in CHANGING),
    ],
)
def test_every_change_of_every_table_is_logged_with_who_and_which_fields(
    busy: tuple[Path, dict[str, int]], table: str, actor: str, operation: str
) -> None:
    path, rows = busy
    found = [entry for entry in log_of(path) if entry[2:6] == (actor, table, rows[table], operation)]
    assert len(found) == 1
    assert found[0][6].split() == ([_text_column(table)] if operation == "update" else [])
    assert found[0][7]


def test_the_log_holds_no_value_of_any_row(busy: tuple[Path, dict[str, int]]) -> None:
    log = repr(log_of(busy[0]))
    assert PLANTED not in log
    assert "12.50" not in log
    assert "Teisių biuras" not in log
    assert "changer" in log


def test_a_planted_value_is_really_in_the_tables_while_its_row_stands(office: Path) -> None:
    with writing(office, actor="adder") as session:
        _a_row_in_every_table(session)
    with closing(sqlite3.connect(office)) as raw:
        holding = [name for name in TABLES if PLANTED in repr(raw.execute(f'SELECT * FROM "{name}"').fetchall())]
    assert holding == TABLES
    assert PLANTED not in repr(log_of(office))


def test_a_deleted_value_is_gone_from_the_file_as_well(office: Path) -> None:
    with writing(office, actor="adder") as session:
        rows = _a_row_in_every_table(session, CHANGING)
    with writing(office, actor="deleter") as session:
        for name in reversed(CHANGING):
            session.execute(text(f'DELETE FROM "{name}" WHERE id = {rows[name]}'))
    with closing(sqlite3.connect(office)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert PLANTED.encode() not in office.read_bytes()


def test_a_row_that_is_only_added_is_neither_changed_nor_deleted(office: Path) -> None:
    assert sorted(ONLY_ADDED) == ["draft", "draft_filing", "treatment_mark"]
    with writing(office, actor="adder") as session:
        _a_row_in_every_table(session)
    for statement in ("UPDATE treatment_mark SET reason = 'x'", "DELETE FROM treatment_mark"):
        with pytest.raises(IntegrityError, match="only added to"), writing(office, actor="changer") as session:
            session.execute(text(statement))


def test_an_update_of_many_rows_at_once_is_logged_row_by_row(office: Path) -> None:
    add_people(office, "a", "b", "c")
    before = len(log_of(office))
    with writing(office, actor="bulk") as session:
        session.execute(text("UPDATE office_person SET role = 'trainee', name = 'N'"))
    added = log_of(office)[before:]
    assert [(entry[2], entry[3], entry[5], sorted(entry[6].split())) for entry in added] == [
        ("bulk", "office_person", "update", ["name", "role"])
    ] * 3
    assert all(entry[7] for entry in added)


def test_an_update_that_changes_nothing_names_no_field(office: Path) -> None:
    add_people(office, "a")
    with writing(office, actor="bulk") as session:
        session.execute(text("UPDATE office_person SET role = role"))
    assert log_of(office)[-1][5:7] == ("update", "")


@pytest.mark.parametrize("table", TABLES)
def test_another_program_cannot_write_to_a_logged_table(office: Path, table: str) -> None:
    with writing(office, actor="adder") as session:
        _a_row_in_every_table(session)
    with closing(sqlite3.connect(office)) as raw:
        for statement in (
            f'UPDATE "{table}" SET "{_text_column(table)}" = \'x\'',
            f'DELETE FROM "{table}"',
        ):
            with pytest.raises(sqlite3.OperationalError, match="litigator_actor"):
                raw.execute(statement)


def test_another_program_that_says_nobody_did_it_cannot_write_either(office: Path) -> None:
    with closing(sqlite3.connect(office)) as raw:
        raw.create_function("litigator_actor", 0, lambda: None)
        with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
            raw.execute("UPDATE office SET name = 'x'")


# The chain


@contextmanager
def opened(path: Path, *, guarded: bool = False) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        if not guarded:
            raw.execute("DROP TRIGGER audit_log_stays")
            raw.execute("DROP TRIGGER audit_log_keeps")
        yield raw


@pytest.fixture
def chained(office: Path) -> Path:
    add_people(office, "a", "b", "c", "d", "e")
    return office


def _edited(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE audit_log SET actor = 'someone' WHERE seq = 3")


def _renamed_field(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE audit_log SET fields = 'role ' WHERE seq = 3")


def _deleted(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM audit_log WHERE seq = 3")


def _first_deleted(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM audit_log WHERE seq = 1")


def _closed_up(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM audit_log WHERE seq = 3")
    raw.execute("UPDATE audit_log SET seq = seq - 1 WHERE seq > 3")


def _forged(raw: sqlite3.Connection) -> None:
    raw.execute(
        "INSERT INTO audit_log (at, actor, table_name, row_id, operation, fields, mac) "
        "VALUES ('2022-06-20T10:00:00.000Z', 'rasa', 'office', 1, 'update', 'name ', ?)",
        ("ab" * 32,),
    )


def _forged_without_link(raw: sqlite3.Connection) -> None:
    raw.execute(
        "INSERT INTO audit_log (at, actor, table_name, row_id, operation, fields) "
        "VALUES ('2022-06-20T10:00:00.000Z', 'rasa', 'office', 1, 'update', 'name ')"
    )


def _swapped(raw: sqlite3.Connection) -> None:
    for old, new in ((2, -1), (4, 2), (-1, 4)):
        raw.execute("UPDATE audit_log SET seq = ? WHERE seq = ?", (new, old))


def _rechained(raw: sqlite3.Connection) -> None:
    _edited(raw)
    raw.execute("UPDATE audit_log SET mac = NULL")
    audit.chain(raw, b"a key of the forger's own")


TAMPERINGS = [
    _edited,
    _renamed_field,
    _deleted,
    _first_deleted,
    _closed_up,
    _forged,
    _forged_without_link,
    _swapped,
    _rechained,
]


def test_an_untouched_log_has_no_fault(chained: Path) -> None:
    with opened(chained) as raw:
        assert audit.verify_chain(raw, audit.read_key(chained)) == []
        assert audit.verify_chain(raw, audit.read_key(chained), audit.head(raw)) == []


def test_a_log_that_grew_since_it_was_anchored_has_no_fault(chained: Path) -> None:
    with opened(chained, guarded=True) as raw:
        anchor = audit.head(raw)
    add_people(chained, "f", "g")
    with opened(chained) as raw:
        assert audit.head(raw)[0] == anchor[0] + 2
        assert audit.verify_chain(raw, audit.read_key(chained), anchor) == []


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_the_chain_shows_every_tampering(chained: Path, tamper: Callable[[sqlite3.Connection], None]) -> None:
    key = audit.read_key(chained)
    with opened(chained) as raw:
        assert audit.verify_chain(raw, key) == []
        tamper(raw)
        found = audit.verify_chain(raw, key)
    assert found
    assert {problem.where for problem in found} == {"audit log"}


def test_an_edit_is_named_by_its_number(chained: Path) -> None:
    with opened(chained) as raw:
        _edited(raw)
        found = [problem.what for problem in audit.verify_chain(raw, audit.read_key(chained))]
    assert found == ["entry 3 of the log was changed or forged"]


def test_a_deletion_is_named_by_its_number(chained: Path) -> None:
    with opened(chained) as raw:
        _deleted(raw)
        found = [problem.what for problem in audit.verify_chain(raw, audit.read_key(chained))]
    assert "entry 3 is missing from the log" in found


def test_a_cut_tail_shows_against_an_anchor(chained: Path) -> None:
    with opened(chained) as raw:
        anchor = audit.head(raw)
        raw.execute("DELETE FROM audit_log WHERE seq > 4")
        found = audit.verify_chain(raw, audit.read_key(chained), anchor)
    assert [problem.what for problem in found] == ["the log ends before, or differs from, the anchored head"]


def test_a_cut_tail_does_not_show_without_an_anchor(chained: Path) -> None:
    with opened(chained) as raw:
        raw.execute("DELETE FROM audit_log WHERE seq > 4")
        assert audit.verify_chain(raw, audit.read_key(chained)) == []


def test_whoever_has_the_key_can_rewrite_all_but_the_anchored_past(chained: Path) -> None:
    key = audit.read_key(chained)
    with opened(chained) as raw:
        anchor = audit.head(raw)
        _edited(raw)
        raw.execute("UPDATE audit_log SET mac = NULL")
        audit.chain(raw, key)
        assert audit.verify_chain(raw, key) == []
        assert audit.verify_chain(raw, key, anchor) != []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET actor = 'someone' WHERE seq = 3",
        "UPDATE audit_log SET mac = 'x' WHERE seq = 3",
        "UPDATE audit_log SET mac = NULL WHERE seq = 3",
        "UPDATE audit_log SET seq = 99 WHERE seq = 3",
        "DELETE FROM audit_log WHERE seq = 3",
        "DELETE FROM audit_log",
    ],
)
def test_while_the_guards_stand_the_log_is_only_added_to(chained: Path, statement: str) -> None:
    before = log_of(chained)
    with opened(chained, guarded=True) as raw, pytest.raises(sqlite3.IntegrityError, match="only added to"):
        raw.execute(statement)
    assert log_of(chained) == before
    with opened(chained) as raw:
        raw.execute(statement)
    assert log_of(chained) != before


def test_an_entry_put_into_the_log_from_outside_is_never_signed_by_an_honest_save(office: Path) -> None:
    raw = sqlite3.connect(office)
    raw.execute(
        "INSERT INTO audit_log (at, actor, table_name, row_id, operation, fields) VALUES ('x', 'rasa', 'office', 1, 'update', 'name ')"
    )
    raw.commit()
    raw.close()
    with pytest.raises(StoreFault, match="put there by another program"), writing(office, actor="rasa"):
        pass
    connection = connect(office)
    assert audit.verify_chain(connection, audit.read_key(office))
    connection.close()


def test_looking_at_another_program_s_database_leaves_it_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE x (y)")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StoreFault):
        connect(path)
    assert path.read_bytes() == before
