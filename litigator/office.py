"""The office: settings, library and database opened together, and everything a command or a notebook does with them.

`reading_office` and `writing_office` are the two ways in. A writing office commits when its block ends well and leaves nothing
behind when it does not. Commands are thin over the methods here.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator import settings
from litigator.casefile import CaseFile, Claimant, Detention, Event, Exhibit, Stage, Vulnerability
from litigator.casefile import Consent as GivenConsent
from litigator.errors import LibraryFault, NotFound, Problem, SettingsFault, Unreadable, UsageFault
from litigator.library.contents import Library
from litigator.library.gathering import open_library

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from litigator.citations.authority import Precedent
    from litigator.drafting.assembling import Draft
    from litigator.drafting.plan import Plan
    from litigator.registry import CaseLine


def database_path(given: str | None) -> Path:
    """Which database: `--db`, then `LITIGATOR_DB`, then the settings, then ./cases.db."""
    named = given or settings.load().db
    if "://" in named:
        raise SettingsFault(
            f"«{named.split('://')[0]}» offices come with a later version", fix="name a SQLite file with --db"
        )
    return Path(named)


def acting(given: str | None) -> str:
    """Who acts: `--user`, then `LITIGATOR_USER`, then the settings."""
    name = given or settings.load().user
    if not name:
        raise SettingsFault(
            "nobody is named as acting", fix='--user NAME, or LITIGATOR_USER, or user = "NAME" in the settings'
        )
    return name


def found_office(given: str | None, *, name: str | None, user: str | None) -> Path:
    """Make an empty office at the path in force and return it. An existing file is never overwritten."""
    from litigator import store

    path = database_path(given)
    store.create(path, name=name or "Office", actor=user or settings.load().user or "founder")
    return path


@contextmanager
def reading_office(
    db: str | None,
    *,
    libraries: Sequence[str] = (),
    saved: Path | None = None,
    may_lack_database: bool = False,
) -> Iterator["Office"]:
    """An office to read from. With `saved`, drafts come from that case file and no database is opened."""
    library = open_library(*libraries)
    if saved is not None:
        yield Office(library, None, case_file_from(saved))
        return
    path = database_path(db)
    if may_lack_database and not path.exists():
        yield Office(library, None, None)
        return
    from litigator import store

    with store.reading(path) as session:
        yield Office(library, session, None)


@contextmanager
def writing_office(
    db: str | None, *, user: str | None, libraries: Sequence[str] = (), founding: bool = False
) -> Iterator["Office"]:
    """An office to change, by a person of the office. `founding` lets the first person add themselves."""
    from litigator import registry, store

    actor = acting(user)
    library = open_library(*libraries)
    with store.writing(database_path(db), actor=actor) as session:
        people = {person.handle for person in registry.office_people(session)}
        if actor not in people and not (founding and not people):
            raise NotFound(
                f"{actor} is not a person of this office",
                nearest=tuple(sorted(people)),
                fix=f"litigator office user add {actor}",
            )
        yield Office(library, session, None)


def case_file_from(path: Path) -> CaseFile:
    """A case file saved as JSON (`case show --json`) or YAML. Every problem is named with its line."""
    from litigator.library import reading

    if path.suffix == ".json":
        return _case_file_from_json(path)
    return reading.read(path, CaseFile)


def _case_file_from_json(path: Path) -> CaseFile:
    import msgspec

    try:
        given = msgspec.json.decode(path.read_bytes())
        given.pop("schema", None)
        return msgspec.convert(given, CaseFile, strict=False)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from error
    except (msgspec.MsgspecError, AttributeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(
            f"{path} is not a case file: {error}", fix="save one with: litigator case show CASE --json"
        ) from error


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of a case, as the desk shows it."""

    case: str
    days: int | None
    computed: Any
    title: Mapping[str, str]

    def row(self) -> tuple[Any, ...]:
        deadline = self.computed.deadline
        status = "met" if self.computed.met else ("overdue" if self.days is not None and self.days < 0 else "open")
        flag = "" if deadline.status == "verified" else " (rule unverified)"
        return (deadline.due or deadline.safe, self.days, self.case, deadline.rule, self.title["en"], status + flag)

    def as_dict(self) -> dict[str, Any]:
        deadline = self.computed.deadline
        return {
            "case": self.case,
            "rule": deadline.rule,
            "version": deadline.version,
            "title": dict(self.title),
            "starts": deadline.starts,
            "due": deadline.due,
            "safe": deadline.safe,
            "alternatives": [{"due": other.due, "why": other.why} for other in deadline.alternatives],
            "status": deadline.status,
            "met": self.computed.met,
            "days": self.days,
            "source": deadline.source,
        }

    def headline(self) -> str:
        deadline = self.computed.deadline
        return f"{deadline.rule} in {self.case}: last day {deadline.due or deadline.safe} ({deadline.status})"

    def trace(self, language: str) -> list[str]:
        return list(self.computed.deadline.trace(language))


@dataclass(frozen=True, slots=True)
class Office:
    """An open office. `session` is None where a case comes from a file, or where only the library is read."""

    library: Library
    session: "Session | None"
    given_case: CaseFile | None

    @property
    def _session(self) -> "Session":
        if self.session is None:
            raise UsageFault("this needs the office's database", fix="--db PATH, or litigator office init")
        return self.session

    # Reading

    def case_file(self, reference: str | None) -> CaseFile:
        from litigator import registry

        if self.given_case is not None:
            return self.given_case
        if reference is None:
            raise UsageFault("name a case, or give one with --from")
        return registry.case_file(self._session, reference)

    def cases(self) -> "Sequence[CaseLine]":
        from litigator import registry

        return registry.cases(self._session)

    def users(self) -> list[tuple[str, str, str]]:
        from litigator import registry

        return [(person.handle, person.name, person.role) for person in registry.office_people(self._session)]

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
        raise NotFound(f"{person} is not in {case}", nearest=tuple(claimant.reference for claimant in claimants))

    def citation(self, precedent: "Precedent", language: str) -> str:
        from litigator.citations.style import cite, plain

        return plain(
            cite(precedent, language, None, {name: state.lt["acc"] for name, state in self.library.states.items()})
        )

    def checked(self) -> dict[str, str]:
        """The precedents this office has verified, with the hash of the entry each check saw."""
        from litigator import registry

        if self.session is None:
            return {}
        return {check.authority: check.entry_hash for check in registry.precedent_checks(self.session)}

    def limits(
        self, today: date, *, case: str | None, within: int | None, met: bool, rule: str | None = None
    ) -> tuple[list[Limit], list[Problem]]:
        """The time limits of one case or of all, nearest first, and what kept others from being computed."""
        from litigator.deadlines.case_deadlines import case_deadlines

        found: list[Limit] = []
        problems: list[Problem] = []
        for reference in [case] if case else [line.reference for line in self.cases() if line.closed is None]:
            for computed in case_deadlines(
                self.case_file(reference), self.library.rules, self.library.calendars, today=today
            ):
                problems.extend(computed.problems)
                last = computed.deadline.due or computed.deadline.safe
                days = (_as_day(last) - today).days if last is not None else None
                if (met or not computed.met) and (within is None or (days is not None and days <= within)):
                    title = self.library.rules[computed.deadline.rule].title
                    found.append(Limit(reference, days, computed, title))
        if rule is not None:
            self.library.rule(rule)
            found = [limit for limit in found if limit.computed.deadline.rule == rule]
            if not found:
                raise NotFound(f"no event of {case} starts {rule}", fix="record the event: litigator case event")
        found.sort(key=lambda limit: (limit.days is None, limit.days, limit.case, limit.computed.deadline.rule))
        return found, problems

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
        )
        return plan

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
    ) -> "tuple[Draft, Path]":
        """Draft `template` for `case`, write it with its manifest, and return both the draft and where it went."""
        from litigator.drafting.assembling import assemble
        from litigator.drafting.saving import save_draft

        draft = assemble(
            self.case_file(case),
            template,
            self.library,
            today=today,
            place=place or settings.load().place,
            language=language,
            checked=self.checked(),
            partial_draft=partial,
        )
        path = save_draft(draft, output, by=by or settings.load().user, at=datetime.now(UTC))
        return draft, path

    # Changing

    def take_in(self, case: CaseFile) -> CaseFile:
        from litigator import registry

        registry.save_case(self._session, case)
        return case

    def add_user(self, handle: str, name: str, role: str) -> None:
        from litigator import registry

        registry.add_office_person(self._session, handle=handle, name=name, role=role)

    def verify_precedent(self, precedent: str, *, against: str, note: str | None, on: date) -> "Precedent":
        """Mark a precedent as checked by the person acting. Raises `UsageFault` for one that may never be cited."""
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
            note=note,
        )
        return entry


def _as_day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def may_be_cited(office: Office, precedent: "Precedent") -> str:
    """In words, whether a filing may cite this precedent now."""
    fileable = precedent.verification.fileable
    if fileable == "after-check":
        current = office.checked().get(precedent.id) == office.library.precedent_hashes[precedent.id]
        return (
            "yes, checked by this office"
            if current
            else f"not before someone checks it: litigator precedent verify {precedent.id}"
        )
    return {"yes": "yes", "as-pending": "as pending only: it decides nothing yet", "no": "no"}[fileable]


def library_problems(libraries: Sequence[str]) -> tuple[Library | None, tuple[Problem, ...]]:
    """The library, or None where it cannot even be read, and everything wrong with it."""
    from litigator.drafting.checking import template_problems
    from litigator.library.checking import cross_problems

    try:
        library = open_library(*libraries)
    except LibraryFault as fault:
        return None, fault.problems
    return library, (*cross_problems(library), *template_problems(library))
