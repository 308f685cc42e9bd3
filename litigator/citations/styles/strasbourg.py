"""The house style of English pleadings: the Strasbourg Court's own, and every other court named as an English text names it."""

from litigator.citations.cited import Bench, Cited
from litigator.citations.styles.spans import Pinpoints, Spans, listed, pinpoint_words, tail, with_commas
from litigator.dates.written import written

COMMITTEES = {
    "CCPR": "Human Rights Committee",
    "CRC": "Committee on the Rights of the Child",
    "CAT": "Committee against Torture",
    "CEDAW": "Committee on the Elimination of Discrimination against Women",
    "CERD": "Committee on the Elimination of Racial Discrimination",
    "CRPD": "Committee on the Rights of Persons with Disabilities",
    "CED": "Committee on Enforced Disappearances",
    "CMW": "Committee on Migrant Workers",
    "E": "Committee on Economic, Social and Cultural Rights",
}
BENCHES: dict[Bench, tuple[str, str]] = {
    "constitutional": ("Constitutional Court of Lithuania", "ruling"),
    "supreme": ("Supreme Court of Lithuania", "ruling in civil case"),
    "supreme-administrative": ("Supreme Administrative Court of Lithuania", "ruling in administrative case"),
    "first-instance": ("Administrative court of first instance", "ruling in administrative case"),
}


def ecthr(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`M.S.S. v. Belgium and Greece [GC], no. 30696/09, § 263, 21 January 2011`."""
    marks = f"{' (dec.)' if cited.kind == 'decision' else ''}{' [GC]' if cited.grand else ''}"
    when = "pending" if cited.pending else _day(cited)
    where = "" if cited.pending else pinpoint_words(pinpoints, "§", "§§", " and ")
    return ((cited.name, True), (marks + tail(numbers_of(cited, "no.", "nos.", "and", "others"), where, when), False))


def cjeu(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`judgment of 19 March 2019, Jawo, C-163/17, ECLI:EU:C:2019:218, paragraph 92`."""
    return luxembourg(cited, pinpoints, cited.ecli or "", to="-")


def luxembourg(cited: Cited, pinpoints: Pinpoints, ecli: str, *, to: str) -> Spans:
    """A decision of the Court of Justice or the General Court, with the ECLI as the house writes it and ranges joined by `to`."""
    words = ("point", "points") if cited.kind == "opinion" else ("paragraph", "paragraphs")
    where = pinpoint_words(pinpoints, *words, " and ", to=to)
    numbers = listed(cited.numbers, " and ")
    if cited.pending:
        return (("pending case ", False), (cited.name, True), (tail(numbers), False))
    what = _act(cited)
    opening = f"{what} of {_day(cited)}, " if cited.date else f"{what} in "
    return ((opening, False), (cited.name, True), (tail(numbers, ecli, where), False))


def _act(cited: Cited) -> str:
    if cited.kind == "opinion":
        return f"opinion of {f'Advocate General {cited.advocate}' if cited.advocate else 'the Advocate General'}"
    act = "order" if cited.kind in ("order", "decision") else "judgment"
    return f"{act} of the General Court" if of_general_court(cited) else act


def of_general_court(cited: Cited) -> bool:
    return bool(cited.numbers) and cited.numbers[0].startswith("T")


def lithuanian(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`Supreme Administrative Court of Lithuania, ruling in administrative case no. A-1091-822/2022, 28 July 2022, paragraph 12`."""
    court, act = BENCHES[cited.bench]
    number = f"{act} no. {cited.numbers[0]}" if cited.numbers else act
    return ((with_commas(court, number, _day(cited), pinpoint_words(pinpoints, *_PARAGRAPH)), False),)


def un(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`Human Rights Committee, F.K.A.G. et al. v. Australia, CCPR/C/108/D/2094/2011, 26 July 2013, paragraph 9.3`."""
    symbol = cited.numbers[0] if cited.numbers else ""
    where = pinpoint_words(pinpoints, *_PARAGRAPH)
    if cited.kind == "soft-law":
        return ((cited.name, True), (tail(symbol_shown(cited), _day(cited), where), False))
    return ((f"{committee(cited)}, ", False), (cited.name, True), (tail(symbol, _day(cited), where), False))


def other(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """A decision of a court with no style of its own: formation, name, number, date, paragraph."""
    opening = f"{cited.formation}, " if cited.formation else ""
    where = pinpoint_words(pinpoints, *_PARAGRAPH)
    return (
        (opening, False),
        (cited.name, True),
        (tail(numbers_of(cited, "no.", "nos.", "and", "others"), _day(cited), where), False),
    )


PRINTERS = {"ECtHR": ecthr, "CJEU": cjeu, "LT": lithuanian, "UN": un, "other": other}


def cite(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """The citation as an English pleading has it."""
    return PRINTERS[cited.court](cited, pinpoints)


# Shared with the other houses


def numbers_of(cited: Cited, one: str, many: str, last: str, others: str) -> str:
    """`no. 16483/12`, `nos. 40503/17 and 2 others`: the Court names the first and counts the rest beyond two."""
    if not cited.numbers:
        return ""
    first = cited.numbers[0]
    more = (cited.numbers_total or len(cited.numbers)) - 1
    if more == 0:
        return f"{one} {first}"
    rest = cited.numbers[1] if more == 1 and len(cited.numbers) > 1 else f"{more} {others}"
    return f"{many} {first} {last} {rest}"


def committee(cited: Cited) -> str:
    """The committee of a communication, by its symbol."""
    return COMMITTEES.get(cited.numbers[0].split("/")[0] if cited.numbers else "", "Committee")


def symbol_shown(cited: Cited) -> str:
    """The symbol of a document, unless its name says it already."""
    symbol = cited.numbers[0] if cited.numbers else ""
    return "" if symbol.rpartition(" ")[2] in cited.name else symbol


_PARAGRAPH = ("paragraph", "paragraphs", " and ")


def _day(cited: Cited) -> str:
    return written(cited.date, "en") if cited.date else ""
