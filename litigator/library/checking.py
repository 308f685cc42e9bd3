"""What no single file shows: entries that name others, languages that must agree, identities that must compute.

`cross_problems` runs over a library that reads well file by file. Reading already told of shape, spelling and syntax.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from litigator.citations.identity import faults as identity_faults
from litigator.clauses.clause import Clause, ClauseText, Piece
from litigator.clauses.conditions import facts_named
from litigator.clauses.conditions import faults as condition_faults
from litigator.deadlines.rule import Rule
from litigator.errors import LibraryFault, Problem
from litigator.library.contents import Library

BRACES = ("{{", "}}", "{%", "%}")


def cross_problems(library: Library) -> tuple[Problem, ...]:
    """Every fault between entries, with where and how to mend it."""
    checks: tuple[Callable[[Library], Iterator[Problem]], ...] = (
        _precedent_problems,
        _clause_problems,
        _parity_problems,
        _issue_problems,
        _stage_problems,
        _forum_problems,
        _form_problems,
        _family_problems,
        rule_problems,
    )
    return tuple(problem for check in checks for problem in check(library))


def _place(library: Library, room: str, name: str) -> str:
    """The file of an entry, the line where it begins, and its name."""
    path = library.files.get(f"{room}/{name}")
    return f"{room} {name}" if path is None else f"{path}:{_beginnings(path).get(name, 1)}: {name}"


@cache
def _beginnings(path: str) -> dict[str, int]:
    """On which line each entry of a file begins."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    matches = ((number, _BEGINS.match(line)) for number, line in enumerate(lines, 1))
    return {match[1]: number for number, match in matches if match}


_BEGINS = re.compile(r"-?\s*(?:id|forum):\s*[\"']?([^\s\"']+)")


def _precedent_problems(library: Library) -> Iterator[Problem]:
    for precedent in library.precedents.values():
        where = _place(library, "precedents", precedent.id)
        for fault in identity_faults(precedent):
            yield Problem(fault, where, "correct the number, the date or the ECLI")
        if precedent.status == "pending" and precedent.outcomes:
            yield Problem("a pending case has an outcome", where, "take the outcome out")
        if any(brace in text for text in (precedent.name, precedent.holding, *precedent.numbers) for brace in BRACES):
            yield Problem("braces stand in its text", where, "take them out")
        for respondent in precedent.respondents:
            if (
                precedent.court == "ECtHR"
                and respondent not in library.states
                and f"the {respondent}" not in library.states
            ):
                yield Problem(f"the State {respondent} has no Lithuanian name", where, "add it to rules/states.yaml")
        for letter in precedent.issues:
            if letter not in library.issues:
                yield Problem(f"there is no issue {letter}", where)


def _clause_problems(library: Library) -> Iterator[Problem]:
    for clause in library.clauses.values():
        head, where = clause.head, clause.file
        for fault in condition_faults(head.when):
            yield Problem(fault, where, "see docs/clauses.md")
        asked = [name.removeprefix("answers.") for name in facts_named(head.when) if name.startswith("answers.")]
        yield from _not_there("question", asked, library.questions, where, "add it to rules/questions.yaml")
        yield from _not_there("issue", head.issues, library.issues, where)
        yield from _not_there("form", head.forms, library.forms, where)
        yield from _not_there("kind of exhibit", head.evidence, library.vocabularies.get("exhibit", {}), where)
        yield from _not_there("precedent", head.answers, library.precedents, where)
        yield from _not_there(
            "act", [item.act for item in head.legislation], library.acts, where, "add it to rules/acts.yaml"
        )
        yield from _not_there("precedent", [cite.authority for cite in head.cites], library.precedents, where)
        yield from _uncitable(clause, library)
        for language, text in clause.texts.items():
            yield from _mark_problems(clause, text, library, f"{where} ({language})")
        if head.status == "approved" and not head.approved_by:
            yield Problem("it is approved by nobody", where, "name approved_by and approved_on")


def _not_there(what: str, names: Iterable[str], known: Container[str], where: str, fix: str = "") -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield Problem(f"there is no {what} {name}", where, fix)


def _uncitable(clause: Clause, library: Library) -> Iterator[Problem]:
    for cite in clause.head.cites:
        precedent = library.precedents.get(cite.authority)
        if precedent is not None and precedent.verification.fileable == "no":
            yield Problem(f"{cite.authority} may not be cited", clause.file, "take it out")


def _mark_problems(clause: Clause, text: ClauseText, library: Library, where: str) -> Iterator[Problem]:
    """The head and the marks in the text name the same authorities, and every mark leads somewhere."""
    cited = {cite.authority for cite in clause.head.cites}
    marks = list(_marks(text, "cite"))
    for mark in marks:
        if mark.text not in cited:
            yield Problem(f"the text cites {mark.text}, the head does not", where, "add it to cites")
        if mark.detail and not _pinpoint_seen(library, mark.text, mark.detail):
            yield Problem(f"no one has seen paragraph {mark.detail} of {mark.text}", where, "leave the pinpoint out")
    for missing in sorted(cited - {mark.text for mark in marks}):
        yield Problem(f"the head cites {missing}, the text does not", where, "cite it, or take it out of the head")
    provisions = {(mark.text, mark.detail or "") for mark in _marks(text, "provision")}
    for act, provision in sorted(provisions ^ {(item.act, item.provision) for item in clause.head.legislation}):
        yield Problem(f"{act} {provision} stands in the head or in the text only", where, "make them agree")
    kinds = library.vocabularies.get("exhibit", {})
    yield from _not_there("kind of exhibit", [mark.text for mark in _marks(text, "exhibit")], kinds, where)
    yield from _not_there("clause", [mark.text for mark in _marks(text, "clause")], library.clauses, where)


def _pinpoint_seen(library: Library, name: str, pinpoint: str) -> bool:
    precedent = library.precedents.get(name)
    return precedent is not None and any(
        pinpoint in key.pinpoint.split(", ") or pinpoint == key.pinpoint
        for key in precedent.key_paragraphs
        if key.basis == "seen"
    )


def _marks(text: ClauseText, kind: str) -> Iterator[Piece]:
    return (piece for passage in text.passages for piece in passage.pieces if piece.kind == kind)


def _parity_problems(library: Library) -> Iterator[Problem]:
    """The languages of a clause say the same: as many paragraphs, the same authorities, provisions, exhibits and facts."""
    for clause in library.clauses.values():
        if len(clause.texts) < 2:
            yield Problem("the clause has one language only", clause.file, "add the other text", "warning")
            continue
        first, second = (clause.texts[language] for language in sorted(clause.texts))
        if len(first.passages) != len(second.passages):
            yield Problem(
                f"{len(first.passages)} paragraphs in one language, {len(second.passages)} in the other", clause.file
            )
        for kind in ("cite", "provision", "exhibit", "clause"):
            ours, theirs = ({(m.text, m.detail) for m in _marks(text, kind)} for text in (first, second))
            for name, _ in sorted(ours ^ theirs, key=str):
                yield Problem(
                    f"{name} is marked in one language only", clause.file, "the two texts must rest on the same"
                )


def _issue_problems(library: Library) -> Iterator[Problem]:
    for issue in library.issues.values():
        if issue.level == 2 and issue.parent not in library.issues:
            yield Problem(f"its parent {issue.parent} is not there", f"issue {issue.code}")
        for hook in issue.hooks:
            if hook.act not in library.acts:
                yield Problem(f"there is no act {hook.act}", f"issue {issue.code}", "add it to rules/acts.yaml")
            elif hook.valid_from and hook.valid_to and hook.valid_from > hook.valid_to:
                yield Problem(f"the hook {hook.act} ends before it begins", f"issue {issue.code}")


def _stage_problems(library: Library) -> Iterator[Problem]:
    for stage in library.stages.values():
        for code in stage.opens:
            other = library.stages.get(code)
            if other is None:
                yield Problem(f"it opens {code}, which is no stage", f"stage {stage.code}")
            elif stage.code not in other.opened_by:
                yield Problem(
                    f"it opens {code}, but {code} does not say so",
                    f"stage {stage.code}",
                    "make opens and opened_by agree",
                )


def _forum_problems(library: Library) -> Iterator[Problem]:
    for forum in library.forums.values():
        if forum.valid_from and forum.valid_to and forum.valid_from > forum.valid_to:
            yield Problem("it ends before it begins", f"forum {forum.id}")
        if forum.appeals_to and forum.appeals_to not in library.forums:
            yield Problem(f"it appeals to {forum.appeals_to}, which is not there", f"forum {forum.id}")


def _form_problems(library: Library) -> Iterator[Problem]:
    drawn = {(template.name, template.language) for template in library.templates}
    for form in library.forms.values():
        for language in (form.language, *form.working_languages):
            if (form.id, language) not in drawn:
                yield Problem(
                    f"no template in {language}", f"form {form.id}", f"draw templates/{form.id}.{language}.docx"
                )
        for rule in form.deadlines:
            if rule not in library.rules:
                yield Problem(f"there is no rule {rule}", f"form {form.id}")
        if form.forum not in library.forums:
            yield Problem(f"there is no forum {form.forum}", f"form {form.id}")


def _family_problems(library: Library) -> Iterator[Problem]:
    """Each family of citations finds what its examples say, and nothing in its counter-examples."""
    from litigator.citations.examples import example_faults
    from litigator.library.citing import families_of

    try:
        families = families_of(library)
    except LibraryFault as fault:
        yield from fault.problems
        return
    for family, fault_found in example_faults(families):
        yield Problem(fault_found, _place(library, "families", family.id), "correct the pattern or the example")


def rule_problems(library: Library) -> Iterator[Problem]:
    """Each rule's own examples must come out as the rule says; versions follow one another; nothing hangs on what is not there."""
    from litigator.deadlines.examples import example_faults

    for rule in library.rules.values():
        where = _place(library, "rules", rule.id)
        for fault in example_faults(rule, library.law):
            yield Problem(fault, where, "correct the rule or the example")
        yield from _version_problems(rule, library)
        for name in rule.deemed:
            if name not in library.services:
                yield Problem(f"there is no fiction of service {name}", where)
        if rule.opens_limit is not None and rule.opens_limit not in library.rules:
            yield Problem(f"it opens {rule.opens_limit}, which is no rule", where)
        for kind in (*rule.starts.events, *rule.starts.doubtful, *rule.met_by):
            if kind not in library.vocabularies.get("event", {}):
                yield Problem(
                    f"«{kind}» is no kind of event", where, "add it to rules/vocabularies.yaml, or correct it"
                )
    for body in library.competences.values():
        if body.rule not in library.rules:
            yield Problem(f"its limit {body.rule} is no rule", _place(library, "competences", body.forum))


def _version_problems(rule: Rule, library: Library) -> Iterator[Problem]:
    last: date | None = None
    for number, version in enumerate(sorted(rule.versions, key=lambda item: item.valid_from or date.min)):
        where = f"{_place(library, 'rules', rule.id)}, version {version.name}"
        if number and (version.valid_from is None or last is None or version.valid_from <= last):
            yield Problem(
                f"the versions overlap at {version.valid_from}",
                _place(library, "rules", rule.id),
                "end one the day before the next",
            )
        last = version.valid_to
        if version.valid_from and version.valid_to and version.valid_from > version.valid_to:
            yield Problem("it ends before it begins", where)
        if not any(character.isdigit() for character in version.source):
            yield Problem("no source with its article", where, 'write it: source: "Law on …, Art. 29(1)"')
        if version.status == "verified" and version.checked_by is None:
            yield Problem(
                "nobody is named who verified it", where, "add checked_by and checked_on, or status: unverified"
            )
        if any(step.unit in ("month", "year") for step in version.length) and version.month_end is None:
            yield Problem("how a month ends is not named", where, "month_end: last_day")
        if version.calendar is not None and version.calendar not in library.calendars:
            yield Problem(f"there is no calendar {version.calendar}", where)
        if version.roll != "none" and version.calendar is None:
            yield Problem("a last day moves, but no calendar says which days are free", where)
        if any(step.unit == "working_day" for step in version.length) and version.calendar is None:
            yield Problem("working days are counted, but no calendar says which they are", where)
        if version.condition is not None and version.condition not in library.declarations:
            yield Problem(f"there is no declaration {version.condition}", where)
