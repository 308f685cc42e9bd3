"""A judgment meant by its number, its ECLI or its id, and the paragraph of it that is named behind: `41738/10, § 183`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from litigator.library.contents import Library
from litigator.precedents.searching.answers import Hit, ShownParagraph
from litigator.precedents.searching.snippets import snippet
from litigator.precedents.texts import STRIDE, Texts
from litigator.tongue import lasting

MEANT: Final = 2.0  # what was meant by its number or its name scores more; what merely answers words does not
_LONGEST: Final = 90  # characters of a number or an ECLI
_NAMED: Final = 200  # of a name with a paragraph behind it
_POINT = re.compile(
    r"(?P<case>.*?\w[\])]?)[\s,;]*"
    r"(?:§§?|¶¶?|\b(?:paras?\.?|paragraphs?|points?|punkt\w*|p\.|par\.))\s*(?P<first>\d{1,5})(?:\s*[-–—]\s*(?P<last>\d{1,5}))?\s*\.?",
    re.IGNORECASE | re.DOTALL,
)
_CITATION: Final = 300  # of a whole citation
_WHOLE: Final = (
    0.6  # of what was typed that a citation must be: the day of the judgment stands before it, or a volume behind
)
_NUMBERED = re.compile(r"\d/\d\d|\bEU:[CTF]:\d{4}:\d", re.IGNORECASE)
_ABOVE = re.compile(r"[\s,;(]*(?:cited above|pirmiau minėt\w*|précité\w*)[\s,;)]*$", re.IGNORECASE)
_OF_AN_ACT = re.compile(
    r"(?:\barticles?|\barts?\.?|\bstr(?:aipsn\w*|\.)|\brules?)\s*\d+\w*$|\d\s*(?:str\.|straipsn\w*)$", re.IGNORECASE
)


def numbered(texts: Texts | None, typed: str) -> tuple[str | None, list[int]]:
    """What number, ECLI or id was typed, None where it is no such thing; and the judgments that are it, the latest first."""
    typed = typed.strip()
    if not typed or len(typed) > _LONGEST or texts is None:
        return None, []
    key = texts.key_of(typed)
    if key is not None:
        return typed, [key]
    from litigator.citations.normalising import normal_form

    form = normal_form(typed)
    if form is None or form[0] == "statute":
        return None, []
    kind, number = form
    if kind == "ecli":
        return number, texts.keys_with_ecli(number)
    return number, texts.keys_numbered(number) or _keys_numbered_with_more(texts, number)


def _keys_numbered_with_more(texts: Texts, number: str) -> list[int]:
    """`C-216/18` for `C-216/18 PPU`."""
    rows = texts.connection.execute(
        "SELECT DISTINCT key FROM judgment_number JOIN judgment ON judgment = key WHERE number > ?1 || ' ' AND number < ?1 || '!' "
        "ORDER BY date DESC, key",
        (number,),
    )
    return [row[0] for row in rows]


def pinpointed(typed: str) -> tuple[str, tuple[int, int] | None]:
    """`Maslov v. Austria, cited above, § 75-76` → the case and the first and last paragraph; None where no paragraph stands behind a case.

    The paragraph of an article (`Article 5 § 4`) is none of a judgment.
    """
    match = _POINT.fullmatch(typed.strip()) if len(typed) <= _NAMED else None
    if match is None or _OF_AN_ACT.search(match["case"]):
        return typed, None
    first, last = int(match["first"]), int(match["last"] or match["first"])
    return _ABOVE.sub("", match["case"]).strip(), (min(first, last), max(first, last))


def pasted(typed: str, library: Library) -> tuple[str, tuple[int, int] | None] | None:
    """The number and the paragraphs of a whole citation, as it is copied from a judgment or a brief; None for anything else.

    `Maslov v. Austria [GC], no. 1638/03, § 75, 23 June 2008` → `1638/03`, 75. Two citations, or one among other words, are a question.
    """
    typed = typed.strip()
    if len(typed) > _CITATION or not _NUMBERED.search(typed):
        return None
    from litigator.citations.reading import extract
    from litigator.library.citing import families_of

    found = [one for one in extract(typed, families_of(library)) if one.kind != "statute"]
    if len({one.id for one in found}) != 1 or not found[0].numbers or len(found[0].text) < _WHOLE * len(typed):
        return None
    points = [int(point) for one in found[0].pinpoints[:1] for point in one.split("-") if point.isdigit()]
    return found[0].numbers[0], (min(points), max(points)) if points else None


def with_pinpoint(
    texts: Texts, hits: Sequence[Hit], point: tuple[int, int], each: int
) -> tuple[tuple[Hit, ...], list[str]]:
    """The judgments that were meant, each with the paragraphs that were named before all others; and, in words, which of them has none."""
    shown: list[Hit] = []
    notes: list[str] = []
    for hit in hits:
        if hit.key is None or hit.score <= MEANT:
            shown.append(hit)
            continue
        there = _paragraphs(texts, hit.key, point, each)
        if not there:
            notes.append(lasting("{title} has no paragraph {n}", title=hit.title, n=_told(point)))
        places = {one.place for one in there}
        rest = [one for one in hit.paragraphs if one.place not in places]
        shown.append(replace(hit, paragraphs=(*there, *rest)[:each]))
    return tuple(shown), notes


def _paragraphs(texts: Texts, key: int, point: tuple[int, int], most: int) -> list[ShownParagraph]:
    """The court's own paragraphs of those numbers; those of separate opinions bear numbers of their own."""
    rows = texts.connection.execute(
        "SELECT key, n, text FROM paragraph WHERE key >= ? AND key < ? AND n BETWEEN ? AND ? AND section <> 'separate_opinion' "
        "ORDER BY key LIMIT ?",
        (key * STRIDE, (key + 1) * STRIDE, *point, most),
    )
    return [ShownParagraph(n=n, place=place - key * STRIDE, snippet=snippet(text, {}, "en")) for place, n, text in rows]


def _told(point: tuple[int, int]) -> str:
    return str(point[0]) if point[0] == point[1] else f"{point[0]}-{point[1]}"
