"""`litigator draft assemble` at a terminal, without arguments: asks what it does not know, shows what it does, and prints the command that does the same."""

import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from litigator.cli.shell import Desk, shown, talk
from litigator.tongue import either, phrase, plural

if TYPE_CHECKING:
    from datetime import date

    from litigator.drafting.explaining import Explained, FactAsked
    from litigator.drafting.plan import Plan
    from litigator.errors import Problem
    from litigator.library.shapes import Form
    from litigator.office import Office

_SHOWN = 12  # of a list, so many lines; more are found by typing


@dataclass(slots=True, kw_only=True)
class Wanted:
    """What a draft is made of, as far as it is known. `written` are the commands that say the same as what was answered."""

    case: str | None
    template: str | None
    saved: Path | None
    language: str | None
    place: str | None
    output: Path | None
    partial: bool
    written: list[str] = field(default_factory=list)


def can_ask(desk: Desk) -> bool:
    """Whether somebody sits there to be asked."""
    return not desk.no_input and sys.stdin.isatty() and sys.stderr.isatty()


def guided(desk: Desk, wanted: Wanted) -> Wanted:
    """Ask for everything that is missing; what the lawyer answers about the case is kept on it. Raises `click.Abort` when they leave."""
    from litigator.office import reading_office

    talk(
        phrase(
            "A draft, question by question. Enter takes what stands in brackets; Ctrl-C leaves, and nothing is written."
        )
    )
    with reading_office(desk.db, libraries=desk.libraries, saved=wanted.saved) as office:
        if wanted.saved is None:
            wanted.case = _case(office, wanted.case)
        wanted.template = _template(office, wanted, desk.today())
        wanted.language = _language(office, wanted)
    _answer_what_is_open(desk, wanted)
    _paragraphs(desk, wanted)
    _look_over(desk, wanted)
    wanted.output = _output(wanted)
    talk("\n" + phrase("The same without questions:"))
    for command in (*wanted.written, _command(wanted)):
        talk(f"  {shown(command)}")
    return wanted


# Which case, which form, which language


def _case(office: "Office", given: str | None) -> str:
    if given is not None:
        return office.case_file(given).reference
    lines = list(office.cases())
    if not lines:
        from litigator.errors import NotFound

        raise NotFound(
            phrase("no cases yet: litigator case add"), fix='litigator case add 2022-011 --name "Family at Pabradė"'
        )
    named = [(line.reference, line.name) for line in lines]
    return _chosen(phrase("Which case?"), named, phrase("its number in the list, its reference, or words of its name"))


def _template(office: "Office", wanted: Wanted, today: "date") -> str:
    from litigator.drafting.limit import running_days

    if wanted.template is not None:
        return wanted.template
    case = office.case_file(wanted.case)
    open_stages = [stage.code for stage in case.stages if stage.closed is None] or [stage.code for stage in case.stages]
    last = open_stages[-1] if open_stages else None
    drawn = {template.name for template in office.library.templates}
    forms = [form for form in office.library.forms.values() if form.id in drawn]
    until = running_days(forms, case, office.library, today)
    # What must be filed by a day comes first, the nearest day on top; then the forms of the stage the case has reached.
    forms.sort(
        key=lambda form: (until.get(form.id, "9"), last not in form.stages, not set(open_stages) & set(form.stages))
    )
    named = [(form.id, _titled(form, until.get(form.id))) for form in forms]
    called = {form.id: f"{form.title['en']} {form.title['lt']}" for form in forms}
    how = phrase("its number in the list, or its name")
    return _chosen(phrase("What is to be drafted?"), named, how, default="1", called=called)


def _titled(form: "Form", until: str | None) -> str:
    title = either(form.title["en"], form.title["lt"])
    return title if until is None else phrase("{title} (by {day})", title=title, day=until)


def _language(office: "Office", wanted: Wanted) -> str | None:
    form = office.library.forms.get(wanted.template or "")
    if wanted.language is not None or form is None:
        return wanted.language
    languages = [one.language for one in office.library.templates if one.name == form.id]
    if len(languages) < 2:
        return languages[0] if languages else None
    asked = click.prompt(
        phrase("In which language?"), default=form.language, type=click.Choice(sorted(languages)), err=True
    )
    return str(asked)


def _chosen(
    question: str,
    named: Sequence[tuple[str, str]],
    how: str,
    default: str | None = None,
    called: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """One of a list, by its number, its id, or words that only it has (`called` has its names in both languages); asked again until it is one."""
    if not named:
        from litigator.errors import NotFound

        raise NotFound(phrase("there is nothing to choose from"), fix="litigator case add, litigator draft templates")
    for number, (name, title) in enumerate(named[:_SHOWN], 1):
        talk(f"  {number:>2}  {shown(name)}  {shown(title)}")
    if len(named) > _SHOWN:
        talk(
            "      "
            + plural(
                "{count} more: type a part of its name", "{count} more: type a part of the name", len(named) - _SHOWN
            )
        )
    while True:
        typed = str(click.prompt(f"{question} ({how})", default=default, err=True)).strip()
        if typed.isdecimal() and 1 <= int(typed) <= len(named):
            return named[int(typed) - 1][0]
        exact = [name for name, _ in named if name.casefold() == typed.casefold()]
        near = exact or [
            name
            for name, title in named
            if typed and typed.casefold() in f"{name} {called.get(name, title)}".casefold()
        ]
        if len(near) == 1:
            return near[0]
        talk(
            "  "
            + (
                phrase("that fits several: {names}", names=", ".join(map(shown, near)))
                if near
                else phrase("nothing is called that")
            )
        )


# What the clauses ask


def _answer_what_is_open(desk: Desk, wanted: Wanted) -> None:
    """The questions that clauses wait for, one by one; an answer may open another question, so the plan is made again until none is new."""
    left: set[str] = set()
    known_told = False
    while True:
        plan, told = _planned(desk, wanted)
        if not known_told:
            _tell_answers(plan)
            known_told = True
        asked = {fact.name: fact for one in told if one.group == "waiting" for fact in one.facts if fact.value is None}
        new = [fact for name, fact in asked.items() if name not in left]
        if not new:
            return
        answers = [f"{fact.name.removeprefix('answers.')}={value}" for fact in new if (value := _answered(fact, plan))]
        left |= {fact.name for fact in new}
        if answers and wanted.saved is None:
            _keep(desk, wanted, answers)


def _planned(desk: Desk, wanted: Wanted) -> "tuple[Plan, list[Explained]]":
    from litigator.drafting.explaining import explain
    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries, saved=wanted.saved) as office:
        plan = office.plan(
            wanted.case, wanted.template or "", today=desk.today(), language=wanted.language, place=wanted.place
        )
        return plan, list(explain(plan, office.library, office.checked()))


def _tell_answers(plan: "Plan") -> None:
    """What the case answers already, so that nobody is asked twice and a slip is seen."""
    known = [(answer.fact, answer.value) for answer in plan.case.answers]
    if known:
        talk(
            "\n"
            + phrase(
                "Answered already (litigator case edit {case} --answer QUESTION=VALUE changes one):",
                case=shown(plan.case.reference),
            )
        )
        for fact, value in known:
            talk(f"  {shown(fact)} = {shown(value)}")


def _answered(fact: "FactAsked", plan: "Plan") -> str:
    """What the lawyer answers; nothing where they leave it open, or where it is no question but a line the case lacks."""
    if not fact.name.startswith("answers."):
        talk(f"\n? {shown(fact.question)}\n  → {shown(fact.answer)}")
        return ""
    kind = str(fact.answer).rpartition("=")[2]
    read: Callable[[str], str | None]
    checks: dict[str, tuple[str, Callable[[str], str | None]]] = {
        "TEXT": (phrase("words, or Enter to leave it open"), str),
        "yes|no": (phrase("y, n, or Enter to leave it open"), _yes_or_no),
        "NUMBER": (phrase("a number, or Enter to leave it open"), lambda typed: typed if typed.isdecimal() else None),
        "DATE": (phrase("a date, or Enter to leave it open"), _iso_day),
    }
    how, read = checks.get(kind, checks["TEXT"])
    while True:
        typed = str(click.prompt(f"? {shown(fact.question)} ({how})", default="", show_default=False, err=True)).strip()
        if not typed:
            return ""
        value = read(typed)
        if value is not None:
            return value
        talk("  " + phrase("that is not an answer to it"))


def _yes_or_no(typed: str) -> str | None:
    return {"y": "yes", "yes": "yes", "t": "yes", "taip": "yes", "n": "no", "no": "no", "ne": "no"}.get(
        typed.casefold()
    )


def _iso_day(typed: str) -> str | None:
    from litigator.dates.grammar import read

    found = read(typed)
    return None if found.date is None else found.date.isoformat()


def _keep(desk: Desk, wanted: Wanted, answers: list[str]) -> None:
    """Keep the answers on the case, by who answers."""
    from litigator.office import writing_office

    case = wanted.case or ""
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        office.edit_case(case, {}, answers=answers)
    given = " ".join(f"--answer {shlex.quote(answer)}" for answer in answers)
    wanted.written.append(f"litigator case edit {shlex.quote(case)} {given}")


# The lawyer's own paragraphs


def _paragraphs(desk: Desk, wanted: Wanted) -> None:
    """The paragraphs a form requires and the case lacks; an empty line ends them. They are kept as statements of the case."""
    plan, _ = _planned(desk, wanted)
    required = {one.fact: one for one in plan.setting.form.required if one.fact.startswith("statements.")}
    for fact, one in required.items():
        slot = fact.removeprefix("statements.")
        if plan.facts["statements"].get(slot) or wanted.saved is not None:
            continue
        talk(
            "\n"
            + phrase(
                "The draft needs: {what}. A paragraph a line; an empty line ends them, or leaves them for later.",
                what=either(one.what["en"], one.what["lt"]),
            )
        )
        while typed := str(click.prompt("  ¶", default="", show_default=False, prompt_suffix=" ", err=True)).strip():
            _keep_paragraph(desk, wanted, plan, slot, typed)


def _keep_paragraph(desk: Desk, wanted: Wanted, plan: "Plan", slot: str, text: str) -> None:
    from litigator.office import writing_office

    case, language = wanted.case or "", plan.setting.language
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        office.add_statement(case, slot, text, language=language, exhibits=(), position=None)
    wanted.written.append(
        f"litigator case statement {shlex.quote(case)} {slot} {shlex.quote(text)} --language {language}"
    )


# The last look, and where it goes


def _look_over(desk: Desk, wanted: Wanted) -> None:
    """What is in, what waits and what is missing; a draft with gaps is offered where it cannot be whole."""
    _, told = _planned(desk, wanted)
    counts = {name: sum(1 for one in told if one.group == name) for name in ("in", "waiting")}
    talk("\n" + plural("{count} clause is in", "{count} clauses are in", counts["in"]))
    errors = _errors_foreseen(desk, wanted)
    if not errors or wanted.partial:
        return
    from litigator.cli.shell import tell_problems

    talk(plural("{count} thing is still missing:", "{count} things are still missing:", len(errors)))
    tell_problems(errors)
    wanted.partial = click.confirm(
        phrase("Write it all the same, marked as a draft, with every gap visible?"), default=True, err=True
    )
    if not wanted.partial:
        raise click.Abort


def _errors_foreseen(desk: Desk, wanted: Wanted) -> "list[Problem]":
    """What `draft assemble` would stop at: the draft with its gaps is made, and thrown away."""
    from litigator.office import judgments_folder, reading_office

    with reading_office(desk.db, libraries=desk.libraries, saved=wanted.saved) as office:
        draft = office.drafted(
            wanted.case,
            wanted.template or "",
            today=desk.today(),
            language=wanted.language,
            place=wanted.place,
            partial=True,
            judgments=judgments_folder(None, desk.db),
        )
    return [problem for problem in draft.problems if problem.severity == "error"]


def _output(wanted: Wanted) -> Path:
    if wanted.output is not None:
        return wanted.output
    name = f"{wanted.case or (wanted.saved.stem if wanted.saved else 'draft')}-{wanted.template}"
    stem = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in Path(name).stem)
    while True:
        path = Path(str(click.prompt(phrase("Where to write it?"), default=f"{stem}.docx", err=True)))
        if path.suffix.lower() == ".docx" and path.parent.is_dir():
            return path
        talk("  " + phrase("the name ends in .docx, in a folder that is there"))


def _command(wanted: Wanted) -> str:
    words: list[Any] = ["litigator", "draft", "assemble"]
    words += [wanted.template] if wanted.saved else [wanted.case, wanted.template]
    for option, value in (
        ("--from", wanted.saved),
        ("--language", wanted.language),
        ("--place", wanted.place),
        ("-o", wanted.output),
    ):
        words += [option, value] if value else []
    words += ["--partial"] if wanted.partial else []
    return " ".join(shlex.quote(str(word)) for word in words)
