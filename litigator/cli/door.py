"""The door: what is asked all day long (`litigator`, `deadline list`) or hundreds of times in a row (`draft assemble`), answered before click is loaded.

Loading click alone takes as long as three bare interpreters. What is read here is only what is surely right: known options, each with a value
of its kind. Anything else (help, a slip, another command) is left to click, which reads the same table of options and says what is wrong.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from litigator.cli.asked import Desk
from litigator.cli.options import ASSEMBLE, BARE, COMMON, LIST, SWITCHES, Option
from litigator.tongue import LANGUAGES

KNOWN: dict[str, tuple[Option, ...]] = {"": BARE, "deadline list": LIST, "draft assemble": ASSEMBLE}


class Asked(NamedTuple):
    """One of the questions of `KNOWN`: the common options, its own by name, and the words that are none."""

    question: str
    desk: Desk
    own: dict[str, Any]
    words: tuple[str, ...]


def answered(arguments: Sequence[str]) -> int | None:
    """The exit code, once the question is answered; None where click has to read it."""
    asked = understood(arguments)
    if asked is None:
        return None
    if asked.question == "draft assemble":
        from litigator.cli.assembling import show_draft

        case, template = (None, *asked.words)[-2:]  # one word alone is the template: its case comes from a file
        return show_draft(asked.desk, case=case, template=template, **asked.own)
    if asked.question == "deadline list":
        from litigator.cli.listing import show_list

        return show_list(asked.desk, **asked.own)
    from litigator.cli.desk import show_due

    return show_due(asked.desk, **asked.own)


def understood(arguments: Sequence[str]) -> Asked | None:
    """What is asked; None for anything that is not surely one of the questions."""
    if any(name.endswith("_COMPLETE") for name in os.environ):  # a shell asks for completions
        return None
    words, desk = iter(arguments), Desk()
    own = _blank(BARE)
    before = _taken(words, desk, own, BARE)
    if before == "":
        return Asked("", desk, own, ())
    question = f"{before} {next(words, None)}"
    if before is None or own["as_json"] or question not in KNOWN:
        return None
    own, found = _blank(KNOWN[question]), []
    while word := _taken(words, desk, own, KNOWN[question]):
        found.append(word)
    asked = Asked(question, desk, own, tuple(found))
    return asked if word == "" and _whole(asked) else None


def _whole(asked: Asked) -> bool:
    """Whether nothing is left to be asked of a person: a draft has its template, its case, and where to write it."""
    if asked.question == "draft assemble":
        return bool(asked.own["output"]) and len(asked.words) in ((1, 2) if asked.own["saved"] else (2,))
    return not asked.words


def _blank(options: Sequence[Option]) -> dict[str, Any]:
    return {option.name: False if option.kind == "flag" else None for option in options}


def _taken(words: Iterator[str], desk: Desk, own: dict[str, Any], options: Sequence[Option]) -> str | None:
    """Take options until a word that is none and return it, or nothing at the end; None where one is not understood."""
    known = {flag: option for option in options for flag in (option.flag, option.short)}
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
    if option.kind == "path":
        own[option.name] = Path(value)
        return bool(value) and not (os.path.exists(value) and not os.access(value, os.R_OK))
    own[option.name] = value
    return True
