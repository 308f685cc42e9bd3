"""From a case file to a proved Word document: plan, compose, render once, prove. `assemble` is the whole of it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from litigator.casefile import CaseFile
from litigator.clauses.clause import Clause
from litigator.documents.package import BODY, parse_part, write_package
from litigator.drafting import partial, prove
from litigator.drafting.checking import nearest_name
from litigator.drafting.citing import typed_citations
from litigator.drafting.composition import Composition, UsedClause
from litigator.drafting.facts import Setting, fact_hash, vocabulary
from litigator.drafting.limit import limit_of
from litigator.drafting.pages import over_limit
from litigator.drafting.plan import Plan, plan_draft
from litigator.drafting.properties import neutral_properties
from litigator.drafting.sources import form_and_template
from litigator.drafting.template import Template
from litigator.drafting.wording import Sentence, say
from litigator.errors import DraftIncomplete, Problem
from litigator.library.contents import Library


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
    limit = limit_of(form, case, library, today)
    setting = Setting(form=form, language=chosen, today=today, place=place, limit=limit)
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
    judgments: Path | None = None,
) -> Draft:
    """Draft `template` for `case`. The same case, library and day give the same bytes.

    Raises `DraftIncomplete` with every problem when a fact is missing, a name unknown, a precedent unverified or the proof fails;
    with `partial_draft` the document is made all the same, marked as a draft, each gap visible and commented. Citations that a person typed
    are checked against the library and against what is imported into the folder `judgments`.
    """
    plan, compiled = plan_for(case, template, library, today=today, place=place, language=language, checked=checked)
    problems = [*plan.problems, *unknown_names(plan, compiled, library)]
    if not partial_draft:
        _stop_if(problems, case, plan)
    rendering = Composition(plan, compiled, library, partial_draft)
    parts = rendering.parts()
    problems += rendering.problems()
    problems += prove.prove(
        parts, compiled, printed=rendering.ledger.values, numbered=rendering.numbered, language=plan.setting.language
    )
    problems += typed_citations(parts, compiled, rendering.ledger.values, library, filing=today, judgments=judgments)
    if plan.setting.form.limits and not any(problem.severity == "error" for problem in problems):
        problems += over_limit(plan.setting.form, parse_part(parts[BODY]))
    if not partial_draft:
        _stop_if(problems, case, plan)
    digest = rendering.identity()
    parts.update(neutral_properties(parts, digest, plan.setting.language))
    if partial_draft:
        parts = partial.mark_as_draft(
            parts, problems, rendering.ledger.comments, rendering.gaps_without_a_place(), plan.setting.language
        )
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
                    Problem(
                        say("there is no fact {name}", name=name),
                        _in_file(compiled.name, place),
                        nearest_name(name, known),
                    )
                )
    for choice in plan.taken:
        for name in sorted(_asked_for(choice.clause, plan.setting.language) - known):
            problems.append(
                Problem(f"there is no fact {name}", f"clause {choice.clause.id}", nearest_name(name, known))
            )
    return problems


def _asked_for(clause: Clause, language: str) -> set[str]:
    """The facts a clause asks for in its conditions: a misspelt one would be false in silence (a printed one shows as a gap)."""
    text = clause.texts.get(language)
    pieces = (piece.text for passage in text.passages for piece in passage.pieces) if text else ()
    asked = " ".join(piece for piece in pieces if piece.startswith("{%"))
    return set(re.findall(r"\b[a-z_]+(?:\.[a-z_]+)+\b", re.sub(r"'[^']*'|\"[^\"]*\"", "", asked)))


def _in_file(name: str, place: str) -> Sentence:
    return say("{name}: {place}", name=name, place=place)
