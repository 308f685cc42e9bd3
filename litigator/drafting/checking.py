"""The library as drafting sees it: every template compiles, every name in a template or clause is a fact."""

from collections.abc import Iterator
from pathlib import Path

from litigator.clauses.clause import Clause
from litigator.clauses.conditions import facts_named
from litigator.drafting import tags
from litigator.drafting.facts import vocabulary
from litigator.drafting.sources import template_at
from litigator.drafting.template import Template
from litigator.errors import LitigatorError, Problem
from litigator.library.contents import Library


def template_problems(library: Library) -> tuple[Problem, ...]:
    """Everything wrong with templates and clause texts that only filling them would show."""
    return tuple(problem for check in (_templates, _clauses) for problem in check(library))


def _templates(library: Library) -> Iterator[Problem]:
    for entry in library.templates:
        form = library.forms.get(entry.name)
        if form is None:
            yield Problem("the template belongs to no form", entry.path, "name it after a form: <form>.<language>.docx")
            continue
        try:
            template = template_at(Path(entry.path))
        except LitigatorError as fault:
            yield from fault.problems or (Problem(fault.message, entry.path, fault.fix),)
            continue
        known = vocabulary(library, form)
        yield from _unknown_in_template(template, entry.path, known)
        slots = {slot.name or slot.kind for slot in template.slots}
        for missing in set(form.slots_required) - slots:
            yield Problem(f"the slot {missing} is missing", entry.path, f"add [[clauses: {missing}]] or [[{missing}]]")


def _unknown_in_template(template: Template, path: str, known: set[str]) -> Iterator[Problem]:
    for names in template.names.values():
        for name in names:
            if name not in known:
                yield Problem(f"there is no fact {name}", path, nearest_name(name, known))


def nearest_name(name: str, known: set[str]) -> str:
    from rapidfuzz import process

    nearest = process.extractOne(name, known, score_cutoff=70)
    return f"did you mean {nearest[0]}?" if nearest else ""


def _clauses(library: Library) -> Iterator[Problem]:
    for clause in library.clauses.values():
        for form_id in clause.head.forms:
            form = library.forms.get(form_id)
            if form is not None:
                yield from _unknown_in_clause(clause, vocabulary(library, form))


def _unknown_in_clause(clause: Clause, known: set[str]) -> Iterator[Problem]:
    for name in (*clause.head.requires, *facts_named(clause.head.when)):
        if name not in known:
            yield Problem(f"there is no fact {name}", clause.file, nearest_name(name, known))
    for language, text in clause.texts.items():
        words = " ".join(piece.text for passage in text.passages for piece in passage.pieces if piece.kind == "tag")
        open_blocks: list[tags.Block] = []
        faults = [fault for tag in tags.TAG.findall(words) for fault in tags.faults_of(tag, open_blocks)]
        for fault in faults:
            yield Problem(fault.what, f"{clause.file} ({language})", fault.fix)
        if open_blocks:
            yield Problem(f"{open_blocks[0].tag} is never closed", f"{clause.file} ({language})")
        if not faults and not open_blocks:
            for name, _ in tags.names_of(words):
                if name not in known:
                    yield Problem(f"there is no fact {name}", f"{clause.file} ({language})", nearest_name(name, known))
