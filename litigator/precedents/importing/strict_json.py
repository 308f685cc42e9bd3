"""JSON as it was written or not at all: no NaN, no key twice, no half a character, nothing nested past reason."""

import json
import math
import re
from collections.abc import Iterable
from typing import Any, Never

from litigator.tongue import phrase

MOST_DIGITS = 400
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class NotStrict(ValueError):
    """Why a text is not taken as JSON."""


def strict_json(text: str) -> Any:
    """The value of one JSON text. Raises `NotStrict` with the reason in a few words."""
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_float=_float, parse_int=_integer
        )
    except NotStrict:
        raise
    except RecursionError:
        raise NotStrict(phrase("it is nested deeper than anything of ours")) from None
    except json.JSONDecodeError as error:
        raise NotStrict(
            phrase("it is no JSON: {what} at character {place}", what=error.msg.lower(), place=error.pos + 1)
        ) from None
    except ValueError as error:
        raise NotStrict(phrase("it is no JSON: {what}", what=error)) from None
    if _SURROGATE.search(text):
        _must_be_whole(text)
    if "\\u0000" in text and _has_nul(value):
        raise NotStrict(phrase("a text in it holds a null character"))
    return value


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    pairs = list(pairs)
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise NotStrict(phrase("the key «{key}» stands twice", key=twice[:40]))
    return found


def _constant(name: str) -> Never:
    raise NotStrict(phrase("{name} is no value", name=name))


def _float(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise NotStrict(phrase("the number {number} is too large", number=text[:20]))
    return value


def _integer(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise NotStrict(phrase("a number of {count:,} digits is too long", count=len(text)))
    return int(text)


def _must_be_whole(text: str) -> None:
    """Halves of characters, a lone surrogate escape, are found by what cannot be written out again."""
    try:
        json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise NotStrict(phrase("half a character (a lone surrogate) stands in it")) from None


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_has_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(_has_nul(part) for part in value)
