"""The nouns of a case, frozen: what every other room is handed instead of database rows.

A `CaseFile` is a snapshot. It is built in one place (`registry.case_file`), read everywhere, and never
changed: an edit goes to the registry and yields the next snapshot. Only plain values stand in it
(text, whole numbers, decimals, booleans, dates), so that it can be hashed, saved as JSON and put into a
Word template without handing over a single method.

Codes (issue, stage, vulnerability, relief, outcome, event kind) come from `rules/vocabularies.yaml`; forums and places from
`rules/*/forums.yaml` and `rules/*/places.yaml`.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from litigator.shape import dataclass

Language = Literal["lt", "en"]
OFFICE_EVENTS = frozenset(
    {"deadline_confirmed", "deadline_waived", "deadline_overridden", "deadline_reopened", "deadline_assigned"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vulnerability:
    """A special need of a claimant, who noticed it, and when (Directive 2013/33/EU, Article 21, and additions)."""

    code: str
    source: Literal["self", "ngo", "doctor", "authority"]
    identified_on: date
    authority_informed_on: date | None = None
    needs: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What a claimant allows to be done with what is known of them. Absence of a consent means no."""

    use: str
    given: bool
    on: date
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detention:
    """One unbroken stay in one place on one legal footing. `order_number` is empty where no court ordered it.

    `since` is the first day inside, `until` the day of leaving (None: still inside).
    """

    place: str
    since: date
    until: date | None = None
    legal_basis: str | None = None
    order_court: str | None = None
    order_number: str | None = None
    order_date: date | None = None
    order_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """A person the case is for, in the role they have in this case. `reference` is the person's, across cases;
    `version` is the registry's, for refusing stale edits of a person whom several cases share.
    """

    reference: str
    name: str
    role: str = "claimant"
    native_name: str | None = None
    aliases: tuple[str, ...] = ()
    gender: Literal["f", "m", "x"] | None = None
    born: date | None = None
    born_estimate: str | None = None
    nationality: str | None = None
    languages: tuple[str, ...] = ()
    household: str | None = None
    acts_through: str | None = None
    address: str | None = None
    email: str | None = None
    phone: str | None = None
    personal_code: str | None = None
    vulnerabilities: tuple[Vulnerability, ...] = ()
    consents: tuple[Consent, ...] = ()
    detentions: tuple[Detention, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Anyone else in the case: representative, respondent, intervener, third party, interpreter, expert."""

    key: str
    role: str
    name: str
    name_en: str | None = None
    organisation: str | None = None
    address: str | None = None
    email: str | None = None
    phone: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A systemic issue the case is to decide: `code` is one of the 47 sub-codes, such as `a3`."""

    code: str
    lead: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a forum decided, whole (`article` empty) or article by article."""

    result: str
    on: date
    article: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One set of proceedings before one forum. `key` names it within the case; `number` is the forum's own."""

    key: str
    code: str
    forum: str
    number: str | None = None
    opened: date | None = None
    closed: date | None = None
    opened_by: str | None = None
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, or is fixed to happen. Time limits start from events and are met by them.

    `at` (with its offset) stands beside `on` where hours count. `proof` says how the date is known;
    `proof_exhibit` names the exhibit that shows it. A letter or order that itself fixes a day bears it in `due`, with the time limit it
    fixes in `limit`; an answer names the letter it answers in `started_by`. What the office decides about a limit is an event too
    (`OFFICE_EVENTS`): `limit` and `started_by` (the key of the starting event) say which one, `title` why, `due` for which day, `person`
    whom it is given to. `recorded_by` is the person of the office who entered the event, or decided it.
    """

    key: str
    kind: str
    on: date
    at: datetime | None = None
    stage: str | None = None
    claimants: tuple[str, ...] = ()
    title: str | None = None
    title_en: str | None = None
    author: str | None = None
    number: str | None = None
    proof: Literal["delivery", "notice", "pronouncement", "e_service", "notice_left", "none"] = "none"
    proof_exhibit: str | None = None
    limit: str | None = None
    started_by: str | None = None
    due: date | None = None
    person: str | None = None
    recorded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A piece of evidence in the log. `annex` marks it for annexing; `new_because` answers why it was not filed earlier."""

    key: str
    kind: str
    title: str
    title_en: str | None = None
    dated: date | None = None
    pages: int | None = None
    annex: bool = True
    file: str | None = None
    sha256: str | None = None
    source: str | None = None
    new_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """What is asked (`stage` names where) and what was granted of it."""

    code: str
    stage: str | None = None
    detail: str | None = None
    detail_en: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    granted: Literal["pending", "yes", "partly", "no"] = "pending"
    granted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A paragraph the lawyer wrote for this case alone, and the exhibits that carry it.

    `slot` says where it belongs (facts, judgment, grounds, remedies…), `position` its order there.
    """

    slot: str
    position: int
    text: str
    language: Language
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie to another case of the office, by its reference."""

    kind: str
    case: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the lawyer answered to a question of `rules/questions.yaml`: `yes`, `no`, a number, a date or words."""

    fact: str
    value: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """One case, whole, as it stood when it was read. `version` is the registry's, for refusing stale edits."""

    reference: str
    name: str
    opened: date
    closed: date | None = None
    language: Language = "lt"
    regime: str = "foreigners"
    asylum_claim_lodged: date | None = None
    goal: str | None = None
    owner: str | None = None
    claimants: tuple[Claimant, ...] = ()
    parties: tuple[Party, ...] = ()
    issues: tuple[Issue, ...] = ()
    stages: tuple[Stage, ...] = ()
    events: tuple[Event, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    relief: tuple[Relief, ...] = ()
    statements: tuple[Statement, ...] = ()
    answers: tuple[Answer, ...] = ()
    links: tuple[Link, ...] = ()
    version: int = 1
