"""A Word file as a set of parts: opened through a gate, written whole with the same bytes for the same content.

The gate refuses what a pleading never needs and an attacker does: macros, embedded objects, remote templates and pictures,
document types, archives that unfold beyond measure.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from lxml import etree

from litigator.errors import Problem, Refused, Unreadable

MAX_FILE = 30_000_000
MAX_PART = 24_000_000
MAX_TOTAL = 80_000_000
MAX_PARTS = 400
BODY = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ACTIVE = re.compile(r"(vbaProject|activeX|/embeddings/|oleObject|vbaData|afchunk)", re.IGNORECASE)
_FETCHING_FIELD = re.compile(r"^\s*(INCLUDE(TEXT|PICTURE)|DDE(AUTO)?|LINK|IMPORT)\b", re.IGNORECASE)


def open_package(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of the .docx in `data`, by name. Raises `Unreadable` when it is no Word document, `Refused` when it is a hostile one."""
    if len(data) > MAX_FILE:
        raise Refused(f"{name} has {len(data):,} bytes; a pleading stays under {MAX_FILE:,}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unfold(archive, name)
    except Refused:
        raise
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        zipfile.LargeZipFile,
    ) as error:
        raise Unreadable(
            f"{name} is not a whole Word document (.docx)", fix="open it in Word and save it as .docx"
        ) from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "struct", "bz2"):
            raise Unreadable(f"{name} is damaged", fix="ask for the file again") from error
        raise
    if "[Content_Types].xml" not in parts or BODY not in parts:
        raise Unreadable(f"{name} has no Word document inside", fix="save it from Word as .docx")
    dangers = tuple(_dangers(parts, name))
    if dangers:
        raise Refused(f"{name} holds content that is not let into a pleading", problems=dangers)
    return parts


def _unfold(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_PARTS:
        raise Refused(f"{name} holds {len(infos)} parts; a pleading has a few dozen")
    if sum(info.file_size for info in infos) > MAX_TOTAL or any(info.file_size > MAX_PART for info in infos):
        raise Refused(f"{name} unfolds to more than a pleading can hold")
    parts: dict[str, bytes] = {}
    for info in infos:
        if info.filename in parts:
            raise Refused(f"{name} holds the part {info.filename} twice")
        if info.filename.startswith(("/", "\\")) or ".." in info.filename.replace("\\", "/").split("/"):
            raise Refused(f"{name} holds a part with the path {info.filename!r}")
        with archive.open(info) as stream:
            content = stream.read(MAX_PART + 1)
        if len(content) > MAX_PART or len(content) != info.file_size:
            raise Refused(f"{name}: the part {info.filename} is not of the size it declares")
        parts[info.filename] = content
    return parts


def _dangers(parts: Mapping[str, bytes], name: str) -> list[Problem]:
    found = []
    for part, content in parts.items():
        if _ACTIVE.search(part):
            found.append(Problem("it carries a macro or an embedded object", f"{name}: {part}", "remove it in Word"))
        if part.endswith((".xml", ".rels")):
            found.extend(_xml_dangers(part, content, name))
    return found


def _xml_dangers(part: str, content: bytes, name: str) -> list[Problem]:
    where = f"{name}: {part}"
    try:
        root = parse_part(content)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            f"{name}: the part {part} is not well formed ({error.msg})", fix="open and save it in Word"
        ) from error
    if root.getroottree().docinfo.doctype:
        return [Problem("it declares a document type", where, "save it again from Word")]
    found = []
    if part.endswith(".rels"):
        for relation in root:
            target, kind = relation.get("Target", ""), relation.get("Type", "")
            outside = relation.get("TargetMode") == "External"
            if outside and not (
                kind.endswith("/hyperlink") and target.lower().startswith(("http://", "https://", "mailto:"))
            ):
                found.append(
                    Problem(f"it reaches outside the file ({kind.rsplit('/', 1)[-1]})", where, "remove the link")
                )
    if b"instr" in content:
        instructions = [node.text or "" for node in root.iter(f"{{{W}}}instrText")]
        instructions += [node.get(f"{{{W}}}instr", "") for node in root.iter(f"{{{W}}}fldSimple")]
        found += [
            Problem(f"the field {field.split()[0]} fetches from elsewhere", where, "remove the field")
            for field in instructions
            if _FETCHING_FIELD.match(field)
        ]
    return found


def parse_part(content: bytes) -> Any:
    """The XML of one part, parsed strictly: no recovery, no entities, no network. Raises `lxml.etree.XMLSyntaxError`."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """The .docx of `parts`: content types first, then by name, all dated alike, so that equal parts give equal bytes."""
    buffer = io.BytesIO()
    names = sorted(parts, key=lambda part: (part != "[Content_Types].xml", part != "_rels/.rels", part))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for part in names:
            info = zipfile.ZipInfo(part, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, parts[part])
    return buffer.getvalue()


def bookmarked(name: str) -> tuple[str, str]:
    """The start and the end of a bookmark; its id follows from its name, so that equal drafts are equal."""
    number = zlib.crc32(name.encode()) & 0x3FFFFFFF
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'
