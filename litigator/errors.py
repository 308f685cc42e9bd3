"""One root for everything that can go wrong, an exit code per class, and the problem a person can mend.

The exit codes are the contract with scripts; they are printed in one place (`cli`).
"""

from typing import Literal, NamedTuple

from litigator.tongue import phrase


class Problem(NamedTuple):
    """One thing wrong: what, where, and how to mend it. `warning` is listed; `error` stops the work."""

    what: str
    where: str = ""
    fix: str = ""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return ": ".join(part for part in (self.where, self.what) if part) + (f" — {self.fix}" if self.fix else "")

    def as_dict(self) -> dict[str, str]:
        return {name: str(value) for name, value in self._asdict().items()}


class LitigatorError(Exception):
    """The root. `problems` carries every fault found, so that all are mended in one go."""

    exit_code = 1

    def __init__(self, message: str, *, problems: tuple[Problem, ...] = (), fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.problems = problems
        self.fix = fix


class UsageFault(LitigatorError):
    """The call itself is wrong."""

    exit_code = 2


class SettingsFault(LitigatorError):
    """An option, a settings file or a key is missing or contradicts itself."""

    exit_code = 3


class LibraryFault(LitigatorError):
    """A rule, clause, template or precedent is at fault."""

    exit_code = 4


class NotFound(LitigatorError):
    """No such case, person, rule, template; `nearest` are the closest names."""

    exit_code = 5

    def __init__(self, message: str, *, nearest: tuple[str, ...] = (), fix: str = "") -> None:
        super().__init__(message, fix=fix or _nearest(nearest))
        self.nearest = nearest


def _nearest(names: tuple[str, ...]) -> str:
    return phrase("did you mean {names}?", names=", ".join(names)) if names else ""


class DraftIncomplete(LitigatorError):
    """A draft lacks a fact, names something unknown, rests on an unverified precedent, or failed its proof."""

    exit_code = 6


class Refused(LitigatorError):
    """Hostile content, a privacy rule, a missing permission, a stale edit."""

    exit_code = 7


class StoreFault(LitigatorError):
    """The database is damaged, foreign, locked, newer than this program, or its key is wrong."""

    exit_code = 8


class Unreadable(LitigatorError):
    """A date, table, query or document that cannot be read."""

    exit_code = 9
