"""Tests that forms before international bodies put to a draft: everyone's details, competence in time, no complaint beyond the form."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from litigator.clauses.choosing import choose
from litigator.drafting.forms.drafted import Drafted
from litigator.drafting.proceedings import LIVED
from litigator.drafting.wording import Sentence, say

SATURDAY = 5
_COMPLAINED_OF = LIVED | {"decision_adopted"}


def _everyone_has(drafted: Drafted, given: Iterable[str]) -> Iterator[Sentence]:
    """`[name, born, address]`: each is recorded of everyone the form is filed for."""
    for person in drafted.facts["claimants"]:
        missing = [name for name in given if person.get(name) is None]
        if missing:
            yield say("{person}: {what} not recorded", person=person["reference"], what=", ".join(missing))


def _complaints_of(drafted: Drafted, given: Mapping[str, str]) -> Iterator[Sentence]:
    """`{form: echr-application, slot: violations, own: complaints}`: no complaint here that the other form would not make for this case."""
    other = choose(
        drafted.library.clauses.values(),
        form=given["form"],
        issues=[issue.code for issue in drafted.case.issues],
        facts=drafted.facts,
        lodged=drafted.facts["asylum"]["claimed"],
    )
    made = {
        choice.clause.head.complaint for choice in other if choice.taken and choice.clause.head.slot == given["slot"]
    }
    articles = {_article(complaint) for complaint in made if complaint}
    for clause in drafted.clauses:
        complaint = clause.head.complaint
        if clause.head.slot == given["own"] and complaint and _article(complaint) not in articles:
            yield say(
                "the complaint of {clause} ({complaint}) is not made there", clause=clause.id, complaint=complaint
            )


def _article(complaint: str) -> str:
    """`3-conditions` and `3` are of one article; `5-1`, `5-4` and `P4-4` are articles of their own."""
    first, _, rest = complaint.partition("-")
    return f"{first}-{rest[0]}" if rest[:1].isdigit() else first


def _competent_in_time(drafted: Drafted, given: Mapping[str, str]) -> Iterator[Sentence]:
    """`{continuing: violation_continues}`: what is complained of came on or after the day the body became competent, or still goes on."""
    bodies = [
        body for body in drafted.library.competences.values() if body.forum == drafted.form.forum and body.valid_from
    ]
    days = sorted(_days(drafted))
    for body in bodies:
        since: date = body.valid_from  # type: ignore[assignment]
        if not days:
            yield say("no day of the facts is recorded; the body is competent for facts from {since}", since=since)
        elif days[0] < since and drafted.facts["answers"].get(given["continuing"]) != "yes":
            early = sum(1 for day in days if day < since)
            what = "{count} of {all} recorded facts (the first of {first}) are older than the competence of the body ({since})"
            yield say(what, count=early, all=len(days), first=days[0], since=since)


def _goes_on_from(drafted: Drafted, given: Mapping[str, str]) -> Iterator[Sentence]:
    """`{continuing: violation_continues}`: of a violation that goes on, what is older than the competence of the body does not count."""
    if drafted.facts["answers"].get(given["continuing"]) != "yes":
        return
    for body in drafted.library.competences.values():
        early = [day for day in _days(drafted) if body.valid_from and day < body.valid_from]
        if body.forum == drafted.form.forum and early:
            what = "facts of before {since} (the first of {first}) count only for what went on after that day"
            yield say(what, since=body.valid_from, first=min(early))


def _days(drafted: Drafted) -> Iterator[date]:
    for event in drafted.case.events:
        if event.kind in _COMPLAINED_OF:
            yield event.on
    for claimant in drafted.case.claimants:
        for stay in claimant.detentions:
            yield stay.since


def _nobody_named(drafted: Drafted, given: Mapping[str, str]) -> Iterator[Sentence]:
    """`{consent: publication}`: neither the name nor the personal code of anyone the case is for who has not agreed to it stands in the text.

    Every answer in words and every paragraph of the form is read; Lithuanian endings are passed over, as names are declined.
    """
    spoken = list(_spoken(drafted))
    for person in drafted.case.claimants:
        agreed = {consent.use for consent in person.consents if consent.given}
        if given["consent"] in agreed:
            continue
        stems = {stem for name in (person.name, person.native_name, *person.aliases) if name for stem in _stems(name)}
        for place, text in spoken:
            words = [word.casefold() for word in re.findall(r"\w+", text)]
            named = any(word.startswith(stem) for stem in stems for word in words)
            coded = person.personal_code is not None and person.personal_code in text
            if named or coded:
                yield say("{place} names {person}, who has not agreed", place=place, person=person.reference)


def _stems(name: str) -> Iterator[str]:
    """The words of a name without their Lithuanian endings, those long enough to mean somebody."""
    for word in re.findall(r"\w{4,}", name):
        stem = re.sub(r"[aeėiouyų]?[sšmi]?$", "", word.casefold())
        if len(stem) > 3:
            yield stem


def _spoken(drafted: Drafted) -> Iterator[tuple[Any, str]]:
    for statement in drafted.form.statements:
        for text in drafted.said(statement.slot):
            yield statement.title, text
    for name, value in drafted.facts["answers"].items():
        if isinstance(value, str) and value not in ("yes", "no"):
            yield name, value
    for annex in drafted.facts["annexes"]:
        yield {"lt": "priedas", "en": "an annex"}, annex["title"]


def _speaks_for_nobody(drafted: Drafted, given: Any) -> Iterator[Sentence]:
    """`true`: no organisation that intervenes is also a representative in the case."""
    represents = {
        _folded(party.organisation or party.name) for party in drafted.case.parties if party.role == "representative"
    }
    for party in drafted.case.parties:
        names = {_folded(name) for name in (party.name, party.organisation) if name}
        if given and party.role == "intervener" and names & represents:
            yield say("{name} represents a party in this case", name=party.name)


_OF_THE_CASE = re.compile(
    r"(?i)\b(?:the|these|this) (?:present |instant )?(?:applicants?|case)\b|\bpresent case\b|\binstant case\b"
)


def _speaks_of_no_case(drafted: Drafted, given: Iterable[str]) -> Iterator[Sentence]:
    """`[comments]`: no paragraph of these slots argues about the applicant or the case itself."""
    titles = {statement.slot: statement.title for statement in drafted.form.statements}
    for slot in given:
        for number, text in enumerate(drafted.said(slot), 1):
            found = _OF_THE_CASE.search(text)
            if found:
                what = "paragraph {number} under {slot} speaks of «{words}»"
                yield say(what, number=number, slot=titles.get(slot, slot), words=found[0])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _registry_day(drafted: Drafted, given: Any) -> Iterator[Sentence]:
    """`true`: the day of the request is one on which requests are watched, with a working day to spare before the removal."""
    day: date = drafted.facts["filing"]["date"]
    if not given:
        return
    if day.weekday() >= SATURDAY:
        yield say("{day} is a Saturday or Sunday: nobody watches requests", day=day)
    removal = drafted.facts["removal"]["date"]
    if removal is not None and removal < day:
        yield say("the removal is recorded for {removal}, before this request ({day})", removal=removal, day=day)
    elif removal is not None and _next_working(day) >= removal:
        yield say("less than a working day is left before the removal ({removal})", removal=removal)


def _next_working(day: date) -> date:
    following = day + timedelta(days=1)
    while following.weekday() >= SATURDAY:
        following += timedelta(days=1)
    return following


DRAFT_TESTS: Mapping[str, Callable[[Drafted, Any], Iterable[Sentence]]] = {
    "everyone_has": _everyone_has,
    "complaints_of": _complaints_of,
    "competent_in_time": _competent_in_time,
    "goes_on_from": _goes_on_from,
    "nobody_named": _nobody_named,
    "speaks_for_nobody": _speaks_for_nobody,
    "speaks_of_no_case": _speaks_of_no_case,
    "registry_day": _registry_day,
}
