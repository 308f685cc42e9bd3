"""OSCOLA, fourth edition: little punctuation, names in italics, Strasbourg by application number, Luxembourg by ECLI, paragraphs as `para`."""

import re

from litigator.citations.cited import Cited
from litigator.citations.styles import strasbourg
from litigator.citations.styles.spans import Pinpoints, Spans, listed, pinpoint_words, tail
from litigator.dates.written import written

_STATES = {"the United Kingdom": "UK", "United States of America": "US"}
_INITIALS = re.compile(r"\b(?:[^\W\d_]{1,2}\. ?)+(?=[\s,)\]-]|$)")
_SYMBOL = re.compile(r"[A-Z]+/C/(?:[^/]+/)?D/(?P<number>\d+/\d{4})")


def ecthr(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`MSS v Belgium and Greece [GC] App no 30696/09 (ECtHR, 21 January 2011), para 263`: the neutral form, for the reports are not known."""
    numbers = strasbourg.numbers_of(cited, "App no", "App nos", "and", "others")
    marks = f"{' [GC]' if cited.grand else ''}{' (dec)' if cited.kind == 'decision' else ''}"
    court = "ECtHR, pending" if cited.pending else f"ECtHR{_after(cited)}"
    where = "" if cited.pending else _paras(pinpoints)
    return ((name_of(cited), True), (f"{marks}{f' {numbers}' if numbers else ''} ({court}){where}", False))


def cjeu(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`Case C-163/17 Jawo EU:C:2019:218, para 92`; `Joined Cases C-411/10 and C-493/10 NS and ME EU:C:2011:865`."""
    numbers = f"{'Joined Cases' if len(cited.numbers) > 1 else 'Case'} {listed(cited.numbers, ' and ')}"
    ecli = (cited.ecli or "").removeprefix("ECLI:")
    # Without an ECLI the date is what tells the judgment from others in the case.
    identity = ecli or (f"({_court(cited)}{_after(cited)})" if cited.date else "")
    opinion = f", Opinion of {f'AG {cited.advocate}' if cited.advocate else 'the Advocate General'}"
    rest = f" {identity}" if identity else ""
    return (
        (f"{numbers} " if cited.numbers else "", False),
        (name_of(cited), True),
        (f"{rest}{opinion if cited.kind == 'opinion' else ''}{'' if cited.pending else _paras(pinpoints)}", False),
    )


def lithuanian(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`Supreme Administrative Court of Lithuania no A-1091-822/2022 (28 July 2022), para 12`."""
    court, _ = strasbourg.BENCHES[cited.bench]
    number = f" no {cited.numbers[0]}" if cited.numbers else ""
    return ((f"{court}{number}{_bracketed(cited)}{_paras(pinpoints)}", False),)


def un(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """`FKAG et al v Australia Communication No 2094/2011, UN Doc CCPR/C/108/D/2094/2011 (Human Rights Committee, 26 July 2013), para 9.3`."""
    symbol = cited.numbers[0] if cited.numbers else ""
    if cited.kind == "soft-law":
        document = strasbourg.symbol_shown(cited)
        shown = f" UN Doc {document}" if document else ""
        return ((f"‘{name_of(cited)}’{_bracketed(cited)}{shown}{_paras(pinpoints)}", False),)
    known = _SYMBOL.match(symbol)
    communication = f" Communication No {known['number']}," if known else ""
    document = f"{communication} UN Doc {symbol}" if symbol else ""
    body = f" ({strasbourg.committee(cited)}{_after(cited)})"
    return ((name_of(cited), True), (f"{document}{body}{_paras(pinpoints)}", False))


def other(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """A decision of a court OSCOLA does not know: name, number, court and date, paragraph."""
    numbers = strasbourg.numbers_of(cited, "no", "nos", "and", "others")
    court = f" ({cited.formation}{_after(cited)})" if cited.formation else _bracketed(cited)
    return ((name_of(cited), True), (f"{f' {numbers}' if numbers else ''}{court}{_paras(pinpoints)}", False))


PRINTERS = {"ECtHR": ecthr, "CJEU": cjeu, "LT": lithuanian, "UN": un, "other": other}


def cite(cited: Cited, pinpoints: Pinpoints) -> Spans:
    """The citation as OSCOLA has it, without the full stop that closes a footnote."""
    return PRINTERS[cited.court](cited, pinpoints)


def name_of(cited: Cited) -> str:
    """«M.S.S. v. the United Kingdom (No. 2)» → «MSS v UK (No 2)»: no stops after initials and abbreviations, no articles before a State."""
    claimant, separator, respondent = cited.name.replace(" v. ", " v ").rpartition(" v ")
    if separator and cited.court == "ECtHR":
        respondent = _STATES.get(respondent, respondent.removeprefix("the "))
        for long, short in _STATES.items():
            respondent = respondent.replace(long, short)
    name = f"{claimant}{separator}{respondent}" if separator else cited.name
    name = re.sub(r"\b(No|no|et al)\.", r"\1", name)
    return _INITIALS.sub(lambda found: _joined(found[0]), name)


def _joined(initials: str) -> str:
    return initials.replace(".", "").replace(" ", "")


def _court(cited: Cited) -> str:
    return "GC" if strasbourg.of_general_court(cited) else "CJEU"


def _after(cited: Cited) -> str:
    return tail(written(cited.date, "en")) if cited.date else ""


def _bracketed(cited: Cited) -> str:
    return f" ({written(cited.date, 'en')})" if cited.date else ""


def _paras(pinpoints: Pinpoints) -> str:
    return tail(pinpoint_words(pinpoints, "para", "paras", ", ", to="–"))
