"""What is let before LibreOffice: a text document that neither acts nor reaches outside itself. Looked at in the confined child."""

import gzip  # noqa: F401 - lxml asks for it; the child can load nothing once it has begun
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import lxml._elementpath  # noqa: F401 - likewise
from lxml import etree

from litigator.documents.package import MAX_PART, MAX_PARTS, MAX_TOTAL, open_package, parse_part
from litigator.errors import Problem, Refused, Unreadable
from litigator.tongue import phrase

_HREF = "{http://www.w3.org/1999/xlink}href"
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]+:|\\\\|//|/|\.\./\.\.)", re.IGNORECASE)
_ACTING = re.compile(r"^(?:Basic/|Scripts/|Dialogs/|Object|ObjectReplacements/Obj)", re.IGNORECASE)
_LINK = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}a"
ODT = b"application/vnd.oasis.opendocument.text"


def is_odt(data: bytes) -> bool:
    """Whether `data` is a text document of LibreOffice (.odt) by its first bytes."""
    return data.startswith(b"PK\x03\x04") and ODT in data[:200]


def word_document(data: bytes, name: str) -> None:
    """Raises `Unreadable` when `data` is no .docx, `Refused` when it is one that acts or reaches outside itself."""
    open_package(data, name)


def open_document(data: bytes, name: str) -> None:
    """Raises `Unreadable` when `data` is no .odt that can be read, `Refused` when it is one that acts or reaches outside itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            too_much = len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_TOTAL
            if too_much or any(info.file_size > MAX_PART for info in infos):
                raise Refused(phrase("{name} unfolds to more than an annex can hold", name=name))
            parts = {info.filename: archive.read(info) for info in infos if info.filename.endswith((".xml", ".rdf"))}
            names = [info.filename for info in infos]
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise Unreadable(
            phrase("{name} is damaged", name=name), fix=phrase("open it in LibreOffice and save it as PDF")
        ) from error
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Unreadable(
            phrase("{name} is locked with a password", name=name),
            fix=phrase("open it with its password and save it as PDF"),
        )
    if "content.xml" not in parts:
        raise Unreadable(
            phrase("{name} has no document inside", name=name), fix=phrase("open it in LibreOffice and save it as PDF")
        )
    dangers = tuple(_dangers(names, parts, name))
    if dangers:
        raise Refused(phrase("{name} holds content that is not let into a bundle", name=name), problems=dangers)


def _dangers(names: list[str], parts: dict[str, bytes], name: str) -> Iterator[Problem]:
    fix = "save it as PDF from LibreOffice"
    for one in names:
        if _ACTING.match(one):
            yield Problem(phrase("it carries a macro or an object"), f"{name}: {one}", fix)
    for part, content in parts.items():
        where = f"{name}: {part}"
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            yield Problem(phrase("it declares a document type"), where, fix)
            continue
        try:
            root: Any = parse_part(content)
        except etree.XMLSyntaxError as error:
            raise Unreadable(
                phrase("{name}: the part {part} is not well formed ({msg})", name=name, part=part, msg=error.msg),
                fix=fix,
            ) from error
        for node in root.iter():
            if not isinstance(node.tag, str) or node.tag == _LINK:
                continue
            if node.tag.endswith(("}event-listener", "}script", "}dde-connection-decl", "}dde-link")):
                yield Problem(phrase("it acts when it is opened"), where, fix)
            elif _ELSEWHERE.match(node.get(_HREF, "")) and not part.startswith(("META-INF", "meta")):
                yield Problem(phrase("it reaches outside the file"), where, fix)
