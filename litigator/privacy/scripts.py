"""Names in other alphabets than ours: what a word of theirs sounds like, whose name that is, and how Latin letters write it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product

Part = tuple[str, str]  # whose, and which word of the name

_MOST = 64  # ways one word may sound
# What Latin letters may sound like, the longest first; of several sounds each counts. `c` is the sound of «church», `ts` that of «tsar».
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    *(("schtsch", ("s",)), ("chtch", ("s",)), ("tsch", ("c",)), ("shch", ("s",)), ("sch", ("s",)), ("tch", ("c",))),
    *(("dsch", ("dz",)), ("dzh", ("dz",))),
    *(("zh", ("z",)), ("sh", ("s",)), ("kh", ("h",)), ("gh", ("g",)), ("ch", ("c", "h", "s")), ("ph", ("f",))),
    *(("th", ("t",)), ("dh", ("d", "z")), ("dj", ("dz",)), ("ts", ("ts",)), ("tz", ("ts",)), ("ck", ("k",))),
    *(("sc", ("s", "sk")), ("ou", ("u", "ov")), ("oo", ("u",)), ("ee", ("i",)), ("yo", ("io", "e"))),
    *(("io", ("io", "e")), ("jo", ("io", "e", "dzo", "zo")), ("je", ("ie", "dze", "ze")), ("j", ("i", "dz", "z"))),
    *(("y", ("i",)), ("w", ("v",)), ("q", ("k",)), ("x", ("ks",)), ("c", ("k", "s", "ts", "c"))),
)
_HEARD = dict(_LATIN)
_TOKEN = re.compile("|".join(written for written, _ in _LATIN) + "|.", re.DOTALL)
_CYRILLIC = {
    **dict(zip("абвгґдеєжзиіјклљмнњопрстћуфхчшщыэ", "abvggdeezziiikllmnnoprstcufhcssie", strict=True)),
    "ц": "ts",
    "ю": "iu",
    "я": "ia",
    "ъ": "",
    "ь": "",
    "ђ": "dz",
    "џ": "dz",
    "ѕ": "dz",
    "ѣ": "e",
    "һ": "h",
    "ҳ": "h",
    "қ": "k",
    "ғ": "g",
    "ң": "n",
    "ө": "o",
    "ү": "u",
    "ұ": "u",
    "ҷ": "dz",
    "ә": "a",
}
_IS_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_WITHOUT_VOWELS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]+")  # Hebrew, Arabic, Syriac …
_ARABIC = {
    **dict(zip("بپتثحخدذرزژسشصضطظغفقکگلمنهی", "bptshhdzrzzsssztzgfkkglmnhi", strict=True)),
    "ج": "dz",
    "چ": "c",
    "و": "v",
    "ا": "a",
    "ع": "",
    "ء": "",
    "ڈ": "d",
    "ٹ": "t",
    "ڑ": "r",
    "ھ": "h",
    "ے": "i",
    "ں": "n",
}
_ARTICLE = "ال"
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouv]")
# What stands in the place of a name's end when Russian, Ukrainian or Belarusian declines it, as it sounds.
_NOUN = frozenset(
    ("", "a", "u", "om", "em", "e", "i", "ia", "iu", "iom", "am", "ami", "ah", "iam", "iami", "iah", "ovi", "evi")
)
_ADJECTIVE = frozenset(
    (
        *(
            "i",
            "ogo",
            "oho",
            "omu",
            "im",
            "om",
            "aia",
            "oi",
            "oiu",
            "uiu",
            "u",
            "a",
            "ih",
            "imi",
            "e",
            "ego",
            "emu",
            "ei",
        ),
        *("ai", "aiu", "aga", "amu"),  # Belarusian
    )
)
_FEMININE = frozenset(
    (
        "",
        "a",
        "i",
        "e",
        "u",
        "oi",
        "oiu",
        "ei",
        "eiu",
        "o",
        "am",
        "ami",
        "ah",
        "ia",
        "iu",
        "iam",
        "iami",
        "iah",
        "om",
        "im",
    )
)
_SOFT = frozenset(("", "i", "ia", "iu", "em", "e", "ev", "iam", "iami", "iah", "evi"))
_SURNAME = _NOUN | frozenset(("oi", "oiu", "im", "ih", "imi"))
_NEUTER = frozenset(("o", "a", "u", "om", "e", "i", "am", "ami", "ah"))
# Of other alphabets: Georgian, Armenian, Greek.
_ELSEWHERE = frozenset(("", "i", "is", "s", "m", "ma", "in", "n", "u", "o", "e"))
_FLEETING = re.compile(r"(?<=[^aeiou])[eo](?=[^aeiou]$)")
_SHORTEST = 3  # sounds of a stem that takes endings
ALIKE, _LIKE_BY_CONSONANTS = 80, 65  # of a hundred


@lru_cache(maxsize=20_000)
def sounds_of(word: str) -> frozenset[str]:
    """What a folded word of any alphabet may sound like. Equal sounds are one name, however it is written."""
    if word.isascii():
        return frozenset(_heard(word))
    if _IS_CYRILLIC.fullmatch(word):
        told = "".join(_CYRILLIC.get(letter, letter) for letter in word)
        other = "".join("h" if letter == "г" else _CYRILLIC.get(letter, letter) for letter in word)  # as in Ukrainian
        return frozenset((_plain(told), _plain(other)))
    if _WITHOUT_VOWELS.fullmatch(word):
        told = "".join(_ARABIC.get(letter) or _in_latin(letter) for letter in word if letter not in "عء")
        return frozenset((_plain(told),))
    return frozenset(_heard(_in_latin(word)))


def _heard(word: str) -> Iterator[str]:
    choices = [_HEARD.get(token, (token,)) for token in _TOKEN.findall(word)]
    if len(word) > _SHORTEST and word[-1] == "h" and len(choices[-1]) == 1:
        choices[-1] = (choices[-1][0], "")  # Abdullah, Fatemeh: written and not said
    for chosen in islice(product(*choices), _MOST):
        yield _plain("".join(chosen))


def _plain(sounds: str) -> str:
    return _DOUBLED.sub(r"\1", _DOUBLED.sub(r"\1", sounds).replace("ie", "e"))


def _in_latin(text: str) -> str:
    from anyascii import anyascii

    return "".join(letter for letter in anyascii(text).lower() if letter.isalpha())


@lru_cache(maxsize=20_000)
def consonants_of(word: str) -> frozenset[str]:
    """What is left of a word's sounds without vowels, without `v` (which Arabic writes for one) and without an `h` at the end."""
    words = {word, word.removeprefix(_ARTICLE)} if _WITHOUT_VOWELS.match(word) else {word}
    found = (_VOWELS.sub("", sound) for one in words for sound in sounds_of(one))
    return frozenset(_DOUBLED.sub(r"\1", one).removesuffix("h") for one in found)


@dataclass(slots=True)
class Heard:
    """The words of the people's names by their sound. Build it with `take`."""

    parts: set[Part] = field(default_factory=set)
    whole: dict[str, set[Part]] = field(default_factory=dict)
    stems: dict[str, set[tuple[frozenset[str], Part]]] = field(default_factory=dict)

    def take(self, key: str, part: str, *, weak: bool = False) -> None:
        """Remember a folded word of a name, and the stems its declined forms begin with; of a `weak` one only itself, whole."""
        if not weak:
            self.parts.add((key, part))
        for sound in sounds_of(part):
            self.whole.setdefault(sound, set()).add((key, part))
            for stem, endings in () if weak else _stems(sound):
                if len(stem) >= _SHORTEST:
                    self.stems.setdefault(stem, set()).add((endings, (key, part)))

    def certain(self, word: str) -> set[Part]:
        """Whose name a folded word of another alphabet is, of which word of it: letter for letter, declined or not."""
        found: set[Part] = set()
        if word.isascii() or _WITHOUT_VOWELS.match(word):
            return found
        cyrillic = bool(_IS_CYRILLIC.match(word))
        for sound in sounds_of(word):
            found |= self.whole.get(sound, set())
            for cut in range(max(_SHORTEST, len(sound) - 4), len(sound) + 1):
                for endings, part in self.stems.get(sound[:cut], ()):
                    if sound[cut:] in (endings if cyrillic else _ELSEWHERE):
                        found.add(part)
        return found

    def near(self, word: str, alike: int = ALIKE) -> set[Part]:
        """Whose name a folded word may be, heard or misspelt a little; of what is written without vowels, by its consonants."""
        return {part for part in self.parts if is_near(word, part[1], alike)}


@lru_cache(maxsize=20_000)
def is_near(word: str, base: str, alike: int = ALIKE) -> bool:
    """Whether a word and a name, both folded, in any alphabet and declined a little, sound `alike` (of a hundred). Alone it proves nothing."""
    from rapidfuzz import fuzz

    if min(len(word), len(base)) < 2:
        return False
    skeletons = {one for one in consonants_of(word) & consonants_of(base) if len(one) > 1}
    if _WITHOUT_VOWELS.match(word) or _WITHOUT_VOWELS.match(base):
        return bool(skeletons)
    said = {
        sound[: len(sound) - cut] for sound in sounds_of(word) for cut in (0, 1, 2) if len(sound) - cut >= _SHORTEST
    }
    best = max((fuzz.ratio(one, other) for one in said for other in sounds_of(base)), default=0)
    declined = any(one[:-1] in consonants_of(base) for one in consonants_of(word)) if len(word) > 4 else False
    return best >= alike or (bool(skeletons or declined) and best >= _LIKE_BY_CONSONANTS)


def _stems(sound: str) -> Iterator[tuple[str, frozenset[str]]]:
    """What of a name in the nominative stays when it is declined, and the endings that follow it."""
    if sound.endswith("aia"):
        yield sound[:-3], _ADJECTIVE
    elif sound.endswith("ia"):
        yield sound[:-2], _FEMININE
    elif sound.endswith("a"):
        yield sound[:-1], _FEMININE
    elif sound.endswith("ki"):
        yield sound[:-1], _ADJECTIVE
    elif sound.endswith("i"):
        yield sound[:-1], _SOFT - {""} if sound[-2:-1] not in "aeou" else _SOFT
    elif sound.endswith("o"):
        yield sound[:-1], _NEUTER
    elif sound[-1:] not in ("", "e", "u"):
        yield sound, _SURNAME if sound.endswith(("ov", "ev", "in")) else _NOUN
        if len(sound) > _SHORTEST + 1 and _FLEETING.search(sound):
            yield _FLEETING.sub("", sound), _NOUN - {""}  # Pavel, Pavla


# Latin spellings of a name in Cyrillic

_LITHUANIAN = {
    **dict(zip("абвгґдезиіклмнопрстуфыэ", "abvggdeziiklmnoprstufye", strict=True)),
    "ж": "ž",
    "й": "j",
    "х": "ch",
    "ц": "c",
    "ч": "č",
    "ш": "š",
    "щ": "šč",
    "ю": "ju",
    "я": "ja",
    "є": "je",
    "ї": "ji",
    "ё": "io",
    "ў": "u",
    "ъ": "",
    "ь": "",
    "'": "",
    "’": "",
}
_PASSPORT = {
    **_LITHUANIAN,
    "ж": "zh",
    "й": "i",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
    "є": "ie",
    "ї": "i",
    "ё": "e",
    "ъ": "ie",
}
_UKRAINIAN = {**_PASSPORT, "г": "h", "и": "y", "й": "i", "ґ": "g"}
_ENGLISH = {**_PASSPORT, "ю": "yu", "я": "ya", "й": "y", "є": "ye", "ї": "yi", "ё": "yo", "ъ": ""}


def latin_spellings(name: str) -> Iterator[str]:
    """A name of another alphabet in Latin letters: one for one, and one in Cyrillic as Lithuanian, passports and English write it."""
    from anyascii import anyascii

    yield anyascii(name)
    if any(_IS_CYRILLIC.match(letter) for letter in name):
        for letters in (_LITHUANIAN, _PASSPORT, _UKRAINIAN, _ENGLISH):
            yield "".join(_capital(letter, letters.get(letter.lower(), letter)) for letter in name)


def _capital(letter: str, written: str) -> str:
    return written.capitalize() if letter.isupper() else written
