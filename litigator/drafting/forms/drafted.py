"""A draft as its form judges it, and what the office has drafted for the case before."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from litigator.casefile import CaseFile
from litigator.clauses.clause import Clause
from litigator.library.contents import Library
from litigator.library.shapes import Form
from litigator.shape import dataclass


class Logged(NamedTuple):
    """A draft of the case in the office's log: its form, the day it was made, or the day it was filed."""

    form: str
    on: date
    filed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A draft as its form judges it: the facts it prints, the clauses taken, the case and the library behind them; `logged` is what the
    office has drafted for the case before.
    """

    form: Form
    facts: Mapping[str, Any]
    library: Library
    case: CaseFile
    clauses: tuple[Clause, ...] = ()
    logged: tuple[Logged, ...] = ()

    def said(self, slot: str) -> list[str]:
        """The lawyer's paragraphs of one slot."""
        return [item["text"] for item in self.facts["statements"].get(slot, ())]

    @property
    def language(self) -> str:
        return next((known for known in self.library.terms if self._speaks(known)), self.form.language)

    def _speaks(self, language: str) -> bool:
        """Whether the words about the claimants are those of `language`: the facts carry no other sign of it."""
        ours = self.facts.get("term", {}).get("was")
        return ours is not None and ours in _leaves(self.library.terms[language].get("was"))


def _leaves(value: Any) -> list[Any]:
    return [leaf for inner in value.values() for leaf in _leaves(inner)] if isinstance(value, Mapping) else [value]
