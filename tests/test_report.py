"""The week on a page: what stands on it, no name unless asked, one A4 sheet in a browser and in Word, and nothing that is fetched."""

import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import Said

from litigator.exchange.report.html_page import html_page
from litigator.exchange.report.page import Page
from litigator.exchange.report.word_page import word_page
from litigator.office.reporting import laid_out, week
from litigator.sample import CLOCK, specimens

Saying = Callable[..., Said]
HOSTILE = "x</td><script>alert(1)</script>\x1b[31m\u202e\"'&<img src=http://127.0.0.1:{}/x>" + "long " * 60


@pytest.fixture
def report(say: Saying, sample: Path) -> Saying:
    return lambda *arguments, today=CLOCK: say("--db", sample, "--today", today, "report", *arguments)


def change(sample: Path, *statements: str) -> None:
    with closing(sqlite3.connect(sample)) as connection, connection:
        connection.create_function("litigator_actor", 0, lambda: "test")
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement


def full(sample: Path, port: int = 9, language: str = "en", names: bool = True) -> Page:
    """A page with every part of it as full as it gets, of hostile words."""
    nasty = HOSTILE.format(port).replace("'", "''")
    day = CLOCK.isoformat()
    change(
        sample,
        f"UPDATE legal_case SET opened = '{day}', name = '{nasty}'",
        f"UPDATE person SET name = '{nasty}'",
        "UPDATE detention SET until = NULL, order_until = NULL",
        f"UPDATE docket SET title_en = '{nasty}', title_lt = '{nasty}', owner = '{nasty}', person = NULL",
        f"UPDATE docket SET met_on = '{day}', done = 1, state = 'met', met_by = 'x' WHERE uid IN (SELECT uid FROM docket WHERE done LIMIT 9)",
        "UPDATE docket SET day = '2026-05-18', due = '2026-05-18', computed = '2026-05-18' WHERE uid IN "
        "(SELECT uid FROM docket WHERE lane LIKE 'ours%' AND confirmed_by IS NULL AND NOT fatal LIMIT 9)",
        "UPDATE docket SET day = '2026-05-22' WHERE uid IN (SELECT uid FROM docket WHERE lane LIKE 'ours%' AND day > '2026-05-27' LIMIT 6)",
        f"""UPDATE event SET kind = 'deadline_overridden', "on" = '{day}', "limit" = '{nasty}' WHERE id < 8""",
        f"UPDATE office SET name = '{nasty}'",
    )
    return laid_out(week(str(sample), CLOCK), language=language, names=names)


# What stands on it


def test_it_tells_the_week(report: Saying, say: Saying, sample: Path) -> None:
    assert (
        say(
            "--db",
            sample,
            "--today",
            CLOCK,
            "--user",
            "jonas",
            "deadline",
            "confirm",
            "2021-004",
            "lt.foreigners.140-4",
        ).code
        == 0
    )
    said = report()
    assert said.code == 0, said.err
    text = " ".join(said.out.split())
    assert text.startswith("The week: 14 May 2026 to 20 May 2026, and the 7 days after")
    assert "0 overdue · 3 due in 7 days · 10 end a case, not confirmed · 0 people held · 0 new cases" in text
    assert "Tu 26 May 2021-004 · rasa high 72 · Appeal to LVAT in foreigners' cases" in text
    assert "We 20 May 2021-004 · confirmed lt.foreigners.140-4 · by jonas" in text
    assert "European Court of Human Rights 1 · · 1 1" in text


def test_its_numbers_are_those_of_the_other_commands(report: Saying, say: Saying, sample: Path) -> None:
    """Counted here and by the lists, apart."""
    for today in ("2022-05-20", CLOCK, "2026-06-30"):
        answer = json.loads(report("--json", today=today).out)
        listed = json.loads(say("--db", sample, "--today", today, "deadline", "list", "--json").out)["deadlines"]
        held = json.loads(say("--db", sample, "--today", today, "claimant", "held", "--json").out)["people"]
        assert answer["overdue"] == sum(1 for one in listed if one["standing"] == "overdue")
        assert answer["all_unconfirmed"] == sum(1 for one in listed if one["unconfirmed"])
        assert [one["person"] for one in answer["held"]] == [one["reference"] for one in held]
        near = {
            one["uid"]
            for one in listed
            if one["day"] and 0 <= (date.fromisoformat(one["day"]) - date.fromisoformat(str(today))).days <= 7
        }
        assert {one["uid"] for one in answer["comes"]} == near


def test_the_grid_counts_each_case_once_an_issue(report: Saying) -> None:
    cells = {(one["issue"], one["forum"]): one["cases"] for one in json.loads(report("--json").out)["cells"]}
    expected: dict[tuple[str, str], set[str]] = {}
    for case in specimens():
        for issue in case.issues:
            for stage in case.stages:
                expected.setdefault((issue.code[0], stage.forum), set()).add(case.reference)
    assert cells == {place: len(cases) for place, cases in expected.items()}


def test_what_fell_what_was_done_and_what_moved(report: Saying, say: Saying, sample: Path) -> None:
    answer = json.loads(report("--json", today="2026-05-29").out)
    assert {one["case"] for one in answer["fell"]} >= {"2021-004", "2025-002"}
    assert all(one["standing"] in ("overdue", "expired", "due", "awaiting") for one in answer["fell"])
    done = json.loads(report("--json", "--days", "28", today="2026-01-29").out)["done"]
    assert {(one["case"], one["met_on"]) for one in done} >= {("2021-004", "2026-01-13"), ("2025-002", "2026-01-22")}
    assert all("2026-01-02" <= one["met_on"] <= "2026-01-29" for one in done)
    new = json.loads(report("--json", "--days", "28", today="2021-12-01").out)["new"]
    opened = [case.reference for case in specimens() if "2021-11-04" <= str(case.opened) <= "2021-12-01"]
    assert [one["reference"] for one in new] == opened != []


def test_an_event_whose_day_was_corrected_is_told(report: Saying, say: Saying, sample: Path) -> None:
    """By the log, which keeps the day of the machine's own clock."""
    today = date.today().isoformat()
    assert json.loads(report("--json", today=today).out)["corrected"] == []
    said = say(
        "--db",
        sample,
        "--today",
        CLOCK,
        "--user",
        "jonas",
        "case",
        "correct",
        "2021-004",
        "judgment",
        "--on",
        "2026-05-11",
    )
    assert said.code == 0, said.err
    answer = json.loads(report("--json", today=today).out)["corrected"]
    assert [(one["reference"], one["on"], one["by"]) for one in answer] == [("2021-004", "2026-05-11", "jonas")]
    assert "the day was corrected" in report(today=today).out


@pytest.mark.parametrize("form", ["text", "html", "docx", "json"])
def test_no_name_leaves_the_office_unless_asked(report: Saying, tmp_path: Path, form: str) -> None:
    names = {one.name for case in specimens() for one in case.claimants} | {case.name for case in specimens()}

    def told(*options: str, today: str) -> str:
        path = tmp_path / f"week.{form}"
        if form == "json":
            return report("--json", *options, today=today).out
        assert report("--format", form, "-o", path, "--force", *options, today=today).code == 0
        return part(path.read_bytes()) if form == "docx" else path.read_text(encoding="utf-8")

    for today in ("2022-05-20", "2021-12-01", str(CLOCK)):
        assert not [name for name in names if name in told(today=today)]
    assert [name for name in names if name in told("--names", today="2022-05-20")]  # the control


def part(data: bytes, name: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


@pytest.mark.parametrize("wide", [20, 40, 60, 100, 200])
def test_the_text_fits_the_terminal(report: Saying, sample: Path, monkeypatch: pytest.MonkeyPatch, wide: int) -> None:
    monkeypatch.setenv("COLUMNS", str(wide))
    for today in ("2022-05-20", CLOCK):
        said = report(today=today)
        assert said.code == 0
        assert [line for line in said.out.split("\n") if len(line) > max(wide, 24) + 12 * (wide < 40)] == []
    full(sample)
    assert "\x1b" not in report("--names").out


def test_in_lithuanian(report: Saying) -> None:
    said = report("--language", "lt").out
    assert "Nepatvirtinta, o praleidus byla baigiasi" in said and "An 05-26" in said
    assert 'lang="lt"' in report("--language", "lt", "--format", "html").out


def test_a_file_is_not_written_over_unless_that_is_said(report: Saying, tmp_path: Path) -> None:
    path = tmp_path / "week.html"
    assert report("--format", "html", "-o", path).code == 0
    before = path.read_bytes()
    path.write_text("mine")
    assert report("--format", "html", "-o", path).code == 7
    assert path.read_text() == "mine"
    assert report("--format", "html", "-o", path, "--force").code == 0
    assert path.read_bytes() == before
    assert report("--format", "html", "-o", tmp_path / "no" / "week.html").code == 7


# As HTML


def test_the_html_has_no_script_and_names_nothing_outside(report: Saying, sample: Path) -> None:
    for text in (report("--format", "html").out, html_page(full(sample))):
        tags = re.findall(r"<([a-z0-9]+)", text)
        assert not {"script", "img", "link", "iframe", "object", "embed", "form", "base"} & set(tags)
        assert not re.findall(r"<[^>]*\s(?:src|href|srcset|on[a-z]+|style)\s*=", text)
        assert "url(" not in text and "@import" not in text
        assert "default-src 'none'" in text
        assert "\x1b" not in text and "\u202e" not in text


@pytest.fixture
def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("chromium is not installed")


def printed(chromium: str, page: Path, folder: Path) -> tuple[int, str, str]:
    """The page printed by a browser without a profile: how many sheets, of what size, and the text on them."""
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler-utils is not installed")
    pdf = folder / f"{page.stem}.pdf"
    run = subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *(
                f"--user-data-dir={folder / 'profile'}",
                "--no-pdf-header-footer",
                f"--print-to-pdf={pdf}",
                page.as_uri(),
            ),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert pdf.is_file(), run.stderr
    return pages(pdf)


def pages(pdf: Path) -> tuple[int, str, str]:
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    size = re.search(r"Page size:\s+(\d+)\S* x (\d+)", told)
    number = re.search(r"Pages:\s+(\d+)", told)
    assert size is not None and number is not None
    return int(number[1]), f"{size[1]} x {size[2]}", text


class Asked(ThreadingHTTPServer):
    """A server on this machine that counts who asks."""

    def __init__(self) -> None:
        asked = self.asked = list[str]()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *values: object) -> None:
                return

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


def test_a_browser_asks_for_nothing_and_prints_one_sheet(
    chromium: str, sample: Path, report: Saying, tmp_path: Path
) -> None:
    server = Asked()
    try:
        page, hostile, control = (tmp_path / f"{name}.html" for name in ("page", "hostile", "control"))
        assert report("--format", "html", "-o", page).code == 0
        hostile.write_text(html_page(full(sample, server.port)), encoding="utf-8")
        for path in (page, hostile):
            number, size, text = printed(chromium, path, tmp_path)
            assert (number, size) == (1, "594 x 841")
            assert "The week" in text and "litigator report, computed on 20 May 2026" in text
            assert "European Court of Human Rights" in text and "Issues without any case" in text
        assert server.asked == []
        source = page.read_text(encoding="utf-8")
        unguarded = re.sub(r"<meta http-equiv[^>]*>", "", source).replace(
            "<main>", f'<main><img src="http://127.0.0.1:{server.port}/control">'
        )
        control.write_text(unguarded, encoding="utf-8")
        printed(chromium, control, tmp_path)
        assert server.asked == ["/control"]  # the control: had anything been asked for, it would have been seen
        server.asked.clear()
        control.write_text(
            source.replace("<main>", f'<main><img src="http://127.0.0.1:{server.port}/guarded">'), encoding="utf-8"
        )
        printed(chromium, control, tmp_path)
        assert server.asked == []  # the page's own policy forbids it
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_fullest_page_loses_nothing_of_its_end_in_print(
    chromium: str, sample: Path, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "full.html"
    path.write_text(html_page(full(sample, language=language)), encoding="utf-8")
    number, _, text = printed(chromium, path, tmp_path)
    assert number == 1
    last = {
        "lt": ("litigator report, apskaičiuota", "Klausimai be bylų"),
        "en": ("litigator report, computed", "Issues without any case"),
    }
    assert all(words in text for words in last[language])


# As a Word document


def test_the_word_document_is_one_sheet_without_author(sample: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None or shutil.which("pdfinfo") is None:
        pytest.skip("LibreOffice or poppler-utils is not installed")
    made = {"plain": word_page(laid_out(week(str(sample), CLOCK))), "full": word_page(full(sample))}
    for name, data in made.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        profile = (tmp_path / "profile").as_uri()
        convert = [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(path),
        ]
        subprocess.run(convert, capture_output=True, timeout=180, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        number, size, text = pages(tmp_path / f"{name}.pdf")
        assert (number, size) == (1, "595 x 841"), name
        assert "litigator report, computed on 20 May 2026" in text
        properties = part(data, "docProps/core.xml")
        assert "<dc:creator></dc:creator>" in properties or "<dc:creator/>" in properties
        assert not re.findall(r'TargetMode="External"', part(data, "word/_rels/document.xml.rels"))


def test_the_parts_of_the_word_document_stand_in_the_order_of_the_schema(sample: Path) -> None:
    """Word refuses a cell whose shading stands before its borders."""
    xml = part(word_page(full(sample)))
    for cell in re.findall(r"<w:tcPr>.*?</w:tcPr>", xml, re.DOTALL):
        order = list(re.findall(r"<w:(tcW|tcBorders|shd)\b", cell))
        assert order == sorted(order, key=("tcW", "tcBorders", "shd").index), cell
    assert "<script>" not in xml and "&lt;script&gt;" in xml
