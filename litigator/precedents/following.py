"""Watches: what has arrived since a person last looked. Pure matching of what is found now with what was shown before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Kind = Literal["cites", "search"]
FIRST_HITS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A question kept under a name: the words, the mode they are read in, and the filters by their names."""

    name: str
    query: str
    mode: str
    on: date
    by: str
    filters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is watched: who cites the judgment `authority`, or what the saved search `authority` finds.

    `shown` are the ids told already; `revision` is how far the imported judgments were when the watch was last shown.
    """

    number: int
    kind: Kind
    authority: str
    on: date
    by: str
    shown: tuple[str, ...] = ()
    revision: int = 0


def arrived(watch: Watch, found: Iterable[str], changed: Iterable[str] | None = None) -> tuple[str, ...]:
    """The ids of `found` that were not shown yet, in their order, each once.

    For a search, `changed` are the ids imported or imported anew since `revision`: an old judgment that merely rises in the ranking is no
    news. None means that nobody can tell (the judgments were imported from the beginning again), and whatever was not shown is news.
    """
    known = set(watch.shown)
    new = dict.fromkeys(one for one in found if one not in known)
    if changed is None:
        return tuple(new)
    among = set(changed)
    return tuple(one for one in new if one in among)


def having_shown(watch: Watch, news: Sequence[str]) -> tuple[str, ...]:
    """What the watch keeps once `news` were told: nothing it showed is ever forgotten, so nothing is told twice."""
    return (*watch.shown, *(one for one in dict.fromkeys(news) if one not in set(watch.shown)))
