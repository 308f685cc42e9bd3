"""A stranger's table into the office: every row becomes part of a case, or is told with its number and its reason. Nothing is written here.

The plan is the next state of each case, with what each row does to it in words; whoever holds the office keeps it, or throws it away.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from litigator.casefile import CaseFile
from litigator.errors import Problem
from litigator.exchange.tables.applying import apply
from litigator.exchange.tables.entries import Entry, Said, entries
from litigator.exchange.tables.headings import Layout
from litigator.exchange.tables.known import Known, agree_on_people, matched
from litigator.exchange.tables.limits import party_limits, put_deadlines
from litigator.exchange.tables.meanings import Meanings
from litigator.exchange.tables.persons import names_in
from litigator.exchange.tables.rowwork import RowWork, Setting
from litigator.exchange.tables.sheet import said, span
from litigator.library.contents import Library
from litigator.tongue import phrase

_NAMING = ("reference", "case_number", "case_name", "claimant_reference")
_TOLD = 3  # faults of a case that are told in each of its rows
Examined = Callable[[CaseFile], Iterable[Problem]]


@dataclass(slots=True)
class Outcome:
    """What becomes of one row: where it stood, which case it went into, what it does there; or why it was not taken."""

    row: int
    sheet: str
    status: Literal["new", "changed", "same", "rejected"]
    case: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    does: tuple[str, ...] = ()
    why: str = ""

    def as_dict(self, *, sheets: bool) -> dict[str, Any]:
        """The row as scripts get it. The sheet is named where there are several."""
        where = {"row": self.row, **({"sheet": self.sheet} if sheets else {})}
        if self.status == "rejected":
            return {**where, "why": self.why, **self.values}
        return {**where, "status": self.status, "case": self.case, **self.values, "does": list(self.does)}


@dataclass(slots=True)
class Plan:
    """What a file would do to the office. `cases` are those that change, in their next state, `before` as they are;
    `opened` are new; `mapping` is heading → field.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    cases: list[CaseFile] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    before: dict[str, CaseFile] = field(default_factory=dict)

    def count(self, status: str) -> int:
        return sum(one.status == status for one in self.outcomes)

    def settle(self, known: Known, examined: Examined) -> None:
        """Which cases change. One that could not be kept takes all its rows with it, each told why."""
        faults = agree_on_people(known)
        touched = dict.fromkeys(one.case for one in self.outcomes if one.case and one.status != "rejected")
        for reference in touched:
            if known.cases[reference] != known.before.get(reference):
                found = [str(problem) for problem in examined(known.cases[reference])]
                if found:
                    more = [phrase("and {count} more", count=len(found) - _TOLD)] if len(found) > _TOLD else []
                    faults[reference] = "; ".join([*filter(None, (faults.get(reference),)), *found[:_TOLD], *more])
        for one in self.outcomes:
            if one.case in faults and one.status != "rejected":
                one.why = phrase(
                    "row {row}: the case {case} cannot be kept: {faults}",
                    row=one.row,
                    case=one.case,
                    faults=faults[one.case],
                )
                one.status, one.case = "rejected", None
        changed = [
            known.cases[name] for name in touched if name not in faults and known.cases[name] != known.before.get(name)
        ]
        self.opened = {case.reference for case in changed if known.before.get(case.reference) is None}
        self.cases = sorted(changed, key=lambda case: case.reference in self.opened)

    @property
    def rejected(self) -> list[Outcome]:
        return [one for one in self.outcomes if one.status == "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a table is to be read: values for every row, and the stage that a court stands for where the table does not say."""

    constants: Mapping[str, Said] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)


def planned(
    layouts: Sequence[Layout], library: Library, known: Known, *, today: date, way: Way, examined: Examined
) -> Plan:
    """What the sheets would do to the office, row by row in their order. `examined` gives every fault of a case that could not be kept."""
    setting = Setting(library=library, meanings=Meanings(library), known=known, today=today, stages=dict(way.stages))
    taking = _Taking(setting)
    for layout in layouts:
        found, told = entries(layout, library.columns, way.constants)
        label = phrase("sheet {name}: ", name=said(layout.sheet.name)) if len(layouts) > 1 else ""
        taking.plan.warnings += [f"{label}{one}" for one in told]
        taking.plan.mapping |= {
            place.name: place.field for place in layout.places if place.field not in (None, "line") and place.field
        }
        taking.rows(found)
    return taking.finished(examined)


class _Taking:
    """The rows of a file on their way, one after another: a later row finds what an earlier one brought."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.plan = Plan()
        self.works: list[tuple[RowWork, Outcome]] = []
        self.told: dict[str, list[int]] = {}
        self.seen: dict[tuple[tuple[str, str], ...], int] = {}

    def rows(self, found: Iterable[Entry]) -> None:
        for entry in found:
            self._row(entry)

    def _row(self, entry: Entry) -> None:
        values = entry.values()
        outcome = Outcome(entry.row, entry.sheet, "rejected", values=values)
        self.plan.outcomes.append(outcome)
        numbers = dict(self.setting.known.used)
        work = None if entry.problems else self._work(entry)
        if work is not None:
            apply(work)
        if work is None or work.problems:
            outcome.why = "; ".join([*entry.problems, *(work.problems if work else ())])
            self.setting.known.used = numbers  # a row that is not taken leaves no gap in the references
            return
        self._tell_double(entry, values)
        outcome.case = work.case.reference
        self.setting.known.keep(work.case)
        self.setting.known.given |= {
            key: told for key, told in work.says.items() if key not in self.setting.known.given
        }
        self.works.append((work, outcome))

    def _work(self, entry: Entry) -> RowWork | None:
        """The row beside the case it is about, a new one where there is none; None, with the reason in the entry, where that cannot be said."""
        known, names, text = self.setting.known, names_in(entry), entry.text("court")
        meant = self.setting.meanings.court(text) if text else None
        court = meant.code if meant else None
        self._name_for_number(entry)
        if not names and not any(entry.text(name) for name in _NAMING):
            entry.problems.append(
                phrase(
                    "row {row}: it names no case: neither a reference, nor a number, nor a claimant stands in it",
                    row=entry.row,
                )
                + (phrase(" (an empty cell is never taken to mean the row above)") if entry.said else "")
            )
            return None
        match = matched(entry, names, court, known)
        if match.problem is not None:
            entry.problems.append(phrase("row {row}: {problem}", row=entry.row, problem=match.problem))
            return None
        case = known.case(match.reference) if match.reference else self._new(entry, names)
        work = RowWork(entry=entry, case=case, setting=self.setting, names=names, court=court)
        if match.reference is None:
            work.does.append(phrase("new case {reference}: {name}", reference=case.reference, name=said(case.name)))
        for note in match.notes:
            work.tell(note)
        if meant is not None and meant.near:
            work.tell(phrase("{text} is read as {court}", text=said(text), court=court))
        return work

    def _name_for_number(self, entry: Entry) -> None:
        """What stands under the number and has no figure in it is what the case is called."""
        text = entry.text("case_number")
        if text is not None and not any(one.isdigit() for one in text) and "case_name" not in entry.said:
            entry.said["case_name"] = entry.said.pop("case_number")
            self.told.setdefault(
                phrase("no figure stands in the number: it is taken for what the case is called"), []
            ).append(entry.row)

    def _new(self, entry: Entry, names: list[str]) -> CaseFile:
        """A case under the table's own reference, or the next free one. It is called as the table calls it, else by its number, else by who it is for."""
        today = self.setting.today
        opened = entry.day("opened") or today
        reference = entry.text("reference") or self.setting.known.free_reference(opened.year)
        name = entry.text("case_name") or entry.text("case_number") or "; ".join(names) or reference
        return CaseFile(reference=reference, name=name, opened=opened)

    def _tell_double(self, entry: Entry, values: Mapping[str, str]) -> None:
        key = tuple(sorted(values.items()))
        first = self.seen.setdefault(key, entry.row)
        if first != entry.row:
            self.told.setdefault(phrase("the same as row {first}: it adds nothing", first=first), []).append(entry.row)

    def finished(self, examined: Examined) -> Plan:
        self._compare_deadlines()
        for work, outcome in self.works:
            outcome.does = (*work.does, *work.agrees)
            known_before = self.setting.known.before.get(work.case.reference) is not None
            outcome.status = "same" if not work.does else "changed" if known_before else "new"
        self.plan.settle(self.setting.known, examined)
        for work, outcome in self.works:
            for what in work.told if outcome.status != "rejected" else ():
                self.told.setdefault(what, []).append(work.entry.row)
        self.plan.warnings += [f"{span(rows)}: {what}" for what, rows in self.told.items()]
        return self.plan

    def _compare_deadlines(self) -> None:
        """When all rows are in: a deadline in one row may come from an event in another."""
        known = self.setting.known
        reckoned: dict[str, Any] = {}
        for work, _ in self.works:
            if "deadline" not in work.entry.said:
                continue
            reference = work.case.reference
            before = len(work.does)
            work.case = known.case(reference)
            if reference not in reckoned:
                reckoned[reference] = party_limits(work)
            put_deadlines(work, reckoned[reference])
            if len(work.does) > before:
                known.keep(work.case)
