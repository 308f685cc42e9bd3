"""A list of authorities from elsewhere (name, number, date), read as a table: the Court's own list of citations, or an office's.

It is an extra: what it says is held to be right, what it lacks proves nothing. The list inside the installed package `echr-py` is found by
that package's own inventory of files; nothing of the package is run.
"""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from litigator.errors import Unreadable
from litigator.tongue import lasting, phrase

MAX_BYTES = 200_000_000
BESIDE = ("authorities.csv", "authorities.json")
"""What an office's own list is called where it lies beside its imported judgments."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "name", "case", "case_name", "docname"),
    "numbers": ("appnos", "appno", "numbers", "number", "application_number", "application_numbers", "case_number"),
    "date": ("date", "judgment_date", "decision_date", "judgementdate", "kpdate"),
    "grand": ("grand_chamber", "gc", "grand"),
    "ecli": ("ecli", "target_ecli"),
    "kind": ("document_kind", "kind", "type", "doctype"),
    "report": ("reporter_key", "reporter", "report"),
    "citation": ("citation", "reference"),
}
_SPLIT = re.compile(r"\s*(?:[;,|]|\band\b|\bet\b|\bir\b)\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_ORDINAL = re.compile(r"\((?:no|n°|nº)\.?\s*(\d+)\)", re.IGNORECASE)
_TRUE = {"true", "1", "yes", "gc", "taip", "grand chamber"}
_FALSE = {"false", "0", "no", "ne"}


@dataclass(frozen=True, slots=True)
class Authority:
    """One row: a decision as the list has it. `year` is the year of its report where no day is told; `grand` None where it is not told."""

    title: str
    numbers: tuple[str, ...]
    date: date | None
    year: int | None
    grand: bool | None
    ecli: str | None
    kind: str | None


@dataclass(frozen=True)
class AuthorityList:
    """A list, and what it is called when it is named as a source."""

    name: str
    rows: Sequence[Sequence[Any]] = field(repr=False)
    columns: Mapping[str, int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def with_rows_of(self, other: "AuthorityList") -> "AuthorityList":
        """The rows of both lists, in the columns of this one."""
        width = max(self.columns.values()) + 1
        added = []
        for row in other.rows:
            moved: list[Any] = [None] * width
            for column, place in self.columns.items():
                moved[place] = other._cell(row, column)
            added.append(moved)
        return AuthorityList(self.name, [*self.rows, *added], self.columns)

    def _cell(self, row: Sequence[Any], column: str) -> Any:
        place = self.columns.get(column)
        return None if place is None or place >= len(row) else row[place]

    @cached_property
    def _by_number(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, row in enumerate(self.rows):
            for number in _numbers(self._cell(row, "numbers")):
                found.setdefault(number, []).append(place)
        return found

    @cached_property
    def titles(self) -> list[str]:
        """The name in each row."""
        return [str(self._cell(row, "title") or "") for row in self.rows]

    def numbered(self, number: str) -> list[Authority]:
        return [self.row(place) for place in self._by_number.get(number, ())]

    def knows(self, number: str) -> bool:
        return number in self._by_number

    def row(self, place: int) -> Authority:
        row = self.rows[place]
        report = str(self._cell(row, "report") or "")
        day = _date(self._cell(row, "date"))
        year = _YEAR.search(report)
        title = self.titles[place]
        ordinal = _ORDINAL.search(str(self._cell(row, "citation") or ""))
        if ordinal and not _ORDINAL.search(title):
            title = f"{title} (no. {ordinal[1]})"
        return Authority(
            title=title,
            numbers=_numbers(self._cell(row, "numbers")),
            date=day,
            year=day.year if day else int(year[0]) if year else None,
            grand=_truth(self._cell(row, "grand")),
            ecli=str(self._cell(row, "ecli") or "") or None,
            kind=str(self._cell(row, "kind") or "") or None,
        )


def read_authorities(path: Path, *, name: str | None = None) -> AuthorityList:
    """The list in a .csv or .json file: rows with a name, numbers, a date, in columns of whatever order. Raises `Unreadable`."""
    try:
        stamp = path.stat()
    except OSError as error:
        raise Unreadable(
            phrase("the list of authorities {path} cannot be read: {strerror}", path=path, strerror=error.strerror)
        ) from error
    return _read(path, name or lasting("the list {name}", name=path.name), stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=2)
def _read(path: Path, name: str, changed: int, size: int) -> AuthorityList:
    if size > MAX_BYTES:
        raise Unreadable(
            phrase("the list of authorities {path} has {size:,} bytes", path=path, size=size),
            fix=phrase("keep it under {MAX_BYTES:,}", MAX_BYTES=MAX_BYTES),
        )
    try:
        headings, rows = _json(path) if path.suffix.lower() == ".json" else _csv(path)
    except (OSError, UnicodeDecodeError, csv.Error, ValueError, RecursionError) as error:
        raise Unreadable(
            phrase("the list of authorities {path} cannot be read: {error}", path=path, error=error),
            fix=phrase("a .csv or .json in UTF-8"),
        ) from error
    columns = _columns(headings)
    if "title" not in columns or "numbers" not in columns:
        raise Unreadable(
            phrase("the list of authorities {path} has no column of names or of numbers", path=path),
            fix=phrase(
                "name them {title} and {numbers}; its columns are {headings}",
                title=_COLUMNS["title"][0],
                numbers=_COLUMNS["numbers"][0],
                headings=", ".join(headings)[:200],
            ),
        )
    return AuthorityList(name, rows, columns)


@lru_cache(maxsize=1)
def installed_authorities() -> AuthorityList | None:
    """The list that comes with the package `echr-py`, where that is installed and has one; it is only read, and a broken one is passed over."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        package = distribution("echr-py")
    except PackageNotFoundError:
        return None
    name = lasting("the Court's list in echr-py {version}", version=package.version)
    # The list of all languages bears the shortest name, the others are parts of it; a catalogue holds what was given before numbers were cited.
    files = sorted(package.files or (), key=lambda one: len(one.name))
    lists = [file for file in files if file.suffix == ".csv" and "authorit" in file.name]
    catalogues = [file for file in files if file.suffix == ".json" and "catalog" in file.name]
    found = next((one for file in lists if (one := _read_or_none(Path(str(package.locate_file(file))), name))), None)
    for file in catalogues:
        more = _read_or_none(Path(str(package.locate_file(file))), name)
        found = found.with_rows_of(more) if found and more else found or more
    return found


def _read_or_none(path: Path, name: str) -> AuthorityList | None:
    try:
        return read_authorities(path, name=name)
    except Unreadable:
        return None


def authorities_for(given: Path | None, folder: Path | None) -> AuthorityList | None:
    """The list in force: the one given, else one beside the imported judgments in `folder`, else the one `echr-py` brings."""
    if given is not None:
        return read_authorities(given)
    for name in BESIDE:
        if folder is not None and (folder / name).is_file():
            return read_authorities(folder / name)
    return installed_authorities()


def _csv(path: Path) -> tuple[list[str], list[list[str]]]:
    csv.field_size_limit(1 << 20)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        sample = stream.read(4096)
        stream.seek(0)
        first = sample.split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        rows = csv.reader(stream, delimiter=delimiter)
        headings = next(rows, [])
        return headings, list(rows)


def _json(path: Path) -> tuple[list[str], list[list[Any]]]:
    given = json.loads(path.read_text(encoding="utf-8-sig"))
    entries = given.get("entries", given.get("rows")) if isinstance(given, dict) else given
    if not isinstance(entries, list):
        raise ValueError("it is no list of entries")
    kept = [entry for entry in entries if isinstance(entry, dict)]
    headings = list(dict.fromkeys(key for entry in kept[:50] for key in entry))
    return headings, [[entry.get(key) for key in headings] for entry in kept]


def _columns(headings: Iterable[str]) -> dict[str, int]:
    places = {str(heading).strip().casefold().replace(" ", "_"): place for place, heading in enumerate(headings)}
    found = {column: [places[name] for name in names if name in places] for column, names in _COLUMNS.items()}
    return {column: there[0] for column, there in found.items() if there}


def _numbers(cell: Any) -> tuple[str, ...]:
    """The numbers of a cell: `24130/11;29758/11`, `24130/11 and 29758/11`, or a list of them."""
    if isinstance(cell, (list, tuple)):
        return tuple(str(number).strip() for number in cell if number)
    text = str(cell or "").strip()
    if not text:
        return ()
    return (text,) if text.count("/") == 1 and ";" not in text else tuple(filter(_has_digit, _SPLIT.split(text)))


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _date(cell: Any) -> date | None:
    text = str(cell or "").strip()
    try:
        if day_first := _DAY_FIRST.match(text):
            return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _truth(cell: Any) -> bool | None:
    if isinstance(cell, bool):
        return cell
    word = str(cell or "").strip().casefold()
    return True if word in _TRUE else False if word in _FALSE else None
