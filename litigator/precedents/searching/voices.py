"""Whose words a paragraph holds: the court's own reasoning weighs more than what a party said, the facts, the costs, a formula.

The weight orders the paragraphs that are shown of a judgment; it never decides which judgments are found.
"""

import re
from functools import lru_cache
from typing import Final

SECTIONS: Final = {
    "assessment": 1.1,
    "law": 1.0,
    "facts": 0.8,
    "procedure": 0.75,
    "other": 0.85,
    "operative": 0.7,
    "separate_opinion": 0.4,
    "annex": 0.4,
    "heading": 0.3,
}
COURT, PARTY, COSTS, FORMULA = 1.4, 0.8, 0.5, 0.6
_HEAD = 260  # characters that tell who speaks
_LEAD = (
    r"^(?:(?:However|Moreover|Furthermore|Nevertheless|Nonetheless|Accordingly|Consequently|Therefore|Thus|Indeed|Admittedly|Finally|Lastly|"
    r"First|Firstly|Second|Secondly|Third|Thirdly|That said|Similarly|Conversely|In addition|In particular|In sum|In conclusion|In short|"
    r"On the other hand|In those circumstances|In such circumstances|In these circumstances|Against this background|In this (?:connection|respect|"
    r"regard|context)|In that (?:connection|respect|regard|context)|In the (?:present|instant) case|As (?:regards|to|for|concerns)[^,]{0,120}|"
    r"With regard to[^,]{0,120}|Having regard to[^,]{0,120}|In (?:the )?light of[^,]{0,120}|In view of[^,]{0,120}|Turning[^,]{0,120}|"
    r"Dėl to|Todėl|Taigi|Tačiau|Be to|Vadinasi|Kita vertus|Nagrinėjamu atveju|Šiuo atveju|Atsižvelgiant[^,]{0,120})[,]?\s+)*"
)
_COURT = re.compile(
    _LEAD
    + r"(?:(?:the|The) Court\b|(?:the|The) Grand Chamber\b|[Ii]n the Court[’']s (?:view|opinion)|[Ii]t (?:must|should|follows|is|has|may|cannot)\b|"
    r"[Tt]here (?:has|is|was)\b|(?:the|The) Committee\b|(?:T|t)eisėjų kolegija|(?:i|I)šplėstinė teisėjų kolegija|(?:T|t)eismas\b|"
    r"(?:K|k)onstitucinis Teismas|(?:L|l)a Cour\b)"
)
_PARTY = re.compile(
    r"^(?:[A-ZĄČĘĖĮŠŲŪŽ][^,.]{0,60}, )?(?:(?:the|The) (?:applicants?|Government|parties|third[ -]part(?:y|ies)|interven\w+|author|State party|"
    r"Commission|complainants?|claimants?)\b|(?:The )?[A-Z]\w+ Government\b|Pareiškėj\w+|Atsakov\w+|Skundžiam\w+|Vyriausyb\w+)"
    r"[^.]{0,80}?\b(?:submit|argu|maintain|contend|alleg|complain|claim|contest|disput|invit|disagree|state|consider|point|agree|acknowledg|"
    r"emphasi|assert|stress|rel(?:y|ied)|object|teig|nurod|mano|nesutin|tvirtin|praš)"
)
_COSTS = (
    "costs and expenses",
    "default interest",
    "just satisfaction",
    "article 41 of the convention",
    "pecuniary damage",
    "rule 60",
    "since these proceedings are, for the parties to the main proceedings",
    "bylinėjimosi išlaid",
    "žyminis mokestis",
)
_FORMULAS = (
    "manifestly ill-founded within the meaning of",
    "not inadmissible on any other grounds",
    "must therefore be declared admissible",
    "contested that argument",
    "disputed that argument",
    "which reads as follows",
    "which provides as follows",
    "as relevant, reads as follows",
    "not necessary to examine",
    "lawyer practising in",
    "were represented by their agent",
    "decided to give notice of the application",
)

# What a part of a judgment does, by its headings: where facts are asked about, what the court made of such facts comes before the law it recites.
ON_FACTS: Final = {
    "applied": 1.2,
    "": 1.0,
    "circumstances": 0.95,
    "principles": 0.9,
    "parties": 0.75,
    "recited": 0.5,
    "after": 0.5,
}
_DOES: Final = (
    (
        "after",
        r"application of article (?:41|50)|\bdamages?$|costs and expenses|^(?:the )?costs$|default interest|just satisfaction|dépens|išlaid",
    ),
    (
        "applied",
        (
            r"\b(?:present|instant|applicants?[’']s?|particular)\b.{0,12}\bcases?\b|\bappli(?:cation|ed) (?:of|to) (?:th[eo]se|such|(?:the )?(?:above|"
            r"general|foregoing|aforementioned|relevant|principles|facts))|application (?:au|en l|dans le) (?:cas|espèce|présent)|nagrinėjam\w+ byl"
        ),
    ),
    (
        "principles",
        (
            r"\b(?:general|relevant|applicable|governing|established) principles\b|^principles? (?:established|deriving|derived|applicable|laid|in the)|"
            r"^principles$|\brecapitulation\b|^(?:the court[’']s )?case[- ]law\b|principes (?:généraux|applicables)|bendrieji principai"
        ),
    ),
    (
        "parties",
        (
            r"^(?:the )?(?:(?:parties|applicants?|governments?|commission|third[- ]part\w+|interven\w+)[’']?s?[’']? )?(?:submissions?|arguments?|"
            r"observations|contentions)\b|^(?:the )?(?:(?:first|second|third) )?(?:applicants?|governments?|commission|parties|third[- ]part\w+.*|"
            r"interven\w+.*)$|thèses des parties|šalių argumentai"
        ),
    ),
)
_RECITED: Final = (
    r"\blaws?(?: and (?:administrative |judicial )?practice.*)?$|\brelevant\b.{0,60}\b(?:laws?|practice|provisions|materials?|documents?|texts|"
    r"instruments|standards|reports|framework|legislation)\b|\blegal (?:context|framework|background)|\blegislat(?:ion|ive)|\bconstitution\b|"
    r"\b(?:civil|criminal|penal|labour|customs|procedure|family) code\b|^(?:the )?code\b|\bcode of\b|\bacts?(?: \d{4}| of \d{4})?$|\bdirectives?\b|"
    r"\bregulations?\b(?! at issue)|\bconventions?\b|\bcharter\b|\bpractice$|\bguidelines?\b|\bcouncil of europe\b|\bunited nations\b|"
    r"droit (?:interne|international)|cadre juridique|teisinis (?:pagrindas|reglamentavimas)|teisės aktai"
)
_ENUMERATED = re.compile(
    r"^(?:[–—-]\s*)?(?:(?:\(?(?:[ivxl]+|[a-z]|\d{1,2})\)|(?:[ivxl]+|[a-z]|\d{1,2})\.)\s+)*", re.IGNORECASE
)
_WHAT_IT_DOES = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _DOES)
_RECITES_LAW = re.compile(_RECITED, re.IGNORECASE)
_QUOTES = re.compile(
    r"\b(?:provid|read|stat|stipulat|worded|defin)\w*(?: as follows|, in so far as relevant|:\s*$|:\s*[“\"‘«])"
)


@lru_cache(maxsize=10_000)
def part_of(section: str, headings: tuple[str, ...]) -> str:
    """What a part does (a name of `ON_FACTS`), by the headings above it, the nearest last: the nearest that tells decides."""
    for heading in reversed(headings):
        bare = _ENUMERATED.sub("", heading.strip())
        if section in ("facts", "procedure", "other"):
            if _RECITES_LAW.search(bare):
                return "recited"
            continue
        for name, pattern in _WHAT_IT_DOES:
            if pattern.search(bare) and not (name == "parties" and section == "assessment"):
                return name
    return "circumstances" if section == "facts" else ""


def weight_on_facts(part: str, text: str) -> float:
    """How much a paragraph counts among those of its judgment where facts are asked about: by its part, and whether it quotes a provision."""
    return ON_FACTS["recited"] if _QUOTES.search(text[:_HEAD]) else ON_FACTS[part]


def weight_of(section: str, text: str) -> float:
    """How much a paragraph counts among those of its judgment, 1 for a plain one: its section, whose words, costs and formulas apart."""
    weight = SECTIONS.get(section, 0.85)
    beginning = text[:600].lower()
    if section in ("law", "assessment"):
        head = text[:_HEAD]
        if any(words in beginning for words in _COSTS):
            weight *= COSTS
        elif _PARTY.match(head):
            weight *= PARTY
        elif _COURT.match(head):
            weight *= COURT
    if len(text) < 600 and any(words in beginning for words in _FORMULAS):
        weight *= FORMULA
    return weight
