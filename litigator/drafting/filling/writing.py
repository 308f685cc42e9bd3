"""Values written into a copy of a form, each drawn in every place of its field; and whether anything is seen of it. In the child."""

from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from pypdf import PdfWriter
from pypdf._codecs import adobe_glyphs
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

from litigator.drafting.filling.describing import Seeing, drawn_states, rectangle, terminal, turn_of, whole
from litigator.drafting.filling.fitting import Placed
from litigator.drafting.filling.lettering import ACCENTS, Stroke, strokes_of
from litigator.drafting.filling.opening import as_dict, inner

_PRINTED = 1 << 2
_LIGHT = 0.7  # how light a ground must be for black letters to be read on it
_CROSS = b"q 1 0 0 1 0 0 cm 0 g 0 G 1.2 w 2 2 m %.2f %.2f l 2 %.2f m %.2f 2 l S Q"


def written(reader: Any, values: Mapping[str, Any], *, keep_xfa: bool) -> bytes:
    """A copy of the form with `values`: by field, what it holds and, for text, the lines drawn in each of its places."""
    writer = PdfWriter(clone_from=reader)
    root = writer._root_object
    form = inner(root["/AcroForm"])
    if not keep_xfa and "/XFA" in form:
        del form["/XFA"]
    if "/Perms" in root:
        del root["/Perms"]
    form[NameObject("/NeedAppearances")] = BooleanObject(False)
    for full, node, widgets in terminal(writer, form, "the form"):
        given = values.get(full)
        if given is None:
            continue
        for _, widget in widgets:
            widget[NameObject("/F")] = NumberObject(whole(widget.get("/F")) | _PRINTED)
        if given["kind"] == "tick":
            _tick(writer, node, [widget for _, widget in widgets], given["value"])
            continue
        node[NameObject("/V")] = TextStringObject(given["value"])
        for stale in ("/RV", "/I"):  # what it held before, as rich text or by number, would be shown instead
            if stale in node:
                del node[stale]
        for drawn, (_, widget) in zip(given["drawn"], widgets, strict=True):
            _draw(writer, widget, drawn)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _tick(writer: PdfWriter, node: Any, widgets: list[Any], state: str) -> None:
    """Set the state where a place has it; a form without any drawing of its ticks is given one."""
    node[NameObject("/V")] = NameObject(state)
    if not any(drawn_states(widget) for widget in widgets):
        for widget in widgets[:1]:
            _cross(writer, widget, state)
    for widget in widgets:
        widget[NameObject("/AS")] = NameObject(state if state in drawn_states(widget) else "/Off")


def _cross(writer: PdfWriter, widget: Any, state: str) -> None:
    left, bottom, right, top = rectangle(widget)
    width, height = right - left, top - bottom
    content = _CROSS % (width - 2, height - 2, height - 2, width - 2)
    shown = DictionaryObject(
        {
            NameObject(state): writer._add_object(_stream(content, width, height)),
            NameObject("/Off"): writer._add_object(_stream(b"", width, height)),
        }
    )
    widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): shown})


def _draw(writer: PdfWriter, widget: Any, drawn: Mapping[str, Any]) -> None:
    """Give a widget the drawing of its lines, in Helvetica with the letters they need, turned as the widget is."""
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
    stream = _stream(_ground(widget, width, height) + _content(drawn, strokes, codes), width, height)
    stream[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/Hl"): writer._add_object(font)})}
    )
    matrix = _matrix(turn_of(widget), width, height)
    if matrix:
        stream[NameObject("/Matrix")] = ArrayObject(FloatObject(number) for number in matrix)
    widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(stream)})


def _stream(content: bytes, width: float, height: float) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(content)
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(side) for side in (0, 0, width, height)),
        }
    )
    return stream


def _matrix(turn: int, width: float, height: float) -> tuple[float, ...]:
    """What turns a drawing of that width and height against the clock, and leaves its left bottom corner where it was."""
    return {
        90: (0.0, 1.0, -1.0, 0.0, height, 0.0),
        180: (-1.0, 0.0, 0.0, -1.0, width, height),
        270: (0.0, -1.0, 1.0, 0.0, 0.0, width),
    }.get(turn, ())


def _ground(widget: Any, width: float, height: float) -> bytes:
    """The ground (where letters can be read on it) and the border that the form gives the field."""
    looks = as_dict(widget.get("/MK"))
    ground, border = _colour(looks.get("/BG")), _colour(looks.get("/BC"))
    line = as_dict(widget.get("/BS")).get("/W", 1)
    thick = min(max(float(line), 0.0), 3.0) if isinstance(line, int | float) else 1.0
    drawn = ""
    if ground and _lightness(ground) >= _LIGHT:
        drawn += f"q {_operator(ground, 'g', 'rg', 'k')} 0 0 {width:.2f} {height:.2f} re f Q\n"
    if border and thick:
        half = thick / 2
        drawn += f"q {_operator(border, 'G', 'RG', 'K')} {thick:.2f} w {half:.2f} {half:.2f} {width - thick:.2f} {height - thick:.2f} re S Q\n"
    return drawn.encode("ascii")


def _colour(given: Any) -> tuple[float, ...]:
    found = inner(given)
    if not isinstance(found, list) or len(found) not in (1, 3, 4):
        return ()
    parts = [inner(part) for part in found]
    return tuple(min(max(float(part), 0.0), 1.0) for part in parts if isinstance(part, int | float))


def _lightness(colour: tuple[float, ...]) -> float:
    return 1 - max(colour[3], sum(colour[:3]) / 3) if len(colour) == 4 else sum(colour) / len(colour)


def _operator(colour: tuple[float, ...], grey: str, red: str, cyan: str) -> str:
    return f"{' '.join(f'{part:.3f}' for part in colour)} { {1: grey, 3: red, 4: cyan}.get(len(colour), grey) }"


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


def _glyph_names() -> dict[str, str]:
    """The name of each letter as fonts call it; of two names the one that spells the accent out (`/edotaccent`)."""
    found: dict[str, str] = {}
    for called, sign in adobe_glyphs.items():
        plain = len(sign) == 1 and not called.startswith(("/uni", "/afii"))
        if plain and (sign not in found or (called.endswith("accent") and not found[sign].endswith("accent"))):
            found[sign] = called
    return found


GLYPHS = _glyph_names()


# Whether it is seen


def unseen(
    before: bytes, after: bytes, places: Mapping[str, list[tuple[int, Any]]], ticks: Collection[str]
) -> list[str]:
    """The fields of which nothing is seen in the copy that was not there before, drawn as viewers draw them.

    `places`: by field, each of its places (page from 1, and the left, bottom, right and top in points); `ticks`: those
    of them that are ticks.
    """
    pages = sorted({page for where in places.values() for page, _ in where})
    changed: set[tuple[int, Any]] = set()
    one, other = pypdfium2.PdfDocument(before), pypdfium2.PdfDocument(after)
    for document in (one, other):
        document.init_forms()
    for number in pages:
        first, second = one[number - 1], other[number - 1]
        earlier, later = _drawn(first), _drawn(second)
        here = {place for where in places.values() for page, place in where if page == number}
        changed |= {(number, place) for place in here if _differs(earlier, later, second, place)}
        first.close()
        second.close()
    enough = {
        field: any if field in ticks else all for field in places
    }  # of several ticks in one field only one is set
    return [
        field
        for field, where in places.items()
        if not where or not enough[field]((page, place) in changed for page, place in where)
    ]


def _drawn(page: Any) -> Any:
    return page.render(scale=1, grayscale=True, may_draw_forms=True, rotation=-page.get_rotation() % 360)


def _differs(earlier: Any, later: Any, page: Any, place: tuple[float, float, float, float]) -> bool:
    """Whether any point of the place is drawn otherwise."""
    one, other = memoryview(earlier.buffer).cast("B"), memoryview(later.buffer).cast("B")
    if (earlier.width, earlier.height) != (later.width, later.height):
        return True
    west, _, _, north = page.get_cropbox()
    left, bottom, right, top = place
    columns = range(max(int(left - west), 0), min(int(right - west) + 1, later.width))
    for row in range(max(int(north - top), 0), min(int(north - bottom) + 1, later.height)):
        start, end = row * later.stride + columns.start, row * later.stride + columns.stop
        if one[start:end] != other[start:end]:
            return True
    return False


def places_of(reader: Any, form: Any, fields: Any, name: str) -> Iterator[tuple[str, list[tuple[int, Any]]]]:
    """Each of `fields` with the places where it is seen."""
    seeing = Seeing(reader)
    for full, _, widgets in terminal(reader, form, name):
        if full in fields:
            yield full, [(page, rectangle(widget)) for page, widget in widgets if seeing.is_seen(page, widget)]
