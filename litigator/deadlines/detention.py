"""Days in detention: how many by a given day, and how many of them no court had ordered."""

from collections.abc import Iterable
from datetime import date

from litigator.casefile import Detention
from litigator.shape import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """Days elapsed inside: `days` = `with_order` + `without_order`; `ongoing` when the person is still there on the day asked about."""

    days: int
    with_order: int
    ongoing: bool

    @property
    def without_order(self) -> int:
        return self.days - self.with_order


def held(stays: Iterable[Detention], on: date) -> Held:
    """What `stays` come to by `on`: from the first day to the day of leaving, a day in two places counted once.

    A court's order covers the days from its own date to the one it allows; what lies before the order or after its end has none.
    """
    inside: list[tuple[date, date]] = []
    ordered: list[tuple[date, date]] = []
    ongoing = False
    for stay in stays:
        if stay.since > on:
            continue
        end = min(stay.until or on, on)
        ongoing = ongoing or stay.until is None or stay.until > on
        inside.append((stay.since, end))
        if has_order(stay):
            ordered.append((max(stay.since, stay.order_date or stay.since), min(end, stay.order_until or end)))
    return Held(_days(inside), _days(ordered), ongoing)


def has_order(stay: Detention) -> bool:
    """Whether a court ordered the stay at all."""
    return stay.order_number is not None or stay.order_date is not None


def _days(spans: Iterable[tuple[date, date]]) -> int:
    """How many days lie in the spans, the last day of each not counted, one in two spans once."""
    days, reached = 0, date.min
    for first, last in sorted(spans):
        days += max(0, (last - max(first, reached)).days)
        reached = max(reached, last)
    return days
