"""A CELEX number right beside a citation («C-411/10 (CELEX 62010CJ0411)»): it must be of the same case or act, and of the same kind of document."""

import re

from litigator.citations.normalising import case_of_celex
from litigator.precedents.checking.finding import Remark
from litigator.precedents.checking.looking_up import number_key, number_of_celex
from litigator.precedents.checking.quotations import Placed
from litigator.tongue import lasting

_BESIDE = re.compile(
    r"(?:,? [^\W\d_][^();:\n\d]{1,60} \()?[\s,;(\[]{0,3}(?:(?:EUR-Lex|CELEX)[ :]{0,3}(?:[Nn][ro]\.? ?|[Nn]umber |numeris )?)?"
)
_JUDGMENT = re.compile(r"judgment|arrêt|sprendim", re.IGNORECASE)


def celex_remarks(one: Placed, before: Placed | None, block: str) -> list[Remark] | None:
    """What is to be told of the CELEX number `one` that stands right after the citation `before` in the text of their `block`.

    None where the number is to be asked for itself: it stands alone, or agrees with the case beside it.
    """
    if one.citation.kind != "celex" or before is None or before.block != one.block:
        return None
    if not before.citation.id or not _BESIDE.fullmatch(block[before.end : one.start]):
        return None
    written = one.citation.numbers[0]
    theirs, act = before.citation.numbers, before.citation.id.split(":")[0]
    meant = case_of_celex(written)
    if before.citation.kind == "statute":
        if meant is None or act[:4] not in ("dir.", "reg.", "dec."):
            return None
        return [] if meant == act else [_of_another(written, meant, act)]
    found = number_of_celex(written)
    if before.citation.kind != "cjeu" or found is None or not theirs:
        return None
    if number_key(found[0]) not in {number_key(number) for number in theirs}:
        return [_of_another(written, found[0], ", ".join(theirs))]
    if found[1] == "opinion" and _JUDGMENT.search(block[max(0, before.start - 40) : before.end]):
        told = lasting("{celex} is an Advocate General's opinion, and a judgment is cited", celex=written)
        return [Remark(status="opinion_cited_as_judgment", severity="error", detail=told)]
    return None


def _of_another(celex: str, meant: str, cited: str) -> Remark:
    told = lasting("{celex} is the number of {meant}, not of {cited}", celex=celex, meant=meant, cited=cited)
    return Remark(status="number_mismatch", severity="error", detail=told)
