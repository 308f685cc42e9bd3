"""Mappings kept by name, beside the office: the same stranger's table comes every month."""

import re
from pathlib import Path
from typing import Any

from litigator.errors import NotFound, Unreadable, UsageFault
from litigator.exchange.tables.files import Manner
from litigator.files import write_whole
from litigator.tongue import phrase

_NAME = re.compile(r"[\w][\w .-]{0,60}")
_SCHEMA = "litigator/mapping/1"


def mapping_path(folder: Path, name: str) -> Path:
    """Where a mapping of this name is kept. Raises `UsageFault` for a name that is no file's."""
    if not _NAME.fullmatch(name) or name.endswith("."):
        raise UsageFault(
            phrase("«{name}» is no name for a mapping", name=name[:40]),
            fix=phrase("letters, digits, spaces, dots and dashes"),
        )
    return folder / f"{name}.json"


def saved_manner(folder: Path, name: str) -> Manner:
    """The mapping kept as `name`, or in the file of that path. Raises `NotFound` with those there are."""
    import msgspec

    path = Path(name) if name.endswith(".json") and Path(name).is_file() else mapping_path(folder, name)
    try:
        given = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
        if given.get("schema") != _SCHEMA:
            raise Unreadable(
                phrase("{name} is no mapping", name=path.name), fix=phrase("save one with --save-mapping NAME")
            )
        return Manner(
            mapping=msgspec.convert(given.get("columns", {}), dict[str, str]),
            constants=msgspec.convert(given.get("set", {}), dict[str, str]),
            stages=msgspec.convert(given.get("stages", {}), dict[str, str]),
            sheets=msgspec.convert(given.get("sheets", []), tuple[str, ...]),
            headings=msgspec.convert(given.get("headings"), int | None),
            encoding=msgspec.convert(given.get("encoding"), str | None),
            separator=msgspec.convert(given.get("separator"), str | None),
        )
    except FileNotFoundError as error:
        there = tuple(sorted(one.stem for one in folder.glob("*.json"))) if folder.is_dir() else ()
        raise NotFound(
            phrase("there is no mapping «{name}»", name=name[:40]),
            nearest=there[:5],
            fix="" if there else phrase("--save-mapping NAME"),
        ) from error
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Unreadable(phrase("the mapping {name} cannot be read: {error}", name=path.name, error=error)) from error


def save_manner(folder: Path, name: str, manner: Manner, mapping: dict[str, str]) -> Path:
    """Keep what the columns were taken for, and what was said beside it, as `name`. Values of cells are never in it."""
    import msgspec

    path = mapping_path(folder, name)
    folder.mkdir(parents=True, exist_ok=True)
    left_out = {header: "-" for header, field in manner.mapping.items() if field in ("-", "")}
    content = {
        "schema": _SCHEMA,
        "columns": {**mapping, **left_out},
        "set": dict(manner.constants),
        "stages": dict(manner.stages),
        "sheets": list(manner.sheets),
        "headings": manner.headings,
        "encoding": manner.encoding,
        "separator": manner.separator,
    }
    write_whole(path, msgspec.json.format(msgspec.json.encode(content), indent=2))
    return path
