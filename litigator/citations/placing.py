"""Where the name of a claim stands: around `v.`, before the number, after the date, in the pattern itself; and what of it is read with it."""

import re
from collections.abc import Callable, Mapping

from litigator.citations import naming
from litigator.citations.draft import Claim, Draft
from litigator.citations.words import DECIDERS, PEOPLES, SMALL, TITLES


def _versus(draft: Draft, claim: Claim, text: str, limit: int) -> bool:
    before = _BRACKETS.search(text, max(limit, claim.start - 48), claim.start)
    name = naming.name_before(text, before.start() if before else claim.start, limit, one_side=True)
    if name is None and claim.end < len(text):
        name = naming.loose_name_before(text, claim.start, limit)
    if name is None:
        return False
    end = claim.match.end("respondent")
    numbered = _NUMBERED.match(text, end)
    begin = _after_elision(text, name.start, limit) if claim.match[0].lstrip()[0] == "c" else name.start
    draft.start, draft.named = begin, (begin, numbered.end() if numbered else end)
    return True


# «s'est écartée d'Abel c. Hongrie»: the preposition is none of the name, as it is in «l'arrêt d'Ormes c. France», «voir d'Urs c. Italie».
_ELIDED = re.compile(r"(?:[dl]|qu)'(?=[^\W\d_])")
_SPEAKS = re.compile(
    r"(?<!\w)(?!(?:voir|et|ou|dans|selon|cf) |(?:\w')?(?:arrêts?|affaires?|décisions?) )[^\W\d_][\w']{1,20} $"
)


def _after_elision(text: str, start: int, limit: int) -> int:
    """Where a French name begins that the word before it elided a preposition with; `start` where nothing was."""
    elided = _ELIDED.match(text, start)
    if elided is None or not text[elided.end()].isupper():
        return start
    before = _SPEAKS.search(text, max(limit, start - 24), start)
    return elided.end() if before and before[0][0].islower() else start


_NUMBERED = re.compile(r" {0,3}\((?:[Nn]o|[Nn]r|n°)\.? ?\d{1,2}\)| no\. ?\d{1,2}(?= ?[(\[])")
_BRACKETS = re.compile(
    r" {0,3}\((?:[Nn]o|Nr|n°)\.? ?\d{1,2}\)$| {0,3}\([A-Z][\w .'-]{2,40}\)$| {0,3}\[[A-Z][\w .'-]{2,40}\]$"
)
_PARENTHESIS = re.compile(
    r" {0,3}\((?:[Nn]o|Nr|n°)\.? ?\d{1,2}\)$| {0,3}\([A-Z][A-Z .-]{2,30}\)$|\((?:[Nn]o|Nr|n°)\.? ?\d{1,2}\)$"
)


# «Othman (Abu Qatada), cited above»
_CALLED = re.compile(r" \([A-ZÀ-Ž][^\W\d_]+(?: [A-ZÀ-Ž][^\W\d_]+){0,2}\)$")
_BARE_NUMBERED = re.compile(r" {1,3}(?:[Nn]o|[Nn]r|n°)\. ?\d{1,2}$")


def _before(draft: Draft, claim: Claim, text: str, limit: int) -> bool:
    """The name right before; a short form must have one (one of capitals only, a known one), a number or report may."""
    needed = claim.family.form == "short"
    end = naming.glue_before(text, claim.start, limit)
    numbered = _PARENTHESIS.search(text, max(limit, end - 40), end)
    if numbered is None and needed and text[end - 1] == ")":
        numbered = _CALLED.search(text, max(limit, end - 40), end)
    bare = None if numbered or not needed else _BARE_NUMBERED.search(text, max(limit, end - 12), end)
    numbered = numbered or bare
    name = naming.name_before(text, numbered.start() if numbered else end, limit)
    if not needed and (name is None or name.text in DECIDERS):
        return _inside(draft, claim, text, limit)
    if (
        name is None
        or not _may_name(name, needed)
        or (not needed and not text[end : claim.start].strip() and not _CONTESTED.search(name.text))
    ):
        return not needed
    draft.start, draft.named = name.start, (name.start, end)
    # `LM, § 80` and `Vilks no. 1, cited above` count where the text introduced such a case.
    draft.weak = bare is not None or (needed and _is_initials(name.text))
    marked = _MARKED.search(text, max(limit, name.start - 40), name.start)
    if marked:
        draft.start, draft.short = marked.start(), True
    return True


def _may_name(name: naming.Name, alone: bool) -> bool:
    """Whether the words may be a case's short name; `alone` where nothing else shows that it is a case."""
    words = name.text.split()
    if len(words) > 1 and words[-1] in PEOPLES and " v" not in name.text:  # «the Vilnius Regional judgment»
        return False
    if name.doubtful or name.text[0] in "\"'" or name.text in PEOPLES or name.text.endswith(("'s", "'")):
        return False
    return words[0] not in TITLES and (words[-1] not in SMALL or words[-1] in _ENDINGS)


def _is_initials(name: str) -> bool:
    """Whether a name is capitals only, as of an act or an office: `LM`, `ECHR`."""
    return name.isupper() and name.isalpha() and 1 < len(name) < 6


_CONTESTED = re.compile(r" v\.? ")
_ENDINGS = ("others", "other", "autres", "kiti", "kitos", "e.a.", "al.", "kt.")
_MARKED = re.compile(
    r"(?:above-?mentioned|afore-?(?:mentioned|said)|(?:above|previously|already)[- ]cited|susmentionnée?s?|précitée?s?) {1,3}$"
)


def _dated(draft: Draft, claim: Claim, text: str, limit: int) -> bool:
    """Luxembourg: after the date, or in the pattern, or right before in brackets."""
    name, written = naming.dated_name(text, claim.start, limit)
    if name is not None and name.text in _NO_PARTY:
        name = None
    if (
        written
        and draft.date is None
        and (draft.ecli or _is_its_day(text, written, name, claim.start, limit, draft.end))
    ):
        draft.date = written
    inside = claim.match.span("name") if "name" in claim.match.re.groupindex else (-1, -1)
    if name is None and inside[0] < 0:
        end = naming.glue_before(text, claim.start, limit)
        if text[end : claim.start].strip():
            name = naming.name_before(text, end, limit)
            name = None if name is None or name.doubtful else name
    if name is not None:
        draft.start, draft.named = name.start, (name.start, name.end)
    elif inside[0] >= 0:
        draft.named = inside
    return True


def _court(draft: Draft, claim: Claim, text: str, limit: int) -> bool:
    """Lithuania: the date stands before the number, in the words of the court."""
    if _ALSO_NUMBERED.fullmatch(text, limit, claim.start):
        limit = 0  # «bylose Nr. … ir Nr. …»: both of one day
    found = _DECIDED.match(text, max(limit, claim.start - 140), claim.start)
    if found and draft.date is None:
        draft.date = found["date"]
    return True


# «By order of the President of the Court of …, Cases … were joined», «by decisions of … (Case …)»: days, but not those of the judgment.
_ITS_DAY = re.compile(
    r"(?:[Jj]udge?ments?|[Oo]rder|[Oo]pinion|[Aa]rrêt|[Oo]rdonnance|[Cc]onclusions|CJEU|ECJ|CJUE|ESTT|EU|Teismo|Chamber\)?"
    r"|(?<!President of the )(?<!President of the General )Court(?: of Justice)?),? (?:of |du |delivered on )?$"
)
# «l'arrêt Abel (6 décembre 2011, C-999/11)»: the day that opens the bracket after a name.
_OPENED = re.compile(r" {0,3}\((?:CJUE|CJCE|CJEU|ECJ|ESTT)?[ ,]{0,3}")
_NO_PARTY = ("Justice", "Court of Justice", "General Court")


def _is_its_day(text: str, written: str, name: naming.Name | None, start: int, limit: int, end: int) -> bool:
    """Whether the day before the number at `start` is that of the judgment: its name stands between, or words say so."""
    place = text.rfind(written, max(limit, start - naming.REACH), start)
    if name is not None and (name.start > place or _OPENED.fullmatch(text, name.end, max(name.end, place))):
        return True
    if place < 0 or text.startswith((" were joined", "were joined"), end):
        return False
    return _ITS_DAY.search(text, max(limit, place - 60), place) is not None


_ALSO_NUMBERED = re.compile(r" ?,?(?: ir| bei)? {0,3}(?:Nr\. ?)?")


def _ruling(draft: Draft, claim: Claim, text: str, limit: int) -> bool:
    """The Constitutional Court: in the pattern, or the court of the list that this ruling stands in."""
    court = claim.match.span("court")
    if court[0] < 0:
        floor = max(0, claim.start - 500)
        earlier = [found.span() for found in _RULED.finditer(text, floor, claim.start)]
        if not earlier or _OTHER_SAID.search(text, earlier[-1][1], claim.start):
            return False
        court = earlier[-1]
    draft.named = court
    return True


_RULED = re.compile(r"Konstitucin\w{2,4} Teism\w{1,3}(?! įstatym)")
_OTHER_SAID = re.compile(
    r"\n|[^\W\d_]{3}\. [A-ZŽŠČ]|\b(?:LVAT|LAT|EŽTT|ESTT|[Tt]eism\w{1,3}|Vyriausyb\w{1,4}|Seim\w{1,2}|[Mm]inistr\w{1,3}|[Dd]epartament\w{1,3})\b"
)
_DECIDED = re.compile(
    r"(?:.*[^\d-])?(?P<date>\d{4} ?m\. ?[^\W\d]{4,10} ?\d{1,2} ?d\.|\d{4}-\d{2}-\d{2})[^;()]{0,110}$", re.DOTALL
)


def _inside(draft: Draft, claim: Claim, text: str, limit: int) -> bool:
    span = claim.match.span("name") if "name" in claim.match.re.groupindex else (-1, -1)
    if span[0] >= 0:
        draft.named = span
        if claim.family.form == "short":
            draft.short = True
            begun = _BEGUN.search(text, max(limit, claim.start - 14), claim.start)
            draft.start = begun.start() if begun else claim.start
    return True


_BEGUN = re.compile(r"(?:[Aa]bove-?|[Aa]fore-?|[Pp]reviously |[Pp]irmiau |[Aa]nksčiau |[Aa]ukščiau )$")


def _nowhere(draft: Draft, claim: Claim, text: str, limit: int) -> bool:
    return True


PLACES: Mapping[str, Callable[[Draft, Claim, str, int], bool]] = {
    "versus": _versus,
    "before": _before,
    "dated": _dated,
    "court": _court,
    "ruling": _ruling,
    "inside": _inside,
    "none": _nowhere,
}
