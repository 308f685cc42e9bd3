"""How the words of a Word file look to a reader, by style and by hand: headings, hidden, bold, marked with a colour, struck through."""

import re
from dataclasses import dataclass
from typing import Any

from litigator.documents.package import W

_Q = f"{{{W}}}"
_VAL = f"{_Q}val"
_HEADING_STYLE = re.compile(r"heading|title|antraš|pavadinim", re.IGNORECASE)


@dataclass(slots=True)
class Style:
    """A style by its name, and what it makes of the words set in it."""

    name: str
    heading: bool = False
    hidden: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: whether it shows at all, is marked with a colour, is bold, is struck through."""

    hidden: bool = False
    highlighted: bool = False
    bold: bool = False
    struck: bool = False

    @classmethod
    def of(cls, properties: Any, styles: dict[str, Style], hidden: bool) -> "Look":
        """The look of a run with these `properties`; where they say nothing, it is `hidden` as the words around it are."""
        if properties is None:
            return cls(hidden)
        style = properties.find(f"{_Q}rStyle")
        named = styles.get(style.get(_VAL, "")) if style is not None else None
        colour, shade = properties.find(f"{_Q}highlight"), properties.find(f"{_Q}shd")
        marked = colour is not None and colour.get(_VAL) not in ("none", "white")
        yellow = shade is not None and str(shade.get(f"{_Q}fill")).upper() in ("FFFF00", "YELLOW")
        vanish = _is_on(properties, "vanish", hidden or (named is not None and named.hidden))
        struck = _is_on(properties, "strike", False) or _is_on(properties, "dstrike", False)
        return cls(vanish, marked or yellow, _is_on(properties, "b", named is not None and named.bold), struck)


def styles_of(root: Any) -> dict[str, Style]:
    """Every style by its id: a heading by its place in the outline or its name, its own or that of the style it is based on."""
    if root is None:
        return {}
    found: dict[str, Style] = {}
    based: dict[str, str] = {}
    for node in root.iter(f"{_Q}style"):
        identity = node.get(f"{_Q}styleId", "")
        name, outline = node.find(f"{_Q}name"), node.find(f"{_Q}pPr/{_Q}outlineLvl")
        called = str(name.get(_VAL, "")) if name is not None else identity
        parent, look = node.find(f"{_Q}basedOn"), node.find(f"{_Q}rPr")
        heading = (outline is not None and outline.get(_VAL) != "9") or bool(_HEADING_STYLE.search(called))
        paragraph = node.get(f"{_Q}type") == "paragraph"
        style = Style(called, paragraph and heading)
        if look is not None:
            style.hidden, style.bold = _is_on(look, "vanish", False), _is_on(look, "b", False)
        found[identity] = style
        based[identity] = parent.get(_VAL, "") if parent is not None else ""
    for identity, style in found.items():
        at, steps = based[identity], 0
        while at in found and steps < 12:
            style.heading = style.heading or (bool(based[identity]) and found[at].heading and at != identity)
            at, steps = based.get(at, ""), steps + 1
    return found


def _is_on(properties: Any, name: str, otherwise: bool) -> bool:
    node = properties.find(f"{_Q}{name}")
    return otherwise if node is None else node.get(_VAL) not in ("0", "false", "off", "none")
