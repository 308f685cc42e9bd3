"""How people of the office marked a judgment: followed, distinguished, overruled. Marks are only added; another mark takes one back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from litigator.tongue import lasting, marked

Treatment = Literal["overruled", "not_followed", "criticised", "limited", "distinguished", "followed"]
SAID = (  # as they are shown
    marked("overruled"),
    marked("not followed"),
    marked("criticised"),
    marked("limited"),
    marked("distinguished"),
    marked("followed"),
)
GRAVEST_FIRST: tuple[Treatment, ...] = (
    "overruled",
    "not_followed",
    "criticised",
    "limited",
    "distinguished",
    "followed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark on `authority`: by whom, when and why; `later` is the judgment that did it, `paragraph` where in that one.

    A mark with `withdraws` takes the mark of that number back and says why; its `treatment` repeats the one taken back.
    """

    number: int
    authority: str
    treatment: Treatment
    reason: str
    on: date
    by: str
    later: str | None = None
    paragraph: str | None = None
    withdraws: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is marked of one judgment now: `current` is the gravest mark in force, `in_force` all, `history` every mark ever made."""

    current: Treatment | None
    in_force: tuple[Mark, ...]
    history: tuple[Mark, ...]

    def sentence(self) -> str | None:
        """`overruled by 12345/20, § 91 (rasa, 2024-05-06): why`; None where nothing is marked."""
        if not self.in_force:
            return None
        mark = self.in_force[0]
        others = lasting(" (and {count} more)", count=len(self.in_force) - 1) if len(self.in_force) > 1 else ""
        return lasting(
            "{treatment}{by}{where} ({who}, {on}): {reason}{others}",
            treatment=lasting(mark.treatment.replace("_", " ")),
            by=lasting(" by {later}", later=mark.later) if mark.later else "",
            where=f", § {mark.paragraph}" if mark.paragraph else "",
            who=mark.by,
            on=mark.on,
            reason=mark.reason,
            others=others,
        )


@dataclass(frozen=True, slots=True)
class Marks:
    """Every mark of the office, to be asked for a judgment by all the names it may have been marked under."""

    by_authority: Mapping[str, Sequence[Mark]]

    def of(self, names: Iterable[str]) -> Standing:
        """How the judgment known by `names` (ids, numbers, ECLI) stands; marks under several of them count together."""
        found = {mark.number: mark for name in names for mark in self.by_authority.get(name, ())}
        history = tuple(found[number] for number in sorted(found))
        withdrawn = {mark.withdraws for mark in history if mark.withdraws is not None}
        live = [mark for mark in history if mark.withdraws is None and mark.number not in withdrawn]
        live.sort(key=lambda mark: (GRAVEST_FIRST.index(mark.treatment), -mark.number))
        return Standing(current=live[0].treatment if live else None, in_force=tuple(live), history=history)


def gathered(marks: Iterable[Mark]) -> Marks:
    """Marks by what they are on."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.authority, []).append(mark)
    return Marks(found)
