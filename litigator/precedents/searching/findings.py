"""What a judgment found, by article, as a filter asks for it: `violation:8`, `no_violation:3`; and articles as they are compared."""

import re
from collections.abc import Iterable

_ARTICLE = re.compile(r"(?:P|Protocol No\.? ?)?\d{1,3}(?:-P?\d+)*(?:-[a-z])?", re.IGNORECASE)
_SHORT = re.compile(r"\b(No v|V)iolations? of (?:Articles?|Arts?\.?) ((?:P?\d[\w-]*(?:\+P?\d[\w-]*)?(?:, | and )?)+)")
_LONG = re.compile(
    r"there (?:has|have|had|is|was|were|will be|would be|would have)(?: therefore| accordingly| thus| consequently| also)?(?P<no> (?:been )?no| not)?(?: been)?(?: an?)? "
    r"(?:violations?|breach) of (?:(?!Articles? \d)[^;.:]){0,80}?(?P<what>(?:both )?Articles? \d(?:[^;.:]|(?<=No)\.){0,80})|"
    r"(?P<non>n[’']y )?(?:y )?a (?:pas )?(?:eu )?violation de (?:l[’']|ses? |des )(?P<fr>articles? \d[^;.:]{0,60})|"
    r"(?P<nebuvo>ne)?buvo pažeist[aiosų]* (?:Konvencijos )?(?P<lt>\d[^;.:]{0,40}straipsn)",
    re.IGNORECASE,
)
_TOLD_BY = ("iolation", "breach", "pažeist")
_NUMBERS = re.compile(
    r"(?:Articles?|and|et|ir|or|,|with|^) ?(\d{1,2})(?: (?:of Protocol|du Protocole) [Nn]o\.? ?(\d{1,2}))?(?: ?§§? ?(\d))?",
    re.IGNORECASE,
)


def article(text: str) -> str:
    """An article as it is compared: `Art. 5 § 1 (f)`, `5(1)(f)`, `5-1-f` → `5-1-f`; `Article 1 of Protocol No. 1` → `p1-1`."""
    bare = re.sub(r"^(?:articles?|arts?\.?|str\.?)\s*", "", text.strip(), flags=re.IGNORECASE)
    if protocol := re.fullmatch(r"(\d+) of protocol (?:no\.? ?)?(\d+)", bare, re.IGNORECASE):
        return f"p{protocol[2]}-{protocol[1]}"
    parts = re.findall(r"[pP]?\d+|[a-z](?![a-z])", bare.lower())
    return "-".join(parts)


def articles(given: Iterable[str]) -> set[str]:
    """Every article with what it stands under: `5-1-f` is also `5-1` and `5`."""
    found = set()
    for text in given:
        for one in re.split(r"[+;]| and ", text):
            parts = article(one).split("-")
            first = 2 if parts[0].startswith("p") and len(parts) > 1 else 1
            found |= {"-".join(parts[:length]) for length in range(first, len(parts) + 1)}
    return found - {""}


def findings(texts: Iterable[str]) -> set[str]:
    """`violation:ARTICLE` and `no_violation:ARTICLE` for each article that a conclusion or an operative part names."""
    found = set()
    for text in texts:
        if not any(word in text for word in _TOLD_BY):
            continue
        for short in _SHORT.finditer(text):
            found |= _under("no_violation" if short[1] == "No v" else "violation", re.split(r", | and ", short[2]))
        for long in _LONG.finditer(text):
            numbers = [
                f"p{protocol}-{number}" if protocol else f"{number}-{paragraph}" if paragraph else number
                for number, protocol, paragraph in _NUMBERS.findall(long["what"] or long["fr"] or long["lt"])
            ]
            none = long["no"] or long["non"] or long["nebuvo"]
            found |= _under("no_violation" if none else "violation", numbers)
    return found


def _under(finding: str, given: Iterable[str]) -> set[str]:
    return {f"{finding}:{one}" for one in articles(given)}
