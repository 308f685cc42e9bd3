"""One rule, one start: the last day, and the reasons. Unknown or ambiguous is refused, never guessed."""

from dataclasses import field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from litigator.deadlines.calendar import Calendar
from litigator.deadlines.counting import add, add_hours, next_full_hour, rolled, wall_clock
from litigator.deadlines.law import Law
from litigator.deadlines.moments import clock, the_moment, zone
from litigator.deadlines.rule import Declaration, Rule, Step, Version
from litigator.errors import Unreadable, UsageFault
from litigator.shape import dataclass
from litigator.tongue import lasting, paired

Day = date | datetime
_HERE = "Europe/Vilnius"


class NotInForce(Unreadable):
    """No version of the rule was in force on the date that picks it."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another day that can be argued, and why."""

    due: Day
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked beside the rule and the start. `length` only where another act fixes it, `fixed` where a letter or order names the day."""

    decided: date | None = None
    publication_days: int | None = None
    distance_days: int | None = None
    length: tuple[Step, ...] = ()
    fixed: date | None = None
    service: str | None = None
    tz: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A computed time limit. `due` is the last day (a moment where hours count), or None where the law names no length; `safe` is the
    day to keep where the last one is unsettled; `restorable_until` the last day to ask for restoration, where there is one.
    `trace(language)` tells how it came about.
    """

    rule: str
    version: str
    status: str
    starts: Day
    due: Day | None
    safe: Day | None
    alternatives: tuple[Alternative, ...]
    roll: str
    calendar: str | None
    source: str
    tz: str = "Europe/Vilnius"
    restorable_until: date | None = None
    steps: tuple[tuple[str, Any], ...] = field(default=(), repr=False)

    def trace(self, language: str = "en") -> list[str]:
        """One sentence a step, each with the day it reaches."""
        from litigator.deadlines.telling import tell

        return [tell(kind, detail, language) for kind, detail in self.steps]

    @property
    def keep(self) -> Day | None:
        """The day to keep: the earliest of those that can be argued."""
        days = [day for day in (self.due, self.safe, *(other.due for other in self.alternatives)) if day is not None]
        return min(days, key=lambda day: day.isoformat()) if days else None


NOTHING_MORE = Question()


def reckon(rule: Rule, start: Day, law: Law, question: Question = NOTHING_MORE) -> Deadline:
    """Compute `rule` from `start`.

    Raises `UsageFault` when something the rule needs is not said (and says why it matters), `Unreadable` when the start is of the wrong kind,
    `NotInForce` when no version of the rule was in force, or what it hangs on was not declared.
    """
    day = day_of(start, rule.versions[0].tz)
    version, selector = _version(rule, day, question)
    status = version.status
    if version.verified_until is not None and selector > version.verified_until:
        status = "unverified"
    steps: list[tuple[str, Any]] = [("version", (rule, version, selector))]
    if version.condition is not None:
        declaration = _declared(rule, version.condition, selector, law)
        steps.append(("condition", (declaration, selector)))
        if not declaration.is_verified_on(selector):
            status = "unverified"
    begun = _served(rule, start, law, question, steps)
    in_hours = isinstance(begun, datetime) and any(step.unit == "hour" for step in (*version.length, *question.length))
    steps.append(("moment" if in_hours else "start", begun))
    day = day_of(begun, version.tz)
    due = _due(rule, version, begun, day, law, question, steps)
    safe = _safe(version, day, due, law, steps)
    alternatives = _alternatives(version, begun, day, due, law, question, steps)
    cap = _restorable_until(version, day, steps)
    if version.note is not None and version.kind not in ("none", "unnumbered") and status == "verified":
        steps.append(("note", version))
    if version.transition is not None:
        steps.append(("transition", version.transition))
    if version.status == "unverified" or (version.verified_until is not None and selector > version.verified_until):
        steps.append(("unverified", (version, selector)))
    return Deadline(
        rule=rule.id,
        version=version.name,
        status=status,
        starts=begun,
        due=due,
        safe=safe,
        alternatives=alternatives,
        roll=version.roll,
        calendar=version.calendar,
        source=version.source,
        tz=version.tz,
        restorable_until=cap,
        steps=tuple(steps),
    )


def day_of(start: Day, tz: str) -> date:
    """The day `start` was where the law is in force, whatever the offset it is written with."""
    if not isinstance(start, datetime):
        return start
    return start.date() if start.tzinfo is None else start.astimezone(clock(tz)).date()


def _version(rule: Rule, day: date, question: Question) -> tuple[Version, date]:
    """The version in force, picked by the date the rule itself names."""
    by_decision = [version for version in rule.versions if version.selected_by == "decided"]
    selector = day
    if by_decision:
        hinge = max(version.valid_from for version in by_decision if version.valid_from)
        if question.decided is not None:
            selector = question.decided
        elif day >= hinge:
            raise UsageFault(
                lasting(
                    "{id} needs the day the decision was taken: decisions from {hinge} on have the shorter limit, and service tells nothing of that",
                    id=rule.id,
                    hinge=hinge,
                ),
                fix="--decided DATE",
            )
        if selector > day:
            raise Unreadable(
                lasting(
                    "the decision of {selector} cannot have started {id} on {day}, before it was taken",
                    selector=selector,
                    id=rule.id,
                    day=day,
                )
            )
    for version in rule.versions:
        if (version.valid_from or date.min) <= selector <= (version.valid_to or date.max):
            return version, selector
    raise NotInForce(
        lasting("{id} was not in force on {selector}", id=rule.id, selector=selector),
        fix=lasting("it was in force {periods}", periods=_periods(rule)),
    )


def _periods(rule: Rule) -> str:
    spans = [
        lasting(
            "{valid_from} to {valid_to}",
            valid_from=version.valid_from or "…",
            valid_to=version.valid_to or lasting("now"),
        )
        for version in rule.versions
    ]
    return paired(", ".join(spans), ", ".join(one.lt for one in spans))


def _declared(rule: Rule, name: str, selector: date, law: Law) -> Declaration:
    """The declared emergency the rule hangs on. Raises `NotInForce` for a day on which it was not declared."""
    declaration = law.declarations.get(name)
    if declaration is None:
        raise UsageFault(lasting("{id} hangs on the declaration {name}, which no pack has", id=rule.id, name=name))
    if not declaration.valid_from <= selector <= (declaration.valid_to or date.max):
        raise NotInForce(
            lasting(
                "{id} applies only while {title} is declared, and it was not on {selector}",
                id=rule.id,
                title=paired(declaration.title["en"], declaration.title["lt"]),
                selector=selector,
            ),
            fix=lasting(
                "it was declared {valid_from} to {valid_to}",
                valid_from=declaration.valid_from,
                valid_to=declaration.valid_to or lasting("now"),
            ),
        )
    return declaration


def _served(rule: Rule, start: Day, law: Law, question: Question, steps: list[tuple[str, Any]]) -> Day:
    """The day service is deemed made, where the rule knows a fiction for the way it was made; else the day itself."""
    if question.service is None or not rule.deemed:
        return start
    fictions = [law.services[name] for name in rule.deemed if name in law.services]
    service = next((one for one in fictions if one.proof == question.service), None)
    if service is None:
        return start
    sent = day_of(start, _HERE)
    deemed = _sum(sent, service.length, law.calendars.get(service.calendar or ""))
    steps.append(("deemed", (service, sent, deemed)))
    return deemed


def _due(
    rule: Rule,
    version: Version,
    start: Day,
    day: date,
    law: Law,
    question: Question,
    steps: list[tuple[str, Any]],
) -> Day | None:
    fixed = question.fixed
    if fixed is not None and version.kind != "none":
        _must_follow(rule, day, fixed)
        if version.kind != "fixed":
            return _fixed(version, day, fixed, steps)
    if version.kind in ("none", "unnumbered"):
        steps.append((version.kind, version))
        return None
    length = question.length if version.kind in ("question", "letter") else version.length
    if not length:
        raise UsageFault(
            lasting("{id} has no length of its own: the letter fixes it", id=rule.id)
            if version.kind == "letter"
            else lasting("{id} has no length of its own: the order, decision or act fixes it", id=rule.id),
            fix=lasting("give the day it names with --fixed DATE, or its length with --length N --unit day"),
        )
    if length[0].unit == "hour":
        return _due_moment(rule, version, start, length[0], question, steps)
    calendar = _calendar(version, law)
    _must_know_of(rule, version, question)
    reached = day
    publication = question.publication_days if question.publication_days is not None else version.publication_days
    distance = question.distance_days if question.distance_days is not None else version.distance_days
    stretches = [("length", step) for step in length]
    if publication:
        stretches.insert(0, ("publication", _days(publication)))
    if distance:
        stretches.append(("distance", _days(distance)))
    for kind, step in stretches:
        reached = _added(reached, step, calendar, rule)
        steps.append((kind, (step, reached)))
    last = rolled(reached, version.roll, calendar, day)
    steps.append(("rolled", (reached, last, version, calendar)))
    if fixed is not None and fixed < last:
        return _fixed(version, day, fixed, steps)
    if version.between and not _within(day, reached, version.between):
        steps.append(("outside", (version, reached)))
    return last


@cache
def _days(number: int) -> Step:
    return Step(value=number, unit="day")


def _must_know_of(rule: Rule, version: Version, question: Question) -> None:
    """Days from publication or for distance belong to the rules that have them; elsewhere they would only lengthen a limit in silence."""
    if question.publication_days and version.publication_days is None:
        raise UsageFault(lasting("{id} knows no days from publication", id=rule.id), fix=lasting("leave them out"))
    if question.distance_days and version.distance_days is None:
        raise UsageFault(lasting("{id} knows no days for distance", id=rule.id), fix=lasting("leave them out"))


def _must_follow(rule: Rule, day: date, fixed: date) -> None:
    if fixed < day:
        raise Unreadable(
            lasting("the day fixed for {id}, {fixed}, is before its start on {day}", id=rule.id, fixed=fixed, day=day),
            fix=lasting("check both dates"),
        )


def _fixed(version: Version, day: date, fixed: date, steps: list[tuple[str, Any]]) -> date:
    """The day the letter, order or decision itself names."""
    steps.append(("fixed", fixed))
    if version.between and not _within(day, fixed, version.between):
        steps.append(("outside", (version, fixed)))
    return fixed


def _within(day: date, reached: date, between: tuple[Step, ...]) -> bool:
    return add(day, between[0], None) <= reached <= add(day, between[-1], None)


def _due_moment(
    rule: Rule, version: Version, start: Day, step: Step, question: Question, steps: list[tuple[str, Any]]
) -> datetime:
    if isinstance(start, datetime) and start.tzinfo is None and question.tz is not None:
        start = the_moment(start, zone(question.tz))
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise Unreadable(
            lasting("{id} is counted in hours and needs the moment", id=rule.id),
            fix=lasting("write it with its offset: 2024-05-06T14:30:00+03:00"),
        )
    tz = zone(question.tz or version.tz)
    begun = next_full_hour(start) if version.roll == "next_workday_min2" else start  # Regulation 1182/71, Art. 3(1)
    try:
        end = add_hours(begun, step.value, tz)
    except OverflowError as error:
        raise Unreadable(lasting("{id} cannot be counted from {start}", id=rule.id, start=start)) from error
    steps += [("hours", (step, end)), ("no roll", end)]
    return end


def _added(day: date, step: Step, calendar: Calendar | None, rule: Rule) -> date:
    try:
        return add(day, step, calendar)
    except (OverflowError, ValueError) as error:
        raise Unreadable(lasting("{id} cannot be counted from {day}", id=rule.id, day=day)) from error


def _calendar(version: Version, law: Law) -> Calendar | None:
    if version.calendar is None:
        return None
    if version.calendar not in law.calendars:
        raise UsageFault(lasting("there is no calendar {calendar}", calendar=version.calendar))
    return law.calendars[version.calendar]


def _safe(version: Version, day: date, due: Day | None, law: Law, steps: list[tuple[str, Any]]) -> date | None:
    if version.safe_day_before and due is not None:
        before = (due.date() if isinstance(due, datetime) else due) - timedelta(days=1)
        steps.append(("safe", before))
        return before
    if version.safe_after and due is None:
        reached = _sum(day, version.safe_after, _calendar(version, law))
        steps.append(("warning", (version, reached)))
        return reached
    return None


def _alternatives(
    version: Version,
    start: Day,
    day: date,
    due: Day | None,
    law: Law,
    question: Question,
    steps: list[tuple[str, Any]],
) -> tuple[Alternative, ...]:
    """Every other day that can be argued: another length, a measure that lengthened it, the clock on the wall."""
    fixed_too = question.fixed is not None and version.kind == "fixed"
    if not (version.arguable or version.adjustments or fixed_too or isinstance(due, datetime)):
        return ()
    found: list[tuple[str, Day, Any]] = []
    calendar = _calendar(version, law)
    if fixed_too and isinstance(due, date) and not isinstance(due, datetime):
        own = rolled(_sum(day, version.length, calendar), version.roll, calendar, day)
        if own != due:
            found.append(("own length", own, _OWN_LENGTH))
        elif question.fixed != due and question.fixed is not None:
            found.append(("fixed later", question.fixed, _FIXED_LATER))
    for arguable in version.arguable:
        other = rolled(_sum(day, arguable.length, calendar), version.roll, calendar, day)
        if other != due:
            found.append(("alternative", other, arguable))
    if isinstance(due, datetime) and isinstance(start, datetime):
        shown = wall_clock(start, version.length, question.tz or version.tz)
        if shown is not None and shown != due:
            found.append(("wall clock", shown, _WALL_CLOCK))
    elif due is not None:
        for measure in version.adjustments:
            if measure.ending_from <= due <= measure.ending_to:
                found.append(("adjusted", _sum(due, measure.adds, calendar), measure))
    steps.extend((kind, (other, reason)) for kind, other, reason in found)
    return tuple(
        Alternative(other, reason["en"] if isinstance(reason, dict) else reason.why["en"])
        for kind, other, reason in found
    )


def _sum(day: date, length: tuple[Step, ...], calendar: Calendar | None) -> date:
    for step in length:
        day = add(day, step, calendar)
    return day


_OWN_LENGTH = {
    "en": "by the length that the rule itself has, whatever the letter or order says: keep the earlier",
    "lt": "pagal pačios taisyklės nustatytą trukmę, kad ir ką nurodytų raštas ar nutartis: laikykitės ankstesnės dienos",
}
_FIXED_LATER = {
    "en": "the letter or order names this later day; the law's own length ends earlier, and a letter does not lengthen it: keep the earlier",
    "lt": "raštas ar nutartis nurodo šią vėlesnę dieną; įstatymo terminas baigiasi anksčiau, raštas jo nepratęsia: laikykitės ankstesnės dienos",
}
_WALL_CLOCK = {
    "en": "by the clock on the wall, were the hour of the clock change not counted: keep the earlier",
    "lt": "pagal sieninį laikrodį, jei laikrodžio pasukimo valanda nebūtų skaičiuojama: laikykitės ankstesnio",
}


def _restorable_until(version: Version, day: date, steps: list[tuple[str, Any]]) -> date | None:
    restoration = version.restoration
    if restoration is None:
        return None
    reached = _sum(day, restoration.cap, None) if restoration.cap else None
    steps.append(("restoration", (restoration, reached)))
    return reached
