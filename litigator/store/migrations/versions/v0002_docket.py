"""Events may fix a limit or decide about one; the docket keeps what events and rules give; names and titles in English."""

import sqlalchemy as sa
from alembic import op

from litigator.store import audit

revision = "0002"
down_revision = "0001"

EVENT = (
    *(
        "key",
        "kind",
        "on",
        "at",
        "stage",
        "claimants",
        "title",
        "title_en",
        "author",
        "number",
        "proof",
        "proof_exhibit",
    ),
    *("limit", "started_by", "due", "person", "recorded_by", "case_id", "position", "id", "version"),
)
PARTY = (
    *("key", "role", "name", "name_en", "organisation", "address", "email", "phone", "number"),
    *("case_id", "position", "id", "version"),
)
WORDS = (
    *("reference", "kind", "rule", "event", "issues", "title_lt", "title_en", "starts", "alternatives", "status"),
    *("rule_version", "rule_print", "source", "state", "problems"),
)
WORDS_OR_NONE = (
    *("stage", "forum", "issue", "owner", "person", "bound", "due", "computed", "safe", "day", "restorable_until"),
    *("calendar", "met_by", "met_on", "confirmed_by", "by", "why", "opens_lt", "opens_en"),
)


def upgrade() -> None:
    """New columns for events and parties, logged like the others; the docket's tables, empty."""
    for column in (
        sa.Column("limit", sa.Text()),
        sa.Column("started_by", sa.Text()),
        sa.Column("due", sa.Date()),
        sa.Column("person", sa.Text()),
        sa.Column("recorded_by", sa.Text()),
        sa.Column("title_en", sa.Text()),
    ):
        op.add_column("event", column)
    op.add_column("party", sa.Column("name_en", sa.Text()))
    for table, columns in (("event", EVENT), ("party", PARTY)):
        op.execute(f'DROP TRIGGER "log_update_{table}"')
        for statement in audit.trigger_statements([(table, columns)]):
            if statement.startswith(f'CREATE TRIGGER "log_update_{table}"'):
                op.get_bind().exec_driver_sql(statement)
    op.create_table(
        "docket",
        sa.Column("uid", sa.String(24), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in WORDS),
        *(sa.Column(name, sa.Text()) for name in WORDS_OR_NONE),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("fatal", "done", "closed", "gone")),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_index("docket_day", "docket", ["day"])
    op.create_index("docket_reference", "docket", ["reference"])
    op.create_table(
        "docket_state",
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
