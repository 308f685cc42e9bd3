"""`litigator cite`: the citations of a text found, and held against what is known."""

import click

from litigator.cli.shell import HELP


@click.group(context_settings=HELP)
def group() -> None:
    """Citations: find them in any document, check every one before it is filed."""
