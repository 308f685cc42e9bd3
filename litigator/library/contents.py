"""Everything the library holds, in one frozen value that the other rooms are handed."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, TypeVar

from litigator.citations.authority import Precedent
from litigator.citations.family import Family
from litigator.clauses.clause import Clause
from litigator.deadlines.calendar import Calendar
from litigator.deadlines.competence import Competence
from litigator.deadlines.law import Law
from litigator.deadlines.rule import Declaration, Rule, Service
from litigator.errors import NotFound, Problem, Refused
from litigator.library.faults import Faulty, fault_of
from litigator.library.shapes import (
    Act,
    Column,
    Form,
    Forum,
    Place,
    Question,
    StageKind,
    StateName,
    SystemicIssue,
    UsualName,
    Wording,
)
from litigator.shape import dataclass
from litigator.tongue import either, marked, phrase

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """A Word template of the library: its form, its language and where it is."""

    name: str
    language: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Rules, clauses, templates and precedents of all roots together, by id. `fingerprint` changes with any file.

    `faults` are what is wrong in it, by room, where it was opened for those who do without the rooms at fault.
    `countries` and `tongues` are the names of states and languages by code, in each language of the drafts (from Babel).
    """

    fingerprint: str
    rules: Mapping[str, Rule] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    declarations: Mapping[str, Declaration] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    competences: Mapping[str, Competence] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    usual_names: Mapping[str, UsualName] = field(default_factory=dict)
    forums: Mapping[str, Forum] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    states: Mapping[str, StateName] = field(default_factory=dict)
    columns: Mapping[str, Column] = field(default_factory=dict)
    issues: Mapping[str, SystemicIssue] = field(default_factory=dict)
    stages: Mapping[str, StageKind] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    thesaurus: Mapping[str, Wording] = field(default_factory=dict)
    vocabularies: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    terms: Mapping[str, Any] = field(default_factory=dict)
    precedents: Mapping[str, Precedent] = field(default_factory=dict)
    precedent_hashes: Mapping[str, str] = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    templates: tuple[TemplateFile, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tongues: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    faults: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    def whole(self) -> "Library":
        """The library itself, to draft from. Raises `LibraryFault` with all that is wrong in it."""
        if self.faults:
            raise fault_of(problem for problems in self.faults.values() for problem in problems)
        return self

    def guarded(self) -> "Library":
        """The library with its rooms at fault shut: to look into one raises `LibraryFault`, the others are read as ever."""
        shut: dict[str, Any] = {room: Faulty(problems) for room, problems in self.faults.items() if room != "templates"}
        if "precedents" in shut:
            shut["precedent_hashes"] = shut["precedents"]
        return replace(self, **shut)

    @property
    def law(self) -> Law:
        """What the reckoning of time limits needs."""
        parts = (self.rules, self.calendars, self.declarations, self.services, self.stages)
        if not _LAW or any(one is not other for one, other in zip(parts, _LAW[0][0], strict=True)):
            suspending = frozenset(code for code, stage in self.stages.items() if stage.suspends)
            # Plain mappings: they are looked into for every limit.
            law = Law(dict(self.rules), dict(self.calendars), dict(self.declarations), dict(self.services), suspending)
            _LAW[:] = [(parts, law)]
        return _LAW[0][1]

    def states_in_accusative(self) -> dict[str, str]:
        """The Lithuanian accusative of each State by its English name: a citation says «X prieš Lenkiją»."""
        return {name: state.lt["acc"] for name, state in self.states.items()}

    def counts(self) -> dict[str, int]:
        """How many entries each room has."""
        rooms = (
            "rules",
            "competences",
            "clauses",
            "templates",
            "precedents",
            "acts",
            "forums",
            "places",
            "issues",
            "stages",
            "forms",
            "questions",
            "families",
            "thesaurus",
        )
        return {room: len(getattr(self, room)) for room in rooms}

    def form(self, name: str) -> Form:
        form = _find(self.forms, name, marked("form"))
        if form.held_back:
            why = either(form.held_back["en"], form.held_back.get("lt"))
            raise Refused(phrase("the form {name} is not offered: {why}", name=name, why=why))
        return form

    def rule(self, name: str) -> Rule:
        return _find(self.rules, name, marked("rule"))

    def forum(self, name: str) -> Forum:
        return _find(self.forums, name, marked("forum"))

    def precedent(self, name: str) -> Precedent:
        return _find(self.precedents, name, marked("precedent"))

    def template(self, name: str, language: str) -> TemplateFile:
        """The template `name` in `language`. Raises `NotFound` with the nearest names or the languages there are."""
        _find({template.name: template for template in self.templates}, name, marked("template"))
        for template in self.templates:
            if template.name == name and template.language == language:
                return template
        languages = sorted(template.language for template in self.templates if template.name == name)
        raise NotFound(
            phrase(
                "the template {name} is there in {languages}, not in {language}",
                name=name,
                languages=", ".join(languages),
                language=language,
            )
        )


_LAW: list[
    tuple[tuple[Mapping[str, Any], ...], Law]
] = []  # of the last library asked: its fingerprints take longer than a save


def _find(entries: Mapping[str, T], name: str, noun: str) -> T:
    if name in entries:
        return entries[name]
    from rapidfuzz import process

    nearest = tuple(best[0] for best in process.extract(name, list(entries), limit=3, score_cutoff=50))
    raise NotFound(phrase("there is no {noun} «{name}»", noun=phrase(noun), name=name), nearest=nearest)
