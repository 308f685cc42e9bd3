"""Judgments searched as an office searches them: its library, its imported texts, its own marks, and the facts of its own cases."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litigator.casefile import OFFICE_EVENTS, CaseFile
from litigator.errors import UsageFault
from litigator.office.judgments import Judgments, reading_judgments
from litigator.precedents.searching.answers import Found
from litigator.precedents.searching.filters import NAMED, Filters
from litigator.precedents.searching.searching import Search
from litigator.tongue import phrase

if TYPE_CHECKING:
    from litigator.casefile import Event
    from litigator.library.contents import Library
    from litigator.precedents.following import SavedSearch

_KINDS = (*NAMED, "title")


@contextmanager
def searching_judgments(
    db: str | None = None,
    *,
    folder: str | None = None,
    libraries: Sequence[str] = (),
    today: date | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[tuple[Search, Judgments]]:
    """A search over what is imported and what the library has, for the length of a block. Works without an office and without imports."""
    with reading_judgments(db, today=today or date.today(), folder=folder, libraries=libraries) as judgments:
        treatments: Mapping[str, str] = {name: str(mark) for name, mark in judgments.treatments().items()}
        yield Search(judgments.texts, judgments.office.library, treatments=treatments, progress=progress), judgments


def search(
    query: str, *, db: str | None = None, folder: str | None = None, libraries: Sequence[str] = (), **asked: Any
) -> Found:
    """Search imported judgments, and the library's own, for notebooks: the same answers as `litigator precedent search`.

    `folder` is where imported judgments are kept (default: beside the office). `asked` are `mode`, `limit`, `filters` (a `Filters`, or a
    mapping such as `{"court": "ECtHR", "since": "2010-01-01"}`), `sort`, `facets`, `source`, `until`.
    """
    given = asked.pop("filters", None)
    filters = given if isinstance(given, Filters) or given is None else filters_from(given)
    with searching_judgments(db, folder=folder, libraries=libraries) as (found, _):
        return found.search(query, filters=filters, **asked)


def filters_from(given: Mapping[str, Any]) -> Filters:
    """`{"court": "ECtHR", "article": ["3", "8"], "since": "2010-01-01"}` as filters. Raises `UsageFault` for what narrows nothing."""
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name in ("since", "until"):
            values[name] = value if isinstance(value, date) else _day(str(value))
        elif name in _KINDS:
            values[name] = tuple(value) if isinstance(value, (list, tuple)) else (str(value),)
        else:
            raise UsageFault(
                phrase("«{name}» narrows no search", name=name), fix=", ".join((*_KINDS, "since", "until"))
            )
    return Filters(**values)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageFault(phrase("«{text}» is no day", text=text[:40]), fix="YYYY-MM-DD") from None


def answering(search: Search, limit: int = 200) -> Callable[["SavedSearch"], list[str]]:
    """What answers a saved search with the ids it finds, the best first: for watches."""

    def ids(kept: "SavedSearch") -> list[str]:
        mode: Any = kept.mode
        found = search.search(
            kept.query, mode=mode, limit=limit, filters=filters_from(kept.filters), snippets=False, paragraphs=0
        )
        return [hit.id for hit in found.hits if hit.key is not None]

    return ids


# Facts


def facts_of_case(case: CaseFile, library: "Library") -> str:
    """What a case is about, as a text to look for precedents with: its statements, its events, its issues, its needs. No names and numbers."""
    said = [statement.text for statement in sorted(case.statements, key=lambda one: one.position)]
    said += [words for event in case.events for words in _told(event, library)]
    for issue in case.issues:
        for code in (issue.code, issue.code[:1]):
            if code in library.issues:
                said += library.issues[code].title.values()
        said.append(issue.note or "")
    needs = library.vocabularies.get("vulnerability", {})
    said += [
        words for one in case.claimants for need in one.vulnerabilities for words in needs.get(need.code, {}).values()
    ]
    said += [text for wanted in case.relief for text in (wanted.detail, wanted.detail_en) if text]
    text = "\n".join(line for line in said if line)
    if not text.strip():
        raise UsageFault(
            phrase("{reference} tells no facts yet", reference=case.reference),
            fix=phrase("record its events and issues, or search with --file"),
        )
    return text


def _told(event: "Event", library: "Library") -> list[str]:
    """What happened, in the words of the vocabulary and of whoever recorded it; what the office decided about limits is no fact."""
    if event.kind in OFFICE_EVENTS:
        return []
    words = library.vocabularies.get("event", {}).get(event.kind, {})
    return [*words.values(), event.title or "", event.title_en or ""]


def facts_in_file(path: Path) -> str:
    """The text of a file of any kind that can be read. Raises what `read_document` raises."""
    from litigator.documents.reading import read_document

    return read_document(path).text
