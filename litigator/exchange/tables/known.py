"""What the office knows already, and which of its cases a row is about: by our reference, by the court's number, by the name and the court."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from litigator.casefile import CaseFile, Claimant
from litigator.exchange.tables.entries import Entry
from litigator.exchange.tables.headings import fold
from litigator.exchange.tables.sheet import said
from litigator.tongue import phrase


@dataclass(slots=True)
class Known:
    """The office's cases, people and numbers, by folded text (`exact`: the references as they are). Cases opened by the table itself are added as it is read.

    `names` are what cases are called, `people` are by folded name: (person, case). `cases_of` one case of each person, `owners` by folded handle or name.
    `load` reads one case whole. `given` is what the rows so far have said of a case or person, and which row it was.
    """

    load: Callable[[str], CaseFile]
    references: dict[str, str] = field(default_factory=dict)
    exact: set[str] = field(default_factory=set)
    numbers: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    people: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    cases_of: dict[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    cases: dict[str, CaseFile] = field(default_factory=dict)
    before: dict[str, CaseFile | None] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    given: dict[tuple[str, str], tuple[int, object]] = field(default_factory=dict)

    def case(self, reference: str) -> CaseFile:
        """The case as it stands by now: as the office has it, with what the rows so far have changed."""
        if reference not in self.cases:
            self.before[reference] = self.cases[reference] = self.load(reference)
        return self.cases[reference]

    def keep(self, case: CaseFile) -> None:
        """The next state of a case; what its rows name is found from now on."""
        if case.reference not in self.exact:
            self.before.setdefault(case.reference, None)
            self.exact.add(case.reference)
        self.cases[case.reference] = case
        self.references.setdefault(key(case.reference), case.reference)
        self.names.setdefault(name_key(case.name), set()).add(case.reference)
        for number in numbers_of(case):
            self.numbers.setdefault(key(number), set()).add(case.reference)
        for person in case.claimants:
            places = self.people.setdefault(name_key(person.name), [])
            if (person.reference, case.reference) not in places:
                places.append((person.reference, case.reference))
            self.persons.add(person.reference)
            self.cases_of.setdefault(person.reference, case.reference)

    def free_reference(self, year: int) -> str:
        """The first free reference of a year, written 2026-001."""
        begin = self.used.get(str(year), 0) + 1
        number = next(n for n in range(begin, begin + 1_000_000) if key(f"{year}-{n:03}") not in self.references)
        self.used[str(year)] = number
        return f"{year}-{number:03}"

    def free_person(self) -> str:
        """The first free reference of a person, written P-0001."""
        begin = self.used.get("P", 0) + 1
        number = next(n for n in range(begin, begin + 1_000_000) if f"P-{n:04}" not in self.persons)
        self.used["P"] = number
        return f"P-{number:04}"


@dataclass(frozen=True, slots=True)
class Match:
    """The case that a row is about, None for a new one; what is to be told of how it was found; or why it cannot be said."""

    reference: str | None
    notes: tuple[str, ...] = ()
    problem: str | None = None


def matched(entry: Entry, names: list[str], court: str | None, known: Known) -> Match:
    """Which case `entry` is about. Two that it might be are told, and neither is taken."""
    given, number = entry.text("reference"), entry.text("case_number")
    ours = known.references.get(key(given)) if given else None
    by_number = known.numbers.get(key(number), set()) if number else set()
    if ours is not None:
        if by_number and ours not in by_number:
            there = phrase(" and ").join(sorted(by_number))
            return Match(
                None,
                problem=phrase(
                    "the number {number} belongs to {there} here, not to {ours}",
                    number=said(number),
                    there=there,
                    ours=ours,
                ),
            )
        return Match(ours)
    if len(by_number) > 1:
        return Match(
            None,
            problem=phrase(
                "the number {number} stands in {by_number}: add our reference",
                number=said(number),
                by_number=phrase(" and ").join(sorted(by_number)),
            ),
        )
    if by_number:
        (found,) = by_number
        note = (
            (
                phrase(
                    "{given} is {found} here, by the number {number}",
                    given=said(given),
                    found=found,
                    number=said(number),
                ),
            )
            if given
            else ()
        )
        return Match(found, note)
    if given:
        return Match(None)
    if number and key(number) in known.references:
        return Match(
            known.references[key(number)],
            (phrase("{number} is a reference of ours, and taken for it", number=said(number)),),
        )
    called = known.names.get(name_key(entry.text("case_name") or ""), set())
    if names:
        match = _by_name(names, number, court, known)
        if match.reference is None and match.problem is None and called:
            return Match(
                None,
                (
                    *match.notes,
                    phrase(
                        "{called} is called so too; this is another case", called=phrase(" and ").join(sorted(called))
                    ),
                ),
            )
        return match
    if len(called) > 1:  # one that nobody is named in is meant by a row that names nobody
        called = {one for one in called if not known.case(one).claimants} or called
    if len(called) > 1:
        return Match(
            None,
            problem=phrase("{called} are called so: add our reference", called=phrase(" and ").join(sorted(called))),
        )
    return Match(next(iter(called), None))


def _by_name(names: list[str], number: str | None, court: str | None, known: Known) -> Match:
    """The case of these people before this court. A name alone is enough only where there is one such case, and that is told."""
    cases = set.intersection(*({case for _, case in known.people.get(name_key(name), ())} for name in names))
    fitting = sorted(case for case in cases if _may_be(known.case(case), number, court))
    who = said("; ".join(names))
    if len(fitting) > 1:
        return Match(
            None,
            problem=phrase(
                "{who} has {count} cases here that it may be: {fitting}; add our reference",
                who=who,
                count=len(fitting),
                fitting=", ".join(fitting),
            ),
        )
    if fitting:
        told = () if court else (phrase("taken for {fitting} by the name {who} alone", fitting=fitting[0], who=who),)
        return Match(fitting[0], told)
    if cases:
        return Match(
            None,
            (
                phrase(
                    "{who} has {cases} here; this is another court or number, so a new case",
                    who=who,
                    cases=", ".join(sorted(cases)),
                ),
            ),
        )
    return Match(None)


def _may_be(case: CaseFile, number: str | None, court: str | None) -> bool:
    """Whether a row of this number and court may be about `case`: the court is one of its own, and no other number stands there."""
    at_court = [one for one in courts_of(case) if court in (None, one[0])]
    if court is not None and not at_court:
        return False
    return (
        number is None or any(one[1] is None or key(one[1]) == key(number) for one in at_court) or not courts_of(case)
    )


def courts_of(case: CaseFile) -> list[tuple[str | None, str | None]]:
    """(forum, number) of each proceedings of a case, those included of which only a note tells."""
    stages: list[tuple[str | None, str | None]] = [(stage.forum, stage.number) for stage in case.stages]
    return stages + [(e.author, e.number) for e in case.events if e.kind == "note" and (e.author or e.number)]


def numbers_of(case: CaseFile) -> Iterable[str]:
    return [number for _, number in courts_of(case) if number]


def key(text: str) -> str:
    """A reference or number as it is compared: without spaces, in small letters, its dashes all alike."""
    return "".join(text.split()).casefold().translate({0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-"})


def name_key(name: str) -> str:
    """A name as it is compared: the same person written with and without marks is one; another spelling is another."""
    return fold(name) or name.casefold().strip()


def agree_on_people(known: Known) -> dict[str, str]:
    """Bring every case to the same description of whoever is in several of them. Returns, by case, where the table itself disagrees."""
    places: dict[str, list[str]] = {}
    changed: dict[str, list[Claimant]] = {}
    for reference, case in known.cases.items():
        before = known.before.get(reference)
        described = {one.reference: _bare(one) for one in before.claimants} if before else {}
        for person in case.claimants:
            places.setdefault(person.reference, []).append(reference)
            if described.get(person.reference) != _bare(person):
                changed.setdefault(person.reference, []).append(_bare(person))
    faults: dict[str, str] = {}
    for person_reference, descriptions in changed.items():
        where = places[person_reference]
        if len(where) < 2:
            continue
        if len(set(descriptions)) > 1:
            faults |= dict.fromkeys(
                where,
                phrase(
                    "{person_reference} is described differently in {where}",
                    person_reference=person_reference,
                    where=phrase(" and ").join(where),
                ),
            )
            continue
        for reference in where:
            known.cases[reference] = _described(known.cases[reference], descriptions[0])
    return faults


def _bare(person: Claimant) -> Claimant:
    return replace(person, role="claimant", version=1)


def _described(case: CaseFile, person: Claimant) -> CaseFile:
    """The case with this description of a person in it; the same case, where it has it already."""
    if all(one.reference != person.reference or _bare(one) == person for one in case.claimants):
        return case
    people = (
        replace(person, role=one.role, version=one.version) if one.reference == person.reference else one
        for one in case.claimants
    )
    return replace(case, claimants=tuple(people))
