"""Tests of what a finished document says and where: its headings and their order, its first page, its language, its weekdays."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from litigator.documents.language import language_of
from litigator.drafting.forms.finished import Finished
from litigator.drafting.prove import weekday_faults
from litigator.drafting.wording import Sentence, say

FIRST_PAGE = 30  # paragraphs; a page of a pleading has fewer


def _heading_order(document: Finished, given: Mapping[str, list[str]]) -> Iterator[Sentence]:
    """`{lt: [Faktai, …], en: [Facts, …]}`: the headings that begin so are all there, in this order."""
    headings = [_folded(line.text) for line in document.lines if line.is_heading]
    last = -1
    for wanted in _own(given, document):
        place = next((number for number, heading in enumerate(headings) if _begins(heading, wanted)), None)
        if place is None:
            yield say("the heading «{heading}» is missing", heading=wanted)
        elif place < last:
            yield say("the heading «{heading}» stands before the one it should follow", heading=wanted)
        else:
            last = place


def _forbidden_heading(document: Finished, given: Mapping[str, list[str]]) -> Iterator[Sentence]:
    """`{en: [application to the facts, …]}`: no heading holds these words."""
    for line in document.lines:
        for words in _own(given, document):
            if line.is_heading and _folded(words) in _folded(line.text):
                yield say("a heading stands where none may: «{heading}»", heading=line.text[:60])


def _first_page_says(document: Finished, given: Mapping[str, list[str]]) -> Iterator[Sentence]:
    """`{en: ["Rule 39 - Urgent"]}`: these words stand on the first page (in its header counts too); a dash is a dash of any length."""
    first = []
    for line in document.lines[:FIRST_PAGE]:
        first.append(line.text)
        if line.breaks:
            break
    first += [_text_of(root) for name, root in document.roots.items() if name.startswith("word/header")]
    page = _dashed("\n".join(first))
    for words in _own(given, document):
        if _dashed(words) not in page:
            yield say("the first page does not say «{words}»", words=words)


def _says(document: Finished, given: Mapping[str, list[str]]) -> Iterator[Sentence]:
    """`{lt: […], en: […]}`: these words stand somewhere in the document."""
    text = _dashed(document.text)
    for words in _own(given, document):
        if _dashed(words) not in text:
            yield say("the document does not say «{words}»", words=words)


def _language(document: Finished, given: Iterable[str]) -> Iterator[Sentence]:
    """`[en, fr]`: the document is written in one of these languages (silence where its words do not tell)."""
    found = language_of(document.text)
    if found is not None and found not in given:
        yield say("the document is in {found}, not in {wanted}", found=found, wanted=", ".join(given))


def _weekday(document: Finished, given: Any) -> Iterator[Sentence]:
    """`true`: a weekday beside a date is the weekday of that date."""
    for problem in weekday_faults(document.text, document.language) if given else ():
        yield say("{question}", question=problem.what) if not isinstance(problem.what, Sentence) else problem.what


def _own(given: Mapping[str, list[str]], document: Finished) -> list[str]:
    """What is asked in the document's language; a form that says it in one language only asks nothing of the other."""
    return given.get(document.language, [])


def _begins(heading: str, wanted: str) -> bool:
    """Whether a heading begins with the words, its own number («II.», «E.») passed over."""
    words = _folded(wanted)
    return heading.startswith(words) or heading.partition(" ")[2].startswith(words)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _dashed(text: str) -> str:
    for dash in "‐‑‒–—":
        text = text.replace(dash, "-")
    return _folded(text)


def _text_of(root: Any) -> str:
    return " ".join(node.text or "" for node in root.iter() if isinstance(node.tag, str) and node.tag.endswith("}t"))


TESTS: Mapping[str, Callable[[Finished, Any], Iterable[Sentence]]] = {
    "heading_order": _heading_order,
    "forbidden_heading": _forbidden_heading,
    "first_page_says": _first_page_says,
    "says": _says,
    "language": _language,
    "weekday": _weekday,
}
