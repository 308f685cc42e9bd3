"""The day of the decision cited where it stands before the name («2018 m. gruodžio 11 d. sprendimas byloje …»), and days that never were."""

import re
from datetime import date

from litigator.citations.grammar import MONTHS, day_of

_MONTH = "|".join(MONTHS)
WRITTEN = (
    rf"\d{{1,2}}(?:st|nd|rd|th|er)? (?:{_MONTH}),? \d{{4}}(?!\d)|\d{{4}} ?m\. ?(?:{_MONTH}) ?\d{{1,2}} ?d\."
    r"|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)"
)
"""A day as texts of three languages write it."""
_DATE = re.compile(WRITTEN, re.IGNORECASE)
_DECIDED = (
    r"judgments?|decisions?|opinions?|orders?|rulings?|views|arrêts?|décisions?|jugements?|conclusions|ordonnances?"
)
_OF = re.compile(
    rf"\b(?:{_DECIDED})\b[^.;:()]{{0,40}}\b(?:of|du|dated|delivered on|rendu le)\s+(?:the\s+)?$", re.IGNORECASE
)
_JUDGMENT_OF = re.compile(r"\b(?:judgments?|arrêts?)\b[^.;:()]{0,40}\b(?:of|du|dated)\s+(?:the\s+)?$", re.IGNORECASE)
_IN = re.compile(
    r"[\s,]*(?:in|dans|delivered in)?(?: the)?(?: joined)?(?: cases?)?(?: l['’]affaire)?(?: of)?[\s,«„“\"]*$",
    re.IGNORECASE,
)
_LITHUANIAN = re.compile(r"[^.;:()\d]{0,70}\b(?:sprendim|nutart|nutarim|išvad|byl)\w*[^;:()\d§]{0,110}$", re.IGNORECASE)


def day_before(text: str, *, nameless: bool = False) -> date | None:
    """The day of the decision whose name begins where `text` ends; None where the last date in it is of something else.

    Where a number follows without a name (`nameless`), only a judgment is taken for the decision cited: an order may be one in the case.
    """
    text = text.replace("\u00a0", " ")
    found = None
    for found in _DATE.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    if found is None:
        return None
    between = text[found.end() :]
    if found[0][:4].isdigit():
        belongs = bool(_LITHUANIAN.fullmatch(between))
    else:
        opening = (_JUDGMENT_OF if nameless else _OF).search(text[: found.start()])
        belongs = bool(_IN.fullmatch(between)) and opening is not None
    return _day(found[0]) if belongs else None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written[4:5] == "-" else day_of(written)
    except ValueError:
        return None


def impossible_day(text: str) -> str | None:
    """A date written in `text` that no calendar has («31 February 2012»)."""
    plain = text.replace("\u00a0", " ")
    return next((found[0] for found in _DATE.finditer(plain) if _day(found[0]) is None), None)
