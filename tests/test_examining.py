"""The examination of finished documents: clean filings raise no alarm, planted faults are found at their place, in both languages."""

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import docx
import pytest
from filed_papers import AGAIN, bookmark, complex_field, drawn, filed_paper, paragraph, run, simple_field, table

import litigator.drafting.examining
from litigator.casefile import Exhibit
from litigator.drafting.assembling import assemble
from litigator.drafting.examining import document_problems
from litigator.drafting.examining.annexes import annex_list, annexes_cited, log_problems
from litigator.drafting.examining.examining import examined, text_problems
from litigator.drafting.examining.passages import Examined
from litigator.drafting.examining.reading import read
from litigator.drafting.examining.words import LITHUANIAN
from litigator.drafting.wording import LITHUANIAN as OF_DRAFTS
from litigator.drafting.wording import Sentence, in_language
from litigator.errors import DraftIncomplete, NotFound, Problem, Refused, Unreadable
from litigator.library.gathering import open_library
from litigator.sample import CLOCK, specimens

FILING = date(2026, 5, 20)
CASES = {case.reference: case for case in specimens()}

LITHUANIAN_PAPER = (
    "Regionų administraciniam teismui",
    "# SKUNDAS",
    "2026 m. gegužės 20 d.",
    "# I. Faktinės aplinkybės",
    "1 Pareiškėjas 2021 m. rugpjūčio 12 d., ketvirtadienį, kirto sieną ir buvo sulaikytas (1 priedas).",
    "1 Pareigūnai nurodė: „Niekur neisite, kol „viršininkas“ nepasakys.“ Sprendimas jam neįteiktas (žr. 2 ir 3 priedus).",
    "1 Prašymas pateiktas:",
    "a žodžiu – pasienyje;",
    "a raštu – centre (toliau – prašymas);",
    "1 Teismas taikė 5 straipsnio 1 dalies f) punktą ir Reglamento (ES) Nr. 604/2013 2 priedą. Sprendimas paskelbtas 2026 m. gegužės 12 d.",
    "# II. Argumentai",
    "1 Kaip nurodyta šio skundo 4 punkte, laisvė buvo atimta; žr. 1–3 punktus. EŽTT tai paaiškino (Khlaifia ir kiti prieš Italiją [DK], Nr. 16483/12, § 91).",
    "1 Teismas pabrėžė: „[a]smuo, kuris negali išeiti <...>, nėra laisvas […]“. Paskutinė skundo padavimo diena yra 2026 m. gegužės 26 d.",
    "> The Court reiterates that any deprivation of liberty must be lawful and that it must not be arbitrary in the light of the guarantee.",
    "1 „Pirma citatos pastraipa prasideda čia.",
    "Antra baigiasi čia.“",
    "1 XXI amžiuje tai nepateisinama; terminas sueina iki 2026 m. birželio 30 d. Rašyti: info@example.org arba <a.b@example.org>.",
    "1 Vos vos prasidėjus procesui, šis terminas buvo praleistas (2 priedas). Bylos Nr. A-9901-999/2022.",
    "# III. Prašymas",
    "Atsižvelgdamas į tai, kas išdėstyta, pareiškėjas prašo:",
    "- panaikinti skundžiamą sprendimą;",
    "- įpareigoti Migracijos departamentą prašymą išnagrinėti iš naujo.",
    "# Priedai",
    "+ Sprendimas Nr. 99I-2026-04, 2026 m. sausio 13 d., 9 l.",
    "+ Įteikimo lapas, 2026 m. sausio 14 d., 1 l.",
    "+ Pažyma apie buvimą centre, 2 l.",
    "Pareiškėjo atstovė ____________________ (parašas)",
    "2026 m. ______ mėn. __ d. (data)",
)
ENGLISH_PAPER = (
    "European Court of Human Rights",
    "# OBSERVATIONS OF THE APPLICANT",
    "# I. The facts",
    "1. The applicant arrived on Thursday, 12 August 2021 and had had no interpreter (Annex 1).",
    "2. The officer said: “You stay here until the ‘chief’ says otherwise.” Nothing was served (see Annexes 2 and 3).",
    "3. The request was made:",
    "(a) orally, at the border;",
    "(b) in writing, at the centre (“the second request”);",
    "4. The measure was listed under Annex 9 to the Regulation. The Court held as follows in Khlaifia and Others v. Italy [GC], no. 16483/12, § 91:",
    "“[T]he absence of a clear and accessible legal basis […] fails to satisfy the principle of legal certainty.”",
    "# II. The law",
    "5. As stated in paragraph 4 above, liberty was taken; see paragraphs 1-3 above and paragraph 118 of the judgment in Chahal v. the United Kingdom.",
    "6. What the applicant asks for is this:",
    "1. an oral hearing;",
    "2. legal aid.",
    "7. The time-limit runs until 17 June 2026. The organisation Žmogaus teisių gynimo biuras „Slenkstis“ represents him.",
    "“A quotation of two paragraphs opens here.",
    "“It opens here again and is closed.”",
    "8. That that was so is not in dispute: the law (Article 5 § 1 (f)) says no more.",
    "List of annexes",
    "1. Decision, 13 January 2026, 9 pp.",
    "2. Proof of service, 14 January 2026, 1 p.",
    "3. Certificate of stay, 2 pp.",
    "Signature: ______________",
)


@pytest.fixture
def look(tmp_path) -> Callable[..., list[Problem]]:
    """What the examination says of a paper of these items."""

    def examine(items: tuple[str, ...], **made: object) -> list[Problem]:
        asked = {name: made.pop(name) for name in ("filing", "language") if name in made}
        path = filed_paper(tmp_path / "paper.docx", items, **made)  # type: ignore[arg-type]
        return [*text_problems(read(path.read_bytes(), path.name), **{"filing": FILING, **asked})]

    return examine


# Clean filings


@pytest.mark.parametrize("items", [LITHUANIAN_PAPER, ENGLISH_PAPER], ids=["lt", "en"])
def test_a_clean_filing_raises_no_alarm_at_all(look, items):
    assert look(items) == []


def test_word_s_own_reference_fields_links_and_contents_are_clean(look):
    items = (
        '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>'
        + complex_field('TOC \\o "1-3" \\h', "I. Faktai\t…………………………… 1")
        + "</w:p>",
        paragraph(bookmark("_Ref100", run("Pareiškėjas kirto sieną ir buvo sulaikytas pasienyje.")), "Body"),
        paragraph(
            run("Kaip nurodyta ")
            + complex_field("REF _Ref100 \\r \\h", "1")
            + run(" punkte (")
            + simple_field("PAGEREF _Ref100 \\h", "1")
            + run(" psl.) ir čia: ")
            + simple_field("REF _Ref100", "Pareiškėjas kirto sieną ir buvo sulaikytas pasienyje.")
            + f'<w:hyperlink w:anchor="_Ref100">{run("ten")}</w:hyperlink>'
            + simple_field('HYPERLINK \\l "_Ref100"', "čia")
            + simple_field("PAGE", "1"),
            "Body",
        ),
    )
    assert look(items) == []


def assembled() -> list[tuple[str, str, str, bytes]]:
    """Every draft that the ten sample cases make, in every language the library has a template for."""
    library = open_library()
    made = []
    for reference, case in CASES.items():
        for template in library.templates:
            if template.name not in library.forms:
                continue
            try:
                draft = assemble(case, template.name, library, today=CLOCK, language=template.language)
            except DraftIncomplete:
                continue
            made.append((reference, template.name, template.language, draft.data))
    return made


def test_no_draft_of_the_sample_cases_raises_an_alarm():
    library = open_library()
    drafts = assembled()
    assert len(drafts) >= 6
    for reference, form, language, data in drafts:
        document = read(data, form)
        order = library.form(form).annex_order
        said = [
            *text_problems(document, filing=CLOCK, language=language),
            *log_problems(document, CASES[reference], order=order),
        ]
        assert [problem for problem in said if problem.severity == "error"] == [], (reference, form, language)
        about = re.compile(r"no file is named in the log|is not mentioned in the text")
        assert [problem for problem in said if not about.search(problem.what)] == [], (reference, form, language)


# Planted faults: (what stands in the paper, what must be said, where)

BODY = paragraph(bookmark("_Ref1", run("Pareiškėjas 2021 m. rugpjūčio 12 d. kirto sieną.")), "Body")
EMPTY_BOX = (
    "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    + run("Įrašykite čia")
    + "</w:sdtContent></w:sdt></w:p>"
)
RESTARTED = (
    f'<w:p><w:pPr><w:pStyle w:val="Body"/><w:numPr><w:numId w:val="{AGAIN}"/></w:numPr></w:pPr>'
    + run("Numeracija prasideda iš naujo.")
    + "</w:p>"
)
JUMPED = ("1. Pirmas.", "2. Antras.", "4. Ketvirtas.")
PLANTED: tuple[tuple[str | tuple[str, ...], str], ...] = (
    # tags and gaps
    ("1 Pareiškėjas {{ claimant.name }} kreipėsi.", "`{{` is left"),
    ("1 Pareiškėjas claimant.name }} kreipėsi.", "`}}` is left"),
    ("1 {% if detained %}Buvo sulaikytas.", "`{%` is left"),
    ("1 [[clauses: merits]]", "`[[` is left"),
    ("1 Adresas: ⟦TRŪKSTA: adresas⟧.", "`⟦` is left"),
    ("1 Sprendimas priimtas 2022 m. ____ d. Vilniuje.", "a gap is left"),
    ("1 Sprendimo numeris – …………, priimtas Vilniuje.", "a gap is left"),
    ("1 Sprendimo numeris – .........., priimtas Vilniuje.", "a gap is left"),
    ("1 Pareiškėjas {vardas} kreipėsi.", "a placeholder is left"),
    ("1 Pareiškėjas ${claimant} kreipėsi.", "a placeholder is left"),
    ("1 Pareiškėjas [VARDAS] kreipėsi.", "a placeholder is left"),
    ("1 Pareiškėjas [vardas, pavardė] kreipėsi [data].", "a placeholder is left"),
    ("1 Pareiškėjas [●] kreipėsi.", "a placeholder is left"),
    ("1 Sprendimas [įrašyti datą] priimtas.", "a placeholder is left"),
    ("1 Pareiškėjas <<vardas>> kreipėsi.", "a placeholder is left"),
    ("1 Pareiškėjas <vardas> kreipėsi.", "a placeholder is left"),
    ("1 Byla [BYLOS NUMERIS] išnagrinėta.", "a placeholder is left"),
    ("1 Byla [TEISMO PAVADINIMAS] išnagrinėta.", "may be a placeholder"),
    ("1 The order [insert date] was served.", "a placeholder is left"),
    ("1 TO" + "DO: patikslinti datą.", "a note to oneself"),
    ("1 Byla Nr. " + "X" * 3 + " išnagrinėta.", "a note to oneself"),
    ("1 Byla Nr. eI2-XXXX-999/2022 išnagrinėta.", "a note to oneself"),
    ("1 Priimta xxx dieną.", "a note to oneself"),
    ("1 Priimta vasario mėnesį???", "a note to oneself"),
    ("1 Suma – TBC.", "a note to oneself"),
    ("1 Lorem ipsum dolor.", "a note to oneself"),
    ("1 Byla [PILDYTI] išnagrinėta.", "a placeholder is left"),
    ("1 Byla [tikslinti] išnagrinėta.", "a placeholder is left"),
    ("1 Byla [pastaba: pasitikslinti] išnagrinėta.", "a placeholder is left"),
    ("1 Byla [?] išnagrinėta.", "a placeholder is left"),
    ("1 Byla (PATIKRINTI) išnagrinėta.", "a note to oneself"),
    ("1 Byla @@@ išnagrinėta.", "a note to oneself"),
    ("1 Sprendimas 2022 m. kovo XX d. priimtas.", "a note to oneself"),
    ("1 Sprendimo Nr. ... dalis panaikinta.", "a gap is left"),
    ("1 Kreipėsi [Pareiškėjo vardas, pavardė] atstovas.", "may be a placeholder"),
    ("1 Sulaikymas buvo **neteisėtas** ir per ilgas.", "may be a placeholder"),
    ("1 Sulaikymas […] truko per ilgai.", "may be a placeholder"),
    (paragraph(run("Terminas ") + run("trys dienos", '<w:highlight w:val="yellow"/>'), "Body"), "text is highlighted"),
    (paragraph(run("Terminas ", '<w:shd w:val="clear" w:fill="FFFF00"/>'), "Body"), "text is highlighted"),
    (EMPTY_BOX, "a box of the form is not filled in"),
    ("Click or tap here to enter text.", "a box of the form is not filled in"),
    (paragraph(simple_field("MERGEFIELD Vardas", "«Vardas»"), "Body"), "mail-merge field"),
    # numbers
    (RESTARTED, "the numbering begins again: 1 follows 2"),
    ("2. Ranka įrašytas numeris.", "number 2 stands twice"),
    (("# Kita dalis", *JUMPED), "number 3 is missing: 4 follows 2"),
    (("# Kita dalis", *JUMPED[:2], "2. Dar kartą."), "number 2 stands twice"),
    (("# Kita dalis", *JUMPED[:2], "7. Septintas."), "numbers 3–6 are missing"),
    (("# Kita dalis", *JUMPED[:2], "3. Trečias.", "2. Antras."), "the numbers go back: 2 follows 3"),
    (("# Kita dalis", "2.1. Pirmas.", "2.1. Antras."), "number 2.1 stands twice"),
    (("# Kita dalis", "2.1. Pirmas.", "2.3. Antras."), "number 2.2 is missing: 2.3 follows 2.1"),
    (("# Kita dalis", *JUMPED[:2], "3.Trečias be tarpo.", "5. Penktas."), "number 4 is missing: 5 follows 3"),
    # references
    (paragraph(simple_field("REF _Ref9 \\r \\h", "7"), "Body"), "a reference to _Ref9 leads nowhere"),
    (paragraph(complex_field("PAGEREF _Ref9 \\h", "7"), "Body"), "a reference to _Ref9 leads nowhere"),
    (paragraph(complex_field("NOTEREF _Ref9 \\h", "7"), "Body"), "a reference to _Ref9 leads nowhere"),
    (BODY + paragraph(simple_field("REF _Ref1 \\r \\h", "7"), "Body"), "a reference shows 7 where the paragraph has 3"),
    (BODY + paragraph(complex_field("REF _Ref1 \\n", "2"), "Body"), "a reference shows 2 where the paragraph has 3"),
    (BODY + paragraph(simple_field("REF _Ref1", "Kitas tekstas."), "Body"), "a reference shows «Kitas tekstas.»"),
    (f'<w:p><w:hyperlink w:anchor="_Ref9">{run("ten")}</w:hyperlink></w:p>', "a link to _Ref9 leads nowhere"),
    (paragraph(simple_field('HYPERLINK \\l "_Ref9"', "ten"), "Body"), "a link to _Ref9 leads nowhere"),
    ("1 Žr. Klaida! Nerastas nuorodos šaltinis. punktą.", "a reference is broken"),
    ("1 See paragraph Error! Reference source not found. above.", "a reference is broken"),
    ("1 Žr. 15 punktą.", "there is no paragraph 15"),
    ("1 Kaip nurodyta šio skundo 40 punkte, taip nebuvo.", "there is no paragraph 40"),
    ("1 Kaip pirmiau 3–9 punktuose nurodyta, taip nebuvo.", "there is no paragraph 9"),
    ("1 Žr. 1, 2 ir 47 punktus.", "there is no paragraph 47"),
    ("1 Kaip nurodyta 45 punkte, taip nebuvo.", "there is no paragraph 45"),
    ("1 Žr. šio skundo 45 p.", "there is no paragraph 45"),
    ("1 Kaip šio skundo 45-ajame punkte nurodyta, taip nebuvo.", "there is no paragraph 45"),
    ("1 Kaip šio skundo punkte 45 nurodyta, taip nebuvo.", "there is no paragraph 45"),
    ("1 See §45 above.", "there is no paragraph 45"),
    ("1 See para 45 above.", "there is no paragraph 45"),
    ("1 Tai įrodo pažyma (3 priedas).", "there is no annex 3; the list has 2"),
    ("1 Tai įrodo pažyma (1, 2 ir 4 priedai).", "there is no annex 4"),
    ("1 Tai įrodo pažyma (priedas Nr. 7).", "there is no annex 7"),
    ("1 Tai nurodyta 6 priede.", "there is no annex 6"),
    ("1 Tai įrodo pažyma (Annex 5).", "there is no annex 5"),
    ("+ Niekur nepaminėtas dokumentas, 1 l.", "annex 3 is not mentioned"),
    # dates
    ("1 Teismas 2022 m. birželio 31 d. nutarė.", "there is no such day"),
    ("1 Teismas 2023 m. vasario 29 d. nutarė.", "there is no such day"),
    ("1 Ruling of 31 June 2022.", "there is no such day"),
    ("1 Ruling of February 30, 2022.", "there is no such day"),
    ("1 Teismas 2022-02-30 nutarė.", "there is no such day"),
    ("1 Teismas 31.06.2022 nutarė.", "there is no such day"),
    ("1 Teismas 2022 m. birželio 20 d., antradienį, nutarė.", "is not that weekday"),
    ("1 Ruling of Tuesday, 20 June 2022.", "is not that weekday"),
    ("1 Teismas antradienį, 2022 m. birželio 20 d., nutarė.", "is not that weekday"),
    ("1 Teismas 2022 m. vasario mėn. 30 dieną nutarė.", "there is no such day"),
    ("1 Sprendimas buvo priimtas 2027 m. sausio 5 d. Vilniuje.", "comes after the filing"),
    ("1 Teismas 2022 m. birželio 20 dieną (antradienis) nutarė.", "is not that weekday"),
    ("1 Teismas 2022 m. birželio 20-ąją, antradienį, nutarė.", "is not that weekday"),
    ("1 Teismas 2022 m. birželio mėn. 20 d., antradienį, nutarė.", "is not that weekday"),
    ("1 Teismas 2022 m. birželio 20 d. – antradienį – nutarė.", "is not that weekday"),
    ("1 Teismas 2022 m. birželio 20 d. (Antradienis) nutarė.", "is not that weekday"),
    ("1 Teismas 2022 m. birželio 20 d. antradienio rytą nutarė.", "is not that weekday"),
    ("1 Teismas 2022-06-20 (antradienis) nutarė.", "is not that weekday"),
    ("1 Teismas 2022.06.20, antradienį, nutarė.", "is not that weekday"),
    ("1 Ruling of Tuesday, June 20, 2022.", "is not that weekday"),
    ("1 Ruling of 20 June 2022, a Tuesday.", "is not that weekday"),
    ("1 Ruling of 20 June 2022 (Tuesday).", "is not that weekday"),
    ("1 Ruling of Tuesday, the 20th of June 2022.", "is not that weekday"),
    # pairs
    ("1 Pareigūnas sakė: „Niekur neisite.", "a quotation that opens with „ is not closed"),
    ("1 Pareigūnas sakė: Niekur neisite.»", "a quotation is closed with » and was not opened"),
    ("1 Pareigūnas sakė: niekur neisite”.", "a quotation is closed with ” and was not opened"),
    ("1 Pareigūnas (viršininkas sakė tai.", "the bracket ( is not closed"),
    ("1 Pareigūnas viršininkas) sakė tai.", "the bracket ) was not opened"),
    ("1 Pareigūnas [viršininkas sakė tai.", "the bracket [ is not closed"),
    ("1 Pareigūnas sakė: “Niekur neisite”.", "quotation marks of another language"),
    ('1 Pareigūnas sakė: "Niekur neisite".', "quotation marks of another language"),
    ("1 Pareigūnas sakė: „Niekur neisite”.", "quotation marks of another language"),
    # words
    ("1 Pareiškėjas ir ir jo sesuo kreipėsi.", "a word stands twice"),
    ("1 The the applicant.", "a word stands twice"),
    ("1 Pareiškėjas  kreipėsi.", "double spaces in 1 places"),
    ("1 Pareiškėjas , kuris kreipėsi, išvyko.", "a space before a comma"),
    (
        "1 The applicant was held at the centre for two months and was not allowed to leave it without the permission of the officer.",
        "in another language than the document (English)",
    ),
    (
        "1 Le requérant a été retenu dans le centre pendant deux mois et il ne pouvait pas en sortir sans la permission des agents qui le gardaient.",
        "in another language than the document (fr)",
    ),
    # what it carries unseen
    (
        paragraph(run("Slaptas sakinys.", "<w:vanish/>") + run("Tekstas."), "Body"),
        "hidden text is left: «Slaptas sakinys.»",
    ),
    (f"<w:p><w:ins w:author='x'>{run('Įterpta.')}</w:ins></w:p>", "tracked changes are left (1 put in"),
    (paragraph(run("Žodis."), "Body", '<w:rPr><w:del w:author="x"/></w:rPr>'), "0 struck out, 1 of form)"),
    (paragraph(run("Žodis."), "Body", '<w:pPrChange w:author="x"><w:pPr/></w:pPrChange>'), "0 struck out, 1 of form)"),
    (
        table([["Žodis"]]).replace("<w:tr>", '<w:tr><w:trPr><w:ins w:author="x"/></w:trPr>'),
        "(0 put in, 0 struck out, 1 of",
    ),
    (paragraph(run("Buvo neteisėta.", "<w:strike/>"), "Body"), "text is struck through: «Buvo neteisėta.»"),
    (f"<w:p><w:del w:author='x'><w:r><w:delText>x</w:delText></w:r></w:del>{run('Liko.')}</w:p>", "1 struck out"),
)
SHORT_PAPER = (
    "# SKUNDAS",
    "Šiuo skundu pareiškėjas, kuris buvo sulaikytas ir kuriam apie tai nepranešta, prašo teismo ginti jo teises.",
    "1 Pareiškėjas 2021 m. rugpjūčio 12 d. kirto sieną ir buvo sulaikytas pasienyje (1 priedas).",
    "1 Teismas dėl jo laisvės nenusprendė, todėl jis negalėjo išeiti iš centro (2 priedas).",
)
LIST = ("# Priedai", "+ Sprendimas, 9 l.", "+ Lapas, 1 l.")


def test_the_planted_faults_are_more_than_sixty_and_the_paper_without_them_is_clean(look):
    assert len(PLANTED) > 60
    assert look((*SHORT_PAPER, *LIST)) == []


@pytest.mark.parametrize(("planted", "said"), PLANTED, ids=[f"{n}-{said[:40]}" for n, (_, said) in enumerate(PLANTED)])
def test_every_planted_fault_is_found_and_nothing_else(look, planted, said):
    items = (planted,) if isinstance(planted, str) else planted
    listed = planted[:2] == "+ "
    problems = look((*SHORT_PAPER, *LIST, *items) if listed else (*SHORT_PAPER, *items, *LIST))
    assert any(said in problem.what for problem in problems), [str(problem) for problem in problems]
    others = [problem for problem in problems if said not in problem.what]
    assert len(others) <= 0, [str(problem) for problem in others]
    for problem in problems:
        assert isinstance(problem.where, Sentence) and isinstance(problem.what, str)
        assert problem.fix and in_language(problem.fix, "lt") != problem.fix
        assert in_language(problem.what, "lt") != str(problem.what)


ENGLISH_PLANTED = (
    ("9. The applicant [NAME] appeared.", "a placeholder is left"),
    ("9. The order of ____ 2022 was not served.", "a gap is left"),
    ("9. As stated in paragraph 40 above, that was not so.", "there is no paragraph 40"),
    ("9. See paragraphs 3 and 19 above.", "there is no paragraph 19"),
    ("9. That is shown by Annex 9.", "there is no annex 9"),
    ("9. That is shown by Annexes 2, 3 and 6.", "there is no annex 6"),
    ("9. The order of 31 April 2022 was not served.", "there is no such day"),
    ("9. The order of Monday, 21 June 2022 was not served.", "is not that weekday"),
    ("9. The order was served on 5 January 2027 in Vilnius.", "comes after the filing"),
    ("9. The officer said: “You stay here.", "a quotation that opens with “ is not closed"),
    ("9. The officer said: You stay here.”", "a quotation is closed with ” and was not opened"),
    ("9. The officer (the chief said so.", "the bracket ( is not closed"),
    ("9. The officer said: „You will stay here for ever“.", "quotation marks of another language"),
    ("9. The officer and and the chief said so.", "a word stands twice"),
    (
        "9. Pareiškėjas buvo laikomas centre du mėnesius ir negalėjo iš jo išeiti, nes pareigūnai tam nedavė leidimo.",
        "in another language than the document (Lithuanian)",
    ),
    ("10. The tenth comes after the eighth.", "number 9 is missing: 10 follows 8"),
    ("8. The eighth stands twice.", "number 8 stands twice"),
    ("11. The eleventh.", "numbers 9–10 are missing"),
)


@pytest.mark.parametrize(("planted", "said"), ENGLISH_PLANTED, ids=[said[:40] for _, said in ENGLISH_PLANTED])
def test_every_fault_planted_in_the_english_paper_is_found_and_nothing_else(look, planted, said):
    at = ENGLISH_PAPER.index("List of annexes")
    problems = look((*ENGLISH_PAPER[:at], planted, *ENGLISH_PAPER[at:]))
    assert len(problems) == 1 and said in problems[0].what, [str(problem) for problem in problems]


WEEKDAYS_IN_ORDER = (
    "2022 m. birželio 20 d. (pirmadienis)",
    "2022 m. birželio 20 d., pirmadienį,",
    "2022-06-20 (pirmadienis)",
    "2022 m. birželio 20-ąją, pirmadienį,",
    "pirmadienį, 2022 m. birželio 20 d., antradienį, 2022 m. birželio 21 d.,",
    "2022 m. birželio 20 d., o ne antradienį,",
    "antradieniais nuo 2022 m. birželio 20 d.",
    "2022 m. birželio 20 d. Antradienį teismas nedirbo, bet vėliau",
    "Monday, June 20, 2022,",
    "Tuesdays from 20 June 2022",
    "Tuesday. On 20 June 2022",
    "20 June 2022; Tuesday was a holiday;",
    "20 June 2022 (a Monday)",
    "Monday, 20 June 2022, Tuesday, 21 June 2022",
)


@pytest.mark.parametrize("words", WEEKDAYS_IN_ORDER)
def test_a_weekday_that_fits_or_goes_with_another_day_is_left_alone(look, words):
    assert look((*SHORT_PAPER, f"1 Teismas {words} nutarė.", *LIST)) == []


QUOTED = (
    "1 Teismas nurodė: „asmuo […] nėra laisvas [...], jeigu [X] negali išeiti.“ Tai aišku.",
    "1 Teismas nurodė: „kreipėsi [?] dėl bylos Nr. ...“ Tai aišku.",
)


def test_what_is_left_out_of_a_quotation_is_no_placeholder(look):
    found = look((*SHORT_PAPER, *QUOTED, *LIST))
    assert [problem.severity for problem in found] == ["warning"] * 2  # «[X]» and «[?]»: for a person to decide
    assert look((*SHORT_PAPER, "> asmuo […] nėra laisvas [...], jeigu jis negali išeiti", *LIST)) == []


def test_a_paragraph_that_was_pasted_twice_is_told_with_its_first_place(look):
    long = "Pareiškėjas buvo apklaustas be vertėjo, kuris mokėtų jo kalbą, ir protokolas jam nebuvo perskaitytas."
    (told,) = look((*SHORT_PAPER, f"1 {long}", "1 Kitas.", f"1 {long}", *LIST))
    assert told.severity == "warning" and "first here: paragraph 3, under «SKUNDAS»" in told.what
    assert "pirmą kartą čia: 3 punktas" in in_language(told.what, "lt")
    assert look((*SHORT_PAPER, long, long, *LIST)) == []  # what has no number may be a provision, quoted again


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (
            (
                paragraph(run("1 priedas – Sprendimas.")),
                paragraph(run("2 priedas – Lapas.")),
                paragraph(run("2 priedas – Pažyma.")),
            ),
            "number 2 stands twice",
        ),
        (
            (paragraph(run("1 priedas – Sprendimas.")), paragraph(run("3 priedas – Lapas."))),
            "number 2 is missing: 3 follows 1",
        ),
        ((table([["1", "Sprendimas"], ["1", "Lapas"], ["2", "Pažyma"]]),), "number 1 stands twice"),
    ],
)
def test_numbers_of_the_list_of_annexes_are_counted_however_they_are_written(look, listed, said):
    found = [str(problem.what) for problem in look((*SHORT_PAPER, "Priedai:", *listed))]
    assert said in found, found


def test_a_table_of_annexes_may_have_columns_for_dates_and_pages(tmp_path):
    rows = table(
        [["Nr.", "Dokumentas", "Data", "Lapai"], ["1", "Sprendimas", "13.01.2026", "9 l."], ["2", "Lapas", "", "1 l."]]
    )
    document = read(filed_paper(tmp_path / "p.docx", (*SHORT_PAPER, "Priedai:", rows)).read_bytes(), "x")
    assert [(line.number, line.text, line.pages) for line in annex_list(document)] == [
        (1, "Sprendimas, 13.01.2026, 9 l.", 9),
        (2, "Lapas, 1 l.", 1),
    ]


def test_a_list_of_annexes_may_stand_in_one_paragraph(look):
    items = (*SHORT_PAPER, "Priedai: 1. Sprendimas, 9 l. 2. Lapas, 1 l.")
    assert look(items) == []
    (told,) = look((*items[:-1], "1 Tai rodo pažyma (3 priedas).", items[-1]))
    assert "there is no annex 3; the list has 2" in told.what


def test_a_number_typed_among_word_s_own_is_held_against_those_above_it(look):
    items = (*SHORT_PAPER, "2. Ranka.", "# Priedai", *("+ Kitas priedas, 1 l.",) * 6)
    assert "number 2 stands twice" in [str(one.what) for one in look(items)]
    assert "number 3 is missing: 4 follows 2" in [str(one.what) for one in look((*SHORT_PAPER, "4. Ranka.", *LIST))]
    assert look((*SHORT_PAPER, "3. Ranka.", *LIST)) == []


def test_a_finding_says_where_by_printed_number_heading_cell_and_note(look):
    items = (
        "Pradžia {vardas}.",
        "# I. Faktai",
        "1 Pirmas {vardas}.",
        "a pirma {vardas};",
        "Be numerio {vardas}.",
        table([["Langelis {vardas}"]]),
        paragraph(run("Su išnaša") + '<w:r><w:footnoteReference w:id="1"/></w:r>', "Body"),
    )
    said = look(items, notes=("Išnaša {vardas}.",), header=paragraph(run("{vardas}")))
    under = ", under «I. Faktai»"
    assert sorted(str(problem.where) for problem in said if "placeholder" in problem.what) == sorted(
        (
            "the head of the page",
            "paragraph 1 from the top",
            f"paragraph 1{under}",
            f"paragraph 1, point a{under}",
            f"after paragraph 1{under}",
            f"table 1, row 1{under}",
            "footnote 1",
        )
    )
    second = next(
        problem for problem in said if problem.where.startswith("paragraph 1,") and "point" not in problem.where
    )
    assert in_language(second.where, "lt") == "1 punktas, po antrašte „I. Faktai“"


def test_comments_are_told_with_their_author_and_ours_stop_a_filing(look):
    marked = paragraph(
        run("Tekstas.") + '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="1"/></w:r>'
    )
    said = look((*SHORT_PAPER, marked, *LIST), comments=(("Jonas", "Ar tikrai?"), ("litigator", "TRŪKSTA: adresas")))
    assert [(problem.severity, str(problem.what)) for problem in said] == [
        ("warning", "a comment is left in the margin (Jonas): «Ar tikrai?»"),
        ("error", "a comment of an unfinished draft is left: «TRŪKSTA: adresas»"),
    ]


def test_a_partial_draft_of_ours_is_known_by_its_marks():
    case = CASES["2021-011"]
    made = assemble(case, "lvat-appeal", open_library(), today=date(2027, 1, 1), partial_draft=True)
    said = [*text_problems(read(made.data, "x"))]
    assert any("marked as a draft" in problem.what and problem.severity == "error" for problem in said)
    assert any("`⟦` is left" in problem.what for problem in said)
    assert any("comment of an unfinished draft" in problem.what for problem in said)


def test_a_stamp_across_the_page_is_told(look):
    stamp = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="PROJEKTAS"/></v:shape></w:pict></w:r></w:p>'
    assert ["marked as a draft" in one.what for one in look((*SHORT_PAPER, *LIST), header=stamp)] == [True]


def test_a_document_in_another_language_than_asked_for_is_told_once(look):
    said = look(ENGLISH_PAPER, language="lt")
    assert [str(one.what) for one in said] == [
        "the document is in another language (English) than asked for (Lithuanian)"
    ]


def test_a_quotation_in_another_language_and_the_names_of_people_are_left_alone(look):
    english = (
        "“The Court reiterates that it is not for the authority to decide which of the grounds was the one relied on”"
    )
    assert look((*SHORT_PAPER, f"1 Teismas nurodė: „{english[1:-1]}“ (13 punktas).", *LIST)) == []
    assert look((*SHORT_PAPER, "1 Duran Duran ir Farid Nazari kreipėsi į teismą.", *LIST)) == []


def test_a_paper_numbered_by_hand_lists_its_annexes_in_a_table(look):
    items = (
        "1. The applicant was held at the centre and was told so (Annex 2).",
        "2. The court did not decide (Annexes 1 and 3).",
        "Annexes:",
        table([["1", "Decision, 3 pp."], ["2", "Certificate, 1 p."]]),
    )
    said = look(items)
    assert [str(one.what) for one in said] == [
        "«…he court did not decide (Annexes 1 and 3).»: there is no annex 3; the list has 2"
    ]
    assert str(said[0].where) == "paragraph 2"


def test_a_paper_that_cites_annexes_and_lists_none_is_told_once(look):
    said = look(("1 Tai rodo pažyma (2 priedas) ir nutartis (3 priedas).",))
    assert [str(one.what).split("»: ")[1] for one in said] == ["the document has no list of annexes"]


# The three-way check: list, log, text

EXHIBITS = (
    Exhibit(
        key="E-1",
        kind="order",
        title="Nutartis dėl sulaikymo",
        title_en="Detention order",
        dated=date(2022, 2, 10),
        pages=4,
    ),
    Exhibit(key="E-2", kind="decision", title="Sprendimas", dated=date(2022, 3, 1), pages=2),
    Exhibit(key="E-3", kind="decision", title="Sprendimas", dated=date(2022, 4, 1), pages=2),
    Exhibit(key="E-4", kind="other", title="Vidinė pastaba", annex=False),
)
LISTED = (
    "+ Nutartis dėl sulaikymo, 2022 m. vasario 10 d., 4 l.",
    "+ Sprendimas, 2022 m. kovo 1 d., 2 l.",
    "+ Sprendimas, 2022 m. balandžio 1 d., 2 l.",
)


def three_ways(
    tmp_path: Path, listed: tuple[str, ...], exhibits: tuple[Exhibit, ...] = EXHIBITS, **given: object
) -> list[str]:
    path = filed_paper(tmp_path / "paper.docx", (*SHORT_PAPER, "1 Dar (3 priedas).", "# Priedai", *listed))
    case = replace(CASES["2021-004"], exhibits=exhibits)
    said = log_problems(read(path.read_bytes(), "x"), case, **given)  # type: ignore[arg-type]
    return [str(problem.what) for problem in said if "no file is named" not in problem.what]


def test_a_list_that_follows_the_log_has_no_difference(tmp_path):
    assert three_ways(tmp_path, LISTED) == []
    english = ("+ Detention order, 10 February 2022, 4 pp.", *LISTED[1:])
    assert three_ways(tmp_path, english) == []


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (LISTED[:2], "E-3 «Sprendimas» is marked for annexing and is not on the list"),
        ((*LISTED, "+ Pažyma, 1 l."), "annex 4 «Pažyma, 1 l.» is not in the evidence log"),
        (
            (*LISTED, "+ Vidinė pastaba, 1 l."),
            "E-4 «Vidinė pastaba» is kept back in the log and stands on the list as annex 4",
        ),
        (
            (LISTED[0], LISTED[2], LISTED[1]),
            "annex 2 «Sprendimas, 2022 m. balandžio 1 d., 2 l.» is number 3 by the log",
        ),
        (
            ("+ Nutartis dėl sulaikymo, 2022 m. vasario 11 d., 4 l.", *LISTED[1:]),
            "is dated 2022-02-10 in the log, and the list says 2022-02-11",
        ),
        (
            ("+ Nutartis dėl sulaikymo, 2022 m. vasario 10 d., 5 l.", *LISTED[1:]),
            "has 4 pages in the log, and the list says 5",
        ),
    ],
)
def test_each_difference_between_list_and_log_is_named(tmp_path, listed, said):
    found = three_ways(tmp_path, listed)
    assert any(said in one for one in found), found
    assert len(found) <= 2


def test_annexes_ordered_by_date_are_held_against_that_order(tmp_path):
    later = replace(EXHIBITS[0], dated=date(2022, 12, 10))
    listed = (LISTED[1], LISTED[2], "+ Nutartis dėl sulaikymo, 2022 m. gruodžio 10 d., 4 l.")
    assert three_ways(tmp_path, listed, (later, *EXHIBITS[1:]), order="date") == []
    assert three_ways(tmp_path, listed, (later, *EXHIBITS[1:]))


def test_the_files_of_exhibits_are_there_and_still_those_that_were_logged(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "order.pdf").write_bytes(b"as logged")
    logged = sha256(b"as logged").hexdigest()
    one = replace(EXHIBITS[0], file="order.pdf", sha256=logged)

    def files(exhibit: Exhibit) -> list[str]:
        return three_ways(tmp_path, LISTED, (exhibit, *EXHIBITS[1:]), folders=(folder,))

    assert files(one) == []
    assert "is no longer the one in the log" in files(replace(one, sha256="0" * 64))[0]
    assert "is not in" in files(replace(one, file="lost.pdf", sha256="0" * 64))[0]
    assert files(replace(one, file="renamed.pdf")) == []  # found by what is in it
    assert "no hash" in files(replace(one, sha256=None))[0]
    (tmp_path / "outside.pdf").write_bytes(b"outside")
    for name in ("../outside.pdf", str(tmp_path / "outside.pdf"), "..\\outside.pdf", "a\0b"):
        assert "is not in" in files(replace(one, file=name, sha256=None))[0]


def test_annexes_are_read_in_ranges_and_not_where_an_act_has_them(tmp_path):
    items = (
        "1 Žr. 1, 2 ir 4–6 priedus; Reglamento 9 priedas; Annex 8 to the Directive; pridedami 7 priedai.",
        "# Priedai",
        *LISTED,
    )
    document = read(filed_paper(tmp_path / "p.docx", items).read_bytes(), "x")
    assert [number for number, _, _ in annexes_cited(document, annex_list(document))] == [1, 2, 4, 5, 6]
    assert [(line.number, line.pages, str(line.dated)) for line in annex_list(document)] == [
        (1, 4, "2022-02-10"),
        (2, 2, "2022-03-01"),
        (3, 2, "2022-04-01"),
    ]


# Files


def test_the_file_is_taken_apart_in_the_child(tmp_path):
    path = filed_paper(tmp_path / "paper.docx", LITHUANIAN_PAPER)
    assert examined(path.read_bytes(), "paper.docx") == read(path.read_bytes(), "paper.docx")
    assert document_problems(path, None) == ()


def test_what_is_no_document_is_told_as_what_it_is(tmp_path):
    (tmp_path / "x.docx").write_bytes(b"%PDF-1.7 hello")
    with pytest.raises(Unreadable, match="is a PDF"):
        document_problems(tmp_path / "x.docx", None)
    with pytest.raises(NotFound):
        document_problems(tmp_path / "none.docx", None)
    hostile = filed_paper(tmp_path / "h.docx", ("x",), more={"word/vbaProject.bin": b"x"})
    with pytest.raises(Refused):
        document_problems(hostile, None)
    deep = "<w:sdt><w:sdtContent>" * 200 + drawn("gilu") + "</w:sdtContent></w:sdt>" * 200
    with pytest.raises(Unreadable):
        document_problems(filed_paper(tmp_path / "d.docx", (deep,)), None)


def test_everything_said_has_its_lithuanian():
    said = set()
    for path in Path(litigator.drafting.examining.__file__).parent.parent.glob("*/*.py"):
        if path.parent.name not in ("examining", "bundling"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                said |= {one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)}
    sentences = {one for one in said if isinstance(one, str) and len(one) > 3 and one != " {number}"}
    assert len(sentences) > 60
    assert sorted(sentences - {*LITHUANIAN, *OF_DRAFTS}) == []
    for english, lithuanian in LITHUANIAN.items():
        assert sorted(re.findall(r"\{(\w+)\}", english)) == sorted(re.findall(r"\{(\w+)\}", lithuanian)), english


def test_an_empty_document_has_nothing_wrong():
    assert [*text_problems(Examined())] == []


def test_marks_that_open_without_end_are_read_in_one_go(tmp_path):
    made = tmp_path / "x.docx"
    document = docx.Document()
    for opened in ("[" * 100_000 + "(" * 100_000, "{{" * 50_000, "{% " * 50_000):
        document.add_paragraph(opened)
    document.save(str(made))
    assert text_problems(read(made.read_bytes(), "x.docx"))
