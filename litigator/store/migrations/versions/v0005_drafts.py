"""The drafts an office made, and which of them it filed: both only added."""

import sqlalchemy as sa
from alembic import op

from litigator.store import audit

revision = "0005"
down_revision = "0004"

TABLES = {
    "draft": ("reference", "file", "sha256", "identity", "at", "by", "manifest", "id", "version"),
    "draft_filing": ("draft_id", "on", "sha256", "by", "id", "version"),
}


def upgrade() -> None:
    """Two tables, logged like the others, whose rows are neither changed nor deleted."""
    op.create_table(
        "draft",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text()),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    op.create_table(
        "draft_filing",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"]),
    )
    for table, column in (("draft", "reference"), ("draft", "sha256"), ("draft_filing", "draft_id")):
        op.create_index(f"ix_{table}_{column}", table, [column])
    connection = op.get_bind()
    triggers = [
        statement
        for statement in audit.trigger_statements(TABLES.items())
        if statement.startswith(tuple(f'CREATE TRIGGER "log_{kind}_' for kind in ("insert", "update", "delete")))
    ]
    for statement in (*triggers, *audit.only_added_statements(TABLES)):
        connection.exec_driver_sql(statement)
