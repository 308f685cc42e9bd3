"""The text of a Word paragraph: read, cut and replaced, whatever runs Word keeps it in."""

from collections.abc import Iterator
from typing import Any

from litigator.documents.package import W, bookmarked


def w(tag: str) -> str:
    """The name of a Word element."""
    return f"{{{W}}}{tag}"


def own_texts(paragraph: Any) -> Iterator[Any]:
    """The text nodes of this paragraph, not those of paragraphs in a text box inside it."""
    for node in paragraph.iter(w("t")):
        if next(node.iterancestors(w("p"))) is paragraph:
            yield node


def text_of(paragraph: Any) -> str:
    """The text of this paragraph, whatever runs Word keeps it in."""
    return "".join(node.text or "" for node in own_texts(paragraph))


def set_text(paragraph: Any, text: str) -> None:
    """Put `text` in the place of the paragraph's text."""
    nodes = list(own_texts(paragraph))
    if not nodes:
        from lxml import etree

        run = etree.SubElement(paragraph, w("r"))
        nodes = [etree.SubElement(run, w("t"))]
    nodes[0].text = text
    for node in nodes[1:]:
        node.text = ""


def cut(paragraph: Any, start: int, end: int) -> None:
    """Take the characters from `start` to `end` out of the paragraph's text, in whichever runs Word keeps them."""
    position = 0
    for node in own_texts(paragraph):
        text = node.text or ""
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            node.text = text[:first] + text[last:]
        position += len(text)


def bookmark_whole(paragraph: Any, name: str) -> None:
    """Put a bookmark of that name around what the paragraph holds."""
    from lxml import etree

    opened, closed = (etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')[0] for xml in bookmarked(name))
    properties = paragraph.find(w("pPr"))
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, opened)
    paragraph.append(closed)


def every_text(root: Any) -> Iterator[str]:
    """Every text and attribute of a part: what a template could hide code in."""
    for node in root.iter():
        if isinstance(node.tag, str):
            yield from node.attrib.values()
        yield node.text or ""
        yield node.tail or ""
