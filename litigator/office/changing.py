"""What can be changed in an office: each change reads the case, makes the next snapshot and saves it whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator.casefile import (
    OFFICE_EVENTS,
    Answer,
    CaseFile,
    Claimant,
    Consent,
    Detention,
    Event,
    Exhibit,
    Issue,
    Link,
    Relief,
    Stage,
    Statement,
    Vulnerability,
)
from litigator.errors import NotFound, UsageFault
from litigator.office.given import (
    free_key,
    free_number,
    moment,
    not_yet,
    parties_with,
    proceedings_language,
    relief_with,
    statements_with,
)
from litigator.office.reading import Office
from litigator.office.words import near, unknown_words
from litigator.tongue import phrase

if TYPE_CHECKING:
    from litigator.citations.authority import Precedent
    from litigator.docket.impact import Change

_APPEALS = ("S3", "S3c")


@dataclass(frozen=True, slots=True)
class WritingOffice(Office):
    """An office held for writing by a person of it (`actor`). `moved` gathers what each change does to the docket."""

    actor: str = ""
    moved: "list[Change]" = field(default_factory=list)

    def take_in(self, case: CaseFile, *, today: date | None = None) -> CaseFile:
        """Keep a whole case under its reference, which must be free. Events that name nobody were recorded by who takes it in."""
        events = tuple(replace(one, recorded_by=one.recorded_by or self.actor) for one in case.events)
        taken = replace(case, events=events)
        if today is not None:
            self._must_have_happened(taken.events, today)
        self.save(taken, new=True)
        return taken

    def open_case(
        self, reference: str, name: str, *, language: str, issues: Sequence[str], goal: str | None, on: date
    ) -> CaseFile:
        pleaded = tuple(Issue(code=code, lead=number == 0) for number, code in enumerate(issues))
        return self.take_in(
            CaseFile(
                reference=reference,
                name=name,
                opened=on,
                language=proceedings_language(language),
                issues=pleaded,
                goal=goal,
            )
        )

    def edit_case(
        self, reference: str, changes: Mapping[str, Any], *, answers: Sequence[str] = (), if_version: int | None = None
    ) -> int:
        """Change columns of the case and its answers; `if_version` refuses the edit when the case has moved on."""
        case = self.case_file(reference)
        if if_version is not None:
            case = replace(case, version=if_version)
        given = {answer.fact: answer for answer in case.answers} | {
            answer.fact: answer for answer in map(self._answer, answers)
        }
        return self.save(replace(case, **changes, answers=tuple(given.values())))

    def _answer(self, text: str) -> Answer:
        fact, separator, value = text.partition("=")
        question = self.library.questions.get(fact)
        if not separator or question is None:
            raise NotFound(
                phrase("there is no question «{fact}»", fact=fact),
                nearest=near(fact, self.library.questions),
                fix=phrase("write QUESTION=VALUE"),
            )
        if question.type == "yes_no" and value not in ("yes", "no"):
            raise UsageFault(phrase("{fact} is answered yes or no, not «{value}»", fact=fact, value=value))
        return Answer(fact=fact, value=value)

    def open_stage(
        self,
        reference: str,
        code: str,
        *,
        forum: str,
        number: str | None,
        opened: date | None,
        key: str | None,
        opened_by: str | None,
    ) -> str:
        """Open a stage. One that nothing in the case has opened is refused, with what would open it.

        Where several stages may have opened it, `opened_by` says which: an appeal meets the limit of the judgment it is against.
        """
        case = self.case_file(reference)
        kind = self.library.stages.get(code)
        if kind is None:
            raise NotFound(phrase("there is no stage {code}", code=code), nearest=near(code, self.library.stages))
        openers = [stage.key for stage in case.stages if stage.code in kind.opened_by]
        if opened_by is not None and opened_by not in openers:
            raise UsageFault(
                phrase(
                    "{opened_by} does not open {code} in {reference}",
                    opened_by=opened_by,
                    code=code,
                    reference=reference,
                ),
                fix=f"--opened-by {phrase(' or ').join(openers) or '…'}",
            )
        if opened_by is None and len(openers) > 1 and code in _APPEALS:
            raise UsageFault(
                phrase("several stages may have opened {code}", code=code),
                fix=f"--opened-by {phrase(' or ').join(openers)}",
            )
        there = {stage.code: stage.key for stage in case.stages}
        opener = opened_by or next((there[before] for before in kind.opened_by if before in there), None)
        if opener is None and not {"fact", "S0"} & set(kind.opened_by):
            raise UsageFault(
                phrase("nothing in {reference} opens {code} yet", reference=reference, code=code),
                fix=phrase("it is opened by {opened_by}", opened_by=", ".join(kind.opened_by)),
            )
        stage = Stage(key=key or code, code=code, forum=forum, number=number, opened=opened, opened_by=opener)
        self.save(replace(case, stages=(*case.stages, stage)))
        return stage.key

    def record_event(
        self, reference: str, kind: str, on: date, *, at: str | None = None, today: date | None = None, **details: Any
    ) -> str:
        """Record an event and return its key. One that starts a limit must have happened, and must say how its date is known."""
        case = self.case_file(reference)
        if kind in OFFICE_EVENTS:
            raise UsageFault(
                phrase("{kind} is a decision of the office", kind=kind),
                fix="litigator deadline confirm, waive, override, reopen or assign",
            )
        starts_a_limit = kind in self.library.law.started_by
        details["stage"] = details.get("stage") or self._stage_of(case, kind)
        if details.get("proof") is None:
            if starts_a_limit:
                raise UsageFault(
                    phrase("{kind} starts a time limit: say how its date is known", kind=kind),
                    fix=phrase(
                        "--proof delivery, notice, pronouncement, e_service, notice_left, or none if nothing shows it yet"
                    ),
                )
            details["proof"] = "none"
        if details.get("due") is not None and details.get("limit") is None and not self._fixes_a_day(kind):
            raise UsageFault(
                phrase("{kind} names a day, but not what is due then", kind=kind),
                fix=phrase("--limit RULE, such as echr.observations"),
            )
        key = free_key(kind, case)
        event = Event(key=key, kind=kind, on=on, at=moment(at), recorded_by=self.actor, **details)
        if today is not None:
            self._must_have_happened((event,), today)
        self.save(replace(case, events=(*case.events, event)))
        return key

    def _fixes_a_day(self, kind: str) -> bool:
        """Whether a day on an event of this kind speaks for itself: a letter that awaits its answer, or the start of a limit set by letter."""
        started = self.library.law.started_by.get(kind, ())
        return kind == "letter_out" or any(version.kind != "fixed" for rule in started for version in rule.versions)

    def _stage_of(self, case: CaseFile, kind: str) -> str | None:
        """The proceedings an event must belong to, where only one can be meant; None where its rules do not ask. Raises `UsageFault`."""
        law = self.library.law
        wanted = {code for rule in law.started_by.get(kind, ()) for code in rule.starts.stages}
        free = any(not rule.starts.stages for rule in law.started_by.get(kind, ()))
        if wanted and not free:
            fitting = [stage.key for stage in case.stages if stage.code in wanted]
        elif any(kind in rule.met_by for rule in law.rules.values() if rule.bound == "party"):
            fitting = [stage.key for stage in case.stages]
            if not fitting:
                return None
        else:
            return None
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise UsageFault(
                phrase("{kind} may belong to several proceedings", kind=kind),
                fix=f"--stage {phrase(' or ').join(fitting)}",
            )
        raise UsageFault(
            phrase(
                "{kind} belongs to a stage {wanted}, and {reference} has none",
                kind=kind,
                wanted=" or ".join(sorted(wanted)),
                reference=case.reference,
            ),
            fix=f"litigator case stage {case.reference} {min(wanted)} --forum FORUM, then record it",
        )

    def correct_event(self, reference: str, key: str, *, today: date, **changes: Any) -> Event:
        """Correct what was recorded of an event; whoever corrects it counts as having recorded it."""
        case, event = self._event(reference, key)
        if "at" in changes:
            changes["at"] = moment(changes["at"])
        elif event.at is not None and changes.get("on", event.on) != event.on:
            raise UsageFault(
                phrase("{key} has a moment, {at}", key=key, at=event.at), fix=phrase("give the new one with --at")
            )
        corrected = replace(event, **changes, recorded_by=self.actor)
        self._must_have_happened((corrected,), today)
        self.save(replace(case, events=tuple(corrected if one is event else one for one in case.events)))
        return corrected

    def remove_event(self, reference: str, key: str) -> None:
        """Take out an event that never happened, with what the office decided about its limits; the log keeps that they stood there."""
        case, event = self._event(reference, key)

        def hangs_on_it(one: Event) -> bool:
            return one.kind in OFFICE_EVENTS and f"{one.started_by} ".startswith(f"{key} ")

        left = (one for one in case.events if one is not event and not hangs_on_it(one))
        freed = tuple(replace(one, started_by=None) if one.started_by == key else one for one in left)
        self.save(replace(case, events=freed))

    def _event(self, reference: str, key: str) -> tuple[CaseFile, Event]:
        case = self.case_file(reference)
        event = next((one for one in case.events if one.key == key), None)
        if event is None:
            raise NotFound(
                phrase("{reference} has no event {key}", reference=reference, key=key),
                nearest=near(key, [one.key for one in case.events]),
            )
        return case, event

    def _must_have_happened(self, events: Iterable[Event], today: date) -> None:
        """What starts or meets a limit lies in the past. Raises `UsageFault` with every event that does not."""
        problems = tuple(not_yet(events, self.library.law, today))
        if problems:
            raise UsageFault(phrase("what starts or meets a time limit has not happened yet"), problems=problems)

    def replace_case(self, case: CaseFile, *, today: date) -> int:
        """Put a whole edited case file in the place of the one it was read from; one that has moved on since is refused."""
        kept = self.case_file(case.reference)
        before = {event.key: event for event in kept.events}
        events = tuple(
            one if one == before.get(one.key) else replace(one, recorded_by=self.actor) for one in case.events
        )
        self._must_have_happened(events, today)
        return self.save(replace(case, events=events))

    def add_party(self, reference: str, role: str, name: str, *, key: str | None = None, **details: Any) -> str:
        """Add a representative, a respondent or another party, and return its key; of one who is there what is given changes."""
        case = self.case_file(reference)
        parties, changed = parties_with(case.parties, role, name, key, details)
        self.save(replace(case, parties=parties))
        return changed

    def add_relief(self, reference: str, code: str, **details: Any) -> None:
        """Add what is asked; a sum alone is that of what is asked already."""
        case = self.case_file(reference)
        self.save(replace(case, relief=relief_with(case.relief, Relief(code=code, **details))))

    def add_statement(
        self,
        reference: str,
        slot: str,
        text: str,
        *,
        language: str | None,
        exhibits: Sequence[str],
        position: int | None,
        instead: bool = False,
    ) -> int:
        """Add a paragraph of the lawyer's own where `statements_with` says. Returns its position."""
        case = self.case_file(reference)
        tongue = proceedings_language(language or case.language)
        added = Statement(slot=slot, position=position or 0, text=text, language=tongue, exhibits=tuple(exhibits))
        statements = statements_with(case.statements, added, instead=instead)
        self.save(replace(case, statements=statements))
        return statements[-1].position

    def link(self, reference: str, kind: str, other: str, *, note: str | None) -> None:
        case = self.case_file(reference)
        self.case_file(other)
        self.save(replace(case, links=(*case.links, Link(kind=kind, case=other, note=note))))

    def add_claimant(
        self, case_reference: str, name: str, *, reference: str | None = None, role: str = "claimant", **details: Any
    ) -> str:
        """Add a person to a case: a new one, or by `reference` one the office knows already."""
        from litigator import registry

        case = self.case_file(case_reference)
        known = registry.person(self.open_session, reference) if reference else None
        if known is not None:
            if known.name != name:
                raise UsageFault(
                    phrase("{reference} is {name}, not {name2}", reference=reference, name=known.name, name2=name),
                    fix=phrase("leave --reference out for a new person"),
                )
            added = replace(known, role=role)
        else:
            details["languages"] = tuple(details.get("languages") or ())
            number = reference or free_number("P", (row[0] for row in self.people(None)))
            added = Claimant(reference=number, name=name, role=role, **details)
        self.save(replace(case, claimants=(*case.claimants, added)))
        return added.reference

    def edit_person(self, person: str, **given: Any) -> None:
        """Change what is kept of a person, in every case they stand in."""
        self._change_person(person, lambda one: replace(one, **given))

    def add_detention(self, person: str, **details: Any) -> None:
        """Record a stay; of one that is recorded (the same place and first day) only what is given changes, as when it ends."""

        def changed(one: Claimant) -> Claimant:
            known = [
                stay for stay in one.detentions if (stay.place, stay.since) == (details["place"], details["since"])
            ]
            if not known:
                return replace(one, detentions=(*one.detentions, Detention(**details)))
            given = {name: value for name, value in details.items() if value is not None}
            return replace(
                one, detentions=tuple(replace(stay, **given) if stay in known else stay for stay in one.detentions)
            )

        self._change_person(person, changed)

    def add_vulnerability(self, person: str, **details: Any) -> None:
        self._change_person(
            person, lambda one: replace(one, vulnerabilities=(*one.vulnerabilities, Vulnerability(**details)))
        )

    def record_consent(self, person: str, **details: Any) -> None:
        self._change_person(person, lambda one: replace(one, consents=(*one.consents, Consent(**details))))

    def _change_person(self, person: str, change: Callable[[Claimant], Claimant]) -> None:
        from litigator import registry

        case = self.case_file(registry.cases_of_person(self.open_session, person)[0])
        people = tuple(change(one) if one.reference == person else one for one in case.claimants)
        self.save(replace(case, claimants=people))
        for other in registry.cases_of_person(self.open_session, person):
            if other != case.reference:
                self._bring_docket_up_to_date(self.case_file(other))

    def add_exhibit(self, reference: str, *, path: Path | None = None, **details: Any) -> Exhibit:
        """Add an exhibit to the log, with the hash of its file."""
        from litigator.evidence import described

        case = self.case_file(reference)
        key = free_number("E", (exhibit.key for exhibit in case.exhibits), width=1)
        exhibit = described(Exhibit(key=key, **details), path)
        self.save(replace(case, exhibits=(*case.exhibits, exhibit)))
        return exhibit

    def add_user(self, handle: str, name: str, role: str) -> None:
        from litigator import registry

        registry.add_office_person(self.open_session, handle=handle, name=name, role=role)

    def verify_precedent(self, precedent: str, *, against: str, note: str | None, on: date) -> "Precedent":
        """Mark a precedent as checked by a person of the office. Raises `UsageFault` for one that may never be cited."""
        from litigator import registry

        entry = self.library.precedent(precedent)
        if entry.verification.fileable == "no":
            raise UsageFault(
                phrase("{name} may not be cited at all", name=entry.name), fix=entry.notes or phrase("see its entry")
            )
        registry.check_precedent(
            self.open_session,
            authority=precedent,
            entry_hash=self.library.precedent_hashes[precedent],
            against=against,
            on=on,
            by=self.actor,
            note=note,
        )
        return entry

    def save(self, case: CaseFile, *, new: bool = False) -> int:
        """Keep the next snapshot of a case, and bring its lines of the docket up to date. Returns the version."""
        from litigator import registry

        self._must_know_words(case)
        version = registry.save_case(self.open_session, case, new=new)
        self._bring_docket_up_to_date(case)
        return version

    def _bring_docket_up_to_date(self, case: CaseFile) -> None:
        from litigator.docket.rebuilding import rebuild_case

        self.moved.extend(rebuild_case(self.open_session.connection(), case, self.library.law).changes)

    def _must_know_words(self, case: CaseFile) -> None:
        """Every code the case uses stands in the vocabularies. Raises `UsageFault` with all that do not, and the nearest."""
        problems = tuple(unknown_words(case, self.library))
        if problems:
            raise UsageFault(
                phrase("{reference} uses words the library does not have", reference=case.reference), problems=problems
            )
