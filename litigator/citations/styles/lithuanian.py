"""The house style of Lithuanian pleadings: every court as Lithuanian courts write it, names and States in Lithuanian."""

import re
from collections.abc import Mapping

from litigator.citations.cited import Bench, Cited
from litigator.citations.styles import strasbourg
from litigator.citations.styles.spans import Pinpoints, Spans, listed, pinpoint_words, tail
from litigator.dates.written import written

COMMITTEES = {
    "CCPR": "Žmogaus teisių komiteto",
    "CRC": "Vaiko teisių komiteto",
    "CAT": "Komiteto prieš kankinimą",
    "CEDAW": "Moterų diskriminacijos panaikinimo komiteto",
    "CERD": "Rasinės diskriminacijos panaikinimo komiteto",
    "CRPD": "Neįgaliųjų teisių komiteto",
    "E": "Ekonominių, socialinių ir kultūrinių teisių komiteto",
}
BENCHES: dict[Bench, tuple[str, str]] = {
    "constitutional": ("Konstitucinio Teismo", "nutarimas"),
    "supreme": ("Lietuvos Aukščiausiojo Teismo", "nutartis civilinėje byloje"),
    "supreme-administrative": ("LVAT", "procesinis sprendimas administracinėje byloje"),
    "first-instance": (
        "Pirmosios instancijos administracinio teismo",
        "procesinis sprendimas administracinėje byloje",
    ),
}
# What stands behind the State in a name: the words of the Convention and of the rules of its Court.
_ADDED = {"just satisfaction": "teisingas atlyginimas", "friendly settlement": "taikus susitarimas"}

States = Mapping[str, str]


def ecthr(cited: Cited, pinpoints: Pinpoints, states: States) -> Spans:
    """`EŽTT Didžiosios kolegijos 2011 m. sausio 21 d. sprendimas byloje M.S.S. prieš Belgiją ir Graikiją, Nr. 30696/09, 263 punktas`."""
    numbers = strasbourg.numbers_of(cited, "Nr.", "Nr.", "ir", "kiti")
    name = name_of(cited, states)
    if cited.pending:
        return (("EŽTT nagrinėjama byla ", False), (name, True), (tail(numbers), False))
    court = "EŽTT Didžiosios kolegijos" if cited.grand else "EŽTT"
    act = "sprendimas dėl priimtinumo" if cited.kind == "decision" else "sprendimas"
    return ((f"{_dated(court, cited)} {act} byloje ", False), (name, True), (tail(numbers, _points(pinpoints)), False))


def cjeu(cited: Cited, pinpoints: Pinpoints, states: States) -> Spans:
    """`Teisingumo Teismo 2019 m. kovo 19 d. sprendimas Jawo, C-163/17, ECLI:EU:C:2019:218, 92 punktas`."""
    court = "Bendrojo Teismo" if strasbourg.of_general_court(cited) else "Teisingumo Teismo"
    numbers = listed(cited.numbers, " ir ")
    name = name_of(cited, states)
    if cited.pending:
        return ((f"{court} nagrinėjama byla ", False), (name, True), (tail(numbers), False))
    acts = {"opinion": "generalinio advokato išvada", "order": "nutartis", "decision": "nutartis"}
    act = acts.get(cited.kind, "sprendimas")
    return (
        (f"{_dated(court, cited)} {act} ", False),
        (name, True),
        (tail(numbers, cited.ecli or "", _points(pinpoints)), False),
    )


def lithuanian(cited: Cited, pinpoints: Pinpoints, states: States) -> Spans:
    """`LVAT 2022 m. liepos 28 d. procesinis sprendimas administracinėje byloje Nr. A-1091-822/2022, 12 punktas`."""
    court, act = BENCHES[cited.bench]
    number = f" Nr. {cited.numbers[0]}" if cited.numbers else ""
    return ((f"{_dated(court, cited)} {act}{number}{tail(_points(pinpoints))}", False),)


def un(cited: Cited, pinpoints: Pinpoints, states: States) -> Spans:
    """`Žmogaus teisių komiteto 2013 m. liepos 26 d. išvada byloje F.K.A.G. ir kiti prieš Australiją, CCPR/C/108/D/2094/2011`."""
    name = name_of(cited, states)
    symbol = cited.numbers[0] if cited.numbers else ""
    if cited.kind == "soft-law":
        named = "" if symbol.rpartition(" ")[2] in name else symbol.replace(", annex", ", priedas")
        day = written(cited.date, "lt") if cited.date else ""
        return ((name, True), (tail(named, day, _points(pinpoints)), False))
    body = COMMITTEES.get(symbol.split("/")[0], "Komiteto")
    return ((f"{_dated(body, cited)} išvada byloje ", False), (name, True), (tail(symbol, _points(pinpoints)), False))


def other(cited: Cited, pinpoints: Pinpoints, states: States) -> Spans:
    """A decision of a court with no style of its own: name, number, date, paragraph."""
    day = written(cited.date, "lt") if cited.date else ""
    numbers = strasbourg.numbers_of(cited, "Nr.", "Nr.", "ir", "kiti")
    return ((name_of(cited, states), True), (tail(numbers, day, _points(pinpoints)), False))


PRINTERS = {"ECtHR": ecthr, "CJEU": cjeu, "LT": lithuanian, "UN": un, "other": other}


def cite(cited: Cited, pinpoints: Pinpoints, states: States) -> Spans:
    """The citation as a Lithuanian pleading has it."""
    return PRINTERS[cited.court](cited, pinpoints, states)


def name_of(cited: Cited, states: States) -> str:
    """What the decision is called in Lithuanian: its name is data where it has one, else made from the English one."""
    return cited.name_lt or in_lithuanian(cited.name, states)


def in_lithuanian(name: str, states: States) -> str:
    """«M.A. and Others v. Lithuania» → «M.A. ir kiti prieš Lietuvą»; a name whose State is not in the list stays as it is."""
    claimant, separator, respondents = name.rpartition(" v. ")
    if not separator:
        return name
    behind = ""
    while respondents.endswith(")") and (found := re.search(r"\s*\(([^)]*)\)$", respondents)):
        respondents, behind = respondents[: found.start()], f" ({_behind(found[1])}){behind}"
    translated = _states(respondents, states)
    return f"{_people(claimant)} prieš {translated}{behind}" if translated else name


def _behind(words: str) -> str:
    return _ADDED.get(words.casefold(), re.sub(r"(?i)No\. ?(\d+)", r"Nr. \1", words))


def _states(respondents: str, states: States) -> str | None:
    """The respondents in the accusative: «Belgiją ir Graikiją»; a State whose own name has an «and» is one State."""
    if respondents in states:
        return states[respondents]
    for place in [found.start() for found in re.finditer(r" and |, ", respondents)]:
        first, rest = respondents[:place], re.sub(r"^(?: and |, )", "", respondents[place:])
        if first in states and (others := _states(rest, states)):
            return f"{states[first]}{', ' if respondents[place] == ',' else ' ir '}{others}"
    return None


def _people(people: str) -> str:
    """«A and Others» → «A ir kiti»; «A (on behalf of B et al.)» → «A (B ir kitų vardu)»."""
    before, behalf, others = people.partition(" (on behalf of ")
    if behalf:
        named = others.removesuffix(")").replace(" et al.", " ir kitų").replace(" and Others", " ir kitų")
        return f"{_people(before)} ({named.replace(' and ', ' ir ')} vardu)"
    return people.replace(" and Others", " ir kiti").replace(" et al.", " ir kiti").replace(" and ", " ir ")


def _points(pinpoints: Pinpoints) -> str:
    """`138 punktas`, `49–51 punktai`, `91 ir 95 punktai`."""
    return pinpoint_words(pinpoints, "punktas", "punktai", " ir ", to="–", after=True)


def _dated(court: str, cited: Cited) -> str:
    return f"{court} {written(cited.date, 'lt')}" if cited.date else court
