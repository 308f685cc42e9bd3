"""`litigator case`: add, show, edit; stages, parties, relief, statements, links. Events stand in `cli/events`, lists in `cli/caseload`."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from litigator.cli import caseload, events, undoing
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, tell_moved
from litigator.tongue import marked, phrase


@click.group(context_settings=HELP)
def group() -> None:
    """The cases of the office."""


@command(group)
@click.argument("reference", required=False)
@click.option("--name", help="What the office calls it.")
@click.option(
    "--language",
    type=click.Choice(["lt", "en"]),
    default="lt",
    show_default=True,
    help="The language of the proceedings.",
)
@click.option(
    "--issue", "issues", multiple=True, metavar="CODE", help="A sub-code such as a3 (repeatable; the first leads)."
)
@click.option("--goal", help="What the case is to change.")
@click.option(
    "--from",
    "saved",
    metavar="CASE.yaml|.json",
    type=click.Path(path_type=Path),
    help="Take the whole case from a file.",
)
def add(
    desk: Desk,
    reference: str | None,
    name: str | None,
    language: str,
    issues: tuple[str, ...],
    goal: str | None,
    saved: Path | None,
) -> None:
    """Open a case under REFERENCE, or take a whole one from a file."""
    from litigator.errors import UsageFault
    from litigator.office import case_file_from, writing_office

    if saved is None and (reference is None or name is None):
        raise UsageFault(
            phrase("a case needs a reference and a name"), fix='litigator case add 2022-011 --name "Family at Pabradė"'
        )
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        if saved is not None:
            case = office.take_in(case_file_from(saved), today=desk.today())
        else:
            case = office.open_case(
                reference or "", name or "", language=language, issues=issues, goal=goal, on=desk.today()
            )
    say(phrase("{reference} is open: {name}", reference=shown(case.reference), name=shown(case.name)))
    tell_moved(office.moved)


@command(group)
@click.argument("case")
@json_option
def show(desk: Desk, case: str, as_json: bool) -> None:
    """Show CASE whole (--json gives the case file that `draft assemble --from` takes)."""
    from dataclasses import asdict

    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        found = office.case_file(case)
    if as_json:
        print_json("case", **asdict(found))
        return
    say(f"{shown(found.reference)}  {shown(found.name)}")
    if found.goal:
        say(phrase("  goal: {goal}", goal=shown(found.goal)))
    say(
        phrase(
            "  issues: {issues}    language: {language}",
            issues=" ".join(issue.code + ("*" if issue.lead else "") for issue in found.issues),
            language=found.language,
        )
    )
    for heading, lines in _sections(found):
        if lines:
            say(f"\n{phrase(heading)}")
            for line in lines:
                say(f"  {shown(line)}")


def _sections(case: Any) -> list[tuple[str, list[str]]]:
    return [
        (
            marked("People"),
            [
                f"{c.reference}  {c.name} ({c.role}{', ' + ', '.join(n.code for n in c.vulnerabilities) if c.vulnerabilities else ''})"
                for c in case.claimants
            ],
        ),
        (marked("Others"), [f"{party.role}: {party.name}" for party in case.parties]),
        (
            marked("Stages"),
            [f"{s.key}  {s.code} {s.forum} {s.number or ''} {s.opened or ''}–{s.closed or ''}" for s in case.stages],
        ),
        (
            marked("Events"),
            [
                f"{e.on}  {e.kind} {e.number or ''} ({e.proof}) {e.title or ''}"
                for e in sorted(case.events, key=lambda e: e.on)
            ],
        ),
        (
            marked("Exhibits"),
            [f"{e.key}  {e.kind}: {e.title}{'' if e.annex else phrase(' (not annexed)')}" for e in case.exhibits],
        ),
        (marked("Relief"), [f"{item.code}: {item.detail or ''} [{item.granted}]" for item in case.relief]),
        (
            marked("Statements"),
            [
                f"{one.slot} {one.position} ({one.language}): {one.text}"
                for one in sorted(case.statements, key=lambda one: (one.slot, one.language, one.position))
            ],
        ),
        (marked("Answers"), [f"{answer.fact}: {answer.value}" for answer in case.answers]),
        (marked("Links"), [f"{link.kind} {link.case}" for link in case.links]),
    ]


@command(group)
@click.argument("case")
@click.option("--name")
@click.option("--goal")
@click.option("--owner", help="Who has it.")
@click.option("--language", type=click.Choice(["lt", "en"]))
@click.option("--lodged", metavar="DATE", help="The day the asylum claim was lodged.")
@click.option("--regime", help="The law the case falls under: foreigners, emergency or other.")
@click.option(
    "--issue",
    "issues",
    multiple=True,
    metavar="CODE",
    help="An issue the case pleads, such as a3, in the place of those it has (repeatable; the first leads).",
)
@click.option(
    "--answer", "answers", multiple=True, metavar="QUESTION=VALUE", help="Answer a question a clause asks (repeatable)."
)
@click.option("--if-version", type=int, help="Refuse the edit when the case has moved on since this version.")
@click.option(
    "--from",
    "saved",
    metavar="CASE.json|.yaml",
    type=click.Path(path_type=Path),
    help="Put the whole case as edited in a file (`case show --json`) in its place.",
)
def edit(
    desk: Desk,
    case: str,
    answers: tuple[str, ...],
    if_version: int | None,
    issues: tuple[str, ...],
    lodged: str | None,
    saved: Path | None,
    **changes: str | None,
) -> None:
    """Change what stands on CASE; only the options given are changed."""
    from litigator.casefile import Issue
    from litigator.office import case_file_from, writing_office

    if saved is not None:
        _put_edited(desk, case, case_file_from(saved))
        return

    given: dict[str, Any] = {key: value for key, value in changes.items() if value is not None}
    if lodged:
        given["asylum_claim_lodged"] = desk.day(lodged)
    if issues:
        given["issues"] = tuple(Issue(code=code, lead=number == 0) for number, code in enumerate(issues))
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        version = office.edit_case(case, given, answers=answers, if_version=if_version)
    say(phrase("{case} is changed (version {version})", case=case, version=version))


def _put_edited(desk: Desk, reference: str, edited: Any) -> None:
    from litigator.errors import UsageFault
    from litigator.office import writing_office

    if edited.reference != reference:
        raise UsageFault(
            phrase("the file holds {reference}, not {reference2}", reference=edited.reference, reference2=reference)
        )
    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        version = office.replace_case(edited, today=desk.today())
    say(phrase("{reference} is changed (version {version})", reference=reference, version=version))
    tell_moved(office.moved)


@command(group)
@click.argument("case")
@click.argument("code")
@click.option("--forum", required=True, help="The forum's id, such as lt.lvat (docs/words.md).")
@click.option("--number", help="The forum's own number.")
@click.option("--opened", metavar="DATE")
@click.option("--key", help="What the case calls it (default: the code).")
@click.option(
    "--opened-by", metavar="STAGE", help="The stage whose decision opened it, by its key, where there are several."
)
def stage(
    desk: Desk,
    case: str,
    code: str,
    forum: str,
    number: str | None,
    opened: str | None,
    key: str | None,
    opened_by: str | None,
) -> None:
    """Open the stage CODE (S0 to S10) of CASE before a forum; a stage that nothing has opened is refused."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        opened_key = office.open_stage(
            case, code, forum=forum, number=number, opened=desk.day_or_none(opened), key=key, opened_by=opened_by
        )
    say(phrase("{case}: {opened_key} is open at {forum}", case=case, opened_key=opened_key, forum=forum))


@command(group)
@click.argument("case")
@click.argument("role")
@click.argument("name")
@click.option("--name-en", help="The name in English, for working copies.")
@click.option("--organisation")
@click.option("--address")
@click.option("--email")
@click.option("--phone")
@click.option("--number", help="Their number: of a lawyer's certificate, of a company.")
@click.option("--key", help="What the case calls it.")
def party(desk: Desk, case: str, role: str, name: str, **details: str | None) -> None:
    """Add NAME to CASE as ROLE: representative, respondent, intervener, third_party, interpreter or expert."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        key = office.add_party(case, role, name, **details)
    say(phrase("{case}: {key} is {name}", case=case, key=shown(key), name=shown(name)))


def _sum(text: str) -> Decimal:
    """The sum in `text`, as people write it: «15 000,00», «15000.00»."""
    from litigator.errors import UsageFault

    plain = "".join(text.split()).replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d{1,2})?", plain):
        raise UsageFault(phrase("«{text}» is no sum", text=shown(text)), fix="15000.00")
    return Decimal(plain)


@command(group)
@click.argument("case")
@click.argument("code")
@click.option("--detail", help="What exactly is asked, as it is to be printed.")
@click.option("--detail-en", help="The same in English.")
@click.option("--stage", help="The stage it is asked in, by its key.")
@click.option("--amount", help="The sum, where money is asked: 15000.00.")
@click.option("--currency", metavar="CODE", help="Of the sum, such as EUR (the default).")
def relief(desk: Desk, case: str, code: str, amount: str | None, **details: Any) -> None:
    """Add to CASE what is asked of the forum: CODE such as annul_act or release (docs/words.md).

    A sum alone is that of the relief CODE asked already.
    """
    from litigator.office import writing_office

    if amount is not None:
        details |= {"amount": _sum(amount), "currency": details["currency"] or "EUR"}

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        office.add_relief(case, code, **details)
    say(phrase("{case}: {code} is asked", case=case, code=shown(code)))


@command(group)
@click.argument("case")
@click.argument("slot")
@click.argument("text")
@click.option("--language", type=click.Choice(["lt", "en"]), help="The language of TEXT (default: that of the case).")
@click.option("--exhibit", "exhibits", multiple=True, metavar="KEY", help="An exhibit that carries it (repeatable).")
@click.option("--position", type=click.IntRange(1), help="Its place among the others (default: the last).")
@click.option("--instead", is_flag=True, help="Put TEXT in the place of the paragraph at --position.")
def statement(
    desk: Desk, case: str, slot: str, text: str, language: str | None, exhibits: tuple[str, ...], **where: Any
) -> None:
    """Add a paragraph of your own to CASE in SLOT: facts, judgment, grounds, remedies … (docs/forms.md has those of each form)."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        place = office.add_statement(case, slot, text, language=language, exhibits=exhibits, **where)
    say(f"{case}: {slot} {place}")


@command(group)
@click.argument("case")
@click.argument("kind")
@click.argument("other")
@click.option("--note")
def link(desk: Desk, case: str, kind: str, other: str, note: str | None) -> None:
    """Tie CASE to OTHER as KIND (same_facts, test_case_for, …)."""
    from litigator.office import writing_office

    with writing_office(desk.db, user=desk.user_given, libraries=desk.libraries) as office:
        office.link(case, kind, other, note=note)
    say(f"{case} {kind} {other}")


for others in (events, caseload, undoing):
    for name, one in others.group.commands.items():
        group.add_command(one, name)
