"""What a partial draft shows in the place of what is missing, so that a lawyer finds it in Word and not on a list."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from litigator.clauses.choosing import Choice
from litigator.drafting.mending import answer_to, mend_of, question_of
from litigator.drafting.plan import Plan, missing_of
from litigator.drafting.render import Gap
from litigator.drafting.wording import in_language, say
from litigator.library.contents import Library

PEOPLE = {"claimant": "claimants", "respondent": "respondents"}


def missing_facts(plan: Plan) -> dict[str, Gap]:
    """A gap for each fact that the form requires and the case does not say, by the name of the fact."""
    language = plan.setting.language
    return {
        required.fact: Gap(
            required.fact,
            known=True,
            words=in_language(required.what, language),
            note=in_language(mend_of(required, plan.case, language), language),
            stands=True,
        )
        for required in missing_of(plan.facts, plan.choices, plan.setting)
    }


def open_clauses(plan: Plan, library: Library) -> dict[str, Gap]:
    """A gap for each clause that waits for an answer, or has no text in the draft's language, by its id."""
    language = plan.setting.language
    found = {}
    for choice in plan.choices:
        if choice.taken is None:
            found[choice.clause.id] = _question(choice, plan, library)
        elif choice.taken and language not in choice.clause.texts:
            title = choice.clause.head.title
            words = in_language(title, language) if "en" in title else title.get(language, choice.clause.id)
            note = in_language(say("the clause has no text in {language}", language=language), language)
            found[choice.clause.id] = Gap(choice.clause.id, known=True, words=words, note=note, stands=True)
    return found


def _question(choice: Choice, plan: Plan, library: Library) -> Gap:
    language = plan.setting.language
    names = dict.fromkeys(choice.unknown)
    return Gap(
        choice.clause.id,
        known=True,
        words=" ".join(in_language(question_of(name, library), language) for name in names),
        note="; ".join(in_language(answer_to(name, library, plan.case), language) for name in names),
        asked=True,
        stands=True,
    )


def with_gaps(facts: Mapping[str, Any], gaps: Mapping[str, Gap]) -> dict[str, Any]:
    """`facts` with a gap standing at each place that has none: a template that asks `if` prints it, and so does one that goes through a list."""
    if not gaps:
        return dict(facts)
    placed: dict[str, Any] = copy.deepcopy(dict(facts))
    for name, gap in gaps.items():
        *steps, last = name.split(".")
        holder = _holder(placed, steps)
        if holder is None or last not in holder:
            continue
        for part in (last, f"{last}_gen", f"{last}_loc"):
            if part in holder:
                holder[part] = gap
        if name == "claimant.name":
            placed["case"]["name"] = gap
        if steps and steps[0] in PEOPLE:
            everyone = PEOPLE[steps[0]]
            placed[everyone] = [placed[steps[0]], *placed[everyone][1:]]
    return placed


def _holder(facts: dict[str, Any], steps: list[str]) -> dict[str, Any] | None:
    """The mapping a fact stands in; None for what has a slot of its own (statements, relief, annexes, clauses)."""
    holder: Any = facts
    for step in steps:
        holder = holder.get(step) if isinstance(holder, dict) else None
    return holder if steps and steps[0] not in ("statements", "clauses") and isinstance(holder, dict) else None


def gap_of_slot(kind: str, name: str, gaps: Mapping[str, Gap]) -> Gap | None:
    """The gap that a slot shows where nothing stands in it."""
    wanted = {"statements": f"statements.{name}", "clauses": f"clauses.{name}", "clause rows": f"clauses.{name}"}
    return gaps.get(wanted.get(kind, kind))


def unshown(gaps: Mapping[str, Gap], shown: set[str]) -> Iterator[Gap]:
    """The gaps for which this template has no place: the first page shows them."""
    return (gap for name, gap in gaps.items() if name not in shown)
