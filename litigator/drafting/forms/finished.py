"""A finished document as the requirements of a form read it: its paragraphs with their styles, its parts, its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litigator.documents.language import language_of
from litigator.documents.package import BODY, W, parse_part
from litigator.documents.styles import style_names


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its text, the name of its style, and whether a page begins after it (a break of its own)."""

    text: str
    style: str
    breaks: bool = False

    @property
    def is_heading(self) -> bool:
        return "heading" in self.style.lower() or self.style.lower() == "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A .docx to be held against its form. `path` is None for one still in memory: what is counted as rendered then waits.

    `roots` are the parsed parts by name; `language` is the document's own, told by its words where nobody says.
    """

    roots: Mapping[str, Any]
    lines: tuple[Line, ...]
    language: str
    path: Path | None = None

    @property
    def body(self) -> Any:
        return self.roots[BODY]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def finished(parts: Mapping[str, bytes], *, language: str | None = None, path: Path | None = None) -> Finished:
    """The document made of `parts` (already through the gate)."""
    roots = {name: parse_part(content) for name, content in parts.items() if name.endswith(".xml")}
    lines = tuple(_lines(roots[BODY], style_names(roots.get("word/styles.xml"))))
    told = language or language_of("\n".join(line.text for line in lines)) or "lt"
    return Finished(roots=roots, lines=lines, language=told, path=path)


def w(tag: str) -> str:
    """The name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{tag}"


def _lines(body: Any, names: Mapping[str, str]) -> list[Line]:
    found = []
    for paragraph in body.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        text = "".join(
            node.text or "" if node.tag == w("t") else " " for node in paragraph.iter(w("t"), w("tab"), w("br"))
        )
        breaks = any(node.get(w("type")) == "page" for node in paragraph.iter(w("br")))
        found.append(Line(text.strip(), names.get(style.get(w("val")), "") if style is not None else "", breaks))
    return found
