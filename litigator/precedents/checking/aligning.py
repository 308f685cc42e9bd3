"""A passage laid beside the judgment it quotes, word by word: where it stands, and every word that differs.

Ellipses, bracketed alterations, quotation marks, hyphens, capitals and references left out in brackets are no differences.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from litigator.precedents.judgment import Paragraph

ENOUGH = {True: (0.65, 0.6), None: (0.8, 0.75), False: (0.8, 0.85)}
"""From which share of words unchanged a passage counts as quoted: in the paragraph the citation names, where it names none, elsewhere than
there; each for fewer than eight words, and for more. Courts write in formulas, so that two thirds of any sentence may stand somewhere in a
judgment that is not quoted.
"""

_TOKEN = re.compile(r"[()\[\]]|\w+")
_ELLIPSIS = re.compile(r"[\[(<]?\s*(?:…|\.\s?\.\s?\.)+\s*[\])>]?|\[\s*\]|\(\s*\.\.\s*\)")
_EMPHASIS = re.compile(
    r"[(\[][^()\[\]]*\b(?:emphasis|italics|added|omitted|in original|pabraukta|paryškinta|kursyvas|išskirta|praleista|soulign|italique|omis)\w*[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
_SIC = re.compile(r"[\[(]\s*sic\s*!?\s*[\])]", re.IGNORECASE)
_ONE_LETTER = re.compile(r"\[(\w)\](?=\w)")
_PARAGRAPH_NUMBER = re.compile(r"^[\s“„«\"]*\d{1,4}\.\s+", re.MULTILINE)
_BRACKETED = re.compile(r"\w*\[[^\]]*\]\w*")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_SLACK = 6


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """A word as it is compared: small letters, no accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class Line:
    """Words in a row, to be looked for."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._joined = f" {' '.join(words)} "
        self._starts: list[int] | None = None

    def find(self, words: Sequence[str], start: int = 0, end: int | None = None) -> int | None:
        """Where `words` stand on end, from the word `start` on; None where they do not."""
        limit = len(self._joined) if end is None else self._character(min(end, len(self.words))) + 1
        at = self._joined.find(f" {' '.join(words)} ", self._character(start), limit)
        return None if at < 0 else self._joined.count(" ", 0, at)

    def _character(self, word: int) -> int:
        if self._starts is None:
            self._starts = [0, *accumulate(len(one) + 1 for one in self.words)]
        return self._starts[word] if word < len(self._starts) else len(self._joined)


class Said:
    """The words of a judgment outside its separate opinions, in order, each with its paragraph.

    `line` is all of them, `bare` those outside brackets and headings (`bare_places` says which words of `line` they are).
    """

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self.paragraphs = [one for one in paragraphs if one.section != "separate_opinion"]
        self.words: list[str] = []
        self.spans: list[tuple[int, int, int]] = []
        self.aside: list[int] = []
        self.numbers: list[int | None] = []
        self._asides = 0
        number: int | None = None
        for place, paragraph in enumerate(self.paragraphs):
            number = paragraph.n if paragraph.n is not None else number
            self.numbers.append(number)
            self._take_words(place, paragraph)
        self.line = Line(self.words)
        self.find = self.line.find
        self.bare_places = [place for place, group in enumerate(self.aside) if group == 0]
        self.bare = Line([self.words[place] for place in self.bare_places])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the judgment, once."""
        return frozenset(self.words)

    def _take_words(self, place: int, paragraph: Paragraph) -> None:
        """The words of a paragraph; those in brackets, and those of a heading, belong together to one aside."""
        heading = paragraph.n is None and _is_heading(paragraph.text)
        depth = 0
        for token in _TOKEN.finditer(paragraph.text):
            if token[0] in "([":
                self._asides += depth == 0
                depth += 1
            elif token[0] in ")]":
                depth = max(0, depth - 1)
            else:
                self.words.append(plain(token[0]))
                self.spans.append((place, *token.span()))
                self.aside.append(-place - 1 if heading else self._asides if depth else 0)

    def left_out_whole(self, places: Sequence[int]) -> bool:
        """Whether `places` are brackets or headings left out from end to end: what they say is not what is quoted."""
        gone = set(places)
        for place in places:
            group = self.aside[place]
            if group == 0:
                return False
            for neighbour in (place - 1, place + 1):
                inside = 0 <= neighbour < len(self.words) and self.aside[neighbour] == group
                if inside and neighbour not in gone:
                    return False
        return True

    def sounds_like(self, passage: str) -> bool:
        """Whether a passage shares enough runs of three words with the judgment to be worth laying beside it."""
        words = [word for run in segments(passage) for word, _ in run]
        runs = [words[place : place + 3] for place in range(0, max(1, len(words) - 2), max(1, len(words) // 10))]
        return sum(self.find(run) is not None for run in runs) * 2 >= len(runs)

    def range_of(self, pinpoints: Iterable[str]) -> list[tuple[int, int]]:
        """The runs of words that stand in the paragraphs of `pinpoints` (`91`, `49-51`)."""
        wanted = {number for pinpoint in pinpoints for number in numbers_in(pinpoint)}
        runs: list[tuple[int, int]] = []
        for at, (place, _, _) in enumerate(self.spans):
            if self.numbers[place] in wanted:
                if runs and runs[-1][1] == at:
                    runs[-1] = (runs[-1][0], at + 1)
                else:
                    runs.append((at, at + 1))
        return runs

    def number_of(self, word: int) -> int | None:
        """The number of the paragraph in which a word stands."""
        return self.numbers[self.spans[min(word, len(self.spans) - 1)][0]] if self.spans else None

    def is_itself_quoted(self, word: int) -> bool:
        """Whether the judgment has a word between quotation marks: it is then the law's, or somebody else's."""
        place, start, _ = self.spans[word]
        before = self.paragraphs[place].text[:start]
        opened = sum(before.count(mark) for mark in "“„«") - sum(before.count(mark) for mark in "”»")
        return opened > 0 or before.count('"') % 2 == 1

    def text(self, first: int, last: int) -> str:
        """The judgment's own writing from one word to another, both included."""
        pieces: list[str] = []
        start_place, start, _ = self.spans[first]
        end_place, _, end = self.spans[last]
        for place in range(start_place, end_place + 1):
            whole = self.paragraphs[place].text
            pieces.append(whole[start if place == start_place else 0 : end if place == end_place else len(whole)])
        return " ".join(pieces)


def _is_heading(text: str) -> bool:
    """A short line without a sentence's end: whoever quotes two paragraphs leaves the heading between them out."""
    return len(text) < 120 and not text.rstrip(' ”»’"').endswith((".", ";", ",", ":", "?", "!"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Where a passage stands in a judgment: its first and last word there, and the differences, each as `−old +new` in its words.

    `likeness` is the share of the passage's words that stand there unchanged. `at_pinpoint` is None where no pinpoint was given.
    """

    first: int
    last: int
    likeness: float
    differences: tuple[str, ...]
    at_pinpoint: bool | None


def numbers_in(pinpoint: str) -> range:
    """The paragraphs a pinpoint names: `49-51` → 49, 50, 51, and `166-67` → 166, 167. None for what is no number."""
    found = re.fullmatch(r"\s*(\d+)(?:\s*[-–—]\s*(\d+))?\s*", pinpoint)
    if found is None:
        return range(0)
    first = int(found[1])
    last = int(found[1][: max(0, len(found[1]) - len(found[2]))] + found[2]) if found[2] else first
    return range(first, min(last, first + 500) + 1)


def segments(passage: str) -> list[list[tuple[str, str]]]:
    """The passage cut at what was left out or put in brackets: runs of (word as compared, word as written)."""
    text = _SIC.sub(" ", _EMPHASIS.sub(" ", passage))
    text = _ONE_LETTER.sub(r"\1", text)
    text = _BRACKETED.sub("…", text)
    runs = ([(plain(word), word) for word in re.findall(r"\w+", piece)] for piece in _ELLIPSIS.split(text))
    return [run for run in runs if run]


def align(passage: str, said: Said, pinpoints: Sequence[str]) -> Alignment | None:
    """Lay `passage` beside a judgment, at its pinpoints first, then anywhere. None where it is not from there."""
    if not said.words:
        return None
    ranges = said.range_of(pinpoints)
    unnumbered = _PARAGRAPH_NUMBER.sub(" ", passage)  # «47. It was …»: the number is the paragraph's, or the law's own
    readings = [segments(text) for text in dict.fromkeys((passage, unnumbered))]
    readings = [runs for runs in readings if runs]
    for runs in readings:
        for span, there in (*((span, True) for span in ranges), ((0, len(said.words)), None if not ranges else False)):
            exact = _exactly(runs, said.line, *span)
            if exact:
                return Alignment(first=exact[0], last=exact[1], likeness=1.0, differences=(), at_pinpoint=there)
        bare = _exactly(runs, said.bare, 0, len(said.bare_places))
        if bare:
            first, last = said.bare_places[bare[0]], said.bare_places[bare[1]]
            there = any(start <= first < end for start, end in ranges) if ranges else None
            return Alignment(first=first, last=last, likeness=1.0, differences=(), at_pinpoint=there)
    found = (_most_like(runs, said, ranges) for runs in readings)
    return max((one for one in found if one), key=lambda one: one.likeness, default=None)


def _most_like(runs: list[list[tuple[str, str]]], said: Said, ranges: Sequence[tuple[int, int]]) -> Alignment | None:
    """The likeliest place of a passage that stands nowhere word for word; the pinpoint is preferred to a place a little more like it."""
    here = [found for span in ranges if (found := _nearly(runs, said, *span, at_pinpoint=True))]
    best = max(here, key=lambda one: one.likeness, default=None)
    if best is None or best.likeness < 0.9:
        anywhere = _nearly(runs, said, 0, len(said.words), at_pinpoint=False if ranges else None)
        if anywhere and (best is None or anywhere.likeness > best.likeness + 0.1):
            return anywhere
    return best


def _exactly(runs: list[list[tuple[str, str]]], line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The first and last word of the passage, where every run of it stands there in order."""
    begin = start
    while (first := line.find([word for word, _ in runs[0]], begin, end)) is not None:
        at = first + len(runs[0])
        for run in runs[1:]:
            found = line.find([word for word, _ in run], at)
            if found is None or found - at > 600:
                break
            at = found + len(run)
        else:
            return first, at - 1
        begin = first + 1
    return None


def _nearly(
    runs: list[list[tuple[str, str]]], said: Said, start: int, end: int, *, at_pinpoint: bool | None
) -> Alignment | None:
    """The passage with its differences, each run laid where most of its words stand."""
    differences: list[str] = []
    changed, first, last, at = 0.0, None, start, start
    for run in runs:
        words = [word for word, _ in run]
        exact = said.find(words, at, len(said.words) if first is not None else end)
        if exact is not None and (first is None or exact - at < 600):
            first, at = exact if first is None else first, exact + len(run)
            last = at - 1
            continue
        laid = _best_laid(run, said, at if first is not None else start, end)
        if laid is None:
            changed += len(run)
            differences.append(_shown([], [word for _, word in run], "", ""))
            continue
        begin, finish, cost, told = laid
        changed += cost
        differences += told
        first, at, last = begin if first is None else first, finish + 1, finish
    total = sum(map(len, runs))
    likeness = 1 - changed / total
    if first is None or likeness < ENOUGH[at_pinpoint][total >= 8]:
        return None
    return Alignment(
        first=first, last=max(first, last), likeness=likeness, differences=tuple(differences), at_pinpoint=at_pinpoint
    )


def _best_laid(
    run: list[tuple[str, str]], said: Said, start: int, end: int
) -> tuple[int, int, float, list[str]] | None:
    """(first word, last word, words changed, differences) for the place where a run fits best; None where nothing of it stands."""
    words = [word for word, _ in run]
    best = None
    for offset in _offsets(words, said, start, end):
        low = max(start, offset - _SLACK)
        high = min(len(said.words), offset + len(words) + len(words) // 3 + _SLACK)
        laid = _lay(run, said, low, high)
        if laid is not None and (best is None or laid[2] < best[2]):
            best = laid
    return best


def _offsets(words: Sequence[str], said: Said, start: int, end: int) -> list[int]:
    """Where in the judgment the passage may begin: the places most of its runs of three (or two) words point to."""
    for length in (3, 2):
        votes: Counter[int] = Counter()
        for place in range(len(words) - length + 1):
            at, seen = start, 0
            while seen < 40 and (found := said.find(words[place : place + length], at, end)) is not None:
                votes[(found - place) // 4] += 1
                at, seen = found + 1, seen + 1
        if votes:
            return [bucket * 4 for bucket, _ in votes.most_common(4)]
    return []


def _lay(run: list[tuple[str, str]], said: Said, low: int, high: int) -> tuple[int, int, float, list[str]] | None:
    """Word by word: the cheapest way to turn the judgment's words [low, high) into the run, its ends free."""
    words, theirs = [word for word, _ in run], said.words[low:high]
    steps = _steps(words, theirs, said.aside[low:high])
    touched = [there for kind, _, there in steps if kind in ("equal", "change")]
    if not touched:
        return None
    cost, differences = 0.0, []
    for ours, gone in _differing(steps):
        missing = [low + place for place in gone]
        if "".join(words[place] for place in ours) == "".join(said.words[place] for place in missing):
            continue
        numbers = {said.number_of(place) for place in (*missing, low + touched[0], low + touched[-1])}
        written = [run[place][1] for place in ours if not (words[place].isdigit() and int(words[place]) in numbers)]
        if not written and said.left_out_whole(missing):
            continue
        cost += max(len(written), len(missing))
        before = (
            run[ours[0] - 1][1]
            if ours and ours[0]
            else said.text(missing[0] - 1, missing[0] - 1)
            if missing and missing[0]
            else ""
        )
        after = run[ours[-1] + 1][1] if ours and ours[-1] + 1 < len(run) else ""
        differences.append(_shown([said.text(place, place) for place in missing], written, before, after))
    return low + touched[0], low + touched[-1], cost, differences


def _shown(theirs: list[str], ours: list[str], before: str, after: str) -> str:
    """`detention [−must +may] be`: minus what the judgment has, plus what the filing has."""
    change = " ".join(filter(None, (f"−{' '.join(theirs)}" if theirs else "", f"+{' '.join(ours)}" if ours else "")))
    return " ".join(filter(None, (before, f"[{change}]", after)))


Step = tuple[str, int, int]


def _steps(ours: Sequence[str], theirs: Sequence[str], aside: Sequence[int]) -> list[Step]:
    """The steps (equal, change, add, drop; place in ours; place in theirs) of the cheapest alignment; words of theirs at both ends are free.

    To leave out what stands in brackets costs half.
    """
    rows, columns = len(ours) + 1, len(theirs) + 1
    drops = [1 if one else 2 for one in aside]
    cost = [[0] * columns for _ in range(rows)]
    for row in range(1, rows):
        above, here, word = cost[row - 1], cost[row], ours[row - 1]
        here[0] = 2 * row
        for column in range(1, columns):
            step = above[column - 1] + (0 if word == theirs[column - 1] else 2)
            best = above[column] + 2
            dropped = here[column - 1] + drops[column - 1]
            if dropped < best:
                best = dropped
            here[column] = step if step <= best else best
    row = rows - 1
    column = min(range(columns), key=lambda place: cost[row][place])
    steps: list[Step] = []
    while row > 0:
        equal = column > 0 and ours[row - 1] == theirs[column - 1]
        if column > 0 and cost[row][column] == cost[row - 1][column - 1] + (0 if equal else 2):
            row, column = row - 1, column - 1
            steps.append(("equal" if equal else "change", row, column))
        elif cost[row][column] == cost[row - 1][column] + 2:
            row -= 1
            steps.append(("add", row, column))
        else:
            column -= 1
            steps.append(("drop", row, column))
    return steps[::-1]


def _differing(steps: Iterable[Step]) -> Iterator[tuple[list[int], list[int]]]:
    """Neighbouring differences together: (places of ours, places of theirs)."""
    ours: list[int] = []
    theirs: list[int] = []
    for kind, mine, yours in steps:
        if kind == "equal":
            if ours or theirs:
                yield ours, theirs
            ours, theirs = [], []
            continue
        if kind in ("change", "add"):
            ours.append(mine)
        if kind in ("change", "drop"):
            theirs.append(yours)
    if ours or theirs:
        yield ours, theirs
