"""What was probably meant by a name that is none: the nearest of those there are."""

from collections.abc import Collection, Sequence
from typing import Literal

from rapidfuzz import fuzz, process

from litigator.drafting.linting.wording import tell
from litigator.drafting.wording import Sentence


def nearest(name: str, known: Sequence[str], least: float = 60) -> str | None:
    """The known name most like `name` (at `least` so alike, of 100), though one may be a piece of the other."""
    found = process.extractOne(name, known, score_cutoff=least)
    return found[0] if found else None


def nearest_spelling(name: str, known: Collection[str], least: float) -> str | None:
    """The known name spelt most like `name`, letter for letter."""
    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=least)
    return found[0] if found else None


def meant(near: str | None) -> Sentence | Literal[""]:
    """«did you mean …?», where there is a nearest name."""
    return tell("did you mean «{name}»?", name=near) if near else ""
