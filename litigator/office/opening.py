"""The ways into an office: found one, read one, hold one for writing, bring an older one up to date."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator import settings
from litigator.casefile import CaseFile
from litigator.errors import LibraryFault, NotFound, Problem, SettingsFault, Unreadable
from litigator.lengths import too_long
from litigator.library.gathering import open_in_part, open_readable
from litigator.office.reading import Office
from litigator.settings import database_path
from litigator.tongue import phrase

if TYPE_CHECKING:
    from litigator.docket.impact import Change
    from litigator.office.changing import WritingOffice


_MOST_BYTES = 50_000_000
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"(\s*:)?')  # a string of JSON, and whether it is a key


def acting(given: str | None) -> str:
    """Who acts: `--user`, then `LITIGATOR_USER`, then the settings."""
    name = given or settings.load().user
    if not name:
        raise SettingsFault(
            phrase("nobody is named as acting"),
            fix=phrase('--user NAME, or LITIGATOR_USER, or user = "NAME" in the settings'),
        )
    return name


def found_office(given: str | None, *, name: str | None, user: str | None) -> Path:
    """Make an empty office at the path in force and return it. An existing file is never overwritten."""
    from litigator.store import engine

    path = database_path(given)
    engine.create(path, name=name or "Office", actor=user or settings.load().user or "founder")
    return path


@contextmanager
def reading_office(
    db: str | None,
    *,
    libraries: Sequence[str] = (),
    saved: Path | None = None,
    may_lack_database: bool = False,
    in_part: bool = False,
) -> Iterator[Office]:
    """An office to read from. With `saved`, drafts come from that case file and no database is opened. `in_part` is for who reads judgments:
    a fault in a room of the library that is not looked into stops nobody then.
    """
    library = open_in_part(*libraries) if in_part else open_readable(*libraries)
    if saved is not None:
        yield Office(library, None, case_file_from(saved))
        return
    path = database_path(db)
    if may_lack_database and not path.exists():
        yield Office(library, None, None)
        return
    from litigator.store import engine

    with engine.reading(path) as session:
        yield Office(library, session, None, path)


@contextmanager
def writing_office(
    db: str | None,
    *,
    user: str | None,
    libraries: Sequence[str] = (),
    founding: str | None = None,
    dry_run: bool = False,
) -> "Iterator[WritingOffice]":
    """An office to change, by a person of the office. `founding` is the person whom an office without people takes in by their own word;
    a `dry_run` writes nothing.
    """
    from litigator import registry
    from litigator.office.changing import WritingOffice
    from litigator.store import engine

    path = database_path(db)
    nobody = founding is not None and not _people(path)
    actor = founding if nobody and founding is not None else acting(user)
    library = open_readable(*libraries)
    with engine.writing(path, actor=actor, dry_run=dry_run) as session:
        people = tuple(person.handle for person in registry.office_people(session))
        if actor not in people and not nobody:
            mend = (
                phrase("--user {people}, who is one of it", people=people[0])
                if people and founding
                else f"litigator office user add {actor}"
            )
            raise NotFound(
                phrase("{actor} is not a person of this office", actor=actor), nearest=tuple(sorted(people)), fix=mend
            )
        yield WritingOffice(library, session, None, path, actor)


def _people(path: Path) -> int:
    """How many people the office has."""
    from litigator.store.connection import reading_plainly

    with reading_plainly(path) as connection:
        return int(connection.execute("SELECT count(*) FROM office_person").fetchone()[0])


def case_file_from(path: Path) -> CaseFile:
    """A case file saved as JSON (`case show --json`) or YAML. Raises `Unreadable` with every problem, each with its place."""
    if path.exists() and not path.is_file():  # what a pipe or a device says may never end
        raise Unreadable(phrase("{path} is no file", path=path))
    if path.is_file() and path.stat().st_size > _MOST_BYTES:
        raise Unreadable(
            phrase("{path} is longer than any case", path=path),
            fix=phrase("save one with: litigator case show CASE --json"),
        )
    case = _case_file_from_json(path) if path.suffix == ".json" else _case_file_from_yaml(path)
    problems = tuple(one._replace(where=f"{path}: {one.where}") for one in too_long(case))
    if problems:
        raise Unreadable(phrase("{path} holds more than any case", path=path), problems=problems)
    return case


def _case_file_from_yaml(path: Path) -> CaseFile:
    from litigator.library import reading

    try:
        return reading.read(path, CaseFile)
    except LibraryFault as fault:
        raise Unreadable(fault.message, problems=fault.problems, fix=fault.fix) from fault


def _case_file_from_json(path: Path) -> CaseFile:
    import msgspec

    try:
        data = path.read_bytes()
        given = msgspec.json.decode(data)
        doubled = _doubled_keys(data, given)
        if isinstance(given, dict):
            given.pop("schema", None)
        case = msgspec.convert(given, CaseFile, strict=False)
    except OSError as error:
        raise Unreadable(phrase("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(
            phrase("{path} is not a case file: {error}", path=path, error=error),
            fix=phrase("save one with: litigator case show CASE --json"),
        ) from error
    problems = (*_unknown_keys(given, msgspec.to_builtins(case), str(path)), *doubled)
    if problems:
        raise Unreadable(
            phrase("{path} holds what no case file has", path=path),
            problems=problems,
            fix=phrase("correct the names; nothing is dropped"),
        )
    return case


def _doubled_keys(data: bytes, given: Any) -> tuple[Problem, ...]:
    """Keys that stand twice in one place of the JSON in `data`, of which the reader keeps the last: two days, and one is gone."""
    if sum(1 for string in _STRING.finditer(data) if string[1]) == _keys_in(given):
        return ()
    import json

    doubled: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        doubled.extend(name for name in dict.fromkeys(names) if names.count(name) > 1)
        return dict(pairs)

    json.loads(data, object_pairs_hook=once)
    return tuple(
        Problem(phrase("the key «{key}» stands twice", key=key), "", phrase("keep one of them")) for key in doubled
    )


def _keys_in(given: Any) -> int:
    inside = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
    return (len(given) if isinstance(given, dict) else 0) + sum(map(_keys_in, inside))


def _unknown_keys(given: Any, known: Any, where: str) -> Iterator[Problem]:
    """Keys of the file that found no place in the case: a misspelt one must not be lost in silence."""
    if isinstance(given, dict) and isinstance(known, dict):
        for key, value in given.items():
            if key in known:
                yield from _unknown_keys(value, known[key], f"{where}.{key}")
            else:
                yield Problem(phrase("`{key}` is not a key here", key=key), where)
    elif isinstance(given, list) and isinstance(known, (list, tuple)):
        for number, (one, other) in enumerate(zip(given, known, strict=False), 1):
            yield from _unknown_keys(one, other, f"{where}[{number}]")


def upgrade_office(path: Path, libraries: Sequence[str] = ()) -> "tuple[Path | None, tuple[Change, ...]]":
    """Bring an older database up to this version, and its docket up to the rules there are now.

    Returns the copy taken before (None when the database was current) and what moved in the docket.
    """
    from litigator.docket.rebuilding import rebuild_all
    from litigator.store import engine
    from litigator.store.upgrades import upgrade_if_behind

    library = open_readable(*libraries)
    copy = upgrade_if_behind(path)
    with engine.writing(path, actor="upgrade") as session:
        rebuilt = rebuild_all(session.connection(), library.law, keep=True)
    return copy, rebuilt.changes


def judgments_folder(given: str | None, db: str | None) -> Path:
    """Where imported judgments are kept: `--judgments`, then `LITIGATOR_JUDGMENTS`, then the settings, then `judgments/` beside the database."""
    named = given or settings.load().judgments
    return Path(named) if named else database_path(db).parent / "judgments"


def judgments_to_read(given: str | None, db: str | None) -> Path:
    """`judgments_folder`, to read from. Raises `NotFound` where `given` names a folder into which nothing was imported: an answer from the
    library alone would look like an answer from it.
    """
    from litigator.precedents.texts import FILE

    folder = judgments_folder(given, db)
    if given and not (folder / FILE).is_file():
        raise NotFound(
            phrase("no judgments are imported in {folder}", folder=folder),
            fix=f"litigator precedent import FILE --judgments {folder}",
        )
    return folder
