"""The plan of a draft: every clause in or out with its reason, and everything that stands in the way, before a word is written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from litigator.casefile import CaseFile
from litigator.clauses.choosing import Choice, choose
from litigator.clauses.conditions import look_up
from litigator.drafting.facts import Setting, facts_of
from litigator.errors import Problem
from litigator.library.contents import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a draft would hold and why. `problems` of severity error keep it from being final."""

    case: CaseFile
    setting: Setting
    facts: Mapping[str, Any]
    choices: tuple[Choice, ...]
    adverse: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def taken(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.taken)


def plan_draft(case: CaseFile, library: Library, setting: Setting, *, checked: Mapping[str, str]) -> Plan:
    """Plan the form of `setting` for `case`. `checked` maps precedents the office has verified to the hash of the entry it saw."""
    facts = facts_of(case, library, setting)
    choices = choose(
        library.clauses.values(),
        form=setting.form.id,
        issues=[issue.code for issue in case.issues],
        facts=facts,
        lodged=facts["asylum"]["claimed"],
    )
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _missing_facts(facts, setting),
        lambda: _open_questions(choices, library, setting.language, case),
        lambda: _clause_needs(choices, facts, case, setting.language),
        lambda: _authorities(choices, library, checked),
        lambda: _acts(choices, library, setting),
        lambda: _unanswered_adverse(choices, library, case),
        lambda: _standing(choices, facts, case),
    )
    return Plan(
        case=case,
        setting=setting,
        facts=facts,
        choices=choices,
        adverse=tuple(adverse_to(library, case)),
        problems=tuple(problem for check in checks for problem in check()),
    )


def _missing_facts(facts: Mapping[str, Any], setting: Setting) -> Iterator[Problem]:
    for required in setting.form.required:
        value = look_up(facts, required.fact)
        if value is None or value == "" or value == []:
            yield Problem(
                f"{required.what.get(setting.language, required.what['en'])} is missing ({required.fact})",
                f"form {setting.form.id}",
                f"required by {required.why}",
            )


def _open_questions(choices: tuple[Choice, ...], library: Library, language: str, case: CaseFile) -> Iterator[Problem]:
    asked: dict[str, list[str]] = {}
    for choice in choices:
        if choice.taken is None:
            for name in choice.unknown:
                asked.setdefault(name, []).append(choice.clause.id)
    for name, clauses in asked.items():
        question = library.questions.get(name.removeprefix("answers."))
        words = getattr(question, language) if question else f"{name} is not known"
        yield Problem(
            words,
            f"clauses {', '.join(clauses)}",
            f"litigator case edit {case.reference} --answer {name.removeprefix('answers.')}=yes|no",
        )


def _clause_needs(
    choices: tuple[Choice, ...], facts: Mapping[str, Any], case: CaseFile, language: str
) -> Iterator[Problem]:
    kinds = {exhibit.kind for exhibit in case.exhibits if exhibit.annex}
    for choice in choices:
        if not choice.taken:
            continue
        head = choice.clause.head
        if language not in choice.clause.texts:
            yield Problem(
                f"the clause has no text in {language}",
                f"clause {head.id}",
                "translate it, or draft in another language",
            )
        for name in head.requires:
            if look_up(facts, name) is None:
                yield Problem(f"{name} is not known", f"clause {head.id}", "add it to the case")
        for kind in head.evidence:
            if kind not in kinds:
                yield Problem(
                    f"the argument needs an exhibit of the kind {kind}",
                    f"clause {head.id}",
                    f"litigator exhibit add {case.reference} --kind {kind}",
                )


def _authorities(choices: tuple[Choice, ...], library: Library, checked: Mapping[str, str]) -> Iterator[Problem]:
    for choice in choices:
        if not choice.taken:
            continue
        for cite in choice.clause.head.cites:
            precedent = library.precedents.get(cite.authority)
            if precedent is None:
                yield Problem(f"there is no precedent {cite.authority}", f"clause {choice.clause.id}")
                continue
            fileable = precedent.verification.fileable
            current = checked.get(precedent.id) == library.precedent_hashes[precedent.id]
            if fileable == "no":
                yield Problem(
                    f"{precedent.name} may not be cited", f"clause {choice.clause.id}", "take the citation out"
                )
            elif fileable == "after-check" and not current:
                changed = "changed since it was checked" if precedent.id in checked else "not verified"
                yield Problem(
                    f"{precedent.name} is {changed}",
                    f"clause {choice.clause.id}",
                    f"read it at the court's own site, then: litigator precedent verify {precedent.id} --against SOURCE",
                )
            elif precedent.status == "pending":
                yield Problem(
                    f"{precedent.name} is pending and decides nothing yet",
                    f"clause {choice.clause.id}",
                    "say so in the text",
                    "warning",
                )


def _acts(choices: tuple[Choice, ...], library: Library, setting: Setting) -> Iterator[Problem]:
    relied: dict[str, list[str]] = {}
    for choice in choices:
        if choice.taken:
            for provision in choice.clause.head.legislation:
                relied.setdefault(provision.act, []).append(provision.provision)
    for name, provisions in relied.items():
        act = library.acts.get(name)
        if act is None:
            yield Problem(f"there is no act {name}", "legislation")
        elif act.status == "unverified":
            listed = ", ".join(dict.fromkeys(provisions))
            yield Problem(
                f"the text of {act.short[setting.language]} ({listed}) is not verified",
                "legislation",
                act.note or "check it",
                "warning",
            )
    if setting.deadline and setting.deadline.get("status") == "unverified":
        yield Problem(
            f"the rule {setting.deadline['rule']} is not verified for this date",
            "time limit",
            "check the law in force",
            "warning",
        )


def adverse_to(library: Library, case: CaseFile) -> Iterator[str]:
    """The precedents against us on an issue that is pleaded. They are offered, never hidden."""
    letters = {issue.code[0] for issue in case.issues}
    for precedent in library.precedents.values():
        if precedent.adverse and letters & set(precedent.issues):
            yield precedent.id


def _unanswered_adverse(choices: tuple[Choice, ...], library: Library, case: CaseFile) -> Iterator[Problem]:
    met = {authority for choice in choices if choice.taken for authority in choice.clause.head.answers}
    for name in adverse_to(library, case):
        if name not in met:
            yield Problem(
                f"{library.precedents[name].name} stands against this issue and no clause in the draft meets it",
                "adverse authority",
                "meet it in the grounds",
                "warning",
            )


def _standing(choices: tuple[Choice, ...], facts: Mapping[str, Any], case: CaseFile) -> Iterator[Problem]:
    drafts = [choice.clause.id for choice in choices if choice.taken and choice.clause.head.status == "draft"]
    if drafts:
        yield Problem(
            f"{len(drafts)} clauses are as shipped: no lawyer of this office has approved them yet",
            "clauses",
            "read them in the draft; approve by setting status and approved_by in their heads",
            "warning",
        )
    for claimant in case.claimants:
        uses = {consent.use for consent in claimant.consents if consent.given}
        if claimant.role != "witness" and "share_with_court" not in uses:
            yield Problem(
                f"{claimant.reference} has not consented to share_with_court", "consent", "ask before filing", "warning"
            )
