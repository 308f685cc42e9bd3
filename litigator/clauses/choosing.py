"""Which clauses fit a case, in or out, and why: fact by fact, with what is not known named."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from litigator.clauses.clause import Clause
from litigator.clauses.conditions import judge
from litigator.shape import dataclass
from litigator.tongue import lasting


@dataclass(frozen=True, slots=True)
class Choice:
    """A clause with the verdict on it. `taken` is None where a fact is missing: someone has to say."""

    clause: Clause
    taken: bool | None
    why: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def choose(
    clauses: Iterable[Clause],
    *,
    form: str,
    issues: Iterable[str],
    facts: Mapping[str, Any],
    lodged: date | None,
) -> tuple[Choice, ...]:
    """Judge every clause of `form` for a case pleading `issues`, whose asylum claim was `lodged` on a date (None: none known).

    In the order of slot and place. Retired clauses are out; a clause of another regime is out by the date the claim was lodged.
    """
    pleaded = set(issues)
    fitting = [clause for clause in clauses if form in clause.head.forms]
    fitting.sort(key=lambda clause: (clause.head.slot, clause.head.order, clause.id))
    return tuple(_choice(clause, pleaded, facts, lodged) for clause in fitting)


def _choice(clause: Clause, pleaded: set[str], facts: Mapping[str, Any], lodged: date | None) -> Choice:
    head = clause.head
    if head.status == "retired":
        return Choice(clause, False, (lasting("the clause is retired"),))
    shared = [code for code in head.issues if code in pleaded]
    if head.issues and not shared:
        return Choice(clause, False, (lasting("none of {codes} is pleaded", codes=", ".join(head.issues)),))
    reasons: tuple[str, ...] = (
        lasting("{codes} is pleaded", codes=", ".join(shared)) if shared else lasting("it serves every case"),
    )
    regime = _regime(clause, lodged)
    if regime is not None:
        return Choice(clause, regime[0], (*reasons, regime[1]), () if regime[0] is False else ("asylum.claimed",))
    verdict = judge(head.when, facts)
    return Choice(clause, verdict.truth, reasons + verdict.reasons, verdict.unknown)


def _regime(clause: Clause, lodged: date | None) -> tuple[bool | None, str] | None:
    """The date the claim was lodged picks the law; None where the clause fits it (or is bound to no regime)."""
    head = clause.head
    if head.valid_from is None and head.valid_to is None:
        return None
    if lodged is None:
        return None, lasting("the date the asylum claim was lodged is not known, and the clause belongs to one regime")
    if head.valid_from and lodged < head.valid_from:
        return False, lasting("the claim was lodged on {lodged}, before {day}", lodged=lodged, day=head.valid_from)
    if head.valid_to and lodged > head.valid_to:
        return False, lasting("the claim was lodged on {lodged}, after {day}", lodged=lodged, day=head.valid_to)
    return None
