"""Conditions as data, judged with three truths: yes, no, and not known. Nothing here guesses.

A condition is `{fact: NAME, <test>: VALUE}`, or `{all: […]}`, `{any: […]}`, `{not: …}` over others. Tests:
`is`, `known`, `over`, `at_least`, `has`, `has_any`, `before`, `from`. A fact that is not on the case makes the test unknown,
and an unknown answer is carried up to whoever can supply it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

TESTS = ("is", "known", "over", "at_least", "has", "has_any", "before", "from")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`truth` is True, False or None (not known); `reasons` say why, fact by fact; `unknown` names the facts that are missing."""

    truth: bool | None
    reasons: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


ALWAYS = Verdict(True)


def judge(condition: Any, facts: Mapping[str, Any]) -> Verdict:
    """Judge `condition` over `facts` (nested mappings; a fact that is None or absent is not known)."""
    if condition is None:
        return ALWAYS
    if "all" in condition:
        return _together([judge(part, facts) for part in condition["all"]], decisive=False)
    if "any" in condition:
        return _together([judge(part, facts) for part in condition["any"]], decisive=True)
    if "not" in condition:
        inner = judge(condition["not"], facts)
        return Verdict(None if inner.truth is None else not inner.truth, inner.reasons, inner.unknown)
    return _test(condition, facts)


def _together(verdicts: list[Verdict], *, decisive: bool) -> Verdict:
    """`all` is decided by one False, `any` by one True; short of that a single unknown leaves it unknown."""
    decided = [verdict for verdict in verdicts if verdict.truth is decisive]
    if decided:
        return Verdict(decisive, tuple(reason for verdict in decided for reason in verdict.reasons))
    open_ones = [verdict for verdict in verdicts if verdict.truth is None]
    shown = open_ones or verdicts
    return Verdict(
        None if open_ones else not decisive,
        tuple(reason for verdict in shown for reason in verdict.reasons),
        tuple(dict.fromkeys(name for verdict in open_ones for name in verdict.unknown)),
    )


def _test(condition: Mapping[str, Any], facts: Mapping[str, Any]) -> Verdict:
    name = condition["fact"]
    test, wanted = next((key, value) for key, value in condition.items() if key != "fact")
    value = look_up(facts, name)
    if test == "known":
        known = value is not None
        return Verdict(known == _truth(wanted), (f"{name} is {'known' if known else 'not known'}",))
    if value is None:
        return Verdict(None, (f"{name} is not known",), (name,))
    return Verdict(_holds(test, value, wanted), (f"{name} is {_shown(value)}",))


def _holds(test: str, value: Any, wanted: Any) -> bool:
    match test:
        case "is":
            return _same(value, wanted)
        case "over":
            return bool(value > float(wanted))
        case "at_least":
            return bool(value >= float(wanted))
        case "has":
            return wanted in value
        case "has_any":
            return any(item in value for item in wanted)
        case "before":
            return bool(value < date.fromisoformat(wanted))
        case _:
            return bool(value >= date.fromisoformat(wanted))


def _same(value: Any, wanted: Any) -> bool:
    if isinstance(value, bool):
        return value == _truth(wanted)
    return str(value) == str(wanted)


def _truth(word: Any) -> bool:
    return str(word).lower() in ("true", "yes")


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) or "empty" if isinstance(value, (list, tuple)) else str(value)


def look_up(facts: Mapping[str, Any], name: str) -> Any:
    """The value at a dotted name, or None when any step of it is missing."""
    value: Any = facts
    for step in name.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def faults(condition: Any) -> Iterator[str]:
    """What is wrong with the form of a condition, in words (the library reports these with file and line)."""
    if condition is None:
        return
    if not isinstance(condition, Mapping):
        yield "a condition is written {fact: NAME, is: VALUE}, or all / any / not over such"
        return
    keys = set(condition)
    if keys & {"all", "any", "not"}:
        if len(keys) != 1:
            yield "all, any and not stand alone"
            return
        parts = condition.get("all", condition.get("any", [condition.get("not")]))
        if not isinstance(parts, (list, tuple)) or not parts:
            yield "all and any take a list of conditions"
            return
        for part in parts:
            yield from faults(part)
        return
    tests = keys - {"fact"}
    if "fact" not in keys or len(tests) != 1:
        yield "a condition names one fact and one test"
        return
    test = tests.pop()
    if test not in TESTS:
        yield f"`{test}` is not a test; the tests are {', '.join(TESTS)}"
        return
    yield from _value_faults(test, condition[test])


def _value_faults(test: str, wanted: Any) -> Iterator[str]:
    try:
        if test in ("over", "at_least"):
            float(wanted)
        elif test in ("before", "from"):
            date.fromisoformat(str(wanted))
    except (TypeError, ValueError):
        yield f"`{wanted}` does not fit the test `{test}`"
    if test == "has_any" and not isinstance(wanted, (list, tuple)):
        yield "has_any takes a list"


def facts_named(condition: Any) -> Iterator[str]:
    """Every fact a condition asks about."""
    if not isinstance(condition, Mapping):
        return
    if "fact" in condition:
        yield condition["fact"]
        return
    parts = condition.get("all") or condition.get("any") or [condition.get("not")]
    for part in parts:
        yield from facts_named(part)
