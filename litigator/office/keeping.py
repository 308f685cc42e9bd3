"""Keeping a draft: saved, compared with the version a person edited, remembered in the office's log. It loads only what it needs."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator.errors import LitigatorError, Problem
from litigator.tongue import phrase

if TYPE_CHECKING:
    from litigator.drafting.assembling import Draft
    from litigator.office.reading import Office


def keep_draft(office: "Office", draft: "Draft", output: Path, *, by: str | None, at: datetime) -> "tuple[Draft, Path]":
    """Save a draft, show what differs where it became the next version, and remember it in the office's log.

    Neither the redline nor the log keeps the draft from being saved: what failed of them is a warning among its problems.
    """
    from litigator.drafting.saving import edited_before, manifest_path, save_draft

    path = save_draft(draft, output, by=by, at=at, entry_hashes=office.library.precedent_hashes)
    told: list[Problem] = []
    edited = edited_before(output, path)
    if edited is not None:
        told.append(_redline_beside(edited, path))
    if office.path is not None:
        told += _remembered(office, draft, path, manifest_path(path).read_text(encoding="utf-8"), by, at)
    if told:
        from dataclasses import replace

        draft = replace(draft, problems=(*draft.problems, *told))
    return draft, path


def _redline_beside(edited: Path, path: Path) -> Problem:
    """Write the tracked changes from the edited version to the new one beside it, and say where they are."""
    from litigator.drafting.redlining.redlining import redline_of_files
    from litigator.files import write_whole

    what = phrase("{name} was edited by hand or is open, and stays as it is", name=edited.name)
    try:
        made = redline_of_files(edited.read_bytes(), path.read_bytes(), old_name=edited.name, new_name=path.name)
    except (LitigatorError, OSError) as error:
        return Problem(
            phrase("{what}; no redline could be made ({error})", what=what, error=error), path.name, severity="warning"
        )
    place = _free(path.with_name(f"{path.stem}.redline.docx"), made.data)
    write_whole(place, made.data)
    return Problem(
        what, path.name, phrase("what differs stands as tracked changes in {name}", name=place.name), severity="warning"
    )


def _free(place: Path, data: bytes) -> Path:
    """The place, or the next one where another file stands: a redline someone works in is not overwritten."""
    number, found = 2, place
    while found.exists() and found.read_bytes() != data:
        found = place.with_name(f"{place.name.removesuffix('.redline.docx')}.redline-{number}.docx")
        number += 1
    return found


def _remembered(
    office: "Office", draft: "Draft", path: Path, manifest: str, by: str | None, at: datetime
) -> Iterator[Problem]:
    """Write the draft into the office's log. Yields the warning where that could not be done."""
    from litigator.office.changing import WritingOffice
    from litigator.registry.drafts import record_draft
    from litigator.store import engine

    if office.path is None or by is None:
        yield Problem(
            phrase("the office does not remember this draft: nobody is named as acting"),
            path.name,
            "--user NAME",
            "warning",
        )
        return
    said: dict[str, Any] = {
        "reference": draft.case,
        "file": str(path.resolve()),
        "sha256": draft.sha256,
        "identity": _identity(manifest),
        "at": at,
        "manifest": manifest,
    }
    try:
        if isinstance(office, WritingOffice):
            record_draft(office.open_session, by=office.actor, **said)
            return
        with engine.writing(office.path, actor=by) as session:
            record_draft(session, by=by, **said)
    except LitigatorError as error:
        yield Problem(
            phrase("the office does not remember this draft: {message}", message=error.message),
            path.name,
            error.fix,
            "warning",
        )


def _identity(manifest: str) -> str | None:
    import msgspec

    found = msgspec.json.decode(manifest).get("identity")
    return found if isinstance(found, str) else None
