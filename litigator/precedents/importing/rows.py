"""A row of a collection of judgments read tolerantly: our own jsonl, HUDOC's metadata, and the tables `echr-py` and `cjeu-py` write.

Each says the same things under other names: `appno`, `natural_celex` and `case_numbers` are all numbers. What has no name of ours is left
alone; what is named and cannot be read is told.
"""

import ast
import html
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from litigator.precedents.importing.recognising import day_in
from litigator.precedents.judgment import Court, Judgment, Kind
from litigator.precedents.states import state_in, state_of_code
from litigator.tongue import marked, phrase

_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "itemid", "item_id", "celex"),
    "title": ("title", "docname", "case_name", "casename", "name"),
    "numbers": (
        "appno",
        "appnos",
        "application_number",
        "application_numbers",
        "case_numbers",
        "case_number",
        "natural_celex",
        "number",
        "numbers",
    ),
    "ecli": ("ecli",),
    "date": (
        "date",
        "kpdate",
        "kp_date",
        "judgementdate",
        "judgment_date",
        "judgement_date",
        "decisiondate",
        "decision_date",
        "kpdateastext",
        "kp_date_text",
    ),
    "final": ("final", "final_date"),
    "court": ("court", "court_code"),
    "formation": ("formation", "formation_code", "doctypebranch", "doctype_branch"),
    "kind": ("kind", "doctype", "doc_type", "resource_type"),
    "state": ("state", "respondent", "respondents", "orig_country"),
    "articles": ("articles", "article"),
    "keywords": ("keywords", "subject_label", "subjects"),
    "conclusion": ("conclusion",),
    "importance": ("importance",),
    "language": ("language", "languageisocode", "lang"),
    "url": ("url",),
    "source": ("source", "source_repo"),
    "text": ("text", "full_text", "fulltext", "content", "body"),
}
_BY_NAME = {name: field for field, names in _NAMES.items() for name in names}
_LANGUAGES = {
    "eng": "en", "fre": "fr", "fra": "fr", "lit": "lt", "ger": "de", "deu": "de", "pol": "pl", "rus": "ru", "lav": "lv", "est": "et",
    "ukr": "uk", "spa": "es", "ita": "it", "nld": "nl", "dut": "nl", "tur": "tr", "rum": "ro", "ron": "ro", "hrv": "hr", "srp": "sr",
    "bul": "bg", "gre": "el", "ell": "el", "hun": "hu", "ces": "cs", "cze": "cs", "slk": "sk", "slo": "sk", "slv": "sl", "swe": "sv",
    "fin": "fi", "dan": "da", "por": "pt", "mlt": "mt", "gle": "ga", "arm": "hy", "aze": "az", "geo": "ka", "alb": "sq", "mac": "mk",
    "nor": "no", "ice": "is", "bos": "bs",
}  # fmt: skip
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("OPIN", "opinion"),
    ("VIEW", "views"),
    ("ORDER", "order"),
    ("DEC", "decision"),
    ("ADMISSIBILITY", "decision"),
    ("JUD", "judgment"),
)
_FORMATIONS = {
    "GRANDCHAMBER": "Grand Chamber",
    "CHAMBER": "Chamber",
    "COMMITTEE": "Committee",
    "GRAND_CH": "Grand Chamber",
}
_CELEX = re.compile(r"6(\d{4})([CTF])([A-Z])(\d{4})(?:\(\d+\))?")
_US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?")
_EUROPEAN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) 00:00:00")
_BARE_TITLE = re.compile(r"(?:Judgment|Order|Opinion) \d{4}-\d{2}-\d{2}\b.*|\d{3}-\d{3,6}")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|apos|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-", "\u00a0": " "})
MOST = 4_000


class NoJudgment(ValueError):
    """Why a row is no judgment."""


def read_row(row: object) -> tuple[Judgment, list[str], list[str]]:
    """A row as a judgment without paragraphs, the lines of its text (none where it has none), and what to tell of it.

    Raises `NoJudgment`.
    """
    if not isinstance(row, dict):
        raise NoJudgment(phrase("it is {what}, not a row with names", what=phrase(_WORDS.get(type(row), _VALUE))))
    given = _named(row)
    notes: list[str] = []
    numbers = tuple(_numbers(given.get("numbers"))) or _celex_number(str(given.get("id") or ""))
    ecli = _text(given.get("ecli"))
    title = _entities(_text(given.get("title")) or "")
    identity = _text(given.get("id")) or ecli
    text = _words(row, given)
    if not identity and not numbers and not title:
        raise NoJudgment(phrase("it has neither id nor number nor name"))
    court = _court(given, ecli, identity or "")
    language = _text(given.get("language")) or ""
    judgment = Judgment(
        id=_cut(identity or "", 300),
        title="" if _BARE_TITLE.fullmatch(title) else _cut(title, MOST),
        court=court,
        kind=_kind(given, ecli),
        formation=_formation(given),
        date=_day(given.get("date"), notes),
        final=_day(given.get("final"), notes),
        numbers=tuple(dict.fromkeys(numbers)),
        ecli=ecli,
        state=_state(given.get("state"), court),
        articles=tuple(dict.fromkeys(_list(given.get("articles")))),
        keywords=tuple(dict.fromkeys(_keywords(given.get("keywords")))),
        conclusion=_text(given.get("conclusion")),
        importance=_text(given.get("importance")),
        language=_LANGUAGES.get(language.lower(), language.lower()[:2]) if language else "",
        url=_url(given.get("url")),
        source=_text(given.get("source")),
    )
    return judgment, text, notes


_WORDS = {
    list: marked("a list"),
    str: marked("a text"),
    int: marked("a number"),
    float: marked("a number"),
    bool: marked("a truth value"),
    type(None): marked("nothing"),
}
_VALUE = marked("a value")


def placeholder_title(row: Mapping[str, object]) -> str:
    """The title a row gives that is no name, such as its own id: better than none."""
    return _text(row.get("title")) or ""


def _named(row: Mapping[str, object]) -> dict[str, object]:
    """The row under our own names; of several names for one thing the first that says something."""
    found: dict[str, object] = {}
    lowered = {str(key).strip().lower().replace(" ", "_"): value for key, value in row.items()}
    for field, names in _NAMES.items():
        for name in names:
            value = lowered.get(name)
            if value not in (None, "", [], "nan", "NULL"):
                found[field] = value
                break
    return found


def _text(value: object) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    return str(value).strip() or None


def _entities(text: str) -> str:
    """Text whose `&amp;` were left in by whoever took it out of a page."""
    return html.unescape(text) if _ENTITY.search(text) else text


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most]


def _list(value: object) -> list[str]:
    """A list however it was written: a list, `a;b`, `["a","b"]`, `['a', 'b']`."""
    if value is None:
        return []
    if isinstance(value, list):
        return [str(part).strip() for part in value if part not in (None, "")]
    text = str(value).strip()
    if text.startswith("[") and text.endswith("]") and len(text) < 20_000:
        for reader in (json.loads, ast.literal_eval):
            try:
                parts = reader(text)
            except (ValueError, SyntaxError, RecursionError, MemoryError):
                continue
            if isinstance(parts, list):
                return [str(part).strip() for part in parts if part not in (None, "")]
    return [part.strip() for part in re.split(r"[;|\n]", text) if part.strip()]


def _keywords(value: object) -> list[str]:
    """Words for what a judgment is about; the bare codes of a thesaurus say nothing to a reader."""
    parts = _list(value)
    if len(parts) == 1:
        parts = [part.strip() for part in re.split(r"\s[—–]\s", parts[0])]
    return [_cut(_entities(part), 300) for part in parts if not part.isdigit()][:200]


def _numbers(value: object) -> list[str]:
    """Numbers of cases as the court writes them, however they were strung together."""
    parts = [piece for part in _list(value) for piece in re.split(r"[;,]|\s(?:and|et|ir)\s", part.translate(_HYPHENS))]
    return [" ".join(part.split())[:60] for part in parts if part.strip()][:500]


def _celex_number(identity: str) -> tuple[str, ...]:
    match = _CELEX.fullmatch(identity)
    return (f"{match[2]}-{int(match[4])}/{match[1][2:]}",) if match else ()


def _court(given: Mapping[str, object], ecli: str | None, identity: str) -> Court:
    said = (_text(given.get("court")) or "").upper()
    ecli = ecli or ""
    if (
        said.startswith(("ECTHR", "ECHR", "EUROPEAN COURT OF HUMAN", "HUDOC"))
        or ecli.startswith("ECLI:CE:")
        or re.fullmatch(r"\d{3}-\d{3,6}", identity)
    ):
        return "ECtHR"
    if (
        said.startswith(("CJEU", "ECJ", "CJ", "TJ", "FJ", "COURT OF JUSTICE", "GENERAL COURT"))
        or ecli.startswith("ECLI:EU:")
        or _CELEX.fullmatch(identity)
    ):
        return "CJEU"
    if said in ("LT", "LVAT", "LAT") or ecli.startswith("ECLI:LT:") or "LIETUVOS" in said:
        return "LT"
    return "UN" if said in ("UN", "CCPR", "CAT", "CRC", "CEDAW", "HRC", "CED", "CRPD") else "other"


def _kind(given: Mapping[str, object], ecli: str | None) -> Kind:
    said = (_text(given.get("kind")) or "").upper()
    match = re.fullmatch(r"ECLI:CE:ECHR:\d{4}:\d{4}([A-Z]{3})\d+", ecli or "")
    for word in (said, match[1] if match else "", (_text(given.get("formation")) or "").upper()):
        for sign, kind in _KINDS:
            if sign in word:
                return kind
    celex = _CELEX.fullmatch(_text(given.get("id")) or "")
    return {"J": "judgment", "O": "order", "C": "opinion"}.get(celex[3], "other") if celex else "other"  # type: ignore[return-value]


def _formation(given: Mapping[str, object]) -> str | None:
    said = _text(given.get("formation"))
    if said is None:
        bracketed = re.search(r"\(([^)]+)\)", _text(given.get("court")) or "")
        return bracketed[1] if bracketed else None
    if said.upper() == "ADMISSIBILITY":
        return None
    return _FORMATIONS.get(said.upper(), said)


def _state(value: object, court: Court) -> str | None:
    """The States by their names; what names none is left out where the column holds courts and not States."""
    names = []
    for part in _list(value):
        name = state_of_code(part) if re.fullmatch(r"[A-Za-z]{2,3}", part) else state_in(part)
        if name is None and court != "CJEU":
            name = part.strip(" ,")
        if name:
            names.append(name)
    return " and ".join(dict.fromkeys(names)) or None


def _url(value: object) -> str | None:
    text = _text(value)
    return text if text and re.match(r"https?://", text) and len(text) < 1000 else None


def _day(value: object, notes: list[str]) -> date | None:
    """A day as databases write it. HUDOC writes the month first in `kpdate`, and last in the dates it shows."""
    text = _text(value)
    if text is None:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    day_first = _EUROPEAN_DAY.fullmatch(text)
    match = day_first or _US_DAY.fullmatch(text)
    if match:
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        month, day = (second, first) if day_first else (first, second)
        if not day_first and "AM" not in text and "PM" not in text and first != second and max(first, second) <= 12:
            notes.append(phrase("the date «{text}» may be read in two ways and was left out", text=text))
            return None
        if month > 12:
            month, day = day, month
        try:
            return date(year, month, day)
        except ValueError:
            pass
    found = day_in(text)
    if found is None:
        notes.append(phrase("the date «{text}» could not be read", text=text[:40]))
    return found


def _words(row: Mapping[str, Any], given: Mapping[str, object]) -> list[str]:
    """The lines of the text. Where paragraphs come beside their numbers (as `cjeu-py` gives them), each number before its own."""
    from litigator.precedents.importing.structure import cleaned

    paragraphs, numbers = row.get("paragraphs"), row.get("paragraph_nums")
    if isinstance(paragraphs, list) and isinstance(numbers, list) and len(paragraphs) == len(numbers) and paragraphs:
        lines: list[str] = []
        for number, text in zip(numbers, paragraphs, strict=True):
            said = cleaned(_entities(str(text)))
            if said and isinstance(number, int | str) and str(number).isdigit() and not said[0].startswith(str(number)):
                said[0] = f"{number}. {said[0]}"
            lines += said
        return lines
    text = given.get("text")
    return cleaned(_entities(text)) if isinstance(text, str) else []
