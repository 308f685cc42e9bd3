"""Where a template comes from: the library by name, or a file by path. Compiled once per content, and kept."""

import hashlib
import os
from dataclasses import fields
from pathlib import Path

from litigator import __version__
from litigator.drafting.template import Mark, Slot, Tag, Template, read_template
from litigator.errors import Unreadable
from litigator.files import write_whole
from litigator.library.contents import Library
from litigator.library.shapes import Form
from litigator.settings import cache_folder

# A template compiled by another program, or by one of another shape, is compiled anew.
_SHAPE = ";".join((__version__, *(field.name for shape in (Template, Slot, Mark, Tag) for field in fields(shape))))


def form_and_template(library: Library, name: str, language: str | None) -> tuple[Form, Template, str]:
    """The form, the compiled template and the language for `name`: a form of the library, or the path of a .docx.

    A template by path that belongs to no form of the library is filled with the facts alone.
    """
    path = Path(name)
    if path.suffix.lower() == ".docx" or os.sep in name:
        stem, _, suffix = path.stem.partition(".")
        form = library.forms.get(stem) or Form(
            id=stem, title={"lt": stem, "en": stem}, language=suffix or language or "lt", forum="", stages=()
        )
        return form, template_at(path), language or suffix or form.language
    form = library.form(name)
    chosen = language or form.language
    return form, template_at(Path(library.template(form.id, chosen).path)), chosen


def template_at(path: Path) -> Template:
    """The template in the file `path`, compiled; from the cache where its very bytes were compiled before."""
    import msgspec

    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"the template {path} cannot be read: {error.strerror}") from error
    kept = cache_folder() / f"template-{hashlib.sha256(_SHAPE.encode() + data).hexdigest()[:40]}.msgpack"
    try:
        return msgspec.msgpack.decode(kept.read_bytes(), type=Template)
    except (OSError, msgspec.MsgspecError, ValueError):
        pass
    template = read_template(data, path.name)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, msgspec.msgpack.encode(template))
    except OSError:
        return template
    return template
