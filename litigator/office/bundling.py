"""From an office to a bundle: the case out of the register, its draft, and where the files of its exhibits lie."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator.office.reading import Office
from litigator.settings import database_path
from litigator.tongue import phrase

if TYPE_CHECKING:
    from litigator.casefile import CaseFile, Exhibit
    from litigator.drafting.bundling.bundling import Bundle
    from litigator.office.changing import WritingOffice

EXHIBITS = "exhibits"


def exhibit_folders(given: Sequence[Path], db: str | None, case: str, draft: Path | None = None) -> tuple[Path, ...]:
    """Where the files of exhibits are looked for: the folders given; by default beside the draft, and `exhibits/CASE` and `exhibits` beside
    the office's database. Folders that are not there are left out.
    """
    if given:
        return tuple(given)
    found = [draft.absolute().parent] if draft is not None else []
    path = database_path(db)
    found += [path.parent / EXHIBITS / case, path.parent / EXHIBITS]
    return tuple(folder for folder in dict.fromkeys(found) if folder.is_dir())


def bundle(
    office: Office,
    case: str | None,
    draft: Path | None,
    *,
    today: date,
    files: Sequence[Path] = (),
    db: str | None = None,
    language: str | None = None,
    form: str | None = None,
    paginate: bool = True,
    with_cover: bool = True,
) -> "Bundle":
    """Bind `draft` and the exhibits of `case` into one PDF, and return it; nothing is written."""
    from litigator.drafting.bundling.bundling import make_bundle

    found = office.case_file(case)
    return make_bundle(
        found,
        office.library,
        draft,
        today=today,
        folders=exhibit_folders(files, db, found.reference, draft),
        language=language,
        form=form,
        paginate=paginate,
        with_cover=with_cover,
    )


def change_exhibit(office: "WritingOffice", case: str, key: str, **given: Any) -> None:
    """Change what the log says of an exhibit; only what is given changes. Raises `NotFound` where there is no such exhibit."""
    found = office.case_file(case)
    changed = replace(_logged(found, key), **given)
    office.save(replace(found, exhibits=tuple(changed if one.key == key else one for one in found.exhibits)))


def _logged(case: "CaseFile", key: str) -> "Exhibit":
    from litigator.errors import NotFound

    exhibit = next((one for one in case.exhibits if one.key == key), None)
    if exhibit is None:
        what = phrase("{case} has no exhibit {key}", case=case.reference, key=key)
        raise NotFound(what, fix=f"litigator exhibit list {case.reference}")
    return exhibit


def attach(office: "WritingOffice", case: str, key: str, path: Path, *, instead: bool = False) -> "Exhibit":
    """Give an exhibit of the log its file, with the hash that later shows it is the same.

    Raises `NotFound` where there is no such exhibit, `Refused` where it has another file already and nobody said `instead`.
    """
    from litigator.errors import Refused
    from litigator.evidence import described

    found = office.case_file(case)
    exhibit = _logged(found, key)
    named = described(exhibit, path)
    if exhibit.sha256 and exhibit.sha256 != named.sha256 and not instead:
        raise Refused(
            phrase("{key} is logged with another file ({file})", key=key, file=exhibit.file),
            fix=phrase("--instead, if this one is right: the log keeps both"),
        )
    office.save(replace(found, exhibits=tuple(named if one.key == key else one for one in found.exhibits)))
    return named
