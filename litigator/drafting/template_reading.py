"""One pass over the parts of a Word template: its tags, its slots, and everything wrong with it, each at its place."""

import copy
import hashlib
import re
from dataclasses import replace
from typing import Any

from lxml import etree

from litigator.documents.package import BODY, W, open_package, parse_part
from litigator.documents.styles import style_names
from litigator.drafting import losses, tags
from litigator.drafting.paragraphs import bookmark_whole, cut, every_text, set_text, text_of, w
from litigator.drafting.steps import before_stops, steps_of
from litigator.drafting.template import HEADING, PARAGRAPH, STYLES_OF_SLOT, UNDECIDED, Mark, Slot, Tag, Template
from litigator.errors import LibraryFault, Problem, Refused
from litigator.tongue import phrase

_SLOT = re.compile(
    r"\[\[\s*(clauses|statements|clause titles|clause texts|relief|annexes|authorities)\s*(?::\s*([a-z_]+))?\s*\]\]"
)
_PROVISION = re.compile(r"\[&\s*([a-z0-9.-]+)\s+([^\]]+)\]")
_LEFT_MARK = re.compile(
    r"\[[@&#>][^\]]{0,60}\]?"
)  # a mark of clauses, or one that names no provision: it would be printed
_OURS = re.compile(r"\{\{ (?:slots\.s\d+|title|texts) \}\}")  # what takes the place of slots
_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def compiled(data: bytes, name: str) -> Template:
    """The template in `data`, compiled; raises what `read_template` says."""
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
    steps = {part: steps_of(source, f"{name}: {part}") for part, source in sources.items()}
    return Template(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        sources=sources,
        steps=steps,
        rows={slot.key: steps_of(slot.row, f"{name}: {slot.name}") for slot in reading.slots if slot.row},
        names={part: facts_named(source) for part, source in sources.items()},
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
        self.kinds: set[tuple[str, str]] = set()
        self.marks: list[Mark] = []
        self.passages: list[str] = []
        styles = parts.get("word/styles.xml")
        named = style_names(parse_part(styles) if styles is not None else None)
        self.styles = {name: style_id for style_id, name in named.items()}
        self.numbered = 0
        self.sections = 0
        self.repeated: list[Any] = []
        self.rows: list[tuple[str, str, Any]] = []

    def raise_faults(self) -> None:
        if self.hostile:
            raise Refused(
                phrase("the template {name} holds code", name=self.name), problems=tuple(self.hostile + self.problems)
            )
        if self.problems:
            raise LibraryFault(
                phrase("the template {name} has mistakes", name=self.name), problems=tuple(self.problems)
            )

    def part(self, part: str, content: bytes) -> str:
        root = parse_part(content)
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
        if root.nsmap.get("w") != W:  # what is composed is written with this prefix
            self.wrong(part, "it is not as Word writes a document", "open it in Word and save it as .docx")
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
        self._lay_rows(part)
        patched = _patched(root)
        self._check_outcome(part, part, root, patched)
        return before_stops(patched)

    def _read_paragraph(
        self, part: str, number: int, heading: str, paragraph: Any, text: str, open_blocks: list[tags.Block]
    ) -> None:
        numbered = part == BODY and self._style_of(paragraph) == PARAGRAPH and paragraph not in self.repeated
        slot = _SLOT.fullmatch(text.strip())
        if slot:
            self._take_slot(part, number, heading, paragraph, slot, open_blocks)
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
        self._check_rest(part, number, heading, paragraph, rest, found)

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

    def _check_rest(self, part: str, number: int, heading: str, paragraph: Any, rest: str, found: list[str]) -> None:
        where = f"{part}, paragraph {number}" + (f", under «{heading}»" if heading else "")
        for mark in ("{{", "}}", "{%", "%}", "{#", "#}", "[[", "]]"):
            if mark in rest:
                self.wrong(
                    where,
                    f"`{mark}` is left over in «{rest.strip()[:60]}»",
                    "close the tag in the same paragraph, or remove it",
                )
                return
        left = _LEFT_MARK.search(rest)
        foreign = tags.FOREIGN_GAP.search(rest)
        if left:
            self.wrong(
                where,
                phrase("«{mark}» is no mark of templates, and would be printed as it is", mark=left[0]),
                phrase("write {mark}, or move the text to a clause", mark="[&echr 5(4)]"),
            )
        elif foreign:
            self.wrong(
                where,
                f"«{foreign[0]}» looks like a gap of another system",
                "write {{ name }}, or draw a line with a tab",
            )
        elif found and ("{" in rest or "}" in rest):
            self.wrong(where, "a brace stands beside a tag", "remove it")
        for what, fix in losses.beside(paragraph, found, rest):
            self.wrong(where, what, fix)

    def _take_slot(
        self, part: str, number: int, heading: str, paragraph: Any, slot: re.Match[str], open_blocks: list[tags.Block]
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
            style = self._style_of(paragraph)
            drawn = PARAGRAPH if kind != "statements" or style in UNDECIDED else style
            set_text(paragraph, f"{{{{p slots.{self._add_slot(where, kind, name, drawn, heading)} }}}}")
        elif not any(
            _is_slot(p, "clause titles", name) for row in paragraph.iterancestors(w("tr")) for p in row.iter(w("p"))
        ):
            self.wrong(where, f"[[clause texts: {name}]] needs [[clause titles: {name}]] in the same table row")

    def _add_slot(self, where: str, kind: str, name: str, style: str = PARAGRAPH, heading: str = "") -> str:
        key = f"s{len(self.slots)}"
        same = "clauses" if kind == "clause rows" else kind
        if kind not in ("relief", "authorities") and (same, name) in self.kinds:
            slot = f"[[{same}: {name}]]" if name else f"[[{same}]]"
            self.wrong(where, phrase("the slot {slot} stands twice", slot=slot), phrase("leave it in one place"))
        self.kinds.add((same, name))
        self.slots.append(Slot(key, kind, name, self.numbered, style=style, heading=heading))
        self.numbered = 0
        for style in STYLES_OF_SLOT[kind]:
            if style not in self.styles:
                self.wrong(where, f"the style «{style}» is not in the template", "add it in Word (Modify style)")
        return key

    def _take_row(self, where: str, paragraph: Any, name: str) -> None:
        """Note the row that is repeated for each clause; it is laid out when all its cells are read."""
        row = next(paragraph.iterancestors(w("tr")), None)
        texts = [p for p in row.iter(w("p")) if _is_slot(p, "clause texts", name)] if row is not None else []
        if row is None or len(texts) != 1:
            self.wrong(where, f"[[clause titles: {name}]] needs [[clause texts: {name}]] in the same table row")
            return
        self.repeated.extend(row.iter(w("p")))
        self.rows.append((where, self._add_slot(where, "clause rows", name), row))

    def _lay_rows(self, part: str) -> None:
        """Each such row becomes a pattern, and in its place stands the tag of its slot."""
        for where, key, row in self.rows if part == BODY else ():
            pattern = copy.deepcopy(row)
            for inner in list(pattern.iter(w("p"))):
                if _is_slot(inner, "clause titles"):
                    set_text(inner, "{{ title }}")
                elif _is_slot(inner, "clause texts"):
                    set_text(inner, "{{p texts }}")
            patched = _patched(pattern)
            self._check_outcome(part, where, pattern, patched)
            at = next(place for place, slot in enumerate(self.slots) if slot.key == key)
            self.slots[at] = replace(self.slots[at], row=before_stops(patched))
            for cell in row.iter(w("p")):
                set_text(cell, "")
            set_text(next(row.iter(w("p"))), f"{{{{tr slots.{key} }}}}")

    def must_hold_no_code(self, part: str, content: bytes) -> None:
        if not part.endswith((".xml", ".rels")):
            return
        for text in every_text(parse_part(content)):
            if "{{" in text or "{%" in text:
                self._refuse(part, phrase("code outside the text: «{code}»", code=text.strip()[:60]))

    def _refuse_code_outside_text(self, part: str, root: Any) -> None:
        """Attributes, and what stands in formulas, shapes and fields: a paragraph's together, as a tag may be parted among them."""
        hidden: dict[Any, list[str]] = {}
        for node in root.iter():
            hidden.setdefault(node, []).extend(node.attrib.values())
            if node.tag != w("t"):
                hidden.setdefault(next(node.iterancestors(w("p")), root), []).append(node.text or "")
        for node, texts in hidden.items():
            for text in ["".join(texts)] if node.tag == w("p") else texts:
                if "{{" in text or "{%" in text:
                    self._refuse(part, phrase("code outside the text: «{code}»", code=text.strip()[:60]))

    def _refuse(self, part: str, what: str) -> None:
        self.hostile.append(Problem(what, f"{self.name}: {part}", phrase("remove it")))

    def _check_outcome(self, part: str, where: str, root: Any, patched: str) -> None:
        """Hold the rewritten part against what was read: no tag that nobody saw, no word gone. A mistake told already explains both."""
        if self.problems or self.hostile:
            return
        seen = [tag.text for tag in self.tags if tag.part == part] + _OURS.findall(patched)
        for code in losses.put_together(patched, seen):
            what = phrase("code put together of pieces: «{code}»", code=code[:60])
            if any(fault.hostile for fault in tags.faults_of(code, [])):
                self._refuse(where, what)
            else:
                self.wrong(where, what, phrase("write the whole tag in one paragraph"))
        for what, fix in losses.outcome(root, patched) if not (self.problems or self.hostile) else ():
            self.wrong(where, what, fix)

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


def _is_slot(paragraph: Any, kind: str, name: str = "") -> bool:
    """Whether the paragraph is a slot of that kind (and name)."""
    found = _SLOT.fullmatch(text_of(paragraph).strip())
    return found is not None and found[1] == kind and name in ("", found[2])


def _patched(root: Any) -> str:
    """The XML as docxtpl rewrites it for Jinja."""
    from docxtpl import DocxTemplate

    return str(DocxTemplate(None).patch_xml(etree.tostring(root, encoding="unicode")))
