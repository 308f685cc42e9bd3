"""Columns of the docket that the database computes itself, so that no writer can get them wrong: who has a line, and its lane."""

WHO = "IFNULL(person, owner)"

# The lanes in which the desk reads it (`litigator.docket.lanes` says what they are and has the same in Python; a test holds the two
# together): what of a line's urgency does not change from day to day.
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
