"""The gate for workbooks: an .xlsx is opened only when it is one, of a bearable size, and carries nothing that runs or reaches out."""

import io
import re
import zipfile
import zlib

from litigator.errors import Problem, Refused, Unreadable
from litigator.tongue import phrase

MAX_FILE = 25_000_000
MAX_PART = 80_000_000
MAX_TOTAL = 160_000_000
MAX_PARTS = 2_000
MAX_CELLS = 1_500_000
MAX_ROWS = 1_048_576  # that a sheet of Excel can have
_ROW, _CELL = re.compile(rb"<(?:\w+:)?row[\s/>]"), re.compile(rb"<(?:\w+:)?c[\s/>]")
_MACRO = re.compile(r"(vbaProject|vbaData|macrosheets/|activeX)", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']""")
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml"


def admitted(data: bytes, name: str) -> tuple[str, ...]:
    """Examine the workbook in `data` and return what is to be told of it. Raises `Unreadable` for what is no workbook, `Refused` for a hostile one."""
    if len(data) > MAX_FILE:
        raise Refused(
            phrase(
                "{name} has {count:,} bytes; a table of cases stays under {MAX_FILE:,}",
                name=name,
                count=len(data),
                MAX_FILE=MAX_FILE,
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _examined(archive, name)
    except (Refused, Unreadable):
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise Unreadable(
            phrase("{name} is not a whole workbook (.xlsx)", name=name),
            fix=phrase("open it in Excel and save it again"),
        ) from error


def _examined(archive: zipfile.ZipFile, name: str) -> tuple[str, ...]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    parts = {info.filename for info in infos}
    if "xl/workbook.xml" not in parts:
        raise Unreadable(
            phrase("{name} is {parts}, not an .xlsx", name=name, parts=_what(parts)),
            fix=phrase("open it and save it as .xlsx"),
        )
    if len(infos) > MAX_PARTS or len(parts) < len(infos):
        raise Refused(
            phrase(
                "{name} holds {count:,} parts, some of them twice or far too many for a table",
                name=name,
                count=len(infos),
            )
        )
    if sum(info.file_size for info in infos) > MAX_TOTAL or any(info.file_size > MAX_PART for info in infos):
        raise Refused(
            phrase(
                "{name} unfolds to more than a table of cases can hold ({MAX_TOTAL:,} bytes)",
                name=name,
                MAX_TOTAL=MAX_TOTAL,
            )
        )
    dangers = []
    for info in infos:
        if _MACRO.search(info.filename):
            dangers.append(
                Problem(
                    phrase("it carries a macro"), f"{name}: {info.filename}", phrase("save it as .xlsx without macros")
                )
            )
        if info.filename.startswith(("/", "\\")) or ".." in info.filename.replace("\\", "/").split("/"):
            dangers.append(
                Problem(
                    phrase("a part lies outside the file"), f"{name}: {info.filename}", phrase("save it again in Excel")
                )
            )
        elif info.filename.endswith((".xml", ".rels", ".vml")):
            dangers += _in_xml(archive, info, name)
    if dangers:
        raise Refused(phrase("{name} holds content that is not let in", name=name), problems=tuple(dangers))
    linked = sum(part.startswith("xl/externalLinks/externalLink") for part in parts)
    return (
        (phrase("the workbook points at {linked} other files: they are not opened", linked=linked),) if linked else ()
    )


def _in_xml(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> list[Problem]:
    with archive.open(info) as stream:
        content = stream.read(MAX_PART + 1)
    where = f"{name}: {info.filename}"
    if len(content) != info.file_size:
        return [Problem(phrase("the part is not of the size it declares"), where, phrase("save it again in Excel"))]
    if _STRICT in content[:4000]:
        raise Unreadable(
            phrase("{name} is a Strict Open XML workbook", name=name),
            fix=phrase("save it as an ordinary Excel workbook (.xlsx)"),
        )
    head = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    said = _ENCODING.match(head)
    if (head and not head.startswith(b"<")) or (said and said[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")):
        return [Problem(phrase("the part is not in UTF-8"), where, phrase("save it again in Excel"))]
    if _DECLARES.search(content):
        return [Problem(phrase("it declares a document type"), where, phrase("save it again in Excel"))]
    if sum(1 for _ in _ROW.finditer(content)) > MAX_ROWS or sum(1 for _ in _CELL.finditer(content)) > MAX_CELLS:
        what = phrase("it has more than {MAX_CELLS:,} cells or {rows:,} rows", MAX_CELLS=MAX_CELLS, rows=MAX_ROWS)
        return [Problem(what, where, phrase("split it, or save the sheet as CSV"))]
    return []


def _what(parts: set[str]) -> str:
    if "xl/workbook.bin" in parts:
        return phrase("a binary workbook (.xlsb)")
    if "word/document.xml" in parts:
        return phrase("a Word document")
    if "content.xml" in parts and "mimetype" in parts:
        return phrase("a LibreOffice file (.ods)")
    return phrase("an archive")
