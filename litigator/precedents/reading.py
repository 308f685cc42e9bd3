"""A judgment read in parts: its sections with where they begin and end, chosen paragraphs with what belongs to them, lists of judgments."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from litigator.errors import NotFound
from litigator.precedents.graph.graph import numbers_of
from litigator.precedents.judgment import Paragraph, Section
from litigator.precedents.texts import STRIDE, Texts
from litigator.tongue import phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section: kind and title, its depth, its first and last place, and the first and last numbered paragraph in it."""

    kind: str
    title: str
    level: int
    first: int
    last: int
    first_n: int | None
    last_n: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An imported judgment as a line of a list."""

    id: str
    title: str
    court: str
    date: date | None
    precedent: str | None
    text_hash: str


def parts_of(texts: Texts, key: int) -> tuple[Part, ...]:
    """The sections of a judgment in order; each runs to the next of its own depth or above."""
    rows = texts.connection.execute(
        "SELECT kind, title, first, level FROM section WHERE judgment = ? ORDER BY place", (key,)
    )
    sections = [Section(kind=kind, title=title, first=first, level=level) for kind, title, first, level in rows]
    numbers = [
        (place, n if section != "separate_opinion" else None)
        for place, n, section in texts.connection.execute(
            "SELECT key - ?1, n, section FROM paragraph WHERE key >= ?1 AND key < ?1 + ?2 ORDER BY key",
            (key * STRIDE, STRIDE),
        )
    ]
    end = numbers[-1][0] + 1 if numbers else 0
    return tuple(_part(one, _end_of(sections, place, end), numbers) for place, one in enumerate(sections))


def _end_of(sections: Sequence[Section], place: int, end: int) -> int:
    this = sections[place]
    return next((other.first for other in sections[place + 1 :] if other.level <= this.level), end)


def _part(section: Section, end: int, numbers: Sequence[tuple[int, int | None]]) -> Part:
    within = [n for place, n in numbers if section.first <= place < end and n is not None]
    return Part(
        kind=section.kind,
        title=section.title,
        level=section.level,
        first=section.first,
        last=max(section.first, end - 1),
        first_n=min(within, default=None),
        last_n=max(within, default=None),
    )


def of_section(texts: Texts, key: int, paragraphs: Iterable[Paragraph], wanted: str) -> list[Paragraph]:
    """The paragraphs of the sections that `wanted` names: by their kind (`facts`), else by words of a title. Raises `NotFound` with what there is."""
    listed = list(paragraphs)
    kind = wanted.strip().lower().replace(" ", "_").replace("-", "_")
    by_kind = [one for one in listed if one.section == kind]
    if by_kind:
        return by_kind
    parts = parts_of(texts, key)
    ranges = [(part.first, part.last) for part in parts if wanted.casefold() in part.title.casefold()]
    found = [one for one in listed if any(first <= one.place <= last for first, last in ranges)]
    if found:
        return found
    kinds = ", ".join(dict.fromkeys(one.section for one in listed))
    raise NotFound(
        phrase("there is no section «{wanted}»", wanted=wanted[:60]),
        fix=phrase("there are {kinds}; or words of a heading, as precedent show lists them", kinds=kinds),
    )


def numbered(paragraphs: Sequence[Paragraph], pinpoints: Sequence[str]) -> list[Paragraph]:
    """The paragraphs that `pinpoints` name (`91`, `49-51`, or a committee's `7.4`), each with the unnumbered ones behind it.

    Raises `NotFound` for numbers that are not there.
    """
    labelled = [one for one in paragraphs if one.label in pinpoints and one.section != "separate_opinion"]
    if labelled:
        return labelled
    wanted = numbers_of(pinpoints)
    there = {one.n for one in paragraphs if one.n is not None and one.section != "separate_opinion"}
    missing = sorted(wanted - there)
    if missing or not wanted:
        said = ", ".join(map(str, missing[:8])) or ", ".join(pinpoints)
        last = phrase("the last one is {last}", last=max(there)) if there else phrase("it has no numbered paragraphs")
        raise NotFound(phrase("there is no paragraph {name}", name=said), fix=last)
    return list(_with_what_follows(paragraphs, wanted))


def _with_what_follows(paragraphs: Iterable[Paragraph], wanted: Collection[int]) -> Iterator[Paragraph]:
    """A numbered paragraph and the unnumbered ones behind it, up to the next number or section."""
    taken: str | None = None
    for one in paragraphs:
        if one.n is not None and one.section != "separate_opinion":
            taken = one.section if one.n in wanted else None
        if taken is not None and one.section == taken:
            yield one


def lines(
    texts: Texts, *, without: Collection[str] = (), issue: str | None = None, court: str | None = None, limit: int = 50
) -> tuple[int, list[Line]]:
    """How many judgments are imported (but for the ids `without`, of one issue or court where given), and the latest of them."""
    where, values = ["1"], []
    if without:
        where.append(f"id NOT IN ({', '.join('?' * len(without))})")
        values += list(without)
    if issue is not None:
        where.append("EXISTS (SELECT 1 FROM json_each(issues) WHERE value = ?)")
        values.append(issue)
    if court is not None:
        where.append("court = ? COLLATE NOCASE")
        values.append(court)
    condition = " AND ".join(where)
    total = texts.connection.execute(f"SELECT count(*) FROM judgment WHERE {condition}", values).fetchone()[0]
    rows = texts.connection.execute(
        f"SELECT id, title, court, date, precedent, text_hash FROM judgment WHERE {condition} ORDER BY date DESC, id LIMIT ?",
        [*values, limit],
    )
    return int(total), [
        Line(
            id=id_,
            title=title,
            court=of,
            date=date.fromisoformat(day) if day else None,
            precedent=precedent,
            text_hash=text_hash,
        )
        for id_, title, of, day, precedent, text_hash in rows
    ]


def unchanged(texts: Texts, checked: Iterable[tuple[str, str]]) -> set[str]:
    """Of (id, hash of the text) pairs, the ids of the judgments whose text still is what the hash says."""
    return {
        id_
        for id_, hash_ in checked
        if texts.connection.execute("SELECT 1 FROM judgment WHERE id = ? AND text_hash = ?", (id_, hash_)).fetchone()
    }
