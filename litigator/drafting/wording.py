"""The few words the program itself puts into a draft, in each language. Everything else is the library's.

What it says of a draft is English on the screen and follows the document's language on the page: `say` makes a sentence that can do both.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from litigator.errors import Problem

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "lt": {
            "annex": "priedas",
            "annexes": "priedai",
            "pages": "l.",
            "opening": "įžanga",
            "gap": "TRŪKSTA",
            "answer": "ATSAKYTI",
            "draft": "JUODRAŠTIS — NETEIKTI",
            "problems": "Ko trūksta ir kas tikrintina",
            "paragraphs": "p.",
            "and": "ir",
            "ECtHR": "Europos Žmogaus Teisių Teismas",
            "CJEU": "Europos Sąjungos Teisingumo Teismas",
            "LT": "Lietuvos teismai",
            "UN": "Jungtinių Tautų institucijos",
            "acts": "Teisės aktai",
        },
        "en": {
            "annex": "Annex",
            "annexes": "Annexes",
            "pages": "pp.",
            "opening": "introduction",
            "gap": "MISSING",
            "answer": "TO ANSWER",
            "draft": "DRAFT — NOT FOR FILING",
            "problems": "What is missing and what to check",
            "paragraphs": "§",
            "and": "and",
            "ECtHR": "European Court of Human Rights",
            "CJEU": "Court of Justice of the European Union",
            "LT": "Courts of Lithuania",
            "UN": "United Nations bodies",
            "acts": "Legislation and treaties",
        },
    }
)


def heading_words(heading: str, language: str) -> str:
    """How a part of the document is named in a list: by its heading in quotation marks; what stands before any heading opens it."""
    if not heading:
        return WORDS[language]["opening"]
    return f"„{heading}“" if language == "lt" else f"“{heading}”"


def annex_words(numbers: list[str], language: str) -> tuple[str, list[str], str]:
    """What stands before, between and after annex numbers: `(3, 4 priedai)`, `(Annexes 3 and 4)`."""
    words = WORDS[language]
    noun = words["annex"] if len(numbers) == 1 else words["annexes"]
    between = [", "] * max(len(numbers) - 2, 0) + ([f" {words['and']} "] if len(numbers) > 1 else [])
    return ("(", between, f"\u00a0{noun})") if language == "lt" else (f"({noun}\u00a0", between, ")")


class Sentence(str):
    """An English sentence that knows how it reads in Lithuanian."""

    lt: str

    def __deepcopy__(self, _memo: Any) -> str:
        return str(self)


def say(english: str, /, **parts: Any) -> Sentence:
    """The sentence `english` with its `parts` put in; a part may be a sentence itself, or words by language."""
    return in_both(english, LITHUANIAN.get(english, english), parts)


def in_both(english: str, lithuanian: str, parts: Mapping[str, Any]) -> Sentence:
    """One sentence of two wordings, the `parts` put into each in its own language. Rooms with a table of their own say theirs through it."""
    made = Sentence(english.format(**{name: in_language(part, "en") for name, part in parts.items()}))
    made.lt = lithuanian.format(**{name: in_language(part, "lt") for name, part in parts.items()})
    return made


def in_language(words: Any, language: str) -> str:
    """`words` (a sentence, a mapping by language, a date, anything else) as `language` has them."""
    if isinstance(words, str):
        return str(getattr(words, "lt", words)) if language == "lt" else str(words)
    if isinstance(words, Mapping):
        return str(words.get(language, words["en"]))
    return words.isoformat()[:10] if isinstance(words, date) else str(words)


def told(problem: Problem, language: str) -> str:
    """The problem as one line in `language`."""
    what, where, fix = (in_language(part, language) for part in (problem.what, problem.where, problem.fix))
    return ": ".join(part for part in (where, what) if part) + (f" — {fix}" if fix else "")


LITHUANIAN: Mapping[str, str] = MappingProxyType(
    {
        # Where.
        "form {form}": "dokumentas {form}",
        "clause {clause}": "nuostata {clause}",
        "clauses {clauses}": "nuostatos {clauses}",
        "clauses": "nuostatos",
        "statements": "teiginiai",
        "annexes": "priedai",
        "authorities": "praktika",
        "adverse authority": "nepalanki praktika",
        "claimants": "pareiškėjai",
        "consent": "sutikimas",
        "legislation": "teisės aktai",
        "time limit": "terminas",
        "{name}: {place}": "{name}: {place}",
        "{part}, paragraph {number}: {tag}": "{part}, {number} pastraipa: {tag}",
        "{part}, paragraph {number}, under «{heading}»: {tag}": "{part}, {number} pastraipa po antrašte „{heading}“: {tag}",
        # What is missing.
        "missing: {what} ({fact})": "trūksta: {what} ({fact})",
        "{fact} is missing": "trūksta: {fact}",
        "{fact} is not known": "nežinoma: {fact}",
        "required by {why}; {mend}": "to reikalauja {why}; {mend}",
        "required by {why}": "to reikalauja {why}",
        "add it to the case": "įrašyti į bylą",
        "record {event}: litigator case event {case} {kind} DATE{options}": "įrašyti įvykį ({event}): litigator case event {case} {kind} DATE{options}",
        "record the day the claim was lodged: litigator case edit {case} --lodged DATE": "įrašyti prašymo suteikti prieglobstį dieną: litigator case edit {case} --lodged DATE",
        "litigator case edit {case} --answer {question}={kind}": "litigator case edit {case} --answer {question}={kind}",
        "the clause has no text in {language}": "nuostata neturi teksto šia kalba: {language}",
        "translate it, or draft in another language": "išversti arba rengti dokumentą kita kalba",
        "the argument needs an exhibit of the kind {kind} ({label})": "argumentui būtinas šios rūšies įrodymas: {label} ({kind})",
        "the text refers to an annex of the kind {kind} ({label}) and none is annexed": "tekste nurodomas šios rūšies priedas: {label} ({kind}), o tokio priedo nėra",
        "the clause refers to {clause}, which is not in the library": "nuostatoje nurodoma {clause}, kurios bibliotekoje nėra",
        "name a clause of the library, or take the reference out": "nurodyti bibliotekos nuostatą arba nuorodą išbraukti",
        "{form} declares no statements {slot}": "{form} nenumato tokių teiginių: {slot}",
        "it declares: {names}": "numatyti šie: {names}",
        "nothing is printed there; annex one: {how}": "toje vietoje nieko neišspausdinama; pridėti: {how}",
        "record the stay or its order: litigator claimant detention PERSON PLACE SINCE --order-date DATE": "įrašyti laikymą arba nutartį dėl jo: litigator claimant detention PERSON PLACE SINCE --order-date DATE",
        "say it of the person: litigator claimant edit {person} --born DATE --nationality CODE --address ADDRESS --gender f|m|x": "papildyti asmens duomenis: litigator claimant edit {person} --born DATE --nationality CODE --address ADDRESS --gender f|m|x",
        "say who represents: litigator case party {case} representative NAME --address ADDRESS --email EMAIL --phone NUMBER --number NUMBER": "nurodyti atstovą: litigator case party {case} representative NAME --address ADDRESS --email EMAIL --phone NUMBER --number NUMBER",
        "say who is opposed: litigator case party {case} respondent NAME --address ADDRESS --email EMAIL": "nurodyti atsakovą: litigator case party {case} respondent NAME --address ADDRESS --email EMAIL",
        "record what starts the time limit: litigator case event {case} KIND DATE --stage STAGE --proof HOW": "įrašyti įvykį, nuo kurio skaičiuojamas terminas: litigator case event {case} KIND DATE --stage STAGE --proof HOW",
        "open the stage with its number: litigator case stage {case} S2a --forum FORUM --number NUMBER": "įrašyti bylos stadiją ir numerį: litigator case stage {case} S2a --forum FORUM --number NUMBER",
        "open the stage with its number: litigator case stage {case} S3 --forum FORUM --number NUMBER": "įrašyti bylos stadiją ir numerį: litigator case stage {case} S3 --forum FORUM --number NUMBER",
        "{question}": "{question}",
        "litigator exhibit edit {case} {key} --title-en TITLE": "litigator exhibit edit {case} {key} --title-en TITLE",
        "litigator exhibit add {case} --kind {kind} --title TITLE": "litigator exhibit add {case} --kind {kind} --title TITLE",
        # Authorities and law.
        "there is no precedent {name}": "nėra precedento {name}",
        "there is no act {name}": "nėra teisės akto {name}",
        "{name} may not be cited": "negalima remtis: {name}",
        "take the citation out": "išbraukti nuorodą",
        "{name} is not verified": "nepatikrinta: {name}",
        "{name} is changed since it was checked": "pasikeitė po patikrinimo: {name}",
        "read it at the court's own site, then: litigator precedent verify {name} --against SOURCE": "perskaityti teismo svetainėje, tada: litigator precedent verify {name} --against SOURCE",
        "{name} is pending and decides nothing yet": "byla dar nagrinėjama ir nieko nenusprendžia: {name}",
        "say so in the text": "tai pasakyti tekste",
        "the text of {act} ({provisions}) is not verified": "nepatikrintas teisės akto tekstas: {act} ({provisions})",
        "{note}": "{note}",
        "{name} stands against this issue and no clause in the draft meets it": "šiam klausimui nepalanku, o dokumente į tai neatsakyta: {name}",
        "meet it in the grounds": "atsakyti argumentuose",
        "{name} is dated {day}, after the filing": "sprendimo data vėlesnė už dokumento datą: {name}, {day}",
        "not approved by a lawyer of this office yet: {count} clauses": "kontoros teisininko dar nepatvirtintų nuostatų: {count}",
        "read them in the draft; approve by setting status and approved_by in their heads": "perskaityti jas dokumente; patvirtinama nuostatos antraštėje įrašant status ir approved_by",
        "{person} has not consented to share_with_court": "{person} nėra davęs sutikimo pateikti duomenis teismui (share_with_court)",
        "ask before filing": "gauti sutikimą prieš teikiant",
        "the date of birth of {person} is printed in the words typed, whatever their language": "asmens {person} gimimo data spausdinama taip, kaip įrašyta, nesvarbu, kuria kalba",
        "write «about 2005», «2004 or 2005» or «May 2005» as born_estimate, or the day as born: litigator case show {case} --json > {case}.json, then litigator case edit {case} --from {case}.json": "prie born_estimate įrašyti „apie 2005 m.“, „2004 arba 2005 m.“ ar „2005 m. gegužės mėn.“, o kai diena žinoma, ją įrašyti prie born įrašyti dieną: litigator case show {case} --json > {case}.json, tada litigator case edit {case} --from {case}.json",
        # The time limit.
        "the rule {rule} is not verified for this date": "taisyklė {rule} šiai datai nepatikrinta",
        "check the law in force": "patikrinti galiojančią redakciją",
        "the last day was {due}, and this draft is dated {today}": "paskutinė diena buvo {due}, o šio dokumento data – {today}",
        "the last day was {due}, by a rule that is not verified, and this draft is dated {today}": "paskutinė diena (pagal nepatikrintą taisyklę) buvo {due}, o šio dokumento data – {today}",
        "the earliest day that can be argued was {due}, and this draft is dated {today}": "ankstyviausia galima termino pabaiga buvo {due}, o šio dokumento data – {today}",
        "the earliest day that can be argued was {due}, by a rule that is not verified, and this draft is dated {today}": "ankstyviausia galima termino pabaiga (pagal nepatikrintą taisyklę) buvo {due}, o šio dokumento data – {today}",
        "ask for restoration together with the act, by {day}, with the reasons": "kartu su šiuo dokumentu (ne vėliau kaip {day}) prašyti atnaujinti terminą ir nurodyti priežastis",
        "ask for restoration together with the act, with the reasons": "kartu su šiuo dokumentu prašyti atnaujinti terminą ir nurodyti priežastis",
        "restoration is asked for together with the act, and could be until {day} only: see what other remedy is left": "atnaujinti terminą prašoma kartu su šiuo dokumentu, o tai buvo galima tik iki {day}: ieškoti kito gynybos būdo",
        "no restoration of this limit is known: show that it began later, or see what other remedy is left": "šio termino atnaujinimas nenumatytas: pagrįsti, kad jis prasidėjo vėliau, arba ieškoti kito gynybos būdo",
        "be ready to show why the later day counts ({due})": "būti pasirengus pagrįsti, kodėl skaičiuotina vėlesnė diena ({due})",
        # The words and the document.
        "there is no fact {name}": "nėra tokio fakto: {name}",
        "did you mean {name}?": "gal turėta omenyje {name}?",
        "a value holds characters Word cannot ({signs}); a visible sign stands for each": "reikšmėje yra ženklų, kurių Word negali išsaugoti ({signs}); jų vietoje rašomas matomas ženklas",
        "the template has no slot {slot} for it": "šablone jai nėra vietos {slot}",
        "add [[clauses: {slot}]] to the template": "į šabloną įrašyti [[clauses: {slot}]]",
        "{count} statements for {slot} have no place in this template": "šablone nėra vietos teiginiams ({slot}): {count}",
        "add [[statements: {slot}]] to it, if they belong there": "jeigu jie čia reikalingi, į šabloną įrašyti [[statements: {slot}]]",
        "the clause refers to {clause}, which is not in the draft": "nuostata nurodo {clause}, kurios dokumente nėra",
        "annex {number} ({key}) is not mentioned in the text": "tekste nepaminėtas {number} priedas ({key})",
        "name it at a paragraph of yours: litigator case statement {case} SLOT TEXT --exhibit {key}": "nurodyti prie savo pastraipos: litigator case statement {case} SLOT TEXT --exhibit {key}",
        "a statement cites the exhibit {key}, which is not annexed": "teiginyje nurodytas įrodymas {key}, kuris nepridedamas",
        "the part does not parse: {fault}": "dalis neperskaitoma: {fault}",
        "mend the template: a tag breaks the text": "pataisyti šabloną: žymė suardo tekstą",
        "the document has {found} sections, the template has {expected}": "dokumente skyrių yra {found}, šablone – {expected}",
        "a value or clause broke the page layout": "reikšmė ar nuostata suardė puslapių išdėstymą",
        "a value of {count} characters did not reach the document whole": "reikšmė iš {count} ženklų į dokumentą pateko ne visa",
        "tell the maintainers": "pranešti programos prižiūrėtojams",
        "`{mark}` is left in the text: «{near}»": "tekste liko „{mark}“: „{near}“",
        "mend the template or the clause": "pataisyti šabloną arba nuostatą",
        "{found} paragraphs are numbered where {expected} should be": "sunumeruotų pastraipų yra {found}, turėtų būti {expected}",
        "the bookmark {name} stands twice": "žymė {name} įrašyta du kartus",
        "a reference to {name} leads nowhere": "nuoroda į {name} niekur neveda",
        "take the clause it refers to into the draft": "įtraukti nuostatą, į kurią nurodoma",
        "a reference shows {shown} where the paragraph has {expected}": "nuoroda rodo {shown}, o pastraipos numeris – {expected}",
        "«{words}» is not that weekday": "„{words}“ – ne ta savaitės diena",
        "correct the date or the weekday": "pataisyti datą arba savaitės dieną",
        "box {box} takes about {pages} pages; {limit} fit": "{box} dalis užima apie {pages} psl.; telpa {limit}",
        "box {box} takes {pages} pages; {limit} fit": "{box} dalis užima {pages} psl.; telpa {limit}",
        "shorten it, then count the rendered pages: litigator draft check FILE --form {form}": "sutrumpinti ir suskaičiuoti puslapius: litigator draft check FILE --form {form}",
        "shorten it": "sutrumpinti",
        # What a form requires.
        "{id}: {rule}": "{id}: {rule}",
        "{id} (not verified): {rule}": "{id} (nepatikrinta): {rule}",
        "{id}: {rule} ({source})": "{id}: {rule} ({source})",
        "{id} (not verified): {rule} ({source})": "{id} (nepatikrinta): {rule} ({source})",
        "{id} is written so that it cannot be judged: {rule}": "{id} parašytas taip, kad jo neįmanoma patikrinti: {rule}",
        "correct it in forms.yaml; litigator office check-library tells what is wrong": "pataisyti forms.yaml; kas negerai, pasako litigator office check-library",
        "{id}: {fault}. The requirement: {rule}": "{id}: {fault}. Reikalavimas: {rule}",
        "{id} (not verified): {fault}. The requirement: {rule}": "{id} (nepatikrinta): {fault}. Reikalavimas: {rule}",
        "{id} cannot be told yet: {rule}": "{id} dar nežinoma: {rule}",
        "{id} (not verified) cannot be told yet: {rule}": "{id} (nepatikrinta) dar nežinoma: {rule}",
        "paragraph {number} under {slot} names no act of the kind asked for": "dalies „{slot}“ {number} pastraipoje nenurodytas reikiamos rūšies teisės aktas",
        "none of these is named: {acts}": "nenurodytas nė vienas iš šių aktų: {acts}",
        "paragraph {number} under {slot} is no question": "dalies „{slot}“ {number} pastraipa nėra klausimas",
        "paragraph {number} under {slot} names a person": "dalies „{slot}“ {number} pastraipoje įvardytas asmuo",
        "no sum is stated for: {relief}": "nenurodyta suma: {relief}",
        "{name} is not among the authorities the program knows": "programa tokios institucijos nežino: {name}",
        "what stands under {slot} hardly says more than where to look": "dalyje „{slot}“ vos daugiau nei nuoroda, kur žiūrėti",
        "the file of exhibit {key} is named with other than ASCII signs: {file}": "įrodymo {key} rinkmenos pavadinime yra ne ASCII ženklų: {file}",
        "the complaint of {clause} has nothing under {slot}": "nuostatos {clause} skundas neturi atitikmens dalyje {slot}",
        "a margin of section {number} is {found} cm; at least {least} are asked for": "{number} skyriaus paraštė – {found} cm; reikia bent {least}",
        "section {number} is not on {paper}": "{number} skyrius ne {paper} formato",
        "letters of {found} points stand where at least {least} are asked for": "yra {found} punktų dydžio raidžių; reikia bent {least}",
        "the pages are not numbered": "puslapiai nenumeruoti",
        "the paragraphs are not numbered": "pastraipos nenumeruotos",
        "the heading «{heading}» is missing": "nėra antraštės „{heading}“",
        "the heading «{heading}» stands before the one it should follow": "antraštė „{heading}“ stovi ne savo vietoje",
        "a heading stands where none may: «{heading}»": "tokios antraštės būti negali: „{heading}“",
        "the first page does not say «{words}»": "pirmame puslapyje nėra žodžių „{words}“",
        "the document does not say «{words}»": "dokumente nėra žodžių „{words}“",
        "the document is in {found}, not in {wanted}": "dokumento kalba – {found}, o turi būti {wanted}",
        "no annexes are listed": "nėra priedų sąrašo",
        "annex {number} is named and not listed": "{number} priedas nurodytas, bet jo nėra sąraše",
        "the file is named with other than ASCII signs: {file}": "rinkmenos pavadinime yra ne ASCII ženklų: {file}",
        "the file has {size} MB; {most} are allowed": "rinkmena – {size} MB; leidžiama {most}",
        "the document is pictures of pages, not text": "dokumentas – puslapių atvaizdai, ne tekstas",
        "the document takes {pages} pages; {limit} are allowed": "dokumentas užima {pages} psl.; leidžiama {limit}",
        "the document takes about {pages} pages; {limit} are allowed": "dokumentas užima apie {pages} psl.; leidžiama {limit}",
        # Why a clause is in or out.
        "{label}": "{label}",
        "{fact} is {value}": "{fact} yra {value}",
        "{fact} is one of {value}": "{fact} – vienas iš: {value}",
        "{fact} is more than {value}": "{fact} daugiau kaip {value}",
        "{fact} is at least {value}": "{fact} ne mažiau kaip {value}",
        "{fact} has {value}": "{fact} turi {value}",
        "{fact} has any of {value}": "{fact} turi bent vieną iš: {value}",
        "{fact} has at least {value} items": "{fact} – bent {value}",
        "{fact} has at most {value} items": "{fact} – ne daugiau kaip {value}",
        "{fact} says at least {value} letters": "{fact} – bent {value} raidžių",
        "{fact} is before {value}": "{fact} anksčiau kaip {value}",
        "{fact} is {value} or later": "{fact} – {value} arba vėliau",
        "{fact} is not after {value}": "{fact} ne vėliau kaip {value}",
        "{fact} is known": "{fact} žinoma",
        "{first} and {second}": "{first} ir {second}",
        "{first} or {second}": "{first} arba {second}",
        "not ({rule})": "ne ({rule})",
        "({rule})": "({rule})",
        "not known": "nežinoma",
        "yes": "taip",
        "no": "ne",
        "none": "nėra",
        # Forms abroad.
        "the heading of box {box} is not found, so its pages are not counted": "{box} dalies antraštė nerasta, todėl jos puslapiai nesuskaičiuoti",
        "keep the headings of the worksheet": "palikti darbalapio antraštes",
        "less than a working day is left before the removal ({removal})": "iki išsiuntimo ({removal}) liko mažiau kaip darbo diena",
        "no day of the facts is recorded; the body is competent for facts from {since}": "neįrašyta nė viena įvykių diena; institucija kompetentinga dėl įvykių nuo {since}",
        "the removal is recorded for {removal}, before this request ({day})": "išsiuntimas įrašytas {removal}, anksčiau už šį prašymą ({day})",
        "{day} is a Saturday or Sunday: nobody watches requests": "{day} – šeštadienis arba sekmadienis: prašymų niekas nestebi",
        "{name} represents a party in this case": "{name} šioje byloje atstovauja šaliai",
        "{person}: {what} not recorded": "{person}: neįrašyta – {what}",
        "no annex is the final decision of {day}": "tarp priedų nėra galutinio sprendimo ({day})",
        "{place} names {person}, who has not agreed": "„{place}“ įvardytas asmuo {person}, kuris su tuo nesutiko",
        "the complaint of {clause} ({complaint}) is not made there": "nuostatos {clause} skundo ({complaint}) ten nėra",
        "facts of before {since} (the first of {first}) count only for what went on after that day": "iki {since} buvę įvykiai (pirmasis – {first}) svarbūs tik tiek, kiek tęsėsi po tos dienos",
        "no English title is recorded, so the other one is printed: {keys}": "angliškas pavadinimas neįrašytas, todėl spausdinamas kitas: {keys}",
        "the case stands before {body} ({stages})": "byla yra ir kitoje institucijoje: {body} ({stages})",
        "recorded for {day}: {event}": "užregistruota {day}: {event}",
        "drafted on {day}: {form}": "parengta {day}: {form}",
        "filed on {day}: {form}": "pateikta {day}: {form}",
        "paragraph {number} under {slot} speaks of «{words}»": "dalies „{slot}“ {number} pastraipoje kalbama apie „{words}“",
        "{count} of {all} recorded facts (the first of {first}) are older than the competence of the body ({since})": "iš {all} įrašytų įvykių {count} (pirmasis – {first}) ankstesni už institucijos kompetenciją ({since})",
        # A PDF form filled.
        "the form is also an XFA form: some viewers show a program's drawing instead of its fields": "formuliaras yra ir XFA formuliaras: kai kurios programos vietoje laukų rodo programos piešiamą vaizdą",
        "fill a copy without it (--without-xfa) and look at every page, or carry the worksheet over by hand": "pildyti kopiją be jo (--without-xfa) ir peržiūrėti kiekvieną puslapį arba perrašyti darbalapį ranka",
        "the form bears a signature or usage rights, which a filled copy loses": "formuliare yra parašas ar naudojimo teisės, kurių užpildyta kopija neteks",
        "check that the copy prints whole": "patikrinti, ar kopija išspausdinama visa",
        "the form holds scripts; none is run here, so what they would reckon is not filled": "formuliare yra programėlių; čia jos nevykdomos, todėl jų skaičiuojami laukai neužpildomi",
        "open the copy in the viewer the form asks for and check it": "atverti kopiją formuliaro nurodyta programa ir patikrinti",
        "the form's letters have no {signs}": "formuliaro raidyne nėra: {signs}",
        "give it in Latin letters (text: in the mapping)": "įrašyti lotyniškomis raidėmis (text: atitikmenų rinkmenoje)",
        "the field has several ticks: {choices}": "lauke kelios varnelės: {choices}",
        "name one of them (text: in the mapping)": "nurodyti vieną iš jų (text: atitikmenų rinkmenoje)",
        "«{words}» is none of the form's choices": "„{words}“ – ne iš formuliaro pasirinkimų",
        "choose: {choices}": "rinktis: {choices}",
        "{count} characters do not fit, from «{words}»": "netelpa {count} ženklų, nuo „{words}“",
        "{field} holds what was typed for {typed}, not for {applicant}": "lauke {field} įrašyta tai, kas skirta {typed}, ne {applicant}",
        "have a mapping proposed for {applicant}: --applicant {applicant}, without --mapping": "atitikmenis {applicant} pasiūlyti atskirai: --applicant {applicant}, be --mapping",
        "the form was locked against other changes than filling it; the copy is not": "formuliaras buvo užrakintas nuo kitų pakeitimų nei pildymas; kopija neužrakinta",
        "compare the copy with the form before it is signed": "prieš pasirašant palyginti kopiją su formuliaru",
        "the form has links to addresses; nothing was opened here": "formuliare yra nuorodų į adresus; čia niekas neatverta",
        "do not press them in the filled copy": "užpildytoje kopijoje jų nespausti",
        "the form does not let {field} be filled": "formuliaras neleidžia pildyti lauko {field}",
        "{field} is not seen on any page of the form, or stands over its edge": "laukas {field} nematomas nė viename formuliaro puslapyje arba išeina už jo krašto",
        "leave it empty, and write it by hand where the form asks for it": "palikti tuščią ir įrašyti ranka ten, kur formuliaras to klausia",
        "nothing is seen of what is written there": "to, kas ten įrašyta, nematyti",
        "leave it out of the mapping, and write it by hand": "atitikmenų rinkmenoje palikti tuščią ir įrašyti ranka",
        "the form is filled for {filled} only; not for {left}": "formuliaras užpildytas tik už {filled}; neužpildytas už {left}",
        "different facts need a form each: --applicant {left}, or --each for all of them": "skirtingų aplinkybių pareiškėjams – atskiri formuliarai: --applicant {left}, arba --each visiems",
        "the same text of boxes E to G stands in each of the {count} forms": "kiekviename iš formuliarų (jų {count}) įrašytas tas pats E–G langelių tekstas",
        "where their facts differ, give each a worksheet of their own: --applicant REF --worksheet W.docx": "jei aplinkybės skiriasi, kiekvienam – savas darbalapis: --applicant REF --worksheet W.docx",
        "there are {count} applicants: beyond {many} (in older notes {fewer}) a table of applicants is added": "pareiškėjų – {count}: kai jų daugiau kaip {many} (senesnėse pastabose – {fewer}), pridedama pareiškėjų lentelė",
        "write it with --table FILE.xlsx; its columns are those of section A: compare them with the Registry's own table": "ją įrašyti su --table FILE.xlsx; jos stulpeliai – A dalies langeliai: palyginti su pačios kanceliarijos lentele",
        "shorten it in the worksheet; nothing is cut here": "sutrumpinti darbalapyje; čia niekas nenukerpama",
        "page {page}, field «{label}» ({key})": "{page} puslapis, laukas „{label}“ ({key})",
        "{count} fields are left empty: {labels}": "tuščių laukų liko {count}: {labels}",
        "fill them by hand: the form is refused with fields left blank": "užpildyti ranka: formuliaras su tuščiais laukais nepriimamas",
        "no field takes {key}": "nė vienas laukas nepriima: {key}",
        "give it a field in the mapping": "nurodyti jam lauką atitikmenų rinkmenoje",
        "ticks, section H, dates and signatures are set by hand": "varnelės, H dalis, datos ir parašai įrašomi ranka",
        "print it, have it signed, post the original": "išspausdinti, pasirašyti, originalą išsiųsti paštu",
        "{form} is not filled: not everything fits": "{form} neužpildytas: ne viskas telpa",
        "mend it, then fill the form again": "pataisyti ir pildyti iš naujo",
        "mend the file, or have it proposed anew": "pataisyti rinkmeną arba leisti pasiūlyti iš naujo",
        "the mapping cannot be used": "atitikmenų rinkmena netinka",
        "the mapping of {form}": "atitikmenys formuliarui {form}",
        "nobody has confirmed it": "niekas jos nepatvirtino",
        "read it beside the form, then write confirmed: yes": "perskaityti šalia formuliaro ir įrašyti confirmed: yes",
        "the form has other fields than those it was made for": "formuliare kiti laukai nei tie, kuriems ji sudaryta",
        "have it proposed anew and read it again": "leisti pasiūlyti iš naujo ir perskaityti",
        "there is no field {field}": "nėra lauko {field}",
        "{field} is for a signature by hand": "laukas {field} skirtas parašui ranka",
        "leave it empty": "palikti tuščią",
        "{field} stands there twice": "laukas {field} įrašytas du kartus",
        "there is no entry {entry}": "nėra įrašo {entry}",
        "{field} takes two things": "laukas {field} priima du dalykus",
        "an entry, words or a tick: one of them": "įrašas, žodžiai arba varnelė: vienas iš jų",
        # What is sent to the Court.
        "the file is named with other than ASCII signs": "rinkmenos pavadinime yra ne ASCII ženklų",
        "rename it: letters, figures, hyphens": "pervadinti: raidės, skaitmenys, brūkšneliai",
        "the file is no PDF": "rinkmena nėra PDF",
        "save it as PDF": "išsaugoti kaip PDF",
        "the file has {size} MB; at most {most} are taken": "rinkmena – {size} MB; priimama ne daugiau kaip {most}",
        "part it": "padalyti",
        "no text can be read on {count} of {all} pages": "iš {all} puslapių teksto neperskaitoma {count}",
        "save the text as PDF from the word processor, or have the pages read (OCR)": "išsaugoti PDF iš teksto rengyklės arba atpažinti puslapių tekstą (OCR)",
        "it is {now} in Strasbourg: requests are watched Monday to Friday, 8 to 16 h": "Strasbūre dabar {now}: prašymai stebimi pirmadieniais–penktadieniais 8–16 val.",
        "send it all the same, as early before the removal as can be": "vis tiek siųsti, kuo anksčiau iki išsiuntimo",
        "send it by the Rule 39 Site, fax or post: never by e-mail": "siųsti per 39 taisyklės svetainę, faksu ar paštu: niekada el. paštu",
        "the hours of the Registry": "Kanceliarijos valandos",
        "the way of sending": "siuntimo būdas",
        "issue {issue}": "klausimas {issue}",
        "the claim was lodged on {day}, and the wording of {acts} since {until} is not verified: {clauses}": "prašymas pateiktas {day}, o po {until} galiojanti redakcija ({acts}) nepatikrinta: {clauses}",
        "read the wording in force and correct the clauses": "perskaityti galiojančią redakciją ir pataisyti nuostatas",
        "the claim was lodged on {day}, and no clause of this form is left for the law of that day": "prašymas pateiktas {day}, ir tos dienos teisei šiame dokumente nuostatų nėra",
        "write the argument as a statement": "argumentą parašyti kaip teiginį",
        # Clauses drawn in Word.
        "the clause is drawn in the style «{style}», which the template has not": "nuostata nubraižyta stiliumi „{style}“, kurio šablone nėra",
        "use a style of the template, or add the style to it": "naudoti šablono stilių arba pridėti jį į šabloną",
        "a template repeats more than {most} times": "šablonas kartoja daugiau kaip {most} kartų",
        "take loops out of loops: a document lists people, not every pair of them": "išimti ciklus iš ciklų: dokumente vardijami asmenys, o ne visos jų poros",
    }
)
