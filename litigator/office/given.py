"""What a change is given, looked at before it is made: a free key or number, a moment with its offset, a language, days still to come."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from litigator.casefile import CaseFile, Event, Language, Party, Relief, Statement
from litigator.deadlines.case_deadlines import AHEAD
from litigator.deadlines.law import Law
from litigator.errors import NotFound, Problem, Unreadable
from litigator.tongue import phrase


def free_key(wanted: str, case: CaseFile) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that no event of the case has."""
    used = {event.key for event in case.events}
    return next(
        key for number in range(1, 10_000) if (key := wanted if number == 1 else f"{wanted}-{number}") not in used
    )


def moment(text: str | None) -> datetime | None:
    """A moment with its offset. Raises `Unreadable` without one: two clocks would give two limits."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Unreadable(
            phrase("«{text}» is not a moment with its offset", text=text[:40]),
            fix=phrase("write it 2024-05-06T14:30:00+03:00"),
        )
    return moment


def free_number(prefix: str, taken: Iterable[str], *, width: int = 4) -> str:
    """`P-0001`, or the first number after it that is not taken."""
    used = set(taken)
    return next(key for number in range(1, 100_000) if (key := f"{prefix}-{number:0{width}}") not in used)


def proceedings_language(text: str) -> Language:
    """Lithuanian, unless English is said."""
    return "en" if text == "en" else "lt"


def not_yet(events: Iterable[Event], law: Law, today: date) -> Iterator[Problem]:
    """A problem for each event that starts or meets a limit and lies in the future."""
    acts = {kind for rule in law.rules.values() for kind in rule.met_by}
    for event in events:
        if event.on > today and event.kind not in AHEAD and (event.kind in law.started_by or event.kind in acts):
            yield Problem(
                phrase("{kind} on {on} is in the future (today is {today})", kind=event.kind, on=event.on, today=today),
                phrase("event {key}", key=event.key),
                phrase("check the date"),
            )


def relief_with(asked: tuple[Relief, ...], added: Relief) -> tuple[Relief, ...]:
    """What is asked, with `added`: a sum without words is that of the relief of its code that has none yet, everything else is asked anew."""
    bare = [one for one in asked if one.code == added.code and one.amount is None]
    if added.amount is None or added.detail or added.detail_en or added.stage or not bare:
        return (*asked, added)
    filled = replace(bare[0], amount=added.amount, currency=added.currency)
    return tuple(filled if one is bare[0] else one for one in asked)


def statements_with(written: tuple[Statement, ...], added: Statement, *, instead: bool) -> tuple[Statement, ...]:
    """What is written, with `added` as the last: after those of its slot (position 0), before what stands at its position, or `instead` of it.

    A paragraph put instead of another keeps its exhibits unless it names its own. Raises `NotFound` where no other stands there.
    """
    same = [one for one in written if (one.slot, one.language) == (added.slot, added.language)]
    if instead:
        there = next((one for one in same if one.position == added.position), None)
        if there is None:
            raise NotFound(
                phrase("no paragraph stands at that place of {slot}", slot=added.slot),
                fix=phrase("give its --position and --language, as `case show` has them"),
            )
        changed = replace(added, exhibits=added.exhibits or there.exhibits)
        return (*(one for one in written if one is not there), changed)
    place = added.position or max((one.position for one in same), default=0) + 1
    shifted = (
        replace(one, position=one.position + 1) if one in same and one.position >= place else one for one in written
    )
    return (*shifted, replace(added, position=place))


def parties_with(
    parties: tuple[Party, ...], role: str, name: str, key: str | None, details: Mapping[str, Any]
) -> tuple[tuple[Party, ...], str]:
    """The parties with the one of that role and name changed by what `details` give, or with a new one, and its key."""
    given = {field: value for field, value in details.items() if value is not None}
    known = (one for one in parties if (one.role, one.name) == (role, name) and key in (None, one.key))
    there = next(known, None)
    if there is None:
        free = key or free_number(role, (one.key for one in parties), width=1)
        return (*parties, Party(key=free, role=role, name=name, **given)), free
    return tuple(replace(one, **given) if one is there else one for one in parties), there.key
