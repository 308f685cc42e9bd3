"""What the office decides about a time limit: confirm, done, waive, override, reopen, assign. Each is an event with its author and moment."""

from dataclasses import replace
from datetime import date, datetime

from litigator.casefile import CaseFile, Event
from litigator.deadlines.case_deadlines import CaseDeadline
from litigator.deadlines.life import ASSIGNED, CONFIRMED, OVERRIDDEN, REOPENED, WAIVED
from litigator.errors import NotFound, Refused, UsageFault
from litigator.office.changing import WritingOffice
from litigator.office.given import free_key
from litigator.office.limits import day_of, the_one
from litigator.tongue import phrase


def confirm(
    office: WritingOffice, case: str, rule: str, *, start: str | None, day: date | None, today: date
) -> tuple[CaseDeadline, date]:
    """Confirm the day that is computed now, by a second person where a miss ends the case.

    Raises `Refused` for whoever recorded the event, for a day that nothing proves, and for another day than the computed one.
    """
    limit = the_one(office, case, rule, start, today)
    found = office.case_file(case)
    event = next((one for one in found.events if one.key == limit.event or limit.event.startswith(f"{one.key} ")), None)
    if limit.done:
        raise Refused(
            phrase(
                "{rule} in {case} is {state}: there is nothing to confirm", rule=rule, case=case, state=limit.life.state
            )
        )
    if limit.kind == "missing":
        raise Refused(
            phrase("{rule} cannot be confirmed: {what}", rule=rule, what=limit.problems[0].what),
            fix=limit.problems[0].fix,
        )
    last = limit.life.overrides or limit.deadline.due or limit.deadline.safe
    if last is None:
        raise Refused(phrase("{rule} has no day in {case} that could be confirmed", rule=rule, case=case))
    if day is not None and day != day_of(last):
        raise Refused(
            phrase("{rule} ends on {last} in {case}, not on {day}", rule=rule, last=day_of(last), case=case, day=day),
            fix=f"litigator deadline explain {case} {rule}",
        )
    law_rule = office.library.rules.get(rule)
    if law_rule is not None and law_rule.ends_the_case and event is not None:
        if event.proof == "none":
            raise Refused(
                phrase(
                    "nothing proves that {kind} was on {on}, so the day cannot be confirmed",
                    kind=event.kind,
                    on=event.on,
                ),
                fix=f"litigator case correct {case} {event.key} --proof delivery --exhibit KEY",
            )
        if event.recorded_by == office.actor:
            raise Refused(
                phrase(
                    "{actor} recorded {key}: a limit that ends the case is confirmed by a second person",
                    actor=office.actor,
                    key=event.key,
                ),
                fix=phrase("let another person of the office confirm it with --user"),
            )
        if limit.life.overrides is not None and limit.life.by == office.actor:
            raise Refused(
                phrase(
                    "{actor} put {overrides} in its place: a second person confirms it",
                    actor=office.actor,
                    overrides=limit.life.overrides,
                ),
                fix=phrase("let another person of the office confirm it with --user"),
            )
    _decide(office, found, CONFIRMED, limit, today, due=day_of(last))
    return limit, day_of(last)


def done(
    office: WritingOffice,
    case: str,
    rule: str,
    *,
    exhibit: str | None,
    start: str | None,
    on: date | None,
    kind: str | None,
    today: date,
) -> Event:
    """Meet the limit by an act that its document shows: the act on record gets its document, or a new act is recorded."""
    limit = the_one(office, case, rule, start, today)
    law_rule = office.library.rules.get(rule)
    if law_rule is None or not law_rule.met_by:
        raise UsageFault(
            phrase("no act of the office meets {rule}", rule=rule),
            fix=phrase("record what happened: litigator case event"),
        )
    if exhibit is None:
        raise Refused(
            phrase("{rule} is done only by an act that a document shows", rule=rule),
            fix=f"litigator exhibit add {case} …, then --exhibit KEY",
        )
    found = office.case_file(case)
    act = next((one for one in found.events if one.key == limit.life.met_by), None)
    if act is not None:
        shown = replace(act, proof_exhibit=exhibit, recorded_by=office.actor)
        office.save(replace(found, events=tuple(shown if one is act else one for one in found.events)))
        return shown
    if kind is None and len(law_rule.met_by) > 1:
        raise UsageFault(
            phrase("{rule} may be met in several ways", rule=rule),
            fix=phrase("--kind {met_by}", met_by=" or ".join(law_rule.met_by)),
        )
    meets = kind or law_rule.met_by[0]
    if meets not in law_rule.met_by:
        raise UsageFault(
            phrase("{meets} does not meet {rule}", meets=meets, rule=rule),
            fix=phrase("it is met by {met_by}", met_by=", ".join(law_rule.met_by)),
        )
    when = on or today
    if when > today:
        raise UsageFault(
            phrase("{meets} on {when} has not happened yet", meets=meets, when=when),
            fix=phrase("record it when it has"),
        )
    if when < day_of(limit.deadline.starts):
        raise UsageFault(
            phrase(
                "{meets} on {when} was before the limit began, on {starts}",
                meets=meets,
                when=when,
                starts=day_of(limit.deadline.starts),
            ),
            fix=phrase("check the dates"),
        )
    act = Event(
        key=free_key(meets, found),
        kind=meets,
        on=when,
        stage=limit.stage,
        started_by=next((one.key for one in found.events if f"{limit.event} ".startswith(f"{one.key} ")), None),
        proof="delivery",
        proof_exhibit=exhibit,
        recorded_by=office.actor,
    )
    office.save(replace(found, events=(*found.events, act)))
    return act


def waive(office: WritingOffice, case: str, rule: str, *, reason: str, start: str | None, today: date) -> CaseDeadline:
    """Let the limit pass, with the reason."""
    limit = the_one(office, case, rule, start, today)
    _decide(office, office.case_file(case), WAIVED, limit, today, title=_said(reason))
    return limit


def override(
    office: WritingOffice, case: str, rule: str, due: date, *, reason: str, start: str | None, today: date
) -> CaseDeadline:
    """Put another day in the place of the computed one, with the reason. It is confirmed anew."""
    limit = the_one(office, case, rule, start, today)
    if due < day_of(limit.deadline.starts):
        raise UsageFault(
            phrase("{due} is before the limit begins, on {starts}", due=due, starts=limit.deadline.starts),
            fix=phrase("check the year"),
        )
    _decide(office, office.case_file(case), OVERRIDDEN, limit, today, title=_said(reason), due=due)
    return limit


def reopen(office: WritingOffice, case: str, rule: str, *, reason: str, start: str | None, today: date) -> CaseDeadline:
    """Take back a waiver or another day: the computed one is in force again."""
    limit = the_one(office, case, rule, start, today)
    if limit.life.state != "waived" and limit.life.overrides is None:
        raise UsageFault(phrase("{rule} in {case} is neither waived nor overridden", rule=rule, case=case))
    _decide(office, office.case_file(case), REOPENED, limit, today, title=_said(reason))
    return limit


def assign(office: WritingOffice, case: str, rule: str, person: str, *, start: str | None, today: date) -> CaseDeadline:
    """Give the limit to a person of the office."""
    people = tuple(handle for handle, _, _ in office.users())
    if person not in people:
        raise NotFound(phrase("{person} is not a person of this office", person=person), nearest=people)
    limit = the_one(office, case, rule, start, today)
    _decide(office, office.case_file(case), ASSIGNED, limit, today, person=person)
    return limit


def _decide(
    office: WritingOffice,
    case: CaseFile,
    kind: str,
    limit: CaseDeadline,
    today: date,
    *,
    title: str | None = None,
    due: date | None = None,
    person: str | None = None,
) -> None:
    now = datetime.now().astimezone()
    mark = Event(
        key=free_key(kind, case),
        kind=kind,
        on=today,
        at=now if now.date() == today else None,
        limit=limit.deadline.rule,
        started_by=limit.event,
        title=title,
        due=due,
        person=person,
        recorded_by=office.actor,
    )
    office.save(replace(case, events=(*case.events, mark)))


def _said(reason: str) -> str:
    if not reason.strip():
        raise UsageFault(
            phrase("a reason is missing"), fix=phrase('--reason "…": whoever reads the case next must know why')
        )
    return reason.strip()
