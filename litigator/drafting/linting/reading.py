"""The tags of a part read one after another: what each says, which names stand around it, which block it opens or closes."""

import encodings.unicode_escape  # noqa: F401 - Jinja loads this, and its own `debug`, when a tag needs it: too late in the child
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import jinja2.debug  # noqa: F401
from jinja2 import Environment, TemplateError, nodes

from litigator.drafting.linting import marks
from litigator.drafting.linting.finding import Place
from litigator.drafting.linting.places import Paragraph, Part
from litigator.drafting.linting.scanning import Token, scan
from litigator.drafting.tags import dotted

OPENING = frozenset({"if", "for", "with", "filter", "macro", "call", "block", "autoescape"})
CELL_WORDS = frozenset({"cellbg", "colspan", "vm", "hm"})
WORDS_ALONE = frozenset({"else", "endif", "endfor", "vm", "hm", "endset", "endwith", "raw", "endraw"})
_WORD = re.compile(r"\w+")
_ENVIRONMENT = Environment(autoescape=True, extensions=["jinja2.ext.do"])


@dataclass(slots=True)
class Tag:
    """A whole tag of a paragraph. `word` and `rest` are those of a statement; `tree` is what it says, None where it cannot be read and
    `fault` says why; `scope` maps the loop variables around it to their lists (`c` → `claimants[]`), None where that cannot be told.
    """

    paragraph: Paragraph
    token: Token
    word: str = ""
    rest: str = ""
    tree: Any = None
    fault: str = ""
    scope: Mapping[str, str | None] = field(default_factory=dict)
    depth: int = 0

    @property
    def prints(self) -> bool:
        return self.token.kind == "expr"


@dataclass(slots=True)
class Block:
    """An opened `if`, `for` …: its tag, and the names it brings."""

    tag: Tag
    names: dict[str, str | None]


@dataclass(slots=True)
class ReadPart:
    """A part with its pieces: whole tags, broken pieces by paragraph, blocks never closed, closings without a block."""

    part: Part
    tags: list[Tag] = field(default_factory=list)
    tokens: list[tuple[Paragraph, list[Token]]] = field(default_factory=list)
    unclosed: list[Tag] = field(default_factory=list)
    cut_off: list[Tag] = field(default_factory=list)
    astray: list[Tag] = field(default_factory=list)
    crossed: list[tuple[Tag, Tag]] = field(default_factory=list)
    pairs: list[tuple[Tag, Tag]] = field(default_factory=list)


def read_part(part: Part) -> ReadPart:
    """The tags of a part, with the blocks they make."""
    return read_texts(part, [(paragraph, scan(paragraph.text)) for paragraph in part.paragraphs])


def read_texts(part: Part, tokens: list[tuple[Paragraph, list[Token]]]) -> ReadPart:
    """The same for tokens already in hand."""
    read = ReadPart(part, tokens=[(paragraph, found) for paragraph, found in tokens if found])
    open_blocks: list[Block] = []
    local: dict[str, str | None] = {}
    for paragraph, found in read.tokens:
        for token in found:
            if token.kind in ("expr", "stmt"):
                tag = _tag(paragraph, token)
                read.tags.append(tag)
                _place(tag, open_blocks, local, read)
    read.unclosed = [*read.cut_off, *(block.tag for block in open_blocks)]
    return read


def _tag(paragraph: Paragraph, token: Token) -> Tag:
    tag = Tag(paragraph, token)
    body = marks.plain(token.body)
    if token.kind == "expr":
        tag.tree, tag.fault = parsed(f"{{{{ {body} }}}}")
        return tag
    word = _WORD.match(body)
    tag.word = word[0] if word else ""
    tag.rest = body[len(tag.word) :].strip()
    source = _source(tag.word, tag.rest)
    if source:
        tag.tree, tag.fault = parsed(source)
    return tag


def _source(word: str, rest: str) -> str:
    """A statement as a whole little template, so that it is read by itself."""
    match word:
        case "if" | "for":
            return f"{{% {word} {rest} %}}{{% end{word} %}}"
        case "elif":
            return f"{{% if {rest} %}}{{% endif %}}"
        case "set" if "=" in rest:
            return f"{{% set {rest} %}}"
        case "cellbg" | "colspan":
            return f"{{{{ {rest} }}}}"
        case "with":
            return f"{{% with {rest} %}}{{% endwith %}}"
        case "do":
            return f"{{% do {rest} %}}"
    return ""


@lru_cache(maxsize=4096)
def parsed(source: str) -> tuple[nodes.Template | None, str]:
    """The tree of `source`, or why there is none: Jinja's words, or `deep` where it is nested beyond reading."""
    try:
        return _ENVIRONMENT.parse(source), ""
    except TemplateError as error:
        return None, error.message or "unreadable"
    except (RecursionError, MemoryError):
        return None, "deep"


def reads_as_tag(raw: str) -> bool:
    """Whether `raw` is one whole tag that can be read."""
    tokens = scan(raw)
    if len(tokens) != 1 or tokens[0].raw != raw or tokens[0].kind not in ("expr", "stmt"):
        return False
    tag = _tag(Paragraph(Place(""), raw), tokens[0])
    return tag.tree is not None or (not tag.fault and tag.word in WORDS_ALONE)


def _place(tag: Tag, open_blocks: list[Block], local: dict[str, str | None], read: ReadPart) -> None:
    """Give the tag its scope, and open or close the block it stands for."""
    tag.scope = {**local, **{name: path for block in open_blocks for name, path in block.names.items()}}
    tag.depth = len(open_blocks)
    word = tag.word
    if tag.prints or not word:
        return
    if word == "set":
        local.update(_assigned(tag))
    elif word in OPENING:
        open_blocks.append(Block(tag, _brought(tag) if word in ("for", "with", "macro") else {}))
    elif word in ("else", "elif"):
        if not open_blocks or open_blocks[-1].tag.word not in (("if", "for") if word == "else" else ("if",)):
            read.astray.append(tag)
    elif word.startswith("end") and word[3:] in OPENING:
        _close(tag, word[3:], open_blocks, read)


def _close(tag: Tag, wanted: str, open_blocks: list[Block], read: ReadPart) -> None:
    at = next((place for place in reversed(range(len(open_blocks))) if open_blocks[place].tag.word == wanted), None)
    if at is None:
        if open_blocks:
            read.crossed.append((open_blocks.pop().tag, tag))
        else:
            read.astray.append(tag)
        return
    read.cut_off += [block.tag for block in open_blocks[at + 1 :]]
    read.pairs.append((open_blocks[at].tag, tag))
    del open_blocks[at:]


def _assigned(tag: Tag) -> dict[str, str | None]:
    return dict.fromkeys(_names(tag.tree, "store"))


def _brought(tag: Tag) -> dict[str, str | None]:
    """The names a loop brings: its variable stands for the items of its list."""
    loop = next(iter(tag.tree.find_all(nodes.For)), None) if tag.tree is not None else None
    if loop is None:
        first = _WORD.match(tag.rest)
        return {**({first[0]: None} if first else {}), "loop": None}
    whole = dotted(loop.iter, tag.scope)
    if isinstance(loop.target, nodes.Name):
        return {loop.target.name: f"{whole}[]" if whole else None, "loop": "loop"}
    return {**dict.fromkeys(_names(loop.target, "store")), "loop": "loop"}


def _names(tree: Any, how: str) -> Iterator[str]:
    if tree is None:
        return
    found = [tree] if isinstance(tree, nodes.Name) else tree.find_all(nodes.Name)
    yield from (node.name for node in found if node.ctx == how)
