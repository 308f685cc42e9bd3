"""An authority as every export carries it: how it is cited, what it holds, where to read it, and whether it may stand in a filing."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from litigator.citations.authority import KeyParagraph, Precedent
from litigator.citations.cited import Cited, of_precedent
from litigator.citations.style import Spans, plain, styled
from litigator.citations.styles.spans import pinpoint_words, points_of
from litigator.citations.styles.strasbourg import BENCHES, committee
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.precedents.naming import Authority
from litigator.precedents.texts import Texts
from litigator.tongue import phrase

Standing = Literal["yes", "checked", "pending", "unchecked", "no", "imported"]

STANDINGS: Mapping[str, Mapping[Standing, str]] = {
    "en": {
        "yes": "may be cited",
        "checked": "may be cited: checked by this office",
        "pending": "may be cited as pending only: it decides nothing yet",
        "unchecked": "not to be cited before it is checked",
        "no": "not to be cited",
        "imported": "imported text: to be compared with the court's own site before it is filed",
    },
    "lt": {
        "yes": "galima cituoti",
        "checked": "galima cituoti: kontoros patikrinta",
        "pending": "galima cituoti tik kaip nagrinėjamą bylą: ji dar nieko nenusprendžia",
        "unchecked": "necituoti, kol nepatikrinta",
        "no": "necituoti",
        "imported": "importuotas tekstas: prieš teikiant palyginti su teismo svetaine",
    },
}
_NOTE = 250
FREE: frozenset[Standing] = frozenset({"yes", "checked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One authority of an export. `citation` is printed in the style that was asked for, with `pinpoints` in it.

    `holding`, `notes` and `key_paragraphs` are the library's own words; nothing of a judgment's text is copied. `outcome` is what was
    decided, by article. `concern` are codes of systemic issues.
    """

    cited: Cited
    citation: Spans
    standing: Standing
    pinpoints: tuple[str, ...] = ()
    holding: str = ""
    notes: str = ""
    outcome: str = ""
    concern: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    key_paragraphs: tuple[KeyParagraph, ...] = ()
    sources: tuple[str, ...] = ()
    adverse: bool = False

    @property
    def free(self) -> bool:
        """Whether it may stand in a filing as it is."""
        return self.standing in FREE

    @property
    def short(self) -> str:
        """What it holds in our words; else its outcome, where that is a note of the database and not the operative part itself."""
        return self.holding or (self.outcome if len(self.outcome) <= _NOTE else "")

    @property
    def words(self) -> str:
        """The citation as plain text."""
        return plain(self.citation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerk:
    """What a list is made from: the library, the imported texts where there are any, the office's checks, the style of citations."""

    library: Library
    texts: Texts | None
    checked: Mapping[str, str]
    style: str

    @property
    def states(self) -> Mapping[str, str]:
        return self.library.states_in_accusative()

    def listed(self, authority: Authority, pinpoints: Sequence[str] = ()) -> Listed:
        """One authority, from its built-in entry where it has one, else from what was imported."""
        points = points_of(tuple(pinpoints))
        if authority.entry is not None:
            return self._of_entry(authority.entry, authority.key, points)
        return self._of_import(authority, points)

    def doubts(self, authority: Authority, pinpoints: Sequence[str]) -> tuple[Problem, ...]:
        """What is wrong with pinpoints of an authority whose text is here: a number past its end is an error, one its import lacks a warning."""
        if self.texts is None or authority.key is None or not pinpoints:
            return ()
        from litigator.precedents.cited import lacking
        from litigator.precedents.graph.graph import last_paragraph, numbers_of

        last = last_paragraph(self.texts, authority.key) or 0
        return tuple(
            Problem(
                phrase("its imported text has no paragraph {point}: the last one is {last}", point=point, last=last)
                if past
                else phrase("its imported text has no paragraph {point}", point=point),
                authority.name,
                phrase("look the paragraph up again"),
                "error" if past else "warning",
            )
            for point in lacking(self.texts, authority.key, pinpoints)
            for past in [max(numbers_of((point,)), default=0) > last]
        )

    def _of_entry(self, entry: Precedent, key: int | None, points: tuple[str, ...]) -> Listed:
        from dataclasses import replace

        cited = of_precedent(entry)
        if self.texts is not None and key is not None:
            known = self.texts.known(key)
            cited = replace(cited, url=known.url, ecli=cited.ecli or known.ecli, language=known.language)
        return Listed(
            cited=cited,
            citation=styled(cited, self.style, points, self.states),
            standing=self._standing(entry),
            pinpoints=points,
            holding=entry.holding.strip(),
            notes=(entry.notes or "").strip(),
            outcome="; ".join(" ".join(filter(None, (o.article, o.result, o.kind, o.scope))) for o in entry.outcomes),
            concern=entry.issues,
            articles=entry.articles or entry.instruments,
            key_paragraphs=entry.key_paragraphs,
            sources=entry.verification.sources,
            adverse=entry.adverse,
        )

    def _of_import(self, authority: Authority, points: tuple[str, ...]) -> Listed:
        from litigator.precedents.cited import imported

        assert self.texts is not None
        assert authority.key is not None
        known = self.texts.known(authority.key)
        cited = imported(self.texts, authority.key)
        seen = self.checked.get(cited.id) in self.texts.hashes(authority.key)
        return Listed(
            cited=cited,
            citation=styled(cited, self.style, points, self.states),
            standing="checked" if seen else "imported",
            pinpoints=points,
            outcome=known.conclusion or "",
            concern=known.issues,
            articles=known.articles,
            keywords=known.keywords,
            sources=(known.source,) if known.source else (),
        )

    def _standing(self, entry: Precedent) -> Standing:
        fileable = entry.verification.fileable
        if fileable == "after-check":
            current = self.checked.get(entry.id) == self.library.precedent_hashes[entry.id]
            return "checked" if current else "unchecked"
        standings: dict[str, Standing] = {"yes": "yes", "as-pending": "pending"}
        return standings.get(fileable, "no")


def place_of(cited: Cited, pinpoint: str, language: str) -> str:
    """A paragraph as its court's citations name it: `§ 91`, `paragraph 91`, `91 punktas`."""
    if language == "lt":
        return pinpoint_words(pinpoint, "punktas", "punktai", " ir ", to="–", after=True)
    if cited.court == "ECtHR":
        return pinpoint_words(pinpoint, "§", "§§", " and ")
    word = "point" if cited.kind == "opinion" else "paragraph"
    return pinpoint_words(pinpoint, word, f"{word}s", " and ")


def court_of(cited: Cited) -> str:
    """The court by its full English name, as reference managers keep it."""
    if cited.court == "ECtHR":
        return f"European Court of Human Rights{' (Grand Chamber)' if cited.grand else ''}"
    if cited.court == "CJEU":
        general = bool(cited.numbers) and cited.numbers[0].startswith("T")
        chamber = " (Grand Chamber)" if cited.grand else ""
        return f"{'General Court' if general else 'Court of Justice of the European Union'}{chamber}"
    if cited.court == "LT":
        return BENCHES[cited.bench][0]
    if cited.court == "UN":
        return cited.formation if cited.kind == "soft-law" else committee(cited)
    return cited.formation


def day_of(cited: Cited) -> datetime.date | None:
    """The day of the decision; a pending case has none."""
    return None if cited.pending else cited.date
