"""The steps of a reckoning as sentences, in English and in Lithuanian, each with the day it reaches."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from litigator.dates.words import WEEKDAYS_EN, WEEKDAYS_LT
from litigator.deadlines.rule import Step
from litigator.tongue import in_language

_UNITS_EN = {
    "hour": "hour",
    "day": "day",
    "working_day": "working day",
    "week": "week",
    "month": "month",
    "year": "year",
}
_UNITS_LT = {
    "hour": ("valanda", "valandos", "valandų"),
    "day": ("diena", "dienos", "dienų"),
    "working_day": ("darbo diena", "darbo dienos", "darbo dienų"),
    "week": ("savaitė", "savaitės", "savaičių"),
    "month": ("mėnuo", "mėnesiai", "mėnesių"),
    "year": ("metai", "metai", "metų"),
}


def tell(kind: str, detail: Any, language: str) -> str:
    """One step as a sentence."""
    return _TELLERS[kind](detail, language == "lt")


def _day(day: Any, lt: bool) -> str:
    weekday = (WEEKDAYS_LT if lt else WEEKDAYS_EN)[day.weekday()]
    shown = day.isoformat(timespec="minutes") if isinstance(day, datetime) else day.isoformat()
    return f"{shown} ({weekday})"


def _length(step: Step, lt: bool) -> str:
    if not lt:
        return f"{step.value} {_UNITS_EN[step.unit]}{'' if step.value == 1 else 's'}"
    one, few, many = _UNITS_LT[step.unit]
    last, teens = step.value % 10, step.value % 100
    word = many if last == 0 or 11 <= teens <= 19 else (one if last == 1 else few)
    return f"{step.value} {word}"


def _version(detail: Any, lt: bool) -> str:
    rule, version, selector = detail
    title = rule.title["lt" if lt else "en"]
    since = version.valid_from
    quoted = f" {'Tekstas' if lt else 'The text'}: „{version.quote}“" if version.quote else ""
    if lt:
        period = f"redakcija, galiojanti nuo {since}" if since else "pirminė redakcija"
        return f"Taikoma taisyklė {rule.id}: {title} ({period}; redakciją lemia {selector}). Šaltinis: {version.source}.{quoted}"
    period = f"the version in force from {since}" if since else "the first version known"
    return f"Rule {rule.id}: {title} ({period}, picked by {selector}). Source: {version.source}.{quoted}"


def _rolled(detail: Any, lt: bool) -> str:
    reached, last, version, calendar = detail
    if version.roll == "none" or calendar is None:
        return (
            f"Ne darbo diena termino nenukelia: paskutinė diena – {_day(last, lt)}."
            if lt
            else f"A day off does not move it: the last day is {_day(last, lt)}."
        )
    if reached == last:
        return (
            f"Tai darbo diena: paskutinė diena – {_day(last, lt)}."
            if lt
            else f"That is a working day: the last day is {_day(last, lt)}."
        )
    if calendar.is_working_day(reached):  # it moved for another reason: Regulation 1182/71, Art. 3(5)
        return (
            f"Iki {_day(reached, lt)} nebūtų dviejų darbo dienų (Reglamento Nr. 1182/71 3 straipsnio 5 dalis): paskutinė diena – {_day(last, lt)}."
            if lt
            else f"Until {_day(reached, lt)} there would not be two working days (Regulation 1182/71, Art. 3(5)): the last day is {_day(last, lt)}."
        )
    name = calendar.name_of(reached)
    why = f" ({name})" if name else ""
    if lt:
        return f"{_day(reached, lt)}{why} – ne darbo diena, todėl terminas baigiasi artimiausią darbo dieną: {_day(last, lt)}."
    return f"{_day(reached, lt)}{why} is not a working day, so it ends on the next one: {_day(last, lt)}."


def _condition(detail: Any, lt: bool) -> str:
    declaration, selector = detail
    title = declaration.title["lt" if lt else "en"]
    until = declaration.valid_to
    doubt = ""
    if not declaration.is_verified_on(selector):
        doubt = f" (NEPATIKRINTA, ar galiojo {selector})" if lt else f" (UNVERIFIED whether it stood on {selector})"
    if lt:
        ended = f" iki {until}" if until else "; kad būtų atšaukta, nežinoma"
        return f"Taikoma tik galiojant padėčiai: {title}, nuo {declaration.valid_from}{ended}{doubt}. Šaltinis: {declaration.source}."
    ended = f" until {until}" if until else ", not known to have ended"
    return f"It applies only while this is declared: {title}, from {declaration.valid_from}{ended}{doubt}. Source: {declaration.source}."


def _deemed(detail: Any, lt: bool) -> str:
    service, sent, deemed = detail
    title = service.title["lt" if lt else "en"]
    if lt:
        return f"{title}: išsiųsta {_day(sent, lt)}, laikoma įteikta {_day(deemed, lt)}. Šaltinis: {service.source}."
    return f"{title}: sent {_day(sent, lt)}, deemed served {_day(deemed, lt)}. Source: {service.source}."


def _adjusted(detail: Any, lt: bool) -> str:
    day, measure = detail
    doubt = "" if measure.status == "verified" else (" (nepatikrinta)" if lt else " (unverified)")
    said = "Terminą pailgino priemonė" if lt else "A measure lengthened limits that ended then"
    return f"{said}: {_day(day, lt)}{doubt}; {measure.why['lt' if lt else 'en']} ({measure.source})."


def _restoration(detail: Any, lt: bool) -> str:
    restoration, cap = detail
    why = restoration.why["lt" if lt else "en"]
    if lt:
        last = f" ne vėliau kaip {_day(cap, lt)}" if cap else ""
        return f"Praleidus terminą, galima prašyti jį atnaujinti{last}: {why} ({restoration.source})."
    last = f" until {_day(cap, lt)} at the latest" if cap else ""
    return f"If it is missed, restoration may be asked{last}: {why} ({restoration.source})."


def _outside(detail: Any, lt: bool) -> str:
    version, _ = detail
    span = f"{version.between[0].value}–{_length(version.between[-1], lt)}"
    if lt:
        return f"DĖMESIO: nustatytas laikas nepatenka į taisyklės leidžiamą ({span}; {version.source})."
    return f"NOTE: the time given lies outside what the rule allows ({span}; {version.source})."


def _unnumbered(version: Any, lt: bool) -> str:
    return (version.note or {}).get("lt" if lt else "en") or (
        "Įstatymas termino nenustato." if lt else "The law names no length."
    )


def _both(english: str, lithuanian: str) -> Callable[[Any, bool], str]:
    return lambda detail, lt: (lithuanian if lt else english).format(_day(detail, lt))


def _stretch(english: str, lithuanian: str) -> Callable[[Any, bool], str]:
    return lambda detail, lt: (lithuanian if lt else english).format(_length(detail[0], lt), _day(detail[1], lt))


def _unverified(detail: Any, lt: bool) -> str:
    version, selector = detail
    if version.status == "verified" and version.verified_until is not None:
        if lt:
            return f"NEPATIKRINTA: taisyklė patikrinta iki {version.verified_until}, o čia lemia {selector}; patikrinkite galiojantį tekstą."
        return f"UNVERIFIED: the rule was verified until {version.verified_until}, and {selector} decides here; check the law in force."
    told = version.kind in ("none", "unnumbered")  # the note is then the step itself
    note = "" if told else (version.note or {}).get("lt" if lt else "en", "")
    return f"NEPATIKRINTA. {note}".strip() if lt else f"UNVERIFIED. {note}".strip()


_TELLERS: dict[str, Callable[[Any, bool], str]] = {
    "version": _version,
    "start": _both(
        "It runs from {}, which is not counted.", "Terminas skaičiuojamas nuo {}; ši diena neįskaičiuojama."
    ),
    "moment": _both("It runs from the moment, {}.", "Terminas skaičiuojamas nuo pat momento, {}."),
    "condition": _condition,
    "deemed": _deemed,
    "fixed": _both(
        "The letter, order or decision itself names the day: {}.",
        "Dieną nurodo pats raštas, nutartis ar sprendimas: {}.",
    ),
    "adjusted": _adjusted,
    "wall clock": lambda detail, lt: (
        f"Pagal sieninį laikrodį būtų {_day(detail[0], lt)}: laikykitės ankstesnio momento."
        if lt
        else f"By the clock on the wall it would be {_day(detail[0], lt)}: keep the earlier moment."
    ),
    "missing": lambda lacks, lt: (
        f"Dar negalima apskaičiuoti: {in_language(lacks, 'lt')}" if lt else f"It cannot be counted yet: {lacks}"
    ),
    "note": lambda version, lt: (
        ("Pastaba. " if lt else "Note. ") + str((version.note or {}).get("lt" if lt else "en", ""))
    ),
    "transition": lambda article, lt: f"Pereinamoji nuostata: {article}." if lt else f"Transition: {article}.",
    "fixed later": lambda detail, lt: (
        f"Raštas ar nutartis nurodo vėlesnę dieną, {_day(detail[0], lt)}; įstatymo terminas baigiasi anksčiau: laikykitės ankstesnės."
        if lt
        else f"The letter or order names a later day, {_day(detail[0], lt)}; the law's own length ends earlier: keep the earlier."
    ),
    "own length": lambda detail, lt: (
        f"Pagal pačios taisyklės trukmę būtų {_day(detail[0], lt)}: laikykitės ankstesnės dienos."
        if lt
        else f"By the rule's own length it would be {_day(detail[0], lt)}: keep the earlier day."
    ),
    "doubted": lambda detail, lt: (
        f"Jei terminas prasidėjo tik {detail[1]}, jis baigtųsi {_day(detail[0], lt)}: kol ši diena neįrodyta, laikykitės ankstesnės."
        if lt
        else f"If it began only on {detail[1]}, it would end on {_day(detail[0], lt)}: keep the earlier day until that date is proved."
    ),
    "restoration": _restoration,
    "outside": _outside,
    "publication": _stretch("{} after publication are added: {}.", "Pridedama {} po paskelbimo: {}."),
    "length": _stretch("{} lead to {}.", "{} baigiasi {}."),
    "distance": _stretch("{} on account of distance are added: {}.", "Dėl nuotolio pridedama {}: {}."),
    "hours": _stretch("{} of elapsed time end at {}.", "{} (faktinis laikas) baigiasi {}."),
    "no roll": _both(
        "A limit in hours does not move for a day off: it ends at {}.",
        "Valandomis skaičiuojamas terminas dėl ne darbo dienos nenukeliamas: jis baigiasi {}.",
    ),
    "rolled": _rolled,
    "none": lambda version, lt: _unnumbered(version, lt),
    "unnumbered": lambda version, lt: _unnumbered(version, lt),
    "safe": _both(
        "Doctrine is unsettled on the last day: keep {}.", "Dėl paskutinės dienos praktika nevienoda: laikykitės {}."
    ),
    "warning": lambda detail, lt: (
        f"Vidinis įspėjimas: {_day(detail[1], lt)}." if lt else f"Internal warning day: {_day(detail[1], lt)}."
    ),
    "alternative": lambda detail, lt: (
        f"Ginčytina ir kita data, {_day(detail[0], lt)}: {detail[1].why['lt']}"
        if lt
        else f"Another day can be argued, {_day(detail[0], lt)}: {detail[1].why['en']}"
    ),
    "unverified": _unverified,
}
