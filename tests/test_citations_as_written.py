"""Citations as lawyers write them in three languages: numbers before names, names in brackets, ordinals, Protocols, house styles."""

import pytest

from litigator.citations.reading import extract
from litigator.library.citing import families_of
from litigator.library.gathering import open_library

FAMILIES = families_of(open_library())


def told(text):
    """(what it is called or stands for, its paragraphs, its name) of each citation."""
    return [(one.id or one.resolves_to, one.pinpoints, one.name) for one in extract(text, FAMILIES)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Strasbourg
        ("Byloje Kaskas ir kiti prieš Latviją (DK, Nr. 41234/17 ir kt., 2019-06-06, § 13) tai pasakyta.",
         [("41234/17", ("13",), "Kaskas ir kiti prieš Latviją")]),
        ("CEDH, 5e sect., 6 juin 2019, n° 41234/17, A. K. et autres c/ France, § 12.",
         [("41234/17", ("12",), "A. K. et autres c/ France")]),
        ("Application no. 41234/17, Kask and Others v. Latvia, §§ 3-5, is relied on.",
         [("41234/17", ("3-5",), "Kask and Others v. Latvia")]),
        ("Tamm [Tammik] v. Estonia, no. 41234/17, § 6, ECHR 2019-II; see Tamm, cited above, § 7.",
         [("41234/17", ("6",), "Tamm [Tammik] v. Estonia"), ("41234/17", ("7",), "Tamm")]),
        ("Kask (Abu Tamm) v. Latvia, no. 41234/17, § 6, 6 June 2019, and Kask (Abu Tamm), cited above, § 8.",
         [("41234/17", ("6",), "Kask (Abu Tamm) v. Latvia"), ("41234/17", ("8",), "Kask (Abu Tamm)")]),
        ("See Vilks Paz. San. ve Tic. Ltd. Şti. v. Turkey, no. 41234/17, § 2, 6 June 2019.",
         [("41234/17", ("2",), "Vilks Paz. San. ve Tic. Ltd. Şti. v. Turkey")]),
        ("Vilks v Latvia App no 41234/17 (ECtHR, 6 June 2019) [66].", [("41234/17", ("66",), "Vilks v Latvia")]),
        ("Vilks v. Latvia [GC], no. 41234/17, ECHR 2012), in particular its paragraphs 13 and 18-20",
         [("41234/17", ("13", "18-20"), "Vilks v. Latvia")]),
        ("Vilks v UK (1975) Series A no 999, para 36.", [("Series A no. 999", ("36",), "Vilks v UK")]),
        # Luxembourg: the year of a report is no paragraph
        ("Case C-999/18 Vilks v Council EU:C:2020:9999, [2020] ECR I-1234, paras 15–16.",
         [("C-999/18", ("15-16",), "Vilks v Council")]),
        ("CJUE, 14 mai 2020, aff. jtes C-999/19 PPU et C-998/19 PPU, FMS, pt 231.", [("C-999/19 PPU", ("231",), "FMS")]),
        ("Bylos C-999/19 PPU ir C-998/19 PPU, 2020 m. gegužės 14 d. sprendimo 31 ir 66 punktai.",
         [("C-999/19 PPU", ("31", "66"), None)]),
        ("See the judgment in Vilks (Grand Chamber), C-999/17, EU:C:2019:9999.", [("C-999/17", (), "Vilks")]),
        ("Case C-999/18 Vilks v Latvia (Accueil des demandeurs) ECLI:EU:C:2020:9999, paras 174-176.",
         [("C-999/18", ("174-176",), "Vilks v Latvia (Accueil des demandeurs)")]),
        ("Sujungtose bylose C-999/20 ir C-998/20 (2022 m. lapkričio 8 d. sprendimas Vilks ir kt., EU:C:2022:9999, 87 ir 88 p.)",
         [("C-999/20", ("87", "88"), "Vilks ir kt.")]),
        ("J.N. v Vilks (Case C-999/15 PPU) [2016] 1 WLR 3027 at paragraph 62.", [("C-999/15 PPU", ("62",), "J.N. v Vilks")]),
        # Back, by the number of a note and in square brackets
        ("Vilks v Latvia App no 41234/17 (ECtHR, 6 June 2019). Vilks (n 3) para 210; Vilks at [7]. Hart (n 4) para 6.",
         [("41234/17", (), "Vilks v Latvia"), ("41234/17", ("210",), "Vilks"), ("41234/17", ("7",), "Vilks")]),
        # Things and papers are no cases
        ("Vitamin C-1000/12, room C-999/12, kambarys C-998/12, model T-815/12 ir sąskaita Nr. SF-2107-822/2023.", []),
        ("See order C-999/12.", [("C-999/12", (), None)]),
        # United Nations
        ("J.A.B. c. Espagne, CRC/C/79/D/9911/2017, constatations du 16 octobre 2018, § 12.4",
         [("CRC/C/79/D/9911/2017", ("12.4",), "J.A.B. c. Espagne")]),
        ("Vilks v. Latvia, CAT/C/99/D/9875/2008 (2011), para. 10.3.", [("CAT/C/99/D/9875/2008", ("10.3",), "Vilks v. Latvia")]),
        ("Views in communication No. 9136/2012, M.M.M. et al. v. Australia, paragraph 10.4",
         [("9136/2012", ("10.4",), "M.M.M. et al. v. Australia")]),
        # Provisions
        ("Articles 8(3), 9(1) and 11(1) of the Reception Conditions Directive (Directive 2013/33/EU) bind.",
         [("dir.2013/33:8(3)", ("8(3)", "9(1)", "11(1)"), "Directive 2013/33/EU")]),
        ("Le règlement (UE) n° 604/2013, en son article 3, paragraphe 2, et l'article 18 de la charte des droits fondamentaux.",
         [("reg.604/2013:3(2)", ("3(2)",), "règlement 604/2013"), ("charter:18", ("18",), "charte des droits fondamentaux")]),
        ("Nobody told her, contrary to art 5(2) ECHR; the state of the art 5 years ago.", [("echr:5(2)", ("5(2)",), "ECHR")]),
        ("Konstitucijos 106 straipsnio ketvirtojoje dalyje ir 30 straipsnio pirmoji dalis.",
         [("lt.constitution:106(4)", ("106(4)", "30(1)"), "Konstitucijos")]),
        ("Direktyvos 2008/115/EB 15 straipsnio 1 dalies pirmos pastraipos b punktas ir 16 str. 1 d.",
         [("dir.2008/115:15(1)(b)", ("15(1)(b)", "16(1)"), "Direktyvos 2008/115/EB")]),
        ("Protokolo Nr. 4 2 straipsnis draudžia.", [("echr:P4-2", ("P4-2",), "Protokolo Nr. 4")]),
        ("Užsieniečių teisinės padėties įstatymo 67 straipsnio 1 dalis.",
         [("lt.utpi:67(1)", ("67(1)",), "Užsieniečių teisinės padėties įstatymo")]),
        ("Article 33(1) of the 1951 Convention binds.", [("refugee-convention:33(1)", ("33(1)",), "Convention")]),
        ("Article 31 of the 1969 Convention is another matter.", []),
        ("Article 260, paragraph 2, TFEU; it assessed Article 106(2) TFEU on the facts; Article 43 in fine of the Convention.",
         [("tfeu:260(2)", ("260(2)",), "TFEU"), ("tfeu:106(2)", ("106(2)",), "TFEU"), ("echr:43", ("43",), "Convention")]),
        ("Article 7, the first paragraph of Article 9 and the second subparagraph of Article 39(3) of Directive 2013/33.",
         [("dir.2013/33:7", ("7", "9", "39(3)"), "Directive 2013/33")]),
        ("L’article 3, combiné avec l’article 13 de la Convention.", [("echr:3", ("3", "13"), "Convention")]),
    ],
)  # fmt: skip
def test_it_is_read_as_it_is_written(text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The invoice no. 41234/17, Kask v. the bank, as he calls it, was paid.",
        "The Court (Grand Chamber), cited above, sat in Riga (Old Town).",
        "Posėdžio protokolo 4 straipsnis, pirmoji dalis, nėra teisės aktas.",
    ],
)
def test_the_control_what_is_no_citation_stays_none(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Opinion of AG Vilks in C-999/19 PPU, EU:C:2020:9999, point 12.",
        "View of Advocate General Tamm in Case C-999/14 PPU, EU:C:2014:9999.",
    ],
)
def test_an_opinion_or_a_view_is_no_judgment(text):
    assert ["opinion" in one.marks for one in extract(text, FAMILIES)] == [True]


def test_a_range_of_cases_is_every_case_of_it():
    (found,) = extract("Joined Cases C-998/17 P to C-1000/17 P Vilks EU:C:2018:9999, para 3.", FAMILIES)
    assert found.numbers == ("C-998/17 P", "C-999/17 P", "C-1000/17 P", "ECLI:EU:C:2018:9999")
    (found,) = extract("Cases C-9/17 to T-12/18 were joined.", FAMILIES)
    assert found.numbers == ("C-9/17", "T-12/18")
