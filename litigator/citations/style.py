"""A precedent printed as the document's house writes it: Strasbourg's own style in English, the LVAT's in Lithuanian.

A citation comes back as spans of (words, italic), so that Word, the terminal and plain text can each print it.
"""

from collections.abc import Mapping
from datetime import date

from litigator.citations.authority import Precedent
from litigator.citations.dates import written

Spans = tuple[tuple[str, bool], ...]


def cite(precedent: Precedent, language: str, pinpoint: str | None, states: Mapping[str, str]) -> Spans:
    """The full citation of `precedent` in `language`. `states` gives the Lithuanian accusative of a State's English name."""
    printers = {"ECtHR": _ecthr, "CJEU": _cjeu, "LT": _lithuanian, "UN": _un}
    spans = printers[precedent.court](precedent, language, pinpoint, states)
    return tuple(span for span in spans if span[0])


def plain(spans: Spans) -> str:
    """The citation as plain text."""
    return "".join(words for words, _ in spans)


def _day(day: date | None, language: str) -> str:
    return written(day, language) if day else ""


def _numbers(precedent: Precedent, one: str, many: str) -> str:
    """`no. 16483/12`, `nos. 40503/17 and 2 others`: the Court names the first and counts the rest beyond two."""
    english = one == "no."
    if not precedent.numbers:
        return ""
    first = precedent.numbers[0]
    others = (precedent.numbers_total or len(precedent.numbers)) - 1
    if others == 0:
        return f"{one} {first}"
    rest = precedent.numbers[1] if others == 1 else f"{others} {'others' if english else 'kiti'}"
    return f"{many} {first} {'and' if english else 'ir'} {rest}"


def _ecthr(precedent: Precedent, language: str, pinpoint: str | None, states: Mapping[str, str]) -> Spans:
    grand = precedent.formation.startswith("Grand Chamber")
    decision = precedent.name.endswith(" (dec.)")
    name = precedent.name.removesuffix(" (dec.)")
    if language == "lt":
        kind = "sprendimas dėl priimtinumo" if decision else "sprendimas"
        court = "EŽTT Didžiosios kolegijos" if grand else "EŽTT"
        where = (
            f", {pinpoint} punktas"
            if pinpoint and pinpoint.isdigit()
            else (f", {pinpoint} punktai" if pinpoint else "")
        )
        number = _numbers(precedent, "Nr.", "Nr.")
        return (
            (f"{court} {_day(precedent.date, 'lt')} {kind} byloje ", False),
            (_lithuanian_name(name, states), True),
            (f", {number}{where}", False),
        )
    mark = " [GC]" if grand else (" (dec.)" if decision else "")
    where = f", {_section(pinpoint)}" if pinpoint else ""
    return ((name, True), (f"{mark}, {_numbers(precedent, 'no.', 'nos.')}{where}, {_day(precedent.date, 'en')}", False))


def _section(pinpoint: str) -> str:
    return f"§ {pinpoint}" if pinpoint.isdigit() else f"§§ {pinpoint}"


def _lithuanian_name(name: str, states: Mapping[str, str]) -> str:
    """«M.A. and Others v. Lithuania» → «M.A. ir kiti prieš Lietuvą»; a name whose State is not in the list stays as it is."""
    claimant, separator, respondents = name.rpartition(" v. ")
    if not separator:
        return name
    number = ""
    if respondents.endswith(")"):
        respondents, _, number = respondents.partition(" (")
        number = f" ({number}".replace("No.", "Nr.")
    translated = (
        [states.get(state) for state in respondents.split(" and ")]
        if respondents not in states
        else [states[respondents]]
    )
    if any(state is None for state in translated):
        return name
    people = claimant.replace(" and Others", " ir kiti").replace(" and ", " ir ")
    return f"{people} prieš {' ir '.join(filter(None, translated))}{number}"


def _cjeu(precedent: Precedent, language: str, pinpoint: str | None, states: Mapping[str, str]) -> Spans:
    number = " ir ".join(precedent.numbers) if language == "lt" else " and ".join(precedent.numbers)
    ecli = f", {precedent.ecli}" if precedent.ecli else ""
    if language == "lt":
        where = (
            f", {pinpoint} punktas"
            if pinpoint and pinpoint.isdigit()
            else (f", {pinpoint} punktai" if pinpoint else "")
        )
        name = precedent.name_lt or precedent.name
        return (
            (f"Teisingumo Teismo {_day(precedent.date, 'lt')} sprendimas ", False),
            (name, True),
            (f", {number}{ecli}{where}", False),
        )
    where = (
        f", paragraph {pinpoint}"
        if pinpoint and pinpoint.isdigit()
        else (f", paragraphs {pinpoint}" if pinpoint else "")
    )
    return (
        (f"judgment of {_day(precedent.date, 'en')}, ", False),
        (precedent.name, True),
        (f", {number}{ecli}{where}", False),
    )


def _lithuanian(precedent: Precedent, language: str, pinpoint: str | None, states: Mapping[str, str]) -> Spans:
    court_lt, court_en, act_lt, act_en = _lithuanian_court(precedent)
    number = precedent.numbers[0] if precedent.numbers else ""
    if language == "lt":
        where = f", {pinpoint} punktas" if pinpoint else ""
        return ((f"{court_lt} {_day(precedent.date, 'lt')} {act_lt} Nr. {number}{where}", False),)
    where = f", paragraph {pinpoint}" if pinpoint else ""
    return ((f"{court_en}, {act_en} no. {number}, {_day(precedent.date, 'en')}{where}", False),)


def _lithuanian_court(precedent: Precedent) -> tuple[str, str, str, str]:
    if precedent.id.startswith("lt-kt-"):
        return "Konstitucinio Teismo", "Constitutional Court of Lithuania", "nutarimas", "ruling"
    if precedent.id.startswith("lt-lat-"):
        return (
            "Lietuvos Aukščiausiojo Teismo",
            "Supreme Court of Lithuania",
            "nutartis civilinėje byloje",
            "ruling in civil case",
        )
    if precedent.id.startswith("lt-lvat-"):
        return (
            "LVAT",
            "Supreme Administrative Court of Lithuania",
            "procesinis sprendimas administracinėje byloje",
            "ruling in administrative case",
        )
    return (
        "Pirmosios instancijos administracinio teismo",
        "Administrative court of first instance",
        "procesinis sprendimas administracinėje byloje",
        "ruling in administrative case",
    )


def _un(precedent: Precedent, language: str, pinpoint: str | None, states: Mapping[str, str]) -> Spans:
    symbol = f", {precedent.numbers[0]}" if precedent.numbers else ""
    if precedent.status == "soft-law":
        return ((precedent.name, True), (f"{symbol}, {_day(precedent.date, language)}".rstrip(", "), False))
    committee = {
        "CCPR": ("Žmogaus teisių komiteto", "Human Rights Committee"),
        "CRC": ("Vaiko teisių komiteto", "Committee on the Rights of the Child"),
        "CAT": ("Komiteto prieš kankinimą", "Committee against Torture"),
    }
    lt, en = committee.get(precedent.numbers[0].split("/")[0] if precedent.numbers else "", ("Komiteto", "Committee"))
    if language == "lt":
        return ((f"{lt} {_day(precedent.date, 'lt')} išvada byloje ", False), (precedent.name, True), (symbol, False))
    return ((f"{en}, ", False), (precedent.name, True), (f"{symbol}, {_day(precedent.date, 'en')}", False))
