"""Tables in and out of an office: what a file would do, keeping it, giving the office out. Commands and notebooks call these."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator.casefile import CaseFile
from litigator.deadlines.case_deadlines import AHEAD
from litigator.errors import Problem, Refused, Unreadable, UsageFault
from litigator.exchange.tables.entries import constant
from litigator.exchange.tables.files import Content, Manner
from litigator.exchange.tables.known import Known, key, name_key
from litigator.exchange.tables.taking_back import taken_back, taken_whole
from litigator.exchange.tables.taking_in import Plan, Way, planned
from litigator.library.contents import Library
from litigator.office.changing import WritingOffice
from litigator.office.opening import reading_office, writing_office
from litigator.office.reading import Office
from litigator.office.words import unknown_words
from litigator.settings import database_path
from litigator.tongue import phrase

if TYPE_CHECKING:
    from litigator.docket.impact import Change

FORMATS = ("xlsx", "csv", "json")


def mappings_folder(db: str | None) -> Path:
    """Where saved mappings are: `mappings/` beside the database."""
    return database_path(db).parent / "mappings"


def look_at(db: str | None, content: Content, manner: Manner, *, today: date, libraries: Sequence[str] = ()) -> Plan:
    """What a file (`content_of`) would do to the office at `db`, row by row; an office that is not there yet is an empty one."""
    with reading_office(db, libraries=libraries, may_lack_database=True) as office:
        return plan_for(office, content, manner, today=today)


def take_table(
    db: str | None,
    content: Content,
    manner: Manner,
    *,
    user: str | None,
    today: date,
    libraries: Sequence[str] = (),
    strict: bool = False,
    as_seen: Plan | None = None,
) -> "tuple[Plan, list[Change]]":
    """Take a file in, in one transaction, and return what it did and what moved in the docket.

    `strict`: a single row that cannot be taken keeps them all out (`Unreadable`). `as_seen` is the plan that somebody has agreed to: where
    the office has changed meanwhile, nothing is written (`Refused`).
    """
    with writing_office(db, user=user, libraries=libraries) as office:
        plan = plan_for(office, content, manner, today=today)
        if as_seen is not None and as_seen.outcomes != plan.outcomes:
            raise Refused(
                phrase("the office was changed while you were reading; nothing was written"), fix=phrase("import again")
            )
        keep(office, plan, strict=strict)
    return plan, office.moved


def plan_for(office: Office, content: Content, manner: Manner, *, today: date) -> Plan:
    """What the content of a file would do to the office, row by row. Nothing is written."""
    known = _known(office)

    def examined(case: CaseFile) -> Iterator[Problem]:
        return _examined(case, known.before.get(case.reference), office.library, today)

    if content.cases:
        plan = taken_whole(content.cases, known, examined=examined)
    elif content.own:
        plan = taken_back(content.own, content.others, known, examined=examined)
    else:
        constants = {name: constant(name, text, office.library.columns) for name, text in manner.constants.items()}
        way = Way(constants=constants, stages=manner.stages)
        plan = planned(content.layouts, office.library, known, today=today, way=way, examined=examined)
    plan.warnings[:0] = content.notes
    plan.before = {case.reference: before for case in plan.cases if (before := known.before.get(case.reference))}
    return plan


def keep(office: WritingOffice, plan: Plan, *, strict: bool = False) -> None:
    """Keep every case that the plan changes, in the one transaction of the office. With `strict`, a single rejected row keeps them all out."""
    if strict and plan.rejected:
        raise Unreadable(
            phrase("{count} rows cannot be taken, so none is (--strict)", count=len(plan.rejected)),
            problems=tuple(Problem(one.why, one.sheet) for one in plan.rejected),
        )
    for case in plan.cases:
        before = plan.before.get(case.reference)
        if before is None:
            office.take_in(case)
            continue
        there = {event.key: event for event in before.events}
        events = (one if one == there.get(one.key) else replace(one, recorded_by=office.actor) for one in case.events)
        office.save(replace(case, events=tuple(events)))
    _follow_people(office, plan)


def _follow_people(office: WritingOffice, plan: Plan) -> None:
    """The docket of other cases in which somebody is whose stays have changed."""
    from litigator import registry
    from litigator.docket.rebuilding import rebuild_case

    done = {case.reference for case in plan.cases}
    for case in plan.cases:
        before = plan.before.get(case.reference)
        stays = {one.reference: one.detentions for one in before.claimants} if before else {}
        moved = [one.reference for one in case.claimants if one.detentions != stays.get(one.reference, ())]
        for other in {
            name for person in moved for name in registry.cases_of_person(office.open_session, person)
        } - done:
            done.add(other)
            found = office.case_file(other)
            office.moved.extend(rebuild_case(office.open_session.connection(), found, office.library.law).changes)


def _known(office: Office) -> Known:
    """What the office has, to match rows against; nothing, where there is no database yet."""
    if office.session is None:
        return Known(load=office.case_file)
    from litigator.registry.finding import index

    found = index(office.session)
    known = Known(load=office.case_file, persons=set(found.persons), exact=set(found.references))
    known.references = {key(one): one for one in reversed(found.references)}
    for name, case in found.names:
        known.names.setdefault(name_key(name), set()).add(case)
    for number, case in found.numbers:
        known.numbers.setdefault(key(number), set()).add(case)
    for name, person, case in found.people:
        known.people.setdefault(name_key(name), []).append((person, case))
        known.cases_of.setdefault(person, case)
    known.owners = {name_key(word): handle for handle, name, _ in office.users() for word in (name, handle)}
    return known


def _examined(case: CaseFile, before: CaseFile | None, library: Library, today: date) -> Iterator[Problem]:
    """Every reason why a case could not be kept: faults inside it, words nobody knows, acts that have not happened yet."""
    from litigator.registry.validating import faults

    yield from faults(case)
    yield from unknown_words(case, library)
    acts = {kind for rule in library.law.rules.values() for kind in rule.met_by}
    there = set(before.events) if before else set()
    for event in case.events:
        ahead = event.on > today and event not in there and event.kind not in AHEAD
        if ahead and (event.kind in library.law.started_by or event.kind in acts):
            yield Problem(
                phrase("{kind} on {on} is in the future (today is {today})", kind=event.kind, on=event.on, today=today),
                phrase("event {key}", key=event.key),
            )


# Out


def export_of(office: Office, db: str | None, kinds: Sequence[str], form: str, *, today: date) -> bytes:
    """The office as the bytes of one file. `kinds`: cases, deadlines, events; none named: everything. A CSV file holds one of them."""
    from litigator.docket.reading import Wanted
    from litigator.exchange.tables.giving_out import matrix_of, tables_of
    from litigator.office.limits import docket_lines

    if form == "csv" and len(kinds) > 1:
        raise UsageFault(
            phrase("a CSV file holds one table"), fix=phrase("one of --cases, --deadlines, --events; or --format xlsx")
        )
    cases = [office.case_file(line.reference) for line in office.cases()]
    lines = docket_lines(db, Wanted(done=True, closed=True), today)
    if form == "json":
        return _json_of(cases, [line.as_dict() for line in lines], kinds, today)
    from litigator.exchange.tables.writing import csv_of, workbook_of

    if form == "csv":
        return csv_of(tables_of(cases, lines, kinds or ("cases",))[0])
    matrix = matrix_of(cases, lines, office.library) if not kinds else None
    return workbook_of(tables_of(cases, lines, kinds), matrix)


def _json_of(cases: Sequence[CaseFile], deadlines: list[dict[str, Any]], kinds: Sequence[str], today: date) -> bytes:
    import msgspec

    content: dict[str, Any] = {"schema": "litigator/export/1", "made": today.isoformat()}
    if not kinds or "cases" in kinds:
        content["cases"] = [asdict(case) for case in cases]
    if not kinds or "deadlines" in kinds:
        content["deadlines"] = deadlines
    if "events" in kinds:
        content["events"] = [{"case": case.reference, **asdict(event)} for case in cases for event in case.events]
    return msgspec.json.format(msgspec.json.encode(content, enc_hook=str), indent=2) + b"\n"
