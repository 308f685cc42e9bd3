"""A case file is written whole: new rows for what is new, the same rows for what stayed, nothing when anything is wrong.

An edit is the next snapshot (`dataclasses.replace`) given to `save_case`; the version it was read with refuses a stale one.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from litigator.casefile import CaseFile, Claimant
from litigator.errors import NotFound, Refused, UsageFault
from litigator.records import CaseClaimantRow, CaseRow, PersonRow
from litigator.registry.nouns import INNER, Kind, plain_fields
from litigator.registry.reading import as_claimant, case_row
from litigator.registry.validating import faults
from litigator.tongue import phrase


def save_case(session: Session, case: CaseFile, *, new: bool = False) -> int:
    """Write `case` and return its new version.

    With `new`, the reference must be free; otherwise the case must be there in the very version `case` was read in.
    Raises `UsageFault` with every fault in the case file, `Refused` for a stale edit or a person known otherwise.
    """
    problems = faults(case)
    if problems:
        raise UsageFault(
            phrase("the case {reference} cannot be kept as it is", reference=case.reference), problems=problems
        )
    if new:
        if session.scalar(select(CaseRow.id).where(CaseRow.reference == case.reference)) is not None:
            raise UsageFault(
                phrase("there is a case {reference} already", reference=case.reference),
                fix=phrase("choose another reference, or edit that one"),
            )
        row = CaseRow()
        session.add(row)
    else:
        row = case_row(session, case.reference)
        if row.version != case.version:
            raise Refused(
                phrase(
                    "{reference} was changed since you read it (version {version}, yours {version2})",
                    reference=case.reference,
                    version=row.version,
                    version2=case.version,
                ),
                fix=phrase("read it again, then edit"),
            )
        flag_modified(row, "name")
    _fill(session, row, case)
    _fill_claimants(session, row, case)
    session.flush()
    return row.version


def _fill(session: Session, row: Any, noun: Any) -> None:
    """The columns of `row` from `noun`, then its lists; a column that stays the same is not touched."""
    for name in plain_fields(noun.__class__):
        value = getattr(noun, name)
        if getattr(row, name, None) != value or row in session.new or row not in session:
            setattr(row, name, value)
    for kind in INNER.get(type(noun), ()):
        _fill_list(session, row, kind, getattr(noun, kind.field))


def _fill_list(session: Session, row: Any, kind: Kind, items: Sequence[Any]) -> None:
    """The same item keeps its row (and its history in the log); what is gone is deleted, what is new is added."""
    kept: dict[Any, list[Any]] = {}
    for old in getattr(row, kind.field):
        kept.setdefault(kind.key(old), []).append(old)
    rows = []
    for place, item in enumerate(items):
        same = kept.get(kind.key(item))
        inner = same.pop(0) if same else kind.row()
        _fill(session, inner, item)
        if getattr(inner, kind.place) != place:
            setattr(inner, kind.place, place)
        rows.append(inner)
    if rows != list(getattr(row, kind.field)):
        setattr(row, kind.field, rows)


def _fill_claimants(session: Session, row: CaseRow, case: CaseFile) -> None:
    known = {part.person.reference: part for part in row.claimants}
    parts = []
    for place, claimant in enumerate(case.claimants):
        part = known.get(claimant.reference)
        if part is None:
            part = CaseClaimantRow(person=_person(session, claimant), role=claimant.role, position=place)
        else:
            _change_person(session, part.person, claimant)
        if part.role != claimant.role:
            part.role = claimant.role
        if part.position != place:
            part.position = place
        parts.append(part)
    if parts != list(row.claimants):
        row.claimants = parts


def _change_person(session: Session, row: PersonRow, claimant: Claimant) -> None:
    """Write what changed of a person; one who was changed meanwhile, through this case or another, is refused."""
    if not _differing(row, claimant):
        return
    if row.version != claimant.version:
        raise Refused(
            phrase("{reference} was changed since you read them", reference=claimant.reference),
            fix=phrase("read the case again, then edit"),
        )
    _fill(session, row, claimant)
    flag_modified(row, "name")


def _differing(row: PersonRow, claimant: Claimant) -> list[str]:
    known = as_claimant(row, claimant.role)
    names = (*plain_fields(Claimant), *(kind.field for kind in INNER[Claimant]))
    return [name for name in names if getattr(known, name) != getattr(claimant, name)]


def _person(session: Session, claimant: Claimant) -> PersonRow:
    """The row of a person new to this case: one the office knows already must be described the same."""
    row = session.scalar(select(PersonRow).where(PersonRow.reference == claimant.reference))
    if row is None:
        row = PersonRow()
        session.add(row)
        _fill(session, row, claimant)
        session.flush()
        return row
    differing = _differing(row, claimant)
    if differing:
        raise Refused(
            phrase(
                "{reference} is known to the office otherwise: {differing} differ",
                reference=claimant.reference,
                differing=", ".join(differing),
            ),
            fix=phrase("make them agree, or give this person a reference of their own"),
        )
    return row


def cases_of_person(session: Session, reference: str) -> Sequence[str]:
    """The references of the cases a person is in; their record is edited through any of them. Raises `NotFound` with the nearest people."""
    found = session.scalars(
        select(CaseRow.reference)
        .join(CaseClaimantRow, CaseClaimantRow.case_id == CaseRow.id)
        .join(PersonRow, CaseClaimantRow.person_id == PersonRow.id)
        .where(PersonRow.reference == reference)
        .order_by(CaseRow.reference)
    ).all()
    if not found:
        known = session.scalars(select(PersonRow.reference)).all()
        from rapidfuzz import process

        nearest = tuple(best[0] for best in process.extract(reference, known, limit=3, score_cutoff=50))
        raise NotFound(phrase("there is no person «{reference}»", reference=reference), nearest=nearest)
    return found
