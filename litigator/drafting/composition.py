"""One draft in the making: clauses composed, paragraphs numbered, slots and parts filled once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from markupsafe import Markup

from litigator.citations.provisions import provisions_named
from litigator.dates.written import written
from litigator.digest import sha256
from litigator.documents.package import bookmarked
from litigator.documents.packing import Member
from litigator.drafting import authorities, compose, drawings, gaps, numbering, prove
from litigator.drafting import template as word
from litigator.drafting.mending import answer_to, no_such_fact
from litigator.drafting.plan import Plan
from litigator.drafting.render import Filler, Gap, Ledger, Woven, joined
from litigator.drafting.steps import Steps
from litigator.drafting.template import Template
from litigator.drafting.typography import sum_of_money, without_stop
from litigator.drafting.wording import WORDS, say
from litigator.drafting.workshop import workshop_of
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.shape import dataclass

AUTHORITY = "power_of_attorney"
"""The kind of exhibit that no argument cites: who signs encloses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedClause:
    """A clause as the draft used it: its version and hash, why it is in, and its paragraph numbers (first, last)."""

    id: str
    version: int
    hash: str
    why: tuple[str, ...]
    paragraphs: tuple[int, int]


class Composition:
    """One draft in the making: composes the slots, fills every part once, and remembers what was printed."""

    def __init__(self, plan: Plan, compiled: Template, library: Library, partial_draft: bool) -> None:
        self.plan = plan
        self.template = compiled
        self.library = library
        self.language = plan.setting.language
        self.ledger = Ledger(self.language, partial=partial_draft)
        self.workshop = workshop_of(library)
        self.steps = self.workshop.steps(compiled, self.language)
        self.numbered = numbering.Numbered()
        self.composed: dict[str, compose.ComposedClause] = {}
        self.annexes = plan.facts["annexes"]
        self.missing = gaps.missing_facts(plan) if partial_draft else {}
        self.open = gaps.open_clauses(plan, library) if partial_draft else {}
        self._compose()

    def _clauses_in(self, slot_name: str) -> list[str]:
        """The clauses of one slot in their order; in a partial draft also those that wait for an answer."""
        return [
            choice.clause.id
            for choice in self.plan.choices
            if choice.clause.head.slot == slot_name and (choice.taken or choice.clause.id in self.open)
        ]

    def _compose(self) -> None:
        """Compose every clause and give every numbered paragraph its number, in the order of the document."""
        rows = {slot.name for slot in self.template.slots if slot.kind == "clause rows"}
        for choice in self.plan.taken:
            if self.language in choice.clause.texts:
                titled = choice.clause.head.slot not in rows
                self.composed[choice.clause.id] = self.workshop.clause(
                    choice.clause, self.language, self.template, titled=titled
                )
        for clause_id in self.open:
            self.composed[clause_id] = compose.gap_clause(clause_id, self.template.styles, self.steps.of)
        for slot in self.template.slots:
            if slot.kind in ("clauses", "clause rows") and gaps.gap_of_slot(slot.kind, slot.name, self.missing):
                self.composed[slot.key] = compose.gap_clause(slot.key, self.template.styles, self.steps.of)
        names = self.workshop.act_names(self.language)
        for place, slot in enumerate(self.template.slots):
            self._take_marks(place)
            self.numbered.last += slot.before
            if slot.kind in ("clauses", "clause rows"):
                for clause_id in self._clauses_in(slot.name) or [slot.key]:
                    if clause_id in self.composed:
                        self.numbered.take_clause(self.composed[clause_id])
            elif slot.kind == "statements":
                for number, item in enumerate(self._statements(slot.name), 1):
                    named = provisions_named(item["text"], self.language, names)
                    self.numbered.take_statement(slot, number, named)
        self._take_marks(len(self.template.slots))
        self.numbered.last += self.template.trailing

    def _statements(self, slot: str) -> list[dict[str, Any]]:
        """The lawyer's paragraphs of one slot; one empty paragraph where a partial draft shows that they are missing."""
        given: list[dict[str, Any]] = self.plan.facts["statements"].get(slot, [])
        return [{"text": "", "exhibits": []}] if f"statements.{slot}" in self.missing else given

    def _take_marks(self, place: int) -> None:
        """The provisions named in the template's own text before the slot at `place`, or after the last one."""
        for mark in self.template.marks:
            if mark.slot == place:
                self.numbered.take_mark(mark)

    def parts(self) -> dict[str, bytes | Member]:
        """Every part of the document: those of the template that no draft changes as they are, the others filled."""
        facts = gaps.with_gaps(self.plan.facts, self.missing)
        opened = self.open | {slot.key: gap for slot in self.template.slots if (gap := self._gap_in(slot))}
        facts |= {"refs": self._references(), "own": self._own(), "gaps": opened}
        filler = Filler(self.ledger, facts)
        slots = {slot.key: self._slot(slot, filler) for slot in self.template.slots}
        parts: dict[str, bytes | Member] = dict(self.workshop.members(self.template))
        for part, steps in self.template.steps.items():
            parts[part] = "".join((_DECLARATION, *filler.fill(steps, part, {"slots": slots}))).encode("utf-8")
        self.steps.save()
        return self._with_what_clauses_bring(parts, filler)

    def _with_what_clauses_bring(self, parts: drawings.Parts, filler: Filler) -> drawings.Parts:
        """The footnotes and pictures of the clauses that stand in the document, in its order."""
        notes = []
        for clause in self.composed.values():
            for place, steps in enumerate(clause.notes, 1):
                written = "".join(filler.fill(steps, f"clause {clause.id}"))
                notes.append((self.notes[f"{clause.id} {place}"], written))
        pictures = [picture for clause in self.composed.values() for picture in clause.pictures]
        return drawings.with_pictures(drawings.with_notes(parts, notes), pictures)

    @cached_property
    def notes(self) -> dict[str, int]:
        """The number of each footnote that a clause brings, by the clause and its place in it."""
        named = [f"{clause.id} {n}" for clause in self.composed.values() for n in range(1, len(clause.notes) + 1)]
        free = drawings.first_free(self.template.sources) if named else 1
        return {name: number for number, name in enumerate(named, free)}

    def _gap_in(self, slot: word.Slot) -> Gap | None:
        return gaps.gap_of_slot(slot.kind, slot.name, self.missing)

    def gaps_without_a_place(self) -> Iterator[Gap]:
        """What is missing and could not be shown where it belongs."""
        return gaps.unshown(self.missing, self.ledger.shown)

    def _references(self) -> dict[str, Any]:
        kinds = {kind for clause in self.composed.values() for kind in clause.exhibits}
        return {
            "notes": {name: Markup(number) for name, number in self.notes.items()},
            "exhibits": numbering.exhibit_marks(self.annexes, kinds, self.language),
            "clauses": {
                clause_id: compose.reference(*self.numbered.clauses[clause_id])
                for clause in self.composed.values()
                for clause_id in clause.references
                if clause_id in self.numbered.clauses
            },
        }

    def _own(self) -> dict[str, Any]:
        """What is composed from the case itself rather than from clauses."""
        statements = {
            slot: numbering.statement_items(self._statements(slot), self.annexes, self.language, slot)
            for slot in self.plan.facts["statements"]
        }
        lists = {
            **{slot.name: [] for slot in self.template.slots if slot.kind == "statements"},  # told where it is no slot
            **statements,
            "relief": list(_relief_items(self.plan.facts["relief"], self.language)),
            "annexes": [_annex_item(annex, self.language) for annex in self.annexes],
        }
        for name in lists:
            gap = self.missing.get(f"statements.{name}") or self.missing.get(name)
            if gap is not None:
                shown = {"text": gap, "mark": Markup(""), "stop": "", "opened": Markup(""), "closed": Markup("")}
                lists[name] = [shown]
        return {
            **lists,
            "authorities": authorities.authority_groups(self.numbered, self.workshop, self.language),
        }

    def _slot(self, slot: word.Slot, filler: Filler) -> Woven:
        styles = self.template.styles
        match slot.kind:
            case "clauses":
                return filler.fill_all(self._pieces(self._standing_in(slot)))
            case "clause rows":
                return joined(self._filled_row(slot, clause_id, filler) for clause_id in self._standing_in(slot))
            case "statements":
                source = compose.statements_source(slot.name, styles[slot.style])
            case "relief":
                source = compose.list_source("relief", styles[word.RELIEF])
            case "annexes":
                source = compose.list_source("annexes", styles[word.ANNEX])
            case _:
                source = compose.authorities_source(styles)
        name = f"{slot.kind} {slot.name}".strip()
        return filler.fill(self.steps.of(source, name), name)

    def _standing_in(self, slot: word.Slot) -> list[str]:
        return self._clauses_in(slot.name) or ([slot.key] if slot.key in self.composed else [])

    def _pieces(self, clauses: Iterable[str]) -> Iterator[tuple[Steps, str]]:
        """The steps of the clauses, each with its name."""
        return ((self.composed[name].steps, f"clause {name}") for name in clauses if name in self.composed)

    def _filled_row(self, slot: word.Slot, clause_id: str, filler: Filler) -> Woven:
        clause = self.library.clauses.get(clause_id)
        title = clause.head.title.get(self.language, "") if clause else ""
        own = {"title": title, "texts": filler.fill_all(self._pieces((clause_id,)))}
        return filler.fill(self.template.rows[slot.key], f"clause {clause_id}", own)

    def problems(self) -> list[Problem]:
        """Gaps and replaced characters, words without a place, references to clauses that are not in, annexes nothing speaks of."""
        names = dict.fromkeys(name for clause in self.composed.values() for name in clause.citations)
        dates = [(self.workshop.name_of(name), self.library.precedents[name].date) for name in names]
        return [
            *self._gaps(),
            *self._words_without_a_place(),
            *self._lost_references(),
            *self._lacking_styles(),
            *self._uncited_annexes(),
            *prove.late_authorities(dates, self.plan.setting.today),
        ]

    def _gaps(self) -> Iterator[Problem]:
        known = self.workshop.vocabulary(self.plan.setting.form) if self.ledger.gaps else frozenset()
        for piece, path, _ in dict.fromkeys(self.ledger.gaps):
            if path.startswith("refs.clauses."):
                continue  # told among the references that lead nowhere
            if piece.startswith("clause ") and path not in known and path.split(".")[0] in known:
                yield no_such_fact(path, piece, known)
                continue
            last = path.split(".")[-1]
            found = (tag.where for tag in self.template.tags if tag.part == piece and last in tag.text)
            yield Problem(
                say("{fact} is missing", fact=path), next(found, piece), answer_to(path, self.library, self.plan.case)
            )
        for piece, signs in dict.fromkeys(self.ledger.replaced):
            what = say("a value holds characters Word cannot ({signs}); a visible sign stands for each", signs=signs)
            yield Problem(what, piece, "", "warning")

    def _words_without_a_place(self) -> Iterator[Problem]:
        """A clause taken or a statement written for a slot that the template does not have would be lost in silence."""
        slots = {(slot.kind.removesuffix(" rows").rstrip("s"), slot.name) for slot in self.template.slots}
        for choice in self.plan.taken:
            if ("clause", choice.clause.head.slot) not in slots:
                slot = choice.clause.head.slot
                yield Problem(
                    say("the template has no slot {slot} for it", slot=slot),
                    say("clause {clause}", clause=choice.clause.id),
                    say("add [[clauses: {slot}]] to the template", slot=slot),
                )
        for name, statements in self.plan.facts["statements"].items():
            if statements and ("statement", name) not in slots:
                what = "{count} statements for {slot} have no place in this template"
                fix = say("add [[statements: {slot}]] to it, if they belong there", slot=name)
                yield Problem(say(what, count=len(statements), slot=name), say("statements"), fix, "warning")

    def _lost_references(self) -> Iterator[Problem]:
        for clause in self.composed.values():
            for target in clause.references:
                if target not in self.numbered.clauses:
                    where = say("clause {clause}", clause=clause.id)
                    if target in self.library.clauses:
                        yield Problem(
                            say("the clause refers to {clause}, which is not in the draft", clause=target), where
                        )
                        continue
                    what = say("the clause refers to {clause}, which is not in the library", clause=target)
                    yield Problem(what, where, say("name a clause of the library, or take the reference out"))

    def _lacking_styles(self) -> Iterator[Problem]:
        for clause in self.composed.values():
            for style in clause.lacking:
                what = say("the clause is drawn in the style «{style}», which the template has not", style=style)
                where = say("clause {clause}", clause=clause.id)
                yield Problem(what, where, say("use a style of the template, or add the style to it"))

    def _uncited_annexes(self) -> list[Problem]:
        kinds = {kind for clause in self.composed.values() for kind in clause.exhibits}
        cited = {key for items in self.plan.facts["statements"].values() for item in items for key in item["exhibits"]}
        known = {exhibit.key for exhibit in self.plan.case.exhibits if exhibit.annex}
        found = [
            Problem(
                say("annex {number} ({key}) is not mentioned in the text", number=annex["number"], key=annex["key"]),
                say("annexes"),
                say(
                    "name it at a paragraph of yours: litigator case statement {case} SLOT TEXT --exhibit {key}",
                    case=self.plan.case.reference,
                    key=annex["key"],
                ),
                "warning",
            )
            for annex in self.annexes
            if annex["key"] not in cited and annex["kind"] not in kinds and annex["kind"] != AUTHORITY
        ]
        return found + [
            Problem(say("a statement cites the exhibit {key}, which is not annexed", key=key), say("statements"))
            for key in sorted(cited - known)
        ]

    def identity(self, facts: str) -> str:
        """An opaque name for exactly these inputs, of whose facts the hash is `facts`."""
        used = "".join(f"{choice.clause.id}{choice.clause.hash}" for choice in self.plan.taken)
        return sha256(f"{self.template.sha256}{facts}{used}{self.language}".encode()).hexdigest()[:32]

    def used(self) -> tuple[UsedClause, ...]:
        return tuple(
            UsedClause(
                id=choice.clause.id,
                version=choice.clause.head.version,
                hash=choice.clause.hash,
                why=tuple(map(str, choice.why)),
                paragraphs=self.numbered.spans.get(choice.clause.id, (0, 0)),
            )
            for choice in self.plan.taken
        )

    def authorities(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return tuple(
            (name, tuple(number for _, number in places if number))
            for (_, name), places in self.numbered.reliances.items()
        )


_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _relief_items(relief: list[dict[str, Any]], language: str) -> Any:
    for place, item in enumerate(relief):
        text = without_stop((item["text"] or item["code"]).rstrip(" ;"), language)
        amount = f" ({sum_of_money(item['amount'], item['currency'] or 'EUR', language)})" if item["amount"] else ""
        whole = f"{text}{amount}"
        # The last item closes the sentence; one that ends in an abbreviation has its stop already.
        stop = ";" if place < len(relief) - 1 else ("" if whole.endswith(".") else ".")
        yield {
            "text": f"{whole}{stop}",
            "opened": Markup(""),
            "closed": Markup(""),
        }


def _annex_item(annex: Mapping[str, Any], language: str) -> dict[str, Any]:
    words = WORDS[language]
    details = [annex["title"]]
    if annex["dated"]:
        details.append(written(annex["dated"], language))
    if annex["pages"]:
        details.append(
            f"{annex['pages']} {words['pages']}"
            if language == "lt"
            else f"{annex['pages']} p."
            if annex["pages"] == 1
            else f"{annex['pages']} pp."
        )
    opened, closed = bookmarked(numbering.annex_bookmark(annex["key"]))
    return {"text": ", ".join(details), "opened": Markup(opened), "closed": Markup(closed)}
