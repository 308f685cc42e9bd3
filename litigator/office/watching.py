"""Saved searches, and watches: what a person of the office wants to be told when judgments arrive. Nothing is told twice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from litigator.errors import NotFound, UsageFault
from litigator.office.changing import WritingOffice
from litigator.office.judgments import Judgments, reading_judgments
from litigator.office.marking import must_name_nobody
from litigator.office.reading import Office
from litigator.precedents import following
from litigator.precedents.following import SavedSearch, Watch
from litigator.precedents.graph import graph
from litigator.precedents.texts import Head, Texts
from litigator.tongue import phrase

Searching = Callable[[SavedSearch], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a watch has to tell: the judgments that arrived since it last told, the latest first. `called` says what is watched.

    `trouble` says why a watch cannot be answered: its saved search asks for what is not there any more.
    """

    watch: Watch
    called: str
    judgments: tuple[Head, ...] = ()
    trouble: str | None = None


def searching_of(judgments: Judgments) -> Searching:
    """What answers a saved search: the ids of its first 200 hits, the best first; none where nothing is imported."""

    def answered(saved: SavedSearch) -> Sequence[str]:
        if judgments.texts is None:
            return ()
        from litigator.office.searching import answering
        from litigator.precedents.searching.searching import Search

        return answering(Search(judgments.texts, judgments.office.library), following.FIRST_HITS)(saved)

    return answered


def save_search(
    office: WritingOffice, name: str, query: str, *, mode: str, filters: Mapping[str, Any], on: date
) -> SavedSearch:
    """Keep a search under a name. The facts of a case are never kept: save the words that matter, not the case."""
    from litigator.office.searching import filters_from
    from litigator.registry import watches

    filters_from(filters)
    must_name_nobody(office, f"{name} {query}")
    return watches.save_search(
        office.open_session, name=name, query=query, mode=mode, filters=filters, on=on, by=office.actor
    )


def saved_searches(office: Office) -> list[SavedSearch]:
    """Every saved search of the office, by name."""
    from litigator.registry import watches

    return watches.saved_searches(office.open_session)


def saved_search(office: Office, name: str) -> SavedSearch:
    """The search kept under `name`. Raises `NotFound` with the nearest names."""
    from litigator.registry import watches

    return watches.saved_search(office.open_session, name)


def remove_search(office: WritingOffice, name: str) -> None:
    from litigator.registry import watches

    watches.remove_search(office.open_session, name)


def watch(
    office: WritingOffice,
    judgments: Judgments,
    *,
    on: date,
    cites: str | None = None,
    search: str | None = None,
    searching: Searching | None = None,
) -> Watch:
    """Be told when a newly imported judgment `cites` this one, or when a saved `search` finds one. What is there already counts as told."""
    from litigator.registry import watches

    texts = judgments.texts
    revision = 0 if texts is None else texts.revision()
    if cites is not None:
        found = judgments.find_or_number(cites)
        shown = [] if texts is None else graph.citing_ids(texts, found.target)
        return watches.add_watch(
            office.open_session,
            kind="cites",
            authority=found.name,
            shown=shown,
            revision=revision,
            on=on,
            by=office.actor,
        )
    kept = watches.saved_search(office.open_session, search or "")
    shown = list((searching or searching_of(judgments))(kept))
    return watches.add_watch(
        office.open_session, kind="search", authority=kept.name, shown=shown, revision=revision, on=on, by=office.actor
    )


def watches(office: Office, by: str | None = None) -> list[Watch]:
    """The watches of the office, or of one person."""
    from litigator.registry import watches as kept

    return kept.watches(office.open_session, by)


def unwatch(office: WritingOffice, number: int) -> Watch:
    from litigator.registry import watches

    return watches.remove_watch(office.open_session, number)


def watch_news(
    office: Office, judgments: Judgments, *, by: str | None = None, searching: Searching | None = None
) -> list[News]:
    """What each watch (of one person, or all) has to tell, those with nothing left out. Nothing is marked as told.

    `searching` answers a saved search with ids, the best first; the search of the imported judgments, unless told otherwise.
    """
    if office.session is None or judgments.texts is None:
        return []
    answer = searching or searching_of(judgments)
    told = [_news(judgments, judgments.texts, one, office, answer) for one in watches(office, by)]
    return [one for one in told if one.judgments or one.trouble]


def watches_with_news(db: str | None, *, today: date, folder: str | None = None, libraries: Sequence[str] = ()) -> int:
    """How many watches of the office have something to tell; 0 without an office. What an import says when it ends."""
    with reading_judgments(db, today=today, folder=folder, libraries=libraries) as judgments:
        return sum(bool(one.judgments) for one in watch_news(judgments.office, judgments))


def tell_news(office: WritingOffice, judgments: Judgments, *, searching: Searching | None = None) -> list[News]:
    """The news of the watches of who acts, now told: they are not told again."""
    from litigator.registry import watches as kept

    news = watch_news(office, judgments, by=office.actor, searching=searching)
    if judgments.texts is not None:
        for one in (told for told in news if told.judgments):
            shown = following.having_shown(one.watch, [head.id for head in one.judgments])
            kept.keep_shown(office.open_session, one.watch.number, shown, judgments.texts.revision())
    return news


def _news(judgments: Judgments, texts: Texts, watch: Watch, office: Office, searching: Searching) -> News:
    if watch.kind == "cites":
        found = judgments.find_or_number(watch.authority)
        new = following.arrived(watch, graph.citing_ids(texts, found.target))
        called = phrase("what cites {name}", name=found.entry.name if found.entry else found.id or found.name)
    else:
        kept = saved_search(office, watch.authority)
        called = phrase("what «{name}» finds", name=kept.name)
        try:
            hits = list(searching(kept))
        except (NotFound, UsageFault) as fault:
            return News(watch=watch, called=called, trouble=fault.message)
        new = following.arrived(watch, hits, _changed_since(texts, watch.revision, hits))
    heads = graph.heads_of(texts, _keys(texts, new))
    ordered = sorted(heads.values(), key=lambda head: (head.date or date.min, head.id), reverse=True)
    return News(watch=watch, called=called, judgments=tuple(ordered))


def _changed_since(texts: Texts, revision: int, ids: Sequence[str]) -> list[str] | None:
    """Which of `ids` were imported, or imported anew, since `revision`; None where the judgments were imported from the beginning again."""
    if texts.revision() < revision:
        return None
    changed = set(texts.keys_since(revision))
    return [id_ for id_ in ids if texts.key_of(id_) in changed]


def _keys(texts: Texts, ids: Sequence[str]) -> list[int]:
    return [key for id_ in ids if (key := texts.key_of(id_)) is not None]
