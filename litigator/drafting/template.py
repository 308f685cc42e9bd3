"""A Word template, read once: its faults with their places, or its parts ready to be filled.

A template is drawn in Word. Short tags print facts; slots, each alone in its paragraph, take clauses, statements, relief,
annexes and authorities. `read_template` returns it compiled; everything wrong with it is told at once.
"""

import copy
import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from litigator.documents.package import BODY, open_package, parse_part
from litigator.drafting import tags
from litigator.drafting.paragraphs import bookmark_whole, cut, every_text, set_text, text_of, w
from litigator.drafting.wording import say
from litigator.errors import LibraryFault, Problem, Refused

PARAGRAPH = "Pleading Paragraph"
SUBPARAGRAPH = "Pleading Subparagraph"
HEADING = "Pleading Heading"
SUBHEADING = "Pleading Subheading"
QUOTE = "Pleading Quote"
RELIEF = "Relief Item"
ANNEX = "Annex Item"
AUTHORITY_HEADING = "Authority Heading"
AUTHORITY = "Authority Item"
STYLES_OF_SLOT = {
    "clauses": (PARAGRAPH, SUBPARAGRAPH, SUBHEADING, QUOTE),
    "clause rows": (PARAGRAPH, SUBPARAGRAPH, QUOTE),
    "statements": (PARAGRAPH,),
    "relief": (RELIEF,),
    "annexes": (ANNEX,),
    "authorities": (AUTHORITY_HEADING, AUTHORITY),
}
_SLOT = re.compile(
    r"\[\[\s*(clauses|statements|clause titles|clause texts|relief|annexes|authorities)\s*(?::\s*([a-z_]+))?\s*\]\]"
)
_PROVISION = re.compile(r"\[&([a-z0-9.-]+)\s+([^\]]+)\]")
_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_FOREIGN = re.compile(r"(?<!\{)\{\s*[A-Za-z_][\w.]*\s*\}(?!\})|<<\s*\w+\s*>>|[｛｝]|\[[A-ZĄČĘĖĮŠŲŪŽ]{4,}\]|_{4,}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for composed paragraphs. `before` counts the template's own numbered paragraphs ahead of it;
    `row` holds the table row to repeat, where the slot is one.
    """

    key: str
    kind: str
    name: str
    before: int
    row: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A provision that the template's own text names: `slot` counts the slots before it, `number` its own numbered paragraphs since the
    last of them (0 where the paragraph has no number), `heading` is the heading above it, `words` the paragraph.
    """

    act: str
    provision: str
    slot: int
    number: int
    bookmark: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Tag:
    """Where a tag stands: part, paragraph number in it, the nearest heading above, and the tag."""

    part: str
    paragraph: int
    heading: str
    text: str

    @property
    def where(self) -> str:
        if not self.heading:
            return say("{part}, paragraph {number}: {tag}", part=self.part, number=self.paragraph, tag=self.text)
        under = "{part}, paragraph {number}, under «{heading}»: {tag}"
        return say(under, part=self.part, number=self.paragraph, heading=self.heading, tag=self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template ready to fill: `sources` are the parts with tags (Jinja text), `names` the facts each names, `members` all other
    parts as they were.
    """

    name: str
    sha256: str
    sources: dict[str, str]
    members: dict[str, bytes]
    slots: tuple[Slot, ...] = ()
    marks: tuple[Mark, ...] = ()
    passages: tuple[str, ...] = ()
    styles: dict[str, str] = field(default_factory=dict)
    tags: tuple[Tag, ...] = ()
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    trailing: int = 0
    sections: int = 0


def read_template(data: bytes, name: str) -> Template:
    """Compile the Word template in `data`.

    Raises `Unreadable` (no Word document), `Refused` (hostile content, each tag named) or `LibraryFault` (mistakes, all of them).
    """
    parts = open_package(data, name)
    reading = _Reading(name, parts)
    sources, members = {}, {}
    for part, content in sorted(parts.items()):
        if _FILLED.fullmatch(part):
            sources[part] = reading.part(part, content)
        else:
            reading.must_hold_no_code(part, content)
            members[part] = content
    reading.raise_faults()
    jinja = {part: _jinja_source(part, source, name) for part, source in sources.items()}
    return Template(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        sources=jinja,
        names={part: facts_named(source) for part, source in jinja.items()},
        members=members,
        slots=tuple(reading.slots),
        marks=tuple(reading.marks),
        passages=tuple(reading.passages),
        styles=reading.styles,
        tags=tuple(reading.tags),
        trailing=reading.numbered,
        sections=reading.sections,
    )


class _Reading:
    """One pass over the parts of a template, gathering tags, slots and problems."""

    def __init__(self, name: str, parts: dict[str, bytes]) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.hostile: list[Problem] = []
        self.tags: list[Tag] = []
        self.slots: list[Slot] = []
        self.marks: list[Mark] = []
        self.passages: list[str] = []
        self.styles = _style_ids(parts.get("word/styles.xml"))
        self.numbered = 0
        self.sections = 0
        self.repeated: list[Any] = []

    def raise_faults(self) -> None:
        if self.hostile:
            raise Refused(f"the template {self.name} holds code", problems=tuple(self.hostile + self.problems))
        if self.problems:
            raise LibraryFault(f"the template {self.name} has mistakes", problems=tuple(self.problems))

    def part(self, part: str, content: bytes) -> str:
        root = parse_part(content)
        if part == BODY:
            self.sections = sum(1 for _ in root.iter(w("sectPr")))
        if next(root.iter(w("commentReference")), None) is not None:
            self.wrong(part, "it carries Word comments", "remove them: a template goes into filed documents")
        for mark in ("ins", "del", "moveFrom", "moveTo"):
            if next(root.iter(w(mark)), None) is not None:
                self.wrong(part, "it carries tracked changes", "accept or reject them in Word, then save")
                break
        heading = ""
        open_blocks: list[tags.Block] = []
        for number, paragraph in enumerate(list(root.iter(w("p"))), 1):
            marks = self._take_marks(part, number, paragraph, open_blocks)
            text = text_of(paragraph)
            self._read_paragraph(part, number, heading, paragraph, text, open_blocks)
            self._keep_marks(marks, paragraph, text, heading)
            if self._style_of(paragraph) in (HEADING, "heading 1", "Heading 1", "Title") and text:
                heading = text.strip()[:60]
        for block in open_blocks:
            self.wrong(part, f"{block.tag} is never closed", f"write {{%{block.level} end{block.word} %}}")
        self._refuse_code_outside_text(part, root)
        return etree.tostring(root, encoding="unicode")

    def _read_paragraph(
        self, part: str, number: int, heading: str, paragraph: Any, text: str, open_blocks: list[tags.Block]
    ) -> None:
        numbered = part == BODY and self._style_of(paragraph) == PARAGRAPH and paragraph not in self.repeated
        slot = _SLOT.fullmatch(text.strip())
        if slot:
            self._take_slot(part, number, paragraph, slot, open_blocks)
            return
        if numbered:
            self.numbered += 1
            if open_blocks:
                self.wrong(
                    f"{part}, paragraph {number}",
                    "a numbered paragraph stands inside a condition or a loop",
                    "make it a clause",
                )
        found = tags.TAG.findall(text)
        for tag in found:
            place = Tag(part, number, heading, tag)
            self.tags.append(place)
            for fault in tags.faults_of(tag, open_blocks):
                (self.hostile if fault.hostile else self.problems).append(
                    Problem(fault.what, f"{self.name}: {place.where}", fault.fix)
                )
        rest = tags.TAG.sub("", text)
        self._check_rest(part, number, heading, rest, found)

    def _take_marks(
        self, part: str, number: int, paragraph: Any, open_blocks: list[tags.Block]
    ) -> list[tuple[str, str]]:
        """The provision marks of a paragraph, taken out of its text: nothing of them is printed."""
        text = text_of(paragraph)
        found = list(_PROVISION.finditer(text))
        where = f"{part}, paragraph {number}"
        for mark in found:
            before = text[: mark.start()]
            inside = len(re.findall(r"\{%\s*(?:if|for)\b", before)) > len(re.findall(r"\{%\s*end", before))
            if part != BODY:
                self.wrong(where, f"the mark {mark[0]} stands outside the body", "take it out")
            elif open_blocks or inside:
                self.wrong(where, f"the mark {mark[0]} stands inside a condition or a loop", "make the text a clause")
        for mark in reversed(found):
            cut(paragraph, mark.start(), mark.end())
        return [(mark[1], mark[2].strip()) for mark in found]

    def _keep_marks(self, marks: list[tuple[str, str]], paragraph: Any, text: str, heading: str) -> None:
        """Note what the paragraph names; a numbered one gets a bookmark for the table of authorities to refer to."""
        style = self._style_of(paragraph)
        if "Heading" not in style and text.strip():
            self.passages.append(text)
        numbered = style == PARAGRAPH
        bookmark = f"t_{len(self.slots)}_{self.numbered}" if numbered else ""
        if marks and numbered:
            bookmark_whole(paragraph, bookmark)
        self.marks += [
            Mark(act, provision, len(self.slots), self.numbered if numbered else 0, bookmark, heading, text)
            for act, provision in marks
        ]

    def _check_rest(self, part: str, number: int, heading: str, rest: str, found: list[str]) -> None:
        where = f"{part}, paragraph {number}" + (f", under «{heading}»" if heading else "")
        for mark in ("{{", "}}", "{%", "%}", "{#", "#}", "[[", "]]"):
            if mark in rest:
                self.wrong(
                    where,
                    f"`{mark}` is left over in «{rest.strip()[:60]}»",
                    "close the tag in the same paragraph, or remove it",
                )
                return
        foreign = _FOREIGN.search(rest)
        if foreign:
            self.wrong(
                where,
                f"«{foreign[0]}» looks like a gap of another system",
                "write {{ name }}, or draw a line with a tab",
            )
        elif found and ("{" in rest or "}" in rest):
            self.wrong(where, "a brace stands beside a tag", "remove it")
        whole = [tag for tag in found if re.match(r"\{%(p|tr|tc) ", tag)]
        if whole and (rest.strip() or len(found) > 1) and whole[0].startswith("{%p"):
            self.wrong(where, f"text beside {whole[0]} would be lost", "give the tag a paragraph of its own")

    def _take_slot(
        self, part: str, number: int, paragraph: Any, slot: re.Match[str], open_blocks: list[tags.Block]
    ) -> None:
        kind, name = slot[1], slot[2] or ""
        where = f"{part}, paragraph {number}"
        if part != BODY:
            self.wrong(where, "slots stand in the body only")
            return
        if open_blocks:
            self.wrong(
                where,
                f"the slot {slot[0]} stands inside {open_blocks[-1].tag}",
                "move it out: clauses carry their own conditions",
            )
        if kind in ("clauses", "statements", "clause titles", "clause texts") and not name:
            self.wrong(where, f"the slot {slot[0]} names nothing", f"write [[{kind}: merits]]")
            return
        if kind == "clause titles":
            self._take_row(where, paragraph, name)
        elif kind != "clause texts":
            self._add_slot(where, kind, name, paragraph)

    def _add_slot(self, where: str, kind: str, name: str, paragraph: Any, row: str = "") -> str:
        key = f"s{len(self.slots)}"
        self.slots.append(Slot(key, kind, name, self.numbered, row))
        self.numbered = 0
        for style in STYLES_OF_SLOT[kind]:
            if style not in self.styles:
                self.wrong(where, f"the style «{style}» is not in the template", "add it in Word (Modify style)")
        if not row:
            set_text(paragraph, f"{{{{p slots.{key} }}}}")
        return key

    def _take_row(self, where: str, paragraph: Any, name: str) -> None:
        row = next(paragraph.iterancestors(w("tr")), None)
        texts = (
            [p for p in row.iter(w("p")) if text_of(p).strip() == f"[[clause texts: {name}]]"]
            if row is not None
            else []
        )
        if row is None or len(texts) != 1:
            self.wrong(where, f"[[clause titles: {name}]] needs [[clause texts: {name}]] in the same table row")
            return
        pattern = copy.deepcopy(row)
        for inner in list(pattern.iter(w("p"))):
            text = text_of(inner).strip()
            if text.startswith("[[clause titles"):
                set_text(inner, "{{ title }}")
            elif text.startswith("[[clause texts"):
                set_text(inner, "{{p texts }}")
        key = self._add_slot(
            where, "clause rows", name, paragraph, row=_in_dialect(etree.tostring(pattern, encoding="unicode"))
        )
        self.repeated.extend(row.iter(w("p")))
        for cell in row.iter(w("p")):
            set_text(cell, "")
        set_text(next(row.iter(w("p"))), f"{{{{tr slots.{key} }}}}")

    def must_hold_no_code(self, part: str, content: bytes) -> None:
        if not part.endswith((".xml", ".rels")):
            return
        for text in every_text(parse_part(content)):
            if "{{" in text or "{%" in text:
                self.hostile.append(
                    Problem(f"code outside the text: «{text.strip()[:60]}»", f"{self.name}: {part}", "remove it")
                )

    def _refuse_code_outside_text(self, part: str, root: Any) -> None:
        for node in root.iter():
            if not isinstance(node.tag, str):
                continue
            hidden = list(node.attrib.values()) + ([node.text or ""] if node.tag != w("t") else [])
            for text in hidden:
                if "{{" in text or "{%" in text:
                    self.hostile.append(
                        Problem(f"code outside the text: «{text.strip()[:60]}»", f"{self.name}: {part}", "remove it")
                    )

    def wrong(self, where: str, what: str, fix: str = "") -> None:
        self.problems.append(Problem(what, f"{self.name}: {where}", fix))

    def _style_of(self, paragraph: Any) -> str:
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        wanted = style.get(w("val")) if style is not None else None
        return next((name for name, style_id in self.styles.items() if style_id == wanted), "")


def facts_named(source: str) -> tuple[str, ...]:
    """The dotted names of facts in a compiled part, each once; the slots and composed lists are no facts."""
    names = dict.fromkeys(name for name, _ in tags.names_of(source))
    return tuple(name for name in names if name.split(".")[0] not in ("slots", "refs", "own"))


def _jinja_source(part: str, source: str, name: str) -> str:
    """The part as Jinja text, by docxtpl's dialect ({%p, {%tr, tags that Word split into runs), and still readable."""
    from jinja2 import Environment, TemplateError

    patched = _in_dialect(source)
    try:
        Environment().parse(patched)
    except (TemplateError, RecursionError) as error:
        raise LibraryFault(
            f"the template {name} cannot be read: {error}", problems=(Problem(str(error), f"{name}: {part}"),)
        ) from error
    return patched


def _in_dialect(source: str) -> str:
    from docxtpl import DocxTemplate

    return tags.before_stops(str(DocxTemplate(None).patch_xml(source)))


def _style_ids(content: bytes | None) -> dict[str, str]:
    if content is None:
        return {}
    found = {}
    for style in parse_part(content).iter(w("style")):
        label = style.find(w("name"))
        if label is not None and style.get(w("styleId")):
            found[label.get(w("val"))] = style.get(w("styleId"))
    return found
