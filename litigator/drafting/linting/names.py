"""The names in the tags: which are known, what was meant where one is not, and which are printed as formatted text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from rapidfuzz import fuzz, process

from litigator.drafting.linting.finding import Findings
from litigator.drafting.linting.reading import CELL_WORDS, ReadPart, Tag
from litigator.drafting.linting.wording import tell
from litigator.drafting.tags import dotted
from litigator.drafting.wording import Sentence

_ITEM = re.compile(r"\[[^\]]*\]|\.\*|\.\d+(?=\.|$)")
_FIRST = "[0]"  # how one item of a list is named in a tag
_NEAR = 72
_ALIKE = 85


@dataclass(frozen=True, slots=True)
class Names:
    """The names a template may use, dotted, `[]` for the items of a list. `open` names are known without their parts; `rich` ones are
    printed with {{r …}} (None: nobody said which). `ours` says that they are this program's own.
    """

    known: frozenset[str]
    rich: frozenset[str] | None = None
    ours: bool = False
    open: bool = False
    roots: frozenset[str] = field(default=frozenset())

    def has(self, path: str) -> bool:
        if path in self.known or (path.endswith("[]") and path.removesuffix("[]") in self.known):
            return True
        return self.open and root_of(path) in self.roots


def names_from(plain: Iterable[str], rich: Iterable[str] | None = None, *, ours: bool = False) -> Names:
    """The vocabulary of these names; what leads to a name is known with it."""
    formatted = None if rich is None else frozenset(_ITEM.sub("[]", name.strip()) for name in rich)
    given = {_ITEM.sub("[]", name.strip()) for name in plain} | (formatted or frozenset())
    known = {step for name in given for step in steps(name)}
    bare = not any("." in name or "[" in name for name in given)
    return Names(frozenset(known), formatted, ours, bare and not ours, frozenset(map(root_of, known)))


def steps(name: str) -> list[str]:
    """`a[].b` and what leads to it: `a`, `a[]`, `a[].b`."""
    found, so_far = [], ""
    for piece in re.findall(r"\.?[^.\[]+|\[\]", name):
        so_far += piece
        found.append(so_far)
    return found


def root_of(path: str) -> str:
    return re.split(r"[.\[]", path, maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Use:
    """A name used in a tag: the dotted path, the words it was written with, and whether the tag prints it as it is."""

    path: str
    written: str
    printed: bool


def uses_of(tag: Tag) -> list[Use]:
    """Every name a tag uses."""
    found: list[Use] = []
    if tag.tree is not None:
        _gather(tag.tree, tag.scope, found, printed=False)
    return found


def _gather(node: Any, scope: Mapping[str, str | None], found: list[Use], *, printed: bool) -> None:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        _gather(node.node.node, scope, found, printed=False)
        for given in (*node.args, *node.kwargs):
            _gather(given, scope, found, printed=False)
        return
    if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)) and node.ctx == "load":
        path = dotted(node, scope)
        if path is not None:
            found.append(Use(path, dotted(node, {}) or path, printed))
            return
        if isinstance(node, nodes.Name):
            return
    if isinstance(node, nodes.Name):
        return
    if isinstance(node, nodes.For):
        _gather(node.iter, scope, found, printed=False)
        if node.test is not None:
            whole = dotted(node.iter, scope)
            items = {name.name: f"{whole}[]" if whole else None for name in node.target.find_all(nodes.Name)}
            items |= {node.target.name: f"{whole}[]" if whole else None} if isinstance(node.target, nodes.Name) else {}
            _gather(node.test, {**scope, **items}, found, printed=False)
        return
    passes = isinstance(node, nodes.Output) or (printed and isinstance(node, nodes.Filter))
    children = list(node.iter_child_nodes())
    for place, child in enumerate(children):
        _gather(child, scope, found, printed=passes and (place == 0 or isinstance(node, nodes.Output)))


def looks_ours(parts: Sequence[ReadPart], names: Names) -> bool:
    """Whether a template speaks of our facts at all: one that names none of them, nor nearly one, belongs to another program."""
    paths = {use.path for part in parts for tag in part.tags for use in uses_of(tag)}
    if not paths:
        return not any(_foreign(part) for part in parts)
    if any(root_of(path) in names.roots - {"loop"} and names.has(path) for path in paths):
        return True
    dotted_names = sorted(name for name in names.known if "." in name)
    return any(
        (root_of(path) in names.roots - {"loop"} and "." in path)
        or ("." in path and process.extractOne(path, dotted_names, scorer=fuzz.ratio, score_cutoff=_ALIKE))
        for path in paths
    )


def _foreign(part: ReadPart) -> bool:
    """Whether a part without names is written as only another program's templates are."""
    remarks = any(token.kind == "comment" for _, tokens in part.tokens for token in tokens)
    return remarks or any(
        tag.word in CELL_WORDS or (tag.tree is not None and tag.tree.find(nodes.List) is not None) for tag in part.tags
    )


def check(read: ReadPart, findings: Findings, names: Names) -> None:
    """Every name nobody knows, with the one that was meant; every name printed in the wrong way."""
    seen: set[str] = set()
    for tag in read.tags:
        seen |= {name for name in tag.scope if name != "loop"}
        for use in dict.fromkeys(uses_of(tag)):
            if not _excused(use.path):
                _check_use(tag, use, findings, names, seen)


def _excused(path: str) -> bool:
    """Names of the language itself, and what the rule on code has refused."""
    return root_of(path) in ("loop", "none", "true", "false", "True", "False") or any(
        step.startswith("_") for step in path.split(".")[1:]
    )


def _check_use(tag: Tag, use: Use, findings: Findings, names: Names, seen: set[str]) -> None:
    place, shown = tag.paragraph.place, tag.token.raw[:60]
    root = root_of(use.written)
    if root in seen and root not in tag.scope and not names.has(use.path) and root not in names.roots:
        what = tell("«{name}» in «{tag}» stands outside the loop it belongs to", name=root, tag=shown)
        findings.wrong(
            "name", place, what, tell("move it between the {words} of its loop", words="{% for … %} … {% endfor %}")
        )
    elif not names.has(use.path):
        written = use.written.replace("[]", _FIRST)
        what = tell("there is no name «{name}», in «{tag}»", name=written, tag=shown)
        findings.wrong("name", place, what, _meant(use, tag.scope, names))
    elif use.printed and tag.prints:
        _check_print(tag, use, findings, names)


def _check_print(tag: Tag, use: Use, findings: Findings, names: Names) -> None:
    """Formatted text needs {{r …}}; a plain value in it is lost."""
    place, level = tag.paragraph.place, tag.token.level
    if (names.rich is None and not names.ours) or (names.open and use.path not in names.known):
        return
    rich = names.rich or frozenset()
    if use.path in rich and level not in ("r", "p"):
        what = tell(
            "«{name}» is formatted text, and «{tag}» prints it as plain", name=use.written, tag=tag.token.raw[:60]
        )
        findings.wrong("rich", place, what, tell("write {example}", example="{{r " + use.written + " }}"))
    elif use.path not in rich and (level == "r" or (level and names.ours)):
        what = tell("«{name}» is plain text, and «{tag}» would print nothing", name=use.written, tag=tag.token.raw[:60])
        findings.wrong("rich", place, what, tell("write {example}", example="{{ " + use.written + " }}"))


def _meant(use: Use, scope: Mapping[str, str | None], names: Names) -> Sentence | str:
    """The nearest known name, said as it would be written at this place."""
    near = _nearest(use.written, tuple(scope.items()), names)
    if near:
        return tell("did you mean «{name}»?", name=near)
    return tell("see the names a template may use: {where}", where="docs/templates.md")


@lru_cache(maxsize=1024)
def _nearest(written: str, scope: tuple[tuple[str, str | None], ...], names: Names) -> str:
    around = dict(scope)
    here = {_as_written(name, around) for name in names.known}
    candidates = sorted({*around, *(name for name in here if "[]" not in name or "[]" in written)})
    near = process.extractOne(written, candidates, scorer=_likeness, score_cutoff=_NEAR)
    return near[0].replace("[]", _FIRST) if near else ""


def _likeness(written: str, known: str, **_: Any) -> float:
    """How alike two dotted names are: a slip in one step weighs like a slip in a short word, whichever way letters changed places."""
    whole = fuzz.ratio(written, known)
    one, other = written.split("."), known.split(".")
    if len(one) != len(other):
        return whole if whole >= _ALIKE else 0.0
    return max(
        whole,
        min(
            100.0 if a == b else max(fuzz.ratio(a, b), 78.0 * (sorted(a) == sorted(b)))
            for a, b in zip(one, other, strict=True)
        ),
    )


def _as_written(name: str, scope: Mapping[str, str | None]) -> str:
    """`claimants[].name` as a loop around it would write it: `c.name`."""
    for variable, path in scope.items():
        if path and path != "loop" and (name == path or name.startswith(f"{path}.")):
            return variable + name[len(path) :]
    return name
