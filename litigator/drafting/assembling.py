"""From a case file to a proved Word document: plan, compose, render once, prove. `assemble` is the whole of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from litigator.casefile import CaseFile
from litigator.citations.dates import written
from litigator.citations.style import Spans, cite
from litigator.deadlines.case_deadlines import case_deadlines
from litigator.drafting import compose, numbering, partial, prove
from litigator.drafting import template as word
from litigator.drafting.checking import nearest_name
from litigator.drafting.facts import Setting, fact_hash, vocabulary
from litigator.drafting.package import BODY, parse_part, write_package
from litigator.drafting.pages import over_limit
from litigator.drafting.plan import Plan, plan_draft
from litigator.drafting.properties import neutral_properties
from litigator.drafting.render import Clerk, Ledger, fill, joined, resolve
from litigator.drafting.sources import form_and_template
from litigator.drafting.template import Template
from litigator.drafting.wording import WORDS
from litigator.errors import DraftIncomplete, Problem
from litigator.library.contents import Library
from litigator.library.shapes import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedClause:
    """A clause as the draft used it: its version and hash, why it is in, and its paragraph numbers (first, last)."""

    id: str
    version: int
    hash: str
    why: tuple[str, ...]
    paragraphs: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A finished document: its bytes, and everything its manifest says of it."""

    data: bytes
    case: str
    form: str
    language: str
    template_sha256: str
    facts_sha256: str
    plan: Plan
    clauses: tuple[UsedClause, ...]
    authorities: tuple[tuple[str, tuple[int, ...]], ...]
    annexes: tuple[Mapping[str, Any], ...]
    problems: tuple[Problem, ...]
    partial: bool

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def plan_for(
    case: CaseFile,
    template: str,
    library: Library,
    *,
    today: date,
    place: str = "Vilnius",
    language: str | None = None,
    checked: Mapping[str, str] | None = None,
) -> tuple[Plan, Template]:
    """The plan of `template` (a form's name, or the path of a .docx) for `case`, and the compiled template."""
    form, compiled, chosen = form_and_template(library, template, language)
    deadline = deadline_of(form, case, library, today)
    setting = Setting(form=form, language=chosen, today=today, place=place, deadline=deadline)
    return plan_draft(case, library, setting, checked=checked or {}), compiled


def assemble(
    case: CaseFile,
    template: str,
    library: Library,
    *,
    today: date,
    place: str = "Vilnius",
    language: str | None = None,
    checked: Mapping[str, str] | None = None,
    partial_draft: bool = False,
) -> Draft:
    """Draft `template` for `case`. The same case, library and day give the same bytes.

    Raises `DraftIncomplete` with every problem when a fact is missing, a name unknown, a precedent unverified or the proof fails;
    with `partial_draft` the document is made all the same, marked as a draft, each gap visible and commented.
    """
    plan, compiled = plan_for(case, template, library, today=today, place=place, language=language, checked=checked)
    problems = [*plan.problems, *unknown_names(plan, compiled, library)]
    if not partial_draft:
        _stop_if(problems, case, plan)
    rendering = _Rendering(plan, compiled, library, partial_draft)
    parts = rendering.parts()
    problems += rendering.problems()
    problems += prove.prove(
        parts, compiled, printed=rendering.ledger.values, numbered=rendering.numbered, language=plan.setting.language
    )
    if plan.setting.form.limits and not any(problem.severity == "error" for problem in problems):
        problems += over_limit(plan.setting.form, parse_part(parts[BODY]))
    if not partial_draft:
        _stop_if(problems, case, plan)
    digest = rendering.identity()
    parts.update(neutral_properties(parts, digest, plan.setting.language))
    if partial_draft:
        parts = partial.mark_as_draft(parts, problems, rendering.ledger.comments, plan.setting.language)
    return Draft(
        data=write_package(parts),
        case=case.reference,
        form=plan.setting.form.id,
        language=plan.setting.language,
        template_sha256=compiled.sha256,
        facts_sha256=fact_hash(plan.facts),
        plan=plan,
        clauses=rendering.used(),
        authorities=rendering.authorities(),
        annexes=tuple(plan.facts["annexes"]),
        problems=tuple(problems),
        partial=partial_draft,
    )


def _stop_if(problems: list[Problem], case: CaseFile, plan: Plan) -> None:
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        count = len(errors)
        raise DraftIncomplete(
            f"{plan.setting.form.id} for {case.reference} is not ready: {count} thing{'s' if count > 1 else ''} to mend",
            problems=tuple(problems),
            fix="mend them, or draft with --partial to see the gaps in Word",
        )


def deadline_of(form: Form, case: CaseFile, library: Library, today: date) -> dict[str, Any] | None:
    """The time limit this form must meet: of the form's rules, the open one that falls first, or the last one."""
    computed, _ = case_deadlines(case, library.rules, library.calendars, today=today)
    found = [item for item in computed if item.deadline.rule in form.deadlines]
    dated = [item for item in found if (item.deadline.due or item.deadline.safe) is not None]
    if not dated:
        return None
    dated.sort(key=lambda item: (item.met, str(item.deadline.due or item.deadline.safe)))
    chosen = dated[0].deadline
    return {
        "due": chosen.due or chosen.safe,
        "rule": chosen.rule,
        "source": chosen.source,
        "starts": chosen.starts,
        "status": chosen.status,
    }


def unknown_names(plan: Plan, compiled: Template, library: Library) -> list[Problem]:
    """Names in the template that no fact has, each with its place and the nearest name."""
    known = vocabulary(library, plan.setting.form)
    problems = []
    for part, names in compiled.names.items():
        for name in names:
            if name not in known:
                last = name.split(".")[-1]
                place = next((tag.where for tag in compiled.tags if tag.part == part and last in tag.text), part)
                problems.append(
                    Problem(f"there is no fact {name}", f"{compiled.name}: {place}", nearest_name(name, known))
                )
    return problems


class _Rendering:
    """One draft in the making: composes the slots, fills every part once, and remembers what was printed."""

    def __init__(self, plan: Plan, compiled: Template, library: Library, partial_draft: bool) -> None:
        self.plan = plan
        self.template = compiled
        self.library = library
        self.language = plan.setting.language
        self.ledger = Ledger(self.language, partial=partial_draft)
        self.clerk = Clerk(self.ledger)
        self.numbered = numbering.Numbered()
        self.citations: dict[str, tuple[str, Spans]] = {}
        self.composed: dict[str, compose.ComposedClause] = {}
        self.annexes = plan.facts["annexes"]
        self._compose()

    def cite(self, authority: str, pinpoint: str | None) -> Spans:
        precedent = self.library.precedents[authority]
        states = {name: state.lt["acc"] for name, state in self.library.states.items()}
        self.citations[authority] = (precedent.court, cite(precedent, self.language, None, states))
        return cite(precedent, self.language, pinpoint, states)

    def _clauses_in(self, slot_name: str) -> list[str]:
        return [choice.clause.id for choice in self.plan.taken if choice.clause.head.slot == slot_name]

    def _compose(self) -> None:
        """Compose every clause and give every numbered paragraph its number, in the order of the document."""
        rows = {slot.name for slot in self.template.slots if slot.kind == "clause rows"}
        for choice in self.plan.taken:
            if self.language in choice.clause.texts:
                titled = choice.clause.head.slot not in rows
                self.composed[choice.clause.id] = compose.compose_clause(
                    choice.clause, self.language, self.template.styles, self.cite, titled=titled
                )
        for slot in self.template.slots:
            self.numbered.last += slot.before
            if slot.kind in ("clauses", "clause rows"):
                for clause_id in self._clauses_in(slot.name):
                    if clause_id in self.composed:
                        self.numbered.take_clause(self.composed[clause_id])
            elif slot.kind == "statements":
                self.numbered.last += len(self.plan.facts["statements"].get(slot.name, ()))
        self.numbered.last += self.template.trailing

    def parts(self) -> dict[str, bytes]:
        """Every part of the document, filled."""
        variables = resolve(self.clerk, {**self.plan.facts, "refs": self._references(), "own": self._own()})
        variables |= resolve(
            self.clerk, {"slots": {slot.key: self._slot(slot, variables) for slot in self.template.slots}}
        )
        filled = dict(self.template.members)
        for part, source in self.template.sources.items():
            filled[part] = (_DECLARATION + fill(self.clerk, self.ledger, source, variables, part)).encode("utf-8")
        return filled

    def _references(self) -> dict[str, Any]:
        kinds = {kind for clause in self.composed.values() for kind in clause.exhibits}
        return {
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
        words = WORDS[self.language]
        acts = {name: act.title.get(self.language, act.title["en"]) for name, act in self.library.acts.items()}
        statements = {
            slot: numbering.statement_items(items, self.annexes, self.language, slot)
            for slot, items in self.plan.facts["statements"].items()
        }
        return {
            **statements,
            "relief": list(_relief_items(self.plan.facts["relief"])),
            "annexes": [_annex_item(annex, self.language) for annex in self.annexes],
            "authorities": numbering.authority_groups(self.numbered, self.citations, acts, words, self.language),
        }

    def _slot(self, slot: word.Slot, variables: Mapping[str, Any]) -> Markup:
        styles = self.template.styles
        match slot.kind:
            case "clauses":
                return joined(self._filled_clause(clause_id, variables) for clause_id in self._clauses_in(slot.name))
            case "clause rows":
                return joined(self._filled_row(slot, clause_id, variables) for clause_id in self._clauses_in(slot.name))
            case "statements":
                source = compose.statements_source(slot.name, styles)
            case "relief":
                source = compose.list_source("relief", styles[word.RELIEF])
            case "annexes":
                source = compose.list_source("annexes", styles[word.ANNEX])
            case _:
                source = compose.authorities_source(styles)
        return fill(self.clerk, self.ledger, source, variables, f"{slot.kind} {slot.name}".strip())

    def _filled_clause(self, clause_id: str, variables: Mapping[str, Any]) -> Markup:
        if clause_id not in self.composed:
            return Markup("")
        return fill(self.clerk, self.ledger, self.composed[clause_id].source, variables, f"clause {clause_id}")

    def _filled_row(self, slot: word.Slot, clause_id: str, variables: Mapping[str, Any]) -> Markup:
        title = self.library.clauses[clause_id].head.title.get(self.language, "")
        inner = {**variables, "title": title, "texts": self._filled_clause(clause_id, variables)}
        return fill(self.clerk, self.ledger, slot.row, inner, f"clause {clause_id}")

    def problems(self) -> list[Problem]:
        """Gaps and replaced characters, references to clauses that are not in, and annexes nothing speaks of."""
        found = []
        for piece, path, _ in dict.fromkeys(self.ledger.gaps):
            place = next(
                (tag.where for tag in self.template.tags if tag.part == piece and path.split(".")[-1] in tag.text),
                piece,
            )
            found.append(Problem(f"{path} is missing", place, "add it to the case"))
        for piece, signs in dict.fromkeys(self.ledger.replaced):
            found.append(
                Problem(
                    f"a value holds characters Word cannot ({signs}); a visible sign stands for each",
                    piece,
                    "",
                    "warning",
                )
            )
        for clause in self.composed.values():
            for target in clause.references:
                if target not in self.numbered.clauses:
                    found.append(
                        Problem(f"the clause refers to {target}, which is not in the draft", f"clause {clause.id}")
                    )
        found += self._uncited_annexes()
        dates = {self.library.precedents[name].name: self.library.precedents[name].date for name in self.citations}
        return [*found, *prove.late_authorities(dates, self.plan.setting.today)]

    def _uncited_annexes(self) -> list[Problem]:
        kinds = {kind for clause in self.composed.values() for kind in clause.exhibits}
        cited = {key for items in self.plan.facts["statements"].values() for item in items for key in item["exhibits"]}
        known = {exhibit.key for exhibit in self.plan.case.exhibits if exhibit.annex}
        found = [
            Problem(
                f"annex {annex['number']} ({annex['key']}) is not mentioned in the text",
                "annexes",
                "cite it, or unmark it",
                "warning",
            )
            for annex in self.annexes
            if annex["key"] not in cited and annex["kind"] not in kinds
        ]
        return found + [
            Problem(f"a statement cites the exhibit {key}, which is not annexed", "statements")
            for key in sorted(cited - known)
        ]

    def identity(self) -> str:
        """An opaque name for exactly these inputs."""
        used = "".join(f"{clause.id}{clause.hash}" for clause in self.used())
        return hashlib.sha256(
            f"{self.template.sha256}{fact_hash(self.plan.facts)}{used}{self.language}".encode()
        ).hexdigest()[:32]

    def used(self) -> tuple[UsedClause, ...]:
        return tuple(
            UsedClause(
                id=choice.clause.id,
                version=choice.clause.head.version,
                hash=choice.clause.hash,
                why=choice.why,
                paragraphs=self.numbered.spans.get(choice.clause.id, (0, 0)),
            )
            for choice in self.plan.taken
        )

    def authorities(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return tuple(
            (name, tuple(number for _, number in places)) for (_, name), places in self.numbered.reliances.items()
        )


_DECLARATION = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')


def _relief_items(relief: list[dict[str, Any]]) -> Any:
    for place, item in enumerate(relief):
        text = (item["text"] or item["code"]).rstrip(" .;")
        amount = f" ({item['amount']} {item['currency'] or 'EUR'})" if item["amount"] else ""
        yield {
            "text": f"{text}{amount}{'.' if place == len(relief) - 1 else ';'}",
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
    opened, closed = compose.bookmarked(numbering.annex_bookmark(annex["key"]))
    return {"text": ", ".join(details), "opened": Markup(opened), "closed": Markup(closed)}
