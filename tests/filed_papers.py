"""Word files as lawyers make them, drawn here: numbered by Word or by hand, with fields, footnotes, comments and changes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from litigator.documents.package import W, write_package

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = ("styles", "numbering", "footnotes", "comments", "header1")
STYLES = {
    "Normal": "",
    "Heading": '<w:outlineLvl w:val="0"/>',
    "Body": '<w:numPr><w:numId w:val="1"/></w:numPr>',
    "Item": '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
    "Relief": '<w:numPr><w:numId w:val="2"/></w:numPr>',
    "Annex": '<w:numPr><w:numId w:val="3"/></w:numPr>',
    "Quote": '<w:ind w:left="700"/>',
}
LISTS = {
    1: '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>',
    2: '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>',
    3: '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>',
}
AGAIN = 9
"""The list that begins again: Word's «restart at 1», a second list of the first one's family."""
MARKS = {"# ": "Heading", "1 ": "Body", "a ": "Item", "- ": "Relief", "+ ": "Annex", "> ": "Quote"}


def run(text: str, look: str = "") -> str:
    """One run of text, with its look."""
    shown = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def simple_field(instruction: str, shown: str) -> str:
    said = escape(instruction, {'"': "&quot;"})
    return f'<w:fldSimple w:instr=" {said} ">{run(shown)}</w:fldSimple>'


def complex_field(instruction: str, shown: str) -> str:
    """A field as Word writes it when it is put in by hand: its instruction in two pieces between marks."""
    first, _, rest = instruction.partition(" ")
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {first}</w:instrText></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(rest)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(name: str, inside: str, number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(inside: str, style: str = "Normal", more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inside}</w:p>'


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = ["".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def drawn(item: str) -> str:
    """`1 A paragraph Word numbers`, `a an item`, `# A heading`, `- relief`, `+ annex`, `> quotation`; XML stays; all else is plain."""
    if item.startswith("<w:"):
        return item
    style = MARKS.get(item[:2])
    return paragraph(run(item[2:] if style else item), style or "Normal")


def filed_paper(
    path: Path,
    items: Sequence[str],
    *,
    notes: Sequence[str] = (),
    comments: Sequence[tuple[str, str]] = (),
    header: str = "",
    more: Mapping[str, bytes] | None = None,
) -> Path:
    """A Word file of these items. `comments` are pairs of author and words, numbered from 0; `header` is XML."""
    lists = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in LISTS.items())
    numbered = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in LISTS)
    again = (
        f'<w:num w:numId="{AGAIN}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr>{more_}</w:pPr></w:style>'
        for name, more_ in STYLES.items()
    )
    footnotes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(run(text))}</w:footnote>' for n, text in enumerate(notes, 1)
    )
    said = "".join(
        f'<w:comment w:id="{n}" w:author="{escape(author)}">{paragraph(run(text))}</w:comment>'
        for n, (author, text) in enumerate(comments)
    )
    roots = {
        "styles": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "numbering": f'<w:numbering xmlns:w="{W}">{lists}{numbered}{again}</w:numbering>',
        "footnotes": f'<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>',
        "comments": f'<w:comments xmlns:w="{W}">{said}</w:comments>',
        "header1": f'<w:hdr xmlns:w="{W}">{header or paragraph("")}</w:hdr>',
    }
    kinds = {"header1": "header"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kinds.get(name, name)}+xml"/>'
        for name in KINDS
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kinds.get(name, name)}" Target="{name}.xml"/>'
        for n, name in enumerate(KINDS)
    )
    spaces = f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r4"/></w:sectPr>'
    body = "".join(drawn(item) for item in items)
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
        ),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}{section}</w:body></w:document>",
        **{f"word/{name}.xml": xml for name, xml in roots.items()},
    }
    whole = {name: (HEAD + xml).encode() for name, xml in parts.items()}
    path.write_bytes(write_package({**whole, **(more or {})}))
    return path
