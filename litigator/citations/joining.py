"""A case told by its number before its name, «App no 41234/17, Tamm v. Estonia», «CEDH, 6 juin 2019, n° 41234/17, Tamm c. Estonie»: one citation."""

import re

from litigator.citations import naming
from litigator.citations.draft import Draft

_BETWEEN = re.compile(r",? {1,3}\(?")
_CALLED = re.compile(r"(?:[Aa]ppl?|[Rr]eq|[Pp]areiškim|[Pp]eticij)")
_COURT = re.compile(r"(?:CEDH|Cour EDH|ECtHR|EŽTT)\b[^;()\n]{0,60}$")


def numbers_with_names(text: str, strong: list[Draft], weak: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """`strong` and `weak` where a number without a name has taken up the name right after it, that has no number of its own."""
    nameless = {
        draft.end: draft
        for draft in (*strong, *weak)
        if draft.kind == "ecthr" and draft.form == "number" and draft.named is None and not draft.short
    }
    taken: set[int] = set()
    for name in (*strong, *weak) if nameless else ():
        number = next(
            (nameless[place] for place in range(name.start - 1, name.start - 6, -1) if place in nameless), None
        )
        if number is None or not _is_its_name(text, number, name):
            continue
        number.named, number.form, number.weak, number.end = name.named, "full", False, name.end
        number.pins = (*number.pins, *(pin for pin in name.pins if pin not in number.pins))
        number.date = number.date or name.date or naming.date_before(text, number.start, 0)
        number.marks = (*number.marks, *name.marks)
        taken.add(id(name))
    if not taken:
        return strong, weak
    left = [draft for draft in (*strong, *weak) if id(draft) not in taken]
    left.sort(key=lambda draft: draft.start)
    return [draft for draft in left if not draft.weak], [draft for draft in left if draft.weak]


def _is_its_name(text: str, number: Draft, name: Draft) -> bool:
    """Whether a name with its State stands right after a number of which words before it say that it is an application's."""
    if name.kind != "ecthr" or name.numbers or name.reports or name.short or name.named is None:
        return False
    if not _BETWEEN.fullmatch(text, number.end, name.start) or not naming.is_contested(text, *name.named):
        return False
    called = _CALLED.match(text, number.start) or _CALLED.search(text, max(0, number.start - 16), number.start)
    return bool(called or _COURT.search(text, max(0, number.start - 80), number.start))
