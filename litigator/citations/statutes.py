"""Provisions of treaties, Union acts and statutes: `Article 8(3)(e) of Directive 2013/33/EU` becomes `dir.2013/33:8(3)(e)`.

An act of the library is called by its id there (`echr`, `lt.utpi`), an act of the Union by its sort and number (`dir.2013/33`,
`reg.604/2013`); after the colon stands the provision as litigator stores provisions (`5(1)(f)`, `P4-4`).
"""

import re
from functools import lru_cache

from litigator.citations import normalising, provision_lists
from litigator.citations.draft import Claim, Draft, Groups
from litigator.citations.families import Families
from litigator.citations.words import ORDINALS

_SORTS = (
    ("dir", ("dir", "irek")),
    ("reg", ("reg", "règl", "egl", "ègl")),
    ("dec", ("dec", "fra", "déc", "spr", "pag")),
)
_OF_THE_UNION = re.compile(r"/[A-Z]|^(?:19|20)\d\d/")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIBRARY_ACT = re.compile(r"(dir|reg|dec)-(\d{1,4})-(\d{1,4})")


def provision_of(claim: Claim, text: str, limit: int, families: Families) -> Draft | None:
    """The act, and the provisions named with it."""
    found = claim.match
    groups = found.capturesdict()
    draft = Draft(claim.start, claim.end, "statute", "full")
    act, title = _act(groups, families)
    if act is None or (act.startswith("lt.") and not _speaks_of_lithuania(text)):
        return None
    if text[claim.start - 1 : claim.start].isalpha():
        draft.start -= 1
    draft.title = title
    if number := groups.get("actnumber"):
        draft.numbers = tuple(dict.fromkeys(number))
    if act == "echr" and title == "Convention" and (year := _YEAR.search(text, claim.start, found.start("act"))):
        act = _CONVENTION_OF.get(year[1])
        if act is None:
            return None
    protocol = _protocol(groups, title)
    provisions: tuple[str, ...] = ()
    if groups.get("article"):
        provisions = _provisions(draft, claim, text, limit, of_protocol=protocol is not None)
    if protocol:
        provisions = tuple(f"P{protocol}-{provision}" for provision in provisions) or (f"P{protocol}",)
    draft.pins = provisions
    draft.id = f"{act}:{provisions[0]}" if provisions else act
    return draft


# «the 1951 Convention» is none of Strasbourg's, whose own is of 1950.
_YEAR = re.compile(r"\b((?:19|20)\d\d) (?:European )?$")
_CONVENTION_OF = {"1950": "echr", "1951": "refugee-convention"}
_NUMBERED = re.compile(r"Protokol\w{1,3} Nr\. ?(\d{1,2})$")


def _protocol(groups: Groups, title: str | None) -> str | None:
    """The number of the Protocol named: in figures, or «Septintojo protokolo»."""
    if written := groups.get("protocol"):
        said = written[0].lower()
        return next((number for ordinal, number in ORDINALS.items() if said.startswith(ordinal)), said)
    named = _NUMBERED.match(title) if title and title[0] in "Pp" else None
    return named[1] if named else None


def _provisions(draft: Draft, claim: Claim, text: str, limit: int, *, of_protocol: bool) -> tuple[str, ...]:
    """The provisions named with the act, each once; the draft reaches as far as they do."""
    found: dict[str, None] = {}
    for start, end in claim.match.spans("article"):
        if "str" in text[start:end]:
            listed = provision_lists.lithuanian(text, start)
        else:
            opening = text.rfind("rt", max(claim.start, start - 12), start) - 1  # of «Article», «Arts.»
            if of_protocol and (after := text.rfind("with Art", start, end)) >= 0:
                # «Article 14 taken with» an article of the Protocol is the Convention's.
                opening = draft.start = text.index("Art", after)
            listed = provision_lists.articles(text, max(opening, claim.start), end, limit)
        draft.start, draft.end = min(draft.start, listed.start), max(draft.end, listed.end)
        found |= dict.fromkeys(listed.provisions or (_shorthand(text[start:end]),))
    return tuple(found)


def _shorthand(written: str) -> str:
    """«UTPĮ 140(8)» as it stands, «UTPĮ 140-7» as `140⁷`."""
    article, inserted, number = written.partition("-")
    return article + number.translate(_RAISED) if inserted else written


@lru_cache(maxsize=2)
def _speaks_of_lithuania(text: str) -> bool:
    """Whether «the Constitution» or «the Civil Code» of a text can be Lithuania's: every country has one."""
    return any(
        word in text
        for word in ("Lithuanian", "Republic of Lithuania", "lituanien", "Lietuv", "UTPĮ", "ABTĮ", "straipsn", " str.")
    )


def _act(groups: dict[str, list[str]], families: Families) -> tuple[str | None, str | None]:
    """The id of the act and what the text calls it."""
    if named := groups.get("act"):
        name = " ".join(named[0].split())
        return library_act(families.act_called(name)), name
    if numbered := groups.get("actnumber"):
        sort = _sort(groups["actsort"][0])
        if sort == "dec" and not _OF_THE_UNION.search(numbered[0]):
            return None, None
        return normalising.act_id(sort, numbered[0]), f"{groups['actsort'][0]} {numbered[0]}"
    if groups.get("protocol"):
        return "echr", f"Protocol No. {_protocol(groups, None)}"
    return None, None


@lru_cache(maxsize=64)
def _sort(word: str) -> str:
    folded = word.strip().lower()
    return next((sort for sort, beginnings in _SORTS if folded.startswith(beginnings)), "dec")


@lru_cache(maxsize=512)
def library_act(act: str | None) -> str | None:
    """The library calls an act `dir-2013-33`; by its number it is `dir.2013/33`, and that is what a citation calls it."""
    found = _LIBRARY_ACT.fullmatch(act or "")
    return f"{found[1]}.{found[2]}/{found[3]}" if found else act
