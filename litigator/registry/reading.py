"""Rows become a `CaseFile` here and nowhere else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session, selectinload

from litigator.casefile import CaseFile, Claimant
from litigator.errors import NotFound
from litigator.records import CaseClaimantRow, CaseRow, PersonRow, StageRow
from litigator.registry.nouns import INNER, OF_CASE, OF_PERSON, OF_STAGE, Kind, plain_fields
from litigator.tongue import phrase


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
    session.flush()
    connection, table = session.connection(), _table(CaseRow)
    row = connection.execute(select(table).where(table.c.reference == reference)).mappings().first()
    if row is None:
        raise NotFound(
            phrase("there is no case «{reference}»", reference=reference), nearest=_nearest(session, reference)
        )
    return _Snapshot(connection, row).case()


class _Snapshot:
    """One case by plain selects, one a table: what is only read needs no objects that keep track of changes, and they cost the most."""

    def __init__(self, connection: Connection, row: Any) -> None:
        self.connection, self.row = connection, row
        self.lists: dict[tuple[str, int], list[Any]] = {}
        self._gather(OF_CASE, "case_id", [row["id"]])
        self._gather(OF_STAGE, "stage_id", [stage["id"] for stage in self.lists.get(("stages", row["id"]), ())])
        self.people = self._people()
        self._gather(OF_PERSON, "person_id", [one["id"] for one in self.people])

    def case(self) -> CaseFile:
        people = tuple(
            Claimant(**self._noun(one, Claimant), role=one["role_in_case"], version=one["version"])
            for one in self.people
        )
        return CaseFile(**self._noun(self.row, CaseFile), claimants=people, version=self.row["version"])

    def _people(self) -> Sequence[Any]:
        part, person = _table(CaseClaimantRow), _table(PersonRow)
        chosen = select(person, part.c.role.label("role_in_case")).join(part, part.c.person_id == person.c.id)
        chosen = chosen.where(part.c.case_id == self.row["id"]).order_by(part.c.position)
        return self.connection.execute(chosen).mappings().all()

    def _gather(self, kinds: Sequence[Kind], owner: str, owners: Sequence[int]) -> None:
        """The items of these kinds, each list in its order, by the number of the row they hang on."""
        if not owners:
            return
        for kind in kinds:
            table = _table(kind.row)
            chosen = select(table).where(table.c[owner].in_(owners)).order_by(table.c[kind.place])
            for item in self.connection.execute(chosen).mappings():
                self.lists.setdefault((kind.field, item[owner]), []).append(item)

    def _noun(self, row: Any, noun: type) -> dict[str, Any]:
        return _values(
            noun,
            row.__getitem__,
            lambda kind: [
                kind.noun(**self._noun(item, kind.noun)) for item in self.lists.get((kind.field, row["id"]), ())
            ],
        )


def case_row(session: Session, reference: str) -> CaseRow:
    """The rows of a case that is to be changed. Raises `NotFound` with the nearest references."""
    row = session.scalar(select(CaseRow).where(CaseRow.reference == reference).options(*_whole()))
    if row is None:
        raise NotFound(
            phrase("there is no case «{reference}»", reference=reference), nearest=_nearest(session, reference)
        )
    return row


@cache
def _whole() -> tuple[Any, ...]:
    """Everything that hangs on a case, loaded with it."""
    person = selectinload(CaseRow.claimants).selectinload(CaseClaimantRow.person)
    return (
        *(person.selectinload(getattr(PersonRow, kind.field)) for kind in OF_PERSON),
        selectinload(CaseRow.stages).selectinload(StageRow.outcomes),
        *(selectinload(getattr(CaseRow, kind.field)) for kind in OF_CASE if kind.field != "stages"),
    )


def as_claimant(row: PersonRow, role: str) -> Claimant:
    """A person in a role."""
    return Claimant(**_of_object(row, Claimant), role=role, version=row.version)


def _of_object(row: Any, noun: type) -> dict[str, Any]:
    return _values(
        noun,
        partial(getattr, row),
        lambda kind: [kind.noun(**_of_object(item, kind.noun)) for item in getattr(row, kind.field)],
    )


def _values(noun: type, column: Callable[[str], Any], items: Callable[[Kind], Sequence[Any]]) -> dict[str, Any]:
    """The one place where columns become the fields of a noun, and rows its lists; a test fills every column and finds it again."""
    fields = {name: column(name) for name in plain_fields(noun)}
    return fields | {kind.field: tuple(items(kind)) for kind in INNER.get(noun, ())}


def person(session: Session, reference: str) -> Claimant | None:
    """The person the office knows under `reference`, or None."""
    row = session.scalar(select(PersonRow).where(PersonRow.reference == reference))
    return as_claimant(row, "claimant") if row is not None else None


def _table(row: Any) -> Any:
    return row.__table__


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
