"""A small shelf of invented judgments with their citations, for the tests of who cites whom. Braces mark a citation in a text."""

import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from litigator.citations.citation import Citation
from litigator.precedents.judgment import Judgment, Paragraph, Section
from litigator.precedents.texts import Texts, open_texts

_CITED = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"(?:[CT]-\d+/\d+(?: P)?|\d+/\d{2})")
_POINTS = re.compile(r"§§? ([\d, -]+)")

Line = str | tuple[int | None, str] | tuple[int | None, str, str]


def place(
    texts: Texts, id_: str, number: str | Sequence[str], day: str | None, lines: Sequence[Line], **known: Any
) -> int:
    """Put a judgment on the shelf. A line is a text (numbered on), a (number, text), or a (number, text, section)."""
    paragraphs, citations = [], []
    for place_, line in enumerate(lines):
        n, text, section = _line(place_, line)
        plain, found = _citations(text)
        paragraphs.append(Paragraph(place=place_, text=plain, n=n, section=section))
        citations.append(found)
    whole = "\n".join(one.text for one in paragraphs)
    judgment = Judgment(
        id=id_,
        title=known.pop("title", f"{id_.title()} v. Freedonia"),
        court=known.pop("court", "ECtHR"),
        date=date.fromisoformat(day) if day else None,
        numbers=(number,) if isinstance(number, str) else tuple(number),
        paragraphs=tuple(paragraphs),
        sections=known.pop("sections", ()),
        **known,
    )
    key = texts.put(judgment, sha256(whole.encode()).hexdigest())
    for place_, found in enumerate(citations):
        texts.put_citations(key, place_, found)
    return key


def _line(place_: int, line: Line) -> tuple[int | None, str, Any]:
    if isinstance(line, str):
        return place_ + 1, line, "assessment"
    return (*line, "assessment") if len(line) == 2 else line


def _citations(text: str) -> tuple[str, list[Citation]]:
    plain, found = "", []
    last = 0
    for match in _CITED.finditer(text):
        plain += text[last : match.start()]
        words = match[1]
        number = _NUMBER.search(words)
        id_ = number[0] if number else words.partition("=")[2]
        shown = words.partition("=")[0]
        points = _POINTS.search(shown)
        found.append(
            Citation(
                start=len(plain),
                end=len(plain) + len(shown),
                text=shown,
                kind="cjeu" if id_[:2] in ("C-", "T-") else "ecthr",
                form="full" if number else "short",
                id=id_ if number else None,
                resolves_to=None if number else id_,
                name=shown.partition(",")[0],
                pinpoints=tuple(points[1].strip(" ,").replace(" ", "").split(",")) if points else (),
            )
        )
        plain += shown
        last = match.end()
    return plain + text[last:], found


def resolve(texts: Texts) -> None:
    """Let every citation point at the latest judgment with its number, as an import does when it ends."""
    texts.connection.execute(
        "UPDATE citation SET cited = (SELECT n.judgment FROM judgment_number n JOIN judgment j ON j.key = n.judgment "
        "WHERE n.number = citation.id ORDER BY j.date DESC LIMIT 1)"
    )


FACTS = "The applicants crossed the border at night and were handed back before dawn."


def shelf(folder: Path) -> Path:
    """Arden (2010) and what came after it; Brook (2012) examines it; Coyle, Dunne, Evers cite it; Frost cites only Brook."""
    with open_texts(folder, writing=True) as texts:
        place(
            texts,
            "arden",
            "1001/08",
            "2010-03-04",
            [
                *[(n, f"{FACTS} Point {n} of the story.", "facts") for n in range(1, 11)],
                *[(n, f"The Court lays down principle {n}.") for n in range(11, 21)],
                (21, "Holds, unanimously, that there was a violation.", "operative"),
                (1, "I disagree with my colleagues on one point.", "separate_opinion"),
            ],
            title="Arden and Others v. Freedonia",
            formation="GRAND CHAMBER",
            sections=(
                Section(kind="facts", title="THE FACTS", first=0),
                Section(kind="assessment", title="The Court’s assessment", first=10),
                Section(kind="assessment", title="1. General principles", first=12, level=2),
                Section(kind="operative", title="FOR THESE REASONS", first=20),
                Section(kind="separate_opinion", title="DISSENTING OPINION", first=21),
            ),
        )
        place(
            texts,
            "brook",
            "1002/09",
            "2012-05-06",
            [
                f"1. {FACTS}",
                "In {Arden and Others v. Freedonia [GC], no. 1001/08, § 12}, ECHR 2010, the Court held that nobody may be handed back unheard, whatever the number of those who come and whatever the haste of those who guard the border. That rule binds here.",
                "The principle of {Arden and Others, cited above, §§ 12-14=1001/08} was put in these words:",
                (
                    None,
                    "“Whoever is within the reach of a State must be heard by it, one by one and with the help of somebody.”",
                ),
                "Unlike in {Arden and Others, cited above, § 15=1001/08}, the applicants had been heard twice, each of them alone, with an interpreter whom they had chosen and a lawyer who had read the file before the hearing began.",
                "Nor does {Arden and Others, cited above=1001/08} say that a hearing may be held in a group, by telephone or through a fence, or that one officer may at the same time ask, translate, write down and decide what becomes of those before him.",
            ],
        )
        place(
            texts,
            "coyle",
            "1003/10",
            "2015-01-01",
            [
                FACTS,
                "A removal needs a hearing (see {Arden and Others v. Freedonia [GC], no. 1001/08, § 12}; {Brook v. Freedonia, no. 1002/09, § 2}; and {Hale v. Freedonia, no. 7777/05, § 9}, with further references).",
            ],
        )
        place(
            texts,
            "dunne",
            "1004/11",
            "2016-02-02",
            [
                FACTS,
                "The Court sees no reason to depart from that. Mr. Dunne was not heard (see {Arden and Others v. Freedonia [GC], no. 1001/08, §§ 12 , 13}). He was sent away.",
            ],
        )
        place(
            texts,
            "evers",
            "1005/12",
            "2017-03-03",
            [
                FACTS,
                (
                    1,
                    "I would have followed {Arden and Others v. Freedonia [GC], no. 1001/08, § 99} alone.",
                    "separate_opinion",
                ),
            ],
        )
        place(
            texts,
            "frost",
            "1006/13",
            "2018-04-04",
            [
                FACTS,
                "The Court follows {Brook v. Freedonia, no. 1002/09, §§ 3-5}, and {Hale v. Freedonia, no. 7777/05}.",
            ],
        )
        place(texts, "grove", "1007/14", "2019-05-05", ["Nothing is cited here, and nothing cites it."])
        resolve(texts)
    return folder
