"""The numbers Word prints before paragraphs: they stand in no text, and are counted here as Word counts them."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from litigator.documents.package import W

_Q = f"{{{W}}}"
_VAL = f"{_Q}val"
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts: bool = True


@dataclass(slots=True)
class Numbering:
    """The lists of one document. `printed` is asked for each paragraph in order, and counts on."""

    levels: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def printed(self, paragraph: Any) -> str | None:
        """The number before this paragraph as it is printed (`14.`, `(a)`, `2.1`), or None; bullets are none."""
        listed = self._list_of(paragraph)
        if listed is None or listed[0] not in self.levels:
            return None
        family, levels = self.levels[listed[0]]
        depth = listed[1]
        level = levels.get(depth)
        if level is None:
            return None
        counts = self._counts[family]
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in range(depth + 1, _DEEPEST):
            if levels.get(deeper, level).restarts:
                counts.pop(deeper, None)
        if level.form in ("bullet", "none"):
            return None
        return _filled(level.text, levels, counts) or None

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(f"{_Q}pPr")
        if properties is None:
            return None
        style = properties.find(f"{_Q}pStyle")
        inherited = self.by_style.get(style.get(_VAL, "")) if style is not None else None
        own = properties.find(f"{_Q}numPr")
        if own is None:
            return inherited
        identity, depth = own.find(f"{_Q}numId"), own.find(f"{_Q}ilvl")
        name = identity.get(_VAL, "0") if identity is not None else (inherited[0] if inherited else "0")
        level = _number(depth.get(_VAL) if depth is not None else None, inherited[1] if inherited else 0)
        return None if name == "0" else (name, level)


def numbering_of(lists: Any, styles: Any) -> Numbering:
    """The lists that `word/numbering.xml` and `word/styles.xml` (roots, or None) define."""
    found = Numbering()
    if lists is None:
        return found
    families = {node.get(f"{_Q}abstractNumId"): _levels(node) for node in lists.iter(f"{_Q}abstractNum")}
    for node in lists.iter(f"{_Q}num"):
        name = node.get(f"{_Q}numId", "")
        family = node.find(f"{_Q}abstractNumId")
        if family is None:
            continue
        levels = dict(families.get(family.get(_VAL), {}))
        counted = f"family {family.get(_VAL)}"
        for override in node.iter(f"{_Q}lvlOverride"):
            depth = _number(override.get(f"{_Q}ilvl"), 0)
            levels.update(_levels(override))
            start = override.find(f"{_Q}startOverride")
            if start is not None:
                level = levels.get(depth, _Level())
                levels[depth] = _Level(_number(start.get(_VAL), 1), level.form, level.text, level.restarts)
                counted = f"list {name}"
        found.levels[name] = (counted, levels)
    if styles is not None:
        found.by_style.update(_numbered_styles(styles))
    return found


def _levels(node: Any) -> dict[int, _Level]:
    return {_number(level.get(f"{_Q}ilvl"), 0): _level(level) for level in node.findall(f"{_Q}lvl")}


def _level(node: Any) -> _Level:
    def said(name: str, otherwise: str) -> str:
        child = node.find(f"{_Q}{name}")
        return otherwise if child is None else str(child.get(_VAL, otherwise))

    return _Level(
        _number(said("start", "1"), 1), said("numFmt", "decimal"), said("lvlText", ""), said("lvlRestart", "1") != "0"
    )


def _numbered_styles(styles: Any) -> dict[str, tuple[str, int]]:
    """The list and level each paragraph style brings, its own or that of the style it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{_Q}style"):
        name = style.get(f"{_Q}styleId", "")
        parent = style.find(f"{_Q}basedOn")
        if parent is not None:
            based[name] = parent.get(_VAL, "")
        numbered = style.find(f"{_Q}pPr/{_Q}numPr")
        if numbered is not None:
            identity, depth = numbered.find(f"{_Q}numId"), numbered.find(f"{_Q}ilvl")
            if identity is not None:
                own[name] = (identity.get(_VAL, "0"), _number(depth.get(_VAL) if depth is not None else None, 0))
    found = {}
    for name in {*own, *based}:
        at, seen = name, set()
        while at and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in own and own[at][0] != "0":
            found[name] = own[at]
    return found


def _filled(text: str, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    for depth in range(_DEEPEST):
        mark = f"%{depth + 1}"
        if mark in text:
            level = levels.get(depth, _Level())
            text = text.replace(mark, _written(counts.get(depth, level.start), level.form))
    return text.strip()


def _written(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and value > 0:
        letter = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    signs = (
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
    )
    written = ""
    for sign, worth in zip(*signs, strict=True):
        while value >= worth:
            written += sign
            value -= worth
    return written


def _number(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
