"""Which line of a sheet names its columns, and what each column is: as it was said, by its exact name, by a word in it, or near enough and told."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from litigator.errors import UsageFault
from litigator.exchange.tables.sheet import Cell, Line, Sheet, is_blank, letter, said, text_of
from litigator.library.shapes import Column
from litigator.tongue import phrase

NEAR = 84  # of 100: below, two headings are two things
AHEAD = 6  # how much nearer the best must be than the next, where they are of different columns
LONGEST = 120
DEEPEST = 40  # headings stand among the first lines
LEAVE = ("-", "")
_JOINED = re.compile(r"[/|\n(]")


@dataclass(frozen=True, slots=True)
class Place:
    """One column of a sheet: where it is, its heading, what it is taken for (None: not known) and how that was found.

    `how`: `said`, `exact`, `word` (a word in the heading), `near`; empty where it is not known. `left_out`: somebody said so.
    """

    index: int
    header: str
    field: str | None = None
    how: str = ""
    left_out: bool = False
    double: bool = False

    @property
    def letter(self) -> str:
        return letter(self.index)

    @property
    def name(self) -> str:
        """What to call it on the command line: its heading, or its letter where it has none or shares it."""
        return self.letter if self.double or not self.header else self.header


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet with its columns named: `lines` are its rows, `before` what stood above the headings. `score` tells how well it is understood."""

    sheet: Sheet
    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    before: tuple[Line, ...]
    heading_row: int | None
    score: float
    repeated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every heading we know, folded, with the field it names; and the words that tell a field wherever they stand."""

    names: Mapping[str, str]
    parts: tuple[tuple[str, str], ...]
    many: frozenset[str]
    remembered: dict[str, tuple[str | None, str]] = field(default_factory=dict, compare=False, repr=False)


def vocabulary(columns: Mapping[str, Column], events: Mapping[str, Mapping[str, str]]) -> Vocabulary:
    """The headings of the library; an event's own name heads the days on which it happened."""
    names = {
        fold(name): f"event:{kind}"
        for kind, words in events.items()
        for name in (kind.replace("_", " "), *words.values())
        if kind not in ("note",) and not kind.startswith("deadline_")
    }
    for column in columns.values():
        names |= {fold(name): column.id for name in (column.id, *column.names, *column.title.values())}
    parts = tuple((fold(part), column.id) for column in columns.values() for part in column.parts)
    many = frozenset(column.id for column in columns.values() if column.many)
    return Vocabulary(names, parts, many)


def fold(text: str) -> str:
    """A heading as it is compared: small letters without marks, words apart by one space, nothing else."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return re.sub(r"[^\w#]+|_", " ", bare).strip()


def meaning(header: str, words: Vocabulary) -> tuple[str | None, str]:
    """(field, how) of a heading by itself. A text too long for a heading is none."""
    if len(header) > LONGEST:
        return None, ""
    if header not in words.remembered:
        words.remembered[header] = _meaning(header, words)
    return words.remembered[header]


def _meaning(header: str, words: Vocabulary) -> tuple[str | None, str]:
    folded = fold(header)
    if not folded:
        return ("line", "exact") if header.strip() in ("#", "№") else (None, "")
    if folded in words.names:
        return words.names[folded], "exact"
    pieces = {words.names[fold(piece)] for piece in _JOINED.split(header) if fold(piece) in words.names}
    if len(pieces) == 1:
        return pieces.pop(), "exact"
    whole = f" {folded} "
    told = {field for part, field in words.parts if f" {part} " in whole}
    if len(told) == 1:
        return told.pop(), "word"
    return _near(folded, words)


def _near(folded: str, words: Vocabulary) -> tuple[str | None, str]:
    """The field of the nearest name, where it is near enough and no name of another field nearly as near."""
    from rapidfuzz import fuzz, process

    if len(folded) < 5:
        return None, ""
    found = process.extract(folded, list(words.names), scorer=fuzz.token_sort_ratio, limit=8, score_cutoff=NEAR - AHEAD)
    if not found or found[0][1] < NEAR:
        return None, ""
    best = words.names[found[0][0]]
    if any(words.names[name] != best and score > found[0][1] - AHEAD for name, score, _ in found):
        return None, ""
    return best, "near"


def laid_out(
    sheet: Sheet, words: Vocabulary, said_so: Mapping[str, str], *, heading_row: int | None = None
) -> Layout | None:
    """The sheet with its columns named; None where no line names them. `said_so` maps headings, or letters of columns, to fields.

    `heading_row` says where the headings stand; 0 says that there are none. Raises `UsageFault` for a row that is not there.
    """
    lines = [line for line in sheet.lines if not line.is_empty]
    if heading_row == 0:
        return _laid(sheet, None, lines, [], _headless(lines, said_so), said_so, words)
    if heading_row is not None:
        at = next((place for place, line in enumerate(lines) if line.number == heading_row), None)
        if at is None:
            raise UsageFault(
                phrase(
                    "row {heading_row} of {name} is empty or not there", heading_row=heading_row, name=said(sheet.name)
                ),
                fix=phrase("--headings ROW"),
            )
    else:
        weights = [_weight(line, words, said_so) for line in lines[:DEEPEST]]
        best = max(weights, default=0.0)
        if best <= 0:
            by_letter = lines and said_so and all(_is_letter(key) for key in said_so)
            return _laid(sheet, None, lines, [], _headless(lines, said_so), said_so, words) if by_letter else None
        at = weights.index(best)
    headers = [_one_line(text_of(cell)) for cell in lines[at].cells]
    return _laid(sheet, lines[at], lines[at + 1 :], lines[:at], headers, said_so, words)


def _headless(lines: list[Line], said_so: Mapping[str, str]) -> list[str]:
    return [""] * max((len(line.cells) for line in lines), default=0)


def _is_letter(key: str) -> bool:
    return re.fullmatch(r"[A-Z]{1,3}", key) is not None


@cache
def _one_line(text: str) -> str:
    return " ".join(text.split())


def _weight(line: Line, words: Vocabulary, said_so: Mapping[str, str]) -> float:
    """How much a line looks like headings: text that names different columns. One name makes a heading only where there is little else."""
    if line.trouble is not None:
        return 0.0
    given = [cell for cell in line.cells if not is_blank(cell)]
    if not given or any(not isinstance(cell, str) for cell in given):
        return 0.0
    told = {fold(header) for header in said_so}
    fields: dict[str, float] = {}
    for cell in given:
        found, how = ("said", "exact") if fold(str(cell)) in told else meaning(str(cell), words)
        if found is not None:
            key = f"said {cell}" if found == "said" else found
            fields[key] = max(fields.get(key, 0.0), {"exact": 1.0, "word": 0.7, "near": 0.8}[how])
    strong = sum(fields.values())
    return strong if len(fields) >= 2 or (fields and len(given) <= 2 and strong >= 1.0) else 0.0


def _laid(
    sheet: Sheet,
    heading: Line | None,
    rows: list[Line],
    before: list[Line],
    headers: list[str],
    said_so: Mapping[str, str],
    words: Vocabulary,
) -> Layout:
    repeated = tuple(line.number for line in rows if heading is not None and _same(line.cells, heading.cells))
    lines = tuple(line for line in rows if line.number not in repeated)
    width = max([len(headers), *(_width(line) for line in lines if line.trouble is None)], default=0)
    places = _places([*headers, *[""] * (width - len(headers))], said_so, words)
    score = sum({"said": 1.2, "exact": 1.0, "word": 0.7, "near": 0.8}.get(place.how, 0.0) for place in places)
    return Layout(sheet, places, lines, tuple(before), heading.number if heading else None, score, repeated)


def _width(line: Line) -> int:
    return max((place + 1 for place, cell in enumerate(line.cells) if not is_blank(cell)), default=0)


def _same(cells: tuple[Cell, ...], others: tuple[Cell, ...]) -> bool:
    mine, theirs = ([fold(text_of(cell)) for cell in one if not is_blank(cell)] for one in (cells, others))
    return mine == theirs


def _places(headers: list[str], said_so: Mapping[str, str], words: Vocabulary) -> tuple[Place, ...]:
    """Each column with its field. What was said comes first, then exact names, words, near ones; a field once taken is given to no other."""
    folded = [fold(header) for header in headers]
    doubles = {place for place, header in enumerate(folded) if header and header in folded[:place]}
    told = {fold(header): field for header, field in said_so.items()}
    letters = {header: field for header, field in said_so.items() if _is_letter(header)}
    chosen: dict[int, tuple[str | None, str]] = {}
    for place, header in enumerate(folded):
        if letter(place) in letters and fold(letter(place)) not in folded:
            chosen[place] = (letters[letter(place)], "said")
        elif header and header in told and place not in doubles:
            chosen[place] = (told[header], "said")
    taken = {field for field, _ in chosen.values()}
    for wanted in ("exact", "word", "near"):
        for place, header in enumerate(headers):
            if place in chosen or not header:
                continue
            field, how = meaning(header, words)
            if how == wanted and field is not None and (field not in taken or field in words.many):
                chosen[place] = (field, how)
                taken.add(field)
    return tuple(
        Place(
            place,
            header,
            None if (found := chosen.get(place, (None, "")))[0] in LEAVE else found[0],
            found[1],
            left_out=found[0] in LEAVE,
            double=place in doubles,
        )
        for place, header in enumerate(headers)
    )
