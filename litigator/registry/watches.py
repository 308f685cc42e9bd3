"""Saved searches and watches: what the office wants to be told when judgments arrive."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from litigator.errors import NotFound, UsageFault
from litigator.precedents.following import Kind, SavedSearch, Watch
from litigator.records import SavedSearchRow, WatchRow
from litigator.tongue import phrase

MODES = ("words", "boolean", "facts", "similar")


def save_search(
    session: Session, *, name: str, query: str, mode: str, filters: Mapping[str, Any], on: date, by: str
) -> SavedSearch:
    """Keep a search under a free name. Raises `UsageFault` for a name that is taken, a mode there is none of, or no words."""
    if not name.strip() or not query.strip():
        raise UsageFault(phrase("a saved search needs a name and its words"))
    if mode not in MODES:
        raise UsageFault(phrase("«{mode}» is no mode of search", mode=mode), fix=", ".join(MODES))
    if _search_row(session, name) is not None:
        raise UsageFault(
            phrase("there is a saved search «{name}» already", name=name),
            fix=phrase("choose another name, or remove that one"),
        )
    row = SavedSearchRow(
        name=name,
        query=query,
        mode=mode,
        filters=json.dumps(dict(filters), ensure_ascii=False, default=str),
        on=on,
        by=by,
    )
    session.add(row)
    session.flush()
    return _search(row)


def saved_searches(session: Session) -> list[SavedSearch]:
    """Every saved search, by name."""
    return [_search(row) for row in session.scalars(select(SavedSearchRow).order_by(SavedSearchRow.name))]


def saved_search(session: Session, name: str) -> SavedSearch:
    """The search kept under `name`. Raises `NotFound` with the nearest names."""
    row = _search_row(session, name)
    if row is None:
        from rapidfuzz import process

        names = session.scalars(select(SavedSearchRow.name)).all()
        nearest = tuple(best[0] for best in process.extract(name, names, limit=3, score_cutoff=50))
        raise NotFound(
            phrase("there is no saved search «{name}»", name=name),
            nearest=nearest,
            fix="" if nearest else phrase("precedent saved list"),
        )
    return _search(row)


def remove_search(session: Session, name: str) -> None:
    """Remove a saved search. Raises `UsageFault` while a watch rests on it."""
    saved_search(session, name)
    watching = session.scalars(select(WatchRow.id).where(WatchRow.kind == "search", WatchRow.authority == name)).all()
    if watching:
        raise UsageFault(
            phrase("watch {watching} rests on «{name}»", watching=watching[0], name=name),
            fix=f"litigator precedent watch remove {watching[0]} first",
        )
    session.delete(_search_row(session, name))
    session.flush()


def add_watch(
    session: Session, *, kind: Kind, authority: str, shown: Sequence[str], revision: int, on: date, by: str
) -> Watch:
    """Watch something from now on: what is `shown` counts as told. Raises `UsageFault` where `by` watches it already."""
    same = select(WatchRow.id).where(WatchRow.kind == kind, WatchRow.authority == authority, WatchRow.by == by)
    number = session.scalar(same)
    if number is not None:
        raise UsageFault(phrase("{by} watches it already (watch {number})", by=by, number=number))
    row = WatchRow(kind=kind, authority=authority, shown=tuple(shown), revision=revision, on=on, by=by)
    session.add(row)
    session.flush()
    return _watch(row)


def watches(session: Session, by: str | None = None) -> list[Watch]:
    """The watches of the office, or those of one person, in the order made."""
    chosen = select(WatchRow).order_by(WatchRow.id)
    return [_watch(row) for row in session.scalars(chosen if by is None else chosen.where(WatchRow.by == by))]


def remove_watch(session: Session, number: int) -> Watch:
    """Stop watching."""
    row = _watch_row(session, number)
    watch = _watch(row)
    session.delete(row)
    session.flush()
    return watch


def keep_shown(session: Session, number: int, shown: Sequence[str], revision: int) -> None:
    """Remember what a watch has told; a watch that told nothing new is not written."""
    row = _watch_row(session, number)
    if row.shown != tuple(shown):
        row.shown = tuple(shown)
    if row.revision != revision:
        row.revision = revision
    session.flush()


def _watch_row(session: Session, number: int) -> WatchRow:
    row = session.get(WatchRow, number)
    if row is None:
        raise NotFound(phrase("there is no watch {number}", number=number), fix="litigator precedent watch list")
    return row


def _search_row(session: Session, name: str) -> SavedSearchRow | None:
    return session.scalar(select(SavedSearchRow).where(SavedSearchRow.name == name))


def _search(row: SavedSearchRow) -> SavedSearch:
    return SavedSearch(
        name=row.name, query=row.query, mode=row.mode, filters=json.loads(row.filters), on=row.on, by=row.by
    )


def _watch(row: WatchRow) -> Watch:
    kind: Kind = "search" if row.kind == "search" else "cites"
    return Watch(
        number=row.id, kind=kind, authority=row.authority, shown=row.shown, revision=row.revision, on=row.on, by=row.by
    )
