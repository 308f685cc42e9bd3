"""Lists of provisions beside the name of their act: «134 straipsnio 2 dalies 9 ir 10 punktai», “Articles 3, 5 § 1 and 13”, “points 1 and 3 of Article 70(3)”.

A list is read as far as every word belongs to it. A number that may be an article or a paragraph (“Article 5 § 1 and 4”) is left out:
a table of authorities says nothing that the text does not.
"""

import re
from functools import cache, lru_cache

from litigator.citations.words import ORDINALS
from litigator.shape import dataclass

Path = tuple[tuple[int, str], ...]
"""The way to one provision: (level, number or letter), where 0 is the article, 1 its paragraph, 2 a point, 3 what is below."""

ARTICLE, PARAGRAPH, POINT, BELOW = range(4)
_REACH, _WIDEST = 240, 40
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Listed:
    """The provisions of a list as they are stored (`5(1)(f)`, `101(p4)`), each once, and where in its text the list stands."""

    provisions: tuple[str, ...]
    start: int
    end: int


def _listed(paths: list[Path], start: int, end: int) -> Listed:
    return Listed(tuple(dict.fromkeys(written(path) for path in paths)), start, end)


def written(path: Path) -> str:
    """`134(2)(9)`, `37(b)`; a numbered point of an article without paragraphs is `101(p4)`."""
    levels, labels = zip(*path, strict=True)
    if levels == (ARTICLE, POINT) and labels[1].isdigit():
        return f"{labels[0]}(p{labels[1]})"
    return str(labels[0]) + "".join(f"({label})" for label in labels[1:])


def _spread(first: str, last: str | None) -> list[str]:
    """Every number or letter of a range, its ends where it does not rise or is too wide to be one; one alone where there is no `last`."""
    if last is None:
        return [first]
    if first.isdigit() and last.isdigit() and int(first) < int(last) <= int(first) + _WIDEST:
        return [str(number) for number in range(int(first), int(last) + 1)]
    if len(first) == len(last) == 1 and first.isalpha() and first < last:
        return [chr(letter) for letter in range(ord(first), ord(last) + 1)]
    return [first, last]


def _patient(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space stands for one to three of them, as where a word processor parts words."""
    return re.compile(pattern.replace(" ?", r"\x20{0,3}").replace(" ", r"\x20{1,3}"))


# Lithuanian: the act stands first, and a list of numbers before the word that says what they are.

_LEVELS = {"s": ARTICLE, "d": PARAGRAPH, "p": POINT}
_ORDINAL = "|".join(ORDINALS)


@cache
def _subparagraph() -> re.Pattern[str]:
    """«pirmos pastraipos» between a paragraph and its points: a provision is stored without it."""
    return _patient(rf" ?(?:(?:{_ORDINAL})\w{{1,6}}|\d{{1,2}}) pastraip\w{{1,4}}")


@cache
def _lithuanian() -> re.Pattern[str]:
    label = (
        rf"(?:(?:{_ORDINAL})\w{{1,6}}|"
        r"\d{1,3}(?:\.\d{1,3})?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\(\d{1,2}\)|[-–]\d{1,3})?|[„\"]?[a-z](?:[-–][a-z])?[“\"]?)(?![\w/])"
    )
    return _patient(
        r"(?P<join>,? (?:\w{3,12}m\w{1,2} )?(?:kartu )?su |,? (?:ir|bei|arba|ar|taip pat) |, ?)? ?"
        rf"(?P<labels>{label}(?:(?:, ?|,? (?:ir|bei|arba|ar) ){label}){{0,20}}) ?(?P<unit>straipsn\w{{1,6}}|str\.|dal[iįy]\w{{0,4}}|d\.|papunk\w{{1,6}}|punkt\w{{1,4}}|p\.)"
    )


def after(text: str, place: int) -> Listed:
    """The provisions right after the name of their act, which ends at `place` but for its declension."""
    ending = re.compile(r"\w{0,12},?\x20?").match(text, place)
    return lithuanian(text, ending.end() if ending else place)


def lithuanian(text: str, start: int) -> Listed:
    """The provisions of the Lithuanian list that begins at `start`."""
    found: list[Path] = []
    end = start
    while match := _lithuanian().match(text, end):
        unit, join = match["unit"], match["join"]
        level = BELOW if unit.startswith("pap") else _LEVELS[unit[0]]
        if not _fits(level, join, found):
            break
        base = tuple(step for step in found[-1] if step[0] < level) if level and found else ()
        if level and not join:
            found.pop()  # the paragraph is named instead of its article
        labels = re.split(r",? +(?:ir|bei|arba|ar) +|, *", match["labels"])
        found += [(*base, (level, one)) for label in labels for one in _labelled(label, unit)]
        end = match.end()
        if aside := _subparagraph().match(text, end):
            end = aside.end()
    return _listed(found, start, end)


def _fits(level: int, join: str | None, found: list[Path]) -> bool:
    """Whether a list of this level may stand here: under what was named right before it, or, joined, beside one of its own level."""
    if not found:
        return level == ARTICLE and join is None
    if join is None:
        return level > found[-1][-1][0]
    return level == ARTICLE or (not join.rstrip().endswith("su") and any(level == own for own, _ in found[-1]))


def _labelled(label: str, unit: str) -> list[str]:
    """What a label stands for: «140-8 straipsnis» and «140(8) straipsnis» are `140⁸`, «27–29 straipsniai» three articles, «a–c punktai» three points."""
    first, *last = re.split(r"[-–(]", label.strip('„“")'))
    first = next((number for ordinal, number in ORDINALS.items() if first.lower().startswith(ordinal)), first)
    if last and unit[0] == "s":
        singular = re.fullmatch(r"straipsn(?:is|io|iui|į|iu|yje)", unit) is not None
        if "(" in label or singular or (unit == "str." and float(last[0]) < float(first)):
            return [first + last[0].translate(_RAISED)]
    return _spread(first, *(last or [None]))


# English and French: the act stands last, and every step after what it belongs to; points and paragraphs may stand before their article.


@cache
def _word() -> re.Pattern[str]:
    """A word of a list; the group that fits says what it is."""
    return _patient(
        r" ?(?:(?P<article>(?:[Aa]rticles?|[Aa]rts?\.?)(?= ?\d))|(?P<number>\d{1,3}(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[a-z]{1,2})?(?![\w/]))|\((?P<bracket>[a-z0-9]{1,4})\)|(?P<letter>[a-z])\)"
        r"|(?P<sign>,? ?(?:§§?|(?:paragraphe?|para|point|letter|lettre|sou)s?\.?(?= \(?[a-z0-9]{1,3}\b)))"
        r"|(?P<aside>,? (?:(?:first|second|third|fourth|last) (?:sub-?paragraph|paragraph|sentence|indent)|(?:premier|second|\w{4,6}ième) alinéa),?)"
        r"|(?P<range>(?:to|à)(?= (?:Articles? )?\(?(?:\d|[a-z]{1,4}\)))|[-–])|(?P<join>,? ?(?:and|or|et|ou|as well as|(?:taken |read )?(?:together |in conjunction )?with)(?!\w)(?:(?: the \w{4,6} (?:sub-?paragraph|paragraph|sentence|indent))? of(?= Art))?|,? ?combinée?s? avec l'|,(?: the \w{4,6} (?:sub-?paragraph|paragraph|sentence|indent) of(?= Art))?))"
    )


@cache
def _inside() -> re.Pattern[str]:
    label = r"\(?(?:\d{1,3}|[a-z])\)?"
    return _patient(
        rf"(?<!\w)(?P<sort>point|letter|lettre|indent|paragraph|subparagraph)s? (?P<labels>{label}(?:(?:, | and | or |, and |, or ){label}){{0,20}})"
        r" of (?:the )?(?:\w{4,8} (?:sub-?)?paragraph of )?$"
    )


def before(text: str, place: int, *, protocol: bool = False) -> Listed:
    """The provisions right before the name of their act, which begins at `place`.

    What is taken with an article of a `protocol` (“Article 14 taken with Article 1 of”) is of the Convention: it is left out.
    """
    of_the = _patient(r",? ?(?:of |to )?(?:the )?(?:EU |European (?=Convention on Human Rights))?")
    floor = max(0, place - _REACH)
    floor = max(floor, text.rfind(" with ", floor, place)) if protocol else floor
    for opening in re.compile(r"\b[Aa]rt(?:icles?|s?\.)").finditer(text, floor, place):
        listed = articles(text, opening.start(), place)
        ending = of_the.match(text, listed.end)
        if listed.provisions and ending and ending.end() == place:
            return listed
    return Listed((), place, place)


def articles(text: str, start: int, limit: int, floor: int = 0) -> Listed:
    """The list that begins with “Article” at `start` and ends before `limit`, with the points or paragraphs that stand before it, after `floor`."""
    paths, provisions, length = _read(text[start:limit])
    if paths and text.endswith("of ", floor, start):
        whole, begin = _of_article(text, start, paths[0], floor)
        return _listed([*whole, *paths[1:]], begin, start + length)
    return Listed(provisions, start, start + length)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[tuple[Path, ...], tuple[str, ...], int]:
    """The list that `text` begins with: its paths, its provisions and its length. The same few stand in a judgment over and over."""
    reading = _Reading(plural=text.startswith(("Articles", "articles", "Arts", "arts")))
    length = reading.read(text)
    return tuple(reading.found), _listed(reading.found, 0, length).provisions, length


def _of_article(text: str, start: int, path: Path, floor: int) -> tuple[list[Path], int]:
    """The paths inside an article at `start` whose points or paragraphs are named before it (“paragraphs 1 and 4 of” Article 5), and where these begin."""
    found = _inside().search(text, max(floor, start - 80), start)
    if found is None:
        return [path], start
    level = PARAGRAPH if found["sort"] == "paragraph" else POINT
    labels = re.split(r", *(?:and |or )?| +and +| +or +", found["labels"])
    inner = [(*path, (level, label.strip("()"))) for label in labels]
    return (inner, found.start()) if len(inner) > 1 else _of_article(text, found.start(), inner[0], floor)


class _Reading:
    """The paths of a list in the reading. `open` is the level whose list goes on: after “§§ 1” a number is a paragraph until “and” closes it.

    `doubtful` while what is read may be an article or a paragraph, and is left out.
    """

    def __init__(self, *, plural: bool) -> None:
        self.found: list[Path] = []
        self.plural = plural
        self.open: int | None = None
        self.doubtful = False

    def read(self, text: str) -> int:
        """Where the list that `text` begins with ends."""
        end = place = 0
        before: dict[str, str] = {}
        while word := _word().match(text, place):
            place, sort = word.end(), word.lastgroup or ""
            if sort in ("number", "bracket", "letter"):
                if sort == "number" and text.startswith("(", place):
                    before.setdefault("article", "")  # «32(1)(c) and 32(5)»: no paragraph is written so
                if not self._take(word[sort], before, bracketed=sort != "number"):
                    break
                before = {}
            else:
                before[sort] = word[0].strip(" ,.")
                before |= {"join": ","} if sort == "sign" and word[0].lstrip().startswith(",") else {}
            end = place if sort in ("number", "bracket", "letter", "aside") else end
        return end

    def _take(self, label: str, before: dict[str, str], *, bracketed: bool) -> bool:
        """Take the number or letter with the words `before` it; False where it does not belong to the list."""
        last = self.found[-1] if self.found else ()
        joined = "join" in before or "range" in before
        level = _level(label, before, last, self.open if joined else None, bracketed=bracketed, joined=joined)
        self.doubtful = (self.doubtful and not joined) or (
            level == ARTICLE and len(last) > 1 and not self.plural and "article" not in before
        )
        if level == _NOWHERE or self.doubtful:
            return self.doubtful and (joined or bracketed)  # «Article 5 § 1 and 4» goes on
        if level > (last[-1][0] if last else -1):
            base = self.found.pop() if last else ()
        elif joined:
            base = tuple(step for step in last if step[0] < level)
        else:
            return False
        labels = _spread(dict(last).get(level, label), label)[1:] if "range" in before else [label]
        self.found += [(*base, (level, one)) for one in labels]
        if before.get("sign") in _OPENING:
            self.open = level
        elif level == ARTICLE or before.get("join") in ("and", "or", "et", "ou"):
            self.open = None
        return True


_OPENING = ("§§", "paragraphs", "paragraphes", "paras", "points", "letters", "lettres")


def _level(label: str, before: dict[str, str], last: Path, opened: int | None, *, bracketed: bool, joined: bool) -> int:
    """The level that a number or letter stands at, by the words before it and what was read `last`; `opened` where such a list goes on."""
    if not last:
        return ARTICLE
    if sign := before.get("sign"):
        return PARAGRAPH if sign.startswith(("§", "para")) else POINT
    if not bracketed:
        return ARTICLE if opened is None or "article" in before else opened
    if joined:  # «8(2) and (3)», «8(3)(a) and (4)»: beside what is of its kind
        return next((level for level, own in reversed(last[1:]) if own[0].isdigit() == label[0].isdigit()), _NOWHERE)
    if len(last) == 1:
        return PARAGRAPH if label[0].isdigit() else POINT
    slip = (
        last[-1][1].isalpha() and label in "abcdefghjklmnopqrstuwyz"
    )  # «(a)(i)» goes deeper, «(b) (d)» lacks its comma
    return _NOWHERE if slip else last[-1][0] + 1


_NOWHERE = -1
