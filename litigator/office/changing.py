"""What can be changed in an office: each change reads the case, makes the next snapshot and saves it whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator.casefile import (
    Answer,
    CaseFile,
    Claimant,
    Consent,
    Detention,
    Event,
    Exhibit,
    Issue,
    Language,
    Link,
    Stage,
    Vulnerability,
)
from litigator.errors import NotFound, Unreadable, UsageFault
from litigator.office.reading import Office
from litigator.office.words import near, unknown_words

if TYPE_CHECKING:
    from litigator.citations.authority import Precedent


@dataclass(frozen=True, slots=True)
class WritingOffice(Office):
    """An office held for writing by a person of it (`actor`)."""

    actor: str = ""

    def take_in(self, case: CaseFile) -> CaseFile:
        """Keep a whole case under its reference, which must be free."""
        from litigator import registry

        self._must_know_words(case)
        registry.save_case(self._session, case, new=True)
        return case

    def open_case(
        self, reference: str, name: str, *, language: str, issues: Sequence[str], goal: str | None, on: date
    ) -> CaseFile:
        pleaded = tuple(Issue(code=code, lead=number == 0) for number, code in enumerate(issues))
        return self.take_in(
            CaseFile(reference=reference, name=name, opened=on, language=_language(language), issues=pleaded, goal=goal)
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
        return self._save(replace(case, **changes, answers=tuple(given.values())))

    def _answer(self, text: str) -> Answer:
        fact, separator, value = text.partition("=")
        question = self.library.questions.get(fact)
        if not separator or question is None:
            raise NotFound(
                f"there is no question «{fact}»",
                nearest=near(fact, self.library.questions),
                fix="write QUESTION=VALUE",
            )
        if question.type == "yes_no" and value not in ("yes", "no"):
            raise UsageFault(f"{fact} is answered yes or no, not «{value}»")
        return Answer(fact=fact, value=value)

    def open_stage(
        self, reference: str, code: str, *, forum: str, number: str | None, opened: date | None, key: str | None
    ) -> str:
        """Open a stage. One that nothing in the case has opened is refused, with what would open it."""
        case = self.case_file(reference)
        kind = self.library.stages.get(code)
        if kind is None:
            raise NotFound(f"there is no stage {code}", nearest=near(code, self.library.stages))
        there = {stage.code: stage.key for stage in case.stages}
        opener = next((there[before] for before in kind.opened_by if before in there), None)
        if opener is None and not {"fact", "S0"} & set(kind.opened_by):
            raise UsageFault(
                f"nothing in {reference} opens {code} yet", fix=f"it is opened by {', '.join(kind.opened_by)}"
            )
        stage = Stage(key=key or code, code=code, forum=forum, number=number, opened=opened, opened_by=opener)
        self._save(replace(case, stages=(*case.stages, stage)))
        return stage.key

    def record_event(self, reference: str, kind: str, on: date, *, at: str | None = None, **details: Any) -> str:
        case = self.case_file(reference)
        moment = None
        if at is not None:
            try:
                moment = datetime.fromisoformat(at)
            except ValueError:
                raise Unreadable(f"«{at[:40]}» is not a moment", fix="write it 2024-05-06T14:30:00+03:00") from None
        key = _free_key(kind, (event.key for event in case.events))
        self._save(replace(case, events=(*case.events, Event(key=key, kind=kind, on=on, at=moment, **details))))
        return key

    def link(self, reference: str, kind: str, other: str, *, note: str | None) -> None:
        case = self.case_file(reference)
        self.case_file(other)
        self._save(replace(case, links=(*case.links, Link(kind=kind, case=other, note=note))))

    def add_claimant(
        self, case_reference: str, name: str, *, reference: str | None = None, role: str = "claimant", **details: Any
    ) -> str:
        """Add a person to a case: a new one, or by `reference` one the office knows already."""
        from litigator import registry

        case = self.case_file(case_reference)
        known = registry.person(self._session, reference) if reference else None
        if known is not None:
            if known.name != name:
                raise UsageFault(
                    f"{reference} is {known.name}, not {name}", fix="leave --reference out for a new person"
                )
            added = replace(known, role=role)
        else:
            details["languages"] = tuple(details.get("languages") or ())
            number = reference or _free_number("P", (row[0] for row in self.people(None)))
            added = Claimant(reference=number, name=name, role=role, **details)
        self._save(replace(case, claimants=(*case.claimants, added)))
        return added.reference

    def add_detention(self, person: str, **details: Any) -> None:
        self._change_person(person, lambda one: replace(one, detentions=(*one.detentions, Detention(**details))))

    def add_vulnerability(self, person: str, **details: Any) -> None:
        self._change_person(
            person, lambda one: replace(one, vulnerabilities=(*one.vulnerabilities, Vulnerability(**details)))
        )

    def record_consent(self, person: str, **details: Any) -> None:
        self._change_person(person, lambda one: replace(one, consents=(*one.consents, Consent(**details))))

    def _change_person(self, person: str, change: Callable[[Claimant], Claimant]) -> None:
        from litigator.registry.saving import person_case

        case = self.case_file(person_case(self._session, person))
        people = tuple(change(one) if one.reference == person else one for one in case.claimants)
        self._save(replace(case, claimants=people))

    def add_exhibit(self, reference: str, *, path: Path | None = None, **details: Any) -> Exhibit:
        """Add an exhibit to the log, with the hash of its file."""
        from litigator.evidence import described

        case = self.case_file(reference)
        key = _free_number("E", (exhibit.key for exhibit in case.exhibits), width=1)
        exhibit = described(Exhibit(key=key, **details), path)
        self._save(replace(case, exhibits=(*case.exhibits, exhibit)))
        return exhibit

    def add_user(self, handle: str, name: str, role: str) -> None:
        from litigator import registry

        registry.add_office_person(self._session, handle=handle, name=name, role=role)

    def verify_precedent(self, precedent: str, *, against: str, note: str | None, on: date) -> "Precedent":
        """Mark a precedent as checked by a person of the office. Raises `UsageFault` for one that may never be cited."""
        from litigator import registry

        entry = self.library.precedent(precedent)
        if entry.verification.fileable == "no":
            raise UsageFault(f"{entry.name} may not be cited at all", fix=entry.notes or "see its entry")
        registry.check_precedent(
            self._session,
            authority=precedent,
            entry_hash=self.library.precedent_hashes[precedent],
            against=against,
            on=on,
            by=self.actor,
            note=note,
        )
        return entry

    def _save(self, case: CaseFile) -> int:
        from litigator import registry

        self._must_know_words(case)
        return registry.save_case(self._session, case)

    def _must_know_words(self, case: CaseFile) -> None:
        """Every code the case uses stands in the vocabularies. Raises `UsageFault` with all that do not, and the nearest."""
        problems = tuple(unknown_words(case, self.library))
        if problems:
            raise UsageFault(f"{case.reference} uses words the library does not have", problems=problems)


def _free_key(wanted: str, taken: Iterable[str]) -> str:
    used = set(taken)
    return next(
        key for number in range(1, 10_000) if (key := wanted if number == 1 else f"{wanted}-{number}") not in used
    )


def _free_number(prefix: str, taken: Iterable[str], *, width: int = 4) -> str:
    used = set(taken)
    return next(key for number in range(1, 100_000) if (key := f"{prefix}-{number:0{width}}") not in used)


def _language(text: str) -> Language:
    return "en" if text == "en" else "lt"
