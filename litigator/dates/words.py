"""The words of a date: a day read back with its weekday, and every shape a month, weekday or ordinal is met in.

Words are compared folded: lower case, no Lithuanian diacritics, so `GEGUŽĖS`, `gegužės` and `geguzes` are one word.
"""

from collections.abc import Iterator
from datetime import date

from litigator.dates.written import EN_MONTHS, LT_MONTHS, written

WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_LT = (
    *("pirmadienis", "antradienis", "trečiadienis", "ketvirtadienis"),
    *("penktadienis", "šeštadienis", "sekmadienis"),
)


def in_words(day: date, language: str) -> str:
    """`2022 m. sausio 31 d., pirmadienis` in Lithuanian, `Monday, 31 January 2022` in English."""
    if language == "lt":
        return f"{written(day, 'lt')}, {WEEKDAYS_LT[day.weekday()]}"
    return f"{WEEKDAYS_EN[day.weekday()]}, {written(day, 'en')}"


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FOLDED = str.maketrans(
    _CAPITALS + "ąčęėįšųūž" + "ĄČĘĖĮŠŲŪŽ" + "\t\r\u00a0\u2007\u2009\u202f" + "\u2010\u2011",
    _CAPITALS.lower() + "aceeisuuz" * 2 + " \n    " + "--",
)


def fold(text: str) -> str:
    """The text in lower case and without diacritics; word processors' spaces and hyphens as plain ones.

    A character becomes one character, so a place in the folded text is a place in the text. Only the letters of the
    two languages are folded: a Cyrillic а stays what it is, and is refused.
    """
    return text.translate(_FOLDED)


_DECLENSIONS = {
    # how the genitive ends: the other singular cases, nominative to locative
    "io": ("is", "io", "iui", "i", "iu", "yje"),
    "jo": ("jis", "jo", "jui", "ji", "ju", "jyje"),
    "vo": ("vas", "vo", "vui", "va", "vu", "ve"),
    "os": ("a", "os", "ai", "oje"),
    "es": ("e", "es", "ei", "eje"),
}
_SOFTENED = {"dz": "d", "c": "t"}  # balandžio, but balandis; lapkričio, but lapkritis


def _cases(genitive: str) -> Iterator[str]:
    """The folded cases of a month given in the genitive: sausis, sausio, sausiui, sausi, sausiu, sausyje."""
    stem, ending = fold(genitive)[:-2], fold(genitive)[-2:]
    hard = next((stem.removesuffix(soft) + plain for soft, plain in _SOFTENED.items() if stem.endswith(soft)), stem)
    for case in _DECLENSIONS[ending]:
        yield (stem if case.startswith(("io", "iu")) else hard) + case


MONTHS_LT = {case: number for number, genitive in enumerate(LT_MONTHS, 1) for case in _cases(genitive)}
MONTHS_EN = {
    **{fold(name): number for number, name in enumerate(EN_MONTHS, 1)},
    **{fold(name[:3]): number for number, name in enumerate(EN_MONTHS, 1)},
    "sept": 9,
}
MONTHS = MONTHS_LT | MONTHS_EN

WEEKDAYS = {
    **{fold(name): number for number, name in enumerate(WEEKDAYS_EN)},
    **{fold(name[:3]): number for number, name in enumerate(WEEKDAYS_EN)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
    **{
        fold(name)[:-2] + case: number
        for number, name in enumerate(WEEKDAYS_LT)
        for case in ("is", "io", "iui", "i", "iu", "yje")
    },
}

ORDINAL_STEMS = (
    *("pirm", "antr", "treci", "ketvirt", "penkt", "sest", "septint", "astunt", "devint", "desimt"),
    *("vienuolikt", "dvylikt", "trylikt", "keturiolikt", "penkiolikt"),
    *("sesiolikt", "septyniolikt", "astuoniolikt", "devyniolikt", "dvidesimt"),
    *(
        f"dvidesimt {unit}"
        for unit in ("pirm", "antr", "treci", "ketvirt", "penkt", "sest", "septint", "astunt", "devint")
    ),
    *("trisdesimt", "trisdesimt pirm"),
)
# Feminine, because the word understood is `diena`: trečia, trečios…, and as a name trečioji, trečiosios…
ORDINAL_ENDINGS = ("a", "os", "ai", "oje", "oji", "osios", "ajai", "aja", "ojoje")
ORDINALS = {stem + ending: number for number, stem in enumerate(ORDINAL_STEMS, 1) for ending in ORDINAL_ENDINGS}
