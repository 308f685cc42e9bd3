"""What a tag in a Word template may say: print a fact, ask whether one is there, go through a list. Nothing else.

Every tag is parsed on its own, so that each fault is told at its own place; what would be code is refused, what is
misspelt is explained. What is let through becomes `steps`, which can look facts up and do nothing else: the second wall.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.filters import FILTERS

ALLOWED_FILTERS = frozenset({"capitalize", "upper"})
MAX_TAG = 300
MAX_NESTING = 4
MAX_NUMBER = 999_999_999  # what counts parts of a fact, or is compared with one, is never longer
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%(?P<level>p|tr|tc|r)?\s+(?P<word>\w+)(?P<rest>.*?)\s*%\}", re.DOTALL)
_BLOCK = re.compile(r"\{%-?\s*(?:(?P<level>p|tr|tc|r)\s+)?(?P<word>if|for|endif|endfor)\b")
_WHOLE = re.compile(r"\{[{%](p|tr|tc)\s")
_PRINTED_WHOLE = re.compile(r"\{\{(?P<level>p|r|tr|tc)\s+(?P<name>.*?)\s*\}\}", re.DOTALL)
# A gap that another system fills, or nobody: {name}, ${name}, <<name>>, [VARDAS], %NAME%, ____, and braces that only look like ours.
_LETTER = "A-ZĄČĘĖĮŠŲŪŽ"
FOREIGN_GAP = re.compile(
    r"(?<![{$#])[$#]?\{[^{}%#\x00]{1,80}\}(?!\})"
    r"|<<\s*[\w. ]{1,40}?\s*>>"
    rf"|\[[{_LETTER}][{_LETTER} _]{{2,40}}[{_LETTER}]\]"
    r"|(?<!\w)(?:%[A-Z_]{3,}%|@@\w+@@)(?!\w)"
    r"|_{4,}|[｛｝]"
)
_CODE_WORDS = frozenset(
    [
        "set",
        "import",
        "include",
        "extends",
        "macro",
        "call",
        "filter",
        "block",
        "do",
        "debug",
        "with",
        "autoescape",
        "from",
        "raw",
        "endmacro",
        "endset",
        "trans",
    ]
)
_PLAIN = Environment(autoescape=True)
_LOGIC = (nodes.And, nodes.Or, nodes.Not)
_SHELL = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Operand, nodes.Name, nodes.Const)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a tag. `hostile` tags are refused; the others are mistakes to mend."""

    what: str
    fix: str = ""
    hostile: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """An `if` or `for` still open: its word, and the level (`p`, `tr`, …) it was opened at."""

    word: str
    level: str
    tag: str


def faults_of(tag: str, open_blocks: list[Block]) -> list[Fault]:
    """The faults of one tag, read after those in `open_blocks` (which this updates)."""
    strange = sorted({character for character in tag if not character.isascii() or character in "\x00\x0b\x0c"})
    if strange:
        _count_block(tag, open_blocks)
        named = ", ".join(f"«{character}» (U+{ord(character):04X})" for character in strange[:4])
        return [Fault(f"a tag takes plain characters only; here is {named}", "type the tag again with AutoCorrect off")]
    if len(tag) > MAX_TAG:
        return [Fault(f"a tag of {len(tag)} characters", "conditions live with the clauses", hostile=True)]
    if tag.startswith("{{"):
        if tag.startswith("{{{") or ("{" in tag[2:-2] and "'" not in tag and '"' not in tag):
            return [Fault("braces within braces", "write {{ name }}")]
        if tag[2] in "-+" or tag[-3] in "-+":
            return [Fault("the sign beside the braces takes blanks out of the text", "write {{ name }}")]
        whole = _PRINTED_WHOLE.fullmatch(tag)
        plain = _parsed_faults(f"{{{{ {whole['name']} }}}}" if whole else tag)
        if whole and not plain:
            what = f"«{whole['level']}» before a name takes the words around it along, or hides what it prints"
            return [Fault(what, f"write {{{{ {whole['name']} }}}}")]
        return plain
    return _statement_faults(tag, open_blocks)


def _statement_faults(tag: str, open_blocks: list[Block]) -> list[Fault]:
    match = _STATEMENT.fullmatch(tag)
    if match is None or tag[-3] in "-+":
        _count_block(tag, open_blocks)
        if tag[2] in "-+" or tag[-3] in "-+":
            return [Fault("the sign beside «%» takes words or blanks out of the text", "write {% if name %}")]
        return [Fault("this tag has no word in it", "write {% if name %} or {% for item in list %}")]
    word, level, rest = match["word"], match["level"] or "", match["rest"]
    if word in ("if", "for"):
        open_blocks.append(Block(word, level, tag))
        faults = _parsed_faults(f"{{% {word}{rest} %}}{{% end{word} %}}")
        if len(open_blocks) > MAX_NESTING:
            faults.append(Fault(f"conditions and loops nested more than {MAX_NESTING} deep", hostile=True))
        return faults
    if word in ("else", "elif"):
        if not open_blocks:
            return [Fault(f"`{word}` without an `if` before it")]
        if word == "elif":
            return _parsed_faults(f"{{% if{rest} %}}{{% endif %}}")
        return _alone(word, rest)
    if word in ("endif", "endfor"):
        return _closing_faults(word, level, open_blocks) or _alone(word, rest)
    if word in _CODE_WORDS:
        return [Fault(f"`{word}` is code, and a template holds none", "ask for the fact by its name", hostile=True)]
    return [Fault(f"`{word}` is not a word templates know", "the words are if, else, endif, for, endfor")]


def _alone(word: str, rest: str) -> list[Fault]:
    return [Fault(f"`{word}` stands alone in its tag", f"write {{% {word} %}}")] if rest.strip() else []


def _count_block(tag: str, open_blocks: list[Block]) -> None:
    """Open or close what a tag with a fault opens or closes all the same, so that its other half is not told as well."""
    match = _BLOCK.match(tag)
    if match is None:
        return
    if match["word"] in ("if", "for"):
        open_blocks.append(Block(match["word"], match["level"] or "", tag))
    elif open_blocks:
        open_blocks.pop()


def whole_level(tag: str) -> str | None:
    """What a tag takes along with it: its paragraph (`p`), its row (`tr`), its cell (`tc`), or nothing."""
    match = _WHOLE.match(tag)
    return match[1] if match else None


def _closing_faults(word: str, level: str, open_blocks: list[Block]) -> list[Fault]:
    if not open_blocks:
        return [Fault(f"`{word}` closes nothing", f"remove it, or write the `{word[3:]}` it belongs to")]
    opened = open_blocks.pop()
    if opened.word != word[3:]:
        return [Fault(f"`{word}` stands where `end{opened.word}` should close {opened.tag}")]
    if opened.level != level:
        return [Fault(f"{opened.tag} is closed at another level", f"write {{%{opened.level} {word} %}}")]
    return []


def _parsed_faults(source: str) -> list[Fault]:
    try:
        tree = _PLAIN.parse(source)
    except TemplateSyntaxError as error:
        message = error.message or "it cannot be read"
        if "unknown tag" in message or message.startswith("No filter") or "No filter" in message:
            return [Fault(message)]
        return [Fault(f"the tag cannot be read: {message}", "write {{ name }}, or {% if name %} … {% endif %}")]
    except (RecursionError, MemoryError):
        return [Fault("the tag is nested beyond reading", hostile=True)]
    return [fault for node in _walk(tree) if (fault := _node_fault(node))]


def _walk(node: nodes.Node) -> list[nodes.Node]:
    found = [node]
    for child in node.iter_child_nodes():
        found.extend(_walk(child))
    return found


def _node_fault(node: nodes.Node) -> Fault | None:
    match node:
        case nodes.Getattr() | nodes.Getitem():
            return _access_fault(node)
        case nodes.Filter():
            return _filter_fault(node)
        case nodes.If():
            return (
                None if _names_in(node.test) else Fault("a condition asks for no fact", "name the fact it depends on")
            )
        case nodes.For():
            plain = isinstance(node.iter, (nodes.Name, nodes.Getattr)) and not node.recursive and node.test is None
            return (
                None
                if plain
                else Fault("a loop goes through a list of facts", "write {% for item in list %}", hostile=True)
            )
        case nodes.Compare():
            equal = len(node.ops) == 1 and node.ops[0].op in ("eq", "ne", "in", "notin")
            return None if equal else Fault("only == and != compare", "put the condition into a clause")
        case nodes.Const():
            if isinstance(node.value, int) and node.value > MAX_NUMBER:
                return Fault(f"a number of {len(str(node.value))} digits counts nothing that a case has", hostile=True)
            return Fault("a number or a truth is not a fact") if node.value is None else None
        case nodes.Name() if node.name.startswith("_") or node.name in ("self", "caller", "varargs", "kwargs"):
            return Fault(f"`{node.name}` is not a fact", hostile=True)
        case nodes.Add() | nodes.Sub() | nodes.Mul() | nodes.Div() | nodes.FloorDiv() | nodes.Mod():
            if is_figure(node.left) and is_figure(
                node.right
            ):  # a slip of the pen: nothing is reached and nothing grows
                return Fault("a tag calculates with figures alone", "write the result, or name the fact")
        case _ if isinstance(node, (*_SHELL, *_LOGIC)):
            return None
    return Fault(
        "calls and calculations are code, and a template holds none", "ask for the fact by its name", hostile=True
    )


def is_figure(node: nodes.Node) -> bool:
    """Whether a number stands there as it is."""
    return isinstance(node, nodes.Const) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool)


def _access_fault(node: nodes.Getattr | nodes.Getitem) -> Fault | None:
    if isinstance(node, nodes.Getattr):
        name: object = node.attr
    else:
        name = node.arg.value if isinstance(node.arg, nodes.Const) else None
    plain = isinstance(name, int) or (isinstance(name, str) and name != "" and not name.startswith("_"))
    if not plain:
        return Fault(
            "the inside of the program is not reached from a template", "ask for the fact by its name", hostile=True
        )
    if not isinstance(node.node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        return Fault("only facts have parts", "write name.part", hostile=not isinstance(node.node, nodes.Const))
    return None


def _filter_fault(node: nodes.Filter) -> Fault | None:
    if node.name in ALLOWED_FILTERS:
        return None
    if node.name in FILTERS:
        return Fault(f"the filter `{node.name}` is code, and a template holds none", hostile=True)
    return Fault(f"there is no filter `{node.name}`", f"filters: {', '.join(sorted(ALLOWED_FILTERS))}")


def _names_in(node: nodes.Node) -> list[str]:
    return [found.name for found in _walk(node) if isinstance(found, nodes.Name)]


def names_of(source: str) -> list[tuple[str, bool]]:
    """Every dotted fact name in `source` (Jinja text that passed `faults_of`), with whether it is printed.

    Items of a loop appear under their list: `{% for c in claimants %}{{ c.name }}` gives `claimants[].name`.
    """
    found: list[tuple[str, bool]] = []
    _gather(_PLAIN.parse(source), {}, found, printed=False)
    return found


def _gather(node: nodes.Node, scope: dict[str, str], found: list[tuple[str, bool]], *, printed: bool) -> None:
    path = dotted(node, scope)
    if path is not None:
        found.append((path, printed))
        return
    if isinstance(node, nodes.For):
        target = node.target.name if isinstance(node.target, nodes.Name) else ""
        whole = dotted(node.iter, scope) or ""
        found.append((whole, False))
        inner = {**scope, target: f"{whole}[]", "loop": "loop"}
        for child in (*node.body, *node.else_):
            _gather(child, inner, found, printed=False)
        return
    inside = isinstance(node, (nodes.Output, nodes.Filter))
    for child in node.iter_child_nodes():
        _gather(child, scope, found, printed=inside or (printed and not isinstance(node, nodes.If)))


def dotted(node: Any, scope: Mapping[str, str | None]) -> str | None:
    """The dotted name a node of a tag stands for, loop variables put back to their lists; None where it is no plain name."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        head = dotted(node.node, scope)
        return f"{head}.{node.attr}" if head else None
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        head = dotted(node.node, scope)
        return (f"{head}[]" if isinstance(node.arg.value, int) else f"{head}.{node.arg.value}") if head else None
    return None
