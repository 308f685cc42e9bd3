"""Time limits as the office asks for them: the docket's lines, the reasons behind one, what would move, what follows a final decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from litigator.deadlines.case_deadlines import CaseDeadline, case_deadlines
from litigator.deadlines.chains import Avenue, FinalDecision, avenues, final_decision, seized_bodies
from litigator.deadlines.detention import Held, held
from litigator.docket.impact import Change
from litigator.docket.paging import listed
from litigator.docket.reading import Line, Wanted, everything, law_kept, prints_kept, standing_of
from litigator.docket.rows import Row
from litigator.errors import NotFound, UsageFault
from litigator.library.contents import Library
from litigator.office.reading import Office
from litigator.settings import database_path
from litigator.tongue import phrase


@dataclass(frozen=True, slots=True)
class Explained:
    """One date of a case with the reasons behind it. `line` is None where it has not begun, or is over, on the day asked about."""

    computed: CaseDeadline
    row: Row
    line: Line | None


def docket_lines(db: str | None, wanted: Wanted, today: date) -> list[Line]:
    """The dates that the docket keeps, as they stand today."""
    from litigator.store.connection import reading_plainly

    with reading_plainly(database_path(db)) as connection:
        return listed(connection, wanted, today)


def docket_rows(db: str | None, case: str | None = None) -> tuple[list[Row], dict[str, str]]:
    """Every row of the docket, those that are gone included, and what the office calls each case."""
    from litigator.store.connection import reading_plainly

    with reading_plainly(database_path(db)) as connection:
        names = dict(connection.execute("SELECT reference, name FROM legal_case").fetchall())
        return everything(connection, case), names


def docket_people(db: str | None) -> list[str]:
    """Everybody of the office, by handle."""
    from litigator.store.connection import reading_plainly

    with reading_plainly(database_path(db)) as connection:
        return [handle for (handle,) in connection.execute("SELECT handle FROM office_person ORDER BY handle")]


def is_stale(db: str | None, library: Library) -> bool:
    """Whether the rules have changed since the docket was computed: what it shows is then what was computed, until `office upgrade`."""
    from litigator.docket.rebuilding import law_print
    from litigator.store.connection import reading_plainly

    with reading_plainly(database_path(db)) as connection:
        kept, prints = law_kept(connection), prints_kept(connection)
    current = library.law.fingerprints
    mixed = any(prints[rule] != {current.get(rule, "")} for rule in prints)
    return kept is not None and (mixed or kept != law_print(library.law))


def impact(office: Office, case: str | None = None) -> tuple[Change, ...]:
    """What the docket keeps beside what the events and the rules give now: every difference, nothing written."""
    from litigator.docket.rebuilding import rebuild_all

    if case is not None:
        office.case_file(case)
    return rebuild_all(office.open_session.connection(), office.library.law, keep=False, reference=case).changes


def explained(office: Office, case: str, rule: str, today: date) -> list[Explained]:
    """Each date that `rule` gives in `case`, with its reasons. Raises `NotFound` when no event starts it."""
    from litigator.docket.rebuilding import row_of

    found = office.case_file(case)
    if rule not in ("hearing", "removal", "answer"):
        office.library.rule(rule)
    law = office.library.law
    dates = [
        Explained(one, row := row_of(found, one, law), standing_of(row, today))
        for one in case_deadlines(found, law, today=today)
        if one.deadline.rule == rule
    ]
    if not dates:
        raise NotFound(
            phrase("no event of {case} starts {rule}", case=case, rule=rule),
            fix=phrase("record the event: litigator case event"),
        )
    return dates


def the_one(office: Office, case: str, rule: str, started_by: str | None, today: date) -> CaseDeadline:
    """The one date meant by `rule` in `case`: the only one still open, or the one that `started_by` names. Never a guess between two."""
    found = [one.computed for one in explained(office, case, rule, today)]
    if started_by is not None:
        found = [one for one in found if one.event == started_by]
        if not found:
            raise NotFound(
                phrase("{rule} was not started by {started_by} in {case}", rule=rule, started_by=started_by, case=case)
            )
    still_open = [one for one in found if not one.done] or found
    if len(still_open) > 1:
        raise UsageFault(
            phrase("{rule} runs {count} times in {case}", rule=rule, count=len(still_open), case=case),
            fix=phrase("say which: ")
            + " or ".join(
                phrase('--start "{event}" ({keep})', event=one.event, keep=one.keep or phrase("no day"))
                for one in still_open
            ),
        )
    return still_open[0]


def days_in_detention(office: Office, case: str, on: date) -> list[tuple[str, str, Held]]:
    """(reference, name, days) of each person of the case who was ever held, by `on`."""
    return [
        (claimant.reference, claimant.name, held(claimant.detentions, on))
        for claimant in office.case_file(case).claimants
        if claimant.detentions
    ]


def after_final_decision(
    office: Office, case: str | None, given: Mapping[str, date | None], seized: Sequence[str], today: date
) -> tuple[FinalDecision, tuple[Avenue, ...]]:
    """What follows the final domestic decision, of the case or given by its days: every body side by side. `seized`: BODY or BODY=decided."""
    bodies: dict[str, Any] = {}
    decision = None
    if case is not None:
        found = office.case_file(case)
        decision = final_decision(found)
        bodies.update(seized_bodies(found))
    if given.get("decided"):
        decision = FinalDecision(**given)  # type: ignore[arg-type]
    if decision is None:
        raise UsageFault(
            phrase("{case} names no final domestic decision", case=case or "nothing"),
            fix=phrase("record it (final_decision_pronounced), or --decided DATE"),
        )
    for text in seized:
        body, _, state = text.partition("=")
        office.library.forum(body)
        bodies[body] = "decided" if state == "decided" else "pending"
    return decision, avenues(
        decision, office.library.competences.values(), office.library.law, seized=bodies, today=today
    )


def day_of(moment: date | datetime) -> date:
    """The day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment
