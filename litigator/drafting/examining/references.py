"""References inside a document: Word's own fields and links, and those typed by hand to paragraphs that are not there."""

import re
from collections.abc import Iterator

from litigator.drafting.examining.numbers import main_run
from litigator.drafting.examining.passages import Examined, Field, Passage
from litigator.drafting.examining.words import found, near, say
from litigator.errors import Problem

_BROKEN = re.compile(
    r"(?:Error|Klaida|Erreur|Fehler)\s?[!:]\s*\S[^.!\n]{0,60}|Reference source not found|Nerastas nuorodos šaltinis|Bookmark not defined|Žym(?:elė|ė) neapibrėžta",
)
_LIST = r"(\d{1,3}(?:-[^\W\d]{1,5})?(?:(?:\s*[-–—,]\s*(?:and\s+|ir\s+)?|\s+(?:and|to|ir|iki|bei)\s+)\d{1,3}(?:-[^\W\d]{1,5})?)*)(?![\d/])"
_SIGN = r"(?:\b(?:paragraphs?|paras?\.?|points?)|§§?|¶¶?)"
_OTHERS = re.compile(
    r"\bv\.|prieš|\bno\.|\bnos\.|Nr\.|ECLI|\d/\d\d|judgment|sprendim|nutart|nutarim|directive|direktyv|regulation|reglament|chart|konvencij|convention|įstatym|kodeks|\bcode\b|ibid|ten pat|cited|komentar|pastab|comment|view|išvad|UTPĮ|ABTĮ|EŽTT|LVAT|Teisingumo",
    re.IGNORECASE,
)
_TYPED = (
    re.compile(rf"{_SIGN}\s*{_LIST}\s+(?:above|below|of (?:this|the present)\b)"),
    re.compile(rf"\b(?:šio|šios|šiame)\s+(?:\w+\s+){{0,2}}?{_LIST}\s+(?:punkt\w*|pastraip\w*|p\.)", re.IGNORECASE),
    re.compile(rf"\b(?:šio|šios|šiame)\s+(?:\w+\s+)?(?:punkt|pastraip)\w*\s+{_LIST}", re.IGNORECASE),
    re.compile(
        rf"\b(?:pirmiau|aukščiau|toliau|žemiau)\s+(?:\w+\s+){{0,2}}?{_LIST}\s+(?:punkt|pastraip)\w*", re.IGNORECASE
    ),
    re.compile(
        rf"(?:(?<!\w){_LIST}\s+(?:punkt|pastraip)\w*|\b(?:punkt|pastraip)\w*\s+{_LIST})\s+(?:pirmiau|aukščiau|žemiau)\b",
        re.IGNORECASE,
    ),
)
_LOOSE = (
    re.compile(rf"\b(?:[Ss]ee|[Cc]f\.)\s+(?:also\s+)?{_SIGN}\s*{_LIST}"),
    re.compile(rf"\b(?:[Žž]r\.|[Pp]lg\.)\s+(?:taip pat\s+)?{_LIST}\s+(?:punkt|pastraip)\w*"),
    re.compile(
        rf"\b(?:stated|set out|described|mentioned|explained|noted|shown|argued|submitted)\s+(?:in|at|under)\s+{_SIGN}\s*{_LIST}"
    ),
    re.compile(
        rf"\b(?:nurodyt|minėt|išdėstyt|aprašyt|paaiškint|pažymėt|įrodyt)\w*\s+{_LIST}\s+(?:punkte|punktuose|pastraipo\w+)\b",
        re.IGNORECASE,
    ),
)
_NUMBER = re.compile(r"\d{1,3}")


def reference_problems(document: Examined) -> Iterator[Problem]:
    """Fields and links that lead nowhere or show something else than what they point at, and typed references past the last paragraph."""
    places = {name: passage for passage in document.passages for name in passage.bookmarks}
    numbers = {number for number, _ in main_run(document)}
    for passage in document.passages:
        broken = _BROKEN.search(passage.text)
        if broken:
            what = say("a reference is broken: «{near}»", near=near(passage.text, *broken.span()))
            yield found(passage, what, say("point it at a paragraph that is there"))
        for one in passage.fields:
            yield from _field(passage, one, places, document)
        for name in passage.links:
            yield from _link(passage, name, places)
        if passage.running and numbers:
            yield from _typed(passage, numbers)


def _field(passage: Passage, one: Field, places: dict[str, Passage], document: Examined) -> Iterator[Problem]:
    if one.does == "HYPERLINK":
        yield from _link(passage, one.target, places)
    if one.does not in ("REF", "PAGEREF", "NOTEREF") or not one.target:
        return
    if one.target not in places:
        if _BROKEN.search(one.shown) is None:  # told already
            what = say("a reference to {name} leads nowhere: it shows «{shown}»", name=one.target, shown=one.shown[:60])
            yield found(passage, what, say("point it at a paragraph that is there"))
        return
    if one.does != "REF" or _BROKEN.search(one.shown):
        return
    target = places[one.target]
    by_number = {switch[:1].lower() for switch in one.switches} & {"r", "n", "w"}
    update = say("update the fields (Ctrl+A, F9)")
    if by_number:
        expected = _bare(target.number or "")
        if not _agrees(_bare(one.shown), expected):
            told = "a reference shows {shown} where the paragraph has {expected}"
            yield found(passage, say(told, shown=one.shown or "–", expected=expected or "–"), update)
    elif one.target in document.marked and "p" not in one.switches:
        expected = " ".join(document.marked[one.target].split())
        if expected and " ".join(one.shown.split()) != expected:
            told = "a reference shows «{shown}» where the text reads «{expected}»"
            yield found(passage, say(told, shown=one.shown[:60], expected=expected[:60]), update, "warning")


def _bare(number: str) -> str:
    return number.strip(".() \u00a0")


def _agrees(shown: str, expected: str) -> bool:
    """Whether a field shows the number of its paragraph, whole or, from nearby, its last part (`(a)` for `2(a)`)."""
    return shown == expected or bool(
        shown
        and expected
        and (shown.endswith(expected) or expected.endswith(shown))
        and not (shown.isdigit() and expected.isdigit())
    )


def _link(passage: Passage, name: str, places: dict[str, Passage]) -> Iterator[Problem]:
    if name and name not in places and name.lower() != "_top":
        what = say("a link to {name} leads nowhere", name=name)
        yield found(passage, what, say("point it at a paragraph that is there"), "warning")


def _typed(passage: Passage, numbers: set[int]) -> Iterator[Problem]:
    """References by hand to a paragraph the document has not. Where a judgment or an act is near, the paragraph may be of that."""
    told: set[int] = set()
    for patterns, strict in ((_TYPED, False), (_LOOSE, True)):
        for match in (match for pattern in patterns for match in pattern.finditer(passage.text)):
            listed = next(group for group in range(1, len(match.groups()) + 1) if match[group])
            if match.start(listed) in told or (
                strict and _OTHERS.search(passage.text, max(match.start() - 160, 0), match.end() + 60)
            ):
                continue
            told.add(match.start(listed))
            for number in (int(one) for one in _NUMBER.findall(match[listed])):
                if number not in numbers:
                    what = "«{near}»: there is no paragraph {number}; the last is {last}"
                    words = near(passage.text, *match.span())
                    yield found(
                        passage, say(what, near=words, number=number, last=max(numbers)), say("correct the number")
                    )
