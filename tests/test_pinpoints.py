"""References typed by hand, as lawyers write them: one to a paragraph or annex that is not there is found, a pinpoint in another text is left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from filed_papers import filed_paper

from litigator.drafting.examining.annexes import annex_problems
from litigator.drafting.examining.passages import Passage
from litigator.drafting.examining.pinpoints import own_pinpoints
from litigator.drafting.examining.reading import read
from litigator.drafting.examining.references import reference_problems
from litigator.drafting.wording import in_language
from litigator.errors import Problem

PARAGRAPHS, ANNEXES = 22, 5
BROKEN: tuple[tuple[str, str, int], ...] = (
    # language, sentence, the number that is not there: the paper has 22 paragraphs and 5 annexes
    ("lt", "Pareiškėjas apie tai pranešė raštu (žr. 45 p.).", 45),
    ("lt", "Dėl šių aplinkybių žr. 45 punktą.", 45),
    ("lt", "Kaip nurodyta 45 punkte, pareiškėjas buvo sulaikytas.", 45),
    ("lt", "Šios aplinkybės (45 punktas) nebuvo vertintos.", 45),
    ("lt", "Pareiškėjo argumentai išdėstyti 44 ir 45 punktuose.", 44),
    ("lt", "Plačiau žr. 30–33 p.", 30),
    ("lt", "Dėl to jau pasisakyta skundo 61 punkte.", 61),
    ("lt", "Aplinkybės aprašytos šio skundo 7 ir 57 punktuose.", 57),
    ("lt", "Minėta (žr. aukščiau, 45 p.), kad vertėjo nebuvo.", 45),
    ("lt", "Tai išplaukia iš 23 punkto.", 23),
    ("lt", "Toliau, 38–41 punktuose, aptariama žala.", 38),
    ("lt", "Kaip minėta (45 p.), sprendimas neįteiktas.", 45),
    ("lt", "Remiantis 45 punkte išdėstytais argumentais, prašymas pagrįstas.", 45),
    ("lt", "Pareiškėjas pakartoja 31 punkto argumentus.", 31),
    ("lt", "Tai patvirtina medicinos pažyma (9 priedas).", 9),
    ("lt", "Tai patvirtina medicinos pažyma (priedas Nr. 9).", 9),
    ("lt", "Tai patvirtina medicinos pažyma (žr. 8 ir 9 priedus).", 8),
    ("lt", "Pridedama nutartis (priedas 9).", 9),
    ("lt", "Pateikiama 1–7 prieduose.", 6),
    ("en", "As paragraph 45 shows, the applicant was held in the hall.", 45),
    ("en", "The applicant was not heard (see para. 45).", 45),
    ("en", "The facts in paragraphs 32–34 above were not examined.", 32),
    ("en", "The remedies are discussed in paragraphs 62-64 below.", 62),
    ("en", "The applicant relies on what is said at paragraph 45.", 45),
    ("en", "This was described in paras 40 and 41.", 40),
    ("en", "The argument (paragraph 45) was left unanswered.", 45),
    ("en", "For the reasons given in § 45 above the claim is founded.", 45),
    ("en", "See paragraphs 3, 7 and 52 above.", 52),
    ("en", "It follows from para 31 that no interpreter came.", 31),
    ("en", "The decision of 13 January 2026 (Annex 9) does not say so.", 9),
    ("en", "The certificate (see Annexes 4 and 8) shows the dates.", 8),
    ("en", "This is proved by annex no. 7.", 7),
    ("en", "The report is attached as Appendix 6.", 6),
    ("en", "The applicant repeats paragraph 29 in full.", 29),
    ("en", "Paragraph 45 of this application sets out the injuries.", 45),
    ("en", "As explained in paragraph 38 of the present observations, he had no lawyer.", 38),
    ("en", "The ill-treatment is set out in detail above (para. 45).", 45),
    ("lt", "Apie tai plačiau kalbama šio pareiškimo 48 punkte.", 48),
    ("lt", "Pareiškėjas remiasi 36 punkte nurodytomis aplinkybėmis.", 36),
    ("lt", "Atsižvelgiant į tai, kas nurodyta 27 p., prašymas tenkintinas.", 27),
    ("lt", "Kaip jau minėta 45 punkte, teismas neįsigilino.", 45),
    ("lt", "Tai paneigia ir 52 p. nurodyti duomenys.", 52),
    ("lt", "Argumentai dėl žalos (žr. 39-41 punktus) liko neįvertinti.", 39),
    ("lt", "Šis argumentas susijęs su 28 punktu.", 28),
    ("lt", "Žr. 26 ir 27 pastraipas.", 26),
    ("lt", "(žr. skundo 34 p.)", 34),
    ("lt", "Pareiškėjo parodymai pateikiami 11 priede.", 11),
    ("lt", "Pažyma (11 pried.) tai patvirtina.", 11),
    ("lt", "Nuotraukos pridedamos kaip priedas Nr. 12.", 12),
    ("lt", "Žr. priedus Nr. 5 ir 6.", 6),
    ("lt", "Sulaikymo trukmė nurodyta 24 punkto lentelėje.", 24),
    ("lt", "Tas pats pasakytina apie 43–46 punktus.", 43),
    ("lt", "Iš 50 punkto matyti, kad pareigūnai delsė.", 50),
    ("lt", "Priešingai nei 25 punkte, čia kalbama apie antrą sulaikymą.", 25),
    ("en", "Paragraph 45 above describes the journey.", 45),
    ("en", "The applicant refers to paragraph 27.", 27),
    ("en", "He was then moved (paras. 30 to 33 above).", 30),
    ("en", "The chronology at paragraphs 24–26 is not disputed.", 24),
    ("en", "As mentioned in paragraph 41, the order was oral.", 41),
    ("en", "(see paragraph 99)", 99),
    ("en", "See ¶ 45.", 45),
    ("en", "This is developed further in para. 58 below.", 58),
    ("en", "The submissions made under paragraph 31 apply here as well.", 31),
    ("en", "Contrary to paragraph 26, the second stay was longer.", 26),
    ("en", "The photographs are at Annex 12.", 12),
    ("en", "Annexes 5 to 7 show the injuries.", 6),
    ("en", "The medical record (Appendix No. 8) speaks for itself.", 8),
    ("en", "The applicant's statement is enclosed (annex 10).", 10),
    ("en", "Paras 44–46 deal with remedies.", 44),
)
CLEAN: tuple[tuple[str, str], ...] = (
    ("lt", "EŽTT tai paaiškino sprendime Muršić prieš Kroatiją ([DK], Nr. 7334/13, § 138)."),
    ("lt", "Tai matyti iš sprendimo 45 punkto."),
    ("lt", "Teismas nurodė (sprendimo 45 punktas), kad sulaikymas buvo neteisėtas."),
    ("lt", "Žr. EŽTT 2016 m. gruodžio 15 d. sprendimo Khlaifia ir kiti prieš Italiją 91 punktą."),
    ("lt", "Žr. Khlaifia ir kiti prieš Italiją, 91 p."),
    ("lt", "Muršić, 138 punktas, tai patvirtina."),
    ("lt", "Teisingumo Teismas sprendime M. A. (C-72/22 PPU, 60 punktas) nurodė priešingai."),
    ("lt", "UTPĮ 113 straipsnio 4 dalies 2 punkte nurodyta kita sąlyga."),
    ("lt", "Pagal ABTĮ 5 straipsnio 3 dalies 31 punktą skundas priimtinas."),
    ("lt", "Direktyvos 2013/33/ES preambulės 35 konstatuojamoji dalis tai patvirtina."),
    ("lt", "Aprašo 45 punkte nustatyta, kad prašymas registruojamas."),
    ("lt", "Taisyklių 37 punktas to nereikalauja."),
    ("lt", "Nutarties 34 punkte teismas padarė kitą išvadą."),
    ("lt", "Vyriausybės 2021 m. liepos 2 d. nutarimo Nr. 517 28 punktas neteko galios."),
    ("lt", "Reglamento (ES) Nr. 604/2013 9 priedas netaikytinas."),
    ("lt", "Minėto sprendimo 45–48 punktuose EŽTT nurodė tą patį."),
    ("lt", "Pareiškėjas gimė 1995 m., jo bylą sudaro 45 p. ir 2 priedai."),
    ("lt", "Žr. bylos medžiagą, 1 t., 45 p."),
    ("lt", "Atsakovo atsiliepimo 33 punkte teigiama priešingai."),
    ("lt", "Migracijos departamento sprendimo 27 punkte to nėra."),
    ("lt", "Kaip nurodyta 4 punkte, laisvė buvo atimta (žr. 12 p.)."),
    ("lt", "Tai patvirtina pažyma (3 priedas; žr. 1 ir 2 priedus)."),
    ("lt", "Bendrosios pastabos Nr. 6 45 punkte Komitetas nurodė tą patį."),
    ("lt", "Ten pat, 45 punktas."),
    ("lt", "Konstitucinis Teismas 2020 m. vasario 5 d. nutarimo 24 punkte pažymėjo kitaip."),
    ("en", "The Court so held in Muršić v. Croatia ([GC], no. 7334/13, § 138)."),
    ("en", "See Muršić, § 138."),
    ("en", "See Khlaifia and Others, cited above, § 91."),
    ("en", "See paragraph 45 of the judgment in Saadi."),
    ("en", "As the Court said in paragraph 45 of that judgment, detention must be lawful."),
    ("en", "Paragraph 45 of the Commission's Recommendation says so."),
    ("en", "In General Comment No. 35, para. 45, the Committee agreed."),
    ("en", "The CJEU (Case C-72/22 PPU, M.A., paragraph 60) held otherwise."),
    ("en", "Recital 35 and point 45 of the Guidelines are to the same effect."),
    ("en", "The Government's observations, paragraph 33, claim the contrary."),
    ("en", "As stated in paragraph 4 above, he was held; see also paragraphs 5-7 and 22."),
    ("en", "See the decision of the Department (Annex 1), p. 45."),
    ("en", "The measure was listed under Annex 9 to the Regulation."),
    ("en", "Under Rule 39 § 1 and Article 35 § 1 the request is admissible."),
    ("en", "Ibid., § 77."),
    ("en", "Ilias and Ahmed v. Hungary [GC] (§§ 211-216) concerned the transit zone."),
    ("en", "UNHCR, Detention Guidelines, para. 34, says that alternatives come first."),
    ("lt", "EŽTT sprendimo byloje Z. A. ir kiti prieš Rusiją 138 punkte pabrėžta tas pats."),
    ("lt", "Z. A. ir kiti prieš Rusiją [DK], 138–145 punktai."),
    ("lt", "Baudžiamojo proceso kodekso 3 straipsnio 1 dalies 45 punktas netaikomas."),
    ("lt", "Žr. Lietuvos vyriausiojo administracinio teismo 2022 m. birželio 9 d. nutarties 41 punktą."),
    ("lt", "Prieglobsčio tvarkos aprašo 33 ir 34 punktai nustato terminus."),
    ("lt", "Teismo teigimu (žr. skundžiamo sprendimo 29 punktą), pareiškėjas galėjo išvykti."),
    ("lt", "Direktyvos 2013/32/ES I priedas ir Reglamento 6 priedas čia nereikšmingi."),
    ("lt", "Specialiojo pranešėjo ataskaitos 56 punkte nurodyta ta pati išvada."),
    ("lt", "CPT standartų 29 punkte rekomenduojama kitaip."),
    ("lt", "Tai pažymėta ir generalinio advokato išvados 77 punkte."),
    ("lt", "Įsakymo Nr. 1V-273 25 punkto nuostatos pakeistos."),
    ("lt", "Seimo kontrolieriaus pažymos 48 punkte nurodyta, kad sąlygos netinkamos."),
    ("lt", "Sprendime R. R. ir kiti prieš Vengriją EŽTT (49 punktas) vertino maistą."),
    ("lt", "Byloje M. S. S. prieš Belgiją ir Graikiją (§ 233) nurodyta tas pats."),
    ("lt", "Konvencijos 5 straipsnio 1 dalies f punktas ir 13 straipsnis pažeisti."),
    ("lt", "Sprendimas yra 45 p., prie jo – 3 priedai."),
    ("lt", "Kaip pažymėjo Teisingumo Teismas sprendimo FMS 225 punkte, sektorius yra sulaikymas."),
    ("lt", "Kasacinio skundo 30 punktas čia necituojamas."),
    ("en", "R.R. and Others v. Hungary, no. 36037/17, §§ 74-83."),
    ("en", "In Z.A. and Others the Grand Chamber (paragraphs 138-145) set out the test."),
    ("en", "The Special Rapporteur's report (A/HRC/13/30, para. 59) agrees."),
    ("en", "Paragraph 30 of the Handbook defines the term."),
    ("en", "The Vilnius court's ruling, at paragraph 28, says otherwise."),
    ("en", "See also Advocate General Pikamäe's Opinion, point 148."),
    ("en", "The Handbook (paras 196-204) puts the duty on both."),
    (
        "en",
        "In its judgment of 30 June 2022 the Court of Justice said, in paragraph 63, that the law is contrary to EU law.",
    ),
    ("en", "CPT/Inf (2017) 3, paragraph 31, recommends access to a lawyer."),
    ("en", "Annex I to the Rules of Court and Annex 7 of the Handbook are silent."),
    ("en", "The impugned decision (Annex 1, paragraph 34) is wrong."),
    ("en", "Article 6 (paragraph 45 of the Explanatory Report) covers it."),
    ("en", "The Committee against Torture (communication no. 613/2014, para. 8.4) found so."),
    ("en", "The respondent State's letter, para. 26, admits it."),
    # what is quoted counts its own paragraphs
    (
        "lt",
        "Teismas nurodė: „Kaip nurodyta 45 punkte pirmiau, sulaikymas buvo neteisėtas (žr. 61 punktą).“ Tai pripažino ir atsakovas.",
    ),
    ("lt", "Teismas pabrėžė: „Asmuo laikytas centre (žr. 45 punktą), o vėliau"),
    (
        "en",
        "The Court held: “As stated in paragraph 45 above, detention must be lawful (see paragraph 61).” That was not disputed.",
    ),
    ("en", "They were “held, as paragraph 45 above shows, without any legal basis whatever” (paragraph 207)."),
    ("en", "It follows from Paragraph 823(2) of the Civil Code that damages are due."),
    ("en", "The rule is in Mole and Meredith, p. 472, para. 76."),
    ("en", "He relies on the former paragraph 41."),
)


@pytest.fixture
def said(tmp_path: Path) -> Callable[[str, str], list[Problem]]:
    """What is said of the references of a paper with this sentence among its 22 paragraphs."""

    def examine(language: str, sentence: str) -> list[Problem]:
        lithuanian = language == "lt"
        plain = (
            "Pareiškėjas kirto sieną ir kreipėsi į pareigūnus." if lithuanian else "The applicant crossed the border."
        )
        cited = "Tai rodo 1, 2, 3, 4 ir 5 priedai." if lithuanian else "This is shown by Annexes 1, 2, 3, 4 and 5."
        texts = [*(plain,) * 10, sentence, *(plain,) * (PARAGRAPHS - 12), cited]
        listed = [f"+ {'Dokumentas' if lithuanian else 'Document'} {letter}, 1 l." for letter in "ABCDE"[:ANNEXES]]
        items = ("# I", *(f"1 {text}" for text in texts), "# Priedai" if lithuanian else "# Annexes", *listed)
        document = read(filed_paper(tmp_path / "paper.docx", items).read_bytes(), "paper.docx")
        return [*reference_problems(document), *annex_problems(document)]

    return examine


def test_both_sets_are_of_some_size():
    assert len(BROKEN) >= 60 and len(CLEAN) >= 60
    assert {language for language, *_ in (*BROKEN, *CLEAN)} == {"lt", "en"}


@pytest.mark.parametrize(("language", "sentence", "number"), BROKEN, ids=[one[1][:50] for one in BROKEN])
def test_a_reference_to_what_is_not_there_is_found(said, language, sentence, number):
    found = said(language, sentence)
    told = [one for one in found if f"no paragraph {number};" in one.what or f"no annex {number};" in one.what]
    assert told, [str(one.what) for one in found]
    assert in_language(told[0].what, "lt") != str(told[0].what) and in_language(told[0].fix, "lt") != str(told[0].fix)


@pytest.mark.parametrize(("language", "sentence"), CLEAN, ids=[one[1][:50] for one in CLEAN])
def test_a_pinpoint_in_another_text_raises_no_alarm(said, language, sentence):
    assert [str(one.what) for one in said(language, sentence)] == []


def test_the_plainer_a_reference_is_the_graver_is_its_fault(said):
    def severity(sentence: str) -> str:
        (one,) = said("en", sentence)
        return one.severity

    assert severity("As stated in paragraph 45 above, he was held.") == "error"
    assert severity("He was held (see paragraph 45).") == "error"
    assert severity("He repeats paragraph 45 in full.") == "warning"


def test_in_a_note_only_what_is_plainly_its_own_is_read():
    sentence = "See paragraph 45 above; see paragraph 46."
    assert [one.numbers for one in own_pinpoints(Passage(text=sentence, story="footnote"))] == [(45,)]
    assert [one.numbers for one in own_pinpoints(Passage(text=sentence))] == [(45,), (46,)]


def test_a_short_list_in_a_document_without_numbers_is_not_what_a_reference_counts(tmp_path):
    items = ("Pareiškėjas pakartoja 45 punkto argumentus.", "- panaikinti sprendimą;", "- grąžinti bylą.")
    document = read(filed_paper(tmp_path / "paper.docx", items).read_bytes(), "x")
    assert [*reference_problems(document)] == []
