"""The shape of a time limit as dated data: what starts it, in which version, how it is counted, how sure we are of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["hour", "day", "working_day", "week", "month", "year"]
Roll = Literal["none", "next_workday", "next_workday_min2"]
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stretch of time, such as 14 days. Composite limits are several, counted one after another."""

    value: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """What sets the limit running in a case: events of these kinds, in stages of these codes (none named: any).

    Kinds are in order of preference: where a stage has the first, a later one does not start the limit again.
    """

    events: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguable:
    """Another length that can be argued; the earlier day is the one to keep."""

    length: tuple[Step, ...]
    why: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked case of the version, run by every library check. Moments carry their offset."""

    start: str
    due: str | None = None
    decided: date | None = None
    safe: date | None = None
    note: str | None = None
    length: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The limit as it stood between two dates.

    `kind`: `fixed` has a length; `question` takes it from a court or another act; `letter` from the body's letter; `unnumbered` has none in
    the law and only an internal warning (`safe_after`); `none` runs at no time. `selected_by` is the date that picks the version: the
    event's own (`start`), or that of the decision (`decided`).
    """

    source: str
    status: Literal["verified", "unverified"]
    kind: Literal["fixed", "question", "letter", "unnumbered", "none"] = "fixed"
    valid_from: date | None = None
    valid_to: date | None = None
    selected_by: Literal["start", "decided"] = "start"
    length: tuple[Step, ...] = ()
    publication_days: int | None = None
    distance_days: int | None = None
    month_end: Literal["last_day"] = "last_day"
    roll: Roll = "none"
    calendar: str | None = None
    tz: str = "Europe/Vilnius"
    safe_after: tuple[Step, ...] = ()
    safe_day_before: bool = False
    arguable: tuple[Arguable, ...] = ()
    verified_until: date | None = None
    checked_by: str | None = None
    checked_on: date | None = None
    restoration: str | None = None
    note: Words | None = None
    examples: tuple[Example, ...] = ()

    @property
    def name(self) -> str:
        return self.valid_from.isoformat() if self.valid_from else "initial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One limit under one stable id, in all its versions. `bound` is who must act: a party, a court, or the State."""

    id: str
    title: Words
    bound: Literal["party", "court", "state"]
    versions: tuple[Version, ...]
    starts: Starts = Starts()
    met_by: tuple[str, ...] = ()
    opens: Words | None = None
