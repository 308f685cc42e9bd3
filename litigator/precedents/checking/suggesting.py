"""How a citation should read: the lawyer's own words with the wrong piece put right, or the authority written out whole."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from litigator.citations.citation import Citation
from litigator.citations.cited import Cited, of_precedent
from litigator.citations.style import case_name, cite, plain
from litigator.dates.written import written
from litigator.precedents.checking.known import Known, Sources
from litigator.precedents.cited import imported
from litigator.tongue import lasting, paired

_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u00a0": " "})
SLIPS: Mapping[tuple[bool, bool, bool], str] = {
    (False, True, True): lasting("only the year differs"),
    (True, False, True): lasting("only the month differs"),
    (True, True, False): lasting("only the day differs"),
}


def cited_as(known: Known, sources: Sources) -> Cited:
    """A known decision, ready to be printed in the style of a house."""
    entry = sources.library.precedents.get(known.id) if known.origin == "library" else None
    if entry is not None:
        return of_precedent(entry)
    if known.key is not None and sources.texts is not None:
        return imported(sources.texts, known.key)
    return Cited(
        id=known.id,
        court="ECtHR",
        name=known.name,
        kind="decision" if known.kind == "decision" else "judgment",
        grand=bool(known.grand),
        numbers=known.numbers,
        date=known.date,
        ecli=known.ecli,
    )


def right_name(known: Known, tongue: str, sources: Sources) -> str:
    """The name of a case as it is written in a text of that language (`en`, `lt`, `fr`); its number where no source has its name."""
    in_french = next((name for name in known.names if " c. " in name), None)
    if tongue == "fr" and in_french:
        return in_french
    name = case_name(cited_as(known, sources), "lt" if tongue == "lt" else "en", sources.states)
    return name or known.name or ", ".join(known.numbers)


def day_in_words(day: date, tongue: str) -> str:
    return f"{day:%d.%m.%Y}" if tongue == "fr" else written(day, tongue or "en")


def day_told(day: date) -> str:
    """The day in words, for a remark: each language has its own."""
    return paired(day_in_words(day, "en"), day_in_words(day, "lt"))


def corrected(citation: Citation, wrong: str | None, right: str) -> str | None:
    """The citation with `wrong` replaced by `right`; None where `wrong` does not stand in it."""
    if not wrong:
        return None
    at = citation.text.translate(_HYPHENS).find(wrong.translate(_HYPHENS))
    return None if at < 0 else citation.text[:at] + right + citation.text[at + len(wrong) :]


def with_pinpoint(citation: Citation, right: int) -> str | None:
    """The citation with the one paragraph it names replaced; None where it names none or several."""
    if len(citation.pinpoints) != 1:
        return None
    wrong = re.escape(citation.pinpoints[0])
    place = re.compile(rf"(?<=[§.\s]){wrong}(?=\s*(?:punkt|p\.))|(?<=§ ){wrong}\b|(?<=§){wrong}\b|(?<=\w ){wrong}$")
    found = list(place.finditer(citation.text.replace("\u00a0", " ")))
    return citation.text[: found[-1].start()] + str(right) + citation.text[found[-1].end() :] if found else None


def full(known: Known, sources: Sources, tongue: str, pinpoints: Iterable[str] = ()) -> str:
    """The authority written out in the style of the house: Strasbourg's, or the Lithuanian one in a Lithuanian text."""
    pinpoint = ", ".join(pinpoints) or None
    return plain(cite(cited_as(known, sources), "lt" if tongue == "lt" else "en", pinpoint, sources.states))


def nearest(found: Iterable[Known], sources: Sources, tongue: str, limit: int = 3) -> str:
    """The likeliest authorities, one beside the other."""
    written_out: dict[str, None] = {}
    for known in found:
        written_out[full(known, sources, tongue)] = None
        if len(written_out) == limit:
            break
    first, *others = written_out
    for other in others:
        first = lasting("{first}; or {other}", first=first, other=other)
    return first


def date_in(citation: Citation, day: date) -> str | None:
    """How the citation itself writes `day`, None where it does not stand inside its span."""
    ways = "|".join(re.escape(words) for words in _ways(day))
    found = re.search(ways, citation.text.replace("\u00a0", " "))
    return None if found is None else found[0]


def _ways(day: date) -> Iterator[str]:
    yield written(day, "en")
    yield written(day, "lt")
    yield f"{day:%d.%m.%Y}"
    yield f"{day:%d/%m/%Y}"
    yield day.isoformat()


def slip_of(cited: date, right: date) -> str:
    """What kind of slip separates two dates, in words; empty where it is none of the usual ones."""
    if (cited.year, cited.month, cited.day) == (right.year, right.day, right.month):
        return lasting("day and month are swapped")
    return SLIPS.get((cited.year == right.year, cited.month == right.month, cited.day == right.day), "")
