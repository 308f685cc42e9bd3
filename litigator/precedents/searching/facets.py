"""How what was found spreads: by court, State, article, finding, year, importance, and how often it is cited."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from litigator.precedents.searching.filters import any_of_keys
from litigator.precedents.searching.index import Index
from litigator.precedents.texts import Texts

FIELDS: Final = ("court", "state", "article", "finding", "importance", "formation", "language", "issue")
SHOWN: Final = 30  # values of one facet
LOOKED_AT: Final = 10_000  # judgments, the best, where more were found
BANDS: Final = ((0, "0"), (5, "1-5"), (20, "6-20"), (100, "21-100"))
_BY: Final = 500


def facets_of(index: Index, texts: Texts, keys: Sequence[int], matching: Any | None) -> Mapping[str, Mapping[str, int]]:
    """The counts over all that match, or over the judgments `keys` where a question has no edge. The fullest first."""
    query = any_of_keys("judgments", "key", keys) if matching is None else matching
    asked = {name: {"terms": {"field": name, "size": SHOWN}} for name in FIELDS}
    found = index.judgments.aggregate(query, asked)
    facets: dict[str, dict[str, int]] = {
        name: {str(bucket["key"]): int(bucket["doc_count"]) for bucket in found[name]["buckets"]} for name in FIELDS
    }
    counted = list(keys)
    if matching is not None:
        hits = index.judgments.search(query, LOOKED_AT, count=False).hits
        counted = [int(key or 0) for key in index.judgments.fast_field_values("key", [address for _, address in hits])]
    years, cited = _years_and_bands(texts, counted)
    return {
        **facets,
        "year": dict(sorted(years.items(), reverse=True)),
        "cited_by": {band: cited[band] for band in _bands() if cited[band]},
    }


def _years_and_bands(texts: Texts, keys: Sequence[int]) -> tuple[Counter[str], Counter[str]]:
    years: Counter[str] = Counter()
    bands: Counter[str] = Counter()
    for start in range(0, len(keys), _BY):
        for head in texts.heads(keys[start : start + _BY]).values():
            years[str(head.date.year) if head.date else "undated"] += 1
            bands[band_of(head.cited_by)] += 1
    return years, bands


def band_of(cited_by: int) -> str:
    """`6-20` and the like."""
    return next((band for most, band in BANDS if cited_by <= most), "more than 100")


def _bands() -> list[str]:
    return [band for _, band in BANDS] + ["more than 100"]
