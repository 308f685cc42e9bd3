"""Citations found in a text: families and their examples, three languages, typography, traps, short forms, and hostile text."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import litigator
from litigator.citations import introducing, naming
from litigator.citations.examples import example_faults
from litigator.citations.families import compiled
from litigator.citations.family import Example, Found
from litigator.citations.finding import _claims
from litigator.citations.folding import fold
from litigator.citations.grammar import FRAGMENTS, expanded
from litigator.citations.normalising import normal_form
from litigator.citations.reading import extract
from litigator.errors import LibraryFault
from litigator.library.checking import cross_problems
from litigator.library.citing import families_of
from litigator.library.gathering import open_library

GOLD = Path(__file__).resolve().parents[2] / "shared" / "cases" / "citations" / "gold.jsonl"
LIBRARY = open_library()
FAMILIES = families_of(LIBRARY)


def read(text):
    return extract(text, FAMILIES)


# Families


def test_every_family_finds_what_its_examples_say():
    assert [f"{family.id}: {fault}" for family, fault in example_faults(FAMILIES)] == []


@pytest.mark.parametrize("forum", ["cjeu", "echr", "eu", "lt", "un"])
def test_every_forum_has_families_with_examples_and_counter_examples(forum):
    of_forum = [family for family in FAMILIES.families if f"rules/{forum}/" in LIBRARY.files[f"families/{family.id}"]]
    assert of_forum
    assert any(family.counter_examples for family in of_forum)
    assert all(family.examples and set(family.title) == {"lt", "en"} for family in of_forum)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"examples": (Example(text="See Petrauskas.", finds=(Found(id="1/01"),)),)}, "gives nothing, not 1 citations"),
        ({"examples": ()}, "no example"),
        ({"counter_examples": ("See Vilks v. Latvia, no. 41234/17.",)}, "the counter-example"),
    ],
)
def test_an_example_that_does_not_hold_is_told(change, fault):
    families = [replace(LIBRARY.families["ecthr.case"], **change)]
    told = [fault_told for _, fault_told in example_faults(compiled(families, ["Latvia"]))]
    assert any(fault in one for one in told), told


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("no. (?P<number>\\d+)", "unbounded repeat"),
        ("no. (?:a|b)*", "unbounded repeat"),
        ("no. \\d{2,}", "unbounded repeat"),
        ("«nowhere» x", "there is no piece «nowhere»"),
        ("no. (", "cannot be used"),
    ],
)
def test_a_pattern_that_could_run_away_or_does_not_read_is_refused(pattern, reason):
    with pytest.raises(ValueError, match=r"ecthr\.case") as caught:
        compiled([replace(LIBRARY.families["ecthr.case"], pattern=pattern)])
    assert reason in str(caught.value)


def test_pieces_that_go_round_in_a_circle_are_refused():
    with pytest.raises(ValueError, match="circle"):
        expanded("«a»", {"a": "«b»", "b": "«a»"})


ENTRY = (
    "- id: xx.case\n  kind: other\n  title: {en: A case, lt: Byla}\n  pattern: '(?<!\\w)(?P<number>XX-\\d{1,4})'\n"
    "  examples: [{text: See XX-12., finds: [{kind: other, id: XX-12}]}]\n"
)


@pytest.fixture
def pack(tmp_path):
    """A library over the built-in one, whose only file is the text it is called with."""

    def made(name, text):
        rules = tmp_path / name / "rules" / "xx"
        rules.mkdir(parents=True)
        (rules / "citations.yaml").write_text(text, encoding="utf-8")
        return open_library(str(tmp_path / name))

    return made


def test_a_pack_adds_its_own_family(pack):
    library = pack("good", ENTRY)
    assert [citation.id for citation in extract("Compare XX-77.", families_of(library))] == ["XX-77"]
    assert not [problem for problem in cross_problems(library) if "xx.case" in str(problem)]


def test_a_faulty_family_of_a_pack_is_told_with_its_file(pack):
    library = pack("wrong", ENTRY.replace("id: XX-12", "id: XX-13"))
    (told,) = [str(problem) for problem in cross_problems(library) if "xx.case" in str(problem)]
    assert "citations.yaml" in told and "'XX-12'" in told
    with pytest.raises(LibraryFault, match="unbounded"):
        families_of(pack("unbounded", ENTRY.replace("{1,4}", "+")))


# Prose


@pytest.mark.parametrize(
    ("text", "identity", "pinpoints", "name", "day"),
    [
        (
            "The applicants rely on Petrauskas and Others v. Lithuania [GC], no. 41234/17, §§ 129-138, ECHR 2019-II.",
            "41234/17",
            ("129-138",),
            "Petrauskas and Others v. Lithuania",
            None,
        ),
        (
            "See Abdulova, Cabalska and Baltrušienė v. the United Kingdom, judgment of 28 May 1985, Series A no. 994, p. 33, § 67.",
            "Series A no. 994",
            ("67",),
            "Abdulova, Cabalska and Baltrušienė v. the United Kingdom",
            date(1985, 5, 28),
        ),
        (
            "Moreover, in de Vries v. the Netherlands ((dec.), no. 1234/05, 3 May 2007) it held so.",
            "1234/05",
            (),
            "de Vries v. the Netherlands",
            date(2007, 5, 3),
        ),
        (
            "As held in paragraph 74 of its judgment in Vilks v. Latvia (GC, 29 January 2008, no. 13999/03), that is so.",
            "13999/03",
            ("74",),
            "Vilks v. Latvia",
            date(2008, 1, 29),
        ),
        (
            "Vilks v Latvia [GC] App no 13999/03 (ECtHR, 29 January 2008) paras 88–92.",
            "13999/03",
            ("88-92",),
            "Vilks v Latvia",
            date(2008, 1, 29),
        ),
        (
            "ECtHR, R.R. and Others v. Hungary, App. No. 36999/17, judgment of 2 March 2021, §§ 74 and 89-92.",
            "36999/17",
            ("74", "89-92"),
            "R.R. and Others v. Hungary",
            date(2021, 3, 2),
        ),
        (
            "CEDH, 15 décembre 2016, Petrauskas et autres c. Italie, n° 16999/12, § 106 ; les autres griefs demeurent.",
            "16999/12",
            ("106",),
            "Petrauskas et autres c. Italie",
            date(2016, 12, 15),
        ),
        (
            "EŽTT 2016 m. gruodžio 15 d. sprendimas byloje Petrauskas ir kiti prieš Italiją (Didžioji kolegija), peticijos Nr. 16999/12, § 88–92.",
            "16999/12",
            ("88-92",),
            "Petrauskas ir kiti prieš Italiją",
            date(2016, 12, 15),
        ),
        (
            "Case C-924/19 PPU and C-925/19 PPU FMS and Others v Főigazgatóság [2020] ECLI:EU:C:2020:367, para 231.",
            "C-924/19 PPU",
            ("231",),
            "FMS and Others v Főigazgatóság",
            None,
        ),
        (
            "CJEU, Case C-808/18, Commission v Hungary, Judgment of 17 December 2020, ECLI:EU:C:2020:1029, paras 155-165.",
            "C-808/18",
            ("155-165",),
            "Commission v Hungary",
            date(2020, 12, 17),
        ),
        (
            "ESTT 2020 m. gegužės 14 d. sprendimas sujungtose bylose C-924/19 PPU ir C-925/19 PPU, FMS ir kt., EU:C:2020:367, 223 ir 231 punktai.",
            "C-924/19 PPU",
            ("223", "231"),
            "FMS ir kt.",
            date(2020, 5, 14),
        ),
        (
            "LVAT 2021-09-09 nutartis administracinėje byloje Nr. eA-3412-556/2021, 29 ir 31 punktai.",
            "eA-3412-556/2021",
            ("29", "31"),
            None,
            date(2021, 9, 9),
        ),
        (
            "Human Rights Committee, A.B. et al. v. Australia, CCPR/C/108/D/9994/2011, 26 July 2013, para. 9.3.",
            "CCPR/C/108/D/9994/2011",
            ("9.3",),
            "A.B. et al. v. Australia",
            date(2013, 7, 26),
        ),
    ],
)
def test_a_citation_in_prose_is_read_whole(text, identity, pinpoints, name, day):
    found = read(text)
    assert [(one.id, one.pinpoints, one.name, one.date) for one in found] == [(identity, pinpoints, name, day)]


@pytest.mark.parametrize(
    ("text", "identity", "pinpoints"),
    [
        ("under Article 8(3)(a) and (b) of Directive 2013/33/EU", "dir.2013/33:8(3)(a)", ("8(3)(a)", "8(3)(b)")),
        ("Articles 3, 8 and 13 of the Convention", "echr:3", ("3", "8", "13")),
        ("Article 2 of Protocol No. 4", "echr:P4-2", ("P4-2",)),
        (
            "Article 31(2) of the 1951 Convention relating to the Status of Refugees",
            "refugee-convention:31(2)",
            ("31(2)",),
        ),
        ("Article 5 para. 1 (art. 5-1) of the Convention", "echr:5(1)", ("5(1)",)),
        ("Article 6 TFEU", "tfeu:6", ("6",)),
        ("Regulation (EU) 2016/399", "reg.2016/399", ()),
        ("l'article 5 § 1 f) de la Convention", "echr:5(1)(f)", ("5(1)(f)",)),
        ("règlement (UE) no 604/2013, article 28, selon les parties", "reg.604/2013:28", ("28",)),
        ("Chartijos 6 ir 47 straipsniai", "charter:6", ("6", "47")),
        (
            "Įstatymo „Dėl užsieniečių teisinės padėties“ 113 straipsnio 4 dalies 2 punktu",
            "lt.utpi:113(4)(2)",
            ("113(4)(2)",),
        ),
    ],
)
def test_a_provision_gets_its_normal_form(text, identity, pinpoints):
    assert [(one.kind, one.id, one.pinpoints) for one in read(text)] == [("statute", identity, pinpoints)]


@pytest.mark.parametrize(
    "text",
    [
        "Regulation No 1/2003 was no application.",
        "Communication No 4/03 of the President, of 16 June 2003, was repealed.",
        "Official Gazette of the Republic nos. 3/03, 37/03, 32/03 and 54/04 applied.",
        "The budget of 1999/2000, line 26/62, was kept; hearings took place on 10/12/2004 and 17/03/2005.",
        "The prosecutor's file bore the number 3 Os 123/08 and the complaint the number U-III-1234/2005.",
        "Law no. 64/2011, Order No. 3D-417/2020, invoice no. 2023/07 and flat no. 12/34 are not in dispute.",
        "The judgments of 19 November (no. 1996/428) and 6 March (no. 1997/33) were quashed.",
        "Delivery note C-411/A, certificate ISO 9001:2015 and the T-16 road.",
        "In R. v. Dickens [1990] 91 Criminal Appeal Reports 164 the Court of Appeal upheld the order.",
        "By a judgment of 4 May 2011 the Federal Constitutional Court quashed the High Court decision of 3 March 2009.",
        "PACE Resolution 1562 (2007) and Security Council resolution 1373 (2001) were read out.",
        "In case no. 45678/05 the District Court of Riga dismissed the claim.",
        "Vyriausybės 2021 m. liepos 2 d. nutarimas Nr. 517, įsakymas Nr. 1V-663 ir Seimo rezoliucija Nr. XIV-505.",
        "Le décret no 2015-1166 du 21 septembre 2015 et la loi no 2018-778 n'y changent rien, selon les parties.",
        "Kambarys Nr. 12/3, kuriame pareiškėjas laikytas, buvo 9 kv. m ploto.",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text):
    assert [one.text for one in read(text) if one.kind != "statute"] == []


# Typography


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("no.\u00a041234/17, §\u00a0\u00a073", "no. 41234/17, § 73"),
        ("no. 41234/17 ,  §§ 73\u201375", "no. 41234/17, §§ 73-75"),
        ("no. 41234/17,\n§ 73", "no. 41234/17, § 73"),
        ("no.\n41234/17, § 73", "no. 41234/17, § 73"),
        ("no. 41\u00ad234/17, § 7\u200b3", "no. 41234/17, § 73"),
    ],
)
def test_word_processors_spaces_dashes_and_breaks_change_nothing_and_places_are_those_of_the_text(written, plain):
    text = f"“Quite so”: see Vilks v. Latvia, {written}."
    (found,), (expected,) = read(text), read(f"See Vilks v. Latvia, {plain}.")
    assert (found.numbers, found.pinpoints, found.name) == (expected.numbers, expected.pinpoints, expected.name)
    assert text[found.start : found.end] == found.text
    assert found.text.startswith("Vilks") and text[found.end :] == "."


def test_numbers_keep_their_plain_form_whatever_the_hyphen():
    text = "judgment of 7 March 2017, X and X, C\u2011638/16\u00a0PPU , EU:C:2017:173 , paragraph\u00a037"
    (found,) = read(text)
    assert found.numbers == ("C-638/16 PPU", "ECLI:EU:C:2017:173")
    assert (found.id, found.ecli, found.marks) == ("C-638/16 PPU", "ECLI:EU:C:2017:173", ("PPU",))


def test_a_name_broken_over_a_line_is_one_name_and_a_heading_is_no_part_of_it():
    (found,) = read("THE LAW\nSee, among others, Vilks v.\nLatvia, no. 41234/17.")
    assert found.name == "Vilks v. Latvia"
    (found,) = read("Second Heading\nVilks v. Latvia, no. 41234/17.")
    assert found.name == "Vilks v. Latvia"


@pytest.mark.parametrize(
    ("text", "numbers", "pinpoints"),
    [
        (
            "Joined Cases 105 to 107 and 109/63 Vilks v Commission [1964] ECR 12",
            ("105/63", "106/63", "107/63", "109/63"),
            (),
        ),
        ("Joined Cases 91 to 93/86 Tamm v Council [1988] ECR 3100 at 3118-9", ("91/86", "92/86", "93/86"), ()),
        ("Joined Cases 806 and 807/73 Vilks v Commission [1974] ECR 223, paragraph 12", ("806/73", "807/73"), ("12",)),
        ("Joined Cases 941, 943 and 944/70 Tamm v Commission [1971] ECR 411", ("941/70", "943/70", "944/70"), ()),
        ("Case F-999/05 Vilks v Commission, paragraph 104", ("F-999/05",), ("104",)),
        ("Case T-999/12 P Tamm v Council, paragraphs 21 and 22", ("T-999/12 P",), ("21", "22")),
        (
            "Vilks v. Latvia (no. 2), nos. 25999/94, 26149/95 to 26154/95 and 27199/95, § 33",
            ("25999/94", "26149/95", "26154/95", "27199/95"),
            ("33",),
        ),
        (
            "Vilks v. Latvia, nos. 10439\u201141/83 and 10599/83, § 3",
            ("10439/83", "10440/83", "10441/83", "10599/83"),
            ("3",),
        ),
        ("applications nos. 6899/75 75 and 7299/75 of two doctors", ("6899/75", "7299/75"), ()),
        ("applications nos. 6899/75 (first search), 7299/75 and 7399/75", ("6899/75", "7299/75", "7399/75"), ()),
        ("Vilks and Others v. Turkey (dec.) [GC], nos. 46999/99 et al., § 12, ECHR 2010", ("46999/99",), ("12",)),
        ("Vilks v. Turkey no. 2 (no. 24999/94, § 5)", ("24999/94",), ("5",)),
    ],
)
def test_lists_and_ranges_of_numbers_are_read(text, numbers, pinpoints):
    (found,) = read(f"See {text}.")
    assert (found.numbers, found.pinpoints) == (numbers, pinpoints)


@pytest.mark.parametrize(
    ("text", "pinpoints", "day"),
    [
        ("Vilks v. Austria, no. 30999/96, § 17, 6.2.2001", ("17",), date(2001, 2, 6)),
        ("Vilks v. Austria, no. 30999/96, §§ 17-19, 06.12.2011", ("17-19",), date(2011, 12, 6)),
        ("Vilks v. Austria, no. 30999/96, §§ 180 et seq., 3 May 2012", ("180",), date(2012, 5, 3)),
        (
            "Vilks v. Switzerland (25 March 1998, § 5, Reports of Judgments and Decisions 1998-II)",
            ("5",),
            date(1998, 3, 25),
        ),
        ("Vilks v. Finland of 25 May 1994, Series A no. 999, § 7", ("7",), date(1994, 5, 25)),
        ("Vilks [v. Latvia [GC], no. 41234/17], § 50[, ECHR 2019-II]", ("50",), None),
        (
            "Vilks v. Latvia, 2 May 1997, opinion of the Commission, § 60, Reports of Judgments and Decisions 1997-III",
            ("60",),
            date(1997, 5, 2),
        ),
        ("Vilks v. Latvia, no. 41234/17, § 231, 2020-02-13", ("231",), date(2020, 2, 13)),
        (
            "Vilks v. Latvia, no. 41234/17, §§ 1024-31 and 1101-02, 13 May 2020",
            ("1024-31", "1101-02"),
            date(2020, 5, 13),
        ),
        ("Vilks v. Latvia, no. 41234/17, §§ 148 (δ) and 155, 17 May 2013", ("148(δ)", "155"), date(2013, 5, 17)),
        ("CEDH, gde ch., 21 janv. 2011, Vilks c/ Belgique, n° 30999/09, § 5", ("5",), date(2011, 1, 21)),
        ("CEDH, Vilks et autres c. Italie [GC], 15 décembre 2016, req. n° 16999/12, § 71", ("71",), date(2016, 12, 15)),
        ("paragraphe 43 de l'arrêt Vilks c. Malte, no 16999/12", ("43",), None),
        ("CJUE, 14 mai 2020, Vilks, aff. jtes C-999/19 et C-998/19, pts 231 et s.", ("231",), date(2020, 5, 14)),
        ("ECtHR, 11 December 2018, Vilks v. Latvia, no. 59999/17, § 70", ("70",), date(2018, 12, 11)),
        (
            "EŽTT 2018 m. gruodžio 11 d. sprendimas byloje Vilks prieš Latviją, Nr. 59999/17, 70 punktu",
            ("70",),
            date(2018, 12, 11),
        ),
        (
            "LVAT 2020 m. kovo 24 d. nutartį administracinėje byloje Nr. eA-1999-556/2020, 41–43 punktai",
            ("41-43",),
            date(2020, 3, 24),
        ),
        (
            "LAT 2019 m. balandžio 11 d. nutarčiai civilinėje byloje Nr. e3K-3-999-690/2019, 24, 26 punktams",
            ("24", "26"),
            date(2019, 4, 11),
        ),
        (
            "apylinkės teismo 2021 m. birželio 1 d. sprendimu byloje Nr. e2-1999-567/2021, 63 p.",
            ("63",),
            date(2021, 6, 1),
        ),
    ],
)
def test_a_date_is_no_paragraph_and_a_paragraph_before_a_date_is_kept(text, pinpoints, day):
    (found,) = read(f"Žr. {text}." if "d. " in text else f"See {text}.")
    assert (found.pinpoints, found.date) == (pinpoints, day)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "judgment of 7 July 2016, Vilks, C-999/15; and of 9 March 2017, Tamm, C-998/15",
            [date(2016, 7, 7), date(2017, 3, 9)],
        ),
        (
            "judgments of 7 July 2016, Vilks, C-999/15, EU:C:2016:9999, paragraph 3, and Tamm, C-998/15, EU:C:2017:9998",
            [date(2016, 7, 7), None],
        ),
        (
            "By order of the President of the Court of Justice of 4 October 2016, Cases C-999/15 P and C-998/15 P were joined",
            [None],
        ),
        ("made by decisions of 3 May (C-999/16) and 14 June 2016 (C-998/16 and C-997/16)", [None, None]),
        ("On 16 February 2001 (Case C-999/16) they brought actions", [None]),
        ("In his application (no. 19999/92) of 10 April 1992 to the Commission", [None]),
        (
            "LVAT 2020 m. kovo 4 d. nutartis byloje Nr. A-1-2/2020, 2019 m. gegužės 8 d. nutartis bylose Nr. A-3-4/2019 ir Nr. eAS-5-6/2019",
            [date(2020, 3, 4), date(2019, 5, 8), date(2019, 5, 8)],
        ),
    ],
)
def test_a_date_goes_to_its_own_judgment_and_to_no_other(text, days):
    assert [one.date for one in read(text)] == days


@pytest.mark.parametrize(
    ("text", "identity", "pinpoints", "name", "marks"),
    [
        (
            "Case C-411/10 *N S v Secretary of State* EU:C:2011:865, para 94",
            "C-411/10",
            ("94",),
            "N S v Secretary of State",
            (),
        ),
        (
            "*M.S.S. v Belgium and Greece* App no 30696/09 (ECtHR, 21 January 2011), para 249",
            "30696/09",
            ("249",),
            "M.S.S. v Belgium and Greece",
            (),
        ),
        (
            "M.S.S. v Belgium and Greece [GC] App no 30696/09 (ECtHR, 21 January 2011), paras 249–251",
            "30696/09",
            ("249-251",),
            "M.S.S. v Belgium and Greece",
            ("GC",),
        ),
        (
            "A.B. v Australia CCPR/C/108/D/9994/2011 (Human Rights Committee, 26 July 2013), para 9.3",
            "CCPR/C/108/D/9994/2011",
            ("9.3",),
            "A.B. v Australia",
            (),
        ),
        (
            "A.B. v Australia, Communication No 1999/2003 (CAT, 3 May 2005), para 7.4",
            "1999/2003",
            ("7.4",),
            "A.B. v Australia",
            (),
        ),
        ("Case C-999/17 Vilks, Opinion of AG Tamm, paras 12–14", "C-999/17", ("12-14",), "Vilks", ("opinion",)),
        (
            "Case C-999/17 Vilks EU:C:2018:9999, Opinion of Advocate General Tamm, point 12",
            "C-999/17",
            ("12",),
            "Vilks",
            ("opinion",),
        ),
        ("Case C-999/17 Vilks (CJEU, 19 March 2019), para 88", "C-999/17", ("88",), "Vilks", ()),
    ],
)
def test_the_forms_of_oscola_read_back_whole(text, identity, pinpoints, name, marks):
    (found,) = read(f"See {text}.")
    assert (found.id, found.pinpoints, found.name, found.marks) == (identity, pinpoints, name, marks)
    assert found.text.endswith(text[-6:])


@pytest.mark.parametrize(
    ("text", "identities"),
    [
        ("as it may again in the pending case no. 42999/21", ["42999/21"]),
        ("The Court has communicated case no. 51999/20", ["51999/20"]),
        ("the pending case no. 42999/21 before the Regional Court; criminal case no. 12999/06", []),
        ("judgments of 1 March 1983, Commission v Vilkia, 991/81 , EU:C:1983:9999 , paragraph 8", ["991/81"]),
        (
            "Vilks v. Latvia [GC], no. 30999/09, § 3, ECHR 2011, EU:C:2022:9999, 63 p.",
            ["30999/09", "ECLI:EU:C:2022:9999"],
        ),
    ],
)
def test_a_number_is_of_the_court_whose_words_stand_around(text, identities):
    assert [one.id for one in read(text)] == identities


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("pagal SESV 267 straipsnį", "tfeu:267"),
        ("SESV 78 straipsnio 2 dalimi", "tfeu:78(2)"),
        ("ESS 6 straipsniu", "teu:6"),
        ("Baudžiamojo kodekso 291 straipsnio 2 dalis", "lt.bk:291(2)"),
        ("BPK 44 str. 5 d.", "lt.bpk:44(5)"),
        ("CK 6.271 straipsnis", "lt.cc:6.271"),
        ("Chartijos 47 straipsnyje", "charter:47"),
        ("UTPĮ 113 straipsnyje", "lt.utpi:113"),
        ("Konstitucijos 20 straipsnio 3 dalį", "lt.constitution:20(3)"),
        ("Europos žmogaus teisių konvencijos 8 straipsnio 2 dalį", "echr:8(2)"),
        ("ABTĮ 101 straipsnio 4 punktą", "lt.abti:101(p4)"),
    ],
)
def test_a_provision_is_read_in_every_case_of_its_words(text, identity):
    assert [one.id for one in read(f"Teismas taikė {text}.")] == [identity]


@pytest.mark.parametrize(
    ("text", "identity", "pinpoints"),
    [
        ("Article 3 of the Convention on account of his detention", "echr:3", "3"),
        ("Article 3 of the Convention for that reason", "echr:3", "3"),
        ("paragraphs 1 and 4 of Article 5 of the Convention", "echr:5(1)", "5(1) 5(4)"),
        ("Articles 3, 5 §§ 1 and 3 and 6 § 1 of the Convention", "echr:3", "3 5(1) 5(3) 6(1)"),
        ("Article 6 §§ 1-3 of the Convention", "echr:6(1)", "6(1) 6(2) 6(3)"),
        ("Article 8(3)(a) to (c) of Directive 2013/33", "dir.2013/33:8(3)(a)", "8(3)(a) 8(3)(b) 8(3)(c)"),
        ("Article 47(1)(a) and (4) of Directive 2004/18", "dir.2004/18:47(1)(a)", "47(1)(a) 47(4)"),
        ("Article 21(1)(i) and of Article 52(6)(a) of Directive 2004/18", "dir.2004/18:21(1)(i)", "21(1)(i) 52(6)(a)"),
        ("Article 32(1)(c) and 32(5)(b) of Directive 2004/18", "dir.2004/18:32(1)(c)", "32(1)(c) 32(5)(b)"),
        ("Article 12(3) and (3a) of Directive 2004/18", "dir.2004/18:12(3)", "12(3) 12(3a)"),
        ("Article 3(h)(i) to (vi) of Directive 2004/18", "dir.2004/18:3(h)(i)", "3(h)(i) 3(h)(vi)"),
        ("Article 31(1)(c)(aa) and (bb) of Directive 2004/18", "dir.2004/18:31(1)(c)(aa)", "31(1)(c)(aa) 31(1)(c)(bb)"),
        ("Directive 2004/18, Articles 17 to 19", "dir.2004/18:17", "17 18 19"),
        ("l'article 5 § 1 f) de la Convention", "echr:5(1)(f)", "5(1)(f)"),
        ("l'article 15, paragraphe 1, sous b), de la directive 2008/115/CE", "dir.2008/115:15(1)(b)", "15(1)(b)"),
        # What the text slips over is not guessed:
        ("Article 9(1)(a), (b) (d) and (e) of Directive 2004/18", "dir.2004/18:9(1)(a)", "9(1)(a) 9(1)(b)"),
        ("Article 35 § 1 and 4 of the Convention", "echr:35(1)", "35(1)"),
    ],
)
def test_a_list_of_provisions_is_read_with_its_act(text, identity, pinpoints):
    (found,) = read(f"He relied on {text}.")
    assert (found.id, found.pinpoints) == (identity, tuple(pinpoints.split()))


@pytest.mark.parametrize(
    "text",
    [
        "Article 33 of the Convention on Extradition",
        "Article 33 of the Convention on the law applicable to agency",
        "Article 33 of the Convention relating to the Status of Stateless Persons",
        "Article 33 of the Convention for the Suppression of Unlawful Acts",
        "Article 33 of the Convention of 12 August 1949",
        "l'article 33 de la Convention de Vienne",
        "l'article 33 de la Convention sur la cybercriminalité",
    ],
)
def test_an_article_of_another_convention_is_none_of_this_one(text):
    assert not [found for found in read(f"He relied on {text}.") if found.kind == "statute"]


# Names on either side of a number, numbers written carelessly


@pytest.mark.parametrize(
    ("text", "identity", "name", "pinpoints"),
    [
        (
            "Case C-999/20 PPU, Vilks, judgment of 25 June 2020, EU:C:2020:9999, paragraph 3",
            "C-999/20 PPU",
            "Vilks",
            ("3",),
        ),
        ("Case C-999/20 PPU Vilks, paragraph 3", "C-999/20 PPU", "Vilks", ("3",)),
        ("C-999/20 PPU (Vilks), paragraph 3", "C-999/20 PPU", "Vilks", ("3",)),
        ("byla C-999/20 PPU, Vilks, 112 punktas", "C-999/20 PPU", "Vilks", ("112",)),
        ("judgment in Case C-999/20 Vilks", "C-999/20", "Vilks", ()),
        ("In Case C-999/20 Vilks the Court held otherwise", "C-999/20", "Vilks", ()),
        ("Case C-999/15 P, de Vries, EU:C:2018:9999, paragraph 3", "C-999/15 P", "de Vries", ("3",)),
        ("judgment of 3 May 2018, de Vries, EU:C:2018:9999, paragraph 3", "ECLI:EU:C:2018:9999", "de Vries", ("3",)),
        ("Case C 999/22 PPU, EU:C:2022:9999, paragraph 63", "C-999/22 PPU", None, ("63",)),
        ("Case C-999/20 (Grand Chamber), paragraph 3", "C-999/20", None, ("3",)),
        ("Vilks v. Latvia [GC], no. 41234/ 17, § 91", "41234/17", "Vilks v. Latvia", ("91",)),
        ("Vilks c. Lettonie, no 41234/17, § 67, 1er août 2008", "41234/17", "Vilks c. Lettonie", ("67",)),
        ("Vilks Comm. VA v. Belgium, no. 41234/17, § 3", "41234/17", "Vilks Comm. VA v. Belgium", ("3",)),
        ("Vilks, s. r. o. v. Slovakia, no. 41234/17, § 3", "41234/17", "Vilks, s. r. o. v. Slovakia", ("3",)),
        ("Vilks, s.r.o. v. the Czech Republic, no. 41234/17", "41234/17", "Vilks, s.r.o. v. the Czech Republic", ()),
    ],
)
def test_a_number_carelessly_written_and_a_name_after_it_are_read(text, identity, name, pinpoints):
    (found,) = read(f"{text}.")
    assert (found.id, found.name, found.pinpoints) == (identity, name, pinpoints)


def test_the_day_of_a_name_in_small_letters_and_of_the_first_of_a_month_is_read():
    assert [one.date for one in read("judgment of 3 May 2018, de Vries, EU:C:2018:9999")] == [date(2018, 5, 3)]
    assert [one.date for one in read("Vilks c. Lettonie, no 41234/17, § 67, 1er août 2008.")] == [date(2008, 8, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "The invoice (no. 16483/12) and invoice no. 16483/12, 3 May 2012, were paid.",
        "He filed an application (no. 55555/20) with the Migration Department.",
        "His application no. 55555/20 was lodged with the Vilnius Regional Court; the asylum application no. 55556/20 was refused.",
        "Pareiškimas Nr. 55555/20 Migracijos departamentui pateiktas šiandien.",
        "The domestic Jonaitis judgment of 3 May 2018, the Vilnius Regional judgment of 5 May 2019 and the Smith judgment of 3 May 2018.",
        "State aid case C 48/08 and State aid C 49/08 were closed; the Prison Act (see above), § 3, was not.",
    ],
)
def test_papers_and_what_was_asked_at_home_are_no_citations(text):
    assert [one.text for one in read(text) if one.kind != "statute"] == []


def test_the_control_an_application_to_the_court_and_a_judgment_the_text_introduced_are_citations():
    assert [
        one.id for one in read("His application (no. 55555/20) with the Court against the Supreme Court's ruling.")
    ] == ["55555/20"]
    first, second = read("Smith v. Latvia, no. 41234/17, 3 May 2018; see the Smith judgment of 3 May 2018.")
    assert (second.resolves_to, second.date) == (first.id, date(2018, 5, 3))


# Further paragraphs of a decision already cited

CITED = "In Vilks v. Latvia, no. 41234/17, § 6, 3 May 2018, the Court held that “a yard is a prison”"


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        (f"{CITED}, and in § 8 that “nine weeks are long”, and at § 9.", [("6",), ("8",), ("9",)]),
        (f"{CITED}. It added, at § 8, that “nine weeks are long”.", [("6",), ("8",)]),
        (f"{CITED} (§ 6) and that “nine weeks are long” (§§ 8-9).", [("6",), ("8-9",)]),
        ("In Vilks v. Latvia, no. 41234/17, it was held in § 8 that “weeks are long”.", [("8",)]),
        ("C-999/10, Vilks, EU:C:2011:9999, paragraph 94, says “no” and, in paragraph 98, “never”.", [("94",), ("98",)]),
        (
            "Vilks prieš Latviją, Nr. 41234/17, 4 punktas, sakoma, kad „ne“, o 5 punkte – kad „niekada“.",
            [("4",), ("5",)],
        ),
        ("Selon Vilks c. Lettonie, no 41234/17, § 6, « non » et, au § 8, « jamais ».", [("6",), ("8",)]),
        (f"{CITED}; the Government, in § 8 of their observations, say “no”.", [("6",)]),
        (f"{CITED}. In § 12 above we said “so”; see paragraph 83 of the judgment under appeal, in § 3.", [("6",)]),
        (f"{CITED}. Nothing else was said. The applicants were moved at § 8.", [("6",)]),
    ],
)
def test_a_further_paragraph_is_one_of_the_decision_cited_last(text, pinpoints):
    found = [one for one in read(text) if one.kind != "statute"]
    assert [one.pinpoints for one in found] == pinpoints
    for further in found[1:]:
        assert (further.form, further.marks, further.resolves_to) == ("ibid", ("continued",), found[0].id)


# Short forms

FULL = "Vilks and Others v. Latvia [GC], no. 41234/17, § 12, 6 June 2019"


@pytest.mark.parametrize(
    ("short", "pinpoints"),
    [
        ("Vilks and Others, cited above, § 71", ("71",)),
        ("Vilks, cited above, §§ 71-73 and 80", ("71-73", "80")),
        ("Vilks (cited above, § 129)", ("129",)),
        ("the Vilks judgment cited above, p. 14, § 21", ("21",)),
        ("the above-mentioned Vilks judgment, para. 86", ("86",)),
        ("Vilks v. Latvia, op. cit., § 5", ("5",)),
        ("(ibid., § 68)", ("68",)),
        ("ibidem, § 68", ("68",)),
        ("compare Vilks, § 80", ("80",)),
        ("in Vilks the Court did not say so", ()),
        ("the VILKS v. LATVIA judgment (cited above)", ()),
        ("Vilks, loc. cit., § 10", ("10",)),
        ("a report of its own (op. cit., § 32)", ("32",)),
        ("(ibid, § 162)", ("162",)),
        ("paragraph 98 of Vilks", ("98",)),
        ("that in Vilks and Others the State had to act (cited above, § 18)", ("18",)),
        ("Vilks (see above), § 91", ("91",)),
        ("Vilks, see above, § 92", ("92",)),
    ],
)
def test_a_short_form_stands_for_the_full_citation_before_it(short, pinpoints):
    full, found = read(f"See {FULL}. The Government relied on {short}; nothing else.")
    assert (found.resolves_to, found.pinpoints, found.id, found.numbers) == (full.id, pinpoints, None, ())
    assert found.form in ("short", "ibid")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Vilks v. Latvia (no. 1), no. 1234/05; Vilks v. Latvia (no. 2), no. 41234/17; Vilks (no. 2), cited above; Vilks (no. 1), cited above",
            ["41234/17", "1234/05"],
        ),
        (
            "Vilks v. Latvia, no. 1234/05, 3 May 2007; Vilks v. Estonia, no. 41234/17, 6 June 2019; Vilks v. Latvia, cited above",
            ["1234/05"],
        ),
        (
            "Vilks v. Latvia, no. 1234/05 (hereinafter “the Riga case”); Riga, cited above; Tamm, cited above, § 3",
            ["1234/05", None],
        ),
        (
            "Judgment of 30 June 2022, Tarnyba, C-999/22 PPU, EU:C:2022:9999, paragraph 63. In Tarnyba, paragraph 70, it went on.",
            ["C-999/22 PPU"],
        ),
        ("Płaza v. Poland, no. 1234/05, § 3; Plaza, cited above, § 7", ["1234/05"]),
        ("Vilks, cited above, § 3", [None]),
        ("Vilks, p. 23, § 33; Tamm, p. 55, § 32; and Kask and Tamm, § 93, all cited above", [None, None, None]),
        (
            "Judgment of 25 July 2018, LM, C-999/18 PPU, EU:C:2018:9999, paragraph 79 (and judgment in LM, paragraph 80)",
            ["C-999/18 PPU"],
        ),
        ("In Tamm v. Estonia the Chamber held otherwise (cited above, § 18)", [None]),
        ("Vilks, § 3, and Tamm, § 4, both cited above", [None, None]),
        (
            "Vilks v. Latvia (no. 2), no. 41234/17; Vilks no. 2, cited above, § 3; Protocol no. 2, cited above",
            ["41234/17"],
        ),
        ("Affaire Vilks c. Lettonie, no 41234/17. Affaire Vilks, précitée, § 250", ["41234/17"]),
        ("Petrauskas prieš Lietuvą, Nr. 41234/17. Minėto sprendimo 124 punktas", ["41234/17"]),
        (
            "Petrauskas prieš Lietuvą, Nr. 41234/17, 104 punktas; minėtas sprendimas Petrauskas, 9 punktas, ir ten pat, 10 punktas",
            ["41234/17", "41234/17"],
        ),
    ],
)
def test_a_short_form_goes_to_the_case_it_names_and_to_no_other(text, targets):
    assert [one.resolves_to for one in read(text) if one.form in ("short", "ibid")] == targets


TWO = "Vilks v. Latvia, no. 41234/17, 6 June 2019; Vilks v. Estonia, no. 1234/05, 3 May 2007. "


@pytest.mark.parametrize(
    ("short", "meant", "candidates"),
    [
        ("Vilks, cited above, § 3", None, ("1234/05", "41234/17")),
        ("In Vilks the Court said so", None, ("1234/05", "41234/17")),
        ("Vilks v. Latvia, cited above, § 3", "41234/17", ()),
        ("See the Vilks judgment of 6 June 2019", "41234/17", ()),
    ],
)
def test_a_name_of_two_cases_means_neither_and_both_are_told(short, meant, candidates):
    found = read(f"{TWO}{short}.")[2]
    assert (found.resolves_to, found.candidates) == (meant, candidates)


def test_one_case_cited_twice_or_in_part_is_no_second_candidate():
    for again in ("Vilks v. Latvia, no. 41234/17, § 3", "Vilks v. Latvia, nos. 41235/17 and 41234/17"):
        found = read(f"Vilks v. Latvia, nos. 41234/17 and 41235/17; {again}; Vilks, cited above, § 9.")
        assert (found[2].resolves_to, found[2].candidates) != (None, ()) and not found[2].candidates


def test_a_person_or_a_place_with_the_name_of_a_case_is_no_citation():
    text = f"See {FULL}. Mr Vilks left. Vilks had two children, and his wife, Mrs Vilks, wrote to the court in Riga."
    assert [one.text for one in read(text)] == [FULL]


def test_an_institution_that_was_a_party_is_no_short_form():
    text = "In Commission v Vilkia, C-999/18, EU:C:2020:9999, it was so. The risk to the Commission's decision-making and in Commission decisions remains."
    assert [one.id for one in read(text)] == ["C-999/18"]


def test_the_title_at_the_head_of_a_judgment_is_no_short_form():
    text = "CASE OF VILKS v. LATVIA\n(Application no. 41234/17)\nJUDGMENT\nIn the case of Vilks v. Latvia,\nThe European Court"
    assert [one.numbers for one in read(text)] == [("41234/17",)]


def test_a_paragraph_after_a_long_quotation_belongs_to_the_case_it_quotes():
    words = "An order that repeats the words of the statute gives no reason at all; " * 12
    (found,) = read(
        f"In Vilks v. Latvia (no. 41234/17, 6 June 2019) the Chamber said:\n“{words}” (§ 74)\nThe finding followed."
    )
    assert found.pinpoints == ("74",)
    first, second = read(
        f"In Vilks v. Latvia, no. 41234/17, it said: “{words}” Tamm v. Estonia, no. 1234/05, says the same (§ 74)."
    )
    assert (first.pinpoints, second.pinpoints) == ((), ())


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("the Opinion of Advocate General Vilks in Tamm (C-999/09, EU:C:2010:9999, point 54)", "opinion"),
        ("the question is pending in Case C-999/25 before the Court", "pending"),
        ("see Tamm, C-999/25, pending", "pending"),
        ("generalinio advokato išvada byloje Tamm, C-999/25, 12 punktas", "opinion"),
        ("Vilks v. Latvia [GC], no. 41234/17", "GC"),
        ("Vilks v. Latvia (dec.), no. 41234/17", "dec"),
    ],
)
def test_what_stands_beside_the_name_is_marked(text, mark):
    (found,) = read(text)
    assert mark in found.marks
    (control,) = read("judgment of 3 May 2010, Tamm, C-999/09, EU:C:2010:9999, paragraph 54")
    assert control.marks == ()


# Forms of Lithuanian and French briefs: nouns around names, symbols beside numbers, files that are no cases


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "Vilks v. Latvia, communication No. 9875/1999 (CAT/C/99/D/9875/1999), para. 3",
            [("CAT/C/99/D/9875/1999", ("3",), "Vilks v. Latvia")],
        ),
        ("pranešimas Nr. 9875/1999, CAT/C/99/D/9875/1999, 13.4 punktas", [("CAT/C/99/D/9875/1999", ("13.4",), None)]),
        (
            "General Comment No. 98 on liberty and article 9 (CCPR/C/GC/98, para. 18)",
            [("CCPR/C/GC/98", ("18",), "General Comment No. 98")],
        ),
        (
            "observation générale no 97 (2004), CCPR/C/99/Rev.1/Add.13, par. 12, dans les mots",
            [("CCPR/C/99/Rev.1/Add.13", ("12",), "observation générale no 97")],
        ),
        # controls: a symbol after a paragraph or after `and` is another document
        (
            "communication No. 9875/1999, para. 3, CAT/C/99/D/9877/1999, para. 4",
            [("9875/1999", ("3",), None), ("CAT/C/99/D/9877/1999", ("4",), None)],
        ),
        (
            "General Comment No. 98 and CAT/C/GC/97, para. 4",
            [("General Comment No. 98", (), "General Comment No. 98"), ("CAT/C/GC/97", ("4",), None)],
        ),
    ],
)
def test_a_communication_or_comment_and_its_symbol_are_one_document(text, cited):
    assert [(one.id, one.pinpoints, one.name) for one in read(f"See {text}.")] == cited
    assert all(one.numbers == (one.id,) for one in read(f"See {text}."))


@pytest.mark.parametrize(
    "text",
    [
        "Asmens byla Nr. 5521/22 tvarkoma elektroniniu būdu, antstolio byla (Nr. 55522/22, 3 lapas) baigta.",
        "Byla Nr. 55523/22, 3 punktas, ir Vilniaus sprendimas Nr. 55524/22, 2022-05-03, skundžiami.",
        "Vykdomojoje byloje Nr. 55525/22 ir Tarnybinė byla Nr. 55526/22.",
    ],
)
def test_a_file_of_an_office_is_no_case_of_strasbourg(text):
    assert [one.text for one in read(text)] == []


def test_the_control_a_case_of_strasbourg_called_byla_stays_one():
    text = "EŽTT byla Vilks prieš Latviją, byla Nr. 41234/17, 4 punktas; Jeunesse byla (Nr. 41235/17, 2014-10-03)."
    assert [one.id for one in read(text)] == ["41234/17", "41235/17"]


@pytest.mark.parametrize(
    ("short", "pinpoints"),
    [
        ("Minėto Sprendimo Tamm 53 punktas", ("53",)),
        ("minėtame sprendime Tamm, 54 punkte", ("54",)),
        ("Sprendimas Tamm, minėtas, 55 punktas", ("55",)),
        ("Sprendimo Tamm 56 punkte", ("56",)),
        ("Tamm sprendimo 59 punkte", ("59",)),
        ("Tamm byloje (60 punktas)", ("60",)),
        ("To paties sprendimo 57 punkte", ("57",)),
        ("tame pačiame sprendime (58 punktas)", ("58",)),
    ],
)
def test_a_lithuanian_short_form_with_its_noun_goes_back(short, pinpoints):
    full, found = read(f"Žr. 2019 m. liepos 29 d. Sprendimo Tamm, C-999/17, EU:C:2019:9999, 51 punktą. {short} aiškus.")
    assert (full.name, full.date) == ("Tamm", date(2019, 7, 29))
    assert (found.resolves_to, found.pinpoints) == ("C-999/17", pinpoints)


@pytest.mark.parametrize(
    "text",
    [
        "Liudytojas Tamm, minėtas, 3 punktas; Sprendimo Tamm 26 punkte; Tamm sprendimo 27 punkte; sprendimas Nr. 3, 4 punktas; bylos Nr. 5, 6 punktas, ė.",
        "To paties sprendimo nėra, tame pačiame sprendime sakoma kitaip, tos pačios bylos 3 tomas.",
        "Le même arrêt ne dit rien, selon les parties; l'arrêt précité non plus; le même jour, point 3.",
        "His Id. of 3 May and Id. no. 5, § 3; the card (id. 12); they forbid § 3 and the bid for para 5.",
        "The High Court's judgment in Smith, paragraph 5, and judgment in Rt-2005-999, paragraph 37.",
        "Le dossier, 26/62, et l'aff. du 12/64; CJCE. Voir la ligne 27/63 de la loi, selon les parties.",
    ],
)
def test_words_like_those_of_a_short_form_are_none_where_nothing_was_introduced(text):
    assert [one.text for one in read(text) if one.kind != "statute"] == []


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        (
            "In Vilks v. Latvia (no. 41234/17). He was ill. The Court held as follows (§§ 36-40):\n51. The rest.",
            ("36-40",),
        ),
        ("As CCPR/C/BIH/CO/99), expressed similar concerns (at § 7):", ("7",)),
        (
            "Sprendime Tamm (C-999/16, EU:C:2018:9999) pabrėžė, kad reikia vertinti (110 ir 111 punktai).",
            ("110", "111"),
        ),
        # controls: another sentence, another citation, no introduction
        ("In Vilks v. Latvia (no. 41234/17). He was ill. The hospital was closed (§§ 36-40) and sold.", ()),
        ("Sprendime Tamm (C-999/16, EU:C:2018:9999) aiškinta kita nei mūsų skunde nurodyta (3 punktas).", ()),
        ("Sprendime Tamm (C-999/16, EU:C:2018:9999) pabrėžė kita. Skundas pagrįstas (110 ir 111 punktai).", ()),
    ],
)
def test_a_paragraph_in_brackets_of_its_own_belongs_to_the_citation_before_it(text, pinpoints):
    (found,) = read(text)
    assert found.pinpoints == pinpoints


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("UTPĮ 140-8 straipsnio 3 dalis", ("140⁸(3)",)),
        ("UTPĮ 140-8 str. 3 d.", ("140⁸(3)",)),
        ("UTPĮ 140⁸ straipsnio 3 dalis", ("140⁸(3)",)),
        ("UTPĮ 140(8) straipsnio 3 dalis", ("140⁸(3)",)),
        ("UTPĮ 140(8)", ("140(8)",)),
        ("UTPĮ 6-10 straipsnis", ("6¹⁰",)),
        ("UTPĮ 27-29 straipsniai", ("27", "28", "29")),
        ("Direktyvos 2013/33/ES 8 straipsnio 2 ir 3 dalys", ("8(2)", "8(3)")),
        ("Reglamento (ES) Nr. 604/2013 17 straipsnio 1 dalimi", ("17(1)",)),
        ("Direktyvos 2013/32/ES 46 str. 3 d.", ("46(3)",)),
    ],
)
def test_an_inserted_article_and_the_article_of_an_act_of_the_union_are_read(text, pinpoints):
    (found,) = read(f"Teismas nurodė, kad {text} čia taikyt.")
    assert (found.pinpoints, found.kind) == (pinpoints, "statute")
    assert found.name and found.name[0].isupper()


# The normal form of what is typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27765/09", ("ecthr", "27765/09")),
        ("no 27765/09", ("ecthr", "27765/09")),
        ("Application no. 27765/09", ("ecthr", "27765/09")),
        ("C411/10", ("cjeu", "C-411/10")),
        ("c-411/10", ("cjeu", "C-411/10")),
        ("Case C\u2011411/10", ("cjeu", "C-411/10")),
        ("c-638/16ppu", ("cjeu", "C-638/16 PPU")),
        ("EU:C:2011:865", ("ecli", "ECLI:EU:C:2011:865")),
        ("ecli:eu:c:2011:865", ("ecli", "ECLI:EU:C:2011:865")),
        ("ECLI:CE:ECHR:2016:1215JUD001648312", ("ecli", "ECLI:CE:ECHR:2016:1215JUD001648312")),
        ("62010CJ0411", ("cjeu", "C-411/10")),
        ("61962CJ0026", ("cjeu", "26/62")),
        ("32013L0033", ("statute", "dir.2013/33")),
        ("32013R0604", ("statute", "reg.604/2013")),
        ("CCPR/C/120/D/2728/2016", ("un", "CCPR/C/120/D/2728/2016")),
        ("ccpr/c/120/d/2728/2016", ("un", "CCPR/C/120/D/2728/2016")),
        ("communication no. 560/1993", ("un", "560/1993")),
        ("EA-4321-520/2022", ("lt", "eA-4321-520/2022")),
        ("Nr. 3K-3-138/2014", ("lt", "3K-3-138/2014")),
        ("kt53-a-n6/2023", ("lt", "KT53-A-N6/2023")),
        ("26/62", ("ecthr", "26/62")),
        ("Khlaifia", None),
        ("detention of minors 2013/33", None),
        ("", None),
        ("x" * 500, None),
    ],
)
def test_a_typed_number_is_read_however_it_is_written(typed, meant):
    assert normal_form(typed) == meant


# Any text at all

PIECES = st.sampled_from(
    [
        *(
            "see X v. ",
            "v. v. v. ",
            "((((",
            "§§§§ 1, 2, ",
            "12345/06, ",
            "no. ",
            "nos. 1/11 and ",
            "C-1/11, ",
            "A and B ",
            "cited above ",
        ),
        *(
            "Smith, ",
            "ibid., § 3 ",
            "Article 5 (1) ",
            "of the Convention ",
            "judgment of 1 May 2001, ",
            '"',
            "“",
            "\n",
            "\r\n",
            "Series A no. ",
        ),
        *(
            "EU:C:2011:1 ",
            "v. Germany ",
            "(no. 2) ",
            "[GC] ",
            "\u00a0",
            "\u00ad",
            "\u200b",
            "\u2011",
            "Nr. eA-1-2/2020 ",
            "prieš Lietuvą ",
            "ė ",
        ),
        *(
            "c. France ",
            " les ",
            "précité ",
            "Direktyvos 2013/33/ES 8 str. ",
            "CCPR/C/1/D/1/1999 ",
            "𝒳",
            "ﬁ",
            "İ",
            "\x00",
            "a.",
            "paragraph 5 of ",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join))
def test_no_text_breaks_the_reading_and_every_span_is_true(text):
    last = 0
    for found in read(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        last = found.end


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "see X v. ",
            "A and B v. ",
            "A et B c. ",
            "A ir B prieš ",
            "v. Germany, ",
            "§ 1, 2, 3, ",
            "no. 12345/06 and ",
            "C-1/11 and ",
            "Article 1, 2 and ",
            "((",
            "cited above ",
        ),
        *(
            "Smith v. Germany, no. 12345/06; Smith, cited above; ",
            "In Smith ",
            "X v. Y: “",
            "paragraph 5 of the judgment in X v. Germany; ",
        ),
    ],
)
def test_the_work_grows_with_the_text_and_not_faster(unit, monkeypatch):
    """Counted, not timed: places tried, words read for names, names compared."""
    work = {"words": 0, "names": 0}
    words, fit = naming._words, introducing._fit

    def counted_words(text, start, end, most):
        found = words(text, start, end, most)
        work["words"] += len(found)
        return found

    def counted_fit(case, asked):
        work["names"] += 1
        return fit(case, asked)

    monkeypatch.setattr(naming, "_words", counted_words)
    monkeypatch.setattr(introducing, "_fit", counted_fit)

    def spent(length):
        text = (unit * (length // len(unit) + 1))[:length]
        work.update(words=0, names=0)
        read(text)
        return sum(work.values()) + sum(1 for _ in _claims(fold(text).text, FAMILIES))

    small, large = spent(4_000), spent(16_000)
    assert large <= 5 * small + 200


@pytest.mark.parametrize("unit", ["A and B v. ", "X v. Y v. ", "A et B c. ", "A ir B prieš "])
def test_parties_that_sue_one_another_without_end_are_no_claims(unit):
    assert sum(1 for _ in _claims(unit * 200, FAMILIES)) <= 2
    (control,) = read(unit * 3 + "Vilks v. Latvia, no. 41234/17")
    assert control.id == "41234/17"


def test_every_repeat_of_every_pattern_is_bounded():
    unbounded = re.compile(r"(?<!\\)(?:\\\\)*(?:\*|(?<![}?+*])\+|\{\d*,\})(?![^\[\]]*\])")
    for _, _, pattern in FAMILIES.patterns:
        assert not unbounded.search(pattern.pattern)
    assert unbounded.search(r"a+") and unbounded.search(r"(?:x){2,}")
    assert "page" in FRAGMENTS


# The desk and the notebook


def test_the_desk_prints_what_scripts_rely_on(say, tmp_path):
    file = tmp_path / "brief.txt"
    text = "See Khlaifia and Others v. Italy [GC], no. 16483/12, § 71; and Khlaifia, cited above, § 90."
    file.write_text(text, encoding="utf-8")
    told = json.loads(say("cite", "extract", file, "--json").out)
    assert told["schema"] == "litigator/citations/1"
    first, second = told["citations"]
    assert text[first["start"] : first["end"]] == first["text"]
    assert (first["kind"], first["id"], first["numbers"], first["pinpoints"]) == (
        "ecthr",
        "16483/12",
        ["16483/12"],
        ["71"],
    )
    assert first["precedent"] == second["precedent"] == "ecthr-khlaifia-italy"
    assert (second["resolves_to"], second["numbers"], second["name"]) == ("16483/12", [], "Khlaifia")
    assert second["candidates"] == []
    assert "2 citations" in say("cite", "extract", file).out


def test_passages_are_answered_line_by_line_and_a_bad_line_stops_nothing(say, tmp_path):
    file = tmp_path / "passages.jsonl"
    lines = [
        '{"id": "a", "text": "Vilks v. Latvia, no. 41234/17"}',
        "not json",
        '{"id": "b"}',
        "",
        '{"id": "c", "text": ""}',
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    said = say("cite", "extract", "--batch", file)
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert said.code == 0
    assert [answer["id"] for answer in answers] == ["a", 2, "b", "c"]
    assert answers[0]["citations"][0]["numbers"] == ["41234/17"]
    assert (
        "cannot be read" in answers[1]["error"] and "no text" in answers[2]["error"] and answers[3]["citations"] == []
    )


def test_one_source_must_be_named(say, tmp_path):
    assert say("cite", "extract").code == 2
    assert say("cite", "extract", tmp_path / "none.txt").code == 5


def test_a_word_file_says_where_each_citation_stands(say, tmp_path):
    from docx import Document

    document = Document()
    document.add_paragraph("Introduction.")
    document.add_paragraph("See Vilks v. Latvia, no. 41234/17, § 3.")
    document.save(str(tmp_path / "brief.docx"))
    (found,) = json.loads(say("cite", "extract", tmp_path / "brief.docx", "--json").out)["citations"]
    assert found["numbers"] == ["41234/17"] and found["where"]


def test_a_notebook_gets_the_same_citations():
    assert litigator.extract_citations("Vilks v. Latvia, no. 41234/17, § 3") == read(
        "Vilks v. Latvia, no. 41234/17, § 3"
    )


@pytest.mark.skipif(not GOLD.is_file(), reason="the shared passages are not beside this checkout")
def test_the_shared_passages_are_read_as_people_read_them():
    found = wrong = numbers = pins = wanted = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        got = [one for one in read(passage["text"]) if one.kind != "statute"]
        for citation in passage["citations"]:
            wanted += 1
            over = [one for one in got if one.start < citation["end"] and citation["start"] < one.end]
            found += bool(over)
            numbers += set(citation["ids"]) <= {number for one in over for number in one.numbers}
            pins += set(citation["pin"]) == {pin for one in over for pin in one.pinpoints}
        wrong += sum(
            not any(one.start < citation["end"] and citation["start"] < one.end for citation in passage["citations"])
            for one in got
        )
    assert wanted > 50
    assert found >= 0.98 * wanted
    assert wrong <= 0.02 * wanted
    assert numbers >= 0.98 * wanted
    assert pins >= 0.97 * wanted
