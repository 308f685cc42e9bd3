"""Which State a name names, in English, French or Lithuanian, in the nominative or after «prieš»."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from litigator.library.contents import Library

LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "’": "'"}
)
_ALIASES = {
    "turkiye": "turkey",
    "turquie": "turkey",
    "republic of moldova": "moldova",
    "moldovos respublika": "moldova",
    "republique de moldova": "moldova",
    "republique de moldovie": "moldova",
    "czech republic": "czechia",
    "cekijos respublika": "czechia",
    "republique tcheque": "czechia",
    "slovak republic": "slovakia",
    "republique slovaque": "slovakia",
    "russian federation": "russia",
    "rusijos federacija": "russia",
    "federation de russie": "russia",
    "former yugoslav republic of macedonia": "north macedonia",
    "macedonia": "north macedonia",
    "ex republique yougoslave de macedoine": "north macedonia",
    "buvusioji jugoslavijos respublika makedonija": "north macedonia",
    "bosnia and herzegovina": "bosnia & herzegovina",
    "nyderlandus": "netherlands",
    "holland": "netherlands",
    "uk": "united kingdom",
    "jk": "united kingdom",
    "didzioji britanija": "united kingdom",
}


@lru_cache(maxsize=65_536)
def folded(words: str) -> str:
    """`words` in small letters without accents, one space between words, hyphens as spaces."""
    plain = unicodedata.normalize("NFKD", words.translate(LETTERS).casefold()).translate(LETTERS)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\u2010-\u2015\-]", " ", kept).split())


class States:
    """The States that can be respondents, by every name the library and the world's list of names (CLDR) give them."""

    def __init__(self, library: Library) -> None:
        self._states: dict[str, str] = {}
        english = library.countries.get("en", {})
        for code, name in english.items():
            self._states[_state(name)] = _state(name)
            for language, names in library.countries.items():
                if language != "en" and code in names:
                    self._learn(names[code], _state(name))
        for state in library.states.values():
            key = _state(english.get(state.code or "", state.name))
            key = self._states.get(key, key)
            for form in (state.name, *state.lt.values()):
                self._states[_state(form)] = key
        self._french_known = "fr" in library.countries

    def _learn(self, name: str, key: str) -> None:
        """A name in the nominative, and the accusative that follows «prieš»."""
        form = _state(name)
        self._states.setdefault(form, key)
        for nominative, accusative in (("as", "a"), ("is", "i"), ("us", "u"), ("ys", "i"), ("ai", "us")):
            if form.endswith(nominative):
                self._states.setdefault(form.removesuffix(nominative) + accusative, key)

    def know_french(self) -> None:
        """Names of States in French are read only when a French citation is met."""
        if self._french_known:
            return
        from babel import Locale

        self._french_known = True
        english = Locale("en").territories
        for code, name in Locale("fr").territories.items():
            self._states.setdefault(_state(name), _state(english.get(code, name)))

    def named(self, words: str) -> str | None:
        """The State that `words` name, in a form all its names share; None where they name none."""
        form = _state(words)
        form = _ALIASES.get(form, form)
        return self._states.get(form)

    def respondents(self, words: str) -> Iterator[str]:
        """The States on one side of a name; where it names none, its own words."""
        whole = self.named(words)
        if whole is not None:
            yield whole
            return
        parts = re.split(r"\s+(?:and|ir|et)\s+|,\s*", words, flags=re.IGNORECASE)
        known = [self.named(part) for part in parts]
        if any(known):
            yield from (state or _state(part) for state, part in zip(known, parts, strict=True) if part.strip())
        else:
            yield _state(words)


def _state(words: str) -> str:
    """A State's name in the one form it is looked up by."""
    form = folded(words).replace(" & ", " and ").removeprefix("the ").removeprefix("la ").removeprefix("le ")
    form = form.removeprefix("l'").removeprefix("les ").strip(" .,;")
    return _ALIASES.get(form, form)
