"""From a case file to a proved Word document: plan, compose, render once, prove. `assemble` is the whole of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from litigator.casefile import CaseFile
from litigator.digest import sha256
from litigator.documents.package import BODY, parse_part, write_package
from litigator.documents.packing import QUICK, whole
from litigator.drafting import partial, prove
from litigator.drafting.citing import typed_citations
from litigator.drafting.composition import Composition, UsedClause
from litigator.drafting.facts import Setting, fact_hash, statement_slots
from litigator.drafting.forms.drafted import Logged
from litigator.drafting.limit import limit_of
from litigator.drafting.mending import nearest_name, no_such_fact
from litigator.drafting.plan import Plan, plan_draft
from litigator.drafting.properties import neutral_properties
from litigator.drafting.sources import form_and_template
from litigator.drafting.template import Template
from litigator.drafting.wording import Sentence, say
from litigator.drafting.workshop import workshop_of
from litigator.errors import DraftIncomplete, Problem
from litigator.library.contents import Library
from litigator.library.shapes import Form
from litigator.shape import dataclass
from litigator.tongue import phrase, plural


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
        return sha256(self.data).hexdigest()


def plan_for(
    case: CaseFile,
    template: str,
    library: Library,
    *,
    today: date,
    place: str = "Vilnius",
    language: str | None = None,
    checked: Mapping[str, str] | None = None,
    logged: Iterable[Logged] = (),
) -> tuple[Plan, Template]:
    """The plan of `template` (a form's name, or the path of a .docx) for `case`, and the compiled template."""
    form, compiled, chosen = form_and_template(library, template, language)
    limit = limit_of(form, case, library, today)
    setting = Setting(form=form, language=chosen, today=today, place=place, limit=limit)
    return plan_draft(case, library, setting, checked=checked or {}, logged=logged), compiled


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
    judgments: Path | None = None,
    logged: Iterable[Logged] = (),
) -> Draft:
    """Draft `template` for `case`. The same case, library and day give the same bytes.

    Raises `DraftIncomplete` with every problem when a fact is missing, a name unknown, a precedent unverified or the proof fails;
    with `partial_draft` the document is made all the same, marked as a draft, each gap visible and commented. Citations that a person typed
    are checked against the library and against what is imported into the folder `judgments`. `logged` are the office's earlier drafts of the case.
    """
    plan, compiled = plan_for(
        case, template, library, today=today, place=place, language=language, checked=checked, logged=logged
    )
    problems = [*plan.problems, *unknown_names(plan, compiled, library)]
    if not partial_draft:
        _stop_if(problems, case, plan)
    rendering = Composition(plan, compiled, library, partial_draft)
    parts = rendering.parts()
    broken = prove.broken_parts(parts)
    problems += rendering.problems()
    problems += broken or prove.proved(
        parts, compiled, printed=rendering.ledger.values, numbered=rendering.numbered, language=plan.setting.language
    )
    if not broken:
        problems += typed_citations(
            parts, compiled, rendering.ledger.values, library, filing=today, judgments=judgments
        )
    if plan.setting.form.limits and not any(problem.severity == "error" for problem in problems):
        from litigator.drafting.pages import over_limit

        problems += over_limit(plan.setting.form, parse_part(whole(parts[BODY])))
    if not partial_draft:
        _stop_if(problems, case, plan)
    facts = fact_hash(plan.facts)
    parts.update(neutral_properties(parts, rendering.identity(facts), plan.setting.language))
    if partial_draft:
        parts = partial.mark_as_draft(
            parts, problems, rendering.ledger.comments, rendering.gaps_without_a_place(), plan.setting.language
        )
    return Draft(
        data=write_package(parts, level=QUICK),
        case=case.reference,
        form=plan.setting.form.id,
        language=plan.setting.language,
        template_sha256=compiled.sha256,
        facts_sha256=facts,
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
            plural(
                "{form} for {case} is not ready: {count} thing to mend",
                "{form} for {case} is not ready: {count} things to mend",
                count,
                form=plan.setting.form.id,
                case=case.reference,
            ),
            problems=tuple(problems),
            fix=phrase("mend them, or draft with --partial to see the gaps in Word"),
        )


def unknown_names(plan: Plan, compiled: Template, library: Library) -> list[Problem]:
    """Names in the template that no fact has, each with its place and the nearest name; and those that its clauses ask for."""
    workshop = workshop_of(library)
    known = workshop.vocabulary(plan.setting.form)
    problems = []
    for part, names in compiled.names.items():
        for name in names:
            if name not in known:
                last = name.split(".")[-1]
                place = next((tag.where for tag in compiled.tags if tag.part == part and last in tag.text), part)
                problems.append(no_such_fact(name, _in_file(compiled.name, place), known))
    problems += unknown_statements(compiled, plan.setting.form, library, compiled.name)
    for choice in plan.taken:
        for name in workshop.asked_for(choice.clause, plan.setting.language):
            if name not in known:
                problems.append(no_such_fact(name, say("clause {clause}", clause=choice.clause.id), known))
    return problems


def unknown_statements(compiled: Template, form: Form, library: Library, where: str) -> Iterator[Problem]:
    """Slots of a template for statements that its form does not declare: nobody can write anything for them."""
    declared = statement_slots(library, form)
    for slot in compiled.slots:
        if slot.kind == "statements" and declared and slot.name not in declared:
            what = say("{form} declares no statements {slot}", form=form.id, slot=slot.name)
            known = say("it declares: {names}", names=", ".join(declared))
            yield Problem(what, where, nearest_name(slot.name, declared) or known)


def _in_file(name: str, place: str) -> Sentence:
    return say("{name}: {place}", name=name, place=place)
