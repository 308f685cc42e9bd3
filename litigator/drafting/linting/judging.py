"""What a dialect allows, node by node: one tag judged, part by part."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS
from jinja2.sandbox import UNSAFE_FUNCTION_ATTRIBUTES, UNSAFE_GENERATOR_ATTRIBUTES, UNSAFE_METHOD_ATTRIBUTES
from jinja2.tests import TESTS

from litigator.drafting.linting.meaning import meant, nearest_spelling
from litigator.drafting.linting.wording import tell
from litigator.drafting.tags import ALLOWED_FILTERS, is_figure
from litigator.drafting.wording import Sentence

Told = tuple[Sentence, Sentence]
_NEAR = 75
# What Jinja brings along by itself, and what reaches from it into the program.
PROGRAM = frozenset({*DEFAULT_NAMESPACE, "self", "caller", "varargs", "kwargs", "config", "request"})
# Methods of texts and lists that change nothing and make nothing large: docxtpl's own templates use them.
_METHODS = frozenset(
    [
        "capitalize",
        "upper",
        "lower",
        "title",
        "strip",
        "lstrip",
        "rstrip",
        "split",
        "items",
        "keys",
        "values",
        "get",
        "startswith",
        "endswith",
        "strftime",
        "isoformat",
    ]
)
# Filters that only look: whatever they are given, what comes out is no larger than what went in.
_LOOKING = frozenset(
    [
        "abs",
        "capitalize",
        "count",
        "d",
        "default",
        "dictsort",
        "e",
        "escape",
        "first",
        "float",
        "forceescape",
        "int",
        "items",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "replace",
        "reverse",
        "round",
        "safe",
        "select",
        "selectattr",
        "sort",
        "string",
        "sum",
        "title",
        "trim",
        "truncate",
        "unique",
        "upper",
    ]
)
# Filters that reach into what they are given, or make much of little.
_HEAVY = frozenset(
    ["attr", "format", "center", "indent", "wordwrap", "slice", "batch", "urlize", "striptags", "pprint"]
)
_LISTS = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Call, nodes.List, nodes.Tuple, nodes.Add)
_INSIDE = frozenset(
    {"mro", "f_globals", "f_locals", "f_builtins", "f_back", "tb_frame", "cr_frame", "format_map"}
    | {"func_globals", "func_code", "func_closure", "func_defaults"}
    | UNSAFE_FUNCTION_ATTRIBUTES
    | UNSAFE_METHOD_ATTRIBUTES
    | UNSAFE_GENERATOR_ATTRIBUTES
)
_BY_PART = frozenset({"selectattr", "rejectattr", "groupby", "sort", "unique", "map", "sum", "min", "max"})
_INNER = re.compile(r"__[A-Za-z]")
_LARGE = 100_000_000
_SHELL = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Operand,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
)
_STRICT_SHELL = (*_SHELL, nodes.Getitem, nodes.Filter, nodes.And, nodes.Or, nodes.Not, nodes.Compare)
_FOREIGN_SHELL = (
    *_STRICT_SHELL,
    *(
        nodes.Test,
        nodes.CondExpr,
        nodes.Concat,
        nodes.Add,
        nodes.Sub,
        nodes.Mul,
        nodes.Div,
        nodes.FloorDiv,
        nodes.Mod,
        nodes.Neg,
    ),
    *(
        nodes.List,
        nodes.Tuple,
        nodes.Dict,
        nodes.Pair,
        nodes.Slice,
        nodes.Call,
        nodes.Keyword,
        nodes.Assign,
        nodes.With,
        nodes.Pos,
    ),
)


@dataclass(frozen=True, slots=True)
class Law:
    """What a dialect allows: ours (`strict`) prints and asks only; docxtpl's own knows more. `callable_names` are functions it was told of."""

    strict: bool
    callable_names: frozenset[str] = frozenset()
    filters: frozenset[str] | None = None


ASK = tell("ask for the fact by its name")


class Judge:
    """One tag judged, part by part."""

    def __init__(self, law: Law, scope: Mapping[str, str | None], shown: str, *, asks: bool) -> None:
        self.law = law
        self.scope = scope
        self.shown = shown
        self.asks = asks

    def faults(self, tree: nodes.Node) -> Iterator[tuple[bool, Told]]:
        for node in _walk(tree):
            rule: Callable[[Any], Iterator[tuple[bool, Told]]] = getattr(
                self, f"_{type(node).__name__.lower()}", self._other
            )
            yield from rule(node)

    def _hostile(self) -> tuple[bool, Told]:
        return True, (tell("«{tag}» is code, and a template holds none", tag=self.shown), ASK)

    def _other(self, node: nodes.Node) -> Iterator[tuple[bool, Told]]:
        if not isinstance(node, _STRICT_SHELL if self.law.strict else _FOREIGN_SHELL):
            yield self._hostile()

    def _name(self, node: nodes.Name) -> Iterator[tuple[bool, Told]]:
        known = node.name in self.scope or node.name in self.law.callable_names
        reaching = (node.name.startswith("__") or node.name in PROGRAM) and not known and node.ctx == "load"
        if reaching or (node.name.startswith("_") and self.law.strict):
            yield self._hostile()

    def _const(self, node: nodes.Const) -> Iterator[tuple[bool, Told]]:
        value = node.value
        reaching = isinstance(value, str) and _INNER.search(value)
        huge = isinstance(value, (int, float)) and abs(value) > _LARGE
        if reaching or huge:
            yield self._hostile()
        elif value is None:
            yield False, (tell("«{tag}» asks for nothing: «none» is no fact", tag=self.shown), ASK)

    def _getattr(self, node: nodes.Getattr) -> Iterator[tuple[bool, Told]]:
        if node.attr.startswith("_") or node.attr in _INSIDE:
            yield self._hostile()
        elif self.law.strict and not isinstance(node.node, (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const)):
            yield False, (tell("only facts have parts, in «{tag}»", tag=self.shown), ASK)

    def _getitem(self, node: nodes.Getitem) -> Iterator[tuple[bool, Told]]:
        if isinstance(node.arg, nodes.Const):
            if isinstance(node.arg.value, str) and (node.arg.value.startswith("_") or node.arg.value in _INSIDE):
                yield self._hostile()
        elif self.law.strict:
            yield self._hostile()

    def _filter(self, node: nodes.Filter) -> Iterator[tuple[bool, Told]]:
        name, given = node.name, [*node.args, *(pair.value for pair in node.kwargs)]
        if any(pair.key == "attribute" and _hidden(pair.value) for pair in node.kwargs) or (
            name in _BY_PART and given and _hidden(given[0])
        ):
            yield self._hostile()
        allowed = ALLOWED_FILTERS if self.law.strict else _LOOKING | (self.law.filters or frozenset())
        if name in allowed:
            if name in ("map", "select", "reject") and any(
                isinstance(one, nodes.Const) and one.value in _reaching() for one in given
            ):
                yield self._hostile()
        elif name in FILTERS:
            if self.law.strict or name in _HEAVY:
                yield self._hostile()
        elif self.law.strict or not given or self.law.filters is not None or nearest_spelling(name, FILTERS, _NEAR):
            ours = tell("filters: {words}", words=", ".join(sorted(ALLOWED_FILTERS)))
            fix = meant(nearest_spelling(name, allowed, _NEAR)) or (ours if self.law.strict else tell("remove it"))
            yield False, (tell("there is no filter «{name}», in «{tag}»", name=name, tag=self.shown), fix)

    def _test(self, node: nodes.Test) -> Iterator[tuple[bool, Told]]:
        if self.law.strict:
            yield self._hostile()
        elif node.name not in TESTS:
            fix = meant(nearest_spelling(node.name, TESTS, _NEAR)) or tell("remove it")
            yield False, (tell("there is no test «{name}», in «{tag}»", name=node.name, tag=self.shown), fix)

    def _call(self, node: nodes.Call) -> Iterator[tuple[bool, Told]]:
        called = node.node
        named = isinstance(called, nodes.Name) and called.name in self.law.callable_names
        looks = isinstance(called, nodes.Getattr) and (
            called.attr in _METHODS or (called.attr == "cycle" and _is(called.node, "loop"))
        )
        if self.law.strict or not (named or looks):
            yield self._hostile()

    def _mul(self, node: Any) -> Iterator[tuple[bool, Told]]:
        yield from self._sum(
            node,
            hostile=not self.law.strict
            and any(
                isinstance(side, (nodes.List, nodes.Const)) and not is_figure(side) for side in (node.left, node.right)
            ),
        )

    def _mod(self, node: Any) -> Iterator[tuple[bool, Told]]:
        yield from self._sum(node, hostile=isinstance(node.left, nodes.Const) and isinstance(node.left.value, str))

    def _sum(self, node: Any, *, hostile: bool = False) -> Iterator[tuple[bool, Told]]:
        figures = is_figure(node.left) and is_figure(node.right)
        if hostile or (self.law.strict and not figures):
            yield self._hostile()
        elif figures:
            yield (
                False,
                (
                    tell("«{tag}» calculates with figures alone", tag=self.shown),
                    tell("write the result, or name the fact"),
                ),
            )

    _add = _sub = _div = _floordiv = _sum

    def _neg(self, node: nodes.Neg) -> Iterator[tuple[bool, Told]]:
        if self.law.strict:
            yield self._hostile()
        elif not is_figure(node.node):
            what = tell("a minus stands before a name in «{tag}»", tag=self.shown)
            yield False, (what, tell("remove it"))

    def _for(self, node: nodes.For) -> Iterator[tuple[bool, Told]]:
        plain = isinstance(node.iter, (nodes.Name, nodes.Getattr)) and node.test is None
        what = tell("the loop «{tag}» does not go through a list of facts", tag=self.shown)
        if node.recursive or not (plain or (not self.law.strict and isinstance(node.iter, _LISTS))):
            yield node.recursive or self.law.strict, (what, tell("write {example}", example="{% for item in list %}"))

    def _if(self, node: nodes.If) -> Iterator[tuple[bool, Told]]:
        if self.asks and not _names(node.test) and (self.law.strict or not isinstance(node.test, nodes.Const)):
            yield (
                False,
                (tell("the condition «{tag}» asks for no fact", tag=self.shown), tell("name the fact it depends on")),
            )

    def _compare(self, node: nodes.Compare) -> Iterator[tuple[bool, Told]]:
        if (
            self.law.strict
            and _names(node)
            and not (len(node.ops) == 1 and node.ops[0].op in ("eq", "ne", "in", "notin"))
        ):
            yield (
                False,
                (tell("only == and != compare, in «{tag}»", tag=self.shown), tell("put the condition into a clause")),
            )


def _hidden(node: nodes.Node) -> bool:
    """Whether a filter is told to look at a part that begins with an underscore."""
    value = node.value if isinstance(node, nodes.Const) else ""
    return isinstance(value, str) and any(step.startswith("_") or step in _INSIDE for step in value.split("."))


def _reaching() -> frozenset[str]:
    return frozenset({"attr", "format", "map", "center", "indent", "wordwrap"})


def _walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.iter_child_nodes())


def _names(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) or next(node.find_all(nodes.Name), None) is not None


def _is(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name
