"""Moments and clocks: the moment at which the clocks of a place showed an hour, and which places there are."""

from datetime import UTC, datetime, tzinfo
from functools import cache

from litigator.errors import Unreadable, UsageFault
from litigator.tongue import lasting, paired


@cache
def clock(tz: str) -> tzinfo:
    """The clock of a place, by its name in the database of time zones (`Europe/Vilnius`). Raises `ValueError`, `OSError`, `KeyError`."""
    from zoneinfo import ZoneInfo  # not at the top: few limits run by the clock, and it reads how Python was built

    return ZoneInfo(tz)


def the_moment(shown: datetime, tz: str) -> datetime:
    """The moment at which the clocks of `tz` showed `shown`. Raises `Unreadable` for one they showed twice, or never."""
    first, second = (shown.replace(tzinfo=clock(tz), fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    offsets = paired(*(between.join(one.isoformat() for one in (first, second)) for between in (" or ", " arba ")))
    if first.astimezone(UTC).astimezone(clock(tz)).replace(tzinfo=None) != shown:
        raise Unreadable(
            lasting("the clocks of {tz} never showed {shown}: they were put forward over it", tz=tz, shown=shown),
            fix=lasting("check the hour"),
        )
    raise Unreadable(
        lasting("the clocks of {tz} showed {shown} twice", tz=tz, shown=shown),
        fix=lasting("write which: {offsets}", offsets=offsets),
    )


def zone(name: str) -> str:
    """The time zone, if there is one of that name."""
    try:
        clock(name)
    except (ValueError, OSError, KeyError) as error:  # ZoneInfoNotFoundError is a KeyError
        raise UsageFault(
            lasting("there is no time zone «{name}»", name=name[:40]), fix=lasting("write it Europe/Vilnius")
        ) from error
    return name
