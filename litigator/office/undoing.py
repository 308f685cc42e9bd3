"""Taking back what was recorded last on a case: an event that should not be there, or what the office decided about a limit."""

from dataclasses import dataclass
from datetime import date

from litigator.casefile import Event
from litigator.deadlines.life import OVERRIDDEN, WAIVED
from litigator.errors import Refused, UsageFault
from litigator.office import deciding
from litigator.office.changing import WritingOffice
from litigator.office.reading import Office
from litigator.registry.recorded import Recorded, last_recorded
from litigator.tongue import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """The event that was, or would be, taken back, and who recorded it when."""

    event: Event
    recorded: Recorded

    @property
    def reopens(self) -> bool:
        """Whether it is a waiver or another day: those are not taken out but answered by a reopening, with its reason."""
        return self.event.kind in (WAIVED, OVERRIDDEN)


def last_of(office: Office, case: str) -> TakenBack:
    """What `undo` would take back now. Raises `NotFound` where nothing is recorded."""
    found = office.case_file(case)
    recorded = last_recorded(office.open_session, found.reference)
    return TakenBack(event=next(one for one in found.events if one.key == recorded.key), recorded=recorded)


def undo(
    office: WritingOffice, case: str, *, event: str | None, reason: str | None, of_others: bool, today: date
) -> TakenBack:
    """Take back what was recorded last on the case. `event`, where given, must still be it: nothing that came in meanwhile is taken back unseen.

    Raises `Refused` for what another person recorded (unless `of_others`) or where something else came after, `UsageFault` without the reason
    that a reopening needs.
    """
    last = last_of(office, case)
    if event is not None and event != last.event.key:
        raise Refused(
            phrase(
                "{event} is not the last on {case}: {last} came after it", event=event, case=case, last=last.event.key
            ),
            fix=f"litigator case correct {case} {event} --remove",
        )
    if last.recorded.by != office.actor and not of_others:
        raise Refused(
            phrase("{event} was recorded by {person}", event=last.event.key, person=last.recorded.by),
            fix=phrase("ask them, or say --of-others"),
        )
    if not last.reopens:
        office.remove_event(case, last.event.key)
        return last
    if not reason:
        raise UsageFault(
            phrase("{event} is answered by reopening the limit, which needs a reason", event=last.event.key),
            fix='--reason "…"',
        )
    deciding.reopen(office, case, last.event.limit or "", reason=reason, start=last.event.started_by, today=today)
    return last
