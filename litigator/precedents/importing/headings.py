"""The words courts open the parts of a judgment with: which kind of part, in English, French and Lithuanian."""

import re
from dataclasses import dataclass

from litigator.precedents.judgment import SectionKind

# A line that is one of these is a heading of a main part wherever it stands; capital letters where the court writes them so.
_MAIN: tuple[tuple[SectionKind, str], ...] = (
    ("procedure", r"(?:AS TO )?(?:THE )?PROCEDURE(?: AND FACTS)?|PROC[ÉE]DURE|PROCESAS|PROCEDŪRA|INTRODUCTION|ĮVADAS"),
    ("procedure", r"PROCEEDINGS BEFORE THE (?:COMMISSION|COURT)|PROC[ÉE]DURE SUIVIE DEVANT LA COMMISSION"),
    ("procedure", r"FINAL SUBMISSIONS (?:TO|MADE TO|BEFORE) THE COURT.*|CONCLUSIONS PR[ÉE]SENT[ÉE]ES .* LA COUR.*"),
    ("facts", r"(?:AS TO )?THE FACTS|FACTS|EN FAIT|FAKTAI|FAKTINĖS (?:BYLOS )?APLINKYBĖS"),
    (
        "other",
        r"(?:THE )?RELEVANT (?:DOMESTIC |INTERNATIONAL |LEGAL )?(?:LAW|FRAMEWORK|LEGAL FRAMEWORK)(?: AND PRACTICE.*)?",
    ),
    ("other", r"LE CADRE JURIDIQUE(?: ET LA PRATIQUE)?.*|ATITINKAMA (?:VIDAUS )?TEISĖ.*"),
    ("facts", r"COMPLAINTS?|GRIEFS?"),
    ("law", r"(?:AS TO )?THE LAW|LAW|EN DROIT|TEISĖ|TEISĖS KLAUSIMAI"),
    ("annex", r"(?:ANNEX|APPENDIX|ANNEXE|PRIEDAS)(?:ES)?(?: [IVX\d]+)?"),
)
_CJEU: tuple[tuple[SectionKind, str], ...] = (
    (
        "other",
        r"Legal (?:context|background|framework)|Le cadre juridique|Teisin(?:is|ė) (?:pagrindas|reglamentavimas)",
    ),
    (
        "facts",
        r"(?:The )?(?:disputes?|facts|actions?|proceedings|background)\b.*(?:main proceedings|dispute|decision|question|case).*",
    ),
    (
        "facts",
        r"Background(?: to (?:the|those) .*)?|Facts.*|(?:The )?main proceedings.*|Les? (?:litige|faits)\b.*|Pagrindinė byla.*|Bylos aplinkybės.*",
    ),
    ("procedure", r"(?:The )?(?:pre-litigation )?procedure(?: before .*| and .*)?|La procédure.*|Procesas.*"),
    ("procedure", r"(?:The )?forms? of order sought.*|Les conclusions des parties|Šalių reikalavimai"),
    (
        "assessment",
        r"(?:The )?(?:consideration|examination) of the (?:questions?|reference).*|Sur (?:la|les) questions? préjudicielles?",
    ),
    ("assessment", r"Dėl prejudicini(?:o|ų) klausim(?:o|ų)"),
    ("assessment", r"(?:Legal )?(?:Analysis|Assessment)|Appréciation|Teisinis vertinimas"),
    ("procedure", r"Proceedings before the General Court.*"),
    ("law", r"(?:The )?(?:consideration|examination) of the (?:actions?|appeals?|cross-appeals?).*"),
    (
        "law",
        r"(?:The |On the )?(?:appeals?|cross-appeals?|actions?|grounds? of appeal)|Dėl (?:apeliacinio skundo|ieškinio)",
    ),
    ("other", r"(?:The )?costs|(?:Sur les )?dépens|(?:Dėl )?bylinėjimosi išlaidų"),
)
# Within a part: the court's own reasoning, apart from what the parties said.
_ASSESSMENT = re.compile(
    r"(?:the )?(?:court[’']s|committee[’']s) (?:assessment|consideration|conclusions?)\b|findings of the (?:general )?court"
    r"|appr[ée]ciation de la cour|teismo vertinimas|decision of the court|general principles\b|application (?:of|in|to) .{0,80}(?:present|instant|applicants?[’']s?)\b.{0,12}case"
    r"|principes g[ée]n[ée]raux|bendrieji principai|consideration of (?:the )?(?:admissibility|merits)"
    r"|issues and proceedings before the committee|committee[’']s consideration",
    re.IGNORECASE,
)
_OTHERS_SAID = re.compile(
    r"(?:the )?(?:parties|applicants?|government|author|state party|third[- ]part\w+|interveners?)[’']?s?[’']?(?: submissions?| arguments?| observations?| comments?)?$"
    r"|(?:arguments|submissions|observations) of |th[èe]ses? des parties|šalių (?:argumentai|teiginiai)|the facts as (?:submitted|presented)|the complaint$",
    re.IGNORECASE,
)
_OPERATIVE = re.compile(
    r"FOR THESE REASONS\b|PAR CES MOTIFS\b|D[ĖE]L ŠI[ŲU] PRIEŽAS[ČC]I[ŲU]"
    r"|On th[oe]se grounds,? (?:the (?:General )?(?:Court|Tribunal|Civil Service)|The Court)"
    r"|Par ces motifs,? (?:la Cour|le Tribunal)|Remdamasis šiais motyvais"
    r"|(?:.{0,60}\b)?n ?u ?t ?a ?r ?i ?a ?:?$|(?:.{0,60}\b)?n ?u ?s ?p ?r ?e ?n ?d ?ž ?i ?a ?:?$"
)
_WHO = r"(?:(?:Išplėstinė )?[Tt]eisėjų kolegija|[Tt]eismas|[Pp]lenarinė sesija)?\s*"
_LITHUANIAN: tuple[tuple[SectionKind, str], ...] = (
    ("facts", _WHO + r"n\s?u\s?s\s?t\s?a\s?t\s?[ėe]"),
    ("assessment", _WHO + r"k\s?o\s?n\s?s\s?t\s?a\s?t\s?u\s?o\s?j\s?a"),
    ("facts", r"(?:[IVX]+\.?\s+)?(?:Ginčo|Bylos) (?:esmė|faktinės aplinkybės).*"),
)
_UN: tuple[tuple[SectionKind, str], ...] = (
    ("facts", r"(?:The )?[Ff]acts as (?:submitted|presented) by .*|Factual background.*"),
    ("other", r"The complaint|(?:The )?State party[’']s .*|(?:The )?[Aa]uthors?[’']s? comments .*"),
    ("assessment", r"(?:Issues and proceedings before|Deliberations? of) the Committee"),
)
_OPINION = re.compile(
    r"(?:[IVX]+\.\s+)?(?:(?:JOINT|PARTLY|PARTIALLY|COMMON|SEPARATE|INDIVIDUAL|DISSENTING|CONCURRING|AND|OR|PARTIELLEMENT|EN PARTIE)[ ,]+){0,8}"
    r"(?:OPINIONS?|STATEMENTS?|DECLARATIONS?|D[ÉE]CLARATIONS?)\b[^.]{0,40}?\b(?:OF|BY|DE|DU|D[’']|DISSIDENTE|CONCORDANTE|S[ÉE]PAR[ÉE]E|COMMUNE|ON|JUDGES?|JUGES?)\b.*"
)
_OPINION_MIXED = re.compile(
    r"(?:(?:Joint|Partly|Separate|Individual|Dissenting|Concurring|and|or)[ ,]+){1,6}(?:opinions?|statement) (?:of|by) .{3,200}"
    r"|Appendix [IVX\d]*:? ?Individual opinion.*|Atskiroji nuomonė.*|.{0,60}ATSKIROJI NUOMONĖ.*",
    re.IGNORECASE,
)
# These open a part even where no numbered paragraph follows at once.
_STRONG = re.compile(
    r"(?:AS TO )?THE (?:FACTS|LAW)|AS TO (?:THE )?PROCEDURE|PROCEDURE|EN (?:FAIT|DROIT)|PROC[ÉE]DURE"
    r"|n ?u ?s ?t ?a ?t ?ė|k ?o ?n ?s ?t ?a ?t ?u ?o ?j ?a"
)
_ROMAN = re.compile(r"[IVXL]+\.?")
_ENUMERATED = (
    (2, re.compile(r"[IVXL]+\s?[.–—-]\s")),
    (3, re.compile(r"[A-Z]\s?[.–—-]\s")),
    (4, re.compile(r"\d{1,2}\s?[.–—-]\s")),
    (6, re.compile(r"\(?(?:i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii)\s?\)")),
    (5, re.compile(r"\(?[a-z]\s?\)")),
    (4, re.compile(r"[–—-]\s")),
)
_ENUMERATOR = re.compile(r"(?:[IVXL]+|[A-Z]|\d{1,2})\s?[.–—-]\s*[–—-]?\s*")
_TERMINAL = re.compile(r"[.:;,]$|[.;,:]?[”\"’»]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading opens: its kind (None where it goes on with the part it stands in) and its level, 1 for a main part.

    `said_by_others` marks what the parties argue, which is not the court's assessment wherever it stands.
    """

    kind: SectionKind | None
    level: int
    said_by_others: bool = False


_MAIN_PARTS = tuple((kind, re.compile(pattern)) for kind, pattern in (*_MAIN, *_LITHUANIAN, *_UN))
_CJEU_PARTS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _CJEU)


def main_part(line: str) -> Heading | None:
    """The main part that `line` opens by its words alone."""
    if len(line) > 140:
        return None
    bare = line.rstrip(" :.")
    return next((Heading(kind, 1) for kind, pattern in _MAIN_PARTS if pattern.fullmatch(bare)), None)


def surely_main(line: str) -> bool:
    """Whether `line` opens a main part wherever it stands: nobody else writes these words alone on a line."""
    return _STRONG.fullmatch(line.rstrip(" :.")) is not None


def heading_of(line: str, *, cjeu: bool) -> Heading:
    """What a line that is known to be a heading opens."""
    main = main_part(line)
    if main is not None:
        return main
    level = next((level for level, pattern in _ENUMERATED if pattern.match(line)), 2)
    line = _ENUMERATOR.sub("", line)
    if _ASSESSMENT.search(line):
        return Heading("assessment", level)
    if _OTHERS_SAID.search(line):
        return Heading(None, level, said_by_others=True)
    if cjeu:
        kind = next((kind for kind, pattern in _CJEU_PARTS if pattern.fullmatch(line)), None)
        return Heading(kind, 1 if kind and level == 2 else level)
    return Heading(None, level)


def opens_operative(line: str) -> bool:
    """Whether the operative part begins here."""
    return len(line) < 260 and _OPERATIVE.match(line) is not None


def opens_opinion(line: str) -> bool:
    """Whether a separate opinion begins here."""
    return 10 < len(line) < 400 and (_OPINION.fullmatch(line) or _OPINION_MIXED.fullmatch(line)) is not None


def looks_like_heading(line: str) -> bool:
    """A short line that is no sentence and no item of a list."""
    if len(line) > 220:
        return False
    if _TERMINAL.search(line):
        return _ROMAN.fullmatch(line) is not None
    bare = line.lstrip("(–—- ")
    return bool(bare) and (bare[0].isupper() or is_enumerated(line))


def is_enumerated(line: str) -> bool:
    """A line that begins with the number or the letter of a heading."""
    return _ROMAN.fullmatch(line) is not None or any(pattern.match(line) for _, pattern in _ENUMERATED)
