"""`litigator --help` beside `python -c pass`. Hold: ≤ 4.5."""

import shutil
import sys
from pathlib import Path

from _side_by_side import compare, versions

script = shutil.which("litigator", path=str(Path(sys.executable).parent))
ours = [script, "--help"] if script else [sys.executable, "-m", "litigator", "--help"]
versions("click")
sys.exit(0 if compare("litigator --help", ours, [sys.executable, "-c", "pass"], 4.5, runs=31) else 1)
