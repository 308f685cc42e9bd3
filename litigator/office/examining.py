"""Examining an office and its library: everything wrong, told; nothing changed."""

from collections.abc import Sequence

from litigator.errors import LibraryFault, Problem
from litigator.library.contents import Library
from litigator.library.gathering import open_library
from litigator.office.opening import database_path


def library_problems(libraries: Sequence[str]) -> tuple[Library | None, tuple[Problem, ...]]:
    """The library, or None where it cannot even be read, and everything wrong with it."""
    from litigator.drafting.checking import template_problems
    from litigator.library.checking import cross_problems

    try:
        library = open_library(*libraries)
    except LibraryFault as fault:
        return None, fault.problems
    return library, (*cross_problems(library), *template_problems(library))


def examine(db: str | None, libraries: Sequence[str]) -> list[Problem]:
    """What is wrong with the office: the database, its log, the library; and what is missing on this machine (warnings)."""
    import shutil

    from litigator.store import audit
    from litigator.store.connection import connect

    path = database_path(db)
    found: list[Problem] = []
    connection = connect(path)
    try:
        state = connection.execute("PRAGMA quick_check").fetchone()[0]
        if state != "ok":
            found.append(Problem(f"the database is damaged: {state}", str(path), "restore it from a copy"))
        found += [
            Problem(f"a row in {row[0]} refers to nothing", str(path))
            for row in connection.execute("PRAGMA foreign_key_check")
        ]
        found += audit.verify_chain(connection, audit.read_key(path))
    finally:
        connection.close()
    found += [problem for problem in library_problems(libraries)[1] if problem.severity == "error"]
    if shutil.which("soffice") is None:
        found.append(
            Problem(
                "LibreOffice is not here: pages cannot be counted",
                "this machine",
                "install libreoffice-writer",
                "warning",
            )
        )
    return found
