"""How many pages the boxes of a form take: estimated while drafting, counted as rendered where LibreOffice is there.

A box begins at the bookmark `box_E` and ends where the next box begins.
"""

import math
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from litigator.documents.package import BODY, W, open_package, parse_part
from litigator.drafting.wording import say
from litigator.errors import Problem
from litigator.library.shapes import Form

LINES = 50
CHARACTERS = 92
IN_TABLE = 64
_BOX = re.compile(r"box_([A-Z])")
_ENOUGH = 24
"""So many signs of a heading tell it: a longer one may run over two lines."""


def _w(tag: str) -> str:
    return f"{{{W}}}{tag}"


def estimated_pages(body: Any) -> dict[str, float]:
    """The pages each box takes, reckoned from its text: a full page has about 50 lines of 92 characters (64 in a table)."""
    lines: dict[str, float] = {}
    box = ""
    for node in body.iter(_w("bookmarkStart"), _w("p")):
        if node.tag == _w("bookmarkStart"):
            match = _BOX.fullmatch(node.get(_w("name")) or "")
            box = match[1] if match else box
        elif box:
            text = "".join(part.text or "" for part in node.iter(_w("t")))
            width = IN_TABLE if next(node.iterancestors(_w("tbl")), None) is not None else CHARACTERS
            lines[box] = lines.get(box, 0) + max(math.ceil(len(text) / width), 1) + 0.4
    return {name: count / LINES for name, count in lines.items()}


def over_limit(form: Form, body: Any) -> Iterator[Problem]:
    """Boxes that by the estimate do not fit; only the rendered pages say for certain (`draft check`)."""
    pages = estimated_pages(body)
    for limit in form.limits:
        if pages.get(limit.section, 0) > limit.pages:
            about = f"{pages[limit.section]:.1f}"
            what = "box {box} takes about {pages} pages; {limit} fit"
            fix = "shorten it, then count the rendered pages: litigator draft check FILE --form {form}"
            yield Problem(
                say(what, box=limit.section, pages=about, limit=limit.pages), BODY, say(fix, form=form.id), "warning"
            )


def rendered_pages(document: Path) -> dict[str, int] | None:
    """The pages from each box to the next, as LibreOffice renders them; None where it (or pdftotext) is not on this machine.

    Boxes whose limit is counted begin a page of their own.
    """
    headings = headings_of(parse_part(open_package(document.read_bytes(), document.name)[BODY]))
    pages = page_texts(document)
    return None if pages is None else spans(pages, headings)


def page_texts(path: Path) -> list[str] | None:
    """The text of each page as LibreOffice renders it; None where it (or pdftotext) is not on this machine or fails."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        return None
    with tempfile.TemporaryDirectory(prefix="litigator-") as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(path)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=180)
            pdf = next(Path(folder).glob("*.pdf"))
            read = [reader, "-layout", str(pdf), "-"]
            told = subprocess.run(read, check=True, capture_output=True, timeout=60)
        except (subprocess.SubprocessError, OSError, StopIteration):
            return None
    return re.split("\f", told.stdout.decode("utf-8", "replace").rstrip("\f"))


def headings_of(body: Any) -> list[tuple[str, str]]:
    """The boxes with their headings as printed, in the order of the document."""
    found = []
    for mark in body.iter(_w("bookmarkStart")):
        match = _BOX.fullmatch(mark.get(_w("name")) or "")
        paragraph = next(mark.iterancestors(_w("p")), None)
        if match and paragraph is not None:
            found.append((match[1], "".join(part.text or "" for part in paragraph.iter(_w("t")))))
    return found


def spans(pages: Sequence[str], headings: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The pages from each heading to the next. A heading is found by its own words, after the one before it: a line of the text that
    begins with a capital and a stop (a case by initials) is none.
    """
    lines = [(number, _plain(line)) for number, page in enumerate(pages) for line in page.split("\n")]
    starts: list[tuple[str, int]] = []
    at = 0
    for letter, heading in headings:
        wanted = _plain(heading)[:_ENOUGH]
        place = next((place for place in range(at, len(lines)) if lines[place][1].startswith(wanted)), None)
        if place is not None:
            starts.append((letter, lines[place][0]))
            at = place + 1
    return {letter: after - start for (letter, start), (_, after) in zip(starts, starts[1:], strict=False)}


def _plain(line: str) -> str:
    return " ".join(line.split())


def rendered_over_limit(form: Form, pages: Mapping[str, int]) -> Iterator[Problem]:
    """Boxes that as rendered take more pages than the form gives them."""
    for limit in form.limits:
        taken = pages.get(limit.section)
        if taken is None:
            what = say("the heading of box {box} is not found, so its pages are not counted", box=limit.section)
            yield Problem(what, say("form {form}", form=form.id), say("keep the headings of the worksheet"), "warning")
        elif taken > limit.pages:
            what = say("box {box} takes {pages} pages; {limit} fit", box=limit.section, pages=taken, limit=limit.pages)
            yield Problem(what, say("form {form}", form=form.id), say("shorten it"))
