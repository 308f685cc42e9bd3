"""Examining an office and its library: everything wrong, told; nothing changed."""

from collections.abc import Iterator, Sequence

from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.library.gathering import read_library
from litigator.settings import database_path
from litigator.tongue import phrase


def library_problems(libraries: Sequence[str]) -> tuple[Library | None, tuple[Problem, ...]]:
    """The library, or None where it cannot even be read, and everything wrong with it."""
    from litigator.drafting.checking import template_problems
    from litigator.library.checking import cross_problems

    library, unread = read_library(*libraries)
    if (
        unread
    ):  # what could not be read is missing everywhere it is named: only what an entry says of itself is told beside it
        return None, (*unread, *(one for one in cross_problems(library) if not one.what.startswith("there is no")))
    return library, (*cross_problems(library), *template_problems(library))


def examine(db: str | None, libraries: Sequence[str]) -> list[Problem]:
    """What is wrong with the office: the database, its log, the library; and what is missing on this machine (warnings)."""
    import shutil

    from litigator.store import audit
    from litigator.store.connection import connect, must_be_current

    path = database_path(db)
    found: list[Problem] = []
    connection = connect(path)
    try:
        must_be_current(connection, path)
        state = connection.execute("PRAGMA quick_check").fetchone()[0]
        if state != "ok":
            found.append(
                Problem(
                    phrase("the database is damaged: {state}", state=state), str(path), phrase("restore it from a copy")
                )
            )
        found += [
            Problem(phrase("a row in {row} refers to nothing", row=row[0]), str(path))
            for row in connection.execute("PRAGMA foreign_key_check")
        ]
        found += audit.verify_chain(connection, audit.read_key(path))
    finally:
        connection.close()
    library, faults = library_problems(libraries)
    found += [problem for problem in faults if problem.severity == "error"]
    if library is not None and state == "ok":
        found += _docket_problems(db, libraries)
    if shutil.which("soffice") is None:
        found.append(
            Problem(
                phrase("LibreOffice is not here: pages cannot be counted"),
                phrase("this machine"),
                phrase("install libreoffice-writer"),
                "warning",
            )
        )
    return found


def _docket_problems(db: str | None, libraries: Sequence[str]) -> Iterator[Problem]:
    """Lines of the docket that are not what the events and the rules give: changed by hand, or computed with other rules."""
    from litigator.docket.counting import is_counted
    from litigator.docket.rebuilding import untrue
    from litigator.office.limits import is_stale
    from litigator.office.opening import reading_office

    with reading_office(db, libraries=libraries) as office:
        law = office.library.law
        pairs = untrue(office.open_session.connection(), law)
        stale = is_stale(db, office.library)
        counted = is_counted(office.open_session.connection())
    fix = "litigator deadline impact, then litigator office upgrade"
    if not counted:
        yield Problem(
            phrase("the cases are not counted by issue and forum as they stand"), "docket", "litigator office upgrade"
        )
    if stale:
        yield Problem(
            phrase(
                "the rules have changed since the docket was computed; {count} of its lines would change",
                count=len(pairs),
            ),
            "docket",
            fix,
            "warning",
        )
        return
    for kept, computed in pairs:
        row = kept or computed
        assert row is not None
        said = (
            phrase("is missing")
            if kept is None
            else phrase("has no event behind it")
            if computed is None
            else phrase("is not what the events give")
        )
        yield Problem(
            phrase(
                "the docket's line {reference} {rule} ({event}) {said}",
                reference=row.reference,
                rule=row.rule,
                event=row.event,
                said=said,
            ),
            "docket",
            fix,
        )
