"""One citation and what is asked of it: the text around it, the sources, the day of filing; and what was found wrong so far."""

import re
from dataclasses import dataclass, field
from datetime import date

from litigator.citations.citation import Citation
from litigator.precedents.checking.days import day_before
from litigator.precedents.checking.finding import Remark, Severity, Status
from litigator.precedents.checking.known import COURTS, Known, Sources
from litigator.precedents.checking.looking_up import number_key, number_of_celex, slips
from litigator.precedents.checking.suggesting import date_in, day_told, full, right_name
from litigator.precedents.treatment import Marks
from litigator.tongue import lasting, marked

BEFORE, AFTER = 90, 60
"""How many characters around a citation tell what it is cited as (pending, an opinion)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the check is to know besides the sources: the day of filing (None where none was named) and the office's marks of treatment."""

    filing: date | None = None
    marks: Marks = field(default_factory=lambda: Marks({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What a citation was found to be (`known`, the decision meant as each source has it) and what does not agree."""

    known: tuple[Known, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The text of the paragraph before a citation, back to the citation before it, and after it."""

    before: str = ""
    after: str = ""


_NO_NAME = re.compile(
    r"\(.*\)|(?:the )?(?:commission|court|government|applicants?|applications?|grand chamber)|", re.IGNORECASE
)
_DECIDED = re.compile(r"judgment|ruling|sprendim|nutart|nutarim|išvad|arrêt", re.IGNORECASE)


_NAMED_BEFORE = re.compile(r"\s(?:v\.?|c\.|prieš)\s[^,;:()\d]{3,90}(?: \([^()\d]{1,40}\))?\s*(?:\[(?:GC|DK)\])?[ ,(]*$")


class Question:
    """A citation being compared. `near` is the text around it, `name` and `day` those of the decision cited, `tongue` its language; `unsure` says that only unverified entries know it."""

    def __init__(
        self, citation: Citation, around: Around, sources: Sources, asked: Asked, language: str | None
    ) -> None:
        self.cited = citation
        self.near = f"{around.before[-BEFORE:]}{citation.text}{around.after[:AFTER]}"
        self.before, self.after = around.before, around.after
        self.grand = "GC" in citation.marks or "[GC]" in citation.text or "[DK]" in citation.text
        self.name = None if _NO_NAME.fullmatch(citation.name or "") else citation.name
        self.day = citation.date or day_before(around.before)
        self.sources = sources
        self.asked = asked
        self.court = court_of(citation)
        self.numbers, self.celex_kind = _numbers_of(citation)
        self.ecli = citation.ecli or next(
            (one for one in (*citation.numbers, citation.id or "") if _is_ecli(one)), None
        )
        told = sources.naming.parties(citation.name).tongue if citation.name else ""
        self.tongue = told or language or "en"
        if not self.name and not self.ecli and self.court in ("ECtHR", "CJEU"):
            # Where no name stands, a date farther off may be the day the case was lodged or referred.
            inside = citation.date is not None and date_in(citation, citation.date) is not None
            decided = _DECIDED.search(citation.text) or _NAMED_BEFORE.search(around.before)
            self.day = self.day if inside and decided else day_before(around.before, nameless=True)
        self.unsure = False
        self.remarks: list[Remark] = []
        self._slips: set[str] | None = None

    def say(
        self,
        status: Status,
        detail: str,
        suggestion: str = "",
        *,
        known: Known | None = None,
        severity: Severity = "error",
    ) -> None:
        """Remark on the citation. What contradicts only an unverified entry is no error: it is unverified."""
        if self.unsure and severity == "error":
            status, severity, detail = (
                "unverified",
                "warning",
                lasting("{detail} (but that entry itself was not verified)", detail=detail),
            )
        source = known.source if known else ""
        self.remarks.append(
            Remark(status=status, severity=severity, detail=detail, suggestion=suggestion, source=source)
        )

    @property
    def just_before(self) -> str:
        """The words right before the citation: what it is called («in the judgment of …»)."""
        return self.before[-BEFORE:]

    def said(self, status: Status) -> bool:
        return any(remark.status == status for remark in self.remarks)

    def full(self, known: Known) -> str:
        """The authority written out, with the pinpoints cited."""
        return full(known, self.sources, self.tongue, self.cited.pinpoints)

    def right_name(self, known: Known) -> str:
        return right_name(known, self.tongue, self.sources)

    def named_anywhere(self, name: str) -> list[Known]:
        """The decisions of that name before the court whose number it bears; before another court only those of the day cited."""
        found = self.sources.named(name, self.court)
        if found or self.day is None:
            return found
        courts = [court for court in ("ECtHR", "CJEU") if court != self.court]
        others = [known for court in courts for known in self.sources.named(name, court)]
        return [known for known in others if known.date == self.day]

    def slips(self) -> set[str]:
        """Every number one slip of the hand away from those cited."""
        if self._slips is None:
            self._slips = {slip for number in self.numbers for slip in slips(number_key(number))}
        return self._slips


def court_of(citation: Citation) -> str:
    """The court that a citation's number or ECLI belongs to."""
    if citation.kind == "ecli" or (citation.kind == "other" and citation.ecli):
        ecli = citation.ecli or citation.id or ""
        return "ECtHR" if ":CE:" in ecli else "CJEU" if ":EU:" in ecli else "LT" if ":LT:" in ecli else "other"
    return COURTS.get(citation.kind, "other")


def _numbers_of(citation: Citation) -> tuple[tuple[str, ...], str | None]:
    """The numbers cited; those of a CELEX number are in it, and so is what kind of document it names."""
    numbers = tuple(number for number in citation.numbers if not _is_ecli(number))
    if citation.kind != "celex":
        return numbers, None
    found = number_of_celex(next(iter(numbers), citation.text))
    return ((found[0],), found[1]) if found else ((), None)


def _is_ecli(number: str) -> bool:
    return number.startswith("ECLI:")


def numbers_told(known: Known) -> str:
    return ", ".join(known.numbers) or known.id


def what_told(known: Known) -> str:
    """«the judgment of 15 December 2016»."""
    kind, of_day = _KINDS_TOLD.get(known.kind or "", _JUDGMENT_TOLD)
    return lasting(of_day, day=day_told(known.date)) if known.date else lasting(kind)


_JUDGMENT_TOLD = (marked("the judgment"), marked("the judgment of {day}"))
_KINDS_TOLD = {
    "decision": (marked("the decision"), marked("the decision of {day}")),
    "opinion": (marked("the opinion"), marked("the opinion of {day}")),
    "order": (marked("the order"), marked("the order of {day}")),
}
