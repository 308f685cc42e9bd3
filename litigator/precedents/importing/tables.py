"""The inside of the child process that reads collections of judgments: lines of JSON, one JSON text, a table.

Every row becomes an item: a judgment, what is known of one, or why it is neither.
"""

import codecs
import csv
import io
from dataclasses import replace

from litigator.documents.decoding import decode
from litigator.errors import Unreadable
from litigator.precedents.importing.composing import composed, source_hash
from litigator.precedents.importing.item import Item
from litigator.precedents.importing.rows import NoJudgment, placeholder_title, read_row
from litigator.precedents.importing.strict_json import NotStrict, strict_json
from litigator.tongue import phrase

csv.field_size_limit(60_000_000)
_TABLES = ("results", "items", "rows", "records", "judgments", "cases", "decisions", "data")
_DELIMITERS = ",;\t|"


def read_lines(data: bytes, name: str) -> list[Item]:
    """The items of lines of JSON. The first line of `data` is the number of the first of them in its file."""
    head, _, rest = data.partition(b"\n")
    return [_line(line, f"line {number}") for number, line in enumerate(rest.split(b"\n"), int(head)) if line.strip()]


def _line(line: bytes, where: str) -> Item:
    try:
        text = line.decode("utf-8-sig" if line.startswith(codecs.BOM_UTF8) else "utf-8")
    except UnicodeDecodeError as error:
        return Item(
            where=where,
            why=phrase("it is not UTF-8: byte {place} is wrong", place=error.start + 1),
            fix=phrase("save the file as UTF-8"),
        )
    return _json(text, where)


def _json(text: str, where: str) -> Item:
    try:
        return _row(strict_json(text), where)
    except NotStrict as reason:
        return Item(where=where, why=str(reason), fix=phrase("correct it and import the file again"))


def _row(row: object, where: str) -> Item:
    try:
        known, lines, notes = read_row(row)
    except NoJudgment as reason:
        return Item(where=where, why=str(reason), fix=phrase("a row needs an id, a number or a name, and a text"))
    assert isinstance(row, dict)
    title = placeholder_title(row)
    if lines:
        return composed(known, lines, notes, title=title, where=where)
    return Item(where=where, judgment=known, source_hash=source_hash(known), notes=tuple(notes))


def read_json(data: bytes, name: str) -> list[Item]:
    """The items of one JSON text: a row, a list of rows, or a list of rows under the name of a table."""
    try:
        content = strict_json(data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(
            phrase("{name} is not UTF-8: byte {place} is wrong", name=name, place=error.start + 1),
            fix=phrase("save it as UTF-8"),
        ) from None
    except NotStrict as reason:
        raise Unreadable(
            phrase("{name} is not taken: {reason}", name=name, reason=reason),
            fix=phrase("correct it and import it again"),
        ) from None
    if isinstance(content, dict):
        table = next((content[key] for key in _TABLES if isinstance(content.get(key), list)), None)
        rows = [content] if table is None else table
    else:
        rows = content if isinstance(content, list) else [content]
    return [_row(row, f"row {number}") for number, row in enumerate(rows, 1)]


def read_table(data: bytes, name: str) -> list[Item]:
    """The items of a table (csv): its first row names the columns."""
    decoded = decode(data, name)
    first = decoded.text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip() for name in next(rows)]
        if len(set(header)) < len(header):
            raise Unreadable(
                phrase("{name} names a column twice", name=name), fix=phrase("give each column a name of its own")
            )
        items, line = [], 2
        for row in rows:
            where = f"line {line}"
            line = rows.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                items.append(
                    Item(
                        where=where,
                        why=phrase("it has {cells} cells, the header has {header}", cells=len(row), header=len(header)),
                    )
                )
                continue
            items.append(_row(dict(zip(header, row, strict=True)), where))
    except csv.Error as error:
        raise Unreadable(
            phrase("{name} cannot be read as a table: {error}", name=name, error=error),
            fix=phrase("save it again as CSV"),
        ) from None
    return _with_notes(items, decoded.warnings)


def _with_notes(items: list[Item], notes: tuple[str, ...]) -> list[Item]:
    """What is to be told of the whole table is told with the first judgment of it."""
    first = next((place for place, item in enumerate(items) if item.judgment is not None), None)
    if first is not None:
        items[first] = replace(items[first], notes=(*notes, *items[first].notes))
    return items
