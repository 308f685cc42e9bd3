"""Working days as dated data: public holidays with the act behind each and the years it holds."""

from datetime import date, timedelta
from functools import lru_cache

from litigator.shape import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day off: a fixed `month` and `day`; or the `nth` weekday (1 Monday … 7 Sunday) of a month; or days after Easter Sunday."""

    name: str
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    after_easter: int | None = None
    first_year: int = 1900
    last_year: int = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A working day moved by the Government: `on` became working or free."""

    on: date
    working: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The working days of a State or an institution. Saturdays and Sundays are free unless moved."""

    id: str
    title: str
    source: str
    holidays: tuple[Holiday, ...]
    moved: tuple[Moved, ...] = ()

    def is_working_day(self, day: date) -> bool:
        return _is_working_day(self, day)

    def next_working_day(self, day: date) -> date:
        """`day` itself when it is one, otherwise the first after it."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def name_of(self, day: date) -> str:
        """The holiday that falls on `day`, or an empty text."""
        return free_days(self, day.year).get(day, "")

    def __hash__(self) -> int:
        return hash(self.id)  # asked for at every day counted; equality tells calendars of one id apart


@lru_cache(maxsize=1 << 16)
def _is_working_day(calendar: Calendar, day: date) -> bool:
    for moved in calendar.moved:
        if moved.on == day:
            return moved.working
    return day.weekday() < 5 and day not in free_days(calendar, day.year)


@lru_cache(maxsize=1024)
def free_days(calendar: Calendar, year: int) -> dict[date, str]:
    """The holidays of one year with their names."""
    found = {}
    for holiday in calendar.holidays:
        if holiday.first_year <= year <= holiday.last_year:
            found[_falls(holiday, year)] = holiday.name
    return found


def _falls(holiday: Holiday, year: int) -> date:
    if holiday.after_easter is not None:
        return easter_sunday(year) + timedelta(days=holiday.after_easter)
    month = holiday.month or 1
    if holiday.weekday is None:
        return date(year, month, holiday.day or 1)
    first = date(year, month, 1)
    return first + timedelta(days=(holiday.weekday - first.isoweekday()) % 7 + 7 * ((holiday.nth or 1) - 1))


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month, day = divmod(h + offset - 7 * m + 114, 31)
    return date(year, month, day + 1)
