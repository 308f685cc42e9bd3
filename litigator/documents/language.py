"""Which language a text is in, by its commonest words: enough for a page, silent where it is not sure."""

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in that is was for on with as by his it had be not this from which at has are have an were been or",
    "fr": "le la les des du de et en que est dans une un pour par qui sur au aux ne pas ce cette avec été sont il elle l d",
    "lt": "ir kad yra į su dėl iš nuo buvo ar kaip pagal tai jo jos taip pat ne bei už arba prie per tik apie jis kurie teismo",
    "de": "der die das und den dem des ist zu nicht mit von sich auf für im ein eine einer als nach durch wird auch hat bei",
    "pl": "w i z na się do nie że jest o od za przez dla przy oraz został jego jej który która po był było jako lub",
    "lv": "un ir ka uz no ar par pie kā tika bija nav vai lai šī tā pēc kas arī to viņa tiesas tiesa",
    "et": "ja on ei et see kui oli mis ning selle tema kohus või kes ta ka mitte oma kohtu",
    "ru": "и в не на что с по как к из от за для был его это при или также суд о до было",
    "uk": "і в не на що з по як до та від за для був його це при або також суд про було у",
    "es": "el la los las de que y en un una por con para se del su al no es como fue lo",
    "it": "il la di che e in un una per con non del della dei è al alla nel sono si da",
    "nl": "de het een en van in dat is te op voor met niet zijn die aan door bij ook als om",
}
_WORDS = {language: frozenset(words.split(" ")) for language, words in _COMMON.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 6_000
_FEWEST = 12


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where too few common words say so or two languages say it alike."""
    start = max(0, len(text) // 2 - _LOOKED_AT // 2)  # the middle: a first page is names and numbers
    words = Counter(_TOKEN.findall(text[start : start + _LOOKED_AT].lower()))
    total = sum(words.values())
    if total < _FEWEST:
        return None
    shares = sorted(
        ((sum(words[word] for word in known) / total, language) for language, known in _WORDS.items()), reverse=True
    )
    (best, language), (second, _) = shares[:2]
    return language if best >= 0.1 and best >= 1.3 * second else None
