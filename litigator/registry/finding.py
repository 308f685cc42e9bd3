"""What the office has, as short lines to match a table against: references, the courts' numbers, names. No case is read whole for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from litigator.records import CaseClaimantRow, CaseRow, EventRow, PersonRow, StageRow


@dataclass(frozen=True, slots=True)
class Index:
    """`names` are (what a case is called, case), `numbers` (number, case), `people` (name, person, case), `persons` every person's reference."""

    references: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str, str], ...]
    persons: tuple[str, ...]


def index(session: Session) -> Index:
    """The office's references, numbers and names. A number stands on a stage, or on a note where its stage is not known."""
    case, stage, event, person, part = map(_table, (CaseRow, StageRow, EventRow, PersonRow, CaseClaimantRow))
    on_stage = select(stage.c.number, case.c.reference).join(case, stage.c.case_id == case.c.id)
    in_note = select(event.c.number, case.c.reference).join(case, event.c.case_id == case.c.id)
    numbers = union(
        on_stage.where(stage.c.number.is_not(None)),
        in_note.where(event.c.kind == "note", event.c.number.is_not(None)),
    )
    people = (
        select(person.c.name, person.c.reference, case.c.reference)
        .join(part, part.c.person_id == person.c.id)
        .join(case, part.c.case_id == case.c.id)
    )
    cases = _rows(session, select(case.c.name, case.c.reference))
    return Index(
        references=tuple(row[1] for row in cases),
        names=tuple((row[0], row[1]) for row in cases),
        numbers=tuple((row[0], row[1]) for row in _rows(session, numbers)),
        people=tuple((row[0], row[1], row[2]) for row in _rows(session, people)),
        persons=tuple(row[0] for row in _rows(session, select(person.c.reference))),
    )


def _table(row: Any) -> Any:
    return row.__table__


def _rows(session: Session, chosen: Any) -> Sequence[Any]:
    return session.connection().execute(chosen).all()
