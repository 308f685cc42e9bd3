"""Events and rules become the docket's lines: one case after each change, or all of them, without a single ORM object."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from litigator import records
from litigator.casefile import CaseFile, Claimant, Detention, Event, Issue, Stage
from litigator.deadlines.case_deadlines import CaseDeadline, case_deadlines, titles
from litigator.deadlines.law import Law, fingerprint
from litigator.docket.counting import count_all, count_case
from litigator.docket.impact import Change, compared
from litigator.docket.rows import COLUMNS, Row

_DOCKET = records.DOCKET
NOTED = "office.noted"  # the limit that a noted day stands under
_EVENT_COLUMNS = (
    *("key", "kind", "on", "at", "stage", "title", "author", "number", "proof", "proof_exhibit"),
    *("claimants", "limit", "started_by", "due", "person", "recorded_by"),
)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild gives: the lines, and the differences."""

    rows: tuple[Row, ...]
    changes: tuple[Change, ...]


def rebuild_case(connection: Connection, case: CaseFile, law: Law) -> Rebuilt:
    """Bring the lines of one case up to date and keep them. A case renamed or new has no lines before."""
    before = {row.uid: row for row in _kept(connection, case.reference)}
    kept, changes = compared(before, rows_of(case, law))
    changed = [row for row in kept if before.get(row.uid) != row]
    if changed:
        connection.execute(delete(_DOCKET).where(_DOCKET.c.uid.in_([row.uid for row in changed])))
        _keep(connection, changed)
    count_case(connection, case.reference)
    if connection.scalar(select(records.DOCKET_STATE.c.value)) is None:
        remember_law(connection, law)
    return Rebuilt(tuple(kept), tuple(changes))


def rebuild_all(connection: Connection, law: Law, *, keep: bool, reference: str | None = None) -> Rebuilt:
    """Every line of every case (or of one). With `keep` they take the place of those there were; without, only the difference is told."""
    before: dict[str, dict[str, Row]] = {}
    for row in _kept(connection, reference):
        before.setdefault(row.reference, {})[row.uid] = row
    rows: list[Row] = []
    changes: list[Change] = []
    for case in case_dates(connection, reference):
        kept, differing = compared(before.pop(case.reference, {}), rows_of(case, law))
        rows.extend(kept)
        changes.extend(differing)
    for orphans in before.values():
        kept, differing = compared(orphans, ())
        rows.extend(kept)
        changes.extend(differing)
    if keep:
        connection.execute(
            delete(_DOCKET) if reference is None else delete(_DOCKET).where(_DOCKET.c.reference == reference)
        )
        _keep(connection, rows)
        if reference is None:
            count_all(connection)
            remember_law(connection, law)
        else:
            count_case(connection, reference)
    return Rebuilt(tuple(rows), tuple(changes))


def untrue(connection: Connection, law: Law) -> list[tuple[Row | None, Row | None]]:
    """(kept, computed) for every line of the docket that is not, in every column, what the events and the rules give."""
    kept = {row.uid: row for row in _kept(connection, None) if not row.gone}
    computed = {row.uid: row for case in case_dates(connection) for row in rows_of(case, law)}
    pairs = [(kept.get(uid), computed.get(uid)) for uid in sorted({*kept, *computed})]
    return [
        (here, there)
        for here, there in pairs
        if here is None or there is None or here != there._replace(revision=here.revision, had=here.had)
    ]


def law_print(law: Law) -> str:
    """One fingerprint of all rules with what they use."""
    return fingerprint(dict(law.fingerprints))


def remember_law(connection: Connection, law: Law) -> None:
    """Note which law the docket was computed with."""
    state = records.DOCKET_STATE
    connection.execute(delete(state).where(state.c.name == "law"))
    connection.execute(insert(state).values(name="law", value=law_print(law)))


def rows_of(case: CaseFile, law: Law) -> list[Row]:
    """The docket's lines for `case`, as its events and the rules give them now."""
    return [row_of(case, one, law) for one in case_deadlines(case, law)]


def row_of(case: CaseFile, computed: CaseDeadline, law: Law) -> Row:
    """The docket's line for one computed date of `case`."""
    deadline, life = computed.deadline, computed.life
    rule = law.rules.get(deadline.rule)
    stage = next((one for one in case.stages if one.key == computed.stage), None)
    lead = next((issue.code for issue in case.issues if issue.lead), case.issues[0].code if case.issues else None)
    title = _title(case, computed, titles(computed.kind, rule))
    return Row(
        uid=_uid(case.reference, computed),
        reference=case.reference,
        kind=computed.kind,
        rule=deadline.rule,
        event=computed.event,
        stage=stage.code if stage else None,
        forum=stage.forum if stage else None,
        issue=lead,
        issues=" ".join(issue.code for issue in case.issues),
        owner=case.owner,
        person=life.person,
        bound=rule.bound if rule else None,
        fatal=bool(rule and rule.ends_the_case),
        title_lt=title["lt"],
        title_en=title["en"],
        starts=_iso(deadline.starts) or "",
        due=_iso(computed.due),
        computed=_iso(deadline.due),
        safe=_iso(deadline.safe),
        day=(_iso(computed.keep) or "")[:10] or None,
        alternatives=_json([{"due": _iso(other.due), "why": other.why} for other in deadline.alternatives]),
        restorable_until=_iso(deadline.restorable_until),
        status=deadline.status,
        rule_version=deadline.version,
        rule_print=law.fingerprints.get(deadline.rule, ""),
        calendar=deadline.calendar,
        source=deadline.source,
        state=life.state,
        met_by=life.met_by,
        met_on=_iso(life.met_on),
        confirmed_by=life.confirmed_by,
        by=life.by,
        why=life.why,
        opens_lt=rule.opens["lt"] if rule and rule.opens else None,
        opens_en=rule.opens["en"] if rule and rule.opens else None,
        problems=_json([problem.as_dict() for problem in computed.problems]),
        done=computed.done,
        closed=case.closed is not None,
    )


def _title(case: CaseFile, computed: CaseDeadline, named: Mapping[str, str]) -> Mapping[str, str]:
    """What the date is called: a noted day by what was noted, every other as its rule is."""
    if computed.deadline.rule != NOTED:
        return named
    noted = next((event.title for event in case.events if event.key == computed.event), None)
    return {"lt": noted, "en": noted} if noted else named


def _uid(reference: str, computed: CaseDeadline) -> str:
    """What tells this date from every other, whatever day it falls on: the case, the rule, the event that started it."""
    kind = "limit" if computed.kind == "missing" else computed.kind
    named = "\x1f".join((reference, kind, computed.deadline.rule, computed.event))
    return blake2b(named.encode(), digest_size=12).hexdigest()


def _iso(moment: date | datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()


def _json(value: list[Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=str) if value else "[]"


def _kept(connection: Connection, reference: str | None) -> Iterator[Row]:
    wanted = select(*(_DOCKET.c[name] for name in COLUMNS))
    if reference is not None:
        wanted = wanted.where(_DOCKET.c.reference == reference)
    for row in connection.execute(wanted):
        yield Row._make(row)


def _keep(connection: Connection, rows: Iterable[Row]) -> None:
    values = [row._asdict() for row in rows]
    if values:
        connection.execute(insert(_DOCKET), values)


# Only what the reckoning reads: a case file without its people's names, its documents or its words.


def case_dates(connection: Connection, reference: str | None = None) -> Iterator[CaseFile]:
    """Every case with its stages, events and stays, and nothing else."""
    case, stage, event = (_table(row) for row in (records.CaseRow, records.StageRow, records.EventRow))
    issue = _table(records.IssueRow)
    names = ("id", "reference", "opened", "closed", "regime", "asylum_claim_lodged", "owner")
    chosen = select(*(case.c[name] for name in names)).order_by(case.c.id)
    if reference is not None:
        chosen = chosen.where(case.c.reference == reference)
    stages = _by_case(connection, stage, ("key", "code", "forum", "opened_by"), Stage)
    events = _by_case(connection, event, _EVENT_COLUMNS, Event)
    issues = _by_case(connection, issue, ("code", "lead"), Issue)
    people = _people(connection)
    for row in connection.execute(chosen):
        values = row._asdict()
        number = values.pop("id")
        yield CaseFile(
            name="",
            stages=stages.get(number, ()),
            events=events.get(number, ()),
            issues=issues.get(number, ()),
            claimants=people.get(number, ()),
            **values,
        )


def _table(row: Any) -> Any:
    return row.__table__


def _by_case(connection: Connection, table: Any, names: tuple[str, ...], noun: Any) -> Mapping[int, tuple[Any, ...]]:
    """The items of every case, in their order."""
    chosen = select(table.c.case_id, *(table.c[name] for name in names)).order_by(table.c.case_id, table.c.position)
    rows = connection.execute(chosen)
    return {
        number: tuple(noun(**dict(zip(names, row[1:], strict=True))) for row in group)
        for number, group in groupby(rows, key=lambda row: row[0])
    }


def _people(connection: Connection) -> Mapping[int, tuple[Claimant, ...]]:
    """Per case, its people by reference, with the stays that a court ordered."""
    part, person, stay = (_table(row) for row in (records.CaseClaimantRow, records.PersonRow, records.DetentionRow))
    names = ("place", "since", "until", "order_date", "order_until")
    ordered = stay.c.order_until.is_not(None)
    chosen = (
        select(part.c.case_id, person.c.reference, *(stay.c[name] for name in names))
        .join(person, person.c.id == part.c.person_id)
        .outerjoin(stay, (stay.c.person_id == person.c.id) & ordered)
        .order_by(part.c.case_id, part.c.position, stay.c.position)
    )
    found: dict[int, dict[str, list[Detention]]] = {}
    for number, reference, *values in connection.execute(chosen):
        stays = found.setdefault(number, {}).setdefault(reference, [])
        if values[0] is not None:
            stays.append(Detention(**dict(zip(names, values, strict=True))))
    return {
        number: tuple(
            Claimant(reference=reference, name="", detentions=tuple(stays)) for reference, stays in people.items()
        )
        for number, people in found.items()
    }
