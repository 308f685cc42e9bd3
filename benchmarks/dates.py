"""Legal dates read one after another, beside dateutil (or dateparser) in the same run. Reaching for ≤ 0.02 ms a reading."""

import statistics
import sys
import time
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec

from _side_by_side import versions

from litigator.dates.grammar import find, read
from litigator.dates.written import written

HOLD = 0.02
ROUNDS = 9
days = [date(1990, 1, 1) + timedelta(days=7 * number) for number in range(500)]
forms = {
    "ISO": [day.isoformat() for day in days],
    "DD.MM.YYYY": [f"{day:%d.%m.%Y}" for day in days],
    "English": [written(day, "en") for day in days],
    "English, month first": [f"{day:%B} {day.day}, {day.year}" for day in days],
    "Lithuanian": [written(day, "lt") for day in days],
    "Lithuanian, typed in haste": [written(day, "lt").upper().replace("Ž", "Z") for day in days],
}


def ms_each(reader, texts):
    """CPU milliseconds a text, one pass."""
    start = time.process_time()
    for text in texts:
        reader(text)
    return (time.process_time() - start) * 1000 / len(texts)


def peer():
    """A parser that most programs use, and its name; dateparser with its languages fixed, as it is slow without."""
    if find_spec("dateutil"):
        return "python-dateutil", import_module("dateutil.parser").parse
    if find_spec("dateparser"):
        parse = import_module("dateparser").parse
        return "dateparser", lambda text: parse(text, languages=["lt", "en"])
    return None, None


worst = 0.0
for name, texts in forms.items():
    spent = statistics.median(ms_each(read, texts) for _ in range(ROUNDS))
    worst = max(worst, spent)
    print(f"dates, {name}: {spent:.4f} ms a reading")
print(f"dates: the slowest form {worst:.4f} ms (hold ≤ {HOLD}): {'holds' if worst <= HOLD else 'MISSED'}")

named, parse = peer()
if parse is None:
    print("dates: neither dateutil nor dateparser is installed, so there is no ratio")
else:
    versions(named)
    common = forms["ISO"] + forms["English"]  # what the peer reads at all
    pairs = sorted(ms_each(read, common) / ms_each(parse, common) for _ in range(ROUNDS))
    middle = statistics.median(pairs)
    print(f"dates: ISO and English {middle:.2f} × the peer {named} (pairs {pairs[0]:.2f}–{pairs[-1]:.2f})")

page = "Teismas 2022 m. sausio 31 d. nutartimi byloje Nr. eA-1234-520/2022 nurodė, kad 27396/06 nėra data. " * 2000
print(f"dates: found in {len(page) // 1000} thousand characters of running text: {ms_each(find, [page]):.0f} ms")
sys.exit(0)
