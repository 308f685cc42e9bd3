"""Paragraphs of a decision: as they follow the citation, stand before it («paragraph 43 of the judgment in…»), or after a long quotation."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from litigator.citations.engine import engine
from litigator.citations.grammar import FRAGMENTS, expanded
from litigator.citations.tails import PIECES

_ITEM = re.compile(
    r"(\d{1,4}(?:\.\d{1,3}){0,2}(?:bis|ter|[a-z](?!\w))?(?: {0,3}\([a-zα-ω0-9]{1,3}\)){0,3})"
    r"(?: {0,3}-{1,2} {0,3}(\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?)| {1,3}(?:to|à|au|iki) {1,3}(\d{1,4}(?:\.\d{1,3}){0,2}))?"
)
_SPACE = re.compile(r"\s+")
BEFORE_REACH = 150
QUOTATION_REACH = 6000


def listed(captures: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs of captured lists, each once: «104-109 and 111» gives `104-109`, `111`; «35 to 38» gives `35-38`."""
    found: dict[str, None] = {}
    for capture in captures:
        if capture.isdecimal():
            found[capture] = None
            continue
        for item in _ITEM.finditer(capture):
            last = item[2] or item[3]
            first = _SPACE.sub("", item[1])
            found[f"{first}-{last}" if last else first] = None
    return tuple(found)


@cache
def _before() -> Any:
    decision = (
        r"(?:(?:the|its|that|this|their|Court's|leading|Grand Chamber|Chamber|same|well-known|recent|de l'|l'|de la|du|son|leur|cet|même) ?){0,4}"
        r"(?:judge?ments?|decision|order|[Oo]pinion|views|Views|report|arrêt|ordonnance)"
    )
    return engine().compile(
        expanded(
            rf"(?r)«pinpoint»,? (?:of|in|from|de|du|dans) (?:{decision} ?)?(?:(?:of |du )?«date»,? ?)?"
            r"(?:,? ?(?:in|of|dans|de|concerning) )?(?:(?:the |its |l')?(?:(?:joined )?[Cc]ases?(?: of)?|affaire|judgment in) )?(?:the )?",
            {**FRAGMENTS, **PIECES, "numbers below": FRAGMENTS["numbers below"].replace("}+", "}")},
        )
    )


def before(text: str, start: int, limit: int) -> tuple[tuple[str, ...], int]:
    """The paragraphs named right before a citation that starts at `start`, and where they start; nothing and `start` where there are none."""
    found = _before().match(text, max(limit, start - BEFORE_REACH), start)
    return (listed(found.captures("pin")), int(found.start())) if found else ((), start)


# «…, where it stated (at § 41):»
_SAYS_AT = re.compile(r"[)\]]?[^.;()\[\]\"\n]{0,70}\(at (?=§|para)")
# «… confirmed those conclusions (§§ 187 and 189):»
_INTRODUCES = re.compile(r"[)\]]?[^.;()\[\]\"\n]{0,110}\((?=§|para)")
# «… The Court held as follows (§§ 36-40):»
_AS_FOLLOWS = re.compile(r"[^\"\n]{0,500}?\b(?:as follows|terms) {0,3}\((?:at )?(?=§|para|point)")
# «Sprendime Alheto (C-585/16) pabrėžė, kad … (110 ir 111 punktai).»
_LITHUANIAN = re.compile(r"[)\]]?[^.;()\[\]\"\n]{1,200}\((?=\d[\d ,-]{0,40}(?:ir \d{1,4} ?)?punkt(?:as|ai)\))")
_OF_ANOTHER = re.compile(
    r"\b(?:pried|apraš|taisykl|nutar|įsakym|skund|prašym|atsiliepim|įstatym|direktyv|reglament|protokol|kodeks|sutart|chartij|konvencij|ši(?:o|os|ame|oje)\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[^\"\n;]{0,400}?[:,] {0,3}\n? {0,3}\"")
_CLOSES = re.compile(r"[\"'] {0,3}\.? {0,3}[(\[](?:see |at )?(?=§|para|Para|point)")


@cache
def _pointed() -> Any:
    return engine().compile(
        expanded(r"«pinpoint» ?(?:,? ?(?:of the judgment|in fine|et seq\.))? ?[)\]]", {**FRAGMENTS, **PIECES})
    )


@cache
def _later() -> Any:
    return engine().compile(
        expanded(
            r"[^.;()\[\]\"\n]{1,160}+\(«above»(?: ?,? ?(?:see )?(?:«page» ?, ?)?«pinpoint»)?(?=[^()\n]{0,30}\))",
            {**FRAGMENTS, **PIECES},
        )
    )


def cited_later(text: str, end: int, limit: int) -> tuple[str, ...] | None:
    """The paragraphs of a reference back that follows a few words after the name («In X the Court held that … (cited above, § 18)»).

    None where there is no such reference before the next citation at `limit`.
    """
    reach = min(limit, end + 240)
    if text.find("(", end, reach) < 0:
        return None
    found = _later().match(text, end, reach)
    return listed(found.captures("pin")) if found else None


def after_quotation(text: str, end: int, limit: int) -> tuple[str, ...]:
    """The paragraphs in brackets right after the quotation that a citation introduces, before the next citation at `limit`."""
    opened = _OPENS.match(text, end, min(limit, end + 420))
    for introduction in (_INTRODUCES, _AS_FOLLOWS):
        if introduces := introduction.match(text, end, min(limit, end + 540)):
            found = _pointed().match(text, introduces.end(), min(len(text), introduces.end() + 120))
            if found and text[found.end() : found.end() + 2].lstrip()[:1] == ":":
                return listed(found.captures("pin"))
    said = _LITHUANIAN.match(text, end, min(limit, end + 260))
    if said and not _OF_ANOTHER.search(said[0]):
        found = _pointed().match(text, said.end(), min(len(text), said.end() + 120))
        return listed(found.captures("pin")) if found else ()
    if said := _SAYS_AT.match(text, end, min(limit, end + 90)):
        found = _pointed().match(text, said.end(), min(len(text), said.end() + 120))
        return listed(found.captures("pin")) if found else ()
    if opened is None:
        return ()
    closed = _CLOSES.search(text, opened.end(), min(limit, end + QUOTATION_REACH))
    if closed is None:
        return ()
    found = _pointed().match(text, closed.end(), min(len(text), closed.end() + 120))
    return listed(found.captures("pin")) if found else ()
