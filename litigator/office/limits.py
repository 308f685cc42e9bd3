"""A time limit as the desk shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litigator.deadlines.case_deadlines import CaseDeadline


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of a case, as the desk shows it."""

    case: str
    days: int | None
    computed: CaseDeadline
    title: Mapping[str, str]

    def row(self) -> tuple[Any, ...]:
        deadline = self.computed.deadline
        status = "met" if self.computed.met else ("overdue" if self.days is not None and self.days < 0 else "open")
        flag = "" if deadline.status == "verified" else " (rule unverified)"
        return (deadline.due or deadline.safe, self.days, self.case, deadline.rule, self.title["en"], status + flag)

    def as_dict(self) -> dict[str, Any]:
        deadline = self.computed.deadline
        return {
            "case": self.case,
            "rule": deadline.rule,
            "version": deadline.version,
            "title": dict(self.title),
            "starts": deadline.starts,
            "due": deadline.due,
            "safe": deadline.safe,
            "alternatives": [{"due": other.due, "why": other.why} for other in deadline.alternatives],
            "status": deadline.status,
            "met": self.computed.met,
            "days": self.days,
            "source": deadline.source,
        }

    def headline(self) -> str:
        deadline = self.computed.deadline
        return f"{deadline.rule} in {self.case}: last day {deadline.due or deadline.safe} ({deadline.status})"

    def trace(self, language: str) -> list[str]:
        return list(self.computed.deadline.trace(language))
