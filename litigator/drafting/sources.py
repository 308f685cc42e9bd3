"""Where a template comes from: the library by name, or a file by path. Compiled once per content, and kept."""

import os
from collections.abc import Iterator
from pathlib import Path

from litigator.drafting.demanded import must_have_its_slots
from litigator.drafting.kept import keep, kept, key_of
from litigator.drafting.template import Template, read_template
from litigator.errors import LibraryFault, Problem, Unreadable
from litigator.files import called
from litigator.library.contents import Library
from litigator.library.shapes import Form
from litigator.tongue import lasting, phrase

_COMPILED: dict[tuple[str, bytes], Template] = {}  # in this process, by name and content
_MOST = 64


def form_and_template(library: Library, name: str, language: str | None) -> tuple[Form, Template, str]:
    """The form, the compiled template and the language for `name`: a form of the library, or the path of a .docx.

    A template by path that belongs to no form of the library is filled with the facts alone. Raises `LibraryFault` where the library or
    the template has mistakes, or the template lacks a slot that its form demands.
    """
    library = library.whole()
    path, ours = Path(name), True
    if path.suffix.lower() == ".docx" or os.sep in name:
        stem, _, suffix = path.stem.partition(".")
        form = library.forms.get(stem) or Form(
            id=stem, title={"lt": stem, "en": stem}, language=suffix or language or "lt", forum="", stages=()
        )
        chosen = language or suffix or form.language
        ours = any(path == Path(one.path) for one in library.templates)
    else:
        form = library.form(name)
        chosen = language or form.language
        path = Path(library.template(form.id, chosen).path)
    template = template_at(path, ours=ours)
    must_have_its_slots(form, template)
    unknown = tuple(unknown_acts(template, library, template.name))
    if unknown:
        raise LibraryFault(phrase("the template {name} has mistakes", name=template.name), problems=unknown)
    return form, template, chosen


def unknown_acts(template: Template, library: Library, where: str) -> Iterator[Problem]:
    """Acts that the marks of `template` name and `library` does not have, each told once."""
    for act in sorted({mark.act for mark in template.marks} - set(library.acts)):
        yield Problem(lasting("there is no act {act}", act=act), where, lasting("add it to rules/acts.yaml"))


def template_at(path: Path, *, ours: bool = True) -> Template:
    """The template in the file `path`, compiled; from the cache where its very bytes were compiled before.

    One that is not `ours`, from outside the library, is read and compiled in a child process with limits.
    """
    data = _bytes_of_ours(path) if ours else _bytes_of_a_stranger(path)
    file = called(path.name)
    known = _COMPILED.get((file, data))
    if known is None:
        name = f"template-{key_of(file.encode(), data)}"
        if len(_COMPILED) >= _MOST:
            _COMPILED.clear()
        template = kept(name, Template)
        if template is None:
            template = read_template(data, file) if ours else _compiled_apart(data, file)
            keep(name, template)
        known = _COMPILED[file, data] = template
    return known


def _bytes_of_ours(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(
            phrase("the template {path} cannot be read: {strerror}", path=path, strerror=error.strerror)
        ) from error


def _bytes_of_a_stranger(path: Path) -> bytes:
    """What is named at a command may be anything: a pipe that never ends, a device, a file beyond measure."""
    from litigator.documents.reading import bytes_of

    return bytes_of(path)


def _compiled_apart(data: bytes, name: str) -> Template:
    """Compiled where it can do no harm; what comes back is data."""
    import msgspec

    from litigator.documents.confined import confined

    return msgspec.convert(confined("litigator.drafting.strangers:compiled", data, name), Template)
