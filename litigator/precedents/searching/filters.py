"""What narrows a search before anything is scored: court, State, article, finding, years, formation, importance, issue, language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from litigator.precedents.searching.asking import Field
from litigator.precedents.searching.fields import day_number, schema
from litigator.precedents.searching.findings import article
from litigator.precedents.states import state_in, state_of_code
from litigator.tongue import lasting, phrase, word

NAMED: Final = (
    *("court", "kind", "state", "article", "violation", "no_violation"),
    *("formation", "importance", "issue", "language"),
)
_LAST: Final = 99_991_231
_COURTS: Final = {
    "echr": "ecthr",
    "strasbourg": "ecthr",
    "eztt": "ecthr",
    "ežtt": "ecthr",
    "hudoc": "ecthr",
    "luxembourg": "cjeu",
    "ecj": "cjeu",
    "estt": "cjeu",
    "lvat": "lt",
    "lat": "lt",
    "lithuania": "lt",
}
_FORMATIONS: Final = {"gc": "grand chamber", "grand": "grand chamber", "didžioji kolegija": "grand chamber"}
_YEAR = re.compile(r"(\d{4})(?:\s*(?:-|–|\.\.)\s*(\d{4}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a judgment must be. Several values of one kind are alternatives; the kinds hold together. `none` lets nothing through.

    `article` and the findings take articles in any spelling; `5` holds for `5-1-f` too. `issue` is a letter a–e or a sub-code. `keys` are
    the only judgments looked at, `without` those never looked at. `dated` asks for a known day.
    """

    court: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    violation: tuple[str, ...] = ()
    no_violation: tuple[str, ...] = ()
    formation: tuple[str, ...] = ()
    importance: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    dated: bool = False
    keys: tuple[int, ...] | None = None
    without: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        return self == Filters()


def with_fields(filters: Filters, fields: Sequence[Field]) -> tuple[Filters, list[str]]:
    """The filters with what was typed as `field:value`, and what of it says nothing, in words. Ids and numbers are not filters."""
    notes = []
    for one in fields:
        bounds: tuple[date | None, date | None] | None
        if one.name == "year":
            bounds = _years(one.value)
        elif one.name in ("since", "until"):
            day = day_or_year(one.value, last=one.name == "until")
            bounds = None if day is None else (day, None) if one.name == "since" else (None, day)
        elif one.name == "conclusion":
            filters = _with_conclusion(filters, one.value)
            continue
        elif one.name == "id":
            continue
        else:
            filters = _also(filters, one.name, one.value)
            continue
        if bounds is None:
            notes.append(phrase("«{text}» is read as no date, and narrows nothing", text=one.value[:40]))
            continue
        filters = replace(filters, since=bounds[0] or filters.since, until=bounds[1] or filters.until)
    return filters, notes


def _with_conclusion(filters: Filters, value: str) -> Filters:
    """`violation:8`, `no violation of Article 3`, `violation` of anything."""
    said = value.casefold().replace("_", " ")
    name = "no_violation" if said.startswith(("no ", "non")) else "violation"
    which = re.sub(r"^(?:no |non-?)?violations?\s*(?:of|:|-)?\s*", "", said) or "*"
    return _also(filters, name, which)


def _also(filters: Filters, name: str, value: str) -> Filters:
    """The filters with one more alternative of one kind."""
    more: Any = {name: (*getattr(filters, name), value)}
    return replace(filters, **more)


def _years(text: str) -> tuple[date, date] | None:
    match = _YEAR.fullmatch(text.strip())
    if match is None or int(match[1]) < 1:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    return (date(first, 1, 1), date(max(last, 1), 12, 31))


def day_or_year(text: str, *, last: bool) -> date | None:
    """`2010-05-06`, or a year: its first day, or its last. None for anything else."""
    if bounds := _years(text):
        return bounds[1] if last else bounds[0]
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def query_of(filters: Filters, issues: Mapping[str, Iterable[str]]) -> Any | None:
    """The filters as one query on judgments, None where they let everything through. `issues` are the built-in precedents of each issue."""
    from tantivy import Occur, Query

    judgments = schema("judgments")

    def any_of(name: str, values: Sequence[str]) -> Any:
        return Query.term_set_query(judgments, name, list(values)) if values else Query.empty_query()

    must = []
    for name, values in (
        ("court", [_COURTS.get(one, one) for one in _folded(filters.court)]),
        ("kind", _folded(filters.kind)),
        ("formation", [_FORMATIONS.get(one, one) for one in _folded(filters.formation)]),
        ("importance", _folded(filters.importance)),
        ("language", _folded(filters.language)),
        ("article", [article(one) for one in filters.article]),
    ):
        if values:
            must.append(any_of(name, values))
    if filters.state:
        must.append(_states(filters.state))
    for name in ("violation", "no_violation"):
        wanted = getattr(filters, name)
        if wanted:
            must.append(_findings(name, wanted))
    if filters.issue:
        wanted = _folded(filters.issue)
        known = sorted({one for issue in wanted for one in issues.get(issue, ())})
        must.append(_either([any_of("issue", wanted), any_of("precedent", known)]))
    if filters.title:
        from litigator.precedents.searching.analysis import words

        must += [_phrase("title", words(one)) for one in filters.title]
    if filters.since or filters.until or filters.dated:
        low = day_number(filters.since) if filters.since else 1
        high = day_number(filters.until) if filters.until else _LAST
        must.append(_between("day", low, high))
    if filters.keys is not None:
        must.append(any_of_keys("judgments", "key", filters.keys))
    pairs = [(Occur.Must, one) for one in must]
    if filters.without:
        pairs = pairs or [(Occur.Must, Query.all_query())]
        pairs.append((Occur.MustNot, any_of_keys("judgments", "key", filters.without)))
    return Query.boolean_query(pairs) if pairs else None


def unmet(searcher: Any, filters: Filters, issues: Mapping[str, Sequence[str]]) -> list[str]:
    """What was asked for and no imported judgment has, in words: a misspelt State would otherwise look like an answer of nothing."""
    said: list[str] = []
    if filters.since and filters.until and filters.since > filters.until:
        said.append(
            lasting(
                "the days are the wrong way round: none is after {since} and before {until}",
                since=filters.since,
                until=filters.until,
            )
        )
    for name in NAMED:
        for value in getattr(filters, name):
            alone: dict[str, Any] = {name: (value,)}
            if not searcher.search(query_of(Filters(**alone), issues), 1).count:
                said.append(
                    phrase(
                        "no imported judgment has the {field} «{value}»",
                        field=word(name.replace("_", " ")),
                        value=value,
                    )
                )
    return said


def _folded(values: Iterable[str]) -> list[str]:
    return [value.strip().casefold() for value in values if value.strip()]


def _between(name: str, low: int, high: int) -> Any:
    from tantivy import FieldType, Query

    return Query.range_query(schema("judgments"), name, FieldType.Integer, low, high)


def any_of_keys(level: str, name: str, keys: Sequence[int]) -> Any:
    """The documents of a level whose number `name` is one of `keys`."""
    from tantivy import Query

    return Query.term_set_query(schema(level), name, list(keys)) if keys else Query.empty_query()


def _either(queries: Sequence[Any]) -> Any:
    from tantivy import Occur, Query

    return Query.boolean_query([(Occur.Should, one) for one in queries])


def _phrase(name: str, words: Sequence[str]) -> Any:
    from tantivy import Query

    if not words:
        return Query.empty_query()
    if len(words) == 1:
        return Query.term_query(schema("judgments"), name, words[0])
    return Query.phrase_query(schema("judgments"), name, list(words))


def _states(values: Sequence[str]) -> Any:
    """A State as it is imported (`the United Kingdom`, `United Kingdom`), by its code or its name in another language, or any with those words."""
    from tantivy import Query

    queries = []
    meant = [state_of_code(value) or state_in(value) or "" for value in values]
    for value in dict.fromkeys(_folded((*values, *meant))):
        bare = value.removeprefix("the ")
        queries.append(Query.term_set_query(schema("judgments"), "state", [value, bare, f"the {bare}"]))
        if len(bare) > 3:
            queries.append(Query.regex_query(schema("judgments"), "state", f".*{re.sub('[^a-z0-9]', '.', bare)}.*"))
    return _either(queries)


def _findings(name: str, values: Sequence[str]) -> Any:
    from tantivy import Query

    judgments = schema("judgments")
    exact = [f"{name}:{article(one)}" for one in values if one != "*"]
    queries = [Query.term_set_query(judgments, "finding", exact)] if exact else []
    if "*" in values:
        queries.append(Query.regex_query(judgments, "finding", f"{name}:.*"))
    return _either(queries)
