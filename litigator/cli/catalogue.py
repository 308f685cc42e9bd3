"""The catalogue of the interface's Lithuanian: what there is to say, gathered from the code, from the commands' helps and from click's own words.

`python -m litigator.cli.catalogue` brings `litigator/locale/lt/LC_MESSAGES/litigator.po` up to the code (new sentences come in without a
translation, what is said no more goes out) and compiles it. A test fails while a sentence has no Lithuanian, or the two files differ.
"""

import ast
import importlib.util
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from litigator import tongue

PACKAGE = Path(tongue.__file__).parent
PO = Path(tongue.FOLDER, "lt", "LC_MESSAGES", f"{tongue.DOMAIN}.po")
MO = PO.with_suffix(".mo")
CALLS: dict[str, Any] = {"phrase": None, "marked": None, "lasting": None, "plural": (1, 2)}
CLICK_CALLS: dict[str, Any] = {"_": None, "gettext": None, "ngettext": (1, 2)}
FORMS = 3  # one, two to nine, ten and more
Message = str | tuple[str, ...]
_HEADER = {"Project-Id-Version": "litigator", "Report-Msgid-Bugs-To": "", "Language-Team": "Lithuanian"}


def messages() -> dict[Message, set[str]]:
    """Everything the interface can say, with the rooms that say it."""
    found: dict[Message, set[str]] = {}
    for message, place in (*_of_the_code(), *_of_the_tables(), *_of_the_commands(), *_of_click()):
        if message:
            found.setdefault(message, set()).add(place)
    return found


def _of_the_code() -> Iterator[tuple[Message, str]]:
    method = [("**.py", "python")]
    for name, _, message, _, _ in extract_from_dir(PACKAGE, method, keywords=CALLS):
        yield _message(message), f"litigator/{Path(name).as_posix()}"


def _of_the_commands() -> Iterator[tuple[Message, str]]:
    """The helps of every command and option: the English ones, whatever is spoken."""
    from litigator.cli.commands import root
    from litigator.cli.manual import commands
    from litigator.cli.shell import in_paragraphs

    before = tongue.spoken()
    tongue.speak("en")
    try:
        for path, command in ((("litigator",), root), *commands(root)):
            place = " ".join(path)
            if command.help:
                yield in_paragraphs(command.help), place
            for parameter in command.params:
                if isinstance(parameter, click.Option) and parameter.help:
                    yield in_paragraphs(parameter.help), place
    finally:
        tongue.speak(before)


def _of_click() -> Iterator[tuple[Message, str]]:
    """What click says itself: it asks gettext for it, and is answered from this catalogue."""
    found = importlib.util.find_spec("click")
    assert found is not None
    assert found.submodule_search_locations is not None
    for path in sorted(Path(found.submodule_search_locations[0]).glob("*.py")):
        with path.open("rb") as source:
            for _, message, _, _ in extract("python", source, keywords=CLICK_CALLS):
                yield _message(message), "click"


def _of_the_tables() -> Iterator[tuple[Message, str]]:
    """The headings given to `print_table` as literals: it translates them itself."""
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "print_table(" not in source:
            continue
        for call in ast.walk(ast.parse(source)):
            if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "print_table" and call.args):
                continue
            for heading in getattr(call.args[0], "elts", ()):
                if isinstance(heading, ast.Constant) and heading.value:
                    yield str(heading.value), f"litigator/{path.relative_to(PACKAGE).as_posix()}"


def _message(found: Any) -> Message:
    return (found[0], found[1]) if isinstance(found, tuple) else found


def kept() -> Catalog:
    """The catalogue as it stands in the file."""
    if not PO.exists():
        return Catalog(locale="lt", domain=tongue.DOMAIN)
    with PO.open("rb") as file:
        return read_po(file, locale="lt", domain=tongue.DOMAIN)


def renewed() -> Catalog:
    """The catalogue with every sentence of the code in it, and no other; translations that stand are kept."""
    before = kept()
    after = Catalog(
        locale="lt",
        domain=tongue.DOMAIN,
        header_comment="# The Lithuanian of litigator's interface. Written by hand; its sentences are gathered by\n"
        "# `python -m litigator.cli.catalogue`.",
        fuzzy=False,
        revision_date=None,
    )
    for message, places in sorted(messages().items(), key=lambda one: (min(one[1]), str(one[0]))):
        there = before.get(message if isinstance(message, str) else message[0])
        translated: Any = there.string if there is not None and there.id == message else ""
        named: Any = [(place, None) for place in sorted(places)]
        after.add(message, translated, locations=named)
    return after


def po_text(catalogue: Catalog) -> bytes:
    """The catalogue as the file has it: by room, without line numbers or dates, so that only what changed differs."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, include_lineno=False, omit_header=True)
    head = (
        f"{catalogue.header_comment}\n"
        'msgid ""\nmsgstr ""\n'
        '"Language: lt\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return head.encode() + stream.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def compiled() -> Catalog:
    """What the compiled file holds."""
    with MO.open("rb") as file:
        return read_mo(file)


def untranslated(catalogue: Catalog) -> list[Message]:
    """The sentences that have no Lithuanian, or not in each of its three forms."""
    lacking: list[Message] = []
    for one in catalogue:
        message: Any = one.id
        forms: Any = one.string if isinstance(message, tuple) else (one.string,) * FORMS
        if message and not (all(forms) and len(forms) == FORMS):
            lacking.append(message)
    return lacking


def main() -> int:
    """Bring both files up to the code; 1 while a sentence has no translation."""
    catalogue = renewed()
    PO.write_bytes(po_text(catalogue))
    MO.write_bytes(mo_bytes(kept()))
    lacking = untranslated(catalogue)
    sys.stdout.write(f"{PO}: {len(catalogue)} sentences, {len(lacking)} without a translation\n")
    for message in lacking:
        sys.stdout.write(f"  {message!r}\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
