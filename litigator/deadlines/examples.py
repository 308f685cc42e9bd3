"""Every version's own examples, run: what a rule file claims must come out of the reckoning."""

from collections.abc import Iterator
from datetime import date, datetime

from litigator.deadlines.law import Law
from litigator.deadlines.reckoning import Day, Question, reckon
from litigator.deadlines.rule import Rule
from litigator.errors import LitigatorError
from litigator.tongue import lasting


def example_faults(rule: Rule, law: Law) -> Iterator[str]:
    """What each example of `rule` says and does not get, in words; a version without an example is a fault too."""
    for version in rule.versions:
        if not version.examples:
            yield lasting("version {name} has no example", name=version.name)
        for example in version.examples:
            question = Question(decided=example.decided, length=example.length)
            try:
                found = reckon(rule, moment_or_day(example.start), law, question)
            except LitigatorError as error:
                if example.fails:
                    continue
                yield lasting("the example from {start} fails: {message}", start=example.start, message=error.message)
                continue
            if example.fails:
                yield lasting(
                    "the example from {start} should not be answered, and is: {due}", start=example.start, due=found.due
                )
                continue
            due = None if found.due is None else found.due.isoformat()
            if due != example.due or (example.safe is not None and found.safe != example.safe):
                yield lasting(
                    "the example from {start} gives {due} (safe {safe}), not {due2} (safe {safe2})",
                    start=example.start,
                    due=due,
                    safe=found.safe,
                    due2=example.due,
                    safe2=example.safe,
                )


def moment_or_day(text: str) -> Day:
    """A day written 2022-06-20, or a moment with its offset. Raises `ValueError`."""
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
