"""What a judgment says of itself on its first page: court, name, numbers, date, formation, kind. Only what stands there; nothing is guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from litigator.precedents.judgment import Court, Judgment, Kind
from litigator.precedents.states import state_in

_LOOKED_AT = 90
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-"})
_MONTHS = {
    month: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    )
    for number, month in enumerate(names.split(" "), 1)
}
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er)?\s+([^\W\d_]{3,10})\s+(\d{4})\b")
_LT_DAY = re.compile(r"\b(\d{4})\s*m\.\s*([^\W\d_]{4,10})\s+(?:mėn\.\s*)?(\d{1,2})\s*d\.")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")

_ECTHR = re.compile(
    r"European Court of Human Rights|Cour europ[ée]enne des droits de l[’']homme|Europos Žmogaus Teisių Teism"
    r"|^(?:CASE OF|AFFAIRE|BYLA) .+ (?:v\.|c\.|prieš) |\((?:Applications?|Requ[êe]tes?|Peticijos?) n(?:os?|[°º])",
    re.IGNORECASE | re.MULTILINE,
)
_CJEU = re.compile(
    r"ECLI:EU:[CTF]:|JUDGMENT OF THE (?:GENERAL )?COURT\b|ORDER OF THE (?:GENERAL )?COURT\b|OPINION OF ADVOCATE[ -]GENERAL|VIEW OF ADVOCATE[ -]GENERAL"
    r"|ARR[ÊE]T DE LA COUR\b|ARR[ÊE]T DU TRIBUNAL\b|CONCLUSIONS DE L[’']AVOCAT|TEISINGUMO TEISMO .{0,30}SPRENDIMAS"
)
_LITHUANIAN = re.compile(
    r"Lietuvos vyriausi(?:asis|ojo) administracini(?:s|o) teism|Lietuvos Aukščiausi(?:asis|ojo) Teism|Konstitucini(?:s|o) Teism"
    r"|apygardos (?:administracini|teism)|apylinkės teism|apeliacini(?:s|o) teism|LIETUVOS RESPUBLIKOS VARDU",
    re.IGNORECASE,
)
_UN = re.compile(
    r"\b(?:CCPR|CAT|CRC|CEDAW|CERD|CRPD|CED|CMW|CESCR|E)/C/\d+/D/\d+/\d{4}\b|\bHuman Rights Committee\b|Committee against Torture"
)

_APPLICATION = re.compile(r"\b(\d{1,6})\s?/\s?(\d{2,4})\b")
_APPLICATIONS_LINE = re.compile(
    r"\(?\s*(?:Applications?|Requ[êe]tes?|Peticijos?)\s*(?:n(?:os?|[°º])s?\.?|Nr\.?)\s*(.+)", re.IGNORECASE
)
_CASE_NUMBER = re.compile(r"\b(?:C|T|F)-\d{1,4}/\d{2}(?:\s(?:P|PPU|RX|R|REV|SA|INTP|DEP))*(?:-(?:P|PPU))?\b")
_OLD_CASE = re.compile(r"\bCases?\s+((?:\d{1,4}/\d{2}(?:,| and |\s)*)+)")
_ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}\b")
_LT_NUMBER = re.compile(
    r"(?:bylos?|Administracinė byla|Civilinė byla|Baudžiamoji byla)\s+Nr\.?\s*([A-Za-z0-9]{1,6}(?:-\d{1,5}){1,4}/\d{4}|\d{1,3}/\d{2,4}(?:-\d+/\d{4})*)",
    re.IGNORECASE,
)
_UN_SYMBOL = re.compile(r"\b[A-Z]{1,5}/C/\d+/D/\d+/\d{4}\b")
_TITLE = re.compile(r"(?:THE )?(?:CASE OF|AFFAIRE|BYLA)\s+\S.*", re.IGNORECASE)
_FORMATIONS = (
    (re.compile(r"(GRAND CHAMBER|GRANDE CHAMBRE|DIDŽIOJI KOLEGIJA)"), "Grand Chamber"),
    (re.compile(r"(?:FORMER )?(?:FIRST|SECOND|THIRD|FOURTH|FIFTH) SECTION"), None),
    (re.compile(r"COURT \((CHAMBER|PLENARY)\)"), None),
    (re.compile(r"(?:PREMI[ÈE]RE|DEUXI[ÈE]ME|TROISI[ÈE]ME|QUATRI[ÈE]ME|CINQUI[ÈE]ME) SECTION"), None),
)
_CJEU_FORMATION = re.compile(r"(?:COURT|COUR|TRIBUNAL)\s+\(([^)]{4,60})\)")
_AGAINST_ONE = re.compile(r"in (?:the )?((?:criminal )?proceedings (?:against|brought by|concerning)),?:?$")
_DECISION = re.compile(
    r"(?:PARTIAL |FINAL )?DECISION|D[ÉE]CISION|(?:PARTIAL |FINAL )?DECISION\s+AS TO THE ADMISSIBILITY.*"
)
_UN_ADOPTED = re.compile(
    r"(?:Date of (?:adoption of )?(?:Views|(?:the |present )?decision)|[Aa]dopted by the Committee[^.]{0,80}? on)\b\s*:?\s*(.{6,60})"
)
_UN_STATE = re.compile(r"State [Pp]arty:\s*(.{3,80})")


@dataclass(frozen=True, slots=True)
class _Page:
    """The first page: its lines, and the same as one text with plain hyphens."""

    lines: tuple[str, ...]
    text: str


def court_of(lines: Sequence[str]) -> Court:
    """Which court's judgment this is, or `other` where its first page does not tell."""
    text = "\n".join(lines[:_LOOKED_AT])[:12_000]
    if _CJEU.search(text):
        return "CJEU"
    if _UN.search(text) and not re.search(r"^CASE OF", text, re.MULTILINE):
        return "UN"
    if _LITHUANIAN.search(text) and not _TITLE.match(text):
        return "LT"
    return "ECtHR" if _ECTHR.search(text) else "other"


def recognised(lines: Sequence[str], known: Judgment) -> Judgment:
    """`known` with what its first page adds. What is known already stays."""
    page = _Page(tuple(lines[:_LOOKED_AT]), "\n".join(lines[:_LOOKED_AT])[:12_000].translate(_HYPHENS))
    read = {"ECtHR": _ecthr, "CJEU": _cjeu, "LT": _lithuanian, "UN": _un}.get(known.court)
    found = read(page) if read else {}
    if known.ecli is None and "ecli" not in found:
        eclis = set(_ECLI.findall(page.text))
        if len(eclis) == 1:
            found["ecli"] = eclis.pop()
    lacking = {name: value for name, value in found.items() if value and not getattr(known, name)}
    if known.kind == "other" and found.get("kind"):
        lacking["kind"] = found["kind"]
    return replace(known, **lacking)


def day_in(text: str) -> date | None:
    """The first day written out in `text`: 8 March 2021, 8 mars 2021, 2021 m. kovo 8 d., 2021-03-08."""
    for pattern, order in ((_LT_DAY, (1, 2, 3)), (_DAY, (3, 2, 1)), (_ISO, (1, 2, 3))):
        for match in pattern.finditer(text):
            year, month, day = (match[place] for place in order)
            number = int(month) if month.isdigit() else _MONTHS.get(month.lower())
            if number and (found := _date(int(year), number, int(day))):
                return found
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ecthr(page: _Page) -> dict[str, Any]:
    lines = page.lines
    found: dict[str, Any] = {"title": _ecthr_title(lines), "numbers": _applications(lines)}
    for place, line in enumerate(lines):
        if line.upper() in ("STRASBOURG", "STRASBŪRAS") and "date" not in found:
            found["date"] = day_in(" ".join(lines[place + 1 : place + 3]))
        if line in ("FINAL", "DÉFINITIF") and place + 1 < len(lines):
            slashed = _SLASHED.search(lines[place + 1])
            found["final"] = (
                _date(int(slashed[3]), int(slashed[2]), int(slashed[1])) if slashed else day_in(lines[place + 1])
            )
    found["date"] = found.get("date") or _delivered(page.text)
    found["formation"] = _formation(lines)
    found["kind"] = _ecthr_kind(lines)
    if found["title"]:
        found["state"] = state_in(re.split(r" (?:v|c)\. | against | contre ", found["title"])[-1])
    return found


def _ecthr_title(lines: Sequence[str]) -> str | None:
    for place, line in enumerate(lines[:30]):
        if not _TITLE.fullmatch(line):
            continue
        title = line
        for more in lines[place + 1 : place + 4]:  # a long name runs over several lines
            if " v. " in title or " c. " in title or more.startswith("("):
                break
            title = f"{title} {more}"
        return title if len(title) < 400 else line
    for line in lines[:40]:
        if re.fullmatch(r".{3,200} (?:against|contre) (?:the )?[A-ZÀ-Ý].{2,60}", line) and not line.endswith("."):
            return line
    return None


def _applications(lines: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for place, line in enumerate(lines[:45]):
        match = _APPLICATIONS_LINE.match(line)
        if match is None:
            continue
        said = match[1]
        for more in lines[place + 1 : place + 12]:
            if ")" in said or not _APPLICATION.search(more) or len(more) > 200:
                break
            said = f"{said} {more}"
        for number in _APPLICATION.finditer(said):
            found[f"{number[1]}/{number[2]}"] = None
        if found:
            break
    return tuple(found)


def _delivered(text: str) -> date | None:
    match = re.search(r"(?:delivered|notified in writing|Decision of|prononcé|rendu[e]?)\b.{0,40}", text)
    return day_in(match[0]) if match else None


def _formation(lines: Sequence[str]) -> str | None:
    for line in lines[:30]:
        for pattern, name in _FORMATIONS:
            if match := pattern.fullmatch(line.strip("() ")):
                return name or (match[1] if match.lastindex else match[0]).title()
    return None


def _ecthr_kind(lines: Sequence[str]) -> Kind | None:
    for line in lines[:40]:
        if line in ("JUDGMENT", "ARRÊT", "ARRET", "SPRENDIMAS") or line.startswith("JUDGMENT ("):
            return "judgment"
        if _DECISION.fullmatch(line):
            return "decision"
    return None


def _cjeu(page: _Page) -> dict[str, Any]:
    found: dict[str, Any] = {}
    numbers = dict.fromkeys(_CASE_NUMBER.findall(_in_case(page.text)))
    if not numbers and (old := _OLD_CASE.search(page.text)):
        numbers = dict.fromkeys(re.findall(r"\d{1,4}/\d{2}", old[1]))
    found["numbers"] = tuple(numbers)
    found["date"] = day_in(page.text[:1500])
    formation = _CJEU_FORMATION.search(page.text[:3000])
    found["formation"] = formation[1] if formation else None
    top = page.text[:1500].upper()
    found["kind"] = (
        "opinion"
        if re.search(r"(?:OPINION|VIEW) OF ADVOCATE|CONCLUSIONS DE L[’']AVOCAT", top)
        else "order"
        if re.search(r"ORDER OF THE|ORDONNANCE", top)
        else "judgment"
    )
    found["title"] = _cjeu_title(page.lines)
    return found


def _in_case(text: str) -> str:
    """The lines that say in which case, before anything else of the first page can name another."""
    match = re.search(
        r"(?:In (?:Joined )?Cases?|(?:Joined )?Cases?|Dans (?:l[’']affaire|les affaires)|Byloje|Bylose|Sujungtose bylose)\b.{0,600}",
        text,
        re.DOTALL,
    )
    if match is None:
        return text[:3000]
    return re.split(r"\n(?=REQUEST|ACTION|APPEAL|APPLICATION|REFERENCE|DEMANDE|dėl|TWO |PROCEEDINGS)", match[0])[0]


def _cjeu_title(lines: Sequence[str]) -> str | None:
    """The parties as they stand around the «v» on a line of its own, or after the words that name them."""
    for place, line in enumerate(lines[:-1]):
        if line.rstrip(",") in ("v", "c/", "contre", "prieš") and place:
            first = place - 1
            while (
                first > 0
                and lines[first - 1].endswith(",")
                and not re.search(r"\d{4},?$|proceedings", lines[first - 1])
            ):
                first -= 1
            return _parties(lines[first], lines[place + 1])
        if re.search(r"the other part(?:y|ies) to the proceedings being:?$", line):
            appeal = next((at for at in range(place) if lines[at].startswith(("APPEAL", "TWO APPEALS"))), None)
            return _parties(lines[appeal + 1], lines[place + 1]) if appeal is not None else None
        if match := _AGAINST_ONE.search(line):
            return f"{match[1].capitalize()} {lines[place + 1].rstrip(' ,')}"[:200]
    return None


def _parties(first: str, second: str) -> str | None:
    first, second = (re.sub(r"\s+,", ",", party).rstrip(" ,") for party in (first, second))
    return f"{first} v {second}" if max(len(first), len(second)) < 200 else None


def _lithuanian(page: _Page) -> dict[str, Any]:
    number = _LT_NUMBER.search(page.text)
    kinds: tuple[tuple[str, Kind], ...] = (
        ("SPRENDIMAS", "judgment"),
        ("NUTARTIS", "order"),
        ("NUTARIMAS", "judgment"),
        ("IŠVADA", "opinion"),
    )
    found: dict[str, Any] = {"numbers": (number[1],) if number else (), "date": day_in(page.text)}
    for line in page.lines[:40]:
        bare = re.sub(r"(?<=\w) (?=\w\b)", "", line).upper()
        kind = next((kind for word, kind in kinds if bare.startswith(word) or line.upper().startswith(word)), None)
        if kind:
            found["kind"] = kind
            break
    court = next((line for line in page.lines[:25] if _LITHUANIAN.search(line) and len(line) < 120), None)
    if court and number:
        found["title"] = f"{court} Nr. {number[1]}"
    return found


def _un(page: _Page) -> dict[str, Any]:
    symbols = dict.fromkeys(_UN_SYMBOL.findall(page.text))
    found: dict[str, Any] = {
        "numbers": tuple(symbols)[:1],
        "kind": "views" if re.search(r"\bViews\b", page.text) else "decision",
    }
    found["date"] = next((day for said in _UN_ADOPTED.findall(page.text) if (day := day_in(said))), None)
    state = _UN_STATE.search(page.text)
    found["state"] = state_in(state[1]) if state else None
    author = re.search(r"(?:Submitted by|Communication submitted by):\s*(.{2,80})", page.text)
    if author and state:
        name = re.split(r"\s*\((?:represented|not represented)", author[1])[0].strip()
        found["title"] = f"{name} v. {state[1].strip()}"
    return found
