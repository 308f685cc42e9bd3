"""References typed by hand to a paragraph of the filing itself («žr. 45 p.», "see para. 45"), told from pinpoints in a judgment, act or annex."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from litigator.drafting.examining.passages import Passage

_NUMBERS = r"(?<![\w/,.–‑-])\d{1,3}(?:-[^\W\d]{1,5})?(?:(?:\s*[-‑–—,]\s*(?:and\s+|ir\s+|bei\s+)?|\s+(?:and|to|ir|iki|bei)\s+)\d{1,3}(?:-[^\W\d]{1,5})?){0,30}(?!\w|/|\(\d|[.,]\d)"
_SIGN = r"\b(?:paragraphs?|paras?\.?)"
_NOUN = r"(?:punkt(?!yr|ual)|pastraip)\w*"
_PINPOINT = re.compile(
    rf"{_SIGN}\s*(?P<after>{_NUMBERS})|(?P<before>{_NUMBERS})\s+(?:{_NOUN}|(?P<short>p\.))|\b{_NOUN}\s+(?:Nr\.\s*)?(?P<last>{_NUMBERS})(?!\s*(?:{_NOUN}|str|dal))"
    rf"|(?P<signed>(?:§§?|¶¶?|\bpoints?)\s*(?P<sign_number>{_NUMBERS}))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}")

# The filing's own.

_OURS_AFTER = re.compile(
    r"\s*\)?,?\s*(?:above|below|supra|infra|pirmiau|aukščiau|žemiau|of (?:this|the present|these|our)\b)", re.IGNORECASE
)
_OURS_BEFORE = re.compile(r"\b(?:šio|šios|šiame|šių|šiuose)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE)
_ELSEWHERE_HERE = re.compile(
    r"\b(?:pirmiau|aukščiau|toliau|žemiau|above|below)[,:]?\s*(?:\w+\s+){0,2}?(?:\(|žr\.|see)?\s*$", re.IGNORECASE
)
_SENT_TO = re.compile(
    r"(?:\b(?:see|cf\.?)(?:,?\s*(?:also|in particular|e\.g\.))?,?|\b(?:žr|plg)\.,?(?:\s*taip pat)?,?"
    r"|\b(?:stated|set out|described|mentioned|explained|noted|shown|argued|submitted|said|referred to|discussed|developed)\s+(?:\w+\s+)?(?:in|at|under)(?:\s+detail in)?"
    r"|\b(?:nurodyt|minėt|išdėstyt|aprašyt|paaiškint|pažymėt|įrodyt|aptart|pateikt|pasisakyt)\w*(?:\s+ir)?)\s*\(?\s*$",
    re.IGNORECASE,
)
_TOLD_THERE = re.compile(r"\s+(?:nurodyt|išdėstyt|minėt|aprašyt|pateikt|aptart)\w*", re.IGNORECASE)
_OUR_PAPER = re.compile(r"\b(?:skundo|pareiškimo|prašymo|peticijos|skunde|pareiškime|prašyme)\s+$", re.IGNORECASE)
_WHOSE_PAPER = re.compile(r"\b\w+(?:o|io|ės|os|ies|ų|ų)\s+\w+\s+$", re.IGNORECASE)

# Somebody else's.

_OWNERS = (
    r"(?:sprendim|nutart|nutarim|įsakym|įstatym|kodeks|statut|apraš|taisykl|reglament|direktyv|konvencij|chartij|protokol|sutart|susitarim|straipsn|pastab|išvad|ataskait|pažym"
    r"|rekomendacij|rezoliucij|gair|vadov|standart|atsiliep|rašto\b|rašte\b|laišk|anket|akto\b|akte\b|preambul|konstatuojam|pried|nuostat|memorandum|komunikat|pranešim|komentar|apžvalg"
    r"|deklaracij|pakt|konstitucij|byl|tom[oe]|tezės|apibendrin|dal(?:is|ies|yje)\b|ten pat|j(?:o|os|ų|ame|oje)\b)\w*"
    r"|(?:judge?ment|decision|ruling|order|opinion|report|handbook|guideline|recommendation|resolution|regulation|directive|convention|protocol|charter|covenant|act|law|code|rule|article"
    r"|section|annex|annexe|appendix|appendice|exhibit|letter|observation|submission|reply|memorial|statement|comment|communication|view|recital|preamble|instruction|case|minute|record)s?\b"
    r"|(?:pp?\.|ibid|id|op\. cit|loc\. cit|former)"
)
_QUOTATION = "\x02"
"""Stands where a longer quotation ended: what follows in brackets is its own place."""
_OWNER_BEFORE = re.compile(
    rf"\b(?:{_OWNERS})(?:['’]s?)?\.?(?:\s+(?:Nr|No)\.\s*[\w/.-]+|\s+\d+|\s+[IVX]+)?(?:\s*\([^()]*\)|\s*\[[^\[\]]*\])?"
    r"(?:\s*[,:;]?\s*\(?\s*(?:at|in|under)?\s*|,\s*(?:see|žr\.)\s*)$|\d\w*\)?,\s*$|[\x02\"”“»]\s*\(?\s*$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?<![\w.’'-])[\w.’'-]{0,20}[A-ZĄČĘĖĮŠŲŪŽ][\w.’'-]{0,20}(?:\s*\[[^\[\]]*\])?(?P<mark>\s*[,:(]|\s*,\s*\()?\s*(?:at|in)?\s*$"
)
_NO_NAME = re.compile(
    r"(?:However|Moreover|Therefore|Yet|Thus|Finally|Further|Furthermore|Here|First|Secondly|Also|Besides|Similarly|Likewise|Accordingly|Indeed|Again|Applicants?|Claimants?|Complainants?|Petitioners?|Author"
    r"|Taigi|Todėl|Be|Tačiau|Be to|Toliau|Taip pat|Antra|Pirma|Trečia|Galiausiai|Pareiškėj\w+|Skundo|Prašymo|Pareiškimo|In|At|Under|See|Žr\.|Plg\.|Cf\.)[,:(]?\s*(?:at|in)?\s*$"
)
_AUTHORITY = re.compile(
    r"\bv\.\s|\bprieš\s+[A-ZĄČĘĖĮŠŲŪŽ]|\bnos?\.\s*\d|\bNr\.\s*\d+/\d|\d/\d\d|\b[CT][-‑–]\d+/\d|ECLI|\bECHR\b|Grand Chamber|Court of Justice|General Court|under appeal|(?i:\bCJEU\b|cited above|cited in|ibid|op\. cit|ten pat|cituot)"
    r"|\b(?:EŽTT|ESTT|LVAT|LAT|CPT|UNHCR|ECtHR|JT|UN|ECRI|FRA|EASO|EUAA)\b|Teisingumo Teism|Konstituci\w+ Teism|Žmogaus teisių teism|administracin\w+ teism|apylinkės teism|Aukščiausi\w+ Teism|Generalini\w+ advokat|generalini\w+ advokat"
    r"|Committee|Komitet|Rapporteur|pranešėj|Advocate General|General Comment|Bendr\w+ pastab|Concluding|Guidelines|Handbook|Gairi|Recommendation|Commission|Komisij|Explanatory|Recital|Directive|Direktyv|Regulation|Reglament"
    r"|\bthe (?:\w+ )?(?:Court|Chamber|Tribunal) (?:has |had |also |further |then )?(?:did not|does not|held|said|found|stated|noted|observed|reiterated|ruled|considered|explained|emphasi[sz]ed|concluded|pointed|recalled|added|confirmed)"
    r"|\bA/[A-Z]+/|Inf \(|kontrolierių|kontrolieriaus"
)
_THEIRS_AFTER = re.compile(
    r"\s*\)?,?\s*(?:respectively\s+)?(?:(?:of|to|in|from)\s+(?!(?:this|the present|these|our)\b)(?:the|that|those|its|his|her|their|a|an)\b|(?:of|to)\s+[A-Z]|thereof|et seq|provides?\b|reads?\b|stipulates?\b|lays? down|states?\b|cited above"
    r"|the (?:\w+ ){0,3}?(?:Court|Chamber|Committee|Commission|Government|Tribunal|Advocate) (?:\w+ ){0,2}?\w+(?:ed|held|said|found)\b"
    r"|(?:\w+\s+){0,2}?(?:teismas|EŽTT|ESTT|LVAT|komitetas|kolegija|teisėjų kolegija|departamentas)\s+(?:\w+\s+){0,2}?(?:nurodė|pažymėjo|konstatavo|pabrėžė|nusprendė|paaiškino|teigė|padarė|pripažino|vertino|sprendė))",
    re.IGNORECASE,
)
QUOTING = re.compile(r"quot|citat|block text", re.IGNORECASE)
_QUOTED = re.compile(r"„[^„“”]*[“”]|“[^„“”]*”|«[^«»]*»|\"[^\"]*\"")
_LAYERS = 3
_LONG = 40
_FAR, _NEAR = 500, 120
"""Characters before a pinpoint in which its sentence, and in which what it is next to, is looked for."""
_ENDS = re.compile(r"[.!?]['”“»)]*\s+(?=[\"„“«(]?[A-ZĄČĘĖĮŠŲŪŽ])")
_SHORTENED = re.compile(
    r"(?:^|[\s(\[„“])(?:v|vs|no|nos|nr|žr|plg|p|pp|m|d|t|cf|paras?|art|str|kt|pan|prof|dr|g|min|mėn|al|ltd|mr|ms|mrs|e\.g|i\.e|pvz|[A-ZĄČĘĖĮŠŲŪŽ])\.$",
    re.IGNORECASE,
)
_OPENS = 25
"""A sentence that begins with a reference may still speak of what the one before it cited."""

_MOST = 200
"""More pinpoints than anybody puts into one paragraph: what follows is not read."""

Sureness = Literal["sure", "sent", "likely"]


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A reference to paragraphs of the filing itself: its numbers, its place in the text, and how plain it is that they are its own.

    `sure`: it says so («45 punkte pirmiau»); `sent`: the reader is sent there («žr. 45 p.») and no other text is near; `likely`: no other text is near.
    """

    numbers: tuple[int, ...]
    start: int
    end: int
    sureness: Sureness


def own_pinpoints(passage: Passage) -> Iterator[Pinpoint]:
    """The references of a paragraph to paragraphs of its own document. What it quotes is not read: that counts its own."""
    if QUOTING.search(passage.style):
        return
    text = unquoted(passage.text)
    for match in islice(_PINPOINT.finditer(text), _MOST):
        sureness = _sureness(text, match, passage.story in ("footnote", "endnote"))
        if sureness is not None:
            listed = match["after"] or match["before"] or match["last"] or match["sign_number"]
            yield Pinpoint(_counted(listed), *match.span(), sureness)


def unquoted(text: str) -> str:
    """The text with blanks for whatever stands in quotation marks, also where the quotation runs on past the paragraph."""
    bare = text
    for _ in range(_LAYERS):
        bare = _QUOTED.sub(_blank, bare)
    opened = re.search(r"„|(?<!\w)“(?=\w)|«", bare)
    return bare if opened is None else bare[: opened.start()] + " " * (len(bare) - opened.start())


def _blank(quotation: re.Match[str]) -> str:
    length = len(quotation[0])
    return " " * length if length < _LONG else " " * (length - 1) + _QUOTATION


def _counted(listed: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMBER.findall(listed))


def _sureness(text: str, match: re.Match[str], in_a_note: bool) -> Sureness | None:
    """How plainly a pinpoint is one of the filing itself; None where it is not, or may as well be of another text."""
    before, since = _sentence_before(text, match.start())
    after = text[match.end() : match.end() + 120]
    close = before[-_NEAR:]
    if _OURS_AFTER.match(after) or (_OURS_BEFORE.search(close) and not _OWNER_BEFORE.search(close)):
        return "sure"
    provision = match[0].startswith("Paragraph") and before.strip(' („“"') != ""  # how the acts of others are cited
    if provision or _THEIRS_AFTER.match(after) or _is_of_another(before, since):
        return None
    if _ELSEWHERE_HERE.search(close):
        return "sure"
    if in_a_note:
        return None
    sent = bool(_SENT_TO.search(close) or _TOLD_THERE.match(after))
    if match["signed"]:
        return "sent" if sent and _AUTHORITY.search(after) is None else None
    if match["short"] and not (sent or _OUR_PAPER.search(close)):
        return None  # «45 p.» may as well be pages
    return "sent" if sent and _AUTHORITY.search(after) is None else "likely"


def _is_of_another(before: str, since: str) -> bool:
    """Whether the words before a pinpoint name another text: next to it, in its sentence, or, where it opens its sentence, in the one before."""
    if _AUTHORITY.search(before) or _OWNER_BEFORE.search(before, max(len(before) - _NEAR, 0)):
        return True
    if len(before) < _OPENS and _AUTHORITY.search(since):
        return True
    if _OUR_PAPER.search(before):
        return bool(_WHOSE_PAPER.search(before))
    close = max(len(before) - _NEAR, 0)
    named = _NAME_BEFORE.search(before, close)
    return named is not None and not _NO_NAME.search(before, close) and (named.start() > 0 or named["mark"] is not None)


def _sentence_before(text: str, at: int) -> tuple[str, str]:
    """The words of its sentence before a place, and the sentence before that; of a very long one the end."""
    begin = max(at - _FAR, 0)
    starts = [begin]
    for end in _ENDS.finditer(text, begin, at):
        if not _SHORTENED.search(text[max(end.start() - 7, 0) : end.start() + 1]):
            starts.append(end.end())
    return text[starts[-1] : at], text[starts[-2] : starts[-1]] if len(starts) > 1 else ""
