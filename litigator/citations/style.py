"""A decision printed as the document's house writes it: Strasbourg's own style in English, the LVAT's in Lithuanian, or a style by name.

A citation comes back as spans of (words, italic), so that Word, the terminal and plain text can each print it.
"""

from collections.abc import Mapping

from litigator.citations.authority import Precedent
from litigator.citations.cited import Cited, of_precedent
from litigator.citations.styles import lithuanian, strasbourg
from litigator.citations.styles.spans import Pinpoints, Spans, without_holes

__all__ = ["HOUSE", "STYLES", "Spans", "case_name", "cite", "plain", "styled"]

STYLES = ("strasbourg", "cjeu", "lithuanian", "oscola")
HOUSE = {"en": "strasbourg", "lt": "lithuanian"}


def cite(authority: Precedent | Cited, language: str, pinpoint: Pinpoints, states: Mapping[str, str]) -> Spans:
    """The full citation in the house style of `language`. `states` gives the Lithuanian accusative of a State's English name."""
    return styled(authority, HOUSE[language], pinpoint, states)


def styled(authority: Precedent | Cited, style: str, pinpoint: Pinpoints, states: Mapping[str, str]) -> Spans:
    """The full citation in one of the `STYLES`. A pinpoint is a text (`91, 97-100`) or a list of them. Raises `KeyError` for another style."""
    cited = _cited(authority)
    if style == "lithuanian":
        spans = lithuanian.cite(cited, pinpoint, states)
    elif style == "strasbourg":
        spans = strasbourg.cite(cited, pinpoint)
    else:
        from litigator.citations.styles import cjeu, oscola

        spans = {"cjeu": cjeu, "oscola": oscola}[style].cite(cited, pinpoint)
    return without_holes(spans)


def case_name(authority: Precedent | Cited, language: str, states: Mapping[str, str]) -> str:
    """What the decision is called in `language`: its Lithuanian name is data where it has one, else made from the English one."""
    cited = _cited(authority)
    return cited.name if language == "en" else lithuanian.name_of(cited, states)


def plain(spans: Spans) -> str:
    """The citation as plain text."""
    return "".join(words for words, _ in spans)


def _cited(authority: Precedent | Cited) -> Cited:
    return of_precedent(authority) if isinstance(authority, Precedent) else authority
