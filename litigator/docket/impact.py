"""What would move, or has moved: the docket before and after, line by line. Nothing moves without a line here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from litigator.docket.rows import MOVING, TOLD, Row
from litigator.tongue import phrase

DAYS = ("due", "computed", "safe", "day")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the docket before and after. `before` is None for a new date, `after` for one that the events no longer give."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        row = self.after or self.before
        assert row is not None
        return row

    @property
    def moved(self) -> bool:
        """Whether a day moved: a change of wording or of verification alone moves none."""
        return (
            self.before is None
            or self.after is None
            or any(getattr(self.before, name) != getattr(self.after, name) for name in DAYS)
        )

    def why(self) -> str:
        """In words, what made the difference."""
        if self.before is None:
            return phrase("a new date")
        if self.after is None:
            return phrase("the events no longer give it")
        if self.before.starts != self.after.starts:
            return phrase("the event that starts it has another date")
        if self.before.rule_version != self.after.rule_version:
            return phrase(
                "another version of the rule applies ({rule_version} → {rule_version2})",
                rule_version=self.before.rule_version,
                rule_version2=self.after.rule_version,
            )
        if self.before.rule_print != self.after.rule_print:
            return phrase("the rule or its calendar changed")
        if self.before.state != self.after.state:
            return f"{self.before.state} → {self.after.state}"
        return (
            phrase("decided by a person") if self.before.day != self.after.day else phrase("its verification changed")
        )

    def as_dict(self) -> dict[str, Any]:
        def side(row: Row | None) -> dict[str, Any] | None:
            if row is None:
                return None
            names = ("starts", *DAYS, "state", "status", "rule_version", "rule_print")
            return {name: getattr(row, name) for name in names}

        return {
            "case": self.row.reference,
            "rule": self.row.rule,
            "event": self.row.event,
            "moved": self.moved,
            "why": self.why(),
            "before": side(self.before),
            "after": side(self.after),
        }

    def sentence(self) -> str:
        """One line for a person."""
        row = self.row
        return f"{row.reference} {row.rule} ({row.event}): {self.days()} — {self.why()}"

    def days(self) -> str:
        """The day before and after; of a limit that somebody overrode also the computed ones, which no longer speak."""
        before, after = self.before, self.after
        shown = [(row.day if row else None) or "—" for row in (before, after)]
        told = " → ".join(shown) if shown[0] != shown[1] else shown[1]
        if (
            before is not None
            and after is not None
            and after.computed != after.due
            and before.computed != after.computed
        ):
            told += phrase(
                " (computed {computed} → {computed2})", computed=before.computed or "—", computed2=after.computed or "—"
            )
        return told


def compared(before: Mapping[str, Row], after: Iterable[Row]) -> tuple[list[Row], list[Change]]:
    """The lines to keep, each with its revision, and every difference. A date that is gone keeps its line, marked."""
    kept: list[Row] = []
    changes: list[Change] = []
    unseen = dict(before)
    for row in after:
        old = unseen.pop(row.uid, None)
        if old is None:
            kept.append(row)
            changes.append(Change(None, row))
            continue
        moved = old.who != row.who or any(getattr(old, name) != getattr(row, name) for name in MOVING)
        row = row._replace(revision=old.revision + 1 if moved else old.revision, had=_had(old, row))
        kept.append(row)
        if old.gone:
            changes.append(Change(None, row))
        elif any(getattr(old, name) != getattr(row, name) for name in TOLD):
            changes.append(Change(old, row))
    for old in unseen.values():
        if old.gone:
            kept.append(old)
        else:
            kept.append(old._replace(gone=True, revision=old.revision + 1))
            changes.append(Change(old, None))
    return kept, changes


def _had(old: Row, row: Row) -> str:
    """Who had the date before whoever has it now, each once: their calendars must be told that it is no longer theirs."""
    if old.who is None or old.who == row.who or old.who in old.had.split("\n"):
        return old.had
    return "\n".join(filter(None, (old.had, old.who)))
