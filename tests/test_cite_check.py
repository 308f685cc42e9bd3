"""The cite-check: clean filings raise no alarm, sixty planted errors are found where they stand, and the original file is left alone."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cited_shelf import shelve, word_file

from litigator.citations.style import plain, styled
from litigator.documents.document import Block, Document
from litigator.documents.reading import read_document
from litigator.errors import Refused, Unreadable, UsageFault
from litigator.library.gathering import open_library
from litigator.library.shapes import Hook, SystemicIssue
from litigator.precedents.checking import authority_list
from litigator.precedents.checking.aligning import Said, align, numbers_in
from litigator.precedents.checking.authority_list import installed_authorities, read_authorities
from litigator.precedents.checking.checking import Checked, check_citations, check_document
from litigator.precedents.checking.days import day_before
from litigator.precedents.checking.looking_up import number_key, slips
from litigator.precedents.checking.marking import write_comments
from litigator.precedents.checking.names import Naming
from litigator.precedents.checking.question import Asked
from litigator.precedents.checking.quotations import attributed, quotations
from litigator.precedents.checking.walking import citations_in
from litigator.precedents.judgment import Paragraph
from litigator.precedents.treatment import Mark, gathered

FILING = date(2026, 5, 20)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Path:
    return shelve(tmp_path_factory.mktemp("judgments"))


@pytest.fixture
def check(shelf, tmp_path) -> Callable[..., Checked]:
    """Check a Word file of these paragraphs, numbered as a filing numbers them."""

    def run(*paragraphs: str, notes: tuple[str, ...] = (), filing: date | None = FILING, **given) -> Checked:
        numbered = [f"{number}. {text}" for number, text in enumerate(paragraphs, 1)]
        path = word_file(tmp_path / "filing.docx", numbered, notes)
        return check_citations(path, filing=filing, judgments=shelf, **given)

    return run


# Clean filings

CLEAN = {
    "numbers, names, dates and paragraphs": (
        "The yard was guarded (see Vandekar and Others v. Lithuania, no. 41234/19, §§ 5-6, 14 March 2023).",
        "See also Oduya v. Malta [GC], no. 20518/15, § 4, 9 May 2019, and Lindquartz and Moe v. Sweden, nos. 3071/12 and 3098/12, 22 June 2015.",
        "The same was said in Vandekar and Others, cited above, § 8.",
    ),
    "quotations": (
        (
            "“A person who cannot leave a place without being brought back is deprived of liberty, whatever the place is called” (Vandekar and "
            "Others v. Lithuania, no. 41234/19, § 6, 14 March 2023)."
        ),
        (
            "In Oduya v. Malta [GC], no. 20518/15, § 5, 9 May 2019, the Court held that “[t]he absence of any record of the reasons … is in itself "
            "incompatible with the purpose of the guarantee”."
        ),
        'It was said that "confinement on a pontoon calls for the same safeguards as confinement behind a wall" (Oduya, cited above, § 4).',
        "The applicant told the officer: “I asked for a judge on every single day and nobody came to the gate” (exhibit 3).",
    ),
    "a bracketed alteration and emphasis": (
        (
            "“[The law] must say with precision who may order such confinement, for how long, and how it is to be reviewed” (Vandekar and Others v. "
            "Lithuania, no. 41234/19, § 7, 14 March 2023, emphasis added)."
        ),
        "The time “was not short, and nothing shows that [they] considered any milder measure” (ibid., § 8).",
    ),
    "a block set off as a quotation": (
        "The Court put it so in Vandekar and Others v. Lithuania, no. 41234/19, § 8, 14 March 2023:",
        "The time spent in the yard was not short, and nothing shows that the authorities considered any milder measure.",
    ),
    "Luxembourg": (
        "Judgment of 5 October 2023, Brandtner and Others, C-918/21 and C-919/21, EU:C:2023:9901, paragraph 4.",
        (
            "The Advocate General thought so too (Opinion of Advocate General Example of 20 April 2023 in Brandtner and Others, C-918/21, "
            "EU:C:2023:9333, point 2)."
        ),
        "See judgment of 30 June 2022, M.A., C-72/22 PPU, ECLI:EU:C:2022:505.",
    ),
    "Lithuanian": (
        "EŽTT 2023 m. kovo 14 d. sprendimas byloje Vandekar ir kiti prieš Lietuvą, Nr. 41234/19, 6 punktas.",
        "EŽTT Didžiosios kolegijos 2019 m. gegužės 9 d. sprendimas byloje Oduya prieš Maltą, Nr. 20518/15, 4 punktas.",
        "Teisingumo Teismo 2023 m. spalio 5 d. sprendimas Brandtner ir kiti prieš Ministerstvo vnitra, C-918/21 ir C-919/21, EU:C:2023:9901, 4 punktas.",
        "LVAT 2022 m. lapkričio 16 d. nutartis administracinėje byloje Nr. eA-4321-520/2022.",
        "EŽTT 2018 m. gruodžio 11 d. sprendimas byloje M.A. ir kiti prieš Lietuvą, Nr. 59793/17.",
        "Pagal Konvencijos 5 straipsnio 1 dalį ir UTPĮ 113 straipsnio 4 dalį sulaikyti galima tik įstatymo pagrindu.",
        "Žmogaus teisių komiteto 2020 m. lapkričio 6 d. išvada byloje N.N. prieš Lietuvą, CCPR/C/130/D/3777/2020.",
    ),
    "French": (
        "Vandekar et autres c. Lituanie, no 41234/19, § 6, 14 mars 2023.",
        "Oduya c. Malte [GC], no 20518/15, § 4, 9 mai 2019.",
        "« Une personne retenue de la sorte ne peut passer pour libre de ses mouvements » (Vandekar et autres, précité, § 6).",
        "Arrêt du 5 octobre 2023, Brandtner e.a., C-918/21 et C-919/21, EU:C:2023:9901, point 4.",
    ),
    "the library alone": (
        "Khlaifia and Others v. Italy [GC], no. 16483/12, § 91, 15 December 2016; M.S.S. v. Belgium and Greece [GC], no. 30696/09, ECHR 2011.",
        "Chahal v. the United Kingdom, 15 November 1996, § 118, Reports of Judgments and Decisions 1996-V.",
        "Saadi c. Royaume-Uni [GC], no 13229/03, § 67, 29 janvier 2008.",
    ),
    "what is pending, said to be": (
        "R.A. and Others v. Poland [GC], no. 42120/21, is still pending before the Grand Chamber.",
        "EŽTT nagrinėjama byla R.A. ir kiti prieš Lenkiją, Nr. 42120/21.",
    ),
    "provisions": (
        "Article 5 § 1 (f) and § 4 of the Convention, Article 8 of Directive 2013/33/EU and Article 47 of the Charter.",
        "Regulation (EC) No 343/2003 and Article 6 of Directive 2004/38/EC do not help the authority.",
    ),
    "a chamber and a decision": (
        "The Chamber saw it otherwise (Oduya v. Malta, no. 20518/15, § 3, 12 April 2017, overturned by the Grand Chamber).",
        "Harrowell v. the United Kingdom (dec.), no. 55001/10, 3 November 2011.",
    ),
    "titles, states and people written otherwise": (
        "Vandekar v. Lithuania, no. 41234/19, 14 March 2023.",
        "Čonka v. Belgium, no. 51564/99, 5 February 2002; Conka v. Belgium, no. 51564/99, 5 February 2002.",
        "Jabari v. Türkiye, no. 40035/98, 11 July 2000.",
    ),
    "the office's own case": (
        "The applicant's own application, no. 71234/25, was lodged on 3 March 2025, and case no. eI2-9901-999/2026 ended on 12 May 2026.",
    ),
}


@pytest.mark.parametrize("paragraphs", CLEAN.values(), ids=CLEAN)
def test_a_clean_filing_raises_no_alarm(check, paragraphs):
    found = check(*paragraphs)
    assert found.findings, "the citations are read at all"
    told = [one for one in found.wrong() if one.severity in ("error", "warning") and one.status != "not_final"]
    assert told == []


def test_every_citation_of_a_clean_filing_is_said_to_agree_and_with_what(check):
    found = check(*CLEAN["numbers, names, dates and paragraphs"])
    assert [one.status for one in found.findings] == ["ok"] * 4
    assert "the imported text 900-0001" in found.findings[0].detail
    assert found.worst == "ok"


# Planted errors: (what the filing says, what must be found)

V = "Vandekar and Others v. Lithuania, no. 41234/19"
QUOTED = (
    "A person who cannot leave a place without being brought back is deprived of liberty, whatever the place is called"
)
PLANTED = (
    # numbers
    ("Vandekar and Others v. Lithuania, no. 41235/19, § 6, 14 March 2023", "number_mismatch"),
    ("Vandekar and Others v. Lithuania, no. 41243/19, § 6, 14 March 2023", "number_mismatch"),
    ("Vandekar and Others v. Lithuania, no. 4134/19, 14 March 2023", "number_mismatch"),
    ("Vandekar and Others v. Lithuania, no. 41234/18", "number_mismatch"),
    ("Vandekar and Others v. Lithuania, no. 20518/15, § 2, 14 March 2023", "number_mismatch"),
    ("Lindquartz and Moe v. Sweden, nos. 3071/12 and 3089/12, 22 June 2015", "number_mismatch"),
    ("Lindquartz and Moe v. Sweden, nos. 3071/12 and 41234/19, 22 June 2015", "number_mismatch"),
    ("EŽTT 2023 m. kovo 14 d. sprendimas byloje Vandekar ir kiti prieš Lietuvą, Nr. 42134/19", "number_mismatch"),
    ("Vandekar et autres c. Lituanie, no 41224/19, § 6, 14 mars 2023", "number_mismatch"),
    ("judgment of 5 October 2023, Brandtner and Others, C-981/21, EU:C:2023:9901", "number_mismatch"),
    ("Khlaifia and Others v. Italy [GC], no. 16438/12, § 91, 15 December 2016", "number_mismatch"),
    # names
    ("Oduya v. Lithuania, no. 41234/19, § 6, 14 March 2023", "name_mismatch"),
    ("Lindquartz and Moe v. Sweden, no. 41234/19, § 6, 14 March 2023", "name_mismatch"),
    ("Vandekar and Others v. Latvia, no. 41234/19, § 6, 14 March 2023", "name_mismatch"),
    ("Lithuania v. Vandekar and Others, no. 41234/19, § 6, 14 March 2023", "name_mismatch"),
    ("Vandekra and Others v. Lithuania, no. 41234/19, § 6, 14 March 2023", "name_mismatch"),
    ("EŽTT 2023 m. kovo 14 d. sprendimas byloje Oduya prieš Maltą, Nr. 41234/19, 6 punktas", "name_mismatch"),
    ("Oduya c. Malte, no 41234/19, § 6, 14 mars 2023", "name_mismatch"),
    ("judgment of 5 October 2023, Hardeker, C-918/21, EU:C:2023:9901", "name_mismatch"),
    ("M.K. and Others v. Lithuania, no. 59793/17, 11 December 2018", "name_mismatch"),
    # dates
    (f"{V}, § 6, 14 March 2022", "date_mismatch"),
    (f"{V}, § 6, 13 March 2023", "date_mismatch"),
    (f"{V}, § 6, 14 May 2023", "date_mismatch"),
    ("Oduya v. Malta [GC], no. 20518/15, § 4, 5 September 2019", "date_mismatch"),
    ("Oduya v. Malta [GC], no. 20518/15, § 2, 12 April 2017", "date_mismatch"),
    ("EŽTT 2023 m. gegužės 14 d. sprendimas byloje Vandekar ir kiti prieš Lietuvą, Nr. 41234/19", "date_mismatch"),
    ("Vandekar et autres c. Lituanie, no 41234/19, § 6, 14 mars 2024", "date_mismatch"),
    ("judgment of 10 May 2023, Brandtner and Others, C-918/21, EU:C:2023:9901", "date_mismatch"),
    ("Teisingumo Teismo 2022 m. spalio 5 d. sprendimas Brandtner ir kiti prieš Ministerstvo vnitra, C-918/21, EU:C:2023:9901", "date_mismatch"),
    ("LVAT 2022 m. lapkričio 17 d. nutartis administracinėje byloje Nr. eA-4321-520/2022", "date_mismatch"),
    ("M.S.S. v. Belgium and Greece [GC], no. 30696/09, ECHR 2012", "date_mismatch"),
    ("Khlaifia and Others v. Italy [GC], no. 16483/12, § 91, 1 September 2015", "date_mismatch"),
    ("Saadi v. the United Kingdom [GC], no. 13229/03, § 67, 31 February 2008", "date_mismatch"),
    ("Chahal v. the United Kingdom, 15 November 1995, § 118, Reports of Judgments and Decisions 1996-V", "date_mismatch"),
    # ECLI
    ("judgment of 5 October 2023, Brandtner and Others, C-918/21, EU:C:2023:9910", "ecli_mismatch"),
    ("judgment of 30 June 2022, M.A., C-72/22 PPU, ECLI:EU:C:2022:506", "ecli_mismatch"),
    ("Khlaifia and Others v. Italy [GC], no. 16483/12, 15 December 2016, ECLI:CE:ECHR:2016:1215JUD001648212", "ecli_mismatch"),
    # formation
    ("Vandekar and Others v. Lithuania [GC], no. 41234/19, § 6, 14 March 2023", "formation_mismatch"),
    ("Oduya v. Malta, no. 20518/15, § 4, 9 May 2019", "formation_mismatch"),
    # paragraphs
    (f"{V}, § 11, 14 March 2023", "pinpoint_out_of_range"),
    (f"{V}, §§ 9-12, 14 March 2023", "pinpoint_out_of_range"),
    ("Oduya v. Malta [GC], no. 20518/15, § 40, 9 May 2019", "pinpoint_out_of_range"),
    ("judgment of 5 October 2023, Brandtner and Others, C-918/21, EU:C:2023:9901, paragraph 55", "pinpoint_out_of_range"),
    ("EŽTT 2023 m. kovo 14 d. sprendimas byloje Vandekar ir kiti prieš Lietuvą, Nr. 41234/19, 36 punktas", "pinpoint_out_of_range"),
    (f"“{QUOTED}” ({V}, § 3, 14 March 2023)", "pinpoint_out_of_range"),
    # quotations
    (f"“{QUOTED.replace('deprived', 'robbed')}” ({V}, § 6, 14 March 2023)", "quote_altered"),
    (f"“{QUOTED.replace(' whatever', ' regardless of what')}” ({V}, § 6, 14 March 2023)", "quote_altered"),
    (f"“{QUOTED.replace('cannot leave', 'can leave')}” ({V}, § 6, 14 March 2023)", "quote_altered"),
    (f"“{QUOTED.replace('without being ', '')}” ({V}, § 6, 14 March 2023)", "quote_altered"),
    (f"“{QUOTED.replace('is deprived', 'is not deprived')}” ({V}, § 6, 14 March 2023)", "quote_altered"),
    (f"„{QUOTED.replace('liberty', 'freedom')}“ ({V}, § 6, 14 March 2023)", "quote_altered"),
    (f"«{QUOTED.replace('a place without', 'a house without')}» ({V}, § 6, 14 March 2023)", "quote_altered"),
    (f'In {V}, § 6, 14 March 2023, it was held: "{QUOTED.replace("brought back", "sent back")}"', "quote_altered"),
    ("“nothing shows that the authorities … considered any harsher measure” (Vandekar and Others v. Lithuania, no. 41234/19, § 8)", "quote_altered"),
    (("‘Review by a judge cannot be made to depend on the consent of the person detained’ (judgment of 5 October 2023, Brandtner and Others, C-918/21, "
     "EU:C:2023:9901, paragraph 5)"), "quote_altered"),
    # what it is, and when
    ("R.A. and Others v. Poland [GC], no. 42120/21, § 44", "pending_cited_as_decided"),
    ("EŽTT sprendimas byloje R.A. ir kiti prieš Lenkiją, Nr. 42120/21, 44 punktas", "pending_cited_as_decided"),
    ("judgment of 20 April 2023, Brandtner and Others, C-918/21, EU:C:2023:9333, paragraph 2", "opinion_cited_as_judgment"),
    ("judgment of 31 January 2019, D.H., C-704/17, EU:C:2019:85", "opinion_cited_as_judgment"),
    ("Oduya v. Malta, no. 20518/15, § 3, 12 April 2017", "not_final"),
    ("Harrowell v. the United Kingdom (dec.), no. 55001/10, 4 November 2012", "date_mismatch"),
    ("Vandekar and Others v. Lithuania (dec.), no. 41234/19, 2 June 2021", "unverified"),
    ("Nabil and Others v. Hungary, no. 62116/12, § 30, 22 September 2015", "unverified"),
    # invented
    ("Trebelin v. Portugal, no. 81234/13, § 44, 3 May 2013", "unknown"),
    ("judgment of 3 May 2013, Kesselring, C-1234/11, EU:C:2013:4321", "unknown"),
    ("LVAT 2021 m. vasario 3 d. nutartis administracinėje byloje Nr. eA-7777-111/2021, 25 punktas", "unknown"),
    ("T.T. v. Portugal, CCPR/C/125/D/9999/2019, para. 7.2", "unknown"),
)  # fmt: skip


def test_sixty_planted_errors_are_found_each_at_its_place(check):
    assert len(PLANTED) >= 60
    found = check(*(f"{text}." for text, _ in PLANTED))
    wrong = []
    for number, (text, status) in enumerate(PLANTED, 1):
        told = [one for one in found.wrong() if one.where == f"paragraph {number}"]
        if status not in [one.status for one in told]:
            wrong.append((number, status, text, [(one.status, one.detail) for one in told]))
    assert wrong == []


HERE = f"{V}, § 6, 14 March 2023"
OTHERWISE = (
    # quotations of a few words, and what stands around an ellipsis
    (f"Such a person is “deprived of freedom” ({HERE}).", "quote_altered", "warning"),
    (f"In {HERE}, he is said to be “kept from all liberty”.", "quote_altered", "warning"),
    (f"He is “robbed” ({HERE}).", "quote_altered", "note"),
    (f"He is “deprived of freedom” ({V}, 14 March 2023).", "quote_altered", "note"),
    (f"The “gate was guarded” ({HERE}).", "pinpoint_out_of_range", "warning"),
    (f"“The time … was … long” ({V}, § 8, 14 March 2023).", "quote_altered", "warning"),
    (f"“The time spent … in the marsh … was not short” ({V}, § 8, 14 March 2023).", "quote_altered", "error"),
    (f"“A judge must hear whoever is brought back, whatever the place is for” ({HERE}).", "unknown", "warning"),
    # the second of two quotations
    (f"In {HERE}, it was held that “{QUOTED}”, and in § 8 that “the time spent in the yard was very short”.", "quote_altered", "error"),
    (f"In {HERE}, it was held that “{QUOTED}”, and in § 9 that “the time spent in the yard was not short”.", "pinpoint_out_of_range", "error"),
    (f"In {HERE}, it was held that “{QUOTED}”, and at § 44.", "pinpoint_out_of_range", "error"),
    (f"In {HERE}, it was said that “{QUOTED}” and that “the law must say with caution who may order such confinement”.", "quote_altered", "error"),
    # names beside the right number
    ("Case C-36/20 PPU, El Dridi, judgment of 25 June 2020, EU:C:2020:495.", "name_mismatch", "warning"),
    ("Judgment of 5 October 2023, Mahdi, C-918/21, EU:C:2023:9901, paragraph 4.", "name_mismatch", "error"),
    ("C-918/21 (Mahdi), paragraph 4.", "name_mismatch", "error"),
    ("Judgment of 5 October 2023, Pavelka, C-918/21, EU:C:2023:9901.", "name_mismatch", "warning"),
    ("LVAT 2022 m. kovo 31 d. nutartis administracinėje byloje Nr. A-1804-502/2022, A.B. prieš Migracijos departamentą.", "name_mismatch", "warning"),
    ("LVAT ruling of 31 March 2022, Jonaitis v Migration Department, no. A-1804-502/2022.", "name_mismatch", "warning"),
    # what is cited as what
    ("Oduya v. Malta (dec.) [GC], no. 20518/15, § 4, 9 May 2019.", "kind_mismatch", "error"),
    ("Vandekar and Others v. Lithuania (dec.), no. 41234/19, § 6.", "kind_mismatch", "warning"),
    ("Harrowell v. the United Kingdom, no. 55001/10, 3 November 2011.", "kind_mismatch", "warning"),
    ("See the judgment of 3 November 2011 in Harrowell v. the United Kingdom, no. 55001/10.", "kind_mismatch", "error"),
    # ranges, series, courts, letters
    ("Oduya v. Malta [GC], no. 20518/15, §§ 5-3, 9 May 2019.", "pinpoint_out_of_range", "error"),
    ("M.S.S. v. Belgium and Greece [GC], no. 30696/09, §§ 264-249, 21 January 2011.", "pinpoint_out_of_range", "error"),
    ("Shahzad v. Hungary (No. 2), no. 12625/17, 8 July 2021.", "name_mismatch", "error"),
    ("Shahzad v. Hungary, no. 37967/18, 5 October 2023.", "name_mismatch", "warning"),
    ("EŽTT Didžiosios kolegijos 2023 m. kovo 14 d. sprendimas byloje Vandekar ir kiti prieš Lietuvą, Nr. 41234/19.", "formation_mismatch", "error"),
    ("Vandekra ir kiti prieš Lietuvą, Nr. 41234/19, 2023 m. kovo 14 d.", "name_mismatch", "warning"),
    ("Lietuvos Aukščiausiojo Teismo 2022 m. lapkričio 16 d. nutartis administracinėje byloje Nr. eA-4321-520/2022.", "formation_mismatch", "error"),
    ("LVAT 2015 m. liepos 14 d. nutartis civilinėje byloje Nr. e3K-3-412-690/2015, 3 punktas.", "formation_mismatch", "error"),
    ("EŽTT 2019 m. kovo 19 d. sprendimas Jawo, C-163/17, EU:C:2019:218.", "formation_mismatch", "error"),
    ("CJEU, 14 March 2023, Vandekar and Others v. Lithuania, no. 41234/19.", "formation_mismatch", "error"),
    ("LVAT 2022 m. lapkričio 16 d. nutartis administracinėje byloje Nr. eAS-4321-520/2022.", "number_mismatch", "error"),
    ("Judgment of 5 October 2023, Brandtner and Others, C-21/918, paragraph 4.", "number_mismatch", "error"),
    ("Judgment of 5 October 2023, Brandtner and Others, C-918/2022, paragraph 4.", "number_mismatch", "error"),
    ("Judgment of the Grand Chamber of 5 October 2023, Brandtner and Others, C-918/21 and C-919/21, EU:C:2023:9901.", "formation_mismatch", "error"),
    ("Oduya v. Malta [GC], no. 20518/15, § 2, 9 May 2019: “the complaint anew and is [in fact] bound by what the Chamber found”.", "quote_altered", "error"),
    # a CELEX number of another case, act or document than the one beside it
    ("Judgment of 5 October 2023, Brandtner and Others, C-918/21 and C-919/21 (CELEX 62021CJ0981).", "number_mismatch", "error"),
    ("Directive 2013/33/EU (CELEX 32013L0032) binds the centre.", "number_mismatch", "error"),
    ("Judgment of 5 October 2023, Brandtner and Others, C-918/21 (62021CC0918), paragraph 4.", "opinion_cited_as_judgment", "error"),
    # «and Others» added or dropped
    ("Oduya and Others v. Malta [GC], no. 20518/15, § 4, 9 May 2019.", "name_mismatch", "warning"),
    ("Vandekar c. Lituanie, no 41234/19, § 5, 14 mars 2023.", "name_mismatch", "note"),
    # the court said to have held it
    ("The CJEU held in Oduya v. Malta [GC], no. 20518/15, that a pontoon is a prison.", "formation_mismatch", "error"),
    ("The European Court of Human Rights has held in Brandtner and Others, C-918/21, EU:C:2023:9901, so.", "formation_mismatch", "error"),
    ("Case C-918/21 Brandtner and Others [2013] ECR I-1547, para 4.", "date_mismatch", "error"),
    ("Oduya v Malta [GC] App no 20518/15 (ECtHR, 9 May 2019) para 4. Oduya (n 1) para 41.", "pinpoint_out_of_range", "error"),
    # the usual name of one act beside the number of another
    ("Article 15(1) of the Return Directive (Directive 2013/32/EU) was not applied.", "name_mismatch", "error"),
    ("Under the Dublin II Regulation (Regulation (EU) No 604/2013), she stays.", "name_mismatch", "error"),
    ("Directive 2013/33/EU (the “Return Directive”) binds the centre.", "name_mismatch", "error"),
    ("Grąžinimo direktyvos (Direktyva 2013/32/ES) 15 straipsnis tai leidžia.", "name_mismatch", "error"),
    ("La directive accueil (directive 2008/115/CE) l'exige.", "name_mismatch", "error"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "status", "severity"), OTHERWISE)
def test_what_was_once_taken_for_right_is_told(check, text, status, severity):
    assert [(one.status, one.severity) for one in check(text).wrong()] == [(status, severity)]


@pytest.mark.parametrize(
    "text",
    [
        f"Such a person is “deprived of liberty” ({HERE}).",
        f"“[W]hoever went out … was brought back … force” ({V}, § 5, 14 March 2023).",
        f"“The time … was … short” ({V}, § 8, 14 March 2023).",
        f"The Centre (“the Centre”) is a yard; {HERE} (hereinafter “Vandekar”); so is the so-called “hotel” ({HERE}).",
        f"In {HERE}, it was held that “{QUOTED}”, and in § 8 that “the time spent in the yard was not short”.",
        f"In {HERE}, it was said that “{QUOTED}” and, in § 7, that “the law must say with precision” who decides.",
        "Case C-36/20 PPU, Ministerio Fiscal, judgment of 25 June 2020, EU:C:2020:495.",
        "C-918/21 (Brandtner), paragraph 4; judgment of 5 October 2023, Brandtner, C-918/21, EU:C:2023:9901.",
        "LVAT 2022 m. kovo 31 d. nutartis administracinėje byloje Nr. A-1804-502/2022 (M.A.G. prieš Migracijos departamentą).",
        "Harrowell v. the United Kingdom (dec.), no. 55001/10, 3 November 2011; Oduya v. Malta [GC], no. 20518/15, 9 May 2019.",
        f"{HERE}; Harrowell v. the United Kingdom (dec.), no. 55001/10, 3 November 2011.",
        "Oduya v. Malta [GC], no. 20518/15, §§ 3-5, 9 May 2019; Khlaifia and Others v. Italy [GC], no. 16483/12, §§ 198-99, 15 December 2016.",
        "Shahzad v. Hungary (No. 2), no. 37967/18, 5 October 2023; Shahzad v. Hungary, no. 12625/17, 8 July 2021.",
        "EŽTT DK 2019-05-09 sprendimas byloje Oduya prieš Maltą, Nr. 20518/15; ECtHR (GC), 9 May 2019, Oduya v. Malta, 20518/15, § 4.",
        "Cour EDH, gr. ch., 9 mai 2019, Oduya c. Malte, req. n° 20518/15, § 4.",
        "LVAT 2022 m. lapkričio 16 d. nutartis administracinėje byloje Nr. eA-4321-520/2022, EŽTT 2023 m. kovo 14 d. sprendimas byloje Vandekar ir kiti prieš Lietuvą, Nr. 41234/19.",
        "ESTT 2019 m. kovo 19 d. sprendimas Jawo, C-163/17, EU:C:2019:218; the Supreme Administrative Court of Lithuania followed the ECtHR and the judgment of 5 October 2023, Brandtner, C-918/2021.",
        "Pareiškėjas prašo LAT ir LVAT; Konstitucinio Teismo 2023 m. birželio 7 d. nutarimas Nr. KT53-A-N6/2023.",
        "The judgment has CELEX 62021CJ0918. The case was referred to the Grand Chamber; judgment of 5 October 2023, Brandtner, C-918/21.",
        "Case C-918/21 Brandtner (CELEX:62021CJ0918), para 4; Opinion in Brandtner, C-918/21 (62021CC0918), point 1; Directive 2013/33/EU (32013L0033).",
        "The Court, unlike the CJEU, held in Oduya v. Malta [GC], no. 20518/15, § 6, so; the CJEU held in Brandtner, C-918/21, that it was.",
        "Vandekar et autres c. Lituanie, no 41234/19, § 5, 14 mars 2023; Vandekar, précité, § 7; Vandekar ir kt. prieš Lietuvą, Nr. 41234/19.",
        "Oduya v. Malta [GC], no. 20518/15, § 2, 9 May 2019: “the complaint anew and [was] not bound by what the Chamber found”.",
        "The Return Directive (Directive 2008/115/EC) and the Dublin III Regulation (Regulation (EU) No 604/2013) apply.",
        "It replaced the Dublin II Regulation (Regulation (EC) No 343/2003) and Directive 2005/85/EC (the Asylum Procedures Directive), not Directive 2008/115/EC.",
        "Grąžinimo direktyvos (Direktyva 2008/115/EB) 15 straipsnis ir Dublino III reglamento (Reglamentas (ES) Nr. 604/2013) 28 straipsnis.",
    ],
)
def test_the_control_the_same_rightly_cited_agrees(check, text):
    found = check(text)
    assert found.findings and found.wrong() == []


def test_what_acts_are_called_is_data(shelf, tmp_path):
    """An office that calls an act by a name of its own is told of it; without the entry nobody knows the name."""
    (tmp_path / "own" / "rules").mkdir(parents=True)
    (tmp_path / "own" / "rules" / "usual_names.yaml").write_text(
        "- {id: screening, names: {en: [Screening Regulation]}, acts: [reg.2024/1356], source: ours}\n",
        encoding="utf-8",
    )
    brief = tmp_path / "brief.txt"
    brief.write_text("The Screening Regulation (Regulation (EU) No 604/2013) does not say so.", encoding="utf-8")
    (told,) = check_citations(brief, judgments=shelf, libraries=[str(tmp_path / "own")]).wrong()
    assert (told.status, "2024/1356" in told.detail) == ("name_mismatch", True)
    assert check_citations(brief, judgments=shelf).wrong() == []


def test_a_range_written_short_names_every_paragraph_of_it(check):
    assert list(numbers_in("187-89")) == [187, 188, 189] and numbers_in("101-70")[-1] == 170
    (told,) = check("Lindquartz and Moe v. Sweden, nos. 3071/12 and 3098/12, §§ 28-9 and 9-31, 22 June 2015.").wrong()
    assert (told.status, "§ 9-31 " in told.detail) == ("pinpoint_out_of_range", True)


def test_a_quotation_in_brackets_after_a_citation_is_of_that_citation():
    text = "Oduya v. Malta [GC], no. 20518/15, 9 May 2019 [“a wall and a pontoon call for one and the same”], followed in Vilks v. Latvia (no. 41234/17)."
    document = Document(kind="text", language="en", blocks=(Block(text=text),))
    (one,) = attributed(document.blocks, list(quotations(document.blocks)), citations_in(document, open_library()))
    assert [placed.citation.id for placed in one.candidates] == ["20518/15", "41234/17"]


def test_a_paragraph_of_a_short_form_is_checked_beside_cases_without_a_name(check):
    """A Lithuanian case has no name: a short form may not be thought to mean it."""
    lithuanian = "LVAT 2022 m. lapkričio 16 d. nutartis administracinėje byloje Nr. eA-4321-520/2022."
    full = "Oduya prieš Maltą [DK], Nr. 20518/15, 2019 m. gegužės 9 d."
    (told,) = check(lithuanian, full, "Minėtame sprendime Oduya, 40 punkte, sakoma daugiau.").wrong()
    assert (told.status, told.where) == ("pinpoint_out_of_range", "paragraph 3")


def test_words_nobody_compared_are_never_said_to_stand(check, tmp_path):
    (told,) = check(f"He was “deprived of liberty” ({HERE}).").findings
    assert "the words quoted stand in § 6" in told.detail
    foreign = check(
        f"Il était « privé de liberté » de cette manière et sans aucun juge, dans la cour ({HERE})."
    ).findings
    assert [one.status for one in foreign] == ["ok"] and "«privé de liberté» was not compared" in foreign[0].detail
    library = check(
        "He was “deprived of freedom” (Khlaifia and Others v. Italy [GC], no. 16483/12, § 71, 15 December 2016)."
    )
    assert (
        "«deprived of freedom» was not compared: the text of the decision is not imported" in library.findings[0].detail
    )
    (term,) = check(f"He was in a “yard” ({V}, § 9, 14 March 2023).").findings
    assert "stands in § 2, not in § 9" in term.detail and "words quoted stand" not in term.detail


def test_a_name_of_two_cases_is_ambiguous_and_both_are_named(check):
    other = "Vandekar and Others v. Poland, no. 30001/11, 3 May 2013"
    found = check(
        f"{HERE}.", f"{other}.", "Vandekar, cited above, § 8.", "Vandekar v. Lithuania, cited above, § 8."
    ).wrong()
    (told,) = [one for one in found if one.status == "ambiguous"]
    assert (told.where, told.severity) == ("paragraph 3", "warning")
    assert "no. 41234/19" in told.detail and "no. 30001/11" in told.detail
    assert check(f"{HERE}.", "Vandekar, cited above, § 8.").wrong() == []


def test_what_refers_to_an_unknown_citation_is_unknown_too(check):
    found = check(
        "Trebelin v. Portugal, no. 81234/13, § 44, 3 May 2013.", "Trebelin, cited above, § 45.", "ibid., § 46."
    )
    assert [(one.status, one.severity) for one in found.findings] == [
        ("unknown", "warning"), ("unknown", "note"), ("unknown", "note"),
    ]  # fmt: skip
    assert "Trebelin v. Portugal" in found.findings[1].detail and "paragraph 1" in found.findings[1].detail
    assert [one.status for one in check(f"{HERE}.", "ibid., § 5.").findings] == ["ok", "ok"]


def test_a_short_form_with_another_day_is_told(check):
    found = check(f"{HERE}.", "The Vandekar and Others judgment of 15 March 2023 says so.")
    assert [(one.where, one.status) for one in found.wrong()] == [("paragraph 2", "date_mismatch")]
    assert check(f"{HERE}.", "The Vandekar and Others judgment of 14 March 2023 says so.").wrong() == []


def test_a_name_that_stands_before_its_full_citation_is_no_unknown(check):
    assert check("The Vandekar and Others judgment speaks of a yard.", f"{HERE}.").wrong() == []


@pytest.mark.parametrize(
    ("text", "status", "filing"),
    [
        (f"{V}, § 6, 14 March 2023.", "later_than_filing", date(2023, 3, 13)),
        (f"{V}, § 6, 14 March 2023.", "not_final", date(2023, 6, 13)),
        ("Khlaifia and Others v. Italy [GC], no. 16483/12, 15 December 2016.", "later_than_filing", date(2016, 1, 1)),
        ("M.A. and Others v. Lithuania, no. 59793/17, 11 December 2018.", "not_final", date(2019, 3, 10)),
        ("Article 8 of Directive 2013/33/EU forbids it.", "repealed", date(2026, 8, 3)),
        ("Direktyvos 2013/33/ES 8 straipsnis tai draudžia.", "repealed", date(2026, 8, 3)),
        ("Article 5 of Regulation (EU) 2024/1348 forbids it.", "not_in_force", date(2026, 2, 3)),
    ],
)
def test_what_depends_on_the_day_of_filing(check, text, status, filing):
    assert [one.status for one in check(text, filing=filing).wrong()] == [status]
    assert status not in [one.status for one in check(text, filing=None).wrong()], (
        "without a day nothing is said of days"
    )


def test_every_provision_of_a_list_is_asked_whether_it_was_law():
    library = open_library()
    ended = Hook(act="lt.utpi", provisions=("114", "115(2)"), valid_to=date(2026, 4, 1))
    issue = SystemicIssue(code="z", level=1, title={"lt": "z", "en": "z"}, hooks=(ended,))
    library = replace(library, issues={"z": issue})
    block = Block(text="UTPĮ 113, 114 straipsniai ir 115 straipsnio 1 ir 2 dalys taikyti netinkamai.")
    document = Document(kind="text", language="lt", blocks=(block,))
    found = check_document(document, library, asked=Asked(filing=FILING)).wrong()
    assert [one.status for one in found] == ["repealed", "repealed"]
    assert [number in one.detail for one, number in zip(found, ("114", "115(2)"), strict=True)] == [True, True]


def test_a_judgment_of_the_grand_chamber_and_one_three_months_old_are_final(check):
    told = [
        one.status
        for one in check("Oduya v. Malta [GC], no. 20518/15, § 4, 9 May 2019.", filing=date(2019, 5, 10)).wrong()
    ]
    assert told == []
    assert [one.status for one in check(f"{V}, 14 March 2023.", filing=date(2023, 6, 14)).wrong()] == []


# What is said


def only(found: Checked) -> tuple[str, str, str]:
    (one,) = found.wrong()
    return one.status, one.detail, one.suggestion


def test_a_wrong_date_says_both_days_the_source_and_the_slip_and_puts_it_right(check):
    status, detail, suggestion = only(check("Oduya v. Malta [GC], no. 20518/15, § 4, 5 September 2019."))
    assert status == "date_mismatch"
    assert (
        "5 September 2019" in detail
        and "9 May 2019" in detail
        and "900-0003" in detail
        and "day and month are swapped" in detail
    )
    assert suggestion == "Oduya v. Malta [GC], no. 20518/15, § 4, 9 May 2019"


def test_a_wrong_number_is_put_right_in_the_lawyers_own_words(check):
    _, detail, suggestion = only(
        check("EŽTT 2023 m. kovo 14 d. sprendimas byloje Vandekar ir kiti prieš Lietuvą, Nr. 42134/19, 6 punktas.")
    )
    assert "42134/19" in detail and "41234/19" in detail
    assert suggestion == "Vandekar ir kiti prieš Lietuvą, Nr. 41234/19, 6 punktas"


def test_an_altered_quotation_shows_the_words_and_the_passage_as_it_stands(check):
    _, detail, suggestion = only(
        check(f"“{QUOTED.replace('deprived of', 'bereft of any')}” ({V}, § 6, 14 March 2023).")
    )
    assert "[−deprived of +bereft of any]" in detail or ("[−deprived +bereft]" in detail and "[+any]" in detail)
    assert "§ 6" in detail
    assert suggestion == f"«{QUOTED}»"


def test_words_quoted_from_another_paragraph_are_led_to_it(check):
    _, detail, suggestion = only(check(f"“{QUOTED}” ({V}, § 3, 14 March 2023)."))
    assert "§ 6" in detail and "§ 3" in detail
    assert suggestion == f"{V}, § 6, 14 March 2023"


def test_the_citation_inside_the_words_quoted_is_the_courts(check):
    whole = (
        "“The law must say with precision who may order such confinement, for how long, and how it is to be reviewed (see Oduya v. Malta [GC], "
        "no. 20518/15, § 4, 9 May 2019)”"
    )
    found = check(f"{whole} ({V}, § 7, 14 March 2023).", filing=None)
    assert found.wrong() == []
    assert any("in the words quoted" in one.detail for one in found.findings)


def test_words_that_stand_nowhere_in_the_judgment_beside_them_are_only_noted(check):
    found = check(
        f"“The minister alone decides, as he thinks fit, on every night spent in the yard” ({V}, § 6, 14 March 2023)."
    )
    assert [(one.status, one.severity) for one in found.wrong()] == [("unknown", "note")]
    translated = check(
        f"“Mokomasi vien ministro nuožiūra, kas naktį, be jokio teismo sprendimo” ({V}, § 6, 14 March 2023)."
    )
    assert [one for one in translated.wrong() if one.severity != "note"] == []


def test_a_quotation_finds_its_citation_in_a_footnote(check):
    right = check(f"It is plain that “{QUOTED}”.^", notes=(f"{V}, § 6, 14 March 2023.",))
    assert right.wrong() == []
    wrong = check(f"It is plain that “{QUOTED.replace('liberty', 'freedom')}”.^", notes=(f"{V}, § 6, 14 March 2023.",))
    assert [one.status for one in wrong.wrong()] == ["quote_altered"]


def test_a_short_form_is_held_against_the_case_it_stands_for(check):
    found = check(f"{V}, § 6, 14 March 2023.", "Vandekar and Others, cited above, § 88.")
    assert [(one.where, one.status) for one in found.wrong()] == [("paragraph 2", "pinpoint_out_of_range")]


def test_citations_in_footnotes_and_tables_have_their_place(check, shelf, tmp_path):
    found = check(
        "The gate was guarded.^", notes=("Vandekar and Others v. Lithuania, no. 41234/19, § 6, 14 March 2021.",)
    )
    assert [(one.where, one.status) for one in found.wrong()] == [("footnote 1", "date_mismatch")]
    from docx import Document as WordDocument

    document = WordDocument()
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 1).text = "Vandekar and Others v. Lithuania, no. 41234/19, 14 March 2021"
    document.save(str(tmp_path / "table.docx"))
    found = check_citations(tmp_path / "table.docx", filing=FILING, judgments=shelf)
    assert [(one.where, one.status) for one in found.wrong()] == [("table 1, row 2", "date_mismatch")]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_other_kinds_of_documents_are_checked_too(shelf, tmp_path, suffix):
    path = tmp_path / f"filing{suffix}"
    text = "Vandekar and Others v. Lithuania, no. 41234/19, § 6, 14 March 2021."
    path.write_text(f"<html><body><p>{text}</p></body></html>" if suffix == ".html" else text, encoding="utf-8")
    assert [one.status for one in check_citations(path, filing=FILING, judgments=shelf).wrong()] == ["date_mismatch"]


def test_without_imported_judgments_the_library_still_answers(tmp_path):
    path = word_file(tmp_path / "a.docx", ["Khlaifia and Others v. Italy [GC], no. 16438/12, 15 December 2016."])
    found = check_citations(path, filing=FILING, judgments=tmp_path / "nothing")
    assert [one.status for one in found.wrong()] == ["number_mismatch"]
    assert found.sources == (f"the library ({len(open_library().precedents)} decisions)",)


def test_the_office_s_marks_and_checks_count(check, shelf):
    marked = gathered(
        [
            Mark(
                number=1,
                authority="900-0001",
                treatment="overruled",
                reason="see the Grand Chamber",
                on=FILING,
                by="rasa",
            )
        ]
    )
    found = check(f"{V}, 14 March 2023.", marks=marked)
    assert [(one.status, one.severity) for one in found.wrong()] == [("overruled", "error")]
    assert "rasa" in found.wrong()[0].detail
    followed = gathered(
        [Mark(number=1, authority="900-0001", treatment="followed", reason="yes", on=FILING, by="rasa")]
    )
    assert check(f"{V}, 14 March 2023.", marks=followed).wrong() == []
    nabil = "Nabil and Others v. Hungary, no. 62116/12, § 30, 22 September 2015."
    entry = next(one for one in open_library().precedents.values() if "62116/12" in one.numbers)
    assert [one.status for one in check(nabil).wrong()] == ["unverified"]
    assert check(nabil, checked={entry.id: open_library().precedent_hashes[entry.id]}).wrong() == []
    assert [one.status for one in check(nabil, checked={entry.id: "an older one"}).wrong()] == ["unverified"]


def test_what_the_library_prints_agrees_with_the_library():
    library = open_library()
    states = {name: state.lt["acc"] for name, state in library.states.items()}
    for style, language in (("strasbourg", "en"), ("lithuanian", "lt"), ("oscola", "en"), ("cjeu", "en")):
        blocks = tuple(
            Block(text=plain(styled(entry, style, None, states)), where=entry.id)
            for entry in library.precedents.values()
        )
        found = check_document(
            Document(kind="text", language=language, blocks=blocks), library, asked=Asked(filing=date(2026, 11, 28))
        )
        told = [
            (one.where, one.status, one.citation)
            for one in found.wrong()
            if one.status != "unverified" or library.precedents[one.where].verification.fileable == "yes"
        ]
        assert told == [], style
        assert len({one.where for one in found.findings}) >= len(blocks) - 3


# Its parts


@pytest.fixture(scope="module")
def naming() -> Naming:
    return Naming(open_library())


@pytest.mark.parametrize(
    ("cited", "known", "verdict"),
    [
        ("M.A. ir kiti prieš Lietuvą", "M.A. and Others v. Lithuania", "same"),
        ("M. A. c. Lituanie", "M.A. and Others v. Lithuania", "same"),
        ("Saadi prieš Jungtinę Karalystę", "Saadi v. the United Kingdom", "same"),
        ("Saadi c. Royaume-Uni", "CASE OF SAADI v. THE UNITED KINGDOM", "same"),
        ("Ananyev ir kiti prieš Rusijos Federaciją", "Ananyev and Others v. Russia", "same"),
        ("Jabaris prieš Turkiją", "Jabari v. Turkey", "same"),
        ("Musric prieš Kroatiją", "Muršić v. Croatia", "near"),
        ("Mursić prieš Kroatiją", "Muršić v. Croatia", "same"),
        ("Khlaifia", "Khlaifia and Others v. Italy", "same"),
        ("Joukov c. Russie", "Zhukov v. Russia", "same"),
        ("Shahzad v. Hungary (no. 2)", "Shahzad v. Hungary (No. 3)", "near"),
        ("Amur v. France", "Amuur v. France", "near"),
        ("M.K. and Others v. Poland", "M.A. and Others v. Poland", "different"),
        ("S.D. v. Greece", "D.S. v. Greece", "different"),
        ("A and B v. Norway", "A.B. v. Norway", "different"),
        ("M.A. v. Latvia", "M.A. v. Lithuania", "different"),
        ("Lithuania v. M.A.", "M.A. v. Lithuania", "swapped"),
        ("E.S. v. Romania and Bulgaria", "CASE OF E.S. v. ROMANIA AND BULGARIA", "same"),
    ],
)
def test_names_of_strasbourg_are_compared(naming, cited, known, verdict):
    assert naming.compare(cited, known, "ECtHR") == verdict


@pytest.mark.parametrize(
    ("cited", "known", "verdict"),
    [
        (
            "N.S. and Others",
            "N. S. v Secretary of State and M. E. v Refugee Commissioner, (C-411/10 and C-493/10)",
            "same",
        ),
        ("Komisija prieš Vengriją", "European Commission v Hungary, (C-808/18)", "same"),
        ("Commission v Poland", "European Commission v Hungary, (C-808/18)", "different"),
        ("Arslan", "Mehmet Arslan v Policie ČR", "same"),
        (
            "X v Staatssecretaris van Veiligheid en Justitie",
            "Y v Staatssecretaris van Veiligheid en Justitie",
            "different",
        ),
    ],
)
def test_names_of_luxembourg_are_compared(naming, cited, known, verdict):
    assert naming.compare(cited, known, "CJEU") == verdict


def test_numbers_are_looked_up_in_one_form():
    assert [number_key(one) for one in ("C‑72/22 PPU", "C-283/81", "eA-4321-520/2022", "16483/12")] == [
        "C-72/22",
        "283/81",
        "A-4321-520/2022",
        "16483/12",
    ]
    assert {"AS-4321-520/2022", "A-4321-521/2022"} <= set(slips("A-4321-520/2022"))
    assert "C-918/21" in set(slips("C-21/918"))
    near = set(slips("16483/12"))
    assert {"16484/12", "16438/12", "1648/12", "164830/12", "16483/21"} <= near and "16483/12" not in near


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("EŽTT 2018 m. gruodžio 11 d. sprendimas byloje ", date(2018, 12, 11)),
        ("as was held in the judgment of 15 December 2016 in the case of ", date(2016, 12, 15)),
        ("dans l'arrêt du 29 janvier 2008, ", date(2008, 1, 29)),
        ("On 15 December 2016 the applicant relied on ", None),
        ("Pareiškėjas 2018 m. gruodžio 11 d. rėmėsi ", None),
    ],
)
def test_the_day_before_a_name_is_taken_only_where_it_is_the_decisions(before, day):
    assert day_before(before) == day


def test_quotations_are_found_in_the_marks_of_three_languages_and_short_terms_are_none():
    texts = (
        "“one two three four five six”", "„vienas du trys keturi penki šeši“", "« un deux trois quatre cinq six »",
        '"one two three four five six"', "‘the applicants’ six words stand here inside’.", "“four words are not”", "don't, it's and rock 'n' roll",
    )  # fmt: skip
    found = {one.block: one.text.strip() for one in quotations([Block(text=text) for text in texts])}
    assert sorted(found) == [0, 1, 2, 3, 4]
    assert found[4] == "the applicants’ six words stand here inside"


def said(*texts: str) -> Said:
    return Said(Paragraph(place=place, n=place + 1, text=text) for place, text in enumerate(texts))


def test_a_passage_may_leave_out_a_reference_in_brackets_but_no_word_of_it():
    judgment = said(
        "First.",
        "The measure must be lawful (see, among others, the case of Oduya, cited above) and free from any arbitrariness.",
    )
    assert align("The measure must be lawful and free from any arbitrariness", judgment, ["2"]).differences == ()
    assert (
        align("must be lawful (see, others, the case of Oduya, cited above) and free", judgment, ["2"]).differences
        != ()
    )


def test_a_passage_over_two_paragraphs_is_one():
    judgment = said("He was kept in the yard for nine weeks.", "Nobody asked a court to look into it.")
    found = align("in the yard for nine weeks. 2. Nobody asked a court", judgment, ["1", "2"])
    assert found is not None and found.differences == () and found.at_pinpoint


def test_a_separate_opinion_is_not_the_judgments_words():
    judgment = Said(
        [Paragraph(place=0, n=1, text="I would have held the very opposite of all this.", section="separate_opinion")]
    )
    assert align("I would have held the very opposite of all this", judgment, ["1"]) is None


# A list of authorities


def test_a_list_is_read_in_whatever_order_its_columns_stand(tmp_path, check):
    path = tmp_path / "list.csv"
    path.write_text(
        "Date;Title;Appnos;Grand Chamber\n2013-05-03;Trebelin v. Portugal;81234/13;False\n", encoding="utf-8"
    )
    assert [
        one.status for one in check("Trebelin v. Portugal, no. 81234/13, 4 May 2013.", authorities=path).wrong()
    ] == ["date_mismatch"]
    assert check("Trebelin v. Portugal, no. 81234/13, § 9, 3 May 2013.", authorities=path).wrong() == []
    kept = tmp_path / "list.json"
    kept.write_text(
        json.dumps({"entries": [{"name": "Trebelin v. Portugal", "numbers": ["81234/13"], "date": "03/05/2013"}]}),
        encoding="utf-8",
    )
    assert check("Trebelin v. Portugal, no. 81234/13, 3 May 2013.", authorities=kept).wrong() == []


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "\x00\x01", '{"entries": 5}'])
def test_a_list_that_is_none_is_refused_by_name(tmp_path, content):
    path = tmp_path / ("list.json" if content.startswith("{") else "list.csv")
    path.write_bytes(content.encode())
    with pytest.raises(Unreadable, match="list of authorities"):
        read_authorities(path)
    with pytest.raises(Unreadable):
        read_authorities(tmp_path / "absent.csv")


def test_the_list_of_an_installed_package_is_found_and_the_package_not_run(tmp_path, monkeypatch):
    package = tmp_path / "hudoc_py"
    (package / "data").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('it was run')", encoding="utf-8")
    (package / "data" / "citation_authority.csv").write_text(
        "title,appnos,date\nTrebelin v. Portugal,81234/13,2013-05-03\n", encoding="utf-8"
    )
    (package / "data" / "historical_citation_catalog.json").write_text(
        json.dumps(
            {"entries": [{"title": "CASE OF OLDTIMER v. PORTUGAL", "appnos": ["1234/70"], "date": "1975-02-03"}]}
        ),
        encoding="utf-8",
    )
    info = tmp_path / "echr_py-9.9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: echr-py\nVersion: 9.9\n", encoding="utf-8")
    (info / "RECORD").write_text(
        "hudoc_py/__init__.py,,\nhudoc_py/data/citation_authority.csv,,\nhudoc_py/data/historical_citation_catalog.json,,\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    installed_authorities.cache_clear()
    try:
        found = installed_authorities()
    finally:
        installed_authorities.cache_clear()
    assert found is not None and len(found) == 2 and "9.9" in found.name
    assert found.numbered("1234/70")[0].date == date(1975, 2, 3)
    assert "hudoc_py" not in sys.modules


def test_the_list_beside_the_imported_judgments_is_used_and_told_and_one_given_goes_before_it(say, tmp_path):
    folder = shelve(tmp_path / "judgments")
    brief = word_file(tmp_path / "brief.docx", ["1. Trebelin v. Portugal, no. 81234/13, § 9, 3 May 2013."])
    ask = ("--db", tmp_path / "none.db", "cite", "check", brief, "--judgments", folder, "--filing", "2026-05-20")
    assert "unknown" in say(*ask).out
    row = "title,appnos,date\nTrebelin v. Portugal,81234/13,{}\n"
    (folder / "authorities.csv").write_text(row.format("2013-05-03"), encoding="utf-8")
    beside = say(*ask)
    assert beside.code == 0 and "the list authorities.csv (1 rows)" in beside.out and "1 agree" in beside.out
    own = tmp_path / "own.csv"
    own.write_text(row.format("2013-05-04"), encoding="utf-8")
    given = say(*ask, "--authorities", own)
    assert given.code == 6 and "date mismatch" in given.out
    assert "the list own.csv" in given.out and "authorities.csv" not in given.out


def test_without_the_package_there_is_no_list():
    if authority_list.installed_authorities() is not None:
        pytest.skip("echr-py is installed here")
    assert authority_list.authorities_for(None, None) is None


# Comments in Word


def comments_of(path: Path) -> tuple[str, str]:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode(), archive.read("word/comments.xml").decode()


def test_comments_stand_at_the_citation_though_word_split_it_into_runs(shelf, tmp_path):
    text = "It was so held (Vandekar and| Others v. Lith|uania, no. 41234|/19, § 6, 14 March 2021) in 2023. See also Trebelin v. Portugal, no. 81234/13, § 4."
    source = word_file(tmp_path / "filing.docx", ["A first paragraph.", text])
    before = source.read_bytes()
    found = check_citations(source, filing=FILING, judgments=shelf)
    target = tmp_path / "checked.docx"
    assert write_comments(source, target, read_document(source).blocks, found.wrong()) == 2
    assert source.read_bytes() == before
    body, comments = comments_of(target)
    start = body.index("commentRangeStart")
    covered = body[start : body.index("commentRangeEnd", start)]
    import re

    assert (
        "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", covered))
        == "Vandekar and Others v. Lithuania, no. 41234/19, § 6, 14 March 2021"
    )
    assert "date mismatch" in comments and "14 March 2023" in comments and "unknown" in comments
    assert read_document(target).text == read_document(source).text
    from docx import Document as WordDocument

    assert len(list(WordDocument(str(target)).comments)) == 2


def test_a_comment_on_a_footnote_stands_at_its_call(shelf, tmp_path):
    source = word_file(tmp_path / "f.docx", ["The gate was guarded.^ So it was."], [f"{V}, § 6, 14 March 2021."])
    found = check_citations(source, filing=FILING, judgments=shelf)
    write_comments(source, tmp_path / "out.docx", read_document(source).blocks, found.wrong())
    body, _ = comments_of(tmp_path / "out.docx")
    assert body.index("commentRangeStart") < body.index("footnoteReference") < body.index("commentRangeEnd")


def test_the_document_s_own_comments_are_kept(shelf, tmp_path):
    from docx import Document as WordDocument

    document = WordDocument()
    paragraph = document.add_paragraph(f"{V}, § 6, 14 March 2021.")
    document.add_comment(paragraph.runs, text="please check this", author="Rasa", initials="R")
    source = tmp_path / "a.docx"
    document.save(str(source))
    found = check_citations(source, filing=FILING, judgments=shelf)
    write_comments(source, tmp_path / "b.docx", read_document(source).blocks, found.wrong())
    texts = [comment.text for comment in WordDocument(str(tmp_path / "b.docx")).comments]
    assert texts[0] == "please check this" and "date mismatch" in texts[1]


def test_nothing_is_written_over_and_only_word_bears_comments(shelf, tmp_path):
    source = word_file(tmp_path / "f.docx", [f"{V}, § 6, 14 March 2021."])
    blocks, found = read_document(source).blocks, check_citations(source, judgments=shelf).wrong()
    with pytest.raises(Refused, match="the document itself"):
        write_comments(source, source, blocks, found)
    (tmp_path / "there.docx").write_bytes(b"mine")
    with pytest.raises(Refused, match="already there"):
        write_comments(source, tmp_path / "there.docx", blocks, found)
    assert (tmp_path / "there.docx").read_bytes() == b"mine"
    (tmp_path / "a.txt").write_text("Vandekar", encoding="utf-8")
    with pytest.raises(UsageFault, match="Word"):
        write_comments(tmp_path / "a.txt", tmp_path / "o.docx", blocks, found)


# The command, and drafting


def test_the_command_prints_json_and_tells_by_its_exit_code(say, shelf, tmp_path):
    def told(*paragraphs: str, more: tuple[str, ...] = ()):
        path = word_file(tmp_path / "f.docx", paragraphs)
        return say(
            "--db",
            tmp_path / "none.db",
            "cite",
            "check",
            path,
            "--filing",
            "2026-05-20",
            "--judgments",
            shelf,
            "--json",
            *more,
        )

    clean, wrong, unsure = (
        told(f"{V}, § 6, 14 March 2023."),
        told(f"{V}, § 6, 14 March 2021."),
        told("Trebelin v. Portugal, no. 81234/13, § 4."),
    )
    assert (clean.code, wrong.code, unsure.code) == (0, 6, 0)
    report = json.loads(wrong.out)
    assert report["schema"] == "litigator/cite-check/1" and report["worst"] == "error"
    (finding,) = report["findings"]
    assert {"citation", "where", "status", "detail", "suggestion"} <= set(finding)
    assert (finding["status"], finding["where"], finding["id"]) == (
        "date_mismatch",
        "paragraph 1 from the top",
        "41234/19",
    )
    assert told("Trebelin v. Portugal, no. 81234/13, § 4.", more=("--fail-if-wrong",)).code == 10
    assert told(f"{V}, § 6, 14 March 2021.", more=("--fail-if-wrong",)).code == 10
    assert told(f"{V}, § 6, 14 March 2023.", more=("--fail-if-wrong",)).code == 0


def test_the_command_says_it_in_words_and_writes_the_copy(say, shelf, tmp_path):
    path = word_file(tmp_path / "f.docx", ["1. Vandekar and Others v. Lithuania, no. 41234/19, § 6, 14 March 2021."])
    said_ = say(
        "--db",
        tmp_path / "none.db",
        "cite",
        "check",
        path,
        "--judgments",
        shelf,
        "--comments",
        tmp_path / "c.docx",
        "--today",
        "2026-05-20",
    )
    assert said_.code == 6
    assert "paragraph 1" in said_.out and "date mismatch" in said_.out and "→ Vandekar" in said_.out
    assert (tmp_path / "c.docx").exists()
    assert say("cite", "check", tmp_path / "absent.docx").code in (5, 9)
    (tmp_path / "no.docx").write_bytes(b"nothing of the kind")
    assert say("cite", "check", tmp_path / "no.docx").code == 9


def test_a_draft_check_reads_the_citations_too(say, tmp_path):
    path = word_file(tmp_path / "f.docx", ["1. Khlaifia and Others v. Italy [GC], no. 16438/12, 15 December 2016."])
    told = say("--today", "2026-05-20", "--db", tmp_path / "none.db", "draft", "check", path, "--json")
    assert told.code == 6
    assert "16483/12" in json.loads(told.out)["problems"][0]["fix"]


def test_a_draft_with_a_wrong_citation_typed_by_a_person_is_not_finished():
    from dataclasses import replace

    from litigator.drafting.assembling import assemble
    from litigator.errors import DraftIncomplete
    from litigator.sample import CLOCK, specimens

    case = next(one for one in specimens() if one.reference == "2021-004")
    first = case.statements[0]
    wrong = replace(first, text=f"{first.text} Žr. Khlaifia ir kiti prieš Italiją [DK], Nr. 16438/12.")
    with pytest.raises(DraftIncomplete) as caught:
        assemble(replace(case, statements=(wrong, *case.statements[1:])), "lvat-appeal", open_library(), today=CLOCK)
    assert any(
        "16483/12" in problem.what and problem.where.startswith("paragraph") for problem in caught.value.problems
    )
    right = replace(first, text=f"{first.text} Žr. Khlaifia ir kiti prieš Italiją [DK], Nr. 16483/12.")
    draft = assemble(
        replace(case, statements=(right, *case.statements[1:])), "lvat-appeal", open_library(), today=CLOCK
    )
    assert [problem for problem in draft.problems if problem.severity == "error"] == []


def test_the_drafts_of_the_sample_office_cite_without_an_error(tmp_path):
    from litigator.drafting.assembling import assemble
    from litigator.sample import CLOCK, DRAFTS, specimens

    for reference, form in DRAFTS:
        case = next(one for one in specimens() if one.reference == reference)
        path = tmp_path / f"{reference}.docx"
        path.write_bytes(assemble(case, form, open_library(), today=CLOCK).data)
        found = check_citations(path, filing=CLOCK, judgments=tmp_path / "nothing")
        assert len(found.findings) > 20
        assert [one for one in found.wrong() if one.severity in ("error", "warning")] == []


def test_a_draft_without_typed_citations_loads_none_of_the_machinery():
    script = (
        "from litigator.sample import specimens, CLOCK; from litigator.drafting.assembling import assemble;"
        "from litigator.library.gathering import open_library; import sys;"
        "assemble(specimens()[0], 'lvat-appeal', open_library(), today=CLOCK);"
        "print('litigator.precedents.checking.checking' in sys.modules, 'litigator.citations.reading' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[1],
    )
    assert run.stdout.split() == ["False", "False"]


def test_words_of_a_decision_that_is_not_imported_are_told_to_be_uncompared(say, tmp_path):
    brief = tmp_path / "brief.md"
    quoted = "“every foreigner must be released at once from any closed centre” "
    brief.write_text(
        f"1. {quoted}(Khlaifia and Others v. Italy [GC], no. 16483/12, § 92, 15 December 2016).\n", encoding="utf-8"
    )
    told = say("cite", "check", brief, "--filing", "2026-11-28", "--judgments", tmp_path / "none", "--fail-if-wrong")
    assert told.code == 10
    assert "was not compared" in told.out
    brief.write_text("1. Khlaifia and Others v. Italy [GC], no. 16483/12, § 92, 15 December 2016.\n", encoding="utf-8")
    assert say("cite", "check", brief, "--filing", "2026-11-28", "--judgments", tmp_path / "none").code == 0


def test_a_negation_in_brackets_turns_a_quotation_round(say, tmp_path):
    practice = Path(__file__).resolve().parents[1] / "docs" / "practice" / "judgments"
    shelf = tmp_path / "judgments"
    assert say("precedent", "import", practice, "--judgments", shelf).code == 0
    brief = tmp_path / "brief.md"
    cited = "(Aurelia and Others v. Freedonia [GC], no. 90011/15, § 6, 3 March 2016)"
    for put_in, code in (("[not] a measure", 6), ("a measure", 0)):
        brief.write_text(
            f"1. “The detention of minors accompanied by their parents is {put_in} of last resort” {cited}.\n",
            encoding="utf-8",
        )
        assert say("cite", "check", brief, "--filing", "2026-11-28", "--judgments", shelf).code == code, put_in


def test_comments_to_nowhere_are_refused_in_words(say, tmp_path):
    import docx

    document = docx.Document()
    document.add_paragraph("Khlaifia and Others v. Italy [GC], no. 16484/12, § 92, 15 December 2016.")
    document.save(str(tmp_path / "brief.docx"))
    told = say("cite", "check", tmp_path / "brief.docx", "--comments", tmp_path / "nowhere" / "out.docx")
    assert told.code == 5
    assert "cannot be written" in told.err


def test_an_ecli_that_differs_from_a_remembered_one_never_agrees(say, tmp_path):
    brief = tmp_path / "brief.md"
    for ecli, code in (("EU:C:2011:856", 10), ("EU:C:2011:865", 0)):
        brief.write_text(
            f"1. Judgment of 21 December 2011, N. S. and Others, C-411/10 and C-493/10, {ecli}, paragraph 94.\n",
            encoding="utf-8",
        )
        told = say(
            "cite", "check", brief, "--filing", "2026-11-28", "--judgments", tmp_path / "none", "--fail-if-wrong"
        )
        assert told.code == code, (ecli, told.out)


def test_an_opinion_is_not_corrected_to_the_judgment(say, tmp_path):
    brief = tmp_path / "brief.md"
    brief.write_text(
        "1. Opinion of Advocate General Tanchev, C-216/18 PPU, EU:C:2018:517, point 48.\n", encoding="utf-8"
    )
    told = say("cite", "check", brief, "--filing", "2026-11-28", "--judgments", tmp_path / "none")
    assert told.code == 0
    assert "ecli mismatch" not in told.out
