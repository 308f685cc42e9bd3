"""The fields of a form as it holds them: names, kinds, places, states, and which of them nobody sees. In the child with limits."""

import hashlib
import math
from collections.abc import Iterator
from typing import Any

from litigator.drafting.filling.opening import MAX_DEPTH, actions, as_dict, identity, inner
from litigator.errors import Refused, Unreadable
from litigator.tongue import phrase

MAX_FIELDS = 4_000
_READ_ONLY, _MULTILINE, _PASSWORD = 1, 1 << 12, 1 << 13
_PUSH, _COMBO, _EDIT, _FILE, _COMB = 1 << 16, 1 << 17, 1 << 18, 1 << 20, 1 << 24
_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5
_CLEAR = frozenset(("/Link", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut"))
_SIZE_IN = "Tf"
_EDGE = 2.0  # points a field may stand over the edge of its page
_LARGEST = 10_000.0

Widgets = list[tuple[int, Any]]  # the page (from 1; 0: on none) and the widget


def described(reader: Any, name: str, *, locked: bool) -> dict[str, Any]:
    """The form in the shape of `form.PdfForm`."""
    root = inner(reader.trailer["/Root"])
    form = inner(root.get("/AcroForm"))
    if not isinstance(form, dict):
        raise Unreadable(
            phrase("{name} has no fields to fill", name=name), fix=phrase("carry the worksheet over by hand")
        )
    seeing = Seeing(reader)
    found = [_field(full, node, widgets, form, seeing) for full, node, widgets in terminal(reader, form, name)]
    if not found and "/XFA" not in form:
        raise Unreadable(
            phrase("{name} has no fields to fill", name=name), fix=phrase("carry the worksheet over by hand")
        )
    found.sort(key=lambda field: (field["page"], -field["bottom"], field["left"]))
    print_of = hashlib.sha256("\n".join(sorted(f"{one['name']} {one['kind']}" for one in found)).encode())
    kinds = {str(action.get("/S")) for action, _ in actions(reader)}
    return {
        "name": name,
        "pages": len(reader.pages),
        "fields": found,
        "fingerprint": print_of.hexdigest()[:32],
        "xfa": "/XFA" in form,
        "signed": "/Perms" in root or any(one["kind"] == "signature" and one["value"] for one in found),
        "scripts": "/JavaScript" in kinds or "/JavaScript" in as_dict(root.get("/Names")),
        "links": "/URI" in kinds,
        "locked": locked,
    }


def terminal(reader: Any, form: Any, name: str) -> Iterator[tuple[str, Any, Widgets]]:
    """(full name, field, its widgets with their pages) of every field at the end of a branch; a branch met twice is left.

    Widgets that stand on a page and in no list of the form are fields too: viewers show them.
    """
    pages = _pages_of_widgets(reader)
    listed = inner(form.get("/Fields"))
    tops = [*(listed if isinstance(listed, list) else []), *_tops_of_widgets(reader)]
    seen: set[int] = set()
    waiting: list[tuple[str, Any, int]] = [("", node, 0) for node in reversed(tops)]
    count = 0
    while waiting:
        prefix, reference, depth = waiting.pop()
        node = inner(reference)
        if not isinstance(node, dict) or identity(node) in seen or depth > MAX_DEPTH:
            continue
        seen.add(identity(node))
        own = str(node["/T"]) if "/T" in node else ""
        full = ".".join(filter(None, (prefix, own)))
        kids = [inner(kid) for kid in inner(node.get("/Kids", [])) or []]
        branches = [kid for kid in kids if isinstance(kid, dict) and "/T" in kid]
        if branches:
            waiting += [(full, kid, depth + 1) for kid in reversed(branches)]
            continue
        widgets = [kid for kid in kids if isinstance(kid, dict)] or [node]
        seen |= {identity(widget) for widget in widgets}
        count += 1
        if count > MAX_FIELDS:
            raise Refused(phrase("{name} has more than {most:,} fields; a form has fewer", name=name, most=MAX_FIELDS))
        yield full, node, [(pages.get(identity(widget), 0), widget) for widget in widgets]


def _notes(reader: Any) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(reader.pages, 1):
        for note in inner(page.get("/Annots", [])) or []:
            yield number, inner(note)


def _pages_of_widgets(reader: Any) -> dict[int, int]:
    return {identity(note): number for number, note in _notes(reader)}


def _tops_of_widgets(reader: Any) -> Iterator[Any]:
    """What stands above each widget of the pages, at the top."""
    for _, note in _notes(reader):
        if not isinstance(note, dict) or str(note.get("/Subtype")) != "/Widget":
            continue
        node, steps = note, 0
        while isinstance(inner(node.get("/Parent")), dict) and steps < MAX_DEPTH:
            node, steps = inner(node["/Parent"]), steps + 1
        if "/T" in node or "/Kids" in node:
            yield node


def inherited(node: Any, key: str, form: Any) -> Any:
    """What a field has under `key`, itself or from above."""
    steps = 0
    while isinstance(node, dict) and steps < MAX_DEPTH:
        if key in node:
            return inner(node[key])
        node, steps = inner(node.get("/Parent")), steps + 1
    return inner(form.get(key))


def _field(full: str, node: Any, widgets: Widgets, form: Any, seeing: "Seeing") -> dict[str, Any]:
    kind, flags = str(inherited(node, "/FT", form)), whole(inherited(node, "/Ff", form))
    page, first = widgets[0]
    left, bottom, _, _ = rectangle(first)
    value = inner(node.get("/V"))
    states, shown = _states(node, widgets, kind)
    locked = flags & _READ_ONLY or (kind == "/Btn" and flags & _PUSH) or (kind == "/Tx" and flags & (_PASSWORD | _FILE))
    return {
        "name": full,
        "kind": {"/Tx": "text", "/Btn": "tick", "/Ch": "choice"}.get(kind, "signature"),
        "tooltip": " ".join(str(inherited(node, "/TU", {}) or "").split())[:300],
        "page": page,
        "left": left,
        "bottom": bottom,
        "states": states,
        "shown": shown,
        "free": kind == "/Ch" and bool(flags & _COMBO and flags & _EDIT),
        "boxes": [_box(node, widget, flags, form) for _, widget in widgets] if kind in ("/Tx", "/Ch") else [],
        "value": str(value) if isinstance(value, str) else ("signed" if isinstance(value, dict) else ""),
        "locked": bool(locked),
        "unseen": not any(seeing.is_seen(number, widget) for number, widget in widgets),
    }


# Whether it is seen


class Seeing:
    """What of a form is seen: its pages with their edges, and what is hidden by layers or under something else."""

    def __init__(self, reader: Any) -> None:
        self._sides = {number: _sides(page) for number, page in enumerate(reader.pages, 1)}
        self._hidden = _layers_off(inner(reader.trailer["/Root"])) | set(_covered(reader))

    def is_seen(self, number: int, widget: Any) -> bool:
        """Whether a place of a field is on a page, within its edges, of some size, and not hidden."""
        if number not in self._sides or whole(widget.get("/F")) & (_HIDDEN | _NO_VIEW):
            return False
        if identity(widget) in self._hidden or ("/OC" in widget and identity(inner(widget["/OC"])) in self._hidden):
            return False
        left, bottom, right, top = rectangle(widget)
        west, south, east, north = self._sides[number]
        within = left >= west - _EDGE and bottom >= south - _EDGE and right <= east + _EDGE and top <= north + _EDGE
        return within and right - left >= 1 and top - bottom >= 1


def _sides(page: Any) -> tuple[float, float, float, float]:
    """The edges of what is seen of a page."""
    box = page.cropbox
    return float(box.left), float(box.bottom), float(box.right), float(box.top)


def _layers_off(root: Any) -> set[int]:
    """The layers that are not shown when the form is opened."""
    layers = as_dict(as_dict(root.get("/OCProperties")).get("/D"))
    hidden = inner(layers.get("/OFF", []))
    return {identity(inner(one)) for one in hidden} if isinstance(hidden, list) else set()


def _covered(reader: Any) -> Iterator[int]:
    """The widgets over which something else of the page is drawn whole."""
    over: dict[int, list[Any]] = {}
    for number, note in reversed(list(_notes(reader))):
        if not isinstance(note, dict):
            continue
        left, bottom, right, top = rectangle(note)
        for west, south, east, north in over.get(number, ()):
            if west <= left + 1 and south <= bottom + 1 and east >= right - 1 and north >= top - 1 and right > left:
                yield identity(note)
                break
        if (
            "/AP" in note
            and not whole(note.get("/F")) & (_HIDDEN | _NO_VIEW)
            and str(note.get("/Subtype")) not in _CLEAR
        ):
            over.setdefault(number, []).append((left, bottom, right, top))


# The places


def rectangle(widget: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top in points; nothing where the form has no numbers for them."""
    try:
        one, two, three, four = (float(inner(side)) for side in inner(widget.get("/Rect", [])))
    except (TypeError, ValueError):
        return 0.0, 0.0, 0.0, 0.0
    if not all(math.isfinite(side) and abs(side) < _LARGEST for side in (one, two, three, four)):
        return 0.0, 0.0, 0.0, 0.0
    return min(one, three), min(two, four), max(one, three), max(two, four)


def turn_of(widget: Any) -> int:
    """How far a field is turned, in degrees against the clock: 0, 90, 180 or 270."""
    turn = whole(as_dict(widget.get("/MK")).get("/R")) % 360
    return turn if turn % 90 == 0 else 0


def _box(node: Any, widget: Any, flags: int, form: Any) -> dict[str, Any]:
    left, bottom, right, top = rectangle(widget)
    width, height = right - left, top - bottom
    if turn_of(widget) in (90, 270):
        width, height = height, width
    most = inherited(node, "/MaxLen", {})
    return {
        "width": width,
        "height": height,
        "size": _letter_size(widget.get("/DA") or inherited(node, "/DA", form)),
        "lines": "many" if flags & _MULTILINE else "one",
        "most": int(most) if isinstance(most, int) and most > 0 else None,
        "comb": bool(flags & _COMB) and not flags & _MULTILINE,
        "side": {1: "middle", 2: "right"}.get(whole(inherited(node, "/Q", form)), "left"),
    }


def _letter_size(appearance: Any) -> float:
    words = str(inner(appearance) or "").split()
    try:
        size = float(words[words.index(_SIZE_IN) - 1])
    except (ValueError, IndexError):
        return 0.0
    return size if math.isfinite(size) and 0 < size < _LARGEST else 0.0


def whole(value: Any) -> int:
    """A whole number, or 0 where there is none."""
    found = inner(value)
    return int(found) if isinstance(found, int | float) and math.isfinite(found) else 0


# What it may be set to


def _states(node: Any, widgets: Widgets, kind: str) -> tuple[list[str], list[str]]:
    """The states a tick or a choice may take, and what a person sees for each."""
    options = inner(node.get("/Opt", []))
    options = [inner(one) for one in options] if isinstance(options, list) else []
    if kind == "/Ch":
        pairs = [one if isinstance(one, list) and len(one) > 1 else [one, one] for one in options]
        return [str(inner(pair[0])) for pair in pairs], [str(inner(pair[1])) for pair in pairs]
    if kind != "/Btn":
        return [], []
    named = [(state, place) for place, (_, widget) in enumerate(widgets) for state in drawn_states(widget)]
    states = list(dict.fromkeys(state for state, _ in named if state != "/Off"))
    at = dict(reversed(named))
    shown = [str(options[at[state]]) if at[state] < len(options) else state.lstrip("/") for state in states]
    return states or ["/Yes"], shown or ["Yes"]


def drawn_states(widget: Any) -> list[str]:
    """The states a tick has a drawing for."""
    drawn = as_dict(as_dict(widget.get("/AP")).get("/N"))
    return [str(key) for key in drawn] if "/Subtype" not in drawn and "/BBox" not in drawn else []
