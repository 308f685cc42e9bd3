"""The cite-check: a document read, its citations found, each held against the sources, each quotation against the words that were said."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from litigator import settings
from litigator.documents.document import Document
from litigator.documents.reading import read_document
from litigator.library.contents import Library
from litigator.library.gathering import open_readable
from litigator.precedents.checking.authority_list import AuthorityList, authorities_for
from litigator.precedents.checking.finding import ORDER, Finding, worst
from litigator.precedents.checking.known import Sources
from litigator.precedents.checking.question import Asked
from litigator.precedents.checking.walking import Walk
from litigator.precedents.texts import FILE, open_texts
from litigator.precedents.treatment import Marks
from litigator.tongue import lasting


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in a document: every citation has at least one finding. `sources` names what it was held against."""

    findings: tuple[Finding, ...]
    sources: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    @property
    def worst(self) -> str:
        return worst(self.findings)

    def wrong(self) -> list[Finding]:
        """Everything that is not as it should be, the gravest first, each in the order of the document."""
        told = [finding for finding in self.findings if finding.status != "ok"]
        return sorted(told, key=lambda one: ORDER.index(one.severity))


def check_citations(
    path: str | Path,
    *,
    filing: date | None = None,
    judgments: str | Path | None = None,
    authorities: str | Path | None = None,
    libraries: Sequence[str] = (),
    checked: Mapping[str, str] | None = None,
    marks: Marks | None = None,
) -> Checked:
    """Check every citation of the file at `path` (.docx, .pdf, .html, .md, .txt).

    `filing` is the day it is filed on: without it nothing is said of dates to come. `judgments` is the folder of the imported judgments
    (default: the settings), `authorities` a list of authorities. `checked` and `marks` are what the office has verified and marked.
    Raises `Unreadable`, `Refused` or `NotFound` for a document that cannot be read.
    """
    document = read_document(Path(path))
    folder = Path(judgments) if judgments is not None else judgments_of_settings()
    listed = authorities_for(Path(authorities) if authorities is not None else None, folder)
    return check_document(
        document,
        open_readable(*libraries),
        folder=folder,
        authorities=listed,
        checked=checked or {},
        asked=Asked(filing=filing, marks=marks or Marks({})),
    )


def judgments_of_settings() -> Path:
    """Where imported judgments are kept when nobody names the place: the settings, else `judgments/` beside the database."""
    in_force = settings.load()
    return Path(in_force.judgments) if in_force.judgments else Path(in_force.db).parent / "judgments"


def check_document(
    document: Document,
    library: Library,
    *,
    folder: Path | None = None,
    authorities: AuthorityList | None = None,
    checked: Mapping[str, str] | None = None,
    asked: Asked | None = None,
) -> Checked:
    """Check a document already read. Without imported texts in `folder` it is held against the library and the list alone."""
    with ExitStack() as open_files:
        texts = open_files.enter_context(open_texts(folder)) if folder and (folder / FILE).is_file() else None
        sources = Sources(library, texts=texts, authorities=authorities, checked=checked or {})
        walk = Walk(document, sources, asked or Asked())
        findings = tuple(walk.findings())
        told: list[str] = [lasting("the library ({count} decisions)", count=len(library.precedents))]
        told += [lasting("{count} imported judgments", count=texts.count())] if texts is not None else []
        told += (
            [lasting("{name} ({count:,} rows)", name=authorities.name, count=len(authorities))]
            if authorities is not None
            else []
        )
    return Checked(findings=findings, sources=tuple(told), warnings=(*document.warnings, *walk.warnings()))
