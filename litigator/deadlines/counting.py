"""Adding time to a day as the law adds it: the day of the event is not counted, months end on the same number or the last day."""

from datetime import UTC, date, datetime, timedelta

from litigator.deadlines.calendar import Calendar
from litigator.deadlines.moments import clock
from litigator.deadlines.rule import Roll, Step
from litigator.tongue import lasting


def add(day: date, step: Step, calendar: Calendar | None) -> date:
    """The day `step` ends when the event was on `day`. Working days need a calendar."""
    match step.unit:
        case "day":
            return day + timedelta(days=step.value)
        case "week":
            return day + timedelta(weeks=step.value)
        case "month":
            return add_months(day, step.value)
        case "year":
            return add_months(day, 12 * step.value)
        case "working_day":
            if calendar is None:
                raise ValueError(lasting("working days are counted in a calendar"))
            return add_working_days(day, step.value, calendar)
    raise ValueError(lasting("hours are counted from a moment"))


def add_months(day: date, months: int) -> date:
    """The same day number `months` later; where that month has none, its last day (ABTĮ 65(3); Rules of Procedure 49; ECtHR practice)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    try:
        return date(year, month, day.day)
    except ValueError:
        from calendar import monthrange  # for a shorter month; it brings `locale` along

        return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_working_days(day: date, count: int, calendar: Calendar) -> date:
    """The `count`-th working day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= calendar.is_working_day(day)
    return day


def add_hours(moment: datetime, hours: int, tz: str) -> datetime:
    """`hours` of elapsed time later, shown in the clock of `tz`: a clock change does not lengthen or shorten them."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(clock(tz))


def next_full_hour(moment: datetime) -> datetime:
    """The end of the hour in which `moment` falls: under Regulation 1182/71, Art. 3(1), that hour is not counted."""
    return moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def wall_clock(moment: datetime, length: tuple[Step, ...], tz: str) -> datetime | None:
    """Where the hands of the clock would stand after `length` in hours; differs from elapsed time when the clocks change."""
    if not length or length[0].unit != "hour":
        return None
    shown = moment.astimezone(clock(tz)).replace(tzinfo=None) + timedelta(hours=length[0].value)
    return shown.replace(tzinfo=clock(tz))


def rolled(day: date, roll: Roll, calendar: Calendar | None, start: date) -> date:
    """`day`, or the working day it moves to. `next_workday_min2` also sees to two working days in the whole (Regulation 1182/71, 3(5))."""
    if roll == "none" or calendar is None:
        return day
    if roll == "next_workday_min2":
        day = max(day, add_working_days(start, 2, calendar)) if (day - start).days >= 2 else day
    return calendar.next_working_day(day)
