"""`litigator precedent export`: authorities for Zotero, a table, a reading list."""

import click

from litigator.cli.shell import HELP


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator precedent`."""
