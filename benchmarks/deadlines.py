"""100,000 limits in one process, traces built on demand, beside dateutil adding the same months and days without any law. Holds ≤ 2 s."""

import sys
import time
from datetime import date, timedelta

from _side_by_side import versions
from dateutil.relativedelta import relativedelta

from litigator.deadlines.reckoning import Question, reckon
from litigator.library.gathering import open_library

HOLD = 2.0
COUNT = 100_000
law = open_library().law
days = [date(2022, 2, 1) + timedelta(days=number % 1500) for number in range(COUNT // 5)]
asked = {
    "lt.foreigners.138-1": Question(),
    "lt.abti.29-1": Question(),
    "lt.foreigners.81-2": Question(),
    "cjeu.263-6": Question(),
    "echr.35-1": Question(decided=date(2022, 2, 1)),
}
lengths = (
    relativedelta(days=14),
    relativedelta(months=1),
    relativedelta(days=10),
    relativedelta(months=2),
    relativedelta(months=4),
)


def ours() -> float:
    start = time.process_time()
    for name, question in asked.items():
        rule = law.rules[name]
        for day in days:
            reckon(rule, day, law, question)
    return time.process_time() - start


def peer() -> float:
    start = time.process_time()
    for length in lengths:
        for day in days:
            day + length
    return time.process_time() - start


def traced() -> float:
    rule = law.rules["lt.foreigners.140-4"]
    start = time.process_time()
    for day in days[:2000]:
        reckon(rule, day, law).trace("lt")
    return (time.process_time() - start) / 2000 * 1e6


versions("python-dateutil")
pairs = sorted((ours(), peer()) for _ in range(5))
spent = pairs[2][0]
print(
    f"deadlines: {COUNT:,} of five rules in {spent:.2f} s (runs {pairs[0][0]:.2f}–{pairs[-1][0]:.2f}), "
    f"{spent / pairs[2][1]:.1f} × dateutil's sums alone (hold ≤ {HOLD} s): {'holds' if spent <= HOLD else 'MISSED'}"
)
print(f"deadlines: one with its trace in words {traced():.0f} µs")
sys.exit(spent > HOLD)
