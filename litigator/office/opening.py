"""The ways into an office: found one, read one, hold one for writing, bring an older one up to date."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from litigator import settings
from litigator.casefile import CaseFile
from litigator.errors import LibraryFault, NotFound, Problem, SettingsFault, Unreadable
from litigator.library.gathering import open_library
from litigator.office.changing import WritingOffice
from litigator.office.reading import Office


def database_path(given: str | None) -> Path:
    """Which database: `--db`, then `LITIGATOR_DB`, then the settings, then ./cases.db."""
    named = given or settings.load().db
    if "://" in named:
        raise SettingsFault(
            f"«{named.split('://')[0]}» offices come with a later version", fix="name a SQLite file with --db"
        )
    return Path(named)


def acting(given: str | None) -> str:
    """Who acts: `--user`, then `LITIGATOR_USER`, then the settings."""
    name = given or settings.load().user
    if not name:
        raise SettingsFault(
            "nobody is named as acting", fix='--user NAME, or LITIGATOR_USER, or user = "NAME" in the settings'
        )
    return name


def found_office(given: str | None, *, name: str | None, user: str | None) -> Path:
    """Make an empty office at the path in force and return it. An existing file is never overwritten."""
    from litigator import store

    path = database_path(given)
    store.create(path, name=name or "Office", actor=user or settings.load().user or "founder")
    return path


@contextmanager
def reading_office(
    db: str | None,
    *,
    libraries: Sequence[str] = (),
    saved: Path | None = None,
    may_lack_database: bool = False,
) -> Iterator[Office]:
    """An office to read from. With `saved`, drafts come from that case file and no database is opened."""
    library = open_library(*libraries)
    if saved is not None:
        yield Office(library, None, case_file_from(saved))
        return
    path = database_path(db)
    if may_lack_database and not path.exists():
        yield Office(library, None, None)
        return
    from litigator import store

    with store.reading(path) as session:
        yield Office(library, session, None)


@contextmanager
def writing_office(
    db: str | None, *, user: str | None, libraries: Sequence[str] = (), founding: bool = False
) -> Iterator[WritingOffice]:
    """An office to change, by a person of the office. `founding` lets the first person add themselves."""
    from litigator import registry, store

    actor = acting(user)
    library = open_library(*libraries)
    with store.writing(database_path(db), actor=actor) as session:
        people = {person.handle for person in registry.office_people(session)}
        if actor not in people and not (founding and not people):
            raise NotFound(
                f"{actor} is not a person of this office",
                nearest=tuple(sorted(people)),
                fix=f"litigator office user add {actor}",
            )
        yield WritingOffice(library, session, None, actor)


def case_file_from(path: Path) -> CaseFile:
    """A case file saved as JSON (`case show --json`) or YAML. Raises `Unreadable` with every problem, each with its place."""
    from litigator.library import reading

    if path.suffix == ".json":
        return _case_file_from_json(path)
    try:
        return reading.read(path, CaseFile)
    except LibraryFault as fault:
        raise Unreadable(fault.message, problems=fault.problems, fix=fault.fix) from fault


def _case_file_from_json(path: Path) -> CaseFile:
    import msgspec

    try:
        given = msgspec.json.decode(path.read_bytes())
        if isinstance(given, dict):
            given.pop("schema", None)
        case = msgspec.convert(given, CaseFile, strict=False)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(
            f"{path} is not a case file: {error}", fix="save one with: litigator case show CASE --json"
        ) from error
    problems = tuple(_unknown_keys(given, msgspec.to_builtins(case), str(path)))
    if problems:
        raise Unreadable(
            f"{path} holds what no case file has", problems=problems, fix="correct the names; nothing is dropped"
        )
    return case


def _unknown_keys(given: Any, known: Any, where: str) -> Iterator[Problem]:
    """Keys of the file that found no place in the case: a misspelt one must not be lost in silence."""
    if isinstance(given, dict) and isinstance(known, dict):
        for key, value in given.items():
            if key in known:
                yield from _unknown_keys(value, known[key], f"{where}.{key}")
            else:
                yield Problem(f"`{key}` is not a key here", where)
    elif isinstance(given, list) and isinstance(known, (list, tuple)):
        for number, (one, other) in enumerate(zip(given, known, strict=False), 1):
            yield from _unknown_keys(one, other, f"{where}[{number}]")


def upgrade_office(path: Path) -> Path | None:
    """Bring an older database up to this version after taking a copy; None when it was current."""
    from litigator.store.upgrades import upgrade_if_behind

    return upgrade_if_behind(path)
