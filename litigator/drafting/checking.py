"""The library as drafting sees it: every template compiles, every name in a template or clause is a fact."""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from litigator.citations.provisions import Names, acts_named, article_of, provisions_named
from litigator.clauses.clause import Clause, ClauseText, Piece
from litigator.clauses.conditions import facts_named
from litigator.drafting import tags
from litigator.drafting.assembling import unknown_statements
from litigator.drafting.authorities import act_names
from litigator.drafting.demanded import lacking_problems
from litigator.drafting.facts import vocabulary
from litigator.drafting.mending import nearest_name, no_such_fact
from litigator.drafting.sources import template_at, unknown_acts
from litigator.drafting.template import Template
from litigator.errors import LitigatorError, Problem
from litigator.library.contents import Library
from litigator.tongue import lasting


def template_problems(library: Library) -> tuple[Problem, ...]:
    """Everything wrong with templates and clause texts that only filling them would show."""
    return tuple(
        problem
        for check in (_templates, _clauses, _slots_of_clauses, _provisions, _requirements)
        for problem in check(library)
    )


def _templates(library: Library) -> Iterator[Problem]:
    for entry in library.templates:
        form = library.forms.get(entry.name)
        if form is None:
            yield Problem(
                lasting("the template belongs to no form"),
                entry.path,
                lasting("name it after a form: <form>.<language>.docx"),
            )
            continue
        try:
            template = template_at(Path(entry.path))
        except LitigatorError as fault:
            yield from fault.problems or (Problem(fault.message, entry.path, fault.fix),)
            continue
        known = vocabulary(library, form)
        yield from _unknown_in_template(template, entry.path, known)
        yield from _provisions_of_template(template, entry.path, entry.language, library)
        yield from lacking_problems(form, template, entry.path)
        yield from unknown_statements(template, form, library, entry.path)


def _unknown_in_template(template: Template, path: str, known: set[str]) -> Iterator[Problem]:
    for names in template.names.values():
        for name in names:
            if name not in known:
                yield no_such_fact(name, path, known)


def _provisions_of_template(template: Template, path: str, language: str, library: Library) -> Iterator[Problem]:
    """Marks in the template's own text, held against its words as those of clauses are."""
    yield from unknown_acts(template, library, path)
    names = act_names(library, language)
    for words in template.passages:
        marks = [(mark.act, mark.provision) for mark in template.marks if mark.words == words]
        yield from _marks_against_words(words, marks, path, language, names)


def _provisions(library: Library) -> Iterator[Problem]:
    """A table of authorities lists a paragraph under an act only where its words name the act: marks and words must agree."""
    for clause in library.clauses.values():
        bare = {library.forms[form].own_act for form in clause.head.forms if form in library.forms}
        for language, text in clause.texts.items():
            where, names = f"{clause.file} ({language})", act_names(library, language)
            for pieces in _paragraphs(text):
                # A mark prints nothing, and a value may be anything: only the clause's own words are read.
                words = "".join(piece.text for piece in pieces if piece.kind in ("text", "italic", "bold"))
                marks = [(piece.text, piece.detail or "") for piece in pieces if piece.kind == "provision"]
                yield from _marks_against_words(words, marks, where, language, names, bare)
                yield from _marks_in_conditions(pieces, where)


def _marks_against_words(
    words: str,
    marks: Sequence[tuple[str, str]],
    where: str,
    language: str,
    names: Names,
    bare: Container[str | None] = (),
) -> Iterator[Problem]:
    """`bare` are the acts whose articles the document names without the act, as an application to Strasbourg does."""
    named = acts_named(words, language, names)
    near = " ".join(words.split())[:50]
    for act, provision in marks:
        if act in names and act not in named and act not in bare:
            what = f"«{near}…» is marked as resting on {act} {provision} and does not name the act"
            yield Problem(
                what,
                where,
                lasting(
                    "name it as rules/acts.yaml has it ({names}), or take the mark out", names=", ".join(names[act])
                ),
            )
    articles = {(act, article_of(provision)) for act, provision in marks}
    for act, provision in provisions_named(words, language, names):
        if (act, article_of(provision)) not in articles:
            yield Problem(
                lasting("«{near}…» names {act} {provision} without a mark", near=near, act=act, provision=provision),
                where,
                lasting("add {mark}", mark=f"[&{act} {provision}]"),
            )


def _marks_in_conditions(pieces: Sequence[Piece], where: str) -> Iterator[Problem]:
    depth = 0
    for piece in pieces:
        if piece.kind == "tag" and piece.text.startswith("{%"):
            depth += {"if": 1, "for": 1, "endif": -1, "endfor": -1}.get(piece.text.strip("{%} ").split(" ")[0], 0)
        elif piece.kind in ("cite", "provision") and depth > 0:
            yield Problem(
                lasting("{text} is marked inside a condition", text=piece.text),
                where,
                lasting("make it a clause of its own: a mark always counts"),
            )


def _paragraphs(text: ClauseText) -> list[list[Piece]]:
    """The pieces of each numbered paragraph, with the quotations and sub-items under it."""
    found: list[list[Piece]] = []
    for passage in text.passages:
        if passage.kind == "paragraph" or not found:
            found.append([])
        found[-1].extend(passage.pieces)
    return found


def _requirements(library: Library) -> Iterator[Problem]:
    """The requirements of a form name tests that exist and facts that a draft of it has."""
    from litigator.drafting.forms.judging import document_tests
    from litigator.drafting.forms.said import DRAFT_TESTS

    for form in library.forms.values():
        known = vocabulary(library, form)
        where = library.files.get(f"forms/{form.id}", f"form {form.id}")
        named = [required.fact for required in form.required if not required.fact.startswith("clauses.")]
        for check in form.checks:
            named += [*facts_named(check.when), *facts_named(check.test)]
            for given, tests in ((check.draft, DRAFT_TESTS), (check.document, document_tests())):
                for name in given:
                    if name not in tests:
                        what = lasting("the requirement {id}: there is no test {name}", id=check.id, name=name)
                        yield Problem(what, where, lasting("the tests are {tests}", tests=", ".join(sorted(tests))))
        for name in dict.fromkeys(named):
            if name not in known:
                yield no_such_fact(name, where, known)


def _clauses(library: Library) -> Iterator[Problem]:
    for clause in library.clauses.values():
        for form_id in clause.head.forms:
            form = library.forms.get(form_id)
            if form is not None:
                yield from _unknown_in_clause(clause, vocabulary(library, form))


def _slots_of_clauses(library: Library) -> Iterator[Problem]:
    """A clause stands where its slot is: a template of its form without that slot would lose it."""
    slots = slots_of_templates(library)
    for clause in library.clauses.values():
        slot = clause.head.slot
        for form in clause.head.forms:
            for name, there in slots.get(form, {}).items():
                if slot not in there:
                    what = lasting("the template {name} has no slot {slot} for it", name=name, slot=slot)
                    add = lasting("add [[clauses: {slot}]] to the template", slot=slot)
                    yield Problem(what, clause.file, nearest_name(slot, there) or add)


def slots_of_templates(library: Library) -> dict[str, dict[str, set[str]]]:
    """The slots for clauses of each form, by the name of the template; a template that cannot be read is told of elsewhere."""
    slots: dict[str, dict[str, set[str]]] = {}
    for entry in library.templates:
        try:
            template = template_at(Path(entry.path))
        except LitigatorError:
            continue
        there = {slot.name for slot in template.slots if slot.kind in ("clauses", "clause rows")}
        slots.setdefault(entry.name, {})[Path(entry.path).name] = there
    return slots


def _unknown_in_clause(clause: Clause, known: set[str]) -> Iterator[Problem]:
    for name in (*clause.head.requires, *facts_named(clause.head.when)):
        if name not in known:
            yield no_such_fact(name, clause.file, known)
    for language, text in clause.texts.items():
        words = " ".join(piece.text for passage in text.passages for piece in passage.pieces if piece.kind == "tag")
        open_blocks: list[tags.Block] = []
        faults = [fault for tag in tags.TAG.findall(words) for fault in tags.faults_of(tag, open_blocks)]
        for fault in faults:
            yield Problem(fault.what, f"{clause.file} ({language})", fault.fix)
        if open_blocks:
            yield Problem(lasting("{tag} is never closed", tag=open_blocks[0].tag), f"{clause.file} ({language})")
        if not faults and not open_blocks:
            for name, _ in tags.names_of(words):
                if name not in known:
                    yield no_such_fact(name, f"{clause.file} ({language})", known)
