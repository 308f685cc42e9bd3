"""A case, a draft and its exhibits as one PDF: checked three ways, gathered, rendered, numbered, bound. `make_bundle` is the whole of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from litigator.casefile import CaseFile, Exhibit
from litigator.documents.confined import confined
from litigator.documents.reading import bytes_of
from litigator.drafting.bundling.converting import libreoffice, to_pdf
from litigator.drafting.bundling.front import Cover, Line, front_pages, stamp_text, stamps, words_of
from litigator.drafting.bundling.gathering import Pages, Source, exhibit_sources, plain, prepared, rendered
from litigator.drafting.examining.annexes import log_problems, ordered
from litigator.drafting.examining.examining import examined, text_problems
from litigator.drafting.examining.passages import Examined
from litigator.drafting.examining.tongues import document_tongue
from litigator.drafting.examining.words import say
from litigator.drafting.facts import Setting, facts_of
from litigator.drafting.saving import read_manifest
from litigator.errors import DraftIncomplete, LibraryFault, Problem, UsageFault
from litigator.library.contents import Library
from litigator.library.shapes import Form
from litigator.tongue import phrase, plural

DRAFT = "draft"
FRONT = "front"
_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A finished bundle: its bytes, and where everything stands in it. Pages are counted from 1."""

    data: bytes
    case: str
    language: str
    pages: int
    lines: tuple[Line, ...]
    files: dict[int, str]
    keys: dict[int, str]
    problems: tuple[Problem, ...]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class _Filing:
    """The document to be filed: its examination, and what is known of it."""

    form: Form
    language: str
    title: str | None = None
    day: date | None = None
    source: Source | None = None
    seen: Examined | None = None


def make_bundle(
    case: CaseFile,
    library: Library,
    draft: Path | None,
    *,
    today: date,
    folders: Sequence[Path],
    language: str | None = None,
    form: str | None = None,
    paginate: bool = True,
    with_cover: bool = True,
) -> Bundle:
    """Bind `draft` and the exhibits of `case` marked for annexing, whose files are looked for in `folders`.

    Raises `DraftIncomplete` with every fault at once: the list of annexes, the log and the files do not agree, or a file is missing, changed,
    locked, broken or hostile. Raises `SettingsFault` where LibreOffice is not on this machine. Nothing is written.
    """
    libreoffice()
    filing = _filing(case, library, draft, today, language, form)
    exhibits = ordered(case.exhibits, filing.form.annex_order)
    if filing.source is None and not exhibits:
        raise UsageFault(
            phrase("{reference} has nothing to bind", reference=case.reference),
            fix=phrase("name a draft, or mark exhibits for annexing"),
        )
    sources, problems = exhibit_sources(exhibits, folders)
    problems += _not_to_be_bound(filing, case, folders)
    if filing.source is not None:
        sources = {DRAFT: filing.source, **sources}
    ready, unfit = prepared(sources)
    _stop_if([*problems, *unfit], case)
    made, broken = rendered(ready, sources)
    _stop_if(broken, case)
    notes = [*problems, *_notes(exhibits, made, sources)]
    return _bind(case, library, filing, exhibits, made, sources, paginate, with_cover, notes)


def _filing(
    case: CaseFile, library: Library, draft: Path | None, today: date, language: str | None, form: str | None
) -> _Filing:
    said = (read_manifest(draft) if draft is not None else None) or {}
    name = form or said.get("form")
    found = library.form(form) if form else library.forms.get(str(name))
    if draft is None:
        chosen = found or Form(id="-", title={}, language=case.language, forum="", stages=())
        return _Filing(chosen, language or chosen.language)
    source = Source(name=draft.name, data=bytes_of(draft))
    seen = examined(source.data, source.name)
    tongue = language or document_tongue(seen) or said.get("language") or case.language
    chosen = found or Form(id=draft.stem, title={}, language=tongue, forum="", stages=())
    heading = next((passage.text for passage in seen.passages if passage.is_heading), draft.stem)
    title = chosen.title.get(tongue) or " ".join(heading.split())
    return _Filing(chosen, tongue, title, _day_of(said) or today, source, seen)


def _day_of(said: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(said.get("day")))
    except ValueError:
        return None


def _not_to_be_bound(filing: _Filing, case: CaseFile, folders: Sequence[Path]) -> list[Problem]:
    """What in the document itself stands in the way: an unfinished draft, and annexes that do not agree with the log. The other errors are told only."""
    if filing.seen is None:
        return []
    unfinished = ("the document is marked as a draft", "a comment of an unfinished draft", "`⟦`")
    found = []
    for problem in text_problems(filing.seen):
        if problem.severity == "error":
            stops = problem.what.startswith(unfinished)
            found.append(problem if stops else problem._replace(severity="warning"))
    files = ("no file is named", "the file ", "the log has no hash")
    found += [
        problem
        for problem in log_problems(filing.seen, case, order=filing.form.annex_order, folders=folders)
        if not any(words in problem.what for words in files)
    ]
    return found


def _notes(exhibits: Sequence[Exhibit], made: dict[str, Pages], sources: dict[str, Source]) -> list[Problem]:
    """What the person who files it should know: pages that differ from the log, and what was taken out of a file."""
    notes = []
    for exhibit in exhibits:
        pages = made[exhibit.key]
        if exhibit.pages and exhibit.pages != pages.count:
            what = say("the file has {count} pages, the log says {pages}", count=pages.count, pages=exhibit.pages)
            fix = say("see that the file is whole, or correct the log")
            notes.append(Problem(what, exhibit.key, fix, "warning"))
        if pages.taken_out:
            held = ", ".join(pages.taken_out)
            what = say(
                "{name} held {things}; its pages alone are bound in", name=sources[exhibit.key].name, things=held
            )
            notes.append(
                Problem(what, exhibit.key, say("file the original beside the bundle, if that matters"), "warning")
            )
    return notes


def _stop_if(problems: list[Problem], case: CaseFile) -> None:
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DraftIncomplete(
            plural(
                "the bundle of {reference} cannot be bound: {count} thing to mend",
                "the bundle of {reference} cannot be bound: {count} things to mend",
                len(errors),
                reference=case.reference,
            ),
            problems=tuple(problems),
            fix=phrase("nothing was written"),
        )


def _bind(
    case: CaseFile,
    library: Library,
    filing: _Filing,
    exhibits: Sequence[Exhibit],
    made: dict[str, Pages],
    sources: dict[str, Source],
    paginate: bool,
    with_cover: bool,
    notes: list[Problem],
) -> Bundle:
    """Number the pages, draw the front with those numbers, and bind. How long the index is says where everything stands, so it is drawn twice."""
    from litigator.drafting.bundling.binding import Part, bound, index_links

    words, language = words_of(filing.language), filing.language
    cover = _cover(case, library, filing)
    entries = [(None, filing.title or "", None, DRAFT)] if filing.source is not None else []
    titled = [(exhibit, _title(exhibit, language)) for exhibit in exhibits]
    entries += [(n, title, one.dated, one.key) for n, (one, title) in enumerate(titled, 1)]  # type: ignore[misc]
    front_count = 2 if with_cover else 1
    for _ in range(_TRIES):
        lines = _placed(entries, made, front_count)
        total = front_count + sum(line.pages for line in lines)
        texts = _stamps(lines, front_count, total, language)
        drawn = {f"{FRONT}.docx": front_pages(cover, lines, total, with_cover=with_cover)}
        if paginate:
            drawn["stamps.docx"] = stamps(texts)
        pdfs = to_pdf(drawn)
        front = plain(pdfs[f"{FRONT}.docx"], FRONT)
        if front.count == front_count:
            break
        front_count = front.count
    else:
        raise LibraryFault(phrase("the index does not keep its length from one rendering to the next"))
    strips = plain(pdfs["stamps.docx"], "stamps") if paginate else None
    parts = [Part(pdf=front.pdf, title=words["index"], makes_room=False)]
    parts += [
        Part(
            pdf=made[key].pdf,
            title=title if number is None else f"{words['annex'].format(number=number)}. {title}",
            number=number,
            makes_room=number is not None,
        )
        for number, title, _, key in entries
    ]
    links = index_links(confined("litigator.drafting.bundling.cleaning:words", front.pdf, FRONT), lines)
    return Bundle(
        data=bound(parts, strips.pdf if strips else None, links, language),
        case=case.reference,
        language=language,
        pages=total,
        lines=tuple(lines),
        files={n: sources[one.key].name for n, one in enumerate(exhibits, 1)},
        keys={n: one.key for n, one in enumerate(exhibits, 1)},
        problems=tuple(notes),
    )


def _title(exhibit: Exhibit, language: str) -> str:
    return exhibit.title if language == "lt" else (exhibit.title_en or exhibit.title)


def _placed(
    entries: Sequence[tuple[int | None, str, date | None, str]], made: dict[str, Pages], front: int
) -> list[Line]:
    """The lines of the index with their pages of the bundle."""
    lines, page = [], front + 1
    for number, title, dated, key in entries:
        count = made[key].count
        lines.append(Line(number=number, title=title, dated=dated, pages=count, first=page, last=page + count - 1))
        page += count
    return lines


def _stamps(lines: Sequence[Line], front: int, total: int, language: str) -> list[str]:
    texts = [stamp_text(language, None, page, total) for page in range(1, front + 1)]
    for line in lines:
        for own in range(1, line.pages + 1):
            annex = None if line.number is None else (line.number, own, line.pages)
            texts.append(stamp_text(language, annex, line.first + own - 1, total))
    return texts


def _cover(case: CaseFile, library: Library, filing: _Filing) -> Cover:
    """The cover, from the case file, in the words of the document's language."""
    setting = Setting(form=filing.form, language=filing.language, today=filing.day or date.max, place="")
    facts = facts_of(case, library, setting)
    words, term = words_of(filing.language), facts["term"] or {}
    called = term.get("Claimant")
    called = called.get("nom") if isinstance(called, Mapping) else called
    claimant = str(called).removeprefix("The ").capitalize() if called else words["claimant"]
    people = (
        (claimant, tuple(str(one["name"]) for one in facts["claimants"])),
        (words["against"], tuple(str(one["name"]) for one in facts["respondents"])),
    )
    return Cover(
        language=filing.language,
        court=facts["forum"]["name"] or facts["proceedings"]["court"],
        number=_number(case, filing.form, facts),
        parties=tuple((label, names) for label, names in people if names),
        title=filing.title,
        day=filing.day,
    )


def _number(case: CaseFile, form: Form, facts: Mapping[str, Any]) -> str | None:
    """The number the court addressed knows the case by: its own; of a court in Lithuania also that of the proceedings appealed from.

    An international court knows nothing of domestic numbers: until it has given one of its own there is none.
    """
    own = [stage.number for stage in case.stages if stage.forum == form.forum and stage.number]
    if own:
        return own[-1]
    domestic = not form.forum or form.forum.startswith("lt.")
    return facts["proceedings"]["number"] if domestic else None
