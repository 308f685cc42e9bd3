"""Authorities as a reading list for Word: each cited in full, what it holds in our words, where to read it, whether it may be cited.

Nothing of a judgment's text is copied. The same list gives the same bytes.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from litigator.citations.style import Spans
from litigator.dates.written import written
from litigator.exchange.listing import STANDINGS, Listed, place_of
from litigator.exchange.plain import address, one_line
from litigator.exchange.ris import NAME_IN_DOUBT

if TYPE_CHECKING:
    from docx.document import Document

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Reading list",
        "count": "Decisions: {count}. Put together on {day}.",
        "barred": "Not to be cited as they stand: {numbers}.",
        "read": "Read",
        "holding": "In short",
        "outcome": "Outcome",
        "notes": "Notes",
        "source": "Source",
        "adverse": "Against us: to be met, not left out.",
        "other": "Other decisions",
        "see": "see no. {number}",
        "seen": "seen",
        "secondary": "known through other sources",
        "memory": "from memory",
        "tag": "en-GB",
    },
    "lt": {
        "title": "Teismų praktikos sąrašas",
        "count": "Sprendimų: {count}. Sudaryta {day}",
        "barred": "Kol kas necituoti: {numbers}.",
        "read": "Skaityti",
        "holding": "Trumpai",
        "outcome": "Baigtis",
        "notes": "Pastabos",
        "source": "Šaltinis",
        "adverse": "Mums nepalanku: atsakyti, o ne nutylėti.",
        "other": "Kiti sprendimai",
        "see": "žr. Nr. {number}",
        "seen": "matyta",
        "secondary": "žinoma iš kitų šaltinių",
        "memory": "iš atminties",
        "tag": "lt-LT",
    },
}


def reading_list(
    entries: Sequence[Listed],
    language: str,
    *,
    today: date,
    title: str | None = None,
    issues: Mapping[str, str] | None = None,
) -> bytes:
    """The list as a .docx, numbered in the order given; with `issues` (code → title) grouped by systemic issue.

    A decision on several issues stands in full under the first and is referred to under the others.
    """
    words = WORDS[language]
    document = _empty(title or words["title"], words["tag"], today)
    groups = _groups(entries, issues, words["other"]) if issues else [("", list(entries))]
    numbers: dict[str, int] = {}
    for _, group in groups:
        for entry in group:
            numbers.setdefault(entry.cited.id, len(numbers) + 1)
    document.add_paragraph(one_line(title or words["title"]), style="Title")
    _opening(document, entries, numbers, words, language, today)
    told: set[str] = set()
    for heading, group in groups:
        if heading:
            document.add_paragraph(one_line(heading), style="Heading 1")
        for entry in group:
            if entry.cited.id in told:
                _reference(document, entry, numbers[entry.cited.id], words)
            else:
                _entry(document, entry, numbers[entry.cited.id], words, language)
                told.add(entry.cited.id)
    return _bytes(document)


def _groups(entries: Sequence[Listed], issues: Mapping[str, str], other: str) -> list[tuple[str, list[Listed]]]:
    groups = [
        (f"{code}. {title}", [entry for entry in entries if code in entry.concern]) for code, title in issues.items()
    ]
    rest = [entry for entry in entries if not set(entry.concern) & set(issues)]
    return [(heading, group) for heading, group in (*groups, (other, rest)) if group]


def _opening(
    document: "Document",
    entries: Sequence[Listed],
    numbers: Mapping[str, int],
    words: Mapping[str, str],
    language: str,
    today: date,
) -> None:
    document.add_paragraph(words["count"].format(count=len(numbers), day=written(today, language)), style="Body Text")
    barred = sorted({numbers[entry.cited.id] for entry in entries if not entry.free})
    if barred:
        line = document.add_paragraph(style="Body Text")
        line.add_run(words["barred"].format(numbers=_ranges(barred))).bold = True


def _ranges(numbers: Sequence[int]) -> str:
    """`1–4, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _entry(document: "Document", entry: Listed, number: int, words: Mapping[str, str], language: str) -> None:
    head = document.add_paragraph(style="List Number")
    head.add_run(f"{number}.\t")
    _citation(head, entry.citation)
    lines: list[tuple[str, str]] = []
    if not entry.free:
        lines.append(("!", _capital(STANDINGS[language][entry.standing])))
    if not entry.cited.named_surely:
        lines.append(("!", NAME_IN_DOUBT[language]))
    if entry.adverse:
        lines.append(("!", words["adverse"]))
    lines.append((words["holding"], entry.holding))
    lines.append((words["outcome"], "" if entry.holding else entry.short))
    lines.append((words["read"], "; ".join(_paragraphs(entry, words, language))))
    lines.append((words["notes"], entry.notes))
    lines.append((words["source"], address(entry.cited.url)))
    kept = [(label, one_line(text)) for label, text in lines if one_line(text)]
    for place, (label, text) in enumerate(kept):
        line = document.add_paragraph(style="List Continue")
        if label == "!":
            line.add_run(text).bold = True
        else:
            line.add_run(f"{label}: ").italic = True
            _speak(line.add_run(text), WORDS["en"]["tag"])  # the library's own words are English
        line.paragraph_format.keep_with_next = place + 1 < len(kept)
    head.paragraph_format.keep_with_next = bool(kept)


def _paragraphs(entry: Listed, words: Mapping[str, str], language: str) -> list[str]:
    """The pinpoints asked for, then the paragraphs the library notes, each with what it is about and who saw it."""
    places = {point: place_of(entry.cited, point, language) for point in entry.pinpoints}
    noted = {
        key.pinpoint: f"{place_of(entry.cited, key.pinpoint, language)}: {key.about} ({words[key.basis]})"
        for key in entry.key_paragraphs
    }
    asked = [noted.pop(point, place) for point, place in places.items()]
    return [*asked, *noted.values()]


def _reference(document: "Document", entry: Listed, number: int, words: Mapping[str, str]) -> None:
    line = document.add_paragraph(style="List Number")
    line.add_run("–\t")
    line.add_run(one_line(entry.cited.title)).italic = True
    line.add_run(f" ({words['see'].format(number=number)})")


def _citation(paragraph: Any, citation: Spans) -> None:
    for place, (text, italic) in enumerate(citation):
        words = _kept(text)
        run = paragraph.add_run(words if italic or place else _capital(words))
        run.italic = italic


def _kept(text: str) -> str:
    """The text of a span with its spaces, which join it to its neighbours."""
    lead = " " if text[:1] == " " else ""
    trail = " " if text[-1:] == " " else ""
    return f"{lead}{one_line(text)}{trail}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# The sheet


def _empty(title: str, tag: str, today: date) -> "Document":
    import docx
    from docx.shared import Cm, Pt, RGBColor

    document = docx.Document()
    for part in document.sections:
        part.page_width, part.page_height = Cm(21), Cm(29.7)
        part.left_margin = part.right_margin = Cm(2.5)
        part.top_margin = part.bottom_margin = Cm(2.5)
        _page_number(part.footer.paragraphs[0])
    for name, size, before, after in (
        ("Normal", 11, 0, 4),
        ("Body Text", 11, 0, 6),
        ("Title", 16, 0, 10),
        ("Heading 1", 13, 16, 6),
        ("List Number", 11, 8, 2),
        ("List Continue", 10.5, 0, 2),
    ):
        style: Any = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        _one_font(style, tag)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for name, left, first in (("List Number", 1, -1), ("List Continue", 1, 0)):
        listed: Any = document.styles[name]
        _without_numbering(listed)
        listed.paragraph_format.left_indent = Cm(left)
        listed.paragraph_format.first_line_indent = Cm(first)
        listed.paragraph_format.tab_stops.add_tab_stop(Cm(left))
    about = document.core_properties
    about.title, about.author, about.comments, about.language = one_line(title)[:255], "", "", tag
    about.created = about.modified = datetime(today.year, today.month, today.day)  # noqa: DTZ001 (the format has no zone)
    about.last_modified_by, about.revision = "", 1
    return document


def _one_font(style: Any, tag: str) -> None:
    """One face for every script, and the language for the spelling checker."""
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), "Times New Roman")
    _speak(style, tag)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _speak(spoken: Any, tag: str) -> None:
    """The language of a style or a run, for the spelling checker."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = spoken.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), tag)
    properties.append(language)


def _without_numbering(style: Any) -> None:
    """The numbers are written out: they stay when the list is cut into pieces."""
    from docx.oxml.ns import qn

    for numbering in style.element.findall(f".//{qn('w:numPr')}"):
        numbering.getparent().remove(numbering)


def _page_number(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _bytes(document: "Document") -> bytes:
    from litigator.documents.package import open_package, write_package

    stream = io.BytesIO()
    document.save(stream)
    return write_package(open_package(stream.getvalue(), "the reading list"))
