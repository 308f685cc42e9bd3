"""What all commands share: lazy groups, common options, how errors are told. How data is printed stands in `cli/terminal`."""

import importlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import click

from litigator.cli.asked import Desk
from litigator.cli.options import Option
from litigator.cli.terminal import print_json, print_table, say, shown, talk, tell_problems
from litigator.tongue import LANGUAGES, phrase, spoken

__all__ = [
    "HELP",
    "Desk",
    "LazyGroup",
    "RoomedGroup",
    "asked_or_spoken",
    "command",
    "common_options",
    "in_our_tongue",
    "json_option",
    "options",
    "print_json",
    "print_table",
    "say",
    "shown",
    "talk",
    "tell_error",
    "tell_moved",
    "tell_problems",
]
F = TypeVar("F", bound=Callable[..., Any])
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
ROOMS = {"import": "tables_in", "export": "tables_out"}  # commands whose own name cannot be a room's
_COMMON = ("db", "user", "today", "library", "lang", "no_input", "debug")
_english: WeakKeyDictionary[click.Command | click.Parameter, str] = WeakKeyDictionary()
_said_in: WeakKeyDictionary[click.Command, str] = WeakKeyDictionary()


def common_options(function: F) -> F:
    """The options every command takes, before or after its name."""
    options = (
        click.option(
            "--db", metavar="PATH_OR_URL", help="The office's database (default: LITIGATOR_DB, settings, ./cases.db)."
        ),
        click.option("--user", metavar="NAME", help="Who acts (default: LITIGATOR_USER, settings)."),
        click.option("--today", metavar="DATE", help="Take this day for today."),
        click.option(
            "--library", metavar="DIR", multiple=True, help="A library folder over the built-in one (repeatable)."
        ),
        click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            help="Speak this language (default: LITIGATOR_LANGUAGE, settings, en). Documents have their own.",
        ),
        click.option("--no-input", is_flag=True, help="Never ask."),
        click.option("--debug", is_flag=True, help="Show the traceback of an error."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def options(table: Sequence[Option]) -> Callable[[Any], Any]:
    """The options of a command, from the table that the door reads too."""

    def taking(function: Any) -> Any:
        for option in reversed(table):
            kinds: dict[str, dict[str, Any]] = {
                "flag": {"is_flag": True},
                "count": {"type": click.IntRange(0, option.most)},
                "choice": {"type": click.Choice(option.choices)},
                "path": {"type": click.Path(path_type=Path)},
            }
            flags = (option.short, option.flag) if option.short else (option.flag,)
            given = {"help": option.help, "metavar": option.metavar, **kinds.get(option.kind, {})}
            function = click.option(*flags, option.name, **given)(function)
        return function

    return taking


def command(group: click.Group, name: str | None = None) -> Callable[[F], click.Command]:
    """Register a command that also takes the common options; it is called with the `Desk` first."""

    def register(function: F) -> click.Command:
        def with_desk(*args: Any, **given: Any) -> Any:
            context = click.get_current_context()
            desk = context.obj if isinstance(context.obj, Desk) else Desk()
            desk.take({key: given.pop(key, None) for key in _COMMON})
            return function(desk, *args, **given)

        with_desk.__doc__ = function.__doc__
        with_desk.__name__ = function.__name__
        with_desk.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
        return group.command(name, context_settings=HELP)(common_options(with_desk))

    return register


class LazyGroup(click.Group):
    """A group that knows its commands by name and one line, and imports one only when it is called."""

    def __init__(self, *args: Any, lazy: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return None
        found = importlib.import_module(f"litigator.cli.{ROOMS.get(cmd_name, cmd_name)}").group
        assert isinstance(found, click.Command)
        in_our_tongue(found)
        return found

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        in_our_tongue(self)
        super().format_help(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(phrase("Commands")):
            formatter.write_dl([(name, phrase(said)) for name, said in self.lazy.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.lazy and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.lazy, n=1)
            hint = " " + phrase("Did you mean {name}?", name=near[0]) if near else ""
            ctx.fail(phrase("There is no command {name}.", name=repr(shown(args[0])[:40])) + hint)
        return super().resolve_command(ctx, args)


def asked_or_spoken(language: str) -> str:
    """The value of `--language` where somebody named one; else what the interface speaks."""
    source = click.get_current_context().get_parameter_source("language")
    return language if source is click.core.ParameterSource.COMMANDLINE else spoken()


def in_our_tongue(command: click.Command) -> None:
    """Put the helps of a command, of its options and of all below it into the language spoken. They are written in English, in docstrings and
    `help=`: those are what the catalogue is asked for.
    """
    if _said_in.get(command, "en") == spoken():
        return
    _said_in[command] = spoken()
    for one in (command, *command.params):
        if isinstance(one, (click.Command, click.Option)) and one.help:
            english = _english.setdefault(one, one.help)
            one.help = english if spoken() == "en" else phrase(in_paragraphs(english))
    asked_for_help = command.get_help_option(click.Context(command, **command.context_settings))
    if asked_for_help is not None:  # click makes it once, in whatever was spoken then
        asked_for_help.help = phrase("Show this message and exit.")
    if isinstance(command, click.Group):
        for below in command.commands.values():
            in_our_tongue(below)


def in_paragraphs(text: str) -> str:
    """A help without the breaks and indents of its source: a line a paragraph. That is how the catalogue knows it."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text.strip()))


class RoomedGroup(click.Group):
    """A group whose commands stand in rooms of their own: a room loads when one of its commands is called, all of them for the help."""

    def __init__(self, *args: Any, rooms: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rooms = rooms

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*self.commands, *self.rooms})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.rooms:
            return super().get_command(ctx, cmd_name)
        room: click.Group = importlib.import_module(f"litigator.cli.{self.rooms[cmd_name]}").group
        found = room.commands[cmd_name]
        in_our_tongue(found)
        return found


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document on stdout.")


def tell_error(error: Exception, *, as_json: bool) -> int:
    """Print an error where errors are printed, and return its exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort):
        talk(phrase("interrupted"))
        return 130
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    from litigator.errors import LitigatorError

    if isinstance(error, LitigatorError):
        if as_json:
            print_json(
                "error", error=error.message, fix=error.fix, problems=[problem.as_dict() for problem in error.problems]
            )
        _tell_fault(error)
        return error.exit_code
    talk(
        phrase(
            "litigator stopped on an unexpected fault ({fault}); nothing was changed. Run again with --debug.",
            fault=type(error).__name__,
        )
    )
    return 1


def _tell_fault(error: Any) -> None:
    talk(f"litigator: {shown(error.message)}")
    tell_problems(error.problems)
    if error.fix:
        talk(f"  → {shown(error.fix)}")


def tell_moved(changes: Iterable[Any]) -> None:
    """What a change did to the docket, a line each: nothing moves in silence."""
    for change in changes:
        if change.moved:
            talk(f"  ↦ {shown(change.sentence())}")
