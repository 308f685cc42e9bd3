"""The steps of a reckoning as sentences, in English and in Lithuanian, each with the day it reaches."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from litigator.deadlines.rule import Step

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
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS_LT = (
    "pirmadienis",
    "antradienis",
    "trečiadienis",
    "ketvirtadienis",
    "penktadienis",
    "šeštadienis",
    "sekmadienis",
)


def tell(kind: str, detail: Any, language: str) -> str:
    """One step as a sentence."""
    return _TELLERS[kind](detail, language == "lt")


def _day(day: Any, lt: bool) -> str:
    weekday = (_WEEKDAYS_LT if lt else _WEEKDAYS_EN)[day.weekday()]
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
    if lt:
        period = f"redakcija, galiojanti nuo {since}" if since else "pirminė redakcija"
        return (
            f"Taikoma taisyklė {rule.id}: {title} ({period}; redakciją lemia {selector}). Šaltinis: {version.source}."
        )
    period = f"the version in force from {since}" if since else "the first version known"
    return f"Rule {rule.id}: {title} ({period}, picked by {selector}). Source: {version.source}."


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
    name = calendar.name_of(reached)
    why = f" ({name})" if name else ""
    if lt:
        return f"{_day(reached, lt)}{why} – ne darbo diena, todėl terminas baigiasi artimiausią darbo dieną: {_day(last, lt)}."
    return f"{_day(reached, lt)}{why} is not a working day, so it ends on the next one: {_day(last, lt)}."


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
    if version.verified_until is not None:
        if lt:
            return f"NEPATIKRINTA: taisyklė patikrinta iki {version.verified_until}, o čia lemia {selector}; patikrinkite galiojantį tekstą."
        return f"UNVERIFIED: the rule was verified until {version.verified_until}, and {selector} decides here; check the law in force."
    note = (version.note or {}).get("lt" if lt else "en", "")
    return f"NEPATIKRINTA. {note}".strip() if lt else f"UNVERIFIED. {note}".strip()


_TELLERS: dict[str, Callable[[Any, bool], str]] = {
    "version": _version,
    "start": _both(
        "It runs from {}, which is not counted.", "Terminas skaičiuojamas nuo {}; ši diena neįskaičiuojama."
    ),
    "deemed": _both(
        "Served through the court's e-service: deemed served on the next working day, {}.",
        "Įteikta per teismo e. paslaugą: laikoma įteikta kitą darbo dieną, {}.",
    ),
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
