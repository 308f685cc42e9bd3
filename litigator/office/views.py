"""The desk's other views, each through the plain connection: the cases a page at a time, the strategic matrix, who is held, a month."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from litigator.docket.cases import CaseLine, Cell, cases, cells, how_many_cases
from litigator.docket.detained import Detained, Stay, detained, how_many_detained
from litigator.docket.paging import COUNTED, between
from litigator.docket.reading import Line, Wanted
from litigator.settings import database_path
from litigator.store.connection import reading_plainly

if TYPE_CHECKING:
    from litigator.casefile import Detention


class Matrix(NamedTuple):
    """Where the office's cases stand: how many in each cell, the issues and forums there are with their names, and the gaps: before which
    forums an issue has no case.
    """

    cells: list[Cell]
    issues: Mapping[str, Mapping[str, str]]
    forums: Mapping[str, str]
    gaps: Mapping[str, tuple[str, ...]]


class Held(NamedTuple):
    """A person who is held on the day asked about: without a break since when, wherever; for how many days in all by then, and how many of
    them no court had ordered.
    """

    person: Detained
    since: str
    days: int
    without_order: int

    @property
    def next(self) -> Line | None:
        """The nearest review or limit from the day asked about on."""
        return next((line for line in self.person.limits if line.days is not None and line.days >= 0), None)

    @property
    def expired(self) -> Line | None:
        """What has expired last: then nothing may hold the person any more, unless it was extended."""
        passed = [line for line in self.person.limits if line.standing in ("expired", "overdue")]
        return passed[-1] if passed else None


def case_lines(
    db: str | None,
    today: date,
    *,
    issue: str | None = None,
    owner: str | None = None,
    closed: bool = False,
    limit: int | None = None,
    after: str | None = None,
) -> tuple[list[CaseLine], int]:
    """A page of the cases, and how many follow it (exact below `COUNTED`)."""
    with reading_plainly(database_path(db)) as connection:
        lines = cases(connection, today, issue=issue, owner=owner, closed=closed, limit=limit, after=after)
        if limit is None or len(lines) < limit:
            return lines, 0
        last = lines[-1].reference if lines else after
        return lines, how_many_cases(connection, issue=issue, owner=owner, closed=closed, after=last, most=COUNTED)


def matrix(db: str | None, libraries: Sequence[str] = ()) -> Matrix:
    """The strategic matrix. The columns are the forums that hear a stage of litigation now, and those the office has cases before."""
    from litigator.library.gathering import open_readable

    with reading_plainly(database_path(db)) as connection:
        found = cells(connection)
    library = open_readable(*libraries)
    used = {cell.forum for cell in found}
    hearing = [forum for kind in library.stages.values() for forum in kind.forums]
    standing = [forum for forum in hearing if forum in library.forums and library.forums[forum].valid_to is None]
    forums = {
        forum: library.forums[forum].names.en if forum in library.forums else forum
        for forum in dict.fromkeys((*standing, *sorted(used)))
    }
    issues = {code: dict(one.title) for code, one in library.issues.items() if one.level > 1}
    issues |= {cell.issue: {"en": cell.issue, "lt": cell.issue} for cell in found if cell.issue not in library.issues}
    pleaded = {(cell.issue, cell.forum) for cell in found}
    gaps = {code: tuple(forum for forum in forums if (code, forum) not in pleaded) for code in issues}
    return Matrix(found, issues, forums, gaps)


def held_now(
    db: str | None,
    today: date,
    *,
    person: str | None = None,
    limit: int | None = None,
    libraries: Sequence[str] = (),
) -> tuple[list[Held], int]:
    """Who is held on `today`, the longest first; and how many there are in all."""
    from litigator.library.remembered import prints

    rules = prints(*libraries).detention
    with reading_plainly(database_path(db)) as connection:
        people = detained(connection, today, rules, person=person, limit=limit)
        return [_held(one, today) for one in people], how_many_detained(connection, today)


def _held(one: Detained, today: date) -> Held:
    from litigator.deadlines.detention import held

    inside = held((_noun(stay) for stay in one.stays), today)
    return Held(one, _since(one), inside.days, inside.without_order)


def _since(one: Detained) -> str:
    """The first day of what has not been broken off since: a stay that ends on the day the next begins is one with it."""
    since = one.now.since
    for stay in sorted(one.stays, reverse=True, key=lambda stay: stay.since):
        if stay.since < since <= (stay.until or since):
            since = stay.since
    return since


def _noun(stay: Stay) -> "Detention":
    from litigator.casefile import Detention

    return Detention(
        place=stay.place,
        since=date.fromisoformat(stay.since),
        until=date.fromisoformat(stay.until) if stay.until else None,
        order_court=stay.order_court,
        order_number=stay.order_number,
        order_date=date.fromisoformat(stay.order_date) if stay.order_date else None,
        order_until=date.fromisoformat(stay.order_until) if stay.order_until else None,
    )


def month(db: str | None, wanted: Wanted, today: date, first: date) -> list[Line]:
    """What falls in the month that begins on `first`, day by day."""
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1) if first < date(9999, 12, 1) else None
    last = date.fromordinal(following.toordinal() - 1) if following else date.max
    with reading_plainly(database_path(db)) as connection:
        return between(connection, wanted, today, first, last)
