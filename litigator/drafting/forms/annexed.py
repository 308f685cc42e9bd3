"""Tests of the annexes a finished document lists, and of the file it is: its name, its size, whether its text can be read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from litigator.drafting.forms.finished import Finished
from litigator.drafting.template import ANNEX
from litigator.drafting.wording import Sentence, say

_NAMED = re.compile(r"\((\d[\d, ir]*)\s*pried\w+\)|\(Annex(?:es)?\s*(\d[\d, and]*)\)")
_MEGABYTE = 1_000_000


def _annex_listed(document: Finished, given: Any) -> Iterator[Sentence]:
    """`true`: there is a list of annexes, and every annex the text names is in it."""
    listed = sum(1 for line in document.lines if line.style == ANNEX and line.text)
    if not given:
        return
    if not listed:
        yield say("no annexes are listed")
        return
    named = {int(number) for match in _NAMED.finditer(document.text) for number in re.findall(r"\d+", match[0])}
    for number in sorted(named):
        if number > listed:
            yield say("annex {number} is named and not listed", number=number)


def _ascii_file_name(document: Finished, given: Any) -> Iterator[Sentence]:
    """`true`: the file's own name has ASCII signs only."""
    if given and document.path is not None and not document.path.name.isascii():
        yield say("the file is named with other than ASCII signs: {file}", file=document.path.name)


def _megabytes_at_most(document: Finished, given: Any) -> Iterator[Sentence]:
    """`50`: the file is no larger."""
    if document.path is not None and document.path.stat().st_size > float(given) * _MEGABYTE:
        size = f"{document.path.stat().st_size / _MEGABYTE:.0f}"
        yield say("the file has {size} MB; {most} are allowed", size=size, most=given)


def _text_layer(document: Finished, given: Any) -> Iterator[Sentence]:
    """`true`: the document is text and not a picture of it."""
    letters = sum(1 for character in document.text if character.isalnum())
    pictures = sum(1 for node in document.body.iter() if isinstance(node.tag, str) and node.tag.endswith("}blip"))
    if given and (not letters or letters < 200 * pictures):
        yield say("the document is pictures of pages, not text")


TESTS: Mapping[str, Callable[[Finished, Any], Iterable[Sentence]]] = {
    "annex_listed": _annex_listed,
    "ascii_file_name": _ascii_file_name,
    "megabytes_at_most": _megabytes_at_most,
    "text_layer": _text_layer,
}
