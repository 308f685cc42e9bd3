"""Dates in: every legal form is read, nothing that only looks like one is, and what is unsure is refused with the reason."""

import json
import subprocess
import sys
import time
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litigator.dates.grammar import Reading, find, read
from litigator.dates.spoken import _EN_COUNTS, _LT_COUNTS
from litigator.dates.words import MONTHS_LT, ORDINALS, WEEKDAYS_EN, WEEKDAYS_LT, fold, in_words
from litigator.dates.written import written

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = Path(__file__).resolve().parents[2] / "shared" / "cases" / "hostile"
DAY = date(2022, 1, 31)
TODAY = date(2026, 5, 20)

SAME_DAY = [
    "2022-01-31",
    " 2022-01-31\t",
    "\u00a02022-01-31\r\n",
    "2022\u201101\u201131",
    "2022-01-31 d.",
    "2022.01.31",
    "2022 01 31",
    "2022\u00a001\u00a031",
    "2022  01  31",
    "31.01.2022",
    "2022 m. sausio 31 d.",
    "2022 m. sausio 31 d",
    "2022 m. sausio 31",
    "2022 sausio 31 d.",
    "2022 m sausio 31 d",
    "2022m. sausio 31d.",
    "2022 M. SAUSIO 31 D.",
    "2022 m. Sausio 31 d.",
    "2022\u00a0m.\u00a0sausio\u00a031\u00a0d.",
    "2022\u202fm. sausio\u202f31\u202fd.",
    "2022  m.  sausio  31  d.",
    "2022 m.\nsausio 31 d.",
    "2022 m. sausis 31 d.",
    "2022 m. sausiui 31 d.",
    "2022 m. sausį 31 d.",
    "2022 m. sausiu 31 d.",
    "2022 m. sausyje 31 d.",
    "2022 m. sausio 31 diena",
    "2022 m. sausio 31 dieną",
    "2022 m. sausio 31 dienos",
    "2022 metų sausio 31 dienai",
    "2022 metų sausio 31 diena",
    "2022 metu sausio 31 dienoje",
    "2022 metais sausio 31-ąją",
    "2022 m. sausio 31-oji",
    "2022 m. sausio 31-osios",
    "2022 m. sausio 31-ąją dieną",
    "2022 m. sausio mėn. 31 d.",
    "2022 m. sausio men. 31 d.",
    "2022 m. sausio mėnesio 31 d.",
    "2022 m. 01 mėn. 31 d.",
    "2022-ųjų sausio 31-oji",
    "2022-ųjų metų sausio trisdešimt pirmoji",
    "2022 m. sausio trisdešimt pirmą dieną",
    "2022 m. sausio 31 d., pirmadienis",
    "2022 m. sausio 31 d. (pirmadienis)",
    "2022 m. sausio 31 d. (pirmadienį)",
    "pirmadienis, 2022 m. sausio 31 d.",
    "Pirmadienį, 2022 m. sausio 31 d.",
    "31 January 2022",
    "31 january 2022",
    "31 JANUARY 2022",
    "31\u00a0January\u00a02022",
    "31 January, 2022",
    "31st January 2022",
    "31st of January 2022",
    "31 of January 2022",
    "the 31st of January 2022",
    "the 31st day of January 2022",
    "31st day of January, 2022",
    "31 Jan 2022",
    "31 Jan. 2022",
    "January 31, 2022",
    "January 31 2022",
    "January 31st, 2022",
    "January the 31st, 2022",
    "Jan. 31, 2022",
    "Monday, 31 January 2022",
    "Monday 31 January 2022",
    "Mon, 31 Jan 2022",
    "Mon. 31 Jan 2022",
    "Monday, January 31, 2022",
    "Monday, 2022-01-31",
    "31 January 2022 (Monday)",
    "January 31, 2022, Monday",
]

OTHER_DAYS = [
    ("2024-02-29", date(2024, 2, 29)),
    ("2000-02-29", date(2000, 2, 29)),
    ("1900-01-01", date(1900, 1, 1)),
    ("2100-12-31", date(2100, 12, 31)),
    ("03.04.2022", date(2022, 4, 3)),
    ("2022 m. kovas 5 d.", date(2022, 3, 5)),
    ("2022 m. kove 5 d.", date(2022, 3, 5)),
    ("2022 m. balandzio 8 d.", date(2022, 4, 8)),
    ("2022 m. balandį 8 d.", date(2022, 4, 8)),
    ("2022 m. balandz\u030cio 8 d.", date(2022, 4, 8)),
    ("2022 m. geguzes 1 d.", date(2022, 5, 1)),
    ("2022 m. GEGUŽĖS 1 D.", date(2022, 5, 1)),
    ("2022 m. gegužę 1 d.", date(2022, 5, 1)),
    ("2022 m. gegužėje 01 d.", date(2022, 5, 1)),
    ("2022-ųjų gegužės trečioji", date(2022, 5, 3)),
    ("2022 m. liepą 6 d.", date(2022, 7, 6)),
    ("2022 m. liepoje 6 d.", date(2022, 7, 6)),
    ("2022 m. rugpjucio 15 d.", date(2022, 8, 15)),
    ("2022 m. rugpjūtį 15 d.", date(2022, 8, 15)),
    ("2022 m. rugsejo 1 d.", date(2022, 9, 1)),
    ("2022 m. rugsėjis 1 d.", date(2022, 9, 1)),
    ("2022 m. lapkritis 20 d.", date(2022, 11, 20)),
    ("2026 m. lapkričio 20 d.", date(2026, 11, 20)),
    ("2022 m. gruodyje 13 d.", date(2022, 12, 13)),
    ("2022 m. gruodžio dvidešimtoji", date(2022, 12, 20)),
    ("12th of May 2022", date(2022, 5, 12)),
    ("1st Sept. 2022", date(2022, 9, 1)),
    ("May 22nd, 2022", date(2022, 5, 22)),
    ("23rd June 2022", date(2022, 6, 23)),
]


@pytest.mark.parametrize("text", SAME_DAY, ids=ascii)
def test_a_legal_form_is_read(text):
    assert read(text) == Reading(text, DAY, (DAY,), None)


@pytest.mark.parametrize(("text", "day"), OTHER_DAYS, ids=ascii)
def test_a_legal_form_of_another_day_is_read(text, day):
    assert read(text) == Reading(text, day, (day,), None)


LOOK_ALIKES = [
    *("3K-3-45-969/2019", "eA-1234-520/2022", "A-12-20/2022", "AS-520-846/2012", "e2A-2022-01-31", "1A-5-2022"),
    *("T-12/20", "C-411/10", "C-411/10 and C-493/10", "27396/06", "No. 27396/06", "No. 16483/12", "16483/12"),
    *("29 straipsnio 2 dalis", "29 str. 2 d.", "2 d.", "Art. 5(1)", "Article 5", "140-25", "5 § 1", "113(4)"),
    *("IX-2206", "Nr. IX-2206", "2013/33/EU", "2013/33", "1182/71", "TAR 2022-01234", "2022/C 12/01"),
    *("10:30", "2022-01-31 10:30", "2022-01-31T00:00", "+370 600 12345", "8 612 01 31", "1 234,56", "100 EUR"),
    *("39001010077", "ECLI:EU:C:2011:865", "ECLI:LT:LVAT:2022:1", "10.1.2022.5", "2022", "1", "14", "May", "d", "m."),
    *("sausio 31 d.", "31 January", "January 2022", "2022 m. sausio", "31 January 22", "2022 m. sausio 31 d. nutartis"),
    *("14 days", "2 weeks", "14 dienų", "per 14 dienų", "2022-01-31.", "2022-01-31 2022-02-01", "now", "next week"),
    *(
        "2022-01-31\x00",
        "\ufeff2022-01-31",
        "2022-01-31\u2028",
        "31 Jаnuary 2022",
        "2022 m. sаusio 31 d.",
        "２０２２-01-31",
    ),
]


@pytest.mark.parametrize("text", LOOK_ALIKES, ids=ascii)
def test_a_look_alike_is_never_a_date(text):
    for reading in (read(text), read(text, today=TODAY)):
        assert reading.date is None and reading.readings == ()
        assert reading.error


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2022", ("2022-03-04", "2022-04-03")),
        ("3/4/2022", ("2022-03-04", "2022-04-03")),
        ("04-05-2022", ("2022-04-05", "2022-05-04")),
        ("08.04.22", ("2008-04-22", "2022-04-08")),
        ("03/04/22", ("2022-03-04", "2022-04-03")),
        ("04-05-06", ("2004-05-06", "2006-04-05", "2006-05-04")),
    ],
)
def test_two_readings_are_refused_and_both_shown(text, readings):
    reading = read(text, today=TODAY)
    assert reading.date is None
    assert tuple(day.isoformat() for day in reading.readings) == readings
    assert all(day.isoformat() in reading.error and in_words(day, "en") in reading.error for day in reading.readings)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("12/31/2022", "2022-12-31"),
        ("31/12/2022", "2022-12-31"),
        ("03/03/2022", "2022-03-03"),
        ("2022-2-3", "2022-02-03"),
        ("2022/01/31", "2022-01-31"),
        ("3.4.2022", "2022-04-03"),
        ("2022 1 31", "2022-01-31"),
    ],
)
def test_one_reading_in_a_foreign_form_is_refused_and_shown(text, only):
    reading = read(text)
    assert reading.date is None and [day.isoformat() for day in reading.readings] == [only]
    assert f"write {only}" in reading.error


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2022 m. vasario 30 d.", "February 2022 has 28 days"),
        ("April 31, 2022", "April 2022 has 30 days"),
        ("31 April 2022", "April 2022 has 30 days"),
        ("1900-02-29", "February 1900 has 28 days"),
        ("29.02.2023", "February 2023 has 28 days"),
        ("2022-ųjų balandžio trisdešimt pirmoji", "April 2022 has 30 days"),
        ("2022-01-00", "no day 0"),
        ("0 January 2022", "no day 0"),
        ("2022-13-01", "no month 13"),
        ("31.13.2022", "no month 13"),
        ("2022-00-10", "no month 0"),
        ("0000-00-00", "year 0 is outside 1900–2100"),
        ("0001-01-01", "outside 1900–2100"),
        ("1899-12-31", "outside 1900–2100"),
        ("9999-12-31", "outside 1900–2100"),
        ("10000-01-01", "outside 1900–2100"),
        ("-0044-03-15", "outside 1900–2100"),
        ("45/45/2022", "no such day"),
        ("22st January 2022", "22nd"),
        ("31th January 2022", "31st"),
        ("11st January 2022", "11th"),
        ("Tuesday, 31 January 2022", "the text says Tuesday, but the day is Monday, 31 January 2022"),
        ("antradienis, 2022 m. sausio 31 d.", "the text says Tuesday, but the day is Monday, 31 January 2022"),
        ("2022 m. sausio 31 d., sekmadienis", "the text says Sunday"),
        ("Monday, 31 April 2022", "April 2022 has 30 days"),
        ("2022-04-08T10:00:00+03:00", "a day alone is asked"),
        ("2022-04-08T24:00:00", "a day alone is asked"),
        ("2022-10-30 03:30 Europe/Vilnius", "a day alone is asked"),
        ("٢٠٢٢-٠٤-٠٨", "digit U+0662 is of another script"),
        ("1443 رمضان 7", "letter U+0631 is neither Lithuanian nor English"),
        ("2022-04-O8", "a letter stands where a digit belongs"),
        ("2O22 m. sausio 31 d.", "a letter stands where a digit belongs"),
        ("44682", "a bare number is no date"),
        ("20220131", "a bare number is no date"),
        ("1e3", "not a date in a known form"),
        ("NaT", "not a date in a known form"),
        ("2022-100", "not a date in a known form"),
        ("2022/04/08/01", "not a date in a known form"),
        ("sausio 31 d.", "a year of four digits is missing"),
        ("2022-01-31\x00", "control character U+0000"),
        ("\ud800", "invisible character U+D800"),
        ("", "no date was given"),
        (" \u00a0\n", "no date was given"),
        ("1" * 1000, "too long"),
    ],
    ids=ascii,
)
def test_a_refusal_says_why(text, why):
    reading = read(text, today=TODAY)
    assert reading.date is None
    assert why in reading.error


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared hostile cases are not beside this checkout")
def test_the_hostile_dates():
    lines = (HOSTILE / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if case.get("kind") == "date"]
    assert len(cases) > 20
    exact = {"2024-02-29", "2022-04-08 ", "2022 m. balandžio 8 d.", "2022-ųjų gegužės trečioji"}
    for case in cases:
        reading = read(case["value"], today=TODAY)
        assert (reading.date is not None) == (case["value"] in exact), case
        assert (reading.error is None) == (reading.date is not None), case
        if case["expected"] == "ask":
            assert reading.readings, case


@given(day=st.dates(date(1950, 1, 1), date(2090, 12, 31)))
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read_back(day):
    lithuanian = written(day, "lt")
    forms = [lithuanian, written(day, "en"), day.isoformat(), day.strftime("%d.%m.%Y")]
    forms += [fold(lithuanian), fold(lithuanian).upper(), lithuanian.upper(), in_words(day, "lt"), in_words(day, "en")]
    assert {read(form).date for form in forms} == {day}


def test_every_day_of_three_lives_is_read_back():
    for number in range((date(2091, 1, 1) - date(1950, 1, 1)).days):
        day = date(1950, 1, 1) + timedelta(days=number)
        lithuanian = written(day, "lt")
        for form in (lithuanian, written(day, "en"), day.isoformat(), f"{day:%d.%m.%Y}", fold(lithuanian).upper()):
            assert read(form).date == day


_PIECES = [
    "2022",
    "31",
    "-",
    ".",
    "/",
    " ",
    "m.",
    "sausio",
    "d.",
    "January",
    "of",
    "the",
    "Monday",
    ",",
    "T",
    "po",
    "in",
]
_NEAR_DATES = st.lists(st.sampled_from(_PIECES) | st.text(max_size=2), max_size=9).map("".join)


@given(text=st.text() | _NEAR_DATES | st.text(st.characters(categories=["Cs", "Nd", "Zs", "Cc", "Mn"])))
@settings(max_examples=600, deadline=None)
def test_no_text_raises(text):
    for reading in (read(text), *(found for _, _, found in find(text))):
        assert (reading.date is None) != (reading.error is None)
        assert reading.date is None or reading.readings == (reading.date,)
        assert reading.error is None or reading.error.encode("utf-8")


@pytest.mark.parametrize(
    "piece", ["1", " ", "2022 ", "2022 m. ", "a ", "\u0301", "31 January ", "monday, ", "\ud800", "("]
)
def test_a_megabyte_is_answered_at_once(piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    assert read(text, today=TODAY).date is None
    assert time.process_time() - start < 0.5
    find(text)
    assert time.process_time() - start < 10


LITHUANIAN_TEXT = """
Lietuvos vyriausiasis administracinis teismas 2022 m. sausio 31 d. nutartimi administracinėje byloje
Nr. eA-1234-520/2022 (taip pat žr. 2019 m. balandžio 3 d. nutartį byloje Nr. 3K-3-45-969/2019, AS-520-846/2012)
panaikino sprendimą Nr. 2021-05-06, priimtą pagal Įstatymo „Dėl užsieniečių teisinės padėties“ Nr. IX-2206 140-25
straipsnio 2 dalį. Per 2022 m. kovo 10 bylų, o 2022 m. gegužės pirmą kartą, tel. 8 612 01 31, a. k. 39001010077,
1 234,56 Eur, 10:30 val., 2022 m. sausio 1-ąją savaitę. Skundas gautas 2022-02-15, papildytas 2022 m.
kovo 1 dieną ir 28.02.2022; 2022 m. vasario 30 d. nėra. ECLI:LT:LVAT:2022:1, galioja 2022-03-01–2022-04-01,
2022-05-02T10:00.
"""

ENGLISH_TEXT = """
In Khlaifia and Others v. Italy [GC], no. 16483/12, § 91, 15 December 2016, and in Sharifi, no. 27396/06,12 May 2014, the
Court recalled Article 5 § 1 (f) and Directive 2013/33/EU of 26 June 2013 (see Case C-411/10, T-12/20 May 2022, OJ 2013
L 180, 29.6.2013). Regulation 1182/71 was adopted on June 3, 1971; the hearing of the 31st day of January 2022 began at
10.30 and cost 1,200.50 EUR. Read 03/04/2022 or Art. 5(1) as you please; 31 April 2022 is no day.
"""


def test_dates_are_found_in_lithuanian_text():
    assert [LITHUANIAN_TEXT[start:end] for start, end, _ in find(LITHUANIAN_TEXT)] == [
        "2022 m. sausio 31 d.",
        "2019 m. balandžio 3 d.",
        "2022-02-15",
        "2022 m.\nkovo 1 dieną",
        "28.02.2022",
        "2022 m. vasario 30 d.",
        "2022-03-01",
        "2022-04-01",
    ]


def test_dates_are_found_in_english_text():
    found = find(ENGLISH_TEXT)
    assert [ENGLISH_TEXT[start:end] for start, end, _ in found] == [
        *("15 December 2016", "12 May 2014", "26 June 2013", "June 3, 1971", "31st day of January 2022"),
        "31 April 2022",
    ]
    assert [reading.date for _, _, reading in found][:2] == [date(2016, 12, 15), date(2014, 5, 12)]
    assert "April 2022 has 30 days" in found[-1][2].error


def test_a_span_stands_in_the_text_as_it_was_given():
    text = "Nutartis (e\u0301) 2022 m. balandz\u030cio 8 d., vėliau 2022\u00a0m. GEGUŽĖS 9 d."
    found = find(text)
    assert [text[start:end] for start, end, _ in found] == [
        "2022 m. balandz\u030cio 8 d.",
        "2022\u00a0m. GEGUŽĖS 9 d.",
    ]
    assert [reading.text for _, _, reading in found] == [text[start:end] for start, end, _ in found]


def test_a_row_of_numbers_holds_no_date_and_a_free_one_is_one():
    assert find("1 2022 01 31, 2022 01 31 5, Nr. 2022-01-31, nr. 12.03.2021") == []
    free = "gauta 2022 01 31, 5 bylos; 2022 m. 01 mėn. 31 d. 5 posėdis"
    assert [free[start:end] for start, end, _ in find(free)] == ["2022 01 31", "2022 m. 01 mėn. 31 d."]


@pytest.mark.parametrize("text", LOOK_ALIKES, ids=ascii)
def test_nothing_is_found_in_a_look_alike(text):
    held = {"2022-01-31 10:30", "2022-01-31.", "2022 m. sausio 31 d. nutartis", "2022-01-31\x00", "\ufeff2022-01-31"}
    held |= {"2022-01-31 2022-02-01", "2022-01-31\u2028"}  # whole dates with something beside them
    assert bool(find(text)) == (text in held)


SPOKEN = [
    ("today", 0),
    ("tomorrow", 1),
    ("Tomorrow", 1),
    ("the day after tomorrow", 2),
    ("yesterday", -1),
    ("in two weeks", 14),
    ("in 2  weeks", 14),
    ("in fourteen days", 14),
    ("in a week", 7),
    ("two weeks ago", -14),
    ("two weeks from now", 14),
    ("two weeks from today", 14),  # dateparser by itself: two weeks ago
    ("in a month", 31),
    ("šiandien", 0),
    ("rytoj", 1),
    ("RYTOJ", 1),
    ("poryt", 2),
    ("vakar", -1),
    ("užvakar", -2),
    ("po dviejų savaičių", 14),
    ("po dvieju savaiciu", 14),
    ("po 2 savaičių", 14),
    ("po savaitės", 7),
    ("už savaitės", 7),
    ("po keturiolikos dienų", 14),
    ("prieš dvi savaites", -14),
    ("prieš 3 dienas", -3),
    ("po mėnesio", 31),
    ("po metų", 365),
]


@pytest.mark.skipif(not find_spec("dateparser"), reason="dateparser is not installed")
@pytest.mark.parametrize(("text", "days"), SPOKEN)
def test_spoken_phrases_are_counted_from_today(text, days):
    assert read(text, today=TODAY).date == TODAY + timedelta(days=days)


@pytest.mark.skipif(not find_spec("dateparser"), reason="dateparser is not installed")
def test_every_count_is_counted_right():
    """dateparser reckons, and has its ways with numbers: each count in each language is proved against plain days."""
    for count in range(1, 181):
        for phrase, days in (
            (f"in {count} days", count),
            (f"{count} weeks ago", -7 * count),
            (f"po {count} dienų", count),
            (f"prieš {count} savaites", -7 * count),
        ):
            assert read(phrase, today=TODAY).date == TODAY + timedelta(days=days), phrase
    for word, count in _EN_COUNTS.items():
        assert read(f"in {word} days", today=TODAY).date == TODAY + timedelta(days=count), word
    for word, count in _LT_COUNTS.items():
        assert read(f"po {word} dienų", today=TODAY).date == TODAY + timedelta(days=count), word


@pytest.mark.skipif(not find_spec("dateparser"), reason="dateparser is not installed")
@pytest.mark.parametrize("phrase", ["in a month", "po mėnesio", "po 1 mėnesio"])
def test_a_month_ends_where_the_shorter_month_ends(phrase):
    assert read(phrase, today=DAY).date == date(2022, 2, 28)


@pytest.mark.parametrize(("text", "days"), SPOKEN)
def test_spoken_phrases_without_today_are_refused(text, days):
    assert "no day was given as today" in read(text).error


@pytest.mark.skipif(not find_spec("dateparser"), reason="dateparser is not installed")
@pytest.mark.parametrize("text", ["in 200 years", "in 999 years", "prieš 999 metų", "in 0 days"])
def test_a_spoken_phrase_that_leaves_the_calendar_is_refused(text):
    assert read(text, today=TODAY).date is None
    assert all(read(text, today=edge).date is None for edge in (date.min, date.max))


@pytest.mark.parametrize("text", ["Monday", "next Monday", "on Monday", "kitą pirmadienį", "pirmadienį"])
def test_a_weekday_alone_is_refused(text):
    assert "either of two days" in read(text, today=TODAY).error


def loaded_by(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split("\n")[-2].split())


def test_the_grammar_never_loads_dateparser():
    code = "from litigator.dates.grammar import find, read\nfrom datetime import date\n"
    texts = [*SAME_DAY, *LOOK_ALIKES, "03/04/2022", "next Monday", LITHUANIAN_TEXT]
    code += f"for text in {texts!a}: read(text, today=date(2026, 5, 20)); find(text)"
    assert not loaded_by(code) & {"dateparser", "dateutil", "regex", "sqlalchemy", "babel", "lxml", "msgspec"}


@pytest.mark.skipif(not find_spec("dateparser"), reason="dateparser is not installed")
def test_the_control_sees_dateparser_behind_a_spoken_phrase():
    code = "from litigator.dates.grammar import read\nfrom datetime import date\nread('in two weeks', today=date(2026, 5, 20))"
    assert "dateparser" in loaded_by(code)


def test_a_day_is_read_back_in_words():
    assert in_words(DAY, "en") == "Monday, 31 January 2022"
    assert in_words(DAY, "lt") == "2022 m. sausio 31 d., pirmadienis"
    assert (len(WEEKDAYS_EN), len(WEEKDAYS_LT), set(MONTHS_LT.values())) == (7, 7, set(range(1, 13)))


def test_months_are_declined_as_lithuanian_declines_them():
    assert {word for word, month in MONTHS_LT.items() if month == 4} == {
        "balandis",
        "balandzio",
        "balandziui",
        "balandi",
        "balandziu",
        "balandyje",
    }
    assert {word for word, month in MONTHS_LT.items() if month == 11} == {
        "lapkritis",
        "lapkricio",
        "lapkriciui",
        "lapkriti",
        "lapkriciu",
        "lapkrityje",
    }
    assert {ORDINALS[word] for word in ("pirmoji", "dvidesimtaja", "dvidesimt devinta", "trisdesimt pirmos")} == {
        1,
        20,
        29,
        31,
    }
