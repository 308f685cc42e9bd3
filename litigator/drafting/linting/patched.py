"""What docxtpl makes of a part before anything is filled in: whether it can still be read, and whether all words are still there.

Docxtpl rewrites the XML by patterns, and some tags take more with them than their authors see. The rules know the common cases; this
looks at the outcome.
"""

import html
import re
from collections.abc import Iterator

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateError
from lxml import etree

from litigator.drafting.linting.finding import Findings, Place
from litigator.drafting.linting.places import Paragraph
from litigator.drafting.linting.reading import ReadPart
from litigator.drafting.linting.scanning import Token
from litigator.drafting.linting.wording import tell
from litigator.drafting.paragraphs import w

_MARKUP = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")


def check(read: ReadPart, findings: Findings) -> None:
    """The first place where the part cannot be read, and every paragraph of whose words some are gone, where no rule spoke of it."""
    if any(one.place.part == read.part.name and one.severity == "error" for one in findings.found) or not read.tags:
        return
    source = DocxTemplate(None).patch_xml(etree.tostring(read.part.root, encoding="unicode"))
    try:
        Environment().parse(re.sub(r"(<w:p[ >])", r"\n\1", source))
    except TemplateError as error:
        what = tell("the tags around this place cannot be read together ({reason})", reason=error.message or "")
        fix = tell("give each tag its own words and close what was opened last first")
        findings.wrong("together", _place(read, source, getattr(error, "lineno", None) or 1), what, fix)
        return
    except RecursionError:
        return
    _words(read, _shown(source), findings)


def _place(read: ReadPart, source: str, line: int) -> Place:
    """The paragraph of a line of the rewritten part: found by its words, as rewriting takes paragraphs out."""
    lines = re.sub(r"(<w:p[ >])", r"\n\1", source).split("\n")
    near = _shown(lines[line - 1]) if 0 < line <= len(lines) else ""
    hyphened = [tag for tag in read.tags if tag.token.raw.startswith("{%-")]
    for tag in hyphened:  # such a tag takes what stands before it along, back to the paragraph before
        if _shown(tag.token.raw.replace("{%-", "{%") + tag.paragraph.text[tag.token.end :]) in near:
            return tag.paragraph.place
    for tag in read.tags:
        said = _shown(tag.paragraph.text)
        if near and (said in near or near in said):
            return tag.paragraph.place
    return read.tags[0].paragraph.place


def _shown(xml: str) -> str:
    """The words of XML without blanks, as Word shows them."""
    return _BLANKS.sub("", html.unescape(_MARKUP.sub("", xml)))


def _words(read: ReadPart, said: str, findings: Findings) -> None:
    """Each stretch of words must be found after the one before it."""
    tokens = {id(paragraph): found for paragraph, found in read.tokens}
    position = 0
    for paragraph in read.part.paragraphs:
        whole = any(
            token.level in ("p", "tr", "tc") or token.kind == "comment" for token in tokens.get(id(paragraph), [])
        )
        if whole:
            continue
        # A text box stands within the words of the paragraph that holds it: these two are not read in turn.
        apart = paragraph.place.boxed or next(paragraph.element.iter(w("txbxContent")), None) is not None
        for words in _stretches(paragraph, tokens.get(id(paragraph), [])):
            place = said.find(words, 0 if apart else position)
            if place < 0:
                what = tell("«{lost}» would be lost: a tag near it takes it along", lost=words[:60])
                findings.wrong(
                    "lost", paragraph.place, what, tell("write the tag without the hyphen, or on a line of its own")
                )
                return
            position = position if apart else place + len(words)


def _stretches(paragraph: Paragraph, tokens: list[Token]) -> Iterator[str]:
    position = 0
    for token in tokens:
        yield from _bare(paragraph.text[position : token.start])
        position = token.end
    yield from _bare(paragraph.text[position:])


def _bare(text: str) -> Iterator[str]:
    words = _BLANKS.sub("", text)
    if words:
        yield words
