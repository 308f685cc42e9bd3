"""Whether a clause says the same in two languages, as far as a machine can tell: the facts it prints, its numbers, its days, its shape.

Words that agree with the claimants (`term.…`) are a matter of each language, and an English text needs some that a Lithuanian one does not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from litigator.clauses.clause import ClauseText, Piece
from litigator.dates.written import EN_MONTHS, LT_MONTHS
from litigator.tongue import phrase

_FACT = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)+\b")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_LT_DAY = re.compile(rf"(\d{{4}})\s*m\.\s*({'|'.join(LT_MONTHS)})\s*(\d{{1,2}})\s*d\.")
_EN_DAY = re.compile(rf"(\d{{1,2}})\s+({'|'.join(EN_MONTHS)})\s+(\d{{4}})")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
# A case of a name («court_gen») is Lithuanian grammar: the fact is the name.
_CASES = ("_gen", "_dat", "_loc")
_LT_DECIMAL = re.compile(r"(?<=\d),(?=\d)")


def differences(first: ClauseText, second: ClauseText) -> Iterator[str]:
    """What stands in one of the two texts and not in the other, in words."""
    for name in _one_sided(_facts(first), _facts(second)):
        yield phrase("the fact {name} is printed", name=name)
    for day in _one_sided(_days(first), _days(second)):
        yield phrase("the day {day} stands", day=day)
    for number in _one_sided(_numbers(first), _numbers(second)):
        yield phrase("the number {number} stands", number=number)
    if [passage.kind for passage in first.passages] != [passage.kind for passage in second.passages]:
        yield phrase("a quotation or a sub-item stands")
    if bool(first.heading) != bool(second.heading):
        yield phrase("a heading stands")


def _one_sided(ours: Counter[str], theirs: Counter[str]) -> list[str]:
    """What stands more often on one side than on the other."""
    return sorted((ours - theirs) + (theirs - ours))


def _facts(text: ClauseText) -> Counter[str]:
    """The facts printed or asked for, once each however often: grammar may want one again."""
    tags = " ".join(_QUOTED.sub("", piece.text) for piece in _pieces(text) if piece.kind == "tag")
    named = (_plain(name) for name in _FACT.findall(tags) if not name.startswith("term."))
    return Counter(set(named))


def _plain(name: str) -> str:
    return next((name.removesuffix(case) for case in _CASES if name.endswith(case)), name)


def _days(text: ClauseText) -> Counter[str]:
    return _split(text)[0]


def _numbers(text: ClauseText) -> Counter[str]:
    return _split(text)[1]


def _split(text: ClauseText) -> tuple[Counter[str], Counter[str]]:
    """The days a text writes out, and the numbers that are left when they are taken out."""
    words = " ".join(_words(text))
    days: Counter[str] = Counter()

    def take(year: str, month: int, day: str) -> str:
        days[f"{year}-{month:02d}-{int(day):02d}"] += 1
        return " "

    words = _LT_DAY.sub(lambda found: take(found[1], LT_MONTHS.index(found[2]) + 1, found[3]), words)
    words = _EN_DAY.sub(lambda found: take(found[3], EN_MONTHS.index(found[2]) + 1, found[1]), words)
    words = _ISO_DAY.sub(lambda found: take(found[1], int(found[2]), found[3]), words)
    return days, Counter(_NUMBER.findall(_LT_DECIMAL.sub(".", words)))


def _words(text: ClauseText) -> Iterable[str]:
    yield text.heading or ""
    yield from (piece.text for piece in _pieces(text) if piece.kind in ("text", "italic", "bold"))


def _pieces(text: ClauseText) -> Iterator[Piece]:
    return (piece for passage in text.passages for piece in passage.pieces)
