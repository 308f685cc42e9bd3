"""What became of a judgment after it was given, as far as the imported judgments and the built-in entries tell.

Nothing is concluded that no text says: a line names what was found and where. `grave` marks what must be known before it is cited.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from litigator.citations.authority import Precedent
from litigator.deadlines.counting import add_months
from litigator.precedents.judgment import Judgment
from litigator.precedents.texts import STRIDE, Texts
from litigator.tongue import lasting, marked

Kind = Literal[
    "pending",
    "not_final",
    "finality_unknown",
    "opinion",
    "judgment_given",
    "grand_chamber",
    "revised",
    "interpreted",
    "reopened",
    "struck_out",
    "just_satisfaction",
    "appeal",
    "later",
    "earlier",
    "version",
    "note",
]
GRAVE: frozenset[Kind] = frozenset(
    (
        "pending",
        "not_final",
        "opinion",
        "judgment_given",
        "grand_chamber",
        "revised",
        "reopened",
        "struck_out",
        "appeal",
    )
)
PROTOCOL_11 = date(1998, 11, 1)
_MONTHS_TO_REFER = 3  # Article 43 § 1 and 44 § 2 of the Convention
_MONTHS_OF_DOUBT = 36
_SAYS = (
    ("revised", r"revision|révision|peržiūr"),
    ("interpreted", r"interpretation|interprétation|išaiškin"),
    ("reopened", r"restor(ed|ation)|reopen|réinscri|réouverture|atnaujin"),
    ("just_satisfaction", r"just satisfaction|satisfaction équitable|article 50|article 41|teising\w+ atlygin"),
    ("struck_out", r"striking out|struck out|radiation|rayé|radiée?|išbraukt"),
)
_STRUCK_OUT = re.compile(r"\s*(struck out|rayée?|radiation)", re.IGNORECASE)
_OPERATIVE = re.compile(
    r"\b(sets? aside|annuls?|annule|panaikin\w+|dismisses the appeal|rejette le pourvoi|atmesti apeliacin\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing that happened: what, in words, when, and by which imported judgment (`id`), where one says it."""

    kind: Kind
    sentence: str
    date: datetime.date | None = None
    id: str | None = None

    @property
    def grave(self) -> bool:
        return self.kind in GRAVE


def later_history(texts: Texts, key: int, today: date, entry: Precedent | None = None) -> tuple[Turn, ...]:
    """Everything known of what became of the imported judgment `key`, the gravest first; `entry` is its built-in entry."""
    this = texts.known(key)
    if entry is not None and this.final is None:
        this = replace(this, final=entry.final)
    found = [*_of_itself(this, today)]
    found += (turn for other in _in_the_same_case(texts, key) for turn in _turns(this, other))
    found += _appeals(texts, key, this)
    if entry is not None:
        found += (turn for turn in history_of_entry(entry, today) if turn.kind == "note" or turn.kind == "pending")
    if any(turn.kind == "grand_chamber" for turn in found):
        found = [turn for turn in found if turn.kind not in ("not_final", "finality_unknown")]
    return _in_order(found)


def history_of_entry(entry: Precedent, today: date) -> tuple[Turn, ...]:
    """What a built-in entry itself says of its state."""
    found: list[Turn] = []
    if entry.status == "pending":
        found.append(Turn(kind="pending", sentence=lasting("pending: it decides nothing yet")))
    elif entry.status == "opinion-only":
        found.append(Turn(kind="opinion", sentence=lasting("an Advocate General's opinion, no judgment")))
    elif entry.court == "ECtHR" and entry.date is not None:
        decision = "(dec.)" in entry.name
        found += _finality(entry.date, entry.final, entry.formation, today, judgment=not decision)
    if entry.notes:
        found.append(Turn(kind="note", sentence=entry.notes))
    return _in_order(found)


def is_grand_chamber(formation: str | None) -> bool:
    """Whether a formation's name is the Grand Chamber's, in the languages and spellings that sources use."""
    return bool(formation) and bool(
        re.search(r"grand\s?_?chamber|grande\s?chambre|didži", str(formation), re.IGNORECASE)
    )


def _of_itself(this: Judgment, today: date) -> Iterator[Turn]:
    """What the judgment's own date, formation and conclusion say."""
    if this.kind == "opinion":
        yield Turn(
            kind="opinion", sentence=lasting("an Advocate General's opinion: it decides nothing"), date=this.date
        )
    if this.court == "ECtHR" and this.date is not None:
        yield from _finality(this.date, this.final, this.formation, today, judgment=this.kind == "judgment")
    conclusion = this.conclusion or ""
    if _STRUCK_OUT.match(conclusion) and "violation" not in conclusion.lower():
        yield Turn(
            kind="struck_out", sentence=lasting("struck out of the list: the merits were not decided"), date=this.date
        )


def _finality(day: date, final: date | None, formation: str | None, today: date, *, judgment: bool) -> Iterator[Turn]:
    """Only a Chamber's judgment waits for three months: the Grand Chamber's, a Committee's and a decision are final at once."""
    at_once = is_grand_chamber(formation) or re.search(r"committee|comité", formation or "", re.IGNORECASE)
    if final is not None and final > today:
        yield Turn(kind="not_final", sentence=lasting("not final before {day}", day=final), date=final)
    if final is not None or not judgment or at_once or day < PROTOCOL_11:
        return
    ends = add_months(day, _MONTHS_TO_REFER)
    if today < ends:
        said = lasting(
            "not final: until {day} referral to the Grand Chamber may be asked for (Article 43 § 1 of the Convention)",
            day=ends,
        )
        if not formation:
            said = lasting("{said}; its formation is not known: a Committee's judgment is final at once", said=said)
        yield Turn(kind="not_final", sentence=said, date=ends)
    elif today < add_months(day, _MONTHS_OF_DOUBT):
        said = lasting(
            "nothing imported says that it became final: see whether referral was asked for by {day}", day=ends
        )
        yield Turn(kind="finality_unknown", sentence=said, date=ends)


def _in_the_same_case(texts: Texts, key: int) -> Iterator[Judgment]:
    rows = texts.connection.execute(
        "SELECT DISTINCT b.judgment FROM judgment_number a JOIN judgment_number b ON b.number = a.number "
        "WHERE a.judgment = ? AND b.judgment <> a.judgment ORDER BY 1",
        (key,),
    ).fetchall()
    for (other,) in rows:
        yield texts.known(other)


def _turns(this: Judgment, other: Judgment) -> Iterator[Turn]:
    """What another decision in the same case means for this one."""
    day = lasting(" of {day}", day=other.date) if other.date else ""
    made: dict[str, object] = {"kind": lasting(other.kind), "day": day}
    if _same_decision(this, other):
        yield Turn(
            kind="version",
            sentence=lasting("also imported in {language}", language=other.language),
            date=other.date,
            id=other.id,
        )
    elif this.date is None or other.date is None:
        yield Turn(
            kind="later",
            sentence=lasting("another {kind}{day} in the same case, undated", **made),
            date=other.date,
            id=other.id,
        )
    elif other.date < this.date or (other.date == this.date and other.kind == "opinion"):
        yield Turn(
            kind="earlier",
            sentence=lasting("came after the {kind}{day} in the same case", **made),
            date=other.date,
            id=other.id,
        )
    else:
        kind = _what_came_later(this, other)
        yield Turn(kind=kind, sentence=lasting(_LATER[kind], **made), date=other.date, id=other.id)


KINDS = (
    marked("judgment"),
    marked("decision"),
    marked("order"),
    marked("opinion"),
    marked("views"),
)  # as they are shown
_LATER: dict[Kind, str] = {
    "judgment_given": marked("an opinion: the court's judgment{day} was given since; cite that one"),
    "grand_chamber": marked(
        "the Grand Chamber gave a {kind}{day} in the same case: it stands in the place of this one"
    ),
    "revised": marked("revised by the {kind}{day}"),
    "interpreted": marked("interpreted by the {kind}{day}"),
    "reopened": marked("the case was reopened or restored to the list: {kind}{day}"),
    "struck_out": marked("the case was struck out, in whole or in part, by the {kind}{day}"),
    "just_satisfaction": marked("just satisfaction was decided by the {kind}{day}"),
    "later": marked("a later {kind}{day} in the same case"),
}


def _what_came_later(this: Judgment, other: Judgment) -> Kind:
    if this.kind == "opinion" and other.kind == "judgment":
        return "judgment_given"
    grander = is_grand_chamber(other.formation) and not is_grand_chamber(this.formation)
    if this.court == "ECtHR" and grander and this.kind == other.kind == "judgment":
        return "grand_chamber"
    brackets = " ".join(re.findall(r"\(([^)]*)\)", other.title))
    head = re.split(r"[;.]", other.conclusion or "")[0]
    for kind, words in _SAYS:
        if re.search(words, brackets, re.IGNORECASE) or re.match(words, head.strip(), re.IGNORECASE):
            return kind  # type: ignore[return-value]
    return "later"


def _same_decision(this: Judgment, other: Judgment) -> bool:
    """Whether two imports are one decision in two languages or from two sources."""
    if this.ecli and other.ecli:
        return this.ecli == other.ecli
    return (
        this.date is not None and this.date == other.date and this.kind == other.kind and _bench(this) == _bench(other)
    )


def _bench(one: Judgment) -> bool:
    return is_grand_chamber(one.formation)


def _appeals(texts: Texts, key: int, this: Judgment) -> Iterator[Turn]:
    """Appeals (`C-…/.. P`) whose first paragraphs or operative part name a judgment of the General Court."""
    if not any(number.startswith("T-") for number in this.numbers):
        return
    rows = texts.connection.execute(
        "SELECT DISTINCT c.citing FROM citation c JOIN paragraph p ON p.key = c.paragraph "
        "JOIN judgment_number n ON n.judgment = c.citing WHERE c.cited = ? AND c.citing <> c.cited AND n.number LIKE '% P' "
        "AND (p.n <= 2 OR p.section IN ('heading', 'operative')) ORDER BY 1",
        (key,),
    ).fetchall()
    for (citing,) in rows:
        appeal = texts.known(citing)
        if appeal.date is not None and this.date is not None and appeal.date < this.date:
            continue
        said = _operative_words(texts, citing)
        outcome = lasting("; its operative part: “{said}”", said=said) if said else lasting(": see what it decided")
        sentence = lasting(
            "the {kind}{day} in {numbers} decided an appeal{outcome}",
            kind=lasting(appeal.kind),
            day=lasting(" of {day}", day=appeal.date) if appeal.date else "",
            numbers=", ".join(appeal.numbers),
            outcome=outcome,
        )
        yield Turn(kind="appeal", sentence=sentence, date=appeal.date, id=appeal.id)


def _operative_words(texts: Texts, key: int) -> str | None:
    """The first sentence of an operative part that sets aside or dismisses, at most 300 characters of it."""
    rows = texts.connection.execute(
        "SELECT text FROM paragraph WHERE key >= ? AND key < ? AND section = 'operative' ORDER BY key",
        (key * STRIDE, (key + 1) * STRIDE),
    )
    for text in (str(row[0]) for row in rows):
        if _OPERATIVE.search(text):
            return text if len(text) <= 300 else text[:300].rsplit(" ", 1)[0] + " …"
    return None


def _in_order(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """Grave ones first, then by date, the latest first; a note last."""
    return tuple(
        sorted(
            turns, key=lambda one: (one.kind == "note", not one.grave, -(one.date or date.min).toordinal(), one.kind)
        )
    )
