"""Whether two names are of one case: «M.A. ir kiti prieš Lietuvą» is M.A. and Others v. Lithuania, «Amur v. France» is misspelt.

Accents, initials, «and Others», the party words of three languages and Lithuanian endings do not count; a changed letter does.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from litigator.library.contents import Library
from litigator.precedents.checking.respondents import States, folded

Verdict = Literal["same", "near", "swapped", "different"]
GRADES: tuple[Verdict, ...] = ("same", "near", "swapped", "different")
NEAR = 82.0
"""From which likeness (0–100, of letters) a name counts as the same name misspelt."""

_SEPARATOR = re.compile(r"\s+(?:v\.?|vs\.?|c\.|c/|contre|against|prieš|pries)\s+|\s*/\s*(?=[A-ZÀ-Ž])")
_OPENING = re.compile(r"^(?:the )?(?:case of|affaire|in the case of|byla|bylos|byloje)\s+", re.IGNORECASE)
_MARK = re.compile(
    r"\[(?:GC|DK)\]|\((?:dec\.|GC|Grand Chamber|Plenary|merits|just satisfaction|friendly settlement|striking out|revision)\)"
    r"|,?\s*\(?(?:joined cases? |cases? )?[CTF]?[-‑–]?\d+/\d+[^)]*\)?$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"[\s,]*(?:\bet\s+al\.?|(?:(?:\b(?:and|et|ir)|&)\s+)?(?:\d+\s+)?\b(?:others?|autres?|kiti|kitos|kitus|kitas|kitų|kt\.))(?=$|[\s),])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(\s*(?:no|nr|n°|nº)\.?\s*(\d+)\s*\)", re.IGNORECASE)
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_](?!\w)[.\s-]*){2,}")
_TWO_CAPITALS = re.compile(r"(?<![\w\0])[A-ZÀ-Ž]{2}(?!\w)")
_REPRESENTED = re.compile(r",? (?:represented by|established in|residing in) .*?(?=\s+[vV]\.?\s|$)")
_LITHUANIAN_ENDING = re.compile(
    r"(?:iaus|iais|iams|ienes|iene|ytes|yte|ai|as|is|ys|us|es|os|ui|io|iu|ia|ei|a|e|i|o|u|s|j)$"
)
_JOINING = {"and", "et", "ir", "the", "les", "le", "la", "de", "du", "of", "on", "behalf", "vardu"}
_INSTITUTIONS = {
    "komisija": "commission",
    "komisijos": "commission",
    "taryba": "council",
    "conseil": "council",
    "parlamentas": "parliament",
    "parlement": "parliament",
}
_GENERIC = {
    *(
        "gmbh",
        "co",
        "og",
        "sc",
        "eood",
        "uab",
        "ltd",
        "limited",
        "plc",
        "ag",
        "sa",
        "spa",
        "srl",
        "bv",
        "nv",
        "ab",
        "oy",
        "as",
        "se",
    ),
    *(
        "kg",
        "sp",
        "zoo",
        "sro",
        "doo",
        *("criminal", "proceedings", "against", "brought", "by", "parte"),
        *("ev", "mbh", "kgaa", "sarl", "sas", "snc", "lda", "aps", "asbl", "vzw"),
        "kft",
        "international",
        "staatssecretaris",
        "bundesrepublik",
        "deutschland",
        "republik",
        "secretary",
    ),
    *(
        "home",
        "department",
        "office",
        "veiligheid",
        "justitie",
        "justice",
        "finanzamt",
        "administration",
        "agency",
        "general",
        "s",
    ),
    *(
        "national",
        "company",
        "state",
        "commissioners",
        "her",
        "his",
        "majesty",
        "revenue",
        "customs",
        "lords",
        "treasury",
        "queen",
    ),
    *(
        "king",
        "application",
        "others",
        "commission",
        "council",
        "parliament",
        "european",
        "europos",
        "europeenne",
        "minister",
    ),
    *("ministre", "opinion", "case", "cases"),
} | _JOINING


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """A case name taken apart. `words` are the claimant's, initials joined; `against` the respondent States or, where unknown, their words;
    `tongue` is the language of the word between them, empty where there is none; `others` says that the claimant is not alone («and Others»).
    """

    words: tuple[str, ...]
    against: frozenset[str]
    number: str | None
    tongue: str
    others: bool = False

    @property
    def joined(self) -> str:
        return "".join(self.words)


class Naming:
    """Compares case names. States are known by every name the library and the world's list of names (CLDR) give them."""

    def __init__(self, library: Library) -> None:
        self.states = States(library)

    def state(self, words: str) -> str | None:
        """The State that `words` name, in a form all its names share; None where they name none."""
        return self.states.named(words)

    def parties(self, name: str) -> Parties:
        """The claimant and the respondents of a case name as it stands in a text or in a list."""
        number = _NUMBER.search(name)
        bare = _bare(name)
        pieces = _sides(bare)
        separator = bare[len(pieces[0]) : len(bare) - len(pieces[1])] if len(pieces) == 2 else ""
        tongue = _tongue(separator)
        if tongue == "fr":
            self.states.know_french()
        suing = self.state(pieces[0]) if tongue else None
        return Parties(
            words=tuple((suing or "").split() or _words_of(pieces[0])),
            against=frozenset(self.states.respondents(pieces[1])) if len(pieces) == 2 else frozenset(),
            number=number[1] if number else None,
            tongue=tongue,
            others=_OTHERS.search(pieces[0]) is not None,
        )

    def compare(self, cited: str, known: str, court: str) -> Verdict:
        """Whether `cited` is the name `known` of a case before `court`."""
        ours, theirs = self.parties(cited), self.parties(known)
        if court == "CJEU":
            return self._compare_luxembourg(cited, known)
        claimant = _claimant(ours, theirs)
        if not ours.against:
            state = self.state(cited)  # «Belgiją»: of the name only the State was read
            return claimant if state is None else "same" if state in theirs.against else "different"
        sides = _respondent(ours, theirs)
        if claimant == "different" or sides == "different":
            return "swapped" if _swapped(ours, theirs, self) else "different"
        return "near" if "near" in (claimant, sides) or _other_number(ours, theirs) else "same"

    def _compare_luxembourg(self, cited: str, known: str) -> Verdict:
        """Cases there go by many names (the first party, a usual name, a State's office): one word of the claimant's own is enough."""
        claimant, *rest = _sides(_bare(cited))
        theirs = self._distinct(known)
        own = self._distinct(claimant) - _GENERIC
        if not own:  # Commission v Hungary: the institution sues many, the State tells which
            sides = self._distinct(re.sub(r"\([^)]*\)", "", cited)) - _GENERIC
            own = {word for word in sides if word.startswith("§")} or sides
            return "same" if not own or own & theirs else "different"
        if own & theirs or _part_of_initials(own, theirs):
            return "same"
        from rapidfuzz import fuzz

        long = [word for word in own if len(word) > 4]
        if any(fuzz.ratio(word, other) >= NEAR for word in long for other in theirs if len(other) > 4):
            return "near"
        if _run_together(own, theirs):
            return "same"
        turned = bool(rest) and bool(self._distinct(rest[0]) - _GENERIC & theirs) and own <= theirs
        return "swapped" if turned else "different"

    def same_case(self, cited: str, known: str, court: str) -> bool:
        """Whether a known name is surely that of the case cited: what a search by name may rest on."""
        if court != "CJEU":
            part = len(self.parties(cited).words) != len(self.parties(known).words)  # «Boyle» is not Boyle and Rice
            return not part and self.compare(cited, known, court) == "same"
        ours, theirs = _sides(_bare(cited)), _sides(_bare(known))
        first, second = self._distinct(ours[0]), self._distinct(theirs[0])
        alone = not first - _GENERIC or max(map(len, first), default=0) < 4  # Commission, N.: too many have that name
        if not (first == second if alone else first <= second or second <= first) or not first:
            return False
        if not first - _GENERIC and (len(ours) < 2 or len(theirs) < 2):
            return False
        return len(ours) < 2 or len(theirs) < 2 or bool(self._distinct(ours[1]) & self._distinct(theirs[1]) - _JOINING)

    def _distinct(self, name: str) -> set[str]:
        found: set[str] = set()
        for side in _SEPARATOR.split(_bare(name)):
            state = self.state(re.sub(r"\([^)]*\)", "", side))
            if state is not None:
                found.add(f"§{state}")
                continue
            found.update(_INSTITUTIONS.get(word, word) for word in _words_of(side, brackets=True, marked=True))
        return found - {"european", "europos", "europeenne"}

    def best(self, cited: str, known: Iterable[str], court: str) -> tuple[Verdict, str]:
        """The best verdict over all names a case is known by, and the name that gave it."""
        verdicts = [(self.compare(cited, name, court), name) for name in known]
        return min(verdicts, key=lambda pair: GRADES.index(pair[0]), default=("same", cited))


def _sides(bare: str) -> list[str]:
    """The claimant and the respondents; in a name all in capitals the word between them is a V too."""
    sides = _SEPARATOR.split(bare, maxsplit=1)
    return sides if len(sides) == 2 or not bare.isupper() else re.split(r"\s+V\.?\s+", bare, maxsplit=1)


def _bare(name: str) -> str:
    """A name without «CASE OF», marks of formation, case numbers, «(no. 2)», and who represents the parties."""
    alone = _REPRESENTED.sub("", _NUMBER.sub("", unescape(name)))
    return _OPENING.sub("", _MARK.sub("", alone).strip(" ,;"))


def _tongue(separator: str) -> str:
    if "prie" in separator:
        return "lt"
    if "c" in separator:
        return "fr"
    return "en" if "v" in separator.lower() or "against" in separator else ""


def _words_of(side: str, *, brackets: bool = False, marked: bool = False) -> Iterator[str]:
    """The words of one side of a name: «M. A. (Nr. 2) ir kiti» gives `ma`. With `marked`, two initials are `·ma`: no company's S.A."""
    bare = side if brackets else re.sub(r"\([^)]*\)", " ", side)
    bare = _OTHERS.sub(" ", bare)
    # Initials are marked, so that «I.R.» is not the Lithuanian word for «and».
    # In small letters they are what a company is: a.s., s.r.o.
    bare = _INITIALS.sub(
        lambda run: f" {'' if run[0].islower() else chr(0)}{''.join(filter(str.isalnum, run[0]))} ", bare
    )
    if marked:  # «NS», written without stops
        bare = _TWO_CAPITALS.sub(lambda word: word[0] if word[0].lower() in _GENERIC else f"\0{word[0]}", bare)
    for word in re.findall(r"\0?\w+", folded(bare)):
        if word.startswith("\0"):
            yield f"·{word[1:]}" if marked and len(word) == 3 else word[1:]
        elif word not in _JOINING:
            yield word


def _claimant(ours: Parties, theirs: Parties) -> Verdict:
    if ours.words == theirs.words or (len(ours.joined) > 4 and ours.joined == theirs.joined):
        return "same"
    if not ours.words or not theirs.words:  # «Others v. France»: of the claimant nothing was read
        return "same" if ours.against & theirs.against else "different"
    short, long = sorted((ours.words, theirs.words), key=len)
    if len(short) < len(long) and set(short) <= set(long) and (short[0] == long[0] or max(map(len, short)) > 4):
        return "same"
    first, second = ours.joined, theirs.joined
    if min(len(first), len(second)) < 4:
        return "different"
    if _umlauts(first) == _umlauts(second) or (ours.tongue == "lt" and _inflected(ours.words, theirs.words)):
        return "same"
    from rapidfuzz import fuzz

    foreign = ours.tongue != theirs.tongue and "" not in (ours.tongue, theirs.tongue)
    if foreign and "fr" in (ours.tongue, theirs.tongue) and fuzz.ratio(_sounds(ours), _sounds(theirs)) >= NEAR:
        return "same"
    if fuzz.ratio(first, second) < NEAR and not _each_near(short, long):
        return "different"
    # Each language writes foreign names by its own sounds: Zhukov is Joukov in French, Žukovas in Lithuanian; none turns letters about.
    return "same" if foreign and sorted(first) != sorted(second) else "near"


def _sounds(parties: Parties) -> str:
    """The claimants' name as it sounds: Joukov and Zhukov, Natchova and Nachova, Zaïtsev and Zaytsev."""
    word = parties.joined
    if parties.tongue == "fr":
        for written, sound in (
            ("tch", "č"),
            ("ch", "sh"),
            ("č", "ch"),
            ("dj", "j"),
            ("j", "zh"),
            ("ou", "u"),
            ("gui", "gi"),
            ("gue", "ge"),
        ):
            word = word.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", word.replace("y", "i"))


def _each_near(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every longer word of the shorter name stands, perhaps misspelt, in the longer one."""
    from rapidfuzz import fuzz

    telling = [word for word in short if len(word) > 4]
    return bool(telling) and all(any(fuzz.ratio(word, other) >= NEAR for other in long) for word in telling)


def _respondent(ours: Parties, theirs: Parties) -> Verdict:
    if not theirs.against or ours.against & theirs.against:
        return "same"
    from rapidfuzz import fuzz

    likeness = max(fuzz.ratio(one, other) for one in ours.against for other in theirs.against)
    return "near" if likeness >= NEAR else "different"


def _swapped(ours: Parties, theirs: Parties, naming: Naming) -> bool:
    """«Lithuania v. M.A.» for M.A. v. Lithuania."""
    left = naming.state(" ".join(ours.words))
    right = "".join(filter(str.isalnum, "".join(ours.against)))
    return left is not None and left in theirs.against and theirs.joined in right


def _other_number(ours: Parties, theirs: Parties) -> bool:
    """«(no. 2)» against «(no. 3)»; a name that gives no number may be any of them."""
    return ours.number is not None and theirs.number is not None and ours.number != theirs.number


def _umlauts(word: str) -> str:
    return re.sub(r"([aou])e", r"\1", word)


def _stem(word: str) -> str:
    return _LITHUANIAN_ENDING.sub("", word) or word


def _inflected(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether each word is the other with a Lithuanian ending: «Jabario», «Jabaris» and Jabari."""
    if len(ours) != len(theirs):
        ours, theirs = (ours, theirs[: len(ours)]) if len(ours) < len(theirs) else (ours[: len(theirs)], theirs)
    return all(
        one == other or (min(len(one), len(other)) > 3 and (_stem(one) == _stem(other) or _stem(one) == other))
        for one, other in zip(ours, theirs, strict=True)
    )


def _part_of_initials(ours: set[str], theirs: set[str]) -> bool:
    """«N.» for J.N.: the Court itself shortens the initials of a person."""
    letters = {word.lstrip("·") for word in ours}
    initials = {word[1:] for word in theirs if word.startswith("·")}
    return all(len(one) == 1 for one in letters) and any(one in whole for one in letters for whole in initials)


def _run_together(ours: set[str], theirs: set[str]) -> bool:
    """«FMS» and «F M S»: initials that one side writes as a word."""
    letters = {word for word in theirs if len(word) == 1}
    return any(1 < len(word) < 5 and set(word) <= letters for word in ours)
