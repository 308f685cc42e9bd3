"""A file on its way in: opened as what it is, its sheets chosen and laid out; or refused, with every row it would have had."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litigator.casefile import CaseFile
from litigator.errors import NotFound, Problem, Refused, Unreadable, UsageFault
from litigator.exchange.tables.decoding import kind_of
from litigator.exchange.tables.gate import MAX_FILE
from litigator.exchange.tables.giving_out import DEADLINES
from litigator.exchange.tables.headings import LEAVE, Layout, fold, laid_out, meaning, vocabulary
from litigator.exchange.tables.nouns import Table
from litigator.exchange.tables.separated import read_separated
from litigator.exchange.tables.sheet import Cell, Line, Sheet, said, text_of
from litigator.exchange.tables.taking_back import own_tables
from litigator.exchange.tables.workbook import read_workbook
from litigator.library.contents import Library
from litigator.tongue import phrase, plural

_SHOWN_ROWS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How somebody wants a file read: what its columns are, which sheets, where the headings stand (0: nowhere), how its text is written."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    headings: int | None = None
    encoding: str | None = None
    separator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a file holds: sheets of a stranger's, laid out; or our own tables; or whole case files. `notes` are of what is left aside."""

    layouts: tuple[Layout, ...] = ()
    own: tuple[tuple[Table, Sheet], ...] = ()
    others: tuple[Sheet, ...] = ()
    cases: tuple[CaseFile, ...] = ()
    notes: tuple[str, ...] = ()


def content_of(path: Path, library: Library, manner: Manner) -> Content:
    """Open the file at `path`. Raises `Unreadable` for what is no table, or one that nobody can tell the columns of; `Refused` for a hostile one."""
    data = _bytes(path)
    _must_be_fields(manner, library)
    words = vocabulary(library.columns, library.vocabularies["event"])
    kind = kind_of(data, path)
    if kind == "json":
        found = _from_json(data, path.name)
        if found is not None:
            return found
        sheets: tuple[Sheet, ...] = (_records(data, path.name),)
    elif kind == "xlsx":
        sheets = read_workbook(data, path.name)
    else:
        sheets = (
            read_separated(
                data,
                path.name,
                encoding=manner.encoding,
                separator=manner.separator,
                knows=lambda heading: meaning(heading, words)[1] == "exact",
            ),
        )
    own = own_tables(sheets) if not manner.mapping else []
    if own:
        mine = {id(sheet) for _, sheet in own}
        return Content(own=tuple(own), others=tuple(sheet for sheet in sheets if id(sheet) not in mine))
    return _strangers(sheets, path.name, library, manner)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(phrase("{path} is no file", path=path))
        if path.stat().st_size > 4 * MAX_FILE:
            raise Refused(
                phrase(
                    "{name} has {st_size:,} bytes; a table of cases stays under {what:,}",
                    name=path.name,
                    st_size=path.stat().st_size,
                    what=4 * MAX_FILE,
                )
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(phrase("there is no file {path}", path=path)) from error
    except OSError as error:
        raise Unreadable(phrase("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from error


def _must_be_fields(manner: Manner, library: Library) -> None:
    """Every field that was named is one. Raises `UsageFault` with the nearest."""
    from rapidfuzz import process

    events = library.vocabularies["event"]
    known = [*library.columns, *(f"event:{kind}" for kind in events)]
    problems = []
    if manner.separator is not None and (len(manner.separator) != 1 or manner.separator in '"\r\n'):
        problems.append(
            Problem(
                phrase("«{separator}» separates nothing", separator=manner.separator),
                "--separator",
                phrase("one sign, such as ; or \\t"),
            )
        )
    for header, name in [
        *manner.mapping.items(),
        *((phrase("--set {name}", name=name), name) for name in manner.constants),
    ]:
        if name not in known and name not in LEAVE:
            near = [best[0] for best in process.extract(name, known, limit=3, score_cutoff=55)]
            problems.append(
                Problem(
                    phrase("there is no field «{name}»", name=name),
                    header,
                    phrase("did you mean {near}?", near=", ".join(near)) if near else "",
                )
            )
    for forum, code in manner.stages.items():
        if forum not in library.forums or code not in library.stages:
            problems.append(
                Problem(
                    phrase("«{forum}={code}» is no forum and stage", forum=forum, code=code),
                    "--stage",
                    phrase("--stage lt.rat=S2a"),
                )
            )
    if problems:
        fields = ", ".join(library.columns)
        raise UsageFault(
            phrase("what a column is to be is not known"),
            problems=tuple(problems),
            fix=phrase("fields: {fields}, event:KIND, note, -", fields=fields),
        )


def _strangers(sheets: Sequence[Sheet], name: str, library: Library, manner: Manner) -> Content:
    """The sheet that is understood best, or those that were named; what is left aside is told with its rows."""
    if manner.sheets:
        sheets = _named(sheets, manner.sheets)
    _must_not_be_computed(sheets, name)
    words = vocabulary(library.columns, library.vocabularies["event"])
    laid = [(sheet, laid_out(sheet, words, manner.mapping, heading_row=manner.headings)) for sheet in sheets]
    layouts = [layout for _, layout in laid if layout is not None]
    if not layouts:
        raise _headless(sheets, name)
    chosen = layouts if manner.sheets else [max(layouts, key=lambda one: (round(one.score), len(one.lines)))]
    notes = []
    for sheet, layout in laid:
        if layout is None or not any(layout is one for one in chosen):
            rows = len(layout.lines) if layout is not None else sum(not line.is_empty for line in sheet.lines)
            why = (
                phrase('--sheet "{name}" imports it', name=sheet.name)
                if layout is not None
                else phrase("no line of it names its columns")
            )
            notes.append(
                phrase(
                    "sheet {name} ({rows}) is not imported: {why}",
                    name=said(sheet.name),
                    rows=plural("{count:,} row", "{count:,} rows", rows),
                    why=why,
                )
            )
    headings = {fold(place.header) for layout in chosen for place in layout.places}
    letters = {place.letter for layout in chosen for place in layout.places}
    for header in manner.mapping:
        if fold(header) not in headings and header not in letters:
            notes.append(phrase("{header} of the mapping is no heading here", header=said(header)))
    if not any(layout.lines for layout in chosen):
        notes.append(phrase("no rows stand under the headings"))
    return Content(layouts=tuple(chosen), notes=tuple(notes))


def _named(sheets: Sequence[Sheet], wanted: Iterable[str]) -> list[Sheet]:
    by_name = {sheet.name: sheet for sheet in sheets}
    for name in wanted:
        if name not in by_name:
            raise NotFound(
                phrase("there is no sheet {name}", name=said(name)),
                fix=phrase("sheets: {by_name}", by_name=", ".join(by_name)),
            )
    return [by_name[name] for name in dict.fromkeys(wanted)]


def _must_not_be_computed(sheets: Sequence[Sheet], name: str) -> None:
    for sheet in sheets:
        first = next((line for line in sheet.lines if not line.is_empty), None)
        if first is not None and tuple(text_of(cell) for cell in first.cells) == DEADLINES:
            raise Unreadable(
                phrase("{name} holds the docket as it was computed; it is not read back", name=name),
                fix=phrase("change the events: litigator import of an export of events, or litigator case event"),
            )


def _headless(sheets: Sequence[Sheet], name: str) -> Unreadable:
    """A refusal that leaves no row unmentioned: the first ones by what they hold, the rest by number."""
    lines = [line for sheet in sheets for line in sheet.lines if not line.is_empty]
    problems = [
        Problem(
            phrase("which cell is what is not known: {cells}", cells=said(" | ".join(map(text_of, line.cells)), 80)),
            phrase("row {number}", number=line.number),
        )
        for line in lines[:_SHOWN_ROWS]
    ]
    if len(lines) > _SHOWN_ROWS:
        problems.append(
            Problem(
                phrase("and {count:,} more rows", count=len(lines) - _SHOWN_ROWS),
                phrase("row {number} on", number=lines[_SHOWN_ROWS].number),
            )
        )
    return Unreadable(
        phrase("no line of {name} names its columns", name=name),
        problems=tuple(problems),
        fix=phrase(
            'add a line of headings, or say what each column is: --headings 0 --map "A=reference" --map "B=claimant" --map "C=deadline"'
        ),
    )


def _from_json(data: bytes, name: str) -> Content | None:
    """An export of ours in JSON as whole case files; None for a plain list of records."""
    import msgspec

    given = _decoded(data, name)
    cases = given.get("cases") if isinstance(given, dict) else None
    if isinstance(given, dict) and not str(given.get("schema", "")).startswith("litigator/export/"):
        raise Unreadable(
            phrase("{name} is neither a list of records nor an export of ours", name=name),
            fix=phrase('a list of records is [{"claimant": "…", "deadline": "…"}, …]'),
        )
    if not isinstance(given, dict) or not isinstance(cases, list):
        return None
    found, problems = [], []
    for number, one in enumerate(cases, 1):
        try:
            case = msgspec.convert(one, CaseFile, strict=False)
        except msgspec.ValidationError as error:
            problems.append(Problem(str(error), phrase("case {number}", number=number)))
            continue
        problems += [
            Problem(phrase("`{key}` is no key of a case", key=key), phrase("case {number}", number=number))
            for key in _strange(one, msgspec.to_builtins(case))
        ]
        found.append(case)
    if problems:
        raise Unreadable(
            phrase("{name} holds what no case file has", name=name),
            problems=tuple(problems),
            fix=phrase("correct it; nothing is dropped"),
        )
    return Content(cases=tuple(found))


def _decoded(data: bytes, name: str) -> Any:
    import msgspec

    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(phrase("{name} is not JSON: {error}", name=name, error=error)) from error


def _strange(given: Any, known: Any, where: str = "") -> list[str]:
    """Keys that found no place in the case: a misspelt one must not be lost in silence."""
    if isinstance(given, dict) and isinstance(known, dict):
        lost = [f"{where}{key}" for key in given if key not in known]
        return lost + [
            one for key in given if key in known for one in _strange(given[key], known[key], f"{where}{key}.")
        ]
    if isinstance(given, list) and isinstance(known, list):
        return [one for mine, theirs in zip(given, known, strict=False) for one in _strange(mine, theirs, where)]
    return []


def _records(data: bytes, name: str) -> Sheet:
    """A list of records as a sheet: their keys are the headings, a record is a row from 1."""
    given = _decoded(data, name)
    if not given or not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise Unreadable(
            phrase("{name} holds no list of records", name=name), fix=phrase('[{"claimant": "…", "deadline": "…"}, …]')
        )
    headings = list(dict.fromkeys(itertools.chain.from_iterable(given)))
    rows = [
        Line(number, tuple(_json_cell(record.get(heading)) for heading in headings))
        for number, record in enumerate(given, 1)
    ]
    return Sheet(name=name, lines=(Line(0, tuple(headings)), *rows))


def _json_cell(value: Any) -> Cell:
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    return value if value is None or isinstance(value, (str, int, float)) else str(value)
