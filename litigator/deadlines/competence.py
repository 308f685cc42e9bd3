"""The bodies that hear individuals against Lithuania: since when, within what limit, and what bars the same matter. Dated data."""

from datetime import date
from typing import Literal

from litigator.deadlines.rule import Words
from litigator.shape import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """A body that hears individuals against Lithuania: the limit of turning to it, since when it may, what bars the same matter.

    `counts_from` is which day of the final decision its limit runs from. `same_matter`: `being_examined` bars only what another procedure
    is examining, `examined` also what one has examined. No `valid_from` means that the day is not known, never that there was none.
    """

    forum: str
    rule: str
    names: Words
    counts_from: Literal["served", "decided", "in_force"]
    same_matter: Literal["none", "being_examined", "examined", "unknown"]
    same_matter_source: str
    source: str
    status: Literal["verified", "unverified"]
    valid_from: date | None = None
    valid_to: date | None = None
    note: Words | None = None
