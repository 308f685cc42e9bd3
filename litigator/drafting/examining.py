"""Reading a finished document again, ours or a colleague's: left-over marks, weekdays, citations, the limits of its form."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from litigator.documents.package import BODY, open_package, parse_part
from litigator.drafting.citing import cited_in
from litigator.drafting.pages import over_limit, rendered_over_limit, rendered_pages
from litigator.drafting.prove import MARKERS, part_text, weekday_faults
from litigator.errors import Problem, Unreadable
from litigator.library.contents import Library
from litigator.library.shapes import Form


def document_problems(
    path: Path,
    form: Form | None,
    *,
    library: Library | None = None,
    judgments: Path | None = None,
    filing: date | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with the .docx at `path`; with `form`, also by that form's limits, counted as rendered where that can be done.

    With a `library` (and a day of `filing`) its citations are checked too, against the judgments imported into the folder `judgments` as well.
    Raises `Unreadable` or `Refused` for what is no document or a hostile one.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from error
    body = parse_part(open_package(data, path.name)[BODY])
    text = part_text(body)
    found = [*_marks(text), *weekday_faults(text, "lt"), *weekday_faults(text, "en")]
    if library is not None and filing is not None:
        found += cited_in(path, library, filing=filing, judgments=judgments)
    if form is not None and form.limits:
        pages = rendered_pages(path)
        found += rendered_over_limit(form, pages) if pages is not None else over_limit(form, body)
    return tuple(found)


def _marks(text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        for mark in (*MARKERS, "⟦"):
            if mark in line:
                yield Problem(
                    f"`{mark}` is left in the text: «{line.strip()[:60]}»", f"paragraph {number}", "fill the gap"
                )
                break
