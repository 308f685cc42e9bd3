"""The plan of a draft: every clause in or out with its reason, and everything that stands in the way, before a word is written."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any

from litigator.casefile import CaseFile
from litigator.clauses.choosing import Choice, choose
from litigator.clauses.conditions import look_up
from litigator.drafting.estimates import said_in
from litigator.drafting.facts import Setting, facts_of
from litigator.drafting.forms.drafted import Logged
from litigator.drafting.forms.judging import draft_problems
from litigator.drafting.limit import lateness
from litigator.drafting.mending import answer_to, mend_of, question_of
from litigator.drafting.names import said
from litigator.drafting.typography import is_blank
from litigator.drafting.wording import say
from litigator.drafting.workshop import workshop_of
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.library.shapes import Act, Required
from litigator.shape import dataclass


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


def plan_draft(
    case: CaseFile, library: Library, setting: Setting, *, checked: Mapping[str, str], logged: Iterable[Logged] = ()
) -> Plan:
    """Plan the form of `setting` for `case`. `checked` maps precedents the office has verified to the hash of the entry it saw; `logged`
    are the drafts of the case in its log.
    """
    facts = facts_of(case, library, setting)
    choices = choose(
        workshop_of(library).fitting(setting.form.id),
        form=setting.form.id,
        issues=[issue.code for issue in case.issues],
        facts=facts,
        lodged=facts["asylum"]["claimed"],
    )
    missing = tuple(missing_of(facts, choices, setting))
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _missing_facts(missing, setting, case),
        lambda: _open_questions(choices, library, case),
        lambda: _clause_needs(choices, facts, library, case, setting, {required.fact for required in missing}),
        lambda: _authorities(choices, library, checked),
        lambda: _acts(choices, library),
        lambda: _time_limit(setting),
        lambda: _unanswered_adverse(choices, library, case),
        lambda: _guessed_births(setting, case),
        lambda: _untranslated_annexes(setting, case),
        lambda: _standing(choices, case),
        lambda: draft_problems(
            setting.form,
            facts,
            library=library,
            case=case,
            clauses=[choice.clause for choice in choices if choice.taken],
            asked=[name for choice in choices if choice.taken is None for name in choice.unknown],
            logged=logged,
        ),
    )
    return Plan(
        case=case,
        setting=setting,
        facts=facts,
        choices=choices,
        adverse=tuple(adverse_to(library, _pleaded(case))),
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


def _missing_facts(missing: Iterable[Required], setting: Setting, case: CaseFile) -> Iterator[Problem]:
    for required in missing:
        yield Problem(
            say("missing: {what} ({fact})", what=required.what, fact=required.fact),
            say("form {form}", form=setting.form.id),
            mend_of(required, case, setting.language),
        )


def _open_questions(choices: tuple[Choice, ...], library: Library, case: CaseFile) -> Iterator[Problem]:
    asked: dict[str, list[str]] = {}
    for choice in choices:
        if choice.taken is None:
            for name in choice.unknown:
                asked.setdefault(name, []).append(choice.clause.id)
    for name, clauses in asked.items():
        yield Problem(question_of(name, library), _clauses_named(clauses), answer_to(name, library, case))


def _clause_needs(
    choices: tuple[Choice, ...],
    facts: Mapping[str, Any],
    library: Library,
    case: CaseFile,
    setting: Setting,
    told: Collection[str],
) -> Iterator[Problem]:
    """What the clauses taken need and the case has not: each fact and each kind of exhibit once, with every clause that asks for it.
    The form has `told` of the facts that it requires itself.
    """
    annexed = {exhibit.kind for exhibit in case.exhibits if exhibit.annex}
    unknown: dict[str, list[str]] = {}
    wanted: dict[str, list[str]] = {}
    unmarked: dict[str, list[str]] = {}
    names = workshop_of(library)
    for choice in choices:
        if not choice.taken:
            continue
        head = choice.clause.head
        if setting.language not in choice.clause.texts:
            what = say("the clause has no text in {language}", language=setting.language)
            yield Problem(what, clause_named(head.id), say("translate it, or draft in another language"))
        for name in head.requires:
            if name not in told and look_up(facts, name) is None:
                unknown.setdefault(name, []).append(head.id)
        for kind in (kind for kind in head.evidence if kind not in annexed):
            wanted.setdefault(kind, []).append(head.id)
        for kind, around in names.exhibits_named(choice.clause, setting.language):
            printed = all(bool(look_up(facts, name)) is known for name, known in around)
            if printed and kind not in annexed and kind not in head.evidence:
                unmarked.setdefault(kind, []).append(head.id)
    for name, clauses in unknown.items():
        yield Problem(say("{fact} is not known", fact=name), _clauses_named(clauses), answer_to(name, library, case))
    for kind, clauses in wanted.items():
        label = library.vocabularies.get("exhibit", {}).get(kind, {"en": kind})
        yield Problem(
            say("the argument needs an exhibit of the kind {kind} ({label})", kind=kind, label=label),
            _clauses_named(clauses),
            _adding(case, kind),
        )
    for kind, clauses in unmarked.items():
        label = library.vocabularies.get("exhibit", {}).get(kind, {"en": kind})
        yield Problem(
            say("the text refers to an annex of the kind {kind} ({label}) and none is annexed", kind=kind, label=label),
            _clauses_named(clauses),
            say("nothing is printed there; annex one: {how}", how=_adding(case, kind)),
            "warning",
        )


def _adding(case: CaseFile, kind: str) -> str:
    """What to type so that an exhibit of a kind is annexed."""
    return say("litigator exhibit add {case} --kind {kind} --title TITLE", case=case.reference, kind=kind)


def _clauses_named(clauses: Sequence[str]) -> str:
    """Where a problem of one clause or of several is."""
    if len(clauses) == 1:
        return clause_named(clauses[0])
    return say("clauses {clauses}", clauses=", ".join(clauses))


@lru_cache(maxsize=2048)
def clause_named(clause: str) -> str:
    """Where a problem of a clause is."""
    return say("clause {clause}", clause=clause)


def _authorities(choices: tuple[Choice, ...], library: Library, checked: Mapping[str, str]) -> Iterator[Problem]:
    names = workshop_of(library)
    for choice in choices:
        if not choice.taken:
            continue
        where = clause_named(choice.clause.id)
        for cite in choice.clause.head.cites:
            precedent = library.precedents.get(cite.authority)
            if precedent is None:
                yield Problem(say("there is no precedent {name}", name=cite.authority), where)
                continue
            fileable = precedent.verification.fileable
            current = checked.get(precedent.id) == library.precedent_hashes[precedent.id]
            if fileable == "yes" and precedent.status != "pending":
                continue
            name = names.name_of(precedent.id)
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


def unverified_of(act: Act, provisions: Iterable[str]) -> list[str]:
    """The provisions, each once, whose wording nobody has read; those of a verified act have been."""
    return [] if act.status == "verified" else [one for one in dict.fromkeys(provisions) if one not in act.seen]


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
        elif unseen := unverified_of(act, provisions):
            listed = ", ".join(unseen)
            what = say("the text of {act} ({provisions}) is not verified", act=act.short, provisions=listed)
            # The note is the library's own, in English; the Lithuanian page says what it comes to.
            note = {"en": act.note or "check it", "lt": "patikrinti tuo metu galiojusią redakciją"}
            yield Problem(what, say("legislation"), say("{note}", note=note), "warning")


def _time_limit(setting: Setting) -> Iterator[Problem]:
    if setting.limit and not setting.limit.verified:
        what = say("the rule {rule} is not verified for this date", rule=setting.limit.rule)
        yield Problem(what, say("time limit"), say("check the law in force"), "warning")
    yield from lateness(setting.limit, setting.today)


def adverse_to(library: Library, letters: Set[str]) -> Iterator[str]:
    """The precedents against us on issues of these letters. They are offered, never hidden."""
    for precedent in library.precedents.values():
        if precedent.adverse and letters & set(precedent.issues):
            yield precedent.id


def _unanswered_adverse(choices: tuple[Choice, ...], library: Library, case: CaseFile) -> Iterator[Problem]:
    """Where the form argues an issue, as clauses of it show (in this draft or not), what stands against us there is to be met in it."""
    argued = {code[0] for choice in choices for code in choice.clause.head.issues}
    met = {authority for choice in choices if choice.taken for authority in choice.clause.head.answers}
    for name in adverse_to(library, _pleaded(case) & argued):
        if name not in met:
            yield workshop_of(library).unmet(name)


def _pleaded(case: CaseFile) -> set[str]:
    """The letters of the issues that are pleaded."""
    return {issue.code[0] for issue in case.issues}


def _guessed_births(setting: Setting, case: CaseFile) -> Iterator[Problem]:
    """Dates of birth in words that cannot be said in the language of the draft: they are printed as they were typed."""
    for claimant in case.claimants:
        typed = None if claimant.born or claimant.role == "witness" else said(claimant.born_estimate)
        if typed and said_in(setting.language, typed) is None:
            fix = "write «about 2005», «2004 or 2005» or «May 2005» as born_estimate, or the day as born: litigator case show {case} --json > {case}.json, then litigator case edit {case} --from {case}.json"
            yield Problem(
                say(
                    "the date of birth of {person} is printed in the words typed, whatever their language",
                    person=claimant.reference,
                ),
                say("claimants"),
                say(fix, case=case.reference),
                "warning",
            )


def _untranslated_annexes(setting: Setting, case: CaseFile) -> Iterator[Problem]:
    """Annexes that an English draft lists by their one title, which is Lithuanian: unless an English case has one title for everything."""
    annexed = [exhibit for exhibit in case.exhibits if exhibit.annex]
    keys = [exhibit.key for exhibit in annexed if said(exhibit.title_en) is None]
    kept_in_two = case.language == "lt" or len(keys) < len(annexed)
    if setting.language == "en" and keys and kept_in_two:
        what = say("no English title is recorded, so the other one is printed: {keys}", keys=", ".join(keys))
        fix = say("litigator exhibit edit {case} {key} --title-en TITLE", case=case.reference, key=keys[0])
        yield Problem(what, say("annexes"), fix, "warning")


def _standing(choices: tuple[Choice, ...], case: CaseFile) -> Iterator[Problem]:
    drafts = [choice.clause.id for choice in choices if choice.taken and choice.clause.head.status == "draft"]
    if drafts:
        yield Problem(
            say("not approved by a lawyer of this office yet: {count} clauses", count=len(drafts)),
            say("clauses"),
            say("read them in the draft; approve by setting status and approved_by in their heads"),
            "warning",
        )
    for claimant in case.claimants:
        uses = {consent.use for consent in claimant.consents if consent.given}
        if claimant.role != "witness" and "share_with_court" not in uses:
            what = say("{person} has not consented to share_with_court", person=claimant.reference)
            yield Problem(what, say("consent"), say("ask before filing"), "warning")
