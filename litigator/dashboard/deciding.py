"""From the screen to the office: each decision is the office's own function, told back with what moved; refusals come back in words."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from litigator.cli.asked import Desk
from litigator.docket.reading import Line
from litigator.errors import LitigatorError, Problem, Unreadable
from litigator.tongue import heard, phrase, spoken


class Decided(NamedTuple):
    """What was decided: the sentence, what moved in the docket, and how it is taken back."""

    sentence: str
    moved: tuple[str, ...]
    back: "Back | None"


class Back(NamedTuple):
    """What can be taken back: by taking out its event, or, of a waiver, by reopening the limit with a reason. `logged` was found in the log of
    changes, not decided in this sitting: it is taken back only while nothing came after it, and only by who recorded it.
    """

    what: str
    case: str
    rule: str
    start: str
    event: str
    reopens: bool
    logged: bool = False


class Exhibits(NamedTuple):
    """What may show an act: the exhibits of the case, and the kinds of act that meet the limit."""

    keys: tuple[str, ...]
    kinds: tuple[str, ...]


def why_read_only(desk: Desk) -> str | None:
    """Why nothing can be decided on this screen; None for a person of the office."""
    from litigator.office import acting
    from litigator.office.limits import docket_people

    try:
        actor = acting(desk.user_given)
        if actor not in docket_people(desk.db):
            return phrase("{actor} is not a person of this office: begin with litigator --user NAME dash", actor=actor)
    except LitigatorError as fault:
        return phrase("{message}: begin with litigator --user NAME dash", message=heard(fault.message))
    return None


def actor(desk: Desk) -> str | None:
    """Who acts, where somebody does."""
    from litigator.office import acting

    return acting(desk.user_given) if why_read_only(desk) is None else None


def last_day(line: Line) -> date | None:
    """The last day as the screen shows it: the one that a confirmation names, so that a day that has moved since is refused."""
    day = (line.row.due or line.row.safe or "")[:10]
    return date.fromisoformat(day) if day else None


def confirm(desk: Desk, line: Line, day: date | None) -> Decided:
    from litigator.office import deciding

    def work(office: Any) -> str:
        _, confirmed = deciding.confirm(office, *_which(line), start=line.row.event, day=day, today=desk.today())
        return phrase(
            "{reference} {rule}: {confirmed} is confirmed by {actor}",
            reference=line.row.reference,
            rule=line.row.rule,
            confirmed=confirmed,
            actor=office.actor,
        )

    return _decide(desk, line, phrase("the confirmation"), work)


def waive(desk: Desk, line: Line, reason: str) -> Decided:
    from litigator.office import deciding

    def work(office: Any) -> str:
        deciding.waive(office, *_which(line), reason=reason, start=line.row.event, today=desk.today())
        return phrase(
            "{reference} {rule}: waived by {actor}",
            reference=line.row.reference,
            rule=line.row.rule,
            actor=office.actor,
        )

    return _decide(desk, line, phrase("the waiver"), work, reopens=True)


def assign(desk: Desk, line: Line, person: str) -> Decided:
    from litigator.office import deciding

    def work(office: Any) -> str:
        deciding.assign(office, *_which(line), person, start=line.row.event, today=desk.today())
        return phrase(
            "{reference} {rule}: {person} has it", reference=line.row.reference, rule=line.row.rule, person=person
        )

    return _decide(desk, line, phrase("that {person} has it", person=person), work)


def done(desk: Desk, line: Line, exhibit: str, on: date | None, kind: str | None) -> Decided:
    from litigator.office import deciding

    def work(office: Any) -> str:
        act = deciding.done(
            office, *_which(line), exhibit=exhibit, start=line.row.event, on=on, kind=kind, today=desk.today()
        )
        return phrase(
            "{reference} {rule}: {kind} of {on}, shown by {proof_exhibit}",
            reference=line.row.reference,
            rule=line.row.rule,
            kind=act.kind,
            on=act.on,
            proof_exhibit=act.proof_exhibit,
        )

    return _decide(desk, line, phrase("the act"), work)


def take_back(desk: Desk, back: Back, reason: str) -> Decided:
    """Undo a decision of this sitting, or what the log has as the last on a case."""
    from litigator.office import deciding, undoing

    def work(office: Any) -> str:
        if back.logged:
            undoing.undo(
                office, back.case, event=back.event, reason=reason or None, of_others=False, today=desk.today()
            )
        elif back.reopens:
            deciding.reopen(office, back.case, back.rule, reason=reason, start=back.start, today=desk.today())
        else:
            office.remove_event(back.case, back.event)
        return phrase(
            "{case} {rule}: {what} is taken back by {actor}",
            case=back.case,
            rule=back.rule,
            what=back.what,
            actor=office.actor,
        )

    return _in_the_office(desk, work, None)


def last_recorded(desk: Desk, case: str) -> Back:
    """What was recorded last on the case, by the log of changes. Raises `NotFound` where nothing is."""
    from litigator.office import reading_office
    from litigator.office.undoing import last_of

    with reading_office(desk.db, libraries=desk.libraries) as office:
        last = last_of(office, case)
    what = phrase(
        "{event}, recorded by {person} on {day}",
        event=last.event.key,
        person=last.recorded.by,
        day=last.recorded.at.date(),
    )
    start, rule = last.event.started_by or "", last.event.limit or last.event.kind
    return Back(what, case, rule, start, last.event.key, last.reopens, logged=True)


def exhibits(desk: Desk, line: Line) -> Exhibits:
    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        case = office.case_file(line.row.reference)
        rule = office.library.rules.get(line.row.rule)
        return Exhibits(tuple(f"{one.key} {one.title}" for one in case.exhibits), rule.met_by if rule else ())


def reckoned(desk: Desk, line: Line) -> list[str]:
    """How the day was reckoned, a sentence a step."""
    from litigator.office import reading_office
    from litigator.office.limits import explained

    with reading_office(desk.db, libraries=desk.libraries) as office:
        found = explained(office, *_which(line), desk.today())
        meant = next((one for one in found if one.row.uid == line.row.uid), found[0])
        return list(meant.computed.deadline.trace(spoken()))


def day_of(said: str, today: date) -> date | None:
    """A day as it was typed; None for nothing. Raises `Unreadable` where it is no date, or may be two."""
    if not said:
        return None
    from litigator.dates.grammar import read

    reading = read(said, today=today)
    if reading.date is None:
        raise Unreadable(phrase("«{said}» is not read as a date: {error}", said=said[:40], error=heard(reading.error)))
    return reading.date


def in_words(fault: LitigatorError) -> str:
    """A refusal as a person reads it: what, each thing wrong, how to mend it."""
    return "\n".join(
        (heard(fault.message), *map(_told, fault.problems), *([f"→ {heard(fault.fix)}"] if fault.fix else []))
    )


def _told(problem: Problem) -> str:
    where, what, fix = map(heard, (problem.where, problem.what, problem.fix))
    return ": ".join(filter(None, (where, what))) + (f" — {fix}" if fix else "")


def _which(line: Line) -> tuple[str, str]:
    return line.row.reference, line.row.rule


def _decide(desk: Desk, line: Line, what: str, work: Callable[[Any], str], *, reopens: bool = False) -> Decided:
    def back(event: str) -> Back:
        return Back(what, *_which(line), line.row.event, event, reopens)

    return _in_the_office(desk, work, (line.row.reference, back))


def _in_the_office(desk: Desk, work: Callable[[Any], str], behind: tuple[str, Callable[[str], Back]] | None) -> Decided:
    """Do `work` in the office held for writing, and see which event it left behind."""
    from litigator.office import writing_office

    left: list[str] = []
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        before = {event.key for event in office.case_file(behind[0]).events} if behind else set()
        sentence = work(office)
        if behind:
            left = [event.key for event in office.case_file(behind[0]).events if event.key not in before]
    moved = tuple(change.sentence() for change in office.moved if change.moved)
    return Decided(sentence, moved, behind[1](left[0]) if behind and left else None)
