"""The short names a draft uses, each with what it stands for: read from its clauses and from what was written for it, so that no unused one is listed."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from litigator.citations.style import cite, plain
from litigator.clauses.choosing import choose
from litigator.clauses.clause import Clause
from litigator.library.contents import Library
from litigator.library.shapes import Form

# By language, in the order in which they are listed: a name for the group, how a text says it, and what the list says.
_MEANT: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "lt": (
        ("law", r"UTPĮ", "UTPĮ – Lietuvos Respublikos įstatymas „Dėl užsieniečių teisinės padėties“"),
        ("constitution", r"Konstitucij", "Konstitucija – Lietuvos Respublikos Konstitucija"),
        (
            "convention",
            r"Konvencij(?!\w+ (?:dėl|prieš))",
            "Konvencija – Žmogaus teisių ir pagrindinių laisvių apsaugos konvencija",
        ),
        ("protocol", r"Protokol\w+ Nr\.\s4", "Protokolas Nr. 4 – Konvencijos Protokolas Nr. 4"),
        ("charter", r"Chartij", "Chartija – Europos Sąjungos pagrindinių teisių chartija"),
        ("treaty", r"SESV", "SESV – Sutartis dėl Europos Sąjungos veikimo"),
        ("lvat", r"LVAT", "LVAT – Lietuvos vyriausiasis administracinis teismas"),
        (
            "constitutional",
            r"Konstitucini\w+ Teism\w+(?! įstatym)",
            "Konstitucinis Teismas – Lietuvos Respublikos Konstitucinis Teismas",
        ),
        ("strasbourg", r"EŽTT", "EŽTT – Europos Žmogaus Teisių Teismas"),
        ("luxembourg", r"Teisingumo Teism", "Teisingumo Teismas – Europos Sąjungos Teisingumo Teismas"),
    ),
    "en": (
        ("law", r"UTPĮ", "UTPĮ – the Law of the Republic of Lithuania on the Legal Status of Foreigners"),
        ("constitution", r"Constitution(?!al)", "Constitution – the Constitution of the Republic of Lithuania"),
        (
            "convention",
            r"Convention(?! (?:on|against|relating))",
            "Convention – the Convention for the Protection of Human Rights and Fundamental Freedoms",
        ),
        ("protocol", r"Protocol No\.\s4", "Protocol No. 4 – Protocol No. 4 to the Convention"),
        ("charter", r"Charter", "Charter – the Charter of Fundamental Rights of the European Union"),
        ("treaty", r"TFEU", "TFEU – the Treaty on the Functioning of the European Union"),
        ("lvat", r"LVAT", "LVAT – the Supreme Administrative Court of Lithuania"),
        (
            "constitutional",
            r"(?<!Law on the )Constitutional\sCourt",
            "Constitutional Court – the Constitutional Court of the Republic of Lithuania",
        ),
        ("strasbourg", r"ECtHR", "ECtHR – the European Court of Human Rights"),
        ("luxembourg", r"Court\sof\sJustice", "Court of Justice – the Court of Justice of the European Union"),
    ),
}
_UNREAD = frozenset({"not read yet"})
_LISTING = "short_names"  # as the clause that prints the list asks for it


def short_names(library: Library, form: Form, language: str, facts: Mapping[str, Any]) -> str | None:
    """«UTPĮ – …; LVAT – …»: the short names in the clauses that `facts` bring into the draft, in its statements and in what it asks.

    None where the draft uses none, or where no clause of its form prints the list. The templates write in full what no clause names.
    """
    kept = _of(library)
    fitting = kept.fitting(form, language)
    if not fitting:
        return None
    used: set[str] = set()
    lodged = facts["asylum"]["claimed"]
    for clause in fitting:
        if kept.said.get((clause.id, language), _UNREAD) <= used:
            continue
        if choose((clause,), form=form.id, issues=facts["issues"], facts=facts, lodged=lodged)[0].taken:
            used |= kept.names(clause, language)
    written = [item["text"] for items in facts["statements"].values() for item in items if item["text"]]
    written += [item["text"] for item in facts["relief"] if item["text"]]
    used |= _named(language, "\n".join(written))
    if "protocol" in used:
        used.add("convention")
    return "; ".join(meant for group, _, meant in _MEANT[language] if group in used) or None


class _Kept:
    """What the clauses of one library say, each read when a draft first takes it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.said: dict[tuple[str, str], frozenset[str]] = {}
        self._fitting: dict[tuple[str, str], tuple[Clause, ...]] = {}
        self._states = library.states_in_accusative()

    def fitting(self, form: Form, language: str) -> tuple[Clause, ...]:
        """The clauses of a form that have a text in `language`; none where no clause prints the list."""
        key = (form.id, language)
        if key not in self._fitting:
            every = self.library.clauses.values()
            found = tuple(one for one in every if form.id in one.head.forms and language in one.texts)
            self._fitting[key] = found if any(map(_lists, found)) else ()
        return self._fitting[key]

    def names(self, clause: Clause, language: str) -> frozenset[str]:
        """The short names that a clause uses."""
        key = (clause.id, language)
        if key not in self.said:
            self.said[key] = _named(language, self._words(clause, language))
        return self.said[key]

    def _words(self, clause: Clause, language: str) -> str:
        """The words of a clause, and its citations as they are printed."""
        words = []
        for passage in clause.texts[language].passages:
            for piece in passage.pieces:
                if piece.kind in ("text", "italic", "bold"):
                    words.append(piece.text)
                elif piece.kind == "cite" and piece.text in self.library.precedents:
                    words.append(plain(cite(self.library.precedents[piece.text], language, None, self._states)))
        return "".join(words)


_KEPT: list[_Kept] = []  # of the last library drafted from


def _of(library: Library) -> _Kept:
    if not _KEPT or _KEPT[0].library is not library:
        _KEPT[:] = [_Kept(library)]
    return _KEPT[0]


def _lists(clause: Clause) -> bool:
    return _LISTING in str(clause.head.when)


def _named(language: str, text: str) -> frozenset[str]:
    return frozenset(group for group, said in _said(language) if said.search(text))


@cache
def _said(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How each short name is said. Ten expressions, not one of ten branches: each leaps from one of its first letters to the next."""
    return tuple((group, re.compile(said)) for group, said, _ in _MEANT[language])
