"""Filings of forty pages, clean and with planted errors, through the cite-check; the time beside python-docx reading the same file.

The filings are written here from judgments of the given corpus (`../shared/data/judgments`), in English, French and Lithuanian. Hold: 0.99 of
the planted errors found at their place, each by its own name (`tests/test_cite_check.py` has sixty that are all found), nothing reported on the
clean filings, ≤ 2 s for one filing in a warm process.

`python benchmarks/cite_check.py [FOLDER]` takes judgments already imported into FOLDER.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from _filings import BY_DATE, ERRORS, FIXED, PROPER, Case, cases, clean, filing, named, padded
from _side_by_side import versions
from docx import Document as WordDocument

from litigator.precedents.checking.checking import Checked, check_citations
from litigator.precedents.checking.finding import Finding
from litigator.precedents.texts import open_texts

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "judgments" / "judgments.jsonl.gz"
FILING = date(2026, 5, 20)
TONGUES = ("en", "lt", "fr")
Planted = tuple[str, int, str, str]


class Bench:
    """The judgments to cite from, and what came of the checks so far."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder, self.work = folder, work
        self.chance = random.Random(5)
        with open_texts(folder) as texts:
            known = list(cases(texts))
        self.strasbourg = [case for case in known if case.court == "ECtHR"]
        self.luxembourg = [case for case in known if case.court == "CJEU"]
        self.alarms: list[tuple[str, Finding]] = []
        self.table: dict[str, Counter[str]] = {}
        self.missed: list[str] = []

    def pick(self, tongue: str) -> Case:
        """A judgment that can be named in that tongue."""
        while True:
            court = self.strasbourg if self.chance.random() < 0.6 else self.luxembourg
            case = replace(self.chance.choice(court), tongue=tongue)
            if case.court != "ECtHR" or named(case) != case.name or tongue == "en":
                return case

    def pair(self, tongue: str) -> tuple[Case, Case]:
        case, other = self.pick(tongue), self.pick(tongue)
        while other.court != case.court or other.name == case.name:
            other = self.pick(tongue)
        return case, other

    def clean_filings(self, count: int) -> tuple[list[float], list[float]]:
        """Check clean filings; the seconds of each check, and of python-docx reading the same file."""
        ours, peers, cited = [], [], 0
        for number in range(count):
            told = [line for _ in range(60) for line in clean(self.pick(TONGUES[number % 3]), self.chance)]
            path = self.work / f"clean{number}.docx"
            filing(padded([*told, *PROPER], self.chance), path)
            check_citations(path, filing=FILING, judgments=self.folder)
            begin = time.process_time()
            found = check_citations(path, filing=FILING, judgments=self.folder)
            ours.append(time.process_time() - begin)
            begin = time.process_time()
            "\n".join(paragraph.text for paragraph in WordDocument(str(path)).paragraphs)
            peers.append(time.process_time() - begin)
            cited += len({(one.block, one.start) for one in found.findings})
            self.alarms += [(path.name, one) for one in found.wrong()]
        print(f"clean filings: {count}, {cited} citations, {len(self.alarms)} reported")
        return ours, peers

    def planted_filings(self, count: int) -> None:
        """Check filings in which every other paragraph holds an error."""
        for number in range(count):
            tongue = TONGUES[number % 3]
            planted: list[Planted] = []
            lines: list[str] = []
            for plant in ERRORS:
                text, status = plant(*self.pair(tongue), self.chance)
                planted.append((plant.__name__, len(lines), status, text))
                lines += [f"{text}." if not text.endswith(".") else text, self._between(tongue)]
            for kind, text, status in FIXED:
                planted.append((kind, len(lines), status, text))
                lines += [text, self._between(tongue)]
            path = self.work / f"planted{number}.docx"
            filing(lines, path)
            self._judge(check_citations(path, filing=FILING, judgments=self.folder), planted)
        for kind, text, status, on in BY_DATE:
            path = self.work / "dated.docx"
            filing([text], path)
            self._judge(check_citations(path, filing=on, judgments=self.folder), [(kind, 0, status, text)])

    def _between(self, tongue: str) -> str:
        return clean(self.pick(tongue), self.chance)[0].rstrip(":")

    def _judge(self, found: Checked, planted: list[Planted]) -> None:
        """Each planted error must be told where it stands and by its name; what is told of other paragraphs is an alarm."""
        by_place: dict[str, list[Finding]] = {}
        for one in found.wrong():
            by_place.setdefault(one.where, []).append(one)
        for kind, line, status, text in planted:
            told = by_place.pop(f"paragraph {line + 1}", [])
            outcome = "found" if any(one.status == status for one in told) else "otherwise" if told else "missed"
            self.table.setdefault(kind, Counter())[outcome] += 1
            if outcome != "found":
                self.missed.append(
                    f"{kind} ({status}): {text[:240]} — {[(one.status, one.detail[:150]) for one in told]}"
                )
        self.alarms += [("beside planted errors", one) for told in by_place.values() for one in told]


def main(folder: Path, work: Path) -> bool:
    bench = Bench(folder, work)
    print(f"{len(bench.strasbourg)} judgments of Strasbourg and {len(bench.luxembourg)} of Luxembourg to cite from")
    seconds, peers = bench.clean_filings(12)
    bench.planted_filings(6)
    for name, one in bench.alarms[:25]:
        print(f"   {name} {one.where} {one.severity} {one.status}: {one.citation} — {one.detail}")
    total = sum(sum(row.values()) for row in bench.table.values())
    right = sum(row["found"] for row in bench.table.values())
    print(f"\n{'planted':<18} {'found':>6} {'otherwise':>10} {'missed':>7}")
    for kind, row in bench.table.items():
        print(f"{kind:<18} {row['found']:>6} {row['otherwise']:>10} {row['missed']:>7}")
    print(f"{'together':<18} {right:>6} of {total}: {right / total:.3f} (hold ≥ 0.99)")
    for line in bench.missed:
        print("   ", line)
    median, peer = statistics.median(seconds), statistics.median(peers)
    print(
        f"one filing: {median:.2f} s of CPU (slowest {max(seconds):.2f}; hold ≤ 2), "
        f"{median / peer:.1f} × python-docx reading the same file ({peer:.2f} s)"
    )
    versions("python-docx", "lxml", "regex", "rapidfuzz")
    return right >= 0.99 * total and not bench.alarms and max(seconds) <= 2


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "judgments"
        if len(sys.argv) < 2:
            if not CORPUS.is_file():
                sys.exit("the corpus of judgments is not beside this checkout: nothing measured")
            run = [sys.executable, "-m", "litigator", "precedent", "import", str(CORPUS), "--judgments", str(given)]
            subprocess.run(run, check=True)
        sys.exit(0 if main(given, Path(scratch)) else 1)
