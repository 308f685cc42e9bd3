"""Search at 200,000 judgments: real paragraphs recombined, as many as asked for; beside SQLite FTS5 over the same texts, in one run.

Recombined text repeats its words, so that a question meets nearly every judgment: the worst case for speed. Quality cannot be measured on it.
`--judgments N` for fewer, `--keep DIR` to keep or find again what was made, `--no-peer` to leave the peer out. Needs `../shared`.

Holds: a question with its paragraphs p95 ≤ 50 ms warm, reaching for 20; the first question of a new process ≤ 100 ms after its imports; a jump
≤ 10 ms; the index of both levels ≥ 5 MB of text a second; a query's own memory ≤ 300 MiB beside the mapped index.
"""

import argparse
import gzip
import json
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _side_by_side import environment, versions

from litigator.precedents.judgment import Judgment, Paragraph
from litigator.precedents.texts import STRIDE, open_texts

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "judgments" / "judgments.jsonl.gz"
HOLDS = {"question": 50.0, "first": 100.0, "jump": 10.0, "index": 5.0, "memory": 300.0}
MEAN = 15_800  # characters of a judgment
QUESTIONS = (
    "locked up without a judge",
    "police beat him and nobody investigated",
    "deported although his children live here",
    "prison cell too small and dirty",
    "letters from prison opened by the guards",
    "social workers took the baby from its mother",
    "evicted from the only home after many years",
    "secret telephone tapping without safeguards",
    "asylum seeker sent back to the first country",
    "employer read private messages at work",
    "newspaper printed lies about a politician",
    "father not allowed to see his son after divorce",
    "flight cancelled and no compensation",
    "unfair terms in a loan in foreign currency",
    "value added tax deduction refused because of fraud by a supplier",
    "sacked because of pregnancy",
    "trial took ten years",
    "could not question the main witness",
    "punished under a law made afterwards",
    "medical records given to the police",
    "factory smoke makes the neighbours ill",
    "transgender woman wants a new birth certificate",
    "gay couple wants to adopt a child",
    "child taken abroad by the mother against the father's will",
    "psychiatric hospital against her will",
    "fingerprints kept although acquitted",
    "demonstration banned by the mayor",
    "citizenship taken away and no papers for years",
    "European arrest warrant and bad prison conditions",
    "search of a lawyer's office and copied computer files",
    "išsiuntė iš šalies nors čia gyvena šeima",
    "sulaikė be teismo sprendimo pasienyje",
    "neleido matytis su vaiku po skyrybų",
    "trademark likelihood of confusion figurative sign",
    "state aid recovery incompatible with the internal market",
    "working time annual leave allowance in lieu",
)


def real_paragraphs() -> list[str]:
    if not SHARED.exists():
        sys.exit("the judgments of ../shared are not here: there are no real paragraphs to recombine")
    found = []
    with gzip.open(SHARED, "rt", encoding="utf-8") as lines:
        for line in lines:
            found += [part for part in json.loads(line)["text"].split("\n") if len(part) > 120]
    return found


def fill(folder: Path, count: int) -> int:
    """Write `count` judgments; return the characters of their text."""
    chance, paragraphs, size = random.Random(7), real_paragraphs(), 0
    states = ("Germany", "Poland", "France", "Lithuania", "Turkey", "Italy", "Russia", "Romania")
    with open_texts(folder, writing=True) as texts:
        head = Judgment(
            id="first", title="CASE OF FIRST v. GERMANY", court="ECtHR", paragraphs=(Paragraph(place=0, text="x", n=1),)
        )
        texts.put(head, "0")
        columns = [row[1] for row in texts.connection.execute("PRAGMA table_info(judgment)")]
        base = dict(
            zip(columns, texts.connection.execute("SELECT * FROM judgment WHERE key = 1").fetchone(), strict=True)
        )
        for table in ("judgment", "paragraph", "judgment_number"):
            texts.connection.execute(f"DELETE FROM {table}")
        for key in range(1, count + 1):
            year, length, rows = 1995 + key % 25, 0, []
            while length < MEAN * (0.4 + 1.2 * ((key * 7919) % 1000) / 1000):
                text = paragraphs[chance.randrange(len(paragraphs))]
                rows.append(
                    (key * STRIDE + len(rows), len(rows) + 1, ("facts", "law", "assessment")[len(rows) % 3], text, None)
                )
                length += len(text)
            size += length
            row = {
                **base,
                "key": key,
                "id": f"b-{key}",
                "title": f"CASE OF NAME{key % 5000} AND X{key} v. {states[key % 8].upper()}",
                "state": states[key % 8],
                "date": f"{year}-{1 + key % 12:02}-{1 + key % 28:02}",
                "characters": length,
                "revision": key,
                "text_hash": str(key),
                "articles": json.dumps([str(3 + key % 12)]),
            }
            texts.connection.execute(
                f"INSERT INTO judgment VALUES ({', '.join('?' * len(columns))})", [row[name] for name in columns]
            )
            texts.connection.execute("INSERT INTO judgment_number VALUES (?, ?, 0)", (f"{key}/{year % 100:02}", key))
            texts.connection.executemany("INSERT INTO paragraph VALUES (?, ?, ?, ?, ?)", rows)
            if key % 5_000 == 0:
                texts.keep()
        texts.remember("revision", str(count))
        texts.remember("characters", str(size))
    return size


INSIDE = """
import json, os, sys, time
from pathlib import Path
from litigator.library.gathering import open_library
from litigator.precedents.searching import entries, facts, index, matching, ranking, searching, showing, thesaurus, titles
from litigator.precedents.texts import open_texts
import litigator.citations.normalising, rapidfuzz.fuzz, tantivy, snowballstemmer, msgspec

folder, questions = Path(sys.argv[1]), json.loads(sys.argv[2])
library = open_library()
told = {}

def memory():
    status = open("/proc/self/status").read() if os.path.exists("/proc/self/status") else ""
    return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith(("RssAnon", "RssShmem"))) / 1024

before = memory()
with open_texts(folder) as texts:
    begun = time.perf_counter()
    search = searching.Search(texts, library)
    search.search(questions[0])
    told["first"] = (time.perf_counter() - begun) * 1000
    for _ in range(2):
        warm = []
        for question in questions:
            begun = time.perf_counter()
            search.search(question)
            warm.append((time.perf_counter() - begun) * 1000)
    told["warm"] = warm
    plain = []
    for question in questions:
        begun = time.perf_counter()
        search.search(question, filters=searching.Filters(state=("Lithuania",)))
        plain.append((time.perf_counter() - begun) * 1000)
    told["filtered"] = plain
    jumps = []
    for key in (17, 1999, texts.count() // 2, texts.count() - 3):
        number = texts.connection.execute("SELECT number FROM judgment_number WHERE judgment = ?", (key,)).fetchone()[0]
        begun = time.perf_counter()
        found = search.search(number)
        jumps.append((time.perf_counter() - begun) * 1000)
        assert found.hits[0].id == f"b-{key}", (number, found.hits)
    told["jump"] = jumps
    strict = []
    for query in ('prison AND letters NOT Poland', '"private life" NEAR/5 interference', 'detain* AND court:ECtHR'):
        begun = time.perf_counter()
        search.search(query)
        strict.append((time.perf_counter() - begun) * 1000)
    told["strict"] = strict
    text = " ".join(row[0] for row in texts.connection.execute("SELECT text FROM paragraph LIMIT 20"))
    begun = time.perf_counter()
    search.search(text, mode="facts")
    told["facts"] = (time.perf_counter() - begun) * 1000
told["memory"] = memory() - before
print(json.dumps(told))
"""


def peer(folder: Path) -> tuple[float, list[float]]:
    """SQLite FTS5 over whole judgments, words joined by OR: seconds to build, milliseconds a question."""
    path = folder / "peer.db"
    begun = time.perf_counter()
    if not path.exists():
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(t, content='', tokenize='unicode61 remove_diacritics 2')")
        texts = sqlite3.connect(folder / "texts.db")
        for (key,) in texts.execute("SELECT key FROM judgment").fetchall():
            rows = texts.execute(
                "SELECT text FROM paragraph WHERE key >= ? AND key < ?", (key * STRIDE, (key + 1) * STRIDE)
            )
            connection.execute("INSERT INTO f (rowid, t) VALUES (?, ?)", (key, "\n".join(row[0] for row in rows)))
        connection.commit()
        connection.close()
    built = time.perf_counter() - begun
    connection, spent = sqlite3.connect(path), []
    for question in (*QUESTIONS[:3], *QUESTIONS):
        words = " OR ".join(f'"{word}"' for word in question.replace("'", " ").split())
        begun = time.perf_counter()
        connection.execute("SELECT rowid FROM f WHERE f MATCH ? ORDER BY bm25(f) LIMIT 10", (words,)).fetchall()
        spent.append((time.perf_counter() - begun) * 1000)
    return built, spent[3:]


def p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def line(name: str, value: float, hold: float, unit: str, *, more: bool = False, beside: str = "") -> bool:
    holds = value >= hold if more else value <= hold
    print(
        f"{name}: {value:.1f} {unit} (hold {'≥' if more else '≤'} {hold:g}){beside}: {'holds' if holds else 'MISSED'}"
    )
    return holds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judgments", type=int, default=20_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--no-peer", action="store_true")
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="litigator-search-"))
    try:
        sys.exit(0 if measure(folder, given.judgments, with_peer=not given.no_peer) else 1)
    finally:
        if given.keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, count: int, *, with_peer: bool) -> bool:
    from litigator.precedents.searching.index import FOLDER, refresh

    versions("tantivy")
    if not (folder / "texts.db").exists():
        fill(folder, count)
    with open_texts(folder) as texts:
        size = float(texts.remembered("characters") or 0)
        built = None
        if not (folder / FOLDER / "state.json").exists():
            begun = time.perf_counter()
            refresh(texts)
            built = time.perf_counter() - begun
    on_disk = sum(file.stat().st_size for file in (folder / FOLDER).rglob("*") if file.is_file())
    print(f"{count:,} judgments, {size / 1e6:,.0f} MB of text, index {on_disk / 1e6:,.0f} MB")
    command = [sys.executable, "-c", INSIDE, str(folder), json.dumps(QUESTIONS)]
    runs = [
        json.loads(subprocess.run(command, capture_output=True, check=True, env=environment(), text=True).stdout)
        for _ in range(3)
    ]
    warm = [statistics.median(values) for values in zip(*(run["warm"] for run in runs), strict=True)]
    beside = ""
    if with_peer:
        seconds, spent = peer(folder)
        beside = f", SQLite FTS5 without paragraphs p50 {statistics.median(spent):.0f}, p95 {p95(spent):.0f} ms"
        print(f"SQLite FTS5 over whole judgments built in {seconds:.0f} s")
    held = [
        line(
            "a question with its paragraphs, warm p95",
            p95(warm),
            HOLDS["question"],
            "ms",
            beside=f", p50 {statistics.median(warm):.1f}{beside}",
        ),
        line(
            "the first question of a new process", statistics.median(run["first"] for run in runs), HOLDS["first"], "ms"
        ),
        line(
            "a jump to a number",
            max(min(values) for values in zip(*(run["jump"] for run in runs), strict=True)),
            HOLDS["jump"],
            "ms",
        ),
        line("a query's own memory", max(run["memory"] for run in runs), HOLDS["memory"], "MiB"),
    ]
    if built is not None:
        held.append(line("index of both levels", size / 1e6 / built, HOLDS["index"], "MB/s", more=True))
    filtered, strict = (
        [value for run in runs for value in run["filtered"]],
        [value for run in runs for value in run["strict"]],
    )
    print(
        f"narrowed to one State p95 {p95(filtered):.1f} ms; AND, NEAR, prefix p95 {p95(strict):.1f} ms; facts {runs[0]['facts']:.1f} ms"
    )
    return all(held)


if __name__ == "__main__":
    main()
