"""The desk at 100 and at 100,000 deadlines (--million: at a million): `litigator` and `deadline list` beside `python -c pass`, a page of fifty
beside the same columns by plain sqlite3, the strategic matrix beside counting it by a join. Holds: ≤ 5 ×, ≤ 3 ×, ≤ 10 ms (45 ms at a million).
"""

import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from _side_by_side import compare, versions

from litigator.docket.cases import cases, cells
from litigator.docket.counting import count_all
from litigator.docket.paging import page
from litigator.docket.reading import SELECT, Wanted
from litigator.docket.rebuilding import remember_law
from litigator.library.gathering import open_library
from litigator.store import engine
from litigator.store.connection import connect, reading_plainly

TODAY = date(2026, 5, 20)
PER_CASE = 5
FIFTY = 50
PAGE_HOLD, DESK_HOLD = 3.0, 5.0
RULES = (
    ("lt.foreigners.140-4", "party", True, "S3", "lt.lvat"),
    ("lt.foreigners.138-1", "party", True, "S2a", "lt.rat"),
    ("echr.35-1", "party", True, "S7", "echr"),
    ("lt.abti.33-1", "party", False, "S2a", "lt.rat"),
    ("lt.foreigners.81-1", "state", False, "S1", "lt.migration"),
    ("lt.abti.30-3", "court", False, "S2a", "lt.rat"),
    ("hearing", None, False, "S2a", "lt.rat"),
    ("answer", None, False, "S2a", "lt.rat"),
)
ISSUES = ("a1", "a3", "b2", "c1", "d4", "e10")
RESULTS = ("rejected", "upheld", "partly_upheld", None)
law = open_library().law


def dates(count: int) -> Iterator[dict[str, object]]:
    """Lines of a docket of four years: six of ten done, the others spread from long ago to a year ahead."""
    rng = random.Random(1)
    for number in range(count):
        rule, bound, fatal, stage, forum = RULES[rng.randrange(len(RULES))]
        kind = rule if rule in ("hearing", "answer") else "limit"
        day = (TODAY + timedelta(days=rng.randint(-1400, 380))).isoformat()
        done = rng.random() < 0.6
        issue = ISSUES[number // PER_CASE % len(ISSUES)]
        yield {
            **dict.fromkeys(("person", "safe", "restorable_until", "by", "why", "opens_lt", "opens_en")),
            "uid": f"{number:024x}",
            "reference": f"B-{number // PER_CASE:07}",
            "kind": kind,
            "rule": rule,
            "event": f"event-{number % PER_CASE}",
            "stage": stage,
            "forum": forum,
            "issue": issue,
            "issues": issue,
            "owner": f"p{number // PER_CASE % 20}",
            "bound": bound,
            "fatal": fatal,
            "title_lt": "Terminas",
            "title_en": "A limit of the usual length",
            "starts": day if kind != "limit" else "2022-01-01",
            "due": day,
            "computed": day,
            "day": day,
            "alternatives": "[]",
            "status": "verified",
            "rule_version": "2022-01-01",
            "rule_print": law.fingerprints.get(rule, ""),
            "calendar": "lt",
            "source": "Law IX-2206, Art. 140(4)",
            "state": "met" if done else "open",
            "met_by": "act" if done else None,
            "met_on": "2021-12-01" if done else None,
            "confirmed_by": "rasa" if rng.random() < 0.5 else None,
            "problems": "[]",
            "done": done,
            "closed": False,
            "gone": False,
            "revision": 0,
        }


def fill(path: Path, count: int) -> None:
    """An office with so many deadlines, as rows: what is measured is the reading."""
    engine.create(path, name="benchmark", actor="b")
    connection = connect(path, actor="b")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')
    connection.execute("BEGIN")
    lines = dates(count)
    first = next(lines)
    names = ", ".join(f'"{name}"' for name in first)
    into = f"INSERT INTO docket ({names}) VALUES ({', '.join(f':{name}' for name in first)})"
    connection.execute(into, first)
    connection.executemany(into, lines)
    for number in range(1, count // PER_CASE + 1):
        case = (number, f"B-{number - 1:07}", "A case", "2022-01-01", "lt", "foreigners", f"p{(number - 1) % 20}")
        connection.execute(
            "INSERT INTO legal_case (id, reference, name, opened, language, regime, owner, version) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
            case,
        )
        for place, issue in enumerate((ISSUES[number % 6], ISSUES[(number + 1) % 6])):
            connection.execute(
                "INSERT INTO case_issue (case_id, position, code, lead, version) VALUES (?, ?, ?, ?, 1)",
                (number, place, issue, place == 0),
            )
        for place, (_, _, _, stage, forum) in enumerate(RULES[: 1 + number % 5]):
            made = connection.execute(
                "INSERT INTO stage (case_id, position, key, code, forum, version) VALUES (?, ?, ?, ?, ?, 1)",
                (number, place, f"{stage}-{place}", stage, forum),
            )
            result = RESULTS[number % len(RESULTS)]
            if result:
                connection.execute(
                    'INSERT INTO outcome (stage_id, position, result, "on", version) VALUES (?, 0, ?, ?, 1)',
                    (made.lastrowid, result, "2023-01-01"),
                )
    connection.execute("COMMIT")
    connection.close()
    with engine.writing(path, actor="b") as session:
        count_all(session.connection())
        remember_law(session.connection(), law)


def milliseconds(work, runs: int) -> float:
    work()
    spent = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


JOIN = """
SELECT i.code, s.forum, s.code, COALESCE(o.result, 'pending'), count(DISTINCT c.id) FROM legal_case c
JOIN case_issue i ON i.case_id = c.id JOIN stage s ON s.case_id = c.id LEFT JOIN outcome o ON o.stage_id = s.id GROUP BY 1, 2, 3, 4"""
PEER = f"{SELECT} WHERE NOT gone AND NOT closed AND NOT done AND day >= ? ORDER BY day LIMIT {FIFTY}"


def reading(path: Path, count: int) -> bool:
    """A page and the matrix, each beside its peer in turn."""
    hold = 10.0 if count <= 100_000 else 45.0
    with reading_plainly(path) as connection:
        peer = lambda: connection.execute(PEER, [TODAY.isoformat()]).fetchall()  # noqa: E731
        ratios = {}
        for name, order, wanted in (
            ("by day", "day", Wanted()),
            ("by urgency", "urgency", Wanted()),
            ("of one person", "day", Wanted(person="p3")),
        ):
            ours = lambda order=order, wanted=wanted: page(connection, wanted, TODAY, order=order, limit=FIFTY)  # noqa: E731
            pairs = sorted(milliseconds(ours, 40) / milliseconds(peer, 40) for _ in range(7))
            ratios[name] = pairs
        last = page(connection, Wanted(), TODAY, limit=FIFTY * 20).lines[-1]
        deep = milliseconds(lambda: page(connection, Wanted(), TODAY, limit=FIFTY, after=last), 40)
        top = milliseconds(lambda: page(connection, Wanted(), TODAY, limit=FIFTY), 40)
        listed = milliseconds(lambda: cases(connection, TODAY, limit=FIFTY), 20)
        grouped = milliseconds(lambda: cells(connection), 20)
        joined = milliseconds(lambda: connection.execute(JOIN).fetchall(), 1)
    good = all(statistics.median(pairs) <= PAGE_HOLD for pairs in ratios.values()) and grouped <= hold
    for name, pairs in ratios.items():
        middle = statistics.median(pairs)
        verdict = "holds" if middle <= PAGE_HOLD else "MISSED"
        print(
            f"{count:,} deadlines, a page {name}: {middle:.2f} × sqlite3 (pairs {pairs[0]:.2f}–{pairs[-1]:.2f}; hold ≤ {PAGE_HOLD:.0f}): {verdict}"
        )
    print(
        f"{count:,} deadlines: the first page {top:.2f} ms, the twenty-first {deep:.2f}; a page of cases {listed:.2f} ms"
    )
    print(
        f"{count:,} deadlines, the matrix: {grouped:.2f} ms (hold ≤ {hold:.0f}; the join it spares {joined:.0f} ms): "
        f"{'holds' if grouped <= hold else 'MISSED'}"
    )
    return good


def main() -> int:
    versions("click", "sqlalchemy")
    print(f"  SQLite {sqlite3.sqlite_version}")
    script = shutil.which("litigator", path=str(Path(sys.executable).parent))
    program = [script] if script else [sys.executable, "-m", "litigator"]
    bare = [sys.executable, "-c", "pass"]
    good = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (100, 100_000, *((1_000_000,) if "--million" in sys.argv else ())):
            path = Path(folder) / f"{count}.db"
            fill(path, count)
            on_it = [*program, "--db", str(path), "--today", TODAY.isoformat()]
            good.append(compare(f"{count:,} deadlines, litigator", on_it, bare, DESK_HOLD, runs=21))
            good.append(
                compare(f"{count:,} deadlines, deadline list", [*on_it, "deadline", "list"], bare, DESK_HOLD, runs=21)
            )
            if count > 100:
                good.append(reading(path, count))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
