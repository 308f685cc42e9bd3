"""What an examination says, in English and in Lithuanian, and how it names the place of a finding."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from litigator.drafting.examining.passages import Passage
from litigator.drafting.wording import LITHUANIAN as OF_DRAFTS
from litigator.drafting.wording import Sentence, in_both
from litigator.errors import Problem


def say(english: str, /, **parts: Any) -> Sentence:
    """The sentence with its parts put in, and its Lithuanian beside it; a part may be a sentence itself."""
    return in_both(english, LITHUANIAN.get(english) or OF_DRAFTS.get(english, english), parts)


def where(passage: Passage) -> Sentence:
    """How a person finds a paragraph: by its number as printed, the last one before it, or by counting; and the heading above it."""
    place = _place(passage)
    if not passage.heading or passage.is_heading:
        return place
    heading = passage.heading if len(passage.heading) < 60 else f"{passage.heading[:57]}…"
    return say("{place}, under «{heading}»", place=place, heading=" ".join(heading.split()))


def _place(passage: Passage) -> Sentence:
    match passage.story:
        case "header":
            return say("the head of the page")
        case "footer":
            return say("the foot of the page")
        case "footnote" | "endnote":
            return say(f"{passage.story} {{number}}", number=passage.note)
    own = bare_number(passage)
    if own is not None and own == passage.anchor:
        return say("paragraph {number}", number=own)
    if passage.story == "table":
        return say("table {table}, row {row}", table=passage.table, row=passage.row)
    if passage.story == "text box":
        return say("a text box")
    if passage.is_heading:
        return say("the heading «{heading}»", heading=" ".join(passage.text.split())[:60])
    if passage.anchor is None:
        return say("paragraph {number} from the top", number=passage.top)
    if passage.number:
        return say("paragraph {number}, point {point}", number=passage.anchor, point=passage.number.strip(".() "))
    return say("after paragraph {number}", number=passage.anchor)


def bare_number(passage: Passage) -> str | None:
    """The plain number a paragraph bears, printed by Word or typed by hand."""
    printed = (passage.number or passage.text[:6].split(" ")[0].split("\t")[0]).strip(".)( ")
    return printed if printed.isdigit() else None


def near(text: str, start: int, end: int) -> str:
    """The words around a place in a text, on one line, for a person to find it by."""
    before, after = max(start - 25, 0), min(end + 25, len(text))
    words = " ".join(text[before:after].split())
    return ("…" if before else "") + words + ("…" if after < len(text) else "")


def found(passage: Passage, what: str, fix: str, severity: Any = "error") -> Problem:
    """A finding at its place."""
    return Problem(what, where(passage), fix, severity)


LITHUANIAN: Mapping[str, str] = MappingProxyType(
    {
        # Where.
        "{place}, under «{heading}»": "{place}, po antrašte „{heading}“",
        "the head of the page": "puslapio viršus",
        "the foot of the page": "puslapio apačia",
        "footnote {number}": "{number} išnaša",
        "endnote {number}": "{number} galinė išnaša",
        "paragraph {number}": "{number} punktas",
        "table {table}, row {row}": "{table} lentelė, {row} eilutė",
        "a text box": "teksto laukelis",
        "the heading «{heading}»": "antraštė „{heading}“",
        "paragraph {number} from the top": "{number} pastraipa nuo viršaus",
        "paragraph {number}, point {point}": "{number} punktas, {point} papunktis",
        "after paragraph {number}": "po {number} punkto",
        "the whole document": "visas dokumentas",
        "the list of annexes": "priedų sąrašas",
        "the evidence log": "įrodymų sąrašas",
        # Left-over marks and gaps.
        "`{mark}` is left in the text: «{near}»": "tekste liko „{mark}“: „{near}“",
        "fill the gap": "užpildyti spragą",
        "a gap is left: «{near}»": "liko spraga: „{near}“",
        "a placeholder is left: «{near}»": "liko nepakeistas žymeklis: „{near}“",
        "this may be a placeholder: «{near}»": "galbūt tai žymeklis: „{near}“",
        "put the words in its place, or take it out": "vietoj jo įrašyti žodžius arba jį išbraukti",
        "a note to oneself is left: «{near}»": "liko pastaba sau: „{near}“",
        "text is highlighted: «{near}»": "tekstas paryškintas spalva: „{near}“",
        "finish what it marks, and take the highlight off": "užbaigti, kas pažymėta, ir nuimti spalvą",
        "a box of the form is not filled in: «{near}»": "neužpildytas formos laukelis: „{near}“",
        "fill it in, or take it out": "užpildyti arba išbraukti",
        "the document is marked as a draft: «{near}»": "dokumentas pažymėtas kaip juodraštis: „{near}“",
        "assemble it without gaps before it is filed": "prieš teikiant parengti be spragų",
        "a mail-merge field is left: «{near}»": "liko laiškų suliejimo laukas: „{near}“",
        # Numbers of paragraphs.
        "number {number} stands twice": "{number} numeris kartojasi",
        "number {missing} is missing: {after} follows {before}": "trūksta {missing} numerio: po {before} eina {after}",
        "numbers {first}–{last} are missing: {after} follows {before}": "trūksta numerių {first}–{last}: po {before} eina {after}",
        "the numbers go back: {after} follows {before}": "numeracija grįžta atgal: po {before} eina {after}",
        "the numbering begins again: {after} follows {before}": "numeracija prasideda iš naujo: po {before} eina {after}",
        "the numbering begins with {number}": "numeracija prasideda nuo {number}",
        "let the numbering run on": "tęsti numeraciją",
        "correct the numbers, and what refers to them": "pataisyti numerius ir nuorodas į juos",
        # References.
        "a reference is broken: «{near}»": "nuoroda neveikia: „{near}“",
        "a reference to {name} leads nowhere: it shows «{shown}»": "nuoroda į {name} niekur neveda: rodoma „{shown}“",
        "point it at a paragraph that is there": "nukreipti į esamą pastraipą",
        "a reference shows {shown} where the paragraph has {expected}": "nuoroda rodo {shown}, o pastraipos numeris – {expected}",
        "a reference shows «{shown}» where the text reads «{expected}»": "nuoroda rodo „{shown}“, o tekste yra „{expected}“",
        "update the fields (Ctrl+A, F9)": "atnaujinti laukus (Ctrl+A, F9)",
        "a link to {name} leads nowhere": "saitas į {name} niekur neveda",
        "«{near}»: there is no paragraph {number}; the last is {last}": "„{near}“: {number} punkto nėra; paskutinis – {last}",
        "«{near}»: there is no annex {number}; the list has {count}": "„{near}“: {number} priedo nėra; sąraše jų {count}",
        "«{near}»: the document has no list of annexes": "„{near}“: dokumente nėra priedų sąrašo",
        "correct the number": "pataisyti numerį",
        "correct the number, or say whose paragraph it is": "pataisyti numerį arba nurodyti, kurio dokumento tai punktas",
        "list the annexes, or take the reference out": "pateikti priedų sąrašą arba nuorodą išbraukti",
        "annex {number} is not mentioned in the text: «{title}»": "tekste nepaminėtas {number} priedas: „{title}“",
        "cite it where it proves something, or do not annex it": "nurodyti ten, kur jis ką nors įrodo, arba nepridėti",
        # Dates.
        "there is no such day: «{words}»": "tokios dienos nėra: „{words}“",
        "correct the date": "pataisyti datą",
        "«{words}» comes after the filing of {filing}, and is told as past": "„{words}“ – vėliau už dokumento datą ({filing}), o aprašoma kaip praeitis",
        "check the date": "patikrinti datą",
        # Quotation marks and brackets.
        "a quotation that opens with {mark} is not closed: «{near}»": "citata, pradėta ženklu {mark}, neužbaigta: „{near}“",
        "a quotation is closed with {mark} and was not opened: «{near}»": "citata užbaigta ženklu {mark}, o pradėta nebuvo: „{near}“",
        "the bracket {mark} is not closed: «{near}»": "skliaustas {mark} neuždarytas: „{near}“",
        "the bracket {mark} was not opened: «{near}»": "skliaustas {mark} neatidarytas: „{near}“",
        "put its other half where it belongs": "įrašyti trūkstamą ženklą",
        "quotation marks of another language: «{near}»": "kitos kalbos kabutės: „{near}“",
        "write them as {marks}": "rašyti {marks}",
        # Words.
        "this paragraph is in another language than the document ({language})": "pastraipa parašyta kita kalba nei dokumentas ({language})",
        "the document is in another language ({tongue}) than asked for ({language})": "dokumentas parašytas kita kalba ({tongue}) nei prašyta ({language})",
        "assemble it in that language, or name the right one": "parengti jį ta kalba arba nurodyti tikrąją",
        "translate it, or set it as a quotation": "išversti arba pateikti kaip citatą",
        "a word stands twice: «{near}»": "žodis kartojasi: „{near}“",
        "take one out": "vieną išbraukti",
        "this paragraph stands twice, first here: {place}": "pastraipa kartojasi, pirmą kartą čia: {place}",
        "double spaces in {count} places, first: «{near}»": "dvigubi tarpai ({count} viet.), pirmasis: „{near}“",
        "a space before a comma or full stop in {count} places, first: «{near}»": "tarpas prieš kablelį ar tašką ({count} viet.), pirmasis: „{near}“",
        "for looks only": "tik dėl išvaizdos",
        # What a file carries unseen.
        "a comment is left in the margin ({author}): «{near}»": "paraštėje liko komentaras ({author}): „{near}“",
        "a comment of an unfinished draft is left: «{near}»": "liko nebaigto juodraščio komentaras: „{near}“",
        "delete the comment before filing": "prieš teikiant komentarą pašalinti",
        "tracked changes are left ({inserted} put in, {deleted} struck out, {reformatted} of form)": "liko sekamų pakeitimų (įterpta – {inserted}, išbraukta – {deleted}, formato – {reformatted})",
        "accept or reject them before filing": "prieš teikiant juos priimti arba atmesti",
        "hidden text is left: «{near}»": "liko paslėpto teksto: „{near}“",
        "take it out, or show it": "pašalinti arba parodyti",
        "text is struck through: «{near}»": "tekstas perbrauktas: „{near}“",
        "take it out, or take the line off": "jį pašalinti arba nuimti perbraukimą",
        # Annexes, log and text.
        "annex {number} «{title}» is not in the evidence log": "{number} priedo „{title}“ įrodymų sąraše nėra",
        "add it to the log (litigator exhibit add), or take it off the list": "įtraukti į įrodymų sąrašą (litigator exhibit add) arba išbraukti iš priedų",
        "{key} «{title}» is marked for annexing and is not on the list": "{key} „{title}“ pažymėtas pridėti, o priedų sąraše jo nėra",
        "list it, or unmark it: litigator exhibit edit CASE EXHIBIT --no-annex": "įrašyti į priedų sąrašą arba nuimti žymą: litigator exhibit edit CASE EXHIBIT --no-annex",
        "{key} «{title}» is kept back in the log and stands on the list as annex {number}": "{key} „{title}“ pagal įrodymų sąrašą nepridedamas, o priedų sąraše jis {number}",
        "take it off the list, or mark it for annexing": "išbraukti iš priedų arba pažymėti pridėti",
        "annex {number} «{title}» is number {expected} by the log": "{number} priedas „{title}“ pagal įrodymų sąrašą yra {expected}",
        "put the list in the order of the log": "išdėstyti priedus įrodymų sąrašo tvarka",
        "annex {number} «{title}» is dated {expected} in the log, and the list says {listed}": "{number} priedo „{title}“ data įrodymų sąraše – {expected}, o priedų sąraše – {listed}",
        "annex {number} «{title}» has {expected} pages in the log, and the list says {listed}": "{number} priede „{title}“ pagal įrodymų sąrašą lapų {expected}, o priedų sąraše – {listed}",
        "see which is right, and correct the other": "pažiūrėti, kas teisinga, ir pataisyti kitur",
        "no file is named in the log for {keys}": "įrodymų sąraše nėra failo: {keys}",
        "name them: litigator exhibit attach CASE EXHIBIT FILE": "nurodyti: litigator exhibit attach BYLA ĮRODYMAS FAILAS",
        "{key} «{title}»: the file {file} is not in {folders}": "{key} „{title}“: failo {file} nėra čia: {folders}",
        "put it there, or name the folder with --files": "įdėti jį ten arba nurodyti aplanką parametru --files",
        "{key} «{title}»: the file {file} is no longer the one in the log": "{key} „{title}“: failas {file} nebe toks, koks įrašytas į įrodymų sąrašą",
        "{key} «{title}»: the log has no hash of {file} to compare": "{key} „{title}“: įrodymų sąraše nėra failo {file} kontrolinės sumos",
        "find the file that was logged, or attach this one (--instead)": "rasti įrašytąjį failą arba priskirti šį (--instead)",
        # The bundle.
        "{name} has {size} MB; at most {most} fit": "{name}: {size} MB; telpa ne daugiau kaip {most}",
        "scan it at a lower resolution, or part it": "nuskenuoti mažesne raiška arba padalyti",
        "{name} cannot be read: {why}": "{name} neperskaitomas: {why}",
        "see that the file may be read": "patikrinti, ar failą leidžiama skaityti",
        "LibreOffice cannot read {name}": "LibreOffice neperskaito failo {name}",
        "open it, and save it as PDF": "atverti ir išsaugoti kaip PDF",
        "the file has {count} pages, the log says {pages}": "faile lapų yra {count}, įrodymų sąraše – {pages}",
        "see that the file is whole, or correct the log": "patikrinti, ar failas visas, arba pataisyti įrodymų sąrašą",
        "{name} held {things}; its pages alone are bound in": "faile {name} dar buvo: {things}; įrišti tik jo puslapiai",
        "file the original beside the bundle, if that matters": "jeigu tai svarbu, prie rinkinio pridėti originalą",
        "attach the file again": "priskirti failą iš naujo",
    }
)
