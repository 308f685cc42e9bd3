"""The people of the office, and what they have checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from litigator.errors import UsageFault
from litigator.records import OfficePersonRow, PrecedentCheckRow
from litigator.tongue import phrase


@dataclass(frozen=True, slots=True)
class OfficePerson:
    """A person of the office; `handle` is what --user gives."""

    handle: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class PrecedentCheck:
    """That someone checked an authority against a source, when the entry read as `entry_hash` says."""

    authority: str
    entry_hash: str
    against: str
    on: date
    by: str
    note: str | None


def office_people(session: Session) -> Sequence[OfficePerson]:
    """Everyone of the office, by handle."""
    rows = session.scalars(select(OfficePersonRow).order_by(OfficePersonRow.handle))
    return [OfficePerson(row.handle, row.name, row.role) for row in rows]


def add_office_person(session: Session, *, handle: str, name: str, role: str) -> None:
    """Add a person of the office. Raises `UsageFault` for a handle that is taken or cannot be typed."""
    if not handle.isidentifier() and not handle.replace("-", "").replace(".", "").isalnum():
        raise UsageFault(
            phrase("«{handle}» is no handle", handle=handle[:40]), fix=phrase("letters, digits, dots and dashes")
        )
    if session.scalar(select(OfficePersonRow.id).where(OfficePersonRow.handle == handle)) is not None:
        raise UsageFault(phrase("{handle} is of the office already", handle=handle))
    session.add(OfficePersonRow(handle=handle, name=name, role=role))
    session.flush()


def check_precedent(
    session: Session, *, authority: str, entry_hash: str, against: str, on: date, by: str, note: str | None
) -> None:
    """Record that `by` checked `authority` against a source. Earlier checks stay."""
    session.add(PrecedentCheckRow(authority=authority, entry_hash=entry_hash, against=against, on=on, by=by, note=note))
    session.flush()


def precedent_checks(session: Session) -> Sequence[PrecedentCheck]:
    """Every check, in the order made: the last one of an authority is the one in force."""
    session.flush()
    table = PrecedentCheckRow.__table__  # plain columns: a draft asks, and nothing here is changed
    names = ("authority", "entry_hash", "against", "on", "by", "note")
    rows = session.connection().execute(select(*(table.c[name] for name in names)).order_by(table.c.id))
    return [PrecedentCheck(*row) for row in rows]
