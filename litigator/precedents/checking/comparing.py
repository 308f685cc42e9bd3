"""One citation held against everything known of its case. The steps narrow it down to the decision meant; each says what does not agree."""

from litigator.precedents.checking import benches, identifying, relying, standing
from litigator.precedents.checking.question import Compared, Question


def compared(q: Question) -> Compared:
    """What the citation means, and everything that is wrong with it."""
    benches.court_agrees(q)
    candidates = identifying.candidates(q)
    if not candidates:
        identifying.tell_unknown(q)
        return Compared(remarks=tuple(q.remarks))
    pool = identifying.named(q, candidates)
    identifying.numbers_agree(q, pool)
    pool = standing.dated(q, pool)
    standing.formation(q, pool, candidates)
    standing.ecli(q, pool)
    standing.what_it_is(q, pool)
    relying.when(q, pool, candidates)
    relying.treated(q, pool)
    relying.proved(q, pool)
    return Compared(known=tuple(pool), remarks=tuple(q.remarks))
