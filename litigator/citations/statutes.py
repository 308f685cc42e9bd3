"""Provisions of treaties, Union acts and statutes: `Article 8(3)(e) of Directive 2013/33/EU` becomes `dir.2013/33:8(3)(e)`.

An act of the library is called by its id there (`echr`, `lt.utpi`), an act of the Union by its sort and number (`dir.2013/33`,
`reg.604/2013`); after the colon stands the provision as litigator stores provisions (`5(1)(f)`, `P4-4`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from litigator.citations import normalising
from litigator.citations.draft import Claim, Draft
from litigator.citations.families import Families

# «point (e) of the first subparagraph of» Article 8(3)
_POINT = re.compile(r"(?:point|letter|lettre|indent) ?\(?([a-z])\)? of (?:the )?(?:\w{5,8} (?:sub-?)?paragraph of )?$")
_SORTS = (
    ("dir", ("dir", "irek")),
    ("reg", ("reg", "règl", "egl", "ègl")),
    ("dec", ("dec", "fra", "déc", "spr", "pag")),
)
_OF_THE_UNION = re.compile(r"/[A-Z]|^(?:19|20)\d\d/")
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
    protocol = next(iter(groups.get("protocol", ())), None)
    point = None
    if text.endswith(("of ", "de "), claim.start - 3, claim.start):
        point = _POINT.search(text, max(limit, claim.start - 60), claim.start)
    if point:
        draft.start = point.start()
    provisions = provisions_in(" ".join(groups.get("article", ())), f"({point[1]})" if point else None)
    if protocol:
        provisions = tuple(f"P{protocol}-{provision}" for provision in provisions) or (f"P{protocol}",)
    draft.pins = provisions
    draft.id = f"{act}:{provisions[0]}" if provisions else act
    return draft


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
        return "echr", f"Protocol No. {groups['protocol'][0]}"
    return None, None


def _sort(word: str) -> str:
    folded = word.strip().lower()
    return next((sort for sort, beginnings in _SORTS if folded.startswith(beginnings)), "dec")


@lru_cache(maxsize=512)
def library_act(act: str | None) -> str | None:
    """The library calls an act `dir-2013-33`; by its number it is `dir.2013/33`, and that is what a citation calls it."""
    found = _LIBRARY_ACT.fullmatch(act or "")
    return f"{found[1]}.{found[2]}/{found[3]}" if found else act


_ARTICLE = re.compile(r"(?<![\w(§.-])(\d{1,3}(?:\.\d{1,3})?(?:[a-z]{1,2}(?!\w)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)(?![\d.]\d)")
_STEP = re.compile(
    r" {0,3}(?:§{1,2} ?(\d{1,2}[a-z]?)|\(([a-z0-9]{1,4})\)|,? ?(?:para(?:graph)?s?\.?|paragraphe) ?(\d{1,2})"
    r"|(?:straipsn\w{1,6}|str\.)|(\d{1,2}) ?(?:dal[iįy]\w{0,3}(?!\w)|d\.)|([a-z]|\d{1,2}) ?(?:punkt\w{1,4}|p\.)|,? ?(?:(?:sous|lettre|point) ?\(?)?([a-z])\))"
)
_SIBLING = re.compile(r" ?(?:,|and|or|to|et|ou|ir|-) ?(\([a-z0-9]{1,4}\))")
# «§§ 1 and 3 (c)»: what follows is a part of the same article.
_PARTS = re.compile(r" ?(?:,|and|et|-) ?§? ?(\d)(?!\d)((?: ?\([a-z0-9]{1,4}\)){0,2})")


@lru_cache(maxsize=4096)
def provisions_in(articles: str, point: str | None) -> tuple[str, ...]:
    """Every article of a list with its steps, each once: `Articles 3 and 8(3)(a) and (b)` gives `3`, `8(3)(a)`, `8(3)(b)`.

    A point named before its article belongs to the first.
    """
    return tuple(dict.fromkeys(_provisions(articles, point)))


# An article inserted between two: «140-8 straipsnis», «140(8) straipsnio 3 dalis» is `140⁸`; «27-29 straipsniai» are three articles.
_INSERTED = re.compile(
    r"(?<![\w.-])(\d{1,3}(?:\.\d{1,3})?)(?:-(\d{1,2})(?= ?straipsn(?:is|io|iui|į|iu|yje)(?!\w))|-(\d{1,2})(?= ?(?:straipsn|str\.)|$|,| (?:ir|bei) )"
    r"|\((\d{1,2})\)(?= ?(?:straipsnio|str\.) \d{1,2} ?d(?:al|\.)))"
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PARTS_LISTED = re.compile(
    r" {0,3}(?:straipsn\w{1,6}|str\.) {0,3}(\d{1,2}(?:(?:, | ir | bei | ?- ?)\d{1,2}){1,6}) ?(?:dal[iįy]\w{0,3}(?!\w)|d\.)"
)


def _raised(found: re.Match[str]) -> str:
    """An inserted article with its second number raised, as provisions are stored; a range as it stands."""
    article, singular, either, bracketed = found.groups()
    inserted = singular or bracketed or (either if int(either) < int(article.split(".")[-1]) else None)
    return article + inserted.translate(_RAISED) if inserted else found[0]


def _provisions(articles: str, point: str | None) -> Iterator[str]:
    if "straipsn" in articles or " str." in articles or (point is None and "-" in articles):
        articles = _INSERTED.sub(_raised, articles)
    position = 0
    while article := _ARTICLE.search(articles, position):
        position = article.end()
        if listed := _PARTS_LISTED.match(articles, position):
            position = listed.end()
            yield from (f"{article[1]}({part})" for part in re.findall(r"\d+", listed[1]))
            continue
        steps: list[str] = []
        while step := _STEP.match(articles, position):
            position = step.end()
            steps += [value for value in step.groups() if value]
        yield article[1] + "".join(f"({step})" for step in steps) + (point or "")
        point = None
        while "§§" in articles[article.end() : position] and (part := _PARTS.match(articles, position)):
            position = part.end()
            yield f"{article[1]}({part[1]}){part[2].replace(' ', '')}"
        while steps and (sibling := _SIBLING.match(articles, position)):
            position = sibling.end()
            yield article[1] + "".join(f"({step})" for step in steps[:-1]) + sibling[1]
