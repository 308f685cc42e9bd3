"""Manual pages for `man`, printed from the commands' own help: one for litigator, one for each of its groups with every command in it."""

from collections.abc import Iterator

import click

from litigator import __version__
from litigator.cli.manual import commands
from litigator.cli.options import COMMON, SWITCHES
from litigator.tongue import phrase


def man_pages() -> Iterator[tuple[str, str]]:
    """Each page as (file name, text in roff)."""
    from litigator.cli.commands import root

    common = {*COMMON, *SWITCHES, "--help"}
    context = click.Context(root, info_name="litigator")
    names = root.list_commands(context)
    yield "litigator.1", _root_page(root, names)
    for name in names:
        found = root.get_command(context, name)
        if found is not None:
            yield f"litigator-{name}.1", _page(name, found, common, names)


def _root_page(root: click.Group, names: list[str]) -> str:
    from litigator.cli import COMMANDS, GROUPS

    lines = [*_title("litigator", phrase("draft appeals and applications, keep the cases, know the time limits"))]
    lines += [
        ".SH SYNOPSIS",
        ".B litigator",
        "[OPTIONS] COMMAND [ARGS]\\&...",
        ".SH DESCRIPTION",
        *_prose(root.help or ""),
    ]
    lines += [".SH OPTIONS", phrase("Every command takes these, before or after its name."), *_options(root, set())]
    lines.append(".SH COMMANDS")
    for name, said in {**GROUPS, **COMMANDS}.items():
        lines += [".TP", f"\\fBlitigator\\-{_plain(name)}\\fR(1)", _line(phrase(said))]
    lines += [
        ".SH EXIT STATUS",
        phrase("0 done, 1 an error without a code of its own, 2 usage, 3 settings, 4 the library, 5 not found,"),
    ]
    lines += [phrase("6 a draft that is incomplete or not proved, 7 refused, 8 the database, 9 unreadable input,")]
    lines += [phrase("10 a condition that was to fail, 130 interrupted."), *_see_also("", names)]
    return "\n".join(lines) + "\n"


def _page(name: str, found: click.Command, common: set[str], names: list[str]) -> str:
    first = (found.help or "").strip().split("\n")[0]
    lines = [*_title(f"litigator-{name}", first[:1].lower() + first[1:].rstrip("."))]
    lines += [".SH SYNOPSIS", *_usage(("litigator", name), found), ".SH DESCRIPTION", *_prose(found.help or "")]
    if isinstance(found, click.Group):
        lines.append(".SH COMMANDS")
        for path, command in commands(found, ("litigator", name)):
            lines += [".SS " + _plain(" ".join(path)), *_usage(path, command), ".PP", *_prose(command.help or "")]
            lines += _options(command, common)
    else:
        lines += [".SH OPTIONS", *_options(found, common)]
    lines += [
        ".PP",
        phrase("The options that every command takes stand in"),
        "\\fBlitigator\\fR(1).",
        *_see_also(name, names),
    ]
    return "\n".join(lines) + "\n"


def _title(name: str, said: str) -> Iterator[str]:
    yield f'.TH "{_plain(name.upper())}" "1" "" "litigator {__version__}" "User commands"'
    yield ".SH NAME"
    yield f"{_plain(name)} \\- {_plain(said)}"


def _usage(path: tuple[str, ...], command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(path))
    yield f"\\fB{_plain(' '.join(path))}\\fR {_plain(' '.join(command.collect_usage_pieces(context)))}"


def _options(command: click.Command, common: set[str]) -> Iterator[str]:
    context = click.Context(command)
    for parameter in command.params:
        told = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and told is not None and not set(parameter.opts) & common:
            yield ".TP"
            yield f"\\fB{_plain(told[0])}\\fR"
            yield _line(told[1]) or "\\&"


def _see_also(name: str, names: list[str]) -> Iterator[str]:
    yield ".SH SEE ALSO"
    others = (
        ["litigator", *(f"litigator-{one}" for one in names if one != name)]
        if name
        else [f"litigator-{one}" for one in names]
    )
    yield ",\n".join(f"\\fB{_plain(one)}\\fR(1)" for one in others)


def _prose(text: str) -> Iterator[str]:
    """The paragraphs of a help text."""
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        if number:
            yield ".PP"
        yield _line(" ".join(paragraph.replace("\b", "").split()))


def _line(text: str) -> str:
    """Text that roff does not take for a request."""
    said = _plain(text)
    return "\\&" + said if said.startswith((".", "'")) else said


def _plain(text: str) -> str:
    """Text without what roff would act on: its backslash, and its hyphen, which stands for the sign of options here."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
