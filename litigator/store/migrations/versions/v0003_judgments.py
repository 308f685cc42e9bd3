"""What the office says of judgments: treatment marks (only added), notes and highlights, saved searches, watches."""

import sqlalchemy as sa
from alembic import op

from litigator.store import audit

revision = "0003"
down_revision = "0002"

SIGNED = ("authority", "on", "by", "id", "version")
TABLES = {
    "treatment_mark": ("treatment", "reason", "later", "paragraph", "withdraws", *SIGNED),
    "judgment_note": ("paragraph", "words", "start", "text", *SIGNED),
    "saved_search": ("name", "query", "mode", "filters", "on", "by", "id", "version"),
    "judgment_watch": ("kind", "shown", "revision", *SIGNED),
}


def upgrade() -> None:
    """Four tables, logged like the others."""
    op.create_table(
        "treatment_mark",
        sa.Column("treatment", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("later", sa.Text()),
        sa.Column("paragraph", sa.Text()),
        sa.Column("withdraws", sa.Integer()),
        *_signed(),
        sa.ForeignKeyConstraint(["withdraws"], ["treatment_mark.id"]),
    )
    op.create_table(
        "judgment_note",
        sa.Column("paragraph", sa.Text()),
        sa.Column("words", sa.Text()),
        sa.Column("start", sa.Integer()),
        sa.Column("text", sa.Text()),
        *_signed(),
    )
    op.create_table(
        "saved_search",
        sa.Column("name", sa.Text(), nullable=False, unique=True),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("filters", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    op.create_table(
        "judgment_watch",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_signed(),
    )
    for table in ("treatment_mark", "judgment_note", "judgment_watch"):
        op.create_index(f"ix_{table}_authority", table, ["authority"])
    connection = op.get_bind()
    triggers = [
        statement
        for statement in audit.trigger_statements(TABLES.items())
        if statement.startswith(tuple(f'CREATE TRIGGER "log_{kind}_' for kind in ("insert", "update", "delete")))
    ]
    for statement in (*triggers, *audit.only_added_statements(["treatment_mark"])):
        connection.exec_driver_sql(statement)


def _signed() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
    )
