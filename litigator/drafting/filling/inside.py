"""What the child with limits does to a form: reads its fields, or writes values into a copy. Loaded nowhere else.

Everything pypdf may need is loaded here before the bytes are read: afterwards the child can open nothing.
"""

import base64
import hashlib
import logging
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import msgspec
from pypdf import PdfReader, PdfWriter
from pypdf import filters as _filters  # noqa: F401 - loaded while loading is still allowed
from pypdf._codecs import adobe_glyphs
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from litigator.drafting.filling.fitting import Placed
from litigator.drafting.filling.lettering import ACCENTS, Stroke, strokes_of
from litigator.errors import Refused, Unreadable
from litigator.tongue import marked, phrase

MAX_FIELDS = 4_000
MAX_PAGES = 200
MAX_DEPTH = 40
_MULTILINE, _COMB, _READ_ONLY, _PUSH = 1 << 12, 1 << 24, 1, 1 << 16
_HIDDEN = 1 << 1
_HARMFUL = {
    "/Launch": marked("it starts a program"),
    "/ImportData": marked("it reads a file"),
    "/GoToE": marked("it opens a file inside it"),
}
_SIZE_IN = "Tf"
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def fields(data: bytes, name: str) -> dict[str, Any]:
    """The form in `data` in the shape of `form.PdfForm`."""
    reader = _opened(data, name)
    try:
        return _described(reader, name)
    except PyPdfError as error:
        raise Unreadable(phrase("{name} is a broken PDF", name=name), fix=phrase("ask for the form again")) from error


def filled(packed: bytes, name: str) -> dict[str, str]:
    """`packed` holds the form and what is drawn in it; the answer holds the filled copy (base64), its values read back and compared."""
    order = msgspec.msgpack.decode(packed)
    reader = _opened(order["form"], name)
    try:
        data = _written(reader, order["values"], keep_xfa=order["keep_xfa"])
        _must_read_back(data, order["values"], name)
    except PyPdfError as error:
        raise Unreadable(phrase("{name} is a broken PDF", name=name), fix=phrase("ask for the form again")) from error
    return {"pdf": base64.b64encode(data).decode("ascii")}


def _opened(data: bytes, name: str) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise Refused(
                phrase("{name} is locked (encrypted), and is not filled", name=name),
                fix=phrase("download the form again, or print it to a new PDF and carry the worksheet over by hand"),
            )
        if not 0 < len(reader.pages) <= MAX_PAGES:
            raise Refused(
                phrase(
                    "{name} has {count:,} pages; a form has at most {most}",
                    name=name,
                    count=len(reader.pages),
                    most=MAX_PAGES,
                )
            )
        _refuse_harm(reader, name)
    except (PyPdfError, zlib.error, ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise Unreadable(
            phrase("{name} is broken or no PDF", name=name), fix=phrase("ask for the form again")
        ) from error
    return reader


def _refuse_harm(reader: PdfReader, name: str) -> None:
    """A form that starts programs or carries files is none of the Court's, and is not passed on filled."""
    root = _inner(reader.trailer["/Root"])
    if "/EmbeddedFiles" in _inner(root.get("/Names", {})):
        raise Refused(
            phrase("{name} carries files inside it, and is not filled", name=name),
            fix=phrase("take the form from the Court's own site"),
        )
    for action in _actions(reader, root):
        kind = str(action.get("/S"))
        if kind in _HARMFUL:
            raise Refused(
                phrase("{name} is hostile: {what}, and is not filled", name=name, what=phrase(_HARMFUL[kind])),
                fix=phrase("take the form from the Court's own site"),
            )


def _actions(reader: PdfReader, root: Any) -> Iterator[Any]:
    """Every action the document, its pages and its annotations hold, and those that follow one."""
    holders = [root]
    for page in reader.pages:
        holders.append(page)
        holders += [_inner(note) for note in _inner(page.get("/Annots", []))]
    for holder in holders:
        if not isinstance(holder, dict):
            continue
        found = [_inner(holder[key]) for key in ("/OpenAction", "/A") if key in holder]
        extra = _inner(holder.get("/AA", {}))
        found += [_inner(extra[key]) for key in extra] if isinstance(extra, dict) else []
        for action in found:
            steps = 0
            while isinstance(action, dict) and steps < MAX_DEPTH:
                yield action
                action, steps = _inner(action.get("/Next")), steps + 1


def _inner(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


# Reading


def _described(reader: PdfReader, name: str) -> dict[str, Any]:
    root = _inner(reader.trailer["/Root"])
    form = _inner(root.get("/AcroForm"))
    if not isinstance(form, dict):
        raise Unreadable(
            phrase("{name} has no fields to fill", name=name), fix=phrase("carry the worksheet over by hand")
        )
    found = [_field(full, node, widgets, form) for full, node, widgets in _terminal(reader, form, name)]
    if not found and "/XFA" not in form:
        raise Unreadable(
            phrase("{name} has no fields to fill", name=name), fix=phrase("carry the worksheet over by hand")
        )
    found.sort(key=lambda field: (field["page"], -field["bottom"], field["left"]))
    print_of = hashlib.sha256("\n".join(sorted(f"{one['name']} {one['kind']}" for one in found)).encode())
    return {
        "name": name,
        "pages": len(reader.pages),
        "fields": found,
        "fingerprint": print_of.hexdigest()[:32],
        "xfa": "/XFA" in form,
        "signed": "/Perms" in root or any(one["kind"] == "signature" and one["value"] for one in found),
        "scripts": any(str(action.get("/S")) == "/JavaScript" for action in _actions(reader, root))
        or "/JavaScript" in _inner(root.get("/Names", {})),
    }


def _terminal(reader: Any, form: Any, name: str) -> Iterator[tuple[str, Any, list[tuple[int, Any]]]]:
    """(full name, field, its widgets with their pages) of every field at the end of a branch; a branch met twice is left."""
    pages = _pages_of_widgets(reader)
    seen: set[int] = set()
    waiting: list[tuple[str, Any, int]] = [("", node, 0) for node in reversed(_inner(form.get("/Fields", [])))]
    count = 0
    while waiting:
        prefix, reference, depth = waiting.pop()
        node = _inner(reference)
        if not isinstance(node, dict) or _identity(node) in seen or depth > MAX_DEPTH:
            continue
        seen.add(_identity(node))
        own = str(node["/T"]) if "/T" in node else ""
        full = ".".join(filter(None, (prefix, own)))
        kids = [_inner(kid) for kid in _inner(node.get("/Kids", []))]
        branches = [kid for kid in kids if isinstance(kid, dict) and "/T" in kid]
        if branches:
            waiting += [(full, kid, depth + 1) for kid in reversed(branches)]
            continue
        widgets = [kid for kid in kids if isinstance(kid, dict)] or [node]
        count += 1
        if count > MAX_FIELDS:
            raise Refused(phrase("{name} has more than {most:,} fields; a form has fewer", name=name, most=MAX_FIELDS))
        yield full, node, [(pages.get(_identity(widget), 0), widget) for widget in widgets]


def _pages_of_widgets(reader: Any) -> dict[int, int]:
    return {
        _identity(_inner(note)): number
        for number, page in enumerate(reader.pages, 1)
        for note in _inner(page.get("/Annots", []))
    }


def _identity(node: Any) -> int:
    """The object's own number in the file, else where it stands in memory (less than nothing, so that the two never meet)."""
    reference = getattr(node, "indirect_reference", None)
    return int(reference.idnum) if reference is not None else -id(node)


def _inherited(node: Any, key: str, form: Any) -> Any:
    steps = 0
    while isinstance(node, dict) and steps < MAX_DEPTH:
        if key in node:
            return _inner(node[key])
        node, steps = _inner(node.get("/Parent")), steps + 1
    return _inner(form.get(key))


def _field(full: str, node: Any, widgets: list[tuple[int, Any]], form: Any) -> dict[str, Any]:
    kind, flags = str(_inherited(node, "/FT", form)), int(_inherited(node, "/Ff", form) or 0)
    page, first = widgets[0]
    left, bottom, _, _ = _rectangle(first)
    value = _inner(node.get("/V"))
    return {
        "name": full,
        "kind": {"/Tx": "text", "/Btn": "tick", "/Ch": "choice"}.get(kind, "signature"),
        "tooltip": " ".join(str(_inherited(node, "/TU", {}) or "").split())[:300],
        "page": page,
        "left": left,
        "bottom": bottom,
        "states": _states(node, widgets, kind),
        "boxes": [_box(node, widget, flags, form) for _, widget in widgets] if kind in ("/Tx", "/Ch") else [],
        "value": str(value) if isinstance(value, str) else ("signed" if isinstance(value, dict) else ""),
        "locked": bool(flags & _READ_ONLY) or (kind == "/Btn" and bool(flags & _PUSH)) or _is_hidden(widgets),
    }


def _is_hidden(widgets: list[tuple[int, Any]]) -> bool:
    """Whether no place of the field is ever seen."""
    return all(int(_inner(widget.get("/F", 0)) or 0) & _HIDDEN for _, widget in widgets)


def _rectangle(widget: Any) -> tuple[float, float, float, float]:
    try:
        one, two, three, four = (float(_inner(side)) for side in _inner(widget.get("/Rect", [])))
    except (TypeError, ValueError):
        return 0.0, 0.0, 0.0, 0.0
    return min(one, three), min(two, four), max(one, three), max(two, four)


def _box(node: Any, widget: Any, flags: int, form: Any) -> dict[str, Any]:
    left, bottom, right, top = _rectangle(widget)
    most = _inherited(node, "/MaxLen", {})
    return {
        "width": right - left,
        "height": top - bottom,
        "size": _letter_size(widget.get("/DA") or _inherited(node, "/DA", form)),
        "lines": "many" if flags & _MULTILINE else "one",
        "most": int(most) if isinstance(most, int) else None,
        "comb": bool(flags & _COMB),
    }


def _letter_size(appearance: Any) -> float:
    words = str(_inner(appearance) or "").split()
    try:
        return max(float(words[words.index(_SIZE_IN) - 1]), 0.0)
    except (ValueError, IndexError):
        return 0.0


def _states(node: Any, widgets: list[tuple[int, Any]], kind: str) -> list[str]:
    if kind == "/Ch":
        listed = [_inner(one) for one in _inner(node.get("/Opt", []))]
        return [str(_inner(one[0])) if isinstance(one, list) else str(one) for one in listed]
    if kind != "/Btn":
        return []
    found = [state for _, widget in widgets for state in _drawn_states(widget)]
    return list(dict.fromkeys(state for state in found if state != "/Off"))


def _drawn_states(widget: Any) -> list[str]:
    drawn = _inner(_inner(widget.get("/AP", {})).get("/N", {}))
    return [str(key) for key in drawn] if isinstance(drawn, dict) else []


# Writing


def _written(reader: PdfReader, values: Mapping[str, Any], *, keep_xfa: bool) -> bytes:
    """A copy of the form with `values`: by field, what it holds and, for text, the lines drawn in each of its places."""
    writer = PdfWriter(clone_from=reader)
    root = writer._root_object
    form = _inner(root["/AcroForm"])
    if not keep_xfa and "/XFA" in form:
        del form["/XFA"]
    if "/Perms" in root:
        del root["/Perms"]
    form[NameObject("/NeedAppearances")] = BooleanObject(False)
    for full, node, widgets in _terminal(writer, form, "the form"):
        given = values.get(full)
        if given is None:
            continue
        if given["kind"] == "tick":
            _tick(node, [widget for _, widget in widgets], given["value"])
            continue
        node[NameObject("/V")] = TextStringObject(given["value"])
        if "/RV" in node:  # what it held before as rich text would be shown instead
            del node["/RV"]
        for drawn, (_, widget) in zip(given["drawn"], widgets, strict=True):
            _draw(writer, widget, drawn)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _tick(node: Any, widgets: list[Any], state: str) -> None:
    node[NameObject("/V")] = NameObject(state)
    for widget in widgets:
        widget[NameObject("/AS")] = NameObject(state if state in _drawn_states(widget) else "/Off")


def _draw(writer: PdfWriter, widget: Any, drawn: Mapping[str, Any]) -> None:
    """Give a widget the drawing of its lines, in Helvetica with the letters they need."""
    width, height, size = drawn["width"], drawn["height"], drawn["size"]
    strokes = [stroke for line in drawn["placed"] for stroke in strokes_of(Placed(*line), size)]
    codes, encoding = _letters("".join(stroke.text for stroke in strokes))
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): encoding,
        }
    )
    stream = DecodedStreamObject()
    stream.set_data(_content(drawn, strokes, codes))
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(side) for side in (0, 0, width, height)),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/Font"): DictionaryObject({NameObject("/Hl"): writer._add_object(font)})}
            ),
        }
    )
    widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(stream)})


def _letters(text: str) -> tuple[dict[str, int], DictionaryObject]:
    """A code for each sign of `text`, and the encoding that says which is which: those of ASCII keep their own."""
    codes = {sign: ord(sign) for sign in set(text) if 32 <= ord(sign) <= 126}
    differences: list[Any] = []
    for code, sign in enumerate(sorted({sign for sign in text if sign not in codes}), 128):
        codes[sign] = code
        differences += [NumberObject(code), NameObject(ACCENTS.get(sign) or GLYPHS[sign])]
    encoding = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Encoding"),
            NameObject("/BaseEncoding"): NameObject("/WinAnsiEncoding"),
            NameObject("/Differences"): ArrayObject(differences),
        }
    )
    return codes, encoding


def _content(drawn: Mapping[str, Any], strokes: list[Stroke], codes: Mapping[str, int]) -> bytes:
    places = "".join(
        f"1 0 0 1 {stroke.left:.2f} {stroke.bottom:.2f} Tm <{''.join(f'{codes[sign]:02x}' for sign in stroke.text)}> Tj\n"
        for stroke in strokes
    )
    clip = f"0 0 {drawn['width']:.2f} {drawn['height']:.2f} re W n"
    return f"/Tx BMC\nq {clip}\nBT /Hl {drawn['size']:.2f} Tf 0 g\n{places}ET\nQ\nEMC\n".encode("ascii")


def _must_read_back(data: bytes, values: Mapping[str, Any], name: str) -> None:
    """Open the copy as anyone would: each value must stand there whole."""
    reader = PdfReader(BytesIO(data))
    form = _inner(_inner(reader.trailer["/Root"])["/AcroForm"])
    held = {full: str(_inner(node.get("/V", ""))) for full, node, _ in _terminal(reader, form, name)}
    lost = [full for full, given in values.items() if held.get(full) != given["value"]]
    if lost:
        raise Unreadable(
            phrase("{name} does not keep what is written into {lost}", name=name, lost=lost[0]),
            fix=phrase("carry the worksheet over by hand"),
        )


def _glyph_names() -> dict[str, str]:
    """The name of each letter as fonts call it; of two names the one that spells the accent out (`/edotaccent`)."""
    found: dict[str, str] = {}
    for called, sign in adobe_glyphs.items():
        plain = len(sign) == 1 and not called.startswith(("/uni", "/afii"))
        if plain and (sign not in found or (called.endswith("accent") and not found[sign].endswith("accent"))):
            found[sign] = called
    return found


GLYPHS = _glyph_names()
