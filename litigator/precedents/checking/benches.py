"""Which court the words right before a citation say decided («LVAT 2022 m. liepos 28 d. nutartis …»): it must be the one that numbers cases so."""

import re
from functools import cache

from litigator.citations.cited import bench_of
from litigator.precedents.checking.days import WRITTEN
from litigator.precedents.checking.question import Question
from litigator.tongue import lasting, paired

_SAID = {
    "supreme-administrative": r"LVAT|(?:Lietuvos )?[Vv]yriausi\w{2,6} administracin\w{2,4} teism\w{1,3}|Supreme Administrative Court(?: of Lithuania)?",
    "supreme": r"LAT|Lietuvos Aukščiausi\w{2,6} Teism\w{1,3}|[Kk]asacin\w{2,4} teism\w{1,3}|(?:Lithuanian Supreme Court|Supreme Court of Lithuania)",
    "constitutional": r"KT|(?:Lietuvos Respublikos )?Konstitucin\w{2,4} Teism\w{1,3}|Constitutional Court of Lithuania",
    "ECtHR": r"EŽTT|Europos Žmogaus Teisių Teism\w{1,3}|ECtHR|European Court of Human Rights|Cour EDH|CEDH",
    "CJEU": r"ESTT|(?:Europos Sąjungos )?Teisingumo Teism\w{1,3}|CJEU|ECJ|Court of Justice(?: of the European Union)?|CJUE",
}
_CALLED = {
    "supreme-administrative": paired("the Supreme Administrative Court of Lithuania", "LVAT"),
    "supreme": paired("the Supreme Court of Lithuania", "LAT"),
    "constitutional": paired("the Constitutional Court of Lithuania", "Konstitucinis Teismas"),
    "ECtHR": paired("the European Court of Human Rights", "EŽTT"),
    "CJEU": paired("the Court of Justice of the European Union", "ESTT"),
}
_REACH = 220
# Only right after the court: «the Court, unlike the CJEU, held in …» is of the other.
_HELD = (
    r"(?<=\w )(?:(?:has |have |a |est |yra )?(?:also |already |aussi |déjà )?(?:held|found|ruled|stated|decided|jugé|dit|rappelé|conclu"
    r"|konstatavo|konstatavęs|nurodė|pažymėjo|pripažino|išaiškino)(?: (?:so|this|the same|tai))?) (?:in|dans|byloje)(?: (?:the case of|its|the|l')(?!\w))?"
)
_GRAND = (
    r"(?:Didžiosios kolegijos|Grand Chamber judgment|[\[(]?\b(?:DK|GC)\b[\])]?|[Gg]r(?:ande|\.) ?[Cc]h(?:ambre|\.))"
)


@cache
def _right_before() -> re.Pattern[str]:
    """A court, the day and the kind of its decision, up to where the citation begins: nothing else may stand between."""
    courts = "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _SAID.items())
    panel = r"(?:išplėstin\w{1,4}|teisėjų|kolegij\w{1,3}|(?:[Cc]ivilini|[Bb]audžiam|[Aa]dministracini)\w{1,4} bylų skyri\w{1,3})"
    kind = r"(?:(?:procesin\w{1,3} )?(?:sprendim|nutart|nutarim|išvad)\w{1,4}|judgment|ruling|arrêt)"
    matter = r"(?:(?:administracin|civilin|baudžiam|adm|civ|c)\w{0,5}\.? )?(?:byl\w{1,4}|b\.)"
    return re.compile(
        rf"(?<!\w)(?:{courts})(?!\w)[ ,]{{0,3}}(?:\(?{_GRAND}\)?[ ,]{{0,3}})?(?:{panel} ){{0,4}}(?:of )?(?:{WRITTEN})?[ ,]{{0,3}}"
        rf"(?:{_HELD} )?(?:{kind} ?)?(?:(?:of|du) (?:{WRITTEN})[ ,]{{0,3}})?(?:(?:in|dans) (?:administrative )?(?:case )?)?(?:{matter} ?)?[ ,(]{{0,3}}(?:[Nn]r\.|[Nn]o\.)? ?$"
    )


@cache
def _grand_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_GRAND}[ ,]{{0,3}}(?:of )?(?:{WRITTEN})?|(?:the Grand Chamber of|de la grande chambre du) (?:{WRITTEN}))"
        r"[ ,]{0,3}(?:sprendim\w{1,3} ?)?(?:in|byloje|dans)? ?(?:the case of )?$"
    )


def said_grand(before: str) -> bool:
    """Whether the words right before a citation say that the Grand Chamber decided."""
    return _grand_before().search(before[-_REACH:].replace("\u00a0", " ")) is not None


def court_agrees(q: Question) -> None:
    """The court named right before the citation is told, where cases of another are numbered so."""
    own = bench_of("", q.numbers) if q.court == "LT" else q.court
    found = _right_before().search(q.before[-_REACH:].replace("\u00a0", " ")) if own in _SAID and q.numbers else None
    said = next((name for name in _SAID if found and found[name.replace("-", "_")]), own)
    if said != own:
        told = lasting(
            "{numbers} is a number of {own}, not of {said}",
            numbers=", ".join(q.numbers),
            own=_CALLED[own],
            said=_CALLED[said],
        )
        q.say("formation_mismatch", told)
