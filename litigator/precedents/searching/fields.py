"""What the search index keeps of a judgment, of a paragraph and of a citing passage: disposable, made again from the texts at any time."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from litigator.precedents.judgment import Judgment, Paragraph
from litigator.precedents.searching.analysis import WORD, analyzers, lithuanian_stems
from litigator.precedents.searching.findings import articles, findings
from litigator.precedents.searching.voices import weight_of

FORMAT: Final = 1  # of the index: one more with every change of what is kept, or how it is cut
LEVELS: Final = ("judgments", "paragraphs", "passages")
EXACT: Final = (
    "court",
    "kind",
    "formation",
    "state",
    "article",
    "finding",
    "importance",
    "language",
    "issue",
    "precedent",
)
_BEFORE, _AFTER = 700, 300  # characters around a citation that say what it is cited for
_SOON = 400  # a conclusion is short


@lru_cache(maxsize=3)
def schema(level: str) -> Any:
    """The fields of one level. Numbers are signed: an unsigned one given a Python int kills the engine's writer."""
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    numbers = {
        "judgments": ("key", "day"),
        "paragraphs": ("judgment",),
        "passages": ("target", "source", "day", "numbered"),
    }
    for name in numbers[level]:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_text_field("stems", tokenizer_name="stems", index_option="freq")
    builder.add_text_field("lt", tokenizer_name="given", index_option="freq")
    if level == "passages":
        return builder.build()
    if level == "paragraphs":
        builder.add_integer_field("place", fast=True)
        builder.add_float_field("weight", fast=True)
        return builder.build()
    builder.add_text_field("words", tokenizer_name="words", index_option="position")
    builder.add_text_field("title", tokenizer_name="words", index_option="position")
    for name in EXACT:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    return builder.build()


def _documents(level: str) -> Callable[[], Any]:
    from tantivy import Document

    assert level in LEVELS
    return Document


def judgment_document(key: int, judgment: Judgment) -> Any:
    """One judgment as it is searched whole."""
    document = _documents("judgments")()
    document.add_integer("key", key)
    document.add_integer("day", day_number(judgment.date))
    document.add_text("title", title_words(judgment.title))
    for text in (*(paragraph.text for paragraph in judgment.paragraphs), *judgment.keywords):
        document.add_text("words", text)
        _add_stems(document, text, judgment.language)
    for name, values in exact_values(judgment):
        for value in values:
            document.add_text(name, value)
    return document


def paragraph_documents(key: int, judgment: Judgment) -> Iterator[Any]:
    """The paragraphs of a judgment, each on its own, with how much it counts beside its fellows."""
    make = _documents("paragraphs")
    for paragraph in judgment.paragraphs:
        document = make()
        document.add_integer("judgment", key)
        document.add_integer("place", paragraph.place)
        document.add_float("weight", weight_of(paragraph.section, paragraph.text))
        _add_stems(document, paragraph.text, judgment.language)
        yield document


def passage_documents(
    source: int,
    day: int,
    citations: Iterable[tuple[int, int, int, int, int]],
    texts: dict[int, Paragraph],
    language: str,
) -> Iterator[Any]:
    """What stands around each citation of an imported judgment: `citations` are (place, start, end, cited key, whether by its number)."""
    make = _documents("passages")
    seen = set()
    for place, start, end, cited, numbered in citations:
        if (place, cited) in seen or place not in texts:
            continue
        seen.add((place, cited))
        document = make()
        document.add_integer("target", cited)
        document.add_integer("source", source)
        document.add_integer("day", day)
        document.add_integer("numbered", numbered)
        text = texts[place].text
        _add_stems(document, text[max(0, start - _BEFORE) : end + _AFTER], language)
        yield document


def _add_stems(document: Any, text: str, language: str) -> None:
    if language == "lt":
        document.add_text("lt", " ".join(lithuanian_stems(text)))
    else:
        document.add_text("stems", text)


def exact_values(judgment: Judgment) -> Iterator[tuple[str, Iterable[str]]]:
    """What a filter compares, lower-case."""
    yield "court", (judgment.court.casefold(),)
    yield "kind", (judgment.kind,)
    yield "formation", _some(judgment.formation)
    yield "state", [state for part in (judgment.state or "").split(";") for state in _some(part)]
    yield "article", sorted(articles(judgment.articles))
    yield "importance", _some(judgment.importance)
    yield "language", _some(judgment.language)
    yield "issue", sorted({code for issue in judgment.issues for code in _some(issue)})
    yield "precedent", (judgment.precedent,) if judgment.precedent else ()
    said = [judgment.conclusion or ""]
    said += [p.text for p in judgment.paragraphs if p.section == "operative"]
    said += [p.text for p in judgment.paragraphs if p.section in ("law", "assessment") and len(p.text) < _SOON]
    yield "finding", sorted(findings(said)) if judgment.court == "ECtHR" else ()


def _some(value: str | None) -> tuple[str, ...]:
    return (value.strip().casefold(),) if value and value.strip() else ()


def day_number(day: Any) -> int:
    """A day as a number that orders like it, 20090219; 0 where there is none."""
    return 0 if day is None else day.year * 10_000 + day.month * 100 + day.day


def title_words(title: str) -> str:
    """The words of a title, initials also taken together: `M.S.S. v. BELGIUM` → `M.S.S. v. BELGIUM MSS`."""
    return " ".join((title, *initials(title)))


def initials(title: str) -> list[str]:
    """`M.S.S.` and `A. S.` as they are typed: MSS, AS."""
    found: list[str] = []
    run: list[str] = []
    last = 0
    for match in WORD.finditer(f"{title}  ."):
        between = title[last : match.start()]
        last = match.end()
        if len(match[0]) == 1 and match[0].isupper() and (not run or between in (".", ". ", "")):
            run.append(match[0])
            continue
        found += ["".join(run)] if len(run) > 1 else []
        run = []
    return found + (["".join(run)] if len(run) > 1 else [])


def registered(index: Any) -> Any:
    """The index with the analyzers its schema names."""
    for name, analyzer in analyzers().items():
        index.register_tokenizer(name, analyzer)
    return index
