"""Authorities as CSL-JSON: `legal_case` items as Zotero, pandoc and citeproc read them, pinpoints as a locator by paragraph."""

from collections.abc import Sequence
from typing import Any

from litigator.exchange.listing import Listed, court_of, day_of
from litigator.exchange.plain import address, one_line
from litigator.exchange.ris import notes_of

_JURISDICTIONS = {"ECtHR": "Council of Europe", "CJEU": "European Union", "LT": "Lithuania", "UN": "United Nations"}


def csl(entries: Sequence[Listed], language: str) -> bytes:
    """The entries as a CSL-JSON list, indented.

    A pinpoint belongs to a citation, not to an item: it stands in `custom` as a citation item has it (`locator`, `label`), and in `note`,
    which every reference manager shows.
    """
    import msgspec

    return msgspec.json.format(msgspec.json.encode([_item(entry, language) for entry in entries]), indent=2) + b"\n"


def _item(entry: Listed, language: str) -> dict[str, Any]:
    cited = entry.cited
    day = day_of(cited)
    report = cited.kind == "soft-law"
    item: dict[str, Any] = {
        "id": one_line(cited.id),
        "type": "report" if report else "legal_case",
        "title": one_line(cited.title),
        "publisher" if report else "authority": one_line(court_of(cited)),
        "number": one_line(" and ".join(cited.numbers)),
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "status": "pending" if cited.pending else "",
        "jurisdiction": _JURISDICTIONS.get(cited.court, ""),
        "language": cited.language,
        "URL": address(cited.url),
        "abstract": one_line(entry.short),
        "keyword": one_line(", ".join((*(f"issue {code}" for code in entry.concern), *entry.keywords))),
        "note": "\n".join(
            one_line(note) for note in (f"ECLI: {cited.ecli}" if cited.ecli else "", *notes_of(entry, language)) if note
        ),
    }
    if entry.pinpoints:
        item["custom"] = {"locator": one_line(", ".join(entry.pinpoints)), "label": "paragraph"}
    return {name: value for name, value in item.items() if value}
