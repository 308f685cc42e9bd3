"""The language of each paragraph, against that of the document: a paragraph left untranslated is seen, a quotation may keep its own."""

import re
from collections import Counter
from collections.abc import Iterator

from litigator.documents.language import language_of
from litigator.drafting.examining.passages import Examined, Passage
from litigator.drafting.examining.pinpoints import QUOTING
from litigator.drafting.examining.words import found, say
from litigator.errors import Problem

_COMMON = {
    "lt": (
        "ir kad yra į su dėl iš nuo buvo ar kaip pagal tai jo jos taip pat ne bei už arba prie per tik apie jis ji kurie kuri kuris jie jų šis ši "
        "šio šios nėra būti gali turi prašo prašome teismas teismo bylos byloje sprendimas sprendimą todėl tačiau kai jeigu jei iki po be nes taigi "
        "straipsnio dalis dalies punktas punkto metų dienos"
    ),
    "en": (
        "the of and to in that is was for on with as by his it had be not this from which at has are have an were been or she he they their her "
        "there would could should must may no any who whose where when if but also than its a"
    ),
}
_SEEN = {language: frozenset(words.split(" ")) for language, words in _COMMON.items()}
_LETTERS = {"lt": re.compile(r"[ąčęėįšųūž]", re.IGNORECASE), "en": re.compile(r"(?!)")}
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"„[^„“”]*[“”]|“[^„“”]*”|«[^«»]*»|\"[^\"]*\"|\([^()]*\)")
NAMES = {"lt": {"en": "Lithuanian", "lt": "lietuvių"}, "en": {"en": "English", "lt": "anglų"}}
FEWEST = 8
_LAYERS = 4
"""Quotations and brackets within each other, so many deep."""


def document_tongue(document: Examined) -> str | None:
    """`lt` or `en`, by what most paragraphs are in, else by the whole text; None where it is neither for certain."""
    told = Counter(tongue_of(passage.text) for passage in document.passages if passage.running)
    if told["lt"] != told["en"]:
        return max(("lt", "en"), key=lambda language: told[language])
    return tongue_of(document.text)


def tongue_of(text: str, *, fewest: int = FEWEST) -> str | None:
    """`lt` or `en` where the small words and the letters of one are there and those of the other nearly not; None where that is not plain."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < fewest:
        return None
    signs = {language: _signs(words, language) for language in _SEEN}
    best, other = sorted(signs, key=lambda language: -signs[language])
    enough = signs[best] >= max(2.0, len(words) * 0.14) and signs[best] >= 3 * signs[other]
    kinds = len(_SEEN[best].intersection(words))  # an address has «the» and «of», a sentence has more
    return best if enough and kinds >= min(3, fewest // 2) else None


def tongue_problems(document: Examined, language: str | None) -> Iterator[Problem]:
    """Paragraphs in another language than `language`. What stands in quotation marks or brackets, and a block set as a quotation, is not read."""
    if language not in _SEEN:
        return
    for passage in document.passages:
        if not passage.running or QUOTING.search(passage.style) or passage.story in ("footnote", "endnote"):
            continue
        bare = _bare(passage)
        tongue = tongue_of(bare) or _other_tongue(bare, language)
        if tongue is not None and tongue != language:
            name = NAMES.get(tongue, {"en": tongue, "lt": tongue})
            what = say("this paragraph is in another language than the document ({language})", language=name)
            yield found(passage, what, say("translate it, or set it as a quotation"), "warning")


def _bare(passage: Passage) -> str:
    text = passage.text
    for _ in range(_LAYERS):
        text = _QUOTED.sub(" ", text)
    opened = re.search(r"[„“«]", text)  # a quotation that runs on into the next paragraph
    return text[: opened.start()] if opened else text


def _signs(words: list[str], language: str) -> float:
    """How much of these words is of a language: its small words count one, words with letters of its own a half."""
    letters = sum(bool(_LETTERS[language].search(word)) for word in words) / 2
    return sum(word in _SEEN[language] for word in words) + letters


def _other_tongue(text: str, language: str) -> str | None:
    """A third language, where nearly nothing of the document's own is seen."""
    words = [word.lower() for word in _WORD.findall(text) if len(word) > 1]
    return language_of(" ".join(words)) if len(words) > 15 and _signs(words, language) < len(words) * 0.05 else None
