"""What the child with limits does to a form: reads its fields, or writes values into a copy. Loaded nowhere else.

Everything pypdf may need is loaded here before the bytes are read: afterwards the child can open nothing.
"""

import base64
import logging
from io import BytesIO
from typing import Any

import msgspec
from pypdf import PdfReader
from pypdf import filters as _filters  # noqa: F401 - loaded while loading is still allowed

from litigator.drafting.filling.describing import described, terminal
from litigator.drafting.filling.opening import BROKEN, inner, opened
from litigator.drafting.filling.writing import places_of, unseen, written
from litigator.errors import Unreadable
from litigator.tongue import phrase

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def fields(data: bytes, name: str) -> dict[str, Any]:
    """The form in `data` in the shape of `form.PdfForm`."""
    reader, locked = opened(data, name)
    try:
        return described(reader, name, locked=locked)
    except BROKEN as error:
        raise Unreadable(phrase("{name} is a broken PDF", name=name), fix=phrase("ask for the form again")) from error


def filled(packed: bytes, name: str) -> dict[str, Any]:
    """`packed` holds the form and what is drawn in it; the answer holds the filled copy (base64), its values read back and compared, and
    the fields of which nothing is seen in it.
    """
    order = msgspec.msgpack.decode(packed)
    values = order["values"]
    reader, _ = opened(order["form"], name)
    try:
        data = written(reader, values, keep_xfa=order["keep_xfa"])
        held, hidden = _read_back(data, values, name), _unseen(reader, data, order, name)
    except BROKEN as error:
        raise Unreadable(phrase("{name} is a broken PDF", name=name), fix=phrase("ask for the form again")) from error
    lost = [full for full, given in values.items() if held.get(full) != given["value"]]
    if lost:
        raise Unreadable(
            phrase("{name} does not keep what is written into {lost}", name=name, lost=lost[0]),
            fix=phrase("carry the worksheet over by hand"),
        )
    return {"pdf": base64.b64encode(data).decode("ascii"), "unseen": hidden}


def _read_back(data: bytes, values: Any, name: str) -> dict[str, str]:
    """What each field holds in the copy, opened as anyone would."""
    reader = PdfReader(BytesIO(data))
    form = inner(inner(reader.trailer["/Root"])["/AcroForm"])
    return {full: str(inner(node.get("/V", ""))) for full, node, _ in terminal(reader, form, name) if full in values}


def _unseen(reader: PdfReader, data: bytes, order: Any, name: str) -> list[str]:
    form = inner(inner(reader.trailer["/Root"])["/AcroForm"])
    places = dict(places_of(reader, form, order["new"], name))
    reader.stream.seek(0)
    ticks = {field for field, given in order["values"].items() if given["kind"] == "tick"}
    return unseen(reader.stream.read(), data, places, ticks)
