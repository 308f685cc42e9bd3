"""The plan of a draft: every clause in or out with its reason, and everything that stands in the way, before a word is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from litigator.casefile import CaseFile
from litigator.citations.authority import Precedent
from litigator.citations.style import case_name
from litigator.clauses.choosing import Choice, choose
from litigator.clauses.conditions import look_up
from litigator.drafting.facts import Setting, facts_of
from litigator.drafting.limit import lateness
from litigator.drafting.mending import answer_to, mend_of, question_of
from litigator.drafting.typography import is_blank
from litigator.drafting.wording import say
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.library.shapes import Required


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
        lambda: _missing_facts(facts, choices, setting, case),
        lambda: _open_questions(choices, library, case),
        lambda: _clause_needs(choices, facts, library, case, setting.language),
        lambda: _authorities(choices, library, checked),
        lambda: _acts(choices, library),
        lambda: _time_limit(setting),
        lambda: _unanswered_adverse(choices, library, case),
        lambda: _standing(choices, case),
    )
    return Plan(
        case=case,
        setting=setting,
        facts=facts,
        choices=choices,
        adverse=tuple(adverse_to(library, case)),
        problems=tuple(problem for check in checks for problem in check()),
    )


def is_missing(value: Any) -> bool:
    """Whether a fact says nothing: not there, an empty list, or words of which nothing would show (of a statement, its text)."""
    if isinstance(value, Mapping):
        return is_missing(value["text"]) if "exhibits" in value else not value
    if isinstance(value, (list, tuple)):
        return all(is_missing(item) for item in value)
    return value is None or (isinstance(value, str) and is_blank(value))


def missing_of(facts: Mapping[str, Any], choices: Iterable[Choice], setting: Setting) -> Iterator[Required]:
    """What the form requires and the case does not say. `clauses.<slot>` asks that at least one clause stands there, or may."""
    filled = {choice.clause.head.slot: [choice.clause.id] for choice in choices if choice.taken is not False}
    for required in setting.form.required:
        if is_missing(look_up({**facts, "clauses": filled}, required.fact)):
            yield required


def _missing_facts(
    facts: Mapping[str, Any], choices: tuple[Choice, ...], setting: Setting, case: CaseFile
) -> Iterator[Problem]:
    for required in missing_of(facts, choices, setting):
        yield Problem(
            say("missing: {what} ({fact})", what=required.what, fact=required.fact),
            say("form {form}", form=setting.form.id),
            mend_of(required, case),
        )


def _open_questions(choices: tuple[Choice, ...], library: Library, case: CaseFile) -> Iterator[Problem]:
    asked: dict[str, list[str]] = {}
    for choice in choices:
        if choice.taken is None:
            for name in choice.unknown:
                asked.setdefault(name, []).append(choice.clause.id)
    for name, clauses in asked.items():
        yield Problem(
            question_of(name, library),
            say("clauses {clauses}", clauses=", ".join(clauses)),
            answer_to(name, library, case),
        )


def _clause_needs(
    choices: tuple[Choice, ...], facts: Mapping[str, Any], library: Library, case: CaseFile, language: str
) -> Iterator[Problem]:
    kinds = {exhibit.kind for exhibit in case.exhibits if exhibit.annex}
    for choice in choices:
        if not choice.taken:
            continue
        head = choice.clause.head
        where = say("clause {clause}", clause=head.id)
        if language not in choice.clause.texts:
            what = say("the clause has no text in {language}", language=language)
            yield Problem(what, where, say("translate it, or draft in another language"))
        for name in head.requires:
            if look_up(facts, name) is None:
                yield Problem(say("{fact} is not known", fact=name), where, answer_to(name, library, case))
        for kind in head.evidence:
            if kind not in kinds:
                label = library.vocabularies.get("exhibit", {}).get(kind, {"en": kind})
                yield Problem(
                    say("the argument needs an exhibit of the kind {kind} ({label})", kind=kind, label=label),
                    where,
                    say("litigator exhibit add {case} --kind {kind} --title TITLE", case=case.reference, kind=kind),
                )


def _authorities(choices: tuple[Choice, ...], library: Library, checked: Mapping[str, str]) -> Iterator[Problem]:
    for choice in choices:
        if not choice.taken:
            continue
        where = say("clause {clause}", clause=choice.clause.id)
        for cite in choice.clause.head.cites:
            precedent = library.precedents.get(cite.authority)
            if precedent is None:
                yield Problem(say("there is no precedent {name}", name=cite.authority), where)
                continue
            fileable = precedent.verification.fileable
            current = checked.get(precedent.id) == library.precedent_hashes[precedent.id]
            name = names_of(precedent, library)
            if fileable == "no":
                yield Problem(say("{name} may not be cited", name=name), where, say("take the citation out"))
            elif fileable == "after-check" and not current:
                changed = precedent.id in checked
                what = "{name} is changed since it was checked" if changed else "{name} is not verified"
                fix = "read it at the court's own site, then: litigator precedent verify {name} --against SOURCE"
                yield Problem(say(what, name=name), where, say(fix, name=precedent.id))
            elif precedent.status == "pending":
                what = "{name} is pending and decides nothing yet"
                yield Problem(say(what, name=name), where, say("say so in the text"), "warning")


def _acts(choices: tuple[Choice, ...], library: Library) -> Iterator[Problem]:
    relied: dict[str, list[str]] = {}
    for choice in choices:
        if choice.taken:
            for provision in choice.clause.head.legislation:
                relied.setdefault(provision.act, []).append(provision.provision)
    for name, provisions in relied.items():
        act = library.acts.get(name)
        if act is None:
            yield Problem(say("there is no act {name}", name=name), say("legislation"))
        elif act.status == "unverified":
            listed = ", ".join(dict.fromkeys(provisions))
            what = say("the text of {act} ({provisions}) is not verified", act=act.short, provisions=listed)
            # The note is the library's own, in English; the Lithuanian page says what it comes to.
            note = {"en": act.note or "check it", "lt": "patikrinti tuo metu galiojusią redakciją"}
            yield Problem(what, say("legislation"), say("{note}", note=note), "warning")


def _time_limit(setting: Setting) -> Iterator[Problem]:
    if setting.limit and not setting.limit.verified:
        what = say("the rule {rule} is not verified for this date", rule=setting.limit.rule)
        yield Problem(what, say("time limit"), say("check the law in force"), "warning")
    yield from lateness(setting.limit, setting.today)


def names_of(precedent: Precedent, library: Library) -> dict[str, str]:
    """What the decision is called, by language."""
    states = {name: state.lt["acc"] for name, state in library.states.items()}
    return {language: case_name(precedent, language, states) for language in ("en", "lt")}


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
            what = "{name} stands against this issue and no clause in the draft meets it"
            yield Problem(
                say(what, name=names_of(library.precedents[name], library)),
                say("adverse authority"),
                say("meet it in the grounds"),
                "warning",
            )


def _standing(choices: tuple[Choice, ...], case: CaseFile) -> Iterator[Problem]:
    drafts = [choice.clause.id for choice in choices if choice.taken and choice.clause.head.status == "draft"]
    if drafts:
        yield Problem(
            say("{count} clauses are as shipped: no lawyer of this office has approved them yet", count=len(drafts)),
            say("clauses"),
            say("read them in the draft; approve by setting status and approved_by in their heads"),
            "warning",
        )
    for claimant in case.claimants:
        uses = {consent.use for consent in claimant.consents if consent.given}
        if claimant.role != "witness" and "share_with_court" not in uses:
            what = say("{person} has not consented to share_with_court", person=claimant.reference)
            yield Problem(what, say("consent"), say("ask before filing"), "warning")
