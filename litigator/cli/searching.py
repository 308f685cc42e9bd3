"""`litigator precedent search | similar`: judgments found."""

import click

from litigator.cli.shell import HELP


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator precedent`."""
