"""The docket is read by lane: who has a line and how it presses, computed by the database, and the indexes a page is read from; it
remembers who had a line before; and it counts the cases by issue, forum, stage and outcome.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

LANE = """
CASE
WHEN gone THEN 'gone'
WHEN closed THEN 'closed'
WHEN done THEN 'done'
WHEN state = 'undocumented' THEN CASE
  WHEN kind = 'missing' THEN 'missing undocumented'
  WHEN bound = 'party' AND met_on > IFNULL(substr(due, 1, 10), IFNULL(day, '~')) THEN 'undocumented late'
  ELSE 'undocumented' END
ELSE CASE
  WHEN kind = 'missing' THEN 'missing'
  WHEN kind IN ('hearing', 'removal') THEN 'hearing'
  WHEN bound IN ('state', 'court') THEN 'state'
  WHEN bound IS NULL AND kind <> 'answer' THEN 'unbound'
  WHEN alternatives <> '[]' OR substr(due, 1, 10) <> day THEN 'arguable'
  ELSE 'ours' END
  || CASE
  WHEN NOT (fatal AND IFNULL(bound, '') = 'party') THEN ''
  WHEN confirmed_by IS NULL AND kind = 'limit' THEN ' unconfirmed'
  ELSE ' fatal' END
END || CASE WHEN day IS NULL THEN ' undated' ELSE '' END"""
CELL = "issue TEXT NOT NULL, forum TEXT NOT NULL, stage TEXT NOT NULL, outcome TEXT NOT NULL"
STATEMENTS = (
    f"CREATE TABLE docket_cell (reference TEXT NOT NULL, {CELL}, PRIMARY KEY (reference, issue, forum, stage, outcome))",
    f"CREATE TABLE docket_tally ({CELL}, cases INTEGER NOT NULL, PRIMARY KEY (issue, forum, stage, outcome))",
    "ALTER TABLE docket ADD COLUMN had TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE docket ADD COLUMN who TEXT GENERATED ALWAYS AS (IFNULL(person, owner)) VIRTUAL",
    f"ALTER TABLE docket ADD COLUMN lane TEXT GENERATED ALWAYS AS ({LANE}) VIRTUAL",
    "CREATE INDEX docket_lane ON docket (lane, day, reference, rule, uid)",
    "CREATE INDEX docket_who ON docket (who, lane, day, reference, rule, uid)",
    "CREATE INDEX docket_met ON docket (met_on) WHERE met_on IS NOT NULL",
    "CREATE INDEX docket_starts ON docket (starts) WHERE kind IN ('limit', 'missing', 'order')",
    "CREATE INDEX docket_law ON docket (rule, rule_print) WHERE NOT gone",
)


def upgrade() -> None:
    """Columns, indexes and two tables; `office upgrade` fills them with the docket."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
