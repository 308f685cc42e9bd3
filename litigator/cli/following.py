"""`litigator precedent graph | cites | cited-by | treat | watch`: who cites whom, and what became of it."""

import click

from litigator.cli.shell import HELP


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator precedent`."""
