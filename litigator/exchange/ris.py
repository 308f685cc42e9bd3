"""Authorities as RIS, in the tags that Zotero, EndNote and Mendeley read: TI the case, PB the court, SV the number, DA the day.

RIS has no escapes: a value stands on one line, so that none can open a tag of its own. Zotero reads `<…>` as markup and would lose it, so
angle brackets are written ‹ ›.
"""

from collections.abc import Iterable, Iterator, Sequence

from litigator.exchange.listing import STANDINGS, Listed, court_of, day_of, place_of
from litigator.exchange.plain import address, one_line

_ANGLES = str.maketrans("<>", "‹›")


def ris(entries: Sequence[Listed], language: str) -> bytes:
    """The entries as one RIS file: UTF-8, CRLF at the line ends."""
    return "".join(f"{tag}  - {value}\r\n" for entry in entries for tag, value in _record(entry, language)).encode()


def _record(entry: Listed, language: str) -> Iterator[tuple[str, str]]:
    for tag, value in (*_fields(entry), *(("N1", note) for note in notes_of(entry, language))):
        words = one_line(value).translate(_ANGLES)
        if words:
            yield tag, words
    yield "ER", ""


def _fields(entry: Listed) -> Iterable[tuple[str, str]]:
    cited = entry.cited
    report = cited.kind == "soft-law"
    numbers = "; ".join(cited.numbers)
    yield "TY", "RPRT" if report else "CASE"
    yield "ID", cited.id
    yield "TI", cited.title
    yield "PB", court_of(cited)
    yield "SN" if report else "SV", numbers
    if day := day_of(cited):
        yield "DA", f"{day:%Y/%m/%d}"
        yield "PY", f"{day:%Y}"
    yield "LA", cited.language
    yield "UR", address(cited.url)
    if cited.ecli:
        yield "M2", f"ECLI: {cited.ecli}"
    yield "AB", entry.short
    for word in (*(f"issue {code}" for code in entry.concern), *entry.keywords):
        yield "KW", word


def notes_of(entry: Listed, language: str) -> Iterator[str]:
    """What stands beside the record: the citation with its pinpoints, the paragraphs worth citing, the notes, how far it may be relied on."""
    yield entry.words
    if entry.pinpoints:
        yield f"{'Pinpoints' if language == 'en' else 'Punktai'}: {', '.join(entry.pinpoints)}"
    for key in entry.key_paragraphs:
        yield f"{place_of(entry.cited, key.pinpoint, language)}: {key.about} ({key.basis})"
    if entry.notes:
        yield entry.notes
    if not entry.free:
        yield STANDINGS[language][entry.standing]
    if not entry.cited.named_surely:
        yield NAME_IN_DOUBT[language]


NAME_IN_DOUBT = {
    "en": "The name stands as it was imported, if at all: write it as the court does.",
    "lt": "Pavadinimas paliktas, koks buvo importuotas, arba jo nėra: rašyti taip, kaip rašo teismas.",
}
