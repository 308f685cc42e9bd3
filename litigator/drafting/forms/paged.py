"""Tests over how many pages a finished document takes: as LibreOffice renders it, by an estimate where it is not on this machine."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from litigator.drafting.forms.finished import Finished
from litigator.drafting.forms.headed import FIRST_PAGE
from litigator.drafting.pages import CHARACTERS, LINES, page_texts
from litigator.drafting.wording import Sentence, say

_STATED = re.compile(r"at most (\d{1,3}) pages")


def _pages_at_most(document: Finished, given: Any) -> Iterator[Sentence]:
    """`20`: the whole document takes no more pages."""
    rendered = page_texts(document.path) if document.path is not None else None
    if rendered is not None:
        if len(rendered) > int(given):
            yield say("the document takes {pages} pages; {limit} are allowed", pages=len(rendered), limit=given)
        return
    lines = sum(max(math.ceil(len(line.text) / CHARACTERS), 1) + 0.4 for line in document.lines)
    if lines / LINES > int(given):
        about = f"{lines / LINES:.0f}"
        yield say("the document takes about {pages} pages; {limit} are allowed", pages=about, limit=given)


def _pages_as_stated(document: Finished, given: Any) -> Iterator[Sentence]:
    """`10`: no more pages than the document itself says on its first page («at most 8 pages»), or than are usual where it says nothing."""
    stated = _STATED.search("\n".join(line.text for line in document.lines[:FIRST_PAGE]).replace("\u00a0", " "))
    yield from _pages_at_most(document, stated[1] if stated else given)


TESTS: Mapping[str, Callable[[Finished, Any], Iterable[Sentence]]] = {
    "pages_at_most": _pages_at_most,
    "pages_as_stated": _pages_as_stated,
}
