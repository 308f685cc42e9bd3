"""An imported judgment as it is cited and exported: its name in the Court's own writing, its kind, its formation, its numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from litigator.citations.cited import Cited, Kind, bench_of
from litigator.citations.names import court_name, is_no_name, plain_title
from litigator.citations.styles.spans import points_of
from litigator.precedents.judgment import Judgment
from litigator.precedents.texts import STRIDE, Texts

_TITLE_LINES = 90  # a judgment names its case among its first lines, after the cover
_GRAND = re.compile(r"grand ?chamber|grande ?chambre|didžioji kolegija", re.IGNORECASE)
_OPEN = re.compile(r"\([^)]*$")


def of_judgment(judgment: Judgment) -> Cited:
    """The decision that was imported, ready to be printed. Its id stays the one it came with."""
    name, sure = _name(judgment)
    return Cited(
        id=judgment.id,
        court=judgment.court,
        name=name,
        kind=_kind(judgment),
        grand=bool(_GRAND.search(judgment.formation or "")),
        formation=judgment.formation or "",
        numbers=judgment.numbers,
        date=judgment.date,
        final=judgment.final,
        ecli=judgment.ecli,
        url=judgment.url,
        language=judgment.language,
        named_surely=sure,
        bench=bench_of("", judgment.numbers),
        respondents=(judgment.state,) if judgment.state else (),
    )


def _name(judgment: Judgment) -> tuple[str, bool]:
    """The name and whether it is certain. Only Strasbourg's database writes in capitals; a title that was cut off is never certain."""
    if judgment.court != "ECtHR":
        name, sure = plain_title(judgment.title), True
    else:
        headings = [section.title for section in judgment.sections[:_TITLE_LINES]]
        lines = [*headings, *(paragraph.text[:2000] for paragraph in islice(judgment.paragraphs, _TITLE_LINES))]
        name, sure = court_name(judgment.title, lines)
    if is_no_name(name):
        return "", False
    return name, sure and not _OPEN.search(name)


def _kind(judgment: Judgment) -> Kind:
    if judgment.court == "UN" and judgment.kind in ("judgment", "decision"):
        return "views"
    return judgment.kind


def imported(texts: Texts, key: int) -> Cited:
    """The imported judgment `key`, ready to be printed; of its text only the beginning is read."""
    beginning = tuple(texts.paragraphs(key, range(_TITLE_LINES)))
    cited = of_judgment(replace(texts.known(key), paragraphs=beginning))
    if cited.name:
        return cited
    usual = _usual_name(texts, key, cited.numbers)
    return replace(cited, name=usual, named_surely=bool(usual))


def _usual_name(texts: Texts, key: int, numbers: Sequence[str]) -> str:
    """What other judgments call a case that came without a name; two of them must agree, and none of more weight call it otherwise."""
    ids = [*numbers, *(number.split(" ")[0] for number in numbers if " " in number)]
    marks = ", ".join("?" * len(ids))
    rows = texts.connection.execute(
        f"SELECT name, count(DISTINCT citing) AS often FROM citation WHERE id IN ({marks}) AND citing <> ? AND name IS NOT NULL "
        "AND form = 'full' GROUP BY name ORDER BY often DESC, name LIMIT 2",
        (*ids, key),
    ).fetchall()
    if not rows or rows[0][1] < 2 or (len(rows) > 1 and rows[1][1] == rows[0][1]):
        return ""
    return str(rows[0][0])


def lacking(texts: Texts, key: int, pinpoints: Sequence[str]) -> tuple[str, ...]:
    """The pinpoints that are no paragraph of an imported judgment; none where its paragraphs were imported without numbers."""
    numbers = {
        row[0]
        for row in texts.connection.execute(
            "SELECT n FROM paragraph WHERE key >= ? AND key < ? AND n IS NOT NULL AND section <> 'separate_opinion'",
            (key * STRIDE, (key + 1) * STRIDE),
        )
    }
    ends = {point: [part for part in point.split("-") if part.isdecimal()] for point in points_of(tuple(pinpoints))}
    return tuple(point for point, parts in ends.items() if numbers and any(int(part) not in numbers for part in parts))
