"""The name of a case, read leftwards from where its number begins: what belongs to it, and what merely introduces it.

Every place is a place in the folded text, where quotes, dashes and spaces are plain. A name is read word by word and never further back
than `REACH` characters.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from litigator.citations.engine import engine
from litigator.citations.grammar import FRAGMENTS, day_of, expanded
from litigator.citations.words import CAPITAL_OPENERS, COMPANIES, DECIDERS, MONTHS_NAMED, NEVER_NAMED, SHORTENED, SMALL

REACH = 260
MOST_WORDS, FEW_WORDS = 28, 8
"""How many words a name is looked for in; most names end within a few."""


@cache
def _told_on() -> Any:
    """A date that stands before the name and is that of the decision, read from its end."""
    return engine().compile(
        expanded(
            r"(?r)(?:(?<=(?:of|du|CEDH,|ECtHR,|ch\.,|sect\.,|GC,|Chamber,|EŽTT|Teismo|kolegijos)[\x20])«date»,? (?:in )?(?:(?:the )?case of )?"
            r"|«date» (?:judgment |decision )?in (?:the case of )?|«date» (?:[Ss]prendim|[Nn]utart)\w{1,4} (?:(?:administracinėje )?byloje )?)",
            FRAGMENTS,
        )
    )


def is_contested(text: str, start: int, end: int) -> bool:
    """Whether the words between two places name both parties of a case."""
    return any(f" {word} " in text[start:end] for word in _VERSUS)


def date_before(text: str, start: int, limit: int) -> str | None:
    """The date of the decision where it stands right before the name: «judgment of 5 May 2011 in the case of …»."""
    found = _told_on().match(text, max(limit, start - 90), start)
    return str(found["date"]) if found else None


@dataclass(frozen=True, slots=True)
class Name:
    """The name at `start` to `end`. `doubtful` where a word stands before it that names no case (`Court of Appeal`)."""

    start: int
    end: int
    text: str
    doubtful: bool = False


def name_before(text: str, end: int, limit: int, *, one_side: bool = False) -> Name | None:
    """The name that ends at `end`, not reaching back over `limit`; None where no word with a capital stands there.

    With `one_side` it is a party only: `v.` to its left belongs to another case of a list.
    """
    window_start = max(limit, end - REACH)
    line = text.rfind("\n", window_start, end)
    window_start = max(window_start, line + 1)
    stops = _VERSUS if one_side else ()
    begin, doubtful, whole = _walk(_words(text, window_start, end, FEW_WORDS), text, window_start, stops)
    if not whole:
        begin, doubtful, _ = _walk(_words(text, window_start, end, MOST_WORDS), text, window_start, stops)
    if begin is not None and one_side:
        begin = _after_other_case(text, begin, end)
    if begin is not None and text.startswith("OF ", begin):
        begin += 3
    if begin is None:
        return None
    return Name(begin, end, " ".join(text[begin:end].split()), doubtful)


_EDGE = re.compile(r".*(?:[;:(\[]|, |\b(?:[Ss]ee|[Ii]n|[Vv]oir|dans|of|and|et|also|alia,|example,) )", re.DOTALL)


def loose_name_before(text: str, end: int, limit: int) -> Name | None:
    """The party that ends at `end` in words that are no name's (`Mouvement raëlien suisse`): back to what introduces it."""
    start = max(limit, end - 90, text.rfind("\n", 0, end) + 1)
    edge = _EDGE.match(text, start, end)
    begin = edge.end() if edge else start
    words = text[begin:end].split()
    if (
        not words
        or not _has_capital(words[0])
        or words[0] in CAPITAL_OPENERS
        or words[0] in NEVER_NAMED
        or len(words) > 9
    ):
        return None
    return Name(begin, end, " ".join(words), doubtful=True)


def _words(text: str, start: int, end: int, most: int) -> list[tuple[int, str]]:
    """The last words of the text between two places, each with its place."""
    place = end
    words = []
    window = text[start:end]
    for word in reversed(window.rsplit(" ", most)):
        place -= len(word)
        if word:
            words.append((place, word))
        place -= 1
    words = words[most - 1 :: -1]
    return _companies_whole(words) if ". o." in window or "a. s." in window else words


_SPACED_COMPANIES = (("s.", "r.", "o."), ("d.", "o.", "o."), ("a.", "s."))


def _companies_whole(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The words with «s. r. o.» as one of them, as it is written without blanks."""
    whole: list[tuple[int, str]] = []
    for place, word in words:
        whole.append((place, word))
        for form in _SPACED_COMPANIES:
            last = [one for _, one in whole[-len(form) :]]
            if (*last[:-1], last[-1].rstrip(",")) == form:
                whole[-len(form) :] = [(whole[-len(form)][0], "".join(last))]
                break
    return whole


_RESPONDENT = re.compile(
    r" {0,3}(?:the |la |le |les )?[\w'-]+(?: [A-Z][\w'-]+){0,3}?(?:,? (?:and|et|ir) |, )(?=[^\W\d_])"
)
_VERSUS = ("v.", "v", "c.", "c/", "prieš")


def _after_other_case(text: str, begin: int, end: int) -> int | None:
    """Where the last of several cases told in a row begins: `Soering v. Utopia and Lind` is only `Lind`."""
    versus = next((word for word in _VERSUS if text.startswith(word + " ", begin)), None)
    if versus is None:
        return begin
    respondent = _RESPONDENT.match(text, begin + len(versus), end)
    return respondent.end() if respondent else None


@cache
def _glue() -> Any:
    """What may stand between a name and what is cited of it, read from its end: commas, brackets, pages, «judgment», «(dec.)», «both»."""
    return engine().compile(
        r"(?r)(?:[ ,(\[]|pp?\. ?\d{1,5}(?: ?- ?\d{1,5})?|(?<=[ (])(?:both|all|each|also|previously|already)(?= )|(?:op|loc|above|previously)[.-]$"
        r"|(?:op|loc)\.$|above $|(?<= )at$|(?<=[ ,])(?:the )?Commission's (?:report|decision)|(?<= )case-law|(?<=[ (])[Nn]os?\.(?= |$)|\[GC\]|\((?:Grand Chamber|GC|DK)\)|\(dec\.\)|\(merits\)|\(n \d{1,3}\)"
        r"|(?<=[ (])(?:[Jj]oined|[Jj]udge?ments?|[Cc]ases?|decisions?|[Aa]ffaires?|jointes|arrêt|byla|sprendimas)(?=[ ,(]|$)|v\.$){1,8}"
    )


def glue_before(text: str, end: int, limit: int) -> int:
    """Where that begins which joins a name to what is cited at `end`; `end` itself where nothing does."""
    found = _glue().match(text, max(limit, end - 60), end)
    return int(found.start()) if found else end


def _walk(
    words: list[tuple[int, str]], text: str, window_start: int, stops: tuple[str, ...]
) -> tuple[int | None, bool, bool]:
    """Where the name begins, going left from the last word; whether a word stopped it that names no case; and whether words enough were there."""
    begin: int | None = None
    joined = False  # an `and` stands to the right: the name may be a list
    smalls, quoted, index = 0, len(text), 0
    unusual = False
    for index in reversed(range(len(words))):
        start, word = words[index]
        if start + len(word) > quoted:
            continue
        if word.endswith(",") and not _lists_on(words, index, joined):
            break
        closing = start + len(word.rstrip(",")) - 1
        if text[closing] == '"' and (opening := text.rfind('"', max(window_start, closing - 80), closing)) >= 0:
            begin, quoted, smalls = opening, opening, 0
            continue
        bare = word.rstrip(",").lstrip("([\"'")
        if bare in stops:
            return start if begin is not None else None, False, True
        # Before «v.» even such a word may end a party's name: «the Rule of Law v. Ukraine».
        unusual = unusual or (begin is None and bool(stops) and bare in NEVER_NAMED)
        if bare in NEVER_NAMED and not unusual:
            return begin, not (bare.endswith("'s") and smalls == 0), True
        if _stops(bare, words, index):
            break
        if _has_capital(bare):
            begin, smalls = start + word.index(bare), 0
        elif bare.lower() in SMALL or (bare.isdigit() and begin is not None):
            joined = joined or bare in ("and", "&", "et", "ir", "und", "y")
            smalls += 1
        else:
            break
        if word[0] in "([" or smalls > 4:
            break
    whole = index > _PARTICLES_BEFORE or len(words) < FEW_WORDS - 2 or len(words) > FEW_WORDS
    return _with_particles(words, begin), False, whole


_PARTICLES_BEFORE = 3


def _stops(word: str, words: list[tuple[int, str]], index: int) -> bool:
    """Whether the name cannot reach over this word: a sentence ends or opens there, or it only counts («255 of», «6 March»)."""
    if not word or word[-1] in ";:)]!?»" or (_ends_a_sentence(word) and index + 1 < len(words)):
        return True
    if word.isdigit():
        return index + 1 < len(words) and words[index + 1][1] == "of"
    if word in MONTHS_NAMED:
        return index > 0 and words[index - 1][1].isdigit()
    # «The» inside a sentence belongs to the name: `see The Sunday Times`.
    inside = word == "The" and index > 0 and words[index - 1][1][-1:].isalpha()
    return word in CAPITAL_OPENERS and not inside


_PARTICLES = ("de", "van", "von", "der", "den", "ter", "ten", "du", "da", "di", "del", "della", "la", "le")


def _with_particles(words: list[tuple[int, str]], begin: int | None) -> int | None:
    """Where a name begins with its particles, `de Vries`; in French prose `de` after a noun is none (`l'arrêt de`)."""
    if begin is None:
        return None
    index = next((index for index, (start, _) in enumerate(words) if start >= begin), 0)
    first = index
    while first > 0 and words[first - 1][1] in _PARTICLES:
        first -= 1
    before = words[first - 1][1] if first else "see"
    said = (
        before in ("see", "in", "In", "See", "and", "the", "also", "alia", "of", "with", "to", "cf.", "v.")
        or not before[-1].isalpha()
    )
    return words[first][0] if first < index and said else begin


def _lists_on(words: list[tuple[int, str]], index: int, joined: bool) -> bool:
    """Whether the comma of this word is one inside a name, `Fox, Campbell and Hartley`: not before `and`, not after what is no name."""
    if index + 1 == len(words):
        return True
    word, following = words[index][1], words[index + 1][1]
    if following.rstrip(",") in COMPANIES:
        return word[:1].isupper()
    return joined and word[:1].isupper() and word[:-1] not in DECIDERS and _goes_on(words, index)


def _goes_on(words: list[tuple[int, str]], index: int) -> bool:
    """Whether a list goes on after the comma of this word: another name follows, not `and` with what is cited next."""
    following = words[index + 1][1]
    return following[:1].isupper() or following.lower() in ("de", "van", "von", "al", "el", "le", "la", "di", "da")


def _has_capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isalpha() and any(letter.isupper() for letter in word))


def _ends_a_sentence(word: str) -> bool:
    """Whether a full stop after this word ends a sentence; after an initial or `Ltd.` it does not."""
    if not word.endswith("."):
        return False
    stem = word[:-1]
    return not (len(stem) <= 2 or "." in stem or stem in SHORTENED) or stem.isdigit()


@cache
def _date() -> Any:
    """The last date of a text."""
    return engine().compile(
        r"(?r)(?<!\d)\d{1,2}(?:st|nd|rd|th|er)? {1,3}[^\W\d]{3,9}[.,]? {1,3}\d{4}|\d{4} ?m\. ?[^\W\d]{4,10} ?\d{1,2} ?d\.|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}"
    )


_AFTER_DATE = re.compile(
    r"(?: ?,)? {0,3}(?:(?:in )?(?:the )?(?:case of |Case |affaire |Joined Cases )|(?:prejudicin\w{1,3} )?(?:[Ss]prendim|[Nn]utart|[Nn]utarim)\w{1,4} (?:byloje )?|byloje |in )?"
)
_BEFORE_NUMBER = re.compile(
    r"[ ,(\[]{0,6}(?:(?:[Jj]oined )?[Cc]ases?|affaires?(?: jointes)?|aff\.(?: jtes)?|byl\w{1,4}(?: Nr\.)?)?[ ,(\[]{0,4}$"
)


def dated_name(text: str, end: int, limit: int) -> tuple[Name | None, str | None]:
    """The name between a date and the number at `end` («judgment of 7 March 2017, X and X, C-638/16 PPU»), and the date as it is written."""
    window_start = max(limit, end - REACH)
    window = text[window_start:end]
    last = _date().search(window)
    if last is None or day_of(last[0]) is None:
        return None, None
    place = window_start + last.start()
    decided = _DECIDED_ON.search(text, max(limit, place - 24), place)
    if decided and not _FORMATION.sub("", window[last.end() :]).strip(" ,(["):
        return name_before(text, decided.start(), limit), last[0]
    opened = _AFTER_DATE.match(window, last.end())
    begin = opened.end() if opened else last.end()
    closed = _BEFORE_NUMBER.search(window, begin)
    finish = closed.start() if closed else len(window)
    words = window[begin:finish]
    if not words.strip():
        return None, last[0]
    if not _reads_as_a_name(words):
        return None, None
    lead = len(words) - len(words.lstrip())
    return Name(window_start + begin + lead, window_start + finish, " ".join(words.split())), last[0]


_DECIDED_ON = re.compile(
    r" (?:judge?ment|order|decision|ruling) of $| {1,3}\(?(?:(?:judgment|order|arrêt) (?:of|du) |(?:CJUE|CJCE|CJEU|ECJ|ESTT),? )?$"
)
_FORMATION = re.compile(r"\((?:Grand Chamber|Full Court|First Chamber|Plenary)\)|\b[Cc]ases?\b|\b[Jj]oined\b")
_BREAKS = re.compile(
    r"(?<!&amp);|\n|[^\W\d_]{4,}\. [A-Z]|\((?:see|C-|T-)|\b(?:paragraphs?|points?|Articles?|which|that|held|ruled|Court(?! of Auditors)|see|judgments?|delivered|has|was|were|is|had"
    r"|been|applicants?|concerning|Directive|Regulation|Decision)\b"
)
_NOT_FIRST = frozenset(
    (
        "the",
        "of",
        "and",
        "for",
        "on",
        "in",
        "a",
        "v",
        "v.",
        "with",
        "other",
        "others",
        "cited",
        "inter",
        "by",
        "from",
        "to",
    )
)


def _reads_as_a_name(words: str) -> bool:
    most = 12 if " v " in words or " v. " in words else 5
    if sum(word[0].islower() and len(word) > 2 and word not in SMALL for word in words.split()) > most:
        return False
    first, *others = words.split()
    first = first.lstrip("'\"(")
    if (
        first.isalpha()
        and first.islower()
        and first not in SMALL
        and others
        and _has_capital(others[0])
        and len(others) < 4
    ):
        # `combit Software`: a firm that writes itself small.
        return first not in _NOT_FIRST and not _BREAKS.search(words)
    return (
        bool(first)
        and (_has_capital(first) or first in SMALL - _NOT_FIRST or first[0].isdigit())
        and not _BREAKS.search(words)
    )
