"""Who cites whom, answered from the citations of the imported judgments: one question reads only what it needs.

A judgment is asked for by its key, or, where it was not imported, by the numbers it is cited under. A citation of itself is none.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from litigator.precedents.graph.depth import Depth, Level, Mention, depth_of
from litigator.precedents.graph.mentions import CASES, Place, chunks, marks, mentions_at, place_of
from litigator.precedents.texts import STRIDE, Head, Texts

_LONGEST_RANGE = 400
_LOOKED_AT = 2_000
# A case cited under a number that no imported judgment answers to; a judgment's own number is not what it cites.
_UNKNOWN = (
    f"cited IS NULL AND id IS NOT NULL AND kind IN ({', '.join(repr(kind) for kind in CASES)}) "
    "AND NOT EXISTS (SELECT 1 FROM judgment_number o WHERE o.number = citation.id AND o.judgment = citation.citing)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The judgment asked about: its key where it was imported, and the normal forms it is cited under where a citation was not resolved."""

    key: int | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The judgment at the other end, how deeply the one treats the other, and every place where it does."""

    head: Head
    depth: Depth
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Some of the links of a judgment, the latest first; `total` is how many there are of the kind asked for.

    `looked_at` of `citing` judgments were looked at for it: fewer only where thousands cite and a depth is asked for.
    """

    total: int
    links: tuple[Link, ...]
    looked_at: int = 0
    citing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """An authority that is cited and was not imported: known by its number only. `mentions` counts places, `judgments` who cites it."""

    id: str
    kind: str
    name: str | None
    mentions: int
    judgments: int
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedParagraph:
    """A paragraph and how many other judgments point at it; a range points at each paragraph within."""

    n: int
    judgments: int
    mentions: int


def cited_by(
    texts: Texts,
    target: Target,
    *,
    paragraph: int | None = None,
    level: Level | None = None,
    since: date | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Links:
    """The judgments that cite `target`, the latest first: with `paragraph` those that point at it, with `level` those that go so deep.

    How deep one goes is only known once it is read, so that of a judgment cited by thousands the latest 2,000 are looked at.
    """
    order = _latest_first(texts, target, since)
    if paragraph is not None:
        pointing = {row[0] // STRIDE for row in _pointing(texts, target) if paragraph in _numbers(row[1])}
        order = [key for key in order if key in pointing]
    if level is None:
        found = tuple(_links(texts, order[offset : offset + limit], target, paragraph))
        return Links(total=len(order), links=found, looked_at=len(order), citing=len(order))
    read = order[:_LOOKED_AT]
    deep = [
        link for chunk in chunks(read) for link in _links(texts, chunk, target, paragraph) if link.depth.level == level
    ]
    return Links(total=len(deep), links=tuple(deep[offset : offset + limit]), looked_at=len(read), citing=len(order))


def cites(texts: Texts, key: int, *, limit: int = 200, offset: int = 0) -> Links:
    """The imported judgments that `key` cites, the latest first."""
    rows = texts.connection.execute(
        "SELECT c.cited, c.paragraph, c.start, c.end, c.pinpoints, j.date FROM citation c JOIN judgment j ON j.key = c.cited "
        "WHERE c.citing = ? AND c.cited <> c.citing ORDER BY c.paragraph, c.start",
        (key,),
    )
    found: dict[int, list[Place]] = {}
    dates: dict[int, str] = {}
    for cited, paragraph, start, end, pinpoints, day in rows:
        found.setdefault(cited, []).append(place_of(paragraph, start, end, pinpoints))
        dates[cited] = day or ""
    order = sorted(found, key=lambda one: (dates[one], one), reverse=True)
    shown = order[offset : offset + limit]
    links = tuple(_linked(texts, {one: found[one] for one in shown}))
    return Links(total=len(order), links=links, looked_at=len(order), citing=len(order))


def missing(texts: Texts, key: int | None = None, *, limit: int = 100) -> list[Missing]:
    """What is cited (by the judgment `key`, or by all of them) and was not imported, the most cited first."""
    rows = texts.connection.execute(
        "SELECT id, min(kind), max(name), count(*), count(DISTINCT citing) FROM citation "
        f"WHERE {_UNKNOWN} {'' if key is None else 'AND citing = ?'} GROUP BY id ORDER BY 5 DESC, 4 DESC, id LIMIT ?",
        (limit,) if key is None else (key, limit),
    ).fetchall()
    return [
        Missing(
            id=id_,
            kind=kind,
            name=name,
            mentions=mentions,
            judgments=judgments,
            paragraphs=() if key is None else _paragraphs_citing(texts, key, id_),
        )
        for id_, kind, name, mentions, judgments in rows
    ]


def count_missing(texts: Texts, key: int) -> int:
    """How many different authorities `key` cites that were not imported."""
    row = texts.connection.execute(
        f"SELECT count(DISTINCT id) FROM citation WHERE {_UNKNOWN} AND citing = ?", (key,)
    ).fetchone()
    return int(row[0])


def most_cited_paragraphs(texts: Texts, target: Target, *, limit: int = 10) -> list[CitedParagraph]:
    """The paragraphs of `target` that other judgments point at, the most pointed at first; what lies past its end is left out."""
    judgments: dict[int, set[int]] = {}
    mentions: Counter[int] = Counter()
    last = None if target.key is None else last_paragraph(texts, target.key)
    for paragraph, pinpoints in _pointing(texts, target):
        for n in _numbers(pinpoints):
            if last is None or n <= last:
                judgments.setdefault(n, set()).add(paragraph // STRIDE)
                mentions[n] += 1
    order = sorted(judgments, key=lambda n: (-len(judgments[n]), -mentions[n], n))
    return [CitedParagraph(n=n, judgments=len(judgments[n]), mentions=mentions[n]) for n in order[:limit]]


def citing_paragraphs(texts: Texts, target: Target, wanted: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
    """For each paragraph of `wanted`, the keys of the judgments that point at it, the latest first."""
    asked = set(wanted)
    found: dict[int, set[int]] = {}
    for paragraph, pinpoints in _pointing(texts, target):
        for n in asked & _numbers(pinpoints):
            found.setdefault(n, set()).add(paragraph // STRIDE)
    dates: dict[int, str] = {}
    for chunk in chunks(sorted({key for keys in found.values() for key in keys})):
        rows = texts.connection.execute(f"SELECT key, date FROM judgment WHERE key IN ({marks(chunk)})", list(chunk))
        dates.update((key, day or "") for key, day in rows)
    return {n: tuple(sorted(keys, key=lambda key: (dates[key], key), reverse=True)) for n, keys in found.items()}


def cited_together(texts: Texts, target: Target, *, limit: int = 10) -> list[tuple[Head, int]]:
    """The judgments most often cited in the same paragraph as `target`, each with how many judgments do so.

    Looks at the 2,000 paragraphs imported last, where more than that cite it.
    """
    select, values = _citing(target, "paragraph")
    rows = texts.connection.execute(
        f"SELECT DISTINCT paragraph FROM ({select}) ORDER BY 1 DESC LIMIT {_LOOKED_AT}", values
    )
    together: dict[int, set[int]] = {}
    for chunk in chunks([row[0] for row in rows]):
        pairs = texts.connection.execute(
            f"SELECT DISTINCT paragraph, cited FROM citation WHERE paragraph IN ({marks(chunk)}) AND cited IS NOT NULL",
            list(chunk),
        )
        for paragraph, cited in pairs:
            if cited not in (target.key, paragraph // STRIDE):
                together.setdefault(cited, set()).add(paragraph // STRIDE)
    order = sorted(together, key=lambda key: (-len(together[key]), key))[:limit]
    heads = texts.heads(order)
    return [(heads[key], len(together[key])) for key in order if key in heads]


def count_citing(texts: Texts, target: Target) -> int:
    """How many other judgments cite `target`."""
    select, values = _citing(target, f"paragraph / {STRIDE} AS citing")
    row = texts.connection.execute(f"SELECT count(*) FROM (SELECT DISTINCT citing FROM ({select}))", values).fetchone()
    return int(row[0])


def count_cited(texts: Texts, key: int) -> int:
    """How many other imported judgments `key` cites."""
    row = texts.connection.execute(
        "SELECT count(DISTINCT cited) FROM citation WHERE citing = ? AND cited <> citing", (key,)
    )
    return int(row.fetchone()[0])


def citing_ids(texts: Texts, target: Target) -> list[str]:
    """The ids of the judgments that cite `target`, in the order of their keys."""
    select, values = _citing(target, f"paragraph / {STRIDE} AS citing")
    rows = texts.connection.execute(
        f"SELECT id FROM (SELECT DISTINCT citing FROM ({select})) JOIN judgment ON key = citing ORDER BY key", values
    )
    return [row[0] for row in rows]


def heads_of(texts: Texts, keys: Sequence[int]) -> dict[int, Head]:
    """The heads of any number of judgments."""
    found: dict[int, Head] = {}
    for chunk in chunks(keys):
        found.update(texts.heads(chunk))
    return found


def last_paragraph(texts: Texts, key: int) -> int | None:
    """The highest paragraph number of a judgment outside its separate opinions; None where it has no numbers."""
    row = texts.connection.execute(
        "SELECT max(n) FROM paragraph WHERE key >= ? AND key < ? AND section <> 'separate_opinion'",
        (key * STRIDE, (key + 1) * STRIDE),
    ).fetchone()
    return None if row is None else row[0]


def numbers_of(pinpoints: Iterable[str]) -> set[int]:
    """The paragraph numbers that pinpoints name: `91` one, `49-51` each within; what is no number, or runs backwards, none."""
    found: set[int] = set()
    for pinpoint in pinpoints:
        first, dash, last = pinpoint.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            continue
        low, high = int(first), int(last or first)
        if low <= high <= low + _LONGEST_RANGE:
            found.update(range(low, high + 1))
    return found


def mention_between(texts: Texts, citing: int, cited: int) -> Mention | None:
    """The most telling place where `citing` cites `cited`: with a pinpoint, alone in its sentence, the earliest."""
    rows = texts.connection.execute(
        "SELECT paragraph, start, end, pinpoints FROM citation WHERE citing = ? AND cited = ? ORDER BY paragraph, start",
        (citing, cited),
    )
    places = [place_of(*row) for row in rows]
    mentions = mentions_at(texts, {citing: places}).get(citing, ())
    return min(mentions, key=lambda one: (not one.pinpoints, one.others, one.place), default=None)


# The rows behind the answers


def _citing(target: Target, columns: str, where: str = "", given: Sequence[object] = ()) -> tuple[str, list[object]]:
    """A statement for the citations of `target` by others, and its values. The index tells the citing judgment: no row is read for it."""
    others = f"AND paragraph / {STRIDE} <> ? {where}"
    parts: list[str] = []
    values: list[object] = []
    if target.key is not None:
        parts.append(f"SELECT {columns} FROM citation WHERE cited = ? {others}")
        values += [target.key, target.key, *given]
    if target.ids:
        parts.append(f"SELECT {columns} FROM citation WHERE id IN ({marks(target.ids)}) AND cited IS NULL {others}")
        values += [*target.ids, target.key if target.key is not None else -1, *given]
    return " UNION ALL ".join(parts) or f"SELECT {columns} FROM citation WHERE 0", values


def _latest_first(texts: Texts, target: Target, since: date | None) -> list[int]:
    """The keys of the judgments that cite `target`, the latest first."""
    select, values = _citing(target, f"paragraph / {STRIDE} AS citing")
    limited = "" if since is None else "WHERE date >= ?"
    rows = texts.connection.execute(
        f"SELECT key FROM (SELECT DISTINCT citing FROM ({select})) JOIN judgment ON key = citing {limited} ORDER BY date DESC, key DESC",
        values if since is None else [*values, since.isoformat()],
    )
    return [row[0] for row in rows]


def _pointing(texts: Texts, target: Target) -> Iterator[tuple[int, str]]:
    """The paragraph and the pinpoints of every citation of `target` that has some."""
    select, values = _citing(target, "paragraph, pinpoints", "AND pinpoints <> '[]'")
    yield from texts.connection.execute(select, values)


@lru_cache(maxsize=4096)
def _numbers(pinpoints: str) -> frozenset[int]:
    """The paragraph numbers of pinpoints as they are stored; the same few are stored again and again."""
    return frozenset(numbers_of(json.loads(pinpoints)))


def _links(texts: Texts, order: Sequence[int], target: Target, paragraph: int | None) -> Iterator[Link]:
    """A link for each judgment of `order`, with every place where it cites `target` (or points at `paragraph` of it)."""
    found: dict[int, list[Place]] = {}
    for key in order:
        within = (key * STRIDE, (key + 1) * STRIDE)
        select, values = _citing(
            target, "paragraph, start, end, pinpoints", "AND paragraph >= ? AND paragraph < ?", within
        )
        rows = texts.connection.execute(f"{select} ORDER BY paragraph, start", values)
        found[key] = [place_of(*row) for row in rows if paragraph is None or paragraph in _numbers(row[3])]
    yield from _linked(texts, found)


def _linked(texts: Texts, found: Mapping[int, Sequence[Place]]) -> Iterator[Link]:
    """A link for each judgment that `found` has places for."""
    heads = heads_of(texts, list(found))
    mentions = mentions_at(texts, found)
    for key in found:
        if key in heads:
            yield Link(head=heads[key], depth=depth_of(mentions[key]), mentions=mentions[key])


def _paragraphs_citing(texts: Texts, key: int, cited: str) -> tuple[int, ...]:
    rows = texts.connection.execute(
        "SELECT DISTINCT p.n FROM citation c JOIN paragraph p ON p.key = c.paragraph "
        "WHERE c.citing = ? AND c.id = ? AND c.cited IS NULL AND p.n IS NOT NULL ORDER BY p.n",
        (key, cited),
    )
    return tuple(row[0] for row in rows)
