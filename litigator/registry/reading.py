"""Rows become a `CaseFile` here and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from litigator.casefile import CaseFile, Claimant
from litigator.errors import NotFound
from litigator.records import CaseClaimantRow, CaseRow, PersonRow, StageRow
from litigator.registry.nouns import INNER, OF_CASE, Kind, plain_fields

_WHOLE = (
    selectinload(CaseRow.claimants).selectinload(CaseClaimantRow.person).selectinload(PersonRow.vulnerabilities),
    selectinload(CaseRow.claimants).selectinload(CaseClaimantRow.person).selectinload(PersonRow.consents),
    selectinload(CaseRow.claimants).selectinload(CaseClaimantRow.person).selectinload(PersonRow.detentions),
    selectinload(CaseRow.stages).selectinload(StageRow.outcomes),
    *(selectinload(getattr(CaseRow, kind.field)) for kind in OF_CASE if kind.field != "stages"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case as one line of a list. `stage` and `forum` are of the last stage opened."""

    reference: str
    name: str
    issues: tuple[str, ...]
    stage: str | None
    forum: str | None
    owner: str | None
    closed: date | None


def case_file(session: Session, reference: str) -> CaseFile:
    """The case `reference`, whole. Raises `NotFound` with the nearest references."""
    return as_case_file(case_row(session, reference))


def case_row(session: Session, reference: str) -> CaseRow:
    row = session.scalar(select(CaseRow).where(CaseRow.reference == reference).options(*_WHOLE))
    if row is None:
        raise NotFound(f"there is no case «{reference}»", nearest=_nearest(session, reference))
    return row


def as_case_file(row: CaseRow) -> CaseFile:
    """The one function that maps rows to a case file; a test fills every column and finds it again."""
    claimants = tuple(_claimant(part) for part in row.claimants)
    return CaseFile(**_values(row, CaseFile), claimants=claimants, version=row.version)


def _claimant(part: CaseClaimantRow) -> Claimant:
    return as_claimant(part.person, part.role)


def as_claimant(row: PersonRow, role: str) -> Claimant:
    """A person in a role."""
    return Claimant(**_values(row, Claimant), role=role, version=row.version)


def person(session: Session, reference: str) -> Claimant | None:
    """The person the office knows under `reference`, or None."""
    row = session.scalar(select(PersonRow).where(PersonRow.reference == reference))
    return as_claimant(row, "claimant") if row is not None else None


def _values(row: Any, noun: type) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in plain_fields(noun)}
    for kind in INNER.get(noun, ()):
        values[kind.field] = tuple(_item(inner, kind) for inner in getattr(row, kind.field))
    return values


def _item(row: Any, kind: Kind) -> Any:
    return kind.noun(**_values(row, kind.noun))


def cases(session: Session) -> Sequence[CaseLine]:
    """Every case of the office as a line, by reference."""
    rows = session.scalars(
        select(CaseRow).options(selectinload(CaseRow.issues), selectinload(CaseRow.stages)).order_by(CaseRow.reference)
    )
    return [_line(row) for row in rows]


def _line(row: CaseRow) -> CaseLine:
    last = row.stages[-1] if row.stages else None
    return CaseLine(
        reference=row.reference,
        name=row.name,
        issues=tuple(issue.code for issue in row.issues),
        stage=last.code if last else None,
        forum=last.forum if last else None,
        owner=row.owner,
        closed=row.closed,
    )


def _nearest(session: Session, wanted: str) -> tuple[str, ...]:
    """The references nearest to `wanted`, by reference or by name."""
    from rapidfuzz import fuzz, process

    names = {
        reference: f"{reference} {name}" for reference, name in session.execute(select(CaseRow.reference, CaseRow.name))
    }
    found = process.extract(wanted, names, scorer=fuzz.WRatio, limit=3, score_cutoff=45)
    return tuple(reference for _, _, reference in found)
