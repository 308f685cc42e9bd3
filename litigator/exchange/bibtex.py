"""Authorities as BibTeX: `@jurisdiction` entries as biblatex-oscola and Zotero read them, in UTF-8, no value ever a command."""

import re
from collections.abc import Iterable, Sequence

from litigator.exchange.listing import Listed, court_of, day_of
from litigator.exchange.plain import address, one_line
from litigator.exchange.ris import notes_of

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&#_$"},
}
_ESCAPES = str.maketrans(_ESCAPED)
_FAMILY = {"ECtHR": "echr", "CJEU": "eu", "UN": "un", "LT": "lt"}
_LANGUAGES = {"en": "english", "fr": "french", "lt": "lithuanian", "de": "german"}


def bibtex(entries: Sequence[Listed], language: str) -> bytes:
    """The entries as one .bib file. Each has a key of its own."""
    taken: set[str] = set()
    return "\n".join(_entry(entry, _key(entry.cited.id, taken), language) for entry in entries).encode()


def _entry(entry: Listed, key: str, language: str) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(entry, language) if value]
    kind = "report" if entry.cited.kind == "soft-law" else "jurisdiction"
    return "\n".join((f"@{kind}{{{key},", *lines, "}", ""))


def _fields(entry: Listed, language: str) -> Iterable[tuple[str, str]]:
    cited = entry.cited
    day = day_of(cited)
    words = [_FAMILY.get(cited.court, ""), *(f"issue {code}" for code in entry.concern), *entry.keywords]
    yield "title", escaped(cited.title)
    yield "institution", escaped(court_of(cited))
    yield "number", escaped(" and ".join(cited.numbers))
    yield "date", day.isoformat() if day else ""
    yield "pubstate", "pending" if cited.pending else ""
    yield "ecli", escaped(cited.ecli or "")
    yield "url", address(cited.url)
    yield "langid", _LANGUAGES.get(cited.language, "")
    yield "keywords", escaped(", ".join(word.replace(",", " ") for word in words if word))
    yield "pagination", "paragraph" if entry.pinpoints else ""
    yield "abstract", escaped(entry.short)
    # Not `note`, which a style prints: what is said of the decision and where to read it is for whoever cites it.
    yield "annote", escaped("; ".join(notes_of(entry, language)))


def escaped(text: str) -> str:
    """The text as LaTeX prints it: one line, every sign that LaTeX takes for a command or a comment written out."""
    return one_line(text).translate(_ESCAPES)


def _key(identity: str, taken: set[str]) -> str:
    """A key LaTeX can cite by: letters, digits, `-`, `.`, `:`; a second one of the same letters takes a number."""
    plain = re.sub(r"[^A-Za-z0-9.:-]+", "-", identity).strip("-") or "authority"
    key, count = plain, 1
    while key in taken:
        count += 1
        key = f"{plain}-{count}"
    taken.add(key)
    return key
