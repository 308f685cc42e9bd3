"""The States judgments are against, by the codes and the names that courts and databases write."""

import re
from functools import cache

# ISO 3166-1 alpha-3 and alpha-2; the first name is the one shown, the others are read.
_STATES = """
ALB AL Albania|Albanie|Albanija
AND AD Andorra|Andorre
ARM AM Armenia|Arménie|Armėnija
AUT AT Austria|Autriche|Austrija
AZE AZ Azerbaijan|Azerbaïdjan|Azerbaidžanas
BEL BE Belgium|Belgique|Belgija
BIH BA Bosnia and Herzegovina|Bosnie-Herzégovine
BGR BG Bulgaria|Bulgarie|Bulgarija
HRV HR Croatia|Croatie|Kroatija
CYP CY Cyprus|Chypre|Kipras
CZE CZ Czech Republic|Czechia|République tchèque|Čekija
DNK DK Denmark|Danemark|Danija
EST EE Estonia|Estonie|Estija
FIN FI Finland|Finlande|Suomija
FRA FR France|Prancūzija
GEO GE Georgia|Géorgie|Gruzija|Sakartvelas
DEU DE Germany|Federal Republic of Germany|Allemagne|Vokietija
GRC GR Greece|Grèce|Graikija
HUN HU Hungary|Hongrie|Vengrija
ISL IS Iceland|Islande|Islandija
IRL IE Ireland|Irlande|Airija
ITA IT Italy|Italie|Italija
LVA LV Latvia|Lettonie|Latvija
LIE LI Liechtenstein
LTU LT Lithuania|Lituanie|Lietuva
LUX LU Luxembourg|Liuksemburgas
MLT MT Malta|Malte
MDA MD Republic of Moldova|Moldova|Moldova
MCO MC Monaco
MNE ME Montenegro|Monténégro
NLD NL Netherlands|Pays-Bas|Nyderlandai
MKD MK North Macedonia|the former Yugoslav Republic of Macedonia|Macédoine du Nord
NOR NO Norway|Norvège|Norvegija
POL PL Poland|Pologne|Lenkija
PRT PT Portugal|Portugalija
ROU RO Romania|Roumanie|Rumunija
RUS RU Russia|Russian Federation|Russie|Rusija
SMR SM San Marino|Saint-Marin
SRB RS Serbia|Serbie|Serbija
SVK SK Slovakia|Slovak Republic|Slovaquie|Slovakija
SVN SI Slovenia|Slovénie|Slovėnija
ESP ES Spain|Espagne|Ispanija
SWE SE Sweden|Suède|Švedija
CHE CH Switzerland|Suisse|Šveicarija
TUR TR Turkey|Türkiye|Turquie|Turkija
UKR UA Ukraine|Ukraina
GBR GB United Kingdom|Royaume-Uni|Jungtinė Karalystė|England and Wales
AUS AU Australia
BLR BY Belarus
CAN CA Canada
KAZ KZ Kazakhstan
KGZ KG Kyrgyzstan
MAR MA Morocco
NZL NZ New Zealand
TJK TJ Tajikistan
TKM TM Turkmenistan
USA US United States of America|United States
UZB UZ Uzbekistan
"""


@cache
def _codes() -> dict[str, str]:
    return {code: shown for three, two, shown, _ in _lines() for code in (three, two)}


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    """Shown names by any name in small letters, and the pattern that finds one, longer names first."""
    names = {name.lower(): shown for _, _, shown, others in _lines() for name in (shown, *others)}
    longest = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return names, re.compile(rf"(?<!\w)(?:{longest})(?!\w)")


def _lines() -> list[tuple[str, str, str, list[str]]]:
    found = []
    for line in _STATES.strip().split("\n"):
        three, two, written = line.split(" ", 2)
        shown, *others = written.split("|")
        found.append((three, two, shown, others))
    return found


def state_of_code(code: str) -> str | None:
    """The State with an ISO 3166-1 code of three or two letters."""
    return _codes().get(code.strip().upper())


def state_in(text: str) -> str | None:
    """The States that `text` names as a party or a place, in the order they are named (`Belgium and Greece`), or None."""
    names, pattern = _names()
    return " and ".join(dict.fromkeys(names[name] for name in pattern.findall(text.lower()))) or None
