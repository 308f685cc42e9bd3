"""The citations as a network: judgments and who cites whom, whole or around one judgment, for programs that draw and count."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litigator.precedents.graph.graph import heads_of
from litigator.precedents.graph.paths import neighbours
from litigator.precedents.texts import Head, Texts

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """That `citing` cites `cited` (ids): at how many places, in which numbered paragraphs, at which pinpoints."""

    citing: str
    cited: str
    mentions: int
    paragraphs: tuple[int, ...]
    pinpoints: tuple[str, ...]


def around(texts: Texts, key: int, *, hops: int = 1, most: int = 2_000) -> tuple[list[int], bool]:
    """The judgments within `hops` citations of `key`, either way round, nearest first; and whether `most` cut some off."""
    found, front = {key: None}, [key]
    for _ in range(hops):
        new = [other for _, other in neighbours(texts, sorted(front)) if other not in found]
        front = list(dict.fromkeys(new))
        for other in front:
            if len(found) >= most:
                return list(found), True
            found[other] = None
    return list(found), False


def everything(texts: Texts) -> list[int]:
    """The keys of all judgments."""
    return [row[0] for row in texts.connection.execute("SELECT key FROM judgment ORDER BY key")]


def nodes(texts: Texts, keys: Sequence[int]) -> list[Head]:
    """The judgments `keys`, in their order."""
    heads = heads_of(texts, keys)
    return [heads[key] for key in keys if key in heads]


def edges(texts: Texts, among: Sequence[Head]) -> Iterator[Edge]:
    """Every citation of one of `among` by another of them, once for each pair."""
    ids = {head.key: head.id for head in among}
    keys = list(ids)
    for first in range(0, len(keys), _CHUNK):
        chunk = keys[first : first + _CHUNK]
        rows = texts.connection.execute(
            "SELECT c.citing, c.cited, c.pinpoints, p.n FROM citation c LEFT JOIN paragraph p ON p.key = c.paragraph "
            f"WHERE c.citing IN ({', '.join('?' * len(chunk))}) AND c.cited IS NOT NULL AND c.cited <> c.citing "
            "ORDER BY c.citing, c.cited, c.paragraph, c.start",
            chunk,
        )
        pairs: dict[tuple[int, int], tuple[list[int], list[str], int]] = {}
        for citing, cited, pinpoints, n in rows:
            if cited in ids:
                ns, points, mentions = pairs.get((citing, cited), ([], [], 0))
                pairs[citing, cited] = (
                    [*ns, n] if n is not None else ns,
                    [*points, *json.loads(pinpoints)],
                    mentions + 1,
                )
        for (citing, cited), (ns, points, mentions) in pairs.items():
            yield Edge(
                citing=ids[citing],
                cited=ids[cited],
                mentions=mentions,
                paragraphs=tuple(dict.fromkeys(ns)),
                pinpoints=tuple(dict.fromkeys(points)),
            )
