"""The tongue the interface speaks: English as the code has it, or Lithuanian from the catalogue. The language of documents is another matter.

A sentence is written in English with named fields and passes `phrase`; the catalogue (`litigator/locale`) has its Lithuanian, and
`python -m litigator.cli.catalogue` keeps the two together. Nothing is loaded, and nothing looked up, as long as English is spoken.
"""

import os
from collections.abc import Iterator
from typing import Any

LANGUAGES = ("en", "lt")
DOMAIN = "litigator"
FOLDER = os.path.join(os.path.dirname(__file__), "locale")
_ASKED_BY_CLICK = "LANGUAGE"  # what gettext reads first, for the words of click itself
_spoken: Any = None  # the catalogue in use; None: English
_LONGEST = 600  # signs: what is longer was put together of more than a sentence
_ENOUGH = 10  # letters of its own that a sentence must have to be known again
_made: list[tuple[str, int, list[str], str]] = []  # the sentences taken apart, once one is to be known again
_before: list[str | None] = []  # what `LANGUAGE` was before Lithuanian was asked for


def speak(language: str) -> None:
    """From now on the interface speaks `language`, one of `LANGUAGES`; click, which has a gettext of its own, speaks it too."""
    global _spoken
    if language == spoken():
        return
    if language == "en":
        _spoken = None
        before = _before.pop()
        if before is None:
            os.environ.pop(_ASKED_BY_CLICK, None)
        else:
            os.environ[_ASKED_BY_CLICK] = before
        return
    import gettext

    _spoken = gettext.translation(DOMAIN, FOLDER, languages=[language])
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
    _before.append(os.environ.get(_ASKED_BY_CLICK))
    os.environ[_ASKED_BY_CLICK] = language


def again(kept: object) -> str:
    """A sentence that was kept in English, in the language spoken: the sentence of the catalogue it was made from is found and its fields are
    read back. What no sentence of the catalogue fits stays as it was kept. Only for words of the program's own, never for what a person wrote.
    """
    words = heard(kept)
    if _spoken is None or words != str(kept) or not 0 < len(words) <= _LONGEST:
        return words
    known = _spoken._catalog
    if words in known:
        return str(known[words]) or words
    import re

    if not _made:
        _made.extend(_taken_apart(known))
    best: tuple[int, str, dict[str, str]] | None = None
    for longest, own, pieces, lithuanian in _made:
        if longest in words and (best is None or own > best[0]):
            found = re.compile(_pattern(pieces), re.DOTALL).fullmatch(words)
            if found is not None:
                best = (own, lithuanian, found.groupdict())
    if best is None:
        return words
    return best[1].format_map({name: again(part) for name, part in best[2].items()})


def _taken_apart(known: dict[Any, str]) -> Iterator[tuple[str, int, list[str], str]]:
    """Each sentence with fields: its longest stretch of its own words, how many letters of its own it has, its pieces, its Lithuanian."""
    import re

    for english, lithuanian in known.items():
        if isinstance(english, str) and "{" in english and lithuanian:
            pieces = re.split(r"\{(\w+)[^}]*\}", english)
            own = sum(map(len, pieces[::2]))
            if own >= _ENOUGH:
                yield max(pieces[::2], key=len), own, pieces, lithuanian


def _pattern(pieces: list[str]) -> str:
    """The sentence as an expression: its words as they are, its fields anything; a field that stands twice is the same twice."""
    import re

    seen: set[str] = set()
    made = ""
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            made += re.escape(piece)
        else:
            made += f"(?P={piece})" if piece in seen else f"(?P<{piece}>.+?)"
            seen.add(piece)
    return made


def spoken() -> str:
    """The language the interface speaks now."""
    return "en" if _spoken is None else "lt"


def phrase(english: str, /, **parts: object) -> str:
    """The sentence in the language spoken, its `parts` put into its named fields."""
    if _spoken is None:
        return english.format_map(parts) if parts else english
    said: str = _spoken.gettext(english)
    return said.format_map(_heard(parts)) if parts else said


def plural(one: str, many: str, number: int, /, **parts: object) -> str:
    """The sentence as the language has it for `number` things; `{count}` is the number."""
    if _spoken is None:
        return (one if number == 1 else many).format_map({"count": number, **parts})
    said: str = _spoken.ngettext(one, many, number)
    return said.format_map({"count": number, **_heard(parts)})


def marked(english: str) -> str:
    """The words as they are: they are in the catalogue, and pass `phrase` where they are shown."""
    return english


def word(english: str) -> str:
    """A word that stands in the data (a standing, an urgency) as the language has it; one that the catalogue lacks stays as it is."""
    return english if _spoken is None or not english else _spoken.gettext(english)


def either(english: str, lithuanian: str | None) -> str:
    """Of two wordings that come from the data, the one in the language spoken; the English one where there is no other."""
    return english if _spoken is None else lithuanian or english


class Sentence(str):
    """An English sentence that can still be said in Lithuanian: what a pure room says may be kept, or printed in a document, before it is shown."""

    parts: dict[str, object]
    english: str

    @property
    def lt(self) -> str:
        """The sentence in Lithuanian, its parts too where they are sentences."""
        import gettext

        catalogue = gettext.translation(DOMAIN, FOLDER, languages=["lt"])
        told = {name: getattr(part, "lt", part) for name, part in self.parts.items()}
        said: str = catalogue.gettext(self.english)
        return said.format_map(told) if told else said


class Pair(str):
    """English words with their Lithuanian beside them, neither of which is in the catalogue: a day in words, a name."""

    lt: str


def paired(english: str, lithuanian: str) -> Pair:
    made = Pair(english)
    made.lt = lithuanian
    return made


def lasting(english: str, /, **parts: object) -> Sentence:
    """The sentence in English whatever is spoken, with its Lithuanian behind it: for rooms whose words are kept before they are shown."""
    made = Sentence(english.format_map(parts) if parts else english)
    made.english, made.parts = english, parts
    return made


def _heard(parts: dict[str, object]) -> dict[str, object]:
    return {name: heard(part) if isinstance(part, str) else part for name, part in parts.items()}


def in_language(words: object, language: str) -> str:
    """`words` in `language`, whatever is spoken: for a text that has a language of its own."""
    return str(getattr(words, "lt", words)) if language == "lt" else str(words)


def heard(words: object) -> str:
    """`words` as they are to be shown: a sentence that has a Lithuanian of its own in the language spoken, anything else as it is."""
    if _spoken is not None:
        lithuanian = getattr(words, "lt", None)
        if isinstance(lithuanian, str):
            return lithuanian
    return str(words)
