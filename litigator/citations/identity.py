"""Numbers, dates and ECLI hold one another: a slip in one of them shows in another."""

import re
from datetime import date

from litigator.citations.authority import Precedent

_LVAT = re.compile(r"e?(A|P)S?2?-\d+-\d+/\d{4}")
_UN = re.compile(r"(CCPR|CAT|CRC|CED|CEDAW)/C/\d+/D/\d+/\d{4}")
_CJEU_ECLI = re.compile(r"ECLI:EU:C:(\d{4}):\d+")
_CJEU_NUMBER = re.compile(r"(?:[CT]-)?\d+/\d{2}(?: PPU| P)?")
_APPLICATION = re.compile(r"(\d{1,6})/(\d{2})")


def ecthr_ecli(number: str, day: date, *, decision: bool = False) -> str:
    """The ECLI of a Strasbourg judgment, computed from its first application number (`16483/12`) and its date.

    `ECLI:CE:ECHR:{year}:{month and day}{JUD or DEC}{number to seven places}{two digits of its year}`.
    """
    match = _APPLICATION.fullmatch(number)
    if match is None:
        raise ValueError(f"`{number}` is not an application number")
    kind = "DEC" if decision else "JUD"
    return f"ECLI:CE:ECHR:{day.year}:{day:%m%d}{kind}{int(match[1]):07d}{match[2]}"


def faults(precedent: Precedent) -> tuple[str, ...]:
    """What does not agree in the identity of a precedent, in words."""
    found = []
    if precedent.status == "pending" and (precedent.outcomes or precedent.date):
        found.append("a pending case has neither an outcome nor a date of decision")
    if precedent.final and (precedent.date is None or precedent.final < precedent.date):
        found.append(f"it cannot be final on {precedent.final}, before it was decided")
    if precedent.court == "ECtHR":
        found += _ecthr_faults(precedent)
    elif precedent.court == "CJEU":
        found += _cjeu_faults(precedent)
    elif precedent.court == "UN" and precedent.status == "decided":
        found += [
            f"`{number}` is not the symbol of a communication"
            for number in precedent.numbers
            if not _UN.fullmatch(number)
        ]
    elif precedent.id.startswith("lt-lvat-"):
        found += [f"`{number}` is not an LVAT number" for number in precedent.numbers if not _LVAT.fullmatch(number)]
    return tuple(found)


def _ecthr_faults(precedent: Precedent) -> list[str]:
    wrong = [
        f"`{number}` is not an application number" for number in precedent.numbers if not _APPLICATION.fullmatch(number)
    ]
    if wrong or not precedent.numbers or precedent.date is None or precedent.ecli is None:
        return wrong
    computed = ecthr_ecli(precedent.numbers[0], precedent.date, decision="(dec.)" in precedent.name)
    return [] if computed == precedent.ecli else [f"the ECLI is {precedent.ecli}, number and date give {computed}"]


def _cjeu_faults(precedent: Precedent) -> list[str]:
    found = [
        f"`{number}` is not the number of a case in Luxembourg"
        for number in precedent.numbers
        if not _CJEU_NUMBER.fullmatch(number)
    ]
    if precedent.ecli is None:
        return found
    match = _CJEU_ECLI.fullmatch(precedent.ecli)
    if match is None:
        return [*found, f"`{precedent.ecli}` is not an ECLI of the Court of Justice"]
    if precedent.date and int(match[1]) != precedent.date.year:
        found.append(f"the ECLI is of {match[1]}, the decision of {precedent.date.year}")
    return found
