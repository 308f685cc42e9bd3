"""The sample office: ten invented cases built from specimens, and a demonstration that drafts from them."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from litigator.casefile import CaseFile
from litigator.errors import Refused
from litigator.library import reading
from litigator.tongue import phrase

if TYPE_CHECKING:
    from litigator.docket.reading import Line

CLOCK = date(2026, 5, 20)
DRAFTS = (("2021-004", "lvat-appeal"), ("2022-007", "echr-application"))
MARKER = ".litigator-demo"


def specimens() -> tuple[CaseFile, ...]:
    """The ten case files that travel with the program, in the order of their references."""
    folder = Path(__file__).resolve().parent / "specimens" / "cases"
    return tuple(reading.read(path, CaseFile) for path in sorted(folder.glob("*.yaml")))


def build_example(path: Path, *, libraries: tuple[str, ...] = ()) -> None:
    """Build the sample office's database at `path`, anew."""
    from litigator.office import found_office, writing_office

    for leftover in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", ".audit-key"))):
        leftover.unlink(missing_ok=True)
    found_office(str(path), name="Sample office (every person in it is invented)", user="sample")
    with writing_office(str(path), user="sample", libraries=libraries, founding="sample") as office:
        office.add_user("sample", "Sample Lawyer", "lawyer")
        office.add_user("rasa", "Rasa Ąžuolaitė", "lawyer")
        office.add_user("jonas", "Jonas Pavyzdys", "coordinator")
        for case in specimens():
            office.take_in(case)


def run_demo(
    folder: Path, *, libraries: tuple[str, ...] = ()
) -> "tuple[date, list[Line], list[tuple[str, Path]], Path]":
    """Build the sample office in `folder`, draft from it, and return the day, the time limits, the drafts and the database.

    A folder that holds anything but an earlier demonstration is refused: nobody's work is swept away.
    """
    from litigator.docket.reading import Wanted
    from litigator.office import reading_office
    from litigator.office.limits import docket_lines

    make_room(folder)
    database = folder / "cases.db"
    build_example(database, libraries=libraries)
    drafts: list[tuple[str, Path]] = []
    with reading_office(str(database), libraries=libraries) as office:
        for reference, form in DRAFTS:
            draft, path = office.assemble(
                reference, form, folder / f"{reference}-{form}.docx", today=CLOCK, by="sample"
            )
            drafts.append((office.library.form(form).title[draft.language], path))
    return CLOCK, docket_lines(str(database), Wanted(), CLOCK), drafts, database


def make_room(folder: Path) -> None:
    """Make `folder` empty for a sample office: an earlier one goes, anything else stays and is refused."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARKER).exists():
            raise Refused(
                phrase("{folder} is not empty and not a demonstration of ours", folder=folder),
                fix=phrase("name another folder: litigator demo DIR"),
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text(
        f"made by litigator demo, {datetime.now(UTC):%Y-%m-%d}; may be deleted\n", encoding="utf-8"
    )
