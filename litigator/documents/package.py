"""A Word file as a set of parts: opened through a gate, written whole with the same bytes for the same content.

The gate refuses what a pleading never needs and an attacker does: macros, embedded objects, remote templates and pictures,
document types, archives that unfold beyond measure.
"""

import io
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from litigator.documents.dangers import dangers_of_name, dangers_of_part, embeds, is_embedded, outside
from litigator.documents.kinds import WORDS, kind_of
from litigator.documents.packing import THOROUGH, Member, archive_of, member_of
from litigator.errors import Problem, Refused, Unreadable
from litigator.tongue import marked, phrase

if TYPE_CHECKING:
    import zipfile

MAX_FILE = 30_000_000
MAX_PART = 24_000_000
MAX_TOTAL = 80_000_000
MAX_PARTS = 400
BODY = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def open_package(data: bytes, name: str, *, only_read: bool = False) -> dict[str, bytes]:
    """The parts of the .docx in `data`, by name. Raises `Unreadable` when it is no Word document, `Refused` when it is a hostile one.

    `only_read` says that its text is read and nothing of it is ever written again: what it embeds, and what it names outside itself, is
    then left alone (`left_alone` tells it) instead of refused. Macros, fields that fetch and document types are refused all the same.
    """
    if len(data) > MAX_FILE:
        raise Refused(
            phrase(
                "{name} has {count:,} bytes; a pleading stays under {most:,}",
                name=name,
                count=len(data),
                most=MAX_FILE,
            )
        )
    _must_be_zip(data, name)
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unfold(archive, name)
    except (Refused, Unreadable):
        raise
    except zipfile.BadZipFile as error:
        damaged = "crc" in str(error).lower()
        raise Unreadable(
            phrase("{name} is damaged: the checksum of a part is wrong", name=name)
            if damaged
            else phrase(_NO_WHOLE, name=name),
            fix=phrase("ask for the file again") if damaged else phrase(_SAVE),
        ) from error
    except (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zipfile.LargeZipFile) as error:
        raise Unreadable(phrase(_NO_WHOLE, name=name), fix=phrase(_SAVE)) from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "struct", "bz2"):
            raise Unreadable(phrase("{name} is damaged", name=name), fix=phrase("ask for the file again")) from error
        raise
    if "[Content_Types].xml" not in parts or BODY not in parts:
        raise Unreadable(
            phrase("{name} has no Word document inside", name=name), fix=phrase("save it from Word as .docx")
        )
    dangers = tuple(_dangers(parts, name, only_read))
    if dangers:
        raise Refused(phrase("{name} holds content that is not let into a pleading", name=name), problems=dangers)
    return parts


_NO_WHOLE = marked("{name} is not a whole Word document (.docx)")
_SAVE = marked("open it in Word and save it as .docx")


def _must_be_zip(data: bytes, name: str) -> None:
    """A file that is plainly something else is told by what it is."""
    if data.startswith(b"PK"):
        return
    if not data:
        raise Unreadable(phrase("{name} is empty", name=name), fix=phrase("ask for the file again"))
    kind = kind_of(data)
    if kind == "ole":
        raise Unreadable(
            phrase("{name} is an old Word document (.doc) or one locked with a password, not a .docx", name=name),
            fix=phrase("open it in Word, take the password off if it has one, and save it as .docx"),
        )
    what = phrase(WORDS[kind]) if kind in ("pdf", "html", "rtf") else None
    if what:
        raise Unreadable(
            phrase("{name} is {what}, not a Word document (.docx)", name=name, what=what), fix=phrase(_SAVE)
        )
    raise Unreadable(phrase(_NO_WHOLE, name=name), fix=phrase(_SAVE))


def _unfold(archive: "zipfile.ZipFile", name: str) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable(
            phrase("{name} is locked with a password", name=name),
            fix=phrase("open it in Word, take the password off, and save it"),
        )
    if len(infos) > MAX_PARTS:
        raise Refused(phrase("{name} holds {count} parts; a pleading has a few dozen", name=name, count=len(infos)))
    if sum(info.file_size for info in infos) > MAX_TOTAL or any(info.file_size > MAX_PART for info in infos):
        raise Refused(phrase("{name} unfolds to more than a pleading can hold", name=name))
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    for info in infos:
        if info.filename.lower() in seen:  # Word takes no notice of capitals
            raise Refused(phrase("{name} holds the part {part} twice", name=name, part=info.filename))
        seen.add(info.filename.lower())
        if info.filename.startswith(("/", "\\")) or ".." in info.filename.replace("\\", "/").split("/"):
            raise Refused(phrase("{name} holds a part with the path {part!r}", name=name, part=info.filename))
        with archive.open(info) as stream:
            content = stream.read(MAX_PART + 1)
        if len(content) > MAX_PART or len(content) != info.file_size:
            raise Refused(
                phrase("{name}: the part {part} is not of the size it declares", name=name, part=info.filename)
            )
        parts[info.filename] = content
    return parts


def _dangers(parts: Mapping[str, bytes], name: str, only_read: bool) -> Iterator[Problem]:
    for part, content in parts.items():
        where = f"{name}: {part}"
        yield from dangers_of_name(part, where, only_read=only_read)
        if not part.endswith((".xml", ".rels")):
            continue
        # A document type is looked for before the part is parsed: what it declares may be a bomb.
        root = None if b"<!DOCTYPE" in content else _parsed(part, content, name)
        if root is None or root.getroottree().docinfo.doctype:
            yield Problem(phrase("it declares a document type"), where, phrase("save it again from Word"))
        else:
            yield from dangers_of_part(part, root, content, where, only_read=only_read)


def _parsed(part: str, content: bytes, name: str) -> Any:
    from lxml import etree

    try:
        return parse_part(content)
    except etree.XMLSyntaxError as error:
        if "xcessive depth" in str(error.msg):
            raise Unreadable(
                phrase("{name}: the part {part} is nested deeper than any document", name=name, part=part),
                fix=phrase("ask for the file again"),
            ) from error
        raise Unreadable(
            phrase("{name}: the part {part} is not well formed ({msg})", name=name, part=part, msg=error.msg),
            fix=phrase("open and save it in Word"),
        ) from error


def left_alone(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """What of a package opened `only_read` was not looked at: embedded objects, and things it names outside itself."""
    found = []
    relations = [parse_part(content) for part, content in parts.items() if part.endswith(".rels")]
    embedded = sum(1 for part in parts if is_embedded(part)) or sum(1 for one in relations if embeds(one))
    if embedded:
        found.append(
            phrase("{count} embedded objects not read", count=embedded)
            if embedded > 1
            else phrase("1 embedded object not read")
        )
    kinds = sorted({kind for one in relations for kind in outside(one)})
    if kinds:
        found.append(phrase("it names things outside itself ({kinds}); nothing was fetched", kinds=", ".join(kinds)))
    return tuple(found)


def parse_part(content: bytes) -> Any:
    """The XML of one part, parsed strictly: no recovery, no entities, no network. Raises `lxml.etree.XMLSyntaxError`."""
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def write_package(parts: Mapping[str, bytes | Member], *, level: int = THOROUGH) -> bytes:
    """The .docx of `parts`: content types first, then by name, all dated alike, so that equal parts give equal bytes.

    Members are taken over as they lie; the other parts are deflated at `level`.
    """
    names = sorted(parts, key=lambda part: (part != "[Content_Types].xml", part != "_rels/.rels", part))
    members = {name: part if isinstance(part := parts[name], Member) else member_of(part, level) for name in names}
    return archive_of(members)


def bookmarked(name: str) -> tuple[str, str]:
    """The start and the end of a bookmark; its id follows from its name, so that equal drafts are equal."""
    number = zlib.crc32(name.encode()) & 0x3FFFFFFF
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'
