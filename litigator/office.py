"""The office: settings, library and database opened together, and everything a command or a notebook does with them.

`reading_office` and `writing_office` are the two ways in. A writing office commits when its block ends well and leaves nothing
behind when it does not. Commands are thin over the methods here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator import settings
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
            computed_ones, doubts = case_deadlines(
                self.case_file(reference), self.library.rules, self.library.calendars, today=today
            )
            problems.extend(doubts)
            for computed in computed_ones:
                last = computed.deadline.due or computed.deadline.safe
                days = (_as_day(last) - today).days if last is not None else None
                if (met or not computed.met) and (within is None or (days is not None and days <= within)):
                    problems.extend(computed.problems)
                    found.append(Limit(reference, days, computed, self.library.rules[computed.deadline.rule].title))
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

    # Changing: each takes the case as it is read, makes the next snapshot and saves it whole

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
                nearest=_near(fact, self.library.questions),
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
            raise NotFound(f"there is no stage {code}", nearest=_near(code, self.library.stages))
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

    def add_claimant(self, reference: str, name: str, **details: Any) -> str:
        case = self.case_file(reference)
        given = details.pop("reference", None) or _free_number("P", (row[0] for row in self.people(None)))
        details["languages"] = tuple(details.get("languages") or ())
        claimant = Claimant(reference=given, name=name, **details)
        self._save(replace(case, claimants=(*case.claimants, claimant)))
        return given

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

    def verify_precedent(self, precedent: str, *, against: str, note: str | None, on: date, by: str) -> "Precedent":
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
            by=by,
            note=note,
        )
        return entry

    def _save(self, case: CaseFile) -> int:
        from litigator import registry

        self._must_know_words(case)
        return registry.save_case(self._session, case)

    def _must_know_words(self, case: CaseFile) -> None:
        """Every code the case uses stands in the vocabularies. Raises `UsageFault` with all that do not, and the nearest."""
        problems = tuple(_unknown_words(case, self.library))
        if problems:
            raise UsageFault(f"{case.reference} uses words the library does not have", problems=problems)


def _unknown_words(case: CaseFile, library: Library) -> Iterator[Problem]:
    words = library.vocabularies
    used: list[tuple[str, str, Mapping[str, Any]]] = [
        *(("issue", issue.code, library.issues) for issue in case.issues),
        *(("stage", stage.code, library.stages) for stage in case.stages),
        *(("forum", stage.forum, library.forums) for stage in case.stages),
        *(("event", event.kind, words.get("event", {})) for event in case.events),
        *(("exhibit", exhibit.kind, words.get("exhibit", {})) for exhibit in case.exhibits),
        *(("relief", item.code, words.get("relief", {})) for item in case.relief),
        *(("party role", party.role, words.get("party_role", {})) for party in case.parties),
        *(("link", link.kind, words.get("link", {})) for link in case.links),
        *(("question", answer.fact, library.questions) for answer in case.answers),
    ]
    for claimant in case.claimants:
        used.append(("role", claimant.role, words.get("claimant_role", {})))
        used += [("vulnerability", need.code, words.get("vulnerability", {})) for need in claimant.vulnerabilities]
        used += [("use", consent.use, words.get("consent_use", {})) for consent in claimant.consents]
        used += [("place", stay.place, library.places) for stay in claimant.detentions]
    for what, word, known in used:
        if word not in known:
            near = _near(word, known)
            yield Problem(
                f"there is no {what} «{word}»", case.reference, f"did you mean {', '.join(near)}?" if near else ""
            )


def _near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    from rapidfuzz import process

    return tuple(best[0] for best in process.extract(word, list(known), limit=3, score_cutoff=50))


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


def upgrade_office(path: Path) -> Path | None:
    """Bring an older database up to this version after taking a copy; None when it was current."""
    from litigator.store.upgrades import upgrade_if_behind

    return upgrade_if_behind(path)


def examine(db: str | None, libraries: Sequence[str]) -> list[Problem]:
    """What is wrong with the office: the database, its log, the library; and what is missing on this machine (warnings)."""
    import shutil

    from litigator.store import audit
    from litigator.store.connection import connect

    path = database_path(db)
    found: list[Problem] = []
    connection = connect(path)
    try:
        state = connection.execute("PRAGMA quick_check").fetchone()[0]
        if state != "ok":
            found.append(Problem(f"the database is damaged: {state}", str(path), "restore it from a copy"))
        found += [
            Problem(f"a row in {row[0]} refers to nothing", str(path))
            for row in connection.execute("PRAGMA foreign_key_check")
        ]
        found += audit.verify_chain(connection, audit.read_key(path))
    finally:
        connection.close()
    found += [problem for problem in library_problems(libraries)[1] if problem.severity == "error"]
    if shutil.which("soffice") is None:
        found.append(
            Problem(
                "LibreOffice is not here: pages cannot be counted",
                "this machine",
                "install libreoffice-writer",
                "warning",
            )
        )
    return found
