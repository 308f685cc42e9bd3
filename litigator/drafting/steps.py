"""What a template or a clause does when it is filled, as plain data: write words, print a fact, ask whether one is there, go through a list.

Jinja reads the tags, once per content; what it read becomes these steps, and no compiled code is kept anywhere. Steps name facts and hold words,
nothing else, so neither a template nor a value nor the cache they lie in has anything that could run.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from litigator.errors import LibraryFault, Problem
from litigator.shape import dataclass
from litigator.tongue import phrase

if TYPE_CHECKING:
    from jinja2 import nodes

BEFORE_STOP = "before_stop"
FILTERS = ("capitalize", "upper", BEFORE_STOP)
_COMPARED = {"eq": "==", "ne": "!=", "in": "in", "notin": "not in"}
_PRINTED_BEFORE_STOP = re.compile(
    r"\{\{\s*([\w.\[\]']+)\s*\}\}(?=(?:</w:t></w:r><w:r><w:t xml:space=\"preserve\">)?\.)"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the facts. `fact`: the value at `path`; `words`: `value` itself; a filter's name or `not`: of one part; `and`, `or` and
    the comparisons: of two.
    """

    kind: str
    path: tuple[str | int, ...] = ()
    value: str | int | float | bool | None = None
    parts: tuple["Ask", ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """`text` is written; `print` prints what `ask` finds; `if` takes `steps` or `otherwise` by it; `for` takes `steps` for each `item` of it."""

    kind: Literal["text", "print", "if", "for"]
    text: str = ""
    ask: Ask = Ask("words")
    item: str = ""
    steps: tuple["Step", ...] = ()
    otherwise: tuple["Step", ...] = ()


Steps = tuple[Step, ...]


def steps_of(source: str, name: str) -> Steps:
    """The steps of Jinja text; `name` is what it is called in messages. Raises `LibraryFault` for what is no tag of ours."""
    if "{" not in source:
        return (Step("text", source),) if source else ()
    from jinja2 import Environment, TemplateError

    try:
        tree = Environment(autoescape=True, keep_trailing_newline=True).parse(source)
        return tuple(_together(_steps(tree.body)))
    except _Foreign as error:
        raise _fault(name, f"`{error}` is code, and a template holds none") from error
    except TemplateError as error:
        open_still = "Unexpected end of template" in str(error)
        raise _fault(name, "a condition or a loop in it is never closed" if open_still else str(error)) from error
    except RecursionError as error:
        raise _fault(name, "its tags are nested beyond reading") from error


class _Foreign(Exception):
    """A part of a tag that prints no fact, asks for none and goes through none."""


def _fault(name: str, what: str) -> LibraryFault:
    return LibraryFault(phrase("{name} cannot be read: {what}", name=name, what=what), problems=(Problem(what, name),))


def _together(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps with neighbouring words made one."""
    words: list[str] = []
    for step in steps:
        if step.kind == "text":
            words.append(step.text)
            continue
        if words:
            yield Step("text", "".join(words))
            words.clear()
        yield step
    if words:
        yield Step("text", "".join(words))


def _steps(body: "Iterable[nodes.Node]") -> Iterator[Step]:
    from jinja2 import nodes

    for node in body:
        match node:
            case nodes.Output():
                yield from (_printing(part) for part in node.nodes)
            case nodes.If():
                yield _condition(node)
            case nodes.For() if isinstance(node.target, nodes.Name) and node.test is None and not node.recursive:
                inner, otherwise = tuple(_together(_steps(node.body))), tuple(_together(_steps(node.else_)))
                yield Step("for", ask=_ask(node.iter), item=node.target.name, steps=inner, otherwise=otherwise)
            case _:
                raise _Foreign(type(node).__name__.lower())


def _printing(node: "nodes.Expr") -> Step:
    from jinja2 import nodes

    return Step("text", node.data) if isinstance(node, nodes.TemplateData) else Step("print", ask=_ask(node))


def _condition(node: "nodes.If") -> Step:
    otherwise = tuple(_together(_steps(node.else_)))
    for branch in reversed(node.elif_):
        otherwise = (
            Step("if", ask=_ask(branch.test), steps=tuple(_together(_steps(branch.body))), otherwise=otherwise),
        )
    return Step("if", ask=_ask(node.test), steps=tuple(_together(_steps(node.body))), otherwise=otherwise)


def _ask(node: "nodes.Node") -> Ask:
    from jinja2 import nodes

    match node:
        case nodes.Name():
            return Ask("fact", (node.name,))
        case nodes.Getattr() | nodes.Getitem():
            return _part_of(node)
        case nodes.Const() if isinstance(node.value, (str, int, float)):
            return Ask("words", value=node.value)
        case nodes.Filter() if node.name in FILTERS and node.node is not None and not (node.args or node.kwargs):
            return Ask(node.name, parts=(_ask(node.node),))
        case nodes.Not():
            return Ask("not", parts=(_ask(node.node),))
        case nodes.And() | nodes.Or():
            return Ask("and" if isinstance(node, nodes.And) else "or", parts=(_ask(node.left), _ask(node.right)))
        case nodes.Compare() if len(node.ops) == 1 and node.ops[0].op in _COMPARED:
            return Ask(_COMPARED[node.ops[0].op], parts=(_ask(node.expr), _ask(node.ops[0].expr)))
    raise _Foreign(getattr(node, "name", None) or type(node).__name__.lower())


def _part_of(node: "nodes.Getattr | nodes.Getitem") -> Ask:
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        step: object = node.attr
    else:
        step = node.arg.value if isinstance(node.arg, nodes.Const) else None
    whole = _ask(node.node)
    if whole.kind != "fact" or isinstance(step, bool) or not isinstance(step, (str, int)):
        raise _Foreign("[…]")
    return Ask("fact", (*whole.path, step))


def before_stops(source: str) -> str:
    """`source` with a mark on every printed value that a full stop follows, so that «… d.» and the stop are not both printed."""
    return _PRINTED_BEFORE_STOP.sub(rf"{{{{ \1|{BEFORE_STOP} }}}}", source)
