"""The slots a form demands of its templates: without one, the lawyer's words or a list would be lost in silence."""

from collections.abc import Iterator

from litigator.drafting.template import Template
from litigator.errors import LibraryFault, Problem
from litigator.library.shapes import Form
from litigator.tongue import lasting, phrase

LISTS = ("relief", "annexes")


def slots_demanded(form: Form) -> tuple[str, ...]:
    """What must stand in every template of `form`: `merits` (a slot of that name or kind), `statements: facts`, `clauses: claims`."""
    asked = [*form.slots_required]
    for required in form.required:
        kind, _, name = required.fact.partition(".")
        if kind in ("statements", "clauses") and name:
            asked.append(f"{kind}: {name}")
        elif required.fact in LISTS:
            asked.append(required.fact)
    return tuple(dict.fromkeys(asked))


def slots_lacking(form: Form, template: Template) -> Iterator[str]:
    """The demanded slots that `template` has not. Statements that its own text goes through in a loop are not lost."""
    there = set()
    for slot in template.slots:
        kind = "clauses" if slot.kind == "clause rows" else slot.kind
        there |= {slot.name or kind, f"{kind}: {slot.name}"}
    named = {name.split("[")[0] for names in template.names.values() for name in names}
    for slot_name in slots_demanded(form):
        if slot_name not in there and slot_name.replace(": ", ".") not in named:
            yield slot_name


def lacking_problems(form: Form, template: Template, where: str) -> Iterator[Problem]:
    """Each demanded slot that is not there, with what to write."""
    for name in slots_lacking(form, template):
        how = f"[[{name}]]"
        if ":" in name or name in (*LISTS, "authorities"):
            yield Problem(lasting("the slot {slot} is missing", slot=name), where, lasting("add {slot}", slot=how))
            continue
        yield Problem(
            lasting("the slot {slot} is missing", slot=name),
            where,
            lasting("add {clauses} or {slot}", clauses=f"[[clauses: {name}]]", slot=f"[[statements: {name}]]"),
        )


def must_have_its_slots(form: Form, template: Template) -> None:
    """Raise `LibraryFault` with every demanded slot that the template has not."""
    problems = tuple(lacking_problems(form, template, template.name))
    if problems:
        raise LibraryFault(phrase("the template {name} has mistakes", name=template.name), problems=problems)
