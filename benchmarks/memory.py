"""The memory of a cold draft, the whole process at its peak. Hold: ≤ 120 MiB."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from _side_by_side import versions

HOLD = 120

with tempfile.TemporaryDirectory() as folder:
    from litigator.sample import build_example

    database = Path(folder) / "cases.db"
    build_example(database)
    command = ["--db", str(database), "--today", "2026-05-20", "draft", "assemble", "2021-004", "lvat-appeal"]
    command += ["-o", f"{folder}/appeal.docx"]
    script = (
        "import resource, sys; from litigator.cli import main; code = main(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr); sys.exit(code)"
    )
    peaks = []
    for _ in range(5):
        run = subprocess.run(
            [sys.executable, "-c", script, *command], capture_output=True, text=True, env=os.environ, check=True
        )
        peaks.append(int(run.stderr.split()[-1]) / 1024)
versions("sqlalchemy", "lxml")
print(
    f"memory of a draft: {max(peaks):.0f} MiB at most ({min(peaks):.0f} at least; hold ≤ {HOLD}): {'holds' if max(peaks) <= HOLD else 'MISSED'}"
)
sys.exit(0 if max(peaks) <= HOLD else 1)
