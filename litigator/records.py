"""The tables: one for each noun of a case file, with the noun's own field names.

Every table people edit has a `version` that refuses stale edits; a list keeps its order in `position`. Triggers log each change (store/audit).
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import Boolean, Column, Computed, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship
from sqlalchemy.sql import text

from litigator.columns import Amount, Moment, Words
from litigator.computed import LANE, WHO


class Record(DeclarativeBase):
    """The root of all tables."""

    type_annotation_map: ClassVar = {str: Text, Decimal: Amount, datetime: Moment, tuple[str, ...]: Words}


class Edited:
    """Columns of every table people edit: an own key, and the version that refuses stale edits."""

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class Listed(Edited):
    """A row that stands in a list: `position` is its place."""

    position: Mapped[int]


class OfficeRow(Record):
    """The office itself: one row."""

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class OfficePersonRow(Edited, Record):
    """A person of the office: `handle` is what --user says."""

    __tablename__ = "office_person"

    handle: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]


class CaseRow(Edited, Record):
    __tablename__ = "legal_case"

    reference: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    opened: Mapped[date]
    closed: Mapped[date | None]
    language: Mapped[str]
    regime: Mapped[str]
    asylum_claim_lodged: Mapped[date | None]
    goal: Mapped[str | None]
    owner: Mapped[str | None]

    claimants: Mapped[list["CaseClaimantRow"]] = relationship(
        order_by="CaseClaimantRow.position", cascade="all, delete-orphan"
    )
    parties: Mapped[list["PartyRow"]] = relationship(order_by="PartyRow.position", cascade="all, delete-orphan")
    issues: Mapped[list["IssueRow"]] = relationship(order_by="IssueRow.position", cascade="all, delete-orphan")
    stages: Mapped[list["StageRow"]] = relationship(order_by="StageRow.position", cascade="all, delete-orphan")
    events: Mapped[list["EventRow"]] = relationship(order_by="EventRow.position", cascade="all, delete-orphan")
    exhibits: Mapped[list["ExhibitRow"]] = relationship(order_by="ExhibitRow.position", cascade="all, delete-orphan")
    relief: Mapped[list["ReliefRow"]] = relationship(order_by="ReliefRow.position", cascade="all, delete-orphan")
    statements: Mapped[list["StatementRow"]] = relationship(order_by="StatementRow.place", cascade="all, delete-orphan")
    answers: Mapped[list["AnswerRow"]] = relationship(order_by="AnswerRow.position", cascade="all, delete-orphan")
    links: Mapped[list["LinkRow"]] = relationship(order_by="LinkRow.position", cascade="all, delete-orphan")


class PersonRow(Edited, Record):
    """A person the office acts for, once, whatever the number of cases."""

    __tablename__ = "person"

    reference: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    native_name: Mapped[str | None]
    aliases: Mapped[tuple[str, ...]] = mapped_column(Words)
    gender: Mapped[str | None]
    born: Mapped[date | None]
    born_estimate: Mapped[str | None]
    nationality: Mapped[str | None]
    languages: Mapped[tuple[str, ...]] = mapped_column(Words)
    household: Mapped[str | None]
    acts_through: Mapped[str | None]
    address: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    personal_code: Mapped[str | None]

    vulnerabilities: Mapped[list["VulnerabilityRow"]] = relationship(
        order_by="VulnerabilityRow.position", cascade="all, delete-orphan"
    )
    consents: Mapped[list["ConsentRow"]] = relationship(order_by="ConsentRow.position", cascade="all, delete-orphan")
    detentions: Mapped[list["DetentionRow"]] = relationship(
        order_by="DetentionRow.position", cascade="all, delete-orphan"
    )


class CaseClaimantRow(Listed, Record):
    """A person's part in a case: the role they have in it."""

    __tablename__ = "case_claimant"
    __table_args__ = (UniqueConstraint("case_id", "person_id"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("legal_case.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str]

    person: Mapped[PersonRow] = relationship()


class OfPerson(Listed):
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class VulnerabilityRow(OfPerson, Record):
    __tablename__ = "vulnerability"
    code: Mapped[str]
    source: Mapped[str]
    identified_on: Mapped[date]
    authority_informed_on: Mapped[date | None]
    needs: Mapped[str | None]


class ConsentRow(OfPerson, Record):
    __tablename__ = "consent"
    use: Mapped[str]
    given: Mapped[bool]
    on: Mapped[date]
    note: Mapped[str | None]


class DetentionRow(OfPerson, Record):
    __tablename__ = "detention"
    place: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    legal_basis: Mapped[str | None]
    order_court: Mapped[str | None]
    order_number: Mapped[str | None]
    order_date: Mapped[date | None]
    order_until: Mapped[date | None]


class OfCase(Listed):
    case_id: Mapped[int] = mapped_column(ForeignKey("legal_case.id"), index=True)


class PartyRow(OfCase, Record):
    __tablename__ = "party"
    key: Mapped[str]
    role: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str | None]
    organisation: Mapped[str | None]
    address: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    number: Mapped[str | None]


class IssueRow(OfCase, Record):
    __tablename__ = "case_issue"
    code: Mapped[str]
    lead: Mapped[bool]
    note: Mapped[str | None]


class StageRow(OfCase, Record):
    __tablename__ = "stage"

    key: Mapped[str]
    code: Mapped[str]
    forum: Mapped[str]
    number: Mapped[str | None]
    opened: Mapped[date | None]
    closed: Mapped[date | None]
    opened_by: Mapped[str | None]

    outcomes: Mapped[list["OutcomeRow"]] = relationship(order_by="OutcomeRow.position", cascade="all, delete-orphan")


class OutcomeRow(Listed, Record):
    __tablename__ = "outcome"
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"), index=True)
    result: Mapped[str]
    on: Mapped[date]
    article: Mapped[str | None]
    note: Mapped[str | None]


class EventRow(OfCase, Record):
    __tablename__ = "event"

    key: Mapped[str]
    kind: Mapped[str]
    on: Mapped[date]
    at: Mapped[datetime | None]
    stage: Mapped[str | None]
    claimants: Mapped[tuple[str, ...]] = mapped_column(Words)
    title: Mapped[str | None]
    title_en: Mapped[str | None]
    author: Mapped[str | None]
    number: Mapped[str | None]
    proof: Mapped[str]
    proof_exhibit: Mapped[str | None]
    limit: Mapped[str | None]
    started_by: Mapped[str | None]
    due: Mapped[date | None]
    person: Mapped[str | None]
    recorded_by: Mapped[str | None]


class ExhibitRow(OfCase, Record):
    __tablename__ = "exhibit"
    key: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    title_en: Mapped[str | None]
    dated: Mapped[date | None]
    pages: Mapped[int | None]
    annex: Mapped[bool]
    file: Mapped[str | None]
    sha256: Mapped[str | None]
    source: Mapped[str | None]
    new_because: Mapped[str | None]


class ReliefRow(OfCase, Record):
    __tablename__ = "relief"
    code: Mapped[str]
    stage: Mapped[str | None]
    detail: Mapped[str | None]
    detail_en: Mapped[str | None]
    amount: Mapped[Decimal | None]
    currency: Mapped[str | None]
    granted: Mapped[str]
    granted_on: Mapped[date | None]


class StatementRow(Edited, Record):
    """`position` is the lawyer's own (the order within a slot); `place` the order in the file."""

    __tablename__ = "statement"

    case_id: Mapped[int] = mapped_column(ForeignKey("legal_case.id"), index=True)
    place: Mapped[int]
    slot: Mapped[str]
    position: Mapped[int]
    text: Mapped[str]
    language: Mapped[str]
    exhibits: Mapped[tuple[str, ...]] = mapped_column(Words)


class AnswerRow(OfCase, Record):
    __tablename__ = "answer"
    fact: Mapped[str]
    value: Mapped[str]
    note: Mapped[str | None]


class LinkRow(OfCase, Record):
    __tablename__ = "case_link"
    kind: Mapped[str]
    case: Mapped[str]
    note: Mapped[str | None]


class PrecedentCheckRow(Edited, Record):
    """That a person of the office checked an authority against a source, in the entry as it then read (`entry_hash`)."""

    __tablename__ = "precedent_check"
    authority: Mapped[str] = mapped_column(index=True)
    entry_hash: Mapped[str]
    against: Mapped[str]
    on: Mapped[date]
    by: Mapped[str]
    note: Mapped[str | None]


class OfAuthority(Edited):
    """What `by` said on a day of a judgment: built in, imported, or known by its number only."""

    authority: Mapped[str] = mapped_column(index=True)
    on: Mapped[date]
    by: Mapped[str]


class TreatmentMarkRow(OfAuthority, Record):
    """How a judgment was treated, or (`withdraws`) that an earlier mark is taken back. A mark is only added."""

    __tablename__ = "treatment_mark"
    __table_args__ = ({"info": {"only_added": True}},)
    treatment: Mapped[str]
    reason: Mapped[str]
    later: Mapped[str | None]
    paragraph: Mapped[str | None]
    withdraws: Mapped[int | None] = mapped_column(ForeignKey("treatment_mark.id"))


class JudgmentNoteRow(OfAuthority, Record):
    """A note on a judgment, on one of its paragraphs (`91`, or `#14` by place), or on `words` that begin at `start` of that paragraph."""

    __tablename__ = "judgment_note"
    paragraph: Mapped[str | None]
    words: Mapped[str | None]
    start: Mapped[int | None]
    text: Mapped[str | None]


class SavedSearchRow(Edited, Record):
    __tablename__ = "saved_search"
    name: Mapped[str] = mapped_column(unique=True)
    query: Mapped[str]
    mode: Mapped[str]
    filters: Mapped[str]
    on: Mapped[date]
    by: Mapped[str]


class WatchRow(OfAuthority, Record):
    """`authority` is what is watched: a judgment for who cites it, or the name of a saved search. `shown` are the ids told already."""

    __tablename__ = "judgment_watch"
    kind: Mapped[str]
    shown: Mapped[tuple[str, ...]] = mapped_column(Words)
    revision: Mapped[int]


class DraftRow(Edited, Record):
    """A draft the office made: its file and hash, and its manifest as written beside it. It is only added."""

    __tablename__ = "draft"
    __table_args__ = ({"info": {"only_added": True}},)
    reference: Mapped[str] = mapped_column(index=True)
    file: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    identity: Mapped[str | None]
    at: Mapped[datetime]
    by: Mapped[str]
    manifest: Mapped[str]


class DraftFilingRow(Edited, Record):
    """That a draft was filed on a day, as `by` said; `sha256` is the file that was looked at. It is only added."""

    __tablename__ = "draft_filing"
    __table_args__ = ({"info": {"only_added": True}},)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), index=True)
    on: Mapped[date]
    sha256: Mapped[str]
    by: Mapped[str]


# The docket: a read model. It is not logged, for it says nothing that events and rules do not say; `litigator.docket` fills and reads it.

_WORDS = (
    *("reference", "kind", "rule", "event", "issues", "title_lt", "title_en", "starts", "alternatives", "status"),
    *("rule_version", "rule_print", "source", "state", "problems"),
)
_WORDS_OR_NONE = (
    *("stage", "forum", "issue", "owner", "person", "bound", "due", "computed", "safe", "day", "restorable_until"),
    *("calendar", "met_by", "met_on", "confirmed_by", "by", "why", "opens_lt", "opens_en"),
)
_PLACE = ("lane", "day", "reference", "rule", "uid")


def _computed(name: str, *columns: Any) -> Table:
    """A table that can be filled anew at any time."""
    return Table(name, Record.metadata, *columns, info={"disposable": True})


DOCKET = _computed(
    "docket",
    Column("uid", String(24), primary_key=True),
    *(Column(name, Text, nullable=False) for name in _WORDS),
    *(Column(name, Text) for name in _WORDS_OR_NONE),
    *(Column(name, Boolean, nullable=False) for name in ("fatal", "done", "closed", "gone")),
    Column("revision", Integer, nullable=False),
    Column("had", Text, nullable=False, server_default=""),
    Column("who", Text, Computed(WHO, persisted=False)),
    Column("lane", Text, Computed(LANE, persisted=False)),
    Index("docket_day", "day"),
    Index("docket_reference", "reference"),
    Index("docket_lane", *_PLACE),
    Index("docket_who", "who", *_PLACE),
    Index("docket_met", "met_on", sqlite_where=text("met_on IS NOT NULL")),
    Index("docket_starts", "starts", sqlite_where=text("kind IN ('limit', 'missing', 'order')")),
    Index("docket_law", "rule", "rule_print", sqlite_where=text("NOT gone")),
)
DOCKET_STATE = _computed(
    "docket_state", Column("name", String(20), primary_key=True), Column("value", Text, nullable=False)
)
_CELL = ("issue", "forum", "stage", "outcome")
DOCKET_CELL = _computed("docket_cell", *(Column(name, Text, primary_key=True) for name in ("reference", *_CELL)))
DOCKET_TALLY = _computed(
    "docket_tally",
    *(Column(name, Text, primary_key=True) for name in _CELL),
    Column("cases", Integer, nullable=False),
)
