"""The few words the program itself puts into a draft, in each language. Everything else is the library's."""

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "lt": {
            "annex": "priedas",
            "annexes": "priedai",
            "pages": "l.",
            "gap": "TRŪKSTA",
            "draft": "JUODRAŠTIS — NETEIKTI",
            "problems": "Ko trūksta ir kas tikrintina",
            "paragraphs": "p.",
            "and": "ir",
            "ECtHR": "Europos Žmogaus Teisių Teismas",
            "CJEU": "Europos Sąjungos Teisingumo Teismas",
            "LT": "Lietuvos teismai",
            "UN": "Jungtinių Tautų institucijos",
            "acts": "Teisės aktai",
        },
        "en": {
            "annex": "Annex",
            "annexes": "Annexes",
            "pages": "pp.",
            "gap": "MISSING",
            "draft": "DRAFT — NOT FOR FILING",
            "problems": "What is missing and what to check",
            "paragraphs": "§",
            "and": "and",
            "ECtHR": "European Court of Human Rights",
            "CJEU": "Court of Justice of the European Union",
            "LT": "Courts of Lithuania",
            "UN": "United Nations bodies",
            "acts": "Legislation and treaties",
        },
    }
)


def annex_words(numbers: list[str], language: str) -> tuple[str, list[str], str]:
    """What stands before, between and after annex numbers: `(3, 4 priedai)`, `(Annexes 3 and 4)`."""
    words = WORDS[language]
    noun = words["annex"] if len(numbers) == 1 else words["annexes"]
    between = [", "] * max(len(numbers) - 2, 0) + ([f" {words['and']} "] if len(numbers) > 1 else [])
    return ("(", between, f" {noun})") if language == "lt" else (f"({noun} ", between, ")")
