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
    made = Sentence(english.format(**{name: in_language(part, "en") for name, part in parts.items()}))
    lithuanian = LITHUANIAN.get(english, english)
    made.lt = lithuanian.format(**{name: in_language(part, "lt") for name, part in parts.items()})
    return made


def in_language(words: Any, language: str) -> str:
    """`words` (a sentence, a mapping by language, a date, anything else) as `language` has them."""
    if isinstance(words, Sentence):
        return words.lt if language == "lt" else str(words)
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
        "record {event}: litigator case event {case} {kind} DATE": "įrašyti įvykį ({event}): litigator case event {case} {kind} DATE",
        "record the day the claim was lodged: litigator case edit {case} --lodged DATE": "įrašyti prašymo suteikti prieglobstį dieną: litigator case edit {case} --lodged DATE",
        "litigator case edit {case} --answer {question}={kind}": "litigator case edit {case} --answer {question}={kind}",
        "the clause has no text in {language}": "nuostata neturi teksto šia kalba: {language}",
        "translate it, or draft in another language": "išversti arba rengti dokumentą kita kalba",
        "the argument needs an exhibit of the kind {kind} ({label})": "argumentui būtinas šios rūšies įrodymas: {label} ({kind})",
        "record the stay or its order: litigator claimant detention PERSON PLACE SINCE --order-date DATE": "įrašyti laikymą arba nutartį dėl jo: litigator claimant detention PERSON PLACE SINCE --order-date DATE",
        "write it under parties (role: representative) in the case file: litigator case show {case} --json > {case}.json, then draft with --from {case}.json": "įrašyti bylos faile prie parties (role: representative): litigator case show {case} --json > {case}.json, tada rengti su --from {case}.json",
        "record what starts the time limit: litigator case event {case} KIND DATE --stage STAGE --proof HOW": "įrašyti įvykį, nuo kurio skaičiuojamas terminas: litigator case event {case} KIND DATE --stage STAGE --proof HOW",
        "open the stage with its number: litigator case stage {case} S2a --forum FORUM --number NUMBER": "įrašyti bylos stadiją ir numerį: litigator case stage {case} S2a --forum FORUM --number NUMBER",
        "open the stage with its number: litigator case stage {case} S3 --forum FORUM --number NUMBER": "įrašyti bylos stadiją ir numerį: litigator case stage {case} S3 --forum FORUM --number NUMBER",
        "{question}": "{question}",
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
        "{count} clauses are as shipped: no lawyer of this office has approved them yet": "kontoros teisininko dar nepatvirtintų nuostatų: {count}",
        "read them in the draft; approve by setting status and approved_by in their heads": "perskaityti jas dokumente; patvirtinama nuostatos antraštėje įrašant status ir approved_by",
        "{person} has not consented to share_with_court": "{person} nėra davęs sutikimo pateikti duomenis teismui (share_with_court)",
        "ask before filing": "gauti sutikimą prieš teikiant",
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
        "cite it, or unmark it": "jį nurodyti arba nebelaikyti priedu",
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
    }
)
