"""The one form a number is kept in, however it was written, and the jump from a typed number to the case it means."""

import re
from collections.abc import Iterable
from functools import lru_cache

from litigator.citations.citation import Kind

_SPACE = re.compile(r"\s+")
_DASHES = str.maketrans("‐‑‒–—−\u00a0\u202f\u2009", "------\x20\x20\x20")
_CASE = re.compile(r"([CTF])[-\s]?(\d{1,4})/(?:(?:19|20)(?=\d\d))?(\d{2})(?!\d)(.*)", re.IGNORECASE)
_ECLI = re.compile(
    r"(?:ECLI\s?:\s?)?((?:EU:[CTF]:\d{4}:\d{1,5})|(?:CE:ECHR:\d{4}:\d{4}(?:JUD|DEC|REP|ADV)\d{9})|(?:LT:[A-Z]+:\d{4}:[\w.]+))",
    re.IGNORECASE,
)
_CELEX = re.compile(r"(?:CELEX\s?:?\s?)?([1-9])(\d{4})([A-Z]{1,2})(\d{4})(?:\(\d\d\))?", re.IGNORECASE)
_STRASBOURG_ECLI = re.compile(r"ECLI:CE:ECHR:\d{4}:\d{4}(?:JUD|DEC|REP|ADV)(\d{7})(\d{2})")
_APPLICATION = re.compile(
    r"(?:(?:applications?|app\.?|requête|pareiškim\w*|peticij\w*)\s*)?(?:n[o°ºr]s?\.?\s*)?(\d{1,6})\s?/\s?(\d{2})",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"(CCPR|CAT|CRC|CEDAW|CED|CERD|CRPD|CMW|A|E|S)(?:/[\w.]+)+", re.IGNORECASE)
_COMMUNICATION = re.compile(r"(?:communications?\s*)(?:n[o°ºr]s?\.?\s*)?(\d{1,4}/(?:19|20)\d{2})", re.IGNORECASE)
_LITHUANIAN = re.compile(
    r"(?:n[ro]\.?\s*)?(KT\d+[-\w]*/\d{4}|e?[A-Z0-9]{1,4}-[\dA-Z]+(?:-\d+){0,3}/\d{4})", re.IGNORECASE
)
_SPREAD = re.compile(r"(\d{1,3})(?: ?(?:-|to|à) ?(\d{1,3}))?")
_SECTORS = {
    "CJ": "C",
    "CC": "C",
    "CO": "C",
    "CV": "C",
    "CX": "C",
    "TJ": "T",
    "TO": "T",
    "TC": "T",
    "FJ": "F",
    "FO": "F",
}
_ACTS = {"L": "dir", "R": "reg", "D": "dec", "F": "dec"}


def plain(text: str) -> str:
    """The text on one line, with plain dashes and single spaces."""
    return _SPACE.sub(" ", text.translate(_DASHES)).strip()


def case_number(written: str) -> str:
    """`C-411/10`, `C-638/16 PPU`, `C-361/15 P`, `T-315/01` of a case in Luxembourg, `C-411/10` of `C-411/2010` too; an old number (`26/62`) stays as it is."""
    number = plain(written)
    found = _CASE.fullmatch(number)
    if found:
        rest = found[4].strip().upper()
        return f"{found[1].upper()}-{found[2]}/{found[3]}" + (f" {rest}" if rest else "")
    return number.replace(" ", "") if number.count("/") == 1 and number[-1].isdigit() else number


@lru_cache(maxsize=8192)
def spread(written: str) -> tuple[str, ...]:
    """The numbers that `97-99/87` or `5 to 11 and 13 to 15/62` stands for; any other number alone."""
    listed, slash, year = plain(written).rpartition("/")
    if not slash or listed.isdecimal() or not listed[:1].isdecimal():
        return (case_number(written),)
    numbers: list[int] = []
    for first, last in _SPREAD.findall(listed):
        reach = int(last or first)
        numbers += range(int(first), reach + 1) if int(first) <= reach <= int(first) + 40 else (int(first), reach)
    return tuple(f"{number}/{year}" for number in numbers)


def applications(written: str) -> tuple[str, ...]:
    """The applications that `10439-41/83` stands for: three; any other number alone."""
    first, dash, last = written.partition("-")
    number, slash, year = last.partition("/")
    if not dash or not slash:
        return (written,)
    end = first[: max(0, len(first) - len(number))] + number
    if not int(first) < int(end) <= int(first) + 20:
        return f"{first}/{year}", f"{end}/{year}"
    return tuple(f"{one}/{year}" for one in range(int(first), int(end) + 1))


def through(first: str, last: str) -> tuple[str, ...]:
    """The cases that `C-208/17 P` to `C-210/17 P` stands for; the two where they are no range."""
    ends = [_CASE.fullmatch(one) for one in (first, last)]
    if not all(ends) or ends[0].group(1, 3, 4) != ends[1].group(1, 3, 4):  # type: ignore[union-attr]
        return first, last
    begin, end = (int(one[2]) for one in ends if one)
    if not begin < end <= begin + 40:
        return first, last
    return tuple(first.replace(f"-{begin}/", f"-{number}/", 1) for number in range(begin, end + 1))


@lru_cache(maxsize=8192)
def ecli(written: str) -> str | None:
    """`ECLI:EU:C:2017:173`, with or without its first part written."""
    found = _ECLI.fullmatch(plain(written))
    return f"ECLI:{found[1].upper()}" if found else None


def application_of_ecli(full: str) -> str | None:
    """The application number that an ECLI of Strasbourg holds: `ECLI:CE:ECHR:2016:1215JUD001648312` gives `16483/12`."""
    found = _STRASBOURG_ECLI.fullmatch(full)
    return f"{int(found[1])}/{found[2]}" if found else None


def case_of_celex(written: str) -> str | None:
    """The case number or the act that a CELEX number holds: `62010CJ0411` gives `C-411/10`, `32013L0033` gives `dir.2013/33`."""
    found = _CELEX.fullmatch(plain(written))
    if found is None:
        return None
    sector, year, descriptor, number = found[1], found[2], found[3].upper(), int(found[4])
    if sector == "6" and descriptor in _SECTORS:
        return f"{_SECTORS[descriptor]}-{number}/{year[2:]}" if int(year) >= 1989 else f"{number}/{year[2:]}"
    if sector == "3" and descriptor in _ACTS:
        return act_id(_ACTS[descriptor], f"{year}/{number}")
    return None


@lru_cache(maxsize=4096)
def act_id(sort: str, number: str) -> str:
    """`dir.2013/33` of a directive (`2013/33/EU`); of a regulation before 2015 the number comes first: `reg.604/2013`."""
    first, second = (int(part) for part in number.split("/")[:2])
    if sort == "reg" and first > 1950 and first < 2015:
        first, second = second, first
    return f"{sort}.{first}/{second}"


@lru_cache(maxsize=1024)
def lithuanian(written: str) -> str:
    """`eA-4321-520/2022`: the `e` small, the rest in capitals."""
    number = plain(written).replace(" ", "")
    return "e" + number[1:].upper() if number[:1] in "eE" and len(number) > 1 and number[1:2] != "-" else number.upper()


def symbol(written: str) -> str:
    """The symbol of a document of the United Nations, in capitals and without spaces, `Add.` and `Rev.` as the UN writes them."""
    parts = _SPACE.sub("", written.translate(_DASHES)).rstrip(".").split("/")
    return "/".join(part.capitalize() if part[:3].lower() in ("add", "rev", "cor") else part.upper() for part in parts)


def normal_form(text: str) -> tuple[Kind, str] | None:
    """What case or act a typed number, ECLI, CELEX or symbol means: («ecthr», `27765/09`), («cjeu», `C-411/10`); None where it is none.

    Only the whole text counts: words around the number, other than «no.» or «application», make it a search, not a jump.
    """
    typed = plain(text).rstrip(".")
    if not typed or len(typed) > 80:
        return None
    if full := ecli(typed):
        return "ecli", full
    for found, kind in _by_shape(typed):
        if found:
            return kind, found
    return None


def _by_shape(typed: str) -> Iterable[tuple[str | None, Kind]]:
    yield (
        (case_number(re.sub(r"^(?:joined )?cases? ", "", typed, flags=re.IGNORECASE)), "cjeu")
        if _is_case(typed)
        else (None, "cjeu")
    )
    celex = case_of_celex(typed)
    yield celex, ("statute" if celex and "." in celex else "cjeu")
    symbols = _SYMBOL.fullmatch(typed.replace(" ", ""))
    yield (symbol(typed) if symbols and typed.count("/") >= 2 else None), "un"
    communication = _COMMUNICATION.fullmatch(typed)
    yield (communication[1] if communication else None), "un"
    ours = _LITHUANIAN.fullmatch(typed)
    yield (lithuanian(ours[1]) if ours else None), "lt"
    application = _APPLICATION.fullmatch(typed)
    yield (f"{int(application[1])}/{application[2]}" if application else None), "ecthr"
    old = re.fullmatch(r"(?:case )(\d{1,3}/\d{2})", typed, re.IGNORECASE)
    yield (old[1] if old else None), "cjeu"


def _is_case(typed: str) -> bool:
    bare = re.sub(r"^(?:joined )?cases? ", "", typed, flags=re.IGNORECASE)
    found = _CASE.fullmatch(bare)
    return (
        found is not None
        and re.fullmatch(r"(?:\s*(?:PPU|P|RENV|RX|R|DEP|OP|AJ|SA|REC|\(R\)))*", found[4].upper()) is not None
    )
