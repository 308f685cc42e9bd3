"""The parts that say how pages look, without what they say besides: of templates, revisions, variables, people; and the pictures by number."""

from typing import Any

from lxml import etree

from litigator.documents.package import parse_part
from litigator.drafting.paragraphs import w

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SETTINGS_KEPT = frozenset(
    w(name)
    for name in (
        *(
            "zoom",
            "mirrorMargins",
            "autoHyphenation",
            "consecutiveHyphenLimit",
            "hyphenationZone",
            "doNotHyphenateCaps",
        ),
        *("evenAndOddHeaders", "defaultTabStop", "characterSpacingControl", "footnotePr", "endnotePr", "compat"),
        *("themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator", "bookFoldPrinting", "gutterAtTop"),
    )
)
DESCRIBED = frozenset(("title", "descr", "alt"))
"""Attributes in which drawings are described."""
_EMBEDDED_FONTS = tuple(w(f"embed{kind}") for kind in ("Regular", "Bold", "Italic", "BoldItalic"))
_OFF = ("0", "false", "off", "none")


def plain_settings(parts: dict[str, bytes]) -> None:
    """Of the settings only those that say how pages look: no template, revision marks, variables, mail merge, passwords."""
    if "word/settings.xml" not in parts:
        return
    root = parse_part(parts["word/settings.xml"])
    for child in list(root):
        if child.tag not in _SETTINGS_KEPT:
            root.remove(child)
    parts["word/settings.xml"] = _bytes(root)


def plain_styles(parts: dict[str, bytes]) -> None:
    for name in ("word/styles.xml", "word/numbering.xml", "word/fontTable.xml"):
        if name in parts:
            root = parse_part(parts[name])
            for node in list(root.iter(w("rsid"), w("nsid"), w("tmpl"))):
                _drop(node)
            for node in root.iter():
                for attribute in [one for one in node.attrib if _tells(etree.QName(one).localname)]:
                    del node.attrib[attribute]
            for node in [*root.iter(etree.Comment, etree.ProcessingInstruction), *root.iter(*_EMBEDDED_FONTS)]:
                _drop(node)
            parts[name] = _bytes(root)


def _tells(attribute: str) -> bool:
    return attribute.startswith("rsid") or attribute in DESCRIBED


def hidden_styles(parts: dict[str, bytes]) -> frozenset[str]:
    """The styles whose text is not shown, those built on them among them."""
    if "word/styles.xml" not in parts:
        return frozenset()
    hidden: set[str] = set()
    above: dict[str, str] = {}
    for style in parse_part(parts["word/styles.xml"]).iter(w("style")):
        name = style.get(w("styleId"), "")
        mark = style.find(f"{w('rPr')}/{w('vanish')}")
        based = style.find(w("basedOn"))
        if mark is not None and str(mark.get(w("val"), "1")).lower() not in _OFF:
            hidden.add(name)
        elif mark is None and based is not None:
            above[name] = based.get(w("val"), "")
    for _ in range(len(above)):
        hidden |= {name for name, base in above.items() if base in hidden}
    return frozenset(hidden)


def only_needed_pictures(parts: dict[str, bytes], roots: dict[str, Any]) -> None:
    """Relations that nothing in the text uses any more go, and the pictures only they led to."""
    for part, root in roots.items():
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if relations not in parts:
            continue
        used = {value for node in root.iter() for key, value in node.attrib.items() if key.startswith(_R)}
        tree = parse_part(parts[relations])
        for relation in list(tree):
            if relation.get("Type", "").endswith(("/image", "/hyperlink")) and relation.get("Id") not in used:
                tree.remove(relation)
        parts[relations] = _bytes(tree)
    targets = b" ".join(content for name, content in parts.items() if name.endswith(".rels"))
    for part in [part for part in parts if part.startswith("word/media/")]:
        if part.rpartition("/")[2].encode() not in targets:
            del parts[part]


def plain_picture_names(parts: dict[str, bytes]) -> None:
    """Pictures are called by number: what a file was called says whom it shows."""
    called: dict[str, str] = {}
    for number, part in enumerate(sorted(part for part in parts if part.startswith("word/media/")), 1):
        called[part] = f"word/media/picture{number}.{part.rpartition('.')[2].lower()}"
    contents = {new: parts.pop(old) for old, new in called.items()}
    parts.update(contents)
    for name in [name for name in parts if name.endswith(".rels")]:
        root = parse_part(parts[name])
        for relation in root:
            target = str(relation.get("Target", ""))
            old = target[1:] if target.startswith("/") else f"word/{target}"
            if relation.get("TargetMode") != "External" and old in called:
                relation.set("Target", called[old].removeprefix("word/"))
        parts[name] = _bytes(root)


def _drop(node: Any) -> None:
    above = node.getparent()
    if above is not None:
        above.remove(node)


def _bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
