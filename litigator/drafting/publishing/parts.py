"""Which parts of a package a published copy keeps, and the relations and content types that go with the others."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from litigator.documents.package import BODY, parse_part
from litigator.drafting.publishing.pictures import stripped
from litigator.tongue import phrase

_TEXTS = ("word/header", "word/footer")
_KEPT = frozenset(
    (
        *("[Content_Types].xml", "_rels/.rels", BODY, "word/styles.xml", "word/settings.xml", "word/numbering.xml"),
        *("word/fontTable.xml", "word/footnotes.xml", "word/endnotes.xml"),
    )
)
_LINKS = ("http://", "https://")


def kept_parts(parts: Mapping[str, bytes], told: list[str]) -> dict[str, bytes]:
    """The parts of text and setting, and the pictures without their metadata; everything else is left out and told."""
    kept: dict[str, bytes] = {}
    dropped: list[str] = []
    for part, content in parts.items():
        if part in _KEPT or is_text(part) or part.startswith("word/theme/"):
            kept[part] = content
        elif part.startswith("word/media/"):
            picture = stripped(content)
            if picture is None:
                told.append(
                    f"a picture of a kind that is not looked through was taken out ({posixpath.splitext(part)[1] or 'no kind'})"
                )
            else:
                kept[part] = picture
        elif not part.endswith(".rels"):
            dropped.append(part)
    for part in sorted(dropped):
        told.append(phrase("left out: {part}", part=part))
    for part in parts:
        if part.endswith(".rels") and part != "_rels/.rels" and _source(part) in kept:
            kept[part] = parts[part]
    return kept


def is_text(part: str) -> bool:
    """Whether people's words stand in a part."""
    return part in (BODY, "word/footnotes.xml", "word/endnotes.xml") or (
        part.startswith(_TEXTS) and part.endswith(".xml")
    )


def _source(relations: str) -> str:
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def relations_of(parts: Mapping[str, bytes], part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def close_relations(parts: dict[str, bytes], told: list[str]) -> None:
    """Take out every relation that leads out of the file or to a part that is gone; plain links to pages stay."""
    for name in [name for name in parts if name.endswith(".rels")]:
        root = parse_part(parts[name])
        root.attrib.clear()  # an address that all of them would start from
        folder = posixpath.dirname(_source(name)) if name != "_rels/.rels" else ""
        for relation in list(root):
            kind, target = relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                stays = kind == "hyperlink" and target.lower().startswith(_LINKS) and is_text(_source(name))
            else:
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                stays = path in parts
            if not stays:
                root.remove(relation)
                if relation.get("TargetMode") == "External":
                    told.append(phrase("a relation that leads out of the file was taken out ({kind})", kind=kind))
        parts[name] = written(root)


def close_types(parts: dict[str, bytes]) -> None:
    """Take out the content types of parts that are gone."""
    root = parse_part(parts["[Content_Types].xml"])
    endings = {part.rpartition(".")[2].lower() for part in parts}
    for one in list(root):
        named, ending = one.get("PartName"), one.get("Extension")
        if (named and named.lstrip("/") not in parts) or (ending and ending.lower() not in endings):
            root.remove(one)
    parts["[Content_Types].xml"] = written(root)


def identities(parts: Mapping[str, bytes], part: str) -> set[str]:
    """The relation ids that lead somewhere in a part."""
    name = relations_of(parts, part)
    return {one.get("Id", "") for one in parse_part(parts[name])} if name in parts else set()


def texts_in_order(parts: Mapping[str, bytes]) -> Iterator[str]:
    """The parts people read, the body first."""
    yield BODY
    yield from sorted(part for part in parts if is_text(part) and part != BODY)


def written(root: Any) -> bytes:
    """A part as its bytes."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
