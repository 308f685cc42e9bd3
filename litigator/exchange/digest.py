"""A person's digest of the docket in words: plain text that reads on a phone, and the same as HTML. References only, unless names are asked for."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from textwrap import wrap
from typing import Any, NamedTuple

from litigator.dates.words import in_words
from litigator.dates.written import written
from litigator.docket.reading import Line
from litigator.exchange.plain import one_line

WIDE = 72  # columns of the text: what a mail program never wraps again
SECTIONS = ("escalated", "unconfirmed", "overdue", "today", "week", "open", "awaiting", "nobody")


class Entry(NamedTuple):
    """A date and what to do about it. `call` says how often it has been called for (0: not at all), `name` what the office calls the case."""

    line: Line
    command: str
    name: str | None = None
    call: int = 0


class Section(NamedTuple):
    """Dates that stand alike, by the key of `SECTIONS`; `more` of them are left to the list."""

    key: str
    entries: tuple[Entry, ...]
    more: int = 0


class Digest(NamedTuple):
    """What one person of the office is told on a day. `address` is None where the settings name none; `expired` counts limits of the State."""

    handle: str
    name: str
    address: str | None
    sections: tuple[Section, ...]
    expired: int = 0

    @property
    def dates(self) -> int:
        """How many dates it tells of."""
        return sum(len(section.entries) + section.more for section in self.sections)


_EN = {
    "escalated": "For the coordinator: nobody has confirmed these, and a miss ends the case",
    "unconfirmed": "Not confirmed, and a miss ends the case",
    "overdue": "Overdue",
    "today": "Today",
    "week": "Within seven days",
    "open": "Not yet counted, or not yet shown by a document",
    "awaiting": "Awaiting an answer",
    "nobody": "Nobody has these",
    "nothing": "Nothing is due within seven days.",
    "expired": "Limits of the State that have expired: {}. litigator deadline list --standing expired --person {}",
    "more": "and {} more: litigator deadline list",
    "mark": "NOT CONFIRMED",
    "call": "call {}",
    "undated": "no day yet",
    "since": "since {}",
    "who": "has it: {}",
    "nobody has it": "nobody has it",
    "why": "why",
    "do": "do",
    "unverified": "the rule is not verified",
    "undocumented": "done on {}, but no document shows it",
    "missing": "it has begun and cannot be counted yet",
    "state": "it binds the State",
    "court": "it binds the court",
    "arguable": "arguable until {}",
    "answer": "the letter asks for an answer by then",
    "hearing": "the court has fixed it",
    "removal": "the removal is fixed for then",
    "mirror": "Computed by litigator on {}. The docket itself is the alarm: ask `litigator` before you rely on this message.",
    "titles": ("{} not confirmed", "{} overdue", "{} today", "{} within seven days"),
    "clear": "nothing within seven days",
    "words": {"critical": "critical", "high": "high", "medium": "medium", "low": "low"},
    "days": {-1: "yesterday", 0: "today", 1: "tomorrow"},
    "ahead": "in {} days",
    "ago": "{} days ago",
}
_LT = {
    "escalated": "Koordinatoriui: šių dienų niekas nepatvirtino, o praleidus byla baigiasi",
    "unconfirmed": "Nepatvirtinta, o praleidus byla baigiasi",
    "overdue": "Praleista",
    "today": "Šiandien",
    "week": "Per septynias dienas",
    "open": "Dar neapskaičiuota arba dar nėra tai rodančio dokumento",
    "awaiting": "Laukiama atsakymo",
    "nobody": "Niekam nepriskirta",
    "nothing": "Per septynias dienas nieko nereikia atlikti.",
    "expired": "Pasibaigusių valstybės terminų: {}. litigator deadline list --standing expired --person {}",
    "more": "ir dar {}: litigator deadline list",
    "mark": "NEPATVIRTINTA",
    "call": "raginimas: {}",
    "undated": "dienos dar nėra",
    "since": "nuo {}",
    "who": "kas atsako: {}",
    "nobody has it": "niekas neatsako",
    "why": "kodėl",
    "do": "daryti",
    "unverified": "taisyklė nepatikrinta",
    "undocumented": "atlikta {}, bet nėra tai rodančio dokumento",
    "missing": "jis prasidėjo, bet dar negali būti apskaičiuotas",
    "state": "terminas valstybei",
    "court": "terminas teismui",
    "arguable": "ginčijama iki {}",
    "answer": "laiške prašoma atsakyti iki tos dienos",
    "hearing": "paskyrė teismas",
    "removal": "išsiuntimas numatytas tą dieną",
    "mirror": "Apskaičiuota programa „litigator“ {} Prieš pasikliaudami šiuo laišku klauskite pačios terminų knygos: `litigator`.",
    "titles": ("nepatvirtinta: {}", "praleista: {}", "šiandien: {}", "per septynias dienas: {}"),
    "clear": "per septynias dienas nieko",
    "words": {"critical": "kritinis", "high": "didelis", "medium": "vidutinis", "low": "mažas"},
    "days": {-1: "vakar", 0: "šiandien", 1: "rytoj"},
    "ahead": "liko dienų: {}",
    "ago": "prieš dienų: {}",
}
WORDS: Mapping[str, Mapping[str, Any]] = {"en": _EN, "lt": _LT}


def summary(digest: Digest, language: str) -> str:
    """How many of each, in a line: what stands in the subject. No case is named there: it shows on a locked screen."""
    words, number = WORDS[language], {section.key: len(section.entries) + section.more for section in digest.sections}
    keys = (("escalated", "unconfirmed"), ("overdue",), ("today",), ("week",))
    counts = [sum(number.get(key, 0) for key in group) for group in keys]
    told = [word.format(count) for word, count in zip(words["titles"], counts, strict=True) if count]
    return ", ".join(told) or str(words["clear"])


def text_of(digest: Digest, today: date, language: str, wide: int = WIDE) -> str:
    """The digest as plain text, no line of it longer than `wide` but a command."""
    return "\n".join(_text(digest, today, language, wide)) + "\n"


def _text(digest: Digest, today: date, language: str, wide: int) -> Iterator[str]:
    words = WORDS[language]
    yield from wrap(f"{one_line(digest.name)}, {in_words(today, language)}", wide)
    yield from wrap(summary(digest, language), wide)
    if not digest.dates:
        yield ""
        yield from wrap(words["nothing"], wide)
    for section in digest.sections:
        yield ""
        yield from wrap(f"{words[section.key]} ({len(section.entries) + section.more})".upper(), wide)
        for entry in section.entries:
            yield ""
            yield from wrap(" · ".join(_head(entry, language)), wide, subsequent_indent="  ")
            for label, said in _body(entry, section.key, language):
                if label == words["do"]:
                    yield f"  {label}: {said}"
                else:
                    yield from wrap(
                        f"{label}: {said}" if label else said, wide, initial_indent="  ", subsequent_indent="  "
                    )
        if section.more:
            yield ""
            yield from wrap(f"… {words['more'].format(section.more)}", wide)
    if digest.expired:
        yield ""
        yield from wrap(words["expired"].format(digest.expired, one_line(digest.handle)), wide)
    yield ""
    yield from wrap(words["mirror"].format(written(today, language)), wide)


def _head(entry: Entry, language: str) -> list[str]:
    """Which case, which day, how urgent, and the mark of what nobody has confirmed."""
    words, (line, _, name, call) = WORDS[language], entry
    mark = line.urgency
    case = one_line(line.row.reference) + (f" ({one_line(name)})" if name else "")
    marked = [words["mark"] + (f", {words['call'].format(call)}" if call else "")] if line.unconfirmed else []
    return [
        *(f"!! {one}" for one in marked),
        case,
        day_of(line, language),
        f"{words['words'][mark.word]} {mark.number}",
    ]


def _body(entry: Entry, key: str, language: str) -> Iterator[tuple[str, str]]:
    words, row = WORDS[language], entry.line.row
    yield "", one_line(row.title_lt if language == "lt" else row.title_en)
    yield words["why"], "; ".join(_why(entry.line, language))
    if key in ("escalated", "nobody"):
        yield "", words["who"].format(one_line(row.who)) if row.who else words["nobody has it"]
    yield words["do"], one_line(entry.command)


def _why(line: Line, language: str) -> Iterator[str]:
    words, row = WORDS[language], line.row
    since = words["since"].format(written(date.fromisoformat(row.starts[:10]), language))
    if row.kind in ("limit", "missing", "order"):
        yield f"{one_line(row.rule)}, {since}"
    else:
        yield words[row.kind]
    if line.standing == "undocumented" and row.met_on:
        yield words["undocumented"].format(written(date.fromisoformat(row.met_on[:10]), language))
    elif line.standing == "missing":
        yield words["missing"]
    if row.bound in ("state", "court"):
        yield words[row.bound]
    if row.status != "verified":
        yield words["unverified"]
    if row.alternatives != "[]" and line.standing not in ("done", "overdue") and line.latest:
        yield words["arguable"].format(written(date.fromisoformat(line.latest), language))


def day_of(line: Line, language: str) -> str:
    """The day to keep in words, and how far it is."""
    words, days = WORDS[language], line.days
    if days is None or not line.row.day:
        return str(words["undated"])
    far = words["days"].get(days) or (words["ahead"].format(days) if days > 0 else words["ago"].format(-days))
    return f"{in_words(date.fromisoformat(line.row.day), language)}, {far}"


# HTML: what mail programs keep of it is tables and styles on the elements themselves


_EDGE = "#9aa4b2"
_TONES = {"critical": "#b3261e", "high": "#c2410c", "medium": "#8a6100", "low": "#3f6b4f"}
_FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
_MONO = "font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace"


def html_of(digest: Digest, today: date, language: str) -> str:
    """The digest as HTML: no script, no picture, no link, nothing that is fetched."""
    words = WORDS[language]
    head = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'</head><body style="margin:0;padding:16px;{_FONT};font-size:15px;line-height:1.45">'
        '<table role="presentation" style="max-width:640px;width:100%;margin:0 auto;border-collapse:collapse"><tr><td>'
    )
    title = (
        f'<p style="margin:0;opacity:.75">{_safe(in_words(today, language))}</p>'
        f'<h1 style="margin:2px 0 2px;font-size:21px">{_safe(digest.name)}</h1>'
        f'<p style="margin:0 0 8px">{_safe(summary(digest, language))}</p>'
    )
    parts = [head, title]
    if not digest.dates:
        parts.append(f"<p>{_safe(words['nothing'])}</p>")
    for section in digest.sections:
        parts.append(
            f'<h2 style="margin:22px 0 8px;font-size:15px">{_safe(words[section.key])}'
            f' <span style="opacity:.65">{len(section.entries) + section.more}</span></h2>'
        )
        parts += [_card(entry, section.key, language) for entry in section.entries]
        if section.more:
            parts.append(f"<p>… {_safe(words['more'].format(section.more))}</p>")
    if digest.expired:
        parts.append(
            f'<p style="margin:20px 0 0">{_safe(words["expired"].format(digest.expired, one_line(digest.handle)))}</p>'
        )
    foot = _safe(words["mirror"].format(written(today, language)))
    parts.append(f'<p style="margin:24px 0 0;font-size:12px;opacity:.75">{foot}</p></td></tr></table></body></html>')
    return "\n".join(parts) + "\n"


def _card(entry: Entry, key: str, language: str) -> str:
    tone = _TONES[entry.line.urgency.word]
    *marked, case, day, urgency = _head(entry, language)
    said = list(_body(entry, key, language))
    rows = [
        f'<div style="font-size:13px;opacity:.8;margin-top:2px">{_safe(f"{label}: {text}" if label else text)}</div>'
        for label, text in said[1:-1]
    ]
    badge = "".join(
        f'<div style="font-size:12px;font-weight:700;letter-spacing:.04em;color:{tone}">{_safe(one)}</div>'
        for one in marked
    )
    return (
        '<table role="presentation" style="width:100%;border-collapse:separate;margin:0 0 8px"><tr>'
        f'<td style="width:5px;padding:0;background:{tone};border-radius:3px"></td>'
        f'<td style="padding:8px 12px;border:1px solid {_EDGE};border-left:0;border-radius:0 6px 6px 0">{badge}'
        f'<div style="font-weight:700">{_safe(case)} <span style="float:right;color:{tone}">{_safe(urgency)}</span></div>'
        f'<div style="font-weight:600">{_safe(day)}</div><div>{_safe(said[0][1])}</div>{"".join(rows)}'
        f'<div style="{_MONO};font-size:12.5px;margin-top:5px;overflow-wrap:anywhere">{_safe(said[-1][1])}</div></td></tr></table>'
    )


def _safe(text: str) -> str:
    return escape(one_line(text))
