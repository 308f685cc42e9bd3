"""The house style of Luxembourg: ECLI without its prefix, ranges in words, Strasbourg by ECLI, as the Court of Justice writes them."""

from litigator.citations.cited import Cited
from litigator.citations.styles import strasbourg
from litigator.citations.styles.spans import Pinpoints, Spans, pinpoint_words, tail
from litigator.dates.written import written


def cjeu(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`judgment of 19 March 2019, Jawo, C-163/17, EU:C:2019:218, paragraphs 91 to 93`."""
    return strasbourg.luxembourg(cited, pinpoints, _bare(cited.ecli), to=" to ")


def ecthr(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`ECtHR, 21 January 2011, M.S.S. v. Belgium and Greece, CE:ECHR:2011:0121JUD003069609, § 263`; by number where the ECLI is not known."""
    identity = _bare(cited.ecli) or strasbourg.numbers_of(cited, "no.", "nos.", "and", "others")
    if cited.pending:
        return (("ECtHR, pending case ", False), (cited.name, True), (tail(identity), False))
    when = f"{written(cited.date, 'en')}, " if cited.date else ""
    where = pinpoint_words(pinpoints, "§", "§§", " and ", to=" to ")
    return ((f"ECtHR, {when}", False), (cited.name, True), (tail(identity, where), False))


PRINTERS = {**strasbourg.PRINTERS, "CJEU": cjeu, "ECtHR": ecthr}


def cite(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """The citation as the Court of Justice writes it."""
    return PRINTERS[cited.court](cited, pinpoints)


def _bare(ecli: str | None) -> str:
    return (ecli or "").removeprefix("ECLI:")
