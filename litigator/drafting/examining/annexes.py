"""The annexes of a finished document, held three ways: its list, what its text cites, and the evidence log of the case."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from litigator.casefile import CaseFile, Exhibit
from litigator.drafting.bundling.files import file_problems
from litigator.drafting.examining.days import dates_in
from litigator.drafting.examining.passages import Examined, Passage
from litigator.drafting.examining.words import found, near, say
from litigator.errors import Problem

_HEADS = re.compile(
    r"(?:[IVX]+\.|[A-Z]\.|\d+\.)?\s*(?:pried(?:ai|ų sąrašas|as)|pridedam[ai]\w*(?: dokument\w+)?|(?:list of )?(?:annexes|appendices|enclosures|exhibits|attachments)"
    r"|list of (?:accompanying documents|annexed documents|documents))\s*:?\s*(?:\(.{0,40}\))?",
    re.IGNORECASE,
)
_ONE_PARAGRAPH = re.compile(rf"({_HEADS.pattern})\s*(?=1[.)]\s)", re.IGNORECASE)
_ITEM = re.compile(r"(?:(?<=\s)|(?<=:))(\d{1,2})[.)]\s+(?=\w)")
_NUMBER = re.compile(
    r"(?:(?:Annex|Appendix|Priedas)\s*(?:Nr\.|No\.)?\s*)?(\d{1,3})\s*(?:[.):–—-]|pried(?:as|\.)?|\Z)\s*", re.IGNORECASE
)
_PAGES = re.compile(r"(\d{1,4})\s*(?:l|lap\w*|p|pp|psl|pages?|sheets?)\b", re.IGNORECASE)
_JOINED = r"(\d{1,3}(?:\s*(?:,|and|to|ir|bei|iki|[-–—])\s*\d{1,3}){0,30})"
_NOT_OF_AN_ACT = r"(?!\s+(?:to|of)\s+(?!(?:this|our|the (?:present|application|complaint|appeal|request|submissions|observations))\b)\w)"
_CITED = (
    re.compile(rf"\b(?:Annex|Annexes|Appendix|Appendices)\s+(?:[Nn]os?\.\s*)?{_JOINED}(?!\d){_NOT_OF_AN_ACT}"),
    re.compile(
        rf"(?:\(|\b(?:see|in|by|at|as|of|and|the) )(?:annex|annexes|appendix|appendices)\s+(?:nos?\.\s*)?{_JOINED}(?!\d){_NOT_OF_AN_ACT}"
    ),
    re.compile(rf"(?<![\d/-]){_JOINED}\s+(pried(?:as|o|ui|ą|u|e|ai|ų|ams|us|ais|uose|\.))(?!\w)", re.IGNORECASE),
    re.compile(rf"\bpried(?:as|o|ui|ą|u|e|ai|ų|ams|us|ais|uose)\s+(?:[Nn]r\.\s*)?{_JOINED}(?!\d)", re.IGNORECASE),
)
_OF_AN_ACT = re.compile(
    r"(?:reglament|direktyv|protokol|konvencij|įsakym|nutarim|įstatym|aprašo|taisykl|sutart|kodeks|gair)\w*\s*(?:\([^()]*\)\s*)?(?:Nr\.\s*\S+\s*)?$",
    re.IGNORECASE,
)
_NEVER_CITED = re.compile(
    r"atstovav|įgaliojim|authority to|form of authority|power of attorney|žymin\w* mokes|mokėjim|mokesč|\bfee\b|receipt|kvit",
    re.IGNORECASE,
)
"""What is annexed without being evidence of anything: the authority to represent, the proof of payment."""
_ALIKE = 84.0


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of annexes: its number, its whole text, and the date and the pages the text says."""

    number: int
    text: str
    passage: Passage

    @property
    def dated(self) -> date | None:
        days = [day for _, _, day in dates_in(self.text) if day is not None]
        return days[-1] if days else None

    @property
    def pages(self) -> int | None:
        counts = _PAGES.findall(self.text)
        return int(counts[-1]) if counts else None

    @property
    def title(self) -> str:
        return self.text if len(self.text) < 70 else f"{self.text[:67]}…"


def annex_list(document: Examined) -> tuple[Listed, ...]:
    """The list of annexes a document ends with, in Word's own numbers or typed ones, as paragraphs or as a table."""
    items: list[Listed] = []
    inside = False
    cell: tuple[int, Passage] | None = None
    for passage in document.passages:
        if passage.story not in ("body", "table") or not passage.text or passage.in_contents:
            continue
        if passage.style == "Annex Item":
            items.append(Listed(_own_number(passage) or len(items) + 1, passage.text, passage))
            continue
        if passage.story == "body" and (written := [*_written_in_one(passage)]):
            return tuple(written)
        if passage.story == "body" and _HEADS.fullmatch(passage.text.strip()):
            inside = True
            continue
        if inside and passage.is_heading:
            inside = False
        if not inside:
            continue
        if cell is not None and (passage.table, passage.row) == (cell[1].table, cell[1].row):
            items.append(Listed(cell[0], passage.text, passage))
            cell = None
            continue
        if items and passage.table and (passage.table, passage.row) == (items[-1].passage.table, items[-1].passage.row):
            last = items[-1]  # a further cell: its date, its pages
            items[-1] = Listed(last.number, f"{last.text}, {passage.text}", last.passage)
            continue
        number = _own_number(passage)
        bare = _NUMBER.sub("", passage.text, count=1) if not passage.number else passage.text
        bare = bare.strip(" –—\u00a0")
        if number is not None and bare:
            items.append(Listed(number, bare, passage))
        elif number is not None and passage.story == "table":
            cell = (number, passage)
    return tuple(items)


def _written_in_one(passage: Passage) -> Iterator[Listed]:
    """A list that stands in one paragraph: «Priedai: 1. Sprendimas. 2. Pažyma.»."""
    begun = _ONE_PARAGRAPH.match(passage.text)
    if begun is None:
        return
    places = list(_ITEM.finditer(passage.text, begun.end(1)))
    counted = [place for number, place in enumerate(places, 1) if int(place[1]) == number]
    if len(counted) < 2:
        return
    for place, following in zip(counted, [*counted[1:], None], strict=True):
        end = following.start() if following is not None else len(passage.text)
        yield Listed(int(place[1]), passage.text[place.end() : end].strip(" ;,"), passage)


def _own_number(passage: Passage) -> int | None:
    if passage.number:
        digits = re.search(r"\d+", passage.number)
        return int(digits[0]) if digits and passage.level == 0 else None
    match = _NUMBER.match(passage.text)
    return int(match[1]) if match else None


def annexes_cited(document: Examined, listed: Iterable[Listed]) -> Iterator[tuple[int, Passage, str]]:
    """Every annex the text cites: its number, where, and the words."""
    lines = {id(line.passage) for line in listed}
    for passage in document.passages:
        if not passage.running or id(passage) in lines or passage.is_heading:
            continue
        for pattern in _CITED:
            for match in pattern.finditer(passage.text):
                numbers = _numbers(match[1])
                counted = match.lastindex == 2 and len(numbers) == 1 and match[2].lower() in ("priedai", "priedų")
                if counted or _OF_AN_ACT.search(passage.text[: match.start()][-60:]):
                    continue
                for number in numbers:
                    yield number, passage, near(passage.text, *match.span())


def _numbers(words: str) -> list[int]:
    """`3, 4 ir 6–8` as 3, 4, 6, 7, 8."""
    found_: list[int] = []
    for part in re.finditer(r"(\d+)(?:\s*(?:[-–—]|to|iki)\s*(\d+))?", words):
        first, last = int(part[1]), int(part[2] or part[1])
        found_ += range(first, min(last, first + 50) + 1) if last >= first else [first, last]
    return found_


def annex_problems(document: Examined) -> Iterator[Problem]:
    """The list against the text: what is cited and not listed, what is listed and not cited."""
    listed = annex_list(document)
    known = {line.number for line in listed}
    cited: set[int] = set()
    for number, passage, words in annexes_cited(document, listed):
        if number not in known and number not in cited:
            if known:
                what = say(
                    "«{near}»: there is no annex {number}; the list has {count}",
                    near=words,
                    number=number,
                    count=len(known),
                )
                yield found(passage, what, say("correct the number"))
            elif not cited:
                what = say("«{near}»: the document has no list of annexes", near=words)
                yield found(passage, what, say("list the annexes, or take the reference out"), "warning")
        cited.add(number)
    yield from _counted_twice(listed)
    for line in listed if cited else ():
        if line.number not in cited and not _NEVER_CITED.search(line.text):
            what = say("annex {number} is not mentioned in the text: «{title}»", number=line.number, title=line.title)
            fix = say("cite it where it proves something, or do not annex it")
            yield found(line.passage, what, fix, "warning")


def _counted_twice(listed: Sequence[Listed]) -> Iterator[Problem]:
    """Numbers of the list that stand twice or are left out, where they are written as no other numbers are («2 priedas», a cell of a table)."""
    before = 0
    for line in listed:
        told_already = line.passage.number is not None or re.match(r"\d{1,3}[.)]", line.passage.text)
        if not told_already and line.number == before:
            what = say("number {number} stands twice", number=line.number)
            yield found(line.passage, what, say("correct the numbers, and what refers to them"))
        elif not told_already and line.number > before + 1:
            parts = {"before": before, "after": line.number}
            what = say("number {missing} is missing: {after} follows {before}", missing=before + 1, **parts)
            yield found(line.passage, what, say("correct the numbers, and what refers to them"))
        before = line.number


# Against the evidence log


def log_problems(
    document: Examined, case: CaseFile, *, order: str = "log", folders: Sequence[Path] = ()
) -> Iterator[Problem]:
    """The list against the evidence log of the case: exhibits left out or put in, numbers, dates, pages; then their files."""
    listed = annex_list(document)
    marked = ordered(case.exhibits, order)
    numbers = {exhibit.key: number for number, exhibit in enumerate(marked, 1)}
    kept_back = [exhibit for exhibit in case.exhibits if not exhibit.annex]
    pairs = _matched(listed, marked)
    for line in listed:
        exhibit = pairs.get(line.number)
        if exhibit is not None:
            yield from _differences(line, exhibit, numbers[exhibit.key])
            continue
        back = _matched([line], kept_back).get(line.number)
        if back is not None:
            what = "{key} «{title}» is kept back in the log and stands on the list as annex {number}"
            fix = say("take it off the list, or mark it for annexing")
            yield found(line.passage, say(what, key=back.key, title=back.title, number=line.number), fix)
        else:
            what = say("annex {number} «{title}» is not in the evidence log", number=line.number, title=line.title)
            yield found(line.passage, what, say("add it to the log (litigator exhibit add), or take it off the list"))
    there = {exhibit.key for exhibit in pairs.values()}
    for exhibit in marked:
        if exhibit.key not in there:
            what = say(
                "{key} «{title}» is marked for annexing and is not on the list", key=exhibit.key, title=exhibit.title
            )
            yield Problem(
                what,
                say("the evidence log"),
                say("list it, or unmark it: litigator exhibit edit CASE EXHIBIT --no-annex"),
            )
    for fault in file_problems(marked, folders):
        lost = fault.severity == "error" and not folders
        yield fault._replace(severity="warning") if lost else fault


def ordered(exhibits: Iterable[Exhibit], order: str) -> list[Exhibit]:
    """The exhibits marked for annexing as annexes are numbered: in the order of the log, or by date (undated last)."""
    marked = [exhibit for exhibit in exhibits if exhibit.annex]
    if order == "date":
        marked.sort(key=lambda exhibit: (exhibit.dated is None, exhibit.dated or date.max))
    return marked


def _matched(listed: Sequence[Listed], exhibits: Sequence[Exhibit]) -> dict[int, Exhibit]:
    """Which exhibit each line of the list is: by its title in either language, then by date and pages where titles are alike."""
    scores = sorted(
        (
            (_likeness(line, exhibit), -abs(place - number), number, place)
            for number, line in enumerate(listed)
            for place, exhibit in enumerate(exhibits)
        ),
        reverse=True,
    )
    pairs: dict[int, Exhibit] = {}
    taken: set[int] = set()
    for likeness, _, number, place in scores:
        if likeness >= _ALIKE and listed[number].number not in pairs and place not in taken:
            pairs[listed[number].number] = exhibits[place]
            taken.add(place)
    return pairs


def _likeness(line: Listed, exhibit: Exhibit) -> float:
    """From 0 to 100 for the title, a little more where the date and the pages are the same."""
    from rapidfuzz import fuzz

    titles = [" ".join(title.casefold().split()) for title in (exhibit.title, exhibit.title_en) if title]
    text = " ".join(line.text.casefold().replace("\u00a0", " ").split())
    alike = max(
        (100.0 if text.startswith(title) else fuzz.ratio(title, text[: len(title)]) for title in titles), default=0.0
    )
    more = 2 * (exhibit.dated is not None and exhibit.dated == line.dated) + (
        exhibit.pages is not None and exhibit.pages == line.pages
    )
    return alike + more + min(max((len(title) for title in titles if text.startswith(title)), default=0), 200) / 1000


def _differences(line: Listed, exhibit: Exhibit, expected: int) -> Iterator[Problem]:
    parts = {"number": line.number, "title": line.title}
    if line.number != expected:
        what = say("annex {number} «{title}» is number {expected} by the log", expected=expected, **parts)
        yield found(line.passage, what, say("put the list in the order of the log"))
    correct = say("see which is right, and correct the other")
    if exhibit.dated and line.dated and exhibit.dated != line.dated:
        what = say(
            "annex {number} «{title}» is dated {expected} in the log, and the list says {listed}",
            expected=exhibit.dated,
            listed=line.dated,
            **parts,
        )
        yield found(line.passage, what, correct)
    if exhibit.pages and line.pages and exhibit.pages != line.pages:
        what = say(
            "annex {number} «{title}» has {expected} pages in the log, and the list says {listed}",
            expected=exhibit.pages,
            listed=line.pages,
            **parts,
        )
        yield found(line.passage, what, correct)
