"""The product is proved, not the template: what is in the finished file is read again and held against what should be.

Each check yields problems; a final draft has none of severity error.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lxml import etree

from litigator.dates.written import EN_MONTHS, LT_MONTHS
from litigator.documents.package import BODY, W, parse_part
from litigator.drafting import template as word
from litigator.drafting.numbering import Numbered
from litigator.drafting.template import Template
from litigator.drafting.wording import say
from litigator.errors import Problem

MARKERS = ("{{", "}}", "{%", "%}", "[[", "]]", "____")
WEEKDAYS = {
    "lt": ("pirmadien", "antradien", "trečiadien", "ketvirtadien", "penktadien", "šeštadien", "sekmadien"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def _w(tag: str) -> str:
    return f"{{{W}}}{tag}"


def prove(
    parts: Mapping[str, bytes], template: Template, *, printed: Sequence[str], numbered: Numbered, language: str
) -> list[Problem]:
    """Read the finished `parts` and return what is wrong with them. `printed` are the values that went in."""
    roots: dict[str, Any] = {}
    problems: list[Problem] = []
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            try:
                roots[part] = parse_part(content)
            except etree.XMLSyntaxError as error:
                problems.append(
                    Problem(
                        say("the part does not parse: {fault}", fault=error.msg),
                        part,
                        say("mend the template: a tag breaks the text"),
                    )
                )
    if problems:
        return problems
    body = roots[BODY]
    texts = {part: part_text(roots[part]) for part in template.sources}
    problems += _sections(body, template)
    problems += _lost_values(texts, printed)
    problems += _left_over(texts, printed)
    problems += _numbers(body, template, numbered)
    problems += weekday_faults(texts[BODY], language)
    return problems


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


def _sections(body: Any, template: Template) -> Iterator[Problem]:
    found = sum(1 for _ in body.iter(_w("sectPr")))
    if found != template.sections:
        yield Problem(
            say(
                "the document has {found} sections, the template has {expected}",
                found=found,
                expected=template.sections,
            ),
            BODY,
            say("a value or clause broke the page layout"),
        )


def _lost_values(texts: Mapping[str, str], printed: Sequence[str]) -> Iterator[Problem]:
    everything = "\n".join(texts.values())
    for value in dict.fromkeys(printed):
        if value and value not in everything:
            what = say("a value of {count} characters did not reach the document whole", count=len(value))
            yield Problem(what, BODY, say("tell the maintainers"))


def _left_over(texts: Mapping[str, str], printed: Sequence[str]) -> Iterator[Problem]:
    """A mark that came from a template or a clause; one that a value brought with it is text and stays."""
    brought = sorted({value for value in printed if any(mark in value for mark in MARKERS)}, key=len, reverse=True)
    for part, text in texts.items():
        for value in brought:
            text = text.replace(value, "")
        for mark in MARKERS:
            if mark in text:
                near = text[max(text.find(mark) - 30, 0) : text.find(mark) + 30].replace("\n", " ")
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


def _numbers(body: Any, template: Template, numbered: Numbered) -> Iterator[Problem]:
    numbers = paragraph_numbers(body, template)
    if len(numbers) != numbered.last:
        what = "{found} paragraphs are numbered where {expected} should be"
        yield Problem(say(what, found=len(numbers), expected=numbered.last), BODY, say("tell the maintainers"))
    places: dict[str, int | None] = {}
    ids: set[str] = set()
    annexes = 0
    for paragraph in body.iter(_w("p")):
        annexes += _is_style(paragraph, template, word.ANNEX)
        for start in paragraph.iter(_w("bookmarkStart")):
            name, number = start.get(_w("name")), start.get(_w("id"))
            if name in places or number in ids:
                yield Problem(say("the bookmark {name} stands twice", name=name), BODY, say("tell the maintainers"))
            ids.add(number)
            places[name] = numbers.get(paragraph) or (annexes if _is_style(paragraph, template, word.ANNEX) else None)
    for node in body.iter(_w("fldSimple")):
        instruction = (node.get(_w("instr")) or "").split()
        if instruction[:1] != ["REF"]:
            continue
        shown = "".join(text.text or "" for text in node.iter(_w("t")))
        if instruction[1] not in places:
            what = say("a reference to {name} leads nowhere", name=instruction[1])
            yield Problem(what, BODY, say("take the clause it refers to into the draft"))
        elif str(places[instruction[1]]) != shown:
            what = "a reference shows {shown} where the paragraph has {expected}"
            expected = places[instruction[1]]
            yield Problem(say(what, shown=shown, expected=expected), BODY, say("tell the maintainers"))


def _is_style(paragraph: Any, template: Template, name: str) -> bool:
    found = paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")
    return found is not None and name in template.styles and found.get(_w("val")) == template.styles[name]


def weekday_faults(text: str, language: str) -> Iterator[Problem]:
    """A weekday written beside a date it does not fall on («Monday, 21 June 2022»)."""
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
