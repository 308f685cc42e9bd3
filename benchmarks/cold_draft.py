"""A cold `draft assemble` from the database beside a process that only imports what no design escapes. Hold: ≤ 1.3.

The peer: `python -c "import sqlalchemy.orm, docxtpl, docx"`. Ours: open the office, plan, compose, render, prove and save a six-page appeal.
"""

import sys
import tempfile
from pathlib import Path

from _side_by_side import compare, versions

with tempfile.TemporaryDirectory() as folder:
    from litigator.sample import build_example

    database = Path(folder) / "cases.db"
    build_example(database)
    ours = [sys.executable, "-m", "litigator", "--db", str(database), "--today", "2026-05-20"]
    ours += ["draft", "assemble", "2021-004", "lvat-appeal", "-o", f"{folder}/appeal.docx"]
    peer = [sys.executable, "-c", "import sqlalchemy.orm, docxtpl, docx"]
    versions("sqlalchemy", "docxtpl", "python-docx", "jinja2", "lxml", "msgspec")
    sys.exit(0 if compare("cold draft from the database", ours, peer, 1.3, runs=31) else 1)
