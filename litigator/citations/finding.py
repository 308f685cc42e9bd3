"""The scan: every family's pattern over the text once, the claims in order, each place given to the first that has a right to it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter

from litigator.citations.claims import case_of
from litigator.citations.draft import Claim, Draft
from litigator.citations.families import Families
from litigator.citations.statutes import provision_of

_READERS: Mapping[str, Callable[[Claim, str, int, Families], Draft | None]] = {
    "case": case_of,
    "symbol": case_of,
    "provision": provision_of,
}


def found_in(text: str, families: Families) -> tuple[list[Draft], list[Draft]]:
    """The citations of the folded `text` that stand by themselves, in order, and the weak ones between them."""
    strong: list[Draft] = []
    doubtful: list[tuple[Claim, Draft]] = []
    limit = 0
    for claim in sorted(_claims(text, families), key=itemgetter(0, 1)):
        if claim.start < limit:
            continue
        draft = _READERS[claim.family.reading](claim, text, limit, families)
        if draft is None:
            continue
        if draft.weak:
            doubtful.append((claim, draft))
            continue
        strong.append(draft)
        limit = draft.end
    return strong, _between(text, strong, doubtful, families)


def _claims(text: str, families: Families) -> Iterator[Claim]:
    held: dict[str, bool] = {}
    for order, (family, anchors, pattern) in enumerate(families.patterns):
        if family.needs and not any(_holds(text, need, held) for need in family.needs):
            continue
        if not anchors:
            for found in pattern.finditer(text):
                yield Claim(found.start(), order, found.end(), family, found)
        lead, match = family.lead, pattern.match
        for anchor in anchors:
            place = text.find(anchor, lead)
            while place >= 0:
                if found := match(text, place - lead):
                    yield Claim(place - lead, order, found.end(), family, found)
                place = text.find(anchor, place + 1)


def _holds(text: str, need: str, held: dict[str, bool]) -> bool:
    if need not in held:
        held[need] = need in text
    return held[need]


def _between(text: str, strong: list[Draft], claims: list[tuple[Claim, Draft]], families: Families) -> list[Draft]:
    """The weak claims that lie between strong citations; one that reaches into its neighbour is read again."""
    starts = [draft.start for draft in strong]
    weak: list[Draft] = []
    for claim, first in claims:
        place = bisect_left(starts, claim.start)
        limit = max(strong[place - 1].end if place else 0, weak[-1].end if weak else 0)
        following = strong[place].start if place < len(strong) else len(text)
        if not limit <= claim.start < following:
            continue
        draft: Draft | None = first
        if first.start < limit or first.end > following:
            draft = _READERS[claim.family.reading](claim, text, limit, families)
        if draft is not None and draft.end <= following:
            weak.append(draft)
    return weak
