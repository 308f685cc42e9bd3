"""What a person typed, as a tree: words, "phrases", AND OR NOT, NEAR/5, field:value, prefix*, parentheses. A broken query is plain words.

`asked` never raises. What could not be read as written comes back as words, with a note that says why.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from litigator.tongue import phrase

FIELDS: Final = {
    "court": "court",
    "kind": "kind",
    "type": "kind",
    "state": "state",
    "country": "state",
    "article": "article",
    "art": "article",
    "formation": "formation",
    "importance": "importance",
    "issue": "issue",
    "language": "language",
    "lang": "language",
    "conclusion": "conclusion",
    "violation": "violation",
    "no_violation": "no_violation",
    "year": "year",
    "since": "since",
    "until": "until",
    "title": "title",
    "name": "title",
    "id": "id",
    "number": "id",
    "appno": "id",
    "ecli": "id",
}
NEAR: Final = 10  # words, where NEAR says no number
FARTHEST: Final = 100
LONGEST: Final = 10_000  # characters that are read as a query; what is longer is a text
DEEPEST: Final = 40
MOST: Final = 300  # words and phrases in one query
_QUOTES = '"“”„‟«»'
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]
    |(?P<quote>[{_QUOTES}])
    |(?P<near>NEAR(?:/(?P<distance>\d{{1,4}}))?(?![\w:]))
    |(?P<operator>(?:AND|OR|NOT)(?![\w:]))
    |(?P<bracket>[()])
    |(?P<field>[A-Za-z_]{{2,12}}):(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]+)[{_QUOTES}]|(?P<value>[^\s(){_QUOTES}]+))
    |(?P<prefix>[^\W_]{{2,}})\*(?![\w*])
    |(?P<word>[^\s(){_QUOTES}]+)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Both within `distance` words of one another, either first."""

    left: "Node"
    right: "Node"
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class And:
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    item: "Node"


Node = Word | Prefix | Phrase | Near | Field | And | Or | Not


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query as it was understood.

    `words` is what is looked for in plain words. `tree` is what must hold, None where nothing must; `fields` stood on their own beside it
    and narrow the search. `strict` says that AND, OR, NOT or NEAR were used: then every word of the tree counts. `note` says what was not
    read as it was written.
    """

    words: str
    tree: Node | None = None
    fields: tuple[Field, ...] = ()
    strict: bool = False
    note: str | None = None


class _BrokenError(Exception):
    """The query cannot be read; the message says why."""


@dataclass(slots=True)
class _Tokens:
    items: list[tuple[str, str, str]]
    at: int = 0
    depth: int = 0
    used: set[str] = field(default_factory=set)

    def peek(self) -> tuple[str, str, str] | None:
        return self.items[self.at] if self.at < len(self.items) else None

    def take(self) -> tuple[str, str, str]:
        self.at += 1
        return self.items[self.at - 1]


def asked(text: str, *, strictly: bool = False) -> Asked:
    """What `text` asks for. `strictly` reads words standing side by side as AND, as the boolean mode does."""
    if len(text) > LONGEST:
        return Asked(words=text, note=phrase("read as a text: it is too long for a query") if strictly else None)
    if not strictly and not _speaks(text):
        return Asked(words=text)
    try:
        tokens = _Tokens(list(_tokens(text)))
        if not strictly:
            tokens = _without_lone_brackets(tokens)
        tree = _either(tokens) if tokens.items else None
        if tokens.peek() is not None:
            raise _BrokenError(phrase("a parenthesis is closed that was not opened"))
    except _BrokenError as fault:
        return Asked(words=_bare(text), note=phrase("read as plain words: {fault}", fault=fault))
    if tree is None:
        return Asked(words=text)
    return _understood(tree, strict=strictly or bool(tokens.used & {"AND", "OR", "NOT", "NEAR", "bracket"}))


def _speaks(text: str) -> bool:
    """Whether anything in `text` belongs to the language of queries."""
    return any(kind in ("phrase", "near", "operator", "field", "prefix", "quote") for kind, _, _ in _tokens(text))


def _tokens(text: str) -> Iterator[tuple[str, str, str]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "word"
        if match["phrase"] is not None:
            yield "phrase", match["phrase"], ""
        elif match["near"]:
            yield "near", match["distance"] or str(NEAR), ""
        elif match["field"]:
            name = FIELDS.get(match["field"].lower())
            value = match["quoted"] or match["value"]
            yield ("field", value, name) if name else ("word", match[0], "")
        elif kind != "space":
            yield kind, match[kind], ""


def _without_lone_brackets(tokens: _Tokens) -> _Tokens:
    """Parentheses mean something only beside operators: in a plain question they are punctuation."""
    if any(kind in ("operator", "near") for kind, _, _ in tokens.items):
        return tokens
    return _Tokens([token for token in tokens.items if token[0] != "bracket"])


def _either(tokens: _Tokens) -> Node:
    items = [_all(tokens)]
    while (token := tokens.peek()) and token[:2] == ("operator", "OR"):
        tokens.take()
        tokens.used.add("OR")
        items.append(_all(tokens))
    return items[0] if len(items) == 1 else Or(tuple(items))


def _all(tokens: _Tokens) -> Node:
    items = [_near(tokens)]
    while token := tokens.peek():
        if token[:2] == ("operator", "AND"):
            tokens.take()
            tokens.used.add("AND")
        elif token[:2] == ("operator", "OR") or token[:2] == ("bracket", ")"):
            break
        items.append(_near(tokens))
    return items[0] if len(items) == 1 else And(tuple(items))


def _near(tokens: _Tokens) -> Node:
    left = _one(tokens)
    while (token := tokens.peek()) and token[0] == "near":
        tokens.take()
        tokens.used.add("NEAR")
        left = Near(left, _one(tokens), min(int(token[1]), FARTHEST))
    return left


def _one(tokens: _Tokens) -> Node:
    if tokens.peek() is None:
        raise _BrokenError(phrase("something is missing at the end"))
    kind, text, name = tokens.take()
    if tokens.at > MOST:
        raise _BrokenError(phrase("it has more than {most} words and signs", most=MOST))
    if kind == "operator" and text == "NOT":
        tokens.used.add("NOT")
        with _deeper(tokens):
            return Not(_one(tokens))
    if kind == "bracket" and text == "(":
        tokens.used.add("bracket")
        with _deeper(tokens):
            inside = _either(tokens)
        if tokens.peek() is None or tokens.take()[:2] != ("bracket", ")"):
            raise _BrokenError(phrase("a parenthesis is not closed"))
        return inside
    if kind == "quote":
        raise _BrokenError(phrase("a quotation mark is not closed"))
    if kind == "field":
        return Field(name, text)
    if kind == "phrase":
        return Phrase(text)
    if kind == "prefix":
        return Prefix(text)
    if kind == "word":
        return Word(text)
    raise _BrokenError(phrase("{sign} stands where a word should", sign="NEAR" if kind == "near" else text))


class _deeper:  # noqa: N801 — read as a word of the sentence
    def __init__(self, tokens: _Tokens) -> None:
        self.tokens = tokens

    def __enter__(self) -> None:
        self.tokens.depth += 1
        if self.tokens.depth > DEEPEST:
            raise _BrokenError(phrase("it is nested too deeply"))

    def __exit__(self, *_: object) -> None:
        self.tokens.depth -= 1


def _understood(tree: Node, *, strict: bool) -> Asked:
    """The fields that stand on their own narrow the search; the rest must hold, or is looked for."""
    items = tree.items if isinstance(tree, And) else (tree,)
    fields = tuple(item for item in items if isinstance(item, Field))
    rest = tuple(item for item in items if not isinstance(item, Field))
    words = " ".join(looked_for(tree))
    if not strict:
        rest = tuple(item for item in rest if not isinstance(item, Word))
    must = None if not rest else rest[0] if len(rest) == 1 else And(rest)
    return Asked(words=words, tree=must, fields=fields, strict=strict)


def looked_for(node: Node) -> Iterator[str]:
    """The words a tree looks for, without those it excludes."""
    if isinstance(node, Word | Phrase | Prefix):
        yield node.text
    elif isinstance(node, And | Or):
        for item in node.items:
            yield from looked_for(item)
    elif isinstance(node, Near):
        yield from looked_for(node.left)
        yield from looked_for(node.right)


def _bare(text: str) -> str:
    """The words of a broken query, its signs and operators left out."""
    kept = [word for kind, word, _ in _tokens(text) if kind in ("word", "phrase", "prefix", "field")]
    return " ".join(kept) or text
