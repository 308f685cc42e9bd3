"""What acts of the Union are usually called («the Return Directive»): the usual name beside the number of another act is a slip."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from litigator.citations.citation import Citation
from litigator.citations.normalising import act_id
from litigator.precedents.checking.finding import Remark
from litigator.tongue import lasting

# How a text may begin each name, in three languages, and every act that has borne it.
_BORNE_BY: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("Return Directive", "Returns Directive", "directive retour", "Grąžinimo direktyv"): ("dir.2008/115",),
    ("Asylum Procedures Directive", "Procedures Directive", "directive procédures", "Prieglobsčio procedūrų direktyv",
     "Procedūrų direktyv"): ("dir.2013/32", "dir.2005/85"),
    ("Reception Conditions Directive", "Reception Directive", "directive accueil", "Priėmimo sąlygų direktyv",
     "Priėmimo direktyv"): ("dir.2013/33", "dir.2003/9", "dir.2024/1346"),
    ("Qualification Directive", "directive qualification", "Kvalifikavimo direktyv"): ("dir.2011/95", "dir.2004/83"),
    ("Family Reunification Directive", "Šeimos susijungimo direktyv"): ("dir.2003/86",),
    ("Temporary Protection Directive", "Laikinosios apsaugos direktyv"): ("dir.2001/55",),
    ("Dublin III Regulation", "règlement Dublin III", "Dublino III reglament"): ("reg.604/2013",),
    ("Dublin II Regulation", "règlement Dublin II", "Dublino II reglament"): ("reg.343/2003",),
    ("Eurodac Regulation", "règlement Eurodac", "Eurodac reglament"): ("reg.603/2013", "reg.2725/2000", "reg.2024/1358"),
    ("Schengen Borders Code", "code frontières Schengen", "Šengeno sienų kodeks"): ("reg.2016/399", "reg.562/2006"),
    ("Visa Code", "code des visas", "Vizų kodeks"): ("reg.810/2009",),
}  # fmt: skip
_REACH = 60
_NUMBER = re.compile(r"\w{0,6}[”“»\"]? ?\([^()\d]{0,24}(?P<number>\d{1,4}/\d{1,4})")


class _Named(NamedTuple):
    """A usual name as it is `said`, the acts that have borne it, and the act whose number stands with it: its id, and what the text calls it."""

    said: str
    bearers: tuple[str, ...]
    act: str
    title: str


def usual_name_remark(citation: Citation, before: str, after: str) -> Remark | None:
    """What is to be told of a provision where the usual name of another act stands right beside its act's number, or in the citation itself."""
    named = _beside(citation, before, after) or _inside(citation)
    if named is None or named.act in named.bearers:
        return None
    numbers = ", ".join(one.partition(".")[2] for one in named.bearers)
    told = lasting("«{name}» is what {borne} is called, not {title}", name=named.said, borne=numbers, title=named.title)
    return Remark(status="name_mismatch", severity="error", detail=told)


def _beside(citation: Citation, before: str, after: str) -> _Named | None:
    """A usual name in the words right before the citation, or in brackets right after it."""
    ending, opening = _places()
    found = ending.search(_plain(before[-_REACH:])) or opening.match(_plain(after[:_REACH]))
    if found is None:
        return None
    act = (citation.id or "").split(":")[0]
    return _Named(found["name"], _bearers()[found["name"].casefold()], act, citation.name or citation.text)


def _inside(citation: Citation) -> _Named | None:
    """«Grąžinimo direktyvos (Direktyva 2008/115/EB) 15 straipsnis»: the citation was understood by its name, the number stands inside it."""
    title = (citation.name or citation.text).casefold()
    name = next((name for name in _bearers() if title.startswith(name)), "")
    number = _NUMBER.match(citation.text, len(name)) if name else None
    if number is None:
        return None
    bearers = _bearers()[name]
    sort = bearers[0].partition(".")[0]
    return _Named(citation.text[: len(name)], bearers, act_id(sort, number["number"]), number["number"])


@cache
def _bearers() -> Mapping[str, tuple[str, ...]]:
    """The acts that have borne each name, by the name in small letters."""
    return {name.casefold(): borne for names, borne in _BORNE_BY.items() for name in names}


@cache
def _places() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name right before a number in brackets («Return Directive (Directive»), and one in brackets right after it."""
    said = "|".join(sorted(map(re.escape, _bearers()), key=len, reverse=True))
    before = re.compile(rf"(?<!\w)(?P<name>{said})\w{{0,6}}[”“»\"]? ?\((?:(?:Council|Commission) )?$", re.IGNORECASE)
    after = re.compile(
        rf" ?[(,] ?(?:the |toliau [–-] |le |la )?[“„«\"]?\s?(?:the )?(?P<name>{said})\w{{0,6}}\s?[”“»\"]?[),]",
        re.IGNORECASE,
    )
    return before, after


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
