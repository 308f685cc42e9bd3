"""Whether a file is the draft that was generated: byte for byte, saved again with the same words, or edited, and where."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal

from lxml import etree

from litigator.documents.package import open_package
from litigator.drafting.versions.made import Made
from litigator.drafting.versions.prints import PICTURE, identity_of, paragraph_texts, picture_prints, print_of
from litigator.drafting.versions.traces import Traces, traces_of
from litigator.tongue import lasting

_NEEDED = (zipfile, etree)  # by the package, in a child that may open nothing any more
Status = Literal["generated", "resaved", "edited", "interrupted", "unknown"]
SENTENCES: Mapping[str, str] = {
    "generated": lasting("it is the generated file, byte for byte"),
    "resaved": lasting(
        "its words are the same as those of the generated file, every one; the file itself is another: it was saved again"
    ),
    "edited": lasting("it is not the generated file: it was edited after that was made"),
    "interrupted": lasting("it is the earlier version: a save was cut short before this file was replaced"),
    "unknown": lasting("nothing is known of it: no manifest beside it, and the office's log has no draft like it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file as it stands: its hash, the identity inside it, what each paragraph says and where, its pictures, and what it carries besides."""

    sha256: str
    identity: str | None
    paragraphs: tuple[tuple[str, str], ...]
    pictures: tuple[str, ...] = ()
    traces: Traces = field(default_factory=Traces)


def read_in_child(data: bytes, name: str) -> dict[str, Any]:
    """What the confined child says of a file from outside: `FileRead` as plain values."""
    parts = open_package(data, name, only_read=True)
    return {
        "identity": identity_of(parts),
        "paragraphs": paragraph_texts(parts),
        "pictures": picture_prints(parts),
        "traces": asdict(traces_of(parts)),
    }


def read_file(data: bytes, name: str) -> FileRead:
    """The file `data`, called `name`. Raises `Unreadable` or `Refused` for what is no Word document or a hostile one."""
    from litigator.documents.confined import confined

    told = confined("litigator.drafting.versions.verifying:read_in_child", data, name)
    return FileRead(
        sha256=hashlib.sha256(data).hexdigest(),
        identity=told["identity"],
        paragraphs=tuple((where, text) for where, text in told["paragraphs"]),
        pictures=tuple(told["pictures"]),
        traces=Traces(**{**told["traces"], "unread": tuple(told["traces"]["unread"])}),
    )


def compared_with(read: FileRead, made: Made) -> tuple[Status, tuple[str, ...]]:
    """How a file stands to the draft `made`, and what differs, a sentence each: first whether the words are the same, then where not."""
    if read.sha256 == made.sha256:
        return "generated", ()
    if made.replaces is not None and read.sha256 == made.replaces:
        return "interrupted", ()
    remarks = (*read.traces.changes(), *read.traces.remarks(partial=made.partial))
    if made.paragraphs is None:
        return "edited", (
            lasting("whether its words are the same cannot be told: the manifest has no prints of the paragraphs"),
            *remarks,
        )
    before = [one for one in made.paragraphs if not one.startswith(PICTURE)]
    words = _edits(before, [print_of(text) for _, text in read.paragraphs], read.paragraphs)
    pictures = [*_pictures({*made.paragraphs} - {*before}, {*read.pictures})]
    if read.traces.unread:
        return "edited", (lasting("whether its words are the same cannot be told:"), *words, *pictures, *remarks)
    if words:
        return "edited", (lasting("its words are not the same:"), *words, *pictures, *remarks)
    if pictures or [*read.traces.changes()]:
        return "edited", (lasting("its words are the same; what differs:"), *pictures, *remarks)
    return "resaved", remarks


def _pictures(before: AbstractSet[str], now: AbstractSet[str]) -> Iterator[str]:
    if now - before:
        yield lasting("pictures in it that the generated file has not: {count}", count=len(now - before))
    if before - now:
        yield lasting("pictures of the generated file that are not in it: {count}", count=len(before - now))


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
