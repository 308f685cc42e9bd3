"""Importing judgments beside the least a script could do: `json.loads`, a pattern for «12. », and one row a paragraph into SQLite.

Both read the same file of invented judgments (30 MB) and store every paragraph; ours in the child process with limits, with numbers
that run on, sections, identity, duplicates and what is missing. Citations are read apart: `citations.py` measures that.

The peer does not do the work; the ratio holds what the work may cost. The megabytes a second of the machine at hand stand beside it.
"""

import json
import random
import sys
import tempfile
import time
from pathlib import Path

from _side_by_side import compare, cpu_of, versions

HOLD = 15.0
JUDGMENTS = 250
OURS = """
import sys
from pathlib import Path
from litigator.library.contents import Library
from litigator.precedents.importing.importing import import_files
report = import_files(Path(sys.argv[2]), [Path(sys.argv[1])], library=Library(fingerprint="none"), extract=lambda text: (), index=False)
assert not report.rejected
"""
PEER = """
import json, re, sqlite3, sys, os
number = re.compile(r"(\\d+)\\. ")
path = sys.argv[2] + ".peer"
if os.path.exists(path):
    os.remove(path)
connection = sqlite3.connect(path)
connection.execute("CREATE TABLE paragraph (judgment TEXT, n INTEGER, text TEXT)")
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    rows = [(row["id"], int(m[1]) if (m := number.match(text)) else None, text) for text in row["text"].split("\\n")]
    connection.executemany("INSERT INTO paragraph VALUES (?, ?, ?)", rows)
connection.commit()
"""


def invented(path: Path) -> float:
    """Write the file and return its size in megabytes. No word of it is from a judgment."""
    dice = random.Random(7)
    words = [
        "court",
        "law",
        "order",
        "place",
        "person",
        "held",
        "release",
        "review",
        "state",
        "border",
        "night",
        "paper",
        "rule",
        "reason",
        "claim",
        "answer",
    ]

    def sentence() -> str:
        return " ".join(dice.choice(words) for _ in range(110)).capitalize() + "."

    with path.open("w", encoding="utf-8") as stream:
        for one in range(JUDGMENTS):
            lines = [
                f"CASE OF EXAMPLE {one} v. NOWHERE",
                f"(Application no. {one + 10_000}/19)",
                "JUDGMENT",
                "PROCEDURE",
            ]
            lines += [f"{n}. {sentence()}" for n in range(1, 20)] + ["THE FACTS"]
            for n in range(20, 60):
                lines += [f"{n}. {sentence()}", f"“{n % 3 + 1}. {sentence()}", f"{n % 5 + 2}. {sentence()}”"]
            lines += ["THE LAW", *(f"{n}. {sentence()}" for n in range(60, 100)), "FOR THESE REASONS, THE COURT"]
            lines += ["1. Declares the application admissible;", "2. Holds that there has been a violation."]
            row = {"id": f"001-{one + 100_000}", "date": "2020-01-01", "court": "ECtHR", "text": "\n".join(lines)}
            stream.write(json.dumps(row) + "\n")
    return path.stat().st_size / 1e6


def main() -> int:
    versions("msgspec")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "judgments.jsonl"
        size = invented(path)
        commands = [[sys.executable, "-c", code, str(path), str(Path(folder) / "kept")] for code in (OURS, PEER)]
        commands[0][2] = "import shutil, sys; shutil.rmtree(sys.argv[2], ignore_errors=True)\n" + OURS
        began = time.perf_counter()
        cpu_of(commands[0])
        print(f"  {size / (time.perf_counter() - began):.1f} MB of text and rows a second")
        return 0 if compare(f"importing {size:.0f} MB", *commands, hold=HOLD, runs=5) else 1


if __name__ == "__main__":
    sys.exit(main())
