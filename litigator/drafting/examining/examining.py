"""The examination of a finished document: taken apart once in the confined child, then held against everything it should be."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from litigator.casefile import CaseFile
from litigator.documents.confined import confined
from litigator.documents.package import BODY, open_package, parse_part
from litigator.documents.reading import bytes_of
from litigator.drafting.citing import cited_in
from litigator.drafting.examining.annexes import annex_problems, log_problems
from litigator.drafting.examining.days import day_problems
from litigator.drafting.examining.leftovers import leftovers
from litigator.drafting.examining.numbers import number_problems
from litigator.drafting.examining.pairs import pair_problems
from litigator.drafting.examining.passages import Examined
from litigator.drafting.examining.references import reference_problems
from litigator.drafting.examining.slips import slip_problems
from litigator.drafting.examining.tongues import NAMES, document_tongue, tongue_problems
from litigator.drafting.examining.traces import trace_problems
from litigator.drafting.examining.words import say
from litigator.drafting.forms.finished import finished
from litigator.drafting.forms.judging import form_problems
from litigator.drafting.pages import over_limit, rendered_over_limit, rendered_pages
from litigator.errors import Problem
from litigator.library.contents import Library
from litigator.library.shapes import Form


def document_problems(
    path: Path,
    form: Form | None,
    *,
    library: Library | None = None,
    judgments: Path | None = None,
    filing: date | None = None,
    case: CaseFile | None = None,
    language: str | None = None,
    folders: Sequence[Path] = (),
) -> tuple[Problem, ...]:
    """What is wrong with the .docx at `path`, in the order in which a reader would mend it; each says where.

    With `form`, also by what that form asks of a finished document, and its limits counted as rendered where that can be done. With a `library` (and a day of `filing`) its citations
    are checked too, against the judgments imported into the folder `judgments` as well. With `case`, its annexes are held against the evidence
    log, and the files of the exhibits, which are looked for in `folders`, against their hashes. `language` is what it should be written in
    (`lt` or `en`; by default what it is written in). Raises `Unreadable` or `Refused` for what is no document or a hostile one.
    """
    data = bytes_of(path)
    document = examined(data, path.name)
    found = [*text_problems(document, filing=filing, language=language)]
    if case is not None:
        found += log_problems(document, case, order=form.annex_order if form is not None else "log", folders=folders)
    if library is not None and filing is not None:
        found += cited_in(path, library, filing=filing, judgments=judgments)
    if form is not None:
        found += _of_the_form(form, data, path, language or document_tongue(document))
    return tuple(found)


def _of_the_form(form: Form, data: bytes, path: Path, language: str | None) -> Iterator[Problem]:
    """What the form asks of a finished document, and the pages of its boxes: as rendered where that can be done, else estimated."""
    parts = open_package(data, path.name)  # the child has taken it apart already, within its limits
    if form.checks:
        yield from form_problems(form, finished(parts, language=language, path=path))
    if form.limits:
        pages = rendered_pages(path)
        yield from rendered_over_limit(form, pages) if pages is not None else over_limit(form, parse_part(parts[BODY]))


def examined(data: bytes, name: str) -> Examined:
    """The .docx in `data`, taken apart in a child process with limits."""
    import msgspec

    return msgspec.convert(confined("litigator.drafting.examining.reading:read", data, name), Examined)


def text_problems(document: Examined, *, filing: date | None = None, language: str | None = None) -> Iterator[Problem]:
    """What is wrong with a document by itself, without the case, the library or the form."""
    tongue = document_tongue(document)
    if language is not None and tongue is not None and tongue != language:
        what = say(
            "the document is in another language ({tongue}) than asked for ({language})",
            tongue=NAMES[tongue],
            language=NAMES[language],
        )
        yield Problem(what, say("the whole document"), say("assemble it in that language, or name the right one"))
    yield from leftovers(document)
    yield from number_problems(document)
    yield from reference_problems(document)
    yield from annex_problems(document)
    yield from day_problems(document, filing)
    yield from tongue_problems(document, tongue)
    yield from pair_problems(document, tongue)
    yield from slip_problems(document)
    yield from trace_problems(document)
