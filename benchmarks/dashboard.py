"""The dashboard's first frame at 100 and at 100,000 deadlines beside an empty Textual app with the same imports, turn about, whole processes.

Both begin, draw their first frame on a terminal of 120 × 40 that is not there, and leave. Hold: ≤ 1.3 ×, and no later at 100,000 than at 100.
"""

import sys
import tempfile
from pathlib import Path

from _side_by_side import compare, versions
from desk import TODAY, fill

HOLD = 1.3
_BEGIN = """
import gc
gc.set_threshold(50_000, 20, 20)
import litigator.cli.dash
from litigator.cli.asked import Desk
from litigator.dashboard.app import Dashboard
from textual.app import App
import asyncio
async def leave(pilot):
    await pilot._wait_for_screen()
    while hasattr(pilot.app, "view") and not pilot.app.view.rows.option_count:
        await asyncio.sleep(0.001)
    pilot.app.call_after_refresh(pilot.app.exit)
"""
PEER = _BEGIN + "\nApp().run(headless=True, size=(120, 40), auto_pilot=leave)"
OURS = (
    _BEGIN
    + """
import sys
desk = Desk()
desk.take({"db": sys.argv[1], "today": sys.argv[2], "user": "b"})
app = Dashboard(desk, view=sys.argv[3])
app.run(headless=True, size=(120, 40), auto_pilot=leave)
"""
)


def main() -> int:
    versions("textual", "rich", "click")
    good = []
    with tempfile.TemporaryDirectory() as folder:
        paths = {count: Path(folder) / f"{count}.db" for count in (100, 100_000)}
        for count, path in paths.items():
            fill(path, count)
        python = sys.executable
        ours = {count: [python, "-c", OURS, str(path), TODAY.isoformat()] for count, path in paths.items()}
        peer = [python, "-c", PEER]
        for view in ("today", "docket"):
            for count in paths:
                title = f"{count:,} deadlines, first frame of {view}"
                good.append(compare(title, [*ours[count], view], peer, HOLD, runs=11))
        good.append(
            compare("today, 100,000 beside 100", [*ours[100_000], "today"], [*ours[100], "today"], 1.1, runs=11)
        )
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
