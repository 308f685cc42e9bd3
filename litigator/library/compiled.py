"""The library as it was compiled before, on this machine: a file in the cache, of which each entry is decoded when somebody looks at it.

A search looks at no clause and a draft at no thesaurus; and of two hundred clauses in two languages a draft prints twenty in one. The file
may be thrown away at any time.
"""

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from dataclasses import fields, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args

from litigator.clauses.clause import Clause, ClauseText
from litigator.errors import LibraryFault
from litigator.files import write_whole
from litigator.library.contents import Library
from litigator.settings import cache_folder
from litigator.tongue import heard, phrase

_TEXTS = "clause texts"
_AT_ONCE = ("fingerprint", "templates", "faults")


class Late(Mapping[str, Any]):
    """A mapping of which each entry is made, by `read`, of what is `kept` of it, when it is first asked for."""

    __slots__ = ("_kept", "_made", "_read", "_whole")

    def __init__(self, kept: Mapping[str, Any], read: Callable[[str, Any], Any]) -> None:
        self._kept = kept
        self._read = read
        self._made: dict[str, Any] = {}
        self._whole = False

    def __getitem__(self, name: str) -> Any:
        try:
            return self._made[name]
        except KeyError:
            made = self._made[name] = self._read(name, self._kept[name])
            return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, name: object) -> bool:
        return name in self._kept

    def keys(self) -> KeysView[str]:
        return self._kept.keys()

    def values(self) -> ValuesView[Any]:
        return self._all().values()

    def items(self) -> ItemsView[str, Any]:
        return self._all().items()

    def _all(self) -> dict[str, Any]:
        if not self._whole:
            self._made, self._whole = {name: self[name] for name in self._kept}, True
        return self._made


def kept_library(fingerprint: str, language: str) -> Library | None:
    """The library of this fingerprint; one at fault is kept for each language, as its faults are told. None where nothing is kept that can be read."""
    import msgspec

    for path in (_path(fingerprint), _path(fingerprint, language)):
        try:
            return _opened(msgspec.msgpack.decode(path.read_bytes(), type=dict[str, msgspec.Raw]), path)
        except (OSError, msgspec.MsgspecError, ValueError, KeyError):
            continue
    return None


def keep(library: Library, language: str) -> None:
    """Write the library whole or not at all; an office whose cache folder cannot be written works without one."""
    import msgspec

    rooms = {field.name: getattr(library, field.name) for field in fields(library)}
    rooms["clauses"] = {name: replace(clause, texts={}) for name, clause in library.clauses.items()}
    rooms[_TEXTS] = {name: clause.texts for name, clause in library.clauses.items()}
    path = _path(library.fingerprint, *((language,) if library.faults else ()))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.msgpack.encode(rooms, enc_hook=heard))
    except OSError:
        return


def _path(fingerprint: str, *language: str) -> Path:
    return cache_folder() / f"library-{'-'.join((fingerprint, *language))}.msgpack"


def _opened(rooms: Mapping[str, Any], path: Path) -> Library:
    import msgspec

    decode = partial(_decoded, path)
    kinds = {field.name: field.type for field in fields(Library)}
    opened = {room: decode(kinds[room], rooms[room]) for room in _AT_ONCE}
    for room in kinds.keys() - {*_AT_ONCE, "clauses"}:
        read = partial(_entry, decode, get_args(kinds[room])[1])
        opened[room] = Late(msgspec.msgpack.decode(rooms[room], type=dict[str, msgspec.Raw]), read)
    texts = msgspec.msgpack.decode(rooms[_TEXTS], type=dict[str, dict[str, msgspec.Raw]])

    def clause(name: str, packed: Any) -> Clause:
        made: Clause = decode(Clause, packed)
        object.__setattr__(made, "texts", Late(texts[name], partial(_entry, decode, ClauseText)))
        return made

    opened["clauses"] = Late(msgspec.msgpack.decode(rooms["clauses"], type=dict[str, msgspec.Raw]), clause)
    return Library(**opened)


def _entry(decode: Callable[[Any, Any], Any], kind: Any, _name: str, packed: Any) -> Any:
    return decode(kind, packed)


def _decoded(path: Path, kind: Any, packed: Any) -> Any:
    """What was kept. Raises `LibraryFault` where it is not as this program writes it: the file is thrown away."""
    import msgspec

    try:
        return _decoder(kind)(packed)
    except (msgspec.MsgspecError, ValueError) as error:
        path.unlink(missing_ok=True)
        raise LibraryFault(
            phrase("the compiled library in {path} is damaged and was thrown away", path=path),
            fix=phrase("run the command again: it is compiled anew"),
        ) from error


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    import msgspec

    return msgspec.msgpack.Decoder(kind).decode
