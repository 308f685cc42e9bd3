"""Short forms and what they stand for in the same text: by name, or as the last one cited. What resolves to nothing stays open.

A weak claim — only a name, or a name and a paragraph — stays a citation where it resolves, or where it is joined to a reference back.
"""

import re

from litigator.citations import pinpoints
from litigator.citations.draft import Draft
from litigator.citations.introducing import Introduced

IBID_REACH = 2500
_JOINS = re.compile(
    r"[)\] ]{0,3}(?:[;,] {0,3}|,? {1,3})(?:and |et |ir )?(?:[Ss]ee )?(?:also |in )?(?:the )?(?:case of )?$"
)
# «In the case of X v. Y,» at the head of a judgment is its own title.
_TITLE = re.compile(r" ?(?:\([Nn]o\. ?\d\))?(?:\[\d\])? ?,? ?\n")
CASES = ("ecthr", "cjeu", "ecli", "lt", "un", "other")


def share_reports(text: str, strong: list[Draft], weak: list[Draft]) -> None:
    """Several judgments told together, `X v. Y and Z v. Y, judgments of …, Series A no. 1-A and no. 1-B`: each gets its date and its volume."""
    following = {draft.start: draft for draft in strong if draft.form == "report" and draft.together}
    for draft in reversed(weak):
        if draft.pins or not following:
            continue
        last = next((following[place] for place in range(draft.end + 1, draft.end + 12) if place in following), None)
        if last is None or not _JOINS.match(text[draft.end : last.start]):
            continue
        draft.weak, draft.form, draft.date, draft.together = False, "report", last.date, True
        if len(last.reports) > 1:
            draft.reports, last.reports = last.reports[:1], last.reports[1:]
        following[draft.start] = draft


def resolved(text: str, strong: list[Draft], weak: list[Draft], known: Introduced) -> list[Draft]:
    """All citations in order, short forms pointing to what they stand for."""
    numbers = {number for draft in strong if draft.kind == "ecthr" for number in draft.numbers}
    weak = [draft for draft in weak if not draft.numbers or numbers.intersection(draft.numbers)]
    for draft in weak:
        draft.weak = not draft.numbers
    drafts = sorted((*strong, *weak), key=lambda draft: draft.start)
    last: Draft | None = None
    for draft in drafts:
        if draft.kind not in CASES:
            continue
        if draft.form == "ibid":
            _follow(draft, last)
        elif draft.form == "short" or (draft.weak and draft.form == "report"):
            draft.form = "short"
            _settle(text, draft, known)
        if not draft.weak or draft.resolves_to or draft.candidates:
            last = draft
    return _kept(text, drafts)


def _follow(draft: Draft, last: Draft | None) -> None:
    if last is not None and draft.start - last.end < IBID_REACH:
        draft.resolves_to, draft.kind = last.id or last.resolves_to, last.kind
        draft.candidates = last.candidates


def _settle(text: str, draft: Draft, known: Introduced) -> None:
    if draft.named is None:
        return
    cases = known.fitting(" ".join(text[draft.named[0] : draft.named[1]].split()), draft.start)
    cases = [case for case in cases if draft.date and case.day == draft.date] or cases
    if len(cases) > 1:
        draft.candidates, draft.kind = tuple(case.id for case in cases), cases[0].kind
    elif cases:
        draft.resolves_to, draft.kind = cases[0].id, cases[0].kind


def _kept(text: str, drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    following: Draft | None = None
    for draft in reversed(drafts):
        if _stands(text, draft, following):
            kept.append(draft)
            following = draft
    return kept[::-1]


def _stands(text: str, draft: Draft, following: Draft | None) -> bool:
    if draft.resolves_to or draft.candidates:
        return not (draft.weak and _TITLE.match(text, draft.end))
    if draft.weak:
        limit = following.start if following else len(text)
        if draft.numbers == () and " v" in text[draft.start : draft.end] and _stands_later(text, draft, limit):
            return True
        return not draft.short and _joined(text, draft, following) and not _TITLE.match(text, draft.end)
    if draft.form == "ibid":
        return bool(draft.pins)
    # A name with a page and no paragraph, which the text did not introduce, is a book more likely than a case.
    return not (draft.form == "short" and draft.paged and not draft.pins)


def _stands_later(text: str, draft: Draft, limit: int) -> bool:
    """Whether words that refer back follow a few words after a name with its State."""
    return pinpoints.cited_later(text, draft.end, limit) is not None


def _joined(text: str, draft: Draft, following: Draft | None) -> bool:
    """Whether a weak one is joined, as in a list, to a reference back that follows it."""
    if following is None or not (following.short or following.weak or following.date) or following.kind != "ecthr":
        return False
    return following.start - draft.end < 40 and _JOINS.match(text[draft.end : following.start]) is not None
