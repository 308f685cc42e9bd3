"""What acts of the Union are usually called («the Return Directive»): the usual name beside the number of another act is a slip."""

import re
from collections.abc import Mapping
from functools import cache

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


@cache
def _names() -> tuple[Mapping[str, tuple[str, ...]], re.Pattern[str], re.Pattern[str]]:
    """The acts by each name, and the name right before a number in brackets («Return Directive (Directive»), or in brackets right after it."""
    acts = {name.casefold(): borne for names, borne in _BORNE_BY.items() for name in names}
    said = "|".join(sorted(map(re.escape, acts), key=len, reverse=True))
    before = re.compile(rf"(?<!\w)(?P<name>{said})\w{{0,6}}[”“»\"]? ?\((?:(?:Council|Commission) )?$", re.IGNORECASE)
    after = re.compile(
        rf" ?[(,] ?(?:the |toliau [–-] |le |la )?[“„«\"]?\s?(?:the )?(?P<name>{said})\w{{0,6}}\s?[”“»\"]?[),]",
        re.IGNORECASE,
    )
    return acts, before, after


_NUMBER = re.compile(r"\w{0,6}[”“»\"]? ?\([^()\d]{0,24}(?P<number>\d{1,4}/\d{1,4})")


def usual_name_remark(citation: Citation, before: str, after: str) -> Remark | None:
    """What is to be told of a provision where the usual name of another act stands right beside its act's number, or in the citation itself."""
    acts, ending, opening = _names()
    title = citation.name or citation.text
    act = (citation.id or "").split(":")[0]
    found = ending.search(before[-_REACH:].replace("\u00a0", " ")) or opening.match(
        after[:_REACH].replace("\u00a0", " ")
    )
    if found is None and title.casefold().startswith(tuple(acts)):
        # «Grąžinimo direktyvos (Direktyva 2008/115/EB) 15 straipsnis»: the act is told by its name, its number stands inside
        name = next(name for name in acts if title.casefold().startswith(name))
        number = _NUMBER.match(citation.text, len(name))
        if number is None:
            return None
        act, title = act_id(acts[name][0][:3], number["number"]), number["number"]
        found = re.match(rf"(?P<name>.{{{len(name)}}})", citation.text)
    if found is None or act in acts[found["name"].casefold()]:
        return None
    borne = ", ".join(one.partition(".")[2] for one in acts[found["name"].casefold()])
    told = lasting("«{name}» is what {borne} is called, not {title}", name=found["name"], borne=borne, title=title)
    return Remark(status="name_mismatch", severity="error", detail=told)
