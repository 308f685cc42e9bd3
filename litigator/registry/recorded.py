"""What was recorded last on a case: read from the log of changes, which knows who and when, and from the event that still stands."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from litigator.errors import NotFound
from litigator.tongue import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event by its `key`, who recorded it, and the moment the log has for it."""

    key: str
    by: str
    at: datetime


def last_recorded(session: Session, reference: str) -> Recorded:
    """The event of the case that came into the log last and still stands. Raises `NotFound` where the case has none."""
    session.flush()
    row = session.execute(
        # A row's number may be given again after a deletion: the latest entry for it is the one that speaks of what stands there.
        text(
            "SELECT event.key, audit_log.actor, audit_log.at FROM audit_log JOIN event ON event.id = audit_log.row_id "
            "JOIN legal_case ON legal_case.id = event.case_id "
            "WHERE audit_log.table_name = 'event' AND audit_log.operation = 'insert' AND legal_case.reference = :reference "
            "ORDER BY audit_log.seq DESC LIMIT 1"
        ),
        {"reference": reference},
    ).first()
    if row is None:
        raise NotFound(phrase("nothing is recorded on {reference} that could be taken back", reference=reference))
    return Recorded(key=row[0], by=row[1], at=datetime.fromisoformat(row[2]))
