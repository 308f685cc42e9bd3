"""What of a web page is seen: text that is hidden, or has the colour of its ground, is not part of what a court wrote."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?")
_ZERO = re.compile(r"0(?:\.0*)?(?:px|pt|em|rem|%)?")
_RGB = re.compile(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)")
_NAMED = {"white": "#ffffff", "black": "#000000", "snow": "#fffafa", "transparent": ""}
_READ = ("display", "visibility", "color", "background", "background-color", "font-size", "opacity", "white-space")


@dataclass(frozen=True, slots=True)
class Appearance:
    """How text looks inside an element: `hidden` for good, `unseen` until something makes it visible again, its colour and ground."""

    removed: bool = False
    unseen: bool = False
    colour: str = "#000000"
    ground: str = "#ffffff"
    preformatted: bool = False

    @property
    def hidden(self) -> bool:
        return self.removed or self.unseen or self.colour == self.ground


VISIBLE = Appearance()


class Sheet:
    """The rules of a page's own style sheets, as far as they say what is seen."""

    def __init__(self) -> None:
        self._rules: dict[str, dict[str, str]] = {}

    def add(self, text: str) -> None:
        """Take in the rules for one tag, class or id each; what is said for print or for small screens says nothing of the page."""
        for selectors, body in _RULE.findall(_without_conditions(_COMMENT.sub("", text))):
            said = _declarations(body)
            if not said:
                continue
            for selector in selectors.lower().split(","):
                if _SIMPLE.fullmatch(selector.strip()):
                    self._rules.setdefault(selector.strip(), {}).update(said)

    def appearance(self, tag: str, given: Mapping[str, str], above: Appearance) -> Appearance:
        """How text in an element looks, by its attributes, the sheet, and what it stands in."""
        if not given and tag not in self._rules:
            return replace(above, preformatted=True) if tag in ("pre", "textarea") else above
        said = self._said(tag, given)
        removed = above.removed or "hidden" in given or said.get("display") == "none"
        removed = removed or any(_ZERO.fullmatch(said.get(name, "")) for name in ("font-size", "opacity"))
        seen = said.get("visibility")
        return Appearance(
            removed=removed,
            unseen=above.unseen if seen is None or seen == "inherit" else seen in ("hidden", "collapse"),
            colour=_colour(said.get("color") or (given.get("color", "") if tag == "font" else "")) or above.colour,
            ground=_ground(said, given.get("bgcolor", "")) or above.ground,
            preformatted=above.preformatted or tag == "pre" or said.get("white-space", "").startswith("pre"),
        )

    def _said(self, tag: str, given: Mapping[str, str]) -> dict[str, str]:
        if not self._rules:
            return _declarations(given.get("style", ""))
        said: dict[str, str] = {}
        names = [f".{name}" for name in given.get("class", "").lower().split()]
        if given.get("id"):
            names.append(f"#{given['id'].lower()}")
        for name in ("", *names):
            said.update(self._rules.get(name, {}))
            said.update(self._rules.get(tag + name, {}))
        said.update(_declarations(given.get("style", "")))
        return said


def _without_conditions(text: str) -> str:
    """A style sheet without its `@media` and other blocks of blocks."""
    kept, depth, start = [], 0, 0
    for match in re.finditer(r"@[^{};]*\{|[{}]", text):
        if depth == 0 and match[0][0] == "@":
            kept.append(text[start : match.start()])
            depth = 1
        elif depth:
            depth += 1 if match[0][-1] == "{" else -1
            start = match.end()
    return "".join(kept) + ("" if depth else text[start:])


def _declarations(body: str) -> dict[str, str]:
    said = {}
    for part in body.lower().split(";"):
        name, _, value = part.partition(":")
        if name.strip() in _READ:
            said[name.strip()] = value.replace("!important", "").strip()
    return said


def _ground(said: Mapping[str, str], attribute: str) -> str:
    """The colour behind; a picture behind is no colour that text could vanish in."""
    value = said.get("background-color") or said.get("background") or attribute
    if "url(" in value or "gradient(" in value:
        return "a picture"
    return _colour(value) or next((found for word in value.split() if (found := _colour(word))), "")


def _colour(value: str) -> str:
    """A colour as `#rrggbb`, or nothing where it is none that is understood."""
    value = value.strip().lower()
    if value in _NAMED:
        return _NAMED[value]
    if rgb := _RGB.match(value):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    if re.fullmatch(r"#[0-9a-f]{3}", value):
        return "#" + "".join(digit * 2 for digit in value[1:])
    return value if re.fullmatch(r"#[0-9a-f]{6}", value) else ""
