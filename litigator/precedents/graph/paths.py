"""The shortest way from one judgment to another along citations, either way round: how two lines of authority are joined."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from litigator.citations.names import court_name
from litigator.precedents.graph.depth import Mention
from litigator.precedents.graph.graph import mention_between
from litigator.precedents.texts import STRIDE, Head, Texts
from litigator.tongue import lasting

_CHUNK = 500
FARTHEST = 8
WIDEST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One citation on the way. `forward` says that the way goes from the citing judgment to the cited one."""

    citing: Head
    cited: Head
    forward: bool
    mention: Mention | None

    def sentence(self) -> str:
        """`A (2012) cites B (2008) in § 91, at its § 12`."""
        said = lasting("{citing} cites {cited}", citing=_called(self.citing), cited=_called(self.cited))
        if self.mention is not None and self.mention.n is not None:
            said = lasting("{said} in § {number}", said=said, number=self.mention.n)
        if self.mention is not None and self.mention.pinpoints:
            said = lasting("{said}, at its § {numbers}", said=said, numbers=", ".join(self.mention.pinpoints))
        return said


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The steps from one judgment to the other; none where no way was found. `looked_at` judgments were seen on the way.

    `gave_up` says that the search stopped at its bounds (8 steps, 100,000 judgments) and not because there is no way.
    """

    steps: tuple[Step, ...]
    looked_at: int
    gave_up: bool = False


def way_between(texts: Texts, first: int, last: int) -> Way:
    """A shortest way from judgment `first` to `last`; among several, by the lowest keys, so that the answer is the same each time."""
    if first == last:
        return Way(steps=(), looked_at=1)
    before: dict[int, int] = {first: first}
    after: dict[int, int] = {last: last}
    fronts = {True: [first], False: [last]}
    for _ in range(FARTHEST):
        ahead = len(fronts[True]) <= len(fronts[False])
        seen, other = (before, after) if ahead else (after, before)
        fronts[ahead] = list(_grown(texts, fronts[ahead], seen))
        meeting = [key for key in fronts[ahead] if key in other]
        if meeting:
            return _told(texts, _joined(min(meeting), before, after), len(before) + len(after))
        if not fronts[ahead]:
            return Way(steps=(), looked_at=len(before) + len(after))
        if len(before) + len(after) > WIDEST:
            break
    return Way(steps=(), looked_at=len(before) + len(after), gave_up=True)


def neighbours(texts: Texts, keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs (one of `keys`, a judgment that cites it or that it cites), in order."""
    for first in range(0, len(keys), _CHUNK):
        chunk = list(keys[first : first + _CHUNK])
        marks = ", ".join("?" * len(chunk))
        rows = texts.connection.execute(
            f"SELECT cited, paragraph / {STRIDE} AS citing FROM citation WHERE cited IN ({marks}) "
            f"UNION SELECT citing, cited FROM citation WHERE citing IN ({marks}) AND cited IS NOT NULL ORDER BY 1, 2",
            [*chunk, *chunk],
        )
        yield from ((one, other) for one, other in rows if one != other)


def _grown(texts: Texts, front: Sequence[int], seen: dict[int, int]) -> Iterable[int]:
    """The judgments one step beyond `front` that were not seen yet; `seen` learns from where each was reached."""
    found: list[int] = []
    for one, other in neighbours(texts, sorted(front)):
        if other not in seen:
            seen[other] = one
            found.append(other)
    return found


def _joined(middle: int, before: Mapping[int, int], after: Mapping[int, int]) -> list[int]:
    way = [middle]
    while before[way[0]] != way[0]:
        way.insert(0, before[way[0]])
    while after[way[-1]] != way[-1]:
        way.append(after[way[-1]])
    return way


def _told(texts: Texts, way: Sequence[int], looked_at: int) -> Way:
    heads = texts.heads(way)
    steps = []
    for one, other in zip(way, way[1:], strict=False):
        forward = _cites(texts, one, other)
        citing, cited = (one, other) if forward else (other, one)
        steps.append(
            Step(
                citing=heads[citing],
                cited=heads[cited],
                forward=forward,
                mention=mention_between(texts, citing, cited),
            )
        )
    return Way(steps=tuple(steps), looked_at=looked_at)


def _cites(texts: Texts, citing: int, cited: int) -> bool:
    row = texts.connection.execute("SELECT 1 FROM citation WHERE citing = ? AND cited = ? LIMIT 1", (citing, cited))
    return row.fetchone() is not None


def _called(head: Head) -> str:
    name, _ = court_name(head.title, ())
    return f"{name or head.id} ({head.date.year})" if head.date else name or head.id
