"""The shape of a time limit as dated data: what starts it, in which version, how it is counted, how sure we are of it."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from litigator.shape import dataclass

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

    Kinds are in order of preference: where a stage has the first, a later one does not start the limit again. `doubtful` kinds are those
    that some count from, as a notice that a decision exists: the earlier day is kept until the date of the true start is proved.
    """

    events: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguable:
    """Another length that can be argued; the earlier day is the one to keep."""

    length: tuple[Step, ...]
    why: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """A measure that lengthened limits ending in its window. It is shown beside the limit, which stays as the rule has it."""

    ending_from: date
    ending_to: date
    adds: tuple[Step, ...]
    why: Words
    source: str
    status: Literal["verified", "unverified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoration:
    """Whether a missed limit may be restored, and the last day to ask: `cap`, counted from the start of the limit, or no last day."""

    why: Words
    source: str
    cap: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A declared emergency on which rules hang, for as long as it stood. No `valid_to`: not known to have ended.

    `verified_until` is the last day on which it was seen to stand: what hangs on it later is unverified.
    """

    id: str
    title: Words
    valid_from: date
    source: str
    status: Literal["verified", "unverified"]
    valid_to: date | None = None
    verified_until: date | None = None
    note: Words | None = None

    def is_verified_on(self, day: date) -> bool:
        return self.status == "verified" and day <= (self.verified_until or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """When service of one kind (`proof` of an event) is deemed made: so much later than it was sent."""

    id: str
    title: Words
    proof: str
    length: tuple[Step, ...]
    source: str
    status: Literal["verified", "unverified"]
    calendar: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked case of the version, run by every library check. Moments carry their offset. `fails`: no answer is the answer."""

    start: str
    due: str | None = None
    decided: date | None = None
    safe: date | None = None
    note: str | None = None
    length: tuple[Step, ...] = ()
    fails: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The limit as it stood between two dates.

    `kind`: `fixed` has a length; `question` takes it from a court or another act; `letter` from the body's letter; `unnumbered` has none in
    the law (or in the law of this pack) and only an internal warning (`safe_after`); `none` runs at no time. `selected_by` is the date that
    picks the version: the event's own (`start`), or that of the decision (`decided`). `month_end` is named wherever months or years are
    counted. `quote` is the provision in the words of the act; `transition` the article that says which version an older matter keeps.
    """

    source: str
    status: Literal["verified", "unverified"]
    kind: Literal["fixed", "question", "letter", "unnumbered", "none"] = "fixed"
    valid_from: date | None = None
    valid_to: date | None = None
    selected_by: Literal["start", "decided"] = "start"
    transition: str | None = None
    length: tuple[Step, ...] = ()
    between: tuple[Step, ...] = ()
    publication_days: int | None = None
    distance_days: int | None = None
    month_end: Literal["last_day"] | None = None
    roll: Roll = "none"
    calendar: str | None = None
    tz: str = "Europe/Vilnius"
    condition: str | None = None
    safe_after: tuple[Step, ...] = ()
    safe_day_before: bool = False
    arguable: tuple[Arguable, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    restoration: Restoration | None = None
    verified_until: date | None = None
    checked_by: str | None = None
    checked_on: date | None = None
    quote: str | None = None
    note: Words | None = None
    examples: tuple[Example, ...] = ()

    @property
    def name(self) -> str:
        return self.valid_from.isoformat() if self.valid_from else "initial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One limit under one stable id, in all its versions.

    `bound` is who must act: a party, a court, or the State. A party's limit ends the case when it is missed (`fatal`), so a second person
    confirms it, unless the rule says otherwise. `met_by` are the events that meet it; `deemed` the fictions of service that may shift its
    start; `opens` names what its expiry opens, and `opens_limit` the limit that then begins to run.
    """

    id: str
    title: Words
    bound: Literal["party", "court", "state"]
    versions: tuple[Version, ...]
    starts: Starts = Starts()
    met_by: tuple[str, ...] = ()
    deemed: tuple[str, ...] = ()
    fatal: bool | None = None
    opens: Words | None = None
    opens_limit: str | None = None

    @property
    def ends_the_case(self) -> bool:
        return self.bound == "party" if self.fatal is None else self.fatal
