"""The bar of a person's detention: each sign a part of the time, held by a court's order, held without one, or outside."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual.content import Content

from litigator.casefile import Detention
from litigator.dashboard.drawing import QUIET, Parts, text
from litigator.deadlines.detention import held
from litigator.tongue import phrase

ORDERED, WITHOUT, OUTSIDE = "█", "▒", "·"


def bar(stays: Sequence[Any], today: date, wide: int) -> Content:
    """From the first day inside to today, the two days written at its ends. `stays` have the fields of a `Detention`; days may be ISO text."""
    known = [_stay(one) for one in stays]
    known = [one for one in known if one.since <= today]
    if not known or wide < 24:
        return Content("")
    first = min(one.since for one in known).toordinal()
    last = max(today.toordinal(), first + 1)
    signs: Parts = []
    size = min(wide, last - first)
    edges = [first + (last - first) * place // size for place in range(size + 1)]
    sums = [held(known, date.fromordinal(edge)) for edge in edges]
    for before, after in zip(sums, sums[1:], strict=False):
        inside, ordered = after.days - before.days, after.with_order - before.with_order
        if not inside:
            signs.append((OUTSIDE, QUIET))
        elif inside - ordered > 0:
            signs.append((WITHOUT, "$text-error"))
        else:
            signs.append((ORDERED, "$primary"))
    begin, end = date.fromordinal(first).isoformat(), today.isoformat()
    gap = " " * max(1, size - len(begin) - len(end))
    return text(*signs, "\n", (f"{begin}{gap}{end}", QUIET))


def legend() -> Content:
    return text(
        (ORDERED, "$primary"),
        phrase(" a court's order  "),
        (WITHOUT, "$text-error"),
        phrase(" without  "),
        (OUTSIDE, QUIET),
        phrase(" outside"),
    )


def _stay(one: Any) -> Detention:
    def day(value: Any) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value

    return Detention(
        place=one.place,
        since=day(one.since) or date.min,
        until=day(one.until),
        order_court=one.order_court,
        order_number=one.order_number,
        order_date=day(one.order_date),
        order_until=day(one.order_until),
    )
