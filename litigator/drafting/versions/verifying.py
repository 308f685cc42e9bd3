"""Whether a file is the draft that was generated: byte for byte, saved again with the same text, or edited, and where."""

import hashlib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from lxml import etree

from litigator.documents.package import open_package
from litigator.drafting.versions.made import Made
from litigator.drafting.versions.prints import identity_of, paragraph_texts, print_of
from litigator.tongue import lasting

_NEEDED = (zipfile, etree)  # by the package, in a child that may open nothing any more
Status = Literal["generated", "resaved", "edited", "interrupted", "unknown"]
SENTENCES: Mapping[str, str] = {
    "generated": lasting("it is the generated file, byte for byte"),
    "resaved": lasting("its text is that of the generated file, but it was saved again by another program"),
    "edited": lasting("it was edited after it was generated"),
    "interrupted": lasting("it is the earlier version: a save was cut short before this file was replaced"),
    "unknown": lasting("nothing is known of it: no manifest beside it, and the office's log has no draft like it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file as it stands: its hash, the identity inside it, what each paragraph says and where."""

    sha256: str
    identity: str | None
    paragraphs: tuple[tuple[str, str], ...]


def read_in_child(data: bytes, name: str) -> dict[str, Any]:
    """What the confined child says of a file from outside: `FileRead` as plain values."""
    parts = open_package(data, name, only_read=True)
    return {"identity": identity_of(parts), "paragraphs": paragraph_texts(parts)}


def read_file(data: bytes, name: str) -> FileRead:
    """The file `data`, called `name`. Raises `Unreadable` or `Refused` for what is no Word document or a hostile one."""
    from litigator.documents.confined import confined

    told = confined("litigator.drafting.versions.verifying:read_in_child", data, name)
    return FileRead(
        sha256=hashlib.sha256(data).hexdigest(),
        identity=told["identity"],
        paragraphs=tuple((where, text) for where, text in told["paragraphs"]),
    )


def compared_with(read: FileRead, made: Made) -> tuple[Status, tuple[str, ...]]:
    """How a file stands to the draft `made`, and what was edited, a sentence each."""
    if read.sha256 == made.sha256:
        return "generated", ()
    if made.replaces is not None and read.sha256 == made.replaces:
        return "interrupted", ()
    if made.paragraphs is None:
        return "edited", (lasting("the manifest has no prints of the paragraphs, so that where is not known"),)
    now = [print_of(text) for _, text in read.paragraphs]
    if now == list(made.paragraphs):
        return "resaved", ()
    return "edited", tuple(_edits(list(made.paragraphs), now, read.paragraphs))


def _edits(before: Sequence[str], now: Sequence[str], texts: Sequence[tuple[str, str]]) -> list[str]:
    said: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for offset in range(c, d):
            where, text = texts[offset]
            words = text[:80] + ("…" if len(text) > 80 else "")
            said.append(
                lasting("{where} was changed; it reads: «{text}»", where=where, text=words)
                if offset - c < b - a
                else lasting("{where} was added; it reads: «{text}»", where=where, text=words)
            )
        gone = (b - a) - (d - c)
        if gone > 0:
            after = lasting("after {where}", where=texts[d - 1][0]) if d else lasting("at the beginning")
            said.append(
                lasting("{count} paragraphs taken out {after}", count=gone, after=after)
                if gone > 1
                else lasting("1 paragraph taken out {after}", after=after)
            )
    return said
