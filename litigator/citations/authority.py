"""A decision of the library: who, when, where, what it held, and how far each of these has been verified."""

import datetime
from typing import Literal

from litigator.shape import dataclass

Court = Literal["ECtHR", "CJEU", "LT", "UN"]
Confidence = Literal["verified", "memory-certain", "memory-uncertain", "n/a"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOutcome:
    """What was decided under one article, or (`kind`) as a whole where articles are not the measure."""

    article: str | None = None
    result: str | None = None
    kind: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyParagraph:
    """A paragraph worth citing, and whether someone saw it (`seen`), knows it through others (`secondary`) or remembers it."""

    pinpoint: str
    about: str
    basis: Literal["seen", "secondary", "memory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How far the entry may be relied on: `fileable` says whether it may stand in a filing."""

    fileable: Literal["yes", "as-pending", "after-check", "no"]
    identity: Confidence
    outcome: Confidence
    court_list: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """One file of `precedents/`. `date` is the day of the decision, `final` the day it became final (Article 44 ECHR).

    `numbers` are those that were seen; `numbers_total` is how many the court counts, where it counts more.
    """

    id: str
    court: Court
    name: str
    formation: str
    status: Literal["decided", "pending", "opinion-only", "soft-law"]
    holding: str
    issues: tuple[str, ...]
    adverse: bool
    verification: Verification
    numbers: tuple[str, ...] = ()
    name_lt: str | None = None
    numbers_note: str | None = None
    numbers_total: int | None = None
    date: datetime.date | None = None
    final: datetime.date | None = None
    ecli: str | None = None
    ecli_basis: Literal["seen", "derived-by-formula", "memory"] | None = None
    respondents: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    outcomes: tuple[ArticleOutcome, ...] = ()
    key_paragraphs: tuple[KeyParagraph, ...] = ()
    notes: str | None = None
