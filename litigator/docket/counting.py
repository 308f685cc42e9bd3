"""How many cases there are by issue, forum, stage and outcome: kept with the docket, so that the strategic matrix is read and not counted.

`docket_cell` says which cells each case stands in, `docket_tally` how many cases stand in each cell. Both are computed here alone, from the
rows, in one statement for one case or for all.
"""

from typing import Any

from sqlalchemy import Connection, case, delete, func, insert, select, update

from litigator import records

PENDING, ENDED = "pending", "ended"  # a stage without an outcome, still open or closed
_CELL, _TALLY = records.DOCKET_CELL, records.DOCKET_TALLY
_NAMES = ("issue", "forum", "stage", "outcome")


def count_case(connection: Connection, reference: str) -> None:
    """Bring the cells of one case, and their numbers, up to date."""
    stood = select(*(_CELL.c[name] for name in _NAMES)).where(_CELL.c.reference == reference)
    before = {tuple(row) for row in connection.execute(stood)}
    now = {tuple(row[1:]) for row in connection.execute(_cells(reference))}
    for cell in before - now:
        connection.execute(delete(_CELL).where(_CELL.c.reference == reference, *_is(_CELL, cell)))
        connection.execute(update(_TALLY).where(*_is(_TALLY, cell)).values(cases=_TALLY.c.cases - 1))
        connection.execute(delete(_TALLY).where(*_is(_TALLY, cell), _TALLY.c.cases <= 0))
    for cell in now - before:
        values = dict(zip(_NAMES, cell, strict=True))
        connection.execute(insert(_CELL).values(reference=reference, **values))
        counted = connection.execute(update(_TALLY).where(*_is(_TALLY, cell)).values(cases=_TALLY.c.cases + 1))
        if counted.rowcount == 0:
            connection.execute(insert(_TALLY).values(cases=1, **values))


def count_all(connection: Connection) -> None:
    """Count every case anew."""
    connection.execute(delete(_CELL))
    connection.execute(delete(_TALLY))
    connection.execute(insert(_CELL).from_select(["reference", *_NAMES], _cells()))
    columns = [_CELL.c[name] for name in _NAMES]
    counted = select(*columns, func.count()).group_by(*columns)
    connection.execute(insert(_TALLY).from_select([*_NAMES, "cases"], counted))


def is_counted(connection: Connection) -> bool:
    """Whether the numbers are what the rows give."""
    cells = _cells().subquery()
    columns = [cells.c[name] for name in _NAMES]
    given = {tuple(row) for row in connection.execute(select(*columns, func.count()).group_by(*columns))}
    kept = select(*(_TALLY.c[name] for name in _NAMES), _TALLY.c.cases)
    return given == {tuple(row) for row in connection.execute(kept)}


def _is(table: Any, cell: tuple[Any, ...]) -> list[Any]:
    return [table.c[name] == value for name, value in zip(_NAMES, cell, strict=True)]


def _cells(reference: str | None = None) -> Any:
    """Every cell a case stands in: each of its issues before each forum, by stage and by each outcome of the stage."""
    whole, issue, stage, outcome = (
        row.__table__ for row in (records.CaseRow, records.IssueRow, records.StageRow, records.OutcomeRow)
    )
    without = case((stage.c.closed.is_(None) & whole.c.closed.is_(None), PENDING), else_=ENDED)
    chosen = select(
        whole.c.reference,
        issue.c.code.label("issue"),
        stage.c.forum.label("forum"),
        stage.c.code.label("stage"),
        func.coalesce(outcome.c.result, without).label("outcome"),
    ).distinct()
    joined = whole.join(issue, issue.c.case_id == whole.c.id).join(stage, stage.c.case_id == whole.c.id)
    chosen = chosen.select_from(joined.outerjoin(outcome, outcome.c.stage_id == stage.c.id))
    return chosen if reference is None else chosen.where(whole.c.reference == reference)
