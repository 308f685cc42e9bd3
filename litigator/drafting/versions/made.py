"""A draft that was made, as its manifest or the office's log remembers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedBefore:
    """A clause as a draft used it."""

    id: str
    version: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What is known of a draft: of which case and form, from which clauses, template, precedents and facts, by whom and when.

    `number` is its place in the office's log (None: known from its manifest only); `filed` the day it was filed, where somebody said so.
    """

    case: str
    form: str
    language: str
    sha256: str
    template_sha256: str
    facts_sha256: str
    clauses: tuple[UsedBefore, ...]
    authorities: tuple[str, ...] = ()
    precedents: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    paragraphs: tuple[str, ...] | None = None
    replaces: str | None = None
    identity: str | None = None
    partial: bool = False
    day: date | None = None
    place: str | None = None
    by: str | None = None
    at: str = ""
    program: str = ""
    file: str = ""
    number: int | None = None
    filed: date | None = None


def made_from(
    said: Mapping[str, Any], *, file: str, number: int | None = None, filed: date | None = None
) -> Made | None:
    """The draft a manifest tells of; None where it is no manifest of ours, or not a whole one."""
    import msgspec

    if said.get("schema") != "litigator/manifest/1":
        return None
    known = {name: said[name] for name in Made.__dataclass_fields__ if name in said and name not in ("number", "filed")}
    try:
        return msgspec.convert({**known, "file": file, "number": number, "filed": filed}, Made, strict=False)
    except msgspec.ValidationError:
        return None
