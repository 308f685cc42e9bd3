"""How many limits a second the engine reckons in one process, traces not built. Reaching for 100,000 in 2 s (a later house holds it)."""

import sys
import time
from datetime import date, timedelta

from litigator.deadlines.reckoning import reckon
from litigator.library.gathering import open_library

library = open_library()
rule = library.rule("lt.foreigners.138-1")
days = [date(2015, 1, 1) + timedelta(days=number % 4000) for number in range(20_000)]
start = time.process_time()
for day in days:
    reckon(rule, day, library.calendars)
spent = time.process_time() - start
print(f"deadlines: {len(days)} in {spent:.2f} s, so 100,000 in {spent * 100_000 / len(days):.1f} s")
sys.exit(0)
