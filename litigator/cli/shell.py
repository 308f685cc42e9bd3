"""What all commands share: lazy groups, common options, how data, talk and errors are printed."""

import importlib
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_COMMON = ("db", "user", "today", "library", "no_input", "debug")


class Desk:
    """What the common options say: which office, who acts, which day it is, which libraries."""

    __slots__ = ("db", "libraries", "no_input", "today_given", "user_given")

    def __init__(self) -> None:
        self.db: str | None = None
        self.user_given: str | None = None
        self.today_given: str | None = None
        self.libraries: tuple[str, ...] = ()
        self.no_input = False

    @classmethod
    def opened(cls, given: Mapping[str, Any]) -> "Desk":
        desk = cls()
        desk.take(given)
        return desk

    def take(self, given: Mapping[str, Any]) -> None:
        """Options given nearer to the command win over those before it."""
        self.db = given.get("db") or self.db
        self.user_given = given.get("user") or self.user_given
        self.today_given = given.get("today") or self.today_given
        self.libraries = (*self.libraries, *(given.get("library") or ()))
        self.no_input = bool(given.get("no_input")) or self.no_input

    def today(self) -> Any:
        """The day it is: `--today`, or the clock's."""
        from datetime import date

        return day(self.today_given, None) if self.today_given else date.today()

    def day(self, text: str) -> Any:
        """A day as a person writes it; what is not in figures is read back in words, so that a slip is seen."""
        return day(text, self.today)

    def day_or_none(self, text: str | None) -> Any:
        return None if text is None else self.day(text)


def day(text: str, today: Callable[[], Any] | None) -> Any:
    """The day `text` names, in one grammar for every command. Raises `Unreadable` with the reason, and with both days where it may be two."""
    from datetime import date

    if len(text) == 10 and text[4:8:3] == "--" and text.isascii() and "1900" <= text[:4] <= "2100":
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    from litigator.dates.grammar import read
    from litigator.dates.words import in_words
    from litigator.errors import Unreadable

    reading = read(text, today=today() if today else None)
    if reading.date is None:
        raise Unreadable(f"«{shown(text)[:40]}» is not read as a date: {reading.error}")
    click.echo(f"«{shown(text)}» is read as {in_words(reading.date, 'en')}", err=True)
    return reading.date


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
        click.option("--no-input", is_flag=True, help="Never ask."),
        click.option("--debug", is_flag=True, help="Show the traceback of an error."),
    )
    for option in reversed(options):
        function = option(function)
    return function


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
        found = importlib.import_module(f"litigator.cli.{cmd_name}").group
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self.lazy.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.lazy and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.lazy, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            ctx.fail(f"There is no command {shown(args[0])[:40]!r}.{hint}")
        return super().resolve_command(ctx, args)


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document on stdout.")


def print_json(name: str, /, **content: Any) -> None:
    """One JSON document on stdout, with its schema."""
    import msgspec

    document = msgspec.json.encode({"schema": f"litigator/{name}/1", **content}, enc_hook=str)
    click.echo(msgspec.json.format(document, indent=2).decode())


_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}


def shown(text: object) -> str:
    """Text as it may reach a terminal: control characters and direction overrides become visible signs, on one line."""
    return "".join(_shown_character(character) for character in str(text))


def _shown_character(character: str) -> str:
    code = ord(character)
    if code in (0x0A, 0x0D, 0x09):
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code <= 0x9F or code in _BIDI or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        return "\ufffd"
    return character


def say(text: str) -> None:
    """Data for a person, on stdout, in characters the terminal has."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    click.echo(text.encode(encoding, "replace").decode(encoding))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str = "nothing") -> None:
    """Rows in aligned columns, the last one as wide as the terminal lets it be."""
    cells = [[shown("" if cell is None else cell) for cell in row] for row in rows]
    if not cells:
        say(empty)
        return
    widths = [max(len(line[column]) for line in [list(headings), *cells]) for column in range(len(headings))]
    for line in [[heading.upper() for heading in headings], *cells]:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def tell_error(error: Exception, *, as_json: bool) -> int:
    """Print an error where errors are printed, and return its exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort):
        click.echo("interrupted", err=True)
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
    click.echo(
        f"litigator stopped on an unexpected fault ({type(error).__name__}); nothing was changed. Run again with --debug.",
        err=True,
    )
    return 1


def _tell_fault(error: Any) -> None:
    click.echo(f"litigator: {shown(error.message)}", err=True)
    tell_problems(error.problems)
    if error.fix:
        click.echo(f"  → {shown(error.fix)}", err=True)


def tell_moved(changes: Iterable[Any]) -> None:
    """What a change did to the docket, a line each: nothing moves in silence."""
    for change in changes:
        if change.moved:
            click.echo(f"  ↦ {shown(change.sentence())}", err=True)


def tell_problems(problems: Iterable[Any]) -> None:
    """Each problem on its lines: the mark (✗ stops, · is for attention), where, what, how to mend."""
    for problem in problems:
        mark = "✗" if problem.severity == "error" else "·"
        where = f"{shown(problem.where)}: " if problem.where else ""
        click.echo(f"  {mark} {where}{shown(problem.what)}", err=True)
        if problem.fix:
            click.echo(f"      → {shown(problem.fix)}", err=True)
