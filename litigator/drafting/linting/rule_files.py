"""Forms and questions of an office's own library, read over: their shape, the facts and the statements they name. Runs in the child.

Whether its courts, stages and templates are there, only the whole library tells (`office check-library`).
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec
import ruamel.yaml  # noqa: F401 - the reader loads it late, and nothing can be loaded once the child has given up its rights

from litigator.clauses.conditions import facts_named, unfit_tests
from litigator.clauses.conditions import faults as condition_faults
from litigator.drafting.linting.asked import AskedRules
from litigator.drafting.linting.finding import Findings, Place
from litigator.drafting.linting.meaning import meant, nearest, nearest_spelling
from litigator.drafting.linting.texts import by_line, in_order, line_of, read_text
from litigator.drafting.linting.wording import tell
from litigator.errors import LibraryFault
from litigator.library.reading import parse
from litigator.library.shapes import Form, FormCheck, Question

SHAPES: Mapping[str, Any] = {"forms.yaml": tuple[Form, ...], "questions.yaml": dict[str, Question]}
_OF_CLAUSES = ("paired_clauses", "complaints_of")  # tests that ask for slots of clauses, not of statements
_NEAR = 80


def examined(payload: bytes, name: str) -> dict[str, Any]:
    """The answer to the packed `AskedRules`: `problems`. Runs in the child."""
    asked = msgspec.msgpack.decode(payload, type=AskedRules)
    findings = Findings()
    text = read_text(asked.data, name, findings)
    try:
        read = parse(text, SHAPES[asked.kind], name=name)
        for form in read if asked.kind == "forms.yaml" else ():
            _check_form(form, text, name, asked, findings)
    except LibraryFault as fault:
        for place, problem in by_line(fault, name):
            what = tell("the entry is not as it should be: {words}", words=problem.what)
            findings.wrong("shape", place, what, problem.fix)
    problems = [one.as_dict(name) for one in in_order(findings.found)]
    return {"problems": problems, "hostile": False, "repairs": [], "dialect": "ours"}


def _check_form(form: Form, text: str, file: str, asked: AskedRules, findings: Findings) -> None:
    """The facts and statements that one form names, and whether its tests fit the answers they are put to."""
    begins = line_of(text, f"id: {form.id}")
    rest = "\n".join(text.split("\n")[begins - 1 :])

    def at(word: str) -> Place:
        return Place(file, line=begins - 1 + line_of(rest, word))

    declared = [slot.slot for slot in form.statements] or asked.statements
    known = {*asked.plain, *(f"statements.{slot}" for slot in declared)}
    for name in dict.fromkeys(_facts_of(form)):
        if name.removesuffix("[]") not in known:
            alike = [one for one in known if one.count(".") == name.count(".")]
            near = meant(nearest_spelling(name, alike, _NEAR))
            findings.wrong("name", at(name), tell("there is no name «{name}»", name=name), near)
    for check in form.checks:
        for slot in _slots_of(check):
            if slot not in declared:
                what = tell("{form} declares no statements «{name}»", form=form.id, name=slot)
                findings.wrong("slot", at(f"id: {check.id}"), what, meant(nearest(slot, declared)))
        for condition in (check.when, check.test):
            for fault in list(condition_faults(condition)) or unfit_tests(condition, asked.questions):
                what = tell("the condition is not one: {words}", words=fault)
                findings.wrong("condition", at(f"id: {check.id}"), what, tell("see docs/forms.md"))


def _facts_of(form: Form) -> Iterator[str]:
    """The facts a form requires and those its requirements ask for; which clauses stand in it is no fact."""
    yield from (required.fact for required in form.required if not required.fact.startswith("clauses."))
    for condition in (part for check in form.checks for part in (check.when, check.test)):
        if not any(condition_faults(condition)):
            yield from facts_named(condition)


def _slots_of(check: FormCheck) -> Iterator[str]:
    """The statements that the tests of a requirement read."""
    for test, given in check.draft.items():
        if test not in _OF_CLAUSES and isinstance(given, Mapping):
            yield from _listed(given.get("slots", ()))
            yield from _listed(given.get("slot", ()))


def _listed(given: str | Collection[str]) -> Collection[str]:
    return (given,) if isinstance(given, str) else given
