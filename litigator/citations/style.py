"""A precedent printed as the document's house writes it: Strasbourg's own style in English, the LVAT's in Lithuanian.

A citation comes back as spans of (words, italic), so that Word, the terminal and plain text can each print it.
"""

from collections.abc import Mapping
from datetime import date

from litigator.citations.authority import Precedent
from litigator.dates.written import written

Spans = tuple[tuple[str, bool], ...]


def cite(precedent: Precedent, language: str, pinpoint: str | None, states: Mapping[str, str]) -> Spans:
    """The full citation of `precedent` in `language`. `states` gives the Lithuanian accusative of a State's English name."""
    printers = {"ECtHR": _ecthr, "CJEU": _cjeu, "LT": _lithuanian, "UN": _un}
    spans = printers[precedent.court](precedent, language, pinpoint, states)
    return tuple(span for span in spans if span[0])


def case_name(precedent: Precedent, language: str, states: Mapping[str, str]) -> str:
    """What the decision is called in `language`: its Lithuanian name is data where it has one, else made from the English one."""
    if language == "en":
        return precedent.name
    return precedent.name_lt or _lithuanian_name(precedent.name, states)


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
        opening = f"{court} {_day(precedent.date, 'lt')} {kind} byloje "
        tail = f", {_numbers(precedent, 'Nr.', 'Nr.')}{_points(pinpoint)}"
        if precedent.status == "pending":
            opening, tail = "EŽTT nagrinėjama byla ", f", {_numbers(precedent, 'Nr.', 'Nr.')}"
        return ((opening, False), (_lithuanian_name(name, states), True), (tail, False))
    mark = " [GC]" if grand else (" (dec.)" if decision else "")
    where = f", {_section(pinpoint)}" if pinpoint else ""
    when = "pending" if precedent.status == "pending" else _day(precedent.date, "en")
    return ((name, True), (f"{mark}, {_numbers(precedent, 'no.', 'nos.')}{where}, {when}", False))


def _points(pinpoint: str | None) -> str:
    """`, 138 punktas`, `, 49–51 punktai`, or nothing."""
    if pinpoint is None:
        return ""
    return f", {pinpoint} punktas" if pinpoint.isdigit() else f", {pinpoint} punktai"


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
    return f"{_lithuanian_people(claimant)} prieš {' ir '.join(filter(None, translated))}{number}"


def _lithuanian_people(people: str) -> str:
    """«A and Others» → «A ir kiti»; «A (on behalf of B et al.)» → «A (B ir kitų vardu)»."""
    before, behalf, others = people.partition(" (on behalf of ")
    if behalf:
        named = others.removesuffix(")").replace(" et al.", " ir kitų").replace(" and Others", " ir kitų")
        return f"{_lithuanian_people(before)} ({named.replace(' and ', ' ir ')} vardu)"
    return people.replace(" and Others", " ir kiti").replace(" et al.", " ir kiti").replace(" and ", " ir ")


def _cjeu(precedent: Precedent, language: str, pinpoint: str | None, states: Mapping[str, str]) -> Spans:
    ecli = f", {precedent.ecli}" if precedent.ecli else ""
    opinion = precedent.status == "opinion-only"
    if language == "lt":
        kind = "generalinio advokato išvada" if opinion else "sprendimas"
        number = " ir ".join(precedent.numbers)
        opening = f"Teisingumo Teismo {_day(precedent.date, 'lt')} {kind} "
        name = case_name(precedent, "lt", states)
        return ((opening, False), (name, True), (f", {number}{ecli}{_points(pinpoint)}", False))
    number = " and ".join(precedent.numbers)
    kind = "opinion of the Advocate General" if opinion else "judgment"
    where = f", paragraph{'' if pinpoint.isdigit() else 's'} {pinpoint}" if pinpoint else ""
    return (
        (f"{kind} of {_day(precedent.date, 'en')}, ", False),
        (precedent.name, True),
        (f", {number}{ecli}{where}", False),
    )


def _lithuanian(precedent: Precedent, language: str, pinpoint: str | None, states: Mapping[str, str]) -> Spans:
    court_lt, court_en, act_lt, act_en = _lithuanian_court(precedent)
    number = precedent.numbers[0] if precedent.numbers else ""
    if language == "lt":
        words = (court_lt, _day(precedent.date, "lt"), act_lt, f"Nr. {number}" if number else "")
        return ((" ".join(filter(None, words)) + _points(pinpoint), False),)
    act = f"{act_en} no. {number}" if number else act_en
    where = f"paragraph {pinpoint}" if pinpoint else ""
    return ((", ".join(filter(None, (court_en, act, _day(precedent.date, "en"), where))), False),)


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


COMMITTEES = {
    "CCPR": ("Žmogaus teisių komiteto", "Human Rights Committee"),
    "CRC": ("Vaiko teisių komiteto", "Committee on the Rights of the Child"),
    "CAT": ("Komiteto prieš kankinimą", "Committee against Torture"),
}


def _un(precedent: Precedent, language: str, pinpoint: str | None, states: Mapping[str, str]) -> Spans:
    symbol = precedent.numbers[0] if precedent.numbers else ""
    name = case_name(precedent, language, states)
    if precedent.status == "soft-law":
        shown = "" if symbol.rpartition(" ")[2] in name else symbol
        if language == "lt":
            shown = shown.replace(", annex", ", priedas")
        tail = ", ".join(filter(None, (shown, _day(precedent.date, language))))
        return ((name, True), (f", {tail}" if tail else "", False))
    lt, en = COMMITTEES.get(symbol.split("/")[0], ("Komiteto", "Committee"))
    if language == "lt":
        return ((f"{lt} {_day(precedent.date, 'lt')} išvada byloje ", False), (name, True), (f", {symbol}", False))
    return ((f"{en}, ", False), (name, True), (f", {symbol}, {_day(precedent.date, 'en')}", False))
