"""Quotations of one to four words: terms a text defines for itself, or words of the judgment, which must then stand there exactly."""

import re
from collections.abc import Mapping, Sequence

from litigator.precedents.checking.aligning import Alignment, Said, align, segments
from litigator.precedents.checking.finding import Remark, Severity, Status
from litigator.precedents.checking.known import Known
from litigator.precedents.checking.paragraphs import Bookshelf, Heard, short, text_of
from litigator.precedents.checking.quotations import Attribution
from litigator.precedents.checking.suggesting import with_pinpoint
from litigator.tongue import lasting

_DEFINED = re.compile(
    r"[(\[](?:the |an? |le |la |les |l['’])?$|\b(?:hereinafter|hereafter|henceforth|so-called|known as|referred to as|called|toliau|vadinam\w+"
    r"|ci-après|dénommée?s?|dite?s?)(?: -| –|,|:)?(?: as| the| sprendimas| byla)? ?$",
    re.IGNORECASE,
)
"""What stands before a name that the text gives itself: «(the “Centre”)», «hereinafter “M.A.”»."""
_CONTRASTS = re.compile(r"\b(?:compare|contrast|cf|contra|unlike|a contrario|mutatis mutandis)\b", re.IGNORECASE)


def is_term(attribution: Attribution, text: str, known_of: Mapping[int, Sequence[Known]]) -> bool:
    """Whether the words are a term or a name of this text's own: defined here, set against the case, or the name of the case."""
    quotation, first = attribution.quotation, attribution.candidates[0]
    before = text[: quotation.start - 1]
    if _DEFINED.search(before) or not segments(quotation.text):
        return True
    between = text[quotation.end : first.start] if first.start >= quotation.end else ""
    if _CONTRASTS.search(between):
        return True
    words = _letters(quotation.text)
    names = (first.citation.name or "", *(name for one in known_of.get(id(first), ()) for name in one.names))
    return any(words in _letters(name) or _letters(name) in words for name in names if name)


def heard_exactly(
    attribution: Attribution, known_of: Mapping[int, Sequence[Known]], shelf: Bookshelf, language: str | None
) -> Heard | str | None:
    """A few words looked for exactly, in the paragraph cited first, then in the whole judgment; None where there is no text to look in.

    Where they are a term more likely than a quotation, what was found is only told in words.
    """
    placed, quotation = attribution.candidates[0], attribution.quotation
    text = text_of(known_of.get(id(placed), ()))
    said = shelf.words(text) if text else None
    if text is None or said is None:
        return None
    found = align(quotation.text, said, placed.citation.pinpoints)
    number = said.number_of(found.first) if found else None
    if found is not None and not found.differences and found.at_pinpoint is not False:
        return Heard(placed, None, quotation, number)
    if found is None and language is not None and text.language != language:
        return None  # a translation
    status, told, mend = _told(quotation.text, text, found, said, placed.citation.pinpoints)
    if status == "pinpoint_out_of_range" and number is not None:
        mend = with_pinpoint(placed.citation, number) or mend
    words = sum(map(len, segments(quotation.text)))
    if words == 1 and (found is not None or not placed.citation.pinpoints):
        if found and not found.differences:
            return lasting(
                "stands in § {number}, not in § {pinpoints}, of {source}: a term, or words to be compared by eye",
                number=number,
                pinpoints=", ".join(placed.citation.pinpoints),
                source=text.source,
            )
        return lasting("stands nowhere of {source}: a term, or words to be compared by eye", source=text.source)
    severity: Severity = "note" if words == 1 or not placed.citation.pinpoints else "warning"
    remark = Remark(status=status, severity=severity, detail=told, suggestion=mend, source=text.source)
    return Heard(placed, remark, quotation, number)


def _told(
    passage: str, text: Known, found: Alignment | None, said: Said, pinpoints: Sequence[str]
) -> tuple[Status, str, str]:
    """The status, what is told, and how it should read."""
    cited = (
        lasting("§ {pinpoints} of {source}", pinpoints=", ".join(pinpoints), source=text.source)
        if pinpoints
        else text.source
    )
    if found is None:
        return (
            "quote_altered",
            lasting(
                "«{passage}» does not stand in {cited}, nor anywhere in the judgment: altered, or a term of yours?",
                passage=short(passage),
                cited=cited,
            ),
            "",
        )
    number = said.number_of(found.first)
    if not found.differences:
        told = lasting(
            "«{passage}» stands in § {number} of {source}, not in § {pinpoints}",
            passage=short(passage),
            number=number,
            source=text.source,
            pinpoints=", ".join(pinpoints),
        )
        return "pinpoint_out_of_range", told, f"§ {number}"
    told = lasting(
        "«{passage}» does not stand in {cited} word for word (− the judgment's words, + yours): {differences}",
        passage=short(passage),
        cited=cited,
        differences="; ".join(found.differences),
    )
    last = max(found.last, found.first + len(segments(passage)[0]) - 1) if len(segments(passage)) == 1 else found.last
    return "quote_altered", told, f"«{said.text(found.first, min(last, len(said.words) - 1))}»"


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))
