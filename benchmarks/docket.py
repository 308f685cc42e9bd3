"""The docket of 10,000 cases rebuilt, and of one; beside sqlite3 reading the same events and writing as many lines. Holds ≤ 20 s and ≤ 10 ms."""

import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from _side_by_side import versions
from sqlalchemy import insert

from litigator import records
from litigator.casefile import CaseFile, Event, Stage
from litigator.docket.paging import listed
from litigator.docket.reading import Wanted
from litigator.docket.rebuilding import rebuild_all, rebuild_case
from litigator.library.gathering import open_library
from litigator.store import engine
from litigator.store.connection import reading_plainly

CASES = 10_000
HOLD_ALL, HOLD_ONE = 20.0, 0.010
TODAY = date(2026, 5, 20)
law = open_library().law


def events_of(number: int) -> tuple[Event, ...]:
    day = date(2022, 3, 1) + timedelta(days=number % 1400)
    told = (
        ("asylum_registered", 0, "S1"),
        ("decision_delivered", 90, "S1"),
        ("complaint_lodged", 99, "S2a"),
        ("complaint_admitted", 105, "S2a"),
        ("judgment_pronounced", 160, "S2a"),
        ("hearing", 2000, "S2a"),
    )
    return tuple(
        Event(key=kind, kind=kind, on=day + timedelta(days=after), stage=stage, proof="delivery")
        for kind, after, stage in told[: 3 + number % 4]
    )


STAGES = (
    Stage(key="S1", code="S1", forum="lt.migration"),
    Stage(key="S2a", code="S2a", forum="lt.rat", opened_by="S1"),
)


def fill(session) -> None:
    """The cases as rows, without the registry: what is measured is the docket."""
    plain = {"claimants": (), "version": 1}
    cases, stages, events = [], [], []
    for number in range(1, CASES + 1):
        cases.append(
            {"id": number, "reference": f"B-{number:05}", "name": "x", "opened": TODAY, "language": "lt", "version": 1}
        )
        for place, stage in enumerate(STAGES):
            stages.append(
                {
                    "case_id": number,
                    "position": place,
                    "version": 1,
                    "key": stage.key,
                    "code": stage.code,
                    "forum": stage.forum,
                    "opened_by": stage.opened_by,
                }
            )
        for place, event in enumerate(events_of(number)):
            events.append(
                {
                    "case_id": number,
                    "position": place,
                    "key": event.key,
                    "kind": event.kind,
                    "on": event.on,
                    "stage": event.stage,
                    "proof": event.proof,
                    **plain,
                }
            )
    connection = session.connection()
    for row, values in ((records.CaseRow, cases), (records.StageRow, stages), (records.EventRow, events)):
        known = row.__table__.columns
        needed = {column.name: "" for column in known if not column.nullable and column.name != "id"}
        connection.execute(
            insert(row.__table__), [{**{n: v for n, v in needed.items() if n not in one}, **one} for one in values]
        )


def seconds(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def plain_peer(path: Path, lines: int) -> float:
    """What no design escapes: reading the events and writing as many lines of the same width, in plain sqlite3."""

    def work() -> None:
        source = sqlite3.connect(path)
        source.execute("SELECT * FROM event ORDER BY case_id, position").fetchall()
        target = sqlite3.connect(":memory:")
        target.execute(f"CREATE TABLE d ({', '.join(f'c{n}' for n in range(40))}, PRIMARY KEY (c0))")
        target.executemany(
            f"INSERT INTO d VALUES ({', '.join('?' * 40)})", ((str(n), *(["some text"] * 39)) for n in range(lines))
        )
        target.commit()
        source.close()

    return seconds(work)


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "cases.db"
    engine.create(path, name="benchmark", actor="b")
    with engine.writing(path, actor="b") as session:
        fill(session)
    with engine.writing(path, actor="b") as session:
        connection = session.connection()
        whole = [seconds(lambda: rebuild_all(connection, law, keep=True)) for _ in range(3)]
        rows = connection.exec_driver_sql("SELECT count(*) FROM docket").scalar()
        case = CaseFile(reference="B-00008", name="x", opened=TODAY, stages=STAGES, events=events_of(8))
        one = [seconds(lambda: rebuild_case(connection, case, law)) for _ in range(50)]
    peer = statistics.median(plain_peer(path, rows) for _ in range(3))
    with reading_plainly(path) as connection:
        page = [seconds(lambda: listed(connection, Wanted(within=30), TODAY)) for _ in range(9)]

versions("sqlalchemy")
spent, single = statistics.median(whole), statistics.median(one)
print(
    f"docket: {CASES:,} cases, {rows:,} dates rebuilt in {spent:.1f} s (runs {min(whole):.1f}–{max(whole):.1f}), {spent / peer:.1f} × "
    f"sqlite3 reading the events and writing as many lines (hold ≤ {HOLD_ALL:.0f} s): {'holds' if spent <= HOLD_ALL else 'MISSED'}"
)
print(
    f"docket: one case {single * 1000:.1f} ms (hold ≤ {HOLD_ONE * 1000:.0f} ms): {'holds' if single <= HOLD_ONE else 'MISSED'}"
)
print(f"docket: the list of the next 30 days {statistics.median(page) * 1000:.0f} ms")
sys.exit(spent > HOLD_ALL or single > HOLD_ONE)
