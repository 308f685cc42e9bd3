"""`litigator precedent search | similar`: judgments found."""

import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from litigator.cli.following import called, judgments_option, tell_faults
from litigator.cli.shell import HELP, Desk, command, json_option, print_json, say, shown, talk
from litigator.tongue import marked, phrase, word

if TYPE_CHECKING:
    from litigator.precedents.searching.answers import Found, Hit
    from litigator.precedents.searching.filters import Filters
    from litigator.precedents.searching.searching import Search

F = TypeVar("F", bound=Callable[..., Any])
_SEVERAL = ("court", "state", "article", "violation", "no_violation", "formation", "importance", "issue", "language")
MAX_LINE = 5_000_000  # characters of one question in a batch


@click.group(context_settings=HELP)
def group() -> None:
    """Taken into `litigator precedent`."""


def _narrowing(function: F) -> F:
    """The options that narrow a search, each repeatable for alternatives."""
    options = (
        click.option("--court", multiple=True, metavar="NAME", help="ECtHR, CJEU, LT, UN."),
        click.option("--state", multiple=True, metavar="NAME", help="The respondent State."),
        click.option("--article", multiple=True, metavar="ARTICLE", help="An article: 3, 5-4, 5(1)(f), P1-1."),
        click.option("--violation", multiple=True, metavar="ARTICLE", help="Where a violation of it was found."),
        click.option("--no-violation", multiple=True, metavar="ARTICLE", help="Where none was found."),
        click.option("--formation", multiple=True, metavar="NAME", help="Grand Chamber (or GC), First Section …"),
        click.option("--importance", multiple=True, metavar="LEVEL", help="1, 2, 3, or Key cases."),
        click.option("--issue", multiple=True, metavar="LETTER", help="One of the five issues, a to e."),
        click.option("--language", multiple=True, metavar="CODE", help="The language of the text: en, fr, lt."),
        click.option("--since", metavar="DATE", help="Decided on or after this day, or a year."),
        click.option("--until", metavar="DATE", help="Decided on or before this day, or a year."),
    )
    for option in reversed(options):
        function = option(function)
    return function


@command(group)
@click.argument("query", required=False, default="")
@click.option(
    "--mode",
    type=click.Choice(["words", "boolean", "facts", "similar"]),
    default="words",
    show_default=True,
    help="How the words are read: facts looks for precedents for a text of facts, similar for judgments like one (its id).",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many judgments.")
@_narrowing
@click.option(
    "--sort",
    type=click.Choice(["relevance", "date", "cited-by"]),
    default="relevance",
    show_default=True,
    help="The order.",
)
@click.option(
    "--facets", is_flag=True, help="Count what was found by court, State, article, year and how often it is cited."
)
@click.option(
    "--file", "facts_file", type=click.Path(path_type=Path), help="Look for precedents for the facts in this file."
)
@click.option(
    "--case", "case", metavar="REFERENCE", help="Look for precedents for the facts of this case of the office."
)
@click.option(
    "--batch",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Questions, a line of JSON each: {id, text, source?, date?}.",
)
@click.option(
    "--meaning",
    "meaning",
    metavar="MODEL",
    help="Order the first hits by meaning too, with a model kept on this machine.",
)
@judgments_option
@json_option
def search(
    desk: Desk,
    query: str,
    mode: str,
    limit: int,
    sort: Any,
    facets: bool,
    facts_file: Path | None,
    case: str | None,
    batch: Path | None,
    meaning: str | None,
    folder: str | None,
    as_json: bool,
    **narrowing: Any,
) -> None:
    """Search imported judgments and the decisions of the library, with the paragraphs that answer.

    QUERY is a question in your own words, English or Lithuanian; a number, an ECLI or a name; or a query: "a phrase", AND, OR, NOT, NEAR/5,
    prefix*, (…), and fields: court:ECtHR state:Poland article:3 violation:8 year:2010-2015 formation:GC title:maslov. What cannot be read as a
    query is read as words.
    """
    from litigator.errors import UsageFault

    if sum((bool(query), facts_file is not None, case is not None, batch is not None)) != 1:
        raise UsageFault(phrase("ask one thing: a QUERY, --file, --case or --batch"))
    filters = _filters(desk, narrowing)
    with _open(desk, folder, meaning) as (found, judgments):
        if batch is not None:
            _answer_batch(found, batch, mode, limit, filters)
            return
        asked, text, mode = query, query, "facts" if facts_file or case else mode
        if case is not None:
            from litigator.office.searching import facts_of_case

            asked, text = case, facts_of_case(judgments.office.case_file(case), judgments.office.library)
        elif facts_file is not None:
            from litigator.office.searching import facts_in_file

            asked, text = facts_file.name, facts_in_file(facts_file)
        answer = found.search(text, mode=mode, limit=limit, filters=filters, sort=sort, facets=facets)  # type: ignore[arg-type]
    _tell(answer, asked, as_json)


@command(group)
@click.argument("precedent")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many judgments.")
@_narrowing
@judgments_option
@json_option
def similar(desk: Desk, precedent: str, limit: int, folder: str | None, as_json: bool, **narrowing: Any) -> None:
    """List the judgments most like PRECEDENT: in their words, in what they are cited for, in what those like them cite.

    PRECEDENT is the id, the number or the ECLI of an imported judgment.
    """
    filters = _filters(desk, narrowing)
    with _open(desk, folder, None) as (found, _):
        answer = found.search(precedent, mode="similar", limit=limit, filters=filters)
    _tell(answer, precedent, as_json)


@contextmanager
def _open(desk: Desk, folder: str | None, meaning: str | None) -> "Iterator[tuple[Search, Any]]":
    """The search, with a word on stderr when its index has to be made first."""
    from litigator.office.searching import searching_judgments

    told: list[int] = []

    def progress(done: int) -> None:
        if not told:
            talk(phrase("making the search index; this is done once for what was imported"))
        told.append(done)

    with searching_judgments(
        desk.db, folder=folder, libraries=desk.libraries, today=desk.today(), progress=progress
    ) as (found, judgments):
        if meaning is not None:
            from litigator.precedents.searching.meaning import SentenceModel

            found.meaning = SentenceModel(meaning)
        yield found, judgments
        tell_faults(judgments.office.library)


def _filters(desk: Desk, given: dict[str, Any]) -> "Filters":
    from litigator.precedents.searching.filters import Filters, day_or_year

    values: dict[str, Any] = {name: tuple(given[name]) for name in _SEVERAL}
    for name in ("since", "until"):
        text = given[name]
        values[name] = None if text is None else day_or_year(text, last=name == "until") or desk.day(text)
    return Filters(**values)


# A batch


def _answer_batch(found: "Search", path: Path, mode: Any, limit: int, filters: "Filters") -> None:
    """A line an answer, in the order of the questions; a question that cannot be answered is a line that says so."""
    import msgspec

    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            sys.stdout.buffer.write(
                msgspec.json.encode(_answered(found, line, number, mode, limit, filters), enc_hook=str) + b"\n"
            )
    sys.stdout.buffer.flush()


def _lines(path: Path) -> Iterator[bytes]:
    from litigator.errors import NotFound, Unreadable

    try:
        if str(path) == "-":
            yield from sys.stdin.buffer
            return
        with path.open("rb") as stream:
            yield from stream
    except FileNotFoundError:
        raise NotFound(phrase("there is no file {path}", path=path)) from None
    except OSError as error:
        raise Unreadable(phrase("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from error


def _answered(found: "Search", line: bytes, number: int, mode: Any, limit: int, filters: "Filters") -> dict[str, Any]:
    from datetime import date

    import msgspec

    from litigator.errors import LibraryFault, LitigatorError

    try:
        asked = msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {"id": None, "error": f"line {number} is no JSON"}
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str) or len(line) > MAX_LINE:
        return {
            "id": asked.get("id") if isinstance(asked, dict) else None,
            "error": f"line {number} has no text of a length that can be asked",
        }
    source, day = asked.get("source"), asked.get("date")
    try:
        until = None if day is None else date.fromisoformat(str(day))
    except ValueError:
        return {"id": asked.get("id"), "error": f"line {number}: «{str(day)[:40]}» is no date"}
    try:
        answer = found.search(
            asked["text"],
            mode=mode,
            limit=limit,
            filters=filters,
            snippets=False,
            source=None if source is None else str(source),
            until=until,
        )
    except LibraryFault:
        raise
    except LitigatorError as error:
        return {"id": asked.get("id"), "error": error.message}
    hits = [
        {"id": hit.id, "paragraphs": [paragraph.n for paragraph in hit.paragraphs if paragraph.n is not None]}
        for hit in answer.hits
    ]
    return {"id": asked.get("id"), "hits": hits}


# One answer

WORDS = (  # of the data, as they are shown
    *(marked("court"), marked("kind"), marked("state"), marked("article"), marked("violation"), marked("no violation")),
    *(
        marked("formation"),
        marked("importance"),
        marked("issue"),
        marked("language"),
        marked("year"),
        marked("more than 100"),
    ),
)


def _tell(answer: "Found", asked: str, as_json: bool) -> None:
    if as_json:
        print_json(
            "search",
            query=asked,
            mode=answer.mode,
            how=answer.how,
            took_ms=answer.took_ms,
            total=answer.total,
            hits=[_hit(hit) for hit in answer.hits],
            entries=[_hit(hit) for hit in answer.entries],
            facets=answer.facets,
            widened=answer.widened,
            notes=answer.notes,
        )
        return
    for note in answer.notes:
        talk(f"  · {shown(note)}")
    if not answer.hits and not answer.entries:
        say(phrase("nothing found"))
    for hit in answer.hits:
        _print_hit(hit)
    if answer.entries:
        say("\n" + phrase("In the library, in its own words; not imported:"))
        for hit in answer.entries:
            _print_hit(hit)
    for name, counts in answer.facets.items():
        if counts:
            say(f"{word(name)}: " + ", ".join(f"{shown(word(value))} {count}" for value, count in counts.items()))
    if answer.widened:
        talk(phrase("  · widened by the thesaurus: {widened}", widened=shown(", ".join(answer.widened[:8]))))
    if answer.total > len(answer.hits) > 0:
        talk(phrase("  · {count} of {total}; --limit N shows more", count=len(answer.hits), total=answer.total))


def _hit(hit: "Hit") -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title,
        "date": hit.date,
        "court": hit.court,
        "score": hit.score,
        "paragraphs": [{"n": one.n, "snippet": one.snippet} for one in hit.paragraphs],
        "cited_by": hit.cited_by,
        "treatment": hit.treatment,
        "precedent": hit.precedent,
        **({"holding": hit.holding} if hit.holding else {}),
    }


def _print_hit(hit: "Hit") -> None:
    marks = [phrase("cited by {count}", count=hit.cited_by)] if hit.cited_by else []
    marks += [f"! {word(hit.treatment.replace('_', ' '))}"] if hit.treatment else []
    say(
        shown(
            f"{hit.date or phrase('undated')}  {called(hit)}  [{hit.id}]" + (f"  ({'; '.join(marks)})" if marks else "")
        )
    )
    if hit.holding:
        say(textwrap.fill(shown(hit.holding), 100, initial_indent="    ", subsequent_indent="    "))
    for one in hit.paragraphs:
        at = "   " if one.n is None else f"§ {one.n} "
        say(textwrap.fill(shown(f"{at} {one.snippet}"), 100, initial_indent="    ", subsequent_indent="        "))
