"""How names are declined in Lithuanian, and how foreign ones are written there: endings as data, every form of a name made from them."""

from collections.abc import Iterable, Iterator
from itertools import product

from litigator.privacy.folding import folded

# By the ending of the nominative: what stands in its place in the other cases (singular and plural), folded of accents.
ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ias", ("ias", "io", "iui", "ia", "iu", "yje", "iai", "iams", "ius", "iais", "iuose", "y")),
    ("as", ("as", "o", "ui", "a", "u", "e", "ai", "ams", "us", "ais", "uose", "ame", "ene", "aite")),
    (
        "is",
        (
            "is",
            "io",
            "iui",
            "i",
            "iu",
            "yje",
            "iai",
            "iams",
            "ius",
            "iais",
            "iuose",
            "iene",
            "yte",
            "es",
            "ies",
            "imi",
            "y",
        ),
    ),
    ("ys", ("ys", "io", "iui", "i", "iu", "yje", "iai", "iams", "ius", "iais", "iuose", "iene", "yte", "y")),
    ("us", ("us", "aus", "ui", "u", "umi", "uje", "au", "ai", "ums", "us", "umis", "iene", "iaus", "iui", "iu")),
    ("e", ("e", "es", "ei", "eje", "iu", "ems", "emis", "ese")),
    ("ia", ("ia", "ios", "iai", "ioje", "iu", "ioms", "ias", "iomis")),
    ("a", ("a", "os", "ai", "oje", "u", "oms", "as", "omis", "o", "ui")),
    ("i", ("i", "is", "io", "iui", "iu", "yje", "iai", "iams", "ius", "iais", "s", "iene", "yte", "os", "ai", "a")),
    ("y", ("y", "ys", "io", "iui", "i", "iu", "yje", "is", "iai", "s")),
    ("o", ("o", "as", "ui", "u", "a", "s", "os", "ai", "on", "onas", "ono", "onui", "ona")),
    ("u", ("u", "us", "aus", "ui", "umi", "uje", "au", "ai", "ams", "s", "o", "as")),
)
AFTER_CONSONANT = (
    *("", "as", "o", "ui", "a", "u", "e", "ai", "ams", "us", "ais", "uose", "ame"),
    *("is", "io", "iui", "i", "iu", "yje", "iai", "iams", "ius", "iais"),
    *("s", "es", "iene", "aite", "yte", "ute", "aus", "umi", "uje"),
)
WITH_APOSTROPHE = (
    "s",
    "as",
    "o",
    "ui",
    "a",
    "u",
    "is",
    "io",
    "iui",
    "us",
    "aus",
    "ai",
    "ams",
    "os",
    "oje",
)  # Diallo'ui, Reza'os
# What a name grows by in a family's mouth and in a married woman's or a daughter's name: the stem takes these, each declined.
_FEMININE = ("e", "es", "ei", "eje", "iu", "ems", "emis", "ese")
_MASCULINE = ("is", "io", "iui", "i", "iu", "yje", "iai", "iams", "ius", "iais")
GROWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    *(
        (suffix, _FEMININE) for suffix in ("ien", "uvien", "ait", "yt", "ut", "iut", "el")
    ),  # Nazarienė, Nazaraitė, Zahrutė
    *((suffix, _MASCULINE) for suffix in ("el", "ul", "ut", "yt", "ait")),  # Omidėlis, Omidutis
    *((suffix, ("as", "o", "ui", "a", "u", "e", "ai", "ams", "us", "ais")) for suffix in ("uk", "iuk")),  # Faridukas
)
_OF_A_WOMAN = (
    "uviene",
    "iene",
    "aite",
    "yte",
    "iute",
    "ute",
)  # what stands after the stem of a husband's or a father's name
_OF_A_MAN = ("as", "is", "ys", "us")
AFTER_VOWEL = (
    "us",
    "aus",
    "ui",
    "u",
    "umi",
    "uje",
    "au",
    "ai",
    "ams",
    "ais",
    "uose",
    "o",
    "is",
    "io",
)  # Karzai: Karzajus, Karzajaus
SOFTENED = {"t": "c", "d": "dz"}  # Valentis, Valenčio; Davidis, Davidžio
_VOWELS = "aeiouy"
# Ways foreign names are written: from the usual Latin spelling to the Lithuanian ear. Each may or may not be taken.
HEARD: tuple[tuple[str, str], ...] = (
    ("iya", "ia"),
    ("ts", "c"),
    ("kh", "ch"),
    ("sh", "s"),
    ("zh", "z"),
    ("ch", "c"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("dj", "dz"),
    ("j", "dz"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "y"),
    ("w", "v"),
    ("x", "ks"),
    ("q", "k"),
    ("ck", "k"),
    ("y", "j"),
    ("y", "i"),
    ("h", "ch"),
    ("h", ""),
)
_MOST_CHOICES = 5
_DOUBLE = ("bb", "cc", "dd", "ff", "gg", "kk", "ll", "mm", "nn", "pp", "rr", "ss", "tt", "zz")


def forms_of(part: str) -> set[str]:
    """Every form of one word of a name (`Ahmad`, `Karimi`, `Zahra`), folded: as it stands, as Lithuanian hears it, each declined."""
    base = folded(part)
    if not base or not _is_latin(base):
        return {base} - {""}
    return {form for spelling in spellings_of(base) for form in (*declined(spelling), *grown(spelling))}


def _is_latin(word: str) -> bool:
    return word.isascii()


def spellings_of(base: str) -> set[str]:
    """A folded name as it may be spelt: itself, and every mix of the ways it is heard. A name of three letters is spelt as it is."""
    if len(base) < 4:
        return {base}
    taken = [(foreign, heard) for foreign, heard in HEARD if foreign in base][:_MOST_CHOICES]
    found = {base}
    for choice in product((False, True), repeat=len(taken)):
        word = base
        for (foreign, heard), wanted in zip(taken, choice, strict=True):
            if wanted:
                word = word.replace(foreign, heard)
        found.add(word)
        found.add(_single(word))
    return {word for word in found if len(word) >= 3}


def _single(word: str) -> str:
    for double in _DOUBLE:
        word = word.replace(double, double[0])
    return word


def declined(nominative: str) -> set[str]:
    """The forms of a folded nominative, itself among them."""
    found = {nominative, *(nominative + ending for ending in WITH_APOSTROPHE)}
    if nominative[-1] not in _VOWELS:
        found.update(nominative + ending for ending in AFTER_CONSONANT)
        found.update(_softened(nominative, AFTER_CONSONANT))
    if len(nominative) > 4 and nominative[-1] in "iyj" and nominative[-2] in _VOWELS:
        found.update(f"{nominative[:-1]}j{ending}" for ending in AFTER_VOWEL)
    for ending, others in ENDINGS:
        if nominative.endswith(ending) and len(nominative) - len(ending) >= 2:
            stem = nominative[: len(nominative) - len(ending)]
            found.update(stem + other for other in others)
            found.update(_softened(stem, others))
            break
    return {form for form in found if len(form) >= min(3, len(nominative))}


def grown(nominative: str) -> Iterator[str]:
    """The declined names a folded name grows into: of a wife, a daughter, a child called by a pet name."""
    stem = nominative[:-1] if nominative[-1] in _VOWELS else nominative
    stem = stem.removesuffix("a") if stem.endswith("aa") else stem
    if len(stem) < 3:
        return
    if len(stem) > 5 and stem.endswith(_OF_A_MAN):
        yield from _grown_from(stem[:-2])  # Petraitienė
    for ending in _OF_A_WOMAN:
        kin = nominative.removesuffix(ending)
        if kin != nominative and len(kin) > 3:
            yield from (form for masculine in _OF_A_MAN for form in declined(kin + masculine))
            yield from _grown_from(kin)
            break
    yield from _grown_from(stem)


def _grown_from(stem: str) -> Iterator[str]:
    for suffix, endings in GROWN:
        for ending in endings:
            soft = ending[:2] in ("io", "iu", "ia") and suffix[-1] in SOFTENED
            yield stem + (suffix[:-1] + SOFTENED[suffix[-1]] if soft else suffix) + ending


def _softened(stem: str, endings: Iterable[str]) -> Iterator[str]:
    """`Valenč-io`: t and d before a soft ending."""
    for letter, soft in SOFTENED.items():
        if stem.endswith(letter):
            yield from (stem[: -len(letter)] + soft + ending for ending in endings if ending[:2] in ("io", "iu", "ia"))
