"""The office's own tables: a sheet a noun, a column a field, and how each value stands in a cell so that the very same comes back."""

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal

from litigator.casefile import CaseFile, Claimant
from litigator.exchange.tables.days import read_days
from litigator.exchange.tables.sheet import Broken, Cell, text_of
from litigator.registry.nouns import OF_CASE, OF_PERSON, OF_STAGE, Kind, plain_fields
from litigator.tongue import marked, phrase

_EMPTY = re.compile(r'(?:"")+')
_MORE = re.compile(r"(?P<heading>.+) \((?P<part>[2-9]|[1-9][0-9]+)\)")
_SPECIAL = {("Link", "case"): "to case"}


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of the office's own: what its rows hang on (`owner`: the headings that name it), and the noun each row is."""

    name: str
    noun: type
    owner: tuple[str, ...]
    kind: Kind | None = None

    @property
    def own(self) -> tuple[str, ...]:
        """The fields of the noun that are columns."""
        return (*plain_fields(self.noun), *(("role",) if self.noun is Claimant else ()))

    @property
    def headings(self) -> tuple[str, ...]:
        return (*self.owner, *(heading(self.noun, name) for name in self.own))

    def fields_of(self, headings: list[str]) -> dict[str, list[int]]:
        """Where each field stands among these headings; a long text takes several columns, `text`, `text (2)` and so on."""
        places: dict[str, list[int]] = {}
        names = {heading(self.noun, name): name for name in self.own}
        for place, given in enumerate(headings):
            more = _MORE.fullmatch(given)
            plain = more["heading"] if more and more["heading"] in names else given
            if plain in names:
                places.setdefault(names[plain], []).append(place)
        return places


def heading(noun: type, name: str) -> str:
    """What a field is headed with: its own name in words."""
    return _SPECIAL.get((noun.__name__, name), name.replace("_", " "))


CASES = Table("cases", CaseFile, ())
CLAIMANTS = Table("claimants", Claimant, ("case",))
TABLES: tuple[Table, ...] = (
    CASES,
    CLAIMANTS,
    *(Table(kind.field, kind.noun, ("case",), kind) for kind in OF_CASE if kind.field == "stages"),
    *(Table(kind.field, kind.noun, ("case",), kind) for kind in OF_CASE if kind.field != "stages"),
    *(Table(kind.field, kind.noun, ("case", "in stage"), kind) for kind in OF_STAGE),
    *(Table(kind.field, kind.noun, ("person",), kind) for kind in OF_PERSON),
)


def table_of(headings: list[str]) -> Table | None:
    """The table that these headings are of: all of them its own or computed ones in brackets, and most of its own among them."""
    given = {one for one in headings if one and not one.startswith("(")}
    plain = {(found["heading"] if (found := _MORE.fullmatch(one)) else one) for one in given}
    for table in TABLES:
        own = set(table.headings)
        if plain <= own and len(plain) >= 0.7 * len(own) and set(table.owner) <= plain:
            return table
    return None


def to_cell(value: Any) -> Cell:
    """A value as a cell holds it. An empty text is told from none by a pair of quotes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return "; ".join(str(one).replace("\\", "\\\\").replace(";", "\\;") for one in value) or None
    if isinstance(value, str) and (not value or _EMPTY.fullmatch(value)):
        return f'{value}""'
    assert value is None or isinstance(value, (str, int, date))
    return value


def from_cell(noun: type, name: str, cell: Cell) -> Any:
    """The value of a field from its cell. Raises `ValueError` with the reason."""
    if isinstance(cell, Broken):
        raise ValueError(f"{cell.shown[:40]}: {cell.why}")
    kind, optional = _kind(noun, name)
    if cell is None or cell == "":
        if typing.get_origin(kind) is tuple:
            return ()
        if not optional:
            raise ValueError(phrase("{noun} is empty", noun=heading(noun, name)))
        return None
    return _read(kind, cell)


def default_of(noun: type, name: str) -> Any:
    """What a field is where nothing is said, or MISSING."""
    found = {field.name: field for field in fields(noun)}[name]
    return found.default


def is_needed(noun: type, name: str) -> bool:
    return default_of(noun, name) is MISSING


@cache
def _hints(noun: type) -> Mapping[str, Any]:
    return typing.get_type_hints(noun)


@cache
def _kind(noun: type, name: str) -> tuple[Any, bool]:
    """The type of a field, and whether it may be None."""
    hint = _hints(noun)[name]
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        kinds = [one for one in typing.get_args(hint) if one is not type(None)]
        return kinds[0], True
    return hint, False


def _read(kind: Any, cell: Cell) -> Any:
    text = text_of(cell)
    if kind is date:
        return _day(cell)
    if typing.get_origin(kind) is tuple:
        return tuple(_pieces(text))
    if typing.get_origin(kind) is Literal:
        if text not in typing.get_args(kind):
            raise ValueError(
                phrase("«{text}» is none of {kind}", text=text[:40], kind=", ".join(typing.get_args(kind)))
            )
        return text
    try:
        return _READERS[kind](text)
    except (ValueError, InvalidOperation) as error:
        raise ValueError(phrase("«{text}» is not {kind}", text=text[:40], kind=phrase(_NAMES[kind]))) from error


def _day(cell: Cell) -> date:
    """A day as we wrote it, whatever its year; as somebody else wrote it, by the one grammar of dates."""
    if isinstance(cell, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        try:
            return date.fromisoformat(cell)
        except ValueError:
            pass
    day = read_days([(0, cell)], "")[0][0]
    if day.day is None:
        raise ValueError(day.why)
    return day.day


def _pieces(text: str) -> list[str]:
    """The items of a list, apart by semicolons; a semicolon or a backslash of an item's own has a backslash before it."""
    pieces = re.findall(r"(?:\\.|[^\\;])+", text, re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", piece.removeprefix(" ") if place else piece) for place, piece in enumerate(pieces)]


def _words(text: str) -> str:
    return text[:-2] if _EMPTY.fullmatch(text) else text


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError
    return moment


def _truth(text: str) -> bool:
    if text.casefold() not in ("yes", "no", "true", "false"):
        raise ValueError
    return text.casefold() in ("yes", "true")


_READERS: dict[Any, Any] = {str: _words, int: int, bool: _truth, Decimal: Decimal, datetime: _moment}
_NAMES = {
    str: "text",
    int: marked("a whole number"),
    bool: marked("yes or no"),
    Decimal: marked("an amount"),
    datetime: marked("a moment with its offset (2022-06-20T14:30:00+03:00)"),
}
