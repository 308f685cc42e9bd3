"""What must hold inside a case file before it is kept: references that lead somewhere, dates in order, text that any database can hold."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import Any

from litigator.casefile import CaseFile, Claimant
from litigator.errors import Problem
from litigator.lengths import too_long
from litigator.tongue import marked, phrase


def faults(case: CaseFile) -> tuple[Problem, ...]:
    """Every fault of `case`, all at once."""
    return (
        *_text_faults(case, case.reference),
        *too_long(case),
        *_reference_faults(case),
        *_event_faults(case),
        *_date_faults(case),
        *_double_faults(case),
    )


def _text_faults(value: Any, where: str) -> Iterator[Problem]:
    """NUL has no place in PostgreSQL text, and half a character has none anywhere."""
    if isinstance(value, str):
        if "\x00" in value:
            yield Problem(phrase("the text holds a NUL character"), where, phrase("remove it"))
        if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
            yield Problem(phrase("the text holds half a character (a lone surrogate)"), where, phrase("type it again"))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _text_faults(getattr(value, field.name), f"{where}.{field.name}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _text_faults(item, f"{where}[{number}]")


def _unknown(what: str, name: str | None, known: set[str], where: str) -> Iterator[Problem]:
    if name is not None and name not in known:
        yield Problem(
            phrase("there is no {what} {name}", what=phrase(what), name=name),
            where,
            phrase("{what}s here: {known}", what=phrase(what), known=", ".join(sorted(known)) or phrase("none")),
        )


def _event_faults(case: CaseFile) -> Iterator[Problem]:
    stages = {stage.key for stage in case.stages}
    exhibits = {exhibit.key for exhibit in case.exhibits}
    people = {claimant.reference for claimant in case.claimants}
    events = {event.key for event in case.events}
    for event in case.events:
        where = phrase("event {key}", key=event.key)
        yield from _unknown(marked("stage"), event.stage, stages, where)
        yield from _unknown(marked("exhibit"), event.proof_exhibit, exhibits, where)
        for name in event.claimants:
            yield from _unknown(marked("person"), name, people, where)
        begun = event.started_by  # an event's key; or the person's whose stay it is, and what follows
        if (
            begun is not None
            and begun not in events
            and not any(begun.startswith(f"{key} ") for key in events | people)
        ):
            yield from _unknown(marked("event"), begun, events, where)


def _reference_faults(case: CaseFile) -> Iterator[Problem]:
    stages = {stage.key for stage in case.stages}
    exhibits = {exhibit.key for exhibit in case.exhibits}
    people = {claimant.reference for claimant in case.claimants}

    for stage in case.stages:
        yield from _unknown(marked("stage"), stage.opened_by, stages, phrase("stage {key}", key=stage.key))
    for item in case.relief:
        yield from _unknown(marked("stage"), item.stage, stages, phrase("relief {code}", code=item.code))
    for statement in case.statements:
        for key in statement.exhibits:
            yield from _unknown(
                marked("exhibit"),
                key,
                exhibits,
                phrase("statement {slot} {position}", slot=statement.slot, position=statement.position),
            )
    for claimant in case.claimants:
        yield from _unknown(
            marked("person"), claimant.acts_through, people, phrase("person {reference}", reference=claimant.reference)
        )
    for link in case.links:
        if link.case == case.reference:
            yield Problem(phrase("a case is not tied to itself"), phrase("link {kind}", kind=link.kind))


def _date_faults(case: CaseFile) -> Iterator[Problem]:
    def order(first: Any, second: Any, what: str, where: str) -> Iterator[Problem]:
        if first is not None and second is not None and second < first:
            yield Problem(
                phrase("{what}: {second} is before {first}", what=what, second=second, first=first),
                where,
                phrase("correct one of the two"),
            )

    yield from order(case.opened, case.closed, phrase("closed before it was opened"), case.reference)
    for stage in case.stages:
        yield from order(
            stage.opened, stage.closed, phrase("closed before it was opened"), phrase("stage {key}", key=stage.key)
        )
    for event in case.events:
        if event.at is not None and event.at.date() != event.on:
            yield Problem(
                phrase("the moment {at} is not on {on}", at=event.at, on=event.on), phrase("event {key}", key=event.key)
            )
    for claimant in case.claimants:
        yield from _stay_faults(claimant)


def _stay_faults(claimant: Claimant) -> Iterator[Problem]:
    stays = sorted(claimant.detentions, key=lambda stay: stay.since)
    for stay in stays:
        if stay.until is not None and stay.until < stay.since:
            yield Problem(
                phrase("left on {until}, before {since}", until=stay.until, since=stay.since),
                phrase("person {reference}, {place}", reference=claimant.reference, place=stay.place),
            )
    for earlier, later in zip(stays, stays[1:], strict=False):
        if earlier.until is None or later.since < earlier.until:
            yield Problem(
                phrase("two stays overlap from {since}", since=later.since),
                phrase("person {reference}", reference=claimant.reference),
                phrase("end the first where the second begins"),
            )


def _double_faults(case: CaseFile) -> Iterator[Problem]:
    lists = {
        marked("stage"): [stage.key for stage in case.stages],
        marked("event"): [event.key for event in case.events],
        marked("exhibit"): [exhibit.key for exhibit in case.exhibits],
        marked("party"): [party.key for party in case.parties],
        marked("person"): [claimant.reference for claimant in case.claimants],
        marked("issue"): [issue.code for issue in case.issues],
        marked("answer"): [answer.fact for answer in case.answers],
        marked("link"): [f"{link.kind} {link.case}" for link in case.links],
        marked("statement"): [f"{item.slot} {item.position} ({item.language})" for item in case.statements],
    }
    for what, keys in lists.items():
        for key, count in Counter(keys).items():
            if count > 1:
                yield Problem(
                    phrase("the {what} {key} stands {count} times", what=phrase(what), key=key, count=count),
                    case.reference,
                    phrase("keep one, or give the other a key of its own"),
                )
