"""Numbers, dates and ECLI hold one another: a slip in one of them shows in another."""

import re
from datetime import date

from litigator.citations.authority import Precedent
from litigator.tongue import lasting, phrase

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
        raise ValueError(phrase("`{number}` is not an application number", number=number))
    kind = "DEC" if decision else "JUD"
    return f"ECLI:CE:ECHR:{day.year}:{day:%m%d}{kind}{int(match[1]):07d}{match[2]}"


def faults(precedent: Precedent) -> tuple[str, ...]:
    """What does not agree in the identity of a precedent, in words."""
    found: list[str] = []
    if precedent.status == "pending" and (precedent.outcomes or precedent.date):
        found.append(lasting("a pending case has neither an outcome nor a date of decision"))
    if precedent.final and (precedent.date is None or precedent.final < precedent.date):
        found.append(lasting("it cannot be final on {day}, before it was decided", day=precedent.final))
    if precedent.court == "ECtHR":
        found += _ecthr_faults(precedent)
    elif precedent.court == "CJEU":
        found += _cjeu_faults(precedent)
    elif precedent.court == "UN" and precedent.status == "decided":
        found += [
            lasting("`{number}` is not the symbol of a communication", number=number)
            for number in precedent.numbers
            if not _UN.fullmatch(number)
        ]
    elif precedent.id.startswith("lt-lvat-"):
        found += [
            lasting("`{number}` is not an LVAT number", number=number)
            for number in precedent.numbers
            if not _LVAT.fullmatch(number)
        ]
    return tuple(found)


def _ecthr_faults(precedent: Precedent) -> list[str]:
    wrong: list[str] = [
        lasting("`{number}` is not an application number", number=number)
        for number in precedent.numbers
        if not _APPLICATION.fullmatch(number)
    ]
    if wrong or not precedent.numbers or precedent.date is None or precedent.ecli is None:
        return wrong
    computed = ecthr_ecli(precedent.numbers[0], precedent.date, decision="(dec.)" in precedent.name)
    return (
        []
        if computed == precedent.ecli
        else [lasting("the ECLI is {ecli}, number and date give {computed}", ecli=precedent.ecli, computed=computed)]
    )


def _cjeu_faults(precedent: Precedent) -> list[str]:
    found: list[str] = [
        lasting("`{number}` is not the number of a case in Luxembourg", number=number)
        for number in precedent.numbers
        if not _CJEU_NUMBER.fullmatch(number)
    ]
    if precedent.ecli is None:
        return found
    match = _CJEU_ECLI.fullmatch(precedent.ecli)
    if match is None:
        return [*found, lasting("`{ecli}` is not an ECLI of the Court of Justice", ecli=precedent.ecli)]
    if precedent.date and int(match[1]) != precedent.date.year:
        found.append(
            lasting("the ECLI is of {year}, the decision of {other}", year=match[1], other=precedent.date.year)
        )
    return found
