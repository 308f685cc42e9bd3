"""What the check says of one citation or quotation: where it stands, what is wrong with it, and how it should read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from litigator.errors import Problem
from litigator.tongue import lasting

Status = Literal[
    "ok",
    "unknown",
    "name_mismatch",
    "number_mismatch",
    "date_mismatch",
    "ecli_mismatch",
    "formation_mismatch",
    "kind_mismatch",
    "ambiguous",
    "pinpoint_out_of_range",
    "quote_altered",
    "pending_cited_as_decided",
    "opinion_cited_as_judgment",
    "later_than_filing",
    "not_final",
    "overruled",
    "repealed",
    "not_in_force",
    "unverified",
]
Severity = Literal["ok", "note", "warning", "error"]
ORDER: tuple[Severity, ...] = ("error", "warning", "note", "ok")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing said of one citation (or of one quotation, then `citation` holds the words quoted).

    `where` is the place as the lawyer sees it (`paragraph 14`, `footnote 3`); `block`, `start` and `end` are the same place in the document
    as it was read. An `error` contradicts a source; a `warning` could not be proved or must be weighed by a person; a `note` is only told.
    `source` names what the citation was held against, `id` what it cites, in its normal form.
    """

    citation: str
    where: str
    status: Status
    severity: Severity
    detail: str
    suggestion: str = ""
    source: str = ""
    id: str | None = None
    precedent: str | None = None
    block: int = 0
    start: int = 0
    end: int = 0

    def as_dict(self) -> dict[str, str | None]:
        """What stands in the JSON report."""
        return {
            "citation": self.citation,
            "where": self.where,
            "status": self.status,
            "severity": self.severity,
            "detail": str(self.detail),
            "suggestion": str(self.suggestion),
            "source": str(self.source),
            "id": self.id,
            "precedent": self.precedent,
        }

    def as_problem(self) -> Problem:
        """The same for those who list problems: a draft's proof."""
        fix = (
            lasting("it should read: {suggestion}", suggestion=self.suggestion)
            if self.suggestion and self.status != "unknown"
            else self.suggestion
        )
        severity: Literal["error", "warning"] = "error" if self.severity == "error" else "warning"
        return Problem(
            lasting("«{citation}»: {detail}", citation=self.citation, detail=self.detail), self.where, fix, severity
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding before its place is known: what comparing a citation with its sources yields."""

    status: Status
    severity: Severity
    detail: str
    suggestion: str = ""
    source: str = ""


def placed(remark: Remark, at: Finding) -> Finding:
    """`remark` at the place of `at`."""
    return replace(
        at,
        status=remark.status,
        severity=remark.severity,
        detail=remark.detail,
        suggestion=remark.suggestion,
        source=remark.source or at.source,
    )


def worst(findings: Iterable[Finding]) -> Severity:
    """The gravest severity among `findings`; `ok` where there are none."""
    return min((finding.severity for finding in findings), key=ORDER.index, default="ok")
