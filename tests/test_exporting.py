"""Authorities handed over: to Zotero, to a spreadsheet, to Word. No value becomes code, no file is written over unasked."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from litigator.citations.citation import Citation
from litigator.citations.cited import Cited
from litigator.citations.style import plain, styled
from litigator.documents.package import open_package
from litigator.exchange.authority_table import COLUMNS, cell, table
from litigator.exchange.bibtex import bibtex
from litigator.exchange.csl import csl
from litigator.exchange.formats import Wish, made
from litigator.exchange.gathering import name_and_pinpoints
from litigator.exchange.listing import Clerk, Listed
from litigator.exchange.plain import address, one_line
from litigator.exchange.reading_list import reading_list
from litigator.exchange.ris import ris
from litigator.library.gathering import open_library
from litigator.precedents.cited import imported
from litigator.precedents.judgment import Judgment, Paragraph
from litigator.precedents.naming import authority
from litigator.precedents.texts import open_texts

VALUES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile" / "values"
LIBRARY = open_library()
csv.field_size_limit(10_000_000)
TODAY = date(2026, 5, 20)
HOSTILE = {
    "ris": "Name\r\nER  - \r\nTY  - CASE\r\nTI  - planted",
    "bibtex": "A} , note = {planted}\n@misc{planted,",
    "latex": r"\input{/etc/passwd} 100% & #1 _x_ $y$ ~ ^",
    "formula": '=HYPERLINK("x")',
    "blank formula": "\u00a0\u200b+1+1",
    "fullwidth": "＝1+1",
    "xml": "</w:t></w:r><w:r><w:t>planted",
    "markup": "<img src=x onerror=planted>",
    "control": "a\x00b\x1b[2Jc\x07\ufffed",
    "bidi": "a\u202etxt.exe",
    "rows": 'a","b"\r\nplanted,row',
}


def shared_values():
    if not VALUES.is_dir():
        return [pytest.param("", marks=pytest.mark.skip(reason="the hostile values are not on this machine"))]
    texts = {path.stem: path.read_bytes().decode("utf-8", "surrogateescape") for path in sorted(VALUES.glob("*.txt"))}
    return [pytest.param(text, id=name) for name, text in texts.items()]


def entry(text: str = "Test v. Lithuania", **given) -> Listed:
    cited = Cited(
        id=given.pop("id", "test-1"),
        court="ECtHR",
        name=text,
        formation=text,
        numbers=("12345/20",),
        date=date(2024, 3, 5),
        ecli="ECLI:CE:ECHR:2024:0305JUD001234520",
        url=given.pop("url", "https://example.org/?i=001-1"),
    )
    standing = given.pop("standing", "unchecked")
    return Listed(
        cited=cited,
        citation=styled(cited, "strasbourg", ("12", "14-16"), {}),
        standing=standing,
        pinpoints=("12", "14-16"),
        holding=text,
        notes=text,
        keywords=(text,),
        concern=("a",),
        **given,
    )


def records(data: bytes) -> list[list[tuple[str, str]]]:
    """What a reader of RIS makes of a file: a tag is two signs at the beginning of a line."""
    found: list[list[tuple[str, str]]] = []
    for line in re.split(r"\r\n|\r|\n|\x0b|\x0c|\x85|\u2028|\u2029", data.decode("utf-8")):
        if not (tag := re.match(r"([A-Z][A-Z0-9])  - ?(.*)", line)):
            continue
        if tag[1] == "TY":
            found.append([])
        if found and tag[1] != "ER":
            found[-1].append((tag[1], tag[2]))
    return found


def bib_entries(text: str) -> list[tuple[str, dict[str, str]]]:
    """What a reader of BibTeX makes of a file: values in braces, braces counted whether or not a backslash stands before them."""
    found, place = [], 0
    while (head := re.compile(r"@(\w+)\{([^,\s]+),").search(text, place)) is not None:
        fields, place = {}, head.end()
        while (name := re.compile(r"\s*(\w+) = \{").match(text, place)) is not None:
            depth, end = 1, name.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            fields[name[1]] = text[name.end() : end - 1]
            place = end + 1
        found.append((head[2], fields))
    return found


def table_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


# What is in an export


def listed(*names: str, style: str = "strasbourg", points=()) -> list[Listed]:
    clerk = Clerk(library=LIBRARY, texts=None, checked={}, style=style)
    return [clerk.listed(authority(None, LIBRARY.precedents, name), points) for name in names]


def test_ris_has_the_tags_zotero_reads_a_case_from():
    (record,) = records(ris(listed("ecthr-mss", points=("263", "338-339")), "en"))
    assert {
        ("TY", "CASE"),
        ("TI", "M.S.S. v. Belgium and Greece"),
        ("PB", "European Court of Human Rights (Grand Chamber)"),
        ("SV", "30696/09"),
        ("DA", "2011/01/21"),
        ("M2", "ECLI: ECLI:CE:ECHR:2011:0121JUD003069609"),
        ("N1", "Pinpoints: 263, 338-339"),
        ("N1", "M.S.S. v. Belgium and Greece [GC], no. 30696/09, §§ 263 and 338-339, 21 January 2011"),
    } <= set(record)


def test_joined_cases_pending_cases_and_soft_law_are_told_apart():
    joined, pending, comment = records(ris(listed("cjeu-c411-10", "ecthr-cocg-lithuania", "un-hrc-gc35"), "en"))
    assert ("SV", "C-411/10; C-493/10") in joined
    assert not {tag for tag, _ in pending} & {"DA", "PY"}
    assert ("N1", "may be cited as pending only: it decides nothing yet") in pending
    assert ("TY", "RPRT") in comment and ("SN", "CCPR/C/GC/35") in comment
    assert ("N1", "not to be cited before it is checked") in comment


def test_bibtex_is_what_oscola_and_zotero_read():
    text = bibtex(listed("ecthr-mss", "cjeu-c411-10", points=("94",)), "en").decode()
    (key, fields), (_, other) = bib_entries(text)
    assert text.startswith("@jurisdiction{ecthr-mss,")
    assert key == "ecthr-mss"
    assert fields["title"] == "M.S.S. v. Belgium and Greece"
    assert fields["date"] == "2011-01-21" and fields["number"] == "30696/09"
    assert fields["keywords"].startswith("echr,") and other["keywords"].startswith("eu,")
    assert "94" in fields["annote"] and "note" not in fields


def test_two_ids_that_look_alike_in_latex_keep_a_key_each():
    same = [entry(id="a b"), entry(id="a/b"), entry(id="ąč")]
    assert [key for key, _ in bib_entries(bibtex(same, "en").decode())] == ["a-b", "a-b-2", "authority"]


def test_csl_is_a_legal_case_with_its_locator():
    first, second = json.loads(csl(listed("cjeu-c411-10", "un-hrc-gc35", points=("94", "105-106")), "en"))
    assert first["type"] == "legal_case"
    assert first["authority"] == "Court of Justice of the European Union (Grand Chamber)"
    assert first["issued"] == {"date-parts": [[2011, 12, 21]]}
    assert first["number"] == "C-411/10 and C-493/10"
    assert first["custom"] == {"locator": "94, 105-106", "label": "paragraph"}
    assert "Pinpoints: 94, 105-106" in first["note"].split("\n")
    assert second["type"] == "report" and second["publisher"] == "Human Rights Committee"


def test_the_table_has_every_field_under_its_heading():
    heading, row = table_rows(table(listed("ecthr-mss", points=("263",)), "en"))
    assert tuple(heading) == COLUMNS and len(row) == len(COLUMNS)
    told = dict(zip(heading, row, strict=True))
    assert told["citation"] == "M.S.S. v. Belgium and Greece [GC], no. 30696/09, § 263, 21 January 2011"
    assert told["may_be_cited"] == "may be cited" and told["respondents"] == "Belgium; Greece"
    assert table(listed("ecthr-mss"), "en").startswith(b"\xef\xbb\xbf")


def docx_lines(data: bytes):
    import docx

    return docx.Document(io.BytesIO(data)).paragraphs


def test_a_reading_list_says_what_may_not_be_cited():
    entries = [entry(), entry("Other v. Latvia", id="test-2", standing="yes"), *listed("ecthr-bistieva-poland")]
    lines = docx_lines(reading_list(entries, "en", today=TODAY))
    texts = [line.text for line in lines]
    assert "Decisions: 3. Put together on 20 May 2026." in texts
    assert "Not to be cited as they stand: 1" in texts[2]
    assert "1.\tTest v. Lithuania, no. 12345/20, §§ 12 and 14-16, 5 March 2024" in texts
    assert "Not to be cited before it is checked" in texts
    assert "Read: § 12; §§ 14-16" in texts
    heads = [line for line in lines if re.match(r"\d\.\t", line.text)]
    assert [run.text for run in heads[0].runs if run.italic] == ["Test v. Lithuania"]


def test_a_reading_list_in_lithuanian_has_no_english_of_its_own():
    texts = [
        line.text
        for line in docx_lines(reading_list(listed("ecthr-mss", "un-hrc-gc35", style="lithuanian"), "lt", today=TODAY))
    ]
    assert texts[0] == "Teismų praktikos sąrašas"
    assert "Sprendimų: 2. Sudaryta 2026 m. gegužės 20 d." in texts
    assert "Necituoti, kol nepatikrinta" in texts
    assert not [text for text in texts if re.search(r"\b(Read|Notes|In short|Not to be)\b", text)]


def test_by_issue_a_decision_stands_in_full_once():
    entries = listed("ecthr-mss", "ecthr-khan-france")
    issues = {"d": "Pushbacks", "e": "Vulnerable people"}
    texts = [line.text for line in docx_lines(reading_list(entries, "en", today=TODAY, issues=issues))]
    assert texts.index("d. Pushbacks") < texts.index("e. Vulnerable people")
    assert len([text for text in texts if "M.S.S." in text and "30696/09" in text]) == 1
    assert "–\tM.S.S. v. Belgium and Greece (see no. 1)" in texts
    assert [text[:2] for text in texts if re.match(r"\d\.\t", text)] == ["1.", "2."]


def test_the_same_list_gives_the_same_bytes():
    for form in ("ris", "bibtex", "csl", "csv", "docx"):
        wish = Wish(format=form, language="en", today=TODAY)
        assert made([entry()], wish) == made([entry()], wish)
    assert made([entry()], wish) != made([entry()], replace(wish, today=date(2026, 5, 21)))


# Values are no code


@pytest.mark.parametrize("text", [*(pytest.param(text, id=name) for name, text in HOSTILE.items()), *shared_values()])
def test_no_value_becomes_code(text):
    plain, hostile = entry(), entry(text, id=text or "x", url=text)

    (record,) = records(ris([hostile], "en"))
    (expected,) = records(ris([plain], "en"))
    assert {tag for tag, _ in record} <= {tag for tag, _ in expected}
    assert len(record) <= len(expected)
    assert all(one.isprintable() or one in "\u200b\u200d\u00a0\u2003" for _, value in record for one in value)

    found = bib_entries(bibtex([hostile], "en").decode())
    assert len(found) == 1
    assert set(found[0][1]) <= set(bib_entries(bibtex([plain], "en").decode())[0][1])
    for name, value in found[0][1].items():
        commands = re.findall(r"\\([A-Za-z]+|.)", value)
        assert set(commands) <= {"textbackslash", "textbraceleft", "textbraceright", *"%&#_$"} | {
            "textasciitilde",
            "textasciicircum",
        }, name
        assert not re.search(r"(?<!\\)[%&#_$]", value) or name == "url"

    items = json.loads(csl([hostile], "en"))
    assert len(items) == 1 and items[0]["type"] == "legal_case"
    assert "planted" not in items[0]

    rows = table_rows(table([hostile], "en"))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    assert not [value for value in rows[1] if re.match(r"[\s\u200b\u200d\x00-\x20]*[=+\-@＝＋－＠]", value)]

    data = reading_list([hostile], "en", today=TODAY, title=text)
    assert b"INJECTED" not in b"".join(
        re.findall(rb"<w:t>(INJECTED|planted)<", open_package(data, "x")["word/document.xml"])
    )
    assert len(docx_lines(data)) <= len(docx_lines(reading_list([plain], "en", today=TODAY, title="t")))


def test_the_control_a_value_written_as_it_comes_does_become_code():
    raw = f"TY  - CASE\r\nTI  - {HOSTILE['ris']}\r\nER  - \r\n".encode()
    assert len(records(raw)) == 2
    assert len(bib_entries(f"@misc{{x,\n  title = {{{HOSTILE['bibtex']}}},\n}}\n")) == 2
    assert re.match(r"[\s]*[=]", HOSTILE["formula"])


def test_a_cell_keeps_its_words():
    assert cell("=1+1") == "'=1+1"
    assert cell("\t=1+1") == "'\t=1+1"
    assert cell("Žemė, „a“; b") == "Žemė, „a“; b"
    assert cell("a\x00b\x1bc") == "a␀b␛c"
    assert cell(None) == "" and cell("-") == "'-"


def test_only_a_web_address_is_an_address():
    assert address("https://hudoc.echr.coe.int/eng?i=001-1") == "https://hudoc.echr.coe.int/eng?i=001-1"
    assert address("https://x.org/{a}\\b") == "https://x.org/%7Ba%7D%5Cb"
    for none in ("javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "", None, "https://", "x https://a"):
        assert address(none) == ""


def test_one_line_loses_nothing_without_a_sign():
    assert one_line("a\r\nb\tc") == "a  b c"
    assert one_line("a\x00b\u202ec\ufffe") == "a␀b\ufffdc\ufffd"


def test_a_case_without_a_name_takes_the_one_that_two_judgments_give_it(tmp_path):
    def cites(name):
        return Citation(start=0, end=9, text="C-1/26 PPU", kind="cjeu", id="C-1/26", numbers=("C-1/26",), name=name)

    with open_texts(tmp_path / "judgments", writing=True) as texts:
        bare = Judgment(
            id="ECLI:EU:C:2026:1", title="Judgment 2026-01-08 C-1/26 PPU", court="CJEU", numbers=("C-1/26 PPU",)
        )
        key = texts.put(replace(bare, date=date(2026, 1, 8)), "hash-1")
        citing = [texts.put(Judgment(id=f"x{n}", title="T", court="CJEU"), f"hash-x{n}") for n in range(3)]
        assert imported(texts, key).name == ""
        texts.put_citations(citing[0], 0, [cites("Tester")])
        assert imported(texts, key).name == ""
        texts.put_citations(citing[1], 0, [cites("Tester")])
        texts.put_citations(citing[2], 0, [cites("Slip")])
        named = imported(texts, key)
        assert (named.name, named.named_surely) == ("Tester", True)
        assert plain(styled(named, "cjeu", "5", {})) == "judgment of 8 January 2026, Tester, C-1/26 PPU, paragraph 5"


# What is exported


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ecthr-mss", ("ecthr-mss", ())),
        ("ecthr-mss:263, 338-339", ("ecthr-mss", ("263", "338-339"))),
        ("ECLI:EU:C:2011:865", ("ECLI:EU:C:2011:865", ())),
        ("ECLI:EU:C:2011:865:94", ("ECLI:EU:C:2011:865", ("94",))),
        ("un-hrc-fkag:9.3", ("un-hrc-fkag", ("9.3",))),
        ("Hirsi Jamaa", ("Hirsi Jamaa", ())),
    ],
)
def test_pinpoints_stand_behind_a_name(text, read):
    assert name_and_pinpoints(text) == read


@pytest.fixture
def desk(say, tmp_path):
    """Commands with two imported judgments of our own making and no office: one named by its text, one that only a database names."""
    folder = tmp_path / "judgments"
    paragraphs = (
        Paragraph(place=0, text="In the case of McTest and Others v. the United Kingdom,"),
        *(Paragraph(place=n, n=n, text=f"A paragraph of our own, number {n}.") for n in range(1, 8)),
    )
    with open_texts(folder, writing=True) as texts:
        texts.put(
            Judgment(
                id="001-900001",
                title="CASE OF MCTEST AND OTHERS v. THE UNITED KINGDOM",
                court="ECtHR",
                date=date(2020, 2, 3),
                numbers=("11111/11", "22222/12", "33333/13"),
                ecli="ECLI:CE:ECHR:2020:0203JUD001111111",
                conclusion="Violation of Art. 5",
                url="https://hudoc.echr.coe.int/eng?i=001-900001",
                paragraphs=paragraphs,
            ),
            "hash-1",
        )
        texts.put(
            Judgment(id="001-900002", title="CASE OF MCOTHER LTD v. MALTA", court="ECtHR", numbers=("44444/14",)),
            "hash-2",
        )

    def run(*arguments):
        return say("--db", tmp_path / "none.db", "--today", "2026-05-20", "precedent", "export", *arguments)

    return run


def test_built_in_and_imported_decisions_go_out_together(desk, tmp_path):
    out = tmp_path / "all.ris"
    said = desk("ecthr-mss:263", "001-900001:3", "44444/14", "-o", out)
    assert said.code == 0, said.err
    assert "3 authorities" in said.out
    first, second, third = records(out.read_bytes())
    assert ("TI", "McTest and Others v. the United Kingdom") in second
    assert ("N1", "McTest and Others v. the United Kingdom, nos. 11111/11 and 2 others, § 3, 3 February 2020") in second
    assert ("UR", "https://hudoc.echr.coe.int/eng?i=001-900001") in second
    assert ("TI", "MCOTHER LTD v. MALTA") in third
    assert ("N1", "The name stands as it was imported, if at all: write it as the court does.") in third
    assert "001-900001, 001-900002" in said.err and "ecthr-mss" not in said.err
    assert ("N1", "Pinpoints: 263") in first


def test_a_file_that_stands_already_is_not_written_over(desk, tmp_path):
    out = tmp_path / "list.csv"
    out.write_text("mine", encoding="utf-8")
    refused = desk("ecthr-mss", "-o", out)
    assert refused.code == 7 and out.read_text(encoding="utf-8") == "mine"
    assert desk("ecthr-mss", "-o", out, "--force").code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert desk("ecthr-mss", "-o", tmp_path / "no" / "list.csv").code == 5


def test_every_name_in_doubt_is_told_at_once_and_nothing_is_written(desk, tmp_path):
    out = tmp_path / "x.bib"
    names = tmp_path / "names.txt"
    names.write_text("# ours\necthr-mss:263\n\nnosuchcase  # a slip\n99999/99\n", encoding="utf-8")
    said = desk("--from-list", names, "--pinpoints", "un-hrc-fkag:9.3", "-o", out)
    assert said.code == 5 and not out.exists()
    assert "names.txt, line 4" in said.err and "names.txt, line 5" in said.err
    assert "un-hrc-fkag is not among what is exported" in said.err


def test_a_list_is_read_and_pinpoints_are_added(desk, tmp_path):
    names, out = tmp_path / "names.txt", tmp_path / "x.json"
    names.write_text("\ufeffecthr-mss:263\nECLI:EU:C:2011:865\necthr-mss:338\n", encoding="utf-8")
    said = desk("--from-list", names, "--pinpoints", "30696/09:91,92-94", "-o", out)
    assert said.code == 0, said.err
    first, second = json.loads(out.read_text(encoding="utf-8"))
    assert first["custom"]["locator"] == "263, 338, 91, 92-94"
    assert second["id"] == "cjeu-c411-10"


def test_what_a_search_printed_is_exported_in_its_order(desk, tmp_path):
    hits, out = tmp_path / "hits.json", tmp_path / "x.ris"
    found = {"query": "q", "total": 2, "hits": [{"id": "001-900001", "paragraphs": [{"n": 3}]}, {"id": "ecthr-mss"}]}
    hits.write_text(json.dumps(found), encoding="utf-8")
    assert desk("--from-list", hits, "-o", out).code == 0
    assert [dict(record)["ID"] for record in records(out.read_bytes())] == ["001-900001", "ecthr-mss"]
    hits.write_text('{"hits": [1]}', encoding="utf-8")
    refused = desk("--from-list", hits, "-o", out, "--force")
    assert refused.code == 9 and "not what a search prints" in refused.err


def test_a_paragraph_past_the_end_is_never_exported(desk, tmp_path):
    said = desk("001-900001:5-9", "001-900001:99", "-o", tmp_path / "x.ris")
    assert said.code == 5 and not (tmp_path / "x.ris").exists()
    assert "no paragraph 5-9: the last one is 7" in said.err and "no paragraph 99" in said.err
    assert "no paragraph" not in desk("001-900001:5-7", "-o", tmp_path / "y.ris").err
    backwards = desk("001-900001:7-5", "-o", tmp_path / "z.ris")
    assert (backwards.code, (tmp_path / "z.ris").exists()) == (2, False)
    assert "the paragraphs 7-5 of 001-900001 run backwards" in backwards.err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "which format?"),
        (("--format", "ris"), 2, "name what to export"),
        (("ecthr-mss", "--format", "docx"), 2, "needs a name"),
        (("ecthr-mss", "--format", "ris", "-o", "x.bib"), 2, "ends as bibtex"),
        (("ecthr-mss:0x", "--format", "ris"), 5, "no judgment"),
        (("ecthr-mss", "--pinpoints", "ecthr-mss:abc", "--format", "ris"), 5, "no judgment"),
        (("--issue", "z", "--format", "ris"), 5, "there is no issue z"),
        (("--issue", "a3", "--format", "ris"), 5, "nothing is filed under issue a3"),
        (("--from-list", "nowhere.txt", "--format", "ris"), 5, "cannot be read"),
    ],
)
def test_a_wrong_call_is_told_and_mended(desk, arguments, code, told):
    said = desk(*arguments)
    assert said.code == code and told in said.err
    assert not said.out


def test_stdout_and_json_and_styles(desk, tmp_path):
    said = desk("cjeu-c411-10:94", "--format", "csv", "--style", "oscola")
    assert "Joined Cases C-411/10 and C-493/10 NS and ME EU:C:2011:865, para 94" in said.out
    told = json.loads(desk("ecthr-mss", "--language", "lt", "-o", tmp_path / "x.ris", "--json").out)
    (only,) = told["authorities"]
    assert only["citation"].startswith(
        "EŽTT Didžiosios kolegijos 2011 m. sausio 21 d. sprendimas byloje M.S.S. prieš Belgiją ir"
    )
    assert only["standing"] == "yes" and told["format"] == "ris"


def test_an_issue_and_everything(desk, tmp_path):
    out = tmp_path / "a.csv"
    assert desk("--issue", "a", "-o", out).code == 0
    issue = table_rows(out.read_bytes())
    assert all("a" in dict(zip(issue[0], row, strict=True))["issues"].split() for row in issue[1:])
    assert desk("--all", "-o", tmp_path / "all.csv").code == 0
    everything = table_rows((tmp_path / "all.csv").read_bytes())
    assert len(everything) == 1 + len(LIBRARY.precedents) + 2
    assert 10 < len(issue) < len(everything)


def test_what_the_office_checked_is_free_until_the_entry_changes():
    name = next(e.id for e in LIBRARY.precedents.values() if e.verification.fileable == "after-check")

    def standing(checked):
        clerk = Clerk(library=LIBRARY, texts=None, checked=checked, style="strasbourg")
        return clerk.listed(authority(None, LIBRARY.precedents, name)).standing

    assert standing({}) == "unchecked"
    assert standing({name: LIBRARY.precedent_hashes[name]}) == "checked"
    assert standing({name: "of an earlier wording"}) == "unchecked"


def test_an_imported_text_is_free_once_it_is_checked_as_it_reads(tmp_path):
    with open_texts(tmp_path / "judgments", writing=True) as texts:
        texts.put(Judgment(id="001-1", title="CASE OF TESTER v. MALTA", court="ECtHR", numbers=("1/20",)), "hash-1")
    with open_texts(tmp_path / "judgments") as texts:
        for checked, standing in (({}, "imported"), ({"001-1": "hash-1"}, "checked"), ({"001-1": "other"}, "imported")):
            clerk = Clerk(library=LIBRARY, texts=texts, checked=checked, style="strasbourg")
            assert clerk.listed(authority(texts, LIBRARY.precedents, "001-1")).standing == standing
