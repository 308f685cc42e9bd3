"""What two accounts of one judgment come to: which built-in precedent it is, which imported one, and what one account adds to another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from litigator.citations.authority import Precedent
from litigator.precedents.importing.composing import UNKNOWN_LANGUAGE
from litigator.precedents.judgment import Judgment
from litigator.precedents.texts import Texts
from litigator.tongue import phrase

_FILLED = (
    "formation",
    "date",
    "final",
    "numbers",
    "ecli",
    "state",
    "articles",
    "keywords",
    "issues",
    "conclusion",
    "importance",
    "url",
    "precedent",
)
# What is the decision's own and the same in every language it is published in.
_OF_THE_DECISION = ("date", "final", "numbers", "ecli", "state", "precedent", "issues")
_NO_LONGER_MISSING = {"title": "a name", "numbers": "a number", "date": "the date", "court": "which court"}


class Precedents:
    """The built-in decisions, by ECLI and by number."""

    def __init__(self, precedents: Iterable[Precedent]) -> None:
        self._by_ecli: dict[str, Precedent] = {}
        self._by_number: dict[str, list[Precedent]] = defaultdict(list)
        for entry in precedents:
            if entry.status == "pending":
                continue
            if entry.ecli:
                self._by_ecli[entry.ecli] = entry
            for number in entry.numbers:
                self._by_number[number].append(entry)

    def of(self, judgment: Judgment) -> Precedent | None:
        """The built-in entry of the same decision: by number and date, or by an ECLI whose date does not contradict."""
        if judgment.kind == "opinion":
            return None
        for number in judgment.numbers:
            for entry in self._by_number.get(number, ()):
                if entry.date is not None and entry.date == judgment.date:
                    return entry
        named = self._by_ecli.get(judgment.ecli or "")
        if named is None or (named.date and judgment.date and named.date != judgment.date):
            return None
        return named


def with_precedent(judgment: Judgment, precedents: Precedents) -> Judgment:
    """`judgment` with the id and the issues of its built-in entry, where there is one."""
    entry = precedents.of(judgment)
    if entry is None:
        return judgment
    return replace(judgment, precedent=entry.id, issues=judgment.issues or entry.issues)


def filled(known: Judgment, more: Judgment) -> Judgment:
    """`known`, and of `more` what it lacked. An account of a translation adds only what is the decision's own."""
    translated = bool(more.language) and more.language != known.language and known.language != UNKNOWN_LANGUAGE
    names = _OF_THE_DECISION if translated else _FILLED
    added = {name: getattr(more, name) for name in names if not getattr(known, name) and getattr(more, name)}
    if more.title and not translated and "a name" in known.missing and "a name" not in more.missing:
        added["title"] = more.title
    if known.court == "other" and more.court != "other":
        added["court"] = more.court
    if known.kind == "other" and more.kind != "other":
        added["kind"] = more.kind
    if known.language == UNKNOWN_LANGUAGE and more.language not in ("", UNKNOWN_LANGUAGE):
        added["language"] = more.language
    gone = {_NO_LONGER_MISSING[name] for name in added if name in _NO_LONGER_MISSING}
    if "language" in added:
        gone.add("the language")
    missing = tuple(what for what in known.missing if what not in gone)
    return replace(known, **added, missing=missing) if added else known


def added_to(known: Judgment, fuller: Judgment) -> Sequence[str]:
    """The names of what `fuller` says and `known` did not."""
    names = (*_FILLED, "title", "court", "kind", "language")
    return [name for name in names if getattr(known, name) != getattr(fuller, name)]


def same_elsewhere(texts: Texts, judgment: Judgment, text_hash: str) -> tuple[int, str] | None:
    """Another imported judgment that is this one, and by what it shows: the ECLI, the number and date, or the text itself.

    The same decision in another language is another text, and no duplicate.
    """
    found: list[tuple[int, str]] = []
    if judgment.ecli:
        found += [(key, phrase("the same ECLI")) for key in texts.keys_with_ecli(judgment.ecli)]
    if judgment.numbers and judgment.date:
        found += [(key, phrase("the same number and date")) for key in texts.keys_on(judgment.numbers, judgment.date)]
    for key, how in found:
        other = texts.known(key)
        if other.id == judgment.id or other.language != judgment.language or _differ_in_kind(other, judgment):
            continue
        contradicts = other.ecli and judgment.ecli and other.ecli != judgment.ecli
        if judgment.court == "ECtHR" or not contradicts:
            return key, how
    same = next((key for key in texts.keys_with_text(text_hash) if texts.known(key).id != judgment.id), None)
    return None if same is None else (same, phrase("the same text"))


def of_another_case(one: Judgment, other: Judgment) -> bool:
    """Whether two that bear one id are different judgments: lists of strangers count their rows, and two of them have a row 1.

    Their numbers and their days both differ: a number or a day that was mended leaves the other as it was.
    """
    numbers = [{number.split()[0] for number in each.numbers} for each in (one, other)]
    days_differ = None not in (one.date, other.date) and one.date != other.date
    return days_differ and all(numbers) and numbers[0].isdisjoint(numbers[1])


def _differ_in_kind(one: Judgment, other: Judgment) -> bool:
    return "other" not in (one.kind, other.kind) and one.kind != other.kind


def meant_by(texts: Texts, row: Judgment) -> list[int]:
    """The imported judgments that a row of metadata speaks of: by id, by ECLI, by number and date; the row's language first."""
    key = texts.key_of(row.id) if row.id else None
    if key is not None and not of_another_case(texts.known(key), row):
        return [key]
    keys = texts.keys_with_ecli(row.ecli) if row.ecli else []
    if not keys and row.numbers and row.date:
        keys = texts.keys_on(row.numbers, row.date)
    known: Mapping[int, Judgment] = {key: texts.known(key) for key in keys}
    return [key for key, judgment in known.items() if not _differ_in_kind(judgment, row)]
