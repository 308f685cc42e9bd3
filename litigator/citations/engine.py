"""The `regex` module, loaded when a text is read: the syntax of `re`, with every capture of a repeated group and possessive repeats."""

from functools import cache
from importlib import import_module
from typing import Any


@cache
def engine() -> Any:
    """The module. It is not loaded before it is needed: the desk answers `--help` without it."""
    return import_module("regex")
