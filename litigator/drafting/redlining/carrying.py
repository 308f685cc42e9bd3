"""What deleted text brings along from the old file: its pictures and links, its styles, its numbers, its notes."""

import hashlib
import posixpath
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

from litigator.documents.package import BODY, parse_part
from litigator.drafting.paragraphs import w

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLE_OF = {w("pStyle"), w("rStyle"), w("tblStyle")}


def relations_path(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


class Relations:
    """The relations of one part: where each leads, and a way to add one."""

    def __init__(self, parts: dict[str, bytes], part: str) -> None:
        self._parts, self._part = parts, part
        content = parts.get(relations_path(part))
        self.root: Any = parse_part(content or f'<Relationships xmlns="{_RELATIONS}"/>'.encode())

    def get(self, identity: str) -> Any:
        return next((one for one in self.root if one.get("Id") == identity), None)

    def target(self, relation: Any) -> str:
        """The name of the part a relation leads to."""
        said = str(relation.get("Target", ""))
        if said.startswith("/"):
            return said[1:]
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._part), said))

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        taken = {one.get("Id") for one in self.root}
        number = len(self.root) + 1
        while (identity := f"rIdOld{number}") in taken:
            number += 1
        relation = etree.SubElement(self.root, f"{{{_RELATIONS}}}Relationship")
        relation.set("Id", identity)
        relation.set("Type", kind)
        relation.set("Target", target)
        if external:
            relation.set("TargetMode", "External")
        self._parts[relations_path(self._part)] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return identity


class Carrier:
    """Brings what deleted text needs from the old parts into the new ones. `told` gathers what could not be brought."""

    def __init__(self, old: dict[str, bytes], new: dict[str, bytes]) -> None:
        self.old, self.new = old, new
        self.told: list[str] = []
        self._styles = [_root(parts, "word/styles.xml") for parts in (old, new)]
        self._numbering = [_root(parts, "word/numbering.xml") for parts in (old, new)]
        self._known_numbers: dict[str, bool] = {}

    def resolver(self, parts: dict[str, bytes], part: str) -> Callable[[str], str]:
        """What a relation of `part` leads to, as a print of its content."""
        relations = Relations(parts, part)

        def resolve(identity: str) -> str:
            relation = relations.get(identity)
            if relation is None:
                return "nowhere"
            if relation.get("TargetMode") == "External":
                return str(relation.get("Target"))
            return hashlib.sha256(parts.get(relations.target(relation), b"")).hexdigest()

        return resolve

    def carry(self, node: Any, old_part: str, new_part: str) -> bool:
        """Make `node`, copied from the old part, fit to stand in the new one. False where it cannot stand there."""
        for one in list(node.iter()):
            if isinstance(one.tag, str) and one.tag in _STYLE_OF and not self._carry_style(one.get(w("val"), "")):
                one.getparent().remove(one)
        for properties in list(node.iter(w("numPr"))):
            number = properties.find(w("numId"))
            if number is not None and not self._same_number(number.get(w("val"), "")):
                properties.getparent().remove(properties)
                self.tell("an old number is not kept: its list is not in the new file")
        return self._carry_relations(node, old_part, new_part)

    def _carry_relations(self, node: Any, old_part: str, new_part: str) -> bool:
        theirs, ours = Relations(self.old, old_part), Relations(self.new, new_part)
        for one in node.iter():
            for name, value in [item for item in one.attrib.items() if item[0].startswith(_R)]:
                relation = theirs.get(value)
                if relation is None:
                    return False
                kind = relation.get("Type", "")
                if relation.get("TargetMode") == "External":
                    one.set(name, ours.add(kind, relation.get("Target"), external=True))
                elif kind.endswith("/image"):
                    one.set(name, ours.add(kind, self._carry_media(theirs.target(relation))))
                else:
                    return False
        return True

    def _carry_media(self, part: str) -> str:
        content = self.old.get(part, b"")
        suffix = part.rpartition(".")[2]
        name = f"word/media/old-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
        self.new[name] = content
        theirs, ours = parse_part(self.old[_CONTENT_TYPES]), parse_part(self.new[_CONTENT_TYPES])
        if not any(one.get("Extension", "").lower() == suffix.lower() for one in ours):
            kind = next(
                (one.get("ContentType") for one in theirs if one.get("Extension", "").lower() == suffix.lower()), None
            )
            added = etree.SubElement(ours, f"{{{_TYPES}}}Default")
            added.set("Extension", suffix)
            added.set("ContentType", kind or f"image/{suffix.lower()}")
            self.new[_CONTENT_TYPES] = _bytes(ours)
        return f"/{name}"

    def _carry_style(self, style: str) -> bool:
        theirs, ours = self._styles
        if ours is None or theirs is None:
            return False
        if _style(ours, style) is not None:
            return True
        found = _style(theirs, style)
        if found is None:
            return False
        copy = deepcopy(found)
        for link in list(copy.iter(w("next"), w("link"), w("numPr"))):
            link.getparent().remove(link)
        copy.attrib.pop(w("default"), None)
        ours.append(copy)
        below = copy.find(w("basedOn"))
        if below is not None and not self._carry_style(below.get(w("val"), "")):
            copy.remove(below)
        self.new["word/styles.xml"] = _bytes(ours)
        return True

    def _same_number(self, number: str) -> bool:
        if number not in self._known_numbers:
            ours, theirs = (_number_print(root, number) for root in reversed(self._numbering))
            self._known_numbers[number] = number == "0" or (ours is not None and ours == theirs)
        return self._known_numbers[number]

    def notes_root(self, roots: dict[str, Any], kind: str) -> Any:
        """The notes of the new file; where it has none, an empty part with the old one's separators is made."""
        part = f"word/{kind}s.xml"
        if part not in roots:
            root = deepcopy(parse_part(self.old[part]))
            for note in list(root):
                if note.get(w("type")) is None:
                    root.remove(note)
            roots[part] = root
            types = parse_part(self.new[_CONTENT_TYPES])
            added = etree.SubElement(types, f"{{{_TYPES}}}Override")
            added.set("PartName", f"/{part}")
            added.set("ContentType", f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml")
            self.new[_CONTENT_TYPES] = _bytes(types)
            Relations(self.new, BODY).add(f"{_OFFICE}/{kind}s", f"{kind}s.xml")
        return roots[part]

    def tell(self, what: str) -> None:
        """Note once what could not be kept."""
        if what not in self.told:
            self.told.append(what)


_CONTENT_TYPES = "[Content_Types].xml"


def leave_template(parts: dict[str, bytes]) -> None:
    """Take out the tie to the template a document was made from: it lies on somebody's machine, or where an attacker put it."""
    name = "word/_rels/settings.xml.rels"
    if name not in parts or "word/settings.xml" not in parts:
        return
    relations, settings = parse_part(parts[name]), parse_part(parts["word/settings.xml"])
    for relation in [one for one in relations if one.get("Type", "").endswith("/attachedTemplate")]:
        relations.remove(relation)
    for tie in list(settings.iter(w("attachedTemplate"))):
        settings.remove(tie)
    parts[name], parts["word/settings.xml"] = _bytes(relations), _bytes(settings)


def _bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _root(parts: dict[str, bytes], part: str) -> Any:
    return parse_part(parts[part]) if part in parts else None


def _style(root: Any, style: str) -> Any:
    return next((one for one in root.iter(w("style")) if one.get(w("styleId")) == style), None)


def _number_print(root: Any, number: str) -> str | None:
    """The print of a list's definition, whatever its abstract one is called."""
    if root is None:
        return None
    found = next((one for one in root.iter(w("num")) if one.get(w("numId")) == number), None)
    link = None if found is None else found.find(w("abstractNumId"))
    if link is None:
        return None
    whole = next(
        (one for one in root.iter(w("abstractNum")) if one.get(w("abstractNumId")) == link.get(w("val"))), None
    )
    if whole is None:
        return None
    levels = b"".join(etree.tostring(one, method="c14n", exclusive=True) for one in whole.iter(w("lvl")))
    return hashlib.sha256(levels).hexdigest()
