"""The inside of the child process that compiles a template from outside the library: with limits of memory and time, and no rights."""

import contextlib
from typing import Any

import jinja2.debug  # noqa: F401 - loaded by a tag that cannot be read
import msgspec

from litigator.documents.package import W, write_package
from litigator.drafting.template import read_template
from litigator.errors import LitigatorError


def compiled(data: bytes, name: str) -> Any:
    """The compiled template as plain values. Raises as `read_template` does."""
    return msgspec.to_builtins(read_template(data, name))


def load_what_is_loaded_late() -> None:
    """The reader of templates loads parts of itself, and docxtpl, on its first template; once the rights are given up that is too late."""
    smallest = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{{{{ a.b }}}}</w:t></w:r></w:p></w:body></w:document>'.encode()
    with contextlib.suppress(LitigatorError):
        read_template(
            write_package({"[Content_Types].xml": b"<Types/>", "word/document.xml": smallest}), "smallest.docx"
        )


load_what_is_loaded_late()
