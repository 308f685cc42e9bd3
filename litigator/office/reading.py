"""What an office answers: cases, people, time limits, plans and drafts. Nothing here writes to the database."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from litigator import settings
from litigator.casefile import CaseFile, Claimant
from litigator.errors import NotFound, UsageFault
from litigator.library.contents import Library
from litigator.shape import dataclass
from litigator.tongue import phrase

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from litigator.citations.authority import Precedent
    from litigator.drafting.assembling import Draft
    from litigator.drafting.forms.drafted import Logged
    from litigator.drafting.plan import Plan
    from litigator.registry import CaseLine


@dataclass(frozen=True, slots=True)
class Office:
    """An open office. `session` is None where a case comes from a file, or where only the library is read; `path` is its database."""

    library: Library
    session: "Session | None"
    given_case: CaseFile | None
    path: Path | None = None

    @property
    def open_session(self) -> "Session":
        if self.session is None:
            raise UsageFault(
                phrase("this needs the office's database"), fix=phrase("--db PATH, or litigator office init")
            )
        return self.session

    # Reading

    def case_file(self, reference: str | None) -> CaseFile:
        if self.given_case is not None:
            if reference not in (None, self.given_case.reference):
                raise UsageFault(
                    phrase(
                        "the file holds {reference}, not {reference2}",
                        reference=self.given_case.reference,
                        reference2=reference,
                    ),
                    fix=phrase("name that one, or none"),
                )
            return self.given_case
        if reference is None:
            raise UsageFault(phrase("name a case, or give one with --from"))
        from litigator import registry

        return registry.case_file(self.open_session, reference)

    def cases(self) -> "Sequence[CaseLine]":
        from litigator import registry

        return registry.cases(self.open_session)

    def users(self) -> list[tuple[str, str, str]]:
        from litigator import registry

        return [(person.handle, person.name, person.role) for person in registry.office_people(self.open_session)]

    def people(self, case: str | None) -> list[tuple[str, str, str, str]]:
        references = [case] if case else [line.reference for line in self.cases()]
        return [
            (claimant.reference, claimant.name, claimant.role, reference)
            for reference in references
            for claimant in self.case_file(reference).claimants
        ]

    def claimant(self, case: str, person: str) -> Claimant:
        claimants = self.case_file(case).claimants
        for claimant in claimants:
            if claimant.reference == person:
                return claimant
        raise NotFound(
            phrase("{person} is not in {case}", person=person, case=case),
            nearest=tuple(claimant.reference for claimant in claimants),
        )

    def citation(self, precedent: "Precedent", language: str) -> str:
        from litigator.citations.style import cite, plain

        return plain(cite(precedent, language, None, self.library.states_in_accusative()))

    def checked(self) -> dict[str, str]:
        """The precedents this office has verified, with the hash of the entry each check saw."""
        if self.session is None:
            return {}
        from litigator import registry

        return {check.authority: check.entry_hash for check in registry.precedent_checks(self.session)}

    # Drafting

    def plan(
        self, case: str | None, template: str, *, today: date, language: str | None = None, place: str | None = None
    ) -> "Plan":
        from litigator.drafting.assembling import plan_for

        plan, _ = plan_for(
            self.case_file(case),
            template,
            self.library,
            today=today,
            place=place or settings.load().place,
            language=language,
            checked=self.checked(),
            logged=self._logged(case, template),
        )
        return plan

    def _logged(self, case: str | None, template: str) -> "tuple[Logged, ...]":
        """The office's earlier drafts of the case, where the form asks for them."""
        form = self.library.forms.get(template)
        if self.session is None or form is None or not any("same_matter" in check.draft for check in form.checks):
            return ()
        from litigator.office.drafts import logged

        return logged(self, self.case_file(case).reference)

    def drafted(
        self,
        case: str | None,
        template: str,
        *,
        today: date,
        language: str | None = None,
        place: str | None = None,
        partial: bool = False,
        judgments: Path | None = None,
    ) -> "Draft":
        """Draft `template` for `case` and return it; nothing is written. Citations a person typed are also held against `judgments`."""
        from litigator.drafting.assembling import assemble

        return assemble(
            self.case_file(case),
            template,
            self.library,
            today=today,
            place=place or settings.load().place,
            language=language,
            checked=self.checked(),
            partial_draft=partial,
            judgments=judgments,
            logged=self._logged(case, template),
        )

    def assemble(
        self,
        case: str | None,
        template: str,
        output: Path,
        *,
        today: date,
        language: str | None = None,
        place: str | None = None,
        partial: bool = False,
        by: str | None = None,
        judgments: Path | None = None,
    ) -> "tuple[Draft, Path]":
        """Draft `template` for `case`, write it with its manifest, and return both the draft and where it went.

        The office remembers it. What keeps it from that, and the redline beside a next version, are told among the draft's problems.
        """
        from litigator.office.keeping import keep_draft

        draft = self.drafted(
            case, template, today=today, language=language, place=place, partial=partial, judgments=judgments
        )
        return keep_draft(self, draft, output, by=by or settings.load().user, at=datetime.now(UTC))


def may_be_cited(office: Office, precedent: "Precedent") -> str:
    """In words, whether a filing may cite this precedent now."""
    fileable = precedent.verification.fileable
    if fileable == "after-check":
        current = office.checked().get(precedent.id) == office.library.precedent_hashes[precedent.id]
        return (
            phrase("yes, checked by this office")
            if current
            else phrase("not before someone checks it: litigator precedent verify {id}", id=precedent.id)
        )
    return {"yes": "yes", "as-pending": phrase("as pending only: it decides nothing yet"), "no": "no"}[fileable]
