"""Strict YAML into typed shapes, with every fault's file, line and reason.

The declared type decides what a scalar means, never its look: `NO` stays text where text is asked for, `0123` keeps its
zero, `12:30` is no number. Anchors, tags, merge keys, repeated keys, several documents and unknown keys are
faults. Nothing in a file can run.
"""

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from litigator.errors import LibraryFault, Problem
from litigator.tongue import marked, phrase

T = TypeVar("T")

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
EMPTY = ("", "~", "null")
MISSING = object()


def read(path: Path, kind: type[T], *, name: str | None = None) -> T:
    """Read the YAML file at `path` as a `kind` (a dataclass, or a tuple or dict of them).

    `name` is what the file is called in messages (default: the path). Raises `LibraryFault` with every problem found.
    """
    return parse(_text(path), kind, name=name or str(path))


def parse(text: str, kind: type[T], *, name: str) -> T:
    """The same for text already in hand, such as a case file given on the command line."""
    shaping = _Shaping(name)
    value = shaping.value(_compose(text, name), kind, ())
    if shaping.problems:
        raise LibraryFault(phrase("{name} is not as it should be", name=name), problems=tuple(shaping.problems))
    return typing.cast("T", value)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise LibraryFault(phrase("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from error
    if len(raw) > MAX_BYTES:
        raise _fault(
            str(path),
            0,
            phrase(
                "the file has {count:,} bytes; no entry needs more than {MAX_BYTES:,}",
                count=len(raw),
                MAX_BYTES=MAX_BYTES,
            ),
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _fault(str(path), line, phrase("the text is not UTF-8"), phrase("save the file as UTF-8")) from error
    return text


def _compose(text: str, name: str) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join(str(part) for part in (error.context, error.problem) if part)
        line = mark.line + 1 if mark else 0
        raise _fault(name, line, phrase("this is not YAML: {reason}", reason=reason), phrase(_TYPING)) from error
    except YAMLError as error:
        raise _fault(
            name, 0, phrase("this is not YAML: {splitlines}", splitlines=str(error).splitlines()[0]), phrase(_TYPING)
        ) from error
    except RecursionError as error:
        raise _fault(name, 0, phrase("the file is nested too deeply")) from error
    if node is None:
        raise _fault(name, 1, phrase("the file is empty"))
    return node


_TYPING = marked("put words with a colon or a bracket between quotation marks, and indent with blanks, not tabs")


def _fault(name: str, line: int, what: str, fix: str = "") -> LibraryFault:
    return LibraryFault(f"{name}: {what}", problems=(Problem(what, f"{name}:{line}" if line else name, fix),))


@cache
def _hints(shape: type) -> Mapping[str, Any]:
    return typing.get_type_hints(shape)


class _Shaping:
    """One walk over a composed file, collecting problems instead of stopping at the first."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def wrong(self, node: Any, path: tuple[str, ...], what: str, fix: str = "") -> Any:
        where = f"{self.name}:{node.start_mark.line + 1}"
        self.problems.append(Problem(f"{'.'.join(path)}: {what}" if path else what, where, fix))
        return MISSING

    def value(self, node: Any, kind: Any, path: tuple[str, ...]) -> Any:
        if len(path) > MAX_DEPTH:
            return self.wrong(node, path[:3], phrase("nested too deeply"))
        if getattr(node, "anchor", None):
            return self.wrong(
                node, path, phrase("anchors and aliases are not used here"), phrase("write the value out")
            )
        if not node.tag.startswith("tag:yaml.org,2002:") or _is_foreign_tag(node):
            return self.wrong(
                node, path, phrase("the tag {tag} is not allowed", tag=node.tag), phrase("leave the tag out")
            )
        if typing.get_origin(kind) in (typing.Union, types.UnionType):
            return self._either(node, typing.get_args(kind), path)
        if kind is Any or kind is object:
            return self._plain(node, path)
        if dataclasses.is_dataclass(kind):
            return self._shape(node, typing.cast("type", kind), path)
        origin = typing.get_origin(kind)
        if origin is tuple:
            return self._sequence(node, typing.get_args(kind)[0], path)
        if origin in (dict, Mapping):
            return self._mapping(node, typing.get_args(kind)[1], path)
        return self._scalar(node, kind, path)

    def _either(self, node: Any, kinds: tuple[Any, ...], path: tuple[str, ...]) -> Any:
        if type(None) in kinds and _is_empty(node):
            return None
        others = [kind for kind in kinds if kind is not type(None)]
        fitting = [kind for kind in others if _fits(node, kind)]
        return self.value(node, (fitting or others)[0], path)

    def _shape(self, node: Any, shape: type, path: tuple[str, ...]) -> Any:
        if node.id != "mapping":
            return self.wrong(node, path, phrase("a block of `key: value` lines belongs here"))
        fields = {field.name: field for field in dataclasses.fields(shape)}
        given: dict[str, Any] = {}
        for key, child in self._pairs(node, path):
            if key not in fields:
                self.wrong(child, path, phrase("`{key}` is not a key here", key=key), _did_you_mean(key, fields))
                continue
            given[key] = self.value(child, _hints(shape)[key], (*path, key))
        for name, field in fields.items():
            optional = field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
            if name not in given and not optional:
                given[name] = self.wrong(node, path, phrase("`{name}` is missing", name=name))
        if MISSING in given.values():
            return MISSING
        try:
            return shape(**given)
        except ValueError as error:
            return self.wrong(node, path, str(error))

    def _sequence(self, node: Any, kind: Any, path: tuple[str, ...]) -> Any:
        if node.id != "sequence":
            return self.wrong(node, path, phrase("a list belongs here"), phrase("write [a, b] or one `- item` a line"))
        items = [self.value(child, kind, (*path, str(number))) for number, child in enumerate(node.value, 1)]
        return MISSING if any(item is MISSING for item in items) else tuple(items)

    def _mapping(self, node: Any, kind: Any, path: tuple[str, ...]) -> Any:
        if node.id != "mapping":
            return self.wrong(node, path, phrase("a block of `key: value` lines belongs here"))
        values = {key: self.value(child, kind, (*path, key)) for key, child in self._pairs(node, path)}
        return MISSING if any(value is MISSING for value in values.values()) else values

    def _pairs(self, node: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, child in node.value:
            if key_node.id != "scalar":
                self.wrong(key_node, path, phrase("a key must be a word"))
            elif key_node.value in seen:
                self.wrong(
                    key_node, path, phrase("`{value}` stands twice", value=key_node.value), phrase("keep one of them")
                )
            elif key_node.value == "<<":
                self.wrong(key_node, path, phrase("merge keys are not used here"), phrase("write the values out"))
            else:
                seen.add(key_node.value)
                yield key_node.value, child

    def _plain(self, node: Any, path: tuple[str, ...]) -> Any:
        if node.id == "mapping":
            return self._mapping(node, Any, path)
        if node.id == "sequence":
            items = self._sequence(node, Any, path)
            return items if items is MISSING else list(items)
        return None if _is_empty(node) else node.value

    def _scalar(self, node: Any, kind: Any, path: tuple[str, ...]) -> Any:
        if node.id != "scalar":
            return self.wrong(node, path, phrase("one value belongs here, not a {id}", id=node.id))
        text = node.value
        if typing.get_origin(kind) is typing.Literal:
            allowed = typing.get_args(kind)
            if text in allowed:
                return text
            return self.wrong(
                node,
                path,
                phrase("`{text}` is not one of {allowed}", text=text, allowed=", ".join(allowed)),
                _did_you_mean(text, allowed),
            )
        try:
            return _READERS[kind](text)
        except (ValueError, InvalidOperation):
            return self.wrong(node, path, phrase("`{text}` is not {kind}", text=text[:60], kind=phrase(_NAMES[kind])))


def _is_foreign_tag(node: Any) -> bool:
    """Whether the file itself wrote a tag (`!!binary`, `!!python/…`) that changes what the value is."""
    tail = node.tag.removeprefix("tag:yaml.org,2002:")
    return tail not in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")


def _is_empty(node: Any) -> bool:
    return node.id == "scalar" and node.style is None and node.value in EMPTY


def _fits(node: Any, kind: Any) -> bool:
    if node.id == "mapping":
        return dataclasses.is_dataclass(kind) or typing.get_origin(kind) in (dict, Mapping) or kind is Any
    if node.id == "sequence":
        return typing.get_origin(kind) is tuple or kind is Any
    if kind in _READERS:
        try:
            _READERS[kind](node.value)
        except (ValueError, InvalidOperation):
            return False
        return True
    return typing.get_origin(kind) is typing.Literal and node.value in typing.get_args(kind)


def _did_you_mean(word: str, known: typing.Iterable[str]) -> str:
    from rapidfuzz import process

    best = process.extractOne(word, list(known), score_cutoff=60)
    return phrase("did you mean `{best}`?", best=best[0]) if best else ""


def _text_value(text: str) -> str:
    if "\x00" in text:
        raise ValueError
    return text


def _whole_number(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or not text.isascii() or len(text) > 18:
        raise ValueError
    return int(text)


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError
    return text == "true"


def _day(text: str) -> date:
    """An ISO calendar day, `2022-06-20`; none of the other forms `date.fromisoformat` would take."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError
    return date.fromisoformat(text)


def _moment(text: str) -> datetime:
    """A date-time with its offset, `2022-06-20T14:30:00+03:00`."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError
    return moment


_READERS: dict[Any, typing.Callable[[str], Any]] = {
    str: _text_value,
    int: _whole_number,
    bool: _truth,
    date: _day,
    datetime: _moment,
    Decimal: Decimal,
}
_NAMES = {
    str: "text",
    int: marked("a whole number"),
    bool: marked("`true` or `false`"),
    date: marked("a date written 2022-06-20"),
    datetime: marked("a date and time with its offset, written 2022-06-20T14:30:00+03:00"),
    Decimal: marked("an amount"),
}
