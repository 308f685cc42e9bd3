"""The office as tables: a sheet a noun with every field, the docket's dates, and what hangs on what, as rows of plain cells."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from litigator.casefile import CaseFile
from litigator.docket.reading import Line
from litigator.exchange.tables.nouns import CASES, CLAIMANTS, TABLES, Table, to_cell
from litigator.exchange.tables.sheet import Cell
from litigator.library.contents import Library

KINDS = ("cases", "deadlines", "events")
_COMPUTED = ("(claimants)", "(stage)", "(forum)", "(number)", "(next day)", "(rule)")
DEADLINES = (
    *("case", "rule", "what", "event", "stage code", "forum", "issues", "runs from", "last day", "day to keep"),
    *("days", "standing", "urgency", "who has it", "confirmed by", "law checked", "source"),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """A sheet to be written: its name, its headings, its rows. Headings in brackets are of what is computed, and never read back."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(cases: Sequence[CaseFile], lines: Sequence[Line], kinds: Sequence[str] = ()) -> tuple[Rows, ...]:
    """The sheets asked for: `cases`, `deadlines`, `events`; all that hold something where none is named."""
    wanted = [table for table in TABLES if not kinds or table.name in kinds]
    sheets = [_rows(table, cases, lines) for table in wanted]
    kept = [sheet for sheet in sheets if sheet.rows or sheet.name in (kinds or ("cases",))]
    if not kinds or "deadlines" in kinds:
        kept.append(Rows("deadlines", DEADLINES, tuple(_deadline(line) for line in lines)))
    return tuple(kept)


def _rows(table: Table, cases: Sequence[CaseFile], lines: Sequence[Line]) -> Rows:
    if table is CASES:
        following = _next_days(lines)
        rows = tuple((*_cells(table, case), *_computed(case, following.get(case.reference))) for case in cases)
        return Rows(table.name, (*table.headings, *_COMPUTED), rows)
    return Rows(table.name, table.headings, tuple(_of_cases(table, cases)))


def _of_cases(table: Table, cases: Iterable[CaseFile]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a noun that hangs on a case, a stage or a person; a person of several cases is described once."""
    described: set[str] = set()
    for case in cases:
        if table is CLAIMANTS:
            yield from ((case.reference, *_cells(table, one)) for one in case.claimants)
        elif table.owner == ("person",):
            people = [one for one in case.claimants if one.reference not in described]
            described.update(one.reference for one in people)
            yield from ((one.reference, *_cells(table, item)) for one in people for item in _items(table, one))
        elif len(table.owner) == 2:
            yield from ((case.reference, s.key, *_cells(table, item)) for s in case.stages for item in _items(table, s))
        else:
            yield from ((case.reference, *_cells(table, item)) for item in _items(table, case))


def _items(table: Table, whole: Any) -> Sequence[Any]:
    assert table.kind is not None
    found: Sequence[Any] = getattr(whole, table.kind.field)
    return found


def _cells(table: Table, noun: Any) -> tuple[Cell, ...]:
    return tuple(to_cell(getattr(noun, name)) for name in table.own)


def _computed(case: CaseFile, following: Line | None) -> tuple[Cell, ...]:
    """What a person wants to see beside a case: it is read from the other sheets, and not back."""
    stage = case.stages[-1] if case.stages else None
    return (
        "; ".join(one.name for one in case.claimants) or None,
        stage.code if stage else None,
        stage.forum if stage else None,
        stage.number if stage else None,
        date.fromisoformat(following.row.day) if following and following.row.day else None,
        following.row.rule if following else None,
    )


def _next_days(lines: Iterable[Line]) -> dict[str, Line]:
    """Of each case the nearest day that the office still has to keep; the lines come with the nearest first."""
    found: dict[str, Line] = {}
    for line in lines:
        ours = line.row.bound == "party" or line.row.kind in ("hearing", "removal")
        if ours and line.row.day and not line.row.done and not line.row.closed:
            found.setdefault(line.row.reference, line)
    return found


def _deadline(line: Line) -> tuple[Cell, ...]:
    row = line.row
    return (
        *(row.reference, row.rule, row.title_en, row.event, row.stage, row.forum, row.issues),
        *(_day(row.starts), _day(row.due), _day(row.day), line.days, line.standing, line.urgency.word),
        *(row.who, row.confirmed_by, row.status, row.source),
    )


def _day(text: str | None) -> Cell:
    """A day as a day; a moment as it is written, with its offset."""
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == 10 else text


@dataclass(frozen=True, slots=True)
class Matrix:
    """What the office has where: open cases by issue and forum, open limits by month, cases by issue."""

    issues: tuple[tuple[str, str], ...]
    forums: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]
    months: tuple[tuple[str, int], ...]
    by_issue: tuple[tuple[str, int], ...]


def matrix_of(cases: Sequence[CaseFile], lines: Sequence[Line], library: Library) -> Matrix:
    """Counted from open cases and open limits of the party. A case with several issues counts under each."""
    running = [case for case in cases if case.closed is None]
    codes = Counter(issue.code for case in running for issue in case.issues)
    pairs = Counter(
        (issue.code, forum)
        for case in running
        for issue in case.issues
        for forum in {stage.forum for stage in case.stages if stage.closed is None}
    )
    months = Counter(
        line.row.day[:7]
        for line in lines
        if line.row.day
        and line.row.kind == "limit"
        and line.row.bound == "party"
        and not line.row.done
        and not line.row.closed
    )
    titles = {code: library.issues[code].title["en"] if code in library.issues else code for code in codes}
    return Matrix(
        issues=tuple((code, titles[code]) for code in sorted(codes)),
        forums=tuple(sorted({forum for _, forum in pairs})),
        cells=pairs,
        months=tuple(sorted(months.items())),
        by_issue=tuple(sorted(codes.items())),
    )
