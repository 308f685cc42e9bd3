"""What a Word file may hold that a pleading never needs and an attacker does: macros, embedded things, what is fetched from elsewhere.

Each is known by what the file says it is, not by what the part happens to be called.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Any

from litigator.errors import Problem
from litigator.tongue import phrase

BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]+:|\\\\|//)", re.IGNORECASE)
_MACRO = ("vbaproject", "activex", "vbadata")
_MACRO_RELATIONS = ("/vbaproject", "/wordvbadata", "/control", "/ui/extensibility")
_MACRO_TYPES = ("vbaproject", "vbadata", "activex", "macroenabled")
_EMBEDDED = ("/embeddings/", "oleobject", "afchunk")
_EMBEDDED_RELATIONS = ("/oleobject", "/package", "/afchunk", "/subdocument")
_FETCHING_FIELD = re.compile(r"\s*(INCLUDE(TEXT|PICTURE)|DDE(AUTO)?|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE)
_FIELD_TEXT = frozenset(f"{_W}{name}" for name in ("instrText", "delInstrText", "t"))


def dangers_of_name(part: str, where: str, *, only_read: bool) -> Iterator[Problem]:
    """The danger that a part's own name shows."""
    if _named(part, _MACRO):
        yield Problem(phrase("it carries a macro"), where, phrase("remove it in Word"))
    elif _named(part, _EMBEDDED) and not only_read:
        yield Problem(phrase("it carries an embedded object"), where, phrase("remove it in Word"))


def dangers_of_part(part: str, root: Any, content: bytes, where: str, *, only_read: bool) -> Iterator[Problem]:
    """The dangers in the XML of one part: `root`, parsed of `content`."""
    if part == "[Content_Types].xml":
        yield from _macro_types(root, where)
    elif part.endswith(".rels"):
        yield from _dangerous_relations(part, root, where, only_read)
    else:
        # The names of elements are plain letters in every encoding that agrees with ASCII: most parts need no second look.
        foreign = (root.getroottree().docinfo.encoding or "UTF-8").upper() not in ("UTF-8", "US-ASCII", "ISO-8859-1")
        if foreign or b"fld" in content or b"nstrText" in content:
            yield from _fetching_fields(root, where)
        if not only_read and (foreign or b"schemas-microsoft-com:vml" in content):
            yield from _remote_shapes(root, where)
        if not only_read and part == "word/settings.xml":
            yield from _mail_merge(root, where)


def _macro_types(root: Any, where: str) -> Iterator[Problem]:
    kinds = (one.get("ContentType", "").lower() for one in root if str(one.tag).endswith("}Override"))
    if any(_named(kind, _MACRO_TYPES) for kind in kinds):
        yield Problem(phrase("it carries a macro"), where, phrase("remove it in Word"))


def _dangerous_relations(part: str, root: Any, where: str, only_read: bool) -> Iterator[Problem]:
    if part == "_rels/.rels" and _shows_another_body(root):
        yield Problem(
            phrase("it shows another text than the one that is read"), where, phrase("save it again from Word")
        )
    kinds = [one.get("Type", "").lower() for one in root if isinstance(one.tag, str)]
    if any(kind.endswith(_MACRO_RELATIONS) for kind in kinds):
        yield Problem(phrase("it carries a macro"), where, phrase("remove it in Word"))
    if only_read:
        return
    if embeds(root):
        yield Problem(phrase("it carries an embedded object"), where, phrase("remove it in Word"))
    for kind in outside(root):
        yield Problem(phrase("it reaches outside the file ({kind})", kind=kind), where, phrase("remove the link"))


def _fetching_fields(root: Any, where: str) -> Iterator[Problem]:
    for field in dict.fromkeys(_instructions(root)):
        fetches = _FETCHING_FIELD.match(field)
        if fetches:
            what = phrase("the field {field} fetches from elsewhere", field=fetches[1])
            yield Problem(what, where, phrase("remove the field"))


def _instructions(root: Any) -> Iterator[str]:
    """What the fields of a part say they do, each put together from its runs, and from what the fields inside it give."""
    yield from (node.get(f"{_W}instr", "") for node in root.iter(f"{_W}fldSimple"))
    opened: list[_Field] = []
    loose = _Field()  # instructions that no field has begun
    for node in root.iter(f"{_W}fldChar", *_FIELD_TEXT):
        kind = node.get(f"{_W}fldCharType")
        if node.tag in _FIELD_TEXT:
            if opened or node.tag != f"{_W}t":
                (opened[-1] if opened else loose).take(node.text or "")
        elif kind == "begin":
            yield "".join(loose.said)
            loose = _Field()
            opened.append(_Field())
        elif kind == "separate" and opened:
            opened[-1].showing = True
        elif kind == "end" and opened:
            ended = opened.pop()
            yield "".join(ended.said)
            if opened:
                opened[-1].take(ended.given())
    yield from ("".join(field.said) for field in (*opened, loose))


class _Field:
    """A field whose end has not come: what it says until the separator, then what it shows."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.shown: list[str] = []
        self.showing = False

    def take(self, words: str) -> None:
        (self.shown if self.showing else self.said).append(words)

    def given(self) -> str:
        """What it puts into the field around it: what it shows, and where it shows nothing yet what it quotes, in words or by numbers."""
        word, _, quoted = "".join(self.said).strip().partition(" ")
        if self.shown or word.upper() != "QUOTE":
            return "".join(self.shown)
        numbers = [int(one) for one in quoted.split() if one.isascii() and one.isdigit() and len(one) < 6]
        return "".join(map(chr, numbers)) or quoted.strip().strip('"')


def _remote_shapes(root: Any, where: str) -> Iterator[Problem]:
    """Old drawings name their pictures by an address of their own, past the relations of the part."""
    for node in root.iter(f"{_VML}*"):
        if any(_ELSEWHERE.match(node.get(name, "")) for name in ("src", "althref")):
            kind = "picture"
            yield Problem(phrase("it reaches outside the file ({kind})", kind=kind), where, phrase("remove the link"))
            return


def _mail_merge(root: Any, where: str) -> Iterator[Problem]:
    if next(root.iter(f"{_W}connectString", f"{_W}query"), None) is not None:
        yield Problem(
            phrase("it draws on a data source (mail merge)"), where, phrase("make it a normal document again in Word")
        )


def _named(said: str, words: Iterable[str]) -> bool:
    return any(word in said.lower() for word in words)


def _shows_another_body(relations: Any) -> bool:
    """Whether a word processor would open another part as the text than the one this program reads."""
    targets = (
        one.get("Target", "").lstrip("/") for one in relations if one.get("Type", "").endswith("/officeDocument")
    )
    return any(posixpath.normpath(target) != BODY for target in targets)


def is_embedded(part: str) -> bool:
    """Whether a part is called as embedded things are."""
    return _named(part, _EMBEDDED)


def embeds(relations: Any) -> bool:
    """Whether a part has something within it that is a file of its own."""
    return any(
        one.get("Type", "").lower().endswith(_EMBEDDED_RELATIONS) and one.get("TargetMode") != "External"
        for one in relations
    )


def outside(relations: Any) -> list[str]:
    """The kinds of things outside the file that a part names, ordinary links apart."""
    found = ["base"] if relations.get(_BASE) else []
    for relation in relations:
        target, kind = relation.get("Target", ""), relation.get("Type", "")
        link = kind.endswith("/hyperlink") and target.lower().startswith(("http://", "https://", "mailto:"))
        leaves = relation.get("TargetMode") == "External" or _ELSEWHERE.match(target)
        if leaves and not link:
            found.append(kind.rsplit("/", 1)[-1])
    return found
