"""One fault as a lawyer needs it: where in the document, what is wrong, how to mend it, in both languages."""

from dataclasses import dataclass, field
from typing import Any, Literal

from litigator.drafting.linting.wording import tell
from litigator.drafting.wording import Sentence, in_language

BODY = "word/document.xml"
KINDS = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. `paragraph` counts all paragraphs of the part, those in tables and text boxes too; `cells` is the way
    through the tables, outermost first, as (table of the part, row, cell); `line` counts the lines of a text file; `named` is a property.
    """

    part: str
    paragraph: int = 0
    cells: tuple[tuple[int, int, int], ...] = ()
    heading: str = ""
    boxed: bool = False
    line: int = 0
    named: str = ""

    def where(self) -> Sentence:
        """The place in words: «header, paragraph 2 (table 1, row 3, cell 2), under «Facts»»."""
        if self.line:
            return tell("line {number}", number=self.line)
        if self.named:
            return tell("the document property {name}", name=self.named)
        if not self.paragraph:
            return tell("outside the paragraphs")
        said = tell("paragraph {number}", number=self.paragraph)
        for table, row, cell in self.cells[-1:]:
            said = tell("{place} (table {table}, row {row}, cell {cell})", place=said, table=table, row=row, cell=cell)
        if self.boxed:
            said = tell("{place}, in a text box", place=said)
        kind = next((kind for kind in KINDS if self.part.startswith(f"word/{kind}")), "")
        if kind:
            said = tell(f"{kind}, {{place}}", place=said)
        return tell("{place}, under «{heading}»", place=said, heading=self.heading) if self.heading else said


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at its place. `rule` is its kind in one word; a `hostile` one is refused, not mended."""

    rule: str
    place: Place
    what: Sentence
    fix: Sentence | str = ""
    severity: Literal["error", "warning"] = "error"
    hostile: bool = False

    def as_dict(self, file: str) -> dict[str, Any]:
        """Plain values for JSON: the English words, and the Lithuanian ones under `lt`."""
        where = self.place.where()
        if self.place.line and self.place.part != file:
            where = tell("{file}, {place}", file=self.place.part, place=where)
        words = {"where": where, "what": self.what, "fix": self.fix}
        return {
            "file": file,
            "part": self.place.part,
            **{key: in_language(value, "en") for key, value in words.items()},
            "severity": self.severity,
            "rule": self.rule,
            "lt": {key: in_language(value, "lt") for key, value in words.items()},
        }


@dataclass(slots=True)
class Findings:
    """What was found so far, in the order of finding; and the paragraphs whose fault is told at another."""

    found: list[Finding] = field(default_factory=list)
    explained: set[tuple[str, int]] = field(default_factory=set)
    _rules: dict[tuple[str, int, int, str], set[str]] = field(default_factory=dict)

    def wrong(
        self, rule: str, place: Place, what: Sentence, fix: Sentence | str = "", *, warning: bool = False
    ) -> None:
        self.add(Finding(rule, place, what, fix, "warning" if warning else "error"))

    def refuse(self, rule: str, place: Place, what: Sentence, fix: Sentence | str = "") -> None:
        self.add(Finding(rule, place, what, fix, hostile=True))

    def add(self, finding: Finding) -> None:
        self.found.append(finding)
        self._rules.setdefault(_spot(finding.place), set()).add(finding.rule)

    def has(self, place: Place, *rules: str) -> bool:
        """Whether something of these kinds (or of any) was found in the same paragraph."""
        told = self._rules.get(_spot(place), set())
        if not rules:
            return bool(told) or (place.part, place.paragraph or place.line) in self.explained
        return not told.isdisjoint(rules)


def _spot(place: Place) -> tuple[str, int, int, str]:
    return place.part, place.paragraph, place.line, place.named
