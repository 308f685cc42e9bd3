"""Pages of the docket: the lanes are what they say, a page is what sorting everything would give, and every read goes by an index."""

import itertools
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from litigator.docket import paging
from litigator.docket.asking import ORDERS
from litigator.docket.cases import cases, how_many_cases
from litigator.docket.lanes import LANES, lane_of
from litigator.docket.paging import Page, between, how_many, listed, page
from litigator.docket.reading import STANDINGS, Line, Wanted, everything, prints_kept, standing_of
from litigator.docket.rows import Row
from litigator.docket.urgency import urgency
from litigator.store import engine
from litigator.store.connection import connect

TODAY = date(2026, 5, 20)
BLANK = dict.fromkeys(Row._fields)
PLAIN: dict[str, Any] = {
    **BLANK,
    **dict.fromkeys(("alternatives", "problems"), "[]"),
    **dict.fromkeys(("event", "title_lt", "title_en", "rule_version", "rule_print", "source", "issues", "had"), ""),
    "status": "verified",
    "state": "open",
    "starts": "2022-01-01",
    "revision": 0,
    **dict.fromkeys(("fatal", "done", "closed", "gone"), False),
}


def a_row(number: int, **given: Any) -> Row:
    return Row(
        **{**PLAIN, "uid": f"u{number:05}", "reference": f"C-{number // 3:04}", "rule": f"r{number % 4}", **given}
    )


def kept(path: Path, rows: list[Row]) -> sqlite3.Connection:
    """A docket of these rows alone."""
    engine.create(path, name="x", actor="x")
    connection = connect(path, actor="x")
    names = ", ".join(f'"{name}"' for name in Row._fields)
    connection.execute("BEGIN")
    connection.executemany(f"INSERT INTO docket ({names}) VALUES ({', '.join('?' * len(Row._fields))})", rows)
    connection.execute("COMMIT")
    return connection


def every_kind() -> list[Row]:
    """A line of every kind that could be, whether any event gives it or not."""
    kinds = itertools.product(
        (("limit", "party"), ("limit", "state"), ("limit", "court"), ("missing", "party"), ("missing", "state")),
        ("open", "undocumented"),
        (True, False),
        ("rasa", None),
        (None, "2026-05-20"),
        (False, True),
    )
    rows = [
        {
            "kind": kind,
            "bound": bound,
            "state": state,
            "fatal": fatal,
            "confirmed_by": by,
            "day": day,
            "due": day,
            "computed": day,
            "done": done,
        }
        for (kind, bound), state, fatal, by, day, done in kinds
    ]
    others = [
        {"kind": kind, "day": day} for kind in ("hearing", "removal", "answer", "order") for day in (None, "2026-05-20")
    ]
    arguable = [
        {
            "kind": "limit",
            "bound": "party",
            "fatal": True,
            "day": "2026-05-18",
            "due": due,
            "computed": due,
            "alternatives": other,
        }
        for due in ("2026-05-18", "2026-05-25")
        for other in ("[]", '[{"due": "2026-05-28", "why": "x"}]')
    ]
    late = [
        {
            "kind": "limit",
            "bound": "party",
            "state": "undocumented",
            "met_on": met,
            "day": "2026-05-10",
            "due": due,
            "computed": due,
        }
        for met in ("2026-05-09", "2026-05-12")
        for due in ("2026-05-10", "2026-05-15", None)
    ]
    whole = [*rows, *others, *arguable, *late]
    marked = [{**one, **mark} for one in (*others, *arguable) for mark in ({"closed": True}, {"gone": True})]
    return [a_row(number, **given) for number, given in enumerate((*whole, *marked))]


def at_random(count: int, seed: int) -> list[Row]:
    """A docket of an office that has been at it for years."""
    rng = random.Random(seed)
    rows = []
    for number in range(count):
        kind, bound = rng.choice(
            [
                *([("limit", "party")] * 5),
                ("limit", "state"),
                ("limit", "court"),
                ("hearing", None),
                ("answer", None),
                ("order", "state"),
                ("order", None),
                ("missing", "party"),
                ("removal", None),
            ]
        )
        day = (TODAY + timedelta(days=rng.randint(-40, 40))).isoformat()
        state = rng.choice(("open", "open", "open", "undocumented", "met")) if kind == "limit" else "open"
        met_on = (TODAY + timedelta(days=rng.randint(-60, 20))).isoformat() if state != "open" else None
        other = (date.fromisoformat(day) + timedelta(days=rng.randint(1, 60))).isoformat()
        rows.append(
            a_row(
                number,
                kind=kind,
                bound=bound,
                state=state,
                met_on=met_on,
                met_by="act" if met_on else None,
                done=state == "met",
                fatal=bound == "party" and rng.random() < 0.7,
                confirmed_by=rng.choice(("rasa", None)),
                day=None if kind == "missing" or rng.random() < 0.05 else day,
                due=day,
                computed=day,
                alternatives=rng.choice(("[]", "[]", f'[{{"due": "{other}", "why": "x"}}]')),
                starts=(TODAY + timedelta(days=rng.randint(-90, 5))).isoformat(),
                owner=rng.choice(("rasa", "jonas", None)),
                person=rng.choice((None, None, "rasa")),
                issues=rng.choice(("a1 b2", "a10", "")),
                forum=rng.choice(("lt.lvat", "echr")),
                closed=rng.random() < 0.1,
                gone=rng.random() < 0.1,
            )
        )
    return rows


# The lanes


def test_the_database_and_the_program_put_every_line_into_the_same_lane(tmp_path: Path) -> None:
    rows = [*every_kind(), *(row._replace(uid=f"x{row.uid}") for row in at_random(300, 1))]
    with closing(kept(tmp_path / "d.db", rows)) as connection:
        told = dict(connection.execute("SELECT uid, lane FROM docket"))
        who = dict(connection.execute("SELECT uid, who FROM docket"))
    assert {row.uid: lane_of(row) for row in rows} == told
    assert {row.uid: row.who for row in rows} == who
    assert set(told.values()) - {"gone", "gone undated"} <= set(LANES)
    assert len(set(told.values())) > 20


def test_in_a_lane_the_nearer_day_is_the_more_urgent_and_the_number_is_the_formula_s() -> None:
    for row in every_kind():
        if row.gone or row.done or row.closed:
            continue
        lane = LANES[lane_of(row)]
        for days in range(-3, 40) if row.day else (None,):
            assert lane.urgency(days) == urgency(row, days).number, (row, days)
        numbers = [lane.urgency(days) for days in range(-400, 400)]
        assert numbers == sorted(numbers, reverse=True)


# Pages


def brute(rows: list[Row], wanted: Wanted, today: date, order: str) -> list[str]:
    """What the page should be, by looking at everything."""
    lines = [line for row in rows if not row.gone and (line := standing_of(row, today)) is not None]
    chosen = [line for line in lines if fits(line, wanted)]
    return [line.row.uid for line in sorted(chosen, key=lambda line: sort_key(line, order))]


def fits(line: Line, wanted: Wanted) -> bool:
    row = line.row
    issues = row.issues.split()
    return all(
        (
            wanted.closed or not row.closed,
            wanted.done or not row.done,
            wanted.case in (None, row.reference),
            wanted.rule in (None, row.rule),
            wanted.person in (None, row.who),
            wanted.forum in (None, row.forum),
            wanted.issue is None
            or (wanted.issue in issues if len(wanted.issue) > 1 else row.issues.startswith(wanted.issue)),
            wanted.within is None or line.days is None or line.days <= wanted.within,
            wanted.standing in (None, line.standing),
            not wanted.unconfirmed or line.unconfirmed,
            not wanted.ahead or line.standing != "overdue",
            not wanted.running or line.standing != "expired",
        )
    )


def sort_key(line: Line, order: str) -> tuple[Any, ...]:
    row = line.row
    settled = row.done or row.closed
    press = 0 if settled else -line.urgency.number
    rest = (row.reference, row.rule, row.uid)
    if order == "urgency":
        return (press, row.day or "~", *rest)
    turn = 0 if line.standing == "missing" and not settled else 1 if row.day else 2
    return (turn, row.day or "", press, *rest)


ASKED = [
    *(Wanted(standing=one, done=one == "done") for one in (None, *STANDINGS)),
    *(Wanted(standing=one, done=True, closed=True) for one in (None, *STANDINGS)),
    *(Wanted(**{name: True}) for name in ("unconfirmed", "done", "closed", "ahead", "running")),
    Wanted(ahead=True, running=True, within=7),
    Wanted(unconfirmed=True, closed=True, done=True),
    Wanted(person="rasa"),
    Wanted(person="rasa", standing="overdue", within=3),
    Wanted(case="C-0003"),
    Wanted(case="C-0003", done=True, closed=True, within=10),
    Wanted(rule="r1", forum="echr"),
    Wanted(issue="a"),
    Wanted(issue="a1", within=0),
]


@pytest.mark.parametrize("today", [TODAY, TODAY - timedelta(days=15), TODAY + timedelta(days=60)], ids=str)
@pytest.mark.parametrize("order", ORDERS)
def test_pages_are_what_sorting_everything_gives_without_a_line_lost_or_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: str, today: date
) -> None:
    monkeypatch.setattr(paging, "COUNTED", 10_000)
    rows = at_random(400, 7)
    with closing(kept(tmp_path / "d.db", rows)) as connection:
        for wanted in ASKED:
            expected = brute(rows, wanted, today, order)
            assert [line.row.uid for line in page(connection, wanted, today, order=order).lines] == expected, wanted
            assert how_many(connection, wanted, today) == len(expected), wanted
            for size in (1, 7) if len(expected) < 15 else (23,):
                assert list(by_pages(connection, wanted, today, order, size)) == expected, (wanted, size)
    assert len(brute(rows, Wanted(), today, order)) > 50


def by_pages(connection: sqlite3.Connection, wanted: Wanted, today: date, order: str, size: int) -> Iterator[str]:
    after, left = None, None
    while True:
        found = page(connection, wanted, today, order=order, limit=size, after=after)
        yield from (line.row.uid for line in found.lines)
        if after is not None:
            assert left is None or left - len(found.lines) >= 0
        if not found.more:
            return
        after = found.lines[-1]
        left = how_many(connection, wanted, today, order=order, after=after)
        assert left > 0


def test_what_follows_is_counted_only_so_far(tmp_path: Path) -> None:
    rows = [
        a_row(number, kind="limit", bound="party", fatal=True, day="2026-06-01", due="2026-06-01")
        for number in range(500)
    ]
    with closing(kept(tmp_path / "d.db", rows)) as connection:
        assert how_many(connection, Wanted(), TODAY) == paging.COUNTED
        last = page(connection, Wanted(), TODAY, limit=490).lines[-1]
        assert how_many(connection, Wanted(), TODAY, after=last) == 10
        assert page(connection, Wanted(), TODAY, limit=500) == Page(listed(connection, Wanted(), TODAY), False)
        assert page(connection, Wanted(), TODAY, limit=0).lines == []


def test_a_name_that_sorts_after_every_letter_is_not_lost_between_pages(tmp_path: Path) -> None:
    rows = [
        a_row(number, reference=reference, kind="limit", bound="party", fatal=number % 2 == 0, day=day, due=day)
        for number, (reference, day) in enumerate(
            itertools.product(("~~", "Ž-1", "𝔘", "a", "\U0010ffff"), ("2026-05-20", "9999-12-31", "9999-12-30"))
        )
    ]
    with closing(kept(tmp_path / "d.db", rows)) as connection:
        for order in ORDERS:
            whole = [line.row.uid for line in page(connection, Wanted(), TODAY, order=order).lines]
            assert list(by_pages(connection, Wanted(), TODAY, order, 1)) == whole
            assert len(whole) == len(rows)


def test_a_month_is_what_falls_in_it(tmp_path: Path) -> None:
    rows = at_random(400, 3)
    first, last = date(2026, 6, 1), date(2026, 6, 30)
    with closing(kept(tmp_path / "d.db", rows)) as connection:
        found = [line.row.uid for line in between(connection, Wanted(person="rasa"), TODAY, first, last)]
    expected = brute(rows, Wanted(person="rasa"), TODAY, "day")
    days = {row.uid: row.day or "" for row in rows}
    assert sorted(found) == sorted(uid for uid in expected if "2026-06-01" <= days[uid] <= "2026-06-30")
    assert found


def test_the_fingerprints_of_each_rule_are_told_without_reading_every_line(tmp_path: Path) -> None:
    rows = [
        a_row(number, kind="limit", rule_print="p" if number % 4 else "q", gone=number == 3) for number in range(40)
    ]
    rows += [
        a_row(100, kind="limit", rule="r2", rule_print="z"),
        a_row(101, kind="limit", rule="r9", rule_print="y", gone=True),
    ]
    with closing(kept(tmp_path / "d.db", rows)) as connection:
        assert prints_kept(connection) == {"r0": {"q"}, "r1": {"p"}, "r2": {"p", "z"}, "r3": {"p"}}


# Query plans: nothing the desk asks reads the docket from end to end, or sorts more than it shows


def plans(connection: sqlite3.Connection, work: Callable[[], Any]) -> list[str]:
    """How SQLite goes about every statement that `work` runs."""
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    work()
    connection.set_trace_callback(None)
    assert asked
    return [row[3] for text in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")]


def slow(steps: list[str]) -> list[str]:
    """Reading a table or a whole index of the docket, or sorting."""
    through = ("SCAN docket", "SCAN legal_case", "SCAN whole", "USE TEMP B-TREE FOR ORDER BY")
    first_only = "SCAN docket USING COVERING INDEX docket_l"  # the first entry of an index, with LIMIT 1 or min()
    return [step for step in steps if step.startswith(through) and not step.startswith(first_only)]


@pytest.fixture
def docket(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = kept(tmp_path / "d.db", at_random(2000, 5))
    yield connection
    connection.close()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(person="rasa"), Wanted(within=7), Wanted(standing="overdue"), Wanted(ahead=True, running=True)],
    ids=["all", "person", "days", "overdue", "ahead"],
)
def test_a_page_is_read_from_the_heads_of_the_lanes(docket: sqlite3.Connection, wanted: Wanted, order: str) -> None:
    later = TODAY + timedelta(days=90)
    last = page(docket, wanted, later, order=order, limit=200).lines[-1]
    for after in (None, last):
        steps = plans(docket, lambda after=after: page(docket, wanted, later, order=order, limit=20, after=after))
        assert slow(steps) == []
        index = "docket_who (who=? AND lane=?" if wanted.person else "docket_lane (lane=?"
        assert any(index in step for step in steps)
    assert any("(day,reference,rule,uid)>(?,?,?,?)" in step for step in steps), (
        "it goes on from the line, not from the beginning"
    )


def test_counting_asks_the_index_alone(docket: sqlite3.Connection) -> None:
    later = TODAY + timedelta(days=90)
    steps = plans(docket, lambda: how_many(docket, Wanted(), later))
    assert slow(steps) == []
    assert len([step for step in steps if "USING INDEX docket_lane (lane=?" in step]) > 5


def test_a_case_and_a_month_and_the_fingerprints_go_by_their_indexes(docket: sqlite3.Connection) -> None:
    for work, index in (
        (lambda: page(docket, Wanted(case="C-0003"), TODAY, limit=20), "docket_reference (reference=?)"),
        (lambda: between(docket, Wanted(), TODAY, TODAY, TODAY), "docket_day (day>? AND day<?)"),
        (lambda: page(docket, Wanted(), TODAY, limit=20), "docket_met (met_on>?)"),
        (lambda: prints_kept(docket), "docket_law (rule=?)"),
    ):
        steps = plans(docket, work)
        assert slow(steps) == []
        assert any(index in step for step in steps), (index, steps)


def test_cases_are_listed_by_their_index_and_their_limits_by_another(docket: sqlite3.Connection) -> None:
    for work in (
        lambda: cases(docket, TODAY, limit=50),
        lambda: cases(docket, TODAY, limit=50, after="C-1"),
        lambda: how_many_cases(docket, after="C-1", most=200),
    ):
        assert not [step for step in slow(plans(docket, work)) if step.startswith("SCAN")]


def test_the_control_without_the_lanes_the_docket_is_read_through_and_sorted(docket: sqlite3.Connection) -> None:
    naive = "SELECT uid FROM docket WHERE NOT done AND NOT closed AND NOT gone ORDER BY day, reference LIMIT 50"
    assert slow(plans(docket, lambda: docket.execute(naive).fetchall())) != []


def test_reading_everything_is_still_everything(docket: sqlite3.Connection) -> None:
    assert len(everything(docket)) == 2000
