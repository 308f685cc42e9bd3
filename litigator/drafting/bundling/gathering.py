"""The pages of a bundle brought together: every file found, let in and made into plain PDF, or all that is wrong with them named at once."""

from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litigator.casefile import Exhibit
from litigator.documents.confined import confined
from litigator.documents.kinds import WORDS, kind_of
from litigator.drafting.bundling.converting import to_pdf
from litigator.drafting.bundling.files import exhibit_file, file_problems
from litigator.drafting.bundling.front import picture_page, plain_pages
from litigator.drafting.bundling.gates import is_odt
from litigator.drafting.examining.words import say
from litigator.errors import LitigatorError, Problem
from litigator.tongue import phrase, word

MAX_FILE = 60_000_000
SECONDS = 60
_HERE = "litigator.drafting.bundling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to be bound in: what it is called in an error, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A file as plain PDF; `taken_out` names what it held beside its pages."""

    pdf: bytes
    count: int
    taken_out: tuple[str, ...] = ()


def exhibit_sources(exhibits: Sequence[Exhibit], folders: Sequence[Path]) -> tuple[dict[str, Source], list[Problem]]:
    """The files of the exhibits by their keys, and everything that stands in the way of having them."""
    problems = [fault._replace(severity="error") for fault in file_problems(exhibits, folders) if _stops(fault)]
    sources: dict[str, Source] = {}
    for exhibit in exhibits:
        path = exhibit_file(exhibit, folders)
        if path is None:
            continue
        try:
            if path.stat().st_size > MAX_FILE:
                what = say(
                    "{name} has {size} MB; at most {most} fit",
                    name=path.name,
                    size=path.stat().st_size // 1_000_000,
                    most=60,
                )
                problems.append(Problem(what, exhibit.key, say("scan it at a lower resolution, or part it")))
                continue
            sources[exhibit.key] = Source(name=path.name, data=path.read_bytes())
        except OSError as error:
            what = say("{name} cannot be read: {why}", name=path.name, why=error.strerror or "")
            problems.append(Problem(what, exhibit.key, say("see that the file may be read")))
    return sources, problems


def _stops(fault: Problem) -> bool:
    """A file without a hash in the log may be bound in, a file that is not named may not."""
    return not fault.what.endswith("to compare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What passed its gate: plain pages already, or documents (by key and suffix) that LibreOffice is to make pages of."""

    pages: dict[str, Pages]
    documents: dict[str, bytes]


def prepared(sources: Mapping[str, Source]) -> tuple[Prepared, list[Problem]]:
    """Every source by its key as far as it goes without LibreOffice, and all that is wrong with any of them."""
    problems: list[Problem] = []
    pages: dict[str, Pages] = {}
    documents: dict[str, bytes] = {}
    for key, source in sources.items():
        try:
            suffix, data = _prepared(source)
            if suffix == "pdf":
                pages[key] = plain(data, source.name)
            else:
                documents[f"{key}.{suffix}"] = data
        except LitigatorError as fault:
            problems += _told(fault, key)
    return Prepared(pages=pages, documents=documents), problems


def rendered(ready: Prepared, sources: Mapping[str, Source]) -> tuple[dict[str, Pages], list[Problem]]:
    """All of it as plain pages by key: LibreOffice is called once, for all documents."""
    problems: list[Problem] = []
    made = dict(ready.pages)
    pdfs = to_pdf(ready.documents)
    for name in ready.documents:
        key = name.rpartition(".")[0]
        called = sources[key].name
        try:
            if name in pdfs:
                made[key] = plain(pdfs[name], called)
                continue
        except LitigatorError as fault:
            problems += _told(fault, key)
            continue
        what = say("LibreOffice cannot read {name}", name=called)
        problems.append(Problem(what, key, say("open it, and save it as PDF")))
    return made, problems


def plain(pdf: bytes, name: str) -> Pages:
    """A PDF as plain pages, worked out in the confined child. Raises `Unreadable` or `Refused`."""
    told: Any = confined(f"{_HERE}.cleaning:clean", pdf, name, seconds=SECONDS)
    return Pages(pdf=b64decode(told["pdf"]), count=told["pages"], taken_out=tuple(told["taken_out"]))


def _told(fault: LitigatorError, key: str) -> Iterable[Problem]:
    return fault.problems or (Problem(fault.message, key, fault.fix),)


def _prepared(source: Source) -> tuple[str, bytes]:
    """A file as PDF (`pdf`) or as what LibreOffice makes one of (`docx`, `odt`), having passed its gate."""
    from litigator.errors import Unreadable

    data, name = source.data, source.name
    kind = "odt" if is_odt(data) else kind_of(data)
    if kind == "pdf":
        return "pdf", data
    if kind == "docx":
        confined(f"{_HERE}.gates:word_document", data, name)
        return "docx", data
    if kind == "odt":
        confined(f"{_HERE}.gates:open_document", data, name)
        return "odt", data
    if kind == "image":
        told: Any = confined(f"{_HERE}.pictures:measured", data, name)
        if "pdf" in told:
            return "pdf", b64decode(told["pdf"])
        return "docx", _drawn(data, name, told["width"], told["height"])
    if kind in ("text", "html"):
        from litigator.documents.reading import document_in

        document = document_in(data, name)
        return "docx", plain_pages((block.text, block.style == "heading") for block in document.blocks)
    raise Unreadable(
        phrase("{name} is {kind}", name=name, kind=word(WORDS.get(kind, kind))), fix=phrase("save it as PDF")
    )


def _drawn(data: bytes, name: str, width: int, height: int) -> bytes:
    from docx.exceptions import PythonDocxError

    from litigator.errors import Unreadable

    try:
        return picture_page(data, width, height)
    except (PythonDocxError, ValueError, KeyError, EOFError, OSError) as error:
        raise Unreadable(
            phrase("{name} is a broken picture", name=name), fix=phrase("save it as PDF or JPEG")
        ) from error
