"""Why a clause is in a draft or not: its rule in words, the facts it asked, what is unknown and how to say it, the evidence and authorities it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from litigator.clauses.choosing import Choice
from litigator.clauses.conditions import facts_named, look_up
from litigator.drafting.mending import answer_to, question_of
from litigator.drafting.plan import Plan
from litigator.drafting.wording import Sentence, in_language, say
from litigator.drafting.workshop import workshop_of
from litigator.library.contents import Library

Group = Literal["in", "waiting", "out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAsked:
    """A fact a clause looks at: its value on the case (None: not known), and for one that is not known its question and what to type."""

    name: str
    value: Any
    question: Sentence | None = None
    answer: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceNeeded:
    """A kind of exhibit without which the argument falls: the exhibits of it to be annexed (none: it is missing), and what to type then."""

    kind: str
    label: Sentence
    there: tuple[str, ...]
    answer: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityCited:
    """A precedent the clause stands on, and whether a filing may cite it now: `yes`, `after-check` (somebody must read it first) or `no`."""

    id: str
    name: Mapping[str, str]
    pinpoint: str | None
    may_be_cited: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One clause of a plan and everything that decides about it. `rule` is None where the clause has no condition of its own; one that is not
    `pleaded` is out for that alone.
    """

    choice: Choice
    group: Group
    pleaded: bool
    title: Mapping[str, str]
    rule: Sentence | None
    facts: tuple[FactAsked, ...]
    evidence: tuple[EvidenceNeeded, ...]
    authorities: tuple[AuthorityCited, ...]
    legislation: tuple[tuple[Mapping[str, str], str], ...]


def explain(plan: Plan, library: Library, checked: Mapping[str, str]) -> tuple[Explained, ...]:
    """Every clause of the plan, in its order. `checked` maps precedents the office has verified to the hash of the entry it saw."""
    return tuple(_explained(choice, plan, library, checked) for choice in plan.choices)


def _explained(choice: Choice, plan: Plan, library: Library, checked: Mapping[str, str]) -> Explained:
    head = choice.clause.head
    pleaded = not head.issues or bool({issue.code for issue in plan.case.issues} & set(head.issues))
    group: Group = {True: "in", False: "out", None: "waiting"}[choice.taken]  # type: ignore[assignment]
    names = dict.fromkeys((*facts_named(head.when), *choice.unknown, *head.requires)) if pleaded else {}
    return Explained(
        choice=choice,
        group=group,
        pleaded=pleaded,
        title=head.title,
        rule=None if head.when is None else rule_in_words(head.when),
        facts=tuple(_fact(name, plan, library) for name in names),
        evidence=tuple(_evidence(kind, plan, library) for kind in head.evidence),
        authorities=tuple(
            _authority(cite.authority, cite.pinpoint, library, checked)
            for cite in head.cites
            if cite.authority in library.precedents
        ),
        legislation=tuple(
            (library.acts[one.act].short, one.provision) for one in head.legislation if one.act in library.acts
        ),
    )


def _fact(name: str, plan: Plan, library: Library) -> FactAsked:
    value = look_up(plan.facts, name)
    if value is not None:
        return FactAsked(name=name, value=value)
    return FactAsked(
        name=name, value=None, question=question_of(name, library), answer=answer_to(name, library, plan.case)
    )


def _evidence(kind: str, plan: Plan, library: Library) -> EvidenceNeeded:
    there = tuple(exhibit.key for exhibit in plan.case.exhibits if exhibit.annex and exhibit.kind == kind)
    label = say("{label}", label=library.vocabularies.get("exhibit", {}).get(kind, {"en": kind}))
    if there:
        return EvidenceNeeded(kind=kind, label=label, there=there)
    how = say("litigator exhibit add {case} --kind {kind} --title TITLE", case=plan.case.reference, kind=kind)
    return EvidenceNeeded(kind=kind, label=label, there=(), answer=how)


def _authority(name: str, pinpoint: str | None, library: Library, checked: Mapping[str, str]) -> AuthorityCited:
    precedent = library.precedents[name]
    fileable = precedent.verification.fileable
    if fileable == "after-check" and checked.get(name) == library.precedent_hashes[name]:
        fileable = "yes"
    return AuthorityCited(id=name, name=workshop_of(library).name_of(name), pinpoint=pinpoint, may_be_cited=fileable)


# A condition in words

_TESTS = {
    "is": "{fact} is {value}",
    "one_of": "{fact} is one of {value}",
    "over": "{fact} is more than {value}",
    "at_least": "{fact} is at least {value}",
    "has": "{fact} has {value}",
    "has_any": "{fact} has any of {value}",
    "items_at_least": "{fact} has at least {value} items",
    "items_at_most": "{fact} has at most {value} items",
    "letters_at_least": "{fact} says at least {value} letters",
    "before": "{fact} is before {value}",
    "from": "{fact} is {value} or later",
    "not_after": "{fact} is not after {value}",
}


def rule_in_words(condition: Mapping[str, Any]) -> Sentence:
    """A clause's condition as a sentence: `answers.free_to_leave is no and detention.days is more than 90`."""
    if "not" in condition:
        return say("not ({rule})", rule=rule_in_words(condition["not"]))
    for key, joined in (("all", "{first} and {second}"), ("any", "{first} or {second}")):
        if key in condition:
            parts = [_bracketed(part, key) for part in condition[key]]
            whole = parts[0]
            for part in parts[1:]:
                whole = say(joined, first=whole, second=part)
            return whole
    fact = condition["fact"]
    test, wanted = next((key, value) for key, value in condition.items() if key != "fact")
    if test == "known":
        known = str(wanted).lower() in ("true", "yes")
        return say("{fact} is known" if known else "{fact} is not known", fact=fact)
    value = ", ".join(map(str, wanted)) if isinstance(wanted, (list, tuple)) else wanted
    return say(_TESTS[test], fact=fact, value=value)


def _bracketed(part: Mapping[str, Any], around: str) -> Sentence:
    inner = next((key for key in ("all", "any") if key in part), around)
    words = rule_in_words(part)
    return words if inner == around else say("({rule})", rule=words)


def value_in_words(value: Any, language: str) -> str:
    """A fact's value as it is read back: yes and no as words, a list by its items, nothing where it is not known."""
    match value:
        case None:
            return in_language(say("not known"), language)
        case bool():
            return in_language(say("yes" if value else "no"), language)
        case list() | tuple():
            return ", ".join(value_in_words(item, language) for item in value) or in_language(say("none"), language)
        case Mapping():
            return value_in_words(value.get("text") or value.get("title") or value.get("name"), language)
    return in_language(value, language)
