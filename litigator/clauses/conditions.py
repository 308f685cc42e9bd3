"""Conditions as data, judged with three truths: yes, no, and not known. Nothing here guesses.

A condition is `{fact: NAME, <test>: VALUE}`, or `{all: […]}`, `{any: […]}`, `{not: …}` over others. Tests:
`is`, `one_of`, `known`, `over`, `at_least`, `has`, `has_any`, `items_at_least`, `items_at_most` (how many a list holds),
`letters_at_least` (how much a text, or the statements of a list, say), `before`, `from` (a day), `not_after` (another fact that is a day).
A fact that is not on the case makes the test unknown, and an unknown answer is carried up to whoever can supply it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from litigator.errors import LibraryFault
from litigator.shape import dataclass
from litigator.tongue import lasting

TESTS = (
    "is",
    "one_of",
    "known",
    "over",
    "at_least",
    "has",
    "has_any",
    "items_at_least",
    "items_at_most",
    "letters_at_least",
    "before",
    "from",
    "not_after",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`truth` is True, False or None (not known); `reasons` say why, fact by fact; `unknown` names the facts that are missing."""

    truth: bool | None
    reasons: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


ALWAYS = Verdict(True)


def judge(condition: Any, facts: Mapping[str, Any]) -> Verdict:
    """Judge `condition` over `facts` (nested mappings; a fact that is None or absent is not known).

    Raises `LibraryFault` where a test cannot be put to the fact at all (`over` to a yes or no).
    """
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
        return Verdict(
            known == _truth(wanted),
            (lasting("{fact} is known", fact=name) if known else lasting("{fact} is not known", fact=name),),
        )
    if value is None:
        return Verdict(None, (lasting("{fact} is not known", fact=name),), (name,))
    if test == "not_after":
        limit = look_up(facts, str(wanted))
        if limit is None:
            return Verdict(None, (lasting("{fact} is not known", fact=wanted),), (str(wanted),))
        return Verdict(
            value.isoformat()[:10] <= limit.isoformat()[:10],
            (lasting("{fact} is {value}, {other} {limit}", fact=name, value=value, other=wanted, limit=limit),),
        )
    if test in _MEASURED:
        measure = _letters(value) if test == "letters_at_least" else len(value)
        holds = measure <= int(wanted) if test == "items_at_most" else measure >= int(wanted)
        if test == "letters_at_least":
            return Verdict(holds, (lasting("{fact} has {count} letters", fact=name, count=measure),))
        return Verdict(holds, (lasting("{fact} has {count} items", fact=name, count=measure),))
    try:
        holds = _holds(test, value, wanted)
    except TypeError as error:
        raise LibraryFault(
            lasting("`{test}` cannot be asked of {fact}, which is {value}", test=test, fact=name, value=_shown(value)),
            fix="litigator office check-library",
        ) from error
    return Verdict(holds, (lasting("{fact} is {value}", fact=name, value=_shown(value)),))


_MEASURED = ("items_at_least", "items_at_most", "letters_at_least")


def _letters(value: Any) -> int:
    """How many letters and figures a text has, or the texts of a list together: blanks and marks say nothing."""
    if isinstance(value, Mapping):
        return _letters(value.get("text") or "")
    if isinstance(value, (list, tuple)):
        return sum(_letters(item) for item in value)
    return sum(1 for character in str(value) if character.isalnum())


def _holds(test: str, value: Any, wanted: Any) -> bool:
    match test:
        case "is":
            return _same(value, wanted)
        case "one_of":
            return any(_same(value, one) for one in wanted)
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
    return ", ".join(map(str, value)) or lasting("empty") if isinstance(value, (list, tuple)) else str(value)


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
        yield lasting("a condition is written {shape}, or all / any / not over such", shape="{fact: NAME, is: VALUE}")
        return
    keys = set(condition)
    if keys & {"all", "any", "not"}:
        if len(keys) != 1:
            yield lasting("all, any and not stand alone")
            return
        parts = condition.get("all", condition.get("any", [condition.get("not")]))
        if not isinstance(parts, (list, tuple)) or not parts:
            yield lasting("all and any take a list of conditions")
            return
        for part in parts:
            yield from faults(part)
        return
    tests = keys - {"fact"}
    if "fact" not in keys or len(tests) != 1:
        yield lasting("a condition names one fact and one test")
        return
    test = tests.pop()
    if test not in TESTS:
        yield lasting("`{test}` is not a test; the tests are {tests}", test=test, tests=", ".join(TESTS))
        return
    yield from _value_faults(test, condition[test])


def _value_faults(test: str, wanted: Any) -> Iterator[str]:
    try:
        if test in ("over", "at_least", *_MEASURED):
            float(wanted)
        elif test in ("before", "from"):
            date.fromisoformat(str(wanted))
    except (TypeError, ValueError):
        yield lasting("`{value}` does not fit the test `{test}`", value=wanted, test=test)
    if test in ("has_any", "one_of") and not isinstance(wanted, (list, tuple)):
        yield lasting("{test} takes a list", test=test)


_FITTING: Mapping[str, tuple[str, ...]] = {
    "yes_no": ("is", "one_of", "known"),
    "number": ("is", "one_of", "known", "over", "at_least"),
    "date": ("is", "known", "before", "from", "not_after"),
    "text": ("is", "one_of", "known", "has", "has_any", "letters_at_least"),
}


def unfit_tests(condition: Any, types: Mapping[str, str]) -> Iterator[str]:
    """Tests to which the answer of a question cannot be put: «more than 90» of a yes or no. `types` says how each question is answered."""
    if not isinstance(condition, Mapping):
        return
    if "fact" not in condition:
        for part in condition.get("all") or condition.get("any") or [condition.get("not")]:
            yield from unfit_tests(part, types)
        return
    fact = str(condition["fact"])
    name = fact.removeprefix("answers.")
    kind = types.get(name) if fact.startswith("answers.") else None
    if kind is not None:
        for test, wanted in condition.items():
            if test != "fact":
                yield from _unfit(name, kind, test, wanted)


def _unfit(name: str, kind: str, test: str, wanted: Any) -> Iterator[str]:
    if test not in _FITTING[kind]:
        yield lasting(
            "the question {name} is of the type {kind}: `{test}` does not fit it; these do: {tests}",
            name=name,
            kind=kind,
            test=test,
            tests=", ".join(_FITTING[kind]),
        )
    elif kind == "yes_no" and test != "known":
        for value in wanted if isinstance(wanted, (list, tuple)) else [wanted]:
            if value not in ("yes", "no"):
                yield lasting("the question {name} is answered yes or no, never `{value}`", name=name, value=value)


def facts_named(condition: Any) -> Iterator[str]:
    """Every fact a condition asks about."""
    if not isinstance(condition, Mapping):
        return
    if "fact" in condition:
        yield condition["fact"]
        if "not_after" in condition:
            yield str(condition["not_after"])
        return
    parts = condition.get("all") or condition.get("any") or [condition.get("not")]
    for part in parts:
        yield from facts_named(part)
