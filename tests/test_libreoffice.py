"""LibreOffice opens every draft and shows the same paragraph numbers; pages are looked at by people (docs/images)."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from litigator.documents.package import BODY, open_package, parse_part
from litigator.drafting import template as word
from litigator.drafting.assembling import assemble
from litigator.library.gathering import open_library
from litigator.sample import CLOCK, DRAFTS, specimens

pytestmark = [
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine"),
    pytest.mark.xdist_group("libreoffice"),
]
CASES = {case.reference: case for case in specimens()}


@pytest.fixture(scope="module")
def converted(tmp_path_factory) -> dict[tuple[str, str], tuple[str, list[str], Path]]:
    """Each draft in both languages as LibreOffice's own text, with the openings of its numbered paragraphs."""
    folder = tmp_path_factory.mktemp("pages")
    library = open_library()
    openings: dict[tuple[str, str], list[str]] = {}
    for reference, form in DRAFTS:
        for language in ("lt", "en"):
            made = assemble(CASES[reference], form, library, today=CLOCK, language=language)
            (folder / f"{form}.{language}.docx").write_bytes(made.data)
            openings[form, language] = numbered_openings(made.data)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to"]
    documents = [str(path) for path in sorted(folder.glob("*.docx"))]
    for kind in ("txt:Text (encoded):UTF8", "pdf"):
        subprocess.run(
            [*command, kind, "--outdir", str(folder), *documents], check=True, capture_output=True, timeout=300
        )
    return {
        key: (
            (folder / f"{key[0]}.{key[1]}.txt").read_text(encoding="utf-8-sig"),
            found,
            folder / f"{key[0]}.{key[1]}.pdf",
        )
        for key, found in openings.items()
    }


def numbered_openings(data: bytes) -> list[str]:
    """The first words of every paragraph numbered 1, 2, 3 …, in order, as our own count has it."""
    body = parse_part(open_package(data, "x")[BODY])
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = []
    for paragraph in body.iter(f"{w}p"):
        style = paragraph.find(f"{w}pPr/{w}pStyle")
        if style is not None and style.get(f"{w}val") == word.PARAGRAPH.replace(" ", ""):
            found.append("".join(node.text or "" for node in paragraph.iter(f"{w}t"))[:30])
    return found


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize("form", [form for _, form in DRAFTS])
def test_libreoffice_numbers_the_paragraphs_as_we_do(converted, form, language):
    text, openings, _ = converted[form, language]
    assert len(openings) > 10
    for number, opening in enumerate(openings, 1):
        assert re.search(rf"(?m)^\s*{number}\.\s*{re.escape(opening)}", text), (number, opening)


@pytest.mark.parametrize("form", [form for _, form in DRAFTS])
def test_references_read_the_same_after_libreoffice_has_read_the_fields(converted, form):
    text, _, _ = converted[form, "en"]
    assert not re.search(r"Error|not found", text)
    assert re.search(r"\(Annexe?s?\s\d", text)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils are not on this machine")
def test_boxes_e_f_and_g_keep_their_page_limits_as_rendered(converted):
    _, _, pdf = converted["echr-application", "en"]
    pages = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout.split("\f")
    starts = {box: next(n for n, page in enumerate(pages) if re.search(rf"(?m)^\s*{box}\. ", page)) for box in "EFGH"}
    limits = {limit.section: limit.pages for limit in open_library().form("echr-application").limits}
    for box, after in (("E", "F"), ("F", "G"), ("G", "H")):
        assert starts[after] - starts[box] <= limits[box], box


def test_the_check_counts_the_rendered_pages_and_finds_a_box_too_long(tmp_path):
    from dataclasses import replace

    from litigator.casefile import Statement
    from litigator.drafting.examining import document_problems

    library, case = open_library(), CASES["2022-007"]
    form = library.form("echr-application")
    sound = tmp_path / "sound.docx"
    sound.write_bytes(assemble(case, "echr-application", library, today=CLOCK).data)
    assert document_problems(sound, form) == ()
    more = tuple(
        Statement(slot="facts", position=number, text="Another fact of the case. " * 30, language="en")
        for number in range(20, 50)
    )
    made = assemble(replace(case, statements=(*case.statements, *more)), "echr-application", library, today=CLOCK)
    assert any("box E takes about" in problem.what for problem in made.problems)
    long = tmp_path / "long.docx"
    long.write_bytes(made.data)
    assert any("box E takes" in problem.what for problem in document_problems(long, form))
