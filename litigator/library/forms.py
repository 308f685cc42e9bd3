"""What a form must say of itself: its templates, its slots and its requirements, each named once, in both languages, with words that exist."""

import re
from collections.abc import Iterator, Mapping

from litigator.clauses.conditions import faults as condition_faults
from litigator.clauses.conditions import unfit_tests
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.library.shapes import Form
from litigator.library.telling import not_there, place_of
from litigator.tongue import marked, phrase

FLAGS = ("V", "M", "U")
_SLOT_NAME = re.compile(r"[a-z][a-z_]*")


def form_problems(library: Library) -> Iterator[Problem]:
    drawn = {(template.name, template.language) for template in library.templates}
    for form in library.forms.values():
        for language in () if form.held_back else (form.language, *form.working_languages):
            if (form.id, language) not in drawn:
                yield Problem(
                    phrase("no template in {language}", language=language),
                    phrase("form {id}", id=form.id),
                    phrase("draw templates/{id}.{language}.docx", id=form.id, language=language),
                )
        for rule in form.deadlines:
            if rule not in library.rules:
                yield Problem(phrase("there is no rule {rule}", rule=rule), phrase("form {id}", id=form.id))
        if form.forum not in library.forums:
            yield Problem(phrase("there is no forum {forum}", forum=form.forum), phrase("form {id}", id=form.id))
        yield from _requirement_problems(form, library)


def _requirement_problems(form: Form, library: Library) -> Iterator[Problem]:
    """Its slots and requirements: each named once, in both languages, with conditions that can be judged and words that exist."""
    where = place_of(library, "forms", form.id)
    for what, names in (
        (phrase("statement slot"), [slot.slot for slot in form.statements]),
        ("requirement", [check.id for check in form.checks]),
    ):
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Problem(
                phrase("the {what} {name} stands twice", what=what, name=name),
                where,
                phrase("keep one, or give the other a name of its own"),
            )
    for slot in form.statements:
        if not _SLOT_NAME.fullmatch(slot.slot):
            yield Problem(
                phrase("the statement slot «{slot}» is not a plain word", slot=slot.slot),
                where,
                phrase("lower-case letters and _"),
            )
        for words in (slot.title, slot.holds):
            yield from _one_language(words, phrase("the statement slot {slot}", slot=slot.slot), where)
    for check in form.checks:
        what = phrase("the requirement {id}", id=check.id)
        if isinstance(check.rule, Mapping):
            yield from _one_language(check.rule, what, where)
        for condition in (check.when, check.test):
            types = {name: question.type for name, question in library.questions.items()}
            for fault in (*condition_faults(condition), *unfit_tests(condition, types)):
                yield Problem(f"{what}: {fault}", where, phrase("see docs/forms.md"))
        if check.flag not in FLAGS:
            yield Problem(
                phrase("{what} has the flag {flag}", what=what, flag=check.flag),
                where,
                phrase("the flags are {FLAGS}", FLAGS=", ".join(FLAGS)),
            )
        if check.flag == "V" and not check.source and isinstance(check.rule, Mapping):
            yield Problem(
                phrase("{what} was seen, and where is not said", what=what), where, phrase("add source, or flag: M")
            )
    yield from not_there(marked("kind of event"), form.contested, library.vocabularies.get("event", {}), where)
    yield from not_there(marked("kind of relief"), form.relief, library.vocabularies.get("relief", {}), where)
    yield from not_there(marked("kind of exhibit"), form.annexes, library.vocabularies.get("exhibit", {}), where)
    yield from not_there(marked("stage"), form.stages, library.stages, where)


def _one_language(words: Mapping[str, str], what: str, where: str) -> Iterator[Problem]:
    for language in ("lt", "en"):
        if not words.get(language, "").strip():
            yield Problem(
                phrase("{what} has no words in {language}", what=what, language=language),
                where,
                phrase("write {lt: …, en: …}"),
            )
