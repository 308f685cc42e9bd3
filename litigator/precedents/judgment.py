"""A judgment as it was imported: who, when, in which case, and its text in numbered paragraphs and sections."""

import datetime
from dataclasses import dataclass
from typing import Literal

Court = Literal["ECtHR", "CJEU", "LT", "UN", "other"]
Kind = Literal["judgment", "decision", "order", "opinion", "views", "other"]
SectionKind = Literal[
    "heading", "procedure", "facts", "law", "assessment", "operative", "separate_opinion", "annex", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. `place` counts from 0 through the whole document; `n` is the number the court gave it, None where it gave none.

    A separate opinion numbers its paragraphs anew: a pinpoint speaks of `n` outside `separate_opinion`. `label` is a number that is
    no running number of the text: `7.4` of a committee, `2` of a point of the operative part, `[12]` of a footnote.
    """

    place: int
    text: str
    n: int | None = None
    section: SectionKind = "other"
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of the judgment: what kind of part it opens, and the place of its first paragraph. `level` 1 is a main part.

    Headings stand here and not among the paragraphs; several may open at one place (a part and its first chapter).
    """

    kind: SectionKind
    title: str
    first: int
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """A decision with its text. `id` is the one it came with (a HUDOC item id, an ECLI); `court` is the family, `formation` the rest.

    `missing` names in words what the file did not tell (`paragraph numbers`, `date`); `precedent` is the built-in entry of the same
    decision, where there is one. `numbers` are application or case numbers as the court writes them.
    """

    id: str
    title: str
    court: Court
    kind: Kind = "judgment"
    formation: str | None = None
    date: datetime.date | None = None
    final: datetime.date | None = None
    numbers: tuple[str, ...] = ()
    ecli: str | None = None
    state: str | None = None
    articles: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    conclusion: str | None = None
    importance: str | None = None
    language: str = "en"
    url: str | None = None
    source: str | None = None
    precedent: str | None = None
    missing: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        """The whole text, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)
