"""Whether a filing of that day may rest on a decision: nothing later, final, not marked as overruled, and verified."""

from collections.abc import Sequence
from datetime import date

from litigator.deadlines.counting import add_months
from litigator.precedents.checking.finding import Severity
from litigator.precedents.checking.known import Known
from litigator.precedents.checking.question import Question
from litigator.precedents.checking.suggesting import day_told
from litigator.tongue import lasting

MONTHS_TO_REFER = 3
"""Article 43 § 1 of the Convention: until then a Chamber's judgment is not final."""
PROTOCOL_11 = date(1998, 11, 1)


def when(q: Question, pool: Sequence[Known], candidates: Sequence[Known]) -> None:
    """A filing rests on nothing that came after it, and says of what is not final that it is not."""
    filing = q.asked.filing
    days = [known.date for known in pool if known.date]
    given = q.day or min(days, default=None)
    bare = not (q.name or q.day or q.ecli or q.cited.pinpoints)  # a number alone may be the office's own application
    if filing is None or given is None or bare or q.said("date_mismatch"):
        return
    if given > filing:
        told = f"it is of {day_told(given)}, after the filing on {day_told(filing)}"
        q.say("later_than_filing", told)
        return
    if q.court == "ECtHR":
        _finality(q, pool, candidates, filing)


def _finality(q: Question, pool: Sequence[Known], candidates: Sequence[Known], filing: date) -> None:
    """A Chamber's judgment is final after three months, or never: when the Grand Chamber has taken the case."""
    this = next((known for known in pool if known.date and known.kind in ("judgment", None)), None)
    if (
        this is None
        or this.date is None
        or any(known.grand or known.committee for known in pool)
        or this.date < PROTOCOL_11
    ):
        return
    final = next((known.final for known in pool if known.final), None)
    ends = add_months(this.date, MONTHS_TO_REFER)
    if (final is not None and final > filing) or (final is None and filing < ends):
        told = lasting(
            "a judgment of {date} is not final before {final} (Article 44 of the Convention)",
            date=day_told(this.date),
            final=day_told(final or ends),
        )
        q.say("not_final", lasting("{told}, unless a Committee gave it", told=told), known=this, severity="warning")
    grander = next(
        (
            one
            for one in candidates
            if one.grand and one.date and one.kind in ("judgment", None) and this.date < one.date <= filing
        ),
        None,
    )
    if grander is not None and grander.date and not q.grand:
        told = lasting(
            "the Grand Chamber gave judgment in the case on {date}: the Chamber's, cited here, did not become final",
            date=day_told(grander.date),
        )
        q.say("not_final", told, q.full(grander), known=grander, severity="warning")


def treated(q: Question, pool: Sequence[Known]) -> None:
    """What the office has marked as overruled or not followed."""
    names = [name for known in pool for name in (known.id, known.precedent, known.ecli, *known.numbers) if name]
    standing = q.asked.marks.of(dict.fromkeys(names))
    if standing.current in ("overruled", "not_followed", "criticised", "limited"):
        severity: Severity = "error" if standing.current == "overruled" else "warning"
        q.say(
            "overruled",
            lasting("the office has marked it: {mark}", mark=standing.sentence()),
            severity=severity,
        )


def proved(q: Question, pool: Sequence[Known]) -> None:
    """What only an unverified entry knows is not known."""
    if not pool or q.said("unverified") or any(remark.severity == "error" for remark in q.remarks):
        return
    if all(known.origin == "library" and (known.wanting or not known.sure) for known in pool):
        entry = pool[0]
        why = entry.wanting or lasting("its identity was not verified")
        mend = "" if "may not" in why else f"litigator precedent verify {entry.id}"
        q.say(
            "unverified",
            lasting("only {source} has it, and {why}", source=entry.source, why=why),
            mend,
            known=entry,
            severity="warning",
        )
