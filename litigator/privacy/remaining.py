"""The second reading: what may still identify someone in a text whose names were replaced, the gravest first. It finds; it clears nobody."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from litigator.privacy.folding import Word, folded, words_of
from litigator.privacy.naming import Names, Span
from litigator.privacy.ordinary import LITTLE, ORDINARY
from litigator.privacy.protecting import Protected
from litigator.privacy.scripts import is_near
from litigator.tongue import marked

Risk = Literal["high", "medium", "low"]
_ORDER: Mapping[str, int] = {"high": 0, "medium": 1, "low": 2}
_ALIKE = 84
_MONTH = (
    r"(?:saus|vasar|kov|baland|gegu[žz]|bir[žz]el|liep|rugp|rugs|spal|lapkri|gruod"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\w*"
)
_DAY = rf"(?:\d{{4}}[\s\u00a0]*m\.[\s\u00a0]*{_MONTH}[\s\u00a0]*\d{{1,2}}|\d{{1,2}}[\s\u00a0]+{_MONTH}[\s\u00a0]+\d{{4}}|(?<!\d)\d{{4}}-\d\d-\d\d(?!\d))"
PATTERNS: tuple[tuple[Risk, str, str], ...] = (
    ("high", marked("an e-mail address"), r"[\w.+-]+@[\w-]+\.[\w.-]+"),
    ("high", marked("a number like a personal code"), r"(?<!\d)[3-6]\d{2}[01]\d[0-3]\d\d{4}(?!\d)"),
    (
        "high",
        marked("a number like a telephone's"),
        r"(?<![\w/-])(?:\+\d{1,3}|8)[\s\u00a0(-]{0,2}\d{2,3}[\s\u00a0)-]{0,2}\d{3}[\s\u00a0-]?\d{2,3}(?!\d)",
    ),
    ("high", marked("a number like a bank account's"), r"\b[A-Z]{2}\d{2}(?:[\s\u00a0]?\d{4}){4,6}\b"),
    (
        "high",
        marked("a number like a passport's or a permit's"),
        r"\b(?:pas\w*|passport|dokument\w*|document|ILTU|leidim\w*|permit)\b[^.;\n]{0,30}?\b[A-Z]{0,3}[\s\u00a0]?\d{6,10}\b",
    ),
    (
        "high",
        marked("words in another script"),
        r"[\u0400-\u052f\u0530-\u08ff\u0900-\u0fff\u10a0-\u139f\u3040-\u9fff\uac00-\ud7af][^A-Za-z0-9.,;()\n]*",
    ),
    ("high", marked("a day of birth"), rf"(?:gim(?:ė|us|im\w*|\.)|born|date of birth|DOB)\b[^.;\n]{{0,25}}?{_DAY}"),
    (
        "high",
        marked("a link to an account or page"),
        r"(?:https?://|www\.)\S+|(?<!\w)@\w{3,}",
    ),
    (
        "medium",
        marked("an address"),
        r"\b[A-ZŠŽČĖĮŲŪĄĘ][\w.-]+[\s\u00a0](?:g|pr|al|pl|skg|a)\.[\s\u00a0]*\d+\w*(?:[\s\u00a0]?-[\s\u00a0]?\d+)?|\b\d+[\w]?[\s\u00a0][A-Z]\w+[\s\u00a0](?:Street|Road|Avenue|Lane|St\.)",
    ),
    (
        "medium",
        marked("the number of a case"),
        r"\b[a-zA-Z]{1,4}\d?-\d{2,6}-\d{3,4}/\d{4}\b|\b(?:teisminio proceso|ikiteisminio tyrimo|sprendim\w+|nutarim\w+) Nr\.[\s\u00a0]*[\w/()-]{4,}",
    ),
    (
        "medium",
        marked("a place of detention, with a day"),
        rf"(?:Pabrad|Kybart|Rukl|Medinink|Vydeni|Švenčion|Alyt|URC|registracijos centr|detention cent|užkard|border)\w*[^.\n]{{0,80}}?{_DAY}|{_DAY}[^.\n]{{0,80}}?(?:Pabrad|Kybart|Rukl|Medinink|Vydeni|Švenčion|Alyt|URC|registracijos centr|detention cent|užkard|border)\w*",
    ),
    (
        "medium",
        marked("health"),
        r"\b(?:diagnoz|diagnos|PTSD|PTSS|potraumin|post-traumatic|ŽIV|HIV|AIDS|tuberkul|tubercul|vėž|cancer|epilep|cukrin\w+ diabet|diabet|hepatit|šizofren|schizophren|depresij|depression|savižud|suicid|nėšč|pregnan|neįgal|disabled|disabilit|surgery|amputa)\w*",
    ),
    (
        "medium",
        marked("torture, rape or trafficking"),
        r"\b(?:kankin|tortur|išprievart|prievartav|raped?|rapes|trafick|traffick|prekyb\w+ žmon|lytin\w+ prievart|FGM|apipjaust)\w*",
    ),
    (
        "medium",
        marked("the family as it is made up"),
        r"\b(?:vieniš\w+ mam\w*|single mother|vieniš\w+ motin\w*|(?:du|dvi|trys|tris|keturi|keturis|penki|penkis|šeši|septyni|two|three|four|five|six|seven)[\s\u00a0](?:mažame\w+[\s\u00a0])?(?:vaik|children|sūn|dukt|daughters|sons|minor)\w*|dvyn|twins|naujagim|newborn|nepilnameč\w+ (?:sūn|dukt|vaik)\w*)",
    ),
    (
        "medium",
        marked("faith, conviction or orientation"),
        r"\b(?:krikščion|christian|atsivert|convert|jezid|yezidi|yazidi|hazar|ahmadi|bahá|bahai|homoseks|gėj|gay|lesb|LGBT|transgender|translyt|ateist|atheist|opozicij|opposition|partij\w+ nar)\w*",
    ),
    (
        "medium",
        marked("an occupation"),
        r"\b(?:žurnalist|journalist|mokytoj|teacher|karinink|kareiv|soldier|inžinier|engineer|dainink|singer|aktyvist|activist|sportinink|athlete|studijav|university)\w*",
    ),
    (
        "medium",
        marked("a year of birth"),
        r"(?:gim(?:ė|us|im\w*|ęs|\.)|born|date of birth|DOB)\b[^.;\n]{0,25}?\b(?<!–)(?:19|20)\d\d\b(?!–)",
    ),
    (
        "high",
        marked("a sign that turns the direction of the text: letters read otherwise than they stand"),
        r"[\u202d\u202e]",
    ),
    ("low", marked("an age"), r"\b\d{1,2}[\s\u00a0](?:metų|m\. amžiaus|years? old|year-old)\b"),
)
_CAPITALS_COUNT = frozenset(("an address", "a number like a bank account's"))
_COMPILED = tuple(
    (risk, what, re.compile(pattern, 0 if what in _CAPITALS_COUNT else re.IGNORECASE))
    for risk, what, pattern in PATTERNS
)


_WORD = re.compile(r"[^\W\d_]{3,}")
_INSIDE = 6  # letters of a name that is looked for in the midst of any word; of a shorter one only where capitals or signs show a name
_LONGEST_ENDING = 4  # letters that may stand behind the stem of a known word
_SOUNDS = re.compile(r"[aeiouyjhw]")
_ANY_DAY = re.compile(_DAY, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the second reading need not wonder at: `stems` (`stems_of`) of words that name no private person, of courts, states, acts;
    `public` contacts of lawyers and offices. And what it must: the `nationalities` of the people, the `days` of the case as patterns.
    """

    stems: frozenset[str] = frozenset()
    public: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that may identify: how grave, what, where (the first place), in which words, and how often."""

    risk: Risk
    what: str
    where: str
    words: str
    times: int = 1

    def as_dict(self) -> dict[str, str | int]:
        return {"risk": self.risk, "what": self.what, "where": self.where, "words": self.words, "times": self.times}


def second_reading(
    texts: Sequence[tuple[str, str, Protected]], names: Names, known: Known, pseudonyms: Iterable[str] = ()
) -> list[Finding]:
    """What may still identify in `texts`: (where, the text after replacement, its protected spans), the gravest first.

    `pseudonyms` are what stands there in the place of people: a name that stands beside one may be a part of theirs.
    """
    beside = _beside(pseudonyms)
    found: list[Finding] = []
    days = re.compile("|".join(f"(?:{day})" for day in known.days), re.IGNORECASE) if known.days else None
    others: list[tuple[str, str]] = []
    for where, text, spans in texts:
        protected = spans.all
        found += _in_citations(where, text, spans.soft, names)
        found += _patterns(where, text, protected, known)
        found += _near_names(where, text, protected, names)
        found += _others_named(where, text, protected, known.stems)
        found += _beside_pseudonyms(where, text, protected, names, known.stems, beside)
        for nationality in known.nationalities:
            if re.search(rf"(?<!\w){re.escape(nationality[:-2])}\w{{0,4}}", text):
                found.append(Finding(risk="low", what=marked("the nationality"), where=where, words=nationality))
        for one in _ANY_DAY.finditer(text):
            if days is not None and days.match(text, one.start()):
                found.append(
                    Finding(risk="medium", what=marked("a day of the case"), where=where, words=_short(one.group()))
                )
            else:
                others.append((where, _short(one.group())))
    if others:
        found.append(
            Finding(
                risk="low", what=marked("other exact days"), where=others[0][0], words=others[0][1], times=len(others)
            )
        )
    return gathered(found)


def gathered(found: Iterable[Finding]) -> list[Finding]:
    """The findings, the gravest first; the same words of the same kind once, with how often."""
    found = list(found)
    counts: Counter[tuple[Risk, str, str]] = Counter()
    for one in found:
        counts[one.risk, one.what, folded(one.words)] += one.times
    first: dict[tuple[Risk, str, str], Finding] = {}
    for one in found:
        first.setdefault((one.risk, one.what, folded(one.words)), one)
    told = [
        Finding(risk=one.risk, what=one.what, where=one.where, words=one.words, times=counts[key])
        for key, one in first.items()
    ]
    return sorted(told, key=lambda one: _ORDER[one.risk])


def _patterns(where: str, text: str, protected: Sequence[Span], known: Known) -> list[Finding]:
    found = []
    for risk, what, pattern in _COMPILED:
        for one in pattern.finditer(text):
            if any(start < one.end() and one.start() < end for start, end in protected):
                continue
            words = _short(one.group())
            if any(words in contact or contact in words for contact in known.public):
                found.append(
                    Finding(risk="low", what=marked("how to reach a lawyer or an office"), where=where, words=words)
                )
            else:
                found.append(Finding(risk=risk, what=what, where=where, words=words))
    return found


def _short(words: str) -> str:
    told = " ".join(words.split())
    return told if len(told) <= 70 else f"{told[:70]}…"


def _near_names(where: str, text: str, protected: Sequence[Span], names: Names) -> list[Finding]:
    """Words close to a claimant's name but no form of it, and forms of it that are ordinary words as well."""
    bases = [base for base in names.bases if len(base) >= 4]
    found = []
    for word in words_of(text):
        if any(start < word.end and word.start < end for start, end in protected):
            continue
        said = text[word.start : word.end]
        what = _like_a_name(word, said, names, bases)
        if what:
            found.append(Finding(risk="high", what=what, where=where, words=said))
    return found


def _like_a_name(word: Word, said: str, names: Names, bases: Sequence[str]) -> str:
    """What makes one think of a claimant's name in a word that was left; nothing where nothing does."""
    if len(word.text) < 4:
        alone = word.text in names.bases and (word.capital or len(word.text) > 2)
        return marked("a word that is a claimant's name too; was it meant?") if alone else ""
    if names.whose(word.text):
        return marked("a word that is a claimant's name too; was it meant?")
    if not word.text.isascii():
        near = word.capital and any(is_near(word.text, base) for base in bases)
        return marked("a word in another script much like a claimant's name") if near else ""
    if word.capital and word.text not in ORDINARY and word.text not in LITTLE:
        return marked("a word much like a claimant's name: misspelt?") if _is_like(word.text, names, bases) else ""
    inside = any(base in word.text and _shows(said, base) for base in bases)
    return marked("a claimant's name inside a word") if inside else ""


def _is_like(word: str, names: Names, bases: Sequence[str]) -> bool:
    from rapidfuzz import fuzz, process

    stem = word[:-2] if len(word) > 6 else word
    if any(process.extractOne(one, bases, scorer=fuzz.ratio, score_cutoff=_ALIKE) for one in (word, stem)):
        return True
    return word not in names.ordinary and any(
        _sounds_like(word, base) or (min(len(word), len(base)) >= _INSIDE and is_near(word, base)) for base in bases
    )


def _beside(pseudonyms: Iterable[str]) -> re.Pattern[str] | None:
    """A word with a capital right before or right behind a pseudonym."""
    told = "|".join(re.escape(one) for one in pseudonyms)
    word = r"[^\W\d_][\w'’-]{2,}"
    return re.compile(rf"({word})(?=[\s\u00a0](?:{told})(?!\w))|(?<!\w)(?:{told})[\s\u00a0]({word})") if told else None


def _beside_pseudonyms(
    where: str,
    text: str,
    protected: Sequence[Span],
    names: Names,
    known: frozenset[str],
    beside: re.Pattern[str] | None,
) -> Iterator[Finding]:
    """Words with a capital beside a pseudonym, which nobody knows: a middle name, a second surname."""
    for one in beside.finditer(text) if beside else ():
        start, end = one.span(1) if one[1] else one.span(2)
        said = folded(text[start:end])
        ordinary = said in names.ordinary or said in ORDINARY or said in LITTLE or _is_known(said, known)
        opens = not text[:start].strip() or text[:start].rstrip(" \u00a0\n\t„“”\"'(«")[-1:] in (
            "",
            ".",
            "!",
            "?",
            ":",
            ";",
        )
        if (
            text[start].islower()
            or ordinary
            or (one[1] and opens)
            or any(start < last and first < end for first, last in protected)
        ):
            continue
        what = marked("a word beside a pseudonym: a part of the name?")
        yield Finding(risk="high", what=what, where=where, words=text[start:end])


def _sounds_like(word: str, base: str) -> bool:
    """Whether a word begins with the name or has it inside, has one letter of it changed, or only other vowels: `Nasari`, `Fareed`."""
    from rapidfuzz.distance import OSA

    if len(base) >= 5 and (base in word or OSA.distance(word, base, score_cutoff=1) <= 1):
        return True
    heard = _SOUNDS.sub("", base)
    return (
        len(heard) > 2 and word[:1] == base[:1] and _SOUNDS.sub("", word).removesuffix("s") == heard.removesuffix("s")
    )


def _shows(said: str, base: str) -> bool:
    """Whether a name inside a word is meant as one: it is long, or a capital stands within («neNazari»)."""
    return len(base) >= _INSIDE or (len(base) >= 5 and any(letter.isupper() for letter in said[1:]))


def _in_citations(where: str, text: str, doubtful: Sequence[Span], names: Names) -> Iterator[Finding]:
    """Claimants' names left alone in what reads as another case: it may be their own, before another court."""
    for start, end in doubtful:
        if any(names.whose(word.text) and word.text not in names.weak for word in words_of(text[start:end])):
            yield Finding(
                risk="high",
                what=marked("a claimant's name in the name of a case: is it another's?"),
                where=where,
                words=_short(text[start:end]),
            )


def _others_named(where: str, text: str, protected: Sequence[Span], known: frozenset[str]) -> list[Finding]:
    """Two or more words with capitals in a row, none of them known: another person, or a small place."""
    found: list[Finding] = []
    row: list[Word] = []
    for word in [*words_of(text), Word("", len(text), len(text), False)]:
        is_name = (
            word.capital
            and len(word.text) > 2
            and word.text.isascii()
            and not _is_known(word.text, known)
            and word.text not in LITTLE
            and not any(start < word.end and word.start < end for start, end in protected)
        )
        if is_name and (not row or re.fullmatch(r"[\s\u00a0-]{1,2}", text[row[-1].end : word.start])):
            row.append(word)
            continue
        if len(row) > 1:
            found.append(
                Finding(risk="medium", what=marked("another name"), where=where, words=text[row[0].start : row[-1].end])
            )
        row = [word] if is_name else []
    return found


def _is_known(word: str, known: frozenset[str]) -> bool:
    stems = range(max(4, len(word) - _LONGEST_ENDING), len(word) + 1)
    return any(word[:length] in known for length in stems) or word in known


def stems_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of names that are nobody's, without the endings that declension changes: what `Known.stems` is made of."""
    words = {folded(word) for word in {word for text in texts for word in _WORD.findall(text)}}
    return frozenset(word[:-2] if len(word) > 5 else word for word in words)
