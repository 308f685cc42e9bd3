"""How many pages the boxes of a form take: estimated while drafting, counted as rendered where LibreOffice is there.

A box begins at the bookmark `box_E` and ends where the next box begins.
"""

import math
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from litigator.documents.package import BODY, W
from litigator.drafting.wording import say
from litigator.errors import Problem
from litigator.library.shapes import Form

LINES = 50
CHARACTERS = 92
IN_TABLE = 64
_BOX = re.compile(r"box_([A-Z])")


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
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        return None
    with tempfile.TemporaryDirectory(prefix="litigator-") as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(document)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        pdf = next(Path(folder).glob("*.pdf"))
        text = subprocess.run([reader, "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60).stdout
    return _spans(text.decode("utf-8", "replace").split("\f"))


def _spans(pages: list[str]) -> dict[str, int]:
    starts: dict[str, int] = {}
    for number, page in enumerate(pages):
        for letter in re.findall(r"(?m)^\s*([A-I])\. \S", page):
            starts.setdefault(letter, number)
    order = sorted(starts, key=lambda letter: (starts[letter], letter))
    return {letter: starts[after] - starts[letter] for letter, after in zip(order, order[1:], strict=False)}


def rendered_over_limit(form: Form, pages: Mapping[str, int]) -> Iterator[Problem]:
    """Boxes that as rendered take more pages than the form gives them."""
    for limit in form.limits:
        taken = pages.get(limit.section)
        if taken is not None and taken > limit.pages:
            what = say("box {box} takes {pages} pages; {limit} fit", box=limit.section, pages=taken, limit=limit.pages)
            yield Problem(what, say("form {form}", form=form.id), say("shorten it"))
