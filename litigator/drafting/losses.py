"""What would be lost or put together when docxtpl rewrites a part: words, pictures and fields beside a tag, code that stands in pieces.

docxtpl reads the XML by patterns: a tag of a paragraph, a row or a cell takes the whole of it along, and braces that stand apart, in formulas or
shapes or in two paragraphs, are joined into tags that nobody saw in Word. The rules name the known cases at their place; the outcome is compared
with what was read, so that what no rule knows is refused as well.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from litigator.drafting.linting.places import SHOWN
from litigator.drafting.paragraphs import text_of, w
from litigator.drafting.tags import TAG, whole_level
from litigator.tongue import phrase

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LEVEL = re.compile(r"(?<=^\{[{%])(?:p|tr|tc|r)(?=\s)")
_MARKUP = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")
_TAKEN = (*SHOWN, "sym", "sectPr")  # a section break goes with its paragraph, a sign of a symbol font is a word


def beside(paragraph: Any, tags: Sequence[str], rest: str) -> Iterator[tuple[str, str]]:
    """(what is wrong, how to mend it) for each tag of `paragraph` that takes its paragraph, row or cell along; `rest` is the text beside the tags."""
    for tag in tags:
        level = whole_level(tag)
        if level is None or tag.startswith("{{"):  # a printed name takes nothing along: its letter is refused
            continue
        if level == "p":
            lost = _in_paragraph(paragraph, tags, rest)
        else:
            holder = next(paragraph.iterancestors(w(level)), None)
            if holder is None:
                what = phrase("{tag} stands in no table", tag=tag)
                yield what, phrase("move it into the table, or write {{%p instead of {{%{level}", level=level)
                return
            lost = _in_table(holder, tag)
        if lost is not None:
            own = {"p": phrase("give the tag a paragraph of its own"), "tr": phrase("give the tag a row of its own")}
            yield _said(lost, tag), own.get(level, phrase("give the tag a cell of its own"))
        return


def _said(lost: str, tag: str) -> str:
    if lost:
        return phrase("«{lost}» beside {tag} would be lost", lost=lost[:60], tag=tag)
    return phrase("a picture, field, footnote or table beside {tag} would be lost", tag=tag)


def _in_paragraph(paragraph: Any, tags: Sequence[str], rest: str) -> str | None:
    """The words that a tag of the paragraph takes along; nothing for what is no word; None where it stands alone."""
    if rest.strip() or len(tags) > 1:
        return rest.strip() or tags[1]
    return "" if _shows(paragraph) else None


def _in_table(holder: Any, tag: str) -> str | None:
    """The same for a tag of a row or a cell: every other word of it goes, other tags too."""
    whole = "".join(map(text_of, holder.iter(w("p")))).strip()
    words = whole.replace(tag, "", 1).strip()
    if whole.startswith(tag) and words and not TAG.sub("", words).strip() and whole_level(words) == whole_level(tag):
        return None  # its own end in the same row: told at the end
    return words or ("" if _shows(holder) or next(holder.iter(w("tbl")), None) is not None else None)


def _shows(root: Any) -> bool:
    return any(next(root.iter(kind), None) is not None for kind in (*map(w, _TAKEN), "{*}oMath"))


def put_together(patched: str, seen: Iterable[str]) -> Iterator[str]:
    """The tags of a rewritten part that no paragraph showed in Word."""
    left = Counter(map(_bare, seen))
    for code in _CODE.findall(patched):
        bare = _bare(code)
        if left[bare]:
            left[bare] -= 1
        else:
            yield " ".join(_MARKUP.sub("", code).split())


def _bare(tag: str) -> str:
    """A tag without its level, its blanks and what XML writes otherwise."""
    plain = html.unescape(_MARKUP.sub("", tag)).translate(_STRAIGHT)
    return _BLANKS.sub("", _LEVEL.sub("", plain, count=1))


_STRAIGHT = str.maketrans("“”‘’", "\"\"''")  # as docxtpl straightens them


def outcome(root: Any, patched: str) -> Iterator[tuple[str, str]]:
    """(what is wrong, how to mend it) where the rewritten part is no XML any more, or has not all the words of the part `root`."""
    from lxml import etree

    text = TAG.sub("", patched)
    try:
        etree.fromstring(text.encode())
    except etree.XMLSyntaxError:
        what = phrase("its tags cannot be filled together: they cut through a table or a paragraph")
        yield what, phrase("open and close each tag in the same table, and give it a row or a paragraph of its own")
        return
    before = _BLANKS.sub("", TAG.sub("", "".join(root.itertext())))
    after = _BLANKS.sub("", html.unescape(_MARKUP.sub("", text)))
    if before != after:
        place = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(after))
        what = phrase("words would be lost near «{near}»", near=before[max(place - 20, 0) : place + 40])
        yield what, phrase("give the tags around them paragraphs of their own")
