"""What no single file shows: entries that name others, languages that must agree, identities that must compute.

`cross_problems` runs over a library that reads well file by file. Reading already told of shape, spelling and syntax.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from litigator.citations.identity import faults as identity_faults
from litigator.clauses.clause import Clause, ClauseText, Piece
from litigator.clauses.conditions import facts_named, unfit_tests
from litigator.clauses.conditions import faults as condition_faults
from litigator.clauses.parity import differences
from litigator.deadlines.rule import Rule
from litigator.errors import LibraryFault, Problem
from litigator.library.contents import Library
from litigator.library.forms import form_problems
from litigator.library.telling import not_there, place_of
from litigator.tongue import marked, phrase

_ACT_KEPT = re.compile(r"(?:dir|reg|dec)\.\d{1,4}/\d{1,4}")
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
        form_problems,
        _family_problems,
        _usual_name_problems,
        rule_problems,
    )
    return tuple(problem for check in checks for problem in check(library))


def _precedent_problems(library: Library) -> Iterator[Problem]:
    for precedent in library.precedents.values():
        where = place_of(library, "precedents", precedent.id)
        for fault in identity_faults(precedent):
            yield Problem(fault, where, phrase("correct the number, the date or the ECLI"))
        if precedent.status == "pending" and precedent.outcomes:
            yield Problem(phrase("a pending case has an outcome"), where, phrase("take the outcome out"))
        if any(brace in text for text in (precedent.name, precedent.holding, *precedent.numbers) for brace in BRACES):
            yield Problem(phrase("braces stand in its text"), where, phrase("take them out"))
        for respondent in precedent.respondents:
            if (
                precedent.court == "ECtHR"
                and respondent not in library.states
                and f"the {respondent}" not in library.states
            ):
                yield Problem(
                    phrase("the State {respondent} has no Lithuanian name", respondent=respondent),
                    where,
                    phrase("add it to rules/states.yaml"),
                )
        for letter in precedent.issues:
            if letter not in library.issues:
                yield Problem(phrase("there is no issue {letter}", letter=letter), where)


def _clause_problems(library: Library) -> Iterator[Problem]:
    for clause in library.clauses.values():
        head, where = clause.head, clause.file
        for fault in condition_faults(head.when):
            yield Problem(fault, where, phrase("see docs/clauses.md"))
        for fault in unfit_tests(head.when, {name: asked.type for name, asked in library.questions.items()}):
            yield Problem(fault, where, phrase("see docs/clauses.md"))
        asked = [name.removeprefix("answers.") for name in facts_named(head.when) if name.startswith("answers.")]
        yield from not_there(
            marked("question"), asked, library.questions, where, phrase("add it to rules/questions.yaml")
        )
        yield from not_there(marked("issue"), head.issues, library.issues, where)
        yield from not_there(marked("form"), head.forms, library.forms, where)
        yield from not_there(marked("kind of exhibit"), head.evidence, library.vocabularies.get("exhibit", {}), where)
        yield from not_there(marked("precedent"), head.answers, library.precedents, where)
        yield from not_there(
            marked("act"),
            [item.act for item in head.legislation],
            library.acts,
            where,
            phrase("add it to rules/acts.yaml"),
        )
        yield from not_there(marked("precedent"), [cite.authority for cite in head.cites], library.precedents, where)
        yield from _uncitable(clause, library)
        yield from _beyond_its_law(clause, library)
        for language, text in clause.texts.items():
            yield from _mark_problems(clause, text, library, f"{where} ({language})")
        if head.status == "approved" and not head.approved_by:
            yield Problem(phrase("it is approved by nobody"), where, phrase("name approved_by and approved_on"))


def _uncitable(clause: Clause, library: Library) -> Iterator[Problem]:
    for cite in clause.head.cites:
        precedent = library.precedents.get(cite.authority)
        if precedent is not None and precedent.verification.fileable == "no":
            yield Problem(
                phrase("{authority} may not be cited", authority=cite.authority), clause.file, phrase("take it out")
            )


def _beyond_its_law(clause: Clause, library: Library) -> Iterator[Problem]:
    """A clause ends with the Union act it rests on: a claim lodged later is judged by another."""
    head = clause.head
    for name in dict.fromkeys(item.act for item in head.legislation):
        act = library.acts.get(name)
        if act is None or act.kind != "eu":
            continue
        if act.valid_to and (head.valid_to is None or head.valid_to > act.valid_to):
            what = phrase(
                "it rests on {act}, which ended on {day}, and does not end with it", act=name, day=act.valid_to
            )
            yield Problem(what, clause.file, phrase("add valid_to: {day}", day=act.valid_to))
        if act.valid_from and (head.valid_from is None or head.valid_from < act.valid_from):
            what = phrase(
                "it rests on {act}, which began on {day}, and does not begin with it", act=name, day=act.valid_from
            )
            yield Problem(what, clause.file, phrase("add valid_from: {day}", day=act.valid_from))


def _mark_problems(clause: Clause, text: ClauseText, library: Library, where: str) -> Iterator[Problem]:
    """The head and the marks in the text name the same authorities, and every mark leads somewhere."""
    cited = {cite.authority for cite in clause.head.cites}
    marks = list(_marks(text, "cite"))
    for mark in marks:
        if mark.text not in cited:
            yield Problem(
                phrase("the text cites {text}, the head does not", text=mark.text), where, phrase("add it to cites")
            )
        if mark.detail and not _pinpoint_seen(library, mark.text, mark.detail):
            yield Problem(
                phrase("no one has seen paragraph {detail} of {text}", detail=mark.detail, text=mark.text),
                where,
                phrase("leave the pinpoint out"),
            )
    for missing in sorted(cited - {mark.text for mark in marks}):
        yield Problem(
            phrase("the head cites {missing}, the text does not", missing=missing),
            where,
            phrase("cite it, or take it out of the head"),
        )
    marked_ones = {(mark.text, mark.detail or "") for mark in _marks(text, "provision")}
    listed = {(item.act, item.provision) for item in clause.head.legislation}
    for act, provision in sorted(marked_ones ^ listed):
        if (act, provision) in listed:
            what = phrase("{act} {provision} stands in the head, and not in the text", act=act, provision=provision)
            fix = phrase("mark it in the text, or take it out of legislation")
        else:
            what = phrase("{act} {provision} stands in the text, and not in the head", act=act, provision=provision)
            fix = phrase("add it to legislation")
        yield Problem(what, where, fix)
    kinds = library.vocabularies.get("exhibit", {})
    yield from not_there(marked("kind of exhibit"), [mark.text for mark in _marks(text, "exhibit")], kinds, where)
    yield from not_there(marked("clause"), [mark.text for mark in _marks(text, "clause")], library.clauses, where)


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
        for language in sorted(_languages_wanted(clause, library) - set(clause.texts)):
            what = phrase("the clause has no text in {language}", language=language)
            yield Problem(what, clause.file, phrase("add the other text"), "warning")
        if len(clause.texts) < 2:
            continue
        first, second = (clause.texts[language] for language in sorted(clause.texts))
        if len(first.passages) != len(second.passages):
            yield Problem(
                phrase(
                    "{count} paragraphs in one language, {count2} in the other",
                    count=len(first.passages),
                    count2=len(second.passages),
                ),
                clause.file,
            )
        for kind in ("cite", "provision", "exhibit", "clause"):
            ours, theirs = ({(m.text, m.detail) for m in _marks(text, kind)} for text in (first, second))
            for name, _ in sorted(ours ^ theirs, key=str):
                yield Problem(
                    phrase("{name} is marked in one language only", name=name),
                    clause.file,
                    phrase("the two texts must rest on the same"),
                )
        for what in differences(first, second):
            yield Problem(
                phrase("{what} in one language only", what=what),
                clause.file,
                phrase("make the two texts say the same"),
            )


def _languages_wanted(clause: Clause, library: Library) -> set[str]:
    """The languages in which the forms of a clause are drawn."""
    forms = [library.forms[name] for name in clause.head.forms if name in library.forms]
    return {language for form in forms for language in (form.language, *form.working_languages)}


def _issue_problems(library: Library) -> Iterator[Problem]:
    for issue in library.issues.values():
        if issue.level == 2 and issue.parent not in library.issues:
            yield Problem(
                phrase("its parent {parent} is not there", parent=issue.parent), phrase("issue {code}", code=issue.code)
            )
        for hook in issue.hooks:
            if hook.act not in library.acts:
                yield Problem(
                    phrase("there is no act {act}", act=hook.act),
                    phrase("issue {code}", code=issue.code),
                    phrase("add it to rules/acts.yaml"),
                )
            elif hook.valid_from and hook.valid_to and hook.valid_from > hook.valid_to:
                yield Problem(
                    phrase("the hook {act} ends before it begins", act=hook.act),
                    phrase("issue {code}", code=issue.code),
                )


def _stage_problems(library: Library) -> Iterator[Problem]:
    for stage in library.stages.values():
        for code in stage.opens:
            other = library.stages.get(code)
            if other is None:
                yield Problem(
                    phrase("it opens {code}, which is no stage", code=code), phrase("stage {code}", code=stage.code)
                )
            elif stage.code not in other.opened_by:
                yield Problem(
                    phrase("it opens {code}, but {code} does not say so", code=code),
                    phrase("stage {code}", code=stage.code),
                    phrase("make opens and opened_by agree"),
                )


def _forum_problems(library: Library) -> Iterator[Problem]:
    for forum in library.forums.values():
        if forum.valid_from and forum.valid_to and forum.valid_from > forum.valid_to:
            yield Problem(phrase("it ends before it begins"), phrase("forum {id}", id=forum.id))
        if forum.appeals_to and forum.appeals_to not in library.forums:
            yield Problem(
                phrase("it appeals to {appeals_to}, which is not there", appeals_to=forum.appeals_to),
                phrase("forum {id}", id=forum.id),
            )


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
        yield Problem(
            fault_found, place_of(library, "families", family.id), phrase("correct the pattern or the example")
        )


def _usual_name_problems(library: Library) -> Iterator[Problem]:
    """Each act is written as citations of it are kept, and no name is borne by two entries: the check would know but one of them."""
    from litigator.citations.normalising import act_id

    borne: dict[str, str] = {}
    for entry in library.usual_names.values():
        where = place_of(library, "usual_names", entry.id)
        if not entry.acts:
            yield Problem(phrase("no act has borne the name"), where, phrase("write it: dir.2008/115"))
        for act in entry.acts:
            sort, _, number = act.partition(".")
            if not _ACT_KEPT.fullmatch(act) or act_id(sort, number) != act:
                yield Problem(
                    phrase("{act} is no act as citations are kept", act=act), where, phrase("write it: dir.2008/115")
                )
        for name in (name.casefold() for names in entry.names.values() for name in names):
            if borne.setdefault(name, entry.id) != entry.id:
                yield Problem(
                    phrase("{other} has the name «{name}» too", other=borne[name], name=name),
                    where,
                    phrase("put all its acts in one entry"),
                )


def rule_problems(library: Library) -> Iterator[Problem]:
    """Each rule's own examples must come out as the rule says; versions follow one another; nothing hangs on what is not there."""
    from litigator.deadlines.examples import example_faults

    for rule in library.rules.values():
        where = place_of(library, "rules", rule.id)
        for fault in example_faults(rule, library.law):
            yield Problem(fault, where, phrase("correct the rule or the example"))
        yield from _version_problems(rule, library)
        for name in rule.deemed:
            if name not in library.services:
                yield Problem(phrase("there is no fiction of service {name}", name=name), where)
        if rule.opens_limit is not None and rule.opens_limit not in library.rules:
            yield Problem(phrase("it opens {opens_limit}, which is no rule", opens_limit=rule.opens_limit), where)
        for kind in (*rule.starts.events, *rule.starts.doubtful, *rule.met_by):
            if kind not in library.vocabularies.get("event", {}):
                yield Problem(
                    phrase("«{kind}» is no kind of event", kind=kind),
                    where,
                    phrase("add it to rules/vocabularies.yaml, or correct it"),
                )
    for body in library.competences.values():
        if body.rule not in library.rules:
            yield Problem(
                phrase("its limit {rule} is no rule", rule=body.rule), place_of(library, "competences", body.forum)
            )


def _version_problems(rule: Rule, library: Library) -> Iterator[Problem]:
    last: date | None = None
    for number, version in enumerate(sorted(rule.versions, key=lambda item: item.valid_from or date.min)):
        where = phrase("{library}, version {name}", library=place_of(library, "rules", rule.id), name=version.name)
        if number and (version.valid_from is None or last is None or version.valid_from <= last):
            yield Problem(
                phrase("the versions overlap at {valid_from}", valid_from=version.valid_from),
                place_of(library, "rules", rule.id),
                phrase("end one the day before the next"),
            )
        last = version.valid_to
        if version.valid_from and version.valid_to and version.valid_from > version.valid_to:
            yield Problem(phrase("it ends before it begins"), where)
        if not any(character.isdigit() for character in version.source):
            yield Problem(
                phrase("no source with its article"), where, phrase('write it: source: "Law on …, Art. 29(1)"')
            )
        if version.status == "verified" and version.checked_by is None:
            yield Problem(
                phrase("nobody is named who verified it"),
                where,
                phrase("add checked_by and checked_on, or status: unverified"),
            )
        if any(step.unit in ("month", "year") for step in version.length) and version.month_end is None:
            yield Problem(phrase("how a month ends is not named"), where, phrase("month_end: last_day"))
        if version.calendar is not None and version.calendar not in library.calendars:
            yield Problem(phrase("there is no calendar {calendar}", calendar=version.calendar), where)
        if version.roll != "none" and version.calendar is None:
            yield Problem(phrase("a last day moves, but no calendar says which days are free"), where)
        if any(step.unit == "working_day" for step in version.length) and version.calendar is None:
            yield Problem(phrase("working days are counted, but no calendar says which they are"), where)
        if version.condition is not None and version.condition not in library.declarations:
            yield Problem(phrase("there is no declaration {condition}", condition=version.condition), where)
