"""A date of birth that nobody knows, as it was typed («apie 2005 m.», «about 17 years old»), said in the language of the draft."""

import re

from litigator.dates.written import EN_MONTHS, LT_MONTHS

_YEAR = r"(?:19|20)\d\d"
_ENDS = r"(?:\s*(?:m\.|metai|metais|metų|metus))?"
_ABOUT = r"(?:(?:gim(?:ęs|usi|\.)|born)\s+)?(?P<about>(?:apie|maždaug|apytiksliai|about|around|approximately|circa|ca\.|c\.|~)\s*)?"
_LT, _EN = "|".join(LT_MONTHS), "|".join(EN_MONTHS)
# What may be typed, and what is printed of it in Lithuanian and in English.
_WORDINGS = (
    (rf"(?P<year>{_YEAR}){_ENDS}", "{year}\u00a0m.", "{year}"),
    (rf"(?P<year>{_YEAR}){_ENDS}\s*[-–—/]\s*(?P<other>{_YEAR}){_ENDS}", "{year}–{other}\u00a0m.", "{year}–{other}"),
    (rf"(?P<year>{_YEAR}){_ENDS}\s+(?:arba|ar|or)\s+(?P<other>{_YEAR}){_ENDS}", "{year} arba {other}\u00a0m.", "{year} or {other}"),
    (rf"(?P<year>{_YEAR})\s*m\.\s*(?P<month>{_LT})(?:\s+mėn(?:\.|esį))?", "{year}\u00a0m. {month} mėn.", "{month} {year}"),
    (rf"(?P<month>{_EN})\s+(?P<year>{_YEAR})", "{year}\u00a0m. {month} mėn.", "{month} {year}"),
    (r"(?P<age>\d\d)\s*(?:metų|years?(?:\s+old|\s+of\s+age)?)", "{age}\u00a0metų", "{age} years old"),
)  # fmt: skip


def said_in(language: str, estimate: str) -> str | None:
    """The estimate in `language`; None where its words are none that the program can say again."""
    lithuanian = language == "lt"
    for typed, in_lithuanian, in_english in _WORDINGS:
        if found := re.fullmatch(_ABOUT + typed, estimate.strip(), re.IGNORECASE):
            parts = {
                name: _month(part, language) if name == "month" else part for name, part in found.groupdict().items()
            }
            about = ("apie " if lithuanian else "about ") if parts["about"] else ""
            return about + (in_lithuanian if lithuanian else in_english).format(**parts)
    return None


def _month(name: str, language: str) -> str:
    """A month, named in either language, in this one."""
    known = [month.casefold() for month in (*LT_MONTHS, *EN_MONTHS)]
    return (LT_MONTHS if language == "lt" else EN_MONTHS)[known.index(name.casefold()) % 12]
