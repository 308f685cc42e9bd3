"""The drafts an office made, as its log remembers them: only added, found again by file, hash or identity."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from litigator.errors import NotFound
from litigator.records import DraftFilingRow, DraftRow, OfficePersonRow
from litigator.tongue import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRecord:
    """A draft in the log. `manifest` is what was written beside the file, as text; `filed` the day somebody said it was filed on."""

    number: int
    reference: str
    file: str
    sha256: str
    identity: str | None
    at: datetime
    by: str
    manifest: str
    filed: date | None = None

    @property
    def said(self) -> Mapping[str, Any]:
        """The manifest, read."""
        found = json.loads(self.manifest)
        return found if isinstance(found, dict) else {}


def record_draft(
    session: Session,
    *,
    reference: str,
    file: str,
    sha256: str,
    identity: str | None,
    at: datetime,
    by: str,
    manifest: str,
) -> None:
    """Remember a draft. Raises `NotFound` where `by` is not a person of the office."""
    people = OfficePersonRow.__table__
    if session.connection().execute(select(people.c.id).where(people.c.handle == by)).first() is None:
        raise NotFound(phrase("{by} is not a person of this office", by=by), fix=f"litigator office user add {by}")
    session.connection().execute(
        insert(DraftRow.__table__).values(  # type: ignore[arg-type]  # plain columns: nothing is read back
            version=1, reference=reference, file=file, sha256=sha256, identity=identity, at=at, by=by, manifest=manifest
        )
    )


def drafts(
    session: Session, *, reference: str | None = None, sha256: str | None = None, identity: str | None = None
) -> Sequence[DraftRecord]:
    """The drafts of a case, or of that hash or identity, or all, in the order made."""
    draft, filing = DraftRow.__table__, DraftFilingRow.__table__
    names = ("id", "reference", "file", "sha256", "identity", "at", "by", "manifest")
    chosen = select(*(draft.c[name] for name in names)).order_by(draft.c.id)
    if reference is not None:
        chosen = chosen.where(draft.c.reference == reference)
    if sha256 is not None or identity is not None:
        marks = [draft.c[name] == value for name, value in (("sha256", sha256), ("identity", identity)) if value]
        chosen = chosen.where(or_(*marks))
    connection = session.connection()
    filed = dict(connection.execute(select(filing.c.draft_id, filing.c.on).order_by(filing.c.id)).all())
    return [
        DraftRecord(**dict(zip(("number", *names[1:]), row, strict=True)), filed=filed.get(row[0]))
        for row in connection.execute(chosen).all()
    ]


def record_filing(session: Session, number: int, *, on: date, sha256: str, by: str) -> None:
    """Remember that the draft of that number was filed. An earlier day stays in the log; the last one counts."""
    session.connection().execute(
        insert(DraftFilingRow.__table__).values(version=1, draft_id=number, on=on, sha256=sha256, by=by)  # type: ignore[arg-type]
    )
