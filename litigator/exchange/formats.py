"""The formats authorities are exported in, by the ending of the file, and how an export is written: whole, and over nothing unasked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from litigator.errors import NotFound, Refused, UsageFault
from litigator.exchange.listing import Listed
from litigator.files import write_asked
from litigator.tongue import phrase

FORMATS = ("ris", "bibtex", "csl", "csv", "docx")
ENDINGS: Mapping[str, str] = {".ris": "ris", ".bib": "bibtex", ".json": "csl", ".csv": "csv", ".docx": "docx"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How an export is to be made. `title` and `issues` (code → title, to group by) concern the reading list alone."""

    format: str
    language: str
    today: date
    title: str | None = None
    issues: Mapping[str, str] | None = None


def made(entries: Sequence[Listed], wish: Wish) -> bytes:
    """The export as the bytes of its file."""
    if wish.format == "docx":
        from litigator.exchange.reading_list import reading_list

        return reading_list(entries, wish.language, today=wish.today, title=wish.title, issues=wish.issues)
    if wish.format == "ris":
        from litigator.exchange.ris import ris

        return ris(entries, wish.language)
    if wish.format == "bibtex":
        from litigator.exchange.bibtex import bibtex

        return bibtex(entries, wish.language)
    if wish.format == "csl":
        from litigator.exchange.csl import csl

        return csl(entries, wish.language)
    from litigator.exchange.authority_table import table

    return table(entries, wish.language)


def format_of(path: Path | None, given: str | None) -> str:
    """The format that was asked for, or the one a file's ending says. Raises `UsageFault` where neither tells, or they differ."""
    told = ENDINGS.get(path.suffix.lower()) if path else None
    if given is None and told is None:
        raise UsageFault(
            phrase("which format?"),
            fix=phrase(
                "--format {formats}, or -o with {endings}", formats="|".join(FORMATS), endings=", ".join(ENDINGS)
            ),
        )
    if given and told and given != told:
        raise UsageFault(
            phrase("{name} ends as {told}, not {given}", name=path.name if path else "", told=told, given=given),
            fix=phrase("leave --format out"),
        )
    return given or told or ""


def save(path: Path, data: bytes, *, force: bool) -> None:
    """Write an export whole. Raises `Refused` where a file stands already (unless `force`) or the path is a link."""
    if not path.parent.is_dir():
        raise NotFound(phrase("there is no folder {parent}", parent=path.parent), fix=phrase("make it first"))
    if path.is_symlink():
        raise Refused(phrase("{name} is a link; nothing is written there", name=path.name))
    if path.is_dir():
        raise Refused(phrase("{name} is a folder; nothing is written there", name=path.name))
    if path.exists() and not force:
        raise Refused(
            phrase("{name} exists already", name=path.name),
            fix=phrase("choose another name, or --force to write over it"),
        )
    write_asked(path, data)
