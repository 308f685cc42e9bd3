"""Provisions and dates, written as a lawyer writes them."""

import re
from datetime import date

import pytest

from litigator.citations.provisions import acts_named, by_article, provision_words, provisions_named
from litigator.citations.style import cite, plain
from litigator.dates.written import written
from litigator.library.gathering import open_library


@pytest.mark.parametrize(
    ("stored", "lt", "en"),
    [
        ("113(4)", "113 str. 4 d.", "Article 113(4)"),
        ("5(1)(b)", "5 str. 1 d. b p.", "Article 5(1)(b)"),
        ("20", "20 str.", "Article 20"),
        ("15(b)", "15 str. b p.", "Article 15(b)"),
        ("P4-4", "Protokolo Nr. 4 4 str.", "Article 4 of Protocol No. 4"),
        ("Annex I", "Annex I", "Annex I"),
    ],
)
def test_a_provision_is_written_in_each_language(stored, lt, en):
    assert (provision_words(stored, "lt"), provision_words(stored, "en")) == (lt, en)


def test_provisions_stand_in_the_order_of_the_act():
    assert sorted(["140(4)", "36(3)", "114(1)", "114", "5(10)", "5(2)"], key=by_article) == [
        "5(2)",
        "5(10)",
        "36(3)",
        "114",
        "114(1)",
        "140(4)",
    ]


def test_raised_articles_protocols_and_annexes_have_their_place():
    wanted = ["preamble", "3", "140", "140(1)", "140(4)", "140²⁰", "140²⁵(2)", "141", "P4-4", "P7-1", "Annex I"]
    shuffled = wanted[1::2] + wanted[::2]
    assert sorted(shuffled, key=by_article) == wanted


NAMES = {"lt": {"echr": ("Konvencij", "Protokolo Nr. 4"), "crc": ("Vaiko teisių konvencij",), "abti": ("ABTĮ",)}}
NAMES["en"] = {
    "echr": ("Convention", "Protocol No. 4"),
    "crc": ("Convention on the Rights of the Child",),
    "abti": ("ABTĮ",),
}
NAMES["en"]["constitution"] = ("Constitution",)


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("lt", "pagal ABTĮ 134 straipsnio 2 dalies 9 punktą", [("abti", "134(2)(9)")]),
        (
            "lt",
            "Konvencijos 5 str. 4 d. ir Vaiko teisių konvencijos 37 straipsnio b punktas",
            [("echr", "5(4)"), ("crc", "37(b)")],
        ),
        ("lt", "Konvencijos 5\u00a0straipsnio 1\u00a0dalis", [("echr", "5(1)")]),
        ("lt", "Protokolo Nr. 4 4 straipsnis", [("echr", "P4-4")]),
        ("lt", "pažeidžia Konvenciją", []),
        ("en", "Article 5 § 1 (f) of the Convention", [("echr", "5(1)(f)")]),
        ("en", "Article 37(b) of the Convention on the Rights of the Child", [("crc", "37(b)")]),
        ("en", "Article 134(2)(9) ABTĮ", [("abti", "134(2)(9)")]),
        ("en", "Article 4 of Protocol No. 4", [("echr", "P4-4")]),
        ("en", "Article 110 of the Constitutional Court", []),
    ],
)
def test_a_provision_named_with_its_act_is_read(language, text, named):
    assert provisions_named(text, language, NAMES[language]) == named


def test_an_act_is_named_by_its_own_name_only():
    assert acts_named("Vaiko teisių konvencijos 3 straipsnis", "lt", NAMES["lt"]) == {"crc"}
    assert acts_named("the Constitutional Court", "en", NAMES["en"]) == set()


def test_dates_are_written_out():
    assert written(date(2022, 6, 1), "lt") == "2022 m. birželio 1 d."
    assert written(date(2022, 6, 1), "en") == "1 June 2022"


ENGLISH = re.compile(
    r" v\.? | et al| on behalf of | and Others|\bNo\. |Comment|Opinion|Deliberation|, annex|Commission "
)


def test_a_lithuanian_citation_holds_no_english():
    library = open_library()
    states = {name: state.lt["acc"] for name, state in library.states.items()}
    for precedent in library.precedents.values():
        printed = plain(cite(precedent, "lt", None, states))
        assert not ENGLISH.search(printed), printed
        # The name of an Irish ministry is its own.
        assert " and " not in printed.replace("Integration and Youth", ""), printed


@pytest.mark.parametrize(
    ("authority", "printed"),
    [
        ("un-crc-eb-belgium", "E.B. (E.H. ir kitų vardu) prieš Belgiją, CRC/C/89/D/55/2018"),
        ("un-crc-kk-belgium", "K.K. ir R.H. (A.M.K. ir S.K. vardu) prieš Belgiją"),
        ("un-hrc-fkag", "F.K.A.G. ir kiti prieš Australiją"),
        ("cjeu-c601-15", "J.N. prieš Staatssecretaris van Veiligheid en Justitie"),
        ("un-crc-gc23", "jungtinė bendroji pastaba Nr. 4 (CMW) / Nr. 23 (CRC), CMW/C/GC/4-CRC/C/GC/23"),
    ],
)
def test_names_of_cases_are_lithuanian_in_a_lithuanian_text(authority, printed):
    library = open_library()
    states = {name: state.lt["acc"] for name, state in library.states.items()}
    assert printed in plain(cite(library.precedent(authority), "lt", None, states))
