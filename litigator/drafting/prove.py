"""The product is proved, not the template: what is in the finished file is read again and held against what should be.

Each check yields problems; a final draft has none of severity error.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from litigator.dates.written import EN_MONTHS, LT_MONTHS
from litigator.documents.package import BODY, W
from litigator.documents.packing import Member, whole
from litigator.drafting import template as word
from litigator.drafting.drawings import FOOTNOTES
from litigator.drafting.numbering import Numbered
from litigator.drafting.template import Template
from litigator.drafting.wording import say
from litigator.errors import Problem
from litigator.shape import dataclass

MARKERS = ("{{", "}}", "{%", "%}", "[[", "]]", "____")
WEEKDAYS = {
    "lt": ("pirmadien", "antradien", "trečiadien", "ketvirtadien", "penktadien", "šeštadien", "sekmadien"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_IN_EVERY_WEEKDAY = {"lt": b"adien", "en": b"day"}


def _w(tag: str) -> str:
    return f"{{{W}}}{tag}"


# A part is read as it is written, in UTF-8, and nothing of it is decoded but what is told.
_SEEN = re.compile(
    rb'<w:(?:t(?: [^>]*)?>([^<]+)|(p)(?: [^>]*)?/?>(?:<w:pPr><w:pStyle w:val="([^"]*)")?|bookmarkStart ([^>]*)|(br(?=[ />])|tab(?=/>)))'
)
_FIELD, _FIELD_END = b"<w:fldSimple ", b"</w:fldSimple>"
_SECTION = re.compile(rb"<w:sectPr[ />]")
_REFERENCE = re.compile(rb'w:instr="\s*REF\s+(\S+)')
_ATTRIBUTE = re.compile(rb'w:(\w+)="([^"]*)"')
_MARKUP = re.compile(rb"<[^>]*>")
_ESCAPED = re.compile(rb"&(#\d+|#x[0-9a-fA-F]+|\w+);")
_SIGNS = {b"amp": b"&", b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b"'"}


def prove(
    parts: Mapping[str, bytes | Member],
    template: Template,
    *,
    printed: Sequence[str],
    numbered: Numbered,
    language: str,
) -> list[Problem]:
    """Read the finished `parts` and return what is wrong with them. `printed` are the values that went in."""
    return broken_parts(parts) or proved(parts, template, printed=printed, numbered=numbered, language=language)


def broken_parts(parts: Mapping[str, bytes | Member]) -> list[Problem]:
    """The parts that were filled and do not parse strictly. What came through the gate as it is (`Member`) did already.

    Which prefixes there are was settled when the template and its clauses were compiled, and no value can bring an element.
    """
    problems: list[Problem] = []
    for part, content in parts.items():
        if isinstance(content, bytes) and part.endswith((".xml", ".rels")):
            try:
                ParserCreate().Parse(content, True)
            except ExpatError as error:
                what = say("the part does not parse: {fault}", fault=error)
                problems.append(Problem(what, part, say("mend the template: a tag breaks the text")))
    return problems


def proved(
    parts: Mapping[str, bytes | Member],
    template: Template,
    *,
    printed: Sequence[str],
    numbered: Numbered,
    language: str,
) -> list[Problem]:
    """What is wrong with parts that parse."""
    read = {part: _read(whole(parts[part])) for part in dict.fromkeys((*template.steps, FOOTNOTES)) if part in parts}
    texts = {part: found.text for part, found in read.items()}
    return [
        *_sections(read[BODY], template),
        *_lost_values(texts, printed),
        *_left_over(texts, printed),
        *_numbers(read[BODY], template, numbered),
        *(weekday_faults(texts[BODY].decode(), language) if _IN_EVERY_WEEKDAY[language] in texts[BODY] else ()),
    ]


@dataclass(slots=True)
class _Read:
    """A part, gone through once: its text, a line a paragraph; the style and the bookmarks of each paragraph; what each reference shows."""

    text: bytes
    sections: int
    styles: list[str | None]
    bookmarks: list[tuple[int, str, str]]
    references: list[tuple[str, str]]


def _read(xml: bytes) -> _Read:
    """Read a part that parses, as this program writes one: UTF-8, the prefix `w`, double quotation marks, no comments."""
    pieces: list[bytes] = []
    styles: list[str | None] = []
    bookmarks: list[tuple[int, str, str]] = []
    for text, paragraph, style, start, space in _SEEN.findall(xml):
        if text:
            pieces.append(text)
        elif paragraph:
            styles.append(style.decode() or None)
            pieces.append(b"\n")
        elif start:
            named = _attributes(start)
            bookmarks.append((len(styles) - 1, named["name"], named["id"]))
        elif space:
            pieces.append(b"\n" if space == b"br" else b"\t")
    text = _plain(b"".join(pieces[1:]))
    return _Read(text, len(_SECTION.findall(xml)), styles, bookmarks, list(_references(xml)))


def _references(xml: bytes) -> Iterator[tuple[str, str]]:
    """The bookmark each reference leads to, and what it shows."""
    for field in xml.split(_FIELD)[1:]:
        opening, _, rest = field.partition(b">")
        reference = _REFERENCE.search(opening)
        if reference is not None:
            inside, _, _ = rest.partition(_FIELD_END)
            yield reference[1].decode(), _plain(_MARKUP.sub(b"", inside)).decode()


def _attributes(opening: bytes) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(opening)}


def _plain(text: bytes) -> bytes:
    """The text with its references resolved, once."""
    return _ESCAPED.sub(_unescaped, text) if b"&" in text else text


def _unescaped(found: re.Match[bytes]) -> bytes:
    name = found[1]
    return _SIGNS.get(name) or chr(int(name[2:], 16) if name.startswith(b"#x") else int(name[1:])).encode()


def part_text(root: Any) -> str:
    """The text of a part, a line a paragraph, breaks and tabs as characters."""
    lines = []
    for paragraph in root.iter(_w("p")):
        pieces = []
        for node in paragraph.iter(_w("t"), _w("br"), _w("tab")):
            if node.tag == _w("t"):
                pieces.append(node.text or "")
            elif node.getparent().tag == _w("r"):
                pieces.append("\n" if node.tag == _w("br") else "\t")
        lines.append("".join(pieces))
    return "\n".join(lines)


def _sections(body: _Read, template: Template) -> Iterator[Problem]:
    if body.sections != template.sections:
        what = "the document has {found} sections, the template has {expected}"
        yield Problem(
            say(what, found=body.sections, expected=template.sections),
            BODY,
            say("a value or clause broke the page layout"),
        )


def _lost_values(texts: Mapping[str, bytes], printed: Sequence[str]) -> Iterator[Problem]:
    for value in dict.fromkeys(printed):
        written = value.encode()
        if not any(written in text for text in texts.values()):
            what = say("a value of {count} characters did not reach the document whole", count=len(value))
            yield Problem(what, BODY, say("tell the maintainers"))


def _left_over(texts: Mapping[str, bytes], printed: Sequence[str]) -> Iterator[Problem]:
    """A mark that came from a template or a clause; one that a value brought with it is text and stays."""
    brought = sorted({value for value in printed if any(mark in value for mark in MARKERS)}, key=len, reverse=True)
    for part, text in texts.items():
        for value in brought:
            text = text.replace(value.encode(), b"")
        for mark in MARKERS:
            if mark[0].encode() in text and mark.encode() in text:
                words = text.decode()
                near = words[max(words.find(mark) - 30, 0) : words.find(mark) + 30].replace("\n", " ")
                what = say("`{mark}` is left in the text: «{near}»", mark=mark, near=near)
                yield Problem(what, part, say("mend the template or the clause"))


def paragraph_numbers(body: Any, template: Template) -> dict[Any, int]:
    """The number each numbered paragraph shows: counted as Word counts, by style."""
    style = template.styles.get(word.PARAGRAPH)
    numbers: dict[Any, int] = {}
    count = 0
    for paragraph in body.iter(_w("p")):
        found = paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")
        if style and found is not None and found.get(_w("val")) == style:
            count += 1
            numbers[paragraph] = count
    return numbers


def _numbers(body: _Read, template: Template, numbered: Numbered) -> Iterator[Problem]:
    """Whether the numbers run on, no bookmark stands twice, and each reference shows the number of the paragraph it leads to."""
    paragraph_style, annex_style = template.styles.get(word.PARAGRAPH), template.styles.get(word.ANNEX)
    numbers: list[int | None] = []
    counted = {paragraph_style: 0, annex_style: 0}
    counted.pop(None, None)
    for style in body.styles:
        if style in counted:
            counted[style] += 1
        numbers.append(counted.get(style))
    if counted.get(paragraph_style, 0) != numbered.last:
        what = "{found} paragraphs are numbered where {expected} should be"
        found = counted.get(paragraph_style, 0)
        yield Problem(say(what, found=found, expected=numbered.last), BODY, say("tell the maintainers"))
    places: dict[str, int | None] = {}
    ids: set[str] = set()
    for paragraph, name, bookmark_id in body.bookmarks:
        if name in places or bookmark_id in ids:
            yield Problem(say("the bookmark {name} stands twice", name=name), BODY, say("tell the maintainers"))
        ids.add(bookmark_id)
        places[name] = numbers[paragraph]
    for name, shown in body.references:
        if name not in places:
            what = say("a reference to {name} leads nowhere", name=name)
            yield Problem(what, BODY, say("take the clause it refers to into the draft"))
        elif str(places[name]) != shown:
            what = "a reference shows {shown} where the paragraph has {expected}"
            yield Problem(say(what, shown=shown, expected=places[name]), BODY, say("tell the maintainers"))


def weekday_faults(text: str, language: str) -> Iterator[Problem]:
    """A weekday written beside a date it does not fall on («Monday, 21 June 2022»)."""
    if not any(weekday in text for weekday in WEEKDAYS[language]):
        return
    text = text.replace("\u00a0", " ")
    if language == "lt":
        pattern = rf"(\d{{4}}) m\. ({'|'.join(LT_MONTHS)}) (\d{{1,2}}) d\.,? \(?({'|'.join(WEEKDAYS['lt'])})"
    else:
        pattern = rf"({'|'.join(WEEKDAYS['en'])}),? (\d{{1,2}}) ({'|'.join(EN_MONTHS)}) (\d{{4}})"
    for match in re.finditer(pattern, text):
        if language == "lt":
            year, month, day, weekday = int(match[1]), LT_MONTHS.index(match[2]) + 1, int(match[3]), match[4]
        else:
            weekday, day, month, year = match[1], int(match[2]), EN_MONTHS.index(match[3]) + 1, int(match[4])
        try:
            right = date(year, month, day).weekday() == WEEKDAYS[language].index(weekday)
        except ValueError:
            right = False
        if not right:
            what = say("«{words}» is not that weekday", words=match[0])
            yield Problem(what, BODY, say("correct the date or the weekday"))


def late_authorities(dates: Iterable[tuple[Mapping[str, str], date | None]], filing: date) -> Iterator[Problem]:
    """Authorities dated after the filing: they cannot have been relied on."""
    for name, day in dates:
        if day and day > filing:
            what = say("{name} is dated {day}, after the filing", name=name, day=day)
            yield Problem(what, say("authorities"), say("take the citation out"))
