"""Cases called by their short name alone, where the same text introduced that name: `In Petrauskas the Court held…`, `the Petrauskas judgment`.

A bare name is a citation only beside words that show it speaks of a case: a person or a place may bear the same name.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from litigator.citations import pinpoints
from litigator.citations.draft import Draft
from litigator.citations.families import Families
from litigator.citations.introducing import Introduced, Known
from litigator.citations.words import EU_PARTIES, PEOPLES, TITLES

_BEFORE = re.compile(
    r"(?:\b[Ii]n|\b[Cc]ases? of|\b(?:judgment|decision)s? in|\b[Ss]ee|\b[Bb]yloje|\bl'arrêt|\bl'affaire) (?:the |its )?$"
)
_AFTER = re.compile(r" (?:\([Nn]o\. ?\d\) ?)?(?:judgments?|cases?|decision|principles|criteria|test|ruling)\b")
_JOINED = re.compile(r",? (?:and |et |ir )?$")
_POINTED = re.compile(r"(?:[Pp]aragraphs?|[Pp]oints?|§{1,2}) {0,3}\d[\d ,§-]{0,12}(?:and \d{1,3} )?of (?:the )?$")
_SHORTEST = 5
_MOST = 300


def mentions(text: str, drafts: list[Draft], known: Introduced, families: Families) -> list[Draft]:
    """The bare names between the citations `drafts`, in order, each pointing to the case it was introduced for."""
    places = _Places(drafts)
    found: dict[int, Draft] = {}
    ends: set[int] = set()
    for case, name in _names(known, families):
        place = text.find(name, case.start + len(name))
        while place >= 0:
            end = place + len(name)
            if places.free(place, end) and place not in found and _speaks_of_a_case(text, place, end, ends):
                pins, start = pinpoints.before(text, place, places.last_end(place))
                found[place] = draft = Draft(start, end, case.kind, "short", pins=pins, named=(place, end))
                meant = known.fitting(name, place)
                if len(meant) > 1:
                    draft.candidates = tuple(one.id for one in meant)
                else:
                    draft.resolves_to = case.id
                ends.add(end)
            place = text.find(name, end)
    return _apart(sorted(found.values(), key=lambda draft: (draft.start, -draft.end)))


class _Places:
    """Where citations already stand."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.starts = [draft.start for draft in drafts]
        self.ends = [draft.end for draft in drafts]

    def last_end(self, place: int) -> int:
        """Where the last citation before `place` ends."""
        after = bisect_right(self.starts, place)
        return self.ends[after - 1] if after else 0

    def free(self, start: int, end: int) -> bool:
        after = bisect_right(self.starts, start)
        return (after == 0 or self.ends[after - 1] <= start) and (
            after == len(self.starts) or self.starts[after] >= end
        )


def _names(known: Introduced, families: Families) -> Iterator[tuple[Known, str]]:
    """The short name of each case as it is written, each once: for the first case that bears it."""
    seen: set[str] = set()
    for case in known.cases:
        if case.kind not in ("ecthr", "cjeu"):
            continue
        for name in dict.fromkeys((case.called, case.written, case.written.split(" and ")[0])):
            if len(seen) == _MOST:
                return
            if name.removesuffix("'s") in EU_PARTIES:
                continue
            if len(name) >= _SHORTEST and name not in seen and not families.is_state(name) and name not in PEOPLES:
                seen.add(name)
                yield case, name


def _speaks_of_a_case(text: str, start: int, end: int, ends: set[int]) -> bool:
    following = text[end : end + 1]
    if following.isalnum() or following in ("'", "-") or text[start - 1 : start].isalnum():
        return False
    before = text[max(0, start - 24) : start]
    words = before.split()
    if words and words[-1] in TITLES:
        return False
    if _BEFORE.search(before) or _POINTED.search(before) or _AFTER.match(text, end):
        return True
    return any(place in ends and _JOINED.fullmatch(text[place:start]) for place in range(start - 7, start))


def _apart(drafts: list[Draft]) -> list[Draft]:
    apart: list[Draft] = []
    for draft in drafts:
        if not apart or draft.start >= apart[-1].end:
            apart.append(draft)
    return apart
