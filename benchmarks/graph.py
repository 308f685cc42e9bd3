"""Who cites whom among 200,000 judgments, beside the plain way: the whole graph loaded, then walked. No question may load everything.

`python benchmarks/graph.py [JUDGMENTS]`; the judgments are made up, with some that tens of thousands cite. Holds each question ≤ 0.05 × the peer.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections import deque
from pathlib import Path

from _side_by_side import versions

from litigator.precedents.graph import graph, paths
from litigator.precedents.graph.graph import Target
from litigator.precedents.judgment import Judgment
from litigator.precedents.texts import STRIDE, Texts, open_texts

JUDGMENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
HOLD = 0.05
PARAGRAPHS = 8
WORDS = (
    "The Court reiterates that nobody may be sent back before being heard (see Arden v. Freedonia, no. 1/10, § 3). "
    "It sees no reason to hold otherwise here (see Brook v. Freedonia, no. 2/10). The rest follows."
)


def fill(texts: Texts) -> None:
    """Judgments of eight paragraphs, each citing twelve earlier ones on the average: a few of them very often."""
    chance = random.Random(7)
    key = texts.put(Judgment(id="j1", title="J1 v. Freedonia", court="ECtHR"), "1")
    columns = [row[1] for row in texts.connection.execute("PRAGMA table_info(judgment)")]
    first = dict(zip(columns, texts.connection.execute("SELECT * FROM judgment").fetchone(), strict=True))
    marks = ", ".join("?" * len(columns))
    texts.connection.executemany(
        f"INSERT INTO judgment VALUES ({marks})",
        (
            tuple(
                {
                    **first,
                    "key": one,
                    "id": f"j{one}",
                    "title": f"J{one} v. Freedonia",
                    "date": f"{1999 + one * 20 // JUDGMENTS}-{1 + one % 12:02}-01",
                }.values()
            )
            for one in range(key + 1, JUDGMENTS + 1)
        ),
    )
    texts.connection.executemany(
        "INSERT INTO paragraph (key, n, section, text) VALUES (?, ?, 'assessment', ?)",
        ((one * STRIDE + p, p + 1, WORDS) for one in range(1, JUDGMENTS + 1) for p in range(PARAGRAPHS)),
    )
    texts.connection.executemany(
        "INSERT INTO citation (paragraph, start, end, kind, form, id, pinpoints, citing, cited) "
        "VALUES (?, ?, ?, 'ecthr', 'full', ?, ?, ?, ?)",
        (
            (
                one * STRIDE + p,
                place * 40,
                place * 40 + 30,
                f"{cited}/10",
                json.dumps([str(chance.randint(1, PARAGRAPHS))]),
                one,
                cited,
            )
            for one in range(2, JUDGMENTS + 1)
            for p in range(PARAGRAPHS)
            for place in range(chance.choice((0, 1, 2, 3)))
            for cited in (min(one - 1, 2 + int((one - 2) * chance.random() ** 4)),)
        ),
    )


def loaded(texts: Texts) -> dict[int, set[int]]:
    """The peer's graph: every citation, both ways."""
    near: dict[int, set[int]] = {}
    for citing, cited in texts.connection.execute("SELECT citing, cited FROM citation WHERE cited IS NOT NULL"):
        near.setdefault(citing, set()).add(cited)
        near.setdefault(cited, set()).add(citing)
    return near


def walked(near: dict[int, set[int]], first: int, last: int) -> int:
    """The peer's shortest way: its length."""
    steps, queue = {first: 0}, deque([first])
    while queue:
        one = queue.popleft()
        if one == last:
            return steps[one]
        for other in near.get(one, ()):
            if other not in steps:
                steps[other] = steps[one] + 1
                queue.append(other)
    return -1


def timed(work) -> float:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, open_texts(Path(folder), writing=True) as texts:
        fill(texts)
        texts.keep()
        count = texts.connection.execute("SELECT count(*) FROM citation").fetchone()[0]
        middle, late = JUDGMENTS // 200, JUDGMENTS * 9 // 10
        target = Target(key=middle)
        print(
            f"{JUDGMENTS:,} judgments, {count:,} citations; the one asked about is cited by {graph.count_citing(texts, target):,}"
        )
        started = time.perf_counter()
        length = walked(loaded(texts), middle, late)
        peer = time.perf_counter() - started
        print(f"the peer, everything loaded and walked: {peer:.2f} s")
        assert len(paths.way_between(texts, middle, late).steps) == length
        held = True
        for name, work in (
            ("cited-by, 50 with their sentences", lambda: graph.cited_by(texts, target)),
            ("cited-by, one paragraph", lambda: graph.cited_by(texts, target, paragraph=3)),
            ("cites", lambda: graph.cites(texts, late)),
            ("most cited paragraphs", lambda: graph.most_cited_paragraphs(texts, target)),
            ("often cited together", lambda: graph.cited_together(texts, target)),
            ("the shortest way", lambda: paths.way_between(texts, middle, late)),
        ):
            took = timed(work)
            held = held and took <= HOLD * peer
            print(f"  {name}: {took * 1000:.1f} ms, {took / peer:.4f} × the peer")
    versions("litigator")
    print("holds" if held else "MISSED")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
