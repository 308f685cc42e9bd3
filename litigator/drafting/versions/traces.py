"""What a file carries besides its words, and would be printed or filed with them: changes that wait, struck and hidden words, comments, the saver."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from litigator.documents.package import BODY, W, parse_part
from litigator.drafting.redlining.settling import has_tracked
from litigator.drafting.versions.prints import is_off, is_read
from litigator.tongue import lasting

_Q = f"{{{W}}}"
_VAL = f"{_Q}val"
_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_SHOWN_KINDS = ("/officeDocument", "/header", "/footer", "/footnotes", "/endnotes")
_RELATIONS = ("_rels/.rels", "word/_rels/document.xml.rels")
_APPLICATION = re.compile(rb"<(?:\w+:)?Application>([^<$]{1,80})")
_MODIFIED = re.compile(rb"<(?:\w+:)?modified[^>]*>(\d{4}-\d\d-\d\d)")
_FEW_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What of a file the prints of its paragraphs do not tell. The texts are its first words of that sort; `unread` are parts shown and not read."""

    tracked: bool = False
    struck: str = ""
    hidden_by_style: str = ""
    hidden: str = ""
    across: str = ""
    comments: int = 0
    program: str = ""
    saved: str = ""
    unread: tuple[str, ...] = ()

    def changes(self) -> Iterator[str]:
        """What makes the file read otherwise on paper, though every word of it were the same."""
        for part in self.unread:
            yield lasting(
                "its part {part} is shown and could not be compared: the file is built unlike a draft", part=part
            )
        if self.tracked:
            yield lasting("tracked changes wait in it: it was compared as if all of them were accepted")
        if self.struck:
            yield lasting("words of it are struck through: «{words}»", words=self.struck)
        if self.hidden_by_style:
            yield lasting("words of it are hidden by their style: «{words}»", words=self.hidden_by_style)

    def remarks(self, *, partial: bool) -> Iterator[str]:
        """What else is in the file, and what the comparison did not look at. A `partial` draft bears its mark across the page itself."""
        if self.program and self.saved:
            yield lasting("by its own account {program} saved it last, on {day}", program=self.program, day=self.saved)
        elif self.program:
            yield lasting("by its own account {program} saved it last", program=self.program)
        if self.hidden:
            yield lasting("there are hidden words in it besides: «{words}»", words=self.hidden)
        if self.comments:
            yield lasting("comments in its margin: {count}", count=self.comments)
        if self.across and not partial:
            yield lasting("words across its pages: «{words}»", words=self.across)
        yield lasting(
            "compared were the text of paragraphs, tables, boxes and notes, the heads and feet of pages, and the pictures; not the numbering, nor how it looks"
        )


def traces_of(parts: Mapping[str, bytes]) -> Traces:
    """The traces in the parts of a file that was let in."""
    shown = {part: parse_part(content) for part, content in parts.items() if is_read(part)}
    styles = _styles(parts, "vanish")
    struck_styles = _styles(parts, "strike", "dstrike")
    runs = [run for root in shown.values() for run in root.iter(f"{_Q}r") if _words([run]).strip()]
    hidden = [run for run in runs if _is_set(run, "vanish")]
    application, modified = (pattern.search(parts.get(part, b"")) for part, pattern in _SAVER)
    return Traces(
        tracked=any(has_tracked(root) for root in shown.values()),
        struck=_words(run for run in runs if _is_set(run, "strike", "dstrike") or _styled(run, struck_styles)),
        hidden_by_style=_words(run for run in runs if run not in hidden and _styled(run, styles)),
        hidden=_words(hidden),
        across=" ".join(
            dict.fromkeys(
                str(node.get("string"))
                for root in shown.values()
                for node in root.iter(_TEXTPATH)
                if node.get("string")
            )
        )[:_FEW_WORDS],
        comments=sum(1 for _ in _root(parts, "word/comments.xml").iter(f"{_Q}comment")),
        program=application[1].decode(errors="replace").strip() if application else "",
        saved=modified[1].decode() if modified and modified[1] > b"1980-01-01" else "",
        unread=tuple(_unread(parts)),
    )


_SAVER = (("docProps/app.xml", _APPLICATION), ("docProps/core.xml", _MODIFIED))


def _root(parts: Mapping[str, bytes], part: str) -> Any:
    return parse_part(parts.get(part, b"<none/>"))


def _words(runs: Any) -> str:
    said = "".join(text.text or "" for run in runs for text in run.iter(f"{_Q}t"))
    return " ".join(said[: 4 * _FEW_WORDS].split())[:_FEW_WORDS]


def _is_set(holder: Any, *names: str) -> bool:
    """Whether a run, or a style, is set so by its own properties."""
    marks = (holder.find(f"{_Q}rPr/{_Q}{name}") for name in names)
    return any(mark is not None and not is_off(mark) for mark in marks)


def _styles(parts: Mapping[str, bytes], *names: str) -> frozenset[str]:
    """The styles that are set so, themselves or by what they are based on."""
    nodes = {str(node.get(f"{_Q}styleId", "")): node for node in _root(parts, "word/styles.xml").iter(f"{_Q}style")}
    found = {name for name, node in nodes.items() if _is_set(node, *names)}
    for _ in nodes if found else ():
        based = {name for name, node in nodes.items() if _based_on(node) in found and node.find(f"{_Q}rPr") is None}
        if based <= found:
            break
        found |= based
    return frozenset(found)


def _based_on(style: Any) -> str:
    based = style.find(f"{_Q}basedOn")
    return "" if based is None else str(based.get(_VAL, ""))


def _styled(run: Any, styles: frozenset[str]) -> bool:
    if not styles:
        return False
    paragraph = next(run.iterancestors(f"{_Q}p"), None)
    own = run.find(f"{_Q}rPr/{_Q}rStyle")
    theirs = paragraph.find(f"{_Q}pPr/{_Q}pStyle") if paragraph is not None else None
    return any(style is not None and style.get(_VAL) in styles for style in (own, theirs))


def _unread(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Parts that a word processor shows, by the relations of the file, under names by which a draft has none."""
    for place in _RELATIONS:
        folder = posixpath.dirname(posixpath.dirname(place))
        for relation in _root(parts, place):
            target = str(relation.get("Target", ""))
            part = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            main = place == _RELATIONS[0]
            if str(relation.get("Type", "")).endswith(_SHOWN_KINDS) and (part != BODY if main else not is_read(part)):
                yield part[:_FEW_WORDS]
