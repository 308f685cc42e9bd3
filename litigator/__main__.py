"""`python -m litigator`."""

from litigator.cli import run

run()
