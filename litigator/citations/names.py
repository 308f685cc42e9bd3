"""The name of a case as its Court writes it, where a database gives it in capitals: «CASE OF SCHÜTH v. GERMANY» → «Schüth v. Germany».

The best witness is the judgment itself («In the case of …»); `own_writing` finds it. Without it `out_of_capitals` writes only what it is
sure of: a wrong name in a filing is harm, so that a name in doubt (a company, `MACDONALD`, a Turkish `I`) stays as it was imported.
"""

import html
import re
import unicodedata
from collections.abc import Iterable

# The respondent States as the Court writes them in English, those of today and those that have gone.
STATES = (
    *("Albania", "Andorra", "Armenia", "Austria", "Azerbaijan", "Belgium", "Bosnia and Herzegovina", "Bulgaria"),
    *("Croatia", "Cyprus", "Czechia", "the Czech Republic", "Denmark", "Estonia", "Finland", "France", "Georgia"),
    *("Germany", "Greece", "Hungary", "Iceland", "Ireland", "Italy", "Latvia", "Liechtenstein", "Lithuania"),
    *("Luxembourg", "Malta", "Moldova", "the Republic of Moldova", "Monaco", "Montenegro", "the Netherlands"),
    *("North Macedonia", "the former Yugoslav Republic of Macedonia", "Norway", "Poland", "Portugal", "Romania"),
    *("Russia", "San Marino", "Serbia", "Serbia and Montenegro", "Slovakia", "the Slovak Republic", "Slovenia"),
    *("Spain", "Sweden", "Switzerland", "Turkey", "Türkiye", "Ukraine", "the United Kingdom"),
    "the Federal Republic of Germany",
)
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_STATE_IN_CAPITALS = {_ARTICLE.sub("", state).upper(): state for state in STATES}
_OPENING = re.compile(r"^(?:CASE OF|AFFAIRE)\s+", re.IGNORECASE)
_TRANSLATION = re.compile(r"\s*[-–]\s*\[[^\]]*(?:translation|traduction|summary)[^\]]*\].*$", re.IGNORECASE)
_MARKS = re.compile(r"\s*(?:\[GC\]|\(dec\.?\)|\[\*\]|\[\d+\]|\(\d+\)|\*)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r" (?:v\.?|c\.) ")
_OWN = re.compile(
    r"^\s*(?:In (?:the )?cases? of|(?:En|Dans) l[’'] ?affaires?) +(?P<name>.{2,400}?)(?:,\s*(?:The European Court|La Cour)\b|\s*$)"
)
_OWN_SHORT = re.compile(r"^\s*In the [\"“]?(?P<name>.{2,120}?)[\"”]? [Cc]ase\b")
_NUMBERED = re.compile(r"\s*\((?:no|nr)s?\.? ?(\d+)\)", re.IGNORECASE)
_CASE_NUMBER = re.compile(r",?\s*\(\s*[CTF][-‑–]\d+/\d+(?: P| PPU)?(?:\s*(?:,|and|et)\s*[CTF][-‑–]\d+/\d+)*\s*\)")
_STRAY = re.compile(r" ([,.])(?=\s|$)")
_NO_NAME = re.compile(
    r"\b(?:judgment|order|opinion|arr[eê]t|case|cases|joined|nos?|PPU|of|in|and|the|court)\b|"
    r"ECLI:\S+|[CTF]?[-‑–]?\d+/\d+(?: PP?U?)?|\d+",
    re.IGNORECASE,
)
_FOLDED = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def plain_title(title: str) -> str:
    """A title without what databases add to a name: «CASE OF», the mark of the Grand Chamber, a translator's note, case numbers."""
    text = " ".join(html.unescape(title).replace("\u00a0", " ").split())
    text = _TRANSLATION.sub("", _OPENING.sub("", text)).rstrip(", ")
    text = _STRAY.sub(r"\1", _CASE_NUMBER.sub("", text))
    while (shorter := _MARKS.sub("", text).rstrip(", ")) != text:
        text = shorter
    return _NUMBERED.sub(r" (No. \1)", text)


def is_no_name(title: str) -> bool:
    """Whether a title is made of numbers, dates and words for a decision alone: `001-147681`, `Judgment 2017-05-11 C-44/16 P`."""
    bare = re.sub(r"\b[PR]\b", "", _NO_NAME.sub("", plain_title(title)))
    return not any(letter.isalpha() for letter in bare)


def own_writing(title: str, lines: Iterable[str]) -> str | None:
    """The name as the judgment itself gives it («In the case of Söderman v. Sweden,»), or None.

    `lines` are the first lines of its text. A name is taken only when it is that of the title but for capitals and accents, when it
    completes a title that was cut short, or when the title is no name at all (`001-147681`).
    """
    given = plain_title(title)
    wanted = _folded(given)
    nameless = is_no_name(given)
    cut_short = not _BETWEEN.search(given)
    pieces = [piece for line in lines for piece in line.split("\n")]
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=False):
        for text in (piece, f"{piece.rstrip()} {following}"):  # a long name goes on in the next line
            if not (found := _OWN.match(text)):
                continue
            name = re.sub(r"\band others\b", "and Others", plain_title(found["name"]))
            folded = _folded(name)
            whole = bool(_BETWEEN.search(name))
            if folded == wanted or (whole and (nameless or (cut_short and folded.startswith(wanted)))):
                return name
        if (short := _OWN_SHORT.match(piece)) and (known := _with_state(short["name"], given)):
            return known
    return None


def _with_state(claimant: str, given: str) -> str | None:
    """«In the Berrehab case» has no State: it is taken from the title, where the claimant is the same."""
    titled, separator, respondents = _parted(given)
    state = _state(respondents)
    return f"{claimant} v. {state}" if separator and state and _folded(claimant) == _folded(titled) else None


def out_of_capitals(title: str) -> tuple[str, bool]:
    """The name in the Court's own writing, and whether that is certain; where it is not, the title as it was imported."""
    given = plain_title(title)
    if not _shouts(given):
        return given, True
    claimant, separator, respondents = _parted(given)
    suffix = ""
    if numbered := _NUMBERED.search(respondents):
        respondents, suffix = respondents[: numbered.start()], f" (No. {numbered[1]})"
    state = _state(respondents)
    if not separator or state is None:
        return given, False
    people = _people(claimant, state)
    return (given, False) if people is None else (f"{people} v. {state}{suffix}", True)


def court_name(title: str, lines: Iterable[str]) -> tuple[str, bool]:
    """The name of the case by the best witness there is, and whether it is certain."""
    own = own_writing(title, lines)
    return (own, True) if own else out_of_capitals(title)


def _folded(text: str) -> str:
    """A name for comparing: no capitals, accents, articles, stops."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED))
    return "".join(one for one in re.sub(r"\bthe\b", "", bare) if one.isalnum())


def _parted(name: str) -> tuple[str, str, str]:
    claimant, separator, respondents = name.rpartition(" v. ")
    return claimant, separator, respondents.strip('"“” ')


def _shouts(name: str) -> bool:
    """Whether the name is in capitals: its last word of some length is."""
    words = re.findall(r"[^\W\d_]{3,}", re.sub(r"\(.*?\)", "", name))
    return bool(words) and str(words[-1]).isupper()


def _state(capitals: str) -> str | None:
    """«THE UNITED KINGDOM» → «the United Kingdom»; «BELGIUM AND GREECE» → «Belgium and Greece»; None for what is no State."""
    text = " ".join(_ARTICLE.sub("", capitals.strip('"“” ')).upper().split())
    if text in _STATE_IN_CAPITALS:
        return _STATE_IN_CAPITALS[text]
    for place in [found.start() for found in re.finditer(r" AND |, ", text)]:
        first, rest = text[:place], re.sub(r"^(?: AND |, )", "", text[place:])
        if first in _STATE_IN_CAPITALS and (others := _state(rest)):
            joint = ", " if text[place] == "," else " and "
            return f"{_STATE_IN_CAPITALS[first]}{joint}{others}"
    return None


# Claimants

_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:-(?:[^\W\d_]\.)+)?|[^\W\d_]")
_LONG_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}")  # N.TS.: a letter of another alphabet in two Latin ones
_ROMAN = re.compile(r"II|III|IV|VII|VIII|IX|XI|XII|XIII|XIV")
_MC = re.compile(r"(Mc|Mac|O[’'])([A-Z][A-Z]{2,})")
_PARTICLES = frozenset(
    (
        *("DE", "DU", "DES", "DA", "DAS", "DO", "DOS", "DI", "DEL", "DELLA", "LA", "LE"),
        *("VAN", "VON", "DER", "DEN", "TER", "TEN", "ZU"),
    )
)
_LOWER_INSIDE = {"the Netherlands", "Germany", "Portugal", "Spain", "France"}
_NO_PERSON = re.compile(
    r"\b(?:THE|OF|FOR|LTD|LIMITED|GMBH|ASSOCIATION|ASSOCIAÇÃO|ASSOCIAZIONE|SOCI[EÉ]T[EÉ]|COMPANY|CHURCH|PARTY|UNION|BANK|CENTRE|"
    r"CENTER|FEDERATION|FOUNDATION|INSTITUTE|SOCIETY|LEAGUE|MINISTRY|CITY|COMMUNITY|PUBLISHING|VERLAG|MEDIA|NEWS\w*|RADIO|"
    r"TELEVISION|GROUP|HOLDING|INTERNATIONAL|OY|AB|AS|AG|SA|SRL|SPA|BV|NV|KFT|ZRT|DOO|OOO|ZAO|OAO|UAB|PLC|INC|SNC|SARL)\b"
)
_TURKISH = {"Turkey", "Türkiye"}


def _people(capitals: str, state: str) -> str | None:
    """The claimants of a title, or None where a word of theirs is in doubt."""
    if _NO_PERSON.search(capitals) or re.search(r"\d(?! OTHERS)", capitals) or "(" in capitals or '"' in capitals:
        return None
    words = capitals.split()
    written: list[str] = []
    opening = True  # the first word of a person's name: particles take a capital there
    for place, word in enumerate(words):
        bare, stop = word.rstrip(","), "," if word.endswith(",") else ""
        if bare in ("AND", "OTHERS", "ANOTHER", "&") or bare.isdecimal():
            written.append({"AND": "and", "OTHERS": "Others", "ANOTHER": "Another"}.get(bare, bare) + stop)
            opening = True
            continue
        alone = opening and (place + 1 == len(words) or words[place + 1] == "AND" or bool(stop))
        one = _particle(bare, state, opening) if bare in _PARTICLES and not alone else _word(bare, state, alone)
        if one is None:
            return None
        written.append(one + stop)
        opening = bool(stop) or (opening and bare in _PARTICLES)
    return " ".join(written)


def _particle(word: str, state: str, opening: bool) -> str | None:
    """«VAN» and the like: «Van der Ven», «Rodrigues da Silva». Italians and Belgians write them either way inside a name."""
    if opening:
        return word.capitalize() if word not in ("DER", "DEN") else word.lower()
    return word.lower() if state in _LOWER_INSIDE else None


def _word(word: str, state: str, alone: bool) -> str | None:
    if _INITIALS.fullmatch(word) or _ROMAN.fullmatch(word):
        return word
    if _LONG_INITIALS.fullmatch(word):
        return ".".join(letters.capitalize() for letters in word.split("."))
    if begun := _MC.fullmatch(word):
        return f"{begun[1]}{begun[2][0]}{begun[2][1:].lower()}"
    if not word.isupper() or (len(word) < 4 and not alone) or len(word) < 3:
        return None
    parts = word.split("-")
    written = [_part(part, state) for part in parts]
    return None if any(part is None for part in written) else "-".join(filter(None, written))


def _part(part: str, state: str) -> str | None:
    """One word of letters in ordinary writing, or None: where capitals hide a letter, or where another capital may stand inside it."""
    if len(part) < 3 or not part.isalpha() or not re.search(r"[AEIOUYÁÀÂÄÃÅĀĂĄÆÉÈÊËĒĖĘÍÌÎÏĪĮÓÒÔÖÕŌŐØÚÙÛÜŪŮŰŲÝİ]", part):
        return None
    if any("LATIN" not in unicodedata.name(letter, "") for letter in part):
        return None
    inside = part[1:]
    hidden = (
        (state in _TURKISH or re.search(r"[ĞİŞ]", part)) and "I" in inside,  # ı or i
        state in {"Germany", "Austria", "Switzerland"} and "SS" in inside,  # ss or ß
        part.startswith(("MC", "FITZ")) or (part.startswith("MAC") and state in {"the United Kingdom", "Ireland"}),
    )
    return None if any(hidden) else part[0] + inside.replace("İ", "i").lower()
