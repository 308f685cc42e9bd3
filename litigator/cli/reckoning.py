"""`litigator deadline compute | read-date | chain`: any limit computed, any date read, what follows a final decision; no case is needed."""

from pathlib import Path
from typing import Any

import click

from litigator.cli.shell import HELP, Desk, asked_or_spoken, command, json_option, print_json, print_table, say, shown
from litigator.tongue import marked, phrase, word


@click.group(context_settings=HELP)
def group() -> None:
    """What can be reckoned without a case; `cli/deadline` takes these commands into its own group."""


@command(group)
@click.argument("rule", required=False)
@click.argument("start", metavar="DATE", required=False)
@click.option(
    "--decided", metavar="DATE", help="The day the decision was taken, where it picks the version of the rule."
)
@click.option(
    "--service", type=click.Choice(["e_service", "notice_left"]), help="How it was served, where that shifts the start."
)
@click.option("--fixed", metavar="DATE", help="The day that a letter, an order or a decision itself names.")
@click.option(
    "--publication-days", type=click.IntRange(0), help="Days from publication before the limit runs (OJ: 14)."
)
@click.option(
    "--distance-days", type=click.IntRange(0), help="Days added on account of distance (default: the rule's)."
)
@click.option("--length", type=click.IntRange(1), help="The length, where a letter, a court or another act fixes it.")
@click.option("--unit", help="Its unit: hour, day, working_day, week, month, year.")
@click.option("--tz", metavar="ZONE", help="The time zone of a limit in hours.")
@click.option("--act", metavar="JSON", help='What was done: {"sent", "received"} or {"channel", "at", "court_closes"}.')
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
@click.option(
    "--batch", metavar="FILE.jsonl", type=click.Path(path_type=Path), help="A question a line; an answer a line."
)
@json_option
def compute(
    desk: Desk,
    rule: str | None,
    start: str | None,
    batch: Path | None,
    language: str,
    as_json: bool,
    **question: Any,
) -> None:
    """Compute RULE from DATE (a day, or a moment with its offset for limits in hours), and print every step."""
    from litigator.cli.computing import answer_batch, answer_one
    from litigator.errors import UsageFault

    if batch is not None:
        answer_batch(batch, desk.libraries)
        return
    if rule is None or start is None:
        raise UsageFault(
            phrase("say which rule and from which day"),
            fix="litigator deadline compute echr.35-1 2024-05-02 --decided 2024-04-25",
        )
    answer = answer_one(desk, rule, start, question, asked_or_spoken(language))
    if as_json:
        print_json("deadline", **answer)
        return
    say(f"{answer['rule']} ({answer['version']}, {word(answer['status'])}): {answer.pop('headline')}")
    for number, sentence in enumerate(answer["trace"], 1):
        say(f"  {number}. {shown(sentence)}")


@command(group, "read-date")
@click.argument("text", required=False)
@click.option(
    "--batch", metavar="FILE.jsonl", type=click.Path(path_type=Path), help='{"text"} a line; a reading a line.'
)
@json_option
def read_date(desk: Desk, text: str | None, batch: Path | None, as_json: bool) -> None:
    """Read TEXT as a date and say it back in words; what may be two days is refused, and both are shown."""
    from litigator.cli.computing import read_batch, reading_of
    from litigator.dates.words import in_words
    from litigator.errors import Unreadable, UsageFault

    if batch is not None:
        read_batch(batch, desk.today())
        return
    if text is None:
        raise UsageFault(phrase("say which date"), fix='litigator deadline read-date "2022 m. sausio 31 d."')
    reading = reading_of(text, desk.today())
    if as_json:
        print_json("date", **reading)
        if reading["date"] is None:
            raise click.exceptions.Exit(Unreadable.exit_code)
        return
    if reading["date"] is None:
        raise Unreadable(
            phrase("«{text}» is not read as a date: {error}", text=shown(text)[:60], error=reading["error"])
        )
    say(f"{reading['date']}  {in_words(reading['date'], 'en')}  /  {in_words(reading['date'], 'lt')}")


@command(group)
@click.argument("case", required=False)
@click.option(
    "--decided", metavar="DATE", help="The day the final domestic decision was taken, where no case tells it."
)
@click.option("--served", metavar="DATE", help="The day it was served.")
@click.option("--in-force", metavar="DATE", help="The day it came into force.")
@click.option(
    "--seized",
    multiple=True,
    metavar="BODY[=decided]",
    help="A body that has the same matter, or has decided it (repeatable).",
)
@click.option("--language", type=click.Choice(["lt", "en"]), default="en", show_default=True)
@json_option
def chain(
    desk: Desk, case: str | None, seized: tuple[str, ...], language: str, as_json: bool, **given: str | None
) -> None:
    """What follows the final domestic decision: each body side by side, its last day, and what bars it."""
    from litigator.office import reading_office
    from litigator.office.limits import after_final_decision

    language = asked_or_spoken(language)
    days = {name: desk.day_or_none(value) for name, value in given.items()}
    with reading_office(desk.db, libraries=desk.libraries, may_lack_database=case is None) as office:
        decision, found = after_final_decision(office, case, days, seized, desk.today())
    if as_json:
        print_json(
            "chain",
            decided=decision.decided,
            served=decision.served,
            in_force=decision.in_force,
            avenues=[
                {
                    "forum": one.forum,
                    "name": dict(one.names),
                    "rule": one.rule,
                    "open": one.open,
                    "due": one.deadline.due if one.deadline else None,
                    "safe": one.deadline.safe if one.deadline else None,
                    "status": one.deadline.status if one.deadline else None,
                    "bars": [bar[language] for bar in one.bars],
                    "doubts": [doubt[language] for doubt in one.doubts],
                    "trace": one.deadline.trace(language) if one.deadline else [],
                }
                for one in found
            ],
        )
        return
    say(
        phrase(
            "Final decision of {decided}, served {served}, in force {in_force}:",
            decided=decision.decided,
            served=decision.served or "—",
            in_force=decision.in_force or "—",
        )
    )
    print_table(
        (marked("last day"), "body", "rule", "open"),
        [((one.deadline and one.deadline.keep) or "—", one.names[language], one.rule, one.open) for one in found],
    )
    for one in found:
        for mark, words in (*(("✗", bar) for bar in one.bars), *(("·", doubt) for doubt in one.doubts)):
            say(f"  {mark} {shown(one.names[language])}: {shown(words[language])}")
