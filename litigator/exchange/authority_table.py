"""Authorities as a table (csv) that a spreadsheet opens: every field, UTF-8 with its mark, no cell ever a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from litigator.exchange.listing import STANDINGS, Listed, court_of, day_of
from litigator.exchange.plain import address

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SIGNS = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_SIGNS |= dict.fromkeys((*range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd")
COLUMNS = (
    *(
        "id",
        "name",
        "name_lt",
        "court",
        "formation",
        "kind",
        "numbers",
        "date",
        "final",
        "ecli",
        "respondents",
        "citation",
    ),
    *(
        "pinpoints",
        "key_paragraphs",
        "holding",
        "outcome",
        "articles",
        "issues",
        "adverse",
        "may_be_cited",
        "notes",
        "keywords",
    ),
    *("url", "language", "sources", "name_is_certain"),
)


def table(entries: Sequence[Listed], language: str) -> bytes:
    """The entries as one csv file, a row each under a row of headings."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in _row(entry, language)] for entry in entries)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def cell(value: object) -> str:
    """A value as a cell: text that a spreadsheet would take for a formula has an apostrophe before it; control characters have a sign."""
    text = "" if value is None else str(value).translate(_SIGNS)
    # A spreadsheet looks past blanks and invisible characters for the sign that begins a formula.
    first = next((one for one in text if one.isprintable() and not one.isspace()), "")
    risky = first in _FORMULA or text[:1] in ("\t", "\r", "\n")
    return f"'{text}" if risky and first else text


def _row(entry: Listed, language: str) -> Iterable[object]:
    cited = entry.cited
    return (
        cited.id,
        cited.title,
        cited.name_lt,
        court_of(cited),
        cited.formation,
        cited.kind,
        "; ".join(cited.numbers),
        day_of(cited),
        cited.final,
        cited.ecli,
        "; ".join(cited.respondents),
        entry.words,
        ", ".join(entry.pinpoints),
        "; ".join(f"{key.pinpoint} ({key.about}; {key.basis})" for key in entry.key_paragraphs),
        entry.holding,
        entry.outcome,
        "; ".join(entry.articles),
        " ".join(entry.concern),
        "yes" if entry.adverse else "no",
        STANDINGS[language][entry.standing],
        entry.notes,
        "; ".join(entry.keywords),
        address(cited.url),
        cited.language,
        "; ".join(entry.sources),
        "yes" if cited.named_surely else "no",
    )
