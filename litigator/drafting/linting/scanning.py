"""The tags in a stretch of text, whole or broken: where each begins and ends, what stands between, and what is left over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["expr", "stmt", "comment", "unclosed", "stray", "nested"]
OPENERS: dict[str, tuple[str, Kind]] = {"{{": ("}}", "expr"), "{%": ("%}", "stmt"), "{#": ("#}", "comment")}
_EDGE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_OPENING = re.compile(r"\{\{|\{%|\{#")
LONGEST, _DEEPEST, _MOST_BROKEN = 8_000, 8, 50  # past these nothing is a tag, whatever closes it
_QUOTES = {"'": "'", '"': '"', "‘": "’", "“": "”", "„": '“”"', "«": "»", "‹": "›", "‚": "‘’'"}
_HEAD = re.compile(r"^(?P<dash>[-+–—]?)(?P<level>(?:tr|tc|p|r)(?=\s))?(?P<body>.*?)[-+–—]?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """A tag or a piece of one. `start` and `end` are places in the text; `level` is docxtpl's p, tr, tc or r; `body` what it says."""

    kind: Kind
    start: int
    end: int
    raw: str
    level: str = ""
    body: str = ""


def scan(text: str) -> list[Token]:
    """Every tag of `text` in order, with what is broken: an opening never closed, a closing never opened, a tag within a tag."""
    return list(_scan(text))


def _scan(text: str) -> Iterator[Token]:
    position = broken = 0
    while (edge := _EDGE.search(text, position)) and broken < _MOST_BROKEN:
        start, mark = edge.start(), edge[0]
        if mark not in OPENERS:
            yield Token("stray", start, edge.end(), mark)
            position = edge.end()
            continue
        close, kind = OPENERS[mark]
        end, inner = _closing(text, edge.end(), close, kind)
        if end < 0:
            following = _OPENING.search(text, edge.end())
            stop = inner if inner > 0 else (following.start() if following else len(text))
            yield Token("unclosed", start, stop, text[start:stop])
            broken += 1
            position = stop
            continue
        while text.startswith("}", end + 2) and text[start:].startswith("{{{"):
            end += 1
        raw = text[start : end + 2]
        yield _token("nested" if inner > 0 or raw.startswith("{{{") else kind, start, end + 2, raw)
        position = end + 2


def _token(kind: Kind, start: int, end: int, raw: str) -> Token:
    head = _HEAD.match(raw[2:-2])
    assert head is not None
    return Token(kind, start, end, raw, head["level"] or "", head["body"].strip())


def _closing(text: str, position: int, close: str, kind: Kind) -> tuple[int, int]:
    """Where the tag closes (-1: nowhere) and where another opens inside it (-1: none). What stands in quotation marks closes nothing."""
    if kind == "comment":
        return text.find(close, position), -1
    found, inner = _walk(text, position, close, quotes=True)
    return (found, inner) if found >= 0 else _walk(text, position, close, quotes=False)


def _walk(text: str, position: int, close: str, *, quotes: bool) -> tuple[int, int]:
    depth, braces, inner, quoted = 0, 0, -1, ""
    last = min(len(text), position + LONGEST)
    while position < last and depth <= _DEEPEST:
        character = text[position]
        if quoted:
            quoted = "" if character in quoted else quoted
        elif quotes and character in _QUOTES:
            quoted = _QUOTES[character]
        elif text.startswith(tuple(OPENERS), position) and not text.startswith("{{{", position - 1):
            inner, depth = (position if inner < 0 else inner), depth + 1
            position += 1
        elif braces and character == "}":
            braces -= 1
        elif text.startswith(("}}", "%}"), position):
            if depth == 0:
                return (position, inner) if text.startswith(close, position) else (-1, inner)
            depth -= 1
            position += 1
        elif character == "{":
            braces += 1
        position += 1
    return -1, inner
