"""The office's own tables taken back: each row is the same noun as when it was given out, changed where its cells were changed. Nothing is deleted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from litigator.casefile import CaseFile, Claimant
from litigator.errors import Problem
from litigator.exchange.tables.known import Known
from litigator.exchange.tables.nouns import (
    CASES,
    CLAIMANTS,
    TABLES,
    Table,
    default_of,
    from_cell,
    heading,
    is_needed,
    table_of,
)
from litigator.exchange.tables.sheet import Cell, Line, Sheet, said, text_of
from litigator.exchange.tables.taking_in import Outcome, Plan
from litigator.registry.nouns import INNER, plain_fields
from litigator.tongue import phrase

COMPUTED = ("deadlines", "matrix")
Examined = Callable[[CaseFile], Iterable[Problem]]


def own_tables(sheets: Iterable[Sheet]) -> list[tuple[Table, Sheet]]:
    """Those of the sheets that the office gave out itself, by their headings, in the order in which they can be put back."""
    found = [(table, sheet) for sheet in sheets if (table := table_of(_headings(sheet))) is not None]
    return sorted(found, key=lambda pair: TABLES.index(pair[0]))


def _headings(sheet: Sheet) -> list[str]:
    first = next((line for line in sheet.lines if not line.is_empty), None)
    return [text_of(cell).strip() for cell in first.cells] if first is not None and first.trouble is None else []


def taken_back(
    own: Sequence[tuple[Table, Sheet]], others: Iterable[Sheet], known: Known, *, examined: Examined
) -> Plan:
    """What the office's own sheets would do to it. Other sheets are told: those computed by us are not read back."""
    back = _Back(known)
    for table, sheet in own:
        back.sheet(table, sheet)
    for sheet in others:
        why = phrase("it is computed") if sheet.name in COMPUTED else phrase("it is none of the office's own tables")
        back.plan.warnings.append(phrase("sheet {name} is not read: {why}", name=said(sheet.name), why=why))
    return back.finished(examined)


class _Back:
    def __init__(self, known: Known) -> None:
        self.known = known
        self.plan = Plan()
        self.cases_of: dict[int, str] = {}

    def sheet(self, table: Table, sheet: Sheet) -> None:
        headings = _headings(sheet)
        lines = [line for line in sheet.lines if not line.is_empty][1:]
        places = table.fields_of(headings)
        owners = [headings.index(name) for name in table.owner]
        self.plan.warnings += [phrase("sheet {name}: {note}", name=said(sheet.name), note=note) for note in sheet.notes]
        self.plan.mapping |= {f"{table.name}: {heading(table.noun, name)}": name for name in places}
        for line in lines:
            outcome = Outcome(line.number, sheet.name, "rejected", values=_shown(headings, line))
            self.plan.outcomes.append(outcome)
            try:
                self._row(table, line, places, owners, outcome)
            except ValueError as error:
                outcome.why = phrase(
                    "row {number} of {name}: {error}", number=line.number, name=said(sheet.name), error=error
                )

    def _row(self, table: Table, line: Line, places: dict[str, list[int]], owners: list[int], outcome: Outcome) -> None:
        if line.trouble is not None:
            raise ValueError(line.trouble)
        given: dict[str, Any] = {}
        for name, columns in places.items():
            cells = [_at(line, place) for place in columns]
            whole: Cell = cells[0] if len(columns) == 1 else "".join(map(text_of, cells)) or None
            try:
                given[name] = from_cell(table.noun, name, whole)
            except ValueError as error:
                if whole is None and not is_needed(table.noun, name):
                    given[name] = default_of(table.noun, name)
                    continue
                raise ValueError(f"{said(heading(table.noun, name))}: {error}") from error
        owner = [text_of(_at(line, place)) for place in owners]
        does = self._put(table, owner, given, outcome)
        known_before = self.known.before.get(outcome.case or "") is not None
        outcome.status = "same" if not does else "changed" if known_before else "new"
        outcome.does = tuple(does)

    def _put(self, table: Table, owner: list[str], given: dict[str, Any], outcome: Outcome) -> list[str]:
        if table is CASES:
            return self._case(given, outcome)
        if table is CLAIMANTS:
            return self._claimant(owner[0], given, outcome)
        if table.owner == ("person",):
            return self._of_person(table, owner[0], given, outcome)
        case = self._known_case(owner[0], outcome)
        if len(owner) == 2:
            stage = next((one for one in case.stages if one.key == owner[1]), None)
            if stage is None:
                raise ValueError(phrase("{owner} has no stage {owner2}", owner=owner[0], owner2=said(owner[1])))
            changed, does = _with(table, stage, given)
            stages = tuple(changed if one is stage else one for one in case.stages)
            self.known.keep(replace(case, stages=stages))
            return does
        changed, does = _with(table, case, given)
        self.known.keep(changed)
        return does

    def _known_case(self, reference: str, outcome: Outcome) -> CaseFile:
        if reference not in self.known.exact:
            raise ValueError(phrase("there is no case {reference}", reference=said(reference)))
        outcome.case = reference
        return self.known.case(reference)

    def _case(self, given: dict[str, Any], outcome: Outcome) -> list[str]:
        reference = given.get("reference") or ""
        outcome.case = reference
        if reference not in self.known.exact:
            self.known.keep(CaseFile(**given))
            return [phrase("new case {reference}", reference=reference)]
        case = self.known.case(reference)
        changed, does = _changed(case, given)
        self.known.keep(changed)
        return does

    def _claimant(self, reference: str, given: dict[str, Any], outcome: Outcome) -> list[str]:
        case = self._known_case(reference, outcome)
        there = next((one for one in case.claimants if one.reference == given["reference"]), None)
        before = there or self._elsewhere(given["reference"])
        if before is None:
            person, does = Claimant(**given), [phrase("new claimant {reference}", reference=given["reference"])]
        else:
            person, does = _changed(before, given)
            does = (
                does
                if there is not None
                else [
                    phrase("{reference} is in {reference2}", reference=given["reference"], reference2=reference),
                    *does,
                ]
            )
        others = tuple(person if one.reference == person.reference else one for one in case.claimants)
        self.known.keep(replace(case, claimants=others if there is not None else (*case.claimants, person)))
        return does

    def _elsewhere(self, person: str) -> Claimant | None:
        """The person as another case of the office has them: whoever is in two cases is one."""
        other = self.known.cases_of.get(person)
        found = self.known.case(other).claimants if other is not None else ()
        return next((one for one in found if one.reference == person), None)

    def _of_person(self, table: Table, person: str, given: dict[str, Any], outcome: Outcome) -> list[str]:
        reference = self.known.cases_of.get(person)
        if reference is None:
            raise ValueError(phrase("there is no person {person}", person=said(person)))
        case = self._known_case(reference, outcome)
        claimant = next(one for one in case.claimants if one.reference == person)
        changed, does = _with(table, claimant, given)
        people = tuple(changed if one is claimant else one for one in case.claimants)
        self.known.keep(replace(case, claimants=people))
        return does

    def finished(self, examined: Examined) -> Plan:
        self.plan.settle(self.known, examined)
        return self.plan


def _with(table: Table, whole: Any, given: dict[str, Any]) -> tuple[Any, list[str]]:
    """`whole` (a case, a stage, a person) with one item of a list put in: the same item changed, or a new one at the end."""
    kind = table.kind
    assert kind is not None
    items = getattr(whole, kind.field)
    plain = set(plain_fields(table.noun))
    complete = {name: value for name, value in given.items() if name in plain}
    wanted = kind.key(table.noun(**complete))
    same = next((one for one in items if kind.key(one) == wanted), None)
    if same is None:
        added = table.noun(**complete)
        return replace(whole, **{kind.field: (*items, added)}), [
            phrase("new in {field}: {wanted}", field=kind.field, wanted=_named(wanted))
        ]
    changed, does = _changed(same, complete)
    kept = tuple(changed if one is same else one for one in items)
    return replace(whole, **{kind.field: kept}), [f"{kind.field} {_named(wanted)}: {what}" for what in does]


def _changed(noun: Any, given: dict[str, Any]) -> tuple[Any, list[str]]:
    differing = {name: value for name, value in given.items() if getattr(noun, name) != value}
    does = [
        f"{heading(type(noun), name)}: {_of(getattr(noun, name))} → {_of(value)}" for name, value in differing.items()
    ]
    return (replace(noun, **differing) if differing else noun), does


def _named(wanted: Any) -> str:
    return " ".join(str(one) for one in wanted if one is not None) if isinstance(wanted, tuple) else str(wanted)


def _of(value: Any) -> str:
    return "—" if value in (None, "", ()) else said(value)


def _at(line: Line, place: int) -> Cell:
    return line.cells[place] if place < len(line.cells) else None


def _shown(headings: list[str], line: Line) -> dict[str, str]:
    return {
        name: text_of(_at(line, place))
        for place, name in enumerate(headings)
        if name and not name.startswith("(") and _at(line, place) not in (None, "")
    }


def taken_whole(cases: Sequence[CaseFile], known: Known, *, examined: Examined) -> Plan:
    """Whole case files (an export in JSON) put back: a case the office has is replaced by the file's, told field by field."""
    plan = Plan()
    for number, case in enumerate(cases, 1):
        outcome = Outcome(number, "cases", "same", case=case.reference, values={"reference": case.reference})
        plan.outcomes.append(outcome)
        if case.reference not in known.exact:
            outcome.status, outcome.does = "new", (phrase("new case {reference}", reference=said(case.reference)),)
            known.keep(_in_step(case, None, known))
            continue
        before = known.case(case.reference)
        after = _in_step(case, before, known)
        names = (*plain_fields(CaseFile), "claimants", *(kind.field for kind in INNER[CaseFile]))
        outcome.does = tuple(
            phrase("{CaseFile} differ", CaseFile=heading(CaseFile, name))
            for name in names
            if getattr(before, name) != getattr(after, name)
        )
        if outcome.does:
            outcome.status = "changed"
            known.keep(after)
    plan.settle(known, examined)
    return plan


def _in_step(case: CaseFile, before: CaseFile | None, known: Known) -> CaseFile:
    """The case of a file with the office's own counters of versions: those of the file are another office's."""
    versions = {one.reference: one.version for one in before.claimants} if before else {}
    for person in case.claimants:
        other = known.cases_of.get(person.reference)
        if person.reference not in versions and other is not None and other != case.reference:
            found = next((one for one in known.case(other).claimants if one.reference == person.reference), None)
            versions[person.reference] = found.version if found else 1
    people = tuple(replace(one, version=versions.get(one.reference, 1)) for one in case.claimants)
    return replace(case, claimants=people, version=before.version if before else 1)
