"""What the rule files hold besides time limits: forums, places, acts, issues, stages, forms, questions, words.

Each shape has the keys of its YAML file. Names in two languages are mappings `{lt: …, en: …}`; a Lithuanian name that is
declined is a mapping of cases (nom, gen, dat, acc, loc).
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any, Literal

from litigator.shape import dataclass

Words = Mapping[str, str]
Status = Literal["verified", "unverified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumNames:
    """`lt` by case, `en` once."""

    lt: Words
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """A court, authority, committee or ombudsperson, as it was called between two dates."""

    id: str
    kind: Literal["court", "authority", "committee", "ombudsperson"]
    names: ForumNames
    valid_from: date | None = None
    valid_to: date | None = None
    address: str | None = None
    appeals_to: str | None = None
    source: str | None = None
    status: Status = "verified"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where people are held or lodged."""

    id: str
    kind: Literal["detention", "reception", "border"]
    names: ForumNames
    authority: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A treaty, a Union act, a statute: what a provision in a clause or a hook belongs to.

    `named` lists, in each language, how a text may begin the act's name (a name that is declined by its stem). `read_to` is the last day whose
    wording somebody has read: what holds for a claim lodged later is not known here. `seen` lists the provisions of an unverified act whose wording
    somebody has read all the same (the act's `source` says where); a draft that stands on these alone is not warned.
    """

    id: str
    kind: Literal["treaty", "eu", "statute", "constitution"]
    title: Words
    short: Words
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    number: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    read_to: date | None = None
    status: Status = "verified"
    seen: tuple[str, ...] = ()
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualName:
    """What an act of the Union is usually called, by language (a name that is declined by its stem), and every act that has borne the name.

    `acts` are written as citations of them are kept: `dir.2008/115`, `reg.604/2013`.
    """

    id: str
    names: Mapping[str, tuple[str, ...]]
    acts: tuple[str, ...]
    source: str
    status: Status = "verified"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """A legal hook of an issue, for as long as it was law."""

    act: str
    provisions: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    status: Status = "verified"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemicIssue:
    """One of the five issues (level 1) or of their 47 sub-codes (level 2)."""

    code: str
    level: int
    title: Words
    parent: str | None = None
    hooks: tuple[Hook, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageKind:
    """A stage of litigation: which forums hear it, what opens it and what it opens."""

    code: str
    title: Words
    forums: tuple[str, ...] = ()
    opened_by: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    suspends: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """A fact a form cannot be filed without, the rule that says so, and what to type or where to write it (CASE stands for the case)."""

    fact: str
    what: Words
    why: Words
    mend: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLimit:
    """How many pages a section of a form may take."""

    section: str
    pages: int
    flag: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCheck:
    """A requirement of a form, and what proves it; `flag` is the confidence of its source: V seen, M from memory, U uncertain.

    `test` is a condition over the facts of the draft that must hold; `draft` names tests over them that no condition can put, `document`
    tests over the finished file, each with what it is given; `ask: reviewer` is for a person to tick. `when` says where the requirement
    applies at all. One with none of them is for the reviewer too. Only a failing `error` of flag V stops a draft.
    """

    id: str
    rule: str | Words
    severity: Literal["error", "warn", "info"]
    flag: str
    source: str | None = None
    when: Any = None
    test: Any = None
    draft: Mapping[str, Any] = field(default_factory=dict)
    document: Mapping[str, Any] = field(default_factory=dict)
    ask: Literal["reviewer"] | None = None
    mend: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSlot:
    """A place in a form for the lawyer's own paragraphs: `title` says what they are, `holds` what belongs there."""

    slot: str
    title: Words
    holds: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A document an office files: for which forum and stages, and what must be in it. `own_act` is the act whose articles it names bare.

    `contested` are the kinds of event it may be brought against (the facts `judgment.*`), `relief` the codes it prints (none: all),
    `roles` the words for those it speaks of where the clauses say `term.claimant`. `where` and `opens` say to whom it is handed and when.
    `held_back` says why the form is not offered yet; such a form has no template.
    """

    id: str
    title: Words
    language: str
    forum: str
    stages: tuple[str, ...]
    working_languages: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    required: tuple[Required, ...] = ()
    slots_required: tuple[str, ...] = ()
    statements: tuple[StatementSlot, ...] = ()
    limits: tuple[PageLimit, ...] = ()
    annexes: tuple[str, ...] = ()
    own_act: str | None = None
    annex_order: Literal["log", "date"] = "log"
    contested: tuple[str, ...] = ()
    relief: tuple[str, ...] = ()
    roles: Words = field(default_factory=dict)
    where: Words = field(default_factory=dict)
    opens: Words = field(default_factory=dict)
    checks: tuple[FormCheck, ...] = ()
    held_back: Words = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact only the lawyer can answer."""

    type: Literal["yes_no", "number", "date", "text"]
    lt: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column in a table of cases may hold, and how people head it.

    `names` are whole headings; `parts` words that tell the column wherever they stand in a heading that is none of the names. `kind` says
    how its cells are read. `words` are what people write in its cells, by the code that is meant. `many`: several columns of a table may be it.
    """

    id: str
    title: Words
    kind: Literal["text", "day", "word"] = "text"
    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StateName:
    """A State as the Court writes it in English, and in Lithuanian. `code` where a nationality of that code is called so too."""

    name: str
    lt: Words
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One idea as people say it and as courts write it, by language, with commas between: `people` are words and phrases of everyday, `courts`
    those of judgments. Without `courts` the words of `people` are taken for one another.
    """

    id: str
    people: Words = field(default_factory=dict)
    courts: Words = field(default_factory=dict)
