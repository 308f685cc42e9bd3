"""The office: settings, library and database opened together, and everything a command or a notebook does with them.

`reading_office` and `writing_office` are the two ways in. A writing office commits when its block ends well and leaves nothing behind
when it does not. Commands are thin over the methods here. The names load when they are asked for: what only reads the docket (`office/desk`)
needs neither the library nor a case file.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from litigator.office.examining import examine, library_problems
    from litigator.office.opening import (
        acting,
        case_file_from,
        found_office,
        judgments_folder,
        judgments_to_read,
        reading_office,
        upgrade_office,
        writing_office,
    )
    from litigator.office.reading import Office, may_be_cited
    from litigator.settings import database_path

_ROOMS = {
    "examining": ("examine", "library_problems"),
    "opening": (
        *("acting", "case_file_from", "database_path", "found_office", "judgments_folder", "judgments_to_read"),
        *("reading_office", "upgrade_office", "writing_office"),
    ),
    "reading": ("Office", "may_be_cited"),
}
__all__ = [
    "Office",
    "acting",
    "case_file_from",
    "database_path",
    "examine",
    "found_office",
    "judgments_folder",
    "judgments_to_read",
    "library_problems",
    "may_be_cited",
    "reading_office",
    "upgrade_office",
    "writing_office",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"litigator.office.{room}"), name)
    raise AttributeError(f"the office has no {name}")
