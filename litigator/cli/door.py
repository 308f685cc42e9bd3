"""The door: the two questions asked all day long, `litigator` and `litigator deadline list`, answered before click is loaded.

Loading click alone takes as long as three bare interpreters. What is read here is only what is surely right: known options, each with a value
of its kind. Anything else (help, a slip, another command) is left to click, which reads the same table of options and says what is wrong.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from litigator.cli.asked import Desk
from litigator.tongue import LANGUAGES


class Option(NamedTuple):
    """An option as both readers know it. `kind`: text, flag, count (`most` at most), or one of `choices`."""

    flag: str
    name: str
    help: str
    kind: str = "text"
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    most: int = 100_000


COMMON = {"--db": "db", "--user": "user", "--today": "today", "--library": "library", "--lang": "lang"}
SWITCHES = {"--no-input": "no_input", "--debug": "debug"}
JSON = Option("--json", "as_json", "Print one JSON document on stdout.", "flag")
BARE = (JSON,)
STANDINGS = ("overdue", "due", "expired", "awaiting", "undocumented", "missing", "undated", "done")
LIST = (
    Option("--case", "case", "Only this case.", metavar="CASE"),
    Option("--person", "person", "Only what this person of the office has.", metavar="HANDLE"),
    Option("--issue", "issue", "Only cases on this issue, such as a or a3.", metavar="CODE"),
    Option("--forum", "forum", "Only before this forum, such as lt.lvat.", metavar="ID"),
    Option("--days", "days", "Only what falls within so many days, and what is overdue.", "count"),
    Option("--standing", "standing", "Only what stands so today.", "choice", choices=STANDINGS),
    Option(
        *("--unconfirmed", "unconfirmed"),
        *("Only limits that end the case and that no second person has confirmed.", "flag"),
    ),
    Option("--by-urgency", "by_urgency", "The most urgent first, instead of the nearest.", "flag"),
    Option("--all", "everything", "Also what is done, and closed cases; and every line.", "flag"),
    Option("--limit", "limit", "So many lines at most (50 on paper for people, all in --json and --csv).", "count"),
    Option("--after", "after", "Go on after this line, named by its uid in --json.", metavar="UID"),
    Option(
        "--fail-if-overdue", "fail_if_overdue", "Exit with 10 when anything of the office's own is overdue.", "flag"
    ),
    Option("--csv", "as_csv", "Print a table for a spreadsheet on stdout.", "flag"),
    JSON,
)


def answered(arguments: Sequence[str]) -> int | None:
    """The exit code, once the question is answered; None where click has to read it."""
    read = understood(arguments)
    if read is None:
        return None
    bare, desk, given = read
    if bare:
        from litigator.cli.desk import show_due

        return show_due(desk, **given)
    from litigator.cli.listing import show_list

    return show_list(desk, **given)


def understood(arguments: Sequence[str]) -> tuple[bool, Desk, dict[str, Any]] | None:
    """(whether it is the bare command, the common options, its own options); None for anything that is not surely one of the two."""
    if any(name.endswith("_COMPLETE") for name in os.environ):  # a shell asks for completions
        return None
    words = iter(arguments)
    desk, own, bare = Desk(), _blank(BARE), True
    before = _taken(words, desk, own, {option.flag: option for option in BARE})
    if before is None:
        return None
    if before == "deadline" and not own["as_json"] and next(words, None) == "list":
        bare, own = False, _blank(LIST)
        if _taken(words, desk, own, {option.flag: option for option in LIST}) != "":
            return None
    elif before:
        return None
    return bare, desk, own


def _blank(options: Sequence[Option]) -> dict[str, Any]:
    return {option.name: False if option.kind == "flag" else None for option in options}


def _taken(words: Iterator[str], desk: Desk, own: dict[str, Any], known: dict[str, Option]) -> str | None:
    """Take options until a word that is none and return it, or nothing at the end; None where one is not understood."""
    for word in words:
        if not word.startswith("-"):
            return word or None
        flag, equals, value = word.partition("=")
        option = known.get(flag)
        if flag in SWITCHES or (option and option.kind == "flag"):
            if equals:
                return None
            if option:
                own[option.name] = True
            elif flag == "--no-input":
                desk.no_input = True
            continue
        if not equals:
            value = next(words, "-")
        if value.startswith("-") or not (flag in COMMON or option) or (flag == "--lang" and value not in LANGUAGES):
            return None
        if option is None:
            desk.take({COMMON[flag]: (value,) if flag == "--library" else value})
        elif not _set(own, option, value):
            return None
    return ""


def _set(own: dict[str, Any], option: Option, value: str) -> bool:
    """Take a value of the option's kind; whether it is one."""
    if option.kind == "choice":
        own[option.name] = value
        return value in option.choices
    if option.kind == "count":
        if not (value.isascii() and value.isdigit() and len(value) < 9 and int(value) <= option.most):
            return False
        own[option.name] = int(value)
        return True
    own[option.name] = value
    return True
