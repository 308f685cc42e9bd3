"""Words as the index keeps them: folded and lower-case; beside each its stem, English or Lithuanian; and which words say nothing.

The English stems are the search engine's own, so that what is indexed and what is asked are cut alike. Lithuanian ones are cut here:
the engine has none.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

LONGEST = 60  # characters of a word; what is longer is no word
WORD = re.compile(r"[^\W_]+")
_SILENT_EN = (
    "a an and any are as at be been being but by can could did do does each for from had has have he her here him his how i if in into is it "
    "its just me my no nor not of off on only onto or our out own she should so some such than that the their them then there these they "
    "this those to too under until up upon us was we were what when where which who whom whose why will with would you your about after "
    "again all also am because before between both during every even ever few further get gets got he's itself let like may might more most "
    "much must never now once one other ought over put same says see shall since still take through very want wants way while whether s t v"
)
_SILENT_LT = (
    "ir ar bei o bet kad kai kaip kas ką kam kuo kuris kuri kurie kurio kurios kuriam kurią kurį kur į iš ant su be per po prie prieš už nuo "
    "iki dėl apie tai tas ta tie tos to tą tam šis ši šio šios šią šį jis ji jie jos jo jų jam jai jį ją juo mano tavo savo mes jūs aš tu man "
    "mane manęs mus mums nors nes jei jeigu ne nėra yra buvo būti bus esu esi esame dar jau tik taip pat ten čia todėl vis tiek vėl gali "
    "galiu turi labai visi visas viską kiti kitas kitą kitiems kito kitos pagal tarp arba nei net ką nors kažkas koks kokia kokie"
)
_LITHUANIAN = re.compile(r"[ąčęėįšųūž]", re.IGNORECASE)
_LITHUANIAN_SMALL = frozenset(_SILENT_LT.split()) - frozenset(_SILENT_EN.split())
_FOLDED = str.maketrans("ąčęėįšųūž", "aceeisuuz")


@lru_cache(maxsize=1)
def analyzers() -> dict[str, Any]:
    """The engine's analyzers by the name the schema calls them by."""
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    def plain(tokenizer: Any) -> Any:
        builder = TextAnalyzerBuilder(tokenizer).filter(Filter.remove_long(LONGEST)).filter(Filter.lowercase())
        return builder.filter(Filter.ascii_fold())

    return {
        "words": plain(Tokenizer.simple()).build(),
        "stems": plain(Tokenizer.simple()).filter(Filter.stemmer("english")).build(),
        "given": TextAnalyzerBuilder(Tokenizer.whitespace()).build(),
    }


def plain(text: str) -> str:
    """`text` as the engine can take it: half a surrogate pair is no character."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def words(text: str) -> list[str]:
    """The words of `text`, folded: `Išsiųstas` → `issiustas`."""
    found: list[str] = analyzers()["words"].analyze(plain(text))
    return found


def stems(text: str) -> list[str]:
    """The English stems of `text`, one for each of its words."""
    found: list[str] = analyzers()["stems"].analyze(plain(text))
    return found


@lru_cache(maxsize=1)
def _lithuanian() -> Any:
    from importlib import import_module

    return import_module("snowballstemmer").stemmer("lithuanian")


@lru_cache(maxsize=200_000)
def lithuanian_stem(word: str) -> str:
    """The stem of one Lithuanian word, folded: `sulaikymą` → `sulaikym`."""
    stem: str = _lithuanian().stemWord(word.lower())
    return "".join(words(stem)) if not stem.isascii() else stem


def lithuanian_stems(text: str) -> list[str]:
    """The Lithuanian stems of `text`, one for each of its words."""
    return [lithuanian_stem(word) for word in WORD.findall(text) if len(word) <= LONGEST]


@lru_cache(maxsize=1)
def silent() -> dict[str, frozenset[str]]:
    """The stems that say nothing of what is asked, by language; and `words`, the folded words of both."""
    return {
        "en": frozenset(stems(_SILENT_EN)),
        "lt": frozenset(lithuanian_stems(_SILENT_LT)),
        "words": frozenset(words(f"{_SILENT_EN} {_SILENT_LT}")),
    }


def looks_lithuanian(text: str) -> bool:
    """Whether a text is in Lithuanian: by its small words, and by the letters of the others (a name has them in any language)."""
    said = {word.lower() for word in WORD.findall(text[:4_000])}
    lettered = sum(1 for word in said if _LITHUANIAN.search(word))
    small = len(said & _small("lt")) + len(said & (_LITHUANIAN_SMALL - _small("lt")))
    return small + lettered / 2 > len(said & _small("en"))


@lru_cache(maxsize=2)
def _small(language: str) -> frozenset[str]:
    text = _SILENT_LT.translate(_FOLDED) if language == "lt" else _SILENT_EN
    others = set(_SILENT_EN.split()) if language == "lt" else set(_SILENT_LT.translate(_FOLDED).split())
    return frozenset(text.split()) - others


def telling(found: Iterable[str], language: str) -> list[str]:
    """The stems that say something, each once, in their order; all of them where none does."""
    each = list(dict.fromkeys(found))
    kept = [stem for stem in each if stem not in silent()[language] and (len(stem) > 1 or stem.isdigit())]
    return kept or each


def starts(text: str, found: Sequence[str]) -> list[tuple[int, str]]:
    """Where each of the stems `found` of `text` begins; empty where engine and text do not count the same words."""
    places = [match.start() for match in WORD.finditer(text)]
    return list(zip(places, found, strict=True)) if len(places) == len(found) else []
