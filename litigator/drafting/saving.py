"""A draft on disk: written whole or not at all, with its manifest beside it, and never over a hand-edited one."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from litigator import __version__
from litigator.drafting.assembling import Draft
from litigator.errors import Refused, UsageFault
from litigator.files import write_whole


def save_draft(draft: Draft, path: Path, *, by: str | None, at: datetime) -> Path:
    """Write `draft` at `path` with its manifest, and return where it went.

    Where a document stands already that this program did not write, or that was edited since, the next version is written
    beside it (`appeal-2.docx`): an edit is never overwritten.
    """
    if path.suffix.lower() != ".docx":
        raise UsageFault(f"{path.name} is not a .docx name", fix="end the name in .docx")
    if not path.parent.is_dir():
        raise UsageFault(f"there is no folder {path.parent}", fix="make it first")
    if path.is_symlink():
        raise Refused(f"{path.name} is a link; a draft is not written through one")
    target = path
    version = 2
    while target.exists() and was_edited(target):
        target = path.with_stem(f"{path.stem}-{version}")
        version += 1
    write_whole(manifest_path(target), _encoded(manifest(draft, by=by, at=at)))
    write_whole(target, draft.data)
    return target


def manifest_path(document: Path) -> Path:
    return document.with_name(document.name + ".manifest.json")


def was_edited(document: Path) -> bool:
    """Whether the document is other than its manifest says (or has none): then it holds someone's work."""
    import msgspec

    try:
        said = msgspec.json.decode(manifest_path(document).read_bytes())
    except (OSError, msgspec.DecodeError):
        return True
    return not isinstance(said, dict) or said.get("sha256") != hashlib.sha256(document.read_bytes()).hexdigest()


def manifest(draft: Draft, *, by: str | None, at: datetime) -> dict[str, Any]:
    """What went into a draft, so that it can be proved and traced. No name of a claimant stands in it."""
    return {
        "schema": "litigator/manifest/1",
        "case": draft.case,
        "form": draft.form,
        "language": draft.language,
        "partial": draft.partial,
        "sha256": draft.sha256,
        "template_sha256": draft.template_sha256,
        "facts_sha256": draft.facts_sha256,
        "clauses": [{"id": used.id, "version": used.version, "hash": used.hash} for used in draft.clauses],
        "authorities": [name for name, _ in draft.authorities],
        "warnings": [problem.as_dict() for problem in draft.problems if problem.severity == "warning"],
        "program": __version__,
        "by": by,
        "at": at.isoformat(timespec="seconds"),
    }


def _encoded(value: dict[str, Any]) -> bytes:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
