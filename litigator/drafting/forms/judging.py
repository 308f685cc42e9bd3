"""The requirements of a form (`checks:` in forms.yaml), each judged by what proves it: a condition, a named test, or a person.

Only a requirement seen in its source (flag V) of severity `error` stops a draft. One from memory (M) or uncertain (U) is a warning that says
that nobody has verified it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from litigator.casefile import CaseFile
from litigator.clauses.clause import Clause
from litigator.clauses.conditions import Verdict, facts_named, judge, look_up
from litigator.drafting.forms.drafted import Drafted, Logged
from litigator.drafting.forms.regime import regime_problems
from litigator.drafting.forms.said import DRAFT_TESTS
from litigator.drafting.mending import answer_to, typed_for
from litigator.drafting.wording import Sentence, say
from litigator.errors import LibraryFault, Problem
from litigator.library.contents import Library
from litigator.library.shapes import Form, FormCheck

if TYPE_CHECKING:
    from litigator.drafting.forms.finished import Finished


def draft_problems(
    form: Form,
    facts: Mapping[str, Any],
    *,
    library: Library,
    case: CaseFile,
    clauses: Sequence[Clause] = (),
    asked: Iterable[str] = (),
    logged: Iterable[Logged] = (),
) -> Iterator[Problem]:
    """The requirements of `form` that the facts of a draft do not meet, or that cannot be told from them; and what rests on law that nobody
    has read for the day of the claim. `clauses` are those taken; `asked` are the facts that someone else asks for already (an open clause):
    a requirement that hangs on those alone, or on what the form requires anyway, is not told twice. `logged` are the drafts of the case in the
    office's log.
    """
    drafted = Drafted(form=form, facts=facts, library=library, case=case, clauses=tuple(clauses), logged=tuple(logged))
    told = frozenset((*asked, *(required.fact for required in form.required)))
    for check in form.checks:
        yield from _safely(check, form, partial(_judged, check, drafted, told))
    yield from regime_problems(drafted)


def _judged(check: FormCheck, drafted: Drafted, told: frozenset[str]) -> Iterator[Problem]:
    applies = judge(check.when, drafted.facts)
    if applies.truth is False:
        return
    if applies.truth is None and (check.test is not None or check.draft):
        yield from _untold(check, applies, drafted, told)
        return
    if check.test is not None:
        verdict = judge(check.test, drafted.facts)
        if verdict.truth is False and not _is_told(check, drafted, told):
            yield _failed(check, _rule_of(check), drafted.form, drafted)
        elif verdict.truth is None:
            yield from _untold(check, verdict, drafted, told)
    for name, given in check.draft.items():
        for fault in DRAFT_TESTS[name](drafted, given):
            yield _failed(check, _with_fault(check, fault), drafted.form, drafted)


def _is_told(check: FormCheck, drafted: Drafted, told: frozenset[str]) -> bool:
    """Whether the requirement fails for nothing but facts that are missing and told of as missing: once is enough."""
    return all(name in told and not look_up(drafted.facts, name) for name in facts_named(check.test))


def form_problems(form: Form, document: "Finished", facts: Mapping[str, Any] | None = None) -> Iterator[Problem]:
    """The requirements of `form` that the finished `document` does not meet: those that are read off the file itself.

    Whether a requirement with a `when` applies, only the draft's `facts` tell; without them it is left to the list a person ticks (`to_tick`).
    """
    for check in form.checks:
        if check.document:
            yield from _safely(check, form, partial(_read_off, check, form, document, facts))


def _read_off(check: FormCheck, form: Form, document: "Finished", facts: Mapping[str, Any] | None) -> Iterator[Problem]:
    tests = document_tests()
    if _applies(check, facts):
        for name, given in check.document.items():
            for fault in tests[name](document, given):
                yield _failed(check, _with_fault(check, fault), form, None)


def _safely(check: FormCheck, form: Form, judging: Callable[[], Iterator[Problem]]) -> list[Problem]:
    """What the judging of one requirement yields; one that is written so that it cannot be judged is told as such, and stops nothing."""
    try:
        return list(judging())
    except (LibraryFault, KeyError, TypeError, ValueError, AttributeError):
        what = say("{id} is written so that it cannot be judged: {rule}", id=check.id, rule=words_of(check))
        fix = say("correct it in forms.yaml; litigator office check-library tells what is wrong")
        return [Problem(what, say("form {form}", form=form.id), fix, "warning")]


def _applies(check: FormCheck, facts: Mapping[str, Any] | None) -> bool:
    if check.when is None:
        return True
    return facts is not None and judge(check.when, facts).truth is True


def document_tests() -> "Mapping[str, Callable[[Finished, Any], Iterable[Sentence]]]":
    """The tests over a finished document, by name. Loaded late: a draft needs none of them."""
    from litigator.drafting.forms import annexed, headed, laid_out, paged

    return {**laid_out.TESTS, **headed.TESTS, **annexed.TESTS, **paged.TESTS}


def to_tick(form: Form, facts: Mapping[str, Any] | None = None) -> tuple[FormCheck, ...]:
    """What only a person can answer for, in the order of the form: shown as a list to tick, never as passed.

    Without `facts`, as when a colleague's file is checked, that is also whatever the draft's facts would have told.
    """
    return tuple(
        check
        for check in form.checks
        if _is_for_a_person(check, told=facts is not None)
        and (facts is None or judge(check.when, facts).truth is not False)
    )


def _is_for_a_person(check: FormCheck, *, told: bool) -> bool:
    if check.ask is not None:
        return True
    proved = check.document and (told or check.when is None)
    return not proved and (not told or (check.test is None and not check.draft))


def tick_line(check: FormCheck) -> Sentence:
    """The line a person ticks: the requirement, where it stands, and that it is not verified where it is not."""
    line = "{id}: {rule} ({source})" if check.flag == "V" else "{id} (not verified): {rule} ({source})"
    return say(line, id=check.id, rule=words_of(check), source=check.source or f"flag {check.flag}")


def words_of(check: FormCheck) -> Any:
    """The requirement by language; one written in English only reads so in both."""
    return check.rule


def _rule_of(check: FormCheck) -> Sentence:
    line = "{id}: {rule}" if check.flag == "V" else "{id} (not verified): {rule}"
    return say(line, id=check.id, rule=words_of(check))


def _with_fault(check: FormCheck, fault: Sentence) -> Sentence:
    line = "{id}: {fault}. The requirement: {rule}"
    if check.flag != "V":
        line = "{id} (not verified): {fault}. The requirement: {rule}"
    return say(line, id=check.id, fault=fault, rule=words_of(check))


def _failed(check: FormCheck, what: Sentence, form: Form, drafted: Drafted | None) -> Problem:
    stops = check.severity == "error" and check.flag == "V"
    return Problem(what, say("form {form}", form=form.id), _mend(check, drafted), "error" if stops else "warning")


def _untold(check: FormCheck, verdict: Verdict, drafted: Drafted, told: frozenset[str]) -> Iterator[Problem]:
    """A requirement that hangs on a fact nobody gave: which one, and how to give it."""
    missing = [name for name in verdict.unknown if name not in told]
    if not missing:
        return
    line = "{id} cannot be told yet: {rule}" if check.flag == "V" else "{id} (not verified) cannot be told yet: {rule}"
    what = say(line, id=check.id, rule=words_of(check))
    problem = _failed(check, what, drafted.form, drafted)
    yield problem._replace(fix=answer_to(missing[0], drafted.library, drafted.case))


def _mend(check: FormCheck, drafted: Drafted | None) -> Sentence:
    """Who asks for it and what to do."""
    source = check.source or check.id
    if not check.mend:
        return say("required by {why}", why=source)
    if drafted is None:
        return say("required by {why}; {mend}", why=source, mend=check.mend)
    language = None if drafted.language == drafted.case.language else drafted.language
    mend = typed_for(check.mend, drafted.case.reference, language)
    return say("required by {why}; {mend}", why=source, mend=mend)
