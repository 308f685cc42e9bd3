"""Judgments imported: their numbers are the court's own, every line and file is accounted for, nothing comes twice and nothing half."""

import gzip
import json
import os
import re
from datetime import date
from pathlib import Path

import docx
import pytest

from litigator.errors import NotFound, Refused, StoreFault
from litigator.library.gathering import open_library
from litigator.precedents.importing.importing import ImportReport, import_files, read_again
from litigator.precedents.importing.papers import read_files
from litigator.precedents.importing.recognising import court_of, day_in, recognised
from litigator.precedents.importing.rows import read_row
from litigator.precedents.importing.running_numbers import quotations, starts
from litigator.precedents.importing.strict_json import NotStrict, strict_json
from litigator.precedents.importing.structure import cleaned, structured
from litigator.precedents.judgment import Judgment
from litigator.precedents.states import state_in, state_of_code
from litigator.precedents.texts import Texts, open_texts

SPECIMENS = Path(__file__).parent / "specimens" / "judgments"
SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "data" / "judgments"
HOSTILE = SHARED / "cases" / "hostile"
LIBRARY = open_library()


def taken(folder: Path, *paths: Path, **options: object) -> ImportReport:
    return import_files(folder, paths, library=LIBRARY, **options)  # type: ignore[arg-type]


def rows_in(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def row(number: int = 1, text: str = "", **more: object) -> dict[str, object]:
    day = f"2020-01-{number:02d}"
    words = text or f"PROCEDURE\n1. The case of number {number} began.\nTHE LAW\n2. It was decided.\n3. It was so."
    return {
        "id": f"001-9000{number:02d}",
        "title": f"CASE OF EXAMPLE {number} v. LITHUANIA",
        "appno": [f"9{number:04d}/19"],
        "ecli": f"ECLI:CE:ECHR:2020:01{number:02d}JUD00{9000 + number}19",
        "date": day,
        "court": "ECtHR",
        "state": "Lithuania",
        "articles": ["5"],
        "text": words,
        **more,
    }


def outcomes(report: ImportReport) -> list[str]:
    return [entry.outcome for entry in report.entries]


def stored(folder: Path, id_: str) -> Judgment:
    with open_texts(folder) as texts:
        key = texts.key_of(id_)
        assert key is not None
        return texts.judgment(key)


def specimen(name: str) -> Judgment:
    import msgspec

    path = SPECIMENS / name
    kind = {".html": "html", ".txt": "text"}[path.suffix]
    (item,) = read_files(msgspec.msgpack.encode([(name, kind, path.read_bytes())]), name)
    assert item.judgment is not None
    return item.judgment


def numbers(judgment: Judgment) -> list[int]:
    return [p.n for p in judgment.paragraphs if p.n is not None and p.section != "separate_opinion"]


# Structure


def test_a_strasbourg_judgment_has_its_own_numbers_parts_points_opinion_and_notes():
    judgment = specimen("ecthr-invented.txt")
    assert numbers(judgment) == list(range(1, 15))
    assert judgment.missing == ()
    fourth = next(p for p in judgment.paragraphs if p.n == 4)
    assert "5. Article 3 of the internal rules applies." in fourth.text
    assert [p.label for p in judgment.paragraphs if p.section == "operative"] == ["1", "2", "3", None]
    assert [p.n for p in judgment.paragraphs if p.section == "separate_opinion"] == [1, 2]
    assert [(p.label, p.section) for p in judgment.paragraphs if p.text.startswith("See the register")] == [
        ("[1]", "annex")
    ]
    assert [(s.kind, s.level, s.title) for s in judgment.sections][:4] == [
        ("procedure", 1, "PROCEDURE"),
        ("facts", 1, "THE FACTS"),
        ("facts", 2, "I. THE CIRCUMSTANCES OF THE CASE"),
        ("facts", 2, "II. RELEVANT DOMESTIC LAW"),
    ]
    by_number = {p.n: p.section for p in judgment.paragraphs if p.section != "separate_opinion"}
    assert (by_number[1], by_number[8], by_number[11], by_number[13]) == ("procedure", "facts", "law", "assessment")


def test_the_control_takes_quoted_numbers_for_paragraphs():
    """A reading line by line, as a pattern would do it, counts the quoted «5.» and «8.»: what is tested above is not given for free."""
    lines = cleaned((SPECIMENS / "ecthr-invented.txt").read_text(encoding="utf-8"))
    naive, last = [], 0
    for line in lines:
        match = re.match(r"(\d+)\. ", line)
        if match and int(match[1]) == last + 1:
            last += 1
            naive.append(line)
    assert "5. Article 3 of the internal rules applies.”" in naive
    assert "8. No one shall be held without an order." in naive


def test_a_strasbourg_judgment_says_who_when_and_in_which_case():
    judgment = specimen("ecthr-invented.txt")
    assert judgment.title == "CASE OF EXAMPLE AND OTHERS v. LITHUANIA"
    assert (judgment.date, judgment.final) == (date(2024, 5, 14), date(2024, 8, 14))
    assert judgment.numbers == ("90001/19", "90002/19")
    assert (judgment.court, judgment.kind, judgment.formation) == ("ECtHR", "judgment", "Second Section")
    assert (judgment.state, judgment.language) == ("Lithuania", "en")


def test_a_page_of_eur_lex_is_read_with_its_numbers_and_without_what_it_hides():
    judgment = specimen("cjeu-invented.html")
    assert numbers(judgment) == [1, 2, 3, 4, 5]
    assert judgment.id == "62023CJ9001"
    assert (judgment.title, judgment.numbers) == ("A.B. v Invented Office", ("C-9001/23",))
    assert (judgment.court, judgment.kind, judgment.formation, judgment.date) == (
        "CJEU",
        "judgment",
        "Third Chamber",
        date(2024, 4, 11),
    )
    second, third = judgment.paragraphs[2], judgment.paragraphs[3]
    assert second.text.count("\n") == 3
    assert third.text == "A.B. was held without an order.\nThe referring court has doubts."
    assert "ignore" not in judgment.text
    kinds = {s.title.split(" ")[0]: s.kind for s in judgment.sections}
    assert (kinds["The"], kinds["Consideration"], kinds["On"]) == ("facts", "assessment", "operative")


def test_a_lithuanian_ruling_is_read_with_its_spaced_words_and_points():
    judgment = specimen("lvat-invented.txt")
    assert numbers(judgment) == [1, 2, 3, 4, 5]
    assert [p.label for p in judgment.paragraphs if p.label] == ["3.1", "3.2"]
    assert (judgment.court, judgment.language, judgment.date) == ("LT", "lt", date(2024, 3, 20))
    assert judgment.numbers == ("eA-9001-999/2024",)
    sections = {p.n: p.section for p in judgment.paragraphs if p.n}
    assert (sections[1], sections[5]) == ("facts", "assessment")
    assert judgment.paragraphs[-1].section == "operative"


def test_views_of_a_committee_keep_their_numbers_as_labels():
    judgment = specimen("un-invented.txt")
    assert [p.label or p.n for p in judgment.paragraphs if p.section != "heading"] == [
        "1.1", "1.2", "2.1", "2.2", 3, "4.1", "4.2", "5.1", "5.2", 6,
    ]  # fmt: skip
    assert (judgment.court, judgment.kind, judgment.state, judgment.date) == (
        "UN",
        "views",
        "Lithuania",
        date(2024, 3, 12),
    )
    assert judgment.numbers == ("CCPR/C/199/D/9001/2022",)


def parts(text: str, court: str = "ECtHR") -> list[int | None]:
    return [p.n for p in structured(cleaned(text), court).paragraphs]  # type: ignore[arg-type]


def test_numbers_without_a_full_stop_or_on_lines_of_their_own_are_numbers():
    assert parts("1 The first.\n2 The second.\n3 ‘The third.", "CJEU") == [1, 2, 3]
    assert parts("1\nThe first.\n2\nThe second.\n3\nThe third.", "CJEU") == [1, 2, 3]
    assert parts("1.\xa0\xa0The first.\n2.\u2003The second.") == [1, 2]


def test_a_number_that_lost_its_full_stop_is_found_between_its_neighbours():
    text = "1. One.\n2. Two.\n3 Three.\n4. Four.\n5. Five.\n6. 171/1991 is a decree.\n7. Seven.\n8. Eight."
    assert parts(text) == list(range(1, 9))


def test_an_extract_leaps_where_it_says_so_and_a_lost_number_is_told():
    text = "\n".join([*(f"{n}. One." for n in range(1, 9)), "...", "THE LAW", *(f"{n}. Two." for n in range(40, 52))])
    found = structured(cleaned(text), "ECtHR")
    assert [p.n for p in found.paragraphs if p.n] == [*range(1, 9), *range(40, 52)]
    assert found.missing == ("paragraphs 9–39",)
    assert structured(cleaned("1. One.\n2. Two.\n4. Four.\n5. Five."), "ECtHR").missing == ("paragraph 3", "sections")


def test_a_heading_with_a_number_is_no_paragraph():
    text = "THE FACTS\n1. It began.\nA. The first part\n2. The beginning of it\n2. It went on.\n3. It ended."
    found = structured(cleaned(text), "ECtHR")
    assert [p.n for p in found.paragraphs] == [1, 2, 3]
    assert found.paragraphs[1].text == "It went on."
    assert "2. The beginning of it" in [s.title for s in found.sections]


def test_a_judgment_without_numbers_is_a_paragraph_a_line_and_says_so():
    found = structured(cleaned("It began.\nIt went on.\nIt ended."), "other")
    assert [(p.n, p.text) for p in found.paragraphs] == [
        (None, "It began."),
        (None, "It went on."),
        (None, "It ended."),
    ]
    assert found.missing == ("paragraph numbers", "sections")


def test_ten_thousand_paragraphs_come_in_and_seventy_thousand_are_refused():
    lines = [f"{n}. A paragraph." for n in range(1, 10_001)]
    found = structured(lines, "ECtHR")
    assert [p.n for p in found.paragraphs] == list(range(1, 10_001))
    with pytest.raises(Refused, match="more than 65,000 paragraphs"):
        structured([f"{n}. A paragraph." for n in range(1, 70_001)], "ECtHR")


def test_quotations_are_told_from_apostrophes_and_from_lithuanian_marks():
    assert quotations(["It says: “open", "2. inside", "closed.”", "after"]) == [False, True, True, False]
    assert quotations(["‘Open", "the State’s", "closed.’", "after"]) == [False, True, True, False]
    assert quotations(["the applicants’", "not quoted"]) == [False, False]
    assert quotations(["„Atverta", "uždaryta.“", "po to"]) == [False, True, False]
    assert quotations(['"Open', 'the "inner" word', 'closed."', "after"]) == [False, True, True, False]
    assert starts([], []) == {}


# What a first page says


def test_courts_are_told_by_their_first_page():
    assert court_of(["CASE OF A v. B", "(Application no. 1/20)"]) == "ECtHR"
    assert court_of(["AFFAIRE A c. B", "(Requête no 1/20)"]) == "ECtHR"
    assert court_of(["OPINION OF ADVOCATE GENERAL"]) == "CJEU"
    assert court_of(["LIETUVOS VYRIAUSIASIS ADMINISTRACINIS TEISMAS"]) == "LT"
    assert court_of(["A letter to a friend"]) == "other"


def test_a_french_judgment_says_the_same_in_french():
    lines = cleaned(
        "TROISIÈME SECTION\nAFFAIRE EXEMPLE c. RÉPUBLIQUE DE MOLDOVA\n(Requête no 90003/13)\nARRÊT\nSTRASBOURG\n4 novembre 2014\nDÉFINITIF\n04/02/2015\n"
        "PROCÉDURE\n1. À l’origine de l’affaire se trouve une requête.\nEN FAIT\n2. Le requérant est né.\nEN DROIT\n3. La Cour estime.\n"
        "PAR CES MOTIFS, LA COUR, À L’UNANIMITÉ,\n1. Déclare la requête recevable ;\n2. Dit qu’il y a eu violation."
    )
    judgment = recognised(lines, Judgment(id="", title="", court="ECtHR", kind="other"))
    assert (judgment.date, judgment.final, judgment.numbers) == (date(2014, 11, 4), date(2015, 2, 4), ("90003/13",))
    assert (judgment.kind, judgment.state) == ("judgment", "Republic of Moldova")
    found = structured(lines, "ECtHR")
    assert [p.section for p in found.paragraphs if p.n] == ["procedure", "facts", "law"]
    assert [p.label for p in found.paragraphs if p.section == "operative"] == ["1", "2"]


def test_what_is_known_already_stays():
    known = Judgment(id="x", title="Given", court="ECtHR", numbers=("1/01",))
    lines = ["CASE OF OTHER v. LATVIA", "(Application no. 2/02)", "JUDGMENT", "STRASBOURG", "1 March 2001"]
    found = recognised(lines, known)
    assert (found.title, found.numbers, found.date) == ("Given", ("1/01",), date(2001, 3, 1))


def test_days_and_states_are_read_as_courts_write_them():
    for text, day in (
        ("on 8 March 2021", date(2021, 3, 8)),
        ("le 1er mars 2001", date(2001, 3, 1)),
        ("2017 m. birželio 8 d.", date(2017, 6, 8)),
        ("7th April 1961", date(1961, 4, 7)),
        ("31 February 2020", None),
        ("Article 3 of Protocol 2020", None),
    ):
        assert day_in(text) == day
    assert state_in("THE UNITED KINGDOM") == "United Kingdom"
    assert state_in("BELGIUM AND GREECE") == "Belgium and Greece"
    assert state_in("nobody") is None
    assert state_of_code("LTU") == "Lithuania"
    assert state_of_code("QQQ") is None


# Rows


def test_a_row_of_hudoc_is_read_under_its_own_names():
    judgment, text, notes = read_row(
        {
            "itemid": "001-900001", "appno": "90001/08;1/65", "kpdate": "7/22/2010 12:00:00 AM", "docname": "CASE OF X v. GREECE",
            "doctype": "HEJUD", "doctypebranch": "GRANDCHAMBER", "respondent": "GRC", "article": "6;6-1;13", "importance": "4",
            "conclusion": "Violation of Art. 6-1", "languageisocode": "ENG", "kpthesaurus": "445;444", "ecli": "ECLI:CE:ECHR:2010:0722JUD009000108",
        }
    )  # fmt: skip
    assert (judgment.id, judgment.title, judgment.numbers) == (
        "001-900001",
        "CASE OF X v. GREECE",
        ("90001/08", "1/65"),
    )
    assert (judgment.date, judgment.state, judgment.formation) == (date(2010, 7, 22), "Greece", "Grand Chamber")
    assert (judgment.kind, judgment.court, judgment.language, judgment.articles) == (
        "judgment",
        "ECtHR",
        "en",
        ("6", "6-1", "13"),
    )
    assert (text, notes) == ([], [])


def test_rows_of_echr_py_and_cjeu_py_are_read_under_theirs():
    case, text, _ = read_row(
        {
            "itemid": "001-900002", "appno": ["90002/08"], "kp_date": "2011-03-04", "docname": "CASE OF Y v. LATVIA", "respondent": ["LVA"],
            "articles": ["3"], "language": "ENG", "text": "PROCEDURE\n\n1. One.\n\n2. Two.",
        }
    )  # fmt: skip
    assert (case.date, case.state, text) == (date(2011, 3, 4), "Latvia", ["PROCEDURE", "1. One.", "2. Two."])
    flat, _, _ = read_row(
        {"itemid": "001-900002", "appno": "['90002/08', '1/09']", "respondent": "['LVA']", "kp_date": "2011-03-04"}
    )
    assert (flat.numbers, flat.state) == (("90002/08", "1/09"), "Latvia")
    decision, _, _ = read_row(
        {"celex": "62019CJ9001", "ecli": "ECLI:EU:C:2021:9001", "date": "2021-05-06", "court_code": "CJ", "resource_type": "JUDG", "formation_code": "GRAND_CH"}
    )  # fmt: skip
    assert (decision.numbers, decision.kind, decision.formation) == (("C-9001/19",), "judgment", "Grand Chamber")
    told, lines, _ = read_row(
        {
            "celex": "62019CJ9001",
            "language": "eng",
            "paragraphs": ["Title", "One.", "Two."],
            "paragraph_nums": [None, 1, 2],
        }
    )
    assert (told.court, lines) == ("CJEU", ["Title", "1. One.", "2. Two."])


def test_a_day_that_may_be_two_days_is_left_out_and_told():
    judgment, _, notes = read_row({"id": "x", "date": "03/04/2020"})
    assert judgment.date is None
    assert "two ways" in notes[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a": NaN}', "NaN"),
        ('{"a": -Infinity}', "Infinity"),
        ('{"a": 1e999}', "too large"),
        ('{"a": 1, "a": 2}', "twice"),
        ('{"a": "\\ud800"}', "half a character"),
        ('{"a": "x\\u0000y"}', "null character"),
        ('{"a": 1} more', "no JSON"),
        ("[" * 100_000, "nested deeper"),
        ('{"a": ' + "9" * 5000 + "}", "too long"),
    ],
)
def test_json_is_taken_as_written_or_refused(text, why):
    with pytest.raises(NotStrict, match=why):
        strict_json(text)


def test_the_stock_reader_takes_what_ours_refuses():
    assert json.loads('{"a": 1, "a": 2}') == {"a": 2}
    assert json.loads("NaN") != json.loads("NaN")


def test_whole_characters_written_as_pairs_are_whole():
    assert strict_json('{"a": "\\ud83d\\ude00"}') == {"a": "😀"}


# Imports


def test_an_import_accounts_for_every_line(tmp_path):
    good, path = row(1), tmp_path / "a.jsonl"
    lines = [
        json.dumps(good).encode(),
        b'{"id": "x", "date": NaN}',
        b"",
        b'{"id": "y", "id": "z", "text": "1. a"}',
        b'{"id": "\xff"}',
        b"[" * 50_000,
        b"not json at all",
        b"[1, 2]",
        json.dumps({"text": "words without a name"}).encode(),
        json.dumps(row(2)).encode(),
        json.dumps({"id": "001-900077", "title": "CASE OF A ROW ALONE"}).encode(),
    ]
    path.write_bytes(b"\n".join(lines))
    report = taken(tmp_path / "j", path)
    told = {entry.where: (entry.outcome, entry.why) for entry in report.entries}
    assert [where for where, (outcome, _) in told.items() if outcome == "new"] == ["a.jsonl line 1", "a.jsonl line 10"]
    assert told["a.jsonl line 2"][1] == "NaN is no value"
    assert "twice" in told["a.jsonl line 4"][1]
    assert "byte" in told["a.jsonl line 5"][1]
    assert "nested" in told["a.jsonl line 6"][1]
    assert told["a.jsonl line 11"][0] == "no text"
    assert len(told) == 10
    assert all(entry.why and entry.fix for entry in report.rejected)


def test_importing_again_changes_nothing(tmp_path):
    path, folder = rows_in(tmp_path / "a.jsonl", row(1), row(2)), tmp_path / "j"
    assert outcomes(taken(folder, path)) == ["new", "new"]
    with open_texts(folder) as texts:
        before = (texts.revision(), texts.judgment(1), texts.judgment(2))
    assert outcomes(taken(folder, path)) == ["same", "same"]
    with open_texts(folder) as texts:
        assert (texts.revision(), texts.judgment(1), texts.judgment(2)) == before


def test_a_changed_text_takes_the_place_of_the_old_one_and_keeps_what_was_known(tmp_path):
    folder = tmp_path / "j"
    taken(folder, rows_in(tmp_path / "a.jsonl", row(1, importance="1")))
    report = taken(folder, rows_in(tmp_path / "b.jsonl", row(1, "PROCEDURE\n1. Other words.\n2. Again.")))
    assert [(entry.outcome, entry.why) for entry in report.entries] == [("changed", "its text")]
    now = stored(folder, "001-900001")
    assert (now.importance, now.paragraphs[0].text, len(now.paragraphs)) == ("1", "Other words.", 2)
    assert report.judgments == 1


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"id": "other"}, "the same ECLI"),
        ({"id": "other", "ecli": None}, "the same number and date"),
        ({"id": "other", "ecli": None, "appno": ["1/01"]}, "the same text"),
    ],
)
def test_the_same_judgment_from_elsewhere_is_kept_out_and_told(tmp_path, more, why):
    path = rows_in(tmp_path / "a.jsonl", row(1), {**row(1), **more})
    report = taken(tmp_path / "j", path)
    assert outcomes(report) == ["new", "duplicate"]
    assert report.entries[1].why == f"the same judgment as 001-900001 ({why})"
    assert report.judgments == 1


def test_another_language_and_another_day_are_other_judgments(tmp_path):
    french = "PROCÉDURE\n1. La requête est dirigée contre la Lituanie, et le requérant est né dans une ville qui n’existe pas.\n2. La Cour est saisie."
    path = rows_in(
        tmp_path / "a.jsonl", row(1), {**row(1), "id": "fr", "text": french}, {**row(1), "id": "later", "date": "2021-01-01", "ecli": None, "text": "1. More.\n2. Yet."}
    )  # fmt: skip
    assert outcomes(taken(tmp_path / "j", path)) == ["new", "new", "new"]
    assert stored(tmp_path / "j", "fr").language == "fr"


def test_two_texts_of_one_decision_do_not_replace_each_other_in_turn(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    html = (SPECIMENS / "cjeu-invented.html").read_text(encoding="utf-8")
    (pages / "a.html").write_text(html, encoding="utf-8")
    (pages / "h.html").write_text(html.replace("</body>", "<p>A line more.</p></body>"), encoding="utf-8")
    first = taken(tmp_path / "j", pages, index=False)
    assert outcomes(first) == ["new", "duplicate"]
    assert "is imported already from a.html, and this text of it differs" in first.entries[1].why
    assert outcomes(taken(tmp_path / "j", pages, index=False)) == ["same", "duplicate"]
    # The same file mended takes its own text's place.
    (pages / "a.html").write_text(html.replace("</body>", "<p>A line mended.</p></body>"), encoding="utf-8")
    assert outcomes(taken(tmp_path / "j", pages / "a.html", index=False)) == ["changed"]


def test_one_id_with_two_texts_in_one_file_is_told_and_not_decided_by_order(tmp_path):
    path = rows_in(tmp_path / "rows.jsonl", row(1), row(1, text="THE LAW\n1. Another text.\n2. Of the same id."))
    assert outcomes(taken(tmp_path / "j", path, index=False)) == ["new", "duplicate"]
    assert outcomes(taken(tmp_path / "j", path, index=False)) == ["same", "duplicate"]


def test_paragraphs_that_came_to_say_something_else_are_kept_with_the_day(tmp_path):
    folder = tmp_path / "j"
    taken(folder, rows_in(tmp_path / "a.jsonl", row(1)), index=False)
    moved = (
        "PROCEDURE\n1. The case of number 1 began.\nTHE LAW\n2. A paragraph between.\n3. It was decided.\n4. It was so."
    )
    taken(folder, rows_in(tmp_path / "b.jsonl", row(1, moved)), index=False)
    with open_texts(folder) as texts:
        assert texts.changed("001-900001") == {"2": date.today(), "3": date.today()}
        assert texts.changed("nothing") == {}


def test_an_id_of_another_judgment_replaces_nothing(tmp_path):
    """Strangers count their rows: two lists both have a row 1, and the second must not take the place of the first."""
    folder = tmp_path / "j"
    taken(folder, rows_in(tmp_path / "a.jsonl", row(1, id="1")), index=False)
    report = taken(folder, rows_in(tmp_path / "b.jsonl", row(2, id="1")), index=False)
    assert outcomes(report) == ["rejected"]
    assert "the id 1 is that of another judgment imported already: no. 90001/19, 2020-01-01" in report.entries[0].why
    assert stored(folder, "1").numbers == ("90001/19",)
    # A row that only tells of a judgment is led by its id no more than a text is.
    told = row(2, id="1", importance="1", conclusion="Violation of Art. 3")
    del told["text"]
    assert outcomes(taken(folder, rows_in(tmp_path / "c.jsonl", told), index=False)) == ["no text"]
    assert stored(folder, "1").conclusion is None
    # A day or a number that was mended leaves the judgment what it was.
    mended = row(1, text="PROCEDURE\n1. Mended.\n2. Twice.", id="1", date="2020-01-15", ecli=None)
    assert outcomes(taken(folder, rows_in(tmp_path / "a.jsonl", mended), index=False)) == ["changed"]


@pytest.mark.parametrize("harm", ["cut", "garbage", "emptied", "other"])
def test_a_damaged_collection_can_be_imported_again_and_says_so(tmp_path, harm):
    folder = tmp_path / "j"
    taken(folder, rows_in(tmp_path / "a.jsonl", *(row(number) for number in range(1, 20))), index=False)
    path = folder / "texts.db"
    whole = path.read_bytes()
    harmed = {
        "cut": whole[:9000],
        "garbage": whole[:4096] + b"\xa5" * (len(whole) - 4096),
        "emptied": b"",
        "other": b"words" * 99,
    }
    path.write_bytes(harmed[harm])
    with pytest.raises(StoreFault) as told, open_texts(folder) as texts:
        texts.judgment(1)
    assert "import the judgments again" in str(told.value.fix)
    path.write_bytes(whole)
    with open_texts(folder) as texts:
        assert texts.count() == 19


def test_two_languages_of_one_decision_stand_side_by_side(tmp_path):
    given = {"id": "", "ecli": "ECLI:EU:C:2020:1", "appno": ["C-1/19"], "court": "CJEU"}
    path = rows_in(
        tmp_path / "rows.jsonl",
        row(1, **given, language="en"),
        row(
            1,
            **given,
            language="fr",
            text="ARRÊT DE LA COUR\n1. Il a été décidé.\n2. La demande a été admise.\n3. Fin.",
        ),
    )
    report = taken(tmp_path / "j", path, index=False)
    assert [(entry.outcome, entry.id) for entry in report.entries] == [
        ("new", "ECLI:EU:C:2020:1"),
        ("new", "ECLI:EU:C:2020:1 fr"),
    ]
    assert outcomes(taken(tmp_path / "j", path, index=False)) == ["same", "same"]


@pytest.mark.parametrize(
    "name, text, why",
    [
        ("mz.txt", "MZ", "nothing in it says that it is a judgment"),
        ("letter.txt", "Dear colleague,\n\nwe met on 3 May 2021.\n\nYours", "nothing in it says that it is a judgment"),
        (
            "press.txt",
            "ECHR 123 (2020)\nPress release issued by the Registrar of the Court\nCASE OF EXAMPLE v. LITHUANIA\n(Application no. 90001/19)\n1. One.\n2. Two.\n3. Three.",
            "it tells of a judgment and is not one",
        ),
    ],
)
def test_what_is_no_judgment_is_refused_by_name(tmp_path, name, text, why):
    (tmp_path / name).write_text(text, encoding="utf-8")
    report = taken(tmp_path / "j", tmp_path / name, index=False)
    assert outcomes(report) == ["rejected"]
    assert why in report.entries[0].why


def test_a_judgment_of_a_court_we_do_not_know_comes_in_by_its_numbered_paragraphs(tmp_path):
    (tmp_path / "x.txt").write_text("Tribunal\n\n1. One.\n\n2. Two.\n\n3. Three.\n", encoding="utf-8")
    report = taken(tmp_path / "j", tmp_path / "x.txt", index=False)
    assert outcomes(report) == ["new"]
    assert "which court" in report.entries[0].missing


def test_metadata_completes_and_never_overrides(tmp_path):
    folder = tmp_path / "j"
    path = rows_in(tmp_path / "a.jsonl", row(1, articles=[], conclusion=""), row(2))
    rows = rows_in(
        tmp_path / "m.jsonl",
        {"itemid": "001-900001", "article": "5;13", "conclusion": "Violation", "importance": "2", "docname": "ANOTHER NAME", "languageisocode": "ENG"},
        {"ecli": "ECLI:CE:ECHR:2020:0102JUD00900219", "importance": "3", "docname": "x", "languageisocode": "ENG", "article": "8"},
        {"itemid": "001-955555", "appno": "5/55", "kpdate": "1/2/2003 12:00:00 AM", "docname": "CASE OF NOBODY v. FRANCE"},
    )  # fmt: skip
    report = taken(folder, path, metadata=[rows])
    assert outcomes(report) == ["new", "new", "completed", "completed", "no text"]
    first, second = stored(folder, "001-900001"), stored(folder, "001-900002")
    assert (first.articles, first.importance, first.conclusion, first.title) == (
        ("5", "13"),
        "2",
        "Violation",
        "CASE OF EXAMPLE 1 v. LITHUANIA",
    )
    assert (second.articles, second.importance) == (("5",), "3")
    assert report.judgments == 2
    assert outcomes(taken(folder, path, metadata=[rows])) == ["same", "same", "same", "same", "no text"]


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path):
    folder, path = tmp_path / "j", rows_in(tmp_path / "a.jsonl", row(1), row(2))
    assert outcomes(taken(folder, path, dry_run=True)) == ["new", "new"]
    assert not folder.exists()
    taken(folder, path)
    more = rows_in(tmp_path / "b.jsonl", row(2), row(3))
    report = taken(folder, more, dry_run=True)
    assert (outcomes(report), report.judgments) == (["same", "new"], 3)
    with open_texts(folder) as texts:
        assert texts.count() == 2


def test_a_folder_is_read_whole_and_links_out_of_it_are_not_followed(tmp_path):
    source, folder = tmp_path / "source", tmp_path / "j"
    (source / "deep" / "er").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text("1. A secret outside.\n2. It stays there.", encoding="utf-8")
    (source / "deep" / "er" / "a.txt").write_bytes((SPECIMENS / "ecthr-invented.txt").read_bytes())
    (source / "b.html").write_bytes((SPECIMENS / "cjeu-invented.html").read_bytes())
    (source / "c.docx").write_bytes(b"PK\x03\x04 broken")
    (source / ".hidden.txt").write_text("1. Hidden.", encoding="utf-8")
    with gzip.open(source / "d.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps(row(5)) + "\n")
    (source / "e.jsonl.gz").write_bytes(gzip.compress(json.dumps(row(6)).encode())[:-9])
    if os.name == "posix":
        (source / "link.txt").symlink_to(tmp_path / "outside.txt")
        (source / "loop").symlink_to(source)
    report = taken(folder, source)
    told = {entry.where: entry.outcome for entry in report.entries}
    assert told["deep/er/a.txt"] == "new"
    assert told["b.html"] == "new"
    assert told["c.docx"] == "rejected"
    assert told["d.jsonl.gz line 1"] == "new"
    assert told["e.jsonl.gz"] == "rejected"
    assert told.get("link.txt", "rejected") == "rejected"
    assert not any("hidden" in where or "loop" in where for where in told)
    with pytest.raises(NotFound):
        taken(folder, tmp_path / "nowhere")


def test_files_that_go_on_beyond_measure_are_told_and_others_come_in(tmp_path, monkeypatch):
    monkeypatch.setattr("litigator.precedents.importing.sources.LONGEST_LINE", 2_000_000)
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.jsonl.gz").write_bytes(gzip.compress(b"\0" * 30_000_000))
    (source / "b.jsonl.gz").write_bytes(gzip.compress(b"\n" * 3_000_000))
    (source / "c.jsonl").write_bytes(b'{"id": "' + b"x" * 2_500_000 + b'"}\n' + json.dumps(row(1)).encode())
    told = {entry.where: entry for entry in taken(tmp_path / "j", source).entries}
    assert "beyond measure" in told["a.jsonl.gz"].why
    assert "beyond measure" in told["b.jsonl.gz"].why
    assert told["c.jsonl line 1"].why == "the line is too long"
    assert told["c.jsonl line 2"].outcome == "new"


def test_word_files_and_tables_come_in_too(tmp_path):
    document = docx.Document()
    for line in (SPECIMENS / "ecthr-invented.txt").read_text(encoding="utf-8").split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "001-900042.docx"))
    table = tmp_path / "t.csv"
    table.write_text(
        "celex;ecli;date;court_code;resource_type;full_text\n"
        '62019CJ9001;ECLI:EU:C:2021:9001;2021-05-06;CJ;JUDG;"1. One.\n2. Two."\n'
        "62019CJ9002;ECLI:EU:C:2021:9002;2021-05-07;CJ\n",
        encoding="utf-8",
    )
    whole = tmp_path / "w.json"
    whole.write_text(json.dumps({"results": [row(7), {"id": 1}]}), encoding="utf-8")
    report = taken(tmp_path / "j", tmp_path / "001-900042.docx", table, whole)
    assert [(entry.where, entry.outcome) for entry in report.entries] == [
        ("001-900042.docx", "new"),
        ("t.csv line 2", "new"),
        ("t.csv line 4", "rejected"),
        ("w.json row 1", "new"),
        ("w.json row 2", "no text"),
    ]
    assert numbers(stored(tmp_path / "j", "001-900042")) == list(range(1, 15))


def test_a_broken_byte_in_a_table_or_a_text_costs_one_sign_and_is_told(tmp_path):
    said = "1. Pareiškėjas skundžiasi sulaikymu.\n2. Teismas nutarė jį paleisti."
    header = "celex;ecli;date;court_code;resource_type;full_text\n"
    table = tmp_path / "t.csv"
    table.write_bytes(
        header.encode() + f'62019CJ9001;ECLI:EU:C:2021:9001;2021-05-06;CJ;JUDG;"{said}'.encode() + b' \xff"\n'
    )
    text = tmp_path / "001-900042.txt"
    lines = (SPECIMENS / "ecthr-invented.txt").read_bytes()
    text.write_bytes(lines + "\n15. Žodžiai „ąčęė“ ".encode() + b"\xc5.\n")
    told = {entry.where: entry for entry in taken(tmp_path / "j", table, text).entries}
    assert [told[name].outcome for name in ("t.csv line 2", "001-900042.txt")] == ["new", "new"]
    assert all(any("broken place" in note for note in entry.notes) for entry in told.values())
    assert "Pareiškėjas skundžiasi" in stored(tmp_path / "j", told["t.csv line 2"].id).text


def test_an_interrupted_import_leaves_whole_judgments_and_can_be_taken_up_again(tmp_path, monkeypatch):
    monkeypatch.setattr("litigator.precedents.importing.importing.BATCH", 1)
    monkeypatch.setattr("litigator.precedents.importing.sources.JOB_BYTES", 300)
    path, folder = rows_in(tmp_path / "a.jsonl", *(row(n) for n in range(1, 10))), tmp_path / "j"
    seen = []

    def stop(done: int) -> None:
        seen.append(done)
        if len(seen) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        taken(folder, path, progress=stop)
    with open_texts(folder) as texts:
        kept = texts.count()
        assert 0 < kept < 9
        assert all(len(texts.judgment(key).paragraphs) == 3 for key in range(1, kept + 1))
    assert sorted(outcomes(taken(folder, path))) == ["new"] * (9 - kept) + ["same"] * kept


def test_one_line_that_is_too_much_for_the_child_costs_itself_alone(tmp_path, monkeypatch):
    from litigator.precedents.importing import sources

    real = sources.confined

    def weak(function: str, data: bytes, name: str, **options: object) -> object:
        if b"POISON" in data:
            raise sources.OverLimit(f"{name} takes longer than 10 s to read", fix="x")
        return real(function, data, name)

    monkeypatch.setattr(sources, "confined", weak)
    path = rows_in(tmp_path / "a.jsonl", row(1), row(2, "POISON\n1. a\n2. b"), row(3), row(4))
    report = taken(tmp_path / "j", path)
    assert [(entry.where[-1], entry.outcome) for entry in report.entries] == [
        ("1", "new"),
        ("2", "rejected"),
        ("3", "new"),
        ("4", "new"),
    ]


def test_the_built_in_decision_is_known_again(tmp_path):
    entry = LIBRARY.precedent("ecthr-a-uk")
    assert entry.date is not None
    given = row(1, appno=[*entry.numbers], date=entry.date.isoformat(), ecli=None)
    path = rows_in(tmp_path / "a.jsonl", given, {**row(2), "appno": [*entry.numbers]})
    taken(tmp_path / "j", path)
    assert (stored(tmp_path / "j", "001-900001").precedent, stored(tmp_path / "j", "001-900001").issues) == (
        entry.id,
        entry.issues,
    )
    assert stored(tmp_path / "j", "001-900002").precedent is None


# Citations


def cited(texts: Texts) -> list[tuple[str, int, str | None, str | None]]:
    rows = texts.connection.execute(
        "SELECT a.id, p.n, c.id, b.id FROM citation c JOIN judgment a ON a.key = c.citing JOIN paragraph p ON p.key = c.paragraph "
        "LEFT JOIN judgment b ON b.key = c.cited WHERE c.kind = 'ecthr' ORDER BY c.paragraph, c.start"
    )
    return rows.fetchall()


def test_citations_are_stored_by_paragraph_and_led_to_what_is_imported(tmp_path):
    folder = tmp_path / "j"
    text = (
        "PROCEDURE\n1. It began.\nTHE LAW\n2. See Example 1 v. Lithuania, no. 90001/19, § 2, 1 January 2020, and Nobody v. France, no. 77777/01, 3 May 2005.\n"
        "3. The Court repeats that (see Example 1, cited above, § 3).\n4. The wrong day is of no other judgment: Example 1 v. Lithuania, no. 90001/19, 5 June 2007."
    )
    later = rows_in(tmp_path / "b.jsonl", row(20, text))
    report = taken(folder, later)
    assert report.citations >= 4
    assert report.resolved == 0
    report = taken(folder, rows_in(tmp_path / "a.jsonl", row(1)))
    with open_texts(folder) as texts:
        found = cited(texts)
    assert ("001-900020", 2, "90001/19", "001-900001") in found
    assert ("001-900020", 2, "77777/01", None) in found
    assert [target for _, n, _, target in found if n == 3] == ["001-900001"]
    assert [target for _, n, _, target in found if n == 4] == [None]
    assert report.resolved == 2


def test_of_several_judgments_in_one_case_the_one_is_meant_whose_day_is_given_else_the_latest_before(tmp_path):
    first = row(1)
    second = {**row(2), "appno": ["90001/19"], "title": "CASE OF EXAMPLE 1 v. LITHUANIA (JUST SATISFACTION)"}
    late = {**row(9), "appno": ["90001/19"], "date": "2023-01-01", "ecli": None}
    dated = row(20, "1. It began.\n2. See Example 1 v. Lithuania, no. 90001/19, 1 January 2020.\n3. It ended.")
    undated = row(21, "1. It began.\n2. See Example 1 v. Lithuania, no. 90001/19, § 3.\n3. It ended.")
    taken(tmp_path / "j", rows_in(tmp_path / "a.jsonl", first, second, late, dated, undated))
    with open_texts(tmp_path / "j") as texts:
        found = [(id_, target) for id_, _, _, target in cited(texts) if id_ > "001-900019"]
    assert found == [("001-900020", "001-900001"), ("001-900021", "001-900002")]


def test_citations_can_be_read_again(tmp_path):
    path = rows_in(
        tmp_path / "a.jsonl",
        row(1),
        row(20, "1. It began.\n2. See Example 1 v. Lithuania, no. 90001/19, 1 January 2020."),
    )
    import_files(tmp_path / "j", [path], library=LIBRARY, extract=lambda text: ())
    with open_texts(tmp_path / "j") as texts:
        assert cited(texts) == []
    assert read_again(tmp_path / "j", LIBRARY).resolved == 1


# The command


def test_the_command_reports_and_exits_as_promised(tmp_path, say):
    path = rows_in(tmp_path / "a.jsonl", row(1), {"id": "x", "text": ""})
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"{broken\n")
    folder = tmp_path / "j"
    said = say("precedent", "import", path, bad, "--judgments", folder, "--json")
    told = json.loads(said.out)
    assert said.code == 0
    assert (told["schema"], told["new"], told["no_text"], told["rejected"], told["judgments"]) == (
        "litigator/import/1",
        1,
        1,
        1,
        1,
    )
    assert told["entries"][-2]["where"] == "bad.jsonl line 1" or told["entries"][1]["where"] == "bad.jsonl line 1"
    assert say("precedent", "import", bad, "--judgments", folder).code == 9
    assert say("precedent", "import", path, bad, "--judgments", folder, "--fail-if-rejected").code == 10
    assert say("precedent", "import", tmp_path / "nowhere", "--judgments", folder).code == 5
    assert say("precedent", "import").code == 2
    plain = say("precedent", "import", path, "--judgments", folder)
    assert "already here" in plain.out
    assert say("precedent", "import", "--read-again", "--judgments", folder).code == 0


def test_nothing_is_shown_that_could_steer_a_terminal(tmp_path, say):
    path = tmp_path / "evil\x1b[2J.jsonl"
    path.write_text("{broken\x1b]0;x\x07\n", encoding="utf-8")
    said = say("precedent", "import", path, "--judgments", tmp_path / "j")
    assert said.code == 9
    assert "\x1b" not in said.err + said.out


def test_judgments_need_no_office(tmp_path, say, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert say("precedent", "import", rows_in(tmp_path / "a.jsonl", row(1))).code == 0
    assert (tmp_path / "judgments" / "texts.db").exists()
    assert not (tmp_path / "cases.db").exists()


# The material beside the project


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared hostile cases are not beside this checkout")
def test_the_hostile_files_leave_the_importer_standing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folders = [HOSTILE / name for name in ("html", "json", "pdf", "packages")]
    report = taken(tmp_path / "j", *folders)
    assert {entry.where.split(" ")[0] for entry in report.entries} == {
        path.name for f in folders for path in f.iterdir()
    }
    by_name = {entry.where.split(" ")[0]: entry for entry in report.entries}
    for name in ("deep", "nan", "big_float", "lone_surrogate", "trailing", "nul", "big_int"):
        assert by_name[f"{name}.json"].outcome == "rejected", name
        assert by_name[f"{name}.json"].why
    assert report.judgments == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared judgments are not beside this checkout")
def test_real_judgments_have_numbers_that_run_on_from_one():
    """Every twelfth of the real ones: the few that lack a number in their source say which."""
    with gzip.open(CORPUS / "judgments.jsonl.gz", "rt", encoding="utf-8") as stream:
        sample = [json.loads(line) for place, line in enumerate(stream) if place % 12 == 0]
    for one in sample:
        found = structured(cleaned(one["text"]), "ECtHR" if one["court"].startswith("ECtHR") else "CJEU")
        running = [p.n for p in found.paragraphs if p.n and p.section != "separate_opinion"]
        lacking = any(what.startswith("paragraph") for what in found.missing)
        assert running == list(range(1, len(running) + 1)) or lacking, one["id"]
        assert len(running) > 5 or lacking, one["id"]


def test_a_folder_that_holds_the_shelf_does_not_import_the_shelf(say, tmp_path):
    practice = Path(__file__).resolve().parents[1] / "docs" / "practice" / "judgments"
    (tmp_path / "one.txt").write_bytes((practice / "aurelia.txt").read_bytes())
    assert say("precedent", "import", tmp_path, "--judgments", tmp_path / "judgments").code == 0
    again = say("precedent", "import", tmp_path, "--judgments", tmp_path / "judgments", "--json")
    assert [entry["outcome"] for entry in json.loads(again.out)["entries"]] == ["same"]


def test_a_file_whose_name_is_no_text_comes_in_like_the_others(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    page = "<p>CASE OF EXAMPLE v. LITHUANIA</p><p>(Application no. 12345/21)</p><p>JUDGMENT</p><p>1. It began.</p><p>2. It was so.</p>"
    try:
        (source / os.fsdecode(b"bad\xff.html")).write_text(page, encoding="utf-8")
    except OSError:
        pytest.skip("no such name can be given on this system")
    report = taken(tmp_path / "j", source)
    assert [(entry.where, entry.outcome) for entry in report.entries] == [("bad\ufffd.html", "new")]


def test_signs_that_steer_a_machine_are_no_words_of_a_judgment():
    assert cleaned("a\x1b]0;b\x07 c\x9b31m\x00\ufffe\n\x85d\x1fe\u00a0f\x0bg") == ["a]0;b c31m", "d e f g"]


def test_an_import_that_takes_nothing_in_leaves_nothing(tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_text("no judgment", encoding="utf-8")
    folder = tmp_path / "desk" / "judgments"
    report = taken(folder, bad)
    assert set(outcomes(report)) == {"rejected"} and [one.name for one in tmp_path.iterdir()] == ["bad.txt"]
    folder.mkdir(parents=True)
    taken(folder, bad)
    assert not list(folder.iterdir()), "a folder that was there stays"
    taken(folder, rows_in(tmp_path / "rows.jsonl", row()))
    there = sorted(one.name for one in folder.iterdir())
    assert taken(folder, bad).judgments == 1 and sorted(one.name for one in folder.iterdir()) == there
