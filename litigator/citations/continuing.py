"""Further paragraphs of a decision already cited: «… that “A”, and in § 8 that “B”», «“A” (§ 6) and “B” (§ 8)».

A paragraph is taken for one of the decision cited last only in the same sentence, or where a quotation follows it at once; never where the
words before it speak of another text (observations, an Article, the filing itself).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from litigator.citations import pinpoints
from litigator.citations.draft import Draft
from litigator.citations.engine import engine
from litigator.citations.grammar import FRAGMENTS, expanded
from litigator.citations.resolving import CASES
from litigator.citations.tails import PIECES

MARK = "continued"
REACH, UNQUOTED = 1_500, 300
_SIGNS = re.compile(
    r"\b(?:[Ii]n|[Aa]t|under|aux?) (?=§|[Pp]ara|[Pp]oint)|(?<=[\"'] )\((?:at |see )?(?=§|[Pp]ara|[Pp]oint)|(?<=\d) punkt(?:e|uose)\b"
)
_LITHUANIAN_NUMBERS = re.compile(
    r"(?:[\",-] |\b(?:ir|o|bei|pat|tačiau|toliau|jo) )(\d{1,4}(?: ?- ?\d{1,4})?(?:(?:, | ir )\d{1,4}(?: ?- ?\d{1,4})?){0,8})$"
)
_QUOTED = re.compile(r"\"[^\"]{0,900}\"")
_SENTENCE_ENDS = re.compile(r"[.!?;]\"?\s+(?=[^\W\d_a-zà-ž])|\n")
_JOINS = re.compile(r"(?:,|-|\b(?:and|but|also|further|then|again|later|or|et|puis|ou|ir|bei|o)) $")
_QUOTES_ON = re.compile(
    r" ?,? ?(?:that |kad |que |of )?[:,-]? ?\"| ?,? ?(?:the Court|it|Teismas|la Cour|elle) [\w ,]{2,40}? ?[:,]? ?\""
)
_OF_ANOTHER = re.compile(
    r"\b(?:[Oo]bservations?|[Ss]ubmissions?|[Pp]leadings?|[Mm]emorial|[Cc]omplaint|[Aa]ppeal|[Aa]pplication|[Rr]eport|[Ll]etter|[Rr]eply|[Aa]nnex"
    r"|[Ee]xhibit|Convention|Protocol|Charter|Articles?|Directive|Regulation|Act|Law|Code|Rules?|Guidelines|Government|applicants?|our|my|this)\b[^\"]{0,24}$"
)


@cache
def _pointed() -> Any:
    return engine().compile(
        expanded(
            r"(?:[Ii]n|[Aa]t|under|aux?|\( ?(?:at |see )?)? ?(?P<whole>(?=§|[Pp]ara|[Pp]oint)«pinpoint»)"
            r"(?! of (?!(?:the|that|its|the same) (?:same |said |above )?(?:judge?ment|decision)(?=[,.;:)]| that| the Court| it ))| (?:above|below)| (?:du|de la|des) )",
            {**FRAGMENTS, **PIECES},
        )
    )


def continued(text: str, drafts: list[Draft]) -> list[Draft]:
    """`drafts` with those further paragraphs between them, in order.

    A citation without a paragraph takes the first that follows it as its own.
    """
    starts, ends = [draft.start for draft in drafts], [draft.end for draft in drafts]
    cases = list(_outside_quotations(text, (draft for draft in drafts if draft.kind in CASES)))
    found: list[Draft] = []
    for place, case in enumerate(cases):
        limit = min(case.end + REACH, cases[place + 1].start if place + 1 < len(cases) else len(text))
        if text.find('"', case.end, limit) < 0:
            limit = min(limit, case.end + UNQUOTED)
        if all(text.find(word, case.end, limit) < 0 for word in ("§", "ara", "oint", " punkt")):
            continue
        before = case
        for start, end, pins, after in _places(text, case.end, limit):
            nearest = bisect_right(starts, start) - 1
            if ends[nearest] > start or not _is_of(text, before, start, end, after=after):
                continue
            one = _taken(text, before, start, end, pins, after=after)
            if one is not None:
                found.append(one)
                before = one
    return sorted((*drafts, *found), key=lambda draft: draft.start) if found else drafts


def _outside_quotations(text: str, cases: Iterable[Draft]) -> Iterator[Draft]:
    """The citations of the text itself: what a quotation cites is not what the text cited last."""
    end = 0
    for case in cases:
        begin = max(end, text.rfind("\n", end, case.start) + 1, case.start - REACH)
        if text.count('"', begin, case.start) % 2 and text.find('"', case.end, case.end + REACH) >= 0:
            continue
        end = case.end
        yield case


def _places(text: str, begin: int, limit: int) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    """(start, end, paragraphs, whether in brackets after a quotation) of everything that may be a further paragraph."""
    for sign in _SIGNS.finditer(text, begin, limit):
        if sign[0].startswith(" punkt"):
            if match := _LITHUANIAN_NUMBERS.search(text, max(begin, sign.start() - 60), sign.start()):
                yield match.start(1), sign.end(), pinpoints.listed([match[1]]), False
        elif match := _pointed().match(text, sign.start()):
            yield *match.span("whole"), pinpoints.listed(match.captures("pin")), sign[0][0] == "("


def _is_of(text: str, before: Draft, start: int, end: int, *, after: bool) -> bool:
    """Whether a paragraph at `start` is one of the decision cited `before`."""
    between = text[before.end : start]
    if '"' in between:
        between = _QUOTED.sub('""', between)
    if _OF_ANOTHER.search(between) or "\n¶" in between:
        return False
    if after:
        return not _SENTENCE_ENDS.search(between.replace('."', '"'))
    quotes_on = _QUOTES_ON.match(text, end) is not None
    if _SENTENCE_ENDS.search(between):
        return quotes_on and len(_SENTENCE_ENDS.findall(between)) == 1 and len(between) < 200
    lead = between[: -len(between) + len(between.rstrip()) or None].rstrip()
    words = re.sub(r"(?:[Ii]n|[Aa]t|under|aux?)$", "", lead)
    return quotes_on or '""' in between or _JOINS.search(words) is not None


def _taken(text: str, before: Draft, start: int, end: int, pins: tuple[str, ...], *, after: bool) -> Draft | None:
    """The further citation; None where the paragraph is the one the citation before lacked, which then has it."""
    quoted = '"' in text[before.end : start]
    if MARK not in before.marks:
        if before.pins == pins and after:
            return None
        if not before.pins and (after or not quoted):
            before.pins = pins
            return None
    target = before.id if before.form not in ("short", "ibid") else before.resolves_to
    if target is None and not before.candidates:
        return None
    return Draft(
        start, end, before.kind, "ibid", pins=pins, marks=(MARK,), resolves_to=target, candidates=before.candidates
    )
