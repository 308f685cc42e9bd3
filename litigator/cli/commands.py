"""The root of the commands, for click: the groups that `litigator.cli` names, and the bare command."""

import click

from litigator import __version__
from litigator.cli import COMMANDS, GROUPS
from litigator.cli.shell import HELP, Desk, LazyGroup, common_options, json_option
from litigator.tongue import phrase


@click.group(
    cls=LazyGroup,
    lazy={**GROUPS, **COMMANDS},
    context_settings=HELP,
    invoke_without_command=True,
)
@common_options
@json_option
@click.version_option(__version__, message="%(version)s")
@click.pass_context
def root(context: click.Context, /, as_json: bool, **given: object) -> None:
    """Draft appeals and applications, keep the cases, know the time limits.

    Alone, it says what is due next. Begin with `litigator demo`, or `litigator office init` for an office of your own.
    """
    context.obj = Desk.opened(given)
    if context.invoked_subcommand is None:
        from litigator.cli.desk import show_due

        code = show_due(context.obj, as_json=as_json)
        if code:
            context.exit(code)
    elif as_json:
        raise click.UsageError(
            phrase("--json stands after the command: litigator {command} … --json", command=context.invoked_subcommand)
        )
