"""`litigator deadline`: the time limits of the cases, explained; and any limit computed."""

from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, command, json_option, print_json, print_table, say, shown, tell_problems


@click.group(context_settings=HELP)
def group() -> None:
    """Time limits, computed from events and dated rules, with their reasons."""


@command(group, "list")
@click.option("--case", metavar="CASE", help="Only this case.")
@click.option("--days", type=int, help="Only what falls within so many days, and what is overdue.")
@click.option("--all", "everything", is_flag=True, help="Also limits that were met.")
@json_option
def list_(desk: Desk, case: str | None, days: int | None, everything: bool, as_json: bool) -> None:
    """List the open time limits, the nearest first, with the rule of each."""
    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        limits, problems = office.limits(desk.today(), case=case, within=days, met=everything)
    if as_json:
        print_json(
            "deadlines",
            today=desk.today(),
            deadlines=[limit.as_dict() for limit in limits],
            problems=[p.as_dict() for p in problems],
        )
        return
    print_table(
        ("due", "in days", "case", "rule", "what", "status"),
        [limit.row() for limit in limits],
        empty="no open time limits",
    )
    tell_problems(problems)


@command(group)
@click.argument("case")
@click.argument("rule")
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
@json_option
def explain(desk: Desk, case: str, rule: str, language: str, as_json: bool) -> None:
    """Explain how RULE gives its date in CASE: the event, the rule with its source, each step of the count."""
    from litigator.office import reading_office

    with reading_office(desk.db, libraries=desk.libraries) as office:
        limits, _ = office.limits(desk.today(), case=case, within=None, met=True, rule=rule)
    if as_json:
        print_json(
            "explanations",
            case=case,
            explanations=[{**limit.as_dict(), "trace": limit.trace(language)} for limit in limits],
        )
        return
    for limit in limits:
        say(shown(limit.headline()))
        for number, sentence in enumerate(limit.trace(language), 1):
            say(f"  {number}. {shown(sentence)}")


@command(group)
@click.argument("rule", required=False)
@click.argument("start", metavar="DATE", required=False)
@click.option(
    "--decided", metavar="DATE", help="The day the decision was taken, where it picks the version of the rule."
)
@click.option("--publication-days", type=int, help="Days from publication before the limit runs (OJ: 14).")
@click.option("--distance-days", type=int, help="Days added on account of distance (default: the rule's).")
@click.option("--length", type=int, help="The length, where a letter, a court or another act fixes it.")
@click.option("--unit", help="Its unit: hour, day, working_day, week, month, year.")
@click.option("--tz", metavar="ZONE", help="The time zone of a limit in hours.")
@click.option("--act", metavar="JSON", help='What was done: {"sent", "received"} or {"channel", "at", "court_closes"}.')
@click.option(
    "--batch", metavar="FILE.jsonl", type=click.Path(path_type=Path), help="A question a line; an answer a line."
)
@json_option
def compute(
    desk: Desk, rule: str | None, start: str | None, batch: Path | None, as_json: bool, **question: Any
) -> None:
    """Compute RULE from DATE (a day, or a moment with its offset for limits in hours), and print every step."""
    from litigator.cli.computing import answer_batch, answer_one
    from litigator.errors import UsageFault

    if batch is not None:
        answer_batch(batch, desk.libraries)
        return
    if rule is None or start is None:
        raise UsageFault(
            "say which rule and from which day",
            fix="litigator deadline compute echr.35-1 2024-05-02 --decided 2024-04-25",
        )
    answer = answer_one(rule, start, question, desk.libraries)
    if as_json:
        print_json("deadline", **answer)
        return
    say(f"{answer['rule']} ({answer['version']}, {answer['status']}): last day {answer['due'] or answer['safe']}")
    for number, sentence in enumerate(answer["trace"], 1):
        say(f"  {number}. {shown(sentence)}")
    say(f"  Source: {shown(answer['source'])}")
