"""A draft on disk: written whole or not at all, with its manifest beside it, and never over a hand-edited one."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from litigator import __version__
from litigator.digest import sha256
from litigator.drafting.assembling import Draft
from litigator.drafting.versions.prints import fact_prints, identity_of, paragraph_prints, printed_parts
from litigator.errors import Refused, UsageFault
from litigator.files import write_all_asked
from litigator.tongue import phrase

NO_HASHES: Mapping[str, str] = {}


def save_draft(
    draft: Draft, path: Path, *, by: str | None, at: datetime, entry_hashes: Mapping[str, str] = NO_HASHES
) -> Path:
    """Write `draft` at `path` with its manifest, and return where it went.

    Where a document stands already that this program did not write, that was edited since or is open in a word processor, the next
    version is written beside it (`appeal-2.docx`): an edit is never overwritten. `entry_hashes` are those of the library's precedents.
    The manifest is written first and names the version it replaces, so that a save cut short is never taken for an edit.
    """
    if path.suffix.lower() != ".docx":
        raise UsageFault(phrase("{name} is not a .docx name", name=path.name), fix=phrase("end the name in .docx"))
    if not path.parent.is_dir():
        raise UsageFault(phrase("there is no folder {parent}", parent=path.parent), fix=phrase("make it first"))
    if path.is_symlink():
        raise Refused(phrase("{name} is a link; a draft is not written through one", name=path.name))
    target = path
    version = 2
    while target.exists() and (was_edited(target) or is_open(target)):
        target = path.with_stem(f"{path.stem}-{version}")
        version += 1
    said = manifest(draft, by=by, at=at, entry_hashes=entry_hashes)
    standing = _sha256(target) if target.exists() else None
    if standing is not None and standing != draft.sha256:
        said["replaces"] = standing
    write_all_asked({manifest_path(target): encoded(said), target: draft.data})
    return target


def manifest_path(document: Path) -> Path:
    return document.with_name(document.name + ".manifest.json")


def read_manifest(document: Path) -> dict[str, Any] | None:
    """The manifest beside a document; None where there is none that can be read."""
    import msgspec

    try:
        said = msgspec.json.decode(manifest_path(document).read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def was_edited(document: Path) -> bool:
    """Whether the document is other than its manifest says (or has none): then it holds someone's work."""
    said = read_manifest(document)
    return said is None or _sha256(document) not in (said.get("sha256"), said.get("replaces"))


def is_open(document: Path) -> bool:
    """Whether Word or LibreOffice has the document open: what is typed there is not on the disk yet."""
    marks = (f"~${document.name[2:]}", f"~${document.name}", f".~lock.{document.name}#")
    return any(document.with_name(mark).exists() for mark in marks)


def edited_before(path: Path, target: Path) -> Path | None:
    """The version that kept a draft for `path` from being written there, when it went to `target`; None when it went to `path`."""
    if target == path:
        return None
    number = int(target.stem.rpartition("-")[2])
    return path if number == 2 else path.with_stem(f"{path.stem}-{number - 1}")


def manifest(
    draft: Draft, *, by: str | None, at: datetime, entry_hashes: Mapping[str, str] = NO_HASHES
) -> dict[str, Any]:
    """What went into a draft, so that it can be proved and traced. No name of a claimant stands in it.

    `paragraphs` are prints of what each paragraph says, by which an edit is told paragraph by paragraph; `facts` are prints of the facts by
    their first name, by which is told which of them changed.
    """
    parts = printed_parts(draft.data)
    setting = draft.plan.setting
    return {
        "schema": "litigator/manifest/1",
        "case": draft.case,
        "form": draft.form,
        "language": draft.language,
        "partial": draft.partial,
        "sha256": draft.sha256,
        "identity": identity_of(parts),
        "day": setting.today.isoformat(),
        "place": setting.place,
        "template_sha256": draft.template_sha256,
        "facts_sha256": draft.facts_sha256,
        "facts": fact_prints(draft.plan.facts),
        "clauses": [{"id": used.id, "version": used.version, "hash": used.hash} for used in draft.clauses],
        "authorities": [name for name, _ in draft.authorities],
        "precedents": {name: entry_hashes[name] for name, _ in draft.authorities if name in entry_hashes},
        "warnings": [problem.as_dict() for problem in draft.problems if problem.severity == "warning"],
        "paragraphs": paragraph_prints(parts),
        "program": __version__,
        "by": by,
        "at": at.isoformat(timespec="seconds"),
    }


def encoded(value: Mapping[str, Any]) -> bytes:
    """A manifest as it stands in its file."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=2) + b"\n"


def _sha256(document: Path) -> str:
    return sha256(document.read_bytes()).hexdigest()
