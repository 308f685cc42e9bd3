"""The paragraphs of a judgment that are shown with it: the best first, numbered ones before others, with the words that answer."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from litigator.precedents.searching import analysis
from litigator.precedents.searching.answers import ShownParagraph
from litigator.precedents.searching.index import Index
from litigator.precedents.searching.ranking import Shown, Term, paragraphs_to_show
from litigator.precedents.searching.snippets import snippet
from litigator.precedents.searching.voices import part_of, weight_on_facts
from litigator.precedents.texts import STRIDE, Texts

_SPARE = 3  # so many times as many are looked at, so that unnumbered ones can stand back
_READ = 40  # where their words count too: a phrase was asked for, or facts


def shown_paragraphs(
    index: Index,
    texts: Texts,
    terms: Sequence[Term],
    keys: Sequence[int],
    each: int,
    *,
    phrases: Sequence[str] = (),
    facts: bool = False,
    snippets: bool = True,
) -> dict[int, tuple[ShownParagraph, ...]]:
    """The `each` best paragraphs of every judgment of `keys`. With `phrases`, those that hold one come first.

    Where `facts` were asked about, what a court made of such facts comes before the law it recites.
    """
    ranked = paragraphs_to_show(index, terms, keys, _READ if phrases or facts else each * _SPARE)
    rows = _rows(
        texts,
        [key * STRIDE + one.place for key, shown in ranked.items() for one in shown],
        whole=snippets or facts or bool(phrases),
    )
    if facts:
        ranked = _on_facts(texts, ranked, rows)
    languages = _languages(texts, keys) if snippets else {}
    weights = {term.stem: term.weight for term in terms}
    wanted = [analysis.words(phrase) for phrase in phrases]
    found: dict[int, tuple[ShownParagraph, ...]] = {}
    for key, shown in ranked.items():
        there = [(one.place, *rows[key * STRIDE + one.place]) for one in shown if key * STRIDE + one.place in rows]
        there.sort(key=lambda row: (not _holds(row[3], wanted), row[1] is None or row[2] == "separate_opinion"))
        found[key] = tuple(
            ShownParagraph(
                n=n, place=place, snippet=snippet(text, weights, languages.get(key, "en")) if snippets else ""
            )
            for place, n, _, text in there[:each]
        )
    return found


@dataclass(frozen=True, slots=True)
class _Headings:
    """Where the parts of one judgment begin, and the headings above each, the nearest last."""

    begins: list[int]
    above: list[tuple[str, ...]]

    def at(self, place: int) -> tuple[str, ...]:
        found = bisect_right(self.begins, place)
        return self.above[found - 1] if found else ()


def _on_facts(
    texts: Texts, ranked: dict[int, list[Shown]], rows: dict[int, tuple[int | None, str, str]]
) -> dict[int, list[Shown]]:
    """The paragraphs in the order in which they serve who asks about facts."""
    headings = _headings(texts, list(ranked))
    ordered: dict[int, list[Shown]] = {}
    for key, shown in ranked.items():
        weighed = []
        for one in shown:
            _, section, text = rows.get(key * STRIDE + one.place, (None, "", ""))
            part = part_of(section, headings[key].at(one.place))
            weighed.append(replace(one, score=one.score * weight_on_facts(part, text)))
        ordered[key] = sorted(weighed, key=lambda one: (-one.score, one.place))
    return ordered


def _headings(texts: Texts, keys: Sequence[int]) -> dict[int, _Headings]:
    found = {key: _Headings([], []) for key in keys}
    marks = ", ".join("?" * len(keys))
    trail: list[tuple[int, str]] = []
    last = 0
    for key, first, level, title in texts.connection.execute(
        f"SELECT judgment, first, level, title FROM section WHERE judgment IN ({marks}) ORDER BY judgment, place",
        list(keys),
    ):
        trail = [one for one in trail if key == last and one[0] < level] + [(level, title)]
        last = key
        found[key].begins.append(first)
        found[key].above.append(tuple(title for _, title in trail))
    return found


def _rows(texts: Texts, paragraphs: Sequence[int], *, whole: bool) -> dict[int, tuple[int | None, str, str]]:
    """Number, section and text of paragraphs by their key."""
    rows: dict[int, tuple[int | None, str, str]] = {}
    column = "text" if whole else "''"
    for start in range(0, len(paragraphs), 500):
        some = paragraphs[start : start + 500]
        marks = ", ".join("?" * len(some))
        for key, n, section, text in texts.connection.execute(
            f"SELECT key, n, section, {column} FROM paragraph WHERE key IN ({marks})", list(some)
        ):
            rows[key] = (n, section, text)
    return rows


def _languages(texts: Texts, keys: Sequence[int]) -> dict[int, str]:
    marks = ", ".join("?" * len(keys))
    return dict(texts.connection.execute(f"SELECT key, language FROM judgment WHERE key IN ({marks})", list(keys)))


def _holds(text: str, phrases: Sequence[Sequence[str]]) -> bool:
    """Whether a paragraph holds one of the phrases, word for word; any paragraph does where none was asked for."""
    if not phrases:
        return True
    line = f" {' '.join(analysis.words(text))} "
    return any(f" {' '.join(phrase)} " in line for phrase in phrases)
